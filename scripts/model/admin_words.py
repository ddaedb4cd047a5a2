# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of Vietnamese administration, from which lines are made: agencies, places, people, kinds of paper."""


def items(text, sep="|"):
    return [" ".join(item.split()) for item in text.split(sep) if item.strip()]


FAMILY = items("""Nguyễn|Nguyễn|Nguyễn|Trần|Trần|Lê|Lê|Phạm|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|
Đoàn|Vương|Trịnh|Trương|Đinh|Lâm|Phùng|Mai|Tô|Hà|Tạ|Thái|Lưu|Châu|Quách|Nông|Triệu|Hứa|Lương|Cao|Chu|Tăng|La|Thạch|
Danh|Kim|Giàng|Vừ|Lò|Quàng|Cầm|Sùng|Hầu|Bế|Ma|Đàm|Khuất|Nghiêm|Thân|Ninh|Lại|Tống|Từ|Âu|Mạc|Doãn|Viên|Ông|Kiều|Đồng|Văn|
Y|H’|Rơ Châm|Ksor|Siu|Đinh Thị|Hồ Sỹ|Tôn Nữ|Tôn Thất|Công Tằng|Vi|Hoàng Phủ|Phó Đức""")
MIDDLE_M = items("""Văn|Văn|Đức|Hữu|Quang|Minh|Công|Đình|Xuân|Ngọc|Quốc|Thanh|Thành|Trọng|Tiến|Mạnh|Bá|Duy|Hoàng|Hồng|Viết|
Khắc|Sỹ|Thế|Tuấn|Anh|Việt|Nhật|Gia|Phú|Chí|Trung|Doãn|Huy|Vĩnh|Phước|Thiện|Tấn|Như|Đăng|Danh|Cao|Kim|Hải|Bảo|Quý""")
MIDDLE_F = items("""Thị|Thị|Thị|Thị Thu|Thị Thanh|Thị Ngọc|Thị Hồng|Thị Kim|Thị Minh|Thị Bích|Thị Mỹ|Thị Phương|Ngọc|Thu|
Thanh|Bảo|Khánh|Kiều|Thùy|Thuỳ|Diệu|Hoài|Hà|Thị Tuyết|Thị Lệ|Thị Cẩm|Quỳnh|Như|Mai|Thị Vân|Thị Huyền""")
GIVEN_M = items("""Hùng|Dũng|Cường|Tuấn|Thắng|Sơn|Hải|Long|Nam|Bình|Minh|Quang|Thành|Trung|Hiếu|Đức|Huy|Khoa|Khôi|Lộc|Phúc|Thọ|
Toàn|Tùng|Việt|Vinh|Vũ|Đạt|Định|Đông|Giang|Hà|Hậu|Hiệp|Hòa|Hoà|Hoàn|Huấn|Hưng|Khánh|Kiên|Lâm|Liêm|Lợi|Luân|Lực|Mạnh|Nghĩa|
Ngọc|Nhân|Ninh|Phong|Phú|Phước|Quân|Quý|Quyền|Quyết|Sĩ|Sỹ|Tài|Tâm|Tấn|Thái|Thiện|Thịnh|Thuận|Thủy|Tiến|Tín|Tình|Tỉnh|Trí|
Trường|Tú|Tường|Văn|Xuân|Ý|Ẩn|Ánh|Bách|Bảy|Bốn|Chiến|Chính|Dự|Đăng|Điền|Đỉnh|Độ|Hạnh|Hiển|Kỳ|Lĩnh|Ngữ|Nhật|Sử|Thể|Thức|Thứ|
Thế|Thưởng|Tưởng|Vĩ|Vượng|Xứng|Đệ|Đoàn|Khải|Khuê|Lượng|Mẫn|Nghị|Nhuận|Tuệ|Ước""")
GIVEN_F = items("""Anh|Ánh|Bích|Chi|Cúc|Diễm|Diệp|Diệu|Dung|Duyên|Đào|Giang|Hà|Hằng|Hạnh|Hiền|Hoa|Hòa|Hoài|Hồng|Huệ|Hương|Hường|
Huyền|Khanh|Lan|Lệ|Liên|Linh|Loan|Lý|Mai|Minh|My|Mỹ|Nga|Ngà|Ngân|Ngọc|Nguyệt|Nhàn|Nhi|Nhung|Oanh|Phượng|Phương|Quyên|Quỳnh|
Sương|Tâm|Thảo|Thơ|Thoa|Thu|Thư|Thủy|Thuỷ|Thúy|Thuý|Thùy|Tiên|Trang|Trâm|Trinh|Trúc|Tuyền|Tuyết|Uyên|Vân|Vy|Xuân|Yến|Ý|Ngoãn|
Nhiễu|Hiếu|Kiều|Thắm|Thủ|Tươi|Ước|Nữ|Mơ|Lụa|Mận|Nụ|Vẻ|Bưởi|Bảy|Út""")

