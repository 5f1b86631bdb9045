# Les pages d’administration. Les termes techniques y ont leur place, chacun avec une indication.

# Lists, accounts, schema, tokens, audit log
admin-overview = Vue d’ensemble
admin-accounts = Comptes
admin-deleted = Comptes supprimés
admin-schema = Schéma des comptes
admin-tokens = Jetons d’API
admin-audit = Journal d’audit
admin-places = Administration
admin-new-account = Nouveau compte
admin-search = Recherche
admin-filter = Filtre
admin-filter-label = Filtre en texte
admin-filter-hint = Dans la grammaire de SCIM. Il s’ajoute à ce qui est choisi ci-dessus : status eq "disabled" and profile.lastName sw "mül"
admin-show = Afficher
admin-shortcuts = Filtres courants
admin-first-page = Première page
admin-next-page = Page suivante
admin-all-accounts = Tous les comptes
admin-needs-attention = Le profil ne correspond pas au schéma des comptes. Corrigez-le et enregistrez.
admin-trail = Ce qui a été fait
admin-verified = vérifié
admin-not-verified = non vérifié
admin-never = Jamais
admin-status = État
admin-id = Identifiant
admin-roles = Rôles
admin-roles-hint = Séparés par des espaces. « admin » et « support » sont possibles ; les autres rôles sont pour vos applications.
admin-profile = Profil
admin-access = Accès
admin-enable = Réactiver le compte
admin-enable-hint = La personne peut de nouveau se connecter.
admin-disable = Désactiver le compte
admin-disable-hint = Toutes les sessions se terminent aussitôt, et personne ne peut se connecter.
admin-delete = Supprimer le compte
admin-delete-label = Saisissez l’adresse e-mail ou le numéro de téléphone du compte
admin-delete-hint = Le compte peut être récupéré pendant 30 jours. Ensuite, il est effacé définitivement.
admin-audit-empty = Rien de ce qui a été fait ne correspond.
admin-action = Action
admin-actor = Par
admin-since = À partir du (UTC)
admin-until = Jusqu’au, compris (UTC)
admin-erased = (effacé)
admin-restore = Récupérer
admin-deleted-at = Supprimé
admin-erased-at = Effacé définitivement
admin-deleted-empty = Aucun compte n’a été supprimé ces 30 derniers jours.
admin-deleted-lead = Les comptes restent ici 30 jours.
admin-new-per-day = Nouveaux comptes par jour
admin-latest = Dernières actions
admin-force = Le prendre quand même, et marquer les comptes qui ne correspondent pas
admin-schema-label = JSON Schema
admin-schema-hint = Draft 2020-12, avec x-vestibule pour dire qui peut lire et écrire un champ, et ce qui est recherché et indexé.
admin-try = Essayer
admin-set = Mettre en vigueur
admin-versions = Versions
admin-tokens-lead = Les programmes s’en servent avec l’API d’administration.
admin-token-made = Voici le jeton. Il n’est montré que maintenant : copiez-le.
admin-new-token = Nouveau jeton
admin-token-name = Nom
admin-token-scopes = Peut faire
admin-token-expires = Valable pendant
admin-token-expires-hint = Un nombre et m, h, d ou y. Vide veut dire pour toujours.
admin-make-token = Créer le jeton
admin-created = Créé
admin-expires = Expire
admin-last-used = Dernière utilisation
admin-revoke = Révoquer
admin-ended = terminé
admin-tokens-empty = Il n’y a aucun jeton.
admin-confirm-wrong = Ce n’est ni l’adresse e-mail ni le numéro de téléphone de ce compte. Rien n’a été supprimé.
admin-login-id-taken = Un compte a déjà cette adresse e-mail ou ce numéro de téléphone.
admin-no-accounts = Aucun compte ne correspond.
admin-all = Tous
admin-only-disabled = Désactivés
admin-only-pending = En attente
admin-only-admins = Administration et support
admin-to-correct = Profils à corriger
admin-when = Quand
admin-from = Depuis
admin-target = Qui ou quoi
admin-schema-invalid = Ceci ne peut pas être un schéma de comptes.
admin-version = Version
admin-followed = tous la suivent
admin-being-followed = en cours d’application

