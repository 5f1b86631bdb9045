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
admin-filter-label = SCIM-Filter
admin-filter-hint = Gilt zusammen mit der Auswahl oben. Beispiel: status eq "disabled" and profile.lastName sw "mül"
admin-show = Anwenden
admin-shortcuts = Häufige Filter
admin-first-page = Erste Seite
admin-next-page = Nächste Seite
admin-all-accounts = Alle Konten
admin-needs-attention = Dieses Profil entspricht nicht dem Kontoschema. Korrigieren und speichern Sie es.
admin-trail = Aktivität
admin-verified = bestätigt
admin-not-verified = nicht bestätigt
admin-never = Nie
admin-status = Status
admin-id = ID
admin-roles = Rollen
admin-roles-hint = Mit Leerzeichen trennen. „admin“ und „support“ haben Zugang zu diesen Seiten; andere Rollen sind für Ihre Anwendungen.
admin-profile = Profil
admin-access = Zugang
admin-enable = Konto freigeben
admin-enable-hint = Die Person kann sich wieder anmelden.
admin-disable = Konto sperren
admin-disable-hint = Beendet alle Sitzungen. Die Person kann sich nicht anmelden, bis Sie das Konto wieder freigeben.
admin-delete = Konto löschen
admin-delete-label = Zur Bestätigung E-Mail-Adresse oder Telefonnummer des Kontos eingeben
admin-delete-hint = Sie können das Konto 30 Tage lang wiederherstellen. Danach wird es endgültig gelöscht.
admin-audit-empty = Keine passenden Einträge.
admin-action = Vorgang
admin-actor = Von
admin-since = Von (UTC)
admin-until = Bis einschließlich (UTC)
admin-erased = (gelöscht)
admin-restore = Wiederherstellen
admin-deleted-at = Gelöscht
admin-erased-at = Endgültig gelöscht am
admin-deleted-empty = In den letzten 30 Tagen wurde kein Konto gelöscht.
admin-deleted-lead = Gelöschte Konten werden 30 Tage aufbewahrt.
admin-new-per-day = Neue Konten pro Tag
admin-latest = Letzte Aktivität
admin-force = Trotzdem anwenden und abweichende Konten kennzeichnen
admin-schema-label = JSON Schema
admin-schema-hint = JSON Schema Draft 2020-12. x-vestibule legt fest, wer ein Feld sehen und bearbeiten darf und welche Felder durchsuchbar und indiziert sind.
admin-try = Testen
admin-set = Anwenden
admin-versions = Versionen
admin-tokens-lead = Für Programme, die die Administrations-API verwenden.
admin-token-made = Kopieren Sie dieses Token jetzt. Es wird nicht noch einmal angezeigt.
admin-new-token = Neues Token
admin-token-name = Name
admin-token-scopes = Berechtigungen
admin-token-expires = Läuft ab nach
admin-token-expires-hint = Zum Beispiel 90d oder 1y. Leer lassen, damit es nicht abläuft.
admin-make-token = Token erstellen
admin-created = Erstellt
admin-expires = Läuft ab
admin-last-used = Zuletzt verwendet
admin-revoke = Widerrufen
admin-ended = beendet
admin-tokens-empty = Noch keine Token.
admin-confirm-wrong = Das ist nicht die E-Mail-Adresse oder Telefonnummer dieses Kontos. Es wurde nichts gelöscht.
admin-login-id-taken = Mit dieser E-Mail-Adresse oder Telefonnummer gibt es schon ein Konto.
admin-no-accounts = Keine passenden Konten.
admin-all = Alle
admin-only-disabled = Gesperrt
admin-only-pending = Ausstehend
admin-only-admins = Administration und Support
admin-to-correct = Ungültige Profile
admin-when = Wann
admin-from = Von wo
admin-target = Ziel
admin-schema-invalid = Das ist kein gültiges Kontoschema.
admin-version = Version
admin-followed = aktuell
admin-being-followed = wird aktualisiert

