# Sing diwaca wong nalika mlebu. Cekak, sareh, nganggo “panjenengan”.

# Buttons and links
log-in = Mlebu
logging-in = Lagi mlebu…
log-out = Metu
logging-out = Lagi metu…
create-account = Gawe akun
creating-account = Nggawe akun panjenengan…
trouble = Angel mlebu?
have-account = Wis duwe akun? Mlebu
back-to-login = Bali menyang kaca mlebu
to-account = Bukak akun panjenengan
to-start = Bukak kaca wiwitan
skip = Langsung menyang isi
save = Simpen
saving = Lagi nyimpen…
# Before the name of the language, at the foot of the page
language = Basa
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = Paugeran panganggo
privacy = Privasi
agree-terms = Kanthi nggawe akun, panjenengan sarujuk karo <a>paugeran panganggo</a>.
read-privacy = <a>Kabijakan privasi</a> nerangake apa sing ditindakake karo data panjenengan.

# Fields
login-id = Email utawa nomer telpon
password = Tembung sandhi
or-password = utawa nganggo tembung sandhi
password-hint = Paling sithik { $min } aksara. Sawetara tembung acak wis apik.

# Passkeys
passkey-hint = Gunakake sidhik driji, pasuryan, utawa kunci layar panjenengan.
passkey-hint-recover = Pramban bakal takon piranti endi sing arep digunakake.
passkey-failed = Ora kasil. Coba maneh, utawa mlebu nganggo cara liya.
passkey-missing = Kunci sandhi lagi ora cumawis. Gunakake tembung sandhi panjenengan.
passkey-missing-recover = Kunci sandhi lagi ora cumawis. Coba maneh mengko, utawa takon administrator.
passkey-address = Kunci sandhi ora mlaku ing alamat iki. Bukaka alamat iki wae:
cookies-off = Cookie dipateni kanggo situs iki, lan tanpa cookie ora ana sing bisa mlebu. Uripna, banjur coba maneh.

# Start page
home-heading = Sugeng rawuh
home-signed-in = Panjenengan wis mlebu.
home-lead = Mlebu ing { $product } nganggo kunci sandhi utawa tembung sandhi.

# The first administrator
setup-heading = Gawe akun administrator
setup-lead = Gawe kunci sandhi ing piranti iki. Wiwit saiki panjenengan mlebu nganggo kunci iku.
setup-needs-passkey = Gawe kunci sandhi dhisik: pencet tombol ing ngisor.

# Registration is closed
closed-heading = Pandhaptaran ditutup
closed-lead = Akun digawe dening administrator. Nyuwuna undhangan, utawa mlebu.

# Trouble logging in
recover-lead = Yen panjenengan duwe kunci sandhi ing piranti liya, kayata telpon utawa kunci keamanan, gunakake ing kene. Banjur gawe siji ing piranti iki.
recover-field-hint = Mung perlu kanggo kode.
recover-no-script = Kunci sandhi mbutuhake JavaScript. Uripake ing pramban panjenengan, utawa gunakake pramban sing duwe.

# Account
account-heading = Akun panjenengan
account-greeting = Sugeng, { $name }
member-since = Dadi anggota wiwit
last-login = Pungkasan mlebu
first-login = Mlebu sepisanan
your-details = Data panjenengan
read-only = Iki ora bisa panjenengan owahi.
saved = Wis disimpen.
not-saved = Durung disimpen. Benerake kolom sing ditandhani.
changed-elsewhere = Sauntara iku data panjenengan diowahi ing papan liya. Dipriksa dhisik, banjur disimpen maneh.
somebody-else = Saiki ana wong liya sing mlebu ing kene, mula ora ana sing disimpen.
logged-out-meanwhile = Panjenengan wis diwetokake. Mlebu ing tab liya; sing wis diketik isih ana ing kene.

