"""The chrome of pages: its view built once per site and language, rendered once per current menu entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from markupsafe import Markup

from portalgen.config.by_language import choose_for_language, choose_pair_for_language
from portalgen.config.menus import MenuEntrySettings
from portalgen.config.outside import UNCONFIRMED, Monitoring
from portalgen.config.portal import Portal, Site
from portalgen.frozen import frozen
from portalgen.graph.title_labels import TitleLabelName
from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.catalog import language_name
from portalgen.locale.dates import format_moment
from portalgen.plan.model import (
    ACCESSIBILITY_OUTPUT,
    CONTACT_OUTPUT,
    FEED_OUTPUT,
    OPEN_DATA_OUTPUT,
    SEARCH_OUTPUT,
    SITE_MAP_OUTPUT,
    VERIFICATION_OUTPUT,
    Address,
)
from portalgen.plan.targets import ResolvedBanner, ResolvedTarget
from portalgen.render.context import Context
from portalgen.render.page_statuses import label_target
from portalgen.render.theme.site_assets import SCRIPT, STYLESHEET
from portalgen.render.views.chrome import (
    NOTHING_MEASURED,
    AlternateFile,
    BannerView,
    ChromeView,
    ContactView,
    MenuEntry,
)
from portalgen.render.views.links import LanguageLink, Link, Time
from portalgen.store.digest import digest_repr, digest_texts
from portalgen.text.telephone_numbers import find_call_address

RATING_ANCHOR: Final = "ui-rating"
"""The anchor of the part of the contact page that lists, by theme, the ways to rate information."""
_NOT_IN_MENUS: Final[tuple[TitleLabelName, ...]] = ("sample", "incomplete", "open_from", "open_until", "corrected")
"""Title labels not shown in menus; these show only the state of a target."""
_FOOTER: Final = "layouts/footer.html"
_STATE_DOMAIN: Final = ["gov", "vn"]
"""The domain reserved for agencies of the State."""
MenuPaths = tuple[tuple[str, str], ...]
"""(address of a menu entry, path that it covers), the longest address first."""


@frozen
class RenderedChrome:
    """The view of the chrome and its two rendered parts. `digest` represents all three in cache keys."""

    view: ChromeView
    header: Markup
    footer: Markup
    digest: str


class ChromeRenderer:
    """Renders the chrome of sites on demand and caches it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._views: dict[tuple[str, str], ChromeView] = {}
        self._view_digests: dict[tuple[str, str], str] = {}
        self._footers: dict[tuple[str, str, str], Markup] = {}
        self._cache: dict[tuple[str, str, str], RenderedChrome] = {}
        self._menu_paths: dict[tuple[str, str], MenuPaths] = {}
        self._last: tuple[Address, tuple[str, str], RenderedChrome] | None = None

    def render(self, site: Site, language: str, here: Address) -> RenderedChrome:
        """Return the rendered chrome of a page at `here`. The menu entry nearest to the page is marked as current."""
        last = self._last
        if last is not None and last[0] is here and last[1] == (site.id, language):
            return last[2]  # called twice per output: for its inputs and for its frame
        view = self.build_view(site, language)
        current = find_current_menu_url(self._menu_paths[site.id, language], view.home.url, here.path)
        key = (site.id, language, current)
        if key not in self._cache:
            self._cache[key] = self._render_view(site, language, current)
        self._last = here, (site.id, language), self._cache[key]
        return self._cache[key]

    def build_view(self, site: Site, language: str) -> ChromeView:
        """Return the view of the chrome, in which no menu entry is marked as current."""
        if (site.id, language) not in self._views:
            view = self._views[site.id, language] = _build_view(self._context, site, language)
            self._view_digests[site.id, language] = digest_repr(view)
            self._menu_paths[site.id, language] = list_menu_paths(view.menu)
        return self._views[site.id, language]

    def _render_view(self, site: Site, language: str, current: str) -> RenderedChrome:
        view = _mark_current(self._views[site.id, language], current)
        templates = self._context.templates_of(site, language)
        header = Markup(templates.render("layouts/header.html", site.source, chrome=view))  # noqa: S704 - autoescaped
        state = site.id, language, current if templates.reads(_FOOTER, "menu") else ""
        if state not in self._footers:
            self._footers[state] = Markup(templates.render(_FOOTER, site.source, chrome=view))  # noqa: S704 - as above
        footer = self._footers[state]
        digest = digest_texts(self._view_digests[site.id, language], current, header, footer)
        return RenderedChrome(view, header, footer, digest)


