"""`portalgen init`."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import Final

import click

from portalgen.cli.loading import require_portal, write_new_file
from portalgen.cli.own_command import find_own_command
from portalgen.cli.state import CommandState, jobs_option, now
from portalgen.cli.terminal import print_diagnostics, show_progress
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual
from portalgen.writer.errors import translate_os_errors

with on_demand():
    from portalgen.cli import cut_down_text
    from portalgen.content import schema, starter
    from portalgen.pipeline import cut_down as pipeline_cut_down
    from portalgen.pipeline import definitions as pipeline_definitions
    from portalgen.pipeline.practice import make as practice_make
    from portalgen.pipeline.practice import text as practice_text

_GIT: Final = ".git"


@click.command(
    "init",
    short_help="Create a minimal portal, a part of the shipped one, or a practice province.",
    epilog="Ví dụ / Examples:  portalgen init thu-nghiem && portalgen --root thu-nghiem serve  ·  "
    "portalgen init ../tinh-khac --from-shipped --sites portal,snv,xuanhuongdalat  ·  portalgen init --practice luyen-tap",
)
@click.option(
    "--practice",
    is_flag=True,
    help="Tạo tỉnh luyện tập: ba trang, Ban Biên tập có khóa dùng thử, máy chủ kho, bài chờ duyệt. / Make a practice province: "
    "three sites, boards with throw-away keys, a repository with its hook, submissions that wait.",
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--from-shipped",
    is_flag=True,
    help="Chép từ cổng mẫu ở --root: cấu hình, chuyên mục, quy định, giao diện, bài của các trang ở --sites. / Copy the shipped portal in --root: configuration, sections, law, theme, and the pages of --sites.",
)
@click.option(
    "--sites",
    default="",
    metavar="ID,ID",
    help="Mã các trang được giữ, cách nhau bằng dấu phẩy. / Ids of the sites to keep, separated by commas.",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Ghi mọi chỗ đã bỏ ra tệp. / Write a list of everything removed.",
)
@jobs_option
@click.pass_obj
def command(
    state: CommandState, folder: Path, practice: bool, from_shipped: bool, sites: str, report: Path | None, jobs: int
) -> int:
    """Tạo một cổng tối thiểu gồm một trang, hoặc một phần của cổng mẫu. / Create a minimal portal with one site in
    FOLDER, or a part of the shipped portal."""
    if practice and (from_shipped or sites or report):
        raise UsageError(
            "--practice không dùng cùng --from-shipped, --sites, --report",
            "--practice cannot be used with --from-shipped, --sites or --report",
        )
    if practice:
        return _make_practice(state, folder)
    _require_empty(folder)
    if from_shipped:
        return _cut_down(state, folder, sites, report, jobs)
    if sites or report:
        raise UsageError(
            "--sites và --report chỉ dùng cùng --from-shipped", "--sites and --report need --from-shipped as well"
        )
    for path, text in starter.build_starter_portal(now()):
        write_new_file(folder, path, text)
    definitions = pipeline_definitions.standard_definitions()
    for name, text in schema.build_schemas(definitions.generated_pages, definitions.kinds):
        write_new_file(folder, f"site-config/schema/{name}", text)
    vi, en = f"đã tạo cổng trong {folder}; xem thử:", f"created a portal in {folder}; preview it with:"
    click.echo(f"{en if state.language == 'en' else vi} {_preview_command(folder)}")
    return 0


def _make_practice(state: CommandState, folder: Path) -> int:
    """Make a practice province and print its parts and the first commands."""
    province = practice_make.make_practice_province(folder, now(), Path(sys.prefix))
    click.echo(practice_text.describe_province(province).text(state.language))
    return 0


def _cut_down(state: CommandState, folder: Path, sites: str, report: Path | None, jobs: int) -> int:
    ids = tuple(dict.fromkeys(each.strip() for each in sites.split(",") if each.strip()))
    if not ids:
        raise UsageError(
            "hãy ghi các trang được giữ, ví dụ --sites portal,snv,xuanhuongdalat",
            "name the sites to keep, for example --sites portal,snv,xuanhuongdalat",
        )
    request = pipeline_cut_down.CutRequest(require_portal(state), folder, ids, now(), jobs)
    with show_progress(state.language) as show, translate_os_errors(folder):
        result = pipeline_cut_down.cut_down(request, show)
    write_new_file(folder, ".gitignore", starter.IGNORED_FILES)
    click.echo(cut_down_text.format_summary(result, folder, len(ids), state.language))
    if report is not None:
        with translate_os_errors(report):
            report.write_text(cut_down_text.format_details(result, state.language), "utf-8")
    outer = _find_outer_repository(folder)
    if outer is not None:
        note = Bilingual(
            f"lưu ý: {folder} nằm trong kho Git {outer}; chuyển ra ngoài rồi chạy git init ở đó",
            f"note: {folder} is within the Git repository {outer}; move it elsewhere and run git init there",
        )
        click.echo(note.text(state.language))
    print_diagnostics(result.errors, state.language)
    click.echo(f"{Bilingual('xem thử:', 'preview it with:').text(state.language)} {_preview_command(folder)}")
    return 1 if result.errors else 0


def _require_empty(folder: Path) -> None:
    """Raise UsageError if a folder has entries. A repository without files is empty."""
    if folder.exists() and any(each.name != _GIT for each in folder.iterdir()):
        raise UsageError(
            f"thư mục {folder} không trống; hãy chọn tên một thư mục chưa có",
            f"folder {folder} is not empty; choose the name of a new folder",
        )


def _find_outer_repository(folder: Path) -> Path | None:
    return next((each for each in folder.resolve().parents if (each / _GIT).exists()), None)


def _preview_command(folder: Path) -> str:
    own = find_own_command(sys.argv[0], sys.executable, os.environ.get("PATH"))
    return f"{own} --root {shlex.quote(str(folder))} serve"
