"""The YAML models of `site-config/`. Everything is explicit; nothing is inferred.

A profile (`profiles.yaml`) contains the shared settings of a group of sites, so that a new site needs only a short
file. A key in the site's own file replaces the profile's whole value; only `own_sections` adds to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, create_model

from portalgen.config.outside import UNCONFIRMED
from portalgen.config.shared_settings import written_settings
from portalgen.config.values import (
    AgencyCode,
    Boolean,
    Color,  # noqa: F401 - a shared setting is written as one
    DataAttributes,
    Date,
    Host,
    HttpsAddress,
    Integer,
    KindName,
    OldPath,
    OutputName,  # noqa: F401 - as above
    ReceiverAddress,
    ReceiverEmail,
    SectionPath,
    SecurityContact,
    ServiceAddress,
    Slug,
    Text,
    UrlPath,
    WebAddress,
)

Texts = dict[Slug, Text]
"""A text for each language code."""

Network = Literal["email", "facebook"]
"""Networks that accept shared pages by a plain link."""

DataFrequency = Literal["continuous", "daily", "weekly", "monthly", "quarterly", "annual", "irregular"]
"""The update frequency of open data."""


class Model(BaseModel):
    """Strict about keys, immutable once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


_OwnModel = TypeVar("_OwnModel", bound=Model)


class ServiceModel(Model):
    """A service or channel outside of the portal (QĐ 2111, Art. 3(2))."""

    names: Texts = Field(description="Tên theo ngôn ngữ. / Name in each language.")
    address: ServiceAddress = Field(
        description="Địa chỉ https://…, hoặc unconfirmed: chưa xác nhận. / An https address, or unconfirmed."
    )
    purpose: Texts = Field(description="Dùng để làm gì, theo ngôn ngữ. / Purpose in each language.")


class NamedServiceModel(ServiceModel):
    """A service in a list of similar services."""

    id: KindName = Field(
        description="Tên để menu trỏ tới bằng `service:<tên>`, ví dụ facebook. / Name for `service:<name>` in menus."
    )


class ServicesModel(Model):
    """The services that menus (`service:…`) and the page of official channels link to; all are optional."""

    government_portal: ServiceModel | None = Field(
        default=None, description="Cổng Thông tin điện tử Chính phủ. / The Government Portal."
    )
    public_services: ServiceModel | None = Field(
        default=None, description="Cổng Dịch vụ công Quốc gia. / The National Public Service Portal."
    )
    gazette: ServiceModel | None = Field(default=None, description="Công báo điện tử. / The electronic gazette.")
    mail: ServiceModel | None = Field(default=None, description="Hệ thống thư điện tử. / The official mail system.")
    social: tuple[NamedServiceModel, ...] = Field(
        default=(), description="Kênh mạng xã hội: Facebook, Zalo… / Channels of social networks."
    )
    applications: tuple[NamedServiceModel, ...] = Field(
        default=(), description="Ứng dụng trên thiết bị di động. / Mobile applications."
    )
    others: tuple[NamedServiceModel, ...] = Field(default=(), description="Dịch vụ, kênh khác. / Others.")


class ReceiverModel(Model):
    """The ways to send something; each may be omitted, or be `unconfirmed`."""

    address: ReceiverAddress = Field(
        default="",
        description="Địa chỉ https của dịch vụ; {code} trong đó được thay bằng mã tham chiếu. / An https address; {code} is replaced by the reference code.",
    )
    email: ReceiverEmail = Field(default="", description="Hộp thư nhận. / The mailbox.")
    office: Texts | None = Field(
        default=None,
        description="Địa chỉ nhận thư hoặc nơi tiếp nhận, theo ngôn ngữ. / Postal address or office, in each language.",
    )


class ReceiversModel(Model):
    """The receivers of submissions by citizens; without a receiver there is no channel, and pages say so."""

    question: ReceiverModel | None = Field(default=None, description="Câu hỏi, kiến nghị. / Questions.")
    reflection: ReceiverModel | None = Field(
        default=None,
        description="Phản ánh, kiến nghị về quy định hành chính; không ghi: như question. / Reflections on administrative rules; default: same as question.",
    )
    opinion: ReceiverModel | None = Field(default=None, description="Ý kiến góp ý dự thảo. / Opinions on drafts.")
    rating: ReceiverModel | None = Field(
        default=None, description="Đánh giá thông tin trên cổng. / Ratings of the portal's information."
    )
    survey: ReceiverModel | None = Field(default=None, description="Trả lời khảo sát. / Answers to surveys.")


