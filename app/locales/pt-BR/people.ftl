# O que leem as pessoas que entram. Curto, ativo, calmo, com “você”.

# Buttons and links
log-in = Entrar
logging-in = Entrando…
log-out = Sair
logging-out = Saindo…
create-account = Criar conta
creating-account = Criando sua conta…
trouble = Problemas para entrar?
have-account = Já tem uma conta? Entrar
back-to-login = Voltar para a entrada
to-account = Ir para sua conta
to-start = Ir para a página inicial
skip = Ir para o conteúdo
save = Salvar
saving = Salvando…
# Before the name of the language, at the foot of the page
language = Idioma
# At the foot of the page, and below the form for a new account. What stands between <a> and </a> is a link.
terms = Termos de uso
privacy = Privacidade
agree-terms = Ao criar uma conta, você concorda com os <a>termos de uso</a>.
read-privacy = A <a>política de privacidade</a> explica o que acontece com seus dados.

# Fields
login-id = E-mail ou número de telefone
password = Senha
or-password = ou com uma senha
password-hint = Pelo menos { $min } caracteres. Algumas palavras aleatórias funcionam bem.

# Passkeys
passkey-hint = Use sua digital, seu rosto ou o bloqueio de tela.
passkey-hint-recover = O navegador pergunta qual dispositivo usar.
passkey-failed = Não funcionou. Tente de novo ou entre de outra forma.
passkey-missing = As chaves de acesso não estão disponíveis no momento. Use sua senha.
passkey-missing-recover = As chaves de acesso não estão disponíveis no momento. Tente mais tarde ou fale com o administrador.
passkey-address = As chaves de acesso não funcionam neste endereço. Abra este:
cookies-off = Os cookies estão desativados para este site, e sem eles não é possível entrar. Ative-os e tente de novo.

# Start page
home-heading = Boas-vindas
home-signed-in = Você entrou.
home-lead = Entre em { $product } com uma chave de acesso ou uma senha.

# The first administrator
setup-heading = Criar a conta de administrador
setup-lead = Crie uma chave de acesso neste dispositivo. De agora em diante, você entra com ela.
setup-needs-passkey = Crie primeiro uma chave de acesso: pressione o botão abaixo.

# Registration is closed
closed-heading = As inscrições estão fechadas
closed-lead = As contas são criadas por um administrador. Peça um convite a ele ou entre.

# Trouble logging in
recover-lead = Se você tem uma chave de acesso em outro dispositivo, como um celular ou uma chave de segurança, use-a aqui. Depois, crie uma neste dispositivo.
recover-field-hint = Necessário apenas para receber um código.
recover-no-script = As chaves de acesso precisam de JavaScript. Ative-o no navegador ou use um que o tenha.

# Account
account-heading = Sua conta
account-greeting = Olá, { $name }
member-since = Membro desde
last-login = Última entrada
first-login = Primeiro acesso
your-details = Seus dados
read-only = Você não pode alterar isto.
saved = Salvo.
not-saved = Não foi salvo. Corrija os campos destacados.
changed-elsewhere = Nesse meio-tempo, seus dados foram alterados em outro lugar. Confira-os e salve de novo.
somebody-else = Outra pessoa está conectada aqui agora, por isso nada foi salvo.
logged-out-meanwhile = Você saiu da conta. Entre em outra aba; o que você digitou continua aqui.

