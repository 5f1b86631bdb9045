# ログインする人が読む文。短く、落ち着いた「です・ます」調で。

# Buttons and links
log-in = ログイン
logging-in = ログインしています…
log-out = ログアウト
logging-out = ログアウトしています…
create-account = アカウントを作成
creating-account = アカウントを作成しています…
trouble = ログインできない場合
have-account = アカウントを持っています
back-to-login = ログインに戻る
to-account = アカウントへ
to-start = トップページへ
save = 保存
saving = 保存しています…
# Before the name of the language, at the foot of the page
language = 言語

# Fields
login-id = メールアドレスまたは電話番号
password = パスワード
or-password = またはパスワードで
password-hint = { $min }～{ $max }文字。単語をいくつか並べると良いパスワードになります。

# Passkeys
passkey-hint = 指紋、顔、または画面ロックを使います。
passkey-hint-recover = 使用するデバイスをブラウザーが確認します。
passkey-failed = うまくいきませんでした。もう一度試すか、別の方法でログインしてください。
passkey-missing = 現在、パスキーは利用できません。代わりにパスワードを使ってください。
passkey-missing-recover = 現在、パスキーは利用できません。後でもう一度試すか、管理者にお問い合わせください。

# Start page
home-heading = ようこそ
home-signed-in = ログインしています。
home-lead = { $product }では、パスキーまたはパスワードでログインします。

# The first administrator
setup-heading = 管理者になる
setup-lead = このデバイスでパスキーを作成してください。今後はそれでログインします。
setup-needs-passkey = 先にパスキーを作成してください。下のボタンを押します。

# Registration is closed
closed-heading = 新しいアカウント
closed-lead = ここでは管理者が新しいアカウントを作成します。管理者に依頼してください。アカウントをお持ちの場合は、ログインしてください。

# Trouble logging in
recover-lead = スマートフォンやセキュリティキーなど、別のデバイスにパスキーがある場合は、ここで使ってください。その後、このデバイスでも作成してください。
recover-field-hint = パスキーには必要ありません。
recover-no-script = パスキーにはJavaScriptが必要です。ブラウザーで有効にするか、対応するブラウザーを使ってください。

# Account
account-heading = アカウント
account-greeting = こんにちは、{ $name }さん
member-since = 登録日
last-login = 前回のログイン
first-login = まだ記録がありません
your-details = 登録情報
read-only = これは変更できません。
saved = 保存しました。
not-saved = 保存できませんでした。印のついた項目を修正してください。
changed-elsewhere = その間に別の場所で登録情報が変更されました。確認してから、もう一度保存してください。

# Sessions
sessions-heading = ログイン中の場所
this-session = このデバイス
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
last-active = 最終利用:
ending-sessions = ログアウトしています…
log-out-elsewhere = 他のすべての場所でログアウト
log-out-of = ログアウト: { $device }
# “Firefox on Windows”
device = { $system }の{ $browser }
device-unknown-browser = { $system }の不明なブラウザー
device-unknown = 不明なデバイス
device-app = アプリ
minutes-ago =
    { $minutes ->
        [0] たった今
       *[other] { $minutes }分前
    }

# Mistakes, beside a field or above a form
login-id-invalid = メールアドレス、または国番号付きの電話番号を入力してください。
wrong-credentials = ログイン情報が一致しません。もう一度試してください。
not-created = このアカウントは作成できませんでした。すでにお持ちの場合は、ログインしてください。
passkey-unreadable = パスキーが完全に届きませんでした。もう一度作成してください。
passkey-of-another = そのパスキーは別のアドレス用に作成されたものです。このアドレス用に作成してください。
password-too-short = { $min }文字以上にしてください。単語をいくつか並べると良いでしょう。
password-too-long = { $max }文字以下にしてください。
field-required = 入力が必要です。
field-too-long = { $limit }文字以下にしてください。
field-too-short = { $limit }文字以上にしてください。
field-at-least = { $limit }以上を入力してください。
field-at-most = { $limit }以下を入力してください。
field-one-of = 次の中から選んでください: { $choices }
field-date = 日付をYYYY-MM-DDの形式で入力してください。
field-email = メールアドレスを入力してください。
field-url = https://example.com のようなウェブアドレスを入力してください。
field-taken = この値は別のアカウントで使われています。
field-wrong = 形式が正しくありません。

