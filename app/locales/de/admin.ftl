# Die Seiten der Administration. Fachbegriffe sind hier erlaubt, jeder mit einem Hinweis.

# Lists, accounts, schema, tokens, audit log
admin-overview = Übersicht
admin-accounts = Konten
admin-deleted = Gelöschte Konten
admin-schema = Kontoschema
admin-tokens = API-Token
admin-audit = Protokoll
admin-places = Administration
admin-new-account = Neues Konto
admin-search = Suche
admin-filter = Filter
admin-filter-label = Filter als Text
admin-filter-hint = In der Grammatik von SCIM. Er gilt zusammen mit dem, was oben gewählt ist: status eq "disabled" and profile.lastName sw "mül"
admin-show = Anzeigen
admin-shortcuts = Häufige Filter
admin-first-page = Erste Seite
admin-next-page = Nächste Seite
admin-all-accounts = Alle Konten
admin-needs-attention = Das Profil passt nicht zum Kontoschema. Korrigieren und speichern Sie es.
admin-trail = Was getan wurde
admin-verified = bestätigt
admin-not-verified = nicht bestätigt
admin-never = Nie
admin-status = Status
admin-id = Kennung
admin-roles = Rollen
admin-roles-hint = Mit Leerzeichen getrennt. „admin“ und „support“ sind möglich; andere Rollen sind für Ihre Anwendungen.
admin-profile = Profil
admin-access = Zugang
admin-enable = Konto freigeben
admin-enable-hint = Die Person kann sich wieder anmelden.
admin-disable = Konto sperren
admin-disable-hint = Alle Sitzungen enden sofort, und niemand kann sich anmelden.
admin-delete = Konto löschen
admin-delete-label = Geben Sie die E-Mail-Adresse oder Telefonnummer des Kontos ein
admin-delete-hint = Das Konto kann 30 Tage lang zurückgeholt werden. Danach wird es endgültig gelöscht.
admin-audit-empty = Nichts Passendes wurde getan.
admin-action = Vorgang
admin-actor = Von
admin-since = Ab Tag (UTC)
admin-until = Bis einschließlich Tag (UTC)
admin-erased = (gelöscht)
admin-restore = Zurückholen
admin-deleted-at = Gelöscht
admin-erased-at = Endgültig gelöscht
admin-deleted-empty = In den letzten 30 Tagen wurde kein Konto gelöscht.
admin-deleted-lead = Konten bleiben hier 30 Tage.
admin-new-per-day = Neue Konten pro Tag
admin-latest = Letzte Vorgänge
admin-force = Trotzdem übernehmen und die Konten markieren, die nicht passen
admin-schema-label = JSON Schema
admin-schema-hint = Draft 2020-12, mit x-vestibule dafür, wer ein Feld lesen und schreiben darf und was gesucht und indiziert wird.
admin-try = Ausprobieren
admin-set = In Kraft setzen
admin-versions = Versionen
admin-tokens-lead = Programme verwenden sie mit der Administrations-API.
admin-token-made = Das ist das Token. Es wird nur jetzt gezeigt: Kopieren Sie es.
admin-new-token = Neues Token
admin-token-name = Name
admin-token-scopes = Darf
admin-token-expires = Gilt für
admin-token-expires-hint = Eine Zahl und m, h, d oder y. Leer heißt für immer.
admin-make-token = Token erzeugen
admin-created = Angelegt
admin-expires = Läuft ab
admin-last-used = Zuletzt verwendet
admin-revoke = Widerrufen
admin-ended = beendet
admin-tokens-empty = Es gibt keine Token.
admin-confirm-wrong = Das ist nicht die E-Mail-Adresse oder Telefonnummer dieses Kontos. Nichts wurde gelöscht.
admin-login-id-taken = Mit dieser E-Mail-Adresse oder Telefonnummer gibt es schon ein Konto.
admin-no-accounts = Keine Konten passen.
admin-all = Alle
admin-only-disabled = Gesperrt
admin-only-pending = Ausstehend
admin-only-admins = Administration und Support
admin-to-correct = Zu korrigierende Profile
admin-when = Wann
admin-from = Von wo
admin-target = Wen oder was
admin-schema-invalid = Das kann kein Kontoschema sein.
admin-version = Version
admin-followed = alle folgen ihr
admin-being-followed = wird gerade umgesetzt

