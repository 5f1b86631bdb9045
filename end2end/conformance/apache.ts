// Apache with a configuration of docs/proxies/apache-openid.md, in front of an application that shows its requests.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../vestibule.ts';
import { Program } from './program.ts';

const DOCUMENT = fileURLToPath(new URL('../../docs/proxies/apache-openid.md', import.meta.url));
const MODULES = '/usr/lib/apache2/modules';

/** The file of a module. */
export const moduleFile = (name: string) => `${MODULES}/mod_${name}.so`;

/** A place for Apache: what runs there has to know the address before it starts. */
export async function place(): Promise<{ port: number; url: string }> {
  const port = await freePort();
  return { port, url: `http://127.0.0.1:${port}` };
}

type Site = {
  port: number;
  /** The heading in the document below which the configuration is. */
  heading: string;
  /** The module that the configuration is for. */
  module: string;
  /** What stands in place of the document's names and addresses. */
  changes: Record<string, string>;
};

export class Apache {
  private constructor(
    private readonly program: Program,
    private readonly application: Server,
    private readonly folder: string,
  ) {}

  static async start({ port, heading, module, changes }: Site): Promise<Apache> {
    const application = createServer((request, response) => {
      const body = JSON.stringify({ path: request.url, headers: request.headers });
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    });
    await new Promise<void>((ready) => application.listen(0, '127.0.0.1', ready));
    const address = application.address();
    if (address === null || typeof address === 'string') throw new Error('no port');

    const folder = mkdtempSync(join(tmpdir(), 'vestibule-apache-'));
    chmodSync(folder, 0o755); // Its workers are another user's.
    const names = ['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'proxy', 'proxy_http', module];
    const config = `
      ServerRoot ${folder}
      DefaultRuntimeDir ${folder}
      PidFile ${folder}/pid
      ErrorLog ${folder}/error.log
      ServerName 127.0.0.1
      Listen 127.0.0.1:${port}
      ${names.map((name) => `LoadModule ${name}_module ${moduleFile(name)}\n`).join('')}
      User www-data
      Group www-data
      ${documented(heading, { '*:443': `*:${port}`, '127.0.0.1:8080': `127.0.0.1:${address.port}`, ...changes })}`;
    writeFileSync(join(folder, 'apache.conf'), config);

    const program = await Program.start(`http://127.0.0.1:${port}`, '/usr/sbin/apache2', [
      '-DFOREGROUND',
      '-f',
      join(folder, 'apache.conf'),
    ]);
    return new Apache(program, application, folder);
  }

  /** What Apache has logged. */
  get log(): string {
    return readFileSync(join(this.folder, 'error.log'), 'utf8');
  }

  async stop() {
    await this.program.stop();
    this.application.closeAllConnections();
    await new Promise((closed) => this.application.close(closed));
    rmSync(this.folder, { recursive: true });
  }
}

/** The configuration below a heading of the document, without TLS. */
function documented(heading: string, changes: Record<string, string>): string {
  const [, section] = readFileSync(DOCUMENT, 'utf8').split(`## ${heading}\n`);
  const [, block] = section.split('```apache\n');
  let text = block.slice(0, block.indexOf('```')).replace(/^ *SSL.*\n/gm, '');
  for (const [written, ours] of Object.entries(changes)) text = text.replaceAll(written, ours);
  return text;
}
