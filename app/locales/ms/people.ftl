# Yang dibaca orang semasa log masuk. Ringkas, aktif, tenang, dengan “anda”.

# Buttons and links
log-in = Log masuk
logging-in = Sedang log masuk…
log-out = Log keluar
logging-out = Sedang log keluar…
create-account = Cipta akaun
creating-account = Mencipta akaun anda…
trouble = Ada masalah untuk log masuk?
have-account = Sudah ada akaun? Log masuk
back-to-login = Kembali ke log masuk
to-account = Pergi ke akaun anda
to-start = Pergi ke halaman mula
skip = Terus ke kandungan
save = Simpan
saving = Menyimpan…
# Before the name of the language, at the foot of the page
language = Bahasa
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = Terma penggunaan
privacy = Privasi
agree-terms = Dengan mencipta akaun, anda bersetuju dengan <a>terma penggunaan</a>.
read-privacy = <a>Dasar privasi</a> menerangkan apa yang berlaku kepada data anda.

# Fields
login-id = E-mel atau nombor telefon
password = Kata laluan
or-password = atau dengan kata laluan
password-hint = Sekurang-kurangnya { $min } aksara. Beberapa perkataan rawak sudah memadai.

# Passkeys
passkey-hint = Gunakan cap jari, wajah atau kunci skrin anda.
passkey-hint-recover = Penyemak imbas akan bertanya peranti mana hendak digunakan.
passkey-failed = Tidak berjaya. Cuba lagi, atau log masuk dengan cara lain.
passkey-missing = Kunci laluan tidak tersedia buat masa ini. Gunakan kata laluan anda.
passkey-missing-recover = Kunci laluan tidak tersedia buat masa ini. Cuba lagi nanti, atau tanya pentadbir.
passkey-address = Kunci laluan tidak berfungsi di alamat ini. Buka alamat ini sebaliknya:
cookies-off = Kuki dimatikan untuk laman ini, dan tanpanya tiada sesiapa boleh log masuk. Hidupkan kuki, kemudian cuba lagi.

# Start page
home-heading = Selamat datang
home-signed-in = Anda telah log masuk.
home-lead = Log masuk ke { $product } dengan kunci laluan atau kata laluan.

# The first administrator
setup-heading = Cipta akaun pentadbir
setup-lead = Cipta kunci laluan pada peranti ini. Mulai sekarang anda log masuk dengannya.
setup-needs-passkey = Cipta kunci laluan dahulu: tekan butang di bawah.

# Registration is closed
closed-heading = Pendaftaran ditutup
closed-lead = Akaun dicipta oleh pentadbir. Minta jemputan daripadanya, atau log masuk.

# Trouble logging in
recover-lead = Jika anda ada kunci laluan pada peranti lain, seperti telefon atau kunci keselamatan, gunakannya di sini. Kemudian cipta satu pada peranti ini.
recover-field-hint = Hanya diperlukan untuk kod.
recover-no-script = Kunci laluan memerlukan JavaScript. Hidupkannya dalam penyemak imbas anda, atau gunakan penyemak imbas yang menyokongnya.

# Account
account-heading = Akaun anda
account-greeting = Helo, { $name }
member-since = Ahli sejak
last-login = Log masuk terakhir
first-login = Log masuk pertama
your-details = Butiran anda
read-only = Anda tidak boleh mengubah ini.
saved = Disimpan.
not-saved = Tidak disimpan. Betulkan medan yang ditandakan.
changed-elsewhere = Sementara itu butiran anda telah diubah di tempat lain. Semak dahulu, kemudian simpan semula.
somebody-else = Orang lain sedang log masuk di sini sekarang, jadi tiada apa-apa disimpan.
logged-out-meanwhile = Anda telah dilog keluar. Log masuk di tab lain; apa yang anda taip masih ada di sini.

