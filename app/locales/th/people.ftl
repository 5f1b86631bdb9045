# สิ่งที่ผู้เข้าสู่ระบบอ่าน สั้น ตรง และสุภาพ

# Buttons and links
log-in = เข้าสู่ระบบ
logging-in = กำลังเข้าสู่ระบบ…
log-out = ออกจากระบบ
logging-out = กำลังออกจากระบบ…
create-account = สร้างบัญชี
creating-account = กำลังสร้างบัญชีของคุณ…
trouble = เข้าสู่ระบบไม่ได้ใช่ไหม
have-account = มีบัญชีแล้วใช่ไหม เข้าสู่ระบบ
back-to-login = กลับไปหน้าเข้าสู่ระบบ
to-account = ไปที่บัญชีของคุณ
to-start = ไปที่หน้าแรก
skip = ข้ามไปยังเนื้อหา
save = บันทึก
saving = กำลังบันทึก…
# Before the name of the language, at the foot of the page
language = ภาษา
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = ข้อกำหนดการใช้งาน
privacy = ความเป็นส่วนตัว
agree-terms = เมื่อสร้างบัญชี ถือว่าคุณยอมรับ<a>ข้อกำหนดการใช้งาน</a>
read-privacy = <a>นโยบายความเป็นส่วนตัว</a>บอกว่าข้อมูลของคุณถูกนำไปใช้อย่างไร

# Fields
login-id = อีเมลหรือหมายเลขโทรศัพท์
password = รหัสผ่าน
or-password = หรือใช้รหัสผ่าน
password-hint = อย่างน้อย { $min } อักขระ คำที่สุ่มมาสองสามคำก็ใช้ได้ดี

# Passkeys
passkey-hint = ใช้ลายนิ้วมือ ใบหน้า หรือการล็อกหน้าจอของคุณ
passkey-hint-recover = เบราว์เซอร์จะถามว่าจะใช้อุปกรณ์ใด
passkey-failed = ไม่สำเร็จ โปรดลองอีกครั้ง หรือเข้าสู่ระบบด้วยวิธีอื่น
passkey-missing = ขณะนี้ใช้พาสคีย์ไม่ได้ โปรดใช้รหัสผ่านแทน
passkey-missing-recover = ขณะนี้ใช้พาสคีย์ไม่ได้ โปรดลองใหม่ภายหลัง หรือสอบถามผู้ดูแลระบบ
passkey-address = พาสคีย์ใช้กับที่อยู่นี้ไม่ได้ โปรดเปิดที่อยู่นี้แทน:
cookies-off = คุกกี้ถูกปิดสำหรับเว็บไซต์นี้ จึงเข้าสู่ระบบไม่ได้ โปรดเปิดคุกกี้แล้วลองอีกครั้ง

# Start page
home-heading = ยินดีต้อนรับ
home-signed-in = คุณเข้าสู่ระบบแล้ว
home-lead = เข้าสู่ระบบ { $product } ด้วยพาสคีย์หรือรหัสผ่าน

# The first administrator
setup-heading = สร้างบัญชีผู้ดูแลระบบ
setup-lead = สร้างพาสคีย์บนอุปกรณ์นี้ จากนี้ไปคุณจะเข้าสู่ระบบด้วยพาสคีย์นี้
setup-needs-passkey = โปรดสร้างพาสคีย์ก่อน โดยกดปุ่มด้านล่าง

# Registration is closed
closed-heading = ปิดรับสมัคร
closed-lead = ผู้ดูแลระบบเป็นผู้สร้างบัญชี โปรดขอคำเชิญ หรือเข้าสู่ระบบ

# Trouble logging in
recover-lead = หากคุณมีพาสคีย์บนอุปกรณ์อื่น เช่น โทรศัพท์หรือกุญแจความปลอดภัย โปรดใช้ที่นี่ แล้วสร้างพาสคีย์บนอุปกรณ์นี้
recover-field-hint = จำเป็นเฉพาะเมื่อขอรหัส
recover-no-script = พาสคีย์ต้องใช้ JavaScript โปรดเปิดใช้ในเบราว์เซอร์ หรือใช้เบราว์เซอร์ที่รองรับ