# Problem pages
problem-reference = お問い合わせの際は、問題{ $status }と次の参照番号をお伝えください:
fresh-login = もう一度ログインしてください
fresh-login-detail = この操作には最近のログインが必要ですが、ログインから時間がたっています。アカウントのページでログアウトし、パスキーでログインしてから、もう一度操作してください。
passkey-required = ここではパスキーが必要です
passkey-required-detail = 管理者はパスキーでログインします。アカウントのページでログアウトし、パスキーでログインしてください。
setup-link-over = このリンクは無効になりました
setup-link-over-detail = リンクが有効なのは1時間、かつ管理者が登録されるまでです。サーバーの運用者は「vestibule setup-link」で新しいリンクを作成できます。
problem-401 = ログインしていません
problem-401-detail = ログインの有効期限が切れた可能性があります。もう一度ログインしてください。
problem-403 = このページは閲覧できません
problem-403-detail = 閲覧できるアカウントでログインしてください。
problem-404 = ここには何もありません
problem-404-detail = アドレスを確認するか、トップページからやり直してください。
problem-405 = ここではその操作はできません
problem-405-detail = 前のページに戻り、ページのボタンを使ってください。
problem-413 = 一度に送る量が多すぎました
problem-413-detail = 前のページに戻り、量を減らして送信してください。
problem-422 = フォームに正しくない項目があります
problem-422-detail = 前のページに戻り、入力内容を確認してもう一度送信してください。
problem-429 = 試行回数が多すぎます
problem-429-detail = 少し待ってから、もう一度試してください。
problem-4xx = リクエストを理解できませんでした
problem-4xx-detail = 前のページに戻り、もう一度試してください。
problem-503 = 現在、混み合っています
problem-503-detail = 1分ほど待ってから、もう一度試してください。
problem-5xx = こちら側で問題が発生しました
problem-5xx-detail = 1分ほどしてから、もう一度試してください。お客様の操作が原因ではありません。

# The passkey button, which other sites show too
sdk-login = パスキーでログイン
sdk-register = パスキーを作成
sdk-recover = 別のデバイスのパスキーを使う
sdk-waiting = パスキーを待っています…
sdk-ready = パスキーの準備ができました
sdk-undo = 元に戻す
sdk-through = { logging-in }
sdk-or = または
sdk-tip = { passkey-hint }
sdk-welcome = おかえりなさい
sdk-later = 今はしない
sdk-unsupported = このブラウザーではパスキーを使えません
sdk-cancelled = キャンセルされました。準備ができたら、もう一度試してください。
sdk-empty = 先にメールアドレスまたは電話番号を入力してください。
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = そのパスキーを使うアカウントはありません。
sdk-exists = このデバイスには、そのアカウントのパスキーがすでにあります。
sdk-expired = 時間がかかりすぎました。もう一度試してください。
sdk-tooMany = 試行回数が多すぎます。少し待ってから、もう一度試してください。
sdk-network = サーバーに接続できませんでした。接続を確認してから、もう一度試してください。
sdk-failed = { passkey-failed }

