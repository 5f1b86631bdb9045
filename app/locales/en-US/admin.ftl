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
admin-filter-label = Filter as text
admin-filter-hint = In SCIM’s grammar. It holds together with what is chosen above: status eq "disabled" and profile.lastName sw "mül"
admin-show = Show
admin-shortcuts = Common filters
admin-first-page = First page
admin-next-page = Next page
admin-all-accounts = All accounts
admin-needs-attention = The profile does not fit the account schema. Correct it and save.
admin-trail = What was done
admin-verified = verified
admin-not-verified = not verified
admin-never = Never
admin-status = Status
admin-id = Id
admin-roles = Roles
admin-roles-hint = With spaces between. “admin” and “support” may come here; other roles are for your applications.
admin-profile = Profile
admin-access = Access
admin-enable = Enable account
admin-enable-hint = The person can log in again.
admin-disable = Disable account
admin-disable-hint = All sessions end at once, and nobody can log in.
admin-delete = Delete account
admin-delete-label = Type the email or phone number of the account
admin-delete-hint = The account can be brought back for 30 days. Then it is erased for good.
admin-audit-empty = Nothing was done that fits.
admin-action = Action
admin-actor = By
admin-since = From day (UTC)
admin-until = To day, included (UTC)
admin-erased = (erased)
admin-restore = Bring back
admin-deleted-at = Deleted
admin-erased-at = Erased for good
admin-deleted-empty = No account was deleted in the last 30 days.
admin-deleted-lead = Accounts stay here for 30 days.
admin-new-per-day = New accounts per day
admin-latest = Latest acts
admin-force = Take it all the same, and mark the accounts that do not fit
admin-schema-label = JSON Schema
admin-schema-hint = Draft 2020-12, with x-vestibule for who may read and write a field, and what is searched and indexed.
admin-try = Try it
admin-set = Put in force
admin-versions = Versions
admin-tokens-lead = Programs use them with the administration API.
admin-token-made = This is the token. It is shown only now: copy it.
admin-new-token = New token
admin-token-name = Name
admin-token-scopes = May do
admin-token-expires = Lives for
admin-token-expires-hint = A number and m, h, d or y. Empty means for ever.
admin-make-token = Make token
admin-created = Made
admin-expires = Expires
admin-last-used = Last used
admin-revoke = Revoke
admin-ended = ended
admin-tokens-empty = There are no tokens.
admin-confirm-wrong = That is not the email or phone number of this account. Nothing was deleted.
admin-login-id-taken = There is an account with this email or phone number already.
admin-no-accounts = No accounts fit.
admin-all = All
admin-only-disabled = Disabled
admin-only-pending = Pending
admin-only-admins = Administrators and support
admin-to-correct = Profiles to correct
admin-when = When
admin-from = From
admin-target = Whom or what
admin-schema-invalid = This cannot be an account schema.
admin-version = Version
admin-followed = all follow it
admin-being-followed = being brought to it

