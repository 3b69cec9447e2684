"""Căn cứ không có số hay điều. / A legal basis has neither a number nor an article.

Vì sao: Người đọc không tìm được văn bản để xem lại con số.
Why: Readers cannot find the text that says the figure.

Cách sửa: Ghi tên văn bản kèm số và điều.
Fix: Write the name of the text with its number and the article.

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
        where: Bộ phận một cửa
        time: 5 ngày làm việc
    basis: [Luật]
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
        time: 5 ngày làm việc
    basis: ["Luật Mẫu số 00/2026, Điều 1"]
    ---

    Hỏi bộ phận một cửa nếu chưa rõ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.step_fields import BASIS_TEXTS, has_number, has_steps
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """KND279 at each text of the legal basis that nobody could look up."""
    if not has_steps(text.page.kind) or BASIS_TEXTS.name not in text.keys:
        return
    for index, words in enumerate(text.fields.get(BASIS_TEXTS.name) or ()):
        if not has_number(words):
            yield violation("KND279", text.place(BASIS_TEXTS.name, index), value=words, basis=BASIS_TEXTS.name)


RULE: Final = PageRule("KND279", check)
