"""Genesis: where the roster begins on main, as it is printed and as it is read."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.editorial.governance.genesis import Genesis, find_genesis, parse_genesis
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.history.repository import open_history
from tests.makers.repository import RepositoryMaker, day
from tests.makers.rosters import ROSTER

HEX = "0123456789abcdef"


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> tuple[RepositoryMaker, dict[str, str]]:
    """A portal below the top: a roster proposed on a branch and merged, changed, removed, and there again."""
    maker = RepositoryMaker(tmp_path_factory.mktemp("genesis") / "repository", "cong")
    ids = {"before": maker.page(day(1), "content/so/a.vi.md", "a")}
    maker.git("switch", "--quiet", "--create", "de-nghi")
    maker.write(ROSTER, "version: 1\n")
    ids["proposed"] = maker.commit(day(2))
    maker.git("switch", "--quiet", "main")
    maker.page(day(3), "content/so/b.vi.md", "b")
    maker.git("merge", "--quiet", "--no-ff", "-m", "x", "de-nghi", at=day(4))
    ids["merged"] = maker.head()
    maker.write(ROSTER, "version: 2\n")
    maker.commit(day(5))
    (maker.root / ROSTER).unlink()
    maker.commit(day(6))
    maker.write(ROSTER, "version: 3\n")
    maker.commit(day(7))
    return maker, ids


def test_it_is_the_first_commit_of_main_that_holds_the_roster(story: tuple[RepositoryMaker, dict[str, str]]) -> None:
    maker, ids = story
    expected = Genesis(ids["merged"], sha256(b"version: 1\n").hexdigest())
    assert find_genesis(open_history(maker.root)) == expected
    assert find_genesis(open_history(maker.root), ids["merged"]) == expected
    assert find_genesis(open_history(maker.root), "de-nghi") == Genesis(ids["proposed"], expected.digest)
    assert find_genesis(open_history(maker.root), ids["before"]) is None


def test_a_bare_repository_has_the_same(story: tuple[RepositoryMaker, dict[str, str]], tmp_path: Path) -> None:
    whole = RepositoryMaker(tmp_path / "whole")
    whole.write(ROSTER, "version: 1\n")
    commit = whole.commit(day(1))
    whole.git("clone", "--quiet", "--bare", ".", str(tmp_path / "kho.git"))
    genesis = find_genesis(open_history(tmp_path / "kho.git"), "main")
    assert genesis == Genesis(commit, sha256(b"version: 1\n").hexdigest())


def test_a_link_is_no_roster(tmp_path: Path) -> None:
    maker = RepositoryMaker(tmp_path / "repository")
    maker.write("site-config/governance/khac.yaml", "version: 1\n")
    (maker.root / ROSTER).symlink_to("khac.yaml")
    maker.commit(day(1))
    assert find_genesis(open_history(maker.root)) is None
    (maker.root / ROSTER).unlink()
    maker.write(ROSTER, "version: 1\n")
    commit = maker.commit(day(2))
    genesis = find_genesis(open_history(maker.root))
    assert genesis is not None
    assert genesis.commit == commit


def test_a_history_that_is_not_whole_has_none(story: tuple[RepositoryMaker, dict[str, str]], tmp_path: Path) -> None:
    maker, _ = story
    maker.git("clone", "--quiet", "--depth=1", f"file://{maker.top}", str(tmp_path / "shallow"))
    with pytest.raises(UnusableEnvironmentError):
        find_genesis(open_history(tmp_path / "shallow"))


@given(st.sampled_from([40, 64]), st.data())
def test_what_is_printed_is_read_again(length: int, data: st.DataObject) -> None:
    genesis = Genesis(*(data.draw(st.text(HEX, min_size=size, max_size=size)) for size in (length, 64)))
    assert parse_genesis(f" {genesis}\n") == genesis


@pytest.mark.parametrize(
    "text", ["", "abc", "a" * 40, f"{'a' * 40}:", f"{'A' * 40}:{'b' * 64}", f"{'a' * 41}:{'b' * 64}"]
)
def test_anything_else_is_refused_with_the_command_that_prints_it(text: str) -> None:
    with pytest.raises(UsageError) as refusal:
        parse_genesis(text)
    assert "portalgen governance genesis" in refusal.value.vi