# Sessions
sessions-heading = Papan panjenengan mlebu
this-session = Piranti iki
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = Wiwit katon:
last-active = Pungkasan aktif:
ending-sessions = Lagi metu…
log-out-elsewhere = Metu saka kabeh papan liya
log-out-of = Metu: { $device }
access-heading = Aplikasi sing duwe akses
access-lead = Aplikasi iki ngerti sapa panjenengan. Yen akses dicabut, aplikasi ora bakal ngerti apa-apa maneh nganti panjenengan mbukak maneh.
access-empty = Ora ana aplikasi sing duwe akses menyang akun panjenengan.
access-third-party = Dikelola dening pihak katelu.
access-learns = Aplikasi oleh ngerti:
access-account = yen panjenengan duwe akun ing kene
access-since = Wiwit
access-last-used = Pungkasan digunakake:
remove-access = Cabut akses
remove-access-of = Cabut akses: { $application }
remove-all-access = Cabut kabeh akses
removing-access = Lagi nyabut akses…
access-ended = Akses wis dicabut.
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
login-id-impossible = Nomer telpon kuwi ora ana. Priksa angka lan negarane.
login-id-letters = Lebokake nomer telpon nganggo angka, tanpa aksara.
login-id-extension = Lebokake nomer telpon tanpa ekstensi: kode ora bisa tekan kono.
login-id-quoted = Email ora tekan alamat sing nganggo tandha petik. Nganggoa alamat liya.
login-id-domain = Domain kaya ngono sawise @ ora mungkin ana. Priksa alamate.
login-id-too-long = Alamat email ora bisa dawane semene. Priksa maneh.
login-id-unreachable = Kita ora bisa ngirim email menyang alamat iki amarga aksara sadurunge @. Nganggoa alamat liya.
wrong-credentials = Data mlebu iku ora bener. Coba maneh.
not-created = Akun iki ora bisa digawe. Yen panjenengan wis duwe akun, mangga mlebu.
passkey-unreadable = Ana masalah nalika nggawe kunci sandhi. Coba maneh.
passkey-of-another = Kunci sandhi iku kagungane alamat liya. Gawe siji kanggo alamat iki.
password-too-short = Gunakake paling sithik { $min } aksara. Sawetara tembung acak wis apik.
password-too-long = Gunakake paling akeh { $max } aksara.
field-required = Kudu diisi.
field-too-long = Gunakake paling akeh { $limit } aksara.
field-too-short = Gunakake paling ora { $limit } aksara.
field-at-least = Lebokake { $limit } utawa luwih.
field-at-most = Lebokake { $limit } utawa kurang.
field-one-of = Pilih salah siji saka iki: { $choices }.
field-date = Lebokake tanggal kanthi wujud taun-sasi-dina, kayata 2026-01-31.
field-email = Lebokake alamat email.
field-url = Lebokake alamat web, kayata https://example.com.
field-taken = Akun liya wis duwe isi iki.
field-wrong = Formate ora bener.

