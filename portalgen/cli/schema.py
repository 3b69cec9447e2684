"""`portalgen schema`."""

from __future__ import annotations

from pathlib import Path

import click

from portalgen.cli.loading import replace_text
from portalgen.cli.state import CommandState
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.content import schema
    from portalgen.pipeline import definitions as pipeline_definitions


@click.command(
    "schema",
    short_help="Write the JSON Schemas.",
    epilog="Ví dụ / Example:  portalgen schema --out site-config/schema",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("site-config/schema"),
    help="Thư mục. / Folder.  [site-config/schema]",
)
@click.pass_obj
def command(state: CommandState, out: Path) -> int:
    """Ghi JSON Schema của mọi loại bài và của cấu hình, để trình soạn thảo gợi ý và kiểm tra khi gõ.

    Write the JSON Schemas of all kinds and of the configuration, for completion and validation in editors.
    """
    definitions = pipeline_definitions.standard_definitions()
    for name, text in schema.build_schemas(definitions.generated_pages, definitions.kinds):
        replace_text(state.root, (out / name).as_posix(), text)
        click.echo((out / name).as_posix())
    return 0
