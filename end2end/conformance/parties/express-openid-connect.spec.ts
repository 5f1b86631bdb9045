// express-openid-connect, in an application of Express.
import { Authenticator, logOut as logOutOfVestibule, registerByPasskey } from '../../fixtures.ts';
import { byPasskey, someone, test } from '../fixtures.ts';
import { logInAndRefresh, logOut, Party } from '../journey.ts';

test('express-openid-connect logs in by a passkey, refreshes and logs out', async ({ page, vestibule }) => {
  const loginId = someone('express');
  const authenticator = await Authenticator.add(page);
  await registerByPasskey(page, loginId);
  await logOutOfVestibule(page);
  await authenticator.presence(false);
  const party = await Party.start(vestibule, 'Express', process.execPath, 'express_openid_connect_party.js');
  try {
    await logInAndRefresh({ page, vestibule, party, loginId, logIn: byPasskey(authenticator) });
    // Otherwise the login page logs the person in again at once, by the passkey in its autofill.
    await authenticator.presence(false);
    await logOut(page, party);
  } finally {
    await party.stop();
  }
});
