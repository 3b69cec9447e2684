"""Numbers and addresses of private people, found in normalised text (NFC).

Whatever only looks like one (numbers of documents, amounts, telephones of offices, account codes, ISBN) is not reported: each
kind wants its structure or its label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

Span = tuple[int, int]
"""First offset and the one after the last."""

_START: Final = r"(?:(?<![\w+/@=#-])(?<!\w[.,])|(?<=[^\W\d],)|(?<=\d{4},)|(?<=-\d\d,)|(?<=\A\d,)|(?<=\A\d\d,)|(?<=\d{9}[/-])|(?<=[. ]\d{3}[/-]))"
"""In a list without blanks a comma parts a number from words, days, numbers, and the count that begins a row; no decimal has
four digits before it and the structure of a number behind."""
_END: Final = r"(?![\w@%])(?!/(?!0\d[\d .]{7}))(?!\.\d)(?!-\d(?![\d .]{8}))"
_END_OF_GROUPS: Final = rf"{_END}(?!,\d)"
"""Groups of digits before a comma and a digit are an amount with decimals."""
_TIE: Final = r"[\s*_:.(–-]*(?:(?:số|là|no|mã)\b[\s*_:.(–-]*)*"
"""Between a label and its number."""

_LONG: Final = re.compile(r"\d(?:[ .-]?\d){8}")

_LABEL_OF_CITIZEN: Final = (
    r"(?i:\b(?:CCCD|CMND|CMTND|căn[ ]cước(?:[ ]công[ ]dân)?|chứng[ ]minh[ ](?:nhân[ ]dân|thư)|"
    r"(?:số|mã)[ ]định[ ]danh(?:[ ]cá[ ]nhân)?))"
)
_CITIZEN: Final = re.compile(
    rf"{_START}(?P<number>\d{{12}}{_END}|\d{{3}}(?P<tie>[ .])\d{{3}}(?P=tie)\d{{3}}(?P=tie)\d{{3}}{_END_OF_GROUPS})"
)
_LABELLED_CITIZEN: Final = re.compile(
    rf"{_LABEL_OF_CITIZEN}{_TIE}(?P<number>\d(?:[ .]?\d){{11}}|\d(?:[ .]?\d){{8}}){_END}"
)
_PROVINCES: Final = 96
"""Codes of provinces in personal identification numbers run from 001 to 096 (TT 59/2021/TT-BCA, annex)."""
_CENTURIES: Final = "0123"
"""Century and sex: men and women born from 1900 on, from 2000 on (NĐ 137/2015, article 13)."""
_YOUNG: Final = 40
"""The latest year of birth after 2000 that is accepted."""

_LABEL_OF_ACCOUNT: Final = r"(?i:\b(?:STK|số[ ](?:tài[ ]khoản|TK)|tài[ ]khoản(?=[ ]*(?:số|:|ngân[ ]hàng))))"
_SHORT_ACCOUNT: Final = re.compile(rf"\b(?:TK|tk)[ :.]{{0,3}}(?:(?i:số)[ :]{{0,3}})?(?P<number>\d{{8,19}}){_END}")
_BANK: Final = re.compile(
    r"bank\b|\bngân hàng\b|\b(?:BIDV|VCB|CTG|ACB|VIB|SHB|TCB|MB)\b|chủ (?:TK|tài khoản)", re.IGNORECASE
)
"""What makes a mere `TK` an account of a bank."""
_ACCOUNT: Final = re.compile(rf"{_LABEL_OF_ACCOUNT}[^\d\n|;,.]{{0,30}}(?P<number>\d(?:[ .-]?\d){{7,18}}){_END}")
"""Eight digits at least: codes of the accounting plan have up to five."""
_DATE: Final = re.compile(r"\d{1,2}[.-]\d{1,2}[.-]\d{4}")
_TREASURY: Final = re.compile(r"kho bạc|KBNN", re.IGNORECASE)

_TELEPHONE: Final = re.compile(
    rf"{_START}(?P<number>\(?(?:\+84|0084)\)?[ .-]?(?:\(0\)[ ]?)?[35789](?:[ .-]?\d){{8}}|\(?0[35789]\d(?:\)?[ .-]?\d){{7}}){_END}"
)
_OTHER_NUMBER: Final = re.compile(
    r"(?i:mã[ ]số|MST|số[ ]thuế|BHXH|BHYT|tài[ ]khoản|STK|ISBN|ISSN|mã[ ]vạch|serial|mã[ ]hồ[ ]sơ|số[ ]hiệu)[^\d,;]{0,30}\Z"
)
"""A label before ten digits that are no telephone."""
_NO_CITIZEN: Final = re.compile(
    r"(?i:\b(?:mã[ ](?:đơn[ ]vị|đơn[ ]hàng|vận[ ]đơn|giao[ ]dịch|khách[ ]hàng|hàng|lô|sản[ ]phẩm|tra[ ]cứu|thiết[ ]bị|tài[ ]sản|dự[ ]án|QR)"
    r"|đơn[ ]vị|biên[ ]lai|hóa[ ]đơn|hoá[ ]đơn|vận[ ]đơn|phiếu(?:[ ](?:thu|chi|gửi))?|hợp[ ]đồng|lô(?:[ ]hàng)?|se-?ri|số[ ](?:khung|máy|công[ ]tơ)))"
    rf"{_TIE}\Z"
)
"""A label right before twelve digits that are no citizen's."""
_LABEL_LENGTH: Final = 60
"""Characters before a number in which its label is looked for."""