# Problem pages
problem-reference = Yen ngubungi dhukungan, sebutake kasalahan { $status } lan rujukan iki:
fresh-login = Pesthekake yen iki panjenengan
fresh-login-detail = Langkah iki mbutuhake panjenengan lagi wae mlebu. Metua ing kaca akun, mlebu nganggo kunci sandhi, banjur coba maneh.
passkey-required = Ing kene perlu kunci sandhi
passkey-required-detail = Administrator mlebu nganggo kunci sandhi. Metua ing kaca akun, banjur mlebu nganggo kunci panjenengan.
administrator-required = Ing kene perlu administrator liya
administrator-required-detail = Akun iki nduweni hak administrator lan kunci sandhi, mula kode wae ora cukup. Mlebua nganggo salah siji kunci sandhine, utawa njaluka administrator liya ngirim pranala marang panjenengan.
setup-link-over = Pranala iki wis kadaluwarsa
setup-link-over-detail = Pranala panataan lumaku sak jam lan mandheg yen wis ana administrator. Lakokake “vestibule setup-link” kanggo entuk sing anyar.
nothing-done = Ora ana sing diowahi
other-flow = Kode sing luwih anyar wis dijaluk ing peramban iki, mula ora ana sing dipriksa utawa dikirim ing kene. Gunakake kode sing paling anyar.
link-used = Pranala iki wis dienggo
link-used-detail = Pranala iki mung lumaku sepisan. Yen panjenengan sing nganggo, ora ana sing perlu ditindakake maneh. Yen dudu, wiwitana maneh.
problem-401 = Panjenengan durung mlebu
problem-401-detail = Sesi panjenengan bokmenawa wis entek. Mlebu sepisan maneh.
problem-403 = Panjenengan ora duwe akses menyang kaca iki
problem-403-detail = Mlebu nganggo akun sing duwe akses.
problem-404 = Kaca ora ketemu
problem-404-detail = Priksa alamate, utawa bukak kaca wiwitan.
problem-405 = Ora kasil
problem-405-detail = Bali banjur coba maneh.
problem-413 = Kegedhen
problem-413-detail = Bali banjur kirim sing luwih cilik.
problem-422 = Ana isi formulir sing durung pas
problem-422-detail = Bali, priksa sing diketik, banjur kirim maneh.
problem-429 = Kakehan nyoba
problem-429-detail = Entenana sedhela, banjur coba maneh.
try-again-in = Coba maneh { $minutes } menit maneh.
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
sdk-cancelled = Ora ana kunci sandhi sing digunakake. Coba maneh, utawa mlebu nganggo cara liya.
sdk-empty = Lebokake email utawa nomer telpon panjenengan dhisik.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Ing kene ora ana akun sing nganggo kunci sandhi iku.
sdk-exists = Piranti iki wis duwe kunci sandhi kanggo akun iku.
sdk-unverified = Iki mbutuhake PIN, sidik driji utawa rai. Yen panjenengan nganggo kunci keamanan, gawenen PIN ing setelan browser utawa sistem, banjur coba maneh.
sdk-passkeyChanged = Kunci sandhi iku kaya-kaya wis disalin utawa diowahi, mula ora bisa kanggo mlebu. Mlebua nganggo cara liya, banjur copoten ing kaca akun panjenengan lan tambahna sing anyar.
sdk-expired = Kesuwen. Coba maneh.
sdk-tooMany = Kakehan nyoba. Entenana sedhela, banjur coba maneh.
sdk-network = Server ora bisa dihubungi. Priksa sambungan panjenengan, banjur coba maneh.
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
security-heading = Cara panjenengan mlebu
security-log-in-again = Kanggo ngowahi apa wae ing kene, mlebu sepisan maneh. Iki kanggo ngendhegake wong liya.
log-in-again = Mlebu maneh
passkeys = Kunci sandhi
passkey = Kunci sandhi
no-passkeys = Panjenengan durung duwe kunci sandhi. Gunakake sidhik driji, pasuryan, utawa kunci layar minangka gantine tembung sandhi.
add-passkey = Tambah kunci sandhi
passkey-waiting = Ngenteni kunci sandhi…
passkey-synced = Diselarasake antarane piranti panjenengan
passkey-on-key = Ing kunci keamanan
passkey-on-device = Ing siji piranti
passkey-suspect = Ditolak nalika pungkasan kanggo mlebu, amarga kaya-kaya wis disalin utawa diowahi. Copoten lan tambahna sing anyar.
passkey-name = Jeneng
added = Ditambahake:
last-used = Pungkasan digunakake:
never-used = Durung tau digunakake.
change = Owahi
remove = Copot
last-way-in = Iki siji-sijine cara panjenengan mlebu. Tambahake cara liya sadurunge mbusak.
password-there = Tembung sandhi wis disetel.
password-none = Durung ana tembung sandhi.
new-password = Tembung sandhi anyar
set-password = Pasang tembung sandhi
change-password = Owahi tembung sandhi
remove-password = Copot tembung sandhi
your-data = Kabeh data panjenengan
download-data = Undhuh dataku
delete-account = Busak akunku
delete-lead = Panjenengan bakal metu saka kabeh papan lan ora bisa mlebu maneh. Ana 30 dina kanggo malih pikir; sawise iku kabeh dibusak salawase.
deleting = Mbusak akun panjenengan…
keep-account = Tetepake akunku
deleted-heading = Akun panjenengan wis dibusak
deleted-until = Kabeh dibusak salawase ing <time>.
deleted-link = Malih pikir? Balekake akun panjenengan nganggo pranala iki:
undo-heading = Balekake akun panjenengan
undo-until = Akun bisa bali sarta kabeh isine nganti <time>.
undo-button = Balekake akun
undo-over = Pranala iki wis kadaluwarsa
undo-over-lead = Akun wis bali, utawa 30 dinane wis kliwat.
offer-heading = Sesuk tanpa tembung sandhi
not-now = Mengko wae
passkey-added = Kunci sandhi wis ditambahake.
passkey-renamed = Jeneng wis disimpen.
passkey-removed = Kunci sandhi wis dicopot. Kunci iku wis ora bisa kanggo mlebu ing kene.
password-set = Tembung sandhi wis disimpen.
password-removed = Tembung sandhi wis dicopot.
delete-mismatch = Iku ora cocog karo { $login-id }.
last-administrator = Panjenengan siji-sijine administrator. Tambah administrator liya dhisik.
remove-passkey = { remove }: { $name }
type-to-delete = Ketik { $login-id } kanggo mesthekake.

