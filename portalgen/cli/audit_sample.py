"""`portalgen audit sample`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from portalgen.cli.office_history import (
    cache_option,
    choose_cache_folder,
    days_options,
    genesis_option,
    open_audited_main,
    ref_option,
    require_period,
)
from portalgen.cli.office_report import print_office_report, report_options
from portalgen.cli.state import CommandState, at_option, site_option
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.audit import approval_audit
    from portalgen.editorial.deadlines import main_content, sample_report
    from portalgen.editorial.deadlines import sample as deadlines_sample


@click.command(
    "sample",
    short_help="Draw a random sample of published items, with all evidence.",
    epilog="Ví dụ / Example:  portalgen audit sample --seed 2026-11 --count 20 --format html --out mau.html",
)
@click.option(
    "--seed",
    required=True,
    help="Số khởi tạo, chọn trước khi xem kết quả; cùng số thì rút ra cùng bài. / The seed, chosen before seeing the result; the same seed draws the same items.",
)
@click.option("--count", type=click.IntRange(1, 10_000), default=20, help="Số bài. / Number of items.  [20]")
@days_options
@site_option
@at_option
@ref_option
@genesis_option
@cache_option
@report_options
@click.pass_obj
def command(
    state: CommandState,
    seed: str,
    count: int,
    first: date | None,
    last: date | None,
    sites: tuple[str, ...],
    at: datetime | None,
    ref: str | None,
    genesis: str | None,
    cache_folder: Path | None,
    form: str,
    out: Path | None,
    delimiter: str,
    table: str,
) -> int:
    """Rút ngẫu nhiên một số bài đã đăng, mỗi bài kèm mọi chứng cứ, để kiểm tra bằng tay; ai cũng rút lại được y như vậy.

    Draw a random sample of published items for manual checks. Each item comes with its files and their SHA-256, its
    commits, its times with the reasons for them, both time limits with the day count, its sources and its approvals.
    --from and --to apply to the day of first publication. The draw is reproducible.
    """
    if not seed.strip():
        raise UsageError(
            "--seed: số khởi tạo đang trống; ghi số đã chọn trước, ví dụ số của quyết định kiểm tra",
            "--seed is empty; give the seed chosen beforehand, such as the number of the decision to check",
        )
    period = require_period(first, last)
    with open_audited_main(state, ref, at, cache_folder, sites) as content:
        cache = choose_cache_folder(content.repository, state, cache_folder)
        approvals = approval_audit.audit_approvals(content.repository, content.tip, genesis, content.at, cache)
        sample = deadlines_sample.draw_sample(content, seed, count, period, sites, approvals, cache)
        report = main_content.add_settings_note(
            sample_report.report_sample(content, sample, period, state.language), content
        )
    print_office_report(state, report, form, out, delimiter, table)
    return 0
