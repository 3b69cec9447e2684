"""Một bước chỉ có tên. / A step has a title and nothing else.

Vì sao: Bước không nói làm thế nào, ai làm, ở đâu thì người đọc vẫn phải hỏi.
Why: A step that says neither how, nor who, nor where leaves its readers where they were.

Cách sửa: Thêm how, who, where, page hoặc link.
Fix: Add how, who, where, page or link.

Sai / Bad:

    === content/so/viec-can-lam/khai-sinh.vi.md
    ---
    id: so-khai-sinh
    kind: life_event
    title: Đăng ký khai sinh (mẫu)
    summary: Giấy khai sinh cho con mới sinh.
    life_area: family
    steps:
      - what: Nộp hồ sơ
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
      - what: Nộp hồ sơ
        where: Bộ phận một cửa
    ---

    Hỏi bộ phận một cửa nếu chưa rõ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.step_fields import EVENT_STEPS, STEP_WAYS, bare_steps_of, has_steps
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """KND252 for each step that says only what it is called."""
    if text.page.draft or not has_steps(text.page.kind) or EVENT_STEPS.name not in text.keys:
        return
    for index, title in bare_steps_of(text.fields):
        yield violation("KND252", text.place(EVENT_STEPS.name, index, "what"), step=title, keys=", ".join(STEP_WAYS))


RULE: Final = PageRule("KND252", check)
