// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/ImportDialog.h"

#include "ui/viewer/PageLayout.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QPointer>

#include <algorithm>

namespace clouddesk::ui {

using instances::ImportedHost;

namespace {

QString outcomeText(ImportedHost::Outcome outcome)
{
    switch (outcome) {
    case ImportedHost::Outcome::New:
        return ImportDialog::tr("Will be added");
    case ImportedHost::Outcome::Added:
        return ImportDialog::tr("Added");
    case ImportedHost::Outcome::AlreadyThere:
        return ImportDialog::tr("Already in the list");
    case ImportedHost::Outcome::NameConflict:
        return ImportDialog::tr("Name is taken");
    case ImportedHost::Outcome::Unusable:
        break;
    }
    return ImportDialog::tr("Cannot be used");
}

QString addressText(const ImportedHost& host)
{
    instances::JumpHost place;
    place.user = host.user;
    place.host = host.host;
    place.port = host.port;
    return place.toText();
}

} // namespace

ImportDialog::ImportDialog(const Desk& desk, const QString& file, QWidget* parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_summary(pageText({}))
    , m_list(new QTreeWidget)
{
    setWindowTitle(tr("Import machines"));
    resize(760, 460);
    auto* const column = new QVBoxLayout(this);
    column->addWidget(m_summary);
    m_list->setHeaderLabels({tr("Name"), tr("Address"), tr("What happens"), tr("Notes")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("Hosts of the configuration"));
    column->addWidget(m_list, 1);
    auto* const buttons = new QDialogButtonBox;
    QPushButton* const other = buttons->addButton(tr("Other &file…"), QDialogButtonBox::ActionRole);
    m_close = buttons->addButton(QDialogButtonBox::Close);
    m_import = buttons->addButton(tr("&Import"), QDialogButtonBox::ActionRole);
    m_import->setDefault(true);
    column->addWidget(buttons);
    connect(other, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    connect(m_import, &QPushButton::clicked, this, [this] { perform(); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    preview(file);
}

void ImportDialog::chooseFile()
{
    auto* const dialog =
        new QFileDialog(this, tr("OpenSSH configuration"), m_desk.homeDirectory + QStringLiteral("/.ssh"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFilter(QDir::Files | QDir::Hidden | QDir::Dirs);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { preview(file); });
    dialog->open();
}

core::Task<void> ImportDialog::preview(QString file)
{
    const auto lease = m_desk.pending->hold();
    if (!lease)
        co_return {};
    const QPointer<ImportDialog> self(this);
    m_import->setEnabled(false);
    m_list->clear();
    auto hosts = ssh::readConfigFile(file, m_desk.homeDirectory);
    if (!hosts) {
        m_summary->setText(tr("%1 could not be read: %2. Choose another file.").arg(file, hosts.error().text));
        co_return {};
    }
    m_hosts = *hosts;
    instances::ConfigImport import(m_desk.instances, m_desk.localUser);
    const auto plan = co_await import.plan(m_hosts);
    if (!self)
        co_return {};
    if (!plan) {
        m_summary->setText(plan.error().toLine());
        co_return {};
    }
    fill(*plan);
    const auto fresh = std::ranges::count(*plan, ImportedHost::Outcome::New, &ImportedHost::outcome);
    m_import->setEnabled(fresh > 0);
    m_summary->setText(fresh > 0 ? tr("%1 of the %2 hosts in %3 will be added. Keys stay where they are.")
                                       .arg(fresh)
                                       .arg(plan->size())
                                       .arg(file)
                                 : tr("There is nothing new in %1.").arg(file));
    co_return {};
}

core::Task<void> ImportDialog::perform()
{
    const auto lease = m_desk.pending->hold();
    if (!lease)
        co_return {};
    const QPointer<ImportDialog> self(this);
    m_import->setEnabled(false);
    instances::ConfigImport import(m_desk.instances, m_desk.localUser);
    const auto done = co_await import.perform(m_hosts);
    if (!self)
        co_return {};
    if (!done) {
        m_summary->setText(done.error().toLine());
        m_import->setEnabled(true);
        co_return {};
    }
    fill(*done);
    const auto added = std::ranges::count(*done, ImportedHost::Outcome::Added, &ImportedHost::outcome);
    m_summary->setText(tr("%1 machines were added.").arg(added));
    m_close->setFocus();
    co_return {};
}

void ImportDialog::fill(const std::vector<ImportedHost>& hosts)
{
    m_list->clear();
    for (const ImportedHost& host : hosts) {
        auto* const item = new QTreeWidgetItem(m_list);
        const QStringList texts{host.alias, addressText(host), outcomeText(host.outcome),
                                host.notes.join(QStringLiteral("; "))};
        for (int column = 0; column < texts.size(); ++column) {
            item->setText(column, core::singleLine(texts[column]));
            item->setToolTip(column, core::singleLine(texts[column]));
        }
    }
    for (int column = 0; column < 3; ++column)
        m_list->resizeColumnToContents(column);
}

} // namespace clouddesk::ui
