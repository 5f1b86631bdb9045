# Ce que lisent les personnes qui se connectent. Court, actif, calme, avec « vous ».

# Buttons and links
log-in = Se connecter
logging-in = Connexion en cours…
log-out = Se déconnecter
logging-out = Déconnexion en cours…
create-account = Créer un compte
creating-account = Création de votre compte…
trouble = Un problème pour vous connecter ?
have-account = Déjà un compte ? Se connecter
back-to-login = Retour à la connexion
to-account = Aller à votre compte
to-start = Aller à la page d’accueil
skip = Aller au contenu
save = Enregistrer
saving = Enregistrement…
# Before the name of the language, at the foot of the page
language = Langue
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = Conditions d’utilisation
privacy = Confidentialité
agree-terms = En créant un compte, vous acceptez les <a>conditions d’utilisation</a>.
read-privacy = La <a>politique de confidentialité</a> explique ce que deviennent vos données.

# Fields
login-id = Adresse e-mail ou numéro de téléphone
password = Mot de passe
or-password = ou avec un mot de passe
password-hint = Au moins { $min } caractères. Quelques mots au hasard conviennent bien.

# Passkeys
passkey-hint = Utilisez votre empreinte, votre visage ou le verrouillage de l’écran.
passkey-hint-recover = Votre navigateur vous demande quel appareil utiliser.
passkey-failed = Cela n’a pas fonctionné. Réessayez, ou connectez-vous autrement.
passkey-missing = Les clés d’accès ne sont pas disponibles pour le moment. Utilisez plutôt votre mot de passe.
passkey-missing-recover = Les clés d’accès ne sont pas disponibles pour le moment. Réessayez plus tard, ou adressez-vous à l’administrateur.
passkey-address = Les clés d’accès ne fonctionnent pas à cette adresse. Ouvrez plutôt celle-ci :
cookies-off = Les cookies sont désactivés pour ce site, et sans eux il est impossible de se connecter. Activez-les, puis réessayez.

# Start page
home-heading = Bienvenue
home-signed-in = Vous êtes connecté.
home-lead = Connectez-vous à { $product } avec une clé d’accès ou un mot de passe.

# The first administrator
setup-heading = Créer le compte administrateur
setup-lead = Créez une clé d’accès sur cet appareil. Elle vous servira désormais à vous connecter.
setup-needs-passkey = Créez d’abord une clé d’accès : appuyez sur le bouton ci-dessous.

# Registration is closed
closed-heading = Les inscriptions sont fermées
closed-lead = Les comptes sont créés par un administrateur. Demandez-lui une invitation, ou connectez-vous.

# Trouble logging in
recover-lead = Si vous avez une clé d’accès sur un autre appareil, comme un téléphone ou une clé de sécurité, utilisez-la ici. Créez-en ensuite une sur cet appareil.
recover-field-hint = Nécessaire uniquement pour un code.
recover-no-script = Les clés d’accès ont besoin de JavaScript. Activez-le dans votre navigateur, ou utilisez-en un autre.

# Account
account-heading = Votre compte
account-greeting = Bonjour, { $name }
member-since = Membre depuis
last-login = Dernière connexion
first-login = Première connexion
your-details = Vos informations
read-only = Vous ne pouvez pas modifier ceci.
saved = Enregistré.
not-saved = Rien n’a été enregistré. Corrigez les champs signalés.
changed-elsewhere = Vos informations ont été modifiées ailleurs entre-temps. Vérifiez-les, puis enregistrez de nouveau.
somebody-else = Quelqu’un d’autre est maintenant connecté ici, rien n’a donc été enregistré.
logged-out-meanwhile = Vous avez été déconnecté. Connectez-vous dans un autre onglet ; ce que vous avez saisi est toujours là.

# Sessions
sessions-heading = Où vous êtes connecté
this-session = Cet appareil
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = Première activité :
last-active = Dernière activité :
ending-sessions = Déconnexion…
log-out-elsewhere = Se déconnecter partout ailleurs
log-out-of = Se déconnecter : { $device }
access-heading = Applications ayant accès
access-lead = Ces applications savent qui vous êtes. Si vous retirez l’accès, elles n’apprennent plus rien jusqu’à ce que vous les ouvriez de nouveau.
access-empty = Aucune application n’a accès à votre compte.
access-third-party = Exploitée par un tiers.
access-learns = Elle peut connaître :
access-account = le fait que vous avez un compte ici
access-since = Depuis le
access-last-used = Dernière utilisation le
remove-access = Retirer l’accès
remove-access-of = Retirer l’accès : { $application }
remove-all-access = Retirer l’accès à toutes
removing-access = Retrait de l’accès…
access-ended = L’accès a été retiré.
# “Firefox on Windows”
device = { $browser } sur { $system }
device-unknown-browser = Navigateur inconnu sur { $system }
device-unknown = Appareil inconnu
device-app = Une application
minutes-ago =
    { $minutes ->
        [0] à l’instant
        [one] il y a { $minutes } minute
       *[other] il y a { $minutes } minutes
    }

