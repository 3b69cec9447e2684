"""Đích của liên kết hay ảnh có dấu cách. / A target with spaces.

Vì sao: Đích viết trong ngoặc tròn không được có dấu cách: máy không thấy liên kết hay ảnh nào, và hiện cả `[…](…)` như chữ thường.
Why: A target in parentheses cannot have spaces: there is no link and no picture, and `[…](…)` is shown as text.

Cách sửa: Đặt đích giữa `<` và `>`: `[kế hoạch](<Kế hoạch chợ.pdf>)`; hoặc đổi tên tệp cho không còn dấu cách và dấu tiếng Việt. Trong địa chỉ web, viết `%20` thay dấu cách.
Fix: Write the target between `<` and `>`: `[plan](<Market plan.pdf>)`, or rename the file without spaces. In a web address a space is `%20`.

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

    Xem [kế hoạch](https://example.org/ke hoach.pdf) của tỉnh.

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

    Xem [kế hoạch](https://example.org/ke%20hoach.pdf) của tỉnh.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.text.slugs import slug_of


def check(text: PageText) -> Iterator[Violation]:
    """WRD211 for each link or picture of the body whose target has spaces."""
    for each in text.leftovers:
        if each.code == "WRD211":
            yield violation("WRD211", each.place, text=each.text, cure=each.cure, name=_name_without_spaces(each.text))


def _name_without_spaces(target: str) -> str:
    """Return a name that a file may have: `Ảnh chợ.JPG` to `anh-cho.jpg`."""
    stem, dot, ending = target.rpartition("/")[2].rpartition(".")
    return f"{slug_of(stem)}{dot}{ending.lower()}" if stem else slug_of(ending)


RULE: Final = PageRule("WRD211", check)
