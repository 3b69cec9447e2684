"""Why a target is left as it is."""

from __future__ import annotations

from portalgen.errors import PortalgenError


class TargetRefusedError(PortalgenError):
    """What was asked of a target cannot be done; what it serves is as before."""

    def __init__(self, reason: str, vi: str, en: str) -> None:
        super().__init__(vi, en)
        self.reason = reason
        """A word for logs and programs, such as `locked`, `head-moved`, `signature`, `digest`, `disk-full`."""

    def __reduce__(self) -> tuple[type[TargetRefusedError], tuple[str, str, str]]:
        return type(self), (self.reason, self.vi, self.en)
