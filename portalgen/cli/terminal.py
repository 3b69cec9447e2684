"""Shows a build on a terminal: diagnostics, progress and a final table.

`rich` is loaded only to show bars on a terminal: loading it takes longer than a build without changes.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import get_terminal_size
from textwrap import wrap
from time import monotonic
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import click

from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual
from portalgen.writer.errors import translate_os_errors

with on_demand():
    from rich import console, progress

    from portalgen.diagnostics import formats as diagnostics_formats
    from portalgen.diagnostics import limit, sentences
    from portalgen.lint.formats import text as formats_text
    from portalgen.text import masked_diagnostics

if TYPE_CHECKING:
    from portalgen.diagnostics.limit import LocatedT
    from portalgen.lint.model import Finding
    from portalgen.pipeline.options import BuildResult, Progress
    from portalgen.text.masking import Audience

DIAGNOSTIC_LIMIT: Final = 50
"""The maximum number of diagnostics that a terminal shows in full, spread over the files.

A report file contains all.
"""

_Row = tuple[str, str, str, str]
"""(names of sites, pages, files, findings)."""

_GAP: Final = "  "
_DELAY: Final = 0.4
"""Delay in seconds before bars are shown."""

_LINE_DELAY: Final = 10.0
"""Seconds before the first line without a terminal."""
_LINE_INTERVAL: Final = 60.0
"""Seconds between two lines of a stage."""

_LEAST_NAME: Final = 12
"""Minimum width of names in characters, even on a narrow terminal."""

_STAGES: Final = {
    "copy": Bilingual("chép tệp", "copy files"),
    "config": Bilingual("đọc cấu hình", "configuration"),
    "content": Bilingual("đọc bài", "content"),
    "graph": Bilingual("liên kết", "graph"),
    "plan": Bilingual("lập địa chỉ", "plan"),
    "theme": Bilingual("giao diện", "theme"),
    "texts": Bilingual("xem nội dung bài", "texts"),
    "render": Bilingual("dựng trang", "render"),
    "images": Bilingual("ảnh", "images"),
    "assets": Bilingual("tệp kèm theo", "assets"),
    "output": Bilingual("ghi tệp", "output"),
    "search": Bilingual("tìm kiếm", "search"),
    "titles": Bilingual("tên bài", "titles"),
    "lint": Bilingual("kiểm tra", "lint"),
    "inspect": Bilingual("soi trang đã dựng", "inspect"),
    "history": Bilingual("đọc lịch sử bản chính", "history of main"),
    "submissions": Bilingual("xem từng bài gửi", "submissions"),
    "page histories": Bilingual("lập lịch sử từng bài", "page histories"),
    "digests": Bilingual("tính mã tệp", "digests"),
    "compress": Bilingual("nén", "compress"),
    "release": Bilingual("bản phát hành", "release"),
    "send": Bilingual("gửi", "send"),
    "archive": Bilingual("lưu trữ", "archive"),
    "backup": Bilingual("sao lưu", "back up"),
    "restore": Bilingual("phục hồi", "restore"),
    "build": Bilingual("dựng cổng", "build"),
    "verify": Bilingual("kiểm tra địa chỉ, tệp", "addresses and files"),
}


def choose_audience(*, is_text: bool = True) -> Audience:
    """Return the audience of text output: "signer" on a terminal, else "others" because the output may be stored."""
    return "signer" if is_text and sys.stdout.isatty() else "others"


@contextmanager
def show_progress(language: str) -> Iterator[Progress]:
    """Show progress on stderr: bars on a terminal, lines elsewhere; none if another program replaced stderr."""
    if not sys.stderr.isatty():
        is_replaced = sys.stderr is not sys.__stderr__
        yield (
            _stay_silent if is_replaced else LineProgress(language, monotonic, lambda line: click.echo(line, err=True))
        )
        return
    began = monotonic()
    with ExitStack() as stack:
        bars: list[Progress] = []

        def show(stage: str, done: int, total: int) -> None:
            if not bars and monotonic() - began > _DELAY:
                bars.append(stack.enter_context(_show_bars(language)))
            for each in bars:
                each(stage, done, total)

        yield show


def _stay_silent(stage: str, done: int, total: int) -> None:
    """Show no progress."""


class LineProgress:
    """Reports long work as lines: one at the start of each stage, and one a minute, after the first seconds.

    The log of a scheduled build then shows its progress, while short commands stay silent.

    Args:
        clock: returns seconds.
        write: writes a line.
    """

    def __init__(self, language: str, clock: Callable[[], float], write: Callable[[str], None]) -> None:
        self._language = language
        self._clock = clock
        self._write = write
        self._began = self._last = clock()
        self._started: set[str] = set()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Report that `done` steps of `total` of a stage are finished."""
        now = self._clock()
        is_new = stage not in self._started
        if now - self._began < _LINE_DELAY or not (is_new or now - self._last >= _LINE_INTERVAL):
            return
        self._started.add(stage)
        self._last = now
        count = f" {done}/{total}" if total else ""
        minutes, seconds = divmod(int(now - self._began), 60)
        name = _STAGES[stage].text(self._language)
        spent = Bilingual(f"đã chạy {minutes} phút {seconds:02} giây", f"{minutes} min {seconds:02} s so far")
        self._write(f"portalgen: {name}{count} ({spent.text(self._language)})")


