# 登录的人读到的文字。简短、平和，用“您”。

# Buttons and links
log-in = 登录
logging-in = 正在登录…
log-out = 退出登录
logging-out = 正在退出登录…
create-account = 创建账号
creating-account = 正在创建您的账号…
trouble = 登录遇到问题？
have-account = 已有账号？登录
back-to-login = 返回登录
to-account = 前往您的账号
to-start = 前往首页
skip = 跳到正文
save = 保存
saving = 正在保存…
# Before the name of the language, at the foot of the page
language = 语言
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = 使用条款
privacy = 隐私
agree-terms = 创建账号即表示您同意<a>使用条款</a>。
read-privacy = <a>隐私政策</a>说明了您的数据会如何处理。

# Fields
login-id = 邮箱或手机号码
password = 密码
or-password = 或使用密码
password-hint = 至少 { $min } 个字符。几个随机的词就很好。

# Passkeys
passkey-hint = 使用您的指纹、面容或屏幕锁。
passkey-hint-recover = 浏览器会询问使用哪个设备。
passkey-failed = 未能成功。请重试，或使用其他方式登录。
passkey-missing = 通行密钥目前不可用。请改用密码。
passkey-missing-recover = 通行密钥目前不可用。请稍后重试，或联系管理员。
passkey-address = 通行密钥在此地址不可用。请改为打开：
cookies-off = 此网站的 Cookie 已关闭，因此无法登录。请打开 Cookie，然后重试。

# Start page
home-heading = 欢迎
home-signed-in = 您已登录。
home-lead = 使用通行密钥或密码登录 { $product }。

# The first administrator
setup-heading = 创建管理员账号
setup-lead = 在此设备上创建通行密钥。今后您将用它登录。
setup-needs-passkey = 请先创建通行密钥：按下面的按钮。

# Registration is closed
closed-heading = 未开放注册
closed-lead = 账号由管理员创建。请向管理员索取邀请，或直接登录。

# Trouble logging in
recover-lead = 如果您在其他设备（如手机或安全密钥）上有通行密钥，请在此使用。然后在此设备上创建一个。
recover-field-hint = 仅在获取验证码时需要。
recover-no-script = 通行密钥需要 JavaScript。请在浏览器中启用，或使用支持它的浏览器。

# Account
account-heading = 您的账号
account-greeting = { $name }，您好
member-since = 注册时间
last-login = 上次登录
first-login = 首次登录
your-details = 您的资料
read-only = 您不能更改此项。
saved = 已保存。
not-saved = 未保存。请更正突出显示的字段。
changed-elsewhere = 在此期间，您的资料已在别处更改。请查看后再保存一次。
somebody-else = 现在是其他人在此登录，因此未保存任何内容。
logged-out-meanwhile = 您已退出登录。请在另一个标签页登录；您输入的内容仍在这里。

