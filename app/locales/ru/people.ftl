# Что читают люди при входе. Коротко, спокойно, на «вы».

# Buttons and links
log-in = Войти
logging-in = Выполняется вход…
log-out = Выйти
logging-out = Выполняется выход…
create-account = Создать аккаунт
creating-account = Создаём ваш аккаунт…
trouble = Не получается войти?
have-account = Уже есть аккаунт? Войти
back-to-login = Вернуться ко входу
to-account = Перейти в аккаунт
to-start = На главную страницу
skip = Перейти к содержанию
save = Сохранить
saving = Сохраняем…
# Before the name of the language, at the foot of the page
language = Язык
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = Условия использования
privacy = Конфиденциальность
agree-terms = Создавая аккаунт, вы принимаете <a>условия использования</a>.
read-privacy = Что происходит с вашими данными, объясняет <a>политика конфиденциальности</a>.

# Fields
login-id = Электронная почта или номер телефона
password = Пароль
or-password = или с паролем
password-hint = Не менее { $min } символов. Хорошо подойдут несколько случайных слов.

# Passkeys
passkey-hint = Используйте отпечаток пальца, лицо или блокировку экрана.
passkey-hint-recover = Браузер спросит, какое устройство использовать.
passkey-failed = Не получилось. Попробуйте ещё раз или войдите другим способом.
passkey-missing = Ключи доступа сейчас недоступны. Используйте пароль.
passkey-missing-recover = Ключи доступа сейчас недоступны. Попробуйте позже или обратитесь к администратору.
passkey-address = По этому адресу ключи доступа не работают. Откройте вместо него этот:
cookies-off = Файлы cookie для этого сайта отключены, а без них войти нельзя. Включите их и попробуйте ещё раз.

# Start page
home-heading = Добро пожаловать
home-signed-in = Вы вошли.
home-lead = Войдите в { $product } с ключом доступа или паролем.

# The first administrator
setup-heading = Создание аккаунта администратора
setup-lead = Создайте ключ доступа на этом устройстве. С ним вы будете входить в дальнейшем.
setup-needs-passkey = Сначала создайте ключ доступа: нажмите кнопку ниже.

# Registration is closed
closed-heading = Регистрация закрыта
closed-lead = Аккаунты создаёт администратор. Попросите у него приглашение или войдите.

# Trouble logging in
recover-lead = Если у вас есть ключ доступа на другом устройстве, например на телефоне или на ключе безопасности, используйте его здесь. Затем создайте ключ на этом устройстве.
recover-field-hint = Нужно только для кода.
recover-no-script = Для ключей доступа нужен JavaScript. Включите его в браузере или используйте браузер, в котором он есть.

# Account
account-heading = Ваш аккаунт
account-greeting = Здравствуйте, { $name }
member-since = Дата регистрации
last-login = Последний вход
first-login = Первый вход
your-details = Ваши данные
read-only = Это нельзя изменить.
saved = Сохранено.
not-saved = Не сохранено. Исправьте выделенные поля.
changed-elsewhere = Тем временем ваши данные изменили в другом месте. Проверьте их и сохраните ещё раз.
somebody-else = Сейчас здесь вошёл кто-то другой, поэтому ничего не сохранено.
logged-out-meanwhile = Вы вышли из аккаунта. Войдите в другой вкладке: то, что вы ввели, осталось здесь.

# Sessions
sessions-heading = Где выполнен вход
this-session = Это устройство
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = Первая активность:
last-active = Последняя активность:
ending-sessions = Выполняется выход…
log-out-elsewhere = Выйти на всех остальных устройствах
log-out-of = Выйти: { $device }
access-heading = Приложения с доступом
access-lead = Эти приложения знают, кто вы. Если вы закроете доступ, они больше ничего не узнают, пока вы снова их не откроете.
access-empty = Ни у одного приложения нет доступа к вашей учётной записи.
access-third-party = Принадлежит третьей стороне.
access-learns = Приложение может узнать:
access-account = что у вас здесь есть учётная запись
access-since = С
access-last-used = Последнее использование:
remove-access = Закрыть доступ
remove-access-of = Закрыть доступ: { $application }
remove-all-access = Закрыть доступ для всех
removing-access = Доступ закрывается…
access-ended = Доступ закрыт.
# “Firefox on Windows”
device = { $browser }, { $system }
device-unknown-browser = Неизвестный браузер, { $system }
device-unknown = Неизвестное устройство
device-app = Приложение
minutes-ago =
    { $minutes ->
        [0] только что
        [one] { $minutes } минуту назад
        [few] { $minutes } минуты назад
        [many] { $minutes } минут назад
       *[other] { $minutes } минуты назад
    }

