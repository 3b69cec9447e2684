"""The representation of field values in data files: an entry per type, named as in `content.field_types`.

Each value has a JSON value, and a text for a table cell, read back as that value by Table Schema. Unconfirmed
values are empty, as are references to items hidden from readers. Moments are in +07:00. A period that lasts to the end
of a day ends at its last second, never at 00:00 of the next day, which would be mistaken for that day.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from portalgen.config.outside import UNCONFIRMED
from portalgen.kinds.data_cell import CellPart, CellType, DataReader, JsonValue, Schema
from portalgen.kinds.definition import NATIONAL_PORTAL, Choice, Field
from portalgen.law.calendar import FIRST_YEAR, LAST_YEAR
from portalgen.law.due_dates import to_vietnam_time
from portalgen.text.amounts import split_amount
from portalgen.text.bilingual import Bilingual, join_languages
from portalgen.text.slugs import SLUG_PATTERN

_SLUG: Final = f"^{SLUG_PATTERN}$"
_TIME_PATTERN: Final = "^([01][0-9]|2[0-3]):[0-5][0-9]$"
_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""Shared by all values: `json.dumps` creates an encoder for each."""
_SECOND: Final = timedelta(seconds=1)
_CURRENCY: Final = Bilingual("đơn vị tiền tệ (ISO 4217)", "currency (ISO 4217)")
_UNIT: Final = Bilingual("đơn vị", "unit")
_BARE_NUMBER: Final = Bilingual("chỉ có số, đơn vị ở cột sau", "only the number; its unit is in the next column")
_TERM: Final = Bilingual("mã trong danh mục, hoặc chữ như đã ghi", "the id of a term, or else the text as written")
_ITEM: Final = Bilingual("mã của bài khác, khi bài đó đang hiện", "the id of another item, if that item is shown")
_STATED: Final = Bilingual(
    f"chữ như đã ghi; {NATIONAL_PORTAL}: xem Cổng Dịch vụ công Quốc gia",
    f"as written; {NATIONAL_PORTAL}: see the National Public Service Portal",
)
_DESTINATION: Final = Bilingual(
    "địa chỉ web, hoặc service: và tên dịch vụ của cổng", "a web address, or service: and the name of a portal service"
)
_LIST: Final = Bilingual("một dãy JSON", "a JSON array")


def write_moment(value: datetime) -> str:
    """Return a moment in RFC 3339 format, in +07:00."""
    return to_vietnam_time(value).isoformat(timespec="seconds")


def write_json(value: JsonValue) -> str:
    """Return a JSON value on a single line, with non-ASCII letters unescaped."""
    return _JSON.encode(value)


def write_number(value: float) -> str:
    """Return a number in plain digits, without an exponent."""
    return str(value) if isinstance(value, int) else format(Decimal(repr(value)), "f")


def _write_boolean(value: bool) -> str:
    return "true" if value else "false"


def _words(_: DataReader, __: Field, value: Any) -> JsonValue:
    return None if value == UNCONFIRMED else str(value)


def _same(_: DataReader, __: Field, value: Any) -> JsonValue:
    return value


def _date(_: DataReader, __: Field, value: date) -> JsonValue:
    return value.isoformat()


def _moment(_: DataReader, __: Field, value: datetime) -> JsonValue:
    return write_moment(value)


def _closing_moment(_: DataReader, __: Field, value: datetime) -> JsonValue:
    moment = to_vietnam_time(value)
    return write_moment(moment - _SECOND if moment.time() == time() else moment)


def _number(_: DataReader, __: Field, value: str) -> JsonValue:
    """Return the number of a stored amount: integers are exact, however large."""
    number, _unit = split_amount(value)
    return int(number) if number == number.to_integral_value() else float(number)


def _unit(_: DataReader, __: Field, value: str) -> JsonValue:
    return split_amount(value)[1] or None


def _term(reader: DataReader, field: Field, value: str) -> JsonValue:
    return reader.term_id(field.taxonomy, value)


def _file(reader: DataReader, _: Field, value: str) -> JsonValue:
    return reader.file_url(value)


