# מה שקוראים מי שמתחברים. קצר, פעיל, רגוע, בפנייה ניטרלית ככל האפשר.

# Buttons and links
log-in = התחברות
logging-in = מתבצעת התחברות…
log-out = התנתקות
logging-out = מתבצעת התנתקות…
create-account = יצירת חשבון
creating-account = החשבון שלך נוצר…
trouble = בעיה בהתחברות?
have-account = כבר יש לך חשבון? התחברות
back-to-login = חזרה להתחברות
to-account = מעבר לחשבון שלך
to-start = מעבר לדף הפתיחה
skip = מעבר לתוכן
save = שמירה
saving = מתבצעת שמירה…
# Before the name of the language, at the foot of the page
language = שפה
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = תנאי שימוש
privacy = פרטיות
agree-terms = יצירת חשבון פירושה הסכמה ל<a>תנאי השימוש</a>.
read-privacy = <a>מדיניות הפרטיות</a> מסבירה מה נעשה בנתונים שלך.

# Fields
login-id = אימייל או מספר טלפון
password = סיסמה
or-password = או באמצעות סיסמה
password-hint = לפחות { $min } תווים. כמה מילים אקראיות הן סיסמה טובה.

# Passkeys
passkey-hint = באמצעות טביעת אצבע, זיהוי פנים או נעילת המסך.
passkey-hint-recover = הדפדפן ישאל באיזה מכשיר להשתמש.
passkey-failed = זה לא הצליח. אפשר לנסות שוב, או להתחבר בדרך אחרת.
passkey-missing = מפתחות גישה אינם זמינים כרגע. אפשר להשתמש בסיסמה במקומם.
passkey-missing-recover = מפתחות גישה אינם זמינים כרגע. אפשר לנסות מאוחר יותר, או לפנות למנהל המערכת.
passkey-address = מפתחות גישה אינם פועלים בכתובת הזו. יש לפתוח במקומה את הכתובת:
cookies-off = קובצי Cookie כבויים באתר הזה, ובלעדיהם אי אפשר להתחבר. יש להפעיל אותם ולנסות שוב.

# Start page
home-heading = ברוכים הבאים
home-signed-in = התחברת.
home-lead = התחברות אל { $product } עם מפתח גישה או סיסמה.

# The first administrator
setup-heading = יצירת חשבון מנהל המערכת
setup-lead = יש ליצור מפתח גישה במכשיר הזה. מעכשיו ההתחברות תהיה באמצעותו.
setup-needs-passkey = תחילה יש ליצור מפתח גישה: לחיצה על הכפתור למטה.

# Registration is closed
closed-heading = ההרשמה סגורה
closed-lead = החשבונות נוצרים בידי מנהל המערכת. אפשר לבקש ממנו הזמנה, או להתחבר.

# Trouble logging in
recover-lead = אם יש לך מפתח גישה במכשיר אחר, כמו טלפון או מפתח אבטחה, אפשר להשתמש בו כאן. לאחר מכן כדאי ליצור מפתח במכשיר הזה.
recover-field-hint = נחוץ רק לקבלת קוד.
recover-no-script = מפתחות גישה זקוקים ל־JavaScript. אפשר להפעיל אותו בדפדפן, או להשתמש בדפדפן אחר.

# Account
account-heading = החשבון שלך
account-greeting = שלום, { $name }
member-since = תאריך הצטרפות
last-login = התחברות אחרונה
first-login = התחברות ראשונה
your-details = הפרטים שלך
read-only = אין אפשרות לשנות את זה.
saved = נשמר.
not-saved = לא נשמר. יש לתקן את השדות המסומנים.
changed-elsewhere = בינתיים הפרטים שלך שונו במקום אחר. כדאי לעבור עליהם ולשמור שוב.
somebody-else = מישהו אחר מחובר כאן עכשיו, ולכן דבר לא נשמר.
logged-out-meanwhile = החיבור שלך נותק. אפשר להתחבר בלשונית אחרת; מה שהוקלד עדיין כאן.

