"""The verdicts that a change of settings turned: those of clocks on which the settings before and after it disagree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portalgen.config.approval_policy import POLICY_FILE
from portalgen.config.legal import DEADLINES_FILE, INSTRUMENTS_FILE
from portalgen.config.lint_settings import WAIVERS_FILE
from portalgen.editorial.deadlines import turned_cache
from portalgen.editorial.deadlines.main_content import MainContent, open_main_content, resolve_main
from portalgen.editorial.deadlines.settings_changes import SettingsChange, find_settings_changes
from portalgen.editorial.deadlines.turned_cache import load_turned_clocks
from portalgen.editorial.deadlines.turned_clocks import TurnedClock, TurnedClocks, find_turned_clocks
from portalgen.history.repository import open_history
from portalgen.law.calendar import VIETNAM
from tests.makers.office_month import AT
from tests.makers.settings_line import (
    AMENDED,
    CALENDAR,
    DAY_OFF,
    DOCUMENT_KIND,
    LATER_START,
    NINE_DAYS,
    WAIVER,
    Edit,
    SettingsLine,
)

NOW = datetime.fromisoformat(AT).replace(tzinfo=VIETNAM)
OTHER_DAY_OFF: Edit = (
    CALENDAR,
    r"days_off:\n",
    "days_off:\n  - {day: 2026-06-11, name: {vi: nghỉ, en: off}, source: mẫu}\n",
)
TWO_DAYS_BACK: Edit = (DEADLINES_FILE, r"(id: administrative_document.*?working_days: )9\}", r"\g<1>2}")
DAY_OFF_BACK: Edit = (CALENDAR, r"  - \{day: 2026-06-10[^\n]*\n", "")
WAIVER_BACK: Edit = (WAIVERS_FILE, r"waivers:\n.*", "waivers: []\n")
SUPPLIER: Edit = (DEADLINES_FILE, r"(id: event\n.*?length: \{hours: )24\}", r"\g<1>96}")
IN_FORCE_LATER: Edit = (INSTRUMENTS_FILE, r"(id: qd-2111.*?valid_from: )2025-11-13", r"\g<1>2026-07-01")
OTHER_CLASS: Edit = (DOCUMENT_KIND, r'deadline_class="administrative_document"', 'deadline_class="science"')
NO_ROLL_OVER: Edit = (DEADLINES_FILE, r"roll_over: true", "roll_over: false")


@pytest.fixture(scope="module")
def content(month: Path) -> Iterator[MainContent]:
    repository = open_history(month / "kho.git")
    with open_main_content(repository, resolve_main(repository, None), NOW) as found:
        yield found


def changes_of(*edits: Edit) -> tuple[SettingsChange, ...]:
    """Changes that land one after the other."""
    line = SettingsLine()
    for each in edits:
        line.edit(each)
    return find_settings_changes(line.landed, line.texts)


def turned(content: MainContent, *edits: Edit) -> list[list[str]]:
    """What each of these changes turned, in words."""
    found = find_turned_clocks(content, changes_of(*edits)).by_change
    return [[f"{each.id} {each.party} {each.before} {each.after}" for each in clocks] for clocks in found]


def test_a_day_off_turns_what_was_late_by_that_day_alone(content: MainContent) -> None:
    assert turned(content, DAY_OFF) == [["so-quy-che board late on_time"]]


def test_a_longer_limit_turns_all_that_was_late_by_it(content: MainContent) -> None:
    (found,) = turned(content, NINE_DAYS)
    assert found == [
        "so-doi-ngay board unproven on_time",
        "so-duoc-mien board late on_time",
        "so-quy-che board late on_time",
        "xa-da-xoa board late on_time",
    ]


def test_a_change_that_decides_nothing_turns_nothing(content: MainContent) -> None:
    citation: Edit = (INSTRUMENTS_FILE, r"short: QĐ 2111", "short: QĐ số 2111")
    policy: Edit = (POLICY_FILE, r"content: \{level: person\}", "content: {level: none}")
    assert turned(content, citation, policy) == [[], []]


def test_a_waiver_turns_the_late_clock_that_it_excuses(content: MainContent) -> None:
    assert turned(content, WAIVER) == [["so-quy-che board late waived"]]


def test_a_later_start_takes_items_out_of_sight(content: MainContent) -> None:
    (found,) = turned(content, LATER_START)
    assert "so-quy-che board late before_adoption" in found
    assert "so-noi-quy board on_time before_adoption" in found
    assert not any(each.startswith("so-duoc-mien board") and each.endswith("before_adoption") for each in found)


def test_a_supplier_has_verdicts_of_his_own(content: MainContent) -> None:
    assert turned(content, SUPPLIER) == [["xa-gui-muon supplier late on_time"]]


def test_a_rule_that_was_not_in_force_asks_for_nothing(content: MainContent) -> None:
    (found,) = turned(content, IN_FORCE_LATER)
    assert "so-quy-che board late none" in found


def test_another_class_of_a_kind_turns_its_clocks(content: MainContent) -> None:
    (found,) = turned(content, OTHER_CLASS)
    assert "so-quy-che board late on_time" in found


def test_settings_that_cannot_be_read_turn_nothing(content: MainContent) -> None:
    assert turned(content, (DEADLINES_FILE, r"classes:\n", "classes: [\n")) == [[]]


def test_each_change_is_meant_alone(content: MainContent) -> None:
    first, second, third = turned(content, DAY_OFF, NINE_DAYS, WAIVER)
    assert first == ["so-quy-che board late on_time"]
    assert "so-duoc-mien board late on_time" in second
    assert not any(each.startswith("so-quy-che") for each in second)
    assert third == []


@pytest.mark.parametrize("edits", [(NINE_DAYS, TWO_DAYS_BACK), (DAY_OFF, DAY_OFF_BACK), (WAIVER, WAIVER_BACK)])
def test_a_change_back_turns_the_same_clocks_back(content: MainContent, edits: tuple[Edit, Edit]) -> None:
    there, back = find_turned_clocks(content, changes_of(*edits)).by_change
    assert there
    assert back == tuple(TurnedClock(each.id, each.party, each.after, each.before) for each in there)


LANDINGS = (DAY_OFF, DAY_OFF_BACK, OTHER_DAY_OFF, NINE_DAYS, TWO_DAYS_BACK, AMENDED, SUPPLIER, WAIVER, LATER_START, IN_FORCE_LATER,
            OTHER_CLASS, NO_ROLL_OVER)  # fmt: skip


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(LANDINGS), min_size=2, max_size=9))
def test_many_changes_turn_what_each_of_them_turns_by_itself(content: MainContent, edits: list[Edit]) -> None:
    line = SettingsLine()
    for each in edits:
        try:
            line.edit(each)
        except AssertionError:  # it does not fit what stands there now
            continue
    changes = find_settings_changes(line.landed, line.texts)
    if not changes:
        return
    together = find_turned_clocks(content, changes).by_change
    assert list(together) == [find_turned_clocks(content, (each,)).by_change[0] for each in changes]


def test_what_runs_says_until_when_nothing_turns_by_itself(content: MainContent) -> None:
    early = replace(content, at=datetime(2026, 6, 10, 9, tzinfo=VIETNAM))
    found = find_turned_clocks(early, changes_of(NINE_DAYS))
    assert found.until is not None
    assert found.until <= datetime(2026, 6, 11, tzinfo=VIETNAM)


@pytest.fixture
def cached(content: MainContent, tmp_path: Path) -> MainContent:
    return replace(content, cache_folder=tmp_path / "cache")


def test_a_second_audit_takes_what_the_first_one_found(cached: MainContent, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = changes_of(DAY_OFF, WAIVER)
    found = load_turned_clocks(cached, changes)
    monkeypatch.setattr(turned_cache, "find_turned_clocks", _refuse)
    assert load_turned_clocks(cached, changes) == found == find_turned_clocks(cached, changes)


@pytest.mark.parametrize("days", [-1, 30])
def test_what_was_found_does_not_count_before_nor_after_time_turns_a_clock(
    cached: MainContent, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    changes = changes_of(DAY_OFF, WAIVER)
    load_turned_clocks(cached, changes)
    monkeypatch.setattr(turned_cache, "find_turned_clocks", _refuse)
    with pytest.raises(AssertionError):
        load_turned_clocks(replace(cached, at=NOW + timedelta(days=days)), changes)


def test_another_commit_of_main_is_judged_anew(cached: MainContent, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = changes_of(DAY_OFF)
    load_turned_clocks(cached, changes)
    monkeypatch.setattr(turned_cache, "find_turned_clocks", lambda *_: TurnedClocks(((),), None))
    assert load_turned_clocks(replace(cached, tip="0" * 40), changes).by_change == ((),)


def _refuse(*_: object) -> TurnedClocks:
    raise AssertionError("judged again")
