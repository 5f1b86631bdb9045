# Ciò che legge chi accede. Breve, attivo, calmo, con il «tu».

# Buttons and links
log-in = Accedi
logging-in = Accesso in corso…
log-out = Esci
logging-out = Uscita in corso…
create-account = Crea un account
creating-account = Creazione del tuo account…
trouble = Problemi di accesso?
have-account = Hai già un account? Accedi
back-to-login = Torna all’accesso
to-account = Vai al tuo account
to-start = Vai alla pagina iniziale
skip = Vai al contenuto
save = Salva
saving = Salvataggio…
# Before the name of the language, at the foot of the page
language = Lingua
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = Condizioni d’uso
privacy = Privacy
agree-terms = Creando un account accetti le <a>condizioni d’uso</a>.
read-privacy = L’<a>informativa sulla privacy</a> spiega che cosa succede ai tuoi dati.

# Fields
login-id = Email o numero di telefono
password = Password
or-password = oppure con una password
password-hint = Almeno { $min } caratteri. Qualche parola a caso va bene.

# Passkeys
passkey-hint = Usa l’impronta digitale, il volto o il blocco dello schermo.
passkey-hint-recover = Il browser ti chiede quale dispositivo usare.
passkey-failed = Non ha funzionato. Riprova, oppure accedi in un altro modo.
passkey-missing = Le passkey non sono disponibili al momento. Usa invece la password.
passkey-missing-recover = Le passkey non sono disponibili al momento. Riprova più tardi, oppure chiedi all’amministratore.
passkey-address = Le passkey non funzionano a questo indirizzo. Apri invece questo:
cookies-off = I cookie sono disattivati per questo sito e senza cookie non si può accedere. Attivali, poi riprova.

# Start page
home-heading = Ti diamo il benvenuto
home-signed-in = Hai effettuato l’accesso.
home-lead = Accedi a { $product } con una passkey o una password.

# The first administrator
setup-heading = Crea l’account amministratore
setup-lead = Crea una passkey su questo dispositivo. D’ora in poi accederai con quella.
setup-needs-passkey = Crea prima una passkey: premi il pulsante qui sotto.

# Registration is closed
closed-heading = Le registrazioni sono chiuse
closed-lead = Gli account vengono creati da un amministratore. Chiedi un invito, oppure accedi.

# Trouble logging in
recover-lead = Se hai una passkey su un altro dispositivo, come un telefono o una chiave di sicurezza, usala qui. Poi creane una su questo dispositivo.
recover-field-hint = Serve solo per ricevere un codice.
recover-no-script = Le passkey hanno bisogno di JavaScript. Attivalo nel browser, oppure usa un browser che lo supporta.

# Account
account-heading = Il tuo account
account-greeting = Ciao, { $name }
member-since = Membro dal
last-login = Ultimo accesso
first-login = Primo accesso
your-details = I tuoi dati
read-only = Non puoi modificare questo dato.
saved = Salvato.
not-saved = Non salvato. Correggi i campi evidenziati.
changed-elsewhere = Nel frattempo i tuoi dati sono stati modificati altrove. Controllali, poi salva di nuovo.
somebody-else = Ora qui ha effettuato l’accesso un’altra persona, quindi non è stato salvato nulla.
logged-out-meanwhile = Sei stato disconnesso. Accedi in un’altra scheda; ciò che hai scritto è ancora qui.

# Sessions
sessions-heading = Dove hai effettuato l’accesso
this-session = Questo dispositivo
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = Prima attività:
last-active = Ultima attività:
ending-sessions = Uscita…
log-out-elsewhere = Esci da tutti gli altri dispositivi
log-out-of = Esci: { $device }
access-heading = Applicazioni con accesso
access-lead = Queste applicazioni sanno chi sei. Se revochi l’accesso, non sapranno più nulla finché non le aprirai di nuovo.
access-empty = Nessuna applicazione ha accesso al tuo account.
access-third-party = Gestita da terzi.
access-learns = Può conoscere:
access-account = il fatto che hai un account qui
access-since = Dal
access-last-used = Ultimo uso:
remove-access = Revoca l’accesso
remove-access-of = Revoca l’accesso: { $application }
remove-all-access = Revoca l’accesso a tutte
removing-access = Revoca dell’accesso…
access-ended = L’accesso è stato revocato.
# “Firefox on Windows”
device = { $browser } su { $system }
device-unknown-browser = Browser sconosciuto su { $system }
device-unknown = Dispositivo sconosciuto
device-app = Un’app
minutes-ago =
    { $minutes ->
        [0] proprio ora
        [one] { $minutes } minuto fa
       *[other] { $minutes } minuti fa
    }

