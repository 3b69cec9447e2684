"""The check of FCT214; its page is `FCT214.md`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from portalgen.frozen import frozen
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.facts._sentences import find_in_sentences, is_quoted_mistake

_NUMBER: Final = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_UNIT: Final = r"(?:nghìn |triệu |tỷ )?(?:đồng|người|hộ|ha|tấn|lượt|hồ sơ|con|suất|căn|cây|km|m2)"
_AMOUNT: Final = re.compile(rf"(?<![\d.,/])(?P<number>{_NUMBER}) (?P<unit>{_UNIT})(?!\w)(?!/)")
_TOTAL: Final = re.compile(r"\b(?:tổng cộng|tất cả là|cộng lại là|tổng số)(?: là)?\s+\Z", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[^.;\n]+(?:\.(?=\d)[^.;\n]*)*")
_SHARE: Final = re.compile(
    rf"(?<![\d.,/])(?P<part>{_NUMBER})/(?P<whole>{_NUMBER})(?! ?\d) (?P<what>[^\d.,;:()]{{1,40}}?),? ?\(?(?:đạt|chiếm|bằng|tỷ lệ)(?: tỷ lệ)? (?P<percent>\d{{1,3}}(?:,\d+)?)\s?%(?! ?[^\W\d]| tổng số)"
)
"""A percentage of something else (`đạt 80% kế hoạch`, `bằng 105% so với cùng kỳ`) is not read."""
_PART: Final = rf"(?:{_NUMBER}) (?P=unit)(?!\w)[^.,;:()\d\n]{{0,40}}"
_UNIT_PARTS: Final = re.compile(
    rf"(?<![\d.,/])(?P<total>{_NUMBER}) (?P<unit>{_UNIT}|giải)(?!\w)[^.;:()\d\n]{{0,60}}?(?:,? (?:bao )?gồm:?|:) "
    rf"(?P<parts>(?:{_PART}, ){{0,8}}{_PART}(?<= )và {_PART})(?=[.;\n\0]|\Z)"
)
"""A total and all its parts, in one unit, with `và` before the last of them."""
_PART_NUMBER: Final = re.compile(rf"(?<![\d.,])(?:{_NUMBER})(?![\d.,])")
_APPROXIMATE: Final = re.compile(r"\b(?:hơn|trên|gần|khoảng|ước|chừng|ít nhất|tối thiểu)\s\Z", re.IGNORECASE)
_SAID_TOTAL: Final = re.compile(r"\b(?:tổng số|tổng cộng|tất cả)(?: có)? \Z", re.IGNORECASE)
_OVERLAP: Final = re.compile(r"\b(?:còn lại|nhiều nhóm|đồng thời|trùng|mỗi|trong đó|vừa|khác)\b", re.IGNORECASE)
_BODY: Final = (
    r"(?:tổ|đội|nhóm|chi hội|chi đoàn|lớp|đoàn|thôn|xã|phường|hộ|gia đình|câu lạc bộ|ban|trường|cụm|ca|đợt|chốt)"
)
"""A body of persons; behind its number, `gồm 12 nam và 15 nữ` counts something else."""
_SEXES: Final = re.compile(
    rf"(?<![\d.,/])(?P<total>{_NUMBER}) (?!{_BODY}\b)[^.;:\d\n]{{1,60}}?(?:,? gồm|,? trong đó(?: có)?|\()\s?(?P<men>{_NUMBER})(?: học sinh| người| đại biểu)? nam(?: giới)?(?: và|,)? (?P<women>{_NUMBER})(?: học sinh| người| đại biểu)? nữ"
)
_PERSON: Final = (
    r"(?:người|nam|nữ|cán bộ|công chức|viên chức|công an|dân quân|chiến sĩ|đoàn viên|hội viên|học sinh|giáo viên|học viên|đại biểu|"
    r"kiểm lâm(?: viên)?|bác sĩ|y sĩ|điều dưỡng|tình nguyện viên|vận động viên|công nhân|lao động|bộ đội|thanh niên|nhân viên|sinh viên|\w+ viên)"
)
_GROUP: Final = rf"(?:{_NUMBER}) [^\W\d_][^\d,.;:()\n\0]{{0,40}}?"
_MEMBERS: Final = re.compile(
    rf"(?<!\w)gồm(?: có)?:? (?P<parts>{_GROUP}(?:, {_GROUP}){{0,6}},? và {_GROUP}),? (?:tổng cộng|tổng số|tất cả)(?: có| là)? (?P<text>(?P<total>{_NUMBER}) (?P<unit>người|thành viên|học viên|hộ|học sinh|đại biểu))(?!\w)(?!/)"
)
"""`gồm 12 nam và 15 nữ, tổng cộng 27 người`."""
_OWN_UNITS: Final = ("hộ", "học sinh", "đại biểu")
"""Their groups are named by the same word."""
_MEMBER: Final = re.compile(rf"(?P<number>{_NUMBER}) (?P<what>[^\d,.;:()]+)")
_SEX: Final = re.compile(r"n(?:am|ữ)\b")
_MORE_MEMBERS: Final = re.compile(
    r"\b(?:cùng|với|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|các|những|vài|kể|khác|trong đó|mỗi|từng|mấy|nhiều|ngoài|thêm|lượt)\b",
    re.IGNORECASE,
)
"""Words for members that are not counted in numbers, or are counted twice."""
_BEHIND_MEMBERS: Final = re.compile(r",? ?\(?(?:kể|tính|cả|bao gồm|chưa|không (?:kể|tính)|mỗi|một ngày|trong một)")
_HINT: Final = re.compile(
    r"(?:tổng cộng|tất cả|cộng lại là|tổng số) (?:là |có )?\d|\d/\d[^\n]{1,60}%|\d nam\b|gồm:? \d|giải: \d",
    re.IGNORECASE,
)
"""Any text with one of the forms has a match; a cheap test."""
_SIGNS: Final = ("ổng cộng ", "ất cả ", "ộng lại là ", "ổng số ", "%", " nam ", " nam,", "gồm", "giải: ")
_PARTS: Final = re.compile(
    rf"\b(?:tổng số|tổng cộng|tất cả)(?: có)? (?P<total>{_NUMBER}) (?P<unit>[^\W\d_]+)[^.;\n\d]{{0,40}}?(?:,| \() ?gồm:? (?P<rest>[^.;\n()]{{10,200}})",
    re.IGNORECASE,
)
_SLACK: Final = Decimal(1)
"""Percentages may be rounded to a whole number."""


@frozen
class _Wrong:
    """A number that contradicts the numbers beside it, and the right one by them."""

    start: int
    text: str
    right: str


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT214 for each total, percentage or count in a sentence that contradicts the numbers beside it.

    Read are `…: 120 triệu đồng, 80 triệu đồng, tổng cộng 255 triệu đồng`, `170/250 hộ, đạt 85%`, `420 người, gồm
    212 nam và 198 nữ`, `45 hộ, gồm 20 hộ nghèo và 15 hộ cận nghèo`, and `gồm 12 nam và 15 nữ, tổng cộng 29 người`.
    """
    if not _may_have_sum(text.text):
        return
    for wrong, whole, place in find_in_sentences(text, _find, _may_have_sum):
        if not is_quoted_mistake(whole, wrong):
            yield violation("FCT214", place, text=" ".join(wrong.text.split()), right=wrong.right)


