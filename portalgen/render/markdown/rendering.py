"""What is gathered while one body is parsed and rendered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.render.markdown.resolver import Components, FindPlace, ResolvedLink, Resolver
from portalgen.render.markdown.source import BodySource
from portalgen.render.views.links import Heading

if TYPE_CHECKING:
    from markdown_it.token import Token

RENDERING_KEY = "rendering"
"""Where the environment of markdown-it holds the rendering."""


@dataclass(slots=True)
class RefusedTag:
    """Every use of one kind of tag in a body: its places, the first few of them, and their number."""

    html: str
    places: list[Place]
    is_closing: bool
    """Whether only closing tags were met so far."""
    count: int = 0


@dataclass(slots=True)
class Rendering:
    """The state of rendering one body."""

    source: BodySource
    language: str
    resolver: Resolver
    components: Components
    strings: Callable[[str], str]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    anchor_links: list[AnchorLink] = field(default_factory=list)
    assets: dict[str, None] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    """In the order of the text, not nested."""
    has_shortcodes: bool = False
    """Whether the page has any, so that their nesting must be checked."""
    stray_closing_count: int = 0
    """Shortcodes that are closed within a text, where that is refused."""
    table_count: int = 0
    region_names: set[str] = field(default_factory=set)
    """Of the tables so far: two regions of one page may not share a name."""
    refused_tags: dict[str, RefusedTag] = field(default_factory=dict)
    """Tags of raw HTML by their names, in the order in which they were met."""
    word_html: Diagnostic | None = None
    """What is said of HTML that Word wrote, where there is such."""
    block: Token | None = None
    """The inline token whose children are being rendered."""
    is_link_shown: bool = True
    link_state: str = ""
    """What is told after the link that is open: links do not stand in one another."""

    def copy_for(
        self, language: str, resolver: Resolver, components: Components, strings: Callable[[str], str]
    ) -> Rendering:
        """Return what parsing has noted, for one rendering that adds to it."""
        return Rendering(
            self.source,
            language,
            resolver,
            components,
            strings,
            diagnostics=list(self.diagnostics),
            anchors=set(self.anchors),
            headings=list(self.headings),
            has_shortcodes=self.has_shortcodes,
            stray_closing_count=self.stray_closing_count,
            refused_tags=self.refused_tags,
            word_html=self.word_html,
        )

    def report(self, diagnostic: Diagnostic) -> None:
        """Add an error or a warning to the report."""
        self.diagnostics.append(diagnostic)

    def use_asset(self, key: str) -> None:
        """Record that the body needs the asset."""
        if key:
            self.assets[key] = None

    def use_link(self, link: ResolvedLink, find_place: FindPlace) -> None:
        """Record what a link needs: its asset, its anchor, its warning."""
        self.use_asset(link.asset)
        if link.warning:
            self.report(link.warning)
        if link.anchor and link.is_shown:
            self.anchor_links.append(AnchorLink(link.source, link.anchor, find_place()))
