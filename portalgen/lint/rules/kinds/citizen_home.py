"""Câu hỏi hoặc ý kiến nêu địa chỉ nhà. / A question or opinion gives the address of a home.

Vì sao: Địa chỉ nhà cho biết ai đã hỏi; công khai câu hỏi không cần tới nó.
Why: The address of a home tells who asked, and the question does not need it.

Cách sửa: Bỏ số nhà; cần nói nơi xảy ra thì ghi tên đường, thôn hoặc xã.
Fix: Take the house number out; name the street, village or commune where the place matters.

Sai / Bad:

    === content/so/hoi-dap/gio-lam-viec.vi.md
    ---
    id: so-gio-lam-viec
    kind: question
    title: Giờ nhận hồ sơ
    code: HD-2026-001
    question: Nhà tôi ở số 12 đường Mẫu, rác chưa được thu gom thì hỏi ai?
    asker_group: citizens
    asked: 2026-11-02
    agency: Sở Ngoại vụ
    received: {at: 2026-11-23}
    ---

    Được, theo giờ niêm yết tại trụ sở.

Đúng / Good:

    === content/so/hoi-dap/gio-lam-viec.vi.md
    ---
    id: so-gio-lam-viec
    kind: question
    title: Giờ nhận hồ sơ
    code: HD-2026-001
    question: Rác trên đường Mẫu chưa được thu gom thì hỏi ai?
    asker_group: citizens
    asked: 2026-11-02
    agency: Sở Ngoại vụ
    received: {at: 2026-11-23}
    ---

    Được, theo giờ niêm yết tại trụ sở.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._citizens import find_in_citizen_fields
from portalgen.text.personal_data import find_home_addresses


def check(text: PageText) -> Iterator[Violation]:
    """KND242 for each field of citizens' words that gives the number of a house."""
    for place in find_in_citizen_fields(text, find_home_addresses):
        yield violation("KND242", place)


RULE: Final = PageRule("KND242", check)
