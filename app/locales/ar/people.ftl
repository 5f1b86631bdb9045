# ما يقرؤه من يسجّل الدخول. جمل قصيرة هادئة.

# Buttons and links
log-in = تسجيل الدخول
logging-in = جارٍ تسجيل دخولك…
log-out = تسجيل الخروج
logging-out = جارٍ تسجيل خروجك…
create-account = إنشاء حساب
creating-account = جارٍ إنشاء حسابك…
trouble = هل تواجه مشكلة في تسجيل الدخول؟
have-account = هل لديك حساب بالفعل؟ سجّل الدخول
back-to-login = العودة إلى تسجيل الدخول
to-account = الانتقال إلى حسابك
to-start = الانتقال إلى صفحة البداية
skip = الانتقال إلى المحتوى
save = حفظ
saving = جارٍ الحفظ…
# Before the name of the language, at the foot of the page
language = اللغة
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = شروط الاستخدام
privacy = الخصوصية
agree-terms = بإنشائك حسابًا فإنك توافق على <a>شروط الاستخدام</a>.
read-privacy = توضّح <a>سياسة الخصوصية</a> ما يحدث لبياناتك.

# Fields
login-id = البريد الإلكتروني أو رقم الهاتف
password = كلمة المرور
or-password = أو بكلمة المرور
password-hint = ما لا يقل عن { $min } من الأحرف. بضع كلمات عشوائية تفي بالغرض.

# Passkeys
passkey-hint = استخدم بصمة إصبعك أو وجهك أو قفل الشاشة.
passkey-hint-recover = سيسألك المتصفح عن الجهاز الذي تريد استخدامه.
passkey-failed = لم ينجح ذلك. حاول مرة أخرى، أو سجّل الدخول بطريقة أخرى.
passkey-missing = مفاتيح المرور غير متاحة الآن. استخدم كلمة المرور بدلًا منها.
passkey-missing-recover = مفاتيح المرور غير متاحة الآن. حاول لاحقًا، أو اسأل المسؤول.
passkey-address = لا تعمل مفاتيح المرور على هذا العنوان. افتح هذا بدلًا منه:
cookies-off = ملفات تعريف الارتباط معطّلة لهذا الموقع، ولا يمكن تسجيل الدخول من دونها. فعّلها ثم حاول مرة أخرى.

# Start page
home-heading = مرحبًا بك
home-signed-in = لقد سجّلت الدخول.
home-lead = سجّل الدخول إلى { $product } بمفتاح مرور أو كلمة مرور.

# The first administrator
setup-heading = إنشاء حساب المسؤول
setup-lead = أنشئ مفتاح مرور على هذا الجهاز. ستسجّل الدخول به من الآن فصاعدًا.
setup-needs-passkey = أنشئ مفتاح مرور أولًا: اضغط على الزر أدناه.

# Registration is closed
closed-heading = التسجيل مغلق
closed-lead = ينشئ المسؤول الحسابات هنا. اطلب منه دعوة، أو سجّل الدخول.

# Trouble logging in
recover-lead = إذا كان لديك مفتاح مرور على جهاز آخر، كالهاتف أو مفتاح الأمان، فاستخدمه هنا. ثم أنشئ مفتاحًا على هذا الجهاز.
recover-field-hint = مطلوب للحصول على رمز فقط.
recover-no-script = تحتاج مفاتيح المرور إلى JavaScript. فعّله في متصفحك، أو استخدم متصفحًا يدعمه.

# Account
account-heading = حسابك
account-greeting = مرحبًا، { $name }
member-since = عضو منذ
last-login = آخر تسجيل دخول
first-login = أول تسجيل دخول
your-details = بياناتك
read-only = لا يمكنك تغيير هذا.
saved = تم الحفظ.
not-saved = لم يتم الحفظ. صحّح الحقول المحدَّدة.
changed-elsewhere = تغيّرت بياناتك من مكان آخر في هذه الأثناء. راجعها، ثم احفظ مرة أخرى.
somebody-else = شخص آخر مسجّل الدخول هنا الآن، لذلك لم يُحفظ شيء.
logged-out-meanwhile = تم تسجيل خروجك. سجّل الدخول في علامة تبويب أخرى، وما كتبته لا يزال هنا.

