# Las páginas de administración. Los términos técnicos caben aquí, cada uno con su indicación. América Latina las usa también.

# Lists, accounts, schema, tokens, audit log
admin-overview = Resumen
admin-accounts = Cuentas
admin-deleted = Cuentas eliminadas
admin-schema = Esquema de las cuentas
admin-tokens = Tokens de API
admin-audit = Registro de auditoría
admin-places = Administración
admin-new-account = Cuenta nueva
admin-search = Buscar
admin-filter = Filtro
admin-filter-label = Filtro SCIM
admin-filter-hint = Se suma a lo elegido arriba. Ejemplo: status eq "disabled" and profile.lastName sw "mül"
admin-show = Aplicar
admin-shortcuts = Filtros habituales
admin-first-page = Primera página
admin-next-page = Página siguiente
admin-all-accounts = Todas las cuentas
admin-needs-attention = Este perfil no cumple el esquema de las cuentas. Corrígelo y guarda.
admin-trail = Actividad
admin-verified = verificado
admin-not-verified = sin verificar
admin-never = Nunca
admin-status = Estado
admin-id = ID
admin-roles = Roles
admin-roles-hint = Sepáralos con espacios. «admin» y «support» tienen acceso a estas páginas; los demás roles son para tus aplicaciones.
admin-profile = Perfil
admin-access = Acceso
admin-enable = Activar la cuenta
admin-enable-hint = La persona puede volver a iniciar sesión.
admin-disable = Desactivar la cuenta
admin-disable-hint = Cierra todas las sesiones. La persona no podrá iniciar sesión hasta que actives la cuenta.
admin-delete = Eliminar la cuenta
admin-delete-label = Escribe el correo o el número de teléfono de la cuenta para confirmar
admin-delete-hint = Puedes restaurar la cuenta durante 30 días. Después se elimina definitivamente.
admin-audit-empty = Ninguna entrada coincide.
admin-action = Acción
admin-actor = Por
admin-since = Desde (UTC)
admin-until = Hasta, incluido (UTC)
admin-erased = (borrado)
admin-restore = Restaurar
admin-deleted-at = Eliminada
admin-erased-at = Eliminada definitivamente
admin-deleted-empty = En los últimos 30 días no se ha eliminado ninguna cuenta.
admin-deleted-lead = Las cuentas eliminadas se conservan 30 días.
admin-new-per-day = Cuentas nuevas por día
admin-latest = Actividad reciente
admin-force = Aplicar de todos modos y marcar las cuentas que no cumplen
admin-schema-label = JSON Schema
admin-schema-hint = JSON Schema, draft 2020-12. x-vestibule indica quién puede ver y editar un campo y qué campos se pueden buscar y están indexados.
admin-try = Probar
admin-set = Aplicar
admin-versions = Versiones
admin-tokens-lead = Para los programas que usan la API de administración.
admin-token-made = Copia este token ahora. No volverás a verlo.
admin-new-token = Token nuevo
admin-token-name = Nombre
admin-token-scopes = Permisos
admin-token-expires = Caduca en
admin-token-expires-hint = Por ejemplo, 90d o 1y. Déjalo vacío para que no caduque.
admin-make-token = Crear token
admin-created = Creado
admin-expires = Caduca
admin-last-used = Último uso
admin-revoke = Revocar
admin-ended = terminado
admin-tokens-empty = Todavía no hay tokens.
admin-confirm-wrong = Ese no es el correo ni el número de teléfono de esta cuenta. No se ha eliminado nada.
admin-login-id-taken = Ya existe una cuenta con este correo o número de teléfono.
admin-no-accounts = Ninguna cuenta coincide.
admin-all = Todas
admin-only-disabled = Desactivadas
admin-only-pending = Pendientes
admin-only-admins = Administración y soporte
admin-to-correct = Perfiles no válidos
admin-when = Cuándo
admin-from = Desde
admin-target = Destino
admin-schema-invalid = No es un esquema de cuentas válido.
admin-version = Versión
admin-followed = al día
admin-being-followed = actualizando

