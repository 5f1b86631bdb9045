# What people read who log in. Short, active, calm: docs/languages.md tells how to add or mend a language.

# Buttons and links
log-in = Log in
logging-in = Logging you in…
log-out = Log out
logging-out = Logging you out…
create-account = Create account
creating-account = Creating your account…
trouble = Trouble logging in?
have-account = I already have an account
back-to-login = Back to log in
to-account = Go to your account
to-start = Go to the start page
skip = Skip to the content
save = Save
saving = Saving…
# Before the name of the language, at the foot of the page
language = Language
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = Terms of use
privacy = Privacy
agree-terms = By creating an account, you agree to the <a>terms of use</a>.
read-privacy = The <a>privacy notice</a> says what happens to your data.

# Fields
login-id = Email or phone number
password = Password
or-password = or with a password
password-hint = Between { $min } and { $max } characters. A few words make a good one.

# Passkeys
passkey-hint = Use your fingerprint, face or screen lock.
passkey-hint-recover = Your browser asks which device to use.
passkey-failed = That did not work. Try again, or use another way to log in.
passkey-missing = Passkeys are not available right now. Use your password instead.
passkey-missing-recover = Passkeys are not available right now. Try again later, or ask the administrator.
passkey-address = Passkeys do not work at this address. Open this one instead:
cookies-off = Cookies are turned off for this site, and nobody can log in without them. Turn them on, then try again.

# Start page
home-heading = Welcome
home-signed-in = You are logged in.
home-lead = { $product } is where you log in, with a passkey or a password.

# The first administrator
setup-heading = Become the administrator
setup-lead = Make a passkey on this device. You log in with it from now on.
setup-needs-passkey = Make a passkey first: press the button below.

# Registration is closed
closed-heading = New accounts
closed-lead = The administrator makes new accounts here. Ask them for one. If you have an account, log in.

# Trouble logging in
recover-lead = If you have a passkey on another device, such as a phone or a security key, use it here. Then make one on this device.
recover-field-hint = Not needed for a passkey.
recover-no-script = Passkeys need JavaScript. Turn it on in your browser, or use a browser that has it.

# Account
account-heading = Your account
account-greeting = Hello, { $name }
member-since = Member since
last-login = Last login
first-login = Not recorded yet
your-details = Your details
read-only = You cannot change this.
saved = Saved.
not-saved = Not saved. Correct what is marked.
changed-elsewhere = Your details were changed elsewhere in the meantime. Look at them, then save again.
somebody-else = Somebody else is logged in here now, so nothing was saved.
logged-out-meanwhile = You are not logged in any more. Log in in another window; what you typed stays here.

# Sessions
sessions-heading = Where you are logged in
this-session = This device
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = First seen
last-active = Active
ending-sessions = Logging out…
log-out-elsewhere = Log out everywhere else
log-out-of = Log out: { $device }
access-heading = Applications with access
access-lead = These applications know who you are. When you remove access, they learn nothing more until you open them again.
access-empty = No application has access to your account.
access-third-party = Not run by the operator of this site.
access-learns = It may learn:
access-account = that you have an account here
access-since = Since
access-last-used = Last used
remove-access = Remove access
remove-access-of = Remove access: { $application }
remove-all-access = Remove access for all
removing-access = Removing access…
access-ended = Access has been removed.
# “Firefox on Windows”
device = { $browser } on { $system }
device-unknown-browser = Unknown browser on { $system }
device-unknown = Unknown device
device-app = An app
minutes-ago =
    { $minutes ->
        [0] just now
        [one] { $minutes } minute ago
       *[other] { $minutes } minutes ago
    }

# Mistakes, beside a field or above a form
login-id-invalid = Enter an email address, or a phone number with its country code.
login-id-impossible = There is no such phone number. Check its digits and its country.
login-id-letters = Enter the phone number in digits, without letters.
login-id-extension = Enter the phone number without its extension. A code cannot reach one.
login-id-quoted = Mail does not reach an address with quotation marks. Use another one.
login-id-domain = There can be no such domain after the @. Check the address.
login-id-too-long = An email address cannot be this long. Check it.
login-id-unreachable = We cannot send mail to this address, because of the letters before the @. Use another one.
wrong-credentials = That login and password do not belong together. Try again.
not-created = We could not create this account. If you already have one, log in.
passkey-unreadable = Your passkey did not reach us whole. Make it once more.
passkey-of-another = That passkey was made for another address. Make one for this address.
password-too-short = Use at least { $min } characters. A few words in a row work well.
password-too-long = Use at most { $max } characters.
field-required = This is needed.
field-too-long = Use at most { $limit } characters.
field-too-short = Use at least { $limit } characters.
field-at-least = Enter { $limit } or more.
field-at-most = Enter { $limit } or less.
field-one-of = Choose one of these: { $choices }.
field-date = Enter a day of the calendar, written YYYY-MM-DD.
field-email = Enter an email address.
field-url = Enter a web address, such as https://example.com.
field-taken = Another account has this already.
field-wrong = This does not have the right form.

