"""Collects the names that templates of a theme can read. Parts of a view that no template reads need not be built.

Names are always literal in a template: the rules of templates refuse computed names (TPL142, TPL143).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from jinja2 import TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates

from portalgen.render.theme.model import Theme
from portalgen.render.theme.template_trees import read_template

_FOLDERS: Final = ("layouts", "components", "feeds")
_TEMPLATES: Final = (".html", ".xml", ".txt")


def list_templates(theme: Theme) -> Iterator[str]:
    """Return the paths of all templates of a theme, even if no page uses them."""
    return (path for folder in _FOLDERS for path in theme.paths_below(folder) if path.endswith(_TEMPLATES))


def collect_read_names(theme: Theme) -> frozenset[str]:
    """Return the names that any template of a theme can read, including templates included from other folders.

    A template with a fault reads no names: it is never rendered.
    """
    names: set[str] = set()
    waiting = list(list_templates(theme))
    reached = set(waiting)
    for path in waiting:
        try:
            tree = read_template(theme.read_text(path))
        except TemplateSyntaxError:
            continue
        names.update(list_read_names(tree))
        for each in find_referenced_templates(tree):
            if each is not None and each in theme.files and each not in reached:
                reached.add(each)
                waiting.append(each)
    return frozenset(names)


@lru_cache(maxsize=64)
def find_names_in_template(text: str) -> frozenset[str]:
    """Return the names that the template `text` reads.

    Return an empty set if the template has a fault, as it is never rendered.
    """
    try:
        return frozenset(list_read_names(read_template(text)))
    except TemplateSyntaxError:
        return frozenset()


def list_read_names(tree: nodes.Template) -> Iterator[str]:
    """Yield the names by which a template can read a part of a value: `.name`, `["name"]` and attributes in filters."""
    for node in tree.find_all((nodes.Getattr, nodes.Getitem, nodes.Filter)):
        if isinstance(node, nodes.Getattr):
            yield node.attr
        elif isinstance(node, nodes.Getitem):
            yield from _names_in(node.arg)
        elif isinstance(node, nodes.Filter):
            for argument in (*node.args, *(each.value for each in node.kwargs)):
                yield from _names_in(argument)


def _names_in(node: nodes.Node) -> Iterator[str]:
    """Yield the names in a constant, possibly several: `map(attribute="link.title")`, `sort("day,title")`."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        for path in node.value.split(","):
            yield from path.split(".")
