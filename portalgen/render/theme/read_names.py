"""The names that templates of a theme can read of a view: what no template names need not be built.

Every name stands in a template as it is: one that is put together is refused by the rules of templates (TPL142, TPL143).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from jinja2 import TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates

from portalgen.render.theme.template_trees import read_template

_FOLDERS: Final = ("layouts", "components", "feeds")
_TEMPLATES: Final = (".html", ".xml", ".txt")


def list_template_paths(paths: Mapping[str, Path]) -> Iterator[str]:
    """Yield the paths of the templates among the files of a theme, those that no page uses too."""
    below = {folder: sorted(path for path in paths if path.startswith(f"{folder}/")) for folder in _FOLDERS}
    return (path for each in below.values() for path in each if path.endswith(_TEMPLATES))


def collect_read_names(files: Mapping[str, Path]) -> frozenset[str]:
    """Return the names that any template of a theme can read, also of those that lie elsewhere and are included.

    `files` are those of the theme by their paths in it. A template with a fault reads nothing: it is never rendered.
    """
    names: set[str] = set()
    waiting = list(list_template_paths(files))
    reached = set(waiting)
    for path in waiting:
        try:
            tree = read_template(files[path].read_text("utf-8-sig"))
        except TemplateSyntaxError:
            continue
        names |= find_read_names(tree)
        others = {each for each in find_referenced_templates(tree) if each in files} - reached
        reached |= others
        waiting += sorted(others)
    return frozenset(names)


def find_read_names(tree: nodes.Template) -> frozenset[str]:
    """Return the names that one template can read of a value: `.name`, `["name"]` and the attributes that filters get."""
    return frozenset(_list_names(tree))


def _list_names(tree: nodes.Template) -> Iterator[str]:
    for node in tree.find_all((nodes.Getattr, nodes.Getitem, nodes.Filter)):
        if isinstance(node, nodes.Getattr):
            yield node.attr
        elif isinstance(node, nodes.Getitem):
            yield from _names_in(node.arg)
        elif isinstance(node, nodes.Filter):
            for argument in (*node.args, *(each.value for each in node.kwargs)):
                yield from _names_in(argument)


def _names_in(node: nodes.Node) -> Iterator[str]:
    """Yield the names in a constant, which may hold several: `map(attribute="link.title")`, `sort("day,title")`."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        for path in node.value.split(","):
            yield from path.split(".")