# Problem pages
problem-reference = If you ask for help, mention problem { $status } and this reference:
fresh-login = Log in once more
fresh-login-detail = This needs a fresh login, and yours is a while ago. Log out on your account page, log in with your passkey, then repeat what you did.
passkey-required = A passkey is needed here
passkey-required-detail = Administrators log in with a passkey. Log out on your account page, then log in with yours.
administrator-required = Another administrator is needed here
administrator-required-detail = This account may administrate and has a passkey, so a code is not enough. Log in with one of its passkeys, or ask another administrator to send you a link.
setup-link-over = This link does not work any more
setup-link-over-detail = A link works for an hour, and until there is an administrator. Whoever runs the server can make another with “vestibule setup-link”.
nothing-done = Nothing was done
other-flow = In this browser, another code was asked for since this page was opened. Nothing was checked, counted or sent. Go on with the newest one.
link-used = This link was used already
link-used-detail = It works once. If it was you who used it, there is nothing left to do. If not, start again.
problem-401 = You are not logged in
problem-401-detail = Your login may have expired. Log in once more.
problem-403 = This page is not open to you
problem-403-detail = Log in with an account that may see it.
problem-404 = There is nothing here
problem-404-detail = Check the address, or start again from the start page.
problem-405 = That cannot be done here
problem-405-detail = Go back and use the buttons on the page.
problem-413 = That was too much at once
problem-413-detail = Go back and send less.
problem-422 = Something in the form does not fit
problem-422-detail = Go back, check what you typed and send it again.
problem-429 = Too many attempts
problem-429-detail = Wait a little, then try again.
try-again-in =
    { $minutes ->
        [one] Try again in { $minutes } minute.
       *[other] Try again in { $minutes } minutes.
    }
problem-4xx = That request was not understood
problem-4xx-detail = Go back and try once more.
problem-503 = We are busy right now
problem-503-detail = Wait a minute, then try again.
problem-5xx = Something went wrong on our side
problem-5xx-detail = Try again in a minute. Nothing you did caused it.

# The passkey button, which other sites show too
sdk-login = Log in with a passkey
sdk-register = Create a passkey
sdk-recover = Use a passkey from another device
sdk-waiting = Waiting for your passkey…
sdk-ready = Passkey ready
sdk-undo = Undo
sdk-through = { logging-in }
sdk-or = or
sdk-tip = { passkey-hint }
sdk-welcome = Welcome back
sdk-later = Not now
sdk-unsupported = This browser cannot use passkeys
sdk-cancelled = That was cancelled. Try again when you are ready.
sdk-empty = Enter your email or phone number first.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = No account here uses that passkey.
sdk-exists = This device already has a passkey for that account.
sdk-unverified = This needs a PIN, a fingerprint or a face. If you use a security key, set a PIN for it in your browser’s or system’s settings, then try again.
sdk-passkeyChanged = That passkey looks as though it was copied or changed, so it does not log in. Log in another way, then remove it on your account page and add a new one.
sdk-expired = That took too long. Try again.
sdk-tooMany = Too many attempts. Wait a little, then try again.
sdk-network = We could not reach the server. Check your connection, then try again.
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
sdk-close = Close

# Ways in, data and leaving
security-heading = How you log in
security-log-in-again = To change anything here, log in once more. It keeps others out.
log-in-again = Log in again
passkeys = Passkeys
passkey = Passkey
no-passkeys = You have no passkey yet. Use your fingerprint, face or screen lock instead of a password.
add-passkey = Add a passkey
passkey-waiting = Waiting for your passkey…
passkey-synced = Synced between your devices
passkey-on-key = On a security key
passkey-on-device = On one device
passkey-suspect = Refused at its last login, since it looked as though it was copied or changed. Remove it and add a new one.
passkey-name = Name
added = Added
last-used = Last used
never-used = Not used yet.
change = Change
remove = Remove
last-way-in = It is your only way in, so it stays until you have another.
password-there = You can log in with a password.
password-none = You have no password.
new-password = New password
set-password = Set a password
change-password = Change the password
remove-password = Remove the password
your-data = Your data
download-data = Download my data
delete-account = Delete my account
delete-lead = You are logged out everywhere, and nobody can log in any more. For 30 days you can change your mind; then everything is erased.
deleting = Deleting your account…
keep-account = Keep my account
deleted-heading = Your account is deleted
deleted-until = Everything is erased on
deleted-link = Keep this link: until then, it brings your account back.
undo-heading = Bring your account back
undo-until = It can come back with everything in it until
undo-button = Bring it back
undo-over = This link does not work any more
undo-over-lead = The account is back already, or its 30 days are over.
offer-heading = Log in without a password next time
not-now = Not now
passkey-added = The passkey is added.
passkey-renamed = The name is saved.
passkey-removed = The passkey is removed. It does not log in here any more.
password-set = The password is saved.
password-removed = The password is removed.
delete-mismatch = That is not the name of this account.
last-administrator = You are the only administrator. Make another one first.
remove-passkey = { remove }: { $name }
type-to-delete = Type { $login-id } to go on.

