"""Reads the tables of `site-config/search/`, resolves aliases of aliases, and reports their faults."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Final

from portalgen.config.alias_references import MOST_REACHED, AliasReferences, connect_aliases
from portalgen.config.files import read_model, read_yaml_text
from portalgen.config.legal_models import InstrumentsModel
from portalgen.config.outside import Services
from portalgen.config.portal import Site
from portalgen.config.search_alias_models import SearchAliasesModel, SearchAliasModel
from portalgen.config.search_aliases import (
    ALIAS_TARGET,
    ALIASES_FOLDER,
    ITEM_TARGET,
    SERVICE_TARGET,
    SITE_TARGET,
    SearchAlias,
)
from portalgen.config.validation import validate
from portalgen.config.yaml_text import YamlText, place_in_yaml
from portalgen.diagnostics.closest import KnownNames
from portalgen.diagnostics.model import Diagnostic, Place, Severity, diagnostic
from portalgen.diagnostics.sentences import severity_of
from portalgen.frozen import frozen
from portalgen.text.normalization import fold, spelling_key
from portalgen.text.slugs import is_slug

_INSTRUMENTS_FILE: Final = "site-config/legal/instruments.yaml"
_FORMER: Final = "former_"
"""Prefix of the kinds of former names."""
_QUOTES: Final = "\u201c\u201d\u201e\u201f\u2018\u2019\u00ab\u00bb"
"""Quotation marks around a target, which YAML takes as part of it."""
_MEANT_ENDINGS: Final = (".yaml", ".yml")


@frozen
class AliasGoals:
    """The possible targets of aliases, as far as the configuration knows them."""

    site_ids: Collection[str]
    """The ids of all sites, including unreadable ones."""
    sites: Mapping[str, Site]
    services: Services
    languages: Collection[str]


@frozen
class _Entry:
    """An alias as written, with its place."""

    source: YamlText
    number: int
    model: SearchAliasModel

    def place(self, *location: str | int) -> Place:
        return place_in_yaml(self.source, ("aliases", self.number, *location))


def load_search_aliases(root: Path, goals: AliasGoals) -> tuple[tuple[SearchAlias, ...], tuple[Diagnostic, ...]]:
    """Return the aliases of all tables in file order, with diagnostics; no aliases if there is an error.

    A portal without the folder has no aliases.
    """
    diagnostics: list[Diagnostic] = []
    entries = tuple(_read_entries(root, diagnostics))
    is_complete = not diagnostics
    references = _connect(entries)
    diagnostics += _check_repeated_words(entries)
    diagnostics += _check_unmarked_words(entries)
    diagnostics += _check_names_of_sites(entries, goals, references)
    diagnostics += _check_languages(entries, goals)
    diagnostics += _check_targets(entries, goals, KnownNames(references.named) if is_complete else None)
    diagnostics += _check_former_agencies(entries)
    circles = references.find_circles()
    diagnostics += _check_circles(entries, references, circles)
    diagnostics += _check_reach(entries, references, circles)
    instruments = _read_instruments(root) if any(each.model.basis for each in entries) else None
    if instruments is not None:
        diagnostics += _check_basis(entries, instruments)
    if any(severity_of(each) is Severity.ERROR for each in diagnostics):
        return (), tuple(diagnostics)
    aliases = (
        _alias(entries, number, references.find_reached(number), instruments or {}) for number in range(len(entries))
    )
    return tuple(aliases), tuple(diagnostics)


def _read_entries(root: Path, diagnostics: list[Diagnostic]) -> Iterator[_Entry]:
    folder = root / ALIASES_FOLDER
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        path = f"{ALIASES_FOLDER}/{file.name}"
        if file.suffix == ".yaml":
            source = read_yaml_text(root, path, diagnostics)
            model, invalid = validate(SearchAliasesModel, source) if source is not None else (None, ())
            diagnostics += invalid
            if source is not None and model is not None:
                yield from (_Entry(source, number, each) for number, each in enumerate(model.aliases))
        elif file.suffix.lower() in _MEANT_ENDINGS:
            diagnostics.append(diagnostic("CFG136", Place(path), file=path, wanted=f"{file.stem}.yaml"))


def _connect(entries: Sequence[_Entry]) -> AliasReferences:
    return connect_aliases(
        [list(map(spelling_key, each.model.words)) for each in entries],
        [[name for _, name in _names_of_others(each)] for each in entries],
    )


def _names_of_others(entry: _Entry) -> Iterator[tuple[int, str]]:
    """Yield the alias names that an entry leads to, with their index among the targets."""
    for place, target in enumerate(entry.model.targets):
        if target.startswith(ALIAS_TARGET):
            yield place, spelling_key(target.removeprefix(ALIAS_TARGET))


def _alias(entries: Sequence[_Entry], number: int, reached: tuple[int, ...], short: Mapping[str, str]) -> SearchAlias:
    entry = entries[number]
    written = (target for each in (number, *reached) for target in entries[each].model.targets)
    return SearchAlias(
        words=tuple(dict.fromkeys(entry.model.words)),
        targets=tuple(dict.fromkeys(each for each in written if not each.startswith(ALIAS_TARGET))),
        kind=entry.model.kind,
        language=entry.model.language or "",
        since=entry.model.since,
        basis=tuple(f"{each.article} {short.get(each.instrument, each.instrument)}" for each in entry.model.basis),
        source=entry.source.path,
        number=entry.number,
    )


def _check_repeated_words(entries: Sequence[_Entry]) -> Iterator[Diagnostic]:
    """Yield CFG213 for a name repeated in a file. A name in two files is allowed, and leads to the targets of both."""
    seen: set[tuple[str, str, str]] = set()
    for entry in entries:
        for place, words in enumerate(entry.model.words):
            key = entry.source.path, entry.model.language or "", spelling_key(words)
            if key in seen:
                yield diagnostic("CFG213", entry.place("words", place), words=words)
            seen.add(key)


def _check_unmarked_words(entries: Sequence[_Entry]) -> Iterator[Diagnostic]:
    """Yield CFG237 for a name without diacritics if the same name with them is present."""
    for entry in entries:
        marked = {fold(words).casefold(): words for words in entry.model.words if fold(words) != words}
        for place, words in enumerate(entry.model.words):
            other = marked.get(words.casefold()) if fold(words) == words else None
            if other is not None:
                yield diagnostic("CFG237", entry.place("words", place), words=words, other=other)


def _check_names_of_sites(
    entries: Sequence[_Entry], goals: AliasGoals, references: AliasReferences
) -> Iterator[Diagnostic]:
    """Yield CFG236 for a site's name leading elsewhere, unless it is a former name that happens to be equal."""
    sites: dict[str, set[str]] = {}
    for site in goals.sites.values():
        for _, name in site.names:
            for words in (name.full, name.short):
                sites.setdefault(spelling_key(words), set()).add(site.id)
    for number, entry in enumerate(entries):
        if entry.model.kind.startswith(_FORMER) and entry.model.since is not None:
            continue
        named_sites = [sites.get(spelling_key(words), set()) for words in entry.model.words]
        if not any(named_sites):
            continue
        led = {
            target.removeprefix(SITE_TARGET).partition("/")[0]
            for each in (number, *references.find_reached(number))
            for target in entries[each].model.targets
        }
        for place, (words, named) in enumerate(zip(entry.model.words, named_sites, strict=True)):
            if named and not named & led:
                yield diagnostic("CFG236", entry.place("words", place), words=words, site=min(named))


