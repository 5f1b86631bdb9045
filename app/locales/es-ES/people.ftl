# Lo que leen quienes inician sesión. Breve, activo, sereno, de «tú».

# Buttons and links
log-in = Iniciar sesión
logging-in = Iniciando sesión…
log-out = Cerrar sesión
logging-out = Cerrando sesión…
create-account = Crear cuenta
creating-account = Creando tu cuenta…
trouble = ¿Problemas para iniciar sesión?
have-account = ¿Ya tienes una cuenta? Inicia sesión
back-to-login = Volver a iniciar sesión
to-account = Ir a tu cuenta
to-start = Ir a la página de inicio
skip = Ir al contenido
save = Guardar
saving = Guardando…
# Before the name of the language, at the foot of the page
language = Idioma
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = Condiciones de uso
privacy = Privacidad
agree-terms = Al crear una cuenta, aceptas las <a>condiciones de uso</a>.
read-privacy = La <a>política de privacidad</a> explica qué se hace con tus datos.

# Fields
login-id = Correo electrónico o número de teléfono
password = Contraseña
or-password = o con una contraseña
password-hint = Al menos { $min } caracteres. Unas cuantas palabras al azar funcionan bien.

# Passkeys
passkey-hint = Usa tu huella dactilar, tu cara o el bloqueo de pantalla.
passkey-hint-recover = El navegador te pregunta qué dispositivo quieres usar.
passkey-failed = No ha funcionado. Inténtalo de nuevo o usa otra forma de iniciar sesión.
passkey-missing = Las llaves de acceso no están disponibles en este momento. Usa tu contraseña.
passkey-missing-recover = Las llaves de acceso no están disponibles en este momento. Inténtalo más tarde o pregunta al administrador.
passkey-address = Las llaves de acceso no funcionan en esta dirección. Abre esta en su lugar:
cookies-off = Las cookies están desactivadas para este sitio y sin ellas no se puede iniciar sesión. Actívalas e inténtalo de nuevo.

# Start page
home-heading = Te damos la bienvenida
home-signed-in = Has iniciado sesión.
home-lead = Inicia sesión en { $product } con una llave de acceso o una contraseña.

# The first administrator
setup-heading = Crear la cuenta de administrador
setup-lead = Crea una llave de acceso en este dispositivo. A partir de ahora iniciarás sesión con ella.
setup-needs-passkey = Crea primero una llave de acceso: pulsa el botón de abajo.

# Registration is closed
closed-heading = El registro está cerrado
closed-lead = Las cuentas las crea un administrador. Pídele una invitación o inicia sesión.

# Trouble logging in
recover-lead = Si tienes una llave de acceso en otro dispositivo, como un móvil o una llave de seguridad, úsala aquí. Después crea una en este dispositivo.
recover-field-hint = Solo hace falta para recibir un código.
recover-no-script = Las llaves de acceso necesitan JavaScript. Actívalo en el navegador o usa uno que lo tenga.

# Account
account-heading = Tu cuenta
account-greeting = Hola, { $name }
member-since = Miembro desde
last-login = Último inicio de sesión
first-login = Primer inicio de sesión
your-details = Tus datos
read-only = No puedes cambiar esto.
saved = Guardado.
not-saved = No se ha guardado. Corrige los campos marcados.
changed-elsewhere = Mientras tanto, tus datos se han cambiado en otro lugar. Revísalos y guarda de nuevo.
somebody-else = Ahora hay otra persona con la sesión iniciada aquí, así que no se ha guardado nada.
logged-out-meanwhile = Se ha cerrado tu sesión. Inicia sesión en otra pestaña; lo que has escrito sigue aquí.

