"""`OutputRenderer.render(output)`: converts a planned output to bytes, through its view.

The key of an output is the digest of its view, of its templates with their dependencies, and of the chrome in it. It
differs exactly when the output must be rendered again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import severity_of
from portalgen.frozen import frozen
from portalgen.outputs.definition import FollowedView, OutputDefinition
from portalgen.outputs.inputs import Inputs, SiteInputs
from portalgen.outputs.view_result import ViewResult
from portalgen.outputs.window import UNSURE, ViewAccess, Window
from portalgen.plan.model import PAGE_OUTPUT, Output
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.context import Context
from portalgen.render.keys import KeyParts, digest_key_parts, key_parts_of
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.render.page_files import AssetSource, PageFiles
from portalgen.render.theme.model import Theme
from portalgen.render.theme.templates import TemplateRenderError, Templates
from portalgen.store.digest import digest_text


@dataclass(slots=True)
class RenderedOutput:
    """The result of rendering an output. `data` is None if `key` equals the known key, or if there are errors.

    The data of a stream are an iterator of pieces, usable once.
    """

    path: str
    site: str
    key: str
    data: bytes | Iterator[bytes] | None
    assets: tuple[tuple[str, AssetSource], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    anchors: frozenset[str] = frozenset()
    anchor_links: tuple[AnchorLink, ...] = ()
    source: str = ""
    """The rendered page; empty for outputs not written by editors."""
    key_parts: KeyParts = ()
    """The parts of the key: each field of the view, and digests of the chrome, of each template and of the strings."""
    input_key: str = ""
    """The digest of its inputs, used to reuse the output next time; empty if its view must always be built."""
    linked_items: tuple[str, ...] = ()
    """Ids of the site's items linked from its text, which are among its inputs."""


class TemplateKeys:
    """The parts of keys that stand for templates and strings. All sites of a build share them."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._known: dict[tuple[str, str, str], KeyParts] = {}
        self._digests: dict[tuple[str, str], bytes] = {}
        """By theme and path: most templates are used by most templates, in every language."""

    def template_parts(self, templates: Templates, name: str) -> KeyParts:
        """Return the templates reachable from `name` and the theme's strings, each with its digest."""
        key = templates.theme.name, templates.language, name
        if key not in self._known:
            theme = templates.theme
            paths = (path for path in templates.closure(name) if path in theme.files)
            self._known[key] = (
                *((f"template {path}", self._digest_template(theme, path)) for path in paths),
                *self.common_parts(templates),
            )
        return self._known[key]

    def _digest_template(self, theme: Theme, path: str) -> bytes:
        key = theme.name, path
        if key not in self._digests:
            self._digests[key] = digest_text(theme.read_text(path)).encode()
        return self._digests[key]

    def common_parts(self, templates: Templates) -> KeyParts:
        """Return the parts for the theme's strings and this program, on which every output with text depends."""
        return ("strings", templates.strings_digest.encode()), *self.program_parts()

    def program_parts(self) -> KeyParts:
        """Return the part for this program and its libraries, on which every output depends."""
        return (("program", self._program.encode()),)


@frozen
class _LastView:
    """The last view built for a type that derived files follow."""

    type_name: str
    language: str
    subject: str
    view: object
    parts: KeyParts
    is_sound: bool
    look: ViewAccess


