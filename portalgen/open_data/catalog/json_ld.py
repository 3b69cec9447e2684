"""A catalogue as JSON-LD in the terms of DCAT-AP 3, with an embedded context, so it needs no downloads.

Every class required by the profile is stated as a type (`rdfs:Resource` too), since validators do not infer types.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final

from portalgen.open_data.catalog.model import (
    CatalogReference,
    ContactPoint,
    DataCatalog,
    Dataset,
    Distribution,
    LocalTexts,
    Publisher,
    SpatialUnit,
    Terms,
)
from portalgen.open_data.catalog.vocabularies import (
    CATALOG_FORMATS,
    DATA_THEMES,
    FREQUENCY_IRIS,
    PUBLIC_ACCESS,
    PUBLISHER_TYPES,
    THEME_SCHEME,
    Concept,
    language_iri,
)
from portalgen.text.bilingual import BILINGUAL_CODES, Bilingual

_CONTEXT: Final = MappingProxyType(
    {
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
_THEMES_TITLE: Final = Bilingual("Chủ đề dữ liệu", "Data themes")

_Node = dict[str, Any]


def serialize_catalog(catalog: DataCatalog) -> bytes:
    """Return the catalogue of a site, or of the whole portal, in UTF-8."""
    contact, terms = catalog.contact, catalog.terms
    node = _node(
        catalog.iri,
        "dcat:Catalog",
        {
            "dct:title": _texts(catalog.titles),
            "dct:description": _texts(catalog.descriptions),
            "dct:publisher": _publisher(catalog.publisher),
            "dcat:contactPoint": _contact(contact),
            "dct:spatial": _coverage(catalog.coverage) if catalog.coverage else None,
            "dct:language": _languages(catalog.languages),
            "foaf:homepage": _typed(catalog.homepage, "foaf:Document"),
            "dct:modified": _literal(catalog.modified),
            "dct:license": _license(terms),
            "dct:rights": _rights(terms),
            "dcat:themeTaxonomy": _node(THEME_SCHEME, "skos:ConceptScheme", {"dct:title": _words(_THEMES_TITLE)}),
            "dcat:dataset": [_dataset(each, catalog) for each in catalog.datasets],
            "dcat:catalog": [_reference(each) for each in catalog.catalogs],
        },
    )
    return _write(node)


def _write(node: _Node) -> bytes:
    document = {"@context": dict(_CONTEXT), **_describe_once(node, set())}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _describe_once(value: Any, described: set[str]) -> Any:
    """Return the same value, with each node described on first use and only referenced when repeated."""
    if isinstance(value, list):
        return [_describe_once(each, described) for each in value]
    if not isinstance(value, dict):
        return value
    if "@id" in value:
        description = repr(value)
        if description in described:
            return {"@id": value["@id"]}
        described.add(description)
    return {key: _describe_once(each, described) for key, each in value.items()}


def _node(iri: str, type_name: str | list[str], properties: Mapping[str, Any]) -> _Node:
    """Return a node without empty properties."""
    given = {name: value for name, value in properties.items() if value not in (None, "", [])}
    return {**({"@id": iri} if iri else {}), "@type": type_name, **given}


def _typed(iri: str, type_name: str) -> _Node | None:
    return {"@id": iri, "@type": type_name} if iri else None


def _texts(texts: LocalTexts) -> list[_Node]:
    return [{"@language": language, "@value": text} for language, text in texts if text]


def _words(words: Bilingual) -> list[_Node]:
    return _texts(tuple((code, words.text(code)) for code in BILINGUAL_CODES))


def _literal(value: date | None) -> _Node | None:
    if value is None:
        return None
    name = "dateTime" if isinstance(value, datetime) else "date"
    return {"@type": f"xsd:{name}", "@value": value.isoformat()}


def _languages(codes: Iterable[str]) -> list[_Node]:
    return [{"@id": language_iri(code), "@type": "dct:LinguisticSystem"} for code in codes]


def _concept(concept: Concept, scheme: str = "") -> _Node:
    within = {"skos:inScheme": {"@id": scheme}} if scheme else {}
    return _node(concept.iri, "skos:Concept", {"skos:prefLabel": _words(concept.label), **within})


def _publisher(publisher: Publisher) -> _Node:
    return _node(
        publisher.iri,
        "foaf:Agent",
        {
            "foaf:name": _texts(publisher.names),
            "dct:type": _concept(PUBLISHER_TYPES[publisher.type]),
            "dct:identifier": publisher.code,
            "foaf:homepage": _typed(publisher.homepage, "foaf:Document"),
        },
    )


def _contact(contact: ContactPoint) -> _Node:
    return _node(
        contact.iri,
        ["vcard:Kind", "vcard:Organization"],
        {
            "vcard:fn": _texts(contact.names),
            "vcard:hasEmail": {"@id": f"mailto:{contact.email}"} if contact.email else None,
            "vcard:hasTelephone": {"@id": contact.telephone} if contact.telephone else None,
            "vcard:hasURL": {"@id": contact.page} if contact.page else None,
        },
    )


def _coverage(coverage: SpatialUnit) -> _Node:
    names = {"skos:prefLabel": _texts(coverage.names), "dct:identifier": coverage.code}
    return _node(coverage.iri, "dct:Location", names)


def _license(terms: Terms) -> _Node | None:
    if not terms.license_iri:
        return None
    return _node(terms.license_iri, "dct:LicenseDocument", {"dct:title": _texts(terms.license_names)})


def _rights(terms: Terms) -> _Node:
    return _node(terms.iri, "dct:RightsStatement", {"rdfs:label": _texts(terms.texts)})


def _dataset(dataset: Dataset, catalog: DataCatalog) -> _Node:
    frequency = FREQUENCY_IRIS[dataset.frequency] if dataset.frequency else ""
    return _node(
        dataset.iri,
        "dcat:Dataset",
        {
            "dct:identifier": dataset.identifier,
            "dct:title": _texts(dataset.titles),
            "dct:description": _texts(dataset.descriptions),
            "dct:publisher": {"@id": catalog.publisher.iri},
            "dcat:contactPoint": {"@id": catalog.contact.iri},
            "dcat:theme": _concept(DATA_THEMES[dataset.theme], THEME_SCHEME),
            "dcat:keyword": _texts(dataset.keywords),
            "dct:modified": _literal(dataset.modified),
            "dct:spatial": {"@id": catalog.coverage.iri} if catalog.coverage else None,
            "dct:temporal": _period(dataset),
            "dct:language": _languages(dataset.languages),
            "dct:accrualPeriodicity": _typed(frequency, "dct:Frequency"),
            "dct:accessRights": _typed(PUBLIC_ACCESS, "dct:RightsStatement"),
            "dct:provenance": _provenance(dataset),
            "dcat:landingPage": _typed(dataset.page, "foaf:Document"),
            "dcat:distribution": [_distribution(each, catalog.terms) for each in dataset.distributions],
        },
    )


def _period(dataset: Dataset) -> _Node | None:
    days = {"dcat:startDate": _literal(dataset.begin), "dcat:endDate": _literal(dataset.end)}
    return _node("", "dct:PeriodOfTime", days) if dataset.begin or dataset.end else None


def _provenance(dataset: Dataset) -> _Node | None:
    if not dataset.source_names:
        return None
    return _node("", "dct:ProvenanceStatement", {"rdfs:label": _texts(dataset.source_names)})


def _distribution(distribution: Distribution, terms: Terms) -> _Node:
    form = CATALOG_FORMATS[distribution.format]
    return _node(
        distribution.iri,
        "dcat:Distribution",
        {
            "dct:title": _texts(distribution.titles),
            "dcat:accessURL": _typed(distribution.page, "rdfs:Resource"),
            "dcat:downloadURL": _typed(distribution.url, "rdfs:Resource"),
            "dcat:mediaType": _typed(form.media_type_iri, "dct:MediaType"),
            "dct:format": _typed(form.iri, "dct:MediaTypeOrExtent"),
            "dct:language": _languages((distribution.language,)),
            "dct:conformsTo": _typed(distribution.schema_url, "dct:Standard"),
            "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(distribution.size)}
            if distribution.size
            else None,
            "dct:license": {"@id": terms.license_iri} if terms.license_iri and distribution.is_licensed else None,
            "dct:rights": {"@id": terms.iri},
        },
    )


def _reference(reference: CatalogReference) -> _Node:
    return _node(
        reference.iri,
        "dcat:Catalog",
        {
            "dct:title": _texts(reference.titles),
            "dct:description": _texts(reference.descriptions),
            "dct:publisher": _publisher(reference.publisher),
            "foaf:homepage": _typed(reference.homepage, "foaf:Document"),
        },
    )