# Sessions
sessions-heading = Tempat anda log masuk
this-session = Peranti ini
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = Mula dilihat:
last-active = Aktif terakhir:
ending-sessions = Sedang log keluar…
log-out-elsewhere = Log keluar di semua tempat lain
log-out-of = Log keluar: { $device }
access-heading = Aplikasi yang mempunyai akses
access-lead = Aplikasi ini tahu siapa anda. Jika anda membuang akses, aplikasi tidak akan tahu apa-apa lagi sehingga anda membukanya semula.
access-empty = Tiada aplikasi yang mempunyai akses kepada akaun anda.
access-third-party = Dikendalikan oleh pihak ketiga.
access-learns = Aplikasi boleh mengetahui:
access-account = bahawa anda mempunyai akaun di sini
access-since = Sejak
access-last-used = Terakhir digunakan:
remove-access = Buang akses
remove-access-of = Buang akses: { $application }
remove-all-access = Buang semua akses
removing-access = Membuang akses…
access-ended = Akses telah dibuang.
# “Firefox on Windows”
device = { $browser } pada { $system }
device-unknown-browser = Penyemak imbas tidak dikenali pada { $system }
device-unknown = Peranti tidak dikenali
device-app = Sebuah aplikasi
minutes-ago =
    { $minutes ->
        [0] baru sahaja
       *[other] { $minutes } minit yang lalu
    }

# Mistakes, beside a field or above a form
login-id-invalid = Masukkan alamat e-mel, atau nombor telefon dengan kod negaranya.
login-id-impossible = Nombor telefon itu tidak wujud. Semak angka dan negaranya.
login-id-letters = Masukkan nombor telefon dalam angka, tanpa huruf.
login-id-extension = Masukkan nombor telefon tanpa nombor sambungan: kod tidak boleh sampai ke situ.
login-id-quoted = E-mel tidak sampai ke alamat dengan tanda petik. Gunakan alamat lain.
login-id-domain = Domain seperti itu selepas @ tidak mungkin wujud. Semak alamat itu.
login-id-too-long = Alamat e-mel tidak boleh sepanjang ini. Semak semula.
login-id-unreachable = Kami tidak dapat menghantar e-mel ke alamat ini kerana huruf sebelum @. Gunakan alamat lain.
wrong-credentials = Butiran log masuk itu tidak betul. Cuba lagi.
not-created = Kami tidak dapat mencipta akaun ini. Jika anda sudah ada akaun, log masuk.
passkey-unreadable = Ada masalah semasa mencipta kunci laluan anda. Cuba lagi.
passkey-of-another = Kunci laluan itu milik alamat lain. Cipta satu untuk alamat ini.
password-too-short = Gunakan sekurang-kurangnya { $min } aksara. Beberapa perkataan rawak sudah memadai.
password-too-long = Gunakan selebih-lebihnya { $max } aksara.
field-required = Wajib diisi.
field-too-long = Gunakan selebih-lebihnya { $limit } aksara.
field-too-short = Gunakan sekurang-kurangnya { $limit } aksara.
field-at-least = Masukkan { $limit } atau lebih.
field-at-most = Masukkan { $limit } atau kurang.
field-one-of = Pilih salah satu daripada ini: { $choices }.
field-date = Masukkan tarikh dalam bentuk tahun-bulan-hari, seperti 2026-01-31.
field-email = Masukkan alamat e-mel.
field-url = Masukkan alamat web, seperti https://example.com.
field-taken = Akaun lain sudah mempunyai nilai ini.
field-wrong = Formatnya tidak betul.

