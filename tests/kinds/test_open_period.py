"""When an item is open, whatever the types of the two fields that say so; a period that closes before it opens is reversed."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any, Final, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from portalgen.content.field_types import FIELD_TYPES
from portalgen.content.model import Page
from portalgen.graph.moments import period_of
from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import PERIOD_TYPES, Field, Kind, Period
from portalgen.law.calendar import VIETNAM
from portalgen.text.bilingual import Bilingual as B

LABEL: Final = B("Hạn", "Term")


def a_page(opens: tuple[str, Any], closes: tuple[str, Any]) -> Page:
    """A page of a kind whose period has fields of these types, with these values."""
    kind = Kind(
        name="consultation",
        label=LABEL,
        help=LABEL,
        layout="page",
        list_style="plain",
        order="weight",
        own_fields=(Field("opens", opens[0], LABEL, LABEL), Field("closes", closes[0], LABEL, LABEL)),
        common_fields=COMMON_FIELDS,
        period=Period("opens", "closes"),
    )
    values: dict[str, Any] = {field.name: None for field in fields(Page)}
    return Page(**{**values, "kind": kind, "fields": {"opens": opens[1], "closes": closes[1]}})


def read(type: str, written: str) -> Any:
    field = Field("x", type, LABEL, LABEL)
    return TypeAdapter(FIELD_TYPES[type].value(field, lambda _: dict)).validate_python(written)


@pytest.mark.parametrize(
    ("opens", "closes", "is_reversed"),
    [
        (("date", "2026-11-21"), ("date", "2026-11-21"), False),
        (("date", "2026-11-22"), ("date", "2026-11-21"), True),
        (("date", "2026-11-21"), ("closing_date", "2026-11-21"), False),
        (("date", "2026-11-22"), ("closing_date", "2026-11-21"), True),
        (("datetime", "2026-11-21T17:00"), ("closing_date", "2026-11-21"), False),
        (("datetime", "2026-11-21T17:00"), ("closing_date", "2026-11-21T16:59"), True),
        (("datetime", "2026-11-21T17:00"), ("datetime", "2026-11-21"), False),
        (("datetime", "2026-11-21T17:00"), ("date", "2026-11-20"), True),
    ],
)
def test_a_day_lasts_to_its_end(opens: tuple[str, str], closes: tuple[str, str], is_reversed: bool) -> None:
    page = a_page((opens[0], read(*opens)), (closes[0], read(*closes)))
    assert page.kind.ends_before_it_begins(page.fields) is is_reversed


_TYPES: Final = st.sampled_from(sorted(PERIOD_TYPES))


@given(_TYPES, _TYPES, st.integers(0, 99), st.integers(0, 99))
def test_what_is_reversed_is_open_at_no_moment(opens: str, closes: str, begin: int, end: int) -> None:
    values = []
    for type, hours in ((opens, begin), (closes, end)):
        moment = datetime(2026, 11, 20, tzinfo=VIETNAM) + timedelta(hours=hours)
        values.append(moment.date() if type == "date" else moment)
    page = a_page((opens, values[0]), (closes, values[1]))
    period = period_of(page)
    assert period is not None
    if page.kind.ends_before_it_begins(page.fields):
        assert period.end <= cast(datetime, period.begin)
    else:
        assert period.end >= cast(datetime, period.begin)
