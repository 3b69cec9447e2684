"""Effects of a submission beside its pages: on the rules of judging, on main, and on main's evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field

from portalgen.diagnostics.model import LocalizedText
from portalgen.frozen import frozen
from portalgen.lint.model import Violation
from portalgen.text.bilingual import Bilingual


@frozen
class RuleChange:
    """A file that decides how pages are judged, and the effect of the submission's version on main."""

    path: str
    """From the portal's root; of a theme its folder, with `/` at its end."""
    effect: LocalizedText
    """The difference to main's findings and verdicts, as a clause."""


@frozen
class WeakenedItem:
    """An item of main with a verdict proven now and unproven after the merge."""

    id: str
    path: str
    """Of its original, from the portal's root."""


@frozen
class SubmissionReview:
    """The input of the rules over a submission as a whole."""

    is_approved: bool = False
    """True if the change of rules is approved."""
    is_approved_by_flag: bool = False
    """True if only `--governance-approved` says so."""
    missing_approval: LocalizedText = field(default_factory=lambda: LocalizedText("", ""))
    """The missing approvals, as a clause."""
    rule_changes: tuple[RuleChange, ...] = ()
    governance_paths: tuple[str, ...] = ()
    """Changed files of governance, sorted."""
    other_paths: tuple[str, ...] = ()
    """Other changed files, not allowed beside governance, sorted."""
    code_files: Mapping[Bilingual, tuple[str, ...]] = field(default_factory=dict)
    """Files that can run code, from the repository's top: name to paths."""
    conflicts: tuple[str, ...] = ()
    """Files changed on main as well, so that the submission cannot be merged."""
    weakened_items: tuple[WeakenedItem, ...] = ()


@frozen
class SubmissionRule:
    """A rule about a submission as a whole. It runs even if the rules of main have errors."""

    code: str
    check: Callable[[SubmissionReview], Iterable[Violation]]


def shorten_list(paths: Iterable[str], limit: int = 5) -> LocalizedText:
    """Return the first `limit` of the paths, and how many more there are."""
    listed = list(paths)
    first, more = ", ".join(listed[:limit]), len(listed) - limit
    if more <= 0:
        return LocalizedText(first, first)
    return LocalizedText(f"{first} và {more} mục khác", f"{first} and {more} more")
