// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>
#include <stop_token>

class QSocketNotifier;

namespace clouddesk::app {

/// Turns the first SIGINT, SIGTERM or SIGHUP into a request to stop; the second one ends the program at once. At most
/// one object exists at a time. Home thread.
class Interrupts : public QObject
{
    Q_OBJECT

public:
    Interrupts();
    /// Gives the signals their former meaning back.
    ~Interrupts() override;

    /// Of the request to stop; stays good after this object.
    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace clouddesk::app
