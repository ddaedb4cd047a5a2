// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/vocabulary.h"

namespace sohoa {

std::vector<std::string> kinds_of_documents() {
    return {
        "NGHỊ QUYẾT = NQ",
        "QUYẾT ĐỊNH = QĐ",
        "CHỈ THỊ = CT",
        "QUY CHẾ = QC",
        "QUY ĐỊNH = QyĐ",
        "THÔNG CÁO = TC",
        "THÔNG BÁO = TB",
        "HƯỚNG DẪN = HD",
        "CHƯƠNG TRÌNH = CTr",
        "KẾ HOẠCH = KH",
        "PHƯƠNG ÁN = PA",
        "ĐỀ ÁN = ĐA",
        "DỰ ÁN = DA",
        "BÁO CÁO = BC",
        "BIÊN BẢN = BB",
        "TỜ TRÌNH = TTr",
        "HỢP ĐỒNG = HĐ",
        "CÔNG ĐIỆN = CĐ",
        "BẢN GHI NHỚ = BGN",
        "BẢN THỎA THUẬN = BTT",
        "GIẤY ỦY QUYỀN = GUQ",
        "GIẤY MỜI = GM",
        "GIẤY GIỚI THIỆU = GGT",
        "GIẤY NGHỈ PHÉP = GNP",
        "PHIẾU GỬI = PG",
        "PHIẾU CHUYỂN = PC",
        "PHIẾU BÁO = PB",
        // Not of Article 7.
        "THÔNG TƯ = TT",
        "NGHỊ ĐỊNH = NĐ",
        "THÔNG TƯ LIÊN TỊCH = TTLT",
        "LUẬT",
        "PHÁP LỆNH = PL",
        "LỆNH = L",
        "THƯ MỜI = TM",
        "GIẤY PHÉP = GP",
        "GIẤY CHỨNG NHẬN = GCN",
        "GIẤY XÁC NHẬN = GXN",
        "GIẤY TIẾP NHẬN",
        "GIẤY CÔNG NHẬN",
        "GIẤY ĐĂNG KÝ",
        "CHỨNG CHỈ HÀNH NGHỀ = CCHN",
        "CHỨNG CHỈ = CC",
        "BẰNG KHEN = BK",
        "GIẤY KHEN = GK",
        "PHIẾU TIẾP NHẬN",
        "PHIẾU XÁC NHẬN",
        "PHIẾU LÝ LỊCH TƯ PHÁP",
        "VĂN BẢN CHẤP THUẬN",
        "TRÍCH LỤC = TL",
        "KẾT LUẬN = KL",
        "THỎA THUẬN",
        "QUY TRÌNH",
        "ĐIỀU LỆ",
    };
}

std::vector<std::string> abbreviations_with_d_stroke() {
    return {"BGDĐT",   "SGDĐT", "PGDĐT", "GDĐT",  "BLĐTBXH", "SLĐTBXH", "LĐTBXH", "BKHĐT",  "SKHĐT", "KHĐT",   "HĐND",
            "HĐBT",    "HĐTV",  "HĐQT",  "TTĐT",  "CQLĐĐ",   "QLĐĐ",    "ĐKĐĐ",   "VPĐKĐĐ", "ĐHQG",  "ĐHQGHN", "CĐSP",
            "TLĐLĐVN", "LĐLĐ",  "ĐKKD",  "ĐKKDD", "GPHĐ",    "GPXD",    "ĐĐBQH",  "QĐ",     "NĐ",    "TĐKT"};
}

std::vector<std::string> capacities() {
    return {"TM.", "Q.", "KT.", "TL.", "TUQ."};
}

std::vector<std::string> positions() {
    return {
        "THỦ TƯỚNG",        "BỘ TRƯỞNG",      "THỨ TRƯỞNG",     "CHỦ NHIỆM",       "TỔNG THANH TRA",
        "THỐNG ĐỐC",        "CHỦ TỊCH",       "TỔNG GIÁM ĐỐC",  "GIÁM ĐỐC",        "TỔNG CỤC TRƯỞNG",
        "CỤC TRƯỞNG",       "CHI CỤC TRƯỞNG", "VỤ TRƯỞNG",      "CHÁNH VĂN PHÒNG", "CHÁNH THANH TRA",
        "CHÁNH ÁN",         "VIỆN TRƯỞNG",    "TRƯỞNG BAN",     "TRƯỞNG PHÒNG",    "TRƯỞNG CÔNG AN",
        "TRƯỞNG CHI NHÁNH", "TRƯỞNG ĐOÀN",    "TRƯỞNG TRẠM",    "TRƯỞNG KHOA",     "TRƯỞNG BỘ PHẬN",
        "HIỆU TRƯỞNG",      "TRẠM TRƯỞNG",    "ĐỘI TRƯỞNG",     "TỔ TRƯỞNG",       "ĐỒN TRƯỞNG",
        "HẠT TRƯỞNG",       "CHỈ HUY TRƯỞNG", "TƯ LỆNH",        "THỦ TRƯỞNG",      "HỘI TRƯỞNG",
        "BÍ THƯ",           "TỔNG THƯ KÝ",    "THƯ KÝ",         "TỔNG BIÊN TẬP",   "TỔNG KIỂM TOÁN",
        "KIỂM TOÁN TRƯỞNG", "KẾ TOÁN TRƯỞNG", "CHẤP HÀNH VIÊN", "CÔNG CHỨNG VIÊN",
    };
}

std::vector<std::string> organ_beginnings() {
    return {
        "CHÍNH PHỦ", "THỦ TƯỚNG", "QUỐC HỘI",  "CHỦ TỊCH",     "BỘ",        "ỦY BAN",     "UBND",
        "HỘI ĐỒNG",  "HĐND",      "SỞ",        "TỔNG CỤC",     "CỤC",       "CHI CỤC",    "VỤ",
        "VĂN PHÒNG", "THANH TRA", "PHÒNG",     "BAN",          "VIỆN",      "HỌC VIỆN",   "ĐẠI HỌC",
        "TRƯỜNG",    "TRUNG TÂM", "BỆNH VIỆN", "TRẠM",         "TÒA ÁN",    "CÔNG AN",    "KHO BẠC",
        "NGÂN HÀNG", "BẢO HIỂM",  "KIỂM TOÁN", "TỔNG CÔNG TY", "CÔNG TY",   "TẬP ĐOÀN",   "CHI NHÁNH",
        "HỘI",       "LIÊN HIỆP", "LIÊN ĐOÀN", "LIÊN MINH",    "MẶT TRẬN",  "ĐOÀN",       "TỔNG LIÊN ĐOÀN",
        "ĐẢNG ỦY",   "ĐẢNG BỘ",   "HUYỆN ỦY",  "TỈNH ỦY",      "THÀNH ỦY",  "BỘ TƯ LỆNH", "BỘ CHỈ HUY",
        "ĐÀI",       "BÁO",       "TẠP CHÍ",   "NHÀ XUẤT BẢN", "THƯ VIỆN",  "BẢO TÀNG",   "HẢI QUAN",
        "THUẾ",      "CẢNG VỤ",   "KHU",       "QUỸ",          "XÍ NGHIỆP", "HỢP TÁC XÃ", "HẠT",
        "ĐỘI",       "TỔ",
    };
}

std::vector<std::string> family_names() {
    return {
        "An",     "Âu",     "Ấu",       "Bá",    "Bạch",  "Bàn",    "Bành",  "Bế",    "Biện",  "Bùi",    "Cà",
        "Cam",    "Cao",    "Cát",      "Cầm",   "Cấn",   "Chảo",   "Châu",  "Chế",   "Chí",   "Chiêm",  "Chu",
        "Chung",  "Chử",    "Cồ",       "Công",  "Cù",    "Cung",   "Cư",    "Danh",  "Dư",    "Dương",  "Dzoãn",
        "Đái",    "Đàm",    "Đan",      "Đàng",  "Đào",   "Đạo",    "Đặng",  "Đầu",   "Đậu",   "Đèo",    "Điền",
        "Điểu",   "Đinh",   "Đoàn",     "Đỗ",    "Đồng",  "Đới",    "Đổng",  "Đường", "Giang", "Giàng",  "Giáp",
        "Hà",     "Hạ",     "Hán",      "Hàn",   "Hàng",  "Hầu",    "Hình",  "Hồ",    "Hoa",   "Hoàng",  "Hoắc",
        "Hồng",   "Hùng",   "Huỳnh",    "Hứa",   "Hướng", "Kha",    "Khà",   "Khâu",  "Khiếu", "Khoàng", "Khổng",
        "Khuất",  "Khúc",   "Kiên",     "Kiều",  "Kiểu",  "Kim",    "Kông",  "Kpă",   "Kpuih", "Ksor",   "La",
        "Lã",     "Lại",    "Lâm",      "Lầu",   "Lê",    "Lều",    "Liên",  "Liễu",  "Liêu",  "Lò",     "Lô",
        "Lộc",    "Lỗ",     "Lù",       "Lục",   "Lư",    "Lữ",     "Lương", "Lường", "Lưu",   "Lý",     "Lỳ",
        "Ma",     "Mã",     "Mạc",      "Mạch",  "Mai",   "Man",    "Mạnh",  "Mẫn",   "Mầu",   "Mậu",    "Mông",
        "Mùa",    "Nay",    "Nghiêm",   "Ngô",   "Ngũ",   "Nguyễn", "Ngụy",  "Nhâm",  "Nhan",  "Nhữ",    "Niê",
        "Ninh",   "Nông",   "Ong",      "Ông",   "Phạm",  "Phan",   "Phàn",  "Phí",   "Phó",   "Phù",    "Phùng",
        "Phương", "Quách",  "Quan",     "Quản",  "Quàng", "Quang",  "Rơ",    "Sầm",   "Siu",   "Sơn",    "Sùng",
        "Tạ",     "Tán",    "Tào",      "Tăng",  "Tẩn",   "Tề",     "Thạch", "Thái",  "Thang", "Thành",  "Thào",
        "Thân",   "Thập",   "Thẩm",     "Thiên", "Thiều", "Thổ",    "Thị",   "Thi",   "Tiêu",  "Tiết",   "Tô",
        "Tôn",    "Tôn Nữ", "Tôn Thất", "Tòng",  "Tống",  "Trà",    "Trang", "Tráng", "Trần",  "Triệu",  "Trình",
        "Trịnh",  "Trương", "Trưng",    "Từ",    "Tưởng", "Tường",  "Ty",    "Ung",   "Ứng",   "Uông",   "Vạn",
        "Vàng",   "Văn",    "Vi",       "Viên",  "Võ",    "Vòng",   "Vũ",    "Vừ",    "Vương", "Vưu",    "Xa",
        "Xà",     "Xín",    "Y",        "Yên",
    };
}

std::vector<std::string> misread_words() {
    return {"chỉ"};
}

std::vector<std::string> ranks() {
    return {
        "GS.",         "PGS.",        "TS.",    "ThS.",      "BS.",      "DS.",      "KS.",       "CN.",
        "CKI.",        "CKII.",       "BSCKI.", "BSCKII.",   "Ths.",     "TSKH.",    "Đại tướng", "Thượng tướng",
        "Trung tướng", "Thiếu tướng", "Đại tá", "Thượng tá", "Trung tá", "Thiếu tá", "Đại úy",    "Thượng úy",
    };
}

} // namespace sohoa
