"""Names of people in running text, distinguished from places, firms and offices by the words before them.

A row of capitalized words is a name if it begins with a family name and has the length of a name, or follows a form of
address, a label (`tôi tên là`) or a post. Streets, schools, communes and firms also bear people's names: after a word
for such a thing, or if the name is a historical figure's, no person is named. `Nguyễn Văn A` stands for an omitted
name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from portalgen.text.pasted import Span
from portalgen.text.surnames import (
    CAPITALS,
    FREQUENT_SURNAMES,
    HIGHLAND_NAMES,
    HONOURED_NAMES,
    MIDDLE_NAMES,
    SURNAMES,
)

_WORD: Final = rf"[{CAPITALS}]\w*(?:[’'][ ]?\w+)?"
_RUN: Final = re.compile(rf"(?<![\w'’@.])(?:{_WORD})(?:[ ]{_WORD})*")
"""Capitalized words separated by single blanks."""
_EACH_WORD: Final = re.compile(_WORD)
_REACH: Final = 80
"""Characters before a name that decide its meaning."""
_LONGEST: Final = 5
"""Words of a name."""
_QUOTES: Final = r"[\"“”'‘’«(]?"

_SELF: Final = r"(?:tôi|mình|em|cháu|con|tớ|chúng tôi)"
_ADDRESS: Final = (
    r"(?:ông|bà|anh|chị|em|cháu|cụ|cô|chú|bác|thím|dì|cậu|mợ|mẹ|bố|cha|vợ|chồng|con(?: trai| gái)?|thầy|đồng chí|đ/c|chủ hộ|hộ|gia đình|cá nhân"
    r"|luật sư|bác sĩ|bác sỹ|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|kỹ sư|phó giáo sư|giáo sư|nghệ nhân|nhà báo|dược sĩ"
    r"|(?:PGS|GS|TS|ThS|BS|KS|CN|DS|LS|Mr|Mrs|Ms)\b\.?)"
)
_GROUP: Final = (
    r"(?:cử tri|công dân|người dân|nhân dân|học sinh|sinh viên|bệnh nhân|người lao động|cán bộ|công chức|viên chức|giáo viên|nhân viên|thương binh"
    r"|giám đốc|chủ tịch|bí thư|trưởng phòng|trưởng ban|trưởng thôn|tổ trưởng|hiệu trưởng|viện trưởng|chánh văn phòng|kế toán|chủ nhiệm|đại biểu"
    r"|tài xế|lái xe|chủ đất|chủ nhà|chủ cơ sở)"
)
"""Behind these a place may stand as well: `cử tri Lâm Đồng`."""
_BEHIND_SELF: Final = re.compile(
    rf"(?<!\w)(?:(?:{_SELF}|ông|bà|mẹ|bố|chồng|vợ) (?:có )?tên|tên (?:của )?(?:{_SELF}|đầy đủ))(?: đầy đủ)?(?: là)?[ :]*\Z",
    re.IGNORECASE,
)
"""Words before a person's own name, even a single word."""
_BEHIND_LABEL: Final = re.compile(
    rf"(?<!\w)(?:tên là|{_SELF} là|đứng tên|ký tên|họ(?: và)?(?: chữ đệm,?)?(?: và)? tên(?: là)?|tên (?:chủ hộ|người \w+)"
    r"|người (?:gửi|hỏi|viết|góp ý|phản ánh|kiến nghị|khiếu nại|tố cáo|đại diện|đề nghị|liên hệ|ký|nộp(?: đơn| hồ sơ)?)(?: là)?)[ :]*\Z",
    re.IGNORECASE,
)
_BEHIND_ADDRESS: Final = re.compile(rf"(?<!\w){_ADDRESS}[)/]?[ ]*\Z", re.IGNORECASE)
_BEHIND_GROUP: Final = re.compile(rf"(?<!\w){_GROUP}[ ]*\Z", re.IGNORECASE)

