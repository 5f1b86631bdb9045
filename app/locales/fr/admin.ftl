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
admin-filter-label = Filtre SCIM
admin-filter-hint = S’ajoute aux choix ci-dessus. Exemple : status eq "disabled" and profile.lastName sw "mül"
admin-show = Appliquer
admin-shortcuts = Filtres courants
admin-first-page = Première page
admin-next-page = Page suivante
admin-all-accounts = Tous les comptes
admin-needs-attention = Ce profil ne correspond pas au schéma des comptes. Corrigez-le et enregistrez.
admin-trail = Activité
admin-verified = vérifié
admin-not-verified = non vérifié
admin-never = Jamais
admin-status = État
admin-id = ID
admin-roles = Rôles
admin-roles-hint = Séparez par des espaces. « admin » et « support » ont accès à ces pages ; les autres rôles sont pour vos applications.
admin-profile = Profil
admin-access = Accès
admin-enable = Réactiver le compte
admin-enable-hint = La personne peut de nouveau se connecter.
admin-disable = Désactiver le compte
admin-disable-hint = Met fin à toutes les sessions. La personne ne pourra pas se connecter avant que vous réactiviez le compte.
admin-delete = Supprimer le compte
admin-delete-label = Saisissez l’adresse e-mail ou le numéro de téléphone du compte pour confirmer
admin-delete-hint = Vous pouvez restaurer le compte pendant 30 jours. Ensuite, il est supprimé définitivement.
admin-audit-empty = Aucune entrée ne correspond.
admin-action = Action
admin-actor = Par
admin-since = À partir du (UTC)
admin-until = Jusqu’au, compris (UTC)
admin-erased = (effacé)
admin-restore = Restaurer
admin-deleted-at = Supprimé
admin-erased-at = Supprimé définitivement
admin-deleted-empty = Aucun compte n’a été supprimé ces 30 derniers jours.
admin-deleted-lead = Les comptes supprimés sont conservés 30 jours.
admin-new-per-day = Nouveaux comptes par jour
admin-latest = Activité récente
admin-force = Appliquer quand même et signaler les comptes qui ne correspondent pas
admin-schema-label = JSON Schema
admin-schema-hint = JSON Schema, draft 2020-12. x-vestibule indique qui peut voir et modifier un champ, et quels champs sont consultables et indexés.
admin-try = Tester
admin-set = Appliquer
admin-versions = Versions
admin-tokens-lead = Pour les programmes qui utilisent l’API d’administration.
admin-token-made = Copiez ce jeton maintenant. Vous ne le reverrez plus.
admin-new-token = Nouveau jeton
admin-token-name = Nom
admin-token-scopes = Autorisations
admin-token-expires = Expire après
admin-token-expires-hint = Par exemple 90d ou 1y. Laissez vide pour qu’il n’expire pas.
admin-make-token = Créer le jeton
admin-created = Créé
admin-expires = Expire
admin-last-used = Dernière utilisation
admin-revoke = Révoquer
admin-ended = terminé
admin-tokens-empty = Aucun jeton pour l’instant.
admin-confirm-wrong = Ce n’est ni l’adresse e-mail ni le numéro de téléphone de ce compte. Rien n’a été supprimé.
admin-login-id-taken = Un compte avec cette adresse e-mail ou ce numéro de téléphone existe déjà.
admin-no-accounts = Aucun compte ne correspond.
admin-all = Tous
admin-only-disabled = Désactivés
admin-only-pending = En attente
admin-only-admins = Administration et support
admin-to-correct = Profils non valides
admin-when = Quand
admin-from = Depuis
admin-target = Cible
admin-schema-invalid = Ce n’est pas un schéma de comptes valide.
admin-version = Version
admin-followed = à jour
admin-being-followed = mise à jour en cours

