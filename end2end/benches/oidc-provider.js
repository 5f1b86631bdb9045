// npm's oidc-provider, whose code exchange the load bench measures beside our own (benches/load/oidc_provider.rs). It
// keeps everything in the memory of its one process, which is its best case.
//
//   node oidc-provider.js PORT CODES FILE REDIRECT_URI CODE_CHALLENGE
//
// makes as many codes, writes them to the file, one a line, and serves until it is killed. The client is "bench" with
// the secret "secret".
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [port, count, file, redirectUri, codeChallenge] = process.argv.slice(2);

// The adapter of the package keeps a thousand entries.
const storage = new Map();

class MapAdapter {
  constructor(model) {
    this.model = model;
  }

  key(id) {
    return `${this.model}:${id}`;
  }

  async upsert(id, payload) {
    storage.set(this.key(id), payload);
  }

  async find(id) {
    return storage.get(this.key(id));
  }

  async findByUid() {
    return undefined;
  }

  async findByUserCode() {
    return undefined;
  }

  async consume(id) {
    storage.get(this.key(id)).consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id) {
    storage.delete(this.key(id));
  }

  async revokeByGrantId() {}
}

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const provider = new Provider(`http://localhost:${port}`, {
  adapter: MapAdapter,
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'bench', alg: 'ES256', use: 'sig' }] },
  clients: [
    {
      client_id: 'bench',
      client_secret: 'secret',
      redirect_uris: [redirectUri],
      id_token_signed_response_alg: 'ES256',
    },
  ],
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  ttl: { AccessToken: 900, AuthorizationCode: 86_400, Grant: 86_400, IdToken: 3_600 },
});

async function createCode(number) {
  const accountId = `user${number}`;
  const client = await provider.Client.find('bench');
  const grant = new provider.Grant({ accountId, clientId: client.clientId });
  grant.addOIDCScope('openid');
  const code = new provider.AuthorizationCode({
    accountId,
    client,
    codeChallenge,
    codeChallengeMethod: 'S256',
    grantId: await grant.save(),
    authTime: Math.floor(Date.now() / 1000),
    nonce: 'the nonce of the bench',
    redirectUri,
    scope: 'openid',
  });
  return code.save();
}

const codes = [];
for (let number = 0; number < Number(count); number += 1) {
  codes.push(await createCode(number));
}
writeFileSync(file, codes.join('\n'));

const answer = provider.callback();
createServer((request, response) => {
  if (request.url === '/healthz') {
    response.setHeader('content-length', 2);
    response.end('ok');
  } else {
    answer(request, response);
  }
}).listen(Number(port), '127.0.0.1');
