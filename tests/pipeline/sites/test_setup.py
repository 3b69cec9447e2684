"""What the configuration names is held against the tables that the portal is made of."""

from __future__ import annotations

from dataclasses import replace

from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.sentences import sentence_of
from portalgen.pipeline.definitions import Definitions, standard_definitions
from portalgen.pipeline.sites.setup import load_setup
from tests.makers.loaded_portal import plan_portal
from tests.makers.portal import SmallPortal

PROFILES = "site-config/profiles.yaml"


def place_of(each: Diagnostic) -> str:
    return f"{each.place.path}:{each.place.line}:{each.place.column} {each.code}"


def test_a_generated_page_that_nobody_knows_is_reported_once_with_the_near_one_and_all_choices(
    portal: SmallPortal,
) -> None:
    portal.edit(PROFILES, "[contact, site_map, search]", "[contact, site_mapp, search]")
    (found,) = load_setup(portal.root).diagnostics
    assert place_of(found) == f"{PROFILES}:23:32 CFG110"
    values = dict(found.values)
    assert values["suggestion"] == "site_map"
    assert values["choices"] == "about, contact, site_map, search, accessibility, verification, public_information"
    assert sentence_of(found, "vi") != sentence_of(found, "en")


def test_a_generated_page_is_reported_at_the_site_that_names_it_itself(portal: SmallPortal) -> None:
    portal.edit("site-config/sites/so.yaml", "profile:", "generated_pages: [contact, tin]\nprofile:")
    assert [place_of(each) for each in load_setup(portal.root).diagnostics] == ["site-config/sites/so.yaml:3:28 CFG110"]


def test_which_generated_pages_there_are_is_what_the_portal_is_given(portal: SmallPortal) -> None:
    definitions = standard_definitions()
    fewer = Definitions(tuple(each for each in definitions.outputs if each.type.name != "search"))
    found = load_setup(portal.root, definitions=fewer).diagnostics
    assert {dict(each.values)["value"] for each in found} == {"search"}
    renamed = tuple(
        replace(each, type=replace(each.type, name="find")) if each.type.name == "search" else each
        for each in definitions.outputs
    )
    assert {
        dict(each.values)["value"] for each in load_setup(portal.root, definitions=Definitions(renamed)).diagnostics
    } == {"search"}


def test_two_kinds_of_a_section_with_different_lists_at_one_address_are_refused_before_there_is_content(
    portal: SmallPortal,
) -> None:
    portal.edit(PROFILES, "kinds: [legal_document]", "kinds: [project, news, survey]")
    (found,) = load_setup(portal.root).diagnostics
    assert (found.code, found.place.path) == ("CFG153", PROFILES)
    assert dict(found.values) == {"section": "van-ban", "kind": "survey", "other": "project", "segment": "tinh-trang"}
    for site in ("so", "xa"):
        portal.edit(f"site-config/sites/{site}.yaml", "profile:", "facet_pages: 0\nprofile:")
    assert load_setup(portal.root).diagnostics == ()


def test_a_kind_that_nobody_knows_is_reported_where_the_index_over_all_sites_names_it(portal: SmallPortal) -> None:
    portal.edit("site-config/portal.yaml", "kinds: [news, legal_document]", "kinds: [news, legal_documents]")
    (found,) = load_setup(portal.root).diagnostics
    assert place_of(found) == "site-config/portal.yaml:5:17 CFG110"
    assert dict(found.values)["suggestion"] == "legal_document"


def test_a_kind_that_nobody_knows_is_reported_in_a_profile_once_for_all_its_sites(portal: SmallPortal) -> None:
    commune = (portal.root / "site-config/sites/xa.yaml").read_text("utf-8")
    portal.write("site-config/sites/xa2.yaml", commune.replace("xa", "xa2"))
    portal.edit(
        "site-config/profiles.yaml", "names: {vi: Tin tức}, kinds: [news]", "names: {vi: Tin tức}, kinds: [newz]"
    )
    (found,) = load_setup(portal.root).diagnostics
    assert (found.code, dict(found.values)["suggestion"]) == ("CFG110", "news")


def test_a_section_of_the_main_site_with_a_kind_that_nobody_knows_is_a_finding(portal: SmallPortal) -> None:
    portal.edit(
        "site-config/profiles.yaml", "kinds: [news], missing_translation", "kinds: [news, newz], missing_translation"
    )
    assert [each.code for each in plan_portal(portal).faults] == ["CFG110"]
