"""The result of rendering an output."""

from __future__ import annotations

from portalgen.diagnostics.model import Diagnostic
from portalgen.frozen import frozen
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.render.page_files import AssetSource
from portalgen.writer.manifest import ManifestEntry


@frozen
class OutputResult:
    """An output after rendering: its manifest entry (None if it has errors), its assets and diagnostics."""

    entry: ManifestEntry | None
    site: str
    path: str
    assets: tuple[tuple[str, AssetSource], ...]
    diagnostics: tuple[Diagnostic, ...]
    anchors: frozenset[str]
    anchor_links: tuple[AnchorLink, ...]
    source: str
    part_names: tuple[str, ...]
    """The parts of its key."""
    part_checks: str
    """The concatenated checks of these parts (`render.keys.check_part`)."""
    is_fresh: bool
    """True if it was rendered because its key differs from the known key."""
    input_key: str = ""
    """The digest of its inputs; empty if its view must be built in the next build."""
    linked_items: tuple[str, ...] = ()
    """The items linked in its text, which are among its inputs."""
    is_kept: bool = False
    """True if it was kept by its inputs, without a view.

    Then its files are those of its entry, and the parts of its key are those of the last build.
    """
