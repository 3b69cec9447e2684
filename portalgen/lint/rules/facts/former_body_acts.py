"""The check of FCT230; its page is `FCT230.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import chain
from typing import Final

from portalgen.config.former_bodies import FormerBodies, FormerBody
from portalgen.config.unit_names import FormerUnit, UnitNames, split_name
from portalgen.diagnostics.model import LocalizedText
from portalgen.frozen import frozen
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_value, is_taken_back
from portalgen.lint.rules.facts._sentences import find_in_sentences
from portalgen.lint.rules.facts._units import (
    GAP,
    NAME,
    compile_words,
    find_sentence,
    is_in_quotes,
    list_prefixes,
    names_other_province,
)
from portalgen.locale.dates import format_day
from portalgen.text.named_days import find_days

_SHOWN: Final = 3
_ISSUED: Final = ("issued", "signed")
_TYPES: Final[dict[str, str]] = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "h": "huyện"}
_COMMUNES: Final = tuple(key for name in ("xã", "phường") for key in split_name(name))
_UNIT: Final = compile_words(
    rf"\b(?P<type>(?i:huyện|thị trấn|thị xã|thành phố|tỉnh|xã|phường)(?= )|TP\.?|TX\.?|TT\.?|H\.)[\s\0]*(?P<name>{NAME})"
)
_QUICK: Final = re.compile(r"(?i:huyện|thị (?:trấn|xã)|thành phố|tỉnh|xã|phường|sở)\b|\bT[PXT]\b|\bH\.")
_COMMITTEE: Final = (
    r"(?:(?:HĐND và )?UBND|HĐND|(?:Uỷ|Ủy) ban nhân dân|Hội đồng nhân dân(?: và (?:Uỷ|Ủy) ban nhân dân)?)"
)
_ROOM: Final = r"[Pp]hòng (?!khám|giao dịch|[Cc]ông chứng|thí nghiệm|trưng bày|vé|cháy|chống|học|họp)[^.,;:()\n]{2,50}?"
_OFFICE: Final = (
    r"(?:(?:(?:Phó )?Chủ tịch|[Ll]ãnh đạo|Văn phòng|Ban [Tt]iếp công dân|[Bb]ộ phận [^.,;:()\n]{2,40}? (?:của|thuộc|tại)|[Bb]ộ phận [Mm]ột cửa) )?"
    rf"(?:{_COMMITTEE}|{_ROOM}|Công an|Thanh tra|Huyện [uủ][yỷ]|Thành [uủ][yỷ]|Ban Chỉ huy [Qq]uân sự"
    r"|[Bb]ộ phận (?:[Mm]ột cửa|[Tt]iếp nhận[^.,;:()\n]{0,30}?)|Sở [^.,;:()\n]{3,50}?|Văn phòng|Ban [Tt]iếp công dân)"
)
_BEHIND_OFFICE: Final = compile_words(rf"(?<!\w)(?P<office>{_OFFICE}) (?:cấp )?\Z")
_BEHIND_POST: Final = compile_words(r"\b(?:Thanh tra|[Ll]ãnh đạo|(?:Phó )?Giám đốc|Văn phòng|Đại diện) \Z")
"""Before a department."""
_FIRST_IN_CLAUSE: Final = compile_words(
    r"(?:^|[.,;:!?–—|(\n-]|\d|\b(?:và|cùng|rằng|thì|nay|hiện|hiện nay|theo đó|ngoài ra|đồng thời|đề nghị|mời|yêu cầu|giao))[\s\0>*]*\Z",
    re.IGNORECASE,
)
"""Before the subject of a sentence. Behind `của`, `do` and `được` a body is none: `giấy do UBND huyện cấp`."""
_ACTS: Final = (
    r"thông (?:báo|tin)|(?:kính )?mời|tổ chức|tiếp (?:nhận|dân|công dân|xúc)|nhận (?:hồ sơ|đơn)|yêu cầu|đề nghị"
    r"|ban hành|công (?:bố|khai)|hướng dẫn|khuyến cáo|cảnh báo|cho biết|triển khai|phối hợp|chủ trì|tuyển|niêm yết"
    r"|lấy ý kiến|trả (?:kết quả|lời)|giải quyết|cấp (?:giấy|đổi|lại|phép|bản)|chịu trách|làm việc|thực hiện"
    r"|quyết định|phê duyệt|thu hồi|xem xét|thẩm định|phụ trách|quản lý|kiểm tra|xử (?:lý|phạt)|khởi công|khai mạc"
    r"|kêu gọi|báo cáo|trình|vận động|bố trí|phát động|có (?:trách|văn bản|thông báo|kế hoạch)|đăng tải|hỗ trợ"
    r"|chỉ đạo|khen thưởng|xác nhận|rà soát"
)
_ACT: Final = compile_words(
    rf"(?:[\s\0]*\([^)]{{0,40}}\))?(?:,? (?:tỉnh|thành phố|huyện) {NAME})?[,:]? "
    rf"(?:(?:sẽ|đang|vừa|cũng|đều|xin|trân trọng|tiếp tục|hiện|đã|chính thức|có) )*(?:{_ACTS})\b"
)
_DONE: Final = re.compile(r"\b(?:đã|từng (?=là|có|làm|được|nộp|gửi))", re.IGNORECASE)
_SENT: Final = compile_words(
    r"\b(?:nộp|gửi|liên hệ|đăng ký|phản ánh|đến|nhận (?:kết quả|hồ sơ|mẫu)|khai báo|trình báo|báo|gọi|hỏi|làm thủ tục)\b"
    r"[^.;]{0,80}\Z",
    re.IGNORECASE,
)
_TO: Final = compile_words(
    r"\b(?:tại|về|cho|đến|tới|với|qua|ở|vào|liên hệ|gọi|hỏi) (?:trụ sở )?(?:(?:của|thuộc) )?\Z", re.IGNORECASE
)
_ADDRESS: Final = compile_words(
    r"\b(?:địa chỉ(?! (?:thường|tạm|thửa|cũ|nhà|hộ))|trụ sở|nơi (?:nhận|nộp)|địa điểm (?:nhận|nộp|tiếp))\b",
    re.IGNORECASE,
)
_PAST: Final = compile_words(
    r"\b(?:trước (?:đây|kia)|(?:năm|tháng|thập kỷ) trước|cũ|nguyên (?:là|lãnh đạo|giám đốc|phó|chủ tịch|bí thư|trưởng|chánh|cán bộ)|tiền thân|s[áa]p nhập|hợp nhất|chia tách|giải thể|kết thúc hoạt động"
    r"|chấm dứt hoạt|chuyển (?:giao|về|sang|cho)|bàn giao|kế thừa|thay (?:cho|thế)|không còn|nay (?:là|thuộc)|đổi tên|thời kỳ"
    r"|lịch sử hình thành|trong lịch sử|hồi đó|khi ấy|lúc bấy|cơ sở (?:hợp|sáp|nhập)|bãi bỏ|thế kỷ|ngày xưa|sắp xếp|bỏ cấp|xóa bỏ|được thành lập)\b",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?<!\d)(?P<year>1[5-9]\d\d|20\d\d)(?!\d)")


@frozen
class _Mention:
    """A former body in the place of an existing one."""

    start: int
    text: str
    body: FormerBody | FormerUnit


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT230 for each sentence in which a former agency or unit acts after its end, or is to be addressed."""
    register = text.settings.former
    if not register or text.page.language != "vi" or not _QUICK.search(text.visible_text) or is_taken_back(text):
        return
    finder = _Finder(register, text.names, _list_days(text))
    for mention, _, place in find_in_sentences(text, finder.find, _QUICK.search):
        yield violation("FCT230", place, name=" ".join(mention.text.split()), **_describe(mention.body))
    for value, location, key in text.strings():
        if key == "address":
            for mention in finder.find(f"Địa chỉ: {value}"):
                for place in find_in_value(text, location, re.compile(re.escape(mention.text))):
                    yield violation("FCT230", place, name=mention.text, **_describe(mention.body))
                    break


