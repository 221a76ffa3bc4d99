"""What every answer of the server says about itself: what a page may load, and from where."""

import base64
import hashlib
import re
from importlib.resources import files
from typing import Any

Message = dict[str, Any]


def policy() -> str:
    """The content security policy: everything comes from this server.

    Streamlit needs the rest: its one inline script, by hash; Vega compiles expressions; components of ours are
    loaded as blobs; styles are written into the page as it is drawn.
    """
    scripts = " ".join(f"'sha256-{digest}'" for digest in _inline_scripts())
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' blob: 'unsafe-eval' {scripts}".strip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        ]
    )


def _inline_scripts() -> list[str]:
    """The hashes of the scripts that lie within Streamlit's one page of HTML."""
    page = (files("streamlit") / "static" / "index.html").read_text(encoding="utf-8")
    inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    return [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline]


class Headers:
    """Adds the headers to every answer."""

    def __init__(self, app: Any) -> None:  # noqa: ANN401 -- any ASGI application
        self._app = app
        self._headers = [
            (name.encode(), value.encode())
            for name, value in {
                "content-security-policy": policy(),
                "x-content-type-options": "nosniff",
                "x-frame-options": "SAMEORIGIN",
                "referrer-policy": "same-origin",
            }.items()
        ]
        self._names = {name for name, _ in self._headers}

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:  # noqa: ANN401
        """Lets the application answer, and adds the headers as it begins to."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                others = [one for one in message.get("headers", ()) if one[0].lower() not in self._names]
                message = {**message, "headers": [*others, *self._headers]}
            await send(message)

        await self._app(scope, receive, with_headers)
