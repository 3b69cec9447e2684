"""The records of the list of information that must be public (NĐ 13/2018 Art. 11).

Each is built from an item's front matter; the time of publication comes from its committed history.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final

from portalgen.content.model import Page
from portalgen.graph.moments import is_sample, status_of
from portalgen.graph.public_information import PublicGroup, group_public_pages
from portalgen.graph.publication_days import find_publication, made_field, to_day
from portalgen.kinds.definition import Kind
from portalgen.render.context import Context
from portalgen.render.page_statuses import label_page, label_status
from portalgen.render.views.public_information import PublicRecord
from portalgen.text.bilingual import Bilingual as B

_MOMENT: Final = timedelta(microseconds=1)
"""Subtracted from the first moment after a page's publication, to find its last day."""
_ON_THE_PORTAL: Final = B("Trang trên cổng", "Page of the portal")
_WITH_FILES: Final = B("; tệp {formats}", "; files {formats}")


def list_public_groups(context: Context, language: str) -> tuple[PublicGroup, ...]:
    """Return the groups of the list in a language, cached for all outputs that show them."""
    known = context.cache.public_groups.get(language)
    if known is None:
        known = group_public_pages(context.graph, context.portal.kinds, language)
        context.cache.public_groups[language] = known
    return known


def build_public_record(context: Context, page: Page) -> PublicRecord:
    """Return the record of a page, cached for all outputs that show it."""
    known = context.cache.public_records.get(page.source)
    if known is None:
        known = context.cache.public_records[page.source] = _build_record(context, page)
    return known


def _build_record(context: Context, page: Page) -> PublicRecord:
    language = page.language
    return PublicRecord(
        kind=page.kind.name,
        kind_label=page.kind.label.text(language),
        title=page.title,
        number=str(page.fields.get(page.kind.number_from, "")) if page.kind.number_from else "",
        day_made=_as_day(page.fields.get(made_field(page.kind))),
        form=describe_form(page),
        published=_as_day(find_publication(context.portal, page)),
        until=_as_day(page.expires_at - _MOMENT if page.expires_at is not None else None),
        url=context.page_address(page).url,
        state=_describe_state(context, page),
        sample=is_sample(page),
    )


def _describe_state(context: Context, page: Page) -> str:
    """Return the state of an item, not including that it is a sample."""
    if is_sample(page):
        return label_status(status_of(page, context.graph.at), page.language)
    return label_page(context, page, page.language)


def describe_form(page: Page) -> str:
    """Return the form in which a page publishes its information: the page itself, with the formats of its files."""
    formats = dict.fromkeys(_list_formats(page))
    more = _WITH_FILES.text(page.language).format(formats=", ".join(formats)) if formats else ""
    return _ON_THE_PORTAL.text(page.language) + more


def _list_formats(page: Page) -> Iterator[str]:
    for path in _file_fields(page.kind):
        for name in _values_at(page.fields, path):
            _, dot, ending = str(name).rpartition(".")
            if dot:
                yield ending.upper()


def _values_at(values: Any, path: tuple[str, ...]) -> Iterator[Any]:
    """Yield the values at a path of keys, descending into each entry of a list."""
    if isinstance(values, tuple):
        for each in values:
            yield from _values_at(each, path)
    elif not path:
        yield values
    elif path[0] in values:
        yield from _values_at(values[path[0]], path[1:])


@cache
def _file_fields(kind: Kind) -> tuple[tuple[str, ...], ...]:
    """Return the paths of file names in the front matter of a kind, without pictures, which are part of the page."""
    own = [(field.name,) for field in kind.fields if field.type == "file"]
    groups = [each for each in kind.fields if each.fields and not each.below("alt")]
    return (
        *own,
        *((group.name, below.name) for group in groups for below in group.fields if below.type == "file"),
    )


def _as_day(value: date | datetime | None) -> str:
    return to_day(value).isoformat() if value is not None else ""
