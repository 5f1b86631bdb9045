# The pages of administrators. Their terms may be technical, each explained by a hint.

# Lists, accounts, schema, tokens, audit log
admin-overview = Overview
admin-accounts = Accounts
admin-deleted = Deleted accounts
admin-schema = Account schema
admin-tokens = API tokens
admin-audit = Audit log
admin-places = Administration
admin-new-account = New account
admin-search = Search
admin-filter = Filter
admin-filter-label = SCIM filter
admin-filter-hint = Combined with the choices above. Example: status eq "disabled" and profile.lastName sw "mül"
admin-show = Apply
admin-shortcuts = Common filters
admin-first-page = First page
admin-next-page = Next page
admin-all-accounts = All accounts
admin-needs-attention = This profile doesn’t match the account schema. Fix it and save.
admin-trail = Activity
admin-verified = verified
admin-not-verified = not verified
admin-never = Never
admin-status = Status
admin-id = ID
admin-roles = Roles
admin-roles-hint = Separate with spaces. “admin” and “support” can use these pages; other roles are for your applications.
admin-profile = Profile
admin-access = Access
admin-enable = Enable account
admin-enable-hint = The person can log in again.
admin-disable = Disable account
admin-disable-hint = Ends all sessions. The person can’t log in until you enable the account.
admin-delete = Delete account
admin-delete-label = Type the email or phone number of the account to confirm
admin-delete-hint = You can restore the account for 30 days. After that it is erased.
admin-audit-empty = No entries match.
admin-action = Action
admin-actor = By
admin-since = From (UTC)
admin-until = Through (UTC)
admin-erased = (erased)
admin-restore = Restore
admin-deleted-at = Deleted
admin-erased-at = Erased on
admin-deleted-empty = No accounts were deleted in the last 30 days.
admin-deleted-lead = Deleted accounts are kept for 30 days.
admin-new-per-day = New accounts per day
admin-latest = Recent activity
admin-force = Apply anyway and flag accounts that don’t match
admin-schema-label = JSON Schema
admin-schema-hint = JSON Schema draft 2020-12. x-vestibule sets who can see and edit a field, and which fields are searchable and indexed.
admin-try = Test
admin-set = Apply
admin-versions = Versions
admin-tokens-lead = For programs that use the administration API.
admin-token-made = Copy this token now. You won’t see it again.
admin-new-token = New token
admin-token-name = Name
admin-token-scopes = Permissions
admin-token-expires = Expires after
admin-token-expires-hint = For example 90d or 1y. Leave empty for no expiry.
admin-make-token = Create token
admin-created = Created
admin-expires = Expires
admin-last-used = Last used
admin-revoke = Revoke
admin-ended = ended
admin-tokens-empty = No tokens yet.
admin-confirm-wrong = That isn’t the email or phone number of this account. Nothing was deleted.
admin-login-id-taken = An account with this email or phone number already exists.
admin-no-accounts = No accounts match.
admin-all = All
admin-only-disabled = Disabled
admin-only-pending = Pending
admin-only-admins = Administrators and support
admin-to-correct = Invalid profiles
admin-when = When
admin-from = From
admin-target = Target
admin-schema-invalid = This isn’t a valid account schema.
admin-version = Version
admin-followed = up to date
admin-being-followed = updating