PROVINCES_63 = items("""An Giang|Bà Rịa - Vũng Tàu|Bắc Giang|Bắc Kạn|Bạc Liêu|Bắc Ninh|Bến Tre|Bình Định|Bình Dương|Bình Phước|
Bình Thuận|Cà Mau|Cao Bằng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Tĩnh|Hải Dương|Hậu Giang|
Hòa Bình|Hoà Bình|Hưng Yên|Khánh Hòa|Khánh Hoà|Kiên Giang|Kon Tum|Lai Châu|Lâm Đồng|Lạng Sơn|Lào Cai|Long An|Nam Định|Nghệ An|
Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|
Thái Nguyên|Thanh Hóa|Thanh Hoá|Thừa Thiên Huế|Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái""")
CITIES = items("Hà Nội|Hải Phòng|Đà Nẵng|Cần Thơ|Hồ Chí Minh|Huế")
PROVINCES_34 = items("""Tuyên Quang|Cao Bằng|Lai Châu|Lào Cai|Thái Nguyên|Điện Biên|Lạng Sơn|Sơn La|Phú Thọ|Bắc Ninh|Quảng Ninh|
Hưng Yên|Ninh Bình|Thanh Hóa|Nghệ An|Hà Tĩnh|Quảng Trị|Quảng Ngãi|Gia Lai|Đắk Lắk|Khánh Hòa|Lâm Đồng|Đồng Nai|Tây Ninh|
Đồng Tháp|Vĩnh Long|An Giang|Cà Mau""")
DISTRICTS = items("""Ba Vì|Ba Bể|Bá Thước|Bắc Hà|Bắc Yên|Bảo Lạc|Bảo Thắng|Bát Xát|Bình Chánh|Bình Giang|Bình Lục|Bù Đăng|Buôn Đôn|
Cái Bè|Cai Lậy|Cẩm Giàng|Cẩm Khê|Cần Đước|Cần Giờ|Cần Giuộc|Châu Phú|Châu Thành|Chi Lăng|Chợ Đồn|Chợ Gạo|Chợ Mới|Chư Păh|Chư Sê|
Chương Mỹ|Cô Tô|Con Cuông|Cư Kuin|Cư M’gar|Củ Chi|Cù Lao Dung|Đà Bắc|Đạ Huoai|Đại Lộc|Đại Từ|Đầm Hà|Đan Phượng|Đăk Glei|
Điện Bàn|Diễn Châu|Định Hóa|Đô Lương|Đoan Hùng|Đông Anh|Đông Hưng|Đồng Hỷ|Đồng Văn|Đơn Dương|Đức Cơ|Đức Hòa|Đức Thọ|Ea H’leo|
Ea Súp|Gia Bình|Gia Lâm|Gia Lộc|Giá Rai|Giao Thủy|Giồng Riềng|Giồng Trôm|Gò Công Đông|Gò Quao|Hạ Hòa|Hà Quảng|Hải Hậu|Hàm Yên|
Hậu Lộc|Hiệp Hòa|Hoa Lư|Hòa Vang|Hoài Đức|Hoằng Hóa|Hoành Bồ|Hòn Đất|Hóc Môn|Hồng Ngự|Hữu Lũng|Hương Khê|Hương Sơn|Hướng Hóa|
Ia Grai|Kế Sách|Khoái Châu|Kiến Thụy|Kiến Xương|Kiên Lương|Kim Bảng|Kim Bôi|Kim Động|Kim Sơn|Kỳ Anh|Krông Búk|Krông Năng|
Krông Pắc|Lạc Sơn|Lạc Thủy|Lấp Vò|Lập Thạch|Lệ Thủy|Long Hồ|Long Phú|Lục Ngạn|Lục Yên|Lý Nhân|Mai Châu|Mai Sơn|Mê Linh|
Mèo Vạc|Mỏ Cày Bắc|Mộ Đức|Mộc Châu|Mù Cang Chải|Mường Ảng|Mường Khương|Mường La|Mường Lát|Mường Nhé|Mỹ Đức|Mỹ Lộc|Mỹ Tú|
Mỹ Xuyên|Nậm Nhùn|Nam Đàn|Nam Trực|Nga Sơn|Ngân Sơn|Nghi Lộc|Nghĩa Đàn|Nghĩa Hưng|Ngọc Hiển|Ngọc Lặc|Nguyên Bình|Nhà Bè|
Nho Quan|Nho Quế|Như Thanh|Như Xuân|Ninh Giang|Nông Cống|Núi Thành|Phong Điền|Phong Thổ|Phú Bình|Phù Cát|Phù Cừ|Phú Lộc|
Phú Lương|Phù Mỹ|Phù Ninh|Phú Quý|Phú Tân|Phú Vang|Phú Xuyên|Phục Hòa|Phúc Thọ|Phụng Hiệp|Quản Bạ|Quan Hóa|Quan Sơn|
Quảng Điền|Quảng Xương|Quế Phong|Quế Sơn|Quế Võ|Quốc Oai|Quỳ Châu|Quỳ Hợp|Quỳnh Lưu|Quỳnh Nhai|Quỳnh Phụ|Sa Pa|Sa Thầy|
Si Ma Cai|Sìn Hồ|Sóc Sơn|Sơn Động|Sơn Dương|Sông Hinh|Sông Lô|Sốp Cộp|Tam Bình|Tam Đảo|Tam Đường|Tam Nông|Tân Biên|
Tân Hiệp|Tân Kỳ|Tân Lạc|Tân Uyên|Tánh Linh|Thạch An|Thạch Hà|Thạch Thành|Thạch Thất|Thanh Ba|Thanh Chương|Thanh Hà|Thanh Oai|
Thanh Trì|Tháp Mười|Thiệu Hóa|Thọ Xuân|Thoại Sơn|Thới Bình|Thới Lai|Thống Nhất|Thủ Thừa|Thuận Bắc|Thuận Thành|Thường Tín|
Thường Xuân|Thủy Nguyên|Tiên Du|Tiên Lãng|Tiền Hải|Tiên Phước|Tiên Yên|Tiểu Cần|Tịnh Biên|Tràng Định|Trảng Bàng|Trảng Bom|
Trần Đề|Trần Văn Thời|Trạm Tấu|Trấn Yên|Tri Tôn|Triệu Phong|Triệu Sơn|Trực Ninh|Trùng Khánh|Tư Nghĩa|Tứ Kỳ|Tu Mơ Rông|
Tủa Chùa|Tuần Giáo|Tuy An|Tuy Đức|Tuy Phong|Tuy Phước|Tuyên Hóa|U Minh|U Minh Thượng|Ứng Hòa|Vạn Ninh|Văn Bàn|Văn Chấn|
Văn Giang|Văn Lãng|Văn Lâm|Văn Quan|Văn Yên|Vân Canh|Vân Đồn|Vân Hồ|Vị Thủy|Vị Xuyên|Việt Yên|Vĩnh Bảo|Vĩnh Châu|Vĩnh Linh|
Vĩnh Lộc|Vĩnh Lợi|Vĩnh Thạnh|Vĩnh Thuận|Vĩnh Tường|Võ Nhai|Vụ Bản|Vũ Quang|Vũ Thư|Vũng Liêm|Xuân Lộc|Xuân Trường|Xuyên Mộc|
Ý Yên|Yên Châu|Yên Dũng|Yên Định|Yên Khánh|Yên Lạc|Yên Lập|Yên Minh|Yên Mô|Yên Mỹ|Yên Phong|Yên Sơn|Yên Thành|Yên Thế|Yên Thủy""")
COMMUNE_PARTS = items("""An|Bình|Cẩm|Châu|Đại|Đông|Đồng|Đức|Gia|Giao|Hải|Hậu|Hiệp|Hoa|Hòa|Hoằng|Hội|Hồng|Hợp|Hưng|Hương|Khánh|Kim|
Kỳ|Lạc|Lâm|Lập|Liên|Long|Lộc|Lương|Lưu|Minh|Mỹ|Nam|Nghĩa|Nghi|Ngọc|Nguyên|Nhân|Nhơn|Ninh|Phong|Phú|Phúc|Phước|Phương|Phượng|
Quang|Quảng|Quế|Quý|Quỳnh|Sơn|Tam|Tân|Tây|Thái|Thành|Thanh|Thạnh|Thắng|Thiện|Thịnh|Thọ|Thới|Thuận|Thượng|Thụy|Thủy|Tiên|
Tiến|Trung|Trường|Tuy|Văn|Vân|Việt|Vĩnh|Vũ|Xuân|Yên|Trà|Tịnh|Ia|Đắk|Mường|Nậm|Bản|Chiềng|Tả|Lũng|Hạ|Trị|Định|Điền|Hóa|Khê|
Lĩnh|Mỗ|Ngạn|Nhuế|Sở|Trạch|Triều|Uyên|Xá|Ấp|Ô|Ỷ|Dục|Cử|Kỵ|Thị|Trứ|Đậu|Độ|Bồng|Bưởi|Dũng|Nhĩ|Trấn""")
STREETS = items("""Trần Hưng Đạo|Lê Lợi|Nguyễn Huệ|Hai Bà Trưng|Lý Thường Kiệt|Điện Biên Phủ|Nguyễn Trãi|Phan Chu Trinh|Quang Trung|
Hùng Vương|Ngô Quyền|Lê Duẩn|Trường Chinh|Phạm Văn Đồng|Võ Nguyên Giáp|Cách Mạng Tháng Tám|Nguyễn Thị Minh Khai|Đinh Tiên Hoàng|
Bà Triệu|Tôn Đức Thắng|Nguyễn Văn Cừ|Hoàng Quốc Việt|Xã Đàn|Giải Phóng|Láng Hạ|Đội Cấn|Thụy Khuê|Âu Cơ|Lạc Long Quân|Hồ Tùng Mậu""")

