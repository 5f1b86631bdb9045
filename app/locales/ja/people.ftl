# ログインする人が読む文。短く、落ち着いた「です・ます」調で。

# Buttons and links
log-in = ログイン
logging-in = ログインしています…
log-out = ログアウト
logging-out = ログアウトしています…
create-account = アカウントを作成
creating-account = アカウントを作成しています…
trouble = ログインできない場合
have-account = アカウントをお持ちの場合はログイン
back-to-login = ログインに戻る
to-account = アカウントへ
to-start = トップページへ
skip = 本文へ移動
save = 保存
saving = 保存しています…
# Before the name of the language, at the foot of the page
language = 言語
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = 利用規約
privacy = プライバシー
agree-terms = アカウントを作成すると、<a>利用規約</a>に同意したことになります。
read-privacy = データの取り扱いは<a>プライバシーポリシー</a>に記載されています。

# Fields
login-id = メールアドレスまたは電話番号
password = パスワード
or-password = またはパスワードで
password-hint = { $min }文字以上。無作為な単語をいくつか並べるのがおすすめです。

# Passkeys
passkey-hint = 指紋、顔、または画面ロックを使います。
passkey-hint-recover = 使用するデバイスをブラウザーが確認します。
passkey-failed = うまくいきませんでした。もう一度試すか、別の方法でログインしてください。
passkey-missing = 現在、パスキーは利用できません。代わりにパスワードを使ってください。
passkey-missing-recover = 現在、パスキーは利用できません。後でもう一度試すか、管理者にお問い合わせください。
passkey-address = このアドレスではパスキーを使えません。代わりに次のアドレスを開いてください：
cookies-off = このサイトの Cookie がオフになっているため、ログインできません。オンにしてから、もう一度試してください。

# Start page
home-heading = ようこそ
home-signed-in = ログインしています。
home-lead = パスキーまたはパスワードで { $product } にログインします。

# The first administrator
setup-heading = 管理者アカウントの作成
setup-lead = このデバイスでパスキーを作成してください。今後はそれでログインします。
setup-needs-passkey = 先にパスキーを作成してください。下のボタンを押します。

# Registration is closed
closed-heading = 新規登録は受け付けていません
closed-lead = アカウントは管理者が作成します。管理者に招待を依頼するか、ログインしてください。

# Trouble logging in
recover-lead = スマートフォンやセキュリティキーなど、別のデバイスにパスキーがある場合は、ここで使ってください。その後、このデバイスでも作成してください。
recover-field-hint = コードを受け取る場合のみ必要です。
recover-no-script = パスキーにはJavaScriptが必要です。ブラウザーで有効にするか、対応するブラウザーを使ってください。

# Account
account-heading = アカウント
account-greeting = こんにちは、{ $name }さん
member-since = 登録日
last-login = 前回のログイン
first-login = 初回ログイン
your-details = 登録情報
read-only = これは変更できません。
saved = 保存しました。
not-saved = 保存できませんでした。強調表示された項目を修正してください。
changed-elsewhere = その間に別の場所で登録情報が変更されました。確認してから、もう一度保存してください。
somebody-else = 現在ここには別の方がログインしているため、何も保存されませんでした。
logged-out-meanwhile = ログアウトされました。別のタブでログインしてください。入力した内容はここに残っています。

