# Was Menschen lesen, die sich anmelden. Kurz, aktiv, ruhig, in der Anrede „Sie“.

# Buttons and links
log-in = Anmelden
logging-in = Sie werden angemeldet …
log-out = Abmelden
logging-out = Sie werden abgemeldet …
create-account = Konto anlegen
creating-account = Ihr Konto wird angelegt …
trouble = Probleme beim Anmelden?
have-account = Ich habe schon ein Konto
back-to-login = Zurück zur Anmeldung
to-account = Zu Ihrem Konto
to-start = Zur Startseite
save = Speichern
saving = Wird gespeichert …
# Before the name of the language, at the foot of the page
language = Sprache

# Fields
login-id = E-Mail-Adresse oder Telefonnummer
password = Passwort
or-password = oder mit Passwort
password-hint = Zwischen { $min } und { $max } Zeichen. Ein paar Wörter ergeben ein gutes Passwort.

# Passkeys
passkey-hint = Mit Fingerabdruck, Gesicht oder Bildschirmsperre.
passkey-hint-recover = Ihr Browser fragt, welches Gerät Sie verwenden möchten.
passkey-failed = Das hat nicht geklappt. Versuchen Sie es noch einmal, oder melden Sie sich anders an.
passkey-missing = Passkeys sind gerade nicht verfügbar. Verwenden Sie stattdessen Ihr Passwort.
passkey-missing-recover = Passkeys sind gerade nicht verfügbar. Versuchen Sie es später noch einmal, oder fragen Sie die Administration.

# Start page
home-heading = Willkommen
home-signed-in = Sie sind angemeldet.
home-lead = Bei { $product } melden Sie sich an, mit einem Passkey oder einem Passwort.

# The first administrator
setup-heading = Administration übernehmen
setup-lead = Legen Sie auf diesem Gerät einen Passkey an. Damit melden Sie sich künftig an.
setup-needs-passkey = Legen Sie zuerst einen Passkey an: mit der Schaltfläche unten.

# Registration is closed
closed-heading = Neue Konten
closed-lead = Neue Konten legt hier die Administration an. Bitten Sie dort um eines. Wenn Sie ein Konto haben, melden Sie sich an.

# Trouble logging in
recover-lead = Wenn Sie einen Passkey auf einem anderen Gerät haben, etwa auf dem Telefon oder einem Sicherheitsschlüssel, verwenden Sie ihn hier. Legen Sie danach einen auf diesem Gerät an.
recover-field-hint = Sie können dieses Feld leer lassen.
recover-honest = Codes per E-Mail gibt es hier noch nicht. Wenn Sie weder einen Passkey noch Ihr Passwort haben, bitten Sie die Administration um Hilfe.
recover-no-script = Passkeys brauchen JavaScript. Schalten Sie es in Ihrem Browser ein, oder verwenden Sie einen anderen Browser.

# Account
account-heading = Ihr Konto
account-greeting = Hallo, { $name }
member-since = Mitglied seit
last-login = Letzte Anmeldung
first-login = Noch nicht erfasst
your-details = Ihre Angaben
read-only = Das können Sie nicht ändern.
saved = Gespeichert.
not-saved = Nicht gespeichert. Korrigieren Sie, was markiert ist.
changed-elsewhere = Ihre Angaben wurden inzwischen anderswo geändert. Sehen Sie sie durch, und speichern Sie noch einmal.

# Sessions
sessions-heading = Wo Sie angemeldet sind
this-session = Dieses Gerät
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
last-active = Zuletzt aktiv:
ending-sessions = Wird abgemeldet …
log-out-elsewhere = Überall sonst abmelden
log-out-of = Abmelden: { $device }
# “Firefox on Windows”
device = { $browser } auf { $system }
device-unknown-browser = Unbekannter Browser auf { $system }
device-unknown = Unbekanntes Gerät
device-app = Eine App
minutes-ago =
    { $minutes ->
        [0] gerade eben
        [one] vor { $minutes } Minute
       *[other] vor { $minutes } Minuten
    }

