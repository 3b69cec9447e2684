"""Ratios that portalgen keeps beside its peers: `run.py --check` fails when one is exceeded.

They are about a tenth above the figures of `docs/explanation/performance.md`, for machines differ. The counts of
`tests/pipeline/test_budgets.py` hold the same work in every run of the tests; this table is what they are for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limit:
    """The highest ratio of a value of portalgen's by a peer's."""

    measure: str
    peer: str
    value: str
    highest: float
    reason: str


LIMITS: Final = (
    Limit("cold", "hugo", "processor", 1.20, "a portal is built whole after each change of its configuration"),
    Limit("edit", "hugo", "wall", 0.12, "an editor waits for it; Hugo builds everything each time"),
    Limit("cold", "hugo", "memory", 0.30, "150 sites are built on small machines of continuous integration"),
    Limit(
        "cold",
        "former",
        "processor",
        1.30,
        "the pages are the same but for three hundred files, and nothing that they do not use is paid for",
    ),
    Limit("edit", "former", "processor", 1.30, "an edit costs what changed, and a start no more than it did"),
)


def list_exceeded(ratios: Mapping[str, Mapping[str, Mapping[str, float]]]) -> Iterator[str]:
    """Yield a sentence for each ratio (measure, peer, value) above its limit; what was not measured is left out."""
    for each in LIMITS:
        found = ratios.get(each.measure, {}).get(each.peer, {}).get(each.value)
        if found is not None and found > each.highest:
            yield (
                f"{each.measure}: portalgen takes {found:.2f} of the {each.value} of {each.peer}, "
                f"more than {each.highest:.2f} ({each.reason})"
            )
