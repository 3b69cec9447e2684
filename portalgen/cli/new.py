"""`portalgen new`."""

from __future__ import annotations

from datetime import datetime

import click

from portalgen.cli.loading import require_library, require_portal, write_new_file
from portalgen.cli.state import CommandState, MomentType, now
from portalgen.kinds.table import KINDS


@click.command(
    "new",
    short_help="Make a new page's file.",
    help=f"""Tạo tệp bài mới hợp lệ, có chú thích, và in đường dẫn. / Make a valid file with hints; prints its path.

    KIND: {", ".join(KINDS)}.
    """,
    epilog="Ví dụ / Example:  portalgen new news --site sngv --title 'Hội nghị xúc tiến đầu tư'",
)
@click.argument("kind")
@click.option("--site", required=True, metavar="ID", help="Mã trang. / Site.")
@click.option("--title", required=True, help="Tiêu đề bài. / Title.")
@click.option("--language", default="vi", metavar="CODE", help="Ngôn ngữ của bài. / The page's language.  [vi]")
@click.option(
    "--section",
    default=None,
    metavar="PATH",
    help="Chuyên mục; bắt buộc với section. / Section; section needs it.  [the first that takes the kind]",
)
@click.option("--date", "at", type=MomentType(), default=None, help="Ngày của bài. / The page's day.  [today]")
@click.pass_obj
def command(
    state: CommandState, kind: str, site: str, title: str, language: str, section: str | None, at: datetime | None
) -> int:
    from portalgen.content.new import create_page

    portal = require_portal(state)
    ids = [item.id for item in require_library(portal).items]
    path, text = create_page(portal, kind, site, title, language, at or now(), section, ids)
    write_new_file(state.root, path, text)
    click.echo(path)
    return 0
