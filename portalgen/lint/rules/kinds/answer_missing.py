"""Ghi ngày trả lời mà chưa có câu trả lời. / A day of answer is given, but no answer.

Vì sao: Bài có ngày trả lời được tính là đã trả lời, và người hỏi không thấy câu trả lời nào.
Why: An item with a day of answer counts as answered, and who asked finds no answer.

Cách sửa: Viết câu trả lời ở phần nội dung của bài, hoặc xóa dòng `answered`.
Fix: Write the answer as the text of the page, or delete the line `answered`.

Sai / Bad:

    === content/so/hoi-dap/gio-lam-viec.vi.md
    ---
    id: so-gio-lam-viec
    kind: question
    title: Giờ nhận hồ sơ
    code: HD-2026-001
    question: Sáng thứ Bảy có nhận hồ sơ không?
    asker_group: citizens
    asked: 2026-11-02
    agency: Sở Ngoại vụ
    received: {at: 2026-11-23}
    answered: 2026-11-20
    ---

Đúng / Good:

    === content/so/hoi-dap/gio-lam-viec.vi.md
    ---
    id: so-gio-lam-viec
    kind: question
    title: Giờ nhận hồ sơ
    code: HD-2026-001
    question: Sáng thứ Bảy có nhận hồ sơ không?
    asker_group: citizens
    asked: 2026-11-02
    agency: Sở Ngoại vụ
    received: {at: 2026-11-23}
    answered: 2026-11-20
    ---

    Được, theo giờ niêm yết tại trụ sở.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.question_fields import is_question
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original, is_taken_back


def check(text: PageText) -> Iterator[Violation]:
    """KND239 where `answered` is given, and neither a text nor a file."""
    page = text.page
    if not is_question(page.kind) or not is_original(text) or page.draft or page.fields.get("answered") is None:
        return
    if is_taken_back(text):
        return
    if not text.body.strip() and not page.fields.get("attachments"):
        yield violation("KND239", text.place("answered"))


RULE: Final = PageRule("KND239", check)
