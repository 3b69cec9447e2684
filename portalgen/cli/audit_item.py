"""`portalgen audit item`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.audit_source import history_options, read_audit
from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.audit import item_history
    from portalgen.editorial.deadlines import deadline_audit, deadline_report, main_content, offer_report
    from portalgen.editorial.questions import item_dossier, page_addresses, waiver_approvals


@click.command(
    "item",
    short_help="Show the dossier of an item.",
    epilog="Ví dụ / Example:  portalgen audit item snv-ke-hoach-tuyen-dung --format html --out ho-so.html",
)
@click.argument("item", metavar="ID|FILE|ADDRESS")
@history_options
@report_options
@click.pass_obj
def command(
    state: CommandState,
    item: str,
    ref: str | None,
    genesis: str | None,
    at: datetime | None,
    cache_folder: Path | None,
    form: str,
    out: Path | None,
    delimiter: str,
    table: str,
) -> int:
    """Hồ sơ của một bài: ai duyệt, Trưởng Ban lúc đó là ai, đã biên tập và xác thực chưa, bạn đọc có bài từ khi nào.

    Show the dossier of an item: its approvals and the chief at that time, review and confirmation, receipt, publication
    times and waivers. ID is the item's id. FILE is any of its files (content/…), which also finds refused items that
    never reached main. ADDRESS is the address of its page.
    """
    source = read_audit(state, ref, genesis, at, cache_folder)
    repository, audit, cache = source.repository, source.audit, source.cache_folder
    with main_content.open_main_content(repository, audit.tip, source.at, cache) as content:
        paths = page_addresses.find_paths_of_address(content.portal, item) if "." in item else ()
        history = item_history.read_item_history(repository, audit.tip, item, cache, paths)
        sources = item_dossier.DossierSources(history, audit, content.timeline)
        clocks = deadline_audit.audit_clocks(content, (history.id,))
        limits = deadline_report.clocks_table(clocks, content, state.language)
        offers = offer_report.offers_table(content, offer_report.list_offers_about(content, history.id))
    if not history.steps and not sources.records and not sources.purged_changes:
        is_purged = any(each.purge for each in audit.changes)
        vi, en = (
            ("; bài đã gỡ khỏi lịch sử vì lộ dữ liệu thì ghi tên tệp", "; for a purged item name its file")
            if is_purged
            else ("", "")
        )
        raise UsageError(
            f"bản chính không có bài `{item}` và không có phiếu nào nhắc đến; mã bài ở dòng `id:` đầu tệp{vi}",
            f"main has no item `{item}`, and no record mentions it; the id is in the line `id:` of its file{en}",
        )
    waivers = [
        each for each in waiver_approvals.read_waiver_arrivals(repository, audit) if each.waiver.item == history.id
    ]
    report = main_content.add_settings_note(
        item_dossier.report_item(sources, (limits, offers, waiver_approvals.waivers_table(audit, tuple(waivers)))),
        content,
    )
    print_office_report(state, report, form, out, delimiter, table)
    return 0
