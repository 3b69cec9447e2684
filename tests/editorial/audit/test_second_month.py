"""A second month, written from the documents alone by somebody who did not see the program: what the audit says of it."""

from __future__ import annotations

from collections import defaultdict

import pytest

from portalgen.diagnostics.model import Severity
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.audit.audit_model import AuditFinding
from tests.makers.board import Board
from tests.makers.second_month import Case, play

pytestmark = pytest.mark.long

SITES = ("so-a", "so-b", "xa-c", "xa-d", "ban-e", "thu-f")
DECIDED_OTHERWISE = frozenset(
    ("Emergency, ratified in time, but `onto` names the emergency itself instead of the commit before it",)
)
"""A ratification names its change by what stood before and after, so the audit takes it whichever commit `onto` names."""


@pytest.fixture(scope="module")
def case_findings(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Case, list[AuditFinding]]]:
    """Each case with what the audit finds at its commit."""
    board = Board(tmp_path_factory.mktemp("second") / "kho", SITES, report_only=("thu-f",))
    cases = play(board)
    found = defaultdict(list)
    for each in audit_approvals(board.repository, "main", board.genesis, board.now).findings:
        found[each.commit].append(each)
    return [(case, found[case.commit]) for case in cases]


def test_what_follows_every_rule_is_named_by_no_error_and_no_warning(
    case_findings: list[tuple[Case, list[AuditFinding]]],
) -> None:
    accused = [
        case.title
        for case, findings in case_findings
        if case.follows_rules is True and any(each.severity is not Severity.NOTE for each in findings)
    ]
    assert accused == []


def test_what_misses_a_rule_is_named(case_findings: list[tuple[Case, list[AuditFinding]]]) -> None:
    silent = {case.title for case, findings in case_findings if case.follows_rules is False and not findings}
    assert silent == DECIDED_OTHERWISE


def test_the_month_is_a_real_month(case_findings: list[tuple[Case, list[AuditFinding]]]) -> None:
    assert sum(case.follows_rules is True for case, _ in case_findings) >= 60
    assert sum(case.follows_rules is False for case, _ in case_findings) >= 90
