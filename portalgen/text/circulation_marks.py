"""What restricts who may read a document (`LƯU HÀNH NỘI BỘ`, `XEM XONG TRẢ LẠI`; form of NĐ 30/2020), in folded lines.

The words count where they fill a line, stand in brackets or end a title: other texts speak of such documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.text.pasted import Span
from portalgen.text.secrecy import find_secrecy_marks

_WORDS: Final = r"(?:lưu[ ]hành[ ]nội[ ]bộ|(?:xem|đọc|họp|xong[ ]hội[ ]nghị)[ ](?:xong[ ])?(?:trả|thu)[ ](?:lại|hồi)|tài[ ]liệu[ ]thu[ ]hồi)"
_MARK: Final = rf"(?i:(?:(?:tài liệu|văn bản|bản)[ ])?(?:chỉ[ ])?(?P<mark>{_WORDS}))(?!\w)"
_SIGNS: Final = r"[\s>#*_\"“”'‘’«»\[\](){}=~.!–—-]{0,60}+"
_PATTERNS: Final = (
    re.compile(rf"\A{_SIGNS}{_MARK}{_SIGNS}\Z"),
    re.compile(rf"[(\[][ ]?{_MARK}[ ]?[)\]]"),
    re.compile(rf"\A\s*(?:title|summary):[\s\"']{{0,9}}(?:.{{0,200}}[ ]?[,;:–—-][ ]{{0,3}})?{_MARK}[\"'.]{{0,3}}\Z"),
)
_RULE: Final = re.compile(
    r"mẫu[ ]dấu|con[ ]dấu|quy[ ]định|nghị[ ]định|hướng[ ]dẫn[ ]đóng|đóng[ ]dấu|không[ ]đăng", re.IGNORECASE
)
_HINTS: Final = ("nội bộ", "NỘI BỘ", "Nội bộ", "Nội Bộ", "trả lại", "TRẢ LẠI", "thu hồi", "THU HỒI")


def may_restrict_readers(text: str) -> bool:
    """Whether it is worth looking: quick, and true more often than there is such a mark."""
    return any(hint in text for hint in _HINTS)


def find_circulation_marks(line: str) -> Iterator[Span]:
    """Where a line says that a document is not for everybody, and bears no mark of secrecy, which says more."""
    if may_restrict_readers(line) and _RULE.search(line) is None and next(find_secrecy_marks(line), None) is None:
        yield from sorted({match.span("mark") for pattern in _PATTERNS for match in pattern.finditer(line)})