# Sessions
sessions-heading = ログイン中の場所
this-session = このデバイス
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = 初回利用:
last-active = 最終利用:
ending-sessions = ログアウトしています…
log-out-elsewhere = 他のすべての場所でログアウト
log-out-of = ログアウト: { $device }
access-heading = アクセスできるアプリ
access-lead = これらのアプリは、あなたが誰かを知っています。アクセスを取り消すと、次に開くまで、それ以上の情報は伝わりません。
access-empty = アカウントにアクセスできるアプリはありません。
access-third-party = 第三者が運営しています。
access-learns = アプリに伝わる内容：
access-account = ここにアカウントがあること
access-since = 開始:
access-last-used = 最終使用:
remove-access = アクセスを取り消す
remove-access-of = アクセスを取り消す: { $application }
remove-all-access = すべてのアクセスを取り消す
removing-access = アクセスを取り消しています…
access-ended = アクセスを取り消しました。
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
login-id-impossible = その電話番号は存在しません。番号と国を確認してください。
login-id-letters = 電話番号は文字を使わず、数字で入力してください。
login-id-extension = 内線番号を除いた電話番号を入力してください。内線にはコードが届きません。
login-id-quoted = 引用符の付いたアドレスにはメールが届きません。別のアドレスを使ってください。
login-id-domain = @ の後のドメインは存在し得ないものです。アドレスを確認してください。
login-id-too-long = メールアドレスが長すぎます。確認してください。
login-id-unreachable = @ の前の文字のため、このアドレスにはメールを送信できません。別のアドレスを使ってください。
wrong-credentials = ログイン情報が正しくありません。もう一度試してください。
not-created = このアカウントは作成できませんでした。すでにお持ちの場合は、ログインしてください。
passkey-unreadable = パスキーの作成中に問題が発生しました。もう一度試してください。
passkey-of-another = そのパスキーは別のアドレスのものです。このアドレス用に作成してください。
password-too-short = { $min }文字以上にしてください。無作為な単語をいくつか並べるのがおすすめです。
password-too-long = { $max }文字以下にしてください。
field-required = 必須項目です。
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
problem-reference = サポートにお問い合わせの際は、エラー{ $status }と次の参照番号をお伝えください:
fresh-login = ご本人であることの確認
fresh-login-detail = この操作には最近のログインが必要です。アカウントのページでログアウトし、パスキーでログインしてから、もう一度試してください。
passkey-required = ここではパスキーが必要です
passkey-required-detail = 管理者はパスキーでログインします。アカウントのページでログアウトし、パスキーでログインしてください。
administrator-required = 別の管理者の操作が必要です
administrator-required-detail = このアカウントには管理者権限とパスキーがあるため、コードだけでは足りません。このアカウントのパスキーでログインするか、別の管理者にリンクを送ってもらってください。
setup-link-over = このリンクは期限切れです
setup-link-over-detail = セットアップ用リンクの有効期間は1時間で、管理者が登録されると使えなくなります。新しいリンクを作るには「vestibule setup-link」を実行してください。
nothing-done = 何も変更されていません
other-flow = このブラウザーでより新しいコードが要求されたため、ここでは何も確認・送信していません。最新のコードを使用してください。
link-used = このリンクはすでに使用されています
link-used-detail = リンクは一度だけ使えます。ご自身で使った場合は、これ以上何もする必要はありません。そうでない場合は、最初からやり直してください。
problem-401 = ログインしていません
problem-401-detail = ログインの有効期限が切れた可能性があります。もう一度ログインしてください。
problem-403 = このページにアクセスする権限がありません
problem-403-detail = 権限のあるアカウントでログインしてください。
problem-404 = ページが見つかりません
problem-404-detail = アドレスを確認するか、スタートページに移動してください。
problem-405 = うまくいきませんでした
problem-405-detail = 前のページに戻って、もう一度試してください。
problem-413 = サイズが大きすぎます
problem-413-detail = 前のページに戻って、より小さいものを送信してください。
problem-422 = フォームに正しくない項目があります
problem-422-detail = 前のページに戻り、入力内容を確認してもう一度送信してください。
problem-429 = 試行回数が多すぎます
problem-429-detail = 少し待ってから、もう一度試してください。
try-again-in = { $minutes }分後にもう一度試してください。
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
sdk-cancelled = パスキーは使用されませんでした。もう一度試すか、別の方法でログインしてください。
sdk-empty = 先にメールアドレスまたは電話番号を入力してください。
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = そのパスキーを使うアカウントはありません。
sdk-exists = このデバイスには、そのアカウントのパスキーがすでにあります。
sdk-unverified = PIN、指紋、または顔認証が必要です。セキュリティキーをお使いの場合は、ブラウザまたはシステムの設定でPINを設定してから、もう一度試してください。
sdk-passkeyChanged = そのパスキーはコピーまたは変更された可能性があるため、ログインに使えません。別の方法でログインし、アカウントのページで削除して、新しいパスキーを追加してください。
sdk-expired = 時間がかかりすぎました。もう一度試してください。
sdk-tooMany = 試行回数が多すぎます。少し待ってから、もう一度試してください。
sdk-network = サーバーに接続できませんでした。接続を確認してから、もう一度試してください。
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
sdk-close = 閉じる

