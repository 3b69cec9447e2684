"""Dấu độ mật trong tệp đính kèm. / A mark of secrecy in an attachment.

Vì sao: Thông tin thuộc phạm vi bí mật nhà nước không được đăng; dấu mật trong tệp dễ bị bỏ sót hơn trong bài.
Why: State secrets are never published, and a mark within a file is overlooked more easily than one in a page.

Cách sửa: Dừng gửi bài, báo ngay Trưởng Ban Biên tập và người phụ trách bảo mật; chỉ đăng khi văn bản đã được giải mật.
Fix: Stop, tell the head of the editorial board and the security officer at once; publish only what was declassified.

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

    === content/so/gioi-thieu/quy-che/quy-che.pdf (pdf)
    TỐI MẬT
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
    Quy chế bảo vệ bí mật nhà nước
    Điều 1. Tài liệu có độ Tối mật được lưu riêng.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.text.pasted import fold_pasted, visible_text
from portalgen.text.secrecy import MARK_WRAP, find_marks_in_lines, find_secrecy_marks, speaks_of_secrecy
from portalgen.text.wrapped_lines import find_in_lines


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """ATT204 once for each mark that the text bears on a line of its own, behind its label or in brackets."""
    if not speaks_of_secrecy(visible_text(text.text)):
        return
    lines = tuple(map(fold_pasted, text.text.splitlines()))
    matches = find_in_lines(lines, find_marks_in_lines, find_secrecy_marks, MARK_WRAP)
    marks = {match.text: None for match in matches}
    for mark in marks:
        yield attachment_violation(mark=mark)


RULE: Final = AttachmentRule("ATT204", check)