@contextmanager
def _show_bars(language: str) -> Iterator[Progress]:
    # No refresh thread: workers are forked while the bars are shown.
    with progress.Progress(console=console.Console(stderr=True), transient=True, auto_refresh=False) as bars:
        tasks: dict[str, progress.TaskID] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(_STAGES[stage].text(language), total=total or None)
            bars.update(tasks[stage], completed=done, total=total or None, refresh=True)

        yield show


def print_diagnostics(diagnostics: tuple[Diagnostic, ...], language: str, findings: tuple[Finding, ...] = ()) -> None:
    """Print the counts of diagnostics and linter findings. The first of them are printed in full."""
    if diagnostics:
        _print_first(diagnostics, sentences.severity_of, _format_diagnostic, language)
    if findings:
        _print_first(findings, lambda each: each.severity, formats_text.format_finding, language)
    if diagnostics or findings:
        severities = {each.diagnostic: each.severity for each in findings}
        click.echo(format_diagnostic_counts((*diagnostics, *severities), language, severities), err=True)


def _print_first(
    reported: Sequence[LocatedT],
    find_severity: Callable[[LocatedT], Severity],
    format_one: Callable[[LocatedT, str], str],
    language: str,
) -> None:
    """Print the first in full, and the number of the rest."""
    for text in limit.format_first(reported, find_severity, format_one, language, DIAGNOSTIC_LIMIT):
        click.echo(text, err=True)
    _print_rest(len(reported) - DIAGNOSTIC_LIMIT, language)


def _format_diagnostic(each: Diagnostic, language: str) -> str:
    return diagnostics_formats.diagnostics_as_text((masked_diagnostics.mask_diagnostic(each),), language)


def _print_rest(more: int, language: str) -> None:
    if more > 0:
        click.echo(
            f"… and {more} more; --report text=FILE contains all"
            if language == "en"
            else f"… và {more} mục nữa; dùng --report text=TỆP để ghi đầy đủ",
            err=True,
        )


def format_diagnostic_counts(
    diagnostics: tuple[Diagnostic, ...], language: str, severities: Mapping[Diagnostic, Severity] = MappingProxyType({})
) -> str:
    """Return a text with the numbers of errors, warnings and notes.

    `severities` overrides the default severities.
    """
    counts = Counter(severities.get(each, sentences.severity_of(each)) for each in diagnostics)
    return ", ".join(sentences.format_severity_count(severity, counts[severity], language) for severity in Severity)


