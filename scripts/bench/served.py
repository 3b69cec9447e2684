"""From saving a page to the browser being told: `portalgen serve` with its stream of events open."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from typing import Final

from builds import Sample, edit, prepare
from measure import Measure, RunFailedError, end_all, memory_of, processes, processor_of
from tools import PORTALGEN, TOOLS, portalgen_program

SAVES: Final = 5
"""In one round; the sample is the median save."""
START: Final = 600.0
"""Seconds within which the first build must be done."""
ANSWER: Final = 120.0
"""Seconds within which a save must be told of."""
QUIET: Final = 0.1
"""Share of one processor below which the server counts as idle."""


def sample(sources: Path, project: Path, pair: int) -> Sample:
    """Serve a fresh copy, save a page `SAVES` times. Wall: save to event; processor time and memory: of the server."""
    prepare(sources / PORTALGEN, project)
    load = os.getloadavg()[0]
    with _server(project) as (process, port):
        stream = _stream(port)
        measures = [_save(process.pid, project, stream) for _ in range(SAVES)]
    names = ("wall", "user", "system", "resident", "memory")
    values = {name: median(getattr(each, name) for each in measures) for name in names}
    return Sample(pair, "serve", PORTALGEN, Measure(**values), load)


@contextmanager
def _server(project: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    port = _free_port()
    command = [portalgen_program(), "--root", str(project), "serve", "--no-search", "--port", str(port)]
    with TemporaryFile() as output:
        process = subprocess.Popen(
            command,
            cwd=project,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield process, port
        except (OSError, HTTPException) as fault:
            output.seek(0)
            told = output.read().decode(errors="replace").strip()[-2000:]
            raise RunFailedError(f"`portalgen serve` did not answer ({fault}): {told}") from fault
        finally:
            end_all(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _stream(port: int) -> HTTPResponse:
    """The open stream of events; it opens when the first build is done."""
    until = time.monotonic() + START
    while True:
        connection = HTTPConnection("127.0.0.1", port, timeout=START)
        try:
            connection.request("GET", "/_portalgen/events", headers={"Host": f"localhost:{port}"})
            response = connection.getresponse()
            break
        except ConnectionError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
    assert connection.sock is not None
    connection.sock.settimeout(ANSWER)
    response.readline()
    return response


def _save(pid: int, project: Path, stream: HTTPResponse) -> Measure:
    """One save, from the moment that the server is idle to the event that names a changed page."""
    _wait_until_idle(pid)
    tree = tuple(processes(pid))
    user, system = processor_of(tree)
    begun = time.perf_counter()
    edit(project, TOOLS[PORTALGEN].sources)
    while not _is_change(stream.readline()):
        if time.perf_counter() - begun > ANSWER:  # signs of life go on where a build was refused
            raise RunFailedError(f"`portalgen serve` told of no change within {ANSWER:.0f} s")
    wall = time.perf_counter() - begun
    later_user, later_system = processor_of(tree)
    memory = memory_of(tuple(processes(pid)))
    return Measure(wall, later_user - user, later_system - system, 0, memory)


def _is_change(line: bytes) -> bool:
    """Whether a line of the stream tells of a page that changed; a check's findings change none."""
    if not line:
        raise RunFailedError("`portalgen serve` ended its stream")
    return line.startswith(b"data:") and bool(json.loads(line[5:])["changed"])


def _wait_until_idle(pid: int) -> None:
    """Wait for the checks that follow a build; at most as long as an answer may take."""
    until = time.monotonic() + ANSWER
    calm = 0
    while calm < 2 and time.monotonic() < until:
        before = sum(processor_of(tuple(processes(pid))))
        time.sleep(0.5)
        spent = sum(processor_of(tuple(processes(pid)))) - before
        calm = calm + 1 if spent < QUIET * 0.5 else 0
