// Starts the real binary as an operator would: by its command line and environment alone.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const beside = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export function binary(): string {
  const candidates = [
    process.env.VESTIBULE_BIN,
    beside('../target/release/vestibule'),
    beside('../target/debug/vestibule'),
  ];
  const found = candidates.find((path) => path && existsSync(path));
  if (!found) throw new Error('There is no vestibule binary. Build it, or say where it is in VESTIBULE_BIN.');
  return found;
}

/** A free port. Another process could take it first; then the start fails with an error. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export type Environment = Record<string, string>;

/** The environment without the caller's settings of Vestibule. */
function clean(extra: Environment): Environment {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('VESTIBULE_'));
  return { ...(Object.fromEntries(kept) as Environment), ...extra };
}

/** Runs a command and waits for its end. */
export function command(args: string[], environment: Environment, input = '') {
  const { status, stdout, stderr } = spawnSync(binary(), args, {
    env: clean(environment),
    cwd: environment.VESTIBULE_DATA_DIR,
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

export class Vestibule {
  readonly url: string;
  private child?: ChildProcess;
  private log = '';

  private constructor(
    readonly port: number,
    readonly dataDir: string,
    readonly environment: Environment,
  ) {
    this.url = `http://localhost:${port}`;
  }

  static async start(extra: Environment = {}, port?: number): Promise<Vestibule> {
    port ??= await freePort();
    const dataDir = mkdtempSync(join(tmpdir(), 'vestibule-end2end-'));
    const server = new Vestibule(port, dataDir, {
      VESTIBULE_DATA_DIR: dataDir,
      VESTIBULE_DATABASE_URL: `sqlite:${join(dataDir, 'vestibule.db')}`,
      VESTIBULE_LISTEN: `127.0.0.1:${port}`,
      VESTIBULE_PUBLIC_URL: `http://localhost:${port}`,
      VESTIBULE_DEVELOPMENT_PAGES: 'true',
      ...extra,
    });
    await server.run();
    return server;
  }

  /** A server with this environment, which another process has started, and will stop. */
  static running(environment: Environment): Vestibule {
    const port = Number(new URL(environment.VESTIBULE_PUBLIC_URL).port);
    return new Vestibule(port, environment.VESTIBULE_DATA_DIR, environment);
  }

  /** Another command on the same data, such as `account create`. */
  command(args: string[], input = '') {
    return command(args, this.environment, input);
  }

  private async run() {
    const child = spawn(binary(), [], { env: clean(this.environment), cwd: this.dataDir });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (this.log += text));
    const deadline = Date.now() + 60_000;
    while (!(await this.healthy())) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`vestibule did not start:\n${this.log}`);
      await new Promise((next) => setTimeout(next, 50));
    }
  }

  /** Everything that it has printed since its start. */
  get said(): string {
    return this.log;
  }

  /** Kills it, and starts it again on the same data. */
  async restart() {
    await this.kill();
    this.log = '';
    await this.run();
  }

  private async healthy(): Promise<boolean> {
    return fetch(`${this.url}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    );
  }

  private async kill() {
    const { child } = this;
    if (child && child.exitCode === null) {
      const gone = new Promise((exited) => child.once('exit', exited));
      // Browsers keep their connections open; a graceful stop would wait for them.
      child.kill('SIGKILL');
      await gone;
    }
  }

  async stop() {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
