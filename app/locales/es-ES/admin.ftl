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
admin-filter-label = Filtro como texto
admin-filter-hint = Con la gramática de SCIM. Se suma a lo elegido arriba: status eq "disabled" and profile.lastName sw "mül"
admin-show = Mostrar
admin-shortcuts = Filtros habituales
admin-first-page = Primera página
admin-next-page = Página siguiente
admin-all-accounts = Todas las cuentas
admin-needs-attention = El perfil no cumple el esquema de las cuentas. Corrígelo y guarda.
admin-trail = Lo que se ha hecho
admin-verified = verificado
admin-not-verified = sin verificar
admin-never = Nunca
admin-status = Estado
admin-id = Identificador
admin-roles = Roles
admin-roles-hint = Separados por espacios. Valen «admin» y «support»; los demás roles son para tus aplicaciones.
admin-profile = Perfil
admin-access = Acceso
admin-enable = Activar la cuenta
admin-enable-hint = La persona puede volver a iniciar sesión.
admin-disable = Desactivar la cuenta
admin-disable-hint = Todas las sesiones terminan al instante y nadie puede iniciar sesión.
admin-delete = Eliminar la cuenta
admin-delete-label = Escribe el correo o el número de teléfono de la cuenta
admin-delete-hint = La cuenta se puede recuperar durante 30 días. Después se borra para siempre.
admin-audit-empty = No se ha hecho nada que coincida.
admin-action = Acción
admin-actor = Por
admin-since = Desde el día (UTC)
admin-until = Hasta el día, incluido (UTC)
admin-erased = (borrado)
admin-restore = Recuperar
admin-deleted-at = Eliminada
admin-erased-at = Borrada para siempre
admin-deleted-empty = En los últimos 30 días no se ha eliminado ninguna cuenta.
admin-deleted-lead = Las cuentas se quedan aquí 30 días.
admin-new-per-day = Cuentas nuevas por día
admin-latest = Últimas acciones
admin-force = Aplicarlo de todos modos y marcar las cuentas que no lo cumplen
admin-schema-label = JSON Schema
admin-schema-hint = Draft 2020-12, con x-vestibule para quién puede leer y escribir un campo y qué se busca y se indexa.
admin-try = Probar
admin-set = Poner en vigor
admin-versions = Versiones
admin-tokens-lead = Los programas los usan con la API de administración.
admin-token-made = Este es el token. Solo se muestra ahora: cópialo.
admin-new-token = Token nuevo
admin-token-name = Nombre
admin-token-scopes = Puede hacer
admin-token-expires = Vale durante
admin-token-expires-hint = Un número y m, h, d o y. Vacío significa para siempre.
admin-make-token = Crear token
admin-created = Creado
admin-expires = Caduca
admin-last-used = Último uso
admin-revoke = Revocar
admin-ended = terminado
admin-tokens-empty = No hay tokens.
admin-confirm-wrong = Ese no es el correo ni el número de teléfono de esta cuenta. No se ha eliminado nada.
admin-login-id-taken = Ya hay una cuenta con este correo o número de teléfono.
admin-no-accounts = Ninguna cuenta coincide.
admin-all = Todas
admin-only-disabled = Desactivadas
admin-only-pending = Pendientes
admin-only-admins = Administración y soporte
admin-to-correct = Perfiles por corregir
admin-when = Cuándo
admin-from = Desde
admin-target = A quién o qué
admin-schema-invalid = Esto no puede ser un esquema de cuentas.
admin-version = Versión
admin-followed = todas la siguen
admin-being-followed = aplicándose

