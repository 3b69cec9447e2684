"""The check of LAW204; its page is `LAW204.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.config.legal import DEADLINES_FILE, INSTRUMENTS_FILE
from portalgen.config.yaml_text import Location
from portalgen.diagnostics.model import MessageValue
from portalgen.law.dated_lengths import find_length_on
from portalgen.law.deadlines import DeadlineClass
from portalgen.law.instruments import Basis, validity_of
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.calendar._places import (
    find_place_in_config,
    list_bases_of_codes,
)
from portalgen.locale.dates import format_day, localize


def check(context: LintContext) -> Iterator[Violation]:
    """Yield LAW204 for each ended basis of a deadline class, and for codes without any basis in force."""
    yield from _check_deadlines(context)
    yield from _check_codes(context)


def _check_deadlines(context: LintContext) -> Iterator[Violation]:
    today = context.at.date()
    for index, each in enumerate(context.legal.classes):
        for location, basis in _list_bases(each, today):
            if basis.valid_to and validity_of(basis.valid_from, basis.valid_to, today) == "ended":
                place = find_place_in_config(context, DEADLINES_FILE, "classes", index, *location)
                values = _build_values(each.id, basis.citation, basis.valid_to, basis.superseded_by)
                yield violation("LAW204", place, **values)


def _list_bases(deadline: DeadlineClass, today: date) -> Iterator[tuple[Location, Basis]]:
    """Yield (place in the class, basis) for each basis of a class; with dated lengths, for today's length."""
    if not deadline.lengths:
        yield from ((("basis", number, "instrument"), basis) for number, basis in enumerate(deadline.basis))
        return
    length = find_length_on(deadline.lengths, today)
    yield from ((("lengths",), basis) for basis in (length.basis if length is not None else ()))


def _check_codes(context: LintContext) -> Iterator[Violation]:
    """Yield LAW204 for codes without an instrument in force; a single instrument beside an ended one is enough."""
    today = context.at.date()
    listed = context.legal.instruments
    known = {each.id: each.short for each in listed}
    ended: dict[str, list[str]] = {}
    for code, parts in list_bases_of_codes():
        instruments = [next((each for each in listed if part.startswith(f"{each.short} ")), None) for part in parts]
        ended_instruments = [
            each for each in instruments if each and validity_of(each.valid_from, each.valid_to, today) == "ended"
        ]
        if ended_instruments and len(ended_instruments) == len(instruments):
            ended.setdefault(ended_instruments[0].id, []).append(code)
    for index, each in enumerate(listed):
        if each.id in ended and each.valid_to:
            codes = ", ".join(ended[each.id])
            place = find_place_in_config(context, INSTRUMENTS_FILE, "instruments", index, "valid_to")
            later = known.get(each.superseded_by, "")
            yield violation("LAW204", place, **_build_values(codes, each.short, each.valid_to, later))


def _build_values(identifier: str, cited: str, ended: date, later: str) -> dict[str, MessageValue]:
    successor = f"→ {later}" if later else ""
    return {"id": identifier, "cited": cited, "ended": localize(format_day, ended), "successor": successor}


RULE: Final = PortalRule("LAW204", check)