# Account
account-heading = บัญชีของคุณ
account-greeting = สวัสดี { $name }
member-since = เป็นสมาชิกตั้งแต่
last-login = เข้าสู่ระบบล่าสุด
first-login = เข้าสู่ระบบครั้งแรก
your-details = ข้อมูลของคุณ
read-only = คุณเปลี่ยนข้อมูลนี้ไม่ได้
saved = บันทึกแล้ว
not-saved = ยังไม่ได้บันทึก โปรดแก้ไขช่องที่เน้นไว้
changed-elsewhere = ระหว่างนี้ข้อมูลของคุณถูกเปลี่ยนจากที่อื่น โปรดตรวจดูแล้วบันทึกอีกครั้ง
somebody-else = ขณะนี้มีผู้อื่นเข้าสู่ระบบอยู่ที่นี่ จึงไม่มีการบันทึกสิ่งใด
logged-out-meanwhile = คุณออกจากระบบแล้ว โปรดเข้าสู่ระบบในแท็บอื่น สิ่งที่คุณพิมพ์ยังอยู่ที่นี่

# Sessions
sessions-heading = ที่ที่คุณเข้าสู่ระบบอยู่
this-session = อุปกรณ์นี้
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = ใช้งานครั้งแรก:
last-active = ใช้งานล่าสุด:
ending-sessions = กำลังออกจากระบบ…
log-out-elsewhere = ออกจากระบบที่อื่นทั้งหมด
log-out-of = ออกจากระบบ: { $device }
access-heading = แอปที่เข้าถึงได้
access-lead = แอปเหล่านี้รู้ว่าคุณเป็นใคร หากคุณยกเลิกการเข้าถึง แอปจะไม่ทราบอะไรเพิ่มอีกจนกว่าคุณจะเปิดแอปอีกครั้ง
access-empty = ไม่มีแอปใดเข้าถึงบัญชีของคุณได้
access-third-party = ดำเนินการโดยบุคคลที่สาม
access-learns = แอปอาจทราบ:
access-account = ว่าคุณมีบัญชีที่นี่
access-since = ตั้งแต่
access-last-used = ใช้ล่าสุด:
remove-access = ยกเลิกการเข้าถึง
remove-access-of = ยกเลิกการเข้าถึง: { $application }
remove-all-access = ยกเลิกการเข้าถึงทั้งหมด
removing-access = กำลังยกเลิกการเข้าถึง…
access-ended = ยกเลิกการเข้าถึงแล้ว
# “Firefox on Windows”
device = { $browser } บน { $system }
device-unknown-browser = เบราว์เซอร์ที่ไม่รู้จักบน { $system }
device-unknown = อุปกรณ์ที่ไม่รู้จัก
device-app = แอป
minutes-ago =
    { $minutes ->
        [0] เมื่อสักครู่
       *[other] { $minutes } นาทีที่แล้ว
    }

# Mistakes, beside a field or above a form
login-id-invalid = โปรดป้อนที่อยู่อีเมล หรือหมายเลขโทรศัพท์พร้อมรหัสประเทศ
login-id-impossible = ไม่มีหมายเลขโทรศัพท์นี้ โปรดตรวจสอบตัวเลขและประเทศ
login-id-letters = ป้อนหมายเลขโทรศัพท์เป็นตัวเลข ไม่ใช้ตัวอักษร
login-id-extension = ป้อนหมายเลขโทรศัพท์โดยไม่มีหมายเลขต่อ เพราะรหัสส่งไปไม่ถึง
login-id-quoted = อีเมลส่งไม่ถึงที่อยู่ที่มีเครื่องหมายอัญประกาศ โปรดใช้ที่อยู่อื่น
login-id-domain = โดเมนหลัง @ เช่นนี้มีอยู่ไม่ได้ โปรดตรวจสอบที่อยู่
login-id-too-long = ที่อยู่อีเมลยาวขนาดนี้ไม่ได้ โปรดตรวจสอบ
login-id-unreachable = เราส่งอีเมลไปยังที่อยู่นี้ไม่ได้เพราะตัวอักษรก่อน @ โปรดใช้ที่อยู่อื่น
wrong-credentials = ข้อมูลเข้าสู่ระบบไม่ถูกต้อง โปรดลองอีกครั้ง
not-created = เราสร้างบัญชีนี้ไม่ได้ หากคุณมีบัญชีแล้ว โปรดเข้าสู่ระบบ
passkey-unreadable = เกิดข้อผิดพลาดในการสร้างพาสคีย์ โปรดลองอีกครั้ง
passkey-of-another = พาสคีย์นั้นเป็นของที่อยู่อื่น โปรดสร้างสำหรับที่อยู่นี้
password-too-short = ใช้อย่างน้อย { $min } อักขระ คำที่สุ่มมาสองสามคำก็ใช้ได้ดี
password-too-long = ใช้ไม่เกิน { $max } อักขระ
field-required = จำเป็นต้องกรอก
field-too-long = ใช้ไม่เกิน { $limit } อักขระ
field-too-short = ใช้อย่างน้อย { $limit } อักขระ
field-at-least = โปรดป้อน { $limit } ขึ้นไป
field-at-most = โปรดป้อนไม่เกิน { $limit }
field-one-of = โปรดเลือกหนึ่งในนี้: { $choices }
field-date = โปรดป้อนวันที่ในรูปแบบ ปี-เดือน-วัน เช่น 2026-01-31
field-email = โปรดป้อนที่อยู่อีเมล
field-url = โปรดป้อนที่อยู่เว็บ เช่น https://example.com
field-taken = บัญชีอื่นมีค่านี้อยู่แล้ว
field-wrong = รูปแบบไม่ถูกต้อง

