"""`site-config/lint.yaml` and `site-config/governance/{policy,waivers}.yaml` as the linter uses them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

Level = Literal["error", "warning", "note", "off"]


@dataclass(frozen=True, slots=True)
class Override:
    """Severities for some paths (globs from the root) or sites; an empty list means all."""

    severity: Mapping[str, Level]
    """By code or prefix of codes; the longest prefix counts."""
    paths: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mandatory:
    """What a site of a group must have: section paths, and those of its sections that must be in English."""

    sections: tuple[str, ...] = ()
    english: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiver:
    """What the board has waived, with its reason, by a post, from and until (its last day)."""

    code: str
    reason: str
    approved_by: str
    starts: date
    until: date
    item: str = ""
    site: str = ""
    index: int = 0
    """Its number in the file, from 0."""


@dataclass(frozen=True, slots=True)
class LintSettings:
    """Everything that people may set for the linter."""

    severity: Mapping[str, Level] = MappingProxyType({})
    overrides: tuple[Override, ...] = ()
    mandatory: Mapping[str, Mandatory] = MappingProxyType({})
    """By group of sites: main, department, commune."""
    advertising: tuple[str, ...] = ()
    """Wording of advertisements beyond what the rule knows."""
    title_length: int = 150
    """Characters that a title may have."""
    allowed_telephones: tuple[str, ...] = ()
    """Mobile numbers that an agency has made public on purpose (hotlines); digits only."""
    waivers: tuple[Waiver, ...] = ()
    merge_method: Literal["merge", "squash"] = "merge"
    forge_committers: tuple[str, ...] = ()
