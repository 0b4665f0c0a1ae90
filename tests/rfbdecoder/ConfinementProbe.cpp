// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Locks itself in as the decoder does, then does what its argument names. Only TestConfinement starts it.
#include "rfbdecoder/Confinement.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

namespace {

int pair[2];

void openForReading()
{
    open("/etc/passwd", O_RDONLY);
}

void openForWriting()
{
    open("/tmp/clouddesk-probe", O_WRONLY | O_CREAT, 0600);
}

void connectUnix()
{
    const sockaddr_un address{AF_UNIX, "/run/dbus/system_bus_socket"};
    connect(pair[0], reinterpret_cast<const sockaddr*>(&address), sizeof address);
}

void sendToAddress()
{
    const sockaddr_un address{AF_UNIX, "/run/systemd/journal/socket"};
    sendto(pair[0], "x", 1, 0, reinterpret_cast<const sockaddr*>(&address), sizeof address);
}

void executeProgram()
{
    char name[] = "true";
    char* const arguments[] = {name, nullptr};
    execv("/bin/true", arguments);
}

void mapExecutable()
{
    mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

void makeExecutable()
{
    static char page[8192];
    mprotect(page, sizeof page, PROT_READ | PROT_EXEC);
}

/// What a session does: memory, bytes to and fro, waiting.
void work()
{
    std::vector<std::string> memory(1000, std::string(100000, 'x'));
    char byte = 0;
    if (send(pair[0], "x", 1, MSG_NOSIGNAL) != 1 || recv(pair[1], &byte, 1, MSG_DONTWAIT) != 1 || byte != 'x')
        _exit(9);
    _exit(memory.size() == 1000 ? 0 : 9);
}

/// Exits with 0 if there is an end to the memory that others could share.
[[maybe_unused]] void takeSharedMemory()
{
    constexpr size_t piece = size_t(64) << 20;
    for (int i = 0; i < 64; ++i)
        if (mmap(nullptr, piece, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0) == MAP_FAILED)
            _exit(errno == ENOMEM ? 0 : 9);
}

/// As a kernel without it, or a container that forbids it.
bool denySeccomp()
{
    const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    const bool isLoaded = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(seccomp), 0) == 0 &&
                          seccomp_rule_add(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(prctl), 1,
                                           SCMP_A0(SCMP_CMP_EQ, PR_SET_SECCOMP)) == 0 &&
                          seccomp_load(filter) == 0;
    seccomp_release(filter);
    return isLoaded;
}

const std::map<std::string, void (*)()> deeds = {
    {"work", work},
    {"no seccomp", work},
    {"shared memory", takeSharedMemory},
    {"open", openForReading},
    {"create", openForWriting},
    {"socket", [] { socket(AF_INET, SOCK_STREAM, 0); }},
    {"connect", connectUnix},
    {"sendto", sendToAddress},
    {"execve", executeProgram},
    {"fork", [] { syscall(SYS_fork); }},
    {"clone", [] { syscall(SYS_clone, 0, 0, 0, 0, 0); }},
    {"clone3", [] { syscall(SYS_clone3, 0, 0); }},
    {"ptrace", [] { ptrace(PTRACE_TRACEME, 0, nullptr, nullptr); }},
    {"process_vm_readv", [] { syscall(SYS_process_vm_readv, getppid(), 0, 0, 0, 0, 0); }},
    {"kill", [] { syscall(SYS_kill, 1, 0); }},
    {"unlink", [] { unlink("/tmp/clouddesk-probe"); }},
    {"memfd_create", [] { syscall(SYS_memfd_create, "x", 0); }},
    {"io_uring_setup", [] { syscall(SYS_io_uring_setup, 1, nullptr); }},
    {"setrlimit", [] { syscall(SYS_prlimit64, 0, 7, nullptr, nullptr); }},
    {"mmap executable", mapExecutable},
    {"mprotect executable", makeExecutable},
    {"unknown call", [] { syscall(100000); }},
};

} // namespace

int main(int argumentCount, char** arguments)
{
    const auto deed = deeds.find(argumentCount > 1 ? arguments[1] : "");
    if (deed == deeds.end() || socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0)
        return 7;
    const bool hasSeccomp = std::strcmp(arguments[1], "no seccomp") != 0;
    if (!hasSeccomp && !denySeccomp())
        return 6;
    using clouddesk::rfb::Confinement;
    if (clouddesk::rfb::confineProcess() != (hasSeccomp ? Confinement::Full : Confinement::Limited))
        return 8;
    deed->second();
    _exit(1);
}
