# O que leem as pessoas que iniciam sessão. Curto, ativo, calmo, em tratamento formal.

# Buttons and links
log-in = Iniciar sessão
logging-in = A iniciar a sua sessão…
log-out = Terminar sessão
logging-out = A terminar a sua sessão…
create-account = Criar conta
creating-account = A criar a sua conta…
trouble = Problemas ao iniciar sessão?
have-account = Já tem uma conta? Iniciar sessão
back-to-login = Voltar ao início de sessão
to-account = Ir para a sua conta
to-start = Ir para a página inicial
skip = Ir para o conteúdo
save = Guardar
saving = A guardar…
# Before the name of the language, at the foot of the page
language = Idioma
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = Termos de utilização
privacy = Privacidade
agree-terms = Ao criar uma conta, aceita os <a>termos de utilização</a>.
read-privacy = A <a>política de privacidade</a> explica o que acontece aos seus dados.

# Fields
login-id = E-mail ou número de telefone
password = Palavra-passe
or-password = ou com uma palavra-passe
password-hint = Pelo menos { $min } carateres. Algumas palavras aleatórias funcionam bem.

# Passkeys
passkey-hint = Utilize a sua impressão digital, o seu rosto ou o bloqueio do ecrã.
passkey-hint-recover = O navegador pergunta que dispositivo quer utilizar.
passkey-failed = Não funcionou. Tente novamente ou inicie sessão de outra forma.
passkey-missing = De momento, as chaves de acesso não estão disponíveis. Utilize a sua palavra-passe.
passkey-missing-recover = De momento, as chaves de acesso não estão disponíveis. Tente mais tarde ou contacte o administrador.
passkey-address = As chaves de acesso não funcionam neste endereço. Abra antes este:
cookies-off = Os cookies estão desativados para este site e, sem eles, não é possível iniciar sessão. Ative-os e tente novamente.

# Start page
home-heading = Boas-vindas
home-signed-in = Tem a sessão iniciada.
home-lead = Inicie sessão em { $product } com uma chave de acesso ou uma palavra-passe.

# The first administrator
setup-heading = Criar a conta de administrador
setup-lead = Crie uma chave de acesso neste dispositivo. A partir de agora, inicia sessão com ela.
setup-needs-passkey = Crie primeiro uma chave de acesso: prima o botão abaixo.

# Registration is closed
closed-heading = As inscrições estão fechadas
closed-lead = As contas são criadas por um administrador. Peça-lhe um convite ou inicie sessão.

# Trouble logging in
recover-lead = Se tem uma chave de acesso noutro dispositivo, como um telemóvel ou uma chave de segurança, utilize-a aqui. Depois, crie uma neste dispositivo.
recover-field-hint = Necessário apenas para receber um código.
recover-no-script = As chaves de acesso precisam de JavaScript. Ative-o no navegador ou utilize um que o tenha.

# Account
account-heading = A sua conta
account-greeting = Olá, { $name }
member-since = Membro desde
last-login = Último início de sessão
first-login = Primeiro início de sessão
your-details = Os seus dados
read-only = Não pode alterar isto.
saved = Guardado.
not-saved = Não foi guardado. Corrija os campos assinalados.
changed-elsewhere = Entretanto, os seus dados foram alterados noutro lugar. Verifique-os e guarde novamente.
somebody-else = Agora há outra pessoa com sessão iniciada aqui, por isso nada foi guardado.
logged-out-meanwhile = A sua sessão terminou. Inicie sessão noutro separador; o que escreveu continua aqui.

# Sessions
sessions-heading = Onde tem sessão iniciada
this-session = Este dispositivo
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = Primeira atividade:
last-active = Última atividade:
ending-sessions = A terminar sessão…
log-out-elsewhere = Terminar sessão em todos os outros locais
log-out-of = Terminar sessão: { $device }
access-heading = Aplicações com acesso
access-lead = Estas aplicações sabem quem é. Se remover o acesso, não saberão mais nada até que as abra de novo.
access-empty = Nenhuma aplicação tem acesso à sua conta.
access-third-party = Gerida por terceiros.
access-learns = Pode saber:
access-account = que tem uma conta aqui
access-since = Desde
access-last-used = Última utilização:
remove-access = Remover acesso
remove-access-of = Remover acesso: { $application }
remove-all-access = Remover o acesso de todas
removing-access = A remover o acesso…
access-ended = O acesso foi removido.
# “Firefox on Windows”
device = { $browser } no { $system }
device-unknown-browser = Navegador desconhecido no { $system }
device-unknown = Dispositivo desconhecido
device-app = Uma aplicação
minutes-ago =
    { $minutes ->
        [0] agora mesmo
        [one] há { $minutes } minuto
       *[other] há { $minutes } minutos
    }

