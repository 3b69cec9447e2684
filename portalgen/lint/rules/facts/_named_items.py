"""Statements of a page about another item: its days, numbers, sums and places.

A statement counts only if its words tie it to the item. It is in the text of a link to the item or directly behind it,
or beside the number of a referenced document. Words such as `câu hỏi` or `giá trúng thầu` mean the item if the page
names only one item of this kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from portalgen.content.model import Item, Page
from portalgen.diagnostics.model import LocalizedText, Place, place_in_line
from portalgen.frozen import frozen
from portalgen.graph.moments import has_expired
from portalgen.kinds.definition import Field
from portalgen.kinds.question_fields import is_question
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.rules.facts._corrections import CorrectedText, find_corrections
from portalgen.lint.rules.kinds._values import find_values
from portalgen.locale.dates import format_day, localize
from portalgen.plan.targets import source_of_link
from portalgen.text.amounts import DONG, AmbiguousNumberError, parse_money, split_amount
from portalgen.text.named_days import NamedDay, find_days
from portalgen.text.normalization import fold, level_dashes

_LINK: Final = re.compile(
    r"(?<![!\\])\[(?P<text>[^\[\]\n]{4,300})\]\((?P<to>[^()\s]{1,300})\)"
    r"(?P<tail>(?: của [^.,;:()\n]{3,60}?)? ngày \d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{4})?| tháng \d{1,2}(?: năm \d{4})?))?"
)
_LINK_SIGN: Final = re.compile(rb"\]\((?:id:|[^)\s]{1,200}\.md[)#])")
_DIRECT: Final = re.compile(r"^(?: của [^.,;:()\n]{3,60}?)? (?=ngày )")
_DOCUMENT_NUMBER: Final = re.compile(r"(?<![\w/.-])\d{1,5}(?:/\d{4})?/[A-ZĐ][A-ZĐa-z\d]*(?:[-–][A-ZĐa-z\d]+)*(?![\w/])")
_TYPE_AND_NUMBER: Final = re.compile(
    rf"^(?:quyết định|nghị quyết|chỉ thị|kế hoạch|công văn|thông báo|tờ trình|văn bản|báo cáo)(?: số)?:? (?P<number>{_DOCUMENT_NUMBER.pattern})",
    re.IGNORECASE,
)
_CITED: Final = re.compile(rf"(?P<number>{_DOCUMENT_NUMBER.pattern})(?: của [^.,;:()\n]{{3,60}}?)?,? (?=ngày \d)")
_QUESTION: Final = re.compile(
    r"(?:câu hỏi|kiến nghị|phản ánh)(?: [^.,;:()\n]{1,50}?)?(?: nhận| gửi)?(?: vào)? (?=ngày \d)", re.IGNORECASE
)
_EVENT: Final = re.compile(
    r"(?:hội nghị|hội thảo|hội thi|hội chợ|cuộc họp|buổi|phiên|lễ|ngày hội|lớp|đối thoại|cuộc thi|giải|chương trình|liên hoan"
    r"|triển lãm|họp|tập huấn)(?!\w)[^.;:()\n]{0,80}?(?:vào |sáng |chiều |tối )?(?=ngày \d)",
    re.IGNORECASE,
)
_EVENT_WORD: Final = re.compile(
    r"(?<!\w)(?:hội nghị|hội thảo|hội thi|hội chợ|họp|buổi|phiên|lễ|ngày hội|lớp|đối thoại|cuộc thi|giải|chương trình|liên hoan|triển lãm|tập huấn)(?!\w)",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"(?<!\w)(?:tại|ở) (?P<place>(?i:hội trường|nhà văn hóa|nhà văn hoá|trung tâm|quảng trường|trụ sở|trường|sân vận động|sân|khách sạn|phòng họp|rạp|thư viện|bảo tàng|công viên|nhà thi đấu)"
    r"(?: [^\s.,;:()\[\]]+){1,8})"
)
_MOVED: Final = re.compile(
    r"(?<!\w)(?:lùi|dời|hoãn|chuyển sang|chuyển đến|đổi|thay vì|đính chính|điều chỉnh|thay đổi|sửa|nhầm|trước đó|sau|hạn|trước ngày|đến ngày|hiệu lực|từ ngày|kể từ|hết ngày|công bố|đăng)(?!\w)",
    re.IGNORECASE,
)
"""Words giving a day another meaning than the day of the item."""
_MISTAKE: Final = re.compile(r"(?<!\w)(?:đính chính|nhầm|ghi sai|in sai|sửa thành|sửa lại)(?!\w)", re.IGNORECASE)
_MONEY: Final = r"(?P<sum>\d[\d.,]*\d?(?: (?:nghìn tỷ|tỷ|tỉ|triệu|nghìn))? đồng)"
_WON: Final = re.compile(
    rf"(?:giá trúng thầu|trúng thầu với giá|giá trị trúng thầu|trúng thầu giá)(?: gói thầu)?(?: là|:| với giá)? {_MONEY}",
    re.IGNORECASE,
)
_ANY_SUM: Final = re.compile(rf"(?P<about>(?:hơn|gần|khoảng|trên|dưới|chừng|xấp xỉ) )?{_MONEY}", re.IGNORECASE)
_SEVERAL: Final = re.compile(r"(?<!\w)(?:các gói|\d+ gói|hai gói|ba gói|tổng|mỗi|phần|lô)(?!\w)", re.IGNORECASE)
_PACKAGE_NAME: Final = re.compile(r"gói thầu:? [“\"«](?P<name>[^”\"»\n]{6,200})[”\"»]", re.IGNORECASE)
_PACKAGE_NUMBER: Final = re.compile(r"gói thầu (?:số )?(?P<number>\d{1,3})(?![\d.,/])", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.;!?](?=\s)|\n")
_CORRECTS: Final = re.compile(r"(?<!\w)đính chính(?!\w)", re.IGNORECASE)
_NEITHER: Final = LocalizedText("bài ấy không có cả hai", "that page has neither")
_NAMED_DAY: Final = re.compile(
    r"(?<!\d)(?P<first>\d{1,2})(?:\s*(?:-|–|,|và|đến|đến ngày|và ngày)\s*\d{1,2}){0,3}(?:\s?[/.-]\s?|\s+tháng\s+)(?P<month>\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_DAY_BEFORE_MONTH: Final = re.compile(r"\d{1,2}")
_ISO: Final = re.compile(r"(?<!\d)\d{4}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_BREAKS: Final = re.compile(r"\s+")
_FENCE: Final = re.compile(r"^(?:```|~~~).*?^(?:```|~~~)[^\n]*$|`[^`\n]*`", re.MULTILINE | re.DOTALL)

Day = tuple[int, int]
"""(day, month)."""


@frozen
class FactMismatch:
    """A statement of a page about `item`, contradicted by the item."""

    place: Place
    stated: str
    item: Page
    fact: LocalizedText
    """The fact of the item, for the message."""


def find_contradictions(context: LintContext) -> Iterator[FactMismatch]:
    """Yield the contradicted statements of all originals, in the order of the items."""
    reader = _ItemFacts(context)
    for item in context.library.items:
        page = item.original
        if not page.draft and not page.is_index and not page.kind.is_tombstone and not has_expired(page, context.at):
            found = _PageStatements(context, reader, page).find()
            yield from {each.place: each for each in found}.values()


class _ItemFacts:
    """The facts of items named by other pages, read once for each item."""

    def __init__(self, context: LintContext) -> None:
        self._context = context
        self._texts: dict[str, str] = {}
        self._days: dict[str, frozenset[Day]] = {}
        self.by_source: Mapping[str, Item] = {
            page.source: item for item in context.library.items for page in item.pages
        }

    def text_of(self, page: Page) -> str:
        """Return the source of the page, front matter included, in one line."""
        if page.id not in self._texts:
            self._texts[page.id] = _BREAKS.sub(" ", self._context.text_of(page.source))
        return self._texts[page.id]

    def has_words(self, page: Page, words: str) -> bool:
        """Return True if the page contains all of these words, in any order and spelling of marks."""
        text = frozenset(re.findall(r"\w+", fold(self.text_of(page)).casefold()))
        return text.issuperset(re.findall(r"\w+", fold(words).casefold()))

    def days_of(self, page: Page) -> frozenset[Day]:
        """Return every day of the page: in its fields and, without their years, in its text."""
        if page.id not in self._days:
            self._days[page.id] = frozenset(
                (*_days_in(self.text_of(page)), *((d.day, d.month) for d in dates_of(page)))
            )
        return self._days[page.id]


def dates_of(page: Page) -> tuple[date, ...]:
    """Return the days in the fields of the page."""
    values = (value for _, _, value in find_values(page, lambda field: True) if isinstance(value, date))
    return tuple(_to_day(each) for each in (*values, *filter(None, (page.publish_at, page.expires_at))))


def _to_day(value: date) -> date:
    return to_vietnam_time(value).date() if isinstance(value, datetime) else value


def _days_in(text: str) -> Iterator[Day]:
    for match in _NAMED_DAY.finditer(text):
        days = _DAY_BEFORE_MONTH.findall(text[match.start() : match.start("month")])
        yield from ((int(day), int(match["month"])) for day in days)
    yield from ((int(match["day"]), int(match["month"])) for match in _ISO.finditer(text))


class _PageStatements:
    """The statements of one page about the items named on it."""

    def __init__(self, context: LintContext, facts: _ItemFacts, page: Page) -> None:
        self._context = context
        self._facts = facts
        self._page = page

    def find(self) -> Iterator[FactMismatch]:
        """Yield the contradicted statements; a page without named items is not searched."""
        links = list(self._find_links())
        named = {each.id: each for each in (*self._find_referenced(), *(item for item, _ in links))}
        named.pop(self._page.id, None)
        if not named:
            return
        for item, match in links:
            if item.id in named:
                yield from self._check_link(item, match)
        items = tuple(named.values())
        yield from self._check_numbers([each for each in items if each.kind.is_document])
        questions = [each for each in items if is_question(each.kind)]
        if len(questions) == 1 and not is_question(self._page.kind):
            yield from self._check_days(questions[0], _QUESTION, ())
        if len(items) == 1 and _CORRECTS.search(self._page.title):
            yield from self._check_corrections(items[0])
        packages = [each for each in items if each.kind.field("package") is not None]
        if len(packages) == 1:
            yield from self._check_package(packages[0])

    @cached_property
    def _data(self) -> bytes:
        return self._context.read_source(self._page.source)

    @cached_property
    def _body(self) -> str:
        """The body with code blanked, as long as written."""
        data = self._data[self._page.body_start :].decode("utf-8", "replace")
        return _FENCE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), data) if "`" in data or "~~~" in data else data

    def _find_links(self) -> Iterator[tuple[Page, re.Match[str]]]:
        if _LINK_SIGN.search(self._data) is None:
            return
        for match in _LINK.finditer(self._body):
            to = match["to"].partition("#")[0]
            if to.startswith("id:"):
                item = self._context.item(to.removeprefix("id:"))
            elif to.endswith(".md"):
                item = self._facts.by_source.get(source_of_link(to, self._page.folder))
            else:
                continue
            if item is not None and not item.original.draft:
                yield item.original, match

    def _find_referenced(self) -> Iterator[Page]:
        for field in self._page.kind.references:
            for identifier in _references(field, self._page.fields.get(field.name)):
                item = self._context.item(identifier)
                if item is not None and not item.original.draft:
                    yield item.original

    def _check_link(self, item: Page, match: re.Match[str]) -> Iterator[FactMismatch]:
        text = match["text"]
        start, until = match.span("text")
        number = _TYPE_AND_NUMBER.match(text)
        own_number = str(item.fields.get("number") or "")
        if number is not None and item.kind.is_document and own_number and not self._has_number(item, number["number"]):
            yield self._found(start + number.start("number"), number["number"], item, _as_written(own_number))
        if match["tail"] and not _MOVED.search(text):
            direct = _DIRECT.match(match["tail"])
            if direct is not None:
                yield from self._check_day(item, match.start("tail") + direct.end(), other=_MISTAKE)
        elif is_question(item.kind):
            yield from self._check_days(item, _QUESTION, ((start, until),))
        elif item.kind.period is not None and item.kind.period.is_event and item.fields.get(item.kind.period.opens):
            yield from self._check_days(item, _EVENT, ((start, until),))
        if item.fields.get("place") and _EVENT_WORD.search(text):
            place = _PLACE.search(text)
            if place is not None and not self._facts.has_words(item, place["place"]):
                yield self._found(
                    start + place.start("place"), place["place"], item, _as_written(str(item.fields["place"]))
                )
        yield from self._check_sums(item, start, until)

    def _has_number(self, item: Page, number: str) -> bool:
        plain = _plain_number(number)
        return any(plain == _plain_number(each[0]) for each in _DOCUMENT_NUMBER.finditer(self._facts.text_of(item)))

    def _check_numbers(self, documents: Sequence[Page]) -> Iterator[FactMismatch]:
        """Check the day behind the number of each document: the day of issue."""
        known = {_plain_number(str(each.fields.get("number") or "")): each for each in documents}
        known.pop("", None)
        if not known:
            return
        for match in _CITED.finditer(self._body):
            item = known.get(_plain_number(match["number"]))
            if item is not None:
                yield from self._check_day(item, match.end(), needs_same_year=True, other=_MISTAKE)

    def _check_days(
        self, item: Page, pattern: re.Pattern[str], spans: Iterable[tuple[int, int]]
    ) -> Iterator[FactMismatch]:
        for start, until in spans or ((0, len(self._body)),):
            for match in pattern.finditer(self._body, start, until):
                yield from self._check_day(item, match.end())

    def _check_day(
        self, item: Page, at: int, *, needs_same_year: bool = False, other: re.Pattern[str] = _MOVED
    ) -> Iterator[FactMismatch]:
        """Check the day at offset `at` of the body, given as the day of `item` by the words before it.

        `other` matches sentences in which the day has another meaning.
        """
        words = self._body[at : at + 40]
        named = next((each for each in find_days(words) if each.start == 0), None)
        own = dates_of(item)
        if named is None or not own or self._is_day_of(item, named, own):
            return
        issued = _day_of_item(item)
        if issued is None or (needs_same_year and named.year and named.year != issued.year):
            return
        if other.search(self._sentence_around(at, at + len(named.text))):
            return
        yield self._found(at, named.text, item, _as_written(localize(format_day, issued)))

    def _is_day_of(self, item: Page, named: NamedDay, own: Sequence[date]) -> bool:
        if named.year:
            days = [each for each in own if (each.day, each.month) == (named.day, named.month)]
            if any(each.year == named.year for each in days):
                return True
            if days:
                return f"{named.month}/{named.year}" in self._facts.text_of(item)
        if (named.day, named.month) in self._facts.days_of(item):
            return True
        begins, ends = _span_of(item)
        day = named.date_near(begins) if begins is not None else None
        return begins is not None and ends is not None and day is not None and begins <= day <= ends

    def _check_sums(self, item: Page, start: int, until: int) -> Iterator[FactMismatch]:
        """Check the sums in the text of a link against the sums of the item."""
        own = _sums_of(item)
        if not own:
            return
        text = self._facts.text_of(item)
        for match in _ANY_SUM.finditer(self._body, start, until):
            amount = _amount_of(match["sum"])
            if amount is None or match["about"] or amount in own or match["sum"] in text:
                continue
            yield self._found(match.start("sum"), match["sum"], item, _sum_in_words(own[0]))

    def _check_package(self, item: Page) -> Iterator[FactMismatch]:
        """Check the price and the name of the only package named on the page."""
        price = item.fields.get("price")
        if isinstance(price, str) and split_amount(price)[1] == DONG:
            for match in _WON.finditer(self._body):
                amount = _amount_of(match["sum"])
                sentence = self._sentence_around(match.start(), match.end())
                if amount is not None and amount > split_amount(price)[0] and not _SEVERAL.search(sentence):
                    yield self._found(match.start("sum"), match["sum"], item, _sum_in_words(split_amount(price)[0]))
        names = [*_PACKAGE_NAME.finditer(self._body)]
        own = str(item.fields.get("package") or item.title)
        if len({_letters(each["name"]) for each in names}) == 1:
            name = _letters(names[0]["name"])
            texts = _letters(self._facts.text_of(item))
            if name not in texts and _letters(own) not in name:
                yield self._found(names[0].start("name"), names[0]["name"], item, _as_written(own))
        numbers = [*_PACKAGE_NUMBER.finditer(self._body)]
        own_numbers = {each["number"].lstrip("0") for each in _PACKAGE_NUMBER.finditer(self._facts.text_of(item))}
        stated = {each["number"].lstrip("0") for each in numbers}
        if len(stated) == 1 and own_numbers and not stated & own_numbers:
            yield self._found(numbers[0].start(), numbers[0][0], item, _as_written(own))

    def _check_corrections(self, item: Page) -> Iterator[FactMismatch]:
        """Check if `item` contains one of the two values of each correction, unless it has files."""
        if item.fields.get("attachments") or "{{" in self._facts.text_of(item):
            return
        written = CorrectedText((self._facts.text_of(item),))
        for each in find_corrections(self._body):
            if not written.contains(each.old) and not written.contains(each.new):
                yield self._found(each.start, each.text, item, _NEITHER)

    def _sentence_around(self, start: int, until: int) -> str:
        first = max(
            (match.end() for match in _SENTENCE_END.finditer(self._body, max(0, start - 200), start)),
            default=max(0, start - 200),
        )
        close = _SENTENCE_END.search(self._body, until, until + 200)
        return self._body[first : close.start() if close else until + 200]

    def _found(self, at: int, stated: str, item: Page, fact: LocalizedText) -> FactMismatch:
        line = self._body.count("\n", 0, at)
        begin = self._body.rfind("\n", 0, at) + 1
        end = self._body.find("\n", at)
        raw = self._body[begin : end if end >= 0 else len(self._body)].rstrip("\r")
        place = place_in_line(self._page.source, self._page.body_line + line, at - begin + 1, len(stated), raw)
        return FactMismatch(place, " ".join(stated.split()), item, fact)


def _references(field: Field, value: Any) -> Iterator[str]:
    """Yield the ids in the value of a field with references."""
    if isinstance(value, tuple | list):
        for each in value:
            yield from _references(field, each)
    elif field.type == "reference":
        if value is not None:
            yield str(value)
    elif value is not None:
        for below in field.fields:
            yield from _references(below, value.get(below.name))


def _day_of_item(page: Page) -> date | None:
    """Return the day by which an item is named: of issue, of receipt, or its beginning."""
    keys = ("issued", "signed", "asked", page.kind.period.opens if page.kind.period else "")
    days = (page.fields.get(key) for key in keys if key)
    return next((_to_day(each) for each in days if isinstance(each, date)), None)


def _span_of(page: Page) -> tuple[date | None, date | None]:
    period = page.kind.period
    if period is None:
        return None, None
    begins, ends = page.fields.get(period.opens), page.fields.get(period.closes)
    return (
        _to_day(begins) if isinstance(begins, date) else None,
        _to_day(ends) if isinstance(ends, date) else None,
    )


def _plain_number(number: str) -> str:
    return fold(level_dashes("".join(number.split()))).casefold().lstrip("0")


def _letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text).casefold()))


def _sums_of(page: Page) -> list[Decimal]:
    amounts = (split_amount(value) for _, _, value in find_values(page, lambda field: field.type == "money"))
    return [number for number, currency in amounts if currency == DONG]


def _amount_of(written: str) -> Decimal | None:
    try:
        kept = parse_money(written)
    except AmbiguousNumberError:
        return None
    return split_amount(kept)[0] if kept is not None else None


def _sum_in_words(amount: Decimal) -> LocalizedText:
    return _as_written(LocalizedText(f"{amount:,.0f} đồng".replace(",", "."), f"VND {amount:,.0f}"))


def _as_written(fact: str | LocalizedText) -> LocalizedText:
    vi, en = (fact, fact) if isinstance(fact, str) else (fact.vi, fact.en)
    return LocalizedText(f"bài ấy ghi {vi}", f"that page says {en}")
