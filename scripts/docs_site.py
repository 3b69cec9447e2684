"""The documentation as a portal of its own, built by the program that it documents.

Every page of `docs/`, and every page that `scripts/docs` makes of the code, is a page of one site: a section for each
folder, menus, and a search. So what we tell editors to do, we do ourselves.
"""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from portalgen.text.slugs import slug_of

_SECTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "tutorial": ("bat-dau", "Bắt đầu / Tutorial"),
    "how-to": ("huong-dan", "Hướng dẫn / How to"),
    "reference": ("tra-cuu", "Tra cứu / Reference"),
    "rules": ("quy-tac", "Quy tắc kiểm tra / Rules"),
    "explanation": ("giai-thich", "Giải thích / Explanation"),
    "decisions": ("quyet-dinh", "Quyết định thiết kế / Decisions"),
}
"""By the folder below `docs/`: the path of the section, and its name."""
_HOST: Final = "docs.portalgen.example.vn"
_CODE_PAGE: Final = re.compile(r"portalgen/.*/([A-Z]{3}[0-9]{3})\.md$")
"""The page of a code beside its check; the site has it among the rules, or in the list of codes."""
_COMMENT: Final = re.compile(r"<!--.*?-->\n*", re.DOTALL)
_LINK: Final = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^()\s]+)\)")
_PICTURE: Final = re.compile(r"!\[([^\]]*)\]\([^()\s]+\)")
_FENCE: Final = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_TITLE: Final = re.compile(r"^# ", re.MULTILINE)
_CODE_OR_SHORTCODE: Final = re.compile(r"(`+)[^`].*?\1|\{\{[^{}\n]*\}\}")
"""Code, and what would be taken for a shortcode where it is no code."""
_ELSEWHERE: Final = re.compile(r"(https?|mailto):")
_CONFIGURATION: Final = """\
names: {vi: Tài liệu portalgen}
main_site: tai-lieu
languages: [vi]
summary_search: {kinds: [page], limit: 2000}
component_news: 0
attachment_formats: [pdf]
limits: {page: 4}
"""


def write_documentation_portal(root: Path, pages: Mapping[str, str], theme: Path) -> None:
    """Write the portal into the new folder `root`.

    `pages` are Markdown texts by their path below `docs/`, such as `how-to/add-a-rule.md`; those of no folder that has a
    section are left out. `theme` is the folder of the theme `default`.
    """
    names = {path: _name_page(path) for path in sorted(pages) if path.partition("/")[0] in _SECTIONS}
    for path, text in _list_settings():
        _write(root / path, text)
    shutil.copytree(theme, root / "themes" / "default")
    for path, name in names.items():
        _write(root / f"content/tai-lieu/{name}.vi.md", _make_page(path, pages[path], names))


def _name_page(path: str) -> str:
    folder, _, name = path.partition("/")
    return f"{_SECTIONS[folder][0]}/{slug_of(name.removesuffix('.md').replace('README', 'tat-ca'))}"


def _make_page(path: str, text: str, names: Mapping[str, str]) -> str:
    heading, _, rest = _COMMENT.sub("", text).partition("\n")
    title = heading.removeprefix("# ").replace("`", "").strip()
    identity = names[path].replace("/", "-")
    head = f"---\nid: {json.dumps(identity)}\nkind: page\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n\n"
    return head + _convert(rest.strip("\n"), path, names) + "\n"


def _convert(text: str, path: str, names: Mapping[str, str]) -> str:
    """Return the text with links that lead within the portal; fenced blocks stay as they are."""
    parts, end = [], 0
    for fence in _FENCE.finditer(text):
        parts += [_convert_prose(text[end : fence.start()], path, names), fence[0]]
        end = fence.end()
    return "".join((*parts, _convert_prose(text[end:], path, names)))


def _convert_prose(text: str, path: str, names: Mapping[str, str]) -> str:
    def convert(match: re.Match[str]) -> str:
        words, target = match[1], match[2]
        if _ELSEWHERE.match(target):
            return match[0]
        place = posixpath.normpath(posixpath.join(posixpath.dirname(path), target.partition("#")[0]))
        code = _CODE_PAGE.search(place)
        name = names.get(place) or (names.get(f"rules/{code[1]}.md") or names["reference/codes.md"] if code else None)
        return (
            words
            if name is None
            else f"[{words}]({posixpath.relpath(f'{name}.vi.md', posixpath.dirname(names[path]))})"
        )

    linked = _LINK.sub(convert, _PICTURE.sub(r"\1", text))
    return _CODE_OR_SHORTCODE.sub(
        lambda each: each[0] if each[0][0] == "`" else f"`{each[0]}`", _TITLE.sub("## ", linked)
    )


def _list_settings() -> Iterator[tuple[str, str]]:
    sections = "".join(
        f"      - {{path: {path}, names: {{vi: {json.dumps(name, ensure_ascii=False)}}}, kinds: [page], missing_translation: notice}}\n"
        for path, name in _SECTIONS.values()
    )
    menu = "".join(
        f'      - {{label: {{vi: {json.dumps(name.partition(" / ")[0], ensure_ascii=False)}}}, to: "self:{path}"}}\n'
        for path, name in _SECTIONS.values()
    )
    yield "site-config/portal.yaml", _CONFIGURATION
    yield (
        "site-config/profiles.yaml",
        "profiles:\n  docs:\n    group: main\n    theme: default\n    languages: [{code: vi, prefix: /}]\n    home: generated\n"
        f"    generated_pages: [site_map, search]\n    sections:\n{sections}    menu:\n{menu}    reuse: {{vi: Ghi rõ nguồn.}}\n",
    )
    yield (
        "site-config/sites/tai-lieu.yaml",
        f"id: tai-lieu\nprofile: docs\nhost: {_HOST}\nnames: {{vi: {{full: Tài liệu portalgen, short: Tài liệu}}}}\n"
        "contact:\n  responsible: {vi: unconfirmed}\n  address: {vi: unconfirmed}\n  telephone: unconfirmed\n  email: unconfirmed\n"
        "  hours: {vi: unconfirmed}\n",
    )
    yield (
        "site-config/taxonomies.yaml",
        "taxonomies:\n  - {id: field, names: {vi: Lĩnh vực}, slugs: {vi: linh-vuc}, open: true}\n"
        "  - {id: tag, names: {vi: Từ khóa}, slugs: {vi: tu-khoa}, open: true}\n",
    )
    yield "site-config/redirects.yaml", "redirects: []\n"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