# Mistakes, beside a field or above a form
login-id-invalid = Introduza um endereço de e-mail ou um número de telefone com o indicativo do país.
login-id-impossible = Esse número de telefone não existe. Verifique os algarismos e o país.
login-id-letters = Introduza o número de telefone em algarismos, sem letras.
login-id-extension = Introduza o número de telefone sem a extensão: nenhum código lá chega.
login-id-quoted = O correio não chega a endereços com aspas. Utilize outro.
login-id-domain = Não pode existir um domínio assim depois do @. Verifique o endereço.
login-id-too-long = Um endereço de e-mail não pode ser tão longo. Verifique-o.
login-id-unreachable = Não podemos enviar correio para este endereço por causa das letras antes do @. Utilize outro.
wrong-credentials = Esses dados de início de sessão não estão corretos. Tente novamente.
not-created = Não foi possível criar esta conta. Se já tem uma, inicie sessão.
passkey-unreadable = Algo correu mal ao criar a sua chave de acesso. Tente novamente.
passkey-of-another = Essa chave de acesso pertence a outro endereço. Crie uma para este.
password-too-short = Utilize pelo menos { $min } carateres. Algumas palavras aleatórias funcionam bem.
password-too-long = Utilize no máximo { $max } carateres.
field-required = Obrigatório.
field-too-long =
    { $limit ->
        [one] Utilize no máximo { $limit } caráter.
       *[other] Utilize no máximo { $limit } carateres.
    }
field-too-short =
    { $limit ->
        [one] Utilize pelo menos { $limit } caráter.
       *[other] Utilize pelo menos { $limit } carateres.
    }
field-at-least = Introduza { $limit } ou mais.
field-at-most = Introduza { $limit } ou menos.
field-one-of = Escolha uma destas opções: { $choices }.
field-date = Introduza um dia do calendário no formato AAAA-MM-DD.
field-email = Introduza um endereço de e-mail.
field-url = Introduza um endereço Web, como https://example.com.
field-taken = Outra conta já tem este valor.
field-wrong = O formato não está correto.

# Problem pages
problem-reference = Se contactar o suporte, indique o erro { $status } e esta referência:
fresh-login = Confirme que é você
fresh-login-detail = Este passo exige um início de sessão recente. Termine a sessão na página da sua conta, inicie sessão com a sua chave de acesso e tente novamente.
passkey-required = Aqui é necessária uma chave de acesso
passkey-required-detail = Os administradores iniciam sessão com uma chave de acesso. Termine a sessão na página da sua conta e inicie sessão com a sua.
administrator-required = É necessário outro administrador aqui
administrator-required-detail = Esta conta pode administrar e tem uma chave de acesso, pelo que um código não chega. Inicie sessão com uma das suas chaves de acesso ou peça a outro administrador que lhe envie uma ligação.
setup-link-over = Esta ligação expirou
setup-link-over-detail = As ligações de configuração duram uma hora e deixam de funcionar assim que existe um administrador. Execute “vestibule setup-link” para obter uma nova.
nothing-done = Nada foi alterado
other-flow = Foi pedido um código mais recente neste navegador, por isso nada foi verificado nem enviado aqui. Utilize o código mais recente.
link-used = Esta ligação já foi usada
link-used-detail = Funciona uma única vez. Se a usou, não há mais nada a fazer. Caso contrário, recomece.
problem-401 = Não tem sessão iniciada
problem-401-detail = A sua sessão pode ter expirado. Inicie sessão novamente.
problem-403 = Não tem acesso a esta página
problem-403-detail = Inicie sessão com uma conta que tenha.
problem-404 = Página não encontrada
problem-404-detail = Verifique o endereço ou vá para a página inicial.
problem-405 = Não funcionou
problem-405-detail = Volte atrás e tente novamente.
problem-413 = É demasiado grande
problem-413-detail = Volte atrás e envie algo mais pequeno.
problem-422 = Algo no formulário não está bem
problem-422-detail = Volte atrás, verifique o que escreveu e envie novamente.
problem-429 = Demasiadas tentativas
problem-429-detail = Aguarde um pouco e tente novamente.
try-again-in =
    { $minutes ->
        [one] Tente novamente dentro de { $minutes } minuto.
       *[other] Tente novamente dentro de { $minutes } minutos.
    }
