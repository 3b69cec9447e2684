"""All rules, in the order in which a page is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from portalgen.inspection.document import Document, Found
from portalgen.inspection.rules.aria import attributes, nested, reached, roles
from portalgen.inspection.rules.forbidden import (
    accesskeys,
    forms,
    hidden,
    inline_code,
    list_content,
    moving,
    other_hosts,
    tabindex,
)
from portalgen.inspection.rules.headings import headings, title
from portalgen.inspection.rules.landmarks import landmarks, skip_link
from portalgen.inspection.rules.language import foreign_links, foreign_passages, language_tags, page_language
from portalgen.inspection.rules.names import active, alternatives, fields, given, label_in_name
from portalgen.inspection.rules.references import references, repeated_ids
from portalgen.inspection.rules.tables import tables
from portalgen.inspection.rules.zoom import zoom

Rule = Callable[[Document], Iterable[Found]]

RULES: Final[tuple[Rule, ...]] = (
    page_language,
    language_tags,
    foreign_links,
    foreign_passages,
    title,
    headings,
    landmarks,
    skip_link,
    alternatives,
    fields,
    active,
    repeated_ids,
    references,
    tables,
    zoom,
    list_content,
    tabindex,
    moving,
    inline_code,
    other_hosts,
    hidden,
    given,
    reached,
    nested,
    label_in_name,
    accesskeys,
    roles,
    attributes,
    forms,
)

PART_RULES: Final[tuple[Rule, ...]] = (
    language_tags,
    alternatives,
    list_content,
    tabindex,
    moving,
    inline_code,
    other_hosts,
    hidden,
    reached,
    nested,
    label_in_name,
    accesskeys,
    roles,
    attributes,
    forms,
)
"""Rules that hold for what stands in a `<template>`: a script may still fill what is empty, and put it anywhere."""
