// An application in front of Vestibule: openid-client, a certified relying party that we did not write.

import { createPublicKey, verify, webcrypto } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import * as client from 'openid-client';
import { createApplication } from './application.ts';
import { freePort, type Vestibule } from './vestibule.ts';

// Node.js 18 has it under another name.
globalThis.crypto ??= webcrypto as Crypto;

/** The tokens of a login, with the claims of their ID token. */
export type Login = client.TokenEndpointResponse & client.TokenEndpointResponseHelpers;

const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** A page that asks for nothing more: an icon that is still on its way when the party stops is an error on the console. */
const page = (words: string) =>
  `<!DOCTYPE html><html lang="en"><title>A party</title><link rel="icon" href="data:,"><p>${words}</p>`;

/** The claims of a logout token (OpenID Connect Back-Channel Logout 1.0 §2.4). */
export interface LogoutClaims {
  iss: string;
  aud: string;
  sub: string;
  sid: string;
  events: Record<string, object>;
}

/**
 * An application with a server of its own: /login begins a login, /callback ends it, /logout logs out,
 * /bye is shown then, and /backchannel is told of logouts.
 */
export class RelyingParty {
  login?: Login;
  /** The parameters of the last response that was an error. */
  refused?: URLSearchParams;
  /** The last logout that it was told of. */
  loggedOut?: LogoutClaims;
  private verifier = '';
  private nonce = '';

  private constructor(
    readonly url: string,
    readonly configuration: client.Configuration,
    private readonly server: Server,
  ) {}

  /** Registers an application by the command line, and starts its server. */
  static async start(vestibule: Vestibule, name: string, options: string[] = []): Promise<RelyingParty> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const logout = ['--post-logout-uri', `${url}/bye`, '--backchannel-logout-uri', `${url}/backchannel`];
    const settings = ['--kind', 'web', '--redirect-uri', `${url}/callback`, ...logout, ...options];
    const { client_id, client_secret } = createApplication(vestibule, name, settings);
    const configuration = await client.discovery(new URL(vestibule.url), client_id, client_secret, undefined, {
      execute: [client.allowInsecureRequests],
    });

    const server = createServer();
    const party = new RelyingParty(url, configuration, server);
    server.on('request', (request, response) => {
      const words = request.url?.startsWith('/bye') ? 'You are out.' : 'You are in.';
      party.answer(request).then(
        (location) => response.writeHead(location ? 302 : 200, location ? { location } : HTML).end(page(words)),
        (error) => response.writeHead(500).end(String(error)),
      );
    });
    await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
    return party;
  }

  /** The address to which the browser goes next, or none. */
  private async answer(request: IncomingMessage): Promise<string | undefined> {
    const url = new URL(request.url ?? '', this.url);
    if (url.pathname === '/login') return this.begin(url.searchParams);
    if (url.pathname === '/logout') return this.logOut();
    if (url.pathname === '/backchannel') await this.readLogout(request);
    if (url.pathname !== '/callback') return undefined;
    if (url.searchParams.has('error')) {
      this.refused = url.searchParams;
      return undefined;
    }
    this.login = await client.authorizationCodeGrant(this.configuration, url, {
      pkceCodeVerifier: this.verifier,
      expectedNonce: this.nonce,
      expectedState: 'the state',
      idTokenExpected: true,
    });
    return undefined;
  }

  private async begin(parameters: URLSearchParams): Promise<string> {
    this.verifier = client.randomPKCECodeVerifier();
    this.nonce = client.randomNonce();
    const target = client.buildAuthorizationUrl(this.configuration, {
      redirect_uri: `${this.url}/callback`,
      scope: 'openid profile email offline_access',
      code_challenge: await client.calculatePKCECodeChallenge(this.verifier),
      code_challenge_method: 'S256',
      nonce: this.nonce,
      state: 'the state',
      ...Object.fromEntries(parameters),
    });
    return target.href;
  }

  private logOut(): string {
    return client.buildEndSessionUrl(this.configuration, {
      id_token_hint: this.login?.id_token ?? '',
      post_logout_redirect_uri: `${this.url}/bye`,
      state: 'the state',
    }).href;
  }

  private async readLogout(request: IncomingMessage) {
    let body = '';
    for await (const piece of request) body += piece;
    const token = new URLSearchParams(body).get('logout_token') ?? '';
    const [head = '', claims = '', signature = ''] = token.split('.');
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());

    const answer = await fetch(this.configuration.serverMetadata().jwks_uri ?? '');
    const { keys } = (await answer.json()) as { keys: { kid: string }[] };
    const jwk = keys.find(({ kid }) => kid === read(head).kid);
    const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
    const isSigned = verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
    if (!isSigned || read(head).typ !== 'logout+jwt') throw new Error(`no logout token: ${token}`);
    this.loggedOut = read(claims);
  }

  refresh(): Promise<Login> {
    return client.refreshTokenGrant(this.configuration, this.login?.refresh_token ?? '');
  }

  userInfo(login: Login): Promise<client.UserInfoResponse> {
    return client.fetchUserInfo(this.configuration, login.access_token, login.claims()?.sub ?? '');
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
