"""Mục miễn áp dụng đã hết hạn. / A waiver whose time is over.

Vì sao: Hết hạn thì mục miễn không còn tác dụng; để lại thì người đọc tưởng còn được miễn.
Why: It no longer acts; left in place, it looks as if it did.

Cách sửa: Xóa mục, hoặc gia hạn theo quyết định của Ban Biên tập.
Fix: Delete it, or extend it as the board decides.

Sai / Bad:

    === site-config/governance/waivers.yaml
    waivers:
      - code: SRC201
        item: so-hoi-nghi-moi
        reason: Nguồn tin đang được đối chiếu
        approved_by: Trưởng Ban Biên tập
        from: 2026-11-01
        until: 2026-11-10
    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    ---

    Hội nghị diễn ra buổi sáng.

Đúng / Good:

    === site-config/governance/waivers.yaml
    waivers:
      - code: SRC201
        item: so-hoi-nghi-moi
        reason: Nguồn tin đang được đối chiếu
        approved_by: Trưởng Ban Biên tập
        from: 2026-11-01
        until: 2026-12-31
    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    ---

    Hội nghị diễn ra buổi sáng.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.lint_settings import WAIVERS_FILE
from portalgen.config.yaml_text import YamlText, place_in_yaml
from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.model import Violation, violation


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """SUP210 for a waiver whose last day has passed."""
    for each, _ in outcome.waivers:
        if each.until < outcome.today:
            place = place_in_yaml(YamlText(outcome.waiver_text, WAIVERS_FILE, "CFG"), ("waivers", each.index, "until"))
            subject = each.item or each.site
            yield violation("SUP210", place, code=each.code, subject=subject, until=f"{each.until:%d/%m/%Y}")


RULE: Final = SuppressionRule("SUP210", check)
