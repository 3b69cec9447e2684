"""Pictures of the body that are missing from the front matter, so that they state their own origin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from portalgen.diagnostics.model import LocalizedText, MessageValue, Phrase
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.accessibility._pictures import is_file_name
from portalgen.render.markdown.outline import PicturePart
from portalgen.render.shortcodes.syntax import write_call
from portalgen.text.normalization import nfc

_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


def find_unlisted_pictures(text: PageText) -> Iterator[PicturePart]:
    """Yield each picture of the body with a file missing from `images`.

    Skips full addresses, which the build refuses.
    """
    if not text.outline.pictures:
        return
    listed = {_normalize_name(image["file"]) for image in text.fields.get("images", ())}
    for picture in text.outline.pictures:
        name = _normalize_name(unquote(picture.file))
        if name not in listed and not _ELSEWHERE.match(name):
            yield picture


def advise_figure(file: str, alt: str, caption: str = "") -> LocalizedText:
    """Return the advice to write the picture as a figure on its own line, with credit and origin.

    An alternative text that is a file name is not repeated.
    """
    captions = {"caption": caption} if caption else {}
    described = "" if is_file_name(alt.strip(), file) else alt
    line = write_call("figure", src=unquote(file), alt=described or "…", **captions, credit="…", origin="own")
    return LocalizedText(
        f"xóa chỗ này, ghi `{line}` trên một dòng riêng, để một dòng trống ở trên và ở dưới",
        f"delete this and write `{line}` on a line of its own, with an empty line above and below",
    )


def advise_parameter(picture: PicturePart, parameter: str) -> MessageValue:
    """Return the advice to add `parameter` to a picture of the body."""
    if picture.is_shortcode:
        return Phrase(f"{parameter}.parameter")
    return advise_figure(picture.file, picture.alt, picture.caption)


def _normalize_name(file: str) -> str:
    return nfc(file).removeprefix("./")
