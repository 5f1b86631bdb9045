# What people read who log in. Short, active, calm: docs/languages.md tells how to add or mend a language.

# Buttons and links
log-in = Log in
logging-in = Logging you in…
log-out = Log out
logging-out = Logging you out…
create-account = Create account
creating-account = Creating your account…
trouble = Trouble logging in?
have-account = Already have an account? Log in
back-to-login = Back to login
to-account = Go to your account
to-start = Go to the start page
skip = Skip to content
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
password-hint = At least { $min } characters. A few random words work well.

# Passkeys
passkey-hint = Use your fingerprint, face or screen lock.
passkey-hint-recover = Your browser will ask which device to use.
passkey-failed = That didn’t work. Try again, or log in another way.
passkey-missing = Passkeys aren’t available right now. Use your password instead.
passkey-missing-recover = Passkeys aren’t available right now. Try again later, or ask an administrator for help.
passkey-address = Passkeys don’t work at this address. Open this one instead:
cookies-off = Cookies are switched off for this site. Switch them on to log in, then try again.

# Start page
home-heading = Welcome
home-signed-in = You’re logged in.
home-lead = Log in to { $product } with a passkey or a password.

# The first administrator
setup-heading = Create the administrator account
setup-lead = Create a passkey on this device. You’ll use it to log in.
setup-needs-passkey = Create a passkey first. Use the button below.

# Registration is closed
closed-heading = Sign-up is closed
closed-lead = Accounts are created by an administrator. Ask yours for an invitation, or log in.

# Trouble logging in
recover-lead = If you have a passkey on another device, such as a phone or a security key, use it here, then create one on this device.
recover-field-hint = Only needed for a code.
recover-no-script = Passkeys need JavaScript. Turn it on in your browser, or use another browser.

# Account
account-heading = Your account
account-greeting = Hello, { $name }
member-since = Member since
last-login = Last login
first-login = First login
your-details = Your details
read-only = You can’t change this.
saved = Saved.
not-saved = Not saved. Fix the highlighted fields.
changed-elsewhere = Your details have changed since you opened this page. Review them, then save again.
somebody-else = Someone else is now logged in here, so nothing was saved.
logged-out-meanwhile = You’ve been logged out. Log in from another tab; what you typed is still here.

# Sessions
sessions-heading = Where you are logged in
this-session = This device
# Before a time: “Last active 2 minutes ago”, “Since 3 May 2026 at 21:30 UTC”
first-seen = Since
last-active = Last active
ending-sessions = Logging out…
log-out-elsewhere = Log out everywhere else
log-out-of = Log out: { $device }
access-heading = Applications with access
access-lead = These applications can see who you are. Once you remove access, an application learns nothing more until you open it again.
access-empty = No applications have access to your account.
access-third-party = Run by a third party.
access-learns = It can see:
access-account = that you have an account here
access-since = Since
access-last-used = Last used
remove-access = Remove access
remove-access-of = Remove access: { $application }
remove-all-access = Remove all access
removing-access = Removing access…
access-ended = Access removed.
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
login-id-impossible = That phone number doesn’t exist. Check the digits and the country.
login-id-letters = Enter the phone number in digits, without letters.
login-id-extension = Enter the phone number without an extension. Codes can’t reach extensions.
login-id-quoted = We can’t send email to an address with quotation marks. Use another one.
login-id-domain = What follows the @ isn’t a valid domain. Check the address.
login-id-too-long = That email address is too long. Check it.
login-id-unreachable = We can’t send email to this address because of the letters before the @. Use another one.
wrong-credentials = Those login details aren’t right. Try again.
not-created = We couldn’t create this account. If you already have one, log in.
passkey-unreadable = Something went wrong creating your passkey. Try again.
passkey-of-another = That passkey belongs to a different address. Create one for this address.
password-too-short = Use at least { $min } characters. A few random words work well.
password-too-long = Use at most { $max } characters.
field-required = Required.
field-too-long = Use at most { $limit } characters.
field-too-short = Use at least { $limit } characters.
field-at-least = Enter { $limit } or more.
field-at-most = Enter { $limit } or less.
field-one-of = Choose one of these: { $choices }.
field-date = Enter a date as YYYY-MM-DD.
field-email = Enter an email address.
field-url = Enter a web address, such as https://example.com.
field-taken = Another account already uses this.
field-wrong = This isn’t in the right format.

