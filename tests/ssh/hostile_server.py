#!/usr/bin/env python3
# SPDX-FileCopyrightText: CloudDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An SSH server that lets everybody in and breaks the protocol when a command is run.

usage: hostile_server.py HOST_KEY_FILE TRICK

Prints its port, then serves one connection after the other on loopback until it is killed.
"""
import hashlib
import hmac
import os
import socket
import struct
import sys
import threading
import time

import paramiko
from paramiko.common import (cMSG_CHANNEL_CLOSE, cMSG_CHANNEL_DATA, cMSG_CHANNEL_EOF, cMSG_CHANNEL_EXTENDED_DATA,
                             cMSG_CHANNEL_OPEN_SUCCESS, cMSG_CHANNEL_REQUEST, cMSG_CHANNEL_SUCCESS,
                             cMSG_CHANNEL_WINDOW_ADJUST, cMSG_DISCONNECT, cMSG_GLOBAL_REQUEST, cMSG_IGNORE,
                             cMSG_KEXINIT, cMSG_NEWKEYS, cMSG_UNIMPLEMENTED, cMSG_USERAUTH_SUCCESS)


class Doors(paramiko.ServerInterface):
    """All of them open."""

    def __init__(self):
        self.asked = threading.Event()

    def check_auth_password(self, username, password):
        return paramiko.AUTH_SUCCESSFUL

    def get_allowed_auths(self, username):
        return 'password'

    def check_channel_request(self, kind, chanid):
        return paramiko.OPEN_SUCCEEDED

    def check_channel_exec_request(self, channel, command):
        self.asked.set()
        return True


class Session:
    def __init__(self, transport, channel):
        self.transport = transport
        self.channel = channel
        self.id = channel.remote_chanid

    def say(self, kind, *parts):
        message = paramiko.Message()
        message.add_byte(kind)
        for part in parts:
            if isinstance(part, bool):
                message.add_boolean(part)
            elif isinstance(part, int):
                message.add_int(part)
            elif isinstance(part, bytes):
                message.add_string(part)
            else:
                message.add_bytes(part.asbytes())
        self.transport._send_message(message)

    def say_raw(self, plain):
        """Encrypted and authenticated as it is, whatever its length fields say."""
        packetizer = self.transport.packetizer
        key = packetizer._Packetizer__mac_key_out
        number = packetizer._Packetizer__sequence_number_out
        code = hmac.new(key, struct.pack('>I', number) + plain, hashlib.sha256).digest()
        packetizer._Packetizer__sequence_number_out = number + 1 & 0xffffffff
        packetizer.write_all(packetizer._Packetizer__block_engine_out.update(plain) + code)

    def data(self, text, channel=None):
        self.say(cMSG_CHANNEL_DATA, self.id if channel is None else channel, text)

    def finish(self):
        self.say(cMSG_CHANNEL_REQUEST, self.id, b'exit-status', False, 0)
        self.say(cMSG_CHANNEL_EOF, self.id)
        self.say(cMSG_CHANNEL_CLOSE, self.id)

    # The tricks.

    def nothing(self):
        self.data(b'fine\n')

    def packet_of_no_length(self):
        self.say_raw(struct.pack('>I', 0) + os.urandom(12))

    def packet_without_payload(self):
        self.say_raw(struct.pack('>IB', 12, 11) + bytes(11))

    def packet_of_all_lengths(self):
        self.say_raw(struct.pack('>I', 0xffffffff) + os.urandom(12))

    def packet_of_odd_length(self):
        self.say_raw(struct.pack('>I', 13) + os.urandom(12))

    def padding_beyond_the_packet(self):
        self.say_raw(struct.pack('>IB', 12, 255) + os.urandom(11))

    def data_after_close(self):
        self.finish()
        for _ in range(100):
            self.data(b'x' * 30000)

    def data_after_eof(self):
        self.say(cMSG_CHANNEL_EOF, self.id)
        self.data(b'x' * 30000)

    def close_thrice(self):
        for _ in range(3):
            self.say(cMSG_CHANNEL_CLOSE, self.id)

    def data_for_nobody(self):
        for channel in (self.id + 1, 12345, 0xffffffff):
            self.data(b'x' * 100, channel)

    def data_beyond_the_window(self):
        for _ in range(1000):
            self.data(b'x' * 32000)

    def data_beyond_the_packet(self):
        self.data(b'x' * 200000)

    def errors_of_every_kind(self):
        for kind in (0, 1, 2, 77, 0xffffffff):
            self.say(cMSG_CHANNEL_EXTENDED_DATA, self.id, kind, b'x' * 1000)

    def lengths_that_lie(self):
        for length in (0x7fffffff, 0xffffffff, 0xfffffff8):
            message = paramiko.Message()
            message.add_int(self.id)
            message.add_int(length)
            message.add_bytes(b'x' * 16)
            self.say(cMSG_CHANNEL_DATA, message)

    def window_overflow(self):
        for _ in range(4):
            self.say(cMSG_CHANNEL_WINDOW_ADJUST, self.id, 0xffffffff)

    def window_for_nobody(self):
        self.say(cMSG_CHANNEL_WINDOW_ADJUST, 4242, 0xffffffff)

    def channel_confirmed_again(self):
        self.say(cMSG_CHANNEL_OPEN_SUCCESS, self.id, 0, 0xffffffff, 0xffffffff)

    def answers_to_no_question(self):
        for _ in range(1000):
            self.say(cMSG_CHANNEL_SUCCESS, self.id)

    def requests_of_every_kind(self):
        for name in (b'exit-status', b'exit-signal', b'xon-xoff', b'pty-req', b'shell', b'', b'n' * 30000):
            self.say(cMSG_CHANNEL_REQUEST, self.id, name, True)

    def exit_signal_with_long_words(self):
        self.say(cMSG_CHANNEL_REQUEST, self.id, b'exit-signal', False, b'K' * 10000, False, b'\x1b]52;c;AAAA\x07' * 1000,
                 b'')

    def global_requests_in_thousands(self):
        for _ in range(5000):
            self.say(cMSG_GLOBAL_REQUEST, b'hostkeys-00@openssh.com', True, b'x' * 64)

    def ignored_megabytes(self):
        for _ in range(300):
            self.say(cMSG_IGNORE, b'x' * 30000)

    def messages_unknown(self):
        for kind in (0, 8, 29, 49, 79, 101, 192, 255):
            self.say(bytes([kind]), b'x' * 32)

    def nothing_implemented(self):
        for number in (0, 1, 0xffffffff):
            self.say(cMSG_UNIMPLEMENTED, number)

    def logged_in_again(self):
        self.say(cMSG_USERAUTH_SUCCESS)

    def new_keys_unasked(self):
        self.say(cMSG_NEWKEYS)

    def key_exchange_cut_short(self):
        self.say(cMSG_KEXINIT, paramiko.Message(os.urandom(10)))

    def key_exchange_with_long_lists(self):
        message = paramiko.Message()
        message.add_bytes(os.urandom(16))
        for _ in range(10):
            message.add_string(b'a,' * 1500)
        message.add_boolean(True)
        message.add_int(0)
        self.say(cMSG_KEXINIT, message)

    def rekey_storm(self):
        for _ in range(15):
            self.transport.renegotiate_keys()
            self.data(b'fine\n')

    def rekey_on_rekey(self):
        for _ in range(50):
            self.transport._send_kex_init()

    def goodbye_with_long_words(self):
        self.say(cMSG_DISCONNECT, 2, b'\x1b[2Jgone\n2026 forged line ' + b'x' * 20000, b'')


def serve(connection, key, trick):
    transport = paramiko.Transport(connection)
    transport.get_security_options().ciphers = ['aes256-ctr']
    transport.get_security_options().digests = ['hmac-sha2-256']
    transport.add_server_key(key)
    doors = Doors()
    try:
        transport.start_server(server=doors)
        channel = transport.accept(20)
        if channel is None or not doors.asked.wait(20):
            return
        # The answer to the request goes first.
        time.sleep(0.1)
        session = Session(transport, channel)
        getattr(session, trick)()
        session.finish()
        time.sleep(3)
    except Exception as problem:  # pylint: disable=broad-except
        print(f'{trick}: {problem!r}', file=sys.stderr)
    finally:
        transport.close()


def main():
    key = paramiko.Ed25519Key.from_private_key_file(sys.argv[1])
    listener = socket.create_server(('127.0.0.1', 0))
    print(listener.getsockname()[1], flush=True)
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection, key, sys.argv[2]), daemon=True).start()


if __name__ == '__main__':
    main()
