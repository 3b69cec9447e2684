"""Changes of blocks of a text, in sentences: the place, the change, and the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final

from portalgen.differences.bodies import KIND_LABELS, BlockChange, say_block
from portalgen.differences.excerpts import cut_excerpt, quote_excerpt
from portalgen.differences.form_changes import list_marks
from portalgen.differences.formats.statements import DifferenceStatement, MarkedSpan, SpanMark, spans_of_runs, statement
from portalgen.differences.formats.value_statements import describe_value
from portalgen.frozen import frozen
from portalgen.render.markdown.body_blocks import BodyBlock
from portalgen.render.shortcodes.table import SHORTCODES
from portalgen.text.bilingual import Bilingual as B

_FEWEST_REPETITIONS: Final = 4
_MARKS: Final = ".,;:!?()«»“”…"


@frozen
class DetailLimits:
    """Limits of detail, beyond which a sentence states the omission."""

    letters: int
    """Of a block."""
    rows: int
    """Of a table."""
    statements: int
    """Changes of a page."""
    parts: int
    """Blocks of a change."""
    files: int
    """Files other than pages."""


REPORT_LIMITS: Final = DetailLimits(letters=3_000, rows=12, statements=100, parts=60, files=50)
WHOLE_DETAIL: Final = DetailLimits(*[1 << 40] * 5)
"""For text to be signed, which must be shown whole."""

_IN_SECTION: Final = B("Mục «{section}»", "Section «{section}»")
_AT_START: Final = B("ở đầu bài", "at the beginning")
_MORE: Final = B("… và {count} thay đổi nữa trong bài này", "… and {count} more changes on this page")
_MORE_ROWS: Final = B("… và {count} hàng nữa", "… and {count} more rows")
_MORE_PARTS: Final = B("… và {count} phần nữa", "… and {count} more parts")
_REPEATED: Final = B("Cùng một cách sửa ở {count} chỗ: ", "The same change at {count} places: ")
_HEAD_NOUN: Final = re.compile(r".*?(?= in | of |$)")
_LINKS: Final = B("liên kết tới {links}", "links to {links}")
_STRUCK: Final = B("gạch ngang «{words}»", "struck through «{words}»")
_WHOLE_SECTION: Final = B("cả mục", "the section")
_REPEATED_SHOWN: Final = B("; từng chỗ ở dưới đây", "; each of them follows")
_VERBS: Final = {
    "added": B("thêm {what}", "{what} added"),
    "removed": B("bỏ {what}", "{what} removed"),
    "changed": B("sửa {what}", "{what} changed"),
    "split": B("tách {what} thành {count} đoạn", "{what} split into {count}"),
    "joined": B("nối {count} đoạn thành một", "{count} paragraphs joined to one"),
}
_MOVED: Final = {
    "up": B("chuyển {what} {text} lên trên", "{what} {text} moved up"),
    "down": B("chuyển {what} {text} xuống dưới", "{what} {text} moved down"),
}
_FROM_TO: Final = B(": trước ở {before}, nay ở {after}", ": before {before}, now {after}")
_BEGINNING: Final = B("đầu bài", "the beginning")
_BEHIND: Final = B("sau {what}«{text}»", "after {what}«{text}»")
_NAMED_KINDS: Final = frozenset(("picture", "table", "attachment", "shortcode", "heading", "code"))
"""Kinds of blocks named in a place."""
_OF_SECTION: Final = B(" (mục «{section}»)", " (section «{section}»)")


def describe_blocks(
    changes: Sequence[BlockChange], language: str, limits: DetailLimits = REPORT_LIMITS
) -> tuple[DifferenceStatement, ...]:
    """Return the changes of a page's text, each separately; before them, repeated changes of words."""
    statements = [_describe_repeated(each, count, changes, language) for each, count in _find_repeated(changes).items()]
    statements += [describe_block(change, language, limits) for change in changes]
    if len(statements) > limits.statements:
        rest = statement(_MORE.text(language).format(count=len(statements) - limits.statements))
        return (*statements[: limits.statements], rest)
    return tuple(statements)


_Replacement = tuple[str, str]
"""(removed text, added text)."""


def _find_repeated(changes: Iterable[BlockChange]) -> dict[_Replacement, int]:
    counts: Counter[_Replacement] = Counter()
    for change in changes:
        counts.update(_replacements_of(change))
    return {each: count for each, count in counts.most_common() if count >= _FEWEST_REPETITIONS}


def _replacements_of(change: BlockChange) -> list[_Replacement]:
    """Return each change of words in a block that stayed at its place."""
    return [each for each, _ in _located_replacements(change)] if change.change == "changed" else []


