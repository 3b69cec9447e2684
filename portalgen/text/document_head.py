"""Identity of a document's text: the number and day in its own head.

Text layers put spaces into numbers, break lines within them, and read O for 0 or l for 1, so both are matched as
patterns. A cited number is not the document's own: `Căn cứ Quyết định số 12/QĐ-UBND`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import Final, Literal

from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.text.letterhead import extract_letterhead
from portalgen.text.normalization import fold, level_dashes
from portalgen.text.placeholders import find_own_words, is_placeholder, lacks_text, only_promises, strip_markdown
from portalgen.text.signature import extract_signature

with on_demand():
    import difflib

HeadState = Literal["own", "other", "draft", "silent"]
"""`own`: the text of the document. `other`: its head bears another number. `draft`: marked as a draft.

`silent`: no statement.
"""

_HEAD_LINES: Final = 60
_HEAD_LETTERS: Final = 4_000
_FOOT_LETTERS: Final = 1_500
"""Letters at the end of a text searched for a day."""
_WINDOW: Final = 48
_MOST: Final = 12
"""The most numbers, and days, read from a head."""
_FEW_WORDS: Final = 3
"""The fewest words, besides a promise, of a file with the right number and day."""
_SENTENCE: Final = 6
_TEXT: Final = 10
_LONG_TEXT: Final = 40
"""Own words of a text with a decision; more are required without an article or a day."""

_END_OF_HEAD: Final = re.compile(
    r"^\W*(?:can cu|kinh gui|theo de nghi|xet de nghi|thuc hien|chuong i|dieu (?:[1li]|duy nhat))\b"
)
_ANCHOR: Final = re.compile(
    r"(?<![a-z0-9])s[o06]\s*(?:[,/]?\s*ky hieu\s*|/\s*no\b\.?\s*|\(\s*no\b\.?\s*\)\s*)?(?P<colon>[:;]?)[\s.]*"
)
_CITING: Final = re.compile(
    r"(?:quyet dinh|nghi dinh|nghi quyet|thong tu|luat|chi thi|cong van|ke hoach|thong bao|van ban|to trinh|bao cao|"
    r"huong dan|phap lenh|ket luan|quy dinh|cong dien|kem theo)\s+\Z"
)
_ANNEXED: Final = re.compile(r"kem theo\s+(?:\w+\s+){1,2}\Z")
_TITLED: Final = re.compile(r"^\W*(?:quyet dinh|nghi quyet|thong tu|chi thi|cong van|ke hoach|thong bao|bao cao)\s+\Z")
_NUMBERED: Final = re.compile(r"[\s\dolibszgq.…_-]{0,16}[/\\|-]\s*[a-z0-9]")
_PLAIN_DIGITS: Final = re.compile(r"(?P<digits>\d(?:\s?\d){0,6})\s*[/-]\s*(?:\d{4}\s*[/-]\s*)?[a-z]")
_READABLE: Final = re.compile(
    r"0*(?P<digits>\d(?:\s?\d){0,5})(?P<year>\s*/\s*\d{4})?\s*/\s*(?P<suffix>[a-z][a-z0-9]*(?:\s?-\s?[a-z0-9]+)*)"
)
_SUFFIX: Final = re.compile(r"[\d\s]+[/-]\s*(?:\d{4}\s*[/-]\s*)?(?P<parts>[a-z][a-z0-9]*(?:\s*[/-]\s*[a-z0-9]+)*)")
_TYPES: Final = frozenset(
    ["qd", "kh", "tb", "bc", "nq", "ct", "ttr", "hd", "kl", "gm", "cd", "cv", "bb", "ctr", "pa", "sy"]
)
"""How numbers name the type of a document, each with numbers of its own."""
_ALIKE: Final = 0.5
"""The least share of an office's letters in a misread abbreviation of it."""
_HEADED: Final = re.compile(
    r"\W*(?:quyet dinh|nghi quyet|chi thi|cong dien|ke hoach|thong bao|bao cao|to trinh|huong dan|ket luan)\b\W*(?:s[o06]\b.*)?"
)
"""A line with the heading of a document; if in capitals, the number after it is the document's own."""
_NUMBER_LINE: Final = re.compile(r"\W*s[o06]\s*:\s*(?P<number>\d{1,6}\s*[/-]\s*[a-z0-9/ -]{2,30})")
_PLACE_AND_DAY: Final = re.compile(
    r"^(?P<place>[^\n]*),\s*ngay\s*(?P<day>\d{1,2})\s*thang\s*(?P<month>\d{1,2})\s*nam\s*(?P<year>\d{4})\W*$",
    re.MULTILINE,
)
_CITED: Final = re.compile(r"\b(?:quyet dinh|nghi dinh|nghi quyet|thong tu|luat|chi thi|cong van|ke hoach|van ban)\b")
_ANNEX: Final = re.compile(r"^\W*\(\s*(?:duoc )?(?:ban hanh )?kem theo\b", re.MULTILINE)
_BLANK: Final = re.compile(r"[\s.…_-]*")
_DIGIT: Final = r"[\doilzsbgq]"
_DAY_WINDOW: Final = re.compile(
    rf"(?:(?<![a-z0-9])|(?<=ngay))(?=({_DIGIT}[\doilzsbgq ]{{0,3}}(?:th[a4]ng\s*{_DIGIT}|[/.-]\s*{_DIGIT}{{1,2}}\s*[/.-]\s*{_DIGIT})[^\n]{{0,20}}))"
)
_ARTICLE: Final = re.compile(
    r"^[ \t*_#>|]*[ĐÐDđðd][IÍÌiíì][EÊỀeêề]U?u?[ \t ]+(?:[1lI]|[Dd][Uu][Yy][ \t ]+[Nn][Hh][AÂẤaâấ][Tt]|DUY[ \t ]+NH[AÂẤ]T)"
    r"[ \t]*[*_]*[ \t]*(?:[.:]|$)(?=(?P<said>[^\n]*(?:\n[^\n]*){0,4}))",
    re.MULTILINE,
)
_POINT: Final = re.compile(r"^[ \t*_]*\d{1,2}[ ]?[.)/][ \t]+[^\W\d]", re.MULTILINE)
"""Numbered points: notices and letters have them instead of articles."""
_MARKS: Final = " \t*_#>|"
"""Markdown signs before a line."""
_FIELD: Final = re.compile(
    r"[ \t*_#>|+-]*(?:loai van ban|so,? ?/?ky hieu|so hieu|ngay (?:ban hanh|ky|co hieu luc|hieu luc|dang)|nguoi ky|chuc (?:vu|danh) nguoi ky|"
    r"trich yeu|tinh trang(?: hieu luc)?|hieu luc|linh vuc|(?:co quan|noi|don vi) ban hanh)\s*[*_]*\s*[:|]"
)
"""The beginning of a line that repeats a field: `Người ký: …`."""
_FIELD_MARKS: Final = re.compile(r"[:|]")
_NEXT_HEADING: Final = re.compile(r"\W*(?:dieu|chuong|muc|phan|phu luc)\s+(?:\d+|[ivxl]+|thu|so)\b")
_LEADS_TO_PAGE: Final = re.compile(r"(?:[.…·_]{3}[ \t]*|\t|[ ]{3}|\b(?:trang|tr\.)[ ]*)\d{1,3}\W*\Z", re.IGNORECASE)
"""The end of a line in a table of contents: `Phạm vi điều chỉnh, trang 1`, `Phạm vi điều chỉnh ........ 1`."""
_HEADING_WORDS: Final = 15
"""More words than any heading of an article."""
_BETWEEN_SENTENCES: Final = re.compile(r"(?<=[.;:!?])\s+")
_PROMISED: Final = re.compile(r"\b(?:noi dung|toan van|van ban|quyet dinh)\b.*\b(?:dang|se|chua|cho)\b")
_FEW_LINES: Final = 8
"""Lines below a heading; a text with more is not only a promise."""
_SENTENCE_END: Final = re.compile(r"[.;:!?…](?:\s|\W*\Z)")
_DECIDES: Final = re.compile(
    r"\W*(?:nay )?(?:ban hanh|bo nhiem|mien nhiem|dieu dong|phe duyet|bai bo|huy bo|thu hoi|thanh lap|giai the|giao|cho|cap|cong nhan|"
    r"cong bo|phan bo|phan cong|tam dung|tam ngung|khen thuong|tang|sua doi|thay the|dinh chi|kien toan|cu|tuyen dung|doi ten)\b"
)
"""The beginning of an article with a decision, even without its full stop."""
_DRAFT_LINE: Final = re.compile(
    r"[^\w]*(?:ban )?du thao\s*(?:[(,:-]\s*)?(?:(?:lan|so)\s*(?:thu\s*)?\w{1,5})?[\W\d]*"
    r"(?:(?:ngay|thang|nam)[\W\d]*){0,3}(?:cong hoa xa hoi.*|doc lap.*|so\s*:.*)?"
)
_DRAFT_FOR_COMMENTS: Final = re.compile(r"\W*ban (?:xin|lay) y kien\b.*")
"""The heading of a draft sent out for comments: `BẢN XIN Ý KIẾN CÁC SỞ`."""
_DRAFT_AT_END: Final = re.compile(r"\W*so\s*[:;](?!.*v/v).*[\s(]du thao(?:\s*lan\s*\w{1,5})?\W*")
_DRAFT_TITLE: Final = re.compile(
    r"\W*du thao\s+(?:quyet dinh|nghi quyet|thong tu|chi thi|cong van|ke hoach|thong bao|bao cao|quy che|to trinh)\b"
)
_DRAFT_IN_BRACKETS: Final = re.compile(r".*\(\s*(?:ban )?du thao\b[^)]{0,20}\)\W*")
_ABOUT_DRAFT: Final = re.compile(r"\b(?:gop y|y kien|tham dinh|tham tra|trinh|kem theo|xay dung|soan thao|v\s*/\s*v)\b")
_DRAFT_OF: Final = re.compile(
    r"\W*(?:v\s*/\s*v|ve viec|quyet dinh|nghi quyet|thong tu|chi thi|cong van|ke hoach|thong bao|bao cao|to trinh|huong dan|giay moi)\b"
)
"""The beginning of a line that makes a draft mentioned below it the document's subject."""
_LATER_NUMBER: Final = re.compile(
    r"^[ \t*_#>|]{0,9}S[ÔỐÓỒỔO0ôốóồổo6][ \t]{0,9}(?:,[ \t]?[Kk]ý hiệu[ \t]{0,9})?[:;]?[ \t.]{0,9}\d[^\n]{0,200}$",
    re.MULTILINE,
)
_SIGNED: Final = re.compile(
    r"^\W*(?:da ky|noi nhan|ky ten|(?:kt|tm|tl|tuq|t/m|k/t)\b|(?:q\.\s*)?(?:pho )?(?:giam doc|chu tich|bo truong|thu truong|cuc truong|"
    r"chi cuc truong|truong (?:ban|phong)|chanh van phong|hieu truong|bi thu|chanh thanh tra)\W*$)|\./\.",
    re.MULTILINE,
)
"""Lines below the text of a document."""
_HEADING: Final = re.compile(
    r"^\W*(?:quyet dinh|nghi quyet|nghi dinh|thong tu|chi thi|cong van|ke hoach|thong bao|bao cao|to trinh|huong dan|quy che|quy dinh|"
    r"ket luan|giay moi|cong dien|v\s*/\s*v|kinh gui)\b",
    re.MULTILINE,
)
_ABOVE: Final = 7
"""Lines of the letterhead above the line of the number."""
_BELOW: Final = 400
"""Letters below the number that contain day and heading."""
_FORMULA: Final = re.compile(
    r"\bquyet (?:dinh|nghi)\s*[*_]*\s*:|(?<!hanh )(?<!ky )(?<!theo )(?<!mot )(?<!cac )(?<!nhung )\bquyet dinh (?:bo nhiem|mien nhiem|dieu dong|phe duyet|bai bo|"
    r"huy bo|thu hoi|thanh lap|giai the|giao|cho|cap|cong nhan|cong bo|phan bo|tam dung|tam ngung|khen thuong|tang|sua doi|thay the|dinh chi)\b"
)
"""The formula before a decision."""
_LOOKALIKES: Final = {
    "0": "0oq", "1": "1il|!", "2": "2z", "5": "5s", "6": "6b", "8": "8b", "9": "9gq",
    "o": "o0", "i": "i1l|", "l": "l1i|", "s": "s5", "b": "b86", "z": "z2", "q": "q09", "g": "g9", "d": "d0o", "/": "/\\|1l",
}  # fmt: skip
"""Characters confused by text recognition."""
_LINKED_FILE: Final = re.compile(
    r"\]\(<?(?P<link>[^)\s<>:#?]{1,200}\.(?!md\b)[a-z0-9]{2,5})>?[)\s]|\{\{[^}\n]{1,200}?\bfile=[\"'](?P<file>[^\"':\n]{1,200})[\"']",
    re.IGNORECASE,
)
_LETTERHEAD: Final = "cộng hòa xã hội chủ nghĩa việt nam độc lập tự do hạnh phúc số ngày tháng năm"
_FORM: Final = f"{_LETTERHEAD} quyết định điều giám đốc chủ tịch đã ký tên đóng dấu nơi nhận"
"""Words of the official form, independent of content."""


