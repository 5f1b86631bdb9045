# Yang dibaca orang saat masuk. Singkat, aktif, tenang, dengan “Anda”.

# Buttons and links
log-in = Masuk
logging-in = Sedang masuk…
log-out = Keluar
logging-out = Sedang keluar…
create-account = Buat akun
creating-account = Membuat akun Anda…
trouble = Kesulitan masuk?
have-account = Sudah punya akun? Masuk
back-to-login = Kembali ke halaman masuk
to-account = Buka akun Anda
to-start = Buka halaman awal
skip = Langsung ke isi
save = Simpan
saving = Menyimpan…
# Before the name of the language, at the foot of the page
language = Bahasa
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = Ketentuan penggunaan
privacy = Privasi
agree-terms = Dengan membuat akun, Anda menyetujui <a>ketentuan penggunaan</a>.
read-privacy = <a>Kebijakan privasi</a> menjelaskan apa yang terjadi dengan data Anda.

# Fields
login-id = Email atau nomor telepon
password = Kata sandi
or-password = atau dengan kata sandi
password-hint = Minimal { $min } karakter. Beberapa kata acak sudah baik.

# Passkeys
passkey-hint = Gunakan sidik jari, wajah, atau kunci layar Anda.
passkey-hint-recover = Peramban menanyakan perangkat mana yang akan digunakan.
passkey-failed = Tidak berhasil. Coba lagi, atau masuk dengan cara lain.
passkey-missing = Kunci sandi sedang tidak tersedia. Gunakan kata sandi Anda.
passkey-missing-recover = Kunci sandi sedang tidak tersedia. Coba lagi nanti, atau tanyakan kepada administrator.
passkey-address = Kunci sandi tidak berfungsi di alamat ini. Buka alamat ini saja:
cookies-off = Cookie dinonaktifkan untuk situs ini, dan tanpa cookie tidak ada yang bisa masuk. Aktifkan, lalu coba lagi.

# Start page
home-heading = Selamat datang
home-signed-in = Anda sudah masuk.
home-lead = Masuk ke { $product } dengan kunci sandi atau kata sandi.

# The first administrator
setup-heading = Buat akun administrator
setup-lead = Buat kunci sandi di perangkat ini. Mulai sekarang Anda masuk dengannya.
setup-needs-passkey = Buat kunci sandi dahulu: tekan tombol di bawah.

# Registration is closed
closed-heading = Pendaftaran ditutup
closed-lead = Akun dibuat oleh administrator. Mintalah undangan kepadanya, atau masuk.

# Trouble logging in
recover-lead = Jika Anda punya kunci sandi di perangkat lain, seperti ponsel atau kunci keamanan, gunakan di sini. Lalu buat satu di perangkat ini.
recover-field-hint = Hanya diperlukan untuk kode.
recover-no-script = Kunci sandi memerlukan JavaScript. Aktifkan di peramban Anda, atau gunakan peramban yang mendukungnya.

# Account
account-heading = Akun Anda
account-greeting = Halo, { $name }
member-since = Anggota sejak
last-login = Terakhir masuk
first-login = Masuk pertama kali
your-details = Data Anda
read-only = Anda tidak dapat mengubah ini.
saved = Tersimpan.
not-saved = Belum tersimpan. Perbaiki kolom yang ditandai.
changed-elsewhere = Sementara itu data Anda diubah di tempat lain. Periksa dahulu, lalu simpan lagi.
somebody-else = Sekarang orang lain masuk di sini, jadi tidak ada yang disimpan.
logged-out-meanwhile = Anda telah dikeluarkan. Masuklah di tab lain; yang Anda ketik tetap ada di sini.

# Sessions
sessions-heading = Tempat Anda masuk
this-session = Perangkat ini
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = Pertama terlihat:
last-active = Terakhir aktif:
ending-sessions = Sedang keluar…
log-out-elsewhere = Keluar di semua tempat lain
log-out-of = Keluar: { $device }
access-heading = Aplikasi yang punya akses
access-lead = Aplikasi ini tahu siapa Anda. Jika Anda mencabut akses, aplikasi tidak akan tahu apa-apa lagi sampai Anda membukanya kembali.
access-empty = Tidak ada aplikasi yang punya akses ke akun Anda.
access-third-party = Dikelola pihak ketiga.
access-learns = Aplikasi boleh mengetahui:
access-account = bahwa Anda punya akun di sini
access-since = Sejak
access-last-used = Terakhir digunakan:
remove-access = Cabut akses
remove-access-of = Cabut akses: { $application }
remove-all-access = Cabut semua akses
removing-access = Mencabut akses…
access-ended = Akses telah dicabut.
# “Firefox on Windows”
device = { $browser } di { $system }
device-unknown-browser = Peramban tak dikenal di { $system }
device-unknown = Perangkat tak dikenal
device-app = Sebuah aplikasi
minutes-ago =
    { $minutes ->
        [0] baru saja
       *[other] { $minutes } menit yang lalu
    }

