// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

#include <functional>

namespace clouddesk::ui {

/// A line at the edge of a window that says something, and may offer one thing to do about it, with a text to type.
class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);

    /// Says it until it is dismissed.
    void say(const QString& text);
    /// Says it for some seconds.
    void note(const QString& text);
    /// What went wrong and what to do next.
    void say(const core::Error& error, const QString& advice);
    /// Is silent, if this is what it says.
    void retract(const QString& text);
    /// Words in whatever language the window speaks when they are asked for.
    using Words = std::function<QString()>;

    /// Offers something. proposal: the text to begin with; act gets the text as it was typed in the end, refuse is
    /// called if the person dismisses the offer.
    void offer(const QString& text, Words field, const QString& proposal, Words button,
               std::function<void(const QString&)> act, std::function<void()> refuse = {});
    /// What is offered can be answered by keys at once: Return takes it, Escape does not.
    void takeKeyboard();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void dismiss();
    void refuse();
    void sayOffer();

    QLabel* m_text;
    QLineEdit* m_field;
    QPushButton* m_button;
    QTimer m_noted;
    std::function<void(const QString&)> m_act;
    std::function<void()> m_refuse;
    Words m_fieldName;
    Words m_buttonText;
};

} // namespace clouddesk::ui
