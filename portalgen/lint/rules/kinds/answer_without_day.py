"""Có câu trả lời mà chưa ghi ngày trả lời. / There is an answer, and no day of it.

Vì sao: Chưa có `answered` thì trang hiện “Đang xử lý” hoặc “Quá hạn trả lời” ngay trên câu trả lời.
Why: Without `answered` the page says “Being answered” or “Overdue” above the answer itself.

Cách sửa: Ghi ngày trả lời vào `answered`; chưa trả lời thì xóa phần nội dung.
Fix: Write the day of the answer into `answered`, or delete the text where it is none.

Sai / Bad:

    === content/so/hoi-dap/nop-ho-so.vi.md
    ---
    id: so-nop-ho-so
    kind: question
    title: Nộp hồ sơ ở đâu (mẫu)
    code: HD-2026-015
    question: Nộp hồ sơ đăng ký ở đâu?
    asker_group: citizens
    asked: 2026-11-20
    agency: Sở Ngoại vụ
    received: {at: 2026-11-23}
    ---

    Nộp tại bộ phận một cửa của xã, phường nơi cư trú.

Đúng / Good:

    === content/so/hoi-dap/nop-ho-so.vi.md
    ---
    id: so-nop-ho-so
    kind: question
    title: Nộp hồ sơ ở đâu (mẫu)
    code: HD-2026-015
    question: Nộp hồ sơ đăng ký ở đâu?
    asker_group: citizens
    asked: 2026-11-20
    agency: Sở Ngoại vụ
    answered: 2026-11-23
    received: {at: 2026-11-23}
    ---

    Nộp tại bộ phận một cửa của xã, phường nơi cư trú.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.question_fields import is_question
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original, is_taken_back


def check(text: PageText) -> Iterator[Violation]:
    """KND220 where the page of a question has a text, its answer, and no `answered`."""
    page = text.page
    if page.draft or is_taken_back(text) or not is_question(page.kind) or not is_original(text):
        return
    if page.fields.get("answered") is None and text.body.strip():
        yield violation("KND220", text.place("asked"))


RULE: Final = PageRule("KND220", check)
