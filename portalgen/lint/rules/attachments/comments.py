"""Tệp còn nhận xét. / A file with comments.

Vì sao: Nhận xét là trao đổi nội bộ, thường kèm tên người viết; ai mở tệp cũng đọc được.
Why: Comments are internal talk, mostly with the writer's name; whoever opens the file reads them.

Cách sửa: Word, Excel, PowerPoint: Xem lại (Review) → Xóa (Delete) → Xóa tất cả nhận xét (Delete All Comments); LibreOffice: Chỉnh sửa (Edit) → Nhận xét (Comment) → Xóa tất cả (Delete All Comments); với PDF thì xóa các ghi chú rồi lưu lại, hoặc xuất lại từ bản gốc.
Fix: Word, Excel, PowerPoint: Review → Delete → Delete All Comments; LibreOffice: Edit → Comment → Delete All Comments; delete the notes of a PDF and save it, or export it again.

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

    === content/so/gioi-thieu/quy-che/quy-che.docx (commenteddocx)
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
    "comment": B("nhận xét", "comment(s)"),
}


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """ATT218 for comments of office files and reviewers' notes in a PDF."""
    found = describe_features(text, _KINDS)
    if found:
        yield attachment_violation(**found)


RULE: Final = AttachmentRule("ATT218", check)