# Parts of an account, settings, the schema as a form, filters, acts on many, jobs and imports
admin-addresses = Otras direcciones
admin-addresses-hint = Correos y números de teléfono que no sirven para iniciar sesión.
admin-add-address = Añadir un correo o un número de teléfono
admin-remove-address = Quitar
admin-more-verified = Verificado
admin-address-wrong = Escribe un correo o un número de teléfono con el prefijo del país.
admin-save-addresses = Guardar direcciones
admin-sessions = Sesiones
admin-no-sessions = Esta persona no tiene ninguna sesión iniciada.
admin-device = Dispositivo
admin-logged-in = Inicio
admin-last-active = Última actividad
admin-by = Con
admin-end = Terminar
admin-end-all = Terminar todas las sesiones
admin-account-applications = Aplicaciones con acceso
admin-account-no-applications = Ninguna aplicación tiene acceso a esta cuenta.
admin-account-end-applications = Quitar todos los accesos
admin-account-application = Aplicación
admin-access-since = Desde
admin-passkeys = Llaves de acceso
admin-no-passkeys = Esta persona no tiene ninguna llave de acceso.
admin-passkeys-elsewhere = Las llaves de acceso de este servidor se guardan en la nube de OwnID.
admin-passkeys-unreadable = Las llaves de acceso de esta persona las creó otro servidor.
admin-model = Modelo
admin-remove = Quitar
admin-last-passkey = Es la única forma de iniciar sesión de esta persona. Sin ella ya no podrá hacerlo.
admin-remove-last = Quitarla de todos modos
admin-messages = Mensajes
admin-no-messages = Ningún mensaje en los últimos 30 días.
admin-channel = Canal
admin-to = A
admin-reason = Motivo
admin-documents = Documentos de identidad
admin-no-documents = Ningún documento de identidad comprobado.
admin-document-type = Documento
admin-number-end = El número termina en
admin-outcome = Resultado
admin-lately = Inicios de sesión y mensajes
admin-what = Métrica
admin-last-day = 24 horas
admin-last-month = 30 días
admin-logins = Inicios de sesión
admin-logins-refused = Inicios de sesión rechazados
admin-messages-sent = Mensajes enviados
admin-messages-waiting = Mensajes en espera
admin-messages-not-sent = Mensajes no enviados
admin-settings = Ajustes
admin-settings-lead = Los ajustes con los que se inició este servidor, del entorno o de vestibule.toml.
admin-setting = Ajuste
admin-setting-value = Valor
admin-setting-origin = Origen
admin-setting-given = definido
admin-setting-default = predeterminado
admin-setting-secret = definido, oculto
admin-schema-lead = Lo que puede contener un perfil. Los cambios surten efecto cuando los aplicas.
admin-as-form = Editar como formulario
admin-as-json = Editar como JSON
admin-add-field = Añadir un campo
admin-new-field = Campo nuevo
admin-field-name = Nombre (letras y cifras, como department)
admin-kind = Tipo
admin-choices = Opciones, una por línea (solo para «una de una lista»)
admin-max-length = Longitud máxima, en caracteres
admin-default = Valor para las cuentas que no tienen ninguno
admin-more-read-by = Visible para
admin-more-written-by = Editable por
admin-required = obligatorio
admin-searchable = se busca
admin-indexed = indexado
admin-unique = único
admin-remove-field = quitar este campo
admin-only-json = Este campo solo se puede editar como JSON.
admin-user = la persona
admin-support = soporte
admin-admin = administración
admin-nobody = nadie
admin-kind-text = texto
admin-kind-email = correo electrónico
admin-kind-date = fecha
admin-kind-date-time = fecha y hora
admin-kind-choice = una de una lista
admin-kind-number = número
admin-kind-integer = número entero
admin-kind-boolean = sí o no
admin-filter-is = es
admin-filter-begins = empieza por
admin-filter-contains = contiene
admin-filter-from = desde
admin-filter-before = antes de
admin-filter-at-least = al menos
admin-filter-at-most = como máximo
admin-any = Cualquiera
admin-yes = Sí
admin-no = No
admin-role = Rol
admin-made-from = Creada desde (UTC)
admin-made-before = Creada antes de (UTC)
admin-last-login-from = Último inicio de sesión desde (UTC)
admin-last-login-before = Último inicio de sesión antes de (UTC)
admin-columns = Columnas
admin-emails = Otros correos electrónicos
admin-phones = Otros números de teléfono
admin-with-all = Con todos los resultados:
admin-format = Formato
admin-format-csv = CSV
admin-format-excel = CSV para Excel
admin-format-jsonl = JSON Lines
admin-secrets = Incluir hashes de contraseñas y datos de llaves de acceso
admin-secrets-hint = Solo JSON Lines. Cualquiera que tenga este archivo podría iniciar sesión como estas personas. Protégelo como tu base de datos.
admin-secrets-need-jsonl = CSV no puede incluir esos datos. Elige JSON Lines o déjalos fuera.
admin-download = Descargar
admin-nobody-matches = Ninguna cuenta coincide.
admin-own-stays = Tu propia cuenta no se ve afectada.
admin-the-first = Entre ellas
admin-back-to-accounts = Volver a las cuentas
admin-matching = Cuentas que coinciden
admin-searched = Búsqueda
admin-filtered = Filtro
admin-jobs = Tareas
admin-jobs-lead = Acciones en lote. Continúan aunque cierres esta página.
admin-jobs-empty = No hay tareas en los últimos 30 días.
admin-all-jobs = Todas las tareas
admin-job = Tarea
admin-state = Estado
admin-waiting = En espera
admin-running = En curso
admin-finished = Terminada
admin-stopped = Detenida
admin-progress = Progreso
admin-done = Hechas
admin-skipped = Sin cambios
admin-failed = Fallidas
admin-ordered = Iniciada
admin-more-ended = Terminada
admin-problems = Fallidas
admin-why = Motivo
admin-import = Importar
admin-import-file = Importar cuentas de un archivo
admin-import-lead = Añade cuentas desde un archivo. Podrás revisarlo antes de que cambie nada.
admin-file = Archivo
admin-file-hint = CSV con los nombres de las columnas en la primera línea, o JSON Lines. UTF-8 o UTF-16, hasta 1 GiB.
admin-file-missing = Elige un archivo.
admin-send-file = Subir
admin-sending = Subiendo…
admin-plan-columns = Asignar columnas
admin-choose = Elegir…
admin-leave-out = Omitir
admin-update = Actualizar las cuentas existentes
admin-update-hint = Las celdas vacías no cambian nada. Si está desactivado, se rechazan las filas de cuentas existentes.
admin-dry-run = Solo comprobar
admin-dry-run-hint = No cambia nada. Después puedes importar el mismo archivo.
admin-go-on = Continuar
admin-import-now = Importar ahora
admin-rows = Filas leídas
admin-rows-created = Cuentas nuevas
admin-rows-updated = Cuentas actualizadas
admin-rows-refused = Filas rechazadas
admin-rows-problems = Primeros problemas
admin-row = Fila
admin-place = Columna
admin-download-problems = Descargar todos los problemas (CSV)
admin-password-hash = Hash de contraseña
admin-passkey-data = Datos de llave de acceso (ownIdData)

