// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Streams.h"

#include <cerrno>

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace clouddesk::app {

namespace {

bool writeAll(int fd, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t count = ::write(fd, bytes.data(), static_cast<size_t>(bytes.size()));
        if (count > 0) {
            bytes = bytes.sliced(count);
            continue;
        }
        if (count < 0 && errno == EAGAIN) {
            pollfd ready{fd, POLLOUT, 0};
            poll(&ready, 1, -1);
        } else if (count < 0 && errno != EINTR) {
            return false;
        }
    }
    return true;
}

} // namespace

Streams::Streams(int input, int output, int error, QString terminal)
    : m_input(input)
    , m_output(output)
    , m_error(error)
    , m_terminal(std::move(terminal))
{
}

bool Streams::inputIsTerminal() const
{
    return isatty(m_input) == 1;
}

bool Streams::errorIsTerminal() const
{
    return isatty(m_error) == 1;
}

int Streams::errorColumns() const
{
    winsize size = {};
    if (ioctl(m_error, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}

bool Streams::write(QByteArrayView bytes)
{
    if (outputIsWhole() && !writeAll(m_output, bytes))
        m_outputError = errno;
    return outputIsWhole();
}

bool Streams::writeError(QByteArrayView bytes)
{
    return writeAll(m_error, bytes);
}

bool Streams::printLine(const QString& line)
{
    return write(QByteArray(line.toUtf8() + '\n'));
}

bool Streams::printErrorLine(const QString& line)
{
    return writeError(QByteArray(line.toUtf8() + '\n'));
}

} // namespace clouddesk::app