class MonitoringModel(Model):
    """The script of the state's measuring system (QĐ 2111, Art. 3(2)b), on every page; omit to disable."""

    script: HttpsAddress = Field(description="Địa chỉ https của mã đo. / The https address of the script.")
    sends_to: Annotated[tuple[Host, ...], Field(min_length=1)] = Field(
        description="Các tên miền mà mã đo gửi số liệu tới. / Hosts receiving the measurements."
    )
    measured_by: Texts = Field(description="Cơ quan đo lường, theo ngôn ngữ. / Measuring agency in each language.")
    attributes: DataAttributes = Field(
        default={},
        description="Thuộc tính data-… của thẻ script, ví dụ mã của cổng. / Attributes data-… of the script element, such as the portal's code.",
    )


class DataLicenseModel(Model):
    """The licence of open data; if its name is unconfirmed, only the terms of reuse apply."""

    names: Texts = Field(
        description="Tên giấy phép theo ngôn ngữ, hoặc unconfirmed. / Name in each language, or unconfirmed."
    )
    address: ServiceAddress = Field(
        description="Địa chỉ https của bản giấy phép, hoặc unconfirmed. / The https address of the licence text, or unconfirmed."
    )


class LanguageModel(Model):
    """A language of a site."""

    code: Slug = Field(description="Mã ngôn ngữ (BCP 47), ví dụ vi, en. / Language code.")
    prefix: UrlPath = Field(
        description="Đoạn đầu địa chỉ, ví dụ / hoặc /sites/en/. / Address prefix on the site's host."
    )


class AddressModel(Model):
    """A host and a path below it."""

    host: Host
    path: UrlPath


class NameModel(Model):
    """The agency's name in a language."""

    full: Text = Field(description="Tên đầy đủ của cơ quan. / Full name.")
    short: Text = Field(description="Tên ngắn dùng trong danh sách. / Short name for lists.")


class ContactModel(Model):
    """Contact details of the agency; `unconfirmed` if the Office has not confirmed a value."""

    responsible: Texts = Field(
        description="Chức vụ người chịu trách nhiệm (không ghi tên). / Post of the person responsible."
    )
    address: Texts = Field(description="Địa chỉ, hoặc unconfirmed. / Address, or unconfirmed.")
    telephone: Text = Field(description="Điện thoại, hoặc unconfirmed. / Telephone, or unconfirmed.")
    email: Text = Field(description="Thư điện tử, hoặc unconfirmed. / E-mail, or unconfirmed.")
    hours: Texts = Field(description="Giờ làm việc, hoặc unconfirmed. / Office hours, or unconfirmed.")


class MenuModel(Model):
    """A menu entry. `to` is `self:…`, `site:…`, `id:…`, `service:…` or an https address."""

    label: Texts
    to: Text
    children: tuple[ChildMenuModel, ...] = ()


class ChildMenuModel(MenuModel):
    """A menu entry of the second and last level: it has no `children`."""

    label: Texts
    to: Text
    if not TYPE_CHECKING:
        children: ClassVar[tuple[()]] = ()


class SectionModel(Model):
    """A section of a site: a folder below `content/<site>/`."""

    path: SectionPath = Field(description="Đường dẫn thư mục, ví dụ tin-tuc. / Folder path.")
    names: Texts = Field(description="Tên chuyên mục theo ngôn ngữ. / Name in each language.")
    slugs: dict[Slug, Slug] = Field(
        default={},
        description="Đoạn địa chỉ khác tên thư mục, theo ngôn ngữ. / Address segment in each language, if different from the folder name.",
    )
    kinds: tuple[KindName, ...] = Field(
        description="Các loại bài được nhận; loại đầu là loại chính, portalgen new đặt bài loại đó vào đây. / Accepted kinds of pages; the first is the main kind, placed here by portalgen new."
    )
    missing_translation: Literal["notice", "hide", "none"] = Field(
        description="notice: liệt kê bài bằng ngôn ngữ kia, có ghi rõ; hide: ẩn; none: không có chuyên mục. / notice: list the item in the other language with a notice; hide: hide the item; none: no section."
    )
    page_size: Annotated[Integer, Field(ge=1, le=500)] = 20
    on_home: Boolean = Field(
        default=False, description="Hiện tin mới nhất ở trang chủ. / Show the latest news on the home page."
    )
    on_main_home: Boolean = Field(
        default=True,
        description="Tin của trang thành phần được hiện ở trang chủ của cổng tỉnh. / News of a component site may be shown on the main site's home page.",
    )