def _list_days(text: PageText) -> tuple[date, ...]:
    """Return the days of the page and of the document that it shows."""
    values = [text.page.day, *(text.fields.get(key) for key in _ISSUED)]
    return tuple(each.date() if isinstance(each, datetime) else each for each in values if isinstance(each, date))


def _describe(body: FormerBody | FormerUnit) -> dict[str, LocalizedText]:
    if isinstance(body, FormerBody):
        vi, en, is_confirmed = body.successors.vi, body.successors.en, body.is_confirmed
    else:
        more = ", …" if len(body.successors) > _SHOWN else ""
        vi = en = ", ".join(body.successors[:_SHOWN]) + more or "…"
        is_confirmed = True
    unsure = ("", "") if is_confirmed else (" (chưa xác nhận)", " (unconfirmed)")
    day = LocalizedText(format_day(body.since, "vi") + unsure[0], format_day(body.since, "en") + unsure[1])
    return {"day": day, "successors": LocalizedText(vi, en)}


@frozen
class _Finder:
    """Finds mentions in the texts of a page."""

    register: FormerBodies
    names: UnitNames
    days: tuple[date, ...]

    def find(self, whole: str) -> Iterator[_Mention]:
        """Yield the first mention of each sentence."""
        reported = -1
        for mention in sorted(chain(self._find_agencies(whole), self._find_units(whole)), key=lambda each: each.start):
            if mention.start < reported or any(day < mention.body.since for day in self.days):
                continue
            first, last = find_sentence(whole, mention.start, mention.start + len(mention.text))
            if self._acts(whole, mention, first, last):
                reported = last
                yield mention

    def _find_agencies(self, whole: str) -> Iterator[_Mention]:
        pattern, bodies = _compile(self.register)
        if pattern is not None:
            for match in pattern.finditer(whole):
                yield _Mention(match.start(), match[0], bodies[split_name(match[0])])

    def _find_units(self, whole: str) -> Iterator[_Mention]:
        for match in _UNIT.finditer(whole):
            kind = match["type"].rstrip(".").casefold()
            named, ends = list_prefixes(match["name"])
            body, count = self._find_unit(split_name(_TYPES.get(kind, kind)), named)
            if body is not None:
                yield _Mention(match.start(), whole[match.start() : match.start("name") + ends[count - 1]], body)
        for body in self.register.levels:
            for match in _level_pattern(body.names).finditer(whole):
                yield _Mention(match.start(), match[0], body)

    def _find_unit(self, kind: tuple[str, ...], named: tuple[str, ...]) -> tuple[FormerBody | FormerUnit | None, int]:
        """Return the former unit whose name begins `named`, and the number of its words.

        A district that the table lacks belongs to its level if a commune of the portal has its name: `huyện Cát Tiên`.
        """
        own = {split_name(name): body for body in self.register.units for name in body.names}
        for count in range(len(named), 0, -1):
            key = (*kind, *named[:count])
            if key in self.names.present:
                break
            if body := own.get(key) or self.names.former.get(key):
                return body, count
        for body in self.register.levels:
            if kind in map(split_name, body.names):
                for count in range(len(named), 1, -1):
                    if any((each, *named[:count]) in self.names.present for each in _COMMUNES):
                        return body, count
        return None, 0

    def _acts(self, whole: str, mention: _Mention, first: int, last: int) -> bool:
        before, after = whole[first : mention.start], whole[mention.start + len(mention.text) : last]
        sentence = whole[first:last]
        if is_in_quotes(whole, mention.start) or _PAST.search(sentence) or names_other_province(sentence, self.names):
            return False
        is_recent, is_old = _read_days(sentence, mention.body.since)
        if is_old and not is_recent:
            return False
        if self._is_address(before, after, mention):
            return True
        is_agency = isinstance(mention.body, FormerBody) and mention.body in self.register.agencies
        office = (_BEHIND_POST if is_agency else _BEHIND_OFFICE).search(before)
        if office is not None:
            before = before[: office.start()]
        elif not is_agency and not (
            mention.text[0].isupper() and not mention.text.startswith(("TP", "TX", "TT", "H."))
        ):
            return False
        if (is_agency or office is not None) and (sent := _SENT.search(before)) and _TO.search(before):
            return not _DONE.search(before, max(sent.start() - 30, 0))
        act = _ACT.match(after)
        if act is None or not _FIRST_IN_CLAUSE.search(before):
            return False
        return is_recent or not _DONE.search(act[0])

    def _is_address(self, before: str, after: str, mention: _Mention) -> bool:
        if isinstance(mention.body, FormerBody) and mention.body in self.register.agencies:
            return False
        label = _ADDRESS.search(before)
        if label is None or _DONE.search(before):
            return False
        chunk = before[label.end() :].rstrip("\0 \t\n")
        return bool(re.search(r"[,;:–\-(\n]\Z", chunk)) and bool(re.match(r"[\s\0]*(?:[,.;)\n–-]|\Z)", after))


