"""What differs between two versions of a page for its readers, as passages of bounded size without private words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from portalgen.content.page_history import PassageChange, PassagePart, WordRun, clean_shown_text
from portalgen.differences.bodies import BREAK, BlockChange, compare_bodies
from portalgen.differences.fact_texts import FactReader
from portalgen.differences.value_changes import ValueChange
from portalgen.differences.word_runs import compare_texts
from portalgen.editorial.page_history.page_snapshots import PageSnapshot, ParsedPage
from portalgen.editorial.records.reason_privacy import find_private_words
from portalgen.kinds.definition import Field
from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.formats import format_day_time
from portalgen.render.markdown.body_blocks import BodyBlock, read_body_blocks
from portalgen.text.bilingual import Bilingual

MOST_PASSAGES: Final = 20
"""Of one version; the export says how many more there are."""
_LONGEST_PASSAGE: Final = 1200
"""Letters of one passage."""
_CONTEXT: Final = 80
"""Letters of words that stayed, on each side of a change."""
_CUT: Final = " … "
_DAY: Final = Bilingual("Ngày", "Date")
_REPLACED: Final = Bilingual("nội dung tệp đã thay", "the file was replaced")
_FILE_TYPES: Final = frozenset({"file", "picture"})


@dataclass(frozen=True, slots=True)
class ComparedPassages:
    """The passages that are shown, and how many more differ."""

    changes: tuple[PassageChange, ...]
    more: int


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage with its whole text on both sides."""

    part: PassagePart
    name: str
    runs: tuple[WordRun, ...]
    surroundings: tuple[str, ...] = ()
    """Texts to be looked at for private words beside the runs: what stands around them."""


@dataclass(frozen=True, slots=True)
class PassageComparer:
    """Compares versions of pages in one language."""

    reader: FactReader

    @property
    def language(self) -> str:
        """The language in which labels and values are written."""
        return self.reader.language

    def compare(self, before: PageSnapshot, after: PageSnapshot) -> ComparedPassages:
        """Return what differs: title, summary, facts, files, then the text in its order."""
        passages = [each for each in self._list_passages(before, after) if any(kind != "same" for kind, _ in each.runs)]
        changes = tuple(map(_as_change, passages[:MOST_PASSAGES]))
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
        """(label, value in words) of each field that readers see, by name."""
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
        return format_day_time(to_vietnam_time(day), self.language)

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
    """The words of a block that differ, then its cells and values that do; a block that only moved is no change of words."""
    surroundings = tuple(_text_of(each) for each in (*change.before, *change.after))
    if change.runs:
        yield _Passage("text", "", tuple((run.kind, run.text) for run in change.runs), surroundings)
    elif change.change in ("added", "removed"):
        yield from (_Passage("text", "", ((change.change, text),)) for text in surroundings if text)
    for value in change.values:
        if value.name not in ("form", "kind", "level", "numbering"):
            yield _passage_of_value(value, language, surroundings)


def _passage_of_value(value: ValueChange, language: str, surroundings: tuple[str, ...]) -> _Passage:
    label = value.label.text(language)
    if value.runs and not value.is_list:
        return _Passage("fact", label, tuple((run.kind, run.text) for run in value.runs), surroundings)
    words = _words_of("fact", label, value.before, value.after)
    return _Passage("fact", label, words.runs, surroundings)


def _words_of(part: Any, name: str, before: str, after: str) -> _Passage:
    """The passage of two texts; one that is new or gone is so as a whole."""
    if not before or not after:
        run: WordRun = ("added", after) if after else ("removed", before)
        return _Passage(part, name, (run,))
    return _Passage(part, name, tuple((each.kind, each.text) for each in compare_texts(before, after)))


def _as_change(passage: _Passage) -> PassageChange:
    sides = ("".join(text for kind, text in passage.runs if kind != other) for other in ("added", "removed"))
    if has_private_words((*sides, *passage.surroundings, passage.name)):
        return PassageChange(
            passage.part, "" if has_private_words((passage.name,)) else clean_shown_text(passage.name), is_withheld=True
        )
    runs = tuple((kind, clean_shown_text(text)) for kind, text in _limit(_shorten(passage.runs)))
    return PassageChange(passage.part, clean_shown_text(passage.name), runs)


def has_private_words(texts: Iterable[str]) -> bool:
    """Return whether the privacy rules would report any of these texts."""
    return any(True for text in texts for _ in find_private_words(text, ""))


def _shorten(runs: tuple[WordRun, ...]) -> Iterator[WordRun]:
    """The runs with long stretches of what stayed cut to what stands beside a change."""
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
    """The runs up to the length of a passage; what follows is cut at the end of a word."""
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
    """What readers see of each file that the front matter names."""
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
