"""JSON-LD of pages: true by the vocabulary of schema.org, and silent of what nothing may be claimed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from rdflib import RDF, URIRef

from portalgen.kinds.definition import Kind
from portalgen.kinds.schema_org import SchemaMapping, SchemaProperty
from portalgen.kinds.table import KINDS
from portalgen.plan.model import Address
from portalgen.render.metadata.forms import PROPERTY_FORMS
from portalgen.render.metadata.json_ld import write_json_ld
from portalgen.render.metadata.site_nodes import build_website, encode_json
from tests.makers.described_portal import FILES, HOME, write_described_portal
from tests.makers.portal import XA, SmallPortal
from tests.makers.schema_org import (
    SCHEMA,
    faults_of,
    find_type,
    is_interval,
    list_unknown_words,
    read_graph,
    read_json_ld,
)

Nodes = list[dict[str, Any]]
FOLDERS = {path.split("/")[2] for path in FILES if path.startswith("content/xa/")}
MAPPED = [kind for kind in KINDS.values() if kind.schema_org is not None]


def _folder(kind: Kind) -> str:
    return "tin-tuc" if kind.is_report else kind.name.replace("_", "-")


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    built = write_described_portal(tmp_path_factory.mktemp("described") / "portal")
    built.build_successfully()
    return built


@pytest.fixture(scope="module")
def pages(portal: SmallPortal) -> Mapping[str, Nodes]:
    """The nodes of each page of the commune that has any, by its path."""
    files = {path.parent.relative_to(portal.out / XA): path.read_text("utf-8") for path in _files(portal)}
    return {path.as_posix(): read_json_ld(text) for path, text in files.items() if "ld+json" in text}


def _files(portal: SmallPortal) -> list[Path]:
    return sorted((portal.out / XA).rglob("index.html"))


def test_everything_that_the_pages_say_is_allowed_by_the_vocabulary(pages: Mapping[str, Nodes]) -> None:
    graph = read_graph(node for nodes in pages.values() for node in nodes)
    assert faults_of(graph) == []
    assert len(graph) > 1000


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Law", "name": "a"}, "['Law']: no type of schema.org"),
        ({"@type": "Event", "name": "a", "startDate": "hôm nay", "location": "b"}, "startDate: 'hôm nay' is none of"),
        ({"@type": "WebPage", "legislationType": "a"}, "legislationType: not of ['WebPage']"),
        ({"@type": "WebPage", "publishedWhen": "2026-01-01"}, "publishedWhen: no property of schema.org"),
        ({"@type": "WebPage", "publisher": {"@type": "Place", "name": "a"}}, "publisher: ['Place'] is none of"),
        ({"@type": "Dataset", "name": "a"}, "['Dataset']: lacks description"),
        ({"@type": "Legislation", "legislationLegalForce": f"{SCHEMA}InVigour"}, "legislationLegalForce: "),
        ({"@type": "Question", "name": "a", "answerCount": "một", "acceptedAnswer": []}, "answerCount: 'một' is none"),
    ],
)
def test_what_the_vocabulary_does_not_allow_is_a_fault(node: dict[str, Any], fault: str) -> None:
    assert any(each.startswith(fault) for each in faults_of(read_graph([{"@id": f"{HOME}#a", **node}])))


@pytest.mark.parametrize("kind", [pytest.param(each, id=each.name) for each in MAPPED])
def test_a_mapping_names_what_the_vocabulary_has_and_allows(kind: Any) -> None:
    assert list_unknown_words(kind.schema_org) == []


def test_a_mapping_with_a_word_that_there_is_not_is_found() -> None:
    wrong = SchemaMapping("Law", ())
    mapping = SchemaMapping("Event", (SchemaProperty("legislationType", "title"),), parts=(wrong,))
    assert list_unknown_words(mapping) == ["legislationType is not of Event", "Law is no type"]


@pytest.mark.parametrize("kind", [pytest.param(each, id=each.name) for each in MAPPED if _folder(each) in FOLDERS])
def test_the_page_of_a_kind_with_a_mapping_is_of_what_that_says(kind: Any, pages: Mapping[str, Nodes]) -> None:
    of_kind = [nodes for path, nodes in pages.items() if path.startswith(f"{_folder(kind)}/")]
    assert any(node["@type"] == kind.schema_org.type for nodes in of_kind for node in nodes)


def test_mappings_name_forms_that_there_are_and_no_form_is_without_a_user() -> None:
    mappings = [each for kind in MAPPED for each in (kind.schema_org, *kind.schema_org.parts)]  # type: ignore[union-attr]
    assert {one.form for each in mappings for one in each.properties} == set(PROPERTY_FORMS)


def test_news_says_who_wrote_it_when_where_it_comes_from_and_what_it_announces(pages: Mapping[str, Nodes]) -> None:
    nodes = pages["tin-tuc/tiem-chung"]
    news, event = find_type(nodes, "NewsArticle"), find_type(nodes, "Event")
    assert find_type(nodes, "WebPage")["mainEntity"] == {"@id": news["@id"]}
    assert news["datePublished"] == "2026-11-20T08:30:00+07:00"
    assert news["dateModified"] == "2026-11-21T09:00:00+07:00"
    assert news["author"] == {"@type": "Person", "name": "Bút danh mẫu"}
    assert news["publisher"] == {"@id": find_type(nodes, "GovernmentOrganization")["@id"]}
    assert news["isBasedOn"] == "https://bao.example.vn/tin"
    assert news["about"] == {"@id": event["@id"]}
    assert (event["startDate"], event["endDate"]) == ("2026-12-05T08:00:00+07:00", "2026-12-05T11:00:00+07:00")
    assert event["location"] == {"@type": "Place", "name": "Trạm Y tế xã", "address": "Trạm Y tế xã"}


def test_both_ends_of_a_relation_of_laws_state_the_same(pages: Mapping[str, Nodes]) -> None:
    old, new, fee = (URIRef(f"{HOME}legal-document/{name}/#item") for name in ("gia-dat", "gia-dat-moi", "phi"))
    changes, amends = URIRef(f"{SCHEMA}legislationChanges"), URIRef(f"{SCHEMA}legislationAmends")
    for page, statements in (
        ("gia-dat-moi", [(new, changes, old), (new, amends, fee)]),
        ("gia-dat", [(new, changes, old)]),
        ("phi", [(new, amends, fee)]),
    ):
        graph = read_graph(pages[f"legal-document/{page}"])
        assert sorted(graph.triples((None, changes, None))) + sorted(graph.triples((None, amends, None))) == statements


def test_a_law_says_whether_it_is_in_force_as_it_is_derived_at_the_clock(pages: Mapping[str, Nodes]) -> None:
    force = {
        name: find_type(pages[f"legal-document/{name}"], "Legislation")["legislationLegalForce"]
        for name in ("gia-dat", "gia-dat-moi", "phi")
    }
    assert force == {
        "gia-dat": f"{SCHEMA}NotInForce",  # replaced
        "gia-dat-moi": f"{SCHEMA}InForce",
        "phi": f"{SCHEMA}NotInForce",  # not yet
    }


@pytest.mark.parametrize("path", ["tin-tuc/mau", "tin-tuc/rut", "legal-document/mau"])
def test_of_a_sample_and_of_what_was_withdrawn_nothing_is_claimed(path: str, pages: Mapping[str, Nodes]) -> None:
    assert [node["@type"] for node in pages[path]] == ["WebPage", "BreadcrumbList"]


def test_what_a_sample_does_to_a_law_is_not_told_there(pages: Mapping[str, Nodes]) -> None:
    graph = read_graph(pages["legal-document/phi"])
    assert (None, URIRef(f"{SCHEMA}legislationRepeals"), None) not in graph


def test_a_question_is_one_for_search_engines_once_it_is_answered(pages: Mapping[str, Nodes]) -> None:
    answer = find_type(pages["question/hoi"], "Question")["acceptedAnswer"]
    assert answer["text"] == "Nộp tại bộ phận một cửa."
    assert find_type(pages["question/hoi"], "QAPage")["mainEntity"]
    assert "Question" not in {node["@type"] for node in pages["question/cho"]}


def test_engagements_of_a_week_are_events_with_their_hours_and_changes(pages: Mapping[str, Nodes]) -> None:
    events = {
        node["@id"].rpartition("#")[2]: node for node in pages["work-schedule/tuan-48"] if node["@type"] == "Event"
    }
    assert events["event-giao-ban"]["startDate"] == "2026-11-24T08:00:00+07:00"
    assert events["event-2"]["eventStatus"] == f"{SCHEMA}EventCancelled"
    assert len(events) == 2  # one without a place is none that search engines take


def test_each_file_of_figures_is_a_data_set_with_its_period(pages: Mapping[str, Nodes]) -> None:
    for path in ("statistics/dan-so", "epidemic/sot", "budget-report/du-toan", "land-price/bang-gia"):
        data = find_type(pages[path], "Dataset")
        assert data["distribution"]["contentUrl"] == f"{HOME}{path}/so-lieu.csv"
        assert is_interval(data["temporalCoverage"])
        assert data["creator"] == {"@type": "Organization", "name": "Công an xã"}


def test_a_home_says_all_of_its_agency_that_is_confirmed_and_nothing_else(pages: Mapping[str, Nodes]) -> None:
    agency = find_type(pages["."], "GovernmentOrganization")
    assert agency["areaServed"] == {"@type": "AdministrativeArea", "name": "Xã Đưng K'Nớ", "identifier": "24823"}
    assert agency["parentOrganization"]["name"] == "Cổng thông tin điện tử tỉnh"
    assert not {"address", "telephone", "email", "identifier"} & set(agency)
    assert "potentialAction" not in find_type(pages["."], "WebSite")  # built without search


def test_a_site_with_a_search_says_how_to_ask_it() -> None:
    search = SimpleNamespace(address=lambda *_: Address(XA, "/tim-kiem/"))
    name = SimpleNamespace(full="Ủy ban nhân dân xã")
    site = SimpleNamespace(id="xa", host=XA, codes=("vi",), prefix=lambda _: "/", name=lambda _: name)
    node = build_website(cast(Any, SimpleNamespace(plan=search, has_search=True)), cast(Any, site), "vi")
    assert node["potentialAction"]["target"]["urlTemplate"] == f"{HOME}tim-kiem/?q={{search_term_string}}"
    assert faults_of(read_graph([node])) == [f"{HOME}#agency: has no type"] or faults_of(read_graph([node])) == []


def test_breadcrumbs_lead_from_the_home_to_the_page(pages: Mapping[str, Nodes]) -> None:
    steps = find_type(pages["tin-tuc/tiem-chung"], "BreadcrumbList")["itemListElement"]
    urls = [HOME, f"{HOME}tin-tuc/", f"{HOME}tin-tuc/tiem-chung/"]
    assert [(each["position"], each["item"]["@id"]) for each in steps] == list(enumerate(urls, 1))
    assert all("BreadcrumbList" in {node["@type"] for node in nodes} for path, nodes in pages.items() if path != ".")


def test_a_node_keeps_its_id_on_every_page(pages: Mapping[str, Nodes]) -> None:
    graph = read_graph(node for nodes in pages.values() for node in nodes)
    for subject in set(graph.subjects(RDF.type)):
        assert len(set(graph.objects(subject, RDF.type))) == 1


def test_the_plain_text_of_a_page_holds_none_of_it(portal: SmallPortal) -> None:
    assert "@graph" not in (portal.out / XA / "tin-tuc/tiem-chung/index.txt").read_text("utf-8")


@given(st.dictionaries(st.text(), st.text()))
def test_no_text_can_end_the_script_or_change_what_is_said(node: dict[str, str]) -> None:
    script = write_json_ld([encode_json(node)])
    assert "<" not in script
    assert json.loads(script)["@graph"] == [node]


def test_a_title_with_markup_stays_a_title(portal: SmallPortal, pages: Mapping[str, Nodes]) -> None:
    assert find_type(pages["tin-tuc/tiem-chung"], "NewsArticle")["headline"] == "Tiêm chủng </script> tháng 12"
    tree = html.fromstring((portal.out / XA / "tin-tuc/tiem-chung/index.html").read_text("utf-8"))
    assert [each.get("src") for each in tree.xpath('//script[not(@type="application/ld+json")]')].count(None) == 0