# Sessions
sessions-heading = Onde você está conectado
this-session = Este dispositivo
# Before a time: “Active 2 minutes ago”, “Active May 3, 2026 at 9:30 AM UTC”
first-seen = Primeira atividade:
last-active = Última atividade:
ending-sessions = Saindo…
log-out-elsewhere = Sair de todos os outros lugares
log-out-of = Sair: { $device }
access-heading = Aplicativos com acesso
access-lead = Estes aplicativos sabem quem você é. Se você remover o acesso, eles não saberão mais nada até que você os abra de novo.
access-empty = Nenhum aplicativo tem acesso à sua conta.
access-third-party = Operado por terceiros.
access-learns = Ele pode saber:
access-account = que você tem uma conta aqui
access-since = Desde
access-last-used = Último uso:
remove-access = Remover acesso
remove-access-of = Remover acesso: { $application }
remove-all-access = Remover o acesso de todos
removing-access = Removendo o acesso…
access-ended = O acesso foi removido.
# “Firefox on Windows”
device = { $browser } no { $system }
device-unknown-browser = Navegador desconhecido no { $system }
device-unknown = Dispositivo desconhecido
device-app = Um aplicativo
minutes-ago =
    { $minutes ->
        [0] agora mesmo
        [one] há { $minutes } minuto
       *[other] há { $minutes } minutos
    }

# Mistakes, beside a field or above a form
login-id-invalid = Digite um endereço de e-mail ou um número de telefone com o código do país.
login-id-impossible = Esse número de telefone não existe. Confira os dígitos e o país.
login-id-letters = Digite o número de telefone com algarismos, sem letras.
login-id-extension = Digite o número de telefone sem o ramal: nenhum código chega até lá.
login-id-quoted = E-mails não chegam a endereços com aspas. Use outro.
login-id-domain = Não pode existir um domínio assim depois do @. Confira o endereço.
login-id-too-long = Um endereço de e-mail não pode ser tão longo. Confira-o.
login-id-unreachable = Não conseguimos enviar e-mail para este endereço por causa das letras antes do @. Use outro.
wrong-credentials = Esses dados de acesso não estão corretos. Tente de novo.
not-created = Não foi possível criar esta conta. Se você já tem uma, entre.
passkey-unreadable = Algo deu errado ao criar sua chave de acesso. Tente de novo.
passkey-of-another = Essa chave de acesso pertence a outro endereço. Crie uma para este.
password-too-short = Use pelo menos { $min } caracteres. Algumas palavras aleatórias funcionam bem.
password-too-long = Use no máximo { $max } caracteres.
field-required = Obrigatório.
field-too-long =
    { $limit ->
        [one] Use no máximo { $limit } caractere.
       *[other] Use no máximo { $limit } caracteres.
    }
field-too-short =
    { $limit ->
        [one] Use pelo menos { $limit } caractere.
       *[other] Use pelo menos { $limit } caracteres.
    }
field-at-least = Digite { $limit } ou mais.
field-at-most = Digite { $limit } ou menos.
field-one-of = Escolha uma destas opções: { $choices }.
field-date = Digite um dia do calendário no formato AAAA-MM-DD.
field-email = Digite um endereço de e-mail.
field-url = Digite um endereço da web, como https://example.com.
field-taken = Outra conta já tem este valor.
field-wrong = O formato não está correto.

# Problem pages
problem-reference = Se falar com o suporte, informe o erro { $status } e esta referência:
fresh-login = Confirme que é você
fresh-login-detail = Esta etapa exige um acesso recente. Saia na página da sua conta, entre com sua chave de acesso e tente de novo.
passkey-required = Aqui é preciso uma chave de acesso
passkey-required-detail = Administradores entram com uma chave de acesso. Saia na página da sua conta e entre com a sua.
administrator-required = É preciso outro administrador aqui
administrator-required-detail = Esta conta pode administrar e tem uma chave de acesso, por isso um código não basta. Entre com uma das chaves de acesso dela ou peça a outro administrador que envie um link.
setup-link-over = Este link expirou
setup-link-over-detail = Os links de configuração valem por uma hora e deixam de funcionar assim que há um administrador. Execute “vestibule setup-link” para obter um novo.
nothing-done = Nada foi alterado
other-flow = Um código mais novo foi pedido neste navegador, então nada foi verificado nem enviado aqui. Use o código mais recente.
link-used = Este link já foi usado
link-used-detail = Ele funciona uma única vez. Se foi você que o usou, não há mais nada a fazer. Se não, comece de novo.
problem-401 = Você não entrou
problem-401-detail = Sua sessão pode ter expirado. Entre de novo.
problem-403 = Você não tem acesso a esta página
problem-403-detail = Entre com uma conta que tenha.
problem-404 = Página não encontrada
problem-404-detail = Confira o endereço ou vá para a página inicial.
problem-405 = Não funcionou
problem-405-detail = Volte e tente de novo.
problem-413 = É grande demais
problem-413-detail = Volte e envie algo menor.
problem-422 = Algo no formulário não está certo
problem-422-detail = Volte, confira o que digitou e envie de novo.
problem-429 = Tentativas demais
problem-429-detail = Espere um pouco e tente de novo.
try-again-in =
    { $minutes ->
        [one] Tente de novo em { $minutes } minuto.
       *[other] Tente de novo em { $minutes } minutos.
    }
