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
password-hint = Zwischen { $min } und { $max } Zeichen. Ein paar Wörter ergeben ein gutes Passwort.

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
recover-field-hint = Für einen Passkey nicht nötig.
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
somebody-else = Hier ist jetzt jemand anderes angemeldet, darum wurde nichts gespeichert.
logged-out-meanwhile = Sie sind nicht mehr angemeldet. Melden Sie sich in einem anderen Fenster an; was Sie geschrieben haben, bleibt hier.

# Sessions
sessions-heading = Wo Sie angemeldet sind
this-session = Dieses Gerät
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = Zuerst gesehen:
last-active = Zuletzt aktiv:
ending-sessions = Wird abgemeldet …
log-out-elsewhere = Überall sonst abmelden
log-out-of = Abmelden: { $device }
access-heading = Anwendungen mit Zugriff
access-lead = Diese Anwendungen wissen, wer Sie sind. Wenn Sie den Zugriff entziehen, erfahren sie nichts mehr, bis Sie sie wieder öffnen.
access-empty = Keine Anwendung hat Zugriff auf Ihr Konto.
access-third-party = Gehört nicht dem Betreiber dieser Seite.
access-learns = Sie darf erfahren:
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
login-id-quoted = Adressen mit Anführungszeichen erreicht keine E-Mail. Verwenden Sie eine andere.
login-id-domain = Eine solche Domain nach dem @ kann es nicht geben. Prüfen Sie die Adresse.
login-id-too-long = So lang kann eine E-Mail-Adresse nicht sein. Prüfen Sie sie.
login-id-unreachable = An diese Adresse können wir wegen der Buchstaben vor dem @ keine E-Mail senden. Verwenden Sie eine andere.
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
administrator-required = Hier braucht es eine andere Person aus der Administration
administrator-required-detail = Dieses Konto hat Verwaltungsrechte und einen Passkey, deshalb genügt ein Code nicht. Melden Sie sich mit einem seiner Passkeys an, oder lassen Sie sich von jemand anderem aus der Administration einen Link schicken.
setup-link-over = Dieser Link gilt nicht mehr
setup-link-over-detail = Ein Link gilt eine Stunde, und nur bis es eine Administration gibt. Wer den Server betreibt, kann mit „vestibule setup-link“ einen neuen erzeugen.
nothing-done = Es ist nichts geschehen
other-flow = In diesem Browser wurde ein anderer Code angefordert, seit diese Seite geöffnet wurde. Nichts wurde geprüft, gezählt oder gesendet. Machen Sie mit dem neuesten weiter.
link-used = Dieser Link wurde schon benutzt
link-used-detail = Er funktioniert einmal. Wenn Sie ihn benutzt haben, ist nichts mehr zu tun. Wenn nicht, beginnen Sie noch einmal.
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
try-again-in =
    { $minutes ->
        [one] Versuchen Sie es in { $minutes } Minute noch einmal.
       *[other] Versuchen Sie es in { $minutes } Minuten noch einmal.
    }
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
sdk-unverified = Dafür braucht es eine PIN, einen Fingerabdruck oder ein Gesicht. Wenn Sie einen Sicherheitsschlüssel benutzen, legen Sie in den Einstellungen des Browsers oder des Systems eine PIN dafür fest und versuchen Sie es dann noch einmal.
sdk-passkeyChanged = Dieser Passkey sieht aus, als wäre er kopiert oder verändert worden, und meldet Sie deshalb nicht an. Melden Sie sich anders an, entfernen Sie ihn dann auf Ihrer Kontoseite und fügen Sie einen neuen hinzu.
sdk-expired = Das hat zu lange gedauert. Versuchen Sie es noch einmal.
sdk-tooMany = Zu viele Versuche. Warten Sie ein wenig, und versuchen Sie es dann noch einmal.
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
security-log-in-again = Um hier etwas zu ändern, melden Sie sich noch einmal an. Das hält andere fern.
log-in-again = Noch einmal anmelden
passkeys = Passkeys
passkey = Passkey
no-passkeys = Sie haben noch keinen Passkey. Verwenden Sie Fingerabdruck, Gesicht oder Bildschirmsperre statt eines Passworts.
add-passkey = Passkey hinzufügen
passkey-waiting = Warten auf Ihren Passkey …
passkey-synced = Zwischen Ihren Geräten synchronisiert
passkey-on-key = Auf einem Sicherheitsschlüssel
passkey-on-device = Auf einem einzelnen Gerät
passkey-suspect = Bei der letzten Anmeldung abgelehnt, weil er aussah, als wäre er kopiert oder verändert worden. Entfernen Sie ihn und fügen Sie einen neuen hinzu.
passkey-name = Name
added = Hinzugefügt am
last-used = Zuletzt verwendet am
never-used = Noch nicht verwendet.
change = Ändern
remove = Entfernen
last-way-in = Das ist Ihr einziger Weg, sich anzumelden. Er bleibt deshalb, bis Sie einen weiteren haben.
password-there = Sie können sich mit einem Passwort anmelden.
password-none = Sie haben kein Passwort.
new-password = Neues Passwort
set-password = Passwort festlegen
change-password = Passwort ändern
remove-password = Passwort entfernen
your-data = Ihre Daten
download-data = Meine Daten herunterladen
delete-account = Mein Konto löschen
delete-lead = Sie werden überall abgemeldet, und niemand kann sich mehr anmelden. 30 Tage lang können Sie es sich anders überlegen. Danach wird alles endgültig gelöscht.
deleting = Ihr Konto wird gelöscht …
keep-account = Mein Konto behalten
deleted-heading = Ihr Konto ist gelöscht
deleted-until = Alles wird endgültig gelöscht am
deleted-link = Bewahren Sie diesen Link auf: Bis dahin bringt er Ihr Konto zurück.
undo-heading = Ihr Konto zurückholen
undo-until = Mit allem, was darin ist, können Sie es zurückholen bis zum
undo-button = Zurückholen
undo-over = Dieser Link gilt nicht mehr
undo-over-lead = Das Konto ist schon zurück, oder die 30 Tage sind vorbei.
offer-heading = Nächstes Mal ohne Passwort anmelden
not-now = Jetzt nicht
passkey-added = Der Passkey ist hinzugefügt.
passkey-renamed = Der Name ist gespeichert.
passkey-removed = Der Passkey ist entfernt. Hier meldet er Sie nicht mehr an.
password-set = Das Passwort ist gespeichert.
password-removed = Das Passwort ist entfernt.
delete-mismatch = Das ist nicht der Name dieses Kontos.
last-administrator = Sie sind allein in der Administration. Nehmen Sie zuerst noch jemanden auf.
remove-passkey = { remove }: { $name }
type-to-delete = Geben Sie { $login-id } ein, um fortzufahren.

