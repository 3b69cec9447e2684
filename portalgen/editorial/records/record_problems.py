"""Tables of sentences about faulty bytes of records and signatures."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from portalgen.config.roster import ROSTER_FILE
from portalgen.diagnostics.model import Diagnostic, LocalizedText, MessageValue, Place, diagnostic
from portalgen.editorial.records.records import SIGNATURE_NAMESPACE, RecordError, RecordProblem, signature_path
from portalgen.editorial.records.signatures import SignatureError, SignatureProblem
from portalgen.text.bilingual import Bilingual as B

_LONGEST_VALUE: Final = 120
"""The number of characters of a user's value repeated in a message."""

_RECORD_DETAILS: Final[Mapping[RecordProblem, B]] = MappingProxyType(
    {
        "too-large": B("tệp quá lớn", "the file is too large"),
        "not-utf8": B("không phải chữ UTF-8", "it is not UTF-8"),
        "not-json": B("không phải JSON, hoặc có số không phải kích thước tệp", "it is no JSON, or has numbers that are no sizes"),
        "not-canonical": B(
            "không đúng từng ký tự (thừa dấu cách, khóa lặp lại, thứ tự khác …)",
            "it differs in its letters (spaces, keys that come twice, another order …)",
        ),
        "format": B("không phải phiếu của phiên bản này", "it is no record of this version"),
        "keys": B("thiếu hoặc thừa mục {value}", "these entries are missing or too much: {value}"),
        "value": B("giá trị của {value} không hợp lệ", "the value of {value} is not valid"),
        "action": B("không có việc {value}", "there is no action {value}"),
        "onto": B("{value} không phải mã của một bản chính", "{value} is no id of a commit"),
        "time": B("{value} không phải thời điểm có múi giờ", "{value} is no time with its zone"),
        "path": B("{value} không phải tên tệp của cổng", "{value} is no path of a file"),
        "path-order": B("các tệp không xếp theo thứ tự, hoặc lặp lại", "its files are not in order, or one comes twice"),
        "no-changes": B("không nêu thay đổi nào", "it names no change"),
    }
)  # fmt: skip
"""Problems that share a code; the remaining problems have codes of their own."""

_SIGNATURE_CODES: Final[Mapping[SignatureProblem, str]] = MappingProxyType(
    {
        "missing": "APR111",
        "several": "APR112",
        "too-large": "APR113",
        "armor": "APR113",
        "form": "APR113",
        "hash": "APR113",
        "namespace": "APR114",
        "algorithm": "APR115",
        "other-key": "APR116",
        "mismatch": "APR116",
        "presence": "APR121",
        "verification": "APR122",
        "no-passkeys": "APR123",
        "relying-party": "APR124",
        "origin": "APR124",
        "cross-origin": "APR124",
        "client-data": "APR125",
        "extensions": "APR125",
    }
)

_SIGNATURE_DETAILS: Final[Mapping[SignatureProblem, B]] = MappingProxyType(
    {
        "too-large": B("tệp quá lớn", "the file is too large"),
        "armor": B("tệp không phải một khối SSH SIGNATURE, hoặc có chữ khác xung quanh",
                   "the file is no block SSH SIGNATURE, or has other text around it"),
        "form": B("bên trong bị cắt hoặc có phần thừa", "what is in it is cut off or has something behind it"),
        "hash": B("cách băm {value} không được dùng (chỉ sha256, sha512)", "the hash {value} is not used (sha256 or sha512)"),
        "relying-party": B("khóa thuộc về {value}", "the key belongs to {value}"),
        "origin": B("trang xin chữ ký là {value}", "the page that asked for it is {value}"),
        "cross-origin": B("khung của một trang khác xin chữ ký", "a frame within another page asked for it"),
        "client-data": B("trình duyệt không xác nhận đúng phiếu này", "the browser does not confirm this very record"),
        "extensions": B("có phần mở rộng mà bàn biên tập không xin", "there are extensions that the desk never asks for"),
    }
)  # fmt: skip


def problem_of_record(error: RecordError, path: str) -> Diagnostic:
    """Return the diagnostic for invalid record bytes at `path`."""
    place = Place(path)
    if error.problem == "path-not-nfc":
        return diagnostic("APR102", place, path=shorten_value(error.value))
    if error.problem == "record-listed":
        return diagnostic("APR103", place, path=shorten_value(error.value))
    return diagnostic("APR101", place, detail=_detail(_RECORD_DETAILS[error.problem], error.value))


def problem_of_signature(error: SignatureError, path: str) -> Diagnostic:
    """Return the diagnostic for the signature of the record at `path`."""
    code = _SIGNATURE_CODES[error.problem]
    value = shorten_value(error.value)
    values: Mapping[str, Mapping[str, MessageValue]] = {
        "APR111": {"file": signature_path(path).rpartition("/")[2]},
        "APR114": {"namespace": value, "expected": SIGNATURE_NAMESPACE},
        "APR115": {"algorithm": value},
        "APR123": {"roster": ROSTER_FILE},
    }
    details = _SIGNATURE_DETAILS.get(error.problem)
    given = values.get(code, {} if details is None else {"detail": _detail(details, error.value)})
    return diagnostic(code, Place(path if code == "APR111" else signature_path(path)), **given)


def shorten_value(value: str) -> str:
    """Return a value fit for a message: on one line, without control characters for terminals, and shortened."""
    shown = "".join(letter if letter.isprintable() else "�" for letter in value)
    return shown if len(shown) <= _LONGEST_VALUE else f"{shown[:_LONGEST_VALUE]}…"


def _detail(words: B, value: str) -> LocalizedText:
    shown = f"`{shorten_value(value)}`"
    return LocalizedText(words.vi.format(value=shown), words.en.format(value=shown))