# Parts of an account, settings, the schema as a form, filters, acts on many, jobs and imports
admin-addresses = Weitere Adressen
admin-addresses-hint = E-Mail-Adressen und Telefonnummern, die nicht zur Anmeldung dienen.
admin-add-address = E-Mail-Adresse oder Telefonnummer hinzufügen
admin-remove-address = Entfernen
admin-more-verified = Bestätigt
admin-address-wrong = Geben Sie eine E-Mail-Adresse ein oder eine Telefonnummer mit Ländervorwahl.
admin-save-addresses = Adressen speichern
admin-sessions = Sitzungen
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
admin-passkeys-elsewhere = Die Passkeys dieses Servers liegen in der Cloud von OwnID.
admin-passkeys-unreadable = Die Passkeys dieser Person wurden von einem anderen Server angelegt.
admin-model = Modell
admin-remove = Entfernen
admin-last-passkey = Das ist der einzige Anmeldeweg dieser Person. Ohne ihn kann sie sich nicht mehr anmelden.
admin-remove-last = Trotzdem entfernen
admin-messages = Nachrichten
admin-no-messages = Keine Nachrichten in den letzten 30 Tagen.
admin-channel = Kanal
admin-to = An
admin-reason = Grund
admin-documents = Ausweisdokumente
admin-no-documents = Keine Ausweisdokumente geprüft.
admin-document-type = Dokument
admin-number-end = Nummer endet auf
admin-outcome = Ergebnis
admin-lately = Anmeldungen und Nachrichten
admin-what = Messwert
admin-last-day = 24 Stunden
admin-last-month = 30 Tage
admin-logins = Anmeldungen
admin-logins-refused = Abgelehnte Anmeldungen
admin-messages-sent = Gesendete Nachrichten
admin-messages-waiting = Wartende Nachrichten
admin-messages-not-sent = Nicht gesendete Nachrichten
admin-settings = Einstellungen
admin-settings-lead = Die Einstellungen, mit denen dieser Server gestartet wurde, aus der Umgebung oder aus vestibule.toml.
admin-setting = Einstellung
admin-setting-value = Wert
admin-setting-origin = Herkunft
admin-setting-given = gesetzt
admin-setting-default = Vorgabe
admin-setting-secret = gesetzt, verborgen
admin-schema-lead = Was ein Profil enthalten kann. Änderungen gelten, sobald Sie sie anwenden.
admin-as-form = Als Formular bearbeiten
admin-as-json = Als JSON bearbeiten
admin-add-field = Feld hinzufügen
admin-new-field = Neues Feld
admin-field-name = Name (Buchstaben und Ziffern, etwa department)
admin-kind = Typ
admin-choices = Optionen, eine pro Zeile (nur für „eines aus einer Liste“)
admin-max-length = Höchstlänge, in Zeichen
admin-default = Vorgabe für Konten ohne Wert
admin-more-read-by = Sichtbar für
admin-more-written-by = Bearbeitbar durch
admin-required = erforderlich
admin-searchable = suchbar
admin-indexed = indiziert
admin-unique = eindeutig
admin-remove-field = dieses Feld entfernen
admin-only-json = Dieses Feld lässt sich nur als JSON bearbeiten.
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
admin-made-from = Erstellt ab (UTC)
admin-made-before = Erstellt vor (UTC)
admin-last-login-from = Letzte Anmeldung ab (UTC)
admin-last-login-before = Letzte Anmeldung vor (UTC)
admin-columns = Spalten
admin-emails = Weitere E-Mail-Adressen
admin-phones = Weitere Telefonnummern
admin-with-all = Mit allen Treffern:
admin-format = Format
admin-format-csv = CSV
admin-format-excel = CSV für Excel
admin-format-jsonl = JSON Lines
admin-secrets = Passwort-Hashes und Passkey-Daten einschließen
admin-secrets-hint = Nur JSON Lines. Wer diese Datei hat, könnte sich als diese Personen anmelden. Schützen Sie sie wie Ihre Datenbank.
admin-secrets-need-jsonl = CSV kann keine Passwort-Hashes und Passkey-Daten enthalten. Wählen Sie JSON Lines, oder lassen Sie sie weg.
admin-download = Herunterladen
admin-nobody-matches = Keine passenden Konten.
admin-own-stays = Ihr eigenes Konto ist nicht betroffen.
admin-the-first = Darunter
admin-back-to-accounts = Zurück zu den Konten
admin-matching = Passende Konten
admin-searched = Suche
admin-filtered = Filter
admin-jobs = Aufträge
admin-jobs-lead = Massenaktionen. Sie laufen weiter, wenn Sie diese Seite schließen.
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
admin-skipped = Unverändert
admin-failed = Fehlgeschlagen
admin-ordered = Gestartet
admin-more-ended = Beendet
admin-problems = Fehlgeschlagen
admin-why = Grund
admin-import = Import
admin-import-file = Konten aus einer Datei importieren
admin-import-lead = Fügen Sie Konten aus einer Datei hinzu. Sie sehen alles durch, bevor sich etwas ändert.
admin-file = Datei
admin-file-hint = CSV mit Spaltennamen in der ersten Zeile, oder JSON Lines. UTF-8 oder UTF-16, bis 1 GiB.
admin-file-missing = Wählen Sie eine Datei.
admin-send-file = Hochladen
admin-sending = Wird hochgeladen …
admin-plan-columns = Spalten zuordnen
admin-choose = Auswählen …
admin-leave-out = Auslassen
admin-update = Bestehende Konten aktualisieren
admin-update-hint = Leere Zellen ändern nichts. Ausgeschaltet werden Zeilen zu bestehenden Konten abgelehnt.
admin-dry-run = Nur prüfen
admin-dry-run-hint = Es ändert sich nichts. Danach können Sie dieselbe Datei importieren.
admin-go-on = Weiter
admin-import-now = Jetzt importieren
admin-rows = Gelesene Zeilen
admin-rows-created = Neue Konten
admin-rows-updated = Aktualisierte Konten
admin-rows-refused = Abgelehnte Zeilen
admin-rows-problems = Erste Probleme
admin-row = Zeile
admin-place = Spalte
admin-download-problems = Alle Probleme herunterladen (CSV)
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
        [one] Das { $accounts } Konto entspricht dem Schema.
       *[other] Alle { $accounts } Konten entsprechen dem Schema.
    }
