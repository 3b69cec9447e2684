"""`load_portal(root)`: reads `site-config/` into a `Portal`, reporting all faults at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from portalgen.config.conversion import value_of_model, values_of_settings
from portalgen.config.files import read_model, read_yaml_text
from portalgen.config.menus import MENU_KEYS, flatten_menu
from portalgen.config.models import (
    OwnSectionModel,
    PortalModel,
    ProfileModel,
    ProfilesModel,
    RedirectsModel,
    SiteModel,
    TaxonomiesModel,
)
from portalgen.config.open_data_rules import check_open_data
from portalgen.config.outside import Services
from portalgen.config.own_section_rules import check_own_sections
from portalgen.config.own_sections import OWN_SECTIONS, SECTIONS, locate_sections
from portalgen.config.places import (
    CONFIG_FOLDER,
    INHERITED_KEYS,
    REQUIRED_KEYS,
    UNBUILT_FOLDERS,
    ConfigurationPlaces,
    find_escaping_symlinks,
)
from portalgen.config.portal import AgencyName, Portal, Redirect, Site, UnreadParts
from portalgen.config.portal_settings import PortalSettings, SummarySearch
from portalgen.config.repeated_values import find_repeated
from portalgen.config.search_alias_rules import AliasGoals, load_search_aliases
from portalgen.config.search_aliases import SearchAlias
from portalgen.config.shared_settings import SectionSettings, SharedSettings, SiteLanguage
from portalgen.config.taxonomies import Taxonomy
from portalgen.config.taxonomy_rules import check_taxonomies
from portalgen.config.validation import validate
from portalgen.config.yaml_text import Location, YamlText, place_in_yaml
from portalgen.diagnostics.closest import KnownNames
from portalgen.diagnostics.model import Diagnostic, Place, Severity, diagnostic
from portalgen.diagnostics.sentences import severity_of
from portalgen.errors import UnusableEnvironmentError
from portalgen.frozen import frozen
from portalgen.kinds.collection import Kinds
from portalgen.kinds.table import KINDS

_ENDINGS: Final = (".yaml", ".yml")
_NO_SETTINGS: Final = PortalSettings({}, "", (), SummarySearch((), 0), 0, 0, ())
"""Placeholder for unreadable settings, with the default file limits."""


@frozen
class PortalReading:
    """The result of reading `site-config/`."""

    portal: Portal | None
    """None if there are errors."""
    diagnostics: tuple[Diagnostic, ...]
    readable: Portal | None = None
    """The readable parts of a portal with errors, for checking the form of its files."""


@frozen
class _SiteFile:
    """A site's file, read and merged with its profile."""

    source: YamlText
    model: SiteModel
    site: Site


def load_portal(root: Path, kinds: Kinds = KINDS) -> tuple[Portal | None, tuple[Diagnostic, ...]]:
    """Return the portal in `root` with these kinds, or None with diagnostics if it has errors.

    Raises UnusableEnvironmentError if the folder does not contain a portal.
    """
    reading = read_portal(root, kinds)
    return reading.portal, reading.diagnostics


