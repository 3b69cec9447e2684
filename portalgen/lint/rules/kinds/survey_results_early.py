"""Kết quả khảo sát ghi khi chưa kết thúc. / Results of a survey before its end.

Vì sao: Kết quả công bố giữa chừng dẫn dắt người trả lời sau.
Why: Results before the end lead those who still answer.

Cách sửa: Xóa các dòng `count` và `answer_count`; ghi lại sau khi khảo sát kết thúc.
Fix: Delete `count` and `answer_count`; write them when the survey is over.

Sai / Bad:

    === content/so/khao-sat/mot-cua.vi.md
    ---
    id: so-mot-cua
    kind: survey
    title: Khảo sát bộ phận một cửa (mẫu)
    summary: Mời đánh giá việc trả kết quả.
    date: 2026-11-01
    opens: 2026-11-01
    closes: 2026-12-31
    questions:
      - question: Hồ sơ có được trả đúng hẹn không?
        options:
          - {option: Đúng hẹn, count: 40}
          - {option: Trễ hẹn, count: 2}
    answer_count: 42
    received: {at: 2026-11-23}
    ---

    Phiếu không ghi tên người trả lời.

Đúng / Good:

    === content/so/khao-sat/mot-cua.vi.md
    ---
    id: so-mot-cua
    kind: survey
    title: Khảo sát bộ phận một cửa (mẫu)
    summary: Mời đánh giá việc trả kết quả.
    date: 2026-10-01
    opens: 2026-10-01
    closes: 2026-10-31
    questions:
      - question: Hồ sơ có được trả đúng hẹn không?
        options:
          - {option: Đúng hẹn, count: 40}
          - {option: Trễ hẹn, count: 2}
    answer_count: 42
    received: {at: 2026-11-23}
    ---

    Phiếu không ghi tên người trả lời.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.graph.moments import is_set_aside
from portalgen.kinds.survey_fields import ANSWER_COUNT, SURVEY_QUESTIONS, has_survey, survey_questions_of
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._terms import term_of


def check(context: LintContext) -> Iterator[Violation]:
    """KND243 once for each survey with numbers that is not over."""
    for item in context.library.items:
        page = item.original
        term = term_of(page) if has_survey(page.kind) else None
        if term is None or context.at.date() > term.last or is_set_aside(page, context.at):
            continue
        given = any(each.has_results for each in survey_questions_of(page.fields))
        if given or page.fields.get(ANSWER_COUNT.name) is not None:
            key = SURVEY_QUESTIONS.name if given else ANSWER_COUNT.name
            yield violation("KND243", context.place(page, key, key=True))


RULE: Final = PortalRule("KND243", check)
