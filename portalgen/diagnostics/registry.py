"""The registry of all codes. A code never changes its meaning; a retired code is not reused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from operator import attrgetter
from types import MappingProxyType, ModuleType
from typing import Final

from portalgen.diagnostics.code import Code, WaivableBy
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.diagnostics.families import (
        addresses,
        approval_records,
        approvals,
        attachments,
        components,
        configuration,
        content,
        data_files,
        duty_settings,
        languages,
        ledger,
        legal,
        links,
        lint_accessibility,
        lint_attachments,
        lint_calendar,
        lint_citizens,
        lint_configuration,
        lint_consultations,
        lint_deadlines,
        lint_documents,
        lint_duties,
        lint_emergencies,
        lint_facts,
        lint_form,
        lint_governance,
        lint_identity,
        lint_kinds,
        lint_origin,
        lint_privacy,
        lint_repository,
        lint_schedules,
        lint_steps,
        lint_suppression,
        lint_text,
        lint_translations,
        lint_word,
        map_files,
        markdown,
        output_pages,
        page_histories,
        purges,
        rosters,
        search_aliases,
        states,
        strings,
        template_rules,
        templates,
    )

_TABLES: Final[tuple[tuple[str, tuple[ModuleType, ...]], ...]] = (
    ("CFG", (configuration,)),
    ("CFG", (legal,)),
    ("CFG", (duty_settings,)),
    ("CFG", (lint_configuration,)),
    ("CFG", (rosters,)),
    ("CFG", (search_aliases,)),
    ("CFG", (page_histories,)),
    ("FMT", (content,)),
    ("ATT", (attachments,)),
    ("CFG MAP", (map_files,)),
    ("DAT", (data_files,)),
    ("MRK", (markdown,)),
    ("LNK", (links,)),
    ("LNG", (languages,)),
    ("URL", (addresses,)),
    ("TPL", (templates,)),
    ("TPL", (template_rules,)),
    ("TPL", (strings,)),
    ("TPL", (components,)),
    ("HTM", (output_pages,)),
    ("FMT", (lint_form,)),
    ("IDN", (lint_identity,)),
    ("CHG", (ledger,)),
    ("TXT", (lint_text,)),
    ("WRD", (lint_word,)),
    ("SRC", (lint_origin,)),
    ("ACC", (lint_accessibility,)),
    ("DOC", (lint_documents,)),
    ("FCT", (lint_facts,)),
    ("KND", (lint_kinds, lint_consultations, lint_citizens, lint_steps, lint_schedules, lint_emergencies)),
    ("LNG", (lint_translations,)),
    ("PRV", (lint_privacy,)),
    ("ATT", (lint_attachments,)),
    ("SIT", (lint_duties,)),
    ("DDL", (lint_deadlines,)),
    ("LAW", (lint_calendar,)),
    ("REP", (lint_repository,)),
    ("SUP", (lint_suppression,)),
    ("GOV", (lint_governance,)),
    ("CHG", (states,)),
    ("APR", (approval_records,)),
    ("APR", (approvals,)),
    ("APR", (purges,)),
)
"""Families, separated by blanks, and the modules that define their codes, in the order in which codes are listed.

The codes of several modules in one row are sorted by number, because their numbers alternate.
"""


class _Codes(Mapping[str, Code]):
    """All codes in order; the modules of a family are loaded at the first lookup of one of its codes."""

    def __getitem__(self, code: str) -> Code:
        return _load_family(code[:3])[code]

    def __iter__(self) -> Iterator[str]:
        return iter(_load_all())

    def __len__(self) -> int:
        return len(_load_all())


@cache
def _load_family(family: str) -> Mapping[str, Code]:
    rows = (modules for families, modules in _TABLES if family in families.split())
    return {entry.code: entry for modules in rows for entry in _codes_in(modules)}


@cache
def _load_all() -> Mapping[str, Code]:
    return {entry.code: entry for _, modules in _TABLES for entry in _codes_in(modules)}


def _codes_in(modules: tuple[ModuleType, ...]) -> tuple[Code, ...]:
    codes = tuple(entry for module in modules for entry in module.CODES)
    return codes if len(modules) == 1 else tuple(sorted(codes, key=attrgetter("code")))


CODES: Final[Mapping[str, Code]] = _Codes()

ENDED_CODES: Final = MappingProxyType({"DOC209": "LNK110"})
"""Retired codes, each with its replacement; a retired code is not reused."""

RESERVED_FAMILIES: Final = MappingProxyType[str, WaivableBy]({})
"""Families without codes so far, each with its waiver policy."""