def read_portal(root: Path, kinds: Kinds = KINDS) -> PortalReading:
    """Return the portal in `root` with these kinds, or its readable parts. Raises as `load_portal`."""
    if not (root / CONFIG_FOLDER / "portal.yaml").is_file():
        raise UnusableEnvironmentError(
            f"không có cổng nào trong {root}: thiếu site-config/portal.yaml; dùng --root THƯ_MỤC hoặc portalgen init THƯ_MỤC",
            f"there is no portal in {root}: site-config/portal.yaml is missing; use --root DIR or portalgen init DIR",
        )
    escaping = find_escaping_symlinks(root, CONFIG_FOLDER, UNBUILT_FOLDERS)
    diagnostics = [diagnostic("CFG132", Place(path), path=path) for path in escaping]
    if diagnostics:
        return PortalReading(None, tuple(diagnostics), _build_readable(root, None, (), None, None, (), kinds))
    settings = read_model(root, f"{CONFIG_FOLDER}/portal.yaml", PortalModel, diagnostics)
    profiles = read_model(root, f"{CONFIG_FOLDER}/profiles.yaml", ProfilesModel, diagnostics)
    taxonomies = read_model(root, f"{CONFIG_FOLDER}/taxonomies.yaml", TaxonomiesModel, diagnostics)
    redirects = read_model(root, f"{CONFIG_FOLDER}/redirects.yaml", RedirectsModel, diagnostics)
    reads = _sites(root, _Profiles(profiles.profiles), diagnostics) if profiles else ()
    if settings and profiles:
        diagnostics += _check_portal(root, settings, taxonomies, redirects, reads)
    values = value_of_model(PortalSettings, settings) if settings else None
    aliases, invalid = load_search_aliases(root, _alias_goals(root, values, reads)) if values else ((), ())
    diagnostics += invalid
    if not (values and taxonomies and redirects and profiles) or _has_errors(diagnostics):
        return PortalReading(
            None, tuple(diagnostics), _build_readable(root, values, reads, taxonomies, redirects, aliases, kinds)
        )
    sites = tuple(sorted((_with_license(read.site, values) for read in reads), key=lambda site: site.id))
    portal = Portal(
        root,
        values,
        sites,
        tuple(value_of_model(Taxonomy, each) for each in taxonomies.taxonomies),
        tuple(value_of_model(Redirect, each) for each in redirects.redirects),
        aliases,
        kinds=kinds,
    )
    return PortalReading(portal, tuple(diagnostics))


def _build_readable(
    root: Path,
    settings: PortalSettings | None,
    reads: tuple[_SiteFile, ...],
    taxonomies: TaxonomiesModel | None,
    redirects: RedirectsModel | None,
    aliases: tuple[SearchAlias, ...],
    kinds: Kinds,
) -> Portal:
    """Return the readable parts of a configuration with errors, and the list of unread parts."""
    sites = {read.site.id: read.site for read in reads}
    terms = taxonomies.taxonomies if taxonomies is not None else ()
    return Portal(
        root,
        settings or _NO_SETTINGS,
        tuple(sites[each] for each in sorted(sites)),
        tuple(value_of_model(Taxonomy, each) for each in terms),
        tuple(value_of_model(Redirect, each) for each in redirects.redirects) if redirects is not None else (),
        aliases,
        kinds=kinds,
        unread=UnreadParts(frozenset(_known_ids(root, reads)).difference(sites), taxonomies is None),
    )


def _alias_goals(root: Path, settings: PortalSettings, reads: tuple[_SiteFile, ...]) -> AliasGoals:
    sites = {read.site.id: read.site for read in reads}
    codes = {*settings.languages, *(code for site in sites.values() for code in site.codes)}
    return AliasGoals(_known_ids(root, reads), sites, settings.services, sorted(codes))


def _with_license(site: Site, settings: PortalSettings) -> Site:
    """Return the site, with the portal's open data licence if neither the site nor its profile has its own."""
    return site if site.data_license is not None else replace(site, data_license=settings.data_license)


def _has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(severity_of(each) is Severity.ERROR for each in diagnostics)


@frozen
class _Profile:
    """The values that sites inherit from a profile."""

    group: str
    values: Mapping[str, Any]


class _Profiles:
    """The profiles by name. Each profile is converted once, on first use."""

    def __init__(self, models: Mapping[str, ProfileModel]) -> None:
        self.names = KnownNames(models)
        self._models = models
        self._profiles: dict[str, _Profile] = {}

    def find(self, name: str) -> _Profile | None:
        """Return the profile with this name, or None."""
        if name not in self._profiles and name in self._models:
            model = self._models[name]
            self._profiles[name] = _Profile(model.group, _convert(model))
        return self._profiles.get(name)


def _convert(model: SiteModel | ProfileModel) -> Mapping[str, Any]:
    """Return the shared settings given in a site or profile."""
    return values_of_settings(SharedSettings, {name: getattr(model, name) for name in INHERITED_KEYS})


