"""Corrections in words, `đổi 15 thành 51`, and whether a text contains what they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from portalgen.frozen import frozen
from portalgen.text.normalization import fold

_QUOTED: Final = r"“[^”\n]{1,80}”|\"[^\"\n]{1,80}\"|'[^'\n]{2,80}'|«[^»\n]{1,80}»"
_VALUE: Final = rf"(?:{_QUOTED}|\d(?:[\d.,/:h-]*\d)?h?)"
_UNIT: Final = r"(?:%|(?: (?!thành|sang|bằng|là|lên|xuống|còn)[^\W\d_]{1,10}){1,2}|)"
_CORRECTION: Final = re.compile(
    r"(?<!\w)(?:đổi|sửa|chữa|thay|điều chỉnh|đính chính|chỉnh)(?!\w)[^.;“”\"«»\n]{0,60}?"
    rf"(?<![\w/.,-])(?P<old>{_VALUE}){_UNIT},? (?:thành|sang|bằng|là|lên|xuống|còn)(?: là| ngày)? (?P<new>{_VALUE})(?![\w/])",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_DIGITS: Final = re.compile(r"\d+")
_DAY: Final = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:[/.-]\d{4})?")
_ANY_DAY: Final = re.compile(
    r"(?<!\d)(?:(?P<day>\d{1,2})(?:\s?[/.-]\s?|\s+tháng\s+)(?P<month>\d{1,2})|\d{4}-(?P<iso_month>\d\d)-(?P<iso_day>\d\d))(?!\d)"
)
_SPELT: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")


@frozen
class AnnouncedCorrection:
    """A correction of `old` into `new`, as written; `start` is its position in the text."""

    start: int
    text: str
    old: str
    new: str


def find_corrections(text: str) -> Iterator[AnnouncedCorrection]:
    """Yield each correction with its two values: numbers, days, times or words in quotation marks."""
    for match in _CORRECTION.finditer(text):
        yield AnnouncedCorrection(match.start(), match[0], match["old"], match["new"])


class CorrectedText:
    """The words and numbers of a text, for the values of corrections."""

    def __init__(self, parts: Iterable[str]) -> None:
        self._text = "\n".join(parts)

    def contains(self, value: str) -> bool:
        """Return True if the text contains the value in any notation; in doubt, it does."""
        if not value[0].isdigit():
            return _letters(value) in self._letters
        day = _DAY.fullmatch(value)
        if day is not None and (int(day["day"]), int(day["month"])) in self._days:
            return True
        if re.search(r"[:h/-]", value):
            return self._digits.issuperset(each.lstrip("0") for each in _DIGITS.findall(value))
        plain = _plain(value)
        if plain in self._numbers:
            return True
        return plain.isdigit() and int(plain) < len(_SPELT) and _SPELT[int(plain)] in self._text.casefold()

    @cached_property
    def _letters(self) -> str:
        return _letters(self._text)

    @cached_property
    def _numbers(self) -> frozenset[str]:
        return frozenset(map(_plain, _NUMBER.findall(self._text))) | self._digits

    @cached_property
    def _digits(self) -> frozenset[str]:
        return frozenset(each.lstrip("0") for each in _DIGITS.findall(self._text))

    @cached_property
    def _days(self) -> frozenset[tuple[int, int]]:
        return frozenset(
            (int(match["day"] or match["iso_day"]), int(match["month"] or match["iso_month"]))
            for match in _ANY_DAY.finditer(self._text)
        )


def value_key(value: str) -> str:
    """Return the same key for two notations of a value of corrections."""
    return _plain(value) or _letters(value)


def _plain(value: str) -> str:
    """Return the digits of a number without separators and leading zeros; empty for other values."""
    return re.sub(r"[.,]", "", value).lstrip("0") if value[:1].isdigit() else ""


def _letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text).casefold()))