# Mistakes, beside a field or above a form
login-id-invalid = Masukkan alamat email, atau nomor telepon dengan kode negaranya.
login-id-impossible = Nomor telepon itu tidak ada. Periksa angka dan negaranya.
login-id-letters = Masukkan nomor telepon dalam angka, tanpa huruf.
login-id-extension = Masukkan nomor telepon tanpa nomor ekstensi: kode tidak bisa sampai ke sana.
login-id-quoted = Email tidak sampai ke alamat dengan tanda kutip. Gunakan alamat lain.
login-id-domain = Domain seperti itu setelah @ tidak mungkin ada. Periksa alamatnya.
login-id-too-long = Alamat email tidak bisa sepanjang ini. Periksa kembali.
login-id-unreachable = Kami tidak bisa mengirim email ke alamat ini karena huruf sebelum @. Gunakan alamat lain.
wrong-credentials = Data masuk itu tidak benar. Coba lagi.
not-created = Kami tidak dapat membuat akun ini. Jika Anda sudah punya akun, masuklah.
passkey-unreadable = Terjadi kesalahan saat membuat kunci sandi Anda. Coba lagi.
passkey-of-another = Kunci sandi itu milik alamat lain. Buat satu untuk alamat ini.
password-too-short = Gunakan minimal { $min } karakter. Beberapa kata acak sudah baik.
password-too-long = Gunakan paling banyak { $max } karakter.
field-required = Wajib diisi.
field-too-long = Gunakan paling banyak { $limit } karakter.
field-too-short = Gunakan sedikitnya { $limit } karakter.
field-at-least = Masukkan { $limit } atau lebih.
field-at-most = Masukkan { $limit } atau kurang.
field-one-of = Pilih salah satu dari ini: { $choices }.
field-date = Masukkan tanggal dengan bentuk tahun-bulan-hari, seperti 2026-01-31.
field-email = Masukkan alamat email.
field-url = Masukkan alamat web, seperti https://example.com.
field-taken = Akun lain sudah memiliki nilai ini.
field-wrong = Formatnya tidak benar.

# Problem pages
problem-reference = Jika Anda menghubungi dukungan, sebutkan kesalahan { $status } dan acuan ini:
fresh-login = Konfirmasi bahwa ini Anda
fresh-login-detail = Langkah ini mengharuskan Anda baru saja masuk. Keluarlah di halaman akun, masuk dengan kunci sandi, lalu coba lagi.
passkey-required = Di sini diperlukan kunci sandi
passkey-required-detail = Administrator masuk dengan kunci sandi. Keluarlah di halaman akun, lalu masuk dengan kunci sandi Anda.
administrator-required = Di sini diperlukan administrator lain
administrator-required-detail = Akun ini punya hak administrator dan kunci sandi, jadi kode saja tidak cukup. Masuklah dengan salah satu kunci sandinya, atau minta administrator lain mengirimkan tautan kepada Anda.
setup-link-over = Tautan ini sudah kedaluwarsa
setup-link-over-detail = Tautan penyiapan berlaku satu jam dan berhenti berfungsi setelah ada administrator. Jalankan “vestibule setup-link” untuk mendapatkan yang baru.
nothing-done = Tidak ada yang diubah
other-flow = Kode yang lebih baru telah diminta di peramban ini, jadi tidak ada yang diperiksa atau dikirim di sini. Gunakan kode terbaru.
link-used = Tautan ini sudah digunakan
link-used-detail = Tautan ini berfungsi satu kali. Jika Anda yang menggunakannya, tidak ada lagi yang perlu dilakukan. Jika bukan, mulai lagi.
problem-401 = Anda belum masuk
problem-401-detail = Sesi Anda mungkin sudah berakhir. Masuk sekali lagi.
problem-403 = Anda tidak memiliki akses ke halaman ini
problem-403-detail = Masuklah dengan akun yang memilikinya.
problem-404 = Halaman tidak ditemukan
problem-404-detail = Periksa alamatnya, atau buka halaman awal.
problem-405 = Tidak berhasil
problem-405-detail = Kembali dan coba lagi.
problem-413 = Terlalu besar
problem-413-detail = Kembali dan kirim yang lebih kecil.
problem-422 = Ada isian formulir yang belum sesuai
problem-422-detail = Kembali, periksa yang Anda ketik, lalu kirim lagi.
problem-429 = Terlalu banyak percobaan
problem-429-detail = Tunggu sebentar, lalu coba lagi.
try-again-in = Coba lagi dalam { $minutes } menit.
problem-4xx = Permintaan itu tidak dimengerti
problem-4xx-detail = Kembali dan coba sekali lagi.
problem-503 = Kami sedang sibuk
problem-503-detail = Tunggu satu menit, lalu coba lagi.
problem-5xx = Ada yang tidak beres di pihak kami
problem-5xx-detail = Coba lagi dalam satu menit. Ini bukan karena Anda.