# Sessions
sessions-heading = أين سجّلت الدخول
this-session = هذا الجهاز
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = أول ظهور:
last-active = آخر نشاط:
ending-sessions = جارٍ تسجيل الخروج…
log-out-elsewhere = تسجيل الخروج من كل مكان آخر
log-out-of = تسجيل الخروج: { $device }
access-heading = التطبيقات التي لديها وصول
access-lead = هذه التطبيقات تعرف من أنت. إذا أزلت الوصول فلن تعرف شيئًا آخر حتى تفتحها من جديد.
access-empty = لا يملك أي تطبيق وصولًا إلى حسابك.
access-third-party = تديره جهة خارجية.
access-learns = يمكنه أن يعرف:
access-account = أن لديك حسابًا هنا
access-since = منذ
access-last-used = آخر استخدام:
remove-access = إزالة الوصول
remove-access-of = إزالة الوصول: { $application }
remove-all-access = إزالة الوصول للجميع
removing-access = جارٍ إزالة الوصول…
access-ended = أُزيل الوصول.
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
login-id-impossible = لا يوجد رقم هاتف كهذا. تحقق من الأرقام والبلد.
login-id-letters = أدخل رقم الهاتف بالأرقام من دون حروف.
login-id-extension = أدخل رقم الهاتف من دون الرقم الداخلي، فالرمز لا يصل إليه.
login-id-quoted = لا يصل البريد إلى عنوان فيه علامات اقتباس. استخدم عنوانًا آخر.
login-id-domain = لا يمكن أن يوجد نطاق كهذا بعد علامة @. تحقق من العنوان.
login-id-too-long = لا يمكن أن يكون عنوان البريد الإلكتروني بهذا الطول. تحقق منه.
login-id-unreachable = لا يمكننا إرسال بريد إلى هذا العنوان بسبب الحروف قبل علامة @. استخدم عنوانًا آخر.
wrong-credentials = بيانات الدخول هذه غير صحيحة. حاول مرة أخرى.
not-created = تعذّر إنشاء هذا الحساب. إذا كان لديك حساب بالفعل، فسجّل الدخول.
passkey-unreadable = حدث خطأ أثناء إنشاء مفتاح المرور. حاول مرة أخرى.
passkey-of-another = مفتاح المرور هذا لعنوان آخر. أنشئ مفتاحًا لهذا العنوان.
password-too-short = استخدم ما لا يقل عن { $min } من الأحرف. بضع كلمات عشوائية تفي بالغرض.
password-too-long = استخدم { $max } حرفًا على الأكثر.
field-required = مطلوب.
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
field-wrong = التنسيق غير صحيح.

