"""Options and writing of the office's reports (`audit …`, `queue`): their form, and where they go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import click

from portalgen.cli.state import CommandState

if TYPE_CHECKING:
    from portalgen.editorial.table_forms.formats import ReportForm
    from portalgen.editorial.tables import OfficeReport

_DELIMITERS: Final = {",": ",", ";": ";", "tab": "\t"}
_C = TypeVar("_C", bound=Callable[..., Any])


def report_options(command: _C) -> _C:
    """Add `--format`, `--out`, `--delimiter` and `--table` to a command; `print_office_report` takes their values."""
    for option in (
        click.option(
            "--table",
            default="",
            metavar="KEY",
            help="Bảng nào khi ghi CSV. / Which table CSV holds.  [the first]",
        ),
        click.option(
            "--delimiter",
            type=click.Choice(list(_DELIMITERS)),
            default=",",
            help="Dấu ngăn cột của CSV; Excel tiếng Việt dùng `;`. / Between the columns of CSV.  [,]",
        ),
        click.option(
            "--out",
            type=click.Path(path_type=Path, dir_okay=False),
            default=None,
            metavar="FILE",
            help="Ghi vào tệp này. / Write to this file.  [the terminal]",
        ),
        click.option(
            "--format",
            "form",
            type=click.Choice(["text", "csv", "json", "html", "markdown"]),
            default="text",
            help="Dạng báo cáo. / Form of the report.  [text]",
        ),
    ):
        command = option(command)
    return command


def print_office_report(
    state: CommandState, report: OfficeReport, form: str, out: Path | None, delimiter: str, table: str
) -> None:
    """Write the report to `out`, or print it."""
    from portalgen.editorial.table_forms.formats import format_report
    from portalgen.writer.errors import translate_os_errors

    text = format_report(
        report, cast("ReportForm", form), state.language, delimiter=_DELIMITERS[delimiter], table=table
    )
    if out is None:
        click.echo(text, nl=False)
        return
    with translate_os_errors(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, "utf-8", newline="")