def build_contact_view(site: Site, language: str) -> ContactView:
    """Return the contact details of a site. Unconfirmed values are replaced by empty strings."""
    contact = site.contact
    telephone = _confirmed(contact.telephone)
    return ContactView(
        responsible=_confirmed(choose_for_language(tuple(contact.responsible.items()), language)),
        address=_confirmed(choose_for_language(tuple(contact.address.items()), language)),
        telephone=telephone,
        telephone_url=find_call_address(telephone),
        email=_confirmed(contact.email),
        hours=_confirmed(choose_for_language(tuple(contact.hours.items()), language)),
    )


def has_channel(portal: Portal, site: Site, language: str) -> bool:
    """Return True if a way to contact the agency is published. Only then may a page ask readers to use it."""
    contact, receivers = build_contact_view(site, language), portal.receivers_of(site)
    found = (receivers.find(name) for name in receivers.list_names())
    return bool(contact.address or contact.telephone or contact.email) or any(
        each is not None and each.is_confirmed for each in found
    )


def find_shared_domain(main_host: str, host: str, hosts: Iterable[str]) -> str:
    """Return the domain of `main_host` without `www.` if `host` belongs to it together with at least one of `hosts`.

    Otherwise return an empty string. A domain that hosts merely have in common may be a registry's (`gov.vn`), for
    which browsers refuse cookies.
    """
    domain = main_host.removeprefix("www.")
    below = {each for each in (host, *hosts) if each == domain or each.endswith(f".{domain}")}
    return domain if host in below and len(below) > 1 else ""


def build_menu_links(
    context: Context, site: Site, language: str, entries: tuple[MenuEntrySettings, ...], here: Address
) -> tuple[Link, ...]:
    """Return links from `here` to the menu entries with a target."""
    return tuple(entry.link for entry in _build_menu(context, site, language, entries, here))


def _confirmed(value: str) -> str:
    return "" if value == UNCONFIRMED else value


def _build_view(context: Context, site: Site, language: str) -> ChromeView:
    name = site.name(language)
    here = Address(site.host, site.prefix(language))
    assets = context.assets
    base = assets.base.path
    contact_url = _path_of(context, site, language, CONTACT_OUTPUT)
    rating = context.portal.receivers_of(site).rating
    return ChromeView(
        language=language,
        site_id=site.id,
        group=site.group,
        name=name.full,
        short_name=name.short,
        superior=dict(site.superior).get(language, ""),
        logo_url=f"{base}logo/{site.logo}" if site.logo else "",
        logo_width=assets.logo.width if assets.logo else 0,
        logo_height=assets.logo.height if assets.logo else 0,
        home=Link(name.short, here.path),
        portal=link_to_site(context.portal.main_site, language, here),
        search_url=_path_of(context, site, language, SEARCH_OUTPUT) if context.has_search else "",
        site_map_url=_path_of(context, site, language, SITE_MAP_OUTPUT),
        contact_url=contact_url,
        rating_url=f"{contact_url}#{RATING_ANCHOR}" if contact_url and rating and rating.is_confirmed else "",
        accessibility_url=_path_of(context, site, language, ACCESSIBILITY_OUTPUT),
        verification_url=_path_of(context, site, language, VERIFICATION_OUTPUT),
        open_data_url=_path_of(context, site, language, OPEN_DATA_OUTPUT),
        feed_url=_path_of(context, site, language, FEED_OUTPUT),
        menu=tuple(_build_menu(context, site, language, site.menu, here)),
        footer_links=build_menu_links(context, site, language, site.footer_links, here),
        contact=build_contact_view(site, language),
        has_channel=has_channel(context.portal, site, language),
        agency=site.agency_name(language),
        reuse=choose_for_language(site.reuse, language),
        share=site.share,
        stylesheet_url=base + STYLESHEET,
        script_url=base + SCRIPT if assets.has_script else "",
        asset_base=base,
        theme_color=dict(site.tokens).get("brand", "#0b5d3b"),
        alternates=tuple(_list_alternates(context, site, language)),
        other_languages=tuple(_list_other_languages(context, site, here)),
        shared_domain=_shared_domain_of(context.portal, site),
        monitoring=build_monitoring_script(context.portal.settings.monitoring),
        fonts=assets.fonts,
        banners=build_banner_views(context, language, here),
        host=site.host,
        official_domain=find_official_domain(site.host),
    )