# Problem pages
problem-reference = إذا تواصلت مع الدعم، فاذكر الخطأ { $status } وهذا المرجع:
fresh-login = أكّد أنك أنت
fresh-login-detail = تتطلب هذه الخطوة تسجيل دخول حديثًا. سجّل الخروج من صفحة حسابك، وسجّل الدخول بمفتاح المرور، ثم حاول مرة أخرى.
passkey-required = يلزم هنا مفتاح مرور
passkey-required-detail = يسجّل المسؤولون الدخول بمفتاح مرور. سجّل الخروج من صفحة حسابك، ثم سجّل الدخول بمفتاحك.
administrator-required = يلزم هنا مسؤول آخر
administrator-required-detail = لهذا الحساب صلاحيات إدارية ومفتاح مرور، لذلك لا يكفي رمز. سجّل الدخول بأحد مفاتيح مروره، أو اطلب من مسؤول آخر أن يرسل إليك رابطًا.
setup-link-over = انتهت صلاحية هذا الرابط
setup-link-over-detail = تصلح روابط الإعداد ساعة واحدة، وتتوقف عن العمل بعد وجود مسؤول. شغّل الأمر «vestibule setup-link» للحصول على رابط جديد.
nothing-done = لم يتغيّر شيء
other-flow = طُلب رمز أحدث في هذا المتصفح، لذا لم يُتحقَّق من شيء هنا ولم يُرسل شيء. استخدم أحدث رمز.
link-used = سبق استخدام هذا الرابط
link-used-detail = يعمل الرابط مرة واحدة. إذا كنت أنت من استخدمه، فلا يلزم فعل شيء آخر. وإلا فابدأ من جديد.
problem-401 = لم تسجّل الدخول
problem-401-detail = ربما انتهت جلستك. سجّل الدخول مرة أخرى.
problem-403 = ليس لديك إذن الوصول إلى هذه الصفحة
problem-403-detail = سجّل الدخول بحساب لديه هذا الإذن.
problem-404 = لم يتم العثور على الصفحة
problem-404-detail = تحقّق من العنوان، أو انتقل إلى صفحة البداية.
problem-405 = لم ينجح ذلك
problem-405-detail = ارجع وحاول مرة أخرى.
problem-413 = هذا أكبر من اللازم
problem-413-detail = ارجع وأرسل شيئًا أصغر.
problem-422 = شيء ما في النموذج غير مناسب
problem-422-detail = ارجع وتحقّق مما كتبته وأرسله مرة أخرى.
problem-429 = محاولات كثيرة جدًا
problem-429-detail = انتظر قليلًا، ثم حاول مرة أخرى.
try-again-in =
    { $minutes ->
        [one] حاول مرة أخرى بعد دقيقة.
        [two] حاول مرة أخرى بعد دقيقتين.
        [few] حاول مرة أخرى بعد { $minutes } دقائق.
       *[other] حاول مرة أخرى بعد { $minutes } دقيقة.
    }
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
sdk-cancelled = لم يُستخدم أي مفتاح مرور. حاول مرة أخرى، أو سجّل الدخول بطريقة أخرى.
sdk-empty = أدخل بريدك الإلكتروني أو رقم هاتفك أولًا.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = لا يوجد هنا حساب يستخدم مفتاح المرور هذا.
sdk-exists = لدى هذا الجهاز مفتاح مرور لهذا الحساب بالفعل.
sdk-unverified = يتطلب هذا رقم تعريف شخصيًا (PIN) أو بصمة أو وجهًا. إذا كنت تستخدم مفتاح أمان، فعيّن له رقم PIN في إعدادات المتصفح أو النظام، ثم حاول مرة أخرى.
sdk-passkeyChanged = يبدو أن مفتاح المرور هذا نُسخ أو تغيّر، لذلك لا يسجّل الدخول. سجّل الدخول بطريقة أخرى، ثم أزله من صفحة حسابك وأضف مفتاحًا جديدًا.
sdk-expired = استغرق ذلك وقتًا طويلًا. حاول مرة أخرى.
sdk-tooMany = محاولات كثيرة جدًا. انتظر قليلًا، ثم حاول مرة أخرى.
sdk-network = تعذّر الوصول إلى الخادم. تحقّق من اتصالك، ثم حاول مرة أخرى.
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
sdk-close = إغلاق

