"""`portalgen release-status`."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import click

from portalgen.cli.state import CommandState, exact_now
from portalgen.errors import PortalgenError
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.locale import dates
    from portalgen.publish import layout as publish_layout
    from portalgen.publish.sending import addresses as sending_addresses
    from portalgen.publish.sending import answers as sending_answers
    from portalgen.publish.sending import send as sending_send
    from portalgen.publish.target import errors as target_errors
    from portalgen.publish.target import model as target_model


_UNITS: Final = {"m": "minutes", "h": "hours", "d": "days"}


class DurationType(click.ParamType[timedelta]):
    """An option value that is a number of minutes, hours or days, such as `90m`, `2h` or `3d`."""

    name = "DURATION"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        if isinstance(value, timedelta):
            return value
        match = re.fullmatch(r"([1-9][0-9]{0,4})([mhd])", str(value), re.ASCII)
        if match is None:
            self.fail(f"{value!r}: 90m, 2h, 3d", param, ctx)
        return timedelta(**{_UNITS[match[2]]: int(match[1])})


@click.command(
    "release-status",
    short_help="Show the live release, as text or for monitoring.",
    epilog="Ví dụ / Examples:  portalgen release-status /srv/portal  ·  portalgen release-status /srv/portal --format json --older-than 2d",
)
@click.argument("target", metavar="TARGET")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Dạng kết quả. / Output format.  [text]",
)
@click.option(
    "--older-than",
    type=DurationType(),
    default=None,
    help="Mã 1 khi bản đang hiển thị được xác nhận lần cuối cách đây lâu hơn thế (90m, 2h, 3d). / Exit code 1 if the live release was last confirmed longer ago than this.",
)
@click.pass_obj
def command(state: CommandState, target: str, form: str, older_than: timedelta | None) -> int:
    """Nơi đăng đang phát hành gì, của lần lưu nào, lúc nào; JSON dành cho hệ thống giám sát.

    Show the release, commit and start time served by a target. JSON is for monitoring. `problems` has a word per
    problem: `nothing-live`, `rolled-back`, `older-than`, `clock-ahead`, `after-switch-failed`, `last-failed`. If the
    target does not answer, it is only `no-target`, `refused` or `unreachable`, with `error`. `status` is the input of
    `portalgen release --live`. `report` is the status report of a local folder: findings of the release, the error of
    the last release, steps left by the last switch, free disk space.

    Kết thúc với mã 1 khi có điều phải xem, 2 khi nơi đăng không trả lời; với --format json vẫn in JSON. / Exits with 1
    if there is a problem, and with 2 if the target does not answer, also with --format json.
    """
    moment = exact_now()
    try:
        status, report = sending_send.ask_status(target, os.environ, moment), read_report(target)
    except PortalgenError as error:
        if form != "json":
            raise
        click.echo(json.dumps(describe_error(target, error, moment), ensure_ascii=False, indent=2))
        return error.exit_code
    problems = list_problems(status, moment, older_than, report)
    if form == "json":
        data = {**_as_data(target, status, problems, moment), "report": report}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        click.echo(_format_text(target, status, problems, state.language))
        for note in read_notes(report, state.language):
            click.echo(f"! {note}")
    return 1 if problems else 0


def describe_error(target: str, error: PortalgenError, now: datetime) -> dict[str, Any]:
    """Return the JSON output for a target that cannot report its status."""
    problem = "unreachable"
    if isinstance(error, target_errors.TargetRefusedError):
        problem = "no-target" if error.reason == "no-target" else "refused"
    return {
        "version": 1,
        "target": target,
        "asked_at": now.isoformat(),
        "problems": [problem],
        "error": {"vi": error.vi, "en": error.en},
        "age_seconds": None,
        "status": None,
        "report": None,
    }


def read_notes(report: Mapping[str, Any] | None, language: str) -> list[str]:
    """Return a sentence for each step that the last switch did not finish."""
    notes = report.get("notes") if report is not None else None
    found = (each.get("en" if language == "en" else "vi") for each in notes or () if isinstance(each, dict))
    return [each for each in found if isinstance(each, str) and each]


def read_report(target: str) -> dict[str, Any] | None:
    """Return the report that a local target folder contains (`status.json`). Return None if there is none."""
    place = sending_addresses.parse_target(target)
    try:
        report: Any = json.loads((place / publish_layout.STATUS_FILE).read_bytes()) if isinstance(place, Path) else None
    except (OSError, ValueError):
        return None
    return report if isinstance(report, dict) else None


def list_problems(
    status: target_model.TargetStatus,
    now: datetime,
    older_than: timedelta | None = None,
    report: Mapping[str, Any] | None = None,
) -> list[str]:
    """Return a code word for each problem of the live release."""
    if status.current is None:
        return ["nothing-live"]
    problems = ["rolled-back"] if status.rolled_back else []
    confirmed = status.confirmed_clock or status.current.clock
    if older_than is not None and now - confirmed > older_than:
        problems.append("older-than")
    if target_model.is_ahead(confirmed, now):
        problems.append("clock-ahead")
    if status.is_after_switch_failed:
        problems.append("after-switch-failed")
    if report is not None and report.get("failure"):
        problems.append("last-failed")
    return problems


def _as_data(target: str, status: target_model.TargetStatus, problems: list[str], now: datetime) -> dict[str, Any]:
    current = status.current
    confirmed = status.confirmed_clock or (current.clock if current is not None else None)
    return {
        "version": 1,
        "target": target,
        "asked_at": now.isoformat(),
        "problems": problems,
        "age_seconds": int((now - confirmed).total_seconds()) if confirmed is not None else None,
        "status": sending_answers.status_as_data(status),
    }


_PROBLEMS: Final = {
    "nothing-live": B("chưa phát hành gì", "there is no live release"),
    "rolled-back": B(
        "đang ở bản cũ sau khi quay lại, cho đến khi bản chính có lần lưu mới hoặc có người phát hành không có --when-due",
        "rolled back to an older release, until main has a new commit or a release runs without --when-due",
    ),
    "last-failed": B(
        "lần phát hành gần nhất không xong; xem log.jsonl của nơi đăng",
        "the last release failed; see the target's log.jsonl",
    ),
    "clock-ahead": B(
        "bản đang hiển thị được dựng cho một giờ chưa tới (đồng hồ chạy nhanh); hãy chỉnh đồng hồ rồi phát hành lại",
        "the live release was built for a time in the future (a clock was ahead); set the clock, then release again",
    ),
    "after-switch-failed": B(
        "lệnh sau khi chuyển bị lỗi nên máy chủ web có thể còn quy tắc cũ; xem log.jsonl của nơi đăng, rồi chạy lại lệnh ấy",
        "the command after the switch failed, so the web server may still use old rules; see the target's "
        "log.jsonl, then run the command again",
    ),
    "older-than": B("xác nhận lần cuối đã quá lâu", "last confirmed too long ago"),
}


def _format_text(target: str, status: target_model.TargetStatus, problems: list[str], language: str) -> str:
    lines = []
    current = status.current
    if current is not None:
        confirmed = dates.format_moment(status.confirmed_clock or current.clock, language)
        commit = (status.confirmed_commit or current.commit)[:10]
        text = B(
            f"{target}: đang phát hành {current.name}, đúng với lần lưu {commit} lúc {confirmed}",
            f"{target}: serves {current.name}, matching commit {commit} at {confirmed}",
        )
        lines.append(text.text(language))
    lines += [f"! {_PROBLEMS[each].text(language)}" for each in problems]
    return "\n".join(lines)