# Codes, recovery and recovery codes
phone-number = Phone number
country = Country
country-none = In the number
use-phone = Use a phone number
use-email = Use an email address
send-code = Send me a code
sending-code = Sending a code…
login-code-heading = Log in with a code
login-code-lead = We send a code to your email address or phone.
other-way = Use another way
code-heading = Enter your code
code = Code
code-hint = Six digits. They work for ten minutes.
code-late = It can take a minute. Look among unwanted mail too.
new-code = Send a new code
checking-code = Checking the code…
code-wrong = That code is not right, or not any more. Check it, or ask for a new one.
code-malformed = Enter the six digits from the message.
code-over = These codes do not work any more. Start again to get a new one.
code-locked = There were too many wrong codes. Log in with your passkey, or ask the administrator for help.
code-sent = We sent a new code. The one before does not work any more.
codes-sent = We cannot send more codes here. Use the last one, or start again.
code-held = So many codes were asked for that none was sent just now.
next-code =
    { $minutes ->
        [one] The next code can be sent in { $minutes } minute.
       *[other] The next code can be sent in { $minutes } minutes.
    }
link-heading = Continue here
link-lead = One press, and the link is used up.
link-elsewhere-heading = Your code
link-elsewhere = You asked for it in another browser. Type it there.
link-support-heading = Get back into your account
recover-or-code = or with a code
recover-code-lead = With a code you can then make a new passkey, or choose a new password.
use-recovery-code = Use a recovery code
recovery-code-heading = Use a recovery code
recovery-code = Recovery code
recovery-code-hint = One of the ten that you kept.
recovery-code-wrong = That login and recovery code do not belong together. Try again.
recovery-code-malformed = A recovery code has sixteen letters and digits. Enter all of them.
new-way-heading = Welcome back
new-way-lead = Make a passkey on this device, so that you can log in with it from now on.
or-new-password = or choose a new password
continue = Continue
continue-without = Continue without
drop-other-ways = Remove every other way in: passkeys, password and recovery codes
new-way-missing = Make a passkey, or choose a password.
document-first-heading = Your identity document
document-first-lead = Your code was right. To get back into your account, your identity document is needed too.
document-first-ask = Ask the administrator how to show it, then come back to this page within a quarter of an hour.
document-first-show = Show the document
document-first-done = I have shown it
confirm-heading = Your account is made
confirm-lead = Log in once to show that the address is yours. Then it is ready.
recovery-codes = Recovery codes
recovery-codes-lead = Ten codes to keep on paper. Each gets you back into your account once, without email or phone.
recovery-codes-once = They are shown only now. Print or download them, and keep them where you keep important papers.
recovery-codes-none = You have none yet.
make-recovery-codes = Make recovery codes
make-new-recovery-codes = Make new codes
making-recovery-codes = Making codes…
new-codes-replace = New codes take the place of the old ones.
download = Download
print = Print
code-lead-email = If { $login-id } can be used here, a mail with a code is on its way.
code-lead-phone = If { $login-id } can be used here, a code is on its way to it.
recovery-codes-left = { $left ->
    [one] You have 1 code left.
   *[other] You have { $left } codes left.
}

