"""Laws change, the past does not: a verdict holds under the settings that stood then and under those of now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from portalgen.editorial.deadlines.clock_words import reading_lines
from portalgen.editorial.deadlines.deadline_audit import AuditedClock, audit_clocks
from portalgen.editorial.deadlines.main_content import open_main_content, resolve_main
from portalgen.history.repository import open_history
from portalgen.law.calendar import VIETNAM
from tests.makers.histories import (
    CALENDAR,
    DEADLINES,
    Repo,
    add_days_off,
    document,
    replaced,
    send,
    set_administrative_days,
)
from tests.makers.law_repository import LawRepo

NOW = datetime.fromisoformat("2026-06-26T09:00").replace(tzinfo=VIETNAM)
CHANGED = "2026-06-16T09:00"
INSTRUMENTS = "site-config/legal/instruments.yaml"
LENGTH = r"(id: administrative_document\n.*?)length: \{working_days: 2\}\n"
AMENDED = (
    r"\1lengths:\n"
    r"      - {to: 2026-06-21, working_days: 2, instrument: qd-2111, article: Điều 9(2)}\n"
    r"      - {from: 2026-06-22, working_days: 1, instrument: qd-2111, article: Điều 9(2)}\n"
)

Change = Callable[[Repo], object]


def edit(path: str, pattern: str, by: str, at: str = CHANGED) -> Change:
    """A change of settings that is merged to main."""

    def make(repo: Repo) -> None:
        repo.branch("quy-dinh")
        repo.write(path, replaced(repo.read(path), pattern, by))
        repo.commit("Sửa quy định", at)
        repo.checkout("main")
        repo.merge("quy-dinh", at)

    return make


def days_off(*days: str, at: str = CHANGED) -> Change:
    """Days off that nobody decided."""
    entries = "".join(f'  - {{day: {each}, name: {{vi: nghỉ, en: off}}, source: "mẫu"}}\n' for each in days)
    return edit(CALENDAR, r"\ndays_off:\n", f"\ndays_off:\n{entries}", at)


def break_for_a_day(repo: Repo) -> None:
    """Settings that cannot be read, and that are mended a day later."""
    whole = repo.read(DEADLINES)
    repo.write(DEADLINES, whole.replace("classes:", "classes: [", 1))
    repo.commit("Hỏng", CHANGED)
    repo.write(DEADLINES, whole)
    repo.commit("Sửa lại", "2026-06-17T09:00")


def audit(folder: Path, change: Change, maker: Callable[[Path], Repo] = Repo) -> dict[str, AuditedClock]:
    """The boards' clocks of four documents, where the policy wants two owners to approve the law: two before the change, in time and late, and two after it.

    The first two were received on Monday 8 June (last day the 10th), the others on Monday 22 June (the 24th).
    """
    repo = maker(folder / "kho")
    send(repo, "a", "2026-06-09T09:00", "2026-06-09T10:00", document("so-a", "việc a", "1/QĐ-SNgV"))
    send(repo, "b", "2026-06-12T09:00", "2026-06-12T10:00", document("so-b", "việc b", "2/QĐ-SNgV"))
    change(repo)
    later = {"received": "2026-06-22T09:00", "issued": "2026-06-19"}
    send(repo, "d", "2026-06-23T09:00", "2026-06-23T10:00", document("so-d", "việc d", "4/QĐ-SNgV", **later))  # type: ignore[arg-type]
    send(repo, "c", "2026-06-25T09:00", "2026-06-25T10:00", document("so-c", "việc c", "3/QĐ-SNgV", **later))  # type: ignore[arg-type]
    repository = open_history(repo.folder)
    with open_main_content(repository, resolve_main(repository, None), NOW) as content:
        return {each.clock.page.id[-1]: each for each in audit_clocks(content) if each.clock.deadline.party == "board"}


@pytest.mark.parametrize(
    ("change", "standings"),
    [
        pytest.param(lambda repo: None, "met late late met", id="nothing changed"),
        pytest.param(days_off("2026-06-10", "2026-06-11", "2026-06-24"), "met unproven unproven met", id="days off, invented"),
        pytest.param(
            days_off("2026-06-10", "2026-06-11", at="2026-06-07T09:00"), "met unproven late met", id="with an old date"
        ),
        pytest.param(edit(DEADLINES, LENGTH, r"\1length: {working_days: 9}\n"), "met unproven unproven met", id="nine days"),
        pytest.param(
            edit(INSTRUMENTS, r"valid_from: 2025-11-13", "valid_from: 2026-07-01"),
            "met unproven unproven met",
            id="in force later",
        ),
        pytest.param(edit(DEADLINES, LENGTH, AMENDED), "met late late met", id="an honest amendment"),
        pytest.param(edit(DEADLINES, LENGTH, r"\1length: {working_days: 1}\n"), "met late late met", id="one day"),
        pytest.param(break_for_a_day, "met late late met", id="broken for a day"),
    ],
)  # fmt: skip
def test_a_change_of_settings_turns_no_verdict_of_before(tmp_path: Path, change: Change, standings: str) -> None:
    found = audit(tmp_path, change)
    assert [found[each].clock.standing for each in "abcd"] == standings.split()


def test_a_clock_that_settings_dispute_shows_what_each_of_them_leads_to(tmp_path: Path) -> None:
    found = audit(tmp_path, edit(DEADLINES, LENGTH, r"\1length: {working_days: 9}\n"))
    clock = found["b"].clock
    commit = next(each.origin.commit for each in clock.readings if each.origin.form == "former")
    assert (found["b"].verdict, clock.is_disputed_by_settings) == ("unproven", True)
    assert [each.vi for each in reading_lines(clock)] == [
        "từ 09:00 ngày 08/06/2026, hạn cuối hết ngày 19/06/2026 theo cấu hình hiện nay, xong 10:00 ngày 12/06/2026: đúng hạn",
        f"từ 09:00 ngày 08/06/2026, hạn cuối hết ngày 10/06/2026 theo cấu hình từ 01/01/2026 [{commit[:12]}], xong "
        "10:00 ngày 12/06/2026: trễ hạn",
    ]


def approved(change: Change, *owners: str) -> Change:
    """The change, merged with what these owners signed."""

    def make(repo: Repo) -> None:
        assert isinstance(repo, LawRepo)
        repo.branch("luat")
        change(repo)
        repo.commit("Theo văn bản", CHANGED)
        repo.land_law("luat", CHANGED, *owners)

    return make


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("owners", "standings"), [(("owner-1", "owner-2"), "met late met met"), (("owner-1",), "met late unproven met")]
)
def test_a_day_off_that_two_owners_signed_for_in_time_counts(
    tmp_path: Path, owners: tuple[str, ...], standings: str
) -> None:
    """Real signatures: of one owner it is held against the shipped calendar."""
    found = audit(tmp_path, approved(lambda repo: add_days_off(repo, "2026-06-24"), *owners), LawRepo)
    assert [found[each].clock.standing for each in "abcd"] == standings.split()


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("owners", "standings"), [(("owner-1", "owner-3"), "met unproven met met"), ((), "met unproven unproven met")]
)
def test_a_longer_limit_that_two_owners_signed_for_counts_for_what_began_since(
    tmp_path: Path, owners: tuple[str, ...], standings: str
) -> None:
    found = audit(tmp_path, approved(lambda repo: set_administrative_days(repo, 9), *owners), LawRepo)
    assert [found[each].clock.standing for each in "abcd"] == standings.split()


def test_what_only_a_later_beginning_takes_out_of_the_rate_stays_in_it_as_open(tmp_path: Path) -> None:
    """Nobody approved that `evidence_starts` was moved."""
    moved = edit(DEADLINES, "evidence_starts: 2026-01-01T00:00", "evidence_starts: 2026-06-20")
    found = audit(tmp_path, moved)
    assert [found[each].clock.standing for each in "abcd"] == ["unproven", "unproven", "late", "met"]
