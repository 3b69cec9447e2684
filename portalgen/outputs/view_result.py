"""The result of building a view."""

from __future__ import annotations

from portalgen.diagnostics.model import Diagnostic
from portalgen.frozen import frozen
from portalgen.render.markdown.body import Body


@frozen
class ViewResult:
    """A view, and the diagnostics found while it was built. `chrome_digest` is the digest of the chrome in it."""

    view: object
    chrome_digest: str
    diagnostics: tuple[Diagnostic, ...] = ()
    body: Body | None = None