def _located_replacements(change: BlockChange) -> Iterator[tuple[_Replacement, tuple[str, str]]]:
    """Each change of words, with the words before and after it."""
    runs = change.runs
    at = 0
    while at < len(runs):
        end = at + 1
        if runs[at].kind != "same":
            if runs[at].kind == "removed" and end < len(runs) and runs[end].kind == "added":
                end += 1
            words = {run.kind: run.text.strip() for run in runs[at:end]}
            before = runs[at - 1].text.split()[-1:] if at else []
            after = runs[end].text.split()[:1] if end < len(runs) else []
            yield (words.get("removed", ""), words.get("added", "")), ("".join(before), "".join(after))
        at = end


def _describe_repeated(
    replacement: _Replacement, count: int, changes: Iterable[BlockChange], language: str
) -> DifferenceStatement:
    """Return the statement of a repeated change of words, with the adjacent word on each side if always the same."""
    places = [
        place
        for change in changes
        if change.change == "changed"
        for each, place in _located_replacements(change)
        if each == replacement
    ]
    before, after = ({place[side].strip(_MARKS) for place in places} for side in (0, 1))
    spans = [MarkedSpan("removed", replacement[0])] if replacement[0] else []
    spans += [MarkedSpan("added", replacement[1])] if replacement[1] else []
    lead = MarkedSpan("context", f"{before.pop()} " if len(before) == 1 else "")
    tail = MarkedSpan("context", f" {after.pop()}" if len(after) == 1 else "")
    return statement(_REPEATED.text(language).format(count=count), lead, *spans, tail, _REPEATED_SHOWN.text(language))


def list_text(
    changes: Sequence[BlockChange], language: str, limits: DetailLimits = REPORT_LIMITS
) -> tuple[DifferenceStatement, ...]:
    """Return all of the text of a new or removed page, block by block."""
    statements: list[DifferenceStatement] = []
    for change in changes:
        mark: SpanMark = "added" if change.change == "added" else "removed"
        for block in change.after or change.before:
            statements += _details_of(block, mark, language, limits)
    if len(statements) > limits.statements:
        rest = statement(_MORE_PARTS.text(language).format(count=len(statements) - limits.statements))
        return (*statements[: limits.statements], rest)
    return tuple(statements)


def describe_block(change: BlockChange, language: str, limits: DetailLimits = REPORT_LIMITS) -> DifferenceStatement:
    """Return the statement of a change of a block, or of several in a row."""
    return replace(_describe_block(change, language, limits), source=_digest_of(change))


def _digest_of(change: BlockChange) -> str:
    """Return a digest of all blocks: edits that read alike may have different surroundings."""
    alone = replace(change, follows="", follows_kind="", followed="", followed_kind="")
    return sha256(repr(alone).encode("utf-8", "backslashreplace")).hexdigest()


def _describe_block(change: BlockChange, language: str, limits: DetailLimits) -> DifferenceStatement:
    if change.change == "moved":
        return _describe_moved(change, language)
    if change.change in ("added", "removed"):
        return _describe_whole(change, language, limits)
    what = _name_kinds(change.before if change.change != "joined" else change.after, language)
    text = _VERBS[change.change].text(language)
    count = len(change.after if change.change == "split" else change.before)
    lead = _begin(change, text.format(what=what, count=count), language)
    details = [describe_value(value, language) for value in change.values]
    runs = list(spans_of_runs(change.runs, language))
    if not runs:
        subject = quote_excerpt(say_block((change.after or change.before)[0]))
        if len(details) == 1:
            return statement(f"{lead} {subject}: ", *details[0].spans, details=details[0].details)
        return statement(f"{lead} {subject}", details=details)
    return statement(f"{lead}: ", *runs, details=details)


def _say_place(change: BlockChange, language: str) -> str:
    """Return the place: its heading; for new or removed blocks also the previous block."""
    parts = []
    if change.section:
        parts.append(_IN_SECTION.text(language).format(section=cut_excerpt(change.section)))
    if change.change in ("added", "removed"):
        if not change.follows:
            parts.append(_AT_START.text(language))
        elif change.follows != cut_excerpt(change.section):
            parts.append(_say_behind(change.follows, change.follows_kind, language))
    return ", ".join(parts)


def _begin(change: BlockChange, text: str, language: str) -> str:
    """Return the place and the kind of change."""
    place = _say_place(change, language)
    return _capitalize(f"{place}: {text}" if place else text)


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]


def _name_kinds(blocks: Sequence[BodyBlock], language: str) -> str:
    """`đoạn`, or `3 đoạn, 1 bảng`."""
    if len(blocks) == 1:
        return _name_kind(blocks[0], language)
    counts = Counter(block.kind for block in blocks)
    return ", ".join(f"{count} {_plural(KIND_LABELS[kind], count, language)}" for kind, count in counts.items())


def _name_kind(block: BodyBlock, language: str) -> str:
    """Return the name of a block; a shortcode by its own name."""
    label = next((each.label.text(language) for each in SHORTCODES if each.name == block.name), "")
    if block.kind != "shortcode" or not label:
        return KIND_LABELS[block.kind].text(language)
    return label[:1].lower() + label[1:]


