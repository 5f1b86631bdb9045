// An application in front of Vestibule: openid-client, a certified relying party that we did not write.

import { webcrypto } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import * as client from 'openid-client';
import { createApplication } from './application.ts';
import { freePort, type Vestibule } from './vestibule.ts';

// Node.js 18 has it under another name.
globalThis.crypto ??= webcrypto as Crypto;

/** The tokens of a login, with the claims of their ID token. */
export type Login = client.TokenEndpointResponse & client.TokenEndpointResponseHelpers;

/** An application with a server of its own: /login begins a login, /callback ends it. */
export class RelyingParty {
  login?: Login;
  /** The parameters of the last response that was an error. */
  refused?: URLSearchParams;
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
    const settings = ['--kind', 'web', '--redirect-uri', `${url}/callback`, ...options];
    const { client_id, client_secret } = createApplication(vestibule, name, settings);
    const configuration = await client.discovery(new URL(vestibule.url), client_id, client_secret, undefined, {
      execute: [client.allowInsecureRequests],
    });

    const server = createServer();
    const party = new RelyingParty(url, configuration, server);
    server.on('request', (request, response) => {
      party.answer(request.url ?? '').then(
        (location) => response.writeHead(location ? 302 : 200, location ? { location } : {}).end('You are in.'),
        (error) => response.writeHead(500).end(String(error)),
      );
    });
    await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
    return party;
  }

  /** The address to which the browser goes next, or none. */
  private async answer(path: string): Promise<string | undefined> {
    const url = new URL(path, this.url);
    if (url.pathname === '/login') return this.begin(url.searchParams);
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
