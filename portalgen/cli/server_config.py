"""`portalgen server-config`: web server settings for the configured portal."""

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
            "Tên miền chứng thư phải có; kiểm chứng thư. / Names required in a certificate; check one.",
        ),
    }
)
"""(module, line of help) of each subcommand, keyed by its name."""

command: Final = SubcommandGroup(
    "server-config",
    modules=SERVER_COMMANDS,
    help="Cấu hình máy chủ web cho cổng như đang cấu hình: tên miền, chuyển hướng, 404, 410, 503, nén, bộ nhớ đệm, tiêu đề bảo mật.\n\n"
    "Web server settings for the configured portal: hosts, redirects, 404, 410, 503, compression, caching, headers.",
    short_help="Web server settings for this portal.",
    epilog="Ví dụ / Example:  portalgen server-config nginx --target /srv/portal --certificate /etc/ssl/portal/fullchain.pem --key /etc/ssl/portal/key.pem --out /etc/nginx/conf.d",
    context_settings={"help_option_names": ["-h", "--help"]},
)
