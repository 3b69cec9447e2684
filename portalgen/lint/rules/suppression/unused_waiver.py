"""Mục miễn áp dụng chưa dùng đến. / A waiver that is not used.

Vì sao: Mục miễn không còn cần thì nên xóa, để danh sách nói đúng những gì đang được miễn.
Why: A waiver that nobody needs should go, so that the list says what is waived.

Cách sửa: Xóa mục nếu không còn cần.
Fix: Delete it if it is no longer needed.

Sai / Bad:

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
    origin: own
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
    """SUP209 for a waiver that is in force and suppresses nothing."""
    for each, is_used in outcome.waivers:
        if not is_used and each.starts <= outcome.today <= each.until:
            place = place_in_yaml(YamlText(outcome.waiver_text, WAIVERS_FILE, "CFG"), ("waivers", each.index, "code"))
            yield violation("SUP209", place, code=each.code, subject=each.item or each.site)


RULE: Final = SuppressionRule("SUP209", check)
