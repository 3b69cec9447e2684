"""Phrases shared by the sentences of an audit."""

from __future__ import annotations

from collections.abc import Sequence

from portalgen.diagnostics.model import LocalizedText
from portalgen.editorial.path_classes import Need
from portalgen.editorial.roster.role_names import name_roles


def name_needs(needs: Sequence[Need], site: str) -> LocalizedText:
    """Return the roles required to sign; for roles of a board, on that of `site`."""
    texts = [name_roles((role, site) for role in need.roles) for need in needs]
    if len(texts) == 2 and texts[0] == texts[1]:
        return LocalizedText(f"hai người: {texts[0].vi}", f"two people: {texts[0].en}")
    return LocalizedText(" và ".join(each.vi for each in texts), " and ".join(each.en for each in texts))
