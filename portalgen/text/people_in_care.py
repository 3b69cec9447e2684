"""Patients, children, victims and people in need, named in full, in folded lines (`portalgen.text.pasted`).

A full name counts in these places:

- after a word for a patient or a child (`bệnh nhân`, `cháu`, `học sinh`);
- before an illness (`bị tai biến`), or before the age or class of a child;
- in rows of a table of patients or pupils, and beside a cell such as `hộ nghèo`.

A person acting for an office is not a patient: `bác sĩ`, `cô giáo` or a post beside the name indicates this. The fallen
and wounded of the wars are public memory. A child is younger than 16 (Luật Trẻ em, Điều 1), so a pupil of class 11 is
not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from portalgen.frozen import frozen
from portalgen.text.pasted import Span
from portalgen.text.person_names import is_full_name
from portalgen.text.surnames import CAPITALS, FREQUENT_SURNAMES, HIGHLAND_NAMES, SURNAMES
from portalgen.text.wrapped_lines import WrapPattern

_WORD: Final = rf"[{CAPITALS}][\w]{{0,15}}(?:[’'][ ]?\w{{1,15}})?"
_NAME: Final = rf"(?P<name>{_WORD}(?:[ ]{_WORD}){{0,4}})"
_PATIENT: Final = (
    r"(?:(?:bệnh[ ]nhân|bệnh[ ]nhi|người[ ]bệnh|sản[ ]phụ|thai[ ]phụ|nạn[ ]nhân|(?:người[ ])?bị[ ]hại|F0|ca[ ](?:bệnh|nhiễm|mắc|tử[ ]vong)|người[ ](?:nhiễm|mắc)|trẻ[ ](?:bị|mắc|nhiễm))(?:[ ](?:HIV(?:/AIDS)?|COVID(?:-19)?|(?:dương[ ]tính[ ])?SARS-CoV-2))?"
    r"(?:[ ](?:mắc|nhiễm|bị)?[^.,;:()|]{1,25}?|[ ][^.,;:()|]{1,40}?[ ]là)??|(?:bệnh[ ]án|kết[ ]quả[ ](?:xét[ ]nghiệm|chẩn[ ]đoán))(?:[ ]của)?)"
)
_CHILD: Final = (
    r"(?:(?<!con )(?:cháu|bé)(?:[ ](?:bé|trai|gái|nhỏ))?|(?<!trẻ )(?<!anh )(?<!chị )(?<!đàn )em(?:[ ](?:nhỏ|bé))?|trẻ(?:[ ](?:mồ[ ]côi|khuyết[ ]tật|tự[ ]kỷ))?|bé|đội[ ]viên|học[ ]trò|(?:nữ|nam)[ ]sinh"
    r"|(?<!mẹ )(?<!huynh )(?<!cựu )học[ ]sinh(?:[ ]nghèo|[ ]vượt[ ]khó|[ ]giỏi|[ ]lớp[ ]\d{1,2}[A-Za-z]?\d{0,2})?)"
)
_BETWEEN: Final = r"(?:[ ]\d{1,2}[ ]tuổi)?(?:[ ](?:là|tên|mang[ ]tên|nam|nữ|số[ ]\d{1,4}|ông|bà|anh|chị|cụ|em|cháu|bé)){0,3}[ ]?[:(]?[ ]{0,2}"
_CALLED: Final = re.compile(rf"(?<!\w)(?:(?i:{_PATIENT})|(?P<child>(?i:{_CHILD}))){_BETWEEN}(?<![\w]){_NAME}(?![\w])")
"""A word for a patient or a child, and a name behind it."""
_GROWN_UP: Final = re.compile(
    r"[ ]?[,(–-][ ]{0,2}(?:(?:là|hiện là|nguyên|cựu)[ ])?(?:sinh viên|học viên|giảng viên|giáo viên|cán bộ|công chức|bác sĩ|bí thư chi bộ|chủ tịch|giám đốc|trưởng|phó)(?!\w)|[ ]?[,(–-][ ]{0,2}(?:(?:là |đang )?(?:học|học sinh) )?lớp 1[12](?!\d)",
    re.IGNORECASE,
)
"""Text after the name of an adult called `em` or `cháu` by older people; it does not exclude patients."""

_ADDRESS: Final = r"(?i:ông|bà|anh|chị|cụ|cô|chú|bác|cháu|em|bé|con|vợ|chồng|mẹ|bố)"
_ASIDE: Final = r"(?:[ ]?\([^()|]{1,60}\)|[ ]?,[ ](?![^,.;|]{0,50}(?i:giám đốc|trưởng|phó |bác sĩ|chủ tịch|bí thư|cán bộ|chuyên viên|giáo viên|điều dưỡng|đại diện|nhân viên))[^,.;|]{1,50}(?=,)){0,2}"
"""A description between the name and the illness, without a post."""
_HELPING: Final = r"(?:[ ](?:đã|đang|vừa|mới|không[ ]may|bất[ ]ngờ|từng|hiện|phải|được|có[ ]kết[ ]quả(?:[ ]xét[ ]nghiệm)?|cũng|lại|có[ ]tiền[ ]sử|mang[ ]thai|là)){0,4}"
_ILLNESS: Final = (
    r"(?:bệnh[ ]nhân[ ](?:ung[ ]thư|suy|lao[ ]|HIV|chạy[ ]thận|tiểu[ ]đường|mắc|nghèo)|(?:mắc|nhiễm)(?:[ ](?:phải|một))?[ ](?:bệnh|chứng|hội[ ]chứng|lao|ung[ ]thư|covid|hiv|sốt|cúm|vi[ ]?rút|virus|viêm|tiểu[ ]đường|đái[ ]tháo|sởi|dại|tay[ ]chân)"
    r"|(?:dương|âm)[ ]tính(?!\w)|nhập[ ]viện|nằm[ ]viện|xuất[ ]viện|chạy[ ]thận|tử[ ]vong|qua[ ]cơn[ ]nguy[ ]kịch|được[ ]chẩn[ ]đoán"
    r"|bị[ ](?:bệnh|ung[ ]thư|suy|tai[ ]biến|đột[ ]quỵ|gãy|bỏng|đuối[ ]nước|chấn[ ]thương|tâm[ ]thần|trầm[ ]cảm|sốt|ngộ[ ]độc|nhồi[ ]máu|liệt|viêm|lao[ ]|HIV|điện[ ]giật|(?:ong|rắn|chó)[ ](?:đốt|cắn)|xuất[ ]huyết|động[ ]kinh|hen|tự[ ]kỷ|bại[ ]não|tim[ ]|sởi|xâm[ ]hại|bạo[ ]hành)"
    r"|(?<=đang )điều[ ]trị(?![ ](?:cho|\d))|(?<=phải )(?:điều[ ]trị|phẫu[ ]thuật)|(?<=được )(?:điều[ ]trị|phẫu[ ]thuật|mổ|cấp[ ]cứu)(?![ ](?:cho|\d))"
    r"|(?:được[ ])?(?:đưa|chuyển)[ ](?:đi|vào|đến|lên)[ ](?:cấp[ ]cứu|bệnh[ ]viện|tuyến[ ]trên)"
    r"|(?:người[ ])?khuyết[ ]tật[ ](?:thần[ ]kinh|tâm[ ]thần|trí[ ]tuệ|vận[ ]động|nghe|nói|nhìn|nặng|nhẹ|đặc[ ]biệt|dạng|mức|bẩm[ ]sinh)"
    r"|(?:uống[ ]thuốc[ ](?:\w+[ ]){0,3})?tự[ ](?:tử|sát)|bị[ ](?:chồng|vợ|cha|bố|mẹ)[ ][^.,;|]{0,20}?(?:đánh|bạo[ ]hành|hành[ ]hạ)|bị[ ](?:hiếp[ ]dâm|hành[ ]hung|mua[ ]bán)"
    r"|(?:đi|vào)[ ](?:(?:cơ[ ]sở|trung[ ]tâm)[ ])?cai[ ]nghiện(?![ ](?:để[ ])?(?:thăm|khám|dạy|làm|công[ ]tác|kiểm[ ]tra))|nghiện[ ]ma[ ]t[uú][ýy])"
)
_ILL: Final = re.compile(
    rf"(?<!\w)(?P<address>{_ADDRESS}[ ])?(?<![\w]){_NAME}(?!\w){_ASIDE}[ ]?,?{_HELPING}[ ](?i:{_ILLNESS})"
)
_YOUNG: Final = re.compile(
    rf"(?<![\w]){_NAME}(?!\w)(?:[ ]?[,(–-][ ]?|[ ](?=\d{{1,2}}[ ]tuổi|(?:đang[ ])?học[ ]lớp[ ]\d))(?:(?i:mới|năm nay|là|nay|hiện)[ ]){{0,2}}"
    r"(?:(?P<age>\d{1,2})[ ]tuổi(?![ ](?:Đảng|quân|nghề|đời))|(?P<class>(?:(?:là[ ])?(?:học[ ]sinh|HS)(?!\w|[ ]lớp[ ]1[12])|(?:đang[ ])?học[ ]lớp[ ](?!1[12])\d|lớp[ ](?:10|[1-9])(?!\d)[A-Z]?\d?(?!\w))))"
)
_CHILD_AGE: Final = 15
_OFFICE_BEFORE: Final = re.compile(
    r"(?<!\w)(?:bác[ ]s[ĩỹ]|BS\.?(?:CK\w*\.?)?|điều[ ]dưỡng|thầy(?:[ ]giáo)?|cô(?:[ ]giáo)?|giáo[ ]viên|chủ[ ]nhiệm|đồng[ ]chí|đ/c|giám[ ]đốc|chủ[ ]tịch|bí[ ]thư|trưởng[ ]\w+|liệt[ ]s[ĩỹ]"
    r"|chi[ ](?:đoàn|đội)|liên[ ]đội|đội|quỹ|giải|trường(?:[ ]\w+){0,4}|cựu[ ]học[ ]sinh|nhà[ ](?:thơ|văn)|nhạc[ ]s[ĩỹ]|anh[ ]hùng)[ ]{0,2}\Z",
    re.IGNORECASE,
)
"""A title before the name of an official, or a word for a thing named after a person."""
_TOLD_BY: Final = re.compile(r"(?<!\w)theo[ ]{1,2}(?:lời[ ])?\Z", re.IGNORECASE)
"""The source of a report about another person: `theo ông …, bệnh nhân …`."""
_ELDER_BEFORE: Final = re.compile(r"(?<!\w)(?:ông|bà|anh|chị|cụ|chú|bác)[ ]\Z", re.IGNORECASE)
_REMEMBERED: Final = re.compile(
    r"liệt[ ]s[ĩỹ]|thương[ ]binh|cựu[ ]chiến[ ]binh|kháng[ ]chiến|chiến[ ]trường|chiến[ ]dịch|hy[ ]sinh|anh[ ]hùng|\b1[89]\d\d\b|nghệ[ ]sĩ|nhà[ ]thơ|nhà[ ]văn|tổng[ ]thống|thủ[ ]tướng",
    re.IGNORECASE,
)
_REACH: Final = 40

_NAMES_HEADING: Final = re.compile(
    r"họ(?:,|[ ]và)?(?:[ ](?:chữ[ ]đệm|và))?[ ,]*tên(?P<whose>[ ].+)?|tên(?P<of>[ ].+)|(?P<short>bệnh[ ]nhân|học[ ]sinh)",
    re.IGNORECASE,
)
_OF_CARE: Final = re.compile(
    r"[ ]*(?:của[ ])?(?:các[ ])?(?:học sinh|trẻ(?: em)?|bệnh nhân|bệnh nhi|người bệnh|cháu|em|bé|sản phụ|thiếu nhi)\W*",
    re.IGNORECASE,
)
_CARE_HEADING: Final = re.compile(
    r"lớp|học lớp|chẩn đoán|bệnh|bệnh án|tình trạng (?:bệnh|sức khỏe|sức khoẻ)|kết quả xét nghiệm|ngày (?:vào|nhập|ra|xuất) viện|ngày mắc|tên bệnh|mắc bệnh",
    re.IGNORECASE,
)
_HOLDER_HEADING: Final = re.compile(
    r"(?:họ(?:,|[ ]và)?(?:[ ](?:chữ[ ]đệm|và))?[ ,]*tên)?[ ]?(?:của )?(?:chủ hộ|người hưởng|người được hưởng|đối tượng|người dân)?",
    re.IGNORECASE,
)
"""The heading above names of people described by other cells."""
_OTHERS_HEADING: Final = re.compile(
    r"chức vụ|chức danh|đơn vị công tác|phụ trách|cán bộ|ủng hộ|đóng góp|tài trợ|hảo tâm|giáo viên|bác sĩ",
    re.IGNORECASE,
)
"""The head of a table of helpers."""
_NEED: Final = re.compile(
    r"(?:(?:thuộc )?(?:diện )?hộ )?(?:cận )?nghèo(?: đa chiều)?|(?:người |trẻ )?khuyết tật[^|]{0,40}|(?:trẻ )?mồ côi[^|]{0,20}"
    r"|(?:nhiễm )?HIV(?:/AIDS)?|(?:người |bệnh )?tâm thần[^|]{0,20}|nghiện[^|]{0,20}|ung thư[^|]{0,20}",
    re.IGNORECASE,
)
"""A cell with the reason for help."""
_HINTS: Final = re.compile(
    r"nghèo|khuyết tật|tự tử|tự sát|mồ côi|HIV|nghiện|hại|nhân|nhi[ ,:(]|người bệnh|phụ|cháu|bé|em|trẻ|học sinh|(?:nữ|nam) sinh|đội viên|tuổi|lớp|mắc|nhiễm|tính|viện|F0|học trò|HS|bệnh án|kết quả|thận|tử vong|nguy kịch|chẩn đoán|bị|điều trị|phẫu thuật|mổ|cấp cứu|ca ",
    re.IGNORECASE,
)
_APART: Final = r"[\s*_]{1,4}"
_PAIR: Final = re.compile(rf"[{CAPITALS}]\w*(?={_APART}[{CAPITALS}])|(?<!\w)[KHY][’']")
_THIRD: Final = re.compile(rf"{_APART}\w+{_APART}[{CAPITALS}]")
_ALMOST_SURE: Final = frozenset((*FREQUENT_SURNAMES, *map(str.upper, FREQUENT_SURNAMES), *HIGHLAND_NAMES))
_OTHERS: Final = frozenset((*SURNAMES, *map(str.upper, SURNAMES))) - _ALMOST_SURE

PEOPLE_WRAP: Final = WrapPattern(
    inside=re.compile(
        rf"(?<!\w)(?:(?i:{_PATIENT}|{_CHILD})(?:[ ](?i:là|tên|ông|bà|anh|chị|em|cháu))?|{_NAME})[ ,(]{{0,3}}\Z"
    ),
    label=re.compile(r"(?!)"),
    rest=re.compile(r"\(?\w"),
    reaches=True,
)
"""Line breaks within a sentence about a person."""


def may_name_people(text: str) -> bool:
    """Return True if the text may name patients or children: a quick check with false positives."""
    return _HINTS.search(text) is not None and _may_hold_name(text)


def _may_hold_name(text: str) -> bool:
    return any(_may_begin_name(text, match) for match in _PAIR.finditer(text))


def _may_begin_name(text: str, word: re.Match[str]) -> bool:
    first = word[0]
    if first in _ALMOST_SURE or (len(first) == 2 and first[1] in "'’"):
        return True
    return first in _OTHERS and _THIRD.match(text, word.end()) is not None


def find_people_in_care(line: str) -> Iterator[Span]:
    """The full names of patients and children in a line of running text, from left to right."""
    if not _may_hold_name(line) or _HINTS.search(line) is None:
        return  # the other way round than in a whole text: few lines hold a name
    spans = {match.span("name") for match in _CALLED.finditer(line) if _is_called(line, match)}
    spans |= {match.span("name") for match in _YOUNG.finditer(line) if _is_young(line, match)}
    if not _REMEMBERED.search(line):
        spans |= {match.span("name") for match in _ILL.finditer(line) if _is_ill(line, match)}
    reached = -1
    for span in sorted(spans):
        if span[0] >= reached:
            reached = span[1]
            yield span


def find_people_in_lines(lines: Sequence[str]) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """Yield (index, spans) of lines that name people; of a table with a column for names, only the first such row."""
    table: _NamesColumn | None = None
    for index, line in enumerate(lines):
        if "|" not in line:
            table = None
            spans = tuple(find_people_in_care(line))
        elif (head := _find_names_column(line)) is not None:
            table, spans = head, ()
        else:
            span = _find_name_in(line, table) if table is not None else None
            is_read = table is not None and table.is_of_care
            spans = (span,) if span else () if is_read else tuple(find_people_in_care(line))
            table = None if span else table
        if spans:
            yield index, spans


def _is_called(line: str, match: re.Match[str]) -> bool:
    if not is_full_name(match["name"]):
        return False
    if match["child"] is None:
        return True
    is_child = _GROWN_UP.match(line, match.end("name")) is None
    return is_child and (len(match["name"].split()) > 1 or "'" in match["name"] or "’" in match["name"])


def _is_young(line: str, match: re.Match[str]) -> bool:
    if not is_full_name(match["name"]) or _is_in_office(line, match.start("name")):
        return False
    if match["age"]:
        return int(match["age"]) <= _CHILD_AGE
    return _ELDER_BEFORE.search(line, max(0, match.start("name") - _REACH), match.start("name")) is None


def _is_ill(line: str, match: re.Match[str]) -> bool:
    words = match["name"].split()
    is_sure = match["address"] is not None or len(words) > 2
    is_told_of = _TOLD_BY.search(line, max(0, match.start() - _REACH), match.start()) is None
    return is_sure and is_told_of and is_full_name(match["name"]) and not _is_in_office(line, match.start())


def _is_in_office(line: str, start: int) -> bool:
    return _OFFICE_BEFORE.search(line, max(0, start - _REACH), start) is not None


def _cells(line: str) -> Iterator[Span]:
    start = 0
    for cell in line.split("|"):
        yield start, start + len(cell)
        start += len(cell) + 1


@frozen
class _NamesColumn:
    """The column of names in a table."""

    index: int
    is_of_care: bool
    """True if the head marks them as patients or pupils; otherwise a cell of their row must (`_NEED`)."""


def _find_names_column(line: str) -> _NamesColumn | None:
    """Return the column of names if a line is the head of a table with such a column, else None."""
    cells = [line[slice(*span)].strip(" *_") for span in _cells(line)]
    is_of_care = any(map(_CARE_HEADING.fullmatch, cells))
    for index, cell in enumerate(cells):
        match = _NAMES_HEADING.fullmatch(cell)
        if match is None:
            continue
        whose = match["whose"] or match["of"] or ""
        if match["short"] or _OF_CARE.fullmatch(whose) or (is_of_care and not whose):
            return _NamesColumn(index, is_of_care=True)
    if _OTHERS_HEADING.search(line) is None:
        holders = [index for index, cell in enumerate(cells) if cell and _HOLDER_HEADING.fullmatch(cell)]
        return _NamesColumn(holders[0], is_of_care=False) if holders else None
    return None


def _tells_need(line: str, cells: Sequence[Span]) -> bool:
    return any(_NEED.fullmatch(line[slice(*span)].strip(" *_")) for span in cells)


def _find_name_in(line: str, column: _NamesColumn) -> Span | None:
    """Return the name in a cell, if it is a full name of a patient, a pupil or a person in need."""
    cells = tuple(_cells(line))
    if column.index >= len(cells) or not (column.is_of_care or _tells_need(line, cells)):
        return None
    start, end = cells[column.index]
    cell = line[start:end]
    name = cell.strip(" *_")
    if not is_full_name(name):
        return None
    first = start + cell.index(name)
    return first, first + len(name)
