"""Notes written while a page was in progress, in whole sentences or in a title: who should check, what is missing.

News quotes people who ask the same of each other. So a sentence counts only outside of quotation marks and dialogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_block, find_prose_blocks
from portalgen.lint.rules.word import copied_surroundings
from portalgen.lint.rules.word._traces import Trace, is_plain_paragraph, shorten

_START: Final = r"(?:^|(?<=[.!?…] )|(?<=[(\[]))"
_END: Final = r"(?=\s*(?:[.!?)\]:]|$))"
_PAGE: Final = r"(?:bài viết|bản tin|tin bài|bài|tin|bản|file)"
_UNAPPROVED: Final = re.compile(
    rf"{_START}(?:{_PAGE} (?:này )?)?(?:còn |vẫn )?chưa (?:được )?(?:ai |sếp )?(?:duyệt|xem|sửa xong|xong|hoàn chỉnh)[,;.]? "
    r"(?:nên |xin |mọi người )?(?:đừng|khoan) (?:vội )?(?:đăng|đưa lên|up|xuất bản)(?![^\W_]| ký| tải| nhập)"
    rf"|{_START}{_PAGE} này (?:còn |vẫn )?chưa (?:được )?(?:ai |sếp )?duyệt(?:,? (?:nên )?(?:chưa|không) (?:được )?đăng)?{_END}"
    rf"|{_START}(?:đừng|khoan) (?:vội )?đăng (?:bài|tin) này(?: vội| nhé| ạ){{0,2}}{_END}"
    rf"|{_START}(?:đừng|khoan) (?:vội )?đăng(?: vội)?[:,;] (?:chờ|đợi) [^\n.]{{1,40}} (?:duyệt|xem|sửa)",
    re.IGNORECASE,
)
_INSERT: Final = re.compile(
    rf"{_START}(?:chèn|thêm|đặt|dán) (?:ảnh|hình|bảng|biểu đồ|bản đồ|link|liên kết|số liệu)(?: [^\n.,;()]{{1,30}})? "
    rf"(?:ở|vào|tại) (?:đây|chỗ này|đoạn này)(?: nhé| ạ)?{_END}",
    re.IGNORECASE,
)
_DOUBT: Final = re.compile(
    r"[(\[]\s*(?:em|mình|tôi|cháu) (?:cũng |vẫn )?(?:chưa|không) (?:chắc|rõ|nhớ|kiểm tra) "
    r"(?:(?:số|tên|ngày|chỗ|đoạn|câu|phần|con số|số liệu) này|[^()\[\]\n]{0,40}(?:hỏi|xem|kiểm tra|check) lại)[^()\[\]\n]{0,60}[)\]](?!\()",
    re.IGNORECASE,
)
_VERSION: Final = re.compile(
    r"\bv\d{1,2}[ _-]final(?:[ _-]?(?:ok|chốt|chot|cuối|cuoi|\d{1,2})){0,3}(?![^\W_])"
    r"|(?<=[^\W_])_final(?:_[^\W_]{1,10}){0,3}\s{0,3}$"
    r"|[(\[]ban (?:cuoi|chot|nhap|sua)(?: (?:lan )?(?:cuoi|\d{1,2}))?[)\]](?: ?v\d{1,2}(?!\w))?"
    r"|[(\[]bản (?:cuối|chốt|sửa)(?: lần)?(?: \d{1,2})?[)\]] ?v\d{1,2}(?!\w)",
    re.IGNORECASE,
)
NOTES: Final = (
    Trace(
        ("đừng", "Đừng", "ĐỪNG", "hoan ", "KHOAN", "duyệt"), _UNAPPROVED, re.compile(r"[Đđ]ừng|ĐỪNG|[Kk]hoan|KHOAN|này")
    ),
    Trace(("hèn ", "hêm ", "ặt ", "án "), _INSERT, re.compile(r"(?:ở|vào|tại) (?:đây|chỗ này|đoạn này)")),
    *(Trace((bracket,), _DOUBT, re.compile(re.escape(bracket) + r"\s*(?i:em|mình|tôi|cháu) ")) for bracket in "(["),
    Trace(("final", "Final", "FINAL"), _VERSION),
    Trace(("(ban ", "[ban ", "(Ban ", "(bản ", "[bản ", "(Bản "), _VERSION),
)
"""Kinds of notes; the first word of a sentence, or a bracket, begins each."""
_PERSON: Final = r"(?:anh|chị|em|cô|chú|bác|sếp|đ/c)"
_REQUEST: Final = re.compile(
    rf"(?:^|(?<=[.!?…] ))(?:nhờ )?{_PERSON}(?: (?-i:[A-ZĐ])\w{{0,9}})?,? (?:kiểm tra|xem|rà soát|rà|sửa|check|đọc|duyệt)(?: lại)? (?:giúp|hộ|cho)(?: (?:em|mình|tôi|chị|anh|với|lại)){{0,2}} "
    r"(?:(?:đoạn|chỗ|câu|phần|dòng|bảng|bài|tin|tít|số|tên|số liệu|con số) (?:này|trên|dưới|cuối|đầu)|chính tả|số liệu)(?: (?:nhé|ạ|với|nha)){0,2}\s*(?:[.!]|$)",
    re.IGNORECASE,
)
"""A request to a colleague about a part of the text, as a sentence of its own."""
_HELP: Final = ("giúp", "hộ", " cho ")
_SPEECH: Final = re.compile(r"[“”\"«»‘]|\A\s*[–—-]")


def find_requests(text: PageText) -> Iterator[tuple[str, Place]]:
    """Yield (words, place) of the first such request in each plain paragraph without quotation marks or a dash.

    WRD241 reports the message of a sender at the beginning or end of the page.
    """
    if not any(sign in text.body for sign in _HELP):
        return
    pasted: frozenset[int] | None = None
    for part, until in find_prose_blocks(text):
        if _REQUEST.search(part.text) and is_plain_paragraph(text, part) and not _SPEECH.search(part.text):
            place = next(find_in_block(text, part, until, _REQUEST), None)
            if pasted is None:
                pasted = frozenset(each.diagnostic.place.line for each in copied_surroundings.check(text))
            if place is not None and place.line not in pasted:
                yield shorten(place.underlined), place
