"""The classes of paths as patterns of forges: broad ones first, since the last matching pattern applies.

Each is a path from the portal's root; with a final `/` it is a folder with everything below it, `*` is everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from portalgen.editorial.path_classes import PATH_CLASSES, PathClass, PathClassId
from portalgen.frozen import frozen

EVERYTHING: Final = "*"
_OF_CLASS: Final[Mapping[PathClassId, tuple[str, ...]]] = MappingProxyType(
    {
        "platform": (EVERYTHING,),
        "shared_settings": (
            *(f"site-config/{name}.yaml" for name in ("portal", "profiles", "taxonomies", "redirects")),
            "site-config/search/",
        ),
        "addresses": ("site-config/addresses/",),
        "legal": ("site-config/legal/",),
        "rules": ("site-config/lint.yaml", "site-config/lint-baseline.json"),
        "governance": ("site-config/governance/",),
        "portal_roster": ("site-config/governance/roster.yaml",),
        "record": ("site-config/approvals/",),
        "content": ("content/{site}/",),
        "site_settings": ("site-config/sites/{site}.yaml",),
        "site_roster": ("site-config/governance/roster/{site}.yaml",),
    }
)
"""By class of paths, ordered so that the last matching pattern has the class of the path; sites come last."""
_CLASSES: Final = {each.id: each for each in PATH_CLASSES}
PLATFORM_FOLDERS: Final = (
    ".github/", "docs/", "portalgen/", "scripts/", "site-config/logos/", "site-config/schema/", "tests/", "themes/",
)  # fmt: skip
PLATFORM_FILES: Final = (
    ".gitattributes", ".gitmodules", ".pre-commit-config.yaml", ".pre-commit-hooks.yaml", "pyproject.toml",
    "requirements.txt", "requirements-bench.txt", "requirements-shapes.txt", "requirements-test.txt", "requirements-units.txt",
)  # fmt: skip
"""The parts of the platform, for forges whose patterns cannot express "everything else"."""


@frozen
class PathPattern:
    """Files approved in the same way."""

    pattern: str
    path_class: PathClass
    site: str = ""
    """Empty for files of no single site."""


def list_portal_patterns() -> Iterator[PathPattern]:
    """Yield the patterns of files of no single site."""
    for id, patterns in _OF_CLASS.items():
        yield from (PathPattern(each, _CLASSES[id]) for each in patterns if "{site}" not in each)


def list_site_patterns(site: str) -> Iterator[PathPattern]:
    """Yield the patterns of a site."""
    for id, patterns in _OF_CLASS.items():
        yield from (PathPattern(each.format(site=site), _CLASSES[id], site) for each in patterns if "{site}" in each)


def as_codeowners(pattern: str) -> str:
    """Return a pattern for GitHub's CODEOWNERS: like `.gitignore`, from the top."""
    return pattern if pattern == EVERYTHING else f"/{pattern}"


def as_fnmatch(pattern: str) -> str:
    """Return a pattern for GitHub's rulesets."""
    return f"{pattern}**" if pattern.endswith("/") else pattern


def as_regular_expression(pattern: str) -> str:
    """Return a pattern as a regular expression over the whole path."""
    return re.escape(pattern).replace("\\-", "-") + (".*" if pattern.endswith("/") else "")
