"""Home addresses in running text: numbers of houses and of plots of land.

A number before a street name is the address of an office as often as of a home. It counts after words for a home, or in
a sentence without an office. Roads and their numbers are not houses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.text.pasted import Span
from portalgen.text.surnames import CAPITALS

_NUMBER: Final = r"\d{1,4}[A-Za-z]?(?:/\d{1,4}[A-Za-z]?){0,3}(?![\w/])"
_SPLIT: Final = r"\d{1,4}(?:[A-Za-z]?(?:/\d{1,4}[A-Za-z]?){1,3}|[A-Za-z])(?![\w/])"
"""With a slash or a letter, as houses have and roads have not."""
_STREET: Final = rf"(?i:đường|phố|hẻm|ngõ|kiệt|ngách)[ ](?:[{CAPITALS}]|(?i:số )?\d)"
_BEHIND: Final = rf"(?:[ ]?,[ ]?|[ ])(?:{_STREET}|[{CAPITALS}])"
"""The text after a house number."""
_SUBJECT: Final = (
    r"(?:(?:(?:nhà|gia đình|hộ|vợ chồng) (?:của )?)?(?:tôi|em|mình|cháu|con|ông|bà|cụ|cô|chú|bác|anh|chị|ấy|tớ)|nhà|gia đình)"
    r"(?: (?:đang|hiện|nay|vẫn|cũng|thường|tạm))*"
)
_LIVE: Final = r"(?:sinh sống|sống|thường trú|tạm trú|cư trú|trú|ngụ)"
_AT_HOME: Final = rf"(?i:(?:{_SUBJECT} (?:(?:{_LIVE} )?(?:ở|tại)|{_LIVE})|(?:{_LIVE}|nơi ở|chỗ ở|hộ khẩu|HKTT)(?: (?:ở|tại))?)[ :]{{1,3}}(?:(?:nhà|căn hộ) )?)"
_IN_WORDS: Final = re.compile(
    rf"(?<!\w)(?i:số nhà|căn hộ số|(?:căn|ngôi) nhà(?: số)?|nhà(?: (?:tôi|em|mình|cháu|ông|bà|riêng))? số|SN(?= \d{{1,4}}[ ,/]))[ :]{{1,3}}(?P<house>{_NUMBER})"
    r"(?![ ]?(?:hồ sơ|trường hợp|lần|căn|hộ|nhà|cái|biển|m2|m²)(?!\w))"
    rf"|(?<!\w){_AT_HOME}(?:(?i:số) (?P<number>{_NUMBER})(?=[ ,.;)]|\Z)|(?P<door>{_NUMBER})(?={_BEHIND})|(?i:hẻm|ngõ|kiệt) (?:số )?(?P<lane>{_SPLIT}))"
)
"""The address of a home by the words around it."""
_IN_STREET: Final = re.compile(
    rf"(?<!\w)(?:(?i:số) (?P<number>{_NUMBER})|(?P<split>(?<![/.,-]){_SPLIT})|(?i:tại|ở|địa chỉ:?|đ/c:?) (?P<door>{_NUMBER}))(?=[ ]?,?[ ]?{_STREET})"
    rf"|(?<!\w)(?i:tại|ở|địa chỉ:?|đ/c:?) (?:số )?(?P<plain>{_SPLIT})(?= [{CAPITALS}]\w+ [{CAPITALS}])"
    rf"|(?<!\w)(?i:địa chỉ(?: nhà)?:?|đ/c:?) (?:số )?(?P<named>{_NUMBER})(?=(?: [{CAPITALS}]\w{{0,15}}){{1,4}}[ ]?,[ ]?(?i:phường|xã|thị trấn|đặc khu|tổ|khu phố|thôn)[ ])"
)
"""A number in a street, which may belong to anybody."""
_OFFICES: Final = (
    r"(?<!\w)(?:trung tâm|sở|UBND|HĐND|ủy ban|uỷ ban|công an|trụ sở|cơ quan|phòng|bộ phận|chi cục|cục|ban|văn phòng|bưu điện|bưu cục|ngân hàng|kho bạc|bệnh viện|trạm|trường"
    r"|công ty|doanh nghiệp|hợp tác xã|chợ|cửa hàng|siêu thị|khách sạn|nhà hàng|quán|nhà văn hóa|nhà thiếu nhi|hội trường|thư viện|bảo tàng|bảo hiểm xã hội|BHXH|thuế|tòa án"
    r"|viện kiểm sát|chi nhánh|điện lực|tiếp nhận|tiếp công dân|niêm yết|một cửa|hội|bến xe|nút giao|công trình|dự án|tòa soạn|đài|mặt trận)(?!\w)"
)
_OFFICE: Final = re.compile(_OFFICES, re.IGNORECASE)
"""Offices, firms and public places, whose addresses are public."""
_TOLD_AFTER: Final = re.compile(rf"[^.?!;]{{0,80}}?(?:(?<!\w)(?:trụ sở|cơ quan)(?!\w)|\({_OFFICES})", re.IGNORECASE)
_OTHER_NUMBER: Final = re.compile(
    r"(?<!\w)(?:xe|buýt|tuyến|tổ|trạm|cột|trụ|lô|mẫu|biểu|điều|đề án|quyết định|văn bản|luật|nghị định|thông tư|đợt|gói thầu|chốt|khu phố|thôn|quốc lộ|tỉnh lộ|đường) số \Z",
    re.IGNORECASE,
)
"""Words before `số 5` for another number: of a bus line, a pole, a document."""
_SENTENCE_END: Final = re.compile(r"[.?!;](?=\s)")
_REACH: Final = 160
_ONLY_LABEL: Final = re.compile(r"[\s(-]*(?:địa chỉ|đ/c|tại|ở)?[ :]*(?:tại |ở )?(?:số )?", re.IGNORECASE)
"""The text before an address that is a sentence of its own."""
_PLOT: Final = re.compile(
    r"(?<!\w)(?:thửa(?: đất)?(?: số| là)?|thửa đất của \w+)[ :]{1,3}(?P<number>\d{1,5})(?![\w,.]*\d)(?!(?:[ ]?(?:m2|m²|ha|sào|mét|m|x|thửa|triệu|lô)(?!\w)))"
    r"|(?<!\w)tờ bản đồ(?: số)?[ :]{1,3}(?P<sheet>\d{1,4})(?!\w)",
    re.IGNORECASE,
)
"""The number of a plot, which identifies its holder."""


def find_home_addresses(line: str, above: str = "") -> Iterator[Span]:
    """Yield the spans of house numbers of homes, and of plots of land. `above` is the text before the line."""
    seen_spans = set()
    for pattern in (_IN_WORDS, _IN_STREET, _PLOT):
        for match in pattern.finditer(line):
            name = match.lastgroup or ""
            span = match.span(name)
            if span not in seen_spans and not (pattern is _IN_STREET and _is_of_office(line, span[0], above)):
                seen_spans.add(span)
                yield span


def _is_of_office(line: str, start: int, above: str) -> bool:
    """Return True if the number at `start` belongs to an office, a firm, a public place or something else.

    Checked are the sentence before the number and, if the address begins the sentence, the previous sentence.
    """
    before = line[max(0, start - _REACH) : start]
    sentences = (above, *_SENTENCE_END.split(before))
    near = sentences[-2:] if _ONLY_LABEL.fullmatch(sentences[-1]) else sentences[-1:]
    return (
        _OTHER_NUMBER.search(before) is not None
        or any(map(_OFFICE.search, near))
        or _TOLD_AFTER.match(line, start) is not None
    )