@frozen
class DocumentHead:
    """A text's statements about its identity, enough to compare it with the fields of any document."""

    numbers: tuple[str, ...] = ()
    """The text after "Số" in its head, folded; numbers without a colon only if not cited."""
    titles: tuple[str, ...] = ()
    """The same, from first lines that name a document ("Quyết định số …"), and from numbers only at the end."""
    days: tuple[str, ...] = ()
    letterhead_day: date | None = None
    """The day beside the place, if it can be read beyond doubt."""
    has_articles: bool = False
    word_count: int = 0
    """Different words that a promise of a text does not need; 0 if the heading is above a promise."""
    is_draft: bool = False
    is_annex: bool = False
    """True if it has no number of its own and is issued with a document: `(Ban hành kèm theo Quyết định số …)`."""
    letterhead: str = ""
    """The lines above the number or heading, as they stand in the text."""
    signature: str = ""
    """The lines with the post and the name of the signer; "" if there are none."""
    later: tuple[DocumentHead, ...] = ()
    """Heads of later documents in the same text, each below the signature of the previous document."""


def read_document_head(text: str) -> DocumentHead:
    """Read the head from the text of a file, or of a page without its Markdown."""
    first, *rest = _split_documents(text)
    head = _read_one(first)
    return replace(head, later=tuple(map(_read_one, rest))) if rest else head


