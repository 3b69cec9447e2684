"""Minifies scripts in a separate process.

The library is written in Go, and its runtime has threads. A process forked later, such as a rendering process, would
hang as soon as it needs them. The building process therefore never loads the library.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import lru_cache
from typing import Final

from portalgen.errors import UnusableEnvironmentError

_LONGEST: Final = 60
"""The time limit for the process, in seconds."""
MINIFIER: Final = (
    "import json, sys, minify; "
    "texts = json.loads(sys.stdin.buffer.read()); "
    "sys.stdout.write(json.dumps([minify.string('application/javascript', text) for text in texts]))"
)
"""The program of that process; it takes a tenth of a second."""


@lru_cache(maxsize=8)
def minify_scripts(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the minified JavaScript of each of `texts`. Raises `UnusableEnvironmentError` if the process fails."""
    try:
        done = subprocess.run(  # noqa: S603 - this Python, with arguments of our own
            [sys.executable, "-P", "-c", MINIFIER],
            input=json.dumps(texts).encode(),
            capture_output=True,
            timeout=_LONGEST,
            check=True,
        )
        return tuple(map(str, json.loads(done.stdout)))
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise UnusableEnvironmentError(
            f"không rút gọn được tập lệnh của giao diện bằng tdewolff-minify: {error}; cài lại thư viện bằng scripts/setup",
            f"cannot minify the scripts of the theme with tdewolff-minify: {error}; reinstall the libraries with scripts/setup",
        ) from error
