"""The check of FCT204; its page is `FCT204.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.facts._closing import find_closing_day, is_reversed
from portalgen.lint.rules.facts._sentences import find_in_sentences, is_quoted_mistake
from portalgen.locale.dates import format_day, format_moment, localize
from portalgen.text.named_days import NamedDay, find_days

_DEADLINE: Final = re.compile(
    r"\b(?:nộp|nhận|tiếp nhận|gửi|góp ý|ý kiến|đăng ký|dự tuyển|dự thầu|đóng thầu|khảo sát|trả lời)\b[^.;:\n]{0,90}?"
    r"\b(?:đến hết|đến|trước|chậm nhất|muộn nhất|hạn|hạn cuối|hạn chót|là)\b[^.;\n]{0,25}$|"
    r"\b(?:hạn (?:cuối|chót|nộp|nhận|góp ý|đăng ký)|thời hạn (?:nộp|nhận|góp ý|đăng ký)|thời điểm đóng thầu)\b[^.;\n]{0,50}$|"
    r"(?<!sau khi )(?<!trước khi )(?<!ngay sau )(?<!trước )(?<!\w)đóng thầu(?: dự kiến| vào| lúc| hồi)*[\s:,|\0*_]*(?:\d{1,2}\s?(?:giờ|h|g|:)\s?(?:\d{2})?(?:\s?phút)?)?"
    r"[\s,*_]*(?:vào )?$",
    re.IGNORECASE,
)
"""Words before the day on which citizens must have acted. Other days of an item, such as that of its result, may differ."""
_OTHER_ACT: Final = re.compile(
    r"\b(?:phúc khảo|kết quả|lệ phí|bổ sung|lần (?:một|hai|1|2)|đợt|giấy tờ gốc|phỏng vấn|thi tuyển|trúng tuyển|kiến nghị|khiếu nại|"
    r"(?:sau|kể từ)(?: khi)?(?: ngày| thời điểm)? đóng thầu|(?:tiếp thu|tổng hợp|giải trình)(?: các)? ý kiến|(?:nộp|gửi|đăng) (?:báo cáo|bản tiếp thu)|hội thảo|hội nghị|tọa đàm|giấy mời|cuộc họp|"
    r"đã (?:gửi|nộp|nhận|góp ý|đăng ký)|(?:năm|kỳ) (?:trước|ngoái)|trước đây)\b",
    re.IGNORECASE,
)
"""Words before the day of another act than the one announced by the item."""
_OTHER_ACTOR: Final = re.compile(
    r"(?:^|[.;\n] ?)[\s\0*_+-]*(?:Các (?:sở|xã|phường|địa phương|ngành)\b|Bộ [A-ZĐ]|Luật |Nghị định |Thông tư )(?![^.;\n]*(?:cá nhân|người dân|công dân|tổ chức))"
)
"""The beginning of a sentence about a law, or about agencies with deadlines of their own."""
_OTHER_ROLE: Final = re.compile(
    r"(?:\bsố\s+\d[\w/.&-]*,?\s+(?:ký\s+)?|\b(?:có hiệu lực|ban hành|ký|trình|thông qua|phê duyệt|khai mạc|tổ chức|diễn ra|họp|hội thảo|"
    r"hội nghị|tọa đàm|công bố|áp dụng|giao hàng|mở thầu|khởi công|hoàn thành|phỏng vấn|thi|niêm yết)\b[^.;\n]{0,40})$",
    re.IGNORECASE,
)
"""Words before a day that show another role of it: the day of a meeting, or of issue."""
_UNTIL: Final = re.compile(r"\b(?:đến|tới|trước|hạn|là|muộn nhất|chậm nhất)\b[^.;\n]{0,25}$", re.IGNORECASE)
_OF_SOME: Final = re.compile(
    r"(?<!về )(?<!đến )(?<!tới )(?<!gửi )(?<!cho )(?<!tại )\b(?:cơ quan|đơn vị|sở|ban|ngành|xã|phường)\b|\b(?:các|những|hội đồng|thành viên|tổ soạn thảo|chuyên gia|thẩm định|phản biện|sớm|ưu tiên|khuyến khích|"
    r"trực tiếp|hội nghị|hội thảo|cuộc họp|đợt|vòng|lần|giai đoạn|bước|phiếu giấy|nội dung|báo cáo|tổng hợp)\b",
    re.IGNORECASE,
)
"""Words about some of those who are asked, or about a round among several."""
_MOVED: Final = re.compile(
    r"\b(?:gia hạn|kéo dài|lùi|điều chỉnh|thay đổi|đợt|vòng|giai đoạn|lần|cũ|trước đây|ban đầu|năm trước)\b",
    re.IGNORECASE,
)
"""Words about a moved deadline, anywhere in the text."""
_FOR_ALL: Final = re.compile(
    r"\b(?:ý kiến|góp ý)\b[^.;\n]{0,80}\b(?:trước|đến hết|đến|chậm nhất|muộn nhất|hạn cuối|hạn chót)\b|\bhạn\b[^.;\n]{0,20}\b(?:ý kiến|góp ý)\b",
    re.IGNORECASE,
)
_BEFORE: Final = 140
_TIME: Final = re.compile(
    r"(?P<time>(?P<hour>\d{1,2})\s?(?:giờ|h|:)\s?(?P<minute>\d{2})?)(?:\s?phút)?,?\s*\Z", re.IGNORECASE
)


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT204 once for the first deadline in the text other than the closing day of the item.

    Nothing is reported if the text names the right day as the deadline as well, except for two deadlines of a
    consultation that are both for everybody, or if the item has several rounds. FMT133 reports a period that ends
    before it begins.
    """
    kind = text.page.kind
    if kind.period is None or kind.period.is_event or kind.banner or kind.occasions or not is_original(text):
        return
    closes = find_closing_day(text.page)
    if closes is None or is_reversed(text.page):
        return
    wrong: Violation | None = None
    names_right = wrong_for_all = False
    for named, whole, place in find_in_sentences(
        text, find_days, lambda words: "/" in words or "tháng" in words or "-" in words
    ):
        day = named.date_near(closes)
        if day == closes and (wrong_time := _find_wrong_time(text, named, whole)):
            yield violation(
                "FCT204",
                place,
                text=f"{wrong_time} {' '.join(named.text.split())}",
                key=kind.period.closes,
                day=_moment_of(text),
            )
            return
        before = whole[max(named.start - _BEFORE, 0) : named.start]
        if day in (closes, closes + timedelta(days=1)):
            names_right = names_right or not _has_other_role(before)
            continue
        is_deadline = _DEADLINE.search(before) is not None and not (
            _OTHER_ACT.search(before) or _OTHER_ACTOR.search(before)
        )
        if wrong is None and day is not None and is_deadline and not is_quoted_mistake(whole, named):
            wrong_for_all = _is_for_all(before, whole, named)
            wrong = violation(
                "FCT204",
                place,
                text=" ".join(named.text.split()),
                key=kind.period.closes,
                day=localize(format_day, closes),
            )
    is_two = wrong_for_all and text.page.kind.takes == "opinion" and not _MOVED.search(text.body)
    if wrong is not None and (not names_right or is_two):
        yield wrong


