"""All lines that main's ledgers ever contained. A ledger only grows, so each of them must still be there.

The rules compare a submission with main. Lines removed by a direct push to main are only found here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Literal

from portalgen.config.address_ledger import LEDGER_FOLDER, AddressLedger, LedgerLine, parse_ledger, site_of_ledger
from portalgen.editorial.records.making import choose_main
from portalgen.errors import PortalgenError
from portalgen.frozen import frozen
from portalgen.history.blobs import read_blobs
from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository, open_repository

HistoryReach = Literal["whole", "shallow", "none"]
"""The part of main's history that was read: all, a part, or none without a repository or a main branch."""


@frozen
class LedgerHistory:
    """The lines that main's ledgers contained in the past."""

    reach: HistoryReach = "none"
    lines: Mapping[str, tuple[LedgerLine, ...]] = field(default_factory=dict)
    """The lines of each site, keyed by site.

    Of several lines for an address and its item, only the first is kept.
    """

    def list_dropped(self, ledgers: Mapping[str, AddressLedger]) -> Iterator[tuple[str, LedgerLine]]:
        """Yield (site, line) for each former line whose address is no longer listed for its item in `ledgers`."""
        kept = frozenset((line.url, line.id) for each in ledgers.values() for line in each.lines)
        for site, lines in sorted(self.lines.items()):
            yield from ((site, each) for each in lines if (each.url, each.id) not in kept)


def read_ledger_history(root: Path, base: str = "") -> LedgerHistory:
    """Return the ledger lines of all commits on main's first-parent line.

    Raises UsageError if `base` does not exist.
    """
    try:
        repository = open_repository(root)
        tip = choose_main(repository, base).commit
    except PortalgenError:
        if base:
            raise
        return LedgerHistory()
    versions = list(_list_versions(repository, tip))
    data = dict(read_blobs(repository, dict.fromkeys(blob for _, blob in versions)))
    lines: dict[str, dict[tuple[str, str], LedgerLine]] = {}
    for site, blob in versions:
        held = lines.setdefault(site, {})
        for line in parse_ledger(site, data[blob]).lines:
            held.setdefault((line.url, line.id), line)
    return LedgerHistory(
        "shallow" if repository.is_shallow else "whole",
        {site: tuple(sorted(held.values())) for site, held in lines.items()},
    )


def _list_versions(repository: Repository, tip: str) -> Iterator[tuple[str, str]]:
    """Yield (site, blob) of every version of every ledger, the oldest first."""
    arguments = ("log", "--first-parent", "--diff-merges=first-parent", "--diff-filter=AMT", "--reverse", "--raw",
                 "--no-abbrev", "--no-renames", "-z", "--format=", tip, "--", f"{repository.prefix}{LEDGER_FOLDER}")  # fmt: skip
    fields = read_git_output(repository.top, arguments).decode("utf-8", "surrogateescape").split("\0")
    for record, name in zip(fields[::2], fields[1::2], strict=False):
        site = site_of_ledger(name.removeprefix(repository.prefix))
        _, mode, _, blob, _ = record.strip().split(" ")
        if site and mode.startswith("100"):
            yield site, blob
