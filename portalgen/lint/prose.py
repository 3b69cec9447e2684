"""Prose as a rule reads it: the sentences of the body and of the front matter, without code, addresses and markup of tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import Final

from portalgen.config.yaml_text import Location
from portalgen.diagnostics.model import Place
from portalgen.kinds.definition import Field, Kind
from portalgen.lint.page_text import PageText
from portalgen.render.markdown.outline import TextPart

_TICKS: Final = re.compile(r"`+")
_MARKUP: Final = re.compile(r"\]\([^()]*\)|<https?://[^<>]*>|\{[#.][^{}]*\}")
_LEAD: Final = re.compile(r"[\s>]*")
_ENDS: Final = ("```", "~~~", "{{")
_HIDDEN: Final = "\0"
_NO_END: Final = 10**9


def is_original(text: PageText) -> bool:
    """Return True if the source is an original, which states the facts that its translations inherit."""
    return "translated_from" not in text.keys


def is_taken_back(text: PageText) -> bool:
    """Return True if the page is superseded, or withdrawn now or on a future day. Rules then ask for no more work."""
    return "withdrawn" in text.fields or "superseded_by" in text.fields


def find_prose_blocks(text: PageText) -> Iterator[tuple[TextPart, int]]:
    """Yield each block of the body, with the number of the line at which the next block begins."""
    parts = text.outline.texts
    for part, after in pairwise(chain(parts, (None,))):
        if part is not None:
            yield part, after.place.line if after else _NO_END


def find_in_block(text: PageText, part: TextPart, until: int, pattern: re.Pattern[str]) -> Iterator[Place]:
    """Yield each match of `pattern` in the raw lines of the block `part`, which ends before the line `until`.

    Code and addresses are skipped.
    """
    number, start = part.place.line, part.place.column - 1
    end = start + part.place.length if part.kind != "paragraph" else _NO_END
    while number <= len(text.lines):
        line = hide_code_and_addresses(text.lines[number - 1])
        for match in pattern.finditer(line, start, min(end, len(line))):
            yield text.span(number, match.start() + 1, match.end() - match.start())
        number += 1
        if part.kind != "paragraph" or number >= until or number > len(text.lines):
            return
        following = text.lines[number - 1]
        lead = _LEAD.match(following)
        start = lead.end() if lead else 0
        if start == len(following) or following.startswith(_ENDS, start):
            return


@lru_cache(maxsize=4)
def hide_code_and_addresses(line: str) -> str:
    """Return the line with code, addresses and attributes replaced by as many NUL characters. A row is asked for once for
    each of its cells."""
    pieces: list[str] = []
    shown = 0
    for start, end in _find_code_spans(line):
        pieces += (line[shown:start], _HIDDEN * (end - start))
        shown = end
    return _MARKUP.sub(lambda match: _HIDDEN * len(match[0]), "".join((*pieces, line[shown:])))


def _find_code_spans(line: str) -> list[tuple[int, int]]:
    """Return (start, end) of each span between two runs of as many backticks."""
    runs = [match.span() for match in _TICKS.finditer(line)]
    waiting: dict[int, list[int]] = {}
    for index, (start, end) in reversed(list(enumerate(runs))):
        waiting.setdefault(end - start, []).append(index)
    spans: list[tuple[int, int]] = []
    for start, end in runs:
        same = waiting[end - start]
        while same and runs[same[-1]][0] <= start:
            same.pop()
        if same and (not spans or start >= spans[-1][1]):
            spans.append((start, runs[same[-1]][1]))
    return spans


def find_prose_values(text: PageText) -> Iterator[tuple[str, Location]]:
    """Yield (text, location) of front matter values that are prose: title, summary, texts of pictures and files."""
    keys = _find_prose_keys(text.page.kind)
    for value, location, key in text.strings():
        if key in keys:
            yield value, location


@cache
def _find_prose_keys(kind: Kind) -> frozenset[str]:
    """Return the names of the keys with sentences, including those of groups."""
    return frozenset(_prose_names(kind.fields))


def _prose_names(fields: Iterable[Field]) -> Iterator[str]:
    for field in fields:
        if field.is_prose or field.type == "text":
            yield field.name
        yield from _prose_names(field.fields)


def first_of_each_line(places: Iterable[Place]) -> Iterator[Place]:
    """Yield only the first place of each line, so that a mistake repeated in a line is reported once."""
    lines: set[int] = set()
    for place in places:
        if place.line not in lines:
            lines.add(place.line)
            yield place


def list_positions(place: Place) -> Iterator[tuple[int, int]]:
    """Yield (line, column) of each character of a place, to find out if places of a page overlap."""
    return ((place.line, column) for column in range(place.column, place.column + place.length))


def find_in_value(text: PageText, location: Location, pattern: re.Pattern[str]) -> Iterator[Place]:
    """Yield the place of each match of `pattern` in the raw lines of the front matter value at `location`."""
    place = text.place(*location)
    number, start, end = place.line, place.column - 1, place.column - 1 + place.length
    while number <= len(text.lines):  # YAML counts U+2028 as a line, and may point behind the last one
        line = text.lines[number - 1]
        for match in pattern.finditer(line, start, min(end, len(line))):
            yield text.span(number, match.start() + 1, match.end() - match.start())
        number += 1
        if end < len(line.rstrip()) or number > len(text.lines) or not text.lines[number - 1].startswith((" ", "\t")):
            return
        following = text.lines[number - 1]
        if len(location) > 1 and re.match(r"\s*(?:- )?\w+:", following):
            return
        start, end = len(following) - len(following.lstrip()), len(following)