# Parts of an account, settings, the schema as a form, filters, acts on many, jobs and imports
admin-addresses = Autres adresses
admin-addresses-hint = Adresses e-mail et numéros de téléphone qui ne servent pas à se connecter.
admin-add-address = Ajouter une adresse e-mail ou un numéro de téléphone
admin-remove-address = Retirer
admin-more-verified = Vérifié
admin-address-wrong = Saisissez une adresse e-mail, ou un numéro de téléphone avec son indicatif de pays.
admin-save-addresses = Enregistrer les adresses
admin-sessions = Sessions
admin-no-sessions = Cette personne n’est connectée nulle part.
admin-device = Appareil
admin-logged-in = Connectée
admin-last-active = Dernière activité
admin-by = Par
admin-end = Terminer
admin-end-all = Terminer toutes les sessions
admin-account-applications = Applications ayant accès
admin-account-no-applications = Aucune application n’a accès à ce compte.
admin-account-end-applications = Retirer tous les accès
admin-account-application = Application
admin-access-since = Depuis
admin-passkeys = Clés d’accès
admin-no-passkeys = Cette personne n’a pas de clé d’accès.
admin-passkeys-elsewhere = Les clés d’accès de ce serveur sont conservées dans le cloud d’OwnID.
admin-passkeys-unreadable = Les clés d’accès de cette personne ont été créées par un autre serveur.
admin-model = Modèle
admin-remove = Retirer
admin-last-passkey = C’est le seul moyen de connexion de cette personne. Sans lui, elle ne pourra plus se connecter.
admin-remove-last = Retirer quand même
admin-messages = Messages
admin-no-messages = Aucun message ces 30 derniers jours.
admin-channel = Canal
admin-to = À
admin-reason = Raison
admin-documents = Pièces d’identité
admin-no-documents = Aucune pièce d’identité vérifiée.
admin-document-type = Document
admin-number-end = Fin du numéro
admin-outcome = Résultat
admin-lately = Connexions et messages
admin-what = Mesure
admin-last-day = 24 heures
admin-last-month = 30 jours
admin-logins = Connexions
admin-logins-refused = Connexions refusées
admin-messages-sent = Messages envoyés
admin-messages-waiting = Messages en attente
admin-messages-not-sent = Messages non envoyés
admin-settings = Réglages
admin-settings-lead = Les réglages avec lesquels ce serveur a démarré, issus de l’environnement ou de vestibule.toml.
admin-setting = Réglage
admin-setting-value = Valeur
admin-setting-origin = Provenance
admin-setting-given = défini
admin-setting-default = par défaut
admin-setting-secret = défini, masqué
admin-schema-lead = Ce qu’un profil peut contenir. Les modifications prennent effet quand vous les appliquez.
admin-as-form = Modifier par formulaire
admin-as-json = Modifier en JSON
admin-add-field = Ajouter un champ
admin-new-field = Nouveau champ
admin-field-name = Nom (lettres et chiffres, comme department)
admin-kind = Genre
admin-choices = Options, une par ligne (seulement pour « un élément d’une liste »)
admin-max-length = Longueur maximale, en caractères
admin-default = Valeur par défaut des comptes sans valeur
admin-more-read-by = Visible par
admin-more-written-by = Modifiable par
admin-required = obligatoire
admin-searchable = recherché
admin-indexed = indexé
admin-unique = unique
admin-remove-field = retirer ce champ
admin-only-json = Ce champ ne peut être modifié qu’en JSON.
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
admin-with-all = Avec tous les résultats :
admin-format = Format
admin-format-csv = CSV
admin-format-excel = CSV pour Excel
admin-format-jsonl = JSON Lines
admin-secrets = Inclure les empreintes de mots de passe et les données de clés d’accès
admin-secrets-hint = JSON Lines uniquement. Toute personne ayant ce fichier pourrait se connecter à la place de ces personnes. Protégez-le comme votre base de données.
admin-secrets-need-jsonl = Le format CSV ne peut pas inclure ces données. Choisissez JSON Lines, ou laissez-les de côté.
admin-download = Télécharger
admin-nobody-matches = Aucun compte ne correspond.
admin-own-stays = Votre propre compte n’est pas concerné.
admin-the-first = Parmi eux
admin-back-to-accounts = Retour aux comptes
admin-matching = Comptes qui correspondent
admin-searched = Recherche
admin-filtered = Filtre
admin-jobs = Tâches
admin-jobs-lead = Actions groupées. Elles continuent si vous fermez cette page.
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
admin-skipped = Inchangés
admin-failed = Échoués
admin-ordered = Démarrée
admin-more-ended = Terminée
admin-problems = Échecs
admin-why = Motif
admin-import = Import
admin-import-file = Importer des comptes depuis un fichier
admin-import-lead = Ajoutez des comptes à partir d’un fichier. Vous vérifiez avant tout changement.
admin-file = Fichier
admin-file-hint = CSV avec les noms de colonnes en première ligne, ou JSON Lines. UTF-8 ou UTF-16, jusqu’à 1 Gio.
admin-file-missing = Choisissez un fichier.
admin-send-file = Téléverser
admin-sending = Téléversement…
admin-plan-columns = Associer les colonnes
admin-choose = Choisir…
admin-leave-out = Ignorer
admin-update = Mettre à jour les comptes existants
admin-update-hint = Les cellules vides ne changent rien. Si désactivé, les lignes de comptes existants sont refusées.
admin-dry-run = Vérifier seulement
admin-dry-run-hint = Rien ne change. Vous pourrez ensuite importer le même fichier.
admin-go-on = Continuer
admin-import-now = Importer maintenant
admin-rows = Lignes lues
admin-rows-created = Nouveaux comptes
admin-rows-updated = Comptes mis à jour
admin-rows-refused = Lignes refusées
admin-rows-problems = Premiers problèmes
admin-row = Ligne
admin-place = Colonne
admin-download-problems = Télécharger tous les problèmes (CSV)
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
admin-disable-lead = Met fin à toutes leurs sessions. Ces personnes ne pourront pas se connecter avant que vous réactiviez leurs comptes.
admin-end-sessions-lead = Déconnecte ces personnes partout. Elles peuvent se reconnecter.
admin-delete-lead = Vous pouvez les restaurer pendant 30 jours. Ensuite, ils sont supprimés définitivement.
admin-export-lead = Le fichier contient leurs adresses, rôles et profils. Cet export est consigné dans le journal d’audit.
admin-type-count = Saisissez { $count } pour confirmer
admin-wrong-count = Le nombre de comptes correspondants est maintenant { $count }. Rien n’a été modifié.
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
inbox-lead = Aucun fournisseur d’e-mail n’est configuré : les messages apparaissent ici. Ils disparaissent après dix minutes.
inbox-empty = Aucun message pour l’instant. Demandez un code, puis rechargez cette page.
document-heading = Pièce d’identité
document-lead = Pour le développement : envoyez un document au back-end comme le ferait la plateforme, et voyez ce qu’il décide. Cette page ne répond que sur cette machine.
document-type = Document
mrz = Zone de lecture automatique
mrz-hint = Les deux ou trois lignes avec << en bas du document, si vous les avez. Elles priment sur les champs ci-dessous.
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
document-accepted-lead = Le back-end a confirmé qu’il appartient à ce compte.
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
admin-recover = Envoyer un lien de récupération
admin-recover-hint = Envoie un lien à usage unique, valable deux jours. Vérifiez d’abord à qui vous parlez.
admin-recovery-started = Lien de récupération envoyé.
admin-codes-locked = Les codes sont bloqués pour cette adresse après cent codes erronés de suite.
admin-unlock-codes = Débloquer les codes
admin-codes-unlocked = Codes débloqués.
admin-label = Libellé

