"""`portalgen addresses`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Final

import click

from portalgen.cli.state import CommandState, at_option, now, site_option
from portalgen.cli.terminal import show_progress
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.cli import loading
    from portalgen.pipeline import address_records, ledger_history


_STATES: Final[Mapping[address_records.AddressState, B]] = {
    "page": B("bài", "page"),
    "notice": B("thông báo gỡ tin", "removal notice"),
    "list": B("danh sách", "list"),
    "redirect": B("dẫn sang", "redirect"),
    "lost": B("ĐÃ MẤT", "LOST"),
}
_SHOWN: Final = 20
"""Maximum number of addresses printed by `--check`; JSON contains all."""
_REACHES: Final[Mapping[ledger_history.HistoryReach, B]] = {
    "shallow": B(
        "Chỉ so được với một phần lịch sử của sổ; lấy đủ bằng `git fetch --unshallow` rồi chạy lại.",
        "Compared with only a part of the ledgers' history; get the rest with `git fetch --unshallow` and run this "
        "again.",
    ),
    "none": B(
        "Chưa so được với lịch sử của sổ: thư mục này không có kho Git hay bản chính, hoặc main và origin/main đã tách rời; ghi tên bản chính bằng --base.",
        "Not compared with the ledgers' history: there is no Git repository or no main branch here, or main and "
        "origin/main have diverged; name the main branch with --base.",
    ),
}


@click.command(
    "addresses",
    short_help="List published addresses and their ledger.",
    epilog="Ví dụ / Example:  portalgen addresses --check  ·  portalgen addresses --record --dry-run",
)
@click.option(
    "--record",
    "records",
    is_flag=True,
    help="Ghi vào sổ những gì bản chính đang đăng. / Record the addresses published by main now.",
)
@click.option(
    "--check",
    "checks",
    is_flag=True,
    help="Báo địa chỉ đã mất và dòng bị xóa khỏi sổ; mã thoát 1. / Report lost addresses and removed lines; exit code 1.",
)
@click.option("--dry-run", is_flag=True, help="Với --record: chỉ cho xem. / With --record: show only, write nothing.")
@click.option("--base", metavar="REV", help="Bản chính. / The main branch.  [origin/main, main]")
@at_option
@site_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Dạng kết quả. / Form.  [text]"
)
@click.pass_obj
def command(
    state: CommandState,
    records: bool,
    checks: bool,
    dry_run: bool,
    base: str | None,
    at: datetime | None,
    sites: tuple[str, ...],
    form: str,
) -> int:
    """Liệt kê các địa chỉ đã đăng và sổ địa chỉ (site-config/addresses/). Sổ do đơn vị vận hành ghi trên bản chính sau khi đăng
    bài; từ đó lint không cho địa chỉ nào mất mà không có bài, chuyển hướng hay thông báo gỡ tin.

    List the published addresses and the ledger of addresses. The operator records them on main after publication. From
    then on, lint reports every address lost without a page, a redirect or a removal notice in its place.
    """  # fmt: skip
    if records and (checks or sites):
        raise UsageError(
            "--record ghi sổ của mọi trang, không dùng cùng --check hay --site",
            "--record writes the ledgers of all sites; do not use it with --check or --site",
        )
    if dry_run and not records:
        raise UsageError("--dry-run chỉ dùng cùng --record", "--dry-run requires --record")
    return (
        _record(state, at or now(), base or "", form, dry_run)
        if records
        else _report(state, at or now(), sites, form, base or "", checks)
    )


def _record(state: CommandState, at: datetime, base: str, form: str, is_trial: bool) -> int:
    with show_progress(state.language) as show:
        update = address_records.update_ledgers(state.root, at, base, progress=show)
    if not is_trial:
        for path, text in update.files.items():
            loading.replace_text(state.root, path, text)
    if form == "json":
        rows = [{"address": each.url, "id": each.id, "language": each.language} for each in update.added]
        click.echo(
            json.dumps(
                {"commit": update.commit, "files": sorted(update.files), "added": rows}, ensure_ascii=False, indent=2
            )
        )
    else:
        click.echo("\n".join(_format_update(update, state.language, is_trial)))
    return 0


def _format_update(update: address_records.LedgerUpdate, language: str, is_trial: bool) -> Iterator[str]:
    if not update.added:
        yield B("Sổ địa chỉ đã đủ, không có gì để ghi.", "The ledgers are complete; there is no address to add.").text(
            language
        )
        return
    verb = B("Sẽ ghi", "Would add") if is_trial else B("Đã ghi", "Added")
    count = f"{verb.text(language)} {len(update.added)}"
    yield B(f"{count} địa chỉ vào {len(update.files)} tệp:", f"{count} addresses in {len(update.files)} files:").text(
        language
    )
    yield from (f"  {path}" for path in update.files)
    if not is_trial:
        yield B(
            'Lưu các tệp này thành một lần lưu trên bản chính: `git add site-config/addresses && git commit -m "Ghi sổ địa chỉ"`.',
            'Commit these files on main: `git add site-config/addresses && git commit -m "Record addresses"`.',
        ).text(language)


def _report(state: CommandState, at: datetime, sites: tuple[str, ...], form: str, base: str, checks: bool) -> int:
    history = ledger_history.read_ledger_history(state.root, base) if checks else None
    with show_progress(state.language) as show:
        report = address_records.report_addresses(state.root, at, sites, history=history, progress=show)
    if form == "json":
        click.echo(_format_json(report, history), nl=False)
    elif history is not None:
        click.echo("\n".join(_format_check(report, history, state.language)))
    else:
        click.echo("\n".join(_format_rows(report, state.language)))
    return 1 if checks and (report.lost or report.dropped or report.problem_count) else 0


def _format_json(report: address_records.AddressReport, history: ledger_history.LedgerHistory | None) -> str:
    value = {
        "addresses": [_row_as_json(each) for each in report.rows],
        "dropped": [_row_as_json(each) for each in report.dropped],
        "unreadable_lines": report.problem_count,
        "history": history.reach if history is not None else None,
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _row_as_json(row: address_records.AddressRow) -> dict[str, object]:
    return {**asdict(row), "recorded": row.recorded and row.recorded.isoformat()}


def _format_rows(report: address_records.AddressReport, language: str) -> Iterator[str]:
    yield from (_format_row(each, language) for each in report.rows)
    yield _format_count(report, language)


def _format_row(row: address_records.AddressRow, language: str) -> str:
    day = row.recorded.isoformat() if row.recorded is not None else B("chưa ghi sổ", "not recorded").text(language)
    return f"{row.url}  {row.id or '-'}  {row.language}  {day}  {_STATES[row.state].text(language)}"


def _format_check(
    report: address_records.AddressReport, history: ledger_history.LedgerHistory, language: str
) -> Iterator[str]:
    yield from _format_first_rows(report.lost, language)
    if report.dropped:
        count = len(report.dropped)
        yield B(
            f"{count} địa chỉ từng có trong sổ trên bản chính mà nay sổ không còn; hãy khôi phục các dòng ấy từ lịch sử "
            "(`git log -p -- site-config/addresses`) và xem ai đã xóa:",
            f"{count} addresses were removed from main's ledgers; restore these lines from the history (`git log -p "
            "-- site-config/addresses`) and see who removed them:",
        ).text(language)
        yield from _format_first_rows(report.dropped, language)
    if history.reach != "whole":
        yield _REACHES[history.reach].text(language)
    if report.problem_count:
        yield B(
            f"{report.problem_count} dòng của sổ không đọc được; chạy `portalgen lint site-config/addresses` để xem",
            f"{report.problem_count} lines of the ledgers cannot be read; see `portalgen lint site-config/addresses`",
        ).text(language)
    yield _format_count(report, language)


def _format_first_rows(rows: Sequence[address_records.AddressRow], language: str) -> Iterator[str]:
    yield from (_format_row(each, language) for each in rows[:_SHOWN])
    if len(rows) > _SHOWN:
        more = len(rows) - _SHOWN
        yield B(f"… và {more} địa chỉ nữa; --format json ghi đủ", f"… and {more} more; --format json shows all").text(
            language
        )


def _format_count(report: address_records.AddressReport, language: str) -> str:
    answered = len(report.rows) - len(report.lost)
    return B(
        f"{answered} địa chỉ đang trả lời, {len(report.lost)} đã mất, {len(report.unrecorded)} chưa ghi sổ.",
        f"{answered} addresses answer, {len(report.lost)} are lost, {len(report.unrecorded)} are not recorded yet.",
    ).text(language)