# Mistakes, beside a field or above a form
login-id-invalid = Введите адрес электронной почты или номер телефона с кодом страны.
login-id-impossible = Такого номера телефона нет. Проверьте цифры и страну.
login-id-letters = Введите номер телефона цифрами, без букв.
login-id-extension = Введите номер телефона без добавочного: туда код не дойдёт.
login-id-quoted = На адреса с кавычками письма не доходят. Укажите другой.
login-id-domain = Такого домена после @ быть не может. Проверьте адрес.
login-id-too-long = Адрес электронной почты не может быть таким длинным. Проверьте его.
login-id-unreachable = Мы не можем отправлять письма на этот адрес из-за букв перед @. Укажите другой.
wrong-credentials = Данные для входа неверны. Попробуйте ещё раз.
not-created = Не удалось создать этот аккаунт. Если он у вас уже есть, войдите.
passkey-unreadable = Не удалось создать ключ доступа. Попробуйте ещё раз.
passkey-of-another = Этот ключ доступа принадлежит другому адресу. Создайте ключ для этого адреса.
password-too-short = Используйте не менее { $min } символов. Хорошо подойдут несколько случайных слов.
password-too-long = Используйте не более { $max } символов.
field-required = Обязательное поле.
field-too-long =
    { $limit ->
        [one] Используйте не более { $limit } символа.
       *[other] Используйте не более { $limit } символов.
    }
field-too-short =
    { $limit ->
        [one] Используйте не менее { $limit } символа.
       *[other] Используйте не менее { $limit } символов.
    }
field-at-least = Введите { $limit } или больше.
field-at-most = Введите { $limit } или меньше.
field-one-of = Выберите одно из значений: { $choices }.
field-date = Введите дату в виде ГГГГ-ММ-ДД.
field-email = Введите адрес электронной почты.
field-url = Введите веб-адрес, например https://example.com.
field-taken = Это значение уже есть у другого аккаунта.
field-wrong = Неверный формат.

# Problem pages
problem-reference = Если обратитесь в поддержку, укажите ошибку { $status } и этот номер:
fresh-login = Подтвердите, что это вы
fresh-login-detail = Для этого шага нужен недавний вход. Выйдите на странице аккаунта, войдите с ключом доступа и попробуйте ещё раз.
passkey-required = Здесь нужен ключ доступа
passkey-required-detail = Администраторы входят с ключом доступа. Выйдите на странице аккаунта и войдите со своим ключом.
administrator-required = Здесь нужен другой администратор
administrator-required-detail = У этого аккаунта есть права администратора и ключ доступа, поэтому одного кода недостаточно. Войдите с одним из его ключей доступа или попросите другого администратора прислать вам ссылку.
setup-link-over = Срок действия ссылки истёк
setup-link-over-detail = Ссылки для настройки действуют один час и только пока нет администратора. Выполните «vestibule setup-link», чтобы получить новую.
nothing-done = Ничего не изменено
other-flow = В этом браузере запрошен более новый код, поэтому здесь ничего не проверялось и не отправлялось. Используйте самый новый код.
link-used = Эта ссылка уже использована
link-used-detail = Она действует один раз. Если ею воспользовались вы, больше ничего делать не нужно. Если нет, начните заново.
problem-401 = Вы не вошли
problem-401-detail = Возможно, срок входа истёк. Войдите ещё раз.
problem-403 = У вас нет доступа к этой странице
problem-403-detail = Войдите в аккаунт, у которого он есть.
problem-404 = Страница не найдена
problem-404-detail = Проверьте адрес или перейдите на начальную страницу.
problem-405 = Не получилось
problem-405-detail = Вернитесь назад и попробуйте ещё раз.
problem-413 = Слишком большой объём
problem-413-detail = Вернитесь назад и отправьте что-нибудь меньшего размера.
problem-422 = В форме что-то не так
problem-422-detail = Вернитесь назад, проверьте введённое и отправьте ещё раз.
problem-429 = Слишком много попыток
problem-429-detail = Подождите немного и попробуйте ещё раз.
try-again-in =
    { $minutes ->
        [one] Попробуйте ещё раз через { $minutes } минуту.
        [few] Попробуйте ещё раз через { $minutes } минуты.
       *[other] Попробуйте ещё раз через { $minutes } минут.
    }
