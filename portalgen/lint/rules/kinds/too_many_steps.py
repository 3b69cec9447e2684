"""Quá nhiều bước. / There are too many steps.

Vì sao: Người đọc trên điện thoại bỏ dở một danh sách dài. Số bước là thông lệ, không phải quy định.
Why: On a telephone a long list is not read to its end. The number is house practice and no law.

Cách sửa: Gộp bước, hoặc tách thành nhiều bài.
Fix: Join steps, or divide the item.

Sai / Bad:

    === content/so/viec-can-lam/khai-sinh.vi.md
    ---
    id: so-khai-sinh
    kind: life_event
    title: Đăng ký khai sinh (mẫu)
    summary: Giấy khai sinh cho con mới sinh.
    life_area: family
    steps:
      - {what: Việc thứ 1, where: Bộ phận một cửa}
      - {what: Việc thứ 2, where: Bộ phận một cửa}
      - {what: Việc thứ 3, where: Bộ phận một cửa}
      - {what: Việc thứ 4, where: Bộ phận một cửa}
      - {what: Việc thứ 5, where: Bộ phận một cửa}
      - {what: Việc thứ 6, where: Bộ phận một cửa}
      - {what: Việc thứ 7, where: Bộ phận một cửa}
      - {what: Việc thứ 8, where: Bộ phận một cửa}
      - {what: Việc thứ 9, where: Bộ phận một cửa}
      - {what: Việc thứ 10, where: Bộ phận một cửa}
      - {what: Việc thứ 11, where: Bộ phận một cửa}
      - {what: Việc thứ 12, where: Bộ phận một cửa}
      - {what: Việc thứ 13, where: Bộ phận một cửa}
      - {what: Việc thứ 14, where: Bộ phận một cửa}
      - {what: Việc thứ 15, where: Bộ phận một cửa}
      - {what: Việc thứ 16, where: Bộ phận một cửa}
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
      - {what: Việc thứ 1, where: Bộ phận một cửa}
      - {what: Việc thứ 2, where: Bộ phận một cửa}
      - {what: Việc thứ 3, where: Bộ phận một cửa}
    ---

    Hỏi bộ phận một cửa nếu chưa rõ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.step_fields import EVENT_STEPS, MOST_STEPS, has_steps
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """KND253 once for a page with more steps than are read, at the first of those."""
    if not has_steps(text.page.kind) or EVENT_STEPS.name not in text.keys:
        return
    count = len(text.fields.get(EVENT_STEPS.name) or ())
    if count > MOST_STEPS:
        place = text.place(EVENT_STEPS.name, MOST_STEPS, "what")
        yield violation("KND253", place, count=str(count), most=str(MOST_STEPS))


RULE: Final = PageRule("KND253", check)
