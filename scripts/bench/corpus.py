"""A corpus to measure with: one portal of N news pages, written for portalgen and for Hugo.

    python scripts/bench/corpus.py FOLDER --pages N [--sites 150] [--seed 1]

writes `FOLDER/portalgen` (a whole portal with the theme `bench`) and `FOLDER/hugo` (the same Markdown bodies, byte
for byte, and layouts that give the same pages). Every site has its own host on both sides: Hugo sees the sites as
languages of a multihost project, which is what gives it taxonomies, feeds, site maps and homes of their own for each
site in one run. The same arguments always give the same files.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

import yaml
from prose import body, sentence, title

from portalgen.text.slugs import slug

HERE: Final = Path(__file__).resolve().parent
MAIN: Final = "main"
NEWEST: Final = date(2025, 12, 31)
PAGE_SIZE: Final = 20
SECTION: Final = "tin-tuc"
SECTION_NAME: Final = "Tin tức"
TABLES: Final = 5
"""One page in five has a table."""

FIELDS: Final = (
    "Chuyển đổi số",
    "Công thương",
    "Du lịch",
    "Đất đai",
    "Giao thông",
    "Giáo dục",
    "Khoa học",
    "Môi trường",
    "Nông nghiệp",
    "Tài chính",
    "Văn hóa",
    "Y tế",
)
TAGS: Final = (
    "An sinh xã hội",
    "Bảo hiểm y tế",
    "Cà phê",
    "Cải cách hành chính",
    "Cấp nước",
    "Dịch vụ công",
    "Đào tạo nghề",
    "Hợp tác xã",
    "Khai giảng",
    "Lao động",
    "Nông thôn mới",
    "Phòng cháy",
    "Rau hoa",
    "Tiêm chủng",
    "Tuyển sinh",
    "Vệ sinh môi trường",
)
NAMES: Final = ("Bảo Lâm", "Cát Tiên", "Đạ Tẻh", "Đơn Dương", "Đức Trọng", "Hàm Thuận", "Lạc Dương", "Tuy Phong")
TAXONOMIES: Final = (("field", "Lĩnh vực", "linh-vuc", FIELDS), ("tag", "Từ khóa", "tu-khoa", TAGS))


@dataclass(frozen=True, slots=True)
class Site:
    """One site of the portal."""

    id: str
    name: str

    @property
    def host(self) -> str:
        """Its own host."""
        return f"{self.id}.bench.example.vn"


@dataclass(frozen=True, slots=True)
class Page:
    """One news page. `body` is the Markdown that both sides read."""

    site: Site
    slug: str
    title: str
    summary: str
    day: date
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Shape:
    """The arguments that a corpus follows from."""

    pages: int
    sites: int = 150
    seed: int = 1


def sites_of(shape: Shape) -> tuple[Site, ...]:
    """The main site and its component sites."""
    components = (
        Site(f"xa-{number:03d}", f"Ủy ban nhân dân xã {NAMES[number % len(NAMES)]} {number}")
        for number in range(1, shape.sites)
    )
    return (Site(MAIN, "Cổng thông tin điện tử tỉnh"), *components)


def pages_of(shape: Shape) -> Iterator[Page]:
    """All pages, dealt to the sites in turn; every page links to the two before it in its site."""
    sites = sites_of(shape)
    latest: dict[str, list[tuple[str, str]]] = {site.id: [] for site in sites}
    for number in range(shape.pages):
        site = sites[number % len(sites)]
        page = _page(shape, number, site, latest[site.id])
        latest[site.id] = [*latest[site.id][-1:], (page.title, f"{page.slug}.vi.md")]
        yield page


def _page(shape: Shape, number: int, site: Site, links: list[tuple[str, str]]) -> Page:
    random = Random(f"{shape.seed}/{number}")
    turn = number // shape.sites
    name = f"{title(random)} lần {turn + 1}"
    return Page(
        site=site,
        slug=f"{slug(name)[:60].rstrip('-')}-{turn:05d}",
        title=name,
        summary=sentence(random),
        day=NEWEST - timedelta(days=turn),
        fields=(slug(random.choice(FIELDS)),),
        tags=tuple(sorted(slug(tag) for tag in random.sample(TAGS, 2))),
        body=body(random, links, with_table=random.randrange(TABLES) == 0),
    )


def write(folder: Path, shape: Shape) -> None:
    """Write both projects into `folder`, which must be empty or new."""
    portalgen, hugo = folder / "portalgen", folder / "hugo"
    sites = sites_of(shape)
    _write_portal(portalgen, sites)
    _write_hugo(hugo, sites)
    for site in sites:
        (portalgen / "content" / site.id / SECTION).mkdir(parents=True)
        (hugo / "content" / site.id / SECTION).mkdir(parents=True)
        _yaml(hugo / "content" / site.id / "_index.md", {"title": site.name}, front_matter=True)
        _yaml(hugo / "content" / site.id / SECTION / "_index.md", {"title": SECTION_NAME}, front_matter=True)
    for page in pages_of(shape):
        place = Path("content", page.site.id, SECTION)
        (portalgen / place / f"{page.slug}.vi.md").write_text(portalgen_source(page), encoding="utf-8")
        (hugo / place / f"{page.slug}.md").write_text(hugo_source(page), encoding="utf-8")


def portalgen_source(page: Page) -> str:
    """The page as a portalgen source."""
    return (
        f"---\nid: {page.site.id}-{page.slug[-5:]}\nkind: news\ntitle: {page.title}\nsummary: {page.summary}\n"
        f"date: {page.day}\norigin: own\nfield: [{', '.join(page.fields)}]\ntag: [{', '.join(page.tags)}]\n---\n"
        f"\n{page.body}"
    )


def hugo_source(page: Page) -> str:
    """The page as a Hugo source."""
    return (
        f"---\nid: {page.site.id}-{page.slug[-5:]}\ntitle: {page.title}\ndescription: {page.summary}\n"
        f"date: {page.day}\nlinh-vuc: [{', '.join(page.fields)}]\ntu-khoa: [{', '.join(page.tags)}]\n---\n"
        f"\n{page.body}"
    )


def _write_portal(root: Path, sites: tuple[Site, ...]) -> None:
    configuration = root / "site-config"
    (configuration / "sites").mkdir(parents=True)
    _yaml(configuration / "portal.yaml", _portal())
    _yaml(configuration / "profiles.yaml", {"profiles": {"main": _profile("main"), "xa": _profile("commune")}})
    _yaml(configuration / "taxonomies.yaml", {"taxonomies": _taxonomies()})
    _yaml(configuration / "redirects.yaml", {"redirects": []})
    for site in sites:
        _yaml(configuration / "sites" / f"{site.id}.yaml", _site(site))
    shutil.copytree(HERE / "themes" / "bench", root / "themes" / "bench")


def _portal() -> dict[str, Any]:
    return {
        "names": {"vi": "Cổng thông tin điện tử tỉnh"},
        "main_site": MAIN,
        "languages": ["vi"],
        "summary_search": {"kinds": ["news"], "limit": "1000"},
        "component_news": "0",
        "attachment_formats": ["pdf"],
    }


def _profile(group: str) -> dict[str, Any]:
    contact = {key: {"vi": "unconfirmed"} for key in ("responsible", "address", "hours")}
    return {
        "group": group,
        "theme": "bench",
        "languages": [{"code": "vi", "prefix": "/"}],
        "home": "generated",
        "generated_pages": [],
        "sections": [
            {
                "path": SECTION,
                "names": {"vi": SECTION_NAME},
                "kinds": ["news"],
                "missing_translation": "hide",
                "page_size": str(PAGE_SIZE),
                "on_home": "true",
            }
        ],
        "menu": [{"label": {"vi": SECTION_NAME}, "to": f"self:{SECTION}"}],
        "quick_links": [],
        "footer_links": [],
        "contact": {**contact, "telephone": "unconfirmed", "email": "unconfirmed"},
        "reuse": {"vi": "Ghi rõ nguồn khi sử dụng lại thông tin."},
        "tokens": {},
    }


def _site(site: Site) -> dict[str, Any]:
    value: dict[str, Any] = {"id": site.id}
    if site.id != MAIN:
        value["parent"] = MAIN
    name = {"full": site.name, "short": site.name}
    return {**value, "profile": "main" if site.id == MAIN else "xa", "host": site.host, "names": {"vi": name}}


def _taxonomies() -> list[dict[str, Any]]:
    return [
        {
            "id": key,
            "names": {"vi": name},
            "slugs": {"vi": segment},
            "open": "false",
            "terms": [{"id": slug(term), "names": {"vi": term}} for term in terms],
        }
        for key, name, segment, terms in TAXONOMIES
    ]


def _write_hugo(root: Path, sites: tuple[Site, ...]) -> None:
    shutil.copytree(HERE / "hugo", root)
    static = HERE / "themes" / "bench"
    (root / "assets").mkdir()
    shutil.copytree(static / "styles", root / "assets" / "styles")
    languages = {
        site.id: {
            "baseURL": f"https://{site.host}/",
            "contentDir": f"content/{site.id}",
            "languageCode": "vi",
            "title": site.name,
            "weight": weight,
        }
        for weight, site in enumerate(sites, start=1)
    }
    configuration = yaml.safe_load((HERE / "hugo" / "hugo.yaml").read_text(encoding="utf-8"))
    _yaml(root / "hugo.yaml", {**configuration, "languages": languages})
    terms = {
        segment: {slug(term): {"name": term, "weight": weight} for weight, term in enumerate(terms)}
        for _, _, segment, terms in TAXONOMIES
    }
    (root / "data").mkdir()
    _yaml(root / "data" / "terms.yaml", terms)
    _yaml(root / "data" / "taxonomies.yaml", {segment: name for _, name, segment, _ in TAXONOMIES})


def _yaml(path: Path, value: object, front_matter: bool = False) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(f"---\n{text}---\n" if front_matter else text, encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Write a corpus for portalgen and for Hugo.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, required=True)
    parser.add_argument("--sites", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.folder, Shape(options.pages, options.sites, options.seed))


if __name__ == "__main__":
    main()