_MAIL_HOSTS: Final = r"(?:gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|me|mac|aol|proton|protonmail|gmx|zohomail)"
_EMAIL: Final = re.compile(
    rf"(?<![\w.%+-])(?P<number>[A-Za-z0-9][\w.%+-]*@{_MAIL_HOSTS}\.(?:com\.vn|com|vn|me|net))(?![\w-]|\.\w)",
    re.IGNORECASE,
)

_NAME: Final = r"[A-ZĐÀ-ỸÁÂĂÔƠƯÊ]\w*(?:[ ][A-ZĐÀ-ỸÁÂĂÔƠƯÊ]\w*){1,5}"
_PERSON: Final = (
    rf"(?:\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Cc]háu|[Cc]ông dân|[Đđ]ương sự|[Bb]ị can|[Bb]ị cáo|[Tt]hí sinh)[ ]+"
    rf"|\b[Hh]ọ(?:,)?(?:[ ]và)?(?:[ ]chữ đệm,?)?(?:[ ]và)?[ ]tên[\s*_]*:[\s*_]*){_NAME}"
)
_DAY: Final = (
    r"(?P<number>\d{1,2}[/.-]\d{1,2}[/.-](?P<year>(?:19|20)\d\d)|\d{1,2} tháng \d{1,2} năm (?P<written>(?:19|20)\d\d))"
)
_BORN: Final = re.compile(
    rf"{_PERSON}[^.;|\n]{{0,20}}?[,;(|\s*_]+(?i:sinh ngày|ngày(?:, tháng, năm)? sinh)[\s*_:|]*{_DAY}(?!\d)"
)
_BORN_IN: Final = re.compile(
    rf"{_PERSON}[\s,(]+(?i:sinh năm)[\s:]*(?P<number>(?P<year>(?:19|20)\d\d))\b"
    r"[^.;|\n]{0,60}?(?i:\b(?:trú tại|thường trú|tạm trú|cư trú|hộ khẩu|nơi ở|chỗ ở|địa chỉ|ngụ|số nhà|thôn|xóm|ấp|buôn|tổ dân phố|khu phố"
    r"|(?:học sinh )?lớp \d))"
)
_BORN_BEFORE: Final = re.compile(rf"\b[Ss]inh (?:ngày|năm)[ ]{_DAY}[,;]?[ ](?:tại [^.;|\n]{{0,60}}?, )?{_PERSON}")
_BIRTH: Final = re.compile(r"sinh (?:ngày|năm)|ngày(?:, tháng, năm)? sinh", re.IGNORECASE)
_LIVING: Final = 1926
"""Who was born before this year is a figure of history."""

