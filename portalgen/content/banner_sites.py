"""Checks the sites of a banner: they must exist, and the item's own site must be allowed to place it there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from portalgen.config.portal import Portal, Site
from portalgen.content.front_matter import FrontMatter
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.diagnostics.sentences import find_closest
from portalgen.kinds.definition import ALL_SITES
from portalgen.text.normalization import spelling_key


def check_banner_sites(
    portal: Portal, site: Site, front_matter: FrontMatter, place: Callable[..., Place]
) -> Iterator[Diagnostic]:
    """Yield FMT138 for unknown sites, and FMT139 for sites other than the item's own, unless that is the main site."""
    banner = front_matter.kind.banner
    if banner is None:
        return
    groups = tuple(dict.fromkeys(each.group for each in portal.sites))
    names = (ALL_SITES, *groups, *(each.id for each in portal.sites))
    for number, written in enumerate(front_matter.values.get(banner.sites) or ()):
        where = place(banner.sites, number)
        if written not in names:
            remedy = _advise(_find_meant(written, {**_sites_by_name(portal), **{each: each for each in names}}))
            shown = written.replace("`", "'")
            yield diagnostic("FMT138", where, key=banner.sites, written=shown, groups=", ".join(groups), remedy=remedy)
        elif site.id not in (portal.main_site.id, written):
            main = portal.main_site.id
            yield diagnostic("FMT139", where, key=banner.sites, written=written, site=site.id, main=main)


def _sites_by_name(portal: Portal) -> Mapping[str, str]:
    """Return the ids of sites by their names in all languages."""
    return {
        spelling_key(words): site.id
        for site in portal.sites
        for _, name in site.names
        for words in (name.full, name.short)
    }


def _find_meant(written: str, ids: Mapping[str, str]) -> str:
    """Return the site id probably meant by `written` (case, name or a similar spelling), or an empty string."""
    key = spelling_key(written)
    return ids.get(key) or ids.get(find_closest(key, ids), "")


def _advise(closest: str) -> LocalizedText:
    if closest:
        return LocalizedText(f"có phải là `{closest}`?", f"did you mean `{closest}`?")
    return LocalizedText(
        "xem mã ở tên các tệp trong site-config/sites", "the ids are the file names in site-config/sites"
    )
