"""`portalgen rollback`."""

from __future__ import annotations

import os

import click

from portalgen.cli.state import CommandState, exact_now
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.cli import release_text
    from portalgen.publish.sending import send as sending_send


@click.command(
    "rollback",
    short_help="Go back to a kept release within a second.",
    epilog="Ví dụ / Examples:  portalgen rollback /srv/portal  ·  portalgen rollback portal@may-chu.example.vn:/srv/portal 41",
)
@click.argument("target", metavar="TARGET")
@click.argument("release", metavar="[RELEASE]", default="", required=False)
@click.pass_obj
def command(state: CommandState, target: str, release: str) -> int:
    """Quay lại một bản phát hành còn giữ: số, hoặc phần đầu của tên; không ghi thì bản ngay trước bản đang hiển thị.

    Go back to a release kept by the target: its number or the beginning of its name (default: the release before the
    live one). It does not build or send. The rollback lasts until main has a newer commit or a release runs without
    --when-due. Revert unwanted changes on main.
    """
    switched = sending_send.ask_rollback(target, release or None, os.environ, exact_now())
    click.echo(release_text.explain_rollback(switched, target).text(state.language))
    for note in switched.notes:
        click.echo(f"! {note.sentence(state.language)}")
    return 0
