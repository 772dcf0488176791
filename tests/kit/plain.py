"""HTTP without TLS, which is all that is spoken here: for it no certificates need be read."""

import ssl

PLAIN = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""What to give httpx as ``verify``: a client that is given none reads them all, in 30 ms."""
