"""Reads `site-config/legal/duties.yaml`: how the sites of a portal meet the Regulation's duties.

Kinds declare the duties they serve (`Kind.duties`); this file contains the portal's own part. Without the file, reports
state that the settings are missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from portalgen.config.duty_models import DutiesModel, DutyPlaceModel, DutyScopeModel, NamedSectionModel
from portalgen.config.files import read_model, read_yaml_text
from portalgen.config.legal import INSTRUMENTS_FILE, LEGAL_FOLDER
from portalgen.config.legal_models import BothModel, InstrumentsModel
from portalgen.config.portal import Portal, Site
from portalgen.config.validation import validate
from portalgen.config.yaml_text import Location, YamlText, place_in_yaml
from portalgen.diagnostics.closest import KnownNames
from portalgen.diagnostics.model import Diagnostic, Severity, diagnostic
from portalgen.diagnostics.sentences import severity_of
from portalgen.frozen import frozen
from portalgen.law.duties import CONTACT_DUTY, CONTENT_DUTIES, ISSUER_PART_IDS
from portalgen.text.bilingual import Bilingual
from portalgen.text.normalization import spelling_key

DUTIES_FILE: Final = f"{LEGAL_FOLDER}/duties.yaml"
_PLACE_IDS: Final = frozenset(part.id for each in CONTENT_DUTIES if each.id != CONTACT_DUTY for part in each.parts)
"""Parts of duties that items of content can meet."""
_CONTENT_IDS: Final = frozenset(id for each in CONTENT_DUTIES for id in (each.id, *(part.id for part in each.parts)))
"""Duties and parts that can become stale, or not apply."""


@frozen
class DutyScope:
    """The sites to which an entry applies: all if both are empty."""

    groups: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()

    def holds_for(self, site: Site) -> bool:
        """Return True if the entry applies to `site`."""
        return not (self.groups or self.sites) or site.group in self.groups or site.id in self.sites


@frozen
class DutyPlace:
    """The place where a part of a duty is met: items of sections, of kinds, or items given by id."""

    duty: str
    scope: DutyScope
    sections: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@frozen
class DutyIssuers:
    """The bodies whose items meet a part of a duty. Names are compared by `spelling_key`."""

    duty: str
    scope: DutyScope
    keys: frozenset[str]


@frozen
class StaleLimit:
    """Days without a newer item after which a duty or part is stale, with the source of the number."""

    duty: str
    scope: DutyScope
    days: int
    note: Bilingual


@frozen
class NotApplicable:
    """A duty or part that does not apply to some sites, with the reason."""

    duty: str
    scope: DutyScope
    reason: Bilingual


@frozen
class NamedSection:
    """A section required by an instrument."""

    path: str
    scope: DutyScope
    names: Bilingual
    basis: str
    """The citation."""


@frozen
class DutySettings:
    """The portal's settings for the Regulation's duties."""

    places: tuple[DutyPlace, ...] = ()
    issuers: tuple[DutyIssuers, ...] = ()
    stale_limits: tuple[StaleLimit, ...] = ()
    not_applicable: tuple[NotApplicable, ...] = ()
    sections: tuple[NamedSection, ...] = ()

    def list_places(self, duty: str, site: Site) -> tuple[DutyPlace, ...]:
        """Return the places on `site` for the part of a duty with this id."""
        return tuple(each for each in self.places if each.duty == duty and each.scope.holds_for(site))

    def find_issuers(self, duty: str, site: Site) -> frozenset[str]:
        """Return the keys of bodies with items meeting the part of a duty on `site`."""
        holding = (each.keys for each in self.issuers if each.duty == duty and each.scope.holds_for(site))
        return frozenset[str]().union(*holding)

    def list_issuers(self, site: Site) -> frozenset[str]:
        """Return the keys of all bodies configured for `site`."""
        return frozenset[str]().union(*(each.keys for each in self.issuers if each.scope.holds_for(site)))

    def find_stale_limit(self, duty: str, part: str, site: Site) -> StaleLimit | None:
        """Return the limit set for a part of a duty, or else for the whole duty. Return None if neither is set."""
        limits = [each for each in self.stale_limits if each.scope.holds_for(site)]
        return next((each for id in (part, duty) for each in limits if each.duty == id), None)

    def find_reason(self, duty: str, part: str, site: Site) -> Bilingual | None:
        """Return the reason why a part of a duty does not apply to `site`. Return None if it applies."""
        holding = (each for each in self.not_applicable if each.scope.holds_for(site) and each.duty in (duty, part))
        return next((each.reason for each in holding), None)


def load_duty_settings(portal: Portal) -> tuple[DutySettings | None, tuple[Diagnostic, ...]]:
    """Return the duty settings of the portal, or None with diagnostics if the file has errors.

    Raises UnusableEnvironmentError if the file exists but cannot be read.
    """
    if not (portal.root / DUTIES_FILE).is_file():
        return DutySettings(), ()
    diagnostics: list[Diagnostic] = []
    source = read_yaml_text(portal.root, DUTIES_FILE, diagnostics)
    if source is None:
        return None, tuple(diagnostics)
    model, invalid = validate(DutiesModel, source)
    if model is None:
        return None, invalid
    instruments = read_model(portal.root, INSTRUMENTS_FILE, InstrumentsModel, diagnostics)
    short_names = {each.id: each.short for each in instruments.instruments} if instruments is not None else {}
    diagnostics += _check(source, model, portal, short_names if instruments is not None else None)
    if any(severity_of(each) is Severity.ERROR for each in diagnostics):
        return None, tuple(diagnostics)
    return _settings_of(model, short_names), tuple(diagnostics)


def _check(
    source: YamlText, model: DutiesModel, portal: Portal, instruments: Collection[str] | None
) -> Iterator[Diagnostic]:
    """Yield diagnostics for unknown duties, kinds, sections, sites and instruments, and for places without content.

    Sections are not checked while a site is unreadable, since it may have them.
    """
    kinds = KnownNames(portal.kinds)
    paths = sorted({section.path for site in portal.sites for section in site.sections})
    sections = KnownNames(paths) if portal.unread is None or not portal.unread.sites else None
    known_ids = [KnownNames(sorted(each, key=_reading_order)) for each in (_PLACE_IDS, ISSUER_PART_IDS, _CONTENT_IDS)]
    place_ids, issuer_ids, content_ids = known_ids
    for number, place in enumerate(model.places):
        at: Location = ("places", number)
        yield from _check_duty(source, at, place.duty, place_ids)
        yield from _check_place(source, at, place, kinds, sections)
    for number, issuers in enumerate(model.issuers):
        yield from _check_duty(source, ("issuers", number), issuers.duty, issuer_ids)
    duties = {
        "stale_after": [each.duty for each in model.stale_after],
        "not_applicable": [each.duty for each in model.not_applicable],
    }
    for key, named in duties.items():
        for number, duty in enumerate(named):
            yield from _check_duty(source, (key, number), duty, content_ids)
    cited = KnownNames(instruments) if instruments is not None else None
    for number, section in enumerate(model.sections):
        at = ("sections", number)
        yield from _check_section(source, (*at, "path"), section.path, sections)
        yield from _check_instrument(source, (*at, "basis", "instrument"), section, cited)
    sites = KnownNames(portal.list_site_ids())
    for key in DutiesModel.model_fields:
        yield from _check_sites(source, key, getattr(model, key), sites)


def _check_duty(source: YamlText, at: Location, duty: str, known: KnownNames) -> Iterator[Diagnostic]:
    """Yield CFG200 for an unknown duty, or for a whole duty where a part is required."""
    if duty in known:
        return
    parts = [part.id for each in CONTENT_DUTIES if each.id == duty for part in each.parts if part.id in known]
    listed = ", ".join(f"`{each}`" for each in parts or known)
    suggestion = "" if parts else known.find_closest(duty)
    yield diagnostic("CFG200", place_in_yaml(source, (*at, "duty")), duty=duty, suggestion=suggestion, known=listed)


def _reading_order(duty: str) -> tuple[tuple[bool, int, str], ...]:
    return tuple((not each.isdigit(), int(each) if each.isdigit() else 0, each) for each in duty.split("."))


def _check_place(
    source: YamlText, at: Location, place: DutyPlaceModel, kinds: KnownNames, sections: KnownNames | None
) -> Iterator[Diagnostic]:
    """Yield CFG201 for unknown kinds, CFG202 for unknown sections, CFG203 for a place without any of these or items."""
    for number, kind in enumerate(place.kinds):
        if kind not in kinds:
            where = place_in_yaml(source, (*at, "kinds", number))
            yield diagnostic("CFG201", where, kind=kind, suggestion=kinds.find_closest(kind), known=kinds.listed)
    for number, path in enumerate(place.sections):
        yield from _check_section(source, (*at, "sections", number), path, sections)
    if not (place.sections or place.kinds or place.items):
        yield diagnostic("CFG203", place_in_yaml(source, at), duty=place.duty)


def _check_section(source: YamlText, at: Location, path: str, known: KnownNames | None) -> Iterator[Diagnostic]:
    if known is not None and path not in known:
        yield diagnostic("CFG202", place_in_yaml(source, at), section=path, suggestion=known.find_closest(path))


def _check_instrument(
    source: YamlText, at: Location, section: NamedSectionModel, instruments: KnownNames | None
) -> Iterator[Diagnostic]:
    id = section.basis.instrument
    if instruments is not None and id not in instruments:
        suggestion = instruments.find_closest(id)
        yield diagnostic("CFG141", place_in_yaml(source, at), instrument=id, suggestion=suggestion)


def _check_sites(
    source: YamlText, key: str, entries: Iterable[DutyScopeModel], known: KnownNames
) -> Iterator[Diagnostic]:
    for number, entry in enumerate(entries):
        for place, site in enumerate(entry.sites):
            if site not in known:
                where = place_in_yaml(source, (key, number, "sites", place))
                yield diagnostic("CFG121", where, site=site, suggestion=known.find_closest(site))


def _settings_of(model: DutiesModel, short_names: dict[str, str]) -> DutySettings:
    return DutySettings(
        tuple(DutyPlace(each.duty, _scope(each), each.sections, each.kinds, each.items) for each in model.places),
        tuple(DutyIssuers(each.duty, _scope(each), frozenset(map(spelling_key, each.names))) for each in model.issuers),
        tuple(StaleLimit(each.duty, _scope(each), each.days, _both(each.note)) for each in model.stale_after),
        tuple(NotApplicable(each.duty, _scope(each), _both(each.reason)) for each in model.not_applicable),
        tuple(
            NamedSection(
                each.path, _scope(each), _both(each.names), f"{short_names[each.basis.instrument]} {each.basis.article}"
            )
            for each in model.sections
        ),
    )


def _scope(model: DutyScopeModel) -> DutyScope:
    return DutyScope(model.groups, model.sites)


def _both(text: BothModel) -> Bilingual:
    return Bilingual(text.vi, text.en)
