# Was Menschen lesen, die sich anmelden. Kurz, aktiv, ruhig, in der Anrede „Sie“.

# Buttons and links
log-in = Anmelden
logging-in = Sie werden angemeldet …
log-out = Abmelden
logging-out = Sie werden abgemeldet …
create-account = Konto anlegen
creating-account = Ihr Konto wird angelegt …
trouble = Probleme beim Anmelden?
have-account = Schon ein Konto? Anmelden
back-to-login = Zurück zur Anmeldung
to-account = Zu Ihrem Konto
to-start = Zur Startseite
skip = Zum Inhalt
save = Speichern
saving = Wird gespeichert …
# Before the name of the language, at the foot of the page
language = Sprache
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = Nutzungsbedingungen
privacy = Datenschutz
agree-terms = Wenn Sie ein Konto anlegen, stimmen Sie den <a>Nutzungsbedingungen</a> zu.
read-privacy = Was mit Ihren Daten geschieht, steht in der <a>Datenschutzerklärung</a>.

# Fields
login-id = E-Mail-Adresse oder Telefonnummer
password = Passwort
or-password = oder mit Passwort
password-hint = Mindestens { $min } Zeichen. Ein paar zufällige Wörter eignen sich gut.

# Passkeys
passkey-hint = Mit Fingerabdruck, Gesicht oder Bildschirmsperre.
passkey-hint-recover = Ihr Browser fragt, welches Gerät Sie verwenden möchten.
passkey-failed = Das hat nicht geklappt. Versuchen Sie es noch einmal, oder melden Sie sich anders an.
passkey-missing = Passkeys sind gerade nicht verfügbar. Verwenden Sie stattdessen Ihr Passwort.
passkey-missing-recover = Passkeys sind gerade nicht verfügbar. Versuchen Sie es später noch einmal, oder fragen Sie die Administration.
passkey-address = Unter dieser Adresse gehen Passkeys nicht. Öffnen Sie stattdessen diese:
cookies-off = Cookies sind für diese Website ausgeschaltet; ohne sie kann sich niemand anmelden. Schalten Sie sie ein und versuchen Sie es noch einmal.

# Start page
home-heading = Willkommen
home-signed-in = Sie sind angemeldet.
home-lead = Melden Sie sich mit einem Passkey oder einem Passwort bei { $product } an.

# The first administrator
setup-heading = Administrationskonto anlegen
setup-lead = Legen Sie auf diesem Gerät einen Passkey an. Damit melden Sie sich künftig an.
setup-needs-passkey = Legen Sie zuerst einen Passkey an. Die Schaltfläche finden Sie unten.

# Registration is closed
closed-heading = Die Registrierung ist geschlossen
closed-lead = Konten legt hier die Administration an. Bitten Sie dort um eine Einladung, oder melden Sie sich an.

# Trouble logging in
recover-lead = Wenn Sie einen Passkey auf einem anderen Gerät haben, etwa auf dem Telefon oder einem Sicherheitsschlüssel, verwenden Sie ihn hier. Legen Sie danach einen auf diesem Gerät an.
recover-field-hint = Nur für einen Code nötig.
recover-no-script = Passkeys brauchen JavaScript. Schalten Sie es in Ihrem Browser ein, oder verwenden Sie einen anderen Browser.

# Account
account-heading = Ihr Konto
account-greeting = Hallo, { $name }
member-since = Mitglied seit
last-login = Letzte Anmeldung
first-login = Erste Anmeldung
your-details = Ihre Angaben
read-only = Das können Sie nicht ändern.
saved = Gespeichert.
not-saved = Nicht gespeichert. Korrigieren Sie die markierten Felder.
changed-elsewhere = Ihre Angaben haben sich geändert, seit Sie diese Seite geöffnet haben. Prüfen Sie sie, und speichern Sie noch einmal.
somebody-else = Hier ist jetzt jemand anderes angemeldet, darum wurde nichts gespeichert.
logged-out-meanwhile = Sie wurden abgemeldet. Melden Sie sich in einem anderen Tab an; was Sie eingegeben haben, bleibt erhalten.

