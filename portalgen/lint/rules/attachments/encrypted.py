"""Tệp có mật khẩu. / A file with a password.

Vì sao: Người dân không mở được tệp có mật khẩu và không ai kiểm tra được nội dung trước khi đăng.
Why: Citizens cannot open a file with a password, and nobody can check what it says before it is published.

Cách sửa: Bỏ mật khẩu mở tệp rồi xuất lại.
Fix: Remove the password and export the file again.

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

    === content/so/gioi-thieu/quy-che/quy-che.pdf (encrypted)
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

from collections.abc import Iterator
from typing import Final

from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """ATT203 for a file that asks for a password to be opened; one that only forbids changes is read."""
    if text.state == "encrypted":
        yield attachment_violation()


RULE: Final = AttachmentRule("ATT203", check)
