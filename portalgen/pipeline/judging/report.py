"""The report on a submission as a value."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from portalgen.diagnostics.model import Severity
from portalgen.differences.model import PortalDifference
from portalgen.editorial.approving.submission_needs import SubmissionNeeds
from portalgen.editorial.audit.audit_model import ApprovalAudit
from portalgen.frozen import frozen
from portalgen.lint.model import Finding
from portalgen.pipeline.comparing.affected_sites import AffectedSite
from portalgen.pipeline.comparing.touched import TouchedFiles
from portalgen.pipeline.linting.commit_origins import SubmittedCommit
from portalgen.pipeline.linting.options import LintReport

RULES_CHANGED = "GOV201"
"""The diagnostic code of a change of rules without approval."""


@frozen
class OutdatedTranslation:
    """A translation that becomes outdated when the submission is published."""

    source: str
    original: str


@frozen
class SubmissionReport:
    """Everything a board needs in order to decide on a submission."""

    base: str
    """The name by which the caller named main."""
    tip: str
    """Id of main's newest commit, on which the submission was judged."""
    head: str
    """Id of the submission's newest commit."""
    at: datetime
    """The clock, aware."""
    touched: TouchedFiles
    commits: tuple[SubmittedCommit, ...]
    """The commits of the submission, the oldest first."""
    lint: LintReport
    """The linter's findings. `findings` also contains the findings of the build and of the inspection."""
    findings: tuple[Finding, ...]
    approvals: ApprovalAudit
    """The audit of main as it would be after the merge, limited to the submission."""
    needs: SubmissionNeeds
    """The signatures given so far and those still needed."""
    sites: tuple[AffectedSite, ...]
    is_built: bool
    """True if main can be built after the merge. If False, the submission must not be published."""
    is_compared: bool
    """True if main without the submission could be built too, so that both builds were compared."""
    left_out_sites: tuple[str, ...]
    """Sites excluded from the builds because of errors on main itself."""
    main_has_errors: bool
    """True if main itself has errors that prevent a build, independently of the submission."""
    built_count: int
    site_count: int
    difference: PortalDifference
    """The changes of texts and facts, described in the language of the report."""
    outdated_translations: tuple[OutdatedTranslation, ...]
    conflicts: tuple[str, ...]

    @property
    def is_rules_change_open(self) -> bool:
        """True if the submission changes rules and this change is not approved yet."""
        return any(each.code == RULES_CHANGED for each in self.findings)

    @property
    def has_changed_pages(self) -> bool:
        """True if readers will see changed pages, as far as the pages could be built."""
        return self.is_compared and bool(self.sites)

    def fails(self, severities: Iterable[Severity]) -> bool:
        """Return True if any finding, or the audit of approvals, has one of these severities."""
        asked = frozenset(severities)
        return self.has_finding(asked) or self.lacks_approval(asked)

    def has_finding(self, severities: Iterable[Severity]) -> bool:
        """Return True if a finding has one of these severities. A failed build counts as an error."""
        asked = frozenset(severities)
        is_refused = Severity.ERROR in asked and not self.is_built
        return is_refused or any(each.severity in asked for each in self.findings)

    def lacks_approval(self, severities: Iterable[Severity]) -> bool:
        """Return True if the audit of approvals has a finding of one of these severities."""
        asked = frozenset(severities)
        return any(each.severity in asked for each in self.approvals.findings)
