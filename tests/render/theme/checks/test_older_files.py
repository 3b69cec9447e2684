"""Files of themes that were written for a former version and show less are reported, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.diagnostics.model import Place
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.render.theme.checks.older_files import EXTENDED_FILES, check_older_files
from portalgen.render.theme.loading import load_theme

FACTS = "components/facts/facts.html"
ENTRIES = "components/entries/entries.html"
NOTICES = "components/notices/notices.html"
SEARCH = "components/search/search.html"
BASE = "layouts/base.html"
LIST = "layouts/list.html"
NEWS = "layouts/news.html"
DOCUMENT = "layouts/legal_document.html"
FORMER = {
    FACTS: "{% macro facts(items) %}{% for fact in items %}<dt>{{ fact.label }}</dt><dd>{{ fact.value }}</dd>"
    "{% endfor %}{% endmacro %}",
    ENTRIES: "{% macro entries(items, style, level, short=false) %}{% for entry in items %}"
    '<a href="{{ entry.url }}">{{ entry.title }}</a>{% endfor %}{% endmacro %}',
    NOTICES: "{% macro notices(items) %}{% for notice in items %}<p>{{ notice.text }}</p>{% endfor %}{% endmacro %}",
    SEARCH: '{% macro search(view) %}<div data-bundle="{{ view.bundle_url }}">'
    '{% for name in ["site", "kind", "year", "field"] %}{{ t("search.filter_" ~ name) }}{% endfor %}</div>'
    '<summary>{{ t("search.filters") }}</summary>{% endmacro %}',
    LIST: '{% extends "layouts/base.html" %}{% from "components/entries/entries.html" import entries %}'
    '{% block main %}{{ entries(items=view.entries, style="news", level=2) }}{% endblock %}',
    BASE: "<html><body>{{ view.frame.header }}{% block main %}{% endblock %}{{ view.frame.footer }}</body></html>",
    "layouts/page.html": '{% extends "layouts/base.html" %}{% from "components/facts/facts.html" import facts %}'
    "{% block main %}{% block facts_first %}{{ facts(items=view.facts) }}{% endblock %}{% endblock %}",
    NEWS: '{% extends "layouts/page.html" %}'
    '{% block facts_first %}{{ facts(items=view.facts | selectattr("name", "in", ["place"]) | list) }}{% endblock %}',
    DOCUMENT: '{% extends "layouts/page.html" %}{% block before %}{{ facts(items=view.facts) }}{% endblock %}'
    "{% block facts_first %}{% endblock %}",
}


def find_older(root: Path, files: dict[str, str], settings: str = "extends: default\n") -> list[tuple[str, str, str]]:
    """(path, fields, sentence) of what is reported of a theme `own` that has these files."""
    for name, content in {"theme.yaml": f"name: own\n{settings}", **files}.items():
        file = root / "themes/own" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    theme, faults = load_theme(root, "own", ("vi", "en"), Place("site-config/sites/so.yaml"))
    assert theme is not None, faults
    found = list(check_older_files(theme))
    assert {each.code for each in found} <= {"TPL134"}
    assert all("layouts/" in help_of(each, "vi") or "components/" in help_of(each, "vi") for each in found)
    return [(each.place.path, str(dict(each.values)["words"]), sentence_of(each, "vi")) for each in found]


def test_every_file_of_the_table_has_an_excerpt_of_its_former_text() -> None:
    assert FORMER.keys() == EXTENDED_FILES.keys()


def test_the_shipped_theme_shows_everything(tmp_path: Path) -> None:
    assert find_older(tmp_path, {}) == []


@pytest.mark.parametrize(
    ("path", "fields", "loss"),
    [
        (FACTS, "`rows`, `presentation`", "hiện ra trống"),
        (ENTRIES, "`entry.facts`", "hiệu lực và cơ quan ban hành"),
        (SEARCH, "`view.filters`", "thiếu các bộ lọc"),
        (LIST, "`view.facets`, `view.receptions`", "danh sách không có bộ lọc"),
        (BASE, "`chrome.banners`", "thông tin khẩn cấp không hiện"),
        ("layouts/page.html", "`view.facts_first`", "đứng đầu trang"),
        (NEWS, "`view.facts_first`", "đứng đầu trang"),
        (DOCUMENT, "`view.facts_first`", "đứng đầu trang"),
    ],
)
def test_a_former_file_is_reported_once_with_what_it_does_not_show(
    tmp_path: Path, path: str, fields: str, loss: str
) -> None:
    ((place, words, sentence),) = find_older(tmp_path, {path: FORMER[path]})
    assert (place, words) == (f"themes/own/{path}", fields)
    assert fields in sentence
    assert loss in sentence


def test_only_what_is_lacking_is_named(tmp_path: Path) -> None:
    text = FORMER[FACTS].replace("{{ fact.value }}", "{{ fact.value or fact.rows }}")
    ((_, words, sentence),) = find_older(tmp_path, {FACTS: text})
    assert words == "`presentation`"
    assert "trống" not in sentence


def test_a_theme_that_extends_none_is_reported_too(tmp_path: Path) -> None:
    files = {**FORMER, "layouts/facet.html": "", "styles/a.css": ""}
    strings = {f"strings/{language}.yaml": "search: {filters: a}\n" for language in ("vi", "en")}
    found = find_older(tmp_path, {**files, **strings}, "styles: [styles/a.css]\n")
    assert sorted(place for place, *_ in found) == sorted(f"themes/own/{path}" for path in FORMER)


def test_a_list_without_facets_is_not_reported_where_the_theme_has_no_layout_for_them(tmp_path: Path) -> None:
    files = {LIST: FORMER[LIST], "layouts/base.html": "", "styles/a.css": "", ENTRIES: ""}
    strings = {f"strings/{language}.yaml": "search: {filters: a}\n" for language in ("vi", "en")}
    assert find_older(tmp_path, {**files, **strings}, "styles: [styles/a.css]\n") == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (LIST, FORMER[LIST].replace("{{ entries(", '{{ view["facets"] }}{{ view.receptions }}{{ entries(')),
        (LIST, '{% extends "layouts/lists.html" %}{% block main %}{{ super() }}{{ view.entries }}{% endblock %}'),
        (LIST, '{% extends "layouts/base.html" %}{% block main %}{% include "layouts/lists.html" %}{% endblock %}'),
        (NEWS, '{% extends "layouts/page.html" %}{% block terms %}{{ terms(items=view.facts) }}{% endblock %}'),
        (NEWS, FORMER[NEWS].replace("{{ facts(", "{{ super() }}{{ facts(")),
        (
            FACTS,
            '{% from "components/facts/own.html" import own %}{% macro facts(items) %}{{ own(items) }}{% endmacro %}',
        ),
        (ENTRIES, FORMER[ENTRIES].replace("</a>", '</a>{{ [entry] | map(attribute="facts") | first }}')),
    ],
)
def test_a_file_that_reads_the_fields_in_another_way_or_leaves_them_to_others_is_not_reported(
    tmp_path: Path, path: str, text: str
) -> None:
    others = {
        "layouts/lists.html": "{% block main %}{{ view.receptions }}{{ view.facets }}{{ view.entries }}{% endblock %}",
        "components/facts/own.html": "{% macro own(items) %}{{ items }}{% endmacro %}",
    }
    assert find_older(tmp_path, {**others, path: text}) == []


def test_a_block_that_is_replaced_shows_nothing(tmp_path: Path) -> None:
    others = {"layouts/lists.html": "{% block main %}{{ view.facets }}{% endblock %}"}
    text = '{% extends "layouts/lists.html" %}{% block main %}{{ view.entries }}{% endblock %}'
    ((place, *_),) = find_older(tmp_path, {**others, LIST: text})
    assert place == f"themes/own/{LIST}"


@pytest.mark.parametrize(
    "text", ["{{ view.entries", '{% extends "layouts/list.html" %}{{ view.entries }}', "{% extends view.x %}"]
)
def test_templates_that_cannot_be_followed_end_nothing(tmp_path: Path, text: str) -> None:
    find_older(tmp_path, {LIST: text})