# Parts of an account, settings, the schema as a form, filters, acts on many, jobs and imports
admin-addresses = Other addresses
admin-addresses-hint = Email addresses and phone numbers that aren’t used for logging in.
admin-add-address = Add an email address or phone number
admin-remove-address = Remove
admin-more-verified = Verified
admin-address-wrong = Enter an email address, or a phone number with its country code.
admin-save-addresses = Save addresses
admin-sessions = Sessions
admin-no-sessions = This person isn’t logged in anywhere.
admin-device = Device
admin-logged-in = Logged in
admin-last-active = Last active
admin-by = By
admin-end = End
admin-end-all = End all sessions
admin-account-applications = Applications with access
admin-account-no-applications = No applications have access to this account.
admin-account-end-applications = Remove all access
admin-account-application = Application
admin-access-since = Since
admin-passkeys = Passkeys
admin-no-passkeys = This person has no passkeys.
admin-passkeys-elsewhere = This server’s passkeys are kept in OwnID’s cloud.
admin-passkeys-unreadable = This person’s passkeys were created by another server.
admin-model = Model
admin-remove = Remove
admin-last-passkey = This is the person’s only way to log in. Without it, they can no longer log in.
admin-remove-last = Remove anyway
admin-messages = Messages
admin-no-messages = No messages in the last 30 days.
admin-channel = Channel
admin-to = To
admin-reason = Reason
admin-documents = Identity documents
admin-no-documents = No identity documents checked.
admin-document-type = Document
admin-number-end = Number ends with
admin-outcome = Outcome
admin-lately = Logins and messages
admin-what = Metric
admin-last-day = 24 hours
admin-last-month = 30 days
admin-logins = Logins
admin-logins-refused = Logins refused
admin-messages-sent = Messages sent
admin-messages-waiting = Messages waiting
admin-messages-not-sent = Messages not sent
admin-settings = Settings
admin-settings-lead = The settings this server started with, from the environment or vestibule.toml.
admin-setting = Setting
admin-setting-value = Value
admin-setting-origin = Source
admin-setting-given = set
admin-setting-default = default
admin-setting-secret = set, hidden
admin-schema-lead = What a profile can contain. Changes take effect when you apply them.
admin-as-form = Edit as a form
admin-as-json = Edit as JSON
admin-add-field = Add a field
admin-new-field = New field
admin-field-name = Name (letters and digits, such as department)
admin-kind = Type
admin-choices = Options, one per line (only for “one of a list”)
admin-max-length = Maximum length, in characters
admin-default = Default for accounts without a value
admin-more-read-by = Visible to
admin-more-written-by = Editable by
admin-required = required
admin-searchable = searchable
admin-indexed = indexed
admin-unique = unique
admin-remove-field = remove this field
admin-only-json = This field can only be edited as JSON.
admin-user = the person
admin-support = support
admin-admin = administrators
admin-nobody = no one
admin-kind-text = text
admin-kind-email = email address
admin-kind-date = date
admin-kind-date-time = date and time
admin-kind-choice = one of a list
admin-kind-number = number
admin-kind-integer = whole number
admin-kind-boolean = yes or no
admin-filter-is = is
admin-filter-begins = begins with
admin-filter-contains = contains
admin-filter-from = from
admin-filter-before = before
admin-filter-at-least = at least
admin-filter-at-most = at most
admin-any = Any
admin-yes = Yes
admin-no = No
admin-role = Role
admin-made-from = Created after (UTC)
admin-made-before = Created before (UTC)
admin-last-login-from = Last login after (UTC)
admin-last-login-before = Last login before (UTC)
admin-columns = Columns
admin-emails = Other email addresses
admin-phones = Other phone numbers
admin-with-all = With all matches:
admin-format = Format
admin-format-csv = CSV
admin-format-excel = CSV for Excel
admin-format-jsonl = JSON Lines
admin-secrets = Include password hashes and passkey data
admin-secrets-hint = JSON Lines only. Anyone with this file could log in as these people. Protect it like your database.
admin-secrets-need-jsonl = CSV can’t include password hashes and passkey data. Choose JSON Lines, or leave them out.
admin-download = Download
admin-nobody-matches = No accounts match.
admin-own-stays = Your own account is not affected.
admin-the-first = Including
admin-back-to-accounts = Back to accounts
admin-matching = Matching accounts
admin-searched = Search
admin-filtered = Filter
admin-jobs = Jobs
admin-jobs-lead = Bulk actions. They keep running if you close this page.
admin-jobs-empty = No jobs in the last 30 days.
admin-all-jobs = All jobs
admin-job = Job
admin-state = State
admin-waiting = Waiting
admin-running = Running
admin-finished = Finished
admin-stopped = Stopped
admin-progress = Progress
admin-done = Done
admin-skipped = Unchanged
admin-failed = Failed
admin-ordered = Started
admin-more-ended = Ended
admin-problems = Failed
admin-why = Reason
admin-import = Import
admin-import-file = Import accounts from a file
admin-import-lead = Add accounts from a file. You’ll review it before anything changes.
admin-file = File
admin-file-hint = CSV with column names in the first line, or JSON Lines. UTF-8 or UTF-16, up to 1 GiB.
admin-file-missing = Choose a file.
admin-send-file = Upload
admin-sending = Uploading…
admin-plan-columns = Match columns
admin-choose = Choose…
admin-leave-out = Skip
admin-update = Update existing accounts
admin-update-hint = Empty cells are left unchanged. If off, rows for existing accounts are rejected.
admin-dry-run = Check only
admin-dry-run-hint = Nothing changes. You can import the same file afterwards.
admin-go-on = Continue
admin-import-now = Import now
admin-rows = Rows read
admin-rows-created = New accounts
admin-rows-updated = Updated accounts
admin-rows-refused = Rejected rows
admin-rows-problems = First problems
admin-row = Row
admin-place = Column
admin-download-problems = Download all problems (CSV)
admin-password-hash = Password hash
admin-passkey-data = Passkey data (ownIdData)

