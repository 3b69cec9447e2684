"""The post and the name below a document (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import re
from typing import Final

from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.text.normalization import fold, spelling_key

with on_demand():
    import difflib

_FIRST_LETTERS: Final = 20_000
_LAST_LETTERS: Final = 6_000
_LINES: Final = 12
"""Lines below a post that may contain the name."""
_LETTERS: Final = 600
_POSTS: Final = "CHỦ TỊCH|TỔNG GIÁM ĐỐC|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|CHI CỤC TRƯỞNG|CỤC TRƯỞNG|HIỆU TRƯỞNG|TRƯỞNG PHÒNG|TRƯỞNG BAN"
_POST: Final = re.compile(
    rf"(?<![^\W_])(?P<for>(?:KT|K/T|TL|T/L|TUQ|Q)\.?\s*)?(?P<post>(?P<deputy>PHÓ )?(?P<base>{_POSTS})(?: THƯỜNG TRỰC| PHỤ TRÁCH| SỞ)?)"
    r"(?=[ \t]*(?:\((?:đã|Đã) ký\))?[ \t*_|.]*$)",
    re.MULTILINE,
)
_AUTHORITY: Final = re.compile(r"\A\s*(?:\W*)(?:căn cứ|theo|xét|quyết định|ban hành)", re.IGNORECASE)
"""The text below the line of the authority that decides, which is no signature."""
_TITLED: Final = re.compile(r"^(?:(?:GS|PGS|TS|ThS|BS|CKI|CKII|KS|CN|LS)\.?\s*)+(?=[A-ZÀ-ỸĐ])")
_NAME: Final = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,4}")
_FAMILY_NAMES: Final = frozenset(
    (
        "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong", "ly",
        "dinh", "truong", "mai", "trinh", "doan", "lam", "luong", "cao", "ta", "to", "ha", "dao", "thai", "chau", "luu", "kieu",
        "nghiem", "quach", "tong", "van", "vuong", "bach", "la", "luc", "nong", "tang", "trieu", "thach", "on", "ton", "tu", "hua",
        "ka", "ya", "cil", "lieng", "bon", "ko", "kon", "ta", "dam", "giang", "khuat", "lai", "ninh", "phung", "quang", "than", "tieu",
    )
)  # fmt: skip
_PLACES: Final = frozenset(
    ("lamdong", "hanoi", "hochiminh", "hatinh", "hagiang", "hanam", "caobang", "laichau", "tayninh")
)
_COLUMNS: Final = re.compile(r"\t|(?<=[.;:)])\s+|\s{3,}")
"""Between the columns of a signature; text layers put them into one line: `- Lưu: VT. Trần Văn Mẫu`."""
_LEAST_ALIKE: Final = 0.6


@frozen
class SignedPost:
    """A post below a text: `base` without its deputy, folded; `written` as it stands there."""

    base: str
    is_deputy: bool
    written: str


def extract_signature(text: str) -> str:
    """Return the first lines of a text with a post and a name below; without a name, the last ones with a post."""
    if "GIÁM ĐỐC" not in text and "CHỦ TỊCH" not in text and "TRƯỞNG" not in text and "CHÁNH" not in text:
        return ""
    parts = (text,) if len(text) <= _FIRST_LETTERS else (text[:_FIRST_LETTERS], text[-_LAST_LETTERS:])
    last = ""
    for part in parts:
        end = 0
        for match in _POST.finditer(part):
            if match.start() < end:
                continue
            start = part.rfind("\n", 0, match.start()) + 1
            lines = part[start : start + _LETTERS].split("\n")
            below = "\n".join(lines[:_LINES])
            end = start + len("\n".join(lines[:4]))
            if _AUTHORITY.match("\n".join(lines[1:])):
                continue
            last = below
            if _list_names(below):
                return below
    return last


def find_signer(signature: str) -> str:
    """Return the name in a signature; "" if there is none or more than one."""
    names = _list_names(signature)
    return names[0] if len(names) == 1 else ""


def _list_names(signature: str) -> list[str]:
    names: dict[str, str] = {}
    for line in signature.split("\n"):
        words = _TITLED.sub("", " ".join(_COLUMNS.split(line.strip(" *_|.\t"))[-1].split()))
        if _is_name(words):
            names.setdefault(_letters(words), words)
    return list(names.values())


def _is_name(words: str) -> bool:
    parts = words.split()
    if not _NAME.fullmatch(words) or _letters(parts[0]) not in _FAMILY_NAMES or _letters(words) in _PLACES:
        return False
    is_written = all(each[0].isupper() and (len(each) == 1 or each[1:].islower()) for each in parts)
    return is_written or (words.isupper() and _POST.search(words) is None)


def names_other_signer(signature: str, stated: str, *, is_recognised: bool) -> str:
    """Return the name in a signature if it is surely not the stated one; "" otherwise.

    In a text layer that may come from recognition (`is_recognised`), and in one without marks, a few wrong letters count
    as the same name.
    """
    found, own = find_signer(signature), _TITLED.sub("", " ".join(stated.split()))
    if not found or not own:
        return ""
    if is_recognised or fold(signature) == signature or fold(own) == own:
        is_same = _letters(own) in _letters(signature) or not _differ_widely(_words(found), _words(own))
    else:
        is_same = spelling_key(own) in spelling_key(signature)
    return "" if is_same else found


def _differ_widely(found: list[str], own: list[str]) -> bool:
    if len(found) == len(own):
        return any(_ratio(one, other) < _LEAST_ALIKE for one, other in zip(found, own, strict=True))
    return _ratio("".join(found), "".join(own)) < _LEAST_ALIKE


def _ratio(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _words(name: str) -> list[str]:
    return fold(name).casefold().split()


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W\d_]+", fold(text).casefold()))


def find_post(signature: str) -> SignedPost | None:
    """Return the post of the signer; None if it is unknown, or if somebody signs on the authority of another post."""
    matches: list[re.Match[str]] = []
    for match in _POST.finditer(signature):
        if matches and signature.count("\n", matches[-1].end(), match.start()) > 2:
            break
        matches.append(match)
    if not matches:
        return None
    last = matches[-1]
    authority = (last["for"] or "").strip(" .").replace("/", "")
    if authority in ("TL", "TUQ"):
        return None
    is_deputy = bool(last["deputy"]) or authority == "KT"
    return SignedPost(fold(last["base"]).casefold(), is_deputy, " ".join(last[0].split()))


def read_post(words: str) -> SignedPost | None:
    """Return the post at the beginning of these words: `Phó Chủ tịch Ủy ban nhân dân tỉnh`; None if it is unknown."""
    plain = re.sub(r"^(?:kt\.?|q\.|quyen)\s*", "", fold(words).casefold().strip())
    is_deputy = plain.startswith("pho ")
    plain = plain.removeprefix("pho ")
    bases = (fold(each).casefold() for each in _POSTS.split("|"))
    base = next((each for each in bases if re.match(rf"{each}\b", plain)), None)
    return SignedPost(base, is_deputy, words) if base is not None else None
