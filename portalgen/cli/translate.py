"""`portalgen translate`."""

from __future__ import annotations

import click

from portalgen.cli.loading import library_of, portal_of, write_over
from portalgen.cli.state import State


@click.command(
    "translate",
    short_help="Make or refresh a translation.",
    epilog="Ví dụ / Example:  portalgen translate content/sngv/tin-tuc/hoi-nghi/index.vi.md --to en",
)
@click.argument("path")
@click.option(
    "--to", "language", required=True, metavar="CODE", help="Ngôn ngữ dịch sang. / Language to translate into."
)
@click.pass_obj
def command(state: State, path: str, language: str) -> int:
    """Tạo tệp bản dịch, hoặc ghi nhận bản dịch đã theo kịp bản gốc; in đường dẫn.

    Make the translation's file, or record that it is up to date with its original; prints its path.
    """
    from portalgen.content.translate import translation

    portal = portal_of(state)
    written, text = translation(portal, library_of(portal), path, language)
    write_over(state.root, written, text)
    click.echo(written)
    return 0