# Problem pages
problem-reference = หากติดต่อฝ่ายสนับสนุน โปรดแจ้งข้อผิดพลาด { $status } และรหัสอ้างอิงนี้:
fresh-login = ยืนยันว่าเป็นคุณ
fresh-login-detail = ขั้นตอนนี้ต้องเพิ่งเข้าสู่ระบบ โปรดออกจากระบบที่หน้าบัญชี เข้าสู่ระบบด้วยพาสคีย์ แล้วลองอีกครั้ง
passkey-required = ที่นี่ต้องใช้พาสคีย์
passkey-required-detail = ผู้ดูแลระบบเข้าสู่ระบบด้วยพาสคีย์ โปรดออกจากระบบที่หน้าบัญชี แล้วเข้าสู่ระบบด้วยพาสคีย์ของคุณ
administrator-required = ต้องใช้ผู้ดูแลระบบคนอื่น
administrator-required-detail = บัญชีนี้มีสิทธิ์ผู้ดูแลระบบและมีพาสคีย์ รหัสอย่างเดียวจึงไม่พอ โปรดเข้าสู่ระบบด้วยพาสคีย์ของบัญชีนี้ หรือขอให้ผู้ดูแลระบบคนอื่นส่งลิงก์ให้คุณ
setup-link-over = ลิงก์นี้หมดอายุแล้ว
setup-link-over-detail = ลิงก์ตั้งค่าใช้ได้หนึ่งชั่วโมง และจะใช้ไม่ได้เมื่อมีผู้ดูแลระบบแล้ว เรียกใช้ “vestibule setup-link” เพื่อขอลิงก์ใหม่
nothing-done = ไม่มีการเปลี่ยนแปลง
other-flow = มีการขอรหัสใหม่กว่าในเบราว์เซอร์นี้ จึงไม่มีการตรวจสอบหรือส่งสิ่งใดที่นี่ โปรดใช้รหัสล่าสุด
link-used = ลิงก์นี้ถูกใช้ไปแล้ว
link-used-detail = ลิงก์ใช้ได้ครั้งเดียว หากคุณเป็นผู้ใช้ ก็ไม่ต้องทำอะไรอีก หากไม่ใช่ โปรดเริ่มใหม่
problem-401 = คุณยังไม่ได้เข้าสู่ระบบ
problem-401-detail = การเข้าสู่ระบบของคุณอาจหมดอายุแล้ว โปรดเข้าสู่ระบบอีกครั้ง
problem-403 = คุณไม่มีสิทธิ์เข้าถึงหน้านี้
problem-403-detail = โปรดเข้าสู่ระบบด้วยบัญชีที่มีสิทธิ์
problem-404 = ไม่พบหน้านี้
problem-404-detail = โปรดตรวจสอบที่อยู่ หรือไปที่หน้าเริ่มต้น
problem-405 = ไม่สำเร็จ
problem-405-detail = โปรดย้อนกลับแล้วลองอีกครั้ง
problem-413 = มีขนาดใหญ่เกินไป
problem-413-detail = โปรดย้อนกลับแล้วส่งสิ่งที่เล็กกว่า
problem-422 = มีบางอย่างในแบบฟอร์มไม่ถูกต้อง
problem-422-detail = โปรดย้อนกลับ ตรวจสิ่งที่พิมพ์ แล้วส่งอีกครั้ง
problem-429 = พยายามหลายครั้งเกินไป
problem-429-detail = โปรดรอสักครู่ แล้วลองอีกครั้ง
try-again-in = ลองอีกครั้งในอีก { $minutes } นาที
problem-4xx = เราไม่เข้าใจคำขอนั้น
problem-4xx-detail = โปรดย้อนกลับและลองอีกครั้ง
problem-503 = ขณะนี้มีผู้ใช้งานมาก
problem-503-detail = โปรดรอหนึ่งนาที แล้วลองอีกครั้ง
problem-5xx = เกิดข้อผิดพลาดทางฝั่งเรา
problem-5xx-detail = โปรดลองอีกครั้งในหนึ่งนาที ไม่ได้เกิดจากสิ่งที่คุณทำ

