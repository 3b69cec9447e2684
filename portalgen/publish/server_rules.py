"""The rules of a release for web servers, in addition to its files: permanent redirects and pages gone for good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from portalgen.frozen import frozen


@dataclass(frozen=True, slots=True, order=True)
class RedirectRule:
    """An old address and its present target, answered with the status 301."""

    host: str
    path: str
    """Begins with a slash, decoded. A prefix also ends with a slash."""
    to: str
    """The permalink in its place.

    A query passed on is inserted before the anchor (`#`), if there is one. For a prefix, the rest of the path is
    appended.
    """
    query: str = ""
    """The required query, `name=value` pairs joined by `&`; empty for any query.

    A request may have them in any order, with further pairs; of two rules, the one with more pairs applies. Names and
    values are percent-encoded (UTF-8, NFC) except for letters, digits and `-._~/:@!$();*?`; the case of names is
    ignored. A request's query is passed on only if the rule names none.
    """
    is_prefix: bool = False
    """True if everything below the path moves as well, including attachments.

    It applies if there is no file and no other rule; the longest prefix has priority.
    """


@frozen
class ServerRules:
    """The rules for all hosts of a release."""

    redirects: tuple[RedirectRule, ...] = ()
    """Sorted; a rule for an address has priority over a prefix that covers it."""
    gone_paths: tuple[str, ...] = ()
    """Output paths (`host/folder/index.html`) of tombstones, sorted.

    The status is 410, the file is the answer's body.
    """


def write_rules(rules: ServerRules) -> dict[str, Any]:
    """Return the rules as a JSON value."""
    return {
        "redirects": [
            {"host": each.host, "path": each.path, "query": each.query, "to": each.to, "is_prefix": each.is_prefix}
            for each in sorted(rules.redirects)
        ],
        "gone": sorted(rules.gone_paths),
    }


def read_rules(value: Any) -> ServerRules:
    """Return the rules written by `write_rules`. Raises ValueError, KeyError or TypeError for other values."""
    redirects = tuple(sorted(RedirectRule(**{str(name): each[name] for name in each}) for each in value["redirects"]))
    gone = tuple(sorted(value["gone"]))
    for each in redirects:
        if not all(isinstance(text, str) for text in (each.host, each.path, each.to, each.query)):
            raise ValueError(each)
    if not all(isinstance(path, str) for path in gone):
        raise ValueError(gone)
    return ServerRules(redirects, gone)
