"""`portalgen audit answers`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.audit_source import history_options, read_audit
from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState, MomentType


@click.command(
    "answers",
    short_help="Whether senders were answered, when and why.",
    epilog="Ví dụ / Example:  portalgen audit answers --site snv --from 2026-11-01 --to 2026-12-01",
)
@click.option("--site", default="", metavar="ID", help="Chỉ trang này. / Only this site.")
@click.option("--from", "since", type=MomentType(), default=None, help="Ký từ lúc này. / Signed from this time on.")
@click.option("--to", "until", type=MomentType(), default=None, help="Ký trước lúc này. / Signed before this time.")
@history_options
@report_options
@click.pass_obj
def command(
    state: CommandState,
    site: str,
    since: datetime | None,
    until: datetime | None,
    ref: str,
    genesis: str | None,
    form: str,
    out: Path | None,
    delimiter: str,
    table: str,
) -> int:
    """Những bài không được duyệt hoặc bị trả lại: khi nào, vì sao, báo cho người gửi bằng cách nào (Điều 10(2), 10(4)).

    What was refused or sent back: when, why, and how the sender was told.
    """
    from portalgen.editorial.answers_to_senders import report_answers

    _, audit = read_audit(state, ref, genesis)
    print_office_report(state, report_answers(audit, site, since, until), form, out, delimiter, table)
    return 0
