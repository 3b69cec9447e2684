"""Output on terminals without UTF-8: letters that they do not have lose their marks, instead of an error."""

from __future__ import annotations

import codecs
import io
from typing import Final, TextIO

from portalgen.text.normalization import fold

_HANDLER: Final = "portalgen-without-marks"
_SIGNS: Final = str.maketrans({"…": "...", "–": "-", "—": "-", "·": "-", "→": "->", "“": '"', "”": '"'})


def prepare_output(stream: TextIO) -> None:
    """Have a stream accept all text: a terminal without UTF-8 shows plain letters, a file or pipe becomes UTF-8."""
    if not isinstance(stream, io.TextIOWrapper) or codecs.lookup(stream.encoding).name == "utf-8":
        return
    if stream.isatty():
        codecs.register_error(_HANDLER, _replace_marks)
        stream.reconfigure(errors=_HANDLER)
    else:
        stream.reconfigure(encoding="utf-8")


def remove_marks(text: str) -> str:
    """Return the text in ASCII: letters without marks, `?` for others."""
    return fold(text.translate(_SIGNS)).encode("ascii", "replace").decode("ascii")


def _replace_marks(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return remove_marks(error.object[error.start : error.end]), error.end
