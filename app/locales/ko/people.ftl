# 로그인하는 사람이 읽는 글. 짧고 차분하게, 높임말로.

# Buttons and links
log-in = 로그인
logging-in = 로그인하는 중…
log-out = 로그아웃
logging-out = 로그아웃하는 중…
create-account = 계정 만들기
creating-account = 계정을 만드는 중…
trouble = 로그인에 문제가 있나요?
have-account = 이미 계정이 있나요? 로그인
back-to-login = 로그인으로 돌아가기
to-account = 내 계정으로 이동
to-start = 시작 페이지로 이동
skip = 본문으로 건너뛰기
save = 저장
saving = 저장하는 중…
# Before the name of the language, at the foot of the page
language = 언어
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = 이용약관
privacy = 개인정보 처리방침
agree-terms = 계정을 만들면 <a>이용약관</a>에 동의하는 것입니다.
read-privacy = 데이터가 어떻게 처리되는지는 <a>개인정보 처리방침</a>에서 볼 수 있습니다.

# Fields
login-id = 이메일 또는 전화번호
password = 비밀번호
or-password = 또는 비밀번호로
password-hint = { $min }자 이상. 무작위 단어 몇 개면 좋습니다.

# Passkeys
passkey-hint = 지문, 얼굴 또는 화면 잠금을 사용하세요.
passkey-hint-recover = 어떤 기기를 사용할지 브라우저가 묻습니다.
passkey-failed = 잘되지 않았습니다. 다시 시도하거나 다른 방법으로 로그인하세요.
passkey-missing = 지금은 패스키를 사용할 수 없습니다. 대신 비밀번호를 사용하세요.
passkey-missing-recover = 지금은 패스키를 사용할 수 없습니다. 나중에 다시 시도하거나 관리자에게 문의하세요.
passkey-address = 이 주소에서는 패스키를 사용할 수 없습니다. 대신 다음 주소를 여세요:
cookies-off = 이 사이트의 쿠키가 꺼져 있어 로그인할 수 없습니다. 쿠키를 켠 다음 다시 시도하세요.

# Start page
home-heading = 환영합니다
home-signed-in = 로그인되어 있습니다.
home-lead = 패스키 또는 비밀번호로 { $product }에 로그인하세요.

# The first administrator
setup-heading = 관리자 계정 만들기
setup-lead = 이 기기에 패스키를 만드세요. 앞으로 이 패스키로 로그인합니다.
setup-needs-passkey = 먼저 패스키를 만드세요. 아래 버튼을 누르세요.

# Registration is closed
closed-heading = 가입이 닫혀 있습니다
closed-lead = 계정은 관리자가 만듭니다. 관리자에게 초대를 요청하거나 로그인하세요.

# Trouble logging in
recover-lead = 휴대전화나 보안 키 같은 다른 기기에 패스키가 있으면 여기에서 사용하세요. 그런 다음 이 기기에도 만드세요.
recover-field-hint = 코드를 받을 때만 필요합니다.
recover-no-script = 패스키에는 JavaScript가 필요합니다. 브라우저에서 켜거나, 지원하는 브라우저를 사용하세요.

# Account
account-heading = 내 계정
account-greeting = { $name }님, 안녕하세요
member-since = 가입일
last-login = 최근 로그인
first-login = 첫 로그인
your-details = 내 정보
read-only = 이 항목은 변경할 수 없습니다.
saved = 저장했습니다.
not-saved = 저장하지 못했습니다. 강조 표시된 항목을 고치세요.
changed-elsewhere = 그사이 다른 곳에서 정보가 변경되었습니다. 확인한 뒤 다시 저장하세요.
somebody-else = 지금 다른 사람이 여기에 로그인되어 있어 아무것도 저장되지 않았습니다.
logged-out-meanwhile = 로그아웃되었습니다. 다른 탭에서 로그인하세요. 입력한 내용은 그대로 남아 있습니다.