problem-4xx = Этот запрос не удалось понять
problem-4xx-detail = Вернитесь назад и попробуйте ещё раз.
problem-503 = Сейчас мы очень заняты
problem-503-detail = Подождите минуту и попробуйте ещё раз.
problem-5xx = Что-то пошло не так на нашей стороне
problem-5xx-detail = Попробуйте ещё раз через минуту. Вы ничего не сделали не так.

# The passkey button, which other sites show too
sdk-login = Войти с ключом доступа
sdk-register = Создать ключ доступа
sdk-recover = Использовать ключ с другого устройства
sdk-waiting = Ждём ваш ключ доступа…
sdk-ready = Ключ доступа готов
sdk-undo = Отменить
sdk-through = { logging-in }
sdk-or = или
sdk-tip = { passkey-hint }
sdk-welcome = С возвращением
sdk-later = Не сейчас
sdk-unsupported = Этот браузер не поддерживает ключи доступа
sdk-cancelled = Ключ доступа не использован. Попробуйте ещё раз или войдите другим способом.
sdk-empty = Сначала введите электронную почту или номер телефона.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Здесь нет аккаунта с этим ключом доступа.
sdk-exists = На этом устройстве уже есть ключ доступа для этого аккаунта.
sdk-unverified = Нужен PIN-код, отпечаток пальца или лицо. Если у вас электронный ключ, задайте для него PIN-код в настройках браузера или системы и попробуйте ещё раз.
sdk-passkeyChanged = Похоже, что этот ключ доступа скопирован или изменён, поэтому войти с ним нельзя. Войдите другим способом, затем удалите его на странице аккаунта и добавьте новый.
sdk-expired = Прошло слишком много времени. Попробуйте ещё раз.
sdk-tooMany = Слишком много попыток. Подождите немного и попробуйте ещё раз.
sdk-network = Не удалось связаться с сервером. Проверьте подключение и попробуйте ещё раз.
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
sdk-close = Закрыть

# Ways in, data and leaving
security-heading = Как вы входите
security-log-in-again = Чтобы что-то здесь изменить, войдите ещё раз. Так сюда не попадут другие.
log-in-again = Войти ещё раз
passkeys = Ключи доступа
passkey = Ключ доступа
no-passkeys = У вас пока нет ключа доступа. Используйте отпечаток пальца, лицо или блокировку экрана вместо пароля.
add-passkey = Добавить ключ доступа
passkey-waiting = Ждём ваш ключ доступа…
passkey-synced = Синхронизируется между вашими устройствами
passkey-on-key = На ключе безопасности
passkey-on-device = На одном устройстве
passkey-suspect = При последнем входе отклонён: похоже, что он скопирован или изменён. Удалите его и добавьте новый.
passkey-name = Название
added = Добавлен
last-used = Последнее использование:
never-used = Ещё не использовался.
change = Изменить
remove = Удалить
last-way-in = Это ваш единственный способ входа. Добавьте другой, прежде чем удалять его.
password-there = Пароль задан.
password-none = Пароль не задан.
new-password = Новый пароль
set-password = Задать пароль
change-password = Изменить пароль
remove-password = Удалить пароль
your-data = Ваши данные
download-data = Скачать мои данные
delete-account = Удалить мой аккаунт
delete-lead = Будет выполнен выход на всех устройствах, и вы больше не сможете войти. У вас есть 30 дней, чтобы передумать, затем всё будет стёрто.
deleting = Удаляем ваш аккаунт…
keep-account = Оставить мой аккаунт
deleted-heading = Ваш аккаунт удалён
deleted-until = Всё будет стёрто <time>.
deleted-link = Передумали? Восстановите аккаунт по этой ссылке:
undo-heading = Восстановить аккаунт
undo-until = Его можно восстановить со всем содержимым до <time>.
undo-button = Восстановить аккаунт
undo-over = Срок действия ссылки истёк
undo-over-lead = Аккаунт уже возвращён, или 30 дней прошли.
offer-heading = В следующий раз — без пароля
not-now = Не сейчас
passkey-added = Ключ доступа добавлен.
passkey-renamed = Название сохранено.
passkey-removed = Ключ доступа удалён. Войти с ним здесь больше нельзя.
password-set = Пароль сохранён.
password-removed = Пароль удалён.
delete-mismatch = Это не совпадает с { $login-id }.
last-administrator = Вы единственный администратор. Сначала назначьте ещё одного.
remove-passkey = { remove }: { $name }
type-to-delete = Для подтверждения введите { $login-id }.

