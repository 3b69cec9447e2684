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
from portalgen.outputs.page import build_page_view
from portalgen.outputs.plain_text import SHOWN_PARTS, Imprint, render_text_page
from portalgen.outputs.table import TEMPLATES, VIEW_BUILDERS
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.model import Output, Role
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.context import Context
from portalgen.render.keys import KeyParts, digest_key_parts, key_parts_of
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.render.page_files import AssetSource, PageFiles
from portalgen.render.theme.templates import TemplateRenderError, Templates
from portalgen.render.views.page import PageView


@dataclass(frozen=True, slots=True)
class RenderedOutput:
    """The result of rendering one output. `data` is None where `key` was the known one, or where there are errors."""

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
    """What the key consists of: a digest for each field of the view, the chrome, each template and the strings."""


class TemplateKeys:
    """The parts of keys that stand for templates and strings, for all sites of one build."""

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
        """Return the parts of the theme's strings and of this program, on which every output that shows text depends."""
        return ("strings", templates.strings_digest), ("program", self._program)


@dataclass(frozen=True, slots=True)
class _LastPage:
    """The page whose view was built last: its plain text comes next."""

    source: str
    view: PageView
    parts: KeyParts
    is_sound: bool


class OutputRenderer:
    """Renders the outputs of one site. Holds only what is derived from its context: the chrome, and the last page."""

    def __init__(self, context: Context, template_keys: TemplateKeys) -> None:
        self._context = context
        self._chrome_renderer = ChromeRenderer(context)
        self._template_keys = template_keys
        self._imprints = {code: _build_imprint(context.site, code) for code in context.site.codes}
        self._last_page: _LastPage | None = None

    def render(self, output: Output, known: str) -> RenderedOutput:
        """Return the output's bytes, unless `known` is its key."""
        path = output.address.output_path
        files = PageFiles(self._context, output.address, output.language)
        try:
            if output.role is Role.TEXT:
                return self._render_text(output, known)
            view_result = VIEW_BUILDERS[output.role](self._context, self._chrome_renderer, output, files)
            result = self._render_view(output, view_result, known)
        except TemplateRenderError as error:
            return RenderedOutput(path, output.site, "", None, diagnostics=(error.diagnostic,))
        body = view_result.body
        if body is None:
            return replace(result, assets=tuple(files.asset_sources.items()))
        return replace(
            result,
            assets=tuple(files.asset_sources.items()),
            anchors=body.anchors,
            anchor_links=body.anchor_links,
            source=_written_source(self._context, output),
        )

    def _render_view(self, output: Output, result: ViewResult, known: str) -> RenderedOutput:
        path = output.address.output_path
        if not _is_sound(result):
            return RenderedOutput(path, output.site, "", None, diagnostics=result.diagnostics)
        site = self._context.portal.site(output.site)
        templates = self._context.templates_of(site, output.language)
        name = _template(output, result.view)
        chrome_parts = (("furniture", result.chrome_digest),) if result.chrome_digest else ()
        view_parts = key_parts_of(result.view)
        if isinstance(result.view, PageView):
            self._last_page = _LastPage(output.subject, result.view, view_parts, is_sound=True)
        parts = (*view_parts, *chrome_parts, *self._template_keys.template_parts(templates, name))
        key = digest_key_parts(parts)
        if key == known:
            return RenderedOutput(path, output.site, key, None, diagnostics=result.diagnostics, key_parts=parts)
        values: dict[str, object] = {"view": result.view}
        if output.role not in TEMPLATES:
            values["chrome"] = self._chrome_renderer.build_view(site, output.language)
        text = templates.render(name, output.source, **values)
        return RenderedOutput(path, output.site, key, text.encode(), diagnostics=result.diagnostics, key_parts=parts)

    def _render_text(self, output: Output, known: str) -> RenderedOutput:
        """Render the plain text of a page. Its diagnostics are reported where the page itself is rendered."""
        path = output.address.output_path
        last_page = self._last_page
        if last_page is None or last_page.source != output.subject:
            last_page = self._build_last_page(output)
        if not last_page.is_sound:
            return RenderedOutput(path, output.site, "", None)
        site = self._context.portal.site(output.site)
        templates = self._context.templates_of(site, output.language)
        imprint, imprint_parts = self._imprints[output.language]
        parts = (
            *(part for part in last_page.parts if part[0] in SHOWN_PARTS),
            *imprint_parts,
            *self._template_keys.common_parts(templates),
        )
        key = digest_key_parts(parts)
        if key == known:
            return RenderedOutput(path, output.site, key, None, key_parts=parts)
        text = render_text_page(
            last_page.view, imprint, lambda name, **values: templates.string(name, output.source, **values)
        )
        return RenderedOutput(path, output.site, key, text.encode(), key_parts=parts)

    def _build_last_page(self, output: Output) -> _LastPage:
        """Build the view for a text whose page another worker renders."""
        address = self._context.plan.addresses[output.site, output.language, Role.PAGE, output.subject]
        page = replace(output, address=address, role=Role.PAGE)
        result = build_page_view(
            self._context, self._chrome_renderer, page, PageFiles(self._context, address, page.language)
        )
        assert isinstance(result.view, PageView)
        return _LastPage(output.subject, result.view, key_parts_of(result.view), _is_sound(result))


def _build_imprint(site: Site, language: str) -> tuple[Imprint, KeyParts]:
    """Return what stands below every plain text of the site, and its part of their keys."""
    superior = dict(site.superior).get(language, "")
    imprint = Imprint(site.name(language).full, superior, choose_for_language(site.reuse, language))
    return imprint, (("imprint", digest_key_parts(key_parts_of(imprint))),)


def _is_sound(result: ViewResult) -> bool:
    return all(severity_of(each) is not Severity.ERROR for each in result.diagnostics)


def _template(output: Output, view: Any) -> str:
    return TEMPLATES.get(output.role) or f"layouts/{view.frame.layout}.html"


def _written_source(context: Context, output: Output) -> str:
    if output.role is Role.PAGE:
        return output.subject
    index = context.graph.indexes.get((output.site, output.language, output.subject))
    return index.source if index else ""
