"""A type of field that no program has: the temperature at which a room is kept, written `21.5 °C`."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final

from pydantic import AfterValidator, WithJsonSchema

from portalgen.config.values import Text, described_value_error
from portalgen.kinds.collection import FieldType
from portalgen.kinds.data_cell import DataCell
from portalgen.kinds.definition import Field
from portalgen.render.presenters import Presenter, Reader
from portalgen.render.views.links import Fact
from portalgen.text.bilingual import Bilingual as B

_WRITTEN: Final = r"-?\d{1,2}(\.\d)? °C"


def _check(value: str) -> str:
    if re.fullmatch(_WRITTEN, value) is None:
        raise described_value_error(B("một nhiệt độ", "a temperature"), B("ví dụ 21.5 °C", "for example 21.5 °C"))
    return value


_VALUE: Final[Any] = Annotated[
    Text, AfterValidator(_check), WithJsonSchema({"type": "string", "pattern": f"^{_WRITTEN}$"})
]

TEMPERATURE: Final = FieldType(
    lambda _, __: _VALUE, "21.5 °C", "number", help=B("nhiệt độ, bằng độ C", "a temperature in degrees Celsius")
)


def _show(reader: Reader, _: Field, value: str) -> Fact:
    """Vietnamese writes the decimal comma."""
    text = value.replace(".", ",") if reader.language == "vi" else value
    return Fact("", "", text, presentation="number")


TEMPERATURE_PRESENTER: Final = Presenter(_show, _show)

TEMPERATURE_CELL: Final = DataCell(
    lambda _, __, value: float(value.removesuffix(" °C")),
    lambda _, __: {"type": "number", "minimum": -99},
    lambda _: {"type": "number", "constraints": {"minimum": -99}},
)
"""In data files a number, by which rooms can be compared."""