problem-4xx = Não entendemos essa solicitação
problem-4xx-detail = Volte e tente de novo.
problem-503 = Estamos muito ocupados agora
problem-503-detail = Espere um minuto e tente de novo.
problem-5xx = Algo deu errado do nosso lado
problem-5xx-detail = Tente de novo em um minuto. Não foi por nada que você fez.

# The passkey button, which other sites show too
sdk-login = Entrar com chave de acesso
sdk-register = Criar uma chave de acesso
sdk-recover = Usar uma chave de acesso de outro dispositivo
sdk-waiting = Aguardando a chave de acesso…
sdk-ready = Chave de acesso pronta
sdk-undo = Desfazer
sdk-through = { logging-in }
sdk-or = ou
sdk-tip = { passkey-hint }
sdk-welcome = Boas-vindas de volta
sdk-later = Agora não
sdk-unsupported = Este navegador não é compatível com chaves de acesso
sdk-cancelled = Nenhuma chave de acesso foi usada. Tente de novo ou entre de outra forma.
sdk-empty = Digite primeiro seu e-mail ou número de telefone.
sdk-invalidFormat = { login-id-invalid }
sdk-accountNotFound = Nenhuma conta daqui usa essa chave de acesso.
sdk-exists = Este dispositivo já tem uma chave de acesso para essa conta.
sdk-unverified = É preciso um PIN, uma impressão digital ou um rosto. Se você usa uma chave de segurança, defina um PIN para ela nas configurações do navegador ou do sistema e tente de novo.
sdk-passkeyChanged = Essa chave de acesso parece ter sido copiada ou alterada, por isso não serve para entrar. Entre de outra forma, depois remova-a na página da sua conta e adicione uma nova.
sdk-expired = Demorou demais. Tente de novo.
sdk-tooMany = Tentativas demais. Espere um pouco e tente de novo.
sdk-network = Não conseguimos acessar o servidor. Verifique sua conexão e tente de novo.
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
security-heading = Como você entra
security-log-in-again = Para alterar algo aqui, entre de novo. Isso mantém outras pessoas de fora.
log-in-again = Entrar de novo
passkeys = Chaves de acesso
passkey = Chave de acesso
no-passkeys = Você ainda não tem uma chave de acesso. Use sua digital, seu rosto ou o bloqueio de tela em vez de uma senha.
add-passkey = Adicionar uma chave de acesso
passkey-waiting = Aguardando a chave de acesso…
passkey-synced = Sincronizada entre seus dispositivos
passkey-on-key = Em uma chave de segurança
passkey-on-device = Em um só dispositivo
passkey-suspect = Recusada na última entrada, porque parecia ter sido copiada ou alterada. Remova-a e adicione uma nova.
passkey-name = Nome
added = Adicionada em
last-used = Usada pela última vez em
never-used = Ainda não usada.
change = Alterar
remove = Remover
last-way-in = É sua única forma de entrar. Adicione outra antes de removê-la.
password-there = Senha definida.
password-none = Nenhuma senha definida.
new-password = Nova senha
set-password = Definir uma senha
change-password = Alterar a senha
remove-password = Remover a senha
your-data = Seus dados
download-data = Baixar meus dados
delete-account = Excluir minha conta
delete-lead = Você sairá de todos os lugares e não poderá mais entrar. Você tem 30 dias para mudar de ideia; depois, tudo é apagado.
deleting = Excluindo sua conta…
keep-account = Manter minha conta
deleted-heading = Sua conta foi excluída
deleted-until = Tudo será apagado em <time>.
deleted-link = Mudou de ideia? Restaure sua conta com este link:
undo-heading = Restaurar sua conta
undo-until = Você pode restaurá-la, com tudo o que contém, até <time>.
undo-button = Restaurar conta
undo-over = Este link expirou
undo-over-lead = A conta já está de volta, ou os 30 dias acabaram.
offer-heading = Da próxima vez, sem senha
not-now = Agora não
passkey-added = A chave de acesso foi adicionada.
passkey-renamed = O nome foi salvo.
passkey-removed = A chave de acesso foi removida. Ela não serve mais para entrar aqui.
password-set = A senha foi salva.
password-removed = A senha foi removida.
delete-mismatch = Isso não corresponde a { $login-id }.
last-administrator = Só você administra aqui. Primeiro, torne outra pessoa administradora.
remove-passkey = { remove }: { $name }
type-to-delete = Digite { $login-id } para confirmar.

