"""Tệp còn lưu vết sửa đổi. / A file with tracked changes.

Vì sao: Người đọc xem được câu chữ đã xóa, ai sửa và sửa lúc nào; văn bản chính thức thì không còn vết sửa.
Why: Readers see the words that were deleted, who changed what and when; an official document has no such traces.

Cách sửa: Word: Xem lại (Review) → Chấp nhận (Accept) → Chấp nhận mọi thay đổi và ngừng theo dõi (Accept All Changes and Stop Tracking); LibreOffice: Chỉnh sửa (Edit) → Theo dõi thay đổi (Track Changes) → Chấp nhận tất cả (Accept All). Tốt nhất là đăng bản PDF.
Fix: Word: Review → Accept → Accept All Changes and Stop Tracking; LibreOffice: Edit → Track Changes → Accept All. Best is to publish a PDF.

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

    === content/so/gioi-thieu/quy-che/quy-che.docx (reviseddocx)
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
    "revision": B("chỗ", "place(s)"),
}


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """ATT217 for insertions, deletions and other changes that are still tracked."""
    found = describe_features(text, _KINDS)
    if found:
        yield attachment_violation(**found)


RULE: Final = AttachmentRule("ATT217", check)
