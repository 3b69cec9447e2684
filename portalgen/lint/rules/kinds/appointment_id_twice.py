"""Hai việc của một lịch mang cùng một mã. / Two engagements of a schedule have one id.

Vì sao: Lịch của người đọc nhận ra một việc bằng mã; hai việc cùng mã thì một việc bị coi là việc kia khi lịch đổi.
Why: Readers' calendars know an engagement by its id; of two with one id each may be taken for the other.

Cách sửa: Đặt cho việc thêm sau một mã khác; giữ nguyên mã của việc đã đăng.
Fix: Give the later one another id, and keep that of the one that was published.

Sai / Bad:

    === content/so/tin-tuc/lich-tuan-48.vi.md
    ---
    id: so-lich-tuan-48
    kind: work_schedule
    title: Lịch công tác tuần 48 (mẫu)
    date: 2026-10-01
    week_from: 2026-11-23
    week_to: 2026-11-29
    origin: own
    appointments:
      - date: 2026-11-25
        start: 08:00
        content: Họp giao ban
        post: Giám đốc Sở
        id: giao-ban
      - date: 2026-11-26
        start: 08:00
        content: Tiếp khách
        id: giao-ban
    ---

    Lịch có thể thay đổi trong tuần.

Đúng / Good:

    === content/so/tin-tuc/lich-tuan-48.vi.md
    ---
    id: so-lich-tuan-48
    kind: work_schedule
    title: Lịch công tác tuần 48 (mẫu)
    date: 2026-10-01
    week_from: 2026-11-23
    week_to: 2026-11-29
    origin: own
    appointments:
      - date: 2026-11-25
        start: 08:00
        end: 11:00
        content: Họp giao ban
        post: Giám đốc Sở
        id: giao-ban
      - date: 2026-11-26
        start: 08:00
        content: Tiếp khách
        id: tiep-khach
    ---

    Lịch có thể thay đổi trong tuần.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._occasions import list_written_occasions


def check(text: PageText) -> Iterator[Violation]:
    """KND270 once for each occasion with the id of one that stands before it in the file."""
    occasions, seen = text.page.kind.occasions, set[str]()
    for location, each in sorted(list_written_occasions(text), key=lambda found: found[1].index):
        if occasions is not None and each.id in seen:
            yield violation("KND270", text.place(*location, occasions.id), id=each.id, title=each.title)
        seen.update(filter(None, (each.id,)))


RULE: Final = PageRule("KND270", check)
