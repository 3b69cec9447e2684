"""How a build is told on a terminal: diagnostics, progress, one table at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from portalgen.diagnostics.formats import as_json, as_text, count_of
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.output.faults import told
from portalgen.pipeline.options import BuildResult, Progress
from portalgen.text.bilingual import Bilingual

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
}


@contextmanager
def progress(language: str) -> Iterator[Progress]:
    """A progress bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, object] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(_STAGES[stage].within(language), total=total)
            bars.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type]  # an opaque TaskID

        yield show


def tell_diagnostics(diagnostics: tuple[Diagnostic, ...], language: str) -> None:
    """The first diagnostics in full, and how many there are."""
    if not diagnostics:
        return
    click.echo(as_text(diagnostics[:SHOWN], language), err=True)
    if len(diagnostics) > SHOWN:
        more = len(diagnostics) - SHOWN
        click.echo(
            f"… and {more} more; --report FILE holds them all"
            if language == "en"
            else f"… và {more} mục nữa; dùng --report TỆP để ghi đầy đủ",
            err=True,
        )
    click.echo(summary(diagnostics, language), err=True)


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
    """The table of what was made, the time of each stage, and where it lies."""
    from rich.console import Console
    from rich.table import Table

    words = Bilingual("Trang thông tin|Trang HTML|Tệp", "Site|Pages|Files").within(language).split("|")
    table = Table(*words, box=None, pad_edge=False)
    for column in table.columns[1:]:
        column.justify = "right"
    largest = sorted(result.sites, key=lambda site: (-site.files, site.site))
    for count in largest[:12]:
        table.add_row(count.site, str(count.pages), str(count.files))
    rest = largest[12:]
    if rest:
        other = Bilingual(f"{len(rest)} trang khác", f"{len(rest)} other sites").within(language)
        table.add_row(other, str(sum(each.pages for each in rest)), str(sum(each.files for each in rest)))
    total = Bilingual("Tổng cộng", "Total").within(language)
    table.add_row(total, str(sum(each.pages for each in result.sites)), str(sum(each.files for each in result.sites)))
    console = Console(highlight=False)
    console.print(table)
    console.print(", ".join(f"{_STAGES[name].within(language)} {seconds:.2f} s" for name, seconds in result.stages))
    seconds = sum(each for _, each in result.stages)
    changed = len(result.changed)
    if language == "en":
        console.print(
            f"{changed} files written, {result.unchanged} unchanged, {len(result.removed)} removed, {seconds:.1f} s: {out}"
        )
    else:
        console.print(
            f"ghi {changed} tệp, giữ nguyên {result.unchanged}, xóa {len(result.removed)}, {seconds:.1f} giây: {out}"
        )
