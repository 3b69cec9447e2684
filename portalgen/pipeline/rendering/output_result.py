"""What rendering one output gives."""

from __future__ import annotations

from portalgen.diagnostics.model import Diagnostic
from portalgen.frozen import frozen
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.render.page_files import AssetSource
from portalgen.writer.manifest import ManifestEntry


@frozen
class OutputResult:
    """One output after rendering: its manifest entry (None where there are errors), and what it needs and tells."""

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
    """The checks of these parts (`render.keys.check_part`), one behind the other."""
    is_fresh: bool
    """Whether it was rendered again, because its key is not the known one."""
    input_key: str = ""
    """The digest of its inputs; empty where its view must be built the next time."""
    linked_items: tuple[str, ...] = ()
    """The items to which its text links, which are among its inputs."""
    is_kept: bool = False
    """Whether it was kept by its inputs, without a view: then its files are those that its entry names, and the parts of
    its key are those of the last build."""
