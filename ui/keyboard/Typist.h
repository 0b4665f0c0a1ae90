// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace clouddesk::ui {

/// Types a text key by key, at a pace that a remote program can follow; for places where nothing can be pasted, such as
/// a login screen.
class Typist : public QObject
{
    Q_OBJECT

public:
    /// type sends some characters.
    explicit Typist(std::function<void(const QString& text)> type, QObject* parent = nullptr);

    static constexpr int usualRate = 500;
    /// Characters a second, from 1 to 1000.
    void setRate(int perSecond);
    /// A text that is being typed is given up for it. Line ends of all kinds are one Return each. InvalidArgument if it
    /// holds a control character other than line ends and tabs, of which none is typed: what a copied text hides must
    /// not work the keyboard of a shell.
    core::Result<void> start(const QString& text);
    /// What was not typed yet is forgotten; done() is not emitted.
    void stop();
    [[nodiscard]] bool isTyping() const { return m_timer.isActive(); }

Q_SIGNALS:
    /// All was typed; mayBeTooMany: so many different characters that a server may have had no keys for some of them.
    void done(bool mayBeTooMany);

private:
    void typeSome();

    std::function<void(const QString& text)> m_type;
    QTimer m_timer;
    QString m_left;
    bool m_mayBeTooMany = false;
    qsizetype m_atOnce = 1;
};

} // namespace clouddesk::ui
