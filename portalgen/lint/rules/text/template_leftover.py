"""The check of TXT214; its page is `TXT214.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_value, find_prose_values, list_positions
from portalgen.lint.rules.word._traces import shorten

_NAMED: Final = r"(?:cơ quan|đơn vị|cá nhân|tổ chức|người|địa phương|xã|phường|bài|tệp|sự kiện|văn bản)"
_ORDER: Final = (
    rf"(?:(?:điền|nhập|ghi|ghi rõ|thêm) (?:tên|số|nội dung|địa chỉ|ngày|họ|thông tin|vào|tại|đầy đủ)|chèn (?:ảnh|tên|nội dung|liên kết|bảng|hình)|"
    rf"tên {_NAMED}|insert (?:the |your )?\w+|name of)(?![^\W\d_])[^\[\]<>\n\0]{{0,60}}"
)
_NOUN: Final = (
    r"(?:tên|họ (?:và )?tên|số điện thoại|địa chỉ|địa điểm|thời gian|nội dung|tiêu đề|ngày tháng(?: năm)?|your name)"
)
_IN_BRACKETS: Final = (
    r"tên (?!khác|cũ|gọi|thật|riêng)(?:(?! (?:đã|được|không|là|viết|thay|cũ|khác|giấu))[^\[\]<>\n\0:;,\d]){1,40}|"
    r"chức (?:vụ|danh)|số (?:lượng|tiền|liệu|người|văn bản)|(?:company|organi[sz]ation|sponsor|event|recipient|person)(?:'s)? name"
)
_BLANKS: Final[tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]] = tuple(
    (signs, re.compile(pattern, re.IGNORECASE))
    for signs, pattern in (
        (("[",), rf"\[\s*(?:{_ORDER}|(?:{_NOUN}|{_IN_BRACKETS})\s*(?:…|\.{{3}})?)\](?![(\[])"),
        (("<",), rf"(?<!<)<\s*(?:{_ORDER}|{_NOUN}(?: [^<>\n\0]{{1,60}})?|số {_NAMED}|ngày)\s*>(?!>)"),
        (("hi rõ",), r"\(\s*ghi rõ[^()\n\0]{0,40}(?:…|\.{3})[^()\n\0]{0,20}\)"),
        (
            ("(",),
            r"\(\s*(?:chèn|thêm|đặt|dán) (?:ảnh|hình|bảng|biểu|liên kết|link|bản đồ)(?:(?! (?:vào (?!đây|chỗ này)|của|trên|nếu))[^(),;\n\0]){0,30}\)",
        ),
        ((".xxx",), r"(?<![\w.])0?2\d{2}\.x{3,4}\.x{3,4}(?!\w)"),
        (
            ("……/", "…… /", "..../", ".... /", "___/"),
            r"(?<=[Ss]ố )(?:…{2,}|\.{4,}|_{3,}) ?/ ?(?:\d{4}/)?[A-ZĐ]{2}[\w-]*",
        ),
        (
            ("XX ", "xx ", "XX%", "xx%"),
            r"(?<![\w./-])(?<!kỷ )(?<!kỉ )(?<!thứ )xx(?=%| (?:(?:nghìn|ngàn|triệu|tỷ|tỉ) )?đồng(?!\w))",
        ),
        (("x/x", "X/X"), r"(?<![\w/])x{1,2}/x{1,2}/(?:\d{4}|x{4})(?![\w/])"),
        (("…/", "… /", "../", ".. /"), r"(?<![\w/.…])(?:…+|\.{2,6}) ?/ ?(?:…+|\.{2,6}) ?/ ?\d{4}(?![\w/])"),
    )
)
"""(signs, pattern): every text with the blank contains at least one sign."""
_DOTTED_LINE: Final = re.compile(r"(?:…[ \t]?){3,}+(?!\d)|\.{8,}+(?![ \t]*\d)")
_DOTS: Final[tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]] = ((("……", "… …", "........"), _DOTTED_LINE),)
"""A dotted line, allowed in forms only. A line leading to a number belongs to a table of contents or prices."""
_BRACKETS: Final = _BLANKS[:-1]
_OFFERS_FORM: Final = re.compile(
    r"mẫu (?:đơn|tờ khai|phiếu|giấy|số)|biểu mẫu|tờ khai|theo mẫu|phiếu (?:đăng ký|khai)|đơn (?:đề nghị|xin|đăng ký)",
    re.IGNORECASE,
)
_FORM: Final = re.compile(
    r"(?:tên là|họ và tên|họ tên|sinh ngày|ngày sinh|tôi tên|địa chỉ)\W{0,4}(?:…|\.{4})", re.IGNORECASE
)
"""A line of a form for readers. Such a page may have dotted lines, and blanks for dates."""


_NUMBER_LINE: Final = re.compile(
    r"[\s\0*_>|]*Số\s*:?\s*(?P<blank>(?:…|\.{2}|_{2,}+)[….\s]*+/\s*(?:\d{4}/)?[A-ZĐ][\w&-]{0,20})[\s\0*_|]*"
)
_DAY_LINE: Final = re.compile(
    r"[\s\0*_>|]*[^\W\d_][^\n\0,.;:…]{1,40}, (?P<blank>ngày\s*(?:…|\.{2}|_{2,}+)[….\s]*+tháng\s*(?:…|\.{2}|_{2,}+|\d)[….\s\d]*+năm\s*(?:\d{4}|…|\.{2,}))[\s\0*_|.]*"
)
"""The lines of the number, and of place and day, in the head of an official paper."""
_NO_NUMBER: Final = re.compile(
    r"[\s\0*_>|]*Số\s*:\s*(?P<blank>/\s*(?:\d{4}/)?[A-ZĐ]{2,6}-[A-ZĐ][\w&-]{0,20})[\s\0*_|]*"
)
_NO_DAY: Final = re.compile(
    r"[\s\0*_>|]*[^\W\d_][^\n\0,.;:…]{1,40}, (?P<blank>ngày\s+tháng\s+(?:\d{1,2}\s+)?năm\s+\d{4})[\s\0*_|.]*"
)
"""The same lines with nothing at all in the place of the number or the day."""
_BLANK_SIGNS: Final = ("…", "..", "__")
_HEAD_BLOCKS: Final = 8
_DOTTED_PERSON: Final = re.compile(
    r"(?:ông/bà|Ông/Bà|ông \(bà\)|liên hệ|đồng chí|điện thoại|hotline|số máy)\s*+:?\s*+(?P<blank>(?:…|\.{3})[….]{2,})",
    re.IGNORECASE,
)


_CITED_DAY: Final = re.compile(
    r"(?<!\w)số\s{0,3}:?\s{0,3}\d{1,5}[a-z]?/(?:\d{4}/)?[A-ZĐ]{2}[\w&-]{0,20},?\s+(?:[^\W\d_][^\n\0,.;:…]{1,40},\s*)?"
    r"(?P<blank>ngày\s*(?:…|\.{2}|_{2})[….\s_]*+(?:tháng\s*(?:(?:…|\.{2}|_{2})[….\s_]*+|\d{1,2}\s+)(?:năm\s*(?:\d{4}|…|\.{2,}))?"
    r"|/(?:[….\s_]++|\s{0,3}\d{1,2}\s{0,3})/\s{0,3}\d{4})|ngày\s+tháng\s+(?:\d{1,2}\s+)?năm\s+\d{4})",
    re.IGNORECASE,
)
"""The number of a paper, with a blank for its day: in its own head, or where another text cites it."""
_CITED_NUMBER: Final = re.compile(
    r"(?<!\w)số\s*(?P<blank>(?:…|\.{2,3})\s?/\s?(?:\d{4}/)?[A-ZĐ]{2}[\w&-]{0,20})(?=,? ngày \d{1,2}(?:/\d| tháng \d))"
)
"""The day of a paper, with a blank for its number; without a day it may describe how papers are numbered."""
_FORM_WORD: Final = re.compile(
    r":\s*[….]|\d|(?<!\w)(?:ngày|tháng|năm|số|ông|bà|họ tên|địa chỉ|điện thoại|kính gửi|đồng)(?!\w)", re.IGNORECASE
)
_LEAD: Final = ' \0.…*_“"'
_VERSE_LINE: Final = 50
"""Maximum characters of a line of verse."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT214 for each unfilled blank of a template in the body, title or summary, unless the page is a draft."""
    if text.page.draft:
        return
    covered: set[tuple[int, int]] = set()
    for each in _find_blanks(text):
        positions = tuple(list_positions(each.diagnostic.place))
        if covered.isdisjoint(positions):
            covered.update(positions)
            yield each


