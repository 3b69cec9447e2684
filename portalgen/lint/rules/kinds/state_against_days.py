"""Tình trạng trái với ngày ghi trong bài. / The state contradicts the days.

Vì sao: Dự án ghi là đã hoàn tất mà thời gian thực hiện còn đến năm sau thì người đọc không biết tin chỗ nào.
Why: Where a project is said to be completed and its period ends next year, readers do not know which to believe.

Cách sửa: Sửa tình trạng theo thực tế; nếu thời gian được điều chỉnh thì sửa ngày và ghi change_notes.
Fix: Correct the state; where the period was changed, correct the day and note it in change_notes.

Sai / Bad:

    === content/so/du-an/thu-vien.vi.md
    ---
    id: so-thu-vien
    kind: project
    title: Cải tạo thư viện (mẫu)
    summary: Sửa mái, thêm phòng đọc cho thư viện.
    status: completed
    objective: Thêm chỗ đọc sách cho người dân.
    field: [y-te]
    project_type: upgrade
    begins: 2026-01-01
    ends: 2027-12-31
    budget: 12,5 tỷ đồng
    funding_type: state_budget
    donor: Ngân sách tỉnh
    received: {at: 2026-11-23}
    ---

    Dự án sửa mái và thêm phòng đọc.

Đúng / Good:

    === content/so/du-an/thu-vien.vi.md
    ---
    id: so-thu-vien
    kind: project
    title: Cải tạo thư viện (mẫu)
    summary: Sửa mái, thêm phòng đọc cho thư viện.
    status: under_way
    objective: Thêm chỗ đọc sách cho người dân.
    field: [y-te]
    project_type: upgrade
    begins: 2026-01-01
    ends: 2027-12-31
    budget: 12,5 tỷ đồng
    funding_type: state_budget
    donor: Ngân sách tỉnh
    received: {at: 2026-11-23}
    ---

    Dự án sửa mái và thêm phòng đọc.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.content.model import Page
from portalgen.graph.moments import is_sample
from portalgen.kinds.definition import StateDay
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._days import read_day


def check(context: LintContext) -> Iterator[Violation]:
    """KND203 where the state that is written says of a day, by the kind's `state_days`, what is not so at the clock."""
    today = context.at.date()
    for item in context.library.items:
        page = item.original
        if page.draft or is_sample(page) or not page.kind.state_days or page.kind.states is None:
            continue
        name = page.kind.states.field
        found = next((each for each in page.kind.state_days if _contradicts(page, name, each, today)), None)
        day = read_day(page, found.day) if found is not None else None
        if found is not None and day is not None:
            values = {"state": found.state, "key": found.day, "day": day.text, "today": f"{today:%d/%m/%Y}"}
            yield violation("KND203", context.place(page, name), **values)


def _contradicts(page: Page, name: str, rule: StateDay, today: date) -> bool:
    day = read_day(page, rule.day)
    if page.fields.get(name) != rule.state or day is None:
        return False
    return day.day > today if rule.has_come else day.day < today


RULE: Final = PortalRule("KND203", check)