# Parts of an account, settings, the schema as a form, filters, acts on many, jobs and imports
admin-addresses = Más direcciones
admin-addresses-hint = Correos y números de teléfono además del que sirve para iniciar sesión.
admin-add-address = Añadir un correo o un número de teléfono
admin-remove-address = Quitar
admin-more-verified = Verificado
admin-address-wrong = Esto no es ni un correo ni un número de teléfono con el prefijo del país.
admin-save-addresses = Guardar direcciones
admin-sessions = Dónde tiene la sesión iniciada esta persona
admin-no-sessions = Esta persona no tiene ninguna sesión iniciada.
admin-device = Dispositivo
admin-logged-in = Inicio
admin-last-active = Última actividad
admin-by = Con
admin-end = Terminar
admin-end-all = Terminar todas las sesiones
admin-account-applications = Aplicaciones con acceso
admin-account-no-applications = Ninguna aplicación tiene acceso a esta cuenta.
admin-account-end-applications = Quitar el acceso a todas
admin-account-application = Aplicación
admin-access-since = Desde
admin-passkeys = Llaves de acceso
admin-no-passkeys = Esta persona no tiene ninguna llave de acceso.
admin-passkeys-elsewhere = La nube de OwnID guarda las llaves de acceso de este servidor.
admin-passkeys-unreadable = Lo guardado sobre las llaves de acceso de esta persona no lo hizo este servidor.
admin-model = Modelo
admin-remove = Quitar
admin-last-passkey = Es la última forma de entrar de esta persona. Sin ella ya no podrá iniciar sesión.
admin-remove-last = Quitarla de todos modos
admin-messages = Mensajes
admin-no-messages = En los últimos 30 días no se ha enviado ningún mensaje a esta persona.
admin-channel = Por
admin-to = A
admin-reason = Motivo
admin-documents = Documentos de identidad
admin-no-documents = No se ha comparado ningún documento de identidad con esta cuenta.
admin-document-type = Documento
admin-number-end = El número termina en
admin-outcome = Resultado
admin-lately = Inicios de sesión y mensajes
admin-what = Qué
admin-last-day = 24 horas
admin-last-month = 30 días
admin-logins = Inicios de sesión
admin-logins-refused = Inicios de sesión rechazados
admin-messages-sent = Mensajes enviados
admin-messages-waiting = Mensajes en espera
admin-messages-not-sent = Mensajes no enviados
admin-settings = Ajustes
admin-settings-lead = Tal como se inició este servidor con ellos. Vienen del entorno o de vestibule.toml.
admin-setting = Ajuste
admin-setting-value = Valor
admin-setting-origin = De
admin-setting-given = entorno o archivo
admin-setting-default = predeterminado, o creado en el primer inicio
admin-setting-secret = definido, no se muestra
admin-schema-lead = Lo que puede contener un perfil. Nada cambia hasta que se pone en vigor.
admin-as-form = Editar como formulario
admin-as-json = Editar como JSON
admin-add-field = Añadir un campo
admin-new-field = Campo nuevo
admin-field-name = Nombre (letras y cifras, como department)
admin-kind = Tipo
admin-choices = Opciones, una por línea (solo para el tipo «una de una lista»)
admin-max-length = Texto más largo, en caracteres
admin-default = Valor para las cuentas que no tienen ninguno
admin-more-read-by = Quién puede verlo
admin-more-written-by = Quién puede cambiarlo
admin-required = obligatorio
admin-searchable = se busca
admin-indexed = indexado
admin-unique = único
admin-remove-field = quitar este campo
admin-only-json = Lo que contiene este campo solo se describe en JSON.
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
admin-emails = Otros correos
admin-phones = Otros teléfonos
admin-with-all = Con todas las que coinciden:
admin-format = Formato
admin-format-csv = Una tabla (CSV)
admin-format-excel = Una tabla para Excel (CSV)
admin-format-jsonl = JSON Lines
admin-secrets = Con los hashes de contraseñas y los datos de llaves de acceso
admin-secrets-hint = Solo JSON Lines. Quien tenga ese archivo puede intentar iniciar sesión como estas personas: guárdalo como guardas la base de datos.
admin-secrets-need-jsonl = Una tabla no contiene hashes de contraseñas ni datos de llaves de acceso. Elige JSON Lines o déjalos fuera.
admin-download = Descargar
admin-nobody-matches = Ninguna cuenta coincide, así que no hay nada que hacer.
admin-own-stays = Tu propia cuenta se queda como está.
admin-the-first = Entre ellas
admin-back-to-accounts = Volver a las cuentas
admin-matching = Cuentas que coinciden
admin-searched = Búsqueda
admin-filtered = Filtro
admin-jobs = Tareas
admin-jobs-lead = Lo que se hace con muchas cuentas a la vez. Las tareas siguen aunque se cierre esta página.
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
admin-ordered = Pedida
admin-more-ended = Terminada
admin-problems = Las primeras que fallaron
admin-why = Por qué
admin-import = Importar
admin-import-file = Importar cuentas de un archivo
admin-import-lead = Cuentas de un archivo. Ves lo que contiene antes de que cambie nada.
admin-file = Archivo
admin-file-hint = CSV con una línea de nombres de columnas, o JSON Lines, en UTF-8 o UTF-16, hasta 1 GiB.
admin-file-missing = Elige un archivo.
admin-send-file = Enviar
admin-sending = Enviando…
admin-plan-columns = Lo que contienen las columnas
admin-choose = Elegir…
admin-leave-out = Dejar fuera
admin-update = Cambiar las cuentas que ya existen
admin-update-hint = Lo que una fila omite se queda. De lo contrario, esas filas se rechazan.
admin-dry-run = Primero solo comprobar
admin-dry-run-hint = No cambia nada. Después puedes importar el mismo archivo.
admin-go-on = Continuar
admin-import-now = Importar ahora
admin-rows = Filas leídas
admin-rows-created = Cuentas nuevas
admin-rows-updated = Cuentas cambiadas
admin-rows-refused = Filas rechazadas
admin-rows-problems = Los primeros problemas
admin-row = Fila
admin-place = Lugar
admin-download-problems = Descargar lo que falla en las filas (CSV)
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
admin-disable-lead = Todas sus sesiones terminan al instante y nadie puede iniciar sesión en ellas. Cada una se puede volver a activar.
admin-end-sessions-lead = Se cierra su sesión en todas partes, y las personas pueden volver a iniciarla.
admin-delete-lead = Se pueden recuperar una a una durante 30 días. Después se borran para siempre.
admin-export-lead = El archivo contiene sus direcciones, roles y perfiles. El registro de auditoría anota quién lo descargó.
admin-type-count = Escribe { $count } para continuar
admin-wrong-count = Ese no es el número de cuentas que coinciden ahora: { $count }. No se ha hecho nada.
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
inbox-lead = Los mensajes se quedan en esta máquina porque no hay ningún proveedor configurado. Desaparecen a los diez minutos.
inbox-empty = Todavía no hay mensajes. Vuelve a cargar esta página después de pedir un código.
document-heading = Documento de identidad
document-lead = Para desarrollo: envía un documento al back-end como lo haría la plataforma y mira qué decide. Esta página solo responde en esta máquina.
document-type = Documento
mrz = Zona de lectura mecánica
mrz-hint = Las dos o tres líneas con las flechas, si las tienes. Mandan sobre los campos de abajo.
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
document-accepted-lead = El back-end respondió que pertenece a esta cuenta.
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
admin-recover = Iniciar una recuperación
admin-recover-hint = La persona recibe un enlace que sirve una sola vez durante dos días. Asegúrese de con quién habla.
admin-recovery-started = Se ha enviado un enlace a la persona.
admin-codes-locked = Para esta dirección hubo cien códigos incorrectos seguidos, así que los códigos ya no funcionan.
admin-unlock-codes = Permitir de nuevo los códigos
admin-codes-unlocked = Los códigos vuelven a funcionar.
admin-label = Etiqueta

