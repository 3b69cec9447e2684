"""A small portal of which the linter has nothing to say, in a real Git repository, for tests of the whole check."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portalgen.lint.model import Finding
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions, LintReport
from tests.makers.git_folder import init_repository, start_branch
from tests.makers.lint.story import AT, LEGAL, commit, quiet_files
from tests.makers.portal import SmallPortal, page

START = "2026-10-01T08:00:00+07:00"
LATER = "2026-11-20T08:00:00+07:00"


def quiet_portal(root: Path, overrides: Mapping[str, str | bytes | None] | None = None) -> SmallPortal:
    """The portal outside Git."""
    return SmallPortal(root, {**quiet_files(), **LEGAL, **(overrides or {})})


def kept_portal(root: Path, overrides: Mapping[str, str | bytes | None] | None = None) -> SmallPortal:
    """The portal with all of it saved once on `main`, and a branch `bai` that is checked out."""
    portal = quiet_portal(root, overrides)
    init_repository(root)
    commit(root, START, "Bắt đầu")
    start_branch(root, "bai")
    return portal


def news(id: str, /, body: str = "Hội nghị diễn ra buổi sáng.\n", **keys: Any) -> str:
    """A piece of news that no rule has anything to say of."""
    words = {"title": "Hội nghị xúc tiến đầu tư", "summary": "Hội nghị bàn việc xúc tiến đầu tư."}
    return page(id, body, kind="news", **{**words, "date": "2026-11-20", "origin": "own", **keys})


def report_of(portal: SmallPortal, **changes: Any) -> LintReport:
    """The report of the portal's folder at `AT`."""
    return lint(LintOptions(**{"root": portal.root, "at": AT, **changes}))


def cold_report(portal: SmallPortal, **changes: Any) -> LintReport:
    """The report by a linter that remembers nothing."""
    shutil.rmtree(portal.root / ".portalgen", ignore_errors=True)
    return report_of(portal, **changes)


def describe_findings(report: LintReport) -> list[str]:
    """`code path:line` of every finding."""
    return [describe_finding(each) for each in report.findings]


def describe_finding(finding: Finding) -> str:
    """`code path:line`."""
    return f"{finding.code} {finding.place.path}:{finding.place.line}"


def codes(report: LintReport) -> list[str]:
    """The codes of the findings, each once, sorted."""
    return sorted({each.code for each in report.findings})
