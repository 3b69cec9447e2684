"""Determines the party that may waive findings of a code (`Code.waivable_by`), and the reason for excluding authors."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.code import LockReason, WaivableBy
from portalgen.diagnostics.model import LocalizedText
from portalgen.diagnostics.registry import CODES, RESERVED_FAMILIES

_REASONS: Final = MappingProxyType[tuple[WaivableBy, LockReason], LocalizedText](
    {
        ("nobody", "usual"): LocalizedText(
            "lệnh dựng cổng từ chối nội dung có lỗi này",
            "the build refuses content with this error",
        ),
        ("nobody", "suppression"): LocalizedText(
            "quy tắc về bỏ qua luôn được báo",
            "rules about suppressions are always reported",
        ),
        ("nobody", "submission"): LocalizedText(
            "quy tắc về cả bài gửi luôn được báo",
            "rules about a submission as a whole are always reported",
        ),
        ("nobody", "record"): LocalizedText(
            "chữ ký có giá trị hay không là do khóa và danh sách phân công, không ai miễn được",
            "the validity of a signature depends on keys and roster, and nobody can waive it",
        ),
        ("nobody", "hidden"): LocalizedText(
            "không ai duyệt được thay đổi mà mình không thấy",
            "nobody can approve a change that is not shown",
        ),
        ("nobody", "personal"): LocalizedText(
            "số của cá nhân chỉ được đăng khi phiếu của Trưởng Ban Biên tập nêu rõ (`portalgen approve --accept`)",
            "a personal number is published only if a record of the chief accepts it (`portalgen approve --accept`)",
        ),
        ("board", "usual"): LocalizedText(
            "quy tắc về thời hạn và duyệt bài chỉ Ban Biên tập miễn được",
            "only the editorial board can waive rules on deadlines and approval",
        ),
        ("board", "address"): LocalizedText(
            "địa chỉ đã đăng chỉ Ban Biên tập mới được cho mất",
            "only the editorial board may remove a published address",
        ),
        ("board", "notice"): LocalizedText(
            "điều đã nói với người đọc chỉ Ban Biên tập mới được cho rút lại",
            "only the editorial board may withdraw a notice to readers",
        ),
        ("board", "document"): LocalizedText(
            "chữ của văn bản đã ban hành chỉ Ban Biên tập mới được để khác đi",
            "only the editorial board may allow an issued document to read differently",
        ),
        ("board", "secrecy"): LocalizedText(
            "dấu độ mật chỉ Ban Biên tập xử lý được",
            "only the editorial board may judge a mark of secrecy",
        ),
    }
)


def who_may_waive(code: str) -> WaivableBy:
    """Return the party that may waive findings of this code.

    For an unknown code: the party that its family is reserved for, or "nobody".
    """
    return CODES[code].waivable_by if code in CODES else RESERVED_FAMILIES.get(code[:3], "nobody")


def keeps_severity(prefix: str) -> bool:
    """Return True if `lint.yaml` cannot change the severity of any code with this prefix.

    If there is no such code, True only for a reserved family.
    """
    matching = [code for code in CODES if code.startswith(prefix)]
    return all(who_may_waive(code) != "author" for code in matching) if matching else prefix[:3] in RESERVED_FAMILIES


def lock_reason_of(code: str) -> LocalizedText:
    """Return the reason that authors cannot waive this code, as the second half of a sentence.

    Valid only for codes that authors cannot waive.
    """
    return _REASONS[who_may_waive(code), CODES[code].lock if code in CODES else "usual"]