# Sentences with arguments
admin-accounts-count =
    { $count ->
        [one] { $count } cuenta
       *[other] { $count } cuentas
    }
admin-accounts-about =
    { $count ->
        [one] Alrededor de { $count } cuenta
       *[other] Alrededor de { $count } cuentas
    }
admin-schema-fits =
    { $accounts ->
        [one] El esquema sirve para la { $accounts } cuenta.
       *[other] El esquema sirve para las { $accounts } cuentas.
    }
admin-schema-fails =
    { $accounts ->
        [one] { $failing } de { $accounts } cuenta no cumple el esquema. Da valores predeterminados o fuérzalo.
       *[other] { $failing } de { $accounts } cuentas no cumplen el esquema. Da valores predeterminados o fuérzalo.
    }
admin-new-accounts =
    { $accounts ->
        [0] { $day }: ninguna cuenta nueva
        [one] { $day }: { $accounts } cuenta nueva
       *[other] { $day }: { $accounts } cuentas nuevas
    }
# What the choice of an operator is called beside its field
admin-how = { $label }: cómo
admin-act-disable = Desactivar
admin-act-end-sessions = Terminar sesiones
admin-act-delete = Eliminar
admin-act-export = Exportar
admin-act-import = Importar
admin-act-unknown = Desconocida
admin-disable-accounts =
    { $accounts ->
        [one] Desactivar { $accounts } cuenta
       *[other] Desactivar { $accounts } cuentas
    }
