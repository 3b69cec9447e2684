"""Lịch ở bản dịch khác bản gốc. / A translated schedule differs from its original.

Vì sao: Lịch đổi giờ hoặc hủy ở bản gốc mà bản dịch giữ giờ cũ thì người đọc bản dịch đến nhầm.
Why: Where the original was changed and the translation was not, its readers come at the wrong time.

Cách sửa: Sửa ngày, giờ và thay đổi ở bản dịch theo bản gốc.
Fix: Give the translation the days, times and changes of the original.

Sai / Bad:

    === site-config/sites/so.yaml (changed)
    profile: department
    sections:
      - {path: tin-tuc, names: {vi: Tin tức, en: News}, slugs: {en: news}, kinds: [news, work_schedule], missing_translation: notice}
      - {path: gioi-thieu, names: {vi: Giới thiệu, en: About}, slugs: {en: introduction}, kinds: [page], missing_translation: hide}

    === content/so/tin-tuc/lich-tuan-48.vi.md
    ---
    id: so-lich-tuan-48
    kind: work_schedule
    title: Lịch công tác tuần 48 (mẫu)
    date: 2026-11-20
    week_from: 2026-11-23
    week_to: 2026-11-29
    origin: own
    appointments:
      - date: 2026-11-25
        start: 08:00
        end: 11:00
        content: Họp giao ban
        post: Giám đốc Sở
    ---

    Lịch có thể thay đổi trong tuần.

    === content/so/tin-tuc/lich-tuan-48.en.md
    ---
    id: so-lich-tuan-48
    kind: work_schedule
    title: Work schedule for week 48 (sample)
    appointments:
      - date: 2026-11-25
        start: 09:00
        end: 11:00
        content: Weekly briefing
        post: Director
    translated_from: 0000000000000000
    ---

    The schedule may change during the week.

Đúng / Good:

    === site-config/sites/so.yaml (changed)
    profile: department
    sections:
      - {path: tin-tuc, names: {vi: Tin tức, en: News}, slugs: {en: news}, kinds: [news, work_schedule], missing_translation: notice}
      - {path: gioi-thieu, names: {vi: Giới thiệu, en: About}, slugs: {en: introduction}, kinds: [page], missing_translation: hide}

    === content/so/tin-tuc/lich-tuan-48.vi.md
    ---
    id: so-lich-tuan-48
    kind: work_schedule
    title: Lịch công tác tuần 48 (mẫu)
    date: 2026-11-20
    week_from: 2026-11-23
    week_to: 2026-11-29
    origin: own
    appointments:
      - date: 2026-11-25
        start: 08:00
        end: 11:00
        content: Họp giao ban
        post: Giám đốc Sở
    ---

    Lịch có thể thay đổi trong tuần.

    === content/so/tin-tuc/lich-tuan-48.en.md
    ---
    id: so-lich-tuan-48
    kind: work_schedule
    title: Work schedule for week 48 (sample)
    appointments:
      - date: 2026-11-25
        start: 08:00
        end: 11:00
        content: Weekly briefing
        post: Director
    translated_from: 0000000000000000
    ---

    The schedule may change during the week.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.kinds.occasions import list_occasions
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """KND267 once for each translation whose occasions are not at the times of the original, in their number or changes."""
    for item in context.library.items:
        occasions = item.original.kind.occasions
        for page in item.pages[1:] if occasions is not None and not item.original.draft else ():
            difference = _find_difference(item.original, page)
            if difference and occasions is not None:
                place = context.place(page, occasions.field, key=True)
                yield violation("KND267", place, item.original.source, original=item.original.source, when=difference)


def _find_difference(original: Page, translation: Page) -> str:
    """The first time, in its order, that only one of the two has; empty where they agree."""
    own, other = _times_of(original), _times_of(translation)
    differing = [each for each in own if each not in other] + [each for each in other if each not in own]
    if differing:
        return min(differing)[0]
    return "" if len(own) == len(other) else own[0][0]


def _times_of(page: Page) -> list[tuple[str, str, str]]:
    return [
        (
            f"{each.day:%d/%m/%Y} {each.start:%H:%M}" if each.start else f"{each.day:%d/%m/%Y}",
            str(each.end or ""),
            f"{each.change} {each.new_day or ''}",
        )
        for each in list_occasions(page.kind.occasions, page.fields)
    ]


RULE: Final = PortalRule("KND267", check)
