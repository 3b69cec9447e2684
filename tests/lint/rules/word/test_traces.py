"""What copying leaves in a text is named once, at its line; what only looks odd is left alone."""

from __future__ import annotations

import pytest

from portalgen.lint.rules.table import load_rules
from tests.makers.lint.news_texts import NEWS, findings_of, page_text_of

RULES = tuple(rule for rule in (*load_rules("text"), *load_rules("word")) if rule.code != "WRD221")
"""All but the one that asks for the host of the page's site."""
LONG = "Hội nghị khai mạc lúc 8 giờ tại hội trường lớn của thành phố, với sự tham dự của 200 đại biểu"
ENGLISH = (
    "The conference was opened at eight in the morning in the great hall of the city, and two hundred delegates of the "
    "departments and of the communes took part in it."
)
MORE = (
    "The Chairman spoke of the projects to which investors are invited, and of the support that is given to them by the "
    "agencies of the province, from the first application on. A list of these projects is published on this page."
)
TABLE = "Bảng: Lịch\n\n| {header} | {other} |\n|---|---|\n| {cell} | {value} |\n"


def findings(body: str, head: str = NEWS, language: str = "vi") -> list[tuple[str, int]]:
    return findings_of(RULES, page_text_of(body, head, language))


BAD = [
    ("WRD230", 1, "\uf0b7 Khai mạc hội nghị.\n"),
    ("WRD230", 3, "Một.\n\n- \uf0fc Khai mạc hội nghị.\n"),
    ("WRD230", 1, "Hội ngh\ufffd diễn ra, bu\ufffdi sáng.\n"),
    ("WRD230", 1, "Ảnh \ufffc chụp lúc 8 giờ.\n"),
    ("WRD230", 1, "Dòng một\x0bdòng hai.\n"),
    ("WRD230", 1, "Hết trang.\x0c\n\nTrang sau.\n"),
    ("WRD230", 1, "𝗖𝗵𝗼̛̣ 𝗵𝗼𝗮 xuân.\n"),
    ("WRD231", 1, "Ø Khai mạc hội nghị.\n\nØ Tham luận.\n"),
    ("WRD231", 1, "Ø\tKhai mạc hội nghị.\n"),
    ("WRD231", 1, "ü Đã kiểm tra.\n\nü Đã ký.\n"),
    ("WRD231", 3, "Gồm:\n\n§ Thành phần hồ sơ.\n\n§ Lệ phí.\n"),
    ("WRD231", 1, "v Khai mạc hội nghị.\n\nv Tham luận.\n"),
    ("WRD232", 1, "Họp tại \u00d0à Lạt và \u00d0ức Trọng.\n"),
    ("WRD232", 1, "Ngày mai \u00f0ại biểu họp.\n"),
    ("WRD233", 1, "Lá»… há»™i hoa diá»…n ra Ä‘á»“ng thá»\u009di.\n"),
    ("WRD233", 1, "buá»•i sÃ¡ng nay.\n"),
    ("WRD233", 1, "Sở nói: â€œTá»‘tâ€\u009d.\n"),
    ("WRD233", 1, "HÃ¡Â»â„¢i nghÃ¡Â»â€¹ lần này.\n"),
    ("WRD233", 1, "Th?ng b?o v? vi?c h?p.\n"),
    ("WRD234", 1, "Tin&amp;nbsp;mới.\n"),
    ("WRD234", 1, "Tin &amp;quot;mới&amp;quot;.\n"),
    ("WRD234", 1, "Ảnh [cid:image001.png@01D9A1B2.C3D4E5F0] kèm thư.\n"),
    ("WRD234", 1, "Tệp file:///C:/Users/ha/ke-hoach.docx kèm theo.\n"),
    ("WRD234", 1, "Kính gửi: «Họ_tên», «MERGEFIELD Chuc_vu».\n"),
    ("WRD234", 1, "Kính gửi: <<Họ tên>>.\n"),
    ("WRD234", 1, "Tờ { PAGE } của kế hoạch.\n"),
    ("WRD234", 1, "Xem Error! Bookmark not defined. để biết.\n"),
    ("WRD235", 5, TABLE.format(header="Mục", other="Tiền", cell="A", value="#REF!")),
    ("WRD235", 5, TABLE.format(header="Mục", other="Tiền", cell="A", value="########")),
    ("WRD235", 5, TABLE.format(header="Mục", other="Số tài khoản", cell="A", value="1.23E+11")),
    ("WRD236", 5, TABLE.format(header="Mục", other="Ngày ký", cell="A", value="46350")),
    ("WRD236", 5, TABLE.format(header="Thời gian", other="Việc", cell="45123", value="Họp")),
    ("WRD237", 5, "Bảng: Lịch\n\n| A | B |\n|---|---|\n| 1 | 2 | 3 |\n| 1 | 2 |\n"),
    ("WRD237", 5, "Bảng: Lịch\n\n| A | B | C |\n|---|---|---|\n| 1 | 2 |\n"),
    ("WRD238", 3, f"{LONG}\n\ntừ các xã của tỉnh.\n"),
    ("WRD238", 3, f"{LONG},\n\ntrong đó có nhiều người.\n"),
    ("WRD238", 3, "Hội nghị có sự tham dự của\n\n200 đại biểu các xã.\n"),
    ("WRD238", 3, "Người dân mang hồ sơ bản giấy nộp tại\n\nBộ phận một cửa của xã trong giờ\n\nlàm việc buổi sáng.\n"),
    ("WRD238", 3, f"{LONG}\n\nvà 30 nhà báo của các tòa soạn\n\ntừ hai tỉnh.\n"),
    ("WRD239", 1, "Việc phát tri- ển du lịch.\n"),
    ("WRD239", 1, "Cổng thông-\ntin điện tử.\n"),
    ("WRD240", 3, "Một.\n\nTrang 3/10\n\nHai.\n"),
    ("WRD240", 3, "Một.\n\n- 3 -\n\nHai.\n"),
    ("WRD240", 3, "Một.\n\nPage 3 of 10\n\nHai.\n"),
    ("WRD240", 1, "Mục 1 ........ 3\n\nMục 2 ........ 5\n\nNội dung.\n"),
    ("WRD241", 1, "[09:15, 24/11/2026] Chị Hà: Mời các đơn vị dự họp.\n"),
    ("WRD241", 3, "Mời họp.\n\nĐã chuyển tiếp\n"),
    ("WRD241", 3, "Mời họp.\n\nSent from my iPhone\n"),
    ("WRD241", 3, "Mời họp.\n\nGửi từ iPhone của tôi\n"),
    ("WRD241", 3, "Mời họp.\n\nChia sẻ Bình luận Lưu In bài viết\n"),
    ("WRD241", 3, "Mời họp.\n\nQuảng cáo\n\nHết.\n"),
    ("WRD241", 3, "Mời họp.\n\nXem thêm >>\n"),
    ("WRD241", 1, "Dưới đây là bài viết về lễ hội hoa theo phong cách báo chí:\n\nLễ hội khai mạc.\n"),
    ("WRD241", 1, "Chắc chắn rồi! Dưới đây là bản tin.\n\nLễ hội khai mạc.\n"),
    ("WRD241", 3, "Lễ hội khai mạc.\n\nHy vọng bài viết này hữu ích với bạn!\n"),
    ("WRD241", 3, "Lễ hội khai mạc.\n\nBạn có muốn tôi viết ngắn hơn không?\n"),
    ("WRD241", 1, "Here is the article you asked for:\n\nLễ hội khai mạc.\n"),
    ("WRD242", 1, "🎉🎉🎉 Lễ hội khai mạc.\n"),
    ("WRD242", 1, "✅ Một.\n\n✅ Hai.\n\n🎉 Ba.\n\n✅ Bốn.\n"),
    ("WRD243", 1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập – Tự do – Hạnh phúc\n\nMời họp.\n"),
    ("WRD243", 3, "Mời họp.\n\nNơi nhận:\n\n- Như trên.\n\nKT. GIÁM ĐỐC\n\nHết.\n"),
    ("WRD244", 1, "Gian hàng 5*3*2 m.\n"),
    ("WRD245", 3, "Lễ hội.\n\n[Đại biểu dự lễ](anh.png)\n"),
    ("TXT230", 1, "Có 200 đại biểu (chị Hà xem lại giúp).\n"),
    ("TXT230", 1, "Có 200 đại biểu [kiểm tra lại số liệu].\n"),
    ("TXT230", 1, "Có ?? đại biểu.\n"),
    ("TXT230", 1, "@anh Nam gửi thêm ảnh.\n"),
    ("TXT230", 1, "TODO: hỏi lại ông Nam.\n"),
    ("TXT230", 1, "Có 200 đại biểu (cần bổ sung).\n"),
    ("TXT230", 1, "Có xxx đại biểu.\n"),
    ("TXT230", 1, "Lễ hội. Lorem ipsum dolor sit amet.\n"),
    ("TXT231", 1, f"{LONG} và\n"),
    ("TXT231", 1, f"{LONG}\n"),
    ("TXT232", 5, f"{LONG}.\n\nHai.\n\n{LONG}.\n"),
    ("TXT232", 5, f"{LONG}.\n\n{LONG}, có quà.\n\n{LONG}.\n\n{LONG}, có quà.\n"),
    ("TXT235", 3, f"Lễ hội khai mạc.\n\n{ENGLISH}\n\n{MORE}\n"),
    ("WRD222", 1, "Khóa học trực tuyến về luật mở cho mọi người.\n".replace(" ", "\xa0")),
    ("WRD223", 1, "Lễ hội mở ngày 2/12/2026.Đại biểu có mặt lúc 7 giờ.\n"),
    ("WRD233", 1, "Trong th?i gian thi công, xe ?i theo ???ng t?m.\n"),
    ("WRD234", 1, "Bộ quy tắc có mười điều【12†source】.\n"),
    ("WRD234", 1, "Bộ quy tắc có mười điều:contentReference[oaicite:2].\n"),
    ("WRD234", 1, "Bộ quy tắc có mười điều citeturn0search1.\n"),
    ("WRD234", 1, "Gửi đề nghị $\\rightarrow$ trả lời.\n"),
    ("WRD234", 1, "Tỷ lệ là \\frac{1}{2} số phiếu.\n"),
    ("WRD238", 3, "Sở tuyển chọn cộng tác viên dịch tài liệu tiếng Anh, tiếng\n\nHàn và tiếng Nhật.\n"),
    ("WRD239", 1, "Chương trình “International coopera- tion” bắt đầu.\n"),
    ("WRD240", 1, "Đón khách\t2\nTiễn khách\t5\n\n## Đón khách\n\nMột.\n\n## Tiễn khách\n\nHai.\n"),
    ("WRD240", 1, "Đón khách\t2\n\nTiễn khách\t5\n\n## Đón khách\n\nMột.\n\n## Tiễn khách\n\nHai.\n"),
    ("WRD241", 3, "Mời họp.\n\nThích · Bình luận · Chia sẻ · 37 lượt thích\n"),
    ("WRD241", 3, "Mời họp.\n\nCommented [A1]: xem lại con số này\n"),
    ("WRD241", 1, "Mời họp lúc 8 giờ. Nhận xét [NV12]: xem lại giờ\n"),
    ("WRD241", 3, "Mời họp.\n\n#traihe #kieubao #thanhnien\n"),
    ("WRD241", 1, "Mời họp. #traihe #kieubao #thanhnien\n"),
    ("WRD241", 3, "Mời họp.\n\n[Hình ảnh]\n\nHết.\n"),
    ("WRD241", 2, "Mời họp lúc 8 giờ.\n[Sticker]\n"),
    ("WRD241", 3, "Mời họp.\n\n[File] [Video]\n"),
    ("WRD241", 1, "Đường vào thôn đã rộng hơn trước… Xem thêm\n"),
    ("WRD241", 1, "Đường vào thôn đã rộng hơn trước ...See more\n\nHết.\n"),
    ("WRD241", 3, "Mời họp.\n\nIn bài viết  Chia sẻ Facebook  Gửi email\n"),
    ("WRD241", 1, "Cỡ chữ: A- A+\n\nMời họp.\n"),
    ("WRD241", 3, "Mời họp.\n\nTheo dõi Báo Mẫu trên Google News\n"),
    ("WRD241", 3, "Mời họp.\n\nTags: lễ hội, hoa\n"),
    ("WRD241", 3, "Mời họp.\n\n- In bài viết\n- Chia sẻ Facebook\n- Gửi email\n"),
    ("WRD241", 1, "Mời họp lúc 8 giờ Commented [LT1]: xem lại tại hội trường.\n"),
    ("WRD241", 1, "Mời họp lúc 8 giờ[LT1] tại hội trường.\n".replace("giờ[", "sáng[")),
    ("WRD241", 3, "Mời họp.\n\n[LT1]\n"),
    ("WRD241", 3, "Mời họp.\n\nĐã xóa: tại hội trường\n"),
    ("WRD241", 1, "Mời họp. Formatted: Font: Bold\n"),
    ("WRD241", 1, "- Mời họp. Deleted: sáng mai\n- Hết.\n"),
    ("WRD241", 1, "Em gửi chị bài đăng web nhé ạ\n\nMời họp.\n"),
    ("WRD241", 3, "Mời họp.\n\nChị đăng giúp em với.\n"),
    ("WRD241", 3, "Mời họp.\n\nNhờ anh duyệt giúp\n"),
    ("WRD241", 1, "Em gửi bài, các anh chị đăng giúp trong hôm nay ạ.\n\nMời họp.\n"),
    ("WRD241", 3, "Mời họp.\n\nEm xin gửi tin và ảnh, nhờ chị Hà đăng bài giúp em.\n"),
    ("WRD241", 3, "Mời họp.\n\nNhờ anh/chị đăng giúp.\n"),
    ("WRD241", 3, "Mời họp.\n\nKính nhờ ban biên tập đăng trong sáng nay.\n"),
    ("WRD241", 1, "Kính gửi Ban Biên tập,\n\nMời họp.\n"),
    ("WRD241", 3, "Mời họp.\n\n**[Video]**\n"),
    ("WRD241", 1, "Đường vào thôn đã rộng hơn trước… **Xem thêm**\n"),
    ("WRD241", 1, "Chị Hà ơi, em gửi bài đăng web ạ\n\nMời họp.\n"),
    ("WRD241", 3, "Mời họp.\n\nKính nhờ Ban Biên tập đăng tải giúp. Trân trọng cảm ơn!\n"),
    ("WRD242", 1, "📍 Địa điểm: hội trường\n⏰ Thời gian: 8 giờ\n📞 Liên hệ: 0263 3822 000\n"),
    ("WRD241", 3, "Mời họp.\n\nEm cảm ơn chị nhiều ạ!\n"),
    ("WRD242", 1, "📌 Khai mạc lúc 8 giờ\n📌 Tham luận\n📌 Bế mạc\n"),
    ("WRD242", 2, "Chương trình:\n👉 Khai mạc lúc 8 giờ\n👉 Tham luận\n✅ Bế mạc\n"),
    ("WRD242", 1, "🔹Khai mạc\n🔹Tham luận\n🔹Bế mạc\n"),
    ("TXT214", 1, "Có .......... (bổ sung sau) đại biểu.\n"),
    ("TXT230", 1, "Có … (sẽ cập nhật) đại biểu.\n"),
    ("TXT230", 1, "Có nhiều đại biểu (số liệu sẽ bổ sung).\n"),
    ("TXT230", 1, "Có ....... (bổ sung) đại biểu.\n"),
    ("WRD242", 1, "🔥🔥 Giải chạy diễn ra sáng 20/12.\n"),
    ("WRD246", 1, "```markdown\nLễ hội khai mạc lúc 8 giờ.\n```\n"),
    ("WRD246", 1, "```\nLễ hội khai mạc lúc 8 giờ tại chợ hoa của thành phố.\n```\n"),
    ("TXT214", 1, "Máy tính do [Tên nhà tài trợ] tặng.\n"),
    ("TXT214", 1, "Cuối đơn ghi <họ và tên người làm đơn>.\n"),
    ("TXT230", 3, "Lễ hội có sáu hoạt động.\n\n(chờ anh Hà cho số liệu rồi bổ sung đoạn này)\n"),
    ("TXT230", 1, "Lễ hội có sáu hoạt động [sẽ viết tiếp đoạn này].\n"),
    ("TXT232", 3, "Thanh niên thôn góp ngày công lợp mái nhà.\n\nThanh niên thôn góp ngày công lợp mái nhà.\n"),
    ("TXT235", 3, f"Lễ hội khai mạc.\n\n{ENGLISH}\n"),
    ("TXT236", 1, "Mooxi ngafy loa phast hai buooir, sasng vaf chieefu.\n"),
    ("TXT236", 1, "Hooji nghij xuacs tieens ddaafu tuw.\n"),
    ("TXT236", 1, "Con dduowngf nayf raast ddejp.\n"),
    ("TXT236", 1, "Ho6i5 nghi5 xu1c tie61n d9a62u tu7.\n"),
]


@pytest.mark.parametrize(("code", "line", "body"), BAD, ids=lambda value: str(value)[:40])
def test_what_copying_left_is_named_once_at_its_line(code: str, line: int, body: str) -> None:
    assert findings(body) == [(code, line)]


CLEAN = [
    "Em gửi bài dự thi ở đâu? Các bạn đăng ký giúp nhau tại thư viện.\n",
    "Em gửi bài thơ tặng cô, các bạn đọc giúp em.\n",
    "Nhờ anh Nam đăng bài giới thiệu, vườn dâu đông khách hơn.\n",
    "Cộng tác viên gửi bài, tổ biên tập đăng trong hai ngày.\n",
    "Gõ `\uf0b7` hay `&amp;nbsp;` trong mã.\n",
    "Công thức 𝑥 + 𝑦 và 𝐸 = 𝑚𝑐².\n",
    "Ø 20 mm và ø 30 mm; § 5 của luật.\n",
    "Ø 20 mm.\n\nØ 30 mm.\n",
    "§ 1 BGB. Điều này quy định.\n\n§ Điều 5 của luật.\n",
    "Über, Ürümqi, Ýmir, Guðrún, Þór và Ðakota.\n",
    "Đã có “NGÀY ĐÃ…” và «cá»… rồi, ĐÃ” xong.\n",
    "Größe, Äpfel, Ångström, São Paulo, Curaçao, naïve, façade.\n",
    "Ai? Gì? Ở đâu? Vì sao? Rồi sao nữa?\n",
    "Xem https://example.vn/a?b=1&c?d=2 và `a?b c?d e?f`.\n",
    "R&D, AT&T, Q&A; a < b và c > d; Mèo & Chó.\n",
    "Bài «Truyện Kiều» và <https://example.vn>; ô «Họ tên» trong đơn.\n",
    "Tập {1, 2, 3} và { x }.\n",
    "Lỗi! Cần nhập lại số điện thoại, theo hướng dẫn của Error Handling.\n",
    "Hashtag #REF và #LamDong #DaLat2026; hợp âm C# và F#.\n",
    TABLE.format(header="Mã lỗi", other="Ý nghĩa", cell="#REF!", value="Tham chiếu hỏng"),
    TABLE.format(header="Hằng số", other="Giá trị", cell="Avogadro", value="6.02E+23"),
    TABLE.format(header="Mục", other="Số tiền", cell="A", value="46350"),
    TABLE.format(header="Số ngày", other="Việc", cell="45123", value="Họp"),
    "Bảng: Lịch\n\n| A | B | C |\n|---|---|---|\n| Phần một |\n| a \\| b | 2 | 3 |\n| | | |\n",
    "Bảng: Lịch\n\n| A | B |\n|---|---|\n| 1 | |\n\nHết.\n",
    "Trăm năm trong cõi người ta\n\nchữ tài chữ mệnh khéo là ghét nhau\n\ntrải qua một cuộc bể dâu\n",
    "Thành phần dự họp của hội nghị xúc tiến đầu tư tỉnh năm nay gồm có:\n\nông Nguyễn Văn A, Giám đốc Sở Ngoại vụ;\n\nbà Trần Thị B.\n",
    f"{LONG}\n\na) một là việc này;\n\nb) hai là việc kia.\n",
    f"{LONG}\n\niPhone và eSIM dùng được.\n",
    f"- {LONG}\n\n- từ các xã của tỉnh\n\nHết.\n",
    "Giai đoạn 2020- 2025, Đà Lạt- Lâm Đồng, kinh tế- xã hội, ca- nô, ngắn- và dài hạn.\n",
    "Vốn ngắn-\nvà dài hạn; pre-\nand post-war.\n",
    "Hà Nội -\nthành phố vì hòa bình.\n",
    "113\n\n114\n\n115\n\nGọi khi cần.\n",
    "Tỷ số 3 - 2.\n\n3 - 2\n\n- 3 điểm\n- 4 điểm\n",
    "Trang 3\n\nPhụ lục 2/10\n\nHết.\n",
    "[Chia sẻ](https://example.vn) là quan tâm.\n\nChia sẻ với báo chí, ông nói nhiều điều.\n",
    "Xem thêm: [Lễ hội](https://example.vn).\n\nĐọc thêm: Luật Đất đai năm 2024.\n",
    "08:15 Nguyễn Văn A khai mạc.\n\n09:15, 24/11/2026: họp báo.\n",
    "Dưới đây là bài viết của đồng chí Bí thư Tỉnh ủy.\n\nNội dung bài viết.\n",
    "Chắc chắn rồi! Đó là lời của ông Nam.\n\nQuảng cáo ngoài trời phải xin phép.\n",
    "Hy vọng bài viết góp phần quảng bá du lịch.\n",
    "> Sent from my iPhone\n\nĐó là chữ ký thư.\n",
    "Chấm điểm: ⭐⭐⭐⭐ và ★★★.\n",
    "Cờ 🇻🇳 🇱🇦 🇰🇭 và 👨‍👩‍👧 rồi 👍🏽.\n",
    "📞 0263 3822 000\n\n📍 36 Trần Phú\n\n✉ Hộp thư\n\n🌐 Trang tin\n\n⏰ Giờ làm việc\n",
    f"Hai.\n\n![Đại biểu](https://example.vn/a.png)\n\n{LONG}\n",
    f"Hai.\n\n*{LONG}*\n",
    f"## Một\n\n{LONG}.\n\n## Hai\n\n{LONG}.\n",
    "Cà phê sữa ........ 25\n\nTrà gừng ........ 30\n\nNước cam ........ 20\n\nNước dừa ........ 35\n\nHết.\n",
    "Nguyễn Trãi (1380?–1442) và Đặng Dung (?), không rõ năm sinh.\n",
    "(Anh Nam, xã viên, nói: “Cho tôi xem nhé”).\n",
    "Kết quả (anh Nam duyệt hồ sơ giúp bà con) rất tốt.\n",
    "Giai điệu ♪♫ ♪♫ và ♥♥♥, ☆☆☆, ✓ ✓ ✓; pi- a-nô.\n",
    "Nếu bạn cần, tôi có thể giới thiệu – đó là lời anh Nam.\n\nHết.\n",
    "Vâng, đây là ngôi làng cổ nhất của tỉnh.\n",
    "Tiêu ngữ “Độc lập – Tự do – Hạnh phúc” ra đời năm 1945.\n",
    "> CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n> Độc lập – Tự do – Hạnh phúc\n\nĐó là quốc hiệu.\n",
    "5\\*3\\*2 m, 5 * 3, 5*3 m, `5*3*2`, **5**\\* và *3* hay 3 × 4.\n",
    "Xem [bản đồ lớn](ban-do.png) hoặc tải ảnh.\n\n[Tải sơ đồ (PNG)](so-do.png)\n",
    "![Đại biểu dự lễ](anh.png)\n",
    "Hồ sơ cần bổ sung (cần bổ sung bản sao căn cước).\n",
    "Ông (anh Nam kiểm tra vườn cà phê), ảnh chụp hôm qua.\n",
    "Số 0263 xxx xxx và 090.xxx.xxx; Đại hội lần thứ XXX.\n",
    "Thật vậy??? Ai hỏi?? Không biết.\n",
    "Gửi @example hoặc ha@example.vn; [xem lại](https://example.vn).\n",
    f"{LONG}.\n\n{LONG} và Đà Lạt\n",
    "Địa chỉ: số 36 đường Trần Phú, phường Xuân Hương, thành phố Đà Lạt, tỉnh Lâm Đồng, gần chợ nhỏ\n",
    f"- {LONG}\n",
    "Con cò bay lả bay la\nbay từ cửa phủ bay ra cánh đồng\ncon cò bay lả bay la trên đồng\n",
    f"> {LONG}.\n\nHai.\n\n> {LONG}.\n",
    f"Lễ hội khai mạc.\n\n> {ENGLISH} {MORE}\n",
    f"Lễ hội khai mạc.\n\n“{ENGLISH}”\n\nThe City of Flowers and of the Highlands, a book in English for readers of the world\n\nHai.\n",
    "Too soon now, see how good food was for us; his two foxes ran. Law saw a raw row of cows.\n",
    "Wij zij hij bij mij jij.\n",
    "Lớp A1 B2 C3, lop1 lop2 lop3, Win7 Win8 iOS17 và H2SO4, CO2, C6H12O6.\n",
    "Cách 10\xa0km, giá 5\xa0000\xa0000\xa0đồng, Nguyễn\xa0Văn\xa0A.\n",
    "Mục 2.Đối tượng; QCVN 01:2021.Phần A1; 1.234.567; 8h00.\n",
    "Gõ `$\\rightarrow$`; giá 5$, 6$; ổ C:\\text.\n",
    f"{LONG} nổi tiếng\n\nĐà Lạt là nơi ấy.\n",
    "Vốn trung- và dài hạn; high- and low-tech; Anh- Việt; four- part.\n",
    "Nước\t2\n\nCơm\t5\n\n## Thực đơn\n\nMột.\n",
    "Dùng #ĐàLạt khi đăng ảnh. Thẻ #LễHội #DaLat là của tỉnh.\n",
    "Có 1.200 người xem, 37 người thích.\n",
    "Tác giả [tên nhân vật đã được thay đổi] kể lại.\n",
    "Hồ sơ (chờ bổ sung vốn) và (sẽ họp lại sau), (cần thêm hai bản sao).\n",
    "Không ai hay biết gì cả.\n\nKhông ai hay biết gì cả.\n",
    "Viết « Bonjour à tous ! » trên bảng.\n",
    "The chef of the reef left his loaf of beef safe; if his last tax is as low as his was.\n",
    "Bạn hỏi gì ? tôi đáp.\n".replace(" ?", "?"),
    "📌 Khai mạc\\\n📌 Tham luận\\\n📌 Bế mạc\n",
    "Ngày 📌 khai mạc\nvà tham luận\nvà bế mạc\n",
    "Luật Đất đai (bổ sung) và danh mục (cập nhật); đơn ghi ..... (ghi rõ họ tên), .... (bổ sung nếu có).\n",
    "Chị ơi, mùa hoa đã về trên phố nhỏ.\n\nĐề nghị các cơ quan đăng ký dự họp.\n",
    "Con đường từ xã về tới nhà mình mà sao xa đến\n\nĐà Lạt ơi.\n",
    "[Video] Lễ hội hoa.\n\nMục [CT1] và [TL1] của tờ khai; `[Hình ảnh]`, `Formatted: Font`.\n",
    "Còn nhiều hồ ... Xem thêm: [Danh sách](https://example.vn).\n\nHồ sơ[1] và phòng [P12].\n",
    "> [Sticker]\n\nỨng dụng ghi `… Xem thêm` ở cuối.\n",
    "- Báo lỗi của hệ thống\n- Chia sẻ dữ liệu\n- Phản hồi của người dân\n",
    "Nhờ anh em giúp, vườn cà phê xanh lại.\n\nĐã xóa: 12 tài khoản.\n\nTrân trọng cảm ơn!\n",
    "Em gửi anh bài thơ viết dưới trăng.\n\nRất mong quý vị đại biểu đến dự.\n",
    "Theo dõi sức khỏe của trẻ trên sổ.\n\nIn ấn và phát hành.\n",
    "Covid19, 5G, 4K, MP3, MP4 và QL20, QL27, DT725.\n",
]


@pytest.mark.parametrize("body", CLEAN, ids=lambda value: str(value)[:40])
def test_what_only_looks_odd_is_left_alone(body: str) -> None:
    assert findings(body) == []


def test_what_stands_in_many_lines_of_a_table_or_a_page_is_one_finding_with_its_number() -> None:
    rows = "| 1 | 46295 | 3 |\n| 2 | 46325 |\n| 3 | 46350 | 4 |\n"
    assert findings(f"Bảng: Hạn\n\n| A | Ngày |\n|---|---|\n{rows}") == [("WRD236", 5), ("WRD237", 5)]


def test_marks_of_a_list_that_runs_together_are_left_to_the_rule_of_lists() -> None:
    assert ("WRD230", 1) not in findings("\uf0b7\tMột\n\uf0b7\tHai\n")


def test_characters_of_a_whole_page_are_one_finding_with_their_number() -> None:
    text = page_text_of("\uf0b7 Một.\n\n\uf0b7 Hai.\n\n\uf0b7 Ba.\n")
    rule = next(rule for rule in load_rules("word") if rule.code == "WRD230")
    assert findings_of((rule,), text) == [("WRD230", 1)]


def test_a_letterhead_is_looked_for_in_news_only_and_a_note_in_no_draft() -> None:
    paper = "id: so-a\nkind: page\ntitle: Quyết định\nsummary: Tin.\n"
    letter = (
        "id: so-a\nkind: legal_document\ntitle: Công văn\nattachments:\n  - {file: a.pdf, title: Công văn}\n"
        "number: 34/SNgV-VP\nabstract: Ý kiến.\ndocument_type: official_letter\nnormative: false\n"
        "issuer: Sở Ngoại vụ\nissued: 2026-11-20\n"
    )
    assert findings("Công văn nêu ba ý kiến.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n", letter) == [("WRD243", 3)]
    assert findings("## Điều 1\n\nBan hành quy chế.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n", letter) == []
    letterhead = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập – Tự do – Hạnh phúc\n\nMời họp.\n"
    assert findings(letterhead, paper) == []
    assert findings("Có ?? đại biểu.\n", f"{NEWS}draft: true\n") == []


def test_news_without_any_text_and_a_summary_that_is_the_text_are_named() -> None:
    assert [code for code, _ in findings("")] == ["TXT233"]
    assert [code for code, _ in findings("", f"{NEWS}attachments:\n  - {{file: a.pdf, title: Kế hoạch}}\n")] == []
    long = NEWS.replace("Tin ngắn.", f"{LONG}.")
    assert findings(f"{LONG}.\n\nHai.\n", long) == []
    assert findings("## Một\n\nHai.\n\n## Ba\n") == [("TXT233", 5)]
    assert findings("## Một\n\n## Ba\n\nHai.\n") == [("TXT233", 1)]
    assert findings("## Một\n\n### Ba\n\nHai.\n") == []
    assert [code for code, _ in findings("Một.\n", NEWS.replace("Tin ngắn.", f"{LONG}. " * 6))] == ["TXT234"]


def test_a_vietnamese_part_of_an_english_page_is_named() -> None:
    body = f"{ENGLISH}\n\n{MORE}\n\n{MORE}\n\n{LONG}, từ các xã. {LONG}, từ các sở. {LONG}, từ nơi khác.\n"
    assert findings(body, language="en") == [("TXT232", 5), ("TXT235", 7)]