# Mistakes, beside a field or above a form
login-id-invalid = Inserisci un indirizzo email, o un numero di telefono con il prefisso internazionale.
login-id-impossible = Questo numero di telefono non esiste. Controlla le cifre e il paese.
login-id-letters = Inserisci il numero di telefono in cifre, senza lettere.
login-id-extension = Inserisci il numero di telefono senza l’interno: lì nessun codice può arrivare.
login-id-quoted = Le email non arrivano agli indirizzi tra virgolette. Usane un altro.
login-id-domain = Dopo la @ non può esserci un dominio così. Controlla l’indirizzo.
login-id-too-long = Un indirizzo email non può essere così lungo. Controllalo.
login-id-unreachable = Non possiamo inviare email a questo indirizzo, a causa delle lettere prima della @. Usane un altro.
wrong-credentials = Questi dati di accesso non sono corretti. Riprova.
not-created = Non abbiamo potuto creare questo account. Se ne hai già uno, accedi.
passkey-unreadable = Qualcosa è andato storto durante la creazione della passkey. Riprova.
passkey-of-another = Questa passkey appartiene a un altro indirizzo. Creane una per questo.
password-too-short = Usa almeno { $min } caratteri. Qualche parola a caso va bene.
password-too-long = Usa al massimo { $max } caratteri.
field-required = Obbligatorio.
field-too-long =
    { $limit ->
        [one] Usa al massimo { $limit } carattere.
       *[other] Usa al massimo { $limit } caratteri.
    }
field-too-short =
    { $limit ->
        [one] Usa almeno { $limit } carattere.
       *[other] Usa almeno { $limit } caratteri.
    }
field-at-least = Inserisci { $limit } o più.
field-at-most = Inserisci { $limit } o meno.
field-one-of = Scegli uno di questi valori: { $choices }.
field-date = Inserisci un giorno del calendario nel formato AAAA-MM-GG.
field-email = Inserisci un indirizzo email.
field-url = Inserisci un indirizzo web, come https://example.com.
field-taken = Un altro account ha già questo valore.
field-wrong = Il formato non è corretto.

# Problem pages
problem-reference = Se contatti l’assistenza, indica l’errore { $status } e questo riferimento:
fresh-login = Conferma la tua identità
fresh-login-detail = Questo passaggio richiede un accesso recente. Esci dalla pagina del tuo account, accedi con la tua passkey e riprova.
passkey-required = Qui serve una passkey
passkey-required-detail = Gli amministratori accedono con una passkey. Esci dalla pagina del tuo account, poi accedi con la tua.
administrator-required = Qui serve un altro amministratore
administrator-required-detail = Questo account può amministrare e ha una passkey, quindi un codice non basta. Accedi con una delle sue passkey oppure chiedi a un altro amministratore di inviarti un link.
setup-link-over = Questo link è scaduto
setup-link-over-detail = I link di configurazione durano un’ora e smettono di funzionare non appena c’è un amministratore. Esegui «vestibule setup-link» per ottenerne uno nuovo.
nothing-done = Non è stato modificato nulla
other-flow = In questo browser è stato richiesto un codice più recente, quindi qui non è stato verificato né inviato nulla. Usa il codice più recente.
link-used = Questo link è già stato usato
link-used-detail = Funziona una volta sola. Se lo hai usato tu, non resta nulla da fare. Altrimenti ricomincia.
problem-401 = Non hai effettuato l’accesso
problem-401-detail = Il tuo accesso potrebbe essere scaduto. Accedi di nuovo.
problem-403 = Non hai accesso a questa pagina
problem-403-detail = Accedi con un account che lo ha.
problem-404 = Pagina non trovata
problem-404-detail = Controlla l’indirizzo, oppure vai alla pagina iniziale.
problem-405 = Non ha funzionato
problem-405-detail = Torna indietro e riprova.
problem-413 = È troppo grande
problem-413-detail = Torna indietro e invia qualcosa di più piccolo.
problem-422 = Qualcosa nel modulo non va bene
problem-422-detail = Torna indietro, controlla ciò che hai scritto e invialo di nuovo.
problem-429 = Troppi tentativi
problem-429-detail = Aspetta un po’, poi riprova.
try-again-in =
    { $minutes ->
        [one] Riprova tra { $minutes } minuto.
       *[other] Riprova tra { $minutes } minuti.
    }
