// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keyboard/BlockedByDialog.h"

#include <QGuiApplication>
#include <QWidget>
#include <QWindow>

#include <algorithm>

namespace clouddesk::ui {

namespace {

const QWindow* outermost(const QWindow* window)
{
    while (const QWindow* const owner = window->parent(QWindow::IncludeTransients))
        window = owner;
    return window;
}

/// As Qt decides it (see Qt::WindowModality).
bool blocks(const QWindow& dialog, const QWindow& window)
{
    const bool isOfDialog = &window == &dialog || dialog.isAncestorOf(&window, QWindow::IncludeTransients);
    if (!dialog.isVisible() || dialog.modality() == Qt::NonModal || isOfDialog)
        return false;
    return dialog.modality() == Qt::ApplicationModal || outermost(&dialog) == outermost(&window);
}

} // namespace

bool isBlockedByDialog(const QWidget& widget)
{
    const QWindow* const window = widget.window()->windowHandle();
    if (window == nullptr || QGuiApplication::modalWindow() == nullptr)
        return false;
    return std::ranges::any_of(QGuiApplication::topLevelWindows(),
                               [window](const QWindow* dialog) { return blocks(*dialog, *window); });
}

} // namespace clouddesk::ui
