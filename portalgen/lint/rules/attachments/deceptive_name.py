"""Tên tệp đánh lừa người đọc hoặc bị máy chủ ẩn đi. / A file name that deceives readers, or that servers hide.

Vì sao: Ký tự đảo chiều chữ làm tên tệp hiện ra khác với tên thật (tệp chạy được trông như PDF); ký tự không thấy được làm hai tên khác nhau trông như một; tên bắt đầu bằng dấu chấm thì nhiều máy chủ không trả về.
Why: Characters that turn the direction of text show a name that is not the true one (a program looks like a PDF); those that do not show make two names look like one; many servers do not deliver a name that begins with a dot.

Cách sửa: Đổi tên tệp: gõ lại tên bằng chữ thường không dấu, số và dấu gạch nối, rồi sửa tên đó trong bài.
Fix: Rename the file: type the name again in plain letters, digits and hyphens, and correct it in the page.

Sai / Bad:

    === content/so/gioi-thieu/quy-che/index.vi.md
    ---
    id: so-quy-che
    kind: page
    title: Quy chế làm việc
    attachments:
      - file: .quy-che.pdf
        title: Quy chế làm việc
    ---

    Quy chế đính kèm.

    === content/so/gioi-thieu/quy-che/.quy-che.pdf (pdf)
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

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.lint.rules.attachments._features import show_text

_UNSEEN: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
"""Controls, marks and overrides of direction (UAX #9), and letters without width."""


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """ATT220 where the name, or that of a folder in it, begins with a dot or holds what does not show."""
    if _UNSEEN.search(text.name):
        why = LocalizedText("có ký tự ẩn hoặc đảo chiều chữ", "holds characters that do not show or turn the text")
    elif any(part.startswith(".") and part.strip(".") for part in text.name.split("/")):
        why = LocalizedText("bắt đầu bằng dấu chấm", "begins with a dot")
    else:
        return
    yield attachment_violation(shown=show_text(text.name), why=why)


RULE: Final = AttachmentRule("ATT220", check)