# Ways in, data and leaving
security-heading = كيف تسجّل الدخول
security-log-in-again = لتغيير أي شيء هنا، سجّل الدخول مرة أخرى. هذا يمنع الآخرين من الوصول.
log-in-again = تسجيل الدخول مرة أخرى
passkeys = مفاتيح المرور
passkey = مفتاح مرور
no-passkeys = ليس لديك مفتاح مرور بعد. استخدم بصمة إصبعك أو وجهك أو قفل الشاشة بدلًا من كلمة المرور.
add-passkey = إضافة مفتاح مرور
passkey-waiting = في انتظار مفتاح المرور…
passkey-synced = متزامن بين أجهزتك
passkey-on-key = على مفتاح أمان
passkey-on-device = على جهاز واحد
passkey-suspect = رُفض عند آخر تسجيل دخول، لأنه بدا منسوخًا أو متغيّرًا. أزله وأضف مفتاحًا جديدًا.
passkey-name = الاسم
added = أُضيف:
last-used = آخر استخدام:
never-used = لم يُستخدم بعد.
change = تغيير
remove = إزالة
last-way-in = هذه طريقتك الوحيدة لتسجيل الدخول. أضف طريقة أخرى قبل إزالتها.
password-there = كلمة المرور معيَّنة.
password-none = لم تُعيَّن كلمة مرور.
new-password = كلمة المرور الجديدة
set-password = تعيين كلمة مرور
change-password = تغيير كلمة المرور
remove-password = إزالة كلمة المرور
your-data = معلوماتك
download-data = تنزيل معلوماتي
delete-account = حذف حسابي
delete-lead = سيُسجَّل خروجك من كل مكان، ولن تتمكن من تسجيل الدخول بعد ذلك. لديك 30 يومًا للتراجع؛ وبعدها يُمحى كل شيء.
deleting = جارٍ حذف حسابك…
keep-account = الاحتفاظ بحسابي
deleted-heading = تم حذف حسابك
deleted-until = يُمحى كل شيء في <time>.
deleted-link = هل غيّرت رأيك؟ استرجع حسابك بهذا الرابط:
undo-heading = استرجاع حسابك
undo-until = يمكن استرجاعه بكل ما فيه حتى <time>.
undo-button = استرجاع الحساب
undo-over = انتهت صلاحية هذا الرابط
undo-over-lead = عاد الحساب بالفعل، أو انقضت أيامه الثلاثون.
offer-heading = في المرة القادمة بلا كلمة مرور
not-now = ليس الآن
passkey-added = تمت إضافة مفتاح المرور.
passkey-renamed = تم حفظ الاسم.
passkey-removed = تمت إزالة مفتاح المرور. لم يعد يسجّل الدخول هنا.
password-set = تم حفظ كلمة المرور.
password-removed = تمت إزالة كلمة المرور.
delete-mismatch = هذا لا يطابق { $login-id }.
last-administrator = أنت المسؤول الوحيد. عيّن مسؤولًا آخر أولًا.
remove-passkey = { remove }: { $name }
type-to-delete = اكتب { $login-id } للتأكيد.

# Codes, recovery and recovery codes
phone-number = رقم الهاتف
country = البلد
country-none = ضمن الرقم
use-phone = استخدام رقم هاتف
use-email = استخدام بريد إلكتروني
send-code = إرسال رمز إليّ
sending-code = جارٍ إرسال الرمز…
login-code-heading = تسجيل الدخول برمز
login-code-lead = نرسل رمزًا إلى بريدك الإلكتروني أو هاتفك.
other-way = استخدام طريقة أخرى
code-heading = أدخل الرمز
code-heading-email = تفقّد بريدك الإلكتروني
code = الرمز
code-hint = ستة أرقام، صالحة لمدة عشر دقائق.
code-late = قد يستغرق وصوله دقيقة. ابحث أيضًا في البريد غير المرغوب فيه.
new-code = إرسال رمز جديد
checking-code = جارٍ التحقق من الرمز…
code-wrong = هذا الرمز غير صحيح، أو لم يعد صالحًا. تحقّق منه، أو اطلب رمزًا جديدًا.
code-malformed = أدخل الأرقام الستة الواردة في الرسالة.
code-over = لم تعد هذه الرموز صالحة. ابدأ من جديد للحصول على رمز آخر.
code-locked = أُدخلت رموز خاطئة كثيرة. سجّل الدخول بمفتاح المرور، أو اطلب المساعدة من المسؤول.
code-sent = أرسلنا رمزًا جديدًا. لم يعد الرمز السابق صالحًا.
codes-sent = لا يمكننا إرسال مزيد من الرموز هنا. استخدم الأخير، أو ابدأ من جديد.
code-held = طُلبت رموز كثيرة جدًا، لذلك لم يُرسل أي رمز الآن.
next-code =
    { $minutes ->
        [one] يمكن إرسال الرمز التالي بعد دقيقة.
        [two] يمكن إرسال الرمز التالي بعد دقيقتين.
        [few] يمكن إرسال الرمز التالي بعد { $minutes } دقائق.
       *[other] يمكن إرسال الرمز التالي بعد { $minutes } دقيقة.
    }