# Mistakes, beside a field or above a form
login-id-invalid = Saisissez une adresse e-mail, ou un numéro de téléphone avec son indicatif de pays.
login-id-impossible = Ce numéro de téléphone n’existe pas. Vérifiez les chiffres et le pays.
login-id-letters = Saisissez le numéro de téléphone en chiffres, sans lettres.
login-id-extension = Saisissez le numéro de téléphone sans le poste : aucun code ne peut y parvenir.
login-id-quoted = Aucun e-mail n’arrive à une adresse avec des guillemets. Utilisez-en une autre.
login-id-domain = Un tel domaine après le @ ne peut pas exister. Vérifiez l’adresse.
login-id-too-long = Une adresse e-mail ne peut pas être aussi longue. Vérifiez-la.
login-id-unreachable = Nous ne pouvons pas envoyer d’e-mail à cette adresse, à cause des lettres avant le @. Utilisez-en une autre.
wrong-credentials = Ces informations de connexion sont incorrectes. Réessayez.
not-created = Nous n’avons pas pu créer ce compte. Si vous en avez déjà un, connectez-vous.
passkey-unreadable = Un problème est survenu lors de la création de votre clé d’accès. Réessayez.
passkey-of-another = Cette clé d’accès appartient à une autre adresse. Créez-en une pour celle-ci.
password-too-short = Utilisez au moins { $min } caractères. Quelques mots au hasard conviennent bien.
password-too-long = Utilisez au plus { $max } caractères.
field-required = Obligatoire.
field-too-long =
    { $limit ->
        [one] Utilisez au plus { $limit } caractère.
       *[other] Utilisez au plus { $limit } caractères.
    }
field-too-short =
    { $limit ->
        [one] Utilisez au moins { $limit } caractère.
       *[other] Utilisez au moins { $limit } caractères.
    }
field-at-least = Saisissez { $limit } ou plus.
field-at-most = Saisissez { $limit } ou moins.
field-one-of = Choisissez l’une de ces valeurs : { $choices }.
field-date = Saisissez une date du calendrier, sous la forme AAAA-MM-JJ.
field-email = Saisissez une adresse e-mail.
field-url = Saisissez une adresse web, comme https://example.com.
field-taken = Un autre compte a déjà cette valeur.
field-wrong = Le format n’est pas correct.

# Problem pages
problem-reference = Si vous contactez l’assistance, indiquez l’erreur { $status } et cette référence :
fresh-login = Confirmez qu’il s’agit bien de vous
fresh-login-detail = Cette étape demande une connexion récente. Déconnectez-vous sur la page de votre compte, connectez-vous avec votre clé d’accès, puis réessayez.
passkey-required = Une clé d’accès est nécessaire ici
passkey-required-detail = Les administrateurs se connectent avec une clé d’accès. Déconnectez-vous sur la page de votre compte, puis connectez-vous avec la vôtre.
administrator-required = Il faut ici un autre administrateur
administrator-required-detail = Ce compte a des droits d’administration et une clé d’accès : un code ne suffit donc pas. Connectez-vous avec l’une de ses clés d’accès, ou demandez à un autre administrateur de vous envoyer un lien.
setup-link-over = Ce lien a expiré
setup-link-over-detail = Les liens de configuration sont valables une heure et cessent de fonctionner dès qu’il y a un administrateur. Exécutez « vestibule setup-link » pour en obtenir un nouveau.
nothing-done = Rien n’a été modifié
other-flow = Un code plus récent a été demandé dans ce navigateur ; rien n’a donc été vérifié ni envoyé ici. Utilisez le code le plus récent.
link-used = Ce lien a déjà été utilisé
link-used-detail = Il fonctionne une seule fois. Si c’est vous qui l’avez utilisé, il n’y a plus rien à faire. Sinon, recommencez.
problem-401 = Vous n’êtes pas connecté
problem-401-detail = Votre connexion a peut-être expiré. Connectez-vous de nouveau.
problem-403 = Vous n’avez pas accès à cette page
problem-403-detail = Connectez-vous avec un compte qui y a accès.
problem-404 = Page introuvable
problem-404-detail = Vérifiez l’adresse, ou allez à la page d’accueil.
problem-405 = Cela n’a pas fonctionné
problem-405-detail = Revenez en arrière et réessayez.
problem-413 = C’est trop volumineux
problem-413-detail = Revenez en arrière et envoyez quelque chose de plus petit.
problem-422 = Quelque chose dans le formulaire ne convient pas
problem-422-detail = Revenez en arrière, vérifiez votre saisie et renvoyez-la.
problem-429 = Trop de tentatives
problem-429-detail = Attendez un peu, puis réessayez.
try-again-in =
    { $minutes ->
        [one] Réessayez dans { $minutes } minute.
       *[other] Réessayez dans { $minutes } minutes.
    }