# Problem pages
problem-reference = Jika anda menghubungi sokongan, sebutkan ralat { $status } dan rujukan ini:
fresh-login = Sahkan bahawa ini anda
fresh-login-detail = Langkah ini memerlukan log masuk yang terkini. Log keluar pada halaman akaun anda, log masuk dengan kunci laluan, kemudian cuba lagi.
passkey-required = Kunci laluan diperlukan di sini
passkey-required-detail = Pentadbir log masuk dengan kunci laluan. Log keluar pada halaman akaun anda, kemudian log masuk dengan kunci laluan anda.
administrator-required = Pentadbir lain diperlukan di sini
administrator-required-detail = Akaun ini ada hak pentadbir dan kunci laluan, jadi kod sahaja tidak mencukupi. Log masuk dengan salah satu kunci laluannya, atau minta pentadbir lain menghantar pautan kepada anda.
setup-link-over = Pautan ini telah tamat tempoh
setup-link-over-detail = Pautan persediaan sah selama sejam dan tidak lagi berfungsi apabila ada pentadbir. Jalankan “vestibule setup-link” untuk mendapatkan yang baharu.
nothing-done = Tiada apa-apa yang diubah
other-flow = Kod yang lebih baharu telah diminta dalam pelayar ini, jadi tiada apa-apa disemak atau dihantar di sini. Gunakan kod terbaharu.
link-used = Pautan ini sudah digunakan
link-used-detail = Pautan ini berfungsi sekali sahaja. Jika anda yang menggunakannya, tiada apa-apa lagi yang perlu dilakukan. Jika tidak, mulakan semula.
problem-401 = Anda belum log masuk
problem-401-detail = Sesi anda mungkin telah tamat. Log masuk sekali lagi.
problem-403 = Anda tiada akses ke halaman ini
problem-403-detail = Log masuk dengan akaun yang mempunyai akses.
problem-404 = Halaman tidak ditemui
problem-404-detail = Semak alamat, atau pergi ke halaman mula.
problem-405 = Tidak berjaya
problem-405-detail = Kembali dan cuba lagi.
problem-413 = Terlalu besar
problem-413-detail = Kembali dan hantar sesuatu yang lebih kecil.
problem-422 = Ada sesuatu dalam borang yang tidak sesuai
problem-422-detail = Kembali, semak apa yang anda taip dan hantar sekali lagi.
problem-429 = Terlalu banyak percubaan
problem-429-detail = Tunggu sebentar, kemudian cuba lagi.
try-again-in = Cuba lagi dalam { $minutes } minit.
problem-4xx = Permintaan itu tidak difahami
problem-4xx-detail = Kembali dan cuba sekali lagi.
problem-503 = Kami sedang sibuk
problem-503-detail = Tunggu seminit, kemudian cuba lagi.
problem-5xx = Ada masalah di pihak kami
problem-5xx-detail = Cuba lagi dalam seminit. Ini bukan disebabkan oleh anda.

# The passkey button, which other sites show too
sdk-login = Log masuk dengan kunci laluan
sdk-register = Cipta kunci laluan
sdk-recover = Gunakan kunci laluan daripada peranti lain
sdk-waiting = Menunggu kunci laluan anda…
sdk-ready = Kunci laluan sedia
sdk-undo = Buat asal
sdk-through = { logging-in }
sdk-or = atau
sdk-tip = { passkey-hint }
sdk-welcome = Selamat kembali
sdk-later = Bukan sekarang
sdk-unsupported = Penyemak imbas ini tidak menyokong kunci laluan
sdk-cancelled = Tiada kunci laluan digunakan. Cuba lagi, atau log masuk dengan cara lain.
sdk-empty = Masukkan e-mel atau nombor telefon anda dahulu.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Tiada akaun di sini yang menggunakan kunci laluan itu.
sdk-exists = Peranti ini sudah ada kunci laluan untuk akaun itu.
sdk-unverified = PIN, cap jari atau wajah diperlukan. Jika anda menggunakan kunci keselamatan, tetapkan PIN untuknya dalam tetapan pelayar atau sistem, kemudian cuba lagi.
sdk-passkeyChanged = Kunci laluan itu kelihatan seperti telah disalin atau diubah, jadi ia tidak boleh log masuk. Log masuk dengan cara lain, kemudian buang kunci itu di halaman akaun anda dan tambah yang baharu.
sdk-expired = Itu mengambil masa terlalu lama. Cuba lagi.
sdk-tooMany = Terlalu banyak percubaan. Tunggu sebentar, kemudian cuba lagi.
sdk-network = Kami tidak dapat menghubungi pelayan. Semak sambungan anda, kemudian cuba lagi.
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
sdk-close = Tutup

