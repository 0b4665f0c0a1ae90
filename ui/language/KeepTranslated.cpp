// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language/KeepTranslated.h"

#include <QEvent>

#include <memory>

namespace clouddesk::ui {

namespace {

const QString wordsName = QStringLiteral("words");

/// Hears of a change of the language by its owner's events: a window gets one and hands it to all that stands below.
class Keeper : public QObject
{
public:
    Keeper(QObject* owner, std::function<void()> setter)
        : QObject(owner)
        , m_setter(std::move(setter))
    {
        owner->installEventFilter(this);
        m_setter();
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (watched == parent() && event->type() == QEvent::LanguageChange)
            m_setter();
        return false;
    }

private:
    std::function<void()> m_setter;
};

} // namespace

void keepTranslated(QObject* owner, std::function<void()> setter)
{
    new Keeper(owner, std::move(setter));
}

void keepText(QLabel& label, std::function<QString()> words)
{
    delete label.findChild<QObject*>(wordsName, Qt::FindDirectChildrenOnly);
    const auto last = std::make_shared<QString>(words());
    label.setText(*last);
    auto* const keeper = new Keeper(&label, [&label, last, words = std::move(words)] {
        if (label.text() != *last)
            return;
        *last = words();
        label.setText(*last);
    });
    keeper->setObjectName(wordsName);
}

void setChoices(QComboBox& box, std::initializer_list<std::pair<QString, QVariant>> choices)
{
    const bool isNew = box.count() == 0;
    int number = 0;
    for (const auto& [text, data] : choices) {
        if (isNew)
            box.addItem(text, data);
        else
            box.setItemText(number, text);
        ++number;
    }
}

} // namespace clouddesk::ui