# The passkey button, which other sites show too
sdk-login = Masuk dengan kunci sandi
sdk-register = Buat kunci sandi
sdk-recover = Gunakan kunci sandi dari perangkat lain
sdk-waiting = Menunggu kunci sandi Anda…
sdk-ready = Kunci sandi siap
sdk-undo = Urungkan
sdk-through = { logging-in }
sdk-or = atau
sdk-tip = { passkey-hint }
sdk-welcome = Selamat datang kembali
sdk-later = Nanti saja
sdk-unsupported = Peramban ini tidak mendukung kunci sandi
sdk-cancelled = Tidak ada kunci sandi yang digunakan. Coba lagi, atau masuk dengan cara lain.
sdk-empty = Masukkan email atau nomor telepon Anda dahulu.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Tidak ada akun di sini yang memakai kunci sandi itu.
sdk-exists = Perangkat ini sudah punya kunci sandi untuk akun itu.
sdk-unverified = Diperlukan PIN, sidik jari, atau wajah. Jika Anda memakai kunci keamanan, buat PIN untuknya di setelan browser atau sistem, lalu coba lagi.
sdk-passkeyChanged = Kunci sandi itu tampaknya disalin atau diubah, jadi tidak dapat dipakai untuk masuk. Masuk dengan cara lain, lalu hapus di halaman akun Anda dan tambahkan yang baru.
sdk-expired = Terlalu lama. Coba lagi.
sdk-tooMany = Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.
sdk-network = Kami tidak dapat menghubungi server. Periksa sambungan Anda, lalu coba lagi.
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
security-heading = Cara Anda masuk
security-log-in-again = Untuk mengubah apa pun di sini, masuk sekali lagi. Ini mencegah orang lain.
log-in-again = Masuk lagi
passkeys = Kunci sandi
passkey = Kunci sandi
no-passkeys = Anda belum punya kunci sandi. Gunakan sidik jari, wajah, atau kunci layar sebagai ganti kata sandi.
add-passkey = Tambahkan kunci sandi
passkey-waiting = Menunggu kunci sandi Anda…
passkey-synced = Tersinkron di antara perangkat Anda
passkey-on-key = Di kunci keamanan
passkey-on-device = Di satu perangkat
passkey-suspect = Ditolak saat terakhir dipakai masuk, karena tampaknya disalin atau diubah. Hapus dan tambahkan yang baru.
passkey-name = Nama
added = Ditambahkan:
last-used = Terakhir digunakan:
never-used = Belum pernah digunakan.
change = Ubah
remove = Hapus
last-way-in = Ini satu-satunya cara Anda masuk. Tambahkan cara lain sebelum menghapusnya.
password-there = Kata sandi sudah dibuat.
password-none = Belum ada kata sandi.
new-password = Kata sandi baru
set-password = Atur kata sandi
change-password = Ubah kata sandi
remove-password = Hapus kata sandi
your-data = Semua data Anda
download-data = Unduh data saya
delete-account = Hapus akun saya
delete-lead = Anda akan keluar di semua tempat dan tidak dapat masuk lagi. Anda punya 30 hari untuk berubah pikiran; setelah itu semuanya dihapus permanen.
deleting = Menghapus akun Anda…
keep-account = Pertahankan akun saya
deleted-heading = Akun Anda telah dihapus
deleted-until = Semuanya dihapus permanen pada <time>.
deleted-link = Berubah pikiran? Pulihkan akun Anda dengan tautan ini:
undo-heading = Pulihkan akun Anda
undo-until = Anda dapat memulihkannya beserta semua isinya sampai <time>.
undo-button = Pulihkan akun
undo-over = Tautan ini sudah kedaluwarsa
undo-over-lead = Akun sudah kembali, atau masa 30 harinya sudah lewat.
offer-heading = Lain kali tanpa kata sandi
not-now = Nanti saja
passkey-added = Kunci sandi sudah ditambahkan.
passkey-renamed = Nama sudah tersimpan.
passkey-removed = Kunci sandi sudah dihapus. Kunci itu tidak dapat masuk di sini lagi.
password-set = Kata sandi sudah tersimpan.
password-removed = Kata sandi sudah dihapus.
delete-mismatch = Itu tidak cocok dengan { $login-id }.
last-administrator = Anda satu-satunya administrator. Tambahkan administrator lain dahulu.
remove-passkey = { remove }: { $name }
type-to-delete = Ketik { $login-id } untuk mengonfirmasi.

