"""The strings that a template asks for are known without rendering it, in all its branches."""

from __future__ import annotations

import pytest

from portalgen.render.theme.string_uses import ANY_TEXT, find_string_uses, may_match_key


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
        ("{{ t('a.' ~ x) }}{{ t('a.' + x ~ '.b') }}", [(f"a.{ANY_TEXT}",), (f"a.{ANY_TEXT}.b",)]),
        ("{% for x in ['a', 'b'] %}{{ t('g.' ~ x) }}{% endfor %}{{ t('g.' ~ x) }}", [("g.a", "g.b"), (f"g.{ANY_TEXT}",)]),
        ("{% for x, y in [('a', 1), ('b', 2)] %}{{ t(x) }}{% endfor %}", [("a", "b")]),
        ("{% for x in view.rows %}{{ t(x) }}{% endfor %}", [(ANY_TEXT,)]),
        ("{% set x = 'a' %}{{ t(x) }}{% if y %}{% set x = 'b' %}{% endif %}{{ t(x) }}", [("a",), ("a", "b")]),
        ("{{ t({'x': 'a', 'y': 'b'}[z]) }}", [("a", "b")]),
        ("{% macro _m(k, l='c') %}{{ t(k) }}{{ t(l) }}{% endmacro %}{{ _m('a') }}{{ _m(k='b', l='d') }}",
         [("a", "b"), ("c", "d")]),
        ("{% macro _m(k) %}{{ t(k) }}{% endmacro %}{% macro _n(k) %}{{ _m(k) }}{% endmacro %}{{ _n('a') }}", [("a",)]),
        ("{% macro _m(k) %}{{ t(k) }}{% if x %}{{ _m(k ~ 'a') }}{% endif %}{% endmacro %}{{ _m('a') }}", [(ANY_TEXT,)]),
        ("{% macro m(k) %}{{ t(k) }}{% endmacro %}{{ m('a') }}", [(ANY_TEXT,)]),
        ("{% macro _m(k) %}{{ t(k) }}{% endmacro %}{{ _m(*x) }}", [(ANY_TEXT,)]),
        ("{{ t(view.key) }}\n{{ t() }}", [(ANY_TEXT,), (ANY_TEXT,)]),
    ],
)  # fmt: skip
def test_every_call_is_found_with_what_its_key_may_be(template: str, keys: list[tuple[str, ...]]) -> None:
    assert [each.keys for each in find_string_uses(template)] == keys


def test_a_call_is_placed_at_its_key_or_where_the_key_is_computed() -> None:
    text = "<p>\n  {{ x }}{{ t(\"a\") }}{{ t('b') }}\n  {{ t(\n'c') }} {{ t(x) }}\n"
    found = [(each.keys, each.line, each.column, each.length) for each in find_string_uses(text)]
    assert found == [(("a",), 2, 15, 3), (("b",), 2, 27, 3), (("c",), 4, 1, 3), ((ANY_TEXT,), 4, 12, 2)]


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
    assert [each.is_for_scripts for each in find_string_uses(template)] == [is_for_scripts]


def test_the_names_of_values_are_known_unless_they_are_unpacked() -> None:
    assert [each.value_names for each in find_string_uses("{{ t('a', b=1, c=2) }}{{ t('a', **x) }}{{ t('a') }}")] == [
        frozenset({"b", "c"}),
        None,
        frozenset(),
    ]


def test_a_computed_key_matches_what_it_may_be() -> None:
    assert may_match_key(f"a.{ANY_TEXT}", "a.b")
    assert may_match_key(f"a.{ANY_TEXT}{ANY_TEXT}.c", "a.b.c")
    assert not may_match_key(f"a.{ANY_TEXT}", "a.")
    assert not may_match_key(f"a.{ANY_TEXT}", "b.a.b")
    assert not may_match_key("a.b", "axb")


@pytest.mark.parametrize(
    "template",
    [
        "{% for a in [@] %}{{ t(a ~ a ~ a ~ a) }}{% endfor %}",
        "{% for a in [@] %}{{ t(a + a + a + a) }}{% endfor %}",
        "{% set a = 'x' %}" + "{% set a = a ~ a %}" * 60 + "{{ t(a) }}",
    ],
)
def test_keys_of_too_many_possible_words_are_any_text(template: str) -> None:
    words = ", ".join(f"'w{number}'" for number in range(150))
    (use,) = find_string_uses(template.replace("@", words))
    assert use.keys[0] == ANY_TEXT
    assert len(use.keys) < 200


def test_a_known_word_beside_unknown_ones_is_a_possible_key() -> None:
    (use,) = find_string_uses("{% for a in [view.x, 'b'] %}{{ t(a) }}{% endfor %}")
    assert use.keys == (ANY_TEXT, "b")
