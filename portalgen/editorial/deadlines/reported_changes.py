"""`read_reported_changes`: changes of settings since the adoption, in words, with their approvers and effects."""

from __future__ import annotations

from typing import Final

from portalgen.editorial.audit.settings_approvals import ChangeApproval, find_change_approvals
from portalgen.editorial.deadlines.change_words import UNCOUNTED_SUBJECTS, describe_differences
from portalgen.editorial.deadlines.changes_table import ReportedChange
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.deadlines.settings_changes import (
    SettingsChange,
    find_settings_changes,
    read_landed_settings,
    read_settings_texts,
)
from portalgen.editorial.deadlines.turned_cache import load_turned_clocks
from portalgen.editorial.deadlines.turned_clocks import TurnedClock


def read_reported_changes(content: MainContent) -> tuple[ReportedChange, ...]:
    """Return every change on main since its adoption, the oldest first."""
    landed = read_landed_settings(content.repository, content.tip)
    if len(landed) < 2:  # what was adopted came with one commit
        return ()
    known = content.former.by_commit if content.former is not None else {}
    changes = find_settings_changes(landed, read_settings_texts(content.repository, landed), known)
    if not changes:
        return ()
    commits = [each.commit.id for each in changes]
    approvals = find_change_approvals(content.repository, content.tip, commits, content.cache_folder, at=content.at)
    turned = load_turned_clocks(content, changes).by_change
    return tuple(
        report_change(change, approvals[change.commit.id], clocks)
        for change, clocks in zip(changes, turned, strict=True)
    )


_WHO_APPROVES: Final = ("approval", "legal")
"""The required approvals of the law decide which of its changes are accepted."""


def report_change(change: SettingsChange, approval: ChangeApproval, turned: tuple[TurnedClock, ...]) -> ReportedChange:
    """Return a change in words.

    Clocks do not show its effect on proof, or on an adoption that names a commit.
    """
    differences = describe_differences(change.before, change.after)
    starts = {change.before.starts, change.after.starts}
    names_commit = len(starts) > 1 and any(isinstance(each, str) for each in starts)
    is_counted = not names_commit and not any(
        each.subject in UNCOUNTED_SUBJECTS or (each.subject, each.name) == _WHO_APPROVES for each in differences
    )
    return ReportedChange(change.commit, differences, change.faults, approval, turned, is_counted)
