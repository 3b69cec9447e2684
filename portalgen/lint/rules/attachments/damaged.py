"""Không đọc được tệp. / A file that cannot be read.

Vì sao: Tệp hỏng hoặc sai chuẩn thì nhiều người dân không mở được, và nội dung chưa được kiểm tra.
Why: Many citizens cannot open a broken file, and what it says was not checked.

Cách sửa: Mở lại bằng phần mềm đã tạo ra tệp, xuất lại và kiểm tra tệp mới mở được.
Fix: Open it in the program that made it, export it again, and see that the new file opens.

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

    === content/so/gioi-thieu/quy-che/quy-che.pdf (damaged)
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
    """ATT208 for a file that the library for its format cannot read."""
    if text.state == "damaged":
        yield attachment_violation()


RULE: Final = AttachmentRule("ATT208", check)
