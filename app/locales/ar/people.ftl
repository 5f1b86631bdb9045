# ما يقرؤه من يسجّل الدخول. جمل قصيرة هادئة.

# Buttons and links
log-in = تسجيل الدخول
logging-in = جارٍ تسجيل دخولك…
log-out = تسجيل الخروج
logging-out = جارٍ تسجيل خروجك…
create-account = إنشاء حساب
creating-account = جارٍ إنشاء حسابك…
trouble = هل تواجه مشكلة في تسجيل الدخول؟
have-account = لديّ حساب بالفعل
back-to-login = العودة إلى تسجيل الدخول
to-account = الانتقال إلى حسابك
to-start = الانتقال إلى صفحة البداية
save = حفظ
saving = جارٍ الحفظ…
# Before the name of the language, at the foot of the page
language = اللغة

# Fields
login-id = البريد الإلكتروني أو رقم الهاتف
password = كلمة المرور
or-password = أو بكلمة المرور
password-hint = بين { $min } و{ $max } حرفًا. بضع كلمات متتالية تكفي لكلمة مرور جيدة.

# Passkeys
passkey-hint = استخدم بصمة إصبعك أو وجهك أو قفل الشاشة.
passkey-hint-recover = سيسألك المتصفح عن الجهاز الذي تريد استخدامه.
passkey-failed = لم ينجح ذلك. حاول مرة أخرى، أو سجّل الدخول بطريقة أخرى.
passkey-missing = مفاتيح المرور غير متاحة الآن. استخدم كلمة المرور بدلًا منها.
passkey-missing-recover = مفاتيح المرور غير متاحة الآن. حاول لاحقًا، أو اسأل المسؤول.

# Start page
home-heading = مرحبًا بك
home-signed-in = لقد سجّلت الدخول.
home-lead = { $product } هو المكان الذي تسجّل فيه الدخول، بمفتاح مرور أو بكلمة مرور.

# The first administrator
setup-heading = تولّي إدارة الخادم
setup-lead = أنشئ مفتاح مرور على هذا الجهاز. ستسجّل الدخول به من الآن فصاعدًا.
setup-needs-passkey = أنشئ مفتاح مرور أولًا: اضغط على الزر أدناه.

# Registration is closed
closed-heading = الحسابات الجديدة
closed-lead = المسؤول هو من ينشئ الحسابات الجديدة هنا. اطلب منه حسابًا. وإذا كان لديك حساب، فسجّل الدخول.

# Trouble logging in
recover-lead = إذا كان لديك مفتاح مرور على جهاز آخر، كالهاتف أو مفتاح الأمان، فاستخدمه هنا. ثم أنشئ مفتاحًا على هذا الجهاز.
recover-field-hint = يمكنك ترك هذا الحقل فارغًا.
recover-honest = رموز البريد الإلكتروني غير متاحة هنا بعد. إذا لم يكن لديك مفتاح مرور ولا كلمة مرور، فاطلب المساعدة من المسؤول.
recover-no-script = تحتاج مفاتيح المرور إلى JavaScript. فعّله في متصفحك، أو استخدم متصفحًا يدعمه.

# Account
account-heading = حسابك
account-greeting = مرحبًا، { $name }
member-since = عضو منذ
last-login = آخر تسجيل دخول
first-login = لم يُسجَّل بعد
your-details = بياناتك
read-only = لا يمكنك تغيير هذا.
saved = تم الحفظ.
not-saved = لم يتم الحفظ. صحّح ما هو محدَّد.
changed-elsewhere = تغيّرت بياناتك من مكان آخر في هذه الأثناء. راجعها، ثم احفظ مرة أخرى.

# Sessions
sessions-heading = أين سجّلت الدخول
this-session = هذا الجهاز
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
last-active = آخر نشاط:
ending-sessions = جارٍ تسجيل الخروج…
log-out-elsewhere = تسجيل الخروج من كل مكان آخر
log-out-of = تسجيل الخروج: { $device }
# “Firefox on Windows”
device = { $browser } على { $system }
device-unknown-browser = متصفح غير معروف على { $system }
device-unknown = جهاز غير معروف
device-app = تطبيق
minutes-ago =
    { $minutes ->
        [0] الآن
        [one] قبل دقيقة
        [two] قبل دقيقتين
        [few] قبل { $minutes } دقائق
        [many] قبل { $minutes } دقيقة
       *[other] قبل { $minutes } دقيقة
    }

# Mistakes, beside a field or above a form
login-id-invalid = أدخل عنوان بريد إلكتروني، أو رقم هاتف مع رمز البلد.
wrong-credentials = بيانات الدخول هذه غير متطابقة. حاول مرة أخرى.
not-created = تعذّر إنشاء هذا الحساب. إذا كان لديك حساب بالفعل، فسجّل الدخول.
passkey-unreadable = لم يصلنا مفتاح المرور كاملًا. أنشئه مرة أخرى.
passkey-of-another = أُنشئ مفتاح المرور هذا لعنوان آخر. أنشئ مفتاحًا لهذا العنوان.
password-too-short =
    { $min ->
        [one] استخدم حرفًا واحدًا على الأقل. بضع كلمات متتالية تفي بالغرض.
        [two] استخدم حرفين على الأقل. بضع كلمات متتالية تفي بالغرض.
        [few] استخدم { $min } أحرف على الأقل. بضع كلمات متتالية تفي بالغرض.
       *[other] استخدم { $min } حرفًا على الأقل. بضع كلمات متتالية تفي بالغرض.
    }