# The passkey button, which other sites show too
sdk-login = เข้าสู่ระบบด้วยพาสคีย์
sdk-register = สร้างพาสคีย์
sdk-recover = ใช้พาสคีย์จากอุปกรณ์อื่น
sdk-waiting = กำลังรอพาสคีย์ของคุณ…
sdk-ready = พาสคีย์พร้อมแล้ว
sdk-undo = เลิกทำ
sdk-through = { logging-in }
sdk-or = หรือ
sdk-tip = { passkey-hint }
sdk-welcome = ยินดีต้อนรับกลับมา
sdk-later = ไว้ภายหลัง
sdk-unsupported = เบราว์เซอร์นี้ใช้พาสคีย์ไม่ได้
sdk-cancelled = ไม่มีการใช้พาสคีย์ โปรดลองอีกครั้ง หรือเข้าสู่ระบบด้วยวิธีอื่น
sdk-empty = โปรดป้อนอีเมลหรือหมายเลขโทรศัพท์ก่อน
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = ไม่มีบัญชีที่นี่ที่ใช้พาสคีย์นั้น
sdk-exists = อุปกรณ์นี้มีพาสคีย์สำหรับบัญชีนั้นแล้ว
sdk-unverified = ต้องใช้ PIN ลายนิ้วมือ หรือใบหน้า หากคุณใช้คีย์ความปลอดภัย ให้ตั้ง PIN ของคีย์ในการตั้งค่าของเบราว์เซอร์หรือระบบ แล้วลองอีกครั้ง
sdk-passkeyChanged = ดูเหมือนว่าพาสคีย์นั้นถูกคัดลอกหรือเปลี่ยนแปลง จึงใช้เข้าสู่ระบบไม่ได้ โปรดเข้าสู่ระบบด้วยวิธีอื่น แล้วนำพาสคีย์นั้นออกในหน้าบัญชีของคุณและเพิ่มพาสคีย์ใหม่
sdk-expired = ใช้เวลานานเกินไป โปรดลองอีกครั้ง
sdk-tooMany = พยายามหลายครั้งเกินไป โปรดรอสักครู่ แล้วลองอีกครั้ง
sdk-network = เราติดต่อเซิร์ฟเวอร์ไม่ได้ โปรดตรวจสอบการเชื่อมต่อ แล้วลองอีกครั้ง
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
sdk-close = ปิด

# Ways in, data and leaving
security-heading = วิธีเข้าสู่ระบบของคุณ
security-log-in-again = หากต้องการเปลี่ยนสิ่งใดที่นี่ โปรดเข้าสู่ระบบอีกครั้ง เพื่อกันไม่ให้ผู้อื่นเข้ามา
log-in-again = เข้าสู่ระบบอีกครั้ง
passkeys = พาสคีย์
passkey = พาสคีย์
no-passkeys = คุณยังไม่มีพาสคีย์ ใช้ลายนิ้วมือ ใบหน้า หรือการล็อกหน้าจอแทนรหัสผ่านได้
add-passkey = เพิ่มพาสคีย์
passkey-waiting = กำลังรอพาสคีย์ของคุณ…
passkey-synced = ซิงค์ระหว่างอุปกรณ์ของคุณ
passkey-on-key = บนกุญแจความปลอดภัย
passkey-on-device = บนอุปกรณ์เดียว
passkey-suspect = ถูกปฏิเสธเมื่อเข้าสู่ระบบครั้งล่าสุด เพราะดูเหมือนถูกคัดลอกหรือเปลี่ยนแปลง โปรดนำออกแล้วเพิ่มพาสคีย์ใหม่
passkey-name = ชื่อ
added = เพิ่มเมื่อ
last-used = ใช้ล่าสุด:
never-used = ยังไม่เคยใช้
change = เปลี่ยน
remove = นำออก
last-way-in = เป็นวิธีเดียวที่คุณใช้เข้าสู่ระบบ โปรดเพิ่มวิธีอื่นก่อนลบ
password-there = ตั้งรหัสผ่านแล้ว
password-none = ยังไม่ได้ตั้งรหัสผ่าน
new-password = รหัสผ่านใหม่
set-password = ตั้งรหัสผ่าน
change-password = เปลี่ยนรหัสผ่าน
remove-password = นำรหัสผ่านออก
your-data = ข้อมูลทั้งหมดของคุณ
download-data = ดาวน์โหลดข้อมูลของฉัน
delete-account = ลบบัญชีของฉัน
delete-lead = คุณจะออกจากระบบทุกที่และจะเข้าสู่ระบบไม่ได้อีก คุณมีเวลา 30 วันในการเปลี่ยนใจ หลังจากนั้นทุกอย่างจะถูกลบถาวร
deleting = กำลังลบบัญชีของคุณ…
keep-account = เก็บบัญชีของฉันไว้
deleted-heading = บัญชีของคุณถูกลบแล้ว
deleted-until = ทุกอย่างจะถูกลบถาวรในวันที่ <time>
deleted-link = เปลี่ยนใจใช่ไหม กู้คืนบัญชีของคุณด้วยลิงก์นี้:
undo-heading = กู้คืนบัญชีของคุณ
undo-until = กู้คืนพร้อมทุกอย่างในบัญชีได้จนถึง <time>
undo-button = กู้คืนบัญชี
undo-over = ลิงก์นี้หมดอายุแล้ว
undo-over-lead = บัญชีกลับมาแล้ว หรือครบ 30 วันแล้ว
offer-heading = ครั้งหน้าไม่ต้องใช้รหัสผ่าน
not-now = ไว้ภายหลัง
passkey-added = เพิ่มพาสคีย์แล้ว
passkey-renamed = บันทึกชื่อแล้ว
passkey-removed = นำพาสคีย์ออกแล้ว พาสคีย์นี้ใช้เข้าสู่ระบบที่นี่ไม่ได้อีก
password-set = บันทึกรหัสผ่านแล้ว
password-removed = นำรหัสผ่านออกแล้ว
delete-mismatch = ไม่ตรงกับ { $login-id }
last-administrator = คุณเป็นผู้ดูแลระบบเพียงคนเดียว โปรดเพิ่มผู้ดูแลระบบอีกคนก่อน
remove-passkey = { remove }: { $name }
type-to-delete = พิมพ์ { $login-id } เพื่อยืนยัน

