// A device behind Vestibule: openid-client, a certified relying party that we did not write, as a terminal uses it.

import { webcrypto } from 'node:crypto';
import * as client from 'openid-client';
import type { Login } from './relying-party.ts';
import type { Vestibule } from './vestibule.ts';

// Node.js 18 has it under another name.
globalThis.crypto ??= webcrypto as Crypto;

/** A device that shows a code. */
export class DeviceParty {
  private constructor(
    readonly configuration: client.Configuration,
    readonly codes: client.DeviceAuthorizationResponse,
  ) {}

  /** Registers an installed application by the command line, and asks for codes. */
  static async begin(vestibule: Vestibule, name: string, options: string[] = []): Promise<DeviceParty> {
    const create = ['application', 'create', name, '--kind', 'native', '--device-authorization', '--json'];
    const made = vestibule.command([...create, ...options]);
    if (made.status !== 0) throw new Error(made.stderr);
    const { client_id } = JSON.parse(made.stdout);
    const configuration = await client.discovery(new URL(vestibule.url), client_id, undefined, client.None(), {
      execute: [client.allowInsecureRequests],
    });

    const scope = 'openid profile email offline_access';
    return new DeviceParty(configuration, await client.initiateDeviceAuthorization(configuration, { scope }));
  }

  /** Asks every five seconds until the person has answered. */
  login(): Promise<Login> {
    return client.pollDeviceAuthorizationGrant(this.configuration, this.codes);
  }

  refresh(login: Login): Promise<Login> {
    return client.refreshTokenGrant(this.configuration, login.refresh_token ?? '');
  }

  userInfo(login: Login): Promise<client.UserInfoResponse> {
    return client.fetchUserInfo(this.configuration, login.access_token, login.claims()?.sub ?? '');
  }
}
