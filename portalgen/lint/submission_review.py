"""What a submission does beside its pages: to the rules that it is judged by, to main, and to what main proves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field

from portalgen.diagnostics.model import LocalizedText
from portalgen.frozen import frozen
from portalgen.lint.model import Violation
from portalgen.text.bilingual import Bilingual


@frozen
class RuleChange:
    """A file that decides how pages are judged, and what the submission's version would change on main."""

    path: str
    """From the portal's root; of a theme its folder, with `/` at its end."""
    effect: LocalizedText
    """The difference to main's findings and verdicts, as a clause."""


@frozen
class WeakenedItem:
    """An item of main whose verdict is proven now, and would not be after the merge."""

    id: str
    path: str
    """Of its original, from the portal's root."""


@frozen
class SubmissionReview:
    """What the rules over a submission as a whole look at."""

    is_approved: bool = False
    """Whether the change of rules is approved."""
    is_approved_by_flag: bool = False
    """Whether nothing but `--governance-approved` says so."""
    missing_approval: LocalizedText = field(default_factory=lambda: LocalizedText("", ""))
    """What is missing, as a clause."""
    rule_changes: tuple[RuleChange, ...] = ()
    governance_paths: tuple[str, ...] = ()
    """Files of governance that are changed, sorted."""
    other_paths: tuple[str, ...] = ()
    """What else is changed and may not stand beside governance, sorted."""
    code_files: Mapping[Bilingual, tuple[str, ...]] = field(default_factory=dict)
    """What can run code, from the repository's top: its name to its paths."""
    conflicts: tuple[str, ...] = ()
    """Files that main has changed as well, so that the submission cannot be merged."""
    weakened_items: tuple[WeakenedItem, ...] = ()


@frozen
class SubmissionRule:
    """A rule over a submission as a whole; it runs whatever state the rules of main are in."""

    code: str
    check: Callable[[SubmissionReview], Iterable[Violation]]


def shorten_list(paths: Iterable[str], limit: int = 5) -> LocalizedText:
    """Return the first `limit` of the paths, and how many more there are."""
    listed = list(paths)
    first, more = ", ".join(listed[:limit]), len(listed) - limit
    if more <= 0:
        return LocalizedText(first, first)
    return LocalizedText(f"{first} và {more} mục khác", f"{first} and {more} more")
