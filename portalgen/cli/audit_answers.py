"""`portalgen audit answers`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from portalgen.cli.audit_source import history_options, read_audit
from portalgen.cli.office_history import month_options, require_period
from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState


@click.command(
    "answers",
    short_help="Whether senders were answered, when and why.",
    epilog="Ví dụ / Example:  portalgen audit answers --site snv --month 2026-11",
)
@click.option("--site", default="", metavar="ID", help="Chỉ trang này. / Only this site.")
@month_options
@history_options
@report_options
@click.pass_obj
def command(
    state: CommandState,
    site: str,
    first: date | None,
    last: date | None,
    month: tuple[int, int] | None,
    ref: str | None,
    genesis: str | None,
    at: datetime | None,
    cache_folder: Path | None,
    form: str,
    out: Path | None,
    delimiter: str,
    table: str,
) -> int:
    """Những bài không được duyệt hoặc bị trả lại: khi nào, vì sao, báo cho người gửi bằng cách nào (Điều 10(2), 10(4)).

    What was refused or sent back: when, why, and how the sender was told.
    """
    from portalgen.editorial.questions.answers_to_senders import report_answers

    period = require_period(first, last, month)
    source = read_audit(state, ref, genesis, at, cache_folder)
    print_office_report(state, report_answers(source.audit, site, period), form, out, delimiter, table)
    return 0
