// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbclient/DecoderProcess.h"

#include "rfbclient/DecoderMessages.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <csignal>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace clouddesk::rfb {

namespace {

using core::ErrorCode;
using core::fail;

/// What posix_spawn() needs, freed in the end.
class SpawnPlan
{
public:
    SpawnPlan()
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawnattr_init(&m_attributes);
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setsigdefault(&m_attributes, &all);
        // A session of its own: what is typed at the terminal is for this process.
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
        openNull(STDIN_FILENO, O_RDONLY);
        openNull(STDOUT_FILENO, O_WRONLY);
#ifndef CLOUDDESK_SANITIZED // whose reports go there
        openNull(STDERR_FILENO, O_WRONLY);
#endif
    }
    ~SpawnPlan()
    {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    /// The descriptor becomes that one over there; it must be none of the targets itself.
    void give(const core::UniqueFd& descriptor, int target)
    {
        posix_spawn_file_actions_adddup2(&m_actions, descriptor.get(), target);
    }
    void closeFrom(int first) { posix_spawn_file_actions_addclosefrom_np(&m_actions, first); }

    int run(const QByteArray& program, std::vector<char*> arguments, std::vector<char*> environment, pid_t& process)
    {
        arguments.push_back(nullptr);
        environment.push_back(nullptr);
        return posix_spawn(&process, program.constData(), &m_actions, &m_attributes, arguments.data(),
                           environment.data());
    }

private:
    void openNull(int target, int mode) { posix_spawn_file_actions_addopen(&m_actions, target, "/dev/null", mode, 0); }

    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

// Out of the way of the numbers that descriptors are given over there.
core::UniqueFd moveAside(const core::UniqueFd& descriptor)
{
    return core::UniqueFd(fcntl(descriptor.get(), F_DUPFD_CLOEXEC, decoder::boardDescriptor + 1));
}

// Nothing of the user's, which may hold secrets; only what the program loader and sanitizers go by.
std::vector<QByteArray> decoderEnvironment()
{
    std::vector<QByteArray> environment = {"LC_ALL=C.UTF-8"};
    for (const char* name : {"LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS"}) {
        if (qEnvironmentVariableIsSet(name))
            environment.push_back(QByteArray(name) + '=' + qgetenv(name));
    }
    return environment;
}

core::Error explain(const siginfo_t& info)
{
    const QString repair =
        QStringLiteral("Connect again. If it happens again, the machine's VNC server may be hostile or broken.");
    const QString restart = QStringLiteral("CloudDesk was updated while it ran: close and start it again.");
    core::Error error{ErrorCode::DecoderFailed, {}, {}, repair};
    const bool isKilled = info.si_code == CLD_KILLED || info.si_code == CLD_DUMPED;
    if (isKilled && info.si_status == SIGSYS) {
        error.text = QStringLiteral("the desktop's decoder did what it may not and was stopped");
    } else if (isKilled) {
        error.text = QStringLiteral("the desktop's decoder was ended by signal %1").arg(info.si_status);
    } else if (info.si_status == decoder::WrongVersion) {
        error.text = QStringLiteral("the program that decodes desktops is of another version");
        error.advice = restart;
    } else if (info.si_status == decoder::NotConfined) {
        error.text = QStringLiteral("the program that decodes desktops could not be locked in");
        error.advice = QStringLiteral("\"clouddesk doctor\" tells what is missing.");
    } else if (info.si_status == decoder::UnsafeLibrary) {
        error.text = QStringLiteral("the library that decodes desktops has a known flaw (CVE-2026-50538)");
        error.where = QStringLiteral("libvncclient");
        error.advice =
            QStringLiteral("Update this computer's package libvncclient1 (Fedora: libvncserver), then connect "
                           "again.");
    } else if (info.si_status == decoder::NoMemory) {
        error.text = QStringLiteral("the desktop's decoder needed more memory than it may have");
    } else {
        error.text = QStringLiteral("the desktop's decoder has ended (status %1)").arg(info.si_status);
    }
    return error;
}

} // namespace

QString DecoderProcess::programPath()
{
    // Who could put another program there could do so with this one. Neither PATH nor the environment has a say.
    const QString self = QFile::symLinkTarget(QStringLiteral("/proc/self/exe"));
    return QFileInfo(self).path() + QStringLiteral("/clouddesk-decoder");
}

core::Result<DecoderProcess> DecoderProcess::start(Descriptors descriptors)
{
    const Descriptors given{moveAside(descriptors.control), moveAside(descriptors.stream),
                            moveAside(descriptors.board)};
    if (!given.control.isValid() || !given.stream.isValid() || !given.board.isValid())
        return fail(ErrorCode::InputOutputFailed, QStringLiteral("there is no stream to the desktop"));
    SpawnPlan plan;
    plan.give(given.control, decoder::controlDescriptor);
    plan.give(given.stream, decoder::streamDescriptor);
    plan.give(given.board, decoder::boardDescriptor);
    plan.closeFrom(decoder::boardDescriptor + 1);
    const QString path = programPath();
    const QByteArray program = QFile::encodeName(path);
    QByteArray name = "clouddesk-decoder";
    QByteArray version = decoder::version;
    std::vector<QByteArray> variables = decoderEnvironment();
    std::vector<char*> environment;
    environment.reserve(variables.size() + 1);
    for (QByteArray& variable : variables)
        environment.push_back(variable.data());
    pid_t process = 0;
    const int failure = plan.run(program, {name.data(), version.data()}, environment, process);
    if (failure != 0)
        return fail(
            ErrorCode::DecoderFailed,
            QStringLiteral("the program that decodes desktops cannot be started: %1").arg(qt_error_string(failure)),
            path, QStringLiteral("Install CloudDesk anew: both programs belong into one folder."));
    return DecoderProcess(process);
}

DecoderProcess& DecoderProcess::operator=(DecoderProcess&& other) noexcept
{
    std::swap(m_process, other.m_process);
    return *this;
}

DecoderProcess::~DecoderProcess()
{
    end();
}

core::Error DecoderProcess::end()
{
    siginfo_t info{};
    if (m_process > 0) {
        // As long as it was not waited for, the number is its own.
        kill(m_process, SIGKILL);
        while (waitid(P_PID, static_cast<id_t>(m_process), &info, WEXITED) != 0 && errno == EINTR)
            continue;
        m_process = 0;
    }
    return explain(info);
}

} // namespace clouddesk::rfb
