"""Địa chỉ web không bấm được. / A web address that is no link.

Vì sao: Địa chỉ viết trơn trong câu không thành liên kết: người đọc phải chép tay. Địa chỉ thư điện tử thì đọc được và chép được, nên quy tắc không xét.
Why: An address in a sentence does not become a link: readers have to copy it. E-mail addresses are read and copied as they are, and not looked at.

Cách sửa: Viết `<https://…>` để hiện địa chỉ, hoặc `[chữ](https://…)` để hiện chữ.
Fix: Write `<https://…>` to show the address, or `[words](https://…)` to show words.

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

    Đăng ký tại https://chinhphu.vn/dang-ky trước thứ sáu.

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

    Đăng ký tại <https://chinhphu.vn/dang-ky> trước thứ sáu.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """WRD221 for each web address in the body that is neither linked nor code."""
    for each in text.leftovers:
        if each.code == "WRD221":
            yield violation("WRD221", each.place, text=each.text, cure=each.cure)


RULE: Final = PageRule("WRD221", check)
