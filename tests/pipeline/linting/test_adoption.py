"""What is older than the portal or than the rule is quiet, and what was published is not judged by other facts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from portalgen.diagnostics.sentences import sentence_of
from tests.makers.deadlines import (
    EVENT,
    LIMITS,
    PAPER,
    clocks,
    event,
    find_deadline_findings,
    paper,
    publish,
    save,
)
from tests.makers.lint.story import LEGAL, LIGHT, git
from tests.makers.portal import SmallPortal
from tests.makers.quiet_portal import kept_portal

STARTS = "evidence_starts: 2026-01-01"


@pytest.fixture
def recorded_portal(tmp_path: Path) -> SmallPortal:
    return kept_portal(tmp_path / "portal", LIGHT)


def adopted(folder: Path, when: str) -> SmallPortal:
    """A portal that was adopted at `when`."""
    limits = LEGAL[LIMITS].replace(STARTS, f"evidence_starts: {when}")
    assert limits != LEGAL[LIMITS]
    return kept_portal(folder / "portal", {**LIGHT, LIMITS: limits})


def test_a_submission_that_claims_to_be_older_than_the_adoption_is_judged_while_it_waits(tmp_path: Path) -> None:
    portal = adopted(tmp_path, "2026-11-30")
    portal.write(EVENT, event())
    portal.write(PAPER, paper())
    save(portal, "2026-11-24T08:00")
    assert clocks(portal, "2026-12-10T08:00") == [("DDL204", "supplier"), ("DDL205", "board")]


def test_a_submission_from_after_the_adoption_is_judged(tmp_path: Path) -> None:
    portal = adopted(tmp_path, "2026-11-24")
    portal.write(PAPER, paper())
    save(portal, "2026-11-24T08:00")
    assert clocks(portal, "2026-12-10T08:00") == [("DDL205", "board")]


def test_a_document_from_before_the_decision_is_not_judged_by_it(recorded_portal: SmallPortal) -> None:
    old = {"issued": "2020-03-02", "effective": "2020-03-02", "date": "2020-03-02", "legal_status": "in_force"}
    recorded_portal.write(PAPER, paper(**old, received='{at: 2020-03-05T08:00, ref: "00"}'))
    save(recorded_portal, "2026-11-24T08:00")
    assert clocks(recorded_portal, "2026-11-24T09:00") == []


def test_a_day_without_a_time_ends_no_event_and_nobody_is_called_late(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(EVENT, event(event_end="2026-11-21"))
    save(recorded_portal, "2026-11-22T22:10")
    assert clocks(recorded_portal, "2026-11-22T23:00") == [("DDL213", "editor")]


def test_an_event_that_ends_at_midnight_is_counted_from_there(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(EVENT, event(event_end="2026-11-22T00:00"))
    save(recorded_portal, "2026-11-22T22:10")
    assert [code for code, _ in clocks(recorded_portal, "2026-11-23T08:00")] == []


def test_a_page_that_is_public_may_be_edited_though_it_was_scheduled_too_late(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(PAPER, paper(publish_at="2026-11-27T08:00"))
    save(recorded_portal, "2026-11-23T10:00")
    publish(recorded_portal, "2026-11-24T08:00")
    git(recorded_portal.root, "checkout", "-q", "-b", "sua")
    recorded_portal.edit(PAPER, "Nội dung mẫu", "Nội dung mẫu, sửa chính tả")
    save(recorded_portal, "2026-11-28T08:00")
    assert clocks(recorded_portal, "2026-11-28T09:00") == []


def test_one_cause_is_reported_once_nothing_is_counted_from_what_cannot_be(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(PAPER, paper(issued="2026-11-24", date="2026-11-24"))
    save(recorded_portal, "2026-11-24T08:00")
    told = [code for code, party in clocks(recorded_portal, "2026-12-10T08:00") if party != "supplier"]
    assert told == ["DDL202"]


def test_what_is_urgent_and_overdue_is_reported_in_a_whole_sentence(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(PAPER, paper(urgent="{basis: Phòng chống thiên tai}"))
    save(recorded_portal, "2026-11-23T10:00")
    (late,) = [each for each in find_deadline_findings(recorded_portal, "2026-11-24T08:00") if each.code == "DDL205"]
    assert "phải đăng ngay trong ngày nhận, hạn cuối hết ngày 23/11/2026" in sentence_of(late.diagnostic, "vi")
    assert "trong ngay" not in sentence_of(late.diagnostic, "vi")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_directives_the_later_one_counts_wherever_it_stands(tmp_path: Path, order: tuple[int, int]) -> None:
    rows = (
        '  - {site: so, class: news, days: 8, start: event_end, directive: "00/A", valid_from: 2026-01-01}\n',
        '  - {site: so, class: news, days: 1, start: event_end, directive: "00/B", valid_from: 2026-11-01}\n',
    )
    limits = LEGAL[LIMITS].replace("directed: []\n", "directed:\n" + "".join(rows[index] for index in order))
    portal = kept_portal(tmp_path / "portal", {**LIGHT, LIMITS: limits})
    portal.write(EVENT, event())
    save(portal, "2026-11-22T08:00")
    (late,) = [each for each in find_deadline_findings(portal, "2026-11-24T08:00") if each.party == "board"]
    assert "00/B" in sentence_of(late.diagnostic, "vi")


WAYS = [{"paths": (PAPER,)}, {}, {"staged": True}]


@pytest.mark.parametrize("asked", WAYS, ids=["path", "everything", "staged"])
def test_a_document_that_is_not_saved_yet_is_judged_as_it_will_be(tmp_path: Path, asked: dict[str, Any]) -> None:
    portal = adopted(tmp_path, "2026-11-24T12:00")
    text = paper(issued="2026-11-23", date="2026-11-23")
    portal.write(PAPER, "".join(line for line in text.splitlines(keepends=True) if not line.startswith("received")))
    git(portal.root, "add", "-A")
    assert "DDL201" in [code for code, _ in clocks(portal, "2026-11-25T08:00", base="", **asked)]


def test_a_file_on_a_work_branch_is_reported_as_its_submission_is(recorded_portal: SmallPortal) -> None:
    recorded_portal.write(PAPER, paper())
    save(recorded_portal, "2026-11-23T10:00")
    by_path = clocks(recorded_portal, "2026-11-27T08:00", base="", paths=(PAPER,))
    assert ("DDL205", "board") in by_path
    assert by_path == clocks(recorded_portal, "2026-11-27T08:00")
