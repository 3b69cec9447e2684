"""The form of a submission: the information needed by the board, in the board's words instead of Git's."""

from __future__ import annotations

from typing import Final

SUBMISSION_FORM: Final = """\
<!-- Phiếu gửi duyệt. Điền các mục dưới đây; mục nào không có thì ghi "không". -->

## Bài gửi duyệt

- Trang (mã và tên cơ quan):
- Tiêu đề bài, hoặc việc đã sửa:
- Loại bài: tin tức · văn bản quy phạm pháp luật · văn bản hành chính · trang thông tin · cơ quan · lãnh đạo, người phát ngôn · khác
- Việc cần làm: đăng mới · sửa bài đã đăng · đính chính · thông báo gỡ tin · hẹn giờ đăng (ghi giờ)

## Nguồn

- Bên cung cấp thông tin (cơ quan, chức danh người gửi):
- Tin trích dẫn: tên nguồn, tác giả, ngày đăng đầu tiên:

## Thời hạn

<!-- Hai thời hạn, hai bên chịu trách nhiệm (Quyết định số 2111/QĐ-UBND, Điều 8 và Điều 9). Các mốc dưới đây phải giống thông tin của bài. -->

Bên cung cấp thông tin gửi cho Ban Biên tập (Điều 8 khoản 4): sự kiện trong 24 giờ, thông tin khác trong 03 ngày làm việc.

- Thời điểm kết thúc sự kiện (ngày và giờ), hoặc ngày ký ban hành, phê duyệt, thông qua, nghiệm thu:

Ban Biên tập đăng (Điều 9):

- Ngày nhận (theo sổ văn bản đến), số đến, nhận qua:
- Nhóm thời hạn: tin tức · văn bản quy phạm pháp luật · văn bản hành chính · quy hoạch · đầu tư, đấu thầu, đất đai, vốn vay, viện trợ · khoa học và công nghệ · khác (ghi luật, số ngày)
- Khẩn cấp (phải đăng ngay trong ngày nhận; ghi căn cứ):
- Hạn cuối mà `portalgen lint` báo:

## Đã kiểm tra

- [ ] `portalgen lint` báo 0 lỗi; cảnh báo còn lại (ghi mã và lý do):
- [ ] Đã xem thử bài trên máy
- [ ] Tên, chức vụ, số và ngày đúng với văn bản gốc
- [ ] Ảnh nào cũng có mô tả thay thế; hình ảnh trẻ em đã được đồng ý
- [ ] Không có dữ liệu cá nhân, không có tài liệu mật
- [ ] Bản dịch đã theo kịp bản gốc, hoặc ghi rõ là chưa

## Ý kiến

<!-- Tổ thư ký và Trưởng Ban Biên tập ghi ở phần trao đổi bên dưới: duyệt và xuất bản · yêu cầu bổ sung · không duyệt (lý do). Bài không được duyệt thì trả lời bên cung cấp thông tin (Điều 10 khoản 4). -->
"""
