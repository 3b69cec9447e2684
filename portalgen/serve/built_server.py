"""`serve --built`: show a finished build on this machine only, until Ctrl+C."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import uvicorn

from portalgen.serve.addresses import LocalAddresses
from portalgen.serve.built_application import create_built_application
from portalgen.serve.built_folder import BuiltFolder
from portalgen.serve.built_pages import OVERVIEW_PATH
from portalgen.serve.listening import create_server_config, open_sockets
from portalgen.serve.messages import format_preview_message
from portalgen.serve.signals import end_on_signals


def serve_built(built: BuiltFolder, port: int, language: str, announce: Callable[[str], None]) -> int:
    """Show the build until Ctrl+C, the normal way to end, and return 0. No file is written or watched."""
    sockets = open_sockets(port)
    try:
        taken = sockets[0].getsockname()[1]
        address = f"http://localhost:{taken}{OVERVIEW_PATH}"
        application = create_built_application(built, LocalAddresses.from_hosts(built.hosts, taken), language)
        server = uvicorn.Server(create_server_config(application))
        with end_on_signals(server):
            announce(format_preview_message("built.at", language, folder=str(built.folder), address=address))
            asyncio.run(server.serve(sockets))
    except KeyboardInterrupt:
        pass
    finally:
        for each in sockets:
            each.close()
    announce(format_preview_message("stopped", language))
    return 0
