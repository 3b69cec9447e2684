"""Tệp mà công cụ kiểm tra không đọc. / A file that is not read by the checks.

Vì sao: Tệp nén (zip, gz) và tệp doc, xls, ppt không được mở, nên dấu mật và dữ liệu cá nhân ở trong chưa được kiểm tra.
Why: Archives (zip, gz) and files of doc, xls and ppt are not opened, so secrecy marks and personal data within are not found.

Cách sửa: Đăng từng tệp ở định dạng đọc được; nếu phải giữ tệp này thì người duyệt mở xem hết rồi bỏ qua quy tắc này kèm lý do.
Fix: Publish the files singly in a format that can be read; else a person looks at all of it and suppresses this rule with the reason.

Sai / Bad:

    === content/so/gioi-thieu/quy-che/index.vi.md
    ---
    id: so-quy-che
    kind: page
    title: Quy chế làm việc
    attachments:
      - file: quy-che.doc
        title: Quy chế làm việc
    ---

    Quy chế đính kèm.

    === content/so/gioi-thieu/quy-che/quy-che.doc (doc)
    Quy chế làm việc của cơ quan.

Đúng / Good:

    === content/so/gioi-thieu/quy-che/index.vi.md
    ---
    id: so-quy-che
    kind: page
    title: Quy chế làm việc
    attachments:
      - file: quy-che.docx
        title: Quy chế làm việc
    ---

    Quy chế đính kèm.

    === content/so/gioi-thieu/quy-che/quy-che.docx (docx)
    Quy chế làm việc của cơ quan.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation

_FORMATS: Final = frozenset(("zip", "gz", "doc", "xls", "ppt"))
"""What holds text of which nothing is read; pictures, sound and film hold none."""


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """ATT213 for an archive or a file of Office 97 to 2003."""
    if text.format in _FORMATS and text.state == "not_text":
        yield attachment_violation(format=text.format)


RULE: Final = AttachmentRule("ATT213", check)
