"""The check of TXT230; its page is `TXT230.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import list_positions
from portalgen.lint.rules.text._working_notes import NOTES, find_requests
from portalgen.lint.rules.text.placeholder_text import is_filler
from portalgen.lint.rules.text.template_leftover import find_blank_positions
from portalgen.lint.rules.word._traces import Trace, find_traces
from portalgen.text.placeholders import is_placeholder

_PERSON: Final = r"(?:chị|anh|em|cô|chú|bác|đ/c|sếp|bạn)"
_CHECK: Final = r"(?:kiểm tra|xem|rà soát|rà|sửa|xác minh|hỏi|check)"
_ASKED: Final = re.compile(
    rf"[(\[]\s*(?:nhờ )?{_PERSON} [^()\[\]\n]{{0,40}}?(?:{_CHECK}|bổ sung|duyệt)[^()\[\]\n]{{0,60}}?(?:giúp|hộ|nhé|ạ)"
    r"(?: (?:em|mình|tôi|chị|anh|với|nhé|ạ|lại|số liệu|ảnh|tên|(?:đoạn|chỗ|câu|phần|bài|số|dòng|bảng) này)){0,4}\s?[.!]?[)\]](?!\()",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    r"[(\[]\s*(?:nhờ |Nhờ )?(?:[Cc]hị|[Aa]nh|[Ee]m|[Cc]ô|[Cc]hú|[Bb]ác|đ/c|Đ/c) [A-ZÀ-ỸĐ][a-zà-ỹđ]*(?: [A-ZÀ-ỸĐ][a-zà-ỹđ]*)? "
    r"(?:kiểm tra|xem|rà|rà soát|sửa|bổ sung|xác nhận|cập nhật|điền)(?:(?: lại| thêm| giúp) (?:số liệu|số|ảnh|tên|chính tả|bài|nội dung|câu|đoạn|chỗ|phần|ngày|danh sách|bảng|thông tin)[^()\[\]\n]{0,60}"
    r"| (?:số liệu|số|ảnh|tên|chính tả|bài|nội dung|câu|đoạn|chỗ|phần|ngày|danh sách)[^()\[\]\n]{0,40}? (?:giúp|hộ|nhé|ạ|sau|này|trước khi (?:đăng|gửi|trình))[^()\[\]\n]{0,20})[)\]](?!\()"
)
"""A person with a task about the text, `(Chị Hà kiểm tra lại số liệu trước khi đăng)`; other persons check other things."""
_VERSION: Final = re.compile(
    r"\b(?:(?:bản|file|tệp) (?:cuối|chốt|sửa|nháp)(?: cùng)?(?: (?:đã )?sửa)? lần (?:cuối|\d+)|(?<=[(\[])(?:đã )?sửa lần (?:cuối|\d+)(?=[)\]])|(?:bản|file|tệp) (?:chốt|final|nháp)|bản cuối sửa)\b"
    r"(?: FINAL| Final| final)?|(?<=[a-zà-ỹ0-9] )FINAL(?: \d+)?(?= *$|[)\]])|\bv\d{1,2}[ _-]final\b",
    re.IGNORECASE,
)
_NAMED_BEGINNING: Final = r"\s*(?i:nhờ )?(?i:chị|anh|em|cô|chú|bác|đ/c) "
_REMINDER: Final = re.compile(
    rf"\[\s*(?:cần )?(?:{_CHECK} lại|bổ sung (?:số liệu|ảnh|sau|thêm))(?: [^\[\]\n]{{0,60}})?\](?!\()|"
    r"\[(?:sửa lại|sửa thành|đúng phải là|cần sửa)\s*:[^\[\]\n]{1,60}\](?!\()|"
    r"[(\[]cần (?:bổ sung|kiểm tra|xem|rà|sửa)(?: lại| thêm| sau| số liệu| ảnh| thông tin){0,3}[)\]](?!\()",
    re.IGNORECASE,
)
_LATER: Final = re.compile(
    r"[(\[]\s*(?:(?:chỗ|đoạn|phần|câu|số) này )?(?:còn )?(?:chờ|đợi|nhớ|cần|sẽ|hỏi|để|mai|lát nữa|lát) [^()\[\]\n]{0,80}?"
    r"(?:(?:bổ sung|điền|thêm|viết|cập nhật|sửa|chèn)(?: (?:nốt|tiếp|vào|thêm|lại|cho|số liệu|ảnh)){0,2} (?:đoạn|phần|chỗ|câu) này"
    r"|(?:rồi|xong|mới) (?:(?:hãy|mới) )?(?:đăng|bổ sung|điền|thêm|viết tiếp|viết nốt|cập nhật|sửa lại|chèn))(?!\w)[^()\[\]\n]{0,60}[)\]](?!\()",
    re.IGNORECASE,
)
_MISSING: Final = r"(?:số liệu|thông tin|nội dung|con số|họ tên|tên|ảnh|phần này|đoạn này)"
_PROMISE: Final = re.compile(
    rf"(?<!\.{{8}})(?<!\.{{8}} )[(\[](?:{_MISSING} )?(?:sẽ (?:được )?(?:bổ sung|cập nhật|điền)(?: {_MISSING})?(?: sau| tiếp| nốt| dần| thêm)?"
    rf"|(?:bổ sung|cập nhật|điền|thêm)(?: {_MISSING})? (?:sau|nốt)|(?:đang )?chờ (?:số liệu|thông tin|tên|ảnh))[.…]{{0,3}}[)\]](?!\()"
    r"|(?:(?<!\.)\.{4,7}|_{3,}|…) ?[(\[](?:bổ sung|cập nhật)(?: thêm)?[)\]](?!\()",
    re.IGNORECASE,
)
"""A note that something will follow, in its place; `(bổ sung)` alone means that something was added."""
_PROMISE_BEGINNING: Final = rf"(?i:(?:{_MISSING} )?(?:sẽ|bổ|cập|điền|thêm|chờ|đang chờ) )"
_LATER_BEGINNING: Final = r"\s*(?i:(?:chỗ|đoạn|phần|câu|số) này )?(?i:(?:còn )?(?:chờ|đợi|nhớ|cần|sẽ|hỏi|để|mai|lát) )"
_BEGINNING: Final = rf"\s*(?i:(?:nhờ )?{_PERSON} |(?:cần )?(?:{_CHECK} lại|bổ sung)|cần )"
_TRACES: Final = (
    *(
        Trace((bracket,), pattern, re.compile(re.escape(bracket) + _BEGINNING))
        for pattern in (_ASKED, _REMINDER)
        for bracket in "(["
    ),
    *(Trace((bracket,), _NAMED, re.compile(re.escape(bracket) + _NAMED_BEGINNING)) for bracket in "(["),
    *(Trace((bracket,), _LATER, re.compile(re.escape(bracket) + _LATER_BEGINNING)) for bracket in "(["),
    *(Trace((bracket,), _PROMISE, re.compile(re.escape(bracket) + _PROMISE_BEGINNING)) for bracket in "(["),
    Trace(
        ("sửa lần", " final", "_final", "-final", "FINAL", "bản chốt", "bản nháp", "file chốt", "bản cuối"), _VERSION
    ),
    Trace(("??",), re.compile(r"(?<!\S)\?{2,}(?![^\s.,;:)])|\(\?{2,}\)")),
    Trace(("@",), re.compile(r"(?<!\S)@(?:anh|chị|em|cô|chú) [^\W\d_]+", re.IGNORECASE)),
    Trace(
        ("TODO", "FIXME"),
        re.compile(
            r"(?<![\w#@/.-])(?:TODO|FIXME)(?=:|\)| [a-zà-ỹ]|\s*$)(?::[^\n\0]{0,40}(?!\w)|\)| [^\n\0]{0,40}(?!\w)|)"
        ),
    ),
    Trace(("XXX",), re.compile(r"(?<![\w.])X{3,}(?= (?:nghìn|triệu|tỷ|đồng|người|hộ|ha|lượt|%))")),
    Trace(("xxx",), re.compile(r"(?<![\w./-])(?<![\dx] )(?<![\dx]\.)x{3,}(?![\w./-])(?! [\dx])")),
    Trace(("orem ipsum",), re.compile(r"lorem ipsum dolor[^\n\0]{0,40}(?!\w)", re.IGNORECASE)),
)


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT230 once for each block with such a note, unless the page is a draft.

    TXT209 reports blocks of filler only, TXT213 pages without any other text, and TXT214 blanks within a note.
    """
    if text.page.draft:
        return
    found = [*find_traces(text, *_TRACES, *NOTES), *find_requests(text)]
    if found and is_placeholder(text.body):
        return
    filled = {part.place.line for part in text.outline.texts if is_filler(part.text)} if found else ()
    blanks = find_blank_positions(text) if found else frozenset()
    for words, place in found:
        if place.line not in filled and blanks.isdisjoint(list_positions(place)):
            yield violation("TXT230", place, text=words)


RULE: Final = PageRule("TXT230", check)
