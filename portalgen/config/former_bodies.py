"""Agencies, units and levels of government that no longer exist: `site-config/legal/former-agencies.yaml`.

The file is optional; without it nothing is checked. Former communes and districts stand in the tables of
`site-config/search/` (`kind: former_unit` with `since`), and are not repeated here.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field

from portalgen.config.legal_models import BasisModel, BothModel
from portalgen.config.models import Model
from portalgen.config.values import Date, Text
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual

FORMER_BODIES_FILE: Final = "site-config/legal/former-agencies.yaml"


class FormerBodyModel(Model):
    """An agency, a unit or a level that no longer exists."""

    names: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(
        description="Tên đầy đủ, rồi các cách viết tắt. / The full name, then its abbreviations."
    )
    since: Date = Field(
        description="Ngày đầu tiên không còn cơ quan, đơn vị này. / First day without the agency or unit."
    )
    successors: BothModel = Field(description="Nơi nhận việc ngày nay. / Who does its work today.")
    status: Literal["provisional", "confirmed"] = Field(
        default="provisional",
        description="confirmed: đã xác nhận; provisional: chưa xác nhận. / Status of the day and the successors.",
    )
    basis: tuple[BasisModel, ...] = Field(default=(), description="Văn bản nói như vậy. / Legal basis.")
    note: BothModel | None = None


class FormerBodiesModel(Model):
    """`site-config/legal/former-agencies.yaml`."""

    agencies: tuple[FormerBodyModel, ...] = Field(default=(), description="Cơ quan. / Agencies.")
    units: tuple[FormerBodyModel, ...] = Field(
        default=(),
        description="Đơn vị hành chính không có trong site-config/search/, hoặc có nơi kế tiếp khác. / Units that are not in site-config/search/, or with another successor.",
    )
    levels: tuple[FormerBodyModel, ...] = Field(
        default=(),
        description="Cấp hành chính, ví dụ huyện: cơ quan của cấp ấy dù không nêu tên. / Levels such as huyện: their agencies even without a name.",
    )


@frozen
class FormerBody:
    """An agency, a unit or a level that no longer exists."""

    names: tuple[str, ...]
    """The full name first."""
    since: date
    """The first day without it."""
    successors: Bilingual
    is_confirmed: bool = False


@frozen
class FormerBodies:
    """The register; empty without the file."""

    agencies: tuple[FormerBody, ...] = ()
    units: tuple[FormerBody, ...] = ()
    levels: tuple[FormerBody, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.agencies or self.units or self.levels)


def former_bodies_of(model: FormerBodiesModel) -> FormerBodies:
    """Return the register described by the file."""
    return FormerBodies(*(tuple(map(_body_of, each)) for each in (model.agencies, model.units, model.levels)))


def _body_of(model: FormerBodyModel) -> FormerBody:
    successors = Bilingual(model.successors.vi, model.successors.en)
    return FormerBody(model.names, model.since, successors, model.status == "confirmed")
