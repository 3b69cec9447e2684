"""The library versions whose private parts our faster code follows.

With any other version that code is not used, and the library's own code gives the same output more slowly.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from portalgen.on_demand import on_demand

with on_demand():
    from importlib import metadata

MARKDOWN_VERSIONS: Final[Mapping[str, str]] = MappingProxyType({"markdown-it-py": "4.3.0", "mdit-py-plugins": "0.7.0"})
"""The versions that `portalgen.render.markdown.fast` follows."""
TEMPLATE_VERSIONS: Final[Mapping[str, str]] = MappingProxyType({"jinja2": "3.1.6", "markupsafe": "3.0.4"})
"""The versions that `portalgen.render.theme.fast_templates` follows."""


def are_installed(versions: Mapping[str, str]) -> bool:
    """Return True if exactly these versions of the packages are installed."""
    try:
        return all(metadata.version(package) == tested for package, tested in versions.items())
    except metadata.PackageNotFoundError:
        return False
