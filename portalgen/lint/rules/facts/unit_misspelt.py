"""The check of FCT231; its page is `FCT231.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from portalgen.config.former_bodies import FormerBodies
from portalgen.config.unit_names import UnitNames, split_name
from portalgen.frozen import frozen
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.facts._sentences import find_in_sentences, is_quoted_mistake
from portalgen.lint.rules.facts._units import GAP, NAME, UNIT_WORD, find_sentence, is_in_quotes, names_other_province

_UNIT: Final = re.compile(rf"\b(?i:xã|phường|tỉnh|đặc{GAP}khu){GAP}{NAME}")
_DEPARTMENT: Final = re.compile(rf"\b(?:Sở|SỞ){GAP}(?=(?P<name>\w[^.;:()\n\"“”/]{{2,60}}))")
_LIST: Final = re.compile(rf"\b(?P<type>(?i:xã|phường)){GAP}(?P<names>{NAME}(?:(?:,|{GAP}(?:và|hoặc)){GAP}{NAME})+)")
_ENTRY: Final = re.compile(NAME)
_QUICK: Final = re.compile(r"(?i:xã|phường|tỉnh|đặc khu|sở)\s")


@frozen
class _Misspelt:
    """A misspelt name, and the right one."""

    start: int
    text: str
    name: str


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT231 for each misspelt name of a present commune, department or the province in sentences."""
    if text.page.language != "vi" or not text.names.present or not _QUICK.search(text.visible_text):
        return
    others = _list_others(text.settings.namesakes, text.settings.former)

    def find(whole: str) -> Iterator[_Misspelt]:
        return _find_misspelt(whole, text.names, others)

    for found, whole, place in find_in_sentences(text, find, _QUICK.search):
        if not is_quoted_mistake(whole, found) and not is_in_quotes(whole, found.start):
            yield violation("FCT231", place, text=" ".join(found.text.split()), name=found.name)


def _find_misspelt(whole: str, names: UnitNames, others: frozenset[tuple[str, ...]]) -> Iterator[_Misspelt]:
    found = {(start, text): name for start, text, name in _find_names(whole, names, others)}
    for (start, text), name in sorted(found.items()):
        first, last = find_sentence(whole, start, start + len(text))
        if name.startswith("Tỉnh") or not names_other_province(whole[first:last], names):
            yield _Misspelt(start, text, name)


def _find_names(whole: str, names: UnitNames, others: frozenset[tuple[str, ...]]) -> Iterator[tuple[int, str, str]]:
    """Yield (start, written name, right name)."""
    for match in _UNIT.finditer(whole):
        yield from _match(match.start(), match[0], 0, names, others)
    for match in _DEPARTMENT.finditer(whole):
        yield from _match(match.start(), match[0] + match["name"], 0, names, others)
    for match in _LIST.finditer(whole):
        for entry in islice(_ENTRY.finditer(match["names"]), 1, None):
            typed = f"{match['type']} {entry[0]}"
            yield from _match(match.start("names") + entry.start(), typed, len(match["type"]) + 1, names, others)


def _match(
    start: int, written: str, apart: int, names: UnitNames, others: frozenset[tuple[str, ...]]
) -> Iterator[tuple[int, str, str]]:
    """Yield the name that begins `written` if misspelt. Its first `apart` characters are not in the text."""
    words = list(UNIT_WORD.finditer(written))
    if (found := names.find_misspelt([each[0] for each in words], others)) is not None:
        name, count = found
        yield start, written[apart : words[count - 1].end()], name


@lru_cache(maxsize=4)
def _list_others(namesakes: tuple[str, ...], former: FormerBodies) -> frozenset[tuple[str, ...]]:
    bodies = (name for body in (*former.agencies, *former.units) for name in body.names)
    return frozenset(map(split_name, (*namesakes, *bodies)))


RULE: Final = PageRule("FCT231", check)
