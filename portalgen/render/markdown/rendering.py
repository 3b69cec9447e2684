"""The state of parsing and rendering a body."""

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
"""Key of the `RenderingState` in the environment of markdown-it."""


@dataclass(slots=True)
class RefusedTag:
    """A kind of raw HTML tag used in a body: the places of its first few uses, and the number of all uses."""

    html: str
    places: list[Place]
    is_closing: bool
    """True if all uses so far are closing tags."""
    count: int = 0


@dataclass(slots=True)
class RenderingState:
    """The state of rendering a body."""

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
    """True if the body has shortcodes, so that their nesting must be checked."""
    stray_closing_count: int = 0
    """The number of shortcodes closed within a text. Each was already reported."""
    table_count: int = 0
    region_names: set[str] = field(default_factory=set)
    """The names of table regions so far: two regions of a page must not share a name."""
    refused_tags: dict[str, RefusedTag] = field(default_factory=dict)
    """The raw HTML tags, keyed by name, in the order of their first use."""
    word_html: Diagnostic | None = None
    """The finding about HTML from Word, if any."""
    block: Token | None = None
    """The inline token whose children are being rendered."""
    is_link_shown: bool = True
    link_state: str = ""
    """The state of the target of the currently open link, to be shown after the link. Links are never nested."""

    def copy_for(
        self, language: str, resolver: Resolver, components: Components, strings: Callable[[str], str]
    ) -> RenderingState:
        """Return a copy for a single rendering, starting with the results of parsing."""
        return RenderingState(
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
        """Add an error or a warning to the diagnostics."""
        self.diagnostics.append(diagnostic)

    def use_asset(self, key: str) -> None:
        """Record that the body uses the asset."""
        if key:
            self.assets[key] = None

    def use_link(self, link: ResolvedLink, find_place: FindPlace) -> None:
        """Record the asset needed by a link, its anchor, and the warning about it."""
        self.use_asset(link.asset)
        if link.warning:
            self.report(link.warning)
        if link.anchor and link.is_shown:
            self.anchor_links.append(AnchorLink(link.source, link.anchor, find_place()))
