"""`portalgen audit`: what an auditor asks, each question a command."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from portalgen.cli.subcommands import SubcommandGroup

SUBCOMMANDS: Final = MappingProxyType(
    {
        "answers": ("portalgen.cli.audit_answers", "Người gửi được trả lời chưa. / Whether senders were answered."),
        "approvals": ("portalgen.cli.audit_approvals", "Ai đã duyệt từng thay đổi. / What approved each change."),
        "board": ("portalgen.cli.audit_board", "Ban Biên tập vào một ngày. / Who sat on a board on a day."),
        "completeness": ("portalgen.cli.audit_completeness", "Đối chiếu với sổ văn bản. / Held against a register."),
        "deadlines": ("portalgen.cli.audit_deadlines", "Đúng hạn hay trễ hạn. / On time or late, by item and month."),
        "directives": ("portalgen.cli.audit_directives", "Ban Biên tập đã chỉ đạo gì. / What boards directed."),
        "due": ("portalgen.cli.audit_due", "Sắp đến hạn, quá hạn. / What falls due, published and submitted."),
        "item": ("portalgen.cli.audit_item", "Hồ sơ của một bài. / Everything proved of one item."),
        "sample": ("portalgen.cli.audit_sample", "Rút ngẫu nhiên để kiểm tra tay. / Items drawn by chance."),
        "waivers": ("portalgen.cli.audit_waivers", "Ai đã duyệt miễn áp dụng. / Who approved each waiver."),
    }
)
"""Name to (module, line of help)."""

command: Final = SubcommandGroup(
    "audit",
    modules=SUBCOMMANDS,
    help="Kiểm toán: mỗi câu hỏi là một lệnh, trả lời từ lịch sử của kho; kho không có thư mục làm việc cũng được.\n\n"
    "What an auditor asks, each question a command, answered from the history; a bare repository will do.",
    short_help="Answer an auditor's questions from the history.",
    epilog="Ví dụ / Example:  portalgen audit item snv-ke-hoach  ·  portalgen audit deadlines --month 2026-11",
    context_settings={"help_option_names": ["-h", "--help"]},
)
