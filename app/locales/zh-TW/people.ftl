# 登入的人讀到的文字。簡短、平和，用「您」。

# Buttons and links
log-in = 登入
logging-in = 正在登入…
log-out = 登出
logging-out = 正在登出…
create-account = 建立帳號
creating-account = 正在建立您的帳號…
trouble = 登入遇到問題？
have-account = 已有帳號？登入
back-to-login = 返回登入
to-account = 前往您的帳號
to-start = 前往首頁
skip = 跳到正文
save = 儲存
saving = 正在儲存…
# Before the name of the language, at the foot of the page
language = 語言
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = 使用條款
privacy = 隱私
agree-terms = 建立帳號即表示您同意<a>使用條款</a>。
read-privacy = <a>隱私政策</a>說明了您的資料會如何處理。

# Fields
login-id = 電子郵件或手機號碼
password = 密碼
or-password = 或使用密碼
password-hint = 至少 { $min } 個字元。幾個隨機的詞就很好。

# Passkeys
passkey-hint = 使用您的指紋、臉部或螢幕鎖。
passkey-hint-recover = 瀏覽器會詢問使用哪部裝置。
passkey-failed = 未能成功。請重試，或使用其他方式登入。
passkey-missing = 通行金鑰目前不可用。請改用密碼。
passkey-missing-recover = 通行金鑰目前不可用。請稍後重試，或聯絡管理員。
passkey-address = 通行金鑰在此網址無法使用。請改為開啟：
cookies-off = 此網站的 Cookie 已關閉，因此無法登入。請開啟 Cookie，然後再試一次。

# Start page
home-heading = 歡迎
home-signed-in = 您已登入。
home-lead = 使用通行金鑰或密碼登入 { $product }。

# The first administrator
setup-heading = 建立管理員帳號
setup-lead = 在此裝置上建立通行金鑰。今後您將用它登入。
setup-needs-passkey = 請先建立通行金鑰：按下面的按鈕。

# Registration is closed
closed-heading = 未開放註冊
closed-lead = 帳號由管理員建立。請向管理員索取邀請，或直接登入。

# Trouble logging in
recover-lead = 如果您在其他裝置（如手機或安全金鑰）上有通行金鑰，請在此使用。然後在此裝置上建立一個。
recover-field-hint = 僅在取得驗證碼時需要。
recover-no-script = 通行金鑰需要 JavaScript。請在瀏覽器中啟用，或使用支援它的瀏覽器。

# Account
account-heading = 您的帳號
account-greeting = { $name }，您好
member-since = 註冊時間
last-login = 上次登入
first-login = 首次登入
your-details = 您的資料
read-only = 您不能變更此項。
saved = 已儲存。
not-saved = 未儲存。請更正醒目標示的欄位。
changed-elsewhere = 在此期間，您的資料已在別處變更。請查看後再儲存一次。
somebody-else = 現在是其他人在此登入，因此未儲存任何內容。
logged-out-meanwhile = 您已登出。請在另一個分頁登入；您輸入的內容仍在這裡。

# Sessions
sessions-heading = 您的登入位置
this-session = 此裝置
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = 首次活動：
last-active = 最近活動：
ending-sessions = 正在登出…
log-out-elsewhere = 在其他所有地方登出
log-out-of = 登出：{ $device }
access-heading = 有存取權的應用程式
access-lead = 這些應用程式知道您是誰。移除存取權後，在您再次開啟它們之前，它們不會再得知任何資訊。
access-empty = 沒有應用程式可以存取您的帳號。
access-third-party = 由第三方營運。
access-learns = 它可以知道：
access-account = 您在此有帳號
access-since = 開始時間：
access-last-used = 上次使用：
remove-access = 移除存取權
remove-access-of = 移除存取權：{ $application }
remove-all-access = 移除全部存取權
removing-access = 正在移除存取權…
access-ended = 存取權已移除。
# “Firefox on Windows”
device = { $system } 上的 { $browser }
device-unknown-browser = { $system } 上的未知瀏覽器
device-unknown = 未知裝置
device-app = 應用程式
minutes-ago =
    { $minutes ->
        [0] 剛剛
       *[other] { $minutes } 分鐘前
    }

