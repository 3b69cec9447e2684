"""The check of FCT204; its page is `FCT204.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.facts._closing import find_closing_day
from portalgen.lint.rules.facts._sentences import find_in_sentences, is_quoted_mistake
from portalgen.locale.dates import format_day, localize
from portalgen.text.named_days import find_days

_DEADLINE: Final = re.compile(
    r"\b(?:nộp|nhận|tiếp nhận|gửi|góp ý|ý kiến|đăng ký|dự tuyển|dự thầu|đóng thầu|khảo sát|trả lời)\b[^.;:\n]{0,50}?"
    r"\b(?:đến hết|đến|trước|chậm nhất|muộn nhất|hạn|hạn cuối|hạn chót|là)\b[^.;\n]{0,25}$|"
    r"\b(?:hạn (?:cuối|chót|nộp|nhận|góp ý|đăng ký)|thời hạn (?:nộp|nhận|góp ý|đăng ký)|thời điểm đóng thầu)\b[^.;\n]{0,50}$",
    re.IGNORECASE,
)
"""Words before the day on which citizens must have acted. Other days of an item, such as that of its result, may differ."""
_OTHER_ACT: Final = re.compile(
    r"\b(?:phúc khảo|kết quả|lệ phí|bổ sung|lần (?:một|hai|1|2)|đợt|giấy tờ gốc|phỏng vấn|thi tuyển|trúng tuyển|kiến nghị|khiếu nại)\b",
    re.IGNORECASE,
)
_BEFORE: Final = 90


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT204 once for the first deadline in the text that is not the day on which the item closes.

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
        if day in (closes, closes + timedelta(days=1)):
            return
        before = whole[max(named.start - _BEFORE, 0) : named.start]
        is_deadline = _DEADLINE.search(before) is not None and not _OTHER_ACT.search(before)
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


RULE: Final = PageRule("FCT204", check)
