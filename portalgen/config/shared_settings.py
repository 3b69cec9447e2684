"""Settings shared through profiles and replaceable by sites: the only declaration of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date
from functools import cache
from typing import Annotated, Any, get_type_hints

from portalgen.config.menus import MenuEntrySettings
from portalgen.config.open_data import DataLicense
from portalgen.config.outside import Receivers
from portalgen.frozen import frozen


@frozen
class Contact:
    """Contact details of an agency; `UNCONFIRMED` if the Office has not confirmed a value. Texts are by language."""

    responsible: Mapping[str, str]
    address: Mapping[str, str]
    telephone: str
    email: str
    hours: Mapping[str, str]


@frozen
class SectionSettings:
    """A section of a site as it is declared: a folder below `content/<site>/`."""

    path: str
    names: Mapping[str, str]
    slugs: Mapping[str, str]
    """Address segment by language, if it differs from the folder's name."""
    kinds: tuple[str, ...]
    missing_translation: str
    """The treatment of an item without translation in lists: `notice`, `hide` or `none`."""
    page_size: int
    on_home: bool
    on_main_home: bool


@frozen
class SiteLanguage:
    """A language of a site and the address prefix of its pages, beginning and ending with a slash."""

    code: str
    prefix: str


@frozen
class WrittenAs:
    """The YAML form of a shared setting: its type as annotated in `models.py`, and its description."""

    type: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSettings:
    """Settings shared through profiles and replaceable in a site's own file: the only declaration of each.

    A setting without a default is required in the profile or the site's file. The YAML models, the keys checked by
    messages, the schemas and the reference page are generated from these fields.
    """

    theme: Annotated[str, WrittenAs("Slug")]
    superior: Annotated[
        tuple[tuple[str, str], ...],
        WrittenAs("Texts", "Cơ quan chủ quản, hiện trên tên. / The agency above, shown over the name."),
    ] = ()
    duties_in_brief: Annotated[
        tuple[tuple[str, str], ...],
        WrittenAs(
            "Texts",
            "Cơ quan làm gì, trong một câu: hiện ở trang chủ chưa có tin, bài và ở trang Giới thiệu. / The agency's "
            "duties in a sentence: shown on a home page without content and on the page About.",
        ),
    ] = ()
    languages: Annotated[tuple[SiteLanguage, ...], WrittenAs("tuple[LanguageModel, ...]")]
    """The first is the site's own language, that of its originals."""
    home: Annotated[str, WrittenAs('Literal["generated", "content"]')]
    generated_pages: Annotated[tuple[str, ...], WrittenAs("tuple[OutputName, ...]")]
    sections: Annotated[tuple[SectionSettings, ...], WrittenAs("tuple[SectionModel, ...]")]
    menu: Annotated[tuple[MenuEntrySettings, ...], WrittenAs("tuple[MenuModel, ...]")]
    quick_links: Annotated[tuple[MenuEntrySettings, ...], WrittenAs("tuple[MenuModel, ...]")] = ()
    footer_links: Annotated[tuple[MenuEntrySettings, ...], WrittenAs("tuple[MenuModel, ...]")] = ()
    search_links: Annotated[
        tuple[MenuEntrySettings, ...],
        WrittenAs(
            "tuple[MenuModel, ...]",
            "Liên kết dưới ô của trang tìm kiếm, ví dụ cách tìm. / Links below the search form, such as search help.",
        ),
    ] = ()
    meanwhile_links: Annotated[
        tuple[MenuEntrySettings, ...],
        WrittenAs(
            "tuple[MenuModel, ...]",
            "Nơi tìm thông tin khi trang chủ chưa có tin, bài nào. / Links shown on a home page without content.",
        ),
    ] = ()
    contact: Annotated[Contact, WrittenAs("ContactModel")]
    reuse: Annotated[
        tuple[tuple[str, str], ...],
        WrittenAs("Texts", "Điều kiện sử dụng lại thông tin. / Terms of reuse."),
    ]
    statement_day: Annotated[
        date | None,
        WrittenAs(
            "Date",
            "Ngày ghi trong tuyên bố về khả năng tiếp cận. / Day shown on the accessibility statement.",
        ),
    ] = None
    share: Annotated[
        tuple[str, ...],
        WrittenAs(
            "tuple[Network, ...]",
            "Nơi chia sẻ bài, bằng liên kết thường; không ghi: email. / Networks for sharing items, by plain links; "
            "default: email.",
        ),
    ] = ("email",)
    plain_text: Annotated[
        bool,
        WrittenAs(
            "Boolean",
            "true: mỗi bài có thêm bản văn bản thuần (index.txt). / true: each item also as plain text.",
        ),
    ] = False
    page_history: Annotated[
        bool,
        WrittenAs(
            "Boolean",
            "true: mỗi bài có thêm trang Lịch sử thay đổi, lập từ tệp do `portalgen history export` ghi. / true: "
            "each item also has a history page, made from the files written by `portalgen history export`.",
        ),
    ] = False
    section_feeds: Annotated[
        bool,
        WrittenAs(
            "Boolean",
            "true: mỗi chuyên mục có tin cũng có nguồn tin và lịch riêng; thêm RSS và sơ đồ tin 48 giờ của trang. / "
            "true: each section with news also has its own feeds and calendar; the site also has RSS and a 48-hour "
            "news site map.",
        ),
    ] = False
    open_data: Annotated[
        bool,
        WrittenAs(
            "Boolean",
            "true: các bài của mỗi loại cũng có dưới dạng tệp dữ liệu (CSV, JSON, XLSX). / true: the items of each kind also as data files (CSV, JSON, XLSX).",
        ),
    ] = False
    item_data: Annotated[
        bool,
        WrittenAs(
            "Boolean",
            "true: mỗi bài có thêm bản dữ liệu (index.json). / true: each item also as data (index.json).",
        ),
    ] = False
    data_license: Annotated[
        DataLicense | None,
        WrittenAs(
            "DataLicenseModel",
            "Giấy phép của dữ liệu mở; không ghi: như trong portal.yaml. / The open data licence; default: as in "
            "portal.yaml.",
        ),
    ] = None
    data_frequency: Annotated[
        str,
        WrittenAs(
            "DataFrequency",
            "Dữ liệu mở được cập nhật thế nào; không ghi: không nói. / Update frequency of open data; default: not "
            "stated.",
        ),
    ] = ""
    tokens: Annotated[
        tuple[tuple[str, str], ...],
        WrittenAs('dict[Literal["brand", "brand-dark", "accent"], Color]'),
    ] = ()
    facet_pages: Annotated[
        int,
        WrittenAs(
            "Annotated[Integer, Field(ge=0, le=5000)]",
            "Số giá trị lọc nhiều nhất được có trang danh sách riêng; không ghi: 300; 0: không tạo. / Maximum "
            "number of facet values with their own list pages; default: 300; 0: none.",
        ),
    ] = 300
    receives: Annotated[
        Receivers | None,
        WrittenAs(
            "ReceiversModel",
            "Nơi nhận câu hỏi, ý kiến, đánh giá, trả lời khảo sát; không ghi: như trong portal.yaml. / Receivers of "
            "questions, opinions, ratings and survey answers; default: as in portal.yaml.",
        ),
    ] = None
    facets_in_site_maps: Annotated[
        bool,
        WrittenAs(
            "Boolean",
            "true: các trang danh sách đó có trong sơ đồ trang cho máy (sitemap) và được máy tìm kiếm liệt kê. / "
            "true: these list pages are in the sitemaps for search engines, which may index them.",
        ),
    ] = False


@cache
def written_settings() -> dict[str, WrittenAs]:
    """Return the YAML form of each shared setting, by its key."""
    hints: dict[str, Any] = get_type_hints(SharedSettings, include_extras=True)
    return {each.name: hints[each.name].__metadata__[0] for each in fields(SharedSettings)}


def is_required(setting: Field[Any]) -> bool:
    """Return True if a field of `SharedSettings` is required in a profile or a site's file."""
    return setting.default is MISSING and setting.default_factory is MISSING
