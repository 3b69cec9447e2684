"""`portalgen server-config caddy`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from portalgen.cli.server_config_options import place_options, write_settings
from portalgen.cli.state import CommandState
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.publish.servers import caddy


@click.command(
    "caddy",
    short_help="Settings of Caddy.",
    epilog="Ví dụ / Example:  portalgen server-config caddy --target /srv/portal --certificate-folder /etc/ssl/portal --out /etc/caddy && caddy validate --config /etc/caddy/Caddyfile",
)
@place_options
@click.option(
    "--place",
    default="/etc/caddy",
    metavar="FOLDER",
    help="Nơi các tệp nằm ở máy chủ. / Folder of the files on the server.  [/etc/caddy]",
)
@click.option(
    "--logs",
    default="/var/log/caddy",
    metavar="FOLDER",
    help="Thư mục của portal.log, mỗi dòng một JSON. / Folder of portal.log (one JSON object per line).  [/var/log/caddy]",
)
@click.pass_obj
def command(state: CommandState, /, out: Path | None, place: str, logs: str, **values: Any) -> int:
    """Cấu hình Caddy (từ 2.6, Debian 13): Caddyfile và các tệp mà nó gọi. Caddyfile cũ ở nơi đó bị thay.

    Write settings for Caddy (2.6 and later, Debian 13): a Caddyfile and the files imported by it. An existing Caddyfile
    is replaced.
    """
    return write_settings(state, caddy.format_caddy, out, place, logs, **values)
