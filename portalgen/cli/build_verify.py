"""Prints the result of `build --verify`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from portalgen.cli.terminal import print_diagnostics
from portalgen.diagnostics.model import Diagnostic
from portalgen.pipeline.verify import Difference, DifferenceKind, Verification
from portalgen.text.bilingual import Bilingual

DIFFERENCE_LIMIT: Final = 20
"""The maximum number of differing files that are listed. Further files are only counted."""

_DIFFERENCES: Final = {
    DifferenceKind.OUTPUT_ONLY: Bilingual(
        "`{path}`: có trong thư mục đầu ra, bản dựng lại từ đầu không có",
        "`{path}`: in the output folder, but not in the clean build",
    ),
    DifferenceKind.CLEAN_ONLY: Bilingual(
        "`{path}`: bản dựng lại từ đầu có, thư mục đầu ra không có",
        "`{path}`: in the clean build, but not in the output folder",
    ),
    DifferenceKind.BYTES: Bilingual("`{path}`: nội dung khác", "`{path}`: the content differs"),
    DifferenceKind.SEARCH: Bilingual(
        "`{path}`: chỉ mục tìm kiếm được lập từ nội dung khác, hoặc thiếu hay hỏng tệp",
        "`{path}`: the search index was made from other texts, or files are missing or damaged",
    ),
    DifferenceKind.RULES: Bilingual(
        "trang `{path}`: địa chỉ cũ dẫn tới nơi khác", "site `{path}`: old addresses have other targets"
    ),
}
_LINE_DIFFERENCE: Final = Bilingual(
    "`{path}`: dòng {line} khác\n    đầu ra: {here}\n    từ đầu: {clean}",
    "`{path}`: line {line} differs\n    output:       {here}\n    clean build:  {clean}",
)


def print_verification(verification: Verification, cache: Path, language: str) -> int:
    """Print how the output differs from a clean build, and return the exit code, which is 0 if they are equal."""
    if verification.unknown_files:
        click.echo(_format_unknown_files(verification.unknown_files, language), err=True)
    if verification.is_equal:
        if verification.result.is_written:
            click.echo(_format_equal(verification.compared_count, language))
        return 0 if verification.result.is_written else 1
    for difference in verification.differences[:DIFFERENCE_LIMIT]:
        click.echo(_format_difference(difference, language), err=True)
    if (more := len(verification.differences) - DIFFERENCE_LIMIT) > 0:
        click.echo(Bilingual(f"… và {more} tệp nữa", f"… and {more} more files").text(language), err=True)
    _print_findings(verification, language)
    click.echo(_format_unequal(verification, cache, language), err=True)
    return 1


def _format_difference(difference: Difference, language: str) -> str:
    template = _LINE_DIFFERENCE if difference.line else _DIFFERENCES[difference.kind]
    return template.text(language).format(
        path=difference.path, line=difference.line, here=difference.output_text, clean=difference.clean_text
    )


def _print_findings(verification: Verification, language: str) -> None:
    heads: tuple[tuple[tuple[Diagnostic, ...], Bilingual], ...] = (
        (verification.output_only_diagnostics, Bilingual("chỉ lần dựng này báo:", "reported only by this build:")),
        (
            verification.clean_only_diagnostics,
            Bilingual("chỉ lần dựng lại từ đầu báo:", "reported only by the clean build:"),
        ),
    )
    for diagnostics, head in heads:
        if diagnostics:
            click.echo(head.text(language), err=True)
            print_diagnostics(diagnostics, language)


def _format_unknown_files(paths: tuple[str, ...], language: str) -> str:
    shown = ", ".join(f"`{path}`" for path in paths[:3]) + (", …" if len(paths) > 3 else "")
    return Bilingual(
        f"{len(paths)} tệp trong thư mục đầu ra không do portalgen tạo, không so sánh: {shown}",
        f"{len(paths)} files in the output folder were not made by portalgen and are not compared: {shown}",
    ).text(language)


def _format_equal(compared: int, language: str) -> str:
    return Bilingual(
        f"đã so sánh {compared} tệp: giống hệt bản dựng lại từ đầu",
        f"{compared} files compared: identical to a clean build",
    ).text(language)


def _format_unequal(verification: Verification, cache: Path, language: str) -> str:
    count = len(verification.output_only_diagnostics) + len(verification.clean_only_diagnostics)
    return Bilingual(
        f"khác bản dựng lại từ đầu: {len(verification.differences)} tệp trong {verification.compared_count}, {count} kết quả kiểm tra; "
        f"hãy xóa `{cache}` và thư mục đầu ra rồi dựng lại, và báo lỗi này cho nhóm phát triển portalgen",
        f"differs from a clean build: {len(verification.differences)} of {verification.compared_count} files, "
        f"{count} findings; delete `{cache}` and the output folder, build again, and report this bug to the "
        "developers of portalgen",
    ).text(language)
