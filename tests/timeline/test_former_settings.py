"""Which settings a clock is judged by, and what two owners' approval of an entry does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.legal import CALENDAR_FOLDER, DEADLINES_FILE, INSTRUMENTS_FILE, LegalSettings, load_legal_settings
from portalgen.content.model import Item, Library
from portalgen.law.calendar import VIETNAM, Calendar, DayOff
from portalgen.law.deadlines import DatedLength, Transition
from portalgen.law.due_dates import Limit
from portalgen.law.instruments import Basis
from portalgen.text.bilingual import Bilingual
from portalgen.timeline.agreed_clocks import ClockUnder, agree_clocks
from portalgen.timeline.clocks import clocks_of
from portalgen.timeline.former_settings import NOW, FormerSettings
from portalgen.timeline.item_clock import ClockStanding, ItemClock
from portalgen.timeline.model import Evidence, ItemTimes
from portalgen.timeline.record import Timeline
from portalgen.timeline.settings_history import LegalChange, LegalEpoch
from tests.makers.deadlines import PAPER, paper
from tests.makers.lint.texts import page_text

ID: Final = "administrative_document"
BASIS: Final = (Basis("qd-2111", "Điều 9(2)"),)
ADOPTED: Final = datetime(2026, 1, 1, tzinfo=VIETNAM)
FILES: Final = frozenset((DEADLINES_FILE, INSTRUMENTS_FILE, f"{CALENDAR_FOLDER}/2026.yaml"))
OFF: Final = date(2026, 6, 10)
"""A Wednesday: of two working days from Monday the 8th the last one."""
LATE: Final = "2026-06-11T10:00"


@pytest.fixture(scope="module")
def law() -> LegalSettings:
    found, faults = load_legal_settings(Path(__file__).resolve().parents[2])
    assert found is not None, faults
    return replace(found, evidence_starts=None)


def with_day_off(law: LegalSettings, *days: date, retroactive: bool = False) -> LegalSettings:
    years = tuple(
        replace(
            year,
            days_off=(
                *year.days_off,
                *(
                    DayOff(each, Bilingual("nghỉ", "off"), "VB mẫu", retroactive)
                    for each in days
                    if each.year == year.year
                ),
            ),
        )
        for year in law.calendar.years
    )
    return replace(law, calendar=replace(law.calendar, years=years))


def with_length(law: LegalSettings, days: int, *lengths: DatedLength) -> LegalSettings:
    """The law with another length of an administrative document, or with dated ones."""
    classes = (
        replace(each, limit=Limit("working_days", days), lengths=lengths) if each.id == ID else each
        for each in law.classes
    )
    return replace(law, classes=tuple(classes))


def length(days: int, first: str, last: str = "", **keys: Any) -> DatedLength:
    ends = (date.fromisoformat(each) if each else None for each in (first, last))
    return DatedLength(Limit("working_days", days), "received", BASIS, *ends, **keys)


def epoch(legal: LegalSettings, landed: str = "", *, accepted: bool = False, refused: bool = False) -> LegalEpoch:
    """Settings that a commit left which changed every file of the law."""
    at = datetime.fromisoformat(landed).replace(tzinfo=VIETNAM) if landed else ADOPTED
    files = FILES if accepted else frozenset()
    return LegalEpoch(
        (LegalChange(0, landed, at, tuple((each, "x") for each in FILES)),),
        at,
        at,
        legal,
        files,
        FILES if refused else frozenset(),
    )


def judge(
    epochs: Sequence[LegalEpoch],
    shipped: Calendar,
    folder: Path,
    published: str | None = LATE,
    received: str = "2026-06-08T09:00",
    at: str = "2026-12-01T09:00",
) -> ItemClock:
    """The board's clock of a document, whose settings of now are those of the last epoch."""
    issued = received[:10]
    text = paper(received=f'{{at: {received}, via: Trục, ref: "00"}}', issued=issued, date=issued)
    page = page_text(folder, PAPER, text).page
    done = datetime.fromisoformat(published).replace(tzinfo=VIETNAM) if published else None
    times = ItemTimes(Evidence(done, "proven", "committed"), Evidence(done, "proven", "merged"))
    now = epochs[-1].legal
    clocks = clocks_of(
        Library((Item(page.id, (page,)),)),
        now,
        Timeline("", {page.id: times}),
        datetime.fromisoformat(at).replace(tzinfo=VIETNAM),
        former=FormerSettings(epochs, now, shipped),
    )
    return next(each for each in clocks if each.deadline.party == "board")


