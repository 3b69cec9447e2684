"""Unsigned facts about a release: its time and program, its findings, and the rules for servers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Any, Final

from portalgen.frozen import frozen
from portalgen.publish.canonical_json import CanonicalJsonError, format_canonical, parse_canonical
from portalgen.publish.manifest import ReleaseFormatError
from portalgen.publish.server_rules import ServerRules, read_rules, write_rules

DETAILS_FORMAT: Final = "portal-release-details/1"


@frozen
class ReleaseDetails:
    """Accompanies a release; of the served content, only the rules of the web server depend on it."""

    prepared: datetime
    """When the release was prepared, with its zone."""
    program: str
    """Name and version of the program that built it: "portalgen 1.2"."""
    rules: ServerRules = field(default_factory=ServerRules)
    findings: Mapping[str, int] = field(default_factory=dict)
    """The number of findings by severity (`error`, `warning`, `note`), in the build and the judgement of the push."""
    codes: Mapping[str, int] = field(default_factory=dict)
    """The same by code."""
    probes: tuple[str, ...] = ()
    """Addresses (`https://host/path`) that have to answer before the switch: each host's home, search and feed."""


def format_details(details: ReleaseDetails) -> bytes:
    """Return the details as canonical JSON."""
    return format_canonical(
        {
            "format": DETAILS_FORMAT,
            "prepared": details.prepared.isoformat(timespec="seconds"),
            "program": details.program,
            "rules": write_rules(details.rules),
            "findings": dict(details.findings),
            "codes": dict(details.codes),
            "probes": list(details.probes),
        }
    )


def parse_details(data: bytes) -> ReleaseDetails:
    """Return the details in `data`. Raises ReleaseFormatError, whatever the bytes are."""
    try:
        value: Any = parse_canonical(data)
        if value["format"] != DETAILS_FORMAT:
            raise ValueError(value["format"])
        prepared = datetime.fromisoformat(value["prepared"])
        if prepared.tzinfo is None:
            raise ValueError(value["prepared"])
        details = ReleaseDetails(
            prepared,
            value["program"],
            read_rules(value["rules"]),
            dict(value["findings"]),
            dict(value["codes"]),
            tuple(value["probes"]),
        )
        if format_details(details) != data:
            raise ValueError("a key does not fit")
    except (CanonicalJsonError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReleaseFormatError(str(error)) from error
    return details
