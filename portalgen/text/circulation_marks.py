"""Restrictions of readers (`LƯU HÀNH NỘI BỘ`, `XEM XONG TRẢ LẠI`; form of NĐ 30/2020), in folded lines.

The words count only if they fill a line, are in brackets or end a title, since other texts mention such documents. A
whole sentence counts if it forbids publishing the document itself (`Không phổ biến, không sao chụp.`) or recalls it.
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
_AFTER: Final = r"(?:ngay[ ])?(?:sau|khi)[ ](?:khi[ ])?(?:(?:kết[ ]thúc|bế[ ]mạc|xong)[ ])?(?:hội[ ](?:nghị|thảo)|cuộc[ ]họp|buổi[ ](?:họp|làm[ ]việc)|phiên[ ]họp|họp|đọc|xem|sử[ ]dụng|nghiên[ ]cứu)"
_FORBIDDEN: Final = r"(?:phổ[ ]biến|sao[ ]chụp|sao[ ]chép|phát[ ]tán|chụp[ ]ảnh|ghi[ ]âm|trích[ ]dẫn|cung[ ]cấp)"
_LISTED: Final = rf"(?:(?:,|[ ]và|[ ]hoặc)?[ ](?:không[ ])?(?:được[ ])?{_FORBIDDEN}){{0,4}}"
_SENTENCE: Final = re.compile(
    r"(?:\A[\s>*_(\[“\"]{0,9}+(?:(?:lưu ý|ghi chú|chú ý)[ ]?:[ ])?|(?<=[.!;][ ]))"
    rf"(?P<mark>(?:(?:các[ ])?(?:tài liệu|văn bản|bản)(?:[ ](?:này|mật|họp|hội[ ]nghị))?[ ](?:(?:sẽ|phải|cần|được)[ ]){{0,2}}(?:thu[ ](?:hồi|lại)|nộp[ ]lại|trả[ ]lại)[ ]{_AFTER}"
    rf"|(?:(?:đề[ ]nghị|yêu[ ]cầu|(?:tài[ ]liệu|văn[ ]bản)(?:[ ]này)?)[ ])?không[ ](?:được[ ])?(?=[^.;]{{0,60}}phổ[ ]biến){_FORBIDDEN}{_LISTED}"
    r"(?:[ ](?:tài liệu|văn bản)[ ]này)?(?:[ ](?:dưới[ ](?:mọi|bất[ ]kỳ)[ ]hình[ ]thức(?:[ ]nào)?|ra[ ](?:bên[ ])?ngoài(?:[ ]cơ[ ]quan)?|rộng[ ]rãi))?))"
    r"(?=[\s*_)\]”\"]{0,9}(?:[.!;]|\Z))",
    re.IGNORECASE,
)
"""A whole sentence that restricts the document containing it."""
_OF_OTHERS: Final = re.compile(
    r"nội[ ]quy|quy[ ]chế|thư[ ]viện|độc[ ]giả|người[ ]đọc|thí[ ]sinh|đề[ ]thi|bản[ ]quyền|tác[ ]giả|sở[ ]hữu[ ]trí[ ]tuệ|tác[ ]phẩm|tin[ ]giả|mạng[ ]xã[ ]hội|công[ ]chức|cán[ ]bộ|người[ ]dân|nguyên[ ]tắc|yêu[ ]cầu[ ]đối[ ]với",
    re.IGNORECASE,
)
"""Words of lines that explain how to treat such documents, or describe other people's writing."""
_RULE: Final = re.compile(
    r"mẫu[ ]dấu|con[ ]dấu|quy[ ]định|nghị[ ]định|hướng[ ]dẫn[ ]đóng|đóng[ ]dấu|không[ ]đăng", re.IGNORECASE
)
_HINTS: Final = (
    "nội bộ",
    "NỘI BỘ",
    "Nội bộ",
    "Nội Bộ",
    "trả lại",
    "TRẢ LẠI",
    "thu hồi",
    "THU HỒI",
    "phổ biến",
    "PHỔ BIẾN",
    "thu lại",
    "nộp lại",
)


def may_restrict_readers(text: str) -> bool:
    """Return True if the text may contain such a mark: a quick check with false positives."""
    return any(hint in text for hint in _HINTS)


def find_circulation_marks(line: str) -> Iterator[Span]:
    """Yield the spans of restrictions in a line, unless it bears a mark of secrecy, which is stronger."""
    if may_restrict_readers(line) and _RULE.search(line) is None and next(find_secrecy_marks(line), None) is None:
        found = sorted({match.span("mark") for pattern in _PATTERNS for match in pattern.finditer(line)})
        yield from found or _find_sentence(line)


def _find_sentence(line: str) -> list[Span]:
    """Return the first sentence that restricts readers; later sentences repeat it."""
    match = _SENTENCE.search(line)
    return [match.span("mark")] if match is not None and _OF_OTHERS.search(line) is None else []
