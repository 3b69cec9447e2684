"""Beside errors in the configuration, what is wrong with the form of the files below `content/` is reported all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from tests.makers.portal import AT, SmallPortal, codes, page

XA = "site-config/sites/xa.yaml"
NEWS = "content/so/tin-tuc"
OF_XA = "content/xa/tin-tuc"


@pytest.fixture
def portal(tmp_path: Path) -> SmallPortal:
    """A portal with faults in two sites, of which one has a configuration that cannot be read."""
    portal = SmallPortal(tmp_path / "portal")
    portal.edit(XA, "profile: commune", "profile: [commune")
    for folder in (NEWS, OF_XA):
        portal.write(f"{folder}/Bài Mới.md", "X\n")
        portal.write(f"{folder}/hong.vi.md", "---\nid: [\n---\n\nX\n")
        portal.write(f"{folder}/khong.vi.md", "Chỉ có chữ.\n")
        (portal.root / folder / "mat-khau.vi.md").symlink_to("/etc/passwd")
        (portal.root / folder / "mat-khau.pdf").symlink_to("/etc/passwd")
    return portal


def found_below(folder: str, found: list[str]) -> list[str]:
    """What was found in the files of a folder, by their names."""
    return [each.removeprefix(f"{folder}/") for each in found if each.startswith(f"{folder}/")]


OF_ANY_SITE = [
    "Bài Mới.md:1:1 FMT123",
    "hong.vi.md:2:5 FMT101",
    "khong.vi.md:1:1 FMT120",
    "mat-khau.pdf:1:1 FMT129",
    "mat-khau.vi.md:1:1 FMT129",
]


def test_formats_and_links_are_reported_beside_a_site_that_cannot_be_read(portal: SmallPortal) -> None:
    found = codes(portal.build())
    assert [each for each in found if not each.startswith("content/")] == [f"{XA}:3:10 CFG101"]
    assert found_below(NEWS, found) == OF_ANY_SITE
    assert found_below(OF_XA, found) == OF_ANY_SITE
    assert codes(portal.check()) == found


def test_the_linter_reports_them_as_well(portal: SmallPortal) -> None:
    report = lint(LintOptions(portal.root, AT))
    assert [
        f"{each.place.path}:{each.place.line}:{each.place.column} {each.code}" for each in report.findings
    ] == codes(portal.check())


def test_of_a_site_that_cannot_be_read_only_the_form_of_files_is_checked(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    portal.edit(XA, "profile: commune", "profile: [commune")
    portal.write("content/xa/chua-khai/bai.fr.md", page("xa-bai", title="Bài"))
    portal.write("content/so/chua-khai/bai.fr.md", page("so-bai", title="Bài"))
    found = codes(portal.check())
    assert found_below("content/xa", found) == []
    assert found_below("content/so", found) == ["chua-khai/bai.fr.md:1:1 FMT124"]


def test_a_folder_of_no_site_is_reported_and_that_of_a_site_that_cannot_be_read_is_not(portal: SmallPortal) -> None:
    portal.write("content/xb/bai.vi.md", page("xb-bai"))
    assert [each for each in codes(portal.check()) if "FMT126" in each] == ["content/xb:1:1 FMT126"]


@pytest.mark.parametrize("file", ["portal.yaml", "profiles.yaml", "taxonomies.yaml", "redirects.yaml", "sites/so.yaml"])
def test_one_faulty_file_of_the_configuration_brings_no_finding_in_content_that_is_right(
    tmp_path: Path, file: str
) -> None:
    portal = SmallPortal(tmp_path / "portal", {f"site-config/{file}": "a: ["})
    found = codes(portal.check())
    assert {each.partition(":")[0] for each in found} == {f"site-config/{file}"}


def test_a_link_out_of_the_configuration_hides_no_link_out_of_the_content(portal: SmallPortal) -> None:
    (portal.root / "site-config" / "them.yaml").symlink_to("/etc/passwd")
    found = codes(portal.check())
    assert "site-config/them.yaml:1:1 CFG132" in found
    assert found_below(NEWS, found) == OF_ANY_SITE


def test_only_the_sites_that_are_asked_for_are_reported(portal: SmallPortal) -> None:
    found = codes(portal.check(sites=("xa",)))
    assert found_below(OF_XA, found) == OF_ANY_SITE
    assert found_below(NEWS, found) == []


def test_a_link_within_the_portal_is_no_finding_of_its_own(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal", {"site-config/redirects.yaml": "a: ["})
    (portal.root / NEWS / "quy-che.pdf").symlink_to(portal.root / "content/so/gioi-thieu/chuc-nang/quy-che.pdf")
    assert found_below("content", codes(portal.check())) == []
