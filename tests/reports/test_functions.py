"""Each duty of the portal against the address that fulfils it: what was looked at is said, what was not is not claimed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from portalgen.config.duties import load_duty_settings
from portalgen.config.load import load_portal
from portalgen.content.model import FaultyPage
from portalgen.content.read import read_library
from portalgen.editorial.tables.table_forms.formats import format_report
from portalgen.law.duties import CONTENT_DUTIES, FUNCTION_DUTIES
from portalgen.pipeline.sites.published_sites import load_published_sites
from portalgen.reports.coverage import find_site_coverage, group_by_duty, list_countable_items
from portalgen.reports.coverage_labels import COVERAGE_STATES
from portalgen.reports.function_finders import (
    FINDERS,
    FunctionFinding,
    FunctionSources,
    FunctionState,
    combine_findings,
    find_any,
    find_in_theme,
    find_menu_entry,
)
from portalgen.reports.functions import Functions, find_functions
from portalgen.reports.functions_report import FUNCTION_STATES, report_functions
from portalgen.reports.provisional_duties import PROVISIONAL_DUTIES
from tests.makers.duties import load_duties, write_duties_portal
from tests.makers.portal import AT, PROFILES_YAML, SmallPortal

ROOT = Path(__file__).resolve().parents[2]
ROW: Final = {
    "type": "object",
    "additionalProperties": False,
    "required": ["duty", "id", "basis", "state", "urls", "notes", "quote", "certainty"],
    "properties": {
        "duty": {"type": "string", "minLength": 1},
        "id": {"type": "string", "minLength": 1},
        "basis": {"type": "string", "minLength": 1},
        "state": {"enum": list(get_args(FunctionState))},
        "urls": {"type": "array", "items": {"type": "string", "pattern": "^(https://|mailto:)"}},
        "notes": {"type": "array", "items": {"type": "string", "minLength": 1}},
        "quote": {"type": "string"},
        "certainty": {"enum": ["text", "provisional"]},
    },
}
TABLE: Final = {
    "type": "object",
    "required": ["title", "notes", "columns", "rows"],
    "properties": {"rows": {"type": "array", "minItems": 1, "items": ROW}},
}
SCHEMA: Final = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["format", "report", "facts", "tables"],
    "properties": {
        "format": {"const": "portalgen-report-1"},
        "report": {"const": "functions"},
        "facts": {
            "type": "object",
            "required": ["at", "site", *get_args(FunctionState)],
            "properties": {each: {"type": "integer", "minimum": 0} for each in get_args(FunctionState)},
        },
        "tables": {
            "type": "object",
            "required": ["functions", "content", "provisional", "states"],
            "additionalProperties": False,
            "properties": {
                **dict.fromkeys(("functions", "content", "provisional"), TABLE),
                "states": {"type": "object"},
            },
        },
    },
}


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> FunctionSources:
    return load_sources(write_duties_portal(tmp_path_factory.mktemp("functions") / "portal"))


def load_sources(small: SmallPortal) -> FunctionSources:
    portal, sites, settings = load_duties(small)
    main = sites.get("portal")
    by_duty = group_by_duty(list_countable_items(main))
    return FunctionSources(portal, main, by_duty, find_site_coverage(portal, main, settings), settings)


@pytest.fixture(scope="module")
def component(tmp_path_factory: pytest.TempPathFactory) -> Functions:
    """Of a component site, one file of which could not be read."""
    portal, sites, settings = load_duties(write_duties_portal(tmp_path_factory.mktemp("component") / "portal"))
    found = sites.get("xa")
    faulty = FaultyPage("content/xa/tin-tuc/hong.vi.md", "", "content/xa/tin-tuc/hong.vi.md", None)
    return find_functions(portal, replace(found, library=replace(found.library, faulty_pages=(faulty,))), settings)


@pytest.fixture(scope="module")
def province() -> Functions:
    """Of the main site of this repository's portal, loaded and not built."""
    portal, found = load_portal(ROOT)
    assert portal is not None, found
    settings, faults = load_duty_settings(portal)
    assert settings is not None, faults
    alone = replace(portal, sites=(portal.main_site,))
    sites = load_published_sites(alone, read_library(alone)[0], AT)
    return find_functions(portal, sites.get(portal.settings.main_site), settings)


