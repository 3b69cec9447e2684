"""The roster and the policy of a practice province: posts only, with throw-away keys that are named as such."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from portalgen.config.approval_policy import POLICY_FILE
from portalgen.config.roster import ROSTER_FILE
from portalgen.config.roster_rules import board_path
from portalgen.editorial.roster.first_roster import add_approval
from portalgen.pipeline.practice.files import BEGINNING
from portalgen.pipeline.practice.model import (
    PRACTICE_PEOPLE,
    PRACTICE_PORTAL,
    PRACTICE_SITES,
    SERVER_KEY,
    PracticePerson,
    PracticeSite,
)

_WARNING: Final = """\
# LUYỆN TẬP, KHÔNG DÙNG THẬT: ai có thư mục này cũng có khóa riêng của mọi người ghi ở đây.
# PRACTICE ONLY: whoever has this folder has the private keys of everybody below.
"""
_DELEGATED: Final = timedelta(days=14)
"""How long after the province's clock the secretary of `so` may sign in the chief's place."""


def write_practice_roster(public: Mapping[str, str], at: datetime) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of the roster and the policy; `public` is the public key by id of a person or `SERVER_KEY`."""
    start = (at - BEGINNING).date()
    portal = (each for each in PRACTICE_PEOPLE if not each.site)
    server = f"server_keys:\n  - {_write_key(SERVER_KEY, public)}\n"
    people = "".join(_write_person(each, public, start) for each in portal)
    yield ROSTER_FILE, f"{_WARNING}version: 1\nportal: {PRACTICE_PORTAL}\npeople:\n{people}{server}"
    for site in PRACTICE_SITES:
        yield board_path(site.id), _write_board(site, public, at)
    yield POLICY_FILE, f"{_WARNING}{add_approval('') or ''}receipts_since: {at.isoformat(timespec='seconds')}\n"


def _write_board(site: PracticeSite, public: Mapping[str, str], at: datetime) -> str:
    start = (at - BEGINNING).date()
    members = (each for each in PRACTICE_PEOPLE if each.site == site.id)
    people = "".join(_write_person(each, public, start) for each in members)
    delegation = (
        f"delegations:\n  - {{from_person: {site.id}-truong-ban, to_person: {site.id}-to-thu-ky, "
        f'document: "00/UQ-LT (luyện tập)", from: {start.isoformat()}, to: {(at + _DELEGATED).date().isoformat()}, '
        "sections: [tin-tuc, thong-bao]}\n"
    )
    return f"{_WARNING}version: 1\nsite: {site.id}\ndecision: 00/QĐ-LT (luyện tập)\nmode: required\npeople:\n{people}{delegation}"


def _write_person(person: PracticePerson, public: Mapping[str, str], start: date) -> str:
    return (
        f"  - id: {person.id}\n    post: {json.dumps(person.post, ensure_ascii=False)}\n"
        f"    roles:\n      - {{role: {person.role}, from: {start.isoformat()}, decision: 00/QĐ-LT (luyện tập)}}\n"
        f"    keys:\n      - {_write_key(person.id, public)}\n"
    )


def _write_key(name: str, public: Mapping[str, str]) -> str:
    return f'{{public: "{public[name]}", label: {PRACTICE_PORTAL}-{name}}}'
