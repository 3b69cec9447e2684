"""What `site-config/governance/roster.yaml` and `roster/<site>.yaml` may hold, as people write them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from portalgen.config.models import Model
from portalgen.config.roster import PortalRole, RosterMode, SiteRole
from portalgen.config.ssh_keys import parse_public_key
from portalgen.config.values import Boolean, Date, Host, Integer, SectionPath, Slug, Text, described_value_error
from portalgen.text.bilingual import Bilingual

Version = Annotated[Integer, Field(ge=1, le=1_000_000)]
Team = Annotated[Integer, Field(ge=1, le=1_000_000_000_000)]


def _public_key(value: object) -> str:
    try:
        parse_public_key(value if isinstance(value, str) else "")
    except ValueError:
        raise described_value_error(
            Bilingual("khóa công khai", "a public key"),
            Bilingual("nội dung tệp .pub: ssh-ed25519 AAAA…", "what a .pub file holds: ssh-ed25519 AAAA…"),
        ) from None
    assert isinstance(value, str)
    return value


PublicKey = Annotated[Text, BeforeValidator(_public_key)]
Fingerprint = Annotated[Text, Field(pattern=r"^SHA256:[A-Za-z0-9+/]{43}$")]
CommitId = Annotated[Text, Field(pattern=r"^[0-9a-f]{40}([0-9a-f]{24})?$")]
SigningOrigin = Annotated[Text, Field(pattern=r"^https://[a-z0-9.-]+(:[0-9]{1,5})?$|^http://localhost(:[0-9]{1,5})?$")]


class KeyModel(Model):
    """A public key; the private one never leaves its owner's device."""

    public: PublicKey = Field(description="Nội dung tệp .pub. / What the .pub file holds.")
    label: Text | None = Field(default=None, description="Tên gọi của khóa. / What its owner calls it.")


class AppointmentModel(Model):
    """A role and from when to when it is held."""

    starts: Date = Field(alias="from", description="Từ ngày. / From this day.")
    until: Date | None = Field(
        default=None, alias="to", description="Đến hết ngày; để trống: chưa định. / The last day."
    )
    decision: Text | None = Field(
        default=None, description="Quyết định phân công, hoặc unconfirmed. / The appointing decision, or unconfirmed."
    )


class SiteAppointmentModel(AppointmentModel):
    """A role on a site's board."""

    role: SiteRole = Field(
        description="editor biên tập viên, commissioner ủy viên, secretary Tổ thư ký, deputy Phó Trưởng Ban, chief Trưởng Ban. / The role."
    )


class PortalAppointmentModel(AppointmentModel):
    """A role for the whole portal."""

    role: PortalRole = Field(
        description="owner: Văn phòng UBND tỉnh (Điều 12); platform: đơn vị vận hành chương trình, giao diện. / The role."
    )


class PersonModel(Model):
    """Somebody, known by a post."""

    id: Slug = Field(description="Mã, không đổi, duy nhất trong cả cổng. / Stable id, unique in the portal.")
    post: Text = Field(description="Chức danh, ví dụ Giám đốc Sở. / The post.")
    name: Text | None = Field(default=None, description="Họ tên; không bắt buộc. / A name; not needed.")
    keys: tuple[KeyModel, ...] = ()
    accounts: dict[Literal["github", "forgejo"], Annotated[Text, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")]] = (
        Field(default={}, description="Tài khoản trên máy chủ kho. / Accounts on forges.")
    )


class SitePersonModel(PersonModel):
    """Somebody of a site's board."""

    roles: tuple[SiteAppointmentModel, ...] = Field(min_length=1)


class PortalPersonModel(PersonModel):
    """An owner, or somebody of the platform."""

    roles: tuple[PortalAppointmentModel, ...] = Field(min_length=1)


class DelegationModel(Model):
    """What a chief lets another person approve."""

    giver: Slug = Field(alias="from_person", description="Mã người ủy quyền. / Id of who delegates.")
    receiver: Slug = Field(alias="to_person", description="Mã người được ủy quyền. / Id of who signs.")
    document: Text = Field(description="Văn bản ủy quyền. / The document of delegation.")
    starts: Date = Field(alias="from", description="Từ ngày. / From this day.")
    until: Date = Field(alias="to", description="Đến hết ngày. / The last day.")
    sections: tuple[SectionPath, ...] = Field(
        default=(), description="Chuyên mục được ủy quyền; để trống: cả trang. / Sections; none means the whole site."
    )


class PasskeysModel(Model):
    """Where passkeys may sign."""

    relying_party: Host = Field(description="Tên miền của nơi ký. / Host of the website that asks for signatures.")
    origins: tuple[SigningOrigin, ...] = Field(
        min_length=1, description="Địa chỉ gốc đúng từng ký tự. / Exact origins."
    )


class RevocationModel(Model):
    """A key that is not to be trusted from a commit on."""

    key: Fingerprint = Field(description="Dấu vân tay của khóa (SHA256:…). / Fingerprint of the key.")
    since: CommitId = Field(description="Mã lần lưu của bản chính. / Id of the commit of main.")
    reason: Text


class RosterModel(Model):
    """`site-config/governance/roster.yaml`."""

    version: Version = Field(description="Tăng một mỗi lần sửa. / Raised by one with each change.")
    portal: Slug = Field(description="Mã của cổng, ghi trong mọi phiếu duyệt. / Id of the portal, in every record.")
    people: tuple[PortalPersonModel, ...] = ()
    passkeys: PasskeysModel | None = None
    release_keys: tuple[KeyModel, ...] = Field(default=(), description="Khóa ký bản phát hành. / Keys of releases.")
    desk_keys: tuple[KeyModel, ...] = Field(default=(), description="Khóa của bàn biên tập. / Keys of the desk.")
    revocations: tuple[RevocationModel, ...] = ()
    github_teams: dict[PortalRole, Team] = Field(
        default={}, description="Số của nhóm trên GitHub, theo nhiệm vụ. / Numbers of teams on GitHub, by role."
    )


class SiteRosterModel(Model):
    """`site-config/governance/roster/<site>.yaml`: the editorial board of one site."""

    version: Version = Field(description="Tăng một mỗi lần sửa. / Raised by one with each change.")
    site: Slug = Field(description="Mã trang, như tên tệp. / Id of the site, as the file is named.")
    decision: Text | None = Field(
        default=None, description="Quyết định thành lập Ban Biên tập, hoặc unconfirmed. / The decision that set it up."
    )
    mode: RosterMode = Field(
        default="required", description="required: bắt buộc; report_only: chỉ báo cáo. / Whether approval is required."
    )
    allow_single_editor: Boolean = Field(
        default=False,
        description="true: người soạn được tự duyệt, luôn được báo. / Authors may approve; always reported.",
    )
    people: tuple[SitePersonModel, ...] = ()
    delegations: tuple[DelegationModel, ...] = ()
    github_teams: dict[SiteRole, Team] = Field(
        default={}, description="Số của nhóm trên GitHub, theo nhiệm vụ. / Numbers of teams on GitHub, by role."
    )
