"""Bản dịch không có các bước của riêng nó. / A translation has no steps of its own.

Vì sao: Trang dịch hiện các bước bằng tiếng của bản gốc, kèm một lời báo; người cần bản dịch không đọc được phần chính.
Why: The translated page shows the steps of the original with a notice, and who needs a translation cannot read its main part.

Cách sửa: Dịch các bước vào steps của bản dịch.
Fix: Translate the steps into the key steps of the translation.

Sai / Bad:

    === site-config/sites/so.yaml (changed)
    profile: department
    sections:
      - {path: viec-can-lam, names: {vi: Việc cần làm, en: Life events}, slugs: {en: life-events}, kinds: [life_event], missing_translation: notice}
      - {path: gioi-thieu, names: {vi: Giới thiệu, en: About}, slugs: {en: introduction}, kinds: [page], missing_translation: hide}

    === content/so/viec-can-lam/khai-sinh.vi.md
    ---
    id: so-khai-sinh
    kind: life_event
    title: Đăng ký khai sinh (mẫu)
    summary: Giấy khai sinh cho con mới sinh.
    life_area: family
    origin: own
    steps:
      - {what: Mở Cổng, link: "https://dichvucong.gov.vn/"}
      - {what: Nhận kết quả, where: Bộ phận một cửa}
    ---

    Hỏi bộ phận một cửa nếu chưa rõ.

    === content/so/viec-can-lam/khai-sinh.en.md
    ---
    id: so-khai-sinh
    kind: life_event
    title: Register a birth (sample)
    summary: A birth certificate for a newborn.
    translated_from: 0000000000000000
    ---

    Ask the one-stop desk if in doubt.

Đúng / Good:

    === site-config/sites/so.yaml (changed)
    profile: department
    sections:
      - {path: viec-can-lam, names: {vi: Việc cần làm, en: Life events}, slugs: {en: life-events}, kinds: [life_event], missing_translation: notice}
      - {path: gioi-thieu, names: {vi: Giới thiệu, en: About}, slugs: {en: introduction}, kinds: [page], missing_translation: hide}

    === content/so/viec-can-lam/khai-sinh.vi.md
    ---
    id: so-khai-sinh
    kind: life_event
    title: Đăng ký khai sinh (mẫu)
    summary: Giấy khai sinh cho con mới sinh.
    life_area: family
    origin: own
    steps:
      - {what: Mở Cổng, link: "https://dichvucong.gov.vn/"}
      - {what: Nhận kết quả, where: Bộ phận một cửa}
    ---

    Hỏi bộ phận một cửa nếu chưa rõ.

    === content/so/viec-can-lam/khai-sinh.en.md
    ---
    id: so-khai-sinh
    kind: life_event
    title: Register a birth (sample)
    summary: A birth certificate for a newborn.
    steps:
      - {what: Open the portal, link: "https://dichvucong.gov.vn/"}
      - {what: Collect the result, where: One-stop desk}
    translated_from: 0000000000000000
    ---

    Ask the one-stop desk if in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.step_fields import EVENT_STEPS, has_steps
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """KND277 once for each translation that readers find with the steps of its original, in the original's language."""
    for item in context.library.items:
        for page in item.pages[1:] if has_steps(item.original.kind) and not item.original.draft else ():
            if page.fields.get(EVENT_STEPS.name) == item.original.fields.get(EVENT_STEPS.name):
                yield violation(
                    "KND277",
                    context.place(page),
                    item.original.source,
                    original=item.original.source,
                    key=EVENT_STEPS.name,
                )


RULE: Final = PortalRule("KND277", check)
