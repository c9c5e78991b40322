"""Receives Keyledger's webhooks.

PORT (0: any), WEBHOOK_SECRET: one or more, separated by spaces while they rotate. Needs nothing but Python 3.9 or newer.
Prints where it listens, then a line of JSON for each new event.
"""

import base64
import binascii
import hashlib
import hmac
import json
import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock

SECRETS = os.environ.get("WEBHOOK_SECRET", "").split()
TOLERANCE_SECONDS = 300
# In real life: a table with a unique id, written in the transaction that does the event's work.
seen = set()
turn = Lock()


def is_genuine(headers, body):
    """Standard Webhooks 1.0: `v1,` and HMAC-SHA256 over id, second and the very bytes that came."""
    identifier = headers.get("webhook-id", "")
    timestamp = headers.get("webhook-timestamp", "")
    if not timestamp.isdigit() or abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    content = f"{identifier}.{timestamp}.".encode() + body
    offered = []
    for signature in headers.get("webhook-signature", "").split():
        version, _, text = signature.partition(",")
        if version == "v1":
            try:
                offered.append(base64.b64decode(text, validate=True))
            except binascii.Error:
                continue
    for secret in SECRETS:
        key = base64.b64decode(secret.removeprefix("whsec_"))
        expected = hmac.new(key, content, hashlib.sha256).digest()
        if any(hmac.compare_digest(expected, given) for given in offered):
            return True
    return False


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        if not is_genuine(self.headers, body):
            self.answer(401)
            return
        event = json.loads(body)
        with turn:
            if event["id"] not in seen:
                # Do the event's work here, and answer only once it is safe: what is answered is not sent again.
                line = {
                    "id": event["id"],
                    "type": event["type"],
                    "accountId": event["data"].get("accountId"),
                    "sequence": event.get("sequence"),
                }
                print(json.dumps(line), flush=True)
                seen.add(event["id"])
        self.answer(204)

    def answer(self, status):
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Receiver)
print(f"listening on {server.server_address[1]}", flush=True)
server.serve_forever()
