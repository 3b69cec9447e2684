"""The verdict on the changes of main since the last release, as a value."""

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
    """Id of the live commit as it is now in the repository; empty if there is none."""
    head: str
    at: datetime
    lint: LintReport = field(default_factory=lambda: LintReport(()))
    findings: tuple[Finding, ...] = ()
    """The linter's findings about the changes since the live commit."""
    approvals: ApprovalAudit | None = None
    """The audit of the changes since the live commit; None if there are none to audit."""
    held_rules: tuple[str, ...] = ()
    """Files with unapproved changes of rules. The live commit's versions of these files were used instead."""
    allows_back: bool = False
    live_program: LiveProgramAnswer = field(default_factory=LiveProgramAnswer)

    @property
    def leads_back(self) -> bool:
        """True if the release goes back, so that the operator must permit it."""
        return self.state in ("back", "replaced")

    @property
    def passes(self) -> bool:
        """True if the commit may be released. Warnings, such as a missed deadline, do not prevent a release."""
        return not self.is_refused_for_way and not self.has_errors and not self.live_program.keeps_back

    @property
    def is_refused_for_way(self) -> bool:
        """True if the release goes back and the operator has not permitted that."""
        return self.leads_back and not self.allows_back

    @property
    def has_errors(self) -> bool:
        """True if the changes since the live commit have errors."""
        errors = (Severity.ERROR,)
        lacks_approval = self.approvals is not None and has_severity(self.approvals.findings, errors)
        return lacks_approval or any(each.severity in errors for each in self.findings)

    def list_findings(self, is_counted: Callable[[Diagnostic], bool]) -> Iterator[tuple[str, Severity]]:
        """Yield (code, severity) of all findings about approvals, and of text findings accepted by `is_counted`."""
        yield from ((each.code, each.severity) for each in self.findings if is_counted(each.diagnostic))
        if self.approvals is not None:
            yield from ((each.diagnostic.code, each.severity) for each in self.approvals.findings)
