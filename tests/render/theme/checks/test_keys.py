"""Strings that templates ask for are there and get their values, also where no page ever comes along."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.diagnostics.model import Place
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.render.theme.checks.keys import check_string_keys, collect_string_uses
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.model import Theme

VI = 'home: {title: Nhà, all: "Tất cả {title}"}\nsearch: {a: Một, b: Hai}\ncount: {other: "{count} mục"}\n'
EN = 'home: {title: Home, all: "All {title}"}\nsearch: {a: One, b: Two}\ncount: {one: "{count} item", other: "{count} items"}\n'


def theme(root: Path, path: str, text: str) -> Theme:
    files = {"theme.yaml": "name: own\n", "strings/vi.yaml": VI, "strings/en.yaml": EN, path: text}
    for name, content in files.items():
        file = root / "themes/own" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    found, faults = load_theme(root, "own", ("vi", "en"), Place("site-config/sites/so.yaml"))
    assert found is not None, faults
    return found


@pytest.mark.parametrize(
    "path",
    ["layouts/never.html", "components/the/the.html", "components/the/_part.html", "feeds/own.xml", "feeds/own.txt"],
)
def test_an_unknown_key_is_reported_in_every_template_and_branch(tmp_path: Path, path: str) -> None:
    own = theme(
        tmp_path, path, "<p>\n{% if false %}{% macro m() %}\n  <b>{{ t('home.titel') }}</b>{% endmacro %}{% endif %}\n"
    )
    (found,) = check_string_keys(own, collect_string_uses(own))
    assert (found.code, found.place.path, found.place.line, found.place.column) == (
        "TPL103",
        f"themes/own/{path}",
        3,
        11,
    )
    assert "`home.titel`" in sentence_of(found, "vi")
    assert "`home.title`" in sentence_of(found, "vi")
    assert "themes/own/strings/" in help_of(found, "vi")


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ t('home.title') }}{{ t('search.' ~ view.x) }}{{ t('home.all', title='x') }}", []),
        ("{{ t('home') }}", ["TPL103"]),
        ("{{ t('serch.' ~ view.x) }}", ["TPL103"]),
        ("{% for x in ['a', 'c'] %}{{ t('search.' ~ x) }}{% endfor %}", ["TPL103"]),
        ("{% set x = '' if view.y else 'a' %}{% if x %}{{ t('search.' ~ x) }}{% endif %}", []),
        ("{{ t(view.x) }}", ["TPL131"]),
        ("{{ t('home.all') }}", ["TPL120"]),
        ("{{ t('home.all', titel=1) }}", ["TPL120"]),
        ("{{ t('home.all', **view.x) }}", []),
        ("{{ t('count') }}", ["TPL120"]),
        ("{{ t('count', count=1) }}", []),
        ("<p data-text=\"{{ t('count') }}\" data-all=\"{{ t('home.all') }}\">", []),
        ("<p data-text=\"{{ t('home.all', x=1) }}\">", ["TPL120"]),
        ("<p>{% if %}</p>", ["TPL102"]),
    ],
)
def test_what_a_template_asks_for_wrongly_is_reported(tmp_path: Path, template: str, expected: list[str]) -> None:
    own = theme(tmp_path, "layouts/never.html", template)
    assert [each.code for each in check_string_keys(own, collect_string_uses(own))] == expected
