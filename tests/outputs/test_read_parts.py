"""A part of a view that something reads is the same whether or not the others are built, on every page there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import DictLoader, StrictUndefined

from portalgen.outputs.output_renderer import OutputRenderer, TemplateKeys
from portalgen.outputs.table import OUTPUTS
from portalgen.plan.model import PAGE_OUTPUT, Output
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.context import Context, ViewCache
from portalgen.render.page_files import PageFiles
from portalgen.render.parts import ALL_PARTS, NOT_BUILT, ReadParts, read_parts_of
from portalgen.render.theme.read_names import list_read_names
from portalgen.render.theme.template_trees import TreeEnvironment, read_template
from tests.makers.described_portal import write_described_portal
from tests.makers.loaded_portal import plan_portal

DEFINITIONS: Final = {each.type.name: each for each in OUTPUTS}


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Context:
    """A site with a page of every kind, its text and its data."""
    portal = write_described_portal(tmp_path_factory.mktemp("parts") / "portal")
    return plan_portal(portal).contexts.get("xa")


def pages_of(context: Context) -> Iterator[Output]:
    """One output of each type that has a frame, and one page of each kind and each status."""
    seen = set()
    for output in context.plan.outputs:
        page = context.graph.addressed_pages.get(output.subject) if output.type.name == PAGE_OUTPUT else None
        key = output.type.name, page.kind.name if page else "", output.status
        definition = DEFINITIONS[output.type.name]
        has_layout = not (definition.serialize or definition.stream or definition.template or definition.derived)
        if has_layout and key not in seen:
            seen.add(key)
            yield output


def build(context: Context, output: Output, parts: ReadParts) -> Any:
    built = replace(context, parts=parts, cache=ViewCache())
    definition = DEFINITIONS[output.type.name]
    assert definition.build_view is not None
    files = PageFiles(built, output.address, output.language)
    return definition.build_view(built, ChromeRenderer(built), output, files)


def unbuilt(value: Any) -> set[str]:
    """The names of the fields that were not built, of a view and of all views in it."""
    if isinstance(value, tuple):
        return set().union(*map(unbuilt, value))
    if not is_dataclass(value):
        return set()
    values = {field.name: getattr(value, field.name) for field in fields(value)}
    return {name for name, each in values.items() if each is NOT_BUILT}.union(*map(unbuilt, values.values()))


def shown(value: Any, without: set[str]) -> Any:
    """A view and all views in it, without some fields."""
    if isinstance(value, tuple):
        return [shown(each, without) for each in value]
    if not is_dataclass(value):
        return value
    return {
        field.name: shown(getattr(value, field.name), without) for field in fields(value) if field.name not in without
    }


def test_a_template_that_reads_one_part_gets_what_it_is_where_all_are_built(context: Context) -> None:
    unread = set()
    for output in pages_of(context):
        whole, bare = (build(context, output, parts).view for parts in (ALL_PARTS, read_parts_of([])))
        assert unbuilt(whole) == set()
        optional = unbuilt(bare)
        assert shown(bare, optional) == shown(whole, optional)
        for name in optional:
            one = build(context, output, read_parts_of([name])).view
            assert shown(one, optional - {name}) == shown(whole, optional - {name}), f"{output.address.url}: {name}"
        unread |= optional
    assert {"elements", "metadata", "filters", "facts", "facts_first", "terms", "notices", "updated", "new"} <= unread


def test_what_is_wrong_with_a_page_is_reported_whatever_is_read(context: Context) -> None:
    for output in pages_of(context):
        whole, bare = (build(context, output, parts) for parts in (ALL_PARTS, read_parts_of([])))
        assert (bare.diagnostics, bare.body) == (whole.diagnostics, whole.body)


FIELDS: Final = ("frame.elements", "frame.notices", "frame.languages", "frame.breadcrumbs", "frame.head.metadata")
PAGE_FIELDS: Final = ("facts", "facts_first", "terms", "labels", "updated", "source", "related", "previous")
_SHOWN: Final = (
    "{% if PART is string %}{{ PART }}{% elif PART is iterable %}{% for each in PART %}{{ loop.index }}"
    "{% endfor %}{% elif PART %}x{% endif %}\n"
)
"""Shows a text as it is, of a list how long it is, and of a view that it is there."""
subsets = st.sets(st.sampled_from((*FIELDS, *PAGE_FIELDS)), max_size=4)


@given(read=subsets, number=st.integers(0, 20))
@settings(max_examples=30, deadline=None)
def test_a_template_prints_the_same_whether_or_not_what_it_does_not_read_is_built(
    context: Context, read: set[str], number: int
) -> None:
    pages = [each for each in pages_of(context) if each.type.name == PAGE_OUTPUT]
    output = pages[number % len(pages)]
    text = "".join(_SHOWN.replace("PART", f"view.{each}") for each in sorted(read))
    environment = TreeEnvironment(loader=DictLoader({"page": text}), undefined=StrictUndefined)
    names = list_read_names(read_template(text))
    environment.meter.begin()
    whole, less = (
        environment.get_template("page").render(view=build(context, output, parts).view)
        for parts in (ALL_PARTS, read_parts_of(names))
    )
    assert less == whole


def test_files_that_are_made_from_pages_need_no_part_beyond_those_that_they_name(context: Context) -> None:
    derived = {name for name, each in DEFINITIONS.items() if each.derived is not None}
    made = {output.type.name for output in context.plan.outputs} & derived
    assert {"text", "item_data"} <= made
    for name in sorted(made):
        definition = DEFINITIONS[name].derived
        assert definition is not None
        parts = read_parts_of(each for part in definition.shown_parts for each in part.split("."))
        whole, less = (
            OutputRenderer(replace(context, parts=each, cache=ViewCache()), TemplateKeys(""), DEFINITIONS)
            for each in (ALL_PARTS, parts)
        )
        for output in context.plan.outputs:
            if output.type.name == name:
                assert less.render(output, "").data == whole.render(output, "").data


def test_the_parts_of_a_site_are_what_its_theme_and_its_files_read(context: Context) -> None:
    names = context.parts.names
    assert names is not None
    assert {"elements", "facts", "text_url", "updated"} <= names
    assert not {"no_template_reads_this", "frame.head"} & names