def test_every_duty_has_a_finder_and_every_finder_a_duty() -> None:
    duties = [each.id for each in (*FUNCTION_DUTIES, *CONTENT_DUTIES, *PROVISIONAL_DUTIES)]
    assert sorted(FINDERS) == sorted(duties)


def test_every_finder_finds_in_the_shipped_portal_or_says_why_not(province: Functions) -> None:
    # These say why by their state: an address that is not confirmed, a service or an item of the Regulation that is not there.
    plain = {"unconfirmed", "sample", "absent"}
    unexplained = [
        each.id
        for each in province.every
        if not (each.finding.urls or each.finding.notes or each.finding.state in plain)
    ]
    assert unexplained == []


def test_nothing_is_called_present_without_an_address(province: Functions) -> None:
    present = [
        each.id for each in province.every if each.finding.state in ("present", "partly") and not each.finding.urls
    ]
    assert present == []


def test_what_no_program_can_look_at_is_not_compared_and_says_who_can(province: Functions) -> None:
    unchecked = {each.id: each.finding for each in province.every if each.finding.state == "unchecked"}
    assert {"3.1", "3.2", "3.2.b.channels", "3.2.dd.services", "3.3", "3.5", "print", "formats"} <= set(unchecked)
    assert {"3.2.h", "ipv6", "https", "mobile", "metadata", "accessibility.wcag", "search.exact"} <= set(unchecked)
    assert all(each.notes for each in unchecked.values())


def test_content_is_what_the_coverage_says_of_it(sources: FunctionSources) -> None:
    """Every state of an item of Điều 7 is called by the same words, and what the coverage notes is noted."""
    for duty in sources.coverage.duties:
        finding = FINDERS[duty.duty.id](sources)
        label = FUNCTION_STATES[finding.state].label
        if duty.state not in ("met", "partly", "missing"):  # which are said in the words of functions
            assert label == COVERAGE_STATES[duty.state].label, duty.duty.id
        assert {note for part in duty.parts for note in part.notes} <= set(finding.notes)


def test_what_is_lacking_of_the_sections_that_instruments_name_is_said(sources: FunctionSources) -> None:
    finding = FINDERS["3.2.dd.disclosure"](sources)
    assert (finding.state, [each.vi for each in finding.notes]) == ("absent", ["Mục lấy ý kiến: chưa có"])


def test_a_home_in_another_language_is_no_content_in_it(sources: FunctionSources) -> None:
    assert "Liên hệ của người có trách nhiệm: chưa có" in [each.vi for each in FINDERS["3.2.g"](sources).notes]


def test_a_component_site_is_held_against_its_own_clause(component: Functions) -> None:
    assert {each.basis for each in component.functions} == {"QĐ 2111 Điều 3(4)"}
    assert {each.id: each.finding.state for each in component.content}["7.9"] == "none"
    table = report_functions(component).tables[0]
    assert ["khoản 4" in each.vi for each in table.notes] == [True]


def test_files_that_could_not_be_read_are_told(component: Functions) -> None:
    assert report_functions(component).notes[0].vi.startswith("1 tệp bài có lỗi")


def test_only_the_words_of_the_regulation_are_quoted_and_certain(province: Functions) -> None:
    for each in (*province.functions, *province.content):
        assert each.certainty == "text" and each.quote and each.basis.startswith("QĐ 2111 Điều ")
    assert all(each.certainty == "provisional" and not each.quote for each in province.provisional)


def test_the_report_is_what_its_schema_says_and_marks_what_is_provisional(province: Functions) -> None:
    report = report_functions(province)
    found: Any = json.loads(format_report(report, "json", "vi"))
    assert [each.message for each in Draft202012Validator(SCHEMA).iter_errors(found)] == []
    assert sum(found["facts"][each] for each in get_args(FunctionState)) == len(province.every)
    assert "tạm tính, chưa đối chiếu nguyên văn phụ lục TT 22/2023" in format_report(report, "text", "vi")
    assert "not compared with the annexes of TT 22/2023" in format_report(report, "html", "en")