# Parts of an account, settings, the schema as a form, filters, acts on many, jobs and imports
admin-addresses = Autres adresses
admin-addresses-hint = Adresses e-mail et numéros de téléphone en plus de celui qui sert à se connecter.
admin-add-address = Ajouter une adresse e-mail ou un numéro de téléphone
admin-remove-address = Retirer
admin-more-verified = Vérifié
admin-address-wrong = Ce n’est ni une adresse e-mail ni un numéro de téléphone avec son indicatif de pays.
admin-save-addresses = Enregistrer les adresses
admin-sessions = Où cette personne est connectée
admin-no-sessions = Cette personne n’est connectée nulle part.
admin-device = Appareil
admin-logged-in = Connectée
admin-last-active = Dernière activité
admin-by = Par
admin-end = Terminer
admin-end-all = Terminer toutes les sessions
admin-account-applications = Applications ayant accès
admin-account-no-applications = Aucune application n’a accès à ce compte.
admin-account-end-applications = Retirer l’accès à toutes
admin-account-application = Application
admin-access-since = Depuis
admin-passkeys = Clés d’accès
admin-no-passkeys = Cette personne n’a pas de clé d’accès.
admin-passkeys-elsewhere = Le cloud d’OwnID garde les clés d’accès de ce serveur.
admin-passkeys-unreadable = Ce qui est gardé des clés d’accès de cette personne n’a pas été fait par ce serveur.
admin-model = Modèle
admin-remove = Retirer
admin-last-passkey = C’est le dernier accès de cette personne. Sans lui, elle ne peut plus se connecter.
admin-remove-last = Retirer quand même
admin-messages = Messages
admin-no-messages = Aucun message n’est parti vers cette personne ces 30 derniers jours.
admin-channel = Par
admin-to = À
admin-reason = Raison
admin-documents = Pièces d’identité
admin-no-documents = Aucune pièce d’identité n’a été comparée à ce compte.
admin-document-type = Document
admin-number-end = Fin du numéro
admin-outcome = Résultat
admin-lately = Connexions et messages
admin-what = Quoi
admin-last-day = 24 heures
admin-last-month = 30 jours
admin-logins = Connexions
admin-logins-refused = Connexions refusées
admin-messages-sent = Messages envoyés
admin-messages-waiting = Messages en attente
admin-messages-not-sent = Messages non envoyés
admin-settings = Réglages
admin-settings-lead = Tels que ce serveur a démarré avec eux. Ils viennent de l’environnement ou de vestibule.toml.
admin-setting = Réglage
admin-setting-value = Valeur
admin-setting-origin = Provenance
admin-setting-given = environnement ou fichier
admin-setting-default = par défaut, ou fait au premier démarrage
admin-setting-secret = défini, non montré
admin-schema-lead = Ce qu’un profil peut contenir. Rien ne change avant la mise en vigueur.
admin-as-form = Modifier par formulaire
admin-as-json = Modifier en JSON
admin-add-field = Ajouter un champ
admin-new-field = Nouveau champ
admin-field-name = Nom (lettres et chiffres, comme department)
admin-kind = Genre
admin-choices = Choix, un par ligne (seulement pour le genre « une valeur d’une liste »)
admin-max-length = Texte le plus long, en caractères
admin-default = Valeur par défaut des comptes sans valeur
admin-more-read-by = Qui peut le voir
admin-more-written-by = Qui peut le modifier
admin-required = obligatoire
admin-searchable = recherché
admin-indexed = indexé
admin-unique = unique
admin-remove-field = retirer ce champ
admin-only-json = Ce que contient ce champ n’est décrit qu’en JSON.
admin-user = la personne
admin-support = le support
admin-admin = l’administration
admin-nobody = personne
admin-kind-text = texte
admin-kind-email = adresse e-mail
admin-kind-date = date
admin-kind-date-time = date et heure
admin-kind-choice = une valeur d’une liste
admin-kind-number = nombre
admin-kind-integer = nombre entier
admin-kind-boolean = oui ou non
admin-filter-is = est
admin-filter-begins = commence par
admin-filter-contains = contient
admin-filter-from = à partir de
admin-filter-before = avant
admin-filter-at-least = au moins
admin-filter-at-most = au plus
admin-any = Indifférent
admin-yes = Oui
admin-no = Non
admin-role = Rôle
admin-made-from = Créé à partir du (UTC)
admin-made-before = Créé avant le (UTC)
admin-last-login-from = Dernière connexion à partir du (UTC)
admin-last-login-before = Dernière connexion avant le (UTC)
admin-columns = Colonnes
admin-emails = Autres adresses e-mail
admin-phones = Autres téléphones
admin-with-all = Avec tous ceux qui correspondent :
admin-format = Format
admin-format-csv = Un tableau (CSV)
admin-format-excel = Un tableau pour Excel (CSV)
admin-format-jsonl = JSON Lines
admin-secrets = Avec les empreintes de mots de passe et les données de clés d’accès
admin-secrets-hint = JSON Lines seulement. Qui possède ce fichier peut essayer de se connecter à la place de ces personnes : gardez-le comme la base de données.
admin-secrets-need-jsonl = Un tableau ne contient ni empreintes de mots de passe ni données de clés d’accès. Choisissez JSON Lines, ou laissez-les de côté.
admin-download = Télécharger
admin-nobody-matches = Aucun compte ne correspond : il n’y a rien à faire.
admin-own-stays = Votre propre compte reste tel quel.
admin-the-first = Parmi eux
admin-back-to-accounts = Retour aux comptes
admin-matching = Comptes qui correspondent
admin-searched = Recherche
admin-filtered = Filtre
admin-jobs = Tâches
admin-jobs-lead = Ce qui est fait à beaucoup de comptes à la fois. Les tâches continuent quand cette page est fermée.
admin-jobs-empty = Aucune tâche ces 30 derniers jours.
admin-all-jobs = Toutes les tâches
admin-job = Tâche
admin-state = État
admin-waiting = En attente
admin-running = En cours
admin-finished = Terminée
admin-stopped = Arrêtée
admin-progress = Avancement
admin-done = Faits
admin-skipped = Laissés tels quels
admin-failed = Échoués
admin-ordered = Demandée
admin-more-ended = Terminée
admin-problems = Les premiers échecs
admin-why = Pourquoi
admin-import = Import
admin-import-file = Importer des comptes depuis un fichier
admin-import-lead = Des comptes depuis un fichier. Vous voyez ce qu’il contient avant tout changement.
admin-file = Fichier
admin-file-hint = CSV avec une ligne de noms de colonnes, ou JSON Lines, en UTF-8 ou UTF-16, jusqu’à 1 Gio.
admin-file-missing = Choisissez un fichier.
admin-send-file = Envoyer
admin-sending = Envoi…
admin-plan-columns = Ce que contiennent les colonnes
admin-choose = Choisir…
admin-leave-out = Laisser de côté
admin-update = Modifier les comptes qui existent déjà
admin-update-hint = Ce qu’une ligne omet reste. Sinon, ces lignes sont refusées.
admin-dry-run = Vérifier seulement d’abord
admin-dry-run-hint = Rien n’est modifié. Vous pourrez ensuite importer le même fichier.
admin-go-on = Continuer
admin-import-now = Importer maintenant
admin-rows = Lignes lues
admin-rows-created = Nouveaux comptes
admin-rows-updated = Comptes modifiés
admin-rows-refused = Lignes refusées
admin-rows-problems = Les premiers problèmes
admin-row = Ligne
admin-place = Endroit
admin-download-problems = Télécharger ce qui ne va pas dans les lignes (CSV)
admin-password-hash = Empreinte du mot de passe
admin-passkey-data = Données de clé d’accès (ownIdData)