def _has_other_role(before: str) -> bool:
    """Return True if the words before a day show that it is not a deadline."""
    return _OTHER_ROLE.search(before) is not None and not (_UNTIL.search(before) or _DEADLINE.search(before))


def _is_for_all(before: str, whole: str, named: NamedDay) -> bool:
    """Return True if the sentence with a deadline names no special group, way or round."""
    start = max(before.rfind(mark) for mark in (". ", ";", "\n")) + 1
    sentence = before[start:] + re.split(r"[.;\n]", whole[named.end :], maxsplit=1)[0]
    return _FOR_ALL.search(before[start:]) is not None and not _OF_SOME.search(sentence)


def _find_wrong_time(text: PageText, named: NamedDay, whole: str) -> str:
    """Return the time before the day of closing if it is not the time of the field; "" if there is none."""
    assert text.page.kind.period is not None
    value = text.fields.get(text.page.kind.period.closes)
    if not isinstance(value, datetime) or to_vietnam_time(value).time() == time():
        return ""
    before = whole[max(named.start - _BEFORE, 0) : named.start]
    match = _TIME.search(before)
    if match is None or not _DEADLINE.search(before[: match.start()] + " đến "):
        return ""
    said = int(match["hour"]) * 60 + int(match["minute"] or 0)
    meant = to_vietnam_time(value).time()
    return match["time"].rstrip() if said != meant.hour * 60 + meant.minute else ""


def _moment_of(text: PageText) -> LocalizedText:
    assert text.page.kind.period is not None
    value = text.fields[text.page.kind.period.closes]
    return localize(format_moment, value)


RULE: Final = PageRule("FCT204", check)