# Parts of an account, settings, the schema as a form, filters, acts on many, jobs and imports
admin-addresses = More addresses
admin-addresses-hint = Email addresses and phone numbers besides the one for logging in.
admin-add-address = Add an email address or phone number
admin-remove-address = Remove
admin-more-verified = Verified
admin-address-wrong = This is neither an email address nor a phone number with its country code.
admin-save-addresses = Save addresses
admin-sessions = Where this person is logged in
admin-no-sessions = This person is not logged in anywhere.
admin-device = Device
admin-logged-in = Logged in
admin-last-active = Last active
admin-by = By
admin-end = End
admin-end-all = End all sessions
admin-account-applications = Applications with access
admin-account-no-applications = No application has access to this account.
admin-account-end-applications = Remove access for all
admin-account-application = Application
admin-access-since = Since
admin-passkeys = Passkeys
admin-no-passkeys = This person has no passkey.
admin-passkeys-elsewhere = OwnID’s cloud keeps the passkeys of this server.
admin-passkeys-unreadable = What is kept about this person’s passkeys was not made by this server.
admin-model = Model
admin-remove = Remove
admin-last-passkey = This is the person’s last way in. Without it they cannot log in any more.
admin-remove-last = Remove it all the same
admin-messages = Messages
admin-no-messages = No message went to this person in the last 30 days.
admin-channel = By
admin-to = To
admin-reason = Reason
admin-documents = Identity documents
admin-no-documents = No identity document was held against this account.
admin-document-type = Document
admin-number-end = Number ends with
admin-outcome = Outcome
admin-lately = Logins and messages
admin-what = What
admin-last-day = 24 hours
admin-last-month = 30 days
admin-logins = Logins
admin-logins-refused = Logins refused
admin-messages-sent = Messages sent
admin-messages-waiting = Messages waiting
admin-messages-not-sent = Messages not sent
admin-settings = Settings
admin-settings-lead = As this server was started with them. They come from the environment or from vestibule.toml.
admin-setting = Setting
admin-setting-value = Value
admin-setting-origin = From
admin-setting-given = environment or file
admin-setting-default = default, or made at first start
admin-setting-secret = set, not shown
admin-schema-lead = What a profile may hold. Nothing changes until it is put in force.
admin-as-form = Edit as a form
admin-as-json = Edit as JSON
admin-add-field = Add a field
admin-new-field = New field
admin-field-name = Name (letters and digits, such as department)
admin-kind = Kind
admin-choices = Choices, one a line (only for the kind “one of a list”)
admin-max-length = Longest text, in characters
admin-default = Default for accounts without a value
admin-more-read-by = Who may see it
admin-more-written-by = Who may change it
admin-required = required
admin-searchable = searchable
admin-indexed = indexed
admin-unique = unique
admin-remove-field = remove this field
admin-only-json = What this field holds is described in JSON alone.
admin-user = the person
admin-support = support
admin-admin = administrators
admin-nobody = nobody
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
admin-made-from = Made from (UTC)
admin-made-before = Made before (UTC)
admin-last-login-from = Last login from (UTC)
admin-last-login-before = Last login before (UTC)
admin-columns = Columns
admin-emails = Further emails
admin-phones = Further phones
admin-with-all = With all that match:
admin-format = Format
admin-format-csv = A table (CSV)
admin-format-excel = A table for Excel (CSV)
admin-format-jsonl = JSON Lines
admin-secrets = With password hashes and passkey data
admin-secrets-hint = JSON Lines only. Whoever has that file can try to log in as these people: keep it as you keep the database.
admin-secrets-need-jsonl = A table holds no password hashes and no passkey data. Choose JSON Lines, or leave them out.
admin-download = Download
admin-nobody-matches = No accounts match, so there is nothing to do.
admin-own-stays = Your own account is left as it is.
admin-the-first = Among them
admin-back-to-accounts = Back to the accounts
admin-matching = Accounts that match
admin-searched = Search
admin-filtered = Filter
admin-jobs = Jobs
admin-jobs-lead = What is done to many accounts at once. Jobs go on when this page is closed.
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
admin-skipped = Left as they were
admin-failed = Failed
admin-ordered = Ordered
admin-more-ended = Ended
admin-problems = The first that failed
admin-why = Why
admin-import = Import
admin-import-file = Import accounts from a file
admin-import-lead = Accounts from a file. You see what it holds before anything is changed.
admin-file = File
admin-file-hint = CSV with a line of column names, or JSON Lines, in UTF-8 or UTF-16, up to 1 GiB.
admin-file-missing = Choose a file.
admin-send-file = Send
admin-sending = Sending…
admin-plan-columns = What the columns hold
admin-choose = Choose…
admin-leave-out = Leave it out
admin-update = Change accounts that are there already
admin-update-hint = What a row leaves out stays. Otherwise such rows are refused.
admin-dry-run = Only check first
admin-dry-run-hint = Nothing is changed. Then you can import the same file.
admin-go-on = Go on
admin-import-now = Import now
admin-rows = Rows read
admin-rows-created = New accounts
admin-rows-updated = Changed accounts
admin-rows-refused = Rows refused
admin-rows-problems = The first problems
admin-row = Row
admin-place = Place
admin-download-problems = Download what is wrong with rows (CSV)
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
        [one] The schema fits the { $accounts } account.
       *[other] The schema fits all { $accounts } accounts.
    }
