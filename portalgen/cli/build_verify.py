"""How `build --verify` tells what it found."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from portalgen.cli.report import print_diagnostics
from portalgen.diagnostics.model import Diagnostic
from portalgen.pipeline.verify import Difference, DifferenceKind, Verification
from portalgen.text.bilingual import Bilingual

DIFFERENCE_LIMIT: Final = 20
"""Files that are named; the others are counted."""

_UNLIKE: Final = {
    DifferenceKind.OUTPUT_ONLY: Bilingual(
        "`{path}`: có trong thư mục đầu ra, bản dựng lại từ đầu không có",
        "`{path}`: in the output folder, but not in the build from nothing",
    ),
    DifferenceKind.CLEAN_ONLY: Bilingual(
        "`{path}`: bản dựng lại từ đầu có, thư mục đầu ra không có",
        "`{path}`: in the build from nothing, but not in the output folder",
    ),
    DifferenceKind.BYTES: Bilingual("`{path}`: nội dung khác", "`{path}`: other content"),
    DifferenceKind.SEARCH: Bilingual(
        "`{path}`: chỉ mục tìm kiếm được lập từ nội dung khác", "`{path}`: the search index is made of other texts"
    ),
}
_LINE: Final = Bilingual(
    "`{path}`: dòng {line} khác\n    đầu ra: {here}\n    từ đầu: {clean}",
    "`{path}`: line {line} differs\n    output:       {here}\n    from nothing: {clean}",
)


def print_verification(found: Verification, cache: Path, language: str) -> int:
    """Says whether the output is that of a build from nothing and what differs; the exit code: 0 equal, else 1."""
    if found.unknown_files:
        click.echo(_strangers(found.unknown_files, language), err=True)
    if found.is_equal:
        if found.result.is_written:
            click.echo(_equal(found.compared_count, language))
        return 0 if found.result.is_written else 1
    for difference in found.differences[:DIFFERENCE_LIMIT]:
        click.echo(_sentence(difference, language), err=True)
    if (more := len(found.differences) - DIFFERENCE_LIMIT) > 0:
        click.echo(Bilingual(f"… và {more} tệp nữa", f"… and {more} more files").text(language), err=True)
    _tell_findings(found, language)
    click.echo(_unequal(found, cache, language), err=True)
    return 1


def _sentence(difference: Difference, language: str) -> str:
    said = _LINE if difference.line else _UNLIKE[difference.kind]
    return said.text(language).format(
        path=difference.path, line=difference.line, here=difference.output_text, clean=difference.clean_text
    )


def _tell_findings(found: Verification, language: str) -> None:
    heads: tuple[tuple[tuple[Diagnostic, ...], Bilingual], ...] = (
        (found.output_only_diagnostics, Bilingual("chỉ lần dựng này báo:", "told by this build alone:")),
        (
            found.clean_only_diagnostics,
            Bilingual("chỉ lần dựng lại từ đầu báo:", "told by the build from nothing alone:"),
        ),
    )
    for diagnostics, head in heads:
        if diagnostics:
            click.echo(head.text(language), err=True)
            print_diagnostics(diagnostics, language)


def _strangers(paths: tuple[str, ...], language: str) -> str:
    shown = ", ".join(f"`{path}`" for path in paths[:3]) + (", …" if len(paths) > 3 else "")
    return Bilingual(
        f"{len(paths)} tệp trong thư mục đầu ra không do portalgen tạo, không so sánh: {shown}",
        f"{len(paths)} files in the output folder were not made by portalgen and are not compared: {shown}",
    ).text(language)


def _equal(compared: int, language: str) -> str:
    return Bilingual(
        f"đã so sánh {compared} tệp: giống hệt bản dựng lại từ đầu",
        f"{compared} files compared: the same as a build from nothing",
    ).text(language)


def _unequal(found: Verification, cache: Path, language: str) -> str:
    told = len(found.output_only_diagnostics) + len(found.clean_only_diagnostics)
    return Bilingual(
        f"khác bản dựng lại từ đầu: {len(found.differences)} tệp trong {found.compared_count}, {told} kết quả kiểm tra; "
        f"hãy xóa `{cache}` và thư mục đầu ra rồi dựng lại, và báo lỗi này cho nhóm phát triển portalgen",
        f"not the same as a build from nothing: {len(found.differences)} of {found.compared_count} files, {told} findings; "
        f"delete `{cache}` and the output folder and build again, and report this fault to the developers of portalgen",
    ).text(language)
