# SPDX-License-Identifier: GPL-3.0-or-later
"""The documents: invented text, and the fields that a reader should find in it."""
from sheet import BLACK, MOTTO, NATION, RED, Sheet, label, signature, stamp


def table(sheet, columns, top, height, rows, centre=(0,), size=13):
    """Ruled; the first row is the head, the columns named in `centre` are centred. Returns its foot."""
    for number, row in enumerate(rows):
        base = top + height * number + height * 0.68
        for column, text in enumerate(row):
            x0, x1 = columns[column], columns[column + 1]
            if number == 0 or column in centre:
                sheet.centred((x0 + x1) / 2, base, text, size, "b" if number == 0 else "")
            else:
                sheet.line(x0 + 2, base, text, size)
    foot = top + height * len(rows)
    for number in range(len(rows) + 1):
        sheet.rule(columns[0], columns[-1], top + height * number)
    for x in columns:
        sheet.draw.rectangle((sheet.px(x), sheet.px(top), sheet.px(x) + 1, sheet.px(foot)), fill=BLACK)
    return foot


def decision():
    p = Sheet()
    y = p.heading("UBND TỈNH AN LẠC", ["SỞ NỘI VỤ"], "Số: 147/QĐ-SNV", "An Lạc, ngày 09 tháng 02 năm 2024")
    p.centred(110, y, "QUYẾT ĐỊNH", 14, "b")
    p.centred(110, y + 6.5, "Về việc công nhận Ban vận động thành lập", 14, "b")
    p.centred(110, y + 12.7, "Hội Sinh vật cảnh tỉnh An Lạc", 14, "b")
    p.rule(92, 128, y + 15)
    p.centred(110, y + 25, "GIÁM ĐỐC SỞ NỘI VỤ TỈNH AN LẠC", 14, "b")
    y += 35
    for text in ("Căn cứ quy định của pháp luật về tổ chức, hoạt động và quản lý hội;",
                 "Căn cứ Quyết định của Ủy ban nhân dân tỉnh An Lạc quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức "
                 "của Sở Nội vụ;",
                 "Xét hồ sơ đề nghị ngày 15 tháng 01 năm 2024 của các sáng lập viên;",
                 "Theo đề nghị của Trưởng phòng Tổ chức phi chính phủ."):
        y = p.paragraph(y, text, style="i") + 2.1
    p.centred(110, y + 3, "QUYẾT ĐỊNH:", 14, "b")
    y += 12
    for text in ("*Điều 1.* Công nhận Ban vận động thành lập Hội Sinh vật cảnh tỉnh An Lạc gồm 05 thành viên có tên trong danh "
                 "sách sau đây:",
                 "1. Ông Trịnh Hữu Khoát, nghệ nhân bonsai, phường Đông Thạnh, làm Trưởng ban;",
                 "2. Bà Lưỡng Thị Quỳnh Ngữ, nguyên giáo viên, xã Vĩnh Hòa Tây, làm Phó Trưởng ban;",
                 "3. Ông Đoàn Nghĩa Khiết, chủ vườn lan, xã Mỹ Phước Thượng, Ủy viên;",
                 "4. Bà Ngụy Thùy Dương, kỹ sư nông nghiệp, phường Đông Thạnh, Ủy viên;",
                 "5. Ông Vũ Xuân Bằng, hưu trí, thị trấn Bến Gỗ, Ủy viên.",
                 "*Điều 2.* Ban vận động có nhiệm vụ vận động công dân, tổ chức đăng ký tham gia Hội, hoàn chỉnh hồ sơ xin phép "
                 "thành lập Hội và gửi đến Sở Nội vụ trong thời hạn 60 ngày, kể từ ngày Quyết định này có hiệu lực.",
                 "Ban vận động tự giải thể khi Đại hội bầu ra Ban lãnh đạo của Hội. Quá thời hạn nêu trên mà hồ sơ chưa được gửi, "
                 "Quyết định này hết hiệu lực."):
        y = p.paragraph(y, text) + 2.1
    q = Sheet()
    q.page_number(2)
    y = 27
    for text in ("*Điều 3.* Kinh phí hoạt động của Ban vận động do các thành viên tự nguyện đóng góp, không sử dụng ngân sách nhà "
                 "nước; việc thu, chi phải được ghi chép đầy đủ và công khai trước Đại hội.",
                 "*Điều 4.* Quyết định này có hiệu lực kể từ ngày ký.",
                 "*Điều 5.* Chánh Văn phòng Sở, Trưởng phòng Tổ chức phi chính phủ, Thủ trưởng các đơn vị có liên quan và các ông "
                 "(bà) có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./."):
        y = q.paragraph(y, text) + 2.1
    y += 6
    q.recipients(y, ["- Như Điều 5;", "- UBND tỉnh (để báo cáo);", "- Giám đốc, các Phó Giám đốc Sở;",
                     "- Công an tỉnh;", "- Lưu: VT, TCPCP (08 bản)."])
    q.signed(y, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Hoàng Thụy Ngân Giang", ("TỈNH AN LẠC · VIỆT NAM", ["SỞ", "NỘI VỤ"]), 11)
    return [p, q]


def licence():
    p = Sheet()
    y = p.heading("UBND TỈNH AN LẠC", ["SỞ VĂN HÓA VÀ", "ĐỜI SỐNG CỘNG ĐỒNG"], "Số: 05/GP-SVHĐS", "An Lạc, ngày 21 tháng 6 năm 2023")
    p.centred(110, y + 2, "GIẤY PHÉP", 18, "b")
    p.centred(110, y + 9.5, "Tổ chức triển lãm ảnh nghệ thuật", 14, "b")
    p.rule(95, 125, y + 12)
    y += 23
    y = p.paragraph(y, "Căn cứ quy định của pháp luật về hoạt động triển lãm;", style="i") + 2.1
    y = p.paragraph(y, "Xét đơn đề nghị cấp giấy phép ngày 05 tháng 6 năm 2023 của Câu lạc bộ Nhiếp ảnh Bến Gỗ,", style="i") + 2.1
    p.centred(110, y + 4, "GIÁM ĐỐC SỞ CHO PHÉP:", 14, "b")
    y += 14
    for text in ("*1. Tên tổ chức:* Câu lạc bộ Nhiếp ảnh Bến Gỗ.",
                 "*2. Người chịu trách nhiệm:* Ông Lê Quýnh Đức, sinh ngày 30/4/1971.",
                 "*3. Số định danh cá nhân:* 099071004826.",
                 "*4. Địa chỉ:* Số 18, đường Hoa Phượng, thị trấn Bến Gỗ, tỉnh An Lạc.",
                 "*5. Tên triển lãm:* “Mùa nước nổi - Ký ức miền sông rạch”.",
                 "*6. Địa điểm:* Nhà Văn hóa trung tâm, thị trấn Bến Gỗ.",
                 "*7. Thời gian:* Từ 08 giờ 00 ngày 01/7/2023 đến 21 giờ 00 ngày 15/7/2023.",
                 "*8. Số lượng tác phẩm:* 64 (sáu mươi tư) tác phẩm theo danh mục kèm theo Giấy phép này.",
                 "Tổ chức được cấp phép phải thực hiện đúng nội dung ghi trong Giấy phép và các quy định của pháp luật có liên quan./."):
        y = p.paragraph(y, text) + 1.6
    y += 5
    p.recipients(y, ["- Tổ chức nêu tại mục 1;", "- UBND thị trấn Bến Gỗ;", "- Thanh tra Sở;", "- Lưu: VT, NT."])
    p.signed(y, ["GIÁM ĐỐC"], "Phan Thị Ngọc Uyển", ("TỈNH AN LẠC · VIỆT NAM", ["SỞ VĂN HÓA", "VÀ ĐSCĐ"]), 22, gap=28)

    q = Sheet()
    q.page_number(2)
    q.centred(110, 27, "DANH MỤC TÁC PHẨM", 14, "b")
    q.centred(110, 33.5, "(Kèm theo Giấy phép số 05/GP-SVHĐS ngày 21/6/2023)", 14, "i")
    rows = [("STT", "Tên tác phẩm", "Tác giả", "Năm"), ("1", "Chợ nổi buổi sớm", "Lê Quýnh Đức", "2019"),
            ("2", "Bông điên điển vàng", "Ngô Thị Mỹ Hưởng", "2020"), ("3", "Người đan lọp", "Tạ Hoài Nhẫn", "2018"),
            ("4", "Đường thốt nốt chiều mưa", "Lê Quýnh Đức", "2021"), ("5", "Giữa đồng nước trắng", "Kha Vĩ Lương", "2022"),
            ("6", "Bếp lửa của ngoại", "Ngô Thị Mỹ Hưởng", "2017"), ("7", "Ghe hàng cập bến", "Tạ Hoài Nhẫn", "2016"),
            ("8", "Trẻ em xã Vĩnh Hòa Tây", "Kha Vĩ Lương", "2022"), ("9", "Mùa cá linh", "Phùng Nhật Thiệp", "2020"),
            ("10", "Nụ cười cô lái đò", "Phùng Nhật Thiệp", "2015"), ("11", "Những chiếc xuồng ngủ quên", "Tạ Hoài Nhẫn", "2021"),
            ("12", "Sương trên rặng bần", "Lê Quýnh Đức", "2014")]
    foot = table(q, [30, 43, 112, 163, 190], 42, 9.2, rows, centre=(0, 3))
    q.paragraph(foot + 10, "Danh mục này trích 12 tác phẩm đầu tiên theo thứ tự trưng bày; các tác phẩm "
                "còn lại được lưu tại hồ sơ cấp phép.", indent=10)

    r = Sheet()
    r.page_number(10)
    r.centred(110, 30, "PHẦN GHI THAY ĐỔI, GIA HẠN", 14, "b")
    y = 42
    for text in ("*Gia hạn lần thứ nhất:* Thời gian triển lãm được kéo dài đến 21 giờ 00 ngày 30/7/2023 tại địa điểm đã cho phép.",
                 "Lý do: phục vụ học sinh các trường trung học cơ sở trong dịp hè.",
                 "Các nội dung khác của Giấy phép số 05/GP-SVHĐS ngày 21 tháng 6 năm 2023 không thay đổi. Trang này là một phần "
                 "không tách rời của Giấy phép."):
        y = r.paragraph(y, text) + 2.1
    r.centred(148, y + 5, "An Lạc, ngày 12 tháng 7 năm 2023", 13, "i")
    r.signed(y + 12, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Nguyễn Hữu Chỉnh", ("TỈNH AN LẠC · VIỆT NAM", ["SỞ VĂN HÓA", "VÀ ĐSCĐ"]), 33)
    return [p, q, r]


def certificate():
    p = Sheet(width=297, height=210)
    gold, mid = (176, 132, 60), 148.5
    for inset, width in ((15, 1.0), (17.2, 0.3)):
        p.box(inset, inset, 297 - inset, 210 - inset, width, gold)
    for cx in (17.2, 279.8):
        for cy in (17.2, 192.8):
            for r in (5, 3.6, 2.2):
                p.draw.ellipse((p.px(cx - r), p.px(cy - r), p.px(cx + r), p.px(cy + r)), outline=gold, width=2,
                               fill="white" if r == 5 else None)
    p.centred(mid, 29, NATION, 13, "b")
    p.centred(mid, 35, MOTTO, 14, "b")
    p.rule(mid - 31, mid + 31, 37)
    p.centred(mid, 48, "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN BẾN GỖ", 14, "b")
    p.centred(mid, 63, "GIẤY CHỨNG NHẬN", 28, "b", RED)
    p.centred(mid, 72, "CƠ SỞ NGHỀ TRUYỀN THỐNG TIÊU BIỂU", 16, "b", RED)
    y = 85
    for label, value in (("Tên cơ sở:", "Lò gốm Hai Tưởng"), ("Chủ cơ sở:", "Bà Mạc Thị Diễm Thúy"),
                         ("Nghề truyền thống:", "Làm gốm đỏ, nung bằng trấu"),
                         ("Địa chỉ:", "Ấp Rạch Sỏi, xã Vĩnh Hòa Tây, huyện Bến Gỗ, tỉnh An Lạc"),
                         ("Quyết định công nhận:", "Số 2386/QĐ-UBND ngày 18 tháng 11 năm 2022")):
        p.put(48, y, label, 14, "i")
        p.put(98, y, value, 14, "b")
        p.lines.append(label + " " + value)
        y += 8.6
    p.line(48, 138, "Số hiệu: GCN-0093/2022", 13)
    p.line(48, 145, "Vào sổ cấp ngày 25/11/2022", 13)
    p.centred(205, 138, "Bến Gỗ, ngày 25 tháng 11 năm 2022", 13, "i")
    p.signed(145, ["CHỦ TỊCH"], "Đặng Phước Vĩnh", ("TỈNH AN LẠC · VIỆT NAM", ["UBND HUYỆN", "BẾN GỖ"]), 44, middle=205, gap=33)
    return [p]


def confirmation():
    p = Sheet()
    y = p.heading("UBND HUYỆN BẾN GỖ", ["ỦY BAN NHÂN DÂN", "XÃ VĨNH HÒA TÂY"], "Số: 312/GXN-UBND", "Vĩnh Hòa Tây, ngày 04 tháng 9 năm 2020")
    p.centred(110, y, "GIẤY XÁC NHẬN", 14, "b")
    p.centred(110, y + 6.5, "Về thời gian cư trú và sinh hoạt tại địa phương", 14, "b")
    p.rule(92, 128, y + 8.8)
    y += 20
    for text in ("Ủy ban nhân dân xã Vĩnh Hòa Tây, huyện Bến Gỗ, tỉnh An Lạc xác nhận:",
                 "Ông *Khổng Duy Thưởng,* sinh ngày 17 tháng 8 năm 1958; số giấy tờ tùy thân: 377045912; quê quán: xã Mỹ Phước "
                 "Thượng, huyện Bến Gỗ, tỉnh An Lạc.",
                 "Nơi đăng ký thường trú: Số nhà 27, tổ 4, ấp Rạch Sỏi, xã Vĩnh Hòa Tây.",
                 "Ông Khổng Duy Thưởng đã cư trú liên tục tại địa chỉ nêu trên từ ngày 12 tháng 3 năm 1986 đến nay; trong thời gian "
                 "cư trú luôn chấp hành tốt chủ trương, chính sách, pháp luật của Nhà nước và quy ước của ấp, tích cực tham gia "
                 "các phong trào do địa phương phát động.",
                 "Từ tháng 02 năm 1994 đến tháng 10 năm 2008, ông là tổ trưởng Tổ thủy nông số 2, phụ trách việc đóng, mở cống Kênh "
                 "Mới và nạo vét kênh nội đồng theo mùa vụ.",
                 "Giấy xác nhận này được cấp theo đề nghị của ông Khổng Duy Thưởng để bổ sung hồ sơ xét tặng Kỷ niệm chương vì sự "
                 "nghiệp phát triển thủy lợi. Giấy này không có giá trị thay thế các loại giấy tờ về cư trú./."):
        y = p.paragraph(y, text) + 2.1
    y += 6
    p.recipients(y, ["- Ông Khổng Duy Thưởng;", "- Công an xã (để biết);", "- Lưu: VT, VP."])
    p.signed(y, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "Bùi Ngọc Thoại Mỹ", ("H. BẾN GỖ · T. AN LẠC", ["UBND XÃ", "V. HÒA TÂY"]), 55)
    return [p]


def dispatch():
    p = Sheet(dpi=300)
    y = p.heading("ỦY BAN NHÂN DÂN TỈNH AN LẠC", ["SỞ LƯU TRỮ"], "Số: 58/SLT-NV", "An Lạc, ngày 30 tháng 3 năm 2018",
                  ["V/v hướng dẫn bàn giao tài liệu", "giấy để số hóa năm 2018"])
    p.paragraph(y, "Kính gửi: Các phòng, ban thuộc Ủy ban nhân dân tỉnh.", indent=18)
    y += 11
    for text in ("Thực hiện kế hoạch số hóa tài liệu lưu trữ của tỉnh, Sở Lưu trữ hướng dẫn các đơn vị bàn giao tài liệu giấy như sau:",
                 "*1. Phạm vi.* Bàn giao bản chính kết quả giải quyết thủ tục hành chính còn hiệu lực, phát hành từ ngày 01/01/2005 đến "
                 "ngày 31/12/2017. Không bàn giao bản nháp, bản trùng thừa và tài liệu có đóng dấu chỉ mức độ mật.",
                 "*2. Chuẩn bị.* Tháo ghim, kẹp; vuốt phẳng nếp gấp; đánh số tờ bằng bút chì ở góc phải phía trên. Trang có dán giấy ghi "
                 "chú thì giữ nguyên giấy ghi chú và ghi rõ trong mục lục.",
                 "*3. Giao nhận.* Mỗi hồ sơ kèm 02 bản mục lục; số tờ thực tế phải khớp với số tờ ghi trong mục lục. Thời gian giao nhận "
                 "từ 07 giờ 30 đến 16 giờ 30 các ngày thứ Ba và thứ Năm, bắt đầu từ ngày 17/4/2018 tại kho số 3.",
                 "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị phản ánh về Sở Lưu trữ (qua phòng Nghiệp vụ, điện thoại "
                 "nội bộ 2047) để được giải đáp kịp thời./."):
        y = p.paragraph(y, text, leading=1.25) + 2.1
    y += 5
    p.recipients(y, ["- Như trên;", "- UBND tỉnh (để báo cáo);", "- Ban Giám đốc;", "- Lưu: VT, NV (03)."])
    p.signed(y, ["GIÁM ĐỐC"], "Thạch Quế Nghiêm", ("TỈNH AN LẠC · VIỆT NAM", ["SỞ", "LƯU TRỮ"]), 66)
    return [p, Sheet(dpi=300)]


def decision_with_annex():
    p = Sheet()
    y = p.heading("", ["ỦY BAN NHÂN DÂN", "TỈNH AN LẠC"], "Số: 1026/QĐ-UBND", "An Lạc, ngày 17 tháng 10 năm 2019")
    p.centred(110, y, "QUYẾT ĐỊNH", 14, "b")
    p.centred(110, y + 6.5, "Phê duyệt danh sách hộ được giao đất trồng rừng phòng hộ", 14, "b")
    p.centred(110, y + 12.7, "ven biển đợt II năm 2019", 14, "b")
    p.rule(92, 128, y + 15)
    p.centred(110, y + 25, "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN LẠC", 14, "b")
    y += 35
    for text in ("Căn cứ quy định của pháp luật về đất đai và về lâm nghiệp;",
                 "Theo đề nghị của Chi cục Kiểm lâm tỉnh tại Tờ trình số 77/TTr-CCKL ngày 02 tháng 10 năm 2019."):
        y = p.paragraph(y, text, style="i") + 2.1
    p.centred(110, y + 3, "QUYẾT ĐỊNH:", 14, "b")
    y += 12
    for text in ("*Điều 1.* Phê duyệt danh sách 08 hộ gia đình được giao đất trồng rừng phòng hộ ven biển đợt II năm 2019 với tổng "
                 "diện tích 41,75 ha theo Phụ lục kèm theo Quyết định này.",
                 "*Điều 2.* Thời hạn giao đất là 50 năm, kể từ ngày 01 tháng 11 năm 2019. Hộ được giao đất có trách nhiệm trồng đủ mật "
                 "độ 3.300 cây/ha trong hai mùa mưa đầu tiên.",
                 "*Điều 3.* Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng, Chi cục trưởng Chi cục Kiểm lâm và các hộ có "
                 "tên trong danh sách chịu trách nhiệm thi hành Quyết định này./."):
        y = p.paragraph(y, text) + 2.1
    y += 6
    p.recipients(y, ["- Như Điều 3;", "- Thường trực HĐND tỉnh;", "- UBND các xã ven biển;", "- Lưu: VT, NN (12)."])
    p.signed(y, ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "Lương Khải Toàn", ("UBND TỈNH AN LẠC · VIỆT NAM", ["ỦY BAN", "NHÂN DÂN"]), 77)
    q = Sheet(width=297, height=210)
    q.page_number(2)
    q.centred(148.5, 24, "PHỤ LỤC", 14, "b")
    q.centred(148.5, 30.5, "DANH SÁCH HỘ ĐƯỢC GIAO ĐẤT TRỒNG RỪNG ĐỢT II NĂM 2019", 14, "b")
    q.centred(148.5, 37, "(Kèm theo Quyết định số 1026/QĐ-UBND ngày 17/10/2019 của Ủy ban nhân dân tỉnh An Lạc)", 13, "i")
    table(q, [30, 44, 104, 134, 190, 228, 267], 45, 10.4,
          [("STT", "Họ và tên chủ hộ", "Năm sinh", "Khoảnh, tiểu khu", "Diện tích (ha)", "Số thửa"),
           ("1", "Lâm Thế Vĩnh", "1969", "Khoảnh 3, tiểu khu 118", "5,20", "1180-0301"),
           ("2", "Hứa Thị Kiều Oanh", "1974", "Khoảnh 3, tiểu khu 118", "4,85", "1180-0302"),
           ("3", "Tôn Nữ Huệ Chi", "1981", "Khoảnh 4, tiểu khu 118", "6,10", "1180-0417"),
           ("4", "Trương Bửu Lộc", "1958", "Khoảnh 7, tiểu khu 121", "5,00", "1210-0709"),
           ("5", "Quách Minh Đởm", "1977", "Khoảnh 7, tiểu khu 121", "5,45", "1210-0710"),
           ("6", "Nguyễn Thị Sáu Rớt", "1963", "Khoảnh 8, tiểu khu 121", "4,95", "1210-0826"),
           ("7", "Dương Hoài Phủ", "1985", "Khoảnh 9, tiểu khu 124", "5,05", "1240-0913"),
           ("8", "Cao Ngọc Thưởng", "1970", "Khoảnh 9, tiểu khu 124", "5,15", "1240-0914"),
           ("", "Tổng cộng", "", "", "41,75", "")], centre=(0, 2, 4, 5))
    return [p, q]


def notice():
    p = Sheet()
    y = p.heading("SỞ GIAO THÔNG AN LẠC", ["BAN QUẢN LÝ", "BẾN PHÀ"], "Số: 09/TB-BQLBP", "Bến Gỗ, ngày 28 tháng 01 năm 2008")
    p.centred(110, y, "THÔNG BÁO", 14, "b")
    p.centred(110, y + 6.5, "Về việc thay đổi giờ hoạt động của phà Rạch Sỏi", 14, "b")
    p.rule(95, 125, y + 8.8)
    y += 20
    for text in ("Để bảo đảm an toàn giao thông đường thủy trong mùa nước kiệt, Ban Quản lý bến phà thông báo:",
                 "1. Kể từ ngày 11 tháng 02 năm 2008, phà Rạch Sỏi hoạt động từ 05 giờ 15 đến 20 giờ 45 hằng ngày; khoảng cách giữa "
                 "hai chuyến là 25 phút.",
                 "2. Xe có tải trọng trên 5 tấn không được xuống phà khi mực nước tại trạm đo dưới 1,30 m.",
                 "3. Giá vé giữ nguyên theo Quyết định số 64/QĐ-SGT ngày 19 tháng 12 năm 2006.",
                 "Đề nghị các cơ quan, đơn vị và nhân dân biết, thực hiện./."):
        y = p.paragraph(y, text) + 2.4
    y += 6
    p.recipients(y, ["- Sở Giao thông;", "- UBND huyện Bến Gỗ;", "- Niêm yết tại bến;", "- Lưu: VT."])
    p.signed(y, ["TRƯỞNG BAN"], "Huỳnh Công Trứ", ("SỞ GIAO THÔNG AN LẠC", ["BAN QL", "BẾN PHÀ"]), 88)
    return [p]


def stamped():
    p = Sheet()
    y = p.heading("SỞ Y TẾ AN LẠC", ["BỆNH VIỆN ĐA KHOA", "BẾN GỖ"], "Số: 231/GCN-BVBG", "Bến Gỗ, ngày 06 tháng 5 năm 2016")
    p.centred(110, y, "GIẤY CHỨNG NHẬN", 14, "b")
    p.centred(110, y + 6.5, "Hoàn thành thực hành khám bệnh, chữa bệnh", 14, "b")
    p.rule(92, 128, y + 8.8)
    y += 20
    for text in ("Giám đốc Bệnh viện đa khoa Bến Gỗ chứng nhận:",
                 "Ông *Ngũ Hoàng Thạnh,* sinh ngày 23 tháng 7 năm 1990; văn bằng chuyên môn: Bác sĩ đa khoa, số hiệu 0046127, cấp ngày "
                 "15 tháng 9 năm 2014.",
                 "Đã thực hành tại Khoa Nội tổng hợp từ ngày 01 tháng 10 năm 2014 đến ngày 31 tháng 3 năm 2016, thời gian 18 tháng, "
                 "dưới sự hướng dẫn của Bác sĩ chuyên khoa II Thiều Quang Dũ.",
                 "Kết quả: năng lực chuyên môn đạt loại khá; chấp hành tốt quy chế bệnh viện; có tinh thần học hỏi và thái độ ân cần với "
                 "người bệnh.",
                 "Giấy chứng nhận này dùng để bổ sung hồ sơ đề nghị cấp chứng chỉ hành nghề, có giá trị kể từ ngày ký./."):
        y = p.paragraph(y, text) + 2.1
    y += 6
    p.recipients(y, ["- Ông Ngũ Hoàng Thạnh;", "- Khoa Nội tổng hợp;", "- Lưu: VT, TCCB."])
    p.signed(y, ["GIÁM ĐỐC"], "Tăng Thị Bạch Yến", ("SỞ Y TẾ AN LẠC", ["BV ĐA KHOA", "BẾN GỖ"]), 99)
    stamp(p, 62, 128, "UBND XÃ VĨNH HÒA TÂY", ["CHỨNG", "THỰC"], tilt=14)
    label(p, 120, 120, ["ĐÃ THU LỆ PHÍ"], 9, (40, 60, 150))
    label(p, 150, 92, ["SAO Y BẢN CHÍNH"], -5, RED)
    return [p]


def proposal():
    p = Sheet()
    y = p.heading("UBND HUYỆN BẾN GỖ", ["PHÒNG TÀI NGUYÊN NƯỚC"], "Số: 40/TTr-PTNN", "Bến Gỗ, ngày 08 tháng 8 năm 2011")
    p.centred(110, y, "TỜ TRÌNH", 14, "b")
    p.centred(110, y + 6.5, "Về việc cấp phép khoan giếng cho Hợp tác xã Rau an toàn Mỹ Phước", 14, "b")
    p.rule(95, 125, y + 8.8)
    p.paragraph(y + 19, "Kính gửi: Ủy ban nhân dân huyện Bến Gỗ.", indent=28)
    y += 30
    for text in ("Ngày 25 tháng 7 năm 2011, Phòng Tài nguyên nước nhận hồ sơ của Hợp tác xã Rau an toàn Mỹ Phước, địa chỉ ấp Kênh Mới, "
                 "xã Mỹ Phước Thượng, đề nghị cấp phép khoan 02 giếng lấy nước tưới.",
                 "Qua kiểm tra thực địa, vị trí khoan cách kênh cấp I 120 m, cách nghĩa trang 640 m; lưu lượng dự kiến 35 m³/ngày đêm; chiều "
                 "sâu 85 m, tầng chứa nước không bị nhiễm mặn.",
                 "Phòng Tài nguyên nước kính trình Ủy ban nhân dân huyện xem xét, cấp phép cho Hợp tác xã Rau an toàn Mỹ Phước khoan 02 "
                 "giếng nêu trên, thời hạn 05 năm./."):
        y = p.paragraph(y, text) + 2.1
    y += 6
    p.recipients(y, ["- Như trên;", "- HTX Rau an toàn Mỹ Phước;", "- Lưu: VT."])
    p.signed(y, ["TRƯỞNG PHÒNG"], "Đỗ Lệ Khanh", ("UBND HUYỆN BẾN GỖ", ["PHÒNG", "TN NƯỚC"]), 110)
    return [p]


def report():
    p = Sheet()
    y = p.heading("UBND XÃ MỸ PHƯỚC THƯỢNG", ["TRƯỜNG TIỂU HỌC", "KÊNH MỚI"], "Số: 33/BC-THKM", "Mỹ Phước Thượng, ngày 31 tháng 5 năm 2014")
    p.centred(110, y, "BÁO CÁO", 14, "b")
    p.centred(110, y + 6.5, "Tổng kết năm học 2013 - 2014", 14, "b")
    p.rule(97, 123, y + 8.8)
    y += 20
    for text in ("*I. Quy mô.* Toàn trường có 14 lớp với 417 học sinh, tăng 22 học sinh so với năm học trước; 26 cán bộ, giáo viên, nhân "
                 "viên; 12 phòng học kiên cố.",
                 "*II. Chất lượng.* Hoàn thành chương trình lớp học: 413/417 học sinh, đạt 99,04%. Hoàn thành chương trình tiểu học: 78/78 "
                 "học sinh, đạt 100%. Có 06 học sinh đoạt giải trong Giao lưu học sinh giỏi cấp huyện.",
                 "*III. Khó khăn.* Sân trường còn thấp, ngập khi triều cường; thư viện thiếu 03 bộ bàn đọc; thiếu 01 giáo viên Tin học.",
                 "*IV. Phương hướng.* Năm học 2014 - 2015, nhà trường phấn đấu được công nhận đạt chuẩn quốc gia mức độ 1, duy trì sĩ số "
                 "và vận động 100% trẻ 6 tuổi trên địa bàn vào lớp Một."):
        y = p.paragraph(y, text) + 2.1
    q = Sheet()
    q.page_number(2)
    y = q.paragraph(27, "*V. Kiến nghị.* Đề nghị Ủy ban nhân dân xã hỗ trợ kinh phí nâng nền sân trường, diện tích 640 m², và đề nghị Phòng "
                    "Giáo dục bổ sung 01 giáo viên Tin học trước ngày 15 tháng 8 năm 2014.") + 2.1
    y = q.paragraph(y, "Trên đây là báo cáo tổng kết năm học 2013 - 2014 của Trường Tiểu học Kênh Mới./.") + 8
    q.recipients(y, ["- Phòng Giáo dục;", "- UBND xã;", "- Lưu: VT."])
    q.signed(y, ["HIỆU TRƯỞNG"], "Ong Thị Diệu Hòa", ("XÃ MỸ PHƯỚC THƯỢNG", ["TRƯỜNG TH", "KÊNH MỚI"]), 121)
    return [p, q]


def minutes():
    p = Sheet()
    y = p.heading("CHI CỤC THỦY LỢI AN LẠC", ["TRẠM QUẢN LÝ CỐNG"], "Số: 18/BB-TQLC", "Vĩnh Hòa Tây, ngày 13 tháng 11 năm 2021")
    p.centred(110, y, "BIÊN BẢN", 14, "b")
    p.centred(110, y + 6.5, "Kiểm tra an toàn cống Kênh Mới sau mùa lũ", 14, "b")
    p.rule(97, 123, y + 8.8)
    y += 20
    for text in ("Hôm nay, vào lúc 08 giờ 30, tại cống Kênh Mới, xã Vĩnh Hòa Tây, chúng tôi gồm có:",
                 "1. Ông Phạm Trọng Khiêm, Trạm trưởng Trạm Quản lý cống;",
                 "2. Bà Viên Thị Mỹ Lệ, kỹ thuật viên, thư ký.",
                 "Nội dung kiểm tra: cánh cống số 1 và số 2 đóng, mở nhẹ, không rò rỉ; bản lề số 4 bị mòn 2,5 mm, cần thay trước ngày "
                 "31 tháng 12 năm 2021; lan can phía hạ lưu cong 01 thanh, dài 1,8 m.",
                 "Mực nước thượng lưu +1,42 m, hạ lưu +0,97 m. Hệ thống điện hoạt động bình thường, điện trở tiếp đất 3,1 Ω.",
                 "Biên bản kết thúc lúc 10 giờ 15 cùng ngày, đã đọc lại cho mọi người cùng nghe và thống nhất ký tên./."):
        y = p.paragraph(y, text) + 2.1
    y += 8
    p.centred(62, y, "THƯ KÝ", 13, "b")
    p.centred(62, y + 30, "Viên Thị Mỹ Lệ", 14, "b")
    signature(p, 64, y + 14, 131)
    p.signed(y, ["TRẠM TRƯỞNG"], "Phạm Trọng Khiêm", None, 132)
    return [p]


def diploma():
    p = Sheet(dpi=150, width=297, height=210)
    mid = 148.5
    p.box(14, 14, 283, 196, 0.8, (40, 90, 130))
    p.box(16, 16, 281, 194, 0.3, (40, 90, 130))
    p.centred(80, 30, "UBND TỈNH AN LẠC", 13)
    p.centred(80, 36, "TRUNG TÂM DẠY NGHỀ", 13, "b")
    p.rule(66, 94, 38)
    p.centred(205, 30, NATION, 13, "b")
    p.centred(205, 36, MOTTO, 14, "b")
    p.rule(174, 236, 38)
    p.centred(mid, 62, "CHỨNG CHỈ SƠ CẤP NGHỀ", 26, "b", RED)
    p.centred(mid, 72, "Đan lát thủ công mỹ nghệ", 16, "b")
    y = 88
    for name, value in (("Cấp cho:", "Bà Thị Sa Vane"), ("Sinh ngày:", "02 tháng 12 năm 1995"),
                        ("Đã hoàn thành khóa học:", "Từ 03/3/2015 đến 29/5/2015"), ("Xếp loại tốt nghiệp:", "Giỏi")):
        p.put(70, y, name, 14, "i")
        p.put(128, y, value, 14, "b")
        p.lines.append(name + " " + value)
        y += 9
    p.line(48, 138, "Số: 0718/CC-TTDN", 13)
    p.line(48, 145, "Vào sổ số 0718 ngày 12/6/2015", 13)
    p.centred(205, 132, "An Lạc, ngày 12 tháng 6 năm 2015", 13, "i")
    p.signed(139, ["GIÁM ĐỐC"], "Kim Sô Phia", ("TỈNH AN LẠC · VIỆT NAM", ["TRUNG TÂM", "DẠY NGHỀ"]), 143, middle=205, gap=33)
    return [p]