# Problem pages
problem-reference = If you contact support, quote error { $status } and this reference:
fresh-login = Confirm it’s you
fresh-login-detail = This step needs a recent login. Log out on your account page, log in with your passkey, then try again.
passkey-required = A passkey is required
passkey-required-detail = Administrators log in with a passkey. Log out on your account page, then log in with yours.
administrator-required = Another administrator is required
administrator-required-detail = This is an administrator’s account with a passkey, so a code isn’t enough. Log in with one of its passkeys, or ask another administrator to send you a link.
setup-link-over = This link has expired
setup-link-over-detail = Setup links last one hour and stop working once there is an administrator. Run “vestibule setup-link” for a new one.
nothing-done = Nothing was changed
other-flow = A newer code was requested in this browser, so nothing was checked or sent here. Use the newest code.
link-used = This link has already been used
link-used-detail = Links work once. If you used it, there’s nothing more to do. If not, start again.
problem-401 = You’re not logged in
problem-401-detail = Your session may have expired. Log in again.
problem-403 = You don’t have access to this page
problem-403-detail = Log in with an account that does.
problem-404 = Page not found
problem-404-detail = Check the address, or go to the start page.
problem-405 = That didn’t work
problem-405-detail = Go back and try again.
problem-413 = That’s too large
problem-413-detail = Go back and send something smaller.
problem-422 = Something in the form isn’t right
problem-422-detail = Go back, check what you entered and try again.
problem-429 = Too many attempts
problem-429-detail = Wait a moment, then try again.
try-again-in =
    { $minutes ->
        [one] Try again in { $minutes } minute.
       *[other] Try again in { $minutes } minutes.
    }
problem-4xx = We couldn’t understand that request
problem-4xx-detail = Go back and try again.
problem-503 = We’re busy right now
problem-503-detail = Wait a minute, then try again.
problem-5xx = Something went wrong on our side
problem-5xx-detail = Try again in a minute. You did nothing wrong.

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
sdk-unsupported = This browser doesn’t support passkeys
sdk-cancelled = No passkey was used. Try again, or log in another way.
sdk-empty = Enter your email or phone number first.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = No account here uses that passkey.
sdk-exists = This device already has a passkey for this account.
sdk-unverified = Your device needs to verify you with a PIN, fingerprint or face. If you use a security key, set a PIN for it in your browser or system settings, then try again.
sdk-passkeyChanged = That passkey may have been copied or changed, so it can no longer log in. Log in another way, then remove it on your account page and add a new one.
sdk-expired = That took too long. Try again.
sdk-tooMany = Too many attempts. Wait a moment, then try again.
sdk-network = We couldn’t reach the server. Check your connection, then try again.
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
security-log-in-again = To make changes, log in again. This protects your account.
log-in-again = Log in again
passkeys = Passkeys
passkey = Passkey
no-passkeys = You don’t have a passkey yet. Use your fingerprint, face or screen lock instead of a password.
add-passkey = Add a passkey
passkey-waiting = Waiting for your passkey…
passkey-synced = Synced across your devices
passkey-on-key = On a security key
passkey-on-device = On one device
passkey-suspect = Blocked at its last login, because it may have been copied or changed. Remove it and add a new one.
passkey-name = Name
added = Added
last-used = Last used
never-used = Not used yet.
change = Change
remove = Remove
last-way-in = This is your only way to log in. Add another before removing it.
password-there = Password is set.
password-none = No password set.
new-password = New password
set-password = Set password
change-password = Change password
remove-password = Remove password
your-data = Your data
download-data = Download my data
delete-account = Delete my account
delete-lead = You’ll be logged out everywhere and can no longer log in. You have 30 days to change your mind; after that, everything is erased.
deleting = Deleting your account…
keep-account = Keep my account
deleted-heading = Your account has been deleted
# The time stands in the place of <time>, or at the end.
deleted-until = Everything will be erased on <time>.
deleted-link = Changed your mind? Restore your account with this link:
undo-heading = Restore your account
undo-until = You can restore it, with everything in it, until <time>.
undo-button = Restore account
undo-over = This link has expired
undo-over-lead = The account has already been restored, or the 30 days are over.
offer-heading = Skip the password next time
not-now = Not now
passkey-added = Passkey added.
passkey-renamed = Name saved.
passkey-removed = Passkey removed. It can no longer log in.
password-set = Password saved.
password-removed = Password removed.
delete-mismatch = That doesn’t match { $login-id }.
last-administrator = You’re the only administrator. Make someone else an administrator first.
remove-passkey = { remove }: { $name }
type-to-delete = Type { $login-id } to confirm.

