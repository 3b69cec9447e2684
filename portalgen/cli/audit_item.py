"""`portalgen audit item`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.audit_source import history_options, read_audit
from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState


@click.command(
    "item",
    short_help="Everything that is proved of one item.",
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

    The dossier of an item: who approved it and who was chief then, whether it was reviewed and confirmed, what was said of
    its receipt, when readers had it, what was waived. ID is the item's id; FILE one of its files (content/…), which also
    finds what was refused and never stood on main; ADDRESS the address of its page.
    """
    from portalgen.editorial.audit.item_history import read_item_history
    from portalgen.editorial.deadlines.deadline_audit import audit_clocks
    from portalgen.editorial.deadlines.deadline_report import clocks_table
    from portalgen.editorial.deadlines.main_content import add_settings_note, open_main_content
    from portalgen.editorial.deadlines.offer_report import list_offers_about, offers_table
    from portalgen.editorial.questions.item_dossier import DossierSources, report_item
    from portalgen.editorial.questions.page_addresses import find_paths_of_address
    from portalgen.editorial.questions.waiver_approvals import read_waiver_arrivals, waivers_table
    from portalgen.errors import UsageError

    source = read_audit(state, ref, genesis, at, cache_folder)
    repository, audit, cache = source.repository, source.audit, source.cache_folder
    with open_main_content(repository, audit.tip, source.at, cache) as content:
        paths = find_paths_of_address(content.portal, item) if "." in item else ()
        history = read_item_history(repository, audit.tip, item, cache, paths)
        sources = DossierSources(history, audit, content.timeline)
        clocks = [each for each in audit_clocks(content) if each.clock.page.id == history.id]
        limits = clocks_table(clocks, content, state.language)
        offers = offers_table(content, list_offers_about(content, history.id))
    if not history.steps and not sources.records and not sources.purged_changes:
        is_purged = any(each.purge for each in audit.changes)
        vi, en = (
            ("; bài đã gỡ khỏi lịch sử vì lộ dữ liệu thì ghi tên tệp", "; name the file of one that was purged")
            if is_purged
            else ("", "")
        )
        raise UsageError(
            f"bản chính không có bài `{item}` và không có phiếu nào nhắc đến; mã bài ở dòng `id:` đầu tệp{vi}",
            f"main does not hold an item `{item}`, and no record mentions it; the id stands in the line `id:` of its file{en}",
        )
    waivers = [each for each in read_waiver_arrivals(repository, audit) if each.waiver.item == history.id]
    report = add_settings_note(report_item(sources, (limits, offers, waivers_table(audit, tuple(waivers)))), content)
    print_office_report(state, report, form, out, delimiter, table)
    return 0
