"""`portalgen init`."""

from __future__ import annotations

from pathlib import Path

import click

from portalgen.cli.loading import write_new_file
from portalgen.cli.state import CommandState, now
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.content import schema, starter
    from portalgen.pipeline import definitions as pipeline_definitions


@click.command(
    "init",
    short_help="Create a minimal portal.",
    epilog="Ví dụ / Example:  portalgen init thu-nghiem && portalgen --root thu-nghiem serve",
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.pass_obj
def command(state: CommandState, folder: Path) -> int:
    """Tạo một cổng tối thiểu gồm một trang. / Create a minimal portal with one site in FOLDER."""
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
