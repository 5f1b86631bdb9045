# Sing diwaca wong nalika mlebu. Cekak, sareh, nganggo “panjenengan”.

# Buttons and links
log-in = Mlebu
logging-in = Lagi mlebu…
log-out = Metu
logging-out = Lagi metu…
create-account = Gawe akun
creating-account = Nggawe akun panjenengan…
trouble = Angel mlebu?
have-account = Aku wis duwe akun
back-to-login = Bali menyang kaca mlebu
to-account = Bukak akun panjenengan
to-start = Bukak kaca wiwitan
save = Simpen
saving = Lagi nyimpen…
# Before the name of the language, at the foot of the page
language = Basa

# Fields
login-id = Email utawa nomer telpon
password = Tembung sandhi
or-password = utawa nganggo tembung sandhi
password-hint = Antarane { $min } lan { $max } aksara. Sawetara tembung urut wis apik.

# Passkeys
passkey-hint = Gunakake sidhik driji, pasuryan, utawa kunci layar panjenengan.
passkey-hint-recover = Pramban bakal takon piranti endi sing arep digunakake.
passkey-failed = Ora kasil. Coba maneh, utawa mlebu nganggo cara liya.
passkey-missing = Kunci sandhi lagi ora cumawis. Gunakake tembung sandhi panjenengan.
passkey-missing-recover = Kunci sandhi lagi ora cumawis. Coba maneh mengko, utawa takon administrator.

# Start page
home-heading = Sugeng rawuh
home-signed-in = Panjenengan wis mlebu.
home-lead = { $product } iku papan panjenengan mlebu, nganggo kunci sandhi utawa tembung sandhi.

# The first administrator
setup-heading = Dadi administrator
setup-lead = Gawe kunci sandhi ing piranti iki. Wiwit saiki panjenengan mlebu nganggo kunci iku.
setup-needs-passkey = Gawe kunci sandhi dhisik: pencet tombol ing ngisor.

# Registration is closed
closed-heading = Akun anyar
closed-lead = Ing kene administrator sing nggawe akun anyar. Nyuwuna siji. Yen panjenengan wis duwe akun, mangga mlebu.

# Trouble logging in
recover-lead = Yen panjenengan duwe kunci sandhi ing piranti liya, kayata telpon utawa kunci keamanan, gunakake ing kene. Banjur gawe siji ing piranti iki.
recover-field-hint = Kolom iki kena dikosongake.
recover-honest = Kode liwat email durung ana ing kene. Yen panjenengan ora duwe kunci sandhi utawa tembung sandhi, nyuwuna pitulungan marang administrator.
recover-no-script = Kunci sandhi mbutuhake JavaScript. Uripake ing pramban panjenengan, utawa gunakake pramban sing duwe.

# Account
account-heading = Akun panjenengan
account-greeting = Sugeng, { $name }
member-since = Dadi anggota wiwit
last-login = Pungkasan mlebu
first-login = Durung kacathet
your-details = Data panjenengan
read-only = Iki ora bisa panjenengan owahi.
saved = Wis disimpen.
not-saved = Durung disimpen. Benerake sing ditandhani.
changed-elsewhere = Sauntara iku data panjenengan diowahi ing papan liya. Dipriksa dhisik, banjur disimpen maneh.

# Sessions
sessions-heading = Papan panjenengan mlebu
this-session = Piranti iki
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
last-active = Pungkasan aktif:
ending-sessions = Lagi metu…
log-out-elsewhere = Metu saka kabeh papan liya
log-out-of = Metu: { $device }
# “Firefox on Windows”
device = { $browser } ing { $system }
device-unknown-browser = Pramban ora dingerteni ing { $system }
device-unknown = Piranti ora dingerteni
device-app = Sawijining aplikasi
minutes-ago =
    { $minutes ->
        [0] lagi wae
       *[other] { $minutes } menit kepungkur
    }

