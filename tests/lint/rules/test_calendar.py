"""The calendar and the instruments that time limits and rules rest on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.legal import load_legal_settings
from portalgen.law.calendar import VIETNAM, Calendar, CalendarYear
from portalgen.law.deadlines import DatedLength, DeadlineClass
from portalgen.law.due_dates import Limit
from portalgen.law.instruments import Basis, Instrument
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.calendar import (
    basis_ended,
    calendar_provisional,
    calendar_year_missing,
    instrument_not_listed,
)
from portalgen.lint.rules.calendar._places import list_bases_of_codes, list_needed_years
from portalgen.text.bilingual import Bilingual
from tests.makers.lint.contexts import legal, load_lint_context, values
from tests.makers.portal import SmallPortal

REPOSITORY = Path(__file__).resolve().parents[3]


def run_rule(rule: PortalRule, tmp_path: Path, at: datetime, **law: Any) -> list[Violation]:
    return list(rule.check(load_lint_context(SmallPortal(tmp_path / "portal"), at, law=legal(**law))))


def day(month: int, number: int, year: int = 2026) -> datetime:
    return datetime(year, month, number, 8, tzinfo=VIETNAM)


CONFIRMED = CalendarYear(2026, "confirmed", "Mẫu")


@pytest.mark.parametrize(
    ("at", "missing"),
    [(day(11, 24), []), (day(12, 1), []), (day(12, 2), ["2027"]), (day(6, 1, 2028), ["2028"])],
)
def test_the_calendar_is_wanted_thirty_days_before_its_year(tmp_path: Path, at: datetime, missing: list[str]) -> None:
    hits = run_rule(calendar_year_missing.RULE, tmp_path, at, calendar=Calendar((CONFIRMED,)))
    assert [values(hit)["year"] for hit in hits] == missing


@given(st.datetimes(datetime(1950, 1, 1), datetime(2099, 1, 1)))
def test_one_or_two_years_in_a_row_are_looked_at(at: datetime) -> None:
    found = list_needed_years(at.replace(tzinfo=VIETNAM))
    assert found[0] == at.year
    assert found in ((at.year,), (at.year, at.year + 1))


def test_a_provisional_year_is_reported_at_its_status(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    portal.write("site-config/legal/calendar/2027.yaml", "year: 2027\nstatus: provisional\n")
    law = legal(calendar=Calendar((CONFIRMED, CalendarYear(2027, "provisional", "Mẫu"))))
    (hit,) = calendar_provisional.RULE.check(load_lint_context(portal, day(12, 20), law=law))
    place = hit.diagnostic.place
    assert (place.path, place.line, place.column) == ("site-config/legal/calendar/2027.yaml", 2, 9)
    assert list(calendar_provisional.RULE.check(load_lint_context(portal, day(11, 24), law=law))) == []


def instrument(id: str, short: str, ended: date | None = None, later: str = "") -> Instrument:
    return Instrument(id, short, Bilingual(short, short), None, None, ended, later, "text")


def test_an_instrument_that_rules_name_has_to_be_listed(tmp_path: Path) -> None:
    hits = run_rule(instrument_not_listed.RULE, tmp_path, day(11, 24), instruments=(instrument("qd-2111", "QĐ 2111"),))
    cited = [values(hit)["cited"] for hit in hits]
    assert "NĐ 30/2020" in cited
    assert "QĐ 2111" not in cited
    assert cited == sorted(set(cited))


def test_a_portal_without_a_list_of_instruments_keeps_none(tmp_path: Path) -> None:
    assert run_rule(instrument_not_listed.RULE, tmp_path, day(11, 24)) == []


def test_a_class_on_an_ended_instrument_is_reported_with_its_successor(tmp_path: Path) -> None:
    basis = Basis("nd", "Điều 9", None, date(2026, 6, 30), "NĐ 224/2026", "NĐ 42/2022")
    deadline = DeadlineClass(
        "science", Bilingual("Mẫu", "Sample"), "board", "received", "published", Limit("days", 1), (basis,)
    )
    (hit,) = run_rule(basis_ended.RULE, tmp_path, day(7, 1), classes=(deadline,))
    assert values(hit)["successor"] == "→ NĐ 224/2026"
    assert run_rule(basis_ended.RULE, tmp_path, day(6, 30), classes=(deadline,)) == []


def test_of_dated_lengths_the_basis_of_todays_is_looked_at(tmp_path: Path) -> None:
    ended = Basis("nd", "Điều 9", None, date(2026, 6, 30), "NĐ 224/2026", "NĐ 42/2022")
    force = Basis("qd", "Điều 1", short="QĐ 1")
    days = Limit("days", 1)
    before = DatedLength(days, "received", (ended,), None, date(2026, 6, 30))
    names = Bilingual("Mẫu", "Sample")
    deadline = DeadlineClass("science", names, "board", "received", "published", days, (ended,))
    amended = replace(deadline, lengths=(before, DatedLength(days, "received", (force,), date(2026, 7, 1))))
    forgotten = replace(deadline, lengths=(replace(before, last=None),))
    assert run_rule(basis_ended.RULE, tmp_path, day(7, 1), classes=(amended,)) == []
    (hit,) = run_rule(basis_ended.RULE, tmp_path, day(7, 1), classes=(forgotten,))
    assert values(hit)["cited"] == "NĐ 42/2022, Điều 9"


def test_a_code_rests_on_what_is_in_force_beside_an_ended_basis(tmp_path: Path) -> None:
    ended = instrument("nd-42-2022", "NĐ 42/2022", date(2026, 6, 30))
    force = instrument("qd-2111", "QĐ 2111")
    assert run_rule(basis_ended.RULE, tmp_path, day(7, 1), instruments=(force, ended)) == []
    gone = instrument("qd-2111", "QĐ 2111", date(2026, 6, 30), "nd-42-2022")
    (hit,) = run_rule(basis_ended.RULE, tmp_path, day(7, 1), instruments=(gone,))
    assert "LAW201" in values(hit)["id"]


def test_every_basis_of_a_code_names_a_listed_instrument_and_one_in_force(tmp_path: Path) -> None:
    law, faults = load_legal_settings(REPOSITORY)
    assert law is not None, faults
    seen = load_lint_context(SmallPortal(tmp_path / "portal"), law=law)
    assert [values(hit) for hit in instrument_not_listed.RULE.check(seen)] == []
    assert [values(hit) for hit in basis_ended.RULE.check(seen)] == []
    assert all(part for _, parts in list_bases_of_codes() for part in parts)
