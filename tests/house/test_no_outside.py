"""No test reaches a machine other than its own."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError

ELSEWHERE = "192.0.2.1"  # kept for documentation by RFC 5737


def test_a_connection_to_the_outside_is_refused() -> None:
    with socket.socket() as caller, pytest.raises(SocketConnectBlockedError, match=ELSEWHERE):
        caller.connect((ELSEWHERE, 80))


def test_a_connection_to_this_machine_is_made() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as caller:
        caller.connect(server.getsockname())
        assert caller.getpeername() == server.getsockname()