# Codes, recovery and recovery codes
phone-number = Номер телефона
country = Страна
country-none = Указана в номере
use-phone = Использовать номер телефона
use-email = Использовать электронную почту
send-code = Отправить код
sending-code = Отправляем код…
login-code-heading = Вход по коду
login-code-lead = Мы отправим код на вашу электронную почту или телефон.
other-way = Другой способ
code-heading = Введите код
code-heading-email = Проверьте почту
code = Код
code-hint = Шесть цифр. Код действует десять минут.
code-late = Это может занять минуту. Проверьте и папку «Спам».
new-code = Отправить новый код
checking-code = Проверяем код…
code-wrong = Этот код неверный или больше не действует. Проверьте его или запросите новый.
code-malformed = Введите шесть цифр из сообщения.
code-over = Эти коды больше не действуют. Начните заново, чтобы получить новый.
code-locked = Было слишком много неверных кодов. Войдите с ключом доступа или попросите помощи у администратора.
code-sent = Мы отправили новый код. Предыдущий больше не действует.
codes-sent = Больше кодов отсюда отправить нельзя. Используйте последний или начните заново.
code-held = Запрошено слишком много кодов, поэтому сейчас код не отправлен.
next-code =
    { $minutes ->
        [one] Следующий код можно будет отправить через { $minutes } минуту.
        [few] Следующий код можно будет отправить через { $minutes } минуты.
       *[other] Следующий код можно будет отправить через { $minutes } минут.
    }
link-heading = Продолжите здесь
link-lead = Эта ссылка работает один раз.
link-elsewhere-heading = Ваш код
link-elsewhere = Вы запросили его в другом браузере. Введите его там.
link-support-heading = Вернуть доступ к аккаунту
recover-or-code = или по коду
recover-code-lead = С кодом вы сможете затем создать новый ключ доступа или выбрать новый пароль.
use-recovery-code = Использовать код восстановления
recovery-code-heading = Вход с кодом восстановления
recovery-code = Код восстановления
recovery-code-hint = Один из десяти, которые вы сохранили.
recovery-code-wrong = Адрес или код восстановления неверен. Попробуйте ещё раз.
recovery-code-malformed = В коде восстановления шестнадцать букв и цифр. Введите их все.
new-way-heading = С возвращением
new-way-lead = Создайте ключ доступа на этом устройстве, чтобы входить с ним в дальнейшем.
or-new-password = или выберите новый пароль
continue = Продолжить
continue-without = Пока пропустить
drop-other-ways = Удалить все другие способы входа: ключи доступа, пароль и коды восстановления
new-way-missing = Создайте ключ доступа или выберите пароль.
document-first-heading = Ваше удостоверение личности
document-first-lead = Код верный. Чтобы вернуть доступ к аккаунту, нужно ещё ваше удостоверение личности.
document-first-ask = Узнайте у администратора, как его показать, и вернитесь на эту страницу в течение четверти часа.
document-first-show = Показать удостоверение
document-first-done = Удостоверение показано
confirm-heading = Ваш аккаунт создан
confirm-lead = Войдите один раз, чтобы подтвердить адрес.
recovery-codes = Коды восстановления
recovery-codes-lead = Десять кодов, которые нужно хранить в надёжном месте. Каждый один раз даёт доступ к аккаунту, без почты и телефона.
recovery-codes-once = Вы больше их не увидите. Распечатайте или скачайте их сейчас.
recovery-codes-none = У вас их пока нет.
make-recovery-codes = Создать коды восстановления
make-new-recovery-codes = Создать новые коды
making-recovery-codes = Создаём коды…
new-codes-replace = Новые коды заменяют прежние.
download = Скачать
print = Распечатать
code-lead-email = Если { $login-id } можно использовать здесь, мы отправили код по почте.
code-lead-phone = Если { $login-id } можно использовать здесь, мы отправили код по SMS.
recovery-codes-left = { $left ->
    [one] У вас остался { $left } код.
    [few] У вас осталось { $left } кода.
    [many] У вас осталось { $left } кодов.
   *[other] У вас осталось { $left } кода.
}