def _read_one(text: str) -> DocumentHead:
    lines = [line for line in text[:_HEAD_LETTERS].splitlines() if line.strip()][:_HEAD_LINES]
    folded = [_fold(line) for line in lines]
    end = next((number for number, line in enumerate(folded) if _END_OF_HEAD.match(line)), len(folded))
    numbers, titles = _find_numbers(lines[:end], folded[:end])
    foot = _fold(text[-_FOOT_LETTERS:])
    days = _find_days(" ".join((*folded, foot) if len(text) > _HEAD_LETTERS else folded))
    promises = len(text) <= _HEAD_LETTERS and _only_promises_below(lines)
    words = () if promises else find_own_words(_leave_out_contents(text[:_HEAD_LETTERS]), _LETTERHEAD)
    letterhead = "\n".join(folded[:end])
    return DocumentHead(
        numbers=numbers,
        titles=titles if numbers else (*titles, *_find_numbers_alone(foot)),
        days=days,
        letterhead_day=_find_letterhead_day(letterhead),
        has_articles=_has_articles(text),
        word_count=len(words),
        is_draft=_is_draft(lines[:end], folded[:end]),
        is_annex=not numbers and _ANNEX.search(letterhead) is not None,
        letterhead=extract_letterhead(text),
        signature=extract_signature(text),
    )