_UNIT: Final = (
    r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|TP\.?|thôn|xóm|ấp|buôn|bon|làng|tổ dân phố|khu phố)"
)
_PLACE: Final = (
    r"(?:đường|phố|hẻm|ngõ|kiệt|ngách|đại lộ|ngã (?:ba|tư|năm|sáu)|vòng xoay|cầu|chợ|công viên|hồ|quảng trường|tuyến|nút giao|khu đô thị|khu dân cư"
    r"|khu tập thể|chung cư|bến xe|bến|dốc|núi|sông|suối|đèo|đảo|ga|nghĩa trang|tượng đài|khu di tích|di tích|nhà thờ|đền|chùa|lăng|nhà lưu niệm|bảo tàng"
    r"|sân vận động|sân bay|hội trường|nhà văn hóa|thư viện|khu công nghiệp)"
)
_SCHOOL: Final = (
    r"(?:trường|tiểu học|mầm non|mẫu giáo|phổ thông|trung học|cao đẳng|đại học|học viện|TH|THCS|THPT|PTDTNT|liên đội|chi đội|lớp học)"
    r"(?: (?:tiểu|học|TH|THCS|THPT|PTDTNT|mầm|non|mẫu|giáo|phổ|thông|trung|cơ|sở|cao|đẳng|đại|chuyên|năng|khiếu|và|dân|tộc|nội|trú|liên|cấp|lập|tư|thục|quốc|tế|-))*"
)
_FIRM: Final = (
    r"(?:công ty|cty|doanh nghiệp|DN|DNTN|hợp tác xã|HTX|tổ hợp tác|liên danh|tập đoàn|cửa hàng|cơ sở(?! dữ)|hộ kinh doanh|HKD|nhà thuốc|phòng khám|nhà hàng|khách sạn"
    r"|nhà nghỉ|quán|trang trại|nông trại|vườn|xưởng|nhà máy|văn phòng (?:luật sư|công chứng)|quỹ|giải(?: thưởng)?|bệnh viện|trung tâm|thương hiệu|nhãn hiệu|nhà xuất bản"
    r"|câu lạc bộ|garage?|tiệm|TNHH|phong trào|chi nhánh)"
    r"(?: (?:TNHH|MTV|CP|TM|DV|SX|XD|XNK|TMDV|DL|một|thành|viên|cổ|phần|hợp|danh|tư|nhân|thương|mại|dịch|vụ|sản|xuất|xây|dựng|nhập|khẩu|du|lịch|vận|tải|và|&|nông|nghiệp|lâm|thủy"
    r"|công|đầu|tư|phát|triển|kinh|doanh|chế|biến|thực|phẩm|cà|phê|tạp|hóa|sửa|chữa|cơ|khí|giống|cây|trồng|may|mặc|thiện|luật|-))*"
)
_NAMED_AFTER: Final = (
    r"(?:đường|phố|trường|công viên|cầu|quỹ|giải|đội|xã|phường|giải thưởng)(?: [^\W\d]+){0,3} mang tên"
)
_BEHIND_PLACE: Final = re.compile(
    rf"(?:(?<!\w)(?:{_PLACE}|{_SCHOOL}|{_FIRM}|{_NAMED_AFTER})[ ]?[:-]?|(?<![\w/])\d{{1,4}}[A-Za-z]?(?:/\d{{1,4}}[A-Za-z]?)*)[ ]*{_QUOTES}\Z",
    re.IGNORECASE,
)
"""A word for something named after a person, or a house number in a street."""
_BEHIND_UNIT: Final = re.compile(rf"(?<!\w){_UNIT}[ ]*{_QUOTES}\Z", re.IGNORECASE)
_POST_OF_UNIT: Final = re.compile(
    rf"(?<!\w)(?:(?:phó )?(?:chủ tịch|bí thư|trưởng|chỉ huy|giám đốc)|cán bộ|công chức)[^,.;:()]{{0,60}}?{_UNIT}[ ]*\Z",
    re.IGNORECASE,
)
"""Of `Chủ tịch UBND xã Nguyễn Văn Mẫu` the person is named, and of `UBND xã Nguyễn Văn Mẫu` the commune."""
_BETWEEN_PLACES: Final = re.compile(r"[ ]?(?:[,–-]|và|đến|với|nối)[ ]?(?:đường[ ])?")
"""Between the names of a row of streets."""
_HOME_BEHIND: Final = re.compile(
    r"[ ]?[,(–-][ ]?(?:ở|trú|thường trú|ngụ|sinh năm|sn|thôn|xóm|ấp|buôn|bon|tổ|khu phố|xã|phường|hỏi|CCCD|địa chỉ|đ/c)\b",
    re.IGNORECASE,
)
_NO_NAMES: Final = frozenset(
    """
    Công Cơ Sở Ủy Uỷ Hội Hợp Doanh Trung Trường Xã Phường Thôn Tỉnh Giám Chủ Bí Trưởng Phó Cựu Đảng Việt Ban Phòng Chi Cục Tổ Đoàn Liên Nhà Hộ
    Gia Đội Quỹ Tổng Tập Ngân Bưu Bệnh Văn Viện Bộ Thành Đặc Không Chưa Cần Trên Theo Của Và Được Là Có
    """.split()  # noqa: SIM905 - names in a row are read more easily
)
"""First words of organizations, posts or sentences after `tôi tên`."""
_NO_MIDDLES: Final = frozenset("Vi Pháp Luật Tội Xe Ô Nhà Hán".split())  # noqa: SIM905 - names in a row are read more easily
"""Second words that make a family name another word: `Phạm Vi`, `Đỗ Xe`, `Trần Nhà`, `Vũ Hán`."""
_SMALL: Final = re.compile(
    r"(?<!\w)(?:(?:nguyễn|huỳnh|trịnh|đặng|trương|nguyen) (?:văn|thị|van|thi) "
    r"|(?<!vi )(?<!xâm )(?<!quy )(?<!sư )(?<!tội )(?:trần|lê|phạm|hoàng|vũ|võ|phan|bùi|đỗ|hồ|ngô|đinh|dương)"
    r" (?:văn (?!bản|bằng|hóa|hoá|phòng|phong|minh|nghệ|học|thư|kiện|chương|tự|miếu|xuôi|vần|sĩ|sỹ|chỉ|khố|thể)"
    r"|thị (?!trường|trấn|xã|tứ|phần|sát|giác|lực|hiếu|ủy|uỷ|chính|thực|uy|trưởng|dân)))(?:[^\W\d_]{2,7})(?: [^\W\d_]{2,7})?(?!\w)"
)
"""Names typed without capitals.

If a family name is a common word, the word after `văn` or `thị` must not form a common expression with it.
"""
_ONE_NAME: Final = re.compile(r"(?<!\w)(?:ông|bà|anh|chị|em|cháu|cụ|cô|chú|bác|thím|dì|cậu|mợ)[ ]\Z", re.IGNORECASE)
"""Before a given name followed by a home: `chị Mẫu (tổ 3)`."""
_TELLS_HOME: Final = re.compile(
    r"[ ]?(?:\([ ]?(?:(?:ở|trú|thường trú|ngụ)\b|(?:thôn|xóm|ấp|buôn|bon|tổ|tổ dân phố|khu phố|số nhà)[ ])|,?[ ](?:ở|trú|ngụ)[ ](?:tại[ ])?(?:thôn|xóm|ấp|buôn|bon|tổ|khu phố|số|hẻm)[ ])",
    re.IGNORECASE,
)
_WITH_ADDRESS: Final = frozenset("Rịa Nà Đen Tạ Tô Quốc".split())  # noqa: SIM905 - names in a row are read more easily
"""Behind a form of address they make names of places: `Bà Rịa`."""
_ACCOUNT_OF_SELF: Final = re.compile(
    r"(?<!\w)(?:facebook|fb|zalo|tiktok|messenger|telegram|instagram)(?: cá nhân)? (?:của )?(?:tôi|em|mình|cháu)(?: (?:là|tên(?: là)?)[ :]{1,3}|[ ]?:[ ]?)(?=[^\W_])",
    re.IGNORECASE,
)
"""Words before a person's own name in a social network."""
_PLATE: Final = re.compile(
    r"(?<![\w/.-])[1-9]\d(?:(?:[A-Z]{1,2}|[A-Z][1-9])(?:[ ]?[-–][ ]?\d{3}\.?\d\d|[ ]\d{3}\.\d\d)|[A-Z][1-9][ ]?[-–][ ]?(?!(?:19|20)\d\d)\d{4})(?![\w/]|[.-]\d)"
)
"""The number of a car or of a motorcycle."""
_ABROAD: Final = frozenset(
    """
    Street Road School Ward Commune Avenue Bridge Market Company University Lake Park Studio Homestay Hotel Resort Villa Farm
    Coffee Cafe Spa Shop Store Group Garden Center
    """.split()  # noqa: SIM905 - names in a row are read more easily
)
"""Words after an English name that is not a person's."""