# Codes, recovery and recovery codes
phone-number = Telefonnummer
country = Land
country-none = Steht in der Nummer
use-phone = Telefonnummer verwenden
use-email = E-Mail-Adresse verwenden
send-code = Code senden
sending-code = Code wird gesendet …
login-code-heading = Mit einem Code anmelden
login-code-lead = Wir senden einen Code an Ihre E-Mail-Adresse oder Ihr Telefon.
other-way = Anders anmelden
code-heading = Code eingeben
code = Code
code-hint = Sechs Ziffern. Sie gelten zehn Minuten.
code-late = Es kann eine Minute dauern. Sehen Sie auch im Spam-Ordner nach.
new-code = Neuen Code senden
checking-code = Code wird geprüft …
code-wrong = Dieser Code stimmt nicht oder gilt nicht mehr. Prüfen Sie ihn, oder fordern Sie einen neuen an.
code-malformed = Geben Sie die sechs Ziffern aus der Nachricht ein.
code-over = Diese Codes gelten nicht mehr. Beginnen Sie noch einmal, um einen neuen zu bekommen.
code-locked = Es gab zu viele falsche Codes. Melden Sie sich mit Ihrem Passkey an, oder bitten Sie die Administration um Hilfe.
code-sent = Wir haben einen neuen Code gesendet. Der vorige gilt nicht mehr.
codes-sent = Mehr Codes können wir hier nicht senden. Verwenden Sie den letzten, oder beginnen Sie noch einmal.
code-held = Es wurden so viele Codes angefordert, dass eben keiner gesendet wurde.
next-code =
    { $minutes ->
        [one] Der nächste Code kann in { $minutes } Minute gesendet werden.
       *[other] Der nächste Code kann in { $minutes } Minuten gesendet werden.
    }
