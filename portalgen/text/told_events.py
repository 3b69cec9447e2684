"""Sentences of Vietnamese news that report a past event: "Sáng 12/6, Sở Y tế tổ chức hội nghị …".

A sentence counts if it names a day up to a month before the text's, and an act of holding an event. Future events,
orders in documents, lists, tables and quotations do not count: a false alarm costs more than a missed sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Final

from portalgen.frozen import frozen
from portalgen.text.normalization import nfc

_LATEST: Final = timedelta(days=31)
"""The age up to which an event is reported; older events are history."""
_HALF_YEAR: Final = timedelta(days=183)
_BEFORE: Final = 250
_AFTER: Final = 400
"""Characters of a sentence checked before and after its day."""
_LEAD: Final = 80
"""Characters allowed before a day at the beginning of a sentence."""


def _words(*alternatives: str) -> re.Pattern[str]:
    """An expression for any of these as whole words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)")


_PART: Final = r"(?:rạng\s+)?(?:sáng|trưa|chiều|tối|đêm)"
_WEEKDAY: Final = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ\s+nhật)"
_DATE: Final = (
    r"(?P<first>\d{1,2}\s*(?:/\s*\d{1,2}\s*)?(?:,|-|–|và|đến)\s*(?:ngày\s+)?)?"
    r"(?P<day>\d{1,2})(?:\s?[/.–-]\s?|\s+tháng\s+)(?P<month>\d{1,2})"
    r"(?:(?:\s?[/.–-]\s?|,?\s+năm\s+)(?P<year>\d{4}))?(?![\d/])"
)
_NEAR: Final = r"(?:(?:sáng|trưa|chiều|tối|đêm)\s+(?:hôm\s+)?(?:nay|qua)|hôm\s+(?:nay|qua))"
_LATELY: Final = r"(?:(?<=[.!?]\s)|(?<=\n)|(?<![\s\S]))(?:vừa qua|mới đây)(?=,)"
"""Words for an unnamed day; they count at the beginning of a sentence, and not as a year or term."""
_DAY: Final = re.compile(
    rf"(?<!\w)(?:(?P<near>{_NEAR}(?!\w)|{_LATELY})|"
    rf"(?:(?P<part>{_PART})(?:\s+{_WEEKDAY})?[\s,(]+(?:(?:các\s+|hôm\s+)?(?:ngày|mùng)\s+)?|"
    rf"(?:ngày|mùng|hôm)\s+|{_WEEKDAY}[\s,(]+(?:ngày\s+)?){_DATE})"
)
_NOUN: Final = (
    r"(?:hội (?:nghị|thảo|thi|thao|chợ|đàm|báo|khỏe)|lễ|ngày hội|đại hội|"
    r"(?:cuộc|phiên|buổi) (?:họp|thi|gặp|làm việc|đối thoại|tọa đàm|toạ đàm|tiếp|diễn tập|mít tinh|giao lưu|giải trình|"
    r"chất vấn|khai mạc|bế mạc|toàn thể|lễ|tập huấn|tuyên truyền|sinh hoạt|ra quân|nói chuyện|trao|công bố|giới thiệu)|"
    r"kỳ họp|họp|đoàn công tác|tiếp xúc cử tri|ra quân|diễn tập|tọa đàm|toạ đàm|(?:lớp|khóa) (?:tập huấn|bồi dưỡng|đào tạo|học)|"
    r"tập huấn|diễn đàn|triển lãm|liên hoan|giải (?:bóng|chạy|việt dã|cờ|cầu|đua|bơi|thể thao|vô địch|quần vợt|điền kinh)|"
    r"chung kết|chương trình|gặp mặt|sơ kết|tổng kết|giao ban|khai giảng|bế giảng|khai trương|khởi công|khánh thành|động thổ|"
    r"đối thoại|mít tinh|festival|tuần lễ|đêm (?:nhạc|hội|thơ)|dâng hương|chuyên đề)"
)
_HOLD: Final = (
    r"(?:tổ chức|diễn ra|khai mạc|bế mạc|tham dự|đến dự|dự(?! (?:án|thảo|báo|toán|phòng|trữ|bị|thầu|thi|tuyển))|chủ trì|"
    r"tham gia|phát động|chủ tọa|chủ toạ|điều hành|tiến hành|có(?= (?:buổi|cuộc|phiên))|mở(?= (?:lớp|khóa|hội)))"
)
_TOOK_PLACE: Final = (
    r"(?:diễn ra|khai mạc|bế mạc|được tổ chức|đã (?:họp|kết thúc|thành công|khép lại|hạ màn)|chính thức (?:khai|bế) mạc|"
    r"thành công tốt đẹp)"
)
_HELD: Final = re.compile(rf"(?<!\w){_HOLD}(?!\w)[^.;:]{{0,45}}?(?<!\w){_NOUN}(?!\w)")
_EVENT_TOOK_PLACE: Final = re.compile(rf"(?<!\w){_NOUN}(?!\w)[^.;:]{{0,140}}?(?<!\w){_TOOK_PLACE}(?!\w)")
_ACTS: Final = _words(
    "tiếp xúc cử tri",
    "ra quân",
    "làm việc với",
    "(?:đã|đến|đi|tới) (?:làm việc|thăm|chúc mừng)",
    r"thăm(?:,| và| hỏi)",
    "tặng quà",
    r"(?:trao|tặng) (?:\w+ ){1,2}(?:căn nhà|suất|phần quà|xe đạp|bằng khen|giấy khen|học bổng)",
    "được tập huấn",
    "giám sát (?:việc|chuyên đề|công tác|tình hình)",
    "trao (?:tặng|quà|giải|thưởng|quyết định|bằng|học bổng|danh hiệu|kỷ niệm chương|huân chương|nhà)",
    "khánh thành",
    "khởi công",
    "động thổ",
    "khai mạc",
    "bế mạc",
    "tiếp (?:xã giao|đoàn|và làm việc|thân mật)",
    "đón (?:tiếp|đoàn|nhận)",
    "họp (?:báo|phiên|bàn|với|trực tuyến|khẩn|đánh giá|triển khai|giao ban|xét|cho ý kiến|nghe|thông qua)",
    "tổ chức (?:tuyên truyền|thăm|bàn giao|trao|đón|đoàn)",
    "gặp (?:mặt|gỡ)",
    "(?:dâng|thắp) hương",
    "viếng",
    "ký kết",
    "diễn tập",
    "(?:khai|bế) giảng",
    "khai trương",
    "ra mắt",
    "hội đàm",
    "(?:đi )?kiểm tra (?:thực tế|tiến độ|công tác|tình hình)",
    "khảo sát (?:thực tế|tại|tình hình)",
    "đối thoại (?:với|trực tiếp)",
    "công bố (?:quyết định|nghị quyết|kết luận)",
    "với sự (?:tham dự|có mặt|chứng kiến)",
    "phát động",
)
_TO_COME: Final = _words(
    "sẽ",
    "dự (?:kiến|định|báo)",
    "sắp(?! xếp)",
    "tới đây",
    "thời gian tới",
    "(?:hằng|hàng) (?:năm|tháng|tuần|quý|ngày)",
    "định kỳ",
    "nếu",
    "kính mời",
    "trân trọng mời",
    "xin mời",
    "mời (?:các|bạn|quý|người|bà con|nhân dân|tổ chức|cá nhân)",
    "đăng ký",
    "tạm (?:hoãn|dừng|ngừng)",
    "hoãn",
    "lùi",
    "hủy",
    "chậm nhất",
    "(?:đang )?chuẩn bị (?:diễn ra|tổ chức|khai mạc)",
    "(?:không|chưa) (?:tổ chức|diễn ra)",
    r"thời gian\s*:",
    "được nghỉ",
    "nghỉ (?:lễ|tết|bù|làm)",
)
"""Words of sentences about future, recurring or cancelled events."""
_PAPER: Final = _words(
    "ban hành",
    "ký(?! kết)",
    "công văn",
    "công điện",
    r"(?<!sở )(?<!phòng )(?<!ban )kế hoạch",
    "(?<!công bố )quyết định",
    "thông báo",
    "tờ trình",
    "(?<!công bố )nghị quyết",
    "chỉ thị",
    "báo cáo",
    r"(?<!ban )chỉ đạo",
    "tính đến",
    "kể từ",
    "trước ngày",
    "(?:đến )?hết ngày",
    "hạn",
    "hiệu lực",
    "phê duyệt",
    "cho phép",
    "đồng ý",
    "yêu cầu",
    "đề nghị",
    "(?<!bàn )giao(?! (?:thông|lưu|ban|dịch))",
    "xảy ra",
    "phát hiện",
    "bắt(?! đầu)",
    "khởi tố",
    "đăng tải",
    "nhận được",
    "theo",
    "căn cứ",
    "về việc",
    "để",
    "nhằm",
    "cho biết",
    "ghi nhận",
    "bán vé",
    "thu hồi",
    "có (?:công văn|văn bản|ý kiến)",
    "tổng số",
    "bị",
    "đối tượng(?! chính sách)",
    "giả danh",
    "lừa đảo",
    "mạng xã hội",
    "(?:sau|trước) khi",
)
"""Words between a day and an act that assign the day to a document, a term or another matter."""
_DAY_OF_ANOTHER: Final = re.compile(r"(?<!\w)(?:từ|đến|tới|của|trước|sau|hết|số|qua|kỷ niệm|lập|thế giới|quốc tế)\s*$")
_ON_DAY: Final = re.compile(r"(?<!\w)vào\s*$")
_COMPLETED: Final = re.compile(r"(?<!\w)(?:đã|vừa)(?!\w)")
_OTHER_TITLE: Final = re.compile(
    r"(?:thông báo|giấy mời|thư mời|mời|kế hoạch|lịch|dự báo|hướng dẫn|điểm tin|tổng hợp|danh sách|báo cáo|số liệu|"
    r"bản tin|dự thảo|đề cương|nhìn lại|toàn văn|tuyển dụng|cảnh báo|công điện|chuẩn bị|sắp|thể lệ|chương trình|tin vắn|"
    r"(?:các |những )?(?:hoạt động|sự kiện|tin) (?:nổi bật|(?:trong )?(?:tuần|tháng|ngày|quý))|kết quả (?:tháng|quý|tuần|xổ số)|"
    r"(?:tháng|tuần|quý) [\divx]+)(?!\w)|.*(?<!\w)(?:sẽ|sắp (?:diễn ra|tổ chức|khai mạc)|trong (?:tháng|tuần|quý) )"
)
"""Titles of announcements, summaries and instructions, which may name events without reporting any."""
_EVENT_TITLE: Final = re.compile(
    rf"(?:{_NOUN}|khai mạc|bế mạc|ra mắt|công bố (?:quyết định|nghị quyết))(?!\w)|.{{0,100}}?(?<!\w){_HOLD} {_NOUN}(?!\w)"
)
_BRACKETS: Final = re.compile(r"\([^()\n]{0,160}\)")
_END: Final = re.compile(r"[.!?…;][\"”’)]*\s|\n\s*\n|\n(?=\s*(?:[-+*>|#]|\d+[.)]))")
_ABBREVIATION: Final = re.compile(r"(?<!\w)(?:tp|ts|ths|pgs|gs|bs|ks|đ/c|đc|ông|q|p|tx|tt|tw|st)$")
_NOT_PROSE: Final = re.compile(r"\s*(?:[-+>|#]|\*\s|\d+[.)]\s|```|\{\{)")
_MARKUP: Final = "*_[]"
_MOST_DAYS: Final = 200
"""The most days checked; a text with more does not report an event."""


