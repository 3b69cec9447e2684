"""Histories that were written without sight of the program: nobody is called on time wrongly, and nobody accused."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from portalgen.config.values import parse_datetime
from portalgen.diagnostics.model import Severity
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions, LintReport
from portalgen.timeline.item_clock import ClockStanding
from tests.makers.histories import HISTORIES, Expect, History, Repo

pytestmark = pytest.mark.long

VERDICTS: Final[dict[ClockStanding, str]] = {
    "met": "on_time",
    "taken_down": "on_time_taken_down",
    "late": "late",
    "overdue": "overdue",
    "within": "running",
    "soon": "running",
    "waiting": "running",
    "unproven": "unproven",
    "impossible": "refused",
    "missing": "refused",
    "hour_missing": "refused",
    "no_number": "none",
    "not_in_force": "none",
    "before_adoption": "none",
}


@pytest.mark.parametrize("history", HISTORIES, ids=lambda history: history.name)
def test_every_verdict_is_one_that_an_auditor_allows(history: History, tmp_path: Path) -> None:
    repository = Repo(tmp_path / "portal")
    history.build(repository)
    base = "main" if repository.judged == "branch" else ""
    report = lint(LintOptions(tmp_path / "portal", parse_datetime(history.at), base))
    found = {(each.item_id, each.party): verdicts_of(report, each) for each in history.expect}
    wrong = {
        key: verdicts
        for key, verdicts in found.items()
        for each in history.expect
        if (each.item_id, each.party) == key and (verdicts[0] in each.forbidden or not each.allowed & set(verdicts))
    }
    assert wrong == {}


def verdicts_of(report: LintReport, expected: Expect) -> list[str]:
    """The verdict of a clock; `refused` beside it where an error is reported of its page."""
    clocks = [
        each
        for each in report.all_clocks
        if (each.page.id, each.deadline.party or "board") == (expected.item_id, expected.party)
    ]
    verdicts = [VERDICTS[each.standing] for each in clocks] or ["none"]
    sources = {each.page.source for each in clocks}
    if any(each.severity is Severity.ERROR and each.place.path in sources for each in report.findings):
        verdicts.append("refused")
    return verdicts