# Mistakes, beside a field or above a form
login-id-invalid = Geben Sie eine E-Mail-Adresse ein oder eine Telefonnummer mit Ländervorwahl.
wrong-credentials = Diese Anmeldedaten passen nicht zusammen. Versuchen Sie es noch einmal.
not-created = Dieses Konto konnten wir nicht anlegen. Wenn Sie schon eines haben, melden Sie sich an.
passkey-unreadable = Ihr Passkey ist nicht vollständig bei uns angekommen. Legen Sie ihn noch einmal an.
passkey-of-another = Dieser Passkey wurde für eine andere Adresse angelegt. Legen Sie einen für diese an.
password-too-short = Verwenden Sie mindestens { $min } Zeichen. Ein paar Wörter hintereinander eignen sich gut.
password-too-long = Verwenden Sie höchstens { $max } Zeichen.
field-required = Diese Angabe wird gebraucht.
field-too-long = Verwenden Sie höchstens { $limit } Zeichen.
field-too-short = Verwenden Sie mindestens { $limit } Zeichen.
field-at-least = Geben Sie mindestens { $limit } ein.
field-at-most = Geben Sie höchstens { $limit } ein.
field-one-of = Wählen Sie eines davon: { $choices }.
field-date = Geben Sie einen Kalendertag in der Form JJJJ-MM-TT ein.
field-email = Geben Sie eine E-Mail-Adresse ein.
field-url = Geben Sie eine Webadresse ein, etwa https://example.com.
field-taken = Das gehört schon zu einem anderen Konto.
field-wrong = Das hat nicht die richtige Form.

# Problem pages
problem-reference = Wenn Sie um Hilfe bitten, nennen Sie Problem { $status } und diese Kennung:
fresh-login = Melden Sie sich noch einmal an
fresh-login-detail = Dafür müssen Sie sich kürzlich angemeldet haben, und Ihre Anmeldung liegt eine Weile zurück. Melden Sie sich auf Ihrer Kontoseite ab, melden Sie sich mit Ihrem Passkey an, und wiederholen Sie den Schritt.
passkey-required = Hier wird ein Passkey gebraucht
passkey-required-detail = Die Administration meldet sich mit einem Passkey an. Melden Sie sich auf Ihrer Kontoseite ab und dann mit Ihrem Passkey an.
setup-link-over = Dieser Link gilt nicht mehr
setup-link-over-detail = Ein Link gilt eine Stunde, und nur bis es eine Administration gibt. Wer den Server betreibt, kann mit „vestibule setup-link“ einen neuen erzeugen.
problem-401 = Sie sind nicht angemeldet
problem-401-detail = Ihre Anmeldung ist vielleicht abgelaufen. Melden Sie sich noch einmal an.
problem-403 = Diese Seite ist für Sie nicht zugänglich
problem-403-detail = Melden Sie sich mit einem Konto an, das sie sehen darf.
problem-404 = Hier ist nichts
problem-404-detail = Prüfen Sie die Adresse, oder beginnen Sie auf der Startseite.
problem-405 = Das geht hier nicht
problem-405-detail = Gehen Sie zurück, und verwenden Sie die Schaltflächen der Seite.
problem-413 = Das war zu viel auf einmal
problem-413-detail = Gehen Sie zurück, und senden Sie weniger.
problem-422 = Etwas im Formular passt nicht
problem-422-detail = Gehen Sie zurück, prüfen Sie Ihre Eingaben, und senden Sie sie noch einmal.
problem-429 = Zu viele Versuche
problem-429-detail = Warten Sie ein wenig, und versuchen Sie es dann noch einmal.
problem-4xx = Diese Anfrage wurde nicht verstanden
problem-4xx-detail = Gehen Sie zurück, und versuchen Sie es noch einmal.
problem-503 = Gerade ist viel los
problem-503-detail = Warten Sie eine Minute, und versuchen Sie es dann noch einmal.
problem-5xx = Bei uns ist etwas schiefgegangen
problem-5xx-detail = Versuchen Sie es in einer Minute noch einmal. Es lag nicht an Ihnen.

# The passkey button, which other sites show too
sdk-login = Mit Passkey anmelden
sdk-register = Passkey anlegen
sdk-recover = Passkey eines anderen Geräts verwenden
sdk-waiting = Warten auf Ihren Passkey …
sdk-ready = Passkey ist bereit
sdk-undo = Rückgängig
sdk-through = { logging-in }
sdk-or = oder
sdk-tip = { passkey-hint }
sdk-welcome = Willkommen zurück
sdk-later = Jetzt nicht
sdk-unsupported = Dieser Browser unterstützt keine Passkeys
sdk-cancelled = Das wurde abgebrochen. Versuchen Sie es noch einmal, wenn Sie so weit sind.
sdk-empty = Geben Sie zuerst Ihre E-Mail-Adresse oder Telefonnummer ein.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Zu diesem Passkey gibt es hier kein Konto.
sdk-exists = Auf diesem Gerät gibt es schon einen Passkey für dieses Konto.
sdk-expired = Das hat zu lange gedauert. Versuchen Sie es noch einmal.
sdk-tooMany = Zu viele Versuche. Warten Sie ein wenig, und versuchen Sie es dann noch einmal.
sdk-network = Wir konnten den Server nicht erreichen. Prüfen Sie Ihre Verbindung, und versuchen Sie es noch einmal.
sdk-failed = { passkey-failed }