# Parts of an account, settings, the schema as a form, filters, acts on many, jobs and imports
admin-addresses = Weitere Adressen
admin-addresses-hint = E-Mail-Adressen und Telefonnummern neben der für die Anmeldung.
admin-add-address = E-Mail-Adresse oder Telefonnummer hinzufügen
admin-remove-address = Entfernen
admin-more-verified = Bestätigt
admin-address-wrong = Das ist weder eine E-Mail-Adresse noch eine Telefonnummer mit Ländervorwahl.
admin-save-addresses = Adressen speichern
admin-sessions = Wo diese Person angemeldet ist
admin-no-sessions = Diese Person ist nirgends angemeldet.
admin-device = Gerät
admin-logged-in = Angemeldet
admin-last-active = Zuletzt aktiv
admin-by = Mit
admin-end = Beenden
admin-end-all = Alle Sitzungen beenden
admin-account-applications = Anwendungen mit Zugriff
admin-account-no-applications = Keine Anwendung hat Zugriff auf dieses Konto.
admin-account-end-applications = Allen den Zugriff entziehen
admin-account-application = Anwendung
admin-access-since = Seit
admin-passkeys = Passkeys
admin-no-passkeys = Diese Person hat keinen Passkey.
admin-passkeys-elsewhere = Die Passkeys dieses Servers verwahrt die Cloud von OwnID.
admin-passkeys-unreadable = Was über die Passkeys dieser Person gespeichert ist, stammt nicht von diesem Server.
admin-model = Modell
admin-remove = Entfernen
admin-last-passkey = Das ist der letzte Zugang dieser Person. Ohne ihn kann sie sich nicht mehr anmelden.
admin-remove-last = Trotzdem entfernen
admin-messages = Nachrichten
admin-no-messages = In den letzten 30 Tagen ging keine Nachricht an diese Person.
admin-channel = Per
admin-to = An
admin-reason = Grund
admin-documents = Ausweisdokumente
admin-no-documents = Kein Ausweisdokument wurde mit diesem Konto verglichen.
admin-document-type = Dokument
admin-number-end = Nummer endet auf
admin-outcome = Ergebnis
admin-lately = Anmeldungen und Nachrichten
admin-what = Was
admin-last-day = 24 Stunden
admin-last-month = 30 Tage
admin-logins = Anmeldungen
admin-logins-refused = Abgelehnte Anmeldungen
admin-messages-sent = Gesendete Nachrichten
admin-messages-waiting = Wartende Nachrichten
admin-messages-not-sent = Nicht gesendete Nachrichten
admin-settings = Einstellungen
admin-settings-lead = So wie der Server mit ihnen gestartet wurde. Sie kommen aus der Umgebung oder aus vestibule.toml.
admin-setting = Einstellung
admin-setting-value = Wert
admin-setting-origin = Aus
admin-setting-given = Umgebung oder Datei
admin-setting-default = Vorgabe, oder beim ersten Start erzeugt
admin-setting-secret = gesetzt, nicht gezeigt
admin-schema-lead = Was ein Profil enthalten darf. Nichts ändert sich, bis es in Kraft gesetzt wird.
admin-as-form = Als Formular bearbeiten
admin-as-json = Als JSON bearbeiten
admin-add-field = Feld hinzufügen
admin-new-field = Neues Feld
admin-field-name = Name (Buchstaben und Ziffern, etwa department)
admin-kind = Art
admin-choices = Auswahl, eine pro Zeile (nur für die Art „eines aus einer Liste“)
admin-max-length = Längster Text, in Zeichen
admin-default = Vorgabe für Konten ohne Wert
admin-more-read-by = Wer es sehen darf
admin-more-written-by = Wer es ändern darf
admin-required = erforderlich
admin-searchable = suchbar
admin-indexed = indiziert
admin-unique = eindeutig
admin-remove-field = dieses Feld entfernen
admin-only-json = Was dieses Feld enthält, ist nur in JSON beschrieben.
admin-user = die Person selbst
admin-support = Support
admin-admin = Administration
admin-nobody = niemand
admin-kind-text = Text
admin-kind-email = E-Mail-Adresse
admin-kind-date = Datum
admin-kind-date-time = Datum und Uhrzeit
admin-kind-choice = eines aus einer Liste
admin-kind-number = Zahl
admin-kind-integer = ganze Zahl
admin-kind-boolean = ja oder nein
admin-filter-is = ist
admin-filter-begins = beginnt mit
admin-filter-contains = enthält
admin-filter-from = ab
admin-filter-before = vor
admin-filter-at-least = mindestens
admin-filter-at-most = höchstens
admin-any = Beliebig
admin-yes = Ja
admin-no = Nein
admin-role = Rolle
admin-made-from = Angelegt ab (UTC)
admin-made-before = Angelegt vor (UTC)
admin-last-login-from = Letzte Anmeldung ab (UTC)
admin-last-login-before = Letzte Anmeldung vor (UTC)
admin-columns = Spalten
admin-emails = Weitere E-Mail-Adressen
admin-phones = Weitere Telefonnummern
admin-with-all = Mit allen, die passen:
admin-format = Format
admin-format-csv = Eine Tabelle (CSV)
admin-format-excel = Eine Tabelle für Excel (CSV)
admin-format-jsonl = JSON Lines
admin-secrets = Mit Passwort-Hashes und Passkey-Daten
admin-secrets-hint = Nur JSON Lines. Wer diese Datei hat, kann versuchen, sich als diese Personen anzumelden: Verwahren Sie sie wie die Datenbank.
admin-secrets-need-jsonl = Eine Tabelle enthält keine Passwort-Hashes und keine Passkey-Daten. Wählen Sie JSON Lines, oder lassen Sie sie weg.
admin-download = Herunterladen
admin-nobody-matches = Keine Konten passen, also gibt es nichts zu tun.
admin-own-stays = Ihr eigenes Konto bleibt, wie es ist.
admin-the-first = Darunter
admin-back-to-accounts = Zurück zu den Konten
admin-matching = Passende Konten
admin-searched = Suche
admin-filtered = Filter
admin-jobs = Aufträge
admin-jobs-lead = Was mit vielen Konten auf einmal getan wird. Aufträge laufen weiter, wenn diese Seite geschlossen wird.
admin-jobs-empty = Keine Aufträge in den letzten 30 Tagen.
admin-all-jobs = Alle Aufträge
admin-job = Auftrag
admin-state = Stand
admin-waiting = Wartet
admin-running = Läuft
admin-finished = Fertig
admin-stopped = Abgebrochen
admin-progress = Fortschritt
admin-done = Erledigt
admin-skipped = Unverändert gelassen
admin-failed = Fehlgeschlagen
admin-ordered = Erteilt
admin-more-ended = Beendet
admin-problems = Die ersten Fehlgeschlagenen
admin-why = Warum
admin-import = Import
admin-import-file = Konten aus einer Datei importieren
admin-import-lead = Konten aus einer Datei. Sie sehen, was sie enthält, bevor etwas geändert wird.
admin-file = Datei
admin-file-hint = CSV mit einer Zeile von Spaltennamen, oder JSON Lines, in UTF-8 oder UTF-16, bis zu 1 GiB.
admin-file-missing = Wählen Sie eine Datei.
admin-send-file = Senden
admin-sending = Wird gesendet …
admin-plan-columns = Was die Spalten enthalten
admin-choose = Auswählen …
admin-leave-out = Weglassen
admin-update = Bestehende Konten ändern
admin-update-hint = Was eine Zeile weglässt, bleibt. Andernfalls werden solche Zeilen abgelehnt.
admin-dry-run = Zuerst nur prüfen
admin-dry-run-hint = Nichts wird geändert. Danach können Sie dieselbe Datei importieren.
admin-go-on = Weiter
admin-import-now = Jetzt importieren
admin-rows = Gelesene Zeilen
admin-rows-created = Neue Konten
admin-rows-updated = Geänderte Konten
admin-rows-refused = Abgelehnte Zeilen
admin-rows-problems = Die ersten Probleme
admin-row = Zeile
admin-place = Stelle
admin-download-problems = Herunterladen, was an Zeilen nicht stimmt (CSV)
admin-password-hash = Passwort-Hash
admin-passkey-data = Passkey-Daten (ownIdData)

