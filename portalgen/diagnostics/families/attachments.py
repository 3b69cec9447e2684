"""Faults in attachments and pictures."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code

CODES: Final = (
    Code(
        "ATT101",
        "file-missing",
        (
            "không tìm thấy tệp `{file}`{suggestion}",
            "",
            "kiểm tra tên, kể cả chữ hoa, chữ thường; tệp của bài đặt cạnh bài viết, biểu trưng đặt trong `site-config/logos/`",
        ),
        (
            "file `{file}` was not found{suggestion}",
            "",
            "check its name, capitals included; files of a page stand beside it, logos in `site-config/logos/`",
        ),
        waivable_by="nobody",
    ),
    Code(
        "ATT102",
        "file-outside",
        (
            "`{file}` dẫn ra ngoài thư mục của bài",
            "",
            "chép tệp vào cạnh bài viết; không dùng .., đường dẫn tuyệt đối hay symlink",
        ),
        (
            "`{file}` leads out of the page's folder",
            "",
            "copy the file beside the page; no .., absolute path or symlink",
        ),
        waivable_by="nobody",
    ),
    Code(
        "ATT103",
        "file-too-large",
        ("`{file}` nặng {size}, quá giới hạn {limit}", "", "nén tệp, chia nhỏ, hoặc hỏi đơn vị vận hành"),
        ("`{file}` is {size}, over the limit of {limit}", "", "compress or split the file, or ask the operator"),
        waivable_by="nobody",
    ),
    Code(
        "ATT104",
        "format-not-allowed",
        (
            "định dạng `{format}` không được phép đăng (tệp `{file}`)",
            "",
            "mở tệp bằng chương trình đã tạo ra nó, lưu (xuất) thành một trong: {allowed}, rồi ghi tên tệp mới trong bài",
        ),
        (
            "format `{format}` may not be published (file `{file}`)",
            "",
            "open it in its program, save (export) it as one of: {allowed}, and name the new file in the page",
        ),
        basis="QĐ 2111 Điều 5(1)",
        waivable_by="nobody",
    ),
    Code(
        "ATT105",
        "content-and-name",
        (
            "nội dung của `{file}` là {actual}, không phải {format} như tên tệp",
            "",
            "{remedy}",
        ),
        (
            "the content of `{file}` is {actual}, not {format} as its name says",
            "",
            "{remedy}",
        ),
        waivable_by="nobody",
    ),
    Code(
        "ATT106",
        "image-unreadable",
        ("không đọc được ảnh `{file}`: {problem}", "", "xuất lại ảnh dưới dạng JPEG, PNG hoặc WebP"),
        ("image `{file}` cannot be read: {problem}", "", "export the image again as JPEG, PNG or WebP"),
        waivable_by="nobody",
    ),
    Code(
        "ATT107",
        "image-too-many-pixels",
        (
            "ảnh `{file}` có {pixels} triệu điểm ảnh, quá giới hạn {limit}",
            "",
            "thu nhỏ ảnh, ví dụ còn 3000 điểm ảnh chiều rộng",
        ),
        (
            "image `{file}` has {pixels} million pixels, over the limit of {limit}",
            "",
            "make the image smaller, for example 3000 pixels wide",
        ),
        waivable_by="nobody",
    ),
    Code(
        "ATT108",
        "active-svg",
        (
            "ảnh SVG `{file}` chứa `{construct}`, là nội dung chạy được hoặc tải từ ngoài",
            "",
            "xuất lại SVG không có script, sự kiện hay liên kết ngoài",
        ),
        (
            "SVG `{file}` holds `{construct}`, which runs or loads something",
            "",
            "export the SVG without scripts, events or outside links",
        ),
        waivable_by="nobody",
    ),
    Code(
        "ATT109",
        "image-with-location",
        (
            "ảnh đính kèm `{file}` chứa vị trí nơi chụp (GPS)",
            "",
            "đăng ảnh bằng {{{{ figure }}}} (tự bỏ dữ liệu này), hoặc xuất lại ảnh không kèm vị trí",
        ),
        (
            "the attached image `{file}` holds the place where it was taken (GPS)",
            "",
            "publish it with {{{{ figure }}}}, which drops such data, or export it without location",
        ),
        waivable_by="nobody",
    ),
    Code(
        "ATT110",
        "name-taken",
        (
            "tên `{file}` dành cho bản văn bản thuần hoặc bản dữ liệu của bài",
            "",
            "đổi tên tệp theo nội dung, ví dụ phu-luc.txt",
        ),
        (
            "the name `{file}` belongs to the page as plain text or as data",
            "",
            "name the file after what it holds, for example annex.txt",
        ),
        waivable_by="nobody",
    ),
    Code(
        "ATT111",
        "file-too-complex",
        ("tệp `{file}` phức tạp quá mức: {found}, giới hạn {limit}", "", "{remedy}"),
        ("file `{file}` is too complex: {found}, at most {limit}", "", "{remedy}"),
        waivable_by="nobody",
    ),
)
