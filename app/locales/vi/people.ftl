# Những gì người đăng nhập đọc. Ngắn gọn, chủ động, điềm tĩnh.

# Buttons and links
log-in = Đăng nhập
logging-in = Đang đăng nhập…
log-out = Đăng xuất
logging-out = Đang đăng xuất…
create-account = Tạo tài khoản
creating-account = Đang tạo tài khoản của bạn…
trouble = Bạn gặp khó khăn khi đăng nhập?
have-account = Đã có tài khoản? Đăng nhập
back-to-login = Quay lại đăng nhập
to-account = Đến tài khoản của bạn
to-start = Đến trang đầu
skip = Đến nội dung chính
save = Lưu
saving = Đang lưu…
# Before the name of the language, at the foot of the page
language = Ngôn ngữ
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = Điều khoản sử dụng
privacy = Quyền riêng tư
agree-terms = Khi tạo tài khoản, bạn đồng ý với <a>điều khoản sử dụng</a>.
read-privacy = <a>Chính sách quyền riêng tư</a> cho biết dữ liệu của bạn được xử lý thế nào.

# Fields
login-id = Email hoặc số điện thoại
password = Mật khẩu
or-password = hoặc bằng mật khẩu
password-hint = Ít nhất { $min } ký tự. Vài từ ngẫu nhiên là tốt.

# Passkeys
passkey-hint = Dùng vân tay, khuôn mặt hoặc khóa màn hình của bạn.
passkey-hint-recover = Trình duyệt sẽ hỏi bạn muốn dùng thiết bị nào.
passkey-failed = Không thành công. Hãy thử lại hoặc đăng nhập bằng cách khác.
passkey-missing = Hiện không dùng được khóa truy cập. Hãy dùng mật khẩu.
passkey-missing-recover = Hiện không dùng được khóa truy cập. Hãy thử lại sau hoặc hỏi quản trị viên.
passkey-address = Khóa truy cập không hoạt động ở địa chỉ này. Hãy mở địa chỉ này:
cookies-off = Cookie đang bị tắt cho trang web này nên không thể đăng nhập. Hãy bật cookie rồi thử lại.

# Start page
home-heading = Chào mừng bạn
home-signed-in = Bạn đã đăng nhập.
home-lead = Đăng nhập vào { $product } bằng khóa truy cập hoặc mật khẩu.

# The first administrator
setup-heading = Tạo tài khoản quản trị viên
setup-lead = Tạo khóa truy cập trên thiết bị này. Từ nay bạn đăng nhập bằng khóa đó.
setup-needs-passkey = Trước hết hãy tạo khóa truy cập: nhấn nút bên dưới.

# Registration is closed
closed-heading = Không mở đăng ký
closed-lead = Tài khoản do quản trị viên tạo. Hãy xin lời mời từ họ, hoặc đăng nhập.

# Trouble logging in
recover-lead = Nếu bạn có khóa truy cập trên một thiết bị khác, như điện thoại hoặc khóa bảo mật, hãy dùng nó ở đây. Sau đó tạo một khóa trên thiết bị này.
recover-field-hint = Chỉ cần khi nhận mã.
recover-no-script = Khóa truy cập cần JavaScript. Hãy bật nó trong trình duyệt hoặc dùng trình duyệt có hỗ trợ.

# Account
account-heading = Tài khoản của bạn
account-greeting = Xin chào, { $name }
member-since = Thành viên từ
last-login = Lần đăng nhập gần nhất
first-login = Lần đăng nhập đầu tiên
your-details = Thông tin của bạn
read-only = Bạn không thể thay đổi mục này.
saved = Đã lưu.
not-saved = Chưa lưu. Hãy sửa các ô được đánh dấu.
changed-elsewhere = Trong lúc đó, thông tin của bạn đã được thay đổi ở nơi khác. Hãy xem lại rồi lưu lần nữa.
somebody-else = Hiện có người khác đang đăng nhập ở đây nên không có gì được lưu.
logged-out-meanwhile = Bạn đã bị đăng xuất. Hãy đăng nhập ở một thẻ khác; những gì bạn đã nhập vẫn còn ở đây.

