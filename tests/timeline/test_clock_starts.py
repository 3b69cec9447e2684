"""Which length holds for an item, if lengths changed: the one whose own start lies in its own days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.legal import LegalSettings, load_legal_settings
from portalgen.content.model import Item, Library
from portalgen.kinds.table import KINDS
from portalgen.law.calendar import VIETNAM
from portalgen.law.deadlines import ClockStart, DatedLength, DeadlineClass
from portalgen.law.due_dates import Limit
from portalgen.law.instruments import Basis, join_citations
from portalgen.timeline.clock_starts import class_for_facts, deadline_class_for, precedes_rule, start_fact_of
from portalgen.timeline.clocks import clocks_of
from portalgen.timeline.facts import ClockFacts
from portalgen.timeline.item_clock import ItemClock
from portalgen.timeline.model import Evidence, ItemTimes
from portalgen.timeline.record import Timeline
from tests.makers.deadlines import PAPER, paper
from tests.makers.lint.texts import page_text

ROOT = Path(__file__).resolve().parents[2]
CHANGE = date(2026, 11, 10)
ID = "administrative_document"
OLD = Basis("qd-2111", "Điều 9(2)", date(2025, 11, 13), short="QĐ 2111")
NEW = Basis("qd-sua", "Điều 1", CHANGE, short="QĐ sửa")
KIND = KINDS["legal_document"]


@pytest.fixture(scope="module")
def shipped_law() -> LegalSettings:
    found, faults = load_legal_settings(ROOT)
    assert found is not None, faults
    return replace(found, evidence_starts=None)


def amended(legal: LegalSettings, *starts: ClockStart) -> LegalSettings:
    """Two working days until 9 November 2026, then one, from these starts."""
    before, after = starts or ("received", "received")
    lengths = (
        DatedLength(Limit("working_days", 2), before, (OLD,), date(2025, 11, 13), CHANGE - timedelta(days=1)),
        DatedLength(Limit("working_days", 1), after, (NEW,), CHANGE),
    )
    classes = (replace(each, lengths=lengths) if each.id == ID else each for each in legal.classes)
    return replace(legal, classes=tuple(classes))


def facts_of(received: str = "", signed: str = "", day: str = "") -> ClockFacts:
    return ClockFacts(
        "legal_document",
        received=moment(received) if received else None,
        signed=date.fromisoformat(signed) if signed else None,
        date=moment(day) if day else None,
    )


def moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=VIETNAM)


def resolved(facts: ClockFacts, legal: LegalSettings) -> DeadlineClass:
    found = deadline_class_for(facts, KIND, "so", "board", legal)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("starts", "facts", "basis", "start", "is_outside"),
    [
        (("received", "received"), facts_of("2026-11-04T09:00"), "QĐ 2111", "received", False),
        (("received", "received"), facts_of("2026-11-10T00:00"), "QĐ sửa", "received", False),
        (("received", "received"), facts_of("2026-11-09T17:00+00:00"), "QĐ sửa", "received", False),
        (("received", "received"), facts_of("2025-11-12T09:00"), "QĐ 2111", "received", True),
        (("received", "signed"), facts_of("2026-11-09T09:00", "2026-11-06"), "QĐ 2111", "received", False),
        (("received", "signed"), facts_of("2026-11-13T09:00", "2026-11-11"), "QĐ sửa", "signed", False),
        # Both clocks began: the one that began first counts.
        (("signed", "received"), facts_of("2026-11-11T09:00", "2026-11-06"), "QĐ 2111", "signed", False),
        # Neither did: it was received when signing counted, and signed when receipt did.
        (("received", "signed"), facts_of("2026-11-11T09:00", "2026-11-06"), "QĐ sửa", "signed", True),
    ],
)
def test_the_length_whose_own_start_lies_in_its_days_holds(
    shipped_law: LegalSettings,
    starts: tuple[ClockStart, ClockStart],
    facts: ClockFacts,
    basis: str,
    start: str,
    is_outside: bool,
) -> None:
    deadline = resolved(facts, amended(shipped_law, *starts))
    fact = start_fact_of(facts, deadline.start)
    assert fact is not None
    assert join_citations(deadline.basis).startswith(basis)
    assert (deadline.start, precedes_rule(deadline, fact)) == (start, is_outside)


def test_a_start_that_is_missing_is_the_one_that_the_days_of_the_item_ask_for(shipped_law: LegalSettings) -> None:
    legal = amended(shipped_law, "received", "signed")
    signed_before = resolved(facts_of(signed="2026-11-04"), legal)
    nothing, nothing_at_all = resolved(facts_of(day="2026-11-12"), legal), resolved(facts_of(), legal)
    assert (signed_before.start, nothing.start, nothing_at_all.start) == ("received", "signed", "signed")


def test_after_the_last_length_no_rule_is_in_force(shipped_law: LegalSettings) -> None:
    legal = amended(shipped_law)
    ended = tuple(replace(each, lengths=(each.lengths[0],)) if each.id == ID else each for each in legal.classes)
    deadline = resolved(facts_of("2026-11-10T09:00"), replace(legal, classes=ended))
    assert precedes_rule(deadline, moment("2026-11-10T09:00"))


def test_a_class_without_dated_lengths_is_returned_as_it_is(shipped_law: LegalSettings) -> None:
    assert class_for_facts(ID, facts_of("2026-11-04T09:00"), shipped_law) is shipped_law.deadline(ID)
    assert class_for_facts("nothing", facts_of(), shipped_law) is None


@given(st.dates(date(2025, 11, 13), date(2027, 3, 1)), st.times(), st.times())
def test_only_the_day_of_the_start_chooses(shipped_law: LegalSettings, day: date, first: time, second: time) -> None:
    legal = amended(shipped_law)
    starts = (datetime.combine(day, each, VIETNAM) for each in (first, second))
    (deadline,) = {resolved(ClockFacts("legal_document", received=each), legal) for each in starts}
    assert deadline.limit.length == (2 if day < CHANGE else 1)


@pytest.mark.parametrize(
    ("received", "published", "standing", "basis"),
    [
        ("2026-11-04T09:00", "2026-11-05T10:00", "met", "QĐ 2111, Điều 9(2)"),
        ("2026-11-04T09:00", "2026-11-06T23:00", "met", "QĐ 2111, Điều 9(2)"),
        ("2026-11-04T09:00", "2026-11-07T00:00", "late", "QĐ 2111, Điều 9(2)"),
        ("2026-11-10T09:00", "2026-11-11T10:00", "met", "QĐ sửa, Điều 1"),
        ("2026-11-10T09:00", "2026-11-12T00:00", "late", "QĐ sửa, Điều 1"),
        ("2025-11-10T09:00", "2026-11-12T00:00", "not_in_force", "QĐ 2111, Điều 9(2)"),
    ],
)
def test_an_honest_amendment_leaves_the_verdicts_before_it_as_they_were(
    tmp_path: Path, shipped_law: LegalSettings, received: str, published: str, standing: str, basis: str
) -> None:
    clock = _board_clock(tmp_path, amended(shipped_law), received, published)
    assert (clock.standing, join_citations(clock.deadline.basis)) == (standing, basis)


def _board_clock(folder: Path, legal: LegalSettings, received: str, published: str) -> ItemClock:
    issued = received[:10]
    text = paper(received=f'{{at: {received}, via: Trục, ref: "00"}}', issued=issued, date=issued)
    page = page_text(folder, PAPER, text).page
    times = ItemTimes(
        Evidence(moment(published), "proven", "committed"), Evidence(moment(published), "proven", "merged")
    )
    timeline = Timeline("", {page.id: times})
    clocks = clocks_of(Library((Item(page.id, (page,)),)), legal, timeline, moment("2026-12-01T09:00"))
    return next(each for each in clocks if each.deadline.party == "board")
