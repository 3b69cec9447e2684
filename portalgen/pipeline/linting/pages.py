"""What the sources themselves say, page by page: hits of page rules, files that they name, what they set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from portalgen.config.lint_settings import LintSettings
from portalgen.config.portal import Portal
from portalgen.content.body import SourceChangedError, read_source
from portalgen.content.front_matter import digest_of_content
from portalgen.content.model import Page
from portalgen.diagnostics.model import Place
from portalgen.diagnostics.rows import row_of_place
from portalgen.lint.model import Hit
from portalgen.lint.named_files import named_files
from portalgen.lint.page_text import PageText
from portalgen.lint.rows import hit_of_row, row_of_hit
from portalgen.lint.run import page_hits
from portalgen.lint.suppression import Suppression, suppressions_in_yaml, suppressions_of
from portalgen.pipeline.linting.attachments import Named
from portalgen.pipeline.linting.lint_cache import Table
from portalgen.pipeline.options import Progress
from portalgen.pipeline.process_pool import map_in_processes

_APPROVALS: Final = "site-config/approvals/"
_BATCH: Final = 64


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that was found in the sources, in the order of the library."""

    hits: tuple[Hit, ...]
    named: tuple[Named, ...]
    suppressions: tuple[Suppression, ...]


def sources_of(
    portal: Portal, pages: Sequence[Page], settings: LintSettings, table: Table, jobs: int, progress: Progress
) -> Sources:
    """What these pages say, remembered by their content; and the suppressions in the configuration."""
    _make(portal, pages, settings, table, jobs, progress)
    hits: list[Hit] = []
    named: list[Named] = []
    suppressions: list[Suppression] = []
    for page in pages:
        own_hits, own_files, own_suppressions = table.of(page.source, page.digest, list)
        hits += (hit_of_row(row) for row in own_hits)
        named += ((page.folder, name, Place(*place)) for name, place in own_files)
        suppressions += (_suppression(row) for row in own_suppressions)
    suppressions += _configured(portal)
    return Sources(tuple(hits), tuple(named), tuple(suppressions))


def suppressions_in(
    portal: Portal, pages: Sequence[Page], settings: LintSettings, table: Table, jobs: int, progress: Progress
) -> tuple[Suppression, ...]:
    """What these pages set aside."""
    _make(portal, pages, settings, table, jobs, progress)
    return tuple(_suppression(row) for page in pages for row in table.of(page.source, page.digest, list)[2])


def _make(
    portal: Portal, pages: Sequence[Page], settings: LintSettings, table: Table, jobs: int, progress: Progress
) -> None:
    """Ask the rules about every page that is not remembered as it is."""
    missing = [page for page in pages if not table.knows(page.source, page.digest)]

    def batch(start: int) -> list[list[Any]]:
        return [_rows(page_text(portal, page, settings)) for page in missing[start : start + _BATCH]]

    done = 0
    for rows_of_batch in map_in_processes(batch, range(0, len(missing), _BATCH), jobs):
        for rows in rows_of_batch:
            table.put(missing[done].source, missing[done].digest, rows)
            done += 1
        progress("lint", done, len(missing))


def page_text(portal: Portal, page: Page, settings: LintSettings) -> PageText:
    """The page as page rules see it. Raises SourceChanged where the file is no longer the one that was read."""
    try:
        data = read_source(portal, page.source)
    except FileNotFoundError:
        data = b""
    if digest_of_content(data) != page.digest:
        raise SourceChangedError(
            f"{page.source} đã thay đổi trong khi đang kiểm tra; chạy lại lệnh",
            f"{page.source} changed while it was being checked; run the command again",
        )
    return PageText(page, portal.site(page.site), settings, data)


def _rows(text: PageText) -> list[Any]:
    return [
        [row_of_hit(each) for each in page_hits(text)],
        [[name, row_of_place(place)] for name, place in named_files(text)],
        [_row(each) for each in suppressions_of(text)],
    ]


def _row(each: Suppression) -> list[Any]:
    until = each.until.isoformat() if each.until else ""
    return [each.code, each.reason, row_of_place(each.place), each.first, each.last, until]


def _suppression(row: list[Any]) -> Suppression:
    code, reason, place, first, last, until = row
    return Suppression(code, reason, Place(*place), first, last, date.fromisoformat(until) if until else None)


def _configured(portal: Portal) -> Iterator[Suppression]:
    for file in sorted((portal.root / "site-config").rglob("*.yaml")):
        path = file.relative_to(portal.root).as_posix()
        if path.startswith(_APPROVALS):
            continue
        try:
            raw = file.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue
        yield from suppressions_in_yaml(raw, path)
