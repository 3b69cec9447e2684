"""What a submission is in terms of the portal: ids before and now, and by what others name what went."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.history.repository import open_repository
from portalgen.history.worktree import find_changes_since
from portalgen.pipeline.linting.submission import Submission, _before, read_submission
from tests.lint.story import git
from tests.pipeline.quiet_portal import LIGHT, kept_portal, news
from tests.portal_maker import SmallPortal

PRESS: Final = "content/so/tin-tuc/hop-bao.vi.md"
DUTY: Final = "content/so/gioi-thieu/chuc-nang/index.vi.md"


@pytest.fixture
def kept(tmp_path: Path) -> SmallPortal:
    return kept_portal(tmp_path / "portal", LIGHT)


def submission(portal: SmallPortal) -> Submission:
    loaded, _ = load_portal(portal.root)
    assert loaded is not None
    repository = open_repository(portal.root)
    return read_submission(repository, find_changes_since(repository, "main"), loaded, read_library(loaded)[0])


def test_nothing_changed_is_an_empty_submission(kept: SmallPortal) -> None:
    found = submission(kept)
    assert (found.paths, found.ids, found.previous_pages, found.names) == (frozenset(), frozenset(), {}, frozenset())
    assert not found.is_configuration_changed


def test_an_edit_names_its_item_and_breaks_nothing(kept: SmallPortal) -> None:
    kept.edit(PRESS, "title: Họp báo", "title: Buổi họp báo")
    found = submission(kept)
    assert found.ids == {"so-hop-bao"} and not found.names
    assert (
        found.previous_pages[PRESS].title,
        found.previous_pages[PRESS].is_removed,
        found.previous_pages[PRESS].renamed_to,
    ) == (
        "Họp báo",
        False,
        "",
    )


def test_a_removed_page_is_named_by_its_id_and_its_file(kept: SmallPortal) -> None:
    kept.remove(PRESS)
    found = submission(kept)
    assert found.previous_pages[PRESS].is_removed
    assert found.ids == {"so-hop-bao"}
    assert found.names == {"so-hop-bao", "hop-bao"}


def test_a_renamed_page_is_followed_by_its_id_however_unlike_it_is(kept: SmallPortal) -> None:
    kept.remove(PRESS)
    kept.write("content/so/tin-tuc/moi.vi.md", news("so-hop-bao", "Hoàn toàn khác.\n" * 40))
    before = submission(kept).previous_pages[PRESS]
    assert (before.renamed_to, before.is_removed) == ("content/so/tin-tuc/moi.vi.md", False)


def test_two_pages_that_exchange_their_files_are_both_followed(kept: SmallPortal) -> None:
    other = "content/so/tin-tuc/hoi-nghi.vi.md"
    one, two = (kept.root / path for path in (PRESS, other))
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    found = submission(kept)
    assert found.ids == {"so-hop-bao", "so-hoi-nghi"}
    assert {"hop-bao", "hoi-nghi"} <= found.names
    assert not any(each.is_removed for each in found.previous_pages.values())


def test_a_page_of_a_folder_is_named_by_its_folder(kept: SmallPortal) -> None:
    kept.edit(DUTY, "## Nhiệm vụ\n", "")
    assert submission(kept).names == {"so-chuc-nang", "chuc-nang"}


def test_a_heading_that_is_added_breaks_nothing(kept: SmallPortal) -> None:
    kept.edit(DUTY, "## Nhiệm vụ\n", "## Nhiệm vụ\n\n## Quyền hạn\n")
    assert submission(kept).names == frozenset()


def test_a_changed_id_is_named_by_the_old_one(kept: SmallPortal) -> None:
    kept.edit(PRESS, "id: so-hop-bao", "id: so-hop-bao-moi")
    found = submission(kept)
    assert found.ids == {"so-hop-bao", "so-hop-bao-moi"}
    assert "so-hop-bao" in found.names


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        ("site-config/profiles.yaml", True),
        ("site-config/sites/so.yaml", True),
        ("themes/rieng/theme.yaml", True),
        ("site-config/lint.yaml", False),
        ("site-config/governance/waivers.yaml", False),
        ("README.md", False),
    ],
)
def test_settings_that_may_break_other_pages_are_known(kept: SmallPortal, path: str, changes: bool) -> None:
    file = kept.root / path
    kept.write(path, (file.read_bytes() if file.exists() else b"") + b"# ghi ch\xc3\xba\n")
    assert submission(kept).is_configuration_changed is changes


@given(st.binary(max_size=60), st.sampled_from(["a.md", "README.md", "a.vi.md", ".md", "a.b.c.md", "_index.vi.md"]))
def test_whatever_a_file_held_before_can_be_read(data: bytes, name: str) -> None:
    assert _before(f"content/so/{name}", data, {}, frozenset()) is None or data


@pytest.mark.parametrize("name", ["README.md", "hai dong.vi.md", "tin-tuc/.an.vi.md", "Ảnh.vi.md", "a.xx.md"])
def test_files_that_are_no_pages_break_nothing(kept: SmallPortal, name: str) -> None:
    kept.write(f"content/so/{name}", news("so-x"))
    git(kept.root, "add", "-A")
    git(kept.root, "commit", "-q", "-m", "x")
    git(kept.root, "checkout", "-q", "-B", "main")
    git(kept.root, "checkout", "-q", "-b", "sua")
    kept.remove(f"content/so/{name}")
    assert submission(kept).paths == {f"content/so/{name}"}
