"""Why an item was withdrawn or removed: classes that are published, so that nobody has to word a reason himself."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.definition import Choice
from portalgen.text.bilingual import Bilingual as B

WITHDRAWAL_REASONS: Final = (
    Choice("wrong_content", B("Nội dung sai", "Wrong content")),
    Choice("published_by_mistake", B("Đăng nhầm", "Published by mistake")),
    Choice("duplicate", B("Đăng trùng", "Published twice")),
    Choice("outdated", B("Không còn phù hợp", "Out of date")),
    Choice("replaced", B("Đã có nội dung thay thế", "Replaced by other content")),
    Choice("personal_data", B("Bảo vệ dữ liệu cá nhân", "Protection of personal data")),
    Choice("rights", B("Quyền tác giả, quyền liên quan", "Copyright and related rights")),
    Choice(
        "required_by_authority",
        B("Theo yêu cầu của cơ quan có thẩm quyền", "Required by a competent authority"),
    ),
)
"""The one table of reasons: the front matter, the commands and the notices that readers see all take them from here."""