# Codes, recovery and recovery codes
phone-number = Número de telefone
country = País
country-none = No número
use-phone = Usar um número de telefone
use-email = Usar um endereço de e-mail
send-code = Enviar um código
sending-code = Enviando um código…
login-code-heading = Entre com um código
login-code-lead = Enviamos um código para seu e-mail ou telefone.
other-way = Usar outra forma
code-heading = Digite seu código
code-heading-email = Confira seu e-mail
code = Código
code-hint = Seis dígitos. Eles funcionam por dez minutos.
code-late = Pode levar um minuto. Procure também no spam.
new-code = Enviar um novo código
checking-code = Verificando o código…
code-wrong = Esse código não está certo ou não vale mais. Confira-o ou peça um novo.
code-malformed = Digite os seis dígitos da mensagem.
code-over = Estes códigos não funcionam mais. Comece de novo para receber outro.
code-locked = Houve muitos códigos errados. Entre com sua chave de acesso ou peça ajuda ao administrador.
code-sent = Enviamos um novo código. O anterior não funciona mais.
codes-sent = Não podemos enviar mais códigos aqui. Use o último ou comece de novo.
code-held = Foram pedidos tantos códigos que nenhum foi enviado agora.
next-code =
    { $minutes ->
        [one] O próximo código poderá ser enviado em { $minutes } minuto.
       *[other] O próximo código poderá ser enviado em { $minutes } minutos.
    }
link-heading = Continue aqui
link-lead = Este link funciona uma vez.
link-elsewhere-heading = Seu código
link-elsewhere = Você o pediu em outro navegador. Digite-o lá.
link-support-heading = Volte para sua conta
recover-or-code = ou com um código
recover-code-lead = Com um código, você pode depois criar uma nova chave de acesso ou escolher uma nova senha.
use-recovery-code = Usar um código de recuperação
recovery-code-heading = Use um código de recuperação
recovery-code = Código de recuperação
recovery-code-hint = Um dos dez que você guardou.
recovery-code-wrong = O endereço ou o código de recuperação não está correto. Tente de novo.
recovery-code-malformed = Um código de recuperação tem dezesseis letras e dígitos. Digite todos.
new-way-heading = Boas-vindas de volta
new-way-lead = Crie uma chave de acesso neste dispositivo, para entrar com ela de agora em diante.
or-new-password = ou escolha uma nova senha
continue = Continuar
continue-without = Pular por enquanto
drop-other-ways = Remover todas as outras formas de entrar: chaves de acesso, senha e códigos de recuperação
new-way-missing = Crie uma chave de acesso ou escolha uma senha.
document-first-heading = Seu documento de identidade
document-first-lead = Seu código estava certo. Para voltar à sua conta, também é preciso seu documento de identidade.
document-first-ask = Pergunte ao administrador como mostrá-lo e volte a esta página em até quinze minutos.
document-first-show = Mostrar o documento
document-first-done = Já o mostrei
confirm-heading = Sua conta foi criada
confirm-lead = Entre uma vez para confirmar seu endereço.
recovery-codes = Códigos de recuperação
recovery-codes-lead = Dez códigos para guardar em um lugar seguro. Cada um dá acesso à sua conta uma vez, sem e-mail nem telefone.
recovery-codes-once = Você não os verá de novo. Imprima ou baixe agora.
recovery-codes-none = Você ainda não tem nenhum.
make-recovery-codes = Criar códigos de recuperação
make-new-recovery-codes = Criar novos códigos
making-recovery-codes = Criando os códigos…
new-codes-replace = Os novos códigos substituem os antigos.
download = Baixar
print = Imprimir
code-lead-email = Se { $login-id } puder ser usado aqui, enviamos um código por e-mail.
code-lead-phone = Se { $login-id } puder ser usado aqui, enviamos um código por SMS.
recovery-codes-left = { $left ->
    [one] Você ainda tem { $left } código.
   *[other] Você ainda tem { $left } códigos.
}

