"""Tệp phình quá mức khi mở. / A file that expands beyond all measure when it is opened.

Vì sao: Tệp nhỏ mà bung ra hàng trăm megabyte là dấu hiệu của bom nén, làm treo máy người đọc và máy chủ.
Why: A small file that unpacks to hundreds of megabytes is the mark of a zip bomb; it hangs readers' machines and servers.

Cách sửa: Không đăng tệp này; xin lại bản gốc từ bên cung cấp thông tin và báo đơn vị vận hành.
Fix: Do not publish it; ask the supplier for the original again and tell the operator.

Sai / Bad:

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

    === content/so/gioi-thieu/quy-che/quy-che.docx (bomb)
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


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """ATT207 for a file that unpacks beyond the limits of `documents.limits`."""
    if text.state == "too_large":
        yield attachment_violation()


RULE: Final = AttachmentRule("ATT207", check)
