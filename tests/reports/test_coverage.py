"""What a site publishes of Điều 7: met, in part, stale, there as a sample, missing, not due; and how a report says so."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from portalgen.editorial.tables.table_forms.formats import ReportForm, format_report
from portalgen.editorial.tables.tables import CodedValue
from portalgen.law.calendar import VIETNAM
from portalgen.reports.coverage import (
    Coverage,
    CoverageState,
    DutyCoverage,
    PartCoverage,
    SiteCoverage,
    combine_states,
    find_coverage,
)
from portalgen.reports.coverage_labels import COVERAGE_LABELS
from portalgen.reports.coverage_report import COVERAGE_STATES, format_numbers, report_coverage
from tests.makers.duties import load_duties, write_duties_portal
from tests.makers.portal import AT, page, site

COUNT: Final = {"type": "integer", "minimum": 0}
DAY: Final = {"anyOf": [{"type": "null"}, {"type": "string", "format": "date"}]}
LINES: Final = {"type": "array", "items": {"type": "string"}}
STATE: Final = {"enum": list(get_args(CoverageState))}
BINDING: Final = {"enum": ["required", "if_any"]}
EVIDENCE: Final = {
    "binding": BINDING,
    "state": STATE,
    "count": {"anyOf": [COUNT, {"type": "null"}]},
    "samples": {"anyOf": [COUNT, {"type": "null"}]},
    "newest": DAY,
    "url": {"anyOf": [{"type": "null"}, {"type": "string", "pattern": "^(https://.*)?$"}]},
    "notes": {"anyOf": [LINES, {"type": "null"}]},
}


def table_schema(**columns: object) -> dict[str, object]:
    row = {"type": "object", "properties": columns, "required": list(columns), "additionalProperties": False}
    return {
        "type": "object",
        "required": ["title", "notes", "columns", "rows"],
        "properties": {"rows": {"type": "array", "minItems": 1, "items": row}},
    }


def report_schema(facts: dict[str, object], **tables: object) -> dict[str, object]:
    text = {"type": "string", "minLength": 1}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "report", "language", "title", "facts", "notes", "tables"],
        "properties": {
            "format": {"const": "portalgen-report-1"},
            "report": {"const": "coverage"},
            "language": {"enum": ["vi", "en"]},
            "title": text,
            "notes": {"type": "array", "items": text},
            "facts": {"type": "object", "properties": facts, "required": list(facts), "additionalProperties": False},
            "tables": {
                "type": "object",
                "properties": tables,
                "required": list(tables),
                "additionalProperties": False,
            },
        },
    }


MOMENT: Final = {"type": "string", "format": "date-time"}
SITE_SCHEMA: Final = report_schema(
    {
        "at": MOMENT,
        "site": {"type": "string"},
        "required": COUNT,
        "met": COUNT,
        "unchecked": COUNT,
        "unmet": COUNT,
        "unmet_items": LINES,
    },
    duties=table_schema(
        item={"type": "string"},
        duty={"type": "string", "pattern": r"^7\.\d+(\.[a-z]+)?$"},
        quote={"type": "string", "minLength": 1},
        **EVIDENCE,
    ),
    sections=table_schema(
        section={"type": "string"}, path={"type": "string"}, basis={"type": "string", "minLength": 1}, **EVIDENCE
    ),
    english=table_schema(content={"type": "string"}, key={"enum": ["structure", "contact"]}, **EVIDENCE),
)
SITES_SCHEMA: Final = report_schema(
    {"at": MOMENT, "sites": COUNT, "complete": COUNT, "incomplete": COUNT},
    sites=table_schema(
        name={"type": "string"},
        site={"type": "string"},
        group={"enum": ["main", "department", "commune"]},
        met=COUNT,
        unchecked=COUNT,
        unmet=COUNT,
        items=LINES,
        voluntary=COUNT,
        english=STATE,
        empty_sections=COUNT,
        newest=DAY,
        **{f"item_{number}": STATE for number in range(1, 22)},
    ),
    matrix=table_schema(site={"type": "string"}, **{f"item_{number}": STATE for number in range(1, 22)}),
    items=table_schema(item={"type": "string"}, **dict.fromkeys(get_args(CoverageState), COUNT)),
)


@pytest.fixture(scope="module")
def coverage(tmp_path_factory: pytest.TempPathFactory) -> Coverage:
    small = write_duties_portal(
        tmp_path_factory.mktemp("duties") / "portal",
        {
            # A second department that has sections of its own in the place of its profile's.
            "site-config/sites/sy.yaml": site(
                "sy",
                "department",
                "sy.example.vn",
                "Sở Y tế",
                "Sở Y tế",
                "sections:",
                "  - {path: tin-tuc, names: {vi: Tin tức, en: News}, kinds: [news], missing_translation: notice}",
                "  - {path: y-te, names: {vi: Y tế, en: Health}, kinds: [page], missing_translation: notice}",
            ),
            "content/sy/_index.vi.md": page("sy-trang-chu", kind="section", title="Sở Y tế"),
            "content/sy/tin-tuc/hom-nay.vi.md": page("sy-hom-nay", kind="news", title="Hôm nay", date="2026-11-24"),
            "content/sy/tin-tuc/nam-sau.vi.md": page("sy-nam-sau", kind="news", title="Năm sau", date="2027-05-01"),
        },
    )
    portal, sites, settings = load_duties(small)
    return find_coverage(portal, (sites.get(each.id) for each in portal.sites), settings, AT)


def document(id: str, issuer: str) -> str:
    return page(
        id,
        kind="legal_document",
        title=f"Nghị định của {issuer}",
        summary="Một văn bản.",
        number="00/2026/NĐ",
        document_type="decree",
        normative="true",
        issuer=issuer,
        issued="2026-11-20",
        effective="2026-11-21",
    )


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Coverage:
    """With a document of a body that the configuration names, one of another, and a consultation on a draft."""
    small = write_duties_portal(
        tmp_path_factory.mktemp("issued") / "portal",
        {
            "content/portal/van-ban/nghi-dinh.vi.md": document("portal-nghi-dinh", "Chính phủ"),
            "content/so/van-ban/van-ban.vi.md": document("so-van-ban", "Cơ quan Mẫu"),
            "content/portal/gop-y/du-thao.vi.md": page(
                "portal-du-thao",
                kind="consultation",
                title="Dự thảo",
                summary="Một dự thảo.",
                consultation_type="draft_law",
                lead_agency="Sở Mẫu",
                date="2026-11-20",
                opened="2026-11-20",
                closes="2026-12-20",
                address="Số 00 đường Mẫu",
                email="unconfirmed",
            ),
        },
    )
    portal, sites, settings = load_duties(small)
    return find_coverage(portal, (sites.get(each) for each in ("portal", "so")), settings, AT)


def of_site(coverage: Coverage, id: str) -> SiteCoverage:
    return next(each for each in coverage.sites if each.site.id == id)


def duty(coverage: Coverage, site: str, number: int) -> DutyCoverage:
    return of_site(coverage, site).duties[number - 1]


def part(coverage: Coverage, site: str, id: str) -> PartCoverage:
    parts = {each.part.id: each for one in of_site(coverage, site).duties for each in one.parts}
    return parts[id]


@pytest.mark.parametrize(
    ("site", "number", "state"),
    [
        ("portal", 1, "stale"),
        ("portal", 2, "met"),
        ("portal", 3, "partly"),
        ("portal", 5, "not_applicable"),
        ("portal", 7, "partly"),
        ("portal", 8, "unchecked"),
        ("portal", 9, "missing"),
        ("portal", 21, "none"),
        ("so", 1, "unchecked"),
        ("so", 2, "partly"),
        ("so", 9, "none"),
        ("xa", 1, "missing"),
        ("xa", 8, "none"),
    ],
)
def test_an_item_is_met_in_part_stale_missing_or_not_due(
    coverage: Coverage, site: str, number: int, state: CoverageState
) -> None:
    assert duty(coverage, site, number).state == state


def test_items_1_to_20_bind_the_main_portal_and_1_and_2_every_site(coverage: Coverage) -> None:
    bound = {
        each.site.id: [number for number, one in enumerate(each.duties, 1) if one.is_required]
        for each in coverage.sites
    }
    assert bound == {"portal": list(range(1, 21)), "so": [1, 2], "sy": [1, 2], "xa": [1, 2]}


def test_a_draft_meets_nothing(coverage: Coverage) -> None:
    assert duty(coverage, "portal", 4).state == "missing"


def test_samples_are_counted_apart_and_meet_nothing(coverage: Coverage) -> None:
    reward = part(coverage, "portal", "7.3.reward")
    assert (reward.state, reward.evidence.count, reward.evidence.samples, reward.evidence.url) == ("sample", 0, 1, "")
    structure = part(coverage, "portal", "7.2.structure")
    assert (structure.state, structure.evidence.count, structure.evidence.samples) == ("met", 1, 1)


def test_what_was_withdrawn_is_not_the_newest_item(coverage: Coverage) -> None:
    news = duty(coverage, "so", 1).parts[0].evidence
    assert (news.count, news.newest) == (3, date(2026, 1, 5))
    assert news.url == "https://so.example.vn/tin-tuc/hoi-nghi/"


def test_a_choice_of_the_item_says_which_part_it_serves(coverage: Coverage) -> None:
    assert part(coverage, "portal", "7.3.direction").state == "met"
    assert part(coverage, "portal", "7.3.reply").state == "missing"


def test_what_is_stale_says_for_how_long_and_by_whose_number(coverage: Coverage) -> None:
    *_, note = duty(coverage, "portal", 1).parts[0].notes
    assert "326 ngày" in note.vi and "30 ngày (thông lệ)" in note.vi
    assert "326" in note.en and "house practice" in note.en


def test_nothing_newer_than_the_clock_is_the_newest_and_what_says_so_is_named(coverage: Coverage) -> None:
    news = duty(coverage, "sy", 1)
    assert (news.newest, news.parts[0].evidence.url) == (date(2026, 11, 24), "https://sy.example.vn/tin-tuc/hom-nay/")
    assert "đang hiện mà ghi ngày chưa tới: `sy-nam-sau`" in [each.vi for each in news.parts[0].notes]
    sections = {each.path: each.evidence for each in of_site(coverage, "sy").sections}
    assert sections["tin-tuc"].newest == date(2026, 11, 24) and sections["tin-tuc"].notes


def test_an_item_that_is_there_does_not_say_that_it_is_what_is_asked_for(coverage: Coverage) -> None:
    for id in ("7.8.province", "7.8.world"):
        assert part(coverage, "portal", id).state == "unchecked"
        assert [each.vi for each in part(coverage, "portal", id).notes] == [
            "chỉ tìm thấy có bài, chưa đối chiếu nội dung"
        ]
    assert not {each.duty.id for each in of_site(coverage, "portal").unmet} & {"7.8"}
    assert "7.8" not in {each.duty.id for each in of_site(coverage, "portal").met_duties}


def test_a_document_counts_for_the_body_that_issued_it_alone(issued: Coverage) -> None:
    assert part(issued, "portal", "7.9.central").evidence.count == 1
    assert part(issued, "portal", "7.9.central").state == "unchecked"  # that it is there says nothing of its words
    assert part(issued, "portal", "7.9.province").state == "missing"


def test_a_document_of_a_body_that_nobody_named_is_not_compared(issued: Coverage) -> None:
    documents = {id: part(issued, "so", id) for id in ("7.9.central", "7.9.province")}
    assert {each.state for each in documents.values()} == {"unchecked"}
    assert all("issuers" in note.vi for each in documents.values() for note in each.notes)


def test_a_consultation_meets_what_its_fields_say_and_no_more(issued: Coverage) -> None:
    states = {each.part.id.rpartition(".")[2]: each.state for each in duty(issued, "portal", 18).parts}
    assert states == {"draft": "missing", "term": "met", "address": "met", "email": "missing", "opinions": "missing"}


def test_files_that_could_not_be_read_are_told_in_both_forms(coverage: Coverage) -> None:
    sites = tuple(replace(each, faulty_pages=2 * (each.site.id == "so")) for each in coverage.sites)
    of_many = [each.vi for each in report_coverage(Coverage(AT, sites)).notes]
    of_one = [each.vi for each in report_coverage(Coverage(AT, sites[1:2])).notes]
    assert of_one[0].startswith("2 tệp bài có lỗi") and of_many[0] == f"{of_one[0]} Các trang: so (2)."
    assert not any("tệp bài có lỗi" in each.vi for each in report_coverage(coverage).notes)


def test_nothing_is_stale_where_nobody_set_a_limit(coverage: Coverage) -> None:
    assert duty(coverage, "so", 1).state == "unchecked"
    assert duty(coverage, "portal", 8).state == "unchecked"


def test_the_configuration_names_pages_and_sections_that_no_kind_serves(coverage: Coverage) -> None:
    assert part(coverage, "portal", "7.7.history").evidence.url == "https://www.example.vn/gioi-thieu/lich-su/"
    assert part(coverage, "so", "7.2.functions").evidence.count == 1
    assert part(coverage, "xa", "7.7.history").state == "none"


def test_an_item_that_the_configuration_names_and_nobody_has_is_said(coverage: Coverage) -> None:
    nature = part(coverage, "portal", "7.7.nature")
    assert nature.state == "missing"
    assert [each.vi for each in nature.notes] == ["không có bài nào mang mã `portal-khong-co`"]


def test_what_does_not_apply_gives_the_reason_and_is_not_required(coverage: Coverage) -> None:
    budget = duty(coverage, "portal", 5)
    assert [each.vi for each in budget.parts[0].notes] == ["công khai nơi khác"]
    assert budget not in of_site(coverage, "portal").required


def test_a_contact_counts_only_once_it_is_confirmed(coverage: Coverage) -> None:
    states = {site: [each.state for each in duty(coverage, site, 12).parts] for site in ("portal", "so")}
    assert states == {"portal": ["missing"] * 3, "so": ["met", "met", "none"]}
    assert part(coverage, "so", "7.12.telephone").evidence.url == "https://so.example.vn/lien-he/"
    email = part(coverage, "portal", "7.12.email")
    assert [each.vi for each in email.notes] == ["chờ Văn phòng xác nhận"] and email.evidence.url == ""


def test_english_readers_need_the_functions_in_english_and_a_confirmed_contact(coverage: Coverage) -> None:
    found = {id: [each.state for each in of_site(coverage, id).english] for id in ("portal", "so", "xa")}
    assert found == {"portal": ["missing", "missing"], "so": ["met", "met"], "xa": ["none", "none"]}
    structure = of_site(coverage, "so").english[0]
    assert structure.evidence.url == "https://so.example.vn/en/introduction/chuc-nang/"
    assert [each.en for each in of_site(coverage, "xa").english[0].notes] == ["the site is not in English"]


def test_sections_of_the_profile_and_those_that_an_instrument_names_are_required(coverage: Coverage) -> None:
    sections = {each.path: each for each in of_site(coverage, "portal").sections}
    assert sections["lay-y-kien"].basis == "QĐ 2111 Điều 7(16)"
    assert (sections["lay-y-kien"].state, sections["lay-y-kien"].is_declared) == ("missing", False)
    assert (sections["ke-hoach"].state, sections["ke-hoach"].is_required) == ("missing", True)
    assert sections["tin-tuc"].evidence.url == "https://www.example.vn/tin-tuc/"


def test_a_site_without_a_section_of_its_profile_is_told_so_and_its_own_are_not_required(coverage: Coverage) -> None:
    sections = {each.path: (each.is_required, each.is_declared) for each in of_site(coverage, "sy").sections}
    assert sections["van-ban"] == (True, False)
    assert sections["y-te"] == (False, True)
    assert sections["lay-y-kien"] == (False, False)


def test_sites_stand_beside_items_in_signs_that_the_table_explains(coverage: Coverage) -> None:
    matrix = next(each for each in report_coverage(coverage).tables if each.key == "matrix")
    assert not any(each.is_data or each.is_detail for each in matrix.columns)
    (legend,) = matrix.notes
    signs = [value for row in matrix.rows for value in row if isinstance(value, CodedValue)]
    assert len(signs) == 21 * len(coverage.sites)
    for each in signs:
        state = next(label for code, label in COVERAGE_LABELS.items() if code == each.code)
        assert f"{each.label.vi} = {state.vi}" in legend.vi and f"{each.label.en} = {state.en}" in legend.en


@given(st.lists(st.sampled_from(get_args(CoverageState)), min_size=1))
def test_a_whole_is_met_only_by_all_of_its_parts_in_any_order(states: list[CoverageState]) -> None:
    whole = combine_states(states)
    assert whole == combine_states(reversed(states)) == combine_states([*states, "not_applicable"])
    applying = {each for each in states if each != "not_applicable"}
    assert (whole == "met") == (applying == {"met"})
    assert (whole in ("missing", "none")) <= (applying in ({"missing"}, {"none"}))


@given(st.sets(st.integers(1, 21)))
def test_numbers_in_ranges_are_the_same_numbers(numbers: set[int]) -> None:
    text = format_numbers(sorted(numbers))
    ends = [each.split("-") for each in text.split(", ") if each]
    assert sorted(numbers) == [n for each in ends for n in range(int(each[0]), int(each[-1]) + 1)]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_json_of_one_site_and_of_many_is_what_its_schema_says(coverage: Coverage, language: str) -> None:
    one = Coverage(coverage.at, (of_site(coverage, "portal"),))
    for value, schema in ((one, SITE_SCHEMA), (coverage, SITES_SCHEMA)):
        found: Any = json.loads(format_report(report_coverage(value), "json", language))
        assert [each.message for each in Draft202012Validator(schema).iter_errors(found)] == []


def test_the_table_of_sites_counts_and_names_what_is_not_met(coverage: Coverage) -> None:
    value = json.loads(format_report(report_coverage(coverage), "json", "vi"))
    rows = {each["site"]: each for each in value["tables"]["sites"]["rows"]}
    assert list(rows) == ["portal", "so", "sy", "xa"]
    assert rows["xa"]["items"] == ["chưa có: 1, 2"]
    assert [rows["so"][each] for each in ("met", "unchecked", "unmet", "voluntary")] == [0, 1, 1, 0]
    assert (
        sum(rows["portal"][each] for each in ("met", "unchecked", "unmet")) == 19
    )  # items 1 to 20 but the one that does not apply
    items = value["tables"]["items"]["rows"]
    assert all(sum(row[each] for each in get_args(CoverageState)) == len(rows) for row in items)


def test_every_form_of_the_report_says_the_state_of_an_item_in_words(coverage: Coverage) -> None:
    report = report_coverage(Coverage(coverage.at, (of_site(coverage, "portal"),)))
    for form in get_args(ReportForm):
        for language in ("vi", "en"):
            text = format_report(report, form, language)
            word = COVERAGE_STATES["stale"].label.text(language) if form != "json" else "stale"
            assert word in text and text == format_report(report, form, language)


def test_a_site_is_judged_at_the_moment_that_is_asked_for(tmp_path: Path) -> None:
    small = write_duties_portal(
        tmp_path / "portal",
        {
            "content/xa/tin-tuc/hen.vi.md": page(
                "xa-hen",
                kind="news",
                title="Hẹn giờ",
                date="2026-11-25",
                publish_at="2026-11-25T08:00",
                expires_at="2026-11-26",
            )
        },
    )

    def state_at(day: int) -> CoverageState:
        at = datetime(2026, 11, day, 9, tzinfo=VIETNAM)
        portal, sites, settings = load_duties(small, at)
        return find_coverage(portal, [sites.get("xa")], settings, at).sites[0].duties[0].state

    assert [state_at(day) for day in (24, 25, 27)] == ["missing", "unchecked", "missing"]
