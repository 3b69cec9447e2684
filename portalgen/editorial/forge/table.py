"""The supported forges."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from portalgen.editorial.forge.bare_git import GIT
from portalgen.editorial.forge.forgejo import FORGEJO
from portalgen.editorial.forge.github import GITHUB
from portalgen.editorial.forge.model import ForgeTarget

FORGE_TARGETS: Final[Mapping[str, ForgeTarget]] = MappingProxyType({each.name: each for each in (GITHUB, FORGEJO, GIT)})
"""By name, in display order."""
