# Oturum açanların okudukları. Kısa, etken, sakin; «siz» diliyle.

# Buttons and links
log-in = Oturum aç
logging-in = Oturumunuz açılıyor…
log-out = Oturumu kapat
logging-out = Oturumunuz kapatılıyor…
create-account = Hesap oluştur
creating-account = Hesabınız oluşturuluyor…
trouble = Oturum açamıyor musunuz?
have-account = Zaten bir hesabınız var mı? Oturum açın
back-to-login = Oturum açmaya dön
to-account = Hesabınıza gidin
to-start = Başlangıç sayfasına gidin
skip = İçeriğe geç
save = Kaydet
saving = Kaydediliyor…
# Before the name of the language, at the foot of the page
language = Dil
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = Kullanım koşulları
privacy = Gizlilik
agree-terms = Hesap oluşturarak <a>kullanım koşullarını</a> kabul edersiniz.
read-privacy = Verilerinize ne olduğunu <a>gizlilik bildirimi</a> açıklar.

# Fields
login-id = E-posta veya telefon numarası
password = Parola
or-password = veya parolayla
password-hint = En az { $min } karakter. Rastgele birkaç sözcük işe yarar.

# Passkeys
passkey-hint = Parmak izinizi, yüzünüzü veya ekran kilidinizi kullanın.
passkey-hint-recover = Tarayıcınız hangi cihazın kullanılacağını sorar.
passkey-failed = Olmadı. Yeniden deneyin veya başka bir yolla oturum açın.
passkey-missing = Geçiş anahtarları şu anda kullanılamıyor. Bunun yerine parolanızı kullanın.
passkey-missing-recover = Geçiş anahtarları şu anda kullanılamıyor. Daha sonra yeniden deneyin veya yöneticiye sorun.
passkey-address = Geçiş anahtarları bu adreste çalışmaz. Bunun yerine şu adresi açın:
cookies-off = Bu sitede çerezler kapalı ve onlar olmadan oturum açılamaz. Çerezleri açıp yeniden deneyin.

# Start page
home-heading = Hoş geldiniz
home-signed-in = Oturumunuz açık.
home-lead = { $product } oturumunu geçiş anahtarı veya parola ile açın.

# The first administrator
setup-heading = Yönetici hesabını oluşturun
setup-lead = Bu cihazda bir geçiş anahtarı oluşturun. Bundan sonra onunla oturum açarsınız.
setup-needs-passkey = Önce bir geçiş anahtarı oluşturun: aşağıdaki düğmeye basın.

# Registration is closed
closed-heading = Kayıt kapalı
closed-lead = Hesapları bir yönetici oluşturur. Ondan davet isteyin veya oturum açın.

# Trouble logging in
recover-lead = Telefon veya güvenlik anahtarı gibi başka bir cihazda geçiş anahtarınız varsa burada kullanın. Sonra bu cihazda bir tane oluşturun.
recover-field-hint = Yalnızca kod için gerekir.
recover-no-script = Geçiş anahtarları için JavaScript gerekir. Tarayıcınızda açın veya JavaScript olan bir tarayıcı kullanın.

# Account
account-heading = Hesabınız
account-greeting = Merhaba, { $name }
member-since = Üyelik başlangıcı
last-login = Son oturum açma
first-login = İlk oturum
your-details = Bilgileriniz
read-only = Bunu değiştiremezsiniz.
saved = Kaydedildi.
not-saved = Kaydedilmedi. İşaretli alanları düzeltin.
changed-elsewhere = Bilgileriniz bu arada başka bir yerde değiştirildi. Gözden geçirip yeniden kaydedin.
somebody-else = Şu anda burada başka biri oturum açmış, bu yüzden hiçbir şey kaydedilmedi.
logged-out-meanwhile = Oturumunuz kapatıldı. Başka bir sekmede oturum açın; yazdıklarınız burada duruyor.

