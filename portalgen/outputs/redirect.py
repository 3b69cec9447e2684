"""The page at an old address; the old addresses are planned by `plan.redirects`."""

from __future__ import annotations

from typing import Final

from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.addresses import plan_nothing
from portalgen.plan.model import REDIRECT_OUTPUT, Output, OutputType
from portalgen.render.context import Context

with on_demand():
    from portalgen.render.views import machine


def build_redirect_view(_context: Context, output: Output) -> machine.RedirectView:
    """Return the page at an old address, in the language of its target page."""
    return machine.RedirectView(output.language, output.title, output.subject, output.subject.partition("#")[0])


OUTPUT: Final = OutputDefinition(
    OutputType(REDIRECT_OUTPUT, plan_nothing, step="redirects"),
    without_chrome(build_redirect_view),
    template="layouts/redirect.html",
)
