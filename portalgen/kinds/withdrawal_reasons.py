"""Why an item was withdrawn or removed: classes that are published, so that nobody has to word a reason himself."""

from __future__ import annotations

from typing import Final

from portalgen.frozen import frozen
from portalgen.kinds.definition import Choice
from portalgen.text.bilingual import Bilingual as B


@frozen
class WithdrawalReason(Choice):
    """One of the reasons."""

    denies_content: bool = False
    """Whether it says that the page should never have said what it did: then it does nothing to other items any more. The
    other reasons are about the page alone: a document that replaced another has replaced it all the same."""


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
"""The one table of reasons: the front matter, the commands and the notices that readers see all take them from here."""
_DENYING: Final = frozenset(each.value for each in WITHDRAWAL_REASONS if each.denies_content)


def denies_content(reason: str) -> bool:
    """Whether a reason says that the page should never have said what it did."""
    return reason in _DENYING
