"""What `site-config/lint.yaml` and `site-config/governance/{policy,waivers}.yaml` may hold, as people write them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from portalgen.config.approval_levels import ApprovalLevel, ApprovalStep
from portalgen.config.models import Model
from portalgen.config.values import Date, DateTime, Integer, SectionPath, Slug, Text

Level = Literal["error", "warning", "note", "off"]
ApprovedClass = Literal[
    "portal_roster",
    "site_roster",
    "governance",
    "legal",
    "rules",
    "site_settings",
    "shared_settings",
    "addresses",
    "content",
    "platform",
]
CodePrefix = Annotated[str, Field(pattern=r"^[A-Z]{1,3}[0-9]{0,3}$")]


class OverrideModel(Model):
    """Severities for some paths or sites."""

    paths: tuple[Text, ...] = Field(
        default=(),
        description="Mẫu đường dẫn (*, **) tính từ thư mục cổng; để trống là mọi tệp. / Globs; none means all.",
    )
    sites: tuple[Slug, ...] = Field(default=(), description="Mã trang; để trống là mọi trang. / Sites; none means all.")
    severity: dict[CodePrefix, Level] = Field(
        description="Mức theo mã hoặc phần đầu của mã. / Severity by code or prefix."
    )


class MandatoryModel(Model):
    """What the sites of one group must have."""

    sections: tuple[SectionPath, ...] = Field(
        default=(), description="Chuyên mục phải có. / Sections that must be there and hold something."
    )
    menu: tuple[Text, ...] = Field(
        default=(), description="Tên các mục phải có trong danh mục. / Labels that the menu must have."
    )
    english: tuple[SectionPath, ...] = Field(
        default=(), description="Chuyên mục phải có bản tiếng Anh. / Sections whose pages must be in English too."
    )


class ParticipationModel(Model):
    """House practice about consultations and questions: numbers of days that no instrument in force is known to set."""

    draft_days: Annotated[Integer, Field(ge=1, le=365)] = Field(
        default=20,
        description="Số ngày tối thiểu lấy ý kiến dự thảo văn bản quy phạm pháp luật; CHƯA đối chiếu với văn bản gốc. / Least days for a draft normative document; unverified.",
    )
    report_days: Annotated[Integer, Field(ge=1, le=365)] = Field(
        default=30,
        description="Sau bao nhiêu ngày kể từ khi hết hạn phải có báo cáo tiếp thu; thông lệ. / Days until an adoption report is due; house practice.",
    )
    answer_working_days: Annotated[Integer, Field(ge=1, le=365)] = Field(
        default=15,
        description="Số ngày làm việc để trả lời câu hỏi không ghi due; thông lệ. / Working days for an answer where no due is given; house practice.",
    )


class LintModel(Model):
    """`site-config/lint.yaml`: what `portalgen lint` tells, and how much it weighs."""

    severity: dict[CodePrefix, Level] = Field(
        default={}, description="Mức theo mã hoặc phần đầu của mã, cho mọi trang. / Severity by code or prefix."
    )
    overrides: tuple[OverrideModel, ...] = Field(
        default=(), description="Mức khác cho một số đường dẫn, trang; mục sau thay mục trước. / Later entries count."
    )
    mandatory: dict[Literal["main", "department", "commune"], MandatoryModel] = Field(
        default={}, description="Điều mỗi nhóm trang phải có. / What each group of sites must have."
    )
    advertising: tuple[Text, ...] = Field(
        default=(), description="Thêm từ ngữ quảng cáo cần cảnh báo. / More wording of advertisements."
    )
    title_length: Annotated[Integer, Field(ge=20, le=400)] = Field(
        default=150, description="Số ký tự tối đa của tiêu đề. / Characters that a title may have."
    )
    participation: ParticipationModel = Field(
        default=ParticipationModel(),
        description="Thông lệ về lấy ý kiến và hỏi đáp. / House practice about consultations and questions.",
    )
    allowed_telephones: tuple[Annotated[str, Field(pattern=r"^[0-9]{8,12}$")], ...] = Field(
        default=(), description="Số di động cơ quan đã công khai (chỉ ghi chữ số). / Mobile numbers made public."
    )


class ClassApprovalModel(Model):
    """What a class of files needs before it is published."""

    level: ApprovalLevel = Field(
        default="none",
        description="none: không đòi hỏi; platform: máy chủ kho gộp; person: có phiếu ký. / What must stand behind a change.",
    )
    steps: tuple[ApprovalStep, ...] = Field(
        default=("approve",), description="Các bước theo thứ tự, ví dụ review rồi approve. / Steps in their order."
    )


class ApprovalModel(Model):
    """How changes are approved."""

    classes: dict[ApprovedClass, ClassApprovalModel] = Field(
        default={},
        description="Mức theo loại tệp; loại không ghi ở đây không đòi hỏi gì. / By class of files; others need nothing.",
    )
    emergency_review_hours: Annotated[Integer, Field(ge=1, le=720)] = Field(
        default=24, description="Số giờ để duyệt bổ sung tin đăng khẩn. / Hours until an emergency has to be approved."
    )
    lapses_after_days: Annotated[Integer, Field(ge=1, le=730)] | None = Field(
        default=None,
        description="Phiếu duyệt không được dùng trong số ngày này thì hết hiệu lực; không ghi là không hết. / Days after which an unused approval lapses; without it none does.",
    )


class PolicyModel(Model):
    """`site-config/governance/policy.yaml`: how approval leaves its trace in the repository."""

    merge_method: Literal["merge", "squash"] = Field(
        default="merge",
        description="Cách duyệt và xuất bản: merge giữ từng lần sửa; squash gộp lại. / How approval joins a submission.",
    )
    forge_committers: tuple[Text, ...] = Field(
        default=(),
        description="Địa chỉ mà máy chủ kho ghi khi gộp bài đã duyệt; bắt buộc với squash. / E-mail that the forge commits with; squash needs it.",
    )
    receipts_since: DateTime | None = Field(
        default=None,
        description="Từ lúc này, không có biên nhận của máy chủ kho là chưa chứng minh được. / From this time on, what has no receipt of the server is unproven.",
    )
    approval: ApprovalModel = Field(
        default=ApprovalModel(),
        description="Ai phải duyệt trước khi đăng. / What has to be approved before it is published.",
    )


class WaiverModel(Model):
    """What the board waives; authors cannot."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{3}[0-9]{3}$")] = Field(description="Mã được miễn. / The code.")
    item: Slug | None = Field(default=None, description="Mã bài. / The item's id.")
    site: Slug | None = Field(default=None, description="Mã trang, khi miễn cho cả trang. / A whole site.")
    reason: Text = Field(description="Lý do. / The reason.")
    approved_by: Text = Field(description="Chức danh người duyệt (không ghi tên). / Post of who approved, no name.")
    starts: Date = Field(alias="from", description="Từ ngày. / From this day.")
    until: Date = Field(description="Đến hết ngày. / The last day.")


class WaiversModel(Model):
    """`site-config/governance/waivers.yaml`."""

    waivers: tuple[WaiverModel, ...] = ()
