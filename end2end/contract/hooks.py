"""What schemathesis is to know about this server, besides its description."""

import administration
import schemathesis
from hypothesis import strategies
from signing import KNOWN, Signature

schemathesis.auth.set_from_requests(Signature())

# Numbering plans decide if a number exists, which no schema can express: these numbers do.
schemathesis.openapi.format("e164", strategies.sampled_from(["+14155552671", "+442079460958", "+4930901820", "+81312345678"]))
schemathesis.openapi.format("login-id", strategies.sampled_from(["zoe@example.com", "+4930901820", KNOWN]))


@schemathesis.hook
def map_body(context, body):
    """Most invented login ids belong to nobody; two of three are made a user's, so that more than 404 is tried.

    Which ones follows from the text, not from chance: a request that failed must come out the same when it is tried again.
    """
    if isinstance(body, dict) and isinstance(body.get("loginId"), str) and sum(map(ord, body["loginId"])) % 3:
        return {**body, "loginId": KNOWN}
    return body


schemathesis.hook(administration.before_call)
