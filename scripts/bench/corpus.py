"""A corpus to measure with: one portal of N news pages, written for portalgen and for Hugo.

    python scripts/bench/corpus.py FOLDER --pages N [--sites 150] [--seed 1]

writes `FOLDER/portalgen` (a whole portal with the theme `bench`) and `FOLDER/hugo` (the same Markdown bodies, byte
for byte, and layouts that give the same pages). portalgen's sites have hosts of their own; for Hugo they are top-level
sections of one site, which is the fastest that it has (see hugo/hugo.yaml), so the same page has another address:
`portalgen_address` maps one to the other. Both sides check the links between pages: portalgen each link, Hugo through
a render hook. The same arguments always give the same files.
"""

from __future__ import annotations

import argparse
import re
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
HUGO_HOST: Final = "https://bench.example.vn"
HUGO_ADDRESS: Final = re.compile(
    rf"(?P<host>{re.escape(HUGO_HOST)})?/(?P<site>[a-z0-9-]+)/(?:(?P<owner>main|xa-\d+)/)?(?P<path>.*)"
)
"""`/<site>/<path>`, or `/<taxonomy>/<site>/<path>` of a term."""
NUMBERED: Final = re.compile(r"trang/(\d+)/$")
NAMES: Final = ("Bảo Lâm", "Cát Tiên", "Đạ Tẻh", "Đơn Dương", "Đức Trọng", "Hàm Thuận", "Lạc Dương", "Tuy Phong")
HOME_OUTPUTS: Final = ("html", "atom", "addresses", "index", "notfound", "rules")
"""What Hugo makes at a site's home: page, feed, site map and its index, 404.html, robots.txt."""

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
    _write_hugo(hugo)
    for site in sites:
        (portalgen / "content" / site.id / SECTION).mkdir(parents=True)
        (hugo / "content" / site.id / SECTION).mkdir(parents=True)
        _write_hugo_site(hugo / "content" / site.id, site)
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
    fields, tags = (", ".join(f"{page.site.id}/{term}" for term in terms) for terms in (page.fields, page.tags))
    return (
        f"---\nid: {page.site.id}-{page.slug[-5:]}\ntitle: {page.title}\ndescription: {page.summary}\n"
        f"date: {page.day}\nlinh-vuc: [{fields}]\ntu-khoa: [{tags}]\n---\n"
        f"\n{page.body}"
    )


def portalgen_address(written: str, site: str) -> str:
    """The address that portalgen gives to what Hugo's page of `site` writes as `written`."""
    match = HUGO_ADDRESS.fullmatch(written)
    if match is None:
        return written
    owner = match["owner"] or match["site"]
    path = match["path"] if match["owner"] is None else f"{match['site']}/{match['path']}"
    path = NUMBERED.sub(r"trang-\1/", path)
    host = "" if match["host"] is None and owner == site else f"https://{Site(owner, '').host}"
    return f"{host}/{path}"


def hugo_files(output: Path) -> Iterator[tuple[str, Path]]:
    """The files that Hugo wrote, with the addresses that portalgen gives to them."""
    for path in sorted(output.rglob("*")):
        if path.is_file():
            written = f"{HUGO_HOST}/{path.relative_to(output).as_posix().removesuffix('index.html')}"
            yield portalgen_address(written, ""), path


def hugo_rewrite(written: str, page: str) -> str:
    """An address in one of Hugo's pages as portalgen writes it in the same page."""
    return portalgen_address(written, page.removeprefix("https://").partition(".")[0])


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


def _write_hugo(root: Path) -> None:
    shutil.copytree(HERE / "hugo", root)
    shutil.copytree(HERE / "themes" / "bench" / "styles", root / "assets" / "styles")
    (root / "data").mkdir()
    _yaml(root / "data" / "taxonomies.yaml", {segment: name for _, name, segment, _ in TAXONOMIES})
    terms = {segment: {slug(term): term for term in terms} for _, _, segment, terms in TAXONOMIES}
    _yaml(root / "data" / "terms.yaml", terms)


def _write_hugo_site(folder: Path, site: Site) -> None:
    """The pages that Hugo does not make by itself: the site's home, its section, its lists of terms."""
    home = {"title": site.name, "layout": "sitehome", "outputs": list(HOME_OUTPUTS)}
    _yaml(folder / "_index.md", home, front_matter=True)
    _yaml(folder / SECTION / "_index.md", {"title": SECTION_NAME}, front_matter=True)
    for _, name, segment, _ in TAXONOMIES:
        values = {"title": name, "layout": "termindex", "segment": segment}
        _yaml(folder / f"{segment}.md", values, front_matter=True)


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
