"""The strings that a template asks for are known without rendering it, in all its branches."""

from __future__ import annotations

import pytest

from portalgen.render.theme.string_uses import ANY, matches, uses_in


@pytest.mark.parametrize(
    ("template", "keys"),
    [
        ('{{ t("a.b") }}', [("a.b",)]),
        ("{% if false %}{{ t('a') }}{% elif x %}{{ t('b') }}{% else %}{{ t('c') }}{% endif %}", [("a",), ("b",), ("c",)]),
        ("{% for x in y if t('a') %}{{ t('b') }}{% else %}{{ t('c') }}{% endfor %}", [("a",), ("b",), ("c",)]),
        ("{% block x %}{% macro y(z=t('a')) %}{{ t('b') }}{% endmacro %}{% endblock %}", [("a",), ("b",)]),
        ("{% call x(t('a')) %}{{ t('b') }}{% endcall %}", [("a",), ("b",)]),
        ("{% set x %}{{ t('a') }}{% endset %}{% with y = t('b') %}{{ t('c') }}{% endwith %}", [("a",), ("b",), ("c",)]),
        ("{% filter upper %}{{ t('a') | replace('x', t('b')) }}{% endfilter %}", [("a",), ("b",)]),
        ("{# {{ t('a') }} #}{% raw %}{{ t('b') }}{% endraw %}{{ x.t('c') }}{{ at('d') }}", []),
        ("{{ t('a' if x else 'b') }}", [("a", "b")]),
        ("{{ t('a.' ~ x) }}{{ t('a.' + x ~ '.b') }}", [(f"a.{ANY}",), (f"a.{ANY}.b",)]),
        ("{% for x in ['a', 'b'] %}{{ t('g.' ~ x) }}{% endfor %}{{ t('g.' ~ x) }}", [("g.a", "g.b"), (f"g.{ANY}",)]),
        ("{% for x, y in [('a', 1), ('b', 2)] %}{{ t(x) }}{% endfor %}", [("a", "b")]),
        ("{% for x in view.rows %}{{ t(x) }}{% endfor %}", [(ANY,)]),
        ("{% set x = 'a' %}{{ t(x) }}{% if y %}{% set x = 'b' %}{% endif %}{{ t(x) }}", [("a",), ("a", "b")]),
        ("{{ t({'x': 'a', 'y': 'b'}[z]) }}", [("a", "b")]),
        ("{% macro _m(k, l='c') %}{{ t(k) }}{{ t(l) }}{% endmacro %}{{ _m('a') }}{{ _m(k='b', l='d') }}",
         [("a", "b"), ("c", "d")]),
        ("{% macro _m(k) %}{{ t(k) }}{% endmacro %}{% macro _n(k) %}{{ _m(k) }}{% endmacro %}{{ _n('a') }}", [("a",)]),
        ("{% macro _m(k) %}{{ t(k) }}{% if x %}{{ _m(k ~ 'a') }}{% endif %}{% endmacro %}{{ _m('a') }}", [(ANY,)]),
        ("{% macro m(k) %}{{ t(k) }}{% endmacro %}{{ m('a') }}", [(ANY,)]),
        ("{% macro _m(k) %}{{ t(k) }}{% endmacro %}{{ _m(*x) }}", [(ANY,)]),
        ("{{ t(view.key) }}\n{{ t() }}", [(ANY,), (ANY,)]),
    ],
)  # fmt: skip
def test_every_call_is_found_with_what_its_key_may_be(template: str, keys: list[tuple[str, ...]]) -> None:
    assert [each.keys for each in uses_in(template)] == keys


def test_a_call_is_placed_at_its_key_or_where_the_key_is_computed() -> None:
    text = "<p>\n  {{ x }}{{ t(\"a\") }}{{ t('b') }}\n  {{ t(\n'c') }} {{ t(x) }}\n"
    found = [(each.keys, each.line, each.column, each.length) for each in uses_in(text)]
    assert found == [(("a",), 2, 15, 3), (("b",), 2, 27, 3), (("c",), 4, 1, 3), ((ANY,), 4, 12, 2)]


@pytest.mark.parametrize(
    ("template", "is_for_scripts"),
    [
        ("<p data-text-a=\"{{ t('a') }}\">", True),
        ("<p data-{{ x }}='{% if y %}{{ t('a') }}{% endif %}'>", True),
        ('<p data-a="x" title="{{ t(\'a\') }}">', False),
        ("<p data-a=\"x\">{{ t('a') }}</p>", False),
        ("<p data-a=\"{{ x }}\">{{ t('a') }}</p>", False),
    ],
)
def test_what_is_written_for_a_script_is_known(template: str, is_for_scripts: bool) -> None:
    assert [each.is_for_scripts for each in uses_in(template)] == [is_for_scripts]


def test_the_names_of_values_are_known_unless_they_are_unpacked() -> None:
    assert [each.values for each in uses_in("{{ t('a', b=1, c=2) }}{{ t('a', **x) }}{{ t('a') }}")] == [
        frozenset({"b", "c"}),
        None,
        frozenset(),
    ]


def test_a_computed_key_matches_what_it_may_be() -> None:
    assert matches(f"a.{ANY}", "a.b")
    assert matches(f"a.{ANY}{ANY}.c", "a.b.c")
    assert not matches(f"a.{ANY}", "a.")
    assert not matches(f"a.{ANY}", "b.a.b")
    assert not matches("a.b", "axb")
