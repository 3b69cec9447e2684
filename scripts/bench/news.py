"""The news that the benchmark's corpus holds: sites and pages that follow from a shape and a seed alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from prose import body, sentence, title

from portalgen.text.slugs import slug_of

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
        slug=f"{slug_of(name)[:60].rstrip('-')}-{turn:05d}",
        title=name,
        summary=sentence(random),
        day=NEWEST - timedelta(days=turn),
        fields=(slug_of(random.choice(FIELDS)),),
        tags=tuple(sorted(slug_of(tag) for tag in random.sample(TAGS, 2))),
        body=body(random, links, with_table=random.randrange(TABLES) == 0),
    )
