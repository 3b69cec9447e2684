"""Shows the values of fields in pages and lists. Each type of `content.field_types` has a presenter of the same name.

A page shows a field by the presenter of its type, never by the name of the field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urlsplit

from portalgen.config.outside import UNCONFIRMED
from portalgen.config.portal import Portal
from portalgen.frozen import frozen
from portalgen.graph.facets import find_taxonomy
from portalgen.kinds.definition import BOOLEAN_CHOICES, NATIONAL_PORTAL, Field, label_of_choice
from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.amounts import format_measure, format_money, format_percent
from portalgen.locale.dates import (
    format_day,
    format_day_or_moment,
    format_full_day,
    format_full_last_moment,
    format_full_moment,
    format_last_moment,
)
from portalgen.locale.formats import format_number
from portalgen.plan.model import Address
from portalgen.plan.targets import Targets
from portalgen.render.chrome import link_to, mark_foreign_language
from portalgen.render.page_statuses import label_target
from portalgen.render.views.links import DayView, Fact, Link
from portalgen.text.bilingual import Bilingual
from portalgen.text.slugs import slug_of
from portalgen.text.telephone_numbers import find_call_address
from portalgen.text.web_addresses import is_web_address

_NOT_CONFIRMED: Final = Bilingual("Chưa được xác nhận", "Not confirmed yet")
_REGISTER_AT: Final = Bilingual("Đăng ký tại {host}", "Register at {host}")
_REGISTER_BY_MAIL: Final = Bilingual("Đăng ký qua thư điện tử {address}", "Register by e-mail at {address}")
_REGISTER_BY_TELEPHONE: Final = Bilingual("Đăng ký qua điện thoại {number}", "Register by telephone at {number}")
_REGISTRATION_OVER: Final = Bilingual("Đã kết thúc, không còn nhận đăng ký", "Over, registration is closed")
_SEE_NATIONAL_PORTAL: Final = Bilingual("Xem Cổng Dịch vụ công Quốc gia", "See the National Public Service Portal")


@frozen
class Reader:
    """The context for showing a value: in `language`, on a page or in a list at the address `here`."""

    portal: Portal
    targets: Targets
    language: str
    here: Address
    link_to_value: Callable[[Field, str], str]
    """Returns the address of the list of items with this value in a field, or an empty string.

    The value is given by its id.
    """
    presenters: Mapping[str, Presenter]
    """The presenter of each field type, including the portal's own types."""
    is_over: bool = False
    """True if the item with the value is over. Then readers are no longer invited to do anything."""
    is_sample: bool = False
    """True if the item is a sample. Then readers are not invited to do anything either."""


Present = Callable[[Reader, Field, Any], Fact]
"""Returns the fact for a set value. The caller fills in name and label.

A fact without value, links and rows is not shown.
"""


@frozen
class Presenter:
    """The ways to show the values of a field type: on a page, and in the row of a list."""

    page: Present
    cell: Present
    is_clear_alone: bool = False
    """True if a value is clear without its label. A row of a list then omits the label."""


def present(reader: Reader, field: Field, value: Any) -> Fact | None:
    """Return the fact for a field on a page, or None if there is nothing to show.

    `value` is the value in the front matter.
    """
    return _present(reader, field, value, reader.presenters[field.type].page)


def present_cell(reader: Reader, field: Field, value: Any) -> Fact | None:
    """Return the fact for a field in the row of a list, or None if there is nothing to show."""
    return _present(reader, field, value, reader.presenters[field.type].cell)


def _present(reader: Reader, field: Field, value: Any, show: Present) -> Fact | None:
    """Return one fact for a value.

    Links, and rows of groups, of several values are joined; other values become rows.
    """
    if isinstance(value, tuple | list):
        facts = tuple(fact for each in value if _has_value(fact := show(reader, field, each)))
        shown = facts[0] if len(facts) == 1 else _join(facts) if facts else None
    else:
        shown = show(reader, field, value)
    if shown is None or not _has_value(shown):
        return None
    # `dataclasses.replace` would take ten times as long, for each field of each page.
    return Fact(
        name=field.name,
        label=field.label.text(reader.language),
        value=shown.value,
        url=shown.url,
        day=shown.day,
        links=shown.links,
        presentation=shown.presentation,
        rows=shown.rows,
        language=shown.language,
    )


def _join(facts: tuple[Fact, ...]) -> Fact:
    if all(fact.links for fact in facts):
        return Fact("", "", "", links=tuple(link for fact in facts for link in fact.links))
    if all(fact.rows for fact in facts):
        return Fact("", "", "", rows=tuple(row for fact in facts for row in fact.rows))
    return Fact("", "", "", rows=tuple((fact,) for fact in facts))


def _has_value(fact: Fact) -> bool:
    return bool(fact.value or fact.links or fact.rows)


