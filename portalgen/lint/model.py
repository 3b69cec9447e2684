"""Rules, the violations that they return, and the findings shown to people.

A `PageRule` checks one source (text, front matter and outline). Its result depends on no other input and is cached by
the digest of the file.

An `AttachmentRule` checks the text and state of one attachment. Its result is cached by the digest of the content.

A `PortalRule` checks the whole portal, with the clock and the changes of a submission.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from portalgen.diagnostics.model import Diagnostic, MessageValue, Place, Severity, diagnostic
from portalgen.frozen import frozen
from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.context import LintContext
from portalgen.lint.page_text import PageText


@frozen
class Violation:
    """A violation of a rule.

    `related` are the other sources (paths from the root) and items (`id:…`) involved. `party` is the responsible party
    if it differs from the code's. `start` and `due` belong to the clock concerned; `due` is the first moment too late
    (+07:00). `source` is the source of a built page, to which settings apply by its path.
    """

    diagnostic: Diagnostic
    related: tuple[str, ...] = ()
    party: str = ""
    start: datetime | None = None
    due: datetime | None = None
    source: str = ""


def violation(code: str, place: Place, /, *related: str, **values: MessageValue) -> Violation:
    """Return a violation of `code` at `place`. `values` fill in its message, `related` are the sources involved."""
    return Violation(diagnostic(code, place, **values), related)


@frozen
class AttachmentViolation:
    """A violation of an attachment rule, with the values of its message.

    Its place is the one at which a page names the file.
    """

    values: tuple[tuple[str, MessageValue], ...] = ()


def attachment_violation(**values: MessageValue) -> AttachmentViolation:
    """Return a violation of an attachment rule with these values, in a fixed order."""
    return AttachmentViolation(tuple(sorted(values.items())))


@frozen
class PageRule:
    """A rule that checks a single source."""

    code: str
    check: Callable[[PageText], Iterable[Violation]]


@frozen
class AttachmentRule:
    """A rule that checks a single attachment. The name of the file is added to the values of the message as `file`."""

    code: str
    check: Callable[[AttachmentText], Iterable[AttachmentViolation]]


@frozen
class PortalRule:
    """A rule that checks the whole portal."""

    code: str
    check: Callable[[LintContext], Iterable[Violation]]


LintRule = PageRule | AttachmentRule | PortalRule


@frozen
class Finding:
    """A diagnostic as it is reported, with its effective severity, its responsible party and a fingerprint.

    `fingerprint` (hex) does not change when lines are inserted or deleted above it. `start` and `due` are set only for
    findings about clocks.
    """

    diagnostic: Diagnostic
    severity: Severity
    fingerprint: str
    party: str
    related: tuple[str, ...] = ()
    start: datetime | None = None
    due: datetime | None = None
    origin: str = ""
    """The commit of a submission that introduced the finding: short id and subject. Empty if not requested."""

    @property
    def code(self) -> str:
        """The code of the rule or diagnostic."""
        return self.diagnostic.code

    @property
    def place(self) -> Place:
        """The place in the raw text."""
        return self.diagnostic.place
