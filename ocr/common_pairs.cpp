// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/common_pairs.h"

#include "core/base/text.h"

namespace sohoa {
namespace {

// Where two of them differ by marks alone, both stand here, and neither speaks against the other.
constexpr const char* pairs =
    "an ninh, an toàn, ban hành, ban quản, biên bản, biên chế, biên giới, biển đảo, biểu mẫu, biểu quyết, bác sĩ, bãi bỏ, bưu chính, "
    "bản chính, bản sao, bản đồ, bảo dưỡng, bảo hiểm, bảo hộ, bảo quản, bảo trợ, bảo tàng, bảo tồn, bảo vệ, bảo đảm, bắc ninh, "
    "bệnh viện, bố trí, bồi dưỡng, bồi thường, bổ nhiệm, bổ sung, bổ trợ, chi bộ, chi cục, chi nhánh, chi phí, chi tiết, chi trả, "
    "chiến lược, chiến sĩ, chuyên gia, chuyên môn, chuyên viên, chuyển giao, chuyển mục, chuyển nhượng, chuyển đổi, chuẩn bị, "
    "cháy nổ, chính phủ, chính quyền, chính sách, chính trị, chương trình, chấm dứt, chấp hành, chấp thuận, chất lượng, chế biến, "
    "chế tạo, chế độ, chỉ số, chỉ thị, chỉ tiêu, chỉ đạo, chỉ định, chủ trì, chủ trương, chủ tịch, chức danh, chức năng, chức vụ, "
    "chứng chỉ, chứng khoán, chứng nhận, chứng thực, chữa bệnh, chữa cháy, cung cấp, cán bộ, cây trồng, công bố, công chức, "
    "công chứng, công dân, công khai, công nghiệp, công nghệ, công nhân, công nhận, công thương, công trình, công trường, công ty, "
    "công tác, công viên, công văn, công điện, công đoàn, cơ quan, cơ sở, cư trú, cưỡng chế, cải cách, cải thiện, cải tạo, cảng vụ, "
    "cảnh báo, cảnh quan, cảnh sát, cấp giấy, cấp phép, cẩm xuyên, cổ phần, cổ tức, cụ thể, cứu hộ, cứu nạn, cử nhân, danh mục, "
    "danh sách, diễn tập, diện tích, doanh nghiệp, du lịch, dân cư, dân số, dân tộc, dưới đất, dược liệu, dược phẩm, dịch bệnh, "
    "dịch tễ, dịch vụ, dự báo, dự phòng, dự thảo, dự toán, dự án, giai đoạn, giao dịch, giao nhiệm, giao thông, giao đất, giá trị, "
    "giá đất, giám sát, giám định, giám đốc, giáo dục, giáo viên, giải pháp, giải phóng, giải quyết, giải thể, giải trình, "
    "giảm nghèo, giảm thiểu, giảng dạy, giảng viên, giấy phép, giới thiệu, giữ chức, hiến máu, hiệu lực, hiệu quả, hiệu trưởng, "
    "hoàn thiện, hoàn thành, hoạt động, huyện ủy, huấn luyện, hà tĩnh, hàng hóa, hàng hải, hàng không, hành chính, hành nghề, "
    "hành động, hòa giải, hùng vương, hướng dẫn, hưởng lương, hạ tầng, hạn chế, hải quan, học bổng, học kỳ, học nghề, học phí, "
    "học sinh, học tập, học viện, hỏa hoạn, hỗ trợ, hộ chiếu, hộ gia, hộ khẩu, hộ nghèo, hộ tịch, hội nghị, hội thảo, hội đồng, "
    "hợp nhất, hợp pháp, hợp tác, hợp đồng, hủy bỏ, khai thác, khen thưởng, khiếu nại, kho bạc, khoa học, khoáng sản, khu vực, "
    "khung giá, khuyến công, khuyến khích, khuyến nông, khám bệnh, khám chữa, kháng chiến, khánh hòa, khảo sát, khẩn cấp, khắc phục, "
    "kinh doanh, kinh phí, kinh tế, kiến nghị, kiến thức, kiến trúc, kiểm dịch, kiểm kê, kiểm lâm, kiểm nghiệm, kiểm soát, kiểm sát, "
    "kiểm toán, kiểm tra, kiểm tu, kiểm định, ký kết, ký quỹ, kế hoạch, kế toán, kết luận, kết nối, kết quả, kỷ luật, kỷ niệm, "
    "kỹ năng, kỹ sư, kỹ thuật, liên kết, liên thông, liên tịch, liệt sĩ, liệu nổ, lâm nghiệp, lãnh thổ, lãnh đạo, lê lợi, lý lịch, "
    "lĩnh vực, lưu hành, lưu trữ, lương thực, lệ phí, lực lượng, môi giới, môi trường, mầm non, mở rộng, mỹ phẩm, mỹ thuật, "
    "nghiên cứu, nghiệm thu, nghiệp vụ, nghĩa vụ, nghệ an, nghệ thuật, nghỉ hè, nghỉ hưu, nghỉ phép, nghị quyết, nghị định, "
    "ngoại ngữ, nguyên tắc, nguyễn huệ, nguyễn trãi, nguồn lực, nguồn nước, ngành nghề, ngân hàng, ngân sách, người có, người dân, "
    "nhiệm kỳ, nhiệm vụ, nhà nước, nhà trường, nhà ở, nhân dân, nhân lực, nhân viên, nhập cảnh, nhập khẩu, nuôi trồng, nâng cao, "
    "nâng cấp, nâng lương, nông dân, nông nghiệp, nông thôn, nước sạch, nước thải, nội bộ, nội dung, nội quy, nội vụ, "
    "phim ảnh, pháp chế, pháp luật, pháp lý, pháp lệnh, phát hành, phát sinh, phát thanh, phát triển, phân bón, phân bổ, phân công, "
    "phân cấp, phân loại, phê duyệt, phí bảo, phòng cháy, phòng chống, phòng ngừa, phương hướng, phương tiện, phương án, phạm vi, "
    "phản ánh, phẩm chất, phẫu thuật, phối hợp, phổ biến, phổ cập, phổ thông, phụ cấp, phụ lục, phụ nữ, phục hồi, phục vụ, quan hệ, "
    "quan trắc, quy chuẩn, quy chế, quy hoạch, quy mô, quy trình, quy tắc, quy định, quyết toán, quyết định, quyền hạn, quyền sử, "
    "quân sự, quân đội, quản lý, quản trị, quảng cáo, quảng ngãi, quảng trị, quốc gia, quốc hội, quốc phòng, quốc tế, quỹ đất, "
    "rà soát, rủi ro, sinh học, sinh viên, sáng kiến, sáp nhập, sân bay, sĩ quan, sơ kết, sơ tuyển, sơ đồ, sản lượng, sản phẩm, "
    "sản xuất, sắp xếp, số hóa, sổ đỏ, sở hữu, sức khỏe, sử dụng, sửa chữa, sửa đổi, sự cố, sự nghiệp, thanh lý, thanh niên, "
    "thanh toán, thanh tra, theo dõi, thi công, thi hành, thi tuyển, thi đua, thiên tai, thiết bị, thiết kế, thu gom, thu hút, "
    "thu hồi, thu thập, thu tiền, thuê tài, thuê đất, thuế thu, thuế đất, thành lập, thành phần, thành phố, thành viên, thí sinh, "
    "thí điểm, thôi việc, thông báo, thông qua, thông tin, thông tư, thăm dò, thăng hạng, thương binh, thương mại, thường niên, "
    "thường trú, thường trực, thường xuyên, thưởng phạt, thạc sĩ, thất nghiệp, thẩm quyền, thẩm tra, thẩm định, thế chấp, thế giới, "
    "thế hệ, thể chế, thể dục, thể thao, thị trường, thị trấn, thị xã, thống kê, thống nhất, thời gian, thời hạn, thủ công, "
    "thủ trưởng, thứ trưởng, thủ tướng, thủ tục, thủ đô, thủ đức, thủy lợi, thủy sản, thủy điện, thừa kế, thửa đất, thực hiện, thực hành, "
    "thực phẩm, thực vật, tinh giản, tiêm chủng, tiêu chuẩn, tiêu chí, tiêu dùng, tiêu hủy, tiến hành, tiến sĩ, tiến độ, tiếp công, "
    "tiếp cận, tiếp nhận, tiếp tục, tiết kiệm, tiền lương, tiểu ban, tiểu học, tranh chấp, triển khai, triển lãm, trung cấp, "
    "trung hạn, trung học, trung tâm, trung ương, truyền hình, truyền thông, truyền thống, trách nhiệm, trình tự, trường học, "
    "trường hợp, trưởng phòng, trạm y, trần phú, trật tự, trẻ em, trồng rừng, trồng trọt, trợ cấp, trợ giúp, trực thuộc, trực tuyến, "
    "tuyên dương, tuyên truyền, tuyển chọn, tuyển dụng, tuyển sinh, tuần tra, tài chính, tài khoản, tài liệu, tài nguyên, tài sản, "
    "tài trợ, tách thửa, tái định, tình hình, tình nguyện, tình trạng, tín dụng, tín ngưỡng, tôn giáo, tăng cường, tư liệu, tư pháp, "
    "tư vấn, tương đương, tạm thời, tập huấn, tập thể, tập trung, tệ nạn, tỉ lệ, tỉnh ủy, tố cáo, tố tụng, tổ chức, tổ công, tổ dân, "
    "tổ phó, tổ trưởng, tổng công, tổng cục, tổng hợp, tổng kết, tổng thể, tổng vệ, từ chối, tử tuất, tự chủ, tự nguyện, tỷ lệ, "
    "vay vốn, vi phạm, viên chức, viễn thông, việc làm, văn bản, văn bằng, văn hóa, văn học, văn nghệ, văn phòng, văn thư, "
    "vĩnh long, vũ khí, vận hành, vận tải, vận động, vật liệu, vật nuôi, vật tư, vắc xin, vệ sinh, xe buýt, xu hướng, xuất bản, "
    "xuất cảnh, xuất khẩu, xuất nhập, xác minh, xác nhận, xây dựng, xã hội, xét duyệt, xét nghiệm, xét tuyển, xăng dầu, xếp hạng, "
    "xếp loại, xử lý, xử phạt, y học, y sĩ, y tế, yêu cầu, áp dụng, ô nhiễm, điều chỉnh, điều hành, điều kiện, điều lệ, điều tra, "
    "điều trị, điều động, điểm thi, điện biên, điện lực, điện tử, đoàn thể, đào tạo, đánh giá, đê điều, đình chỉ, đơn giá, đơn giản, "
    "đơn thư, đơn vị, đại biểu, đại học, đảm bảo, đất đai, đấu giá, đấu thầu, đầu tư, đắk lắk, đắk nông, đề cương, đề nghị, đề xuất, "
    "đề án, địa bàn, địa chính, địa chất, địa giới, địa phương, địa điểm, định giá, định hướng, định mức, đối tượng, đồng tháp, "
    "đổi mới, đổi tên, độc hại, đội ngũ, động viên, đủ điều, ưu tiên, ưu đãi, ổn định, ủy ban, ủy quyền, ủy thác, ủy viên ";

} // namespace

std::vector<std::string> common_pairs() {
    std::vector<std::string> out;
    for (const std::string& pair : split(pairs, ','))
        out.push_back(pair.substr(pair.find_first_not_of(' ')));
    out.back().erase(out.back().find_last_not_of(' ') + 1);
    return out;
}

} // namespace sohoa
