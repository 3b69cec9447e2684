"""The text of a register in any encoding, and errors about files without text."""

from __future__ import annotations

from portalgen.errors import UsageError
from portalgen.text.encodings import DecodedText, UndecodableText, decode_text


def decode_register(data: bytes, name: str) -> DecodedText:
    """Return the text of a register; `name` is the name of its file.

    Raises UsageError if it is no text, or its encoding is unknown.
    """
    decoded = decode_text(data)
    if isinstance(decoded, UndecodableText):
        raise _explain(decoded, name)
    return decoded


def _explain(fault: UndecodableText, name: str) -> UsageError:
    if fault.reason == "other_form":
        return UsageError(
            f"`{name}` là {fault.form.vi}, không phải CSV; mở sổ bằng Excel hoặc LibreOffice rồi lưu lại dạng CSV UTF-8",
            f"`{name}` is {fault.form.en} and no CSV; open the register in Excel or LibreOffice and save it as CSV UTF-8",
        )
    if fault.reason == "broken_utf8":
        return UsageError(
            f"`{name}`, dòng {fault.line}: có chữ bị hỏng (tệp UTF-8 bị cắt ngang hoặc bị ghép với bảng mã khác); xuất lại sổ, "
            "hoặc mở bằng Excel, sửa dòng này rồi lưu lại dạng CSV UTF-8",
            f"`{name}`, line {fault.line}: letters are broken (UTF-8 that was cut, or joined with another encoding); export the "
            "register again, or open it in Excel, mend the line and save it as CSV UTF-8",
        )
    return UsageError(
        f"không nhận ra bảng mã của `{name}`; mở sổ bằng Excel hoặc LibreOffice rồi lưu lại dạng CSV UTF-8",
        f"the encoding of `{name}` is not known; open the register in Excel or LibreOffice and save it as CSV UTF-8",
    )