def build_banner_views(context: Context, language: str, here: Address) -> tuple[BannerView, ...]:
    """Return the banners shown at present at the top of every page in `language`, the most serious first."""
    banners = sorted(
        context.targets.banners(language), key=lambda banner: banner.rank
    )  # the site's own banners and the main site's
    return tuple(_build_banner(banner, language, here) for banner in banners)


def _build_banner(banner: ResolvedBanner, language: str, here: Address) -> BannerView:
    changed = to_vietnam_time(banner.changed)
    return BannerView(
        level=banner.level.value,
        label=banner.level.label.text(language),
        title=banner.title,
        text=banner.text,
        url=banner.address.link_from(here),
        time=Time(changed.isoformat(timespec="minutes"), format_moment(changed, language)),
        language=mark_foreign_language(banner.language, language),
        telephone=banner.telephone,
        telephone_url=find_call_address(banner.telephone),
        end=_format_end(banner, language),
        address=banner.address.url,
    )


def _format_end(banner: ResolvedBanner, language: str) -> Time | None:
    if banner.end is None:
        return None
    end = to_vietnam_time(banner.end)
    return Time(end.isoformat(timespec="minutes"), format_moment(end, language))


def find_official_domain(host: str) -> str:
    """Return the domain of the State agency to which `host` belongs (`lamdong.gov.vn`), or an empty string."""
    labels = host.split(".")
    return ".".join(labels[-3:]) if labels[-2:] == _STATE_DOMAIN and len(labels) > len(_STATE_DOMAIN) else ""


def build_monitoring_script(monitoring: Monitoring | None) -> Markup:
    """Return the script element of the monitoring system. Return empty markup if the portal has no such system."""
    if monitoring is None:
        return NOTHING_MEASURED
    attributes = Markup("").join(
        Markup(' {}="{}"').format(name, value) for name, value in monitoring.attributes.items()
    )
    return Markup('<script src="{}"{} async></script>\n').format(monitoring.script, attributes)


def _shared_domain_of(portal: Portal, site: Site) -> str:
    return find_shared_domain(portal.main_site.host, site.host, {each.host for each in portal.sites})


def _list_other_languages(context: Context, site: Site, here: Address) -> Iterator[LanguageLink]:
    """Yield links to the main site in languages missing here, for readers who came from there."""
    main = context.portal.main_site
    for code in main.codes:
        if code not in site.codes:
            url = Address(main.host, main.prefix(code)).link_from(here)
            yield LanguageLink(code, language_name(code, code), url, title=main.name(code).short)


def _list_alternates(context: Context, site: Site, language: str) -> Iterator[AlternateFile]:
    for each in context.plan.types:
        address = context.plan.address(site.id, language, each.name) if each.is_announced else None
        if address is not None and each.is_announced_for(context.graph, site.id, language):
            title = context.title_of_type(site, language, each, site=site.name(language).full)
            yield AlternateFile(each.media_type, address.path, context.title_of_alternate(title, each))