# Sessions
sessions-heading = Nơi bạn đang đăng nhập
this-session = Thiết bị này
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = Hoạt động đầu tiên:
last-active = Hoạt động gần nhất:
ending-sessions = Đang đăng xuất…
log-out-elsewhere = Đăng xuất ở mọi nơi khác
log-out-of = Đăng xuất: { $device }
access-heading = Ứng dụng có quyền truy cập
access-lead = Các ứng dụng này biết bạn là ai. Khi bạn gỡ quyền truy cập, chúng không biết thêm gì nữa cho đến khi bạn mở lại.
access-empty = Không ứng dụng nào có quyền truy cập tài khoản của bạn.
access-third-party = Do bên thứ ba vận hành.
access-learns = Ứng dụng có thể biết:
access-account = rằng bạn có tài khoản ở đây
access-since = Từ
access-last-used = Lần dùng gần nhất:
remove-access = Gỡ quyền truy cập
remove-access-of = Gỡ quyền truy cập: { $application }
remove-all-access = Gỡ quyền truy cập của tất cả
removing-access = Đang gỡ quyền truy cập…
access-ended = Đã gỡ quyền truy cập.
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
login-id-impossible = Không có số điện thoại này. Hãy kiểm tra các chữ số và quốc gia.
login-id-letters = Nhập số điện thoại bằng chữ số, không dùng chữ cái.
login-id-extension = Nhập số điện thoại không kèm số máy lẻ: mã không thể đến đó.
login-id-quoted = Thư không đến được địa chỉ có dấu ngoặc kép. Hãy dùng địa chỉ khác.
login-id-domain = Không thể có tên miền như vậy sau dấu @. Hãy kiểm tra địa chỉ.
login-id-too-long = Địa chỉ email không thể dài như vậy. Hãy kiểm tra lại.
login-id-unreachable = Chúng tôi không thể gửi thư đến địa chỉ này vì các chữ cái trước dấu @. Hãy dùng địa chỉ khác.
wrong-credentials = Thông tin đăng nhập không đúng. Hãy thử lại.
not-created = Chúng tôi không thể tạo tài khoản này. Nếu bạn đã có tài khoản, hãy đăng nhập.
passkey-unreadable = Đã xảy ra lỗi khi tạo khóa truy cập. Hãy thử lại.
passkey-of-another = Khóa truy cập đó thuộc về một địa chỉ khác. Hãy tạo khóa cho địa chỉ này.
password-too-short = Dùng ít nhất { $min } ký tự. Vài từ ngẫu nhiên là tốt.
password-too-long = Dùng nhiều nhất { $max } ký tự.
field-required = Bắt buộc.
field-too-long = Dùng nhiều nhất { $limit } ký tự.
field-too-short = Dùng ít nhất { $limit } ký tự.
field-at-least = Nhập { $limit } trở lên.
field-at-most = Nhập { $limit } trở xuống.
field-one-of = Chọn một trong các giá trị sau: { $choices }.
field-date = Nhập một ngày theo dạng năm-tháng-ngày, như 2026-01-31.
field-email = Nhập địa chỉ email.
field-url = Nhập địa chỉ web, như https://example.com.
field-taken = Một tài khoản khác đã có giá trị này.
field-wrong = Định dạng không đúng.