@pytest.mark.parametrize(
    ("landed", "is_accepted", "is_retroactive", "standing"),
    [
        ("2026-06-09T08:00", True, False, "met"),
        ("2026-06-10T23:00", True, False, "met"),
        ("2026-06-09T08:00", False, False, "unproven"),
        ("2026-06-11T00:00", True, False, "unproven"),
        ("2026-07-01T08:00", True, True, "met"),
        ("2026-07-01T08:00", False, True, "unproven"),
        ("2026-05-01T08:00", False, False, "unproven"),
        ("2026-05-01T08:00", True, False, "met"),
    ],
)
def test_a_day_off_counts_from_its_own_day_if_two_owners_approved_it(
    law: LegalSettings, tmp_path: Path, landed: str, is_accepted: bool, is_retroactive: bool, standing: str
) -> None:
    """Backwards only if it says so; and one that nobody approved is held against the shipped calendar, also beforehand."""
    off = with_day_off(law, OFF, retroactive=is_retroactive)
    epochs = (epoch(law), epoch(off, landed, accepted=is_accepted))
    assert judge(epochs, law.calendar, tmp_path).standing == standing


def test_a_day_off_that_was_adopted_or_is_shipped_counts(law: LegalSettings, tmp_path: Path) -> None:
    off = with_day_off(law, OFF)
    adopted = (epoch(off), epoch(with_length(off, 3), "2026-10-01T08:00"))
    assert judge(adopted, law.calendar, tmp_path).standing == "met"
    shipped = (epoch(law), epoch(off, "2026-05-01T08:00"))
    assert judge(shipped, off.calendar, tmp_path).standing == "met"


def test_a_day_off_that_somebody_takes_away_accuses_nobody(law: LegalSettings, tmp_path: Path) -> None:
    off = with_day_off(law, OFF)
    epochs = (epoch(off), epoch(law, "2026-05-01T08:00"))
    for shipped in (law, off):
        assert judge(epochs, shipped.calendar, tmp_path).standing == "unproven"
    assert judge((epochs[0], replace(epochs[1], accepted=FILES)), law.calendar, tmp_path).standing == "late"


@pytest.mark.parametrize(
    ("landed", "is_accepted", "is_retroactive", "standing"),
    [
        ("2026-06-01T08:00", False, False, "late"),
        ("2026-06-10T08:00", True, False, "unproven"),
        ("2026-06-10T08:00", True, True, "unproven"),
        ("2026-06-10T08:00", False, True, "unproven"),
    ],
)
def test_a_shorter_length_holds_for_what_began_after_it_landed(
    law: LegalSettings, tmp_path: Path, landed: str, is_accepted: bool, is_retroactive: bool, standing: str
) -> None:
    """Published on the second working day, where one is allowed from the 8th on."""
    dated = (
        length(2, "2025-11-13", "2026-06-07"),
        length(1, "2026-06-08", retroactive=is_retroactive),
    )
    epochs = (epoch(law), epoch(with_length(law, 1, *dated), landed, accepted=is_accepted))
    assert judge(epochs, law.calendar, tmp_path, published="2026-06-10T10:00").standing == standing


def test_a_transitional_rule_that_two_owners_approved_in_time_holds_for_clocks_that_ran(
    law: LegalSettings, tmp_path: Path
) -> None:
    later = length(9, "2026-06-09", transition=Transition("longer", "Điều 3"))
    amended = with_length(law, 9, length(2, "2025-11-13", "2026-06-08"), later)
    for is_accepted, standing in ((True, "met"), (False, "unproven")):
        epochs = (epoch(law), epoch(amended, "2026-06-08T20:00", accepted=is_accepted))
        assert judge(epochs, law.calendar, tmp_path).standing == standing