def _path_of(context: Context, site: Site, language: str, type_name: str) -> str:
    address = context.plan.address(site.id, language, type_name)
    return address.path if address else ""


def _build_menu(
    context: Context, site: Site, language: str, entries: tuple[MenuEntrySettings, ...], here: Address
) -> Iterator[MenuEntry]:
    """Yield the entries with a target. An entry with children but no target of its own leads to its first child.

    An entry whose only child has the same target becomes one link, since nobody opens a menu for it. It has the name of
    the entry, or the child's if the entry has no target of its own.
    """
    for entry in entries:
        target = context.targets.find(entry.to, language)
        children = tuple(_build_menu(context, site, language, entry.children, here))
        label = choose_for_language(tuple(entry.label.items()), language)
        if target is not None:
            link = _link_to(target, label, language, language, here, _NOT_IN_MENUS)
        elif children:
            link = replace(children[0].link, title=label, title_language="", state="")
        else:
            continue
        if [each.link.url for each in children] != [link.url]:
            yield MenuEntry(link, children)
        else:
            yield MenuEntry(link) if target is not None else children[0]


def link_to(target: ResolvedTarget, title: str, title_language: str, language: str, here: Address) -> Link:
    """Return a link to `target` from a page at `here` in `language`.

    If `title` is not the target's own title, only the state of the target is shown beside it, as in menus and tasks.
    """
    without = _NOT_IN_MENUS if title != target.title else ()
    return _link_to(target, title, title_language, language, here, without)


def _link_to(
    target: ResolvedTarget,
    title: str,
    title_language: str,
    language: str,
    here: Address,
    without: tuple[TitleLabelName, ...],
) -> Link:
    anchor = f"#{target.anchor}" if target.anchor else ""
    url = target.address.link_from(here) + anchor if target.address else target.url
    return Link(
        title,
        url,
        mark_foreign_language(target.language, language),
        mark_foreign_language(title_language, language),
        external=target.address is None,
        state=label_target(target, language, without),
    )


def link_to_site(site: Site, language: str, here: Address) -> Link:
    """Return a link to the home of `site`, named by its short name.

    Address and name are in `language` if the site has this language.
    """
    code = language if language in site.codes else site.codes[0]
    name_language, name = choose_pair_for_language(site.names, language)
    url = Address(site.host, site.prefix(code)).link_from(here)
    return Link(name.short, url, mark_foreign_language(code, language), mark_foreign_language(name_language, language))


def mark_foreign_language(code: str, language: str) -> str:
    """Return `code` if it differs from `language`, the language of the page. Otherwise return an empty string."""
    return code if code != language else ""


def list_menu_paths(menu: tuple[MenuEntry, ...]) -> MenuPaths:
    """Return the menu entries that lead to pages of the site's own host."""
    urls = [link.url for entry in menu for link in (entry.link, *(child.link for child in entry.children))]
    own = (url for url in urls if url.startswith("/"))
    return tuple((url, url.partition("#")[0]) for url in sorted(own, key=len, reverse=True))


def find_current_menu_url(menu_paths: MenuPaths, home: str, path: str) -> str:
    """Return the address of the deepest menu entry at or above `path`.

    Return an empty string if there is no such entry. The entry of the home counts only for the home itself.
    """
    nearest = next((url for url, above in menu_paths if path.startswith(above)), "")
    return nearest if nearest != home or path == home else ""


def _mark_current(view: ChromeView, current: str) -> ChromeView:
    return replace(view, menu=tuple(_mark_entry(entry, current) for entry in view.menu)) if current else view


def _mark_entry(entry: MenuEntry, current: str) -> MenuEntry:
    link = replace(entry.link, current=True) if entry.link.url == current else entry.link
    return MenuEntry(link, tuple(_mark_entry(child, current) for child in entry.children))
