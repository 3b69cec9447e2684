"""Themes that were written for a former version keep working, or a message says what took the place of what is gone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from portalgen.diagnostics.model import Place
from portalgen.render.theme.checks import older_files
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.templates import TemplateRenderError, Templates
from tests.makers.portal import SmallPortal, codes

PROFILES = "site-config/profiles.yaml"
DEFAULT = Path(__file__).resolve().parents[3] / "themes" / "default"
FORMER_FILTERS = """{% for name in ["site", "kind", "year", "field"] if name != "site" or view.summary_url %}
<p><label for="search-{{ name }}">{{ t("search.filter_" ~ name) }}</label> <select id="search-{{ name }}" data-filter="{{ name }}"><option value="">{{ t("search.all") }}</option></select></p>
{% endfor %}"""
FORMER_LIST = """{% extends "layouts/base.html" %}
{% from "components/entries/entries.html" import entries %}
{% block main %}
<h1>{{ view.title }}</h1>
{{ entries(items=view.entries, style=view.list_style, level=2) }}
{% endblock %}
"""


def use_theme(portal: SmallPortal, *lines: str) -> Path:
    """A theme `mine` with these lines in its `theme.yaml`, used by all sites; its folder."""
    folder = portal.root / "themes/mine"
    folder.mkdir(parents=True)
    (folder / "theme.yaml").write_text("\n".join(("name: mine", *lines)) + "\n", "utf-8")
    text = (portal.root / PROFILES).read_text("utf-8")
    portal.write(PROFILES, text.replace("theme: default", "theme: mine"))
    return folder


def test_a_theme_without_a_layout_for_facets_shows_lists_without_filters_and_a_note_says_so(
    portal: SmallPortal,
) -> None:
    folder = use_theme(portal)
    shutil.copytree(DEFAULT, folder, dirs_exist_ok=True)
    own = (folder / "theme.yaml").read_text("utf-8").replace("name: default", "name: mine")
    (folder / "theme.yaml").write_text(own, "utf-8")
    (folder / "layouts/facet.html").unlink()
    result = portal.build_successfully()
    assert codes(result) == ["themes/mine/theme.yaml:1:1 TPL133"]
    assert not (portal.out / "so.example.vn/tin-tuc/nam").exists()
    assert 'class="facets"' not in portal.html("so.example.vn/tin-tuc/index.html")


def test_nothing_is_said_of_a_theme_whose_sites_have_no_lists_of_facets(portal: SmallPortal) -> None:
    folder = use_theme(portal)
    shutil.copytree(DEFAULT, folder, dirs_exist_ok=True)
    own = (folder / "theme.yaml").read_text("utf-8").replace("name: default", "name: mine")
    (folder / "theme.yaml").write_text(own, "utf-8")
    (folder / "layouts/facet.html").unlink()
    text = (portal.root / PROFILES).read_text("utf-8")
    portal.write(PROFILES, text.replace("    theme: mine\n", "    theme: mine\n    facet_pages: 0\n"))
    assert codes(portal.build_successfully()) == []


def test_strings_that_only_the_program_needs_are_taken_from_its_own_theme_and_a_warning_names_them(
    portal: SmallPortal,
) -> None:
    folder = use_theme(portal)
    shutil.copytree(DEFAULT, folder, dirs_exist_ok=True)
    own = (folder / "theme.yaml").read_text("utf-8").replace("name: default", "name: mine")
    (folder / "theme.yaml").write_text(own, "utf-8")
    for language in ("vi", "en"):
        file = folder / f"strings/{language}.yaml"
        file.write_text(re.sub(r"^  where: .*\n", "", file.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    result = portal.build_successfully()
    assert codes(result) == [f"themes/mine/strings/{language}.yaml:1:1 CFG234" for language in ("en", "vi")]
    assert all(dict(each.values)["keys"] == "`sending.where`" for each in result.diagnostics)
    theme, _ = load_theme(portal.root, "mine", ("vi", "en"), Place("site-config/sites/so.yaml"))
    assert theme is not None
    assert Templates(theme, "vi").string("sending.where", "x", thing="ý kiến") == "Nơi nhận ý kiến"
    with pytest.raises(TemplateRenderError):
        Templates(theme, "vi").string("sending.khong_co", "x")


def test_a_search_page_of_a_former_version_keeps_its_strings_and_a_warning_says_what_it_lacks(
    portal: SmallPortal,
) -> None:
    file = use_theme(portal, "extends: default") / "components/search/search.html"
    file.parent.mkdir(parents=True)
    text = (DEFAULT / "components/search/search.html").read_text("utf-8")
    former = re.sub(r"{% for filter in view\.filters %}.*?{% endfor %}", FORMER_FILTERS, text, flags=re.DOTALL)
    file.write_text(former, "utf-8")
    assert codes(portal.build_successfully()) == ["themes/mine/components/search/search.html:1:1 TPL134"]
    html = portal.html("so.example.vn/tim-kiem/index.html")
    assert re.findall(r'<label for="search-(?:year|field)">([^<]+)', html) == ["Năm", "Lĩnh vực"]


def test_what_is_said_of_former_files_of_a_theme_is_kept_until_the_theme_changes(
    portal: SmallPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = use_theme(portal, "extends: default")
    (folder / "layouts").mkdir()
    (folder / "layouts/list.html").write_text(FORMER_LIST, "utf-8")
    assert codes(portal.build_successfully()) == ["themes/mine/layouts/list.html:1:1 TPL134"]
    with monkeypatch.context() as patch:
        patch.setattr(older_files, "check_older_files", lambda theme: pytest.fail(f"{theme.name} is checked again"))
        assert codes(portal.build_successfully()) == ["themes/mine/layouts/list.html:1:1 TPL134"]
    (folder / "layouts/list.html").unlink()
    assert codes(portal.build_successfully()) == []
