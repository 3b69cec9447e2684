"""Đối thoại đã kết thúc mà chưa có biên bản, còn câu hỏi chưa trả lời. / A dialogue is over, with questions unanswered and no record.

Vì sao: Người đã gửi câu hỏi chờ câu trả lời; biên bản cho biết buổi đối thoại đã nói gì. Số ngày là thông lệ, đặt trong lint.yaml.
Why: Those who asked wait for an answer, and the record says what was said. The number of days is house practice, set in lint.yaml.

Cách sửa: Ghi câu trả lời vào `questions`, hoặc thêm biên bản vào `attachments` với `role: record`.
Fix: Write the answers into `questions`, or add the record to `attachments` with `role: record`.

Sai / Bad:

    === content/so/doi-thoai/thu-tuc.vi.md
    ---
    id: so-doi-thoai
    kind: dialogue
    title: Đối thoại về thủ tục (mẫu)
    date: 2026-10-01
    summary: Đối thoại trực tuyến về thủ tục.
    starts: 2026-10-10T08:00
    ends: 2026-10-10T10:00
    topic: Thủ tục đăng ký
    hosts: [Giám đốc Sở]
    questions:
      - {number: 1, asker_group: citizens, question: Nộp hồ sơ ở đâu?}
    ---

    Buổi đối thoại diễn ra trực tuyến.

    === at 2026-12-15T08:00

Đúng / Good:

    === content/so/doi-thoai/thu-tuc.vi.md
    ---
    id: so-doi-thoai
    kind: dialogue
    title: Đối thoại về thủ tục (mẫu)
    date: 2026-10-01
    summary: Đối thoại trực tuyến về thủ tục.
    starts: 2026-10-10T08:00
    ends: 2026-10-10T10:00
    topic: Thủ tục đăng ký
    hosts: [Giám đốc Sở]
    questions:
      - {number: 1, asker_group: citizens, question: Nộp hồ sơ ở đâu?}
    attachments:
      - {file: bien-ban.pdf, title: Biên bản, role: record}
    ---

    Buổi đối thoại diễn ra trực tuyến.

    === content/so/doi-thoai/bien-ban.pdf (pdf)
    Biên bản buổi đối thoại.

    === at 2026-12-15T08:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.graph.moments import period_of
from portalgen.kinds.file_roles import RECORD_ROLE, file_roles_of
from portalgen.kinds.question_fields import TAKEN_QUESTIONS, takes_questions
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import format_numeric_day
from portalgen.lint.rules.kinds._live import is_live


def check(context: LintContext) -> Iterator[Violation]:
    """KND216 for each dialogue without a record and with questions to answer, when the days of the settings are over."""
    today, limit = context.at.date(), context.settings.participation.report_days
    for item in context.library.items:
        page = item.original
        period = period_of(page) if takes_questions(page.kind) else None
        if period is None or period.end is None or not is_live(page, context.at):
            continue
        last = to_vietnam_time(period.end - period.end.resolution).date()
        unanswered = [each for each in page.fields.get(TAKEN_QUESTIONS.name) or () if not each.get("answer")]
        if unanswered and (today - last).days > limit and RECORD_ROLE not in file_roles_of(page.fields):
            values = {"last": format_numeric_day(last), "limit": str(limit), "count": str(len(unanswered))}
            yield violation("KND216", context.place(page, TAKEN_QUESTIONS.name, key=True), **values)


RULE: Final = PortalRule("KND216", check)
