"""Danh sách đã biết không đọc được. / A baseline that cannot be read.

Vì sao: Tệp hỏng thì mọi lỗi cũ được báo lại cùng lúc.
Why: With a damaged file everything old is told at once.

Cách sửa: Khôi phục tệp từ lịch sử, hoặc tạo lại.
Fix: Restore it from the history, or make it anew.

Sai / Bad:

    === site-config/lint-baseline.json
    {"version": 1, "findings": [

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
    """SUP208 where there is a baseline that cannot be parsed."""
    if not outcome.baseline.readable:
        yield violation("SUP208", Place(BASELINE))


RULE: Final = SuppressionRule("SUP208", check)