def _reference(reader: DataReader, _: Field, value: str) -> JsonValue:
    """Return the id of an item shown to readers, or None for a draft, scheduled or removed item."""
    return value if reader.shows_item(value) else None


def _group(reader: DataReader, field: Field, value: Mapping[str, Any]) -> JsonValue:
    """Return the set keys that pages show, or None if the item described by the group is hidden."""
    told = {
        name: each_value
        for each in keys_of_group(field, reader.cells)
        for name, cell in cells_of(each, reader.cells)
        if (each_value := json_value_of(cell, reader, each, value.get(each.name))) is not None
    }
    is_about_hidden = any(
        each.required and each.holds_references and each.name in value and each.name not in told
        for each in field.fields
    )
    return None if is_about_hidden else told


def keys_of_group(field: Field, cells: Mapping[str, CellType]) -> tuple[Field, ...]:
    """Return the keys of a group included in data files."""
    return tuple(each for each in field.fields if each.is_shown and not cells[each.type].is_left_out)


def lacks_subject(field: Field, cells: Mapping[str, CellType]) -> bool:
    """Return True for a group about a value missing in data files: its other keys mean little alone."""
    return any(each.required and cells[each.type].is_left_out for each in field.fields)


def cells_of(field: Field, cells: Mapping[str, CellType]) -> tuple[tuple[str, CellType], ...]:
    """Return the columns of a field with their names: its own column, then the columns beside it."""
    cell = cells[field.type]
    return (field.name, cell), *((f"{field.name}_{part.suffix}", part.cell) for part in cell.beside)


def json_value_of(cell: CellType, reader: DataReader, field: Field, value: Any) -> JsonValue:
    """Return the JSON value of a field, a tuple for a list, or None if it is not set."""
    if value is None or value in ("", ()):
        return None
    if not isinstance(value, tuple | list):
        return cell.value(reader, field, value)
    told = (cell.value(reader, field, each) for each in value)
    return tuple(each for each in told if each is not None) or None


def describe_cell(cell: CellType, field: Field) -> Bilingual:
    """Return the description of a column for data users: its label, and notes on its values.

    It is not the field's help, written for editors.
    """
    notes = [each for each in (cell.meaning, _LIST if field.is_list else None) if each is not None]
    if not notes:
        return field.label
    vi, en = ("; ".join(each.text(language) for each in notes) for language in ("vi", "en"))
    return Bilingual(f"{field.label.vi} ({vi})", f"{field.label.en} ({en})")


def json_schema_of(cell: CellType, field: Field, cells: Mapping[str, CellType]) -> Schema:
    """Return the JSON Schema of the non-null values of a column."""

    def describe(group: Field) -> Schema:
        keys = {
            name: json_schema_of(below, each, cells)
            for each in keys_of_group(group, cells)
            for name, below in cells_of(each, cells)
        }
        return {"type": "object", "properties": keys, "additionalProperties": False}

    one = cell.json_schema(field, describe)
    return {"type": "array", "items": one, "minItems": 1} if field.is_list else one


def table_schema_of(cell: CellType, field: Field) -> Schema:
    """Return the type, format and constraints of a column. A list is stored in a cell as JSON."""
    return {"type": "array"} if field.is_list else cell.table_schema(field)


def _string(**more: str) -> Callable[[Field, Callable[[Field], Schema]], Schema]:
    return lambda _, __: {"type": "string", **more}


def _column(kind: str, **more: Any) -> Callable[[Field], Schema]:
    return lambda _: {"type": kind, **more}


def describe_codes(choices: Iterable[Choice]) -> Schema:
    """Return the JSON Schema of a coded value. It explains each code in both languages."""
    return {"oneOf": [{"const": each.value, "title": join_languages(each.label)} for each in choices]}


def list_codes(choices: Iterable[Choice]) -> Schema:
    """Return the same in Table Schema, which describes the meanings separately."""
    return {"type": "string", "constraints": {"enum": [each.value for each in choices]}}


