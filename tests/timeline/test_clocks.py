"""The two clocks of an item: what starts and stops them, and how they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portalgen.config.legal import LegalSettings, load_legal_settings
from portalgen.config.values import parse_datetime
from portalgen.content.model import Item, Library
from portalgen.lint.report_data import build_clock_row, build_report_data
from portalgen.timeline.clocks import clocks_of
from portalgen.timeline.item_clock import ItemClock
from portalgen.timeline.model import Evidence, ItemTimes
from portalgen.timeline.record import Timeline
from tests.makers.lint.texts import page_text
from tests.makers.quiet_portal import news

ROOT: Final = Path(__file__).resolve().parents[2]
PATH: Final = "content/so/tin-tuc/su-kien.vi.md"
END: Final = parse_datetime("2026-11-21T20:00")
NOWHERE: Final = Evidence(None, "proven", "not-public")
EMPTY: Final = Timeline("", {})
"""A history that has never seen the item."""


@pytest.fixture(scope="module")
def legal() -> LegalSettings:
    """The shipped limits, for a portal that was adopted at the beginning of 2026."""
    found, faults = load_legal_settings(ROOT)
    assert found is not None, faults
    return replace(found, evidence_starts=parse_datetime("2026-01-01"))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    text = news("so-su-kien", date="2026-11-21", event_end="2026-11-21T20:00")
    page = page_text(tmp_path_factory.mktemp("cong"), PATH, text).page
    return Library((Item(page.id, (page,)),))


def changed(library: Library, **fields: Any) -> Library:
    page = library.pages[0]
    own = {key: fields.pop(key) for key in ("date",) if key in fields}
    page = replace(page, fields={key: value for key, value in {**page.fields, **fields}.items() if value}, **own)
    return Library((Item(page.id, (page,)),))


def handed_in(at: datetime | None, strength: Any = "proven", reason: Any = "committed") -> Timeline:
    return Timeline("", {"so-su-kien": ItemTimes(Evidence(at, strength, reason), NOWHERE)})


def supplier(library: Library, legal: LegalSettings, times: Timeline | None, at: datetime) -> ItemClock:
    return next(each for each in clocks_of(library, legal, times, at) if each.deadline.party == "supplier")


@pytest.mark.parametrize(
    ("hours", "times", "standing"),
    [
        (-1, EMPTY, "waiting"),
        (0, EMPTY, "within"),
        (19, EMPTY, "within"),
        (20, EMPTY, "soon"),
        (24, EMPTY, "overdue"),
        (999, EMPTY, "overdue"),
        (999, None, "unproven"),
        (999, handed_in(END + timedelta(hours=24, seconds=-1)), "met"),
        (999, handed_in(END + timedelta(hours=24)), "late"),
        (999, handed_in(END - timedelta(days=3)), "met"),
        (999, handed_in(END + timedelta(hours=1), "unproven"), "unproven"),
        (999, handed_in(END + timedelta(hours=30), "bounded"), "unproven"),
        (999, handed_in(END + timedelta(hours=3), "bounded"), "met"),
        (23, handed_in(None, "proven", "uncommitted"), "soon"),
        (30, handed_in(None, "proven", "uncommitted"), "overdue"),
        (30, handed_in(None, "unproven", "before-adoption"), "before_adoption"),
    ],
)
def test_a_clock_stands_as_its_stop_and_the_moment_say(
    library: Library, legal: LegalSettings, hours: int, times: Timeline | None, standing: str
) -> None:
    assert supplier(library, legal, times, END + timedelta(hours=hours)).standing == standing


def test_a_day_that_is_older_than_the_adoption_is_not_judged(library: Library, legal: LegalSettings) -> None:
    old = changed(library, date=parse_datetime("2025-12-31"))
    assert supplier(old, legal, None, END + timedelta(days=9)).standing == "before_adoption"


def test_what_the_history_has_never_seen_is_being_written_now_whatever_day_it_bears(
    library: Library, legal: LegalSettings
) -> None:
    old = changed(library, date=parse_datetime("2025-12-31"))
    assert supplier(old, legal, EMPTY, END + timedelta(days=9)).standing == "overdue"


def test_news_has_no_number_for_the_board(library: Library, legal: LegalSettings) -> None:
    board = [each for each in clocks_of(library, legal, EMPTY, END) if each.deadline.party != "supplier"]
    assert [(each.deadline.id, each.standing) for each in board] == [("news", "no_number")]


def test_what_says_no_fact_has_no_clock_of_the_supplier(library: Library, legal: LegalSettings) -> None:
    plain = changed(library, event_end=None)
    assert [each.deadline.id for each in clocks_of(plain, legal, EMPTY, END)] == ["news"]


def test_a_fact_that_is_missing_is_missing_whenever_one_looks(library: Library, legal: LegalSettings) -> None:
    named = changed(library, deadline_class="administrative_document")
    for at in (END, END + timedelta(days=900)):
        clock = next(each for each in clocks_of(named, legal, EMPTY, at) if each.deadline.party == "board")
        assert (clock.standing, clock.due, clock.start) == ("missing", None, None)


def test_a_class_that_an_item_names_takes_the_place_of_the_kinds(library: Library, legal: LegalSettings) -> None:
    named = changed(library, deadline_class="planning", received={"at": parse_datetime("2026-11-20T09:00")})
    ids = [each.deadline.id for each in clocks_of(named, legal, EMPTY, END)]
    assert ids == ["event", "planning"]
    assert [
        each.deadline.id for each in clocks_of(changed(library, deadline_class="other_information"), legal, EMPTY, END)
    ] == [
        "other_information",
        "news",
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(-100, 1000), st.integers(-100, 1000))
def test_a_running_clock_only_ever_moves_on(legal: LegalSettings, library: Library, first: int, second: int) -> None:
    order = ("waiting", "within", "soon", "overdue")
    earlier, later = sorted((first, second))
    standings = [
        supplier(library, legal, EMPTY, END + timedelta(minutes=10 * each)).standing for each in (earlier, later)
    ]
    assert order.index(standings[0]) <= order.index(standings[1])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10_000))
def test_what_was_handed_in_in_time_stays_so(legal: LegalSettings, library: Library, hours: int) -> None:
    assert supplier(library, legal, handed_in(END), END + timedelta(hours=hours)).standing == "met"


def test_a_clock_is_written_in_words(library: Library, legal: LegalSettings) -> None:
    at = END + timedelta(hours=21)
    row = build_clock_row(supplier(library, legal, EMPTY, at), at, "vi")
    assert (row.state, row.time_left, row.last_day) == ("soon", "còn 3 giờ", "20:00 ngày 22/11/2026")
    assert "Điều 8(4)" in row.basis
    assert "3 hours left" in build_clock_row(supplier(library, legal, EMPTY, at), at, "en").time_left


def test_clocks_that_do_not_run_and_were_not_judged_are_not_written(library: Library, legal: LegalSettings) -> None:
    at = END - timedelta(hours=1)
    made = build_report_data((), (), clocks_of(library, legal, EMPTY, at), at, "toàn bộ cổng", 1, "1", "vi")
    assert made.clocks == ()
    made = build_report_data((), (), clocks_of(library, legal, handed_in(END), at), at, "toàn bộ cổng", 1, "1", "vi")
    assert [each.state for each in made.clocks] in ([], ["met"])
