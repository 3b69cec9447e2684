"""JSON-LD of pages: true by the vocabulary of schema.org, and silent of what nothing may be claimed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from rdflib import RDF, URIRef

from portalgen.config.outside import UNCONFIRMED
from portalgen.kinds.definition import Field, Kind
from portalgen.kinds.schema_org import SchemaMapping, SchemaProperty
from portalgen.kinds.table import KINDS
from portalgen.law.calendar import VIETNAM
from portalgen.plan.model import Address
from portalgen.render.metadata.forms import PROPERTY_FORMS, Subject
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
    names = ("cu", "gia-dat", "gia-dat-moi", "phi")
    oldest, old, new, fee = (URIRef(f"{HOME}legal-document/{name}/#item") for name in names)
    changes, amends = URIRef(f"{SCHEMA}legislationChanges"), URIRef(f"{SCHEMA}legislationAmends")
    for page, statements in (
        ("gia-dat-moi", [(new, changes, old), (new, amends, fee)]),
        ("gia-dat", [(new, changes, old), (old, changes, oldest)]),
        ("cu", [(old, changes, oldest)]),
        ("phi", [(new, amends, fee)]),
    ):
        graph = read_graph(pages[f"legal-document/{page}"])
        found = (*graph.triples((None, changes, None)), *graph.triples((None, amends, None)))
        assert {each for each in found if isinstance(each[0], URIRef)} == set(statements)


def test_what_a_law_will_do_is_claimed_at_neither_end_before_its_day(pages: Mapping[str, Nodes]) -> None:
    """The fee's decision repeals the new one from 2027."""
    for page in ("phi", "gia-dat-moi"):
        graph = read_graph(pages[f"legal-document/{page}"])
        assert (None, URIRef(f"{SCHEMA}legislationRepeals"), None) not in graph


def test_what_is_gone_is_named_without_an_address_and_what_it_did_lasts(pages: Mapping[str, Nodes]) -> None:
    law = find_type(pages["legal-document/gia-dat-moi"], "Legislation")
    gone = {name: value for name, value in law["@reverse"].items() if name != "legislationRepeals"}
    assert gone == {
        "legislationAmends": {"@type": "Legislation", "name": "06/QĐ-UBND", "legislationIdentifier": "06/QĐ-UBND"},
        "legislationCorrects": {"@type": "Legislation", "name": "07/QĐ-UBND", "legislationIdentifier": "07/QĐ-UBND"},
    }
    # and nothing of the withdrawn one
    assert law["citation"] == {
        "@type": "Legislation",
        "name": "Quyết định đã gỡ",
        "legislationIdentifier": "06/QĐ-UBND",
    }


def test_a_law_that_holds_no_longer_ends_on_the_day_before_what_ended_it(pages: Mapping[str, Nodes]) -> None:
    periods = {
        name: find_type(pages[f"legal-document/{name}"], "Legislation").get("temporalCoverage")
        for name in ("gia-dat", "gia-dat-moi", "cu", "het-han", "het-khong-ngay", "phi")
    }
    assert periods == {
        "gia-dat": "2024-02-01/2026-01-31",
        "gia-dat-moi": "2026-02-01/2028-12-31",
        "cu": "2020-02-01/2024-01-31",
        "het-han": "../2026-06-30",
        "het-khong-ngay": None,
        "phi": "2027-02-01/..",
    }


