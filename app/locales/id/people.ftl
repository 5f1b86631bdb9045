# Yang dibaca orang saat masuk. Singkat, aktif, tenang, dengan “Anda”.

# Buttons and links
log-in = Masuk
logging-in = Sedang masuk…
log-out = Keluar
logging-out = Sedang keluar…
create-account = Buat akun
creating-account = Membuat akun Anda…
trouble = Kesulitan masuk?
have-account = Saya sudah punya akun
back-to-login = Kembali ke halaman masuk
to-account = Buka akun Anda
to-start = Buka halaman awal
save = Simpan
saving = Menyimpan…
# Before the name of the language, at the foot of the page
language = Bahasa

# Fields
login-id = Email atau nomor telepon
password = Kata sandi
or-password = atau dengan kata sandi
password-hint = Antara { $min } dan { $max } karakter. Beberapa kata berurutan sudah baik.

# Passkeys
passkey-hint = Gunakan sidik jari, wajah, atau kunci layar Anda.
passkey-hint-recover = Peramban menanyakan perangkat mana yang akan digunakan.
passkey-failed = Tidak berhasil. Coba lagi, atau masuk dengan cara lain.
passkey-missing = Kunci sandi sedang tidak tersedia. Gunakan kata sandi Anda.
passkey-missing-recover = Kunci sandi sedang tidak tersedia. Coba lagi nanti, atau tanyakan kepada administrator.

# Start page
home-heading = Selamat datang
home-signed-in = Anda sudah masuk.
home-lead = { $product } adalah tempat Anda masuk, dengan kunci sandi atau kata sandi.

# The first administrator
setup-heading = Menjadi administrator
setup-lead = Buat kunci sandi di perangkat ini. Mulai sekarang Anda masuk dengannya.
setup-needs-passkey = Buat kunci sandi dahulu: tekan tombol di bawah.

# Registration is closed
closed-heading = Akun baru
closed-lead = Di sini administrator yang membuat akun baru. Mintalah satu kepadanya. Jika sudah punya akun, masuklah.

# Trouble logging in
recover-lead = Jika Anda punya kunci sandi di perangkat lain, seperti ponsel atau kunci keamanan, gunakan di sini. Lalu buat satu di perangkat ini.
recover-field-hint = Kolom ini boleh dikosongkan.
recover-honest = Kode lewat email belum tersedia di sini. Jika Anda tidak punya kunci sandi maupun kata sandi, minta bantuan administrator.
recover-no-script = Kunci sandi memerlukan JavaScript. Aktifkan di peramban Anda, atau gunakan peramban yang mendukungnya.

# Account
account-heading = Akun Anda
account-greeting = Halo, { $name }
member-since = Anggota sejak
last-login = Terakhir masuk
first-login = Belum tercatat
your-details = Data Anda
read-only = Anda tidak dapat mengubah ini.
saved = Tersimpan.
not-saved = Belum tersimpan. Perbaiki yang ditandai.
changed-elsewhere = Sementara itu data Anda diubah di tempat lain. Periksa dahulu, lalu simpan lagi.

# Sessions
sessions-heading = Tempat Anda masuk
this-session = Perangkat ini
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
last-active = Terakhir aktif:
ending-sessions = Sedang keluar…
log-out-elsewhere = Keluar di semua tempat lain
log-out-of = Keluar: { $device }
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
wrong-credentials = Data masuk itu tidak cocok. Coba lagi.
not-created = Kami tidak dapat membuat akun ini. Jika Anda sudah punya akun, masuklah.
passkey-unreadable = Kunci sandi Anda tidak kami terima secara utuh. Buat sekali lagi.
passkey-of-another = Kunci sandi itu dibuat untuk alamat lain. Buat satu untuk alamat ini.
password-too-short = Gunakan sedikitnya { $min } karakter. Beberapa kata berurutan sudah baik.
password-too-long = Gunakan paling banyak { $max } karakter.
field-required = Ini perlu diisi.
field-too-long = Gunakan paling banyak { $limit } karakter.
field-too-short = Gunakan sedikitnya { $limit } karakter.
field-at-least = Masukkan { $limit } atau lebih.
field-at-most = Masukkan { $limit } atau kurang.
field-one-of = Pilih salah satu dari ini: { $choices }.
field-date = Masukkan tanggal dengan bentuk tahun-bulan-hari, seperti 2026-01-31.
field-email = Masukkan alamat email.
field-url = Masukkan alamat web, seperti https://example.com.
field-taken = Akun lain sudah memiliki nilai ini.
field-wrong = Bentuknya tidak benar.

# Problem pages
problem-reference = Jika Anda meminta bantuan, sebutkan masalah { $status } dan acuan ini:
fresh-login = Masuk sekali lagi
fresh-login-detail = Ini memerlukan Anda baru saja masuk, sedangkan Anda sudah masuk beberapa lama. Keluarlah di halaman akun, masuk dengan kunci sandi, lalu ulangi.
passkey-required = Di sini diperlukan kunci sandi
passkey-required-detail = Administrator masuk dengan kunci sandi. Keluarlah di halaman akun, lalu masuk dengan kunci sandi Anda.
setup-link-over = Tautan ini tidak berlaku lagi
setup-link-over-detail = Tautan berlaku selama satu jam, dan sampai ada administrator. Pengelola server dapat membuat yang lain dengan “vestibule setup-link”.
problem-401 = Anda belum masuk
problem-401-detail = Sesi Anda mungkin sudah berakhir. Masuk sekali lagi.
problem-403 = Halaman ini tidak terbuka untuk Anda
problem-403-detail = Masuk dengan akun yang boleh melihatnya.
problem-404 = Tidak ada apa-apa di sini
problem-404-detail = Periksa alamatnya, atau mulai lagi dari halaman awal.
problem-405 = Itu tidak dapat dilakukan di sini
problem-405-detail = Kembali dan gunakan tombol di halaman.
problem-413 = Itu terlalu banyak sekaligus
problem-413-detail = Kembali dan kirim lebih sedikit.
problem-422 = Ada isian formulir yang belum sesuai
problem-422-detail = Kembali, periksa yang Anda ketik, lalu kirim lagi.
problem-429 = Terlalu banyak percobaan
problem-429-detail = Tunggu sebentar, lalu coba lagi.
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
sdk-cancelled = Dibatalkan. Coba lagi bila Anda siap.
sdk-empty = Masukkan email atau nomor telepon Anda dahulu.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Tidak ada akun di sini yang memakai kunci sandi itu.
sdk-exists = Perangkat ini sudah punya kunci sandi untuk akun itu.
sdk-expired = Terlalu lama. Coba lagi.
sdk-tooMany = Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.
sdk-network = Kami tidak dapat menghubungi server. Periksa sambungan Anda, lalu coba lagi.
sdk-failed = { passkey-failed }
