"""Names for ids in settings: sites, items, sections, services, kinds, people, instruments, codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from portalgen.config.by_language import choose_for_language
from portalgen.config.portal import Portal, Site
from portalgen.config.ssh_keys import parse_public_key
from portalgen.content.model import Page
from portalgen.locale.catalog import language_name
from portalgen.locale.formats import format_number
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.diagnostics import pages as code_pages

_CODE: Final = re.compile(r"[A-Z]{3}\d{3}")
_WEB_HOST: Final = re.compile(r"https?://(?:[^/?#\s@]*@)?(?P<host>[^/?#:\s,}\]]+)", re.IGNORECASE)
_UNCONFIRMED: Final = B("chưa xác nhận", "not confirmed yet")
_SITE: Final = B("trang {name}", "the site {name}")
_SECTION: Final = B("chuyên mục {name}", "the section {name}")
_SECTION_OF: Final = B("chuyên mục {name} của trang {site}", "the section {name} of {site}")
_ITEM: Final = B("bài {name}", "the item {name}")
_SERVICE: Final = B("dịch vụ {name}", "the service {name}")
_ALIAS: Final = B("nơi mà tên {name} dẫn tới", "the target of the name {name}")
_OUTSIDE: Final = B("{address} (tên miền {host}, ngoài cổng)", "{address} (on the host {host}, outside of the portal)")
_SHARED_BY: Final = B("{name} ({count} trang thông tin dùng)", "{name} (sites using it: {count})")
_USED_BY: Final = B("{count} bài đang dùng", "pages using it: {count}")
_KEY: Final = B("{fingerprint}, {algorithm}", "{fingerprint}, {algorithm}")
_GENERATED: Final[Mapping[str, B]] = MappingProxyType(
    {
        "home": B("trang chủ", "the home page"),
        "about": B("trang Giới thiệu", "the page About"),
        "accessibility": B("tuyên bố về khả năng tiếp cận", "the accessibility statement"),
        "contact": B("trang Liên hệ", "the contact page"),
        "open_data": B("trang Dữ liệu mở", "the page of open data"),
        "public_information": B("danh mục thông tin phải được công khai", "the list of compulsory public information"),
        "search": B("trang Tìm kiếm", "the search page"),
        "site_map": B("Sơ đồ cổng", "the site map"),
        "verification": B("trang kiểm tra tính xác thực", "the page of verification"),
    }
)
"""Generated pages, addressed by targets as `self:`."""


@dataclass(frozen=True)
class SettingNames:
    """The names, in `language`; anything without a name is shown by its id."""

    language: str
    portal: Portal | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    """The title of each item by its id."""
    classes: Mapping[str, B] = field(default_factory=dict)
    """The names of classes of paths, by their ids."""
    people: Mapping[str, str] = field(default_factory=dict)
    """The post of each person by the id."""
    instruments: Mapping[str, str] = field(default_factory=dict)
    """How each instrument is cited, by its id."""
    count_terms: Callable[[], Mapping[tuple[str, str], int]] | None = None
    """Returns the number of pages per term, by (taxonomy id, term id); None if not counted."""

    @cached_property
    def _sites(self) -> Mapping[str, Site]:
        return {each.id: each for each in self.portal.sites} if self.portal is not None else {}

    @cached_property
    def _short_names(self) -> Mapping[str, int]:
        return Counter(each.name(self.language).short for each in self._sites.values())

    @cached_property
    def _hosts(self) -> frozenset[str]:
        own = {each.host for each in self._sites.values()}
        return frozenset((*own, *(host for each in self._sites.values() for host, _ in each.former_addresses)))

    @cached_property
    def _term_pages(self) -> Mapping[tuple[str, str], int]:
        return self.count_terms() if self.count_terms is not None else {}

    def say(self, text: B, **values: str) -> str:
        """Return `text` with its values."""
        return text.text(self.language).format(**values)

    def name_site(self, identifier: str) -> str:
        """Return the short name of a site, with its id if ambiguous; if unknown, its id in quotation marks."""
        site = self._sites.get(identifier)
        if site is None:
            return f"“{identifier}”"
        name = site.name(self.language).short
        return f"{name} ({identifier})" if self._short_names[name] > 1 else name

    def name_language(self, code: str) -> str:
        """Return the name of a language, or the code."""
        name = language_name(code, self.language)
        return f"{name[:1].lower()}{name[1:]}" if self.language == "vi" else name

    def name_kind(self, name: str) -> str:
        """Return the label of a kind, or its name."""
        kind = self.portal.kinds.get(name) if self.portal is not None else None
        return kind.label.text(self.language) if kind is not None else name

    def name_item(self, identifier: str) -> str:
        """Return an item by its title, or by its id."""
        return self.say(_ITEM, name=f"“{self.titles.get(identifier, identifier)}”")

    def name_person(self, identifier: str) -> str:
        """Return somebody by post, with the id."""
        post = self.people.get(identifier, "")
        return f"{post} ({identifier})" if post else identifier

    def name_instrument(self, identifier: str) -> str:
        """Return an instrument as it is cited."""
        return self.instruments.get(identifier, identifier)

    def name_class(self, identifier: str) -> str:
        """Return the name of a class of paths, or its id."""
        names = self.classes.get(identifier)
        return names.text(self.language) if names is not None else identifier

    def name_code(self, code: str) -> str:
        """Return a code with its subject; a family or an unknown code alone."""
        if not _CODE.fullmatch(code):
            return code
        try:
            title = B(*code_pages.read_code_page(code).title).text(self.language)
        except code_pages.InvalidPageError:
            return code
        return f"{code} ({title.rstrip('.')})" if title else code

    def name_profile(self, name: str, key: str = "") -> str:
        """Return a profile with how many sites have it, or have `key` from it."""
        users = [each for each in self._sites.values() if each.profile == name]
        if key:
            users = [each for each in users if key in each.inherited_keys]
        return self.say(_SHARED_BY, name=f"“{name}”", count=format_number(len(users), self.language))

    def name_section(self, path: str, site: str) -> str:
        """Return a section by its name, or its path."""
        known = self._sites.get(site)
        section = known.section(path) if known is not None else None
        name = choose_for_language(tuple(section.names.items()), self.language) if section is not None else path
        return f"“{name}”"

    def name_address(self, site: str, path: str) -> str:
        """Return an address of a site with its host."""
        known = self._sites.get(site)
        return f"{known.host}{path}" if known is not None else f"{site}: {path}"

    def name_key(self, line: str) -> str:
        """Return a public key by its fingerprint, for comparison by its owner."""
        try:
            key = parse_public_key(line)
        except ValueError:
            return line
        return self.say(_KEY, fingerprint=key.fingerprint, algorithm=key.algorithm)

    def name_unconfirmed(self) -> str:
        """Return the words for a value not confirmed by the Office."""
        return _UNCONFIRMED.text(self.language)

    def list_outside_hosts(self, text: str) -> tuple[str, ...]:
        """Return the hosts of the web addresses in a text that are not the portal's."""
        hosts = {match["host"].lower() for match in _WEB_HOST.finditer(text)} if "://" in text else set()
        return tuple(sorted(hosts - self._hosts))

    def count_term_pages(self, taxonomy: str, term: str) -> str:
        """Return the number of pages with a term, in words; "" if not counted."""
        if self.count_terms is None:
            return ""
        return self.say(_USED_BY, count=format_number(self._term_pages.get((taxonomy, term), 0), self.language))

    def name_target(self, target: str, site: str = "") -> str:
        """Return a target in words; an external host is named."""
        scheme, _, name = target.partition(":")
        write = _TARGETS.get(scheme)
        return write(self, name, site) if write is not None and name else target

    def _name_page_of_site(self, name: str, site: str) -> str:
        page = _GENERATED.get(name)
        return page.text(self.language) if page is not None else self.say(_SECTION, name=self.name_section(name, site))

    def _name_site_target(self, name: str, _: str) -> str:
        site, _, section = name.partition("/")
        if not section:
            return self.say(_SITE, name=self.name_site(site))
        return self.say(_SECTION_OF, name=self.name_section(section, site), site=self.name_site(site))

    def _name_service(self, name: str, _: str) -> str:
        service = self.portal.settings.services.find(name) if self.portal is not None else None
        known = choose_for_language(tuple(service.names.items()), self.language) if service is not None else name
        return self.say(_SERVICE, name=f"“{known}”")

    def name_web_address(self, address: str) -> str:
        """Return a web address, with its host if external."""
        try:
            host = urlsplit(address).hostname or ""
        except ValueError:
            return address
        if not host or host in self._hosts:
            return address
        return self.say(_OUTSIDE, address=address, host=host)