problem-4xx = Questa richiesta non è stata capita
problem-4xx-detail = Torna indietro e riprova.
problem-503 = In questo momento siamo molto occupati
problem-503-detail = Aspetta un minuto, poi riprova.
problem-5xx = Qualcosa è andato storto da parte nostra
problem-5xx-detail = Riprova tra un minuto. Non dipende da ciò che hai fatto.

# The passkey button, which other sites show too
sdk-login = Accedi con una passkey
sdk-register = Crea una passkey
sdk-recover = Usa una passkey di un altro dispositivo
sdk-waiting = In attesa della tua passkey…
sdk-ready = Passkey pronta
sdk-undo = Annulla
sdk-through = { logging-in }
sdk-or = oppure
sdk-tip = { passkey-hint }
sdk-welcome = Ti ritroviamo con piacere
sdk-later = Non ora
sdk-unsupported = Questo browser non supporta le passkey
sdk-cancelled = Non è stata usata nessuna passkey. Riprova, oppure accedi in un altro modo.
sdk-empty = Inserisci prima la tua email o il tuo numero di telefono.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Nessun account qui usa questa passkey.
sdk-exists = Questo dispositivo ha già una passkey per questo account.
sdk-unverified = Serve un PIN, un’impronta o un volto. Se usi una chiave di sicurezza, imposta un PIN nelle impostazioni del browser o del sistema, poi riprova.
sdk-passkeyChanged = Questa passkey sembra essere stata copiata o modificata, perciò non permette di accedere. Accedi in un altro modo, poi rimuovila nella pagina del tuo account e aggiungine una nuova.
sdk-expired = È passato troppo tempo. Riprova.
sdk-tooMany = Troppi tentativi. Aspetta un po’, poi riprova.
sdk-network = Non siamo riusciti a raggiungere il server. Controlla la connessione, poi riprova.
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
sdk-close = Chiudi

# Ways in, data and leaving
security-heading = Come accedi
security-log-in-again = Per modificare qualcosa qui, accedi di nuovo. Così gli altri restano fuori.
log-in-again = Accedi di nuovo
passkeys = Passkey
passkey = Passkey
no-passkeys = Non hai ancora una passkey. Usa l’impronta digitale, il volto o il blocco dello schermo al posto di una password.
add-passkey = Aggiungi una passkey
passkey-waiting = In attesa della tua passkey…
passkey-synced = Sincronizzata tra i tuoi dispositivi
passkey-on-key = Su una chiave di sicurezza
passkey-on-device = Su un solo dispositivo
passkey-suspect = Rifiutata all’ultimo accesso, perché sembrava copiata o modificata. Rimuovila e aggiungine una nuova.
passkey-name = Nome
added = Aggiunta:
last-used = Ultimo uso:
never-used = Non ancora usata.
change = Modifica
remove = Rimuovi
last-way-in = È il tuo unico modo di accedere. Aggiungine un altro prima di rimuoverlo.
password-there = Password impostata.
password-none = Nessuna password impostata.
new-password = Nuova password
set-password = Imposta una password
change-password = Cambia la password
remove-password = Rimuovi la password
your-data = I tuoi dati
download-data = Scarica i miei dati
delete-account = Elimina il mio account
delete-lead = Uscirai da tutti i dispositivi e non potrai più accedere. Hai 30 giorni per ripensarci; poi tutto viene cancellato.
deleting = Eliminazione del tuo account…
keep-account = Mantieni il mio account
deleted-heading = Il tuo account è stato eliminato
deleted-until = Tutto verrà cancellato in questa data:
deleted-link = Ci hai ripensato? Ripristina il tuo account con questo link:
undo-heading = Ripristina il tuo account
undo-until = Puoi ripristinarlo con tutto il suo contenuto fino a questa data:
undo-button = Ripristina account
undo-over = Questo link è scaduto
undo-over-lead = L’account è già ripristinato, oppure i suoi 30 giorni sono passati.
offer-heading = La prossima volta, senza password
not-now = Non ora
passkey-added = La passkey è stata aggiunta.
passkey-renamed = Il nome è stato salvato.
passkey-removed = La passkey è stata rimossa. Qui non permette più di accedere.
password-set = La password è stata salvata.
password-removed = La password è stata rimossa.
delete-mismatch = Non corrisponde a { $login-id }.
last-administrator = Sei l’unico amministratore. Prima nominane un altro.
remove-passkey = { remove }: { $name }
type-to-delete = Scrivi { $login-id } per confermare.