# Sentences with arguments
admin-accounts-count =
    { $count ->
        [one] { $count } Konto
       *[other] { $count } Konten
    }
admin-accounts-about =
    { $count ->
        [one] Etwa { $count } Konto
       *[other] Etwa { $count } Konten
    }
admin-schema-fits =
    { $accounts ->
        [one] Das Schema passt zu dem { $accounts } Konto.
       *[other] Das Schema passt zu allen { $accounts } Konten.
    }
admin-schema-fails =
    { $accounts ->
        [one] { $failing } von { $accounts } Konto passt nicht zum Schema. Geben Sie Vorgaben an, oder erzwingen Sie es.
       *[other] { $failing } von { $accounts } Konten passen nicht zum Schema. Geben Sie Vorgaben an, oder erzwingen Sie es.
    }
admin-new-accounts =
    { $accounts ->
        [0] { $day }: keine neuen Konten
        [one] { $day }: { $accounts } neues Konto
       *[other] { $day }: { $accounts } neue Konten
    }
# What the choice of an operator is called beside its field
admin-how = { $label }: wie
admin-act-disable = Sperren
admin-act-end-sessions = Sitzungen beenden
admin-act-delete = Löschen
admin-act-export = Exportieren
admin-act-import = Importieren
admin-act-unknown = Unbekannt
admin-disable-accounts =
    { $accounts ->
        [one] { $accounts } Konto sperren
       *[other] { $accounts } Konten sperren
    }
