"""Explains unresolved targets by their spelling alone.

Examples: an address without `https://`, a telephone number without `tel:`, a path on the author's own computer. Only a
target that could not be resolved is examined, so a page or file with such a name is never mistaken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from portalgen.diagnostics.model import Diagnostic, LocalizedText, MessageValue, Phrase, Place, diagnostic
from portalgen.render.shortcodes.syntax import write_call
from portalgen.text.slugs import slug_of

_COMPUTER: Final = re.compile(
    r"file:|[A-Za-z]:[\\/]|\\+[\w.-]+\\|/Users/|/home/[\w.-]+/(?:Desktop|Documents|Downloads|Pictures)/", re.IGNORECASE
)
_WRAPPED: Final = re.compile(r"[(<\[{\"'“‘«]+((?:https?://|mailto:|tel:)[^\s()]+?)[)>\]}\"'”’»]+", re.IGNORECASE)
_DOUBLED: Final = re.compile(r"https?://(https?):?/{1,2}(?=[^/])", re.IGNORECASE)
_SCHEME: Final = re.compile(r"h{0,2}t{1,3}p{1,2}(s*)[:;.,]*[/\\]{1,3}:?[/\\]*(?=[\w-]+\.\w|localhost\b)", re.IGNORECASE)
_MAIL: Final = re.compile(
    r"(?:e-?mail|mail(?:to)?)?[:;]?/*([\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:\?\S*)?)",
    re.IGNORECASE | re.ASCII,
)
_TELEPHONE: Final = re.compile(
    r"(?:tel|đt|sđt|phone)?[ .:]*(?:\(?\+?84\)?|\(?0|1[89]00|11[1-5]$)[\d ().\-–]*", re.IGNORECASE
)
_TELEPHONE_DIGITS: Final = range(9, 13)
_HOTLINE_DIGITS: Final = (3, 8)
"""The numbers of digits of telephone numbers beginning with 1: 113, 1900 1234."""
_FAILURES: Final = frozenset(("LNK101", "LNK103", "LNK125", "ATT101", "ATT102"))
"""The codes of unresolved targets."""
_ENDINGS: Final = (
    "vn com net org info gov edu int io asia eu us uk jp kr cn tw hk tv app dev biz pro la kh th sg my id au nz in "
    "fr de ru ca ch nl be it es xyz site online me gl ly link"
)
_HOST: Final = re.compile(
    rf"(?:www\.[\w.-]+|(?:[\w-]+\.)+(?:{_ENDINGS.replace(' ', '|')}))(?::\d{{2,5}})?(?:[/?#].*)?", re.IGNORECASE
)
_THIS_MACHINE: Final = re.compile(
    r"(?:https?://)?(?:(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1\])(?::\d{1,5})?(?:[/?#]|$)",
    re.IGNORECASE,
)
_PRIVATE: Final = re.compile(
    r"https?://(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})(?:[:/?#]|$)",
    re.IGNORECASE,
)
_SIGNED_IN: Final = re.compile(r"(https?://)[^/?#]*@", re.IGNORECASE)
"""An address containing the name, and perhaps the password, of an account."""
_ELSEWHERE: Final = re.compile(r"(?:https?:)?//[^/]", re.IGNORECASE)
_OF_MAIL: Final = re.compile(r"(?:cid|blob|data|content|about):", re.IGNORECASE)
"""Addresses of pictures within a mail, an app or a browser's memory, inaccessible to anyone else."""
_FILE_NAME: Final = re.compile(r"/([a-z0-9][a-z0-9-]{0,60}\.(?:png|jpe?g|webp|gif|svg|avif))(?:[?#]|$)")
"""A name at the end of an address that is also suitable for a file beside a page."""
_PATHS: Final = re.compile(
    r"[#/]|\.{1,2}/|(?:https?|mailto|tel|id|site|self|service|ftp):|www\.|\S.*\.(?:md|pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|csv"
    r"|zip|jpe?g|png|gif|webp|svg|avif|mp[34])(?:#.*)?$",
    re.IGNORECASE,
)
"""Beginnings and ends that unmistakably mark a target."""
_TITLED: Final = re.compile(r"(\S+)[ \t]+[\"'“”„«‘]?([^\"“”„«»]*?)[\"'“”»’]?")
_QUOTE_MARKS: Final = re.compile("[\"“”„«»]|(?<!\\w)['‘]|['’](?!\\w)")
_QUOTED_TITLE: Final = re.compile(r"(?P<target>[^\"'“”„«»‘’]+?)\s*(?P<title>[\"'“„«‘].*[\"'“”»’])")
"""A target and a title in quotation marks, without a space between them or with further marks inside."""
_QUOTES: Final = tuple("\"'“”„«‘»’")
_ADDRESSES: Final = ("http", "www.", "tel:", "ftp:")
_QUOTED: Final = 120
"""The maximum number of characters of an address quoted in a message."""
_SPACES: Final = re.compile(r"[ \t]+")
_ENCODED_SPACES: Final = re.compile(r"(?:[ \t\u00a0\u2000-\u200b]|%20|%C2%A0)+", re.IGNORECASE)
_WHOLE: Final = re.compile(rf"(?:https?://)?(?:[\w-]+\.)+(?:{_ENDINGS.replace(' ', '|')})", re.IGNORECASE)
"""An address without a path: text after a space is not part of it."""
_SPACED_NAME: Final = re.compile(
    r"(?:mailto:[^?#\n]*?|(?:tel|id|site|self|service):[^?#/\n]*?|https?://[^/?#\n]*?)(?:[ \t\u00a0\u2000-\u200b]|%20|%C2%A0)[^?#/\n]*",
    re.IGNORECASE,
)
"""The mailbox, number or host of an address, written with a space that none of these may contain."""
_NAMED: Final = re.compile(r"((?:id|site|self|service):)[ \t]*", re.IGNORECASE)
_SCHEMES: Final = re.compile(r"(?:mailto|tel|id|site):|https?://", re.IGNORECASE)
_COMPLETE: Final = re.compile(
    r"mailto:[^\s@?]+@[^\s@?]+\.\w|tel:(?:%20)*[+(\d]|(?:id|site):[a-zA-Z0-9_-]+(?:[/?#]|$)|https?://(?:[^/?#]*[.:]|localhost)",
    re.IGNORECASE,
)
"""The beginning of an address that may exist; in the place of a name after its scheme, the author writes the address."""


