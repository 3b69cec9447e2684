"""Danh sách gõ như trong Word. / A list typed as in Word.

Vì sao: Trang nối các dòng liền nhau thành một đoạn. Dấu `•`, `–`, `a)`, `1.1.` đầu dòng không phải dấu danh sách, nên mọi mục
dính thành một dòng dài, và trình đọc màn hình không biết đó là danh sách.
Why: A page joins lines that follow each other. `•`, `–`, `a)`, `1.1.` are no marks of a list, so that all entries run into one
long line, and screen readers know of no list.

Cách sửa: Mở đầu mỗi mục bằng `- ` (gạch nối và dấu cách), cấp hai thụt vào hai dấu cách; mục có chữ hay số riêng (`a)`, `1.1.`) thì
để một dòng trống trước mỗi mục. `portalgen lint --fix` làm giúp khi cấp của các mục là rõ; bản dịch của bài cần được xác nhận lại.
Fix: Begin each entry with `- `, those of a second level behind two spaces; put an empty line before entries with letters or
numbers of their own (`a)`, `1.1.`). `portalgen lint --fix` does it where the levels are plain; translations must be confirmed again.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị có hai phiên.
    date: 2026-11-24
    origin: own
    ---

    Hội nghị có hai phiên:
    • Phiên sáng: khai mạc;
    • Phiên chiều: ký kết.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị có hai phiên.
    date: 2026-11-24
    origin: own
    ---

    Hội nghị có hai phiên:

    - Phiên sáng: khai mạc;
    - Phiên chiều: ký kết.

    a) Đại biểu trung ương;

    b) Đại biểu địa phương.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Phrase
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._fixable import or_fix
from portalgen.lint.rules.word._marks import find_lone_bullets, find_typed_lists, is_plain


def check(text: PageText) -> Iterator[Violation]:
    """WRD201 at the first entry of each list that runs into one paragraph, or stands in several with bullets."""
    for number, start, bullet in find_lone_bullets(text):
        place = text.span(number, start + 1, 1)
        yield violation("WRD201", place, mark=bullet, cure=Phrase("list.lines"), fix=or_fix(is_fixed=False))
    for each in find_typed_lists(text):
        line, mark = each.first
        place = text.span(line.number, line.start + 1, len(line.text.rstrip()))
        cure = Phrase(f"list.{mark.style.cure}")
        yield violation("WRD201", place, mark=mark.written or mark.style.name, cure=cure, fix=or_fix(is_plain(each)))


RULE: Final = PageRule("WRD201", check)