# Sessions
sessions-heading = היכן התחברת
this-session = המכשיר הזה
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = פעילות ראשונה:
last-active = פעילות אחרונה:
ending-sessions = מתבצעת התנתקות…
log-out-elsewhere = התנתקות מכל מקום אחר
log-out-of = התנתקות: { $device }
access-heading = יישומים עם גישה
access-lead = היישומים האלה יודעים מי אתם. אם תסירו את הגישה, הם לא יידעו דבר נוסף עד שתפתחו אותם שוב.
access-empty = לאף יישום אין גישה לחשבון שלכם.
access-third-party = מופעל בידי צד שלישי.
access-learns = הוא רשאי לדעת:
access-account = שיש לכם כאן חשבון
access-since = מאז
access-last-used = שימוש אחרון:
remove-access = הסרת הגישה
remove-access-of = הסרת הגישה: { $application }
remove-all-access = הסרת הגישה לכולם
removing-access = הגישה מוסרת…
access-ended = הגישה הוסרה.
# “Firefox on Windows”
device = { $browser } ב־{ $system }
device-unknown-browser = דפדפן לא מוכר ב־{ $system }
device-unknown = מכשיר לא מוכר
device-app = אפליקציה
minutes-ago =
    { $minutes ->
        [0] ממש עכשיו
        [one] לפני דקה
        [two] לפני שתי דקות
       *[other] לפני { $minutes } דקות
    }

# Mistakes, beside a field or above a form
login-id-invalid = יש להזין כתובת אימייל, או מספר טלפון עם קידומת המדינה.
login-id-impossible = אין מספר טלפון כזה. כדאי לבדוק את הספרות ואת המדינה.
login-id-letters = יש להזין את מספר הטלפון בספרות, בלי אותיות.
login-id-extension = יש להזין את מספר הטלפון בלי השלוחה: קוד לא יכול להגיע אליה.
login-id-quoted = דואר לא מגיע לכתובת עם מירכאות. יש להשתמש בכתובת אחרת.
login-id-domain = לא ייתכן דומיין כזה אחרי ה־@. כדאי לבדוק את הכתובת.
login-id-too-long = כתובת אימייל לא יכולה להיות ארוכה כל כך. כדאי לבדוק אותה.
login-id-unreachable = אי אפשר לשלוח דואר לכתובת הזאת בגלל האותיות שלפני ה־@. יש להשתמש בכתובת אחרת.
wrong-credentials = פרטי ההתחברות אינם נכונים. אפשר לנסות שוב.
not-created = לא הצלחנו ליצור את החשבון הזה. אם כבר יש לך חשבון, אפשר להתחבר.
passkey-unreadable = משהו השתבש ביצירת מפתח הגישה. אפשר לנסות שוב.
passkey-of-another = מפתח הגישה הזה שייך לכתובת אחרת. יש ליצור מפתח עבור הכתובת הזו.
password-too-short = יש להשתמש ב־{ $min } תווים לפחות. כמה מילים אקראיות הן סיסמה טובה.
password-too-long = יש להשתמש לכל היותר ב־{ $max } תווים.
field-required = שדה חובה.
field-too-long = יש להשתמש לכל היותר ב־{ $limit } תווים.
field-too-short = יש להשתמש לפחות ב־{ $limit } תווים.
field-at-least = יש להזין { $limit } או יותר.
field-at-most = יש להזין { $limit } או פחות.
field-one-of = יש לבחור באחת מהאפשרויות: { $choices }.
field-date = יש להזין תאריך בתבנית YYYY-MM-DD.
field-email = יש להזין כתובת אימייל.
field-url = יש להזין כתובת אתר, כמו https://example.com.
field-taken = הערך הזה כבר שייך לחשבון אחר.
field-wrong = התבנית אינה נכונה.