def find_blank_positions(text: PageText) -> frozenset[tuple[int, int]]:
    """Return (line, column) of each character reported by TXT214."""
    return frozenset(position for each in check(text) for position in list_positions(each.diagnostic.place))


def _find_blanks(text: PageText) -> Iterator[Violation]:
    """Yield each blank, some of them twice.

    Dotted lines are checked only in news without a form; other pages may show a form.
    """
    for value, location in find_prose_values(text):
        for signs, pattern in _BLANKS:
            if any(sign in value for sign in signs) and pattern.search(value):
                for place in find_in_value(text, location, pattern):
                    yield violation("TXT214", place, text=shorten(place.underlined))
    if not _OFFERS_FORM.search(text.body):
        yield from _find_blank_head(text)
        yield from _find_blank_citations(text)
    blanks = (*_BLANKS, *_DOTS) if text.page.kind.is_report else _BLANKS
    present = [(signs, pattern) for signs, pattern in blanks if any(sign in text.text for sign in signs)]
    if any(blank not in _BRACKETS for blank in present) and _offers_form(text.text):
        present = [blank for blank in present if blank in _BRACKETS]
    for block in text.outline.shown_texts if present else ():
        for signs, pattern in present:
            if any(sign in block.plain for sign in signs) and pattern.search(block.content):
                if pattern is _DOTTED_LINE and _is_verse(block.shown):
                    continue
                for match in pattern.finditer(block.shown):
                    place = block.place(match.start(), match.end() - match.start())
                    yield violation("TXT214", place, text=shorten(match[0]))