link-heading = تابع هنا
link-lead = يعمل هذا الرابط مرة واحدة.
link-elsewhere-heading = رمزك
link-elsewhere = طلبته في متصفح آخر. اكتبه هناك.
link-support-heading = استعادة الوصول إلى حسابك
recover-or-code = أو برمز
recover-code-lead = بالرمز يمكنك بعد ذلك إنشاء مفتاح مرور جديد، أو اختيار كلمة مرور جديدة.
use-recovery-code = استخدام رمز استعادة
recovery-code-heading = استخدام رمز استعادة
recovery-code = رمز الاستعادة
recovery-code-hint = أحد الرموز العشرة التي احتفظت بها.
recovery-code-wrong = العنوان أو رمز الاستعادة غير صحيح. حاول مرة أخرى.
recovery-code-malformed = يتكوّن رمز الاستعادة من ستة عشر حرفًا ورقمًا. أدخلها كلها.
new-way-heading = مرحبًا بعودتك
new-way-lead = أنشئ مفتاح مرور على هذا الجهاز، لتسجّل الدخول به من الآن فصاعدًا.
or-new-password = أو اختر كلمة مرور جديدة
continue = متابعة
continue-without = التخطي الآن
drop-other-ways = إزالة كل طرق الدخول الأخرى: مفاتيح المرور وكلمة المرور ورموز الاستعادة
new-way-missing = أنشئ مفتاح مرور، أو اختر كلمة مرور.
document-first-heading = وثيقة هويتك
document-first-lead = كان رمزك صحيحًا. لاستعادة الوصول إلى حسابك، تلزم وثيقة هويتك أيضًا.
document-first-ask = اسأل المسؤول عن طريقة إبرازها، ثم عُد إلى هذه الصفحة خلال ربع ساعة.
document-first-show = إبراز الوثيقة
document-first-done = أبرزتُها
confirm-heading = تم إنشاء حسابك
confirm-lead = سجّل الدخول مرة واحدة لتأكيد عنوانك.
recovery-codes = رموز الاستعادة
recovery-codes-lead = عشرة رموز تحتفظ بها في مكان آمن. يتيح لك كل رمز الدخول إلى حسابك مرة واحدة، بلا بريد إلكتروني ولا هاتف.
recovery-codes-once = لن تظهر لك هذه الرموز مرة أخرى. اطبعها أو نزّلها الآن.
recovery-codes-none = ليست لديك رموز بعد.
make-recovery-codes = إنشاء رموز استعادة
make-new-recovery-codes = إنشاء رموز جديدة
making-recovery-codes = جارٍ إنشاء الرموز…
new-codes-replace = تحلّ الرموز الجديدة محل القديمة.
download = تنزيل
print = طباعة
code-lead-email = إذا كان يمكن استخدام { $login-id } هنا، فقد أرسلنا إليه رمزًا بالبريد الإلكتروني.
code-lead-phone = إذا كان يمكن استخدام { $login-id } هنا، فقد أرسلنا إليه رمزًا في رسالة نصية.
recovery-codes-left = { $left ->
    [zero] لم يبقَ لديك أي رمز.
    [one] بقي لديك رمز واحد.
    [two] بقي لديك رمزان.
    [few] بقيت لديك { $left } رموز.
    [many] بقي لديك { $left } رمزًا.
   *[other] بقي لديك { $left } رمز.
}

