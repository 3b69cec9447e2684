"""Resolves links and files in the Markdown of a page."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from portalgen.content.model import Page
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.diagnostics.sentences import find_closest
from portalgen.graph.title_labels import TitleLabelName
from portalgen.on_demand import on_demand
from portalgen.plan.model import Address
from portalgen.plan.targets import LINK_SCHEMES, SERVICE_SCHEME, ResolvedTarget, source_of_link
from portalgen.render.chrome import build_contact_view
from portalgen.render.context import Context
from portalgen.render.markdown.resolver import (
    FiguresRequest,
    FindPlace,
    ResolvedAttachment,
    ResolvedContact,
    ResolvedFigures,
    ResolvedImage,
    ResolvedLink,
    ResolvedMap,
)
from portalgen.render.page_files import PageFiles
from portalgen.render.page_statuses import label_target
from portalgen.render.references import check_status

with on_demand():
    from portalgen.content import files as content_files
    from portalgen.render import datasets
    from portalgen.render.maps import page_maps

_SAID_BY_PAGE: Final[tuple[TitleLabelName, ...]] = ("corrected",)
"""The labels omitted after a link within a text, because the linked page shows them."""


class PageResolver:
    """Resolves references for the body of `page`. Readers read it at the address `reader`, in `language`."""

    def __init__(self, context: Context, page: Page, reader: Address, files: PageFiles) -> None:
        self._context = context
        self._page = page
        self._reader = reader
        self._files = files

    def resolve_link(self, target: str, find_place: FindPlace) -> ResolvedLink | Diagnostic:
        """Resolve a link to a service, or to a page by its source path, `id:`, `site:` or `self:`.

        If the target is missing, the suggestion in the diagnostic is filled in later.
        """
        written, _, anchor = target.partition("#")
        scheme = written.partition(":")[0]
        if scheme in LINK_SCHEMES:
            resolved = self._context.targets.find(target, self._page.language)
            if resolved is not None:
                return self._build_link(resolved, target, find_place)
            return self._missing_target(target, find_place())
        source = source_of_link(written, self._page.folder)
        resolved = self._context.targets.page(source, anchor)
        if resolved is not None:
            return self._build_link(resolved, target, find_place)
        hidden = self._context.targets.hidden_title(source)
        if hidden is not None:
            return _not_shown(target, hidden, find_place())
        fault = self._context.targets.fault_of_page(source)
        if fault is not None:
            return _faulty(target, fault, find_place())
        return diagnostic("LNK101", find_place(), target=target, suggestion="")

    def is_own(self, url: str) -> bool:
        """Return True if a web address is on a host of the portal."""
        return urlsplit(url).hostname in self._context.hosts

    def resolve_image(self, file: str, place: Place) -> ResolvedImage | Diagnostic:
        """Resolve a picture beside the page."""
        image = self._files.use_image(self._page, file)
        return (
            Diagnostic(image.code, place, image.values)
            if isinstance(image, content_files.InvalidFile)
            else ResolvedImage(image)
        )

    def resolve_attachment(self, file: str, title: str, place: Place) -> ResolvedAttachment | Diagnostic:
        """Resolve a file beside the page."""
        attachment = self._files.use_attachment(self._page, file, title)
        if isinstance(attachment, content_files.InvalidFile):
            return Diagnostic(attachment.code, place, attachment.values)
        return ResolvedAttachment(attachment)

    def resolve_map(self, file: str, name_property: str, place: Place) -> ResolvedMap:
        """Resolve a map, drawn from a file beside the page."""
        return ResolvedMap(*page_maps.load_map(self._page, file, name_property, self._files, place))

    def resolve_figures(self, request: FiguresRequest, place: Place) -> ResolvedFigures:
        """Resolve a file of figures beside the page."""
        view, faults = datasets.build_data_view(self._context, self._page, self._files, request, "figures")
        return ResolvedFigures(view, tuple(Diagnostic(each.code, place, each.values) for each in faults))

    def resolve_item(self, identifier: str, find_place: FindPlace) -> ResolvedLink | Diagnostic:
        """Resolve the page of the item with this id."""
        return self.resolve_link(f"id:{identifier}", find_place)

    def resolve_contact(self, site: str, place: Place) -> ResolvedContact | Diagnostic:
        """Resolve the contact details of a site."""
        ids = [each.id for each in self._context.portal.sites]
        if site not in ids:
            return diagnostic("CFG121", place, site=site, suggestion=find_closest(site, ids))
        contacted = self._context.portal.site(site)
        view = build_contact_view(contacted, self._page.language)
        return ResolvedContact(view, contacted.name(self._page.language).full)

    def _build_link(self, target: ResolvedTarget, written: str, find_place: FindPlace) -> ResolvedLink:
        if target.address is None:
            return ResolvedLink(target.url, target.title, is_external=True)
        anchor = f"#{target.anchor}" if target.anchor else ""
        return ResolvedLink(
            url=target.address.link_from(self._reader) + anchor,
            title=target.title,
            language=target.language if target.language != self._page.language else "",
            source=target.source,
            # The anchors of generated pages are known only in the built site, which `inspect` checks.
            anchor=target.anchor if target.source else "",
            warning=check_status(target, written, self._page, find_place),
            state=label_target(target, self._page.language, _SAID_BY_PAGE),
        )

    def _missing_target(self, target: str, place: Place) -> ResolvedLink | Diagnostic:
        identifier = target.removeprefix("id:").partition("#")[0]
        hidden = self._context.targets.hidden_item(identifier) if target.startswith("id:") else None
        if hidden is not None:
            return _not_shown(target, hidden, place)
        fault = self._context.targets.find_fault(target)
        if fault is not None:
            return _faulty(target, fault, place)
        if self._context.targets.is_service(target):
            return ResolvedLink("", target, is_shown=False, warning=diagnostic("LNK123", place, target=target))
        if self._context.targets.is_left_out(target):
            return _not_shown(target, target, place)
        code = "LNK125" if target.startswith(f"{SERVICE_SCHEME}:") else "LNK101"
        return diagnostic(code, place, target=target, suggestion="")


def _faulty(target: str, cause: str, place: Place) -> ResolvedLink:
    warning = diagnostic("LNK108", place, target=target, file=cause)
    return ResolvedLink("", target, is_shown=False, warning=warning)


def _not_shown(target: str, title: str, place: Place) -> ResolvedLink:
    return ResolvedLink("", title, is_shown=False, warning=diagnostic("LNK104", place, target=target))