def test_a_law_says_whether_it_is_in_force_as_it_is_derived_at_the_clock(pages: Mapping[str, Nodes]) -> None:
    force = {
        name: find_type(pages[f"legal-document/{name}"], "Legislation")["legislationLegalForce"]
        for name in ("gia-dat", "gia-dat-moi", "phi", "cu")
    }
    assert force == {
        "cu": f"{SCHEMA}NotInForce",  # superseded
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


def test_a_question_has_an_answer_from_the_day_of_that(pages: Mapping[str, Nodes]) -> None:
    question = find_type(pages["question/hoi"], "Question")
    assert question["acceptedAnswer"]["text"] == "Nộp tại bộ phận một cửa."
    assert question["answerCount"] == 1
    for path in ("question/cho", "question/sap-tra-loi"):
        assert not {"answerCount", "acceptedAnswer"} & set(find_type(pages[path], "Question"))


def test_a_page_on_which_the_agency_alone_answers_is_no_page_for_all_to_answer(pages: Mapping[str, Nodes]) -> None:
    assert find_type(pages["question/hoi"], "WebPage")["mainEntity"]


def test_engagements_of_a_week_are_events_with_their_hours_and_changes(pages: Mapping[str, Nodes]) -> None:
    events = {
        node["@id"].rpartition("#")[2]: node for node in pages["work-schedule/tuan-48"] if node["@type"] == "Event"
    }
    assert events["event-giao-ban"]["startDate"] == "2026-11-24T08:00:00+07:00"
    assert events["event-2"]["eventStatus"] == f"{SCHEMA}EventCancelled"
    assert "location" not in events["event-3"]
    assert (events["event-4"]["startDate"], events["event-4"]["endDate"]) == (
        "2026-11-27T00:00:00+07:00",
        "2026-11-27T04:00:00+07:00",
    )
    assert events["event-4"]["eventStatus"] == f"{SCHEMA}EventScheduled"  # moved, and nothing says from when
    assert "endDate" not in events["event-5"]  # before its beginning


@pytest.mark.parametrize(
    ("path", "status"), [("tin-tuc/hoi-cho", "EventPostponed"), ("dialogue/huy", "EventCancelled")]
)
def test_an_event_that_is_called_off_says_so_everywhere(
    path: str, status: str, portal: SmallPortal, pages: Mapping[str, Nodes]
) -> None:
    assert find_type(pages[path], "Event")["eventStatus"] == f"{SCHEMA}{status}"
    word = {"EventPostponed": "Đã hoãn", "EventCancelled": "Đã hủy"}[status]
    lists = ("index.html", f"{path.partition('/')[0]}/index.html", "feed.json")
    for each in (f"{path}/index.html", f"{path}/index.txt", *lists):
        assert word in (portal.out / XA / each).read_text("utf-8"), each
    assert "dang-ky.example.vn" not in (portal.out / XA / path / "index.html").read_text("utf-8")
    calendar = (portal.out / XA / "events.ics").read_text("utf-8")
    event = next(each for each in calendar.split("BEGIN:VEVENT") if f"{HOME}{path}/" in each.replace("\n ", ""))
    assert "STATUS:CANCELLED" in event and "SEQUENCE:" in event
    assert "LOCATION" not in event


def test_no_file_holds_the_word_for_what_is_not_confirmed(portal: SmallPortal) -> None:
    assert "Chưa được xác nhận" in (portal.out / XA / "organization/ban/index.txt").read_text("utf-8")
    files = [path for path in (portal.out / XA).rglob("*") if path.is_file() and path.suffix != ".css"]
    told = [path for path in files if b"unconfirmed" in path.read_bytes().replace(b'class="unconfirmed"', b"")]
    assert len(files) > 100 and told == []


@pytest.mark.parametrize("form", sorted(PROPERTY_FORMS))
def test_no_form_makes_a_value_of_what_is_not_confirmed(form: str) -> None:
    """Every kind's fields in which that may stand, with the form that its mapping gives them."""
    for kind in MAPPED:
        for mapping in (kind.schema_org, *kind.schema_org.parts):  # type: ignore[union-attr]
            for one in mapping.properties:
                if one.form == form and (field := kind.field(one.field)) is not None and may_be_unconfirmed(field):
                    page = SimpleNamespace(kind=kind, fields={field.name: UNCONFIRMED}, language="vi")
                    site = SimpleNamespace(names=(), id="xa")
                    subject = Subject(cast(Any, None), cast(Any, site), cast(Any, page), Address(XA, "/"), page.fields)
                    assert UNCONFIRMED not in json.dumps(PROPERTY_FORMS[form](subject, one)), kind.name


def may_be_unconfirmed(field: Field) -> bool:
    return field.type in ("email", "telephone") or field.accepts_unconfirmed


@given(st.dates(), st.dates())
def test_an_event_never_ends_before_it_begins(begin: date, end: date) -> None:
    fields = {
        "event_start": datetime.combine(begin, time(), VIETNAM),
        "event_end": datetime.combine(end, time(), VIETNAM),
    }
    page = SimpleNamespace(kind=KINDS["news"], fields=fields)
    subject = Subject(cast(Any, None), cast(Any, None), cast(Any, page), Address(XA, "/"), fields)
    written = PROPERTY_FORMS["event_end"](subject, SchemaProperty("endDate", "event_end", "event_end"))
    assert written == ("" if end < begin else end.isoformat())


def test_every_vocabulary_gives_a_page_the_same_moments(portal: SmallPortal, pages: Mapping[str, Nodes]) -> None:
    compared = 0
    for path, nodes in pages.items():
        work = next((each for each in nodes if "datePublished" in each), None)
        if work is None or work["@type"] == "Dataset":
            continue
        text = (portal.out / XA / path / "index.html").read_text("utf-8")
        said = {
            str(each.get("property") or each.get("name")): str(each.get("content"))
            for each in html.fromstring(text).iter("meta")
        }
        assert said["article:published_time"] == work["datePublished"]
        assert said.get("article:modified_time") == work.get("dateModified")
        assert said["DC.date"] == work["datePublished"][:10]
        assert work.get("dateModified", work["datePublished"]) >= work["datePublished"]
        compared += 1
    assert compared > 8
    feed = {each["url"]: each for each in json.loads((portal.out / XA / "feed.json").read_text("utf-8"))["items"]}
    for path in ("tin-tuc/tiem-chung", "tin-tuc/hoi-cho"):
        news, entry = find_type(pages[path], "NewsArticle"), feed[f"{HOME}{path}/"]
        assert entry["date_published"] == news["datePublished"]
        assert entry.get("date_modified", news["dateModified"]) == news["dateModified"]


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


def test_the_address_of_a_file_with_any_name_is_one(portal: SmallPortal) -> None:
    name = "L%E1%BB%8Bch%20tr%C3%ACnh%20h%E1%BB%99i%20ch%E1%BB%A3.csv"
    for path in ("index.html", "index.json", "index.txt", "../../du-lieu/news.csv", "../../du-lieu/news.json"):
        text = (portal.out / XA / "tin-tuc/hoi-cho" / path).read_text("utf-8")
        assert f"/tin-tuc/hoi-cho/{name}" in text, path
        assert "hoi-cho/Lịch trình" not in text, path
    assert (portal.out / XA / "tin-tuc/hoi-cho/Lịch trình hội chợ.csv").is_file()


def test_the_address_of_figures_with_any_name_is_one(portal: SmallPortal, pages: Mapping[str, Nodes]) -> None:
    url = f"{HOME}statistics/thon/D%C3%A2n%20s%E1%BB%91%2050%25.csv"
    data = find_type(pages["statistics/thon"], "Dataset")
    assert data["distribution"]["contentUrl"] == url
    assert data["@id"] == f"{HOME}statistics/thon/#dataset-{url.rpartition('/')[2]}"
    every = (path for path in (portal.out / XA / "du-lieu").iterdir() if path.is_file())
    files = [path for path in every if url.encode() in path.read_bytes()]
    assert {"catalog.jsonld", "statistics.csv", "statistics.json"} <= {path.name for path in files}
    assert url.removeprefix(HOME) in (portal.out / XA / "statistics/thon/index.html").read_text("utf-8")
