"""All rules, in the order of checking."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from portalgen.inspection.document import Document, HtmlViolation
from portalgen.inspection.rules.aria import (
    check_aria_attributes,
    check_keyboard_access,
    check_nested_controls,
    check_roles,
)
from portalgen.inspection.rules.forbidden_content import (
    check_access_keys,
    check_form_targets,
    check_hidden_controls,
    check_inline_code,
    check_list_content,
    check_moving_content,
    check_other_hosts,
    check_tabindex,
)
from portalgen.inspection.rules.headings import check_headings, check_title
from portalgen.inspection.rules.landmarks import check_landmarks, check_skip_link
from portalgen.inspection.rules.language import (
    check_foreign_links,
    check_foreign_passages,
    check_language_tags,
    check_page_language,
)
from portalgen.inspection.rules.names import (
    check_control_names,
    check_field_labels,
    check_given_names,
    check_label_in_name,
    check_text_alternatives,
)
from portalgen.inspection.rules.references import check_id_references, check_repeated_ids
from portalgen.inspection.rules.tables import check_tables
from portalgen.inspection.rules.zoom import check_zoom

InspectionRule = Callable[[Document], Iterable[HtmlViolation]]

RULES: Final[tuple[InspectionRule, ...]] = (
    check_page_language,
    check_language_tags,
    check_foreign_links,
    check_foreign_passages,
    check_title,
    check_headings,
    check_landmarks,
    check_skip_link,
    check_text_alternatives,
    check_field_labels,
    check_control_names,
    check_repeated_ids,
    check_id_references,
    check_tables,
    check_zoom,
    check_list_content,
    check_tabindex,
    check_moving_content,
    check_inline_code,
    check_other_hosts,
    check_hidden_controls,
    check_given_names,
    check_keyboard_access,
    check_nested_controls,
    check_label_in_name,
    check_access_keys,
    check_roles,
    check_aria_attributes,
    check_form_targets,
)

PART_RULES: Final[tuple[InspectionRule, ...]] = (
    check_language_tags,
    check_text_alternatives,
    check_list_content,
    check_tabindex,
    check_moving_content,
    check_inline_code,
    check_other_hosts,
    check_hidden_controls,
    check_keyboard_access,
    check_nested_controls,
    check_label_in_name,
    check_access_keys,
    check_roles,
    check_aria_attributes,
    check_form_targets,
)
"""Rules for the content of a `<template>`: a script may still fill empty elements, and insert it anywhere."""
