"""What `site-config/legal/duties.yaml` may hold, as people write it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from portalgen.config.legal_models import BasisModel, BothModel
from portalgen.config.models import Model
from portalgen.config.values import Integer, KindName, SectionPath, Slug, Text

Group = Literal["main", "department", "commune"]
DutyId = Annotated[Text, Field(description="Ví dụ 7.6, 7.6.boundaries (docs/how-to/bao-cao-do-phu.md). / Such as 7.6.")]


class DutyScopeModel(Model):
    """For which sites an entry holds: for all where neither key is given."""

    groups: tuple[Group, ...] = Field(default=(), description="Nhóm trang. / Groups of sites.")
    sites: tuple[Slug, ...] = Field(default=(), description="Mã các trang. / Ids of sites.")


class DutyPlaceModel(DutyScopeModel):
    """Where a duty is met for which no kind is made: items of sections, of kinds, or by their ids."""

    duty: DutyId
    sections: tuple[SectionPath, ...] = Field(
        default=(), description="Chuyên mục mà mọi bài ở đó được tính. / Sections whose items count."
    )
    kinds: tuple[KindName, ...] = Field(default=(), description="Loại bài được tính. / Kinds whose items count.")
    items: tuple[Slug, ...] = Field(default=(), description="Mã (id) các bài được tính. / Ids of items that count.")


class StaleLimitModel(DutyScopeModel):
    """After how many days without a newer item a duty is reported as stale."""

    duty: DutyId
    days: Annotated[Integer, Field(ge=1, le=3_650)]
    note: BothModel = Field(
        description="Con số từ đâu ra: luật không ấn định. / Where the number is from: no law gives one."
    )


class NotApplicableModel(DutyScopeModel):
    """A duty that sites do not have, and why."""

    duty: DutyId
    reason: BothModel


class NamedSectionModel(DutyScopeModel):
    """A section that an instrument asks for by its name."""

    path: SectionPath
    names: BothModel
    basis: BasisModel


class DutyIssuersModel(DutyScopeModel):
    """Whose documents and directions meet a duty."""

    duty: DutyId
    names: tuple[Text, ...] = Field(
        min_length=1,
        description="Cơ quan, chức danh ban hành hoặc chỉ đạo, ghi như trong bài. / Bodies and posts, as items write them.",
    )


class DutiesModel(Model):
    """`site-config/legal/duties.yaml`."""

    places: tuple[DutyPlaceModel, ...] = ()
    issuers: tuple[DutyIssuersModel, ...] = ()
    stale_after: tuple[StaleLimitModel, ...] = ()
    not_applicable: tuple[NotApplicableModel, ...] = ()
    sections: tuple[NamedSectionModel, ...] = ()
