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
    short_help="Compare page histories with main.",
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

    Check that the page histories in this folder (in a bare repository: on main) match main. Reports files that were
    edited, contain withheld text or are out of date. Exits with 1 unless all are correct or merely out of date.
    """
    made = history_loading.make_histories(state, sites, ref, genesis, at, cache_folder)
    committed = committed_histories.read_committed_histories(made.repository, made.tip, made.sites)
    found = tuple(page_history_check.compare_page_histories(made.files, committed))
    print_diagnostics(found, state.language)
    if not found:
        right = len(made.files)
        click.echo(
            f"{right} histories match main." if state.language == "en" else f"{right} lịch sử đúng như bản chính."
        )
    return int(any(sentences.severity_of(each) is Severity.ERROR for each in found))