# Sessions
sessions-heading = Wo Sie angemeldet sind
this-session = Dieses Gerät
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = Seit
last-active = Zuletzt aktiv:
ending-sessions = Wird abgemeldet …
log-out-elsewhere = Überall sonst abmelden
log-out-of = Abmelden: { $device }
access-heading = Anwendungen mit Zugriff
access-lead = Diese Anwendungen sehen, wer Sie sind. Wenn Sie einer den Zugriff entziehen, erfährt sie nichts mehr, bis Sie sie wieder öffnen.
access-empty = Keine Anwendung hat Zugriff auf Ihr Konto.
access-third-party = Von einem Drittanbieter betrieben.
access-learns = Sie sieht:
access-account = dass Sie hier ein Konto haben
access-since = Seit
access-last-used = Zuletzt verwendet am
remove-access = Zugriff entziehen
remove-access-of = Zugriff entziehen: { $application }
remove-all-access = Allen den Zugriff entziehen
removing-access = Zugriff wird entzogen …
access-ended = Der Zugriff wurde entzogen.
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
login-id-impossible = Diese Telefonnummer gibt es nicht. Prüfen Sie die Ziffern und das Land.
login-id-letters = Geben Sie die Telefonnummer in Ziffern ein, ohne Buchstaben.
login-id-extension = Geben Sie die Telefonnummer ohne Durchwahl ein. Dorthin kommt kein Code an.
login-id-quoted = An Adressen mit Anführungszeichen können wir keine E-Mail senden. Verwenden Sie eine andere.
login-id-domain = Hinter dem @ steht keine gültige Domain. Prüfen Sie die Adresse.
login-id-too-long = So lang kann eine E-Mail-Adresse nicht sein. Prüfen Sie sie.
login-id-unreachable = An diese Adresse können wir wegen der Buchstaben vor dem @ keine E-Mail senden. Verwenden Sie eine andere.
wrong-credentials = Diese Anmeldedaten stimmen nicht. Versuchen Sie es noch einmal.
not-created = Dieses Konto konnten wir nicht anlegen. Wenn Sie schon eines haben, melden Sie sich an.
passkey-unreadable = Beim Anlegen Ihres Passkeys ist etwas schiefgegangen. Versuchen Sie es noch einmal.
passkey-of-another = Dieser Passkey gehört zu einer anderen Adresse. Legen Sie einen für diese an.
password-too-short = Verwenden Sie mindestens { $min } Zeichen. Ein paar zufällige Wörter eignen sich gut.
password-too-long = Verwenden Sie höchstens { $max } Zeichen.
field-required = Pflichtfeld.
field-too-long = Verwenden Sie höchstens { $limit } Zeichen.
field-too-short = Verwenden Sie mindestens { $limit } Zeichen.
field-at-least = Geben Sie mindestens { $limit } ein.
field-at-most = Geben Sie höchstens { $limit } ein.
field-one-of = Wählen Sie eines davon: { $choices }.
field-date = Geben Sie ein Datum in der Form JJJJ-MM-TT ein.
field-email = Geben Sie eine E-Mail-Adresse ein.
field-url = Geben Sie eine Webadresse ein, etwa https://example.com.
field-taken = Das verwendet schon ein anderes Konto.
field-wrong = Das Format stimmt nicht.

