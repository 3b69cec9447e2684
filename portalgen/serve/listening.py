"""The preview's sockets and HTTP settings: it listens only at both loopback addresses of this machine."""

from __future__ import annotations

import errno
import socket

import uvicorn
from starlette.types import ASGIApp

from portalgen.errors import UnusableEnvironmentError


def create_server_config(application: ASGIApp) -> uvicorn.Config:
    """Return the settings of the server: quiet, without WebSockets, and without a header naming the server."""
    return uvicorn.Config(
        application, log_level="warning", access_log=False, lifespan="off", ws="none", server_header=False
    )


def open_sockets(port: int) -> list[socket.socket]:
    """Return sockets of both loopback addresses, without the second if the machine has no IPv6.

    Raises UnusableEnvironmentError if the port is taken, or may not be opened.
    """
    first = _bind_socket(socket.AF_INET, "127.0.0.1", port)
    try:
        return [first, _bind_socket(socket.AF_INET6, "::1", first.getsockname()[1])]
    except UnusableEnvironmentError:
        first.close()
        raise
    except OSError:
        return [first]


def _bind_socket(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    # Only of a socket that is named as TCP does the loop send each part of a response at once.
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        sock.bind((address, port))
        sock.listen(128)
    except OSError as error:
        sock.close()
        if error.errno in {errno.EADDRINUSE, errno.EACCES}:
            raise _refused_error(port, error) from error
        raise
    return sock


def _refused_error(port: int, error: OSError) -> UnusableEnvironmentError:
    if error.errno == errno.EACCES:
        return UnusableEnvironmentError(
            f"không được phép mở cổng {port}; hãy dùng số từ 1024 trở lên, ví dụ --port 8000",
            f"port {port} may not be opened; use 1024 or above, such as --port 8000",
        )
    return UnusableEnvironmentError(
        f"cổng {port} đang được chương trình khác dùng; hãy đóng chương trình đó hoặc chọn --port {port + 1}",
        f"port {port} is in use by another program; end that program, or choose --port {port + 1}",
    )