# Sessions
sessions-heading = Oturumunuzun açık olduğu yerler
this-session = Bu cihaz
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = İlk etkinlik:
last-active = Son etkinlik:
ending-sessions = Oturum kapatılıyor…
log-out-elsewhere = Diğer tüm yerlerde oturumu kapat
log-out-of = Oturumu kapat: { $device }
access-heading = Erişimi olan uygulamalar
access-lead = Bu uygulamalar kim olduğunuzu bilir. Erişimi kaldırırsanız, onları yeniden açana kadar başka bir şey öğrenemezler.
access-empty = Hiçbir uygulamanın hesabınıza erişimi yok.
access-third-party = Üçüncü bir tarafça işletiliyor.
access-learns = Şunları öğrenebilir:
access-account = burada bir hesabınız olduğunu
access-since = Başlangıç:
access-last-used = Son kullanım:
remove-access = Erişimi kaldır
remove-access-of = Erişimi kaldır: { $application }
remove-all-access = Hepsinin erişimini kaldır
removing-access = Erişim kaldırılıyor…
access-ended = Erişim kaldırıldı.
# “Firefox on Windows”
device = { $system } üzerinde { $browser }
device-unknown-browser = { $system } üzerinde bilinmeyen tarayıcı
device-unknown = Bilinmeyen cihaz
device-app = Bir uygulama
minutes-ago =
    { $minutes ->
        [0] az önce
       *[other] { $minutes } dakika önce
    }

# Mistakes, beside a field or above a form
login-id-invalid = Bir e-posta adresi veya ülke koduyla birlikte bir telefon numarası girin.
login-id-impossible = Böyle bir telefon numarası yok. Rakamları ve ülkeyi kontrol edin.
login-id-letters = Telefon numarasını harf kullanmadan, rakamlarla girin.
login-id-extension = Telefon numarasını dahili numara olmadan girin: kod oraya ulaşamaz.
login-id-quoted = Tırnak işaretli adreslere e-posta ulaşmaz. Başka bir adres kullanın.
login-id-domain = @ işaretinden sonra böyle bir alan adı olamaz. Adresi kontrol edin.
login-id-too-long = Bir e-posta adresi bu kadar uzun olamaz. Kontrol edin.
login-id-unreachable = @ işaretinden önceki harfler nedeniyle bu adrese e-posta gönderemiyoruz. Başka bir adres kullanın.
wrong-credentials = Bu giriş bilgileri doğru değil. Yeniden deneyin.
not-created = Bu hesap oluşturulamadı. Zaten bir hesabınız varsa oturum açın.
passkey-unreadable = Geçiş anahtarınız oluşturulurken bir sorun oldu. Yeniden deneyin.
passkey-of-another = Bu geçiş anahtarı başka bir adrese ait. Bu adres için bir tane oluşturun.
password-too-short = En az { $min } karakter kullanın. Rastgele birkaç sözcük işe yarar.
password-too-long = En çok { $max } karakter kullanın.
field-required = Gerekli.
field-too-long = En çok { $limit } karakter kullanın.
field-too-short = En az { $limit } karakter kullanın.
field-at-least = { $limit } veya daha büyük bir değer girin.
field-at-most = { $limit } veya daha küçük bir değer girin.
field-one-of = Şunlardan birini seçin: { $choices }.
field-date = YYYY-AA-GG biçiminde bir takvim günü girin.
field-email = Bir e-posta adresi girin.
field-url = https://example.com gibi bir web adresi girin.
field-taken = Bu değer başka bir hesaba ait.
field-wrong = Biçim doğru değil.