admin-end-sessions-of =
    { $accounts ->
        [one] Die Sitzungen von { $accounts } Konto beenden
       *[other] Die Sitzungen von { $accounts } Konten beenden
    }
admin-delete-accounts =
    { $accounts ->
        [one] { $accounts } Konto löschen
       *[other] { $accounts } Konten löschen
    }
admin-export-accounts =
    { $accounts ->
        [one] { $accounts } Konto exportieren
       *[other] { $accounts } Konten exportieren
    }
admin-import-accounts =
    { $accounts ->
        [one] { $accounts } Konto importieren
       *[other] { $accounts } Konten importieren
    }
admin-disable-lead = Alle ihre Sitzungen enden sofort, und niemand kann sich mehr anmelden. Jedes Konto kann wieder freigegeben werden.
admin-end-sessions-lead = Die Personen werden überall abgemeldet und können sich wieder anmelden.
admin-delete-lead = Die Konten können 30 Tage lang einzeln zurückgeholt werden. Danach werden sie endgültig gelöscht.
admin-export-lead = Die Datei enthält ihre Adressen, Rollen und Profile. Das Protokoll vermerkt, wer sie geholt hat.
admin-type-count = Geben Sie { $count } ein, um fortzufahren
admin-wrong-count = So viele Konten passen jetzt nicht, sondern { $count }. Nichts wurde getan.
admin-and-more = und { $count } weitere
admin-done-of = { $done } von { $total }
admin-about-rows =
    { $rows ->
        [one] { $rows } Zeile
       *[other] Etwa { $rows } Zeilen
    }
admin-import-of = { $file } importieren
admin-check-of = { $file } prüfen

