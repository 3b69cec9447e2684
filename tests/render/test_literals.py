"""No template, script or style of the default theme holds words for people: they stand in its catalogs, all of them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from portalgen.diagnostics.model import Place
from portalgen.render.theme.checks.keys import collect_string_uses
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.string_uses import ANY_TEXT, may_match_key
from tests.makers import literals

THEME, _FAULTS = load_theme(Path("/nowhere"), "default", ("vi", "en"), Place(""))
assert THEME is not None, _FAULTS
KEYS = THEME.catalogs["vi"].entries.keys()
READERS = {
    ".html": literals.words_in_template,
    ".xml": literals.words_in_template,
    ".js": literals.words_in_script,
    ".css": literals.words_in_style,
}
NOT_FOR_PEOPLE = {
    "components/banners/banners.css": ["i"],  # a sign, beside which the level stands in words
    "components/share/share.html": ["Facebook"],  # a name, the same in every language
    "layouts/open_data.html": ["JSON Schema"],  # the name of a format
}
COMMANDS = "layouts/verification.html"
"""Command lines to be typed as they are, the same in every language."""
OF_FORMER_LAYOUTS = frozenset({"home.all", "home.contact_page", "contact.unconfirmed"})
"""Strings that copies of former layouts in other themes still show."""
NO_KEYS = frozenset({"ExtendedFile", "Phrase", "plan_language_file", "plan_section_file"})
"""What is called with texts that only look like keys."""
COMPARED = frozenset(f"static/search/{name}.js" for name in ("words", "asking", "syllables"))
"""Words and letters that a query is compared with; none of them is shown."""


def test_no_file_of_the_theme_holds_words_for_people() -> None:
    assert THEME is not None
    paths = [path for path in THEME.files if Path(path).suffix in READERS and path not in {*COMPARED, COMMANDS}]
    found = {path: words for path in paths if (words := READERS[Path(path).suffix](THEME.read_text(path)))}
    assert found == NOT_FOR_PEOPLE


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Xem tất cả</p>", ["Xem tất cả"]),
        ("{% if x %}<p>a</p>{% else %}<p>{{ y }} mục</p>{% endif %}", ["a", "mục"]),
        ("{% macro _m() %}{% set x %}<b>Mới</b>{% endset %}{{ x }}{% endmacro %}", ["Mới"]),
        ("{% for x in y %}{{ x }}{% else %}Chưa có{% endfor %}", ["Chưa có"]),
        ("{% block x %}{% call m() %}Thêm{% endcall %}{% endblock %}", ["Thêm"]),
        ('<nav aria-label="Menu"><img alt="{{ x }} trên bản đồ" title=\'Ảnh\'>', ["Menu", "trên bản đồ", "Ảnh"]),
        ('<input placeholder="Tìm" value="x"><input type="submit" value="Gửi">', ["Tìm", "Gửi"]),
        (
            '<meta name="description" content="Trang {{ x }}"><meta property="og:site_name" content="Cổng">',
            ["Trang", "Cổng"],
        ),
        ('<meta name="viewport" content="width=device-width"><p class="Một" id="hai" data-x="ba">', []),
        ('<p data-text-none="Không có">', ["Không có"]),
        ("<title>{{ x }} - Cổng</title><script>const a = 'b';</script>", ["Cổng"]),
        ("{{ 'Trang ' ~ x }}{{ 'Mới' if x else 'old' }}{{ x | default('Chưa rõ') }}", ["Trang", "Mới", "Chưa rõ"]),
        ("{{ link(to=x, label='Đọc tiếp') }}{{ m('Xem') }}", ["Đọc tiếp", "Xem"]),
        ("{% set x = 'Trang sau' %}{% set y = ['a', 'Hai'] %}", ["Trang sau", "Hai"]),
        ("{{ t('home.title') }} · 1/2 → {{ x }}{# Ghi chú #}<!-- comment --><h{{ n }}>{{ x }}</h{{ n }}>", []),
        ("{{ figure(image=x, align='', size='large') }}{% if x == 'Một hai' %}{% endif %}", []),
    ],
)
def test_words_in_templates_are_caught_and_nothing_else(template: str, found: list[str]) -> None:
    assert [each.replace("\0", "").strip(" -") for each in literals.words_in_template(template)] == found


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("a.textContent = 'Search'; b.title = `${x} results`; c.append('Close');", ["Search", " results", "Close"]),
        ("a.setAttribute('aria-label', x ? 'Open' : 'Close'); a.setAttribute('class', 'open');", ["Open", "Close"]),
        ("const a = 'Đang tìm'; const b = {c: 'no results yet'};", ["Đang tìm", "no results yet"]),
        ("x.innerHTML = '<p title=\"Xem\">Một</p>'", ["Xem", "Một"]),
        ("x.querySelector('.a details'); x.append(y.dataset.textMore); z.addEventListener('click', f)", []),
        ("throw new Error('no index here'); x('Escape'); document.createElement('p'); f('./a.js') // Ghi chú", []),
        ("a.textContent = text.replace('{count}', n)", []),
    ],
)
def test_words_in_scripts_are_caught_and_nothing_else(script: str, found: list[str]) -> None:
    assert [each.replace("\0", "") for each in literals.words_in_script(script)] == found


def test_words_in_styles_are_caught_and_nothing_else() -> None:
    style = (
        "a::after { content: ' (mới)' } b { content: '\\2192' / 'arrow'; align-content: 'x' } /* content: 'Ghi chú' */"
    )
    assert literals.words_in_style(style) == [" (mới)", "arrow"]


def _in_code() -> Iterator[tuple[str, str]]:
    """(place, key) of all texts in the code that makes pages that look like a string's key; ANY where one is computed."""
    groups = "|".join(sorted({key.partition(".")[0] for key in KEYS if "." in key}))
    form = re.compile(rf"(?:{groups})\.[a-z_.{ANY_TEXT}]+")
    package = Path(__file__).resolve().parents[2] / "portalgen"
    for file in sorted(file for name in ("outputs", "render") for file in (package / name).rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        phrases = (each for each in ast.walk(tree) if isinstance(each, ast.Call) and _name(each.func) in NO_KEYS)
        others = {id(part) for each in phrases for part in ast.walk(each)}
        for node in ast.walk(tree):
            if id(node) not in others and (text := _text(node)) and form.fullmatch(text):
                others.update(id(part) for part in ast.walk(node))
                yield f"{file.name}:{node.lineno}", text  # type: ignore[attr-defined] # an expression has its line


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(each.value) if isinstance(each, ast.Constant) else ANY_TEXT for each in node.values)
    return ""


def _exists(key: str) -> bool:
    return any(may_match_key(key, each) for each in KEYS)


def test_every_string_that_the_code_asks_for_exists() -> None:
    asked = list(_in_code())
    assert {"home.title", "table.scroll", "text.picture", f"about.{ANY_TEXT}"} <= {key for _, key in asked}
    assert [(place, key) for place, key in asked if not _exists(key)] == []


def test_every_string_of_the_catalog_is_used() -> None:
    templates, code = collect_string_uses(THEME), [key for _, key in _in_code()]
    unused = [key for key in KEYS if not templates.may_use(key) and not any(may_match_key(each, key) for each in code)]
    assert set(unused) == OF_FORMER_LAYOUTS
