"""Danh sách đã biết có mục không còn. / The baseline knows what is no longer found.

Vì sao: Danh sách đã biết chỉ để bài cũ được sửa dần; mục đã sửa phải ra khỏi danh sách để không quay lại.
Why: The baseline gives old content time; what is mended leaves it, so that it cannot come back.

Cách sửa: Chạy portalgen lint --update-baseline.
Fix: Run portalgen lint --update-baseline.

Sai / Bad:

    === site-config/lint-baseline.json
    {"version": 1, "findings": [{"fingerprint": "00000000000000000000000000000000", "code": "TXT203", "path": "content/so/tin-tuc/cu.vi.md"}]}

Đúng / Good:

    === site-config/lint-baseline.json
    {"version": 1, "findings": []}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.baseline import BASELINE
from portalgen.lint.model import Violation, violation


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """SUP206 once, where the baseline holds what is no longer found."""
    if outcome.stale_entries:
        codes = ", ".join(sorted({each.code for each in outcome.stale_entries}))
        yield violation("SUP206", Place(BASELINE), count=str(len(outcome.stale_entries)), codes=codes)


RULE: Final = SuppressionRule("SUP206", check)
