"""What a model of `taxonomies.yaml` cannot say by itself: that each word stands for one thing."""

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
    """Every fault of the taxonomies of the portal whose sites have `languages`."""
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
    """Ids that stand twice, and spellings by which two terms may be written."""
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
    """Segments of addresses that two taxonomies share in a language; where none is written, the id is the segment."""
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