problem-4xx = Cette demande n’a pas été comprise
problem-4xx-detail = Revenez en arrière et réessayez.
problem-503 = Nous sommes très sollicités
problem-503-detail = Attendez une minute, puis réessayez.
problem-5xx = Un problème est survenu de notre côté
problem-5xx-detail = Réessayez dans une minute. Vous n’y êtes pour rien.

# The passkey button, which other sites show too
sdk-login = Connexion par clé d’accès
sdk-register = Créer une clé d’accès
sdk-recover = Utiliser la clé d’accès d’un autre appareil
sdk-waiting = En attente de la clé d’accès…
sdk-ready = Clé d’accès prête
sdk-undo = Annuler
sdk-through = { logging-in }
sdk-or = ou
sdk-tip = { passkey-hint }
sdk-welcome = Bon retour
sdk-later = Pas maintenant
sdk-unsupported = Ce navigateur ne prend pas en charge les clés d’accès
sdk-cancelled = Aucune clé d’accès n’a été utilisée. Réessayez, ou connectez-vous autrement.
sdk-empty = Saisissez d’abord votre adresse e-mail ou votre numéro de téléphone.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Aucun compte n’utilise ici cette clé d’accès.
sdk-exists = Cet appareil a déjà une clé d’accès pour ce compte.
sdk-unverified = Il faut un code PIN, une empreinte ou un visage. Si vous utilisez une clé de sécurité, définissez-lui un code PIN dans les réglages du navigateur ou du système, puis réessayez.
sdk-passkeyChanged = Cette clé d’accès semble avoir été copiée ou modifiée : elle ne permet donc pas de se connecter. Connectez-vous autrement, puis supprimez-la sur la page de votre compte et ajoutez-en une nouvelle.
sdk-expired = Cela a pris trop de temps. Réessayez.
sdk-tooMany = Trop de tentatives. Attendez un peu, puis réessayez.
sdk-network = Nous n’avons pas pu joindre le serveur. Vérifiez votre connexion, puis réessayez.
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
sdk-close = Fermer

# Ways in, data and leaving
security-heading = Comment vous vous connectez
security-log-in-again = Pour modifier quelque chose ici, connectez-vous de nouveau. Cela tient les autres à l’écart.
log-in-again = Se reconnecter
passkeys = Clés d’accès
passkey = Clé d’accès
no-passkeys = Vous n’avez pas encore de clé d’accès. Utilisez votre empreinte, votre visage ou le verrouillage de l’écran au lieu d’un mot de passe.
add-passkey = Ajouter une clé d’accès
passkey-waiting = En attente de la clé d’accès…
passkey-synced = Synchronisée entre vos appareils
passkey-on-key = Sur une clé de sécurité
passkey-on-device = Sur un seul appareil
passkey-suspect = Refusée lors de sa dernière connexion, car elle semblait avoir été copiée ou modifiée. Supprimez-la et ajoutez-en une nouvelle.
passkey-name = Nom
added = Ajoutée le
last-used = Dernière utilisation le
never-used = Pas encore utilisée.
change = Modifier
remove = Supprimer
last-way-in = C’est votre seul moyen de vous connecter. Ajoutez-en un autre avant de le supprimer.
password-there = Un mot de passe est défini.
password-none = Aucun mot de passe défini.
new-password = Nouveau mot de passe
set-password = Définir un mot de passe
change-password = Changer le mot de passe
remove-password = Supprimer le mot de passe
your-data = Vos données
download-data = Télécharger mes données
delete-account = Supprimer mon compte
delete-lead = Vous serez déconnecté partout et ne pourrez plus vous connecter. Vous avez 30 jours pour changer d’avis ; ensuite, tout est effacé.
deleting = Suppression de votre compte…
keep-account = Garder mon compte
deleted-heading = Votre compte a été supprimé
deleted-until = Tout sera effacé le <time>.
deleted-link = Vous avez changé d’avis ? Rétablissez votre compte avec ce lien :
undo-heading = Rétablir votre compte
undo-until = Il peut être rétabli avec tout son contenu jusqu’au <time>.
undo-button = Rétablir le compte
undo-over = Ce lien a expiré
undo-over-lead = Le compte est déjà rétabli, ou ses 30 jours sont écoulés.
offer-heading = La prochaine fois, sans mot de passe
not-now = Pas maintenant
passkey-added = La clé d’accès est ajoutée.
passkey-renamed = Le nom est enregistré.
passkey-removed = La clé d’accès est supprimée. Elle ne permet plus de se connecter ici.
password-set = Le mot de passe est enregistré.
password-removed = Le mot de passe est supprimé.
delete-mismatch = Cela ne correspond pas à { $login-id }.
last-administrator = Vous êtes le seul administrateur. Désignez-en d’abord un autre.
remove-passkey = { remove } : { $name }
type-to-delete = Saisissez { $login-id } pour confirmer.

