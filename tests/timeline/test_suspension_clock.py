"""The clock of a planned suspension runs backwards: the notice is due before its start (NĐ 224/2026/NĐ-CP, Điều 13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

import pytest

from portalgen.config.legal import LegalSettings, load_legal_settings
from portalgen.config.values import parse_datetime
from portalgen.content.model import Item, Library
from portalgen.kinds.suspension_notice import SUSPENSION_NOTICE
from portalgen.timeline.clocks import clocks_of
from portalgen.timeline.item_clock import ItemClock
from portalgen.timeline.model import Evidence, ItemTimes
from portalgen.timeline.record import Timeline
from portalgen.timeline.states import item_version_of
from tests.makers.lint.texts import page_text
from tests.makers.portal import page
from tests.makers.quiet_portal import news

PATH: Final = "content/so/tin-tuc/bao-tri.vi.md"
START: Final = "2026-11-20T22:00"
EMPTY: Final = Timeline("", {})


@pytest.fixture(scope="module")
def legal() -> LegalSettings:
    found, faults = load_legal_settings(Path(__file__).resolve().parents[2])
    assert found is not None, faults
    return replace(found, evidence_starts=parse_datetime("2026-01-01"))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    written = page_text(tmp_path_factory.mktemp("cong"), PATH, news("so-bao-tri")).page
    fields = {"suspension_start": parse_datetime(START), "expected_end": parse_datetime("2026-11-20T23:00")}
    notice = replace(written, kind=SUSPENSION_NOTICE, fields=fields)
    return Library((Item(notice.id, (notice,)),))


def clock_at(library: Library, legal: LegalSettings, at: str, times: Timeline | None = EMPTY) -> ItemClock:
    (clock,) = clocks_of(library, legal, times, parse_datetime(at))
    return clock


def published(at: datetime) -> Timeline:
    evidence = Evidence(at, "proven", "merged")
    return Timeline("", {"so-bao-tri": ItemTimes(evidence, evidence)})


def test_one_that_starts_on_friday_20_november_is_announced_by_wednesday_the_11th(
    library: Library, legal: LegalSettings
) -> None:
    clock = clock_at(library, legal, "2026-11-09T08:00")
    assert clock.deadline.id == "suspension"
    assert clock.due is not None and clock.due.last_day == date(2026, 11, 11)
    assert clock.location == ("suspension_start",)


@pytest.mark.parametrize(
    ("at", "standing"),
    [
        ("2026-11-09T08:00", "within"),
        ("2026-11-11T08:00", "soon"),
        ("2026-11-12T00:00", "overdue"),
        ("2026-11-21T08:00", "overdue"),
    ],
)
def test_it_runs_before_its_start_and_not_after_it(
    library: Library, legal: LegalSettings, at: str, standing: str
) -> None:
    assert clock_at(library, legal, at).standing == standing


@pytest.mark.parametrize(
    ("done", "standing"), [("2026-11-11T23:59", "met"), ("2026-11-12T00:00", "late"), ("2026-11-20T21:00", "late")]
)
def test_it_is_stopped_by_the_publication_of_the_notice(
    library: Library, legal: LegalSettings, done: str, standing: str
) -> None:
    times = published(parse_datetime(done))
    assert clock_at(library, legal, "2026-11-25T08:00", times).standing == standing


def test_the_history_holds_its_start() -> None:
    text = page("so-bao-tri", kind="suspension_notice", title="Tạm dừng", suspension_start=START)
    version = item_version_of(text.encode())
    assert version is not None and version.facts.suspension_start == parse_datetime(START)