# Mails and SMS
mail-code-subject = Your code for { $name }
mail-code-is = Your code is { $code }.
mail-code-verify = Use it at { $host } to finish your account. It works for ten minutes, once. Nobody from { $name } will ever ask you for it.
mail-code-login = Use it at { $host } to log in. It works for ten minutes, once. Nobody from { $name } will ever ask you for it.
mail-code-recover = Use it at { $host } to get back into your account. It works for ten minutes, once. Nobody from { $name } will ever ask you for it.
mail-code-link = Or open this link in the browser in which you asked for it:
mail-link-verify = Finish your account
mail-link-login = Log in
mail-link-recover = Get back into your account
sms-code = Your code for { $name } is { $code }. It works for ten minutes. Do not share it.
mail-support-subject = Get back into your account at { $name }
mail-support = An administrator of { $name } started a recovery of your account, because you asked for help.
mail-support-link = Open this link within a day. It works once. If you did not ask for help, leave it alone.
sms-support-link = Open this link within a day: { $url }
notice-registered-subject = You already have an account at { $name }
notice-registered = Somebody, perhaps you, tried to make an account at { $name } with this address. You have one already.
notice-registered-advice = To log in, or if you cannot, open this link.
notice-recovered-subject = Your account at { $name } was recovered
notice-recovered = Somebody got back into your account at { $name } with a code.
notice-passkey-added-subject = A passkey was added to your account at { $name }
notice-passkey-added = A new passkey can log in to your account at { $name }.
notice-passkey-removed-subject = A passkey was removed from your account at { $name }
notice-passkey-removed = A passkey can no longer log in to your account at { $name }.
notice-password-changed-subject = Your password at { $name } was changed
notice-password-changed = Your account at { $name } has a new password, or has none any more.
notice-addresses-changed-subject = The addresses of your account at { $name } were changed
notice-addresses-changed = An email address or a phone number was added to your account at { $name }, or taken away from it.
notice-recovery-codes-made-subject = New recovery codes for your account at { $name }
notice-recovery-codes-made = Your account at { $name } has new recovery codes. The ones before do not work any more.
notice-recovery-code-used-subject = A recovery code was used at { $name }
notice-recovery-code-used = Somebody used a recovery code of your account at { $name }.
notice-new-device-subject = New login to your account at { $name }
notice-new-device = Somebody logged in to your account at { $name } with { $device }, for the first time.
notice-new-device-advice = If this was not you, open this link. It ends that session and helps you to take your account back.
notice-deleted-subject = Your account at { $name } is deleted
notice-deleted = Your account at { $name } is deleted. Everything in it is erased after 30 days.
notice-deleted-advice = If this was not you, or if you change your mind, open this link.
notice-when = That was on { $when }.
notice-place = Approximate place: { $place }.
notice-advice = If this was not you, open this link and take your account back.
notice-summary-subject = More changes to your account at { $name }
notice-summary = So much happened to your account at { $name } that we did not write about each of it. Since the last message:
notice-link = Open the page
mail-why-code = You get this mail because somebody, perhaps you, entered your address at { $host }. If it was not you, you can ignore it.
mail-why-account = You get this mail because it is about an account at { $host } with your address.

# "This was not me"
not-me-heading = Was this not you?
not-me-lead = We end that session. The password or passkey that it used stops working, and so do your recovery codes. Then we help you to take your account back.
not-me-button = End that session

# Authorization of applications
consent-heading = Let { $application } in?
consent-lead = { $application } is not run by the operator of this site. It will know that you have an account here, and:
consent-profile = your name and your profile
consent-email = your email address
consent-phone = your phone number
consent-address = your postal address
consent-roles = your roles
consent-offline = It may ask again while you are away.
consent-unregistered = Nobody has registered this application here. All that is known of it is its address:
consent-claimed-name = It gives itself this name, which nobody has checked:
consent-return = If you allow it, you go on to { $host }.
consent-return-device = If you allow it, you go on to a program on this device. Allow it only if you have just started that program yourself.
allow = Allow
decline = Decline
go-on-to = Go on to { $application }
go-on-lead = You are logged in. If nothing happens, go on here.
log-out-heading = Log out?
log-out-asked = { $application } asks you to log out.
log-out-lead = This ends your login here. Applications that you entered with it are told.
stay-logged-in = Stay logged in
logged-out = You are logged out
logged-out-lead = If nothing happens, go on here.
device-heading = Connect a device
device-lead = Enter the code that the device shows.
device-code-hint = Eight letters. Capitals and the hyphen do not matter.
device-code-wrong = That code is not right, or not any more. Check it, or begin again on the device.
device-question-heading = Connect { $application }?
device-question-lead = The device must show this code:
device-warning = Go on only if you have just begun this yourself. Otherwise another person may be trying to get into your account.
device-learns = It will know that you have an account here, and:
device-allowed = The device is connected
device-allowed-lead = It goes on by itself in a few seconds. You can close this page.
device-denied = The device was not connected
device-denied-lead = If you did not begin this yourself, you need to do nothing more. You can close this page.
authorization-invalid = This request cannot be answered
authorization-invalid-detail = The application sent a request that is wrong or too old. Go back to the application and try again. If it happens again, tell its operator.
return-path-too-long = This address is too long
return-path-too-long-detail = It cannot be kept while you log in. Log in first, then open it again.
