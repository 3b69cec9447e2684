"""`portalgen audit directives`."""

from __future__ import annotations

from pathlib import Path

import click

from portalgen.cli.audit_source import history_options, read_audit
from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState


@click.command(
    "directives",
    short_help="What boards directed, and where the directive is.",
    epilog="Ví dụ / Example:  portalgen audit directives --site snv",
)
@click.option("--site", default="", metavar="ID", help="Chỉ trang này. / Only this site.")
@history_options
@report_options
@click.pass_obj
def command(
    state: CommandState,
    site: str,
    ref: str,
    genesis: str | None,
    form: str,
    out: Path | None,
    delimiter: str,
    table: str,
) -> int:
    """Ban Biên tập đã chỉ đạo gì, văn bản nào, ai ký (Điều 9(1)); và những thời hạn đặt theo chỉ đạo trong cấu hình.

    What boards directed, by which document and whose signature, and the lengths that the configuration takes from it.
    """
    from portalgen.cli.report import print_diagnostics
    from portalgen.config.legal import load_legal_settings
    from portalgen.editorial.directives import report_directives
    from portalgen.history.snapshots import write_snapshot

    repository, audit = read_audit(state, ref, genesis)
    with write_snapshot(repository, ref, "site-config") as folder:
        legal, diagnostics = load_legal_settings(folder)
    print_diagnostics(diagnostics, state.language)
    report = report_directives(audit, legal.site_limits if legal is not None else (), site)
    print_office_report(state, report, form, out, delimiter, table)
    return 0