# Problem pages
problem-reference = Wenn Sie sich an den Support wenden, nennen Sie Fehler { $status } und diese Kennung:
fresh-login = Bestätigen Sie, dass Sie es sind
fresh-login-detail = Dieser Schritt braucht eine frische Anmeldung. Melden Sie sich auf Ihrer Kontoseite ab, melden Sie sich mit Ihrem Passkey an, und versuchen Sie es noch einmal.
passkey-required = Ein Passkey ist erforderlich
passkey-required-detail = Die Administration meldet sich mit einem Passkey an. Melden Sie sich auf Ihrer Kontoseite ab und dann mit Ihrem Passkey an.
administrator-required = Eine andere Person aus der Administration ist nötig
administrator-required-detail = Dieses Konto gehört zur Administration und hat einen Passkey, deshalb genügt ein Code nicht. Melden Sie sich mit einem seiner Passkeys an, oder lassen Sie sich von jemand anderem aus der Administration einen Link schicken.
setup-link-over = Dieser Link ist abgelaufen
setup-link-over-detail = Einrichtungslinks gelten eine Stunde und nur, solange es keine Administration gibt. Mit „vestibule setup-link“ erzeugen Sie einen neuen.
nothing-done = Es wurde nichts geändert
other-flow = In diesem Browser wurde ein neuerer Code angefordert, deshalb wurde hier nichts geprüft oder gesendet. Verwenden Sie den neuesten Code.
link-used = Dieser Link wurde schon benutzt
link-used-detail = Links funktionieren einmal. Wenn Sie ihn benutzt haben, ist nichts mehr zu tun. Wenn nicht, beginnen Sie noch einmal.
problem-401 = Sie sind nicht angemeldet
problem-401-detail = Ihre Sitzung ist vielleicht abgelaufen. Melden Sie sich noch einmal an.
problem-403 = Sie haben keinen Zugriff auf diese Seite
problem-403-detail = Melden Sie sich mit einem Konto an, das Zugriff hat.
problem-404 = Seite nicht gefunden
problem-404-detail = Prüfen Sie die Adresse, oder gehen Sie zur Startseite.
problem-405 = Das hat nicht geklappt
problem-405-detail = Gehen Sie zurück, und versuchen Sie es noch einmal.
problem-413 = Das ist zu groß
problem-413-detail = Gehen Sie zurück, und senden Sie etwas Kleineres.
problem-422 = Etwas im Formular stimmt nicht
problem-422-detail = Gehen Sie zurück, prüfen Sie Ihre Eingaben, und versuchen Sie es noch einmal.
problem-429 = Zu viele Versuche
problem-429-detail = Warten Sie einen Moment, und versuchen Sie es dann noch einmal.
try-again-in =
    { $minutes ->
        [one] Versuchen Sie es in { $minutes } Minute noch einmal.
       *[other] Versuchen Sie es in { $minutes } Minuten noch einmal.
    }
problem-4xx = Wir konnten diese Anfrage nicht verstehen
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
sdk-cancelled = Es wurde kein Passkey verwendet. Versuchen Sie es noch einmal, oder melden Sie sich anders an.
sdk-empty = Geben Sie zuerst Ihre E-Mail-Adresse oder Telefonnummer ein.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Zu diesem Passkey gibt es hier kein Konto.
sdk-exists = Auf diesem Gerät gibt es schon einen Passkey für dieses Konto.
sdk-unverified = Dafür braucht es eine PIN, einen Fingerabdruck oder ein Gesicht. Wenn Sie einen Sicherheitsschlüssel benutzen, legen Sie in den Einstellungen des Browsers oder des Systems eine PIN dafür fest und versuchen Sie es dann noch einmal.
sdk-passkeyChanged = Dieser Passkey sieht aus, als wäre er kopiert oder verändert worden, und meldet Sie deshalb nicht an. Melden Sie sich anders an, entfernen Sie ihn dann auf Ihrer Kontoseite und fügen Sie einen neuen hinzu.
sdk-expired = Das hat zu lange gedauert. Versuchen Sie es noch einmal.
sdk-tooMany = Zu viele Versuche. Warten Sie einen Moment, und versuchen Sie es dann noch einmal.
sdk-network = Wir konnten den Server nicht erreichen. Prüfen Sie Ihre Verbindung, und versuchen Sie es noch einmal.
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
sdk-close = Schließen