# Ways in, data and leaving
security-heading = Cara anda log masuk
security-log-in-again = Untuk mengubah apa-apa di sini, log masuk sekali lagi. Ini menghalang orang lain.
log-in-again = Log masuk semula
passkeys = Kunci laluan
passkey = Kunci laluan
no-passkeys = Anda belum ada kunci laluan. Gunakan cap jari, wajah atau kunci skrin anda dan bukannya kata laluan.
add-passkey = Tambah kunci laluan
passkey-waiting = Menunggu kunci laluan anda…
passkey-synced = Disegerakkan antara peranti anda
passkey-on-key = Pada kunci keselamatan
passkey-on-device = Pada satu peranti
passkey-suspect = Ditolak pada log masuk terakhir kerana kelihatan seperti telah disalin atau diubah. Buang dan tambah yang baharu.
passkey-name = Nama
added = Ditambah:
last-used = Terakhir digunakan:
never-used = Belum pernah digunakan.
change = Ubah
remove = Buang
last-way-in = Ini satu-satunya cara anda log masuk. Tambah cara lain sebelum mengalih keluarnya.
password-there = Kata laluan telah ditetapkan.
password-none = Tiada kata laluan ditetapkan.
new-password = Kata laluan baharu
set-password = Tetapkan kata laluan
change-password = Ubah kata laluan
remove-password = Buang kata laluan
your-data = Data anda
download-data = Muat turun data saya
delete-account = Padam akaun saya
delete-lead = Anda akan dilog keluar di semua tempat dan tidak boleh log masuk lagi. Anda ada 30 hari untuk berubah fikiran; selepas itu semuanya dipadamkan secara kekal.
deleting = Memadam akaun anda…
keep-account = Kekalkan akaun saya
deleted-heading = Akaun anda telah dipadamkan
deleted-until = Semuanya dipadamkan secara kekal pada <time>.
deleted-link = Berubah fikiran? Pulihkan akaun anda dengan pautan ini:
undo-heading = Pulihkan akaun anda
undo-until = Anda boleh memulihkannya dengan semua isinya sehingga <time>.
undo-button = Pulihkan akaun
undo-over = Pautan ini telah tamat tempoh
undo-over-lead = Akaun itu sudah dikembalikan, atau tempoh 30 harinya sudah tamat.
offer-heading = Lain kali tanpa kata laluan
not-now = Bukan sekarang
passkey-added = Kunci laluan telah ditambah.
passkey-renamed = Nama telah disimpan.
passkey-removed = Kunci laluan telah dibuang. Ia tidak boleh log masuk di sini lagi.
password-set = Kata laluan telah disimpan.
password-removed = Kata laluan telah dibuang.
delete-mismatch = Itu tidak sepadan dengan { $login-id }.
last-administrator = Anda satu-satunya pentadbir. Tambah pentadbir lain dahulu.
remove-passkey = { remove }: { $name }
type-to-delete = Taip { $login-id } untuk mengesahkan.