admin-end-sessions-of =
    { $accounts ->
        [one] Terminar las sesiones de { $accounts } cuenta
       *[other] Terminar las sesiones de { $accounts } cuentas
    }
admin-delete-accounts =
    { $accounts ->
        [one] Eliminar { $accounts } cuenta
       *[other] Eliminar { $accounts } cuentas
    }
admin-export-accounts =
    { $accounts ->
        [one] Exportar { $accounts } cuenta
       *[other] Exportar { $accounts } cuentas
    }
admin-import-accounts =
    { $accounts ->
        [one] Importar { $accounts } cuenta
       *[other] Importar { $accounts } cuentas
    }
admin-disable-lead = Cierra todas sus sesiones. Estas personas no podrán iniciar sesión hasta que actives sus cuentas.
admin-end-sessions-lead = Cierra la sesión de estas personas en todas partes. Pueden volver a iniciarla.
admin-delete-lead = Puedes restaurarlas durante 30 días. Después se eliminan definitivamente.
admin-export-lead = El archivo contiene sus direcciones, roles y perfiles. Esta exportación queda anotada en el registro de auditoría.
admin-type-count = Escribe { $count } para confirmar
admin-wrong-count = El número de cuentas que coinciden es ahora { $count }. No se ha cambiado nada.
admin-and-more = y { $count } más
admin-done-of = { $done } de { $total }
admin-about-rows =
    { $rows ->
        [one] { $rows } fila
       *[other] Alrededor de { $rows } filas
    }
admin-import-of = Importar { $file }
admin-check-of = Comprobar { $file }

# For developers, on their own machine
inbox-heading = Bandeja de desarrollo
inbox-lead = No hay ningún proveedor de correo configurado, así que los mensajes aparecen aquí. Desaparecen a los diez minutos.
inbox-empty = Todavía no hay mensajes. Pide un código y vuelve a cargar esta página.
document-heading = Documento de identidad
document-lead = Para desarrollo: envía un documento al back-end como lo haría la plataforma y mira qué decide. Esta página solo responde en esta máquina.
document-type = Documento
mrz = Zona de lectura mecánica
mrz-hint = Las dos o tres líneas con << al pie del documento, si las tienes. Tienen prioridad sobre los campos de abajo.
mrz-lacks = Estas líneas no llevan fecha de expedición ni lugar de nacimiento: rellénalos abajo.
document-number = Número
first-names = Nombre
last-name = Apellidos
date-of-birth = Fecha de nacimiento
date-of-issue = Fecha de expedición
date-of-expiry = Fecha de caducidad
place-of-birth = Lugar de nacimiento
nationality = Nacionalidad, como código de país
gender = Sexo
check-document = Comprobar el documento
document-accepted = El documento se ha aceptado
document-accepted-lead = El back-end confirmó que pertenece a esta cuenta.
document-refused = El documento se ha rechazado
document-refused-lead = El back-end dio este motivo:
document-refused-without-reason = El back-end no dio ningún motivo.
no-such-user = El back-end no conoce a esa persona.
document-passport = Pasaporte
document-driver-licence = Permiso de conducir
gender-female = F, femenino
gender-male = M, masculino
gender-other = O, otro
admin-recovery = Recuperación
admin-recover = Enviar enlace de recuperación
admin-recover-hint = Envía un enlace de un solo uso, válido dos días. Comprueba antes con quién hablas.
admin-recovery-started = Enlace de recuperación enviado.
admin-codes-locked = Los códigos están bloqueados para esta dirección tras cien códigos incorrectos seguidos.
admin-unlock-codes = Desbloquear códigos
admin-codes-unlocked = Códigos desbloqueados.
admin-label = Etiqueta

