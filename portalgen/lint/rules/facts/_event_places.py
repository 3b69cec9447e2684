"""Places that sentences give for an event named in them, for comparison with the event's own page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.lint.rules.facts._item_facts import Day, ItemFacts, days_in, letters_of, span_of
from portalgen.lint.rules.facts._named_items import NamingPage
from portalgen.lint.rules.facts._venues import VENUE, is_surely_elsewhere, read_venue

EVENT_WORD: Final = re.compile(
    r"(?<!\w)(?:hội nghị|hội thảo|hội thi|hội chợ|họp|buổi(?! (?:sáng|chiều|tối|trưa))|phiên|lễ|ngày hội|lớp|đối thoại|cuộc thi|giải|chương trình|liên hoan|triển lãm|tập huấn)(?!\w)",
    re.IGNORECASE,
)
_VENUE: Final = re.compile(rf"(?<!\w)(?:[Tt]ại|[Ởở]) (?P<venue>{VENUE})")
_TIME: Final = r"(?:,? ?(?:\(?(?:vào|lúc|từ|đến|sáng|chiều|tối|trưa|ngày|giờ|phút|tháng|năm|thứ|hai|ba|tư|sáu|bảy|chủ nhật|qua|nay|vừa|hôm)(?!\w)\)?|[\d(][\d/:hg.)-]*+))*+"
_HOLD: Final = r"(?:tổ chức|diễn ra|khai mạc|bắt đầu|họp|được mở)"
_HOLD_LETTERS: Final = ("ổ chức", "iễn ra", "hai mạc", "ắt đầu", "họp", "Họp", "ược mở")
_AUXILIARY: Final = r"(?: (?:đã|sẽ|được|vừa))*+"
_BEHIND: Final = re.compile(
    rf"(?: của [^.,;:()\n]{{3,60}}?)?{_TIME},?{_AUXILIARY}(?:(?P<verb> {_HOLD})(?P<rest>(?:(?! {_HOLD})[^.,;:()\n]){{0,60}}))?{_TIME},? \Z",
    re.IGNORECASE,
)
"""Between a link and the place of the linked event."""
_HELD: Final = re.compile(
    rf"(?:^|.*(?<!\w)(?:{_HOLD}|dự|mở|bế mạc|kết quả)(?: buổi| cuộc)? )\Z", re.IGNORECASE | re.DOTALL
)
"""Before a link to an event, followed directly by its place."""
_SOURCE: Final = re.compile(r"\W*(?:theo|như|căn cứ) [^\[\],]{0,30}\Z", re.IGNORECASE)
"""Before a link to the page that announces an event."""
_ORGANIZED: Final = re.compile(
    rf"{_TIME},(?:{_TIME}| [^.,;:()\[\]]{{2,60}}?{_AUXILIARY}(?P<verb> (?:tổ chức|khai mạc|diễn ra|mở)(?: buổi| cuộc| phiên)?)) \Z",
    re.IGNORECASE,
)
"""Between a place and the link to the event there: `tại Hội trường xã, Ủy ban nhân dân xã tổ chức`."""
_PLANNED: Final = re.compile(
    r"(?<!\w)(?:về|việc|kế hoạch|quyết định|chuẩn bị|họp|bàn|thông báo|triển khai|kiểm tra|rà soát|tổng duyệt|để|nhằm|cho|ký|xin|đề nghị|yêu cầu|giao|công bố|phát)(?!\w)",
    re.IGNORECASE,
)
"""Another act than the event itself."""
_HOLDS: Final = re.compile(rf"(?<!\w){_HOLD}(?!\w)", re.IGNORECASE)
_APART: Final = re.compile(r"[;:()]")
_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_HELD_BEHIND: Final = re.compile(rf"{_AUXILIARY} {_HOLD}(?!\w)", re.IGNORECASE)
ELSEWHERE: Final = re.compile(
    r"(?<!\w)(?:chuyển|dời|đổi|thay|điều chỉnh|đính chính|lùi|hoãn|nhầm|sửa|trước đó|sau đó|sau khi|trước khi|xuất phát|đón|tập trung|gửi xe|thay vì|không|chưa|chứ|khác|đăng ký|nộp|nhận|xem"
    r"|năm ngoái|năm trước|lần trước|lần sau|trước đây|mọi năm|hằng năm|hàng năm|tiếp theo|tiếp tục|lần (?:\d|hai|ba)|đợt|vòng|các|mỗi|những|niêm yết|điểm cầu|trực tuyến|trong khi|cùng lúc|song song|nếu|hoặc|hay|lẽ ra|dự kiến)(?!\w)",
    re.IGNORECASE,
)
"""Words giving a place or an hour another meaning than that of the event."""
_ONLINE: Final = re.compile(r"(?<!\w)(?:trực tuyến|điểm cầu|truyền hình)(?!\w)", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"(?<!\w)Địa điểm(?: (?:tổ chức|họp|diễn ra|khai mạc))?\**:\**\s*(?:tại )?(?P<venue>[^\n.;]{5,150})", re.IGNORECASE
)
_OWN: Final = re.compile(rf"(?<!\w){_HOLD}[^.,;:()\n]{{0,60}}?{_TIME},? tại (?P<venue>{VENUE})", re.IGNORECASE)


class EventPlaces:
    """The places of events, read once for each item."""

    def __init__(self, facts: ItemFacts) -> None:
        self._facts = facts
        self._known: dict[str, tuple[str, ...]] = {}

    def places_of(self, item: Page) -> tuple[str, ...]:
        """Return the places of the event of an item as its page gives them; none for other items."""
        if item.id not in self._known:
            self._known[item.id] = () if _is_in_doubt(item) else self._read(item)
        return self._known[item.id]

    def _read(self, item: Page) -> tuple[str, ...]:
        found = self._read_all(item)
        return () if found and _ONLINE.search(self._facts.text_of(item)) else found

    def _read_all(self, item: Page) -> tuple[str, ...]:
        if item.kind.period is not None and item.kind.period.is_event and item.fields.get("place"):
            return (str(item.fields["place"]),)
        body = self._facts.body_of(item)
        labelled = tuple(match["venue"] for match in _LABEL.finditer(body)) if "ịa điểm" in body else ()
        if labelled or not may_have_place(body):
            return labelled
        return tuple(match["venue"] for match in _OWN.finditer(body))

    def contradicts(self, item: Page, stated: str) -> bool:
        """Return True if the page of the event has a place, and `stated` is surely another place."""
        own = self.places_of(item)
        return bool(own) and is_surely_elsewhere(read_venue(stated), map(read_venue, own), self._facts.text_of(item))

    def find_beside_link(self, naming: NamingPage, item: Page, link: re.Match[str]) -> Iterator[tuple[int, str]]:
        """Yield (offset, words) of the place in the sentence with a link to the event, if it is surely another place."""
        if not self.places_of(item):
            return
        body = naming.body
        first, last = naming.sentence_span(link.start(), link.end())
        sentence = body[first:last]
        if "ại " not in sentence and "ở " not in sentence:
            return
        venues = list(_VENUE.finditer(body, first, last))
        if len(venues) != 1 or sentence.count("](") != 1 or ELSEWHERE.search(sentence):
            return
        start, end = venues[0].span("venue")
        before, behind = body[first : link.start()], body[link.end() : last]
        if end <= link.start():
            is_tied = _is_organized_at(body[end : link.start()], behind)
        elif venues[0].start() >= link.end():
            gap = body[link.end() : venues[0].start()]
            is_tied = self._is_held_behind(before, link["text"], gap) or _is_announced(before, gap, item)
        else:
            is_tied = EVENT_WORD.search(link["text"]) is not None
        if is_tied and _has_only_days_of(item, sentence) and self.contradicts(item, venues[0]["venue"]):
            yield start, venues[0]["venue"]

    @staticmethod
    def _is_held_behind(before: str, text: str, gap: str) -> bool:
        match = _BEHIND.match(gap)
        if match is None or EVENT_WORD.search(match["rest"] or ""):
            return False
        return match["verb"] is not None or (EVENT_WORD.search(text) is not None and _HELD.match(before) is not None)

    def find_in_results(self, naming: NamingPage, item: Page) -> Iterator[tuple[int, str]]:
        """Yield (offset, words) of each place in a sentence with words of the event's title and its day, without links."""
        body = naming.body
        if span_of(item)[0] is None:
            return
        for match in _VENUE.finditer(body):
            first, last = naming.sentence_span(*match.span())
            sentence = body[first:last]
            if "](" in sentence or ELSEWHERE.search(sentence) or len(_VENUE.findall(sentence)) != 1:
                continue
            if not list(days_in(sentence)) or not _has_only_days_of(item, sentence):
                continue
            if _HOLDS.search(sentence) and _names_event(item, sentence, 2) and self.contradicts(item, match["venue"]):
                yield match.start("venue"), match["venue"]


