"""The configuration as the other stages use it: complete, frozen, with every profile applied.

It is loaded by every build, and from the cache where nothing changed: so it stands apart from what validates YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar, get_type_hints

from portalgen.config.open_data import DataLicense
from portalgen.config.outside import UNCONFIRMED, Monitoring, Receivers, Services, without_unconfirmed
from portalgen.config.search_aliases import SearchAlias
from portalgen.kinds.collection import Kinds
from portalgen.kinds.table import KINDS
from portalgen.text.normalization import spelling_key

_T = TypeVar("_T")

_NO_SERVICES: Final = Services()
_NO_RECEIVERS: Final = Receivers()
_SLUG_LIKE: Final = re.compile(r"[a-z0-9-]+")

MENU_KEYS: Final = ("menu", "quick_links", "footer_links", "search_links", "meanwhile_links")
"""The keys of a site that hold menu entries."""


@dataclass(frozen=True, slots=True)
class AgencyName:
    """An agency's name in one language."""

    full: str
    short: str


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach an agency; `UNCONFIRMED` where the Office has not confirmed a value. Texts are by language."""

    responsible: Mapping[str, str]
    address: Mapping[str, str]
    telephone: str
    email: str
    hours: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MenuEntrySettings:
    """An entry of a menu: its label by language, what it leads to, and the entries of the level below."""

    label: Mapping[str, str]
    to: str
    children: tuple[MenuEntrySettings, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionSettings:
    """A section of a site as it is declared: a folder below `content/<site>/`."""

    path: str
    names: Mapping[str, str]
    slugs: Mapping[str, str]
    """Address segment by language, where it is not the folder's name."""
    kinds: tuple[str, ...]
    missing_translation: str
    """What a list does with an item without translation: `notice`, `hide` or `none`."""
    page_size: int
    on_home: bool
    on_main_home: bool


@dataclass(frozen=True, slots=True)
class SummarySearch:
    """What the main site's index over all sites covers."""

    kinds: tuple[str, ...]
    limit: int


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of what editors may commit, in MiB (pixels in millions)."""

    attachment: int = 50
    image: int = 20
    image_pixels: int = 60
    page: int = 2


@dataclass(frozen=True, slots=True)
class SecuritySettings:
    """What `.well-known/security.txt` says (RFC 9116); without contacts that are confirmed there is none."""

    contacts: tuple[str, ...]
    """Addresses (`mailto:`, `https:`, `tel:`), the preferred one first; or `UNCONFIRMED`."""
    expires: date
    """The last day on which it holds."""
    policy: str = ""
    """Address of the page that says how reports are dealt with."""
    languages: tuple[str, ...] = ()

    @property
    def confirmed_contacts(self) -> tuple[str, ...]:
        """The contacts without what is not confirmed."""
        return tuple(each for each in self.contacts if each != UNCONFIRMED)


@dataclass(frozen=True, slots=True)
class HumansSettings:
    """Who makes the portal, for `humans.txt`, by language; `UNCONFIRMED` where the Office has not confirmed it."""

    editorial_board: Mapping[str, str] = field(default_factory=dict)
    operator: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PortalSettings:
    """What holds for the whole portal."""

    names: Mapping[str, str]
    main_site: str
    languages: tuple[str, ...]
    """Languages that the main site must have."""
    summary_search: SummarySearch
    component_news: int
    """News of component sites on the home of the main site."""
    new_days: int
    """Days for which a page is marked new, in +07:00; 0 for no marks."""
    attachment_formats: tuple[str, ...]
    limits: Limits = Limits()
    security: SecuritySettings | None = None
    humans: HumansSettings | None = None
    """None: no `humans.txt`."""
    release_document: str = UNCONFIRMED
    """The document in which the owner printed the key that signs releases."""
    release_fingerprint: str = UNCONFIRMED
    """Of that key, as the document has it."""
    services: Services = _NO_SERVICES
    """What menus and the page of the official channels lead to."""
    receives: Receivers = _NO_RECEIVERS
    """Where citizens send what sites say nothing of themselves."""
    monitoring: Monitoring | None = None
    """What measures the use of the portal; None: nothing."""
    data_license: DataLicense | None = None
    """Of the open data of sites that say nothing themselves; None: their terms of reuse alone hold."""
    data_basis: Mapping[str, str] | None = None
    """The provisions under which data is open, as pages cite them, by language."""


@dataclass(frozen=True, slots=True)
class TermSettings:
    """A term of a taxonomy as it is declared."""

    id: str
    names: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    """Other spellings by which front matter may write it."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything by which the term may be written: its id, its names and its aliases."""
        return (self.id, *self.names.values(), *self.aliases)


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A taxonomy. Its key in front matter is its id."""

    id: str
    names: Mapping[str, str]
    slugs: Mapping[str, str]
    open: bool
    """Whether editors may add terms."""
    terms: tuple[TermSettings, ...]
    has_pages: bool = True
    """Whether each site has a page for the taxonomy and for each of its terms."""
    _by_spelling: dict[str, TermSettings] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Terms by what they may be written as, both as it is and as it is compared; filled by the first question."""

    def find_term(self, written: str) -> TermSettings | None:
        """The term that `written` stands for, by its id, an alias or a name in any language; None where there is none.

        Spellings are compared as people read them: without regard to case, spaces and the place of tone marks.
        """
        if not self._by_spelling:
            self._by_spelling.update(self._index())  # at once, so that no other thread finds a part of it
        return self._by_spelling.get(written) or self._by_spelling.get(spelling_key(written))

    def _index(self) -> dict[str, TermSettings]:
        index: dict[str, TermSettings] = {}
        for term in self.terms:
            for spelling in term.spellings:
                index.setdefault(spelling, term)
                index.setdefault(spelling_key(spelling), term)
        return index

    def name(self, term_id: str, language: str) -> str:
        """The name of the term with this id in `language`, else in its first; what no term has is shown in its own words."""
        term = self.find_term(term_id)
        if term is None:
            return term_id.replace("-", " ") if _SLUG_LIKE.fullmatch(term_id) else term_id
        return choose_for_language(tuple(term.names.items()), language)


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address on a site's host, and where it leads now."""

    site: str
    from_path: str
    to: str