# Problem pages
problem-reference = Khi liên hệ hỗ trợ, hãy nêu lỗi { $status } và mã tham chiếu này:
fresh-login = Xác nhận đó là bạn
fresh-login-detail = Bước này cần lần đăng nhập gần đây. Hãy đăng xuất ở trang tài khoản, đăng nhập bằng khóa truy cập, rồi thử lại.
passkey-required = Ở đây cần khóa truy cập
passkey-required-detail = Quản trị viên đăng nhập bằng khóa truy cập. Hãy đăng xuất ở trang tài khoản, rồi đăng nhập bằng khóa của bạn.
administrator-required = Ở đây cần một quản trị viên khác
administrator-required-detail = Tài khoản này có quyền quản trị và có khóa truy cập, nên chỉ mã thôi là chưa đủ. Hãy đăng nhập bằng một khóa truy cập của tài khoản, hoặc nhờ một quản trị viên khác gửi liên kết cho bạn.
setup-link-over = Liên kết này đã hết hạn
setup-link-over-detail = Liên kết thiết lập có hiệu lực một giờ và ngừng hoạt động khi đã có quản trị viên. Chạy “vestibule setup-link” để có liên kết mới.
nothing-done = Không có gì thay đổi
other-flow = Một mã mới hơn đã được yêu cầu trong trình duyệt này, nên ở đây không có gì được kiểm tra hay gửi đi. Hãy dùng mã mới nhất.
link-used = Liên kết này đã được dùng
link-used-detail = Liên kết chỉ dùng được một lần. Nếu chính bạn đã dùng, bạn không cần làm gì thêm. Nếu không, hãy bắt đầu lại.
problem-401 = Bạn chưa đăng nhập
problem-401-detail = Có thể phiên đăng nhập đã hết hạn. Hãy đăng nhập lại.
problem-403 = Bạn không có quyền truy cập trang này
problem-403-detail = Hãy đăng nhập bằng tài khoản có quyền.
problem-404 = Không tìm thấy trang
problem-404-detail = Hãy kiểm tra địa chỉ, hoặc về trang đầu.
problem-405 = Không thành công
problem-405-detail = Hãy quay lại và thử lại.
problem-413 = Dữ liệu quá lớn
problem-413-detail = Hãy quay lại và gửi dữ liệu nhỏ hơn.
problem-422 = Có mục trong biểu mẫu chưa phù hợp
problem-422-detail = Hãy quay lại, kiểm tra những gì bạn đã nhập rồi gửi lại.
problem-429 = Quá nhiều lần thử
problem-429-detail = Hãy đợi một chút rồi thử lại.
try-again-in = Hãy thử lại sau { $minutes } phút.
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
sdk-cancelled = Chưa dùng khóa truy cập nào. Hãy thử lại, hoặc đăng nhập bằng cách khác.
sdk-empty = Trước tiên hãy nhập email hoặc số điện thoại.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Không có tài khoản nào ở đây dùng khóa truy cập đó.
sdk-exists = Thiết bị này đã có khóa truy cập cho tài khoản đó.
sdk-unverified = Cần có mã PIN, vân tay hoặc khuôn mặt. Nếu bạn dùng khóa bảo mật, hãy đặt mã PIN cho nó trong phần cài đặt của trình duyệt hoặc hệ thống rồi thử lại.
sdk-passkeyChanged = Khóa truy cập đó có vẻ đã bị sao chép hoặc thay đổi nên không đăng nhập được. Hãy đăng nhập bằng cách khác, sau đó xóa nó trên trang tài khoản và thêm khóa mới.
sdk-expired = Đã quá lâu. Hãy thử lại.
sdk-tooMany = Quá nhiều lần thử. Hãy đợi một chút rồi thử lại.
sdk-network = Không thể kết nối với máy chủ. Kiểm tra kết nối rồi thử lại.
sdk-failed = { passkey-failed }
# What the dialog of ownid('start') says besides
sdk-title = { log-in }
sdk-loginId = { login-id }
sdk-password = { password }
sdk-orPassword = { or-password }
sdk-trouble = { trouble }
sdk-wrongPassword = { wrong-credentials }
sdk-sendCode = { send-code }
sdk-code = { code }
sdk-codeHint = { code-hint }
sdk-codeLate = { code-late }
sdk-newCode = { new-code }
sdk-codeSent = { code-sent }
sdk-codesSent = { codes-sent }
sdk-codeWrong = { code-wrong }
sdk-codeMalformed = { code-malformed }
sdk-codeOver = { code-over }
sdk-codeLocked = { code-locked }
sdk-continue = { continue }
sdk-otherWay = { other-way }
sdk-createAccount = { create-account }
sdk-close = Đóng

