"""The YAML models of `site-config/governance/roster.yaml` and `roster/<site>.yaml`."""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field

from portalgen.config.models import Model
from portalgen.config.roster import PortalRole, RosterMode, SiteRole
from portalgen.config.ssh_keys import parse_public_key
from portalgen.config.values import Boolean, Date, Host, Integer, SectionPath, Slug, Text, described_value_error
from portalgen.text.bilingual import Bilingual

Version = Annotated[Integer, Field(ge=1, le=1_000_000)]
Team = Annotated[Integer, Field(ge=1, le=1_000_000_000_000)]


_PUBLIC_KEY: Final = Bilingual("khóa công khai", "a public key")
_PUBLIC_LINE: Final = Bilingual("nội dung tệp .pub: ssh-ed25519 AAAA…", "the content of a .pub file: ssh-ed25519 AAAA…")
_SECRET: Final = Bilingual(
    "khóa công khai: đây là khóa riêng, và đã lộ từ lúc được ghi vào đây, nên không dùng khóa này nữa",
    "a public key: this is a private key, disclosed by being written here, so do not use it any more",
)
_NEW_KEY: Final = Bilingual(
    "nội dung tệp .pub của một khóa mới (tạo bằng ssh-keygen -t ed25519) và xóa khóa riêng khỏi tệp này",
    "the content of the .pub file of a new key (made with ssh-keygen -t ed25519), and delete the private key from "
    "this file",
)
_OTHER_KEY: Final = Bilingual(
    "khóa công khai thuộc loại ký được ở đây (ssh-ed25519, khóa bảo mật sk-ssh-ed25519, khóa truy nhập)",
    "a public key of a supported type (ssh-ed25519, security key sk-ssh-ed25519, passkey)",
)
_ED25519: Final = Bilingual(
    "nội dung tệp .pub của một khóa tạo bằng ssh-keygen -t ed25519",
    "the content of the .pub file of a key made with ssh-keygen -t ed25519",
)
_FINGERPRINT: Final = Bilingual("dấu vân tay của khóa", "the fingerprint of a key")
_FINGERPRINT_LINE: Final = Bilingual(
    "phần SHA256:… (43 ký tự) mà ssh-keygen -lf khoa.pub in ra",
    "the part SHA256:… (43 characters) printed by ssh-keygen -lf key.pub",
)
_COMMIT: Final = Bilingual("mã đầy đủ của một lần lưu", "the full id of a commit")
_COMMIT_LINE: Final = Bilingual(
    "mã 40 chữ số mà git rev-parse origin/main in ra", "the 40 digits printed by git rev-parse origin/main"
)
_OTHER_KINDS: Final = ("ssh-rsa ", "ssh-dss ", "ecdsa-sha2-", "rsa-sha2-")


def _public_key(value: object) -> str:
    text = value if isinstance(value, str) else ""
    try:
        parse_public_key(text)
    except ValueError:
        if "PRIVATE KEY" in text:
            raise described_value_error(_SECRET, _NEW_KEY, shown="-----BEGIN … PRIVATE KEY-----") from None
        if text.startswith(_OTHER_KINDS):
            raise described_value_error(_OTHER_KEY, _ED25519, shown=f"{text.split()[0]} …") from None
        raise described_value_error(_PUBLIC_KEY, _PUBLIC_LINE) from None
    return text


