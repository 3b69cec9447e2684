"""Tệp văn phòng tự tải nội dung từ nơi khác. / An office file that fetches content from elsewhere.

Vì sao: Khi mở tệp, Word hoặc Excel tự kết nối tới máy chủ kia: nơi đó biết ai đang đọc, có thể lấy thông tin đăng nhập và đưa mã độc vào văn bản của cơ quan.
Why: When the file is opened, Word or Excel connects to that server: it learns who reads, may obtain credentials, and can put malware into the agency's document.

Cách sửa: Trong Word: tab Nhà phát triển (Developer) → Mẫu tài liệu (Document Template), đổi mẫu thành Normal; trong Excel: Dữ liệu (Data) → Sửa liên kết (Edit Links) → Ngắt liên kết (Break Link); trong LibreOffice: Chỉnh sửa (Edit) → Liên kết tới tệp bên ngoài (Links to External Files) → Ngắt liên kết.
Fix: Word: Developer → Document Template, set Normal; Excel: Data → Edit Links → Break Link; LibreOffice: Edit → Links to External Files → Break Link.

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

    === content/so/gioi-thieu/quy-che/quy-che.docx (templatedocx)
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

from collections.abc import Iterator, Mapping
from typing import Final

from portalgen.documents.features import FeatureKind
from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.lint.rules.attachments._features import describe_features
from portalgen.text.bilingual import Bilingual as B

_KINDS: Final[Mapping[FeatureKind, B]] = {
    "remote": B("liên kết tự tải", "connection(s) that are followed by themselves"),
    "dde": B("trường DDE gọi chương trình khác", "DDE field(s) that call another program"),
}


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """ATT215 for a template or an object on another machine, and for DDE fields."""
    found = describe_features(text, _KINDS)
    if found:
        yield attachment_violation(**found)


RULE: Final = AttachmentRule("ATT215", check)