admin-schema-fails =
    { $accounts ->
        [one] { $failing } of { $accounts } account does not fit the schema. Give defaults, or force it.
       *[other] { $failing } of { $accounts } accounts do not fit the schema. Give defaults, or force it.
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
admin-disable-lead = All their sessions end at once, and nobody can log in to them. Each can be enabled again.
admin-end-sessions-lead = Their people are logged out everywhere, and can log in again.
admin-delete-lead = They can be brought back one by one for 30 days. Then they are erased for good.
admin-export-lead = The file holds their addresses, roles and profiles. The audit log notes who took it.
admin-type-count = Type { $count } to go on
admin-wrong-count = That is not how many accounts match now: { $count }. Nothing was done.
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
inbox-lead = Messages stay on this machine, because no provider is set. They go after ten minutes.
inbox-empty = No messages yet. Reload this page after asking for a code.
document-heading = Identity document
document-lead = For development: send a document to the back end as the platform would, and see what it decides. This page answers on this machine only.
document-type = Document
mrz = Machine-readable zone
mrz-hint = The two or three lines with the arrows, if you have them. They win over the fields below.
mrz-lacks = These lines carry no date of issue and no place of birth: fill those in below.
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
document-accepted-lead = The back end answered that it belongs to this account.
document-refused = The document was refused
document-refused-lead = The back end gave this reason:
document-refused-without-reason = The back end gave no reason.
no-such-user = The back end knows no such user.
document-passport = Passport
document-driver-licence = Driver licence
gender-female = F, female
gender-male = M, male
gender-other = O, other
admin-recovery = Recovery
admin-recover = Start a recovery
admin-recover-hint = The person gets a link that works for two days, once. Be sure who you are talking to.
admin-recovery-started = The person was sent a link.
admin-codes-locked = There were a hundred wrong codes in a row for this address, so codes do not work for it.
admin-unlock-codes = Let codes work again
admin-codes-unlocked = Codes work again.
admin-label = Label

# The preview of the branding
admin-branding = Branding
admin-branding-lead = How people see this login. The settings that begin with brand_ decide it; nothing here changes them.
admin-brand-try = Try an accent
admin-brand-accent = Accent on light pages
admin-brand-accent-hint = A colour as CSS writes it, such as #0a5c36 or oklch(0.42 0.1 155).
admin-brand-accent-dark = Accent on dark pages
admin-brand-accent-dark-hint = Empty for one that goes with the other.
admin-brand-no-colour = This is no colour that CSS knows, or a transparent one.
admin-brand-tried = A trial, which only you see. To put it in force, write it into the settings and start the server again.
admin-brand-light = Light pages
admin-brand-dark = Dark pages
admin-brand-use = Used for
admin-brand-contrast = Contrast
admin-brand-needed = Needed
admin-brand-verdict = Verdict
admin-brand-enough = enough
admin-brand-too-little = too little
admin-brand-on-ground = Links on the page
admin-brand-on-surface = Links on a card
admin-brand-on-button = Words on a button
admin-brand-on-pressed = Words on a pressed button
admin-brand-edges = Focus rings and edges
admin-brand-login = The login page
admin-brand-mistake = A mistake in a form
admin-brand-buttons = Buttons
admin-brand-mail = A mail with a code
admin-brand-refused = The server would not start with { $colour }. { $instead } has the same hue, and is enough.
admin-brand-sample = { $sample }, { $scheme }

# Applications
admin-applications = Applications
admin-applications-lead = They learn here who is logged in.
admin-applications-empty = There are no applications.
admin-applications-all = All applications
admin-application-new = New application
admin-application-create = Create application
admin-application-web = Web
admin-application-web-hint = A site with a server of its own. It uses OpenID Connect, and keeps a secret.
admin-application-browser = Browser
admin-application-browser-hint = A page whose code runs in the browser alone. It uses OpenID Connect, without a secret.
admin-application-native = Installed
admin-application-native-hint = An application on a phone or a computer. It uses OpenID Connect, without a secret.
admin-application-service = Service
admin-application-service-hint = A program that acts for itself, without a person. It keeps a secret.
admin-application-proxy = Behind a proxy
admin-application-proxy-hint = A site that knows nothing of logins. Its proxy asks this server about every request.
admin-application-id = Client ID
admin-application-id-hint = Small letters, digits and hyphens. Made of the name if it is empty; it cannot be changed.
admin-application-discovery = Discovery URL
admin-application-redirects = Redirect URIs
admin-application-redirects-hint = Where browsers are sent after a login, one a line. They are compared as text.
admin-application-logouts = Post-logout redirect URIs
admin-application-logouts-hint = Where browsers may be sent after a logout, one a line.
admin-application-backchannel = Back-channel logout URI
admin-application-backchannel-hint = It is told when a session ends.
admin-application-origin = Origin
admin-application-origin-hint = Scheme, host and port of the site, such as https://app.example.com.
admin-application-home = Home page
admin-application-home-hint = For people’s list of their applications.
admin-application-roles = Who may enter
admin-application-roles-hint = Roles with spaces between, of which one is enough. Empty lets every account in.
admin-application-passkey = Admit logins with a passkey only
admin-application-age = Greatest age of a login, in seconds
admin-application-age-hint = Whose login is older logs in again. Empty for any age.
admin-application-third-party = Ask people before they enter for the first time
admin-application-pkce = Require PKCE
admin-application-pkce-hint = Only an application that cannot do it goes without.
admin-application-device = Can be connected on devices without a login page
admin-application-device-hint = For terminals and televisions: people type a code at /device (RFC 8628).
admin-application-scopes = Scopes
admin-application-scopes-hint = What the application may ask for, with spaces between.
admin-application-access-tokens = Form of access tokens
admin-application-id-tokens = Signature of ID tokens
admin-application-subject = Identifier of people (sub)
admin-application-subject-hint = public is the same for every application, pairwise is another for each.
admin-application-secret = Secret
admin-application-no-secret = There is no valid secret.
admin-application-secret-made = This is the secret. It is shown only now: copy it.
admin-application-rotate = Make a new secret
admin-application-rotate-hint = The previous one is valid for 24 hours more.
admin-application-ends-previous = End the previous one at once, because it has leaked
admin-application-access = Who is logged in there
admin-application-access-lead = Ending it logs the person out at the application. It may ask again, and so may they.
admin-application-no-access = No one is.
admin-application-account = Account
admin-application-end-access = End all
admin-application-auth-method = Client authentication
admin-application-auth-method-hint = How the application proves who it is at the token endpoint.
admin-application-jwks = Public keys (JWKS)
admin-application-jwks-hint = For private_key_jwt: a JSON object with the member keys.
admin-copy = Copy
admin-copied = Copied
admin-application-set-up = Set it up
admin-application-set-up-lead = With the values of this application. The secret is not in it.
admin-application-declared = The settings file declares this application. Change it there.
admin-application-unregistered = Nobody registered this application: its metadata document, at its client_id, describes it, and only its owner can change it.
admin-application-delete = Delete application
admin-application-delete-label = Type the client ID of the application
admin-application-delete-hint = Everything that it was given ends at once, and cannot be brought back.
admin-application-confirm-wrong = That is not the client ID of this application. Nothing was deleted.

admin-webhooks = Webhooks
admin-webhooks-lead = Programs of yours that are told of events, signed in the form of Standard Webhooks.
admin-webhooks-empty = There are no webhooks.
admin-webhooks-all = All webhooks
admin-webhook-new = New webhook
admin-webhook-create = Create webhook
admin-webhook-address = Address
admin-webhook-address-hint = Where events are sent, such as https://app.example.com/hook.
admin-webhook-types = Events
admin-webhook-address-wrong = The address must be a URL, without user and fragment.
admin-webhook-address-not-allowed = Nothing is sent there: an address must be public and https, unless the setting webhook_private_hosts names its host.
admin-webhook-types-missing = Choose at least one event.
admin-webhook-too-many = There are as many webhooks as there may be. Delete one first.
admin-webhook-stale = This was changed in the meantime. Look at it again, then decide.
admin-webhook-enabled = Enabled
admin-webhook-disabled = Disabled
admin-webhook-disabled-gone = Disabled: the address answered that it wants nothing more (410).
admin-webhook-disabled-overflow = Disabled: too many events were waiting for it.
admin-webhook-disable = Disable: nothing is sent, and new events are not kept for it
admin-webhook-secret = Secret
admin-webhook-secret-made = This is the secret. It is shown only now: copy it.
admin-webhook-previous-until = The previous secret signs until
admin-webhook-rotate = Make a new secret
admin-webhook-rotate-hint = Events are signed with the previous one, too, for 24 hours more.
admin-webhook-ends-previous = End the previous one at once, because it has leaked
admin-webhook-test = Send a test
admin-webhook-test-hint = An event of the type webhook.test is sent now, and its answer shown below.
admin-webhook-test-delivered = The test was delivered.
admin-webhook-test-failed = The test was not delivered. Its answer is the first below.
admin-webhook-deliveries = Deliveries
admin-webhook-no-deliveries = There are none.
admin-webhook-all-deliveries = All
admin-webhook-dead-deliveries = Only those given up
admin-webhook-event = Event
admin-webhook-attempts = Attempts
admin-webhook-answer = Answer
admin-webhook-resend = Send again
admin-webhook-resent = It is sent again now.
admin-webhook-state-blocked = Waits for an earlier one
admin-webhook-state-waiting = Waiting
admin-webhook-state-sending = Being sent
admin-webhook-state-delivered = Delivered
admin-webhook-state-dead = Given up
admin-webhook-delete = Delete webhook
admin-webhook-delete-hint = What waits for it is not sent any more.
admin-webhook-delete-confirm = Yes, delete this webhook
admin-webhook-not-confirmed = Tick the box to delete it. Nothing was deleted.
