"""A theme whose pages do not show the script of the measuring system is a fault where there is such a system."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.diagnostics.model import Place
from portalgen.render.theme.checks.measuring import check_measuring
from portalgen.render.theme.loading import load_theme
from tests.makers.outside_portal import MONITORING, PORTAL_FILE
from tests.makers.portal import SmallPortal, codes

BASE = "<!doctype html>\n<html>\n<head></head><body>{% block main %}{% endblock %}</body></html>\n"


def find_unmeasured(root: Path, files: dict[str, str]) -> list[str]:
    """The files of a theme `own` that do not show the script."""
    for name, content in {"theme.yaml": "name: own\nextends: default\n", **files}.items():
        file = root / "themes/own" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    theme, faults = load_theme(root, "own", ("vi", "en"), Place("site-config/sites/so.yaml"))
    assert theme is not None, faults
    return [each.place.path for each in check_measuring(theme)]


def test_the_shipped_theme_shows_the_script(tmp_path: Path) -> None:
    assert find_unmeasured(tmp_path, {}) == []


@pytest.mark.parametrize(
    ("head", "is_reported"),
    [
        ("", True),
        ("{# chrome.monitoring #}", True),
        ("{{ chrome.monitoring }}", False),
        ('{{ chrome["monitoring"] }}', False),
        ('{% include "layouts/head.html" %}', False),
        ("{% set x = chrome.monitoring %}", True),
        ("{% set x = chrome.monitoring %}{{ x }}", False),
        ("{% with x = chrome.monitoring %}{{ x }}{% endwith %}", False),
        ("{% if chrome.monitoring %}x{% endif %}", True),
        ("<!-- {{ chrome.monitoring }} -->", True),
        ("<!-- x -->{{ chrome.monitoring }}", False),
    ],
)
def test_a_layout_that_begins_a_document_has_to_show_the_script_itself_or_by_others(
    tmp_path: Path, head: str, is_reported: bool
) -> None:
    files = {
        "layouts/base.html": BASE.replace("</head>", f"{head}</head>"),
        "layouts/head.html": "{{ chrome.monitoring }}",
        "layouts/extra.html": '{% extends "layouts/base.html" %}',
    }
    assert find_unmeasured(tmp_path, files) == (["themes/own/layouts/base.html"] if is_reported else [])


def test_it_is_a_fault_where_something_measures_alone(portal: SmallPortal) -> None:
    portal.write("themes/own/theme.yaml", "name: own\nextends: default\n")
    portal.write("themes/own/layouts/base.html", BASE)
    portal.edit("site-config/sites/so.yaml", "profile:", "theme: own\nprofile:")
    assert "TPL146" not in {each.code for each in portal.check().diagnostics}
    file = portal.root / PORTAL_FILE
    file.write_text(file.read_text("utf-8") + MONITORING, "utf-8")
    assert "themes/own/layouts/base.html:1:1 TPL146" in codes(portal.check())
