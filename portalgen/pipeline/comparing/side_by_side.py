"""Shows changed pages before and after the change side by side, in a folder that needs no server and no script.

A link of a copied page leads to the copy of its target if there is one, else to its address on the web.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from html import escape, unescape
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from portalgen.pipeline.changed_pages import LIST_FILE, BuildChanges, ChangedPage, PageChangeKind, copy_changed_pages
from portalgen.text.bilingual import Bilingual as B
from portalgen.text.hidden_letters import show_hidden
from portalgen.writer.errors import translate_os_errors
from portalgen.writer.new_folder import require_new_folder

PAIR_LIMIT: Final = 500
"""The maximum number of pages shown side by side. The report describes all differences in words."""
_BEFORE_FOLDER: Final = "before"
_AFTER_FOLDER: Final = "after"
_PAIRS_FOLDER: Final = "pages"
_REPORT: Final = "differences.html"

_TITLE: Final = B("Trước và sau", "Before and after")
_INTRODUCTION: Final = B(
    "{count} trang mà người đọc sẽ thấy khác. Mỗi trang mở ra bản hiện có và bản đề nghị cạnh nhau.",
    "{count} pages change for readers. Each opens the present version beside the proposed version.",
)
_WORDS: Final = B("Khác biệt bằng chữ", "The differences in words")
_NOW: Final = B("Hiện có", "As it is now")
_PROPOSED: Final = B("Đề nghị", "As proposed")
_NOT_YET: Final = B("Hiện chưa có trang này.", "There is no such page now.")
_NO_MORE: Final = B("Trang này sẽ không còn.", "This page will be gone.")
_BACK: Final = B("Tất cả các trang", "All pages")
_WRITTEN: Final = B("Bài", "Pages written by editors")
_MADE: Final = B("Trang chủ, danh sách và trang tự động", "Homes, lists and generated pages")
_MORE: Final = B("… và {count} trang nữa", "… and {count} more pages")
_CHANGES: Final = {
    "added": B("mới", "new"),
    "changed": B("đổi", "changed"),
    "removed": B("bỏ", "gone"),
}
_STYLE: Final = """
:root{color-scheme:light dark}
body{margin:0 auto;max-width:120rem;padding:1rem 1.5rem;font:1rem/1.6 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.4rem;line-height:1.3}h2{font-size:1.2rem;margin-top:2rem}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1rem}
.pair>section{min-width:0}.pair h2{margin:0 0 .5rem}
iframe{width:100%;height:80vh;border:1px solid #888;background:#fff}
"""
_ADDRESSES: Final = re.compile(r'(?P<name>\s(?:href|src|poster|srcset))="(?P<value>[^"]*)"')
_NO_SCRIPTS: Final = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'; object-src 'none'; form-action 'none'; "
    "base-uri 'none'\">"
)
"""Comes before all content of the page: no script, event handler or `javascript:` address runs."""
_DOCTYPE: Final = re.compile(r"\A\s*<!doctype[^>]*>", re.IGNORECASE)


def write_side_by_side(
    changes: BuildChanges, builds: tuple[Path, Path], sites: Collection[str], report: str, folder: Path, language: str
) -> int:
    """Write the changed pages of `sites` (empty: of all sites) and `report` into the new `folder`.

    `report` describes the differences in words. `builds` are the folders of the build before the change and the build
    after it. Return the number of pages shown.
    """
    require_new_folder(folder)
    pages = tuple(page for page in changes.pages if not sites or page.site in sites)
    shown = pages[:PAIR_LIMIT]
    _copy_pages(builds[1], shown, folder / _AFTER_FOLDER)
    _copy_pages(builds[0], tuple(map(_turn_back, shown)), folder / _BEFORE_FOLDER)
    with translate_os_errors(folder):
        (folder / _PAIRS_FOLDER).mkdir()
        for number, page in enumerate(shown, 1):
            (folder / _PAIRS_FOLDER / f"{number}.html").write_text(_write_pair(page, language), "utf-8")
        (folder / _REPORT).write_text(report, "utf-8")
        (folder / "index.html").write_text(_write_index(shown, len(pages), language), "utf-8")
    return len(shown)


def _turn_back(page: ChangedPage) -> ChangedPage:
    """Return the change reversed, as seen from the proposed version: an added page becomes a removed page."""
    opposite: dict[PageChangeKind, PageChangeKind] = {"added": "removed", "removed": "added", "changed": "changed"}
    return replace(page, change=opposite[page.change])


def _copy_pages(build: Path, pages: tuple[ChangedPage, ...], target: Path) -> None:
    copy_changed_pages(build, BuildChanges(pages), target)
    with translate_os_errors(target):
        (target / LIST_FILE).unlink()
        for file in target.rglob("*.html"):
            text = file.read_text("utf-8", "replace")
            file.write_text(_make_relative(text, file, target), "utf-8")


def _make_relative(text: str, file: Path, target: Path) -> str:
    """Return the page with links to copied files made relative to `file`, and scripts disabled."""
    host = file.relative_to(target).parts[0]

    def rewrite(match: re.Match[str]) -> str:
        value = unescape(match["value"])
        if match["name"].strip() == "srcset":
            value = ", ".join(_rewrite_candidates(value, file, target, host))
        else:
            value = _rewrite_address(value, file, target, host)
        return f'{match["name"]}="{escape(value)}"'

    return "<!doctype html>" + _NO_SCRIPTS + _ADDRESSES.sub(rewrite, _DOCTYPE.sub("", text, count=1))


def _rewrite_candidates(value: str, file: Path, target: Path, host: str) -> Iterator[str]:
    for candidate in value.split(", "):
        address, space, width = candidate.strip().partition(" ")
        yield f"{_rewrite_address(address, file, target, host)}{space}{width}"


def _rewrite_address(value: str, file: Path, target: Path, host: str) -> str:
    if value.startswith("/") and not value.startswith("//"):
        value = f"https://{host}{value}"
    if not value.startswith("https://"):
        return value
    parts = urlsplit(value)
    place = target / parts.netloc / unquote(parts.path).lstrip("/")
    place = place / "index.html" if parts.path.endswith("/") else place
    if ".." in place.parts or not place.is_file():
        return value
    return os.path.relpath(place, file.parent).replace(os.sep, "/") + (f"#{parts.fragment}" if parts.fragment else "")


def _write_pair(page: ChangedPage, language: str) -> str:
    title = _escape(page.title or page.url)
    sides = (
        (_NOW, _BEFORE_FOLDER, page.change != "added", _NOT_YET),
        (_PROPOSED, _AFTER_FOLDER, page.change != "removed", _NO_MORE),
    )
    frames = "".join(
        f"<section>\n<h2>{label.text(language)}</h2>\n{_write_frame(folder, page, label.text(language)) if there else _paragraph(missing, language)}</section>\n"
        for label, folder, there, missing in sides
    )
    links = (
        f'<p><a href="../index.html">{_BACK.text(language)}</a> · '
        f'<a href="../{_REPORT}">{_WORDS.text(language)}</a> · <code>{_escape(page.url)}</code></p>\n'
    )
    return _write_page(title, f'{links}<div class="pair">\n{frames}</div>\n', language)


def _write_frame(folder: str, page: ChangedPage, label: str) -> str:
    source = f"../{folder}/{escape(page.path)}"
    return (
        f'<iframe sandbox="allow-same-origin" loading="lazy" title="{label}: {_escape(page.title)}" src="{source}"></iframe>\n'
        f'<p><a href="{source}">{label}: {_escape(page.url)}</a></p>\n'
    )


def _paragraph(text: B, language: str) -> str:
    return f"<p>{text.text(language)}</p>\n"


def _write_index(pages: tuple[ChangedPage, ...], total: int, language: str) -> str:
    numbered = list(enumerate(pages, 1))
    body = [f"<p>{_INTRODUCTION.text(language).format(count=total)}</p>\n"]
    body.append(f'<p><a href="{_REPORT}">{_WORDS.text(language)}</a></p>\n')
    for site in sorted({page.site for page in pages}):
        body.append(f"<h2>{escape(site)}</h2>\n")
        for label, is_written in ((_WRITTEN, True), (_MADE, False)):
            own = [(number, page) for number, page in numbered if page.site == site and bool(page.source) is is_written]
            if own:
                body.append(f"<h3>{label.text(language)}</h3>\n<ul>\n{''.join(_write_entries(own, language))}</ul>\n")
    if total > len(pages):
        body.append(f"<p>{_MORE.text(language).format(count=total - len(pages))}</p>\n")
    return _write_page(_TITLE.text(language), "".join(body), language)


def _write_entries(pages: Iterable[tuple[int, ChangedPage]], language: str) -> Iterator[str]:
    for number, page in pages:
        change = _CHANGES[page.change].text(language)
        yield (
            f'<li>{change}: <a href="{_PAIRS_FOLDER}/{number}.html">{_escape(page.title or page.url)}</a> '
            f"<code>{_escape(page.url)}</code></li>\n"
        )


def _write_page(title: str, body: str, language: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{body}</main>\n"
        "</body>\n</html>\n"
    )


def _escape(text: str) -> str:
    return escape(show_hidden(text))
