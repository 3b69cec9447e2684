"""Bỏ qua một mã không có. / A suppression of a code that does not exist.

Vì sao: Mã gõ sai thì không bỏ qua được gì.
Why: A misspelt code sets nothing aside.

Cách sửa: Ghi đúng mã như trong báo cáo.
Fix: Write the code as the report has it.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    # portalgen: bỏ qua TXT999: tên riêng của chương trình
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

from portalgen.diagnostics.closest import KnownNames
from portalgen.diagnostics.registry import CODES, ENDED_CODES
from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.model import Violation, violation


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """SUP204 for a suppression whose code is not known."""
    known = KnownNames(CODES)
    for each, _ in outcome.suppressions:
        if each.code and each.code not in known:
            suggestion = ENDED_CODES.get(each.code) or known.find_closest(each.code)
            yield violation("SUP204", each.place, code=each.code, suggestion=suggestion)


RULE: Final = SuppressionRule("SUP204", check)
