"""`portalgen report security`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.office_report import print_office_report, print_office_text, report_options
from portalgen.cli.state import CommandState, at_option, exact_now
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.cli import security_facts
    from portalgen.reports import bill_of_materials, security_report


@click.command(
    "security",
    short_help="List software, keys, jobs, releases and checks.",
    epilog="Ví dụ / Example:  portalgen report security --sbom sbom.cdx.json --format html --out an-toan.html",
)
@click.option(
    "--sbom",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="FILE",
    help="Ghi danh mục thành phần phần mềm, CycloneDX 1.6. / Write the software bill of materials, CycloneDX 1.6.",
)
@click.option(
    "--target",
    "targets",
    multiple=True,
    metavar="TARGET",
    help="Hỏi nơi đăng này đang chạy bản nào; ghi được nhiều lần. / Ask this target for its live release; may be repeated.",
)
@click.option(
    "--vulnerabilities",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    default=None,
    metavar="FILE",
    help="Tệp mà scripts/vulnerabilities ghi lại lần hỏi cơ sở dữ liệu lỗ hổng. / The file recorded by scripts/vulnerabilities.  [.portalgen/vulnerabilities.json]",
)
@at_option
@report_options
@click.pass_obj
def command(
    state: CommandState,
    sbom: Path | None,
    targets: tuple[str, ...],
    vulnerabilities: Path | None,
    at: datetime | None,
    form: str,
    out: Path | None,
    delimiter: str,
    table: str,
) -> int:
    """Nguyên liệu cho hồ sơ an toàn thông tin (Điều 18(4), 18(6)): phần mềm và mã băm, khóa và người giữ, việc nào chạy ở
    đâu với khóa bí mật nào, bản nào đang chạy, đã kiểm tra những gì, lần cuối hỏi được cơ sở dữ liệu lỗ hổng. Tables: checks,
    duties, packages, programs, keys, jobs, releases.

    Gather material for the information security dossier (Art. 18(4), 18(6)): software with hashes, keys and their
    holders, jobs with their machines and secrets, live releases, the checks made, and the last successful query of the
    vulnerability database.
    """
    facts = security_facts.gather_facts(state, targets, vulnerabilities, at or exact_now())
    if sbom is not None:
        print_office_text(
            bill_of_materials.format_bill_of_materials(facts.packages, facts.programs, facts.version, facts.at), sbom
        )
    print_office_report(state, security_report.report_security(facts), form, out, delimiter, table)
    return 0
