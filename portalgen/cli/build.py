"""`portalgen build`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.state import CommandState, Reports, at_option, jobs_option, now, result_report_option, site_option
from portalgen.cli.terminal import print_build_result, print_diagnostics, show_progress
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.cli import build_verify, report_files
    from portalgen.pipeline import build as pipeline_build
    from portalgen.pipeline import options as pipeline_options
    from portalgen.pipeline import verify as pipeline_verify


@click.command(
    "build",
    short_help="Build the portal as static files.",
    epilog="Ví dụ / Examples:  portalgen build --out public --site portal --at 2026-11-24  ·  portalgen build --verify",
)
@click.option(
    "--out", type=click.Path(path_type=Path), default=None, help="Thư mục đầu ra. / Output folder.  [ROOT/public]"
)
@site_option
@at_option
@click.option(
    "--drafts", is_flag=True, help="Cả bài nháp, hẹn giờ, hết hạn. / Include drafts, scheduled and expired pages."
)
@click.option("--no-search", is_flag=True, help="Không lập chỉ mục tìm kiếm. / Do not build the search index.")
@jobs_option
@result_report_option
@click.option(
    "--verify",
    is_flag=True,
    help="Dựng thêm một bản từ đầu vào thư mục tạm và so từng byte; khác thì mã 1. / Build again into an empty folder and compare byte by byte; exit code 1 if they differ.",
)
@click.pass_obj
def command(
    state: CommandState,
    out: Path | None,
    sites: tuple[str, ...],
    at: datetime | None,
    drafts: bool,
    no_search: bool,
    jobs: int,
    reports: Reports,
    verify: bool,
) -> int:
    """Dựng cổng ra tệp tĩnh, mỗi tên miền một thư mục. / Build static files, one folder a host."""
    target = (out or state.root / "public").resolve()
    options = pipeline_options.BuildOptions(state.root, target, at or now(), sites, drafts, not no_search, jobs)
    result, verification = _run_build(options, verify, state.language)
    if reports:
        report_files.write_result_reports(reports, result, options, state.language)
    print_diagnostics(result.diagnostics, state.language)
    if result.has_failed:
        message = (
            "nothing was written; fix the errors above and run this again"
            if state.language == "en"
            else "chưa ghi gì; hãy sửa các lỗi trên rồi chạy lại"
        )
        click.echo(message, err=True)
    else:
        print_build_result(result, target, state.language)
    if verification is not None:
        return build_verify.print_verification(verification, options.cache, state.language)
    return 1 if result.has_failed else 0


def _run_build(
    options: pipeline_options.BuildOptions, with_verification: bool, language: str
) -> tuple[pipeline_options.BuildResult, pipeline_verify.Verification | None]:
    with show_progress(language) as show:
        if not with_verification:
            return pipeline_build.build(options, show), None
        verification = pipeline_verify.verify(options, show)
        return verification.result, verification