# Mails and SMS
mail-code-subject = Ваш код для { $name }
mail-code-is = Ваш код: { $code }.
mail-code-verify = Введите его на { $host }, чтобы завершить создание аккаунта. Он действует десять минут. { $name } никогда его у вас не спросит.
mail-code-login = Введите его на { $host }, чтобы войти. Он действует десять минут. { $name } никогда его у вас не спросит.
mail-code-recover = Введите его на { $host }, чтобы вернуть доступ к аккаунту. Он действует десять минут. { $name } никогда его у вас не спросит.
mail-code-link = Или откройте эту ссылку в том браузере, в котором вы его запросили:
mail-link-verify = Завершить создание аккаунта
mail-link-login = Войти
mail-link-recover = Вернуть доступ к аккаунту
sms-code = Ваш код для { $name }: { $code }. Он действует десять минут. Никому его не сообщайте.
mail-support-subject = Вернуть доступ к аккаунту на { $name }
mail-support = Вы попросили { $name } помочь вам войти в аккаунт.
mail-support-link = Эта ссылка работает один раз. Откройте её в течение суток. Если вы не просили помощи, не обращайте внимания на это письмо.
sms-support-link = Откройте эту ссылку в течение суток: { $url }
notice-registered-subject = У вас уже есть аккаунт на { $name }
notice-registered = Кто-то, возможно вы, пытался создать аккаунт на { $name } с этим адресом. У вас он уже есть.
notice-registered-advice = Войдите или восстановите аккаунт по этой ссылке.
notice-recovered-subject = Доступ к вашему аккаунту на { $name } восстановлен
notice-recovered = Кто-то вернул себе доступ к вашему аккаунту на { $name } с помощью кода.
notice-passkey-added-subject = К вашему аккаунту на { $name } добавлен ключ доступа
notice-passkey-added = В ваш аккаунт на { $name } теперь можно войти с новым ключом доступа.
notice-passkey-removed-subject = Из вашего аккаунта на { $name } удалён ключ доступа
notice-passkey-removed = Один из ключей доступа к вашему аккаунту на { $name } больше не действует.
notice-password-changed-subject = Ваш пароль на { $name } изменён
notice-password-changed = Ваш пароль на { $name } изменён или удалён.
notice-addresses-changed-subject = Адреса вашего аккаунта на { $name } изменены
notice-addresses-changed = К вашему аккаунту на { $name } добавили адрес электронной почты или номер телефона либо удалили их.
notice-recovery-codes-made-subject = Новые коды восстановления для вашего аккаунта на { $name }
notice-recovery-codes-made = У вашего аккаунта на { $name } новые коды восстановления. Прежние больше не действуют.
notice-recovery-code-used-subject = На { $name } использован код восстановления
notice-recovery-code-used = Кто-то использовал код восстановления вашего аккаунта на { $name }.
notice-new-device-subject = Новый вход в ваш аккаунт на { $name }
notice-new-device = Кто-то впервые вошёл в ваш аккаунт на { $name } с этого устройства: { $device }.
notice-new-device-advice = Если это были не вы, откройте эту ссылку. Она завершит этот сеанс и поможет защитить аккаунт.
notice-deleted-subject = Ваш аккаунт на { $name } удалён
notice-deleted = Ваш аккаунт на { $name } удалён. Всё его содержимое будет стёрто через 30 дней.
notice-deleted-advice = Если это были не вы или вы передумали, восстановите аккаунт по этой ссылке.
notice-when = Время: { $when }
notice-place = Примерное место: { $place }
notice-advice = Если это были не вы, защитите аккаунт сейчас.
notice-summary-subject = Ещё изменения в вашем аккаунте на { $name }
notice-summary = С вашим аккаунтом на { $name } произошло столько всего, что мы не писали о каждом событии. С последнего сообщения:
notice-link = Открыть страницу
mail-why-code = Вы получили это письмо, потому что кто-то, возможно вы, ввёл ваш адрес на { $host }. Если это были не вы, просто не обращайте на него внимания.
mail-why-account = Вы получили это письмо, потому что оно касается аккаунта на { $host } с вашим адресом.