def _fact(value: str, *, url: str = "", day: DayView | None = None, presentation: str = "", language: str = "") -> Fact:
    return Fact("", "", value, url=url, day=day, presentation=presentation, language=language)


@lru_cache(maxsize=8_192)
def build_day_view(day: date | None, language: str) -> DayView | None:
    """Return `day` in its three forms, or None if it is None."""
    if day is None:
        return None
    return DayView(day.isoformat(), format_day(day, language), format_full_day(day, language))


def _words(reader: Reader, field: Field, value: Any) -> Fact:
    is_unconfirmed = field.accepts_unconfirmed and value == UNCONFIRMED
    return _fact(_NOT_CONFIRMED.text(reader.language) if is_unconfirmed else str(value))


def _number(reader: Reader, _: Field, value: int) -> Fact:
    return _fact(format_number(value, reader.language), presentation="number")


def _amount(write: Callable[[str, str], str]) -> Presenter:
    """Return the presenter of amounts kept as text, which `write` formats for a language."""
    return _both(lambda reader, _, value: _fact(write(value, reader.language), presentation="number"))


def _date(reader: Reader, _: Field, value: date) -> Fact:
    return _fact(format_day(value, reader.language), day=build_day_view(value, reader.language))


def _datetime(reader: Reader, _: Field, value: datetime) -> Fact:
    """Show a moment with its hour, or without an hour as a day, shown in words by themes."""
    moment = to_vietnam_time(value)
    if moment.time() == time():
        return _fact(format_day_or_moment(moment, reader.language), day=build_day_view(moment.date(), reader.language))
    return _fact(format_full_moment(moment, reader.language))


def _datetime_cell(reader: Reader, field: Field, value: datetime) -> Fact:
    moment = to_vietnam_time(value)
    has_hour = moment.time() != time()
    return _fact(format_day_or_moment(moment, reader.language)) if has_hour else _datetime(reader, field, value)


def _closing_date(reader: Reader, _: Field, value: datetime) -> Fact:
    """Show the last moment; for the end of a day, that day in words and never 00:00 of the next."""
    return _fact(format_full_last_moment(value, reader.language))


def _closing_date_cell(reader: Reader, _: Field, value: datetime) -> Fact:
    return _fact(format_last_moment(value, reader.language))


def _boolean(reader: Reader, _: Field, value: bool) -> Fact:
    return _fact(label_of_choice(BOOLEAN_CHOICES, str(value).lower()).text(reader.language))


def _linked(reader: Reader, field: Field, identifier: str, text: str, language: str = "") -> Fact:
    """Show a value as a link to the list of items with this value, if it exists."""
    url = reader.link_to_value(field, identifier)
    if not url:
        return _fact(text, language=language)
    return Fact("", "", "", links=(Link(text, url, title_language=language),))


def _choice(reader: Reader, field: Field, value: str) -> Fact:
    return _fact(field.choice_label(value).text(reader.language))


def name_term(portal: Portal, taxonomy: str, written: str, language: str) -> tuple[str, str, str]:
    """Return (id, name, language of the name) of a term as written in the front matter.

    The language is empty if it is `language`. A text other than a declared term is its own name; a slug becomes words.
    """
    declared = find_taxonomy(portal, taxonomy)
    term = declared.find_term(written) if declared is not None else None
    if term is not None:
        name = term.names.get(language)
        if name is not None:
            return term.id, name, ""
        code, name = next(iter(term.names.items()))
        return term.id, name, code
    identifier = slug_of(written)
    return identifier, written.replace("-", " ") if written == identifier else written, ""


def _term(reader: Reader, field: Field, value: str) -> Fact:
    identifier, name, language = name_term(reader.portal, field.taxonomy, value, reader.language)
    return _linked(reader, field, identifier, name, language)


def _term_cell(reader: Reader, field: Field, value: str) -> Fact:
    """Without its link: a row of a list links to its item only."""
    _, name, language = name_term(reader.portal, field.taxonomy, value, reader.language)
    return _fact(name, language=language)


def _address(reader: Reader, field: Field, value: str) -> Fact:
    """Show a link with the link text of its field, or the address itself."""
    return _fact(field.link_text.text(reader.language) if field.link_text is not None else value, url=value)


def _registration(reader: Reader, _: Field, value: str) -> Fact:
    """Show a way to register until the event is over; for a sample, without a link."""
    if reader.is_over:
        return _fact(_REGISTRATION_OVER.text(reader.language))
    words, url = _describe_registration(value)
    return _fact(words.text(reader.language), url="" if reader.is_sample else url)


def _describe_registration(value: str) -> tuple[Bilingual, str]:
    """Return the words and the address of a way to register: a website, an e-mail address or a telephone number."""
    if is_web_address(value):
        host = (urlsplit(value).hostname or value).removeprefix("www.")
        return _fill(_REGISTER_AT, host=host), value
    if "@" in value:
        return _fill(_REGISTER_BY_MAIL, address=value), f"mailto:{value}"
    return _fill(_REGISTER_BY_TELEPHONE, number=value), find_call_address(value)