# Mistakes, beside a field or above a form
login-id-invalid = 請輸入電子郵件地址，或含國碼的電話號碼。
login-id-impossible = 沒有這個電話號碼。請檢查數字和國家/地區。
login-id-letters = 請用數字輸入電話號碼，不要使用字母。
login-id-extension = 請輸入不含分機的電話號碼：驗證碼無法傳送到分機。
login-id-quoted = 電子郵件無法送達含有引號的地址。請使用其他地址。
login-id-domain = @ 後面不可能有這樣的網域。請檢查地址。
login-id-too-long = 電子郵件地址不可能這麼長。請檢查。
login-id-unreachable = 由於 @ 前面的字元，我們無法寄信到此地址。請使用其他地址。
wrong-credentials = 登入資訊不正確。請重試。
not-created = 無法建立此帳號。如果您已有帳號，請登入。
passkey-unreadable = 建立通行金鑰時發生錯誤。請重試。
passkey-of-another = 該通行金鑰屬於另一個地址。請為此地址建立一個。
password-too-short = 請至少使用 { $min } 個字元。幾個隨機的詞就很好。
password-too-long = 請最多使用 { $max } 個字元。
field-required = 必填。
field-too-long = 請最多使用 { $limit } 個字元。
field-too-short = 請至少使用 { $limit } 個字元。
field-at-least = 請輸入不小於 { $limit } 的值。
field-at-most = 請輸入不大於 { $limit } 的值。
field-one-of = 請從以下選項中選擇：{ $choices }。
field-date = 請按 YYYY-MM-DD 的格式輸入日期。
field-email = 請輸入電子郵件地址。
field-url = 請輸入網址，例如 https://example.com。
field-taken = 另一個帳號已使用此值。
field-wrong = 格式不正確。

# Problem pages
problem-reference = 如需聯絡支援人員，請提供錯誤 { $status } 和以下參考編號：
fresh-login = 確認是您本人
fresh-login-detail = 此步驟需要最近登入過。請在帳號頁面登出，用通行金鑰登入，然後重試。
passkey-required = 此處需要通行金鑰
passkey-required-detail = 管理員使用通行金鑰登入。請在帳號頁面登出，然後用您的通行金鑰登入。
administrator-required = 此處需要另一位管理員
administrator-required-detail = 此帳號擁有管理權限並設有通行金鑰，因此僅憑驗證碼還不夠。請用此帳號的某個通行金鑰登入，或請另一位管理員傳送連結給您。
setup-link-over = 此連結已過期
setup-link-over-detail = 設定連結的有效期為一小時，有管理員之後即失效。執行「vestibule setup-link」可取得新連結。
nothing-done = 未作任何變更
other-flow = 此瀏覽器中已要求更新的驗證碼，因此這裡沒有驗證或傳送任何內容。請使用最新的驗證碼。
link-used = 此連結已使用過
link-used-detail = 連結只能使用一次。如果是您本人使用的，就不必再做什麼。如果不是，請重新開始。
problem-401 = 您尚未登入
problem-401-detail = 您的登入可能已過期。請重新登入。
problem-403 = 您沒有此頁面的存取權
problem-403-detail = 請使用有存取權的帳號登入。
problem-404 = 找不到頁面
problem-404-detail = 請檢查網址，或前往起始頁。
problem-405 = 未能成功
problem-405-detail = 請返回並重試。
problem-413 = 內容過大
problem-413-detail = 請返回並傳送較小的內容。
problem-422 = 表單中有內容不符合要求
problem-422-detail = 請返回，檢查您輸入的內容，然後重新傳送。
problem-429 = 嘗試次數過多
problem-429-detail = 請稍等片刻，然後重試。
try-again-in = 請在 { $minutes } 分鐘後再試一次。
problem-4xx = 無法理解這項要求
problem-4xx-detail = 請返回並重試。
problem-503 = 我們現在很忙
problem-503-detail = 請等一分鐘，然後重試。
problem-5xx = 我們這邊出了問題
problem-5xx-detail = 請一分鐘後重試。這不是您的操作造成的。