problem-4xx = Não percebemos esse pedido
problem-4xx-detail = Volte atrás e tente novamente.
problem-503 = De momento, estamos muito ocupados
problem-503-detail = Aguarde um minuto e tente novamente.
problem-5xx = Algo correu mal do nosso lado
problem-5xx-detail = Tente novamente dentro de um minuto. Não foi por nada que tenha feito.

# The passkey button, which other sites show too
sdk-login = Entrar com chave de acesso
sdk-register = Criar uma chave de acesso
sdk-recover = Utilizar uma chave de acesso de outro dispositivo
sdk-waiting = A aguardar a chave de acesso…
sdk-ready = Chave de acesso pronta
sdk-undo = Anular
sdk-through = { logging-in }
sdk-or = ou
sdk-tip = { passkey-hint }
sdk-welcome = Boas-vindas de volta
sdk-later = Agora não
sdk-unsupported = Este navegador não suporta chaves de acesso
sdk-cancelled = Não foi utilizada nenhuma chave de acesso. Tente novamente ou inicie sessão de outra forma.
sdk-empty = Introduza primeiro o seu e-mail ou número de telefone.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Nenhuma conta aqui utiliza essa chave de acesso.
sdk-exists = Este dispositivo já tem uma chave de acesso para essa conta.
sdk-unverified = É preciso um PIN, uma impressão digital ou um rosto. Se utiliza uma chave de segurança, defina-lhe um PIN nas definições do navegador ou do sistema e tente novamente.
sdk-passkeyChanged = Essa chave de acesso parece ter sido copiada ou alterada, por isso não inicia sessão. Entre de outra forma, remova-a depois na página da sua conta e adicione uma nova.
sdk-expired = Demorou demasiado. Tente novamente.
sdk-tooMany = Demasiadas tentativas. Aguarde um pouco e tente novamente.
sdk-network = Não foi possível contactar o servidor. Verifique a sua ligação e tente novamente.
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
sdk-close = Fechar

# Ways in, data and leaving
security-heading = Como inicia sessão
security-log-in-again = Para alterar algo aqui, inicie sessão novamente. Assim, mais ninguém o pode fazer.
log-in-again = Iniciar sessão novamente
passkeys = Chaves de acesso
passkey = Chave de acesso
no-passkeys = Ainda não tem uma chave de acesso. Utilize a sua impressão digital, o seu rosto ou o bloqueio do ecrã em vez de uma palavra-passe.
add-passkey = Adicionar uma chave de acesso
passkey-waiting = A aguardar a chave de acesso…
passkey-synced = Sincronizada entre os seus dispositivos
passkey-on-key = Numa chave de segurança
passkey-on-device = Num só dispositivo
passkey-suspect = Recusada no último início de sessão, porque parecia ter sido copiada ou alterada. Remova-a e adicione uma nova.
passkey-name = Nome
added = Adicionada em
last-used = Utilizada pela última vez em
never-used = Ainda não utilizada.
change = Alterar
remove = Remover
last-way-in = É a sua única forma de iniciar sessão. Adicione outra antes de a remover.
password-there = Palavra-passe definida.
password-none = Nenhuma palavra-passe definida.
new-password = Nova palavra-passe
set-password = Definir uma palavra-passe
change-password = Alterar a palavra-passe
remove-password = Remover a palavra-passe
your-data = Os seus dados
download-data = Transferir os meus dados
delete-account = Eliminar a minha conta
delete-lead = A sua sessão termina em todo o lado e deixa de poder iniciar sessão. Tem 30 dias para mudar de ideias; depois, tudo é apagado.
deleting = A eliminar a sua conta…
keep-account = Manter a minha conta
deleted-heading = A sua conta foi eliminada
deleted-until = Tudo será apagado em <time>.
deleted-link = Mudou de ideias? Restaure a sua conta com esta ligação:
undo-heading = Restaurar a sua conta
undo-until = Pode restaurá-la, com tudo o que contém, até <time>.
undo-button = Restaurar conta
undo-over = Esta ligação expirou
undo-over-lead = A conta já foi recuperada ou os 30 dias terminaram.
offer-heading = Da próxima vez, sem palavra-passe
not-now = Agora não
passkey-added = A chave de acesso foi adicionada.
passkey-renamed = O nome foi guardado.
passkey-removed = A chave de acesso foi removida. Já não serve para iniciar sessão aqui.
password-set = A palavra-passe foi guardada.
password-removed = A palavra-passe foi removida.
delete-mismatch = Isso não corresponde a { $login-id }.
last-administrator = É a única pessoa a administrar. Primeiro, nomeie outra.
remove-passkey = { remove }: { $name }
type-to-delete = Escreva { $login-id } para confirmar.