# Sentences with arguments
admin-accounts-count =
    { $count ->
        [one] { $count } compte
       *[other] { $count } comptes
    }
admin-accounts-about =
    { $count ->
        [one] Environ { $count } compte
       *[other] Environ { $count } comptes
    }
admin-schema-fits =
    { $accounts ->
        [one] Le schéma convient au { $accounts } compte.
       *[other] Le schéma convient aux { $accounts } comptes.
    }
admin-schema-fails =
    { $accounts ->
        [one] { $failing } compte sur { $accounts } ne correspond pas au schéma. Donnez des valeurs par défaut, ou forcez-le.
       *[other] { $failing } comptes sur { $accounts } ne correspondent pas au schéma. Donnez des valeurs par défaut, ou forcez-le.
    }
admin-new-accounts =
    { $accounts ->
        [0] { $day } : aucun nouveau compte
        [one] { $day } : { $accounts } nouveau compte
       *[other] { $day } : { $accounts } nouveaux comptes
    }
# What the choice of an operator is called beside its field
admin-how = { $label } : comment
admin-act-disable = Désactiver
admin-act-end-sessions = Terminer les sessions
admin-act-delete = Supprimer
admin-act-export = Exporter
admin-act-import = Importer
admin-act-unknown = Inconnu
admin-disable-accounts =
    { $accounts ->
        [one] Désactiver { $accounts } compte
       *[other] Désactiver { $accounts } comptes
    }
