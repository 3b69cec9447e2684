"""Options of the office's reports (`audit …`, `queue`) for format and destination, and the output of these reports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import click

from portalgen.cli.state import CommandState
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.tables.table_forms import formats as table_forms_formats
    from portalgen.writer import errors as writer_errors

if TYPE_CHECKING:
    from portalgen.editorial.tables.table_forms.formats import FileForm
    from portalgen.editorial.tables.tables import OfficeReport

_DELIMITERS: Final = {",": ",", ";": ";", "tab": "\t"}
OFFICE_FORMATS: Final = ("text", "csv", "json", "html", "markdown", "docx")
_ENDINGS: Final = {
    ".csv": "csv",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".docx": "docx",
    ".txt": "text",
}
_C = TypeVar("_C", bound=Callable[..., Any])


def _choose_form(ctx: click.Context, _: click.Parameter, value: str | None) -> str:
    """Return the chosen format, or the format of the file's ending; text if printed.

    Raises UsageError before any work is done: for an unknown ending, or a format that a terminal cannot show.
    """
    out: Path | None = ctx.params.get("out")
    if out is None:
        if value == "docx":
            raise UsageError(
                "--format docx là một tệp Word: ghi thêm --out TỆP.docx",
                "--format docx is a Word file: add --out FILE.docx",
            )
        return value or "text"
    form = value or _ENDINGS.get(out.suffix.lower())
    if form is None:
        raise UsageError(
            f"--out {out}: đuôi tệp không cho biết dạng nào; dùng một trong {', '.join(_ENDINGS)}, hoặc ghi thêm --format",
            f"--out {out}: the file ending is not a known format; use one of {', '.join(_ENDINGS)}, or add --format",
        )
    return form


def report_options(command: _C) -> _C:
    """Add `--format`, `--out`, `--delimiter` and `--table` to a command.

    Pass their values to `print_office_report`.
    """
    for option in (
        click.option(
            "--table",
            default="",
            metavar="KEY",
            help="Bảng nào khi ghi CSV. / The table to write as CSV.  [the first]",
        ),
        click.option(
            "--delimiter",
            type=click.Choice(list(_DELIMITERS)),
            default=",",
            help="Dấu ngăn cột của CSV; Excel tiếng Việt dùng `;`. / Delimiter of CSV columns.  [,]",
        ),
        click.option(
            "--out",
            type=click.Path(path_type=Path, dir_okay=False),
            default=None,
            is_eager=True,  # parsed before --format, which defaults to its file ending
            metavar="FILE",
            help="Ghi vào tệp này. / Write to this file.  [the terminal]",
        ),
        click.option(
            "--format",
            "form",
            type=click.Choice(OFFICE_FORMATS),
            default=None,
            callback=_choose_form,
            help="Dạng báo cáo; không ghi thì theo đuôi tệp của --out. / Report format.  [by the ending of --out, else text]",
        ),
    ):
        command = option(command)
    return command


def print_office_report(
    state: CommandState, report: OfficeReport, form: str, out: Path | None, delimiter: str, table: str
) -> None:
    """Write the report to the file `out`, or print it if `out` is None."""
    if out is not None:
        write_office_report(state, report, form, out, delimiter, table)
        return
    click.echo(_encode(state, report, form, delimiter, table).decode("utf-8"), nl=False)


def write_office_report(
    state: CommandState, report: OfficeReport, form: str, file: Path, delimiter: str, table: str
) -> None:
    """Write the report to `file` in the format `form`."""
    _write(_encode(state, report, form, delimiter, table), file)


def print_office_text(text: str, out: Path | None) -> None:
    """Write `text` to the file `out`, or print it if `out` is None."""
    if out is not None:
        _write(text.encode("utf-8"), out)
    else:
        click.echo(text, nl=False)


def _write(data: bytes, file: Path) -> None:
    with writer_errors.translate_os_errors(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def _encode(state: CommandState, report: OfficeReport, form: str, delimiter: str, table: str) -> bytes:
    return table_forms_formats.encode_report(
        report, cast("FileForm", form), state.language, delimiter=_DELIMITERS[delimiter], table=table
    )
