"""`portalgen build`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.report import progress, tell_diagnostics, tell_result, write_report
from portalgen.cli.state import State, at_option, jobs_option, now, site_option


@click.command(
    "build",
    short_help="Build the portal as static files.",
    epilog="Ví dụ / Example:  portalgen build --out public --site portal --at 2026-11-24",
)
@click.option(
    "--out", type=click.Path(path_type=Path), default=None, help="Thư mục đầu ra. / Output folder.  [ROOT/public]"
)
@site_option
@at_option
@click.option(
    "--drafts", is_flag=True, help="Cả bài nháp, hẹn giờ, hết hạn. / Drafts, scheduled and expired pages too."
)
@click.option("--no-search", is_flag=True, help="Không lập chỉ mục tìm kiếm. / Leave the search index out.")
@jobs_option
@click.option(
    "--report", type=click.Path(path_type=Path), default=None, help="Ghi mọi lỗi ra tệp JSON. / All findings as JSON."
)
@click.pass_obj
def command(
    state: State,
    out: Path | None,
    sites: tuple[str, ...],
    at: datetime | None,
    drafts: bool,
    no_search: bool,
    jobs: int,
    report: Path | None,
) -> int:
    """Dựng cổng ra tệp tĩnh, mỗi tên miền một thư mục. / Build static files, one folder a host."""
    from portalgen.pipeline.build import build
    from portalgen.pipeline.options import BuildOptions

    target = (out or state.root / "public").resolve()
    options = BuildOptions(state.root, target, at or now(), sites, drafts, not no_search, jobs)
    with progress(state.language) as show:
        result = build(options, show)
    write_report(report, result.diagnostics, state.language)
    tell_diagnostics(result.diagnostics, state.language)
    if result.failed:
        kept = "nothing was written" if state.language == "en" else "chưa ghi gì; hãy sửa các lỗi trên rồi chạy lại"
        click.echo(kept, err=True)
        return 1
    tell_result(result, target, state.language)
    return 0