def judge_file_text(head: DocumentHead, number: str, day: date | None) -> HeadState:
    """Judge a file with this head as the document with a number and a day of issue.

    It is the document in three cases: its head bears both; it has articles and no other number or day; or it has a
    line, even a blank line, for the number, and a text. A draft never is, nor are rules without their decision. A later
    document in the file must bear both.
    """
    return _judge_later(head, number, day) or _judge_first(head, number, day)


def _judge_first(head: DocumentHead, number: str, day: date | None) -> HeadState:
    if head.is_draft:
        return "draft"
    bears = _bears_number((*head.numbers, *head.titles), number)
    if bears and _bears_day(head.days, day) and head.word_count >= _FEW_WORDS:
        return "own"
    if not bears and _bears_other(head.numbers, number):
        return "other"
    if (
        head.is_annex
        or head.letterhead_day not in (None, day)
        or (not bears and _is_of_other_register(head.numbers, number))
    ):
        return "silent"
    has_line = bears or _has_blank_line(head.numbers, number)
    return "own" if head.has_articles or (has_line and head.word_count >= _LONG_TEXT) else "silent"


def _judge_later(head: DocumentHead, number: str, day: date | None) -> HeadState | None:
    """Judge the documents after the first; None if no later document bears the number."""
    named = [each for each in head.later if _bears_number(each.numbers, number)]
    final = [each for each in named if not each.is_draft]
    if any(_bears_day(each.days, day) and each.word_count >= _FEW_WORDS for each in final):
        return "own"
    if _judge_first(head, number, day) == "own" or not named:
        return None
    return "silent" if final else "draft"


