"""Văn bản được đăng như tin. / A document that is posted as news.

Vì sao: Văn bản đăng như tin thì không có ngày nhận và không ai đếm thời hạn đăng (Điều 9(2)); người đọc cũng không tìm thấy nó theo số, ký hiệu.
Why: A document that is posted as news has no day of receipt, so that nobody counts its time limit (Article 9(2)), and readers do not find it by its number.

Cách sửa: Đăng văn bản thành bài loại legal_document với số, ngày và ngày nhận; tin thì kể lại và dẫn liên kết tới văn bản.
Fix: Post the document as a legal_document with its number, day and day of receipt; let the news tell of it and link to it.

Sai / Bad:

    === content/so/tin-tuc/quyet-dinh-noi-quy.vi.md
    ---
    id: so-quyet-dinh-noi-quy
    kind: news
    title: Quyết định về nội quy cơ quan
    summary: Quyết định mẫu về nội quy cơ quan.
    date: 2026-11-20
    origin: own
    ---

    Số: 00/QĐ-SNgV

    Căn cứ Luật Tổ chức chính quyền địa phương;

    Điều 1. Ban hành nội quy cơ quan.

    Nơi nhận: như Điều 3; lưu văn thư.

    GIÁM ĐỐC (đã ký)

Đúng / Good:

    === content/so/tin-tuc/noi-quy-moi.vi.md
    ---
    id: so-noi-quy-moi
    kind: news
    title: Sở Ngoại vụ ban hành nội quy cơ quan
    summary: Nội quy mới có hiệu lực từ tháng Mười hai.
    date: 2026-11-20
    origin: own
    ---

    Ngày 20/11, Giám đốc Sở ký Quyết định số 00/QĐ-SNgV về nội quy cơ quan, căn cứ vào ý kiến của cán bộ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.text.normalization import nfc

_NUMBER: Final = re.compile(r"^[ \t*_>|]*Số\s*:?\s*(?P<number>\d+\s*/\s*[^\s,;.*_|]+)", re.MULTILINE)
_BASIS: Final = re.compile(r"^[ \t*_>|-]*Căn cứ\s", re.MULTILINE)
_SIGNED: Final = re.compile(
    r"^[ \t*_>|]*(?:Nơi nhận\s*:|(?:KT|TM|TL|TUQ)\.\s*\S)|\(?\b[Đđ]ã ký\)?|"
    r"^[ \t*_>|]*(?:CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG BAN)[ \t*_|]*$",
    re.MULTILINE,
)


def check(text: PageText) -> Iterator[Violation]:
    """DOC219 where a page that is no document bears the number, the bases and the signature of one."""
    page = text.page
    if page.kind.is_document or page.draft:
        return
    number = _NUMBER.search(nfc(text.body))
    if number is not None and _BASIS.search(nfc(text.body)) and _SIGNED.search(nfc(text.body)):
        yield violation("DOC219", text.place("kind"), number=" ".join(number["number"].split()))


RULE: Final = PageRule("DOC219", check)
