"""Ghi nơi đăng ký mà không ghi ngày của sự kiện. / A way to register for an event without days.

Vì sao: Trang tự thôi mời đăng ký khi sự kiện kết thúc; không có ngày thì lời mời còn mãi.
Why: A page stops inviting once its event is over; without days it invites for ever.

Cách sửa: Ghi thời điểm bắt đầu, hoặc kết thúc, của sự kiện.
Fix: Write when the event begins, or ends.

Sai / Bad:

    === content/so/tin-tuc/toa-dam.vi.md
    ---
    id: so-toa-dam
    kind: news
    title: Tọa đàm về chuyển đổi số
    summary: Tọa đàm bàn việc chuyển đổi số.
    date: 2026-11-21
    registration: https://example.vn/dang-ky
    origin: own
    ---

    Mời người dân tham dự.

Đúng / Good:

    === content/so/tin-tuc/toa-dam.vi.md
    ---
    id: so-toa-dam
    kind: news
    title: Tọa đàm về chuyển đổi số
    summary: Tọa đàm bàn việc chuyển đổi số.
    date: 2026-11-21
    event_start: 2026-12-05T08:00
    registration: https://example.vn/dang-ky
    origin: own
    ---

    Mời người dân tham dự.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_TYPE: Final = "registration"


def check(text: PageText) -> Iterator[Violation]:
    """KND269 for a way to register on a page that does not say when its event begins or ends."""
    kind = text.page.kind
    if kind.period is None or any(text.page.fields.get(name) for name in (kind.period.opens, kind.period.closes)):
        return
    for field in kind.fields:
        if field.type == _TYPE and field.name in text.keys and text.page.fields.get(field.name):
            begin, end = kind.period.opens, kind.period.closes
            yield violation("KND269", text.place(field.name), key=field.name, begin=begin, end=end)


RULE: Final = PageRule("KND269", check)