# Sessions
sessions-heading = Dónde tienes la sesión iniciada
this-session = Este dispositivo
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = Primera actividad:
last-active = Última actividad:
ending-sessions = Cerrando sesión…
log-out-elsewhere = Cerrar sesión en todos los demás sitios
log-out-of = Cerrar sesión: { $device }
access-heading = Aplicaciones con acceso
access-lead = Estas aplicaciones saben quién eres. Si les quitas el acceso, no sabrán nada más hasta que las abras de nuevo.
access-empty = Ninguna aplicación tiene acceso a tu cuenta.
access-third-party = Gestionada por un tercero.
access-learns = Puede saber:
access-account = que tienes una cuenta aquí
access-since = Desde el
access-last-used = Usada por última vez el
remove-access = Quitar el acceso
remove-access-of = Quitar el acceso: { $application }
remove-all-access = Quitar el acceso a todas
removing-access = Quitando el acceso…
access-ended = Se ha quitado el acceso.
# “Firefox on Windows”
device = { $browser } en { $system }
device-unknown-browser = Navegador desconocido en { $system }
device-unknown = Dispositivo desconocido
device-app = Una aplicación
minutes-ago =
    { $minutes ->
        [0] ahora mismo
        [one] hace { $minutes } minuto
       *[other] hace { $minutes } minutos
    }

# Mistakes, beside a field or above a form
login-id-invalid = Escribe una dirección de correo electrónico o un número de teléfono con el prefijo del país.
login-id-impossible = Ese número de teléfono no existe. Comprueba las cifras y el país.
login-id-letters = Escribe el número de teléfono con cifras, sin letras.
login-id-extension = Escribe el número de teléfono sin la extensión: ahí no puede llegar ningún código.
login-id-quoted = El correo no llega a direcciones con comillas. Usa otra.
login-id-domain = No puede existir un dominio así después de la @. Comprueba la dirección.
login-id-too-long = Una dirección de correo no puede ser tan larga. Compruébala.
login-id-unreachable = No podemos enviar correo a esta dirección por las letras que hay antes de la @. Usa otra.
wrong-credentials = Los datos de inicio de sesión no son correctos. Inténtalo de nuevo.
not-created = No hemos podido crear esta cuenta. Si ya tienes una, inicia sesión.
passkey-unreadable = Algo ha fallado al crear tu llave de acceso. Inténtalo de nuevo.
passkey-of-another = Esa llave de acceso pertenece a otra dirección. Crea una para esta.
password-too-short = Usa al menos { $min } caracteres. Unas cuantas palabras al azar funcionan bien.
password-too-long = Usa { $max } caracteres como máximo.
field-required = Obligatorio.
field-too-long =
    { $limit ->
        [one] Usa { $limit } carácter como máximo.
       *[other] Usa { $limit } caracteres como máximo.
    }
field-too-short =
    { $limit ->
        [one] Usa al menos { $limit } carácter.
       *[other] Usa al menos { $limit } caracteres.
    }
field-at-least = Escribe { $limit } o más.
field-at-most = Escribe { $limit } o menos.
field-one-of = Elige una de estas opciones: { $choices }.
field-date = Escribe un día del calendario con el formato AAAA-MM-DD.
field-email = Escribe una dirección de correo electrónico.
field-url = Escribe una dirección web, como https://example.com.
field-taken = Otra cuenta ya tiene este valor.
field-wrong = El formato no es correcto.

# Problem pages
problem-reference = Si contactas con soporte, indica el error { $status } y esta referencia:
fresh-login = Confirma que eres tú
fresh-login-detail = Este paso requiere un inicio de sesión reciente. Cierra sesión en la página de tu cuenta, iníciala con tu llave de acceso e inténtalo de nuevo.
passkey-required = Aquí hace falta una llave de acceso
passkey-required-detail = Los administradores inician sesión con una llave de acceso. Cierra sesión en la página de tu cuenta e iníciala con la tuya.
administrator-required = Aquí hace falta otro administrador
administrator-required-detail = Esta cuenta tiene permisos de administración y una llave de acceso, así que un código no basta. Inicia sesión con una de sus llaves de acceso o pide a otro administrador que te envíe un enlace.
setup-link-over = Este enlace ha caducado
setup-link-over-detail = Los enlaces de configuración duran una hora y dejan de funcionar en cuanto hay un administrador. Ejecuta «vestibule setup-link» para obtener uno nuevo.
nothing-done = No se ha cambiado nada
other-flow = En este navegador se ha pedido un código más nuevo, así que aquí no se ha comprobado ni enviado nada. Usa el código más reciente.
link-used = Este enlace ya se ha usado
link-used-detail = Funciona una sola vez. Si lo has usado tú, no queda nada por hacer. Si no, empieza de nuevo.
problem-401 = No has iniciado sesión
problem-401-detail = Puede que tu sesión haya caducado. Inicia sesión de nuevo.
problem-403 = No tienes acceso a esta página
problem-403-detail = Inicia sesión con una cuenta que pueda verla.
problem-404 = Página no encontrada
problem-404-detail = Comprueba la dirección o ve a la página de inicio.
problem-405 = No ha funcionado
problem-405-detail = Vuelve atrás e inténtalo de nuevo.
problem-413 = Es demasiado grande
problem-413-detail = Vuelve atrás y envía algo más pequeño.
problem-422 = Algo del formulario no encaja
problem-422-detail = Vuelve atrás, revisa lo que has escrito y envíalo de nuevo.
problem-429 = Demasiados intentos
problem-429-detail = Espera un poco y vuelve a intentarlo.
try-again-in =
    { $minutes ->
        [one] Vuelve a intentarlo dentro de { $minutes } minuto.
       *[other] Vuelve a intentarlo dentro de { $minutes } minutos.
    }
