"""The configured licence and update frequency of open data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from portalgen.config.outside import UNCONFIRMED
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual

DATA_FREQUENCIES: Final[Mapping[str, Bilingual]] = {
    "continuous": Bilingual("liên tục, ngay khi có thay đổi", "continuously, on every change"),
    "daily": Bilingual("hằng ngày", "daily"),
    "weekly": Bilingual("hằng tuần", "weekly"),
    "monthly": Bilingual("hằng tháng", "monthly"),
    "quarterly": Bilingual("hằng quý", "quarterly"),
    "annual": Bilingual("hằng năm", "annually"),
    "irregular": Bilingual("không định kỳ", "irregularly"),
}
"""The values of `data_frequency` with their text for readers."""


@frozen
class DataLicense:
    """The licence of open data. Names are by language; any value may be `UNCONFIRMED`."""

    names: Mapping[str, str]
    address: str
    """The https address of the licence, or `UNCONFIRMED`."""

    @property
    def is_confirmed(self) -> bool:
        """True if both the name and the address are confirmed.

        Otherwise outputs omit them, and only the terms of reuse apply.
        """
        return UNCONFIRMED not in (*self.names.values(), self.address)
