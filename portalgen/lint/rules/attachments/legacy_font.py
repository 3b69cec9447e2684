"""Tệp dùng phông chữ cũ, không phải Unicode. / A file in an old font instead of Unicode.

Vì sao: Chữ gõ bằng phông TCVN3 (ABC) hoặc VNI hiện sai trên máy khác, không tìm kiếm được và không kiểm tra được.
Why: Text in a TCVN3 (ABC) or VNI font shows wrongly on other machines and can neither be searched nor checked.

Cách sửa: Chuyển tệp sang Unicode bằng công cụ chuyển mã rồi xuất lại.
Fix: Convert the file to Unicode and export it again.

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
    Céng hßa x· héi chñ nghÜa ViÖt Nam
    §éc lËp - Tù do - H¹nh phóc
    QuyÕt ®Þnh vÒ viÖc ban hµnh quy chÕ lµm viÖc cña c¬ quan

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
    Cộng hòa xã hội chủ nghĩa Việt Nam
    Quyết định về việc ban hành quy chế làm việc của cơ quan
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.text.legacy_fonts import detect_legacy_font

_NAMES: Final = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}
_ENOUGH: Final = 50_000
"""Characters that decide: a document is typed in one font or in none."""


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """ATT206 where the words of the text prevail in an old font."""
    font = detect_legacy_font(text.text[:_ENOUGH])
    if font:
        yield attachment_violation(font=_NAMES[font])


RULE: Final = AttachmentRule("ATT206", check)
