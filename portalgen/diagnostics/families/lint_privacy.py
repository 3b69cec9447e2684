"""Privacy and secrecy: what the linter reports. Numbers of people are masked."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final[tuple[Code, ...]] = (
    Code(
        "PRV201",
        "secrecy-mark",
        (
            "có dấu độ mật `{mark}`",
            "không được đăng thông tin thuộc phạm vi bí mật nhà nước",
            "dừng gửi bài, báo ngay Trưởng Ban Biên tập và người phụ trách bảo mật; chỉ đăng văn bản đã giải mật",
        ),
        (
            "there is the mark of secrecy `{mark}`",
            "state secrets may not be published",
            "stop, tell the head of the editorial board and the security officer at once; publish only what was declassified",
        ),
        severity=Severity.ERROR,
        basis="QĐ 2111 Điều 7",
        waivable_by="board",
        lock="secrecy",
    ),
    Code(
        "PRV202",
        "citizen-number",
        (
            "có số căn cước hoặc số định danh cá nhân `{number}`",
            "dữ liệu cá nhân",
            "xóa số này hoặc che các chữ số ở giữa",
        ),
        ("there is a citizen's identity number `{number}`", "personal data", "take the number out or mask its digits"),
        severity=Severity.WARNING,
        basis="Luật BVDLCN 91/2025",
        waivable_by="author",
    ),
    Code(
        "PRV203",
        "bank-account",
        (
            "có số tài khoản `{number}`",
            "",
            "bỏ số tài khoản của cá nhân; nếu là tài khoản tiếp nhận công khai của cơ quan thì bỏ qua quy tắc này kèm lý do",
        ),
        (
            "there is the bank account `{number}`",
            "",
            "take a private account out; for an agency's public account suppress this rule with its reason",
        ),
        severity=Severity.WARNING,
        basis="Luật BVDLCN 91/2025",
        waivable_by="author",
    ),
    Code(
        "PRV204",
        "private-telephone",
        (
            "có số điện thoại di động `{number}`",
            "",
            "ghi số máy của cơ quan hoặc đường dây nóng; số di động công vụ thì nhờ đơn vị vận hành thêm vào allowed_telephones",
        ),
        (
            "there is the mobile number `{number}`",
            "",
            "give the office's line or hotline; an official mobile number is added to allowed_telephones by the operator",
        ),
        severity=Severity.WARNING,
        basis="Luật BVDLCN 91/2025",
        waivable_by="author",
    ),
    Code(
        "PRV205",
        "private-email",
        ("có hộp thư cá nhân tại `{host}`", "", "dùng hộp thư công vụ của cơ quan"),
        ("there is a private mailbox at `{host}`", "", "use the agency's official mailbox"),
        severity=Severity.WARNING,
        basis="Luật BVDLCN 91/2025",
        waivable_by="author",
    ),
    Code(
        "PRV206",
        "child-picture-without-consent",
        (
            "ảnh `{file}` có trẻ em nhận ra được nhưng chưa ghi văn bản đồng ý",
            "",
            "thêm dòng `consent: …` ngay dưới dòng `children: true` này, thụt vào bằng chữ `children`: văn bản đồng ý nào, ai giữ; chưa có thì thay ảnh khác",
        ),
        (
            "picture `{file}` shows recognisable children, but no consent is on record",
            "",
            "add the line `consent: …` directly below this `children: true`, indented as `children` is: which written consent, and who keeps it; without one use another picture",
        ),
        severity=Severity.WARNING,
        basis="NĐ 56/2017 Điều 33",
        waivable_by="author",
    ),
    Code(
        "PRV207",
        "birth-date-with-name",
        (
            "có ngày sinh hoặc năm sinh của một người",
            "dữ liệu cá nhân",
            "bỏ ngày sinh; tiểu sử lãnh đạo thì đăng ở bài loại official",
        ),
        (
            "there is a person's date of birth",
            "personal data",
            "take out the date; a leader's biography belongs to a page of kind official",
        ),
        severity=Severity.WARNING,
        basis="Luật BVDLCN 91/2025",
        waivable_by="author",
    ),
    Code(
        "PRV208",
        "personal-tax-or-insurance-number",
        (
            "có mã số bảo hiểm hoặc mã số thuế của cá nhân `{number}`",
            "dữ liệu cá nhân",
            "xóa mã số này hoặc che các chữ số ở giữa",
        ),
        (
            "there is a number of insurance or personal tax `{number}`",
            "personal data",
            "take the number out or mask its digits",
        ),
        severity=Severity.WARNING,
        basis="Luật BVDLCN 91/2025",
        waivable_by="author",
    ),
    Code(
        "PRV209",
        "passport-number",
        (
            "có số hộ chiếu `{number}` của một người",
            "dữ liệu cá nhân",
            "xóa số này hoặc che các chữ số ở giữa",
        ),
        ("there is a person's passport number `{number}`", "personal data", "take the number out or mask its digits"),
        severity=Severity.WARNING,
        basis="Luật BVDLCN 91/2025",
        waivable_by="author",
    ),
    Code(
        "PRV210",
        "tracked-address",
        (
            "liên kết `{target}` đi qua trang đếm lượt bấm hoặc mang mã theo dõi người đọc",
            "",
            "thay bằng `{clean}`",
        ),
        ("the link `{target}` goes through a counter or marks the reader", "", "write `{clean}` instead"),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
    Code(
        "PRV211",
        "shortened-address",
        (
            "liên kết rút gọn `{target}` không cho người đọc thấy sẽ dẫn tới đâu",
            "",
            "bấm vào liên kết, chép địa chỉ thật trên thanh địa chỉ của trình duyệt rồi thay vào",
        ),
        (
            "the shortened link `{target}` does not show readers where it leads",
            "",
            "open it, copy the true address from the browser's address bar, and write that",
        ),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
)