# Problem pages
problem-reference = בפנייה לתמיכה יש לציין את שגיאה { $status } ואת המזהה הזה:
fresh-login = אישור הזהות שלך
fresh-login-detail = לשלב הזה נדרשת התחברות מהזמן האחרון. יש להתנתק בדף החשבון, להתחבר עם מפתח הגישה ולנסות שוב.
passkey-required = כאן נדרש מפתח גישה
passkey-required-detail = מנהלי המערכת מתחברים עם מפתח גישה. יש להתנתק בדף החשבון ולהתחבר עם המפתח שלך.
administrator-required = כאן נדרש מנהל מערכת אחר
administrator-required-detail = לחשבון הזה יש הרשאות ניהול ומפתח גישה, ולכן קוד אינו מספיק. יש להתחבר עם אחד ממפתחות הגישה שלו, או לבקש ממנהל מערכת אחר לשלוח קישור.
setup-link-over = תוקף הקישור פג
setup-link-over-detail = קישורי הקמה תקפים לשעה אחת, ורק כל עוד אין מנהל מערכת. להפקת קישור חדש יש להריץ את הפקודה ”vestibule setup-link“.
nothing-done = לא השתנה דבר
other-flow = בדפדפן הזה התבקש קוד חדש יותר, ולכן שום דבר לא נבדק ולא נשלח כאן. יש להשתמש בקוד החדש ביותר.
link-used = כבר נעשה שימוש בקישור הזה
link-used-detail = הוא פועל פעם אחת. אם השתמשת בו, לא נותר דבר לעשות. אם לא, יש להתחיל מחדש.
problem-401 = לא התחברת
problem-401-detail = ייתכן שתוקף ההתחברות פג. יש להתחבר שוב.
problem-403 = אין לך גישה לדף הזה
problem-403-detail = אפשר להתחבר עם חשבון שיש לו גישה.
problem-404 = הדף לא נמצא
problem-404-detail = כדאי לבדוק את הכתובת, או לעבור לדף הפתיחה.
problem-405 = זה לא הצליח
problem-405-detail = אפשר לחזור ולנסות שוב.
problem-413 = זה גדול מדי
problem-413-detail = אפשר לחזור ולשלוח משהו קטן יותר.
problem-422 = משהו בטופס אינו מתאים
problem-422-detail = יש לחזור, לבדוק את מה שהוקלד ולשלוח שוב.
problem-429 = יותר מדי ניסיונות
problem-429-detail = כדאי לחכות מעט ולנסות שוב.
try-again-in =
    { $minutes ->
        [one] כדאי לנסות שוב בעוד דקה.
        [two] כדאי לנסות שוב בעוד שתי דקות.
       *[other] כדאי לנסות שוב בעוד { $minutes } דקות.
    }
problem-4xx = הבקשה הזו לא הובנה
problem-4xx-detail = יש לחזור ולנסות שוב.
problem-503 = אנחנו עסוקים כרגע
problem-503-detail = כדאי לחכות דקה ולנסות שוב.
problem-5xx = משהו השתבש אצלנו
problem-5xx-detail = אפשר לנסות שוב בעוד דקה. זה לא קרה בגללך.

# The passkey button, which other sites show too
sdk-login = התחברות עם מפתח גישה
sdk-register = יצירת מפתח גישה
sdk-recover = שימוש במפתח גישה ממכשיר אחר
sdk-waiting = ממתינים למפתח הגישה שלך…
sdk-ready = מפתח הגישה מוכן
sdk-undo = ביטול
sdk-through = { logging-in }
sdk-or = או
sdk-tip = { passkey-hint }
sdk-welcome = טוב לראות אותך שוב
sdk-later = לא עכשיו
sdk-unsupported = הדפדפן הזה אינו תומך במפתחות גישה
sdk-cancelled = לא נעשה שימוש במפתח גישה. אפשר לנסות שוב, או להתחבר בדרך אחרת.
sdk-empty = תחילה יש להזין אימייל או מספר טלפון.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = אין כאן חשבון שמשתמש במפתח הגישה הזה.
sdk-exists = במכשיר הזה כבר יש מפתח גישה לחשבון הזה.
sdk-unverified = נדרשים קוד PIN, טביעת אצבע או פנים. אם נעשה שימוש במפתח אבטחה, יש להגדיר לו קוד PIN בהגדרות הדפדפן או המערכת ולנסות שוב.
sdk-passkeyChanged = נראה שמפתח הגישה הזה הועתק או השתנה, ולכן אי אפשר להתחבר באמצעותו. יש להתחבר בדרך אחרת, ואז להסיר אותו בדף החשבון ולהוסיף חדש.
sdk-expired = זה לקח יותר מדי זמן. אפשר לנסות שוב.
sdk-tooMany = יותר מדי ניסיונות. כדאי לחכות מעט ולנסות שוב.
sdk-network = לא הצלחנו להגיע לשרת. כדאי לבדוק את החיבור ולנסות שוב.
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
sdk-close = סגירה