# Refusals
admin-stale = Esto ha cambiado desde que abriste la página. Revísalo e inténtalo de nuevo.
admin-last-administrator = Es el último administrador. Nombra antes a otra persona.
admin-passkey-taken = Una de las llaves de acceso de la cuenta pertenece ahora a otra cuenta.
admin-indexing = Las cuentas se están indexando por primera vez. Inténtalo de nuevo en un minuto.
admin-role-wrong = «{ $role }» no es un rol válido. Usa hasta 32 minúsculas, cifras, - y _, empezando por una letra.
admin-token-name-wrong = Escribe un nombre de hasta 64 caracteres.
admin-token-scopes-wrong = Elige al menos un permiso.
admin-token-expires-wrong = Escribe un número seguido de m, h, d o y, por ejemplo 90d. El máximo es 10y.

# The preview of the branding
admin-branding = Imagen
admin-branding-lead = Solo es una vista previa. Los ajustes que empiezan por brand_ deciden el aspecto de tu inicio de sesión.
admin-brand-try = Probar un color
admin-brand-accent = Acento de las páginas claras
admin-brand-accent-hint = Un color CSS, como #0a5c36 u oklch(0.42 0.1 155).
admin-brand-accent-dark = Acento de las páginas oscuras
admin-brand-accent-dark-hint = Déjalo vacío para derivarlo del acento claro.
admin-brand-no-colour = No es un color CSS, o es transparente.
admin-brand-tried = Solo lo ves tú. Para aplicarlo, define brand_accent y reinicia el servidor.
admin-brand-light = Páginas claras
admin-brand-dark = Páginas oscuras
admin-brand-use = Uso
admin-brand-contrast = Contraste
admin-brand-needed = Necesario
admin-brand-verdict = Resultado
admin-brand-enough = Suficiente
admin-brand-too-little = Insuficiente
admin-brand-on-ground = Enlaces en la página
admin-brand-on-surface = Enlaces en una tarjeta
admin-brand-on-button = Texto de un botón
admin-brand-on-pressed = Texto de un botón pulsado
admin-brand-edges = Contornos y bordes
admin-brand-login = Página de inicio de sesión
admin-brand-mistake = Error en un formulario
admin-brand-buttons = Botones
admin-brand-mail = Correo con un código
admin-brand-refused = { $colour } no tiene suficiente contraste. Prueba con { $instead }.
admin-brand-sample = { $sample }, { $scheme }

# The preview of mails
admin-mails = Correos
admin-mails-lead = Cada correo tal como lo recibe la gente, con valores inventados. Las plantillas de la carpeta mail_templates sustituyen partes de él; nada de aquí las cambia.
admin-mails-message = Correo
admin-mails-language = Idioma
admin-mails-show = Mostrar
admin-mails-subject = Asunto
admin-mails-light = En un buzón claro
admin-mails-dark = En un buzón oscuro
admin-mails-text = Como texto sin formato
admin-mails-own = De sus plantillas:
admin-mails-none = Nada de este correo procede de sus plantillas.

