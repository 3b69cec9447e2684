"""A template that goes too far ends as one finding at its line: no hang, no half of a site, and no machine without memory."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.locale.catalog import Catalog
from portalgen.render.theme import template_limits, templates
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.template_limits import MAX_STEPS, LimitName, Meter, TemplateLimitError, limited_memory
from portalgen.render.theme.templates import TemplateRenderError, Templates
from tests.makers.portal import SmallPortal, codes
from tests.makers.time_ratio import check_time_ratio

PAGE = "layouts/page.html"
GROWS = "{% macro grow(x, n) %}{{ grow(x ~ x, n - 1) if n else x }}{% endmacro %}"

BOMBS: tuple[tuple[str, LimitName], ...] = (
    ("{{ 'a' * 1000000000 }}", "text"),
    ("{{ [1] * 1000000000 }}", "list"),
    ("{% set n = 1000000000 %}{{ 'a' * n * n }}", "text"),
    ("{% for x in range(1000000000) %}{% endfor %}", "list"),
    ("{{ range(100000000000000000000000) | list | length }}", "list"),
    ("{{ range(0, 1000000000, 2) | sum }}", "list"),
    (
        "{% for a in range(9000) %}{% for b in range(9000) %}{% for c in range(9000) %}{% endfor %}{% endfor %}{% endfor %}",
        "steps",
    ),
    ("{% for x in [range(9)] recursive %}{{ loop([range(9)] * 9) }}{% endfor %}", "recursion"),
    ("{% for x in [1, 2] recursive %}{% if loop.depth < 40 %}{{ loop([1, 2]) }}{% endif %}{% endfor %}", "steps"),
    (GROWS + "{{ grow('abcdefgh', 60) }}", "text"),
    ("{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}", "steps"),
    ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "recursion"),
    ("{% include 'layouts/page.html' %}", "recursion"),
    ("{% extends 'layouts/page.html' %}", "recursion"),
    (f"{{% set a = 'x' * 1000 %}}{'{% set a = a ~ a %}' * 40}{{{{ a }}}}", "text"),
    (f"{{% set a = [1] * 1000 %}}{'{% set a = a + a %}' * 40}{{{{ a }}}}", "list"),
    (f"{{% set a = 'x' * 1000 %}}{'{% set b %}{{ a }}{{ a }}{% endset %}{% set a = b %}' * 40}", "text"),
    (
        f"{{% macro d(x) %}}{{{{ x }}}}{{{{ x }}}}{{% endmacro %}}{{% set a = 'x' * 1000 %}}{'{% set a = d(a) %}' * 40}",
        "text",
    ),
    ("{% set a = 'x' * 100000 %}{{ a | replace('x', a) | length }}", "memory"),
    ("{% set a = 'x' * 100000 %}{{ a.replace('x', a) | length }}", "memory"),
    ("{% set a = 'x' * 100000 %}{{ range(9999) | map('replace', 1, a) | list | join(a) }}", "steps"),
    ("{% set a = 'x' * 100000 %}{{ a.join(range(4000) | map('string')) | length }}", "memory"),
    ("{% set a = 'x\\n' * 20000 %}{{ a | indent(1000) | length }}", "text"),
    (
        "{% set a = 'x' * 100000 %}{% for b in range(9000) %}{{ a }}{% endfor %}",
        "output",
    ),
    ("{% set a = '<' * 100000 %}{% for b in range(9000) %}{{ a }}{% endfor %}", "memory"),
    ("{% macro s(n, k) %}{{ s(n * n, k - 1) if k else n }}{% endmacro %}{{ s(9, 60) }}", "number"),
    ("{{ range(2000) | map('string') | map('list') | sum(start=[]) | length }}{{ [1] * 999999 }}", "list"),
)
BIG = "{% set a = 'x' * 190000 %}"
BIGGER = BIG + "{% set a = a ~ a ~ a ~ a %}" * 3
MANY = BIGGER + "{% set l = range(9999) | map(attribute='x', default=a) %}"
"""A list of big texts that nobody has counted yet."""
DEEPER = "{% set a = " + "(" * 35 + "a" + ",)" * 35 + " %}"
IN_ONE_STEP: tuple[tuple[str, LimitName], ...] = (
    (BIGGER + "{% set l = [a ~ 'y'] * 190000 %}{% if (a ~ 'z') in l %}{% endif %}", "within"),
    (
        BIGGER + "{% set b = [a ~ 'y', a ~ 'z', a ~ 'w'] %}{% set l = b * 60000 %}{{ l | sort(true) | length }}",
        "within",
    ),
    (BIG + "{% if [a ~ 'y'] * 190000 == [a ~ 'y'] * 190000 %}{% endif %}", "within"),
    (BIG + "{{ ([a ~ 'y'] * 190000).count(a ~ 'z') }}", "within"),
    (MANY + "{{ (l | list).count(a ~ 'z') }}", "within"),
    (MANY + "{{ l | unique | list | length }}", "within"),
    (MANY + "{{ l | sort(case_sensitive=true) | length }}", "within"),
    (MANY + "{{ l | min | length }}{{ l | max | length }}", "within"),
    (MANY + "{{ range(9999) | groupby('x', default=a) | length }}", "steps"),
    (MANY + "{{ l | map('upper') | map('length') | sum }}", "steps"),
    (MANY + "{{ l | map('escape') | map('length') | sum }}", "steps"),
    (MANY + "{{ l | select('eq', a ~ '') | map('length') | sum }}", "steps"),
    (MANY + "{% if (a ~ 'z') in l %}{% endif %}", "steps"),
    (BIGGER + "{{ a.rpartition('y' ~ a[:6000000]) | length }}", "steps"),
    (BIGGER + "{{ a.lstrip('y' * 8000000 ~ 'x') | length }}", "steps"),
    (BIGGER + "{{ a | trim('y' * 8000000 ~ 'x') | length }}", "steps"),
    (BIGGER + "{{ a | title | length }}{{ a | title | length }}", "steps"),
    (BIG.replace("x", "f") + "{{ a | int(0, 16) // 3 }}", "number"),
    (
        "{% set l = [[1] * 100] * 100 %}{% set m = [l] * 100 %}{% if m == [m, m] * 9 %}{% endif %}{% set x = [m] * 9 %}",
        "within",
    ),
    ("{% set a = 1 %}" + DEEPER * 2 + "{{ [a] | unique | list | length }}", "nesting"),
    ("{% set a = 1 %}" + DEEPER * 2 + "{{ {a: 1} | length }}", "nesting"),
    ("{% for x in [1] recursive %}{{ loop([[x]]) }}{% endfor %}", "nesting"),
    ("{% set a = [1] %}" + "{% set a = a | batch(1) | list %}" * 60, "nesting"),
    ("{% set a = {1: 1} %}" + "{% set a = {1: a} %}" * 60, "nesting"),
)
"""What one operation in C would do for minutes, or at the cost of the process."""
STEPS = "{% for a in range(9000) %}{% for b in range(200) %}{% endfor %}{% endfor %}"
"""What takes nearly all the steps that a rendering may take."""
REFUSED = (
    "{{ 10 ** 1000000000 }}",
    "{{ 'a' | center(1000000000) }}{{ 'a'.center(1000000000) }}{{ 'a'.ljust(1000000000) }}{{ 'a'.zfill(1000000000) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '%1000000000d' | format(1) }}{{ '{:1000000000}'.format(1) }}",
    "{{ [1] | batch(1000000000, 'x') | list | length }}",
    "{{ 'a' | indent(1000000000) }}{{ 'a' | indent(view) }}",
    "{{ [1] | tojson(indent=1000000000) }}",
    "{{ [[1]] | pprint }}",
    "{{ 1 | round(1000000000) }}",
    "{{ lipsum(n=1000000) }}",
    "{{ 'a' | wordwrap(1) }}{{ 'a' | urlize }}{{ 'a' | striptags }}",
)


@pytest.fixture
def theme(tmp_path: Path) -> Callable[[str], Templates]:
    """Templates of a theme that consists of one page."""

    def of(page: str) -> Templates:
        for name, text in {
            "theme.yaml": "name: own\nextends: null\n",
            "strings/vi.yaml": "a: A\nb: '{x}'\n",
            PAGE: page,
        }.items():
            path = tmp_path / "themes" / "own" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        found, faults = load_theme(tmp_path, "own", ("vi",), Place("site-config/sites/so.yaml"))
        assert found is not None, faults
        return Templates(found, "vi")

    return of


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that are reached quickly."""
    monkeypatch.setattr(template_limits, "MAX_STEPS", 20_000)
    monkeypatch.setattr(template_limits, "MAX_RENDERING_BYTES", 100 << 20)