# Codes, recovery and recovery codes
phone-number = Nomer telpon
country = Negara
country-none = Ana ing nomere
use-phone = Gunakake nomer telpon
use-email = Gunakake alamat email
send-code = Kirim kode
sending-code = Lagi ngirim kode…
login-code-heading = Mlebu nganggo kode
login-code-lead = Kode dikirim menyang alamat email utawa telpon panjenengan.
other-way = Gunakake cara liya
code-heading = Lebokake kode
code-heading-email = Priksa email panjenengan
code = Kode
code-hint = Enem angka, lumaku sajrone sepuluh menit.
code-late = Bisa uga butuh sak menit. Priksa uga ing folder spam.
new-code = Kirim kode anyar
checking-code = Lagi mriksa kode…
code-wrong = Kode iku ora bener, utawa wis ora lumaku. Priksa maneh, utawa nyuwuna sing anyar.
code-malformed = Lebokna enem angka saka pesen kasebut.
code-over = Kode-kode iki wis ora lumaku. Miwiti maneh kanggo nampa sing anyar.
code-locked = Wis kakehan kode sing salah. Mlebu nganggo kunci sandhi, utawa nyuwuna pitulungan marang administrator.
code-sent = Kode anyar wis dikirim. Kode sadurunge wis ora lumaku.
codes-sent = Ing kene wis ora bisa ngirim kode maneh. Gunakake sing pungkasan, utawa miwiti maneh.
code-held = Kode sing dijaluk kakehan, mula saiki ora ana sing dikirim.
next-code = Kode sabanjure bisa dikirim { $minutes } menit maneh.
link-heading = Terusake ing kene
link-lead = Pranala iki mung lumaku sepisan.
link-elsewhere-heading = Kode panjenengan
link-elsewhere = Panjenengan nyuwun kode iki ing pramban liya. Ketik ing kana.
link-support-heading = Bali menyang akun panjenengan
recover-or-code = utawa nganggo kode
recover-code-lead = Nganggo kode, panjenengan banjur bisa nggawe kunci sandhi anyar, utawa milih tembung sandhi anyar.
use-recovery-code = Gunakake kode pamulihan
recovery-code-heading = Gunakake kode pamulihan
recovery-code = Kode pamulihan
recovery-code-hint = Salah siji saka sepuluh kode sing panjenengan simpen.
recovery-code-wrong = Alamat utawa kode pamulihan iku ora bener. Coba maneh.
recovery-code-malformed = Kode pamulihan isine nembelas aksara lan angka. Lebokna kabeh.
new-way-heading = Sugeng rawuh malih
new-way-lead = Gawe kunci sandhi ing piranti iki, supaya wiwit saiki panjenengan bisa mlebu nganggo kunci iku.
or-new-password = utawa pilih tembung sandhi anyar
continue = Terusna
continue-without = Liwati dhisik
drop-other-ways = Copot kabeh dalan mlebu liyane: kunci sandhi, tembung sandhi, lan kode pamulihan
new-way-missing = Gawe kunci sandhi, utawa pilih tembung sandhi.
document-first-heading = Dokumen identitas panjenengan
document-first-lead = Kode panjenengan bener. Kanggo bali menyang akun, dokumen identitas panjenengan uga perlu.
document-first-ask = Takon administrator kepriye carane nuduhake, banjur bali menyang kaca iki sajrone seprapat jam.
document-first-show = Tuduhake dokumen
document-first-done = Wis daktuduhake
confirm-heading = Akun panjenengan wis digawe
confirm-lead = Mlebu sepisan kanggo mesthekake alamat panjenengan.
recovery-codes = Kode pamulihan
recovery-codes-lead = Sepuluh kode kanggo disimpen ing papan aman. Saben kode bisa kanggo mlebu akun sepisan, tanpa email utawa telpon.
recovery-codes-once = Kode iki ora bakal katon maneh. Cithak utawa undhuh saiki.
recovery-codes-none = Panjenengan durung duwe.
make-recovery-codes = Gawe kode pamulihan
make-new-recovery-codes = Gawe kode anyar
making-recovery-codes = Lagi nggawe kode…
new-codes-replace = Kode anyar ngganti kode lawas.
download = Undhuh
print = Cithak
code-lead-email = Yen { $login-id } bisa digunakake ing kene, kode wis dikirim lewat email.
code-lead-phone = Yen { $login-id } bisa digunakake ing kene, kode wis dikirim lewat SMS.
recovery-codes-left = Kode panjenengan isih { $left }.