problem-4xx = No hemos entendido esa solicitud
problem-4xx-detail = Vuelve atrás e inténtalo de nuevo.
problem-503 = Ahora mismo hay mucha actividad
problem-503-detail = Espera un minuto y vuelve a intentarlo.
problem-5xx = Algo ha ido mal por nuestra parte
problem-5xx-detail = Vuelve a intentarlo en un minuto. No ha sido por nada que hayas hecho.

# The passkey button, which other sites show too
sdk-login = Entrar con llave de acceso
sdk-register = Crear una llave de acceso
sdk-recover = Usar una llave de acceso de otro dispositivo
sdk-waiting = Esperando la llave de acceso…
sdk-ready = Llave de acceso lista
sdk-undo = Deshacer
sdk-through = { logging-in }
sdk-or = o
sdk-tip = { passkey-hint }
sdk-welcome = Te damos la bienvenida de nuevo
sdk-later = Ahora no
sdk-unsupported = Este navegador no admite llaves de acceso
sdk-cancelled = No se ha usado ninguna llave de acceso. Inténtalo de nuevo o inicia sesión de otra forma.
sdk-empty = Escribe primero tu correo electrónico o tu número de teléfono.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Ninguna cuenta de aquí usa esa llave de acceso.
sdk-exists = Este dispositivo ya tiene una llave de acceso para esa cuenta.
sdk-unverified = Hace falta un PIN, una huella o un rostro. Si usas una llave de seguridad, ponle un PIN en los ajustes del navegador o del sistema y vuelve a intentarlo.
sdk-passkeyChanged = Esa llave de acceso parece haber sido copiada o modificada, así que no inicia sesión. Entra de otra manera, quítala después en la página de tu cuenta y añade una nueva.
sdk-expired = Ha tardado demasiado. Inténtalo de nuevo.
sdk-tooMany = Demasiados intentos. Espera un poco y vuelve a intentarlo.
sdk-network = No hemos podido conectar con el servidor. Comprueba tu conexión y vuelve a intentarlo.
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
sdk-close = Cerrar