# Mails and SMS
mail-code-subject = رمزك على { $name }
mail-code-is = رمزك هو { $code }.
mail-code-verify = أدخله على { $host } لإكمال إنشاء حسابك. تنتهي صلاحيته بعد عشر دقائق. لن يطلبه منك { $name } أبدًا.
mail-code-login = أدخله على { $host } لتسجيل الدخول. تنتهي صلاحيته بعد عشر دقائق. لن يطلبه منك { $name } أبدًا.
mail-code-recover = أدخله على { $host } للعودة إلى حسابك. تنتهي صلاحيته بعد عشر دقائق. لن يطلبه منك { $name } أبدًا.
mail-code-link = أو افتح هذا الرابط في المتصفح الذي طلبت الرمز منه:
mail-link-verify = إكمال حسابك
mail-link-login = تسجيل الدخول
mail-link-recover = استعادة الوصول إلى حسابك
sms-code = رمزك على { $name } هو { $code }. يصلح لمدة عشر دقائق. لا تشاركه مع أحد.
mail-support-subject = استعادة الوصول إلى حسابك على { $name }
mail-support = طلبت من { $name } المساعدة في الدخول إلى حسابك.
mail-support-link = يعمل هذا الرابط مرة واحدة. افتحه خلال يوم. إذا لم تطلب المساعدة، فتجاهل هذه الرسالة.
sms-support-link = افتح هذا الرابط خلال يوم: { $url }
notice-registered-subject = لديك حساب بالفعل على { $name }
notice-registered = حاول أحدهم، وربما أنت، إنشاء حساب على { $name } بهذا العنوان. لديك حساب بالفعل.
notice-registered-advice = سجّل الدخول أو استعد حسابك بهذا الرابط.
notice-recovered-subject = تمت استعادة حسابك على { $name }
notice-recovered = استعاد أحدهم الوصول إلى حسابك على { $name } برمز.
notice-passkey-added-subject = أُضيف مفتاح مرور إلى حسابك على { $name }
notice-passkey-added = يمكن لمفتاح مرور جديد تسجيل الدخول إلى حسابك على { $name }.
notice-passkey-removed-subject = أُزيل مفتاح مرور من حسابك على { $name }
notice-passkey-removed = لم يعد بإمكان أحد مفاتيح المرور تسجيل الدخول إلى حسابك على { $name }.
notice-password-changed-subject = تغيّرت كلمة مرورك على { $name }
notice-password-changed = تم تغيير كلمة مرورك على { $name } أو إزالتها.
notice-addresses-changed-subject = تغيّرت عناوين حسابك على { $name }
notice-addresses-changed = أُضيف بريد إلكتروني أو رقم هاتف إلى حسابك على { $name }، أو أُزيل منه.
notice-recovery-codes-made-subject = رموز استعادة جديدة لحسابك على { $name }
notice-recovery-codes-made = أصبحت لحسابك على { $name } رموز استعادة جديدة. لم تعد الرموز السابقة صالحة.
notice-recovery-code-used-subject = استُخدم رمز استعادة على { $name }
notice-recovery-code-used = استخدم أحدهم رمز استعادة لحسابك على { $name }.
notice-new-device-subject = تسجيل دخول جديد إلى حسابك على { $name }
notice-new-device = سجّل أحدهم الدخول إلى حسابك على { $name } للمرة الأولى من: { $device }.
notice-new-device-advice = إذا لم يكن هذا أنت، فافتح هذا الرابط. فهو ينهي تلك الجلسة ويساعدك على تأمين حسابك.
notice-deleted-subject = تم حذف حسابك على { $name }
notice-deleted = تم حذف حسابك على { $name }. يُمحى كل ما فيه بعد 30 يومًا.
notice-deleted-advice = إذا لم يكن هذا أنت، أو غيّرت رأيك، فاسترجع حسابك بهذا الرابط.
notice-when = الوقت: { $when }
notice-place = المكان التقريبي: { $place }
notice-advice = إذا لم يكن هذا أنت، فأمّن حسابك الآن.
notice-summary-subject = مزيد من التغييرات في حسابك على { $name }
notice-summary = حدث الكثير في حسابك على { $name } فلم نكتب لك عن كل أمر على حدة. منذ الرسالة الأخيرة:
notice-link = فتح الصفحة
mail-why-code = تصلك هذه الرسالة لأن أحدهم، وربما أنت، أدخل عنوانك على { $host }. إذا لم يكن هذا أنت، فيمكنك تجاهلها.
mail-why-account = تصلك هذه الرسالة لأنها تخص حسابًا على { $host } يحمل عنوانك.

