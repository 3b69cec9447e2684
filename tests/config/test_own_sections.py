"""A site's own sections stand beside those of its profile, and what is wrong with either is reported where it is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.load import load_portal
from portalgen.config.own_sections import SectionOrigin, list_section_trees, locate_sections
from portalgen.config.places import place_of_key
from portalgen.config.portal import Site
from portalgen.config.yaml_text import Tree, YamlText, as_mapping, parse_yaml
from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.sentences import help_of, sentence_of
from tests.makers.portal import SmallPortal, codes

PROFILES = "site-config/profiles.yaml"
SO = "site-config/sites/so.yaml"

SHARED = ("tin-tuc", "gioi-thieu", "van-ban")
"""The sections of the profile of `so`."""

PATHS = st.sampled_from("abcdefg")
OWN = st.lists(st.tuples(PATHS, st.one_of(st.just(""), PATHS)), max_size=6)


def section(path: str, *more: str) -> str:
    """An entry of a list of sections."""
    keys = (f"path: {path}", "names: {vi: Biển, en: Sea}", "kinds: [page]", "missing_translation: notice", *more)
    return f"  - {{{', '.join(keys)}}}\n"


def add(portal: SmallPortal, *sections: str) -> None:
    """Give `so` own sections; the first stands on line 4 of its file."""
    portal.edit(SO, "profile:", f"own_sections:\n{''.join(sections)}profile:")


def read(portal: SmallPortal) -> Site:
    made, faults = load_portal(portal.root)
    assert made is not None, faults
    return made.site("so")


def faults_of(portal: SmallPortal) -> list[str]:
    made, faults = load_portal(portal.root)
    assert made is None
    return [_shown(each) for each in faults]


def _shown(fault: Diagnostic) -> str:
    return f"{fault.place.path}:{fault.place.line}:{fault.place.column} {fault.code}"


def paths_of(shared: list[str], own: list[tuple[str, str]], origins: tuple[SectionOrigin, ...]) -> list[str]:
    """The paths at the places that were returned."""
    lists = {"sections": shared, "own_sections": [path for path, _ in own]}
    return [lists[key][number] for key, number in origins]


class TestArranging:
    @given(st.lists(PATHS, unique=True), OWN)
    def test_every_section_stands_once_and_own_ones_win(self, shared: list[str], own: list[tuple[str, str]]) -> None:
        origins = locate_sections(shared, own)
        paths = paths_of(shared, own, origins)
        assert sorted(paths) == sorted({*shared, *(path for path, _ in own)})
        replaced = {path for path, _ in own}
        assert {path for path, (key, _) in zip(paths, origins, strict=True) if key == "own_sections"} == replaced

    @given(st.lists(PATHS, unique=True), OWN)
    def test_what_a_site_does_not_replace_keeps_the_order_of_the_profile(
        self, shared: list[str], own: list[tuple[str, str]]
    ) -> None:
        left = [number for key, number in locate_sections(shared, own) if key == "sections"]
        assert left == sorted(left)

    @given(st.lists(PATHS, unique=True), OWN, PATHS)
    def test_a_section_stands_right_before_the_one_that_it_names(
        self, shared: list[str], own: list[tuple[str, str]], before: str
    ) -> None:
        own = [*own, ("new", before)]
        paths = paths_of(shared, own, locate_sections(shared, own))
        assert paths[paths.index("new") + 1 :][:1] == ([before] if before in paths else [])


def test_own_sections_stand_after_those_of_the_profile(portal: SmallPortal) -> None:
    before = read(portal)
    add(portal, section("bien"), section("nui"))
    after = read(portal)
    assert [each.path for each in after.sections] == [*SHARED, "bien", "nui"]
    assert after.sections[:3] == before.sections
    assert after.inherited_keys == before.inherited_keys


def test_an_own_section_takes_the_place_of_the_one_with_its_path(portal: SmallPortal) -> None:
    add(portal, section("gioi-thieu", "slugs: {en: us}"))
    site = read(portal)
    assert [each.path for each in site.sections] == [*SHARED]
    assert (site.sections[1].slugs, site.sections[1].names["vi"]) == ({"en": "us"}, "Biển")


def test_before_says_where_an_own_section_stands(portal: SmallPortal) -> None:
    add(portal, section("bien", "before: tin-tuc"), section("nui", "before: bien"), section("van-ban", "before: nui"))
    assert [each.path for each in read(portal).sections] == ["van-ban", "nui", "bien", "tin-tuc", "gioi-thieu"]


def test_a_site_may_have_its_sections_alone_where_its_profile_has_none(portal: SmallPortal) -> None:
    lines = (portal.root / PROFILES).read_text("utf-8").split("    sections:\n")
    lines[2] = lines[2][lines[2].index("    menu:") :]
    portal.write(PROFILES, "    sections:\n".join(lines).replace("    sections:\n    menu:", "    menu:"))
    assert faults_of(portal) == [f"{SO}:1:1 CFG105"]
    add(portal, section("bien"))
    assert [each.path for each in read(portal).sections] == ["bien"]


def test_sections_of_a_site_replace_those_of_its_profile_as_before(portal: SmallPortal) -> None:
    portal.edit(SO, "profile:", f"sections:\n{section('bien')}profile:")
    assert [each.path for each in read(portal).sections] == ["bien"]


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ((section("bien"), section("bien")), ["5:12 CFG130"]),
        ((section("bien", "before: tin-tux"),), ["4:98 CFG169"]),
        ((section("bien", "before: bien"),), ["4:98 CFG169"]),
        ((section("bien", "before: nui"), section("nui")), ["4:98 CFG169"]),
        ((section("bien/cat"),), ["4:12 CFG137"]),
        ((section("bien").replace(", en: Sea", ""),), ["4:25 CFG127"]),
        ((section("bien", "mau: xanh"),), ["4:90 CFG104"]),
        ((section("Biển"),), ["4:12 CFG103"]),
    ],
)
def test_what_is_wrong_in_an_own_section_is_reported_in_the_sites_file(
    portal: SmallPortal, sections: tuple[str, ...], expected: list[str]
) -> None:
    add(portal, *sections)
    assert faults_of(portal) == [f"{SO}:{each}" for each in expected]


def test_sections_beside_own_sections_are_refused_with_the_way_out(portal: SmallPortal) -> None:
    add(portal, section("bien", "before: khong-co"))
    portal.edit(SO, "own_sections:", f"sections:\n{section('nui')}own_sections:")
    (fault,) = load_portal(portal.root)[1]
    assert _shown(fault) == f"{SO}:5:1 CFG168"
    for language in ("vi", "en"):
        assert "own_sections" in sentence_of(fault, language)
        assert "sections" in help_of(fault, language)


def test_a_section_that_is_not_there_to_stand_before_is_reported_with_the_nearest_one(portal: SmallPortal) -> None:
    add(portal, section("bien", "before: tin-tux"))
    (fault,) = load_portal(portal.root)[1]
    assert "có phải là `tin-tuc`?" in sentence_of(fault, "vi")
    assert "without before, the section comes last" in help_of(fault, "en")


def test_a_name_that_an_own_section_lacks_is_called_by_its_place_in_the_sites_file(portal: SmallPortal) -> None:
    add(portal, section("nui"), section("bien", "before: tin-tuc").replace(", en: Sea", ""))
    (fault,) = load_portal(portal.root)[1]
    assert dict(fault.values)["key"] == "own_sections.1.names"


def test_a_profile_has_no_own_sections_and_its_sections_stand_before_none(portal: SmallPortal) -> None:
    portal.edit(PROFILES, "  department:\n", "  department:\n    own_sections: []\n")
    portal.edit(PROFILES, "path: gioi-thieu,", "path: gioi-thieu, before: tin-tuc,")
    assert [each.rpartition(" ")[2] for each in faults_of(portal)] == ["CFG104", "CFG104"]


def test_what_is_wrong_in_a_section_of_the_profile_is_reported_there_however_own_ones_move_it(
    portal: SmallPortal,
) -> None:
    add(portal, section("bien", "before: tin-tuc"), section("tin-tuc"), section("nui", "before: van-ban"))
    portal.edit(PROFILES, "path: van-ban, names: {vi: Văn bản, en: Documents}", "path: van-ban, names: {vi: Văn bản}")
    (fault,) = load_portal(portal.root)[1]
    assert _shown(fault) == f"{PROFILES}:27:32 CFG127"
    assert dict(fault.values)["key"] == "sections.2.names"


def test_an_unknown_kind_is_reported_in_the_file_that_names_it(portal: SmallPortal) -> None:
    add(portal, section("bien", "before: van-ban").replace("[page]", "[pag]"))
    portal.edit(
        PROFILES, "kinds: [legal_document], missing_translation: none", "kinds: [legal], missing_translation: none"
    )
    assert codes(portal.check()) == [f"{PROFILES}:27:94 CFG110", f"{SO}:4:54 CFG110"]


def test_every_section_of_a_site_is_pointed_to_where_its_path_is_written(portal: SmallPortal) -> None:
    add(portal, section("bien", "before: tin-tuc"), section("gioi-thieu"), section("nui"))
    site = read(portal)
    for number, each in enumerate(site.sections):
        place = place_of_key(portal.root, site, "sections", number, "path")
        line = (portal.root / place.path).read_text("utf-8").splitlines()[(place.line or 0) - 1]
        assert line[(place.column or 0) - 1 :].startswith(f"{each.path},")
        assert place.path == (PROFILES if each.path in ("tin-tuc", "van-ban") else SO)
    assert place_of_key(portal.root, site, "sections").path == PROFILES


def test_the_files_as_they_are_written_give_the_sections_that_a_build_uses(portal: SmallPortal) -> None:
    add(portal, section("bien", "before: tin-tuc"), section("gioi-thieu", "slugs: {en: us}"))
    profiles = as_mapping(tree_of(portal.root / PROFILES)["profiles"]) or {}
    written = list_section_trees(tree_of(portal.root / SO), as_mapping(profiles["department"]) or {})
    assert [each["path"] for each in written] == [each.path for each in read(portal).sections]
    assert written[2]["slugs"] == {"en": "us"}


def tree_of(file: Path) -> dict[str, Tree]:
    """What a YAML file holds."""
    return dict(as_mapping(parse_yaml(YamlText(file.read_text("utf-8"), file.name, "CFG"))[0]) or {})


@pytest.mark.parametrize("own", ["x", ["x", {"path": ["a"]}, {"before": {}}], {"path": "a"}, None])
def test_files_of_another_form_raise_nothing(own: Tree) -> None:
    shared: Tree = [{"path": "a"}, "x"]
    sections = list_section_trees({"own_sections": own}, {"sections": shared})
    assert {"path": "a"} in sections
    assert list_section_trees({"sections": "x", "own_sections": own}, {"sections": shared}) == []