def write_json_report(
    path: Path,
    diagnostics: tuple[Diagnostic, ...],
    language: str,
    severities: Mapping[Diagnostic, Severity] = MappingProxyType({}),
) -> None:
    """Write all diagnostics as a JSON list to `path`.

    `severities` overrides the default severities.
    """
    masked = {each: masked_diagnostics.mask_diagnostic(each) for each in diagnostics}
    levels = {masked.get(each, each): level for each, level in severities.items()}
    with translate_os_errors(path):
        path.write_text(diagnostics_formats.diagnostics_as_json(masked.values(), language, levels), "utf-8")


def print_build_result(result: BuildResult, out: Path, language: str) -> None:
    """Print the number of pages, files and findings of each site, the duration of each stage, and the output folder."""
    click.echo(_format_table(_build_rows(result, language), get_terminal_size().columns))
    seconds = sum(each for _, each in result.stages)
    click.echo(", ".join(f"{_STAGES[name].text(language)} {spent:.2f} s" for name, spent in result.stages))
    changed, removed = len(result.changed_paths), len(result.removed_paths)
    summary = Bilingual(
        f"ghi {changed} tệp, giữ nguyên {result.unchanged_count}, xóa {removed}, {seconds:.1f} giây: {out}",
        f"{changed} files written, {result.unchanged_count} unchanged, {removed} removed, {seconds:.1f} s: {out}",
    )
    click.echo(summary.text(language))


def _build_rows(result: BuildResult, language: str) -> Iterator[_Row]:
    """Yield a row per site. Sites with the same figures share a row."""
    sites, pages, files, notes = Bilingual(
        "Trang thông tin|Trang HTML|Tệp|Cảnh báo, lưu ý", "Site|Pages|Files|Warnings, notes"
    ).text(language).split("|")  # fmt: skip
    yield sites, pages, files, notes
    findings = Counter(_site_of(each) for each in result.diagnostics)
    alike: dict[tuple[int, int, int], list[str]] = {}
    for count in result.sites:
        alike.setdefault((count.pages, count.files, findings[count.site]), []).append(count.site)
    for (page_count, file_count, finding_count), names in sorted(alike.items(), key=lambda row: (-row[0][1], row[1])):
        each = Bilingual("mỗi trang", "each").text(language) if len(names) > 1 else ""
        yield ", ".join(names), f"{page_count} {each}".strip(), str(file_count), str(finding_count or "")
    total = Bilingual(f"Tổng cộng {len(result.sites)} trang", f"Total of {len(result.sites)} sites").text(language)
    sums = (sum(each.pages for each in result.sites), sum(each.files for each in result.sites), findings.total())
    yield total, str(sums[0]), str(sums[1]), str(sums[2])
    elsewhere = findings.total() - sum(findings[count.site] for count in result.sites)
    if elsewhere:
        yield Bilingual("trong đó cấu hình chung", "of these: shared files").text(language), "", "", str(elsewhere)


def _format_table(rows: Iterable[_Row], columns: int) -> str:
    """Return the rows as lines of at most `columns` characters if possible; names wrap, figures are right-aligned."""
    cells = tuple(rows)
    _, *widths = (max(map(len, column)) for column in zip(*cells, strict=True))
    room = max(_LEAST_NAME, columns - sum(widths) - len(_GAP) * len(widths))
    names = [wrap(name, room, break_on_hyphens=False) for name, *_ in cells]
    widest = max(len(line) for lines in names for line in lines)
    table: list[str] = []
    for (first, *rest), (_, *figures) in zip(names, cells, strict=True):
        right = (figure.rjust(width) for figure, width in zip(figures, widths, strict=True))
        table += (_GAP.join((first.ljust(widest), *right)).rstrip(), *rest)
    return "\n".join(table)


def _site_of(diagnostic: Diagnostic) -> str:
    parts = diagnostic.place.path.split("/")
    if parts[0] == "content" and len(parts) > 1:
        return parts[1]
    if parts[:3] == ["site-config", "governance", "roster"] and len(parts) > 3:
        return parts[3].removesuffix(".yaml")
    return parts[2].removesuffix(".yaml") if parts[:2] == ["site-config", "sites"] else ""