@pytest.mark.parametrize(
    ("duty", "state", "urls"),
    [
        ("3.2.c", "partly", ("https://dichvucong.example.vn/",)),
        ("3.2.b.gazette", "unconfirmed", ()),
        ("3.2.b.social", "absent", ()),
        ("3.2.b.monitoring", "absent", ()),
        ("3.2.a.direction", "present", ("https://www.example.vn/chi-dao/tiet-kiem/",)),
        ("3.2.a.policy", "absent", ()),
        ("3.3.a.send", "present", ("https://hoidap.example.vn/",)),
        ("3.2.d.questions", "partly", ("https://hoidap.example.vn/",)),
        ("3.2.d.opinions", "absent", ()),
        ("3.3.c", "unconfirmed", ()),
        ("3.2.g", "absent", ()),
        ("7.1", "stale", ("https://www.example.vn/tin-tuc/chao-mung/",)),
        ("7.5", "not_applicable", ()),
        ("7.21", "none", ()),
        ("7.4", "absent", ()),
        ("menu.home", "present", ("https://www.example.vn/",)),
        ("menu.site_map", "absent", ()),
        ("footer.email", "unconfirmed", ()),
        (
            "site_map.people",
            "present",
            ("https://www.example.vn/so-do-trang/", "https://www.example.vn/sites/en/site-map/"),
        ),
        ("save", "absent", ()),
        ("related", "absent", ()),
        ("english.structure", "absent", ()),
    ],
)
def test_a_finder_says_what_the_portal_has(
    sources: FunctionSources, duty: str, state: FunctionState, urls: tuple[str, ...]
) -> None:
    finding = FINDERS[duty](sources)
    assert (finding.state, finding.urls) == (state, urls)


def test_a_menu_entry_is_found_by_its_words_and_leads_somewhere(tmp_path: Path) -> None:
    menu = PROFILES_YAML.replace(
        "    menu:\n",
        "    menu:\n"
        '      - {label: {vi: GIOI THIEU, en: About}, to: "id:portal-chao-mung"}\n'
        '      - {label: {vi: Dịch vụ, en: Services}, to: "service:gazette"}\n'
        '      - {label: {vi: Sở, en: Department}, to: "site:so"}\n',
        1,
    )
    sources = load_sources(SmallPortal(tmp_path / "portal", {"site-config/profiles.yaml": menu}))
    assert find_menu_entry("Giới thiệu")(sources).urls == ("https://www.example.vn/tin-tuc/chao-mung/",)
    assert find_menu_entry("Sở")(sources).urls == ("https://so.example.vn/",)
    assert find_menu_entry("Dịch vụ")(sources).state == "absent"
    assert find_menu_entry("Dịch vụ")(sources).notes != ()


def test_a_file_of_the_theme_is_named_by_which_something_is_there(sources: FunctionSources, tmp_path: Path) -> None:
    assert find_in_theme("no such rule", "styles/*.css")(sources).state == "absent"
    shipped = find_in_theme("@media print", "styles/*.css")(sources)
    assert shipped.state == "present" and shipped.notes[0].vi.endswith(".css")
    own = {
        "site-config/profiles.yaml": PROFILES_YAML.replace("theme: default", "theme: rieng"),
        "themes/rieng/theme.yaml": "name: rieng\nextends: default\n",
        "themes/rieng/styles/print.css": "/* own */\n",
    }
    small = SmallPortal(tmp_path / "portal", own)
    worn = load_sources(small)
    assert find_in_theme("/* own */", "styles/*.css")(worn).notes[0].vi == "theo themes/rieng/styles/print.css"
    assert find_in_theme("@media print", "styles/*.css")(worn).state == "present"
    small.remove("themes/rieng/theme.yaml")
    assert find_in_theme("@media print", "styles/*.css")(worn).state == "unchecked"


FINDINGS: Final = st.builds(
    FunctionFinding, st.sampled_from(get_args(FunctionState)), st.lists(st.sampled_from("ab"), max_size=2).map(tuple)
)


@given(st.lists(FINDINGS, min_size=1, max_size=4))
def test_what_takes_several_things_is_present_only_by_all_of_them(findings: list[FunctionFinding]) -> None:
    whole = combine_findings(findings)
    states = {each.state for each in findings} - {"none", "not_applicable"}
    assert (whole.state == "present") == (states == {"present"})
    assert (whole.state == "partly") == (states != {"present"} and bool(states & {"present", "partly"}))
    assert set(whole.urls) == {url for each in findings for url in each.urls}


def test_what_may_be_met_in_several_ways_is_met_by_the_best(sources: FunctionSources) -> None:
    absent, present = FunctionFinding("absent"), FunctionFinding("present", ("https://a.example.vn/",))
    assert find_any(lambda _: absent, lambda _: present)(sources) == present