def _sites(root: Path, profiles: _Profiles, diagnostics: list[Diagnostic]) -> tuple[_SiteFile, ...]:
    folder = root / CONFIG_FOLDER / "sites"
    diagnostics += _unread_files(folder)
    reads = []
    for file in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
        source = read_yaml_text(root, f"{CONFIG_FOLDER}/sites/{file.name}", diagnostics)
        if source is None:
            continue
        model, invalid = validate(SiteModel, source)
        diagnostics.extend(invalid)
        read = _site(source, model, file.stem, profiles, diagnostics) if model else None
        if read:
            reads.append(read)
    return tuple(reads)


def _unread_files(folder: Path) -> Iterator[Diagnostic]:
    """Yield CFG136 for files with a wrong ending that were probably meant as site files."""
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        if file.suffix != ".yaml" and file.suffix.lower() in _ENDINGS:
            path = f"{CONFIG_FOLDER}/sites/{file.name}"
            yield diagnostic("CFG136", Place(path), file=path, wanted=f"{file.stem}.yaml")


def _site(
    source: YamlText, model: SiteModel, stem: str, profiles: _Profiles, diagnostics: list[Diagnostic]
) -> _SiteFile | None:
    if model.id != stem:
        diagnostics.append(diagnostic("CFG120", _at(source, "id"), id=model.id, file=stem))
    profile = profiles.find(model.profile)
    if profile is None:
        suggestion = profiles.names.find_closest(model.profile)
        diagnostics.append(diagnostic("CFG122", _at(source, "profile"), profile=model.profile, suggestion=suggestion))
        return None
    shared = None if getattr(model, SECTIONS) is not None else profile.values.get(SECTIONS, ())
    diagnostics.extend(check_own_sections(source, model.own_sections, shared))
    values = {**profile.values, **_convert(model)}
    if shared is not None and model.own_sections:
        values[SECTIONS] = _add_sections(shared, model.own_sections)
    missing = [name for name in REQUIRED_KEYS if name not in values]
    diagnostics.extend(diagnostic("CFG105", Place(source.path), key=name, value="…", advice="") for name in missing)
    if missing:
        return None
    return _SiteFile(source, model, _merged(source.path, model, profile.group, values))


def _add_sections(shared: tuple[SectionSettings, ...], own: tuple[OwnSectionModel, ...]) -> tuple[SectionSettings, ...]:
    lists = {SECTIONS: shared, OWN_SECTIONS: tuple(value_of_model(SectionSettings, each) for each in own)}
    origins = locate_sections([each.path for each in shared], [(each.path, each.before or "") for each in own])
    return tuple(lists[key][number] for key, number in origins)


def _merged(path: str, model: SiteModel, group: str, values: Mapping[str, Any]) -> Site:
    shared = dict(values)
    shared["languages"] = tuple(
        SiteLanguage(each.code, _prefix(model.path, each.prefix)) for each in shared["languages"]
    )
    return Site(
        id=model.id,
        parent=model.parent,
        group=group,
        host=model.host,
        path=model.path,
        former_addresses=tuple((each.host, each.path) for each in model.former_addresses),
        unit_code=model.unit_code,
        agency_code=model.agency_code,
        names=tuple((code, value_of_model(AgencyName, each)) for code, each in model.names.items()),
        logo=model.logo,
        source=path,
        profile=model.profile,
        inherited_keys=frozenset(name for name in INHERITED_KEYS if getattr(model, name) is None),
        **shared,
    )


def _prefix(path: str, prefix: str) -> str:
    """A language's prefix below the site's own path."""
    return path.rstrip("/") + prefix