# Sessions
sessions-heading = 로그인된 기기
this-session = 이 기기
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = 첫 활동:
last-active = 최근 활동:
ending-sessions = 로그아웃하는 중…
log-out-elsewhere = 다른 모든 곳에서 로그아웃
log-out-of = 로그아웃: { $device }
access-heading = 접근할 수 있는 앱
access-lead = 이 앱들은 사용자가 누구인지 알고 있습니다. 접근을 해제하면 다시 열 때까지 더 이상 아무것도 알 수 없습니다.
access-empty = 계정에 접근할 수 있는 앱이 없습니다.
access-third-party = 제삼자가 운영합니다.
access-learns = 알 수 있는 정보:
access-account = 여기에 계정이 있다는 사실
access-since = 시작:
access-last-used = 최근 사용:
remove-access = 접근 해제
remove-access-of = 접근 해제: { $application }
remove-all-access = 모두 접근 해제
removing-access = 접근을 해제하는 중…
access-ended = 접근이 해제되었습니다.
# “Firefox on Windows”
device = { $system }의 { $browser }
device-unknown-browser = { $system }의 알 수 없는 브라우저
device-unknown = 알 수 없는 기기
device-app = 앱
minutes-ago =
    { $minutes ->
        [0] 방금
       *[other] { $minutes }분 전
    }

# Mistakes, beside a field or above a form
login-id-invalid = 이메일 주소 또는 국가 번호를 포함한 전화번호를 입력하세요.
login-id-impossible = 존재하지 않는 전화번호입니다. 번호와 국가를 확인하세요.
login-id-letters = 전화번호를 문자 없이 숫자로 입력하세요.
login-id-extension = 내선 번호 없이 전화번호를 입력하세요. 내선으로는 코드를 받을 수 없습니다.
login-id-quoted = 따옴표가 있는 주소로는 메일이 도착하지 않습니다. 다른 주소를 사용하세요.
login-id-domain = @ 뒤의 도메인은 존재할 수 없습니다. 주소를 확인하세요.
login-id-too-long = 이메일 주소가 너무 깁니다. 확인하세요.
login-id-unreachable = @ 앞의 문자 때문에 이 주소로는 메일을 보낼 수 없습니다. 다른 주소를 사용하세요.
wrong-credentials = 로그인 정보가 올바르지 않습니다. 다시 시도하세요.
not-created = 이 계정을 만들 수 없습니다. 이미 계정이 있으면 로그인하세요.
passkey-unreadable = 패스키를 만드는 중에 문제가 생겼습니다. 다시 시도하세요.
passkey-of-another = 이 패스키는 다른 주소의 것입니다. 이 주소용으로 새로 만드세요.
password-too-short = { $min }자 이상 사용하세요. 무작위 단어 몇 개면 좋습니다.
password-too-long = { $max }자 이하로 사용하세요.
field-required = 필수 항목입니다.
field-too-long = { $limit }자 이하로 사용하세요.
field-too-short = { $limit }자 이상 사용하세요.
field-at-least = { $limit } 이상을 입력하세요.
field-at-most = { $limit } 이하를 입력하세요.
field-one-of = 다음 중 하나를 선택하세요: { $choices }
field-date = 날짜를 YYYY-MM-DD 형식으로 입력하세요.
field-email = 이메일 주소를 입력하세요.
field-url = https://example.com 같은 웹 주소를 입력하세요.
field-taken = 다른 계정에서 이미 쓰고 있는 값입니다.
field-wrong = 형식이 올바르지 않습니다.