@dataclass(frozen=True, slots=True)
class SiteLanguage:
    """A language of a site and the address prefix of its pages, beginning and ending with a slash."""

    code: str
    prefix: str


@dataclass(frozen=True, slots=True)
class WrittenAs:
    """How a shared setting is written in YAML: a type as `models.py` would annotate it, and what it is for."""

    type: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSettings:
    """What the sites of a profile share and a site's own file may replace: the one declaration of each setting.

    A setting without a default must stand in the profile or in the site's file. The models that validate YAML, the
    keys that messages look for, the schemas and the reference page are made from these fields.
    """

    theme: Annotated[str, WrittenAs("Slug")]
    superior: Annotated[
        tuple[tuple[str, str], ...],
        WrittenAs("Texts", "Cơ quan chủ quản, hiện trên tên. / The agency above."),
    ] = ()
    duties_in_brief: Annotated[
        tuple[tuple[str, str], ...],
        WrittenAs(
            "Texts",
            "Cơ quan làm gì, trong một câu: hiện ở trang chủ chưa có tin, bài và ở trang Giới thiệu. / What the agency does, in a sentence: on a home that has nothing to show and on the page About.",
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
            "Liên kết dưới ô của trang tìm kiếm, ví dụ cách tìm. / Links below the search form, such as how to search.",
        ),
    ] = ()
    meanwhile_links: Annotated[
        tuple[MenuEntrySettings, ...],
        WrittenAs(
            "tuple[MenuModel, ...]",
            "Nơi tìm thông tin khi trang chủ chưa có tin, bài nào. / Where to look while a home has nothing to show.",
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
            "Nơi chia sẻ bài, bằng liên kết thường; không ghi: email. / Where items are shared, by plain links; default: email.",
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
            "true: mỗi bài có thêm trang Lịch sử thay đổi, lập từ tệp do `portalgen history export` ghi. / true: each item also has a page with its history, made from the files that `portalgen history export` writes.",
        ),
    ] = False
    section_feeds: Annotated[
        bool,
        WrittenAs(
            "Boolean",
            "true: mỗi chuyên mục có tin cũng có nguồn tin và lịch riêng; thêm RSS và sơ đồ tin 48 giờ của trang. / true: each section also has feeds and a calendar of its own; the site has RSS and a site map of the news of 48 hours.",
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
            "Giấy phép của dữ liệu mở; không ghi: như trong portal.yaml. / The licence of open data; default: that of portal.yaml.",
        ),
    ] = None
    data_frequency: Annotated[
        str,
        WrittenAs(
            "DataFrequency",
            "Dữ liệu mở được cập nhật thế nào; không ghi: không nói. / How often open data is renewed; default: not said.",
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
            "Số giá trị lọc nhiều nhất được có trang danh sách riêng; không ghi: 300; 0: không tạo. / How many values of facets may have list pages of their own; default: 300; 0: none.",
        ),
    ] = 300
    receives: Annotated[
        Receivers | None,
        WrittenAs(
            "ReceiversModel",
            "Nơi nhận câu hỏi, ý kiến, đánh giá, trả lời khảo sát; không ghi: như trong portal.yaml. / Where questions, opinions, ratings and survey answers are sent; default: that of portal.yaml.",
        ),
    ] = None
    facets_in_site_maps: Annotated[
        bool,
        WrittenAs(
            "Boolean",
            "true: các trang danh sách đó có trong sơ đồ trang cho máy (sitemap) và được máy tìm kiếm liệt kê. / true: those list pages stand in the site maps for machines, and search engines may list them.",
        ),
    ] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(SharedSettings):
    """One publication with its own host or path, its profile applied."""

    id: str
    parent: str | None
    group: str
    host: str
    path: str
    former_addresses: tuple[tuple[str, str], ...]
    """Old (host, path) pairs."""
    unit_code: str | None
    agency_code: str = UNCONFIRMED
    """The agency's code (mã định danh), or `UNCONFIRMED`."""
    names: tuple[tuple[str, AgencyName], ...]
    logo: str | None
    source: str
    """The site's file, from the portal's root."""
    profile: str
    inherited_keys: frozenset[str]
    """Keys that the site's own file leaves to the profile."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the site's languages, its own first."""
        return tuple(language.code for language in self.languages)

    @property
    def confirmed_license(self) -> DataLicense | None:
        """The licence of the site's open data: its own or its profile's, else the portal's; None for none that is confirmed."""
        license = self.data_license
        return license if license is not None and license.is_confirmed else None

    @property
    def confirmed_agency_code(self) -> str:
        """The agency's code; empty where the Office has not confirmed it."""
        return without_unconfirmed(self.agency_code)

    def prefix(self, language: str) -> str:
        """The address prefix of `language`; KeyError where the site does not have it."""
        for each in self.languages:
            if each.code == language:
                return each.prefix
        raise KeyError(language)

    def name(self, language: str) -> AgencyName:
        """The agency's name in `language`, else in the site's own language."""
        return choose_for_language(self.names, language)

    def agency_name(self, language: str) -> str:
        """Whose site it is, in `language`: of the main site the agency above, as a portal is none itself."""
        if self.parent is None and self.superior:
            return choose_for_language(self.superior, language)
        return self.name(language).full

    def section(self, path: str) -> SectionSettings | None:
        """The declared section at `path`, or None."""
        return next((section for section in self.sections if section.path == path), None)