# Ways in, data and leaving
security-heading = Wie Sie sich anmelden
security-log-in-again = Um etwas zu ändern, melden Sie sich noch einmal an. Das schützt Ihr Konto.
log-in-again = Noch einmal anmelden
passkeys = Passkeys
passkey = Passkey
no-passkeys = Sie haben noch keinen Passkey. Verwenden Sie Fingerabdruck, Gesicht oder Bildschirmsperre statt eines Passworts.
add-passkey = Passkey hinzufügen
passkey-waiting = Warten auf Ihren Passkey …
passkey-synced = Zwischen Ihren Geräten synchronisiert
passkey-on-key = Auf einem Sicherheitsschlüssel
passkey-on-device = Auf einem Gerät
passkey-suspect = Bei der letzten Anmeldung abgelehnt, weil er aussah, als wäre er kopiert oder verändert worden. Entfernen Sie ihn und fügen Sie einen neuen hinzu.
passkey-name = Name
added = Hinzugefügt am
last-used = Zuletzt verwendet am
never-used = Noch nicht verwendet.
change = Ändern
remove = Entfernen
last-way-in = Das ist Ihr einziger Weg, sich anzumelden. Fügen Sie einen weiteren hinzu, bevor Sie ihn entfernen.
password-there = Passwort ist festgelegt.
password-none = Kein Passwort festgelegt.
new-password = Neues Passwort
set-password = Passwort festlegen
change-password = Passwort ändern
remove-password = Passwort entfernen
your-data = Ihre Daten
download-data = Meine Daten herunterladen
delete-account = Mein Konto löschen
delete-lead = Sie werden überall abgemeldet und können sich nicht mehr anmelden. Sie haben 30 Tage Zeit, es sich anders zu überlegen; danach wird alles endgültig gelöscht.
deleting = Ihr Konto wird gelöscht …
keep-account = Mein Konto behalten
deleted-heading = Ihr Konto wurde gelöscht
deleted-until = Alles wird endgültig gelöscht am <time>.
deleted-link = Doch anders überlegt? Mit diesem Link stellen Sie Ihr Konto wieder her:
undo-heading = Ihr Konto wiederherstellen
undo-until = Sie können es mit allem, was darin ist, wiederherstellen bis zum <time>.
undo-button = Konto wiederherstellen
undo-over = Dieser Link ist abgelaufen
undo-over-lead = Das Konto wurde schon wiederhergestellt, oder die 30 Tage sind vorbei.
offer-heading = Nächstes Mal ohne Passwort
not-now = Jetzt nicht
passkey-added = Passkey hinzugefügt.
passkey-renamed = Name gespeichert.
passkey-removed = Passkey entfernt. Damit ist keine Anmeldung mehr möglich.
password-set = Passwort gespeichert.
password-removed = Passwort entfernt.
delete-mismatch = Das stimmt nicht mit { $login-id } überein.
last-administrator = Sie sind allein in der Administration. Nehmen Sie zuerst noch jemanden auf.
remove-passkey = { remove }: { $name }
type-to-delete = Geben Sie zur Bestätigung { $login-id } ein.

# Codes, recovery and recovery codes
phone-number = Telefonnummer
country = Land
country-none = In der Nummer enthalten
use-phone = Telefonnummer verwenden
use-email = E-Mail-Adresse verwenden
send-code = Code senden
sending-code = Code wird gesendet …
login-code-heading = Mit einem Code anmelden
login-code-lead = Wir senden einen Code an Ihre E-Mail-Adresse oder Ihr Telefon.
other-way = Anders anmelden
code-heading = Code eingeben
code-heading-email = Sehen Sie in Ihre E-Mails
code = Code
code-hint = Sechs Ziffern, zehn Minuten gültig.
code-late = Es kann eine Minute dauern. Sehen Sie auch im Spam-Ordner nach.
new-code = Neuen Code senden
checking-code = Code wird geprüft …
code-wrong = Dieser Code ist falsch oder abgelaufen. Prüfen Sie ihn, oder fordern Sie einen neuen an.
code-malformed = Geben Sie die sechs Ziffern aus der Nachricht ein.
code-over = Diese Codes sind abgelaufen. Beginnen Sie noch einmal, um einen neuen zu bekommen.
code-locked = Zu viele falsche Codes. Melden Sie sich mit Ihrem Passkey an, oder bitten Sie die Administration um Hilfe.
code-sent = Wir haben einen neuen Code gesendet. Der vorige gilt nicht mehr.
codes-sent = Mehr Codes können wir hier nicht senden. Verwenden Sie den letzten, oder beginnen Sie noch einmal.
code-held = Es wurden zu viele Codes angefordert, deshalb haben wir eben keinen gesendet.
next-code =
    { $minutes ->
        [one] Der nächste Code kann in { $minutes } Minute gesendet werden.
       *[other] Der nächste Code kann in { $minutes } Minuten gesendet werden.
    }
