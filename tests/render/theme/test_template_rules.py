"""A template runs nothing but what the list allows, and says at its line what is refused and how to write it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import pytest
from jinja2 import DictLoader, StrictUndefined, nodes
from markupsafe import Markup

import portalgen
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.render.theme import template_trees
from portalgen.render.theme.fast_templates import DirectEnvironment
from portalgen.render.theme.template_limits import limited_range
from portalgen.render.theme.template_rules import FILTERS, Refusal, diagnostic_of_refusal, find_refusals
from portalgen.render.theme.template_trees import RefusedTemplateError, TreeEnvironment, read_template
from portalgen.render.theme.template_values import DIRECT_FIELDS, METHODS
from portalgen.render.views.links import Link
from portalgen.render.views.table import VIEWS
from tests.makers.portal import SmallPortal, codes

MACROS: Final = "{% macro plain(a, b='') %}{{ a }}{{ b }}{% endmacro %}{% set leak = '{0.__class__}'.upper %}"
VIEW: Final = Link("Một", "/mot/")
VALUES: Final[Mapping[str, object]] = MappingProxyType(
    {"view": VIEW, "text": "chữ", "safe": Markup("<b>"), "items": ("a", "b"), "table": {"key": "value"}}
)
IMPORT: Final = "{% from 'macros' import plain %}"

ESCAPES: Final = (
    # through the attributes that Python keeps for itself
    ("{{ cycler.__init__.__globals__.os.system('id') }}", "TPL135"),
    ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "TPL135"),
    ("{{ text.__class__ }}", "TPL135"),
    ("{{ view.__class__.__init__.__globals__ }}", "TPL135"),
    ("{{ view.__dataclass_fields__ }}", "TPL135"),
    ("{{ t.__globals__ }}", "TPL135"),
    ("{{ t.__self__.entries }}", "TPL135"),
    ("{{ (1).__class__ }}{{ [].__class__ }}{{ {}.__class__ }}", "TPL135"),
    ("{{ text['__class__'] }}", "TPL135"),
    ('{{ text["\\x5f\\x5fclass\\x5f\\x5f"] }}', "TPL135"),
    ("{{ text['__cla' ~ 'ss__'] }}", "TPL142"),
    ("{{ text[('_' * 2) ~ 'class'] }}", "TPL142"),
    ("{{ text[items | first] }}", "TPL142"),
    ("{{ __builtins__ }}", "TPL135"),
    ("{{ _ }}{{ _self }}", "TPL135"),
    ("{{ text.ｆormat(view) }}", "TPL135"),
    # through what Jinja gives to templates
    ("{{ cycler('a') }}", "TPL140"),
    ("{{ joiner(',') }}", "TPL140"),
    ("{{ lipsum.__globals__['os'].popen('id').read() }}", "TPL140"),
    ("{{ lipsum(n=1000000) }}", "TPL140"),
    ("{{ dict(a=1) }}", "TPL140"),
    ("{{ namespace(a=1) }}", "TPL140"),
    ("{% set ns = namespace(a=1) %}{% set ns.a = 2 %}", "TPL140"),
    ("{{ self._TemplateReference__context }}", "TPL135"),
    ("{{ self }}", "TPL140"),
    ("{{ self.main() }}", "TPL138"),
    ("{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1) }}", "TPL140"),
    ("{{ url_for.__globals__ }}{{ config.items() }}{{ request.application }}", "TPL135"),
    ("{{ caller }}{{ caller() }}", "TPL137"),
    ("{{ super.__func__ }}", "TPL135"),
    ("{{ super }}", "TPL137"),
    ("{{ t }}", "TPL137"),
    ("{{ [t] | map('string') | list }}", "TPL137"),
    ("{% set t = '{0.__class__}'.format %}{{ t(view) }}", "TPL140"),
    ("{% macro range(x) %}{% endmacro %}", "TPL140"),
    ("{% for loop in items %}{% endfor %}", "TPL140"),
    # CVE-2016-10745, CVE-2019-10906, CVE-2024-56326, CVE-2025-27516: format
    ("{{ '{0.__class__}'.format(view) }}", "TPL138"),
    ("{{ '{a.__class__}'.format_map({'a': view}) }}", "TPL138"),
    ("{{ safe.format(view) }}", "TPL138"),
    ("{{ '{0.__class__}' | attr('format')(view) }}", "TPL137"),
    ("{{ '{0.__class__}' | attr('format') }}", "TPL139"),
    ("{% set f = '{0.__class__}'.format %}{{ f(view) }}", "TPL137"),
    ("{% macro m(f) %}{{ f(view) }}{% endmacro %}{{ m('{0.__class__}'.format) }}", "TPL137"),
    ("{{ ['{0.__class__}'] | map('format', view) | list }}", "TPL143"),
    ("{{ ['{0.__class__}'.format] | map('call') | list }}", "TPL143"),
    ("{{ '%s' | format(view) }}", "TPL139"),
    ("{{ '%(a)s' % {'a': view} }}", "TPL141"),
    # through filters that look attributes up or call
    ("{{ view | attr('__class__') }}", "TPL139"),
    ("{{ [view] | map(attribute='__class__') | list }}", "TPL143"),
    ("{{ [view] | map(attribute='title.__class__') | list }}", "TPL143"),
    ("{{ [view] | map('attr', '__class__') | list }}", "TPL143"),
    ("{{ [view] | map(attribute='_' ~ '_class__') | list }}", "TPL143"),
    ("{{ [view] | map(*['attr', '__class__']) | list }}", "TPL143"),
    ("{{ [view] | map(**{'attribute': '__class__'}) | list }}", "TPL143"),
    ("{{ [view] | selectattr('__class__') | list }}", "TPL143"),
    ("{{ [view] | groupby('__class__') }}", "TPL143"),
    ("{{ [view] | sort(attribute='__class__') }}", "TPL143"),
    ("{{ [view] | sum(attribute='__class__', start='') }}", "TPL143"),
    ("{{ [view] | join(',', '__class__') }}", "TPL143"),
    ("{{ [view] | min(attribute='__class__') }}{{ [view] | unique(attribute='__class__') }}", "TPL143"),
    ("{{ ['a'] | select(text) | list }}", "TPL143"),
    ("{{ items | random }}", "TPL139"),
    ("{{ text | pprint }}", "TPL139"),
    ("{{ view | xmlattr }}", "TPL139"),
    ("{{ 'attr' is filter }}", "TPL139"),
    # through values that could be changed or looked into
    ("{{ [].append(1) }}", "TPL138"),
    ("{{ table.update({'a': 1}) }}{{ table.pop('a') }}", "TPL138"),
    ("{{ text.encode('utf-8') }}{{ text.translate({}) }}", "TPL138"),
    ("{{ text() }}{{ (text)() }}{{ text.upper()() }}", "TPL137"),
    # through names of templates: CVE-2024-56201 came in by a file's name
    ("{% include text %}", "TPL136"),
    ("{% include 'a' ~ text %}", "TPL136"),
    ("{% include ['a', text] %}", "TPL136"),
    ("{% import text as m %}", "TPL136"),
    ("{% from text import plain %}", "TPL136"),
    ("{% extends view.url %}", "TPL136"),
    ("{% extends 'a' if text else 'b' %}", "TPL136"),
    # through forms
    ("{% autoescape false %}{{ text }}{% endautoescape %}", "TPL141"),
    ("{{ 2 ** 3 }}", "TPL141"),
)
AT_RUN_TIME: Final = (
    "{{ items.mro() if false else (items | map('string')).gi_frame }}",
    "{{ (items | map('string')).gi_frame.f_globals }}",
    "{{ (items | map('string')).gi_code }}",
    "{{ text.format }}",
    "{{ safe.format }}{{ text.format_map }}",
    "{{ table.update }}{{ table.clear }}",
    "{{ view.title.encode }}",
    f"{IMPORT}{{{{ plain.func }}}}",
    f"{IMPORT}{{{{ plain.arguments }}}}",
    f"{IMPORT}{{{{ plain.catch_kwargs }}}}",
    f"{IMPORT}{{{{ [plain] | map(attribute='name') | first }}}}",
    f"{IMPORT}{{% set plain = text.upper %}}{{% macro own(plain) %}}{{{{ plain() }}}}{{% endmacro %}}{{{{ own(view.iso) }}}}",
    "{% macro f() %}{% endmacro %}{% macro m(f) %}{{ f('x') }}{% endmacro %}{{ m([].append) }}",
    "{% import 'macros' as m %}{{ m.leak('a') }}{{ m.environment }}",
    "{% import 'macros' as m %}{% set m = (items | map('string')) %}{{ m.gi_frame }}",
    "{% import 'macros' as m %}{% set m = text %}{{ m.format(view) }}",
    "{{ [items | map('string')] | map(attribute='gi_frame') | first }}",
    "{{ [text] | map(attribute='format') | first }}",
    "{{ text['format'] }}",
    "{{ range(1).start }}",
    "{{ loop.upper }}",
    "{% for x in items %}{{ loop._iterable }}{% endfor %}",
    "{% for x in items %}{{ loop.gi_frame }}{% endfor %}",
    "{% block b %}{{ super().gi_frame }}{% endblock %}",
)
"""What the tree cannot show, since it depends on values."""
LEAKED: Final = ("class '", "class &", "<function", "function &", "built-in", "module", "<bound")


def environments(template: str) -> Iterator[TreeEnvironment]:
    """One that makes direct code, and one that leaves that to Jinja."""
    for kind in (DirectEnvironment, TreeEnvironment):
        loader = DictLoader({"page": template, "macros": MACROS, "a": "A", "b": "B"})
        environment = kind(loader=loader, undefined=StrictUndefined)
        environment.globals |= {"t": lambda key, **values: key, "range": limited_range}
        yield environment


def text_of(environment: TreeEnvironment) -> str:
    """What the page looks like. Raises whatever is wrong with it."""
    if isinstance(environment, DirectEnvironment):
        return environment.render_template("page", VALUES)
    return environment.get_template("page").render(**VALUES)


@pytest.mark.parametrize(("template", "code"), ESCAPES)
def test_a_known_way_out_is_refused_by_both_compilers(template: str, code: str) -> None:
    assert code in {each.code for each in find_refusals(read_template(template))}
    for environment in environments(template):
        with pytest.raises(RefusedTemplateError):
            text_of(environment)


@pytest.mark.parametrize("template", AT_RUN_TIME)
def test_what_the_tree_does_not_show_is_refused_while_it_runs(template: str) -> None:
    for environment in environments(template):
        with pytest.raises(Exception):  # noqa: B017 - undefined, no function, or refused: nothing is shown
            text_of(environment)


@pytest.mark.parametrize("template", [*AT_RUN_TIME, *(template for template, _ in ESCAPES)])
def test_values_keep_what_is_theirs_even_of_a_tree_that_nobody_checked(
    template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template_trees, "find_refusals", lambda _tree: ())
    for environment in environments(template):
        try:
            shown = text_of(environment)
        except Exception:
            continue
        assert [each for each in LEAKED if each in shown] == []


ALLOWED: Final = (
    ("{{ view.title }}{{ view.url | replace('/', '-') }}", "Một-mot-"),
    ("{{ text.split('h') | first }}{{ text.upper() }}{{ ', '.join(items) }}", "cCHỮa, b"),
    ("{% for key, value in table.items() %}{{ key }}={{ value }}{% endfor %}{{ table['key'] }}", "key=valuevalue"),
    ("{{ items[0] }}{{ items[-1] }}{{ items[:1] | first }}{{ {'a': 1, 'b': 2}[items[1]] }}", "aba2"),
    ("{% set _x = 3 %}{{ _x * 2 }}{{ 7 % 2 }}{{ 7 // 2 }}{% for _ in range(2) %}.{% endfor %}", "613.."),
    ("{% macro _own(a) %}<{{ a }}>{% endmacro %}{{ _own(1) }}", "<1>"),
    ("{% import 'macros' as m %}{{ m.plain(1, b=2) }}", "12"),
    ("{% macro m() %}({{ caller(1) }}){% endmacro %}{% call(x) m() %}{{ x }}{% endcall %}", "(1)"),
    ("{% for x in items %}{{ loop.cycle('1', '2') }}{{ loop.index }}{{ '!' if loop.last }}{% endfor %}", "1122!"),
    ("{% for x in [1, [2]] recursive %}{{ loop([3]) if loop.depth == 1 else x }}{% endfor %}", "33"),
    (
        "{{ [view] | map(attribute='title') | join }}{{ [view] | selectattr('url', 'eq', '/mot/') | list | length }}",
        "Một1",
    ),
    ("{{ [view] | groupby('title') | map(attribute='grouper') | first }}{{ [3, 1] | sort | first }}", "Một1"),
    ("{% include ['none', 'a'] %}{% include 'none' ignore missing %}{% include 'b' without context %}", "AB"),
    ("{{ [[1], [2]] | sum(start=[]) | length }}{{ 'a' ~ 1 }}{{ t('x', y=1) }}", "2a1x"),
    (
        "{% set tiêu_đề = 'x' %}{{ tiêu_đề }}{% with a = 1 %}{{ a }}{% endwith %}{% filter upper %}a{% endfilter %}",
        "x1A",
    ),
)


@pytest.mark.parametrize(("template", "shown"), ALLOWED)
def test_what_pages_need_is_allowed_and_the_same_in_both(template: str, shown: str) -> None:
    for environment in environments(template):
        assert text_of(environment) == shown


def test_what_is_nested_too_deep_is_refused_before_it_is_compiled() -> None:
    deep = "{% if " + "not " * 60 + "text %}{% endif %}"
    loops = "{% for x in items %}" * 15 + "{% endfor %}" * 15
    chain = "{{ text" + ".upper()" * 60 + " }}"
    longer = "{{ text" + " | e" * 40_000 + " }}"  # Python itself would not come back from it
    for template in (deep, loops, chain):
        assert [each.code for each in find_refusals(read_template(template))] == ["TPL144"]
    with pytest.raises(RefusedTemplateError) as refused:
        read_template(longer)
    assert refused.value.refusal.code == "TPL144"
    assert not TreeEnvironment().find_references(longer)


@pytest.mark.parametrize("template", ["{{ " + "(" * 5_000, "{{ 1" + "0" * 5_000 + " }}", "x" * 200_001])
def test_what_cannot_even_be_read_is_a_fault_of_the_template(own: SmallPortal, template: str) -> None:
    own.write(PAGE, template)
    assert codes(own.check()) == [f"{PAGE}:1:1 TPL102"]


PAGE: Final = "themes/own/layouts/redirect.html"


@pytest.fixture
def own(portal: SmallPortal) -> SmallPortal:
    """A portal of which one site has a theme of its own."""
    portal.write("themes/own/theme.yaml", "name: own\nextends: default\n")
    portal.edit("site-config/sites/so.yaml", "profile:", "theme: own\nprofile:")
    return portal


def test_each_refusal_is_reported_once_at_its_column_with_the_way_to_write_it(own: SmallPortal) -> None:
    own.write(PAGE, "<p>\n  {{ view.__class__ }}{{ view | attr('url') }}\n{% if false %}{{ 2 ** 3 }}{% endif %}\n")
    result = own.check()
    assert codes(result) == [f"{PAGE}:2:11 TPL135", f"{PAGE}:2:33 TPL139", f"{PAGE}:3:20 TPL141"]
    found = result.diagnostics[1]
    assert sentence_of(found, "vi") == "mẫu không được dùng bộ lọc hay phép thử `attr`"
    assert help_of(found, "vi") == "viết lại: ghi `giá_trị.tên`"


def test_a_refusal_in_what_many_pages_use_is_one_finding_and_nothing_is_written(own: SmallPortal) -> None:
    component = "themes/own/components/link/link.html"
    source = (Path(portalgen.__file__).parent.parent / "themes/default/components/link/link.html").read_text("utf-8")
    own.write(component, source.replace("{{ to.title }}", "{{ to.title.__class__ }}"))
    result = own.build()
    assert [each.partition(" ")[2] for each in codes(result)] == ["TPL135"]
    assert not result.is_written
    assert not (own.out / "so.example.vn").exists()


def test_themes_that_extend_one_with_a_refused_template_report_it_once(own: SmallPortal) -> None:
    own.write("themes/child/theme.yaml", "name: child\nextends: own\n")
    own.edit("site-config/sites/xa.yaml", "profile:", "theme: child\nprofile:")
    own.write(PAGE, "{{ self }}")
    assert codes(own.check()) == [f"{PAGE}:1:4 TPL140"]


def test_every_tree_that_is_compiled_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[nodes.Template] = []

    def record(tree: nodes.Template) -> tuple[Refusal, ...]:
        checked.append(tree)
        return find_refusals(tree)

    monkeypatch.setattr(template_trees, "find_refusals", record)
    for environment in environments("{% include 'a' %}{% import 'macros' as m %}{{ m.plain(1) }}"):
        made: list[object] = []
        generate: Any = environment._generate

        def watch(source: object, *rest: Any, made: list[object] = made, generate: Any = generate, **kind: Any) -> Any:
            made.append(source)
            return generate(source, *rest, **kind)

        monkeypatch.setattr(environment, "_generate", watch)
        text_of(environment)
        environment.from_string("{{ text }}")
        environment.compile_expression("text")
        environment.compile(environment.parse("{{ text }}"))
        assert len(made) == 6
        assert all(any(each is tree for tree in checked) for each in made)
        with pytest.raises(RefusedTemplateError):
            environment.compile_expression("text.__class__")


def test_only_checked_environments_are_made() -> None:
    """All others of the package would compile what nobody looked at."""
    root = Path(portalgen.__file__).parent
    made = [
        f"{path.relative_to(root)}: {ast.unparse(node)}"
        for path in sorted(root.rglob("*.py"))
        if re.search(r"\b(?:Environment|Template)\b", text := path.read_text("utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Environment", "Template", "jinja2.Environment")
    ]
    own = "render/theme/template_rules.py: Environment(autoescape=True)"
    assert made == [own, own]


def test_a_refusal_that_is_not_on_its_line_shows_the_line() -> None:
    refusal = find_refusals(read_template("{{ text[\n  text] }}"))[0]
    place = diagnostic_of_refusal(refusal, "a.html", "{{ text[\n  text] }}").place
    assert (place.line, place.column, place.length) == (1, 1, 8)


@pytest.mark.parametrize(
    ("named", "allowed"),
    [(r"\*\*Bộ lọc\*\*: (.*?)\. Tên", set(FILTERS)), (r"loop\.(cycle)`, `loop\.(changed)`", {"cycle", "changed"})],
)
def test_the_guide_names_what_is_allowed(named: str, allowed: set[str]) -> None:
    guide = (Path(__file__).parents[3] / "docs/how-to/giao-dien.md").read_text("utf-8")
    match = re.search(named, guide)
    assert match is not None
    words = match.groups() if match.lastindex and match.lastindex > 1 else re.findall(r"`(\w+)`", match[1])
    assert set(words) == allowed


def test_a_view_of_an_output_that_is_in_no_table_is_read_like_any_other() -> None:
    @dataclass(frozen=True, slots=True)
    class View:
        files_of_mine: tuple[str, ...]

        def run(self) -> str:
            return "ran"

    for template, shown in (("{{ own.files_of_mine | first }}", "a"), ("{{ 1 if own.run is defined else 0 }}", "0")):
        for environment in environments(template):
            environment.globals["own"] = View(("a",))
            assert text_of(environment) == shown


def test_no_view_holds_anything_that_runs() -> None:
    kinds = {str(field.type) for view in VIEWS for field in fields(view)}
    assert [each for each in kinds if re.search(r"Callable|Iterator|Generator|Any|object|type\b", each)] == []


def test_fields_that_are_read_without_a_question_are_of_views_or_may_be_called() -> None:
    assert "title" in DIRECT_FIELDS
    assert "format" not in DIRECT_FIELDS
    for kind, methods in METHODS.items():
        assert {name for name in dir(kind) if name in DIRECT_FIELDS} <= methods