@dataclass(frozen=True, slots=True)
class Portal:
    """Everything in one repository."""

    root: Path
    settings: PortalSettings
    sites: tuple[Site, ...]
    """In the order of their ids; the main site is one of them."""
    taxonomies: tuple[Taxonomy, ...]
    redirects: tuple[Redirect, ...]
    search_aliases: tuple[SearchAlias, ...] = ()
    """Other names by which people look for what the portal has."""
    unsaved_files: Mapping[str, bytes] = field(default_factory=dict)
    """Texts that stand in the place of files, by path from the root: what an editor's program has not saved yet, or what
    a preview holds of a page that is written again and again."""
    held_files: Mapping[str, Path] = field(default_factory=dict)
    """Copies that stand in the place of files beside pages, by path from the root."""
    kinds: Kinds = field(default=KINDS, repr=False, compare=False)
    """What pages can be."""
    _by_id: dict[str, Site] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {site.id: site for site in self.sites})

    def site(self, identifier: str) -> Site:
        """The site with this id; KeyError where there is none."""
        return self._by_id[identifier]

    @property
    def main_site(self) -> Site:
        """The main site."""
        return self.site(self.settings.main_site)

    def receivers_of(self, site: Site) -> Receivers:
        """Where citizens send what they send to a site: what it or its profile says, else what holds for the portal."""
        return site.receives if site.receives is not None else self.settings.receives


@cache
def written_settings() -> dict[str, WrittenAs]:
    """Return how each shared setting is written, by its key."""
    hints: dict[str, Any] = get_type_hints(SharedSettings, include_extras=True)
    return {each.name: hints[each.name].__metadata__[0] for each in fields(SharedSettings)}


def is_required(setting: Field[Any]) -> bool:
    """Whether a field of `SharedSettings` must be written in a profile or in a site's file."""
    return setting.default is MISSING and setting.default_factory is MISSING


def choose_for_language(pairs: tuple[tuple[str, _T], ...], language: str) -> _T:
    """The value for `language`, else the first one."""
    return choose_pair_for_language(pairs, language)[1]


def choose_pair_for_language(pairs: tuple[tuple[str, _T], ...], language: str) -> tuple[str, _T]:
    """The value for `language`, else the first one, after the language that it is in."""
    for pair in pairs:
        if pair[0] == language:
            return pair
    return pairs[0]


def flatten_menu(menu: tuple[MenuEntrySettings, ...]) -> Iterator[tuple[tuple[str | int, ...], MenuEntrySettings]]:
    """Every entry of a menu and of the level below, with its location in the menu."""
    for index, entry in enumerate(menu):
        yield (index,), entry
        for below, child in enumerate(entry.children):
            yield (index, "children", below), child
