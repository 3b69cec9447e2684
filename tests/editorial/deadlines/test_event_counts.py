"""`event: none` stops nobody from being counted: it takes no clock back, is counted by site, and is drawn in samples."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from portalgen.editorial.deadlines.deadline_audit import audit_clocks
from portalgen.editorial.deadlines.event_counts import events_table
from portalgen.editorial.deadlines.main_content import MainContent, open_main_content, resolve_main
from portalgen.editorial.deadlines.sample import draw_sample
from portalgen.editorial.deadlines.sample_report import report_sample
from portalgen.editorial.tables.period import period_of_month
from portalgen.history.repository import open_history
from portalgen.law.calendar import VIETNAM
from tests.makers.histories import Page, Repo, news, send

NOW = datetime.fromisoformat("2026-06-26T09:00").replace(tzinfo=VIETNAM)
JUNE, MAY = period_of_month(2026, 6), period_of_month(2026, 5)
PLAIN = "Nước máy được cấp lại từ trưa nay. Người dân xả bỏ phần nước đục đầu tiên trước khi dùng."
OTHERS = 20


def without_event(name: str, body: str | None = PLAIN, **keys: str) -> Page:
    path, text = news(f"so-{name}", name, event_end=None, body=body, **keys)  # type: ignore[arg-type]
    return path, text.replace("origin: own\n", "origin: own\nevent: none\n", 1)


def build(repo: Repo) -> None:
    """An event that ended on Monday 8 June 2026 at 16:00 was told of on the 10th, and then said to be none."""
    late = news("so-doi-y", "đổi ý")
    send(repo, "tre", "2026-06-10T09:00", "2026-06-10T10:00", late, news("so-kin", "kín tiếng", event_end=None))
    send(repo, "doi", "2026-06-11T09:00", "2026-06-11T10:00", (late[0], without_event("doi-y", None)[1]))
    none = [without_event(f"khong-{number}") for number in range(8)]
    plain = [news(f"so-tin-{number}", f"tin {number}", event_end=None, body=PLAIN) for number in range(OTHERS)]
    send(repo, "tin", "2026-06-12T09:00", "2026-06-12T10:00", *none, *plain)
    send(
        repo, "xa", "2026-06-12T11:00", "2026-06-12T12:00", news("xa-tin", "xã", event_end=None, body=PLAIN, site="xa")
    )


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainContent]:
    repo = Repo(tmp_path_factory.mktemp("events") / "kho")
    build(repo)
    repository = open_history(repo.folder)
    with open_main_content(repository, resolve_main(repository, None), NOW) as found:
        yield found


def test_a_clock_that_ran_is_taken_back_by_no_later_word(content: MainContent) -> None:
    clocks = {(each.clock.page.id, each.clock.deadline.party): each.verdict for each in audit_clocks(content)}
    assert clocks["so-doi-y", "supplier"] == "late"
    assert ("so-kin", "supplier") not in clocks and ("so-khong-1", "supplier") not in clocks


def test_its_use_is_counted_by_site_beside_events_that_nobody_counts(content: MainContent) -> None:
    table = events_table(content, JUNE)
    keys = [each.key for each in table.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in table.rows]
    assert [(each["site"], each["news"], each["with_end"], each["no_event"]) for each in rows] == [
        ("so", OTHERS + 10, 0, 9),
        ("xa", 1, 0, 0),
    ]
    assert (rows[0]["no_event_told"], rows[0]["no_event_told_ids"]) == (1, ("so-doi-y",))
    assert (rows[0]["uncounted"], rows[0]["uncounted_ids"]) == (1, ("so-kin",))
    assert events_table(content, JUNE, ("xa",)).rows == (("xa", 1, 0, 0, 0, 0, (), ()),)
    assert events_table(content, MAY).rows == ()


@pytest.mark.parametrize("count", [1, 5, 10, 30])
def test_a_fifth_of_a_sample_says_that_it_is_no_event(content: MainContent, count: int) -> None:
    sample = draw_sample(content, "x", count, JUNE)
    ids = [each.page.id for each in sample.items]
    everything = [each.page.id for each in draw_sample(content, "x", 99, JUNE).items]
    assert ids[:count] == everything[:count] and len(set(ids)) == len(ids)
    none = [each.page.id for each in sample.items if each.page.fields.get("event") == "none"]
    of_all = [each for each in everything if each in {"so-doi-y", *(f"so-khong-{number}" for number in range(8))}]
    assert len(none) >= min(-(-count // 5), 9) and none == of_all[: len(none)]
    assert len(ids) <= count + -(-count // 5)


def test_the_report_of_a_sample_says_how_many_there_are_and_how_they_were_drawn(content: MainContent) -> None:
    report = report_sample(content, draw_sample(content, "x", 5, JUNE), JUNE, "vi")
    facts = {each.key: each.value for each in report.facts}
    assert facts["no_events"] == 9 and facts["no_events_drawn"] >= 1  # type: ignore[operator]
    assert any("event: none" in each.vi for each in report.notes)
    assert "event: none" in [row[-1] for row in report.tables[0].rows]