def _fill(words: Bilingual, **values: str) -> Bilingual:
    return Bilingual(words.vi.format(**values), words.en.format(**values))


def _stated(reader: Reader, field: Field, value: str) -> Fact:
    """Show the words, or a link to the National Public Service Portal if no available legal text contains them."""
    if value != NATIONAL_PORTAL:
        return _words(reader, field, value)
    words = _SEE_NATIONAL_PORTAL.text(reader.language)
    service = reader.portal.settings.services.public_services
    url = service.confirmed_address if service is not None else ""
    return Fact("", "", "", links=(Link(words, url, external=True),)) if url else _fact(words)


def _stated_cell(reader: Reader, field: Field, value: str) -> Fact:
    """Without its link: a row of a list links to its item only."""
    is_elsewhere = value == NATIONAL_PORTAL
    return _fact(_SEE_NATIONAL_PORTAL.text(reader.language)) if is_elsewhere else _words(reader, field, value)


def _destination(reader: Reader, _: Field, value: str) -> Fact:
    """Show a service by its name in the reader's language.

    A service without address is empty, and reported elsewhere.
    """
    if is_web_address(value):
        return _fact(value, url=value)
    target = reader.targets.find(value, reader.language)
    if target is None:
        return _fact("")
    return Fact("", "", "", links=(link_to(target, target.title, target.language, reader.language, reader.here),))


def _email(reader: Reader, _: Field, value: str) -> Fact:
    if value == UNCONFIRMED:
        return _fact(_NOT_CONFIRMED.text(reader.language))
    return _fact(value, url=f"mailto:{value}")


def _telephone(reader: Reader, _: Field, value: str) -> Fact:
    """Show a number with a link to call it; several numbers, or a number with words, without a link."""
    if value == UNCONFIRMED:
        return _fact(_NOT_CONFIRMED.text(reader.language))
    return _fact(value, url=find_call_address(value))


def _reference(reader: Reader, _: Field, value: str) -> Fact:
    """Show the item's title in the reader's language. An item not shown is empty, and reported elsewhere."""
    target = reader.targets.item(value, reader.language)
    if target is None:
        return _fact("")
    return Fact("", "", "", links=(link_to(target, target.title, target.language, reader.language, reader.here),))


def _reference_cell(reader: Reader, _: Field, value: str) -> Fact:
    """Show the title without its link, like a term. Its labels are in the language of the title."""
    target = reader.targets.item(value, reader.language)
    if target is None:
        return _fact("")
    told = label_target(target, target.language)
    title = f"{target.title} ({told})" if told else target.title
    return _fact(title, language=mark_foreign_language(target.language, reader.language))


def _group(reader: Reader, field: Field, value: Mapping[str, Any]) -> Fact:
    """Show the set keys as a row of facts."""
    return _fact_of_row(present(reader, below, value[below.name]) for below in _keys_of(field, value))


def _keys_of(field: Field, value: Mapping[str, Any]) -> Iterator[Field]:
    return (each for each in field.fields if each.is_shown and value.get(each.name) not in (None, "", ()))


def _fact_of_row(facts: Iterable[Fact | None]) -> Fact:
    row = tuple(fact for fact in facts if fact is not None)
    return Fact("", "", "", rows=(row,) if row else ())


def _both(show: Present) -> Presenter:
    return Presenter(show, show)


PRESENTERS: Final[Mapping[str, Presenter]] = MappingProxyType(
    {
        "line": _both(_words),
        "text": _both(_words),
        "date": _both(_date),
        "datetime": Presenter(_datetime, _datetime_cell),
        "closing_date": Presenter(_closing_date, _closing_date_cell),
        "time": _both(_words),
        "boolean": _both(_boolean),
        "integer": _both(_number),
        "year": _both(_words),
        "decimal": _amount(format_measure),
        "percent": _amount(format_percent),
        "money": _amount(format_money),
        "slug": _both(_words),
        "site": _both(_words),
        "choice": Presenter(_choice, _choice, is_clear_alone=True),
        "term": Presenter(_term, _term_cell, is_clear_alone=True),
        "address": _both(_address),
        "registration": _both(_registration),
        "stated": Presenter(_stated, _stated_cell),
        "destination": _both(_destination),
        "telephone": _both(_telephone),
        "email": _both(_email),
        "path": _both(_words),
        "file": _both(_words),
        "picture": _both(_words),
        "reference": Presenter(_reference, _reference_cell, is_clear_alone=True),
        "group": _both(_group),  # list rows contain no groups
    }
)
"""The presenter of each field type, keyed by the name of the type."""
