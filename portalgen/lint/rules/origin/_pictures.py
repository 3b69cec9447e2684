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
    """Yield each picture of the body whose file `images` does not name, without those of a full address, which the
    build refuses."""
    if not text.outline.pictures:
        return
    listed = {_normalize_name(image["file"]) for image in text.fields.get("images", ())}
    for picture in text.outline.pictures:
        name = _normalize_name(unquote(picture.file))
        if name not in listed and not _ELSEWHERE.match(name):
            yield picture


def _normalize_name(file: str) -> str:
    return nfc(file).removeprefix("./")
