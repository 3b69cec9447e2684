"""`portalgen diff`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from portalgen.cli.state import CommandState, at_option, jobs_option, now, site_option
from portalgen.cli.terminal import choose_audience, show_progress
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B
from portalgen.writer.errors import translate_os_errors

with on_demand():
    from portalgen.differences import masked
    from portalgen.differences.formats import html, json_report, markdown
    from portalgen.differences.formats import text as formats_text
    from portalgen.history import repository
    from portalgen.pipeline import diff
    from portalgen.store import atomic

if TYPE_CHECKING:
    from portalgen.differences.formats.statements import SpanMark
    from portalgen.differences.model import PortalDifference

_WRITTEN: Final = B("Đã ghi khác biệt vào {path}", "The differences were written to {path}")
_PAGES: Final = B("Các trang trước và sau cạnh nhau: mở {path}", "The pages before and after side by side: open {path}")
_NO_PAGES: Final = B(
    "Chưa ghi được các trang cạnh nhau vì có bản không dựng được; `portalgen check` nêu lỗi",
    "The side-by-side pages were not written because a version cannot be built; `portalgen check` shows the errors",
)
_COLORS: Final = {"removed": "red", "added": "green"}


@click.command(
    "diff",
    short_help="What a submission changes, in words.",
    epilog="Ví dụ / Examples:  portalgen diff origin/main  ·  portalgen diff origin/main --format html --out khac.html  ·  portalgen diff main bai/hop-bao --pages truoc-sau",
)
@click.argument("base", metavar="BASE")
@click.argument("head", metavar="[HEAD]", default="")
@site_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html", "json"]),
    default="text",
    help="Dạng kết quả. / Output format.  [text]",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    metavar="FILE",
    help="Ghi vào tệp thay vì in ra. / Write to a file instead of printing.",
)
@click.option(
    "--lists",
    "with_lists",
    is_flag=True,
    help="Nêu cả những gì đổi ở trang chủ và danh sách; phải dựng hai bản nên lâu hơn. / Also show differences of home pages and lists; builds both versions, which takes longer.",
)
@click.option(
    "--pages",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    metavar="DIR",
    help="Ghi các trang trước và sau cạnh nhau vào thư mục mới; gồm cả --lists. / Write the pages before and after side by side to a new folder; implies --lists.",
)
@at_option
@jobs_option
@click.pass_obj
def command(
    state: CommandState,
    base: str,
    head: str,
    sites: tuple[str, ...],
    form: str,
    out: Path | None,
    with_lists: bool,
    pages: Path | None,
    at: datetime | None,
    jobs: int,
) -> int:
    """Khác biệt bằng chữ giữa bản chính BASE và những gì thư mục đang có (hoặc HEAD), như sau khi gộp: từng trang, chữ,
    thông tin, ảnh và tệp đính kèm. Không đổi gì của cổng ngoài bộ nhớ đệm .portalgen/cache.

    Show in words how the working folder (or HEAD), merged into the main branch BASE, differs from BASE: text, facts,
    pictures and attachments, page by page. Settings and themes are shown as proposed.
    """
    is_bare = repository.open_history(state.root).is_bare
    if is_bare and not head:
        raise UsageError(
            "kho này không có thư mục làm việc nên cần ghi cả bài gửi: `portalgen diff BASE HEAD`",
            "this repository has no working tree; name the submission too: `portalgen diff BASE HEAD`",
        )
    options = diff.DiffOptions(
        root=state.root,
        base=base,
        at=at or now(),
        head=head,
        sites=sites,
        language=state.language,
        with_lists=with_lists,
        pages=pages,
        jobs=jobs,
        cache=None if is_bare else Path(state.root) / ".portalgen" / "cache",
    )
    with show_progress(state.language) as show:
        difference = diff.find_differences(options, show)
    if out is not None:
        _write(out, _format(masked.mask_difference(difference, "others"), form, has_colors=False))
        click.echo(_WRITTEN.text(state.language).format(path=out))
    else:
        shown = masked.mask_difference(difference, choose_audience(is_text=form == "text"))
        click.echo(_format(shown, form, has_colors=True), nl=False)
    if pages is None:
        return 0
    is_written = (pages / "index.html").is_file()
    text = _PAGES if is_written else _NO_PAGES
    click.echo(text.text(state.language).format(path=pages / "index.html"), err=out is None)
    return 0 if is_written else 1


def _format(difference: PortalDifference, form: str, *, has_colors: bool) -> str:
    """Return `difference` in format `form`. `click.echo` strips the colors if the output is not a terminal."""
    formats: dict[str, Callable[[PortalDifference], str]] = {
        "html": html.format_difference_as_html,
        "json": json_report.format_difference_as_json,
        "markdown": markdown.format_difference_as_markdown,
    }
    if form in formats:
        return formats[form](difference)
    return (
        formats_text.format_difference_as_text(difference, paint=_paint)
        if has_colors
        else formats_text.format_difference_as_text(difference)
    )


def _paint(mark: SpanMark, text: str) -> str:
    return click.style(text, fg=_COLORS[mark]) if mark in _COLORS else text


def _write(path: Path, text: str) -> None:
    with translate_os_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic.replace_file(path, text.encode("utf-8", "replace"))
