"""The check of DOC215; its page is `DOC215.md`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import MessageValue, Place, place_in_line
from portalgen.frozen import frozen
from portalgen.law.instruments import Instrument
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import day_of_key, list_documents
from portalgen.locale.dates import format_day, localize
from portalgen.text.normalization import nfc

_NUMBER: Final = re.compile(r"\b\d+/\d{4}(?:/[\w-]+)?")
_LAW_ENDING: Final = r"/QH\d+"
_LINE_END: Final = re.compile(r"\r\n?|\n")
_BASIS: Final = "Căn cứ "


@frozen
class _EndedInstrument:
    """An instrument with its last day in force, the pattern of its citations, and the id of its successor."""

    pattern: re.Pattern[str]
    last: date
    superseded_by: str


_Citation = tuple[Place, _EndedInstrument, str]
"""(place, cited instrument, text of the citation)."""


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DOC215 for each instrument cited as a basis that had ended before `issued`.

    Bases are the entries of `bases` and the paragraphs of the text that begin with “Căn cứ”.
    """
    ended = tuple(_find_ended(context.legal.instruments))
    known = {each.id: each.short for each in context.legal.instruments}
    for page in list_documents(context):
        issued = day_of_key(page, "issued")
        ended_before = tuple(each for each in ended if issued and each.last < issued)
        if issued is None or not ended_before:
            continue
        for place, each, cited in _deduplicate(_find_citations(context, page, ended_before)):
            later = known.get(each.superseded_by, "")
            values: dict[str, MessageValue] = {
                "cited": cited,
                "ended": localize(format_day, each.last),
                "issued": localize(format_day, issued),
            }
            yield violation("DOC215", place, successor=f"→ {later}" if later else "", **values)


def _deduplicate(citations: Iterable[_Citation]) -> Iterator[_Citation]:
    reported: set[str] = set()
    for each in citations:
        if each[2] not in reported:
            reported.add(each[2])
            yield each


def _find_citations(context: LintContext, page: Page, ended: tuple[_EndedInstrument, ...]) -> Iterator[_Citation]:
    """Yield every citation of an instrument in `ended`: first from the front matter, then from the text."""
    for index, text in enumerate(page.fields.get("bases", ())):
        for each, cited in _search_text(text, ended):
            yield context.place(page, "bases", index), each, cited
    for number, line in enumerate(_LINE_END.split(context.text_of(page.source)), 1):
        if number >= page.body_line and nfc(line.lstrip()).startswith(_BASIS):
            for each, cited in _search_text(nfc(line), ended):
                start = len(line) - len(line.lstrip())
                yield place_in_line(page.source, number, start + 1, len(line.strip()), line), each, cited


def _find_ended(instruments: Iterable[Instrument]) -> Iterator[_EndedInstrument]:
    """Yield each instrument with a last day and a number; a law and a decree with the same number are different."""
    for each in instruments:
        number = _NUMBER.search(each.names.vi)
        if each.valid_to is None or number is None:
            continue
        ending = "" if number[0].count("/") > 1 else _LAW_ENDING if each.names.vi.startswith("Luật") else None
        if ending is not None:
            pattern = re.compile(rf"(?<![\d/]){re.escape(number[0])}{ending}(?![\w/])")
            yield _EndedInstrument(pattern, each.valid_to, each.superseded_by)


def _search_text(text: str, ended: Iterable[_EndedInstrument]) -> Iterator[tuple[_EndedInstrument, str]]:
    for each in ended:
        match = each.pattern.search(text)
        if match:
            yield each, match[0]


RULE: Final = PortalRule("DOC215", check)
