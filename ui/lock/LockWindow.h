// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lock/SecretField.h"

#include <QLabel>
#include <QPushButton>

#include <functional>

namespace clouddesk::ui {

/// Asks for the master passphrase, in a window of its own. Escape closes it at the start only. Home thread.
class LockWindow : public QWidget
{
    Q_OBJECT

public:
    /// Whether it stands before everything else, or in the place of windows that were put away.
    enum class Moment { Start, Locked };

    /// onPassphrase: called with what was typed.
    LockWindow(Moment moment, std::function<void(core::Secret)> onPassphrase, QWidget* parent = nullptr);

    /// Shows it, in front of other windows.
    void bringForward();
    /// Whether the passphrase is being tried; nothing can be typed then.
    void setBusy(bool isBusy);
    /// What went wrong; empty: nothing.
    void setProblem(const QString& text);
    /// The text for a passphrase that was not the right one.
    [[nodiscard]] QString wrongText() const;

Q_SIGNALS:
    /// The person closed it, without a passphrase.
    void closed();
    /// The person wants to quit instead.
    void quitWanted();

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void translate();
    void submit();

    Moment m_moment;
    std::function<void(core::Secret)> m_onPassphrase;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_problem;
    QLabel* m_label;
    SecretField* m_passphrase;
    QPushButton* m_unlock;
    QPushButton* m_quit;
};

} // namespace clouddesk::ui