# Refusals
admin-stale = Ceci a été modifié après l’ouverture de la page. Vérifiez, puis réessayez.
admin-last-administrator = C’est le dernier administrateur. Donnez d’abord ce rôle à quelqu’un d’autre.
admin-passkey-taken = L’une des clés d’accès du compte appartient désormais à un autre compte.
admin-indexing = Les comptes sont indexés pour la première fois. Réessayez dans une minute.
admin-role-wrong = « { $role } » n’est pas un rôle valide. Utilisez jusqu’à 32 minuscules, chiffres, - et _, en commençant par une lettre.
admin-token-name-wrong = Saisissez un nom de 64 caractères au plus.
admin-token-scopes-wrong = Choisissez au moins une autorisation.
admin-token-expires-wrong = Saisissez un nombre suivi de m, h, d ou y, par exemple 90d. Le maximum est 10y.

# The preview of the branding
admin-branding = Apparence
admin-branding-lead = Aperçu uniquement. Les réglages qui commencent par brand_ déterminent l’apparence de votre connexion.
admin-brand-try = Essayer une couleur
admin-brand-accent = Accent des pages claires
admin-brand-accent-hint = Une couleur CSS, par exemple #0a5c36 ou oklch(0.42 0.1 155).
admin-brand-accent-dark = Accent des pages sombres
admin-brand-accent-dark-hint = Laissez vide pour la déduire de l’accent clair.
admin-brand-no-colour = Ce n’est pas une couleur CSS, ou elle est transparente.
admin-brand-tried = Vous seul voyez cet essai. Pour l’appliquer, définissez brand_accent et redémarrez le serveur.
admin-brand-light = Pages claires
admin-brand-dark = Pages sombres
admin-brand-use = Emploi
admin-brand-contrast = Contraste
admin-brand-needed = Requis
admin-brand-verdict = Résultat
admin-brand-enough = Suffisant
admin-brand-too-little = Insuffisant
admin-brand-on-ground = Liens sur la page
admin-brand-on-surface = Liens sur une carte
admin-brand-on-button = Texte sur un bouton
admin-brand-on-pressed = Texte sur un bouton enfoncé
admin-brand-edges = Contours et bords
admin-brand-login = Page de connexion
admin-brand-mistake = Erreur dans un formulaire
admin-brand-buttons = Boutons
admin-brand-mail = E-mail avec un code
admin-brand-refused = { $colour } n’a pas assez de contraste. Essayez { $instead }.
admin-brand-sample = { $sample }, { $scheme }

