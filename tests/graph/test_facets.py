"""Which values of facets the list of a section has, in which order, and of which pages each consists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Final, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.load import load_portal
from portalgen.config.taxonomies import Taxonomy, TermSettings
from portalgen.content.model import Page
from portalgen.content.read import read_library
from portalgen.graph.build import build_graph
from portalgen.graph.facets import identify_term, limit_facet_values
from portalgen.graph.model import FacetList, FacetLists, Graph, SectionKey
from portalgen.kinds.collection import Kinds
from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, FacetField, Field, Kind
from portalgen.kinds.table import KINDS
from portalgen.law.calendar import VIETNAM
from portalgen.text.bilingual import Bilingual as B
from portalgen.text.slugs import slug_of
from tests.makers.documents_of_sites import PROFILES, document
from tests.makers.portal import AT, TAXONOMIES_YAML, SmallPortal, page

FOLDER: Final = "content/so/van-ban"
ISSUERS: Final = """\
  - id: issuer
    names: {vi: Cơ quan ban hành, en: Issuer}
    slugs: {vi: co-quan, en: issuer}
    open: true
    has_pages: false
    terms:
      - {id: ubnd-tinh, names: {vi: Ủy ban nhân dân tỉnh, en: Provincial People's Committee}, aliases: [UBND tỉnh]}
      - {id: bo-y-te, names: {vi: Bộ Y tế, en: Ministry of Health}}
"""
TAXONOMY: Final = Taxonomy(
    "issuer", {"vi": "Cơ quan"}, {}, True, (TermSettings("te", {"vi": "Đ Y"}, ("9",)), TermSettings("dy", {"vi": "a"}))
)
PROJECT: Final = Kind(
    name="undertaking",
    label=B("Dự án", "Project"),
    help=B("Dự án", "Project"),
    layout="page",
    list_style="plain",
    order="weight",
    own_fields=(
        Field("phase", "choice", B("Bước", "Phase"), B("", ""), choices=tuple(Choice(x, B(x, x)) for x in "zya")),
        Field("is_public", "boolean", B("Công khai", "Public"), B("", "")),
        Field("owner", "reference", B("Chủ", "Owner"), B("", ""), is_list=True),
        Field("closes", "closing_date", B("Đóng", "Closes"), B("", "")),
    ),
    common_fields=COMMON_FIELDS,
    facets=tuple(
        FacetField(name, B(name.replace("_", "-"), name.replace("_", "-")))
        for name in ("phase", "is_public", "owner", "closes")
    ),
)


def graph_of(portal: SmallPortal, at: datetime = AT, kinds: Kinds = KINDS) -> Graph:
    loaded, faults = load_portal(portal.root, kinds=kinds)
    assert loaded is not None, faults
    library, faults = read_library(loaded)
    assert faults == ()
    return build_graph(loaded, library, at)


def values_of(graph: Graph, name: str, section: str = "van-ban", language: str = "vi") -> list[tuple[str, list[str]]]:
    """(value, names of its pages) of a facet."""
    lists = graph.facets.get(("so", language, section), ())
    found = [each for each in lists if each.facet.name == name]
    return [(value.id, [one.id.removeprefix("so-") for one in value.pages]) for each in found for value in each.values]


@pytest.fixture
def documents(tmp_path: Path) -> SmallPortal:
    return SmallPortal(tmp_path / "portal", {"site-config/taxonomies.yaml": TAXONOMIES_YAML + ISSUERS})


def add(portal: SmallPortal, name: str, **keys: Any) -> None:
    portal.write(f"{FOLDER}/{name}.vi.md", document(f"so-{name}", **keys))


def test_a_section_without_items_has_no_facets(documents: SmallPortal) -> None:
    assert ("so", "vi", "van-ban") not in graph_of(documents).facets


def test_only_values_that_items_have_are_there_in_the_order_of_their_declaration(documents: SmallPortal) -> None:
    for name, type in (("a", "report"), ("b", "law"), ("c", "decision"), ("d", "law")):
        add(documents, name, document_type=type)
    assert values_of(graph_of(documents), "type") == [("law", ["b", "d"]), ("decision", ["c"]), ("report", ["a"])]


def test_years_stand_from_the_newest_and_the_pages_of_each_in_the_order_of_the_list(documents: SmallPortal) -> None:
    for name, issued in (("a", "2024-12-31"), ("b", "2026-02-02"), ("c", "2025-01-01"), ("d", "2026-03-03")):
        add(documents, name, issued=issued)
    assert values_of(graph_of(documents), "year") == [("2026", ["d", "b"]), ("2025", ["c"]), ("2024", ["a"])]


def test_the_year_of_a_moment_is_that_of_viet_nam(documents: SmallPortal) -> None:
    add(documents, "a", date="2025-12-31T17:00Z")
    add(documents, "b", date="2025-12-31T16:59Z")
    assert values_of(graph_of(documents), "year") == [("2026", ["a"]), ("2025", ["b"])]


def test_terms_are_one_value_by_id_name_alias_and_spelling_and_other_texts_follow_them(documents: SmallPortal) -> None:
    written = ["UBND tỉnh", "ubnd-tinh", "Uỷ ban nhân dân tỉnh", "Provincial People's Committee", "Bộ Y tế"]
    for number, issuer in enumerate([*written, "Sở Xây dựng", "Sở Ăn uống"]):
        add(documents, f"d{number}", issuer=issuer, issued="2026-01-05")
    assert values_of(graph_of(documents), "issuer") == [
        ("ubnd-tinh", ["d0", "d1", "d2", "d3"]),
        ("bo-y-te", ["d4"]),
        ("so-an-uong", ["d6"]),
        ("so-xay-dung", ["d5"]),
    ]


def test_a_text_is_named_as_the_first_of_its_pages_writes_it(documents: SmallPortal) -> None:
    for name, issuer in (("a", "Sở Y tế"), ("b", "sở y tế"), ("c", "SO Y TE")):
        add(documents, name, issuer=issuer)
    (lists,) = [each for each in graph_of(documents).facets["so", "vi", "van-ban"] if each.facet.name == "issuer"]
    assert [(each.id, each.written, len(each.pages)) for each in lists.values] == [("so-y-te", "Sở Y tế", 3)]


def test_a_text_whose_slug_is_the_id_of_a_term_is_that_term(documents: SmallPortal) -> None:
    add(documents, "a", issuer="UBND Tình")
    add(documents, "b", issuer="ubnd-tinh")
    (lists,) = [each for each in graph_of(documents).facets["so", "vi", "van-ban"] if each.facet.name == "issuer"]
    assert [(each.id, each.written, len(each.pages)) for each in lists.values] == [("ubnd-tinh", "", 2)]


def test_a_page_that_writes_one_term_in_two_ways_is_counted_once(documents: SmallPortal) -> None:
    documents.edit("site-config/taxonomies.yaml", "open: false", "open: true")
    add(documents, "a", field="[y-te, Y tế, Health, Đất đai, đất đai, dat-dai]")
    assert values_of(graph_of(documents), "field") == [("y-te", ["a"]), ("dat-dai", ["a"])]


def test_states_are_those_of_the_clock(documents: SmallPortal) -> None:
    add(documents, "a", effective="2026-11-24")
    add(documents, "b", effective="2026-11-25")
    add(documents, "c", effective="2026-01-01", expires="2026-11-24")
    add(documents, "d")
    assert values_of(graph_of(documents), "status") == [("in_force", ["a", "c"]), ("not_yet_in_force", ["b"])]
    later = datetime(2026, 11, 25, tzinfo=VIETNAM)
    assert values_of(graph_of(documents, later), "status") == [("in_force", ["a", "b"]), ("expired", ["c"])]


def test_a_hidden_item_gives_no_value(documents: SmallPortal) -> None:
    add(documents, "a", document_type="law", publish_at="2026-12-01")
    add(documents, "b", document_type="report")
    assert values_of(graph_of(documents), "type") == [("report", ["b"])]


def test_without_facet_pages_there_are_none(documents: SmallPortal) -> None:
    add(documents, "a")
    documents.edit("site-config/sites/so.yaml", "profile:", "facet_pages: 0\nprofile:")
    assert not [key for key in graph_of(documents).facets if key[0] == "so"]


def test_choices_booleans_references_and_closing_days_of_another_kind(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    portal.edit(PROFILES, "kinds: [legal_document]", "kinds: [undertaking]")
    rows = {
        "a": {"phase": "a", "is_public": "false", "owner": "[so-b, so-hop-bao]", "closes": "2026-12-31"},
        "b": {"phase": "z", "is_public": "true", "owner": "[so-hop-bao]", "closes": "2027-01-01T00:00"},
        "c": {"phase": "y", "is_public": "false", "closes": "2025-06-01T08:00"},
        "d": {},
    }
    for name, keys in rows.items():
        portal.write(f"{FOLDER}/{name}.vi.md", page(f"so-{name}", kind="undertaking", title=name, **keys))
    graph = graph_of(portal, kinds=Kinds((*KINDS.values(), PROJECT)))
    assert values_of(graph, "phase") == [("z", ["b"]), ("y", ["c"]), ("a", ["a"])]
    assert values_of(graph, "is-public") == [("true", ["b"]), ("false", ["a", "c"])]
    assert values_of(graph, "owner") == [("so-b", ["a"]), ("so-hop-bao", ["a", "b"])]
    assert values_of(graph, "closes") == [("2026", ["a", "b"]), ("2025", ["c"])]


def test_items_without_translation_are_counted_where_the_list_shows_them(documents: SmallPortal) -> None:
    add(documents, "a", document_type="law")
    assert values_of(graph_of(documents), "type", language="en") == []
    documents.edit(
        PROFILES,
        "kinds: [legal_document], missing_translation: none",
        "kinds: [legal_document], missing_translation: notice",
    )
    assert values_of(graph_of(documents), "type", language="en") == [("law", ["a"])]


@given(st.text("aăđYey -tTế09.", min_size=1, max_size=5))
def test_a_value_has_the_id_of_a_term_exactly_where_it_is_the_term(text: str) -> None:
    identifier, written = identify_term(TAXONOMY, text)
    assert (written == "") == (identifier in {term.id for term in TAXONOMY.terms})
    assert identify_term(None, text) == (slug_of(text), text)


class TestTheLimit:
    @given(
        st.dictionaries(
            st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(["type", "year"]), st.sampled_from("vwxyz")),
            st.integers(1, 4),
            max_size=12,
        ),
        st.integers(1, 12),
    )
    def test_no_more_values_are_kept_and_none_that_fewer_items_have(
        self, counts: dict[tuple[str, str, str], int], limit: int
    ) -> None:
        facets = _facets(counts)
        kept, left_out = limit_facet_values(facets, {"so": limit})
        chosen = {
            (section, each.facet.name, value.id)
            for (_, _, section), lists in kept.items()
            for each in lists
            for value in each.values
        }
        assert len(chosen) == min(limit, len(counts))
        assert left_out == ({"so": len(counts) - limit} if len(counts) > limit else {})
        others = [count for key, count in counts.items() if key not in chosen]
        assert not others or min(counts[key] for key in chosen) >= max(others)
        assert all(each.values for lists in kept.values() for each in lists)

    def test_a_value_counts_once_for_all_languages_and_stays_in_all_or_none(self) -> None:
        counts = {("a", "type", "v"): 3, ("a", "type", "w"): 2}
        facets = {**_facets(counts), **_facets(dict.fromkeys(counts, 1), "en")}
        kept, left_out = limit_facet_values(facets, {"so": 1})
        assert left_out == {"so": 1}
        assert [[each.id for each in lists[0].values] for lists in kept.values()] == [["v"], ["v"]]

    def test_declared_values_of_the_facet_that_leads_a_kind_are_kept_first_though_nothing_has_them(self) -> None:
        kind = KINDS["consultation"]
        lead, year = kind.facet_of("state"), kind.facet_of("date")
        assert lead is not None and year is not None
        page_of = cast(Page, object())
        standing = FacetLists(kind, lead, tuple(FacetList(each, "", ()) for each in ("upcoming", "over")))
        years = FacetLists(kind, year, tuple(FacetList(each, "", (page_of,)) for each in ("2026", "2025")))
        kept, _ = limit_facet_values({("so", "vi", "a"): (standing, years)}, {"so": 3})
        assert [[each.id for each in lists.values] for lists in kept["so", "vi", "a"]] == [
            ["upcoming", "over"],
            ["2025"],
        ]


def _facets(counts: dict[tuple[str, str, str], int], language: str = "vi") -> dict[SectionKey, tuple[FacetLists, ...]]:
    kind = KINDS["legal_document"]
    facets: dict[SectionKey, tuple[FacetLists, ...]] = {}
    for section in dict.fromkeys(key[0] for key in counts):
        lists = tuple(
            FacetLists(kind, facet, tuple(_values(counts, section, facet.name)))
            for facet in kind.facets
            if any(key[:2] == (section, facet.name) for key in counts)
        )
        facets["so", language, section] = lists
    return facets


def _values(counts: dict[tuple[str, str, str], int], section: str, name: str) -> Iterable[FacetList]:
    page = cast(Page, None)  # nothing is asked of it
    return (FacetList(key[2], "", (page,) * count) for key, count in counts.items() if key[:2] == (section, name))