# Ways in, data and leaving
security-heading = דרכי ההתחברות שלך
security-log-in-again = כדי לשנות כאן משהו יש להתחבר שוב. כך אחרים נשארים בחוץ.
log-in-again = התחברות מחדש
passkeys = מפתחות גישה
passkey = מפתח גישה
no-passkeys = עדיין אין לך מפתח גישה. אפשר להשתמש בטביעת אצבע, בזיהוי פנים או בנעילת המסך במקום בסיסמה.
add-passkey = הוספת מפתח גישה
passkey-waiting = ממתינים למפתח הגישה שלך…
passkey-synced = מסונכרן בין המכשירים שלך
passkey-on-key = במפתח אבטחה
passkey-on-device = במכשיר אחד
passkey-suspect = נדחה בהתחברות האחרונה, כי נראה שהועתק או השתנה. יש להסיר אותו ולהוסיף חדש.
passkey-name = שם
added = תאריך הוספה:
last-used = שימוש אחרון:
never-used = עדיין לא היה בשימוש.
change = שינוי
remove = הסרה
last-way-in = זו דרך ההתחברות היחידה שלך. יש להוסיף דרך אחרת לפני הסרתה.
password-there = הוגדרה סיסמה.
password-none = לא הוגדרה סיסמה.
new-password = סיסמה חדשה
set-password = הגדרת סיסמה
change-password = שינוי הסיסמה
remove-password = הסרת הסיסמה
your-data = הנתונים שלך
download-data = הורדת הנתונים שלי
delete-account = מחיקת החשבון שלי
delete-lead = תתבצע התנתקות מכל מקום, ולא יהיה אפשר להתחבר עוד. יש 30 יום להתחרט; לאחר מכן הכול נמחק.
deleting = החשבון שלך נמחק…
keep-account = השארת החשבון שלי
deleted-heading = החשבון שלך נמחק
deleted-until = הכול יימחק לצמיתות בתאריך <time>.
deleted-link = התחרטת? אפשר לשחזר את החשבון בקישור הזה:
undo-heading = שחזור החשבון שלך
undo-until = אפשר לשחזר אותו עם כל מה שבו עד <time>.
undo-button = שחזור החשבון
undo-over = תוקף הקישור פג
undo-over-lead = החשבון כבר הוחזר, או ש־30 הימים שלו חלפו.
offer-heading = בפעם הבאה בלי סיסמה
not-now = לא עכשיו
passkey-added = מפתח הגישה נוסף.
passkey-renamed = השם נשמר.
passkey-removed = מפתח הגישה הוסר. אי אפשר עוד להתחבר כאן באמצעותו.
password-set = הסיסמה נשמרה.
password-removed = הסיסמה הוסרה.
delete-mismatch = זה אינו תואם ל־{ $login-id }.
last-administrator = החשבון שלך הוא חשבון הניהול היחיד. תחילה יש להוסיף מנהל מערכת נוסף.
remove-passkey = { remove }: { $name }
type-to-delete = לאישור יש להקליד { $login-id }.

