"""`portalgen governance show`."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from portalgen.cli.roster_loading import require_roster
from portalgen.cli.state import CommandState, MomentType, now
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.diagnostics import sentences
    from portalgen.editorial.roster import board_view
    from portalgen.locale import dates

if TYPE_CHECKING:
    from portalgen.config.roster import Roster, SiteRoster


@click.command(
    "show",
    short_help="Show the holders of each role on a day.",
    epilog="Ví dụ / Example:  portalgen governance show --site sngv --on 2026-12-01",
)
@click.option("--site", default=None, metavar="ID", help="Ban Biên tập của trang này. / The board of this site.")
@click.option("--on", "moment", type=MomentType(), default=None, help="Vào ngày này. / On this day.  [today]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Dạng kết quả. / Output format.  [text]",
)
@click.pass_obj
def command(state: CommandState, site: str | None, moment: datetime | None, form: str) -> int:
    """Ai giữ nhiệm vụ gì vào một ngày, theo danh sách phân công đang có trong thư mục này.

    Show the people who hold each role on a day, by the roster in this folder. Without --site, show the people of the
    whole portal and the chief of every site.
    """
    roster = require_roster(state)
    day = (moment or now()).date()
    views = (
        [board_view.view_board(_find_board(roster, site), day)]
        if site is not None
        else [board_view.view_portal(roster, day)]
    )
    views += [board_view.view_board(each, day) for each in roster.sites.values()] if site is None else []
    if form == "json":
        value = {
            "day": day.isoformat(),
            "portal": roster.portal.portal,
            "boards": [board_view.view_as_json(each) for each in views],
        }
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))
        return 0
    click.echo(_format_day(day, state.language))
    click.echo(board_view.format_board(views[0], state.language))
    for each in views[1:]:
        click.echo(board_view.format_chief_line(each, state.language))
    return 0


def _format_day(day: date, language: str) -> str:
    shown = dates.format_day(day, language)
    return f"Ngày {shown}" if language == "vi" else f"On {shown}"


def _find_board(roster: Roster, site: str) -> SiteRoster:
    if site in roster.sites:
        return roster.sites[site]
    suggestion = sentences.find_closest(site, roster.sites)
    vi, en = (f"; có phải là `{suggestion}`?", f"; did you mean `{suggestion}`?") if suggestion else ("", "")
    raise UsageError(
        f"danh sách phân công không có Ban Biên tập của trang `{site}`{vi}",
        f"the roster has no board for site `{site}`{en}",
    )
