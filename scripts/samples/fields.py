# SPDX-License-Identifier: GPL-3.0-or-later
"""What each document says of itself: the keys of core/document/fields.h, None for what it does not print."""

KEYS = ("code_number", "code_notation", "issued_date", "issued_place", "parent_organ", "organ_name", "type_name", "subject",
        "signer.full_name", "signer.position", "signer.capacity")

ROWS = {
    "quyet-dinh": ("147", "QĐ-SNV", "2024-02-09", "An Lạc", "UBND TỈNH AN LẠC", "SỞ NỘI VỤ", "QUYẾT ĐỊNH",
                   "Về việc công nhận Ban vận động thành lập Hội Sinh vật cảnh tỉnh An Lạc",
                   "Hoàng Thụy Ngân Giang", "PHÓ GIÁM ĐỐC", "KT."),
    "giay-phep": ("05", "GP-SVHĐS", "2023-06-21", "An Lạc", "UBND TỈNH AN LẠC", "SỞ VĂN HÓA VÀ ĐỜI SỐNG CỘNG ĐỒNG", "GIẤY PHÉP",
                  "Tổ chức triển lãm ảnh nghệ thuật", "Phan Thị Ngọc Uyển", "GIÁM ĐỐC", None),
    "giay-chung-nhan": (None, None, "2022-11-25", "Bến Gỗ", None, "ỦY BAN NHÂN DÂN HUYỆN BẾN GỖ", "GIẤY CHỨNG NHẬN",
                        "CƠ SỞ NGHỀ TRUYỀN THỐNG TIÊU BIỂU", "Đặng Phước Vĩnh", "CHỦ TỊCH", None),
    "trang-nam-ngang": ("312", "GXN-UBND", "2020-09-04", "Vĩnh Hòa Tây", "UBND HUYỆN BẾN GỖ", "ỦY BAN NHÂN DÂN XÃ VĨNH HÒA TÂY",
                        "GIẤY XÁC NHẬN", "Về thời gian cư trú và sinh hoạt tại địa phương", "Bùi Ngọc Thoại Mỹ", "PHÓ CHỦ TỊCH",
                        "TM. KT."),
    "cong-van": ("58", "SLT-NV", "2018-03-30", "An Lạc", "ỦY BAN NHÂN DÂN TỈNH AN LẠC", "SỞ LƯU TRỮ", None,
                 "hướng dẫn bàn giao tài liệu giấy để số hóa năm 2018", "Thạch Quế Nghiêm", "GIÁM ĐỐC", None),
    "quyet-dinh-phu-luc": ("1026", "QĐ-UBND", "2019-10-17", "An Lạc", None, "ỦY BAN NHÂN DÂN TỈNH AN LẠC", "QUYẾT ĐỊNH",
                           "Phê duyệt danh sách hộ được giao đất trồng rừng phòng hộ ven biển đợt II năm 2019",
                           "Lương Khải Toàn", "PHÓ CHỦ TỊCH", "KT."),
    "thong-bao-mo": ("09", "TB-BQLBP", "2008-01-28", "Bến Gỗ", "SỞ GIAO THÔNG AN LẠC", "BAN QUẢN LÝ BẾN PHÀ", "THÔNG BÁO",
                     "Về việc thay đổi giờ hoạt động của phà Rạch Sỏi", "Huỳnh Công Trứ", "TRƯỞNG BAN", None),
    "giay-chung-nhan-dau": ("231", "GCN-BVBG", "2016-05-06", "Bến Gỗ", "SỞ Y TẾ AN LẠC", "BỆNH VIỆN ĐA KHOA BẾN GỖ",
                            "GIẤY CHỨNG NHẬN", "Hoàn thành thực hành khám bệnh, chữa bệnh", "Tăng Thị Bạch Yến", "GIÁM ĐỐC", None),
    "to-trinh-cu": ("40", "TTr-PTNN", "2011-08-08", "Bến Gỗ", "UBND HUYỆN BẾN GỖ", "PHÒNG TÀI NGUYÊN NƯỚC", "TỜ TRÌNH",
                    "Về việc cấp phép khoan giếng cho Hợp tác xã Rau an toàn Mỹ Phước", "Đỗ Lệ Khanh", "TRƯỞNG PHÒNG", None),
    "bao-cao": ("33", "BC-THKM", "2014-05-31", "Mỹ Phước Thượng", "UBND XÃ MỸ PHƯỚC THƯỢNG", "TRƯỜNG TIỂU HỌC KÊNH MỚI", "BÁO CÁO",
                "Tổng kết năm học 2013 - 2014", "Ong Thị Diệu Hòa", "HIỆU TRƯỞNG", None),
    "bien-ban": ("18", "BB-TQLC", "2021-11-13", "Vĩnh Hòa Tây", "CHI CỤC THỦY LỢI AN LẠC", "TRẠM QUẢN LÝ CỐNG", "BIÊN BẢN",
                 "Kiểm tra an toàn cống Kênh Mới sau mùa lũ", "Phạm Trọng Khiêm", "TRẠM TRƯỞNG", None),
    "chung-chi": ("0718", "CC-TTDN", "2015-06-12", "An Lạc", "UBND TỈNH AN LẠC", "TRUNG TÂM DẠY NGHỀ", "CHỨNG CHỈ SƠ CẤP NGHỀ",
                  "Đan lát thủ công mỹ nghệ", "Kim Sô Phia", "GIÁM ĐỐC", None),
}


def fields(name):
    row = dict(zip(KEYS, ROWS[name], strict=True))
    row["code_full"] = row["code_number"] and row["code_number"] + "/" + row["code_notation"]
    return row