# Codes, recovery and recovery codes
phone-number = Phone number
country = Country
country-none = Included in the number
use-phone = Use a phone number
use-email = Use an email address
send-code = Send me a code
sending-code = Sending a code…
login-code-heading = Log in with a code
login-code-lead = We’ll send a code to your email address or phone.
other-way = Try another way
code-heading = Enter your code
code-heading-email = Check your email
code = Code
code-hint = Six digits, valid for ten minutes.
code-late = It can take a minute. Check your spam folder too.
new-code = Send a new code
checking-code = Checking the code…
code-wrong = That code is wrong or has expired. Check it, or request a new one.
code-malformed = Enter the six digits from the message.
code-over = These codes have expired. Start again for a new one.
code-locked = Too many wrong codes. Log in with your passkey, or ask an administrator for help.
code-sent = We sent a new code. The previous one no longer works.
codes-sent = We can’t send more codes here. Use the last one, or start again.
code-held = Too many codes were requested, so we didn’t send one just now.
next-code =
    { $minutes ->
        [one] The next code can be sent in { $minutes } minute.
       *[other] The next code can be sent in { $minutes } minutes.
    }
link-heading = Continue here
link-lead = This link works once.
link-elsewhere-heading = Your code
link-elsewhere = You requested this code in another browser. Enter it there.
link-support-heading = Get back into your account
recover-or-code = or with a code
recover-code-lead = Use a code to create a new passkey or choose a new password.
use-recovery-code = Use a recovery code
recovery-code-heading = Use a recovery code
recovery-code = Recovery code
recovery-code-hint = One of the ten you saved.
recovery-code-wrong = That address or recovery code isn’t right. Try again.
recovery-code-malformed = A recovery code has sixteen letters and digits. Enter all of them.
new-way-heading = Welcome back
new-way-lead = Create a passkey on this device. You’ll use it to log in from now on.
or-new-password = or choose a new password
continue = Continue
continue-without = Skip for now
drop-other-ways = Remove all other ways to log in: passkeys, password and recovery codes
new-way-missing = Create a passkey, or choose a password.
document-first-heading = Your identity document
document-first-lead = Your code is correct. To get back into your account, you also need your identity document.
document-first-ask = Ask an administrator how to show it, then return to this page within 15 minutes.
document-first-show = Show the document
document-first-done = I’ve shown it
confirm-heading = Your account has been created
confirm-lead = Log in once to confirm your address.
recovery-codes = Recovery codes
recovery-codes-lead = Ten codes to keep somewhere safe. Each gets you into your account once, without email or phone.
recovery-codes-once = You won’t see these again. Print or download them now.
recovery-codes-none = No codes yet.
make-recovery-codes = Create recovery codes
make-new-recovery-codes = Create new codes
making-recovery-codes = Creating codes…
new-codes-replace = New codes replace the old ones.
download = Download
print = Print
code-lead-email = If { $login-id } can be used here, we’ve emailed it a code.
code-lead-phone = If { $login-id } can be used here, we’ve texted it a code.
recovery-codes-left = { $left ->
    [one] You have 1 code left.
   *[other] You have { $left } codes left.
}