# Codes, recovery and recovery codes
phone-number = Nomor telepon
country = Negara
country-none = Ada dalam nomor
use-phone = Gunakan nomor telepon
use-email = Gunakan alamat email
send-code = Kirimi saya kode
sending-code = Mengirim kode…
login-code-heading = Masuk dengan kode
login-code-lead = Kami mengirim kode ke alamat email atau telepon Anda.
other-way = Gunakan cara lain
code-heading = Masukkan kode Anda
code-heading-email = Periksa email Anda
code = Kode
code-hint = Enam angka, berlaku selama sepuluh menit.
code-late = Ini mungkin perlu satu menit. Periksa juga folder spam.
new-code = Kirim kode baru
checking-code = Memeriksa kode…
code-wrong = Kode itu tidak benar, atau tidak berlaku lagi. Periksa, atau minta yang baru.
code-malformed = Masukkan enam angka dari pesan itu.
code-over = Kode-kode ini tidak berlaku lagi. Mulai lagi untuk mendapat yang baru.
code-locked = Ada terlalu banyak kode yang salah. Masuk dengan kunci sandi, atau minta bantuan administrator.
code-sent = Kami sudah mengirim kode baru. Kode sebelumnya tidak berlaku lagi.
codes-sent = Kami tidak dapat mengirim kode lagi di sini. Gunakan yang terakhir, atau mulai lagi.
code-held = Begitu banyak kode diminta sehingga kali ini tidak ada yang dikirim.
next-code = Kode berikutnya dapat dikirim dalam { $minutes } menit.
link-heading = Lanjutkan di sini
link-lead = Tautan ini hanya berlaku sekali.
link-elsewhere-heading = Kode Anda
link-elsewhere = Anda memintanya di peramban lain. Ketik kode itu di sana.
link-support-heading = Kembali ke akun Anda
recover-or-code = atau dengan kode
recover-code-lead = Dengan kode, Anda kemudian dapat membuat kunci sandi baru, atau memilih kata sandi baru.
use-recovery-code = Gunakan kode pemulihan
recovery-code-heading = Gunakan kode pemulihan
recovery-code = Kode pemulihan
recovery-code-hint = Salah satu dari sepuluh kode yang Anda simpan.
recovery-code-wrong = Alamat atau kode pemulihan itu tidak benar. Coba lagi.
recovery-code-malformed = Kode pemulihan terdiri dari enam belas huruf dan angka. Masukkan semuanya.
new-way-heading = Selamat datang kembali
new-way-lead = Buat kunci sandi di perangkat ini, agar mulai sekarang Anda dapat masuk dengannya.
or-new-password = atau pilih kata sandi baru
continue = Lanjutkan
continue-without = Lewati untuk saat ini
drop-other-ways = Hapus semua cara masuk lainnya: kunci sandi, kata sandi, dan kode pemulihan
new-way-missing = Buat kunci sandi, atau pilih kata sandi.
document-first-heading = Dokumen identitas Anda
document-first-lead = Kode Anda benar. Untuk kembali ke akun, dokumen identitas Anda juga diperlukan.
document-first-ask = Tanyakan kepada administrator cara menunjukkannya, lalu kembali ke halaman ini dalam seperempat jam.
document-first-show = Tunjukkan dokumen
document-first-done = Sudah saya tunjukkan
confirm-heading = Akun Anda telah dibuat
confirm-lead = Masuk sekali untuk mengonfirmasi alamat Anda.
recovery-codes = Kode pemulihan
recovery-codes-lead = Sepuluh kode untuk disimpan di tempat aman. Masing-masing memberi Anda akses ke akun satu kali, tanpa email atau telepon.
recovery-codes-once = Kode ini tidak akan ditampilkan lagi. Cetak atau unduh sekarang.
recovery-codes-none = Anda belum punya.
make-recovery-codes = Buat kode pemulihan
make-new-recovery-codes = Buat kode baru
making-recovery-codes = Membuat kode…
new-codes-replace = Kode baru menggantikan yang lama.
download = Unduh
print = Cetak
code-lead-email = Jika { $login-id } dapat digunakan di sini, kami telah mengirim kode lewat email.
code-lead-phone = Jika { $login-id } dapat digunakan di sini, kami telah mengirim kode lewat SMS.
recovery-codes-left = Kode Anda tersisa { $left }.

