"""Names roles in messages, with the site of their board."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from portalgen.config.roster import ROLE_NAMES, Person, PortalRole, Role
from portalgen.diagnostics.model import LocalizedText
from portalgen.text.bilingual import Bilingual as B

PORTAL_ROLES: Final[tuple[PortalRole, ...]] = ("owner", "platform")
"""Roles of the whole portal; every other role belongs to a site."""


def name_role(role: Role, site: str, language: str) -> str:
    """Return the name of a role; of a board's role with its site, if known."""
    name = ROLE_NAMES[role].text(language)
    if role in PORTAL_ROLES or not site:
        return name
    return name + B(f" của trang `{site}`", f" of site `{site}`").text(language)


def name_roles(roles: Iterable[tuple[Role, str]]) -> LocalizedText:
    """Return roles (each with its site) as alternatives, without duplicates."""
    distinct = tuple(dict.fromkeys(roles))
    vi = " hoặc ".join(name_role(*each, "vi") for each in distinct)
    return LocalizedText(vi, " or ".join(name_role(*each, "en") for each in distinct))


def name_person(person: Person) -> str:
    """Return a person's post with the roster id, which distinguishes two people of the same post."""
    return f"{person.post} (`{person.id}`)"
