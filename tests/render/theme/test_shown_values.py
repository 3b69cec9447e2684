"""Templates show text, numbers and HTML; anything else, and what no page can hold, is a finding at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.render.theme.shown_values import are_the_same
from portalgen.render.theme.template_rules import diagnostic_of_refusal, find_refusals
from portalgen.render.theme.template_trees import RefusedTemplateError, read_template
from tests.makers.portal import SmallPortal, codes
from tests.makers.template_theme import judge_in_both, load_page

VALUES = {"none": None, "yes": True, "rows": ("a", 1, Markup("<b>"), None), "table": {"key": "value", "split": "own"}}
MACROS = "{% macro m(x) %}{{ x }}{% endmacro %}"


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ view.title }}{{ 1 }}{{ 0.5 }}{{ '<b>' | safe }}{{ m('<') }}", "Sở &amp; &lt;ban&gt;10.5<b>&lt;"),
        ("{{ 'x' if none }}{{ ('x' if none) ~ 1 }}{{ t('b', x=('x' if none)) }}", "1"),
        ("{{ view.title ~ 1 ~ ('<b>' | safe) }}{{ 1 ~ 0.5 }}", "Sở &amp; &lt;ban&gt;1<b>10.5"),
        ("{{ t('b', x=1234) }}{{ t('b', x='<') }}{{ t('a', x=none) }}", "1.234&lt;A"),
        ("{{ rows[:3] | join('<') }}{{ [1, 2] | join }}{{ rows | first | upper }}", "a&lt;1&lt;<b>12A"),
        ("{{ table.split }}{{ table | tojson }}", 'own{"key": "value", "split": "own"}'),
        ("{% set x = none %}{{ x or '-' }}{{ x | default('+', true) }}", "-+"),
    ],
)
def test_text_numbers_and_html_are_shown_as_jinja_shows_them(template: str, text: str, tmp_path: Path) -> None:
    direct, own = judge_in_both(load_page(tmp_path, MACROS + template), **VALUES)
    assert direct.text == own.text == text, direct.finding


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{{ x }}", "giá trị trống (none)"),
        ("{{ yes }}", "giá trị đúng hay sai"),
        ("{{ view }}", "cả một view `Link`"),
        ("{{ rows }}", "cả một danh sách"),
        ("{{ rows | reverse }}", "cả một danh sách"),
        ("{{ table }}", "cả một nhóm `{…}`"),
        ("{% set s = view.title %}{{ s.split }}", "phương thức `split` chưa được gọi"),
        ("{{ m(m) }}", "macro `m` chưa được gọi"),
        ("{% for a in rows %}{{ m(loop) }}{% endfor %}", "cả vòng lặp `loop`"),
        ("{{ rows | join }}", "giá trị trống (none)"),
        ("{{ x ~ 'a' }}", "giá trị trống (none)"),
        ("{{ t('b', x=yes) }}", "giá trị đúng hay sai"),
        ("{{ x | upper }}", "giá trị trống (none)"),
        ("{{ view | string | length }}", "cả một view `Link`"),
    ],
)
def test_a_value_that_is_none_of_these_is_named_with_line_and_page(template: str, words: str, tmp_path: Path) -> None:
    page = f"{{% set x = none %}}\n\n{MACROS}{template}\n"
    for verdict in judge_in_both(load_page(tmp_path, page), **VALUES):
        assert verdict.finding is not None, verdict.text
        assert (verdict.finding.code, verdict.finding.place.line) == ("TPL147", 3)
        sentence = sentence_of(verdict.finding, "vi")
        assert sentence.startswith(f"mẫu chỉ in được chữ, số và HTML, không in được {words} (trang trang; qua "), (
            sentence
        )


@pytest.mark.parametrize(
    ("template", "column", "way"),
    [
        ("{{ view.label.split }}", 15, "gọi nó bằng `split(…)`, hoặc bỏ đi"),
        ("{{ 'a' ~ none }}", 10, 'ghi `{{ x or "" }}`, hoặc đặt trong `{% if x %}`'),
        ("<p>{{ view.entries | selectattr('new') }}", 22, 'ghi `x | join(", ")`, một vòng for, hoặc `x | tojson`'),
        ("{{ view.title.startswith('a') }}", 15, 'ghi chữ cần hiện: `{{ "true" if x else "false" }}`'),
        ("{{ 1 if view.title else [] }}", 1, 'ghi `x | join(", ")`, một vòng for, hoặc `x | tojson`'),
        ("{{ view.title is defined }}", 18, 'ghi chữ cần hiện: `{{ "true" if x else "false" }}`'),
        ("{{ view.title or {} }}", 1, 'ghi khóa cần hiện, như `x["tên"]`, hoặc `x | tojson`'),
        ("{% macro own() %}{% endmacro %}{{ own }}", 10, "gọi nó bằng `own(…)`"),
        ("{% for x in view.entries %}{{ loop }}{% endfor %}", 31, "ghi trường cần hiện, như `loop.index`"),
    ],
)
def test_what_the_tree_shows_is_found_without_rendering(template: str, column: int, way: str) -> None:
    (refusal,) = find_refusals(read_template(template))
    found = diagnostic_of_refusal(refusal, "a.html", template)
    assert (found.code, found.place.line, found.place.column) == ("TPL147", 1, column)
    assert help_of(found, "vi") == f"viết lại: {way}"


@pytest.mark.parametrize(
    "template",
    [
        "{% set split = {'split': 'a'} %}{{ split.split }}{% for e in view.entries %}{{ e.title.split }}{% endfor %}",
        "{% macro title(x) %}{{ x }}{% endmacro %}{% for title in view.entries %}{{ title }}{% endfor %}",
        "{% import 'm.html' as m %}{{ m.split() }}{{ m.find }}{{ m }}",
        "{{ view.title }}{{ view.items }}{{ loop }}{{ x and y }}{{ x if y }}{{ view.entries | first }}",
    ],
)
def test_what_only_values_can_tell_is_left_to_them(template: str) -> None:
    assert [each.code for each in find_refusals(read_template(template))] == []


SIGNS = (
    ("{{ 'a\\x00' }}", "U+0000", 6),
    ("{{ 'a\\0' }}", "U+0000", 6),
    ("{{ 'a\\ud83d\\ude00' }}", "U+D83D", 6),
    ("{% set a = {'k': 'a\\ud800'} %}", "U+D800", 20),
    ("{{ view['\\ud800'] }}", "U+D800", 10),
    ("{% include ['a', '\\udfff'] %}", "U+DFFF", 19),
    ("{{ t('\\ud800') }}", "U+D800", 7),
    ("{{ 'a' | replace('\\N{NULL}', '') }}", "U+0000", 19),
)


@pytest.mark.parametrize(("template", "sign", "column"), SIGNS)
def test_a_character_that_no_page_can_hold_is_refused_where_it_is_written(
    template: str, sign: str, column: int
) -> None:
    text = f"<p>\n{template}"
    (refusal,) = find_refusals(read_template(text))
    found = diagnostic_of_refusal(refusal, "a.html", text)
    assert (found.code, found.place.line, found.place.column) == ("TPL148", 2, column)
    assert sentence_of(found, "en") == f"the theme contains the character {sign}, which is not allowed on a page"


def test_signs_beyond_the_first_plane_and_escapes_of_others_are_allowed() -> None:
    assert find_refusals(read_template("{{ '\\U0001f600\\u0300\\x01\\01😀' }}")) == ()


def test_such_a_character_in_a_text_of_several_lines_is_found_on_its_line() -> None:
    text = "{{ 'a\nb\\ud800' }}"
    (refusal,) = find_refusals(read_template(text))
    assert diagnostic_of_refusal(refusal, "a.html", text).place.line == 2


@pytest.mark.parametrize(("title", "sign"), [("a\0b", "U+0000"), ("a\ud800b", "U+D800")])
def test_one_in_a_value_is_reported_at_the_line_that_shows_it(title: str, sign: str, tmp_path: Path) -> None:
    files = {"layouts/inner.html": "\n{{ own }}"}
    for verdict in judge_in_both(load_page(tmp_path, "<p>{% include 'layouts/inner.html' %}", files), own=title):
        assert verdict.finding is not None
        assert verdict.finding.code == "TPL148"
        assert (verdict.finding.place.path, verdict.finding.place.line) == ("themes/own/layouts/inner.html", 2)
        assert f"{sign} (page trang; through " in sentence_of(verdict.finding, "en")


@pytest.fixture
def own(portal: SmallPortal) -> SmallPortal:
    """A portal of which one site has a theme of its own."""
    portal.write("themes/own/theme.yaml", "name: own\nextends: default\n")
    portal.edit("site-config/sites/so.yaml", "profile:", "theme: own\nprofile:")
    return portal


@pytest.mark.parametrize(
    ("file", "data", "found"),
    [
        ("layouts/redirect.html", b"<p>\n a\0b", "2:3 TPL148"),
        ("layouts/redirect.html", b"<p>\n \xc3\xa0\xed\xa0\x80", "2:3 TPL148"),
        ("components/own/own.css", b"a {\n content: '\0' }", "2:12 TPL148"),
        ("static/own.js", b"'\0'", "1:2 TPL148"),
        ("strings/vi.yaml", b'redirect:\n  title: "a\\0"\n', "2:10 CFG101"),
        ("strings/vi.yaml", b"redirect:\n  title: a\xed\xb0\x80\n", "2:11 TPL148"),
        ("theme.yaml", b'name: own\nextends: "def\\0ault"\n', "2:10 CFG101"),
        ("layouts/redirect.html", b'\n{{ t("\\ud800") }}', "2:7 TPL148"),
    ],
)
def test_such_a_character_in_any_file_of_a_theme_is_one_finding(
    own: SmallPortal, file: str, data: bytes, found: str
) -> None:
    own.write(f"themes/own/{file}", data)
    assert codes(own.check()) == [f"themes/own/{file}:{found}"]


def test_what_every_page_shows_wrongly_is_one_finding_and_nothing_is_written(own: SmallPortal) -> None:
    own.write("themes/own/layouts/header.html", "<header>{{ chrome }}</header>")
    result = own.build()
    assert codes(result) == ["themes/own/layouts/header.html:1:1 TPL147"]
    assert not result.is_written


def test_equal_values_of_one_type_are_the_same() -> None:
    assert are_the_same("ab", "".join(["a", "b"]))
    assert not are_the_same(1, True)
    assert not are_the_same(0, False)
    assert are_the_same(None, None)


def test_a_template_that_is_too_deep_is_refused_when_it_is_read() -> None:
    with pytest.raises(RefusedTemplateError) as refused:
        read_template("\n{{ " + " + ".join(["1"] * 4_000) + " }}")
    assert (refused.value.refusal.code, refused.value.refusal.line) == ("TPL144", 2)
