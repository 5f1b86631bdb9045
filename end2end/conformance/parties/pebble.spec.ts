// Pebble, the test server of Let's Encrypt, issues the server's certificate by ACME, and later another one.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type PeerCertificate } from 'node:tls';
import { freePort, Vestibule } from '../../vestibule.ts';
import { expect, needs, test } from '../fixtures.ts';
import { Program } from '../program.ts';

needs('Pebble', '/usr/bin/pebble', '/usr/bin/pebble-challtestsrv', '/usr/bin/openssl');

const HOST = 'login.example.test';
/** Lifetime of a certificate, in seconds. Two thirds of it pass before the next one is asked for. */
const LIFETIME = 45;

type Ports = Record<'directory' | 'management' | 'dns' | 'dnsManagement' | 'plain' | 'tls', number>;

/** An authority, the names that it resolves, and the ports at which it expects the server. */
class Authority {
  private pebble?: Program;
  private names?: Program;

  private constructor(
    readonly folder: string,
    readonly ports: Ports,
  ) {}

  /** Starts one, which looks for answers to `tls-alpn-01` at this port instead of the server's. */
  static async start(tlsPort?: number): Promise<Authority> {
    const folder = mkdtempSync(join(tmpdir(), 'vestibule-pebble-'));
    const names = ['directory', 'management', 'dns', 'dnsManagement', 'plain', 'tls'];
    const ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await freePort()]))) as Ports;
    const authority = new Authority(folder, ports);
    const made = spawnSync(
      'openssl',
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
        .concat(['-subj', '/CN=Tests', '-addext', 'subjectAltName=DNS:localhost'])
        .concat(['-addext', 'basicConstraints=critical,CA:FALSE'])
        .concat(['-keyout', join(folder, 'key.pem'), '-out', authority.certificate]),
      { encoding: 'utf8' },
    );
    expect(made.status, made.stderr).toBe(0);
    const pebble = {
      listenAddress: `127.0.0.1:${ports.directory}`,
      managementListenAddress: `127.0.0.1:${ports.management}`,
      certificate: authority.certificate,
      privateKey: join(folder, 'key.pem'),
      httpPort: ports.plain,
      tlsPort: tlsPort ?? ports.tls,
      certificateValidityPeriod: LIFETIME,
    };
    writeFileSync(join(folder, 'pebble.json'), JSON.stringify({ pebble }));
    const off = ['http01', 'https01', 'tlsalpn01', 'defaultIPv6'].flatMap((name) => [`-${name}`, '']);
    const dns = ['-dns01', `127.0.0.1:${ports.dns}`, '-management', `127.0.0.1:${ports.dnsManagement}`];
    authority.names = await Program.start(`http://127.0.0.1:${ports.dnsManagement}`, 'pebble-challtestsrv', [
      ...dns,
      ...off,
    ]);
    await authority.run();
    return authority;
  }

  /** The certificate of its own server, which signs itself. */
  get certificate(): string {
    return join(this.folder, 'certificate.pem');
  }

  async run() {
    // Each proof is asked for anew, at once; a twentieth of the nonces is refused, as by default.
    const environment = { PEBBLE_AUTHZREUSE: '0', PEBBLE_VA_NOSLEEP: '1' };
    const args = ['-config', join(this.folder, 'pebble.json'), '-dnsserver', `127.0.0.1:${this.ports.dns}`, '-strict'];
    // It answers http with an error, so it runs.
    this.pebble = await Program.start(`http://127.0.0.1:${this.ports.directory}`, 'pebble', args, environment);
  }

  /** The certificate that signs those that it issues. It makes a new one with each start. */
  root(): Promise<string> {
    const options = { host: 'localhost', port: this.ports.management, path: '/roots/0', family: 4 };
    return new Promise((done, failed) => {
      const request = get({ ...options, ca: readFileSync(this.certificate) }, (answer) => {
        let text = '';
        answer.on('data', (piece) => (text += piece)).on('end', () => done(text));
      });
      request.on('error', failed);
    });
  }

  async stop() {
    await this.pebble?.stop();
    this.pebble = undefined;
  }

  async end() {
    await this.stop();
    await this.names?.stop();
    rmSync(this.folder, { recursive: true });
  }
}

/** A server that this authority gives certificates. */
function start({ ports, certificate }: Authority, challenge: string): Promise<Vestibule> {
  const environment = {
    VESTIBULE_PUBLIC_URL: `https://${HOST}:${ports.tls}`,
    VESTIBULE_TLS_LISTEN: `127.0.0.1:${ports.tls}`,
    VESTIBULE_ACME_TERMS_AGREED: 'true',
    VESTIBULE_ACME_DIRECTORY: `https://localhost:${ports.directory}/dir`,
    VESTIBULE_ACME_CONTACT: 'admin@example.com',
    VESTIBULE_ACME_CHALLENGE: challenge,
    VESTIBULE_ACME_CA_FILE: certificate,
  };
  return Vestibule.start(environment, ports.plain);
}