_EMAIL: Final = re.compile(r"(?<![\w.%+-])(?P<local>[A-Za-z][\w.%+-]{1,60})@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}")
_OF_PERSON: Final = re.compile(
    r"nguyen|huynh|(?:^|[._-])(?:tran|pham|hoang|dang|truong|trinh|duong|phan|bui|ngo|vo|vu|le|do|ho|ly)(?:[._-]|thi|van|$)"
    r"|^[a-z]{3,7}[._-][b-df-hj-np-tv-xz]{1,3}$|^[a-z]{2,6}nv\d*$"
)
_OF_OFFICE: Final = re.compile(
    r"gop|y-?kien|van-?thu|info|contact|support|ho-?tro|tiep|phong|ban|so\b|ubnd|hdnd|xa|phuong|tthc|cong|hanh|mot-?cua|bao|tin|lien"
)
"""Names of official mailboxes."""

Words = Sequence[re.Match[str]]


def find_person_names(line: str) -> Iterator[Span]:
    """Names of people in a line of running text."""
    before_end, was_place = 0, False
    for run in _RUN.finditer(line):
        words = [*_EACH_WORD.finditer(line, run.start(), run.end())]
        index = 0
        while index < len(words):
            start = words[index].start()
            goes_on = was_place and _BETWEEN_PLACES.fullmatch(line, before_end, start) is not None
            count, is_person = _read_name(line, words[index : index + _LONGEST + 1], goes_on)
            if count:
                before_end, was_place = words[index + count - 1].end(), not is_person
                if is_person:
                    yield start, before_end
            index += count or 1
    for small in _SMALL.finditer(line):
        if not _is_place(line[max(0, small.start() - _REACH) : small.start()]):
            yield small.span()


