// a23: public generators create clients from the OpenAPI document, and programs on them are
// type-checked and run.
import { spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import type { Told } from '../clients/told.ts';
import { Vestibule } from '../vestibule.ts';

const here = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

function run(program: string, args: string[], folder: string) {
  const { status, stdout, stderr } = spawnSync(here(`node_modules/.bin/${program}`), args, {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(status, `${program}\n${stdout}${stderr}`).toBe(0);
}

const STRICT = [
  '--noEmit',
  '--strict',
  '--skipLibCheck',
  '--target',
  'es2022',
  '--module',
  'esnext',
  '--moduleResolution',
  'bundler',
];

const GENERATORS = [
  { program: 'openapi-fetch', generate: 'openapi-typescript', args: ['openapi.json', '-o', 'generated.ts'] },
  { program: 'hey-api', generate: 'openapi-ts', args: ['-i', 'openapi.json', '-o', 'generated', '--no-log-file'] },
];

for (const { program, generate, args } of GENERATORS) {
  test(`a23 a client made by ${generate} sets, reads and changes profiles`, async ({}, info) => {
    const vestibule = await Vestibule.start();
    try {
      // Below this folder, so that the generated code finds its packages.
      const folder = info.outputPath(program);
      cpSync(here('clients'), folder, { recursive: true });
      const description = await fetch(`${vestibule.url}/api/openapi.json`);
      writeFileSync(`${folder}/openapi.json`, await description.text());
      run(generate, args, folder);
      run('tsc', [...STRICT, `${program}.ts`], folder);

      const outfile = `${folder}/${program}.mjs`;
      await build({
        entryPoints: [`${folder}/${program}.ts`],
        outfile,
        bundle: true,
        format: 'esm',
        platform: 'node',
        logLevel: 'silent',
      });
      const { use }: { use: (url: string, token: string) => Promise<Told> } = await import(pathToFileURL(outfile).href);
      const scopes = 'accounts:write,schema:write,audit:read';
      const token = vestibule.command(['token', 'create', 'client', '--scopes', scopes]).stdout.trim();
      expect(await use(vestibule.url, token)).toEqual(TOLD);
    } finally {
      await vestibule.stop();
    }
  });
}

const ALICE = {
  firstName: 'Alice',
  lastName: 'Miller',
  shoeSize: 39.5,
  address: { city: 'London' },
  tags: ['vip', 'early'],
};
const CHANGED = { firstName: 'Alice', shoeSize: 39.5, address: { city: 'Paris' }, tags: ['vip', 'early'] };

const TOLD: Told = {
  created: ALICE,
  read: ALICE,
  patched: CHANGED,
  found: [['alice@example.com'], 1],
  batch: [
    [201, { firstName: 'Bob' }],
    [200, { ...CHANGED, shoeSize: 40 }],
    [412, 'stale'],
  ],
  deleted: [204, 'not_found', 40],
  audit: ['account_restored', 'account_deleted', 'account_changed', 'account_changed', 'account_created'],
  schema: [0, 'Members'],
  refused: ['/nickname'],
};
