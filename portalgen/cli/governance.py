"""`portalgen governance`: write and show the roster."""

from __future__ import annotations

from typing import Final

from portalgen.cli.subcommands import SubcommandGroup

GOVERNANCE_COMMANDS: Final = {
    "init": (
        "portalgen.cli.governance_init",
        "Viết danh sách phân công đầu tiên từ các trang. / Write a first roster from the sites.",
    ),
    "genesis": (
        "portalgen.cli.governance_genesis",
        "In mã khởi đầu của danh sách, để giữ ngoài kho. / Print the genesis of the roster, to be kept outside the "
        "repository.",
    ),
    "show": (
        "portalgen.cli.governance_show",
        "Ai giữ nhiệm vụ gì vào một ngày. / Show the holders of each role on a day.",
    ),
    "purge": (
        "portalgen.cli.governance_purge",
        "Gỡ dữ liệu lộ khỏi lịch sử, với bản đồ có chữ ký. / Purge leaked data from the history, with a signed map.",
    ),
}

command = SubcommandGroup(
    "governance",
    modules=GOVERNANCE_COMMANDS,
    help="Danh sách phân công: ai được duyệt và xuất bản. / Manage the roster: the people with the right to approve and publish.",
    short_help="Manage the roster of approvers.",
    epilog="Ví dụ / Example:  portalgen governance show --site sngv",
)
