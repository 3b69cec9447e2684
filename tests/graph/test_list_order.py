"""Lists by the state: what can still be acted on first, the next to close first of all, and no sample above it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.graph.build import build_graph
from portalgen.graph.list_order import find_list_order
from portalgen.graph.model import Graph
from portalgen.kinds.collection import Kinds
from portalgen.law.calendar import VIETNAM
from tests.makers.invented.hearing import HEARING, SOON, HearingPortal, hearing_definitions
from tests.makers.portal import page

KINDS: Kinds = hearing_definitions().kinds
DAY = timedelta(days=1)


def at(text: str) -> datetime:
    """A time of +07:00."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


@pytest.fixture
def portal(tmp_path: Path) -> HearingPortal:
    """Hearings in each state, with a sample and a piece of news among them."""
    portal = HearingPortal(tmp_path / "portal")
    portal.add("late", closes="2027-01-31")
    portal.add("early", closes="2026-12-20")
    portal.add("last", closes="2026-12-03")
    portal.add("soonest", closes="2026-12-01")
    portal.add("next", opens="2026-12-15", closes="2027-02-01")
    portal.add("far", opens="2027-01-15", closes="2027-01-20")
    portal.add("older", date="2026-08-01", opens="2026-08-01", closes="2026-08-20")
    portal.add("newer", date="2026-10-02", opens="2026-10-02", closes="2026-10-10")
    portal.add("sample", date="2026-11-27", closes="2027-01-31", sample="true")
    news = page("so-news", kind="news", title="News", date="2026-09-01")
    portal.write("content/so/gop-y/news.vi.md", news)
    return portal


def graph_at(portal: HearingPortal, moment: str) -> Graph:
    loaded, faults = load_portal(portal.root, KINDS)
    assert loaded is not None, faults
    return build_graph(loaded, read_library(loaded)[0], at(moment))


def list_names(portal: HearingPortal, moment: str) -> list[str]:
    """The names of the list of hearings, in its order."""
    return [each.name for each in graph_at(portal, moment).lists["so", "vi", "gop-y"]]


def test_what_closes_next_stands_first_and_what_is_over_last(portal: HearingPortal) -> None:
    assert list_names(portal, "2026-11-28T10:00") == [
        *("soonest", "last", "early", "late"),
        *("next", "far"),
        *("sample", "newer", "news", "older"),
    ]


def test_the_order_follows_the_clock(portal: HearingPortal) -> None:
    later = list_names(portal, "2026-12-16T00:00")
    assert later[:4] == ["early", "late", "next", "far"]
    assert later[4:] == ["sample", "newer", "last", "soonest", "news", "older"]


def test_what_no_longer_holds_stands_below_what_is_over(portal: HearingPortal) -> None:
    portal.add("gone", date="2026-11-20", closes="2027-01-31", withdrawn="{at: 2026-11-21T08:00, reason: outdated}")
    assert list_names(portal, "2026-11-28T10:00")[-4:] == ["newer", "news", "older", "gone"]


def test_emergencies_under_way_stand_as_their_banners_do(portal: HearingPortal) -> None:
    portal.edit("site-config/profiles.yaml", "kinds: [hearing", "kinds: [emergency, hearing")
    keys = {"kind": "emergency", "hazard": "storm", "for_sites": "[so]", "summary": "Mẫu.", "until": "2026-12-01T08:00"}
    for name, more in {
        "first": {"level": "warning", "from": "2026-11-27T08:00", "date": "2026-11-27T08:00"},
        "updated": {"level": "warning", "from": "2026-11-26T08:00", "updated": "2026-11-28T09:00"},
        "grave": {"level": "danger", "from": "2026-11-25T08:00"},
        "coming": {"level": "danger", "from": "2026-11-30T08:00"},
    }.items():
        written = page(f"so-{name}", title=name, **{"date": "2026-11-25T08:00", **keys, **more})
        portal.write(f"content/so/gop-y/{name}.vi.md", written)
    names = [name for name in list_names(portal, "2026-11-28T10:00") if name in ("first", "updated", "grave", "coming")]
    assert names == ["grave", "updated", "first", "coming"]


def test_beside_a_page_stand_the_newer_and_the_older_whatever_their_states(portal: HearingPortal) -> None:
    graph = graph_at(portal, "2026-11-28T10:00")
    pairs = [(graph.neighbours[each.source].newer, each) for each in graph.lists["so", "vi", "gop-y"]]
    assert sum(newer is None for newer, _ in pairs) == 1, "the newest of all"
    for newer, older in pairs:
        if newer is not None:
            assert newer.day is not None and older.day is not None and newer.day >= older.day
            assert graph.neighbours[newer.source].older is older
    before = graph.neighbours["content/so/gop-y/news.vi.md"].older
    assert before is not None and before.name == "older"


@pytest.mark.parametrize(
    ("kinds", "order"),
    [
        (("news", "hearing"), "state"),
        (("official", "hearing"), "state"),
        (("official", "news"), "date"),
        (("official", "page"), "weight"),
        (("gone",), "weight"),
    ],
)
def test_of_several_orders_in_one_section_the_state_counts_before_the_date(
    portal: HearingPortal, kinds: tuple[str, ...], order: str
) -> None:
    loaded, _ = load_portal(portal.root, KINDS)
    assert loaded is not None
    assert find_list_order(KINDS, replace(loaded.site("so").sections[0], kinds=kinds)) == order


@given(begin=st.integers(0, 40), length=st.integers(0, 30), now=st.integers(-5, 80))
def test_the_states_of_a_period_follow_one_another(begin: int, length: int, now: int) -> None:
    first = at("2026-01-01T00:00")
    fields: dict[str, Any] = {"opens": (first + begin * DAY).date(), "closes": first + (begin + length + 1) * DAY}
    assert HEARING.states is not None
    state = HEARING.states.derive(fields, (), first + now * DAY)
    end = begin + length + 1
    expected = "upcoming" if now < begin else "over" if now >= end else "closing_soon" if now >= end - SOON else "open"
    assert state == expected
