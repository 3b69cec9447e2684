"""Rules, the violations returned by them, and the findings shown to people.

PageRule        checks one source (text, front matter and outline); its result depends on nothing else
                and is cached by the digest of the file
AttachmentRule  checks the text and state of one attachment; cached by the digest of its content PortalRule      checks
the whole portal, with the clock and the changes of a submission
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
    """A violation of a rule: `related` are the other sources (paths from the root) and items (`id:…`) involved.

    `party` is the responsible party if it differs from the code's; `start` and `due` are those of a clock, `due` being
    the first moment too late (+07:00). `source` is the source of a built page: settings apply by its path.
    """

    diagnostic: Diagnostic
    related: tuple[str, ...] = ()
    party: str = ""
    start: datetime | None = None
    due: datetime | None = None
    source: str = ""


def violation(code: str, place: Place, /, *related: str, **values: MessageValue) -> Violation:
    """Return a violation of `code` at `place` with the `values` of its sentence and the `related` sources."""
    return Violation(diagnostic(code, place, **values), related)


@frozen
class AttachmentViolation:
    """A violation of a rule about attachments, with the values of its sentence.

    It is reported at the place where a page names the file.
    """

    values: tuple[tuple[str, MessageValue], ...] = ()


def attachment_violation(**values: MessageValue) -> AttachmentViolation:
    """Return a violation of an attachment rule with its values in a fixed order."""
    return AttachmentViolation(tuple(sorted(values.items())))


@frozen
class PageRule:
    """A rule over a single source."""

    code: str
    check: Callable[[PageText], Iterable[Violation]]


@frozen
class AttachmentRule:
    """A rule about a single attachment. The name of the file is added to the values of its sentence as `file`."""

    code: str
    check: Callable[[AttachmentText], Iterable[AttachmentViolation]]


@frozen
class PortalRule:
    """A rule over the whole portal."""

    code: str
    check: Callable[[LintContext], Iterable[Violation]]


LintRule = PageRule | AttachmentRule | PortalRule


@frozen
class Finding:
    """A diagnostic as it is reported: with its severity here, its responsible party and its fingerprint.

    `fingerprint` (hex) stays the same when lines move above it. `start` and `due` are set for clocks only.
    """

    diagnostic: Diagnostic
    severity: Severity
    fingerprint: str
    party: str
    related: tuple[str, ...] = ()
    start: datetime | None = None
    due: datetime | None = None
    origin: str = ""
    """The commit of a submission that introduced it: short id and subject; empty if not requested."""

    @property
    def code(self) -> str:
        """The code of its rule or diagnostic."""
        return self.diagnostic.code

    @property
    def place(self) -> Place:
        """Its place in the raw text."""
        return self.diagnostic.place
