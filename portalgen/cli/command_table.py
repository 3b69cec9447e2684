"""The table of all commands, grouped by the work of their users.

`--help` and the reference are generated from it.
"""

from __future__ import annotations

from typing import Final

from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual as B


@frozen
class CommandEntry:
    """A command with its line of help. `main` imports the command's module when the command is called."""

    name: str
    help: B


@frozen
class CommandSection:
    """Commands that `--help` lists together, in the order in which they are used."""

    id: str
    title: B
    entries: tuple[CommandEntry, ...]


COMMAND_SECTIONS: Final = (
    CommandSection(
        "first",
        B("Bắt đầu", "Start here"),
        (
            CommandEntry("new", B("Tạo tệp bài mới.", "Create a new page.")),
            CommandEntry("serve", B("Xem thử trên máy, tự cập nhật.", "Preview locally, with live reload.")),
            CommandEntry("check", B("Kiểm tra như build, không ghi gì.", "Check for everything build would refuse.")),
            CommandEntry(
                "lint", B("Kiểm tra theo quy tắc và thời hạn.", "Check content against rules and time limits.")
            ),
            CommandEntry("explain", B("Giải thích một mã lỗi.", "Explain a code.")),
        ),
    ),
    CommandSection(
        "write",
        B("Viết, dịch, đính chính", "Write, translate, correct"),
        (
            CommandEntry("translate", B("Tạo hoặc cập nhật bản dịch.", "Create or update a translation.")),
            CommandEntry("correct", B("Đính chính một bài đã đăng.", "Publish a correction notice.")),
            CommandEntry("withdraw", B("Thu hồi bài, bài vẫn đọc được.", "Withdraw an item, under a notice.")),
            CommandEntry("remove", B("Gỡ bài, để lại thông báo.", "Remove an item, leaving a notice.")),
            CommandEntry("due", B("Tính hạn cuối theo luật.", "Calculate a legal due date.")),
            CommandEntry("offer", B("Đề nghị trang khác đăng một bài.", "Offer an item to another board.")),
            CommandEntry("answer", B("Trả lời đề nghị của Ban khác.", "Answer another board's offer.")),
        ),
    ),
    CommandSection(
        "approve",
        B("Xét duyệt", "Review and approve"),
        (
            CommandEntry(
                "board", B("Xem bài chờ, duyệt, đăng: một lệnh.", "Review pending submissions, decide, publish.")
            ),
            CommandEntry(
                "queue", B("Bài gửi duyệt đang chờ, còn bao lâu.", "List pending submissions and their time left.")
            ),
            CommandEntry(
                "ci", B("Chấm bài gửi duyệt, một báo cáo cho Ban.", "Judge a submission; one report for its board.")
            ),
            CommandEntry("diff", B("Bài gửi đổi những gì, nói bằng chữ.", "Show in words what a submission changes.")),
            CommandEntry(
                "affected", B("Bài gửi làm đổi những trang nào.", "Show sites and pages changed by a submission.")
            ),
            CommandEntry("review", B("Ghi nhận đã biên tập, đề nghị duyệt.", "Record a review and propose approval.")),
            CommandEntry("approve", B("Ký duyệt bài gửi để đăng.", "Approve a submission for publication.")),
            CommandEntry("return", B("Trả lại để bổ sung, làm rõ.", "Return a submission for completion.")),
            CommandEntry("reject", B("Không duyệt, kèm lý do.", "Reject a submission, with the reason.")),
            CommandEntry("emergency", B("Ký đăng khẩn, duyệt bổ sung sau.", "Publish at once, approve later.")),
            CommandEntry("ratify", B("Duyệt bổ sung những gì đã đăng.", "Approve published changes afterwards.")),
            CommandEntry("confirm", B("Ghi nhận đã xác thực với bên cung cấp.", "Record a supplier's confirmation.")),
            CommandEntry("direct", B("Ghi nhận chỉ đạo của Ban Biên tập.", "Record a directive of the board.")),
            CommandEntry("governance", B("Danh sách phân công: ai được duyệt.", "Manage the roster of approvers.")),
        ),
    ),
    CommandSection(
        "publish",
        B("Dựng và phát hành", "Build and publish"),
        (
            CommandEntry("build", B("Dựng toàn bộ cổng ra tệp tĩnh.", "Build the portal as static files.")),
            CommandEntry("inspect", B("Soi HTML của các trang đã dựng.", "Inspect the HTML of built pages.")),
            CommandEntry("release", B("Phát hành: chấm, dựng, đưa lên.", "Judge, build and publish a release.")),
            CommandEntry("release-status", B("Nơi đăng đang hiển thị gì.", "Show a target's live release.")),
            CommandEntry("releases", B("Những bản có thể quay lại.", "List releases available for rollback.")),
            CommandEntry("rollback", B("Quay lại bản phát hành trước.", "Go back to a previous release.")),
            CommandEntry("sign-release", B("Ký bản kê của bản phát hành.", "Sign the manifest of a release.")),
            CommandEntry(
                "next-change", B("Khi nào bản dựng đổi theo thời gian.", "Show when the output next changes by time.")
            ),
            CommandEntry(
                "server-config", B("Cấu hình nginx, Caddy cho cổng này.", "Web server settings for this portal.")
            ),
            CommandEntry("redirects", B("Địa chỉ cũ và nơi dẫn tới.", "List old addresses and their targets.")),
            CommandEntry(
                "addresses", B("Địa chỉ đã đăng và sổ địa chỉ.", "List published addresses and their ledger.")
            ),
            CommandEntry("history", B("Lịch sử thay đổi của bài.", "Page histories for readers.")),
            CommandEntry("archive", B("Lưu trữ một bản phát hành (WARC).", "Write a release as a web archive.")),
            CommandEntry("backup", B("Sao lưu thư mục đích, những gì không có trong Git.", "Back up a target.")),
            CommandEntry("restore", B("Khôi phục một bản sao lưu.", "Restore a backup.")),
            CommandEntry(
                "restore-drill", B("Diễn tập khôi phục, biên bản kèm kết quả.", "Rehearse a restore, with a report.")
            ),
        ),
    ),
    CommandSection(
        "audit",
        B("Kiểm toán, báo cáo, xác thực", "Audit, report, verify"),
        (
            CommandEntry("audit", B("Trả lời câu hỏi kiểm toán.", "Answer an auditor's questions.")),
            CommandEntry(
                "report", B("Báo cáo của Văn phòng, đơn vị vận hành.", "Reports of the Office and the operator.")
            ),
            CommandEntry("receipt", B("Biên nhận: máy chủ nhận gì, lúc nào.", "Sign and check receipts of pushes.")),
            CommandEntry(
                "verify", B("Trang này có đúng là của cổng không.", "Verify a page against the portal's release.")
            ),
            CommandEntry(
                "verify-approval", B("Ai đã ký phiếu này, có giá trị không.", "Verify a record and its signer.")
            ),
        ),
    ),
    CommandSection(
        "extend",
        B("Thiết lập và phát triển", "Set up and extend"),
        (
            CommandEntry(
                "init",
                B("Tạo cổng tối thiểu, luyện tập hay rút gọn.", "Create a minimal, practice or cut-down portal."),
            ),
            CommandEntry("schema", B("Ghi JSON Schema cho trình soạn thảo.", "Write the JSON Schemas.")),
            CommandEntry(
                "forge",
                B("Thiết lập máy chủ kho theo danh sách phân công.", "Generate forge settings from the roster."),
            ),
            CommandEntry(
                "judge-push", B("Chỉ chấm những gì sắp phát hành.", "Judge the next release without building it.")
            ),
            CommandEntry(
                "changed-pages", B("Trang khác nhau giữa hai bản dựng.", "List pages that differ between two builds.")
            ),
            CommandEntry("why", B("Vì sao một tệp được làm lại.", "Explain why an output was rebuilt.")),
        ),
    ),
)
"""The commands by section. The first section contains the five commands that a writer needs."""

COMMANDS: Final = tuple(sorted(entry.name for section in COMMAND_SECTIONS for entry in section.entries))
"""The names of all commands."""
