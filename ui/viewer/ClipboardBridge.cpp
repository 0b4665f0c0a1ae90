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
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, [this] {
        // Whatever was copied last counts, wherever it was.
        m_waiting.reset();
        offer();
    });
    connect(&client, &rfb::Client::clipboardReceived, this, &ClipboardBridge::receive);
    connect(&client, &rfb::Client::firstFrame, this, [this] {
        m_known.clear();
        offer();
    });
}

bool ClipboardBridge::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_window && event->type() == QEvent::WindowActivate) {
        if (const auto waiting = std::exchange(m_waiting, std::nullopt))
            receive(waiting->first, waiting->second);
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
    m_client.sendClipboard(text, data->html());
}

void ClipboardBridge::receive(const QString& text, const QString& html)
{
    if (!m_enabled || text == m_known)
        return;
    if (!m_window.isActiveWindow()) {
        m_waiting = {text, html};
        return;
    }
    m_known = text;
    auto data = std::make_unique<QMimeData>();
    data->setText(text);
    if (!html.isEmpty())
        data->setHtml(html);
    QGuiApplication::clipboard()->setMimeData(data.release());
}

} // namespace clouddesk::ui
