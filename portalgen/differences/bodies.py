"""Difference of two bodies by blocks, in reading order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from portalgen.differences.alignment import Pair
from portalgen.differences.block_matching import BlockMatches, match_blocks
from portalgen.differences.excerpts import cut_excerpt
from portalgen.differences.tables import compare_tables
from portalgen.differences.value_changes import ValueChange, compare_values
from portalgen.differences.word_runs import TextRun, compare_texts
from portalgen.frozen import frozen
from portalgen.render.markdown.body_blocks import BodyBlock
from portalgen.text.bilingual import Bilingual as B

BlockChangeKind = Literal["added", "removed", "changed", "moved", "split", "joined"]
Direction = Literal["", "up", "down"]

BREAK: Final = "\n"
"""The separator between the texts of split or joined blocks, also in runs."""


@frozen
class BlockChange:
    """The change of a block, or of several in a row."""

    change: BlockChangeKind
    before: tuple[BodyBlock, ...]
    after: tuple[BodyBlock, ...]
    runs: tuple[TextRun, ...] = ()
    """The words; empty if they are unchanged, or if all text was added or removed."""
    values: tuple[ValueChange, ...] = ()
    """Other differences: links, form, level, the values of pictures and shortcodes, the cells of tables."""
    section: str = ""
    """The heading above it; for a removed block, its former heading."""
    follows: str = ""
    """How the text of the block before it begins; empty at the beginning."""
    follows_kind: str = ""
    """The kind of that block."""
    followed: str = ""
    """For a moved block, the same at its former place."""
    followed_kind: str = ""
    section_before: str = ""
    """For a moved block, its former heading."""
    direction: Direction = ""
    """For a moved block."""


def compare_bodies(before: Sequence[BodyBlock], after: Sequence[BodyBlock]) -> tuple[BlockChange, ...]:
    """Return the differences of two bodies, without unchanged blocks."""
    if list(before) == list(after):
        return ()
    matches = match_blocks(before, after)
    places = _Places(before, after, matches)
    changes = [
        *((places.key_after(target), _changed(before[index], after[target])) for index, target in matches.changed),
        *((places.key_after(min(parts)), _split(before[index], _pick(after, parts))) for index, parts in matches.split),
        *((places.key_after(index), _joined(_pick(before, parts), after[index])) for parts, index in matches.joined),
        *_moves(before, after, matches, places),
        *((places.key_before(group[0]), _removed(group, before)) for group in _rows_in_order(matches.removed, before)),
        *((places.key_after(group[0]), _added(group, after)) for group in _rows_in_order(matches.added, after)),
    ]
    return tuple(places.describe(key, change) for key, change in sorted(changes, key=lambda each: each[0].order))


@frozen
class _Key:
    """The place of a change: among the blocks of the new version; a removed block follows its former predecessor."""

    order: tuple[int, int, int]
    index: int
    is_before: bool


class _Places:
    """The present and former places of blocks."""

    def __init__(self, before: Sequence[BodyBlock], after: Sequence[BodyBlock], matches: BlockMatches) -> None:
        self._sides = {True: before, False: after}
        self._sections = {True: _sections_of(before), False: _sections_of(after)}
        self._fixed = sorted((*matches.same, *matches.changed, *_ends_of_parts(matches)))
        self._firsts = [pair[0] for pair in self._fixed]
        self._seconds = sorted(pair[1] for pair in self._fixed)

    def key_after(self, index: int) -> _Key:
        """Return the place of a change of a block in the new version."""
        return _Key((index, 0, 0), index, is_before=False)

    def key_before(self, index: int) -> _Key:
        """Return the place of a change of a block in the former version."""
        at = bisect_left(self._firsts, index)
        return _Key((self._fixed[at - 1][1] if at else -1, 1, index), index, is_before=True)

    def direction(self, pair: Pair) -> Direction:
        """Return the direction in which a block moved among unmoved blocks."""
        was, now = bisect_left(self._firsts, pair[0]), bisect_left(self._seconds, pair[1])
        return "up" if now < was else "down"

    def follows(self, index: int, *, is_before: bool) -> str:
        """Return the beginning of the previous block."""
        side = self._sides[is_before]
        return cut_excerpt(say_block(side[index - 1])) if index else ""

    def follows_kind(self, index: int, *, is_before: bool) -> str:
        """Return the kind of the previous block."""
        return self._sides[is_before][index - 1].kind if index else ""

    def section(self, index: int, *, is_before: bool) -> str:
        """The heading above a block."""
        return self._sections[is_before][index]

    def describe(self, key: _Key, change: BlockChange) -> BlockChange:
        """Return the change with its place."""
        return replace(
            change,
            section=self.section(key.index, is_before=key.is_before),
            follows=self.follows(key.index, is_before=key.is_before),
            follows_kind=self.follows_kind(key.index, is_before=key.is_before),
        )


def _ends_of_parts(matches: BlockMatches) -> Iterator[Pair]:
    yield from ((index, min(parts)) for index, parts in matches.split)
    yield from ((min(parts), index) for parts, index in matches.joined)


def _sections_of(blocks: Iterable[BodyBlock]) -> list[str]:
    """Return the heading above each block; for a heading, the heading above it."""
    sections: list[str] = []
    open_headings: list[BodyBlock] = []
    for block in blocks:
        while block.kind == "heading" and open_headings and open_headings[-1].level >= block.level:
            open_headings.pop()
        sections.append(open_headings[-1].text if open_headings else "")
        if block.kind == "heading":
            open_headings.append(block)
    return sections


def _pick(blocks: Sequence[BodyBlock], indices: Iterable[int]) -> tuple[BodyBlock, ...]:
    return tuple(blocks[index] for index in indices)


def say_block(block: BodyBlock) -> str:
    """Return the text that identifies a block."""
    if block.kind == "table" and not block.text:
        return " | ".join(block.rows[0]) if block.rows else ""
    return block.text or block.value("file") or block.name


def _rows_in_order(indices: Sequence[int], side: Sequence[BodyBlock]) -> Iterator[list[int]]:
    """Yield neighbours that were added or removed together; a heading begins another group."""
    group: list[int] = []
    for index in indices:
        if group and (index != group[-1] + 1 or side[index].kind == "heading"):
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _removed(group: Sequence[int], before: Sequence[BodyBlock]) -> BlockChange:
    return BlockChange("removed", _pick(before, group), ())


def _added(group: Sequence[int], after: Sequence[BodyBlock]) -> BlockChange:
    return BlockChange("added", (), _pick(after, group))


def _changed(before: BodyBlock, after: BodyBlock) -> BlockChange:
    if before.kind == after.kind == "table":
        values = compare_tables(before.text, before.rows, after.text, after.rows)
        return BlockChange("changed", (before,), (after,), (), (*values, *_compare_form(before, after)))
    if before.kind == after.kind == "code":
        runs = compare_texts(before.text, after.text) if before.text != after.text else ()
        return BlockChange("changed", (before,), (after,), runs)
    runs = compare_texts(before.text, after.text) if before.text != after.text and not after.values else ()
    return BlockChange("changed", (before,), (after,), runs, tuple(_compare_form(before, after)))


def _split(before: BodyBlock, after: tuple[BodyBlock, ...]) -> BlockChange:
    runs = compare_texts(before.text, BREAK.join(block.text for block in after))
    return BlockChange("split", (before,), after, runs)


def _joined(before: tuple[BodyBlock, ...], after: BodyBlock) -> BlockChange:
    runs = compare_texts(BREAK.join(block.text for block in before), after.text)
    return BlockChange("joined", before, (after,), runs)


def _moves(
    before: Sequence[BodyBlock], after: Sequence[BodyBlock], matches: BlockMatches, places: _Places
) -> Iterator[tuple[_Key, BlockChange]]:
    """Yield moved blocks; neighbours moved together unchanged are a single change."""
    group: list[Pair] = []
    for pair in (*sorted(matches.moved), None):
        if group and (pair is None or not _goes_on(group[-1], pair, before, after)):
            yield places.key_after(group[0][1]), _moved(group, before, after, places)
            group = []
        if pair is not None:
            group.append(pair)


def _goes_on(last: Pair, pair: Pair, before: Sequence[BodyBlock], after: Sequence[BodyBlock]) -> bool:
    is_next = pair == (last[0] + 1, last[1] + 1)
    return is_next and before[pair[0]] == after[pair[1]] and before[last[0]] == after[last[1]]


def _moved(
    group: Sequence[Pair], before: Sequence[BodyBlock], after: Sequence[BodyBlock], places: _Places
) -> BlockChange:
    first, second = _pick(before, (pair[0] for pair in group)), _pick(after, (pair[1] for pair in group))
    inner = _changed(first[0], second[0]) if first != second else BlockChange("moved", first, second)
    return replace(
        inner,
        change="moved",
        before=first,
        after=second,
        followed=places.follows(group[0][0], is_before=True),
        followed_kind=places.follows_kind(group[0][0], is_before=True),
        section_before=places.section(group[0][0], is_before=True),
        direction=places.direction(group[0]),
    )


KIND_LABELS: Final[Mapping[str, B]] = {
    "paragraph": B("đoạn", "paragraph"),
    "heading": B("tiêu đề mục", "heading"),
    "list_item": B("mục liệt kê", "list entry"),
    "term": B("từ được giải thích", "term"),
    "quote": B("đoạn trích", "quotation"),
    "boxed": B("đoạn trong khung", "paragraph in a box"),
    "footnote": B("chú thích cuối bài", "footnote"),
    "table": B("bảng", "table"),
    "code": B("khối chữ giữ nguyên dạng", "preformatted block"),
    "picture": B("ảnh", "picture"),
    "attachment": B("tệp trong bài", "file in the text"),
    "shortcode": B("khối dựng sẵn", "ready-made block"),
    "rule": B("đường kẻ ngang", "dividing line"),
    "line": B("dòng của tệp", "line of the file"),
}
"""The names of block kinds within a sentence."""

_KIND: Final = B("Dạng", "Kind")
_LEVEL: Final = B("Cấp", "Level")
_LINK: Final = B("Liên kết", "Link")
_FORM: Final = B(
    "Trình bày (in đậm, in nghiêng, xuống dòng, dấu trang…)", "Form (bold, italic, line breaks, anchors …)"
)
_NUMBERING: Final = B("Kiểu liệt kê", "Kind of list")
_LANGUAGE: Final = B("Ngôn ngữ của khối", "Language of the block")


def _compare_form(before: BodyBlock, after: BodyBlock) -> Iterator[ValueChange]:
    """Everything of a block but its words."""
    if before.kind != after.kind:
        # Its name is filled in when the text is written in a language.
        yield ValueChange("kind", _KIND, before.kind, after.kind)
    elif before.level != after.level:
        yield ValueChange("level", _LEVEL, str(before.level), str(after.level))
    if before.name != after.name and before.kind == after.kind == "list_item":
        yield ValueChange("numbering", _NUMBERING, before.name or "plain", after.name or "plain")
    yield from _compare_block_values(before, after)
    links = list(_compare_links(before, after))
    yield from links
    if not links and before.text == after.text and before.form != after.form and before.rows == after.rows:
        yield ValueChange("form", _FORM, "", "")


def _compare_block_values(before: BodyBlock, after: BodyBlock) -> Iterator[ValueChange]:
    labels = {each.name: each.label for each in (*before.values, *after.values)}
    for name, label in labels.items():
        first, second = before.value(name), after.value(name)
        if first != second:
            yield compare_values(name, label, first, second, in_words=" " in first and " " in second)


def _compare_links(before: BodyBlock, after: BodyBlock) -> Iterator[ValueChange]:
    """Yield changed links by their text; links with a removed text as removed, new links as added."""
    first = {link.text: link.target for link in before.links}
    second = {link.text: link.target for link in after.links}
    for text, target in second.items():
        if first.get(text) != target and not (text not in first and target in first.values()):
            yield ValueChange("link", label_of_link(text), first.get(text, ""), target)
    for text, target in first.items():
        if text not in second and target not in second.values():
            yield ValueChange("link", label_of_link(text), target, "")


def label_of_link(text: str) -> B:
    """Return the label of a link from its text."""
    quoted = cut_excerpt(text)
    return B(f"{_LINK.vi} «{quoted}»", f"{_LINK.en} «{quoted}»") if quoted else _LINK
