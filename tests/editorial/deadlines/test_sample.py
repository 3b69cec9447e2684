"""Items drawn by chance: a draw that anybody can repeat, and everything that is known of what was drawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.editorial.deadlines.main_content import MainContent, open_main_content, resolve_main
from portalgen.editorial.deadlines.sample import SampledItem, draw_of, draw_sample
from portalgen.editorial.deadlines.sample_report import report_sample
from portalgen.editorial.tables.period import ReportPeriod
from portalgen.editorial.tables.table_forms.formats import format_report
from portalgen.history.repository import open_history
from portalgen.law.calendar import VIETNAM
from tests.makers.office_month import AT, PDF

NOW = datetime.fromisoformat(AT).replace(tzinfo=VIETNAM)
JUNE = ReportPeriod(date(2026, 6, 1), date(2026, 6, 30))


@pytest.fixture(scope="module")
def content(month: Path) -> Iterator[MainContent]:
    repository = open_history(month / "kho.git")
    with open_main_content(repository, resolve_main(repository, None), NOW) as found:
        yield found


@pytest.fixture(scope="module")
def all_items(content: MainContent) -> dict[str, SampledItem]:
    return {each.page.id: each for each in draw_sample(content, "x", 1_000, JUNE).items}


def test_the_draw_is_a_sorted_list_of_hashes(all_items: dict[str, SampledItem]) -> None:
    hashes = [sha256(f"x:{identity}".encode()).hexdigest() for identity in all_items]
    assert hashes == sorted(hashes)
    assert hashes == [each.draw for each in all_items.values()]


def test_only_what_was_published_within_the_days_can_be_drawn(
    content: MainContent, all_items: dict[str, SampledItem]
) -> None:
    assert "so-con-nhap" not in all_items and "xa-da-xoa" in all_items and "so-hop-bao" not in all_items
    few = draw_sample(content, "x", 3, JUNE)
    assert [each.page.id for each in few.items] == list(all_items)[:3]
    assert few.population == len(all_items)
    assert {each.page.site for each in draw_sample(content, "x", 99, JUNE, ("xa",)).items} == {"xa"}


@given(st.text(), st.sets(st.text(min_size=1), min_size=2, max_size=30), st.text(min_size=1))
def test_a_new_item_changes_the_order_of_no_other(seed: str, ids: set[str], new: str) -> None:
    before = sorted(ids - {new}, key=lambda each: draw_of(seed, each))
    after = sorted(ids | {new}, key=lambda each: draw_of(seed, each))
    assert [each for each in after if each != new] == before


def test_an_item_brings_its_files_with_their_hashes(month: Path, all_items: dict[str, SampledItem]) -> None:
    files = {each.path: each for each in all_items["so-quy-che"].files}
    data = (month / "kho" / PDF).read_bytes()
    assert (files[PDF].sha256, files[PDF].size) == (sha256(data).hexdigest(), len(data))
    assert "content/so/van-ban/quy-che/index.vi.md" in files
    assert all_items["xa-da-xoa"].files == () and all_items["xa-da-xoa"].is_gone


def test_an_item_brings_its_commits_and_both_clocks(all_items: dict[str, SampledItem]) -> None:
    gone = all_items["xa-da-xoa"]
    assert [(each.status, each.commit.committed_at.astimezone(VIETNAM).day) for each in gone.history.steps] == [
        ("added", 15),
        ("deleted", 16),
    ]
    assert {each.clock.deadline.party: each.verdict for each in gone.clocks} == {"supplier": "on_time", "board": "late"}
    assert [each.begin.astimezone(VIETNAM).day for each in gone.absences] == [16]


def test_the_report_says_how_to_repeat_the_draw_and_what_is_not_known(content: MainContent) -> None:
    report = report_sample(content, draw_sample(content, "x", 99, JUNE), JUNE, "vi")
    text = format_report(report, "text", "vi")
    assert "printf '%s' 'x:mã-bài' | sha256sum" in " ".join(text.split())
    assert "Bản chính chưa có danh sách phân công" in text
    assert "qua Trục liên thông văn bản" in text
    assert "02 ngày làm việc" in text and "09/06 (thứ Ba): ngày làm việc thứ 1" in text
