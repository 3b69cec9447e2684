"""The words of the preview, in Vietnamese and English."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

MESSAGES: Final = MappingProxyType(
    {
        "sites": ("Các trang trên máy này", "Sites on this machine"),
        "unknown": ("Không có trang nào ở địa chỉ `{name}`.", "There is no site at `{name}`."),
        "missing": ("Không có trang ở địa chỉ này", "There is no page at this address"),
        "method": ("Chỉ xem được bằng GET và HEAD", "Only GET and HEAD are answered"),
        "refused.host": (
            "Bản xem thử chỉ trả lời ở localhost; hãy mở địa chỉ mà cửa sổ lệnh nêu.",
            "The preview answers at localhost only; open the address that the terminal names.",
        ),
        "refused.cross_site": (
            "Trang web khác không được đọc bản xem thử.",
            "Other websites may not read the preview.",
        ),
        "refused.path": (
            "Địa chỉ quá dài (nhiều nhất 2.048 byte và 50 cấp thư mục).",
            "The address is too long (at most 2,048 bytes and 50 levels of folders).",
        ),
        "failed": ("Chưa dựng được trang", "The page could not be built"),
        "failed.hint": (
            "Hãy sửa các lỗi dưới đây rồi lưu tệp; trang sẽ tự hiện ra.",
            "Correct the errors below and save; the page then shows by itself.",
        ),
        "overlay": ("Có lỗi; bạn đang xem bản dựng được gần nhất", "There are errors; this is the last good build"),
        "bar": ("Kết quả kiểm tra trang này", "Findings of this page"),
        "where": ("dòng {line}, cột {column}", "line {line}, column {column}"),
        "general": ("Cấu hình và giao diện: {counts}", "Configuration and theme: {counts}"),
        "clean": ("Trang này không còn gì phải sửa", "Nothing is left to correct on this page"),
        "all": ("Xem tất cả", "See everything"),
        "findings": ("Kết quả kiểm tra", "Findings"),
        "findings.none": ("Không có gì phải sửa.", "There is nothing to correct."),
        "findings.files": ("{counts} trong {files} tệp", "{counts} in {files} files"),
        "findings.waiting": (
            "Đang kiểm tra; kết quả sẽ tự hiện ra.",
            "The check is running; what it finds shows by itself.",
        ),
        "findings.every": ("tất cả: {count}", "all: {count}"),
        "findings.severity": ("Theo mức độ", "By severity"),
        "findings.page": ("xem trang", "see the page"),
        "findings.more": (
            "… và {count} mục khác; chạy `portalgen lint --report text=TỆP` để ghi đầy đủ",
            "… and {count} more; run `portalgen lint --report text=FILE` for all of them",
        ),
        "checked": ("Kiểm tra: {counts}; xem ở trang hoặc {address}", "Checked: {counts}; see the page or {address}"),
        "unchecked": (
            "Chưa kiểm tra được theo quy tắc: {problem}",
            "The rules could not be asked: {problem}",
        ),
        "warnings": ("Cảnh báo và lưu ý: {count}", "Warnings and notes: {count}"),
        "more": ("… và {count} mục khác; xem trong cửa sổ lệnh", "… and {count} more; see the terminal"),
        "close": ("Đóng (Esc)", "Close (Esc)"),
        "help": ("cách sửa", "help"),
        "basis": ("căn cứ pháp lý", "legal basis"),
        "bug": (
            "Bộ dựng gặp lỗi bên trong ({problem}); chi tiết ở cửa sổ lệnh. Hãy báo cho người phát triển.",
            "The builder itself failed ({problem}); details are in the terminal. Please tell its developers.",
        ),
        "building": ("Đang dựng cổng…", "Building the portal…"),
        "built": ("Đã dựng trong {seconds} giây; {count} tệp thay đổi", "Built in {seconds} s; {count} files changed"),
        "refused": (
            "{count} lỗi; vẫn hiện bản dựng được gần nhất",
            "{count} errors; the last good build is still shown",
        ),
        "at": ("Xem tại {address} (Ctrl+C để dừng)", "Watching; open {address} (Ctrl+C to stop)"),
        "at.site": ("  trang {site}: {address}", "  site {site}: {address}"),
        "built.added": ("mới", "new"),
        "built.at": (
            "Xem bản dựng trong `{folder}` tại {address} (Ctrl+C để dừng)",
            "Showing the build in `{folder}`; open {address} (Ctrl+C to stop)",
        ),
        "built.changed": ("đổi", "changed"),
        "built.changes": ("Các trang mà bài gửi thay đổi: {count}", "Pages that the submission changes: {count}"),
        "built.folder": (
            "Đang xem các trang đã dựng trong thư mục {folder}; không có gì được dựng lại hay sửa đổi.",
            "These are the pages built in the folder {folder}; nothing is rebuilt or changed.",
        ),
        "built.live": ("Bản đang có:", "What is live now:"),
        "built.missing": (
            "Trang này không nằm trong bản xem thử",
            "This page is not part of the preview",
        ),
        "built.more": ("… và {count} trang khác", "… and {count} more"),
        "built.none": ("không có trang nào trong thư mục", "no pages in the folder"),
        "built.overview": ("Xem thư mục có những trang nào", "See which pages the folder has"),
        "built.removed": ("mất", "gone"),
        "built.sites": ("Các trang thông tin trong thư mục", "Sites in the folder"),
        "built.some": ("không có trang chủ; một số trang:", "no home page; some of its pages:"),
        "built.title": ("Bản dựng trên máy này", "A build on this machine"),
        "built.unchanged": ("Không có trang nào thay đổi.", "No page changes."),
        "stopped": ("Đã dừng.", "Stopped."),
        "gallery": ("Thư viện thành phần", "Component gallery"),
        "gallery.at": ("Thư viện thành phần: {address}", "Component gallery: {address}"),
        "gallery.about": (
            "Mọi thành phần của giao diện, với style, script và màu của trang này. Nội dung là nội dung mẫu.",
            "Every component of the theme, in the styles, scripts and colours of this site. The content is sample content.",
        ),
        "gallery.all": ("Mọi thành phần", "All components"),
        "gallery.alone": ("Mở riêng", "Open alone"),
        "gallery.arguments": ("Đối số", "Arguments"),
        "gallery.default": ("Mặc định", "Default"),
        "gallery.examples": ("({count} ví dụ)", "({count} examples)"),
        "gallery.faults": ("{count} lỗi hoặc cảnh báo", "{count} errors or warnings"),
        "gallery.language": ("Tiếng Việt", "English"),
        "gallery.meaning": ("Ý nghĩa", "Meaning"),
        "gallery.navigation": ("Thư viện", "Gallery"),
        "gallery.no_parameters": ("Không có tham số.", "It has no parameters."),
        "gallery.nothing": ("Ví dụ này không hiện gì.", "This example shows nothing."),
        "gallery.parameter": ("Tham số", "Parameter"),
        "gallery.parameters": ("Tham số của {macro}", "Parameters of {macro}"),
        "gallery.required": ("bắt buộc", "required"),
        "gallery.site": ("Trang", "The site"),
        "gallery.skip": ("Đến nội dung chính", "Skip to the main content"),
        "gallery.theme": ("Giao diện {theme}, màu của trang {site}", "Theme {theme}, colours of the site {site}"),
        "gallery.themes": ("Giao diện đang dùng", "Themes in use"),
        "gallery.type": ("Kiểu", "Type"),
        "gallery.undeclared": ("Chưa có bản khai đọc được.", "There is no declaration that can be read."),
        "gallery.worn": ("(trang {site})", "(site {site})"),
        "gallery.wrong": (
            "Chưa hiện được; hãy sửa các lỗi nêu ở đầu trang.",
            "It cannot be shown; correct what the head of the page names.",
        ),
        "polling": (
            "Hệ thống không theo dõi được thêm tệp; sẽ tự dò thay đổi mỗi giây.",
            "The system cannot watch more files; changes are looked for every second.",
        ),
    }
)


def format_preview_message(key: str, language: str, **values: str) -> str:
    """Return the message for `key` in Vietnamese or English."""
    vi, en = MESSAGES[key]
    return (en if language == "en" else vi).format(**values)


def format_seconds(seconds: float, language: str) -> str:
    """Return `0,3` in Vietnamese, `0.3` in English."""
    text = f"{seconds:.1f}"
    return text if language == "en" else text.replace(".", ",")