# Ways in, data and leaving
security-heading = Cách bạn đăng nhập
security-log-in-again = Để thay đổi gì ở đây, hãy đăng nhập lại. Việc này ngăn người khác truy cập.
log-in-again = Đăng nhập lại
passkeys = Khóa truy cập
passkey = Khóa truy cập
no-passkeys = Bạn chưa có khóa truy cập. Hãy dùng vân tay, khuôn mặt hoặc khóa màn hình thay cho mật khẩu.
add-passkey = Thêm khóa truy cập
passkey-waiting = Đang chờ khóa truy cập…
passkey-synced = Đồng bộ giữa các thiết bị của bạn
passkey-on-key = Trên khóa bảo mật
passkey-on-device = Trên một thiết bị
passkey-suspect = Bị từ chối ở lần đăng nhập gần nhất vì có vẻ đã bị sao chép hoặc thay đổi. Hãy xóa và thêm khóa mới.
passkey-name = Tên
added = Đã thêm:
last-used = Lần dùng gần nhất:
never-used = Chưa được dùng.
change = Thay đổi
remove = Xóa
last-way-in = Đây là cách đăng nhập duy nhất của bạn. Hãy thêm cách khác trước khi xóa.
password-there = Đã đặt mật khẩu.
password-none = Chưa đặt mật khẩu.
new-password = Mật khẩu mới
set-password = Đặt mật khẩu
change-password = Đổi mật khẩu
remove-password = Xóa mật khẩu
your-data = Dữ liệu của bạn
download-data = Tải dữ liệu của tôi
delete-account = Xóa tài khoản của tôi
delete-lead = Bạn sẽ được đăng xuất ở mọi nơi và không đăng nhập được nữa. Bạn có 30 ngày để đổi ý; sau đó mọi thứ sẽ bị xóa vĩnh viễn.
deleting = Đang xóa tài khoản của bạn…
keep-account = Giữ tài khoản của tôi
deleted-heading = Tài khoản của bạn đã bị xóa
deleted-until = Mọi thứ sẽ bị xóa vĩnh viễn vào <time>.
deleted-link = Bạn đổi ý? Khôi phục tài khoản bằng liên kết này:
undo-heading = Khôi phục tài khoản của bạn
undo-until = Tài khoản cùng mọi thứ trong đó có thể được khôi phục cho đến <time>.
undo-button = Khôi phục tài khoản
undo-over = Liên kết này đã hết hạn
undo-over-lead = Tài khoản đã được khôi phục, hoặc thời hạn 30 ngày đã hết.
offer-heading = Lần sau không cần mật khẩu
not-now = Để sau
passkey-added = Đã thêm khóa truy cập.
passkey-renamed = Đã lưu tên.
passkey-removed = Đã xóa khóa truy cập. Khóa này không còn đăng nhập được ở đây.
password-set = Đã lưu mật khẩu.
password-removed = Đã xóa mật khẩu.
delete-mismatch = Nội dung không khớp với { $login-id }.
last-administrator = Bạn là quản trị viên duy nhất. Trước tiên hãy thêm một quản trị viên khác.
remove-passkey = { remove }: { $name }
type-to-delete = Nhập { $login-id } để xác nhận.

