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
"""The code of a change of rules that nobody has approved yet."""


@frozen
class OutdatedTranslation:
    """A translation that no longer says what its original says, once the submission is published."""

    source: str
    original: str


@frozen
class SubmissionReport:
    """Everything that a board needs to decide on a submission."""

    base: str
    """How main was named."""
    tip: str
    """Id of main's newest commit, by which the submission was judged."""
    head: str
    """Id of the submission's newest commit."""
    at: datetime
    """The clock, aware."""
    touched: TouchedFiles
    commits: tuple[SubmittedCommit, ...]
    """Of the submission, the oldest first."""
    lint: LintReport
    """What the rules find; `findings` has it together with what the build and the inspection of pages found."""
    findings: tuple[Finding, ...]
    approvals: ApprovalAudit
    """Of what main would become, narrowed to the submission."""
    needs: SubmissionNeeds
    """Who has signed, and who still has to."""
    sites: tuple[AffectedSite, ...]
    is_built: bool
    """Whether what main would become could be built: else nothing of it may be published."""
    is_compared: bool
    """Whether main could be built as well, and both be compared."""
    left_out_sites: tuple[str, ...]
    """Sites that main itself has errors on: the others were built without them."""
    main_has_errors: bool
    """Whether main itself cannot be built, which is not the submission's fault."""
    built_count: int
    site_count: int
    difference: PortalDifference
    """In words of text and of facts, in the language of the report."""
    outdated_translations: tuple[OutdatedTranslation, ...]
    conflicts: tuple[str, ...]

    @property
    def is_rules_change_open(self) -> bool:
        """Whether the submission changes rules and nobody has approved that yet."""
        return any(each.code == RULES_CHANGED for each in self.findings)

    @property
    def has_changed_pages(self) -> bool:
        """Whether readers would see something else, as far as it could be built."""
        return self.is_compared and bool(self.sites)

    def fails(self, severities: Iterable[Severity]) -> bool:
        """Return whether something has one of these severities."""
        asked = frozenset(severities)
        return self.has_finding(asked) or self.lacks_approval(asked)

    def has_finding(self, severities: Iterable[Severity]) -> bool:
        """Return whether a finding has one of these severities; where nothing could be built, that is an error."""
        asked = frozenset(severities)
        is_refused = Severity.ERROR in asked and not self.is_built
        return is_refused or any(each.severity in asked for each in self.findings)

    def lacks_approval(self, severities: Iterable[Severity]) -> bool:
        """Return whether the audit of approvals found something of one of these severities."""
        asked = frozenset(severities)
        return any(each.severity in asked for each in self.approvals.findings)