def _may_have_sum(words: str) -> bool:
    """A cheap test before the expression."""
    return any(sign in words for sign in _SIGNS) and _HINT.search(words) is not None


def _find(text: str) -> Iterator[_Wrong]:
    for finder in _FINDERS:
        yield from finder(text)


def _find_totals(text: str) -> Iterator[_Wrong]:
    for sentence in _SENTENCE.finditer(text):
        words = sentence[0]
        colon = words.find(":")
        amounts = list(_AMOUNT.finditer(words, colon + 1)) if colon >= 0 else []
        for index, match in enumerate(amounts):
            parts = amounts[:index]
            if len(parts) < 2 or not _TOTAL.search(words, max(match.start() - 30, 0), match.start()):
                continue
            if any(each["unit"] != match["unit"] for each in parts):
                break
            total = sum((_read(each["number"]) for each in parts), Decimal(0))
            if total != _read(match["number"]):
                yield _Wrong(sentence.start() + match.start(), match[0], f"{_write(total)} {match['unit']}")
            break


def _find_parts(text: str) -> Iterator[_Wrong]:
    """Find `tổng số 25 vụ, gồm 12 vụ …, 7 vụ … và 5 vụ …`, unless the first parts already make the total."""
    for match in _PARTS.finditer(text):
        part = re.compile(rf"(?<![\d.,/])({_NUMBER}) {re.escape(match['unit'])}(?!\w)")
        parts = [_read(each[1]) for each in part.finditer(match["rest"])]
        sums = [sum(parts[: index + 1], Decimal(0)) for index in range(len(parts))]
        if len(parts) < 2 or " và " not in match["rest"] or _OVERLAP.search(match["rest"]):
            continue
        if _read(match["total"]) not in sums:
            yield _Wrong(
                match.start("total"), f"{match['total']} {match['unit']}", f"{_write(sums[-1])} {match['unit']}"
            )


