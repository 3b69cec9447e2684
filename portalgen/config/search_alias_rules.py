"""Reads the tables of `site-config/search/`, follows aliases of aliases, and reports what is wrong in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

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
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.diagnostics.sentences import find_closest
from portalgen.frozen import frozen
from portalgen.text.normalization import fold, spelling_key
from portalgen.text.slugs import is_slug

_INSTRUMENTS_FILE: Final = "site-config/legal/instruments.yaml"
_FORMER: Final = "former_"
"""How the kinds of names begin that are no longer those of what bears them now."""
_QUOTES: Final = "\u201c\u201d\u201e\u201f\u2018\u2019\u00ab\u00bb"
"""Marks of words around a target, which are part of it to YAML."""
_MEANT_ENDINGS: Final = (".yaml", ".yml")


@frozen
class AliasGoals:
    """What an alias can lead to, as far as the configuration alone says it."""

    site_ids: Collection[str]
    """The ids of all sites, of those too that could not be read."""
    sites: Mapping[str, Site]
    services: Services
    languages: Collection[str]


@frozen
class _Entry:
    """An alias as it is written, and where."""

    source: YamlText
    number: int
    model: SearchAliasModel

    def place(self, *location: str | int) -> Place:
        return place_in_yaml(self.source, ("aliases", self.number, *location))


def load_search_aliases(root: Path, goals: AliasGoals) -> tuple[tuple[SearchAlias, ...], tuple[Diagnostic, ...]]:
    """Return the aliases of all tables in the order of their files, and what is wrong with them.

    A portal without the folder has none.
    """
    diagnostics: list[Diagnostic] = []
    entries = tuple(_read_entries(root, diagnostics))
    is_complete = not diagnostics
    named = _number_by_words(entries)
    reached = tuple(_reach(entries, named, number) for number in range(len(entries)))
    diagnostics += _check_repeated_words(entries)
    diagnostics += _check_unmarked_words(entries)
    diagnostics += _check_names_of_sites(entries, goals, reached)
    diagnostics += _check_languages(entries, goals)
    diagnostics += _check_targets(entries, goals, named if is_complete else None)
    diagnostics += _check_former_agencies(entries)
    diagnostics += _check_circles(entries, named, reached)
    instruments = _read_instruments(root) if any(each.model.basis for each in entries) else None
    if instruments is not None:
        diagnostics += _check_basis(entries, instruments)
    aliases = (_alias(entries, number, reached[number], instruments or {}) for number in range(len(entries)))
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


def _number_by_words(entries: Sequence[_Entry]) -> Mapping[str, tuple[int, ...]]:
    """The entries that each name stands in, by its spelling key."""
    numbers: dict[str, tuple[int, ...]] = {}
    for number, entry in enumerate(entries):
        for key in dict.fromkeys(map(spelling_key, entry.model.words)):
            numbers[key] = (*numbers.get(key, ()), number)
    return numbers


def _names_of_others(entry: _Entry) -> Iterator[tuple[int, str]]:
    """The names of other aliases that an entry leads to, each with its place among the targets."""
    for place, target in enumerate(entry.model.targets):
        if target.startswith(ALIAS_TARGET):
            yield place, spelling_key(target.removeprefix(ALIAS_TARGET))


def _reach(entries: Sequence[_Entry], named: Mapping[str, tuple[int, ...]], start: int) -> tuple[int, ...]:
    """The entries that `start` leads to through others, in the order in which they are met; itself only in a circle."""
    reached: dict[int, None] = {}
    waiting = [start]
    for number in waiting:  # grows while it is read
        for _, name in _names_of_others(entries[number]):
            fresh = [other for other in named.get(name, ()) if other not in reached]
            reached.update(dict.fromkeys(fresh))
            waiting += fresh
    return tuple(reached)


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
    """CFG213 for a name that stands twice in a file; in two files it may, and leads to the targets of both."""
    seen: set[tuple[str, str, str]] = set()
    for entry in entries:
        for place, words in enumerate(entry.model.words):
            key = entry.source.path, entry.model.language or "", spelling_key(words)
            if key in seen:
                yield diagnostic("CFG213", entry.place("words", place), words=words)
            seen.add(key)


def _check_unmarked_words(entries: Sequence[_Entry]) -> Iterator[Diagnostic]:
    """CFG237 for a name without marks beside the same name with them."""
    for entry in entries:
        marked = {fold(words).casefold(): words for words in entry.model.words if fold(words) != words}
        for place, words in enumerate(entry.model.words):
            other = marked.get(words.casefold()) if fold(words) == words else None
            if other is not None:
                yield diagnostic("CFG237", entry.place("words", place), words=words, other=other)


def _check_names_of_sites(
    entries: Sequence[_Entry], goals: AliasGoals, reached: Sequence[tuple[int, ...]]
) -> Iterator[Diagnostic]:
    """CFG236 for the name of a site that leads elsewhere, and is no former name that happens to be the same."""
    sites: dict[str, set[str]] = {}
    for site in goals.sites.values():
        for _, name in site.names:
            for words in (name.full, name.short):
                sites.setdefault(spelling_key(words), set()).add(site.id)
    for number, entry in enumerate(entries):
        if entry.model.kind.startswith(_FORMER) and entry.model.since is not None:
            continue
        targets = [target for each in (number, *reached[number]) for target in entries[each].model.targets]
        led = {target.removeprefix(SITE_TARGET).partition("/")[0] for target in targets}
        for place, words in enumerate(entry.model.words):
            named = sites.get(spelling_key(words), set())
            if named and not named & led:
                yield diagnostic("CFG236", entry.place("words", place), words=words, site=min(named))


def _check_languages(entries: Sequence[_Entry], goals: AliasGoals) -> Iterator[Diagnostic]:
    for entry in entries:
        code = entry.model.language
        if code is not None and code not in goals.languages:
            suggestion = find_closest(code, goals.languages)
            yield diagnostic("CFG211", entry.place("language"), language=code, suggestion=suggestion)


def _check_targets(entries: Sequence[_Entry], goals: AliasGoals, names: Collection[str] | None) -> Iterator[Diagnostic]:
    """CFG210 for targets that do not exist; whether an item does, the content says.

    `names` are those that other aliases have; None where a file that could not be read may hold more.
    """
    for entry in entries:
        for place, target in enumerate(entry.model.targets):
            suggestion = _find_fault(target, goals, names)
            if suggestion is not None:
                yield diagnostic("CFG210", entry.place("targets", place), target=target, suggestion=suggestion)


def _find_fault(target: str, goals: AliasGoals, names: Collection[str] | None) -> str | None:
    """None where the target exists, else what was probably meant, or an empty text."""
    for scheme, find in _FAULT_FINDERS.items():
        if target.startswith(scheme):
            meant = find(target.removeprefix(scheme), goals, names)
            return f"{scheme}{meant}" if meant else meant
    bare = target.strip(_QUOTES)
    if bare != target and _find_fault(bare, goals, names) is None:
        return bare
    return f"{SITE_TARGET}{target}" if target in goals.site_ids else ""


def _find_site_fault(rest: str, goals: AliasGoals, _: object) -> str | None:
    name, _slash, below = rest.partition("/")
    if name not in goals.site_ids:
        return find_closest(name, goals.site_ids)
    site = goals.sites.get(name)
    if site is None or not below:  # the faults of a site that could not be read are reported at its file
        return None if below or rest == name else name
    paths = (*(section.path for section in site.sections), *site.generated_pages)
    if below in paths:
        return None
    meant = find_closest(below, paths)
    return f"{name}/{meant}" if meant else ""


def _find_item_fault(rest: str, _goals: AliasGoals, _names: object) -> str | None:
    return None if is_slug(rest) else ""


def _find_service_fault(rest: str, goals: AliasGoals, _: object) -> str | None:
    return None if goals.services.find(rest) is not None else find_closest(rest, goals.services.list_names())


def _find_alias_fault(rest: str, _: AliasGoals, names: Collection[str] | None) -> str | None:
    name = spelling_key(rest)
    return None if names is None or name in names else find_closest(name, names)


_FAULT_FINDERS: Final[Mapping[str, Callable[[str, AliasGoals, Collection[str] | None], str | None]]] = {
    SITE_TARGET: _find_site_fault,
    ITEM_TARGET: _find_item_fault,
    SERVICE_TARGET: _find_service_fault,
    ALIAS_TARGET: _find_alias_fault,
}


def _check_circles(
    entries: Sequence[_Entry], named: Mapping[str, tuple[int, ...]], reached: Sequence[tuple[int, ...]]
) -> Iterator[Diagnostic]:
    """CFG212 once for each circle, at the first alias in it."""
    for number, entry in enumerate(entries):
        if number not in reached[number]:
            continue
        members = [each for each in reached[number] if number in reached[each]]
        if number != min(members):
            continue
        for place, name in _names_of_others(entry):
            if any(each in members for each in named.get(name, ())):
                words = entry.model.words[0]
                target = entry.model.targets[place]
                yield diagnostic("CFG212", entry.place("targets", place), words=words, target=target)
                break


def _check_former_agencies(entries: Sequence[_Entry]) -> Iterator[Diagnostic]:
    """CFG214 for a former agency whose successor nothing but memory names."""
    for entry in entries:
        if entry.model.kind == "former_agency" and not entry.model.basis:
            yield diagnostic("CFG214", entry.place("kind"), words=entry.model.words[0])


def _read_instruments(root: Path) -> Mapping[str, str] | None:
    """The short names of the instruments by id; None where the law reports faults of their list."""
    instruments = read_model(root, _INSTRUMENTS_FILE, InstrumentsModel, [])
    return None if instruments is None else {each.id: each.short for each in instruments.instruments}


def _check_basis(entries: Sequence[_Entry], instruments: Mapping[str, str]) -> Iterator[Diagnostic]:
    for entry in entries:
        for number, basis in enumerate(entry.model.basis):
            if basis.instrument not in instruments:
                place = entry.place("basis", number, "instrument")
                suggestion = find_closest(basis.instrument, instruments)
                yield diagnostic("CFG141", place, instrument=basis.instrument, suggestion=suggestion)
