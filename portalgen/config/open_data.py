"""What the configuration says of open data: under which licence it may be used, how often it is renewed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from portalgen.config.outside import UNCONFIRMED
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual

DATA_FREQUENCIES: Final[Mapping[str, Bilingual]] = {
    "continuous": Bilingual("liên tục, ngay khi có thay đổi", "continuously, as soon as anything changes"),
    "daily": Bilingual("hằng ngày", "daily"),
    "weekly": Bilingual("hằng tuần", "weekly"),
    "monthly": Bilingual("hằng tháng", "monthly"),
    "quarterly": Bilingual("hằng quý", "quarterly"),
    "annual": Bilingual("hằng năm", "annually"),
    "irregular": Bilingual("không định kỳ", "irregularly"),
}
"""How often data is renewed: the values of `data_frequency`, as readers are told them."""


@frozen
class DataLicense:
    """The licence of open data. Names are by language; any value may be `UNCONFIRMED`."""

    names: Mapping[str, str]
    address: str
    """Where the licence stands: an https address, or `UNCONFIRMED`."""

    @property
    def is_confirmed(self) -> bool:
        """Whether its name and its address are both confirmed; else no output names it, and the terms of reuse alone hold."""
        return UNCONFIRMED not in (*self.names.values(), self.address)