# Problem pages
problem-reference = 지원팀에 문의할 때 오류 { $status }번과 다음 참조 번호를 알려 주세요.
fresh-login = 본인인지 확인해 주세요
fresh-login-detail = 이 단계에는 최근 로그인이 필요합니다. 계정 페이지에서 로그아웃하고 패스키로 로그인한 다음 다시 시도하세요.
passkey-required = 여기에는 패스키가 필요합니다
passkey-required-detail = 관리자는 패스키로 로그인합니다. 계정 페이지에서 로그아웃한 다음 패스키로 로그인하세요.
administrator-required = 다른 관리자가 필요합니다
administrator-required-detail = 이 계정에는 관리자 권한과 패스키가 있으므로 코드만으로는 충분하지 않습니다. 이 계정의 패스키로 로그인하거나 다른 관리자에게 링크를 보내 달라고 요청하세요.
setup-link-over = 만료된 링크입니다
setup-link-over-detail = 설정 링크는 한 시간 동안 유효하며, 관리자가 생기면 작동하지 않습니다. 새 링크는 “vestibule setup-link”를 실행해 만드세요.
nothing-done = 변경된 내용이 없습니다
other-flow = 이 브라우저에서 더 새로운 코드를 요청했으므로 여기에서는 확인하거나 보낸 것이 없습니다. 가장 최근 코드를 사용하세요.
link-used = 이미 사용된 링크입니다
link-used-detail = 링크는 한 번만 사용할 수 있습니다. 직접 사용하셨다면 더 하실 일이 없습니다. 그렇지 않다면 다시 시작하세요.
problem-401 = 로그인되어 있지 않습니다
problem-401-detail = 로그인이 만료되었을 수 있습니다. 다시 로그인하세요.
problem-403 = 이 페이지에 접근할 수 없습니다
problem-403-detail = 접근 권한이 있는 계정으로 로그인하세요.
problem-404 = 페이지를 찾을 수 없습니다
problem-404-detail = 주소를 확인하거나 시작 페이지로 이동하세요.
problem-405 = 잘되지 않았습니다
problem-405-detail = 뒤로 가서 다시 시도하세요.
problem-413 = 너무 큽니다
problem-413-detail = 뒤로 가서 더 작은 것을 보내세요.
problem-422 = 양식에 맞지 않는 항목이 있습니다
problem-422-detail = 돌아가서 입력한 내용을 확인하고 다시 보내세요.
problem-429 = 시도가 너무 많습니다
problem-429-detail = 잠시 기다린 다음 다시 시도하세요.
try-again-in = { $minutes }분 후에 다시 시도하세요.
problem-4xx = 요청을 이해하지 못했습니다
problem-4xx-detail = 돌아가서 다시 시도하세요.
problem-503 = 지금은 이용자가 많습니다
problem-503-detail = 1분쯤 기다린 다음 다시 시도하세요.
problem-5xx = 저희 쪽에 문제가 생겼습니다
problem-5xx-detail = 1분 뒤에 다시 시도하세요. 사용자의 잘못이 아닙니다.

# The passkey button, which other sites show too
sdk-login = 패스키로 로그인
sdk-register = 패스키 만들기
sdk-recover = 다른 기기의 패스키 사용
sdk-waiting = 패스키를 기다리는 중…
sdk-ready = 패스키 준비됨
sdk-undo = 실행 취소
sdk-through = { logging-in }
sdk-or = 또는
sdk-tip = { passkey-hint }
sdk-welcome = 다시 오셨네요
sdk-later = 나중에
sdk-unsupported = 이 브라우저에서는 패스키를 사용할 수 없습니다
sdk-cancelled = 패스키를 사용하지 않았습니다. 다시 시도하거나 다른 방법으로 로그인하세요.
sdk-empty = 먼저 이메일이나 전화번호를 입력하세요.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = 이 패스키를 사용하는 계정이 없습니다.
sdk-exists = 이 기기에는 그 계정의 패스키가 이미 있습니다.
sdk-unverified = PIN, 지문 또는 얼굴이 필요합니다. 보안 키를 사용하는 경우 브라우저나 시스템 설정에서 PIN을 정한 다음 다시 시도하세요.
sdk-passkeyChanged = 그 패스키는 복사되었거나 변경된 것으로 보여 로그인할 수 없습니다. 다른 방법으로 로그인한 다음 계정 페이지에서 제거하고 새 패스키를 추가하세요.
sdk-expired = 시간이 너무 오래 걸렸습니다. 다시 시도하세요.
sdk-tooMany = 시도가 너무 많습니다. 잠시 기다린 다음 다시 시도하세요.
sdk-network = 서버에 연결할 수 없습니다. 연결을 확인한 다음 다시 시도하세요.
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
sdk-close = 닫기

