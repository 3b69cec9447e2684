"""Effects of a submission beyond its pages: on the rules, on merging, and on the evidence of items on main."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field

from portalgen.diagnostics.model import LocalizedText
from portalgen.frozen import frozen
from portalgen.lint.model import Violation
from portalgen.text.bilingual import Bilingual


@frozen
class RuleChange:
    """A changed file that decides how pages are judged, and the effect of the change on main."""

    path: str
    """The path from the portal's root. For a theme, the path of its folder with a trailing `/`."""
    effect: LocalizedText
    """A clause that describes how the findings and verdicts of main would differ."""


@frozen
class WeakenedItem:
    """An item of main whose verdict is proven now, but would be unproven after the merge."""

    id: str
    path: str
    """The path of the item's original, from the portal's root."""


@frozen
class SubmissionReview:
    """The input of the rules about a submission as a whole."""

    is_approved: bool = False
    """True if the change of rules has been approved."""
    is_approved_by_flag: bool = False
    """True if the approval comes only from the option `--governance-approved`."""
    missing_approval: LocalizedText = field(default_factory=lambda: LocalizedText("", ""))
    """A clause that names the missing approvals."""
    rule_changes: tuple[RuleChange, ...] = ()
    governance_paths: tuple[str, ...] = ()
    """The changed governance files, sorted."""
    other_paths: tuple[str, ...] = ()
    """The other changed files, which may not change together with governance files, sorted."""
    code_files: Mapping[Bilingual, tuple[str, ...]] = field(default_factory=dict)
    """The changed files that can run code, grouped by description. Paths are from the repository's top."""
    conflicts: tuple[str, ...] = ()
    """The files that were also changed on main, so that the submission cannot be merged."""
    weakened_items: tuple[WeakenedItem, ...] = ()


@frozen
class SubmissionRule:
    """A rule about a submission as a whole. It runs regardless of the state of main's rules."""

    code: str
    check: Callable[[SubmissionReview], Iterable[Violation]]


def shorten_list(paths: Iterable[str], limit: int = 5) -> LocalizedText:
    """Return a text with the first `limit` paths and the number of the remaining ones."""
    listed = list(paths)
    first, more = ", ".join(listed[:limit]), len(listed) - limit
    if more <= 0:
        return LocalizedText(first, first)
    return LocalizedText(f"{first} và {more} mục khác", f"{first} and {more} more")
