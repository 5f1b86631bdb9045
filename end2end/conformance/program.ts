// A relying party that is a program of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import type { Environment } from '../vestibule.ts';

export class Program {
  private constructor(
    private readonly child: ChildProcess,
    private readonly log: string[],
  ) {}

  /** Starts a program, and waits until it answers at this address. */
  static async start(url: string, command: string, args: string[], environment: Environment = {}): Promise<Program> {
    const child = spawn(command, args, { env: { ...process.env, ...environment } });
    const program = new Program(child, []);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => program.log.push(String(text)));
    const deadline = Date.now() + 60_000;
    while (!(await answers(url))) {
      if (child.exitCode !== null || Date.now() > deadline)
        throw new Error(`${command} did not start:\n${program.said}`);
      await new Promise((next) => setTimeout(next, 50));
    }
    return program;
  }

  /** Everything that it has printed. */
  get said(): string {
    return this.log.join('');
  }

  async stop() {
    if (this.child.exitCode !== null) return;
    const gone = new Promise((exited) => this.child.once('exit', exited));
    this.child.kill();
    await gone;
  }
}

/** True if there is an answer, whichever it is. */
async function answers(url: string): Promise<boolean> {
  return fetch(url, { redirect: 'manual' }).then(
    () => true,
    () => false,
  );
}
