"""The check of FCT230; its page is `FCT230.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import chain, islice
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
_ENTRY_LENGTH: Final = 120
_REACH: Final = 250
"""Characters of the sentence read before a body."""
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
_DONE: Final = re.compile(
    r"\b(?:đã|từng (?=là|có|làm|được|nộp|gửi|đến|tới|sang|thăm|dự|phối hợp|tiếp|đón|gặp|tổ chức))", re.IGNORECASE
)
_ASKED: Final = compile_words(r"\b(?:hãy|vui lòng) [^,.;:]*(?: (?:hoặc|hay|và) [^,.;:]*)?\Z", re.IGNORECASE)
_SENT: Final = compile_words(
    r"\b(?:nộp|gửi|liên hệ|đăng ký|phản ánh|đến|nhận (?:kết quả|hồ sơ|mẫu)|khai báo|trình báo|báo|gọi|hỏi|làm thủ tục|chuyển)\b"
    r"[^.;]{0,80}\Z",
    re.IGNORECASE,
)
_TO: Final = compile_words(
    r"\b(?:tại|về|cho|đến|tới|với|qua|ở|vào|lên|liên hệ|gọi|hỏi) (?:trụ sở )?(?:(?:của|thuộc) )?\Z", re.IGNORECASE
)
_OR_TO: Final = compile_words(
    r"\b(?:(?:UBND|(?:Uỷ|Ủy) ban nhân dân|Sở|Công an|Trung tâm Phục vụ) [^.;:()]{2,50}?|trưởng (?:thôn|ban))(?:,| hoặc| hay| và)"
    r" (?:trực ban )?\Z"
)
"""Behind another body to be addressed: `báo Công an xã hoặc`."""
_PART_OF: Final = compile_words(
    r"\b(?:Chi cục|Phòng|Trung tâm|Ban|Thanh tra|Văn phòng|Bộ phận|Đội|Tổ|Hội đồng)\b[^.,;:()\n]{0,60}? (?:của|thuộc|trực thuộc) \Z"
)
"""A part of the body, before its name."""
_NO_NOUN: Final = "".join(
    rf"(?<!{each}\s)" for each in ("công", "chương", "quy", "tờ", "lộ", "giáo", "hành", "quá", "tiến", "thuyết")
)
"""Before `trình` as a verb: no `công trình`."""
_IN_WORK: Final = compile_words(
    rf"(?:\b{_NO_NOUN}trình(?: lên)?|\b(?<!theo\s)báo cáo(?: với)?|\b(?:xin|lấy|chờ) ý kiến(?: của)?|\btham mưu(?: cho)?"
    r"|\b(?:chờ|đợi)|\b(?<!thông\s)(?<!cảnh\s)báo (?:ngay|cho)(?: trực ban)?"
    r"|\bđoàn (?:công tác|kiểm tra|cán bộ|đại biểu|giám sát|thanh tra|khảo sát)(?: liên ngành)? (?:của|từ)"
    r"|\b(?:xin|phải có|cần có|chờ) (?:(?:giấy|văn bản|công văn|sự) )?(?:phép|xác nhận|ý kiến|chấp thuận|đồng ý|thẩm định|chủ trương)\b(?: [^.,;:()]{1,40}?)? (?:của|từ)"
    r"|\bmới nhất(?: của)?"
    r"|\b(?:phối hợp|làm việc|trao đổi|ký kết|thống nhất|họp|hợp tác|liên kết)(?: chặt chẽ| trực tiếp)? (?:với|cùng)(?: với)?|\bsẽ cùng(?: với)?|\bcùng với)"
    r"(?: (?:các )?(?:đại diện|lãnh đạo))? (?:(?:UBND|Sở|Công an) [^.;:()]{2,50}?(?:,| và) )?\Z",
    re.IGNORECASE,
)
"""Before a body that is to decide, allow or take part. Behind `phối hợp với` another body may come first."""
_FOR_ACT: Final = compile_words(r"\b(?:để|(?:sẽ|phải|cần|cần phải|chờ|còn phải) (?:do|được)) \Z", re.IGNORECASE)
"""Before a body whose act is still to come: `để UBND huyện phê duyệt`."""
_DATED_OF: Final = compile_words(
    r"\bngày \d{1,2}(?:\s?[/.-]\s?\d{1,2}\s?[/.-]\s?| tháng \d{1,2} năm )\d{4} của \Z", re.IGNORECASE
)
_ENTRY: Final = compile_words(rf"[\s\0]*(?:{_OFFICE} )?\Z")
_ENTRY_END: Final = compile_words(rf"(?:, (?:thành phố|thị xã|huyện|tỉnh) {NAME})?[\s\0]*[.;,]?[\s\0]*\Z")
_LIST_LEAD: Final = compile_words(
    r"\b(?:đến|nộp|gửi|liên hệ|tiếp nhận|nhận)\b[^.;]{0,60}\b(?:các|những) (?:điểm|nơi|địa chỉ|địa điểm|cơ quan|đơn vị)\b[^.;]{0,60}:[\s\0]*\Z",
    re.IGNORECASE,
)
"""The line before a list of bodies to be addressed."""
_ADDRESS: Final = compile_words(
    r"\b(?:địa chỉ(?! (?:thường|tạm|thửa|cũ|nhà|hộ))|trụ sở|nơi (?:nhận|nộp)|địa điểm (?:nhận|nộp|tiếp))\b",
    re.IGNORECASE,
)
_PAST: Final = compile_words(
    r"\b(?:trước (?:đây|kia)|(?:năm|tháng|thập kỷ) trước|cũ|nguyên (?:là|lãnh đạo|giám đốc|phó|chủ tịch|bí thư|trưởng|chánh|cán bộ)|tiền thân|s[áa]p nhập|hợp nhất|chia tách|giải thể|kết thúc hoạt động"
    r"|chấm dứt hoạt|chuyển (?:giao|về|sang|cho)|bàn giao|kế thừa|thay (?:cho|thế)|không còn|nay (?:là|thuộc)|đổi tên|thời kỳ"
    r"|lịch sử hình thành|trong lịch sử|hồi (?:đó|ấy|năm|tháng)|(?:khi|lúc|năm|thời|thuở) (?:ấy|đó)|năm ngoái|ngày trước|những năm|lúc bấy|cơ sở (?:hợp|sáp|nhập)|bãi bỏ|thế kỷ|ngày xưa|sắp xếp|bỏ cấp|xóa bỏ|được thành lập)\b",
    re.IGNORECASE,
)
_PROVINCE: Final = re.compile(r"tỉnh\b", re.IGNORECASE)
_NEGATED: Final = compile_words(r"\b(?:không (?:cần|phải|còn)|thay vì|khỏi|khi còn|có phải)\b", re.IGNORECASE)
"""Before a body that is not to be addressed any more."""
_ON_FILE: Final = compile_words(
    r"\b(?:biên bản|quy chế|hợp đồng|thỏa thuận|hết hiệu lực|còn (?:hiệu lực|giá trị)|lưu (?:ở|tại|trữ)|tiếp tục (?:giải quyết|xử lý))\b",
    re.IGNORECASE,
)
"""In a sentence about a paper of the past."""
_BEFORE: Final = compile_words(r"\btrước(?: ngày)? \Z", re.IGNORECASE)
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
    yield from _check_lists(text, finder)
    for value, location, key in text.strings():
        if key == "address":
            for mention in finder.find(f"Địa chỉ: {value}"):
                for place in find_in_value(text, location, re.compile(re.escape(mention.text))):
                    yield violation("FCT230", place, name=mention.text, **_describe(mention.body))
                    break


def _check_lists(text: PageText, finder: _Finder) -> Iterator[Violation]:
    """Yield FCT230 for each former body that is an entry of a list of places to be addressed."""
    lead = ""
    for block in text.outline.shown_texts:
        if _LIST_LEAD.search(block.plain):
            lead = block.plain
        elif len(block.plain) > _ENTRY_LENGTH:
            lead = ""
        elif lead and not _PAST.search(lead) and _QUICK.search(block.plain):
            for mention in islice(finder.find_entries(block.prose), 1):
                place = block.place(mention.start, len(mention.text))
                yield violation("FCT230", place, name=" ".join(mention.text.split()), **_describe(mention.body))


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
        for mention in self._find_mentions(whole):
            if mention.start < reported:
                continue
            first, last = find_sentence(whole, mention.start, mention.start + len(mention.text))
            if self._acts(whole, mention, first, last):
                reported = last
                yield mention

    def find_entries(self, entry: str) -> Iterator[_Mention]:
        """Yield the former bodies that are the whole entry of a list: `UBND Phường 12, thành phố Đà Lạt;`."""
        for mention in self._find_mentions(entry):
            before, after = entry[: mention.start], entry[mention.start + len(mention.text) :]
            is_body = self._is_agency(mention) or _BEHIND_OFFICE.search(before)
            if is_body and _ENTRY.match(before) and _ENTRY_END.match(after):
                yield mention

    def _find_mentions(self, whole: str) -> Iterator[_Mention]:
        found = chain(self._find_agencies(whole), self._find_units(whole))
        for mention in sorted(found, key=lambda each: each.start):
            if all(day >= mention.body.since for day in self.days):
                yield mention

    def _is_agency(self, mention: _Mention) -> bool:
        return isinstance(mention.body, FormerBody) and mention.body in self.register.agencies

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
        is_elsewhere = not _PROVINCE.match(mention.text) and names_other_province(sentence, self.names)
        if is_elsewhere or is_in_quotes(whole, mention.start) or _PAST.search(sentence):
            return False
        is_recent, is_old = _read_days(sentence, mention.body.since)
        if is_old and not is_recent:
            return False
        if self._is_address(before, after, mention):
            return True
        is_agency = self._is_agency(mention)
        office = (_BEHIND_POST if is_agency else _BEHIND_OFFICE).search(before)
        subject = before[: office.start()] if office is not None else before
        act = _ACT.match(after)
        if is_agency or office is not None:
            if _NEGATED.search(before) or _ON_FILE.search(sentence):
                return False
            near = before[: _last_start(office, before)] if office is not None else before
            subject = subject[-_REACH:]
            if part := _PART_OF.search(subject):
                subject = subject[: part.start()]
            if (sent := _SENT.search(subject)) and (_TO.search(subject) or _OR_TO.search(subject, sent.start())):
                return _ASKED.search(subject) is not None or not _DONE.search(subject, max(sent.start() - 30, 0))
            near = near[-_REACH:]
            is_at_work = _IN_WORK.search(near) is not None and (is_recent or not _DONE.search(sentence))
            if is_at_work or _is_to_act(near, act is not None, mention.body.since):
                return True
        elif not mention.text[0].isupper() or mention.text.startswith(("TP", "TX", "TT", "H.")):
            return False
        return act is not None and bool(_FIRST_IN_CLAUSE.search(subject)) and (is_recent or not _DONE.search(act[0]))

    def _is_address(self, before: str, after: str, mention: _Mention) -> bool:
        if self._is_agency(mention):
            return False
        label = _ADDRESS.search(before)
        if label is None or _DONE.search(before):
            return False
        chunk = before[label.end() :].rstrip("\0 \t\n")
        return bool(re.search(r"[,;:–\-(\n]\Z", chunk)) and bool(re.match(r"[\s\0]*(?:[,.;)\n–-]|\Z)", after))


def _last_start(office: re.Match[str], before: str) -> int:
    """Return the start of the shortest office before a unit: of `UBND` in `Sở Y tế sẽ cùng UBND`."""
    start = office.start()
    while (shorter := office.re.search(before, start + 1)) is not None:
        start = shorter.start()
    return start


def _is_to_act(before: str, has_act: bool, since: date) -> bool:
    """Return True if an act of the body is to come, or a document of it is dated `since` or later."""
    if has_act and _FOR_ACT.search(before):
        return True
    dated = _DATED_OF.search(before)
    if dated is None:
        return False
    days = (_day(each.year, each.month, each.day) for each in find_days(dated[0]) if each.year)
    return any(day is not None and day >= since for day in days)


def _read_days(sentence: str, since: date) -> tuple[bool, bool]:
    """Return (names a day from `since` on, names an earlier day or year). `trước ngày 01/7/2025` is earlier."""
    found = [
        (named.start, day)
        for named in find_days(sentence)
        if named.year and (day := _day(named.year, named.month, named.day))
    ]
    if any(day <= since and _BEFORE.search(sentence[:start]) for start, day in found):
        return False, True
    days = [day for _, day in found]
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