_INSURANCE: Final = re.compile(
    r"(?i:\b(?:(?:mã[ ]số|số[ ]sổ|số[ ]thẻ|mã[ ]thẻ|thẻ|sổ)[ ](?:BHXH|BHYT|bảo[ ]hiểm[ ](?:xã[ ]hội|y[ ]tế))"
    r"|(?:mã[ ]số[ ]thuế|MST)[ ](?:của[ ])?(?:cá[ ]nhân|TNCN|thu[ ]nhập[ ]cá[ ]nhân)))"
    rf"{_TIE}(?P<number>(?:[A-Z]{{2}}[ ]?)?\d(?:[ .-]?\d){{9,12}}){_END}"
)


def may_hold_numbers(text: str) -> bool:
    """Whether it is worth looking for numbers: quick, and true more often than there are any."""
    return _LONG.search(text) is not None


def find_citizen_numbers(line: str) -> Iterator[Span]:
    """Numbers of citizens: twelve digits of their structure, or nine or twelve behind their label."""
    labelled_starts: set[int] = set()
    for match in _LABELLED_CITIZEN.finditer(line):
        labelled_starts.add(match.start("number"))
        yield match.span("number")
    taken = {*find_bank_accounts(line), *find_insurance_numbers(line)}
    for match in _CITIZEN.finditer(line):
        span = match.span("number")
        if span[0] in labelled_starts or span in taken or _is_other_number(line, span[0]):
            continue
        if _NO_CITIZEN.search(line, max(0, span[0] - _LABEL_LENGTH), span[0]):
            continue
        if _is_citizen(_digits(match["number"])):
            yield span


def _is_other_number(line: str, start: int) -> bool:
    """Whether the number at `start` has a label that makes it something else."""
    return _OTHER_NUMBER.search(line, max(0, start - _LABEL_LENGTH), start) is not None


def _is_citizen(digits: str) -> bool:
    century, year = digits[3], int(digits[4:6])
    return 1 <= int(digits[:3]) <= _PROVINCES and century in _CENTURIES and (century in "01" or year <= _YOUNG)


def find_bank_accounts(line: str) -> Iterator[Span]:
    """Labelled numbers of accounts; one that the line places with the State Treasury is an agency's."""
    if _TREASURY.search(line):
        return
    seen_spans: set[Span] = set()
    for pattern in (_ACCOUNT, _SHORT_ACCOUNT) if _BANK.search(line) else (_ACCOUNT,):
        for match in pattern.finditer(line):
            span = match.span("number")
            if span not in seen_spans and not _DATE.fullmatch(match["number"]):
                seen_spans.add(span)
                yield span


def find_private_telephones(line: str) -> Iterator[Span]:
    """Mobile numbers of Vietnam (03, 05, 07, 08, 09 and eight digits, or +84)."""
    for match in _TELEPHONE.finditer(line):
        groups = re.split(r"[ .()-]+", match["number"].strip("()"))
        if all(len(group) > 1 for group in groups) and not _is_other_number(line, match.start()):
            yield match.span("number")


def national_number_of(telephone: str) -> str:
    """The digits of a telephone number as it is dialled within the country: `+84 912…` as `0912…`."""
    digits = _digits(telephone)
    international = digits.removeprefix("00").removeprefix("84") if digits.startswith(("84", "0084")) else ""
    return f"0{international.removeprefix('0')}" if len(international) >= 9 else digits


def find_private_emails(line: str) -> Iterator[Span]:
    """Mailboxes at providers that serve private people."""
    for match in _EMAIL.finditer(line):
        yield match.span("number")


def may_hold_birth_dates(text: str) -> bool:
    """False where no line of `text` (in NFC) can hold one: a cheap check to run on a long text first."""
    return _BIRTH.search(text) is not None


def find_birth_dates(line: str) -> Iterator[Span]:
    """Dates (or years, with a residence) of birth of a named person who may live."""
    for pattern in (_BORN, _BORN_IN, _BORN_BEFORE):
        for match in pattern.finditer(line):
            year = match["year"] or match.groupdict().get("written") or "0"
            if int(year) >= _LIVING:
                yield match.span("number")


def find_insurance_numbers(line: str) -> Iterator[Span]:
    """Labelled numbers of social or health insurance and of personal income tax."""
    for match in _INSURANCE.finditer(line):
        yield match.span("number")


def _digits(text: str) -> str:
    return "".join(each for each in text if each.isdigit())
