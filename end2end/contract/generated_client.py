"""A program on the client that openapi-python-client generates of a running server's own description (fault a23).

    generated_client.py <address> <folder for what is generated>

Needs CONTRACT_TOKEN, and an account schema that nobody has changed.
"""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ALICE = {"firstName": "Alice", "lastName": "Miller", "shoeSize": 39.5, "address": {"city": "London"}, "tags": ["vip", "early"]}
CHANGED = {"firstName": "Alice", "shoeSize": 39.5, "address": {"city": "Paris"}, "tags": ["vip", "early"]}


def main(address, folder):
    document = Path(folder, "openapi.json")
    document.write_bytes(description(address))
    package = Path(folder, "vestibule_client")
    arguments = ["generate", "--path", document, "--output-path", package, "--meta", "none", "--fail-on-warning"]
    # It calls ruff, which is in the same folder.
    beside = Path(sys.executable).parent
    path = f"{beside}{os.pathsep}{os.environ['PATH']}"
    subprocess.run([beside / "openapi-python-client", *arguments], env={**os.environ, "PATH": path}, check=True)
    sys.path.insert(0, str(folder))
    use(address)
    print("A program on the generated Python client sets, reads and changes profiles.")


def description(address):
    until = time.monotonic() + 20
    while True:
        try:
            return urllib.request.urlopen(f"{address}/api/openapi.json").read()
        except urllib.error.URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def use(address):
    from vestibule_client import AuthenticatedClient
    from vestibule_client.api.administration import (
        batch_accounts,
        create_account,
        delete_account,
        get_account,
        get_schema,
        list_accounts,
        list_audit,
        patch_account,
        replace_schema,
        restore_account,
    )
    from vestibule_client.models import AccountChange, AccountSchema, Batch, NewAccount, Operation, OperationName, Problem, Profile

    client = AuthenticatedClient(base_url=address, token=os.environ["CONTRACT_TOKEN"])

    new = NewAccount(login_id="python@example.com", profile=Profile.from_dict(ALICE))
    created = create_account.sync(client=client, body=new)
    assert created.profile.to_dict() == ALICE, created
    read = get_account.sync_detailed(created.id, client=client)
    assert read.parsed.profile.to_dict() == ALICE, read

    change = AccountChange(profile=Profile.from_dict({"lastName": None, "address": {"city": "Paris"}}))
    patched = patch_account.sync(created.id, client=client, body=change, if_match=read.headers["etag"])
    assert patched.profile.to_dict() == CHANGED, patched
    found = list_accounts.sync(client=client, filter_='profile.firstName eq "Alice"', total=True)
    assert [account.login_id for account in found.items] == ["python@example.com"] and found.total == 1, found

    bob = NewAccount(login_id="bob@example.com", profile=Profile.from_dict({"firstName": "Bob"}))
    larger = AccountChange(profile=Profile.from_dict({"shoeSize": 40}))
    operations = [
        Operation(op=OperationName.CREATE, account=bob),
        Operation(op=OperationName.PATCH, id=created.id, if_match="*", account=larger),
        Operation(op=OperationName.DELETE, id=created.id, if_match='"1"'),
    ]
    results = batch_accounts.sync(client=client, body=Batch(operations=operations)).results
    assert [result.status for result in results] == [201, 200, 412], results
    assert results[1].account.profile["shoeSize"] == 40, results

    assert delete_account.sync_detailed(created.id, client=client, if_match="*").status_code == 204
    gone = get_account.sync(created.id, client=client)
    assert isinstance(gone, Problem) and gone.code == "not_found", gone
    assert restore_account.sync(created.id, client=client).profile["shoeSize"] == 40
    acts = [entry.action for entry in list_audit.sync(client=client, account=created.id).items]
    assert acts == ["account_restored", "account_deleted", "account_changed", "account_changed", "account_created"], acts

    schema = get_schema.sync_detailed(client=client)
    titled = AccountSchema.from_dict({**schema.parsed.to_dict(), "title": "Members"})
    fit = replace_schema.sync(client=client, body=titled, if_match=schema.headers["etag"])
    assert fit.failing == 0, fit
    assert get_schema.sync(client=client)["title"] == "Members"


if __name__ == "__main__":
    main(*sys.argv[1:])