# Codes, recovery and recovery codes
phone-number = หมายเลขโทรศัพท์
country = ประเทศ
country-none = อยู่ในหมายเลขแล้ว
use-phone = ใช้หมายเลขโทรศัพท์
use-email = ใช้ที่อยู่อีเมล
send-code = ส่งรหัสให้ฉัน
sending-code = กำลังส่งรหัส…
login-code-heading = เข้าสู่ระบบด้วยรหัส
login-code-lead = เราจะส่งรหัสไปยังอีเมลหรือโทรศัพท์ของคุณ
other-way = ใช้วิธีอื่น
code-heading = ป้อนรหัสของคุณ
code-heading-email = ตรวจสอบอีเมลของคุณ
code = รหัส
code-hint = ตัวเลขหกหลัก ใช้ได้สิบนาที
code-late = อาจใช้เวลาสักหนึ่งนาที โปรดดูในอีเมลขยะด้วย
new-code = ส่งรหัสใหม่
checking-code = กำลังตรวจสอบรหัส…
code-wrong = รหัสนั้นไม่ถูกต้อง หรือใช้ไม่ได้แล้ว โปรดตรวจสอบ หรือขอรหัสใหม่
code-malformed = โปรดป้อนตัวเลขหกหลักจากข้อความ
code-over = รหัสเหล่านี้ใช้ไม่ได้แล้ว โปรดเริ่มใหม่เพื่อรับรหัสใหม่
code-locked = มีการป้อนรหัสที่ไม่ถูกต้องหลายครั้งเกินไป โปรดเข้าสู่ระบบด้วยพาสคีย์ หรือขอความช่วยเหลือจากผู้ดูแลระบบ
code-sent = เราส่งรหัสใหม่แล้ว รหัสก่อนหน้าใช้ไม่ได้แล้ว
codes-sent = เราส่งรหัสเพิ่มที่นี่ไม่ได้แล้ว โปรดใช้รหัสล่าสุด หรือเริ่มใหม่
code-held = มีการขอรหัสมากเกินไป ครั้งนี้จึงไม่ได้ส่งรหัส
next-code = ส่งรหัสถัดไปได้ในอีก { $minutes } นาที
link-heading = ดำเนินการต่อที่นี่
link-lead = ลิงก์นี้ใช้ได้ครั้งเดียว
link-elsewhere-heading = รหัสของคุณ
link-elsewhere = คุณขอรหัสนี้ในเบราว์เซอร์อื่น โปรดพิมพ์รหัสที่นั่น
link-support-heading = กลับเข้าสู่บัญชีของคุณ
recover-or-code = หรือใช้รหัส
recover-code-lead = เมื่อใช้รหัสแล้ว คุณสร้างพาสคีย์ใหม่ หรือตั้งรหัสผ่านใหม่ได้
use-recovery-code = ใช้รหัสกู้คืน
recovery-code-heading = ใช้รหัสกู้คืน
recovery-code = รหัสกู้คืน
recovery-code-hint = หนึ่งในสิบรหัสที่คุณเก็บไว้
recovery-code-wrong = ที่อยู่หรือรหัสกู้คืนไม่ถูกต้อง โปรดลองอีกครั้ง
recovery-code-malformed = รหัสกู้คืนมีตัวอักษรและตัวเลขรวมสิบหกตัว โปรดป้อนให้ครบ
new-way-heading = ยินดีต้อนรับกลับมา
new-way-lead = สร้างพาสคีย์บนอุปกรณ์นี้ เพื่อให้คุณเข้าสู่ระบบด้วยพาสคีย์นี้ได้จากนี้ไป
or-new-password = หรือตั้งรหัสผ่านใหม่
continue = ดำเนินการต่อ
continue-without = ข้ามไปก่อน
drop-other-ways = นำวิธีเข้าสู่ระบบอื่นออกทั้งหมด ได้แก่ พาสคีย์ รหัสผ่าน และรหัสกู้คืน
new-way-missing = โปรดสร้างพาสคีย์ หรือตั้งรหัสผ่าน
document-first-heading = เอกสารยืนยันตัวตนของคุณ
document-first-lead = รหัสของคุณถูกต้อง ในการกลับเข้าสู่บัญชี ต้องใช้เอกสารยืนยันตัวตนของคุณด้วย
document-first-ask = โปรดสอบถามผู้ดูแลระบบว่าต้องแสดงเอกสารอย่างไร แล้วกลับมาที่หน้านี้ภายในสิบห้านาที
document-first-show = แสดงเอกสาร
document-first-done = ฉันแสดงแล้ว
confirm-heading = สร้างบัญชีของคุณแล้ว
confirm-lead = เข้าสู่ระบบหนึ่งครั้งเพื่อยืนยันที่อยู่ของคุณ
recovery-codes = รหัสกู้คืน
recovery-codes-lead = สิบรหัสสำหรับเก็บไว้ในที่ปลอดภัย แต่ละรหัสใช้เข้าบัญชีได้หนึ่งครั้ง โดยไม่ต้องใช้อีเมลหรือโทรศัพท์
recovery-codes-once = คุณจะไม่เห็นรหัสเหล่านี้อีก โปรดพิมพ์หรือดาวน์โหลดตอนนี้
recovery-codes-none = คุณยังไม่มีรหัสกู้คืน
make-recovery-codes = สร้างรหัสกู้คืน
make-new-recovery-codes = สร้างรหัสใหม่
making-recovery-codes = กำลังสร้างรหัส…
new-codes-replace = รหัสใหม่จะใช้แทนรหัสเก่า
download = ดาวน์โหลด
print = พิมพ์ลงกระดาษ
code-lead-email = หากใช้ { $login-id } ที่นี่ได้ เราได้ส่งรหัสทางอีเมลแล้ว
code-lead-phone = หากใช้ { $login-id } ที่นี่ได้ เราได้ส่งรหัสทาง SMS แล้ว
recovery-codes-left = คุณเหลือ { $left } รหัส

