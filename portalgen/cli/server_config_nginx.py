"""`portalgen server-config nginx`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from portalgen.cli.server_config_options import place_options, write_settings
from portalgen.cli.state import CommandState
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.publish.servers import nginx


@click.command(
    "nginx",
    short_help="Settings of nginx.",
    epilog="Ví dụ / Example:  portalgen server-config nginx --target /srv/portal --certificate /etc/ssl/portal/fullchain.pem --key /etc/ssl/portal/key.pem --out /etc/nginx/conf.d && nginx -t",
)
@place_options
@click.option(
    "--place",
    default="/etc/nginx/conf.d",
    metavar="FOLDER",
    help="Nơi các tệp nằm ở máy chủ. / Folder of the files on the server.  [/etc/nginx/conf.d]",
)
@click.option(
    "--logs",
    default="/var/log/nginx",
    metavar="FOLDER",
    help="Thư mục của portal.log, mỗi dòng một JSON. / Folder of portal.log (one JSON object per line).  [/var/log/nginx]",
)
@click.pass_obj
def command(state: CommandState, /, out: Path | None, place: str, logs: str, **values: Any) -> int:
    """Cấu hình nginx (từ 1.25.1, Debian 13). Các tệp nằm trong conf.d và không đặt default_server, nên trang mặc định của Debian
    để nguyên cũng được; nhưng khi đó tên miền lạ ở cổng 80 do trang ấy trả lời: nên bỏ (rm /etc/nginx/sites-enabled/default).

    Write settings for nginx (1.25.1 and later, Debian 13). The files go into conf.d and do not set default_server, so
    Debian's default site may stay. It then answers unknown hosts at port 80, so it is better to remove it (rm
    /etc/nginx/sites-enabled/default).
    """  # fmt: skip
    return write_settings(state, nginx.format_nginx, out, place, logs, **values)
