# Ce que lisent les personnes qui se connectent. Court, actif, calme, avec « vous ».

# Buttons and links
log-in = Se connecter
logging-in = Connexion en cours…
log-out = Se déconnecter
logging-out = Déconnexion en cours…
create-account = Créer un compte
creating-account = Création de votre compte…
trouble = Un problème pour vous connecter ?
have-account = J’ai déjà un compte
back-to-login = Retour à la connexion
to-account = Aller à votre compte
to-start = Aller à la page d’accueil
save = Enregistrer
saving = Enregistrement…
# Before the name of the language, at the foot of the page
language = Langue

# Fields
login-id = Adresse e-mail ou numéro de téléphone
password = Mot de passe
or-password = ou avec un mot de passe
password-hint = Entre { $min } et { $max } caractères. Quelques mots à la suite conviennent bien.

# Passkeys
passkey-hint = Utilisez votre empreinte, votre visage ou le verrouillage de l’écran.
passkey-hint-recover = Votre navigateur vous demande quel appareil utiliser.
passkey-failed = Cela n’a pas fonctionné. Réessayez, ou connectez-vous autrement.
passkey-missing = Les clés d’accès ne sont pas disponibles pour le moment. Utilisez plutôt votre mot de passe.
passkey-missing-recover = Les clés d’accès ne sont pas disponibles pour le moment. Réessayez plus tard, ou adressez-vous à l’administrateur.

# Start page
home-heading = Bienvenue
home-signed-in = Vous êtes connecté.
home-lead = { $product } est l’endroit où vous vous connectez, avec une clé d’accès ou un mot de passe.

# The first administrator
setup-heading = Devenir administrateur
setup-lead = Créez une clé d’accès sur cet appareil. Elle vous servira désormais à vous connecter.
setup-needs-passkey = Créez d’abord une clé d’accès : appuyez sur le bouton ci-dessous.

# Registration is closed
closed-heading = Nouveaux comptes
closed-lead = Ici, c’est l’administrateur qui crée les comptes. Demandez-lui-en un. Si vous avez un compte, connectez-vous.

# Trouble logging in
recover-lead = Si vous avez une clé d’accès sur un autre appareil, comme un téléphone ou une clé de sécurité, utilisez-la ici. Créez-en ensuite une sur cet appareil.
recover-field-hint = Vous pouvez laisser ce champ vide.
recover-honest = Les codes par e-mail ne sont pas encore disponibles ici. Si vous n’avez ni clé d’accès ni mot de passe, demandez de l’aide à l’administrateur.
recover-no-script = Les clés d’accès ont besoin de JavaScript. Activez-le dans votre navigateur, ou utilisez-en un autre.

# Account
account-heading = Votre compte
account-greeting = Bonjour, { $name }
member-since = Membre depuis
last-login = Dernière connexion
first-login = Pas encore enregistrée
your-details = Vos informations
read-only = Vous ne pouvez pas modifier ceci.
saved = Enregistré.
not-saved = Rien n’a été enregistré. Corrigez ce qui est signalé.
changed-elsewhere = Vos informations ont été modifiées ailleurs entre-temps. Vérifiez-les, puis enregistrez de nouveau.

# Sessions
sessions-heading = Où vous êtes connecté
this-session = Cet appareil
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
last-active = Dernière activité :
ending-sessions = Déconnexion…
log-out-elsewhere = Se déconnecter partout ailleurs
log-out-of = Se déconnecter : { $device }
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
wrong-credentials = Cet identifiant et ce mot de passe ne vont pas ensemble. Réessayez.
not-created = Nous n’avons pas pu créer ce compte. Si vous en avez déjà un, connectez-vous.
passkey-unreadable = Votre clé d’accès ne nous est pas parvenue en entier. Créez-la de nouveau.
passkey-of-another = Cette clé d’accès a été créée pour une autre adresse. Créez-en une pour celle-ci.
password-too-short = Utilisez au moins { $min } caractères. Quelques mots à la suite conviennent bien.
password-too-long = Utilisez au plus { $max } caractères.
field-required = Ce champ est nécessaire.
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
field-wrong = La forme n’est pas la bonne.

# Problem pages
problem-reference = Si vous demandez de l’aide, indiquez le problème { $status } et cette référence :
fresh-login = Connectez-vous de nouveau
fresh-login-detail = Il faut pour cela une connexion récente, et la vôtre remonte à quelque temps. Déconnectez-vous sur la page de votre compte, connectez-vous avec votre clé d’accès, puis recommencez.
passkey-required = Une clé d’accès est nécessaire ici
passkey-required-detail = Les administrateurs se connectent avec une clé d’accès. Déconnectez-vous sur la page de votre compte, puis connectez-vous avec la vôtre.
setup-link-over = Ce lien ne fonctionne plus
setup-link-over-detail = Un lien fonctionne une heure, et tant qu’il n’y a pas d’administrateur. La personne qui exploite le serveur peut en créer un autre avec « vestibule setup-link ».
problem-401 = Vous n’êtes pas connecté
problem-401-detail = Votre connexion a peut-être expiré. Connectez-vous de nouveau.
problem-403 = Cette page ne vous est pas ouverte
problem-403-detail = Connectez-vous avec un compte autorisé à la voir.
problem-404 = Il n’y a rien ici
problem-404-detail = Vérifiez l’adresse, ou repartez de la page d’accueil.
problem-405 = Cela n’est pas possible ici
problem-405-detail = Revenez en arrière et utilisez les boutons de la page.
problem-413 = C’était trop à la fois
problem-413-detail = Revenez en arrière et envoyez moins.
problem-422 = Quelque chose dans le formulaire ne convient pas
problem-422-detail = Revenez en arrière, vérifiez votre saisie et renvoyez-la.
problem-429 = Trop de tentatives
problem-429-detail = Attendez un peu, puis réessayez.
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
sdk-cancelled = L’opération a été annulée. Réessayez quand vous serez prêt.
sdk-empty = Saisissez d’abord votre adresse e-mail ou votre numéro de téléphone.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Aucun compte n’utilise ici cette clé d’accès.
sdk-exists = Cet appareil a déjà une clé d’accès pour ce compte.
sdk-expired = Cela a pris trop de temps. Réessayez.
sdk-tooMany = Trop de tentatives. Attendez un peu, puis réessayez.
sdk-network = Nous n’avons pas pu joindre le serveur. Vérifiez votre connexion, puis réessayez.
sdk-failed = { passkey-failed }
