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


def serve_built(built: BuiltFolder, port: int, language: str, announce: Callable[[str], None]) -> int:
    """Show the build until Ctrl+C, which is the ordinary way to end, and return 0. Nothing is written or watched."""
    sockets = open_sockets(port)
    try:
        taken = sockets[0].getsockname()[1]
        address = f"http://localhost:{taken}{OVERVIEW_PATH}"
        announce(format_preview_message("built.at", language, folder=str(built.folder), address=address))
        application = create_built_application(built, LocalAddresses.from_hosts(built.hosts, taken), language)
        asyncio.run(uvicorn.Server(create_server_config(application)).serve(sockets))
    except KeyboardInterrupt:
        pass
    finally:
        for each in sockets:
            each.close()
    announce(format_preview_message("stopped", language))
    return 0
