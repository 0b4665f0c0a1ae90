// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/ClipboardBridge.h"

#include <QEvent>
#include <QGuiApplication>
#include <QMimeData>

namespace clouddesk::ui {

ClipboardBridge::ClipboardBridge(rfb::Client& client, QWidget& window, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_window(window)
{
    window.installEventFilter(this);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &ClipboardBridge::offer);
    connect(&client, &rfb::Client::clipboardReceived, this, &ClipboardBridge::receive);
    connect(&client, &rfb::Client::firstFrame, this, &ClipboardBridge::offer);
}

bool ClipboardBridge::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_window && event->type() == QEvent::WindowActivate) {
        if (const auto waiting = std::exchange(m_waiting, std::nullopt))
            receive(*waiting);
        else
            offer();
    }
    return QObject::eventFilter(watched, event);
}

void ClipboardBridge::offer()
{
    if (!m_enabled || !m_window.isActiveWindow())
        return;
    const QMimeData* const data = QGuiApplication::clipboard()->mimeData();
    if (data == nullptr || !data->hasText())
        return;
    const QString text = data->text();
    if (text.isEmpty() || text == m_known)
        return;
    m_known = text;
    m_client.sendClipboard(text);
}

void ClipboardBridge::receive(const QString& text)
{
    if (!m_enabled || text == m_known)
        return;
    if (!m_window.isActiveWindow()) {
        m_waiting = text;
        return;
    }
    m_known = text;
    QGuiApplication::clipboard()->setText(text);
}

} // namespace clouddesk::ui
