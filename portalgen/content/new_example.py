"""A command line of `portalgen new` that works in a portal, for a message about missing arguments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from portalgen.config.lint_settings import SiteRequirements
from portalgen.config.portal import Portal
from portalgen.content.kind_by_name import match_kinds
from portalgen.content.new import list_sections
from portalgen.frozen import frozen

_USUAL_KIND: Final = "news"
_NOTHING_REQUIRED: Final[Mapping[str, SiteRequirements]] = MappingProxyType({})


@frozen
class NewExample:
    """A kind, and a site and its section that accept it."""

    kind: str
    site: str
    section: str


def find_new_example(
    portal: Portal,
    kind: str = "",
    site: str = "",
    requirements: Mapping[str, SiteRequirements] = _NOTHING_REQUIRED,
) -> NewExample | None:
    """Return an example with the given `kind` and `site` if possible, else with others; None if nothing is accepted.

    `kind` may be words of an editor. Invalid values count as not given.
    """
    for kind_name, site_id in _candidates(portal, kind, site):
        sections = [each for each in list_sections(portal, kind_name, site_id, requirements) if each]
        if sections:
            return NewExample(kind_name, site_id, sections[0])
    return None


def _candidates(portal: Portal, kind: str, site: str) -> Iterator[tuple[str, str]]:
    """Yield (kind, site), the best first: with both given values, with the given site, with the given kind, with none."""
    given_kinds = [each.name for each in match_kinds(portal.kinds, kind) if not each.is_index][:1] if kind else []
    sites = [portal.main_site.id, *(each.id for each in portal.sites if each.id != portal.main_site.id)]
    given_sites = [site] if site in sites else []
    all_kinds = [each.name for each in portal.kinds.values() if not each.is_tombstone and not each.is_index]
    all_kinds.sort(key=lambda name: name != _USUAL_KIND)
    kinds = given_kinds or all_kinds
    for kind_names, site_ids in ((kinds, given_sites), (kinds, sites), (all_kinds, sites)):
        yield from ((kind_name, site_id) for kind_name in kind_names for site_id in site_ids)