/** The certificate that the server presents, or the error of the handshake, or of its verification. */
function presented(port: number, ca: string): Promise<PeerCertificate | string> {
  return new Promise((done) => {
    const socket = connect({ host: '127.0.0.1', port, servername: HOST, ca, ALPNProtocols: ['h2'] }, () => {
      done(socket.getPeerCertificate());
      socket.end();
    });
    socket.on('error', (error) => done(String(error)));
  });
}

/** Waits until a certificate of this authority is presented that is none of the earlier ones. */
async function nextCertificate(port: number, ca: string, earlier: string[] = []): Promise<PeerCertificate> {
  let found: PeerCertificate | string = '';
  const isNew = async () => {
    found = await presented(port, ca);
    return typeof found !== 'string' && !earlier.includes(found.serialNumber);
  };
  await expect.poll(isNew, { timeout: 90_000, intervals: [200] }).toBe(true);
  return found as unknown as PeerCertificate;
}

/** The number of lines of the log with these words. */
const lines = (vestibule: Vestibule, words: string) => vestibule.said.split(words).length - 1;

test.describe.configure({ timeout: 240_000 });

for (const challenge of ['tls-alpn-01', 'http-01']) {
  test(`b68 by ${challenge} a certificate is obtained, renewed, and kept over a restart`, async () => {
    const authority = await Authority.start();
    const { tls } = authority.ports;
    const vestibule = await start(authority, challenge);
    const ca = await authority.root();

    const first = await nextCertificate(tls, ca);
    expect(first.subjectaltname).toBe(`DNS:${HOST}`);
    const file = statSync(join(vestibule.dataDir, 'acme.json'));
    expect(file.mode & 0o777).toBe(0o600);

    await vestibule.restart();
    expect(await presented(tls, ca)).toMatchObject({ serialNumber: first.serialNumber });
    const renewed = nextCertificate(tls, ca, [first.serialNumber]);
    let isRenewed = false;
    renewed.finally(() => (isRenewed = true)).catch(() => undefined);
    const failures: unknown[] = [];
    while (!isRenewed) {
      const found = await presented(tls, ca);
      if (typeof found === 'string') failures.push(found);
      await new Promise((next) => setTimeout(next, 50));
    }
    expect((await renewed).serialNumber).not.toBe(first.serialNumber);
    expect(failures, 'every connection in the meantime was served').toEqual([]);
    expect(lines(vestibule, 'a certificate was issued')).toBe(1);
    expect(lines(vestibule, 'no certificate was issued')).toBe(0);

    await vestibule.stop();
    await authority.end();
  });
}

test('b68 without the authority the server goes on, and does not ask again and again', async () => {
  const authority = await Authority.start();
  const { tls, directory } = authority.ports;
  const vestibule = await start(authority, 'tls-alpn-01');
  const ca = await authority.root();
  const first = await nextCertificate(tls, ca);

  await authority.stop();
  let asked = 0;
  const away = createServer((connection) => {
    asked += 1;
    connection.destroy();
  });
  await new Promise<void>((ready) => away.listen(directory, '127.0.0.1', ready));
  const refused = () => lines(vestibule, 'no certificate was issued');
  await expect.poll(refused, { timeout: 60_000 }).toBe(1);
  expect(await presented(tls, ca)).toMatchObject({ serialNumber: first.serialNumber });
  const attempts = asked;
  await new Promise((next) => setTimeout(next, 10_000));
  expect([refused(), asked]).toEqual([1, attempts]);
  expect(attempts).toBeLessThan(4);
  await new Promise((closed) => away.close(closed));

  // The authority comes back without its accounts, and with another root.
  await authority.run();
  await nextCertificate(tls, await authority.root(), [first.serialNumber]);
  await vestibule.stop();
  await authority.end();
});

test('b68 the log tells why the authority refuses', async () => {
  const authority = await Authority.start(await freePort());
  const vestibule = await start(authority, 'tls-alpn-01');
  const cause = 'the authority could not verify the domain';
  await expect.poll(() => lines(vestibule, cause), { timeout: 60_000 }).toBe(1);
  expect(vestibule.said).toContain('connection refused');
  expect(await presented(authority.ports.tls, await authority.root())).toContain('alert');
  expect((await fetch(`${vestibule.url}/readyz`)).status).toBe(200);
  await vestibule.stop();
  await authority.end();
});
