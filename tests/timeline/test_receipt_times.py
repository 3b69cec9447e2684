"""Receipts of the server in the timeline: no date is proven that is earlier than its receipt."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from portalgen.history.model import Commit
from portalgen.history.receipts import Receipt
from portalgen.history.repository import open_repository
from portalgen.timeline.model import Evidence, EvidencePolicy, ReceiptLog
from portalgen.timeline.read import read_open_submission, read_timeline
from portalgen.timeline.receipt_times import ReceiptTimes, select_updates
from portalgen.timeline.record import Timeline
from portalgen.timeline.verdicts import verdict_of
from tests.makers.growth import MOST, count_steps
from tests.makers.repository import RepositoryMaker, day

POLICY = "site-config/governance/policy.yaml"
MAIN = "refs/heads/main"
NOW = day(60)
DUE = day(10)


class History(RepositoryMaker):
    """A history whose policy asks for receipts since the 2nd, and the receipts of its server."""

    def __init__(self, folder: Path, since: str = "2026-03-02T00:00") -> None:
        super().__init__(folder)
        self.first = self.commit(day(1))
        if since:
            self.write(POLICY, f"receipts_since: {since}\n")
        self.start = self.commit(day(1, 9))
        self.receipts: list[Receipt] = []

    def receive(self, at: datetime, new: str, ref: str = MAIN, old: str = "") -> None:
        former = f"{len(self.receipts):064x}"
        self.receipts.append(Receipt(ref, old, new, at, "", former))

    def send(self, submitted: datetime, merged: datetime, name: str = "a") -> tuple[str, str]:
        """Ids of a submission and of its merge, by dates that its author chose."""
        merge = self.submit(submitted, merged, name)
        return self.head(name), merge

    @property
    def policy(self) -> EvidencePolicy:
        return EvidencePolicy(receipts=ReceiptLog("whole", select_updates(self.receipts)))

    def read(self, cache: Path | None = None) -> Timeline:
        return read_timeline(open_repository(self.root), "main", self.policy, NOW, cache)

    def times(self, identity: str = "a") -> tuple[Evidence, Evidence]:
        found = self.read().items[identity]
        return found.submission, found.publication


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "kho")


def test_the_first_receipt_that_held_the_item_is_when_it_was_handed_in(history: History) -> None:
    submission, merge = history.send(day(5), day(6))
    history.receive(day(5, 9), submission, "refs/heads/bai/a")
    history.receive(day(7), submission, "refs/heads/bai/b")
    history.receive(day(6, 9), merge, old=history.start)
    submitted, published = history.times()
    assert (submitted.at, submitted.strength, submitted.reason) == (day(5, 9), "weak", "received")
    assert (published.at, published.strength, published.reason) == (day(6, 9), "weak", "received")
    assert (submitted.not_before, published.not_before) == (day(5), day(6))


def test_a_receipt_after_the_limit_is_unproven_and_not_late_where_the_date_lies_before_it(history: History) -> None:
    submission, merge = history.send(day(5), day(6))
    history.receive(day(20), submission, "refs/heads/bai/a")
    history.receive(day(20, 9), merge, old=history.start)
    assert [verdict_of(each, DUE) for each in history.times()] == ["unproven", "unproven"]


def test_dates_after_the_limit_are_late_whatever_the_receipt(history: History) -> None:
    submission, merge = history.send(day(11), day(12))
    history.receive(day(20), submission, "refs/heads/bai/a")
    history.receive(day(20, 9), merge, old=history.start)
    assert [verdict_of(each, DUE) for each in history.times()] == ["late", "late"]


def test_receipts_before_the_limit_are_on_time(history: History) -> None:
    submission, merge = history.send(day(5), day(6))
    history.receive(day(5, 9), submission, "refs/heads/bai/a")
    history.receive(day(6, 9), merge, old=history.start)
    assert [verdict_of(each, DUE) for each in history.times()] == ["on_time", "on_time"]


def test_a_later_commit_that_was_pushed_covers_the_one_before_it(history: History) -> None:
    history.branch("a")
    history.page(day(5), "content/so/tin-tuc/a/index.vi.md", "a")
    history.page(day(6), "content/so/tin-tuc/khac.vi.md", "khac")
    history.receive(day(6, 9), history.head(), "refs/heads/bai/a")
    merge = history.merge(day(7), "a")
    history.receive(day(7, 9), merge, old=history.start)
    assert history.times()[0].at == day(6, 9)


def test_a_commit_that_was_pushed_in_a_branch_that_never_came_to_main_was_received_with_it(history: History) -> None:
    history.branch("a")
    early = history.page(day(5), "content/so/tin-tuc/a/index.vi.md", "a")
    history.receive(day(6), history.page(day(5, 9), "content/so/tin-tuc/thua.vi.md", "thua"), "refs/heads/bai/a")
    merge = history.merge(day(7), early)
    history.receive(day(7, 9), merge, old=history.start)
    assert history.times()[0].at == day(6)


def test_what_has_no_receipt_is_unproven_from_receipts_since_on(history: History) -> None:
    history.receive(day(3), history.start, old=history.first)
    history.send(day(5), day(6))
    for each in history.times():
        assert (each.strength, each.reason) == ("unproven", "no-receipt")


def test_without_any_receipt_what_came_to_main_after_the_policy_proves_nothing_whatever_its_date(
    history: History,
) -> None:
    history.send(day(1, 10), day(1, 11), "lui-ngay")
    history.send(day(5), day(6))
    assert {each.reason for name in ("a", "lui-ngay") for each in history.times(name)[1:]} == {"no-receipt"}


def test_what_main_held_before_the_policy_and_the_log_is_judged_by_git_as_before(tmp_path: Path) -> None:
    history = History(tmp_path / "kho", since="")
    _, merge = history.send(day(5), day(6))
    history.write(POLICY, "receipts_since: 2026-03-10T00:00\n")
    history.commit(day(9))
    expected = (("proven", "committed"), ("proven", "merged"))
    assert tuple((each.strength, each.reason) for each in history.times()) == expected
    history.receive(day(12), merge, old=merge)
    assert tuple((each.strength, each.reason) for each in history.times()) == expected


def test_without_receipts_since_receipts_change_nothing(tmp_path: Path) -> None:
    history = History(tmp_path / "kho", since="")
    submission, merge = history.send(day(5), day(6))
    without = history.times()
    history.receive(day(20), submission, "refs/heads/bai/a")
    history.receive(day(20, 9), merge, old=history.start)
    assert history.times() == without


def test_a_policy_with_faults_does_not_end_receipts_and_a_policy_without_them_does(history: History) -> None:
    history.write(POLICY, "receipts_since: hôm qua\n")
    history.commit(day(3))
    history.send(day(5), day(6))
    assert {each.reason for each in history.times()} == {"no-receipt"}
    history.write(POLICY, "merge_method: merge\n")
    history.commit(day(8))
    assert [each.strength for each in history.times()] == ["proven", "proven"]


def test_receipts_before_receipts_since_change_nothing(tmp_path: Path) -> None:
    history = History(tmp_path / "kho", since="2026-03-30T00:00")
    submission, merge = history.send(day(5), day(6))
    history.receive(day(20), submission, "refs/heads/bai/a")
    history.receive(day(20, 9), merge, old=history.start)
    assert [each.strength for each in history.times()] == ["proven", "proven"]


def test_a_server_clock_an_hour_back_makes_nothing_earlier(history: History) -> None:
    submission, merge = history.send(day(10, 9), day(10, 10))
    back = timedelta(hours=1, minutes=30)
    history.receive(day(10, 9) - back, submission, "refs/heads/bai/a")
    history.receive(day(10, 9) - back, merge, old=history.start)
    submitted, published = history.times()
    assert (submitted.at, published.at) == (day(10, 9), day(10, 10))
    assert [verdict_of(each, day(10, 8)) for each in (submitted, published)] == ["unproven", "unproven"]


def test_a_heartbeat_dates_what_was_moved_on_the_server_itself(history: History) -> None:
    history.receive(day(3), history.start, old=history.start)
    _, merge = history.send(day(5), day(6))
    history.receive(day(6, 9), merge, old=merge)
    published = history.times()[1]
    assert (published.at, published.reason) == (day(6, 9), "received")


def test_heartbeats_that_say_nothing_new_do_not_change_the_key_of_the_cache(history: History) -> None:
    history.receive(day(3), history.start, old=history.first)
    key = history.policy.receipts.key
    for number in range(4, 9):
        history.receive(day(number), history.start, old=history.start)
    assert history.policy.receipts.key == key


def test_the_cache_gives_what_the_history_gives(history: History, tmp_path: Path) -> None:
    submission, merge = history.send(day(5), day(6))
    cache = tmp_path / "nho"
    assert history.read(cache) == history.read(cache) == history.read()
    history.receive(day(5, 9), submission, "refs/heads/bai/a")
    history.receive(day(6, 9), merge, old=history.start)
    assert history.read(cache) == history.read(cache) == history.read()
    assert history.read(cache).rules.receipts_since is not None


def test_what_waits_is_handed_in_with_its_first_receipt(history: History) -> None:
    history.receive(day(3), history.start, old=history.start)
    history.branch("a")
    path = "content/so/tin-tuc/a/index.vi.md"
    waiting = history.page(day(5), path, "a")
    repository = open_repository(history.root)

    def submitted() -> Evidence:
        timeline = read_open_submission(repository, "main", "HEAD", [path], history.policy, NOW)
        return timeline.items["a"].submission

    assert (submitted().strength, submitted().reason) == ("unproven", "no-receipt")
    history.receive(day(6), waiting, "refs/heads/bai/a")
    assert (submitted().at, submitted().reason) == (day(6), "received")


def test_receipts_of_commits_that_are_gone_are_passed_over(history: History) -> None:
    submission, merge = history.send(day(5), day(6))
    history.receive(day(4), "1" * 40, "refs/heads/bai/mat")
    history.receive(day(5, 9), submission, "refs/heads/bai/a")
    history.receive(day(6, 9), merge, old=history.start)
    history.receive(day(7), "", "refs/heads/bai/a", old=submission)
    assert [each.at for each in history.times()] == [day(5, 9), day(6, 9)]


def test_sixty_thousand_receipts_are_read_with_the_same_steps_for_each(history: History) -> None:
    submission, merge = history.send(day(5), day(6))
    commits = read_timeline(open_repository(history.root), "main", history.policy, NOW)
    steps = []
    for count in (30_000, 30_000):
        for number in range(count):
            history.receive(day(3) + timedelta(minutes=number), history.start, f"refs/heads/bai/b{number}")
        steps.append(count_steps(history.times))
    history.receive(day(50), submission, "refs/heads/bai/a")
    history.receive(day(51), merge, old=history.start)
    assert (history.times()[1].at, commits.head) == (day(51), merge)
    assert steps[1] <= MOST * steps[0]


def test_a_release_takes_nothing_from_a_publication_that_is_older_than_receipts() -> None:
    commit = Commit("ab" * 20, (), day(1), False, "a@example.vn", "a@example.vn")
    evidence = Evidence(day(1), "proven", "committed", commit.id)
    times = ReceiptTimes(day(2), {}, {}, frozenset(), frozenset(), False, 5, {commit.id: day(20)})
    assert times.judge_publication(evidence, commit, 3) == evidence
    assert times.judge_publication(evidence, replace(commit, committed_at=day(3)), 6).at == day(20)


@pytest.mark.parametrize(("ahead", "earliest"), [(timedelta(minutes=4), day(3)), (timedelta(minutes=6), None)])
def test_an_authors_clock_that_is_somewhat_ahead_makes_no_late_act_uncertain(
    ahead: timedelta, earliest: datetime | None
) -> None:
    commit = Commit("ab" * 20, (), day(3) + ahead, False, "a@example.vn", "a@example.vn")
    evidence = Evidence(commit.committed_at, "proven", "committed", commit.id)
    times = ReceiptTimes(day(2), {commit.id: day(3)}, {}, frozenset(), frozenset(), False)
    judged = times.judge_submission(evidence, commit)
    assert (judged.at, judged.not_before) == (commit.committed_at, earliest)


def test_a_later_beginning_takes_no_receipt_from_what_came_before_it(history: History) -> None:
    submission, merged = history.send(day(3), day(4))
    history.receive(day(3), submission, "refs/heads/bai/a")
    history.receive(day(4), merged, old=history.start)
    before = history.times()
    history.receive(day(5), merged, "refs/heads/bai/khac", old=submission)
    assert history.times() == before