# Codes, recovery and recovery codes
phone-number = Numero di telefono
country = Paese
country-none = Nel numero
use-phone = Usa un numero di telefono
use-email = Usa un indirizzo email
send-code = Inviami un codice
sending-code = Invio di un codice…
login-code-heading = Accedi con un codice
login-code-lead = Inviamo un codice al tuo indirizzo email o al tuo telefono.
other-way = Usa un altro modo
code-heading = Inserisci il tuo codice
code-heading-email = Controlla la tua email
code = Codice
code-hint = Sei cifre, valide per dieci minuti.
code-late = Può volerci un minuto. Guarda anche nella posta indesiderata.
new-code = Invia un nuovo codice
checking-code = Controllo del codice…
code-wrong = Questo codice è errato o scaduto. Controllalo, oppure chiedine uno nuovo.
code-malformed = Inserisci le sei cifre del messaggio.
code-over = Questi codici non funzionano più. Ricomincia per averne uno nuovo.
code-locked = Ci sono stati troppi codici sbagliati. Accedi con la tua passkey, oppure chiedi aiuto all’amministratore.
code-sent = Abbiamo inviato un nuovo codice. Quello precedente non funziona più.
codes-sent = Qui non possiamo inviare altri codici. Usa l’ultimo, oppure ricomincia.
code-held = Sono stati richiesti così tanti codici che ora non ne è stato inviato nessuno.
next-code =
    { $minutes ->
        [one] Il prossimo codice può essere inviato tra { $minutes } minuto.
       *[other] Il prossimo codice può essere inviato tra { $minutes } minuti.
    }
link-heading = Continua qui
link-lead = Questo link funziona una sola volta.
link-elsewhere-heading = Il tuo codice
link-elsewhere = L’hai chiesto in un altro browser. Scrivilo lì.
link-support-heading = Rientra nel tuo account
recover-or-code = oppure con un codice
recover-code-lead = Con un codice puoi poi creare una nuova passkey, o scegliere una nuova password.
use-recovery-code = Usa un codice di recupero
recovery-code-heading = Usa un codice di recupero
recovery-code = Codice di recupero
recovery-code-hint = Uno dei dieci che hai conservato.
recovery-code-wrong = L’indirizzo o il codice di recupero non è corretto. Riprova.
recovery-code-malformed = Un codice di recupero ha sedici lettere e cifre. Inseriscile tutte.
new-way-heading = Ti ritroviamo con piacere
new-way-lead = Crea una passkey su questo dispositivo, così d’ora in poi potrai accedere con quella.
or-new-password = oppure scegli una nuova password
continue = Continua
continue-without = Salta per ora
drop-other-ways = Rimuovi ogni altro accesso: passkey, password e codici di recupero
new-way-missing = Crea una passkey, oppure scegli una password.
document-first-heading = Il tuo documento d’identità
document-first-lead = Il codice era giusto. Per rientrare nel tuo account serve anche il tuo documento d’identità.
document-first-ask = Chiedi all’amministratore come mostrarlo, poi torna su questa pagina entro un quarto d’ora.
document-first-show = Mostra il documento
document-first-done = L’ho mostrato
confirm-heading = Il tuo account è stato creato
confirm-lead = Accedi una volta per confermare il tuo indirizzo.
recovery-codes = Codici di recupero
recovery-codes-lead = Dieci codici da conservare in un posto sicuro. Ognuno ti fa entrare una volta nel tuo account, senza email né telefono.
recovery-codes-once = Non li vedrai più. Stampali o scaricali adesso.
recovery-codes-none = Non ne hai ancora.
make-recovery-codes = Crea codici di recupero
make-new-recovery-codes = Crea nuovi codici
making-recovery-codes = Creazione dei codici…
new-codes-replace = I nuovi codici sostituiscono quelli vecchi.
download = Scarica
print = Stampa
code-lead-email = Se { $login-id } può essere usato qui, abbiamo inviato un codice via email.
code-lead-phone = Se { $login-id } può essere usato qui, abbiamo inviato un codice via SMS.
recovery-codes-left = { $left ->
    [one] Hai ancora { $left } codice.
   *[other] Hai ancora { $left } codici.
}

