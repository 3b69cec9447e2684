"""`portalgen audit`: a group with a subcommand for each question that an auditor asks."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from portalgen.cli.subcommands import SubcommandGroup

SUBCOMMANDS: Final = MappingProxyType(
    {
        "answers": ("portalgen.cli.audit_answers", "Người gửi được trả lời chưa. / Check that senders were answered."),
        "approvals": (
            "portalgen.cli.audit_approvals",
            "Ai đã duyệt từng thay đổi. / Show the approval of each change.",
        ),
        "board": ("portalgen.cli.audit_board", "Ban Biên tập vào một ngày. / Show a board's members on a day."),
        "completeness": (
            "portalgen.cli.audit_completeness",
            "Đối chiếu với sổ văn bản. / Compare with a register of documents.",
        ),
        "deadlines": ("portalgen.cli.audit_deadlines", "Đúng hạn hay trễ hạn. / Show punctuality by item and month."),
        "directives": ("portalgen.cli.audit_directives", "Ban Biên tập đã chỉ đạo gì. / List the boards' directives."),
        "due": ("portalgen.cli.audit_due", "Sắp đến hạn, quá hạn. / List due and overdue items."),
        "item": ("portalgen.cli.audit_item", "Hồ sơ của một bài. / Show the dossier of an item."),
        "sample": ("portalgen.cli.audit_sample", "Rút ngẫu nhiên để kiểm tra tay. / Draw a random sample."),
        "waivers": ("portalgen.cli.audit_waivers", "Ai đã duyệt miễn áp dụng. / Show the approval of each waiver."),
    }
)
"""(module, line of help) of each subcommand, keyed by its name."""

command: Final = SubcommandGroup(
    "audit",
    modules=SUBCOMMANDS,
    help="Kiểm toán: mỗi câu hỏi là một lệnh, trả lời từ lịch sử của kho; kho không có thư mục làm việc cũng được.\n\n"
    "Answer an auditor's questions from the history, one subcommand per question. A bare repository is enough.",
    short_help="Answer an auditor's questions from the history.",
    epilog="Ví dụ / Example:  portalgen audit item snv-ke-hoach  ·  portalgen audit deadlines --month 2026-11",
    context_settings={"help_option_names": ["-h", "--help"]},
)
