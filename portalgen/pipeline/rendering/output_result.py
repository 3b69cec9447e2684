"""The result of rendering an output."""

from __future__ import annotations

from portalgen.diagnostics.model import Diagnostic
from portalgen.frozen import frozen
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.render.page_files import AssetSource
from portalgen.writer.manifest import ManifestEntry


@frozen
class OutputResult:
    """An output after rendering, with its assets and diagnostics. Its manifest entry is None if it has errors."""

    entry: ManifestEntry | None
    site: str
    path: str
    assets: tuple[tuple[str, AssetSource], ...]
    diagnostics: tuple[Diagnostic, ...]
    anchors: frozenset[str]
    anchor_links: tuple[AnchorLink, ...]
    source: str
    part_names: tuple[str, ...]
    """The names of the parts of its key."""
    part_checks: str
    """The check of each part (`render.keys.check_part`), concatenated."""
    is_fresh: bool
    """True if it was rendered because its key is not the known key."""
    input_key: str = ""
    """The digest of its inputs. Empty if the next build must build its view in any case."""
    linked_items: tuple[str, ...] = ()
    """Ids of the items to which its text links. They are among its inputs."""
    is_kept: bool = False
    """True if it was kept because its inputs are unchanged, without building its view.

    Then its files are those of its entry, and the parts of its key are those of the last build.
    """
