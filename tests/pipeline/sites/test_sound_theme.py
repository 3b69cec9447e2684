"""The theme that comes with the program: checked here, and not again by everybody's first build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portalgen.diagnostics.model import Place
from portalgen.pipeline.sites.theme_checks import SOUND_THEME_FILE, check_theme, find_theme_faults, name_content
from portalgen.render.theme.checks.older_strings import find_program_strings
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.model import Theme
from portalgen.render.theme.read_names import collect_read_names


def shipped() -> Theme:
    theme, faults = load_theme(Path("/nowhere"), "default", ("vi", "en"), Place(""))
    assert theme is not None, faults
    return theme


def test_the_shipped_theme_has_no_fault_and_is_the_one_that_is_noted() -> None:
    theme = shipped()
    assert find_theme_faults(theme) == ()
    noted = {
        "content": name_content(theme),
        "program_strings": list(find_program_strings(("vi", "en"))),
        "read_names": sorted(collect_read_names(theme)),
    }
    assert json.loads(SOUND_THEME_FILE.read_text("utf-8")) == noted, "run scripts/docs"
    assert check_theme(theme, _refuse) == ()


def test_a_theme_that_differs_in_one_file_is_checked(tmp_path: Path) -> None:
    folder = tmp_path / "themes" / "own"
    (folder / "styles").mkdir(parents=True)
    (folder / "theme.yaml").write_text("name: own\nextends: default\nstyles: []\nscripts: []\n")
    (folder / "styles" / "base.css").write_text(shipped().read_text("styles/base.css") + "p { margin: 0 }\n")
    theme, faults = load_theme(tmp_path, "own", ("vi", "en"), Place(""))
    assert theme is not None, faults
    with pytest.raises(AssertionError, match="own was checked"):
        check_theme(theme, _refuse)


def _refuse(name: str, digest: str, make: object) -> list[object]:
    raise AssertionError(f"{name} was checked")
