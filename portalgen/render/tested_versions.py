"""The library versions supported by our faster code, which depends on private parts of them.

With any other version the faster code is not used. The library's own code gives the same output more slowly.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from portalgen.on_demand import on_demand

with on_demand():
    from importlib import metadata

MARKDOWN_VERSIONS: Final[Mapping[str, str]] = MappingProxyType({"markdown-it-py": "4.3.0", "mdit-py-plugins": "0.7.0"})
"""The versions supported by `portalgen.render.markdown.fast`."""
TEMPLATE_VERSIONS: Final[Mapping[str, str]] = MappingProxyType({"jinja2": "3.1.6", "markupsafe": "3.0.4"})
"""The versions supported by `portalgen.render.theme.fast_templates`."""


def are_installed(versions: Mapping[str, str]) -> bool:
    """Return True if each package is installed in exactly this version. `versions` is keyed by package."""
    try:
        return all(metadata.version(package) == tested for package, tested in versions.items())
    except metadata.PackageNotFoundError:
        return False
