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
from portalgen.render.chrome import Furnisher
from portalgen.render.context import Context
from portalgen.render.keys import Parts, digest_of, parts_of
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.render.outputs.page import page_view
from portalgen.render.outputs.plain_text import SHOWN, Imprint, text_page
from portalgen.render.outputs.table import TEMPLATES, VIEW_BUILDERS
from portalgen.render.outputs.view_result import ViewResult
from portalgen.render.page_files import AssetSource, Shelf
from portalgen.render.theme.templates import TemplateFault, Templates
from portalgen.render.views.page import PageView


@dataclass(frozen=True, slots=True)
class Made:
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
    parts: Parts = ()
    """What the key consists of: a digest for each field of the view, the furniture, each template and the strings."""


class Engines:
    """What keys hold of templates and strings, for all sites of one build."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._known: dict[tuple[str, str, str], Parts] = {}

    def parts(self, templates: Templates, name: str) -> Parts:
        """The templates that `name` can reach and the theme's strings, each with its digest."""
        key = templates.theme.name, templates.language, name
        if key not in self._known:
            files = (
                (path, templates.theme.text(path)) for path in templates.closure(name) if path in templates.theme.files
            )
            self._known[key] = (
                *((f"template {path}", digest_of((("", text),))) for path, text in files),
                *self.common_parts(templates),
            )
        return self._known[key]

    def common_parts(self, templates: Templates) -> Parts:
        """The theme's strings and this program, on which everything depends that shows a word."""
        return ("strings", templates.strings_digest), ("program", self._program)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The page that was looked at last: its text comes next."""

    source: str
    view: PageView
    parts: Parts
    is_sound: bool


class Maker:
    """Makes the outputs of one site. Holds only what is derived from its context: the furniture, and the last page."""

    def __init__(self, context: Context, engines: Engines) -> None:
        self._context = context
        self._furnisher = Furnisher(context)
        self._engines = engines
        self._imprints: dict[str, tuple[Imprint, Parts]] = {}
        self._seen: _Seen | None = None

    def make(self, output: Output, known: str) -> Made:
        """The output's bytes, unless `known` is its key."""
        path = output.address.output_path
        shelf = Shelf(self._context, output.address, output.language)
        try:
            if output.role is Role.TEXT:
                return self._text(output, known)
            made = VIEW_BUILDERS[output.role](self._context, self._furnisher, output, shelf)
            result = self._rendered(output, made, known)
        except TemplateFault as fault:
            return Made(path, output.site, "", None, diagnostics=(fault.diagnostic,))
        body = made.body
        if body is None:
            return replace(result, assets=tuple(shelf.made.items()))
        return replace(
            result,
            assets=tuple(shelf.made.items()),
            anchors=body.anchors,
            anchor_links=body.anchor_links,
            source=_written_source(self._context, output),
        )

    def _rendered(self, output: Output, made: ViewResult, known: str) -> Made:
        path = output.address.output_path
        if not _is_sound(made):
            return Made(path, output.site, "", None, diagnostics=made.diagnostics)
        site = self._context.portal.site(output.site)
        templates = self._context.templates_of(site, output.language)
        name = _template(output, made.view)
        furniture = (("furniture", made.furniture),) if made.furniture else ()
        own = parts_of(made.view)
        if isinstance(made.view, PageView):
            self._seen = _Seen(output.subject, made.view, own, is_sound=True)
        parts = (*own, *furniture, *self._engines.parts(templates, name))
        key = digest_of(parts)
        if key == known:
            return Made(path, output.site, key, None, diagnostics=made.diagnostics, parts=parts)
        values: dict[str, object] = {"view": made.view}
        if output.role not in TEMPLATES:
            values["chrome"] = self._furnisher.view(site, output.language)
        text = templates.render(name, output.source, **values)
        return Made(path, output.site, key, text.encode(), diagnostics=made.diagnostics, parts=parts)

    def _text(self, output: Output, known: str) -> Made:
        """The plain text of a page. What is wrong with the page is told where the page itself is made."""
        path = output.address.output_path
        seen = self._seen
        if seen is None or seen.source != output.subject:
            seen = self._looked_at(output)
        if not seen.is_sound:
            return Made(path, output.site, "", None)
        site = self._context.portal.site(output.site)
        templates = self._context.templates_of(site, output.language)
        imprint, of_imprint = self._imprint(site, output.language)
        parts = (
            *(part for part in seen.parts if part[0] in SHOWN),
            *of_imprint,
            *self._engines.common_parts(templates),
        )
        key = digest_of(parts)
        if key == known:
            return Made(path, output.site, key, None, parts=parts)
        text = text_page(seen.view, imprint, lambda name, **values: templates.string(name, output.source, **values))
        return Made(path, output.site, key, text.encode(), parts=parts)

    def _looked_at(self, output: Output) -> _Seen:
        """The page of a text whose page another worker makes."""
        address = self._context.plan.addresses[output.site, output.language, Role.PAGE, output.subject]
        page = replace(output, address=address, role=Role.PAGE)
        made = page_view(self._context, self._furnisher, page, Shelf(self._context, address, page.language))
        assert isinstance(made.view, PageView)
        return _Seen(output.subject, made.view, parts_of(made.view), _is_sound(made))

    def _imprint(self, site: Site, language: str) -> tuple[Imprint, Parts]:
        if language not in self._imprints:
            superior = dict(site.superior).get(language, "")
            imprint = Imprint(site.name(language).full, superior, choose_for_language(site.reuse, language))
            self._imprints[language] = imprint, (("imprint", digest_of(parts_of(imprint))),)
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
