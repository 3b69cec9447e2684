"""What time alone changes of a page, and that nothing of it changes between two neighbouring moments."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.portal_settings import PortalSettings, SummarySearch
from portalgen.content.model import Page
from portalgen.graph import moments
from portalgen.graph.moments import (
    OpenPeriod,
    PageVisibility,
    event_of,
    find_day_of_occasions,
    has_expired,
    is_indexed,
    is_new,
    is_notice,
    is_obsolete,
    is_over,
    is_recent_news,
    is_shown,
    is_superseded,
    is_under_way,
    is_upcoming,
    is_update_ahead,
    is_waiting,
    is_withdrawn,
    moments_of,
    moments_of_news,
    page_visibility_of,
    select_upcoming,
    state_of,
    status_of,
)
from portalgen.graph.title_labels import list_title_labels
from portalgen.kinds.legal_document import LEGAL_STATUSES
from portalgen.kinds.table import KINDS
from portalgen.law.calendar import VIETNAM

MINUTE = timedelta(minutes=1)


def at(text: str) -> datetime:
    """A time of +07:00."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def settings_of(new_days: int) -> PortalSettings:
    return PortalSettings(
        names={"vi": "Cổng"},
        main_site="portal",
        languages=("vi",),
        summary_search=SummarySearch(kinds=(), limit=1),
        component_news=0,
        new_days=new_days,
        attachment_formats=(),
    )


def a_page(kind: str = "news", **changes: object) -> Page:
    """A page with nothing set; `changes` that are no attribute of a page are keys of its front matter."""
    values: dict[str, object] = {field.name: "x" if field.type == "str" else None for field in fields(Page)}
    values |= {"kind": KINDS[kind], "draft": False, "body_start": 0, "body_line": 1}
    own = {key: value for key, value in changes.items() if key in values}
    rest = {key: value for key, value in changes.items() if key not in values and value is not None}
    return Page(**{**values, **own, "fields": rest})  # type: ignore[arg-type]  # one value for each field


MOMENTS = st.one_of(
    st.datetimes(datetime(2020, 1, 1), datetime(2020, 1, 9)),
    st.dates(datetime(2020, 1, 1).date(), datetime(2020, 1, 9).date()).map(
        lambda day: datetime(day.year, day.month, day.day)
    ),
).map(lambda moment: moment.replace(tzinfo=VIETNAM))
MAYBE = st.none() | MOMENTS
DAYS = st.dates(datetime(2020, 1, 1).date(), datetime(2020, 1, 9).date())
SETTINGS = st.integers(0, 5).map(settings_of)
PAGES = st.builds(
    a_page,
    kind=st.sampled_from(sorted(KINDS)),
    sample=st.sampled_from((None, True)),
    date=MAYBE,
    draft=st.booleans(),
    publish_at=MAYBE,
    expires_at=MAYBE,
    withdrawn=st.none() | MOMENTS.map(lambda moment: {"at": moment, "reason": "duplicate"}),
    superseded_by=st.sampled_from((None, "b")),
    superseded_from=MAYBE,
    event_start=MAYBE,
    event_end=MAYBE,
    **{"from": MAYBE, "until": MAYBE},
    updated=MAYBE,
    effective=st.none() | DAYS,
    expires=st.none() | DAYS,
    begins=st.none() | DAYS,
    ends=st.none() | DAYS,
    starts=MAYBE,
    questions_from=st.none() | DAYS,
    opened=st.none() | DAYS,
    opens=st.none() | DAYS,
    closes=MAYBE,
    week_from=st.none() | DAYS,
    week_to=st.none() | DAYS,
    appointments=st.none() | st.lists(DAYS.map(lambda day: {"date": day}), max_size=3).map(tuple),
    legal_status=st.sampled_from((None, *(choice.value for choice in LEGAL_STATUSES))),
)


def values_at(page: Page, moment: datetime, settings: PortalSettings) -> tuple[object, ...]:
    """The value of every predicate of the module."""
    return (
        *(predicate(page, moment) for predicate in (is_shown, is_waiting, has_expired, is_upcoming, is_over)),
        *(predicate(page, moment) for predicate in (is_notice, is_withdrawn, is_obsolete, status_of, is_indexed)),
        is_superseded(page, moment),
        is_update_ahead(page, moment),
        is_under_way(page, moment),
        is_new(page, moment, settings),
        page_visibility_of(page, moment, settings),
        state_of(page, (), moment),
        list_title_labels(page, state_of(page, (), moment), moment),
        find_day_of_occasions(page, moment),
        select_upcoming([page], moment),
    )


@given(PAGES, SETTINGS, st.lists(MOMENTS, max_size=8))
def test_nothing_changes_between_two_neighbouring_moments(
    page: Page, settings: PortalSettings, others: list[datetime]
) -> None:
    found = moments_of(page, settings)
    assert list(found) == sorted(set(found))
    ends = [at("2019-12-01"), *found, at("2020-03-01")]
    for begin, end in pairwise(ends):
        value = values_at(page, begin, settings)
        inside = [begin + (end - begin) / 2, end - timedelta(microseconds=1), *(o for o in others if begin <= o < end)]
        for moment in inside:
            assert values_at(page, moment, settings) == value
            assert values_at(page, moment.astimezone(UTC), settings) == value


