"""`portalgen audit answers`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from portalgen.cli.audit_source import history_options, read_audit
from portalgen.cli.office_history import month_options, require_period
from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.deadlines import main_content, offer_report
    from portalgen.editorial.questions import answers_to_senders
    from portalgen.law import due_dates


@click.command(
    "answers",
    short_help="Check that senders were answered, when and why.",
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
    """Những bài không được duyệt hoặc bị trả lại: khi nào, vì sao, báo cho người gửi bằng cách nào (Điều 10(2), 10(4)); và
    đề nghị giữa các Ban Biên tập, kể cả đề nghị chưa ai trả lời.

    List refused and returned submissions: when, why, and how the sender was notified (Art. 10(2), 10(4)). Also list
    offers between boards, including unanswered offers. Tables: answers, offers.
    """
    period = require_period(first, last, month)
    source = read_audit(state, ref, genesis, at, cache_folder)
    with main_content.open_main_content(
        source.repository, source.audit.tip, source.at, source.cache_folder, has_library=False
    ) as content:
        offers = [
            each
            for each in offer_report.list_offers_of(content, (site,) if site else ())
            if each.receipt.at is not None and period.contains(due_dates.to_vietnam_time(each.receipt.at).date())
        ]
        more = offer_report.offers_table(content, offers)
    print_office_report(
        state, answers_to_senders.report_answers(source.audit, site, period, (more,)), form, out, delimiter, table
    )
    return 0
