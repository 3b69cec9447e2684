"""The registry of all codes. A code never changes its meaning; a code that ends is not used again."""

from __future__ import annotations

from operator import attrgetter
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.code import WaivableBy
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
from portalgen.diagnostics.families.yaml_texts import yaml_codes_of

_OF_KINDS: Final = sorted(
    (
        *lint_kinds.CODES,
        *lint_consultations.CODES,
        *lint_citizens.CODES,
        *lint_steps.CODES,
        *lint_schedules.CODES,
        *lint_emergencies.CODES,
    ),
    key=attrgetter("code"),
)
"""One family in several tables, whose numbers alternate: readers of the list of codes look for a number."""

_ALL: Final = (
    *yaml_codes_of("CFG"),
    *configuration.CODES,
    *legal.CODES,
    *duty_settings.CODES,
    *lint_configuration.CODES,
    *rosters.CODES,
    *search_aliases.CODES,
    *page_histories.CODES,
    *yaml_codes_of("FMT"),
    *content.CODES,
    *attachments.CODES,
    *map_files.CODES,
    *data_files.CODES,
    *markdown.CODES,
    *links.CODES,
    *languages.CODES,
    *addresses.CODES,
    *templates.CODES,
    *template_rules.CODES,
    *strings.CODES,
    *components.CODES,
    *output_pages.CODES,
    *lint_form.CODES,
    *lint_identity.CODES,
    *ledger.CODES,
    *lint_text.CODES,
    *lint_word.CODES,
    *lint_origin.CODES,
    *lint_accessibility.CODES,
    *lint_documents.CODES,
    *_OF_KINDS,
    *lint_translations.CODES,
    *lint_privacy.CODES,
    *lint_attachments.CODES,
    *lint_duties.CODES,
    *lint_deadlines.CODES,
    *lint_calendar.CODES,
    *lint_repository.CODES,
    *lint_suppression.CODES,
    *lint_governance.CODES,
    *states.CODES,
    *approval_records.CODES,
    *approvals.CODES,
    *purges.CODES,
)

CODES: Final = MappingProxyType({entry.code: entry for entry in _ALL})

ENDED_CODES: Final = MappingProxyType({"DOC209": "LNK110"})
"""Codes that no longer exist, each with the one that says the same now; a code that ends is not used again."""

RESERVED_FAMILIES: Final = MappingProxyType[str, WaivableBy]({})
"""Families without codes so far, and who may waive what they will hold."""
