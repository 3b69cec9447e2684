"""`portalgen report functions`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState, at_option, now
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.cli import published_portal
    from portalgen.reports import functions, functions_report


@click.command(
    "functions",
    short_help="Show the address fulfilling each duty of the portal.",
    epilog="Ví dụ / Example:  portalgen report functions --format html --out chuc-nang.html",
)
@click.option("--site", default="", metavar="ID", help="Trang. / Site.  [the main site]")
@at_option
@report_options
@click.pass_obj
def command(
    state: CommandState,
    site: str,
    at: datetime | None,
    form: str,
    out: Path | None,
    delimiter: str,
    table: str,
) -> int:
    """Mỗi chức năng của Điều 3, mỗi khoản của Điều 7 và mỗi yêu cầu tạm tính của văn bản khác: được đáp ứng ở địa chỉ nào,
    chưa có, hay chưa đối chiếu. Với trang thành phần, Điều 3 chỉ có khoản 4. Tables: functions, content, provisional, states.

    Show the address at which the portal fulfils each function of Article 3 and each item of Article 7, or that it is
    missing or not compared. Requirements of other instruments are included provisionally. Of Article 3, only clause 4
    applies to component sites.
    """
    portal, loaded = published_portal.load_published_portal(state, at or now())
    chosen = site or portal.main_site.id
    published_portal.require_site(portal, chosen)
    settings = published_portal.require_duty_settings(state, portal)
    found = functions.find_functions(portal, loaded.get(chosen), settings)
    print_office_report(state, functions_report.report_functions(found), form, out, delimiter, table)
    return 0
