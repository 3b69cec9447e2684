"""Configuration and themes are validated once, and again where something that they depend on changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from portalgen.config import load
from portalgen.kinds.collection import Kinds
from portalgen.pipeline.incremental.session import Session, open_build_store
from portalgen.render.theme import loading
from tests.makers.portal import SmallPortal, tree

SO = "site-config/sites/so.yaml"


def session_of(portal: SmallPortal, root: Path | None = None) -> Session:
    """A session as another process would open it."""
    place = root or portal.root
    return Session(place, place / ".portalgen" / "cache")


def forbid_validation(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("was validated before")

    monkeypatch.setattr(load, "read_portal", refuse)
    monkeypatch.setattr(loading, "load_theme", refuse)


def test_an_unchanged_configuration_is_validated_once(portal: SmallPortal, monkeypatch: pytest.MonkeyPatch) -> None:
    first = session_of(portal).load_setup()
    forbid_validation(monkeypatch)
    again = session_of(portal).load_setup()
    assert (again.portal, again.themes, again.diagnostics) == (first.portal, first.themes, first.diagnostics)
    assert again.can_render


def test_a_clone_elsewhere_uses_what_was_validated_with_its_own_paths(
    portal: SmallPortal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.build_successfully()
    shutil.copytree(portal.root, tmp_path / "clone")
    forbid_validation(monkeypatch)
    setup = session_of(portal, tmp_path / "clone").load_setup()
    assert setup.portal is not None
    assert setup.portal.root == tmp_path / "clone"
    portal.build_successfully(root=tmp_path / "clone", out=tmp_path / "other")
    assert tree(tmp_path / "other") == tree(portal.out)


@pytest.mark.parametrize(
    ("path", "text"),
    [("site-config/portal.yaml", "component_news: 5"), ("themes/rieng/theme.yaml", "name: rieng\nextends: default\n")],
)
def test_a_change_of_configuration_or_themes_is_seen(portal: SmallPortal, path: str, text: str) -> None:
    session_of(portal).load_setup()
    if path.startswith("themes"):
        portal.write(path, text)
        portal.edit(SO, "host:", "theme: rieng\nhost:")
        assert set(session_of(portal).load_setup().themes) >= {"rieng"}
    else:
        portal.edit(SO, "full: Sở Ngoại vụ", "full: Sở NV")
        found = session_of(portal).load_setup().portal
        assert found is not None
        assert found.site("so").name("vi").full == "Sở NV"


def test_what_is_wrong_is_reported_each_time(portal: SmallPortal) -> None:
    session_of(portal).load_setup()
    portal.edit(SO, "host:", "hosst:")
    reports = [session_of(portal).load_setup().diagnostics for _ in range(2)]
    assert reports[0] == reports[1] != ()


@pytest.mark.parametrize("path", ["site-config/taxonomies.yaml", "themes/rieng"])
def test_a_link_that_leads_out_of_the_portal_is_refused_though_it_leads_to_the_same(
    portal: SmallPortal, tmp_path: Path, path: str
) -> None:
    portal.write("themes/rieng/theme.yaml", "name: rieng\nextends: default\n")
    portal.edit(SO, "profile:", "theme: rieng\nprofile:")
    assert session_of(portal).load_setup().can_render
    (portal.root / path).rename(tmp_path / "outside")
    (portal.root / path).symlink_to(tmp_path / "outside")
    assert "CFG132" in [each.code for each in session_of(portal).load_setup().diagnostics]


def test_a_configuration_that_changes_while_it_is_read_is_not_kept(
    portal: SmallPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = load.read_portal

    def late(root: Path, kinds: Kinds) -> object:
        portal.edit(SO, "full: Sở Ngoại vụ", "full: Sở NV")
        return whole(root, kinds)

    monkeypatch.setattr(load, "read_portal", late)
    session_of(portal).load_setup()
    monkeypatch.undo()
    portal.edit(SO, "full: Sở NV", "full: Sở Ngoại vụ")
    found = session_of(portal).load_setup().portal
    assert found is not None
    assert found.site("so").name("vi").full == "Sở Ngoại vụ"


@pytest.mark.parametrize("row", [None, 5, [], ["x"], {"a": 1}])
def test_a_row_that_makes_no_sense_is_replaced(portal: SmallPortal, row: object) -> None:
    first = session_of(portal).load_setup()
    rows = open_build_store(portal.options().cache)
    for name, kept in list(rows.get_all("configuration")):
        rows.put("configuration", {name: [kept[0], row]})
    rows.close()
    again = session_of(portal).load_setup()
    assert (again.portal, again.themes) == (first.portal, first.themes)