def test_who_is_late_under_one_of_the_settings_and_still_has_time_under_another_is_open(
    law: LegalSettings, tmp_path: Path
) -> None:
    epochs = (epoch(with_length(law, 9)), epoch(law, "2026-06-09T08:00"))
    clock = judge(epochs, law.calendar, tmp_path, None, at="2026-06-12T09:00")
    assert clock.standing == "unproven"
    assert judge(epochs, law.calendar, tmp_path, None, at="2026-07-12T09:00").standing == "overdue"


def test_a_class_that_lost_its_number_leaves_what_was_late_open(law: LegalSettings, tmp_path: Path) -> None:
    classes = tuple(replace(each, limit=Limit("none")) if each.id == ID else each for each in law.classes)
    epochs = (epoch(law), epoch(replace(law, classes=classes), "2026-07-01T08:00"))
    late, in_time = (judge(epochs, law.calendar, tmp_path, each) for each in (LATE, "2026-06-09T10:00"))
    assert (late.standing, {each.verdict for each in late.readings}) == ("unproven", {"late", "on_time"})
    assert in_time.standing == "met"


def test_a_length_that_the_policy_wants_two_owners_to_approve_is_held_against_the_last_one_that_they_did(
    law: LegalSettings, tmp_path: Path
) -> None:
    nine = epoch(with_length(law, 9), "2026-05-01T08:00")
    assert judge((epoch(law), nine), law.calendar, tmp_path).standing == "met"
    clock = judge((epoch(law), replace(nine, refused=FILES)), law.calendar, tmp_path)
    assert (clock.standing, [each.origin.form for each in clock.readings]) == ("unproven", ["now", "accepted"])


def test_two_owners_approve_no_part_that_another_one_changed_before(law: LegalSettings, tmp_path: Path) -> None:
    """A length, then only a day off, or the name of the class."""
    nine = with_length(law, 9)
    first = epoch(nine, "2026-05-01T08:00", refused=True)
    renamed = replace(
        nine,
        classes=tuple(
            replace(each, names=Bilingual("tên", "name")) if each.id == ID else each for each in nine.classes
        ),
    )
    for then in (with_day_off(nine, date(2026, 8, 3)), renamed):
        epochs = (epoch(law), first, epoch(then, "2026-05-02T08:00", accepted=True))
        assert judge(epochs, law.calendar, tmp_path).standing == "unproven"
    ten = epoch(with_length(law, 10), "2026-05-02T08:00", accepted=True)
    assert judge((epoch(law), first, ten), law.calendar, tmp_path).standing == "met"


def test_a_day_off_that_two_approved_and_one_takes_away_accuses_nobody(law: LegalSettings, tmp_path: Path) -> None:
    off = epoch(with_day_off(law, OFF), "2026-05-01T08:00", accepted=True)
    gone = epoch(law, "2026-05-02T08:00")
    assert judge((epoch(law), off, gone), law.calendar, tmp_path).standing == "unproven"


def test_what_holds_backwards_excuses_and_accuses_nobody(law: LegalSettings, tmp_path: Path) -> None:
    shorter = with_length(law, 1, length(2, "2025-11-13", "2026-06-07"), length(1, "2026-06-08", retroactive=True))
    epochs = (epoch(law), epoch(shorter, "2026-07-10T08:00", accepted=True))
    standings = {day: judge(epochs, law.calendar, tmp_path, f"2026-06-{day:02}T10:00").standing for day in (9, 10, 11)}
    assert standings == {9: "met", 10: "unproven", 11: "late"}


def test_settings_that_say_the_same_in_other_words_are_no_other_settings(law: LegalSettings) -> None:
    years = tuple(replace(each, source="nguồn khác") for each in law.calendar.years)
    same = replace(law, calendar=replace(law.calendar, years=years), due_soon=timedelta(hours=1))
    former = FormerSettings((epoch(law), epoch(same, "2026-06-01T08:00")), same, law.calendar)
    assert not former
    assert former.find_others([ADOPTED]) == ()


