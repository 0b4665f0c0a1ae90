// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QFrame>
#include <QLabel>
#include <QTimer>

#include <chrono>

namespace clouddesk::ui {

class DesktopTools;

/// Notices that a person has not used a window for long, warns in it, with a button to stay, and then says so. A key, a
/// click, a wheel's turn or a move of the mouse in the window is use. Home thread.
class IdleGuard : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        std::chrono::milliseconds idle{std::chrono::minutes(30)}; ///< 0: no limit
        /// How long before the end it warns.
        std::chrono::milliseconds warning{std::chrono::minutes(1)};
        /// The usual warning, or half of a time that is shorter than twice that.
        static Limits after(std::chrono::minutes idle);
        friend bool operator==(const Limits&, const Limits&) = default;
    };

    /// What counts as use beside the window itself.
    struct Uses
    {
        std::function<bool(const QWidget& widget)> isPart; ///< whether input to this widget is use as well
        std::function<bool()> isAtWork;                    ///< whether something goes on that must not be broken off
        /// What belongs to a desktop beside its window; may be deleted before it.
        static Uses of(DesktopTools* tools);
    };

    /// Watches over the window, its child.
    IdleGuard(QWidget& window, Limits limits, Uses uses);

    /// Counts from now on; a warning that stands is taken back.
    void setLimits(Limits limits);
    /// Whether the warning stands, seen or in a tab behind another.
    [[nodiscard]] bool isWarning() const { return !m_warning->isHidden(); }

Q_SIGNALS:
    /// The warning has appeared.
    void warned();
    /// Nobody came back in time. Not emitted again before there was use.
    void expired();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void onUsed();
    void check();
    void warn(std::chrono::milliseconds left);

    QWidget& m_window;
    Limits m_limits;
    Uses m_uses;
    QElapsedTimer m_unused;
    QTimer m_timer;
    QFrame* m_warning;
    QLabel* m_text;
};

} // namespace clouddesk::ui
