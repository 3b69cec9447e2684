"""What stands beside a title: one list of labels, in both languages, that says until when citizens can take part."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from typing import Any

import pytest

from portalgen.content.model import Page
from portalgen.graph.moments import state_of
from portalgen.graph.title_labels import TitleLabel, join_labels, list_title_labels, without_repetition
from portalgen.kinds.table import KINDS
from portalgen.law.calendar import VIETNAM


def at(text: str) -> datetime:
    """A time of +07:00."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def labels_of(kind: str, moment: str, **given: Any) -> tuple[TitleLabel, ...]:
    values: dict[str, Any] = {field.name: "x" if field.type == "str" else None for field in fields(Page)}
    values |= {"kind": KINDS[kind], "draft": False, "body_start": 0, "body_line": 1, "fields": given}
    page, clock = Page(**values), at(moment)
    return list_title_labels(page, state_of(page, (), clock), clock)


def say(kind: str, moment: str, language: str = "vi", **given: Any) -> str:
    return join_labels(labels_of(kind, moment, **given), language)


ASKED = {"opened": date(2026, 11, 1), "opens": date(2026, 11, 1), "closes": at("2026-12-16")}


@pytest.mark.parametrize(
    ("kind", "words", "english"),
    [
        ("consultation", "Góp ý đến hết ngày 15/12/2026", "Open for opinions until the end of 15 Dec 2026"),
        ("survey", "Trả lời đến hết ngày 15/12/2026", "Open for answers until the end of 15 Dec 2026"),
        ("recruitment", "Nộp hồ sơ đến hết ngày 15/12/2026", "Open for applications until the end of 15 Dec 2026"),
        ("procurement", "Dự thầu đến hết ngày 15/12/2026", "Open for bids until the end of 15 Dec 2026"),
    ],
)
def test_what_is_open_says_until_when_from_its_first_to_its_last_minute(kind: str, words: str, english: str) -> None:
    assert [say(kind, moment, **ASKED) for moment in ("2026-11-01", "2026-12-15T23:59")] == [words, words]
    assert say(kind, "2026-11-01", "en", **ASKED) == english
    assert say(kind, "2026-10-31T23:59", **ASKED) == words.replace("đến hết ngày 15/12", "từ 01/11")
    assert say(kind, "2026-10-31T23:59", "en", **ASKED) == english.replace("until the end of 15 Dec", "from 1 Nov")
    assert say(kind, "2026-12-16", **ASKED) not in ("", words)


def test_a_dialogue_takes_questions_until_its_last_minute() -> None:
    dialogue = {"starts": at("2026-12-15T08:00"), "ends": at("2026-12-15T11:00"), "questions_from": date(2026, 12, 1)}
    assert say("dialogue", "2026-11-30T23:59", **dialogue) == ""
    assert say("dialogue", "2026-12-15T10:59", **dialogue) == "Gửi câu hỏi đến 11:00 ngày 15/12/2026"
    assert say("dialogue", "2026-12-15T11:00", **dialogue) == "Đã kết thúc"


def test_an_emergency_that_has_not_begun_says_from_when_to_its_last_minute_before() -> None:
    flood = {"from": at("2026-11-30T08:00"), "until": at("2026-12-01T20:00")}
    assert say("emergency", "2026-11-30T07:59", **flood) == "Bắt đầu từ 08:00 ngày 30/11/2026"
    assert say("emergency", "2026-11-30T07:59", "en", **flood) == "Begins 08:00, 30 Nov 2026"
    assert say("emergency", "2026-11-30T08:00", **flood) == "Đang diễn ra, đến 20:00 ngày 01/12/2026"
    assert say("emergency", "2026-11-28", sample=True, **flood) == "Nội dung mẫu"


def test_an_event_that_is_called_off_says_so_and_nothing_of_its_time() -> None:
    dialogue = {"starts": at("2026-12-15T08:00"), "ends": at("2026-12-15T11:00"), "event_state": "postponed"}
    assert say("dialogue", "2026-12-10", **dialogue) == "Đã hoãn, chưa có ngày mới"


def test_a_sample_is_a_sample_and_never_open() -> None:
    assert say("consultation", "2026-12-01", sample=True, **ASKED) == "Nội dung mẫu"
    assert say("consultation", "2026-12-01", "en", sample=True, **ASKED) == "Sample"


def test_what_was_withdrawn_or_superseded_says_that_and_no_last_day() -> None:
    withdrawn = {"at": at("2026-11-20"), "reason": "duplicate"}
    assert say("consultation", "2026-12-01", withdrawn=withdrawn, **ASKED) == "Đã thu hồi"
    assert say("consultation", "2026-12-01", superseded_by="khac", **ASKED) == "Đã được thay thế"


def test_a_last_day_that_nobody_gave_is_not_made_up() -> None:
    assert "đến" not in say("recruitment", "2026-12-01", opens=date(2026, 11, 1))


@pytest.mark.parametrize(
    "title", ["Giá đất (mẫu)", "Land prices (sample)", "Văn bản (Mẫu) ", "Lượt khách (số liệu mẫu)"]
)
def test_a_title_that_says_itself_that_it_is_a_sample_is_not_told_so_twice(title: str) -> None:
    labels = labels_of("news", "2026-12-01", sample=True, event_state="cancelled")
    assert join_labels(without_repetition(labels, title), "vi") == "Đã hủy"
    assert join_labels(without_repetition(labels, "Mẫu đơn"), "vi") == "Nội dung mẫu · Đã hủy"
