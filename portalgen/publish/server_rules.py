"""What a web server is told of a release beside its files: permanent redirects, and pages that are gone for good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from portalgen.frozen import frozen


@dataclass(frozen=True, slots=True, order=True)
class RedirectRule:
    """An old address and where it leads now, answered with the status 301."""

    host: str
    path: str
    """Begins with a slash, decoded. Of a prefix it ends with one."""
    to: str
    """The permalink that takes its place, perhaps with an anchor (`#`), before which a query that is passed on belongs; of a
    prefix the one that the rest of the path is appended to."""
    query: str = ""
    """The query that has to be there, `name=value` pairs joined by `&`, in any order in a request, which may have others as
    well; of two rules the one with more pairs applies. Empty: whatever is asked.

    Names and values are percent-encoded (UTF-8, NFC) but for letters, digits and `-._~/:@!$();*?`; the case of names is
    of no account. A request's query is passed on only where the rule names none."""
    is_prefix: bool = False
    """Whether everything below the path moves as well, attachments too. It applies where no file stands and no other rule
    does, the longest of several first."""


@frozen
class ServerRules:
    """What holds for all hosts of a release."""

    redirects: tuple[RedirectRule, ...] = ()
    """Sorted; a rule for one address comes before a prefix that covers it where it is applied."""
    gone_paths: tuple[str, ...] = ()
    """Output paths (`host/folder/index.html`) of tombstones: the status is 410, the file is the answer's body; sorted."""


def write_rules(rules: ServerRules) -> dict[str, Any]:
    """Return the rules as a value of JSON."""
    return {
        "redirects": [
            {"host": each.host, "path": each.path, "query": each.query, "to": each.to, "is_prefix": each.is_prefix}
            for each in sorted(rules.redirects)
        ],
        "gone": sorted(rules.gone_paths),
    }


def read_rules(value: Any) -> ServerRules:
    """Return the rules that `write_rules` wrote. Raises ValueError, KeyError or TypeError where they are not such."""
    redirects = tuple(sorted(RedirectRule(**{str(name): each[name] for name in each}) for each in value["redirects"]))
    gone = tuple(sorted(value["gone"]))
    for each in redirects:
        if not all(isinstance(text, str) for text in (each.host, each.path, each.to, each.query)):
            raise ValueError(each)
    if not all(isinstance(path, str) for path in gone):
        raise ValueError(gone)
    return ServerRules(redirects, gone)