link-heading = Hier geht es weiter
link-lead = Drücken Sie einmal, dann ist der Link verbraucht.
link-elsewhere-heading = Ihr Code
link-elsewhere = Sie haben ihn in einem anderen Browser angefordert. Geben Sie ihn dort ein.
link-support-heading = Zurück in Ihr Konto
recover-or-code = oder mit Code
recover-code-lead = Mit einem Code können Sie danach einen neuen Passkey anlegen oder ein neues Passwort wählen.
use-recovery-code = Wiederherstellungscode verwenden
recovery-code-heading = Wiederherstellungscode verwenden
recovery-code = Wiederherstellungscode
recovery-code-hint = Einer der zehn, die Sie aufbewahrt haben.
recovery-code-wrong = Diese Anmeldedaten und dieser Wiederherstellungscode passen nicht zusammen. Versuchen Sie es noch einmal.
recovery-code-malformed = Ein Wiederherstellungscode hat sechzehn Buchstaben und Ziffern. Geben Sie alle ein.
new-way-heading = Willkommen zurück
new-way-lead = Legen Sie auf diesem Gerät einen Passkey an, damit Sie sich künftig mit ihm anmelden können.
or-new-password = oder ein neues Passwort wählen
continue = Weiter
continue-without = Ohne beides weiter
drop-other-ways = Alle anderen Zugänge entfernen: Passkeys, Passwort und Wiederherstellungscodes
new-way-missing = Legen Sie einen Passkey an, oder wählen Sie ein Passwort.
document-first-heading = Ihr Ausweis
document-first-lead = Ihr Code war richtig. Um wieder in Ihr Konto zu kommen, brauchen Sie auch Ihren Ausweis.
document-first-ask = Fragen Sie die Administration, wie Sie ihn vorzeigen, und kommen Sie innerhalb einer Viertelstunde auf diese Seite zurück.
document-first-show = Ausweis vorzeigen
document-first-done = Ich habe ihn vorgezeigt
confirm-heading = Ihr Konto ist angelegt
confirm-lead = Melden Sie sich einmal an, um zu zeigen, dass die Adresse Ihre ist. Dann ist es bereit.
recovery-codes = Wiederherstellungscodes
recovery-codes-lead = Zehn Codes, auf Papier aufzubewahren. Jeder bringt Sie einmal zurück in Ihr Konto, ohne E-Mail und Telefon.
recovery-codes-once = Sie werden nur jetzt gezeigt. Drucken Sie sie aus, oder laden Sie sie herunter, und bewahren Sie sie bei Ihren wichtigen Unterlagen auf.
recovery-codes-none = Sie haben noch keine.
make-recovery-codes = Wiederherstellungscodes anlegen
make-new-recovery-codes = Neue Codes anlegen
making-recovery-codes = Codes werden angelegt …
new-codes-replace = Neue Codes ersetzen die alten.
download = Herunterladen
print = Drucken
code-lead-email = Wenn { $login-id } hier verwendet werden kann, ist eine E-Mail mit einem Code unterwegs.
code-lead-phone = Wenn { $login-id } hier verwendet werden kann, ist ein Code dorthin unterwegs.
recovery-codes-left = { $left ->
    [one] Sie haben noch { $left } Code.
   *[other] Sie haben noch { $left } Codes.
}