# Codes, recovery and recovery codes
phone-number = Numéro de téléphone
country = Pays
country-none = Dans le numéro
use-phone = Utiliser un numéro de téléphone
use-email = Utiliser une adresse e-mail
send-code = M’envoyer un code
sending-code = Envoi d’un code…
login-code-heading = Se connecter avec un code
login-code-lead = Nous envoyons un code à votre adresse e-mail ou sur votre téléphone.
other-way = Utiliser un autre moyen
code-heading = Saisissez votre code
code-heading-email = Consultez vos e-mails
code = Code
code-hint = Six chiffres, valables dix minutes.
code-late = Cela peut prendre une minute. Regardez aussi dans les courriers indésirables.
new-code = Envoyer un nouveau code
checking-code = Vérification du code…
code-wrong = Ce code est incorrect ou a expiré. Vérifiez-le, ou demandez-en un nouveau.
code-malformed = Saisissez les six chiffres du message.
code-over = Ces codes ne fonctionnent plus. Recommencez pour en obtenir un nouveau.
code-locked = Il y a eu trop de codes erronés. Connectez-vous avec votre clé d’accès, ou demandez de l’aide à l’administrateur.
code-sent = Nous avons envoyé un nouveau code. Le précédent ne fonctionne plus.
codes-sent = Nous ne pouvons pas envoyer d’autres codes ici. Utilisez le dernier, ou recommencez.
code-held = Tant de codes ont été demandés qu’aucun n’a été envoyé cette fois-ci.
next-code =
    { $minutes ->
        [one] Le prochain code pourra être envoyé dans { $minutes } minute.
       *[other] Le prochain code pourra être envoyé dans { $minutes } minutes.
    }
link-heading = Continuez ici
link-lead = Ce lien fonctionne une seule fois.
link-elsewhere-heading = Votre code
link-elsewhere = Vous l’avez demandé dans un autre navigateur. Saisissez-le là-bas.
link-support-heading = Retrouver l’accès à votre compte
recover-or-code = ou avec un code
recover-code-lead = Avec un code, vous pouvez ensuite créer une nouvelle clé d’accès ou choisir un nouveau mot de passe.
use-recovery-code = Utiliser un code de récupération
recovery-code-heading = Utiliser un code de récupération
recovery-code = Code de récupération
recovery-code-hint = L’un des dix que vous avez gardés.
recovery-code-wrong = L’adresse ou le code de récupération est incorrect. Réessayez.
recovery-code-malformed = Un code de récupération compte seize lettres et chiffres. Saisissez-les tous.
new-way-heading = Bon retour
new-way-lead = Créez une clé d’accès sur cet appareil, pour vous connecter désormais avec elle.
or-new-password = ou choisissez un nouveau mot de passe
continue = Continuer
continue-without = Ignorer pour l’instant
drop-other-ways = Supprimer tous les autres accès : clés d’accès, mot de passe et codes de récupération
new-way-missing = Créez une clé d’accès, ou choisissez un mot de passe.
document-first-heading = Votre pièce d’identité
document-first-lead = Votre code était le bon. Pour retrouver l’accès à votre compte, il faut aussi votre pièce d’identité.
document-first-ask = Demandez à l’administrateur comment la présenter, puis revenez sur cette page dans le quart d’heure.
document-first-show = Présenter la pièce
document-first-done = Je l’ai présentée
confirm-heading = Votre compte a été créé
confirm-lead = Connectez-vous une fois pour confirmer votre adresse.
recovery-codes = Codes de récupération
recovery-codes-lead = Dix codes à conserver en lieu sûr. Chacun donne accès une fois à votre compte, sans e-mail ni téléphone.
recovery-codes-once = Vous ne les reverrez plus. Imprimez-les ou téléchargez-les maintenant.
recovery-codes-none = Vous n’en avez pas encore.
make-recovery-codes = Créer des codes de récupération
make-new-recovery-codes = Créer de nouveaux codes
making-recovery-codes = Création des codes…
new-codes-replace = Les nouveaux codes remplacent les anciens.
download = Télécharger
print = Imprimer
code-lead-email = Si { $login-id } peut être utilisé ici, nous y avons envoyé un code par e-mail.
code-lead-phone = Si { $login-id } peut être utilisé ici, nous y avons envoyé un code par SMS.
recovery-codes-left = { $left ->
    [one] Il vous reste { $left } code.
   *[other] Il vous reste { $left } codes.
}

