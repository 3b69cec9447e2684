"""The page at an old address; which old addresses there are, `plan.redirects` says."""

from __future__ import annotations

from portalgen.plan.model import Output
from portalgen.render.views.machine import RedirectView


def build_redirect_view(output: Output) -> RedirectView:
    """A page at an old address, in the language of the page that it leads to."""
    return RedirectView(output.language, output.title, output.subject, output.subject.partition("#")[0])
