"""Names of document parts, marks and content other than text."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from portalgen.documents.located.model import DocumentPart, TextMark, UnshownKind
from portalgen.documents.model import DocumentState
from portalgen.text.bilingual import Bilingual as B

PARTS: Final[Mapping[DocumentPart, B]] = MappingProxyType(
    {
        "body": B("", ""),
        "text_box": B("hộp chữ, hình hoặc biểu đồ", "text box, shape or chart"),
        "title": B("tên trang tính", "title of the sheet"),
        "header": B("đầu trang", "header"),
        "footer": B("chân trang", "footer"),
        "footnote": B("chú thích chân trang", "footnote"),
        "endnote": B("chú thích cuối bài", "endnote"),
        "comment": B("nhận xét", "comment"),
        "speaker_notes": B("ghi chú của người trình bày", "speaker's notes"),
        "form": B("ô biểu mẫu", "form field"),
        "annotation": B("ghi chú trên trang", "annotation"),
        "link": B("liên kết", "link"),
        "instruction": B("mã trường hoặc tên vùng", "field code or defined name"),
    }
)
MARKS: Final[Mapping[TextMark, B]] = MappingProxyType(
    {
        "": B("", ""),
        "white": B("chữ màu trắng, chỉ thấy trên nền màu", "white text, seen on a coloured ground only"),
        "tiny": B("chữ nhỏ không đọc được", "text too small to read"),
        "hidden": B("chữ ẩn", "hidden text"),
        "invisible": B(
            "chữ không có mực, như lớp chữ nhận dạng của bản quét", "text without ink, as in a scan's layer"
        ),
        "layer": B("chữ ở lớp đang tắt", "text on a hidden layer"),
        "off_page": B("chữ ngoài mép trang", "text beyond the edge of the page"),
        "deleted": B("chữ đã xóa còn trong theo dõi thay đổi", "tracked deletion"),
        "inserted": B("chữ chèn còn trong theo dõi thay đổi", "tracked insertion"),
        "struck": B("chữ bị gạch ngang", "struck-through text"),
        "fallback": B("chữ chỉ phần mềm cũ hiện", "text shown only by older programs"),
        "hidden_sheet": B("trang tính ẩn", "hidden sheet"),
        "hidden_row": B("hàng ẩn", "hidden row"),
        "hidden_column": B("cột ẩn", "hidden column"),
        "hidden_slide": B("trang chiếu ẩn", "hidden slide"),
        "hidden_format": B("ô có định dạng không hiện gì", "cell with a format that hides it"),
    }
)
UNSHOWN: Final[Mapping[UnshownKind, B]] = MappingProxyType(
    {
        "picture": B("ảnh", "pictures"),
        "linked_picture": B("ảnh lấy từ nơi khác", "pictures from elsewhere"),
        "drawing": B("trang có hình vẽ bằng nét cong", "pages drawn with curves"),
        "chart": B("biểu đồ", "charts"),
        "media": B("âm thanh, phim hoặc tệp khác", "sounds, films or other files"),
        "object": B("đối tượng nhúng", "embedded objects"),
        "embedded_file": B("tệp nhúng", "embedded files"),
        "form": B("ô biểu mẫu", "form fields"),
        "numbering": B("cách đánh số tự động", "automatic numbering"),
        "side_text": B("đầu trang, chân trang, chú thích hoặc hộp chữ", "headers, footers, notes or boxes"),
        "conditional_format": B("định dạng có điều kiện", "conditional formats"),
        "validation": B("danh sách chọn hoặc ràng buộc nhập", "lists of choices or input rules"),
        "pivot": B("phần của bảng tổng hợp", "parts of pivot tables"),
        "script": B("đoạn mã JavaScript", "JavaScript"),
        "launch": B("lệnh mở chương trình", "commands that start a program"),
        "program": B("chương trình nhúng", "embedded programs"),
        "macro": B("macro", "macros"),
        "remote": B("phần tải từ máy khác", "parts fetched from another machine"),
        "dde": B("lệnh gọi chương trình khác", "calls to another program"),
        "look": B("", ""),
    }
)
READING_STATES: Final[Mapping[DocumentState, B]] = MappingProxyType(
    {
        "read": B("", ""),
        "empty": B("không có chữ, như bản quét hoặc ảnh", "no text, as in a scan or a picture"),
        "encrypted": B("có mật khẩu", "it needs a password"),
        "too_large": B("giải nén ra quá lớn", "it unpacks to too much"),
        "too_slow": B("đọc quá lâu nên đã dừng", "reading took too long and was stopped"),
        "damaged": B("tệp hỏng, hoặc nội dung không đúng loại tệp", "it is damaged, or not of its type"),
        "not_text": B("loại tệp này không đọc được thành chữ", "files of this type are not read as text"),
    }
)