# Applications
admin-applications = Aplicaciones
admin-applications-lead = Sitios, aplicaciones y servicios donde se inicia sesión con la cuenta de aquí.
admin-applications-empty = Todavía no hay aplicaciones.
admin-applications-all = Todas las aplicaciones
admin-application-new = Nueva aplicación
admin-application-create = Crear la aplicación
admin-application-web = Web
admin-application-web-hint = Un sitio con servidor propio. Usa OpenID Connect y guarda un secreto.
admin-application-browser = Navegador
admin-application-browser-hint = Una página cuyo código solo se ejecuta en el navegador. Usa OpenID Connect, sin secreto.
admin-application-native = Instalada
admin-application-native-hint = Una aplicación en un teléfono u ordenador. Usa OpenID Connect, sin secreto.
admin-application-service = Servicio
admin-application-service-hint = Un programa que actúa en su propio nombre, sin una persona. Tiene un secreto.
admin-application-proxy = Detrás de un proxy
admin-application-proxy-hint = Un sitio sin inicio de sesión propio. Su proxy comprueba cada petición con este servidor.
admin-application-id = ID de cliente
admin-application-id-hint = Minúsculas, cifras y guiones. Déjalo vacío para formarlo a partir del nombre. Después no se puede cambiar.
admin-application-discovery = URL de descubrimiento
admin-application-redirects = URI de redirección
admin-application-redirects-hint = Adónde van los navegadores tras iniciar sesión, una por línea. Deben coincidir exactamente.
admin-application-logouts = URI de redirección tras cerrar sesión
admin-application-logouts-hint = Adónde pueden ir los navegadores tras cerrar sesión, una por línea.
admin-application-backchannel = URI de cierre de sesión por canal posterior
admin-application-backchannel-hint = Se llama cuando termina una sesión.
admin-application-origin = Origen
admin-application-origin-hint = Esquema, host y puerto del sitio, como https://app.example.com.
admin-application-home = Página principal
admin-application-home-hint = Se muestra en la lista de aplicaciones de cada persona.
admin-application-roles = Rol necesario
admin-application-roles-hint = Sepáralos con espacios; basta con uno. Déjalo vacío para admitir todas las cuentas.
admin-application-passkey = Exigir una llave de acceso
admin-application-age = Antigüedad máxima de un inicio de sesión, en segundos
admin-application-age-hint = Si es más antiguo, hay que iniciar sesión de nuevo. Déjalo vacío para no poner límite.
admin-application-third-party = Pedir consentimiento la primera vez
admin-application-pkce = Exigir PKCE
admin-application-pkce-hint = Desactívalo solo para una aplicación que no lo admita.
admin-application-device = Permitir dispositivos sin navegador
admin-application-device-hint = Para terminales y televisores: las personas escriben un código en /device (RFC 8628).
admin-application-scopes = Ámbitos
admin-application-scopes-hint = Lo que la aplicación puede pedir, separado por espacios.
admin-application-access-tokens = Formato de los tokens de acceso
admin-application-id-tokens = Firma de los tokens de ID
admin-application-subject = Identificador de personas (sub)
admin-application-subject-hint = public: el mismo para todas las aplicaciones. pairwise: distinto para cada una.
admin-application-secret = Secreto
admin-application-no-secret = Ningún secreto válido.
admin-application-secret-made = Copia este secreto ahora. No volverás a verlo.
admin-application-rotate = Crear un secreto nuevo
admin-application-rotate-hint = El anterior sigue siendo válido 24 horas más.
admin-application-ends-previous = Revocar el anterior ahora, porque se ha filtrado
admin-application-access = Personas con acceso
admin-application-access-lead = Quitar el acceso cierra la sesión de la persona en la aplicación. Puede volver a iniciarla.
admin-application-no-access = Nadie tiene acceso.
admin-application-account = Cuenta
admin-application-end-access = Quitar todos los accesos
admin-application-auth-method = Autenticación del cliente
admin-application-auth-method-hint = Cómo se autentica la aplicación en el punto de acceso de tokens.
admin-application-jwks = Claves públicas (JWKS)
admin-application-jwks-hint = Para private_key_jwt: un objeto JSON con el miembro «keys».
admin-copy = Copiar
admin-copied = Copiado
admin-application-set-up = Configurarla
admin-application-set-up-lead = Con los valores de esta aplicación. El secreto no se incluye.
admin-application-declared = Esta aplicación está definida en el archivo de ajustes. Cámbiala allí.
admin-application-unregistered = Esta aplicación no está registrada aquí. La describe su documento de metadatos, en su client_id, y solo su propietario puede cambiarla.
admin-application-delete = Eliminar la aplicación
admin-application-delete-label = Escribe el ID de cliente de la aplicación para confirmar
admin-application-delete-hint = Todo su acceso termina de inmediato. No se puede deshacer.
admin-application-confirm-wrong = Ese no es el ID de cliente de esta aplicación. No se eliminó nada.