link-heading = Hier geht es weiter
link-lead = Dieser Link funktioniert einmal.
link-elsewhere-heading = Ihr Code
link-elsewhere = Sie haben diesen Code in einem anderen Browser angefordert. Geben Sie ihn dort ein.
link-support-heading = Zurück in Ihr Konto
recover-or-code = oder mit Code
recover-code-lead = Mit einem Code können Sie einen neuen Passkey anlegen oder ein neues Passwort wählen.
use-recovery-code = Wiederherstellungscode verwenden
recovery-code-heading = Wiederherstellungscode verwenden
recovery-code = Wiederherstellungscode
recovery-code-hint = Einer der zehn, die Sie gespeichert haben.
recovery-code-wrong = Adresse oder Wiederherstellungscode stimmen nicht. Versuchen Sie es noch einmal.
recovery-code-malformed = Ein Wiederherstellungscode hat sechzehn Buchstaben und Ziffern. Geben Sie alle ein.
new-way-heading = Willkommen zurück
new-way-lead = Legen Sie auf diesem Gerät einen Passkey an. Damit melden Sie sich künftig an.
or-new-password = oder ein neues Passwort wählen
continue = Weiter
continue-without = Vorerst überspringen
drop-other-ways = Alle anderen Anmeldewege entfernen: Passkeys, Passwort und Wiederherstellungscodes
new-way-missing = Legen Sie einen Passkey an, oder wählen Sie ein Passwort.
document-first-heading = Ihr Ausweis
document-first-lead = Ihr Code ist richtig. Um wieder in Ihr Konto zu kommen, brauchen Sie auch Ihren Ausweis.
document-first-ask = Fragen Sie die Administration, wie Sie ihn vorzeigen, und kommen Sie innerhalb von 15 Minuten auf diese Seite zurück.
document-first-show = Ausweis vorzeigen
document-first-done = Ich habe ihn vorgezeigt
confirm-heading = Ihr Konto wurde angelegt
confirm-lead = Melden Sie sich einmal an, um Ihre Adresse zu bestätigen.
recovery-codes = Wiederherstellungscodes
recovery-codes-lead = Zehn Codes, die Sie sicher aufbewahren. Jeder bringt Sie einmal in Ihr Konto, ohne E-Mail und Telefon.
recovery-codes-once = Sie werden nicht noch einmal angezeigt. Drucken Sie sie jetzt aus, oder laden Sie sie herunter.
recovery-codes-none = Noch keine Codes.
make-recovery-codes = Wiederherstellungscodes anlegen
make-new-recovery-codes = Neue Codes anlegen
making-recovery-codes = Codes werden angelegt …
new-codes-replace = Neue Codes ersetzen die alten.
download = Herunterladen
print = Drucken
code-lead-email = Wenn { $login-id } hier verwendet werden kann, haben wir einen Code per E-Mail dorthin gesendet.
code-lead-phone = Wenn { $login-id } hier verwendet werden kann, haben wir einen Code per SMS dorthin gesendet.
recovery-codes-left = { $left ->
    [one] Sie haben noch { $left } Code.
   *[other] Sie haben noch { $left } Codes.
}

