"""Faults in the own source of a page that keep a build from publishing it.

Only faults refused by every version of the program make a version unpublished: a text that is not UTF-8, a day that
does not exist, a key always required by the kind. Faults refused only by today's program (such as a choice no longer
offered) are doubtful. Keys that a kind requires, or knows, only later are no fault of an old page.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, Literal

from portalgen.config.yaml_text import Tree
from portalgen.kinds.table import KINDS
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.content import front_matter_reading

SourceFault = Literal["", "doubtful", "refused"]
"""`refused`: no version of the program builds it. `doubtful`: today's does not."""

_ALWAYS_REQUIRED: Final = ("id", "kind", "title")
ALWAYS_REQUIRED_BY_KIND: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"legal_document": ("number", "document_type", "normative", "issuer", "issued"), "news": ("date",)}
)
"""Keys always required by these kinds."""
_DAYS: Final = frozenset(("day", "moment"))
"""Expected types of values whose fault is an unreadable day or moment."""
_IGNORED: Final = frozenset(("missing", "extra_forbidden"))


def find_source_fault(data: bytes, values: Mapping[str, Tree]) -> SourceFault:
    """Return the fault of a file with these bytes and keys; "" for a translation or an unknown kind."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "refused"
    if "translated_from" in values:
        return ""
    name = values.get("kind")
    required = (*_ALWAYS_REQUIRED, *ALWAYS_REQUIRED_BY_KIND.get(str(name), ()))
    if any(values.get(key) in (None, "") for key in required):
        return "refused"
    kind = KINDS.find(name)
    if kind is None:
        return ""
    faults = {_fault_of(each) for each in front_matter_reading.list_key_errors(KINDS, kind, values)}
    return "refused" if "refused" in faults else "doubtful" if "doubtful" in faults else ""


def _fault_of(error: Mapping[str, Any]) -> SourceFault:
    context = error.get("ctx") or {}
    if context.get("expected") in _DAYS:
        # A mistyped year still makes a valid day.
        return "doubtful" if str(context.get("detail", "")).startswith("≥") else "refused"
    return "" if error["type"] in _IGNORED else "doubtful"


def list_named_files(values: Mapping[str, Tree]) -> tuple[str, ...]:
    """Return the attached files named by these keys, in order."""
    entries = values.get("attachments")
    if not isinstance(entries, list):
        return ()
    names = (each.get("file") for each in entries if isinstance(each, dict))
    return tuple(name for name in names if isinstance(name, str) and name)