def _check_portal(
    root: Path,
    settings: PortalModel,
    taxonomies: TaxonomiesModel | None,
    redirects: RedirectsModel | None,
    reads: tuple[_SiteFile, ...],
) -> Iterator[Diagnostic]:
    """Yield the diagnostics of relations between files; those of an unreadable file are left out."""
    known, places = KnownNames(_known_ids(root, reads)), ConfigurationPlaces(root)
    if settings.main_site not in known:
        suggestion = known.find_closest(settings.main_site)
        place = places.in_file("portal.yaml", "main_site")
        yield diagnostic("CFG121", place, site=settings.main_site, suggestion=suggestion)
    rules = _SiteRules(root, settings, known, reads, places)
    for read in reads:
        yield from rules.check(read)
    yield from _shared_addresses(reads, settings)
    values = value_of_model(PortalSettings, settings)
    yield from _check_service_names(places, values.services)
    yield from check_open_data(places, values, [read.site for read in reads])
    if taxonomies is not None:
        codes = sorted({code for read in reads for code in read.site.codes})
        yield from check_taxonomies(places, taxonomies.taxonomies, codes)
    for index, redirect in enumerate(redirects.redirects if redirects is not None else ()):
        if redirect.site not in known:
            place = places.in_file("redirects.yaml", "redirects", index, "site")
            yield diagnostic("CFG121", place, site=redirect.site, suggestion=known.find_closest(redirect.site))


def _check_service_names(places: ConfigurationPlaces, services: Services) -> Iterator[Diagnostic]:
    """Yield CFG130 for two services with the same name."""
    names = services.list_names()
    for index in find_repeated(names):
        yield diagnostic("CFG130", places.in_file("portal.yaml", "services"), key="services", value=names[index])


def _known_ids(root: Path, reads: tuple[_SiteFile, ...]) -> list[str]:
    """Return the ids of all sites, including sites with faulty files."""
    folder = root / CONFIG_FOLDER / "sites"
    files = (file.stem for file in folder.glob("*.*") if file.suffix.lower() in _ENDINGS)
    return sorted({*files, *(read.site.id for read in reads)})


def _leads_to_main(site: Site, parents: dict[str, str | None], main: str) -> bool:
    """Return True if the chain of parents ends at the main site.

    Unknown parents and an unknown main site are reported elsewhere, and give True here.
    """
    if main not in parents or site.id == main:
        return True
    seen = {site.id}
    above = site.parent
    while above is not None and above != main:
        if above in seen:
            return False
        seen.add(above)
        if above not in parents:
            return True
        above = parents[above]
    return above == main


