"""Finds Markdown marks that readers would see as typed, and names the mistake that caused each.

The kinds of mistakes are tried in the order of `_KINDS`. Marks matched by a kind are hidden from later kinds, so that
each mistake is reported once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.frozen import frozen
from portalgen.render.markdown.misspelt_targets import remove_spaces
from portalgen.render.markdown.shown_text import HIDDEN, ShownText
from portalgen.render.markdown.unlinked import find_unlinked, may_hold_unlinked
from portalgen.text.pasted import ODD_SPACES

_LABEL: Final = r"\[(?P<label>[^\[\]\n]*)\]"
_ENDINGS: Final = (
    r"pdf|docx?|xlsx?|pptx?|odt|ods|odp|rtf|txt|csv|zip|rar|7z|jpe?g|png|gif|svg|webp|avif|bmp|tiff?|mp3|mp4|md|html?"
)
_SCHEME: Final = r"(?:(?:https?://|mailto:|tel:|id:|site:|self:|service:|www\.|\.{0,2}/)(?=[^\s()\[\]]))"
_TARGET: Final = rf"(?:{_SCHEME}[^\s()\[\]]*|\#[\w-]+|[^\s()\[\]]+\.(?i:{_ENDINGS})(?:\#[^\s()\[\]]*)?)"
"""A target without spaces that cannot be words in brackets."""
_AT_MOST: Final = 60
_UNCLOSED_BOLD: Final = "WRD218"


@frozen
class Leftover:
    """A mistake in markup: its code, its place, the mark or text shown, and the correction (empty if unknown)."""

    code: str
    place: Place
    text: str
    cure: str = ""


@frozen
class _Found:
    start: int
    end: int
    text: str
    cure: str = ""


def find_leftovers(body: str, texts: Sequence[ShownText]) -> tuple[Leftover, ...]:
    """Return the leftovers in `texts`, the texts that readers see of `body`, in their order."""
    kinds = [kind for kind in _KINDS if any(sign in body for sign in kind.signs)]
    signs = {sign for kind in kinds for sign in kind.signs if sign in body}
    found = [
        leftover for each in texts if any(sign in each.plain for sign in signs) for leftover in _find_in(each, kinds)
    ]
    if any(each.code == _UNCLOSED_BOLD for each in found) and any(_NOTE_MARK.search(each.shown) for each in texts):
        # Figures are marked with `**` like this, and explained below.
        found = [each for each in found if each.code != _UNCLOSED_BOLD]
    return tuple(found)


def _find_in(block: ShownText, kinds: Iterable[_Kind]) -> Iterator[Leftover]:
    shown = block.shown
    found: list[tuple[str, _Found]] = []
    for kind in kinds:
        if not any(sign in shown for sign in kind.signs):
            continue
        own = list(kind.find(block, shown))
        found += ((kind.code, each) for each in own)
        shown = _hide(shown, own)
    for code, each in sorted(found, key=lambda pair: pair[1].start):
        yield Leftover(code, block.place(each.start, each.end - each.start), each.text, each.cure)


def _hide(shown: str, found: Iterable[_Found]) -> str:
    pieces: list[str] = []
    at = 0
    for each in found:
        pieces += (shown[at : each.start], re.sub(r"[^\n]", HIDDEN, shown[each.start : each.end]))
        at = each.end
    return "".join((*pieces, shown[at:])) if pieces else shown


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _AT_MOST else f"{words[: _AT_MOST - 1]}…"


def _find_spaced_targets(block: ShownText, shown: str) -> Iterator[_Found]:
    """Links invalid because of a space in their target; the renderer reports them."""
    if may_hold_unlinked(shown):
        for each in find_unlinked(block.block):
            yield _Found(each.start, each.end, _shorten(block.content[each.start : each.end]))


_APART: Final = re.compile(rf"!?\[(?P<label>[^\[\]]*)\][ \t\n]+\((?P<target>{_TARGET})\)")


def _find_links_apart(block: ShownText, shown: str) -> Iterator[_Found]:
    for match in _APART.finditer(shown):
        label, target = (block.content[match.start(name) : match.end(name)] for name in ("label", "target"))
        yield _Found(*match.span(), _shorten(match[0].replace(HIDDEN, "…")), f"[{_shorten(label)}]({target})")


_REVERSED: Final = re.compile(rf"\((?P<label>[^()\[\]\n]+)\)\[(?P<target>{_TARGET})\]")


def _find_reversed_links(block: ShownText, shown: str) -> Iterator[_Found]:
    for match in _REVERSED.finditer(shown):
        label, target = (block.content[match.start(name) : match.end(name)] for name in ("label", "target"))
        yield _Found(*match.span(), _shorten(f"({label})[{target}]"), f"[{_shorten(label)}]({target})")


_UNCLOSED: Final = re.compile(
    rf"!?{_LABEL}\((?P<target>{_TARGET})(?![^\s()\[\]]*\))|!?\[(?P<words>[^\[\]()\n]+)\((?P<bare>{_TARGET})\)"
)


_HALF_ANGLED: Final = re.compile(rf"(?P<picture>!?){_LABEL}\(<(?P<target>[^<>()\n\0]*[^<>()\s\0])\)")


def _find_unclosed_links(block: ShownText, shown: str) -> Iterator[_Found]:
    angled = list(_find_half_angled(block, shown))
    yield from sorted((*angled, *_find_half_links(block, _hide(shown, angled))), key=lambda each: each.start)


def _find_half_angled(block: ShownText, shown: str) -> Iterator[_Found]:
    """Links with a target that begins with `<` and does not end with `>`."""
    for match in _HALF_ANGLED.finditer(shown):
        words, target = block.content[match.start("label") : match.end("label")], match["target"].strip()
        target = remove_spaces(target) if " " in target else target
        written = _shorten(block.content[match.start() : match.end()])
        yield _Found(*match.span(), written, f"{match['picture']}[{_shorten(words)}]({target})")


def _find_half_links(block: ShownText, shown: str) -> Iterator[_Found]:
    for match in _UNCLOSED.finditer(shown):
        label, name = ("label", "target") if match["target"] else ("words", "bare")
        words, target = block.content[match.start(label) : match.end(label)], match[name].rstrip(HIDDEN)
        end = match.end()
        if name == "target":
            target = target if target.rstrip(_TRAIL).endswith(("/", ":")) else target.rstrip(_TRAIL)
            end = match.start(name) + len(target)
        written = _shorten(block.content[match.start() : end])
        yield _Found(match.start(), end, written, f"[{_shorten(words)}]({target})")


_FOOTNOTE: Final = re.compile(r"\[\^(?P<label>[^\[\]\s]+)\]")


def _find_undefined_footnotes(block: ShownText, shown: str) -> Iterator[_Found]:
    for match in _FOOTNOTE.finditer(shown):
        yield _Found(*match.span(), _shorten(block.content[match.start("label") : match.end("label")]))


_HEADING: Final = re.compile(
    rf"^(?P<marks>#{{2,6}})(?P<gap>[{ODD_SPACES}]*)(?P<words>[^\s#\0{ODD_SPACES}][^\n]*)", re.MULTILINE
)


def _find_headings(block: ShownText, shown: str) -> Iterator[_Found]:
    if block.kind != "paragraph":
        return
    for match in _HEADING.finditer(shown):
        words = block.content[match.start("words") : match.end("words")]
        yield _Found(match.start(), match.end("gap"), _shorten(match["marks"] + words), f"{match['marks']} {words}")


_STRONG: Final = re.compile(r"(?<![*_])(?:\*\*|__)(?![*_])")
_SINGLE: Final = re.compile(r"(?<![*\w])\*(?P<words>\w[^*\n]{0,80}?)[ \t]+\*(?![*\w])")


_WORD_BEFORE: Final = re.compile(r"[^\s\0*_|]{1,60}\Z")
_WORD_AFTER: Final = re.compile(r"[^\s\0*_|]{1,60}")
_POWER: Final = re.compile(
    r"(?<![^\s(=])(?:\d[\d.,]*|[A-Za-z])[ \t]+(?P<mark>\*\*)[ \t]+(?=(?:\d|[A-Za-z](?!\w)))",
)
"""`2 ** 3`: numbers, or single letters, on both sides."""
_BOLD: Final = re.compile(
    r"(?P<before>[^\s*_]*)(?P<mark>\*\*|__|\*)(?P<first>\s*)(?P<words>\S.*?)(?P<last>\s*)(?P=mark)(?P<after>[^\s*_]*)",
    re.DOTALL,
)
_OPENING: Final = tuple("([{“‘«\"'/-")
_CLOSING: Final = tuple(".,;:!?…)]}”’»\"'/-")
"""Punctuation directly at a word, on either side."""


def put_spaces_outside(written: str) -> str:
    """Return `written` with bold or italic marks directly at the words and spaces outside of the marks.

    `written` includes the neighbouring characters. Words are never joined: a letter next to a mark gets a space, and a
    space inside moves outside unless punctuation follows.
    """
    match = _BOLD.fullmatch(written)
    if match is None:
        return written
    before, mark, words, after = match["before"], match["mark"], match["words"], match["after"]
    left = before[-1:].isalnum() or (before and match["first"] and not before.endswith(_OPENING))
    right = after[:1].isalnum() or (after and match["last"] and not after.startswith(_CLOSING))
    return f"{before}{' ' * bool(left)}{mark}{words}{mark}{' ' * bool(right)}{after}"


def _find_spaced_bold(block: ShownText, shown: str) -> Iterator[_Found]:
    pairs = list(_find_spaced_pairs(block, shown))
    single = (
        _Found(*match.span(), _shorten(_raw(block, match)), f"*{match['words']}*")
        for match in _SINGLE.finditer(_hide(shown, pairs))
    )
    yield from sorted((*pairs, *single), key=lambda each: each.start)


def _find_spaced_pairs(block: ShownText, shown: str) -> Iterator[_Found]:
    """Two marks with a space inside, so that at least one is shown; the marks of a line are matched in pairs."""
    powers = {match.start("mark") for match in _POWER.finditer(shown)}
    raw = [(match.start(), match[0]) for match in _STRONG.finditer(shown) if match.start() not in powers]
    for kind in ("**", "__"):
        shown_marks = {at for at, mark in raw if mark == kind}
        if not shown_marks:
            continue
        waiting = -1
        for at in sorted((*shown_marks, *(at for at, mark in block.delimiters if mark == kind))):
            if waiting < 0 or "\n" in shown[waiting:at]:
                waiting = at
                continue
            words = block.content[waiting + 2 : at]
            if words.strip() and words != words.strip() and not shown_marks.isdisjoint((waiting, at)):
                before = _WORD_BEFORE.search(shown, max(waiting - _AT_MOST, 0), waiting)
                after = _WORD_AFTER.match(shown, at + 2)
                first, last = (each[0] if each else "" for each in (before, after))
                inside = words if len(words) <= _AT_MOST else _shorten(words)
                cure = put_spaces_outside(f"{first}{kind}{inside}{kind}{last}")
                yield _Found(waiting, at + 2, _shorten(f"{first}{kind}{words}{kind}{last}"), cure)
            waiting = -1


def _raw(block: ShownText, match: re.Match[str]) -> str:
    return block.content[match.start() : match.end()]


_TIGHT: Final = re.compile(r"(?P<open>\*\*)(?!\*)(?P<words>[^\s*\0][^\n*]*?[^\s*\0]|[^\s*\0])(?<!\*)\*\*(?!\*)")


def _find_touching_bold(block: ShownText, shown: str) -> Iterator[_Found]:
    """Bold that begins or ends with punctuation and has a letter directly beside it (CommonMark 6.2)."""
    for match in _TIGHT.finditer(shown):
        before, after = shown[match.start() - 1 : match.start()], shown[match.end() : match.end() + 1]
        if (before.isalnum() and not match["words"][0].isalnum()) or (
            after.isalnum() and not match["words"][-1].isalnum()
        ):
            yield _Found(*match.span(), _shorten(_raw(block, match)))


_OPEN: Final = re.compile(r"(?<![*_\w(])(?:\*{2,3}(?=[^\s*_)\]])|__(?=[^\W_]))|(?<=[:\w]:)\*\*(?!\*)|(?<=:)\*\*(?=\s)")
_NOTE_MARK: Final = re.compile(r"\(\*\*+\)|[\w%]\*\*(?!\w)")


def _find_open_bold(block: ShownText, shown: str) -> Iterator[_Found]:
    yield from sorted((*_find_lone_stars(block, shown), *_find_open_marks(block, shown)), key=lambda each: each.start)


def _find_lone_stars(block: ShownText, shown: str) -> Iterator[_Found]:
    """An extra star beside bold words: `***Lưu ý:**`."""
    for at, mark in block.delimiters:
        if mark == "**" and shown[at - 1 : at] == "*" and shown[at - 2 : at - 1] not in ("*", HIDDEN):
            end = shown.find("\n", at)
            yield _Found(at - 1, at, _shorten(block.content[at - 1 : end if end >= 0 else len(shown)]), "*")


def _find_open_marks(block: ShownText, shown: str) -> Iterator[_Found]:
    for match in _OPEN.finditer(shown):
        end = shown.find("\n", match.start())
        line = block.content[match.start() : end if end >= 0 else len(shown)]
        yield _Found(*match.span(), _shorten(line), match[0])


_ADDRESS: Final = re.compile(
    r"https?://[\w-]+\.[^\s<>\0\"“”]+|(?<![\w@./-])www\.[\w-]+\.[^\s<>\0\"“”]+|"
    r"(?<![\w@./\\-])(?:[a-z0-9-]+\.)+gov\.vn(?![\w-])(?!\.\w)(?:/[^\s<>\0\"“”]*)?",
    re.IGNORECASE,
)
_DOMAIN_NAME: Final = re.compile(
    r"(?:tên miền|domain(?: name)?s?|đuôi|kết thúc|\bend(?:s|ing)?\b)[^.\n]{0,30}$", re.IGNORECASE
)
_TRAIL: Final = ".,;:!?)]}'’*_…"
"""Characters at the end of an address that belong to the sentence."""


def _find_bare_addresses(block: ShownText, shown: str) -> Iterator[_Found]:
    for match in _ADDRESS.finditer(shown):
        address = match[0].rstrip(_TRAIL)
        if match[0].count("(") and match[0][len(address) :].startswith(")"):
            address += ")"
        end = match.start() + len(address)
        before = shown[max(match.start() - 60, 0) : match.start()]
        is_name = not address.lower().startswith("http") and _DOMAIN_NAME.search(before)
        if not block.is_linked(match.start()) and not is_name:
            full = address if address.lower().startswith("http") else f"https://{address}"
            is_angled = shown[match.start() - 1 : match.start()] == "<" and shown[end : end + 1] == ">"
            yield _Found(match.start() - is_angled, end + is_angled, _shorten(address), full)


_ANY: Final = re.compile(
    r"(?<!\w)!\[[^\[\]\n]*\]?|\[[^\[\]\n]*\w\w[^\[\]\n]*\]\([^()\n]*\)?|\]\((?:https?:|mailto:|tel:)|(?<![\w~])~~(?=\w)|"
    r"(?<=\w)~~(?![\w~])|\{\{[^{}\n]*\}\}|(?<!\w)`{1,3}(?=\w)"
    r"|(?P<footnote>\[\^(?: +[^\s\[\]]+ *| *[^\s\[\]]+ +)\])"
    r"|(?P<unknown>\[\[[^\W\d_][^\[\]\n]*\]\](?!\()|(?<![=\w])==(?=[^\s=])[^=\n]{1,200}(?<!\s)==(?![=\w])|"
    r"(?<![+\w])\+\+(?=[^\s+])[^+\n]{1,200}(?<!\s)\+\+(?![+\w]))"
)


def _find_others(block: ShownText, shown: str) -> Iterator[_Found]:
    for match in _ANY.finditer(shown):
        yield _Found(*match.span(), _shorten(_raw(block, match)), match.lastgroup or "pair")


@frozen
class _Kind:
    code: str
    signs: tuple[str, ...]
    """Characters of which at least one stands in every text with such a leftover."""
    find: Callable[[ShownText, str], Iterator[_Found]]


_KINDS: Final = (
    _Kind("LNK118", ("](", "<http", "<mailto:", "<tel:", "<www."), _find_spaced_targets),
    _Kind("WRD212", ("] ", "]\n", "]\t", "]\r"), _find_links_apart),
    _Kind("WRD214", (")[",), _find_reversed_links),
    _Kind("WRD213", ("[",), _find_unclosed_links),
    _Kind("WRD219", ("[^",), _find_undefined_footnotes),
    _Kind("WRD215", ("##",), _find_headings),
    _Kind("WRD216", ("**", "__", " *"), _find_spaced_bold),
    _Kind("WRD217", ("**",), _find_touching_bold),
    _Kind(_UNCLOSED_BOLD, ("*", "__"), _find_open_bold),
    _Kind("WRD221", ("http", "HTTP", "www.", "WWW.", ".gov.vn", ".GOV.VN"), _find_bare_addresses),
    _Kind("WRD210", ("![", "](", "~", "{{", "`", "[^ ", " ]", "[[", "==", "++"), _find_others),
)
"""In the order of attempts, each with the code of its rule."""
