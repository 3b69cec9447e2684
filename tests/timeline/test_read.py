"""The times of items in real histories, from the plain way of publishing to everything that spoils a date."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.history.repository import open_repository
from portalgen.timeline.model import Evidence, EvidencePolicy, ItemTimes, MergePolicy
from portalgen.timeline.read import read_timeline
from tests.makers.repository import CLERK, FORGE, RepositoryMaker, day, text

NOW = day(60)
POLICY = EvidencePolicy()
SQUASH = EvidencePolicy(merging=MergePolicy("squash", (FORGE,)))
A = "content/so/tin-tuc/a/index.vi.md"

Told = tuple[datetime | None, str, str]


def describe_evidence(evidence: Evidence) -> Told:
    return evidence.at, evidence.strength, evidence.reason


def items(
    maker: RepositoryMaker, policy: EvidencePolicy = POLICY, at: datetime = NOW, ref: str = "main"
) -> dict[str, ItemTimes]:
    return dict(read_timeline(open_repository(maker.root), ref, policy, at).items)


def submitted(maker: RepositoryMaker, identity: str, policy: EvidencePolicy = POLICY, at: datetime = NOW) -> Told:
    return describe_evidence(items(maker, policy, at)[identity].submission)


def bounds(maker: RepositoryMaker, identity: str, policy: EvidencePolicy = POLICY) -> tuple[datetime | None, ...]:
    """The earliest and the latest time of a publication that the history has two readings of."""
    evidence = items(maker, policy)[identity].publication
    assert (evidence.strength, evidence.reason) == ("weak", "ambiguous")
    return evidence.earliest, evidence.at


def published(maker: RepositoryMaker, identity: str, policy: EvidencePolicy = POLICY, at: datetime = NOW) -> Told:
    return describe_evidence(items(maker, policy, at)[identity].publication)


def test_an_item_is_submitted_by_its_commit_and_published_by_its_merge(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    commit = maker.page(day(2), A, "a")
    maker.page(day(3), A, "a", "Sửa lại.")
    merge = maker.merge(day(4), "bai")
    assert items(maker)["a"] == ItemTimes(
        Evidence(day(2), "proven", "committed", commit), Evidence(day(4), "proven", "merged", merge)
    )


def test_what_stands_in_the_first_commit_is_imported(maker: RepositoryMaker) -> None:
    assert items(maker)["cu"] == ItemTimes(*[Evidence(day(1), "unproven", "import", maker.head())] * 2)


def test_edits_moves_and_removal_restart_no_clock(maker: RepositoryMaker) -> None:
    maker.submit(day(2), day(3), "a")
    before = items(maker)["a"]
    maker.branch("sua")
    maker.page(day(4), A, "a", "Sửa lại.")
    maker.write("content/khac/gioi-thieu/x", "")
    maker.git("mv", "content/so/tin-tuc/a", "content/khac/gioi-thieu/a-moi")
    maker.commit(day(5))
    maker.merge(day(6), "sua")
    maker.branch("go")
    maker.git("rm", "-r", "--quiet", "content/khac/gioi-thieu/a-moi")
    maker.commit(day(7))
    maker.merge(day(8), "go")
    assert items(maker)["a"] == before


def test_a_page_that_was_reverted_and_published_again_keeps_its_first_time(maker: RepositoryMaker) -> None:
    merge = maker.submit(day(2), day(3), "a")
    maker.git("revert", "--no-edit", "-m", "1", merge, at=day(4))
    assert published(maker, "a") == (day(3), "proven", "merged")
    maker.branch("lai")
    maker.page(day(5), A, "a")
    maker.merge(day(6), "lai")
    assert published(maker, "a") == (day(3), "proven", "merged")
    assert submitted(maker, "a") == (day(2), "proven", "committed")


def test_an_id_that_changes_in_a_rename_is_a_new_item(maker: RepositoryMaker) -> None:
    maker.submit(day(2), day(3), "a")
    maker.branch("doi")
    maker.git("mv", "content/so/tin-tuc/a", "content/so/tin-tuc/b")
    maker.page(day(4), "content/so/tin-tuc/b/index.vi.md", "b")
    maker.merge(day(5), "doi")
    assert published(maker, "a") == (day(3), "proven", "merged")
    assert items(maker)["b"].submission.at == day(4)
    assert published(maker, "b") == (day(5), "proven", "merged")


def test_a_draft_that_is_made_public_later_is_published_then(maker: RepositoryMaker) -> None:
    maker.submit(day(2), day(3), "a", draft="true")
    assert published(maker, "a") == (None, "unproven", "not-public")
    maker.branch("xong")
    maker.page(day(4), A, "a")
    maker.merge(day(5), "xong")
    assert published(maker, "a") == (day(5), "proven", "merged")
    assert submitted(maker, "a") == (day(2), "proven", "committed")


def test_a_set_time_after_the_merge_is_when_the_item_is_published(maker: RepositoryMaker) -> None:
    merge = maker.submit(day(2), day(3), "a", publish_at="2026-03-10T15:00")
    due = datetime(2026, 3, 10, 8, tzinfo=UTC)
    assert items(maker)["a"].publication == Evidence(due, "proven", "scheduled", merge)
    assert published(maker, "a", at=due) == (due, "proven", "scheduled")
    assert published(maker, "a", at=due - timedelta(seconds=1)) == (None, "unproven", "waiting")


def test_a_set_time_before_the_merge_changes_nothing(maker: RepositoryMaker) -> None:
    maker.submit(day(2), day(20), "a", publish_at="2026-03-10T15:00")
    assert published(maker, "a") == (day(20), "proven", "merged")


def test_a_set_time_that_is_put_off_before_it_comes_does_not_count(maker: RepositoryMaker) -> None:
    maker.submit(day(2), day(3), "a", publish_at="2026-03-10")
    maker.branch("hoan")
    maker.page(day(4), A, "a", publish_at="2026-03-20T07:00")
    maker.merge(day(5), "hoan")
    assert published(maker, "a") == (datetime(2026, 3, 20, tzinfo=UTC), "proven", "scheduled")


def test_a_set_time_that_came_before_the_page_was_withdrawn_counts(maker: RepositoryMaker) -> None:
    maker.submit(day(2), day(3), "a", publish_at="2026-03-10T07:00")
    maker.branch("rut")
    maker.page(day(12), A, "a", draft="true")
    maker.write("content/so/tin-tuc/ban-moi.vi.md", text("a"))
    maker.commit(day(12))
    maker.merge(day(13), "rut")
    assert published(maker, "a") == (datetime(2026, 3, 10, tzinfo=UTC), "proven", "scheduled")


def test_a_second_file_of_a_scheduled_item_does_not_hide_that_its_time_came(maker: RepositoryMaker) -> None:
    maker.submit(day(2), day(3), "a", publish_at="2026-03-10T07:00")
    maker.branch("them")
    maker.page(day(12), "content/so/tin-tuc/a-hai.vi.md", "a")
    maker.merge(day(13), "them")
    assert published(maker, "a") == (datetime(2026, 3, 10, tzinfo=UTC), "proven", "scheduled")


def test_a_scheduled_page_that_nobody_knows_when_was_changed_is_unproven(maker: RepositoryMaker) -> None:
    maker.submit(day(2), day(3), "a", publish_at="2026-03-10T07:00")
    maker.page(day(5), A, "a", draft="true")
    maker.branch("xong")
    maker.page(day(20), A, "a")
    maker.merge(day(21), "xong")
    assert published(maker, "a") == (day(21), "unproven", "undone")


def test_a_page_that_had_expired_before_its_merge_was_never_public(maker: RepositoryMaker) -> None:
    maker.submit(day(2), day(20), "a", expires_at="2026-03-10")
    assert published(maker, "a") == (None, "unproven", "not-public")
    maker.submit(day(21), day(22), "b", expires_at="2026-03-22")
    assert published(maker, "b") == (day(22), "proven", "merged")


def test_a_translation_shares_its_item_and_restarts_nothing(maker: RepositoryMaker) -> None:
    maker.submit(day(2), day(3), "a")
    before = items(maker)["a"]
    maker.branch("dich")
    maker.page(day(4), "content/so/tin-tuc/a/index.en.md", "a", translated_from="00ff")
    maker.merge(day(5), "dich")
    assert items(maker)["a"] == before


def test_a_translation_does_not_publish_a_draft(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    maker.write("content/so/tin-tuc/a/index.en.md", text("a", translated_from="00ff"))
    maker.page(day(2), A, "a", draft="true")
    maker.merge(day(3), "bai")
    assert published(maker, "a") == (None, "unproven", "not-public")


def test_a_file_that_no_build_would_show_publishes_nothing(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    maker.page(day(2), "content/so/tin-tuc/Hội nghị tổng kết.vi.md", "a")
    maker.merge(day(3), "bai")
    assert submitted(maker, "a") == (day(2), "proven", "committed")
    assert published(maker, "a") == (None, "unproven", "not-public")
    maker.branch("doi")
    maker.git("mv", "content/so/tin-tuc/Hội nghị tổng kết.vi.md", "content/so/tin-tuc/hoi-nghi.vi.md")
    maker.commit(day(4))
    maker.merge(day(5), "doi")
    assert submitted(maker, "a") == (day(2), "proven", "committed")
    assert published(maker, "a") == (day(5), "proven", "merged")


def test_symlinks_and_submodules_hold_no_items(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    maker.write("khac.md", text("a"))
    (maker.root / "content/so/tin-tuc/a.vi.md").symlink_to("../../../khac.md")
    maker.commit(day(2))
    maker.git("update-index", "--add", "--cacheinfo", f"160000,{maker.head()},content/so/module.vi.md")
    maker.git("commit", "--quiet", "-m", "x", at=day(3))
    maker.merge(day(4), "bai")
    assert items(maker).keys() == {"cu"}


# What makes a submission's date weaker


def test_a_rebased_submission_was_made_no_later_than_its_new_date(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    maker.page(day(2), A, "a")
    maker.submit(day(3), day(4), "b")
    maker.rebase(day(5), "bai")
    maker.merge(day(6), "bai")
    assert submitted(maker, "a") == (day(5), "weak", "rewritten")
    assert published(maker, "a") == (day(6), "proven", "merged")


def test_an_amended_submission_was_made_no_later_than_its_new_date(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    maker.page(day(2), A, "a")
    maker.amend(day(5))
    maker.merge(day(6), "bai")
    assert submitted(maker, "a") == (day(5), "weak", "rewritten")


def test_author_dates_are_no_evidence(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    maker.write(A, text("a"))
    maker.commit(day(5), authored=day(1))
    maker.merge(day(6), "bai")
    assert items(maker)["a"].submission.at == day(5)


def test_an_item_that_only_the_merge_adds_was_submitted_no_later(maker: RepositoryMaker) -> None:
    maker.submit(day(2), day(3), "b")
    maker.write(A, text("a"))
    maker.amend(day(3))
    assert submitted(maker, "a") == (day(3), "weak", "bounded")
    assert published(maker, "a") == (day(3), "proven", "merged")


@pytest.mark.parametrize("policy", [POLICY, SQUASH])
def test_a_squash_proves_only_where_the_configuration_says_who_squashes(
    maker: RepositoryMaker, policy: EvidencePolicy
) -> None:
    maker.branch("bai")
    maker.page(day(2), A, "a")
    maker.squash(day(4), "bai")
    assert submitted(maker, "a", policy) == (day(4), "weak", "bounded")
    expected = ("proven", "squashed") if policy is SQUASH else ("unproven", "direct")
    assert published(maker, "a", policy) == (day(4), *expected)


def test_a_squash_that_is_not_the_forges_proves_nothing(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    maker.page(day(2), A, "a")
    maker.squash(day(4), "bai", committer=CLERK)
    assert published(maker, "a", SQUASH) == (day(4), "unproven", "direct")


# What keeps a publication from being proven


def test_a_fast_forward_proves_no_publication(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    maker.page(day(2), A, "a")
    maker.fast_forward("bai")
    assert published(maker, "a") == (day(2), "unproven", "direct")
    assert submitted(maker, "a") == (day(2), "weak", "bounded")


def test_swapped_parents_only_bound_either_side(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    maker.page(day(2), A, "a")
    maker.checkout("main")
    maker.submit(day(3), day(4), "b")
    maker.merge_swapped(day(5), "bai")
    assert published(maker, "a") == (day(2), "unproven", "direct")
    assert bounds(maker, "b") == (day(3), day(5))


def test_swapped_parents_over_direct_commits_only_bound_them(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    maker.page(day(2), A, "a")
    maker.checkout("main")
    maker.page(day(3), "content/so/tin-tuc/b.vi.md", "b")
    maker.merge_swapped(day(5), "bai")
    assert bounds(maker, "b") == (day(3), day(5))


def test_a_local_merge_that_was_pulled_over_is_not_dated_by_itself(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    maker.page(day(2), A, "a")
    maker.checkout("main")
    maker.branch("ban-khac")
    maker.submit(day(2), day(3), "b")
    maker.merge(day(4), "bai", into="ban-khac")
    maker.merge_swapped(day(6), "ban-khac")
    assert bounds(maker, "a") == (day(4), day(6))
    assert bounds(maker, "b") == (day(2), day(6))
    forge = EvidencePolicy(merging=MergePolicy(forge_committers=(FORGE,)))
    assert bounds(maker, "a", forge) == (day(4), day(6))


@pytest.mark.parametrize("times", [1, 2])
def test_bringing_a_submission_up_to_date_keeps_its_proof(maker: RepositoryMaker, times: int) -> None:
    maker.branch("bai")
    maker.page(day(2), A, "a")
    for number in range(times):
        maker.submit(day(3 + 3 * number), day(4 + 3 * number), f"b{number}")
        maker.merge(day(5 + 3 * number), "main", into="bai")
    maker.merge(day(20), "bai")
    assert submitted(maker, "a") == (day(2), "proven", "committed")
    assert published(maker, "a") == (day(20), "proven", "merged")
    assert published(maker, "b0") == (day(4), "proven", "merged")


def test_submissions_that_overlap_are_proven(maker: RepositoryMaker) -> None:
    for name in ("a", "b", "c"):
        maker.branch(name)
        maker.page(day(2), f"content/so/tin-tuc/{name}/index.vi.md", name)
        maker.checkout("main")
    for number, name in enumerate(("b", "c", "a")):
        maker.merge(day(3 + number), name)
    assert [published(maker, name) for name in ("b", "c", "a")] == [
        (day(3 + number), "proven", "merged") for number in range(3)
    ]


def test_a_submission_inside_a_submission_is_ambiguous(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    maker.page(day(2), A, "a")
    maker.branch("con", "bai")
    maker.page(day(3), "content/so/tin-tuc/b.vi.md", "b")
    maker.merge(day(4), "con", into="bai")
    maker.merge(day(5), "bai")
    assert bounds(maker, "a") == (day(2), day(5))
    assert bounds(maker, "b") == (day(3), day(5))
    assert submitted(maker, "b") == (day(3), "proven", "committed")
    maker.submit(day(6), day(7), "c")
    assert published(maker, "c") == (day(7), "proven", "merged")


@pytest.mark.parametrize("committer", [FORGE, CLERK])
def test_merges_of_the_forge_stay_proven_beside_an_ambiguous_one(maker: RepositoryMaker, committer: str) -> None:
    maker.branch("bai")
    maker.page(day(2), A, "a")
    maker.branch("con", "bai")
    maker.page(day(3), "content/so/tin-tuc/b.vi.md", "b")
    maker.merge(day(4), "con", into="bai")
    maker.branch("c")
    maker.page(day(4), "content/so/tin-tuc/c.vi.md", "c")
    maker.merge(day(5), "c", committer=committer)
    maker.merge(day(6), "bai", committer=committer)
    policy = EvidencePolicy(merging=MergePolicy(forge_committers=(FORGE,)))
    if committer == FORGE:
        assert published(maker, "c", policy) == (day(5), "proven", "merged")
    else:
        assert bounds(maker, "c", policy) == (day(5), day(6))
    assert bounds(maker, "a", policy) == (day(2), day(6))


def test_a_direct_commit_spoils_only_what_was_begun_before_it(maker: RepositoryMaker) -> None:
    maker.branch("truoc")
    maker.page(day(2), A, "a")
    maker.checkout("main")
    maker.write("site-config/x.yaml", "x")
    maker.commit(day(3))
    maker.merge(day(4), "truoc")
    maker.submit(day(5), day(6), "sau")
    assert bounds(maker, "a") == (day(2), day(4))
    assert published(maker, "sau") == (day(6), "proven", "merged")


def test_a_merge_of_several_submissions_proves_all_of_them(maker: RepositoryMaker) -> None:
    for name in ("a", "b"):
        maker.branch(name)
        maker.page(day(2), f"content/so/tin-tuc/{name}/index.vi.md", name)
        maker.checkout("main")
    maker.merge(day(4), "a", "b")
    for name in ("a", "b"):
        assert submitted(maker, name) == (day(2), "proven", "committed")
        assert published(maker, name) == (day(4), "proven", "merged")


def test_a_history_of_its_own_that_is_joined_is_an_import(maker: RepositoryMaker) -> None:
    maker.submit(day(2), day(3), "b")
    maker.git("checkout", "--quiet", "--orphan", "kho-cu")
    maker.git("rm", "-r", "--quiet", "--force", ".")
    maker.page(day(2), A, "a")
    maker.checkout("main")
    maker.git("merge", "--quiet", "--allow-unrelated-histories", "--no-ff", "-m", "x", "kho-cu", at=day(4))
    assert published(maker, "a") == (day(4), "unproven", "import")
    assert submitted(maker, "a") == (day(2), "unproven", "import")
    assert published(maker, "b") == (day(3), "proven", "merged")


# Dates that cannot be right


@pytest.mark.parametrize(
    ("date", "reason"), [(datetime(1970, 1, 1, tzinfo=UTC), "early-date"), (day(400), "future-date")]
)
def test_impossible_dates_prove_nothing(maker: RepositoryMaker, date: datetime, reason: str) -> None:
    maker.submit(date, day(3), "a")
    maker.submit(day(4), date, "b")
    assert submitted(maker, "a") == (date, "unproven", reason)
    assert published(maker, "b") == (date, "unproven", reason)
    maker.submit(day(6), day(7), "c")
    assert published(maker, "c") == (day(7), "proven", "merged")


def test_a_commit_that_is_older_than_what_it_builds_on_proves_nothing(maker: RepositoryMaker) -> None:
    maker.submit(day(2), day(10), "a")
    maker.submit(day(5), day(11), "b")
    assert submitted(maker, "b") == (day(5), "unproven", "date-order")
    maker.submit(day(12), day(9), "c")
    assert published(maker, "c") == (day(9), "unproven", "date-order")
    assert submitted(maker, "c") == (day(12), "unproven", "date-order")
    assert published(maker, "a") == (day(10), "proven", "merged")


def test_a_merge_cannot_hide_behind_an_older_merge(maker: RepositoryMaker) -> None:
    maker.submit(day(2), day(10), "a")
    maker.submit(day(3), day(4), "b")
    maker.submit(day(4), day(5), "c")
    assert published(maker, "c") == (day(5), "unproven", "date-order")


def test_before_its_first_commit_a_history_proves_nothing(maker: RepositoryMaker) -> None:
    maker.submit(day(2), day(3), "a")
    early = day(1) - timedelta(days=30)
    assert published(maker, "a", at=early) == (day(3), "unproven", "future-date")
    assert submitted(maker, "a", at=early) == (day(2), "unproven", "future-date")


# From when the record counts


def test_what_is_older_than_the_beginning_is_before_adoption(maker: RepositoryMaker) -> None:
    maker.submit(day(2), day(3), "a")
    maker.branch("giua")
    maker.page(day(4), "content/so/tin-tuc/b.vi.md", "b")
    maker.merge(day(6), "giua")
    maker.submit(day(7), day(8), "c")
    policy = EvidencePolicy(starts=day(5))
    assert published(maker, "cu", policy)[2] == "before-adoption"
    assert published(maker, "a", policy) == (day(3), "unproven", "before-adoption")
    assert submitted(maker, "b", policy) == (day(4), "proven", "committed")
    assert published(maker, "b", policy) == (day(6), "proven", "merged")
    assert submitted(maker, "c", policy) == (day(7), "proven", "committed")


def test_a_commit_may_say_where_the_record_begins(maker: RepositoryMaker) -> None:
    maker.submit(day(2), day(3), "a")
    first = maker.submit(day(4), day(5), "b")
    maker.submit(day(6), day(7), "c")
    policy = EvidencePolicy(starts=first[:12])
    assert published(maker, "a", policy)[2] == "before-adoption"
    assert published(maker, "b", policy) == (day(5), "proven", "merged")
    assert submitted(maker, "b", policy)[2] == "before-adoption"
    assert published(maker, "c", policy) == (day(7), "proven", "merged")


def test_a_back_dated_merge_is_not_before_adoption(maker: RepositoryMaker) -> None:
    maker.submit(day(5), day(6), "a")
    maker.submit(day(7), day(2), "b")
    assert published(maker, "b", EvidencePolicy(starts=day(4))) == (day(2), "unproven", "date-order")


def test_a_beginning_that_is_not_in_the_history_is_reported(maker: RepositoryMaker) -> None:
    maker.branch("khac")
    other = maker.commit(day(2))
    maker.checkout("main")
    for starts in (other, "0123abc"):
        with pytest.raises(UsageError):
            items(maker, EvidencePolicy(starts=starts))


# Where the history is read from


def test_a_shallow_clone_is_refused(maker: RepositoryMaker, tmp_path: Path) -> None:
    maker.submit(day(2), day(3), "a")
    maker.git("clone", "--quiet", "--depth=1", f"file://{maker.top}", str(tmp_path / "shallow"))
    with pytest.raises(UnusableEnvironmentError, match="git fetch --unshallow"):
        read_timeline(open_repository(tmp_path / "shallow"), "HEAD", POLICY, NOW)


def test_a_detached_head_and_a_subfolder_read_alike(tmp_path: Path) -> None:
    maker = RepositoryMaker(tmp_path / "kho", "cổng của tỉnh")
    maker.commit(day(1))
    merge = maker.submit(day(2), day(3), "a")
    maker.write("../content/so/tin-tuc/ngoai.vi.md", text("ngoai"))
    maker.commit(day(4))
    maker.checkout(merge)
    assert items(maker, ref="HEAD").keys() == items(maker).keys() == {"a"}
    assert published(maker, "a") == (day(3), "proven", "merged")


def test_an_unborn_branch_is_reported(tmp_path: Path) -> None:
    maker = RepositoryMaker(tmp_path / "kho")
    with pytest.raises(UnusableEnvironmentError, match="has no commit yet"):
        items(maker, ref="HEAD")


def test_files_that_cannot_be_read_hold_no_items(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    for number, content in enumerate(
        (b"", b"\xff\xfe", b"---\nid: [\n---\n", b"---\nid: A B\n---\n", b"---\n- id\n---\n")
    ):
        maker.write(f"content/so/tin-tuc/x{number}.vi.md", content)
    maker.write("content/so/tin-tuc/.git-an/y.vi.md", text("y"))
    maker.write("content/so/tin-tuc/anh.jpg", text("z"))
    maker.commit(day(2))
    maker.merge(day(3), "bai")
    assert items(maker).keys() == {"cu"}


def test_an_item_ends_where_its_tombstone_begins_and_keeps_when_it_was_published(maker: RepositoryMaker) -> None:
    maker.submit(day(2), day(3), "a")
    before = published(maker, "a")
    path = next(maker.root.rglob("a.vi.md"), maker.root / A)
    maker.write(path.relative_to(maker.root).as_posix(), text("a", "", kind="tombstone", title="A"))
    maker.commit(day(5))
    timeline = read_timeline(open_repository(maker.root), "main", POLICY, NOW)
    assert describe_evidence(timeline.items["a"].publication) == before
    assert timeline.records["a"].is_gone and timeline.records["a"].identity.kind == "news"