@given(PAGES, SETTINGS)
def test_news_is_recent_for_48_hours_and_turns_at_moments_that_are_foretold(
    page: Page, settings: PortalSettings
) -> None:
    found = sorted({*moments_of(page, settings), *moments_of_news(page)})
    for begin, end in pairwise([at("2019-12-01"), *found, at("2020-03-01")]):
        value = is_recent_news(page, begin)
        assert is_recent_news(page, begin + (end - begin) / 2) == value
        assert is_recent_news(page, end - timedelta(microseconds=1)) == value
        if value:
            assert page.kind.is_report and page.date is not None
            assert timedelta() <= begin - page.date < timedelta(hours=48)


def test_news_of_the_last_day_that_there_is_breaks_nothing() -> None:
    page = a_page(date=datetime(9999, 12, 31, 8, tzinfo=VIETNAM))
    assert moments_of_news(page) == (page.date,)
    assert not is_recent_news(page, at("2026-11-24"))


@given(PAGES, SETTINGS, MOMENTS)
def test_a_sample_is_never_new_nor_current_nor_in_any_state(
    page: Page, settings: PortalSettings, moment: datetime
) -> None:
    sample = replace(page, fields={**page.fields, "sample": True})
    seen = page_visibility_of(sample, moment, settings)
    assert (seen.is_new, seen.is_upcoming, seen.is_under_way, seen.state) == (False, False, False, "")
    assert select_upcoming([sample], moment) == ()


@given(PAGES, SETTINGS, MOMENTS)
def test_what_was_set_aside_is_neither_current_nor_in_any_state_nor_among_the_next_events(
    page: Page, settings: PortalSettings, moment: datetime
) -> None:
    if is_obsolete(page, moment):
        seen = page_visibility_of(page, moment, settings)
        assert (seen.is_upcoming, seen.is_under_way, seen.state, seen.day) == (False, False, "", None)
        assert state_of(page, (), moment) == "" and select_upcoming([page], moment) == ()


def test_an_item_has_its_state_until_the_moment_at_which_it_is_withdrawn() -> None:
    page = a_page("survey", opens=at("2026-11-01"), closes=at("2026-12-01"), withdrawn={"at": at("2026-11-10T08:00")})
    assert (state_of(page, (), at("2026-11-10T07:59")), state_of(page, (), at("2026-11-10T08:00"))) == ("open", "")


def test_a_document_that_was_superseded_does_not_say_that_it_is_in_force() -> None:
    keys = {"issued": at("2026-01-01").date(), "effective": at("2026-01-01").date()}
    assert state_of(a_page("legal_document", **keys), (), at("2026-11-01")) == "in_force"
    assert state_of(a_page("legal_document", **keys, superseded_by="b"), (), at("2026-11-01")) == ""


@pytest.mark.parametrize(
    ("begins", "ends", "state"),
    [
        ("2026-01-01", None, "open"),
        ("2026-12-01", None, "upcoming"),
        (None, "2026-12-31", "open"),
        (None, "2026-01-31", "over"),
        ("2026-01-01", "2026-01-31", "over"),
        (None, None, ""),
    ],
)
@pytest.mark.parametrize("kind", ["loan", "aid", "land_price"])
def test_what_has_no_last_day_goes_on_and_what_has_no_first_day_has_begun(
    kind: str, begins: str | None, ends: str | None, state: str
) -> None:
    period = KINDS[kind].period
    assert period is not None
    days = {period.opens: begins and at(begins).date(), period.closes: ends and at(ends).date()}
    assert state_of(a_page(kind, **days), (), at("2026-11-24T10:00")) == state


def test_every_predicate_of_the_module_is_held_against_its_moments() -> None:
    source = Path(moments.__file__).read_text("utf-8")
    public = {
        line[4:].partition("(")[0] for line in source.splitlines() if line.startswith("def ") and "at: datetime" in line
    }
    assert public == {
        *("is_shown", "is_waiting", "has_expired", "is_new"),
        *("is_upcoming", "is_over", "is_under_way", "select_upcoming", "state_of"),
        *("is_notice", "is_withdrawn", "is_superseded", "is_obsolete", "status_of", "is_indexed"),
        *("find_day_of_occasions", "is_recent_news", "find_banner_change", "is_update_ahead"),
    }


@given(MOMENTS, MOMENTS, MOMENTS, st.booleans())
def test_a_page_is_shown_from_its_publication_until_it_expires(
    moment: datetime, publish: datetime, expire: datetime, draft: bool
) -> None:
    one = a_page(publish_at=publish, expires_at=expire, draft=draft)
    assert is_shown(one, moment) == (publish <= moment < expire and not draft)


@given(PAGES, MOMENTS)
def test_a_page_is_shown_or_has_a_notice_in_its_place_and_never_both(page: Page, moment: datetime) -> None:
    assert not (is_shown(page, moment) and is_notice(page, moment))
    if is_notice(page, moment):
        assert status_of(page, moment) in ("expired", "removed") and not is_indexed(page, moment)
    if status_of(page, moment) == "withdrawn":
        assert page.fields["withdrawn"]["at"] <= moment and not is_indexed(page, moment)