def bears_number(head: DocumentHead, number: str) -> bool:
    """Return True if the document, the only one in its file, bears this number."""
    return not head.later and not head.is_draft and _bears_number((*head.numbers, *head.titles), number)


def find_other_number(head: DocumentHead, number: str) -> str:
    """Return the readable number in the head that is not `number`, spelt like it where both agree; "" if there is none."""
    if _bears_number((*head.numbers, *head.titles), number):
        return ""
    found = next(filter(None, map(_READABLE.match, head.numbers)), None)
    if found is None:
        return ""
    digits, year, suffix = ("".join((found[name] or "").split()) for name in ("digits", "year", "suffix"))
    own = number[len(number) - len(suffix) :]
    written = own if level_dashes(fold(own)).casefold() == suffix else suffix.upper()
    return f"{digits}{year}/{written}"


def judge_body_text(markdown: str, number: str, day: date | None, title: str, issuer: str) -> HeadState:
    """Judge the body of a page as the text of its document.

    Number and day alone are not enough, since the fields have both. The body needs articles, a decision in words other
    than its title's, or points above a signature. A draft is not the text.
    """
    text = strip_markdown(markdown)
    head = read_document_head(text)
    if (later := _judge_later(head, number, day)) is not None:
        return later
    if head.is_draft:
        return "draft"
    bears = _bears_number(head.numbers, number)
    if not bears and _bears_other(head.numbers, number):
        return "other"
    own = len(
        find_own_words(
            _leave_out_contents(strip_markdown(_leave_out_fields(markdown))), f"{_LETTERHEAD} {title} {issuer} {number}"
        )
    )
    folded = _fold(text)
    has_formula = _FORMULA.search(folded) is not None
    said = len(find_own_words(text, f"{_FORM} {issuer} {number}"))
    bears_day = _bears_day(head.days, day)
    says_enough = (
        head.has_articles
        or (bears and bears_day and (own >= _SENTENCE or (has_formula and said >= _FEW_WORDS)))
        or (bears and own >= _TEXT)
        or (has_formula and own >= _SENTENCE)
        or (own >= _TEXT and _has_points(text) and _SIGNED.search(folded) is not None)
    )
    return "own" if says_enough else "silent"


def lacks_document_text(markdown: str, title: str, issuer: str, number: str) -> bool:
    """Return True if the body of a document's page only repeats its fields, promises a text, or links elsewhere."""
    if len(markdown) > _HEAD_LETTERS or list_linked_files(markdown):
        return False
    text = strip_markdown(markdown)
    decides = _FORMULA.search(_fold(text)) and len(find_own_words(text, f"{_FORM} {issuer} {number}")) >= _FEW_WORDS
    if _has_articles(text) or decides:
        return is_placeholder(markdown)
    return lacks_text(_leave_out_fields(markdown), f"{_FORM} {title} {issuer} {number}")