def _check_reach(
    entries: Sequence[_Entry], references: AliasReferences, circles: Sequence[frozenset[int]]
) -> Iterator[Diagnostic]:
    """Yield CFG244 for the first alias of a file that leads to more than `MOST_REACHED` others.

    Aliases in `circles` are reported as CFG212.
    """
    reported_files: set[str] = set()
    circling = frozenset(number for circle in circles for number in circle)
    for number, entry in enumerate(entries):
        if (
            number not in circling
            and entry.source.path not in reported_files
            and len(references.find_reached(number)) > MOST_REACHED
        ):
            reported_files.add(entry.source.path)
            yield diagnostic("CFG244", entry.place("targets"), words=entry.model.words[0], most=str(MOST_REACHED))


def _check_languages(entries: Sequence[_Entry], goals: AliasGoals) -> Iterator[Diagnostic]:
    known = KnownNames(goals.languages)
    for entry in entries:
        code = entry.model.language
        if code is not None and code not in known:
            suggestion = known.find_closest(code)
            yield diagnostic("CFG211", entry.place("language"), language=code, suggestion=suggestion)


def _check_targets(entries: Sequence[_Entry], goals: AliasGoals, names: KnownNames | None) -> Iterator[Diagnostic]:
    """Yield CFG210 for unknown targets; items are checked later against the content.

    `names` are the names of other aliases; None if an unreadable file may contain more.
    """
    known = _Known(goals, KnownNames(goals.site_ids), KnownNames(goals.services.list_names()), names)
    for entry in entries:
        for place, target in enumerate(entry.model.targets):
            suggestion = _find_fault(target, known)
            if suggestion is not None:
                yield diagnostic("CFG210", entry.place("targets", place), target=target, suggestion=suggestion)


