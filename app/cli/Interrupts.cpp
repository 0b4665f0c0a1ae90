// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Interrupts.h"

#include "app/cli/Terminal.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <csignal>

#include <sys/eventfd.h>
#include <unistd.h>

namespace clouddesk::app {

namespace {

constexpr std::array signalsTaken{SIGINT, SIGTERM, SIGHUP};

// A signal handler reaches nothing but what has a fixed place.
std::atomic<int> wakeFd{-1};
std::atomic<int> count{0};
std::array<struct sigaction, signalsTaken.size()> former;

void handle(int number)
{
    if (count.fetch_add(1) > 0) {
        Terminal::restoreEcho();
        _exit(128 + number);
    }
    const quint64 one = 1;
    std::ignore = ::write(wakeFd, &one, sizeof one);
}

} // namespace

Interrupts::Interrupts()
{
    count = 0;
    wakeFd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(wakeFd.load(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        m_stop.request_stop();
    });
    struct sigaction action = {};
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART;
    for (std::size_t i = 0; i < signalsTaken.size(); ++i)
        sigaction(signalsTaken.at(i), &action, &former.at(i));
}

Interrupts::~Interrupts()
{
    for (std::size_t i = 0; i < signalsTaken.size(); ++i)
        sigaction(signalsTaken.at(i), &former.at(i), nullptr);
    m_notifier.reset();
    close(wakeFd.exchange(-1));
}

} // namespace clouddesk::app
