"""How a build is told on a terminal: diagnostics, progress, one table at the end."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from portalgen.diagnostics.formats import as_json, as_text, count_of
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.output.faults import told
from portalgen.pipeline.options import BuildResult, Progress
from portalgen.text.bilingual import Bilingual
from portalgen.text.masking import discreet

if TYPE_CHECKING:
    from rich.table import Table

SHOWN: Final = 50
"""Diagnostics told in full on a terminal; a report file holds them all."""

_STAGES: Final = {
    "config": Bilingual("đọc cấu hình", "configuration"),
    "content": Bilingual("đọc bài", "content"),
    "graph": Bilingual("liên kết", "graph"),
    "plan": Bilingual("lập địa chỉ", "plan"),
    "theme": Bilingual("giao diện", "theme"),
    "render": Bilingual("dựng trang", "render"),
    "images": Bilingual("ảnh", "images"),
    "assets": Bilingual("tệp kèm theo", "assets"),
    "output": Bilingual("ghi tệp", "output"),
    "search": Bilingual("tìm kiếm", "search"),
    "lint": Bilingual("kiểm tra", "lint"),
}


@contextmanager
def progress(language: str) -> Iterator[Progress]:
    """A progress bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    # No thread of its own: workers are forked while the bars are shown.
    with Bars(console=Console(stderr=True), transient=True, auto_refresh=False) as bars:
        tasks: dict[str, object] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(_STAGES[stage].within(language), total=total)
            bars.update(tasks[stage], completed=done, total=total, refresh=True)  # type: ignore[arg-type]  # an opaque TaskID

        yield show


def tell_diagnostics(diagnostics: tuple[Diagnostic, ...], language: str) -> None:
    """The first diagnostics in full, and how many there are."""
    if not diagnostics:
        return
    click.echo(as_text(map(_discreet, diagnostics[:SHOWN]), language), err=True)
    if len(diagnostics) > SHOWN:
        more = len(diagnostics) - SHOWN
        click.echo(
            f"… and {more} more; --report FILE holds them all"
            if language == "en"
            else f"… và {more} mục nữa; dùng --report TỆP để ghi đầy đủ",
            err=True,
        )
    click.echo(summary(diagnostics, language), err=True)


def _discreet(diagnostic: Diagnostic) -> Diagnostic:
    """The diagnostic without the numbers of people that stand on its line: what is told may end in a public log."""
    place = diagnostic.place
    return replace(diagnostic, place=replace(place, excerpt=discreet(place.excerpt)))


def summary(diagnostics: tuple[Diagnostic, ...], language: str) -> str:
    """How many errors, warnings and notes."""
    errors, warnings, notes = (count_of(diagnostics, severity) for severity in Severity)
    if language == "en":
        return f"{errors} errors, {warnings} warnings, {notes} notes"
    return f"{errors} lỗi, {warnings} cảnh báo, {notes} lưu ý"


def write_report(path: Path | None, diagnostics: tuple[Diagnostic, ...], language: str) -> None:
    """All diagnostics as JSON, where a report is asked for."""
    if path is not None:
        with told(path):
            path.write_text(as_json(diagnostics, language), "utf-8")


def tell_result(result: BuildResult, out: Path, language: str) -> None:
    """One table of what was made per site with its findings, the time of each stage, and where it lies."""
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    console.print(_table(result, language))
    seconds = sum(each for _, each in result.stages)
    console.print(", ".join(f"{_STAGES[name].within(language)} {spent:.2f} s" for name, spent in result.stages))
    changed, removed = len(result.changed), len(result.removed)
    told = Bilingual(
        f"ghi {changed} tệp, giữ nguyên {result.unchanged}, xóa {removed}, {seconds:.1f} giây: {out}",
        f"{changed} files written, {result.unchanged} unchanged, {removed} removed, {seconds:.1f} s: {out}",
    )
    console.print(told.within(language))


def _table(result: BuildResult, language: str) -> Table:
    """A row a site; sites with the same figures and no finding, made from their configuration alone, share one."""
    from rich.table import Table

    heads = Bilingual("Trang thông tin|Trang HTML|Tệp|Cảnh báo, lưu ý", "Site|Pages|Files|Warnings, notes")
    table = Table(*heads.within(language).split("|"), box=None, pad_edge=False)
    for column in table.columns[1:]:
        column.justify = "right"
    findings = Counter(_site_of(each) for each in result.diagnostics)
    alike: dict[tuple[int, int, int], list[str]] = {}
    for count in result.sites:
        alike.setdefault((count.pages, count.files, findings[count.site]), []).append(count.site)
    for (pages, files, found), sites in sorted(alike.items(), key=lambda row: (-row[0][1], row[1])):
        each = Bilingual("mỗi trang", "each").within(language) if len(sites) > 1 else ""
        table.add_row(", ".join(sites), f"{pages} {each}".strip(), str(files), str(found or ""))
    elsewhere = findings.total() - sum(findings[count.site] for count in result.sites)
    total = Bilingual(f"Tổng cộng {len(result.sites)} trang", f"Total of {len(result.sites)} sites").within(language)
    sums = (sum(each.pages for each in result.sites), sum(each.files for each in result.sites), findings.total())
    table.add_row(total, str(sums[0]), str(sums[1]), str(sums[2]))
    if elsewhere:
        table.add_row(
            Bilingual("trong đó cấu hình chung", "of these: shared files").within(language), "", "", str(elsewhere)
        )
    return table


def _site_of(diagnostic: Diagnostic) -> str:
    parts = diagnostic.place.path.split("/")
    if parts[0] == "content" and len(parts) > 1:
        return parts[1]
    return parts[2].removesuffix(".yaml") if parts[:2] == ["site-config", "sites"] else ""
