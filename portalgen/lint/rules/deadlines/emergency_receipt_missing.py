"""Thông tin khẩn cấp chưa ghi giờ nhận. / An emergency does not say when it was received.

Vì sao: Thông tin khẩn cấp phải đăng ngay trong ngày nhận (Điều 9(2)); không ghi giờ nhận thì không chứng minh được đã đúng hạn. Việc đăng không chờ dòng này.
Why: Emergencies are published on the day of receipt (Article 9(2)); without it nothing proves that. The publication does not wait for it.

Cách sửa: Đăng xong thì ghi received theo sổ văn bản đến hoặc giờ nhận điện thoại.
Fix: Publish, then write received as the register has it, or when the call came.

Sai / Bad:

    === content/so/khan-cap/bao.vi.md
    ---
    id: so-bao
    kind: emergency
    title: Bão gần bờ
    summary: Chằng chống nhà cửa trước 18 giờ.
    date: 2026-11-24T08:00
    level: danger
    hazard: storm
    for_sites: [so]
    from: 2026-11-24T08:00
    until: 2026-11-25T06:00
    ---

    Ở trong nhà khi gió mạnh.
    === at 2026-11-24T09:00

Đúng / Good:

    === content/so/khan-cap/bao.vi.md
    ---
    id: so-bao
    kind: emergency
    title: Bão gần bờ
    summary: Chằng chống nhà cửa trước 18 giờ.
    date: 2026-11-24T08:00
    received: {at: 2026-11-24T07:30, via: Điện thoại, ref: "00"}
    level: danger
    hazard: storm
    for_sites: [so]
    from: 2026-11-24T08:00
    until: 2026-11-25T06:00
    ---

    Ở trong nhà khi gió mạnh.
    === at 2026-11-24T09:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._words import basis_of_clock, clock_violation, place_of_start

_EXAMPLE: Final = "received: {at: 2026-11-24T08:00, via: …, ref: …}"


def check(context: LintContext) -> Iterator[Violation]:
    """DDL219 for each clock of an emergency that has no start."""
    for clock in context.clocks:
        if clock.page.kind.banner is not None and clock.standing == "missing" and clock.deadline.start == "received":
            place = place_of_start(context, clock)
            yield clock_violation("DDL219", place, clock, basis=basis_of_clock(clock), example=_EXAMPLE)


RULE: Final = PortalRule("DDL219", check)