# Mails and SMS
mail-code-subject = Ihr Code für { $name }
mail-code-is = Ihr Code ist { $code }.
mail-code-verify = Geben Sie ihn bei { $host } ein, um Ihr Konto fertig anzulegen. Er läuft in zehn Minuten ab. { $name } wird Sie nie danach fragen.
mail-code-login = Geben Sie ihn bei { $host } ein, um sich anzumelden. Er läuft in zehn Minuten ab. { $name } wird Sie nie danach fragen.
mail-code-recover = Geben Sie ihn bei { $host } ein, um wieder in Ihr Konto zu kommen. Er läuft in zehn Minuten ab. { $name } wird Sie nie danach fragen.
mail-code-link = Oder öffnen Sie diesen Link in dem Browser, in dem Sie ihn angefordert haben:
mail-link-verify = Konto fertig anlegen
mail-link-login = Anmelden
mail-link-recover = Zurück in Ihr Konto
sms-code = Ihr Code für { $name } ist { $code }. Er läuft in zehn Minuten ab. Geben Sie ihn nicht weiter.
mail-support-subject = Zurück in Ihr Konto bei { $name }
mail-support = Sie haben { $name } um Hilfe gebeten, um wieder in Ihr Konto zu kommen.
mail-support-link = Dieser Link funktioniert einmal. Öffnen Sie ihn innerhalb eines Tages. Wenn Sie nicht um Hilfe gebeten haben, ignorieren Sie diese E-Mail.
sms-support-link = Öffnen Sie diesen Link innerhalb eines Tages: { $url }
notice-registered-subject = Sie haben schon ein Konto bei { $name }
notice-registered = Jemand, vielleicht Sie, wollte bei { $name } mit dieser Adresse ein Konto anlegen. Sie haben schon eines.
notice-registered-advice = Mit diesem Link melden Sie sich an oder stellen Ihr Konto wieder her.
notice-recovered-subject = Ihr Konto bei { $name } wurde wiederhergestellt
notice-recovered = Jemand ist mit einem Code wieder in Ihr Konto bei { $name } gekommen.
notice-passkey-added-subject = Ein Passkey wurde zu Ihrem Konto bei { $name } hinzugefügt
notice-passkey-added = Mit einem neuen Passkey kann man sich jetzt bei Ihrem Konto bei { $name } anmelden.
notice-passkey-removed-subject = Ein Passkey wurde aus Ihrem Konto bei { $name } entfernt
notice-passkey-removed = Einer der Passkeys Ihres Kontos bei { $name } gilt nicht mehr.
notice-password-changed-subject = Ihr Passwort bei { $name } wurde geändert
notice-password-changed = Ihr Passwort bei { $name } wurde geändert oder entfernt.
notice-addresses-changed-subject = Die Adressen Ihres Kontos bei { $name } wurden geändert
notice-addresses-changed = Eine E-Mail-Adresse oder Telefonnummer wurde zu Ihrem Konto bei { $name } hinzugefügt oder daraus entfernt.
notice-recovery-codes-made-subject = Neue Wiederherstellungscodes für Ihr Konto bei { $name }
notice-recovery-codes-made = Ihr Konto bei { $name } hat neue Wiederherstellungscodes. Die vorigen gelten nicht mehr.
notice-recovery-code-used-subject = Ein Wiederherstellungscode wurde bei { $name } verwendet
notice-recovery-code-used = Jemand hat einen Wiederherstellungscode Ihres Kontos bei { $name } verwendet.
notice-new-device-subject = Neue Anmeldung bei Ihrem Konto bei { $name }
notice-new-device = Jemand hat sich zum ersten Mal mit { $device } bei Ihrem Konto bei { $name } angemeldet.
notice-new-device-advice = Wenn Sie das nicht waren, öffnen Sie diesen Link. Er beendet diese Sitzung und hilft Ihnen, Ihr Konto zu sichern.
notice-deleted-subject = Ihr Konto bei { $name } wurde gelöscht
notice-deleted = Ihr Konto bei { $name } wurde gelöscht. Alles darin wird nach 30 Tagen endgültig gelöscht.
notice-deleted-advice = Wenn Sie das nicht waren oder es sich anders überlegt haben, stellen Sie Ihr Konto mit diesem Link wieder her.
notice-when = Zeit: { $when }
notice-place = Ungefährer Ort: { $place }
notice-advice = Wenn Sie das nicht waren, sichern Sie Ihr Konto jetzt.
notice-summary-subject = Weitere Änderungen an Ihrem Konto bei { $name }
notice-summary = An Ihrem Konto bei { $name } gab es so viele Änderungen, dass wir nicht zu jeder einzeln geschrieben haben. Seit unserer letzten Nachricht:
notice-link = Seite öffnen
mail-why-code = Sie erhalten diese Mail, weil jemand, vielleicht Sie, bei { $host } Ihre Adresse eingegeben hat. Wenn Sie das nicht waren, können Sie sie ignorieren.
mail-why-account = Sie erhalten diese Mail, weil es um ein Konto bei { $host } mit Ihrer Adresse geht.

