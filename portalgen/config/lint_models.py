"""The YAML models of `site-config/lint.yaml` and `site-config/governance/{policy,waivers}.yaml`."""

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
        description="Mẫu đường dẫn (*, **) tính từ thư mục cổng; để trống là mọi tệp. / Path globs; empty means all files.",
    )
    sites: tuple[Slug, ...] = Field(
        default=(), description="Mã trang; để trống là mọi trang. / Site ids; empty means all sites."
    )
    severity: dict[CodePrefix, Level] = Field(
        description="Mức theo mã hoặc phần đầu của mã. / Severity by code or prefix."
    )


class MandatoryModel(Model):
    """Mandatory parts of the sites of a group."""

    sections: tuple[SectionPath, ...] = Field(
        default=(), description="Chuyên mục phải có. / Mandatory sections, which must have content."
    )
    menu: tuple[Text, ...] = Field(
        default=(), description="Tên các mục phải có trong danh mục. / Mandatory labels of the menu."
    )
    english: tuple[SectionPath, ...] = Field(
        default=(), description="Chuyên mục phải có bản tiếng Anh. / Sections with mandatory English versions."
    )


class ParticipationModel(Model):
    """House practice for consultations and questions, in days; no instrument in force is known to set these numbers."""

    draft_days: Annotated[Integer, Field(ge=1, le=365)] = Field(
        default=20,
        description="Số ngày tối thiểu lấy ý kiến dự thảo văn bản quy phạm pháp luật; CHƯA đối chiếu với văn bản gốc. / Minimum days for a draft normative document; NOT verified against the original text.",
    )
    report_days: Annotated[Integer, Field(ge=1, le=365)] = Field(
        default=30,
        description="Sau bao nhiêu ngày kể từ khi hết hạn phải có báo cáo tiếp thu; thông lệ. / Days until an adoption report is due; house practice.",
    )
    answer_working_days: Annotated[Integer, Field(ge=1, le=365)] = Field(
        default=15,
        description="Số ngày làm việc để trả lời câu hỏi không ghi due; thông lệ. / Working days for answering a question without due; house practice.",
    )


class LintModel(Model):
    """`site-config/lint.yaml`: findings of `portalgen lint` and their severity."""

    severity: dict[CodePrefix, Level] = Field(
        default={}, description="Mức theo mã hoặc phần đầu của mã, cho mọi trang. / Severity by code or prefix."
    )
    overrides: tuple[OverrideModel, ...] = Field(
        default=(),
        description="Mức khác cho một số đường dẫn, trang; mục sau thay mục trước. / Other severities for some paths and sites; later entries replace earlier ones.",
    )
    mandatory: dict[Literal["main", "department", "commune"], MandatoryModel] = Field(
        default={}, description="Điều mỗi nhóm trang phải có. / Mandatory parts of each group of sites."
    )
    advertising: tuple[Text, ...] = Field(
        default=(), description="Thêm từ ngữ quảng cáo cần cảnh báo. / Additional advertising words to warn about."
    )
    title_length: Annotated[Integer, Field(ge=20, le=400)] = Field(
        default=150, description="Số ký tự tối đa của tiêu đề. / Maximum characters of a title."
    )
    participation: ParticipationModel = Field(
        default=ParticipationModel(),
        description="Thông lệ về lấy ý kiến và hỏi đáp. / House practice about consultations and questions.",
    )
    allowed_telephones: tuple[Annotated[str, Field(pattern=r"^[0-9]{8,12}$")], ...] = Field(
        default=(),
        description="Số di động cơ quan đã công khai (chỉ ghi chữ số). / Published mobile numbers of agencies (digits only).",
    )
    namesakes: tuple[Text, ...] = Field(
        default=(),
        description="Tên có thật của nơi khác, gần giống tên xã, phường của cổng; không phải viết sai. / Real names of other places that resemble those of the portal's communes.",
    )


class ClassApprovalModel(Model):
    """The approval required for a class of files before publication."""

    level: ApprovalLevel = Field(
        default="none",
        description="none: không đòi hỏi; platform: máy chủ kho gộp; person: có phiếu ký. / Required approval.",
    )
    steps: tuple[ApprovalStep, ...] = Field(
        default=("approve",),
        description="Các bước theo thứ tự, ví dụ review rồi approve. / Steps in order, such as review and approve.",
    )


class ApprovalModel(Model):
    """How changes are approved."""

    classes: dict[ApprovedClass, ClassApprovalModel] = Field(
        default={},
        description="Mức theo loại tệp; loại không ghi ở đây không đòi hỏi gì. / Level by class of files; omitted classes need no approval.",
    )
    emergency_review_hours: Annotated[Integer, Field(ge=1, le=720)] = Field(
        default=24,
        description="Số giờ để duyệt bổ sung tin đăng khẩn. / Hours until an emergency publication must be approved.",
    )
    lapses_after_days: Annotated[Integer, Field(ge=1, le=730)] | None = Field(
        default=None,
        description="Phiếu duyệt không được dùng trong số ngày này thì hết hiệu lực; không ghi là không hết. / Days after which an unused approval lapses; default: never.",
    )


class PolicyModel(Model):
    """`site-config/governance/policy.yaml`: how approval leaves its trace in the repository."""

    merge_method: Literal["merge", "squash"] = Field(
        default="merge",
        description="Cách duyệt và xuất bản: merge giữ từng lần sửa; squash gộp lại. / Merge method: merge keeps every commit; squash joins them.",
    )
    forge_committers: tuple[Text, ...] = Field(
        default=(),
        description="Địa chỉ mà máy chủ kho ghi khi gộp bài đã duyệt; bắt buộc với squash. / E-mail addresses of the forge as committer; required with squash.",
    )
    receipts_since: DateTime | None = Field(
        default=None,
        description="Từ lúc này, không có biên nhận của máy chủ kho là chưa chứng minh được. / Changes after this time without a receipt of the server are unproven.",
    )
    approval: ApprovalModel = Field(
        default=ApprovalModel(),
        description="Ai phải duyệt trước khi đăng. / Approvals required before publication.",
    )


class WaiverModel(Model):
    """A waiver granted by the board; authors cannot grant it."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{3}[0-9]{3}$")] = Field(description="Mã được miễn. / The waived code.")
    item: Slug | None = Field(default=None, description="Mã bài. / The item's id.")
    site: Slug | None = Field(default=None, description="Mã trang, khi miễn cho cả trang. / Site id, for a whole site.")
    reason: Text = Field(description="Lý do. / The reason.")
    approved_by: Text = Field(description="Chức danh người duyệt (không ghi tên). / Approving post (no name).")
    starts: Date = Field(alias="from", description="Từ ngày. / From this day.")
    until: Date = Field(description="Đến hết ngày. / The last day.")


class WaiversModel(Model):
    """`site-config/governance/waivers.yaml`."""

    waivers: tuple[WaiverModel, ...] = ()
