# Những gì người đăng nhập đọc. Ngắn gọn, chủ động, điềm tĩnh.

# Buttons and links
log-in = Đăng nhập
logging-in = Đang đăng nhập…
log-out = Đăng xuất
logging-out = Đang đăng xuất…
create-account = Tạo tài khoản
creating-account = Đang tạo tài khoản của bạn…
trouble = Bạn gặp khó khăn khi đăng nhập?
have-account = Tôi đã có tài khoản
back-to-login = Quay lại đăng nhập
to-account = Đến tài khoản của bạn
to-start = Đến trang đầu
save = Lưu
saving = Đang lưu…
# Before the name of the language, at the foot of the page
language = Ngôn ngữ

# Fields
login-id = Email hoặc số điện thoại
password = Mật khẩu
or-password = hoặc bằng mật khẩu
password-hint = Từ { $min } đến { $max } ký tự. Vài từ liền nhau tạo thành mật khẩu tốt.

# Passkeys
passkey-hint = Dùng vân tay, khuôn mặt hoặc khóa màn hình của bạn.
passkey-hint-recover = Trình duyệt sẽ hỏi bạn muốn dùng thiết bị nào.
passkey-failed = Không thành công. Hãy thử lại hoặc đăng nhập bằng cách khác.
passkey-missing = Hiện không dùng được khóa truy cập. Hãy dùng mật khẩu.
passkey-missing-recover = Hiện không dùng được khóa truy cập. Hãy thử lại sau hoặc hỏi quản trị viên.

# Start page
home-heading = Chào mừng bạn
home-signed-in = Bạn đã đăng nhập.
home-lead = { $product } là nơi bạn đăng nhập, bằng khóa truy cập hoặc mật khẩu.

# The first administrator
setup-heading = Trở thành quản trị viên
setup-lead = Tạo khóa truy cập trên thiết bị này. Từ nay bạn đăng nhập bằng khóa đó.
setup-needs-passkey = Trước hết hãy tạo khóa truy cập: nhấn nút bên dưới.

# Registration is closed
closed-heading = Tài khoản mới
closed-lead = Tại đây, quản trị viên tạo tài khoản mới. Hãy nhờ họ tạo cho bạn. Nếu đã có tài khoản, hãy đăng nhập.

# Trouble logging in
recover-lead = Nếu bạn có khóa truy cập trên một thiết bị khác, như điện thoại hoặc khóa bảo mật, hãy dùng nó ở đây. Sau đó tạo một khóa trên thiết bị này.
recover-field-hint = Bạn có thể để trống ô này.
recover-honest = Ở đây chưa có mã qua email. Nếu bạn không có khóa truy cập lẫn mật khẩu, hãy nhờ quản trị viên giúp.
recover-no-script = Khóa truy cập cần JavaScript. Hãy bật nó trong trình duyệt hoặc dùng trình duyệt có hỗ trợ.

# Account
account-heading = Tài khoản của bạn
account-greeting = Xin chào, { $name }
member-since = Thành viên từ
last-login = Lần đăng nhập gần nhất
first-login = Chưa được ghi lại
your-details = Thông tin của bạn
read-only = Bạn không thể thay đổi mục này.
saved = Đã lưu.
not-saved = Chưa lưu. Hãy sửa những chỗ được đánh dấu.
changed-elsewhere = Trong lúc đó, thông tin của bạn đã được thay đổi ở nơi khác. Hãy xem lại rồi lưu lần nữa.

# Sessions
sessions-heading = Nơi bạn đang đăng nhập
this-session = Thiết bị này
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
last-active = Hoạt động gần nhất:
ending-sessions = Đang đăng xuất…
log-out-elsewhere = Đăng xuất ở mọi nơi khác
log-out-of = Đăng xuất: { $device }
# “Firefox on Windows”
device = { $browser } trên { $system }
device-unknown-browser = Trình duyệt không rõ trên { $system }
device-unknown = Thiết bị không rõ
device-app = Một ứng dụng
minutes-ago =
    { $minutes ->
        [0] vừa xong
       *[other] { $minutes } phút trước
    }

