"""Bỏ qua một mã mà người viết bài không bỏ qua được. / A suppression of what authors cannot set aside.

Vì sao: Thời hạn, duyệt bài và độ mật (QĐ 2111 Điều 7, 8, 9) chỉ Ban Biên tập miễn được; lỗi mà lệnh dựng cổng từ chối thì không ai bỏ qua được.
Why: Only the board can waive deadlines, approval and secrecy (Decision 2111, Articles 7 to 9); nobody can set aside what the build refuses.

Cách sửa: Xóa dòng; sửa lỗi của lệnh dựng cổng, hoặc đề nghị Ban Biên tập ghi vào site-config/governance/waivers.yaml.
Fix: Delete it; mend errors of the build, or ask the board for an entry in site-config/governance/waivers.yaml.

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

from portalgen.diagnostics.registry import CODES
from portalgen.diagnostics.who_may_waive import lock_reason_of, who_may_waive
from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.model import Violation, violation


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """SUP203 for a suppression of a code that authors cannot waive."""
    for each, _ in outcome.suppressions:
        if each.code in CODES and who_may_waive(each.code) != "author":
            yield violation("SUP203", each.place, code=each.code, reason=lock_reason_of(each.code))


RULE: Final = SuppressionRule("SUP203", check)
