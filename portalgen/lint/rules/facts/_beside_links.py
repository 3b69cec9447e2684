"""The number, day of issue, last day and sums that a sentence gives beside a link to an item.

A fact counts if the clause begins with its label: `hạn nộp hồ sơ đến …`, `tổng kinh phí …`. The item must have a fact of
the same kind; if it has the stated fact as well, or another reading is possible, nothing is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.rules.facts._item_facts import (
    DOCUMENT_NUMBER,
    ItemFacts,
    amount_of,
    day_of_item,
    letters_of,
    plain_number,
    span_of,
)
from portalgen.locale.dates import format_day, localize
from portalgen.text.named_days import NamedDay, find_days

BesideLink = tuple[int, str, LocalizedText | str]
"""Offset in the words behind the link, the stated words, and the fact of the item."""

OF: Final = r"(?: của (?:(?!(?:về|theo|thực hiện|căn cứ|quyết định|nghị quyết|nghị định|kế hoạch|thông báo|công văn|chỉ thị|luật|văn bản)(?!\w))[^.,;:()\n\d]){2,60}?)?"
_NUMBER: Final = re.compile(
    rf"{OF},? \(?(?:(?:thông báo|quyết định) )?số:? (?P<number>{DOCUMENT_NUMBER.pattern})", re.IGNORECASE
)
ISSUED: Final = re.compile(rf"{OF} (?=ngày \d)", re.IGNORECASE)
_CORRECTS: Final = re.compile(r"(?<!\w)(?:đính chính|nhầm|sai|sửa)(?!\w)", re.IGNORECASE)
_LAST_DAY: Final = re.compile(
    r"(?:(?:thời hạn|hạn|hạn chót|hạn cuối)(?: (?:nộp|nhận|gửi))?(?: (?:hồ sơ|đơn|bài|bài dự thi|tác phẩm|phiếu|góp ý|ý kiến|báo giá|đăng ký|đăng kí))?(?: dự tuyển| dự thi| đăng ký)?"
    r"(?: (?:là|đến|vào|tới)|:)*(?: hết)? (?=(?:ngày )?\d{1,2}[/ .-]))",
    re.IGNORECASE,
)
"""The label of a last day, before the day."""
_CLAUSE_START: Final = re.compile(r"(?:\A|[,(]|\A[^,;:()]{0,40} (?:với|có)|(?:,|\A) (?:với|có|và))\s*\Z", re.IGNORECASE)
_ANOTHER_LIMIT: Final = re.compile(
    r"(?<!\w)(?:gia hạn|kéo dài|lùi|dời|bổ sung|thêm|sớm|đợt|vòng|giai đoạn|đính chính|nhầm|điều chỉnh|thay đổi|sửa|ghi sai|năm ngoái|năm trước|trước đó|khác|nội bộ|các|để|căn cứ|thực hiện|triển khai|hưởng ứng)(?!\w)",
    re.IGNORECASE,
)
_NEAR: Final = timedelta(days=120)
_SUM: Final = re.compile(
    r"(?P<label>(?:tổng )?(?:kinh phí|dự toán|mức đầu tư|giá trị|số tiền)|lệ phí|giá khởi điểm|tiền đặt trước|mức hỗ trợ)(?: (?:là|dự thi|dự tuyển)|:)* "
    r"(?P<sum>\d[\d.,]*\d?(?: (?:nghìn tỷ|tỷ|tỉ|triệu|nghìn))? đồng)",
    re.IGNORECASE,
)
_ANY_SUM: Final = re.compile(r"\d[\d.,]*\d?(?: (?:nghìn tỷ|tỷ|tỉ|triệu|nghìn))? đồng", re.IGNORECASE)
_ANOTHER_SUM: Final = re.compile(
    r"(?<!\w)(?:các gói|mỗi|phần|lô|đợt|còn lại|đã chi|quyết toán|giải ngân|tạm ứng|thực tế|giảm|tăng|điều chỉnh|đính chính|nhầm|sửa|khác|thay|thêm|bổ sung|năm ngoái|năm trước|căn cứ|thực hiện|triển khai|hưởng ứng)(?!\w)",
    re.IGNORECASE,
)


def may_be_beside_link(rest: str) -> bool:
    """Return False if the words behind a link surely have none of the facts."""
    return "số" in rest or "hạn" in rest or "Hạn" in rest or " đồng" in rest


def find_beside_link(facts: ItemFacts, item: Page, rest: str, sentence: str, *, body: str) -> Iterator[BesideLink]:
    """Yield the contradicted facts in `rest`, the words of a sentence of `body` behind a link to the item."""
    number = _NUMBER.match(rest)
    own = str(item.fields.get("number") or "")
    if number is not None and "/" in own:
        if not facts.has_number(item, number["number"]) and not (_CORRECTS.search(body) and own in body):
            yield number.start("number"), number["number"], own
        yield from _find_issue(facts, item, rest, number.end(), sentence)
    if "hạn" in rest or "Hạn" in rest:
        yield from _find_last_day(facts, item, rest, sentence)
    if " đồng" in rest:
        yield from _find_sums(facts, item, rest, sentence)


def _find_issue(facts: ItemFacts, item: Page, rest: str, at: int, sentence: str) -> Iterator[BesideLink]:
    """Check the day of issue behind the number if the page of the item has its own day of issue."""
    issued = issue_day_of(facts, item)
    behind = ISSUED.match(rest, at)
    if issued is None or behind is None or _CORRECTS.search(sentence):
        return
    named = day_at(rest, behind.end())
    if named is None or (named.year and named.year != issued.year) or named.date_near(issued) is None:
        return
    if (named.day, named.month) not in facts.days_of(item):
        yield behind.end(), named.text, localize(format_day, issued)


def issue_day_of(facts: ItemFacts, item: Page) -> date | None:
    """Return the day of issue of a document, or the day with which another item cites its own number."""
    if item.kind.is_document:
        return day_of_item(item)
    return _day_behind_number(facts.text_of(item), str(item.fields.get("number") or ""))


def _day_behind_number(text: str, number: str) -> date | None:
    """Return the day behind the number of a document, as it cites itself."""
    for match in DOCUMENT_NUMBER.finditer(text):
        if plain_number(match[0]) == plain_number(number):
            behind = ISSUED.match(text, match.end())
            named = day_at(text, behind.end()) if behind is not None else None
            if named is not None and named.year:
                return named.date_near(date(named.year, 1, 1))
    return None


def day_at(text: str, at: int) -> NamedDay | None:
    """Return the day that begins at this offset of a text."""
    return next((each for each in find_days(text[at : at + 40]) if each.start == 0), None)


def _find_last_day(facts: ItemFacts, item: Page, rest: str, sentence: str) -> Iterator[BesideLink]:
    period = item.kind.period
    if _ANOTHER_LIMIT.search(sentence) or (period is not None and period.is_event and item.fields.get(period.opens)):
        return
    closes = span_of(item)[1]
    if closes is None:
        closes = _last_day_in(facts.body_of(item))
    for match in _LAST_DAY.finditer(rest):
        named = day_at(rest, match.end())
        day = named.date_near(closes) if closes is not None and named is not None else None
        if closes is None or named is None or day is None or abs(day - closes) > _NEAR:
            continue
        if _CLAUSE_START.search(rest, max(0, match.start() - 60), match.start()) is None:
            continue
        if (named.day, named.month) not in facts.days_of(item):
            yield match.end(), named.text, localize(format_day, closes)


def _last_day_in(body: str) -> date | None:
    """Return the last day in a text if it names exactly one, with its year."""
    if "hạn" not in body:
        return None
    named = [day_at(body, match.end()) for match in _LAST_DAY.finditer(body)]
    days = {each.date_near(date(each.year, 1, 1)) for each in named if each is not None and each.year}
    return days.pop() if len(days) == 1 and len(named) == 1 else None


def _find_sums(facts: ItemFacts, item: Page, rest: str, sentence: str) -> Iterator[BesideLink]:
    stated = list(_SUM.finditer(rest))
    if len(stated) != 1 or _ANOTHER_SUM.search(sentence):
        return
    (match,) = stated
    amount = amount_of(match["sum"])
    if amount is None or _CLAUSE_START.search(rest, max(0, match.start() - 60), match.start()) is None:
        return
    text = facts.text_of(item)
    label = letters_of(match["label"])
    own = {each["sum"] for each in _SUM.finditer(text) if letters_of(each["label"]) == label}
    amounts = {amount_of(each[0]) for each in _ANY_SUM.finditer(text)}
    if len(own) == 1 and not _is_among(amount, amounts):
        yield match.start("sum"), match["sum"], own.pop()


def _is_among(amount: Decimal, amounts: set[Decimal | None]) -> bool:
    """Return True if one of these sums is this, or rounded to it."""
    return any(each is not None and abs(each - amount) <= each / 100 for each in amounts)