# Codes, recovery and recovery codes
phone-number = Số điện thoại
country = Quốc gia
country-none = Đã có trong số
use-phone = Dùng số điện thoại
use-email = Dùng địa chỉ email
send-code = Gửi mã cho tôi
sending-code = Đang gửi mã…
login-code-heading = Đăng nhập bằng mã
login-code-lead = Chúng tôi gửi mã đến email hoặc điện thoại của bạn.
other-way = Dùng cách khác
code-heading = Nhập mã của bạn
code-heading-email = Kiểm tra email của bạn
code = Mã
code-hint = Sáu chữ số, dùng được trong mười phút.
code-late = Có thể mất một phút. Hãy xem cả trong thư rác.
new-code = Gửi mã mới
checking-code = Đang kiểm tra mã…
code-wrong = Mã đó không đúng hoặc không còn dùng được. Hãy kiểm tra lại hoặc yêu cầu mã mới.
code-malformed = Hãy nhập sáu chữ số trong tin nhắn.
code-over = Các mã này không còn dùng được. Hãy bắt đầu lại để nhận mã mới.
code-locked = Đã có quá nhiều mã sai. Hãy đăng nhập bằng khóa truy cập hoặc nhờ quản trị viên giúp.
code-sent = Chúng tôi đã gửi mã mới. Mã trước không còn dùng được.
codes-sent = Chúng tôi không thể gửi thêm mã ở đây. Hãy dùng mã gần nhất hoặc bắt đầu lại.
code-held = Có quá nhiều mã được yêu cầu nên lần này không mã nào được gửi.
next-code = Mã tiếp theo có thể được gửi sau { $minutes } phút.
link-heading = Tiếp tục ở đây
link-lead = Liên kết này dùng được một lần.
link-elsewhere-heading = Mã của bạn
link-elsewhere = Bạn đã yêu cầu mã trong một trình duyệt khác. Hãy nhập mã ở đó.
link-support-heading = Lấy lại quyền vào tài khoản
recover-or-code = hoặc bằng mã
recover-code-lead = Với mã, sau đó bạn có thể tạo khóa truy cập mới hoặc chọn mật khẩu mới.
use-recovery-code = Dùng mã khôi phục
recovery-code-heading = Dùng mã khôi phục
recovery-code = Mã khôi phục
recovery-code-hint = Một trong mười mã bạn đã giữ.
recovery-code-wrong = Địa chỉ hoặc mã khôi phục không đúng. Hãy thử lại.
recovery-code-malformed = Mã khôi phục gồm mười sáu chữ cái và chữ số. Hãy nhập đủ.
new-way-heading = Chào mừng bạn trở lại
new-way-lead = Tạo khóa truy cập trên thiết bị này để từ nay bạn đăng nhập bằng khóa đó.
or-new-password = hoặc chọn mật khẩu mới
continue = Tiếp tục
continue-without = Bỏ qua lúc này
drop-other-ways = Xóa mọi cách đăng nhập khác: khóa truy cập, mật khẩu và mã khôi phục
new-way-missing = Hãy tạo khóa truy cập hoặc chọn mật khẩu.
document-first-heading = Giấy tờ tùy thân của bạn
document-first-lead = Mã của bạn đúng. Để lấy lại quyền vào tài khoản, cần có cả giấy tờ tùy thân của bạn.
document-first-ask = Hãy hỏi quản trị viên cách xuất trình, rồi quay lại trang này trong vòng mười lăm phút.
document-first-show = Xuất trình giấy tờ
document-first-done = Tôi đã xuất trình
confirm-heading = Tài khoản của bạn đã được tạo
confirm-lead = Đăng nhập một lần để xác nhận địa chỉ của bạn.
recovery-codes = Mã khôi phục
recovery-codes-lead = Mười mã để cất ở nơi an toàn. Mỗi mã giúp bạn vào tài khoản một lần, không cần email hay điện thoại.
recovery-codes-once = Bạn sẽ không thấy lại các mã này. Hãy in hoặc tải xuống ngay.
recovery-codes-none = Bạn chưa có mã nào.
make-recovery-codes = Tạo mã khôi phục
make-new-recovery-codes = Tạo mã mới
making-recovery-codes = Đang tạo mã…
new-codes-replace = Mã mới thay thế mã cũ.
download = Tải xuống
print = In
code-lead-email = Nếu có thể dùng { $login-id } ở đây, chúng tôi đã gửi mã qua email.
code-lead-phone = Nếu có thể dùng { $login-id } ở đây, chúng tôi đã gửi mã qua tin nhắn.
recovery-codes-left = Bạn còn { $left } mã.

