"""A portal that is edited in memory and put on disk as a whole: the difference of two sketches is what an editor did.

References know what they mean and not where it lies, so that renaming a page rewrites the links to it, and removing it
takes them out: most edits leave a portal that can be built. What cannot be built is made on purpose, see `faults`.
"""

from __future__ import annotations

import copy
import json
import posixpath
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from portalgen.content.front_matter import digest_of_original


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or an insertion. `form`: path, id, site, contact, figure or document."""

    form: str
    target: str
    """An item's id, a site's id, or the name of a file beside the page."""
    anchor: str = ""


Block = str | Reference


@dataclass(slots=True)
class Text:
    """One page's file."""

    keys: dict[str, Any]
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Sketch:
    """Everything in one repository, by path from its root."""

    texts: dict[str, Text] = field(default_factory=dict)
    config: dict[str, Any] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def copy(self) -> Sketch:
        """A sketch that can be changed without changing this one."""
        return copy.deepcopy(self)

    def sites(self) -> list[str]:
        """The ids of all sites, the main one first."""
        found = (path.rpartition("/")[2].removesuffix(".yaml") for path in self.config if "/sites/" in path)
        return sorted(found, key=lambda site: (site != "portal", site))

    def site(self, identifier: str) -> dict[str, Any]:
        """A site's file."""
        document: dict[str, Any] = self.config[f"site-config/sites/{identifier}.yaml"]
        return document

    def value(self, site: str, key: str) -> Any:
        """A key of a site, its own or its profile's."""
        return self.holder(site, key).get(key)

    def holder(self, site: str, key: str) -> dict[str, Any]:
        """The mapping that the key of a site stands in: the site's own file, or its profile."""
        own = self.site(site)
        profile: dict[str, Any] = self.config["site-config/profiles.yaml"]["profiles"][own["profile"]]
        return own if key in own else profile

    def codes(self, site: str) -> list[str]:
        """The site's languages, its own first."""
        return [language["code"] for language in self.value(site, "languages")]

    def items(self) -> dict[str, dict[str, str]]:
        """The paths of every item's pages by language."""
        found: dict[str, dict[str, str]] = {}
        for path, text in sorted(self.texts.items()):
            found.setdefault(text.keys["id"], {})[language_of(path)] = path
        return found

    def original(self, paths: dict[str, str]) -> str:
        """The path of an item's original."""
        return next((path for path in paths.values() if "translated_from" not in self.texts[path].keys), "")


def language_of(path: str) -> str:
    """The language of a page's file."""
    return path.split(".")[-2]


def site_of(path: str) -> str:
    """The site of a page's file."""
    return path.split("/")[1]


def anchors_of(text: Text) -> list[str]:
    """The anchors of a text's headings, which are words and a number."""
    return [_anchor(block[3:]) for block in text.blocks if isinstance(block, str) and block.startswith("## ")]


def body_of(sketch: Sketch, path: str) -> str:
    """A page's body as it is written."""
    blocks = (_written(sketch, path, block) for block in sketch.texts[path].blocks)
    return "\n" + "".join(f"{block}\n\n" for block in blocks if block)


def digest_of(sketch: Sketch, path: str) -> str:
    """What a translation of the page records."""
    keys = sketch.texts[path].keys
    return digest_of_original(keys["title"] or "", keys.get("summary", ""), body_of(sketch, path))


def files_of(sketch: Sketch) -> dict[str, bytes]:
    """Every file of the portal."""
    texts = {path: _page(sketch, path).encode() for path in sketch.texts}
    config = {path: _document(sketch, path, document).encode() for path, document in sketch.config.items()}
    return {**sketch.files, **texts, **config}


def _anchor(heading: str) -> str:
    plain = unicodedata.normalize("NFD", heading.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(letter for letter in plain if not unicodedata.combining(letter)))


