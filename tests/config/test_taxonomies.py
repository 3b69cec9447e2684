"""Taxonomies are data: which may be declared, which faults they may have, and how a term is found as it is written."""

from __future__ import annotations

import json
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import portalgen
from portalgen.config.load import load_portal
from portalgen.config.portal import Portal
from portalgen.config.portal_rows import configuration_of_row, row_of_configuration
from portalgen.config.taxonomies import Taxonomy, TermSettings
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.text.normalization import spelling_key
from tests.makers.portal import TAXONOMIES_YAML, SmallPortal

ROOT = Path(portalgen.__file__).parents[1]
TAXONOMIES = "site-config/taxonomies.yaml"
ISSUERS = """\
  - id: issuer
    names: {vi: Cơ quan ban hành, en: Issuer}
    slugs: {vi: co-quan, en: issuers}
    open: false
    terms:
      - {id: ubnd-tinh, names: {vi: Ủy ban nhân dân tỉnh, en: The Committee}, aliases: [UBND tỉnh]}
      - {id: so-y-te, names: {vi: Sở Y tế, en: Health}, aliases: [SYT]}
"""
"""Its first line is the twelfth of the file."""


@pytest.fixture
def with_issuers(portal: SmallPortal) -> SmallPortal:
    portal.write(TAXONOMIES, TAXONOMIES_YAML + ISSUERS + "    has_pages: false\n")
    return portal


def faults_of(portal: SmallPortal) -> list[str]:
    _, faults = load_portal(portal.root)
    for each in faults:
        assert each.place.path == TAXONOMIES
        assert sentence_of(each, "vi") != sentence_of(each, "en")
        assert help_of(each, "vi") and help_of(each, "en")
    return [f"{each.place.line}:{each.place.column} {each.code}" for each in faults]


def test_a_portal_may_declare_any_taxonomy(with_issuers: SmallPortal) -> None:
    read, faults = load_portal(with_issuers.root)
    assert faults == ()
    assert read is not None
    assert [each.id for each in read.taxonomies] == ["field", "tag", "issuer"]
    assert read.taxonomies[2].terms[0].aliases == ("UBND tỉnh",)


def test_a_taxonomy_without_pages_makes_none(portal: SmallPortal) -> None:
    document = "content/so/van-ban/qd-1.vi.md"
    portal.write(
        document,
        "---\nid: so-qd-1\nkind: legal_document\ntitle: Quyết định 1\nnumber: 1/QĐ-SO\ndocument_type: decision\n"
        "normative: false\nissuer: Sở Y tế\nissued: 2026-10-01\neffective: 2026-10-01\nlegal_status: in_force\n"
        "abstract: Ban hành quy chế\nreceived: {at: 2026-10-01}\n---\n\nNội dung.\n",
    )
    assert [each.code for each in portal.check().diagnostics if each.place.path == document] == []
    portal.build_successfully()
    before = {path.relative_to(portal.out) for path in portal.out.rglob("*")}
    portal.write(TAXONOMIES, TAXONOMIES_YAML + ISSUERS + "    has_pages: false\n")
    portal.build_successfully()
    assert {path.relative_to(portal.out) for path in portal.out.rglob("*")} == before


CASES: dict[str, tuple[str, str, str]] = {
    "a closed taxonomy without terms": (ISSUERS[ISSUERS.index("    terms:") :], "", "12:5 CFG170"),
    "one id of two terms": ("id: so-y-te", "id: ubnd-tinh", "18:14 CFG130"),
    "a name that is another term's name": ("Sở Y tế", "ủy  ban nhân dân TỈNH", "18:35 CFG171"),
    "a name that is another's with its tone mark elsewhere": ("Sở Y tế", "Uỷ ban nhân dân tỉnh", "18:35 CFG171"),
    "a name that is another's in another language": ("Sở Y tế", "the committee", "18:35 CFG171"),
    "an alias that is another's alias": ("[SYT]", "[SYT, ubnd tỉnh]", "18:72 CFG171"),
    "an alias that is another's id": ("[SYT]", "[UBND-Tinh]", "18:67 CFG171"),
    "an id that is another's alias": ("[UBND tỉnh]", "[so-y-te]", "18:14 CFG171"),
    "the segment of another taxonomy": ("vi: co-quan", "vi: tu-khoa", "14:17 CFG172"),
    "the id of another taxonomy": ("id: issuer", "id: tag", "12:9 CFG130"),
    "a segment that is the id of one without": ("{vi: co-quan, en: issuers}", "{vi: co-quan, en: tag}", "14:30 CFG172"),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.replace(" ", "-"))
def test_a_fault_in_a_taxonomy_is_reported_once_where_it_stands(with_issuers: SmallPortal, case: str) -> None:
    old, new, expected = CASES[case]
    with_issuers.edit(TAXONOMIES, old, new)
    assert faults_of(with_issuers) == [expected]


def test_a_segment_that_is_not_written_is_the_id(with_issuers: SmallPortal) -> None:
    with_issuers.edit(TAXONOMIES, "slugs: {vi: tu-khoa, en: tag}", "slugs: {vi: tu-khoa}")
    with_issuers.edit(TAXONOMIES, "en: issuers", "en: tag")
    assert faults_of(with_issuers) == ["14:30 CFG172"]


