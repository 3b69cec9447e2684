"""The rules of a release as files that web servers include."""

from __future__ import annotations

from collections.abc import Mapping

from portalgen.publish.canonical_json import format_canonical
from portalgen.publish.server_rules import ServerRules, write_rules


def format_rule_files(rules: ServerRules) -> Mapping[str, str]:
    """Return the text of each file below the target's folder `rules`, by its name."""
    return {"rules.json": format_canonical(write_rules(rules)).decode()}