# Ways in, data and leaving
security-heading = Cómo inicias sesión
security-log-in-again = Para cambiar algo aquí, inicia sesión de nuevo. Así no entra nadie más.
log-in-again = Iniciar sesión de nuevo
passkeys = Llaves de acceso
passkey = Llave de acceso
no-passkeys = Todavía no tienes ninguna llave de acceso. Usa tu huella dactilar, tu cara o el bloqueo de pantalla en lugar de una contraseña.
add-passkey = Añadir una llave de acceso
passkey-waiting = Esperando la llave de acceso…
passkey-synced = Sincronizada entre tus dispositivos
passkey-on-key = En una llave de seguridad
passkey-on-device = En un solo dispositivo
passkey-suspect = Rechazada en su último inicio de sesión, porque parecía haber sido copiada o modificada. Quítala y añade una nueva.
passkey-name = Nombre
added = Añadida el
last-used = Usada por última vez el
never-used = Todavía sin usar.
change = Cambiar
remove = Quitar
last-way-in = Es tu única forma de iniciar sesión. Añade otra antes de quitarla.
password-there = Contraseña establecida.
password-none = Sin contraseña.
new-password = Contraseña nueva
set-password = Poner una contraseña
change-password = Cambiar la contraseña
remove-password = Quitar la contraseña
your-data = Tus datos
download-data = Descargar mis datos
delete-account = Eliminar mi cuenta
delete-lead = Se cerrará tu sesión en todas partes y ya no podrás iniciarla. Tienes 30 días para cambiar de idea; después se borra todo.
deleting = Eliminando tu cuenta…
keep-account = Conservar mi cuenta
deleted-heading = Tu cuenta se ha eliminado
deleted-until = Todo se borrará el <time>.
deleted-link = ¿Has cambiado de idea? Recupera tu cuenta con este enlace:
undo-heading = Recupera tu cuenta
undo-until = Puedes recuperarla con todo lo que contiene hasta el <time>.
undo-button = Recuperar cuenta
undo-over = Este enlace ha caducado
undo-over-lead = La cuenta ya está recuperada o sus 30 días han pasado.
offer-heading = La próxima vez, sin contraseña
not-now = Ahora no
passkey-added = Se ha añadido la llave de acceso.
passkey-renamed = Se ha guardado el nombre.
passkey-removed = Se ha quitado la llave de acceso. Ya no sirve para iniciar sesión aquí.
password-set = Se ha guardado la contraseña.
password-removed = Se ha quitado la contraseña.
delete-mismatch = No coincide con { $login-id }.
last-administrator = Eres el único administrador. Nombra primero a otro.
remove-passkey = { remove }: { $name }
type-to-delete = Escribe { $login-id } para confirmar.

# Codes, recovery and recovery codes
phone-number = Número de teléfono
country = País
country-none = En el número
use-phone = Usar un número de teléfono
use-email = Usar una dirección de correo electrónico
send-code = Enviarme un código
sending-code = Enviando un código…
login-code-heading = Inicia sesión con un código
login-code-lead = Enviamos un código a tu correo electrónico o a tu teléfono.
other-way = Usar otra forma
code-heading = Escribe tu código
code-heading-email = Revisa tu correo
code = Código
code-hint = Seis cifras. Funcionan durante diez minutos.
code-late = Puede tardar un minuto. Mira también en el correo no deseado.
new-code = Enviar un código nuevo
checking-code = Comprobando el código…
code-wrong = Ese código no es correcto o ya no funciona. Compruébalo o pide uno nuevo.
code-malformed = Introduce las seis cifras del mensaje.
code-over = Estos códigos ya no funcionan. Empieza de nuevo para recibir otro.
code-locked = Ha habido demasiados códigos incorrectos. Inicia sesión con tu llave de acceso o pide ayuda al administrador.
code-sent = Hemos enviado un código nuevo. El anterior ya no funciona.
codes-sent = Aquí no podemos enviar más códigos. Usa el último o empieza de nuevo.
code-held = Se han pedido tantos códigos que ahora no se ha enviado ninguno.
next-code =
    { $minutes ->
        [one] El próximo código se puede enviar dentro de { $minutes } minuto.
       *[other] El próximo código se puede enviar dentro de { $minutes } minutos.
    }
link-heading = Continúa aquí
link-lead = Este enlace funciona una vez.
link-elsewhere-heading = Tu código
link-elsewhere = Lo has pedido en otro navegador. Escríbelo allí.
link-support-heading = Vuelve a entrar en tu cuenta
recover-or-code = o con un código
recover-code-lead = Con un código puedes después crear una llave de acceso nueva o elegir una contraseña nueva.
use-recovery-code = Usar un código de recuperación
recovery-code-heading = Usa un código de recuperación
recovery-code = Código de recuperación
recovery-code-hint = Uno de los diez que guardaste.
recovery-code-wrong = La dirección o el código de recuperación no son correctos. Inténtalo de nuevo.
recovery-code-malformed = Un código de recuperación tiene dieciséis letras y cifras. Introdúcelas todas.
new-way-heading = Te damos la bienvenida de nuevo
new-way-lead = Crea una llave de acceso en este dispositivo para iniciar sesión con ella a partir de ahora.
or-new-password = o elige una contraseña nueva
continue = Continuar
continue-without = Omitir por ahora
drop-other-ways = Quitar todas las demás formas de entrar: llaves de acceso, contraseña y códigos de recuperación
new-way-missing = Crea una llave de acceso o elige una contraseña.
document-first-heading = Tu documento de identidad
document-first-lead = Tu código era correcto. Para volver a entrar en tu cuenta también hace falta tu documento de identidad.
document-first-ask = Pregunta al administrador cómo mostrarlo y vuelve a esta página antes de un cuarto de hora.
document-first-show = Mostrar el documento
document-first-done = Ya lo he mostrado
confirm-heading = Tu cuenta se ha creado
confirm-lead = Inicia sesión una vez para confirmar tu dirección.
recovery-codes = Códigos de recuperación
recovery-codes-lead = Diez códigos para guardar en un lugar seguro. Cada uno te deja entrar en tu cuenta una vez, sin correo ni teléfono.
recovery-codes-once = No volverás a verlos. Imprímelos o descárgalos ahora.
recovery-codes-none = Todavía no tienes ninguno.
make-recovery-codes = Crear códigos de recuperación
make-new-recovery-codes = Crear códigos nuevos
making-recovery-codes = Creando los códigos…
new-codes-replace = Los códigos nuevos sustituyen a los anteriores.
download = Descargar
print = Imprimir
code-lead-email = Si { $login-id } se puede usar aquí, le hemos enviado un código por correo.
code-lead-phone = Si { $login-id } se puede usar aquí, le hemos enviado un código por SMS.
recovery-codes-left = { $left ->
    [one] Te queda { $left } código.
   *[other] Te quedan { $left } códigos.
}

