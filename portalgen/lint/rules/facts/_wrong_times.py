"""Finds times of day that do not exist, such as `25 giờ 30` and `7g65`, and leaves out lengths of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_TIME: Final = re.compile(
    r"\b(?P<lead>lúc|hồi|vào lúc|vào hồi|từ|đến|trước)\s+(?P<time>(?P<hour>\d{1,2})(?:\s?(?:giờ|h|:)\s?|g(?=\d\d))(?P<minute>\d{2})?)"
    r"(?![\d:])(?!\s?(?:làm việc|đồng hồ|liên tục|mỗi (?!ngày|sáng|trưa|chiều|tối|đêm)|/))",
    re.IGNORECASE,
)
_LONE_TIME: Final = re.compile(
    r"(?<![\w.,/:-])(?P<time>(?P<hour>\d{1,2})(?:[gh:]|\s?giờ\s?)(?P<minute>\d{2}))(?![\d:])"
)
"""A time without a word before it, which may also be a length of time or a weight."""
_BEHIND_TIME: Final = re.compile(
    r"\s*(?:phút)?\s*(?:,|đến|tới|-|–|sáng|trưa|chiều|tối|đêm|ngày|thứ|mỗi (?:ngày|sáng|trưa|chiều|tối|đêm)|h[àằ]ng ngày|\(|\.|;|$|hôm)",
    re.IGNORECASE,
)
_DAY_BEHIND: Final = re.compile(
    r"(?:\s*phút|,)?\s*(?:ngày (?:mai|\d)|(?:sáng|trưa|chiều|tối|đêm) (?:nay|mai|ngày|thứ|\d)|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])\b|hôm (?:nay|sau))",
    re.IGNORECASE,
)
"""A day behind a time, so that it is no length of time."""
_LABEL: Final = re.compile(r"\b(?:thời gian|giờ(?: [^\W\d]+){0,3})[\0*]{0,3}:[\0* ]{0,6}\Z", re.IGNORECASE)
_RANGE_BEHIND: Final = re.compile(r"\s?[-–]\s?\d{1,2}(?:[gh:]|\s?giờ)")
_ENGLISH_TIME: Final = re.compile(
    r"(?:\b(?:19|20)\d\d,?|\b(?:starts?|begins?|opens?|meet|held|place|arrive)(?: [a-z]+){0,2}) at (?P<time>(?P<hour>\d{1,2}):(?P<minute>\d{2}))(?![\d:])"
)
_WEIGHT: Final = re.compile(r"\b(?:nặng|lượng|gam|vàng)\b", re.IGNORECASE)
_LENGTH_LEADS: Final = ("từ", "đến", "trước")
_MORNING: Final = re.compile(
    r"\b(?P<hour>\d{1,2})\s?(?:giờ|h|:)\s?(?:\d{2})?\s?(?:phút )?sáng(?! (?:hôm|mai|nay|kiến|tạo))\b", re.IGNORECASE
)
_NOON: Final = 12
_HOURS: Final = 24
_MINUTES: Final = 59


def find_wrong_times(text: str) -> Iterator[re.Match[str]]:
    """Yield the match of each time that no clock shows; its group `time` is the time itself."""
    found: set[int] = set()
    for match in _TIME.finditer(text):
        is_long = match["minute"] is None and match["lead"].casefold() in _LENGTH_LEADS
        has_minutes = int(match["minute"] or 0) > _MINUTES
        is_weight = "g" in match["time"] and _WEIGHT.search(text, max(match.start() - 50, 0), match.start()) is not None
        if _is_wrong(match) and not (is_long or is_weight) and (has_minutes or _BEHIND_TIME.match(text, match.end())):
            found.add(match.start("time"))
            yield match
    for match in _LONE_TIME.finditer(text):
        if _is_wrong(match) and match.start() not in found and _is_time(text, match):
            yield match
    yield from filter(_is_wrong, _ENGLISH_TIME.finditer(text))


def find_late_mornings(text: str) -> Iterator[re.Match[str]]:
    """Yield the match of each time such as `14 giờ sáng`."""
    for match in _MORNING.finditer(text):
        if _NOON < int(match["hour"]) < _HOURS:
            yield match


def _is_wrong(match: re.Match[str]) -> bool:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    return hour > _HOURS or minute > _MINUTES or (hour == _HOURS and minute > 0)


def _is_time(text: str, match: re.Match[str]) -> bool:
    """Return True if a day follows, or a label such as `Thời gian:` precedes. `đến 11g75` has a lead of its own."""
    if _DAY_BEHIND.match(text, match.end()):
        return True
    is_labelled = _LABEL.search(text, max(match.start() - 40, 0), match.start()) is not None
    return is_labelled and (int(match["minute"]) > _MINUTES or _RANGE_BEHIND.match(text, match.end()) is not None)
