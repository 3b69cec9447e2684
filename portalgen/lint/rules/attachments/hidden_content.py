"""Tệp có phần bị ẩn. / A file with hidden parts.

Vì sao: Trang tính, hàng, cột hay trang chiếu bị ẩn vẫn nằm trong tệp và ai cũng hiện lại được; đó thường là số liệu chưa công bố hoặc dữ liệu cá nhân.
Why: Hidden sheets, rows, columns and slides are still in the file, and anyone can show them; often they are unpublished figures or personal data.

Cách sửa: Xem lại phần bị ẩn rồi xóa, hoặc hiện ra nếu được đăng. Excel: bấm chuột phải vào tên trang tính → Bỏ ẩn (Unhide); LibreOffice: Trang tính (Sheet) → Hiện trang tính (Show Sheet); PowerPoint: bấm chuột phải vào trang chiếu → Bỏ ẩn trang chiếu (Unhide Slide).
Fix: Look at the hidden part and delete it, or show it where it may be published. Excel: right click on a sheet's name → Unhide; LibreOffice: Sheet → Show Sheet; PowerPoint: right click on the slide → Unhide Slide.

Sai / Bad:

    === content/so/gioi-thieu/quy-che/index.vi.md
    ---
    id: so-quy-che
    kind: page
    title: Quy chế làm việc
    attachments:
      - file: quy-che.xlsx
        title: Quy chế làm việc
    ---

    Quy chế đính kèm.

    === content/so/gioi-thieu/quy-che/quy-che.xlsx (hiddenxlsx)
    Quy chế làm việc của cơ quan.

Đúng / Good:

    === content/so/gioi-thieu/quy-che/index.vi.md
    ---
    id: so-quy-che
    kind: page
    title: Quy chế làm việc
    attachments:
      - file: quy-che.xlsx
        title: Quy chế làm việc
    ---

    Quy chế đính kèm.

    === content/so/gioi-thieu/quy-che/quy-che.xlsx (xlsx)
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
    "hidden_sheet": B("trang tính ẩn", "hidden sheet(s)"),
    "hidden_slide": B("trang chiếu ẩn", "hidden slide(s)"),
    "hidden_row": B("hàng ẩn", "hidden row(s)"),
    "hidden_column": B("cột ẩn", "hidden column(s)"),
}


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """ATT216 for sheets, rows, columns and slides that do not show."""
    found = describe_features(text, _KINDS)
    if found:
        yield attachment_violation(**found)


RULE: Final = AttachmentRule("ATT216", check)
