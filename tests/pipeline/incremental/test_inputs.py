"""What every output depends on beside the pages: an edit of any file that a build may read is seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from portalgen.content.body import SourceChangedError
from portalgen.pipeline.incremental.inputs import digest_folder
from portalgen.pipeline.rendering.render_sites import RenderedSites, render_sites
from tests.makers.portal import SmallPortal, tree


@pytest.mark.parametrize("where", ["a.css", "own/components/x/x.css", "own/.nhap/x.css", "own/__pycache__/x.css"])
def test_a_file_in_any_folder_counts(tmp_path: Path, where: str) -> None:
    file = tmp_path / where
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("a{}")
    before = digest_folder(tmp_path)
    file.write_text("b{}")
    assert digest_folder(tmp_path) != before


def test_what_lies_behind_a_linked_folder_counts(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "own").symlink_to(tmp_path / "elsewhere")
    before = digest_folder(tmp_path / "themes")
    (tmp_path / "elsewhere" / "x.css").write_text("a{}")
    assert digest_folder(tmp_path / "themes") != before


def test_links_that_lead_back_come_to_an_end(tmp_path: Path) -> None:
    for name, other in (("a", "b"), ("b", "a")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x").write_text(name)
        (tmp_path / name / "to").symlink_to(tmp_path / other)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    assert digest_folder(tmp_path) == digest_folder(tmp_path)


def test_a_theme_behind_a_link_is_followed_by_builds(portal: SmallPortal) -> None:
    portal.write("chung/own/theme.yaml", "name: own\nextends: default\n")
    portal.write("chung/own/layouts/not_found.html", "<p>mot</p>")
    (portal.root / "themes").mkdir()
    (portal.root / "themes" / "own").symlink_to(portal.root / "chung" / "own")
    portal.edit("site-config/sites/so.yaml", "profile:", "theme: own\nprofile:")
    portal.build_successfully()
    portal.write("chung/own/layouts/not_found.html", "<p>hai</p>")
    portal.build_successfully()
    clean = portal.root.parent / "clean"
    portal.build_successfully(out=clean, remember=False)
    assert tree(portal.out) == tree(clean)


def test_an_edit_of_a_template_makes_the_pages_of_that_template_again_and_no_other(portal: SmallPortal) -> None:
    portal.write("themes/own/theme.yaml", "name: own\nextends: default\n")
    portal.write("themes/own/layouts/not_found.html", "<p>mot</p>")
    portal.edit("site-config/sites/so.yaml", "profile:", "theme: own\nprofile:")
    portal.build_successfully()
    portal.write("themes/own/layouts/not_found.html", "<p>hai</p>")
    written = portal.build_successfully().changed_paths
    assert written and all(path.endswith("404.html") for path in written), written


def test_a_template_that_is_edited_while_pages_are_made_is_refused_and_nothing_is_written(
    portal: SmallPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.write("themes/own/theme.yaml", "name: own\nextends: default\n")
    portal.write("themes/own/layouts/not_found.html", "<p>mot</p>")
    portal.edit("site-config/sites/so.yaml", "profile:", "theme: own\nprofile:")
    portal.build_successfully()
    before = tree(portal.out)

    def meanwhile(*arguments: Any) -> RenderedSites:
        portal.write("themes/own/layouts/not_found.html", "<p>ba</p>")
        return render_sites(*arguments)

    portal.write("themes/own/layouts/not_found.html", "<p>hai</p>")
    with monkeypatch.context() as patched, pytest.raises(SourceChangedError, match="changed during the build"):
        patched.setattr("portalgen.pipeline.rendering.render_sites.render_sites", meanwhile)
        portal.build()
    assert tree(portal.out) == before
    portal.build_successfully()
    assert "ba" in portal.html("so.example.vn/404.html")
