"""The YAML model of `site-config/legal/duties.yaml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from portalgen.config.legal_models import BasisModel, BothModel
from portalgen.config.models import Model
from portalgen.config.values import Integer, KindName, SectionPath, Slug, Text

Group = Literal["main", "department", "commune"]
DutyId = Annotated[
    Text, Field(description="Ví dụ 7.6, 7.6.boundaries (docs/how-to/bao-cao-do-phu.md). / For example 7.6.")
]


class DutyScopeModel(Model):
    """The sites to which an entry applies; all if both keys are omitted."""

    groups: tuple[Group, ...] = Field(default=(), description="Nhóm trang. / Groups of sites.")
    sites: tuple[Slug, ...] = Field(default=(), description="Mã các trang. / Ids of sites.")


class DutyPlaceModel(DutyScopeModel):
    """The place of a duty without its own kind: items of sections, of kinds, or items by id."""

    duty: DutyId
    sections: tuple[SectionPath, ...] = Field(
        default=(), description="Chuyên mục mà mọi bài ở đó được tính. / Sections with counted items."
    )
    kinds: tuple[KindName, ...] = Field(default=(), description="Loại bài được tính. / Counted kinds.")
    items: tuple[Slug, ...] = Field(default=(), description="Mã (id) các bài được tính. / Ids of counted items.")


class StaleLimitModel(DutyScopeModel):
    """Days without a newer item after which a duty is reported as stale."""

    duty: DutyId
    days: Annotated[Integer, Field(ge=1, le=3_650)]
    note: BothModel = Field(description="Con số từ đâu ra: luật không ấn định. / Source of the number: no law sets it.")


class NotApplicableModel(DutyScopeModel):
    """A duty that does not apply to some sites, with the reason."""

    duty: DutyId
    reason: BothModel


class NamedSectionModel(DutyScopeModel):
    """A section required by name in an instrument."""

    path: SectionPath
    names: BothModel
    basis: BasisModel


class DutyIssuersModel(DutyScopeModel):
    """The bodies whose documents and directions meet a duty."""

    duty: DutyId
    names: tuple[Text, ...] = Field(
        min_length=1,
        description="Cơ quan, chức danh ban hành hoặc chỉ đạo, ghi như trong bài. / Bodies and posts, as written in items.",
    )


class DutiesModel(Model):
    """`site-config/legal/duties.yaml`."""

    places: tuple[DutyPlaceModel, ...] = ()
    issuers: tuple[DutyIssuersModel, ...] = ()
    stale_after: tuple[StaleLimitModel, ...] = ()
    not_applicable: tuple[NotApplicableModel, ...] = ()
    sections: tuple[NamedSectionModel, ...] = ()
