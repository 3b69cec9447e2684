"""`portalgen forge`: settings of the forge that follow from the roster."""

from __future__ import annotations

from typing import Final

from portalgen.cli.subcommands import SubcommandGroup

FORGE_COMMANDS: Final = {
    "render": (
        "portalgen.cli.forge_render",
        "Tạo thiết lập của máy chủ kho từ danh sách phân công. / Render settings from the roster.",
    ),
}

command = SubcommandGroup(
    "forge",
    modules=FORGE_COMMANDS,
    help="Thiết lập máy chủ kho theo danh sách phân công. / Settings of the forge that follow from the roster.",
    short_help="Settings of the forge, by the roster.",
    epilog="Ví dụ / Example:  portalgen forge render github --check",
)
