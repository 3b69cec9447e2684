"""What `site-config/` may hold, as people write it. Everything is explicit: nothing is inferred.

A profile (`profiles.yaml`) holds what sites of one group share, so that a new site is one short file; a key of
the site's own file replaces the profile's whole value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, create_model

from portalgen.config.portal import UNCONFIRMED, written_settings
from portalgen.config.values import (
    Boolean,
    Color,  # noqa: F401 - a shared setting is written as one
    Date,  # noqa: F401 - as above
    Host,
    Integer,
    KindName,
    OldPath,
    OutputName,  # noqa: F401 - as above
    SectionPath,
    Slug,
    Text,
    UrlPath,
)

Texts = dict[Slug, Text]
"""One text for each language code."""

Network = Literal["email", "facebook"]
"""Where a page can be sent by a plain link."""


class Model(BaseModel):
    """Strict about keys, immutable once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


_OwnModel = TypeVar("_OwnModel", bound=Model)


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
    """The agency's name in one language."""

    full: Text = Field(description="Tên đầy đủ của cơ quan. / Full name.")
    short: Text = Field(description="Tên ngắn dùng trong danh sách. / Short name for lists.")


class ContactModel(Model):
    """How to reach the agency; `unconfirmed` where the Office has not confirmed a value."""

    responsible: Texts = Field(
        description="Chức vụ người chịu trách nhiệm (không ghi tên). / Post of the person responsible."
    )
    address: Texts = Field(description="Địa chỉ, hoặc unconfirmed. / Address, or unconfirmed.")
    telephone: Text = Field(description="Điện thoại, hoặc unconfirmed. / Telephone, or unconfirmed.")
    email: Text = Field(description="Thư điện tử, hoặc unconfirmed. / E-mail, or unconfirmed.")
    hours: Texts = Field(description="Giờ làm việc, hoặc unconfirmed. / Office hours, or unconfirmed.")


class MenuModel(Model):
    """A menu entry. `to` is `self:…`, `site:…`, `id:…` or an https address."""

    label: Texts
    to: Text
    children: tuple[ChildMenuModel, ...] = ()


class ChildMenuModel(MenuModel):
    """A menu entry of the second level, which is the last: it has no `children`."""

    label: Texts
    to: Text
    if not TYPE_CHECKING:
        children: ClassVar[tuple[()]] = ()


class SectionModel(Model):
    """A section of a site: a folder below `content/<site>/`."""

    path: SectionPath = Field(description="Đường dẫn thư mục, ví dụ tin-tuc. / Folder path.")
    names: Texts = Field(description="Tên chuyên mục theo ngôn ngữ. / Name in each language.")
    slugs: dict[Slug, Slug] = Field(
        default={}, description="Đoạn địa chỉ khác tên thư mục, theo ngôn ngữ. / Address segment where it differs."
    )
    kinds: tuple[KindName, ...] = Field(
        description="Các loại bài được nhận; loại đầu là loại chính, portalgen new đặt bài loại đó vào đây. / Kinds of page it takes; portalgen new puts pages of the first here."
    )
    missing_translation: Literal["notice", "hide", "none"] = Field(
        description="notice: liệt kê bài bằng ngôn ngữ kia, có ghi rõ; hide: ẩn; none: không có chuyên mục. / What a list does with an untranslated item."
    )
    page_size: Annotated[Integer, Field(ge=1, le=500)] = 20
    on_home: Boolean = Field(
        default=False, description="Hiện tin mới nhất ở trang chủ. / Show its latest on the home page."
    )
    on_main_home: Boolean = Field(
        default=True,
        description="Tin của trang thành phần được hiện ở trang chủ của cổng tỉnh. / A component site's news may stand on the home of the main site.",
    )


def with_shared_settings(own: type[_OwnModel]) -> type[_OwnModel]:
    """Return the model `own` with every setting that a profile may share, each of which may be left out."""
    settings: dict[str, Any] = {
        key: (f"{written.type} | None", Field(default=None, description=written.description or None))
        for key, written in written_settings().items()
    }
    return create_model(own.__name__, __base__=own, __doc__=own.__doc__, __module__=__name__, **settings)


@with_shared_settings
class ProfileModel(Model):
    """What the sites of one group share."""

    group: Literal["main", "department", "commune"]


class ProfilesModel(Model):
    """`site-config/profiles.yaml`."""

    profiles: dict[Slug, ProfileModel]


@with_shared_settings
class SiteModel(Model):
    """`site-config/sites/<site>.yaml`. What is not given here comes from the profile."""

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
    names: dict[Slug, NameModel]
    logo: Text | None = Field(
        default=None, description="Tệp logo (SVG) trong site-config/logos/. / Logo file in site-config/logos/."
    )


class SummarySearchModel(Model):
    """What the main site's index over all sites covers."""

    kinds: tuple[KindName, ...]
    limit: Annotated[Integer, Field(ge=1, le=50_000)]


class LimitsModel(Model):
    """Limits of what editors may commit, in MiB (pixels in millions)."""

    attachment: Annotated[Integer, Field(ge=1)] = 50
    image: Annotated[Integer, Field(ge=1)] = 20
    image_pixels: Annotated[Integer, Field(ge=1, le=200)] = 60
    page: Annotated[Integer, Field(ge=1)] = 2


class PortalModel(Model):
    """`site-config/portal.yaml`."""

    names: Texts
    main_site: Slug
    languages: tuple[Slug, ...] = Field(
        description="Các ngôn ngữ mà trang chính phải có. / Languages that the main site must have."
    )
    summary_search: SummarySearchModel
    component_news: Annotated[Integer, Field(ge=0, le=50)] = Field(
        description="Số tin của trang thành phần ở trang chủ. / News of component sites on the home."
    )
    new_days: Annotated[Integer, Field(ge=0, le=60)] = Field(
        default=0,
        description="Số ngày một bài mang dấu Mới, kể cả ngày của bài, theo giờ Việt Nam; 0: không dấu. / Days for which a page is marked new, its own day among them, in +07:00; 0: no marks.",
    )
    attachment_formats: tuple[Slug, ...] = Field(
        description="Định dạng tệp được đăng (TT 39/2017). / Formats that may be published."
    )
    limits: LimitsModel = LimitsModel()
    release_document: Text = Field(
        default=UNCONFIRMED,
        description="Văn bản của cơ quan chủ quản có in khóa ký bản phát hành, như khi viện dẫn; unconfirmed: chưa có. / The owner's document that prints the release key, as it is cited; unconfirmed: none yet.",
    )
    release_fingerprint: Text = Field(
        default=UNCONFIRMED,
        description="Dấu vân tay của khóa đó (SHA256:…), chép từ văn bản; unconfirmed: chưa có. / The key's fingerprint (SHA256:…), from the document; unconfirmed: none yet.",
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
        description="false: trang không có danh mục cho từng từ của hệ này. / false: sites have no list for each of its terms.",
    )


class TaxonomiesModel(Model):
    """`site-config/taxonomies.yaml`."""

    taxonomies: tuple[TaxonomyModel, ...]


class RedirectModel(Model):
    """An old address and where it leads now."""

    site: Slug
    from_path: OldPath = Field(
        alias="from",
        description="Địa chỉ cũ trên trang này, bắt đầu bằng /, có thể kèm ?tên=giá-trị. / Old address on this site's host, perhaps with a query.",
    )
    to: Text = Field(description="self:…, site:…, id:… hoặc https://…")


class RedirectsModel(Model):
    """`site-config/redirects.yaml`."""

    redirects: tuple[RedirectModel, ...]