# Problem pages
problem-reference = Destekle iletişime geçerseniz { $status } hatasını ve bu başvuru kodunu belirtin:
fresh-login = Siz olduğunuzu doğrulayın
fresh-login-detail = Bu adım için yeni açılmış bir oturum gerekir. Hesap sayfanızdan oturumu kapatın, geçiş anahtarınızla oturum açın ve yeniden deneyin.
passkey-required = Burada geçiş anahtarı gerekiyor
passkey-required-detail = Yöneticiler geçiş anahtarıyla oturum açar. Hesap sayfanızdan oturumu kapatın, sonra kendi anahtarınızla oturum açın.
administrator-required = Burada başka bir yönetici gerekiyor
administrator-required-detail = Bu hesabın yönetim yetkisi ve bir geçiş anahtarı var, bu yüzden kod yetmez. Geçiş anahtarlarından biriyle oturum açın ya da başka bir yöneticiden size bağlantı göndermesini isteyin.
setup-link-over = Bu bağlantının süresi doldu
setup-link-over-detail = Kurulum bağlantıları bir saat geçerlidir ve bir yönetici olduğunda çalışmaz. Yenisi için “vestibule setup-link” komutunu çalıştırın.
nothing-done = Hiçbir şey değiştirilmedi
other-flow = Bu tarayıcıda daha yeni bir kod istendi, bu yüzden burada hiçbir şey denetlenmedi veya gönderilmedi. En yeni kodu kullanın.
link-used = Bu bağlantı zaten kullanıldı
link-used-detail = Yalnızca bir kez çalışır. Kullanan sizseniz yapılacak başka bir şey yok. Değilse yeniden başlayın.
problem-401 = Oturumunuz açık değil
problem-401-detail = Oturumunuzun süresi dolmuş olabilir. Bir kez daha oturum açın.
problem-403 = Bu sayfaya erişiminiz yok
problem-403-detail = Erişimi olan bir hesapla oturum açın.
problem-404 = Sayfa bulunamadı
problem-404-detail = Adresi denetleyin veya başlangıç sayfasına gidin.
problem-405 = Bu işe yaramadı
problem-405-detail = Geri dönün ve yeniden deneyin.
problem-413 = Bu çok büyük
problem-413-detail = Geri dönün ve daha küçük bir şey gönderin.
problem-422 = Formda uymayan bir şey var
problem-422-detail = Geri dönün, yazdıklarınızı gözden geçirip yeniden gönderin.
problem-429 = Çok fazla deneme
problem-429-detail = Biraz bekleyin, sonra yeniden deneyin.
try-again-in =
    { $minutes ->
        [one] { $minutes } dakika sonra yeniden deneyin.
       *[other] { $minutes } dakika sonra yeniden deneyin.
    }
problem-4xx = Bu istek anlaşılamadı
problem-4xx-detail = Geri dönüp yeniden deneyin.
problem-503 = Şu anda çok yoğunuz
problem-503-detail = Bir dakika bekleyin, sonra yeniden deneyin.
problem-5xx = Bizim tarafımızda bir şeyler ters gitti
problem-5xx-detail = Bir dakika sonra yeniden deneyin. Bunun nedeni sizin yaptığınız bir şey değil.

# The passkey button, which other sites show too
sdk-login = Geçiş anahtarıyla oturum aç
sdk-register = Geçiş anahtarı oluştur
sdk-recover = Başka bir cihazdaki geçiş anahtarını kullan
sdk-waiting = Geçiş anahtarınız bekleniyor…
sdk-ready = Geçiş anahtarı hazır
sdk-undo = Geri al
sdk-through = { logging-in }
sdk-or = veya
sdk-tip = { passkey-hint }
sdk-welcome = Yeniden hoş geldiniz
sdk-later = Şimdi değil
sdk-unsupported = Bu tarayıcı geçiş anahtarı kullanamıyor
sdk-cancelled = Geçiş anahtarı kullanılmadı. Yeniden deneyin veya başka bir yolla oturum açın.
sdk-empty = Önce e-postanızı veya telefon numaranızı girin.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Burada bu geçiş anahtarını kullanan bir hesap yok.
sdk-exists = Bu cihazda o hesap için zaten bir geçiş anahtarı var.
sdk-unverified = Bunun için PIN, parmak izi veya yüz gerekiyor. Güvenlik anahtarı kullanıyorsanız tarayıcının veya sistemin ayarlarında ona bir PIN belirleyip yeniden deneyin.
sdk-passkeyChanged = Bu geçiş anahtarı kopyalanmış veya değiştirilmiş görünüyor, bu yüzden onunla oturum açılamaz. Başka bir yolla oturum açın, ardından hesap sayfanızda onu kaldırıp yenisini ekleyin.
sdk-expired = Çok uzun sürdü. Yeniden deneyin.
sdk-tooMany = Çok fazla deneme. Biraz bekleyin, sonra yeniden deneyin.
sdk-network = Sunucuya ulaşılamadı. Bağlantınızı denetleyin, sonra yeniden deneyin.
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
sdk-close = Kapat