# Mails and SMS
mail-code-subject = รหัสของคุณสำหรับ { $name }
mail-code-is = รหัสของคุณคือ { $code }
mail-code-verify = ป้อนรหัสนี้ที่ { $host } เพื่อสร้างบัญชีให้เสร็จ รหัสหมดอายุในสิบนาที { $name } จะไม่ขอรหัสนี้จากคุณ
mail-code-login = ป้อนรหัสนี้ที่ { $host } เพื่อเข้าสู่ระบบ รหัสหมดอายุในสิบนาที { $name } จะไม่ขอรหัสนี้จากคุณ
mail-code-recover = ป้อนรหัสนี้ที่ { $host } เพื่อกลับเข้าสู่บัญชี รหัสหมดอายุในสิบนาที { $name } จะไม่ขอรหัสนี้จากคุณ
mail-code-link = หรือเปิดลิงก์นี้ในเบราว์เซอร์ที่คุณขอรหัส:
mail-link-verify = สร้างบัญชีให้เสร็จ
mail-link-login = เข้าสู่ระบบ
mail-link-recover = กลับเข้าสู่บัญชีของคุณ
sms-code = รหัสของคุณสำหรับ { $name } คือ { $code } ใช้ได้สิบนาที โปรดอย่าบอกผู้อื่น
mail-support-subject = กลับเข้าสู่บัญชีของคุณที่ { $name }
mail-support = คุณขอให้ { $name } ช่วยให้เข้าบัญชีของคุณได้
mail-support-link = ลิงก์นี้ใช้ได้ครั้งเดียว โปรดเปิดภายในหนึ่งวัน หากคุณไม่ได้ขอความช่วยเหลือ ไม่ต้องสนใจอีเมลนี้
sms-support-link = โปรดเปิดลิงก์นี้ภายในหนึ่งวัน: { $url }
notice-registered-subject = คุณมีบัญชีที่ { $name } แล้ว
notice-registered = มีผู้พยายามสร้างบัญชีที่ { $name } ด้วยที่อยู่นี้ ซึ่งอาจเป็นคุณเอง คุณมีบัญชีอยู่แล้ว
notice-registered-advice = เข้าสู่ระบบหรือกู้คืนบัญชีของคุณด้วยลิงก์นี้
notice-recovered-subject = บัญชีของคุณที่ { $name } ได้รับการกู้คืนแล้ว
notice-recovered = มีผู้กลับเข้าสู่บัญชีของคุณที่ { $name } ด้วยรหัส
notice-passkey-added-subject = มีการเพิ่มพาสคีย์ในบัญชีของคุณที่ { $name }
notice-passkey-added = พาสคีย์ใหม่เข้าสู่ระบบบัญชีของคุณที่ { $name } ได้
notice-passkey-removed-subject = มีการนำพาสคีย์ออกจากบัญชีของคุณที่ { $name }
notice-passkey-removed = พาสคีย์หนึ่งเข้าสู่ระบบบัญชีของคุณที่ { $name } ไม่ได้อีกแล้ว
notice-password-changed-subject = รหัสผ่านของคุณที่ { $name } ถูกเปลี่ยนแล้ว
notice-password-changed = รหัสผ่านของคุณที่ { $name } ถูกเปลี่ยนหรือลบ
notice-addresses-changed-subject = ที่อยู่ติดต่อของบัญชีของคุณที่ { $name } ถูกเปลี่ยนแล้ว
notice-addresses-changed = มีการเพิ่มอีเมลหรือหมายเลขโทรศัพท์ในบัญชีของคุณที่ { $name } หรือนำออกจากบัญชี
notice-recovery-codes-made-subject = รหัสกู้คืนใหม่สำหรับบัญชีของคุณที่ { $name }
notice-recovery-codes-made = บัญชีของคุณที่ { $name } มีรหัสกู้คืนใหม่ รหัสก่อนหน้าใช้ไม่ได้แล้ว
notice-recovery-code-used-subject = มีการใช้รหัสกู้คืนที่ { $name }
notice-recovery-code-used = มีผู้ใช้รหัสกู้คืนของบัญชีของคุณที่ { $name }
notice-new-device-subject = มีการเข้าสู่ระบบใหม่ในบัญชีของคุณที่ { $name }
notice-new-device = มีผู้เข้าสู่ระบบบัญชีของคุณที่ { $name } ด้วย { $device } เป็นครั้งแรก
notice-new-device-advice = หากไม่ใช่คุณ โปรดเปิดลิงก์นี้ ลิงก์จะยุติเซสชันนั้นและช่วยให้บัญชีของคุณปลอดภัย
notice-deleted-subject = บัญชีของคุณที่ { $name } ถูกลบแล้ว
notice-deleted = บัญชีของคุณที่ { $name } ถูกลบแล้ว ทุกอย่างในบัญชีจะถูกลบถาวรหลังจาก 30 วัน
notice-deleted-advice = หากไม่ใช่คุณ หรือคุณเปลี่ยนใจ โปรดกู้คืนบัญชีของคุณด้วยลิงก์นี้
notice-when = เวลา: { $when }
notice-place = สถานที่โดยประมาณ: { $place }
notice-advice = หากไม่ใช่คุณ โปรดทำให้บัญชีของคุณปลอดภัยตอนนี้
notice-summary-subject = การเปลี่ยนแปลงเพิ่มเติมในบัญชีของคุณที่ { $name }
notice-summary = มีเหตุการณ์เกิดขึ้นกับบัญชีของคุณที่ { $name } มากจนเราไม่ได้แจ้งทีละรายการ ตั้งแต่ข้อความล่าสุด:
notice-link = เปิดหน้า
mail-why-code = คุณได้รับอีเมลนี้เพราะมีผู้ป้อนที่อยู่ของคุณที่ { $host } ซึ่งอาจเป็นคุณเอง หากไม่ใช่คุณ ไม่ต้องสนใจอีเมลนี้
mail-why-account = คุณได้รับอีเมลนี้เพราะเกี่ยวกับบัญชีที่ { $host } ซึ่งใช้ที่อยู่ของคุณ

