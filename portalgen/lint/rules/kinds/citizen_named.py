"""Câu hỏi hoặc ý kiến nêu tên một người. / A question or opinion names a person.

Vì sao: Sổ hỏi đáp, sổ ý kiến chỉ ghi nhóm người gửi; họ tên là dữ liệu cá nhân.
Why: Registers of questions and opinions say what sort of person sent them; a name is personal data.

Cách sửa: Bỏ tên; ghi "người hỏi", "một người dân" hoặc chức vụ.
Fix: Take the name out; say "who asked" or the post.

Sai / Bad:

    === content/so/hoi-dap/gio-lam-viec.vi.md
    ---
    id: so-gio-lam-viec
    kind: question
    title: Giờ nhận hồ sơ
    code: HD-2026-001
    question: Tôi tên là Trần Thị Mẫu, xin hỏi sáng thứ Bảy có nhận hồ sơ không?
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
    question: Sáng thứ Bảy có nhận hồ sơ không?
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
from portalgen.text.personal_data import find_self_naming


def check(text: PageText) -> Iterator[Violation]:
    """KND241 for each field of citizens' words that names a person."""
    for place in find_in_citizen_fields(text, find_self_naming):
        yield violation("KND241", place)


RULE: Final = PageRule("KND241", check)