# The passkey button, which other sites show too
sdk-login = 使用通行金鑰登入
sdk-register = 建立通行金鑰
sdk-recover = 使用其他裝置上的通行金鑰
sdk-waiting = 正在等待您的通行金鑰…
sdk-ready = 通行金鑰已就緒
sdk-undo = 復原
sdk-through = { logging-in }
sdk-or = 或
sdk-tip = { passkey-hint }
sdk-welcome = 歡迎回來
sdk-later = 以後再說
sdk-unsupported = 此瀏覽器無法使用通行金鑰
sdk-cancelled = 未使用通行金鑰。請重試，或使用其他方式登入。
sdk-empty = 請先輸入您的電子郵件或手機號碼。
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = 這裡沒有使用該通行金鑰的帳號。
sdk-exists = 此裝置已有該帳號的通行金鑰。
sdk-unverified = 需要 PIN、指紋或臉部辨識。如果您使用安全金鑰，請在瀏覽器或系統的設定中為它設定 PIN，然後再試一次。
sdk-passkeyChanged = 該通行金鑰似乎被複製或變更過，因此不能登入。請用其他方式登入，然後在帳號頁面將其移除，並新增通行金鑰。
sdk-expired = 花費的時間過長。請重試。
sdk-tooMany = 嘗試次數過多。請稍等片刻，然後重試。
sdk-network = 無法連線伺服器。請檢查網路連線，然後重試。
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
sdk-close = 關閉

# Ways in, data and leaving
security-heading = 您的登入方式
security-log-in-again = 要在此變更任何內容，請重新登入。這可以防止他人變更。
log-in-again = 重新登入
passkeys = 通行金鑰
passkey = 通行金鑰
no-passkeys = 您還沒有通行金鑰。可以用指紋、臉部或螢幕鎖代替密碼。
add-passkey = 新增通行金鑰
passkey-waiting = 正在等待您的通行金鑰…
passkey-synced = 在您的裝置之間同步
passkey-on-key = 儲存在安全金鑰上
passkey-on-device = 儲存在一部裝置上
passkey-suspect = 它似乎被複製或變更過，因此上次登入被拒絕。請將其移除，並新增通行金鑰。
passkey-name = 名稱
added = 新增時間：
last-used = 上次使用：
never-used = 尚未使用。
change = 變更
remove = 移除
last-way-in = 這是您唯一的登入方式。請先新增其他方式，再移除它。
password-there = 已設定密碼。
password-none = 未設定密碼。
new-password = 新密碼
set-password = 設定密碼
change-password = 變更密碼
remove-password = 移除密碼
your-data = 您的資料
download-data = 下載我的資料
delete-account = 刪除我的帳號
delete-lead = 您會在所有地方登出，並且不能再登入。您有 30 天時間改變主意；之後一切都會被清除。
deleting = 正在刪除您的帳號…
keep-account = 保留我的帳號
deleted-heading = 您的帳號已刪除
deleted-until = 全部內容的清除時間：
deleted-link = 改變主意了？用此連結復原您的帳號：
undo-heading = 復原您的帳號
undo-until = 帳號及其全部內容可以復原，截止時間：
undo-button = 復原帳號
undo-over = 此連結已過期
undo-over-lead = 帳號已經復原，或 30 天期限已過。
offer-heading = 下次無需密碼
not-now = 以後再說
passkey-added = 通行金鑰已新增。
passkey-renamed = 名稱已儲存。
passkey-removed = 通行金鑰已移除。它不能再在此登入。
password-set = 密碼已儲存。
password-removed = 密碼已移除。
delete-mismatch = 與 { $login-id } 不一致。
last-administrator = 您是唯一的管理員。請先新增另一位管理員。
remove-passkey = { remove }：{ $name }
type-to-delete = 請輸入 { $login-id } 以確認。

