"""`serve`: build, listen on this machine only, watch, rebuild, until Ctrl+C."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Final

import uvicorn

from portalgen.config.places import CONFIG_FOLDER, GOVERNANCE_FOLDER, UNBUILT_FOLDERS
from portalgen.serve.addresses import AddressBook, LocalAddresses
from portalgen.serve.application import create_application
from portalgen.serve.bar import FINDINGS_PATH
from portalgen.serve.checking import Checker
from portalgen.serve.gallery import GALLERY_PATH, Gallery
from portalgen.serve.listening import create_server_config, open_sockets
from portalgen.serve.messages import format_preview_message
from portalgen.serve.model import BuildOutcome, Check, Rebuild, ServeOptions, SiteHost
from portalgen.serve.preview_state import PreviewState
from portalgen.serve.rebuilding import Rebuilder
from portalgen.serve.signals import end_on_signals
from portalgen.serve.watching import ChangeListener, Watcher

_MOST_SITES: Final = 6
"""The maximum number of sites whose addresses are announced."""

__all__ = ["BuildOutcome", "ServeOptions", "SiteHost", "serve"]


def serve(
    options: ServeOptions,
    rebuild: Rebuild,
    announce: Callable[[str], None],
    check: Check | None = None,
) -> int:
    """Show the portal until Ctrl+C, the normal way to end, and return 0. `check` runs after each rebuild."""
    sockets = open_sockets(options.port)
    try:
        _serve(options, rebuild, announce, check, sockets)
    except KeyboardInterrupt:
        pass
    finally:
        for each in sockets:
            each.close()
    announce(format_preview_message("stopped", options.language))
    return 0


def _serve(
    options: ServeOptions,
    rebuild: Rebuild,
    announce: Callable[[str], None],
    check: Check | None,
    sockets: list[socket.socket],
) -> None:
    language, port = options.language, sockets[0].getsockname()[1]
    state, book = PreviewState(), AddressBook(options.hosts, port)

    def rebuild_and_follow(changed: frozenset[Path] | None) -> BuildOutcome:
        outcome = rebuild(changed)
        book.update(outcome.hosts, written=outcome.is_written)
        return outcome

    checker = Checker(check, state, announce, language, f"http://localhost:{port}{FINDINGS_PATH}") if check else None
    rebuilder = Rebuilder(
        rebuild_and_follow, state, announce, language, checker.request_check if checker else lambda: None
    )
    application = create_application(options.out, book, state, language, Gallery(options.root))
    server = _Server(create_server_config(application), state)
    announce(format_preview_message("building", language))
    rebuilder.build()  # before there are threads, so that it may use several processes
    with end_on_signals(server):
        watcher = Watcher(
            options.watched_folders,
            options.out,
            follow_changes(options.root, rebuilder.request_rebuild, checker.request_check if checker else lambda: None),
            lambda: announce(format_preview_message("polling", language)),
        )
        try:
            rebuilder.request_rebuild()  # whatever changed before it was watched
            rebuilder.start()
            if checker:
                checker.start()
            origin = f"http://{options.opened_site + '.' if options.opened_site else ''}localhost:{port}"
            announce(format_preview_message("at", language, address=f"{origin}/"))
            for line in describe_sites(book.addresses, language):
                announce(line)
            announce(format_preview_message("gallery.at", language, address=f"{origin}{GALLERY_PATH}"))
            asyncio.run(server.serve(sockets))
        finally:
            watcher.stop()
            rebuilder.stop()
            if checker:
                checker.stop()


def describe_sites(addresses: LocalAddresses, language: str) -> tuple[str, ...]:
    """Return a line with the address of each site, if there are several and not many."""
    sites = addresses.list_sites()
    if not 1 < len(sites) <= _MOST_SITES:
        return ()
    return tuple(format_preview_message("at.site", language, site=site, address=address) for site, address in sites)


def follow_changes(root: Path, rebuild: ChangeListener, check: Callable[[], None]) -> ChangeListener:
    """Return the listener for changes in the portal: `rebuild`, unless no page depends on the file.

    Rosters and policies are only checked, and approval records do not concern a preview.
    """
    unbuilt = tuple(root / CONFIG_FOLDER / name for name in UNBUILT_FOLDERS)

    def follow(path: Path | None, wait: float) -> None:
        if path is None or not any(path.is_relative_to(each) for each in unbuilt):
            rebuild(path, wait)
        elif path.is_relative_to(root / GOVERNANCE_FOLDER):
            check()

    return follow


class _Server(uvicorn.Server):
    """A server that ends its event streams first, since it waits for all connections."""

    def __init__(self, config: uvicorn.Config, state: PreviewState) -> None:
        super().__init__(config)
        self._state = state

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams, then everything else."""
        self._state.close()
        await super().shutdown(sockets)
