"""Rules applied: pure functions from texts and the whole to hits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.lint.apply_suppressions import Outcome, OutcomeRule
from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.context import Whole
from portalgen.lint.model import AttachmentRule, Hit, Mark, PageRule, PortalRule
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.table import RULES

NamedMark = tuple[str, Mark]
"""A code and what it says of an attachment."""


def page_hits(text: PageText) -> tuple[Hit, ...]:
    """What all page rules say of one source."""
    return tuple(each for rule in RULES if isinstance(rule, PageRule) for each in rule.check(text))


def attachment_marks(text: AttachmentText) -> tuple[NamedMark, ...]:
    """What all attachment rules say of one file."""
    return tuple((rule.code, each) for rule in RULES if isinstance(rule, AttachmentRule) for each in rule.check(text))


def placed(marks: Iterable[NamedMark], name: str, place: Place, *sources: str) -> Iterator[Hit]:
    """The marks of an attachment where a page names it; `sources` is the path of the file from the root."""
    for code, each in marks:
        yield Hit(Diagnostic(code, place, tuple(sorted((*each.values, ("file", name))))), sources)


def outcome_hits(outcome: Outcome) -> Iterator[Hit]:
    """What the rules about suppression say."""
    for rule in RULES:
        if isinstance(rule, OutcomeRule):
            yield from rule.check(outcome)


def portal_hits(whole: Whole, codes: Collection[str] | None = None) -> Iterator[Hit]:
    """What the portal rules say; only those of `codes` are asked, where that is given."""
    for rule in RULES:
        if isinstance(rule, PortalRule) and (codes is None or rule.code in codes):
            yield from rule.check(whole)