password-too-long = استخدم { $max } حرفًا على الأكثر.
field-required = هذا الحقل مطلوب.
field-too-long =
    { $limit ->
        [one] استخدم حرفًا واحدًا على الأكثر.
        [two] استخدم حرفين على الأكثر.
        [few] استخدم { $limit } أحرف على الأكثر.
       *[other] استخدم { $limit } حرفًا على الأكثر.
    }
field-too-short =
    { $limit ->
        [one] استخدم حرفًا واحدًا على الأقل.
        [two] استخدم حرفين على الأقل.
        [few] استخدم { $limit } أحرف على الأقل.
       *[other] استخدم { $limit } حرفًا على الأقل.
    }
field-at-least = أدخل { $limit } أو أكثر.
field-at-most = أدخل { $limit } أو أقل.
field-one-of = اختر واحدًا مما يلي: { $choices }.
field-date = أدخل تاريخًا بالصيغة YYYY-MM-DD.
field-email = أدخل عنوان بريد إلكتروني.
field-url = أدخل عنوان موقع، مثل https://example.com.
field-taken = هذه القيمة مستخدمة في حساب آخر.
field-wrong = الصيغة غير صحيحة.

# Problem pages
problem-reference = إذا طلبت المساعدة، فاذكر المشكلة { $status } وهذا المرجع:
fresh-login = سجّل الدخول مرة أخرى
fresh-login-detail = يتطلب هذا تسجيل دخول حديثًا، وقد مضى على تسجيل دخولك بعض الوقت. سجّل الخروج من صفحة حسابك، وسجّل الدخول بمفتاح المرور، ثم كرّر ما فعلته.
passkey-required = يلزم هنا مفتاح مرور
passkey-required-detail = يسجّل المسؤولون الدخول بمفتاح مرور. سجّل الخروج من صفحة حسابك، ثم سجّل الدخول بمفتاحك.
setup-link-over = لم يعد هذا الرابط صالحًا
setup-link-over-detail = يصلح الرابط لمدة ساعة، وإلى أن يوجد مسؤول. يمكن لمن يشغّل الخادم إنشاء رابط آخر بالأمر “vestibule setup-link”.
problem-401 = لم تسجّل الدخول
problem-401-detail = ربما انتهت جلستك. سجّل الدخول مرة أخرى.
problem-403 = هذه الصفحة غير متاحة لك
problem-403-detail = سجّل الدخول بحساب يُسمح له برؤيتها.
problem-404 = لا يوجد شيء هنا
problem-404-detail = تحقّق من العنوان، أو ابدأ من صفحة البداية.
problem-405 = لا يمكن فعل ذلك هنا
problem-405-detail = ارجع واستخدم الأزرار الموجودة في الصفحة.
problem-413 = كان ذلك كثيرًا دفعة واحدة
problem-413-detail = ارجع وأرسل أقل.
problem-422 = شيء ما في النموذج غير مناسب
problem-422-detail = ارجع وتحقّق مما كتبته وأرسله مرة أخرى.
problem-429 = محاولات كثيرة جدًا
problem-429-detail = انتظر قليلًا، ثم حاول مرة أخرى.
problem-4xx = لم نفهم هذا الطلب
problem-4xx-detail = ارجع وحاول مرة أخرى.
problem-503 = نحن مشغولون الآن
problem-503-detail = انتظر دقيقة، ثم حاول مرة أخرى.
problem-5xx = حدث خطأ من جانبنا
problem-5xx-detail = حاول مرة أخرى بعد دقيقة. لم يكن ذلك بسبب ما فعلته.

# The passkey button, which other sites show too
sdk-login = تسجيل الدخول بمفتاح مرور
sdk-register = إنشاء مفتاح مرور
sdk-recover = استخدام مفتاح مرور من جهاز آخر
sdk-waiting = في انتظار مفتاح المرور…
sdk-ready = مفتاح المرور جاهز
sdk-undo = تراجع
sdk-through = { logging-in }
sdk-or = أو
sdk-tip = { passkey-hint }
sdk-welcome = مرحبًا بعودتك
sdk-later = ليس الآن
sdk-unsupported = لا يدعم هذا المتصفح مفاتيح المرور
sdk-cancelled = أُلغي ذلك. حاول مرة أخرى عندما تكون مستعدًا.
sdk-empty = أدخل بريدك الإلكتروني أو رقم هاتفك أولًا.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = لا يوجد هنا حساب يستخدم مفتاح المرور هذا.
sdk-exists = لدى هذا الجهاز مفتاح مرور لهذا الحساب بالفعل.
sdk-expired = استغرق ذلك وقتًا طويلًا. حاول مرة أخرى.
sdk-tooMany = محاولات كثيرة جدًا. انتظر قليلًا، ثم حاول مرة أخرى.
sdk-network = تعذّر الوصول إلى الخادم. تحقّق من اتصالك، ثم حاول مرة أخرى.
sdk-failed = { passkey-failed }