# Mails and SMS
mail-code-subject = Kode panjenengan kanggo { $name }
mail-code-is = Kode panjenengan { $code }.
mail-code-verify = Lebokake ing { $host } kanggo ngrampungake nggawe akun. Kode kadaluwarsa sajrone sepuluh menit. { $name } ora bakal njaluk kode iki.
mail-code-login = Lebokake ing { $host } kanggo mlebu. Kode kadaluwarsa sajrone sepuluh menit. { $name } ora bakal njaluk kode iki.
mail-code-recover = Lebokake ing { $host } kanggo bali menyang akun. Kode kadaluwarsa sajrone sepuluh menit. { $name } ora bakal njaluk kode iki.
mail-code-link = Utawa bukak pranala iki ing pramban papan panjenengan nyuwun kode:
mail-link-verify = Rampungake akun panjenengan
mail-link-login = Mlebu
mail-link-recover = Bali menyang akun panjenengan
sms-code = Kode panjenengan kanggo { $name }: { $code }. Lumaku sajrone sepuluh menit. Aja diwenehake wong liya.
mail-support-subject = Bali menyang akun panjenengan ing { $name }
mail-support = Panjenengan nyuwun pitulungan marang { $name } kanggo mlebu akun.
mail-support-link = Pranala iki lumaku sepisan. Bukak sajrone sedina. Yen panjenengan ora nyuwun pitulungan, jarna wae email iki.
sms-support-link = Bukak pranala iki sajrone sedina: { $url }
notice-registered-subject = Panjenengan wis duwe akun ing { $name }
notice-registered = Ana wong, bokmenawa panjenengan, nyoba nggawe akun ing { $name } nganggo alamat iki. Panjenengan wis duwe akun.
notice-registered-advice = Mlebu utawa pulihake akun panjenengan nganggo pranala iki.
notice-recovered-subject = Akun panjenengan ing { $name } wis dipulihake
notice-recovered = Ana wong bali menyang akun panjenengan ing { $name } nganggo kode.
notice-passkey-added-subject = Kunci sandhi ditambahake ing akun panjenengan ing { $name }
notice-passkey-added = Kunci sandhi anyar bisa mlebu menyang akun panjenengan ing { $name }.
notice-passkey-removed-subject = Kunci sandhi dicopot saka akun panjenengan ing { $name }
notice-passkey-removed = Ana kunci sandhi sing wis ora bisa mlebu menyang akun panjenengan ing { $name }.
notice-password-changed-subject = Tembung sandhi panjenengan ing { $name } wis diowahi
notice-password-changed = Tembung sandhi panjenengan ing { $name } wis diganti utawa dibusak.
notice-addresses-changed-subject = Alamat akun panjenengan ing { $name } wis diowahi
notice-addresses-changed = Alamat email utawa nomer telpon ditambahake menyang akun panjenengan ing { $name }, utawa dibusak saka kono.
notice-recovery-codes-made-subject = Kode pamulihan anyar kanggo akun panjenengan ing { $name }
notice-recovery-codes-made = Akun panjenengan ing { $name } duwe kode pamulihan anyar. Kode sadurunge wis ora lumaku.
notice-recovery-code-used-subject = Kode pamulihan digunakake ing { $name }
notice-recovery-code-used = Ana wong nggunakake kode pamulihan akun panjenengan ing { $name }.
notice-new-device-subject = Ana sing mlebu menyang akun panjenengan ing { $name }
notice-new-device = Ana wong mlebu menyang akun panjenengan ing { $name } nganggo { $device }, sepisanan.
notice-new-device-advice = Yen iku dudu panjenengan, bukak pranala iki. Pranala iki mungkasi sesi iku lan mbiyantu ngamanake akun panjenengan.
notice-deleted-subject = Akun panjenengan ing { $name } wis dibusak
notice-deleted = Akun panjenengan ing { $name } wis dibusak. Kabeh isine dibusak salawase sawise 30 dina.
notice-deleted-advice = Yen iku dudu panjenengan, utawa malih pikir, balekake akun panjenengan nganggo pranala iki.
notice-when = Wektu: { $when }
notice-place = Papan kira-kira: { $place }
notice-advice = Yen iku dudu panjenengan, amanake akun panjenengan saiki.
notice-summary-subject = Owah-owahan liyane ing akun panjenengan ing { $name }
notice-summary = Akeh banget sing kedadeyan ing akun panjenengan ing { $name } nganti ora kita tulis siji-siji. Wiwit pesen pungkasan:
notice-link = Bukak kaca
mail-why-code = Panjenengan nampa email iki amarga ana wong, bokmenawa panjenengan, nglebokake alamat panjenengan ing { $host }. Yen iku dudu panjenengan, email iki kena dijarke.
mail-why-account = Panjenengan nampa email iki amarga isine bab akun ing { $host } kanthi alamat panjenengan.