class OutputRenderer:
    """Renders the outputs of a site by `definitions`, keyed by the names of their types.

    It stores only data derived from its context: the chrome, imprints, and the last view. With `site_inputs` it
    computes the input key of each output without diagnostics that was built only from its inputs.
    """

    def __init__(
        self,
        context: Context,
        template_keys: TemplateKeys,
        definitions: Mapping[str, OutputDefinition],
        site_inputs: SiteInputs | None = None,
    ) -> None:
        self._context = context
        self._chrome_renderer = ChromeRenderer(context)
        self._site_inputs = site_inputs
        self._window = Window(context, site_inputs) if site_inputs is not None else None
        self._template_keys = template_keys
        self._definitions = definitions
        self._followed = {each.type.follows for each in definitions.values() if each.derived is not None}
        self._imprints: dict[tuple[str, str], tuple[object, KeyParts]] = {}
        self._last_view: _LastView | None = None

    def find_inputs(self, output: Output) -> Inputs | None:
        """Return the inputs of an output. Return None for a stream, which is built from the rows of all sites."""
        if self._site_inputs is None or self._definitions[output.type.name].stream is not None:
            return None
        site = self._context.portal.site(output.site)
        if output.language not in site.codes:  # a redirect to another site's page, without header and footer
            return self._site_inputs.find(output, "")
        chrome = self._chrome_renderer.render(site, output.language, output.address)
        return self._site_inputs.find(output, chrome.digest)

    def complete(self, inputs: Inputs, linked: Iterable[str]) -> str:
        """Return the input key of an output whose text links to the items `linked`."""
        assert self._site_inputs is not None
        return self._site_inputs.compute_input_key(inputs, linked)

    def check(self, output: Output) -> RenderedOutput:
        """Return the diagnostics of an output's text, like `render`, without building a view or running templates."""
        check_text = self._definitions[output.type.name].check_text
        result = RenderedOutput(output.address.output_path, output.site, "", None)
        if check_text is None:
            return result
        files = PageFiles(self._context, output.address, output.language)
        try:
            body, result.diagnostics = check_text(self._context, output, files)
        except TemplateRenderError as error:
            result.diagnostics = (error.diagnostic,)
            return result
        result.assets = tuple(files.asset_sources.items())
        if body is not None:
            result.anchors, result.anchor_links = body.anchors, body.anchor_links
            result.source = _written_source(self._context, output)
        return result

    def render(self, output: Output, known: str) -> RenderedOutput:
        """Return the output's bytes, unless `known` is its key."""
        path = output.address.output_path
        definition = self._definitions[output.type.name]
        try:
            inputs = self.find_inputs(output)
            context = self._look_through(inputs, output)
            files = PageFiles(context, output.address, output.language)
            if definition.build_view is None:
                return self._render_derived(definition, output, known, context, inputs, files)
            view_result = definition.build_view(context, self._chrome_renderer, output, files)
            look = self._close_window(inputs, files)
            result = self._render_view(definition, output, view_result, known, look)
        except TemplateRenderError as error:
            return RenderedOutput(path, output.site, "", None, diagnostics=(error.diagnostic,))
        result.assets = tuple(files.asset_sources.items())
        body = view_result.body
        if body is not None:
            result.anchors, result.anchor_links = body.anchors, body.anchor_links
            result.source = _written_source(self._context, output)
        self._add_input_key(result, inputs, look)
        return result

    def _look_through(self, inputs: Inputs | None, output: Output) -> Context:
        """Return the context restricted to these inputs."""
        if self._window is None or inputs is None:
            return self._context
        page = self._context.graph.addressed_pages.get(output.subject)
        return self._window.open(inputs, page.id if page is not None else "")

    def _close_window(self, inputs: Inputs | None, files: PageFiles) -> ViewAccess:
        return self._window.close(inputs, files) if self._window is not None and inputs is not None else ViewAccess()

    def _add_input_key(self, result: RenderedOutput, inputs: Inputs | None, look: ViewAccess) -> None:
        if self._site_inputs is not None and inputs is not None and not result.diagnostics and not look.beyond:
            result.linked_items = look.linked
            result.input_key = self._site_inputs.compute_input_key(inputs, look.linked)

    def _render_view(
        self, definition: OutputDefinition, output: Output, result: ViewResult, known: str, look: ViewAccess
    ) -> RenderedOutput:
        path = output.address.output_path
        if not _is_sound(result):
            return RenderedOutput(path, output.site, "", None, diagnostics=result.diagnostics)
        view_parts = key_parts_of(result.view)
        if result.diagnostics:
            look = look.with_other(UNSURE)
        if output.type.name in self._followed:
            self._last_view = _LastView(
                output.type.name, output.language, output.subject, result.view, view_parts, is_sound=True, look=look
            )
        chrome_parts = (("furniture", result.chrome_digest.encode()),) if result.chrome_digest else ()
        parts = (*view_parts, *chrome_parts, *self._make_parts(definition, output, result.view))
        key = digest_key_parts(parts)
        data = None if key == known else self._make_bytes(definition, output, result.view)
        return RenderedOutput(path, output.site, key, data, diagnostics=result.diagnostics, key_parts=parts)

    def _make_parts(self, definition: OutputDefinition, output: Output, view: object) -> KeyParts:
        """Return the parts for the conversion of the view: templates and strings, or only the program."""
        if definition.serialize is not None or definition.stream is not None:
            return self._template_keys.program_parts()
        return self._template_keys.template_parts(self._templates_of(output), _template(definition, view))

    def _make_bytes(self, definition: OutputDefinition, output: Output, view: object) -> bytes | Iterator[bytes]:
        if definition.serialize is not None:
            return definition.serialize(view)
        if definition.stream is not None:
            return definition.stream(self._context, view)
        values: dict[str, object] = {"view": view}
        if not definition.template:
            site = self._context.portal.site(output.site)
            values["chrome"] = self._chrome_renderer.build_view(site, output.language)
        return self._templates_of(output).render_page(_template(definition, view), output.source, **values)

    def _templates_of(self, output: Output) -> Templates:
        return self._context.templates_of(self._context.portal.site(output.site), output.language)

    def _render_derived(
        self,
        definition: OutputDefinition,
        output: Output,
        known: str,
        context: Context,
        inputs: Inputs | None,
        files: PageFiles,
    ) -> RenderedOutput:
        """Render a file from another output's view. Its diagnostics are reported with the other output."""
        path, derived = output.address.output_path, definition.derived
        assert derived is not None
        last, follows = self._last_view, definition.type.follows
        if last is None or (last.type_name, last.language, last.subject) != (follows, output.language, output.subject):
            last = self._build_followed_view(self._definitions[follows], output, context, inputs)
            context = self._look_through(inputs, output)
        if not last.is_sound:
            return RenderedOutput(path, output.site, "", None)
        templates = self._templates_of(output)
        imprint, imprint_parts = self._imprint_of(definition, output)
        own = derived.build_own(context, output) if derived.build_own is not None else None
        parts = (
            *(part for part in last.parts if part[0] in derived.shown_parts),
            *imprint_parts,
            *(key_parts_of(own) if own is not None else ()),
            *self._template_keys.common_parts(templates),
        )
        key = digest_key_parts(parts)
        data = None
        if key != known:
            data = derived.write(
                FollowedView(
                    last.view, imprint, own, lambda name, **values: templates.string(name, output.source, **values)
                )
            )
        result = RenderedOutput(path, output.site, key, data, key_parts=parts)
        self._add_input_key(result, inputs, last.look.with_other(self._close_window(inputs, files)))
        return result

    def _build_followed_view(
        self, definition: OutputDefinition, output: Output, context: Context, inputs: Inputs | None
    ) -> _LastView:
        """Build the view for a derived file if another worker renders the output that it follows."""
        assert definition.build_view is not None
        name = definition.type.name
        address = self._context.plan.addresses[output.site, output.language, name, output.subject]
        followed = replace(output, address=address, type=definition.type)
        files = PageFiles(context, address, followed.language)
        result = definition.build_view(context, self._chrome_renderer, followed, files)
        look = self._close_window(inputs, files)
        if result.diagnostics:
            look = look.with_other(UNSURE)
        return _LastView(
            name, output.language, output.subject, result.view, key_parts_of(result.view), _is_sound(result), look
        )

    def _imprint_of(self, definition: OutputDefinition, output: Output) -> tuple[object, KeyParts]:
        """Return the values added to every such file of the site in a language, and their part of the keys."""
        derived = definition.derived
        if derived is None or derived.build_imprint is None:
            return None, ()
        key = definition.type.name, output.language
        if key not in self._imprints:
            imprint = derived.build_imprint(self._context.site, output.language)
            self._imprints[key] = imprint, (("imprint", digest_key_parts(key_parts_of(imprint)).encode()),)
        return self._imprints[key]


def _is_sound(result: ViewResult) -> bool:
    return all(severity_of(each) is not Severity.ERROR for each in result.diagnostics)


def _template(definition: OutputDefinition, view: Any) -> str:
    return definition.template or f"layouts/{view.frame.layout}.html"


def _written_source(context: Context, output: Output) -> str:
    if output.type.name == PAGE_OUTPUT:
        return output.subject
    index = context.graph.indexes.get((output.site, output.language, output.subject))
    return index.source if index else ""
