"""A typed name means one reference and no other, whatever else is called the same."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from portalgen.errors import UsageError
from portalgen.history.repository import Repository, open_repository
from portalgen.history.revisions import (
    MAIN_REFERENCES,
    Revision,
    find_main,
    find_revision,
    list_references,
    resolve_revision,
    shorten_reference,
)
from tests.makers.repository import RepositoryMaker, day


class TwoCommits(RepositoryMaker):
    """A repository with two commits on main."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.first = self.commit(day(1))
        self.second = self.commit(day(2))


@pytest.fixture
def maker(tmp_path: Path) -> TwoCommits:
    return TwoCommits(tmp_path / "kho")


@pytest.fixture
def repository(maker: TwoCommits) -> Repository:
    return open_repository(maker.root)


def refer(maker: TwoCommits, reference: str, commit: str) -> None:
    """Make a reference as a push from outside would, whatever Git's porcelain thinks of its name."""
    maker.git("update-ref", reference, commit)


def ambiguity_of(repository: Repository, typed: str) -> str:
    with pytest.raises(UsageError) as refused:
        find_revision(repository, typed)
    assert "có nhiều nghĩa" in refused.value.vi
    return refused.value.en


def test_a_name_means_the_branch_the_remote_branch_or_the_tag_that_alone_has_it(
    maker: TwoCommits, repository: Repository
) -> None:
    refer(maker, "refs/heads/bai/hop-bao", maker.first)
    refer(maker, "refs/remotes/origin/bai/tet", maker.second)
    refer(maker, "refs/tags/v1", maker.first)
    assert find_revision(repository, "bai/hop-bao") == Revision(maker.first, "refs/heads/bai/hop-bao")
    assert find_revision(repository, "origin/bai/tet") == Revision(maker.second, "refs/remotes/origin/bai/tet")
    assert find_revision(repository, "v1") == Revision(maker.first, "refs/tags/v1")


def test_only_a_local_branch_is_one_to_commit_to(maker: TwoCommits, repository: Repository) -> None:
    refer(maker, "refs/remotes/origin/tet", maker.first)
    assert find_revision(repository, "main").branch == "refs/heads/main"
    assert [find_revision(repository, each).branch for each in ("origin/tet", "HEAD", maker.first)] == ["", "", ""]


@pytest.mark.parametrize(
    ("typed", "honest", "planted"),
    [
        ("bai-ba", "refs/heads/bai-ba", "refs/tags/bai-ba"),
        ("origin/bai-ba", "refs/remotes/origin/bai-ba", "refs/tags/origin/bai-ba"),
        ("origin/main", "refs/remotes/origin/main", "refs/tags/origin/main"),
        ("main", "refs/heads/main", "refs/tags/main"),
        ("origin/main", "refs/remotes/origin/main", "refs/heads/origin/main"),
    ],
)
def test_a_name_that_somebody_planted_beside_another_is_refused_with_both(
    maker: TwoCommits, repository: Repository, typed: str, honest: str, planted: str
) -> None:
    refer(maker, honest, maker.second)
    refer(maker, planted, maker.first)
    message = ambiguity_of(repository, typed)
    assert f"`{honest}`" in message
    assert f"`{planted}`" in message
    assert find_revision(repository, honest) == Revision(maker.second, honest)
    assert find_revision(repository, planted) == Revision(maker.first, planted)


def test_a_name_is_ambiguous_even_if_both_lead_to_one_commit(maker: TwoCommits, repository: Repository) -> None:
    refer(maker, "refs/tags/main", maker.second)  # the next push may move one of them
    assert "refs/tags/main" in ambiguity_of(repository, "main")


def test_steps_back_begin_at_the_one_meaning_of_the_name(maker: TwoCommits, repository: Repository) -> None:
    assert resolve_revision(repository, "main~1") == resolve_revision(repository, "HEAD^") == maker.first
    refer(maker, "refs/tags/main", maker.first)
    assert "refs/heads/main" in ambiguity_of(repository, "main~1")
    assert find_revision(repository, "refs/heads/main~1") == Revision(maker.first)


def test_a_full_id_is_an_object_whatever_is_called_like_it(maker: TwoCommits, repository: Repository) -> None:
    refer(maker, f"refs/heads/{maker.first}", maker.second)
    refer(maker, f"refs/tags/{maker.first}", maker.second)
    assert find_revision(repository, maker.first) == Revision(maker.first)
    assert find_revision(repository, maker.first.upper()) == Revision(maker.first)


