"""The faults that every YAML text can have."""

from __future__ import annotations

from portalgen.diagnostics.code import Code, ResponsibleParty


def yaml_codes_of(family: str) -> tuple[Code, ...]:
    """The faults that every YAML text can have, in configuration (CFG) and in front matter (FMT) alike."""
    party: ResponsibleParty = "operator" if family == "CFG" else "editor"
    return (
        Code(
            f"{family}101",
            "yaml-syntax",
            ("không đọc được YAML: {problem}", "", "{correction}"),
            ("this YAML cannot be read: {problem}", "", "{correction}"),
            party=party,
            waivable_by="nobody",
        ),
        Code(
            f"{family}102",
            "duplicate-key",
            ("khóa `{key}` được ghi hai lần", "lần đầu ở dòng {first}", "giữ lại một dòng và xóa dòng kia"),
            ("key `{key}` is given twice", "first on line {first}", "keep one of the lines and delete the other"),
            party=party,
            waivable_by="nobody",
        ),
        Code(
            f"{family}103",
            "invalid-value",
            ("`{value}` không phải là {expected}", "{detail}", "ghi {example}"),
            ("`{value}` is not {expected}", "{detail}", "write {example}"),
            party=party,
            waivable_by="nobody",
        ),
        Code(
            f"{family}104",
            "unknown-key",
            (
                "không có khóa `{key}` ở đây{suggestion}",
                "",
                "sửa tên khóa hoặc xóa dòng này; các khóa dùng được: {known}",
            ),
            (
                "there is no key `{key}` here{suggestion}",
                "",
                "correct the name or delete the line; known keys: {known}",
            ),
            party=party,
            waivable_by="nobody",
        ),
        Code(
            f"{family}105",
            "missing-key",
            ("thiếu khóa bắt buộc `{key}`", "", "thêm dòng `{key}: {value}`{advice}"),
            ("required key `{key}` is missing", "", "add a line `{key}: {value}`{advice}"),
            party=party,
            waivable_by="nobody",
        ),
        Code(
            f"{family}106",
            "wrong-shape",
            ("`{key}` phải là {expected}", "", "ghi {example}"),
            ("`{key}` must be {expected}", "", "write {example}"),
            party=party,
            waivable_by="nobody",
        ),
        Code(
            f"{family}107",
            "document-too-large",
            (
                "YAML phình ra quá giới hạn {limit} giá trị hoặc tự trỏ về chính nó",
                "",
                "bỏ các dấu & và * (bí danh YAML) và ghi thẳng giá trị",
            ),
            (
                "this YAML expands beyond {limit} values or refers to itself",
                "",
                "write values out instead of the aliases & and *",
            ),
            party=party,
            waivable_by="nobody",
        ),
        Code(
            f"{family}108",
            "not-utf-8",
            (
                "tệp không phải là văn bản UTF-8 (byte thứ {byte})",
                "",
                "đừng lưu đè; mở bản gốc trong Word, chép chữ sang tệp mới rồi lưu với Mã hóa (Encoding) `UTF-8`; nếu chỉ còn "
                "tệp này: mở bằng Notepad, chỉ khi đọc đúng tiếng Việt mới chọn Tệp > Lưu thành… (File > Save as), Mã hóa `UTF-8`",
            ),
            (
                "the file is not UTF-8 text (byte {byte})",
                "",
                "do not save it over; open the original in Word, copy the text to a new file and save that with Encoding "
                "`UTF-8`; where only this file is left, open it in Notepad and, only if its Vietnamese reads right, choose "
                "File > Save as, Encoding `UTF-8`",
            ),
            basis="QĐ 2111 Điều 5(2)",
            party=party,
            waivable_by="nobody",
        ),
        Code(
            f"{family}109",
            "unsupported-yaml",
            ("YAML ở đây dùng `{construct}`, là cú pháp không được hỗ trợ", "", "ghi giá trị dưới dạng chữ thường"),
            ("this YAML uses `{construct}`, which is not supported", "", "write the value as plain text"),
            party=party,
            waivable_by="nobody",
        ),
        Code(
            f"{family}110",
            "not-a-choice",
            ("`{value}` không phải là một lựa chọn của `{key}`{suggestion}", "", "chọn một trong: {choices}"),
            ("`{value}` is not a choice of `{key}`{suggestion}", "", "choose one of: {choices}"),
            party=party,
            waivable_by="nobody",
        ),
    )