def _page(sketch: Sketch, path: str) -> str:
    keys = dict(sketch.texts[path].keys)
    folder = posixpath.dirname(path)
    for name in ("attachments", "images"):
        keys[name] = [each for each in keys.get(name, ()) if f"{folder}/{each['file']}" in sketch.files]
    others = sketch.items().keys() - {keys["id"]}
    keys["related"] = [each for each in keys.get("related", ()) if each in others]
    documents = {text.keys["id"] for text in sketch.texts.values() if text.keys["kind"] == "legal_document"}
    keys["relations"] = [each for each in keys.get("relations", ()) if each["to"] in others & documents]
    lines = (f"{key}: {_json(value)}\n" for key, value in keys.items() if value not in ([], ""))
    return f"---\n{''.join(lines)}---\n{body_of(sketch, path)}"


def _written(sketch: Sketch, path: str, block: Block) -> str:
    if isinstance(block, str):
        return block
    if block.form in ("figure", "document"):
        return _file(sketch, path, block)
    if block.form in ("site", "contact"):
        if block.target not in sketch.sites():
            return ""
        return (
            f'{{{{ contact site="{block.target}" }}}}'
            if block.form == "contact"
            else f"Xem [trang](site:{block.target})."
        )
    return _link(sketch, path, block)


def _file(sketch: Sketch, path: str, block: Reference) -> str:
    if f"{posixpath.dirname(path)}/{block.target}" not in sketch.files:
        return ""
    if block.form == "figure":
        return f'{{{{ figure src="{block.target}" alt="Ảnh mẫu" caption="Chú thích" }}}}'
    return f'{{{{ document file="{block.target}" title="Tệp mẫu" }}}}'


def _link(sketch: Sketch, path: str, block: Reference) -> str:
    pages = sketch.items().get(block.target, {})
    target = pages.get(language_of(path)) or sketch.original(pages)
    if not target or target == path:
        return ""
    anchor = f"#{block.anchor}" if block.anchor in anchors_of(sketch.texts[target]) else ""
    if block.form == "id":
        return f"Xem [bài này](id:{block.target}{anchor})."
    return f"Xem [bài kia]({posixpath.relpath(target, posixpath.dirname(path))}{anchor})."


def _document(sketch: Sketch, path: str, document: Any) -> str:
    shown = copy.deepcopy(document)
    items = sketch.items()
    for holder, sections in _menu_holders(sketch, path, shown):
        for menu in ("menu", "quick_links", "footer_links"):
            if menu in holder:
                holder[menu] = list(_entries(sketch, holder[menu], items, sections))
    if path.endswith("redirects.yaml"):
        rows = (row for row in shown["redirects"] if row["site"] in sketch.sites())
        shown["redirects"] = [row for row in rows if _leads(sketch, row["to"], items, [])]
    return _json(shown, indent=1) + "\n"


def _menu_holders(sketch: Sketch, path: str, document: Any) -> Iterator[tuple[dict[str, Any], list[str]]]:
    if path.endswith("profiles.yaml"):
        for profile in document["profiles"].values():
            yield profile, [section["path"] for section in profile["sections"]]
    elif "/sites/" in path:
        yield document, [section["path"] for section in sketch.value(document["id"], "sections")]


def _entries(
    sketch: Sketch, menu: list[dict[str, Any]], items: dict[str, dict[str, str]], sections: list[str]
) -> Iterator[dict[str, Any]]:
    for entry in menu:
        if _leads(sketch, entry["to"], items, sections):
            children = list(_entries(sketch, entry.get("children", []), items, sections))
            yield {**entry, "children": children} if children else {k: v for k, v in entry.items() if k != "children"}


def _leads(sketch: Sketch, to: str, items: dict[str, dict[str, str]], sections: list[str]) -> bool:
    """Whether a target is there; web addresses, generated pages and what is broken on purpose are kept."""
    scheme, _, rest = to.partition(":")
    if scheme == "id":
        return rest.partition("#")[0] in items or rest.startswith("khong-co")
    if scheme == "site":
        return rest in sketch.sites()
    return scheme != "self" or rest in ("home", "contact", "site_map", *sections)


def _json(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)