# Mails and SMS
mail-code-subject = Il tuo codice per { $name }
mail-code-is = Il tuo codice è { $code }.
mail-code-verify = Inseriscilo su { $host } per completare la creazione dell’account. Scade tra dieci minuti. { $name } non te lo chiederà mai.
mail-code-login = Inseriscilo su { $host } per accedere. Scade tra dieci minuti. { $name } non te lo chiederà mai.
mail-code-recover = Inseriscilo su { $host } per rientrare nel tuo account. Scade tra dieci minuti. { $name } non te lo chiederà mai.
mail-code-link = Oppure apri questo link nel browser in cui l’hai chiesto:
mail-link-verify = Completa il tuo account
mail-link-login = Accedi
mail-link-recover = Rientra nel tuo account
sms-code = Il tuo codice per { $name } è { $code }. Funziona per dieci minuti. Non condividerlo.
mail-support-subject = Rientra nel tuo account su { $name }
mail-support = Hai chiesto aiuto a { $name } per entrare nel tuo account.
mail-support-link = Questo link funziona una sola volta. Aprilo entro un giorno. Se non hai chiesto aiuto, ignora questa email.
sms-support-link = Apri questo link entro un giorno: { $url }
notice-registered-subject = Hai già un account su { $name }
notice-registered = Qualcuno, forse tu, ha provato a creare un account su { $name } con questo indirizzo. Ne hai già uno.
notice-registered-advice = Accedi o recupera il tuo account con questo link.
notice-recovered-subject = Il tuo account su { $name } è stato recuperato
notice-recovered = Qualcuno è rientrato nel tuo account su { $name } con un codice.
notice-passkey-added-subject = Una passkey è stata aggiunta al tuo account su { $name }
notice-passkey-added = Una nuova passkey permette di accedere al tuo account su { $name }.
notice-passkey-removed-subject = Una passkey è stata rimossa dal tuo account su { $name }
notice-passkey-removed = Una delle passkey del tuo account su { $name } non permette più di accedere.
notice-password-changed-subject = La tua password su { $name } è stata cambiata
notice-password-changed = La tua password su { $name } è stata modificata o rimossa.
notice-addresses-changed-subject = Gli indirizzi del tuo account su { $name } sono stati cambiati
notice-addresses-changed = Un indirizzo email o un numero di telefono è stato aggiunto al tuo account su { $name }, o ne è stato tolto.
notice-recovery-codes-made-subject = Nuovi codici di recupero per il tuo account su { $name }
notice-recovery-codes-made = Il tuo account su { $name } ha nuovi codici di recupero. Quelli precedenti non funzionano più.
notice-recovery-code-used-subject = Un codice di recupero è stato usato su { $name }
notice-recovery-code-used = Qualcuno ha usato un codice di recupero del tuo account su { $name }.
notice-new-device-subject = Nuovo accesso al tuo account su { $name }
notice-new-device = Qualcuno ha effettuato l’accesso al tuo account su { $name } per la prima volta con questo dispositivo: { $device }.
notice-new-device-advice = Se non eri tu, apri questo link. Termina quella sessione e ti aiuta a proteggere il tuo account.
notice-deleted-subject = Il tuo account su { $name } è stato eliminato
notice-deleted = Il tuo account su { $name } è stato eliminato. Tutto il suo contenuto verrà cancellato dopo 30 giorni.
notice-deleted-advice = Se non eri tu, o se ci hai ripensato, ripristina il tuo account con questo link.
notice-when = Data e ora: { $when }
notice-place = Luogo approssimativo: { $place }
notice-advice = Se non eri tu, proteggi subito il tuo account.
notice-summary-subject = Altre modifiche al tuo account su { $name }
notice-summary = Sul tuo account su { $name } sono successe così tante cose che non ti abbiamo scritto per ognuna. Dall’ultimo messaggio:
notice-link = Apri la pagina
mail-why-code = Ricevi questa email perché qualcuno, forse tu, ha inserito il tuo indirizzo su { $host }. Se non eri tu, puoi ignorarla.
mail-why-account = Ricevi questa email perché riguarda un account su { $host } con il tuo indirizzo.

