"""`portalgen queue`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.office_history import cache_option, choose_cache_folder
from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState, at_option, exact_now, site_option
from portalgen.cli.terminal import show_progress
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.deadlines import main_content, open_items, queue_report
    from portalgen.history import repository as history_repository


@click.command(
    "queue",
    short_help="List pending submissions and their time left.",
    epilog="Ví dụ / Example:  portalgen queue --site sngv  ·  portalgen queue --format html --out hang-cho.html",
)
@click.option(
    "--base",
    default=None,
    metavar="REV",
    help="Bản chính, nếu không phải main. / The main branch, if not main.  [origin/main, else main]",
)
@site_option
@at_option
@cache_option
@report_options
@click.pass_obj
def command(
    state: CommandState,
    base: str | None,
    sites: tuple[str, ...],
    at: datetime | None,
    cache_folder: Path | None,
    form: str,
    out: Path | None,
    delimiter: str,
    table: str,
) -> int:
    """Mọi bài đã gửi mà chưa đăng: trang nào, ai gửi lúc nào, còn bao lâu ở cả hai thời hạn, đã ký duyệt đến đâu, còn
    ai phải ký; và đề nghị của Ban khác đang chờ trả lời.

    List every pending submission: its site, when it was submitted, the time left on both clocks, its signatures, and
    the missing signers. Also list unanswered offers of other boards. Submissions are branches and requests of the
    repository, which may be bare. Tables: items, sites, others, offers.
    """
    repository = history_repository.open_history(state.root)
    tip = main_content.resolve_main(repository, base, "--base")
    cache = choose_cache_folder(repository, state, cache_folder)
    with (
        show_progress(state.language) as show,
        main_content.open_main_content(
            repository, tip, at or exact_now(), cache, has_library=False, progress=show
        ) as content,
    ):
        main_content.check_site_ids(content.portal, sites)
        work = open_items.read_open_work(content, cache, sites, has_needs=True, progress=show)
        report = main_content.add_settings_note(queue_report.report_queue(content, work, sites), content)
    print_office_report(state, report, form, out, delimiter, table)
    return 0
