"""Deadlines as a check tells them, on real repositories whose every date is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.diagnostics.model import Severity
from tests.makers.deadlines import (
    EVENT,
    LIMITS,
    PAPER,
    WAIVERS,
    approve_rules,
    clocks,
    event,
    find_deadline_findings,
    paper,
    publish,
    save,
)
from tests.makers.lint.story import LEGAL, LIGHT, git, shallow
from tests.makers.portal import SmallPortal
from tests.makers.quiet_portal import kept_portal, quiet_portal


@pytest.fixture
def recorded_portal(tmp_path: Path) -> SmallPortal:
    return kept_portal(tmp_path / "portal", LIGHT)


@pytest.mark.parametrize(
    ("at", "code"),
    [
        ("2026-11-21T20:00", "DDL207"),
        ("2026-11-22T15:59", "DDL207"),
        ("2026-11-22T16:01", "DDL206"),
        ("2026-11-22T19:59:59", "DDL206"),
        ("2026-11-22T20:00", "DDL204"),
        ("2026-12-30T08:00", "DDL204"),
    ],
)
def test_an_event_that_was_not_handed_in_runs_by_the_hour_also_on_a_day_off(
    recorded_portal: SmallPortal, at: str, code: str
) -> None:
    recorded_portal.write(EVENT, event())
    assert clocks(recorded_portal, at) == [(code, "supplier")]


def test_an_event_that_is_still_to_end_is_not_due(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(EVENT, event())
    assert clocks(recorded_portal, "2026-11-21T19:59") == []


def test_an_event_that_was_handed_in_in_time_is_silent(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(EVENT, event())
    save(recorded_portal, "2026-11-22T19:59")
    assert clocks(recorded_portal, "2026-11-30T08:00") == []


def test_an_event_that_was_handed_in_too_late_says_so_until_it_is_published(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(EVENT, event())
    save(recorded_portal, "2026-11-22T20:00")
    assert clocks(recorded_portal, "2026-11-22T21:00") == [("DDL204", "supplier")]
    publish(recorded_portal, "2026-11-22T22:00")
    assert clocks(recorded_portal, "2026-11-23T08:00", base="") == [("DDL216", "supplier")]


@pytest.mark.parametrize(
    ("at", "code"),
    [
        ("2026-11-23T10:00", "DDL207"),
        ("2026-11-25T23:00", "DDL207"),
        ("2026-11-26T00:01", "DDL206"),
        ("2026-11-26T23:59:59", "DDL206"),
        ("2026-11-27T00:00", "DDL205"),
    ],
)
def test_a_document_that_waits_runs_in_working_days_for_the_board(
    recorded_portal: SmallPortal, at: str, code: str
) -> None:
    recorded_portal.write(PAPER, paper())
    save(recorded_portal, "2026-11-23T10:00")
    assert (code, "board") in clocks(recorded_portal, at)


def test_overdue_warns_and_does_not_block(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(PAPER, paper())
    save(recorded_portal, "2026-11-23T10:00")
    late = [each for each in find_deadline_findings(recorded_portal, "2026-12-24T08:00") if each.code == "DDL205"]
    assert [each.severity for each in late] == [Severity.WARNING]


def test_a_published_document_is_silent_and_edits_restart_nothing(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(PAPER, paper())
    save(recorded_portal, "2026-11-23T10:00")
    publish(recorded_portal, "2026-11-25T08:00")
    assert clocks(recorded_portal, "2026-12-24T08:00", base="") == []
    git(recorded_portal.root, "checkout", "-q", "-b", "sua")
    recorded_portal.edit(PAPER, "Nội dung mẫu.", "Nội dung mẫu đã sửa.")
    save(recorded_portal, "2026-12-20T08:00")
    git(recorded_portal.root, "mv", PAPER, "content/so/van-ban/quyet-dinh-sua.vi.md")
    save(recorded_portal, "2026-12-21T08:00")
    assert clocks(recorded_portal, "2026-12-24T08:00") == []


def test_a_draft_on_main_is_not_published_and_its_clock_runs_on(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(PAPER, paper(draft="true"))
    save(recorded_portal, "2026-11-23T10:00")
    publish(recorded_portal, "2026-11-23T11:00")
    assert ("DDL205", "board") in clocks(recorded_portal, "2026-11-27T08:00", base="")


def test_a_document_that_is_set_to_be_published_after_its_last_day_blocks(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(PAPER, paper(publish_at="2026-11-27T00:00"))
    save(recorded_portal, "2026-11-23T10:00")
    blocking = [each for each in find_deadline_findings(recorded_portal, "2026-11-23T12:00") if each.code == "DDL203"]
    assert [each.severity for each in blocking] == [Severity.ERROR]
    recorded_portal.write(PAPER, paper(publish_at="2026-11-26T23:00"))
    assert [each for each in find_deadline_findings(recorded_portal, "2026-11-23T12:00") if each.code == "DDL203"] == []


def test_a_document_that_does_not_say_when_it_was_received_is_an_error_also_in_a_shallow_clone(
    recorded_portal: SmallPortal,
) -> None:
    recorded_portal.write(
        PAPER, "".join(line for line in paper().splitlines(keepends=True) if not line.startswith("received"))
    )
    save(recorded_portal, "2026-11-23T10:00")
    missing = [each for each in find_deadline_findings(recorded_portal, "2026-11-23T12:00") if each.code == "DDL201"]
    assert [(each.severity, each.place.path) for each in missing] == [(Severity.ERROR, PAPER)]
    publish(recorded_portal, "2026-11-23T11:00")
    assert {"DDL201", "DDL210"} == {
        each.code for each in find_deadline_findings(shallow(recorded_portal), "2026-11-24T12:00", base="")
    }


def test_a_class_of_its_own_takes_the_place_of_the_kinds(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(PAPER, paper(deadline_class="planning"))
    save(recorded_portal, "2026-11-23T10:00")
    assert ("DDL207", "board") in clocks(recorded_portal, "2026-11-27T08:00")


def test_what_is_urgent_is_due_the_same_day(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(PAPER, paper(urgent="{basis: Văn bản mẫu về phòng chống thiên tai}"))
    save(recorded_portal, "2026-11-23T10:00")
    assert ("DDL206", "board") in clocks(recorded_portal, "2026-11-23T22:00")
    assert ("DDL205", "board") in clocks(recorded_portal, "2026-11-24T00:00")


def test_a_limit_that_the_board_directed_for_the_news_of_a_site_counts(recorded_portal: SmallPortal) -> None:
    rule = (
        "directed:\n  - {site: so, class: news, working_days: 1, start: event_end, "
        'directive: "Văn bản số 00/MẪU của Ban Biên tập", valid_from: 2026-01-01}\n'
    )
    assert "\ndirected: []\n" in LEGAL[LIMITS]
    approve_rules(recorded_portal, {LIMITS: LEGAL[LIMITS].replace("directed: []\n", rule)})
    recorded_portal.write(EVENT, event())
    save(recorded_portal, "2026-11-22T10:00")
    assert ("DDL206", "board") in clocks(recorded_portal, "2026-11-23T08:00")
    assert ("DDL205", "board") in clocks(recorded_portal, "2026-11-24T00:00")


def test_a_waiver_of_the_board_silences_and_nothing_else_does(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(PAPER, paper().replace("received:", "# portalgen: bỏ qua DDL205: đang chờ\nreceived:"))
    save(recorded_portal, "2026-11-23T10:00")
    assert ("DDL205", "board") in clocks(recorded_portal, "2026-11-27T08:00")
    approve_rules(recorded_portal, {"site-config/lint.yaml": "severity: {DDL205: 'off'}\n"})
    assert ("DDL205", "board") in clocks(recorded_portal, "2026-11-27T08:00")
    waiver = (
        "waivers:\n  - {code: DDL205, item: so-quyet-dinh, reason: Chờ ý kiến, approved_by: Trưởng Ban Biên tập, "
        "from: 2026-11-01, until: 2026-11-27}\n"
    )
    recorded_portal.write(WAIVERS, waiver)
    assert ("DDL205", "board") in clocks(recorded_portal, "2026-11-27T08:00")
    recorded_portal.remove(WAIVERS)
    approve_rules(recorded_portal, {WAIVERS: waiver})
    assert ("DDL205", "board") not in clocks(recorded_portal, "2026-11-27T23:59")
    assert ("DDL205", "board") in clocks(recorded_portal, "2026-11-28T00:00")


@pytest.mark.parametrize("form", ["date", "commit"])
def test_what_is_older_than_the_adoption_is_quiet(recorded_portal: SmallPortal, form: str) -> None:
    recorded_portal.write(PAPER, paper())
    save(recorded_portal, "2026-11-23T10:00")
    publish(recorded_portal, "2026-12-20T11:00")
    starts = "2026-12-23" if form == "date" else git(recorded_portal.root, "rev-parse", "HEAD").strip()
    recorded_portal.write(LIMITS, LEGAL[LIMITS].replace("evidence_starts: 2026-01-01", f"evidence_starts: {starts}"))
    assert clocks(recorded_portal, "2026-12-24T08:00", base="") == []


def test_a_portal_that_is_imported_as_it_stands_is_quiet(tmp_path: Path) -> None:
    portal = quiet_portal(
        tmp_path / "portal",
        {
            **LIGHT,
            PAPER: paper(),
            EVENT: event(),
            LIMITS: LEGAL[LIMITS].replace("evidence_starts: 2026-01-01", "evidence_starts: 2026-12-23"),
        },
    )
    git(portal.root, "init", "-q", "-b", "main")
    save(portal, "2026-12-22T08:00")
    assert clocks(portal, "2026-12-24T08:00", base="") == []


@pytest.mark.parametrize("dated", ["2030-01-01T08:00", "1970-01-01T08:00"])
def test_a_save_that_bears_an_impossible_time_breaks_nothing(recorded_portal: SmallPortal, dated: str) -> None:
    recorded_portal.write(EVENT, event())
    save(recorded_portal, dated)
    assert ("DDL204", "supplier") not in clocks(recorded_portal, "2026-11-22T08:00")


def test_a_look_at_a_time_before_the_first_save_breaks_nothing(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(PAPER, paper())
    save(recorded_portal, "2026-11-23T10:00")
    publish(recorded_portal, "2026-11-25T08:00")
    assert ("DDL205", "board") not in clocks(recorded_portal, "2020-01-01T08:00", base="")


def test_a_folder_without_a_history_says_so_once_and_judges_the_rest(tmp_path: Path) -> None:
    portal = quiet_portal(
        tmp_path / "portal", {**LIGHT, PAPER: paper(received="{at: 2027-01-01T09:00, via: Sổ, ref: '0'}")}
    )
    assert [code for code, _ in clocks(portal, "2026-11-24T08:00", base="")].count("DDL211") == 1
    git(portal.root, "init", "-q", "-b", "main")
    assert [code for code, _ in clocks(portal, "2026-11-24T08:00", base="")].count("DDL211") == 1


def test_a_detached_checkout_knows_the_same_times(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(EVENT, event())
    save(recorded_portal, "2026-11-22T08:00")
    git(recorded_portal.root, "checkout", "-q", "--detach")
    assert clocks(recorded_portal, "2026-11-30T08:00") == []


def test_the_clock_of_an_item_that_is_asked_for_by_file_is_reported(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(EVENT, event())
    assert clocks(recorded_portal, "2026-11-22T08:00", base="", paths=(EVENT,)) == [("DDL207", "supplier")]
    assert clocks(recorded_portal, "2026-11-22T08:00", base="") == []


def test_a_git_that_is_missing_is_no_history(
    recorded_portal: SmallPortal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "trong").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "trong"))
    assert [code for code, _ in clocks(recorded_portal, "2026-11-24T08:00", base="")] == ["DDL211"]
