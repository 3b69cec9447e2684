"""PDF chỉ có ảnh quét, không có chữ. / A PDF of scanned pictures without any text.

Vì sao: Trình đọc màn hình, tìm kiếm và công cụ kiểm tra dấu mật, dữ liệu cá nhân đều không đọc được ảnh quét.
Why: Screen readers, search and the checks for secrecy marks and personal data cannot read scanned pictures.

Cách sửa: Đăng bản PDF xuất từ phần mềm soạn thảo; chỉ có bản quét thì người duyệt đọc hết tệp rồi bỏ qua quy tắc này kèm lý do.
Fix: Publish a PDF exported from the text program; where there is only a scan, a person reads all of it and suppresses this rule with the reason.

Sai / Bad:

    === content/so/gioi-thieu/quy-che/index.vi.md
    ---
    id: so-quy-che
    kind: page
    title: Quy chế làm việc
    attachments:
      - file: quy-che.pdf
        title: Quy chế làm việc
    ---

    Quy chế đính kèm.

    === content/so/gioi-thieu/quy-che/quy-che.pdf (scan)
    Quy chế làm việc của cơ quan.

Đúng / Good:

    === content/so/gioi-thieu/quy-che/index.vi.md
    ---
    id: so-quy-che
    kind: page
    title: Quy chế làm việc
    attachments:
      - file: quy-che.pdf
        title: Quy chế làm việc
    ---

    Quy chế đính kèm.

    === content/so/gioi-thieu/quy-che/quy-che.pdf (pdf)
    Quy chế làm việc của cơ quan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.text.normalization import nfc

_NO_CONTENT: Final = re.compile(
    r"(?:scanned (?:by|with)|camscanner|ký bởi|người ký|được ký|ngày ký|thời gian ký|cơ quan:|email:|signed by|"
    r"digitally signed|signature not verified|signature valid|date:|trang \d+|page \d+|\d+(?:/\d+)?\s*\Z).*",
    re.IGNORECASE,
)
"""What scanners and digital signatures write upon a picture."""
_SHORT: Final = 300
"""Characters a page, up to which a text may be nothing but that."""


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """ATT202 for a PDF without any text but what scanners and signatures add."""
    if text.format == "pdf" and (text.state == "empty" or _is_only_added(text)):
        yield attachment_violation(pages=str(text.pages))


def _is_only_added(text: AttachmentText) -> bool:
    if text.state != "read" or text.is_truncated or len(text.text) > _SHORT * max(text.pages, 1):
        return False
    lines = [line.strip() for line in nfc(text.text).splitlines() if line.strip()]
    return all(_NO_CONTENT.fullmatch(line) for line in lines)


RULE: Final = AttachmentRule("ATT202", check)