# Ways in, data and leaving
security-heading = 로그인 방법
security-log-in-again = 여기에서 무언가를 변경하려면 다시 로그인하세요. 다른 사람이 변경하지 못하게 합니다.
log-in-again = 다시 로그인
passkeys = 패스키
passkey = 패스키
no-passkeys = 아직 패스키가 없습니다. 비밀번호 대신 지문, 얼굴 또는 화면 잠금을 사용하세요.
add-passkey = 패스키 추가
passkey-waiting = 패스키를 기다리는 중…
passkey-synced = 내 기기 간에 동기화됨
passkey-on-key = 보안 키에 있음
passkey-on-device = 기기 한 대에 있음
passkey-suspect = 복사되었거나 변경된 것으로 보여 마지막 로그인에서 거부되었습니다. 제거하고 새 패스키를 추가하세요.
passkey-name = 이름
added = 추가:
last-used = 최근 사용:
never-used = 아직 사용하지 않았습니다.
change = 변경
remove = 제거
last-way-in = 유일한 로그인 방법입니다. 제거하기 전에 다른 방법을 추가하세요.
password-there = 비밀번호가 설정되어 있습니다.
password-none = 설정된 비밀번호가 없습니다.
new-password = 새 비밀번호
set-password = 비밀번호 설정
change-password = 비밀번호 변경
remove-password = 비밀번호 제거
your-data = 내 데이터
download-data = 내 데이터 다운로드
delete-account = 내 계정 삭제
delete-lead = 모든 곳에서 로그아웃되고 더 이상 로그인할 수 없습니다. 30일 안에 마음을 바꿀 수 있으며, 그 뒤에는 모두 지워집니다.
deleting = 계정을 삭제하는 중…
keep-account = 내 계정 유지
deleted-heading = 계정이 삭제되었습니다
deleted-until = 모두 지워지는 시각:
deleted-link = 마음이 바뀌었나요? 이 링크로 계정을 복원하세요.
undo-heading = 계정 복원
undo-until = 모든 내용과 함께 복원할 수 있는 기한:
undo-button = 계정 복원
undo-over = 만료된 링크입니다
undo-over-lead = 계정이 이미 되돌려졌거나 30일이 지났습니다.
offer-heading = 다음부터는 비밀번호 없이
not-now = 나중에
passkey-added = 패스키를 추가했습니다.
passkey-renamed = 이름을 저장했습니다.
passkey-removed = 패스키를 제거했습니다. 더 이상 이 패스키로 여기에 로그인할 수 없습니다.
password-set = 비밀번호를 저장했습니다.
password-removed = 비밀번호를 제거했습니다.
delete-mismatch = { $login-id }와(과) 일치하지 않습니다.
last-administrator = 관리자가 한 명뿐입니다. 먼저 다른 관리자를 추가하세요.
remove-passkey = { remove }: { $name }
type-to-delete = 확인하려면 다음을 입력하세요: { $login-id }

