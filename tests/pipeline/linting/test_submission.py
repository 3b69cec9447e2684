"""What a submission is in terms of the portal: ids before and now, and by what others name what went."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.load import load_portal
from portalgen.config.portal import Portal
from portalgen.content.read import read_library
from portalgen.history.repository import open_repository
from portalgen.history.worktree import find_changes_since
from portalgen.pipeline.linting.submission import Submission, _before, read_submission
from tests.makers.lint.story import LIGHT, git
from tests.makers.portal import SmallPortal
from tests.makers.quiet_portal import kept_portal, news

PRESS: Final = "content/so/tin-tuc/hop-bao.vi.md"
DUTY: Final = "content/so/gioi-thieu/chuc-nang/index.vi.md"


@pytest.fixture
def recorded_portal(tmp_path: Path) -> SmallPortal:
    return kept_portal(tmp_path / "portal", LIGHT)


def submission(portal: SmallPortal) -> Submission:
    loaded, _ = load_portal(portal.root)
    assert loaded is not None
    repository = open_repository(portal.root)
    return read_submission(repository, find_changes_since(repository, "main"), loaded, read_library(loaded)[0])


def test_nothing_changed_is_an_empty_submission(recorded_portal: SmallPortal) -> None:
    found = submission(recorded_portal)
    assert (found.paths, found.ids, found.previous_pages, found.names) == (frozenset(), frozenset(), {}, frozenset())
    assert not found.is_configuration_changed


def test_an_edit_names_its_item_and_breaks_nothing(recorded_portal: SmallPortal) -> None:
    recorded_portal.edit(PRESS, "title: Họp báo", "title: Buổi họp báo")
    found = submission(recorded_portal)
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


def test_a_removed_page_is_named_by_its_id_and_its_file(recorded_portal: SmallPortal) -> None:
    recorded_portal.remove(PRESS)
    found = submission(recorded_portal)
    assert found.previous_pages[PRESS].is_removed
    assert found.ids == {"so-hop-bao"}
    assert found.names == {"so-hop-bao", "hop-bao"}


def test_a_renamed_page_is_followed_by_its_id_however_unlike_it_is(recorded_portal: SmallPortal) -> None:
    recorded_portal.remove(PRESS)
    recorded_portal.write("content/so/tin-tuc/moi.vi.md", news("so-hop-bao", "Hoàn toàn khác.\n" * 40))
    before = submission(recorded_portal).previous_pages[PRESS]
    assert (before.renamed_to, before.is_removed) == ("content/so/tin-tuc/moi.vi.md", False)


def test_two_pages_that_exchange_their_files_are_both_followed(recorded_portal: SmallPortal) -> None:
    other = "content/so/tin-tuc/hoi-nghi.vi.md"
    one, two = (recorded_portal.root / path for path in (PRESS, other))
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    found = submission(recorded_portal)
    assert found.ids == {"so-hop-bao", "so-hoi-nghi"}
    assert {"hop-bao", "hoi-nghi"} <= found.names
    assert not any(each.is_removed for each in found.previous_pages.values())


def test_a_page_of_a_folder_is_named_by_its_folder(recorded_portal: SmallPortal) -> None:
    recorded_portal.edit(DUTY, "## Nhiệm vụ\n", "")
    assert submission(recorded_portal).names == {"so-chuc-nang", "chuc-nang"}


def test_a_heading_that_is_added_breaks_nothing(recorded_portal: SmallPortal) -> None:
    recorded_portal.edit(DUTY, "## Nhiệm vụ\n", "## Nhiệm vụ\n\n## Quyền hạn\n")
    assert submission(recorded_portal).names == frozenset()


def test_a_changed_id_is_named_by_the_old_one(recorded_portal: SmallPortal) -> None:
    recorded_portal.edit(PRESS, "id: so-hop-bao", "id: so-hop-bao-moi")
    found = submission(recorded_portal)
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
def test_settings_that_may_break_other_pages_are_known(recorded_portal: SmallPortal, path: str, changes: bool) -> None:
    file = recorded_portal.root / path
    recorded_portal.write(path, (file.read_bytes() if file.exists() else b"") + b"# ghi ch\xc3\xba\n")
    assert submission(recorded_portal).is_configuration_changed is changes


@cache
def _portal() -> Portal:
    with TemporaryDirectory() as folder:
        loaded, _ = load_portal(SmallPortal(Path(folder) / "portal").root)
    assert loaded is not None
    return loaded


@given(st.binary(max_size=60), st.sampled_from(["a.md", "README.md", "a.vi.md", ".md", "a.b.c.md", "_index.vi.md"]))
def test_whatever_a_file_held_before_can_be_read(data: bytes, name: str) -> None:
    assert _before(f"content/so/{name}", data, {}, frozenset(), _portal()) is None or data


@pytest.mark.parametrize("name", ["README.md", "hai dong.vi.md", "tin-tuc/.an.vi.md", "Ảnh.vi.md", "a.xx.md"])
def test_files_that_are_no_pages_break_nothing(recorded_portal: SmallPortal, name: str) -> None:
    recorded_portal.write(f"content/so/{name}", news("so-x"))
    git(recorded_portal.root, "add", "-A")
    git(recorded_portal.root, "commit", "-q", "-m", "x")
    git(recorded_portal.root, "checkout", "-q", "-B", "main")
    git(recorded_portal.root, "checkout", "-q", "-b", "sua")
    recorded_portal.remove(f"content/so/{name}")
    assert submission(recorded_portal).paths == {f"content/so/{name}"}