MINISTRIES = items("""Bộ Nội vụ|Bộ Tư pháp|Bộ Tài chính|Bộ Công Thương|Bộ Y tế|Bộ Giáo dục và Đào tạo|Bộ Khoa học và Công nghệ|
Bộ Quốc phòng|Bộ Công an|Bộ Ngoại giao|Bộ Xây dựng|Bộ Giao thông vận tải|Bộ Nông nghiệp và Phát triển nông thôn|
Bộ Nông nghiệp và Môi trường|Bộ Tài nguyên và Môi trường|Bộ Thông tin và Truyền thông|Bộ Văn hóa, Thể thao và Du lịch|
Bộ Lao động - Thương binh và Xã hội|Bộ Kế hoạch và Đầu tư|Bộ Dân tộc và Tôn giáo|Ủy ban Dân tộc|Thanh tra Chính phủ|
Ngân hàng Nhà nước Việt Nam|Văn phòng Chính phủ|Văn phòng Quốc hội|Đài Tiếng nói Việt Nam|Đài Truyền hình Việt Nam|
Thông tấn xã Việt Nam|Bảo hiểm xã hội Việt Nam|Kiểm toán nhà nước|Tòa án nhân dân tối cao|Viện kiểm sát nhân dân tối cao|
Tổng cục Thuế|Tổng cục Hải quan|Tổng cục Thống kê|Kho bạc Nhà nước|Ban Tôn giáo Chính phủ|Cục Văn thư và Lưu trữ nhà nước|
Cục Quản lý chất lượng|Cục Quản lý Dược|Cục Đăng kiểm Việt Nam|Cục Hàng không Việt Nam|Cục Đường bộ Việt Nam|
Cục Sở hữu trí tuệ|Cục Quản lý Khám, chữa bệnh|Cục Y tế dự phòng|Vụ Tổ chức cán bộ|Vụ Pháp chế|Vụ Kế hoạch - Tài chính|
Vụ Giáo dục Đại học|Vụ Giáo dục Tiểu học|Thanh tra Bộ|Văn phòng Bộ|Liên đoàn Lao động tỉnh|Hội Chữ thập đỏ Việt Nam""")
DEPARTMENTS = items("""Sở Nội vụ|Sở Tư pháp|Sở Tài chính|Sở Công Thương|Sở Y tế|Sở Giáo dục và Đào tạo|Sở Khoa học và Công nghệ|
Sở Xây dựng|Sở Giao thông vận tải|Sở Nông nghiệp và Phát triển nông thôn|Sở Nông nghiệp và Môi trường|
Sở Tài nguyên và Môi trường|Sở Thông tin và Truyền thông|Sở Văn hóa, Thể thao và Du lịch|Sở Văn hoá và Thể thao|Sở Du lịch|
Sở Lao động - Thương binh và Xã hội|Sở Kế hoạch và Đầu tư|Sở Dân tộc và Tôn giáo|Sở Ngoại vụ|Sở Quy hoạch - Kiến trúc|
Thanh tra tỉnh|Văn phòng Ủy ban nhân dân tỉnh|Công an tỉnh|Bộ Chỉ huy Quân sự tỉnh|Ban Quản lý khu kinh tế|Cục Thuế tỉnh|
Cục Thống kê|Chi cục Kiểm lâm|Chi cục Thủy lợi|Chi cục Bảo vệ môi trường|Chi cục Quản lý thị trường|Trung tâm Lưu trữ lịch sử|
Trung tâm Kiểm soát bệnh tật|Trung tâm Y tế|Trung tâm Phục vụ hành chính công|Văn phòng Đăng ký đất đai|Kho bạc Nhà nước tỉnh|
Hội đồng nhân dân tỉnh|Ủy ban nhân dân tỉnh|Ban Tổ chức Tỉnh ủy|Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh|Tỉnh đoàn""")
SCHOOLS = items("""Trường Đại học Bách khoa|Trường Đại học Sư phạm|Trường Đại học Kinh tế Quốc dân|Trường Đại học Y Dược|
Trường Đại học Nông Lâm|Trường Đại học Luật|Trường Đại học Ngoại thương|Trường Đại học Xây dựng|Học viện Hành chính Quốc gia|
Trường Cao đẳng Nghề|Trường Cao đẳng Y tế|Trường Trung học phổ thông chuyên|Trường Trung học cơ sở|Trường Tiểu học|Trường Mầm non|
Đại học Quốc gia|Đại học Thái Nguyên|Học viện Báo chí và Tuyên truyền|Bệnh viện Đa khoa tỉnh|Bệnh viện Phụ sản|Bệnh viện Nhi|
Viện Hàn lâm Khoa học xã hội Việt Nam|Viện Vệ sinh dịch tễ|Công ty Cổ phần Đầu tư Xây dựng|Công ty TNHH Một thành viên|
Tổng công ty Điện lực|Tập đoàn Bưu chính Viễn thông Việt Nam|Ngân hàng Thương mại cổ phần|Hợp tác xã Nông nghiệp|
Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên|Công ty Xổ số kiến thiết|Ban Quản lý dự án đầu tư xây dựng""")
ROOMS = items("""Phòng Nội vụ|Phòng Tư pháp|Phòng Tài chính - Kế hoạch|Phòng Giáo dục và Đào tạo|Phòng Y tế|Phòng Kinh tế và Hạ tầng|
Phòng Văn hóa - Xã hội|Phòng Kinh tế, Hạ tầng và Đô thị|Phòng Tài nguyên và Môi trường|Phòng Hành chính - Tổng hợp|
Phòng Tổ chức - Hành chính|Phòng Quản lý đào tạo|Phòng Nghiệp vụ Dược|Phòng Kế hoạch - Nghiệp vụ|Đội Cảnh sát giao thông|
Tổ công tác|Ban Chỉ huy phòng thủ dân sự|Thanh tra Sở|Văn phòng Sở|Bộ phận Một cửa|Hội đồng thẩm định|Ban Chỉ đạo""")

