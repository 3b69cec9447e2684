"""Câu hỏi, ý kiến hoặc câu trả lời nêu tên một người. / A question, an opinion or its answer names a person.

Vì sao: Sổ hỏi đáp, sổ ý kiến, bài thu hồi đất không nêu ai; họ tên, hộp thư mang tên người, tài khoản mạng xã hội, biển số xe là dữ liệu cá nhân.
Why: Registers of questions and opinions, and decisions on land, name nobody; a name, a mailbox with one, an account
of a social network and a number plate are personal data.

Cách sửa: Bỏ tên; ghi "người hỏi", "một hộ dân" hoặc chức vụ. Tên đường, trường, công ty thì ghi rõ chữ đó ở trước.
Fix: Take the name out; say "who asked", "a household" or the post. Say street, school or company before the name of one.

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
from portalgen.lint.rules.kinds._citizens import find_in_citizen_words
from portalgen.text.person_names import find_person_names, find_personal_mailboxes, find_personal_signs

_FINDERS: Final = (find_person_names, find_personal_mailboxes, find_personal_signs)


def check(text: PageText) -> Iterator[Violation]:
    """KND241 for each field or paragraph about citizens that names a person, or something by which one is met."""
    for place in find_in_citizen_words(text, _names_person):
        yield violation("KND241", place)


def _names_person(words: str, _: str) -> bool:
    return any(next(find(words), None) is not None for find in _FINDERS)


RULE: Final = PageRule("KND241", check)
