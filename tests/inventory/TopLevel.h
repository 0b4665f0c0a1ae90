// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QWidget>

namespace clouddesk::tests {

/// The first visible window of this kind; null if there is none.
template <typename T>
T* topLevel()
{
    for (QWidget* const widget : QApplication::topLevelWidgets()) {
        if (auto* const wanted = qobject_cast<T*>(widget); wanted != nullptr && wanted->isVisible())
            return wanted;
    }
    return nullptr;
}

} // namespace clouddesk::tests