# Codes, recovery and recovery codes
phone-number = 手機號碼
country = 國家/地區
country-none = 號碼中已包含
use-phone = 使用手機號碼
use-email = 使用電子郵件地址
send-code = 傳送驗證碼
sending-code = 正在傳送驗證碼…
login-code-heading = 使用驗證碼登入
login-code-lead = 我們會將驗證碼傳送到您的電子郵件或手機。
other-way = 使用其他方式
code-heading = 輸入驗證碼
code-heading-email = 請查看您的電子郵件
code = 驗證碼
code-hint = 六位數字，十分鐘內有效。
code-late = 可能需要一分鐘才能收到。也請查看垃圾郵件。
new-code = 傳送新的驗證碼
checking-code = 正在檢查驗證碼…
code-wrong = 該驗證碼不正確，或已失效。請檢查，或取得新的驗證碼。
code-malformed = 請輸入訊息中的六位數字。
code-over = 這些驗證碼已失效。請重新開始，以取得新的驗證碼。
code-locked = 錯誤的驗證碼過多。請使用通行金鑰登入，或向管理員求助。
code-sent = 我們已傳送新的驗證碼。之前的驗證碼已失效。
codes-sent = 這裡無法再傳送驗證碼。請使用最後一個，或重新開始。
code-held = 要求的驗證碼過多，這次沒有傳送。
next-code = { $minutes } 分鐘後可以傳送下一個驗證碼。
link-heading = 在此繼續
link-lead = 此連結只能使用一次。
link-elsewhere-heading = 您的驗證碼
link-elsewhere = 您是在另一個瀏覽器中取得的。請在那裡輸入。
link-support-heading = 找回您的帳號
recover-or-code = 或使用驗證碼
recover-code-lead = 使用驗證碼後，您可以建立新的通行金鑰，或設定新密碼。
use-recovery-code = 使用復原碼
recovery-code-heading = 使用復原碼
recovery-code = 復原碼
recovery-code-hint = 您保存的十組代碼之一。
recovery-code-wrong = 地址或復原碼不正確。請重試。
recovery-code-malformed = 復原碼共有十六個字母和數字。請全部輸入。
new-way-heading = 歡迎回來
new-way-lead = 請在此裝置上建立通行金鑰，今後可以用它登入。
or-new-password = 或設定新密碼
continue = 繼續
continue-without = 暫時略過
drop-other-ways = 移除其他所有登入方式：通行金鑰、密碼和復原碼
new-way-missing = 請建立通行金鑰，或設定密碼。
document-first-heading = 您的身分證件
document-first-lead = 您的驗證碼正確。要找回帳號，還需要您的身分證件。
document-first-ask = 請向管理員詢問如何出示證件，然後在15 分鐘內回到此頁面。
document-first-show = 出示證件
document-first-done = 我已出示
confirm-heading = 您的帳號已建立
confirm-lead = 請登入一次，以確認您的地址。
recovery-codes = 復原碼
recovery-codes-lead = 十組需妥善保管的代碼。每組代碼可以讓您登入帳號一次，不需要電子郵件或手機。
recovery-codes-once = 這些代碼不會再次顯示。請立即列印或下載。
recovery-codes-none = 您還沒有復原碼。
make-recovery-codes = 產生復原碼
make-new-recovery-codes = 產生新代碼
making-recovery-codes = 正在產生代碼…
new-codes-replace = 新代碼會取代舊代碼。
download = 下載
print = 列印
code-lead-email = 如果 { $login-id } 可以在此使用，我們已透過電子郵件傳送驗證碼。
code-lead-phone = 如果 { $login-id } 可以在此使用，我們已透過簡訊傳送驗證碼。
recovery-codes-left = 您還有 { $left } 組代碼。

# Mails and SMS
mail-code-subject = 您在 { $name } 的驗證碼
mail-code-is = 您的驗證碼是 { $code }。
mail-code-verify = 請在 { $host } 輸入它，以完成帳號建立。十分鐘後過期。{ $name } 絕不會向您索取它。
mail-code-login = 請在 { $host } 輸入它以登入。十分鐘後過期。{ $name } 絕不會向您索取它。
mail-code-recover = 請在 { $host } 輸入它以找回帳號。十分鐘後過期。{ $name } 絕不會向您索取它。
mail-code-link = 或者，在您取得驗證碼的瀏覽器中開啟此連結：
mail-link-verify = 完成帳號建立
mail-link-login = 登入
mail-link-recover = 找回您的帳號
sms-code = 您在 { $name } 的驗證碼是 { $code }，十分鐘內有效。請勿告訴他人。
mail-support-subject = 找回您在 { $name } 的帳號
mail-support = 您請求 { $name } 協助您登入帳號。
mail-support-link = 此連結只能使用一次。請在一天內開啟。如果您沒有要求協助，請忽略此郵件。
sms-support-link = 請在一天內開啟此連結：{ $url }
notice-registered-subject = 您在 { $name } 已有帳號
notice-registered = 有人（也許是您）嘗試用此地址在 { $name } 建立帳號。您已有一個帳號。
notice-registered-advice = 用此連結登入或找回帳號。
notice-recovered-subject = 您在 { $name } 的帳號已復原
notice-recovered = 有人使用驗證碼找回了您在 { $name } 的帳號。
notice-passkey-added-subject = 您在 { $name } 的帳號已新增通行金鑰
notice-passkey-added = 一個新的通行金鑰可以登入您在 { $name } 的帳號。
notice-passkey-removed-subject = 您在 { $name } 的帳號已移除通行金鑰
notice-passkey-removed = 有一個通行金鑰不能再登入您在 { $name } 的帳號。
notice-password-changed-subject = 您在 { $name } 的密碼已變更
notice-password-changed = 您在 { $name } 的密碼已變更或移除。
notice-addresses-changed-subject = 您在 { $name } 的帳號的聯絡方式已變更
notice-addresses-changed = 您在 { $name } 的帳號新增或移除了電子郵件地址或電話號碼。
notice-recovery-codes-made-subject = 您在 { $name } 的帳號有新的復原碼
notice-recovery-codes-made = 您在 { $name } 的帳號有了新的復原碼。之前的代碼已失效。
notice-recovery-code-used-subject = 在 { $name } 使用了復原碼
notice-recovery-code-used = 有人使用了您在 { $name } 的帳號的復原碼。
notice-new-device-subject = 您在 { $name } 的帳號有新的登入
notice-new-device = 有人首次透過 { $device } 登入了您在 { $name } 的帳號。
notice-new-device-advice = 如果這不是您本人，請開啟此連結。它會結束那次登入，並協助您保護帳號。
notice-deleted-subject = 您在 { $name } 的帳號已刪除
notice-deleted = 您在 { $name } 的帳號已刪除。30 天後，其中的一切都會被清除。
notice-deleted-advice = 如果這不是您本人，或您改變了主意，請用此連結復原帳號。
notice-when = 時間：{ $when }
notice-place = 大致地點：{ $place }
notice-advice = 如果這不是您本人，請立即保護您的帳號。
notice-summary-subject = 您在 { $name } 的帳號還有其他變更
notice-summary = 您在 { $name } 的帳號發生了許多變更，我們沒有逐一通知。自上一則訊息以來：
notice-link = 開啟頁面
mail-why-code = 您收到此郵件，是因為有人（也許是您）在 { $host } 輸入了您的地址。如果這不是您本人，請忽略它。
mail-why-account = 您收到此郵件，是因為它與 { $host } 上使用您地址的帳號有關。

