"""The corpus as a portal of portalgen with the theme `bench`: the measure that the other projects follow."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Final

from news import MAIN, PAGE_SIZE, SECTION, SECTION_NAME, TAXONOMIES, Page, Site
from project import Project, write_yaml

from portalgen.text.slugs import slug_of

HERE: Final = Path(__file__).resolve().parent


def source(page: Page) -> tuple[str, str]:
    """Where a page stands in the project, and its text."""
    text = (
        f"---\nid: {page.site.id}-{page.slug[-5:]}\nkind: news\ntitle: {page.title}\nsummary: {page.summary}\n"
        f"date: {page.day}\norigin: own\nfield: [{', '.join(page.fields)}]\ntag: [{', '.join(page.tags)}]\n---\n"
        f"\n{page.body}"
    )
    return f"content/{page.site.id}/{SECTION}/{page.slug}.vi.md", text


def prepare(root: Path, sites: tuple[Site, ...]) -> None:
    """Write everything but the pages."""
    configuration = root / "site-config"
    (configuration / "sites").mkdir(parents=True)
    write_yaml(configuration / "portal.yaml", _portal())
    write_yaml(configuration / "profiles.yaml", {"profiles": {"main": _profile("main"), "xa": _profile("commune")}})
    write_yaml(configuration / "taxonomies.yaml", {"taxonomies": _taxonomies()})
    write_yaml(configuration / "redirects.yaml", {"redirects": []})
    for site in sites:
        write_yaml(configuration / "sites" / f"{site.id}.yaml", _site(site))
        (root / "content" / site.id / SECTION).mkdir(parents=True)
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
        "facet_pages": 0,  # the other generators make no such lists
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
            "terms": [{"id": slug_of(term), "names": {"vi": term}} for term in terms],
        }
        for key, name, segment, terms in TAXONOMIES
    ]


PROJECT: Final = Project(prepare, source)
