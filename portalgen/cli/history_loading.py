"""What the commands on histories of pages read: main with its audit, and what an export of it would be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from portalgen.cli.audit_source import read_audit
from portalgen.cli.state import CommandState

if TYPE_CHECKING:
    from portalgen.history.repository import Repository


@dataclass(frozen=True, slots=True)
class ExportedHistories:
    """What an export of these sites is."""

    repository: Repository
    tip: str
    sites: tuple[str, ...]
    files: Mapping[str, bytes]
    """By path from the portal's root."""


def make_histories(
    state: CommandState,
    sites: tuple[str, ...],
    ref: str | None,
    genesis: str | None,
    at: datetime | None,
    cache_folder: Path | None,
) -> ExportedHistories:
    """Return the histories of all items on `sites`, else on all sites that show them. Raises UsageError where none does."""
    from portalgen.editorial.deadlines.main_content import open_main_content
    from portalgen.editorial.page_history.committed_histories import choose_history_sites
    from portalgen.editorial.page_history.page_history_export import export_page_histories

    source = read_audit(state, ref, genesis, at, cache_folder)
    with open_main_content(source.repository, source.audit.tip, source.at, source.cache_folder) as content:
        chosen = choose_history_sites(content.portal, sites)
        files = export_page_histories(content, source.audit, chosen, source.cache_folder)
    return ExportedHistories(source.repository, source.audit.tip, chosen, files)