# Codes, recovery and recovery codes
phone-number = Nombor telefon
country = Negara
country-none = Ada dalam nombor
use-phone = Gunakan nombor telefon
use-email = Gunakan alamat e-mel
send-code = Hantar kod kepada saya
sending-code = Menghantar kod…
login-code-heading = Log masuk dengan kod
login-code-lead = Kami menghantar kod ke alamat e-mel atau telefon anda.
other-way = Gunakan cara lain
code-heading = Masukkan kod anda
code-heading-email = Semak e-mel anda
code = Kod
code-hint = Enam digit, sah selama sepuluh minit.
code-late = Ini mungkin mengambil masa seminit. Semak juga mel sarap.
new-code = Hantar kod baharu
checking-code = Menyemak kod…
code-wrong = Kod itu tidak betul, atau tidak sah lagi. Semak kod itu, atau minta yang baharu.
code-malformed = Masukkan enam digit daripada mesej itu.
code-over = Kod ini tidak sah lagi. Mula semula untuk mendapatkan yang baharu.
code-locked = Terdapat terlalu banyak kod yang salah. Log masuk dengan kunci laluan, atau minta bantuan pentadbir.
code-sent = Kami telah menghantar kod baharu. Kod sebelumnya tidak sah lagi.
codes-sent = Kami tidak dapat menghantar lebih banyak kod di sini. Gunakan yang terakhir, atau mula semula.
code-held = Terlalu banyak kod diminta, jadi tiada kod dihantar kali ini.
next-code = Kod seterusnya boleh dihantar dalam { $minutes } minit.
link-heading = Teruskan di sini
link-lead = Pautan ini berfungsi sekali sahaja.
link-elsewhere-heading = Kod anda
link-elsewhere = Anda memintanya dalam penyemak imbas lain. Taip kod itu di sana.
link-support-heading = Kembali ke akaun anda
recover-or-code = atau dengan kod
recover-code-lead = Dengan kod, anda kemudian boleh mencipta kunci laluan baharu, atau memilih kata laluan baharu.
use-recovery-code = Gunakan kod pemulihan
recovery-code-heading = Gunakan kod pemulihan
recovery-code = Kod pemulihan
recovery-code-hint = Salah satu daripada sepuluh kod yang anda simpan.
recovery-code-wrong = Alamat atau kod pemulihan itu tidak betul. Cuba lagi.
recovery-code-malformed = Kod pemulihan mempunyai enam belas huruf dan digit. Masukkan semuanya.
new-way-heading = Selamat kembali
new-way-lead = Cipta kunci laluan pada peranti ini, supaya anda boleh log masuk dengannya mulai sekarang.
or-new-password = atau pilih kata laluan baharu
continue = Teruskan
continue-without = Langkau buat masa ini
drop-other-ways = Buang semua cara masuk yang lain: kunci laluan, kata laluan dan kod pemulihan
new-way-missing = Cipta kunci laluan, atau pilih kata laluan.
document-first-heading = Dokumen pengenalan anda
document-first-lead = Kod anda betul. Untuk kembali ke akaun anda, dokumen pengenalan anda juga diperlukan.
document-first-ask = Tanya pentadbir cara menunjukkannya, kemudian kembali ke halaman ini dalam masa suku jam.
document-first-show = Tunjukkan dokumen
document-first-done = Saya sudah menunjukkannya
confirm-heading = Akaun anda telah dicipta
confirm-lead = Log masuk sekali untuk mengesahkan alamat anda.
recovery-codes = Kod pemulihan
recovery-codes-lead = Sepuluh kod untuk disimpan di tempat selamat. Setiap satu membolehkan anda masuk ke akaun anda sekali, tanpa e-mel atau telefon.
recovery-codes-once = Anda tidak akan melihatnya lagi. Cetak atau muat turun sekarang.
recovery-codes-none = Anda belum ada kod.
make-recovery-codes = Cipta kod pemulihan
make-new-recovery-codes = Cipta kod baharu
making-recovery-codes = Mencipta kod…
new-codes-replace = Kod baharu menggantikan kod lama.
download = Muat turun
print = Cetak
code-lead-email = Jika { $login-id } boleh digunakan di sini, kami telah menghantar kod melalui e-mel.
code-lead-phone = Jika { $login-id } boleh digunakan di sini, kami telah menghantar kod melalui SMS.
recovery-codes-left = Anda ada { $left } kod lagi.

