"""Numbers beside a name that identify a person: identity numbers and personal bank accounts.

`portalgen.text.personal_data` finds the numbers. An account is private if the nearest named holder is a person:
agencies, firms, funds and the State Treasury publish their accounts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Literal

from portalgen.frozen import frozen
from portalgen.text.columns import DOCUMENT_SEPARATORS, find_spans_in_lines
from portalgen.text.pasted import FoldedText, Span
from portalgen.text.person_names import find_person_names, is_full_name
from portalgen.text.personal_data import (
    NUMBER_WRAP,
    TREASURY,
    find_bank_accounts,
    find_citizen_numbers,
    find_citizen_numbers_in_addresses,
    find_insurance_numbers,
    find_passport_numbers,
)
from portalgen.text.wrapped_lines import LineMatch, SpanFinder, find_in_lines

LinkedKind = Literal["identity", "account"]
NumberKey = tuple[LinkedKind, str]
"""A kind, and the digits and letters of the number, however it is parted. Never shown or stored."""

_NEAR: Final = 3
"""Lines above and below in which a name is near a number: forms put each value on its own line."""
_NEAR_TREASURY: Final = 2
_IDENTITY: Final[tuple[SpanFinder, ...]] = (
    find_citizen_numbers,
    find_citizen_numbers_in_addresses,
    find_insurance_numbers,
    find_passport_numbers,
)
_CELL: Final = re.compile(r"[^|\t]+")
_ORGANIZATION: Final = re.compile(
    r"(?<!\w)(?:sở(?! hữu)|ubnd|hđnd|[uủ][yỷ] ban|mặt trận|mttq|ubmttq|quỹ|hội(?! sở)|công ty|cty|doanh nghiệp|tập đoàn|hợp tác xã|htx|trường|bệnh viện"
    r"|trung tâm|kho bạc|kbnn|chi cục|cục|công đoàn|liên đoàn|đoàn thanh niên|cơ quan|đơn vị|tổ chức|công an|bảo hiểm xã hội|văn phòng|tòa án|viện kiểm sát"
    r"|ban (?:vận động|quản lý|chấp hành|chỉ đạo|liên lạc|điều hành|cứu trợ|tiếp nhận|dân vận)|phòng (?!giao dịch))",
    re.IGNORECASE,
)
"""Holders of accounts other than persons. Branches and offices of banks are only the place of an account."""
_POST: Final = re.compile(
    r"(?:giám đốc|chủ tịch|chủ nhiệm|hiệu trưởng|thủ trưởng|bí thư|trưởng (?:ban|phòng|đoàn)|kế toán(?: trưởng)?|thủ quỹ|cán bộ|người đại diện|đại diện|liên hệ|gặp)"
    r"(?: là)?[\s*_:,(]*(?:(?:đồng chí|ông|bà|anh|chị)\s+)?[*_]*\Z",
    re.IGNORECASE,
)
"""Words before the name of a representative of the organization that holds the account."""
_POST_LENGTH: Final = 40
_HOLDER: Final = re.compile(
    r"(?:chủ (?:tài khoản|tk)|tên (?:chủ )?(?:tài khoản|tk)|(?:đơn vị|người|tên)(?: được)? (?:thụ )?hưởng|đơn vị nhận|đứng tên|account (?:name|holder))"
    r"(?: là)?[\s*_:|(–-]*(?P<holder>[^\n|;.]{2,80})",
    re.IGNORECASE,
)


@frozen
class LinkedNumber:
    """A number beside the name of the person to whom it leads."""

    key: NumberKey
    match: LineMatch


def find_linked_numbers(
    lines: Sequence[FoldedText], separators: Sequence[str] = DOCUMENT_SEPARATORS, heading: str = ""
) -> tuple[LinkedNumber, ...]:
    """Return the numbers in these lines with a person's name nearby, in their order.

    `separators` separate table cells. A name in `heading`, such as a page's title, is near all lines.
    """
    texts = tuple(each.text for each in lines)
    is_named = next(find_person_names(heading), None) is not None
    found: dict[tuple[int, Span], LinkedNumber] = {}
    for find in _IDENTITY:
        for match in _find(lines, find, separators):
            if is_named or any(_names_in(each) for each in _around(texts, match.line, _NEAR)):
                found.setdefault((match.line, match.span), LinkedNumber(("identity", _key_of(match.text)), match))
    for match in _find(lines, find_bank_accounts, separators):
        if not any(map(TREASURY.search, _around(texts, match.line, _NEAR_TREASURY))) and _is_private(
            texts, match, is_named=is_named
        ):
            found.setdefault((match.line, match.span), LinkedNumber(("account", _key_of(match.text)), match))
    return tuple(found[place] for place in sorted(found))


def _find(lines: Sequence[FoldedText], find: SpanFinder, separators: Sequence[str]) -> Iterator[LineMatch]:
    return find_in_lines(lines, lambda texts: find_spans_in_lines(texts, find, separators), find, NUMBER_WRAP)


def _key_of(text: str) -> str:
    return "".join(filter(str.isalnum, text)).upper()


def _around(texts: Sequence[str], line: int, reach: int) -> Sequence[str]:
    return texts[max(0, line - reach) : line + reach + 1]


def _names_in(line: str) -> tuple[Span, ...]:
    """Return the names in a line; in a table row, a cell with only a name may hold a short name."""
    cells: tuple[Span, ...] = ()
    if "|" in line or "\t" in line:
        cells = tuple(each.span() for each in _CELL.finditer(line) if is_full_name(each[0].strip(" *_")))
    return (*find_person_names(line), *cells)


def _is_private(texts: Sequence[str], match: LineMatch, *, is_named: bool) -> bool:
    """Return True if the holder of an account is a person: the stated holder, otherwise the nearest name."""
    near = _around(texts, match.line, _NEAR)
    for each in (texts[match.line], *near):
        holder = _HOLDER.search(each)
        if holder is not None and (_ORGANIZATION.search(holder["holder"]) or _names_in(holder["holder"])):
            return _ORGANIZATION.search(holder["holder"]) is None
    organization = _distance(near, match, texts, lambda line: [each.span() for each in _ORGANIZATION.finditer(line)])
    if organization is None:
        return is_named or any(map(_names_in, near))
    person = _distance(near, match, texts, _holders_in)
    return person is not None and person < organization


def _holders_in(line: str) -> list[Span]:
    """Return the names in a line, except representatives of an organization."""
    return [
        (start, end) for start, end in _names_in(line) if not _POST.search(line[max(0, start - _POST_LENGTH) : start])
    ]


def _distance(
    near: Sequence[str], match: LineMatch, texts: Sequence[str], find: Callable[[str], Sequence[Span]]
) -> int | None:
    """Return the characters between a number and the nearest match of `find` around it, or None."""
    first = max(0, match.line - _NEAR)
    before = sum(len(each) + 1 for each in texts[first : match.line])
    number = before + max(texts[match.line].find(match.text), 0)
    distances, start = [], 0
    for line in near:
        for begin, end in find(line):
            distances.append(max(start + begin - number, number - start - end, 0))
        start += len(line) + 1
    return min(distances, default=None)
