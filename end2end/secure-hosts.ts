// Hosts with https on this machine, under names of their own: what only pages of https may do, such as using the
// passkeys of another domain, is tried in them.
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as httpRequest, type RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The file of a key and its own certificate, for tests alone: the browser is told to take it. */
export const TLS_FILE = fileURLToPath(new URL('site/tls.pem', import.meta.url));
const pem = readFileSync(TLS_FILE);

export class SecureHost {
  readonly url: string;

  private constructor(
    readonly name: string,
    readonly port: number,
    private readonly server: Server,
  ) {
    this.url = `https://${name}`;
  }

  static async start(name: string, answer: RequestListener): Promise<SecureHost> {
    const server = createServer({ key: pem, cert: pem }, answer);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return new SecureHost(name, (server.address() as AddressInfo).port, server);
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** Passes requests on to this port, as a proxy before the server does. */
export const passTo =
  (port: number): RequestListener =>
  (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const passed = httpRequest({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  };

/** Arguments with which Chromium finds these hosts here, and trusts them as if an authority had signed them. */
export function browserArguments(hosts: Pick<SecureHost, 'name' | 'port'>[]): string[] {
  const key = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' });
  const hash = createHash('sha256').update(key).digest('base64');
  const rules = hosts.map(({ name, port }) => `MAP ${name}:443 127.0.0.1:${port}`);
  return [`--host-resolver-rules=${rules.join(', ')}`, `--ignore-certificate-errors-spki-list=${hash}`];
}
