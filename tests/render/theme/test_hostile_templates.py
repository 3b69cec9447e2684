"""A template that means harm ends in the same text or the same finding, after the same steps, whoever compiles it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.sentences import sentence_of
from portalgen.render.theme import template_limits
from portalgen.render.theme.template_limits import LimitName, Meter
from tests.makers.examples import scaled
from tests.makers.template_theme import Verdict, judge_in_both, load_page

TEXT = "{% set a = 'x' * 1000000 %}"
LIST = "{% set l = [1] * 9000 %}"
CASES: tuple[tuple[str, str], ...] = (
    # what shows an address in memory, an order that is none, or what was built before
    ("{{ view.title.split }}", "TPL147"),
    ("{{ [view.title.split] | join }}", "phương thức `split` chưa được gọi"),
    ("{{ view | map(attribute='x') | join if false else view.title.split | join }}", "TPL105"),
    ("{{ 'same' if view.title.split == view.title.split }}", "phương thức `split` chưa được gọi"),
    ("{{ 'same' if view.title.split is sameas view.title.split }}", "phương thức `split` chưa được gọi"),
    ("{{ ['a'] | map(attribute='title') | unique | list | length }}", "phương thức `title` chưa được gọi"),
    ("{% for x in [1] %}{{ 1 if loop.changed(view.title.split) }}{% endfor %}", "phương thức `split` chưa được gọi"),
    ("{{ {view.title.split: 1} | length }}", "phương thức `split` chưa được gọi"),
    ("{{ view.title.split ~ '' }}", "TPL147"),
    ("{{ view.title.split | string | length }}", "TPL147"),
    ("{{ ['a'] | map(attribute='title') | map('string') | join }}", "TPL147"),
    ("{{ ('' | safe).join(['a'] | map(attribute='title')) }}", "TPL147"),
    ("{{ ('a' | safe).replace('a', view) }}", "TPL147"),
    ("{{ 'a' | replace('a', view.title.split) }}", "TPL147"),
    ("{{ {'a': view} | urlencode }}", "TPL147"),
    ("{{ t('b', x=view.title.split) }}", "TPL147"),
    ("{{ t(view.title.split) }}", "TPL147"),
    ("{{ {'a': [1]}['a'] }}", "TPL147"),
    ("{% macro m() %}{% endmacro %}{% macro n(x) %}{{ x }}{% endmacro %}{{ n(m) }}", "TPL147"),
    ("{% for x in [1] %}{{ loop ~ '' }}{% endfor %}", "TPL147"),
    ("{{ [1].index([1] | map('string')) }}", "ValueError: <generator object sync_do_map> is not in list"),
    ("{{ 'same' if (view.title ~ '') is sameas view.title }}{{ 'no' if 1 is sameas true }}", "same"),
    ("{{ ['b', 'a', 'b'] | unique | join }}{% for k in {'b': 1, 'a': 2} %}{{ k }}{% endfor %}", "baba"),
    ("{{ {'b': 1, 'a': [none, true]} | tojson }}", '{"a": [null, true], "b": 1}'),
    ("{{ 1e308 * 10 }}{{ 1e308 * 10 - 1e308 * 10 }}", "infnan"),
    ("{{ [view][5] }}", "`list` không có `5`"),
    # what grows
    ("{% set a = 'x' %}" + "{% set a = a ~ a %}" * 60, "text"),
    (TEXT + "{{ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a }}", "text"),
    (TEXT + "{% for i in range(9) %}{{ t('many', x=a ~ a) }}{% endfor %}", "text"),
    (TEXT + "{{ t(a) }}", "không có chuỗi giao diện `xxx"),
    (TEXT + "{{ {}[a] }}", "`dict` không có `xxx"),
    ("{% set a = 'x' * 90000 %}{{ [a].index(a ~ '') }}{{ [a].index('y' ~ a) }}", "ValueError: 'yxxx"),
    ("{{ 'a' | replace('a', 'a' * 900) | replace('a', 'a' * 900) | replace('a', 'a' * 90) | length }}", "text"),
    ("{{ 1e308 | int }}", "number"),
    ("{{ 1e999 }}", "TPL141"),
    ("{{ 1e308 // 1e-308 }}{{ (1e308 or x) / 1e-9 }}{{ -1e308 - 1e308 }}", "infinf-inf"),
    ("{{ ([1] * 1000 * 1000) | length }}", "list"),
    # what takes long, a little at a time
    (TEXT + "{% for i in range(99) %}{% set b = a[1:] %}{% endfor %}", "steps"),
    (LIST + "{% for i in range(9000) %}{% set b = l[::-1] %}{% endfor %}", "steps"),
    (TEXT + "{% for i in range(99) %}{% set b = t('b', x=a) %}{% endfor %}", "steps"),
    ("{% for i in range(9000) %}{% set b = t('a') ~ t('a') %}{% endfor %}", "steps"),
    (LIST + "{% for i in range(99) %}{% set b = l | select('gt', 9) | first | default(1) %}{% endfor %}", "steps"),
    (LIST + "{% for i in range(99) %}{% set b = l | map(attribute='x', default=1) %}{% endfor %}", "steps"),
    (
        LIST + "{% for i in range(99) %}{% set b = l | map('string') | map('upper') | first %}{% endfor %}{{ 1 }}",
        "steps",
    ),
    (LIST + "{% for i in range(99) %}{% set b = l | sum %}{% endfor %}", "steps"),
    ("{% for i in range(99) %}{% for j in range(9000) if j > 9999 %}{% endfor %}{% endfor %}", "steps"),
    ("{% for i in range(9000) %}{% for j in range(9000) %}{% endfor %}{% endfor %}", "steps"),
    ("{% for i in range(99) %}{% for j in range(9000) %}{{ loop.cycle('a', 'b') }}{% endfor %}{% endfor %}", "steps"),
    ("{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}", "steps"),
    # what calls itself
    ("{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(1) }}", "recursion"),
    ("{% macro m(n) %}x{{ m(n - 1) if n }}{% endmacro %}{{ m(98) | length }}", "99"),
    ("{% macro m(n) %}x{{ m(n - 1) if n }}{% endmacro %}{{ m(100) | length }}", "recursion"),
    (
        "{% macro a(n) %}{{ b(n - 1) if n }}{% endmacro %}{% macro b(n) %}{{ a(n) }}{% endmacro %}{{ a(400) }}",
        "recursion",
    ),
    (
        "{% macro m() %}{% call m() %}{{ caller() }}{% endcall %}{{ caller() }}{% endmacro %}{% call m() %}{% endcall %}",
        "recursion",
    ),
    ("{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}", "recursion"),
    (
        "".join(f"{{% macro m{n}() %}}{{{{ m{n + 1}() }}}}{{% endmacro %}}" for n in range(200))
        + "{% macro m200() %}{% endmacro %}{{ m0() }}",
        "recursion",
    ),
    ("{% include 'layouts/page.html' %}", "recursion"),
    ("{% extends 'layouts/circle.html' %}", "recursion"),
    ("{% import 'layouts/circle.html' as c %}", "recursion"),
    # what is written so that reading it fails
    ("{{ " + " + ".join(["1"] * 4_000) + " }}", "TPL144"),
    ("{{ view" + ".a" * 4_000 + " }}", "TPL144"),
    ("{{ view.title" + " | e" * 4_000 + " }}", "TPL144"),
    ("{{ " + "(" * 400 + "1" + ")" * 400 + " }}", "TPL102"),
    ("{% if 1 %}" * 90 + "{% endif %}" * 90, "TPL144"),
    ("{{ " + " ~ ".join(["view.title"] * 2_000) + " }}", "Sở &amp;"),
    ("{{ '\\ud800' }}", "TPL148"),
    ("{% set a = 'a\\x00' %}", "TPL148"),
    ("{% include 'static/a.bin' %}", "không phải văn bản UTF-8"),
    ("{% include 'static/nul.svg' %}", "TPL148"),
    # what has nothing wrong with it
    (
        "{{ 'ab' | upper }}{{ 'x' | e }}{{ ('<' | safe) | e }}{{ 'ab'[1:] }}{{ 'x' if none }}{{ ['x' if none] | join }}",
        "ABx<b",
    ),
    ("{% import 'layouts/macros.html' as m %}{{ m.box('<') }}{{ m }}", "[&lt;]ngoài"),
    ("{{ {'q': 'a b', 'n': 1} | urlencode }}{{ view.title | urlencode }}", "q=a+b&amp;n=1S%E1%BB%9F"),
)
"""(template, the whole text or how it begins, or a code, a limit or words of the finding)."""
OTHERS: Mapping[str, str] = {
    "layouts/circle.html": "{% extends 'layouts/page.html' %}{% import 'layouts/page.html' as c %}",
    "layouts/macros.html": "{% macro box(x) %}[{{ x }}]{% endmacro %}ngoài",
    "static/nul.svg": "<svg>\n\0",
}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that are reached quickly."""
    monkeypatch.setattr(template_limits, "MAX_STEPS", 20_000)


