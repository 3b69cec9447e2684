"""Danh sách đã biết dài thêm. / The baseline has grown.

Vì sao: Bài mới phải đúng ngay từ đầu; danh sách đã biết chỉ dành cho bài có trước.
Why: New content has to be right from the start; the baseline is for what was there before.

Cách sửa: Sửa chỗ bị báo, hoặc bỏ qua tại chỗ kèm lý do.
Fix: Mend what is found, or set it aside in its place with a reason.

Sai / Bad:

    === site-config/lint-baseline.json
    {"version": 1, "findings": []}
    === commit 2026-11-20T08:00
    === branch
    === site-config/lint-baseline.json
    {"version": 1, "findings": [{"fingerprint": "00000000000000000000000000000000", "code": "TXT203", "path": "content/so/tin-tuc/cu.vi.md"}]}
    === commit 2026-11-21T08:00

Đúng / Good:

    === site-config/lint-baseline.json
    {"version": 1, "findings": [{"fingerprint": "00000000000000000000000000000000", "code": "TXT203", "path": "content/so/tin-tuc/cu.vi.md"}]}
    === commit 2026-11-20T08:00
    === branch
    === site-config/lint-baseline.json
    {"version": 1, "findings": []}
    === commit 2026-11-21T08:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.baseline import BASELINE
from portalgen.lint.model import Violation, violation


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """SUP207 once, where the baseline holds what it did not hold when the change began."""
    if outcome.added_entries:
        codes = ", ".join(sorted({each.code for each in outcome.added_entries}))
        yield violation("SUP207", Place(BASELINE), count=str(len(outcome.added_entries)), codes=codes)


RULE: Final = SuppressionRule("SUP207", check)