# Ways in, data and leaving
security-heading = ログイン方法
security-log-in-again = ここで何かを変更するには、もう一度ログインしてください。他の人を防ぐためです。
log-in-again = もう一度ログイン
passkeys = パスキー
passkey = パスキー
no-passkeys = まだパスキーがありません。パスワードの代わりに、指紋、顔、または画面ロックを使えます。
add-passkey = パスキーを追加
passkey-waiting = { sdk-waiting }
passkey-synced = デバイス間で同期されます
passkey-on-key = セキュリティキーにあります
passkey-on-device = 1台のデバイスにあります
passkey-name = 名前
added = 追加日
last-used = 最終使用
never-used = まだ使われていません。
change = 変更
remove = 削除
last-way-in = 唯一のログイン方法なので、別の方法ができるまで残ります。
password-there = パスワードでログインできます。
password-none = パスワードはありません。
new-password = 新しいパスワード
set-password = パスワードを設定
change-password = パスワードを変更
remove-password = パスワードを削除
your-data = あなたのデータ
download-data = データをダウンロード
delete-account = アカウントを削除
delete-lead = すべての場所でログアウトされ、誰もログインできなくなります。30日間は取り消せます。その後、すべて消去されます。
deleting = アカウントを削除しています…
keep-account = アカウントを残す
deleted-heading = アカウントを削除しました
deleted-until = すべてが消去される日:
deleted-link = このリンクを保管してください。それまでは、アカウントを元に戻せます。
undo-heading = アカウントを元に戻す
undo-until = すべての内容とともに元に戻せる期限:
undo-button = 元に戻す
undo-over = { setup-link-over }
undo-over-lead = アカウントはすでに戻っているか、30日が過ぎました。
offer-heading = 次回はパスワードなしでログイン
not-now = { sdk-later }
passkey-added = パスキーを追加しました。
passkey-renamed = 名前を保存しました。
passkey-removed = パスキーを削除しました。ここではもうログインに使えません。
password-set = パスワードを保存しました。
password-removed = パスワードを削除しました。
delete-mismatch = このアカウントの名前ではありません。
last-administrator = 管理者はあなただけです。先に別の管理者を指定してください。
remove-passkey = { remove }: { $name }
type-to-delete = 続けるには{ $login-id }と入力してください。

# Codes, recovery and recovery codes
phone-number = 電話番号
country = 国
country-none = 番号に含む
use-phone = 電話番号を使う
use-email = メールアドレスを使う
send-code = コードを受け取る
sending-code = コードを送信しています…
login-code-heading = コードでログイン
login-code-lead = メールアドレスまたは電話にコードを送信します。
other-way = 別の方法を使う
code-heading = コードを入力してください
code = コード
code-hint = 6桁の数字です。10分間有効です。
code-late = 1分ほどかかることがあります。迷惑メールも確認してください。
new-code = 新しいコードを送信
checking-code = コードを確認しています…
code-wrong = コードが正しくないか、無効になりました。確認するか、新しいコードを請求してください。
code-over = これらのコードは無効になりました。新しいコードを受け取るには、最初からやり直してください。
code-locked = 間違ったコードが多すぎました。パスキーでログインするか、管理者に助けを求めてください。
code-sent = 新しいコードを送信しました。前のコードは無効になりました。
codes-sent = ここにはこれ以上コードを送信できません。最後のコードを使うか、最初からやり直してください。
link-heading = ここで続けてください
link-lead = 1回押すと、リンクは使用済みになります。
link-elsewhere-heading = コード
link-elsewhere = 別のブラウザーで請求したものです。そちらで入力してください。
link-support-heading = アカウントに戻る
recover-or-code = またはコードで
recover-code-lead = コードを使うと、その後に新しいパスキーを作成するか、新しいパスワードを選べます。
use-recovery-code = 復旧コードを使う
recovery-code-heading = { use-recovery-code }
recovery-code = 復旧コード
recovery-code-hint = 保管した10個のうちの1つです。
recovery-code-wrong = ログイン情報と復旧コードが一致しません。もう一度試してください。
new-way-heading = { sdk-welcome }
new-way-lead = 今後ログインに使えるように、このデバイスでパスキーを作成してください。
or-new-password = または新しいパスワードを選んでください
continue-without = 使わずに続ける
new-way-missing = パスキーを作成するか、パスワードを選んでください。
document-first-heading = 本人確認書類
document-first-lead = コードは正しいです。アカウントに戻るには、本人確認書類も必要です。
document-first-ask = 提示の方法を管理者に確認し、15分以内にこのページに戻ってください。
document-first-show = 書類を提示
document-first-done = 提示しました
confirm-heading = アカウントを作成しました
confirm-lead = アドレスがご自分のものであることを示すため、一度ログインしてください。それで準備が整います。
recovery-codes = 復旧コード
recovery-codes-lead = 紙で保管する10個のコードです。それぞれ1回だけ、メールや電話なしでアカウントに戻れます。
recovery-codes-once = 表示されるのは今だけです。印刷またはダウンロードして、大切な書類と一緒に保管してください。
recovery-codes-none = まだありません。
make-recovery-codes = 復旧コードを作成
make-new-recovery-codes = 新しいコードを作成
making-recovery-codes = コードを作成しています…
new-codes-replace = 新しいコードは古いコードに置き換わります。
download = ダウンロード
print = 印刷
code-lead-email = { $login-id }がここで使える場合、コードを記載したメールが届きます。
code-lead-phone = { $login-id }がここで使える場合、コードが届きます。
recovery-codes-left = 残りのコード: { $left }個

