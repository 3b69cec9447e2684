"""Faults in the interface strings of themes."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final = (
    Code(
        "TPL111",
        "string-empty",
        (
            "chuỗi giao diện `{key}` để trống",
            "",
            "ghi chữ của chuỗi, hoặc xóa khóa này; trong giao diện có extends thì khi ấy chuỗi của giao diện cha được dùng",
        ),
        (
            "the interface string `{key}` is empty",
            "",
            "write its words, or delete the key; a theme that extends another one then uses that of the other",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL112",
        "string-collision",
        (
            "khóa `{key}` trùng với khóa ở {where}: một khóa là một chuỗi, hoặc một nhóm khóa",
            "dấu chấm trong khóa cũng chia nhóm: `a.b` là khóa `b` của nhóm `a`",
            "đổi tên hoặc xóa một trong hai khóa",
        ),
        (
            "the key `{key}` meets the one at {where}: a key is one string, or one group of keys",
            "a dot in a key divides groups too: `a.b` is the key `b` of the group `a`",
            "rename or delete one of the two keys",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL113",
        "string-braces",
        (
            "chuỗi giao diện `{key}` có dấu ngoặc nhọn không thành chỗ điền: `{found}`",
            "chỗ điền là một tên giữa hai dấu ngoặc nhọn, viết thường, không dấu cách",
            "ghi đúng tên mà chuỗi gốc có, liền nhau giữa hai dấu ngoặc nhọn; chữ khác thì bỏ dấu ngoặc nhọn",
        ),
        (
            "the interface string `{key}` has braces that make no placeholder: `{found}`",
            "a placeholder is a name between two braces, in lower case, without spaces",
            "write the name as the original string has it, between two braces; leave braces out of other text",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL114",
        "string-placeholder-unknown",
        (
            "chuỗi giao diện `{key}` có chỗ điền `{name}` mà chuỗi gốc ở {where} không có{suggestion}",
            "giao diện chỉ đưa các giá trị của chuỗi gốc, nên trang dùng chuỗi này không dựng được",
            "ghi tên chỗ điền như chuỗi gốc, hoặc bỏ chỗ điền này",
        ),
        (
            "the interface string `{key}` has the placeholder `{name}`, which the original at {where} does not have{suggestion}",
            "the theme gives the values of the original only, so that pages with this string cannot be made",
            "write the placeholder as the original does, or leave it out",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL115",
        "string-placeholder-missing",
        (
            "chuỗi giao diện `{key}` thiếu chỗ điền {names} mà chuỗi gốc ở {where} có",
            "",
            "thêm chỗ điền vào chuỗi, giữ đúng tên",
        ),
        (
            "the interface string `{key}` lacks the placeholder {names} of the original at {where}",
            "",
            "add the placeholder to the string, with the same name",
        ),
        severity=Severity.WARNING,
        party="developer",
        waivable_by="author",
    ),
    Code(
        "TPL116",
        "plural-form-unknown",
        (
            "chuỗi giao diện `{key}` có dạng số nhiều `{form}`, ngôn ngữ `{language}` không có{suggestion}",
            "theo CLDR, ngôn ngữ `{language}` có: {wanted}",
            "xóa dạng này, hoặc ghi tên một dạng mà ngôn ngữ có",
        ),
        (
            "the interface string `{key}` has the plural form `{form}`, which the language `{language}` does not have{suggestion}",
            "by CLDR the language `{language}` has: {wanted}",
            "delete the form, or name one that the language has",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL117",
        "plural-form-missing",
        (
            "chuỗi giao diện `{key}` thiếu dạng số nhiều {forms} của ngôn ngữ `{language}`",
            "theo CLDR, ngôn ngữ `{language}` có: {wanted}",
            "thêm dạng còn thiếu; nếu mọi số lượng dùng chung một câu thì ghi chuỗi thường, không chia dạng",
        ),
        (
            "the interface string `{key}` lacks the plural form {forms} of the language `{language}`",
            "by CLDR the language `{language}` has: {wanted}",
            "add the form; where one sentence serves every number, write a plain string without forms",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL118",
        "string-untranslated",
        (
            "chuỗi giao diện `{key}` không có trong ngôn ngữ `{language}`{suggestion}",
            "mọi ngôn ngữ mà các trang dùng phải có cùng các khóa",
            "thêm `{key}` vào {file}; nếu đó là khóa ghi sai thì sửa khóa",
        ),
        (
            "the interface string `{key}` is missing in the language `{language}`{suggestion}",
            "every language that the sites use must have the same keys",
            "add `{key}` to {file}, or correct the key where it is misspelt",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL119",
        "string-unused",
        (
            "không có gì dùng chuỗi giao diện `{key}`{suggestion}",
            "giao diện cha không có khóa này, và không mẫu nào gọi nó",
            "sửa khóa theo strings/ của giao diện cha, hoặc xóa chuỗi",
        ),
        (
            "nothing uses the interface string `{key}`{suggestion}",
            "the theme that is extended has no such key, and no template asks for it",
            "correct the key after strings/ of the theme that is extended, or delete the string",
        ),
        severity=Severity.WARNING,
        party="developer",
        waivable_by="author",
    ),
    Code(
        "TPL120",
        "string-value-missing",
        (
            "mẫu gọi chuỗi `{key}` mà không đưa giá trị cho chỗ điền: {names} (ngôn ngữ `{language}`)",
            "",
            'đưa từng giá trị bằng tên, ví dụ t("home.all", title=view.title); chỉ trong thuộc tính data- của script mới được gọi không giá trị',
        ),
        (
            "the template asks for the string `{key}` without values for: {names} (language `{language}`)",
            "",
            'give each value by its name, as in t("home.all", title=view.title); only in data- attributes for scripts a call may give none',
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL131",
        "string-key-computed",
        (
            "khóa của t(…) chỉ biết được lúc dựng trang, nên không kiểm tra trước được",
            "khóa hay thiếu chuỗi thì chỉ khi dựng một trang đi qua đây mới thấy",
            'ghi khóa thành chữ trong từng nhánh, hoặc ghép nhóm với phần thay đổi: t("callout." ~ kind)',
        ),
        (
            "the key of t(…) is known only when a page is made, so it cannot be checked before",
            "a missing string is seen only by a page that comes along here",
            'write the key out in each branch, or join a group with the part that changes: t("callout." ~ kind)',
        ),
        severity=Severity.NOTE,
        party="developer",
        waivable_by="author",
    ),
)
