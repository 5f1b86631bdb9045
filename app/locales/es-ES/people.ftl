# Lo que leen quienes inician sesión. Breve, activo, sereno, de «tú».

# Buttons and links
log-in = Iniciar sesión
logging-in = Iniciando sesión…
log-out = Cerrar sesión
logging-out = Cerrando sesión…
create-account = Crear cuenta
creating-account = Creando tu cuenta…
trouble = ¿Problemas para iniciar sesión?
have-account = Ya tengo una cuenta
back-to-login = Volver a iniciar sesión
to-account = Ir a tu cuenta
to-start = Ir a la página de inicio
save = Guardar
saving = Guardando…
# Before the name of the language, at the foot of the page
language = Idioma

# Fields
login-id = Correo electrónico o número de teléfono
password = Contraseña
or-password = o con una contraseña
password-hint = Entre { $min } y { $max } caracteres. Unas cuantas palabras forman una buena.

# Passkeys
passkey-hint = Usa tu huella dactilar, tu cara o el bloqueo de pantalla.
passkey-hint-recover = El navegador te pregunta qué dispositivo quieres usar.
passkey-failed = No ha funcionado. Inténtalo de nuevo o usa otra forma de iniciar sesión.
passkey-missing = Las llaves de acceso no están disponibles en este momento. Usa tu contraseña.
passkey-missing-recover = Las llaves de acceso no están disponibles en este momento. Inténtalo más tarde o pregunta al administrador.

# Start page
home-heading = Te damos la bienvenida
home-signed-in = Has iniciado sesión.
home-lead = En { $product } inicias sesión con una llave de acceso o una contraseña.

# The first administrator
setup-heading = Ser el administrador
setup-lead = Crea una llave de acceso en este dispositivo. A partir de ahora iniciarás sesión con ella.
setup-needs-passkey = Crea primero una llave de acceso: pulsa el botón de abajo.

# Registration is closed
closed-heading = Cuentas nuevas
closed-lead = Aquí es el administrador quien crea las cuentas. Pídele una. Si ya tienes cuenta, inicia sesión.

# Trouble logging in
recover-lead = Si tienes una llave de acceso en otro dispositivo, como un móvil o una llave de seguridad, úsala aquí. Después crea una en este dispositivo.
recover-field-hint = Puedes dejar este campo vacío.
recover-honest = Aquí todavía no hay códigos por correo electrónico. Si no tienes ni llave de acceso ni contraseña, pide ayuda al administrador.
recover-no-script = Las llaves de acceso necesitan JavaScript. Actívalo en el navegador o usa uno que lo tenga.

# Account
account-heading = Tu cuenta
account-greeting = Hola, { $name }
member-since = Miembro desde
last-login = Último inicio de sesión
first-login = Todavía sin registrar
your-details = Tus datos
read-only = No puedes cambiar esto.
saved = Guardado.
not-saved = No se ha guardado. Corrige lo que está marcado.
changed-elsewhere = Mientras tanto, tus datos se han cambiado en otro lugar. Revísalos y guarda de nuevo.

# Sessions
sessions-heading = Dónde tienes la sesión iniciada
this-session = Este dispositivo
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
last-active = Última actividad:
ending-sessions = Cerrando sesión…
log-out-elsewhere = Cerrar sesión en todos los demás sitios
log-out-of = Cerrar sesión: { $device }
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
wrong-credentials = Ese identificador y esa contraseña no se corresponden. Inténtalo de nuevo.
not-created = No hemos podido crear esta cuenta. Si ya tienes una, inicia sesión.
passkey-unreadable = Tu llave de acceso no nos ha llegado entera. Créala de nuevo.
passkey-of-another = Esa llave de acceso se creó para otra dirección. Crea una para esta.
password-too-short = Usa al menos { $min } caracteres. Unas cuantas palabras seguidas funcionan bien.
password-too-long = Usa { $max } caracteres como máximo.
field-required = Este dato es necesario.
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
problem-reference = Si pides ayuda, menciona el problema { $status } y esta referencia:
fresh-login = Inicia sesión de nuevo
fresh-login-detail = Para esto hace falta una sesión reciente, y la tuya ya tiene un rato. Cierra sesión en la página de tu cuenta, iníciala con tu llave de acceso y repite lo que hiciste.
passkey-required = Aquí hace falta una llave de acceso
passkey-required-detail = Los administradores inician sesión con una llave de acceso. Cierra sesión en la página de tu cuenta e iníciala con la tuya.
setup-link-over = Este enlace ya no funciona
setup-link-over-detail = Un enlace funciona durante una hora y hasta que haya un administrador. Quien gestiona el servidor puede crear otro con «vestibule setup-link».
problem-401 = No has iniciado sesión
problem-401-detail = Puede que tu sesión haya caducado. Inicia sesión de nuevo.
problem-403 = No tienes acceso a esta página
problem-403-detail = Inicia sesión con una cuenta que pueda verla.
problem-404 = Aquí no hay nada
problem-404-detail = Comprueba la dirección o empieza de nuevo desde la página de inicio.
problem-405 = Eso no se puede hacer aquí
problem-405-detail = Vuelve atrás y usa los botones de la página.
problem-413 = Eso era demasiado de una vez
problem-413-detail = Vuelve atrás y envía menos.
problem-422 = Algo del formulario no encaja
problem-422-detail = Vuelve atrás, revisa lo que has escrito y envíalo de nuevo.
problem-429 = Demasiados intentos
problem-429-detail = Espera un poco y vuelve a intentarlo.
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
sdk-cancelled = Se ha cancelado. Inténtalo de nuevo cuando quieras.
sdk-empty = Escribe primero tu correo electrónico o tu número de teléfono.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Ninguna cuenta de aquí usa esa llave de acceso.
sdk-exists = Este dispositivo ya tiene una llave de acceso para esa cuenta.
sdk-expired = Ha tardado demasiado. Inténtalo de nuevo.
sdk-tooMany = Demasiados intentos. Espera un poco y vuelve a intentarlo.
sdk-network = No hemos podido conectar con el servidor. Comprueba tu conexión y vuelve a intentarlo.
sdk-failed = { passkey-failed }
