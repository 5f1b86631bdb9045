# Что читают люди при входе. Коротко, спокойно, на «вы».

# Buttons and links
log-in = Войти
logging-in = Выполняется вход…
log-out = Выйти
logging-out = Выполняется выход…
create-account = Создать аккаунт
creating-account = Создаём ваш аккаунт…
trouble = Не получается войти?
have-account = У меня уже есть аккаунт
back-to-login = Вернуться ко входу
to-account = Перейти в аккаунт
to-start = На главную страницу
save = Сохранить
saving = Сохраняем…
# Before the name of the language, at the foot of the page
language = Язык

# Fields
login-id = Электронная почта или номер телефона
password = Пароль
or-password = или с паролем
password-hint = От { $min } до { $max } символов. Хорошо подойдут несколько слов подряд.

# Passkeys
passkey-hint = Используйте отпечаток пальца, лицо или блокировку экрана.
passkey-hint-recover = Браузер спросит, какое устройство использовать.
passkey-failed = Не получилось. Попробуйте ещё раз или войдите другим способом.
passkey-missing = Ключи доступа сейчас недоступны. Используйте пароль.
passkey-missing-recover = Ключи доступа сейчас недоступны. Попробуйте позже или обратитесь к администратору.

# Start page
home-heading = Добро пожаловать
home-signed-in = Вы вошли.
home-lead = В { $product } вы входите с ключом доступа или паролем.

# The first administrator
setup-heading = Стать администратором
setup-lead = Создайте ключ доступа на этом устройстве. С ним вы будете входить в дальнейшем.
setup-needs-passkey = Сначала создайте ключ доступа: нажмите кнопку ниже.

# Registration is closed
closed-heading = Новые аккаунты
closed-lead = Новые аккаунты здесь создаёт администратор. Попросите его об этом. Если у вас есть аккаунт, войдите.

# Trouble logging in
recover-lead = Если у вас есть ключ доступа на другом устройстве, например на телефоне или на ключе безопасности, используйте его здесь. Затем создайте ключ на этом устройстве.
recover-field-hint = Это поле можно не заполнять.
recover-honest = Коды по электронной почте здесь пока недоступны. Если у вас нет ни ключа доступа, ни пароля, попросите помощи у администратора.
recover-no-script = Для ключей доступа нужен JavaScript. Включите его в браузере или используйте браузер, в котором он есть.

# Account
account-heading = Ваш аккаунт
account-greeting = Здравствуйте, { $name }
member-since = Дата регистрации
last-login = Последний вход
first-login = Пока не записан
your-details = Ваши данные
read-only = Это нельзя изменить.
saved = Сохранено.
not-saved = Не сохранено. Исправьте то, что отмечено.
changed-elsewhere = Тем временем ваши данные изменили в другом месте. Проверьте их и сохраните ещё раз.

# Sessions
sessions-heading = Где выполнен вход
this-session = Это устройство
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
last-active = Последняя активность:
ending-sessions = Выполняется выход…
log-out-elsewhere = Выйти на всех остальных устройствах
log-out-of = Выйти: { $device }
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
wrong-credentials = Эти данные для входа не подходят друг к другу. Попробуйте ещё раз.
not-created = Не удалось создать этот аккаунт. Если он у вас уже есть, войдите.
passkey-unreadable = Ключ доступа дошёл до нас не полностью. Создайте его ещё раз.
passkey-of-another = Этот ключ доступа создан для другого адреса. Создайте ключ для этого адреса.
password-too-short =
    { $min ->
        [one] Используйте не менее { $min } символа. Хорошо подойдут несколько слов подряд.
       *[other] Используйте не менее { $min } символов. Хорошо подойдут несколько слов подряд.
    }
password-too-long = Используйте не более { $max } символов.
field-required = Это поле нужно заполнить.
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
problem-reference = Если обратитесь за помощью, назовите проблему { $status } и этот номер:
fresh-login = Войдите ещё раз
fresh-login-detail = Для этого нужен недавний вход, а вы вошли довольно давно. Выйдите на странице аккаунта, войдите с ключом доступа и повторите действие.
passkey-required = Здесь нужен ключ доступа
passkey-required-detail = Администраторы входят с ключом доступа. Выйдите на странице аккаунта и войдите со своим ключом.
setup-link-over = Эта ссылка больше не действует
setup-link-over-detail = Ссылка действует один час и только пока нет администратора. Тот, кто управляет сервером, может создать новую командой «vestibule setup-link».
problem-401 = Вы не вошли
problem-401-detail = Возможно, срок входа истёк. Войдите ещё раз.
problem-403 = Эта страница вам недоступна
problem-403-detail = Войдите в аккаунт, которому она открыта.
problem-404 = Здесь ничего нет
problem-404-detail = Проверьте адрес или начните с главной страницы.
problem-405 = Здесь это невозможно
problem-405-detail = Вернитесь назад и используйте кнопки на странице.
problem-413 = Это слишком много за один раз
problem-413-detail = Вернитесь назад и отправьте меньше.
problem-422 = В форме что-то не так
problem-422-detail = Вернитесь назад, проверьте введённое и отправьте ещё раз.
problem-429 = Слишком много попыток
problem-429-detail = Подождите немного и попробуйте ещё раз.
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
sdk-cancelled = Действие отменено. Попробуйте ещё раз, когда будете готовы.
sdk-empty = Сначала введите электронную почту или номер телефона.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Здесь нет аккаунта с этим ключом доступа.
sdk-exists = На этом устройстве уже есть ключ доступа для этого аккаунта.
sdk-expired = Прошло слишком много времени. Попробуйте ещё раз.
sdk-tooMany = Слишком много попыток. Подождите немного и попробуйте ещё раз.
sdk-network = Не удалось связаться с сервером. Проверьте подключение и попробуйте ещё раз.
sdk-failed = { passkey-failed }