# "This was not me"
not-me-heading = Non eri tu?
not-me-lead = Termineremo quella sessione. La password o la passkey con cui è stata aperta non funzionerà più, e nemmeno i tuoi codici di recupero. Poi ti aiuteremo a proteggere il tuo account.
not-me-button = Termina quella sessione

# Authorization of applications
consent-heading = Dare accesso a { $application }?
consent-lead = { $application } è gestita da terzi. Potrà vedere che hai un account qui, e inoltre:
consent-profile = il tuo nome e il tuo profilo
consent-email = il tuo indirizzo e-mail
consent-phone = il tuo numero di telefono
consent-address = il tuo indirizzo postale
consent-roles = i tuoi ruoli
consent-offline = Potrà chiedere anche quando non ci sei.
consent-unregistered = Nessuno ha registrato qui questa applicazione. Se ne conosce solo l’indirizzo:
consent-claimed-name = Si dà da sola questo nome, che nessuno ha verificato:
consent-return = Se consenti, proseguirai su { $host }.
consent-return-device = Se consenti, proseguirai in un programma su questo dispositivo. Consenti solo se hai appena avviato tu quel programma.
allow = Consenti
decline = Rifiuta
go-on-to = Continua su { $application }
go-on-lead = Hai effettuato l’accesso. Se non succede nulla, continua qui.
log-out-heading = Vuoi uscire?
log-out-asked = { $application } ti chiede di uscire.
log-out-lead = Il tuo accesso qui termina. Le applicazioni in cui sei entrato con esso ne vengono informate.
stay-logged-in = Resta connesso
logged-out = Sei uscito
logged-out-lead = Se non succede nulla, continua qui.
device-heading = Collega un dispositivo
device-lead = Inserisci il codice mostrato dal dispositivo.
device-code-hint = Otto lettere. Maiuscole e trattino non contano.
device-code-wrong = Questo codice non è giusto, o non lo è più. Controllalo, oppure ricomincia sul dispositivo.
device-question-heading = Collegare { $application }?
device-question-lead = Il dispositivo deve mostrare questo codice:
device-warning = Continua solo se hai appena iniziato tu questa operazione. Altrimenti un’altra persona potrebbe cercare di entrare nel tuo account.
device-learns = L’applicazione saprà che hai un account qui, e inoltre:
device-allowed = Il dispositivo è collegato
device-allowed-lead = Prosegue da solo tra pochi secondi. Puoi chiudere questa pagina.
device-denied = Il dispositivo non è stato collegato
device-denied-lead = Se non hai iniziato tu questa operazione, non devi fare altro. Puoi chiudere questa pagina.
authorization-invalid = Questa richiesta non può essere soddisfatta
authorization-invalid-detail = L’applicazione ha inviato una richiesta errata o troppo vecchia. Torna all’applicazione e riprova. Se succede di nuovo, avvisa il suo gestore.
return-path-too-long = Questo indirizzo è troppo lungo
return-path-too-long-detail = Non può essere conservato durante l’accesso. Accedi prima, poi aprilo di nuovo.