# Ways in, data and leaving
security-heading = Nasıl oturum açıyorsunuz
security-log-in-again = Burada bir şeyi değiştirmek için bir kez daha oturum açın. Bu, başkalarını uzak tutar.
log-in-again = Yeniden oturum aç
passkeys = Geçiş anahtarları
passkey = Geçiş anahtarı
no-passkeys = Henüz geçiş anahtarınız yok. Parola yerine parmak izinizi, yüzünüzü veya ekran kilidinizi kullanın.
add-passkey = Geçiş anahtarı ekle
passkey-waiting = Geçiş anahtarınız bekleniyor…
passkey-synced = Cihazlarınız arasında eşitleniyor
passkey-on-key = Bir güvenlik anahtarında
passkey-on-device = Tek bir cihazda
passkey-suspect = Kopyalanmış veya değiştirilmiş göründüğü için son oturum açmada reddedildi. Kaldırın ve yenisini ekleyin.
passkey-name = Ad
added = Eklenme:
last-used = Son kullanım:
never-used = Henüz kullanılmadı.
change = Değiştir
remove = Kaldır
last-way-in = Oturum açmanın tek yolu bu. Kaldırmadan önce başka bir yol ekleyin.
password-there = Parola ayarlı.
password-none = Parola ayarlanmadı.
new-password = Yeni parola
set-password = Parola belirle
change-password = Parolayı değiştir
remove-password = Parolayı kaldır
your-data = Verileriniz
download-data = Verilerimi indir
delete-account = Hesabımı sil
delete-lead = Her yerde oturumunuz kapatılır ve artık oturum açamazsınız. Fikrinizi değiştirmek için 30 gününüz var; sonra her şey kalıcı olarak silinir.
deleting = Hesabınız siliniyor…
keep-account = Hesabımı koru
deleted-heading = Hesabınız silindi
deleted-until = Her şeyin kalıcı olarak silineceği tarih:
deleted-link = Fikrinizi mi değiştirdiniz? Hesabınızı bu bağlantıyla geri yükleyin:
undo-heading = Hesabınızı geri yükleyin
undo-until = İçindeki her şeyle geri yükleyebileceğiniz son tarih:
undo-button = Hesabı geri yükle
undo-over = Bu bağlantının süresi doldu
undo-over-lead = Hesap zaten geri geldi veya 30 günü doldu.
offer-heading = Bir dahaki sefere parolasız
not-now = Şimdi değil
passkey-added = Geçiş anahtarı eklendi.
passkey-renamed = Ad kaydedildi.
passkey-removed = Geçiş anahtarı kaldırıldı. Artık burada onunla oturum açılamaz.
password-set = Parola kaydedildi.
password-removed = Parola kaldırıldı.
delete-mismatch = Bu, { $login-id } ile eşleşmiyor.
last-administrator = Tek yönetici sizsiniz. Önce bir yönetici daha belirleyin.
remove-passkey = { remove }: { $name }
type-to-delete = Onaylamak için { $login-id } yazın.