def explain_link(failure: Diagnostic, written: str) -> Diagnostic:
    """Return a more specific fault for the link target `written`, at the place of `failure`.

    Return `failure` itself if the spelling of the target does not explain it.
    """
    return (_explain(written, failure.place) if failure.code in _FAILURES else None) or failure


def explain_picture(failure: Diagnostic, written: str, alt: str | None = None) -> Diagnostic:
    """Return a more specific fault for the picture source `written`.

    It is LNK114 for a picture from elsewhere; any other fault is explained as for a link. `alt` is the alternative text
    of a picture written as `![…](…)`, and None for a figure. Of a picture embedded in its own address (`data:`), only
    the beginning is quoted.
    """
    if failure.code in _FAILURES and (_ELSEWHERE.match(written) or _OF_MAIL.match(written) or _HOST.fullmatch(written)):
        target = written if len(written) <= _QUOTED else f"{written[:_QUOTED]}…"
        advice = Phrase("elsewhere.parameter") if alt is None else _advise_figure(written, alt)
        return diagnostic("LNK114", failure.place, target=target, advice=advice)
    return explain_link(failure, written)


def _advise_figure(written: str, alt: str) -> LocalizedText:
    """Return the figure to write for a picture from elsewhere; pictures of a mail may be the office's own."""
    name = _FILE_NAME.search(written)
    file = name[1] if name else "anh.jpg"
    whose = {"origin": "own"} if _OF_MAIL.match(written) else {"origin": "quoted", "rights": "…"}
    line = write_call("figure", src=file, alt=alt or "…", credit="…", **whose)
    return LocalizedText(
        f"thay bằng `{line}` trên một dòng riêng (`src` là tên tệp vừa lưu, `credit` là người chụp hoặc nơi cung cấp, "
        "`origin` là `own`: tự chụp, `quoted`: lấy của báo, trang khác, `supplied`: nơi khác cung cấp; "
        "`rights` là ai cho phép dùng)",
        f"replace it with `{line}` on a separate line (`src` is the name of the saved file, `credit` names its maker or "
        "supplier, `origin` is `own`: made by the office, `quoted`: from a newspaper or website, `supplied`: from "
        "elsewhere; `rights` names the person or agency permitting its use)",
    )