def find_personal_mailboxes(line: str) -> Iterator[Span]:
    """Yield the spans of e-mail addresses with a person's name, at any provider."""
    for match in _EMAIL.finditer(line):
        local = match["local"].lower()
        if _OF_PERSON.search(local) and not _OF_OFFICE.search(local):
            yield match.span()


def find_personal_signs(line: str) -> Iterator[Span]:
    """Yield spans that identify a person without a name: number plates, and personal accounts of social networks."""
    for pattern in (_PLATE, _ACCOUNT_OF_SELF):
        for match in pattern.finditer(line):
            yield match.span()


def names_person(value: str) -> bool:
    """Return True if the value of a field for an organization or a post names a person."""
    if next(find_person_names(value), None) is not None:
        return True
    first = _ADDRESSED.match(value)
    if first is not None and not _is_honoured(first["name"]):
        return True
    words = [*_EACH_WORD.finditer(value)]
    is_row = len(words) == len(value.split()) == 2
    return is_row and _is_frequent(words) and not _is_honoured(value)


def is_full_name(name: str) -> bool:
    """Return True if capitalized words are a full name: a family name and more, or a highland name.

    False for historical figures, for names ending in a letter (`Nguyễn Văn A`), and for two words beginning with a rare
    family name (`Lâm Đồng`).
    """
    words = [*_EACH_WORD.finditer(name)]
    if not words or _is_left_out(words) or _title(words[0][0]) in _NO_NAMES or _count_honoured(words):
        return False
    if _is_highland(words):
        return len(words) > 1 or (words[0][0][:2] in _SIGNED and words[0][0].replace("’", "'") not in _PEOPLES)
    if _title(words[0][0]) not in SURNAMES or len(words) < 2 or _title(words[1][0]) in _NO_MIDDLES:
        return False
    return _is_frequent(words) or len(words) > 2


_ADDRESSED: Final = re.compile(
    rf"(?:(?i:(?:hộ|gia đình|cá nhân)\s+)?(?i:ông|bà|anh|chị|mr|mrs|ms)(?:\.\s*|\s+))(?P<name>{_WORD} {_WORD})"
)
"""A form of address before two capitalized words, at the beginning of a value; also in `Bà Rịa` and `Anh Quốc`."""


