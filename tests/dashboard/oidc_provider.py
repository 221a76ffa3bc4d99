"""A small OpenID Connect provider on this machine: discovery, authorization with PKCE, tokens, keys, userinfo.

It approves whoever it was told to be, without a page of its own: `become` with the claims of the next person. What
it issues is signed with RS256 and checked like that of any provider. For tests; it runs as a process of its own:

    python -m tests.dashboard.oidc_provider PORT
"""

import base64
import contextlib
import hashlib
import json
import secrets
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from joserfc import jwt
from joserfc.jwk import RSAKey

from tests.dashboard.live import free_port

CLIENT, SECRET = "hansei-test", "a secret between the two"


class Provider(ThreadingHTTPServer):
    """What the provider knows: its key, who is asking, and which codes and tokens it has given."""

    daemon_threads = True

    def __init__(self, port: int) -> None:
        self.issuer = f"http://127.0.0.1:{port}"
        self.key = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig", "alg": "RS256"})
        self.claims: dict[str, Any] = {"sub": "nobody"}
        self.codes: dict[str, dict[str, Any]] = {}
        self.tokens: dict[str, dict[str, Any]] = {}
        super().__init__(("127.0.0.1", port), Answer)


class Answer(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Provider

    def log_message(self, *_: Any) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        """Everything but the token."""
        url = urllib.parse.urlsplit(self.path)
        asked = dict(urllib.parse.parse_qsl(url.query))
        issuer = self.server.issuer
        match url.path:
            case "/.well-known/openid-configuration":
                self._say(
                    {
                        "issuer": issuer,
                        **{
                            f"{name}_endpoint": f"{issuer}/{name}"
                            for name in ("authorization", "token", "userinfo", "end_session")
                        },
                        "jwks_uri": f"{issuer}/keys",
                        "response_types_supported": ["code"],
                        "subject_types_supported": ["public"],
                        "id_token_signing_alg_values_supported": ["RS256"],
                        "code_challenge_methods_supported": ["S256"],
                    }
                )
            case "/keys":
                self._say({"keys": [self.server.key.as_dict(private=False)]})
            case "/become":
                self.server.claims = json.loads(asked["claims"])
                self._say({})
            case "/authorization" if asked["client_id"] == CLIENT and asked["code_challenge_method"] == "S256":
                code = secrets.token_urlsafe()
                self.server.codes[code] = {"asked": asked, "claims": self.server.claims}
                self._go(asked["redirect_uri"], code=code, state=asked["state"])
            case "/userinfo":
                self._say(self.server.tokens[self.headers["Authorization"].removeprefix("Bearer ")])
            case "/end_session":
                self._go(asked["post_logout_redirect_uri"])
            case _:
                self.send_error(400)

    def do_POST(self) -> None:
        """A token for a code, once, to the client who asked for it."""
        said = dict(urllib.parse.parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        client = base64.b64decode(self.headers.get("Authorization", "").removeprefix("Basic ")).decode()
        given = self.server.codes.pop(said.get("code", ""), None)
        proof = base64.urlsafe_b64encode(hashlib.sha256(said.get("code_verifier", "").encode()).digest())
        if (
            given is None
            or urllib.parse.unquote_plus(client) != f"{CLIENT}:{SECRET}"
            or said["redirect_uri"] != given["asked"]["redirect_uri"]
            or proof.decode().rstrip("=") != given["asked"]["code_challenge"]
        ):
            self.send_error(400)
            return
        now = int(time.time())
        claims = {"iat": now, "exp": now + 3600, **given["claims"]}
        token = secrets.token_urlsafe()
        self.server.tokens[token] = given["claims"]
        id_token = jwt.encode(
            {"alg": "RS256", "kid": "k1"},
            {"iss": self.server.issuer, "aud": CLIENT, "nonce": given["asked"].get("nonce"), **claims},
            self.server.key,
        )
        self._say({"access_token": token, "token_type": "Bearer", "expires_in": 3600, "id_token": id_token})

    def _say(self, told: object) -> None:
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _go(self, where: str, **more: str) -> None:
        self.send_response(302)
        self.send_header("Location", where + ("?" + urllib.parse.urlencode(more) if more else ""))
        self.send_header("Content-Length", "0")
        self.end_headers()


class Sign:
    """A running provider, as a test sees it."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer

    def become(self, name: str, **claims: Any) -> None:
        """Who is approved next."""
        told = json.dumps({"sub": f"id of {name}", "name": name, **claims})
        urllib.request.urlopen(f"{self.issuer}/become?{urllib.parse.urlencode({'claims': told})}").close()

    def secrets(self) -> str:
        """What a workspace's secrets.toml says about it."""
        return f"""[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "{secrets.token_hex()}"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{self.issuer}/.well-known/openid-configuration"
"""


@contextlib.contextmanager
def provider() -> Iterator[Sign]:
    """A provider in a process of its own, for a `with` block."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "tests.dashboard.oidc_provider", str(port)])
    sign = Sign(f"http://127.0.0.1:{port}")
    try:
        for _ in range(200):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{sign.issuer}/keys").close()
                break
            time.sleep(0.1)
        yield sign
    finally:
        process.terminate()
        process.wait(timeout=15)


if __name__ == "__main__":
    Provider(int(sys.argv[1])).serve_forever()
