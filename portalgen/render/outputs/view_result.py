"""What filling a view gives."""

from __future__ import annotations

from dataclasses import dataclass

from portalgen.diagnostics.model import Diagnostic
from portalgen.render.markdown.body import Body


@dataclass(frozen=True, slots=True)
class ViewResult:
    """A view with what its making found: `furniture` is the digest of the chrome in it."""

    view: object
    chrome_digest: str
    diagnostics: tuple[Diagnostic, ...] = ()
    body: Body | None = None