# "This was not me"
not-me-heading = ألم يكن هذا أنت؟
not-me-lead = سننهي تلك الجلسة. لن تعمل بعد ذلك كلمة المرور أو مفتاح المرور الذي استُخدم فيها، ولا رموز الاستعادة الخاصة بك. ثم نساعدك على تأمين حسابك.
not-me-button = إنهاء تلك الجلسة

# Authorization of applications
consent-heading = هل تمنح { $application } إذن الوصول؟
consent-lead = { $application } تديره جهة خارجية. سيتمكن التطبيق من معرفة أن لديك حسابًا هنا، وكذلك:
consent-profile = اسمك وملفك الشخصي
consent-email = عنوان بريدك الإلكتروني
consent-phone = رقم هاتفك
consent-address = عنوانك البريدي
consent-roles = أدوارك
consent-offline = ويمكنه أن يسأل في غيابك أيضًا.
consent-unregistered = لم يسجّل أحد هذا التطبيق هنا. كل ما يُعرف عنه هو عنوانه:
consent-claimed-name = يسمّي نفسه بهذا الاسم الذي لم يتحقق منه أحد:
consent-return = إذا سمحت، فستنتقل إلى { $host }.
consent-return-device = إذا سمحت، فستنتقل إلى برنامج على هذا الجهاز. لا تسمح إلا إذا كنت قد شغّلت هذا البرنامج بنفسك للتو.
allow = سماح
decline = رفض
go-on-to = المتابعة إلى { $application }
go-on-lead = لقد سجّلت الدخول. إذا لم يحدث شيء فتابع من هنا.
log-out-heading = هل تريد تسجيل الخروج؟
log-out-asked = يطلب منك { $application } تسجيل الخروج.
log-out-lead = ينتهي بذلك تسجيل دخولك هنا، وتُبلَّغ التطبيقات التي دخلتها من خلاله.
stay-logged-in = البقاء مسجّل الدخول
logged-out = لقد سجّلت الخروج
logged-out-lead = إذا لم يحدث شيء فتابع من هنا.
device-heading = ربط جهاز
device-lead = أدخل الرمز الذي يعرضه الجهاز.
device-code-hint = ثمانية أحرف لاتينية. لا فرق بين الأحرف الكبيرة والصغيرة، ولا حاجة إلى الشرطة.
device-code-wrong = هذا الرمز غير صحيح، أو لم يعد صالحًا. تحقّق منه، أو ابدأ من جديد على الجهاز.
device-question-heading = هل تريد ربط { $application }؟
device-question-lead = يجب أن يعرض الجهاز هذا الرمز:
device-warning = لا تتابع إلا إذا كنت قد بدأت هذا بنفسك للتو. وإلا فقد يكون شخص آخر يحاول الدخول إلى حسابك.
device-learns = سيعرف التطبيق أن لديك حسابًا هنا، وكذلك:
device-allowed = تم ربط الجهاز
device-allowed-lead = سيتابع الجهاز من تلقاء نفسه خلال ثوانٍ. يمكنك إغلاق هذه الصفحة.
device-denied = لم يتم ربط الجهاز
device-denied-lead = إذا لم تبدأ هذا بنفسك، فلا يلزمك فعل أي شيء آخر. يمكنك إغلاق هذه الصفحة.
authorization-invalid = لا يمكن الرد على هذا الطلب
authorization-invalid-detail = أرسل التطبيق طلبًا خاطئًا أو قديمًا جدًا. عُد إلى التطبيق وحاول مرة أخرى. إذا تكرر ذلك فأخبر مشغّله.
return-path-too-long = هذا العنوان طويل جدًا
return-path-too-long-detail = لا يمكن الاحتفاظ به أثناء تسجيل الدخول. سجِّل الدخول أولًا، ثم افتحه مرة أخرى.