# Codes, recovery and recovery codes
phone-number = 전화번호
country = 국가
country-none = 번호에 포함됨
use-phone = 전화번호 사용
use-email = 이메일 주소 사용
send-code = 코드 받기
sending-code = 코드를 보내는 중…
login-code-heading = 코드로 로그인
login-code-lead = 이메일 주소나 휴대전화로 코드를 보냅니다.
other-way = 다른 방법 사용
code-heading = 코드 입력
code-heading-email = 이메일을 확인하세요
code = 코드
code-hint = 여섯 자리 숫자입니다. 10분 동안 사용할 수 있습니다.
code-late = 도착하는 데 1분쯤 걸릴 수 있습니다. 스팸 메일함도 확인하세요.
new-code = 새 코드 받기
checking-code = 코드를 확인하는 중…
code-wrong = 코드가 맞지 않거나 더 이상 유효하지 않습니다. 확인하거나 새 코드를 요청하세요.
code-malformed = 메시지에 있는 여섯 자리 숫자를 입력하세요.
code-over = 이 코드들은 더 이상 유효하지 않습니다. 새 코드를 받으려면 처음부터 다시 시작하세요.
code-locked = 맞지 않는 코드가 너무 많이 입력되었습니다. 패스키로 로그인하거나 관리자에게 도움을 요청하세요.
code-sent = 새 코드를 보냈습니다. 이전 코드는 더 이상 유효하지 않습니다.
codes-sent = 여기에서는 코드를 더 보낼 수 없습니다. 마지막 코드를 사용하거나 처음부터 다시 시작하세요.
code-held = 코드 요청이 너무 많아 이번에는 보내지 않았습니다.
next-code = { $minutes }분 후에 다음 코드를 보낼 수 있습니다.
link-heading = 여기에서 계속하기
link-lead = 이 링크는 한 번만 작동합니다.
link-elsewhere-heading = 내 코드
link-elsewhere = 다른 브라우저에서 요청한 코드입니다. 그곳에 입력하세요.
link-support-heading = 계정 되찾기
recover-or-code = 또는 코드로
recover-code-lead = 코드를 사용하면 새 패스키를 만들거나 새 비밀번호를 정할 수 있습니다.
use-recovery-code = 복구 코드 사용
recovery-code-heading = 복구 코드 사용
recovery-code = 복구 코드
recovery-code-hint = 보관해 둔 열 개 중 하나입니다.
recovery-code-wrong = 주소 또는 복구 코드가 올바르지 않습니다. 다시 시도하세요.
recovery-code-malformed = 복구 코드는 문자와 숫자 열여섯 자리입니다. 모두 입력하세요.
new-way-heading = 다시 오셨네요
new-way-lead = 이 기기에 패스키를 만들면 앞으로 이 패스키로 로그인할 수 있습니다.
or-new-password = 또는 새 비밀번호 정하기
continue = 계속
continue-without = 지금은 건너뛰기
drop-other-ways = 다른 로그인 방법(패스키, 비밀번호, 복구 코드)을 모두 제거
new-way-missing = 패스키를 만들거나 비밀번호를 정하세요.
document-first-heading = 신분증
document-first-lead = 코드가 맞습니다. 계정을 되찾으려면 신분증도 필요합니다.
document-first-ask = 관리자에게 제시 방법을 물어본 다음 15분 안에 이 페이지로 돌아오세요.
document-first-show = 신분증 제시
document-first-done = 제시했습니다
confirm-heading = 계정이 만들어졌습니다
confirm-lead = 주소를 확인할 수 있도록 한 번 로그인하세요.
recovery-codes = 복구 코드
recovery-codes-lead = 안전한 곳에 보관하는 열 개의 코드입니다. 코드마다 한 번씩, 이메일이나 전화 없이 계정에 들어갈 수 있습니다.
recovery-codes-once = 다시 볼 수 없습니다. 지금 인쇄하거나 다운로드하세요.
recovery-codes-none = 아직 없습니다.
make-recovery-codes = 복구 코드 만들기
make-new-recovery-codes = 새 코드 만들기
making-recovery-codes = 코드를 만드는 중…
new-codes-replace = 새 코드가 이전 코드를 대신합니다.
download = 다운로드
print = 인쇄
code-lead-email = { $login-id } 주소를 여기에서 사용할 수 있으면 이메일로 코드를 보냈습니다.
code-lead-phone = { $login-id } 번호를 여기에서 사용할 수 있으면 문자로 코드를 보냈습니다.
recovery-codes-left = 코드가 { $left }개 남았습니다.

