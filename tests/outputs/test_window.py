"""The window notes whoever looks at more of a site than the inputs of one output."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from portalgen.outputs.inputs import Inputs, SiteInputs
from portalgen.outputs.window import ViewAccess, Window
from portalgen.pipeline.incremental.selection import choose_sites, complete_selection, load_chosen_sites
from portalgen.pipeline.incremental.session import shared_session
from portalgen.pipeline.rendering.kept_outputs import find_site_inputs
from portalgen.plan.model import PAGE_OUTPUT, SECTION_OUTPUT, Output
from portalgen.render.context import Context
from portalgen.render.page_files import PageFiles
from tests.makers.portal import SmallPortal

DUTY = "content/so/gioi-thieu/chuc-nang/index.vi.md"
OTHER = "content/so/tin-tuc/hop-bao.vi.md"
"""Neither beside the page of the duties nor named by it."""

Lookup = Callable[[Context, PageFiles], object]


@pytest.fixture(scope="module")
def opened(first_build: SmallPortal) -> Iterator[tuple[Context, SiteInputs, Window]]:
    """The department's context, its inputs and its window."""
    options = first_build.options(remember=False)
    with shared_session(None, options) as session:
        choice = choose_sites(options, session, session.load_setup(), None)
        load_chosen_sites(options, session, choice)
        selection = complete_selection(options, session, None, choice)
        assert selection.inputs is not None
        inputs = find_site_inputs(session, selection, selection.inputs, "so")
        context = selection.inputs.contexts.get("so")
        yield context, inputs, Window(context, inputs)


def look(opened: tuple[Context, SiteInputs, Window], kind: str, subject: str, lookup: Lookup) -> ViewAccess:
    """What the window says after `lookup` looked through it for an output."""
    context, site_inputs, window = opened
    output = next(each for each in context.plan.outputs if (each.type.name, each.subject) == (kind, subject))
    inputs = site_inputs.find(output, "")
    shown = window.open(inputs, "so-chuc-nang" if kind == PAGE_OUTPUT else "")
    files = PageFiles(shown, output.address, output.language)
    lookup(shown, files)
    return window.close(inputs, files)


BEYOND: dict[str, Lookup] = {
    "an item by its id": lambda shown, _: shown.graph.items.get("so-hop-bao"),
    "whether there is an item": lambda shown, _: "so-hop-bao" in shown.graph.items,
    "an item through targets": lambda shown, _: shown.targets.item("so-hop-bao", "vi"),
    "a page through targets": lambda shown, _: shown.targets.page(OTHER),
    "a page by its source": lambda shown, _: shown.graph.shown_pages[OTHER],
    "the neighbours of another page": lambda shown, _: shown.graph.neighbours.get(OTHER),
    "who refers to another item": lambda shown, _: shown.graph.references.get("so-hop-bao"),
    "the address of another page": lambda shown, _: shown.plan.address("so", "vi", PAGE_OUTPUT, OTHER),
    "the state of another item": lambda shown, _: shown.graph.states.get("so-hop-bao"),
    "all items": lambda shown, _: list(shown.graph.items),
    "how many pages there are": lambda shown, _: len(shown.graph.shown_pages),
    "a list": lambda shown, _: shown.graph.lists.get(("so", "vi", "tin-tuc")),
    "the terms": lambda shown, _: shown.graph.terms.get(("so", "vi")),
    "the pages of a language": lambda shown, _: shown.own_pages.get("vi"),
    "the text of another page": lambda shown, _: shown.bodies.get(OTHER),
    "a file beside another page": lambda shown, files: files.use_attachment(
        shown.graph.shown_pages[DUTY], "../khac/a.pdf", ""
    ),
}
WITHIN: dict[str, Lookup] = {
    "the item itself": lambda shown, _: shown.graph.items["so-chuc-nang"].pages,
    "the page itself through targets": lambda shown, _: shown.targets.page(DUTY),
    "its text": lambda shown, _: shown.bodies.get(DUTY),
    "a file beside it": lambda shown, files: files.use_image(shown.graph.shown_pages[DUTY], "anh.png"),
    "who refers to it": lambda shown, _: shown.graph.references.get("so-chuc-nang"),
    "the address of a list": lambda shown, _: shown.plan.address("so", "vi", SECTION_OUTPUT, "tin-tuc"),
    "the sections": lambda shown, _: list(shown.graph.sections),
    "an item of another site": lambda shown, _: shown.targets.item("portal-chao-mung", "vi"),
}


@pytest.mark.parametrize("name", BEYOND)
def test_a_page_that_looks_at_more_than_its_inputs_is_noted(
    opened: tuple[Context, SiteInputs, Window], name: str
) -> None:
    assert look(opened, PAGE_OUTPUT, DUTY, BEYOND[name]).beyond


@pytest.mark.parametrize("name", WITHIN)
def test_a_page_may_look_at_its_inputs(opened: tuple[Context, SiteInputs, Window], name: str) -> None:
    assert look(opened, PAGE_OUTPUT, DUTY, WITHIN[name]).beyond == frozenset()


def test_what_one_page_looked_at_is_not_noted_of_the_next(opened: tuple[Context, SiteInputs, Window]) -> None:
    assert look(opened, PAGE_OUTPUT, DUTY, BEYOND["all items"]).beyond
    assert not look(opened, PAGE_OUTPUT, DUTY, WITHIN["the item itself"]).beyond


def test_a_list_may_look_at_every_page_but_at_no_text_but_its_own(opened: tuple[Context, SiteInputs, Window]) -> None:
    for name, lookup in BEYOND.items():
        noted = look(opened, SECTION_OUTPUT, "tin-tuc", lookup).beyond
        assert bool(noted) == (name == "the text of another page"), name


def test_inputs_of_a_page_are_those_of_one_output_alone(opened: tuple[Context, SiteInputs, Window]) -> None:
    context, site_inputs, _ = opened
    digests: dict[str, Output] = {}
    for output in context.plan.outputs:
        inputs = site_inputs.find(output, "")
        assert isinstance(inputs, Inputs)
        assert inputs.digest not in digests, (output, digests[inputs.digest])
        digests[inputs.digest] = output