# Mistakes, beside a field or above a form
login-id-invalid = Nhập địa chỉ email, hoặc số điện thoại kèm mã quốc gia.
wrong-credentials = Thông tin đăng nhập không khớp nhau. Hãy thử lại.
not-created = Chúng tôi không thể tạo tài khoản này. Nếu bạn đã có tài khoản, hãy đăng nhập.
passkey-unreadable = Khóa truy cập của bạn chưa đến chỗ chúng tôi trọn vẹn. Hãy tạo lại.
passkey-of-another = Khóa truy cập đó được tạo cho địa chỉ khác. Hãy tạo một khóa cho địa chỉ này.
password-too-short = Dùng ít nhất { $min } ký tự. Vài từ liền nhau là tốt.
password-too-long = Dùng nhiều nhất { $max } ký tự.
field-required = Cần có mục này.
field-too-long = Dùng nhiều nhất { $limit } ký tự.
field-too-short = Dùng ít nhất { $limit } ký tự.
field-at-least = Nhập { $limit } trở lên.
field-at-most = Nhập { $limit } trở xuống.
field-one-of = Chọn một trong các giá trị sau: { $choices }.
field-date = Nhập một ngày theo dạng năm-tháng-ngày, như 2026-01-31.
field-email = Nhập địa chỉ email.
field-url = Nhập địa chỉ web, như https://example.com.
field-taken = Một tài khoản khác đã có giá trị này.
field-wrong = Dạng này không đúng.

# Problem pages
problem-reference = Nếu bạn cần trợ giúp, hãy nêu sự cố { $status } và mã tham chiếu này:
fresh-login = Đăng nhập lại
fresh-login-detail = Việc này cần lần đăng nhập mới, còn bạn đã đăng nhập được một lúc. Hãy đăng xuất ở trang tài khoản, đăng nhập bằng khóa truy cập, rồi làm lại.
passkey-required = Ở đây cần khóa truy cập
passkey-required-detail = Quản trị viên đăng nhập bằng khóa truy cập. Hãy đăng xuất ở trang tài khoản, rồi đăng nhập bằng khóa của bạn.
setup-link-over = Liên kết này không còn dùng được
setup-link-over-detail = Liên kết dùng được trong một giờ và cho đến khi có quản trị viên. Người vận hành máy chủ có thể tạo liên kết khác bằng “vestibule setup-link”.
problem-401 = Bạn chưa đăng nhập
problem-401-detail = Có thể phiên đăng nhập đã hết hạn. Hãy đăng nhập lại.
problem-403 = Trang này không mở cho bạn
problem-403-detail = Hãy đăng nhập bằng tài khoản được phép xem trang.
problem-404 = Ở đây không có gì
problem-404-detail = Kiểm tra địa chỉ, hoặc bắt đầu lại từ trang đầu.
problem-405 = Không thể làm điều đó ở đây
problem-405-detail = Hãy quay lại và dùng các nút trên trang.
problem-413 = Gửi quá nhiều cùng một lúc
problem-413-detail = Hãy quay lại và gửi ít hơn.
problem-422 = Có mục trong biểu mẫu chưa phù hợp
problem-422-detail = Hãy quay lại, kiểm tra những gì bạn đã nhập rồi gửi lại.
problem-429 = Quá nhiều lần thử
problem-429-detail = Hãy đợi một chút rồi thử lại.
problem-4xx = Chúng tôi không hiểu yêu cầu đó
problem-4xx-detail = Hãy quay lại và thử lần nữa.
problem-503 = Hiện chúng tôi đang bận
problem-503-detail = Hãy đợi một phút rồi thử lại.
problem-5xx = Đã có trục trặc từ phía chúng tôi
problem-5xx-detail = Hãy thử lại sau một phút. Đó không phải do bạn.

# The passkey button, which other sites show too
sdk-login = Đăng nhập bằng khóa truy cập
sdk-register = Tạo khóa truy cập
sdk-recover = Dùng khóa truy cập từ thiết bị khác
sdk-waiting = Đang chờ khóa truy cập…
sdk-ready = Khóa truy cập đã sẵn sàng
sdk-undo = Hoàn tác
sdk-through = { logging-in }
sdk-or = hoặc
sdk-tip = { passkey-hint }
sdk-welcome = Chào mừng bạn trở lại
sdk-later = Để sau
sdk-unsupported = Trình duyệt này không dùng được khóa truy cập
sdk-cancelled = Thao tác đã bị hủy. Hãy thử lại khi bạn sẵn sàng.
sdk-empty = Trước tiên hãy nhập email hoặc số điện thoại.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Không có tài khoản nào ở đây dùng khóa truy cập đó.
sdk-exists = Thiết bị này đã có khóa truy cập cho tài khoản đó.
sdk-expired = Đã quá lâu. Hãy thử lại.
sdk-tooMany = Quá nhiều lần thử. Hãy đợi một chút rồi thử lại.
sdk-network = Không thể kết nối với máy chủ. Kiểm tra kết nối rồi thử lại.
sdk-failed = { passkey-failed }
