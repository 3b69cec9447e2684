"""Checks taxonomies beyond their model: every word must be unambiguous."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portalgen.config.models import TaxonomyModel, TermModel
from portalgen.config.places import ConfigurationPlaces
from portalgen.config.yaml_text import Location
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.text.normalization import spelling_key


def check_taxonomies(
    places: ConfigurationPlaces, taxonomies: tuple[TaxonomyModel, ...], languages: Iterable[str]
) -> Iterator[Diagnostic]:
    """Yield the diagnostics of the portal's taxonomies; `languages` are those of its sites."""
    ids: set[str] = set()
    for index, taxonomy in enumerate(taxonomies):
        if taxonomy.id in ids:
            yield diagnostic("CFG130", _place(places, index, "id"), key="taxonomies", value=taxonomy.id)
        ids.add(taxonomy.id)
        if not taxonomy.open and not taxonomy.terms:
            yield diagnostic("CFG170", _place(places, index), taxonomy=taxonomy.id)
        yield from _check_terms(places, index, taxonomy)
    yield from _check_slugs(places, taxonomies, languages)


def _check_terms(places: ConfigurationPlaces, index: int, taxonomy: TaxonomyModel) -> Iterator[Diagnostic]:
    """Yield diagnostics for repeated ids, and for spellings shared by two terms."""
    ids: set[str] = set()
    owners: dict[str, str] = {}
    for number, term in enumerate(taxonomy.terms):
        if term.id in ids:
            place = _place(places, index, "terms", number, "id")
            yield diagnostic("CFG130", place, key=taxonomy.id, value=term.id)
        ids.add(term.id)
        for location, spelling in _spellings(term):
            other = owners.setdefault(spelling_key(spelling), term.id)
            if other != term.id:
                place = _place(places, index, "terms", number, *location)
                yield diagnostic("CFG171", place, spelling=spelling, term=term.id, other=other)


def _spellings(term: TermModel) -> Iterator[tuple[Location, str]]:
    yield ("id",), term.id
    yield from ((("names", code), name) for code, name in term.names.items())
    yield from ((("aliases", number), alias) for number, alias in enumerate(term.aliases))


def _check_slugs(
    places: ConfigurationPlaces, taxonomies: tuple[TaxonomyModel, ...], languages: Iterable[str]
) -> Iterator[Diagnostic]:
    """Yield CFG172 for address segments shared by two taxonomies in a language; the default segment is the id."""
    for code in languages:
        owners: dict[str, str] = {}
        for index, taxonomy in enumerate(taxonomies):
            slug = taxonomy.slugs.get(code, taxonomy.id)
            other = owners.setdefault(slug, taxonomy.id)
            if other != taxonomy.id:
                place = _place(places, index, "slugs", code)
                yield diagnostic("CFG172", place, slug=slug, language=code, taxonomy=taxonomy.id, other=other)


def _place(places: ConfigurationPlaces, index: int, *location: str | int) -> Place:
    return places.in_file("taxonomies.yaml", "taxonomies", index, *location)
