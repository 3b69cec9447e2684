"""`portalgen report coverage`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState, at_option, now, site_option
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.cli import published_portal
    from portalgen.reports import coverage, coverage_report


@click.command(
    "coverage",
    short_help="Show required content, present and missing, on each site.",
    epilog="Ví dụ / Examples:  portalgen report coverage --site portal  ·  portalgen report coverage --all --format html --out do-phu.html",
)
@site_option
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="Mọi trang, mỗi trang một dòng. / Every site, one line each.  [unless --site]",
)
@at_option
@report_options
@click.pass_obj
def command(
    state: CommandState,
    sites: tuple[str, ...],
    every: bool,
    at: datetime | None,
    form: str,
    out: Path | None,
    delimiter: str,
    table: str,
) -> int:
    """Mỗi trang đã đăng gì theo 21 khoản của Điều 7, các chuyên mục phải có và phần tối thiểu bằng tiếng Anh; còn thiếu gì,
    gì đã cũ, gì mới chỉ có bài mẫu, gì phải có người đối chiếu. Một trang: bảng duties, sections, english. Nhiều trang: bảng
    sites, matrix, items.

    Show how far each site covers the 21 items of Article 7, the mandatory sections and the English minimum. Each of
    them may be missing, outdated, present only as a sample, or in need of a manual check. One --site gives details;
    otherwise there is one line per site.
    """
    if sites and every:
        raise UsageError("ghi --site hoặc --all, không ghi cả hai", "give --site or --all, not both")
    moment = at or now()
    portal, loaded = published_portal.load_published_portal(state, moment)
    for site in sites:
        published_portal.require_site(portal, site)
    settings = published_portal.require_duty_settings(state, portal)
    chosen = dict.fromkeys(sites) or [each.id for each in portal.sites]
    report = coverage_report.report_coverage(coverage.find_coverage(portal, map(loaded.get, chosen), settings, moment))
    print_office_report(state, report, form, out, delimiter, table)
    return 0