def _term_schema(field: Field, _: Callable[[Field], Schema]) -> Schema:
    return describe_codes(field.choices) if field.choices else {"type": "string"}


def _term_column(field: Field) -> Schema:
    return list_codes(field.choices) if field.choices else {"type": "string"}


def _integer_schema(field: Field, _: Callable[[Field], Schema]) -> Schema:
    return {"type": "integer"} if field.minimum is None else {"type": "integer", "minimum": field.minimum}


def _integer_column(field: Field) -> Schema:
    if field.minimum is None:
        return {"type": "integer"}
    return {"type": "integer", "constraints": {"minimum": field.minimum}}


def _text_cell(value: Callable[[DataReader, Field, Any], JsonValue] = _words) -> CellType:
    return CellType(value, _string(), _column("string"))


def _formatted_cell(
    format: str, column: Callable[[Field], Schema], value: Callable[[DataReader, Field, Any], JsonValue]
) -> CellType:
    return CellType(value, _string(format=format), column)


def _patterned_cell(pattern: str, value: Callable[[DataReader, Field, Any], JsonValue] = _words) -> CellType:
    return CellType(value, _string(pattern=pattern), _column("string", constraints={"pattern": pattern}))


def _number_cell(meaning: Bilingual, *beside: CellPart) -> CellType:
    number = _column("number")
    return CellType(
        _number, lambda _, __: {"type": "number"}, number, text=write_number, beside=tuple(beside), meaning=meaning
    )


DATA_CELLS: Final[Mapping[str, CellType]] = MappingProxyType(
    {
        "line": _text_cell(),
        "text": _text_cell(),
        "date": _formatted_cell("date", _column("date"), _date),
        "datetime": replace(
            _formatted_cell("date-time", _column("datetime", format="any"), _moment),
            meaning=Bilingual("giờ +07:00; 00:00 khi chỉ có ngày", "in +07:00; 00:00 if only the day is known"),
        ),
        "closing_date": replace(
            _formatted_cell("date-time", _column("datetime", format="any"), _closing_moment),
            meaning=Bilingual("giây cuối cùng, giờ +07:00", "the last second, in +07:00"),
        ),
        "time": _patterned_cell(_TIME_PATTERN),
        "boolean": CellType(_same, lambda _, __: {"type": "boolean"}, _column("boolean"), text=_write_boolean),
        "integer": CellType(_same, _integer_schema, _integer_column),
        "year": CellType(
            _same,
            lambda _, __: {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
            _column("year"),
        ),
        "decimal": _number_cell(_BARE_NUMBER, CellPart("unit", _UNIT, _text_cell(_unit))),
        "percent": _number_cell(Bilingual("phần trăm", "per cent")),
        "money": _number_cell(_BARE_NUMBER, CellPart("currency", _CURRENCY, _patterned_cell("^[A-Z]{3}$", _unit))),
        "slug": _patterned_cell(_SLUG),
        "site": _patterned_cell(_SLUG),
        "choice": CellType(
            _same,
            lambda field, _: describe_codes(field.choices),
            lambda field: list_codes(field.choices),
        ),
        "term": CellType(_term, _term_schema, _term_column, meaning=_TERM),
        "address": _patterned_cell(r"^https?://\S+$"),  # people write them with letters invalid in URIs
        "registration": _text_cell(),
        "stated": replace(_text_cell(), meaning=_STATED),
        "destination": replace(_text_cell(), meaning=_DESTINATION),
        "telephone": _text_cell(),
        "email": _formatted_cell("email", _column("string", format="email"), _words),
        "path": _text_cell(),
        "file": _formatted_cell("uri", _column("string", format="uri"), _file),
        # The published name of a picture depends on its pixels, which are unknown from the front matter.
        "picture": CellType(_words, _string(), _column("string"), is_left_out=True),
        "reference": replace(_patterned_cell(_SLUG, _reference), meaning=_ITEM),
        "group": CellType(_group, lambda field, describe: describe(field), _column("object"), text=write_json),
    }
)
"""The representation of each type in data files."""
