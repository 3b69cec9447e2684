"""The classes of deadlines: every row of the law, and lengths that a board or another law sets."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from portalgen.config.legal import LegalSettings
from portalgen.law.calendar import VIETNAM
from portalgen.law.deadlines import DEADLINE_CLASS_IDS, DirectedLimit, apply_directives, due_date_of, with_length
from portalgen.law.due_dates import Limit
from portalgen.law.instruments import join_citations
from portalgen.law.trace import describe_count

ROWS = (
    ("event", "QĐ 2111, Điều 8(4)a", "event_end", Limit("hours", 24), "submitted", "supplier"),
    ("other_information", "QĐ 2111, Điều 8(4)b", "signed", Limit("working_days", 3), "submitted", "supplier"),
    ("news", "QĐ 2111, Điều 9(1)", "", Limit("none"), "", ""),
    ("normative_document", "QĐ 2111, Điều 9(2)", "received", Limit("working_days", 7), "published", "board"),
    ("administrative_document", "QĐ 2111, Điều 9(2)", "received", Limit("working_days", 2), "published", "board"),
    ("urgent", "QĐ 2111, Điều 9(2)", "received", Limit("same_day"), "published", "board"),
    ("planning", "QĐ 2111, Điều 9(3)", "received", Limit("days", 15), "published", "board"),
    ("investment", "QĐ 2111, Điều 9(4)", "received", Limit("working_days", 2), "published", "board"),
    ("science", "QĐ 2111, Điều 9(5)", "received", Limit("working_days", 10), "published", "board"),
    ("other", "QĐ 2111, Điều 9(6)", "received", Limit("working_days", 5), "published", "board"),
    ("freshness", "QĐ 2111, Điều 11(1)", "", Limit("none"), "", ""),
    ("suspension", "NĐ 224/2026, Điều 13", "suspension_start", Limit("working_days", 7, True), "announced", ""),
)


def test_the_shipped_classes_are_the_rows_of_the_law(legal: LegalSettings) -> None:
    found = [
        (each.id, join_citations(each.basis), each.start, each.limit, each.stop, each.party) for each in legal.classes
    ]
    assert found == list(ROWS)
    assert tuple(each.id for each in legal.classes) == DEADLINE_CLASS_IDS


@pytest.mark.parametrize("id", ["news", "freshness"])
def test_a_class_without_a_number_says_why(legal: LegalSettings, id: str) -> None:
    deadline = legal.deadline(id)
    assert deadline is not None
    found = due_date_of(deadline, date(2026, 11, 23), legal.calendar)
    assert (found.due, found.last_day) == (None, None)
    assert found.reason is not None and "Điều" in found.reason.vi


@pytest.mark.parametrize("id", ["investment", "science"])
def test_from_receipt_is_counted_in_days_and_the_trace_says_so(legal: LegalSettings, id: str) -> None:
    deadline = legal.deadline(id)
    assert deadline is not None
    late, early = (
        due_date_of(deadline, datetime(2026, 11, 9, hour, tzinfo=VIETNAM), legal.calendar) for hour in (23, 0)
    )
    assert late.due == early.due
    assert any("kể từ khi nhận" in each for each in describe_count(late, "vi"))


def test_a_length_of_another_law_stands_with_its_basis(legal: LegalSettings) -> None:
    other = legal.deadline("other")
    assert other is not None
    made = with_length(other, Limit("days", 20), "Luật mẫu")
    assert join_citations(made.basis) == "QĐ 2111, Điều 9(6); Luật mẫu"
    assert due_date_of(made, date(2026, 11, 2), legal.calendar).last_day == date(2026, 11, 23)  # 22/11 is a Sunday


def test_a_board_directs_its_own_site_while_the_directive_is_valid(legal: LegalSettings) -> None:
    news = legal.deadline("news")
    assert news is not None
    limits = (
        DirectedLimit(
            "portal", "news", Limit("working_days", 1), "signed", "Văn bản mẫu", date(2027, 1, 1), date(2027, 6, 30)
        ),
    )
    made = apply_directives(news, "portal", date(2027, 1, 4), limits)
    assert (made.limit, made.start, made.stop, made.party) == (Limit("working_days", 1), "signed", "published", "board")
    assert made.reason is None
    for site, day in (("sngv", date(2027, 1, 4)), ("portal", date(2026, 12, 31)), ("portal", date(2027, 7, 1))):
        assert apply_directives(news, site, day, limits) == news
    other = legal.deadline("other")
    assert other is not None
    assert apply_directives(other, "portal", date(2027, 1, 4), limits) == other
