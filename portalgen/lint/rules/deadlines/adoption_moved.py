"""Mốc bắt đầu tính hạn bị dời về sau. / The start of the record was moved to a later time.

Vì sao: Dời evidence_starts về sau làm bài trễ ở giữa hai mốc biến mất khỏi báo cáo.
Why: A later evidence_starts takes what was late between the two values out of the report.

Cách sửa: Giữ mốc đầu tiên, hoặc ghi lý do dời mốc vào văn bản của Ban Biên tập.
Fix: Keep the first value, or give the reason in a document of the board.

Sai / Bad:

    === site-config/legal/deadlines.yaml (changed)
    evidence_starts: 2026-11-20
    === commit 2026-11-20T08:00
    === at 2026-11-21T09:00

Đúng / Good:

    === site-config/legal/deadlines.yaml (changed)
    due_soon:
      day_limits: 12
      hour_limits: 4
    === commit 2026-11-20T08:00
    === at 2026-11-21T09:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.legal import LEGAL_FOLDER
from portalgen.config.yaml_text import YamlText, place_in_yaml
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.deadlines._words import localize_moment

_PLACE: Final = f"{LEGAL_FOLDER}/deadlines.yaml"


def check(context: LintContext) -> Iterator[Violation]:
    """DDL218 once, for the last change that moved `evidence_starts` to a later time."""
    moved = context.timeline.rules.find_later_start() if context.timeline is not None else None
    if moved is not None and context.submitted_ids is None:
        before, after = moved
        place = place_in_yaml(YamlText(context.text_of(_PLACE), _PLACE, "CFG"), ("evidence_starts",))
        yield violation("DDL218", place, before=before.value, value=after.value, moment=localize_moment(after.at))


RULE: Final = PortalRule("DDL218", check)
