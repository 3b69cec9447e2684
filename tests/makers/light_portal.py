"""A portal of news alone, with the theme of the benchmark, which shows little: what it does not use costs it nothing."""

from __future__ import annotations

import gc
import inspect
import shutil
import sys
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any, Final

import portalgen
from tests.makers.portal import FILES, MAIN, PORTAL_YAML, TAXONOMIES_YAML, SmallPortal, page, site

_PACKAGE: Final = Path(portalgen.__file__).parent
_THEME: Final = _PACKAGE.parent / "scripts" / "bench" / "themes" / "bench"
_PROFILES: Final = """\
profiles:
  main:
    group: main
    theme: bench
    languages:
      - {code: vi, prefix: /}
    home: generated
    generated_pages: [about, contact, site_map, search]
    sections:
      - {path: tin-tuc, names: {vi: Tin tức}, kinds: [news], missing_translation: notice, on_home: true}
    menu:
      - {label: {vi: Trang chủ}, to: "self:home"}
    reuse: {vi: Ghi rõ nguồn.}
"""
_ORDINARY: Final = {
    "site-config/portal.yaml": PORTAL_YAML.replace(", en: Portal", "").replace("[vi, en]", "[vi]"),
    "site-config/profiles.yaml": _PROFILES,
    "site-config/taxonomies.yaml": TAXONOMIES_YAML,
    "site-config/redirects.yaml": "redirects: []\n",
    "site-config/sites/portal.yaml": site("portal", "main", MAIN, "Cổng thông tin điện tử tỉnh", "Cổng tỉnh"),
}


def write_light_portal(root: Path, pages: int) -> SmallPortal:
    """Write a portal of one site with so many news items, each with a term and a link to the first."""
    news = {
        f"content/portal/tin-tuc/tin-{number:03}.vi.md": page(
            f"portal-tin-{number:03}",
            "## Diễn biến\n\nXem [tin đầu](tin-000.vi.md).\n",
            kind="news",
            title=f"Tin {number}",
            summary="Tóm tắt.",
            date="2026-01-03",
            field="[y-te]",
        )
        for number in range(pages)
    }
    portal = SmallPortal(root, {**dict.fromkeys(FILES), **_ORDINARY, **news})
    shutil.copytree(_THEME, root / "themes" / "bench")
    return portal


def count_calls_by_module(portal: SmallPortal) -> Counter[str]:
    """Count the calls of functions of each module of the program in a first build; what a module does when it is loaded
    is not counted, so everything has to be loaded already."""
    calls: Counter[Any] = Counter()

    def count(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            calls[frame.f_code] += 1

    gc.disable()  # its finalizers would be counted
    sys.setprofile(count)
    try:
        portal.build_successfully(jobs=1)
    finally:
        sys.setprofile(None)
        gc.enable()
    by_module: Counter[str] = Counter()
    for code, number in calls.items():
        file = Path(code.co_filename)
        if file.is_relative_to(_PACKAGE) and code.co_flags & inspect.CO_OPTIMIZED:
            by_module[file.relative_to(_PACKAGE).as_posix()] += number
    return by_module