# "This was not me"
not-me-heading = 這不是您本人嗎？
not-me-lead = 我們會結束那次登入。當時使用的密碼或通行金鑰將失效，您的復原碼也會失效。然後協助您保護帳號。
not-me-button = 結束那次登入

# Authorization of applications
consent-heading = 授予 { $application } 存取權？
consent-lead = { $application } 由第三方營運。該應用程式能夠看到您在此有帳號，以及：
consent-profile = 您的姓名和個人資料
consent-email = 您的電子郵件地址
consent-phone = 您的電話號碼
consent-address = 您的郵寄地址
consent-roles = 您的角色
consent-offline = 它可以在您不在時再次查詢。
consent-unregistered = 沒有人在此註冊過該應用程式。對它的了解僅有其位址：
consent-claimed-name = 它自稱的名稱如下，未經任何人核實：
consent-return = 如果您允許，將前往 { $host }。
consent-return-device = 如果您允許，將前往此裝置上的程式。僅當您剛剛親自啟動了該程式時才允許。
allow = 允許
decline = 拒絕
go-on-to = 繼續前往 { $application }
go-on-lead = 您已登入。如果沒有反應，請從這裡繼續。
log-out-heading = 要登出嗎？
log-out-asked = { $application } 請您登出。
log-out-lead = 您在此的登入將結束，您透過它進入的應用程式會收到通知。
stay-logged-in = 保持登入
logged-out = 您已登出
logged-out-lead = 如果沒有反應，請從這裡繼續。
device-heading = 連接裝置
device-lead = 請輸入裝置上顯示的代碼。
device-code-hint = 八個字母，不分大小寫，可省略連字號。
device-code-wrong = 該代碼不正確，或已失效。請檢查，或在裝置上重新開始。
device-question-heading = 連接 { $application }？
device-question-lead = 裝置上必須顯示此代碼：
device-warning = 僅當您剛剛親自開始此操作時才繼續。否則，可能有人正試圖進入您的帳戶。
device-learns = 該應用程式會知道您在此有帳戶，以及：
device-allowed = 裝置已連接
device-allowed-lead = 幾秒鐘後裝置會自動繼續。您可以關閉此頁面。
device-denied = 裝置未連接
device-denied-lead = 如果不是您開始的此操作，您無需再做任何事。您可以關閉此頁面。
authorization-invalid = 無法回應此請求
authorization-invalid-detail = 應用程式送出的請求有誤或已過期。請返回應用程式重試。如果再次發生，請告知其營運者。
return-path-too-long = 此網址過長
return-path-too-long-detail = 登入期間無法保留它。請先登入，然後重新開啟。