# "This was not me"
not-me-heading = ไม่ใช่คุณใช่ไหม
not-me-lead = เราจะยุติเซสชันนั้น รหัสผ่านหรือพาสคีย์ที่ใช้เข้ามาจะใช้ไม่ได้อีก รวมถึงรหัสกู้คืนของคุณ แล้วเราจะช่วยให้บัญชีของคุณปลอดภัย
not-me-button = ยุติเซสชันนั้น

# Authorization of applications
consent-heading = ให้สิทธิ์เข้าถึงแก่ { $application } หรือไม่
consent-lead = { $application } ดำเนินการโดยบุคคลที่สาม แอปจะเห็นว่าคุณมีบัญชีที่นี่ และยังเห็น:
consent-profile = ชื่อและโปรไฟล์ของคุณ
consent-email = อีเมลของคุณ
consent-phone = หมายเลขโทรศัพท์ของคุณ
consent-address = ที่อยู่ทางไปรษณีย์ของคุณ
consent-roles = บทบาทของคุณ
consent-offline = แอปอาจถามอีกเมื่อคุณไม่อยู่
consent-unregistered = ไม่มีใครลงทะเบียนแอปนี้ไว้ที่นี่ สิ่งที่ทราบมีเพียงที่อยู่ของแอป:
consent-claimed-name = แอปตั้งชื่อตัวเองดังนี้ ซึ่งยังไม่มีใครตรวจสอบ:
consent-return = หากอนุญาต คุณจะไปต่อที่ { $host }
consent-return-device = หากอนุญาต คุณจะไปต่อที่โปรแกรมในอุปกรณ์นี้ อนุญาตเฉพาะเมื่อคุณเพิ่งเปิดโปรแกรมนั้นด้วยตัวเอง
allow = อนุญาต
decline = ปฏิเสธ
go-on-to = ไปต่อที่ { $application }
go-on-lead = คุณเข้าสู่ระบบแล้ว หากไม่มีอะไรเกิดขึ้น ให้ไปต่อที่นี่
log-out-heading = ออกจากระบบหรือไม่
log-out-asked = { $application } ขอให้คุณออกจากระบบ
log-out-lead = การเข้าสู่ระบบของคุณที่นี่จะสิ้นสุดลง แอปที่คุณเข้าใช้ด้วยการเข้าสู่ระบบนี้จะได้รับแจ้ง
stay-logged-in = อยู่ในระบบต่อ
logged-out = คุณออกจากระบบแล้ว
logged-out-lead = หากไม่มีอะไรเกิดขึ้น ให้ไปต่อที่นี่
device-heading = เชื่อมต่ออุปกรณ์
device-lead = ป้อนรหัสที่อุปกรณ์แสดง
device-code-hint = ตัวอักษรแปดตัว ไม่ต้องสนใจตัวพิมพ์ใหญ่และขีดคั่น
device-code-wrong = รหัสนั้นไม่ถูกต้อง หรือใช้ไม่ได้แล้ว โปรดตรวจสอบ หรือเริ่มใหม่บนอุปกรณ์
device-question-heading = เชื่อมต่อ { $application } หรือไม่
device-question-lead = อุปกรณ์ต้องแสดงรหัสนี้:
device-warning = ดำเนินการต่อเฉพาะเมื่อคุณเพิ่งเริ่มสิ่งนี้ด้วยตนเอง มิฉะนั้นอาจมีคนอื่นพยายามเข้าบัญชีของคุณ
device-learns = แอปจะทราบว่าคุณมีบัญชีที่นี่ และยังทราบ:
device-allowed = เชื่อมต่ออุปกรณ์แล้ว
device-allowed-lead = อุปกรณ์จะดำเนินการต่อเองในไม่กี่วินาที คุณปิดหน้านี้ได้
device-denied = ไม่ได้เชื่อมต่ออุปกรณ์
device-denied-lead = หากคุณไม่ได้เริ่มสิ่งนี้ด้วยตนเอง คุณไม่ต้องทำอะไรอีก คุณปิดหน้านี้ได้
authorization-invalid = ไม่สามารถตอบคำขอนี้ได้
authorization-invalid-detail = แอปส่งคำขอที่ไม่ถูกต้องหรือเก่าเกินไป กลับไปที่แอปแล้วลองอีกครั้ง หากเกิดขึ้นอีก โปรดแจ้งผู้ดูแลแอป
return-path-too-long = ที่อยู่นี้ยาวเกินไป
return-path-too-long-detail = ไม่สามารถเก็บไว้ระหว่างที่คุณเข้าสู่ระบบได้ โปรดเข้าสู่ระบบก่อน แล้วเปิดอีกครั้ง