@frozen
class ToldEvent:
    """A sentence that reports an event. Offsets are in the text in normal form C."""

    start: int
    end: int
    """Start and end of the checked part of the sentence."""
    day: str
    """The words for the day."""
    act: str
    """The words for the act."""


def find_told_event(text: str, title: str, day: date) -> ToldEvent | None:
    """Return the first sentence of `text` about an event held in the month up to `day`, or None.

    A text with the title of an announcement, a summary or an instruction reports no event.
    """
    plain = nfc(text)
    head = _lowered(nfc(title)).strip()
    if _OTHER_TITLE.match(head):
        return None
    lowered = _without_markup(_lowered(plain))
    is_about_event = _EVENT_TITLE.match(head) is not None
    return next(_find_told(plain, lowered, day, is_about_event), None)


def _find_told(plain: str, lowered: str, day: date, is_about_event: bool) -> Iterator[ToldEvent]:
    for match in islice(_DAY.finditer(lowered), _MOST_DAYS):
        if not _is_recent(match, day) or not _is_in_prose(plain, match.start()):
            continue
        start, end = _sentence_around(lowered, match)
        before = _without_brackets(lowered[start : match.start()])
        after = _without_brackets(lowered[match.end() : end])
        if _TO_COME.search(before) or _TO_COME.search(after):
            continue
        act = _find_act(match, before, after, is_about_event)
        if act is not None and not _names_later_day(after, day):
            yield ToldEvent(start, end, plain[match.start() : match.end()].strip(), " ".join(act.split()))