# Mails and SMS
mail-code-subject = Kode Anda untuk { $name }
mail-code-is = Kode Anda adalah { $code }.
mail-code-verify = Masukkan di { $host } untuk menyelesaikan pembuatan akun. Kode kedaluwarsa dalam sepuluh menit. { $name } tidak akan pernah memintanya.
mail-code-login = Masukkan di { $host } untuk masuk. Kode kedaluwarsa dalam sepuluh menit. { $name } tidak akan pernah memintanya.
mail-code-recover = Masukkan di { $host } untuk kembali ke akun Anda. Kode kedaluwarsa dalam sepuluh menit. { $name } tidak akan pernah memintanya.
mail-code-link = Atau buka tautan ini di peramban tempat Anda meminta kode:
mail-link-verify = Selesaikan akun Anda
mail-link-login = Masuk
mail-link-recover = Kembali ke akun Anda
sms-code = Kode Anda untuk { $name } adalah { $code }. Berlaku selama sepuluh menit. Jangan bagikan.
mail-support-subject = Kembali ke akun Anda di { $name }
mail-support = Anda meminta bantuan { $name } untuk masuk ke akun Anda.
mail-support-link = Tautan ini berlaku sekali. Buka dalam satu hari. Jika Anda tidak meminta bantuan, abaikan email ini.
sms-support-link = Buka tautan ini dalam satu hari: { $url }
notice-registered-subject = Anda sudah punya akun di { $name }
notice-registered = Seseorang, mungkin Anda, mencoba membuat akun di { $name } dengan alamat ini. Anda sudah punya akun.
notice-registered-advice = Masuk atau pulihkan akun Anda dengan tautan ini.
notice-recovered-subject = Akun Anda di { $name } telah dipulihkan
notice-recovered = Seseorang kembali ke akun Anda di { $name } dengan kode.
notice-passkey-added-subject = Kunci sandi ditambahkan ke akun Anda di { $name }
notice-passkey-added = Sebuah kunci sandi baru dapat masuk ke akun Anda di { $name }.
notice-passkey-removed-subject = Kunci sandi dihapus dari akun Anda di { $name }
notice-passkey-removed = Sebuah kunci sandi tidak dapat lagi masuk ke akun Anda di { $name }.
notice-password-changed-subject = Kata sandi Anda di { $name } diubah
notice-password-changed = Kata sandi Anda di { $name } telah diubah atau dihapus.
notice-addresses-changed-subject = Alamat akun Anda di { $name } diubah
notice-addresses-changed = Alamat email atau nomor telepon ditambahkan ke akun Anda di { $name }, atau dihapus darinya.
notice-recovery-codes-made-subject = Kode pemulihan baru untuk akun Anda di { $name }
notice-recovery-codes-made = Akun Anda di { $name } punya kode pemulihan baru. Kode sebelumnya tidak berlaku lagi.
notice-recovery-code-used-subject = Kode pemulihan digunakan di { $name }
notice-recovery-code-used = Seseorang menggunakan kode pemulihan akun Anda di { $name }.
notice-new-device-subject = Ada yang baru masuk ke akun Anda di { $name }
notice-new-device = Seseorang masuk ke akun Anda di { $name } dengan { $device }, untuk pertama kali.
notice-new-device-advice = Jika itu bukan Anda, buka tautan ini. Tautan ini mengakhiri sesi itu dan membantu Anda mengamankan akun.
notice-deleted-subject = Akun Anda di { $name } sudah dihapus
notice-deleted = Akun Anda di { $name } sudah dihapus. Semua isinya dihapus permanen setelah 30 hari.
notice-deleted-advice = Jika itu bukan Anda, atau Anda berubah pikiran, pulihkan akun Anda dengan tautan ini.
notice-when = Waktu: { $when }
notice-place = Perkiraan lokasi: { $place }
notice-advice = Jika itu bukan Anda, amankan akun Anda sekarang.
notice-summary-subject = Perubahan lain pada akun Anda di { $name }
notice-summary = Begitu banyak yang terjadi pada akun Anda di { $name } sehingga kami tidak menulis tentang setiap hal. Sejak pesan terakhir:
notice-link = Buka halaman
mail-why-code = Anda menerima email ini karena seseorang, mungkin Anda, memasukkan alamat Anda di { $host }. Jika itu bukan Anda, abaikan saja.
mail-why-account = Anda menerima email ini karena isinya tentang akun di { $host } dengan alamat Anda.