# Mails and SMS
mail-code-subject = { $host }のコード
mail-code-is = コードは{ $code }です。
mail-code-verify = アカウントの作成を完了するには、{ $host }で使ってください。10分間、1回だけ有効です。{ $host }の者がこのコードをお尋ねすることはありません。
mail-code-login = ログインするには、{ $host }で使ってください。10分間、1回だけ有効です。{ $host }の者がこのコードをお尋ねすることはありません。
mail-code-recover = アカウントに戻るには、{ $host }で使ってください。10分間、1回だけ有効です。{ $host }の者がこのコードをお尋ねすることはありません。
mail-code-link = または、コードを請求したブラウザーでこのリンクを開いてください。
mail-link-verify = アカウントを完成させる
mail-link-login = ログイン
mail-link-recover = アカウントに戻る
sms-code = { $host }のコードは{ $code }です。10分間有効です。他の人に教えないでください。
mail-support-subject = { $host }のアカウントに戻る
mail-support = お問い合わせを受けて、{ $host }の管理者がアカウントの復旧を開始しました。
mail-support-link = 1時間以内にこのリンクを開いてください。1回だけ有効です。お心当たりがない場合は、開かないでください。
sms-support-link = 1時間以内にこのリンクを開いてください: { $url }
notice-registered-subject = { $host }にすでにアカウントがあります
notice-registered = どなたか(ご本人かもしれません)が、このアドレスで{ $host }にアカウントを作成しようとしました。アカウントはすでにあります。
notice-registered-advice = ログインする場合、またはログインできない場合は、このリンクを開いてください。
notice-recovered-subject = { $host }のアカウントが復旧されました
notice-recovered = どなたかがコードを使って{ $host }のアカウントに入りました。
notice-passkey-added-subject = { $host }のアカウントにパスキーが追加されました
notice-passkey-added = 新しいパスキーで{ $host }のアカウントにログインできます。
notice-passkey-removed-subject = { $host }のアカウントからパスキーが削除されました
notice-passkey-removed = あるパスキーでは{ $host }のアカウントにログインできなくなりました。
notice-password-changed-subject = { $host }のパスワードが変更されました
notice-password-changed = { $host }のアカウントのパスワードが新しくなったか、なくなりました。
notice-recovery-codes-made-subject = { $host }のアカウントの新しい復旧コード
notice-recovery-codes-made = { $host }のアカウントに新しい復旧コードができました。以前のコードは無効です。
notice-recovery-code-used-subject = { $host }で復旧コードが使われました
notice-recovery-code-used = どなたかが{ $host }のアカウントの復旧コードを使いました。
notice-new-device-subject = { $host }のアカウントへの新しいログイン
notice-new-device = どなたかが{ $device }から初めて{ $host }のアカウントにログインしました。
notice-new-device-advice = お心当たりがない場合は、このリンクを開いてください。そのセッションを終了し、アカウントを取り戻すお手伝いをします。
notice-deleted-subject = { $host }のアカウントが削除されました
notice-deleted = { $host }のアカウントが削除されました。すべての内容は30日後に消去されます。
notice-deleted-advice = お心当たりがない場合、またはお気持ちが変わった場合は、このリンクを開いてください。
notice-when = 日時: { $when }
notice-advice = お心当たりがない場合は、このリンクを開いてアカウントを取り戻してください。
notice-link = ページを開く

# "This was not me"
not-me-heading = お心当たりがありませんか
not-me-lead = そのセッションを終了します。その後、アカウントを取り戻すお手伝いをします。
not-me-button = そのセッションを終了