KINDS = items("""NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|QUY CHẾ|QUY ĐỊNH|THÔNG CÁO|THÔNG BÁO|HƯỚNG DẪN|CHƯƠNG TRÌNH|KẾ HOẠCH|PHƯƠNG ÁN|ĐỀ ÁN|
DỰ ÁN|BÁO CÁO|BIÊN BẢN|TỜ TRÌNH|HỢP ĐỒNG|CÔNG ĐIỆN|BẢN GHI NHỚ|BẢN THỎA THUẬN|GIẤY ỦY QUYỀN|GIẤY MỜI|GIẤY GIỚI THIỆU|
GIẤY NGHỈ PHÉP|PHIẾU GỬI|PHIẾU CHUYỂN|PHIẾU BÁO|THƯ CÔNG|GIẤY CHỨNG NHẬN|GIẤY PHÉP|CHỨNG CHỈ HÀNH NGHỀ|
GIẤY PHÉP HÀNH NGHỀ|GIẤY PHÉP XÂY DỰNG|BẰNG TỐT NGHIỆP|GIẤY XÁC NHẬN|GIẤY CHỨNG NHẬN ĐĂNG KÝ KINH DOANH|LUẬT|NGHỊ ĐỊNH|
THÔNG TƯ|THÔNG TƯ LIÊN TỊCH|GIẤY BIÊN NHẬN|PHIẾU TIẾP NHẬN HỒ SƠ|ĐƠN ĐỀ NGHỊ|TỜ KHAI|BẢN CAM KẾT|BẢN SAO|PHỤ LỤC|DANH SÁCH|
LỆNH|PHÁP LỆNH|HIẾN PHÁP|ĐIỀU LỆ|SAO Y|TRÍCH SAO|SAO LỤC|GIẤY KHAI SINH|TRÍCH LỤC|LÝ LỊCH TƯ PHÁP|GIẤY BÁO""")
KIND_CODES = items("""NQ|QĐ|QĐ|QĐ|QĐ|CT|QC|QyĐ|TC|TB|HD|CTr|KH|PA|ĐA|DA|BC|BB|TTr|HĐ|CĐ|BGN|BTT|GUQ|GM|GGT|GNP|PG|PC|PB|GP|GCN|CC|
NĐ|TT|TTLT|GPHĐ|GPXD|ĐKKDD|GPMT|GXN|SY|TrS|SL|PL|GĐKKD|CCHN|CNVB""")
AGENCY_CODES = items("""CP|TTg|BNV|BTP|BTC|BCT|BYT|BGDĐT|BKHCN|BQP|BCA|BNG|BXD|BGTVT|BNNPTNT|BNNMT|BTNMT|BTTTT|BVHTTDL|BLĐTBXH|BKHĐT|
BDTTG|UBDT|TTCP|NHNN|VPCP|UBND|HĐND|SNV|STP|STC|SCT|SYT|SGDĐT|SKHCN|SXD|SGTVT|SNN|STNMT|STTTT|SVHTTDL|SLĐTBXH|SKHĐT|VP|ĐHBK|
ĐHQG|ĐHSP|CĐYT|THPT|THCS|TTYT|BV|CTK|CT|TCT|TCHQ|KBNN|BHXH|TANDTC|VKSNDTC|TGCP|VTLTNN|QLCL|QLD|ĐKVN|CQLTT|PNV|PGDĐT|TU|HU|ĐU|
MTTQ|LĐLĐ|HCTĐ|QH15|QH14|QH13|UBTVQH14|UBTVQH15|TW|CNTT|ĐKĐĐ|TTKSBT|BQLDA|BĐBP|CAT|CATP|PC08|QLHC""")
SUFFIXES = items("""VX|KT|NC|TH|VP|TCCB|KHTC|GDTrH|GDTH|GDĐH|GDMN|QLCL|TTr|PC|NVY|NVD|KSBT|KGVX|KTN|NNTN|CN|XD|ĐT|TCKT|HCTH|TTHC|
VHXH|KTHT|KSTTHC|NSNN|QLNN|TĐKT|CTHSSV|HSSV|KHCN|ĐTBD|CCHC|CBCC|TTTH|NgV|LĐVL|BTXH|ATTP|QLDN|ĐKKD|QLĐĐ|MT|KS|TNN|BĐKH|XDCB""")
SIGN_PREFIX = items("KT.|KT.|KT.|TM.|TM.|TL.|TUQ.|Q.")
POSITIONS = items("""BỘ TRƯỞNG|THỨ TRƯỞNG|THỨ TRƯỞNG|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|CHỦ TỊCH|PHÓ CHỦ TỊCH|VỤ TRƯỞNG|PHÓ VỤ TRƯỞNG|CỤC TRƯỞNG|
PHÓ CỤC TRƯỞNG|CHÁNH VĂN PHÒNG|PHÓ CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|PHÓ CHÁNH THANH TRA|HIỆU TRƯỞNG|PHÓ HIỆU TRƯỞNG|TRƯỞNG PHÒNG|
PHÓ TRƯỞNG PHÒNG|TỔNG CỤC TRƯỞNG|PHÓ TỔNG CỤC TRƯỞNG|CHI CỤC TRƯỞNG|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|TỔNG GIÁM ĐỐC|VIỆN TRƯỞNG|
TRƯỞNG BAN|PHÓ TRƯỞNG BAN|CHỦ NHIỆM|BỘ TRƯỞNG, CHỦ NHIỆM|TỔNG THANH TRA|THỐNG ĐỐC|PHÓ THỐNG ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|BÍ THƯ|
PHÓ BÍ THƯ THƯỜNG TRỰC|TỔNG BIÊN TẬP|KẾ TOÁN TRƯỞNG|THƯ KÝ|ỦY VIÊN THƯỜNG TRỰC|NGƯỜI LẬP BIỂU|TRƯỞNG ĐOÀN|GIÁM ĐỐC SỞ|
THỪA LỆNH|PHÓ CHỦ TỊCH THƯỜNG TRỰC|TRƯỞNG KHOA|ĐỘI TRƯỞNG|TỔ TRƯỞNG|CHỦ TỌA|NGƯỜI KHAI|NGƯỜI ĐƯỢC CẤP|CÔNG CHỨNG VIÊN""")
SIGN_FOR = items("""ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|CHÍNH PHỦ|BAN CHẤP HÀNH|BAN GIÁM ĐỐC|HỘI ĐỒNG QUẢN TRỊ|
BAN THƯỜNG VỤ|ỦY BAN THƯỜNG VỤ QUỐC HỘI|ĐẢNG ỦY|BAN CHỈ ĐẠO|TẬP THỂ LÃNH ĐẠO""")
TITLES = items("Ông|Bà|ông|bà|đồng chí|Đồng chí|ThS.|TS.|PGS.TS.|GS.TS.|BS.CKII|BS.CKI|DS.|KS.|Bác sĩ|Luật sư|Thượng tá|Đại tá|NGƯT.")

