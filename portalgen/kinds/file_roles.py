"""The roles of attached files, for kinds whose items have several types of files: a draft, a report, a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, Field
from portalgen.text.bilingual import Bilingual as B

_ATTACHMENTS: Final = next(each for each in COMMON_FIELDS if each.name == "attachments")
_KEY: Final = "role"

DRAFT_ROLE: Final = "draft"
RECORD_ROLE: Final = "record"
PAPER_ROLES: Final = (
    Choice("submission", B("Tờ trình", "Submission")),
    Choice("explanation", B("Bản thuyết minh", "Explanation")),
)
"""The roles of papers that usually accompany a draft normative document. QĐ 2111, Art. 7(18) names only the draft."""
_OTHER: Final = Choice("other", B("Tài liệu khác", "Other paper"))
CONSULTATION_FILE_ROLES: Final = (
    Choice(DRAFT_ROLE, B("Dự thảo", "Draft")),
    *PAPER_ROLES,
    Choice("adoption", B("Báo cáo tiếp thu, giải trình", "Adoption report")),
    _OTHER,
)
DIALOGUE_FILE_ROLES: Final = (Choice(RECORD_ROLE, B("Biên bản", "Record")), _OTHER)


def build_attachments(roles: tuple[Choice, ...], help: B, example: str) -> Field:
    """Return a field of attached files. Each file may state a role from `roles`."""
    role = Field(_KEY, "choice", B("Là tài liệu gì", "What it is"), help, choices=roles, example=example)
    return replace(_ATTACHMENTS, fields=(*_ATTACHMENTS.fields, role))


def file_roles_of(fields: Mapping[str, Any]) -> frozenset[str]:
    """Return the roles that an item states for its attached files."""
    files: Iterable[Mapping[str, Any]] = fields.get(_ATTACHMENTS.name) or ()
    return frozenset(str(each[_KEY]) for each in files if each.get(_KEY))
