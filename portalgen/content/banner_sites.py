"""Whether the sites exist on which an item is to stand first on every page, and whether its own site may put it there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from portalgen.config.portal import Portal, Site
from portalgen.content.front_matter import FrontMatter
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.diagnostics.sentences import find_closest
from portalgen.kinds.definition import ALL_SITES


def check_banner_sites(
    portal: Portal, site: Site, front_matter: FrontMatter, place: Callable[..., Place]
) -> Iterator[Diagnostic]:
    """FMT138 for what names no site; FMT139 for what is another site than that of the item, unless that is the main one."""
    banner = front_matter.kind.banner
    if banner is None:
        return
    groups = tuple(dict.fromkeys(each.group for each in portal.sites))
    names = (ALL_SITES, *groups, *(each.id for each in portal.sites))
    for number, written in enumerate(front_matter.values.get(banner.sites) or ()):
        where = place(banner.sites, number)
        if written not in names:
            remedy = _advise(find_closest(written, names))
            yield diagnostic(
                "FMT138", where, key=banner.sites, written=written, groups=", ".join(groups), remedy=remedy
            )
        elif site.id not in (portal.main_site.id, written):
            main = portal.main_site.id
            yield diagnostic("FMT139", where, key=banner.sites, written=written, site=site.id, main=main)


def _advise(closest: str) -> LocalizedText:
    if closest:
        return LocalizedText(f"có phải là `{closest}`?", f"do you mean `{closest}`?")
    return LocalizedText(
        "xem mã ở tên các tệp trong site-config/sites", "the ids are the names of the files in site-config/sites"
    )