# Mails and SMS
mail-code-subject = Mã của bạn cho { $name }
mail-code-is = Mã của bạn là { $code }.
mail-code-verify = Nhập mã tại { $host } để hoàn tất việc tạo tài khoản. Mã hết hạn sau mười phút. { $name } không bao giờ hỏi bạn mã này.
mail-code-login = Nhập mã tại { $host } để đăng nhập. Mã hết hạn sau mười phút. { $name } không bao giờ hỏi bạn mã này.
mail-code-recover = Nhập mã tại { $host } để vào lại tài khoản. Mã hết hạn sau mười phút. { $name } không bao giờ hỏi bạn mã này.
mail-code-link = Hoặc mở liên kết này trong trình duyệt mà bạn đã yêu cầu mã:
mail-link-verify = Hoàn tất tài khoản
mail-link-login = Đăng nhập
mail-link-recover = Lấy lại quyền vào tài khoản
sms-code = Mã của bạn cho { $name } là { $code }. Mã dùng được trong mười phút. Đừng chia sẻ mã này.
mail-support-subject = Lấy lại quyền vào tài khoản của bạn tại { $name }
mail-support = Bạn đã nhờ { $name } giúp vào tài khoản của mình.
mail-support-link = Liên kết này dùng được một lần. Hãy mở trong vòng một ngày. Nếu bạn không nhờ giúp, hãy bỏ qua email này.
sms-support-link = Mở liên kết này trong vòng một ngày: { $url }
notice-registered-subject = Bạn đã có tài khoản tại { $name }
notice-registered = Ai đó, có thể là bạn, đã thử tạo tài khoản tại { $name } bằng địa chỉ này. Bạn đã có một tài khoản.
notice-registered-advice = Đăng nhập hoặc khôi phục tài khoản bằng liên kết này.
notice-recovered-subject = Tài khoản của bạn tại { $name } đã được khôi phục
notice-recovered = Ai đó đã vào lại tài khoản của bạn tại { $name } bằng mã.
notice-passkey-added-subject = Một khóa truy cập đã được thêm vào tài khoản của bạn tại { $name }
notice-passkey-added = Một khóa truy cập mới có thể đăng nhập vào tài khoản của bạn tại { $name }.
notice-passkey-removed-subject = Một khóa truy cập đã được xóa khỏi tài khoản của bạn tại { $name }
notice-passkey-removed = Một khóa truy cập không còn đăng nhập được vào tài khoản của bạn tại { $name }.
notice-password-changed-subject = Mật khẩu của bạn tại { $name } đã được đổi
notice-password-changed = Mật khẩu của bạn tại { $name } đã được đổi hoặc xóa.
notice-addresses-changed-subject = Các địa chỉ của tài khoản bạn tại { $name } đã được đổi
notice-addresses-changed = Một địa chỉ email hoặc số điện thoại đã được thêm vào tài khoản của bạn tại { $name }, hoặc bị gỡ khỏi tài khoản.
notice-recovery-codes-made-subject = Mã khôi phục mới cho tài khoản của bạn tại { $name }
notice-recovery-codes-made = Tài khoản của bạn tại { $name } có mã khôi phục mới. Các mã trước không còn dùng được.
notice-recovery-code-used-subject = Một mã khôi phục đã được dùng tại { $name }
notice-recovery-code-used = Ai đó đã dùng một mã khôi phục của tài khoản của bạn tại { $name }.
notice-new-device-subject = Lần đăng nhập mới vào tài khoản của bạn tại { $name }
notice-new-device = Ai đó đã đăng nhập vào tài khoản của bạn tại { $name } bằng { $device }, lần đầu tiên.
notice-new-device-advice = Nếu đó không phải là bạn, hãy mở liên kết này. Nó kết thúc phiên đó và giúp bạn bảo vệ tài khoản.
notice-deleted-subject = Tài khoản của bạn tại { $name } đã được xóa
notice-deleted = Tài khoản của bạn tại { $name } đã được xóa. Mọi thứ trong đó sẽ bị xóa vĩnh viễn sau 30 ngày.
notice-deleted-advice = Nếu đó không phải là bạn, hoặc bạn đã đổi ý, hãy khôi phục tài khoản bằng liên kết này.
notice-when = Thời gian: { $when }
notice-place = Địa điểm gần đúng: { $place }
notice-advice = Nếu đó không phải là bạn, hãy bảo vệ tài khoản ngay.
notice-summary-subject = Thêm thay đổi đối với tài khoản của bạn tại { $name }
notice-summary = Có quá nhiều việc xảy ra với tài khoản của bạn tại { $name } nên chúng tôi không viết riêng về từng việc. Kể từ tin nhắn trước:
notice-link = Mở trang
mail-why-code = Bạn nhận được thư này vì ai đó, có thể là bạn, đã nhập địa chỉ của bạn tại { $host }. Nếu đó không phải là bạn, hãy bỏ qua thư này.
mail-why-account = Bạn nhận được thư này vì thư nói về một tài khoản tại { $host } dùng địa chỉ của bạn.

