"""The table of outputs: complete, without clashes, and a value that a portal can replace."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from portalgen.outputs.definition import OutputDefinition, index_definitions, without_chrome
from portalgen.outputs.table import OUTPUTS
from portalgen.pipeline.definitions import Definitions, standard_definitions
from portalgen.plan.addresses import plan_language_file
from portalgen.plan.model import REQUIRED_OUTPUTS, OutputType
from portalgen.render.views.machine import RobotsView
from tests.makers.portal import SO, SmallPortal, codes, tree

FOLDER = Path(__file__).resolve().parents[2] / "portalgen" / "outputs"
NAMED = {each.type.name: each for each in OUTPUTS}


def definitions_on_disk() -> Iterator[tuple[str, OutputDefinition]]:
    for file in sorted(FOLDER.glob("*.py")):
        module = importlib.import_module(f"portalgen.outputs.{file.stem}")
        if hasattr(module, "OUTPUT"):
            yield file.name, module.OUTPUT


def test_every_file_with_a_definition_stands_in_the_table() -> None:
    on_disk = dict(definitions_on_disk())
    assert [name for name, each in on_disk.items() if not any(each is one for one in OUTPUTS)] == []
    assert len(on_disk) == len(OUTPUTS)


def test_the_shipped_table_can_be_used() -> None:
    assert tuple(index_definitions(OUTPUTS).values()) == OUTPUTS
    assert set(REQUIRED_OUTPUTS) <= NAMED.keys()


@pytest.mark.parametrize(
    ("outputs", "problem"),
    [
        ((*OUTPUTS, NAMED["feed"]), "two output types are called `feed`"),
        ((*OUTPUTS, replace(NAMED["json_feed"], type=replace(NAMED["json_feed"].type, name="feed"))), "called `feed`"),
        (tuple(each for each in OUTPUTS if each.type.name != "redirect"), "lacks the output type `redirect`"),
        ((*OUTPUTS, OutputDefinition(replace(NAMED["feed"].type, name="x"))), "`x` needs either a view or a derived"),
        (
            (*OUTPUTS, replace(NAMED["json_feed"], type=replace(NAMED["feed"].type, name="x"), template="a.xml")),
            "`x` has several ways",
        ),
        (
            (*OUTPUTS, replace(NAMED["text"], type=replace(NAMED["text"].type, name="x", follows="y"))),
            "`x` follows `y`, which is not in the table",
        ),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_where_it_is_made(
    outputs: tuple[OutputDefinition, ...], problem: str
) -> None:
    with pytest.raises(ValueError, match=problem):
        Definitions(outputs)


def own_output(**changes: Any) -> OutputDefinition:
    """A file of one line, defined as a test does it."""
    values: dict[str, Any] = {"name": "humans", "plan": plan_language_file("humans.txt"), "media_type": "text/plain"}
    return OutputDefinition(
        OutputType(**{**values, **changes}),
        without_chrome(lambda context, output: RobotsView(output.site)),
        serialize=lambda view: f"{view.site_map_url}\n".encode(),
    )


def with_own(*outputs: OutputDefinition) -> Definitions:
    return Definitions((*standard_definitions().outputs, *outputs))


def test_a_portal_can_have_an_output_of_its_own_and_all_others_stay(portal: SmallPortal) -> None:
    standard, own = portal.root.parent / "standard", portal.root.parent / "own"
    portal.build_successfully(out=standard, remember=False)
    definitions = with_own(own_output())
    portal.build_successfully(out=own, remember=False, definitions=lambda: definitions)
    files, before = tree(own), tree(standard)
    assert {path: digest for path, digest in files.items() if path in before} == before
    assert sorted(files.keys() - before.keys()) == sorted(
        path.replace("feed.xml", "humans.txt") for path in before if path.endswith("feed.xml")
    )
    assert (own / SO / "humans.txt").read_text("utf-8") == "so\n"


def test_a_portal_can_do_without_an_output(portal: SmallPortal) -> None:
    fewer = Definitions(tuple(each for each in OUTPUTS if each.type.name not in ("calendar", "json_feed", "text")))
    portal.build_successfully(definitions=lambda: fewer)
    assert [path for path in tree(portal.out) if path.endswith((".ics", ".json", "index.txt"))] == []


def test_two_outputs_at_one_address_are_reported_with_the_file_that_gives_it(portal: SmallPortal) -> None:
    definitions = with_own(own_output(plan=plan_language_file("feed.xml")))
    result = portal.build(definitions=lambda: definitions)
    assert not result.is_written
    assert {each.partition(":")[0] for each in codes(result) if each.endswith(" URL101")} == {
        f"site-config/sites/{site}.yaml" for site in ("portal", "so", "xa")
    }
    first = next(each for each in result.diagnostics if each.code == "URL101")
    assert dict(first.values)["other"] == f"{first.place.path} (feed, humans)"
