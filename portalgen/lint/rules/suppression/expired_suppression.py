"""Lời bỏ qua đã hết hạn. / A suppression whose time is over.

Vì sao: Bỏ qua có thời hạn là lời hẹn sẽ sửa; quá ngày thì lỗi được báo lại.
Why: A suppression with a day is a promise to mend; after it the finding is told again.

Cách sửa: Sửa chỗ bị báo, hoặc gia hạn kèm lý do mới.
Fix: Mend what is found, or give a later day with a reason.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    # portalgen: bỏ qua TXT203 đến 2026-10-31: chờ tên chính thức của chương trình
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
    # portalgen: bỏ qua TXT203 đến 2026-12-31: chờ tên chính thức của chương trình
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
    """SUP202 for a suppression whose last day has passed."""
    for each, _ in outcome.suppressions:
        if each.code and each.until is not None and each.is_expired(outcome.today):
            yield violation("SUP202", each.place, code=each.code, until=f"{each.until:%d/%m/%Y}")


RULE: Final = SuppressionRule("SUP202", check)