# Mails and SMS
mail-code-subject = Votre code pour { $name }
mail-code-is = Votre code est { $code }.
mail-code-verify = Saisissez-le sur { $host } pour terminer la création de votre compte. Il expire dans dix minutes. { $name } ne vous le demandera jamais.
mail-code-login = Saisissez-le sur { $host } pour vous connecter. Il expire dans dix minutes. { $name } ne vous le demandera jamais.
mail-code-recover = Saisissez-le sur { $host } pour retrouver l’accès à votre compte. Il expire dans dix minutes. { $name } ne vous le demandera jamais.
mail-code-link = Ou ouvrez ce lien dans le navigateur où vous l’avez demandé :
mail-link-verify = Terminer la création du compte
mail-link-login = Se connecter
mail-link-recover = Retrouver l’accès à mon compte
sms-code = Votre code pour { $name } est { $code }. Il fonctionne dix minutes. Ne le communiquez à personne.
mail-support-subject = Retrouver l’accès à votre compte sur { $name }
mail-support = Vous avez demandé à { $name } de vous aider à accéder à votre compte.
mail-support-link = Ce lien fonctionne une seule fois. Ouvrez-le dans les 24 heures. Si vous n’avez pas demandé d’aide, ignorez cet e-mail.
sms-support-link = Ouvrez ce lien dans les 24 heures : { $url }
notice-registered-subject = Vous avez déjà un compte sur { $name }
notice-registered = Quelqu’un, peut-être vous, a voulu créer un compte sur { $name } avec cette adresse. Vous en avez déjà un.
notice-registered-advice = Connectez-vous ou récupérez votre compte avec ce lien.
notice-recovered-subject = Votre compte sur { $name } a été récupéré
notice-recovered = Quelqu’un a retrouvé l’accès à votre compte sur { $name } avec un code.
notice-passkey-added-subject = Une clé d’accès a été ajoutée à votre compte sur { $name }
notice-passkey-added = Une nouvelle clé d’accès permet de se connecter à votre compte sur { $name }.
notice-passkey-removed-subject = Une clé d’accès a été supprimée de votre compte sur { $name }
notice-passkey-removed = L’une des clés d’accès de votre compte sur { $name } ne permet plus de se connecter.
notice-password-changed-subject = Votre mot de passe sur { $name } a été modifié
notice-password-changed = Votre mot de passe sur { $name } a été modifié ou supprimé.
notice-addresses-changed-subject = Les adresses de votre compte sur { $name } ont été modifiées
notice-addresses-changed = Une adresse e-mail ou un numéro de téléphone a été ajouté à votre compte sur { $name }, ou en a été retiré.
notice-recovery-codes-made-subject = Nouveaux codes de récupération pour votre compte sur { $name }
notice-recovery-codes-made = Votre compte sur { $name } a de nouveaux codes de récupération. Les précédents ne fonctionnent plus.
notice-recovery-code-used-subject = Un code de récupération a été utilisé sur { $name }
notice-recovery-code-used = Quelqu’un a utilisé un code de récupération de votre compte sur { $name }.
notice-new-device-subject = Nouvelle connexion à votre compte sur { $name }
notice-new-device = Quelqu’un s’est connecté à votre compte sur { $name } pour la première fois avec cet appareil : { $device }.
notice-new-device-advice = Si ce n’était pas vous, ouvrez ce lien. Il met fin à cette session et vous aide à sécuriser votre compte.
notice-deleted-subject = Votre compte sur { $name } a été supprimé
notice-deleted = Votre compte sur { $name } a été supprimé. Tout son contenu sera effacé après 30 jours.
notice-deleted-advice = Si ce n’était pas vous, ou si vous avez changé d’avis, rétablissez votre compte avec ce lien.
notice-when = Date : { $when }
notice-place = Lieu approximatif : { $place }
notice-advice = Si ce n’était pas vous, sécurisez votre compte maintenant.
notice-summary-subject = D’autres changements sur votre compte { $name }
notice-summary = Il s’est passé tant de choses sur votre compte { $name } que nous ne vous avons pas écrit pour chacune. Depuis le dernier message :
notice-link = Ouvrir la page
mail-why-code = Vous recevez cet e-mail car quelqu’un, peut-être vous, a saisi votre adresse sur { $host }. Si ce n’était pas vous, vous pouvez l’ignorer.
mail-why-account = Vous recevez cet e-mail car il concerne un compte sur { $host } associé à votre adresse.

