"""Invented boundaries of units: rough polygons on a grid, with common sides, somewhere in the region of Viet Nam."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from typing import Any, Final

_ACROSS: Final = 12
_BETWEEN: Final = 20

Corner = tuple[int, int]


def boundaries(values: Iterable[str], name: str = "site", source: str = "Sở mẫu") -> str:
    """A collection with a polygon for each value of the property `name`."""
    rough = random.Random(3)
    sides: dict[tuple[Corner, Corner], list[list[float]]] = {}

    def side(start: Corner, end: Corner) -> list[list[float]]:
        """The positions from one corner up to the next: the same ones for both neighbours."""
        low, high = sorted((start, end))
        if (low, high) not in sides:
            (x0, y0), (x1, y1) = ((107.3 + x * 0.14, 10.7 + y * 0.13) for x, y in (low, high))
            inner = [
                [
                    round(x0 + (x1 - x0) * step / _BETWEEN + rough.uniform(0, 0.004), 5),
                    round(y0 + (y1 - y0) * step / _BETWEEN + rough.uniform(0, 0.004), 5),
                ]
                for step in range(1, _BETWEEN)
            ]
            sides[low, high] = [[x0, y0], *inner, [x1, y1]]
        whole = sides[low, high]
        return (whole if start == low else whole[::-1])[:-1]

    def polygon(number: int) -> list[list[float]]:
        y, x = divmod(number, _ACROSS)
        corners = ((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y))
        ring = [position for at in range(4) for position in side(corners[at], corners[at + 1])]
        return [*ring, ring[0]]

    features = [feature({name: value}, [polygon(number)]) for number, value in enumerate(values)]
    return json.dumps({"type": "FeatureCollection", **({"source": source} if source else {}), "features": features})


def feature(properties: dict[str, Any], coordinates: list[list[list[float]]]) -> dict[str, Any]:
    """An area with these properties."""
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": coordinates},
    }