def check_address(address: str, written: str, place: Callable[[], Place]) -> Diagnostic | None:
    """Return the fault in the address of a link (LNK116, LNK119, LNK120 or LNK124), or None if there is none."""
    spaced = _explain_spaces(written)
    if spaced is not None:
        return diagnostic("LNK116", place(), target=written, **spaced)
    if not address.startswith("http"):
        return None
    if written.endswith((">", "%3E")) and "<" not in written:
        proposal = written.removesuffix(">").removesuffix("%3E")
        return diagnostic("LNK116", place(), target=written, problem=Phrase("address.brackets"), proposal=proposal)
    if _THIS_MACHINE.match(address):
        return diagnostic("LNK119", place(), target=written, suggestion="")
    if _PRIVATE.match(address):
        return diagnostic("LNK120", place(), target=written)
    if _SIGNED_IN.match(address):
        return diagnostic("LNK124", place(), target=written, proposal=_SIGNED_IN.sub(r"\1", address))
    if _DOUBLED.match(address):
        proposal = _DOUBLED.sub(r"\1://", written)
        return diagnostic("LNK116", place(), target=written, problem=Phrase("address.doubled"), proposal=proposal)
    return None


def explain_unlinked(target: str, written: str, is_picture: bool) -> tuple[str, _Values] | None:
    """Explain a link that is not recognized because its `target` contains spaces: LNK118, LNK121, or as for a link.

    Return the code and the values of its message. Return None if `target` is not a target but a remark in brackets.
    `written` is the complete text of the link.
    """
    target = target.strip()
    if _is_telephone(target):
        return "LNK113", {"target": target, "proposal": _dialled(target)}
    if _COMPUTER.match(target):
        return "LNK117", {"target": target}
    if not _SPACES.search(target) or target.startswith("<"):
        return None
    first = target.split(maxsplit=1)[0]
    is_host = "/" in first and _HOST.fullmatch(first) is not None
    if is_picture and (_ELSEWHERE.match(target) or is_host):
        alt = written.removeprefix("![").partition("](")[0]
        return "LNK114", {"target": target, "advice": _advise_figure(target, alt)}
    if not (is_host or _PATHS.match(target) or _PATHS.match(first)):
        return None
    titled = _TITLED.fullmatch(target)
    if titled is not None and target[len(titled[1]) :].lstrip().startswith(_QUOTES):
        return "LNK121", {"target": titled[1], "proposal": written.replace(target, f'{titled[1]} "{titled[2]}"', 1)}
    return "LNK118", {"target": target, "proposal": _propose_unspaced(target, first, written)}


def _propose_unspaced(target: str, first: str, written: str) -> str:
    """Return the link with a target without spaces; `first` is the first word of `target`."""
    quoted = _QUOTED_TITLE.fullmatch(target)
    if quoted is not None:
        title = _QUOTE_MARKS.sub("", quoted["title"]).strip()
        base = quoted["target"]
        return written.replace(target, f'{remove_spaces(base) if _SPACES.search(base) else base} "{title}"', 1)
    if _WHOLE.fullmatch(first):  # words after a complete address
        return f"{written.replace(target, first, 1)} {target[len(first) :].strip()}"
    return written.replace(target, remove_spaces(target), 1)


def _explain(written: str, place: Place) -> Diagnostic | None:
    for code, explain in _EXPLANATIONS:
        values = explain(written)
        if values is not None:
            return diagnostic(code, place, target=written, **values)
    return None


_Values = dict[str, MessageValue]


def _explain_path(written: str) -> _Values | None:
    return {} if _COMPUTER.match(written) else None