# Mails and SMS
mail-code-subject = Your code for { $name }
mail-code-is = Your code is { $code }.
mail-code-verify = Enter it at { $host } to finish creating your account. It expires in ten minutes. { $name } will never ask you for it.
mail-code-login = Enter it at { $host } to log in. It expires in ten minutes. { $name } will never ask you for it.
mail-code-recover = Enter it at { $host } to get back into your account. It expires in ten minutes. { $name } will never ask you for it.
mail-code-link = Or open this link in the browser where you requested it:
mail-link-verify = Finish creating your account
mail-link-login = Log in
mail-link-recover = Get back into your account
sms-code = Your code for { $name } is { $code }. It expires in ten minutes. Do not share it.
mail-support-subject = Get back into your account at { $name }
mail-support = You asked { $name } for help getting into your account.
mail-support-link = This link works once. Open it within a day. If you didn’t ask for help, ignore this email.
sms-support-link = Open this link within a day: { $url }
notice-registered-subject = You already have an account at { $name }
notice-registered = Someone, perhaps you, tried to create an account at { $name } with this address. You already have one.
notice-registered-advice = Log in or recover your account with this link.
notice-recovered-subject = Your account at { $name } was recovered
notice-recovered = Someone got back into your account at { $name } with a code.
notice-passkey-added-subject = A passkey was added to your account at { $name }
notice-passkey-added = A new passkey can now log in to your account at { $name }.
notice-passkey-removed-subject = A passkey was removed from your account at { $name }
notice-passkey-removed = A passkey can no longer log in to your account at { $name }.
notice-password-changed-subject = Your password at { $name } was changed
notice-password-changed = Your password at { $name } was changed or removed.
notice-addresses-changed-subject = The addresses of your account at { $name } were changed
notice-addresses-changed = An email address or phone number was added to your account at { $name }, or removed from it.
notice-recovery-codes-made-subject = New recovery codes for your account at { $name }
notice-recovery-codes-made = Your account at { $name } has new recovery codes. The previous ones no longer work.
notice-recovery-code-used-subject = A recovery code was used at { $name }
notice-recovery-code-used = Someone used a recovery code for your account at { $name }.
notice-new-device-subject = New login to your account at { $name }
notice-new-device = Someone logged in to your account at { $name } with { $device } for the first time.
notice-new-device-advice = If this wasn’t you, open this link. It ends that session and helps you secure your account.
notice-deleted-subject = Your account at { $name } has been deleted
notice-deleted = Your account at { $name } has been deleted. Everything in it will be erased after 30 days.
notice-deleted-advice = If this wasn’t you, or if you’ve changed your mind, restore your account with this link.
notice-when = Time: { $when }
notice-place = Approximate place: { $place }
notice-advice = If this wasn’t you, secure your account now.
notice-summary-subject = More changes to your account at { $name }
notice-summary = There were so many changes to your account at { $name } that we didn’t write to you about each one. Since our last message:
notice-link = Open the page
mail-why-code = You get this mail because somebody, perhaps you, entered your address at { $host }. If it was not you, you can ignore it.
mail-why-account = You get this mail because it is about an account at { $host } with your address.

# "This was not me"
not-me-heading = Wasn’t you?
not-me-lead = We’ll end that session. The password or passkey it used will stop working, and so will your recovery codes. Then we’ll help you secure your account.
not-me-button = End that session

# Authorization of applications
consent-heading = Give { $application } access?
consent-lead = { $application } is run by a third party. It will be able to see that you have an account here, and:
consent-profile = your name and your profile
consent-email = your email address
consent-phone = your phone number
consent-address = your postal address
consent-roles = your roles
consent-offline = It can check this again while you’re away.
consent-unregistered = This application isn’t registered here. All we know about it is its address:
consent-claimed-name = It calls itself this, which we haven’t verified:
consent-return = If you allow it, you’ll continue to { $host }.
consent-return-device = If you allow it, you’ll continue to a program on this device. Allow it only if you just started that program yourself.
allow = Allow
decline = Decline
go-on-to = Continue to { $application }
go-on-lead = You’re logged in. If nothing happens, continue here.
log-out-heading = Log out?
log-out-asked = { $application } is asking you to log out.
log-out-lead = You’ll be logged out here. The applications you used with this login will be told.
stay-logged-in = Stay logged in
logged-out = You’re logged out
logged-out-lead = If nothing happens, continue here.
device-heading = Connect a device
device-lead = Enter the code shown on the device.
device-code-hint = Eight letters. Capitals and the hyphen don’t matter.
device-code-wrong = That code is wrong or has expired. Check it, or start again on the device.
device-question-heading = Connect { $application }?
device-question-lead = The device must show this code:
device-warning = Continue only if you just started this yourself. Otherwise, someone may be trying to get into your account.
device-learns = It will be able to see that you have an account here, and:
device-allowed = The device is connected
device-allowed-lead = It will continue by itself in a few seconds. You can close this page.
device-denied = The device was not connected
device-denied-lead = If you didn’t start this, there’s nothing more to do. You can close this page.
authorization-invalid = We can’t complete this request
authorization-invalid-detail = The application sent a request that is invalid or too old. Go back to the application and try again. If it keeps happening, tell whoever runs it.
return-path-too-long = This address is too long
return-path-too-long-detail = We can’t keep it while you log in. Log in first, then open it again.