def list_linked_files(markdown: str) -> tuple[str, ...]:
    """Return the files beside a page that its body links, by a link or a shortcode, in their order."""
    found = (each["link"] or each["file"] for each in _LINKED_FILE.finditer(markdown))
    return tuple(dict.fromkeys(name.removeprefix("./") for name in found))


def share_few_words(first: str, later: str) -> bool:
    """Return True if two texts cannot be the same document, rescanned or with an annex.

    This is so if most pairs of neighbouring words in the shorter text are missing from the other; False for a text
    without words. The letterhead of the first is ignored in both: an office's documents share it, and it is most of a
    short text.
    """
    letterhead = _pairs(_letterhead_of(first))
    before, after = _pairs(first) - letterhead, _pairs(later) - letterhead
    smaller = min(len(before), len(after))
    return smaller > 0 and len(before & after) < _SHARED * smaller


_SHARED: Final = 0.4


def _letterhead_of(text: str) -> str:
    """Return the lines down to the first heading in capitals; "" for a text without such a heading."""
    lines = text[:_HEAD_LETTERS].split("\n")
    heading = next((number for number, line in enumerate(lines) if _is_capital_heading(line)), -1)
    return "\n".join(lines[: heading + 1])


def _is_capital_heading(line: str) -> bool:
    return line.isupper() and _HEADING.match(_fold(line)) is not None


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    words = re.findall(r"[a-z0-9]+", _fold(text))
    return frozenset(pairwise(words))


def _fold(text: str) -> str:
    return level_dashes(fold(text)).casefold()


