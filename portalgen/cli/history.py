"""`portalgen history`: public page histories, exported from main and compared with it."""

from __future__ import annotations

from typing import Final

from portalgen.cli.subcommands import SubcommandGroup

HISTORY_COMMANDS: Final = {
    "export": (
        "portalgen.cli.history_export",
        "Ghi lịch sử của các bài thành tệp dữ liệu. / Write page histories as data files.",
    ),
    "check": (
        "portalgen.cli.history_check",
        "Đối chiếu các tệp đó với bản chính. / Compare these files with main.",
    ),
}

command = SubcommandGroup(
    "history",
    modules=HISTORY_COMMANDS,
    help="Lịch sử thay đổi của bài, cho bạn đọc: các bản từng được đăng, ai duyệt, đã sửa gì.\n\n"
    "Page histories for readers: published versions, their approvers and changes.",
    short_help="Export and check page histories for readers.",
    epilog="Ví dụ / Example:  portalgen history export --site sngv",
    context_settings={"help_option_names": ["-h", "--help"]},
)
