"""Câu hỏi, ý kiến hoặc câu trả lời nêu địa chỉ nhà, số thửa đất. / A question, an opinion or its answer gives the address of a home or a plot.

Vì sao: Số nhà, số thửa đất cho biết đó là ai; công khai nội dung không cần tới nó.
Why: The number of a house or a plot tells who it is, and the item does not need it.

Cách sửa: Bỏ số nhà, số thửa; cần nói nơi xảy ra thì ghi tên đường, thôn hoặc xã.
Fix: Take the number out; name the street, village or commune where the place matters.

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
from portalgen.lint.rules.kinds._citizens import find_in_citizen_words
from portalgen.text.home_addresses import find_home_addresses


def check(text: PageText) -> Iterator[Violation]:
    """KND242 for each field or paragraph about citizens that gives the number of a house or of a plot."""
    for place in find_in_citizen_words(text, _gives_home):
        yield violation("KND242", place)


def _gives_home(words: str, above: str) -> bool:
    return next(find_home_addresses(words, above), None) is not None


RULE: Final = PageRule("KND242", check)
