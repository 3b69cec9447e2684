"""The layers of `portalgen`: the order in which its packages may import each other (`docs/explanation/architecture.md`)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

LAYERS: Final = (
    ("cli",),
    ("serve", "desk", "intake"),
    ("pipeline",),
    ("reports",),
    ("publish",),
    ("editorial",),
    ("search",),
    ("differences",),
    ("lint", "writer"),
    ("outputs",),
    ("measures", "open_data"),
    ("render", "inspection"),
    ("plan",),
    ("graph", "timeline", "importing"),
    ("content",),
    ("config", "history"),
    ("kinds",),
    ("law",),
    ("locale",),
    ("documents",),
    ("text", "store"),
    ("diagnostics", "errors"),
    ("on_demand", "frozen"),
)
"""From the top to the bottom; packages of one layer do not import each other. Not written yet are those of `PLANNED`."""

PLANNED: Final = frozenset({"desk", "intake", "importing"})
"""Packages that have their place and are not written yet."""

RANKS: Final[Mapping[str, int]] = MappingProxyType({name: rank for rank, layer in enumerate(LAYERS) for name in layer})
"""The number of each package's layer, counted from the top."""


def list_packages_above(package: str) -> tuple[str, ...]:
    """Return the packages that may import `package`, from its own layer's neighbour to the top, without those of `PLANNED`.

    Raises KeyError if `package` has no place in the layers.
    """
    above = LAYERS[: RANKS[package]]
    return tuple(name for layer in reversed(above) for name in layer if name not in PLANNED)
