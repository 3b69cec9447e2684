"""`site-config/legal/duties.yaml`: what it becomes, and every fault in it with its place and the way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.config.duties import DUTIES_FILE, DutySettings, load_duty_settings
from portalgen.config.load import load_portal
from portalgen.config.portal import Portal
from portalgen.diagnostics.sentences import help_of, sentence_of
from tests.makers.portal import SmallPortal, where

INSTRUMENTS = """\
instruments:
  - {id: nd-13-2018, short: NĐ 13/2018, names: {vi: Nghị định, en: Decree}, mark: text}
"""


def load(small: SmallPortal, text: str | None) -> tuple[Portal, DutySettings | None, list[str], list[tuple[str, str]]]:
    """(portal, settings, places with codes, sentences with help in Vietnamese) with this file."""
    small.write("site-config/legal/instruments.yaml", INSTRUMENTS)
    if text is not None:
        small.write(DUTIES_FILE, text)
    portal, _ = load_portal(small.root)
    assert portal is not None
    settings, found = load_duty_settings(portal)
    places = [where(each).removeprefix(f"{DUTIES_FILE}:") for each in found]
    return portal, settings, places, [(sentence_of(each, "vi"), help_of(each, "vi")) for each in found]


@pytest.fixture
def small(tmp_path: Path) -> SmallPortal:
    return SmallPortal(tmp_path / "portal")


def test_a_portal_without_the_file_says_nothing_of_duties(small: SmallPortal) -> None:
    assert load(small, None)[1:3] == (DutySettings(), [])


def test_bodies_are_named_for_what_asks_who_issued_it_and_for_nothing_else(small: SmallPortal) -> None:
    text = "issuers:\n  - {duty: 7.9.central, groups: [main], names: [Chính phủ]}\n"
    portal, settings, places, _ = load(small, text)
    assert places == [] and settings is not None
    main, so = portal.site("portal"), portal.site("so")
    assert settings.find_issuers("7.9.central", main) == settings.list_issuers(main) != frozenset()
    assert settings.list_issuers(so) == frozenset()
    wrong = "issuers:\n  - {duty: '7.1', names: [Chính phủ]}\n"
    _, none, places, sentences = load(small, wrong)
    assert none is None and len(places) == 1 and "CFG200" in places[0]
    assert "7.9.central" in " ".join(sentences[0])


def test_an_entry_holds_for_the_groups_and_sites_that_it_names(small: SmallPortal) -> None:
    portal, settings, places, _ = load(
        small,
        """\
places:
  - {duty: 7.7.history, groups: [main], sites: [so], items: [mot]}
  - {duty: 7.7.history, sections: [tin-tuc], kinds: [page]}
stale_after:
  - {duty: "7.3", days: 30, note: {vi: a, en: a}}
  - {duty: 7.3.schedule, days: 7, groups: [commune], note: {vi: b, en: b}}
not_applicable:
  - {duty: "7.5", sites: [xa], reason: {vi: không có, en: none}}
sections:
  - {path: tin-tuc, names: {vi: Tin, en: News}, basis: {instrument: nd-13-2018, article: Điều 11}}
""",
    )
    assert places == [] and settings is not None
    main, so, xa = (portal.site(each) for each in ("portal", "so", "xa"))
    assert settings.find_issuers("7.9.central", so) == frozenset()
    assert [len(settings.list_places("7.7.history", each)) for each in (main, so, xa)] == [2, 2, 1]
    limits = [settings.find_stale_limit("7.3", "7.3.schedule", each) for each in (main, xa)]
    assert [each.days for each in limits if each] == [30, 7]
    assert settings.find_stale_limit("7.4", "7.4", main) is None
    reasons = [settings.find_reason("7.5", "7.5", each) for each in (so, xa)]
    assert [each and each.vi for each in reasons] == [None, "không có"]
    assert settings.sections[0].basis == "NĐ 13/2018 Điều 11"


@pytest.mark.parametrize(
    ("text", "place", "said", "way_out"),
    [
        ("places: [{duty: 7.7.histori, items: [a]}]", "1:17 CFG200", "`7.7.history`", "`7.7.heritage`"),
        ("places: [{duty: '7.7', items: [a]}]", "1:17 CFG200", "`7.7`", "`7.7.introduction`, `7.7.nature`"),
        ("places: [{duty: 7.12.email, items: [a]}]", "1:17 CFG200", "`7.12.email`", "`7.1`"),
        ("places: [{duty: 3.2.e, items: [a]}]", "1:17 CFG200", "`3.2.e`", "`7.1`"),
        ("stale_after: [{duty: '8.1', days: 1, note: {vi: a, en: a}}]", "1:22 CFG200", "`8.1`", "`7.1`"),
        ("places: [{duty: '7.4', kinds: [work_plans]}]", "1:32 CFG201", "`work_plan`", "work_schedule"),
        ("places: [{duty: '7.4'}]", "1:10 CFG203", "`7.4`", "sections"),
        ("places: [{duty: '7.4', items: [a], sites: [sx]}]", "1:44 CFG121", "`sx`", "site-config/sites/"),
        (
            "sections: [{path: tin-tuc, names: {vi: a, en: a}, basis: {instrument: nd-13, article: Điều 11}}]",
            "1:71 CFG141",
            "`nd-13-2018`",
            "instruments.yaml",
        ),
    ],
)
def test_what_does_not_exist_is_said_once_with_the_way_out(
    small: SmallPortal, text: str, place: str, said: str, way_out: str
) -> None:
    _, settings, places, sentences = load(small, text + "\n")
    assert (settings, places) == (None, [place])
    assert said in sentences[0][0] and way_out in sentences[0][1]


def test_a_section_that_no_site_has_is_a_warning_and_the_rest_holds(small: SmallPortal) -> None:
    _, settings, places, sentences = load(small, "places: [{duty: '7.4', sections: [tin-tucs]}]\n")
    assert places == ["1:35 CFG202"] and "`tin-tuc`" in sentences[0][0]
    assert settings is not None and settings.places[0].sections == ("tin-tucs",)


@pytest.mark.parametrize(
    "text", ["- 1\n", "places: 3\n", "stale_after: [{duty: '7.1', days: 0}]\n", "a: [\n", "\xff: {\n"]
)
def test_a_file_of_another_shape_is_refused_with_a_message(small: SmallPortal, text: str) -> None:
    _, settings, places, _ = load(small, text)
    assert settings is None and places


def test_the_shipped_file_has_no_fault() -> None:
    portal, _ = load_portal(Path(__file__).resolve().parents[2])
    assert portal is not None
    settings, found = load_duty_settings(portal)
    assert found == () and settings is not None
    assert all("luật không ấn định" in each.note.vi for each in settings.stale_limits)
