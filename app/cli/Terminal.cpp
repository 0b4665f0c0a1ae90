// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Terminal.h"

#include "app/cli/LineReader.h"
#include "core/Paths.h"

#include <atomic>
#include <cerrno>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;

namespace {

// What restoreEcho() puts back; plain data, because a signal handler reads it.
struct Saved
{
    std::atomic<int> fd{-1};
    termios mode{};
};
Saved saved;

/// Echo is off as long as this lives.
class EchoOff
{
public:
    explicit EchoOff(int fd)
        : m_fd(fd)
    {
        if (tcgetattr(fd, &saved.mode) != 0)
            return;
        termios quiet = saved.mode;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        quiet.c_lflag |= ECHONL | ICANON;
        saved.fd = fd;
        tcsetattr(m_fd, TCSAFLUSH, &quiet);
    }
    EchoOff(const EchoOff&) = delete;
    EchoOff& operator=(const EchoOff&) = delete;
    ~EchoOff() { Terminal::restoreEcho(); }

private:
    int m_fd;
};

core::Error cancelledAtEnd(const core::Error& error)
{
    if (error.code != ErrorCode::NotFound)
        return error;
    return core::Error{ErrorCode::Cancelled, QStringLiteral("the question was not answered"), {}, {}};
}

} // namespace

core::Result<Terminal> Terminal::open(const QString& path)
{
    if (path.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("there is no terminal to ask on"));
    core::UniqueFd fd(::open(path.toLocal8Bit().constData(), O_RDWR | O_CLOEXEC | O_NOCTTY));
    if (!fd.isValid())
        return fail(core::fromErrno(errno, QStringLiteral("cannot open the terminal"), path));
    if (isatty(fd.get()) != 1)
        return fail(ErrorCode::NotFound, QStringLiteral("is not a terminal"), path);
    return Terminal(std::move(fd));
}

void Terminal::write(const QString& text) const
{
    const QByteArray bytes = text.toUtf8();
    // A terminal that has gone shows nothing; the read that follows tells.
    std::ignore = ::write(m_fd.get(), bytes.constData(), static_cast<size_t>(bytes.size()));
}

core::Task<core::Secret> Terminal::readSecret(QString prompt, std::stop_token stop) const
{
    const EchoOff quiet(m_fd.get());
    write(prompt);
    core::Result<core::Secret> line = co_await LineReader::readLine(m_fd.get(), stop);
    if (!line)
        co_return fail(cancelledAtEnd(line.error()));
    co_return line;
}

core::Task<QString> Terminal::readLine(QString prompt, std::stop_token stop) const
{
    write(prompt);
    const core::Result<core::Secret> line = co_await LineReader::readLine(m_fd.get(), stop);
    if (!line)
        co_return fail(cancelledAtEnd(line.error()));
    co_return QString::fromUtf8(line->view());
}

void Terminal::restoreEcho()
{
    const int fd = saved.fd.exchange(-1);
    if (fd >= 0)
        tcsetattr(fd, TCSANOW, &saved.mode);
}

} // namespace clouddesk::app
