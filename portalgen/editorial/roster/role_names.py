"""What roles are called in messages, with the site on whose board they are held."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from portalgen.config.roster import ROLE_NAMES, Person, PortalRole, Role
from portalgen.diagnostics.model import LocalizedText
from portalgen.text.bilingual import Bilingual as B

PORTAL_ROLES: Final[tuple[PortalRole, ...]] = ("owner", "platform")
"""Roles of the whole portal; the others are of one site."""


def name_role(role: Role, site: str, language: str) -> str:
    """Return what a role is called; one of a board with its site, where that is known."""
    name = ROLE_NAMES[role].text(language)
    if role in PORTAL_ROLES or not site:
        return name
    return name + B(f" của trang `{site}`", f" of site `{site}`").text(language)


def name_roles(roles: Iterable[tuple[Role, str]]) -> LocalizedText:
    """Return roles (each with its site) as alternatives, each once."""
    distinct = tuple(dict.fromkeys(roles))
    vi = " hoặc ".join(name_role(*each, "vi") for each in distinct)
    return LocalizedText(vi, " or ".join(name_role(*each, "en") for each in distinct))


def name_person(person: Person) -> str:
    """Return a person's post with the id in the roster, which tells two of the same post apart."""
    return f"{person.post} (`{person.id}`)"
