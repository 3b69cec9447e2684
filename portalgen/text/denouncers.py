"""People named as denouncers (`người tố cáo`), whose identity the Law on Denunciations keeps secret.

A name counts before the act (`bà … tố cáo`, `ông … có đơn tố cáo`, `ông …, người tố cáo cán bộ thôn`), behind the paper (`đơn tố cáo của ông …`) and
behind the label (`người tố cáo: …`). Those who receive, settle or are the subject of a denunciation do not count, nor
people who are publicly rewarded, nor writers and historical figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.frozen import frozen
from portalgen.text.person_names import find_person_names, is_full_name

_ADDRESS: Final = r"(?:(?:ông|bà|anh|chị|cụ|cô|chú|bác|em)[ ])?"
_CITIZEN: Final = r"(?:(?:công dân|người dân|cử tri|hộ)[ ])?"
_REACH: Final = 90
_BEHIND_PAPER: Final = re.compile(
    r"(?<!người )(?<!bị )tố cáo(?:[ ,]{1,2}(?:(?:đề|ghi|lập|ký|nhận)[ ])?ngày[ ][\d/.-]{3,10}|[ ](?:nêu trên|nói trên|số[ ][\w/-]{1,20}))?"
    rf"[ ](?:của|từ)[ ]{_CITIZEN}{_ADDRESS}\Z",
    re.IGNORECASE,
)
"""Directly before a name; `tố cáo hành vi của ông …` names the person denounced."""
_BEHIND_LABEL: Final = re.compile(rf"người[ ]tố[ ]cáo(?:[ ](?:là|tên))?[ ]?[:,(]?[ ]?{_ADDRESS}\Z", re.IGNORECASE)
_SEPARATED: Final = re.compile(r"tố[ ]cáo(?:[ ](?:là|tên)|[ ]?[:,(])", re.IGNORECASE)
"""`người tố cáo ông …` names the person denounced."""
_ASIDE: Final = r"(?:[ ]?\([^()]{1,60}\))?(?:[ ]?,[ ][^,.;]{1,70},)?"
_BEFORE_ACT: Final = re.compile(
    rf"{_ASIDE}(?:[ ](?:đã|vừa|mới|cũng|lại|từng|tiếp tục|nhiều lần|liên tục|trực tiếp|đứng|ký|rút|đến|lên|làm|viết|gửi|nộp|có|đơn|thư|tên)){{0,6}}"
    r"(?:[ ]khiếu nại(?:,| và| hoặc))?[ ](?:đơn )?tố cáo(?!\w)",
    re.IGNORECASE,
)
_WITH_PAPER: Final = re.compile(
    rf"{_ASIDE}(?:[ ](?:đã|vừa|mới|cũng|lại|nhiều lần))?[ ](?:gửi|nộp|làm|viết|có)[ ](?:đơn|thư)[ ](?:đến|tới|lên|cho)[ ][^.;,]{{1,80}}?[ ]tố cáo(?!\w)",
    re.IGNORECASE,
)
_IN_APPOSITION: Final = re.compile(
    r"(?:[ ]?[,–-][ ]|[ ](?=là[ ]))(?:là[ ])?người[ ](?:(?:đã|vừa|trực tiếp)[ ])?(?:(?:có|gửi|làm|viết|đứng)[ ]đơn[ ])?tố[ ]cáo"
    r"(?=[ ]?[,.;]|[ ](?:hành vi|việc|vụ|sai phạm|vi phạm|cán bộ|công chức|lãnh đạo|ông|bà|trưởng|phó|chủ tịch|giám đốc|UBND|xã|phường|thôn)(?!\w))",
    re.IGNORECASE,
)
"""`ông …, người tố cáo cán bộ thôn 3, …`; in `ông …, người tố cáo và người bị tố cáo` it is another person."""
_OFFICE_BEHIND: Final = re.compile(
    r"[ ]?[,(–-][ ]?(?:nguyên[ ])?(?:phó[ ])?(?:chủ tịch|chánh|giám đốc|trưởng|bí thư|thanh tra|bộ trưởng|cục trưởng)(?!\w)",
    re.IGNORECASE,
)
_OTHERS: Final = re.compile(
    r"(?<!\w)(?:khen|thưởng|vinh danh|biểu dương|tuyên dương|tấm gương|tác phẩm|nhà văn|nhà thơ|nhà báo|tiểu thuyết|truyện|vở|phim|bài thơ"
    r"|kháng chiến|thực dân|đế quốc|phong kiến|chiến tranh|tội ác|bị cáo)(?!\w)",
    re.IGNORECASE,
)
"""Words of sentences about rewards, history, books and trials."""
_SENTENCE_END: Final = re.compile(r"[.;!?]\s|\n\n")
_SIGNS: Final = ("tố cáo", "Tố cáo", "TỐ CÁO", "Tố Cáo")


@frozen
class Denouncer:
    """The name of a denouncer in a text."""

    start: int
    text: str


def may_name_denouncers(text: str) -> bool:
    """Return True if the text speaks of denunciations: a quick check with false positives."""
    return any(sign in text for sign in _SIGNS)


def find_denouncers(text: str) -> Iterator[Denouncer]:
    """Yield the full name of each denouncer in the text, from left to right."""
    line = text.replace("\n", " ").replace("\xa0", " ")
    for start, end in find_person_names(line):
        if is_full_name(line[start:end]) and _denounces(line, start, end) and not _is_public(line, start, end):
            yield Denouncer(start, text[start:end])


def _denounces(line: str, start: int, end: int) -> bool:
    before = line[max(0, start - _REACH) : start]
    after = line[end : end + 2 * _REACH]
    label = _BEHIND_LABEL.search(before)
    if label is not None and _SEPARATED.search(before, label.start()) is not None:
        return True
    if _BEHIND_PAPER.search(before) is not None:
        return _OFFICE_BEHIND.match(after) is None
    return any(pattern.match(after) is not None for pattern in (_BEFORE_ACT, _WITH_PAPER, _IN_APPOSITION))


def _is_public(line: str, start: int, end: int) -> bool:
    """Return True if the sentence is about a reward, a book, a trial or the past."""
    first, last = max(0, start - 2 * _REACH), min(len(line), end + 2 * _REACH)
    ends = [match.end() for match in _SENTENCE_END.finditer(line, first, start)]
    close = _SENTENCE_END.search(line, end, last)
    return _OTHERS.search(line, ends[-1] if ends else first, close.start() if close else last) is not None