class OwnSectionModel(SectionModel):
    """A section of a site, added to its profile's sections; replaces the profile's section with the same path."""

    before: SectionPath | None = Field(
        default=None,
        description="Đứng ngay trước chuyên mục có path này; không ghi: ở chỗ của chuyên mục cùng path trong mẫu, hoặc ở cuối. / Placed right before the section with this path; default: in place of the profile's section with the same path, else last.",
    )


def with_shared_settings(own: type[_OwnModel]) -> type[_OwnModel]:
    """Return the model `own` with all shared settings of profiles added as optional keys."""
    settings: dict[str, Any] = {
        key: (f"{written.type} | None", Field(default=None, description=written.description or None))
        for key, written in written_settings().items()
    }
    return create_model(own.__name__, __base__=own, __doc__=own.__doc__, __module__=__name__, **settings)


@with_shared_settings
class ProfileModel(Model):
    """The shared settings of a group of sites."""

    group: Literal["main", "department", "commune"]


class ProfilesModel(Model):
    """`site-config/profiles.yaml`."""

    profiles: dict[Slug, ProfileModel]


@with_shared_settings
class SiteModel(Model):
    """`site-config/sites/<site>.yaml`. Omitted keys come from the profile."""

    id: Slug
    parent: Slug | None = Field(
        default=None, description="Mã trang cấp trên; trang chính không có. / Parent site; none for the main site."
    )
    profile: Slug
    host: Host
    path: UrlPath = "/"
    former_addresses: tuple[AddressModel, ...] = Field(
        default=(), description="Địa chỉ cũ, được chuyển hướng tới đây. / Old addresses, redirected here."
    )
    unit_code: Annotated[str, Field(pattern=r"^\d{5}$")] | None = Field(
        default=None, description="Mã đơn vị hành chính (GSO). / Administrative unit code."
    )
    agency_code: AgencyCode = Field(
        default=UNCONFIRMED,
        description="Mã định danh của cơ quan, hoặc unconfirmed: chờ Văn phòng xác nhận. / The agency's code, or unconfirmed.",
    )
    names: dict[Slug, NameModel]
    logo: Text | None = Field(
        default=None, description="Tệp logo (SVG) trong site-config/logos/. / Logo file in site-config/logos/."
    )
    own_sections: tuple[OwnSectionModel, ...] = Field(
        default=(),
        description="Chuyên mục riêng của trang, thêm vào các chuyên mục của mẫu (profile); không ghi cùng sections. / The site's own sections, added to the profile's sections; not together with sections.",
    )


class SummarySearchModel(Model):
    """The content of the main site's index over all sites."""

    kinds: tuple[KindName, ...]
    limit: Annotated[Integer, Field(ge=1, le=50_000)]


class LimitsModel(Model):
    """Limits for committed files, in MiB (pixels in millions)."""

    attachment: Annotated[Integer, Field(ge=1)] = 50
    image: Annotated[Integer, Field(ge=1)] = 20
    image_pixels: Annotated[Integer, Field(ge=1, le=200)] = 60
    page: Annotated[Integer, Field(ge=1)] = 2


class SecurityModel(Model):
    """Contacts for reporting weaknesses of the portal: `.well-known/security.txt` of every host (RFC 9116)."""

    contacts: Annotated[tuple[SecurityContact, ...], Field(min_length=1)] = Field(
        description="Nơi nhận tin báo lỗ hổng: thư điện tử, https://… hoặc tel:…; unconfirmed khi chưa xác nhận, khi đó không có tệp. / Contacts for reporting weaknesses: e-mail, https://… or tel:…; unconfirmed: no file."
    )
    expires: Date = Field(
        description="Ngày cuối tệp còn giá trị, nên dưới một năm. / Last day of validity, preferably within a year."
    )
    policy: WebAddress = Field(
        default="", description="Trang nói cách tiếp nhận tin báo. / Page about handling of reports."
    )
    languages: tuple[Slug, ...] = Field(
        default=(), description="Ngôn ngữ nhận tin báo. / Languages accepted in reports."
    )


class HumansModel(Model):
    """The makers of the portal: `humans.txt` of every host. Posts and organizations, no personal names."""

    editorial_board: Texts = Field(
        default={},
        description="Ban biên tập, ghi chức danh, không ghi tên người; unconfirmed khi chưa xác nhận. / The editorial board, by posts without personal names; omitted if unconfirmed.",
    )
    operator: Texts = Field(
        default={},
        description="Đơn vị vận hành; unconfirmed khi chưa xác nhận. / The operating unit; omitted if unconfirmed.",
    )


