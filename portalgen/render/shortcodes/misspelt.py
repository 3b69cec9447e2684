"""Recognizes lines that are almost a shortcode.

Examples: a missing brace, values without quotes, additional text, a name in Vietnamese.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.model import Diagnostic, LocalizedText, Phrase, Place, diagnostic
from portalgen.diagnostics.sentences import find_closest
from portalgen.render.shortcodes.syntax import read_call
from portalgen.render.shortcodes.table import SHORTCODES
from portalgen.text.normalization import fold

_NAMES: Final = tuple(each.name for each in SHORTCODES)
_SYNONYMS: Final = MappingProxyType(
    {
        **dict.fromkeys(("anh", "hinh", "hinhanh", "image", "img", "picture", "photo"), "figure"),
        **dict.fromkeys(("luuy", "chuy", "canhbao", "ghichu", "khung", "note", "warning", "box", "alert"), "callout"),
        **dict.fromkeys(("vanban", "tailieu", "tep", "teptin", "taive", "file", "pdf", "attachment"), "document"),
        **dict.fromkeys(("phim", "clip", "videoclip"), "video"),
        **dict.fromkeys(("youtube", "vimeo", "phimngoai", "nhung", "embed", "iframe", "movie"), "film"),
        **dict.fromkeys(("amthanh", "ghiam", "banghiam", "phatthanh", "nghe", "mp3", "sound", "podcast"), "audio"),
        **dict.fromkeys(("tab", "tabs", "tabset", "accordion", "accordions", "accordionitem", "collapse"), "section"),
        **dict.fromkeys(
            ("details", "summary", "toggle", "expand", "spoiler", "panel", "faq", "muc", "phan"), "section"
        ),
        **dict.fromkeys(("lienhe", "diachi", "danhba", "contacts", "address"), "contact"),
    }
)
"""Other words for shortcodes that an editor may try; folded, without spaces."""
_ALTERNATIVES: Final = "|".join(_NAMES)
_ONE_BRACE: Final = re.compile(
    rf"\{{[ \t]*(?:/[ \t]*(?:{_ALTERNATIVES})|(?:{_ALTERNATIVES})[ \t]+[A-Za-z]+[ \t]*=[^\n]*)[ \t]*\}}{{1,2}}"
)
_BRACED: Final = re.compile(rf"\{{+(?P<inside>[ \t]*/?[ \t]*(?:{_ALTERNATIVES})(?![\w-])[^{{}}]*)\}}*")
_NAMED: Final = re.compile(r"\{\{[ \t]*/?[ \t]*(?P<name>[^\W\d][\w \t-]*?)[ \t]*(?:(?<=[ \t])[A-Za-z]+[ \t]*=.*)?\}\}")
_ANGLED: Final = re.compile(r"\{\{[<%][ \t]*(?P<inside>/?[ \t]*(?P<name>[^\W\d][\w-]*)[^{}]*?)[ \t]*/?[>%]?\}\}")
"""The syntax of other site generators."""
_PAIRED: Final = "|".join(each.name for each in SHORTCODES if each.has_body)
_TURNED: Final = re.compile(rf"\{{\{{[ \t]*(?:[\\|][ \t]*({_PAIRED})|({_PAIRED})[ \t]*[/\\])[ \t]*\}}\}}")
"""The end of a shortcode with its slash turned or behind the name."""
_FIRST: Final = re.compile(r"(?P<first>\{\{[^{}]*\}\})[ \t]*\S")
_WHOLE: Final = re.compile(r"(\{\{[^{}\n]*\}\})")
_PARAMETERS: Final = re.compile(r"(?:^|(?<=[ \t]))([A-Za-z][\w-]*)[ \t]*=[ \t]*")
_QUOTES: Final = "\"'“”„‘’«»` \t"
_PARAMETER_NAMES: Final = "|".join(sorted({parameter.name for each in SHORTCODES for parameter in each.parameters}))
SHORTCODE_REST: Final = re.compile(
    rf"^[^{{}}`\n]{{0,300}}(?:\b(?:{_PARAMETER_NAMES})[ \t]*=[ \t]*[\"“”][^{{}}`\n]{{0,300}}|[\"“”][ \t]+)\}}\}}",
    re.MULTILINE,
)
"""Matches a line with the end of a shortcode but not its beginning."""
_NO_ADVICE: Final = LocalizedText("", "")
_LONGEST: Final = 2_000
"""The maximum length of a line that is examined, in characters; a longer line is not a shortcode."""


def is_almost_shortcode(text: str) -> bool:
    """Return True if a line that begins with a single brace was meant as a shortcode."""
    return len(text) <= _LONGEST and _ONE_BRACE.fullmatch(text) is not None


def suggest_name(name: str) -> str:
    """Return the name of the shortcode probably meant by `name`, or an empty string."""
    folded = "".join(each for each in fold(name.lower()) if each.isalnum())
    return _SYNONYMS.get(folded, "") or find_closest(name.lower(), _NAMES) or find_closest(folded, _NAMES)


def explain_line(text: str, place: Place) -> Diagnostic | None:
    """Explain why a line cannot be parsed as a shortcode. Return None if the reason is unknown."""
    if len(text) > _LONGEST:
        return None
    angled = _ANGLED.fullmatch(text)
    if angled is not None:
        if angled["name"] not in _NAMES:
            return unknown_shortcode(angled["name"], place)
        proposal = _repair(f"{{{{ {angled['inside']} }}}}")
        return diagnostic("MRK117", place, text=text, proposal=proposal) if proposal else None
    braced = _BRACED.fullmatch(text)
    if braced is not None and not (text.startswith("{{") and text.endswith("}}") and text.count("{") == 2):
        proposal = _repair(f"{{{{ {braced['inside'].strip()} }}}}")
        return _braces(place, text, proposal, "braces") if proposal else None
    first = _FIRST.match(text)
    if first is not None and _repair(first["first"]):
        return diagnostic("MRK113", place, text=first["first"], lines=split_line(text))
    if found := _explain_writing(text, place):
        return found
    named = _NAMED.fullmatch(text)
    if named is not None and named["name"].strip() not in _NAMES:
        return unknown_shortcode(named["name"].strip(), place)
    return None


def _explain_writing(text: str, place: Place) -> Diagnostic | None:
    """Return MRK114 for the end of a shortcode with a misplaced slash, MRK116 for values without straight quotes."""
    turned = _TURNED.fullmatch(text)
    if turned is not None:
        return _braces(place, text, f"{{{{ /{turned[1] or turned[2]} }}}}", "slash")
    proposal = _repair(text)
    return diagnostic("MRK116", place, text=text, proposal=proposal) if proposal else None


def split_line(text: str) -> str:
    """Return a line with several shortcodes, split into separate lines for quoting in a message."""
    pieces = (each.strip() for each in _WHOLE.split(text))
    return ", ".join(f"`{each}`" for each in pieces if each)


def may_continue_below(text: str) -> bool:
    """Return True if a line begins a shortcode whose end may be on a later line."""
    return "}}" not in text and len(text) <= _LONGEST and _BRACED.fullmatch(text) is not None


def explain_lines(lines: Sequence[str], place: Place) -> Diagnostic | None:
    """Return MRK114 if `lines` are a single shortcode broken over several lines. `place` is that of the first line.

    Return None if the joined lines are not a shortcode.
    """
    proposal = _repair(" ".join(each.strip() for each in lines))
    if not proposal:
        return None
    first, last = place.line, place.line + len(lines) - 1
    instead = LocalizedText(f", thay cho các dòng {first} đến {last}", f", replacing lines {first} to {last}")
    return _braces(place, lines[0], proposal, "lines", instead)


def _braces(place: Place, text: str, proposal: str, problem: str, instead: LocalizedText = _NO_ADVICE) -> Diagnostic:
    phrase = Phrase(f"shortcode.{problem}")
    return diagnostic("MRK114", place, text=text, proposal=proposal, problem=phrase, instead=instead)


def unknown_shortcode(name: str, place: Place) -> Diagnostic:
    """Return MRK102 for an unknown shortcode name."""
    return diagnostic("MRK102", place, name=name, suggestion=suggest_name(name), known=", ".join(_NAMES))


def _repair(text: str) -> str:
    """Return a shortcode with each value in straight quotes, or an empty string if it still cannot be parsed."""
    if read_call(text) is not None:
        return text
    inside = text[2:-2].strip()
    parameters = list(_PARAMETERS.finditer(inside))
    if not parameters:
        return ""
    name = inside[: parameters[0].start()].strip()
    pieces = [name]
    for index, match in enumerate(parameters):
        end = parameters[index + 1].start() if index + 1 < len(parameters) else len(inside)
        value = inside[match.end() : end].strip(_QUOTES).replace('\\"', '"').replace('"', '\\"')
        pieces.append(f'{match[1]}="{value}"')
    repaired = f"{{{{ {' '.join(pieces)} }}}}"
    return repaired if read_call(repaired) is not None else ""