admin-webhooks = Webhooks
admin-webhooks-lead = Programas suyos que reciben eventos, firmados según Standard Webhooks.
admin-webhooks-empty = No hay ningún webhook.
admin-webhooks-all = Todos los webhooks
admin-webhook-new = Nuevo webhook
admin-webhook-create = Crear webhook
admin-webhook-address = Dirección
admin-webhook-address-hint = Adónde se envían los eventos, por ejemplo https://app.example.com/hook.
admin-webhook-types = Eventos
admin-webhook-address-wrong = La dirección debe ser una URL, sin usuario ni fragmento.
admin-webhook-address-not-allowed = Ahí no se envía nada: una dirección debe ser pública y https, salvo que el ajuste webhook_private_hosts nombre su host.
admin-webhook-types-missing = Elija al menos un evento.
admin-webhook-too-many = No puede haber más webhooks. Elimine antes uno.
admin-webhook-enabled = Activado
admin-webhook-disabled = Desactivado
admin-webhook-disabled-gone = Desactivado: la dirección respondió que no quiere nada más (410).
admin-webhook-disabled-overflow = Desactivado: demasiados eventos lo esperaban.
admin-webhook-disable = Desactivar: no se envía nada, y los eventos nuevos no se guardan para él
admin-webhook-secret = Secreto
admin-webhook-secret-made = Este es el secreto. Solo se muestra ahora: cópielo.
admin-webhook-previous-until = El secreto anterior firma hasta
admin-webhook-rotate = Crear un secreto nuevo
admin-webhook-rotate-hint = Los eventos se firman también con el anterior durante 24 horas más.
admin-webhook-ends-previous = Terminar el anterior enseguida, porque se ha filtrado
admin-webhook-test = Enviar una prueba
admin-webhook-test-hint = Se envía ahora un evento del tipo webhook.test y su respuesta se muestra abajo.
admin-webhook-test-delivered = La prueba se entregó.
admin-webhook-test-failed = La prueba no se entregó. Su respuesta es la primera de abajo.
admin-webhook-deliveries = Entregas
admin-webhook-no-deliveries = No hay ninguna.
admin-webhook-all-deliveries = Todas
admin-webhook-dead-deliveries = Solo las abandonadas
admin-webhook-event = Evento
admin-webhook-attempts = Intentos
admin-webhook-answer = Respuesta
admin-webhook-resend = Enviar de nuevo
admin-webhook-resent = Se envía de nuevo ahora.
admin-webhook-state-blocked = Espera a uno anterior
admin-webhook-state-waiting = En espera
admin-webhook-state-sending = Enviándose
admin-webhook-state-delivered = Entregado
admin-webhook-state-dead = Abandonado
admin-webhook-delete = Eliminar webhook
admin-webhook-delete-hint = Lo que aún espera ya no se envía.
admin-webhook-delete-confirm = Sí, eliminar este webhook
admin-webhook-not-confirmed = Marque la casilla para eliminarlo. No se eliminó nada.
