"""What a submission does to the rules that it is judged by, and to main: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final[tuple[Code, ...]] = (
    Code(
        "GOV201",
        "rule-changed",
        (
            "bài gửi này sửa quy tắc dùng để chấm bài, nên được chấm theo quy tắc của bản chính; nếu áp dụng: {effect}; {approval}",
            "",
            "bỏ thay đổi này khỏi bài gửi; cần đổi quy tắc thì gửi riêng, không kèm bài viết, người có thẩm quyền ký bằng `portalgen approve`",
        ),
        (
            "this submission changes a rule that it is judged by, so main's rule holds; if it were applied: {effect}; {approval}",
            "",
            "take the change out; a rule that has to change is submitted alone, and who may approve it signs with `portalgen approve`",
        ),
        party="board",
        waivable_by="nobody",
        lock="submission",
    ),
    Code(
        "GOV202",
        "rule-change-approved",
        (
            "thay đổi quy tắc này đã được duyệt và có hiệu lực khi vào bản chính; khi áp dụng: {effect}",
            "",
            "đối chiếu phần khác biệt trước khi đưa vào bản chính",
        ),
        (
            "this change of a rule is approved and holds once it stands on main; applied: {effect}",
            "",
            "read the difference before it goes to main",
        ),
        severity=Severity.NOTE,
        party="board",
        waivable_by="nobody",
        lock="submission",
    ),
    Code(
        "GOV203",
        "rules-with-content",
        (
            "quy tắc phải gửi riêng; bài gửi này còn sửa {others}",
            "",
            "tách thành hai bài gửi: một bài chỉ có quy tắc, một bài có phần còn lại",
        ),
        (
            "rules are submitted alone; this submission also changes {others}",
            "",
            "make two submissions of it: one with the rules alone, one with the rest",
        ),
        party="editor",
        waivable_by="nobody",
        lock="submission",
    ),
    Code(
        "GOV204",
        "runs-code",
        (
            "bài gửi này sửa thứ có thể chạy lệnh ({what}): {files}",
            "",
            "bỏ các tệp này khỏi bài gửi, hoặc để đơn vị vận hành đọc và duyệt; kết quả kiểm tra không nói gì về chúng",
        ),
        (
            "this submission changes what can run code ({what}): {files}",
            "",
            "take these files out, or have the operator read and approve them; the check says nothing of them",
        ),
        severity=Severity.WARNING,
        party="operator",
        waivable_by="nobody",
        lock="submission",
    ),
    Code(
        "GOV205",
        "merge-conflict",
        (
            "bản chính đã đổi cùng chỗ này, nên chưa gộp được bài gửi",
            "",
            "đưa bản chính mới nhất vào bài gửi, chọn nội dung đúng, rồi gửi lại (docs/how-to/kho-va-duyet-bai.md có cách làm)",
        ),
        (
            "main has changed the same place, so the submission cannot be merged",
            "",
            "bring the newest main into the submission, choose the right text, and hand it in again (docs/how-to/kho-va-duyet-bai.md)",
        ),
        waivable_by="nobody",
        lock="submission",
    ),
    Code(
        "GOV206",
        "weakens-evidence",
        (
            "bài gửi này chứa sẵn một bài gửi khác, nên khi được duyệt thì kết luận đúng hạn hay trễ hạn của {items} không còn chắc chắn",
            "",
            "tạo lại bài gửi từ bản chính mới nhất, chỉ gồm các thay đổi của mình (docs/how-to/kho-va-duyet-bai.md có cách làm)",
        ),
        (
            "another branch is merged into this submission, so that after its merge the verdict of {items} is no longer certain",
            "",
            "make the submission again from the newest main, with its own changes alone (docs/how-to/kho-va-duyet-bai.md)",
        ),
        waivable_by="nobody",
        lock="submission",
    ),
    Code(
        "GOV207",
        "approved-without-records",
        (
            "thay đổi quy tắc này chỉ được duyệt bằng --governance-approved trên máy chủ kho, không có phiếu ký; cách này sắp bỏ",
            "",
            "ghi khóa của ít nhất hai người chủ quản (owner) vào danh sách phân công; từ đó họ ký bằng `portalgen approve`",
        ),
        (
            "this change of rules is approved by --governance-approved on the forge alone, with no signed record; that will end",
            "",
            "write the keys of at least two owners in the roster; from then on they sign with `portalgen approve`",
        ),
        severity=Severity.WARNING,
        party="board",
        waivable_by="nobody",
        lock="submission",
    ),
)