# Mails and SMS
mail-code-subject = Ihr Code für { $name }
mail-code-is = Ihr Code ist { $code }.
mail-code-verify = Verwenden Sie ihn bei { $host }, um Ihr Konto fertigzustellen. Er gilt zehn Minuten und nur einmal. Niemand von { $name } wird Sie je danach fragen.
mail-code-login = Verwenden Sie ihn bei { $host }, um sich anzumelden. Er gilt zehn Minuten und nur einmal. Niemand von { $name } wird Sie je danach fragen.
mail-code-recover = Verwenden Sie ihn bei { $host }, um wieder in Ihr Konto zu kommen. Er gilt zehn Minuten und nur einmal. Niemand von { $name } wird Sie je danach fragen.
mail-code-link = Oder öffnen Sie diesen Link in dem Browser, in dem Sie ihn angefordert haben:
mail-link-verify = Konto fertigstellen
mail-link-login = Anmelden
mail-link-recover = Zurück in Ihr Konto
sms-code = Ihr Code für { $name } ist { $code }. Er gilt zehn Minuten. Geben Sie ihn nicht weiter.
mail-support-subject = Zurück in Ihr Konto bei { $name }
mail-support = Die Administration von { $name } hat eine Wiederherstellung Ihres Kontos begonnen, weil Sie um Hilfe gebeten haben.
mail-support-link = Öffnen Sie diesen Link innerhalb eines Tages. Er gilt einmal. Wenn Sie nicht um Hilfe gebeten haben, öffnen Sie ihn nicht.
sms-support-link = Öffnen Sie diesen Link innerhalb eines Tages: { $url }
notice-registered-subject = Sie haben schon ein Konto bei { $name }
notice-registered = Jemand, vielleicht Sie, wollte bei { $name } mit dieser Adresse ein Konto anlegen. Sie haben schon eines.
notice-registered-advice = Öffnen Sie diesen Link, um sich anzumelden oder wenn Ihnen das nicht gelingt.
notice-recovered-subject = Ihr Konto bei { $name } wurde wiederhergestellt
notice-recovered = Jemand ist mit einem Code wieder in Ihr Konto bei { $name } gekommen.
notice-passkey-added-subject = Ein Passkey wurde zu Ihrem Konto bei { $name } hinzugefügt
notice-passkey-added = Mit einem neuen Passkey kann man sich bei Ihrem Konto bei { $name } anmelden.
notice-passkey-removed-subject = Ein Passkey wurde aus Ihrem Konto bei { $name } entfernt
notice-passkey-removed = Einer der Passkeys Ihres Kontos bei { $name } gilt nicht mehr.
notice-password-changed-subject = Ihr Passwort bei { $name } wurde geändert
notice-password-changed = Ihr Konto bei { $name } hat ein neues Passwort oder keines mehr.
notice-addresses-changed-subject = Die Adressen Ihres Kontos bei { $name } wurden geändert
notice-addresses-changed = Ihrem Konto bei { $name } wurde eine E-Mail-Adresse oder Telefonnummer hinzugefügt oder weggenommen.
notice-recovery-codes-made-subject = Neue Wiederherstellungscodes für Ihr Konto bei { $name }
notice-recovery-codes-made = Ihr Konto bei { $name } hat neue Wiederherstellungscodes. Die vorigen gelten nicht mehr.
notice-recovery-code-used-subject = Ein Wiederherstellungscode wurde bei { $name } verwendet
notice-recovery-code-used = Jemand hat einen Wiederherstellungscode Ihres Kontos bei { $name } verwendet.
notice-new-device-subject = Neue Anmeldung bei Ihrem Konto bei { $name }
notice-new-device = Jemand hat sich zum ersten Mal mit diesem Gerät bei Ihrem Konto bei { $name } angemeldet: { $device }.
notice-new-device-advice = Wenn Sie das nicht waren, öffnen Sie diesen Link. Er beendet diese Sitzung und hilft Ihnen, Ihr Konto zurückzuholen.
notice-deleted-subject = Ihr Konto bei { $name } ist gelöscht
notice-deleted = Ihr Konto bei { $name } ist gelöscht. Alles darin wird nach 30 Tagen endgültig gelöscht.
notice-deleted-advice = Wenn Sie das nicht waren oder es sich anders überlegen, öffnen Sie diesen Link.
notice-when = Das war am { $when }.
notice-place = Ungefährer Ort: { $place }.
notice-advice = Wenn Sie das nicht waren, öffnen Sie diesen Link, und holen Sie Ihr Konto zurück.
notice-summary-subject = Weitere Änderungen an Ihrem Konto bei { $name }
notice-summary = Mit Ihrem Konto bei { $name } ist so viel geschehen, dass wir nicht zu allem einzeln geschrieben haben. Seit der letzten Nachricht:
notice-link = Seite öffnen
mail-why-code = Sie erhalten diese Mail, weil jemand, vielleicht Sie, bei { $host } Ihre Adresse eingegeben hat. Wenn Sie das nicht waren, können Sie sie ignorieren.
mail-why-account = Sie erhalten diese Mail, weil es um ein Konto bei { $host } mit Ihrer Adresse geht.

