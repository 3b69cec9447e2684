"""Scales of charts: round ticks, and the places of values between them."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from portalgen.frozen import frozen

_STEPS: Final = (1, 2, 5, 10)
_INTERVALS: Final = 4
_FLAT: Final = Decimal("0.5")
"""If the lowest value exceeds this share of the highest value, the axis of a line chart may omit zero."""


@frozen
class Scale:
    """Maps values to positions in a drawing: the lowest tick to `start`, the highest tick to `end`."""

    ticks: tuple[Decimal, ...]
    start: float
    end: float

    @property
    def decimals(self) -> int:
        """The number of decimals needed to distinguish the ticks."""
        exponents = (int(tick.normalize().as_tuple().exponent) for tick in self.ticks if tick)
        return max(0, *(-each for each in exponents)) if len(self.ticks) > 1 else 0

    def place(self, value: Decimal) -> float:
        """Return the position of `value` in the drawing."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.start + float((value - low) / (high - low)) * (self.end - self.start)

    def moved(self, start: float, end: float) -> Scale:
        """Return a scale from `start` to `end` with the same ticks."""
        return Scale(self.ticks, start, end)


def find_ticks(values: tuple[Decimal, ...], *, holds_zero: bool, is_whole: bool = False) -> tuple[Decimal, ...]:
    """Return two or more round ticks enclosing all values.

    With `holds_zero`, zero is one of the ticks. Otherwise zero is omitted, but only if all values are far from it, so
    that the chart shows how they change. `is_whole` restricts the ticks to whole numbers, as for counts.
    """
    low, high = min(values), max(values)
    if holds_zero or not _is_far_from_zero(low, high):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        low, high = (low, low + 1) if low >= 0 else (low, Decimal(0))
    raw = (high - low) / _INTERVALS
    power = Decimal(1).scaleb(raw.adjusted())
    step = next(each * power for each in _STEPS if each * power >= raw)
    if is_whole:
        step = max(step, Decimal(1))
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return tuple((first + at) * step for at in range(int(last - first) + 1))


def _is_far_from_zero(low: Decimal, high: Decimal) -> bool:
    return low != high and (low > high * _FLAT > 0 or high < low * _FLAT < 0)