# Sessions
sessions-heading = 您的登录位置
this-session = 此设备
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = 首次活动：
last-active = 最近活动：
ending-sessions = 正在退出登录…
log-out-elsewhere = 在其他所有地方退出登录
log-out-of = 退出登录：{ $device }
access-heading = 有访问权限的应用
access-lead = 这些应用知道您是谁。移除访问权限后，在您再次打开它们之前，它们不会再得知任何信息。
access-empty = 没有应用可以访问您的账号。
access-third-party = 由第三方运营。
access-learns = 它可以知道：
access-account = 您在此有账号
access-since = 开始时间：
access-last-used = 上次使用：
remove-access = 移除访问权限
remove-access-of = 移除访问权限：{ $application }
remove-all-access = 移除全部访问权限
removing-access = 正在移除访问权限…
access-ended = 访问权限已移除。
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
login-id-impossible = 没有这个电话号码。请检查数字和国家/地区。
login-id-letters = 请用数字输入电话号码，不要使用字母。
login-id-extension = 请输入不带分机号的电话号码：验证码无法发送到分机。
login-id-quoted = 邮件无法送达带引号的地址。请使用其他地址。
login-id-domain = @ 后面不可能有这样的域名。请检查地址。
login-id-too-long = 电子邮件地址不可能这么长。请检查。
login-id-unreachable = 由于 @ 前面的字符，我们无法向此地址发送邮件。请使用其他地址。
wrong-credentials = 登录信息不正确。请重试。
not-created = 无法创建此账号。如果您已有账号，请登录。
passkey-unreadable = 创建通行密钥时出错。请重试。
passkey-of-another = 该通行密钥属于另一个地址。请为此地址创建一个。
password-too-short = 请至少使用 { $min } 个字符。几个随机的词就很好。
password-too-long = 请最多使用 { $max } 个字符。
field-required = 必填。
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
problem-reference = 如需联系支持人员，请提供错误 { $status } 和以下参考号：
fresh-login = 确认是您本人
fresh-login-detail = 此步骤需要最近登录过。请在账号页面退出登录，用通行密钥登录，然后重试。
passkey-required = 此处需要通行密钥
passkey-required-detail = 管理员使用通行密钥登录。请在账号页面退出登录，然后用您的通行密钥登录。
administrator-required = 此处需要另一位管理员
administrator-required-detail = 此账号拥有管理权限并设有通行密钥，因此仅凭代码还不够。请用此账号的某个通行密钥登录，或请另一位管理员给您发送链接。
setup-link-over = 此链接已过期
setup-link-over-detail = 设置链接的有效期为一小时，有管理员之后即失效。运行“vestibule setup-link”可获取新链接。
nothing-done = 未作任何更改
other-flow = 此浏览器中已请求更新的验证码，因此这里没有验证或发送任何内容。请使用最新的验证码。
link-used = 此链接已被使用
link-used-detail = 链接只能使用一次。如果是您本人使用的，则无需再做任何操作。如果不是，请重新开始。
problem-401 = 您尚未登录
problem-401-detail = 您的登录可能已过期。请重新登录。
problem-403 = 您无权访问此页面
problem-403-detail = 请使用有权限的账号登录。
problem-404 = 找不到页面
problem-404-detail = 请检查地址，或前往起始页。
problem-405 = 未能成功
problem-405-detail = 请返回并重试。
problem-413 = 内容过大
problem-413-detail = 请返回并发送较小的内容。
problem-422 = 表单中有内容不符合要求
problem-422-detail = 请返回，检查您输入的内容，然后重新发送。
problem-429 = 尝试次数过多
problem-429-detail = 请稍等片刻，然后重试。
try-again-in = 请在 { $minutes } 分钟后重试。
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
sdk-cancelled = 未使用通行密钥。请重试，或使用其他方式登录。
sdk-empty = 请先输入您的邮箱或手机号码。
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = 这里没有使用该通行密钥的账号。
sdk-exists = 此设备已有该账号的通行密钥。
sdk-unverified = 需要 PIN、指纹或面容。如果您使用安全密钥，请在浏览器或系统的设置中为它设置 PIN，然后重试。
sdk-passkeyChanged = 该通行密钥似乎被复制或更改过，因此不能登录。请用其他方式登录，然后在账号页面将其移除，并添加新的通行密钥。
sdk-expired = 用时过长。请重试。
sdk-tooMany = 尝试次数过多。请稍等片刻，然后重试。
sdk-network = 无法连接服务器。请检查网络连接，然后重试。
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
sdk-close = 关闭

# Ways in, data and leaving
security-heading = 您的登录方式
security-log-in-again = 要在此更改任何内容，请重新登录。这可以防止他人更改。
log-in-again = 重新登录
passkeys = 通行密钥
passkey = 通行密钥
no-passkeys = 您还没有通行密钥。可以用指纹、面容或屏幕锁代替密码。
add-passkey = 添加通行密钥
passkey-waiting = 正在等待您的通行密钥…
passkey-synced = 在您的设备之间同步
passkey-on-key = 保存在安全密钥上
passkey-on-device = 保存在一个设备上
passkey-suspect = 它似乎被复制或更改过，因此上次登录被拒绝。请将其移除，并添加新的通行密钥。
passkey-name = 名称
added = 添加时间：
last-used = 上次使用：
never-used = 尚未使用。
change = 更改
remove = 移除
last-way-in = 这是您唯一的登录方式。请先添加其他方式，再移除它。
password-there = 已设置密码。
password-none = 未设置密码。
new-password = 新密码
set-password = 设置密码
change-password = 更改密码
remove-password = 移除密码
your-data = 您的数据
download-data = 下载我的数据
delete-account = 删除我的账号
delete-lead = 您会在所有地方退出登录，并且不能再登录。您有 30 天时间改变主意；之后一切都会被清除。
deleting = 正在删除您的账号…
keep-account = 保留我的账号
deleted-heading = 您的账号已删除
deleted-until = 全部内容的清除时间：
deleted-link = 改变主意了？用此链接恢复您的账号：
undo-heading = 恢复您的账号
undo-until = 账号及其全部内容可以恢复，截止时间：
undo-button = 恢复账号
undo-over = 此链接已过期
undo-over-lead = 账号已经恢复，或 30 天期限已过。
offer-heading = 下次无需密码
not-now = 以后再说
passkey-added = 通行密钥已添加。
passkey-renamed = 名称已保存。
passkey-removed = 通行密钥已移除。它不能再在此登录。
password-set = 密码已保存。
password-removed = 密码已移除。
delete-mismatch = 与 { $login-id } 不一致。
last-administrator = 您是唯一的管理员。请先添加另一位管理员。
remove-passkey = { remove }：{ $name }
type-to-delete = 请输入 { $login-id } 以确认。