class _SiteRules:
    """Checks one site after the other. Faults of a profile are reported only for its first site."""

    def __init__(
        self,
        root: Path,
        settings: PortalModel,
        known: KnownNames,
        reads: Iterable[_SiteFile],
        places: ConfigurationPlaces,
    ) -> None:
        self._root = root
        self._settings = settings
        self._known = known
        self._parents = {read.site.id: read.site.parent for read in reads}
        self._places = places
        self._reported: set[tuple[str, Place, str]] = set()

    def check(self, read: _SiteFile) -> Iterator[Diagnostic]:
        """Yield the diagnostics of a site."""
        site = read.site
        yield from self._check_texts(site)
        yield from self._check_parent(read)
        if site.home == "content" and read.source.path == f"{CONFIG_FOLDER}/sites/{site.id}.yaml":
            expected = f"content/{site.id}/_index.{site.codes[0]}.md"
            if not (self._root / expected).is_file():
                yield diagnostic("CFG126", self._places.of_key(site, "home"), file=expected)
        if site.id == self._settings.main_site:
            for code in self._settings.languages:
                if code not in site.codes:
                    place = self._places.of_key(site, "languages")
                    line = f"- {{code: {code}, prefix: /{code}/}}"
                    yield diagnostic("CFG127", place, key="languages", language=code, line=line)
        yield from self._check_sections(site)
        yield from self._check_unique(site, "languages", "code", site.codes)

    def _check_texts(self, site: Site) -> Iterator[Diagnostic]:
        """Yield CFG127 for texts missing in one of the site's languages."""
        texts: list[tuple[Location, Mapping[str, Any]]] = [(("names",), dict(site.names))]
        texts.append((("contact", "responsible"), site.contact.responsible))
        texts += [(("sections", index, "names"), section.names) for index, section in enumerate(site.sections)]
        for menu in MENU_KEYS:
            texts += [((menu, *steps, "label"), entry.label) for steps, entry in flatten_menu(getattr(site, menu))]
        for location, values in texts:
            for code in site.codes:
                if code in values:
                    continue
                place = self._places.of_key(site, *location)
                if self._is_new("CFG127", place, code):
                    shown = ".".join(map(str, self._places.location_of_key(site, *location)))
                    line = f"{code}: {{full: …, short: …}}" if location == ("names",) else f"{code}: …"
                    yield diagnostic("CFG127", place, key=shown, language=code, line=line)

    def _check_parent(self, read: _SiteFile) -> Iterator[Diagnostic]:
        site, source = read.site, read.source
        if site.parent is not None and site.parent not in self._known:
            suggestion = self._known.find_closest(site.parent)
            yield diagnostic("CFG121", _at(source, "parent"), site=site.parent, suggestion=suggestion)
        elif not _leads_to_main(site, self._parents, self._settings.main_site):
            place = _at(source, "parent") if site.parent else Place(source.path)
            yield diagnostic("CFG131", place, site=site.id, main=self._settings.main_site)

    def _check_sections(self, site: Site) -> Iterator[Diagnostic]:
        paths = [section.path for section in site.sections]
        yield from self._check_unique(site, "sections", "path", paths)
        known = frozenset(paths)
        for index, path in enumerate(paths):
            parent = path.rpartition("/")[0]
            if parent and parent not in known:
                place = self._places.of_key(site, "sections", index, "path")
                if self._is_new("CFG137", place):
                    yield diagnostic("CFG137", place, section=path, parent=parent)

    def _check_unique(self, site: Site, key: str, name: str, values: Sequence[str]) -> Iterator[Diagnostic]:
        for index in find_repeated(values):
            place = self._places.of_key(site, key, index, name)
            if self._is_new("CFG130", place):
                yield diagnostic("CFG130", place, key=key, value=values[index])

    def _is_new(self, code: str, place: Place, value: str = "") -> bool:
        """Return True if this was not reported yet."""
        key = code, place, value
        is_new = key not in self._reported
        self._reported.add(key)
        return is_new


def _shared_addresses(reads: tuple[_SiteFile, ...], settings: PortalModel) -> Iterator[Diagnostic]:
    """Yield diagnostics for sites or languages sharing an address, and for ids taken by a language of the main site."""
    main = next((read for read in reads if read.site.id == settings.main_site), None)
    reserved = {language.prefix for language in main.site.languages} if main else set()
    free = [read for read in reads if read is main or f"/sites/{read.site.id}/" not in reserved]
    for read in reads:
        if main is not None and read not in free:
            yield _reserved(read, main.site.host, f"/sites/{read.site.id}/")
    taken: dict[tuple[str, str], _SiteFile] = {}
    for read in free:
        counts = Counter(language.prefix for language in read.site.languages)
        for language in read.site.languages:
            address = (read.site.host, language.prefix)
            other = taken.setdefault(address, read)
            if other is not read or counts[language.prefix] > 1:
                shown = f"https://{address[0]}{address[1]}"
                yield diagnostic("CFG124", _at(read.source, "host"), address=shown, other=other.source.path)
    for read in free:
        for index, (host, path) in enumerate(read.site.former_addresses):
            holder = taken.get((host, path))
            if holder is not None:
                place = _at(read.source, "former_addresses", index)
                yield diagnostic("CFG135", place, address=f"https://{host}{path}", other=holder.source.path)


def _reserved(read: _SiteFile, host: str, path: str) -> Diagnostic:
    return diagnostic("CFG125", _at(read.source, "id"), code=read.site.id, address=f"https://{host}{path}")


def _at(source: YamlText, *location: str | int) -> Place:
    return place_in_yaml(source, tuple(location))
