// The administration API, by a token of the command line.
import { PASSWORD } from '../fixtures.ts';
import type { Vestibule } from '../vestibule.ts';
import { expect, someone } from './fixtures.ts';

export class Administration {
  private readonly token: string;

  constructor(private readonly vestibule: Vestibule) {
    const scopes = 'accounts:write,applications:write,webhooks:write';
    const { status, stdout, stderr } = vestibule.command(['token', 'create', 'conformance', '--scopes', scopes]);
    expect(status, stderr).toBe(0);
    this.token = stdout.trim();
  }

  /** Sends a request, and returns the answer's JSON, or nothing if it has none. */
  async send(method: string, path: string, body?: object) {
    const response = await fetch(`${this.vestibule.url}/api/admin${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', 'if-match': '*' },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    expect(response.ok, text).toBe(true);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** An account with a password and these roles. */
  async personWith(roles: string[], name: string): Promise<{ id: string; loginId: string }> {
    const account = { loginId: someone(name), password: PASSWORD, roles, profile: { firstName: 'Zoë' } };
    return this.send('POST', '/accounts', account);
  }

  /** Ends all sessions of an account, as an administrator does. */
  async endSessions(id: string) {
    await this.send('DELETE', `/accounts/${id}/sessions`);
  }
}