# "This was not me"
not-me-heading = Это были не вы?
not-me-lead = Мы завершим этот сеанс. Пароль или ключ доступа, с которым он был начат, перестанет действовать, как и ваши коды восстановления. Затем поможем вам защитить аккаунт.
not-me-button = Завершить этот сеанс

# Authorization of applications
consent-heading = Дать доступ приложению { $application }?
consent-lead = { $application } принадлежит третьей стороне. Приложение увидит, что у вас здесь есть аккаунт, а также:
consent-profile = ваше имя и профиль
consent-email = ваш адрес электронной почты
consent-phone = ваш номер телефона
consent-address = ваш почтовый адрес
consent-roles = ваши роли
consent-offline = Оно сможет спрашивать и в ваше отсутствие.
consent-unregistered = Никто не регистрировал здесь это приложение. Известен только его адрес:
consent-claimed-name = Оно само называет себя так, и никто этого не проверял:
consent-return = Если вы разрешите, вы перейдёте на { $host }.
consent-return-device = Если вы разрешите, вы перейдёте к программе на этом устройстве. Разрешайте, только если вы сами только что запустили эту программу.
allow = Разрешить
decline = Отклонить
go-on-to = Перейти в { $application }
go-on-lead = Вы вошли. Если ничего не происходит, продолжите здесь.
log-out-heading = Выйти?
log-out-asked = { $application } просит вас выйти.
log-out-lead = Ваш вход здесь завершится. Приложения, в которые вы вошли через него, узнают об этом.
stay-logged-in = Не выходить
logged-out = Вы вышли
logged-out-lead = Если ничего не происходит, продолжите здесь.
device-heading = Подключить устройство
device-lead = Введите код, который показывает устройство.
device-code-hint = Восемь букв. Регистр и дефис не важны.
device-code-wrong = Этот код неверный или больше не действует. Проверьте его или начните заново на устройстве.
device-question-heading = Подключить { $application }?
device-question-lead = Устройство должно показывать этот код:
device-warning = Продолжайте, только если вы только что начали это сами. Иначе, возможно, кто-то другой пытается попасть в вашу учётную запись.
device-learns = Приложение узнает, что у вас здесь есть учётная запись, а также:
device-allowed = Устройство подключено
device-allowed-lead = Через несколько секунд оно продолжит само. Эту страницу можно закрыть.
device-denied = Устройство не подключено
device-denied-lead = Если вы не начинали это сами, больше ничего делать не нужно. Эту страницу можно закрыть.
authorization-invalid = На этот запрос нельзя ответить
authorization-invalid-detail = Приложение отправило неверный или слишком старый запрос. Вернитесь в приложение и попробуйте ещё раз. Если это повторится, сообщите его владельцу.
return-path-too-long = Этот адрес слишком длинный
return-path-too-long-detail = Его нельзя сохранить на время входа. Сначала войдите, затем откройте его ещё раз.