# Mails and SMS
mail-code-subject = Tu código para { $name }
mail-code-is = Tu código es { $code }.
mail-code-verify = Escríbelo en { $host } para terminar de crear tu cuenta. Caduca en diez minutos. { $name } nunca te lo pedirá.
mail-code-login = Escríbelo en { $host } para iniciar sesión. Caduca en diez minutos. { $name } nunca te lo pedirá.
mail-code-recover = Escríbelo en { $host } para volver a entrar en tu cuenta. Caduca en diez minutos. { $name } nunca te lo pedirá.
mail-code-link = O abre este enlace en el navegador en el que lo pediste:
mail-link-verify = Terminar de crear tu cuenta
mail-link-login = Iniciar sesión
mail-link-recover = Volver a entrar en tu cuenta
sms-code = Tu código para { $name } es { $code }. Funciona durante diez minutos. No lo compartas.
mail-support-subject = Vuelve a entrar en tu cuenta de { $name }
mail-support = Has pedido ayuda a { $name } para entrar en tu cuenta.
mail-support-link = Este enlace funciona una vez. Ábrelo antes de un día. Si no has pedido ayuda, ignora este correo.
sms-support-link = Abre este enlace antes de un día: { $url }
notice-registered-subject = Ya tienes una cuenta en { $name }
notice-registered = Alguien, quizá tú, ha intentado crear una cuenta en { $name } con esta dirección. Ya tienes una.
notice-registered-advice = Inicia sesión o recupera tu cuenta con este enlace.
notice-recovered-subject = Se ha recuperado tu cuenta de { $name }
notice-recovered = Alguien ha vuelto a entrar en tu cuenta de { $name } con un código.
notice-passkey-added-subject = Se ha añadido una llave de acceso a tu cuenta de { $name }
notice-passkey-added = Una llave de acceso nueva permite iniciar sesión en tu cuenta de { $name }.
notice-passkey-removed-subject = Se ha quitado una llave de acceso de tu cuenta de { $name }
notice-passkey-removed = Una de las llaves de acceso de tu cuenta de { $name } ya no permite iniciar sesión.
notice-password-changed-subject = Se ha cambiado tu contraseña de { $name }
notice-password-changed = Tu contraseña de { $name } se ha cambiado o eliminado.
notice-addresses-changed-subject = Se han cambiado las direcciones de tu cuenta de { $name }
notice-addresses-changed = Se ha añadido un correo electrónico o un número de teléfono a tu cuenta de { $name }, o se ha quitado de ella.
notice-recovery-codes-made-subject = Códigos de recuperación nuevos para tu cuenta de { $name }
notice-recovery-codes-made = Tu cuenta de { $name } tiene códigos de recuperación nuevos. Los anteriores ya no funcionan.
notice-recovery-code-used-subject = Se ha usado un código de recuperación en { $name }
notice-recovery-code-used = Alguien ha usado un código de recuperación de tu cuenta de { $name }.
notice-new-device-subject = Nuevo inicio de sesión en tu cuenta de { $name }
notice-new-device = Alguien ha iniciado sesión en tu cuenta de { $name } por primera vez con este dispositivo: { $device }.
notice-new-device-advice = Si no has sido tú, abre este enlace. Cierra esa sesión y te ayuda a proteger tu cuenta.
notice-deleted-subject = Tu cuenta de { $name } se ha eliminado
notice-deleted = Tu cuenta de { $name } se ha eliminado. Todo lo que contiene se borrará dentro de 30 días.
notice-deleted-advice = Si no has sido tú, o si has cambiado de idea, recupera tu cuenta con este enlace.
notice-when = Hora: { $when }
notice-place = Lugar aproximado: { $place }
notice-advice = Si no has sido tú, protege tu cuenta ahora.
notice-summary-subject = Más cambios en tu cuenta de { $name }
notice-summary = Han pasado tantas cosas en tu cuenta de { $name } que no te hemos escrito por cada una. Desde el último mensaje:
notice-link = Abrir la página
mail-why-code = Recibes este correo porque alguien, quizá tú, ha escrito tu dirección en { $host }. Si no has sido tú, puedes ignorarlo.
mail-why-account = Recibes este correo porque trata de una cuenta en { $host } con tu dirección.