def test_a_term_may_have_one_spelling_twice(with_issuers: SmallPortal) -> None:
    with_issuers.edit(TAXONOMIES, "[SYT]", "[SYT, syt, Sở Y Tế, So-Y-Te]")
    assert faults_of(with_issuers) == []


def test_the_sentence_names_the_term_that_has_the_spelling_first(with_issuers: SmallPortal) -> None:
    with_issuers.edit(TAXONOMIES, "[SYT]", "[UBND tỉnh]")
    (fault,) = load_portal(with_issuers.root)[1]
    for language in ("vi", "en"):
        assert all(f"`{word}`" in sentence_of(fault, language) for word in ("UBND tỉnh", "so-y-te", "ubnd-tinh"))


WORDS = st.text(st.characters(categories=("L", "M", "Nd", "Pd", "Po")), min_size=1, max_size=8)
SPELLINGS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@st.composite
def taxonomies(draw: st.DrawFn) -> Taxonomy:
    """A taxonomy whose spellings each stand for one term."""
    spellings = draw(st.lists(SPELLINGS, min_size=4, max_size=24, unique_by=spelling_key))
    terms = tuple(
        TermSettings(f"muc-{number}", {"vi": first, "en": second}, tuple(spellings[number + 2 : number + 4]))
        for number, (first, second) in enumerate(pairwise(spellings))
        if number % 4 == 0
    )
    return Taxonomy("issuer", {"vi": "Nơi"}, {}, True, terms)


@given(taxonomies())
def test_every_term_is_found_by_each_of_its_spellings_however_it_is_typed(taxonomy: Taxonomy) -> None:
    for term in taxonomy.terms:
        for spelling in term.spellings:
            for typed in (
                spelling,
                f"  {spelling.replace(' ', '   ')} ",
                unicodedata.normalize("NFD", spelling),
                unicodedata.normalize("NFC", spelling),
                spelling.casefold(),
            ):
                assert taxonomy.find_term(typed) is term


@given(taxonomies(), SPELLINGS)
def test_what_is_found_is_spelt_so_and_nothing_else_is(taxonomy: Taxonomy, written: str) -> None:
    term = taxonomy.find_term(written)
    spelt = [each for each in taxonomy.terms if spelling_key(written) in map(spelling_key, each.spellings)]
    assert spelt == ([] if term is None else [term])


SHIPPED, _ = load_portal(ROOT)


@given(taxonomies())
def test_taxonomies_read_back_from_the_cache_are_equal_and_find_the_same_terms(taxonomy: Taxonomy) -> None:
    assert SHIPPED is not None
    portal = Portal(ROOT, SHIPPED.settings, SHIPPED.sites[:1], (taxonomy,), ())
    taxonomy.find_term("muc-0")  # an index that is made does not change what is written
    (read,) = configuration_of_row(ROOT, json.loads(json.dumps(row_of_configuration(portal)))).taxonomies
    assert read == taxonomy
    assert [read.find_term(each.id) for each in taxonomy.terms] == list(taxonomy.terms)


class TestNames:
    """What a reader sees of a term."""

    TAXONOMY = Taxonomy(
        "issuer",
        {"vi": "Nơi"},
        {},
        True,
        (TermSettings("so-y-te", {"vi": "Sở Y tế", "en": "Health"}), TermSettings("bo", {"vi": "Bộ"})),
    )

    @pytest.mark.parametrize(
        ("term", "language", "shown"),
        [
            ("so-y-te", "vi", "Sở Y tế"),
            ("so-y-te", "en", "Health"),
            ("bo", "en", "Bộ"),
            ("moi-truong", "vi", "moi truong"),
            ("Phường Xuân Hương - Đà Lạt", "vi", "Phường Xuân Hương - Đà Lạt"),
        ],
    )
    def test_a_term_is_shown_by_its_name_and_what_is_no_term_in_its_own_words(
        self, term: str, language: str, shown: str
    ) -> None:
        assert self.TAXONOMY.name(term, language) == shown


def test_every_issuer_that_a_shipped_page_writes_is_a_term() -> None:
    portal, _ = load_portal(ROOT)
    assert portal is not None
    issuers = next(each for each in portal.taxonomies if each.id == "issuer")
    written = set()
    for file in (ROOT / "content").rglob("*.md"):
        lines = file.read_text("utf-8").split("---\n")[1].splitlines()
        written |= {line.partition(": ")[2].strip("\"'") for line in lines if line.startswith("issuer: ")}
    assert len(written) > 5
    assert {each for each in written if issuers.find_term(each) is None} == set()


def test_an_issuer_that_has_a_site_has_the_sites_code_and_its_names() -> None:
    portal, _ = load_portal(ROOT)
    assert portal is not None
    issuers = next(each for each in portal.taxonomies if each.id == "issuer")
    sites = {site.id: site for site in portal.sites}
    with_site = [term for term in issuers.terms if term.id in sites]
    assert len(with_site) > 15
    for term in with_site:
        assert term.names == {code: name.full for code, name in sites[term.id].names}
