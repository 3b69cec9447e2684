"""Loads the input of the page history commands: the audited main, and the history files exported from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from portalgen.cli.audit_source import read_audit
from portalgen.cli.state import CommandState
from portalgen.cli.terminal import show_progress
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.deadlines import main_content
    from portalgen.editorial.page_history import committed_histories, page_history_export

if TYPE_CHECKING:
    from portalgen.history.repository import Repository


@frozen
class ExportedHistories:
    """The page histories exported for `sites`."""

    repository: Repository
    tip: str
    sites: tuple[str, ...]
    files: Mapping[str, bytes]
    """The content of each file, keyed by its path from the portal's root."""


def make_histories(
    state: CommandState,
    sites: tuple[str, ...],
    ref: str | None,
    genesis: str | None,
    at: datetime | None,
    cache_folder: Path | None,
) -> ExportedHistories:
    """Export the histories of all items on `sites`. An empty `sites` means all sites with `page_history`.

    Raises UsageError if no site has them.
    """
    source = read_audit(state, ref, genesis, at, cache_folder)
    with (
        show_progress(state.language) as show,
        main_content.open_main_content(
            source.repository, source.audit.tip, source.at, source.cache_folder, progress=show
        ) as content,
    ):
        chosen = committed_histories.choose_history_sites(content.portal, sites)
        files = page_history_export.export_page_histories(
            content, source.audit, chosen, source.cache_folder, progress=show
        )
    return ExportedHistories(source.repository, source.audit.tip, chosen, files)