def _read_name(line: str, words: Words, goes_on: bool) -> tuple[int, bool]:
    """Return (how many of `words` form a name, True if it is a person's); (0, …) if no name begins there."""
    start, first = words[0].start(), words[0][0]
    before = line[max(0, start - _REACH) : start]
    is_self = _BEHIND_SELF.search(before) is not None
    if is_self and _title(first) not in _NO_NAMES and (not first.isupper() or line.isupper()):
        return min(len(words), _LONGEST), True
    if len(words) == 1 and _is_called_at_home(line, words[0], before):
        return 1, True
    is_highland = _is_highland(words)
    if not is_highland and (_title(first) not in SURNAMES or len(words) == 1):
        return 0, False
    count = min(len(words), 4 if first.isupper() and len(first) > 1 else _LONGEST)
    is_labelled = is_self or _BEHIND_LABEL.search(before) is not None
    is_addressed = _BEHIND_ADDRESS.search(before) is not None
    honoured = _count_honoured(words)
    if honoured and not is_labelled and not (is_addressed and len(words) > honoured):
        return honoured, False
    is_called = is_labelled or is_addressed
    if _is_left_out(words[:count]) or (not is_called and (goes_on or _is_place(before))):
        return count, False
    is_group = _BEHIND_GROUP.search(before) is not None
    is_home_near = _HOME_BEHIND.match(line, words[count - 1].end()) is not None
    is_person = is_called or (
        (is_group or _is_highland_row(words))
        if is_highland
        else _stands_as_name(words, is_enough=is_group or is_home_near)
    )
    return (count, True) if is_person else (0, False)


def _stands_as_name(words: Words, *, is_enough: bool) -> bool:
    """Return True if the words are a name, alone or beside only a group, a post or a home."""
    second = _title(words[1][0])
    if second in MIDDLE_NAMES:
        return len(words) > 2
    if not _is_frequent(words) or words[0][0].isupper() or second in _NO_MIDDLES:
        return False
    return len(words) <= _LONGEST and (len(words) > 2 or is_enough) and words[-1][0] not in _ABROAD


def _is_frequent(words: Words) -> bool:
    return _title(words[0][0]) in FREQUENT_SURNAMES


def _is_highland(words: Words) -> bool:
    """Return True if a name of the Central Highlands begins here; with its sign it may be a single word (`K'Mẫu`)."""
    first = words[0][0]
    if "'" in first or "’" in first:
        return True
    return len(words) > 1 and first in HIGHLAND_NAMES


def _is_highland_row(words: Words) -> bool:
    """Return True if two highland names follow each other, the first with its sign: `K'Mẫu Ka Thử`."""
    return words[0][0][:2] in _SIGNED and len(words) > 1 and words[1][0] in HIGHLAND_NAMES


def _is_called_at_home(line: str, word: re.Match[str], before: str) -> bool:
    """Return True if the single word is the given name of a person, followed by a home."""
    if _TELLS_HOME.match(line, word.end()) is None or _ONE_NAME.search(before) is None:
        return False
    return not {_title(word[0])} & (_NO_NAMES | _WITH_ADDRESS)


def _is_place(before: str) -> bool:
    if _BEHIND_PLACE.search(before):
        return True
    return _BEHIND_UNIT.search(before) is not None and _POST_OF_UNIT.search(before) is None


def _is_left_out(words: Words) -> bool:
    """Return True if the last word is a letter standing for a name: `Nguyễn Văn A`."""
    return len(words[-1][0]) == 1


def _count_honoured(words: Words) -> int:
    """Return how many leading words name a historical figure, or a place in English; 0 if none do."""
    if words[-1][0] in _ABROAD:
        return len(words)
    for count in range(min(len(words), 4), 1, -1):
        if _is_honoured(" ".join(each[0] for each in words[:count])):
            return count
    return 0


def _is_honoured(name: str) -> bool:
    return _plain(name) in _PLAIN_HONOURED


def _title(word: str) -> str:
    return word.capitalize()


def _plain(name: str) -> str:
    """The name in small letters without its marks, as English texts and capitals write it."""
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(each for each in letters if not unicodedata.combining(each))


_PEOPLES: Final = frozenset(("K'Ho", "K'ho", "K'Nớ", "K'Long"))
"""A people and places spelled like names of people."""
_SIGNED: Final = frozenset(f"{letter}{sign}" for letter in "KHY" for sign in "'’")
_PLAIN_HONOURED: Final = frozenset(map(_plain, HONOURED_NAMES))