# "This was not me"
not-me-heading = Dudu panjenengan?
not-me-lead = Sesi iku bakal dipungkasi. Tembung sandhi utawa kunci sandhi sing digunakake ora bisa dienggo maneh, semono uga kode pamulihan panjenengan. Banjur panjenengan dibiyantu ngamanake akun.
not-me-button = Pungkasi sesi iku

# Authorization of applications
consent-heading = Wenehi { $application } akses?
consent-lead = { $application } dikelola dening pihak katelu. Aplikasi bakal bisa weruh yen panjenengan duwe akun ing kene, lan uga:
consent-profile = jeneng lan profil sampeyan
consent-email = alamat email sampeyan
consent-phone = nomer telpon sampeyan
consent-address = alamat pos sampeyan
consent-roles = peran sampeyan
consent-offline = Aplikasi oleh takon maneh nalika sampeyan ora ana.
consent-unregistered = Ora ana sing ndhaptarake aplikasi iki ing kene. Sing dingerteni mung alamate:
consent-claimed-name = Aplikasi iki ngarani awake dhewe kaya mangkene, lan durung ana sing mriksa:
consent-return = Yen sampeyan ngidini, sampeyan diterusake menyang { $host }.
consent-return-device = Yen sampeyan ngidini, sampeyan diterusake menyang program ing piranti iki. Idini mung yen sampeyan dhewe nembe mbukak program kasebut.
allow = Idini
decline = Tolak
go-on-to = Terus menyang { $application }
go-on-lead = Sampeyan wis mlebu. Yen ora ana apa-apa, terusna ing kene.
log-out-heading = Metu?
log-out-asked = { $application } nyuwun sampeyan metu.
log-out-lead = Sesi sampeyan ing kene rampung. Aplikasi sing dileboni nganggo sesi iki diwenehi kabar.
stay-logged-in = Tetep mlebu
logged-out = Sampeyan wis metu
logged-out-lead = Yen ora ana apa-apa, terusna ing kene.
device-heading = Sambungake piranti
device-lead = Lebokna kode sing ditampilake piranti.
device-code-hint = Wolung aksara. Aksara gedhe lan tandha hubung ora ngaruh.
device-code-wrong = Kode iku ora bener, utawa wis ora lumaku. Priksa maneh, utawa miwiti maneh ing piranti.
device-question-heading = Sambungake { $application }?
device-question-lead = Piranti kudu nampilake kode iki:
device-warning = Terusna mung yen sampeyan dhewe sing lagi wae miwiti iki. Yen ora, wong liya bisa uga lagi nyoba mlebu akun sampeyan.
device-learns = Aplikasi bakal ngerti yen sampeyan duwe akun ing kene, lan uga:
device-allowed = Piranti wis kasambung
device-allowed-lead = Piranti bakal nerusake dhewe sajrone sawetara detik. Kaca iki bisa ditutup.
device-denied = Piranti ora disambungake
device-denied-lead = Yen dudu sampeyan sing miwiti iki, sampeyan ora perlu nindakake apa-apa maneh. Kaca iki bisa ditutup.
authorization-invalid = Panjaluk iki ora bisa diwangsuli
authorization-invalid-detail = Aplikasi ngirim panjaluk sing salah utawa kesuwen. Bali menyang aplikasi lan coba maneh. Yen kedadean maneh, kandhanana pangurus aplikasi.
return-path-too-long = Alamat iki kedawan
return-path-too-long-detail = Alamat iki ora bisa disimpen nalika sampeyan mlebu. Mlebua dhisik, banjur bukaken maneh.
