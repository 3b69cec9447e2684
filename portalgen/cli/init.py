"""`portalgen init`."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import click

from portalgen.cli.loading import require_portal, write_new_file
from portalgen.cli.own_command import find_own_command
from portalgen.cli.state import CommandState, jobs_option, now
from portalgen.cli.terminal import print_diagnostics, show_progress
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual
from portalgen.writer import new_folder
from portalgen.writer.errors import translate_os_errors

with on_demand():
    from portalgen.cli import cut_down_text
    from portalgen.content import schema, starter
    from portalgen.pipeline import cut_down as pipeline_cut_down
    from portalgen.pipeline import definitions as pipeline_definitions
    from portalgen.pipeline.practice import make as practice_make
    from portalgen.pipeline.practice import text as practice_text


@click.command(
    "init",
    short_help="Create a minimal portal, a part of the shipped one, or a practice province.",
    epilog="Ví dụ / Examples:  portalgen init thu-nghiem && portalgen --root thu-nghiem serve  ·  "
    "portalgen init ../tinh-khac --from-shipped --sites portal,snv,xuanhuongdalat  ·  portalgen init --practice luyen-tap",
)
@click.option(
    "--practice",
    is_flag=True,
    help="Tạo tỉnh luyện tập: ba trang, Ban Biên tập có khóa dùng thử, máy chủ kho, bài chờ duyệt. / Create a practice "
    "province: three sites, boards with practice keys, a server repository with its hook, submissions to decide on.",
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
    """Tạo trong THƯ MỤC một cổng gồm một trang, một phần của cổng mẫu, hoặc một tỉnh luyện tập. / Create in FOLDER a portal
    with one site, a part of the shipped portal, or a practice province."""
    if practice:
        if from_shipped or sites or report:
            raise UsageError(
                "--practice không dùng cùng --from-shipped, --sites, --report",
                "--practice cannot be used with --from-shipped, --sites or --report",
            )
        return _make_practice(state, folder)
    new_folder.require_new_folder(folder)
    if from_shipped:
        return _cut_down(state, folder, sites, report, jobs)
    if sites or report:
        raise UsageError(
            "--sites và --report chỉ dùng cùng --from-shipped", "--sites and --report need --from-shipped as well"
        )
    return _make_starter(state, folder)


def _make_starter(state: CommandState, folder: Path) -> int:
    """Make a portal of one site and print the command that shows it."""
    definitions = pipeline_definitions.standard_definitions()
    schemas = schema.build_schemas(definitions.generated_pages, definitions.kinds)
    with new_folder.fill_new_folder(folder) as new:
        for path, text in starter.build_starter_portal(now()):
            write_new_file(new, path, text)
        for name, text in schemas:
            write_new_file(new, f"site-config/schema/{name}", text)
    _note_outer_repository(folder, state.language)
    words = Bilingual(f"đã tạo cổng trong {folder}; xem thử:", f"created a portal in {folder}; preview it with:")
    click.echo(f"{words.text(state.language)} {_preview_command(folder)}")
    return 0


def _make_practice(state: CommandState, folder: Path) -> int:
    """Make a practice province and print its parts and the first commands."""
    province = practice_make.make_practice_province(folder, now(), Path(sys.prefix))
    click.echo(practice_text.describe_province(province, _own_command()).text(state.language))
    return 0


def _cut_down(state: CommandState, folder: Path, sites: str, report: Path | None, jobs: int) -> int:
    """Make a portal from some sites of the one in `--root`, and print a summary of the removed files and references."""
    ids = tuple(dict.fromkeys(each.strip() for each in sites.split(",") if each.strip()))
    if not ids:
        raise UsageError(
            "hãy ghi các trang được giữ, ví dụ --sites portal,snv,xuanhuongdalat",
            "name the sites to keep, for example --sites portal,snv,xuanhuongdalat",
        )
    request = pipeline_cut_down.CutRequest(require_portal(state), folder, ids, now(), jobs)
    with show_progress(state.language) as show:
        result = pipeline_cut_down.cut_down(request, show)
    write_new_file(folder, ".gitignore", starter.IGNORED_FILES)
    click.echo(cut_down_text.format_summary(result, folder, len(ids), state.language))
    if report is not None:
        with translate_os_errors(report):
            report.write_text(cut_down_text.format_details(result, state.language), "utf-8")
    _note_outer_repository(folder, state.language)
    print_diagnostics(result.errors, state.language)
    click.echo(f"{Bilingual('xem thử:', 'preview it with:').text(state.language)} {_preview_command(folder)}")
    return 1 if result.errors else 0


def _note_outer_repository(folder: Path, language: str) -> None:
    """Print a note if a new portal is within a repository of something else: its history would be that one's."""
    outer = new_folder.find_repository(folder.resolve().parent)
    if outer is not None:
        note = Bilingual(
            f"lưu ý: {folder} nằm trong kho Git {outer}; chuyển ra ngoài rồi chạy git init ở đó",
            f"note: {folder} is within the Git repository {outer}; move it elsewhere and run git init there",
        )
        click.echo(note.text(language), err=True)


def _preview_command(folder: Path) -> str:
    return f"{_own_command()} --root {shlex.quote(str(folder))} serve"


def _own_command() -> str:
    return find_own_command(sys.argv[0], sys.executable, os.environ.get("PATH"))