# Codes, recovery and recovery codes
phone-number = Telefon numarası
country = Ülke
country-none = Numarada var
use-phone = Telefon numarası kullan
use-email = E-posta adresi kullan
send-code = Kod gönder
sending-code = Kod gönderiliyor…
login-code-heading = Kodla oturum açın
login-code-lead = E-posta adresinize veya telefonunuza bir kod göndeririz.
other-way = Başka bir yol kullan
code-heading = Kodunuzu girin
code-heading-email = E-postanıza bakın
code = Kod
code-hint = Altı rakam. On dakika geçerlidir.
code-late = Bir dakika sürebilir. İstenmeyen e-postalara da bakın.
new-code = Yeni kod gönder
checking-code = Kod denetleniyor…
code-wrong = Bu kod doğru değil veya artık geçerli değil. Denetleyin veya yeni bir kod isteyin.
code-malformed = İletideki altı rakamı girin.
code-over = Bu kodlar artık çalışmıyor. Yeni bir kod almak için baştan başlayın.
code-locked = Çok fazla yanlış kod girildi. Geçiş anahtarınızla oturum açın veya yöneticiden yardım isteyin.
code-sent = Yeni bir kod gönderdik. Önceki artık çalışmıyor.
codes-sent = Buradan daha fazla kod gönderemiyoruz. Sonuncusunu kullanın veya baştan başlayın.
code-held = O kadar çok kod istendi ki şimdi hiçbiri gönderilmedi.
next-code =
    { $minutes ->
        [one] Sonraki kod { $minutes } dakika sonra gönderilebilir.
       *[other] Sonraki kod { $minutes } dakika sonra gönderilebilir.
    }
link-heading = Buradan sürdürün
link-lead = Bu bağlantı bir kez çalışır.
link-elsewhere-heading = Kodunuz
link-elsewhere = Kodu başka bir tarayıcıda istediniz. Orada yazın.
link-support-heading = Hesabınıza yeniden girin
recover-or-code = veya kodla
recover-code-lead = Kodla girdikten sonra yeni bir geçiş anahtarı oluşturabilir veya yeni bir parola seçebilirsiniz.
use-recovery-code = Kurtarma kodu kullan
recovery-code-heading = Kurtarma kodu kullanın
recovery-code = Kurtarma kodu
recovery-code-hint = Sakladığınız on koddan biri.
recovery-code-wrong = Adres veya kurtarma kodu doğru değil. Yeniden deneyin.
recovery-code-malformed = Bir kurtarma kodu on altı harf ve rakamdan oluşur. Tümünü girin.
new-way-heading = Yeniden hoş geldiniz
new-way-lead = Bu cihazda bir geçiş anahtarı oluşturun; bundan sonra onunla oturum açabilirsiniz.
or-new-password = veya yeni bir parola seçin
continue = Devam et
continue-without = Şimdilik atla
drop-other-ways = Diğer tüm giriş yollarını kaldır: geçiş anahtarları, parola ve kurtarma kodları
new-way-missing = Bir geçiş anahtarı oluşturun veya bir parola seçin.
document-first-heading = Kimlik belgeniz
document-first-lead = Kodunuz doğruydu. Hesabınıza yeniden girmek için kimlik belgeniz de gerekiyor.
document-first-ask = Belgeyi nasıl göstereceğinizi yöneticiye sorun, sonra çeyrek saat içinde bu sayfaya dönün.
document-first-show = Belgeyi göster
document-first-done = Belgeyi gösterdim
confirm-heading = Hesabınız oluşturuldu
confirm-lead = Adresinizi doğrulamak için bir kez oturum açın.
recovery-codes = Kurtarma kodları
recovery-codes-lead = Güvenli bir yerde saklanacak on kod. Her biri, e-posta veya telefon olmadan hesabınıza bir kez girmenizi sağlar.
recovery-codes-once = Bunları bir daha görmeyeceksiniz. Şimdi yazdırın veya indirin.
recovery-codes-none = Henüz kodunuz yok.
make-recovery-codes = Kurtarma kodları oluştur
make-new-recovery-codes = Yeni kodlar oluştur
making-recovery-codes = Kodlar oluşturuluyor…
new-codes-replace = Yeni kodlar eskilerinin yerini alır.
download = İndir
print = Yazdır
code-lead-email = { $login-id } burada kullanılabiliyorsa e-postayla bir kod gönderdik.
code-lead-phone = { $login-id } burada kullanılabiliyorsa SMS ile bir kod gönderdik.
recovery-codes-left = { $left ->
    [one] { $left } kodunuz kaldı.
   *[other] { $left } kodunuz kaldı.
}