class PortalModel(Model):
    """`site-config/portal.yaml`."""

    names: Texts
    main_site: Slug
    languages: tuple[Slug, ...] = Field(
        description="Các ngôn ngữ mà trang chính phải có. / Mandatory languages of the main site."
    )
    summary_search: SummarySearchModel
    component_news: Annotated[Integer, Field(ge=0, le=50)] = Field(
        description="Số tin của trang thành phần ở trang chủ. / Number of component site news on the home page."
    )
    new_days: Annotated[Integer, Field(ge=0, le=60)] = Field(
        default=0,
        description="Số ngày một bài mang dấu Mới, kể cả ngày của bài, theo giờ Việt Nam; 0: không dấu. / Days a page is marked new, including its own day, in +07:00; 0: no marks.",
    )
    attachment_formats: tuple[Slug, ...] = Field(
        description="Định dạng tệp được đăng (TT 39/2017). / Publishable file formats."
    )
    limits: LimitsModel = LimitsModel()
    security: SecurityModel | None = Field(
        default=None,
        description="Tệp .well-known/security.txt của mọi tên miền. / The file .well-known/security.txt of every host.",
    )
    humans: HumansModel | None = Field(
        default=None,
        description="Tệp humans.txt của mọi tên miền; không ghi: không có. / The file humans.txt of every host; default: none.",
    )
    release_document: Text = Field(
        default=UNCONFIRMED,
        description="Văn bản của cơ quan chủ quản có in khóa ký bản phát hành, như khi viện dẫn; unconfirmed: chưa có. / The owner's document containing the printed release key, as cited; unconfirmed: none yet.",
    )
    release_fingerprint: Text = Field(
        default=UNCONFIRMED,
        description="Dấu vân tay của khóa đó (SHA256:…), chép từ văn bản; unconfirmed: chưa có. / The key's fingerprint (SHA256:…), copied from the document; unconfirmed: none yet.",
    )
    services: ServicesModel = Field(
        default=ServicesModel(),
        description="Dịch vụ và kênh bên ngoài, ghi một lần. / External services and channels, listed once.",
    )
    receives: ReceiversModel = Field(
        default=ReceiversModel(),
        description="Nơi nhận câu hỏi, ý kiến, đánh giá, trả lời khảo sát của các trang không tự ghi. / Receivers of questions, opinions, ratings and survey answers for sites without their own.",
    )
    monitoring: MonitoringModel | None = Field(
        default=None,
        description="Mã đo của hệ thống giám sát, đo lường; không ghi: tắt. / The script of the measuring system; default: off.",
    )
    data_license: DataLicenseModel | None = Field(
        default=None,
        description="Giấy phép của dữ liệu mở, cho các trang không tự ghi; không ghi: chỉ theo reuse của trang. / The open data licence for sites without their own; default: only the site's terms of reuse.",
    )
    data_basis: Texts | None = Field(
        default=None,
        description="Căn cứ pháp lý ghi trên trang Dữ liệu mở, theo ngôn ngữ. / Legal provisions cited on the open data page, in each language.",
    )


class TermModel(Model):
    """A term of a taxonomy."""

    id: Slug
    names: Texts
    aliases: tuple[Text, ...] = Field(
        default=(),
        description="Cách ghi khác của mục này trong thông tin của bài, ví dụ tên viết tắt. / Other spellings of the term in front matter, such as an abbreviated name.",
    )


class TaxonomyModel(Model):
    """A taxonomy. Its key in front matter is its id."""

    id: Slug
    names: Texts
    slugs: dict[Slug, Slug] = Field(description="Đoạn địa chỉ theo ngôn ngữ. / Address segment in each language.")
    open: Boolean = Field(description="true: biên tập viên tự đặt từ mới. / true: editors may add terms.")
    terms: tuple[TermModel, ...] = ()
    has_pages: Boolean = Field(
        default=True,
        description="false: trang không có danh mục cho từng từ của hệ này. / false: sites have no list pages for its terms.",
    )


class TaxonomiesModel(Model):
    """`site-config/taxonomies.yaml`."""

    taxonomies: tuple[TaxonomyModel, ...]


class RedirectModel(Model):
    """An old address and its current target."""

    site: Slug
    from_path: OldPath = Field(
        alias="from",
        description="Địa chỉ cũ trên trang này, bắt đầu bằng /, có thể kèm ?tên=giá-trị. / Old address on this site, beginning with /, optionally with a query.",
    )
    to: Text = Field(description="self:…, site:…, id:…, service:… hoặc https://…")


class RedirectsModel(Model):
    """`site-config/redirects.yaml`."""

    redirects: tuple[RedirectModel, ...]
