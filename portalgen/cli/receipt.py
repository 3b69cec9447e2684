"""`portalgen receipt`: a server's signed receipts of pushes, written by its hooks."""

from __future__ import annotations

from typing import Final

from portalgen.cli.subcommands import SubcommandGroup

RECEIPT_COMMANDS: Final = {
    "intend": (
        "portalgen.cli.receipt_intend",
        "Ghi thời điểm của lần gửi sắp nhận (pre-receive). / Note the time of an incoming push.",
    ),
    "complete": (
        "portalgen.cli.receipt_complete",
        "Ký biên nhận cho những lần gửi đã nhận (post-receive). / Sign receipts for accepted pushes.",
    ),
    "heartbeat": (
        "portalgen.cli.receipt_heartbeat",
        "Ký biên nhận mỗi giờ rằng bản chính đang ở đâu. / Sign an hourly receipt of main's commit.",
    ),
    "check": (
        "portalgen.cli.receipt_check",
        "Chuỗi biên nhận có nguyên vẹn không. / Check that the receipt log is complete.",
    ),
}

command = SubcommandGroup(
    "receipt",
    modules=RECEIPT_COMMANDS,
    help="Biên nhận của máy chủ kho: nhận gì, lúc nào. / Receipts of the server: accepted pushes and their times.",
    short_help="Sign and check the server's receipts.",
    epilog="Ví dụ / Example:  portalgen receipt heartbeat --repository /srv/portal.git --key /srv/portal/khoa-bien-nhan",
)
