"""What is wrong with what landed on main since the last release, as a value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from datetime import datetime
from typing import Literal

from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.editorial.audit.approval_report import has_severity
from portalgen.editorial.audit.audit_model import ApprovalAudit
from portalgen.frozen import frozen
from portalgen.lint.model import Finding
from portalgen.pipeline.judging.live_answer import LiveProgramAnswer
from portalgen.pipeline.linting.options import LintReport

PushState = Literal["first", "same", "forward", "back", "replaced"]
"""`first`: nothing is live, so nothing before was judged. `same`: the live commit itself. `forward`: the live commit is on
the line of main that leads to the new one. `back`: the new commit is older than the live one, or beside it. `replaced`:
the line of main lacks the live commit."""


@frozen
class PushJudgement:
    """What is wrong with what landed since the last release."""

    state: PushState
    live: str
    """Id of the commit that is live, as it is called today; empty where nothing is."""
    head: str
    at: datetime
    lint: LintReport = field(default_factory=lambda: LintReport(()))
    findings: tuple[Finding, ...] = ()
    """Of the linter, as far as they are about what has landed."""
    approvals: ApprovalAudit | None = None
    """Of what has landed since; None where there was nothing to audit."""
    held_rules: tuple[str, ...] = ()
    """Files by which is judged that changed, and that nobody approved: judged was with those of the live commit."""
    allows_back: bool = False
    live_program: LiveProgramAnswer = field(default_factory=LiveProgramAnswer)

    @property
    def leads_back(self) -> bool:
        """Whether releasing it needs a word of the operator."""
        return self.state in ("back", "replaced")

    @property
    def passes(self) -> bool:
        """Whether it may be released. Warnings, such as a missed deadline, keep nothing from it."""
        return not self.is_refused_for_way and not self.has_errors and not self.live_program.keeps_back

    @property
    def is_refused_for_way(self) -> bool:
        """Whether it leads back, and the operator did not say that it may."""
        return self.leads_back and not self.allows_back

    @property
    def has_errors(self) -> bool:
        """Whether what has landed has errors of its own."""
        errors = (Severity.ERROR,)
        lacks_approval = self.approvals is not None and has_severity(self.approvals.findings, errors)
        return lacks_approval or any(each.severity in errors for each in self.findings)

    def list_findings(self, is_counted: Callable[[Diagnostic], bool]) -> Iterator[tuple[str, Severity]]:
        """Yield code and severity of every finding about texts that `is_counted`, and of every one about approvals."""
        yield from ((each.code, each.severity) for each in self.findings if is_counted(each.diagnostic))
        if self.approvals is not None:
            yield from ((each.diagnostic.code, each.severity) for each in self.approvals.findings)
