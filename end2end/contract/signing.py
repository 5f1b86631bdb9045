"""Signs what schemathesis sends, as the platform does: over the raw body and the time (docs/integrating.md).

What a person asks under /api/account is not signed: it goes under the cookie of a session, begun for each request, since some of
them end it. What is asked of the administration API goes under a token; administration.py says about what.
"""

import base64
import hashlib
import hmac
import os
import time

import requests

KEY = base64.b64decode(os.environ["VESTIBULE_OWNID_SHARED_SECRET"])
TOKEN = os.environ["CONTRACT_TOKEN"]
KNOWN = os.environ["CONTRACT_LOGIN_ID"]


class Signature(requests.auth.AuthBase):
    """Called with each request as it is about to leave, so its body is the very bytes that are sent."""

    last = 0

    def __call__(self, request):
        if request.path_url.startswith("/api/admin/"):
            request.headers["authorization"] = f"Bearer {TOKEN}"
            return request
        if request.path_url.startswith("/api/account"):
            request.headers["cookie"] = log_in(request.url.split("/api/account")[0])
            return request
        # Two identical requests with one timestamp would be a request and its replay.
        Signature.last = max(time.time_ns() // 1_000_000, Signature.last + 1)
        timestamp = str(Signature.last)
        body = request.body or b""
        body = body.encode() if isinstance(body, str) else body
        mac = hmac.new(KEY, body + b"." + timestamp.encode(), hashlib.sha256)
        request.headers["ownid-timestamp"] = timestamp
        request.headers["ownid-signature"] = base64.b64encode(mac.digest()).decode()
        return request


def log_in(origin, login_id=KNOWN):
    """The cookie of a fresh session: the token of a signed callback, traded as a page trades it."""
    minted = requests.post(f"{origin}/api/ownid/getSessionByLoginId", json={"loginId": login_id}, auth=Signature(), timeout=10)
    minted.raise_for_status()
    traded = requests.post(f"{origin}/session", json=minted.json(), timeout=10)
    traded.raise_for_status()
    return "; ".join(f"{name}={value}" for name, value in traded.cookies.items())
