"""`portalgen translate`."""

from __future__ import annotations

from pathlib import Path

import click

from portalgen.cli.loading import replace_text, require_library, require_portal
from portalgen.cli.state import CommandState
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.content import translate


@click.command(
    "translate",
    short_help="Create or update a translation.",
    epilog="Ví dụ / Example:  portalgen translate content/sngv/tin-tuc/hoi-nghi/index.vi.md --to en",
)
@click.argument("path")
@click.option(
    "--to", "language", required=True, metavar="CODE", help="Ngôn ngữ dịch sang. / Language to translate into."
)
@click.pass_obj
def command(state: CommandState, path: str, language: str) -> int:
    """Tạo tệp bản dịch, hoặc ghi nhận bản dịch đã theo kịp bản gốc; in đường dẫn.

    Create the translation's file, or record that it is up to date with its original; prints its path.
    """
    portal = require_portal(state)
    written, text = translate.create_translation(
        portal, require_library(portal), _resolve_from_root(state.root, path), language
    )
    replace_text(state.root, written, text)
    click.echo(written)
    return 0


def _resolve_from_root(root: Path, path: str) -> str:
    """Return `path` relative to the portal's root; it may be absolute, or relative to the root or current folder."""
    here = Path(path).resolve()
    return here.relative_to(root).as_posix() if here.is_file() and here.is_relative_to(root) else path
