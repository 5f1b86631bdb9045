"""aiosmtpd's maildir behind a login: `aiosmtpd --class guarded_mailbox.GuardedMailbox FOLDER USER PASSWORD`."""

import base64

from aiosmtpd.handlers import Mailbox


class GuardedMailbox(Mailbox):
    def __init__(self, folder, user, password):
        super().__init__(folder)
        self.right = base64.b64encode(f"\0{user}\0{password}".encode()).decode()

    @classmethod
    def from_cli(cls, _parser, *args):
        return cls(*args)

    async def handle_AUTH(self, _server, session, _envelope, args):
        session.authenticated = args == ["PLAIN", self.right]
        return "235 2.7.0 Welcome" if session.authenticated else "535 5.7.8 Authentication credentials invalid"

    async def handle_MAIL(self, _server, session, envelope, address, _options):
        if not session.authenticated:
            return "530 5.7.0 Authentication required"
        envelope.mail_from = address
        return "250 OK"
