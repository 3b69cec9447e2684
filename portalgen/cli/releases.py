"""`portalgen releases`."""

from __future__ import annotations

import json
import os

import click

from portalgen.cli.state import CommandState, exact_now
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.cli import release_text
    from portalgen.publish.sending import answers as sending_answers
    from portalgen.publish.sending import send as sending_send


@click.command(
    "releases",
    short_help="List the releases available for rollback.",
    epilog="Ví dụ / Example:  portalgen releases /srv/portal  ·  portalgen releases portal@may-chu.example.vn:/srv/portal --format json",
)
@click.argument("target", metavar="TARGET")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Dạng kết quả. / Output format.  [text]",
)
@click.pass_obj
def command(state: CommandState, target: str, form: str) -> int:
    """Các bản phát hành mà nơi đăng còn giữ, mới nhất trước; dấu * là bản người đọc đang thấy.

    List the releases kept by a target, newest first; * marks the live one. You can go back to each with `portalgen
    rollback`.
    """
    releases = sending_send.ask_releases(target, os.environ, exact_now())
    if form == "json":
        click.echo(
            json.dumps([sending_answers.release_as_data(each) for each in releases], ensure_ascii=False, indent=2)
        )
    else:
        click.echo(release_text.format_releases(releases, state.language), nl=False)
    return 0