# Codes, recovery and recovery codes
phone-number = מספר טלפון
country = מדינה
country-none = כלולה במספר
use-phone = שימוש במספר טלפון
use-email = שימוש בכתובת אימייל
send-code = שליחת קוד
sending-code = הקוד נשלח…
login-code-heading = התחברות עם קוד
login-code-lead = נשלח קוד לאימייל או לטלפון שלך.
other-way = שימוש בדרך אחרת
code-heading = הזנת הקוד
code-heading-email = כדאי לבדוק את האימייל
code = קוד
code-hint = שש ספרות. הן פעילות במשך עשר דקות.
code-late = זה עשוי לקחת דקה. כדאי לחפש גם בדואר הזבל.
new-code = שליחת קוד חדש
checking-code = הקוד נבדק…
code-wrong = הקוד הזה אינו נכון, או שכבר אינו פעיל. אפשר לבדוק אותו, או לבקש קוד חדש.
code-malformed = יש להזין את שש הספרות מההודעה.
code-over = הקודים האלה כבר אינם פעילים. כדי לקבל קוד חדש יש להתחיל מחדש.
code-locked = הוזנו יותר מדי קודים שגויים. אפשר להתחבר עם מפתח הגישה, או לבקש עזרה ממנהל המערכת.
code-sent = שלחנו קוד חדש. הקוד הקודם כבר אינו פעיל.
codes-sent = אי אפשר לשלוח כאן קודים נוספים. אפשר להשתמש בקוד האחרון, או להתחיל מחדש.
code-held = התבקשו קודים רבים כל כך, ולכן לא נשלח עכשיו קוד.
next-code =
    { $minutes ->
        [one] אפשר יהיה לשלוח את הקוד הבא בעוד דקה.
        [two] אפשר יהיה לשלוח את הקוד הבא בעוד שתי דקות.
       *[other] אפשר יהיה לשלוח את הקוד הבא בעוד { $minutes } דקות.
    }
link-heading = ממשיכים כאן
link-lead = הקישור הזה פועל פעם אחת.
link-elsewhere-heading = הקוד שלך
link-elsewhere = הקוד התבקש בדפדפן אחר. יש להקליד אותו שם.
link-support-heading = חזרה לחשבון שלך
recover-or-code = או באמצעות קוד
recover-code-lead = עם קוד אפשר אחר כך ליצור מפתח גישה חדש, או לבחור סיסמה חדשה.
use-recovery-code = שימוש בקוד שחזור
recovery-code-heading = שימוש בקוד שחזור
recovery-code = קוד שחזור
recovery-code-hint = אחד מעשרת הקודים ששמרת.
recovery-code-wrong = הכתובת או קוד השחזור אינם נכונים. אפשר לנסות שוב.
recovery-code-malformed = קוד שחזור מורכב משש־עשרה אותיות וספרות. יש להזין את כולן.
new-way-heading = טוב לראות אותך שוב
new-way-lead = יש ליצור מפתח גישה במכשיר הזה, כדי להתחבר באמצעותו מעכשיו.
or-new-password = או לבחור סיסמה חדשה
continue = המשך
continue-without = דילוג לעת עתה
drop-other-ways = הסרת כל דרכי הכניסה האחרות: מפתחות גישה, סיסמה וקודי שחזור
new-way-missing = יש ליצור מפתח גישה, או לבחור סיסמה.
document-first-heading = התעודה המזהה שלך
document-first-lead = הקוד היה נכון. כדי לחזור לחשבון נדרשת גם התעודה המזהה שלך.
document-first-ask = יש לשאול את מנהל המערכת איך להציג אותה, ולחזור לדף הזה בתוך רבע שעה.
document-first-show = הצגת התעודה
document-first-done = הצגתי אותה
confirm-heading = החשבון שלך נוצר
confirm-lead = יש להתחבר פעם אחת כדי לאשר את הכתובת.
recovery-codes = קודי שחזור
recovery-codes-lead = עשרה קודים לשמירה במקום בטוח. כל אחד מהם מכניס אותך לחשבון פעם אחת, בלי אימייל או טלפון.
recovery-codes-once = הקודים לא יוצגו שוב. יש להדפיס או להוריד אותם עכשיו.
recovery-codes-none = עדיין אין לך קודים.
make-recovery-codes = יצירת קודי שחזור
make-new-recovery-codes = יצירת קודים חדשים
making-recovery-codes = הקודים נוצרים…
new-codes-replace = קודים חדשים מחליפים את הישנים.
download = הורדה
print = הדפסה
code-lead-email = אם אפשר להשתמש כאן ב־{ $login-id }, שלחנו לשם קוד באימייל.
code-lead-phone = אם אפשר להשתמש כאן ב־{ $login-id }, שלחנו לשם קוד ב־SMS.
recovery-codes-left = { $left ->
    [one] נשאר לך קוד אחד.
    [two] נשארו לך שני קודים.
   *[other] נשארו לך { $left } קודים.
}

