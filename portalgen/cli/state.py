"""The state that every command receives, and options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import click

from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.config import moments
    from portalgen.law import calendar


PREVIEW_PORT: Final = 8000
"""The port of `portalgen serve` unless another is given."""


@frozen
class CommandState:
    """The state that every command receives: the portal's folder, and the language of messages."""

    root: Path
    language: str
    is_own_process: bool = False
    """True if the process runs only this command, which may therefore fork."""


def name_option(param: click.Parameter | None) -> str:
    """Return the name of an option as the prefix of a message, such as `--month: `. Return "" for arguments."""
    option = param.opts[0] if param is not None and param.opts else ""
    return f"{option}: " if option.startswith("-") else ""


class PastTimeType(click.ParamType[date]):
    """An option value that is a day or a day and time, for reports in which a day means all of it.

    A day without a time stays a `date`.
    """

    name = "TIME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        moment = MomentType().convert(value, param, ctx)
        try:
            return moments.parse_day(value)
        except Exception:
            return moment


class MomentType(click.ParamType[datetime]):
    """An option value that is a day, or a day and time. The time zone is +07:00 unless given."""

    name = "TIME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            moment = moments.parse_day_or_moment(value)
            moments.check_year(moment)
        except Exception:
            self.fail(f"{value!r}: YYYY-MM-DD hoặc / or YYYY-MM-DDThh:mm", param, ctx)
        return moment


at_option = click.option(
    "--at", type=MomentType(), default=None, help="Xem cổng ở thời điểm này. / Show the portal at this time.  [now]"
)
past_at_option = click.option(
    "--at",
    type=PastTimeType(),
    default=None,
    help="Lập báo cáo như ở thời điểm đã qua này; chỉ ghi ngày là đến hết ngày ấy. / Report as of this past time; a bare day means its end.  [now]",
)
site_option = click.option("--site", "sites", multiple=True, metavar="ID", help="Chỉ trang này. / Only this site.")
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=os.cpu_count() or 1,
    help="Số tiến trình. / Worker processes.  [number of cores]",
)


def now() -> datetime:
    """Return the time in +07:00, rounded down to the minute, so that builds within a minute are the same."""
    return exact_now().replace(second=0)


def exact_now() -> datetime:
    """Return the time in +07:00, to the second. The clock is read only here."""
    return datetime.now(calendar.VIETNAM).replace(microsecond=0)


REPORT_FORMATS: Final = ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown")
LIST_REPORT: Final = ""
"""The format of a file named alone: the list of diagnostics that `check` and `build` always wrote."""
_ENDINGS: Final = {
    "text": "txt",
    "concise": "txt",
    "github": "txt",
    "outputs": "txt",
    "markdown": "md",
    "gitlab": "json",
    "junit": "xml",
}
"""File endings of the formats that are not endings themselves."""
Reports = tuple[tuple[str, Path], ...]
"""(format, file) of each report to write."""


class ReportType(click.ParamType[tuple[str, Path]]):
    """An option value of the form `FORMAT=FILE`. FORMAT must be in `names`."""

    name = "FORMAT=FILE"

    def __init__(self, names: tuple[str, ...] = REPORT_FORMATS) -> None:
        self.names = names

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Path]:
        format, equals, file = str(value).partition("=")
        if format in self.names and not file:
            raise _missing_file(str(value), format, ctx)
        if not equals or not file or format not in self.names:
            raise UsageError(
                f"--report `{value}`: ghi ĐỊNH_DẠNG=TỆP, định dạng là một trong: {', '.join(self.names)}",
                f"--report `{value}`: write FORMAT=FILE, FORMAT is one of: {', '.join(self.names)}",
            )
        return format, _require_folder(str(value), Path(file))


class _ReportOrListType(ReportType):
    """`FORMAT=FILE`, or a file alone, as `check` and `build` took it before they had formats."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Path]:
        text = str(value)
        if isinstance(value, Path) or "/" in text.partition("=")[0] or ("=" not in text and "." in text):
            return LIST_REPORT, _require_folder(text, Path(value))
        if "=" not in text and text not in self.names:
            raise UsageError(
                f"--report `{value}`: ghi ĐỊNH_DẠNG=TỆP, ví dụ json=loi.json; nếu `{value}` là tên tệp thì ghi "
                f"./{value}",
                f"--report `{value}`: write FORMAT=FILE, such as json=errors.json; if `{value}` is the name of a file, "
                f"write ./{value}",
            )
        return super().convert(value, param, ctx)


def _missing_file(value: str, format: str, ctx: click.Context | None) -> UsageError:
    """Return the error for a format without a file, which is often meant to be printed."""
    printed = format in _list_printed_formats(ctx)
    vi = f"; muốn in ra màn hình thì dùng --format {format}" if printed else ""
    en = f"; to print it, use --format {format}" if printed else ""
    ending = _ENDINGS.get(format, format)
    return UsageError(
        f"--report `{value}`: thiếu tên tệp; ghi {format}=TỆP, ví dụ {format}=bao-cao.{ending}{vi}",
        f"--report `{value}`: the file is missing; write {format}=FILE, such as {format}=report.{ending}{en}",
    )


def _list_printed_formats(ctx: click.Context | None) -> tuple[str, ...]:
    """Return the formats that the command prints with `--format`."""
    options = ctx.command.params if ctx is not None else ()
    types = (each.type for each in options if "--format" in each.opts)
    return tuple(name for each in types if isinstance(each, click.Choice) for name in each.choices)


def _require_folder(value: str, file: Path) -> Path:
    """Return `file` if its folder exists, or can be created as the only new one. Raises UsageError otherwise.

    A mistyped path is thereby refused before the check begins.
    """
    folder = file.parent
    if os.path.lexists(folder) or os.path.isdir(folder.parent):
        return file
    raise UsageError(
        f"--report `{value}`: không ghi được vì không có thư mục `{folder.parent}`; hãy tạo thư mục ấy, hoặc sửa đường dẫn",
        f"--report `{value}`: cannot be written, since there is no folder `{folder.parent}`; create it, or correct the path",
    )


result_report_option: Final[Callable[..., Any]] = click.option(
    "--report",
    "reports",
    type=_ReportOrListType(),
    multiple=True,
    help="Ghi mọi lỗi ra tệp, ví dụ json=loi.json. / Write all findings to a file, such as json=errors.json.",
)