def test_the_moment_of_a_change_that_nothing_proves_leaves_both_settings_possible(law: LegalSettings) -> None:
    nine = with_length(law, 9)
    unsure = replace(epoch(nine, "2026-06-01T08:00"), latest=ADOPTED + timedelta(days=365))
    former = FormerSettings((epoch(law), unsure), nine, law.calendar)
    before, between = ADOPTED + timedelta(days=9), ADOPTED + timedelta(days=200)
    assert (former.find_possible(before), former.find_possible(between)) == (range(1), range(2))


DAYS = st.dates(date(2026, 5, 25), date(2026, 6, 30))
STATES = st.lists(st.tuples(st.frozensets(DAYS, max_size=3), st.integers(1, 9), st.booleans()), min_size=1, max_size=4)


@given(STATES, st.integers(0, 20))
def test_nothing_is_on_time_or_late_that_the_settings_of_the_start_or_of_now_deny(
    law: LegalSettings, tmp_path_factory: pytest.TempPathFactory, states: list[Any], days: int
) -> None:
    """Without an approval; what is shipped is as the law here."""
    folder = tmp_path_factory.mktemp("trang")
    published = (datetime(2026, 6, 8, 10) + timedelta(days=days)).isoformat()
    landings = [f"2026-06-{2 + 5 * number:02}T08:00" for number in range(len(states))]
    legal = [with_length(with_day_off(law, *off), limit) for off, limit, _ in states]
    epochs = (epoch(law), *(epoch(each, at) for each, at in zip(legal, landings, strict=True)))
    at_start = next(each for each in reversed(epochs) if each.latest <= datetime(2026, 6, 8, 9, tzinfo=VIETNAM))
    alone = [
        judge((epoch(each),), law.calendar, folder, published).standing for each in (at_start.legal, epochs[-1].legal)
    ]
    standing = judge(epochs, law.calendar, folder, published).standing
    if standing in ("met", "late"):
        assert alone == [standing, standing]


@given(STATES, st.integers(0, 3))
def test_who_approves_everything_in_time_hears_what_the_last_settings_say(
    law: LegalSettings, states: list[Any], place: int
) -> None:
    """All that landed before the first day of any entry, by two owners, counts for each epoch as if it had always stood."""
    legal = [with_day_off(law, *off) for off, _, _ in states]
    landings = [f"2026-05-{2 + number:02}T08:00" for number in range(len(states))]
    epochs = (epoch(law), *(epoch(each, at, accepted=True) for each, at in zip(legal, landings, strict=True)))
    former = FormerSettings(epochs, epochs[-1].legal, law.calendar)
    assert former.find_others([each.latest for each in epochs]) == ()


STANDINGS = st.sampled_from(
    ("met", "taken_down", "late", "overdue", "within", "no_number", "not_in_force", "unproven", "missing")
)


@given(STANDINGS, st.lists(STANDINGS, min_size=1, max_size=3))
def test_clocks_agree_only_if_none_of_them_says_otherwise(
    law: LegalSettings, tmp_path_factory: pytest.TempPathFactory, now: ClockStanding, others: list[ClockStanding]
) -> None:
    clock = judge((epoch(law),), law.calendar, tmp_path_factory.mktemp("trang"))
    under = [ClockUnder(NOW, replace(clock, standing=each)) for each in others]
    agreed = agree_clocks(replace(clock, standing=now), under)
    assert agreed is not None
    every = {now, *others}
    if agreed.standing in ("late", "overdue"):
        assert every == {agreed.standing}
    if agreed.standing in ("met", "taken_down"):
        assert every <= {"met", "taken_down", "no_number", "not_in_force"}


def test_documents_are_checked_from_the_earlier_of_what_is_written_and_what_was_accepted(law: LegalSettings) -> None:
    first, later = (replace(law, documents_checked_from=ADOPTED + timedelta(days=each)) for each in (9, 90))
    moved = FormerSettings((epoch(first), epoch(later, "2026-06-01T08:00")), later, law.calendar)
    assert moved.find_document_check() == first.documents_checked_from
    signed = FormerSettings((epoch(first), epoch(later, "2026-06-01T08:00", accepted=True)), later, law.calendar)
    assert signed.find_document_check() == later.documents_checked_from
