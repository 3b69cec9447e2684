"""`portalgen history`: the public history of pages, made from main and held against it."""

from __future__ import annotations

from typing import Final

from portalgen.cli.subcommands import SubcommandGroup

HISTORY_COMMANDS: Final = {
    "export": (
        "portalgen.cli.history_export",
        "Ghi lịch sử của các bài thành tệp dữ liệu. / Write the histories of pages as data files.",
    ),
    "check": (
        "portalgen.cli.history_check",
        "Đối chiếu các tệp đó với bản chính. / Hold these files against main.",
    ),
}

command = SubcommandGroup(
    "history",
    modules=HISTORY_COMMANDS,
    help="Lịch sử thay đổi của bài, cho bạn đọc: các bản từng được đăng, ai duyệt, đã sửa gì.\n\n"
    "The history of pages for readers: the versions that were live, who approved them, what changed.",
    short_help="Histories of pages for readers.",
    epilog="Ví dụ / Example:  portalgen history export --site sngv",
    context_settings={"help_option_names": ["-h", "--help"]},
)