# Sentences with arguments
admin-accounts-count =
    { $count ->
        [one] { $count } account
       *[other] { $count } accounts
    }
admin-accounts-about =
    { $count ->
        [one] About { $count } account
       *[other] About { $count } accounts
    }
admin-schema-fits =
    { $accounts ->
        [one] The { $accounts } account matches the schema.
       *[other] All { $accounts } accounts match the schema.
    }
admin-schema-fails =
    { $accounts ->
        [one] { $failing } of { $accounts } account doesn’t match the schema. Add defaults, or apply anyway.
       *[other] { $failing } of { $accounts } accounts don’t match the schema. Add defaults, or apply anyway.
    }
admin-new-accounts =
    { $accounts ->
        [0] { $day }: no new accounts
        [one] { $day }: { $accounts } new account
       *[other] { $day }: { $accounts } new accounts
    }
# What the choice of an operator is called beside its field
admin-how = { $label }: how
admin-act-disable = Disable
admin-act-end-sessions = End sessions
admin-act-delete = Delete
admin-act-export = Export
admin-act-import = Import
admin-act-unknown = Unknown
admin-disable-accounts =
    { $accounts ->
        [one] Disable { $accounts } account
       *[other] Disable { $accounts } accounts
    }
admin-end-sessions-of =
    { $accounts ->
        [one] End the sessions of { $accounts } account
       *[other] End the sessions of { $accounts } accounts
    }
admin-delete-accounts =
    { $accounts ->
        [one] Delete { $accounts } account
       *[other] Delete { $accounts } accounts
    }
admin-export-accounts =
    { $accounts ->
        [one] Export { $accounts } account
       *[other] Export { $accounts } accounts
    }
admin-import-accounts =
    { $accounts ->
        [one] Import { $accounts } account
       *[other] Import { $accounts } accounts
    }
admin-disable-lead = Ends all their sessions. These people can’t log in until you enable their accounts again.
admin-end-sessions-lead = Logs these people out everywhere. They can log in again.
admin-delete-lead = You can restore them for 30 days. After that they are erased.
admin-export-lead = The file contains their addresses, roles and profiles. This export is recorded in the audit log.
admin-type-count = Type { $count } to confirm
admin-wrong-count = The number of matching accounts is now { $count }. Nothing was changed.
admin-and-more = and { $count } more
admin-done-of = { $done } of { $total }
admin-about-rows =
    { $rows ->
        [one] { $rows } row
       *[other] About { $rows } rows
    }
admin-import-of = Import { $file }
admin-check-of = Check { $file }

# For developers, on their own machine
inbox-heading = Development inbox
inbox-lead = No email provider is set, so messages appear here. They disappear after ten minutes.
inbox-empty = No messages yet. Request a code, then reload this page.
document-heading = Identity document
document-lead = For development: send a document to the back end as the platform would, and see the result. This page only works on this machine.
document-type = Document
mrz = Machine-readable zone
mrz-hint = The two or three lines with << at the bottom of the document, if you have them. They override the fields below.
mrz-lacks = These lines contain no date of issue and no place of birth. Enter them below.
document-number = Number
first-names = First names
last-name = Last name
date-of-birth = Date of birth
date-of-issue = Date of issue
date-of-expiry = Date of expiry
place-of-birth = Place of birth
nationality = Nationality, as a country code
gender = Gender
check-document = Check the document
document-accepted = The document was accepted
document-accepted-lead = The back end confirmed that it belongs to this account.
document-refused = The document was rejected
document-refused-lead = The back end gave this reason:
document-refused-without-reason = The back end gave no reason.
no-such-user = The back end doesn’t know this user.
document-passport = Passport
document-driver-licence = Driver licence
gender-female = F, female
gender-male = M, male
gender-other = O, other
admin-recovery = Recovery
admin-recover = Send recovery link
admin-recover-hint = Sends a one-time link, valid for two days. Verify who you’re talking to first.
admin-recovery-started = Recovery link sent.
admin-codes-locked = Codes are blocked for this address after a hundred wrong codes in a row.
admin-unlock-codes = Unblock codes
admin-codes-unlocked = Codes unblocked.
admin-label = Label

