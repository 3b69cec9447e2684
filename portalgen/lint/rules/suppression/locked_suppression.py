"""Bỏ qua một quy tắc về thời hạn hoặc duyệt bài. / A suppression of a rule on deadlines or approval.

Vì sao: Thời hạn do Quyết định 2111/QĐ-UBND đặt ra (Điều 8, Điều 9); chỉ Ban Biên tập miễn được, và phải để lại dấu vết.
Why: The limits are set by Decision 2111/QĐ-UBND (Articles 8 and 9); only the board can waive them, and it has to leave a trace.

Cách sửa: Xóa dòng; đề nghị Ban Biên tập ghi vào site-config/governance/waivers.yaml.
Fix: Delete it; ask the board for an entry in site-config/governance/waivers.yaml.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    # portalgen: bỏ qua DDL205: đang chờ ý kiến
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
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    ---

    Hội nghị diễn ra buổi sáng.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.lint_models import LOCKED
from portalgen.diagnostics.registry import CODES
from portalgen.lint.model import Hit, hit
from portalgen.lint.outcome import Outcome, OutcomeRule


def check(outcome: Outcome) -> Iterator[Hit]:
    """SUP203 for a suppression of a code that authors cannot set aside."""
    for each, _ in outcome.suppressions:
        if each.code in CODES and each.code.startswith(LOCKED):
            yield hit("SUP203", each.place, code=each.code)


RULE: Final = OutcomeRule("SUP203", check)