def _find_blank_head(text: PageText) -> Iterator[Violation]:
    """Yield the blank number, day or contact of a paper that was posted before it was filled in."""
    yield from _find_empty_head(text)
    if not any(sign in text.body for sign in _BLANK_SIGNS):
        return
    for number, block in enumerate(text.outline.shown_texts):
        is_head = number < _HEAD_BLOCKS and (text.page.kind.is_report or text.page.kind.is_document)
        match = (_NUMBER_LINE.fullmatch(block.shown) or _DAY_LINE.fullmatch(block.shown)) if is_head else None
        if match is None and not text.page.kind.is_report:  # dotted lines of reports are found below
            match = _DOTTED_PERSON.search(block.shown)
        if match is not None:
            place = block.place(match.start("blank"), len(match["blank"]))
            yield violation("TXT214", place, text=shorten(match["blank"]))


def _find_blank_citations(text: PageText) -> Iterator[Violation]:
    """Yield the blank day or number of a paper whose other half is filled in."""
    if "/" not in text.body or not ("ngày" in text.body or "Ngày" in text.body):
        return
    for block in text.outline.shown_texts:
        if "ngày" not in block.shown or "/" not in block.shown:
            continue
        for pattern in (_CITED_DAY, _CITED_NUMBER):
            for match in pattern.finditer(block.shown):
                words = match["blank"].rstrip()
                yield violation("TXT214", block.place(match.start("blank"), len(words)), text=shorten(words))


def _is_verse(shown: str) -> bool:
    """Return True for several short lines without words of a form: dots stand for a pause, or for lines left out."""
    lines = shown.split("\n")
    return (
        len(lines) > 1
        and max(map(len, lines)) <= _VERSE_LINE
        and not any(line.lstrip(_LEAD)[:1].islower() for line in lines)
        and _FORM_WORD.search(shown) is None
    )


def _find_empty_head(text: PageText) -> Iterator[Violation]:
    """Yield the line of the number or of the day, if it contains spaces only in place of a number."""
    if not (text.page.kind.is_report or text.page.kind.is_document):
        return
    for block in text.outline.shown_texts[:_HEAD_BLOCKS]:
        match = _NO_NUMBER.fullmatch(block.shown) or _NO_DAY.fullmatch(block.shown)
        if match is not None:
            place = block.place(match.start("blank"), len(match["blank"]))
            yield violation("TXT214", place, text=shorten(match["blank"]))


def _offers_form(text: str) -> bool:
    return _FORM.search(text) is not None and _OFFERS_FORM.search(text) is not None


RULE: Final = PageRule("TXT214", check)