# For developers, on their own machine
inbox-heading = Posteingang für die Entwicklung
inbox-lead = Nachrichten bleiben auf diesem Rechner, weil kein Anbieter eingestellt ist. Nach zehn Minuten verschwinden sie.
inbox-empty = Noch keine Nachrichten. Laden Sie diese Seite neu, nachdem Sie um einen Code gebeten haben.
document-heading = Ausweisdokument
document-lead = Für die Entwicklung: Senden Sie dem Back-End ein Dokument, wie die Plattform es täte, und sehen Sie, was es entscheidet. Diese Seite antwortet nur auf diesem Rechner.
document-type = Dokument
mrz = Maschinenlesbare Zone
mrz-hint = Die zwei oder drei Zeilen mit den Pfeilen, falls Sie sie haben. Sie gehen den Feldern unten vor.
mrz-lacks = Diese Zeilen enthalten weder Ausstellungsdatum noch Geburtsort: Tragen Sie sie unten ein.
document-number = Nummer
first-names = Vornamen
last-name = Nachname
date-of-birth = Geburtsdatum
date-of-issue = Ausstellungsdatum
date-of-expiry = Ablaufdatum
place-of-birth = Geburtsort
nationality = Staatsangehörigkeit, als Ländercode
gender = Geschlecht
check-document = Dokument prüfen
document-accepted = Das Dokument wurde angenommen
document-accepted-lead = Das Back-End antwortete, dass es zu diesem Konto gehört.
document-refused = Das Dokument wurde abgelehnt
document-refused-lead = Das Back-End nannte diesen Grund:
document-refused-without-reason = Das Back-End nannte keinen Grund.
no-such-user = Das Back-End kennt diese Person nicht.
document-passport = Reisepass
document-driver-licence = Führerschein
gender-female = F, weiblich
gender-male = M, männlich
gender-other = O, anderes
admin-recovery = Wiederherstellung
admin-recover = Wiederherstellung beginnen
admin-recover-hint = Die Person bekommt einen Link, der zwei Tage lang einmal gilt. Vergewissern Sie sich, mit wem Sie sprechen.
admin-recovery-started = Der Person wurde ein Link geschickt.
admin-codes-locked = Für diese Adresse gab es hundert falsche Codes nacheinander; deshalb gelten für sie keine Codes mehr.
admin-unlock-codes = Codes wieder zulassen
admin-codes-unlocked = Codes gelten wieder.
admin-label = Bezeichnung

# The preview of the branding
admin-branding = Gestaltung
admin-branding-lead = So sehen die Menschen diese Anmeldung. Die Einstellungen, die mit brand_ beginnen, bestimmen es; nichts hier ändert sie.
admin-brand-try = Akzentfarbe ausprobieren
admin-brand-accent = Akzent auf hellen Seiten
admin-brand-accent-hint = Eine Farbe, wie CSS sie schreibt, etwa #0a5c36 oder oklch(0.42 0.1 155).
admin-brand-accent-dark = Akzent auf dunklen Seiten
admin-brand-accent-dark-hint = Leer lassen für einen, der zum anderen passt.
admin-brand-no-colour = Das ist keine Farbe, die CSS kennt, oder eine durchsichtige.
admin-brand-tried = Ein Versuch, den nur Sie sehen. Damit er gilt, schreiben Sie ihn in die Einstellungen und starten den Server neu.
admin-brand-light = Helle Seiten
admin-brand-dark = Dunkle Seiten
admin-brand-use = Verwendet für
admin-brand-contrast = Kontrast
admin-brand-needed = Nötig
admin-brand-verdict = Urteil
admin-brand-enough = genug
admin-brand-too-little = zu wenig
admin-brand-on-ground = Links auf der Seite
admin-brand-on-surface = Links auf einer Karte
admin-brand-on-button = Wörter auf einem Knopf
admin-brand-on-pressed = Wörter auf einem gedrückten Knopf
admin-brand-edges = Fokusringe und Ränder
admin-brand-login = Die Anmeldeseite
admin-brand-mistake = Ein Fehler in einem Formular
admin-brand-buttons = Knöpfe
admin-brand-mail = Eine Mail mit einem Code
admin-brand-refused = Mit { $colour } würde der Server nicht starten. { $instead } hat denselben Farbton und genügt.
admin-brand-sample = { $sample }, { $scheme }

