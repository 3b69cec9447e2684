"""What keeps a push from being released: errors of texts, missing approvals, a way back, the program that is live."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

import pytest

from portalgen.diagnostics.model import Place, Severity, diagnostic
from portalgen.editorial.audit.audit_model import AuditFinding
from portalgen.law.calendar import VIETNAM
from portalgen.pipeline.judging.live_answer import LiveProgramAnswer
from portalgen.pipeline.judging.push_judgement import PushJudgement
from tests.makers.audits import audit
from tests.makers.lint.samples import finding

AT: Final = datetime(2026, 11, 24, 8, tzinfo=VIETNAM)
GOOD: Final = PushJudgement("forward", "a" * 40, "b" * 40, AT)


def approvals(severity: Severity) -> Any:
    """An audit with one finding."""
    found = diagnostic("TXT203", Place("content/so/a.vi.md"))
    return replace(audit(), findings=(AuditFinding(1, "c" * 40, found, severity, "so", ("content/so/a.vi.md",)),))


def test_what_leads_forward_without_errors_passes() -> None:
    warned = replace(GOOD, findings=(finding(Severity.WARNING),), approvals=approvals(Severity.WARNING))
    assert [each.passes for each in (GOOD, warned)] == [True, True]


@pytest.mark.parametrize(
    "changes",
    [
        {"findings": (finding(Severity.WARNING), finding(Severity.ERROR))},
        {"approvals": approvals(Severity.ERROR)},
        {"approvals": approvals(Severity.ERROR), "findings": (finding(Severity.WARNING),)},
    ],
    ids=["an error of a text", "an approval is missing", "both kinds of findings"],
)
def test_an_error_keeps_a_push_back_whoever_found_it(changes: dict[str, Any]) -> None:
    judged = replace(GOOD, **changes)
    assert judged.has_errors
    assert not judged.passes


@pytest.mark.parametrize("state", ["back", "replaced"])
def test_a_way_back_needs_a_word_of_the_operator(state: Any) -> None:
    back = replace(GOOD, state=state)
    assert (back.leads_back, back.passes) == (True, False)
    assert replace(back, allows_back=True).passes


def test_the_program_that_is_live_can_refuse() -> None:
    answers = [LiveProgramAnswer(state) for state in ("passed", "told", "refused", "unable", "missing")]
    assert [replace(GOOD, live_program=each).passes for each in answers] == [True, True, False, False, False]
