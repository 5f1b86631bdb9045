# Yang dibaca orang semasa log masuk. Ringkas, aktif, tenang, dengan “anda”.

# Buttons and links
log-in = Log masuk
logging-in = Sedang log masuk…
log-out = Log keluar
logging-out = Sedang log keluar…
create-account = Cipta akaun
creating-account = Mencipta akaun anda…
trouble = Ada masalah untuk log masuk?
have-account = Saya sudah ada akaun
back-to-login = Kembali ke log masuk
to-account = Pergi ke akaun anda
to-start = Pergi ke halaman mula
save = Simpan
saving = Menyimpan…
# Before the name of the language, at the foot of the page
language = Bahasa

# Fields
login-id = E-mel atau nombor telefon
password = Kata laluan
or-password = atau dengan kata laluan
password-hint = Antara { $min } hingga { $max } aksara. Beberapa perkataan berturut-turut sudah memadai.

# Passkeys
passkey-hint = Gunakan cap jari, wajah atau kunci skrin anda.
passkey-hint-recover = Penyemak imbas akan bertanya peranti mana hendak digunakan.
passkey-failed = Tidak berjaya. Cuba lagi, atau log masuk dengan cara lain.
passkey-missing = Kunci laluan tidak tersedia buat masa ini. Gunakan kata laluan anda.
passkey-missing-recover = Kunci laluan tidak tersedia buat masa ini. Cuba lagi nanti, atau tanya pentadbir.

# Start page
home-heading = Selamat datang
home-signed-in = Anda telah log masuk.
home-lead = { $product } ialah tempat anda log masuk, dengan kunci laluan atau kata laluan.

# The first administrator
setup-heading = Menjadi pentadbir
setup-lead = Cipta kunci laluan pada peranti ini. Mulai sekarang anda log masuk dengannya.
setup-needs-passkey = Cipta kunci laluan dahulu: tekan butang di bawah.

# Registration is closed
closed-heading = Akaun baharu
closed-lead = Di sini pentadbir yang mencipta akaun baharu. Mintalah satu daripadanya. Jika anda sudah ada akaun, log masuk.

# Trouble logging in
recover-lead = Jika anda ada kunci laluan pada peranti lain, seperti telefon atau kunci keselamatan, gunakannya di sini. Kemudian cipta satu pada peranti ini.
recover-field-hint = Ruang ini boleh dibiarkan kosong.
recover-honest = Kod melalui e-mel belum tersedia di sini. Jika anda tiada kunci laluan mahupun kata laluan, minta bantuan pentadbir.
recover-no-script = Kunci laluan memerlukan JavaScript. Hidupkannya dalam penyemak imbas anda, atau gunakan penyemak imbas yang menyokongnya.

# Account
account-heading = Akaun anda
account-greeting = Helo, { $name }
member-since = Ahli sejak
last-login = Log masuk terakhir
first-login = Belum direkodkan
your-details = Butiran anda
read-only = Anda tidak boleh mengubah ini.
saved = Disimpan.
not-saved = Tidak disimpan. Betulkan yang ditandakan.
changed-elsewhere = Sementara itu butiran anda telah diubah di tempat lain. Semak dahulu, kemudian simpan semula.

# Sessions
sessions-heading = Tempat anda log masuk
this-session = Peranti ini
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
last-active = Aktif terakhir:
ending-sessions = Sedang log keluar…
log-out-elsewhere = Log keluar di semua tempat lain
log-out-of = Log keluar: { $device }
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
wrong-credentials = Butiran log masuk itu tidak sepadan. Cuba lagi.
not-created = Kami tidak dapat mencipta akaun ini. Jika anda sudah ada akaun, log masuk.
passkey-unreadable = Kunci laluan anda tidak sampai dengan lengkap. Cipta sekali lagi.
passkey-of-another = Kunci laluan itu dicipta untuk alamat lain. Cipta satu untuk alamat ini.
password-too-short = Gunakan sekurang-kurangnya { $min } aksara. Beberapa perkataan berturut-turut sudah memadai.
password-too-long = Gunakan selebih-lebihnya { $max } aksara.
field-required = Ini perlu diisi.
field-too-long = Gunakan selebih-lebihnya { $limit } aksara.
field-too-short = Gunakan sekurang-kurangnya { $limit } aksara.
field-at-least = Masukkan { $limit } atau lebih.
field-at-most = Masukkan { $limit } atau kurang.
field-one-of = Pilih salah satu daripada ini: { $choices }.
field-date = Masukkan tarikh dalam bentuk tahun-bulan-hari, seperti 2026-01-31.
field-email = Masukkan alamat e-mel.
field-url = Masukkan alamat web, seperti https://example.com.
field-taken = Akaun lain sudah mempunyai nilai ini.
field-wrong = Bentuknya tidak betul.

# Problem pages
problem-reference = Jika anda meminta bantuan, sebutkan masalah { $status } dan rujukan ini:
fresh-login = Log masuk sekali lagi
fresh-login-detail = Ini memerlukan log masuk yang baharu, dan log masuk anda sudah agak lama. Log keluar pada halaman akaun anda, log masuk dengan kunci laluan, kemudian ulangi.
passkey-required = Kunci laluan diperlukan di sini
passkey-required-detail = Pentadbir log masuk dengan kunci laluan. Log keluar pada halaman akaun anda, kemudian log masuk dengan kunci laluan anda.
setup-link-over = Pautan ini tidak berfungsi lagi
setup-link-over-detail = Pautan berfungsi selama sejam, dan sehingga ada pentadbir. Sesiapa yang mengendalikan pelayan boleh mencipta yang lain dengan “vestibule setup-link”.
problem-401 = Anda belum log masuk
problem-401-detail = Sesi anda mungkin telah tamat. Log masuk sekali lagi.
problem-403 = Halaman ini tidak dibuka untuk anda
problem-403-detail = Log masuk dengan akaun yang boleh melihatnya.
problem-404 = Tiada apa-apa di sini
problem-404-detail = Semak alamat itu, atau mula semula dari halaman mula.
problem-405 = Itu tidak boleh dilakukan di sini
problem-405-detail = Kembali dan gunakan butang pada halaman.
problem-413 = Itu terlalu banyak sekali gus
problem-413-detail = Kembali dan hantar lebih sedikit.
problem-422 = Ada sesuatu dalam borang yang tidak sesuai
problem-422-detail = Kembali, semak apa yang anda taip dan hantar sekali lagi.
problem-429 = Terlalu banyak percubaan
problem-429-detail = Tunggu sebentar, kemudian cuba lagi.
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
sdk-cancelled = Itu telah dibatalkan. Cuba lagi apabila anda bersedia.
sdk-empty = Masukkan e-mel atau nombor telefon anda dahulu.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Tiada akaun di sini yang menggunakan kunci laluan itu.
sdk-exists = Peranti ini sudah ada kunci laluan untuk akaun itu.
sdk-expired = Itu mengambil masa terlalu lama. Cuba lagi.
sdk-tooMany = Terlalu banyak percubaan. Tunggu sebentar, kemudian cuba lagi.
sdk-network = Kami tidak dapat menghubungi pelayan. Semak sambungan anda, kemudian cuba lagi.
sdk-failed = { passkey-failed }
