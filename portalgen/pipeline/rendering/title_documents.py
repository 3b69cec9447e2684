"""The entries of a site's title index: homes, lists, generated pages, items, and services outside the portal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from portalgen.config.portal import Site
from portalgen.config.search_aliases import SERVICE_TARGET, SITE_TARGET, AliasTable
from portalgen.content.model import Page
from portalgen.graph.moments import UNINDEXED_STATUSES, is_indexed, is_sample
from portalgen.pipeline.rendering.search_bundles import (
    SITE_KIND,
    list_other_sites,
    select_component_pages,
    select_stand_ins,
)
from portalgen.plan.model import HOME_OUTPUT, SEARCH_OUTPUT, SECTION_OUTPUT, Address, OutputType
from portalgen.plan.targets import ResolvedTarget
from portalgen.render.context import Context
from portalgen.render.page_statuses import label_target
from portalgen.render.search_metadata import is_lapsed, label_search_result
from portalgen.search.titles.documents import TitleDocument, TitleFlag, TitlePlace
from portalgen.search.titles.initials import list_initials
from portalgen.text.bilingual import BILINGUAL_CODES, Bilingual

_LIST_KIND: Final = Bilingual("Chuyên mục", "Section")
_COMMON_KIND: Final = Bilingual("Trang chung", "Site page")
_SERVICE_KIND: Final = Bilingual("Dịch vụ ngoài cổng", "Service outside the portal")


def list_title_documents(context: Context, language: str, aliases: AliasTable) -> tuple[TitleDocument, ...]:
    """Return the title index entries in `language` of the site of `context`.

    On the main site, entries of other sites are included.
    """
    return TitleDocuments(context, language, aliases).list_all()


class TitleDocuments:
    """Collects the entries of a title index."""

    def __init__(self, context: Context, language: str, aliases: AliasTable) -> None:
        self._context = context
        self._language = language
        self._aliases = aliases
        self._is_main = context.site.id == context.portal.main_site.id
        self._place_of = cache(self._build_place)
        self._host_of = cache(self._find_host)

    def list_all(self) -> tuple[TitleDocument, ...]:
        """Return the entries with further names from the tables of aliases. Each address is listed once."""
        context, language = self._context, self._language
        pages = [*self._list_own_pages(), *select_stand_ins(context, language)]
        documents = [*self._list_places(context.site), *self._list_services()]
        if self._is_main:
            for site in list_other_sites(context):
                documents += self._list_places(site)
            pages += select_component_pages(context, language)
        documents += (self._describe_page(page) for page in pages)
        return tuple(self._add_aliases(documents))

    def _list_own_pages(self) -> Iterator[Page]:
        at = self._context.graph.at
        return (page for page in self._context.own_pages.get(self._language, ()) if is_indexed(page, at))

    def _list_places(self, site: Site) -> Iterator[TitleDocument]:
        """Yield the home of a site, its sections and its generated pages; without the language only its home."""
        if self._language not in site.codes:
            yield self._describe_home(site, Address(site.host, site.prefix(site.codes[0])))
            return
        types = {each.name: each for each in self._context.plan.types if each.is_generated_page}
        for place in self._context.targets.places_of(site.id, self._language):
            assert place.address is not None
            if place.output_type == HOME_OUTPUT:
                yield self._describe_home(site, place.address)
            elif place.output_type == SECTION_OUTPUT:
                yield self._describe_section(site, place, place.address)
            elif place.output_type in types and place.output_type != SEARCH_OUTPUT:
                yield self._describe_common_page(site, types[place.output_type], place.address)

    def _describe_home(self, site: Site, address: Address) -> TitleDocument:
        name = site.name(self._language)
        written = (each for index in self._list_indexes(site, "") for each in _list_written_names(index))
        names = _others((name.short, site.agency_name(self._language), *written), name.full)
        return TitleDocument(
            address=address.path,
            title=name.full,
            kind=SITE_KIND.text(self._language),
            place=self._place_of(site.id),
            names=names,
            foreign_names=_others(
                (each for _, other in site.names for each in (other.short, other.full)), name.full, *names
            ),
            flags=TitleFlag.HOME | self._flag_language(self._code_of(site)),
            language=self._mark_language(self._code_of(site)),
        )

    def _describe_section(self, site: Site, place: ResolvedTarget, address: Address) -> TitleDocument:
        declared = site.section(place.subject)
        indexes = self._list_indexes(site, place.subject)
        written = (each for index in indexes for each in _list_written_names(index))
        title = place.title or place.subject
        names = _others(written, title)
        foreign = (*(index.title for index in indexes), *(declared.names.values() if declared else ()))
        return TitleDocument(
            address=address.path,
            title=title,
            kind=_LIST_KIND.text(self._language),
            place=self._place_of(site.id),
            names=names,
            foreign_names=_others(foreign, title, *names),
            flags=TitleFlag.LIST,
        )

    def _list_indexes(self, site: Site, section: str) -> tuple[Page, ...]:
        """Return the `_index` pages of a section, or of the home, in all languages of the site."""
        indexes = (self._context.section_index(site.id, code, section) for code in site.codes)
        return tuple(index for index in indexes if index is not None)

    def _describe_common_page(self, site: Site, output_type: OutputType, address: Address) -> TitleDocument:
        context = self._context
        spoken = [code for code in BILINGUAL_CODES if (site.theme, code) in context.templates]
        title = context.title_of_type(site, self._language, output_type)
        return TitleDocument(
            address=address.path,
            title=title,
            kind=_COMMON_KIND.text(self._language),
            place=self._place_of(site.id),
            foreign_names=_others((context.title_of_type(site, code, output_type) for code in spoken), title),
            flags=TitleFlag.COMMON,
        )

    def _describe_page(self, page: Page) -> TitleDocument:
        context, kind = self._context, page.kind
        flags = self._flag_language(page.language)
        flags |= TitleFlag.SAMPLE if is_sample(page) else TitleFlag.NONE
        flags |= TitleFlag.LAPSED if is_lapsed(context, page) else TitleFlag.NONE
        summary = str(page.fields.get(kind.summary_from) or page.summary)
        return TitleDocument(
            address=context.page_address(page).path,
            title=page.title,
            kind=kind.label.text(self._language),
            place=self._place_of(page.site),
            state=label_search_result(context, page, self._language),
            day=page.day.isoformat() if page.day else "",
            number=str(page.fields.get(kind.number_from, "")),
            names=_list_written_names(page),
            flags=flags,
            language=self._mark_language(page.language),
            summary=summary if summary != page.title else "",
        )

    def _list_services(self) -> Iterator[TitleDocument]:
        """Yield the services outside the portal, by their names."""
        services = self._context.portal.settings.services
        for name in services.list_names():
            service, target = services.find(name), self._context.targets.find(f"{SERVICE_TARGET}{name}", self._language)
            if service is not None and target is not None:
                yield TitleDocument(
                    address=target.url,
                    title=target.title,
                    kind=_SERVICE_KIND.text(self._language),
                    place=TitlePlace(urlsplit(target.url).netloc, (), target.url),
                    foreign_names=_others(service.names.values(), target.title),
                )

    def _add_aliases(self, documents: Iterable[TitleDocument]) -> Iterator[TitleDocument]:
        """Yield the entries with their aliases. Targets of aliases without an entry become entries of their own."""
        aliases = dict(self._resolve_aliases())
        if not aliases:
            yield from documents
            return
        for document in documents:
            found = aliases.pop(self._url_of(document), None)
            names = (*document.names, *(found[1] if found else ()))
            yield replace(document, names=_others(names, document.title)) if found else document
        for target, words in aliases.values():
            if target.site and target.title and target.status not in UNINDEXED_STATUSES:
                yield self._describe_target(target, words)

    def _resolve_aliases(self) -> Iterator[tuple[str, tuple[ResolvedTarget, tuple[str, ...]]]]:
        """Yield (address, (target, words leading to it)), each address once."""
        words_of: dict[str, tuple[ResolvedTarget, tuple[str, ...]]] = {}
        portal = self._context.portal
        shown = {site.id for site in portal.sites} if self._is_main else {self._context.site.id, portal.main_site.id}
        within = {"", *shown}  # services belong to no site
        for written, words in self._aliases.words_by_target(self._language).items():
            target = self._context.targets.find(written, self._language) if self._is_within(written) else None
            if target is not None and target.site in within:
                url = target.url.partition("#")[0]
                words_of[url] = target, (*words_of.get(url, (target, ()))[1], *words)
        yield from words_of.items()

    def _is_within(self, written: str) -> bool:
        """Return True if an alias may lead to a target in this index.

        Only the main site has aliases of other sites; all sites share the main site's aliases for everyday matters.
        """
        if self._is_main or written.startswith(SERVICE_TARGET) or written in self._aliases.everyday_targets:
            return True
        scheme, _, rest = written.partition(":")
        if f"{scheme}:" == SITE_TARGET:
            return rest.partition("/")[0] == self._context.site.id
        return rest in self._context.graph.items

    def _describe_target(self, target: ResolvedTarget, words: tuple[str, ...]) -> TitleDocument:
        """Return the entry of a list or item outside the index, made from the properties of a link to it."""
        is_list = target.output_type == SECTION_OUTPUT
        kind = self._context.portal.kinds.find(target.kind)
        label = _LIST_KIND if is_list else kind.label if kind is not None else _COMMON_KIND
        assert target.address is not None
        flags = self._flag_language(target.language) | (TitleFlag.LIST if is_list else TitleFlag.NONE)
        flags |= TitleFlag.SAMPLE if target.is_sample else TitleFlag.NONE
        flags |= TitleFlag.LAPSED if any(label.name == "lapsed" for label in target.labels) else TitleFlag.NONE
        return TitleDocument(
            address=target.address.path,
            title=target.title,
            kind=label.text(self._language),
            place=self._place_of(target.site),
            state=label_target(target, self._language),
            day=target.day.isoformat() if target.day else "",
            number=target.number,
            names=_others(words, target.title),
            flags=flags,
            language=self._mark_language(target.language),
        )

    def _build_place(self, site_id: str) -> TitlePlace:
        site = self._context.portal.site(site_id)
        names = [each for _, names in site.names for each in (names.short, names.full)]
        initials = list_initials(names.short for _, names in site.names)
        lead = Address(site.host, site.prefix(self._code_of(site)))
        is_own_host = site.host == self._context.site.host
        return TitlePlace(
            name=site.name(self._language).short,
            names=(*names, site.host.partition(".")[0], *initials),
            lead=lead.path if is_own_host else lead.url,
        )

    def _url_of(self, document: TitleDocument) -> str:
        """Return the whole address of an entry."""
        if not document.address.startswith("/"):
            return document.address
        return self._host_of(document.place) + document.address

    def _find_host(self, place: TitlePlace) -> str:
        """Return the address of the host of a place's home, without a path."""
        lead = urlsplit(place.lead)
        return f"https://{lead.netloc or self._context.site.host}"

    def _code_of(self, site: Site) -> str:
        return self._language if self._language in site.codes else site.codes[0]

    def _flag_language(self, code: str) -> TitleFlag:
        return TitleFlag.NONE if code == self._language else TitleFlag.STANDS_IN

    def _mark_language(self, code: str) -> str:
        return "" if code == self._language else code


def _list_written_names(page: Page) -> tuple[str, ...]:
    """Return the other names in the front matter of a page."""
    return tuple(page.fields.get("also_known_as", ()))


def _others(names: Iterable[str], *without: str) -> tuple[str, ...]:
    """Return the distinct nonempty names that are not in `without`."""
    return tuple(each for each in dict.fromkeys(names) if each and each not in without)
