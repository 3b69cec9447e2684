"""Chỗ điền của mẫu chưa được điền. / A blank of a template that was not filled in.

Vì sao: Bài soạn từ mẫu mà còn `[tên cơ quan]`, `<tên>`, `xx/xx/2026`, `………` thì người đọc thấy mẫu chứ không thấy thông tin.
Why: A page from a template with `[tên cơ quan]`, `<tên>`, `xx/xx/2026` or `………` in it shows the template and no information.

Cách sửa: Điền nội dung thật vào chỗ đó, hoặc thêm dòng `draft: true` cho tới khi bài xong.
Fix: Fill in the blank, or add `draft: true` until the page is done.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    ---

    Hội nghị do [tên cơ quan] tổ chức ngày xx/xx/2026.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    ---

    Hội nghị do Sở Ngoại vụ tổ chức ngày 20/11/2026; hồ sơ có đơn (ký, ghi rõ họ tên).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_value, find_prose_values

_NAMED: Final = r"(?:cơ quan|đơn vị|cá nhân|tổ chức|người|địa phương|xã|phường|bài|tệp|sự kiện|văn bản)"
_ORDER: Final = (
    rf"(?:(?:điền|nhập|ghi|ghi rõ|thêm) (?:tên|số|nội dung|địa chỉ|ngày|họ|thông tin|vào|tại|đầy đủ)|chèn (?:ảnh|tên|nội dung|liên kết|bảng|hình)|"
    rf"tên {_NAMED}|insert (?:the |your )?\w+|name of)(?![^\W\d_])[^\[\]<>\n\0]{{0,60}}"
)
_NOUN: Final = (
    r"(?:tên|họ (?:và )?tên|số điện thoại|địa chỉ|địa điểm|thời gian|nội dung|tiêu đề|ngày tháng(?: năm)?|your name)"
)
_BLANK: Final = re.compile(
    rf"\[\s*(?:{_ORDER}|{_NOUN}\s*(?:…|\.{{3}})?)\](?![(\[])|<\s*(?:{_ORDER}|{_NOUN}|số {_NAMED}|ngày)\s*>|"
    r"\(\s*ghi rõ[^()\n\0]{0,40}(?:…|\.{3})[^()\n\0]{0,20}\)|"
    r"(?<![\w/])(?:x{1,2}/x{1,2}/(?:\d{4}|x{4})|(?:…+|\.{2,6}) ?/ ?(?:…+|\.{2,6}) ?/ ?\d{4})(?![\w/])",
    re.IGNORECASE,
)
_DOTS: Final = re.compile(r"(?:…[ \t]?){3,}|\.{8,}")
"""A dotted line, which only a form may have."""
_SIGN: Final = re.compile(r"[\[<](?!\w+\])|…|\.\.|[xX]/[xX]|\(\s*[Gg]hi rõ")


def check(text: PageText) -> Iterator[Violation]:
    """TXT214 for each blank of a template in the body, a title or a summary, unless the page is a draft.

    Dotted lines are looked at in news only: other pages may show a form.
    """
    if text.page.draft:
        return
    for value, location in find_prose_values(text):
        if _BLANK.search(value):
            for place in find_in_value(text, location, _BLANK):
                yield violation("TXT214", place, text=place.underlined[:60])
    patterns = (_BLANK, _DOTS) if text.page.kind.is_report else (_BLANK,)
    for block in text.outline.shown_texts:
        if not _SIGN.search(block.content):
            continue
        for pattern in patterns:
            for match in pattern.finditer(block.shown) if pattern.search(block.content) else ():
                place = block.place(match.start(), match.end() - match.start())
                yield violation("TXT214", place, text=match[0][:60])


RULE: Final = PageRule("TXT214", check)