def finding_of(templates_of_page: Templates) -> Diagnostic:
    """What is reported of the page."""
    with pytest.raises(TemplateRenderError) as fault, limited_memory():
        templates_of_page.render(PAGE, "trang", view=None)
    return fault.value.diagnostic


def leave_out_direct_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Render as under versions of Jinja that nobody tested."""
    monkeypatch.setattr(templates, "are_installed", lambda _versions: False)


@pytest.mark.usefixtures("small")
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
@pytest.mark.parametrize("is_direct", [True, False])
@pytest.mark.parametrize(("page", "limit"), BOMBS)
def test_a_bomb_ends_as_a_finding_in_both_compilers(
    page: str, limit: LimitName, is_direct: bool, theme: Callable[[str], Templates], monkeypatch: pytest.MonkeyPatch
) -> None:
    if not is_direct:
        leave_out_direct_code(monkeypatch)
    found = finding_of(theme(page))
    words, way = template_limits.describe_limit(limit)
    assert (found.code, found.place.path, found.place.line) == ("TPL145", "themes/own/layouts/page.html", 1)
    assert words.vi in sentence_of(found, "vi")
    assert help_of(found, "vi") == f"rút gọn mẫu: {way.vi}"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
@pytest.mark.parametrize("is_direct", [True, False])
@pytest.mark.parametrize(("page", "limit"), IN_ONE_STEP)
def test_what_one_operation_looks_at_is_counted_before_it_begins(
    page: str, limit: LimitName, is_direct: bool, theme: Callable[[str], Templates], monkeypatch: pytest.MonkeyPatch
) -> None:
    if not is_direct:
        leave_out_direct_code(monkeypatch)
    found = finding_of(theme(page))
    assert template_limits.describe_limit(limit)[0].vi in sentence_of(found, "vi")


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
@pytest.mark.parametrize(("page", "limit"), IN_ONE_STEP)
def test_what_is_counted_before_it_begins_takes_no_longer_than_what_is_allowed(
    page: str, limit: LimitName, theme: Callable[[str], Templates]
) -> None:
    def render_allowed() -> None:
        assert theme(STEPS).render(PAGE, "trang") == ""

    check_time_ratio(lambda: finding_of(theme(page)), render_allowed, 4)


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("{{ ('x ' * 190000) | length }}", "380000"),
        (
            "{{ 1 if 1 < 2 < view < 5 }}{{ 2 if 1 < view < 2 }}{{ 3 if view not in (1, 2) }}{{ 4 if 'b' in 'abc'[view - 2:] }}",
            "134",
        ),
        ("{{ [[view], [1]] | sort | tojson }}{{ [view, 1] | max }}{{ [1, view, 1] | unique | join }}", "[[1], [3]]313"),
        ("{{ {view: [view]} | tojson }}{% for a, b in [(view, 1)] %}{{ a }}{{ b }}{% endfor %}", '{"3": [3]}31'),
        (
            "{{ range(5) | batch(3) | list | tojson }}{{ 'a-b-c'.rsplit('-', 1) | join(' ') }}",
            "[[0, 1, 2], [3, 4]]a-b c",
        ),
        (
            "{% set big = range(9000) | list %}{% for x in range(500) %}{% if x not in big %}-{% endif %}{% endfor %}",
            "",
        ),
    ],
)
def test_what_is_counted_gives_what_it_gives(page: str, shown: str, theme: Callable[[str], Templates]) -> None:
    assert theme(page).render(PAGE, "trang", view=3) == shown


@pytest.mark.parametrize("page", REFUSED)
def test_a_bomb_in_one_step_is_refused_before_it_runs(page: str, theme: Callable[[str], Templates]) -> None:
    assert finding_of(theme(page)).code in ("TPL138", "TPL139", "TPL140", "TPL141", "TPL143")


@pytest.mark.usefixtures("small")
def test_the_line_is_that_of_the_template_that_goes_too_far(theme: Callable[[str], Templates]) -> None:
    page = "<p>\n{% for a in range(900) %}\n{% for b in range(900) %}\n{{ b }}\n{% endfor %}{% endfor %}\n"
    assert finding_of(theme(page)).place.line == 3


@pytest.mark.usefixtures("small")
def test_after_a_bomb_its_theme_renders_nothing_until_a_file_changes(theme: Callable[[str], Templates]) -> None:
    bomb = theme("{{ 'a' * 1000000000 }}")
    found = finding_of(bomb)
    assert finding_of(bomb) is found
    assert theme("{{ 1 }}").render(PAGE, "trang") == "1"


def test_what_takes_long_without_many_steps_ends_by_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "thread_time", iter((1.0, 1.0 + template_limits.MAX_SECONDS / 2, 99.0)).__next__)
    meter = Meter()
    with pytest.raises(TemplateLimitError) as fault:
        for _ in range(MAX_STEPS // 4):
            meter.step()
    assert fault.value.limit == "seconds"


def test_each_rendering_begins_anew(theme: Callable[[str], Templates], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_limits, "MAX_STEPS", 1_000)
    page = theme("{% for x in range(900) %}{% endfor %}x")
    assert [page.render(PAGE, "trang") for _ in range(5)] == ["x"] * 5


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_memory_is_limited_while_templates_are_rendered_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    monkeypatch.setattr(template_limits, "MAX_RENDERING_BYTES", 50 << 20)
    before = resource.getrlimit(resource.RLIMIT_DATA)
    with limited_memory():
        assert resource.getrlimit(resource.RLIMIT_DATA) != before
        with pytest.raises(
            MemoryError
        ):  # far beyond it: what other tests left to be collected may become free meanwhile
            bytearray(1 << 30)
    assert resource.getrlimit(resource.RLIMIT_DATA) == before
    assert len(bytearray(100 << 20)) == 100 << 20


def test_where_the_system_does_not_say_what_a_process_has_nothing_is_limited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template_limits, "_STATM", tmp_path / "statm")
    with limited_memory():
        pass


@pytest.fixture
def own(portal: SmallPortal) -> SmallPortal:
    """A portal of which one site has a theme of its own."""
    portal.write("themes/own/theme.yaml", "name: own\nextends: default\n")
    portal.edit("site-config/sites/so.yaml", "profile:", "theme: own\nprofile:")
    return portal


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("path", ["layouts/base.html", "layouts/redirect.html", "components/link/link.html"])
def test_a_bomb_is_one_finding_of_a_build_that_writes_nothing(own: SmallPortal, path: str) -> None:
    bomb = "{% for a in range(9000) %}{% for b in range(9000) %}{% endfor %}{% endfor %}"
    if path.startswith("components"):
        bomb = f"{{% macro link(to, current='page') %}}{bomb}{{% endmacro %}}"
    own.write(f"themes/own/{path}", bomb)
    result = own.build()
    assert codes(result) == [f"themes/own/{path}:1:1 TPL145"]
    assert not result.is_written
    assert not (own.out / "so.example.vn").exists()


@pytest.mark.parametrize("text", ["{x.__class__}", "{x!r}", "{x:>9}", "{0}", "{x[0]}"])
def test_strings_of_a_theme_fill_in_nothing_but_plain_names(text: str) -> None:
    assert Catalog("vi", {"a": text}).text("a", x="giá trị") == text


def test_strings_of_a_theme_show_values_as_the_language_writes_them() -> None:
    catalog = Catalog("vi", {"a": "{x} {y}"})
    assert catalog.text("a", x=1234, y="{x}") == "1.234 {x}"
    with pytest.raises(KeyError):
        catalog.text("a", x=1)
