"""The official channels in the configuration, on the page that lists them (NĐ 224/2026, Art. 10(3))."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from portalgen.config.by_language import choose_for_language, choose_pair_for_language
from portalgen.config.outside import Service
from portalgen.config.portal import Site
from portalgen.content.model import Page
from portalgen.locale.catalog import language_name
from portalgen.outputs.page_panels.definition import BuiltPanels, PagePanelDefinition
from portalgen.plan.model import Address
from portalgen.render.chrome import mark_foreign_language
from portalgen.render.context import Context
from portalgen.render.page_files import PageFiles
from portalgen.render.views.page import ChannelGroup, ChannelView, PagePanel
from portalgen.text.sorting import place_name_of, sort_key

_NAME: Final = "channels"
_SERVICE_GROUPS: Final = (
    ("channels.own", ("gazette", "mail", "social", "applications", "others")),
    ("channels.state", ("government_portal", "public_services")),
)
"""(title, sorts of services under it)."""
_SITE_GROUPS: Final = (("directory.departments", "department"), ("directory.communes", "commune"))


def _build(context: Context, page: Page, _: Address, __: PageFiles) -> BuiltPanels:
    site, language = context.portal.site(page.site), page.language
    groups = tuple(each for each in _list_groups(context, site, language) if each.channels)
    html = context.templates_of(site, language).render_component("channels", page.source, groups=groups)
    return (PagePanel(_NAME, context.text(site, language, "channels.title"), html),), ()


def _list_groups(context: Context, site: Site, language: str) -> Iterator[ChannelGroup]:
    main = context.portal.main_site
    nearest = (main,) if site.id == main.id else (site, main)
    own = (each for near in nearest for each in _list_languages(near, language))
    yield ChannelGroup(context.text(site, language, "channels.portal"), tuple(own))
    by_sort = dict(context.portal.settings.services.list_by_sort())
    for title, sorts in _SERVICE_GROUPS:
        services = (each for sort in sorts for each in by_sort.get(sort, ()))
        yield ChannelGroup(
            context.text(site, language, title), tuple(_view_of_service(each, language) for each in services)
        )
    if site.id == main.id:
        for title, group in _SITE_GROUPS:
            members = (each for each in context.portal.sites if each.group == group)
            yield ChannelGroup(context.text(site, language, title), _list_component_sites(members, language))


def _list_languages(site: Site, language: str) -> Iterator[ChannelView]:
    """Yield a site in each of its languages."""
    for code in site.codes:
        name = site.name(code).full
        address = Address(site.host, site.prefix(code)).url
        yield ChannelView(name, mark_foreign_language(code, language), address, language_name(code, language))


def _view_of_service(service: Service, language: str) -> ChannelView:
    name_language, name = choose_pair_for_language(tuple(service.names.items()), language)
    purpose = choose_for_language(tuple(service.purpose.items()), language)
    return ChannelView(name, mark_foreign_language(name_language, language), service.confirmed_address, purpose)


def _list_component_sites(sites: Iterable[Site], language: str) -> tuple[ChannelView, ...]:
    """Return the sites by short name, in Vietnamese alphabetical order."""
    views = []
    for site in sites:
        code = language if language in site.codes else site.codes[0]
        name_language, name = choose_pair_for_language(site.names, language)
        address = Address(site.host, site.prefix(code)).url
        views.append(ChannelView(name.short, mark_foreign_language(name_language, language), address))
    return tuple(sorted(views, key=lambda view: sort_key(place_name_of(view.name))))


PANEL: Final = PagePanelDefinition(_NAME, lambda page: page.kind.lists_channels, _build)
