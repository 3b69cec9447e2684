"""Tệp ở định dạng cũ. / A file in an old format.

Vì sao: Tệp doc, xls, ppt khó mở trên điện thoại, có thể mang mã độc và công cụ kiểm tra không đọc được nội dung.
Why: Files of doc, xls and ppt open badly on telephones, may carry malware, and their text cannot be checked.

Cách sửa: Mở bằng phần mềm văn phòng rồi lưu thành docx, xlsx, pptx hoặc PDF.
Fix: Open it in an office program and save it as docx, xlsx, pptx or PDF.

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

_MODERN: Final = {"doc": "docx", "xls": "xlsx", "ppt": "pptx"}


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """ATT201 for a file of Office 97 to 2003."""
    if text.format in _MODERN:
        yield attachment_violation(format=text.format, modern=_MODERN[text.format])


RULE: Final = AttachmentRule("ATT201", check)
