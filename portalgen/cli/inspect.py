"""`portalgen inspect`."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from portalgen import __version__
from portalgen.cli.lint_report import fail_option, format_option, print_report, report_option
from portalgen.cli.state import CommandState, exact_now, jobs_option, site_option
from portalgen.cli.terminal import show_progress
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.lint.formats import model as formats_model
    from portalgen.pipeline import inspect


@click.command(
    "inspect",
    short_help="Inspect the HTML of built pages.",
    epilog="Ví dụ / Examples:  portalgen inspect  ·  portalgen inspect --site sngv --all --report text=trang.txt",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    help="Thư mục của bản dựng. / Folder of the build.  [ROOT/public]",
)
@site_option
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Soi lại cả những trang đã sạch ở lần trước. / Include pages without findings in the last run.",
)
@jobs_option
@format_option
@report_option
@fail_option
@click.pass_obj
def command(
    state: CommandState,
    out: Path | None,
    sites: tuple[str, ...],
    everything: bool,
    jobs: int,
    format: str,
    reports: tuple[tuple[str, Path], ...],
    fail_on: str,
) -> int:
    """Soi HTML của các trang đã dựng: tiêu đề, vùng, nhãn, mã, bảng, ngôn ngữ, mã viết trong trang.

    Inspect the HTML of the last build: headings, landmarks, names, ids, tables, languages, inline code. Unchanged pages
    without findings in the last run are skipped.
    """
    gc.disable()  # trees of pages have no cycles, and searching for cycles took a third of the time
    target = (out or state.root / "public").resolve()
    with show_progress(state.language) as show:
        report = inspect.inspect(inspect.InspectOptions(state.root, target, sites, everything, jobs), show)
    return print_report(_build_report_data(report, sites, state.language), format, reports, fail_on, state.language)


def _build_report_data(
    report: inspect.InspectReport, sites: tuple[str, ...], language: str
) -> formats_model.ReportData:
    same = report.page_count - report.inspected_count
    where = ", ".join(sites)
    if language == "en":
        scope = f"site {where}" if sites else "the whole build"
        scope += f"; {same} pages already clean" if same else ""
    else:
        scope = f"trang {where}" if sites else "toàn bộ bản dựng"
        scope += f"; {same} trang đã sạch từ trước" if same else ""
    return formats_model.ReportData(
        report.findings, exact_now(), scope, report.inspected_count, __version__, is_inspection=True
    )
