"""`portalgen history check`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.audit_source import history_options
from portalgen.cli.state import CommandState, site_option
from portalgen.cli.terminal import print_diagnostics
from portalgen.diagnostics.model import Severity
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.cli import history_loading
    from portalgen.diagnostics import sentences
    from portalgen.editorial.page_history import committed_histories, page_history_check


@click.command(
    "check",
    short_help="Hold the histories of pages against main.",
    epilog="Ví dụ / Example:  portalgen history check --site sngv",
)
@site_option
@history_options
@click.pass_obj
def command(
    state: CommandState,
    sites: tuple[str, ...],
    ref: str | None,
    genesis: str | None,
    at: datetime | None,
    cache_folder: Path | None,
) -> int:
    """Tệp lịch sử của bài có đúng như bản chính cho thấy không: tệp sửa tay, tệp còn chữ đã gỡ, tệp chưa cập nhật.

    Whether the histories of pages in this folder (in a bare repository: on main) are what main shows: files that were
    edited, that hold withheld words, or that are behind. Ends with 1 where one is not, unless it is only behind.
    """
    made = history_loading.make_histories(state, sites, ref, genesis, at, cache_folder)
    committed = committed_histories.read_committed_histories(made.repository, made.tip, made.sites)
    found = tuple(page_history_check.compare_page_histories(made.files, committed))
    print_diagnostics(found, state.language)
    if not found:
        right = len(made.files)
        click.echo(
            f"{right} histories are as main shows."
            if state.language == "en"
            else f"{right} lịch sử đúng như bản chính."
        )
    return int(any(sentences.severity_of(each) is Severity.ERROR for each in found))