# Mails and SMS
mail-code-subject = Seu código para { $name }
mail-code-is = Seu código é { $code }.
mail-code-verify = Digite-o em { $host } para concluir a criação da sua conta. Ele expira em dez minutos. { $name } nunca pedirá esse código a você.
mail-code-login = Digite-o em { $host } para entrar. Ele expira em dez minutos. { $name } nunca pedirá esse código a você.
mail-code-recover = Digite-o em { $host } para voltar à sua conta. Ele expira em dez minutos. { $name } nunca pedirá esse código a você.
mail-code-link = Ou abra este link no navegador em que você o pediu:
mail-link-verify = Concluir sua conta
mail-link-login = Entrar
mail-link-recover = Voltar para sua conta
sms-code = Seu código para { $name } é { $code }. Ele funciona por dez minutos. Não o compartilhe.
mail-support-subject = Volte para sua conta em { $name }
mail-support = Você pediu ajuda a { $name } para acessar sua conta.
mail-support-link = Este link funciona uma vez. Abra-o em até um dia. Se você não pediu ajuda, ignore este e-mail.
sms-support-link = Abra este link em até um dia: { $url }
notice-registered-subject = Você já tem uma conta em { $name }
notice-registered = Alguém, talvez você, tentou criar uma conta em { $name } com este endereço. Você já tem uma.
notice-registered-advice = Entre ou recupere sua conta com este link.
notice-recovered-subject = Sua conta em { $name } foi recuperada
notice-recovered = Alguém voltou a entrar na sua conta em { $name } com um código.
notice-passkey-added-subject = Uma chave de acesso foi adicionada à sua conta em { $name }
notice-passkey-added = Uma nova chave de acesso permite entrar na sua conta em { $name }.
notice-passkey-removed-subject = Uma chave de acesso foi removida da sua conta em { $name }
notice-passkey-removed = Uma das chaves de acesso da sua conta em { $name } não permite mais entrar.
notice-password-changed-subject = Sua senha em { $name } foi alterada
notice-password-changed = Sua senha em { $name } foi alterada ou removida.
notice-addresses-changed-subject = Os endereços da sua conta em { $name } foram alterados
notice-addresses-changed = Um e-mail ou um número de telefone foi adicionado à sua conta em { $name } ou removido dela.
notice-recovery-codes-made-subject = Novos códigos de recuperação para sua conta em { $name }
notice-recovery-codes-made = Sua conta em { $name } tem novos códigos de recuperação. Os anteriores não funcionam mais.
notice-recovery-code-used-subject = Um código de recuperação foi usado em { $name }
notice-recovery-code-used = Alguém usou um código de recuperação da sua conta em { $name }.
notice-new-device-subject = Nova entrada na sua conta em { $name }
notice-new-device = Alguém entrou na sua conta em { $name } pela primeira vez com este dispositivo: { $device }.
notice-new-device-advice = Se não foi você, abra este link. Ele encerra essa sessão e ajuda você a proteger sua conta.
notice-deleted-subject = Sua conta em { $name } foi excluída
notice-deleted = Sua conta em { $name } foi excluída. Todo o conteúdo será apagado após 30 dias.
notice-deleted-advice = Se não foi você, ou se mudou de ideia, restaure sua conta com este link.
notice-when = Horário: { $when }
notice-place = Local aproximado: { $place }
notice-advice = Se não foi você, proteja sua conta agora.
notice-summary-subject = Mais mudanças na sua conta em { $name }
notice-summary = Aconteceu tanta coisa na sua conta em { $name } que não escrevemos sobre cada uma. Desde a última mensagem:
notice-link = Abrir a página
mail-why-code = Você recebe este e-mail porque alguém, talvez você, informou seu endereço em { $host }. Se não foi você, pode ignorá-lo.
mail-why-account = Você recebe este e-mail porque ele trata de uma conta em { $host } com seu endereço.

