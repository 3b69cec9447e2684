"""`portalgen governance purge`: remove leaked data from the history; a signed map links old commits to new ones."""

from __future__ import annotations

from typing import Final

from portalgen.cli.subcommands import SubcommandGroup

PURGE_COMMANDS: Final = {
    "plan": (
        "portalgen.cli.governance_purge_plan",
        "Những bản nào của tệp phải gỡ, còn ở đâu nữa. / List the versions to remove and their other locations.",
    ),
    "map": (
        "portalgen.cli.governance_purge_map",
        "Lập bản đồ từ lịch sử cũ đến lịch sử đã viết lại. / Map the old history to the rewritten history.",
    ),
    "verify": (
        "portalgen.cli.governance_purge_verify",
        "Đối chiếu bản đồ với lịch sử, và với bản sao cũ. / Compare a map with the history, and with an old copy.",
    ),
}

command = SubcommandGroup(
    "purge",
    modules=PURGE_COMMANDS,
    help="Gỡ dữ liệu lộ khỏi lịch sử: từng bước ở docs/how-to/go-du-lieu-lo.md. / Purge leaked data from the history.",
    short_help="Purge leaked data from the history.",
    epilog="Ví dụ / Example:  portalgen governance purge plan --path content/so/tin/danh-sach.vi.md",
)