def test_the_beginning_of_an_id_that_is_also_a_name_is_refused_with_both(
    maker: TwoCommits, repository: Repository
) -> None:
    short = maker.first[:8]
    assert find_revision(repository, short) == Revision(maker.first)
    refer(maker, f"refs/tags/{short}", maker.second)
    message = ambiguity_of(repository, short)
    assert f"`refs/tags/{short}`" in message
    assert f"`{maker.first}`" in message


def test_a_full_reference_means_itself_though_a_longer_one_ends_like_it(
    maker: TwoCommits, repository: Repository
) -> None:
    refer(maker, "refs/tags/refs/heads/main", maker.first)
    refer(maker, "refs/heads/refs/heads/main", maker.first)
    assert resolve_revision(repository, "refs/heads/main") == maker.second
    with pytest.raises(UsageError, match="no revision"):
        find_revision(repository, "refs/heads/none")


def test_an_annotated_tag_leads_to_its_commit_and_one_of_a_file_to_none(
    maker: TwoCommits, repository: Repository
) -> None:
    maker.git("tag", "--annotate", "--message=x", "v2", maker.first)
    maker.git("tag", "--annotate", "--message=x", "v3", "v2")
    maker.write("file", "x")
    refer(maker, "refs/tags/file", maker.git("hash-object", "-w", "file"))
    assert find_revision(repository, "v3") == Revision(maker.first, "refs/tags/v3")
    with pytest.raises(UsageError, match="no revision"):
        find_revision(repository, "file")


@pytest.mark.parametrize(
    "typed",
    [
        "", "mian", "-x", "--all", "main\n", "a b", "main..main", "^main", "main@{1}", "@{upstream}", "@", ":/x", "main:content",
        "ma*", "[m]ain", "main/", "/main", "a//b", ".main", "main.lock", "main^{tree}", "mаin", "main~9", "main^3", "0" * 40,
        "a" * 5000, "heads/main", "\udcff",
    ],
)  # fmt: skip
def test_a_name_without_a_meaning_is_refused(repository: Repository, typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        find_revision(repository, typed)
    assert "kho Git không có phiên bản" in refused.value.vi


def test_a_decomposed_name_is_another_name(maker: TwoCommits, repository: Repository) -> None:
    composed, decomposed = (normalize(form, "bai-hội") for form in ("NFC", "NFD"))
    refer(maker, f"refs/heads/{composed}", maker.first)
    refer(maker, f"refs/heads/{decomposed}", maker.second)
    assert resolve_revision(repository, composed) == maker.first
    assert resolve_revision(repository, decomposed) == maker.second


def test_packed_references_and_ten_thousand_tags_change_nothing(maker: TwoCommits, repository: Repository) -> None:
    maker.git("pack-refs", "--all")
    packed = maker.top / ".git" / "packed-refs"
    tags = "".join(f"{maker.first} refs/tags/moc/{number:05}\n" for number in range(10_000))
    packed.write_text(f"{packed.read_text('utf-8')}{tags}", "utf-8")
    assert find_revision(repository, "main") == Revision(maker.second, "refs/heads/main")
    assert find_revision(repository, "moc/09999") == Revision(maker.first, "refs/tags/moc/09999")
    with pytest.raises(UsageError, match=r"did you mean `moc/0999\d`"):
        find_revision(repository, "moc/0999x")


def test_a_branch_that_was_not_fetched_is_reported_with_the_command(repository: Repository) -> None:
    with pytest.raises(UsageError, match=r"run `git fetch origin bai/hop-bao`"):
        find_revision(repository, "origin/bai/hop-bao")


def test_of_several_references_those_that_exist_are_listed_in_order(maker: TwoCommits, repository: Repository) -> None:
    refer(maker, "refs/heads/a", maker.first)
    refer(maker, "refs/heads/a-b", maker.first)
    listed = list_references(repository, ("refs/heads/main", "refs/heads/none", "refs/heads/a"))
    assert list(listed.items()) == [("refs/heads/main", maker.second), ("refs/heads/a", maker.first)]


def test_main_is_what_the_server_last_had(maker: TwoCommits, repository: Repository) -> None:
    assert find_main(repository) == Revision(maker.second, "refs/heads/main")
    refer(maker, "refs/tags/origin/main", maker.second)
    refer(maker, "refs/remotes/origin/main", maker.first)
    assert find_main(repository) == Revision(maker.first, "refs/remotes/origin/main")


def test_without_a_main_there_is_none(maker: TwoCommits, repository: Repository) -> None:
    maker.git("branch", "--move", "other")
    assert find_main(repository) is None


def test_a_reference_is_shown_as_people_write_it() -> None:
    assert [shorten_reference(each) for each in MAIN_REFERENCES] == ["origin/main", "main", "origin/master", "master"]
    assert shorten_reference("refs/pull/3/head") == "refs/pull/3/head"
