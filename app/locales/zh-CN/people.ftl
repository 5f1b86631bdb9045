# 登录的人读到的文字。简短、平和，用“您”。

# Buttons and links
log-in = 登录
logging-in = 正在登录…
log-out = 退出登录
logging-out = 正在退出登录…
create-account = 创建账号
creating-account = 正在创建您的账号…
trouble = 登录遇到问题？
have-account = 我已有账号
back-to-login = 返回登录
to-account = 前往您的账号
to-start = 前往首页
save = 保存
saving = 正在保存…
# Before the name of the language, at the foot of the page
language = 语言

# Fields
login-id = 邮箱或手机号码
password = 密码
or-password = 或使用密码
password-hint = { $min } 到 { $max } 个字符。几个词连在一起就是好密码。

# Passkeys
passkey-hint = 使用您的指纹、面容或屏幕锁。
passkey-hint-recover = 浏览器会询问使用哪个设备。
passkey-failed = 未能成功。请重试，或使用其他方式登录。
passkey-missing = 通行密钥目前不可用。请改用密码。
passkey-missing-recover = 通行密钥目前不可用。请稍后重试，或联系管理员。

# Start page
home-heading = 欢迎
home-signed-in = 您已登录。
home-lead = 您在 { $product } 使用通行密钥或密码登录。

# The first administrator
setup-heading = 成为管理员
setup-lead = 在此设备上创建通行密钥。今后您将用它登录。
setup-needs-passkey = 请先创建通行密钥：按下面的按钮。

# Registration is closed
closed-heading = 新账号
closed-lead = 这里由管理员创建新账号。请向管理员申请。如果您已有账号，请登录。

# Trouble logging in
recover-lead = 如果您在其他设备（如手机或安全密钥）上有通行密钥，请在此使用。然后在此设备上创建一个。
recover-field-hint = 此项可以留空。
recover-honest = 这里暂不提供邮件验证码。如果您既没有通行密钥也没有密码，请向管理员求助。
recover-no-script = 通行密钥需要 JavaScript。请在浏览器中启用，或使用支持它的浏览器。

# Account
account-heading = 您的账号
account-greeting = { $name }，您好
member-since = 注册时间
last-login = 上次登录
first-login = 尚无记录
your-details = 您的资料
read-only = 您不能更改此项。
saved = 已保存。
not-saved = 未保存。请更正标出的内容。
changed-elsewhere = 在此期间，您的资料已在别处更改。请查看后再保存一次。

# Sessions
sessions-heading = 您的登录位置
this-session = 此设备
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
last-active = 最近活动：
ending-sessions = 正在退出登录…
log-out-elsewhere = 在其他所有地方退出登录
log-out-of = 退出登录：{ $device }
# “Firefox on Windows”
device = { $system } 上的 { $browser }
device-unknown-browser = { $system } 上的未知浏览器
device-unknown = 未知设备
device-app = 应用
minutes-ago =
    { $minutes ->
        [0] 刚刚
       *[other] { $minutes } 分钟前
    }

# Mistakes, beside a field or above a form
login-id-invalid = 请输入邮箱地址，或带国家/地区代码的电话号码。
wrong-credentials = 登录信息不匹配。请重试。
not-created = 无法创建此账号。如果您已有账号，请登录。
passkey-unreadable = 您的通行密钥没有完整送达。请重新创建。
passkey-of-another = 该通行密钥是为另一个地址创建的。请为此地址创建一个。
password-too-short = 请至少使用 { $min } 个字符。几个词连在一起效果很好。
password-too-long = 请最多使用 { $max } 个字符。
field-required = 此项为必填。
field-too-long = 请最多使用 { $limit } 个字符。
field-too-short = 请至少使用 { $limit } 个字符。
field-at-least = 请输入不小于 { $limit } 的值。
field-at-most = 请输入不大于 { $limit } 的值。
field-one-of = 请从以下选项中选择：{ $choices }。
field-date = 请按 YYYY-MM-DD 的格式输入日期。
field-email = 请输入邮箱地址。
field-url = 请输入网址，例如 https://example.com。
field-taken = 另一个账号已使用此值。
field-wrong = 格式不正确。

# Problem pages
problem-reference = 如需帮助，请提供问题 { $status } 和以下参考号：
fresh-login = 请重新登录
fresh-login-detail = 此操作需要最近登录过，而您登录已有一段时间。请在账号页面退出登录，用通行密钥登录，然后重复操作。
passkey-required = 此处需要通行密钥
passkey-required-detail = 管理员使用通行密钥登录。请在账号页面退出登录，然后用您的通行密钥登录。
setup-link-over = 此链接已失效
setup-link-over-detail = 链接的有效期为一小时，并且到有管理员为止。服务器的运维人员可以用“vestibule setup-link”创建新的链接。
problem-401 = 您尚未登录
problem-401-detail = 您的登录可能已过期。请重新登录。
problem-403 = 此页面不对您开放
problem-403-detail = 请使用有权查看的账号登录。
problem-404 = 这里什么也没有
problem-404-detail = 请检查地址，或从首页重新开始。
problem-405 = 此处无法执行该操作
problem-405-detail = 请返回并使用页面上的按钮。
problem-413 = 一次发送的内容太多
problem-413-detail = 请返回并减少发送的内容。
problem-422 = 表单中有内容不符合要求
problem-422-detail = 请返回，检查您输入的内容，然后重新发送。
problem-429 = 尝试次数过多
problem-429-detail = 请稍等片刻，然后重试。
problem-4xx = 无法理解该请求
problem-4xx-detail = 请返回并重试。
problem-503 = 我们现在很忙
problem-503-detail = 请等一分钟，然后重试。
problem-5xx = 我们这边出了问题
problem-5xx-detail = 请一分钟后重试。这不是您的操作造成的。

# The passkey button, which other sites show too
sdk-login = 使用通行密钥登录
sdk-register = 创建通行密钥
sdk-recover = 使用其他设备上的通行密钥
sdk-waiting = 正在等待您的通行密钥…
sdk-ready = 通行密钥已就绪
sdk-undo = 撤销
sdk-through = { logging-in }
sdk-or = 或
sdk-tip = { passkey-hint }
sdk-welcome = 欢迎回来
sdk-later = 以后再说
sdk-unsupported = 此浏览器无法使用通行密钥
sdk-cancelled = 操作已取消。准备好后请重试。
sdk-empty = 请先输入您的邮箱或手机号码。
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = 这里没有使用该通行密钥的账号。
sdk-exists = 此设备已有该账号的通行密钥。
sdk-expired = 用时过长。请重试。
sdk-tooMany = 尝试次数过多。请稍等片刻，然后重试。
sdk-network = 无法连接服务器。请检查网络连接，然后重试。
sdk-failed = { passkey-failed }