def _explain_this_machine(written: str) -> _Values | None:
    return {"suggestion": ""} if _THIS_MACHINE.match(written) else None


def _explain_brackets(written: str) -> _Values | None:
    match = _WRAPPED.fullmatch(written)
    return {"problem": Phrase("address.brackets"), "proposal": match[1]} if match else None


def _explain_scheme(written: str) -> _Values | None:
    match = _SCHEME.match(written)
    if match is None:
        return None
    scheme = "https" if match[1] else "http"
    return {"problem": Phrase("address.scheme"), "proposal": f"{scheme}://{written[match.end() :]}"}


def _explain_mail(written: str) -> _Values | None:
    match = _MAIL.fullmatch(written)
    return {"proposal": f"mailto:{match[1]}"} if match else None


def _explain_telephone(written: str) -> _Values | None:
    return {"proposal": _dialled(written)} if _is_telephone(written) else None


def _explain_spaces(written: str) -> _Values | None:
    match = _SPACED_NAME.match(written)
    if match is None:
        return None
    proposal = _leave_open(_ENCODED_SPACES.sub("", match[0]) + written[match.end() :])
    return {"problem": Phrase("address.space"), "proposal": proposal}


def _explain_host(written: str) -> _Values | None:
    return {"proposal": f"https://{written}"} if _HOST.fullmatch(written) else None


_EXPLANATIONS: Final[tuple[tuple[str, Callable[[str], _Values | None]], ...]] = (
    ("LNK117", _explain_path),
    ("LNK119", _explain_this_machine),
    ("LNK116", _explain_brackets),
    ("LNK116", _explain_scheme),
    ("LNK112", _explain_mail),
    ("LNK113", _explain_telephone),
    ("LNK111", _explain_host),
    ("LNK116", _explain_spaces),
)
"""In this order: the first applicable explanation is reported."""


def _is_telephone(written: str) -> bool:
    if not _TELEPHONE.fullmatch(written):
        return False
    digits = [each for each in written if each.isdigit()]
    return len(digits) in _TELEPHONE_DIGITS or (digits[0] == "1" and len(digits) in _HOTLINE_DIGITS)


def _dialled(number: str) -> str:
    """Return the `tel:` target of a telephone number."""
    digits = "".join(each for each in number if each.isdecimal())
    return f"tel:{'+' if digits.startswith('84') else ''}{digits}"


def _leave_open(target: str) -> str:
    """Return a target, with `…` after the scheme if the text after it is no address: `mailto:SởNgoạivụ`."""
    scheme = _SCHEMES.match(target)
    return f"{scheme[0].lower()}…" if scheme is not None and not _COMPLETE.match(target) else target


def remove_spaces(target: str) -> str:
    """Return a target changed in such a way that Markdown recognizes it despite its spaces.

    Spaces are removed from a host, number or mailbox. Elsewhere they are encoded as `%20`, or the target is enclosed in
    `<` and `>`. If the scheme is followed by a name instead of an address, the address is `…`.
    """
    return _leave_open(_without_spaces(target))


def _without_spaces(target: str) -> str:
    if _is_telephone(target):
        return _dialled(target)
    named = _NAMED.match(target)
    if named is not None:
        return named[1].lower() + _SPACES.sub("", target[named.end() :])
    first = target.split(maxsplit=1)[0]
    if "/" in first and _HOST.fullmatch(first):
        target = f"https://{target}"
    path, mark, anchor = target.partition("#")
    if mark and not _SPACES.search(path) and "//" not in path:
        return f"{path}#{slug_of(anchor)}"
    if target.lower().startswith("mailto:"):
        mailbox, query, rest = target.partition("?")
        return _SPACES.sub("", mailbox) + query + _SPACES.sub("%20", rest.strip())
    if target.lower().startswith(_ADDRESSES):
        scheme, slashes, rest = target.partition("//")
        host, slash, path = rest.strip().partition("/")
        address = _SPACES.sub("", scheme + slashes + host) + slash + path if slashes else target
        return ("https://" if address.lower().startswith("www.") else "") + _SPACES.sub("%20", address)
    return f"<{target}>"