admin-schema-fails =
    { $accounts ->
        [one] { $failing } von { $accounts } Konto entspricht nicht dem Schema. Ergänzen Sie Vorgaben, oder wenden Sie es trotzdem an.
       *[other] { $failing } von { $accounts } Konten entsprechen nicht dem Schema. Ergänzen Sie Vorgaben, oder wenden Sie es trotzdem an.
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
admin-disable-lead = Beendet alle Sitzungen dieser Konten. Die Personen können sich nicht anmelden, bis Sie die Konten wieder freigeben.
admin-end-sessions-lead = Meldet diese Personen überall ab. Sie können sich wieder anmelden.
admin-delete-lead = Sie können sie 30 Tage lang wiederherstellen. Danach werden sie endgültig gelöscht.
admin-export-lead = Die Datei enthält ihre Adressen, Rollen und Profile. Dieser Export wird im Protokoll vermerkt.
admin-type-count = Zur Bestätigung { $count } eingeben
admin-wrong-count = Die Zahl der passenden Konten ist jetzt { $count }. Es wurde nichts geändert.
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
inbox-lead = Es ist kein E-Mail-Anbieter eingestellt, deshalb erscheinen Nachrichten hier. Nach zehn Minuten verschwinden sie.
inbox-empty = Noch keine Nachrichten. Fordern Sie einen Code an, und laden Sie diese Seite neu.
document-heading = Ausweisdokument
document-lead = Für die Entwicklung: Senden Sie dem Back-End ein Dokument, wie die Plattform es täte, und sehen Sie das Ergebnis. Diese Seite funktioniert nur auf diesem Rechner.
document-type = Dokument
mrz = Maschinenlesbare Zone
mrz-hint = Die zwei oder drei Zeilen mit << unten auf dem Dokument, falls Sie sie haben. Sie gehen den Feldern unten vor.
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
document-accepted-lead = Das Back-End hat bestätigt, dass es zu diesem Konto gehört.
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
admin-recover = Wiederherstellungslink senden
admin-recover-hint = Sendet einen einmaligen Link, der zwei Tage gilt. Vergewissern Sie sich zuerst, mit wem Sie sprechen.
admin-recovery-started = Wiederherstellungslink gesendet.
admin-codes-locked = Nach hundert falschen Codes in Folge sind Codes für diese Adresse gesperrt.
admin-unlock-codes = Codes entsperren
admin-codes-unlocked = Codes entsperrt.
admin-label = Bezeichnung

# Refusals
admin-stale = Das wurde geändert, nachdem Sie die Seite geöffnet haben. Prüfen Sie es, und versuchen Sie es noch einmal.
admin-last-administrator = Das ist das letzte Konto der Administration. Nehmen Sie zuerst noch jemanden auf.
admin-passkey-taken = Einer der Passkeys dieses Kontos gehört jetzt zu einem anderen Konto.
admin-indexing = Die Konten werden zum ersten Mal indiziert. Versuchen Sie es in einer Minute noch einmal.
admin-role-wrong = „{ $role }“ ist keine gültige Rolle. Verwenden Sie bis zu 32 Kleinbuchstaben, Ziffern, - und _, mit einem Buchstaben am Anfang.
admin-token-name-wrong = Geben Sie einen Namen mit bis zu 64 Zeichen ein.
admin-token-scopes-wrong = Wählen Sie mindestens eine Berechtigung.
admin-token-expires-wrong = Geben Sie eine Zahl und m, h, d oder y ein, etwa 90d. Höchstens 10y.

# The preview of the branding
admin-branding = Gestaltung
admin-branding-lead = Nur eine Vorschau. Wie Ihre Anmeldung aussieht, bestimmen die Einstellungen, die mit brand_ beginnen.
admin-brand-try = Akzentfarbe ausprobieren
admin-brand-accent = Akzent auf hellen Seiten
admin-brand-accent-hint = Eine CSS-Farbe, etwa #0a5c36 oder oklch(0.42 0.1 155).
admin-brand-accent-dark = Akzent auf dunklen Seiten
admin-brand-accent-dark-hint = Leer lassen, um ihn aus dem hellen Akzent abzuleiten.
admin-brand-no-colour = Das ist keine CSS-Farbe, oder sie ist durchsichtig.
admin-brand-tried = Nur Sie sehen das. Um es anzuwenden, setzen Sie brand_accent und starten den Server neu.
admin-brand-light = Helle Seiten
admin-brand-dark = Dunkle Seiten
admin-brand-use = Verwendet für
admin-brand-contrast = Kontrast
admin-brand-needed = Erforderlich
admin-brand-verdict = Ergebnis
admin-brand-enough = Ausreichend
admin-brand-too-little = Zu gering
admin-brand-on-ground = Links auf der Seite
admin-brand-on-surface = Links auf einer Karte
admin-brand-on-button = Text auf einer Schaltfläche
admin-brand-on-pressed = Text auf einer gedrückten Schaltfläche
admin-brand-edges = Fokusringe und Ränder
admin-brand-login = Anmeldeseite
admin-brand-mistake = Fehler in einem Formular
admin-brand-buttons = Knöpfe
admin-brand-mail = E-Mail mit einem Code
admin-brand-refused = { $colour } hat nicht genug Kontrast. Versuchen Sie { $instead }.
admin-brand-sample = { $sample }, { $scheme }

# The preview of mails
admin-mails = Mails
admin-mails-lead = Jede Mail, wie die Menschen sie erhalten, mit erfundenen Werten. Die Vorlagen im Ordner von mail_templates ersetzen Teile davon; nichts hier ändert sie.
admin-mails-message = Mail
admin-mails-language = Sprache
admin-mails-show = Zeigen
admin-mails-subject = Betreff
admin-mails-light = In einem hellen Postfach
admin-mails-dark = In einem dunklen Postfach
admin-mails-text = Als reiner Text
admin-mails-own = Aus Ihren Vorlagen:
admin-mails-none = Nichts an dieser Mail stammt aus Ihren Vorlagen.

# Applications
admin-applications = Anwendungen
admin-applications-lead = Websites, Apps und Dienste, bei denen sich Menschen mit ihrem Konto hier anmelden.
admin-applications-empty = Noch keine Anwendungen.
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
admin-application-service-hint = Ein Programm, das im eigenen Namen handelt, ohne eine Person. Es hat ein Geheimnis.
admin-application-proxy = Hinter einem Proxy
admin-application-proxy-hint = Eine Website ohne eigene Anmeldung. Ihr Proxy prüft jede Anfrage bei diesem Server.
admin-application-id = Client-ID
admin-application-id-hint = Kleinbuchstaben, Ziffern und Bindestriche. Leer lassen, um sie aus dem Namen zu bilden. Sie lässt sich später nicht ändern.
admin-application-discovery = Discovery-URL
admin-application-redirects = Redirect-URIs
admin-application-redirects-hint = Wohin Browser nach der Anmeldung gehen, eine pro Zeile. Sie müssen genau übereinstimmen.
admin-application-logouts = Redirect-URIs nach der Abmeldung
admin-application-logouts-hint = Wohin Browser nach der Abmeldung gehen dürfen, eine pro Zeile.
admin-application-backchannel = URI der Back-Channel-Abmeldung
admin-application-backchannel-hint = Wird aufgerufen, wenn eine Sitzung endet.
admin-application-origin = Origin
admin-application-origin-hint = Schema, Host und Port der Website, etwa https://app.example.com.
admin-application-home = Startseite
admin-application-home-hint = Erscheint in der Anwendungsliste der Personen.
admin-application-roles = Erforderliche Rolle
admin-application-roles-hint = Mit Leerzeichen trennen; eine genügt. Leer lassen, um jedes Konto zuzulassen.
admin-application-passkey = Passkey verlangen
admin-application-age = Höchstes Alter einer Anmeldung, in Sekunden
admin-application-age-hint = Wer sich früher angemeldet hat, muss sich neu anmelden. Leer lassen für keine Grenze.
admin-application-third-party = Beim ersten Mal um Zustimmung bitten
admin-application-pkce = PKCE verlangen
admin-application-pkce-hint = Nur für eine Anwendung ausschalten, die es nicht unterstützt.
admin-application-device = Geräte ohne Browser zulassen
admin-application-device-hint = Für Terminals und Fernseher: Personen geben unter /device einen Code ein (RFC 8628).
admin-application-scopes = Scopes
admin-application-scopes-hint = Was die Anwendung anfragen darf, mit Leerzeichen dazwischen.
admin-application-access-tokens = Format der Access-Token
admin-application-id-tokens = Signatur der ID-Token
admin-application-subject = Kennung von Personen (sub)
admin-application-subject-hint = public: für jede Anwendung gleich. pairwise: für jede verschieden.
admin-application-secret = Geheimnis
admin-application-no-secret = Kein gültiges Geheimnis.
admin-application-secret-made = Kopieren Sie dieses Geheimnis jetzt. Es wird nicht noch einmal angezeigt.
admin-application-rotate = Neues Geheimnis erstellen
admin-application-rotate-hint = Das vorige bleibt noch 24 Stunden gültig.
admin-application-ends-previous = Das vorige jetzt widerrufen, weil es bekannt wurde
admin-application-access = Personen mit Zugriff
admin-application-access-lead = Wenn Sie den Zugriff entziehen, wird die Person bei der Anwendung abgemeldet. Sie kann sich dort wieder anmelden.
admin-application-no-access = Niemand hat Zugriff.
admin-application-account = Konto
admin-application-end-access = Allen den Zugriff entziehen
admin-application-auth-method = Nachweis der Anwendung
admin-application-auth-method-hint = Wie sich die Anwendung am Token-Endpunkt authentifiziert.
admin-application-jwks = Öffentliche Schlüssel (JWKS)
admin-application-jwks-hint = Für private_key_jwt: ein JSON-Objekt mit dem Element „keys“.
admin-copy = Kopieren
admin-copied = Kopiert
admin-application-set-up = Einrichten
admin-application-set-up-lead = Mit den Werten dieser Anwendung. Das Geheimnis ist nicht enthalten.
admin-application-declared = Diese Anwendung ist in der Einstellungsdatei festgelegt. Ändern Sie sie dort.
admin-application-unregistered = Diese Anwendung ist hier nicht registriert. Ihr Metadatendokument unter ihrer client_id beschreibt sie, und nur ihr Eigentümer kann sie ändern.
admin-application-delete = Anwendung löschen
admin-application-delete-label = Zur Bestätigung die Client-ID der Anwendung eingeben
admin-application-delete-hint = Aller Zugriff endet sofort. Das lässt sich nicht rückgängig machen.
admin-application-confirm-wrong = Das ist nicht die Client-ID dieser Anwendung. Es wurde nichts gelöscht.

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