# Refusals
admin-stale = This was changed after you opened the page. Review it, then try again.
admin-last-administrator = This is the last administrator. Make someone else an administrator first.
admin-passkey-taken = One of the account’s passkeys now belongs to another account.
admin-indexing = The accounts are being indexed for the first time. Try again in a minute.
admin-role-wrong = “{ $role }” isn’t a valid role. Use up to 32 lowercase letters, digits, - and _, starting with a letter.
admin-token-name-wrong = Enter a name of up to 64 characters.
admin-token-scopes-wrong = Choose at least one permission.
admin-token-expires-wrong = Enter a number followed by m, h, d or y, such as 90d. The maximum is 10y.

# The preview of the branding
admin-branding = Branding
admin-branding-lead = Preview only. The settings that begin with brand_ decide how your login looks.
admin-brand-try = Try an accent
admin-brand-accent = Accent on light pages
admin-brand-accent-hint = A CSS color, such as #0a5c36 or oklch(0.42 0.1 155).
admin-brand-accent-dark = Accent on dark pages
admin-brand-accent-dark-hint = Leave empty to derive it from the light accent.
admin-brand-no-colour = This isn’t a CSS color, or it is transparent.
admin-brand-tried = Only you see this. To apply it, set brand_accent and restart the server.
admin-brand-light = Light pages
admin-brand-dark = Dark pages
admin-brand-use = Used for
admin-brand-contrast = Contrast
admin-brand-needed = Required
admin-brand-verdict = Result
admin-brand-enough = Pass
admin-brand-too-little = Fail
admin-brand-on-ground = Links on the page
admin-brand-on-surface = Links on a card
admin-brand-on-button = Text on a button
admin-brand-on-pressed = Text on a pressed button
admin-brand-edges = Focus rings and borders
admin-brand-login = Login page
admin-brand-mistake = Error in a form
admin-brand-buttons = Buttons
admin-brand-mail = Email with a code
admin-brand-refused = { $colour } doesn’t have enough contrast. Try { $instead }.
admin-brand-sample = { $sample }, { $scheme }

# The preview of mails
admin-mails = Emails
admin-mails-lead = Every email as people get it, with sample values. Your own templates replace parts of it; you can’t change them here.
admin-mails-message = Email
admin-mails-language = Language
admin-mails-show = Show
admin-mails-subject = Subject
admin-mails-light = Light mailbox
admin-mails-dark = Dark mailbox
admin-mails-text = Plain text
admin-mails-own = From your templates:
admin-mails-none = No part of this email comes from your templates.

# Applications
admin-applications = Applications
admin-applications-lead = Websites, programs and services where people log in with their account here.
admin-applications-empty = No applications yet.
admin-applications-all = All applications
admin-application-new = New application
admin-application-create = Create application
admin-application-web = Web
admin-application-web-hint = A site with its own server. Uses OpenID Connect with a client secret.
admin-application-browser = Browser
admin-application-browser-hint = A page whose code runs only in the browser. Uses OpenID Connect without a secret.
admin-application-native = Installed
admin-application-native-hint = An application on a phone or a computer. Uses OpenID Connect without a secret.
admin-application-service = Service
admin-application-service-hint = A program that acts on its own behalf, without a person. Has a client secret.
admin-application-proxy = Behind a proxy
admin-application-proxy-hint = A site without its own login. Its proxy checks every request with this server.
admin-application-id = Client ID
admin-application-id-hint = Lowercase letters, digits and hyphens. Leave empty to derive it from the name. It can’t be changed later.
admin-application-discovery = Discovery URL
admin-application-redirects = Redirect URIs
admin-application-redirects-hint = Where browsers go after login, one per line. They must match exactly.
admin-application-logouts = Post-logout redirect URIs
admin-application-logouts-hint = Where browsers can go after logout, one per line.
admin-application-backchannel = Back-channel logout URI
admin-application-backchannel-hint = Called when a session ends.
admin-application-origin = Origin
admin-application-origin-hint = Scheme, host and port of the site, such as https://app.example.com.
admin-application-home = Home page
admin-application-home-hint = Shown in people’s list of applications.
admin-application-roles = Required role
admin-application-roles-hint = Separate with spaces; one is enough. Leave empty to allow every account.
admin-application-passkey = Require a passkey
admin-application-age = Maximum age of a login, in seconds
admin-application-age-hint = People with an older login must log in again. Leave empty for no limit.
admin-application-third-party = Ask people for consent the first time
admin-application-pkce = Require PKCE
admin-application-pkce-hint = Turn this off only for an application that doesn’t support it.
admin-application-device = Allow devices without a browser
admin-application-device-hint = For terminals and TVs: people enter a code at /device (RFC 8628).
admin-application-scopes = Scopes
admin-application-scopes-hint = What the application can request, separated by spaces.
admin-application-access-tokens = Access token format
admin-application-id-tokens = ID token signature
admin-application-subject = Subject identifier (sub)
admin-application-subject-hint = public: the same for every application. pairwise: different for each.
admin-application-secret = Secret
admin-application-no-secret = No valid secret.
admin-application-secret-made = Copy this secret now. You won’t see it again.
admin-application-rotate = Create a new secret
admin-application-rotate-hint = The previous one stays valid for another 24 hours.
admin-application-ends-previous = Revoke the previous one now, because it has leaked
admin-application-access = People with access
admin-application-access-lead = Removing access logs the person out of the application. They can log in there again.
admin-application-no-access = No one has access.
admin-application-account = Account
admin-application-end-access = Remove all access
admin-application-auth-method = Client authentication
admin-application-auth-method-hint = How the application authenticates at the token endpoint.
admin-application-jwks = Public keys (JWKS)
admin-application-jwks-hint = For private_key_jwt: a JSON object with a “keys” member.
admin-copy = Copy
admin-copied = Copied
admin-application-set-up = Set it up
admin-application-set-up-lead = With this application’s values. The secret is not included.
admin-application-declared = This application is defined in the settings file. Change it there.
admin-application-unregistered = This application isn’t registered here. Its metadata document, at its client_id, describes it, and only its owner can change it.
admin-application-delete = Delete application
admin-application-delete-label = Type the client ID of the application to confirm
admin-application-delete-hint = All its access ends at once. This can’t be undone.
admin-application-confirm-wrong = That isn’t the client ID of this application. Nothing was deleted.

