// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbdecoder/Confinement.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <memory>

#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace clouddesk::rfb {

namespace {

// Descriptors come and go with the pictures; there are six, and one more for a moment.
constexpr rlim_t maximumDescriptors = 16;

// For pixels that are on the way: a rectangle of the largest size, as it came and unpacked.
[[maybe_unused]] constexpr rlim_t maximumOwnMemory = rlim_t(1) << 30;
// And with what is shared: besides, two pictures of the largest size, as they change, and what is loaded.
[[maybe_unused]] constexpr rlim_t maximumMemory = rlim_t(2) << 30;

// What moving bytes, waiting, memory and leaving take. No name of a file, no address, no other process is in them.
constexpr std::array harmless = {
    SCMP_SYS(read),        SCMP_SYS(write),         SCMP_SYS(readv),          SCMP_SYS(writev),
    SCMP_SYS(recvfrom),    SCMP_SYS(recvmsg),       SCMP_SYS(sendmsg),        SCMP_SYS(poll),
    SCMP_SYS(ppoll),       SCMP_SYS(futex),         SCMP_SYS(close),          SCMP_SYS(munmap),
    SCMP_SYS(mremap),      SCMP_SYS(brk),           SCMP_SYS(madvise),        SCMP_SYS(mlock),
    SCMP_SYS(munlock),     SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),   SCMP_SYS(getrandom),
    SCMP_SYS(sched_yield), SCMP_SYS(rt_sigreturn),  SCMP_SYS(rt_sigprocmask), SCMP_SYS(restart_syscall),
    SCMP_SYS(getpid),      SCMP_SYS(gettid),        SCMP_SYS(exit),           SCMP_SYS(exit_group),
};

#ifdef CLOUDDESK_SANITIZED
// Their runtimes map shadow memory, look up symbols for a report, and have a thread of their own.
constexpr std::array forSanitizers = {
    SCMP_SYS(readlink),    SCMP_SYS(readlinkat), SCMP_SYS(newfstatat),   SCMP_SYS(fstat),           SCMP_SYS(lseek),
    SCMP_SYS(sigaltstack), SCMP_SYS(getrusage),  SCMP_SYS(rt_sigaction), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep),
    SCMP_SYS(prctl),       SCMP_SYS(tgkill),     SCMP_SYS(pipe2),
};
#endif

class Filter
{
public:
    Filter()
        : m_filter(seccomp_init(SCMP_ACT_KILL_PROCESS), seccomp_release)
    {
    }

    [[nodiscard]] bool isValid() const { return m_filter != nullptr && m_isWhole; }
    void allow(int call) { note(seccomp_rule_add(m_filter.get(), SCMP_ACT_ALLOW, call, 0)); }
    /// As long as the argument has none of these bits.
    void allowWithout(int call, unsigned int argument, int bits)
    {
        allowWhere(call, {argument, SCMP_CMP_MASKED_EQ, static_cast<scmp_datum_t>(bits), 0});
    }
    void allowIf(int call, unsigned int argument, scmp_datum_t value)
    {
        allowWhere(call, {argument, SCMP_CMP_EQ, value, 0});
    }
    /// 0, or the kernel's word.
    int load()
    {
        // What a read of the error number tells is the kernel's own, not the library's translation of it.
        seccomp_attr_set(m_filter.get(), SCMP_FLTATR_API_SYSRAWRC, 1);
        return seccomp_load(m_filter.get());
    }

private:
    void allowWhere(int call, const scmp_arg_cmp& rule)
    {
        note(seccomp_rule_add_array(m_filter.get(), SCMP_ACT_ALLOW, call, 1, &rule));
    }
    void note(int result) { m_isWhole = m_isWhole && result == 0; }

    std::unique_ptr<void, decltype(&seccomp_release)> m_filter;
    bool m_isWhole = true;
};

bool limit(__rlimit_resource resource, rlim_t most)
{
    rlimit known{};
    if (getrlimit(resource, &known) != 0)
        return false;
    const rlim_t allowed = std::min(most, known.rlim_max);
    const rlimit both{allowed, allowed};
    return setrlimit(resource, &both) == 0;
}

bool limitResources()
{
    bool isLimited = limit(RLIMIT_CORE, 0) && limit(RLIMIT_NOFILE, maximumDescriptors) && limit(RLIMIT_FSIZE, 0) &&
                     limit(RLIMIT_NPROC, 0);
#ifndef CLOUDDESK_SANITIZED
    isLimited = isLimited && limit(RLIMIT_DATA, maximumOwnMemory) && limit(RLIMIT_AS, maximumMemory) &&
                prctl(PR_SET_DUMPABLE, 0) == 0;
#endif
    return isLimited;
}

void allowMemory(Filter& filter)
{
    constexpr unsigned int protection = 2;
    filter.allowWithout(SCMP_SYS(mmap), protection, PROT_EXEC);
    filter.allowWithout(SCMP_SYS(mprotect), protection, PROT_EXEC);
}

bool filterCalls()
{
    Filter filter;
    for (const int call : harmless)
        filter.allow(call);
    allowMemory(filter);
    filter.allow(SCMP_SYS(sched_getaffinity)); // OpenH264 counts the processors
    // send() and no address: sendto() with one could reach a datagram socket, if there were any.
    constexpr unsigned int address = 4;
    filter.allowIf(SCMP_SYS(sendto), address, 0);
#ifdef CLOUDDESK_SANITIZED
    for (const int call : forSanitizers)
        filter.allow(call);
    filter.allowWithout(SCMP_SYS(openat), 2, O_WRONLY | O_RDWR | O_CREAT);
#endif
    return filter.isValid() && filter.load() == 0;
}

} // namespace

Confinement confineProcess()
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || !limitResources())
        return Confinement::None;
    return filterCalls() ? Confinement::Full : Confinement::Limited;
}

} // namespace clouddesk::rfb
