"""An output that no portal has: the exhibitions of a site in one language, as lines for a display at the door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from portalgen.kinds.definition import label_of_choice
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.addresses import plan_language_file
from portalgen.plan.model import Output, OutputType
from portalgen.render.context import Context
from portalgen.text.bilingual import Bilingual as B


@dataclass(frozen=True, slots=True)
class ExhibitionLine:
    """One exhibition: its title, and the state that it is in."""

    title: str
    phase: str


@dataclass(frozen=True, slots=True)
class ExhibitionListView:
    """The exhibitions, in the order of their titles."""

    lines: tuple[ExhibitionLine, ...]


def _build(context: Context, output: Output) -> ExhibitionListView:
    pages = (page for page in context.own_pages.get(output.language, ()) if page.kind.name == "exhibition")
    lines = []
    for page in sorted(pages, key=lambda each: each.title):
        choices = page.kind.states.choices if page.kind.states is not None else ()
        lines.append(ExhibitionLine(page.title, label_of_choice(choices, context.state_of(page)).text(output.language)))
    return ExhibitionListView(tuple(lines))


def _serialize(view: ExhibitionListView) -> bytes:
    return "".join(f"{line.phase}\t{line.title}\n" for line in view.lines).encode()


EXHIBITION_LIST: Final = OutputDefinition(
    OutputType(
        "exhibition_list",
        plan_language_file("exhibitions.txt"),
        media_type="text/plain",
        is_announced=True,
        title=B("Triển lãm của {site}", "Exhibitions of {site}"),
    ),
    without_chrome(_build),
    serialize=_serialize,
)