admin-end-sessions-of =
    { $accounts ->
        [one] Terminer les sessions de { $accounts } compte
       *[other] Terminer les sessions de { $accounts } comptes
    }
admin-delete-accounts =
    { $accounts ->
        [one] Supprimer { $accounts } compte
       *[other] Supprimer { $accounts } comptes
    }
admin-export-accounts =
    { $accounts ->
        [one] Exporter { $accounts } compte
       *[other] Exporter { $accounts } comptes
    }
admin-import-accounts =
    { $accounts ->
        [one] Importer { $accounts } compte
       *[other] Importer { $accounts } comptes
    }
admin-disable-lead = Toutes leurs sessions se terminent aussitôt, et personne ne peut s’y connecter. Chacun peut être réactivé.
admin-end-sessions-lead = Les personnes sont déconnectées partout, et peuvent se reconnecter.
admin-delete-lead = Ils peuvent être récupérés un par un pendant 30 jours. Ensuite, ils sont effacés définitivement.
admin-export-lead = Le fichier contient leurs adresses, rôles et profils. Le journal d’audit note qui l’a pris.
admin-type-count = Saisissez { $count } pour continuer
admin-wrong-count = Ce n’est pas le nombre de comptes qui correspondent maintenant : { $count }. Rien n’a été fait.
admin-and-more = et { $count } de plus
admin-done-of = { $done } sur { $total }
admin-about-rows =
    { $rows ->
        [one] { $rows } ligne
       *[other] Environ { $rows } lignes
    }
admin-import-of = Importer { $file }
admin-check-of = Vérifier { $file }

# For developers, on their own machine
inbox-heading = Boîte de réception de développement
inbox-lead = Les messages restent sur cette machine, car aucun fournisseur n’est réglé. Ils disparaissent après dix minutes.
inbox-empty = Pas encore de message. Rechargez cette page après avoir demandé un code.
document-heading = Pièce d’identité
document-lead = Pour le développement : envoyez un document au back-end comme le ferait la plateforme, et voyez ce qu’il décide. Cette page ne répond que sur cette machine.
document-type = Document
mrz = Zone de lecture automatique
mrz-hint = Les deux ou trois lignes avec les chevrons, si vous les avez. Elles l’emportent sur les champs ci-dessous.
mrz-lacks = Ces lignes n’ont ni date de délivrance ni lieu de naissance : remplissez-les ci-dessous.
document-number = Numéro
first-names = Prénoms
last-name = Nom
date-of-birth = Date de naissance
date-of-issue = Date de délivrance
date-of-expiry = Date d’expiration
place-of-birth = Lieu de naissance
nationality = Nationalité, en code de pays
gender = Sexe
check-document = Vérifier le document
document-accepted = Le document a été accepté
document-accepted-lead = Le back-end a répondu qu’il appartient à ce compte.
document-refused = Le document a été refusé
document-refused-lead = Le back-end a donné cette raison :
document-refused-without-reason = Le back-end n’a donné aucune raison.
no-such-user = Le back-end ne connaît pas cette personne.
document-passport = Passeport
document-driver-licence = Permis de conduire
gender-female = F, féminin
gender-male = M, masculin
gender-other = O, autre
admin-recovery = Récupération
admin-recover = Lancer une récupération
admin-recover-hint = La personne reçoit un lien valable deux jours, une seule fois. Assurez-vous de l’identité de votre interlocuteur.
admin-recovery-started = Un lien a été envoyé à la personne.
admin-codes-locked = Cent codes faux de suite ont été saisis pour cette adresse : les codes n’y fonctionnent plus.
admin-unlock-codes = Autoriser de nouveau les codes
admin-codes-unlocked = Les codes fonctionnent de nouveau.
admin-label = Libellé

