"""The types of fields: how a value is validated, described by JSON Schema, shown in a new file and written as text.

One entry a type. How a page and a list show a value stands in `render.presenters` under the same names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from string import digits
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal, cast

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from portalgen.config.portal import UNCONFIRMED
from portalgen.config.values import (
    Boolean,
    Date,
    DateTime,
    Integer,
    OldPath,
    Slug,
    Text,
    WebAddress,
    invalid_value_error,
    parse_datetime,
)
from portalgen.kinds.definition import Field, FieldType, Kinds
from portalgen.text.bilingual import Bilingual

_BARE_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_FEWEST_DIGITS: Final = 3
"""Of a telephone number: 113 is the shortest."""


def _last_moment(value: Any) -> datetime:
    """A moment; a day without time counts to its end, which is 00:00 of the next."""
    moment = parse_datetime(value)
    if isinstance(value, str) and _BARE_DAY.fullmatch(value):
        try:
            return moment + timedelta(days=1)
        except OverflowError:
            raise invalid_value_error("moment", "moment.form") from None
    return moment


def _email(value: Any) -> str:
    if value == UNCONFIRMED:
        return UNCONFIRMED
    if not isinstance(value, str) or not _EMAIL.fullmatch(value):
        raise invalid_value_error("email")
    return value


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _telephone(value: str) -> str:
    """One or several numbers, with words between them where there are several."""
    if value != UNCONFIRMED and sum(letter in digits for letter in value) < _FEWEST_DIGITS:
        raise invalid_value_error("telephone")
    return value


Line = Annotated[Text, AfterValidator(_one_line), WithJsonSchema({"type": "string", "minLength": 1})]
ClosingDate = Annotated[
    datetime,
    BeforeValidator(_last_moment),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?.*)?$"}),
]
Email = Annotated[str, BeforeValidator(_email), WithJsonSchema({"type": "string", "pattern": "@|^unconfirmed$"})]
Telephone = Annotated[
    Text,
    AfterValidator(_one_line),
    AfterValidator(_telephone),
    WithJsonSchema({"type": "string", "pattern": r"[0-9](.*[0-9]){2}|^unconfirmed$"}),
]


def literal_of(values: Iterable[str]) -> Any:
    """The type of exactly these strings."""
    return cast(Any, Literal)[tuple(values)]


def _choice_schema(field: Field, _: object) -> dict[str, Any]:
    described = [format_both(choice.label) for choice in field.choices]
    return {"enum": [choice.value for choice in field.choices], "enumDescriptions": described}


def format_both(text: Bilingual) -> str:
    """A label in both languages, for descriptions in schemas."""
    return text.vi if text.vi == text.en else f"{text.vi} / {text.en}"


def _plain(value: Any, example: str, presentation: str = "") -> FieldType:
    return FieldType(lambda _, __: value, example, presentation)


FIELD_TYPES: Final[Mapping[str, FieldType]] = MappingProxyType(
    {
        "line": _plain(Line, "…"),
        "text": _plain(Text, "…"),
        "date": _plain(Date, "2026-11-24"),
        "datetime": _plain(DateTime, "2026-11-24T08:00"),
        "closing_date": _plain(ClosingDate, "2026-12-31"),
        "boolean": _plain(Boolean, "true"),
        "integer": _plain(Integer, "10", "number"),
        "slug": _plain(Slug, "ma-bai"),
        "choice": FieldType(
            lambda field, _: literal_of(each.value for each in field.choices), "", schema=_choice_schema
        ),
        "term": _plain(Line, "tu-khoa"),
        "address": _plain(WebAddress, "https://example.vn/"),
        "telephone": _plain(Telephone, "0000 000 000"),
        "email": _plain(Email, "vanthu@example.vn"),
        "path": _plain(OldPath, "/dia-chi-cu/"),
        "file": _plain(Line, "ten-tep.pdf"),
        "picture": _plain(Line, "anh.jpg"),
        "reference": _plain(Slug, "ma-bai-kia"),
        "group": FieldType(lambda field, build: build(field), "", schema=lambda field, describe: describe(field)),
    }
)
"""`line` is one line and `text` several, both without Markdown; `closing_date` is a moment whose bare day counts to its
end; `term` is a term of the field's taxonomy, by its id, a name or an alias; `address` is on the web, `path` on the
site's own host; `file` and `picture` stand beside the page; `reference` is the id of an item; a `group` has keys
of its own."""


def field_type_of(kinds: Kinds, field: Field) -> FieldType:
    """The type of a field, of the portal's own kinds as well; KeyError where there is none of its name."""
    return kinds.own_field_types.get(field.type) or FIELD_TYPES[field.type]