# Mails and SMS
mail-code-subject = { $name } 코드
mail-code-is = 코드는 { $code }입니다.
mail-code-verify = { $host }에서 이 코드를 입력해 계정 만들기를 마치세요. 10분 뒤 만료됩니다. { $name }에서는 절대 이 코드를 묻지 않습니다.
mail-code-login = { $host }에서 이 코드를 입력해 로그인하세요. 10분 뒤 만료됩니다. { $name }에서는 절대 이 코드를 묻지 않습니다.
mail-code-recover = { $host }에서 이 코드를 입력해 계정을 되찾으세요. 10분 뒤 만료됩니다. { $name }에서는 절대 이 코드를 묻지 않습니다.
mail-code-link = 또는 코드를 요청한 브라우저에서 이 링크를 여세요.
mail-link-verify = 계정 완성하기
mail-link-login = 로그인
mail-link-recover = 계정 되찾기
sms-code = { $name } 코드는 { $code }입니다. 10분 동안 사용할 수 있습니다. 다른 사람에게 알리지 마세요.
mail-support-subject = { $name } 계정 되찾기
mail-support = { $name }에 계정 로그인에 대한 도움을 요청하셨습니다.
mail-support-link = 이 링크는 한 번만 작동합니다. 하루 안에 여세요. 도움을 요청하지 않았다면 이 이메일을 무시하세요.
sms-support-link = 하루 안에 이 링크를 여세요: { $url }
notice-registered-subject = { $name }에 이미 계정이 있습니다
notice-registered = 누군가가, 어쩌면 본인이, 이 주소로 { $name }에 계정을 만들려고 했습니다. 이미 계정이 있습니다.
notice-registered-advice = 이 링크로 로그인하거나 계정을 복구하세요.
notice-recovered-subject = { $name } 계정이 복구되었습니다
notice-recovered = 누군가가 코드로 { $name } 계정을 되찾았습니다.
notice-passkey-added-subject = { $name } 계정에 패스키가 추가되었습니다
notice-passkey-added = 새 패스키로 { $name } 계정에 로그인할 수 있습니다.
notice-passkey-removed-subject = { $name } 계정에서 패스키가 제거되었습니다
notice-passkey-removed = 패스키 하나로는 더 이상 { $name } 계정에 로그인할 수 없습니다.
notice-password-changed-subject = { $name } 비밀번호가 변경되었습니다
notice-password-changed = { $name } 비밀번호가 변경되거나 제거되었습니다.
notice-addresses-changed-subject = { $name } 계정의 연락처가 변경되었습니다
notice-addresses-changed = { $name } 계정에 이메일 주소나 전화번호가 추가되었거나 삭제되었습니다.
notice-recovery-codes-made-subject = { $name } 계정의 새 복구 코드
notice-recovery-codes-made = { $name } 계정에 새 복구 코드가 생겼습니다. 이전 코드는 더 이상 유효하지 않습니다.
notice-recovery-code-used-subject = { $name }에서 복구 코드가 사용되었습니다
notice-recovery-code-used = 누군가가 { $name } 계정의 복구 코드를 사용했습니다.
notice-new-device-subject = { $name } 계정에 새로운 로그인
notice-new-device = 누군가가 다음 기기에서 처음으로 { $name } 계정에 로그인했습니다: { $device }.
notice-new-device-advice = 본인이 아니라면 이 링크를 여세요. 해당 로그인을 끝내고 계정을 보호하도록 도와드립니다.
notice-deleted-subject = { $name } 계정이 삭제되었습니다
notice-deleted = { $name } 계정이 삭제되었습니다. 30일 뒤에 모든 내용이 지워집니다.
notice-deleted-advice = 본인이 아니거나 마음이 바뀌었다면 이 링크로 계정을 복원하세요.
notice-when = 시각: { $when }
notice-place = 대략적인 위치: { $place }
notice-advice = 본인이 아니라면 지금 계정을 보호하세요.
notice-summary-subject = { $name } 계정의 추가 변경 사항
notice-summary = { $name } 계정에 많은 일이 있어 하나씩 알려 드리지 못했습니다. 마지막 메시지 이후:
notice-link = 페이지 열기
mail-why-code = 누군가가, 어쩌면 본인이, { $host }에 이 주소를 입력하여 보내 드리는 메일입니다. 본인이 아니라면 무시하셔도 됩니다.
mail-why-account = 이 주소를 사용하는 { $host } 계정에 관한 메일입니다.