# The preview of mails
admin-mails = E-mails
admin-mails-lead = Chaque e-mail tel que les gens le reçoivent, avec des valeurs inventées. Les modèles du dossier mail_templates en remplacent des parties ; rien ici ne les change.
admin-mails-message = E-mail
admin-mails-language = Langue
admin-mails-show = Afficher
admin-mails-subject = Objet
admin-mails-light = Dans une messagerie claire
admin-mails-dark = Dans une messagerie sombre
admin-mails-text = En texte brut
admin-mails-own = De vos modèles :
admin-mails-none = Rien dans cet e-mail ne vient de vos modèles.

# Applications
admin-applications = Applications
admin-applications-lead = Les sites, applications et services où l’on se connecte avec son compte d’ici.
admin-applications-empty = Aucune application pour l’instant.
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
admin-application-service-hint = Un programme qui agit en son propre nom, sans personne. Il a un secret.
admin-application-proxy = Derrière un proxy
admin-application-proxy-hint = Un site sans connexion propre. Son proxy vérifie chaque requête auprès de ce serveur.
admin-application-id = Identifiant client
admin-application-id-hint = Minuscules, chiffres et tirets. Laissez vide pour le former à partir du nom. Il ne peut plus être modifié ensuite.
admin-application-discovery = URL de découverte
admin-application-redirects = URI de redirection
admin-application-redirects-hint = Où vont les navigateurs après la connexion, une par ligne. Elles doivent correspondre exactement.
admin-application-logouts = URI de redirection après déconnexion
admin-application-logouts-hint = Où les navigateurs peuvent aller après la déconnexion, une par ligne.
admin-application-backchannel = URI de déconnexion back-channel
admin-application-backchannel-hint = Appelée quand une session se termine.
admin-application-origin = Origine
admin-application-origin-hint = Schéma, hôte et port du site, comme https://app.example.com.
admin-application-home = Page d’accueil
admin-application-home-hint = Affichée dans la liste des applications de chaque personne.
admin-application-roles = Rôle requis
admin-application-roles-hint = Séparez par des espaces ; un seul suffit. Laissez vide pour admettre tous les comptes.
admin-application-passkey = Exiger une clé d’accès
admin-application-age = Âge maximal d’une connexion, en secondes
admin-application-age-hint = Au-delà, il faut se reconnecter. Laissez vide pour ne pas fixer de limite.
admin-application-third-party = Demander l’accord des personnes la première fois
admin-application-pkce = Exiger PKCE
admin-application-pkce-hint = Ne désactivez ceci que pour une application qui ne le prend pas en charge.
admin-application-device = Autoriser les appareils sans navigateur
admin-application-device-hint = Pour les terminaux et les téléviseurs : on saisit un code à l’adresse /device (RFC 8628).
admin-application-scopes = Portées
admin-application-scopes-hint = Ce que l’application peut demander, séparé par des espaces.
admin-application-access-tokens = Format des jetons d’accès
admin-application-id-tokens = Signature des jetons d’identité
admin-application-subject = Identifiant des personnes (sub)
admin-application-subject-hint = public : le même pour toutes les applications. pairwise : différent pour chacune.
admin-application-secret = Secret
admin-application-no-secret = Aucun secret valide.
admin-application-secret-made = Copiez ce secret maintenant. Vous ne le reverrez plus.
admin-application-rotate = Créer un nouveau secret
admin-application-rotate-hint = Le précédent reste valide 24 heures de plus.
admin-application-ends-previous = Révoquer le précédent maintenant, car il a fuité
admin-application-access = Personnes ayant accès
admin-application-access-lead = Retirer l’accès déconnecte la personne de l’application. Elle peut s’y reconnecter.
admin-application-no-access = Personne n’a accès.
admin-application-account = Compte
admin-application-end-access = Retirer tous les accès
admin-application-auth-method = Authentification du client
admin-application-auth-method-hint = Comment l’application s’authentifie au point de terminaison des jetons.
admin-application-jwks = Clés publiques (JWKS)
admin-application-jwks-hint = Pour private_key_jwt : un objet JSON avec le membre « keys ».
admin-copy = Copier
admin-copied = Copié
admin-application-set-up = La configurer
admin-application-set-up-lead = Avec les valeurs de cette application. Le secret n’est pas inclus.
admin-application-declared = Cette application est définie dans le fichier de réglages. Modifiez-la là.
admin-application-unregistered = Cette application n’est pas enregistrée ici. Son document de métadonnées, à l’adresse de son client_id, la décrit, et seul son propriétaire peut la modifier.
admin-application-delete = Supprimer l’application
admin-application-delete-label = Saisissez l’identifiant client de l’application pour confirmer
admin-application-delete-hint = Tous ses accès prennent fin aussitôt. Cette action est irréversible.
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