def _find_shares(text: str) -> Iterator[_Wrong]:
    for match in _SHARE.finditer(text):
        whole = _read(match["whole"])
        if not whole or re.search(r"kế hoạch|so với|cùng kỳ", match["what"]):
            continue
        percent = _read(match["part"]) / whole * 100
        if abs(percent - _read(match["percent"])) > _SLACK:
            yield _Wrong(match.start(), match[0], f"{_write(percent.quantize(Decimal('0.1')))}%")


def _find_sexes(text: str) -> Iterator[_Wrong]:
    for match in _SEXES.finditer(text):
        total = _read(match["men"]) + _read(match["women"])
        if total != _read(match["total"]) and not _is_approximate(text, match.start()):
            yield _Wrong(match.start(), match[0], _write(total))


def _find_unit_parts(text: str) -> Iterator[_Wrong]:
    for match in _UNIT_PARTS.finditer(text):
        end = min((at for mark in ".\n" if (at := text.find(mark, match.end())) >= 0), default=len(text))
        if _SAID_TOTAL.search(text, max(match.start() - 20, 0), match.start()):  # _find_parts reads it
            continue
        if _is_approximate(text, match.start()) or _OVERLAP.search(text, match.start(), end):
            continue
        numbers = [_read(each) for each in _PART_NUMBER.findall(match["parts"])]
        said = _read(match["total"])
        step = min(Decimal(1).scaleb(int(each.as_tuple().exponent)) for each in (*numbers, said))
        slack = step * len(numbers) if step < 1 else Decimal(0)
        if abs(sum(numbers, Decimal(0)) - said) > slack:
            yield _Wrong(match.start(), match[0], f"{_write(sum(numbers, Decimal(0)))} {match['unit']}")


def _find_members(text: str) -> Iterator[_Wrong]:
    """Find totals of persons behind their groups. A multiple of the sum may be the total of several such bodies."""
    for match in _MEMBERS.finditer(text):
        start = max(text.rfind(mark, 0, match.start()) for mark in ".;\n") + 1
        before = text[start : match.start()]
        if re.search(r"\d", before) or _MORE_MEMBERS.search(before) or _MORE_MEMBERS.search(match["parts"]):
            continue
        parts = list(_MEMBER.finditer(match["parts"]))
        unit = match["unit"]
        is_counted = re.compile(rf"(?:{unit}|nam|nữ)\b" if unit in _OWN_UNITS else rf"{_PERSON}\b")
        sexes = sum(_SEX.match(each["what"]) is not None for each in parts)
        if sexes not in (0, len(parts)) or not all(is_counted.match(each["what"]) for each in parts):
            continue
        total = sum((_read(each["number"]) for each in parts), Decimal(0))
        if (not total or _read(match["total"]) % total) and not _BEHIND_MEMBERS.match(text, match.end()):
            yield _Wrong(match.start("text"), match["text"], f"{_write(total)} {unit}")


def _is_approximate(text: str, start: int) -> bool:
    return _APPROXIMATE.search(text, max(start - 12, 0), start) is not None


def _read(number: str) -> Decimal:
    return Decimal(number.replace(".", "").replace(",", "."))


def _write(number: Decimal) -> str:
    return f"{number:,}".replace(",", "\0").replace(".", ",").replace("\0", ".")


_FINDERS: Final[tuple[Callable[[str], Iterator[_Wrong]], ...]] = (
    _find_totals,
    _find_parts,
    _find_unit_parts,
    _find_shares,
    _find_sexes,
    _find_members,
)

RULE: Final = PageRule("FCT214", check)