# Mails and SMS
mail-code-subject = Kod anda untuk { $name }
mail-code-is = Kod anda ialah { $code }.
mail-code-verify = Masukkannya di { $host } untuk selesai mencipta akaun anda. Kod tamat tempoh dalam sepuluh minit. { $name } tidak akan memintanya daripada anda.
mail-code-login = Masukkannya di { $host } untuk log masuk. Kod tamat tempoh dalam sepuluh minit. { $name } tidak akan memintanya daripada anda.
mail-code-recover = Masukkannya di { $host } untuk kembali ke akaun anda. Kod tamat tempoh dalam sepuluh minit. { $name } tidak akan memintanya daripada anda.
mail-code-link = Atau buka pautan ini dalam penyemak imbas tempat anda meminta kod:
mail-link-verify = Lengkapkan akaun anda
mail-link-login = Log masuk
mail-link-recover = Kembali ke akaun anda
sms-code = Kod anda untuk { $name } ialah { $code }. Kod sah selama sepuluh minit. Jangan kongsi kod ini.
mail-support-subject = Kembali ke akaun anda di { $name }
mail-support = Anda meminta bantuan { $name } untuk masuk ke akaun anda.
mail-support-link = Pautan ini berfungsi sekali sahaja. Buka dalam masa sehari. Jika anda tidak meminta bantuan, abaikan e-mel ini.
sms-support-link = Buka pautan ini dalam masa sehari: { $url }
notice-registered-subject = Anda sudah ada akaun di { $name }
notice-registered = Seseorang, mungkin anda, cuba mencipta akaun di { $name } dengan alamat ini. Anda sudah ada akaun.
notice-registered-advice = Log masuk atau pulihkan akaun anda dengan pautan ini.
notice-recovered-subject = Akaun anda di { $name } telah dipulihkan
notice-recovered = Seseorang telah kembali ke akaun anda di { $name } dengan kod.
notice-passkey-added-subject = Kunci laluan telah ditambah pada akaun anda di { $name }
notice-passkey-added = Kunci laluan baharu boleh log masuk ke akaun anda di { $name }.
notice-passkey-removed-subject = Kunci laluan telah dibuang daripada akaun anda di { $name }
notice-passkey-removed = Satu kunci laluan tidak boleh lagi log masuk ke akaun anda di { $name }.
notice-password-changed-subject = Kata laluan anda di { $name } telah diubah
notice-password-changed = Kata laluan anda di { $name } telah diubah atau dialih keluar.
notice-addresses-changed-subject = Alamat akaun anda di { $name } telah diubah
notice-addresses-changed = Alamat e-mel atau nombor telefon telah ditambah pada akaun anda di { $name }, atau dibuang daripadanya.
notice-recovery-codes-made-subject = Kod pemulihan baharu untuk akaun anda di { $name }
notice-recovery-codes-made = Akaun anda di { $name } mempunyai kod pemulihan baharu. Kod sebelumnya tidak sah lagi.
notice-recovery-code-used-subject = Kod pemulihan telah digunakan di { $name }
notice-recovery-code-used = Seseorang telah menggunakan kod pemulihan akaun anda di { $name }.
notice-new-device-subject = Log masuk baharu ke akaun anda di { $name }
notice-new-device = Seseorang telah log masuk ke akaun anda di { $name } dengan { $device }, buat kali pertama.
notice-new-device-advice = Jika itu bukan anda, buka pautan ini. Pautan ini menamatkan sesi itu dan membantu anda melindungi akaun anda.
notice-deleted-subject = Akaun anda di { $name } telah dipadamkan
notice-deleted = Akaun anda di { $name } telah dipadamkan. Semua isinya dipadamkan secara kekal selepas 30 hari.
notice-deleted-advice = Jika itu bukan anda, atau anda berubah fikiran, pulihkan akaun anda dengan pautan ini.
notice-when = Masa: { $when }
notice-place = Anggaran lokasi: { $place }
notice-advice = Jika itu bukan anda, lindungi akaun anda sekarang.
notice-summary-subject = Perubahan lain pada akaun anda di { $name }
notice-summary = Begitu banyak perkara berlaku pada akaun anda di { $name } sehingga kami tidak menulis tentang setiap satu. Sejak mesej terakhir:
notice-link = Buka halaman
mail-why-code = Anda menerima e-mel ini kerana seseorang, mungkin anda, memasukkan alamat anda di { $host }. Jika itu bukan anda, abaikan sahaja.
mail-why-account = Anda menerima e-mel ini kerana ia berkenaan akaun di { $host } dengan alamat anda.