def _lowered(text: str) -> str:
    """Small letters, each in the place of its capital."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _without_markup(words: str) -> str:
    """Spaces in the place of bold, italics and links; a table of characters would cost ten times as much."""
    for mark in _MARKUP:
        words = words.replace(mark, " ")
    return words


def _is_recent(match: re.Match[str], day: date) -> bool:
    if match["near"]:
        return True
    event = _read_day(match, day)
    return event is not None and timedelta() <= day - event <= _LATEST


def _read_day(match: re.Match[str], day: date) -> date | None:
    """Return the day of a match; without a year, the nearest to `day`."""
    number, month, year = int(match["day"]), int(match["month"]), match["year"]
    try:
        if year:
            return date(int(year), month, number)
        nearest = date(day.year, month, number)
        if nearest - day > _HALF_YEAR:
            return date(day.year - 1, month, number)
        return date(day.year + 1, month, number) if day - nearest > _HALF_YEAR else nearest
    except ValueError:
        return None


def _names_later_day(words: str, day: date) -> bool:
    known = (_read_day(each, day) for each in _DAY.finditer(words) if not each["near"])
    return any(each is not None and each > day for each in known)


def _is_in_prose(plain: str, offset: int) -> bool:
    """Return True if a line is not part of a list, a table, a quotation or a heading."""
    return _NOT_PROSE.match(plain, plain.rfind("\n", 0, offset) + 1) is None


def _sentence_around(lowered: str, match: re.Match[str]) -> tuple[int, int]:
    first, last = max(match.start() - _BEFORE, 0), match.end() + _AFTER
    start = first
    for each in _END.finditer(lowered, first, match.start()):
        if not _ABBREVIATION.search(lowered, first, each.start()):
            start = each.end()
    ends = (
        each.start()
        for each in _END.finditer(lowered, match.end(), last)
        if not _ABBREVIATION.search(lowered, max(each.start() - 6, 0), each.start())
    )
    start += len(lowered[start : match.start()]) - len(lowered[start : match.start()].lstrip())
    return start, next(ends, min(last, len(lowered)))


def _without_brackets(words: str) -> str:
    return _BRACKETS.sub(lambda each: " " * len(each[0]), words)


def _find_act(match: re.Match[str], before: str, after: str, is_about_event: bool) -> str | None:
    """Return the act of a day: after it, or before it in a sentence about completed acts."""
    lead = _DAY_OF_ANOTHER.search(before)
    if (lead is not None and not match["first"]) or _PAPER.search(before):
        return None
    if len(before) <= _LEAD:
        acts = [each for each in (pattern.search(after) for pattern in (_HELD, _EVENT_TOOK_PLACE, _ACTS)) if each]
        first = min(acts, key=lambda each: each.start(), default=None)
        if first is not None:
            until = first.end() if first.re is _HELD else first.start()
            return None if _PAPER.search(after, 0, until) else first[0]
        if is_about_event and not before and (match["near"] or match["part"]) and not _PAPER.search(after):
            return after.strip(" ,)")[:_LEAD]
    told = _EVENT_TOOK_PLACE.search(before)
    if told is None and (match["near"] or match["part"] or _COMPLETED.search(before)):
        told = _HELD.search(before) or (_ACTS.search(before) if _ON_DAY.search(before) else None)
    return told[0] if told is not None else None
