"""The commit of a submission that brought a finding is named."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from portalgen.errors import UsageError
from portalgen.history.repository import open_repository
from portalgen.lint.model import Finding
from portalgen.pipeline.lint import lint_each_commit
from portalgen.pipeline.linting.commit_origins import list_submitted_commits
from portalgen.pipeline.linting.options import LintOptions, LintReport
from tests.makers.git_objects import ObjectStore
from tests.makers.lint.story import AT, LIGHT, commit, git
from tests.makers.portal import SmallPortal
from tests.makers.quiet_portal import kept_portal, news, report_of
from tests.makers.repository import RepositoryMaker
from tests.makers.repository import day as day_of_march

PAGE = "content/so/tin-tuc/moi.vi.md"
OTHER = "content/so/tin-tuc/khac.vi.md"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """A submission of three commits: a clean page, a fault in it that goes away, and one that stays."""
    portal = kept_portal(tmp_path_factory.mktemp("lan-luu") / "portal", LIGHT)
    for number, (path, title) in enumerate(
        ((PAGE, "Hội nghị"), (PAGE, "HỘI NGHỊ RẤT LỚN"), (OTHER, "BUỔI HỌP BÁO LỚN"))
    ):
        portal.write(path, news(Path(path).name.partition(".")[0], title=title))
        commit(portal.root, f"2026-11-2{number}T08:00:00+07:00", f"Lần {number}")
    return portal


def origins(report: LintReport) -> dict[str, str]:
    """The first line of the commit that is named, by the file of the page with a title in capitals."""
    found = {each.place.path: each.origin for each in report.findings if each.code == "TXT203"}
    assert all(re.match(r"[0-9a-f]{10} ", each) for each in found.values()), found
    return {path: origin[11:] for path, origin in found.items()}


def without_origin(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(replace(each, origin="") for each in findings)


def test_each_finding_names_the_first_commit_that_has_it(portal: SmallPortal) -> None:
    report = lint_each_commit(LintOptions(portal.root, AT, base="main", head="bai"))
    assert origins(report) == {PAGE: "Lần 1", OTHER: "Lần 2"}
    assert without_origin(report.findings) == report_of(portal, base="main", head="bai").findings


def test_what_the_folder_holds_and_nobody_saved_is_named_with_the_last_commit(portal: SmallPortal) -> None:
    path = "content/so/tin-tuc/chua-luu.vi.md"
    portal.write(path, news("chua-luu", title="CHƯA AI LƯU BÀI"))
    report = lint_each_commit(LintOptions(portal.root, AT, base="main"))
    (portal.root / path).unlink()
    assert origins(report) == {PAGE: "Lần 1", OTHER: "Lần 2", path: "Lần 2"}


def test_a_fault_that_went_and_came_again_is_of_the_commit_that_brought_it_back(portal: SmallPortal) -> None:
    git(portal.root, "checkout", "-q", "-b", "sua", "bai")
    for day, title in ((24, "Hội nghị"), (25, "HỘI NGHỊ RẤT LỚN")):
        portal.write(PAGE, news("moi", title=title))
        commit(portal.root, f"2026-11-{day}T08:00:00+07:00", f"Ngày {day}")
    git(portal.root, "checkout", "-q", "bai")
    report = lint_each_commit(LintOptions(portal.root, AT, base="main", head="sua"))
    assert origins(report) == {PAGE: "Ngày 25", OTHER: "Lần 2"}


def test_a_broken_page_in_between_hides_nobody(portal: SmallPortal) -> None:
    git(portal.root, "checkout", "-q", "-b", "hong", "bai")
    whole = (portal.root / PAGE).read_text("utf-8")
    for day, text in ((24, whole.replace("date: 2026-11-20", "date: 2026-13-45")), (25, whole)):
        portal.write(PAGE, text)
        commit(portal.root, f"2026-11-{day}T08:00:00+07:00", f"Ngày {day}")
    git(portal.root, "checkout", "-q", "bai")
    report = lint_each_commit(LintOptions(portal.root, AT, base="main", head="hong"))
    assert origins(report) == {PAGE: "Lần 1", OTHER: "Lần 2"}


@pytest.mark.parametrize("names", [{"base": "khong-co"}, {"base": "main", "head": "khong-co"}])
def test_a_revision_that_is_not_there_is_refused_in_words(portal: SmallPortal, names: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="khong-co"):
        lint_each_commit(LintOptions(portal.root, AT, **names))


def test_a_commit_without_a_date_is_of_1970(tmp_path: Path) -> None:
    """Git makes none; a pack may hold one."""
    maker = RepositoryMaker(tmp_path / "kho")
    tip = maker.commit(day_of_march(1))
    store = ObjectStore.of_folder(maker.top)
    head = store.write_raw_commit([("a.md", store.write_blob(b"a"))], (tip,), by="Ai <ai@example.vn>")
    (found,) = list_submitted_commits(open_repository(maker.root), tip, head)
    assert (found.id, found.committed_at.year) == (head, 1970)