def _find_numbers(lines: Sequence[str], folded: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the document's own numbers, and the numbers in its title: its first lines, or a heading in capitals."""
    head = "\n".join(folded)
    numbers, titles = [], []
    for anchor in _ANCHOR.finditer(head):
        window = " ".join(head[anchor.end() : anchor.end() + _WINDOW].split())
        if not _NUMBERED.match(window):
            continue
        before = head[: anchor.start()]
        if not _is_cited(before, has_colon=bool(anchor["colon"])):
            numbers.append(window)
        elif _TITLED.match(before) or _is_heading(lines, folded, before):
            titles.append(window)
    return tuple(numbers[:_MOST]), tuple(titles[:1])


def _is_heading(lines: Sequence[str], folded: Sequence[str], before: str) -> bool:
    """Return True if a number's line is a heading in capitals (`CÔNG ĐIỆN SỐ …`), or begins with it below one.

    A number later in a line below the heading belongs to another document: `Đính chính Quyết định số …`.
    """
    number = before.count("\n")
    above = max(number - 1, 0)
    is_own = lines[number].split("/")[0].isupper() and _HEADED.fullmatch(folded[number])
    begins = not re.search(r"\w", before.rpartition("\n")[2])
    return bool(is_own or (begins and lines[above].isupper() and _HEADED.fullmatch(folded[above])))


def _find_numbers_alone(foot: str) -> tuple[str, ...]:
    """Return numbers alone on a line at the end, the place of a letterhead's left column in some programs' output."""
    found = map(_NUMBER_LINE.fullmatch, foot.splitlines())
    return tuple(each["number"] for each in found if each is not None)[:1]


def _find_letterhead_day(letterhead: str) -> date | None:
    """Return the day beside the place: `Lâm Đồng, ngày 05 tháng 6 năm 2026`; never a cited document's day."""
    for each in _PLACE_AND_DAY.finditer(letterhead):
        if not _CITED.search(each["place"]):
            with suppress(ValueError):
                return date(int(each["year"]), int(each["month"]), int(each["day"]))
    return None


def _is_cited(before: str, *, has_colon: bool) -> bool:
    """Return True if a number is cited; `Luật số: 91/2025/QH15` at the start of a line is not."""
    citing = _CITING.search(before)
    if citing is None:
        return False
    line = before[: citing.start()].rpartition("\n")[2]
    return not has_colon or bool(line.strip()) or _ANNEXED.search(before[: citing.end()]) is not None


def _find_days(text: str) -> tuple[str, ...]:
    found = (each[1] for each in _DAY_WINDOW.finditer(" ".join(text.split())))
    return tuple(dict.fromkeys(found))[: 2 * _MOST]


def _split_documents(text: str) -> list[str]:
    """Split a text into documents: below a signature, a line for a number beside day and heading begins the next."""
    starts = [0]
    for found in _LATER_NUMBER.finditer(text):
        above = text[max(starts[-1], found.start() - _FOOT_LETTERS) : found.start()]
        if len(starts) > _MOST or not _SIGNED.search(_fold(above)):
            continue
        unsigned = list(takewhile(lambda line: not _SIGNED.search(_fold(line)), reversed(above.split("\n")[-_ABOVE:])))
        start = found.start() - len("\n".join(unsigned))
        below = _fold(text[found.start() : found.end() + _BELOW])
        heading = _HEADING.search(below)
        if heading is not None and _find_days(_fold(text[start : found.start()]) + "\n" + below[: heading.start()]):
            starts.append(start)
    return [text[start:end] for start, end in pairwise((*starts, len(text)))]


def _is_draft(lines: Sequence[str], folded: Sequence[str]) -> bool:
    """Return True if a head is marked as a draft: on its own line, or in a title below no other title.

    `V/v góp ý` followed by `dự thảo Nghị quyết` is only about a draft.
    """
    for number, (line, each) in enumerate(zip(lines, folded, strict=True)):
        if _DRAFT_FOR_COMMENTS.fullmatch(each) and line.split("(")[0].isupper():
            return True
        if "du thao" not in each or line.lstrip(_MARKS)[:1].islower():
            continue
        words = " ".join(each.split())
        if _DRAFT_LINE.fullmatch(words) or ("DỰ THẢO" in line and _DRAFT_AT_END.fullmatch(words)):
            return True
        if _DRAFT_IN_BRACKETS.fullmatch(words) and not any(map(_ABOUT_DRAFT.search, folded[: number + 1])):
            return True
        if _DRAFT_TITLE.match(words) and not any(map(_DRAFT_OF.match, folded[:number])):
            return True
    return False


def _has_points(text: str) -> bool:
    return len(_POINT.findall(_leave_out_contents(text))) > 1


def _leave_out_contents(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not _LEADS_TO_PAGE.search(line[-_WINDOW:]))


def _leave_out_fields(text: str) -> str:
    return "\n".join(
        line
        for line in text.split("\n")
        if not (_FIELD_MARKS.search(line, 0, _WINDOW) and _FIELD.match(_fold(line[:_WINDOW])))
    )


def _only_promises_below(lines: Sequence[str]) -> bool:
    """Return True if every sentence below a document's heading promises its text, apart from titles."""
    headings = [number for number, line in enumerate(lines) if _is_capital_heading(line)]
    if not headings or len(lines) - headings[0] > _FEW_LINES:
        return False
    joined = "".join((" " if line.lstrip()[:1].islower() else "\n") + line for line in lines[headings[0] + 1 :])
    parts = (part for line in joined.split("\n") for part in _BETWEEN_SENTENCES.split(line))
    sentences = [each for each in parts if _SENTENCE_END.search(each)]
    return bool(sentences) and all(map(_promises_document, sentences))


def _promises_document(sentence: str) -> bool:
    return bool(_PROMISED.search(_fold(sentence))) and only_promises(sentence, _FORM)


def _has_articles(text: str) -> bool:
    """Return True if the text has an article 1, or an only article, with content."""
    return any(_says_something(each["said"]) for each in _ARTICLE.finditer(text))


def _says_something(said: str) -> bool:
    """Return True if the text after an article's number is more than a heading, as in a table of contents.

    A heading has no full stop, leads to a page, or is followed directly by the next heading.
    """
    below = (line for line in said.split("\n") if line.strip())
    lines = list(takewhile(lambda line: not _NEXT_HEADING.match(_fold(line[:_WINDOW])), below))
    text = "\n".join(lines)
    words = text.split()
    if (
        len(words) < _FEW_WORDS
        or is_placeholder(text)
        or (only_promises(text) and not _DECIDES.match(_fold(text[:_WINDOW])))
        or any(_LEADS_TO_PAGE.search(each[-_WINDOW:]) for each in lines[:2])
    ):
        return False
    has_text_below = any(not line.lstrip(_MARKS)[:1].islower() for line in lines[1:])
    is_sentence = (
        len(words) > _HEADING_WORDS or _SENTENCE_END.search(text) is not None or _DECIDES.match(_fold(text[:_WINDOW]))
    )
    return has_text_below or bool(is_sentence)


@lru_cache(maxsize=4_096)
def _number_pattern(number: str) -> re.Pattern[str]:
    plain = re.sub(r"^(?:so\W+)?0*(?=\d)", "", _fold(number).strip())
    letters = [each for each in plain if not each.isspace() and each != "-"]
    return re.compile(r"[0oq\s]*" + r"[\s.,-]*".join(map(_letter_pattern, letters)) + r"(?![a-z0-9/]|-[a-z0-9])")


@lru_cache(maxsize=4_096)
def _suffix_pattern(number: str) -> re.Pattern[str] | None:
    _, slash, suffix = _fold(number).partition("/")
    letters = [each for each in slash + suffix if not each.isspace() and each != "-"]
    return re.compile(_BLANK.pattern + r"[\s.,-]*".join(map(_letter_pattern, letters))) if suffix else None


def _letter_pattern(letter: str) -> str:
    return "[" + re.escape(_LOOKALIKES.get(letter, letter)) + "]"


def _bears_number(windows: Iterable[str], number: str) -> bool:
    return bool(number.strip()) and any(_number_pattern(number).match(each) for each in windows)


def _bears_other(windows: Iterable[str], number: str) -> bool:
    """Return True if a number with readable digits differs from `number`."""
    own = re.search(r"\d+", number)
    for each in windows:
        found = _PLAIN_DIGITS.match(each)
        if found is not None and own is not None:
            return int("".join(found["digits"].split())) != int(own[0])
    return False


def _is_of_other_register(windows: Iterable[str], number: str) -> bool:
    """Return True if the first readable number is of another type or office, allowing for recognition errors."""
    own = _SUFFIX.match(_fold(number).strip())
    found = next(filter(None, map(_SUFFIX.match, windows)), None)
    if own is None or found is None:
        return False
    parts, others = (re.split(r"\s*[/-]\s*", each["parts"]) for each in (own, found))
    return any(_differ(part, other) for part, other in zip(parts, others, strict=False))


def _differ(part: str, other: str) -> bool:
    if part in _TYPES and other in _TYPES:
        return part != other
    is_office = part not in _TYPES and min(len(part) - 1, len(other)) > 1  # not a unit within one, nor a spaced letter
    return is_office and difflib.SequenceMatcher(None, part, other.translate(_LETTERS), autojunk=False).ratio() < _ALIKE


_LETTERS: Final = str.maketrans("0158", "oisb")


def _has_blank_line(windows: Iterable[str], number: str) -> bool:
    """Return True if the number's line is blank, to be filled in by hand: `Số:     /QĐ-UBND`."""
    pattern = _suffix_pattern(number)
    return pattern is not None and any(pattern.match(each) for each in windows)


def _bears_day(windows: Iterable[str], day: date | None) -> bool:
    return day is not None and any(_day_pattern(day).search(each) for each in windows)


@lru_cache(maxsize=4_096)
def _day_pattern(day: date) -> re.Pattern[str]:
    digits = (r"\s*".join(map(_letter_pattern, str(each))) for each in (day.day, day.month, day.year))
    first, second, third = digits
    between = r"\s*(?:th[a4]ng|[/.-])\s*[0oq]?\s*"
    return re.compile(rf"(?<![1-9])[0oq]?\s*{first}{between}{second}\s*(?:n[a4]m|[/.-])\s*{third}(?!\d)")
