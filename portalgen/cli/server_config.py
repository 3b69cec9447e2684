"""`portalgen server-config`: settings of web servers for the portal as it is configured."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from portalgen.cli.subcommands import SubcommandGroup

SERVER_COMMANDS: Final = MappingProxyType(
    {
        "nginx": ("portalgen.cli.server_config_nginx", "Cấu hình nginx. / Settings of nginx."),
        "caddy": ("portalgen.cli.server_config_caddy", "Cấu hình Caddy. / Settings of Caddy."),
        "hosts": (
            "portalgen.cli.server_config_hosts",
            "Tên miền chứng thư phải có; kiểm chứng thư. / Names a certificate needs; check one.",
        ),
    }
)
"""Name to (module, line of help)."""

command: Final = SubcommandGroup(
    "server-config",
    modules=SERVER_COMMANDS,
    help="Cấu hình máy chủ web cho cổng như đang cấu hình: tên miền, chuyển hướng, 404, 410, 503, nén, bộ nhớ đệm, tiêu đề bảo mật.\n\n"
    "Settings of a web server for the portal as configured: hosts, redirects, 404, 410, 503, compression, caching, headers.",
    short_help="Settings of web servers for this portal.",
    epilog="Ví dụ / Example:  portalgen server-config nginx --target /srv/portal --certificate /etc/ssl/portal/fullchain.pem --key /etc/ssl/portal/key.pem --out /etc/nginx/conf.d",
    context_settings={"help_option_names": ["-h", "--help"]},
)