admin-webhooks = Webhooks
admin-webhooks-lead = Tell your own programs what happens here, signed as Standard Webhooks describes.
admin-webhooks-empty = No webhooks yet.
admin-webhooks-all = All webhooks
admin-webhook-new = New webhook
admin-webhook-create = Create webhook
admin-webhook-address = Address
admin-webhook-address-hint = Events are sent here, such as https://hooks.example.com/vestibule.
admin-webhook-types = Events
admin-webhook-address-wrong = Enter a URL without a user name or fragment.
admin-webhook-address-not-allowed = Events can’t be sent there. Use a public https address, or add its host to the setting webhook_private_hosts.
admin-webhook-types-missing = Choose at least one event.
admin-webhook-too-many = You’ve reached the limit for webhooks. Delete one first.
admin-webhook-enabled = Enabled
admin-webhook-disabled = Disabled
admin-webhook-disabled-gone = Disabled: the address answered 410 Gone.
admin-webhook-disabled-overflow = Disabled: too many events were waiting.
admin-webhook-disable = Disable. Nothing is sent, and new events are dropped
admin-webhook-secret = Secret
admin-webhook-secret-made = This is the secret. Copy it now: it won’t be shown again.
admin-webhook-previous-until = The previous secret also signs until
admin-webhook-rotate = Create new secret
admin-webhook-rotate-hint = For another 24 hours, events are also signed with the previous one.
admin-webhook-ends-previous = Stop using the previous one now, because it leaked
admin-webhook-test = Send a test
admin-webhook-test-hint = Sends an event of the type webhook.test now and shows the answer below.
admin-webhook-test-delivered = Test delivered.
admin-webhook-test-failed = Test not delivered. See the first answer below.
admin-webhook-deliveries = Deliveries
admin-webhook-no-deliveries = No deliveries.
admin-webhook-all-deliveries = All
admin-webhook-dead-deliveries = Failed only
admin-webhook-event = Event
admin-webhook-attempts = Attempts
admin-webhook-answer = Answer
admin-webhook-resend = Send again
admin-webhook-resent = Sending again.
admin-webhook-state-blocked = Waiting for an earlier one
admin-webhook-state-waiting = Waiting
admin-webhook-state-sending = Sending
admin-webhook-state-delivered = Delivered
admin-webhook-state-dead = Failed
admin-webhook-delete = Delete webhook
admin-webhook-delete-hint = Waiting events won’t be sent.
admin-webhook-delete-confirm = Yes, delete this webhook
admin-webhook-not-confirmed = To delete the webhook, tick the box. Nothing was deleted.
