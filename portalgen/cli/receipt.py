"""`portalgen receipt`: receipts of what a server took, written by its hooks."""

from __future__ import annotations

from typing import Final

from portalgen.cli.subcommands import SubcommandGroup

RECEIPT_COMMANDS: Final = {
    "intend": (
        "portalgen.cli.receipt_intend",
        "Ghi thời điểm của lần gửi sắp nhận (pre-receive). / Note the time of a push about to be taken.",
    ),
    "complete": (
        "portalgen.cli.receipt_complete",
        "Ký biên nhận cho những lần gửi đã nhận (post-receive). / Sign receipts of the pushes that were taken.",
    ),
    "heartbeat": (
        "portalgen.cli.receipt_heartbeat",
        "Ký biên nhận mỗi giờ rằng bản chính đang ở đâu. / Sign every hour what main is.",
    ),
    "check": (
        "portalgen.cli.receipt_check",
        "Chuỗi biên nhận có nguyên vẹn không. / Whether the log of receipts is whole.",
    ),
}

command = SubcommandGroup(
    "receipt",
    modules=RECEIPT_COMMANDS,
    help="Biên nhận của máy chủ kho: nhận gì, lúc nào. / Receipts of the server: what it took, and when.",
    short_help="Receipts of the server.",
    epilog="Ví dụ / Example:  portalgen receipt heartbeat --repository /srv/portal.git --key /srv/portal/khoa-bien-nhan",
)
