"""Computes the six operations with Python's hmac and hashlib, from the vendors' pages: one JSON case a line in, one result a line out."""
import base64
import hashlib
import hmac
import json
import sys


def b64url(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=")


def bearer(i):
    payload = json.dumps({"publicKey": i["publicKey"]}, ensure_ascii=False, separators=(",", ":"))
    head = b64url(b'{"alg":"HS256","typ":"JWT"}') + b"." + b64url(payload.encode())
    return (head + b"." + b64url(hmac.new(i["privateKey"].encode(), head, hashlib.sha256).digest())).decode()


def callback(i):
    literal = lambda text: text  # numbers as they stand: never through a float
    body = json.loads(i["body"], parse_float=literal, parse_int=literal)
    parts = [body["externalId"] if "externalId" in body else body["externald"], body["status"], body["amount"], body["orderType"]]
    return hashlib.sha256(";".join(parts + [i["privateKey"]]).encode()).hexdigest()


def alert(i):
    body = json.loads(i["body"])
    return hashlib.sha256(";".join([body["CreatedAt"], body["Message"], i["privateKey"]]).encode()).hexdigest()


OPERATIONS = {
    "paynet/auth": lambda i: hashlib.md5((i["id"] + i["token"] + i["key"]).encode()).hexdigest(),
    "aeterna/request": lambda i: hmac.new(i["SecretToken"].encode(), (i["X-App-Access-Ts"] + i["Email"]).encode(), hashlib.sha256).hexdigest(),
    "aeterna/webhook": lambda i: hmac.new(i["SecretToken"].encode(), i["body"].encode(), hashlib.sha256).hexdigest(),
    "paystar/bearer": bearer,
    "paystar/callback": callback,
    "paystar/alert": alert,
}

for line in sys.stdin:
    case = json.loads(line)
    print(OPERATIONS[case["scheme"] + "/" + case["operation"]](case["inputs"]))