@frozen
class _Known:
    """The valid names of targets."""

    goals: AliasGoals
    sites: KnownNames
    services: KnownNames
    aliases: KnownNames | None
    _places: dict[str, KnownNames] = field(init=False, repr=False, compare=False, default_factory=dict)

    def places_of(self, site: Site) -> KnownNames:
        """Return the sections and generated pages of a site."""
        if site.id not in self._places:
            sections = (section.path for section in site.sections)
            self._places[site.id] = KnownNames((*sections, *site.generated_pages))
        return self._places[site.id]


def _find_fault(target: str, known: _Known) -> str | None:
    """Return None if the target exists, else the probable target, or an empty string."""
    for scheme, find in _FAULT_FINDERS.items():
        if target.startswith(scheme):
            meant = find(target.removeprefix(scheme), known)
            return f"{scheme}{meant}" if meant else meant
    bare = target.strip(_QUOTES)
    if bare != target and _find_fault(bare, known) is None:
        return bare
    return f"{SITE_TARGET}{target}" if target in known.sites else ""


def _find_site_fault(rest: str, known: _Known) -> str | None:
    name, _slash, below = rest.partition("/")
    if name not in known.sites:
        return known.sites.find_closest(name)
    site = known.goals.sites.get(name)
    if site is None or not below:  # an unreadable site is reported at its file
        return None if below or rest == name else name
    places = known.places_of(site)
    if below in places:
        return None
    meant = places.find_closest(below)
    return f"{name}/{meant}" if meant else ""


def _find_item_fault(rest: str, _: object) -> str | None:
    return None if is_slug(rest) else ""


def _find_service_fault(rest: str, known: _Known) -> str | None:
    return None if known.goals.services.find(rest) is not None else known.services.find_closest(rest)


def _find_alias_fault(rest: str, known: _Known) -> str | None:
    name, names = spelling_key(rest), known.aliases
    return None if names is None or name in names else names.find_closest(name)


_FAULT_FINDERS: Final[Mapping[str, Callable[[str, _Known], str | None]]] = {
    SITE_TARGET: _find_site_fault,
    ITEM_TARGET: _find_item_fault,
    SERVICE_TARGET: _find_service_fault,
    ALIAS_TARGET: _find_alias_fault,
}


def _check_circles(
    entries: Sequence[_Entry], references: AliasReferences, circles: Sequence[frozenset[int]]
) -> Iterator[Diagnostic]:
    """Yield CFG212 once for each circle, at its first alias."""
    for circle in circles:
        entry = entries[min(circle)]
        place, _ = next(
            each for each in _names_of_others(entry) if not circle.isdisjoint(references.named.get(each[1], ()))
        )
        words, target = entry.model.words[0], entry.model.targets[place]
        yield diagnostic("CFG212", entry.place("targets", place), words=words, target=target)


def _check_former_agencies(entries: Sequence[_Entry]) -> Iterator[Diagnostic]:
    """Yield CFG214 for a former agency without a legal basis for its successor."""
    for entry in entries:
        if entry.model.kind == "former_agency" and not entry.model.basis:
            yield diagnostic("CFG214", entry.place("kind"), words=entry.model.words[0])


def _read_instruments(root: Path) -> Mapping[str, str] | None:
    """Return the short names of instruments by id; None if their list has faults, which are reported elsewhere."""
    instruments = read_model(root, _INSTRUMENTS_FILE, InstrumentsModel, [])
    return None if instruments is None else {each.id: each.short for each in instruments.instruments}


def _check_basis(entries: Sequence[_Entry], instruments: Mapping[str, str]) -> Iterator[Diagnostic]:
    known = KnownNames(instruments)
    for entry in entries:
        for number, basis in enumerate(entry.model.basis):
            if basis.instrument not in known:
                place = entry.place("basis", number, "instrument")
                suggestion = known.find_closest(basis.instrument)
                yield diagnostic("CFG141", place, instrument=basis.instrument, suggestion=suggestion)
