// The journey that every party with a program of its own proves: log in, refresh, log out.
//
// The program answers at PARTY_URL, and knows the server by ISSUER, CLIENT_ID and CLIENT_SECRET. `/login` begins a
// login that ends at `/`. `/` tells, as JSON, the claims of the ID token and of userinfo, or 401. `/refresh` renews
// the tokens and tells the same of them. `/logout` logs out, and leads back to `/`. A program that can takes logout
// tokens at `/backchannel`.
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { createApplication } from '../application.ts';
import { freePort, type Vestibule } from '../vestibule.ts';
import { expect } from './fixtures.ts';
import { Program } from './program.ts';

type Claims = Record<string, unknown>;

/** What a party learnt. */
export type Learnt = { claims: Claims; userinfo: Claims };

/** A party with a program of its own. */
export class Party {
  private constructor(
    readonly url: string,
    readonly clientId: string,
    private readonly program: Program,
  ) {}

  /** Registers the party, and starts its script of `parties/` by this command. */
  static async start(vestibule: Vestibule, name: string, command: string, script: string): Promise<Party> {
    const url = `http://127.0.0.1:${await freePort()}`;
    const addresses = ['--redirect-uri', `${url}/callback`, '--post-logout-uri', `${url}/`];
    const made = createApplication(vestibule, name, ['--kind', 'web', ...addresses]);
    const path = fileURLToPath(new URL(`parties/${script}`, import.meta.url));
    const program = await Program.start(url, command, [path], {
      ISSUER: vestibule.url,
      CLIENT_ID: made.client_id,
      CLIENT_SECRET: made.client_secret,
      PARTY_URL: url,
    });
    return new Party(url, made.client_id, program);
  }

  /** What the party says at a path to this browser. */
  async told(page: Page, path: string): Promise<Learnt> {
    const response = await page.goto(this.url + path);
    expect(response?.status(), this.program.said).toBe(200);
    return response?.json();
  }

  stop() {
    return this.program.stop();
  }
}

export type Journey = {
  page: Page;
  vestibule: Vestibule;
  party: Party;
  loginId: string;
  /** How the person logs in on the page to which the party sends them. */
  logIn: (page: Page, loginId: string) => Promise<void>;
};

/** Logs a person in, checks what the party learnt, and refreshes the tokens. */
export async function logInAndRefresh({ page, vestibule, party, loginId, logIn }: Journey) {
  await page.goto(`${party.url}/login`);
  await logIn(page, loginId);
  await page.waitForURL(`${party.url}/`);

  const learnt = await party.told(page, '/');
  expect(learnt.claims).toMatchObject({ iss: vestibule.url, sid: expect.any(String) });
  expect([learnt.claims.aud].flat()).toEqual([party.clientId]);
  expect(learnt.userinfo).toMatchObject({ sub: learnt.claims.sub, email: loginId });

  const refreshed = await party.told(page, '/refresh');
  expect(refreshed.claims).toMatchObject({ sub: learnt.claims.sub, auth_time: learnt.claims.auth_time });
  expect(refreshed.userinfo).toEqual(learnt.userinfo);
}

/** Logs out at the party, and checks that the person is logged out there and on the server. */
export async function logOut(page: Page, party: Party) {
  const left = page.waitForResponse((response) => response.url().split('?')[0] === `${party.url}/`);
  await page.goto(`${party.url}/logout`);
  expect((await left).status()).toBe(401);
  await page.goto('/account');
  await expect(page).toHaveURL(/\/login/);
}