# "This was not me"
not-me-heading = Waren Sie das nicht?
not-me-lead = Wir beenden diese Sitzung. Das Passwort oder der Passkey, mit dem sie begann, gilt nicht mehr, und auch Ihre Wiederherstellungscodes nicht. Dann helfen wir Ihnen, Ihr Konto zurückzuholen.
not-me-button = Sitzung beenden

# Authorization of applications
consent-heading = { $application } hineinlassen?
consent-lead = { $application } gehört nicht dem Betreiber dieser Seite. Die Anwendung erfährt, dass Sie hier ein Konto haben, und:
consent-profile = Ihren Namen und Ihr Profil
consent-email = Ihre E-Mail-Adresse
consent-phone = Ihre Telefonnummer
consent-address = Ihre Postanschrift
consent-roles = Ihre Rollen
consent-offline = Sie darf auch fragen, wenn Sie nicht da sind.
consent-unregistered = Niemand hat diese Anwendung hier registriert. Bekannt ist von ihr nur ihre Adresse:
consent-claimed-name = Sie gibt sich selbst diesen Namen, den niemand geprüft hat:
consent-return = Wenn Sie zustimmen, geht es weiter zu { $host }.
consent-return-device = Wenn Sie zustimmen, geht es weiter zu einem Programm auf diesem Gerät. Stimmen Sie nur zu, wenn Sie dieses Programm gerade selbst gestartet haben.
allow = Erlauben
decline = Ablehnen
go-on-to = Weiter zu { $application }
go-on-lead = Sie sind angemeldet. Wenn nichts geschieht, geht es hier weiter.
log-out-heading = Abmelden?
log-out-asked = { $application } bittet Sie, sich abzumelden.
log-out-lead = Ihre Anmeldung hier endet. Anwendungen, die Sie damit betreten haben, erfahren davon.
stay-logged-in = Angemeldet bleiben
logged-out = Sie sind abgemeldet
logged-out-lead = Wenn nichts geschieht, geht es hier weiter.
device-heading = Gerät verbinden
device-lead = Geben Sie den Code ein, den das Gerät anzeigt.
device-code-hint = Acht Buchstaben. Großschreibung und Bindestrich sind nicht nötig.
device-code-wrong = Dieser Code stimmt nicht oder gilt nicht mehr. Prüfen Sie ihn, oder beginnen Sie am Gerät noch einmal.
device-question-heading = { $application } verbinden?
device-question-lead = Das Gerät muss diesen Code anzeigen:
device-warning = Fahren Sie nur fort, wenn Sie dies gerade selbst begonnen haben. Sonst versucht vielleicht eine andere Person, in Ihr Konto zu gelangen.
device-learns = Die Anwendung erfährt, dass Sie hier ein Konto haben, und:
device-allowed = Das Gerät ist verbunden
device-allowed-lead = Es macht in wenigen Sekunden von selbst weiter. Sie können diese Seite schließen.
device-denied = Das Gerät wurde nicht verbunden
device-denied-lead = Wenn Sie dies nicht selbst begonnen haben, müssen Sie nichts weiter tun. Sie können diese Seite schließen.
authorization-invalid = Diese Anfrage kann nicht beantwortet werden
authorization-invalid-detail = Die Anwendung hat eine falsche oder zu alte Anfrage gesendet. Gehen Sie zur Anwendung zurück und versuchen Sie es noch einmal. Geschieht es wieder, sagen Sie es ihrem Betreiber.
return-path-too-long = Diese Adresse ist zu lang
return-path-too-long-detail = Sie kann während der Anmeldung nicht aufbewahrt werden. Melden Sie sich zuerst an und öffnen Sie sie dann noch einmal.