# Codes, recovery and recovery codes
phone-number = Número de telefone
country = País
country-none = No número
use-phone = Utilizar um número de telefone
use-email = Utilizar um endereço de e-mail
send-code = Enviar um código
sending-code = A enviar um código…
login-code-heading = Inicie sessão com um código
login-code-lead = Enviamos um código para o seu e-mail ou telefone.
other-way = Utilizar outra forma
code-heading = Introduza o seu código
code-heading-email = Consulte o seu e-mail
code = Código
code-hint = Seis dígitos. Funcionam durante dez minutos.
code-late = Pode demorar um minuto. Procure também no correio não solicitado.
new-code = Enviar um novo código
checking-code = A verificar o código…
code-wrong = Esse código não está correto ou já não é válido. Verifique-o ou peça um novo.
code-malformed = Introduza os seis dígitos da mensagem.
code-over = Estes códigos já não funcionam. Recomece para receber outro.
code-locked = Houve demasiados códigos errados. Inicie sessão com a sua chave de acesso ou peça ajuda ao administrador.
code-sent = Enviámos um novo código. O anterior já não funciona.
codes-sent = Não podemos enviar mais códigos aqui. Utilize o último ou recomece.
code-held = Foram pedidos tantos códigos que nenhum foi enviado agora.
next-code =
    { $minutes ->
        [one] O próximo código pode ser enviado dentro de { $minutes } minuto.
       *[other] O próximo código pode ser enviado dentro de { $minutes } minutos.
    }
link-heading = Continue aqui
link-lead = Esta ligação funciona uma vez.
link-elsewhere-heading = O seu código
link-elsewhere = Pediu-o noutro navegador. Escreva-o lá.
link-support-heading = Volte a entrar na sua conta
recover-or-code = ou com um código
recover-code-lead = Com um código, pode depois criar uma nova chave de acesso ou escolher uma nova palavra-passe.
use-recovery-code = Utilizar um código de recuperação
recovery-code-heading = Utilize um código de recuperação
recovery-code = Código de recuperação
recovery-code-hint = Um dos dez que guardou.
recovery-code-wrong = O endereço ou o código de recuperação não está correto. Tente novamente.
recovery-code-malformed = Um código de recuperação tem dezasseis letras e dígitos. Introduza-os todos.
new-way-heading = Boas-vindas de volta
new-way-lead = Crie uma chave de acesso neste dispositivo, para iniciar sessão com ela a partir de agora.
or-new-password = ou escolha uma nova palavra-passe
continue = Continuar
continue-without = Ignorar por agora
drop-other-ways = Remover todas as outras formas de entrar: chaves de acesso, palavra-passe e códigos de recuperação
new-way-missing = Crie uma chave de acesso ou escolha uma palavra-passe.
document-first-heading = O seu documento de identidade
document-first-lead = O seu código estava correto. Para voltar a entrar na sua conta, também é necessário o seu documento de identidade.
document-first-ask = Pergunte ao administrador como o mostrar e volte a esta página no prazo de um quarto de hora.
document-first-show = Mostrar o documento
document-first-done = Já o mostrei
confirm-heading = A sua conta foi criada
confirm-lead = Inicie sessão uma vez para confirmar o seu endereço.
recovery-codes = Códigos de recuperação
recovery-codes-lead = Dez códigos para guardar num local seguro. Cada um dá acesso à sua conta uma vez, sem e-mail nem telefone.
recovery-codes-once = Não voltará a vê-los. Imprima-os ou transfira-os agora.
recovery-codes-none = Ainda não tem nenhum.
make-recovery-codes = Criar códigos de recuperação
make-new-recovery-codes = Criar novos códigos
making-recovery-codes = A criar os códigos…
new-codes-replace = Os novos códigos substituem os antigos.
download = Transferir
print = Imprimir
code-lead-email = Se { $login-id } puder ser utilizado aqui, enviámos um código por e-mail.
code-lead-phone = Se { $login-id } puder ser utilizado aqui, enviámos um código por SMS.
recovery-codes-left = { $left ->
    [one] Ainda tem { $left } código.
   *[other] Ainda tem { $left } códigos.
}

