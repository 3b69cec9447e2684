"""How data files hold the values of fields: one entry a type, under the names of `content.field_types`.

Each value has one JSON value, and one text for the cell of a table that is read back as that value by Table Schema.
What is not confirmed is not said: data files leave it empty, as they do with an item that readers do not see. Moments
stand in +07:00; a time that runs to the end of a day ends at its last second, and never at 00:00 of the next, which a
reader would take for that day.
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
"""One for all values: `json.dumps` makes one for each."""
_SECOND: Final = timedelta(seconds=1)
_CURRENCY: Final = Bilingual("đơn vị tiền tệ (ISO 4217)", "currency (ISO 4217)")
_UNIT: Final = Bilingual("đơn vị", "unit")
_BARE_NUMBER: Final = Bilingual("chỉ có số, đơn vị ở cột sau", "the number alone, its unit in the next column")
_TERM: Final = Bilingual("mã trong danh mục, hoặc chữ như đã ghi", "the id of a term, else the text as it was written")
_ITEM: Final = Bilingual("mã của bài khác, khi bài đó đang hiện", "the id of another item, while that is shown")
_STATED: Final = Bilingual(
    f"chữ như đã ghi; {NATIONAL_PORTAL}: xem Cổng Dịch vụ công Quốc gia",
    f"as it was written; {NATIONAL_PORTAL}: see the National Public Service Portal",
)
_DESTINATION: Final = Bilingual(
    "địa chỉ web, hoặc service: và tên dịch vụ của cổng", "a web address, or service: and a service of the portal"
)
_LIST: Final = Bilingual("một dãy JSON", "a JSON array")


def write_moment(value: datetime) -> str:
    """Return a moment as RFC 3339 has it, in +07:00."""
    return to_vietnam_time(value).isoformat(timespec="seconds")


def write_json(value: JsonValue) -> str:
    """Return a JSON value on one line, in the letters that it is written with."""
    return _JSON.encode(value)


def write_number(value: float) -> str:
    """Return a number in digits, without an exponent."""
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
    """The number of a kept amount: whole ones are exact, however large."""
    number, _unit = split_amount(value)
    return int(number) if number == number.to_integral_value() else float(number)


def _unit(_: DataReader, __: Field, value: str) -> JsonValue:
    return split_amount(value)[1] or None


def _term(reader: DataReader, field: Field, value: str) -> JsonValue:
    return reader.term_id(field.taxonomy, value)


def _file(reader: DataReader, _: Field, value: str) -> JsonValue:
    return reader.file_url(value)


def _reference(reader: DataReader, _: Field, value: str) -> JsonValue:
    """The id of an item that is shown: of one that is a draft, scheduled or gone, readers learn nothing."""
    return value if reader.shows_item(value) else None


def _group(reader: DataReader, field: Field, value: Mapping[str, Any]) -> JsonValue:
    """The keys that are set and that pages show; nothing where the item that all of it is about is not shown."""
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
    """Return the keys of a group that data files hold."""
    return tuple(each for each in field.fields if each.is_shown and not cells[each.type].is_left_out)


def lacks_subject(field: Field, cells: Mapping[str, CellType]) -> bool:
    """Whether a field is a group about something that data files cannot name: its other keys say nothing without it."""
    return any(each.required and cells[each.type].is_left_out for each in field.fields)


def cells_of(field: Field, cells: Mapping[str, CellType]) -> tuple[tuple[str, CellType], ...]:
    """Return the columns of a field, each with its name: its own, then those that stand beside it."""
    cell = cells[field.type]
    return (field.name, cell), *((f"{field.name}_{part.suffix}", part.cell) for part in cell.beside)


def json_value_of(cell: CellType, reader: DataReader, field: Field, value: Any) -> JsonValue:
    """Return the JSON value of what the front matter says, of a list as a tuple; None for what is not set."""
    if value is None or value in ("", ()):
        return None
    if not isinstance(value, tuple | list):
        return cell.value(reader, field, value)
    told = (cell.value(reader, field, each) for each in value)
    return tuple(each for each in told if each is not None) or None


def describe_cell(cell: CellType, field: Field) -> Bilingual:
    """Return what a column holds, for those who use the data: its label, and what is to be known of its values.

    Not the field's help, which tells editors how to write it.
    """
    notes = [each for each in (cell.meaning, _LIST if field.is_list else None) if each is not None]
    if not notes:
        return field.label
    vi, en = ("; ".join(each.text(language) for each in notes) for language in ("vi", "en"))
    return Bilingual(f"{field.label.vi} ({vi})", f"{field.label.en} ({en})")


def json_schema_of(cell: CellType, field: Field, cells: Mapping[str, CellType]) -> Schema:
    """Return the JSON Schema of the values of a column that are not null."""

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
    """Return type, format and constraints of a column; of a list, which stands in a cell as JSON, its type."""
    return {"type": "array"} if field.is_list else cell.table_schema(field)


def _string(**more: str) -> Callable[[Field, Callable[[Field], Schema]], Schema]:
    return lambda _, __: {"type": "string", **more}


def _column(kind: str, **more: Any) -> Callable[[Field], Schema]:
    return lambda _: {"type": kind, **more}


def describe_codes(choices: Iterable[Choice]) -> Schema:
    """Return the JSON Schema of a value that is one of some codes, each with what it means in both languages."""
    return {"oneOf": [{"const": each.value, "title": join_languages(each.label)} for each in choices]}


def list_codes(choices: Iterable[Choice]) -> Schema:
    """Return the same as Table Schema has it, which says the meanings apart."""
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
            meaning=Bilingual("giờ +07:00; 00:00 khi chỉ có ngày", "in +07:00; 00:00 of a day without a time"),
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
        "address": _patterned_cell(r"^https?://\S+$"),  # people write them with letters that no URI has
        "registration": _text_cell(),
        "stated": replace(_text_cell(), meaning=_STATED),
        "destination": replace(_text_cell(), meaning=_DESTINATION),
        "telephone": _text_cell(),
        "email": _formatted_cell("email", _column("string", format="email"), _words),
        "path": _text_cell(),
        "file": _formatted_cell("uri", _column("string", format="uri"), _file),
        # The published name of a picture follows from its pixels, which no front matter says.
        "picture": CellType(_words, _string(), _column("string"), is_left_out=True),
        "reference": replace(_patterned_cell(_SLUG, _reference), meaning=_ITEM),
        "group": CellType(_group, lambda field, describe: describe(field), _column("object"), text=write_json),
    }
)
"""What each type is in data files."""
