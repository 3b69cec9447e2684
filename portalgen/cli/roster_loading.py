"""Loads the roster for commands that need it."""

from __future__ import annotations

from portalgen.cli.state import CommandState
from portalgen.cli.terminal import print_diagnostics
from portalgen.config.roster import Roster
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.config import roster_files


def require_roster(state: CommandState) -> Roster:
    """Print the diagnostics of the roster in the portal's folder, and return the roster.

    Raises UsageError if the portal has no roster, and UnusableEnvironmentError if the roster has errors.
    """
    roster, diagnostics = roster_files.parse_roster(roster_files.read_roster_files(state.root))
    print_diagnostics(diagnostics, state.language)
    if roster is not None:
        return roster
    if diagnostics:
        raise UnusableEnvironmentError("danh sách phân công có lỗi, xem ở trên", "the roster has errors, see above")
    raise UsageError(
        "cổng này chưa có danh sách phân công; hãy chạy `portalgen governance init`",
        "this portal has no roster yet; run `portalgen governance init`",
    )
