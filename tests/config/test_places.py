"""Where the values of a site stand, however many are looked up."""

from __future__ import annotations

from portalgen.config.load import load_portal
from portalgen.config.places import ConfigurationPlaces, place_in_configuration, place_of_key
from tests.makers.portal import SmallPortal

SO = "site-config/sites/so.yaml"
OWN = "own_sections: [{path: moi, before: gioi-thieu, names: {vi: Mới, en: New}, kinds: [news], missing_translation: hide}]\n"


def test_places_that_are_looked_up_together_are_those_of_each_alone(portal: SmallPortal) -> None:
    portal.edit(SO, "id: so\n", f"id: so\n{OWN}")
    loaded, diagnostics = load_portal(portal.root)
    assert loaded is not None, diagnostics
    places = ConfigurationPlaces(portal.root)
    site = loaded.site("so")
    found = [places.of_key(site, "sections", number, "path") for number in range(len(site.sections))]
    assert found == [
        place_of_key(portal.root, site, "sections", number, "path") for number in range(len(site.sections))
    ]
    assert [place.underlined for place in found] == [section.path for section in site.sections]
    assert [place.path for place in found].count(SO) == 1
    assert places.in_file("redirects.yaml", "redirects", 0, "to") == place_in_configuration(
        portal.root, "redirects.yaml", "redirects", 0, "to"
    )


def test_what_sites_take_over_from_a_profile_is_one_value(portal: SmallPortal) -> None:
    commune = (portal.root / "site-config/sites/xa.yaml").read_text("utf-8")
    portal.write("site-config/sites/xa2.yaml", commune.replace("xa", "xa2"))
    loaded, diagnostics = load_portal(portal.root)
    assert loaded is not None, diagnostics
    assert loaded.site("xa").sections is loaded.site("xa2").sections
