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
recover-field-hint = 空欄のままでもかまいません。
recover-honest = メールでのコード送信は、ここではまだ利用できません。パスキーもパスワードもない場合は、管理者に助けを求めてください。
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
