"""Tệp chưa được đọc hết. / A file that was not read wholly.

Vì sao: Tệp quá dài hoặc quá nặng để đọc hết, nên dấu mật và dữ liệu cá nhân ở phần còn lại chưa được kiểm tra.
Why: The file is too long or too heavy to be read to its end, so the rest was not checked for secrecy marks and personal data.

Cách sửa: Người duyệt tự đọc phần còn lại, hoặc chia tệp thành nhiều phần.
Fix: A person reads the rest, or the file is split.

Sai / Bad:

    === content/so/gioi-thieu/quy-che/index.vi.md
    ---
    id: so-quy-che
    kind: page
    title: Quy chế làm việc
    attachments:
      - file: quy-che.txt
        title: Quy chế làm việc
    ---

    Quy chế đính kèm.

    === content/so/gioi-thieu/quy-che/quy-che.txt (long)
    Quy chế làm việc của cơ quan.

Đúng / Good:

    === content/so/gioi-thieu/quy-che/index.vi.md
    ---
    id: so-quy-che
    kind: page
    title: Quy chế làm việc
    attachments:
      - file: quy-che.txt
        title: Quy chế làm việc
    ---

    Quy chế đính kèm.

    === content/so/gioi-thieu/quy-che/quy-che.txt
    Quy chế làm việc của cơ quan.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.locale.formats import format_number


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """ATT212 where only a part was read: a limit of length or time was met, or a page in the midst is unreadable."""
    if text.is_truncated or text.state == "too_slow":
        length = len(text.text)
        yield attachment_violation(length=LocalizedText(format_number(length, "vi"), format_number(length, "en")))


RULE: Final = AttachmentRule("ATT212", check)
