"""`portalgen changed-pages`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import click

from portalgen.cli.state import PREVIEW_PORT, CommandState
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.lint.formats import markdown
    from portalgen.pipeline import changed_pages


PAGE_LIMIT: Final = 200
"""The maximum number of pages in text and Markdown output. JSON output contains all pages."""
_WRITTEN: Final = Bilingual("Bài", "Pages written by editors")
_MADE: Final = Bilingual("Danh sách, trang chủ và trang tự động", "Lists, home pages and generated pages")
_NOTHING: Final = Bilingual("Người đọc không thấy gì khác.", "No change for readers.")


@click.command(
    "changed-pages",
    short_help="List pages that readers see differently between two builds.",
    epilog="Ví dụ / Example:  portalgen changed-pages public-main public --to xem-thu",
)
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    default=None,
    help="Chép các trang này và mọi thứ chúng cần vào thư mục mới; xem bằng `portalgen serve --built`. / Copy these pages and their files to a new folder; view it with `portalgen serve --built`.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="Dạng kết quả. / Output format.  [text]",
)
@click.pass_obj
def command(state: CommandState, before: Path, after: Path, target: Path | None, form: str) -> int:
    """Những trang mà người đọc sẽ thấy khác giữa hai bản dựng: mới, đổi, mất. Dựng cả hai ở cùng một --at.

    List the pages that readers will see differently between two builds: added, changed or removed. Run both builds with
    the same --at.
    """
    changes = changed_pages.find_changed_pages(before, after)
    if target is not None:
        changed_pages.copy_changed_pages(after, changes, target)
    if form == "json":
        click.echo(changed_pages.format_changes_as_json(changes), nl=False)
    else:
        lines = (
            _format_markdown(changes, state.language) if form == "markdown" else _format_text(changes, state.language)
        )
        click.echo("\n".join(lines))
    return 0


def _format_text(changes: changed_pages.BuildChanges, language: str) -> Iterator[str]:
    yield _format_count(changes, language)
    for page in changes.pages[:PAGE_LIMIT]:
        yield f"{changed_pages.PAGE_CHANGE_WORDS[page.change].text(language)}: {page.url} ({page.title})"
    yield from _format_rest(changes, language)


def _format_markdown(changes: changed_pages.BuildChanges, language: str) -> Iterator[str]:
    """Format with links to the published pages and to `portalgen serve --built` at its default port."""
    yield f"### {Bilingual('Trang mà người đọc sẽ thấy khác', 'Changes visible to readers').text(language)}\n"
    yield f"{_format_count(changes, language)}\n"
    shown = changes.pages[:PAGE_LIMIT]
    written = [each for each in shown if each.source]
    made = [each for each in shown if not each.source]
    for head, pages in ((_WRITTEN, written), (_MADE, made)):
        if pages:
            yield f"#### {head.text(language)}\n"
            yield from (_format_entry(each, language) for each in pages)
            yield ""
    yield from _format_rest(changes, language)


def _format_entry(page: changed_pages.ChangedPage, language: str) -> str:
    links = []
    if page.change != "added":
        now = Bilingual("bản đang có", "current version").text(language)
        links.append(f"[{now}]({_escape_url(page.url)})")
    if page.change != "removed":
        preview = Bilingual("xem thử", "preview").text(language)
        links.append(f"[{preview}](http://{page.site}.localhost:{PREVIEW_PORT}{_escape_url(urlsplit(page.url).path)})")
    where = markdown.escape_markdown(f"{page.site}, {page.language}")
    return f"- {changed_pages.PAGE_CHANGE_WORDS[page.change].text(language)}: **{markdown.escape_markdown(page.title or page.url)}** ({where}): {', '.join(links)}"


def _escape_url(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")


def _format_count(changes: changed_pages.BuildChanges, language: str) -> str:
    if not (changes.pages or changes.redirects or changes.other_files):
        return _NOTHING.text(language)
    counts = ", ".join(
        f"{sum(each.change == change for each in changes.pages)} {words.text(language)}"
        for change, words in changed_pages.PAGE_CHANGE_WORDS.items()
    )
    pages = Bilingual("trang", "pages").text(language)
    rest = Bilingual(
        f"{len(changes.redirects)} địa chỉ cũ dẫn sang nơi khác, {len(changes.other_files)} tệp khác",
        f"{len(changes.redirects)} redirects, {len(changes.other_files)} other files",
    )
    return f"{len(changes.pages)} {pages}: {counts}; {rest.text(language)}."


def _format_rest(changes: changed_pages.BuildChanges, language: str) -> Iterator[str]:
    more = len(changes.pages) - PAGE_LIMIT
    if more > 0:
        yield Bilingual(
            f"… và {more} trang nữa; --format json ghi đủ", f"… and {more} more; --format json shows all"
        ).text(language)
