"""A Python-Markdown extension: tables as the portal shows them, in a box that scrolls, with scopes and classes."""

from __future__ import annotations

from xml.etree import ElementTree as Tree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

ALIGNED = "text-align: "


class _Tables(Treeprocessor):
    def run(self, root: Tree.Element) -> None:
        """Change every table of a page."""
        for index, element in enumerate(list(root)):
            if element.tag == "table":
                box = Tree.Element("div", {"class": "table-scroll", "role": "region", "tabindex": "0"})
                box.set("aria-label", "Bảng, có thể cuộn ngang")
                box.tail = element.tail
                element.tail = "\n"
                box.append(element)
                root[index] = box
                for cell in element.iter():
                    _cell(cell)


def _cell(cell: Tree.Element) -> None:
    if cell.tag == "th":
        cell.set("scope", "col")
    style = cell.attrib.pop("style", "")
    if style.startswith(ALIGNED):
        cell.set("class", f"align-{style.removeprefix(ALIGNED).rstrip(';')}")


class TablesExtension(Extension):
    """After `tables`, before the tree is written."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        """Register with a parser."""
        md.treeprocessors.register(_Tables(md), "portal-tables", 3)


def makeExtension(**settings: object) -> TablesExtension:  # noqa: N802 - the name that Python-Markdown calls
    """The extension, for a configuration that names this module."""
    return TablesExtension(**settings)