# "This was not me"
not-me-heading = ¿No has sido tú?
not-me-lead = Cerraremos esa sesión. La contraseña o la llave de acceso con la que se abrió dejará de funcionar, y también tus códigos de recuperación. Después te ayudaremos a proteger tu cuenta.
not-me-button = Cerrar esa sesión

# Authorization of applications
consent-heading = ¿Dar acceso a { $application }?
consent-lead = { $application } está gestionada por un tercero. Podrá ver que tienes una cuenta aquí y, además:
consent-profile = tu nombre y tu perfil
consent-email = tu dirección de correo
consent-phone = tu número de teléfono
consent-address = tu dirección postal
consent-roles = tus roles
consent-offline = También podrá preguntar cuando no estés.
consent-unregistered = Nadie ha registrado esta aplicación aquí. Solo se conoce su dirección:
consent-claimed-name = Ella misma se da este nombre, que nadie ha comprobado:
consent-return = Si la permites, seguirás a { $host }.
consent-return-device = Si la permites, seguirás a un programa de este dispositivo. Permítela solo si acabas de iniciar ese programa.
allow = Permitir
decline = Rechazar
go-on-to = Continuar a { $application }
go-on-lead = Has iniciado sesión. Si no ocurre nada, continúa aquí.
log-out-heading = ¿Cerrar sesión?
log-out-asked = { $application } te pide que cierres la sesión.
log-out-lead = Tu sesión aquí termina. Se avisa a las aplicaciones en las que has entrado con ella.
stay-logged-in = Seguir con la sesión iniciada
logged-out = Has cerrado la sesión
logged-out-lead = Si no ocurre nada, continúa aquí.
device-heading = Conectar un dispositivo
device-lead = Introduce el código que muestra el dispositivo.
device-code-hint = Ocho letras. No importan las mayúsculas ni el guion.
device-code-wrong = Ese código no es correcto o ya no funciona. Compruébalo o empieza de nuevo en el dispositivo.
device-question-heading = ¿Conectar { $application }?
device-question-lead = El dispositivo debe mostrar este código:
device-warning = Continúa solo si acabas de empezar esto tú mismo. De lo contrario, puede que otra persona intente entrar en tu cuenta.
device-learns = La aplicación sabrá que tienes una cuenta aquí y, además:
device-allowed = El dispositivo está conectado
device-allowed-lead = Seguirá por sí solo en unos segundos. Puedes cerrar esta página.
device-denied = El dispositivo no se ha conectado
device-denied-lead = Si no has empezado esto tú mismo, no tienes que hacer nada más. Puedes cerrar esta página.
authorization-invalid = No se puede responder a esta solicitud
authorization-invalid-detail = La aplicación envió una solicitud incorrecta o demasiado antigua. Vuelve a la aplicación e inténtalo de nuevo. Si vuelve a ocurrir, avisa a su operador.
return-path-too-long = Esta dirección es demasiado larga
return-path-too-long-detail = No se puede conservar mientras inicias sesión. Inicia sesión primero y después ábrela de nuevo.