_TARGETS: Final[Mapping[str, Callable[[SettingNames, str, str], str]]] = MappingProxyType(
    {
        "self": SettingNames._name_page_of_site,
        "site": SettingNames._name_site_target,
        "id": lambda names, name, _: names.name_item(name.partition("#")[0]),
        "service": SettingNames._name_service,
        "alias": lambda names, name, _: names.say(_ALIAS, name=f"“{name}”"),
        "https": lambda names, name, _: names.name_web_address(f"https:{name}"),
        "http": lambda names, name, _: names.name_web_address(f"http:{name}"),
    }
)
"""Writers of targets, by scheme."""


def count_term_pages(portal: Portal, pages: Iterable[Page]) -> Mapping[tuple[str, str], int]:
    """Return how many of the pages name each term of `portal`, by the ids of its taxonomy and its own."""
    taxonomies = {each.id: each for each in portal.taxonomies}
    counts: Counter[tuple[str, str]] = Counter()
    for page in pages:
        named = {
            (each.taxonomy, term.id)
            for each in page.kind.fields
            if each.taxonomy in taxonomies
            for written in _as_texts(page.fields.get(each.name))
            if (term := taxonomies[each.taxonomy].find_term(written)) is not None
        }
        counts.update(named)
    return counts


def _as_texts(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, tuple | list) else (value,)
    return tuple(each for each in values if isinstance(each, str))