# The preview of the branding
admin-branding = Imagen
admin-branding-lead = Cómo ve la gente este inicio de sesión. Lo deciden los ajustes que empiezan por brand_; nada de aquí los cambia.
admin-brand-try = Probar un color
admin-brand-accent = Acento de las páginas claras
admin-brand-accent-hint = Un color como lo escribe CSS, por ejemplo #0a5c36 u oklch(0.42 0.1 155).
admin-brand-accent-dark = Acento de las páginas oscuras
admin-brand-accent-dark-hint = Vacío para el que combina con el otro.
admin-brand-no-colour = No es un color que CSS conozca, o es transparente.
admin-brand-tried = Una prueba que solo ves tú. Para aplicarla, escríbela en los ajustes y reinicia el servidor.
admin-brand-light = Páginas claras
admin-brand-dark = Páginas oscuras
admin-brand-use = Uso
admin-brand-contrast = Contraste
admin-brand-needed = Necesario
admin-brand-verdict = Veredicto
admin-brand-enough = suficiente
admin-brand-too-little = insuficiente
admin-brand-on-ground = Enlaces en la página
admin-brand-on-surface = Enlaces en una tarjeta
admin-brand-on-button = Palabras de un botón
admin-brand-on-pressed = Palabras de un botón pulsado
admin-brand-edges = Contornos y bordes
admin-brand-login = La página de inicio de sesión
admin-brand-mistake = Un error en un formulario
admin-brand-buttons = Botones
admin-brand-mail = Un correo con un código
admin-brand-refused = El servidor no arrancaría con { $colour }. { $instead } tiene el mismo tono y es suficiente.
admin-brand-sample = { $sample }, { $scheme }