def describe(finding: Diagnostic) -> tuple[str, str, int, int, str]:
    return finding.code, finding.place.path, finding.place.line, finding.place.column, sentence_of(finding, "vi")


def is_expected(verdict: Verdict, expected: str) -> bool:
    finding = verdict.finding
    if finding is None:
        return verdict.text.startswith(expected)
    limits: tuple[LimitName, ...] = ("steps", "text", "list", "number", "recursion")
    words = next((template_limits.describe_limit(each)[0].vi for each in limits if each == expected), expected)
    return finding.code == expected or words in sentence_of(finding, "vi")


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(("template", "expected"), CASES)
def test_a_hostile_template_has_one_verdict_whoever_compiles_it(template: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "themes/own/static").mkdir(parents=True)
    (tmp_path / "themes/own/static/a.bin").write_bytes(b"a\n\xff")
    direct, own = judge_in_both(load_page(tmp_path, template, OTHERS))
    assert is_expected(direct, expected), direct
    assert own.text == direct.text
    assert (own.finding and describe(own.finding)) == (direct.finding and describe(direct.finding))
    if expected != "recursion":  # Python's own end, of templates that include each other
        assert own.steps == direct.steps
    for verdict in (own, direct):
        assert "0x" not in verdict.text
        assert verdict.finding is None or len(sentence_of(verdict.finding, "vi")) < 1_000