# Mistakes, beside a field or above a form
login-id-invalid = Lebokake alamat email, utawa nomer telpon nganggo kode negarane.
wrong-credentials = Data mlebu iku ora cocog. Coba maneh.
not-created = Akun iki ora bisa digawe. Yen panjenengan wis duwe akun, mangga mlebu.
passkey-unreadable = Kunci sandhi panjenengan ora tekan kanthi wutuh. Gawe sepisan maneh.
passkey-of-another = Kunci sandhi iku digawe kanggo alamat liya. Gawe siji kanggo alamat iki.
password-too-short = Gunakake paling ora { $min } aksara. Sawetara tembung urut wis apik.
password-too-long = Gunakake paling akeh { $max } aksara.
field-required = Iki kudu diisi.
field-too-long = Gunakake paling akeh { $limit } aksara.
field-too-short = Gunakake paling ora { $limit } aksara.
field-at-least = Lebokake { $limit } utawa luwih.
field-at-most = Lebokake { $limit } utawa kurang.
field-one-of = Pilih salah siji saka iki: { $choices }.
field-date = Lebokake tanggal kanthi wujud taun-sasi-dina, kayata 2026-01-31.
field-email = Lebokake alamat email.
field-url = Lebokake alamat web, kayata https://example.com.
field-taken = Akun liya wis duwe isi iki.
field-wrong = Wujude ora bener.

# Problem pages
problem-reference = Yen nyuwun pitulungan, sebutake masalah { $status } lan rujukan iki:
fresh-login = Mlebu sepisan maneh
fresh-login-detail = Iki mbutuhake panjenengan lagi wae mlebu, dene panjenengan wis mlebu sawetara suwe. Metua ing kaca akun, mlebu nganggo kunci sandhi, banjur dibaleni.
passkey-required = Ing kene perlu kunci sandhi
passkey-required-detail = Administrator mlebu nganggo kunci sandhi. Metua ing kaca akun, banjur mlebu nganggo kunci panjenengan.
setup-link-over = Pranala iki wis ora lumaku
setup-link-over-detail = Pranala lumaku sajrone sak jam, lan nganti ana administrator. Sing ngurusi server bisa nggawe liyane nganggo “vestibule setup-link”.
problem-401 = Panjenengan durung mlebu
problem-401-detail = Sesi panjenengan bokmenawa wis entek. Mlebu sepisan maneh.
problem-403 = Kaca iki ora kabukak kanggo panjenengan
problem-403-detail = Mlebu nganggo akun sing kena ndeleng kaca iki.
problem-404 = Ora ana apa-apa ing kene
problem-404-detail = Priksa alamate, utawa miwiti maneh saka kaca wiwitan.
problem-405 = Iku ora bisa ditindakake ing kene
problem-405-detail = Bali lan gunakake tombol ing kaca.
problem-413 = Iku kakehan bebarengan
problem-413-detail = Bali lan kirim luwih sethithik.
problem-422 = Ana isi formulir sing durung pas
problem-422-detail = Bali, priksa sing diketik, banjur kirim maneh.
problem-429 = Kakehan nyoba
problem-429-detail = Entenana sedhela, banjur coba maneh.
problem-4xx = Panjalukan iku ora dimangerteni
problem-4xx-detail = Bali lan coba sepisan maneh.
problem-503 = Saiki lagi repot
problem-503-detail = Entenana sak menit, banjur coba maneh.
problem-5xx = Ana sing salah saka pihak kita
problem-5xx-detail = Coba maneh sak menit engkas. Iki dudu amarga panjenengan.

# The passkey button, which other sites show too
sdk-login = Mlebu nganggo kunci sandhi
sdk-register = Gawe kunci sandhi
sdk-recover = Gunakake kunci sandhi saka piranti liya
sdk-waiting = Ngenteni kunci sandhi…
sdk-ready = Kunci sandhi siyap
sdk-undo = Wurungake
sdk-through = { logging-in }
sdk-or = utawa
sdk-tip = { passkey-hint }
sdk-welcome = Sugeng rawuh malih
sdk-later = Mengko wae
sdk-unsupported = Pramban iki ora bisa nganggo kunci sandhi
sdk-cancelled = Wis dibatalake. Coba maneh yen wis siyap.
sdk-empty = Lebokake email utawa nomer telpon panjenengan dhisik.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Ing kene ora ana akun sing nganggo kunci sandhi iku.
sdk-exists = Piranti iki wis duwe kunci sandhi kanggo akun iku.
sdk-expired = Kesuwen. Coba maneh.
sdk-tooMany = Kakehan nyoba. Entenana sedhela, banjur coba maneh.
sdk-network = Server ora bisa dihubungi. Priksa sambungan panjenengan, banjur coba maneh.
sdk-failed = { passkey-failed }