def may_have_place(text: str) -> bool:
    """Return False if the text surely gives no place of an event."""
    return ("ại " in text or "ở " in text) and any(word in text for word in _HOLD_LETTERS)


def _is_in_doubt(item: Page) -> bool:
    period = item.kind.period
    return period is not None and bool(period.change) and item.fields.get(period.change) is not None


def _is_organized_at(gap: str, behind: str) -> bool:
    match = _ORGANIZED.fullmatch(gap)
    if match is None or _PLANNED.search(gap):
        return False
    return match["verb"] is not None or _HELD_BEHIND.match(behind) is not None


def _is_announced(before: str, gap: str, item: Page) -> bool:
    """Return True for `theo [thư mời](…) của xã, cuộc họp diễn ra`, if the item is on that event."""
    if _SOURCE.fullmatch(before) is None or _APART.search(gap):
        return False
    behind = gap.partition(", ")[2]
    return _HOLDS.search(behind) is not None and _names_event(item, behind, 0)


def _names_event(item: Page, words: str, more: int) -> bool:
    """Return True if every event named in these words, with `more` words behind it, is in the title of the item."""
    title = f" {letters_of(item.title)} "
    named = [letters_of(words[match.start() :]).split() for match in EVENT_WORD.finditer(words)]
    heads = [letters_of(match[0]) for match in EVENT_WORD.finditer(words)]
    return bool(named) and all(
        f" {' '.join(each[: len(head.split()) + more])} " in title for each, head in zip(named, heads, strict=True)
    )


def _has_only_days_of(item: Page, sentence: str) -> bool:
    """Return True if the sentence names no day but those of the event, and no other year."""
    begins, ends = span_of(item)
    span = [each for each in (begins, ends) if each is not None]
    known: set[Day] = {(each.day, each.month) for each in span}
    years = {int(each) for each in _YEAR.findall(sentence)}
    return not (known and set(days_in(sentence)) - known) and not (span and years - {each.year for each in span})
