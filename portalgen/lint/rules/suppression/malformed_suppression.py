"""Lời bỏ qua không hiểu được, thường vì thiếu lý do. / A suppression that cannot be understood, mostly for want of a reason.

Vì sao: Người duyệt phải đọc được vì sao một lỗi được bỏ qua.
Why: Whoever approves must be able to read why something is set aside.

Cách sửa: Ghi mã, dấu hai chấm và lý do.
Fix: Write the code, a colon and the reason.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    # portalgen: bỏ qua TXT203
    title: HỘI NGHỊ XÚC TIẾN ĐẦU TƯ
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

from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.model import Violation, violation


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """SUP205 for words of a suppression without a code, or without a reason, or with a day that is none."""
    for each, _ in outcome.suppressions:
        if not each.code:
            yield violation("SUP205", each.place)


RULE: Final = SuppressionRule("SUP205", check)