# "This was not me"
not-me-heading = Ce n’était pas vous ?
not-me-lead = Nous allons mettre fin à cette session. Le mot de passe ou la clé d’accès qui l’a ouverte ne fonctionnera plus, ni vos codes de récupération. Nous vous aiderons ensuite à sécuriser votre compte.
not-me-button = Mettre fin à la session

# Authorization of applications
consent-heading = Donner accès à { $application } ?
consent-lead = { $application } est exploitée par un tiers. Elle pourra voir que vous avez un compte ici, ainsi que :
consent-profile = votre nom et votre profil
consent-email = votre adresse e-mail
consent-phone = votre numéro de téléphone
consent-address = votre adresse postale
consent-roles = vos rôles
consent-offline = Elle pourra aussi demander en votre absence.
consent-unregistered = Personne n’a enregistré cette application ici. On n’en connaît que l’adresse :
consent-claimed-name = Elle se donne elle-même ce nom, que personne n’a vérifié :
consent-return = Si vous l’autorisez, vous continuerez vers { $host }.
consent-return-device = Si vous l’autorisez, vous continuerez vers un programme sur cet appareil. Ne l’autorisez que si vous venez de lancer ce programme vous-même.
allow = Autoriser
decline = Refuser
go-on-to = Continuer vers { $application }
go-on-lead = Vous êtes connecté. Si rien ne se passe, continuez ici.
log-out-heading = Se déconnecter ?
log-out-asked = { $application } vous demande de vous déconnecter.
log-out-lead = Votre connexion ici prend fin. Les applications où vous êtes entré avec elle en sont informées.
stay-logged-in = Rester connecté
logged-out = Vous êtes déconnecté
logged-out-lead = Si rien ne se passe, continuez ici.
device-heading = Connecter un appareil
device-lead = Saisissez le code affiché par l’appareil.
device-code-hint = Huit lettres. Les majuscules et le tiret n’ont pas d’importance.
device-code-wrong = Ce code n’est pas le bon, ou ne l’est plus. Vérifiez-le, ou recommencez sur l’appareil.
device-question-heading = Connecter { $application } ?
device-question-lead = L’appareil doit afficher ce code :
device-warning = Ne continuez que si vous venez de commencer cela vous-même. Sinon, une autre personne essaie peut-être d’entrer dans votre compte.
device-learns = L’application saura que vous avez un compte ici, ainsi que :
device-allowed = L’appareil est connecté
device-allowed-lead = Il continue tout seul dans quelques secondes. Vous pouvez fermer cette page.
device-denied = L’appareil n’a pas été connecté
device-denied-lead = Si vous n’avez pas commencé cela vous-même, vous n’avez rien d’autre à faire. Vous pouvez fermer cette page.
authorization-invalid = Cette demande ne peut pas aboutir
authorization-invalid-detail = L’application a envoyé une demande incorrecte ou trop ancienne. Revenez à l’application et réessayez. Si cela se reproduit, prévenez son exploitant.
return-path-too-long = Cette adresse est trop longue
return-path-too-long-detail = Elle ne peut pas être conservée pendant la connexion. Connectez-vous d’abord, puis ouvrez-la de nouveau.
