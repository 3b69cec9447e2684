"""Các bước ở bản dịch khác bản gốc. / Translated steps differ from their original.

Vì sao: Bản gốc thêm hay đổi một bước mà bản dịch giữ cách cũ thì người đọc bản dịch làm thiếu.
Why: Where the original gained or changed a step and the translation did not, its readers leave one out.

Cách sửa: Sửa các bước của bản dịch theo bản gốc.
Fix: Give the translation the steps of the original.

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
    steps:
      - {what: Open the portal, link: "https://dichvucong.gov.vn/"}
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
from itertools import zip_longest
from typing import Final

from portalgen.content.model import Page
from portalgen.kinds.step_fields import EVENT_STEPS, has_steps, step_targets_of
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """KND254 once for each translation that has other steps than its original, by their number and where they lead."""
    for item in context.library.items:
        for page in item.pages[1:] if has_steps(item.original.kind) and not item.original.draft else ():
            number = _find_difference(item.original, page)
            if number:
                place = context.place(page, EVENT_STEPS.name, key=True)
                yield violation(
                    "KND254", place, item.original.source, original=item.original.source, number=str(number)
                )


def _find_difference(original: Page, translation: Page) -> int:
    """The number of the first step that is not the same; 0 where all are."""
    pairs = zip_longest(step_targets_of(original.fields), step_targets_of(translation.fields))
    return next((number for number, (own, other) in enumerate(pairs, 1) if own != other), 0)


RULE: Final = PortalRule("KND254", check)