# Mails and SMS
mail-code-subject = O seu código para { $name }
mail-code-is = O seu código é { $code }.
mail-code-verify = Introduza-o em { $host } para concluir a criação da sua conta. Expira dentro de dez minutos. { $name } nunca lho pedirá.
mail-code-login = Introduza-o em { $host } para iniciar sessão. Expira dentro de dez minutos. { $name } nunca lho pedirá.
mail-code-recover = Introduza-o em { $host } para voltar a entrar na sua conta. Expira dentro de dez minutos. { $name } nunca lho pedirá.
mail-code-link = Ou abra esta ligação no navegador em que o pediu:
mail-link-verify = Concluir a sua conta
mail-link-login = Iniciar sessão
mail-link-recover = Voltar a entrar na sua conta
sms-code = O seu código para { $name } é { $code }. Funciona durante dez minutos. Não o partilhe.
mail-support-subject = Volte a entrar na sua conta em { $name }
mail-support = Pediu ajuda a { $name } para entrar na sua conta.
mail-support-link = Esta ligação funciona uma vez. Abra-a no prazo de um dia. Se não pediu ajuda, ignore este e-mail.
sms-support-link = Abra esta ligação no prazo de um dia: { $url }
notice-registered-subject = Já tem uma conta em { $name }
notice-registered = Houve uma tentativa, talvez sua, de criar uma conta em { $name } com este endereço. Já tem uma.
notice-registered-advice = Inicie sessão ou recupere a sua conta com esta ligação.
notice-recovered-subject = A sua conta em { $name } foi recuperada
notice-recovered = Alguém voltou a entrar na sua conta em { $name } com um código.
notice-passkey-added-subject = Foi adicionada uma chave de acesso à sua conta em { $name }
notice-passkey-added = Uma nova chave de acesso permite iniciar sessão na sua conta em { $name }.
notice-passkey-removed-subject = Foi removida uma chave de acesso da sua conta em { $name }
notice-passkey-removed = Uma das chaves de acesso da sua conta em { $name } já não permite iniciar sessão.
notice-password-changed-subject = A sua palavra-passe em { $name } foi alterada
notice-password-changed = A sua palavra-passe em { $name } foi alterada ou removida.
notice-addresses-changed-subject = Os endereços da sua conta em { $name } foram alterados
notice-addresses-changed = Um e-mail ou um número de telefone foi adicionado à sua conta em { $name } ou removido dela.
notice-recovery-codes-made-subject = Novos códigos de recuperação para a sua conta em { $name }
notice-recovery-codes-made = A sua conta em { $name } tem novos códigos de recuperação. Os anteriores já não funcionam.
notice-recovery-code-used-subject = Foi utilizado um código de recuperação em { $name }
notice-recovery-code-used = Alguém utilizou um código de recuperação da sua conta em { $name }.
notice-new-device-subject = Novo início de sessão na sua conta em { $name }
notice-new-device = Alguém iniciou sessão na sua conta em { $name } pela primeira vez com este dispositivo: { $device }.
notice-new-device-advice = Se não partiu de si, abra esta ligação. Termina essa sessão e ajuda a proteger a sua conta.
notice-deleted-subject = A sua conta em { $name } foi eliminada
notice-deleted = A sua conta em { $name } foi eliminada. Todo o conteúdo será apagado após 30 dias.
notice-deleted-advice = Se não partiu de si, ou se mudou de ideias, restaure a sua conta com esta ligação.
notice-when = Hora: { $when }
notice-place = Local aproximado: { $place }
notice-advice = Se não partiu de si, proteja a sua conta agora.
notice-summary-subject = Mais alterações na sua conta em { $name }
notice-summary = Aconteceu tanta coisa na sua conta em { $name } que não escrevemos sobre cada uma. Desde a última mensagem:
notice-link = Abrir a página
mail-why-code = Recebe este e-mail porque alguém, talvez você, introduziu o seu endereço em { $host }. Se não partiu de si, pode ignorá-lo.
mail-why-account = Recebe este e-mail porque diz respeito a uma conta em { $host } com o seu endereço.

