"""Publication by signed releases, if kept: the first release that served an item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from portalgen.frozen import frozen
from portalgen.timeline.model import Evidence, ReleasedCommit

_KEPT_AS_IT_IS = ("before-adoption", "import")


@frozen
class ServedPlaces:
    """The kept releases, with the place on main's line served by each; oldest first."""

    releases: tuple[tuple[datetime, int], ...]

    def judge(self, published: Evidence, place: int) -> Evidence:
        """Return the worth of evidence of a publication through the commit at `place`, given the releases.

        Publications before the first kept release are unaffected. Readers had no access before the last release without
        the item.
        """
        if not self.releases or published.at is None or published.strength == "unproven":
            return published
        if published.reason in _KEPT_AS_IT_IS or published.at < self.releases[0][0]:
            return published
        scheduled = published.at if published.reason == "scheduled" else None
        served = [at for at, held in self.releases if held >= place and (scheduled is None or at >= scheduled)]
        if not served:
            return replace(published, strength="unproven", reason="unreleased", earliest=None)
        before = [at for at, held in self.releases if at < served[0] and held < place]
        bounds = [each for each in (published.not_before, *before) if each is not None]
        earliest = max(bounds, default=None)
        return Evidence(max(served[0], published.at), "weak", "released", published.commit, earliest, published.path)


def served_places_of(released: Sequence[ReleasedCommit], places: Mapping[str, int]) -> ServedPlaces:
    """Return the releases of commits with a known place on main's line; `places` are by commit id."""
    known = ((each.at, places[each.commit]) for each in released if each.commit in places)
    return ServedPlaces(tuple(sorted(known)))
