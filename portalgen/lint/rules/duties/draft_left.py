"""Bản nháp bị bỏ quên. / A draft that was left.

Vì sao: Bản nháp cũ có thể là một tin chưa được đăng, hoặc không còn dùng và chỉ gây nhầm lẫn.
Why: An old draft may be news that was never published, or it is of no use and only misleads.

Cách sửa: Đăng bài (xóa dòng draft), hoặc xóa tệp.
Fix: Publish it (delete the line draft), or delete the file.

Sai / Bad:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-09-01
    origin: own
    draft: true
    ---

    Nội dung.

Đúng / Good:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    draft: true
    ---

    Nội dung.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import format_numeric_day

_DAYS: Final = 30
"""Days after its own date for which a draft may wait."""


def check(context: LintContext) -> Iterator[Violation]:
    """SIT206 for originals only: a translation of an old item begins as a draft with the item's date."""
    today = context.at.date()
    for item in context.library.items:
        page = item.original
        if page.draft and page.day and (today - page.day).days > _DAYS:
            values = {"day": format_numeric_day(page.day), "days": str((today - page.day).days)}
            yield violation("SIT206", context.place(page, "draft"), **values)


RULE: Final = PortalRule("SIT206", check)
