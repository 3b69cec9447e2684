"""The pictures of a body that the front matter does not list: they say themselves where they are from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from portalgen.lint.page_text import PageText
from portalgen.render.markdown.outline import PicturePart
from portalgen.text.normalization import nfc

_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


def find_unlisted_pictures(text: PageText) -> Iterator[PicturePart]:
    """Each picture of the body whose file `images` does not name; one that is a whole address, which
    the build refuses, is left out."""
    if not text.outline.pictures:
        return
    told = {_name(image["file"]) for image in text.fields.get("images", ())}
    for picture in text.outline.pictures:
        name = _name(unquote(picture.file))
        if name not in told and not _ELSEWHERE.match(name):
            yield picture


def _name(file: str) -> str:
    return nfc(file).removeprefix("./")
