"""`OutputRenderer.render(output)`: from one planned output to its bytes, through its view.

The key of an output is the digest of its view, of the closure of its templates and of the chrome in it, so it
says exactly whether the output must be rendered again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from portalgen.config.portal import Site, choose_for_language
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import severity_of
from portalgen.plan.model import Output, Role
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.context import Context
from portalgen.render.keys import KeyParts, digest_key_parts, key_parts_of
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.render.outputs.page import build_page_view
from portalgen.render.outputs.plain_text import SHOWN_PARTS, Imprint, render_text_page
from portalgen.render.outputs.table import TEMPLATES, VIEW_BUILDERS
from portalgen.render.outputs.view_result import ViewResult
from portalgen.render.page_files import AssetSource, PageFiles
from portalgen.render.theme.templates import TemplateRenderError, Templates
from portalgen.render.views.page import PageView


@dataclass(frozen=True, slots=True)
class RenderedOutput:
    """What came of one output. `data` is None where the key was the known one, or where there are errors."""

    path: str
    site: str
    key: str
    data: bytes | None
    assets: tuple[tuple[str, AssetSource], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    anchors: frozenset[str] = frozenset()
    anchor_links: tuple[AnchorLink, ...] = ()
    source: str = ""
    """The page that was rendered; empty for what no editor wrote."""
    key_parts: KeyParts = ()
    """What the key consists of: a digest for each field of the view, the furniture, each template and the strings."""


class TemplateKeys:
    """What keys hold of templates and strings, for all sites of one build."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._known: dict[tuple[str, str, str], KeyParts] = {}

    def template_parts(self, templates: Templates, name: str) -> KeyParts:
        """The templates that `name` can reach and the theme's strings, each with its digest."""
        key = templates.theme.name, templates.language, name
        if key not in self._known:
            files = (
                (path, templates.theme.read_text(path))
                for path in templates.closure(name)
                if path in templates.theme.files
            )
            self._known[key] = (
                *((f"template {path}", digest_key_parts((("", text),))) for path, text in files),
                *self.common_parts(templates),
            )
        return self._known[key]

    def common_parts(self, templates: Templates) -> KeyParts:
        """The theme's strings and this program, on which everything depends that shows a word."""
        return ("strings", templates.strings_digest), ("program", self._program)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The page that was looked at last: its text comes next."""

    source: str
    view: PageView
    parts: KeyParts
    is_sound: bool


class OutputRenderer:
    """Makes the outputs of one site. Holds only what is derived from its context: the furniture, and the last page."""

    def __init__(self, context: Context, engines: TemplateKeys) -> None:
        self._context = context
        self._furnisher = ChromeRenderer(context)
        self._engines = engines
        self._imprints: dict[str, tuple[Imprint, KeyParts]] = {}
        self._seen: _Seen | None = None

    def render(self, output: Output, known: str) -> RenderedOutput:
        """The output's bytes, unless `known` is its key."""
        path = output.address.output_path
        shelf = PageFiles(self._context, output.address, output.language)
        try:
            if output.role is Role.TEXT:
                return self._text(output, known)
            made = VIEW_BUILDERS[output.role](self._context, self._furnisher, output, shelf)
            result = self._rendered(output, made, known)
        except TemplateRenderError as fault:
            return RenderedOutput(path, output.site, "", None, diagnostics=(fault.diagnostic,))
        body = made.body
        if body is None:
            return replace(result, assets=tuple(shelf.asset_sources.items()))
        return replace(
            result,
            assets=tuple(shelf.asset_sources.items()),
            anchors=body.anchors,
            anchor_links=body.anchor_links,
            source=_written_source(self._context, output),
        )

    def _rendered(self, output: Output, made: ViewResult, known: str) -> RenderedOutput:
        path = output.address.output_path
        if not _is_sound(made):
            return RenderedOutput(path, output.site, "", None, diagnostics=made.diagnostics)
        site = self._context.portal.site(output.site)
        templates = self._context.templates_of(site, output.language)
        name = _template(output, made.view)
        furniture = (("furniture", made.chrome_digest),) if made.chrome_digest else ()
        own = key_parts_of(made.view)
        if isinstance(made.view, PageView):
            self._seen = _Seen(output.subject, made.view, own, is_sound=True)
        parts = (*own, *furniture, *self._engines.template_parts(templates, name))
        key = digest_key_parts(parts)
        if key == known:
            return RenderedOutput(path, output.site, key, None, diagnostics=made.diagnostics, key_parts=parts)
        values: dict[str, object] = {"view": made.view}
        if output.role not in TEMPLATES:
            values["chrome"] = self._furnisher.build_view(site, output.language)
        text = templates.render(name, output.source, **values)
        return RenderedOutput(path, output.site, key, text.encode(), diagnostics=made.diagnostics, key_parts=parts)

    def _text(self, output: Output, known: str) -> RenderedOutput:
        """The plain text of a page. What is wrong with the page is told where the page itself is made."""
        path = output.address.output_path
        seen = self._seen
        if seen is None or seen.source != output.subject:
            seen = self._looked_at(output)
        if not seen.is_sound:
            return RenderedOutput(path, output.site, "", None)
        site = self._context.portal.site(output.site)
        templates = self._context.templates_of(site, output.language)
        imprint, of_imprint = self._imprint(site, output.language)
        parts = (
            *(part for part in seen.parts if part[0] in SHOWN_PARTS),
            *of_imprint,
            *self._engines.common_parts(templates),
        )
        key = digest_key_parts(parts)
        if key == known:
            return RenderedOutput(path, output.site, key, None, key_parts=parts)
        text = render_text_page(
            seen.view, imprint, lambda name, **values: templates.string(name, output.source, **values)
        )
        return RenderedOutput(path, output.site, key, text.encode(), key_parts=parts)

    def _looked_at(self, output: Output) -> _Seen:
        """The page of a text whose page another worker makes."""
        address = self._context.plan.addresses[output.site, output.language, Role.PAGE, output.subject]
        page = replace(output, address=address, role=Role.PAGE)
        made = build_page_view(self._context, self._furnisher, page, PageFiles(self._context, address, page.language))
        assert isinstance(made.view, PageView)
        return _Seen(output.subject, made.view, key_parts_of(made.view), _is_sound(made))

    def _imprint(self, site: Site, language: str) -> tuple[Imprint, KeyParts]:
        if language not in self._imprints:
            superior = dict(site.superior).get(language, "")
            imprint = Imprint(site.name(language).full, superior, choose_for_language(site.reuse, language))
            self._imprints[language] = imprint, (("imprint", digest_key_parts(key_parts_of(imprint))),)
        return self._imprints[language]


def _is_sound(made: ViewResult) -> bool:
    return all(severity_of(each) is not Severity.ERROR for each in made.diagnostics)


def _template(output: Output, view: Any) -> str:
    return TEMPLATES.get(output.role) or f"layouts/{view.frame.layout}.html"


def _written_source(context: Context, output: Output) -> str:
    if output.role is Role.PAGE:
        return output.subject
    index = context.graph.indexes.get((output.site, output.language, output.subject))
    return index.source if index else ""