# Mails and SMS
mail-code-subject = { $name } için kodunuz
mail-code-is = Kodunuz: { $code }.
mail-code-verify = Hesabınızı oluşturmayı bitirmek için kodu { $host } sitesine girin. On dakika içinde süresi dolar. { $name } bu kodu sizden asla istemez.
mail-code-login = Oturum açmak için kodu { $host } sitesine girin. On dakika içinde süresi dolar. { $name } bu kodu sizden asla istemez.
mail-code-recover = Hesabınıza yeniden girmek için kodu { $host } sitesine girin. On dakika içinde süresi dolar. { $name } bu kodu sizden asla istemez.
mail-code-link = Veya kodu istediğiniz tarayıcıda bu bağlantıyı açın:
mail-link-verify = Hesabınızı tamamlayın
mail-link-login = Oturum aç
mail-link-recover = Hesabınıza yeniden girin
sms-code = { $name } için kodunuz: { $code }. On dakika geçerlidir. Kimseyle paylaşmayın.
mail-support-subject = { $name } hesabınıza yeniden girin
mail-support = Hesabınıza girmek için { $name } sitesinden yardım istediniz.
mail-support-link = Bu bağlantı bir kez çalışır. Bir gün içinde açın. Yardım istemediyseniz bu e-postayı yok sayın.
sms-support-link = Bu bağlantıyı bir gün içinde açın: { $url }
notice-registered-subject = { $name } üzerinde zaten bir hesabınız var
notice-registered = Birisi, belki siz, bu adresle { $name } üzerinde bir hesap oluşturmaya çalıştı. Zaten bir hesabınız var.
notice-registered-advice = Bu bağlantıyla oturum açın veya hesabınızı kurtarın.
notice-recovered-subject = { $name } hesabınız kurtarıldı
notice-recovered = Birisi bir kodla { $name } hesabınıza yeniden girdi.
notice-passkey-added-subject = { $name } hesabınıza bir geçiş anahtarı eklendi
notice-passkey-added = Yeni bir geçiş anahtarıyla { $name } hesabınızda oturum açılabilir.
notice-passkey-removed-subject = { $name } hesabınızdan bir geçiş anahtarı kaldırıldı
notice-passkey-removed = { $name } hesabınızın geçiş anahtarlarından biriyle artık oturum açılamaz.
notice-password-changed-subject = { $name } parolanız değiştirildi
notice-password-changed = { $name } parolanız değiştirildi veya kaldırıldı.
notice-addresses-changed-subject = { $name } hesabınızın adresleri değiştirildi
notice-addresses-changed = { $name } hesabınıza bir e-posta adresi veya telefon numarası eklendi ya da hesabınızdan çıkarıldı.
notice-recovery-codes-made-subject = { $name } hesabınız için yeni kurtarma kodları
notice-recovery-codes-made = { $name } hesabınızın yeni kurtarma kodları var. Öncekiler artık çalışmıyor.
notice-recovery-code-used-subject = { $name } üzerinde bir kurtarma kodu kullanıldı
notice-recovery-code-used = Birisi { $name } hesabınızın bir kurtarma kodunu kullandı.
notice-new-device-subject = { $name } hesabınızda yeni oturum
notice-new-device = Birisi { $name } hesabınızda ilk kez şu cihazla oturum açtı: { $device }.
notice-new-device-advice = Bu siz değildiyseniz bu bağlantıyı açın. O oturumu kapatır ve hesabınızı korumanıza yardımcı olur.
notice-deleted-subject = { $name } hesabınız silindi
notice-deleted = { $name } hesabınız silindi. İçindeki her şey 30 gün sonra kalıcı olarak silinir.
notice-deleted-advice = Bu siz değildiyseniz veya fikrinizi değiştirdiyseniz hesabınızı bu bağlantıyla geri yükleyin.
notice-when = Zaman: { $when }
notice-place = Yaklaşık yer: { $place }
notice-advice = Bu siz değildiyseniz hesabınızı hemen güvenceye alın.
notice-summary-subject = { $name } hesabınızda başka değişiklikler
notice-summary = { $name } hesabınızda o kadar çok şey oldu ki her biri için ayrı ayrı yazmadık. Son mesajdan bu yana:
notice-link = Sayfayı aç
mail-why-code = Bu e-postayı, birisi, belki siz, { $host } sitesinde adresinizi girdiği için alıyorsunuz. Bu siz değildiyseniz yok sayabilirsiniz.
mail-why-account = Bu e-postayı, { $host } sitesinde adresinizi taşıyan bir hesapla ilgili olduğu için alıyorsunuz.