def _read_days(sentence: str, since: date) -> tuple[bool, bool]:
    """Return (names a day from `since` on, names an earlier day or year)."""
    days = [day for named in find_days(sentence) if named.year and (day := _day(named.year, named.month, named.day))]
    years = [int(match["year"]) for match in _YEAR.finditer(sentence)]
    dated = {day.year for day in days}
    return (
        any(day >= since for day in days),
        any(day < since for day in days) or any(year <= since.year and year not in dated for year in years),
    )


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4)
def _compile(register: FormerBodies) -> tuple[re.Pattern[str] | None, dict[tuple[str, ...], FormerBody]]:
    names = {name: body for body in register.agencies for name in body.names}
    if not names:
        return None, {}
    longest_first = sorted(names, key=len, reverse=True)
    choices = "|".join(GAP.join(map(re.escape, name.split())) for name in longest_first)
    return re.compile(rf"\b(?:{choices})(?!\w)", re.IGNORECASE), {
        split_name(name): body for name, body in names.items()
    }


@lru_cache(maxsize=8)
def _level_pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of a level without a name behind it."""
    choices = "|".join(GAP.join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"\b(?:{choices})(?!\w)(?![\s\0]+(?:[A-ZĐÂÊÔƠƯĂÁÀẢẠ\d]|ủy|uỷ))")


RULE: Final = PageRule("FCT230", check)
