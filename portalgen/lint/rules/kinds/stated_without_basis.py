"""Thời hạn, lệ phí hay giấy tờ không có căn cứ. / A time limit, a fee or papers rest on no legal text.

Vì sao: Người dân đi theo điều trang này nói; con số không có văn bản thì không ai biết còn đúng không.
Why: People act on what the page says, and without a legal text nobody knows whether a figure still holds.

Cách sửa: Dẫn văn bản và điều ở basis hoặc legal_basis, hoặc ghi national_portal.
Fix: Name the text and its article in basis or legal_basis, or write national_portal.

Sai / Bad:

    === content/so/viec-can-lam/khai-sinh.vi.md
    ---
    id: so-khai-sinh
    kind: life_event
    title: Đăng ký khai sinh (mẫu)
    summary: Giấy khai sinh cho con mới sinh.
    life_area: family
    steps:
      - what: Nhận kết quả
        where: Bộ phận một cửa
        time: 3 ngày làm việc
    ---

    Hỏi bộ phận một cửa nếu chưa rõ.

Đúng / Good:

    === content/so/viec-can-lam/khai-sinh.vi.md
    ---
    id: so-khai-sinh
    kind: life_event
    title: Đăng ký khai sinh (mẫu)
    summary: Giấy khai sinh cho con mới sinh.
    life_area: family
    steps:
      - what: Nhận kết quả
        where: Bộ phận một cửa
        time: national_portal
    ---

    Hỏi bộ phận một cửa nếu chưa rõ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.definition import NATIONAL_PORTAL
from portalgen.kinds.step_fields import BASIS_TEXTS, has_basis, has_steps
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._values import find_values


def check(text: PageText) -> Iterator[Violation]:
    """KND251 at each value that a legal text has to say, on a page that names none."""
    if not has_steps(text.page.kind) or has_basis(text.fields):
        return
    for field, location, value in find_values(text.page, lambda each: each.type == "stated"):
        if value != NATIONAL_PORTAL and location[0] in text.keys:
            yield violation(
                "KND251",
                text.place(*location),
                key=field.name,
                value=value,
                basis=BASIS_TEXTS.name,
                elsewhere=f"[{NATIONAL_PORTAL}]" if field.is_list else NATIONAL_PORTAL,
            )


RULE: Final = PageRule("KND251", check)