# "This was not me"
not-me-heading = Bu siz değil miydiniz?
not-me-lead = O oturumu kapatacağız. Oturumun açıldığı parola veya geçiş anahtarı artık çalışmayacak, kurtarma kodlarınız da. Sonra hesabınızı korumanıza yardımcı olacağız.
not-me-button = O oturumu kapat

# Authorization of applications
consent-heading = { $application } uygulamasına erişim verilsin mi?
consent-lead = { $application } üçüncü bir tarafça işletiliyor. Burada bir hesabınız olduğunu ve şunları görebilecek:
consent-profile = adınız ve profiliniz
consent-email = e-posta adresiniz
consent-phone = telefon numaranız
consent-address = posta adresiniz
consent-roles = rolleriniz
consent-offline = Siz yokken de sorabilir.
consent-unregistered = Bu uygulamayı buraya kimse kaydetmedi. Hakkında bilinen tek şey adresi:
consent-claimed-name = Kendine bu adı veriyor; adı kimse denetlemedi:
consent-return = İzin verirseniz { $host } adresine geçersiniz.
consent-return-device = İzin verirseniz bu cihazdaki bir programa geçersiniz. Yalnızca o programı az önce kendiniz başlattıysanız izin verin.
allow = İzin ver
decline = Reddet
go-on-to = { $application } uygulamasına devam et
go-on-lead = Oturum açtınız. Bir şey olmazsa buradan devam edin.
log-out-heading = Oturum kapatılsın mı?
log-out-asked = { $application } oturumunuzu kapatmanızı istiyor.
log-out-lead = Buradaki oturumunuz sona erer. Bu oturumla girdiğiniz uygulamalara haber verilir.
stay-logged-in = Oturumu açık tut
logged-out = Oturumunuz kapatıldı
logged-out-lead = Bir şey olmazsa buradan devam edin.
device-heading = Cihaz bağla
device-lead = Cihazın gösterdiği kodu girin.
device-code-hint = Sekiz harf. Büyük harf ve kısa çizgi önemli değildir.
device-code-wrong = Bu kod doğru değil veya artık geçerli değil. Denetleyin veya cihazda baştan başlayın.
device-question-heading = { $application } bağlansın mı?
device-question-lead = Cihaz şu kodu göstermelidir:
device-warning = Yalnızca bunu az önce kendiniz başlattıysanız devam edin. Aksi halde başka biri hesabınıza girmeye çalışıyor olabilir.
device-learns = Uygulama burada bir hesabınız olduğunu ve şunları öğrenecek:
device-allowed = Cihaz bağlandı
device-allowed-lead = Birkaç saniye içinde kendiliğinden devam eder. Bu sayfayı kapatabilirsiniz.
device-denied = Cihaz bağlanmadı
device-denied-lead = Bunu siz başlatmadıysanız başka bir şey yapmanız gerekmez. Bu sayfayı kapatabilirsiniz.
authorization-invalid = Bu istek yanıtlanamıyor
authorization-invalid-detail = Uygulama yanlış veya çok eski bir istek gönderdi. Uygulamaya dönüp yeniden deneyin. Yine olursa işletmecisine bildirin.
return-path-too-long = Bu adres çok uzun
return-path-too-long-detail = Siz giriş yaparken saklanamaz. Önce giriş yapın, sonra yeniden açın.