# "This was not me"
not-me-heading = Isto não partiu de si?
not-me-lead = Vamos terminar essa sessão. A palavra-passe ou a chave de acesso com que foi iniciada deixará de funcionar, tal como os seus códigos de recuperação. Depois, ajudamos a proteger a sua conta.
not-me-button = Terminar essa sessão

# Authorization of applications
consent-heading = Dar acesso a { $application }?
consent-lead = { $application } é gerida por terceiros. Poderá ver que tem uma conta aqui e também:
consent-profile = o seu nome e o seu perfil
consent-email = o seu e-mail
consent-phone = o seu número de telefone
consent-address = a sua morada
consent-roles = as suas funções
consent-offline = Também poderá perguntar quando não estiver presente.
consent-unregistered = Ninguém registou esta aplicação aqui. Só se conhece o seu endereço:
consent-claimed-name = Dá a si própria este nome, que ninguém verificou:
consent-return = Se permitir, seguirá para { $host }.
consent-return-device = Se permitir, seguirá para um programa neste dispositivo. Permita apenas se acabou de abrir esse programa.
allow = Permitir
decline = Recusar
go-on-to = Continuar para { $application }
go-on-lead = Tem sessão iniciada. Se nada acontecer, continue aqui.
log-out-heading = Terminar sessão?
log-out-asked = { $application } pede-lhe que termine a sessão.
log-out-lead = A sua sessão aqui termina. As aplicações em que entrou com ela são avisadas.
stay-logged-in = Manter a sessão
logged-out = A sua sessão terminou
logged-out-lead = Se nada acontecer, continue aqui.
device-heading = Ligar um dispositivo
device-lead = Introduza o código que o dispositivo mostra.
device-code-hint = Oito letras. As maiúsculas e o hífen não importam.
device-code-wrong = Esse código não está correto ou já não é válido. Verifique-o ou recomece no dispositivo.
device-question-heading = Ligar { $application }?
device-question-lead = O dispositivo tem de mostrar este código:
device-warning = Continue apenas se acabou de começar isto. Caso contrário, outra pessoa pode estar a tentar entrar na sua conta.
device-learns = A aplicação saberá que tem uma conta aqui e também:
device-allowed = O dispositivo está ligado
device-allowed-lead = Continua sozinho dentro de alguns segundos. Pode fechar esta página.
device-denied = O dispositivo não foi ligado
device-denied-lead = Se não começou isto, não precisa de fazer mais nada. Pode fechar esta página.
authorization-invalid = Não é possível responder a este pedido
authorization-invalid-detail = A aplicação enviou um pedido incorreto ou demasiado antigo. Volte à aplicação e tente novamente. Se voltar a acontecer, avise o respetivo operador.
return-path-too-long = Este endereço é demasiado longo
return-path-too-long-detail = Não pode ser guardado durante o início de sessão. Inicie sessão primeiro e depois abra-o novamente.