# Mails and SMS
mail-code-subject = הקוד שלך ב־{ $name }
mail-code-is = הקוד שלך הוא { $code }.
mail-code-verify = יש להזין אותו ב־{ $host } כדי לסיים את יצירת החשבון. תוקפו פג בתוך עשר דקות. { $name } לא יבקש אותו ממך לעולם.
mail-code-login = יש להזין אותו ב־{ $host } כדי להתחבר. תוקפו פג בתוך עשר דקות. { $name } לא יבקש אותו ממך לעולם.
mail-code-recover = יש להזין אותו ב־{ $host } כדי לחזור לחשבון. תוקפו פג בתוך עשר דקות. { $name } לא יבקש אותו ממך לעולם.
mail-code-link = אפשר גם לפתוח את הקישור הזה בדפדפן שבו התבקש הקוד:
mail-link-verify = השלמת החשבון
mail-link-login = התחברות
mail-link-recover = חזרה לחשבון שלך
sms-code = הקוד שלך ב־{ $name } הוא { $code }. הוא פעיל במשך עשר דקות. אין לשתף אותו.
mail-support-subject = חזרה לחשבון שלך ב־{ $name }
mail-support = ביקשת מ־{ $name } עזרה בכניסה לחשבון שלך.
mail-support-link = הקישור הזה פועל פעם אחת. יש לפתוח אותו בתוך יום. אם לא ביקשת עזרה, אפשר להתעלם מההודעה הזו.
sms-support-link = יש לפתוח את הקישור הזה בתוך יום: { $url }
notice-registered-subject = כבר יש לך חשבון ב־{ $name }
notice-registered = התקבל ניסיון, אולי שלך, ליצור חשבון ב־{ $name } עם הכתובת הזו. כבר יש לך חשבון.
notice-registered-advice = בקישור הזה אפשר להתחבר או לשחזר את החשבון.
notice-recovered-subject = החשבון שלך ב־{ $name } שוחזר
notice-recovered = מישהו חזר לחשבון שלך ב־{ $name } באמצעות קוד.
notice-passkey-added-subject = מפתח גישה נוסף לחשבון שלך ב־{ $name }
notice-passkey-added = אפשר להתחבר לחשבון שלך ב־{ $name } עם מפתח גישה חדש.
notice-passkey-removed-subject = מפתח גישה הוסר מהחשבון שלך ב־{ $name }
notice-passkey-removed = אי אפשר עוד להתחבר לחשבון שלך ב־{ $name } עם אחד ממפתחות הגישה.
notice-password-changed-subject = הסיסמה שלך ב־{ $name } שונתה
notice-password-changed = הסיסמה שלך ב־{ $name } שונתה או הוסרה.
notice-addresses-changed-subject = הכתובות של החשבון שלך ב־{ $name } שונו
notice-addresses-changed = כתובת אימייל או מספר טלפון נוספו לחשבון שלך ב־{ $name }, או הוסרו ממנו.
notice-recovery-codes-made-subject = קודי שחזור חדשים לחשבון שלך ב־{ $name }
notice-recovery-codes-made = לחשבון שלך ב־{ $name } יש קודי שחזור חדשים. הקודים הקודמים כבר אינם פעילים.
notice-recovery-code-used-subject = נעשה שימוש בקוד שחזור ב־{ $name }
notice-recovery-code-used = מישהו השתמש בקוד שחזור של החשבון שלך ב־{ $name }.
notice-new-device-subject = התחברות חדשה לחשבון שלך ב־{ $name }
notice-new-device = הייתה התחברות לחשבון שלך ב־{ $name } באמצעות { $device }, בפעם הראשונה.
notice-new-device-advice = אם זה לא היה מצידך, יש לפתוח את הקישור הזה. הוא מסיים את ההתחברות ההיא ועוזר לך להגן על החשבון.
notice-deleted-subject = החשבון שלך ב־{ $name } נמחק
notice-deleted = החשבון שלך ב־{ $name } נמחק. כל מה שבו יימחק לצמיתות אחרי 30 יום.
notice-deleted-advice = אם זה לא היה מצידך, או אם התחרטת, אפשר לשחזר את החשבון בקישור הזה.
notice-when = זמן: { $when }
notice-place = מקום משוער: { $place }
notice-advice = אם זה לא היה מצידך, כדאי להגן על החשבון עכשיו.
notice-summary-subject = שינויים נוספים בחשבון שלך ב־{ $name }
notice-summary = בחשבון שלך ב־{ $name } קרו דברים רבים כל כך, שלא כתבנו על כל אחד מהם. מאז ההודעה האחרונה:
notice-link = פתיחת הדף
mail-why-code = ההודעה הזו נשלחה כי הכתובת שלך הוזנה ב־{ $host }, אולי על ידך. אם לא, אפשר להתעלם ממנה.
mail-why-account = ההודעה הזו נשלחה כי היא נוגעת לחשבון ב־{ $host } עם הכתובת שלך.

