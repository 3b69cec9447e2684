"""Values of fields in plain words for readers: an entry per type of field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final

from portalgen.config.outside import UNCONFIRMED
from portalgen.config.portal import Portal
from portalgen.frozen import frozen
from portalgen.kinds.definition import BOOLEAN_CHOICES, Field, label_of_choice
from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.amounts import format_measure, format_money, format_percent
from portalgen.locale.dates import format_day, format_day_or_moment, format_last_moment
from portalgen.render.presenters import name_term
from portalgen.text.bilingual import Bilingual as B

_NOT_CONFIRMED: Final = B("chưa được xác nhận", "not confirmed yet")


@frozen
class FactReader:
    """The portal and language for reading values."""

    portal: Portal
    titles: Mapping[str, str]
    """The titles of items by their ids."""
    language: str

    def format_fact(self, field: Field, value: Any) -> str:
        """Return a value in words, several joined; "" for none."""
        return "; ".join(self.list_entries(field, value))

    def list_entries(self, field: Field, value: Any) -> list[str]:
        """Return the entries of a list in words; of a single value, itself."""
        if value is None or value == "":
            return []
        values = value if isinstance(value, tuple | list) else (value,)
        write = _TEXTS_OF_FIELDS.get(field.name) or FACT_TEXTS.get(field.type, _as_words)
        return [text for each in values if (text := write(self, field, each))]


FactText = Callable[[FactReader, Field, Any], str]


def _as_words(_: FactReader, __: Field, value: Any) -> str:
    return str(value)


def _date(reader: FactReader, _: Field, value: date) -> str:
    return format_day(value, reader.language)


def _datetime(reader: FactReader, _: Field, value: datetime) -> str:
    return format_day_or_moment(to_vietnam_time(value), reader.language)


def _closing_date(reader: FactReader, _: Field, value: datetime) -> str:
    return format_last_moment(value, reader.language)


def _boolean(reader: FactReader, _: Field, value: bool) -> str:
    return label_of_choice(BOOLEAN_CHOICES, str(value).lower()).text(reader.language)


def _amount(write: Callable[[str, str], str]) -> FactText:
    return lambda reader, _, value: write(value, reader.language)


def _choice(reader: FactReader, field: Field, value: str) -> str:
    return field.choice_label(value).text(reader.language)


def _term(reader: FactReader, field: Field, value: str) -> str:
    return name_term(reader.portal, field.taxonomy, value, reader.language)[1]


def _confirmed(reader: FactReader, _: Field, value: str) -> str:
    return _NOT_CONFIRMED.text(reader.language) if value == UNCONFIRMED else value


def _reference(reader: FactReader, _: Field, value: str) -> str:
    title = reader.titles.get(value)
    return f"«{title}»" if title else value


def _kind(reader: FactReader, _: Field, value: str) -> str:
    kind = reader.portal.kinds.get(value)
    return kind.label.text(reader.language) if kind is not None else value


def _group(reader: FactReader, field: Field, value: Mapping[str, Any]) -> str:
    """Return the labels of the keys that are set."""
    parts = ((below, reader.format_fact(below, value.get(below.name))) for below in field.fields)
    return ", ".join(f"{below.label.text(reader.language)}: {text}" for below, text in parts if text)


FACT_TEXTS: Final[Mapping[str, FactText]] = MappingProxyType(
    {
        "date": _date,
        "datetime": _datetime,
        "closing_date": _closing_date,
        "boolean": _boolean,
        "decimal": _amount(format_measure),
        "percent": _amount(format_percent),
        "money": _amount(format_money),
        "choice": _choice,
        "term": _term,
        "telephone": _confirmed,
        "email": _confirmed,
        "reference": _reference,
        "group": _group,
    }
)
"""Writers of values by type; values of other types, including a portal's own, are words already."""
_TEXTS_OF_FIELDS: Final[Mapping[str, FactText]] = MappingProxyType({"former_kind": _kind})
"""Writers of values of fields with a meaning beyond their type."""
