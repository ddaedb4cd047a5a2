# SPDX-License-Identifier: GPL-3.0-or-later
"""Phrases that sentences of administrative prose are put together from. Written for this generator."""
from admin_words import items

ACTORS = items("""các đơn vị liên quan|các phòng, ban chuyên môn|chủ đầu tư|nhà thầu thi công|hội đồng tuyển dụng|tổ chức, cá nhân|
người nộp hồ sơ|cơ quan chủ trì soạn thảo|đơn vị sử dụng lao động|thủ trưởng các đơn vị|cán bộ tiếp nhận|cơ sở giáo dục|
cơ sở khám bệnh|chủ rừng|người đứng đầu|doanh nghiệp|hộ gia đình|đoàn kiểm tra|viên chức phụ trách|giáo viên chủ nhiệm|
bộ phận văn thư|người được ủy quyền|cơ quan cấp phép|tổ chức hành nghề|hộ kinh doanh|bên mua|bên bán|bên thuê|trưởng thôn, bản|
ban giám khảo|tổ thẩm định giá|kế toán trưởng|thí sinh|học viên|nghiên cứu sinh|người bệnh|người lao động|người sử dụng đất|
các xã, phường, đặc khu|lực lượng chức năng|cơ quan tài chính cùng cấp|ngân hàng thương mại|các địa phương|đội quản lý trật tự""")
VERBS = items("""chủ trì|phối hợp|tổ chức triển khai|rà soát|tổng hợp|xây dựng|thẩm định|phê duyệt|ban hành|sửa đổi|bổ sung|thay thế|bãi bỏ|
hướng dẫn|kiểm tra|giám sát|đôn đốc|thực hiện|báo cáo|lập|gửi|nộp|tiếp nhận|xử lý|giải quyết|cấp|cấp lại|thu hồi|gia hạn|đăng ký|
công bố|niêm yết|lưu giữ|số hóa|chỉnh lý|bàn giao|nghiệm thu|quyết toán|thanh toán|bố trí|phân bổ|điều chỉnh|cập nhật|đánh giá|
xếp loại|bồi dưỡng|tuyển dụng|bổ nhiệm|điều động|luân chuyển|khen thưởng|xử phạt|hỗ trợ|bồi thường|tuyên truyền|phổ biến|đề xuất|
kiến nghị|xem xét|quyết định|chịu trách nhiệm về|theo dõi|quản lý|khai thác|sử dụng|bảo quản|tiêu hủy|ứng dụng|kết nối|chia sẻ""")
OBJECTS = items("""hồ sơ liên thông|quy hoạch sử dụng đất|kế hoạch vốn đầu tư|danh mục vị trí việc làm|báo cáo tài chính quý|
dự toán chi thường xuyên|hệ thống thông tin|kho dữ liệu dân cư|chứng thư chữ ký số|tài liệu lưu trữ giấy|phông lưu trữ|
mục lục hồ sơ|giấy phép hoạt động|giấy chứng nhận quyền sử dụng đất|chứng chỉ hành nghề|văn bằng, chứng chỉ|bảng điểm học tập|
danh sách thí sinh trúng tuyển|biên chế công chức|quỹ tiền lương|phụ cấp ưu đãi|chế độ bảo hiểm|thuốc, vật tư y tế|
trang thiết bị dạy học|cơ sở vật chất trường, lớp|công trình thủy lợi|đê điều, hồ đập|vùng nguyên liệu|mô hình khuyến nông|
dịch bệnh trên gia súc, gia cầm|rừng phòng hộ|nguồn nước sinh hoạt|chất thải rắn|khí thải công nghiệp|báo cáo đánh giá tác động|
tuyến đường liên xã|biển báo, vạch kẻ đường|nút giao thông|giấy phép lái xe|phương tiện vận tải|bến xe khách|lễ hội truyền thống|
di tích lịch sử|thư viện công cộng|nhà văn hóa thôn|giải bóng chuyền|hộ nghèo, hộ cận nghèo|trợ cấp xã hội|người có công|trẻ em mồ côi|
đề tài khoa học|sáng kiến cải tiến|nhãn hiệu tập thể|mã số, mã vạch|hợp đồng tư vấn|gói thầu mua sắm|hồ sơ mời thầu|
kết quả chọn nhà thầu|giá đất cụ thể|tiền sử dụng đất|thuế thu nhập|lệ phí môn bài|phí bảo vệ môi trường|hóa đơn điện tử|
sổ hộ tịch|giấy khai sinh|phiếu lý lịch|tủ sách pháp luật|vụ việc tranh chấp|đơn thư khiếu nại|kết luận thanh tra|tài sản, thu nhập|
công tác cải cách|dịch vụ công trực tuyến|chỉ số hài lòng|quy trình nội bộ|thời hạn giải quyết|phương án phân công|nội dung ủy quyền|
kỳ thi tốt nghiệp|kỳ thi nâng ngạch|khung năng lực|chương trình giáo dục|sách giáo khoa|học bổng khuyến khích|chỉ tiêu tuyển sinh|
ký túc xá sinh viên|bữa ăn bán trú|tiêm chủng mở rộng|an toàn thực phẩm|bệnh sốt xuất huyết|bệnh tay chân miệng|giường bệnh|
khám sức khỏe định kỳ|nước thải y tế|nhà thuốc, quầy thuốc|cơ sở bán lẻ thuốc|mỹ phẩm nhập khẩu|ruộng bậc thang|chợ đầu mối|
lưới điện hạ áp|trạm biến áp|xăng dầu|khu, cụm công nghiệp|làng nghề|sản phẩm chủ lực|hàng giả, hàng nhái|cửa khẩu phụ|đường biên""")
PURPOSES = items("""bảo đảm đúng tiến độ|đúng quy định hiện hành|phù hợp với tình hình thực tế|tránh thất thoát, lãng phí|
phục vụ người dân và doanh nghiệp|nâng cao hiệu quả quản lý|đáp ứng yêu cầu nhiệm vụ|giảm thời gian đi lại|
không để xảy ra ùn ứ|kịp thời tháo gỡ vướng mắc|theo thẩm quyền được giao|theo hướng tinh gọn|để tổng hợp chung|
làm cơ sở cho các bước tiếp theo|tạo chuyển biến rõ nét|giữ vững ổn định|khắc phục triệt để tồn tại|bảo đảm an toàn tuyệt đối|
công khai, minh bạch|nếu có đủ điều kiện|trừ trường hợp bất khả kháng|kể cả ngày nghỉ, ngày lễ|với tinh thần trách nhiệm cao|
trên nguyên tắc tự nguyện|không phân biệt đối xử|khi có yêu cầu bằng văn bản|sau khi lấy ý kiến|trước khi trình ký""")
CONDITIONS = items("""Trong quá trình thực hiện|Trường hợp có vướng mắc|Khi hết thời hạn|Đối với các trường hợp còn lại|Để kịp thời khắc phục|
Qua kiểm tra thực tế|Sau khi xem xét hồ sơ|Nhằm nâng cao chất lượng|Xét đề nghị của|Theo phản ánh của|Trên cơ sở thống nhất|
Ngoài các nội dung nêu trên|Riêng đối với|Từ nay đến cuối năm|Bên cạnh kết quả đạt được|Nguyên nhân chủ yếu là do|Tính đến thời điểm này|
Để bảo đảm nguồn lực|Hằng năm, hằng quý|Chậm nhất là|Kể từ thời điểm bàn giao|Về phương hướng nhiệm vụ|Về tổ chức bộ máy|
Theo báo cáo nhanh|Trước mắt|Về lâu dài|Mặt khác|Đồng thời|Do đó|Tuy nhiên|Vì vậy|Như vậy|Ngược lại|Ví dụ|Cụ thể""")
RESULTS = items("""đạt tỷ lệ {pc}|tăng {pc} so với cùng kỳ|giảm {pc} so với kế hoạch|hoàn thành {n} trên tổng số {n} nhiệm vụ|
với tổng kinh phí {money} đồng|với số tiền là {money}đ|trên diện tích {area}|có {n} hồ sơ quá hạn|còn {n} trường hợp chưa xử lý|
trong thời hạn {d} ngày làm việc|trước {hour} ngày {date}|kể từ ngày {date}|đến hết ngày {date}|từ tháng {m} đến tháng {m}|
tại phụ lục {roman} kèm theo|theo mẫu số {d} ban hành kèm theo|tại điểm {letter} khoản {d} Điều {d2}|tại khoản {d} và khoản {d}|
quy định tại Điều {d2}|nêu tại mục {roman}.{d}|theo biểu số {d2}/{code}|với {n} đại biểu tham dự|gồm {d2} thành viên|
có chiều dài {dec} km|công suất {n} kW|khối lượng {dec} tấn|mật độ {n} người/km²|thể tích {dec} m³|nhiệt độ từ {d2}°C|
hệ số {dec1}|mức {dec1} lần|bậc {d}/{d}|hạng {roman}|loại {d}|tương đương {n} USD|chiếm {pc}|tỷ lệ 1/{scale}|thửa số {n}, tờ số {d2}""")
SHORT_OPENERS = items("""Điều {d2}.|Điều {d2}.|Điều {d2}.|{d}.|{d}.|{d}.|{d}.{d}.|{d}.{d}.{d}.|{letter})|{letter})|-|-|-|+|+|–|•|{roman}.|
({d})|({letter})|Khoản {d}.|Mục {d}.|Bước {d}:|Lần {d}:|Câu {d}:|{d})|Thứ nhất,|Thứ hai,|Một là,|Hai là,|*|Ghi chú:|Lưu ý:|Phần {roman}.""")
OPEN_TITLES = items("""Phạm vi điều chỉnh|Đối tượng áp dụng|Giải thích từ ngữ|Nguyên tắc thực hiện|Tổ chức thực hiện|Hiệu lực thi hành|
Điều khoản chuyển tiếp|Trách nhiệm thi hành|Quyền và nghĩa vụ|Trình tự, thủ tục|Hồ sơ đề nghị|Thời hạn giải quyết|Kinh phí thực hiện|
Chế độ báo cáo|Các hành vi bị nghiêm cấm|Mục tiêu tổng quát|Mục tiêu cụ thể|Nhiệm vụ và giải pháp|Thời gian, địa điểm|
Thành phần tham dự|Nội dung chương trình|Tiêu chuẩn, điều kiện|Cách tính điểm|Yêu cầu kỹ thuật|Giá trị hợp đồng|Phương thức thanh toán|
Bảo hành, bảo trì|Giải quyết tranh chấp|Cơ cấu tổ chức|Chức năng, nhiệm vụ|Biên chế và số lượng người làm việc|Mức thu, miễn, giảm""")
ENACT = items("""Ban hành kèm theo {doc} này|Phê duyệt kèm theo|Công nhận kết quả|Cho phép thành lập|Bổ nhiệm có thời hạn|Thu hồi và hủy bỏ|
Điều động và giao nhiệm vụ cho|Giao chỉ tiêu cho|Tặng Bằng khen cho|Nâng bậc lương thường xuyên đối với|Sửa đổi, bổ sung|Kéo dài thời gian|
Thành lập Tổ giúp việc|Kiện toàn Ban Chỉ đạo|Cử đoàn công tác đi|Phân bổ kinh phí cho|Chấp thuận chủ trương|Đình chỉ hoạt động của""")
EFFECTIVE = items("""{doc} này có hiệu lực|thi hành kể từ ngày ký.|có hiệu lực kể từ ngày {date}.|và thay thế {doc} số {sym}.|
chịu trách nhiệm thi hành|{doc} này./.|các điều khoản khác trái với|{doc} này thì thôi áp dụng.|căn cứ {doc} thi hành./.|
và các đơn vị này|Chánh Văn phòng, Trưởng các phòng|Thủ trưởng các cơ quan nêu tại Điều {d}""")
CAPS_HEADS = items("""VỀ VIỆC BAN HÀNH|VỀ VIỆC PHÊ DUYỆT|PHẦN MỞ ĐẦU|NHỮNG QUY ĐỊNH CHUNG|QUY ĐỊNH CHUNG|TỔ CHỨC THỰC HIỆN|ĐIỀU KHOẢN THI HÀNH|
QUYỀN VÀ NGHĨA VỤ|KẾT QUẢ THỰC HIỆN|PHƯƠNG HƯỚNG, NHIỆM VỤ|MỤC ĐÍCH, YÊU CẦU|KẾT LUẬN VÀ KIẾN NGHỊ|CÁC GIẢI PHÁP CHỦ YẾU|
TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN|DANH MỤC TÀI LIỆU|BẢNG TỔNG HỢP SỐ LIỆU|THUYẾT MINH DỰ TOÁN|XỬ LÝ VI PHẠM|KHEN THƯỞNG, KỶ LUẬT|
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU|CỦA BỘ TRƯỞNG BỘ|CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN|CỦA GIÁM ĐỐC SỞ|CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH|
BỘ TRƯỞNG BỘ|THỨ TRƯỞNG BỘ|GIÁM ĐỐC SỞ|HỘI ĐỒNG NHÂN DÂN|CHÍNH PHỦ|QUỐC HỘI|ỦY BAN THƯỜNG VỤ|CĂN CỨ ĐỀ NGHỊ|QUYẾT NGHỊ:|QUYẾT ĐỊNH:|
CHỨNG NHẬN|CẤP CHO|CÔNG NHẬN|BẢN SAO ĐÚNG VỚI BẢN CHÍNH|CHỨNG THỰC|MẶT TRƯỚC|MẶT SAU|BẢO MẬT|HỎA TỐC|THƯỢNG KHẨN|KHẨN|MẬT|TỐI MẬT|
LƯU HÀNH NỘI BỘ|DỰ THẢO|XEM XONG TRẢ LẠI|KHÔNG PHỔ BIẾN|VĂN BẢN HẾT HIỆU LỰC|THUỘC THẨM QUYỀN GIẢI QUYẾT|THỦ TỤC HÀNH CHÍNH|
KÝ THAY|THỪA ỦY QUYỀN|NGƯỜI ĐỨNG ĐẦU|SỐ THỨ TỰ|ĐƠN VỊ TÍNH: TRIỆU ĐỒNG|HỌ VÀ TÊN|CHỨC VỤ|CỘNG|TỔNG CỘNG|LŨY KẾ|DIỄN GIẢI|
THỨ TỰ ƯU TIÊN|NỮ GIỚI|TRẺ EM|NGHỈ HƯU|ĐỂ BÁO CÁO|CỬ TUYỂN|BẢO TỒN|ĐỔI MỚI|NHẬP KHẨU|XUẤT KHẨU|CẬN NGHÈO|TẬP THỂ|CÁ NHÂN|PHÒNG CHỐNG LŨ""")
FORM_LABELS = items("""Họ và tên|Họ và tên (chữ in hoa)|Họ, chữ đệm, tên|Tên gọi khác|Ngày, tháng, năm sinh|Ngày sinh|Sinh ngày|Nơi sinh|
Giới tính|Nam/Nữ|Dân tộc|Tôn giáo|Quốc tịch|Quê quán|Nguyên quán|Nơi thường trú|Nơi đăng ký hộ khẩu|Nơi ở hiện nay|Chỗ ở hiện tại|
Số CCCD|Số CMND|Số định danh cá nhân|Giấy chứng minh nhân dân số|Ngày cấp|Nơi cấp|Có giá trị đến|Hiệu lực từ ngày|Số hiệu|
Số vào sổ cấp bằng|Vào sổ cấp chứng chỉ số|Số vào sổ gốc cấp văn bằng|Xếp loại tốt nghiệp|Xếp loại|Hạng tốt nghiệp|Hình thức đào tạo|
Ngành đào tạo|Chuyên ngành|Năm tốt nghiệp|Khóa học|Điểm trung bình|Trình độ chuyên môn|Văn bằng chuyên môn|Phạm vi hành nghề|
Phạm vi hoạt động chuyên môn|Hình thức tổ chức|Thời gian hoạt động|Địa điểm kinh doanh|Người phụ trách chuyên môn|Tên cơ sở|
Tên doanh nghiệp|Tên viết tắt|Mã số doanh nghiệp|Mã số thuế|Địa chỉ trụ sở chính|Vốn điều lệ|Ngành, nghề kinh doanh|
Người đại diện theo pháp luật|Chức danh|Đăng ký lần đầu ngày|Đăng ký thay đổi lần thứ|Thửa đất số|Tờ bản đồ số|Địa chỉ thửa đất|
Diện tích|Diện tích sàn|Hình thức sử dụng|Mục đích sử dụng|Thời hạn sử dụng|Nguồn gốc sử dụng|Nhà ở|Kết cấu|Cấp hạng|Số tầng|
Biển số đăng ký|Nhãn hiệu|Số loại|Số máy|Số khung|Màu sơn|Dung tích|Tải trọng|Số chỗ ngồi|Năm sản xuất|Chủ xe|Hạng xe|
Điện thoại|Số điện thoại|Fax|Email|Thư điện tử|Website|Tài khoản số|Tại ngân hàng|Mã hồ sơ|Ngày tiếp nhận|Ngày hẹn trả kết quả|
Người nộp|Cán bộ tiếp nhận|Lý do|Nội dung|Kính gửi|Nơi nhận|Trích yếu|Độ khẩn|Độ mật|Số lượng bản|Phông số|Hộp số|Hồ sơ số|Tờ số|
Thời hạn bảo quản|Mã phông|Tên cha|Tên mẹ|Năm sinh|Nghề nghiệp|Quan hệ với chủ hộ|Số BHXH|Mã thẻ BHYT|Nơi khám, chữa bệnh ban đầu|
Chẩn đoán|Kết luận|Ý kiến của lãnh đạo|Đề xuất, kiến nghị|Hệ số lương|Mã ngạch|Bậc|Ngạch công chức|Vị trí việc làm""")
FORM_VALUES = items("""Nam|Nữ|Kinh|Tày|Thái|Mường|Khmer|Nùng|Mông|Dao|Chăm|Ê Đê|Không|Phật giáo|Công giáo|Cao Đài|Hòa Hảo|Việt Nam|Giỏi|Khá|
Trung bình|Xuất sắc|Chính quy|Vừa làm vừa học|Từ xa|Đại học|Thạc sĩ|Tiến sĩ|Cao đẳng|Trung cấp|Bác sĩ đa khoa|Dược sĩ đại học|
Điều dưỡng|Y sĩ|Kỹ sư|Cử nhân|Kế toán|Quản trị kinh doanh|Luật kinh tế|Công nghệ thông tin|Sư phạm Ngữ văn|Sử dụng riêng|Lâu dài|
Đất ở tại đô thị|Đất trồng cây lâu năm|Đất trồng lúa|Bê tông cốt thép|HONDA|YAMAHA|TOYOTA|Đỏ đen|Trắng|Xanh|Cục Cảnh sát QLHC về TTXH|
Buôn bán thực phẩm|Vận tải hàng hóa|Sửa chữa máy vi tính|Khám bệnh, chữa bệnh thông thường|Bán lẻ thuốc|Nội khoa|Răng - Hàm - Mặt|
Siêu âm chẩn đoán|Xét nghiệm|Phục hồi chức năng|Vĩnh viễn|70 năm|20 năm|05 năm|Đủ điều kiện|Không đủ điều kiện|Đang xử lý""")