# Ways in, data and leaving
security-heading = ログイン方法
security-log-in-again = ここで何かを変更するには、もう一度ログインしてください。他の人による変更を防ぐためです。
log-in-again = もう一度ログイン
passkeys = パスキー
passkey = パスキー
no-passkeys = パスキーはまだありません。パスワードの代わりに、指紋、顔、または画面ロックを使えます。
add-passkey = パスキーを追加
passkey-waiting = パスキーを待っています…
passkey-synced = デバイス間で同期
passkey-on-key = セキュリティキーに保存
passkey-on-device = 1台のデバイスに保存
passkey-suspect = コピーまたは変更された可能性があるため、前回のログインで拒否されました。削除して、新しいパスキーを追加してください。
passkey-name = 名前
added = 追加:
last-used = 最終使用:
never-used = まだ使われていません。
change = 変更
remove = 削除
last-way-in = 唯一のログイン方法です。削除する前に、別の方法を追加してください。
password-there = パスワードは設定済みです。
password-none = パスワードは設定されていません。
new-password = 新しいパスワード
set-password = パスワードを設定
change-password = パスワードを変更
remove-password = パスワードを削除
your-data = データ
download-data = データをダウンロード
delete-account = アカウントを削除
delete-lead = すべての場所でログアウトされ、ログインできなくなります。30日以内なら取り消せます。その後、すべて消去されます。
deleting = アカウントを削除しています…
keep-account = アカウントを残す
deleted-heading = アカウントを削除しました
deleted-until = すべてが消去される日時:
deleted-link = 気が変わった場合は、このリンクでアカウントを復元できます:
undo-heading = アカウントの復元
undo-until = すべての内容とともに復元できる期限:
undo-button = アカウントを復元
undo-over = このリンクは期限切れです
undo-over-lead = アカウントがすでに元に戻っているか、30日が過ぎています。
offer-heading = 次回からパスワードなしで
not-now = 今はしない
passkey-added = パスキーを追加しました。
passkey-renamed = 名前を保存しました。
passkey-removed = パスキーを削除しました。今後、ここではログインに使えません。
password-set = パスワードを保存しました。
password-removed = パスワードを削除しました。
delete-mismatch = { $login-id } と一致しません。
last-administrator = 管理者はあなただけです。先に別の管理者を追加してください。
remove-passkey = { remove }: { $name }
type-to-delete = 確認のため、{ $login-id } と入力してください。

# Codes, recovery and recovery codes
phone-number = 電話番号
country = 国
country-none = 番号に含まれています
use-phone = 電話番号を使う
use-email = メールアドレスを使う
send-code = コードを送信
sending-code = コードを送信しています…
login-code-heading = コードでログイン
login-code-lead = メールアドレスまたは電話にコードを送ります。
other-way = 別の方法を使う
code-heading = コードを入力
code-heading-email = メールをご確認ください
code = コード
code-hint = 6桁の数字です。10分間有効です。
code-late = 届くまでに1分ほどかかることがあります。迷惑メールもご確認ください。
new-code = 新しいコードを送信
checking-code = コードを確認しています…
code-wrong = コードが正しくないか、無効になっています。確認するか、新しいコードを送信してください。
code-malformed = メッセージに書かれた6桁の数字を入力してください。
code-over = これらのコードは無効になりました。新しいコードを受け取るには、最初からやり直してください。
code-locked = 正しくないコードの入力が多すぎました。パスキーでログインするか、管理者に助けを求めてください。
code-sent = 新しいコードを送りました。前のコードは無効になりました。
codes-sent = ここではこれ以上コードを送れません。最後のコードを使うか、最初からやり直してください。
code-held = コードの請求が多すぎたため、今回は送信しませんでした。
next-code = 次のコードは{ $minutes }分後に送信できます。
link-heading = ここで続ける
link-lead = このリンクは一度だけ使えます。
link-elsewhere-heading = あなたのコード
link-elsewhere = コードは別のブラウザーで要求されました。そちらに入力してください。
link-support-heading = アカウントに再びログインする
recover-or-code = またはコードで
recover-code-lead = コードを使うと、新しいパスキーを作成するか、新しいパスワードを設定できます。
use-recovery-code = 復旧コードを使う
recovery-code-heading = 復旧コードを使う
recovery-code = 復旧コード
recovery-code-hint = 保管している10個のうちの1つです。
recovery-code-wrong = アドレスまたは復旧コードが正しくありません。もう一度試してください。
recovery-code-malformed = 復旧コードは英数字16文字です。すべて入力してください。
new-way-heading = おかえりなさい
new-way-lead = このデバイスでパスキーを作成してください。今後はそれでログインできます。
or-new-password = または新しいパスワードを設定
continue = 続ける
continue-without = 今はスキップ
drop-other-ways = ほかのログイン方法（パスキー、パスワード、復旧コード）をすべて削除する
new-way-missing = パスキーを作成するか、パスワードを設定してください。
document-first-heading = 本人確認書類
document-first-lead = コードは正しく入力されました。アカウントに再びログインするには、本人確認書類も必要です。
document-first-ask = 提示の方法を管理者に確認し、15分以内にこのページに戻ってください。
document-first-show = 書類を提示
document-first-done = 提示しました
confirm-heading = アカウントを作成しました
confirm-lead = アドレスを確認するため、一度ログインしてください。
recovery-codes = 復旧コード
recovery-codes-lead = 安全な場所に保管する10個のコードです。それぞれ一度だけ、メールや電話がなくてもアカウントにログインできます。
recovery-codes-once = 再び表示されることはありません。今すぐ印刷またはダウンロードしてください。
recovery-codes-none = まだありません。
make-recovery-codes = 復旧コードを作成
make-new-recovery-codes = 新しいコードを作成
making-recovery-codes = コードを作成しています…
new-codes-replace = 新しいコードを作成すると、古いコードは無効になります。
download = ダウンロード
print = 印刷
code-lead-email = { $login-id } がここで使える場合、メールでコードを送信しました。
code-lead-phone = { $login-id } がここで使える場合、SMSでコードを送信しました。
recovery-codes-left = 残りのコードは{ $left }個です。

