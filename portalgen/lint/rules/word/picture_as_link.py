"""The check of WRD245; its page is `WRD245.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.origin._pictures import advise_figure
from portalgen.render.markdown.outline import LinkPart

_PICTURES: Final = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".svg")
_ALONE: Final = re.compile(r"[ \t]*\[[^\[\]]*\]\([^()\s]+\)[ \t]*")
_DOWNLOAD: Final = re.compile(r"tải|xem|mở|phóng|bản|file|tệp|download|view|open|full|ảnh gốc", re.IGNORECASE)


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD245 for each link to a picture beside the page, alone in its paragraph and not a download."""
    for link in text.outline.links:
        if not link.target.lower().endswith(_PICTURES) or ":" in link.target:
            continue
        line = text.lines[link.place.line - 1]
        around = (text.lines[link.place.line - 2], *text.lines[link.place.line : link.place.line + 1])
        is_alone = _ALONE.fullmatch(line) and not any(each.strip() for each in around)
        if is_alone and link.text.strip() and not _DOWNLOAD.match(link.text.strip()):
            yield violation("WRD245", link.place, written=line.strip(), advice=_advise(text, link, line.strip()))


def _advise(text: PageText, link: LinkPart, written: str) -> LocalizedText:
    """Return the figure to write, including the values required by SRC204 and SRC205; translations inherit them."""
    if not is_original(text):
        return LocalizedText(f"viết `!{written}`", f"write `!{written}`")
    figure = advise_figure(link.target, link.text.strip())
    return LocalizedText(f"{figure.vi}; {_WORDS.vi}", f"{figure.en}; {_WORDS.en}")


_WORDS: Final = LocalizedText(
    "`credit` là người chụp hoặc nơi cung cấp, `origin` là `own` (tự chụp), `quoted` (lấy của báo, trang khác) hoặc `supplied` (nơi khác cung cấp)",
    "`credit` names its maker or supplier, `origin` is `own` (made by the office), `quoted` (from a newspaper or site) or `supplied` (by others)",
)


RULE: Final = PageRule("WRD245", check)
