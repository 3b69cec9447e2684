"""Whether a document is in force follows from days and from what ends it; the front matter adds what cannot follow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.kinds.definition import Referrer
from portalgen.kinds.legal_document import LEGAL_STATUSES, RELATION_TYPES, STATES, derive_legal_status, find_effect
from portalgen.law.calendar import VIETNAM

AT: Final = datetime(2026, 11, 24, 8, 0, tzinfo=VIETNAM)
YESTERDAY, TODAY, TOMORROW = (AT.date() + timedelta(days=days) for days in (-1, 0, 1))
ENDING: Final = ("replaces", "repeals")


def status(*referrers: Referrer, at: datetime = AT, **fields: Any) -> str:
    return derive_legal_status(fields, referrers, at)


def referrer(relation: str, **fields: Any) -> Referrer:
    return Referrer(relation, fields)


class TestItsOwnDays:
    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({}, ""),
            ({"issued": YESTERDAY}, ""),
            ({"issued": TOMORROW}, "not_yet_in_force"),
            ({"issued": TOMORROW, "legal_status": "in_force"}, "not_yet_in_force"),
            ({"effective": YESTERDAY}, "in_force"),
            ({"effective": TODAY}, "in_force"),
            ({"effective": TOMORROW}, "not_yet_in_force"),
            ({"expires": YESTERDAY}, "expired"),
            ({"expires": TODAY}, ""),
            ({"effective": YESTERDAY, "expires": TODAY}, "in_force"),
            ({"effective": YESTERDAY, "expires": YESTERDAY}, "expired"),
            ({"effective": TOMORROW, "expires": YESTERDAY}, "expired"),
        ],
    )
    def test_it_is_in_force_from_its_day_to_the_end_of_its_last(self, fields: dict[str, Any], expected: str) -> None:
        assert status(**fields) == expected

    def test_days_are_those_of_viet_nam(self) -> None:
        late = datetime.fromisoformat("2026-11-24T16:59:59+00:00")
        assert status(at=late, effective=TOMORROW) == "not_yet_in_force"
        assert status(at=late + timedelta(seconds=1), effective=TOMORROW) == "in_force"
        assert status(at=late, effective=YESTERDAY, expires=TODAY) == "in_force"
        assert status(at=late + timedelta(seconds=1), effective=YESTERDAY, expires=TODAY) == "expired"


class TestWhatTheFrontMatterAdds:
    @pytest.mark.parametrize("written", ["partly_expired", "expired"])
    def test_an_end_that_no_day_says_is_taken_from_it(self, written: str) -> None:
        assert status(legal_status=written) == written
        assert status(legal_status=written, effective=YESTERDAY) == written

    @pytest.mark.parametrize("written", ["in_force", "not_yet_in_force"])
    def test_without_a_day_what_it_says_is_all_there_is(self, written: str) -> None:
        assert status(legal_status=written) == written

    @pytest.mark.parametrize(
        ("written", "fields", "expected"),
        [
            ("not_yet_in_force", {"effective": TODAY}, "in_force"),
            ("in_force", {"effective": TOMORROW}, "not_yet_in_force"),
            ("expired", {"effective": TOMORROW}, "not_yet_in_force"),
            ("partly_expired", {"effective": TOMORROW}, "not_yet_in_force"),
            ("in_force", {"expires": YESTERDAY}, "expired"),
            ("not_yet_in_force", {"expires": YESTERDAY}, "expired"),
            ("partly_expired", {"expires": YESTERDAY}, "expired"),
        ],
    )
    def test_what_contradicts_the_days_does_not_win(self, written: str, fields: dict[str, Any], expected: str) -> None:
        assert status(legal_status=written, **fields) == expected


class TestWhatEndsIt:
    @pytest.mark.parametrize("relation", [choice.value for choice in RELATION_TYPES])
    def test_only_what_replaces_or_repeals_it_ends_it(self, relation: str) -> None:
        expected = "expired" if relation in ENDING else "in_force"
        assert status(referrer(relation, effective=TODAY), effective=YESTERDAY) == expected

    @pytest.mark.parametrize(
        ("other", "ends"),
        [
            ({}, False),
            ({"effective": TODAY}, True),
            ({"effective": TOMORROW}, False),
            ({"issued": YESTERDAY}, True),
            ({"issued": YESTERDAY, "effective": TOMORROW}, False),
            ({"issued": TOMORROW}, False),
            ({"issued": YESTERDAY, "legal_status": "not_yet_in_force"}, False),
            ({"effective": YESTERDAY, "expires": YESTERDAY}, True),
        ],
    )
    def test_it_ends_when_the_other_comes_into_force_and_stays_ended(self, other: dict[str, Any], ends: bool) -> None:
        assert status(referrer("replaces", **other), effective=YESTERDAY) == ("expired" if ends else "in_force")

    def test_a_day_of_the_other_is_stronger_than_what_its_front_matter_says(self) -> None:
        other = referrer("replaces", effective=TODAY, legal_status="not_yet_in_force")
        assert status(other, effective=YESTERDAY) == "expired"

    def test_where_the_front_matter_says_that_only_a_part_ended_a_part_did(self) -> None:
        ended = referrer("repeals", effective=TODAY)
        assert status(ended, effective=YESTERDAY, legal_status="partly_expired") == "partly_expired"
        assert status(ended, effective=YESTERDAY, legal_status="in_force") == "expired"
        assert status(ended, effective=YESTERDAY, legal_status="partly_expired", expires=YESTERDAY) == "expired"

    def test_one_that_ends_it_is_enough(self) -> None:
        waiting, ended = referrer("replaces", effective=TOMORROW), referrer("repeals", effective=TODAY)
        assert status(waiting, ended, effective=YESTERDAY) == status(ended, waiting, effective=YESTERDAY) == "expired"


_DAYS: Final = st.dates(date(2026, 11, 1), date(2026, 12, 31)) | st.sampled_from((date(1945, 1, 1), date.max))
_FIELDS: Final = st.fixed_dictionaries(
    {},
    optional={
        "issued": _DAYS,
        "effective": _DAYS,
        "expires": _DAYS,
        "legal_status": st.sampled_from([choice.value for choice in LEGAL_STATUSES]),
    },
)
_REFERRERS: Final = st.lists(
    st.builds(Referrer, st.sampled_from([choice.value for choice in RELATION_TYPES]), _FIELDS), max_size=3
).map(tuple)
_LAST: Final = datetime(2200, 1, 1, tzinfo=VIETNAM)


def _turns(fields: Mapping[str, Any], referrers: tuple[Referrer, ...]) -> list[datetime]:
    every = (fields, *(each.fields for each in referrers))
    return sorted({turn for each in every for turn in STATES.turns(each)})


@given(_FIELDS, _REFERRERS, st.data())
def test_between_two_neighbouring_turns_nothing_changes(
    fields: dict[str, Any], referrers: tuple[Referrer, ...], data: st.DataObject
) -> None:
    turns = [datetime(1900, 1, 1, tzinfo=VIETNAM), *_turns(fields, referrers), _LAST]
    for begin, end in pairwise(turns):
        if begin < end:
            last = end - timedelta(microseconds=1)
            inside = min(begin + (end - begin) * data.draw(st.floats(0, 1)), last)
            assert len({derive_legal_status(fields, referrers, at) for at in (begin, inside, last)}) == 1


@given(_FIELDS, _REFERRERS)
def test_the_state_is_one_of_those_declared_and_turns_are_midnights_of_viet_nam(
    fields: dict[str, Any], referrers: tuple[Referrer, ...]
) -> None:
    assert derive_legal_status(fields, referrers, AT) in {"", *(choice.value for choice in STATES.choices)}
    assert all(turn.utcoffset() == timedelta(hours=7) and turn.time() == time() for turn in _turns(fields, referrers))


@given(_FIELDS, _REFERRERS)
def test_what_is_not_among_the_declared_fields_makes_no_difference(
    fields: dict[str, Any], referrers: tuple[Referrer, ...]
) -> None:
    more = {**fields, "number": "1/QĐ", "normative": True}
    assert derive_legal_status(more, referrers, AT) == derive_legal_status(fields, referrers, AT)
    assert {"issued", "effective", "expires", "legal_status"} == set(STATES.fields)


@given(_FIELDS)
def test_what_is_not_yet_in_force_does_nothing_to_others(fields: dict[str, Any]) -> None:
    if derive_legal_status(fields, (), AT) == "not_yet_in_force":
        assert not find_effect(fields, AT)[1]


@given(_FIELDS, _REFERRERS)
def test_the_order_of_those_that_point_at_it_makes_no_difference(
    fields: dict[str, Any], referrers: tuple[Referrer, ...]
) -> None:
    assert derive_legal_status(fields, referrers[::-1], AT) == derive_legal_status(fields, referrers, AT)