# Mails and SMS
mail-code-subject = { $name } のコード
mail-code-is = コードは { $code } です。
mail-code-verify = アカウントの作成を完了するために、{ $host } で入力してください。10分で期限切れになります。{ $name } がコードを尋ねることは決してありません。
mail-code-login = ログインするために、{ $host } で入力してください。10分で期限切れになります。{ $name } がコードを尋ねることは決してありません。
mail-code-recover = アカウントを取り戻すために、{ $host } で入力してください。10分で期限切れになります。{ $name } がコードを尋ねることは決してありません。
mail-code-link = または、コードを要求したブラウザーでこのリンクを開いてください:
mail-link-verify = アカウントの作成を完了
mail-link-login = ログイン
mail-link-recover = アカウントに再びログイン
sms-code = { $name } のコードは { $code } です。10分間有効です。他の人に教えないでください。
mail-support-subject = { $name } のアカウントに再びログインする
mail-support = アカウントへのログインについて、{ $name } にサポートを依頼されました。
mail-support-link = このリンクは一度だけ使えます。24時間以内に開いてください。依頼していない場合は、このメールを無視してください。
sms-support-link = 24時間以内にこのリンクを開いてください: { $url }
notice-registered-subject = { $name } のアカウントをすでにお持ちです
notice-registered = このアドレスで { $name } のアカウントを作成しようとした人がいます。ご自身かもしれません。アカウントはすでにあります。
notice-registered-advice = このリンクから、ログインまたはアカウントの復旧ができます。
notice-recovered-subject = { $name } のアカウントが復旧されました
notice-recovered = コードを使って、{ $name } のアカウントに再びログインした人がいます。
notice-passkey-added-subject = { $name } のアカウントにパスキーが追加されました
notice-passkey-added = 新しいパスキーで { $name } のアカウントにログインできるようになりました。
notice-passkey-removed-subject = { $name } のアカウントからパスキーが削除されました
notice-passkey-removed = パスキーの1つで { $name } のアカウントにログインできなくなりました。
notice-password-changed-subject = { $name } のパスワードが変更されました
notice-password-changed = { $name } のパスワードが変更または削除されました。
notice-addresses-changed-subject = { $name } のアカウントの連絡先が変更されました
notice-addresses-changed = { $name } のアカウントに、メールアドレスまたは電話番号が追加されたか、削除されました。
notice-recovery-codes-made-subject = { $name } のアカウントの新しい復旧コード
notice-recovery-codes-made = { $name } のアカウントの復旧コードが新しくなりました。前のコードは無効になりました。
notice-recovery-code-used-subject = { $name } で復旧コードが使われました
notice-recovery-code-used = { $name } のアカウントの復旧コードが使われました。
notice-new-device-subject = { $name } のアカウントへの新しいログイン
notice-new-device = { $name } のアカウントに、{ $device } から初めてログインがありました。
notice-new-device-advice = 心当たりがない場合は、このリンクを開いてください。そのログインを終了し、アカウントを保護するお手伝いをします。
notice-deleted-subject = { $name } のアカウントが削除されました
notice-deleted = { $name } のアカウントが削除されました。30日後にすべての内容が消去されます。
notice-deleted-advice = 心当たりがない場合、または気が変わった場合は、このリンクでアカウントを復元してください。
notice-when = 日時: { $when }
notice-place = おおよその場所: { $place }
notice-advice = 心当たりがない場合は、今すぐアカウントを保護してください。
notice-summary-subject = { $name } のアカウントへのその他の変更
notice-summary = { $name } のアカウントで多くの操作があったため、個別のお知らせを一部まとめました。前回のお知らせ以降：
notice-link = ページを開く
mail-why-code = このメールは、{ $host } であなたのアドレスが入力されたためお送りしています。心当たりがない場合は、無視してかまいません。
mail-why-account = このメールは、あなたのアドレスが登録された { $host } のアカウントについてのお知らせです。

