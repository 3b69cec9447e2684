"""`portalgen init`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from portalgen.cli.loading import write_new_file
from portalgen.cli.state import CommandState, now
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.content import schema, starter
    from portalgen.pipeline import definitions as pipeline_definitions
    from portalgen.pipeline.practice import make as practice_make
    from portalgen.pipeline.practice import text as practice_text


@click.command(
    "init",
    short_help="Create a minimal portal, or a practice province.",
    epilog="Ví dụ / Examples:  portalgen init thu-nghiem && portalgen --root thu-nghiem serve  ·  "
    "portalgen init --practice luyen-tap",
)
@click.option(
    "--practice",
    is_flag=True,
    help="Tạo tỉnh luyện tập: ba trang, Ban Biên tập có khóa dùng thử, máy chủ kho, bài chờ duyệt. / Make a practice province: "
    "three sites, boards with throw-away keys, a repository with its hook, submissions that wait.",
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.pass_obj
def command(state: CommandState, folder: Path, practice: bool) -> int:
    """Tạo một cổng tối thiểu gồm một trang. / Create a minimal portal with one site in FOLDER."""
    if practice:
        return _make_practice(state, folder)
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"thư mục {folder} không trống", f"folder {folder} is not empty")
    for path, text in starter.build_starter_portal(now()):
        write_new_file(folder, path, text)
    definitions = pipeline_definitions.standard_definitions()
    for name, text in schema.build_schemas(definitions.generated_pages, definitions.kinds):
        write_new_file(folder, f"site-config/schema/{name}", text)
    vi, en = f"đã tạo cổng trong {folder}; xem thử:", f"created a portal in {folder}; preview it with:"
    click.echo(f"{en if state.language == 'en' else vi} portalgen --root {folder} serve")
    return 0


def _make_practice(state: CommandState, folder: Path) -> int:
    """Make a practice province and print its parts and the first commands."""
    province = practice_make.make_practice_province(folder, now(), Path(sys.prefix))
    click.echo(practice_text.describe_province(province).text(state.language))
    return 0