# "This was not me"
not-me-heading = Waren Sie das nicht?
not-me-lead = Wir beenden diese Sitzung. Das Passwort oder der Passkey, mit dem sie begann, gilt dann nicht mehr, und auch Ihre Wiederherstellungscodes nicht. Danach helfen wir Ihnen, Ihr Konto zu sichern.
not-me-button = Sitzung beenden

# Authorization of applications
consent-heading = { $application } Zugriff geben?
consent-lead = { $application } wird von einem Drittanbieter betrieben. Die Anwendung sieht dann, dass Sie hier ein Konto haben, und:
consent-profile = Ihren Namen und Ihr Profil
consent-email = Ihre E-Mail-Adresse
consent-phone = Ihre Telefonnummer
consent-address = Ihre Postanschrift
consent-roles = Ihre Rollen
consent-offline = Sie kann das auch abfragen, wenn Sie nicht da sind.
consent-unregistered = Diese Anwendung ist hier nicht registriert. Wir kennen nur ihre Adresse:
consent-claimed-name = Sie nennt sich so; geprüft haben wir das nicht:
consent-return = Wenn Sie zustimmen, geht es weiter zu { $host }.
consent-return-device = Wenn Sie zustimmen, geht es weiter zu einem Programm auf diesem Gerät. Stimmen Sie nur zu, wenn Sie dieses Programm gerade selbst gestartet haben.
allow = Erlauben
decline = Ablehnen
go-on-to = Weiter zu { $application }
go-on-lead = Sie sind angemeldet. Wenn nichts geschieht, geht es hier weiter.
log-out-heading = Abmelden?
log-out-asked = { $application } bittet Sie, sich abzumelden.
log-out-lead = Sie werden hier abgemeldet. Die Anwendungen, die Sie mit dieser Anmeldung genutzt haben, erfahren davon.
stay-logged-in = Angemeldet bleiben
logged-out = Sie sind abgemeldet
logged-out-lead = Wenn nichts geschieht, geht es hier weiter.
device-heading = Gerät verbinden
device-lead = Geben Sie den Code ein, den das Gerät anzeigt.
device-code-hint = Acht Buchstaben. Großschreibung und Bindestrich sind nicht nötig.
device-code-wrong = Dieser Code ist falsch oder abgelaufen. Prüfen Sie ihn, oder beginnen Sie am Gerät noch einmal.
device-question-heading = { $application } verbinden?
device-question-lead = Das Gerät muss diesen Code anzeigen:
device-warning = Fahren Sie nur fort, wenn Sie dies gerade selbst begonnen haben. Sonst versucht vielleicht eine andere Person, in Ihr Konto zu gelangen.
device-learns = Die Anwendung sieht dann, dass Sie hier ein Konto haben, und:
device-allowed = Das Gerät ist verbunden
device-allowed-lead = Es macht in wenigen Sekunden von selbst weiter. Sie können diese Seite schließen.
device-denied = Das Gerät wurde nicht verbunden
device-denied-lead = Wenn Sie dies nicht selbst begonnen haben, müssen Sie nichts weiter tun. Sie können diese Seite schließen.
authorization-invalid = Wir können diese Anfrage nicht ausführen
authorization-invalid-detail = Die Anwendung hat eine ungültige oder zu alte Anfrage gesendet. Gehen Sie zur Anwendung zurück, und versuchen Sie es noch einmal. Wenn es wieder geschieht, wenden Sie sich an ihren Betreiber.
return-path-too-long = Diese Adresse ist zu lang
return-path-too-long-detail = Wir können sie während der Anmeldung nicht aufbewahren. Melden Sie sich zuerst an, und öffnen Sie sie dann noch einmal.
