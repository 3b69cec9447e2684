"""Lời bỏ qua không còn tác dụng. / A suppression that sets nothing aside.

Vì sao: Lời bỏ qua còn sót lại che mất lỗi sẽ phát sinh sau này.
Why: A suppression that is left behind would hide what goes wrong later.

Cách sửa: Xóa dòng bỏ qua.
Fix: Delete it.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    # portalgen: bỏ qua TXT203: tên riêng của chương trình
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    ---

    Hội nghị diễn ra buổi sáng.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    # portalgen: bỏ qua TXT203: tên riêng của chương trình
    title: HỘI NGHỊ XÚC TIẾN ĐẦU TƯ
    date: 2026-11-24
    origin: own
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    ---

    Hội nghị diễn ra buổi sáng.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.registry import CODES
from portalgen.diagnostics.who_may_waive import who_may_waive
from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.model import Violation, violation


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """SUP201 for a suppression that is understood, in force and without effect."""
    for each, is_used in outcome.suppressions:
        is_allowed = each.code in CODES and who_may_waive(each.code) == "author"
        if is_allowed and not is_used and not each.is_expired(outcome.today):
            yield violation("SUP201", each.place, code=each.code)


RULE: Final = SuppressionRule("SUP201", check)