LAWS = items("""Luật Tổ chức Chính phủ|Luật Tổ chức chính quyền|Luật Ban hành văn bản|Luật Đầu tư công|Luật Ngân sách nhà nước|
Luật Giáo dục|Luật Giáo dục đại học|Luật Khám bệnh, chữa bệnh|Luật Dược|Luật Đất đai|Luật Xây dựng|Luật Doanh nghiệp|Luật Đấu thầu|
Luật Lưu trữ|Luật Giao dịch điện tử|Luật Công nghệ thông tin|Luật Hộ tịch|Luật Căn cước|Luật Cư trú|Luật Nhà ở|Luật Kiến trúc|
Luật Bảo vệ môi trường|Luật Tài nguyên nước|Luật Khoáng sản|Luật Thủy sản|Luật Lâm nghiệp|Luật Phòng, chống tham nhũng|
Luật Khiếu nại|Luật Tố cáo|Luật Thi đua, khen thưởng|Luật Cán bộ, công chức|Luật Viên chức|Bộ luật Lao động|Luật Bảo hiểm y tế|
Luật Bảo hiểm xã hội|Luật Việc làm|Luật Trẻ em|Luật Di sản văn hóa|Luật Du lịch|Luật Báo chí|Luật Xuất bản|Luật Quảng cáo|
Luật Phòng cháy, chữa cháy|Luật Giao thông đường bộ|Luật Trật tự, an toàn|Luật Hải quan|Luật Quản lý thuế|Luật Kế toán|
Luật Thống kê|Luật Tiếp cận thông tin|Luật Tín ngưỡng, tôn giáo|Luật Thanh tra|Luật Hòa giải ở cơ sở|Luật Công chứng""")
DOC_WORDS = items("""Nghị định|Thông tư|Quyết định|Nghị quyết|Chỉ thị|Công văn|Kế hoạch|Tờ trình|Thông báo|Báo cáo|Công điện|Thông tư liên tịch|
Hướng dẫn|Văn bản|Kết luận|Biên bản|Hợp đồng|Giấy phép|Giấy chứng nhận""")