EXPRESSIONS = st.recursive(
    st.sampled_from(("view", "view.title", "view.title.split", "1", "'ab'", "l", "none", "x", "t('a')", "'x' if none")),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(("{0} ~ {1}", "{0}[1:]", "t('b', x={0})", "[{0}, {1}]", "{0} + {1}", "{0} == {1}")), inner, inner),
        st.tuples(st.sampled_from(("{0} | upper", "{0} | e", "{0} | map('string') | join", "{0} | sum", "m({0})")), inner, inner),
        st.tuples(st.sampled_from(("{0} | select | list", "{0} | join({1})", "{0} or {1}", "{0} * 3", "{0} is sameas {1}")), inner, inner),
    ).map(lambda each: f"({each[0].format(each[1], each[2])})"),
    max_leaves=4,
)  # fmt: skip
STATEMENTS = ("{{{{ {} }}}}", "{{% set x = {} %}}", "{{% if {} %}}-{{% endif %}}", "{{% for x in l if {} %}}{{{{ x }}}}{{% endfor %}}")  # fmt: skip
TEMPLATES = st.lists(st.tuples(st.sampled_from(STATEMENTS), EXPRESSIONS).map(lambda each: each[0].format(each[1])), min_size=1, max_size=4)  # fmt: skip


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
@settings(max_examples=scaled(100), deadline=None, suppress_health_check=list(HealthCheck))
@given(lines=TEMPLATES)
def test_any_small_template_has_one_verdict_and_one_cost_whoever_compiles_it(lines: list[str], tmp_path: Path) -> None:
    macro = "{% macro m(x) %}<{{ x }}>{% endmacro %}{% set x = 'x' %}"
    direct, own = judge_in_both(load_page(tmp_path, macro + "\n".join(lines)), l=(1, "b", "<b>"))
    assert own.text == direct.text
    assert (own.finding and describe(own.finding)) == (direct.finding and describe(direct.finding))
    assert own.steps == direct.steps


def test_a_page_costs_the_same_whichever_was_rendered_before(tmp_path: Path) -> None:
    library = "{% for i in range(500) %}{% endfor %}{% macro m() %}.{% endmacro %}"
    page = "{% import 'layouts/library.html' as one %}{% from 'layouts/library.html' import m %}{{ one.m() }}{{ m() }}"
    theme = load_page(tmp_path, page, {"layouts/library.html": library})
    for first, again in zip(judge_in_both(theme), judge_in_both(theme, times=2), strict=True):
        assert first.text == again.text == ".."
        assert first.steps == again.steps > 1_000


def test_what_a_module_costs_is_the_same_each_time() -> None:
    meter = Meter()
    for cost in (50, 0, 0):
        meter.begin()
        meter.begin_module()
        meter.charge(cost, 1)
        meter.end_module("a.html")
        assert meter.used == 51