def _plural(label: B, count: int, language: str) -> str:
    text = label.text(language)
    if language == "vi" or count == 1:
        return text
    word = _HEAD_NOUN.match(text)
    head = word[0] if word is not None else text
    return (f"{head[:-1]}ies" if head.endswith("y") else f"{head}s") + text[len(head) :]


def _describe_whole(change: BlockChange, language: str, limits: DetailLimits) -> DifferenceStatement:
    blocks = change.after or change.before
    mark: SpanMark = "added" if change.change == "added" else "removed"
    what = _name_kinds(blocks, language)
    lead = _begin(change, _VERBS[change.change].text(language).format(what=what), language)
    if len(blocks) == 1 and not blocks[0].rows:
        return statement(f"{lead}: ", MarkedSpan(mark, _say_whole(blocks[0], language, limits)))
    details = [detail for block in blocks[: limits.parts] for detail in _details_of(block, mark, language, limits)]
    if len(blocks) > limits.parts:
        details.append(statement(_MORE_PARTS.text(language).format(count=len(blocks) - limits.parts)))
    return statement(lead, details=details)


_PREFIXES: Final = {"paragraph": "", "boxed": "", "line": "", "list_item": "• "}


def _details_of(block: BodyBlock, mark: SpanMark, language: str, limits: DetailLimits) -> Iterator[DifferenceStatement]:
    """A block as it is; of a table, its rows."""
    prefix = _PREFIXES.get(block.kind)
    if prefix is None:
        prefix = _capitalize(f"{_name_kind(block, language)}: ")
    if not block.rows:
        yield statement(prefix, MarkedSpan(mark, _say_whole(block, language, limits)))
        return
    rows = [
        statement(MarkedSpan(mark, cut_excerpt(" | ".join(row), limits.letters))) for row in block.rows[: limits.rows]
    ]
    if len(block.rows) > limits.rows:
        rows.append(statement(_MORE_ROWS.text(language).format(count=len(block.rows) - limits.rows)))
    if block.links:
        rows.append(statement(MarkedSpan(mark, _say_links(block, language))))
    yield statement(prefix, *([MarkedSpan(mark, block.text)] if block.text else ()), details=rows)


_UNSAID: Final = frozenset(("kind", "align"))
"""Values that affect a block's look and not its content."""


def _say_whole(block: BodyBlock, language: str, limits: DetailLimits) -> str:
    """Return all of a block's words with its links' targets; for a picture or a shortcode with its values."""
    text = cut_excerpt(say_block(block), limits.letters)
    values = [each.value for each in block.values if each.value != block.text and each.name not in _UNSAID]
    values += [_STRUCK.text(language).format(words=words) for mark, words in list_marks(block.form) if mark == "s"]
    values += [each for each in block.attributes if not each.startswith(_QUIET_ATTRIBUTES)]
    if block.links:
        values.append(_say_links(block, language))
    return f"{text} ({', '.join(values)})" if values else text


_QUIET_ATTRIBUTES: Final = ("id=", "class=")
"""Attributes of new text without effect on its content."""


def _say_links(block: BodyBlock, language: str) -> str:
    links = "; ".join(" ".join(filter(None, (link.target, link.title))) for link in block.links)
    return _LINKS.text(language).format(links=links)


def _describe_moved(change: BlockChange, language: str) -> DifferenceStatement:
    text = _MOVED[change.direction or "down"].text(language)
    is_section = change.after[0].kind == "heading" and len(change.after) > 1
    what = _WHOLE_SECTION.text(language) if is_section else _name_kinds(change.after, language)
    lead = text.format(what=what, text=quote_excerpt(say_block(change.after[0])))
    sections = change.section_before != change.section
    places = [
        _say_former(behind, section if sections else "", language)
        for behind, section in (
            (_say_behind(change.followed, change.followed_kind, language), change.section_before),
            (_say_behind(change.follows, change.follows_kind, language), change.section),
        )
    ]
    lead = _capitalize(lead)
    runs = list(spans_of_runs(change.runs, language))
    details = [statement(*runs)] if runs else []
    details += [describe_value(value, language) for value in change.values]
    return statement(lead + _FROM_TO.text(language).format(before=places[0], after=places[1]), details=details)


def _say_former(behind: str, section: str, language: str) -> str:
    return behind + (_OF_SECTION.text(language).format(section=cut_excerpt(section)) if section else "")


def _say_behind(text: str, kind: str, language: str) -> str:
    """Return `sau ảnh «…»`, or the beginning of the text."""
    if not text and not kind:
        return _BEGINNING.text(language)
    what = f"{KIND_LABELS[kind].text(language)} " if kind in _NAMED_KINDS else ""
    return _BEHIND.text(language).format(what=what, text=text)