# Codes, recovery and recovery codes
phone-number = 手机号码
country = 国家/地区
country-none = 号码中已包含
use-phone = 使用手机号码
use-email = 使用邮箱地址
send-code = 发送验证码
sending-code = 正在发送验证码…
login-code-heading = 使用验证码登录
login-code-lead = 我们会将验证码发送到您的邮箱或手机。
other-way = 使用其他方式
code-heading = 输入验证码
code-heading-email = 请查看您的邮箱
code = 验证码
code-hint = 六位数字，十分钟内有效。
code-late = 可能需要一分钟才能收到。也请查看垃圾邮件。
new-code = 发送新的验证码
checking-code = 正在检查验证码…
code-wrong = 该验证码不正确，或已失效。请检查，或获取新的验证码。
code-malformed = 请输入消息中的六位数字。
code-over = 这些验证码已失效。请重新开始，以获取新的验证码。
code-locked = 错误的验证码过多。请使用通行密钥登录，或向管理员求助。
code-sent = 我们已发送新的验证码。之前的验证码已失效。
codes-sent = 这里无法再发送验证码。请使用最后一个，或重新开始。
code-held = 请求的验证码过多，这次没有发送。
next-code = { $minutes } 分钟后可以发送下一个验证码。
link-heading = 在此继续
link-lead = 此链接只能使用一次。
link-elsewhere-heading = 您的验证码
link-elsewhere = 您是在另一个浏览器中获取的。请在那里输入。
link-support-heading = 找回您的账号
recover-or-code = 或使用验证码
recover-code-lead = 使用验证码后，您可以创建新的通行密钥，或设置新密码。
use-recovery-code = 使用恢复代码
recovery-code-heading = 使用恢复代码
recovery-code = 恢复代码
recovery-code-hint = 您保存的十个代码中的一个。
recovery-code-wrong = 地址或恢复代码不正确。请重试。
recovery-code-malformed = 恢复代码共有十六个字母和数字。请全部输入。
new-way-heading = 欢迎回来
new-way-lead = 请在此设备上创建通行密钥，今后可以用它登录。
or-new-password = 或设置新密码
continue = 继续
continue-without = 暂时跳过
drop-other-ways = 移除其他所有登录方式：通行密钥、密码和恢复代码
new-way-missing = 请创建通行密钥，或设置密码。
document-first-heading = 您的身份证件
document-first-lead = 您的验证码正确。要找回账号，还需要您的身份证件。
document-first-ask = 请向管理员询问如何出示证件，然后在一刻钟内回到此页面。
document-first-show = 出示证件
document-first-done = 我已出示
confirm-heading = 您的账号已创建
confirm-lead = 请登录一次，以确认您的地址。
recovery-codes = 恢复代码
recovery-codes-lead = 十个需妥善保管的代码。每个代码可以让您登录账号一次，无需邮箱或手机。
recovery-codes-once = 这些代码不会再次显示。请立即打印或下载。
recovery-codes-none = 您还没有恢复代码。
make-recovery-codes = 生成恢复代码
make-new-recovery-codes = 生成新代码
making-recovery-codes = 正在生成代码…
new-codes-replace = 新代码会取代旧代码。
download = 下载
print = 打印
code-lead-email = 如果 { $login-id } 可以在此使用，我们已通过邮件发送验证码。
code-lead-phone = 如果 { $login-id } 可以在此使用，我们已通过短信发送验证码。
recovery-codes-left = 您还有 { $left } 个代码。

