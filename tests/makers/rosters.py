"""Rosters for tests: three owners, a platform, and a chief with a key on each board of the small portal."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROSTER = "site-config/governance/roster.yaml"
BOARDS = "site-config/governance/roster"
POLICY = "site-config/governance/policy.yaml"
SITES = ("portal", "so", "xa")


def key_line(name: str, algorithm: str = "ssh-ed25519") -> str:
    """The line of a `.pub` file: a key for this name, which signs nothing."""
    point = hashlib.sha256(name.encode()).digest()
    parts = [algorithm.encode(), point]
    if algorithm.startswith("sk-ecdsa"):
        parts = [algorithm.encode(), b"nistp256", b"\4" + point + point, b"ssh:"]
    blob = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return f"{algorithm} {base64.b64encode(blob).decode()} {name}"


def person(id: str, role: str, *, key: bool = True, **more: Any) -> dict[str, Any]:
    """Somebody who holds a role from the beginning of 2026."""
    keys = {"keys": [{"public": key_line(id)}]} if key else {}
    return {"id": id, "post": f"Chức danh {id}", "roles": [{"role": role, "from": "2026-01-01"}], **keys, **more}


def delegation(giver: str, receiver: str, first: str = "2026-02-01", last: str = "2026-12-31") -> dict[str, Any]:
    """What a chief lets somebody approve."""
    days = {"from": first, "to": last}
    return {"from_person": giver, "to_person": receiver, "document": "số 00/UQ (mẫu)", **days}


def board_of(site: str, *people: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A site's board: its chief, and `people`."""
    return {"version": 1, "site": site, "people": [person(f"{site}-truong-ban", "chief"), *people], **more}


def roster_documents() -> dict[str, Any]:
    """A roster without faults, as documents by path."""
    owners = [person(f"chu-quan-{number}", "owner") for number in (1, 2, 3)]
    portal = {"version": 1, "portal": "cong-mau", "people": [*owners, person("van-hanh", "platform")]}
    return {ROSTER: portal, **{f"{BOARDS}/{site}.yaml": board_of(site) for site in SITES}}


def write_documents(root: Path, documents: Mapping[str, Any]) -> None:
    """Write documents below `root`, one key of the top a line, so that places differ."""
    for path, document in documents.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in document.items())
        file.write_text("".join(lines), "utf-8")
