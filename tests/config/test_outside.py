"""Services, receivers and monitoring as they are written: what is taken, what is refused, what a site replaces."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.config.load import load_portal
from portalgen.config.outside import Receiver, Receivers, Services
from portalgen.config.portal_rows import configuration_of_row, row_of_configuration
from tests.makers.outside_portal import PORTAL_FILE, OutsidePortal, outside_definitions
from tests.makers.portal import SmallPortal, where


def test_a_portal_without_the_keys_has_no_services_receivers_or_monitoring(tmp_path: Path) -> None:
    portal, _ = load_portal(SmallPortal(tmp_path / "portal").root)
    assert portal is not None
    assert portal.settings.services == Services()
    assert portal.receivers_of(portal.site("so")).opinion is None
    assert portal.settings.monitoring is None


def test_what_is_written_comes_back_from_the_cache_and_a_site_replaces_the_receivers(tmp_path: Path) -> None:
    small = OutsidePortal(tmp_path / "portal", is_measured=True)
    small.edit("site-config/sites/xa.yaml", "id: xa\n", "id: xa\nreceives: {question: {email: hoi@example.vn}}\n")
    kinds = outside_definitions().kinds
    portal, diagnostics = load_portal(small.root, kinds)
    assert portal is not None, diagnostics
    assert configuration_of_row(portal.root, json.loads(json.dumps(row_of_configuration(portal))), kinds) == portal
    assert portal.receivers_of(portal.site("so")).find("opinion") == portal.settings.receives.opinion
    assert portal.receivers_of(portal.site("xa")).find("opinion") is None
    assert portal.receivers_of(portal.site("xa")).find("question") == Receiver(email="hoi@example.vn")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("https://dichvu.example.vn/", "http://dichvu.example.vn/"),
        ("https://dichvu.example.vn/", "https://dichvu.example.vn:8443/"),
        ("https://dichvu.example.vn/", "https://"),
        ("gui?ma={code}", "gui?ma={ma}"),
        ("https://gopy.example.vn/gui?ma={code}", "https://{code}.example.vn/"),
        ("gopy@example.vn", "gopy tại example.vn"),
        ("https://do.example.vn/do.js", "https://do.example.vn';script-src *"),
        ("thu.example.vn,", "https://thu.example.vn,"),
        ("data-ma-cong", "onload"),
    ],
)
def test_an_address_mailbox_host_or_attribute_of_another_form_is_one_finding(
    tmp_path: Path, old: str, new: str
) -> None:
    small = OutsidePortal(tmp_path / "portal", is_measured=True)
    small.edit(PORTAL_FILE, old, new)
    portal, diagnostics = load_portal(small.root, outside_definitions().kinds)
    assert portal is None
    assert [each.code for each in diagnostics] == ["CFG103"], [where(each) for each in diagnostics]


def test_two_services_with_one_name_are_a_finding(tmp_path: Path) -> None:
    small = OutsidePortal(tmp_path / "portal")
    small.edit(PORTAL_FILE, "id: facebook", "id: gazette")
    _, diagnostics = load_portal(small.root, outside_definitions().kinds)
    assert [(each.code, dict(each.values)["value"]) for each in diagnostics] == [("CFG130", "gazette")]


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=12))
def test_any_reference_code_stays_one_part_of_the_address(code: str) -> None:
    code = code.encode("utf-8", "replace").decode()
    parts = urlsplit(Receiver(address="https://gopy.example.vn/gui?ma={code}").build_address(code))
    assert (parts.netloc, parts.path, parts.fragment) == ("gopy.example.vn", "/gui", "")
    assert unquote(parts.query.removeprefix("ma=")) == code


def test_reflections_are_sent_where_questions_are_unless_it_says_where() -> None:
    question, own = Receiver(email="hoi@example.vn"), Receiver(email="phananh@example.vn")
    assert Receivers(question=question).find("reflection") is question
    assert Receivers(question=question, reflection=own).find("reflection") is own