# The preview of the branding
admin-branding = Apparence
admin-branding-lead = Comment les gens voient cette connexion. Les réglages qui commencent par brand_ en décident ; rien ici ne les change.
admin-brand-try = Essayer une couleur
admin-brand-accent = Accent des pages claires
admin-brand-accent-hint = Une couleur comme CSS l’écrit, par exemple #0a5c36 ou oklch(0.42 0.1 155).
admin-brand-accent-dark = Accent des pages sombres
admin-brand-accent-dark-hint = Vide pour celui qui va avec l’autre.
admin-brand-no-colour = Ce n’est pas une couleur que CSS connaît, ou elle est transparente.
admin-brand-tried = Un essai que vous seul voyez. Pour l’appliquer, écrivez-le dans les réglages et redémarrez le serveur.
admin-brand-light = Pages claires
admin-brand-dark = Pages sombres
admin-brand-use = Emploi
admin-brand-contrast = Contraste
admin-brand-needed = Nécessaire
admin-brand-verdict = Verdict
admin-brand-enough = suffisant
admin-brand-too-little = insuffisant
admin-brand-on-ground = Liens sur la page
admin-brand-on-surface = Liens sur une carte
admin-brand-on-button = Mots d’un bouton
admin-brand-on-pressed = Mots d’un bouton pressé
admin-brand-edges = Contours et bords
admin-brand-login = La page de connexion
admin-brand-mistake = Une erreur dans un formulaire
admin-brand-buttons = Boutons
admin-brand-mail = Un e-mail avec un code
admin-brand-refused = Le serveur ne démarrerait pas avec { $colour }. { $instead } a la même teinte et suffit.
admin-brand-sample = { $sample }, { $scheme }

# Applications
admin-applications = Applications
admin-applications-lead = Elles apprennent ici qui est connecté.
admin-applications-empty = Il n’y a pas d’applications.
admin-applications-all = Toutes les applications
admin-application-new = Nouvelle application
admin-application-create = Créer l’application
admin-application-web = Web
admin-application-web-hint = Un site avec son propre serveur. Il utilise OpenID Connect et garde un secret.
admin-application-browser = Navigateur
admin-application-browser-hint = Une page dont le code s’exécute dans le navigateur seul. Elle utilise OpenID Connect, sans secret.
admin-application-native = Installée
admin-application-native-hint = Une application sur un téléphone ou un ordinateur. Elle utilise OpenID Connect, sans secret.
admin-application-service = Service
admin-application-service-hint = Un programme qui agit pour lui-même, sans personne. Il garde un secret.
admin-application-proxy = Derrière un proxy
admin-application-proxy-hint = Un site qui ignore les connexions. Son proxy interroge ce serveur à chaque requête.
admin-application-id = Identifiant client
admin-application-id-hint = Minuscules, chiffres et tirets. Vide, il est formé du nom ; il ne peut pas être modifié.
admin-application-discovery = URL de découverte
admin-application-redirects = URI de redirection
admin-application-redirects-hint = Où les navigateurs sont envoyés après une connexion, une par ligne. Elles sont comparées comme du texte.
admin-application-logouts = URI de redirection après déconnexion
admin-application-logouts-hint = Où les navigateurs peuvent être envoyés après une déconnexion, une par ligne.
admin-application-backchannel = URI de déconnexion back-channel
admin-application-backchannel-hint = Elle est prévenue quand une session se termine.
admin-application-origin = Origine
admin-application-origin-hint = Schéma, hôte et port du site, comme https://app.example.com.
admin-application-home = Page d’accueil
admin-application-home-hint = Pour la liste des applications de chaque personne.
admin-application-roles = Qui peut entrer
admin-application-roles-hint = Des rôles séparés par des espaces, dont un suffit. Vide laisse entrer tous les comptes.
admin-application-passkey = N’admettre que les connexions par clé d’accès
admin-application-age = Âge maximal d’une connexion, en secondes
admin-application-age-hint = Une connexion plus ancienne est refaite. Vide pour tout âge.
admin-application-third-party = Demander aux personnes avant leur première entrée
admin-application-pkce = Exiger PKCE
admin-application-pkce-hint = Seule une application qui ne le sait pas s’en passe.
admin-application-device = Peut être connectée sur des appareils sans page de connexion
admin-application-device-hint = Pour les terminaux et les téléviseurs : on saisit un code à l’adresse /device (RFC 8628).
admin-application-scopes = Portées
admin-application-scopes-hint = Ce que l’application peut demander, séparé par des espaces.
admin-application-access-tokens = Forme des jetons d’accès
admin-application-id-tokens = Signature des jetons d’identité
admin-application-subject = Identifiant des personnes (sub)
admin-application-subject-hint = public est le même pour toutes les applications, pairwise un autre pour chacune.
admin-application-secret = Secret
admin-application-no-secret = Il n’y a pas de secret valide.
admin-application-secret-made = Voici le secret. Il n’est montré que maintenant : copiez-le.
admin-application-rotate = Créer un nouveau secret
admin-application-rotate-hint = Le précédent reste valide 24 heures.
admin-application-ends-previous = Mettre fin au précédent aussitôt, car il a fuité
admin-application-access = Qui y est connecté
admin-application-access-lead = Y mettre fin déconnecte la personne de l’application. L’une comme l’autre peut redemander.
admin-application-no-access = Personne.
admin-application-account = Compte
admin-application-end-access = Tout terminer
admin-application-auth-method = Authentification du client
admin-application-auth-method-hint = Comment l’application prouve qui elle est au point de terminaison des jetons.
admin-application-jwks = Clés publiques (JWKS)
admin-application-jwks-hint = Pour private_key_jwt : un objet JSON avec le membre keys.
admin-copy = Copier
admin-copied = Copié
admin-application-set-up = La configurer
admin-application-set-up-lead = Avec les valeurs de cette application. Le secret n’y est pas.
admin-application-declared = Le fichier de réglages déclare cette application. Modifiez-la là.
admin-application-unregistered = Personne n’a enregistré cette application : son document de métadonnées, à l’adresse de son client_id, la décrit, et seul son propriétaire peut la modifier.
admin-application-delete = Supprimer l’application
admin-application-delete-label = Saisissez l’identifiant client de l’application
admin-application-delete-hint = Tout ce qu’elle a reçu se termine aussitôt et ne peut pas être rétabli.
admin-application-confirm-wrong = Ce n’est pas l’identifiant client de cette application. Rien n’a été supprimé.

