"""The reasons for which an item can be withdrawn or removed.

They are published categories, so that nobody has to word a reason.
"""

from __future__ import annotations

from typing import Final

from portalgen.frozen import frozen
from portalgen.kinds.definition import Choice
from portalgen.text.bilingual import Bilingual as B


@frozen
class WithdrawalReason(Choice):
    """A reason for withdrawal or removal."""

    denies_content: bool = False
    """True if the page should never have had its content, so that the item no longer affects others.

    The remaining reasons concern only the page: a document that replaced another one still replaces it.
    """


WITHDRAWAL_REASONS: Final = (
    WithdrawalReason("wrong_content", B("Nội dung sai", "Wrong content"), denies_content=True),
    WithdrawalReason("published_by_mistake", B("Đăng nhầm", "Published by mistake"), denies_content=True),
    WithdrawalReason("duplicate", B("Đăng trùng", "Published twice")),
    WithdrawalReason("outdated", B("Không còn phù hợp", "Out of date")),
    WithdrawalReason("replaced", B("Đã có nội dung thay thế", "Replaced by other content")),
    WithdrawalReason("personal_data", B("Bảo vệ dữ liệu cá nhân", "Protection of personal data")),
    WithdrawalReason("rights", B("Quyền tác giả, quyền liên quan", "Copyright and related rights")),
    WithdrawalReason(
        "required_by_authority",
        B("Theo yêu cầu của cơ quan có thẩm quyền", "Required by a competent authority"),
    ),
)
"""The only table of reasons. The front matter, the commands and the notices to readers use it."""
_DENYING: Final = frozenset(each.value for each in WITHDRAWAL_REASONS if each.denies_content)


def denies_content(reason: str) -> bool:
    """Return True if `reason` means that the page should never have had its content."""
    return reason in _DENYING
