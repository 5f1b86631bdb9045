// Globals that the modules of the SDK expect in a browser. A test imports this before them.
import { webcrypto } from 'node:crypto';

const english = {
  cancelled: 'Cancelled',
  failed: 'Failed',
  network: 'Unreachable',
  tooMany: 'Too many',
  codeWrong: 'Wrong',
};

Object.assign(globalThis, {
  document: { currentScript: { src: 'https://user:secret@login.example.com/at/sdk/shop%2D1' } },
  window: globalThis,
  isSecureContext: false,
  CONFIG: { codes: false, english },
});

// Node.js has it without a flag since version 19.
if (!globalThis.crypto) Object.assign(globalThis, { crypto: webcrypto });