# "This was not me"
not-me-heading = Đó không phải là bạn?
not-me-lead = Chúng tôi sẽ kết thúc phiên đó. Mật khẩu hoặc khóa truy cập đã dùng cho phiên đó sẽ không còn hiệu lực, các mã khôi phục của bạn cũng vậy. Sau đó chúng tôi giúp bạn bảo vệ tài khoản.
not-me-button = Kết thúc phiên đó

# Authorization of applications
consent-heading = Cấp quyền truy cập cho { $application }?
consent-lead = { $application } do bên thứ ba vận hành. Ứng dụng sẽ thấy bạn có tài khoản ở đây, và cả:
consent-profile = tên và hồ sơ của bạn
consent-email = địa chỉ email của bạn
consent-phone = số điện thoại của bạn
consent-address = địa chỉ bưu điện của bạn
consent-roles = vai trò của bạn
consent-offline = Ứng dụng có thể hỏi lại khi bạn vắng mặt.
consent-unregistered = Chưa ai đăng ký ứng dụng này ở đây. Chỉ biết địa chỉ của nó:
consent-claimed-name = Ứng dụng tự đặt tên này, chưa ai kiểm tra:
consent-return = Nếu cho phép, bạn sẽ được chuyển tới { $host }.
consent-return-device = Nếu cho phép, bạn sẽ được chuyển tới một chương trình trên thiết bị này. Chỉ cho phép nếu chính bạn vừa mở chương trình đó.
allow = Cho phép
decline = Từ chối
go-on-to = Tiếp tục đến { $application }
go-on-lead = Bạn đã đăng nhập. Nếu không có gì xảy ra, hãy tiếp tục tại đây.
log-out-heading = Đăng xuất?
log-out-asked = { $application } đề nghị bạn đăng xuất.
log-out-lead = Phiên đăng nhập của bạn ở đây sẽ kết thúc. Các ứng dụng bạn đã vào bằng phiên này sẽ được báo.
stay-logged-in = Tiếp tục đăng nhập
logged-out = Bạn đã đăng xuất
logged-out-lead = Nếu không có gì xảy ra, hãy tiếp tục tại đây.
device-heading = Kết nối thiết bị
device-lead = Nhập mã mà thiết bị hiển thị.
device-code-hint = Tám chữ cái. Không phân biệt chữ hoa và dấu gạch nối.
device-code-wrong = Mã đó không đúng hoặc không còn dùng được. Hãy kiểm tra lại hoặc bắt đầu lại trên thiết bị.
device-question-heading = Kết nối { $application }?
device-question-lead = Thiết bị phải hiển thị mã này:
device-warning = Chỉ tiếp tục nếu chính bạn vừa bắt đầu việc này. Nếu không, có thể người khác đang tìm cách vào tài khoản của bạn.
device-learns = Ứng dụng sẽ biết bạn có tài khoản ở đây, và cả:
device-allowed = Đã kết nối thiết bị
device-allowed-lead = Thiết bị sẽ tự tiếp tục sau vài giây. Bạn có thể đóng trang này.
device-denied = Không kết nối thiết bị
device-denied-lead = Nếu bạn không bắt đầu việc này, bạn không cần làm gì thêm. Bạn có thể đóng trang này.
authorization-invalid = Không thể trả lời yêu cầu này
authorization-invalid-detail = Ứng dụng đã gửi yêu cầu sai hoặc quá cũ. Hãy quay lại ứng dụng và thử lại. Nếu vẫn xảy ra, hãy báo cho đơn vị vận hành ứng dụng.
return-path-too-long = Địa chỉ này quá dài
return-path-too-long-detail = Không thể giữ địa chỉ này trong khi bạn đăng nhập. Hãy đăng nhập trước, rồi mở lại.
