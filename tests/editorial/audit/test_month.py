"""A month of a board of six sites on a real repository: the audit names exactly the dishonest acts."""

from __future__ import annotations

import pytest

from portalgen.diagnostics.model import Severity
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.audit.audit_model import ApprovalAudit
from tests.makers.month import TRIAL, Month, play

pytestmark = pytest.mark.heavy


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Month:
    """Played once."""
    return play(tmp_path_factory.mktemp("month") / "kho")


@pytest.fixture(scope="module")
def audit(month: Month) -> ApprovalAudit:
    """At the end of the month."""
    board = month.board
    return audit_approvals(board.repository, "main", board.genesis, board.now, known=[month.former])  # type: ignore[attr-defined]


def test_the_month_is_a_real_month(month: Month) -> None:
    assert len(month.board.main) > 150
    assert len(month.expected) > 60
    assert len(month.honest) > 60


def test_exactly_the_dishonest_acts_are_named(month: Month, audit: ApprovalAudit) -> None:
    named = {(month.acts.get((each.diagnostic.code, each.commit), "?"), each.diagnostic.code, each.commit)
             for each in audit.findings}  # fmt: skip
    assert named == month.expected


def test_each_act_is_named_once(audit: ApprovalAudit) -> None:
    places = [(each.commit, each.diagnostic.code) for each in audit.findings]
    assert len(places) == len(set(places))


def test_a_site_on_trial_has_notes_only(audit: ApprovalAudit) -> None:
    severities = {each.severity for each in audit.findings if each.site == TRIAL}
    assert severities == {Severity.NOTE}
