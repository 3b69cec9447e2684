"""Việc vào ngày nghỉ mà không có ghi chú. / An engagement on a day off without a note.

Vì sao: Cơ quan nghỉ ngày ấy; có thể ngày bị ghi nhầm, hoặc người dân đến mà không gặp ai.
Why: Offices are closed on that day: the day may be wrong, or people may come in vain.

Cách sửa: Sửa ngày, hoặc ghi lý do vào note (làm bù, trực, đi cơ sở).
Fix: Correct the day, or say why in note (duty, field visit).

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
      - date: 2026-11-24
        start: 08:00
        end: 11:00
        content: Họp giao ban
        post: Giám đốc Sở
    ---

    Lịch có thể thay đổi trong tuần.

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
      - date: 2026-11-24
        start: 08:00
        end: 11:00
        content: Họp giao ban
        post: Giám đốc Sở
        note: Trực ngày nghỉ lễ.
    ---

    Lịch có thể thay đổi trong tuần.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.kinds.occasions import list_occasions
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.locale.formats import format_short_day, format_weekday


def check(context: LintContext) -> Iterator[Violation]:
    """KND265 once for each occasion on a day off that has no note, of originals; cancelled ones do not count."""
    for item in context.library.items:
        page, occasions = item.original, item.original.kind.occasions
        for each in list_occasions(occasions, page.fields):
            status = context.legal.calendar.day_status(each.day)
            if occasions is None or status.is_working_day or each.note or each.is_cancelled:
                continue
            name = LocalizedText(
                status.name.vi if status.name else format_weekday(each.day, "vi"),
                status.name.en if status.name else format_weekday(each.day, "en"),
            )
            place = context.place(page, occasions.field, each.index, occasions.day)
            yield violation("KND265", place, day=format_short_day(each.day, "vi"), name=name, key=occasions.note)


RULE: Final = PortalRule("KND265", check)