# "This was not me"
not-me-heading = Bukan Anda?
not-me-lead = Kami akan mengakhiri sesi itu. Kata sandi atau kunci sandi yang dipakainya tidak akan berlaku lagi, begitu pula kode pemulihan Anda. Lalu kami membantu Anda mengamankan akun.
not-me-button = Akhiri sesi itu

# Authorization of applications
consent-heading = Beri { $application } akses?
consent-lead = { $application } dikelola pihak ketiga. Aplikasi akan dapat melihat bahwa Anda punya akun di sini, dan juga:
consent-profile = nama dan profil Anda
consent-email = alamat email Anda
consent-phone = nomor telepon Anda
consent-address = alamat pos Anda
consent-roles = peran Anda
consent-offline = Aplikasi boleh bertanya lagi saat Anda tidak ada.
consent-unregistered = Tidak ada yang mendaftarkan aplikasi ini di sini. Yang diketahui hanya alamatnya:
consent-claimed-name = Aplikasi ini menyebut dirinya dengan nama berikut, yang belum diperiksa siapa pun:
consent-return = Jika Anda mengizinkan, Anda akan diteruskan ke { $host }.
consent-return-device = Jika Anda mengizinkan, Anda akan diteruskan ke program di perangkat ini. Izinkan hanya jika Anda sendiri baru saja menjalankan program itu.
allow = Izinkan
decline = Tolak
go-on-to = Lanjut ke { $application }
go-on-lead = Anda sudah masuk. Jika tidak terjadi apa-apa, lanjutkan di sini.
log-out-heading = Keluar?
log-out-asked = { $application } meminta Anda keluar.
log-out-lead = Sesi Anda di sini berakhir. Aplikasi yang Anda masuki dengannya akan diberi tahu.
stay-logged-in = Tetap masuk
logged-out = Anda sudah keluar
logged-out-lead = Jika tidak terjadi apa-apa, lanjutkan di sini.
device-heading = Hubungkan perangkat
device-lead = Masukkan kode yang ditampilkan perangkat.
device-code-hint = Delapan huruf. Huruf besar dan tanda hubung tidak berpengaruh.
device-code-wrong = Kode itu tidak benar, atau tidak berlaku lagi. Periksa, atau mulai lagi di perangkat.
device-question-heading = Hubungkan { $application }?
device-question-lead = Perangkat harus menampilkan kode ini:
device-warning = Lanjutkan hanya jika Anda sendiri baru saja memulai ini. Jika tidak, orang lain mungkin sedang mencoba masuk ke akun Anda.
device-learns = Aplikasi akan tahu bahwa Anda punya akun di sini, dan juga:
device-allowed = Perangkat terhubung
device-allowed-lead = Perangkat akan lanjut sendiri dalam beberapa detik. Anda boleh menutup halaman ini.
device-denied = Perangkat tidak dihubungkan
device-denied-lead = Jika bukan Anda yang memulai ini, Anda tidak perlu melakukan apa-apa lagi. Anda boleh menutup halaman ini.
authorization-invalid = Permintaan ini tidak dapat dijawab
authorization-invalid-detail = Aplikasi mengirim permintaan yang salah atau terlalu lama. Kembali ke aplikasi dan coba lagi. Jika terjadi lagi, beri tahu pengelolanya.
return-path-too-long = Alamat ini terlalu panjang
return-path-too-long-detail = Alamat ini tidak dapat disimpan selama Anda masuk. Masuk dahulu, lalu buka lagi.