# Applications
admin-applications = Anwendungen
admin-applications-lead = Sie erfahren hier, wer angemeldet ist.
admin-applications-empty = Es gibt keine Anwendungen.
admin-applications-all = Alle Anwendungen
admin-application-new = Neue Anwendung
admin-application-create = Anwendung anlegen
admin-application-web = Web
admin-application-web-hint = Eine Website mit eigenem Server. Sie nutzt OpenID Connect und hat ein Geheimnis.
admin-application-browser = Browser
admin-application-browser-hint = Eine Seite, deren Code nur im Browser läuft. Sie nutzt OpenID Connect ohne Geheimnis.
admin-application-native = Installiert
admin-application-native-hint = Eine Anwendung auf einem Telefon oder Computer. Sie nutzt OpenID Connect ohne Geheimnis.
admin-application-service = Dienst
admin-application-service-hint = Ein Programm, das für sich selbst handelt, ohne eine Person. Es hat ein Geheimnis.
admin-application-proxy = Hinter einem Proxy
admin-application-proxy-hint = Eine Website, die nichts von Anmeldungen weiß. Ihr Proxy fragt diesen Server bei jeder Anfrage.
admin-application-id = Client-ID
admin-application-id-hint = Kleinbuchstaben, Ziffern und Bindestriche. Leer wird sie aus dem Namen gebildet; sie lässt sich nicht ändern.
admin-application-discovery = Discovery-URL
admin-application-redirects = Redirect-URIs
admin-application-redirects-hint = Wohin Browser nach einer Anmeldung geschickt werden, eine je Zeile. Sie werden als Text verglichen.
admin-application-logouts = Redirect-URIs nach der Abmeldung
admin-application-logouts-hint = Wohin Browser nach einer Abmeldung geschickt werden dürfen, eine je Zeile.
admin-application-backchannel = URI der Back-Channel-Abmeldung
admin-application-backchannel-hint = Sie erfährt, wenn eine Sitzung endet.
admin-application-origin = Origin
admin-application-origin-hint = Schema, Host und Port der Website, etwa https://app.example.com.
admin-application-home = Startseite
admin-application-home-hint = Für die Liste, in der Personen ihre Anwendungen sehen.
admin-application-roles = Wer eintreten darf
admin-application-roles-hint = Rollen mit Leerzeichen dazwischen, von denen eine genügt. Leer lässt jedes Konto ein.
admin-application-passkey = Nur Anmeldungen mit einem Passkey zulassen
admin-application-age = Höchstes Alter einer Anmeldung, in Sekunden
admin-application-age-hint = Wer sich früher angemeldet hat, meldet sich neu an. Leer für jedes Alter.
admin-application-third-party = Personen fragen, bevor sie zum ersten Mal eintreten
admin-application-pkce = PKCE verlangen
admin-application-pkce-hint = Nur eine Anwendung, die es nicht kann, kommt ohne aus.
admin-application-device = Kann auf Geräten ohne Anmeldeseite verbunden werden
admin-application-device-hint = Für Terminals und Fernseher: Personen geben unter /device einen Code ein (RFC 8628).
admin-application-scopes = Scopes
admin-application-scopes-hint = Was die Anwendung anfragen darf, mit Leerzeichen dazwischen.
admin-application-access-tokens = Form der Access-Tokens
admin-application-id-tokens = Signatur der ID-Tokens
admin-application-subject = Kennung von Personen (sub)
admin-application-subject-hint = public ist für jede Anwendung dieselbe, pairwise für jede eine andere.
admin-application-secret = Geheimnis
admin-application-no-secret = Es gibt kein gültiges Geheimnis.
admin-application-secret-made = Das ist das Geheimnis. Es wird nur jetzt gezeigt: Kopieren Sie es.
admin-application-rotate = Neues Geheimnis anlegen
admin-application-rotate-hint = Das vorige gilt noch 24 Stunden.
admin-application-ends-previous = Das vorige sofort beenden, weil es bekannt wurde
admin-application-access = Wer dort angemeldet ist
admin-application-access-lead = Beenden meldet die Person bei der Anwendung ab. Beide können sich wieder melden.
admin-application-no-access = Niemand.
admin-application-account = Konto
admin-application-end-access = Alle beenden
admin-application-auth-method = Nachweis der Anwendung
admin-application-auth-method-hint = Womit die Anwendung am Token-Endpunkt beweist, wer sie ist.
admin-application-jwks = Öffentliche Schlüssel (JWKS)
admin-application-jwks-hint = Für private_key_jwt: ein JSON-Objekt mit dem Mitglied keys.
admin-copy = Kopieren
admin-copied = Kopiert
admin-application-set-up = Einrichten
admin-application-set-up-lead = Mit den Werten dieser Anwendung. Das Geheimnis steht nicht darin.
admin-application-declared = Die Einstellungsdatei legt diese Anwendung fest. Ändern Sie sie dort.
admin-application-unregistered = Niemand hat diese Anwendung registriert: Ihr Metadatendokument unter ihrer client_id beschreibt sie, und nur ihr Eigentümer kann sie ändern.
admin-application-delete = Anwendung löschen
admin-application-delete-label = Geben Sie die Client-ID der Anwendung ein
admin-application-delete-hint = Alles, was sie erhalten hat, endet sofort und lässt sich nicht zurückholen.
admin-application-confirm-wrong = Das ist nicht die Client-ID dieser Anwendung. Nichts wurde gelöscht.

