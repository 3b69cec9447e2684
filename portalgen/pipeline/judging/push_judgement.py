"""The errors in the changes of main since the last release, as a value."""

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
"""The relation of the new commit to the live commit.

- `first`: there is no live commit, and no earlier judgement.
- `same`: it is the live commit.
- `forward`: the live commit is on the line of main that leads to it.
- `back`: it is older than the live commit, or beside it.
- `replaced`: the line of main lacks the live commit.
"""


@frozen
class PushJudgement:
    """The verdict on the changes since the last release."""

    state: PushState
    live: str
    """Present id of the live commit; empty if there is none."""
    head: str
    at: datetime
    lint: LintReport = field(default_factory=lambda: LintReport(()))
    findings: tuple[Finding, ...] = ()
    """The linter's findings about the new changes."""
    approvals: ApprovalAudit | None = None
    """The audit of the new changes; None without changes to audit."""
    held_rules: tuple[str, ...] = ()
    """Files of rules with unapproved changes: the live commit's versions were used instead."""
    allows_back: bool = False
    live_program: LiveProgramAnswer = field(default_factory=LiveProgramAnswer)

    @property
    def leads_back(self) -> bool:
        """True if a release needs the operator's permission."""
        return self.state in ("back", "replaced")

    @property
    def passes(self) -> bool:
        """True if it may be released. Warnings, such as a missed deadline, do not prevent a release."""
        return not self.is_refused_for_way and not self.has_errors and not self.live_program.keeps_back

    @property
    def is_refused_for_way(self) -> bool:
        """True if it leads back and the operator has not allowed that."""
        return self.leads_back and not self.allows_back

    @property
    def has_errors(self) -> bool:
        """True if the new changes themselves have errors."""
        errors = (Severity.ERROR,)
        lacks_approval = self.approvals is not None and has_severity(self.approvals.findings, errors)
        return lacks_approval or any(each.severity in errors for each in self.findings)

    def list_findings(self, is_counted: Callable[[Diagnostic], bool]) -> Iterator[tuple[str, Severity]]:
        """Yield code and severity of the findings about texts accepted by `is_counted`, and of all about approvals."""
        yield from ((each.code, each.severity) for each in self.findings if is_counted(each.diagnostic))
        if self.approvals is not None:
            yield from ((each.diagnostic.code, each.severity) for each in self.approvals.findings)