# "This was not me"
not-me-heading = זה לא היה מצידך?
not-me-lead = נסיים את ההתחברות ההיא. הסיסמה או מפתח הגישה ששימשו בה יפסיקו לפעול, וכך גם קודי השחזור שלך. לאחר מכן נעזור לך להגן על החשבון.
not-me-button = סיום ההתחברות ההיא

# Authorization of applications
consent-heading = לתת גישה ל־{ $application }?
consent-lead = { $application } מופעל בידי צד שלישי. היישום יוכל לראות שיש לך כאן חשבון, וגם:
consent-profile = את שמכם ואת הפרופיל שלכם
consent-email = את כתובת הדוא״ל שלכם
consent-phone = את מספר הטלפון שלכם
consent-address = את כתובת הדואר שלכם
consent-roles = את התפקידים שלכם
consent-offline = הוא יוכל לשאול גם כשאינכם נוכחים.
consent-unregistered = איש לא רשם את היישום הזה כאן. כל מה שידוע עליו הוא כתובתו:
consent-claimed-name = הוא מכנה את עצמו בשם הזה, שאיש לא בדק:
consent-return = אם תאפשרו, תמשיכו אל { $host }.
consent-return-device = אם תאפשרו, תמשיכו לתוכנה במכשיר הזה. אפשרו רק אם הפעלתם זה עתה את התוכנה בעצמכם.
allow = אישור
decline = סירוב
go-on-to = המשך אל { $application }
go-on-lead = נכנסתם. אם לא קורה דבר, המשיכו כאן.
log-out-heading = להתנתק?
log-out-asked = { $application } מבקש שתתנתקו.
log-out-lead = החיבור שלכם כאן יסתיים. יישומים שנכנסתם אליהם דרכו יקבלו הודעה.
stay-logged-in = להישאר מחוברים
logged-out = התנתקתם
logged-out-lead = אם לא קורה דבר, המשיכו כאן.
device-heading = חיבור מכשיר
device-lead = יש להזין את הקוד שהמכשיר מציג.
device-code-hint = שמונה אותיות לטיניות. אין חשיבות לאותיות גדולות ולמקף.
device-code-wrong = הקוד הזה אינו נכון, או שכבר אינו פעיל. אפשר לבדוק אותו, או להתחיל מחדש במכשיר.
device-question-heading = לחבר את { $application }?
device-question-lead = המכשיר צריך להציג את הקוד הזה:
device-warning = יש להמשיך רק אם התחלתם זאת בעצמכם ממש עכשיו. אחרת ייתכן שאדם אחר מנסה להיכנס לחשבון שלכם.
device-learns = היישום יידע שיש לכם כאן חשבון, וגם:
device-allowed = המכשיר מחובר
device-allowed-lead = הוא ימשיך מעצמו בעוד כמה שניות. אפשר לסגור את הדף הזה.
device-denied = המכשיר לא חובר
device-denied-lead = אם לא התחלתם זאת בעצמכם, אין צורך לעשות דבר נוסף. אפשר לסגור את הדף הזה.
authorization-invalid = אי אפשר להשיב לבקשה הזאת
authorization-invalid-detail = היישום שלח בקשה שגויה או ישנה מדי. חזרו ליישום ונסו שוב. אם זה קורה שוב, ספרו למפעיל שלו.
return-path-too-long = הכתובת הזאת ארוכה מדי
return-path-too-long-detail = אי אפשר לשמור אותה בזמן הכניסה. היכנסו קודם, ואז פתחו אותה שוב.
