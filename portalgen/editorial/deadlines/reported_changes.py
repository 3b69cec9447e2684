"""`read_reported_changes`: the changes of settings since the adoption, in words, with who approved them and what they turned."""

from __future__ import annotations

from portalgen.editorial.audit.settings_approvals import find_change_approvals
from portalgen.editorial.deadlines.change_words import describe_differences
from portalgen.editorial.deadlines.changes_table import ReportedChange
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.deadlines.settings_changes import (
    find_settings_changes,
    read_landed_settings,
    read_settings_texts,
)
from portalgen.editorial.deadlines.turned_cache import load_turned_clocks


def read_reported_changes(content: MainContent) -> tuple[ReportedChange, ...]:
    """Return every change on main since its adoption, the oldest first."""
    landed = read_landed_settings(content.repository, content.tip)
    known = content.former.by_commit if content.former is not None else {}
    changes = find_settings_changes(landed, read_settings_texts(content.repository, landed), known)
    if not changes:
        return ()
    commits = [each.commit.id for each in changes]
    approvals = find_change_approvals(content.repository, content.tip, commits, content.cache_folder, at=content.at)
    turned = load_turned_clocks(content, changes).by_change
    return tuple(
        ReportedChange(
            each.commit, describe_differences(each.before, each.after), each.faults, approvals[each.commit.id], clocks
        )
        for each, clocks in zip(changes, turned, strict=True)
    )
