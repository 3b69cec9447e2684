"""Which names the templates of a theme can read: all of them are known before anything is rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import DictLoader, StrictUndefined

from portalgen.diagnostics.model import Place
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.read_names import collect_read_names, list_read_names
from portalgen.render.theme.template_rules import find_refusals
from portalgen.render.theme.template_trees import TreeEnvironment, read_template


def names_in(text: str) -> set[str]:
    return set(list_read_names(read_template(text)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{{ view.frame.elements }}", {"frame", "elements"}),
        ("{{ view . frame\n . notices }}", {"frame", "notices"}),
        ('{{ view["terms"] }}{{ view["fac" "ts"] }}', {"terms", "facts"}),
        (r'{{ view["\x75pdated"] }}', {"updated"}),
        ("{{ view.terms | map(attribute='links.title') | list }}", {"terms", "links", "title"}),
        ("{{ view.terms | sort(attribute='name,label') }}{{ rows | sum('size') }}", {"terms", "name", "label", "size"}),
        ("{{ rows | selectattr('current') | list }}{{ rows | groupby('day.iso') }}", {"current", "day", "iso"}),
        ("{% macro one(a) %}{% if a.rare %}{{ a.value }}{% endif %}{% endmacro %}", {"rare", "value"}),
        ("{% for a in view.a if a.b %}{% else %}{{ c.d }}{% endfor %}{% set x = e.f %}", {"a", "b", "d", "f"}),
        ("{% filter replace('a', 'b') %}{{ view.inner }}{% endfilter %}", {"a", "b", "inner"}),
        ("{# view.comment #} view.text {{ 'view.quoted' }}{{ elements }}", set()),
    ],
)
def test_a_name_is_known_however_it_is_read(text: str, names: set[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "{{ view[name] }}",
        "{{ view['ele' ~ 'ments'] }}",
        "{{ view[names | first] }}",
        "{{ view['terms' if a else 'facts'] }}",
        "{{ view | attr(name) }}",
        "{{ view | attr('elements') }}",
        "{{ rows | map(attribute=name) | list }}",
        "{{ rows | map(attribute='a' ~ 'b') | list }}",
        "{{ rows | selectattr(name) | list }}",
        "{{ rows | groupby(name) }}",
        "{{ rows | sort(attribute=name) }}",
        "{{ rows | sum(name) }}",
        "{{ rows | map(*names) | list }}",
        "{{ rows | map(**names) | list }}",
        "{% include view.path %}",
    ],
)
def test_a_template_whose_names_are_not_known_is_never_rendered(text: str) -> None:
    assert {each.code for each in find_refusals(read_template(text))} - {"TPL147"}  # it shows a list beside that


NAMES = ("alpha", "beta", "gamma", "delta")
READ: set[str] = set()


@dataclass(frozen=True)
class Watched:
    """A view whose fields are watched; each holds two more."""

    alpha: Any = ()
    beta: Any = ()
    gamma: Any = ()
    delta: Any = ()

    def __getattribute__(self, name: str) -> Any:
        if name in NAMES:
            READ.add(name)
        return object.__getattribute__(self, name)


def watched_view() -> Watched:
    below = Watched(*"abcd")
    return Watched(*[(below, below)] * 4)


one_name = st.sampled_from(NAMES)
expressions = st.one_of(
    one_name.map("view.{}".format),
    one_name.map("view['{}']".format),
    st.tuples(one_name, one_name).map(lambda each: f"(view.{each[0]} | map(attribute='{each[1]}') | join(','))"),
    st.tuples(one_name, one_name).map(lambda each: f"(view.{each[0]} | selectattr('{each[1]}') | first).alpha"),
    st.tuples(one_name, one_name).map(lambda each: f"(view.{each[0]} | groupby('{each[1]}') | length)"),
    st.tuples(one_name, one_name).map(lambda each: f"(view.{each[0]} | sort(attribute='{each[1]}') | length)"),
    st.tuples(one_name, one_name).map(lambda each: f"show(view.{each[0]}, view)['{each[1]}']"),
)


@given(st.lists(expressions, max_size=4))
@settings(max_examples=40, deadline=None)
def test_whatever_a_template_reads_while_it_renders_is_among_its_names(written: list[str]) -> None:
    macro = (
        "{% macro show(rows, other) %}{% for row in rows %}{% if row.alpha %}{% endif %}{% endfor %}"
        "{% if other.beta %}{% endif %}{% endmacro %}"
    )
    shown = "".join(f"{{% if {each} %}}{{% endif %}}" for each in written if not each.startswith("show"))
    called = "".join(f"{{% if {each.partition('[')[0]} %}}{{% endif %}}" for each in written if each.startswith("show"))
    text = (macro if called else "") + shown + called
    environment = TreeEnvironment(loader=DictLoader({"page": text}), undefined=StrictUndefined)
    environment.meter.begin()
    view = watched_view()
    READ.clear()
    environment.get_template("page").render(view=view)
    assert names_in(text) >= READ


def write_theme(root: Path, files: Mapping[str, str]) -> frozenset[str]:
    folder = root / "themes" / "own"
    for path, text in {"theme.yaml": "name: own\nstyles: []\n", "strings/vi.yaml": "skip: Bỏ qua\n", **files}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    theme, faults = load_theme(root, "own", ("vi",), Place(""))
    assert theme is not None, faults
    return collect_read_names(theme)


def test_templates_that_are_inherited_included_and_imported_from_anywhere_count(tmp_path: Path) -> None:
    names = write_theme(
        tmp_path,
        {
            "layouts/page.html": "{% extends 'bases/second.txt' %}{% block main %}{{ view.own }}{% endblock %}",
            "bases/second.txt": "{% extends 'bases/first.html' %}{% block main %}{{ view.second }}{% endblock %}",
            "bases/first.html": "{{ view.first }}{% include ['parts/none.html', 'parts/some.inc'] ignore missing %}",
            "parts/some.inc": "{% from 'parts/macros.inc' import one %}{{ view.included }}",
            "parts/macros.inc": "{% macro one(a) %}{{ a.imported }}{% endmacro %}",
            "parts/unused.inc": "{{ view.unused }}",
            "components/alone/alone.html": "{% macro alone(a) %}{{ a.called_by_the_program }}{% endmacro %}",
            "feeds/atom.xml": "{{ view.of_feed }}",
        },
    )
    assert names == {"own", "second", "first", "included", "imported", "called_by_the_program", "of_feed"}


def test_a_template_with_a_fault_reads_nothing_and_the_others_count(tmp_path: Path) -> None:
    files = {"layouts/page.html": "{{ view.one }}{% if %}", "layouts/list.html": "{{ view.two }}"}
    assert write_theme(tmp_path, files) == {"two"}
