"""Other names as data: where they lead, and what is wrong with them, once and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.config.load import load_portal
from portalgen.config.outside import Services
from portalgen.config.search_alias_rules import AliasGoals, load_search_aliases
from portalgen.config.search_aliases import SearchAlias, aliases_by_target
from portalgen.diagnostics.sentences import help_of, sentence_of
from tests.makers.portal import SmallPortal, codes

SHIPPED = Path(__file__).resolve().parents[2]
TABLE = "site-config/search/ten.yaml"
HEAD = "aliases:\n"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """A small portal; each test writes its own tables."""
    return SmallPortal(tmp_path_factory.mktemp("aliases"))


def faults(portal: SmallPortal, entries: str, path: str = TABLE) -> list[str]:
    """Code, line and column of each fault in a table with these entries."""
    portal.write(path, HEAD + entries)
    try:
        return [f"{each.code} {each.place.line}:{each.place.column}" for each in load_portal(portal.root)[1]]
    finally:
        portal.remove(path)


def read(portal: SmallPortal, tables: Mapping[str, str]) -> tuple[SearchAlias, ...]:
    """The aliases of these tables, which must be right."""
    for name, entries in tables.items():
        portal.write(f"site-config/search/{name}.yaml", HEAD + entries)
    try:
        loaded, diagnostics = load_portal(portal.root)
    finally:
        for name in tables:
            portal.remove(f"site-config/search/{name}.yaml")
    assert diagnostics == ()
    assert loaded is not None
    return loaded.search_aliases


def test_a_chain_through_more_than_a_hundred_names_is_refused_once_a_file(portal: SmallPortal) -> None:
    last = "  - {words: [n300], targets: [site:so], kind: synonym}\n"
    chain = "".join(f'  - {{words: [n{each}], targets: ["alias:n{each + 1}"], kind: synonym}}\n' for each in range(300))
    assert faults(portal, chain + last) == ["CFG244 2:28"]


def test_an_entry_is_read_with_all_that_it_says(portal: SmallPortal) -> None:
    entry = "  - {words: [Thị xã  Cũ, TX Cũ], targets: [site:xa, site:portal/tin-tuc], kind: former_unit, language: vi, since: 2025-07-01}\n"
    (alias,) = read(portal, {"ten": entry})
    assert alias == SearchAlias(
        ("Thị xã Cũ", "TX Cũ"),
        ("site:xa", "site:portal/tin-tuc"),
        "former_unit",
        language="vi",
        since=date(2025, 7, 1),
        source=TABLE,
    )


def test_a_portal_without_the_folder_has_no_aliases(portal: SmallPortal) -> None:
    assert read(portal, {}) == ()


def test_an_alias_may_lead_to_where_others_lead_in_any_file(portal: SmallPortal) -> None:
    aliases = read(
        portal,
        {
            "a": '  - {words: [sở cũ nhất], targets: ["alias:SỞ  CŨ", site:portal], kind: abbreviation}\n',
            "b": "  - {words: [sở cũ], targets: [site:so], kind: abbreviation}\n  - {words: [Sở Cũ], targets: [site:xa], kind: synonym, language: en}\n",
        },
    )
    assert aliases[0].targets == ("site:portal", "site:so", "site:xa")


def test_words_lead_to_each_target_in_the_languages_for_which_they_hold() -> None:
    aliases = (
        SearchAlias(("a", "b"), ("site:x", "site:y"), "synonym"),
        SearchAlias(("c",), ("site:x",), "synonym", language="en"),
        SearchAlias(("b",), ("site:x",), "synonym"),
    )
    assert aliases_by_target(aliases, "vi") == {"site:x": ("a", "b"), "site:y": ("a", "b")}
    assert aliases_by_target(aliases, "en")["site:x"] == ("a", "b", "c")


CASES = {
    "an unknown site": ("  - {words: [a], targets: [site:khong], kind: synonym}\n", ["CFG210 2:28"]),
    "an unknown section": ("  - {words: [a], targets: [site:portal/khong], kind: synonym}\n", ["CFG210 2:28"]),
    "an unknown service": ("  - {words: [a], targets: [service:khong], kind: synonym}\n", ["CFG210 2:28"]),
    "a former agency without basis": (
        "  - {words: [a], targets: [site:xa], kind: former_agency}\n",
        ["CFG214 2:44"],
    ),
    "an unknown alias": ('  - {words: [a], targets: ["alias:khong"], kind: synonym}\n', ["CFG210 2:28"]),
    "an id that is none": ("  - {words: [a], targets: [id:Có dấu], kind: synonym}\n", ["CFG210 2:28"]),
    "a site without its scheme": ("  - {words: [a], targets: [portal], kind: synonym}\n", ["CFG210 2:28"]),
    "a web address": ('  - {words: [a], targets: ["https://example.vn/"], kind: synonym}\n', ["CFG210 2:28"]),
    "no targets": ("  - {words: [a], targets: [], kind: synonym}\n", ["CFG103 2:27"]),
    "no words": ("  - {words: [], targets: [site:xa], kind: synonym}\n", ["CFG103 2:13"]),
    "an empty word": ('  - {words: [""], targets: [site:xa], kind: synonym}\n', ["CFG103 2:14"]),
    "marks alone": ('  - {words: ["…!?"], targets: [site:xa], kind: synonym}\n', ["CFG103 2:14"]),
    "a sentence": (f"  - {{words: [{'a' * 81}], targets: [site:xa], kind: synonym}}\n", ["CFG103 2:14"]),
    "another kind": ("  - {words: [a], targets: [site:xa], kind: synonim}\n", ["CFG110 2:44"]),
    "a language of no site": ("  - {words: [a], targets: [site:xa], kind: synonym, language: fr}\n", ["CFG211 2:63"]),
    "a day that is none": (
        "  - {words: [a], targets: [site:xa], kind: former_unit, since: 2025-13-01}\n",
        ["CFG103 2:64"],
    ),
    "a name twice": (
        "  - {words: [a b, A  B], targets: [site:xa], kind: synonym}\n  - {words: [a b], targets: [site:so], kind: synonym}\n",
        ["CFG213 2:19", "CFG213 3:14"],
    ),
    "a word that joins others": ("  - {words: [ở], targets: [site:xa], kind: synonym}\n", ["CFG103 2:14"]),
    "the name of another site": (
        "  - {words: [xã Đưng K'Nớ], targets: [site:so], kind: synonym}\n",
        ["CFG236 2:14"],
    ),
    "the former name that a site bears now": (
        "  - {words: [Xã Đưng K'Nớ], targets: [site:so], kind: former_unit, since: 2025-07-01}\n",
        [],
    ),
    "the name of the site itself": ("  - {words: [Xã Đưng K'Nớ], targets: [site:so, site:xa], kind: synonym}\n", []),
    "a name without its marks": (
        "  - {words: [hai đích, HAI DICH], targets: [site:so], kind: synonym}\n",
        ["CFG237 2:24"],
    ),
    "an alias of itself": ('  - {words: [a], targets: ["alias:a"], kind: synonym}\n', ["CFG212 2:28"]),
    "a circle of three": (
        '  - {words: [a], targets: ["alias:b"], kind: synonym}\n'
        '  - {words: [b], targets: [site:xa, "alias:c"], kind: synonym}\n'
        '  - {words: [c], targets: ["alias:a"], kind: synonym}\n'
        '  - {words: [d], targets: ["alias:a"], kind: synonym}\n',
        ["CFG212 2:28"],
    ),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.replace(" ", "-"))
def test_a_fault_is_reported_once_where_it_stands(portal: SmallPortal, case: str) -> None:
    entries, expected = CASES[case]
    assert faults(portal, entries) == expected


INSTRUMENTS = "site-config/legal/instruments.yaml"
LISTED = "instruments:\n  - {id: luat-mau, short: Luật mẫu, names: {vi: Luật mẫu, en: Sample law}, mark: unverified}\n"


def test_what_says_so_is_cited_from_the_list_of_instruments(portal: SmallPortal) -> None:
    entry = (
        "  - {words: [a], targets: [site:xa], kind: former_agency, basis: [{instrument: luat-mau, article: Điều 00}]}\n"
    )
    portal.write(INSTRUMENTS, LISTED)
    try:
        assert read(portal, {"ten": entry})[0].basis == ("Điều 00 Luật mẫu",)
        assert faults(portal, entry.replace("luat-mau", "luat-mau-2")) == ["CFG141 2:80"]
    finally:
        portal.remove(INSTRUMENTS)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "`aliases: [{words: […], targets: […], kind: …}]`"),
        ("aliases:\n  - {targets: [site:xa], kind: synonym}\n", "`words: […]`"),
        (f"{HEAD}  - {{words: [], targets: [site:xa], kind: synonym}}\n", "`words: […]`"),
        (f"{HEAD}  - {{words: [a], targets: [site:xa]}}\n", "`former_agency` (cơ quan cũ)"),
        (f"{HEAD}  - {{words: [a], targets: [site:xa], kind: x}}\n", "`former_agency` (cơ quan cũ)"),
        (
            f"{HEAD}  - {{words: [a], targets: [site:xa], kind: synonym, basis: [{{instrument: Quyết định 2111, article: x}}]}}\n",
            "site-config/legal/instruments.yaml",
        ),
    ],
)
def test_the_way_out_of_a_mistake_leads_to_no_other(portal: SmallPortal, text: str, told: str) -> None:
    portal.write(TABLE, text)
    try:
        (found,) = load_portal(portal.root)[1]
    finally:
        portal.remove(TABLE)
    assert told in help_of(found, "vi")
    assert "quyet-dinh" not in help_of(found, "vi"), "an id made from words names nothing"


def test_a_file_that_is_meant_as_a_table_is_named(portal: SmallPortal) -> None:
    assert faults(portal, "", "site-config/search/ten.yml") == ["CFG136 1:1"]


def test_a_table_with_a_fault_does_not_make_others_wrong_that_lead_to_it(portal: SmallPortal) -> None:
    portal.write("site-config/search/z.yaml", f"{HEAD}  - {{words: [z], targets: [site:xa], kind: synonim}}\n")
    try:
        assert faults(portal, '  - {words: [a], targets: ["alias:z"], kind: synonym}\n') == ["CFG110 2:44"]
    finally:
        portal.remove("site-config/search/z.yaml")


def test_the_sentence_names_what_was_meant(portal: SmallPortal) -> None:
    portal.write(TABLE, f"{HEAD}  - {{words: [a], targets: [site:portal/tin-tucs], kind: synonym}}\n")
    try:
        (fault,) = load_portal(portal.root)[1]
    finally:
        portal.remove(TABLE)
    assert all("`site:portal/tin-tuc`" in sentence_of(fault, language) for language in ("vi", "en"))


def test_a_target_in_marks_of_words_is_proposed_without_them(portal: SmallPortal) -> None:
    portal.write(TABLE, f"{HEAD}  - {{words: [a], targets: [“site:xa”], kind: synonym}}\n")
    try:
        (found,) = load_portal(portal.root)[1]
    finally:
        portal.remove(TABLE)
    assert "có phải là `site:xa`?" in sentence_of(found, "vi")


def test_an_item_that_is_not_there_is_reported_with_the_content(portal: SmallPortal) -> None:
    portal.write(
        TABLE,
        f'{HEAD}  - {{words: [a], targets: [id:khong-co], kind: synonym}}\n  - {{words: [b], targets: ["alias:a"], kind: synonym}}\n',
    )
    try:
        result = portal.check()
    finally:
        portal.remove(TABLE)
    assert codes(result) == [f"{TABLE}:2:28 CFG210"]


GOALS = AliasGoals(("portal",), {}, Services(), ("vi",))


@settings(max_examples=40)
@given(links=st.lists(st.lists(st.integers(0, 6), max_size=2), min_size=7, max_size=7))
def test_an_alias_leads_to_a_page_or_a_circle_is_reported(
    links: list[list[int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.getbasetemp() / "linked"
    table = root / TABLE
    table.parent.mkdir(parents=True, exist_ok=True)
    targets = ([f'"alias:n{each}"' for each in row] or ["site:portal"] for row in links)
    table.write_text(
        HEAD
        + "".join(
            f"  - {{words: [n{n}], targets: [{', '.join(row)}], kind: synonym}}\n" for n, row in enumerate(targets)
        ),
        "utf-8",
    )
    aliases, diagnostics = load_search_aliases(root, GOALS)
    assert {each.code for each in diagnostics} <= {"CFG212"}
    assert diagnostics or all(alias.targets == ("site:portal",) for alias in aliases)


def test_the_shipped_tables_are_right_and_name_every_unit_of_the_province() -> None:
    portal, diagnostics = load_portal(SHIPPED)
    assert portal is not None
    assert [each for each in diagnostics if "search" in each.place.path] == []
    former = [each for each in portal.search_aliases if each.kind == "former_unit"]
    reached = {target for alias in former for target in alias.targets}
    assert {f"site:{site.id}" for site in portal.sites if site.unit_code} <= reached