admin-webhooks = Webhooks
admin-webhooks-lead = Eigene Programme, die von Ereignissen erfahren, signiert nach Standard Webhooks.
admin-webhooks-empty = Es gibt keine Webhooks.
admin-webhooks-all = Alle Webhooks
admin-webhook-new = Neuer Webhook
admin-webhook-create = Webhook anlegen
admin-webhook-address = Adresse
admin-webhook-address-hint = Wohin Ereignisse gesendet werden, etwa https://app.example.com/hook.
admin-webhook-types = Ereignisse
admin-webhook-address-wrong = Die Adresse muss eine URL sein, ohne Benutzer und Fragment.
admin-webhook-address-not-allowed = Dorthin wird nichts gesendet: Eine Adresse muss öffentlich und https sein, außer die Einstellung webhook_private_hosts nennt ihren Host.
admin-webhook-types-missing = Wählen Sie mindestens ein Ereignis.
admin-webhook-too-many = Mehr Webhooks sind nicht möglich. Löschen Sie zuerst einen.
admin-webhook-stale = Das wurde inzwischen geändert. Sehen Sie es sich noch einmal an und entscheiden Sie dann.
admin-webhook-enabled = Aktiv
admin-webhook-disabled = Deaktiviert
admin-webhook-disabled-gone = Deaktiviert: Die Adresse hat geantwortet, dass sie nichts mehr will (410).
admin-webhook-disabled-overflow = Deaktiviert: Zu viele Ereignisse haben darauf gewartet.
admin-webhook-disable = Deaktivieren: Es wird nichts gesendet, und neue Ereignisse werden nicht dafür aufgehoben
admin-webhook-secret = Geheimnis
admin-webhook-secret-made = Das ist das Geheimnis. Es wird nur jetzt gezeigt: Kopieren Sie es.
admin-webhook-previous-until = Das vorige Geheimnis signiert bis
admin-webhook-rotate = Neues Geheimnis anlegen
admin-webhook-rotate-hint = Ereignisse werden noch 24 Stunden auch mit dem vorigen signiert.
admin-webhook-ends-previous = Das vorige sofort beenden, weil es bekannt wurde
admin-webhook-test = Test senden
admin-webhook-test-hint = Ein Ereignis vom Typ webhook.test wird jetzt gesendet und seine Antwort unten gezeigt.
admin-webhook-test-delivered = Der Test wurde zugestellt.
admin-webhook-test-failed = Der Test wurde nicht zugestellt. Seine Antwort steht unten als Erstes.
admin-webhook-deliveries = Zustellungen
admin-webhook-no-deliveries = Es gibt keine.
admin-webhook-all-deliveries = Alle
admin-webhook-dead-deliveries = Nur aufgegebene
admin-webhook-event = Ereignis
admin-webhook-attempts = Versuche
admin-webhook-answer = Antwort
admin-webhook-resend = Erneut senden
admin-webhook-resent = Es wird jetzt erneut gesendet.
admin-webhook-state-blocked = Wartet auf ein früheres
admin-webhook-state-waiting = Wartet
admin-webhook-state-sending = Wird gesendet
admin-webhook-state-delivered = Zugestellt
admin-webhook-state-dead = Aufgegeben
admin-webhook-delete = Webhook löschen
admin-webhook-delete-hint = Was noch darauf wartet, wird nicht mehr gesendet.
admin-webhook-delete-confirm = Ja, diesen Webhook löschen
admin-webhook-not-confirmed = Setzen Sie das Häkchen, um ihn zu löschen. Nichts wurde gelöscht.