admin-webhooks = Webhooks
admin-webhooks-lead = Vos programmes qui sont informés des événements, signés selon Standard Webhooks.
admin-webhooks-empty = Il n’y a aucun webhook.
admin-webhooks-all = Tous les webhooks
admin-webhook-new = Nouveau webhook
admin-webhook-create = Créer le webhook
admin-webhook-address = Adresse
admin-webhook-address-hint = Où les événements sont envoyés, par exemple https://app.example.com/hook.
admin-webhook-types = Événements
admin-webhook-address-wrong = L’adresse doit être une URL, sans utilisateur ni fragment.
admin-webhook-address-not-allowed = Rien n’est envoyé là : une adresse doit être publique et en https, sauf si le paramètre webhook_private_hosts nomme son hôte.
admin-webhook-types-missing = Choisissez au moins un événement.
admin-webhook-too-many = Il ne peut pas y avoir plus de webhooks. Supprimez-en un d’abord.
admin-webhook-stale = Ceci a été modifié entre-temps. Regardez-le de nouveau, puis décidez.
admin-webhook-enabled = Activé
admin-webhook-disabled = Désactivé
admin-webhook-disabled-gone = Désactivé : l’adresse a répondu qu’elle ne veut plus rien (410).
admin-webhook-disabled-overflow = Désactivé : trop d’événements l’attendaient.
admin-webhook-disable = Désactiver : rien n’est envoyé, et les nouveaux événements ne sont pas gardés pour lui
admin-webhook-secret = Secret
admin-webhook-secret-made = Voici le secret. Il n’est montré que maintenant : copiez-le.
admin-webhook-previous-until = Le secret précédent signe jusqu’au
admin-webhook-rotate = Créer un nouveau secret
admin-webhook-rotate-hint = Les événements sont aussi signés avec le précédent pendant encore 24 heures.
admin-webhook-ends-previous = Mettre fin tout de suite au précédent, parce qu’il a fuité
admin-webhook-test = Envoyer un test
admin-webhook-test-hint = Un événement de type webhook.test est envoyé maintenant, et sa réponse montrée ci-dessous.
admin-webhook-test-delivered = Le test a été livré.
admin-webhook-test-failed = Le test n’a pas été livré. Sa réponse est la première ci-dessous.
admin-webhook-deliveries = Livraisons
admin-webhook-no-deliveries = Il n’y en a pas.
admin-webhook-all-deliveries = Toutes
admin-webhook-dead-deliveries = Seulement les abandonnées
admin-webhook-event = Événement
admin-webhook-attempts = Tentatives
admin-webhook-answer = Réponse
admin-webhook-resend = Renvoyer
admin-webhook-resent = Il est renvoyé maintenant.
admin-webhook-state-blocked = En attend un précédent
admin-webhook-state-waiting = En attente
admin-webhook-state-sending = En cours d’envoi
admin-webhook-state-delivered = Livré
admin-webhook-state-dead = Abandonné
admin-webhook-delete = Supprimer le webhook
admin-webhook-delete-hint = Ce qui l’attend encore n’est plus envoyé.
admin-webhook-delete-confirm = Oui, supprimer ce webhook
admin-webhook-not-confirmed = Cochez la case pour le supprimer. Rien n’a été supprimé.