# Mails and SMS
mail-code-subject = 您在 { $name } 的验证码
mail-code-is = 您的验证码是 { $code }。
mail-code-verify = 请在 { $host } 输入它，以完成账号创建。十分钟后过期。{ $name } 绝不会向您索要它。
mail-code-login = 请在 { $host } 输入它以登录。十分钟后过期。{ $name } 绝不会向您索要它。
mail-code-recover = 请在 { $host } 输入它以找回账号。十分钟后过期。{ $name } 绝不会向您索要它。
mail-code-link = 或者，在您获取验证码的浏览器中打开此链接：
mail-link-verify = 完成账号创建
mail-link-login = 登录
mail-link-recover = 找回您的账号
sms-code = 您在 { $name } 的验证码是 { $code }，十分钟内有效。请勿告诉他人。
mail-support-subject = 找回您在 { $name } 的账号
mail-support = 您请求 { $name } 帮助您登录账号。
mail-support-link = 此链接只能使用一次。请在一天内打开。如果您没有请求帮助，请忽略此邮件。
sms-support-link = 请在一天内打开此链接：{ $url }
notice-registered-subject = 您在 { $name } 已有账号
notice-registered = 有人（也许是您）尝试用此地址在 { $name } 创建账号。您已有一个账号。
notice-registered-advice = 用此链接登录或找回账号。
notice-recovered-subject = 您在 { $name } 的账号已恢复
notice-recovered = 有人使用验证码找回了您在 { $name } 的账号。
notice-passkey-added-subject = 您在 { $name } 的账号已添加通行密钥
notice-passkey-added = 一个新的通行密钥可以登录您在 { $name } 的账号。
notice-passkey-removed-subject = 您在 { $name } 的账号已移除通行密钥
notice-passkey-removed = 有一个通行密钥不能再登录您在 { $name } 的账号。
notice-password-changed-subject = 您在 { $name } 的密码已更改
notice-password-changed = 您在 { $name } 的密码已更改或移除。
notice-addresses-changed-subject = 您在 { $name } 的账号的联系方式已更改
notice-addresses-changed = 您在 { $name } 的账号添加或移除了邮箱地址或电话号码。
notice-recovery-codes-made-subject = 您在 { $name } 的账号有新的恢复代码
notice-recovery-codes-made = 您在 { $name } 的账号有了新的恢复代码。之前的代码已失效。
notice-recovery-code-used-subject = 在 { $name } 使用了恢复代码
notice-recovery-code-used = 有人使用了您在 { $name } 的账号的恢复代码。
notice-new-device-subject = 您在 { $name } 的账号有新的登录
notice-new-device = 有人首次通过 { $device } 登录了您在 { $name } 的账号。
notice-new-device-advice = 如果这不是您本人，请打开此链接。它会结束那次登录，并帮助您保护账号。
notice-deleted-subject = 您在 { $name } 的账号已删除
notice-deleted = 您在 { $name } 的账号已删除。30 天后，其中的一切都会被清除。
notice-deleted-advice = 如果这不是您本人，或您改变了主意，请用此链接恢复账号。
notice-when = 时间：{ $when }
notice-place = 大致地点：{ $place }
notice-advice = 如果这不是您本人，请立即保护您的账号。
notice-summary-subject = 您在 { $name } 的账号还有其他更改
notice-summary = 您在 { $name } 的账号发生了很多变化，我们没有逐一通知。自上一条消息以来：
notice-link = 打开页面
mail-why-code = 您收到此邮件，是因为有人（也许是您）在 { $host } 输入了您的地址。如果这不是您本人，请忽略它。
mail-why-account = 您收到此邮件，是因为它与 { $host } 上使用您地址的账号有关。

# "This was not me"
not-me-heading = 这不是您本人吗？
not-me-lead = 我们会结束那次登录。当时使用的密码或通行密钥将失效，您的恢复代码也会失效。然后帮助您保护账号。
not-me-button = 结束那次登录

# Authorization of applications
consent-heading = 授予 { $application } 访问权限？
consent-lead = { $application } 由第三方运营。该应用能够看到您在此有账号，以及：
consent-profile = 您的姓名和个人资料
consent-email = 您的电子邮件地址
consent-phone = 您的电话号码
consent-address = 您的邮寄地址
consent-roles = 您的角色
consent-offline = 它可以在您不在时再次查询。
consent-unregistered = 没有人在此注册过该应用。对它的了解仅有其地址：
consent-claimed-name = 它自称的名称如下，未经任何人核实：
consent-return = 如果您允许，将前往 { $host }。
consent-return-device = 如果您允许，将前往此设备上的程序。仅当您刚刚亲自启动了该程序时才允许。
allow = 允许
decline = 拒绝
go-on-to = 继续前往 { $application }
go-on-lead = 您已登录。如果没有反应，请从这里继续。
log-out-heading = 要退出登录吗？
log-out-asked = { $application } 请您退出登录。
log-out-lead = 您在此的登录将结束，您通过它进入的应用会收到通知。
stay-logged-in = 保持登录
logged-out = 您已退出登录
logged-out-lead = 如果没有反应，请从这里继续。
device-heading = 连接设备
device-lead = 请输入设备上显示的代码。
device-code-hint = 八个字母，不区分大小写，可省略连字符。
device-code-wrong = 该代码不正确，或已失效。请检查，或在设备上重新开始。
device-question-heading = 连接 { $application }？
device-question-lead = 设备上必须显示此代码：
device-warning = 仅当您刚刚亲自开始此操作时才继续。否则，可能有人正试图进入您的账户。
device-learns = 该应用会知道您在此有账户，以及：
device-allowed = 设备已连接
device-allowed-lead = 几秒钟后设备会自动继续。您可以关闭此页面。
device-denied = 设备未连接
device-denied-lead = 如果不是您开始的此操作，您无需再做任何事。您可以关闭此页面。
authorization-invalid = 无法响应此请求
authorization-invalid-detail = 应用发送的请求有误或已过期。请返回应用重试。如果再次发生，请告知其运营者。
return-path-too-long = 此网址过长
return-path-too-long-detail = 登录期间无法保留它。请先登录，然后重新打开。