# Applications
admin-applications = Aplicaciones
admin-applications-lead = Aquí saben quién ha iniciado sesión.
admin-applications-empty = No hay aplicaciones.
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
admin-application-service-hint = Un programa que actúa por sí mismo, sin una persona. Guarda un secreto.
admin-application-proxy = Detrás de un proxy
admin-application-proxy-hint = Un sitio que no sabe de inicios de sesión. Su proxy consulta a este servidor en cada petición.
admin-application-id = ID de cliente
admin-application-id-hint = Minúsculas, cifras y guiones. Si está vacío, se forma con el nombre; no se puede cambiar.
admin-application-discovery = URL de descubrimiento
admin-application-redirects = URI de redirección
admin-application-redirects-hint = Adónde van los navegadores tras iniciar sesión, una por línea. Se comparan como texto.
admin-application-logouts = URI de redirección tras cerrar sesión
admin-application-logouts-hint = Adónde pueden ir los navegadores tras cerrar sesión, una por línea.
admin-application-backchannel = URI de cierre de sesión por canal posterior
admin-application-backchannel-hint = Se le avisa cuando termina una sesión.
admin-application-origin = Origen
admin-application-origin-hint = Esquema, host y puerto del sitio, como https://app.example.com.
admin-application-home = Página principal
admin-application-home-hint = Para la lista de aplicaciones de cada persona.
admin-application-roles = Quién puede entrar
admin-application-roles-hint = Roles separados por espacios; basta con uno. Vacío deja entrar a todas las cuentas.
admin-application-passkey = Admitir solo inicios de sesión con llave de acceso
admin-application-age = Antigüedad máxima de un inicio de sesión, en segundos
admin-application-age-hint = Si es más antiguo, hay que iniciar sesión de nuevo. Vacío para cualquier antigüedad.
admin-application-third-party = Preguntar a las personas antes de entrar por primera vez
admin-application-pkce = Exigir PKCE
admin-application-pkce-hint = Solo se prescinde de ella si la aplicación no la admite.
admin-application-device = Puede conectarse en dispositivos sin página de inicio de sesión
admin-application-device-hint = Para terminales y televisores: las personas escriben un código en /device (RFC 8628).
admin-application-scopes = Ámbitos
admin-application-scopes-hint = Lo que la aplicación puede pedir, separado por espacios.
admin-application-access-tokens = Forma de los tokens de acceso
admin-application-id-tokens = Firma de los tokens de ID
admin-application-subject = Identificador de personas (sub)
admin-application-subject-hint = public es el mismo para todas las aplicaciones; pairwise, otro para cada una.
admin-application-secret = Secreto
admin-application-no-secret = No hay ningún secreto válido.
admin-application-secret-made = Este es el secreto. Solo se muestra ahora: cópialo.
admin-application-rotate = Crear un secreto nuevo
admin-application-rotate-hint = El anterior es válido 24 horas más.
admin-application-ends-previous = Terminar el anterior de inmediato, porque se ha filtrado
admin-application-access = Quién ha iniciado sesión allí
admin-application-access-lead = Terminarlo cierra la sesión de la persona en la aplicación. Ambas pueden volver a pedirlo.
admin-application-no-access = Nadie.
admin-application-account = Cuenta
admin-application-end-access = Terminar todo
admin-application-auth-method = Autenticación del cliente
admin-application-auth-method-hint = Cómo demuestra la aplicación quién es en el punto de acceso de tokens.
admin-application-jwks = Claves públicas (JWKS)
admin-application-jwks-hint = Para private_key_jwt: un objeto JSON con el miembro keys.
admin-copy = Copiar
admin-copied = Copiado
admin-application-set-up = Configurarla
admin-application-set-up-lead = Con los valores de esta aplicación. El secreto no está incluido.
admin-application-declared = El archivo de ajustes declara esta aplicación. Cámbiala allí.
admin-application-unregistered = Nadie ha registrado esta aplicación: la describe su documento de metadatos, en su client_id, y solo su propietario puede cambiarla.
admin-application-delete = Eliminar la aplicación
admin-application-delete-label = Escribe el ID de cliente de la aplicación
admin-application-delete-hint = Todo lo que recibió termina de inmediato y no se puede recuperar.
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
admin-webhook-stale = Esto se cambió entretanto. Mírelo de nuevo y decida después.
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
