"""Differences between two versions of a page for readers, as passages of limited size without private words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from portalgen.content.page_history import PassageChange, PassagePart, WordRun, clean_shown_text
from portalgen.differences.bodies import BREAK, BlockChange, compare_bodies
from portalgen.differences.fact_texts import FactReader
from portalgen.differences.word_runs import compare_texts
from portalgen.editorial.page_history.page_snapshots import PageSnapshot, ParsedPage
from portalgen.editorial.records.reason_privacy import find_private_words
from portalgen.frozen import frozen
from portalgen.kinds.definition import Field
from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.dates import format_day_or_moment
from portalgen.render.markdown.body_blocks import BodyBlock, read_body_blocks
from portalgen.text.bilingual import Bilingual

MOST_PASSAGES: Final = 20
"""Of a version; the export gives the number of further passages."""
_LONGEST_PASSAGE: Final = 1200
"""Letters of a passage."""
_CONTEXT: Final = 80
"""Letters of unchanged words on each side of a change."""
_SHORTEST_STATEMENT: Final = 6
"""The least length of a single meaningful word, such as a number; two words, such as a name, are meaningful too."""
_CUT: Final = " … "
_DAY: Final = Bilingual("Ngày", "Date")
_REPLACED: Final = Bilingual("nội dung tệp đã thay", "the file was replaced")
_FILE_TYPES: Final = frozenset({"file", "picture"})


@frozen
class ComparedPassages:
    """The passages shown, and the number of further differences."""

    changes: tuple[PassageChange, ...]
    more: int


@frozen
class _Passage:
    """A passage with its whole text on both sides."""

    part: PassagePart
    name: str
    runs: tuple[WordRun, ...]
    former: tuple[str, ...] = ()
    """The whole former texts around it: a block, a value."""
    surroundings: tuple[str, ...] = ()
    """Further texts checked for private words, in addition to the runs: the surroundings."""


@frozen
class PassageComparer:
    """Compares versions of pages in one language."""

    reader: FactReader

    @property
    def language(self) -> str:
        """The language of labels and values."""
        return self.reader.language

    def list_texts(self, snapshot: PageSnapshot) -> Iterator[str]:
        """Yield the whole texts of a version: title, summary, values, titles of files, blocks."""
        yield from (_value(snapshot.page, part) for part in ("title", "summary"))
        yield from (value for _, value in self._read_facts(snapshot.page).values())
        yield from _titles_of_files(snapshot.page).values()
        yield from map(_text_of, _read_blocks(snapshot.page))

    def compare(
        self, before: PageSnapshot, after: PageSnapshot, withheld: Collection[str] = frozenset()
    ) -> ComparedPassages:
        """Return the differences: title, summary, facts, files, then the text in its order.

        A removed passage from a `withheld` text is not shown, even if it was written again meanwhile.
        """
        passages = [each for each in self._list_passages(before, after) if any(kind != "same" for kind, _ in each.runs)]
        changes = tuple(_as_change(each, withheld) for each in passages[:MOST_PASSAGES])
        return ComparedPassages(changes, max(0, len(passages) - MOST_PASSAGES))

    def _list_passages(self, before: PageSnapshot, after: PageSnapshot) -> Iterator[_Passage]:
        for part in ("title", "summary"):
            first, second = _value(before.page, part), _value(after.page, part)
            if first != second:
                yield _words_of(part, "", first, second)
        yield from self._list_facts(before.page, after.page)
        yield from self._list_files(before, after)
        yield from self._list_blocks(before.page, after.page)

    def _list_facts(self, before: ParsedPage, after: ParsedPage) -> Iterator[_Passage]:
        first, second = self._read_facts(before), self._read_facts(after)
        for name in dict.fromkeys((*second, *first)):
            label, old = first.get(name, ("", ""))
            label, new = second.get(name, (label, ""))
            if old != new:
                yield _words_of("fact", label, old, new)

    def _read_facts(self, page: ParsedPage) -> Mapping[str, tuple[str, str]]:
        """Return (label, value in words) of each field visible to readers, by name."""
        if page.front_matter is None:
            return {}
        values, kind = page.front_matter.values, page.front_matter.kind
        fields = [
            each for each in kind.fields if each.is_shown and each.type not in _FILE_TYPES and not _has_files(each)
        ]
        facts = {
            each.name: (each.label.text(self.language), self.reader.format_fact(each, values[each.name]))
            for each in fields
            if each.name in values
        }
        day = values.get("date")
        return {"date": (_DAY.text(self.language), self._say_day(day)), **facts} if day is not None else facts

    def _say_day(self, day: datetime) -> str:
        return format_day_or_moment(to_vietnam_time(day), self.language)

    def _list_files(self, before: PageSnapshot, after: PageSnapshot) -> Iterator[_Passage]:
        first, second = _titles_of_files(before.page), _titles_of_files(after.page)
        for name in dict.fromkeys((*second, *first)):
            old, new = first.get(name, ""), second.get(name, "")
            if old != new:
                yield _words_of("file", name, old, new)
            elif before.files.get(name) != after.files.get(name):
                runs: tuple[WordRun, ...] = (("same", f"{new} "), ("added", f"({_REPLACED.text(self.language)})"))
                yield _Passage("file", name, runs)

    def _list_blocks(self, before: ParsedPage, after: ParsedPage) -> Iterator[_Passage]:
        for change in compare_bodies(_read_blocks(before), _read_blocks(after)):
            yield from _passages_of_block(change, self.language)


def _passages_of_block(change: BlockChange, language: str) -> Iterator[_Passage]:
    """Yield the changed words of a block, then its changed cells and values; a moved block has no changed words."""
    former, surroundings = tuple(map(_text_of, change.before)), tuple(map(_text_of, change.after))
    if change.runs:
        yield _Passage("text", "", tuple((run.kind, run.text) for run in change.runs), former, surroundings)
    elif change.change == "removed":
        yield from (_Passage("text", "", (("removed", text),), (text,)) for text in former if text)
    elif change.change == "added":
        yield from (_Passage("text", "", (("added", text),)) for text in surroundings if text)
    for value in change.values:
        if value.name not in ("form", "kind", "level", "numbering"):
            runs = tuple((run.kind, run.text) for run in value.runs)
            if not runs or value.is_list:
                runs = _words_of("fact", "", value.before, value.after).runs
            yield _Passage("fact", value.label.text(language), runs, former, surroundings)


def _words_of(part: Any, name: str, before: str, after: str) -> _Passage:
    """Return the passage of two texts; a new or removed text is one passage."""
    if not before or not after:
        run: WordRun = ("added", after) if after else ("removed", before)
        return _Passage(part, name, (run,), (before,) if before else ())
    return _Passage(part, name, tuple((each.kind, each.text) for each in compare_texts(before, after)), (before,))


def _as_change(passage: _Passage, withheld: Collection[str]) -> PassageChange:
    """Return the passage with its words, or without if it contains withheld text; its name may quote that too."""
    sides = ("".join(text for kind, text in passage.runs if kind != other) for other in ("added", "removed"))
    if _stood_in(passage, withheld) or has_private_words(
        (*sides, *passage.former, *passage.surroundings, passage.name)
    ):
        return PassageChange(passage.part, is_withheld=True)
    runs = tuple((kind, clean_shown_text(text)) for kind, text in _limit(_shorten(passage.runs)))
    return PassageChange(passage.part, clean_shown_text(passage.name), runs)


def _stood_in(passage: _Passage, withheld: Collection[str]) -> bool:
    """Return True if the passage is a withheld text, or its removed words are part of one."""
    gone = [words for kind, text in passage.runs if kind == "removed" and _says_something(words := text.strip())]
    return any(each in withheld for each in passage.former) or any(words in each for words in gone for each in withheld)


def _says_something(words: str) -> bool:
    return " " in words or len(words) >= _SHORTEST_STATEMENT


def has_private_words(texts: Iterable[str]) -> bool:
    """Return True if the privacy rules would report any of these texts."""
    return any(True for text in texts for _ in find_private_words(text, ""))


def _shorten(runs: tuple[WordRun, ...]) -> Iterator[WordRun]:
    """Yield the runs, with long unchanged stretches cut to the words next to a change."""
    last = len(runs) - 1
    for number, (kind, text) in enumerate(runs):
        if kind != "same" or len(text) <= 2 * _CONTEXT:
            yield kind, text
            continue
        begin = "" if number == 0 else _head(text)
        end = "" if number == last else _tail(text)
        yield kind, f"{begin}{_CUT}{end}".lstrip() if number == 0 else f"{begin}{_CUT}{end}"


def _head(text: str) -> str:
    return text[:_CONTEXT].rpartition(" ")[0] or text[:_CONTEXT]


def _tail(text: str) -> str:
    return text[-_CONTEXT:].partition(" ")[2] or text[-_CONTEXT:]


def _limit(runs: Iterable[WordRun]) -> Iterator[WordRun]:
    """Yield the runs up to the length of a passage, cut at the end of a word."""
    left = _LONGEST_PASSAGE
    for kind, text in runs:
        if len(text) > left:
            yield kind, f"{text[:left].rpartition(' ')[0] or text[:left]}{_CUT.rstrip()}"
            return
        left -= len(text)
        yield kind, text


def _read_blocks(page: ParsedPage) -> tuple[BodyBlock, ...]:
    return read_body_blocks(page.body.replace("\r\n", "\n").replace("\r", "\n"), page.path)


def _text_of(block: BodyBlock) -> str:
    rows = BREAK.join(" | ".join(row) for row in block.rows)
    values = "; ".join(each.value for each in block.values)
    return BREAK.join(each for each in (block.text, rows, values) if each)


def _value(page: ParsedPage, name: str) -> str:
    values = page.front_matter.values if page.front_matter is not None else {}
    return re.sub(r"\s+", " ", str(values.get(name) or "")).strip()


def _titles_of_files(page: ParsedPage) -> Mapping[str, str]:
    """Return the visible title of each file named in the front matter."""
    values = page.front_matter.values if page.front_matter is not None else {}
    shown = {
        str(each["file"]): " ".join(filter(None, (str(each.get(key) or "") for key in ("title", "alt", "caption"))))
        for key in ("attachments", "images")
        for each in values.get(key, ())
        if each.get("file")
    }
    return {name: title or name for name, title in shown.items()}


def _has_files(field: Field) -> bool:
    return any(each.type in _FILE_TYPES for each in field.fields)
