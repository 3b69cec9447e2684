"""The YAML loader: PyYAML's C parser on the node tree, without implicit resolvers.

Every scalar is a string (otherwise `no` is False, `012` is 10, `1.10` is 1.1 and `1:30` is 90); an empty plain scalar
is None. Keys are text and unique; tags, several documents and expansions beyond a budget are refused. Places are
resolved on the node tree only for faults. The plainest texts are read without a node tree (`yaml_plain`), to the same
values; the parser (`yaml_nodes`) is imported only for other texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from portalgen.config.yaml_plain import parse_plain_mapping
from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.config import yaml_nodes

Tree = None | str | list["Tree"] | dict[str, "Tree"]
Location = tuple[str | int, ...]


@frozen
class YamlText:
    """A YAML text and its source: `family` is CFG or FMT, `first_line` the text's first line in its file."""

    text: str
    path: str
    family: str
    first_line: int = 1


def parse_yaml(source: YamlText) -> tuple[Tree, Diagnostic | None]:
    """Return the value of `source`, or the diagnostic that prevents parsing."""
    plain = parse_plain_mapping(source.text)
    if plain is not None:
        return cast(Tree, plain), None
    return yaml_nodes.parse_yaml_nodes(source)


def place_in_yaml(source: YamlText, location: Location, *, key: bool = False) -> Place:
    """Return the place of the value at `location`, or of its key if `key`; if missing, of its nearest parent."""
    return yaml_nodes.place_in_nodes(source, location, key=key)


def as_mapping(tree: Tree) -> Mapping[str, Tree] | None:
    """Return `tree` if it is a mapping, else None."""
    return tree if isinstance(tree, dict) else None
