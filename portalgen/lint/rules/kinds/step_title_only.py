"""Một bước chỉ có tên. / A step has a title and nothing else.

Vì sao: Bước không nói làm thế nào, ai làm, ở đâu thì người đọc vẫn phải hỏi.
Why: A step that says neither how, nor who, nor where leaves its readers where they were.

Cách sửa: Thêm how, who, where, page hoặc link. Một page còn là bản nháp thì người đọc chưa thấy, nên chưa tính.
Fix: Add how, who, where, page or link. A page that is still a draft is not seen by readers and does not count.

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

from portalgen.content.model import Item, Page
from portalgen.graph.moments import is_shown
from portalgen.kinds.step_fields import EVENT_STEPS, STEP_WAYS, bare_steps_of, has_steps
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """KND252 for each step that shows readers only what it is called; a page that they do not see is no way."""
    for item in context.library.items:
        for page in item.pages if has_steps(item.original.kind) else ():
            if page.draft or _is_inherited(item, page):
                continue
            for index, title in bare_steps_of(page.fields, lambda identifier: _may_be_seen(context, identifier)):
                place = context.place(page, EVENT_STEPS.name, index, "what")
                yield violation("KND252", place, step=title, keys=", ".join(STEP_WAYS))


def _is_inherited(item: Item, page: Page) -> bool:
    """Whether a translation has the steps of its original, where they are reported."""
    return page is not item.original and page.fields.get(EVENT_STEPS.name) == item.original.fields.get(EVENT_STEPS.name)


def _may_be_seen(context: LintContext, identifier: str) -> bool:
    """Whether readers see a version of an item; one that does not exist is reported elsewhere."""
    item = context.item(identifier)
    return item is None or any(is_shown(page, context.at) for page in item.pages)


RULE: Final = PortalRule("KND252", check)