# "This was not me"
not-me-heading = Bukan anda?
not-me-lead = Kami akan menamatkan sesi itu. Kata laluan atau kunci laluan yang digunakannya tidak akan berfungsi lagi, begitu juga kod pemulihan anda. Kemudian kami membantu anda melindungi akaun anda.
not-me-button = Tamatkan sesi itu

# Authorization of applications
consent-heading = Beri { $application } akses?
consent-lead = { $application } dikendalikan oleh pihak ketiga. Aplikasi akan dapat melihat bahawa anda mempunyai akaun di sini, dan juga:
consent-profile = nama dan profil anda
consent-email = alamat e-mel anda
consent-phone = nombor telefon anda
consent-address = alamat pos anda
consent-roles = peranan anda
consent-offline = Aplikasi boleh bertanya lagi semasa anda tiada.
consent-unregistered = Tiada sesiapa mendaftarkan aplikasi ini di sini. Yang diketahui hanyalah alamatnya:
consent-claimed-name = Aplikasi ini menamakan dirinya begini, dan tiada sesiapa menyemaknya:
consent-return = Jika anda membenarkan, anda akan diteruskan ke { $host }.
consent-return-device = Jika anda membenarkan, anda akan diteruskan ke program pada peranti ini. Benarkan hanya jika anda sendiri baru memulakan program itu.
allow = Benarkan
decline = Tolak
go-on-to = Teruskan ke { $application }
go-on-lead = Anda sudah log masuk. Jika tiada apa-apa berlaku, teruskan di sini.
log-out-heading = Log keluar?
log-out-asked = { $application } meminta anda log keluar.
log-out-lead = Sesi anda di sini tamat. Aplikasi yang anda masuki dengannya akan dimaklumkan.
stay-logged-in = Kekal log masuk
logged-out = Anda sudah log keluar
logged-out-lead = Jika tiada apa-apa berlaku, teruskan di sini.
device-heading = Sambungkan peranti
device-lead = Masukkan kod yang dipaparkan oleh peranti.
device-code-hint = Lapan huruf. Huruf besar dan tanda sempang tidak penting.
device-code-wrong = Kod itu tidak betul, atau tidak sah lagi. Semak kod itu, atau mula semula pada peranti.
device-question-heading = Sambungkan { $application }?
device-question-lead = Peranti mesti memaparkan kod ini:
device-warning = Teruskan hanya jika anda sendiri yang baru memulakan ini. Jika tidak, orang lain mungkin sedang cuba masuk ke akaun anda.
device-learns = Aplikasi akan tahu bahawa anda mempunyai akaun di sini, dan juga:
device-allowed = Peranti telah disambungkan
device-allowed-lead = Peranti akan teruskan sendiri dalam beberapa saat. Anda boleh tutup halaman ini.
device-denied = Peranti tidak disambungkan
device-denied-lead = Jika bukan anda yang memulakan ini, anda tidak perlu berbuat apa-apa lagi. Anda boleh tutup halaman ini.
authorization-invalid = Permintaan ini tidak dapat dijawab
authorization-invalid-detail = Aplikasi menghantar permintaan yang salah atau terlalu lama. Kembali ke aplikasi dan cuba lagi. Jika berlaku lagi, beritahu pengendalinya.
return-path-too-long = Alamat ini terlalu panjang
return-path-too-long-detail = Alamat ini tidak dapat disimpan semasa anda log masuk. Log masuk dahulu, kemudian buka semula.