# "This was not me"
not-me-heading = 心当たりがありませんか？
not-me-lead = そのログインを終了します。そこで使われたパスワードまたはパスキーと、復旧コードは使えなくなります。その後、アカウントを保護するお手伝いをします。
not-me-button = そのログインを終了

# Authorization of applications
consent-heading = { $application } にアクセスを許可しますか？
consent-lead = { $application } は第三者が運営しています。ここにアカウントがあることと、次のことをアプリが参照できるようになります。
consent-profile = 名前とプロフィール
consent-email = メールアドレス
consent-phone = 電話番号
consent-address = 住所
consent-roles = 役割
consent-offline = 不在のときにもアプリが再び確認することがあります。
consent-unregistered = このアプリはここに登録されていません。わかっているのは次のアドレスだけです。
consent-claimed-name = アプリが自ら名乗っている名前です（確認されていません）：
consent-return = 許可すると { $host } に移動します。
consent-return-device = 許可すると、このデバイス上のプログラムに移動します。そのプログラムをいま自分で起動した場合にのみ許可してください。
allow = 許可
decline = 拒否
go-on-to = { $application } に進む
go-on-lead = ログインしました。何も起こらない場合は、ここから進んでください。
log-out-heading = ログアウトしますか？
log-out-asked = { $application } がログアウトを求めています。
log-out-lead = ここでのログインが終了します。このログインで利用したアプリにも通知されます。
stay-logged-in = ログインしたままにする
logged-out = ログアウトしました
logged-out-lead = 何も起こらない場合は、ここから進んでください。
device-heading = デバイスを接続
device-lead = デバイスに表示されているコードを入力してください。
device-code-hint = 8文字の英字です。大文字、小文字、ハイフンは区別しません。
device-code-wrong = コードが正しくないか、無効になっています。確認するか、デバイスで最初からやり直してください。
device-question-heading = { $application } を接続しますか？
device-question-lead = デバイスに次のコードが表示されている必要があります。
device-warning = ご自身で今これを始めた場合にのみ続けてください。そうでない場合、他の人があなたのアカウントに入ろうとしている可能性があります。
device-learns = ここにアカウントがあることと、次のことがアプリに伝わります。
device-allowed = デバイスを接続しました
device-allowed-lead = 数秒後にデバイスが自動的に続行します。このページは閉じてかまいません。
device-denied = デバイスは接続されませんでした
device-denied-lead = ご自身で始めたのでなければ、ほかに何もする必要はありません。このページは閉じてかまいません。
authorization-invalid = このリクエストには応答できません
authorization-invalid-detail = アプリが送ったリクエストが正しくないか、古すぎます。アプリに戻ってもう一度お試しください。繰り返す場合は、アプリの運営者に知らせてください。
return-path-too-long = このアドレスは長すぎます
return-path-too-long-detail = ログイン中に保持できません。先にログインしてから、もう一度開いてください。
