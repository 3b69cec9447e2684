"""`portalgen affected`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from portalgen.cli.state import CommandState, at_option, jobs_option, now
from portalgen.cli.terminal import print_diagnostics, show_progress
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.history import repository as history_repository
    from portalgen.lint.formats import sanitize
    from portalgen.pipeline import affected, changed_pages

if TYPE_CHECKING:
    from portalgen.pipeline.comparing.affected_sites import AffectedSite

_PAGE_LIMIT: Final = 50
"""Maximum number of pages per site in text output; JSON contains all."""


@click.command(
    "affected",
    short_help="Show the sites, languages and pages changed by a submission.",
    epilog="Ví dụ / Example:  portalgen affected --base origin/main --format json",
)
@click.option("--base", required=True, metavar="REV", help="Bản chính. / Main.")
@click.option(
    "--head",
    default="",
    metavar="REV",
    help="Bài gửi duyệt.  [những gì thư mục đang có] / The submission.  [the working folder]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Dạng kết quả; json có `matrix` để chia việc theo trang. / Output format; json has a `matrix` of jobs.  [text]",
)
@at_option
@jobs_option
@click.pass_obj
def command(state: CommandState, base: str, head: str, form: str, at: datetime | None, jobs: int) -> int:
    """Bài gửi duyệt làm những trang, ngôn ngữ và bài nào đổi trước mắt người đọc, kể cả khi chỉ đổi giao diện, menu hay
    danh sách của trang khác. Không đổi gì của cổng ngoài bộ nhớ đệm .portalgen/cache.

    Show the sites, languages and pages that change for readers, including changes caused by a theme, a menu or a list
    on another site. Builds the submission and compares it with main. Unaffected sites are skipped if main's own run
    kept their inputs (`portalgen ci --prepare`).
    """
    repository = history_repository.open_history(state.root)
    options = affected.AffectedOptions(
        root=state.root,
        base=base,
        at=at or now(),
        head=head,
        jobs=jobs,
        cache=None if repository.is_bare else Path(state.root) / ".portalgen" / "cache",
    )
    with show_progress(state.language) as show:
        report = affected.find_affected(options, show)
    if form == "json":
        click.echo(affected.format_affected_as_json(report), nl=False)
    else:
        click.echo("\n".join(_format_text(report, state.language)))
    if not report.is_compared:
        print_diagnostics(report.diagnostics, state.language)
        return 1
    return 0


def _format_text(report: affected.AffectedReport, language: str) -> Iterator[str]:
    if not report.is_compared:
        yield B(
            f"Có lỗi nên chưa so được; {len(report.sites)} trang có thể bị ảnh hưởng.",
            f"Not compared because of errors; {len(report.sites)} sites may be affected.",
        ).text(language)
        yield from (f"  {each.site}" for each in report.sites)
        return
    yield B(
        f"{len(report.sites)} trên {report.site_count} trang đổi trước mắt người đọc (đã dựng {report.built_count} trang để biết).",
        f"{len(report.sites)} of {report.site_count} sites change for readers ({report.built_count} were built to "
        "find out).",
    ).text(language)
    for site in report.sites:
        yield from _format_site(site, language)


def _format_site(site: AffectedSite, language: str) -> Iterator[str]:
    languages = ", ".join(site.languages)
    counts = B(
        f"{len(site.pages)} địa chỉ, {site.file_count} tệp khác",
        f"{len(site.pages)} addresses, {site.file_count} other files",
    )
    yield (
        f"{site.site} ({languages}): {counts.text(language)}" if languages else f"{site.site}: {counts.text(language)}"
    )
    for page in site.pages[:_PAGE_LIMIT]:
        yield sanitize.sanitize_line(
            f"  {changed_pages.PAGE_CHANGE_WORDS[page.change].text(language)}: {page.url} ({page.title})"
        )
    if len(site.pages) > _PAGE_LIMIT:
        more = len(site.pages) - _PAGE_LIMIT
        yield B(
            f"  … và {more} địa chỉ nữa; --format json ghi đủ", f"  … and {more} more; --format json shows all"
        ).text(language)
