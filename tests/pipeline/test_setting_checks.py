"""`check` and `lint` read all of `site-config`: each file of the table of settings files, also those no build reads."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from portalgen.config.setting_files import SETTING_FILES, find_setting_file
from portalgen.diagnostics.model import Diagnostic
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from tests.makers.lint.story import LEGAL, quiet_files
from tests.makers.portal import AT, SmallPortal
from tests.makers.rosters import POLICY, roster_documents, write_documents

SEARCH = "site-config/search/ten-khac.yaml"
DUTIES = "site-config/legal/duties.yaml"
SAMPLES = {
    r"site-config/portal\.yaml": "site-config/portal.yaml",
    r"site-config/profiles\.yaml": "site-config/profiles.yaml",
    r"site-config/sites/(?P<name>[^/]+)\.yaml": "site-config/sites/xa.yaml",
    r"site-config/governance/roster/(?P<name>[^/]+)\.yaml": "site-config/governance/roster/xa.yaml",
    r"site-config/legal/calendar/(?P<name>[^/]+)\.yaml": "site-config/legal/calendar/2026.yaml",
    r"site-config/search/(?P<name>[^/]+)\.yaml": SEARCH,
    r"themes/(?P<name>[^/]+)/theme\.yaml": "themes/cuc/theme.yaml",
    r"themes/[^/]+/strings/(?P<name>[^/]+)\.yaml": "themes/cuc/strings/vi.yaml",
}
"""A file of each pattern that is no plain path."""


def sample_of(pattern: str) -> str:
    return SAMPLES.get(pattern) or pattern.replace("\\", "")


FILES = [sample_of(each.pattern) for each in SETTING_FILES]


@pytest.fixture
def portal(tmp_path: Path) -> SmallPortal:
    """A portal with law, rosters and rules, in which `check` and `lint` find no error in a settings file."""
    portal = SmallPortal(tmp_path / "portal", {**quiet_files(), **LEGAL})
    classes = {"content": {"level": "person"}}
    write_documents(portal.root, {**roster_documents(), POLICY: {"approval": {"classes": classes}}})
    portal.write(SEARCH, "aliases: []\n")
    portal.write("themes/cuc/theme.yaml", "name: cuc\nextends: default\n")
    portal.edit("site-config/profiles.yaml", "group: commune\n    theme: default", "group: commune\n    theme: cuc")
    return portal


def check_all(portal: SmallPortal) -> list[Diagnostic]:
    result = portal.check()
    return [*result.diagnostics, *(each.diagnostic for each in result.findings)]


def lint_all(portal: SmallPortal, **selection: Any) -> list[Diagnostic]:
    return [each.diagnostic for each in lint(LintOptions(portal.root, AT, **selection)).findings]


def paths_of(found: list[Diagnostic]) -> set[str]:
    return {each.place.path for each in found if not each.place.path.startswith("content/")}


def test_each_type_of_file_has_a_sample() -> None:
    for each, path in zip(SETTING_FILES, FILES, strict=True):
        assert re.fullmatch(each.pattern, path), path
        assert find_setting_file(path) is not None


@pytest.mark.parametrize("path", FILES)
def test_a_file_that_cannot_be_read_is_reported_by_check_and_lint(portal: SmallPortal, path: str) -> None:
    portal.write(path, "a: [\n")
    assert path in paths_of(check_all(portal))
    assert path in paths_of(lint_all(portal))


PAGE = "content/so/tin-tuc/hop-bao.vi.md"
OF_ANOTHER_SITE = "site-config/governance/roster/xa.yaml"


def selections(portal: SmallPortal) -> tuple[dict[str, Any], ...]:
    unsaved = PAGE, (portal.root / PAGE).read_bytes()
    return {"sites": ("so",)}, {"paths": (PAGE,)}, {"paths": ("content/so",)}, {"unsaved": unsaved}


@pytest.mark.parametrize("path", [each for each in FILES if each != OF_ANOTHER_SITE])
def test_a_file_that_cannot_be_read_is_reported_whatever_is_selected(portal: SmallPortal, path: str) -> None:
    portal.write(path, "a: [\n")
    for selection in selections(portal):
        found = {each.code for each in lint_all(portal, **selection) if each.place.path == path}
        assert found & {"CFG101", "THM102"}, selection


def test_the_file_of_another_site_is_not_reported_with_a_selection(portal: SmallPortal) -> None:
    portal.write(OF_ANOTHER_SITE, "a: [\n")
    for selection in selections(portal):
        assert OF_ANOTHER_SITE not in paths_of(lint_all(portal, **selection))
    assert OF_ANOTHER_SITE in paths_of(lint_all(portal, sites=("xa",)))


def test_settings_without_faults_add_nothing_to_a_selection(portal: SmallPortal) -> None:
    for selection in selections(portal):
        assert paths_of(lint_all(portal, **selection)) <= {"site-config/sites/so.yaml"}  # SIT203, a warning


NAMES = {
    "site-config/lint.yaml": "overrides:\n  - {severity: {TXT201: note}, sites: [khong-co]}\n",
    "site-config/governance/waivers.yaml": (
        "waivers:\n  - {code: TXT201, site: khong-co, reason: Lý do, approved_by: Ông A, starts: 2026-01-01, "
        "until: 2026-12-31}\n"
    ),
    DUTIES: (
        "not_applicable:\n  - {duty: '7.5', sites: [khong-co], reason: {vi: công khai nơi khác, en: elsewhere}}\n"
    ),
}


@pytest.mark.parametrize("path", NAMES)
def test_a_site_that_does_not_exist_is_reported_by_both_and_fails_both(portal: SmallPortal, path: str) -> None:
    portal.write(path, NAMES[path])
    assert portal.build_successfully().diagnostics == ()
    result = portal.check()
    assert [(each.code, each.place.path) for each in result.findings if each.code == "CFG121"] == [("CFG121", path)]
    assert result.has_failed
    for selection in ({}, *selections(portal)):
        assert ("CFG121", path) in {(each.code, each.place.path) for each in lint_all(portal, **selection)}


def test_a_site_with_an_unreadable_file_is_no_unknown_site_and_may_have_any_section(portal: SmallPortal) -> None:
    portal.write(DUTIES, "places:\n  - {duty: 7.2.functions, sites: [xa], sections: [chi-o-xa]}\n")
    assert [each.code for each in check_all(portal) if each.place.path == DUTIES] == ["CFG202"]
    portal.write("site-config/sites/xa.yaml", "a: [\n")
    assert paths_of(check_all(portal)) == {"site-config/sites/xa.yaml"}


def test_a_portal_without_law_lacks_none(tmp_path: Path) -> None:
    assert [each.code for each in check_all(SmallPortal(tmp_path / "portal"))] == []
