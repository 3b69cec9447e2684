"""How an epidemic goes follows from the days on which it and its end were declared."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from portalgen.kinds.epidemic import EPIDEMIC, derive_course
from portalgen.law.calendar import VIETNAM

DAYS = {"declared": date(2026, 7, 1), "declared_over": date(2026, 9, 1)}


@pytest.mark.parametrize(
    ("fields", "day", "state"),
    [
        ({}, (2026, 7, 1), "watched"),
        (DAYS, (2026, 6, 30), "watched"),
        (DAYS, (2026, 7, 1), "declared"),
        (DAYS, (2026, 8, 31), "declared"),
        (DAYS, (2026, 9, 1), "over"),
        ({"declared_over": date(2026, 9, 1)}, (2026, 9, 2), "over"),
    ],
)
def test_the_state_changes_with_the_days(fields: dict[str, date], day: tuple[int, int, int], state: str) -> None:
    assert derive_course(fields, (), datetime(*day, tzinfo=VIETNAM)) == state


def test_it_changes_at_no_other_moment() -> None:
    assert EPIDEMIC.states is not None
    turns = list(EPIDEMIC.states.turns(DAYS))
    assert turns == [datetime(2026, 7, 1, tzinfo=VIETNAM), datetime(2026, 9, 1, tzinfo=VIETNAM)]
