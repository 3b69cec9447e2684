"""Links to anchors. They can be checked only when all bodies are known."""

from __future__ import annotations

from portalgen.diagnostics.model import Place
from portalgen.frozen import frozen


@frozen
class AnchorLink:
    """A link to an anchor, to be checked when all bodies are known. `source` is empty for the page itself."""

    source: str
    anchor: str
    place: Place
