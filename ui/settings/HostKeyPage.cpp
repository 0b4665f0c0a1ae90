// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/HostKeyPage.h"

#include "ui/language/ErrorText.h"
#include "ui/language/KeepTranslated.h"
#include "ui/viewer/PageLayout.h"

#include <QHeaderView>
#include <QLocale>
#include <QPointer>
#include <QScreen>
#include <QScrollBar>

namespace clouddesk::ui {

namespace {

constexpr int fingerprintColumn = 2;
// That the list asks for, in widget pixels.
constexpr int mostWidth = 800;
// What the dialog and its window have beside the list.
constexpr int aroundList = 120;

/// "host" or "[host]:port", as OpenSSH's known_hosts has it.
std::pair<QString, quint16> placeOf(const QString& name)
{
    if (!name.startsWith(QLatin1Char('[')))
        return {name, 22};
    const qsizetype end = name.lastIndexOf(QLatin1String("]:"));
    return {name.mid(1, end - 1), static_cast<quint16>(name.mid(end + 2).toUInt())};
}

} // namespace

HostKeyPage::HostKeyPage(instances::HostKeyService& hostKeys, std::function<std::shared_ptr<void>()> hold,
                         QWidget* parent)
    : QWidget(parent)
    , m_hostKeys(hostKeys)
    , m_hold(std::move(hold))
    , m_list(new QTreeWidget)
    , m_forget(new QPushButton)
    , m_state(pageText(QString()))
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    auto* const title = new QLabel;
    title->setBuddy(m_list);
    column->addWidget(title);
    keepTranslated(this, [this, title] {
        title->setText(tr("Trusted &host keys"));
        m_forget->setText(tr("&Forget"));
        m_list->setHeaderLabels({tr("Host"), tr("Kind"), tr("Fingerprint"), tr("Since")});
        m_list->setAccessibleName(tr("Trusted host keys"));
    });
    m_list->setRootIsDecorated(false);
    m_list->header()->setStretchLastSection(false);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setUniformRowHeights(true);
    column->addWidget(m_list, 1);
    m_forget->setAutoDefault(false);
    m_forget->setEnabled(false);
    auto* const row = new QHBoxLayout;
    row->addWidget(m_state, 1);
    row->addWidget(m_forget);
    column->addLayout(row);
    connect(m_list, &QTreeWidget::currentItemChanged, this,
            [this](const QTreeWidgetItem* now) { m_forget->setEnabled(now != nullptr); });
    connect(m_forget, &QPushButton::clicked, this, [this] { forgetSelected(); });
    takeRoom();
    // Again in another language: what is listed has words, too.
    keepTranslated(this, [this] { reload(); });
}

core::Task<void> HostKeyPage::reload()
{
    const auto lease = m_hold();
    if (!lease)
        co_return {};
    const QPointer<HostKeyPage> self(this);
    const auto keys = co_await m_hostKeys.list();
    if (!self)
        co_return {};
    m_list->clear();
    if (!keys) {
        m_state->setText(errorLine(keys.error()));
        co_return {};
    }
    for (const instances::TrustedHostKey& key : *keys) {
        auto* const item = new QTreeWidgetItem(m_list);
        item->setText(0, core::singleLine(key.host));
        item->setText(1, key.isRevoked ? tr("%1, revoked").arg(key.key.type) : key.key.type);
        item->setText(fingerprintColumn, key.key.fingerprint());
        item->setToolTip(fingerprintColumn, key.key.fingerprint());
        item->setText(3, QLocale().toString(key.addedAt.toLocalTime().date(), QLocale::ShortFormat));
    }
    showWhole();
    if (keys->empty())
        m_state->setText(tr("None yet: a machine's key is asked about at its first connect."));
    co_return {};
}

// By a key of the usual kind, before any is listed: the dialog must not grow when the page is looked at.
void HostKeyPage::takeRoom()
{
    const QString date = QLocale().toString(QDate(2000, 12, 30), QLocale::ShortFormat);
    const QTreeWidgetItem usual(m_list, {QStringLiteral("[desktop.example.com]:22222"), QStringLiteral("ssh-ed25519"),
                                         QStringLiteral("SHA256:") + QString(43, QLatin1Char('A')), date});
    const int around = 2 * m_list->frameWidth() + m_list->verticalScrollBar()->sizeHint().width();
    // On a small screen the fingerprint gives way at once.
    const int room = screen()->availableSize().width() - aroundList;
    m_list->setMinimumWidth(std::min({showWhole() + around, mostWidth, room}));
}

// Where hosts have long names the fingerprint gives way: what is left out of it is said when pointed at.
int HostKeyPage::showWhole()
{
    QHeaderView& header = *m_list->header();
    header.setSectionResizeMode(QHeaderView::Interactive);
    for (int column = 0; column < m_list->columnCount(); ++column)
        m_list->resizeColumnToContents(column);
    const int whole = header.length();
    header.setSectionResizeMode(fingerprintColumn, QHeaderView::Stretch);
    return whole;
}

core::Task<void> HostKeyPage::forgetSelected()
{
    const auto lease = m_hold();
    const QTreeWidgetItem* const item = m_list->currentItem();
    if (!lease || item == nullptr)
        co_return {};
    const QPointer<HostKeyPage> self(this);
    const QString name = item->text(0);
    const auto [host, port] = placeOf(name);
    const QString hostName = host;
    const quint16 hostPort = port;
    m_forget->setEnabled(false);
    const auto forgotten = co_await m_hostKeys.forget(hostName, hostPort);
    if (!self)
        co_return {};
    if (!forgotten) {
        m_state->setText(errorLine(forgotten.error()));
        m_forget->setEnabled(true);
        co_return {};
    }
    m_state->setText(tr("%n key(s) of %1 forgotten; the next connect asks.", nullptr, *forgotten).arg(name));
    reload();
    co_return {};
}

} // namespace clouddesk::ui