class TestNew:
    """With `new_days: 3`."""

    PAGE = a_page(date=at("2026-11-24T09:30"))

    @pytest.mark.parametrize(
        ("moment", "new"),
        [
            ("2026-11-23T23:59", False),
            ("2026-11-24T00:00", True),
            ("2026-11-24T08:00", True),
            ("2026-11-26T23:59", True),
            ("2026-11-27T00:00", False),
        ],
    )
    def test_a_page_is_new_on_its_day_and_the_two_after_it(self, moment: str, new: bool) -> None:
        assert is_new(self.PAGE, at(moment), settings_of(3)) is new

    def test_days_are_those_of_vietnam(self) -> None:
        assert not is_new(self.PAGE, datetime(2026, 11, 23, 16, 59, tzinfo=UTC), settings_of(3))
        assert is_new(self.PAGE, datetime(2026, 11, 23, 17, 0, tzinfo=UTC), settings_of(3))

    def test_with_0_days_nothing_is_new_and_no_moment_comes_of_it(self) -> None:
        assert not is_new(self.PAGE, at("2026-11-24T10:00"), settings_of(0))
        assert moments_of(self.PAGE, settings_of(0)) == ()

    def test_a_date_that_lies_ahead_is_new_from_its_day_on(self) -> None:
        assert moments_of(self.PAGE, settings_of(1)) == (at("2026-11-24"), at("2026-11-25"))

    @pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.order != "date"])
    def test_kinds_that_are_not_sorted_by_date_are_never_new(self, kind: str) -> None:
        page = a_page(kind, date=at("2026-11-24"))
        assert not is_new(page, at("2026-11-24"), settings_of(3))
        assert moments_of(page, settings_of(3)) == ()

    def test_a_page_without_a_date_is_never_new(self) -> None:
        assert not is_new(a_page(), at("2026-11-24"), settings_of(3))


class TestEvents:
    @pytest.mark.parametrize(
        ("begin", "end", "over"),
        [
            ("2026-11-24T08:00", "2026-11-24T11:30", "2026-11-24T11:30"),
            ("2026-11-24T08:00", None, "2026-11-25T00:00"),
            ("2026-11-24", None, "2026-11-25T00:00"),
            ("2026-11-24", "2026-11-26", "2026-11-27T00:00"),
            (None, "2026-11-24T11:30", "2026-11-24T11:30"),
        ],
        ids=["hours", "without an end", "a day", "days", "without a beginning"],
    )
    def test_an_event_is_over_with_its_end_or_with_its_last_day(
        self, begin: str | None, end: str | None, over: str
    ) -> None:
        page = a_page(event_start=begin and at(begin), event_end=end and at(end))
        assert event_of(page) == OpenPeriod(begin and at(begin), at(over))  # type: ignore[arg-type]  # None stays None
        assert is_upcoming(page, at(over) - MINUTE)
        assert not is_upcoming(page, at(over))

    def test_an_event_is_under_way_from_its_beginning_to_its_end(self) -> None:
        page = a_page(event_start=at("2026-11-24T08:00"), event_end=at("2026-11-24T11:30"))
        assert not is_under_way(page, at("2026-11-24T07:59"))
        assert is_under_way(page, at("2026-11-24T08:00"))
        assert is_under_way(page, at("2026-11-24T11:29"))
        assert not is_under_way(page, at("2026-11-24T11:30"))

    def test_what_is_not_known_to_have_begun_is_not_under_way(self) -> None:
        assert not is_under_way(a_page(event_end=at("2026-11-24T11:30")), at("2026-11-24T11:00"))

    def test_only_news_announce_events(self) -> None:
        assert event_of(a_page("legal_document", event_end=at("2026-11-24T11:30"))) is None
        assert event_of(a_page()) is None

    def test_upcoming_events_stand_in_the_order_of_their_beginning_and_then_of_ids(self) -> None:
        pages = [
            a_page(id="d", event_start=at("2026-11-27")),
            a_page(id="c", event_start=at("2026-11-26T08:00")),
            a_page(id="b", event_start=at("2026-11-26T08:00")),
            a_page(id="past", event_start=at("2026-11-20")),
            a_page(id="a", event_start=at("2026-11-23"), event_end=at("2026-11-30")),
            a_page(id="none"),
        ]
        assert [page.id for page in select_upcoming(pages, at("2026-11-24T08:00"))] == ["a", "b", "c", "d"]


def test_nothing_is_seen_of_a_page_that_is_not_shown() -> None:
    page = a_page(date=at("2026-11-24"), publish_at=at("2026-11-25"), event_start=at("2026-11-26"))
    assert page_visibility_of(page, at("2026-11-24"), settings_of(3)) == PageVisibility()
    assert page_visibility_of(page, at("2026-11-25"), settings_of(3)) == PageVisibility(
        is_shown=True, is_new=True, is_upcoming=True
    )
