"""Links to anchors, which are checked when all bodies are known."""

from __future__ import annotations

from dataclasses import dataclass

from portalgen.diagnostics.model import Place


@dataclass(frozen=True, slots=True)
class AnchorLink:
    """A link to an anchor, to be checked when all bodies are known; `source` is empty for this page."""

    source: str
    anchor: str
    place: Place