# "This was not me"
not-me-heading = Não foi você?
not-me-lead = Vamos encerrar essa sessão. A senha ou a chave de acesso usada nela deixará de funcionar, assim como seus códigos de recuperação. Depois, ajudaremos você a proteger sua conta.
not-me-button = Encerrar essa sessão

# Authorization of applications
consent-heading = Dar acesso a { $application }?
consent-lead = { $application } é operado por terceiros. Ele poderá ver que você tem uma conta aqui e também:
consent-profile = seu nome e seu perfil
consent-email = seu e-mail
consent-phone = seu número de telefone
consent-address = seu endereço postal
consent-roles = suas funções
consent-offline = Ele também poderá perguntar quando você não estiver.
consent-unregistered = Ninguém registrou este aplicativo aqui. Só se conhece o endereço dele:
consent-claimed-name = Ele se dá este nome, que ninguém verificou:
consent-return = Se você permitir, seguirá para { $host }.
consent-return-device = Se você permitir, seguirá para um programa neste dispositivo. Permita apenas se você acabou de abrir esse programa.
allow = Permitir
decline = Recusar
go-on-to = Continuar para { $application }
go-on-lead = Você entrou. Se nada acontecer, continue aqui.
log-out-heading = Sair?
log-out-asked = { $application } pede que você saia.
log-out-lead = Sua sessão aqui termina. Os aplicativos em que você entrou com ela são avisados.
stay-logged-in = Continuar conectado
logged-out = Você saiu
logged-out-lead = Se nada acontecer, continue aqui.
device-heading = Conectar um dispositivo
device-lead = Digite o código que o dispositivo mostra.
device-code-hint = Oito letras. Maiúsculas e hífen não importam.
device-code-wrong = Esse código não está certo ou não vale mais. Confira-o ou comece de novo no dispositivo.
device-question-heading = Conectar { $application }?
device-question-lead = O dispositivo deve mostrar este código:
device-warning = Continue somente se você mesmo acabou de começar isto. Caso contrário, outra pessoa pode estar tentando entrar na sua conta.
device-learns = O aplicativo saberá que você tem uma conta aqui e também:
device-allowed = O dispositivo está conectado
device-allowed-lead = Ele continua sozinho em alguns segundos. Você pode fechar esta página.
device-denied = O dispositivo não foi conectado
device-denied-lead = Se não foi você que começou isto, não precisa fazer mais nada. Você pode fechar esta página.
authorization-invalid = Não é possível responder a este pedido
authorization-invalid-detail = O aplicativo enviou um pedido incorreto ou antigo demais. Volte ao aplicativo e tente de novo. Se acontecer outra vez, avise o operador dele.
return-path-too-long = Este endereço é longo demais
return-path-too-long-detail = Ele não pode ser guardado durante o login. Entre primeiro e depois abra-o de novo.
