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
from portalgen.lint.rules.facts._closing import find_closing_day
from portalgen.lint.rules.facts._sentences import find_in_sentences, is_quoted_mistake
from portalgen.locale.dates import format_day, format_moment, localize
from portalgen.text.named_days import NamedDay, find_days

_DEADLINE: Final = re.compile(
    r"\b(?:nộp|nhận|tiếp nhận|gửi|góp ý|ý kiến|đăng ký|dự tuyển|dự thầu|đóng thầu|khảo sát|trả lời)\b[^.;:\n]{0,90}?"
    r"\b(?:đến hết|đến|trước|chậm nhất|muộn nhất|hạn|hạn cuối|hạn chót|là)\b[^.;\n]{0,25}$|"
    r"\b(?:hạn (?:cuối|chót|nộp|nhận|góp ý|đăng ký)|thời hạn (?:nộp|nhận|góp ý|đăng ký)|thời điểm đóng thầu)\b[^.;\n]{0,50}$",
    re.IGNORECASE,
)
"""Words before the day on which citizens must have acted. Other days of an item, such as that of its result, may differ."""
_OTHER_ACT: Final = re.compile(
    r"\b(?:phúc khảo|kết quả|lệ phí|bổ sung|lần (?:một|hai|1|2)|đợt|giấy tờ gốc|phỏng vấn|thi tuyển|trúng tuyển|kiến nghị|khiếu nại|"
    r"(?:tiếp thu|tổng hợp|giải trình)(?: các)? ý kiến|(?:nộp|gửi|đăng) (?:báo cáo|bản tiếp thu)|hội thảo|hội nghị|tọa đàm|giấy mời|cuộc họp|"
    r"đã (?:gửi|nộp|nhận|góp ý|đăng ký)|(?:năm|kỳ) (?:trước|ngoái)|trước đây)\b",
    re.IGNORECASE,
)
"""Words before the day of another act than the one announced by the item."""
_OTHER_ACTOR: Final = re.compile(
    r"(?:^|[.;\n] ?)[\s\0*_+-]*(?:Các (?:sở|xã|phường|địa phương|ngành)\b|Bộ [A-ZĐ]|Luật |Nghị định |Thông tư )(?![^.;\n]*(?:cá nhân|người dân|công dân|tổ chức))"
)
"""The beginning of a sentence about a law, or about agencies with deadlines of their own."""
_BEFORE: Final = 140
_TIME: Final = re.compile(
    r"(?P<time>(?P<hour>\d{1,2})\s?(?:giờ|h|:)\s?(?P<minute>\d{2})?)(?:\s?phút)?,?\s*\Z", re.IGNORECASE
)


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT204 once for the first deadline in the text other than the closing day of the item.

    Nothing is reported if the text names the right day as well, or if the item has several rounds.
    """
    kind = text.page.kind
    if kind.period is None or kind.period.is_event or kind.banner or kind.occasions or not is_original(text):
        return
    closes = find_closing_day(text.page)
    if closes is None:
        return
    wrong: Violation | None = None
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
        if day in (closes, closes + timedelta(days=1)):
            return
        before = whole[max(named.start - _BEFORE, 0) : named.start]
        is_deadline = _DEADLINE.search(before) is not None and not (
            _OTHER_ACT.search(before) or _OTHER_ACTOR.search(before)
        )
        if wrong is None and day is not None and is_deadline and not is_quoted_mistake(whole, named):
            wrong = violation(
                "FCT204",
                place,
                text=" ".join(named.text.split()),
                key=kind.period.closes,
                day=localize(format_day, closes),
            )
    if wrong is not None:
        yield wrong


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
    return match["time"] if said != meant.hour * 60 + meant.minute else ""


def _moment_of(text: PageText) -> LocalizedText:
    assert text.page.kind.period is not None
    value = text.fields[text.page.kind.period.closes]
    return localize(format_moment, value)


RULE: Final = PageRule("FCT204", check)
