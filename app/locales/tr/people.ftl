# Oturum açanların okudukları. Kısa, etken, sakin; «siz» diliyle.

# Buttons and links
log-in = Oturum aç
logging-in = Oturumunuz açılıyor…
log-out = Oturumu kapat
logging-out = Oturumunuz kapatılıyor…
create-account = Hesap oluştur
creating-account = Hesabınız oluşturuluyor…
trouble = Oturum açamıyor musunuz?
have-account = Zaten bir hesabım var
back-to-login = Oturum açmaya dön
to-account = Hesabınıza gidin
to-start = Başlangıç sayfasına gidin
save = Kaydet
saving = Kaydediliyor…
# Before the name of the language, at the foot of the page
language = Dil

# Fields
login-id = E-posta veya telefon numarası
password = Parola
or-password = veya parolayla
password-hint = En az { $min }, en çok { $max } karakter. Birkaç sözcük yan yana iyi bir parola olur.

# Passkeys
passkey-hint = Parmak izinizi, yüzünüzü veya ekran kilidinizi kullanın.
passkey-hint-recover = Tarayıcınız hangi cihazın kullanılacağını sorar.
passkey-failed = Olmadı. Yeniden deneyin veya başka bir yolla oturum açın.
passkey-missing = Geçiş anahtarları şu anda kullanılamıyor. Bunun yerine parolanızı kullanın.
passkey-missing-recover = Geçiş anahtarları şu anda kullanılamıyor. Daha sonra yeniden deneyin veya yöneticiye sorun.

# Start page
home-heading = Hoş geldiniz
home-signed-in = Oturumunuz açık.
home-lead = { $product }, geçiş anahtarı veya parolayla oturum açtığınız yerdir.

# The first administrator
setup-heading = Yönetici olun
setup-lead = Bu cihazda bir geçiş anahtarı oluşturun. Bundan sonra onunla oturum açarsınız.
setup-needs-passkey = Önce bir geçiş anahtarı oluşturun: aşağıdaki düğmeye basın.

# Registration is closed
closed-heading = Yeni hesaplar
closed-lead = Burada yeni hesapları yönetici oluşturur. Ondan bir hesap isteyin. Hesabınız varsa oturum açın.

# Trouble logging in
recover-lead = Telefon veya güvenlik anahtarı gibi başka bir cihazda geçiş anahtarınız varsa burada kullanın. Sonra bu cihazda bir tane oluşturun.
recover-field-hint = Bu alanı boş bırakabilirsiniz.
recover-honest = E-postayla kod gönderme burada henüz yok. Ne geçiş anahtarınız ne de parolanız varsa yöneticiden yardım isteyin.
recover-no-script = Geçiş anahtarları için JavaScript gerekir. Tarayıcınızda açın veya JavaScript olan bir tarayıcı kullanın.

# Account
account-heading = Hesabınız
account-greeting = Merhaba, { $name }
member-since = Üyelik başlangıcı
last-login = Son oturum açma
first-login = Henüz kaydedilmedi
your-details = Bilgileriniz
read-only = Bunu değiştiremezsiniz.
saved = Kaydedildi.
not-saved = Kaydedilmedi. İşaretli olanları düzeltin.
changed-elsewhere = Bilgileriniz bu arada başka bir yerde değiştirildi. Gözden geçirip yeniden kaydedin.

# Sessions
sessions-heading = Oturumunuzun açık olduğu yerler
this-session = Bu cihaz
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
last-active = Son etkinlik:
ending-sessions = Oturum kapatılıyor…
log-out-elsewhere = Diğer tüm yerlerde oturumu kapat
log-out-of = Oturumu kapat: { $device }
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
wrong-credentials = Bu giriş bilgileri birbirini tutmuyor. Yeniden deneyin.
not-created = Bu hesap oluşturulamadı. Zaten bir hesabınız varsa oturum açın.
passkey-unreadable = Geçiş anahtarınız bize eksiksiz ulaşmadı. Yeniden oluşturun.
passkey-of-another = Bu geçiş anahtarı başka bir adres için oluşturuldu. Bu adres için bir tane oluşturun.
password-too-short = En az { $min } karakter kullanın. Arka arkaya birkaç sözcük iyi olur.
password-too-long = En çok { $max } karakter kullanın.
field-required = Bu alan gerekli.
field-too-long = En çok { $limit } karakter kullanın.
field-too-short = En az { $limit } karakter kullanın.
field-at-least = { $limit } veya daha büyük bir değer girin.
field-at-most = { $limit } veya daha küçük bir değer girin.
field-one-of = Şunlardan birini seçin: { $choices }.
field-date = YYYY-AA-GG biçiminde bir takvim günü girin.
field-email = Bir e-posta adresi girin.
field-url = https://example.com gibi bir web adresi girin.
field-taken = Bu değer başka bir hesaba ait.
field-wrong = Biçimi doğru değil.

# Problem pages
problem-reference = Yardım isterseniz { $status } numaralı sorunu ve bu başvuru kodunu belirtin:
fresh-login = Bir kez daha oturum açın
fresh-login-detail = Bunun için yeni açılmış bir oturum gerekir, sizinki ise bir süre önce açıldı. Hesap sayfanızdan oturumu kapatın, geçiş anahtarınızla oturum açın ve işlemi yineleyin.
passkey-required = Burada geçiş anahtarı gerekiyor
passkey-required-detail = Yöneticiler geçiş anahtarıyla oturum açar. Hesap sayfanızdan oturumu kapatın, sonra kendi anahtarınızla oturum açın.
setup-link-over = Bu bağlantı artık çalışmıyor
setup-link-over-detail = Bağlantı bir saat ve bir yönetici olana kadar çalışır. Sunucuyu işleten kişi “vestibule setup-link” ile yenisini oluşturabilir.
problem-401 = Oturumunuz açık değil
problem-401-detail = Oturumunuzun süresi dolmuş olabilir. Bir kez daha oturum açın.
problem-403 = Bu sayfa size açık değil
problem-403-detail = Sayfayı görebilen bir hesapla oturum açın.
problem-404 = Burada bir şey yok
problem-404-detail = Adresi denetleyin veya başlangıç sayfasından yeniden başlayın.
problem-405 = Bu burada yapılamaz
problem-405-detail = Geri dönün ve sayfadaki düğmeleri kullanın.
problem-413 = Bu, bir kerede çok fazlaydı
problem-413-detail = Geri dönün ve daha azını gönderin.
problem-422 = Formda uymayan bir şey var
problem-422-detail = Geri dönün, yazdıklarınızı gözden geçirip yeniden gönderin.
problem-429 = Çok fazla deneme
problem-429-detail = Biraz bekleyin, sonra yeniden deneyin.
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
sdk-cancelled = İşlem iptal edildi. Hazır olduğunuzda yeniden deneyin.
sdk-empty = Önce e-postanızı veya telefon numaranızı girin.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Burada bu geçiş anahtarını kullanan bir hesap yok.
sdk-exists = Bu cihazda o hesap için zaten bir geçiş anahtarı var.
sdk-expired = Çok uzun sürdü. Yeniden deneyin.
sdk-tooMany = Çok fazla deneme. Biraz bekleyin, sonra yeniden deneyin.
sdk-network = Sunucuya ulaşılamadı. Bağlantınızı denetleyin, sonra yeniden deneyin.
sdk-failed = { passkey-failed }
