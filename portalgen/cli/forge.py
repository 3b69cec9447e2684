"""`portalgen forge`: settings of the forge, generated from the roster."""

from __future__ import annotations

from typing import Final

from portalgen.cli.subcommands import SubcommandGroup

FORGE_COMMANDS: Final = {
    "render": (
        "portalgen.cli.forge_render",
        "Tạo thiết lập của máy chủ kho từ danh sách phân công. / Render forge settings from the roster.",
    ),
}

command = SubcommandGroup(
    "forge",
    modules=FORGE_COMMANDS,
    help="Thiết lập máy chủ kho theo danh sách phân công. / Generate settings of the forge from the roster.",
    short_help="Generate settings of the forge from the roster.",
    epilog="Ví dụ / Example:  portalgen forge render github --check",
)
