// express-openid-connect, in an application of Express.
import { Authenticator, logOut, registerByPasskey } from '../../fixtures.ts';
import { byPasskey, someone, test } from '../fixtures.ts';
import { logInAndRefresh, Party } from '../journey.ts';

test('express-openid-connect logs in by a passkey and refreshes', async ({ page, vestibule }) => {
  const loginId = someone('express');
  const authenticator = await Authenticator.add(page);
  await registerByPasskey(page, loginId);
  await logOut(page);
  await authenticator.presence(false);
  const party = await Party.start(vestibule, 'Express', process.execPath, 'express_openid_connect_party.js');
  try {
    await logInAndRefresh({ page, vestibule, party, loginId, logIn: byPasskey(authenticator) });
  } finally {
    await party.stop();
  }
});