# "This was not me"
not-me-heading = 본인이 아니었나요?
not-me-lead = 해당 로그인을 끝냅니다. 그때 사용된 비밀번호나 패스키와 복구 코드는 더 이상 사용할 수 없습니다. 그런 다음 계정을 보호하도록 도와드립니다.
not-me-button = 해당 로그인 끝내기

# Authorization of applications
consent-heading = { $application }에 접근 권한을 줄까요?
consent-lead = { $application }은(는) 제삼자가 운영합니다. 이 앱은 여기에 계정이 있다는 사실과 다음을 볼 수 있게 됩니다.
consent-profile = 이름과 프로필
consent-email = 이메일 주소
consent-phone = 전화번호
consent-address = 우편 주소
consent-roles = 역할
consent-offline = 자리에 없을 때도 다시 물을 수 있습니다.
consent-unregistered = 이 앱은 여기에 등록되어 있지 않습니다. 알려진 것은 다음 주소뿐입니다.
consent-claimed-name = 앱이 스스로 밝힌 이름이며, 확인되지 않았습니다.
consent-return = 허용하면 { $host }(으)로 이동합니다.
consent-return-device = 허용하면 이 기기의 프로그램으로 이동합니다. 방금 직접 그 프로그램을 시작한 경우에만 허용하세요.
allow = 허용
decline = 거부
go-on-to = { $application }(으)로 계속
go-on-lead = 로그인했습니다. 아무 일도 일어나지 않으면 여기에서 계속하세요.
log-out-heading = 로그아웃할까요?
log-out-asked = { $application }에서 로그아웃을 요청했습니다.
log-out-lead = 이곳의 로그인이 끝납니다. 이 로그인으로 들어간 앱에도 알립니다.
stay-logged-in = 로그인 유지
logged-out = 로그아웃했습니다
logged-out-lead = 아무 일도 일어나지 않으면 여기에서 계속하세요.
device-heading = 기기 연결
device-lead = 기기에 표시된 코드를 입력하세요.
device-code-hint = 영문자 여덟 글자입니다. 대소문자와 하이픈은 구분하지 않습니다.
device-code-wrong = 코드가 맞지 않거나 더 이상 유효하지 않습니다. 확인하거나 기기에서 처음부터 다시 시작하세요.
device-question-heading = { $application }을(를) 연결할까요?
device-question-lead = 기기에 다음 코드가 표시되어 있어야 합니다.
device-warning = 방금 직접 시작한 경우에만 계속하세요. 그렇지 않다면 다른 사람이 계정에 들어오려는 것일 수 있습니다.
device-learns = 이 앱은 여기에 계정이 있다는 사실과 다음을 알게 됩니다.
device-allowed = 기기가 연결되었습니다
device-allowed-lead = 몇 초 후 기기가 자동으로 계속됩니다. 이 페이지를 닫아도 됩니다.
device-denied = 기기가 연결되지 않았습니다
device-denied-lead = 직접 시작한 것이 아니라면 더 할 일은 없습니다. 이 페이지를 닫아도 됩니다.
authorization-invalid = 이 요청에 응답할 수 없습니다
authorization-invalid-detail = 앱이 잘못되었거나 너무 오래된 요청을 보냈습니다. 앱으로 돌아가 다시 시도하세요. 또 발생하면 앱 운영자에게 알려 주세요.
return-path-too-long = 주소가 너무 깁니다
return-path-too-long-detail = 로그인하는 동안 보관할 수 없습니다. 먼저 로그인한 다음 다시 여세요.
