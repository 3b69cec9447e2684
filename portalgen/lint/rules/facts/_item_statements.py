"""Statements of a page about another item, compared to the facts of the item.

A statement counts only if its words tie it to the item. It is in the text of a link to the item or directly behind it,
or beside the number of a referenced document. Words such as `câu hỏi` or `giá trúng thầu` mean the item if the page
names only one item of this kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.frozen import frozen
from portalgen.graph.moments import has_expired
from portalgen.kinds.question_fields import is_question
from portalgen.lint.context import LintContext
from portalgen.lint.rules.facts._beside_links import find_beside_link, may_be_beside_link
from portalgen.lint.rules.facts._corrected_items import find_wrong_names
from portalgen.lint.rules.facts._corrections import CorrectedText, find_corrections
from portalgen.lint.rules.facts._event_places import ELSEWHERE, EventPlaces, may_have_place
from portalgen.lint.rules.facts._item_facts import (
    DOCUMENT_NUMBER,
    HOUR,
    Day,
    ItemFacts,
    amount_of,
    dates_of,
    day_of_item,
    days_in,
    letters_of,
    plain_number,
    span_of,
    sums_of,
    time_of,
)
from portalgen.lint.rules.facts._named_items import SENTENCE_END, NamingPage
from portalgen.locale.dates import format_day, format_time, localize
from portalgen.text.amounts import DONG, split_amount
from portalgen.text.named_days import NamedDay, find_days

_DIRECT: Final = re.compile(r"^(?: của [^.,;:()\n]{3,60}?)? (?=ngày )")
_TYPE_AND_NUMBER: Final = re.compile(
    rf"^(?:quyết định|nghị quyết|chỉ thị|kế hoạch|công văn|thông báo|tờ trình|văn bản|báo cáo)(?: số)?:? (?P<number>{DOCUMENT_NUMBER.pattern})",
    re.IGNORECASE,
)
_CITED: Final = re.compile(rf"(?P<number>{DOCUMENT_NUMBER.pattern})(?: của [^.,;:()\n]{{3,60}}?)?,? (?=ngày \d)")
_QUESTION: Final = re.compile(
    r"(?:câu hỏi|kiến nghị|phản ánh)(?: [^.,;:()\n]{1,50}?)?(?: nhận| gửi)?(?: vào)? (?=ngày \d)", re.IGNORECASE
)
_EVENT: Final = re.compile(
    r"(?:hội nghị|hội thảo|hội thi|hội chợ|cuộc họp|buổi|phiên|lễ|ngày hội|lớp|đối thoại|cuộc thi|giải|chương trình|liên hoan"
    r"|triển lãm|họp|tập huấn)(?!\w)[^.;:()\n]{0,80}?(?:vào |sáng |chiều |tối )?(?=ngày \d)",
    re.IGNORECASE,
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
_CORRECTS: Final = re.compile(r"(?<!\w)đính chính(?!\w)", re.IGNORECASE)
_CORRECTED_DOCUMENT: Final = re.compile(
    r"(?<!\w)đính chính (?:quyết định|nghị quyết|chỉ thị|kế hoạch|công văn|thông báo|tờ trình|văn bản|báo cáo)(?: số)?:? \Z",
    re.IGNORECASE,
)
_PRICE: Final = re.compile(
    rf"(?<!\w)(?:giá|dự toán) gói thầu(?: là|:)? (?P<about>(?:hơn|gần|khoảng|trên|dưới|chừng|xấp xỉ) )?{_MONEY}",
    re.IGNORECASE,
)
_ADMITTED: Final = re.compile(
    r"(?<![\w.,/])(?P<count>\d{1,3}) (?:người|thí sinh|ứng viên|trường hợp)(?: đã| được)? trúng tuyển(?!\w)"
    r"|(?<!\w)(?:trúng tuyển|tuyển được)(?: là| gồm| có|:)? (?P<after>\d{1,3}) (?:người|thí sinh|ứng viên|trường hợp)(?!\w)",
    re.IGNORECASE,
)
_SEVERAL_ROUNDS: Final = re.compile(r"(?<!\w)(?:các đợt|hai đợt|ba đợt|tổng|cả năm|cộng)(?!\w)", re.IGNORECASE)
_MOVED_PRICE: Final = re.compile(r"(?<!\w)(?:điều chỉnh|đính chính|giảm|tăng|nhầm|sửa)(?!\w)", re.IGNORECASE)
_CLOSED: Final = re.compile(
    r"\A[^,;:.()\[\]\n]{0,60}?(?<!\w)(?:kết thúc|khép lại|hết hạn|nhận (?:ý kiến|góp ý|hồ sơ|đơn)(?: [^,;:.()\[\]\d\n]{1,20}?)? đến)(?: hết)?(?: vào)? (?=ngày \d)",
    re.IGNORECASE,
)
"""Behind a link to an item with a time limit, before its last day."""
_PROLONGED: Final = re.compile(
    r"(?<!\w)(?:gia hạn|kéo dài|lùi|dời|bổ sung|thêm|sớm|đợt (?:\d|hai|ba|sau|này)|vòng|giai đoạn|đính chính|nhầm|điều chỉnh|thay đổi|ghi sai)(?!\w)",
    re.IGNORECASE,
)
_NEAR: Final = timedelta(days=120)
_BEGINS: Final = re.compile(
    rf"(?<!\w)(?:bắt đầu|diễn ra|khai mạc)(?: vào)?(?: lúc| từ)? (?P<time>{HOUR})", re.IGNORECASE
)
_QUOTATION: Final = r"(?:“[^”\n]{1,80}”|\"[^\"\n]{1,80}\"|«[^»\n]{1,80}»)"
_REPORTED: Final = re.compile(
    rf"(?<!\w)(?:(?:ghi|viết|in|nêu|đăng)(?!\w)[^.;“”\"«»\n\d]{{0,30}}?|(?:chữ|từ|cụm từ|nội dung|câu) )(?P<old>{_QUOTATION}|{HOUR})"
    rf"[^.\n\d“\"«]{{0,30}}(?: ngày [\d/]{{3,10}})?[,;]?[^.\n\d“\"«]{{0,30}}?(?<!\w)(?:sửa|đổi|thay|đính chính|điều chỉnh|chữa)(?: lại)? (?:thành|là|bằng) (?P<new>{_QUOTATION}|{HOUR.replace('P<', 'P<new_')})",
    re.IGNORECASE,
)
_NEITHER: Final = LocalizedText("bài ấy không có cả hai", "that page has neither")


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
    reader = ItemFacts(context)
    places = EventPlaces(reader)
    for item in context.library.items:
        page = item.original
        if not page.draft and not page.is_index and not page.kind.is_tombstone and not has_expired(page, context.at):
            found = _PageStatements(context, reader, places, page).find()
            yield from {each.place: each for each in found}.values()


class _PageStatements:
    """The statements of one page about the items named on it."""

    def __init__(self, context: LintContext, facts: ItemFacts, places: EventPlaces, page: Page) -> None:
        self._facts = facts
        self._places = places
        self._page = page
        self._naming = NamingPage(context, facts, page)

    def find(self) -> Iterator[FactMismatch]:
        """Yield the contradicted statements; a page without named items is not searched."""
        links = list(self._naming.find_links())
        named = {each.id: each for each in (*self._naming.find_referenced(), *(item for item, _ in links))}
        named.pop(self._page.id, None)
        if not named:
            return
        for item, match in links:
            if item.id in named:
                yield from self._check_link(item, match)
                yield from self._check_behind_link(item, match)
        items = tuple(named.values())
        yield from self._check_numbers([each for each in items if each.kind.is_document])
        yield from self._check_results(items)
        questions = [each for each in items if is_question(each.kind)]
        if len(questions) == 1 and not is_question(self._page.kind):
            yield from self._check_days(questions[0], _QUESTION, ())
        if len(items) == 1 and _CORRECTS.search(self._page.title):
            yield from self._check_corrections(items[0])
            yield from self._check_corrected_item(items[0], is_linked=bool(links))
        packages = [each for each in items if each.kind.field("package") is not None]
        if len(packages) == 1:
            yield from self._check_package(packages[0])
        recruitments = [each for each in items if each.kind.field("posts") is not None]
        if len(recruitments) == 1:
            yield from self._check_admitted(recruitments[0])

    def _check_results(self, items: Sequence[Page]) -> Iterator[FactMismatch]:
        """Check the place of the only event named on the page in sentences without links."""
        if may_have_place(self._body):
            events = [each for each in items if self._places.places_of(each)]
            for each in events if len(events) == 1 else ():
                for at, venue in self._places.find_in_results(self._naming, each):
                    yield self._found(at, venue, each, _as_written(self._places.places_of(each)[0]))

    def _check_link(self, item: Page, match: re.Match[str]) -> Iterator[FactMismatch]:
        text = match["text"]
        start, until = match.span("text")
        number = _TYPE_AND_NUMBER.match(text)
        own_number = str(item.fields.get("number") or "")
        if (
            number is not None
            and item.kind.is_document
            and own_number
            and not self._facts.has_number(item, number["number"])
        ):
            yield self._found(start + number.start("number"), number["number"], item, _as_written(own_number))
        if match["tail"] and not _MOVED.search(text):
            direct = _DIRECT.match(match["tail"])
            if direct is not None:
                yield from self._check_day(item, match.start("tail") + direct.end(), other=_MISTAKE)
        elif is_question(item.kind):
            yield from self._check_days(item, _QUESTION, ((start, until),))
        elif item.kind.period is not None and item.kind.period.is_event and item.fields.get(item.kind.period.opens):
            yield from self._check_days(item, _EVENT, ((start, until),))
        for at, venue in self._places.find_beside_link(self._naming, item, match):
            yield self._found(at, venue, item, _as_written(self._places.places_of(item)[0]))
        yield from self._check_sums(item, start, until)

    def _check_numbers(self, documents: Sequence[Page]) -> Iterator[FactMismatch]:
        """Check the day behind the number of each document: the day of issue."""
        known = {plain_number(str(each.fields.get("number") or "")): each for each in documents}
        known.pop("", None)
        if not known:
            return
        for match in _CITED.finditer(self._body):
            item = known.get(plain_number(match["number"]))
            if item is not None:
                yield from self._check_issue(item, match)

    def _check_issue(self, item: Page, match: re.Match[str]) -> Iterator[FactMismatch]:
        """Check the day of issue behind the number of a document: other days in its front matter do not count."""
        issued = day_of_item(item)
        named = next((each for each in find_days(self._body[match.end() : match.end() + 40]) if each.start == 0), None)
        if issued is None or named is None or (named.year and named.year != issued.year):
            return
        signed = item.fields.get("signed")
        if any(
            (named.day, named.month) == (each.day, each.month) for each in (issued, signed) if isinstance(each, date)
        ):
            return
        if (named.day, named.month) in self._facts.days_in_body(item):
            return
        sentence = self._naming.sentence_around(match.end(), match.end() + len(named.text))
        if _MISTAKE.search(sentence) and not (
            _CORRECTED_DOCUMENT.search(self._body, max(match.start() - 60, 0), match.start())
            and (issued.day, issued.month) not in self._own_days
        ):
            return
        yield self._found(match.end(), named.text, item, _as_written(localize(format_day, issued)))

    @property
    def _body(self) -> str:
        return self._naming.body

    @cached_property
    def _own_days(self) -> frozenset[Day]:
        """The days named in the text around `đính chính`, without the heading."""
        return frozenset(days_in(self._body))

    def _check_behind_link(self, item: Page, match: re.Match[str]) -> Iterator[FactMismatch]:
        """Check the rest of the sentence behind the link if it has no other link: number, days, sums, hour."""
        start = match.end()
        close = SENTENCE_END.search(self._body, start, start + 250)
        until = close.start() if close else min(start + 250, len(self._body))
        rest = self._body[start:until]
        if "](" in rest:
            return
        period = item.kind.period
        is_stated = may_be_beside_link(rest)
        if period is None and not is_stated:
            return
        sentence = self._naming.sentence_around(start, until)
        if is_stated and "](" not in sentence[: sentence.rfind("](")]:
            for at, stated, fact in find_beside_link(self._facts, item, rest, sentence, body=self._body):
                yield self._found(start + at, stated, item, _as_written(fact))
        if period is None:
            return
        if not period.is_event:
            closes = span_of(item)[1]
            closed = _CLOSED.match(rest)
            if closes is not None and closed is not None and not _PROLONGED.search(sentence):
                yield from self._check_last_day(item, start + closed.end(), closes)
        elif not ELSEWHERE.search(sentence):
            yield from self._check_event(item, start, rest)

    def _check_last_day(self, item: Page, at: int, closes: date) -> Iterator[FactMismatch]:
        named = next((each for each in find_days(self._body[at : at + 40]) if each.start == 0), None)
        day = named.date_near(closes) if named is not None else None
        if named is None or day is None or abs(day - closes) > _NEAR:
            return
        if (named.day, named.month) not in self._facts.days_of(item):
            yield self._found(at, named.text, item, _as_written(localize(format_day, closes)))

    def _check_event(self, item: Page, start: int, rest: str) -> Iterator[FactMismatch]:
        """Check the hour behind the link to an event, in a sentence with the day of the event."""
        begins, ends = span_of(item)
        days = [(each.day, each.month) for each in find_days(rest)]
        span = [each for each in (begins, ends) if each is not None]
        if not days or not span or any(each not in {(day.day, day.month) for day in span} for each in days):
            return
        opens = item.fields.get(item.kind.period.opens) if item.kind.period else None
        time = _BEGINS.search(rest)
        if time is not None and isinstance(opens, datetime) and not self._facts.has_time(item, time):
            yield self._found(start + time.start("time"), time["time"].strip(), item, localize(format_time, opens))

    def _check_admitted(self, item: Page) -> Iterator[FactMismatch]:
        """Check if no more persons are admitted than posts were offered."""
        offered = sum(each.get("number") or 0 for each in item.fields.get("posts") or ())
        for match in _ADMITTED.finditer(self._body):
            count = int(match["count"] or match["after"])
            if offered and count > offered and not _SEVERAL_ROUNDS.search(self._naming.sentence_around(*match.span())):
                fact = LocalizedText(f"{offered} chỉ tiêu", f"{offered} posts")
                yield self._found(match.start(), match[0], item, _as_written(fact))

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
        issued = day_of_item(item)
        if issued is None or (needs_same_year and named.year and named.year != issued.year):
            return
        if other.search(self._naming.sentence_around(at, at + len(named.text))):
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
        begins, ends = span_of(item)
        day = named.date_near(begins) if begins is not None else None
        return begins is not None and ends is not None and day is not None and begins <= day <= ends

    def _check_sums(self, item: Page, start: int, until: int) -> Iterator[FactMismatch]:
        """Check the sums in the text of a link against the sums of the item."""
        own = sums_of(item)
        if not own:
            return
        text = self._facts.text_of(item)
        for match in _ANY_SUM.finditer(self._body, start, until):
            amount = amount_of(match["sum"])
            if amount is None or match["about"] or amount in own or match["sum"] in text:
                continue
            yield self._found(match.start("sum"), match["sum"], item, _sum_in_words(own[0]))

    def _check_package(self, item: Page) -> Iterator[FactMismatch]:
        """Check the price and the name of the only package named on the page."""
        price = item.fields.get("price")
        if isinstance(price, str) and split_amount(price)[1] == DONG:
            for match in _WON.finditer(self._body):
                amount = amount_of(match["sum"])
                sentence = self._naming.sentence_around(match.start(), match.end())
                if amount is not None and amount > split_amount(price)[0] and not _SEVERAL.search(sentence):
                    yield self._found(match.start("sum"), match["sum"], item, _sum_in_words(split_amount(price)[0]))
            for match in _PRICE.finditer(self._body):
                yield from self._check_price(item, match, split_amount(price)[0])
        names = [*_PACKAGE_NAME.finditer(self._body)]
        own = str(item.fields.get("package") or item.title)
        if len({letters_of(each["name"]) for each in names}) == 1:
            name = letters_of(names[0]["name"])
            texts = letters_of(self._facts.text_of(item))
            if name not in texts and letters_of(own) not in name:
                yield self._found(names[0].start("name"), names[0]["name"], item, _as_written(own))
        numbers = [*_PACKAGE_NUMBER.finditer(self._body)]
        own_numbers = {each["number"].lstrip("0") for each in _PACKAGE_NUMBER.finditer(self._facts.text_of(item))}
        stated = {each["number"].lstrip("0") for each in numbers}
        if len(stated) == 1 and own_numbers and not stated & own_numbers:
            yield self._found(numbers[0].start(), numbers[0][0], item, _as_written(own))

    def _check_price(self, item: Page, match: re.Match[str], price: Decimal) -> Iterator[FactMismatch]:
        amount = amount_of(match["sum"])
        if amount is None or match["about"] or abs(amount - price) <= price / 100 or amount in sums_of(item):
            return
        sentence = self._naming.sentence_around(*match.span())
        if match["sum"] in self._facts.text_of(item) or _SEVERAL.search(sentence) or _MOVED_PRICE.search(sentence):
            return
        yield self._found(match.start("sum"), match["sum"], item, _sum_in_words(price))

    def _check_corrected_item(self, item: Page, *, is_linked: bool) -> Iterator[FactMismatch]:
        """Check the number and the day by which a correction names the item, in its title and body."""
        title = self._page.title
        whole = f"{title}\n{self._body}"
        for _, stated, fact in find_wrong_names(self._facts, item, title, whole, is_linked=is_linked):
            yield FactMismatch(self._naming.place_of("title"), stated, item, _as_written(fact))
        for at, stated, fact in find_wrong_names(self._facts, item, self._body, whole, is_linked=is_linked):
            yield self._found(at, stated, item, _as_written(fact))

    def _check_corrections(self, item: Page) -> Iterator[FactMismatch]:
        """Check if `item` contains one of the two values of each correction, unless it has files."""
        if item.fields.get("attachments") or "{{" in self._facts.text_of(item):
            return
        written = CorrectedText((self._facts.text_of(item),))
        for each in find_corrections(self._body):
            if not written.contains(each.old) and not written.contains(each.new):
                yield self._found(each.start, each.text, item, _NEITHER)
        for match in _REPORTED.finditer(self._body):
            if match["hour"] and match["new_hour"]:
                times = self._facts.times_of(item)
                is_known = bool(times & {time_of(match), time_of(match, "new_")})
            elif match["hour"] or match["new_hour"]:
                continue
            else:
                is_known = written.contains(match["old"]) or written.contains(match["new"])
            if not is_known:
                yield self._found(match.start("old"), match["old"], item, _NEITHER)

    def _found(self, at: int, stated: str, item: Page, fact: LocalizedText) -> FactMismatch:
        return FactMismatch(self._naming.place_at(at, len(stated)), " ".join(stated.split()), item, fact)


def _sum_in_words(amount: Decimal) -> LocalizedText:
    return _as_written(LocalizedText(f"{amount:,.0f} đồng".replace(",", "."), f"VND {amount:,.0f}"))


def _as_written(fact: str | LocalizedText) -> LocalizedText:
    vi, en = (fact, fact) if isinstance(fact, str) else (fact.vi, fact.en)
    return LocalizedText(f"bài ấy ghi {vi}", f"that page says {en}")
