"""Direct code gives the text that Jinja's own code gives, or nothing."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateRuntimeError
from markupsafe import Markup, escape

from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.render.theme.fast_templates import DirectEnvironment, escape_text
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.template_limits import limited_range
from portalgen.render.theme.template_trees import TreeEnvironment
from portalgen.render.theme.templates import TemplateRenderError, Templates
from tests.makers.examples import scaled


@dataclass(frozen=True, slots=True)
class Node:
    title: str
    children: tuple[Node, ...] = ()


TREE = Node("Sở & <ban>", (Node('"Một"', (Node("Hai"),)), Node("Ba")))
VALUES: Mapping[str, object] = {
    "view": TREE,
    "safe": Markup("<b>đậm</b>"),
    "text": "<i>&'\"",
    "none": None,
    "yes": True,
    "count": 3,
    "half": 0.5,
    "items": ("a", "<b>", Markup("<c>")),
    "pairs": (("a", "<1>"), ("b", "2")),
    "table": {"key": "<value>", "items": "hidden"},
}

OTHERS = {
    "base": "<{% block head %}đầu {{ text }}{% endblock %}|{% block main scoped %}{% endblock %}|>",
    "middle": "{% extends 'base' %}{% set x = text %}{% block head %}[{{ super() }}]{% endblock %}",
    "macros": (
        "{% set own = '<own>' %}"
        "{% macro plain(a, b='<b>') %}{{ a }}-{{ b }}-{{ own }}{% endmacro %}"
        "{% macro tree(node) %}({{ node.title }}{% for each in node.children %}{{ tree(each) }}{% endfor %}){% endmacro %}"
        "{% macro rest(a, b='', x='', k='') %}{{ a }}{{ b }}{{ x }}{{ k }}{% endmacro %}"
        "{% macro around(title) %}<p>{{ title }}{{ caller() }}</p>{% endmacro %}"
        "{% macro temporary(_value, _kind, t_1) %}{{ _value }}{{ _kind }}{{ t_1 }}{% endmacro %}"
        "{% macro closed(a) %}{% macro within() %}{{ a }}{% endmacro %}{{ within() }}{% endmacro %}"
        "{% macro worded(class, context, missing=1) %}{{ class }}{{ context }}{{ missing }}{% endmacro %}"
        "{% macro empty() %}{% endmacro %}"
    ),
    "part": "phần {{ text }} {{ view.title }}{% if each is defined %}{{ each }}{% endif %}",
}

SAME = (
    "{{ text }}{{ safe }}{{ count }}{{ half }}{{ none or text }}{{ 'x' if none }}{{ items | join }}{{ table | tojson }}",
    "{{ view.title }}{{ view.children[0].title }}{{ view['title'] }}{{ table.key if false else 1 }}",
    "{{ text | e }}{{ safe | e }}{{ text | escape | upper }}{{ text | safe }}{{ text | upper }}{{ text | forceescape }}",
    "{{ 'x' ~ text ~ safe ~ 1 }}{{ text * 2 }}{{ safe + text }}{{ safe | string }}{{ 7 % count }}",
    "{{ text.upper() }}{{ text.replace('<', '>') }}{{ safe.upper() }}{{ 'a'.join(items) }}{{ items | join(', ') }}",
    "{{ '<b>' }}{{ 1 }}{{ 'a' 'b' }}{{ 1 if none is none }}{{ 1 if 1 < 2 < 3 }}{{ 'a' if yes else 'b' }}{{ items | length }}",
    "{% for each in items %}{{ loop.index }}{{ each }}{{ '.' if loop.last }}{{ loop.cycle('x', '<y>') }}{% else %}-{% endfor %}",
    "{% for each in () %}{{ each }}{% else %}{{ text }}{% endfor %}{% for a, b in pairs if a != 'a' %}{{ b }}{% endfor %}",
    "{% for each in [view] recursive %}({{ each.title }}{{ loop(each.children) }}){% endfor %}",
    "{% for each in items %}{{ loop.previtem if not loop.first else '-' }}{{ '!' if loop.changed(each) }}{% endfor %}",
    "{% if count > 2 %}{{ text }}{% elif yes %}b{% else %}c{% endif %}{{ 3 if count is divisibleby 3 }}{{ '' if missing is defined else '-' }}",
    "{% set x = text %}{{ x }}{% set y %}<u>{{ x }}</u>{% endset %}{{ y }}{% set a, b = pairs[0] %}{{ a }}{{ b }}",
    "{{ items | sum(start='') if none else [1, 2] | sum }}{{ pairs | sum(start=()) | join }}{{ [view] | sum('children', ()) | length }}",
    "{% for group in [view] | groupby('title') %}{{ group.grouper }}{{ group.list | length }}{% endfor %}",
    "{% with a = text %}{{ a }}{% endwith %}{% filter upper %}{{ text }}<br>{% endfilter %}{% raw %}{{ x }}{% endraw %}",
    "{% from 'macros' import plain %}{{ plain(text) }}{{ plain(a=text, b=safe) }}{{ plain(b=1, a=half) }}",
    "{% from 'macros' import plain as p %}{% set x = p('<a>') %}{{ x }}{{ x | length }}{{ 'q' ~ x }}{{ p(p(p('<'))) }}",
    "{% import 'macros' as m %}{{ m.plain(text) }}{{ m.tree(view) }}{{ m.tree(node=view) }}{{ m.own }}{{ m.empty() }}",
    "{% from 'macros' import rest %}{{ rest(1) }}{{ rest(1, 2, x='<3>') }}{{ rest(*items) }}",
    "{% from 'macros' import plain %}{{ plain(*['a', 'b']) }}{{ plain(**{'a': '<', 'b': '>'}) }}",
    "{% from 'macros' import around %}{% call around('<t>') %}{{ text }}<hr>{% endcall %}",
    "{% macro list(all) %}{% for a in all %}{{ caller(a) }}{% endfor %}{% endmacro %}"
    "{% call(a) list(all=items) %}[{{ a }}]{% endcall %}",
    "{% from 'macros' import temporary, closed %}{{ temporary(1, text, safe) }}{{ closed(text) }}{{ closed(a=1) }}",
    "{% from 'macros' import worded %}{{ worded(text, 2) }}{{ worded(class=text, context=safe, missing=3) }}",
    "{% macro here(a) %}{{ a }}{{ view.title }}{% endmacro %}{{ here(1) }}{{ here(a=text) }}",
    "{% from 'macros' import plain %}{{ '+' if plain is callable }}{{ '+' if plain is string else '-' }}",
    "{% extends 'base' %}{% block main %}{{ text }}{% for each in items %}{{ each }}{% endfor %}{% endblock %}",
    "{% extends 'middle' %}{% block head %}{{ super() }}!{% endblock %}{% block main %}{{ view.title }}{% endblock %}",
    "{% if yes %}{% extends 'base' %}{% endif %}hidden{% block main %}{{ text }}{% endblock %}",
    "{% if none %}{% extends 'base' %}{% endif %}shown{% block main %}{{ text }}{% endblock %}",
    "a{% for each in items %}{% block inner scoped %}{{ each }}{% endblock %}{% endfor %}z",
    "a{% for each in items %}{% include 'part' %}{% endfor %}{% include ['none', 'part'] %}{% include 'no' ignore missing %}z",
    "a{% include 'alone' without context %}z",
    "{% from 'macros' import plain with context %}{{ plain(1) }}{% import 'macros' as m with context %}{{ m.plain(2) }}",
    "{{ range(3) | map('string') | join }}{{ items | map('upper') | list | join }}{{ [view] | map(attribute='title') | first }}",
    "{{ {'a': text} | length }}{{ {'a': text}['a'] }}{{ [text, safe] | join }}{{ (text,) | first }}{{ text[0] }}{{ text[1:] }}",
    "  {% if yes %}\n  x\n  {% endif %}\n{#- note -#}\n{{- text -}}\n y",
    "{{ table.key }}{{ '+' if view.none is defined else '-' }}{{ view.none | default('<x>') }}",
    "",
)

FAULTS = (
    "{{ view.none }}",
    "{{ none.x }}",
    "{{ missing }}",
    "{{ text() }}",
    "{{ 3() }}{{ [](1) }}",
    "{% from 'macros' import plain %}{{ plain(c=1) }}",
    "{% from 'macros' import plain %}{{ plain(1, 2, 3) }}",
    "{% from 'macros' import plain %}{{ plain() }}",
    "{% from 'macros' import nothing %}{{ nothing() }}",
    "{{ view.title }",
    "{% for x in count %}{% endfor %}",
    "{% include 'nowhere' %}",
    "{% from 'macros' import plain %}{{ plain.func }}",
    "{% from 'macros' import plain %}{{ plain.args }}{{ plain.keywords }}",
    "{% from 'macros' import plain %}{{ plain.name }}",
    "{% from 'macros' import plain %}{{ plain }}",
    "{{ none }}{{ yes }}",
    "{{ view }}",
    "{{ items }}",
)


def environments(template: str) -> tuple[DirectEnvironment, TreeEnvironment]:
    loader = DictLoader({**OTHERS, "alone": "phần một mình", "page": template})
    options: dict[str, Any] = {"loader": loader, "undefined": StrictUndefined}
    both = DirectEnvironment(**options), TreeEnvironment(**options)
    for each in both:
        each.globals["range"] = limited_range
    return both


@pytest.mark.parametrize("template", SAME)
def test_direct_code_gives_the_text_of_jinjas_own_code(template: str) -> None:
    direct, own = environments(template)
    text = own.get_template("page").render(**VALUES)
    assert direct.render_template("page", VALUES) == text
    assert direct.render_template("page", VALUES) == text
    again, _ = environments(template)
    again.find_references(template)
    assert again.render_template("page", VALUES) == text
    options: dict[str, Any] = {"loader": own.loader, "undefined": StrictUndefined, "trim_blocks": True}
    stock = Environment(autoescape=True, lstrip_blocks=True, **options)
    assert stock.get_template("page").render(**VALUES) == text


@pytest.mark.parametrize("template", FAULTS)
def test_direct_code_gives_nothing_where_jinjas_own_code_finds_a_fault(template: str) -> None:
    direct, own = environments(template)
    with pytest.raises(Exception):  # noqa: B017 - whatever it is, the other one must not pass
        own.get_template("page").render(**VALUES)
    with pytest.raises(Exception):  # noqa: B017 - the same
        direct.render_template("page", VALUES)


ATOMS = st.sampled_from(
    [
        *("text", "safe", "none", "yes", "count", "half", "items", "pairs", "view", "view.title", "view.children"),
        *("view.children[0].title", "view['title']", "view.none", "none.x", "missing", "table.key", "table['items']"),
        *(
            "table.items",
            "x",
            "each",
            "loop.index",
            "plain",
            "plain.func",
            "plain.args",
            "plain.name",
            "m.plain",
            "m.own",
        ),
        *("'<b>'", "3", "true", "none", "[]", "text.upper", "text.format", "''"),
    ]
)
FILTERS = st.sampled_from(
    [
        *("e", "escape", "upper", "safe", "length", "join(', ')", "default('<d>')", "first", "string", "forceescape"),
        *("replace('<', '>')", "list", "map('string') | list", "map(attribute='title') | list", "format(1)", "none"),
    ]
)
CALLS = st.sampled_from(
    [
        *("{0}()", "{0}({1})", "plain({0})", "plain({0}, {1})", "plain(a={0})", "plain(b={0}, a={1})", "plain(c={0})"),
        *(
            "m.plain({0}, b={1})",
            "own({0})",
            "own(*{0})",
            "rest({0}, k={1})",
            "range({0}) | list",
            "text.replace({0}, {1})",
        ),
        *("{0}.upper()", "dict(a={0}).a", "namespace(n={0}).n", "caller({0})", "super()", "loop({0})", "t({0})"),
        *("text.format({0})", "safe.format({0})", "'{{}}'.join({0})"),
    ]
)
EXPRESSIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, FILTERS).map(" | ".join),
        st.tuples(inner, st.sampled_from((" ~ ", " + ", " * 2 ~ ", " == ", " in ", " and ", " or ", " < ")), inner).map(
            "".join
        ),
        st.tuples(CALLS, inner, inner).map(lambda each: each[0].format(each[1], each[2])),
        st.tuples(inner, st.sampled_from(("defined", "none", "string", "callable", "iterable", "in items"))).map(
            " is ".join
        ),
        st.tuples(inner, inner, inner).map("({0[0]} if {0[1]} else {0[2]})".format),
        st.tuples(
            inner, st.sampled_from((".title", ".x", "[0]", "['a']", "[1:]", ".children", "._x", ".__class__"))
        ).map("".join),
        st.lists(inner, max_size=2).map(", ".join).map("[{}]".format),
        inner.map("(not {})".format),
    ),
    max_leaves=4,
)
WORDS = st.sampled_from(
    ("", " ", "\n", "<p>", "chữ", "  \n  ", "{# note #}", "{#- note -#}", "{% raw %}{{ x }}{% endraw %}")
)
SHOWING = (
    "{{{{ {} }}}}",
    "{{{{- {} -}}}}",
    "\n  {{{{ {} }}}}",
    "{{% if {} %}}1{{% endif %}}",
    "{{{{ ({}) | length }}}}",
)
SHOWN_PARTS = st.tuples(st.sampled_from(SHOWING), EXPRESSIONS).map(lambda each: each[0].format(each[1]))
STATEMENTS = (
    "{% if @ %}#{% elif @ %}#{% else %}#{% endif %}",
    "  {%- if @ -%}  #  {%- endif +%}\n",
    "{% for each in @ %}#{{ loop.last }}{% else %}#{% endfor %}",
    "{% for each in [view] recursive %}#{{ loop(each.children) }}{% endfor %}",
    "{% for a, each in pairs if @ %}#{% endfor %}",
    "{% for i in range(2) %}{% set x = i %}{{ x }}#{% endfor %}",
    "{% set x = @ %}#",
    "{% set x %}#{% endset %}{{ x }}",
    "{% set ns = namespace(n=@) %}{% set ns.n = 1 %}{{ ns.n }}#",
    "{% with x = @ %}#{% endwith %}",
    "{% filter upper %}#{% endfilter %}",
    "{% macro own(each, x=@) %}#{{ each }}{{ x }}{% endmacro %}{{ own(@) }}",
    "{% macro own(each) %}#{{ caller(each) }}{% endmacro %}{% call(x) own(@) %}#{{ x }}{% endcall %}",
    "{% macro own() %}#{{ varargs }}{{ kwargs }}{% endmacro %}{{ own(@, k=@) }}",
    "{% from 'macros' import plain, rest, around %}#{{ plain(@) }}{% call around(@) %}#{% endcall %}",
    "{% import 'macros' as m with context %}#{{ m.plain(@) }}",
    "{% import 'macros' as m %}{{ m.tree(view) }}#",
    "{% include 'part' %}#",
    "{% include ['no', 'part'] without context %}#{% include 'no' ignore missing %}",
    "{% autoescape false %}#{% endautoescape %}",
)


def fill(statement: str, parts: tuple[list[str], list[str]]) -> str:
    """The statement with an expression in each place `@` and a body in each place `#`."""
    expressions, bodies = (iter(each) for each in parts)
    return "".join(next(expressions) if sign == "@" else next(bodies) if sign == "#" else sign for sign in statement)


BODIES = st.recursive(
    st.one_of(WORDS, SHOWN_PARTS, SHOWN_PARTS),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.tuples(
            st.sampled_from(STATEMENTS),
            st.tuples(st.lists(EXPRESSIONS, min_size=2, max_size=2), st.lists(inner, min_size=3, max_size=3)),
        ).map(lambda each: fill(*each)),
    ),
    max_leaves=8,
)
PAGES = st.one_of(
    BODIES,
    st.tuples(st.sampled_from(("base", "middle")), BODIES, BODIES).map(
        "{{% extends '{0[0]}' %}}{{% block head %}}{0[1]}{{{{ super() }}}}{{% endblock %}}{{% block main %}}{0[2]}{{% endblock %}}".format
    ),
    st.tuples(BODIES, BODIES).map("{0[0]}{{% block head %}}{0[1]}{{% endblock %}}".format),
)


@settings(max_examples=scaled(200), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PAGES)
def test_direct_code_of_any_template_gives_the_text_of_jinjas_own_code_or_nothing(template: str) -> None:
    direct, own = environments(template)
    direct.meter.begin()
    own.meter.begin()
    with warnings.catch_warnings():
        warnings.filterwarnings("error", "(?s).*is not callable")
        try:
            text = direct.render_template("page", VALUES)
        except SyntaxWarning:
            raise
        except Exception:
            return
    assert own.get_template("page").render(**VALUES) == text
    assert own.meter.used == direct.meter.used


SHOWN = st.one_of(st.text(), st.text().map(Markup), st.integers(), st.floats())


BOTH = environments("{{ a }}{{ b | e }}{% from 'macros' import plain %}{{ plain(a, b=b) }}{{ a ~ b }}")


@given(SHOWN, SHOWN)
def test_every_value_is_shown_as_jinja_shows_it(one: object, other: object) -> None:
    direct, own = BOTH
    assert direct.render_template("page", {"a": one, "b": other}) == own.get_template("page").render(a=one, b=other)


@given(st.text())
def test_a_plain_string_is_escaped_as_markupsafe_escapes_it(text: str) -> None:
    assert escape_text(text) == str(escape(text))


@pytest.mark.parametrize(
    ("template", "named"),
    [
        ("{% extends 'a' %}{% from 'b' import x %}{% import 'c' as c %}{% include 'd' %}", {"a", "b", "c", "d"}),
        ("{% include ['a', 'b'] ignore missing %}{{ 'c' }}{# {% include 'd' %} #}", {"a", "b"}),
        ("{% include 'a' ~ 'b' %}{% extends layout %}", set()),
        ("{% include 'a' %}{{ broken", set()),
        ("", set()),
    ],
)
def test_references_are_the_templates_that_are_named_literally_before_and_after_they_are_compiled(
    template: str, named: set[str]
) -> None:
    direct, _ = environments(template)
    assert direct.find_references(template) == named
    with suppress(Exception):
        direct.get_template("page")
    assert direct.find_references(template) == named


def test_a_callable_that_stops_an_iteration_gives_nothing() -> None:
    direct, _ = environments("{{ range(1) | length }}")
    direct.globals["range"] = lambda _: next(iter(()))
    with pytest.raises(RuntimeError):
        direct.render_template("page", {})


def test_a_required_block_that_is_missing_is_a_fault_in_both() -> None:
    for environment in environments("{% block main required %}{% endblock %}"):
        with pytest.raises(TemplateRuntimeError, match="Required block"):
            "".join(environment.get_template("page").generate())


def theme(root: Path, files: Mapping[str, str]) -> Templates:
    for name, text in {
        "theme.yaml": "name: own\nextends: null\n",
        "strings/vi.yaml": "hello: Xin chào\n",
        **files,
    }.items():
        path = root / "themes" / "own" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    found, faults = load_theme(root, "own", ("vi",), Place("site-config/sites/so.yaml"))
    assert found is not None, faults
    return Templates(found, "vi")


def test_a_template_that_direct_code_refuses_is_rendered_all_the_same(tmp_path: Path) -> None:
    templates = theme(tmp_path, {"layouts/page.html": "{{ t('hello') }} {{ view.key }}"})
    for _ in range(2):
        assert templates.render("layouts/page.html", "trang", view={"key": "<v>"}) == "Xin chào &lt;v&gt;"


def test_a_page_with_a_fault_does_not_spoil_the_next(tmp_path: Path) -> None:
    templates = theme(tmp_path, {"layouts/page.html": "{{ t('hello') }} {{ view.title }}"})
    with pytest.raises(TemplateRenderError):
        templates.render("layouts/page.html", "trang", view=3)
    assert templates.render("layouts/page.html", "trang", view=Node("Một")) == "Xin chào Một"


def test_a_component_is_the_same_in_both(tmp_path: Path) -> None:
    macro = "{% macro box(title, kind='note') %}<p class=\"{{ kind }}\">{{ title }}</p>{% endmacro %}"
    templates = theme(tmp_path, {"components/box/box.html": macro})
    shown = templates.render_component("box", "trang", title="<a>")
    assert (shown, type(shown)) == ('<p class="note">&lt;a&gt;</p>', Markup)
    with pytest.raises(TemplateRenderError) as fault:
        templates.render_component("box", "trang", titel="a")
    assert fault.value.diagnostic.code == "TPL105"
    assert templates.render_component("box", "trang", title="<a>") == shown


def outcome(templates: Templates) -> str | Diagnostic:
    """What a page looks like, or what is reported of it."""
    try:
        return templates.render("layouts/page", "trang", **VALUES)
    except TemplateRenderError as error:
        return error.diagnostic


@settings(max_examples=scaled(80), deadline=None, suppress_health_check=list(HealthCheck))
@given(template=PAGES)
def test_any_template_gives_the_text_or_the_fault_that_it_gives_without_direct_code(
    template: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    direct = theme(tmp_path, {"layouts/page": template, **OTHERS})
    shown = outcome(direct)
    with monkeypatch.context() as patch:
        patch.setattr("portalgen.render.theme.templates.TEMPLATE_VERSIONS", {"jinja2": "99.0"})
        plain = Templates(direct.theme, "vi")
        assert plain._direct is None
    assert outcome(plain) == shown
    assert outcome(direct) == shown


def test_every_template_that_comes_with_portalgen_has_direct_code() -> None:
    found, faults = load_theme(Path("/nowhere"), "default", ("vi", "en"), Place(""))
    assert found is not None, faults
    environment = DirectEnvironment(
        loader=DictLoader({path: found.read_text(path) for path in found.files if _is_template(path)})
    )
    for path in environment.list_templates():
        environment.get_template(path)


def _is_template(path: str) -> bool:
    return path.endswith((".html", ".xml", ".txt"))