def _fingerprint(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(_FINGERPRINT_FORM, value):
        try:
            proposal = parse_public_key(value).fingerprint
        except ValueError:
            proposal = ""
        raise described_value_error(_FINGERPRINT, _FINGERPRINT_LINE, proposal)
    return value


def _commit_id(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(_COMMIT_FORM, value):
        raise described_value_error(_COMMIT, _COMMIT_LINE)
    return value


_FINGERPRINT_FORM: Final = r"^SHA256:[A-Za-z0-9+/]{43}$"
_COMMIT_FORM: Final = r"^[0-9a-f]{40}([0-9a-f]{24})?$"
PublicKey = Annotated[Text, BeforeValidator(_public_key)]
Fingerprint = Annotated[Text, Field(pattern=_FINGERPRINT_FORM), BeforeValidator(_fingerprint)]
CommitId = Annotated[Text, Field(pattern=_COMMIT_FORM), BeforeValidator(_commit_id)]
SigningOrigin = Annotated[Text, Field(pattern=r"^https://[a-z0-9.-]+(:[0-9]{1,5})?$|^http://localhost(:[0-9]{1,5})?$")]


class KeyModel(Model):
    """A public key; the private key never leaves its owner's device."""

    public: PublicKey = Field(description="Nội dung tệp .pub. / Content of the .pub file.")
    label: Text | None = Field(default=None, description="Tên gọi của khóa. / Label of the key.")


class AppointmentModel(Model):
    """A role and its period."""

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
    """A person, identified by a post."""

    id: Slug = Field(description="Mã, không đổi, duy nhất trong cả cổng. / Stable id, unique in the portal.")
    post: Text = Field(description="Chức danh, ví dụ Giám đốc Sở. / The post.")
    name: Text | None = Field(default=None, description="Họ tên; không bắt buộc. / Name; optional.")
    keys: tuple[KeyModel, ...] = ()
    accounts: dict[Literal["github", "forgejo"], Annotated[Text, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")]] = (
        Field(default={}, description="Tài khoản trên máy chủ kho. / Accounts on forges.")
    )


class SitePersonModel(PersonModel):
    """A member of a site's board."""

    roles: tuple[SiteAppointmentModel, ...] = Field(min_length=1)


class PortalPersonModel(PersonModel):
    """An owner, or a member of the platform team."""

    roles: tuple[PortalAppointmentModel, ...] = Field(min_length=1)


class DelegationModel(Model):
    """The right to approve, delegated by a chief to another person."""

    giver: Slug = Field(alias="from_person", description="Mã người ủy quyền. / Id of the delegating person.")
    receiver: Slug = Field(alias="to_person", description="Mã người được ủy quyền. / Id of the signer.")
    document: Text = Field(description="Văn bản ủy quyền. / The document of delegation.")
    starts: Date = Field(alias="from", description="Từ ngày. / From this day.")
    until: Date = Field(alias="to", description="Đến hết ngày. / The last day.")
    sections: tuple[SectionPath, ...] = Field(
        default=(),
        description="Chuyên mục được ủy quyền; để trống: cả trang. / Delegated sections; empty means the whole site.",
    )


class PasskeysModel(Model):
    """The websites for signing with passkeys."""

    relying_party: Host = Field(description="Tên miền của nơi ký. / Host of the signing website.")
    origins: tuple[SigningOrigin, ...] = Field(
        min_length=1, description="Địa chỉ gốc đúng từng ký tự. / Exact origins."
    )


class RevocationModel(Model):
    """A key that is not trusted from a commit on."""

    key: Fingerprint = Field(description="Dấu vân tay của khóa (SHA256:…). / Fingerprint of the key.")
    since: CommitId = Field(description="Mã lần lưu của bản chính. / Id of the commit of main.")
    reason: Text


class RosterModel(Model):
    """`site-config/governance/roster.yaml`."""

    version: Version = Field(description="Tăng một mỗi lần sửa. / Increased by one with each change.")
    portal: Slug = Field(description="Mã của cổng, ghi trong mọi phiếu duyệt. / Id of the portal, in every record.")
    people: tuple[PortalPersonModel, ...] = ()
    passkeys: PasskeysModel | None = None
    release_keys: tuple[KeyModel, ...] = Field(
        default=(), description="Khóa ký bản phát hành. / Keys for signing releases."
    )
    desk_keys: tuple[KeyModel, ...] = Field(default=(), description="Khóa của bàn biên tập. / Keys of the desk.")
    server_keys: tuple[KeyModel, ...] = Field(
        default=(),
        description="Khóa của máy chủ kho ký biên nhận; khóa cũ vẫn để lại. / Server keys for signing receipts; old keys stay.",
    )
    revocations: tuple[RevocationModel, ...] = ()
    github_teams: dict[PortalRole, Team] = Field(
        default={}, description="Số của nhóm trên GitHub, theo nhiệm vụ. / Ids of teams on GitHub, by role."
    )


class SiteRosterModel(Model):
    """`site-config/governance/roster/<site>.yaml`: the editorial board of a site."""

    version: Version = Field(description="Tăng một mỗi lần sửa. / Increased by one with each change.")
    site: Slug = Field(description="Mã trang, như tên tệp. / Site id, same as the file name.")
    decision: Text | None = Field(
        default=None,
        description="Quyết định thành lập Ban Biên tập, hoặc unconfirmed. / The decision establishing the board, or unconfirmed.",
    )
    mode: RosterMode = Field(
        default="required",
        description="required: bắt buộc; report_only: chỉ báo cáo. / Approval required, or only reported.",
    )
    allow_single_editor: Boolean = Field(
        default=False,
        description="true: người soạn được tự duyệt, luôn được báo. / Authors may approve their own pages; always reported.",
    )
    people: tuple[SitePersonModel, ...] = ()
    delegations: tuple[DelegationModel, ...] = ()
    github_teams: dict[SiteRole, Team] = Field(
        default={}, description="Số của nhóm trên GitHub, theo nhiệm vụ. / Ids of teams on GitHub, by role."
    )
