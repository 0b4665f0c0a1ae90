// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/ImportDialog.h"

#include "core/Pool.h"
#include "exchange/ConfigLink.h"
#include "ui/exchange/ImportRemark.h"
#include "ui/language/ErrorText.h"
#include "ui/language/GrowWithText.h"
#include "ui/language/KeepTranslated.h"
#include "ui/viewer/PageLayout.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPointer>
#include <QStyleOptionComboBox>

#include <algorithm>

namespace clouddesk::ui {

using core::Result;
using exchange::Format;
using exchange::Profile;
using Action = exchange::ImportEntry::Action;
using Conflict = exchange::ImportEntry::Conflict;
using Outcome = exchange::ImportEntry::Outcome;

namespace {

// Beyond this each row's choice would be a widget too many; all alike can be decided still.
constexpr std::size_t mostChoices = 500;

enum Column { NameColumn, AddressColumn, WhatColumn, NotesColumn };

/// Says where its text is cut off: in the middle, as what makes a name another one stands at its end.
class Choice : public QComboBox
{
protected:
    void initStyleOption(QStyleOptionComboBox* option) const override
    {
        QComboBox::initStyleOption(option);
        const QRect place = style()->subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxEditField, this);
        option->currentText = fontMetrics().elidedText(option->currentText, Qt::ElideMiddle, place.width() - 4);
    }
};

QString actionText(const exchange::ImportEntry& entry, Action action)
{
    switch (action) {
    case Action::Add:
        return ImportDialog::tr("Add");
    case Action::Skip:
        return ImportDialog::tr("Skip");
    case Action::Rename:
        return entry.newName.isEmpty() ? ImportDialog::tr("Add under another name")
                                       : ImportDialog::tr("Add as %1").arg(core::singleLine(entry.newName, 64));
    case Action::Update:
        break;
    }
    return entry.otherName.isEmpty() ? ImportDialog::tr("Update the machine that is there")
                                     : ImportDialog::tr("Update %1").arg(core::singleLine(entry.otherName, 64));
}

/// Whether the machine with the address is the host itself, which another import has brought.
bool isNamesake(const exchange::ImportEntry& entry)
{
    return entry.conflict == Conflict::SameAddress && !entry.otherId.isEmpty() && entry.otherName == entry.profile.name;
}

/// mostOfName: so much is said of another machine's name, which stands before what is said about it.
QString notesText(const exchange::ImportEntry& entry, qsizetype mostOfName)
{
    QStringList notes;
    for (const QString& remark : entry.profile.remarks)
        notes += importRemark(remark);
    if (entry.conflict == Conflict::SameName)
        notes.prepend(ImportDialog::tr("another machine has this name"));
    if (entry.conflict == Conflict::SameAddress)
        notes.prepend(ImportDialog::tr("%1 has this address").arg(core::singleLine(entry.otherName, mostOfName)));
    if (!entry.problem.isEmpty())
        notes.prepend(importRemark(entry.problem));
    return notes.join(QStringLiteral("; "));
}

QString addressText(const Profile& profile)
{
    if (profile.host.isEmpty())
        return {};
    const QString text = instances::JumpHost{profile.user, profile.host, 22}.toText();
    // As the file has it, even where it is no port.
    return profile.port == 22 ? text : QStringLiteral("%1:%2").arg(text).arg(profile.port);
}

bool isConflict(const exchange::ImportEntry& entry)
{
    return entry.conflict == Conflict::SameName || entry.conflict == Conflict::SameAddress;
}

/// An SSH configuration has no head to know it by: it is asked for by its place, or by what nothing else has.
bool looksLikeConfiguration(const QString& file)
{
    const QFileInfo info(file);
    if (!info.isFile())
        return false;
    return info.dir().dirName() == QLatin1String(".ssh") || info.fileName() == QLatin1String("ssh_config") ||
           !exchange::guessFormat(file);
}

core::Task<std::vector<Profile>> readOnPool(QString file, core::Secret passphrase)
{
    core::Deferred<std::vector<Profile>> read =
        core::onPool([file, passphrase = std::move(passphrase)]() -> Result<std::vector<Profile>> {
            const auto format = exchange::guessFormat(file);
            return format ? exchange::readProfiles(file, *format, passphrase) : core::fail(format);
        });
    co_return co_await read;
}

} // namespace

ImportDialog::ImportDialog(const Desk& desk, const QString& file, const QString& followed, QWidget* parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_followed(followed)
    , m_summary(pageText(QString()))
    , m_passphraseRow(new QWidget)
    , m_passphrase(new SecretField)
    , m_list(new QTreeWidget)
    , m_conflictRow(new QWidget)
    , m_all(new QComboBox)
    , m_follow(new QCheckBox)
{
    connect(m_follow, &QCheckBox::toggled, this, [this] {
        fillRows();
        updateSummary();
    });
    keepTranslated(this, [this] {
        setWindowTitle(tr("Import machines"));
        m_follow->setText(tr("&Keep following this file: what changes there changes here"));
        m_follow->setToolTip(tr("Settings > Machines ends it"));
    });
    resizeOnScreen(*this, {820, 480});
    auto* const column = new QVBoxLayout(this);
    column->addWidget(m_summary);
    addTable(*column);
    column->addWidget(m_follow);
    addButtons(*column);
    keepTranslated(m_summary, [this] { m_summary->setAccessibleName(m_summary->text()); });
    m_follow->hide();
    m_passphraseRow->hide();
    m_conflictRow->hide();
    m_import->setEnabled(false);
    if (QFileInfo::exists(file))
        preview(file);
    else
        askForFile(file);
}

void ImportDialog::askForFile(const QString& missing)
{
    say([missing] {
        const QString wanted = tr("Choose a file: profiles of Remmina, mRemoteNG or PuTTY, a table (CSV), an SSH "
                                  "configuration, or an export of CloudDesk.");
        return missing.isEmpty() ? wanted : tr("There is no file %1.").arg(missing) + QLatin1Char(' ') + wanted;
    });
}

void ImportDialog::addTable(QVBoxLayout& column)
{
    auto* const passphrases = new QHBoxLayout(m_passphraseRow);
    passphrases->setContentsMargins(0, 0, 0, 0);
    auto* const label = new QLabel;
    label->setBuddy(m_passphrase);
    auto* const open = new QPushButton;
    open->setAutoDefault(true);
    passphrases->addWidget(label);
    passphrases->addWidget(m_passphrase, 1);
    passphrases->addWidget(open);
    connect(open, &QPushButton::clicked, this, [this] { preview(m_file); });
    connect(m_passphrase, &QLineEdit::returnPressed, open, &QPushButton::click);
    column.addWidget(m_passphraseRow);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    column.addWidget(m_list, 1);
    auto* const conflicts = new QHBoxLayout(m_conflictRow);
    conflicts->setContentsMargins(0, 0, 0, 0);
    auto* const all = new QLabel;
    all->setBuddy(m_all);
    conflicts->addWidget(all);
    conflicts->addWidget(m_all);
    conflicts->addStretch(1);
    connect(m_all, &QComboBox::activated, this, &ImportDialog::decideAll);
    column.addWidget(m_conflictRow);
    keepTranslated(m_list, [this, label, open, all] {
        label->setText(tr("&Passphrase of the file"));
        open->setText(tr("&Open"));
        m_list->setHeaderLabels({tr("Name"), tr("Address"), tr("What happens"), tr("Remarks")});
        m_list->setAccessibleName(tr("Machines of the file"));
        all->setText(tr("All that are there &already"));
        setChoices(*m_all, {{tr("As chosen above"), {}},
                            {tr("Skip"), static_cast<int>(Action::Skip)},
                            {tr("Add under another name"), static_cast<int>(Action::Rename)},
                            {tr("Update the machine that is there"), static_cast<int>(Action::Update)}});
        fillRows();
    });
}

void ImportDialog::addButtons(QVBoxLayout& column)
{
    auto* const buttons = new QDialogButtonBox;
    QPushButton* const file = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    QPushButton* const folder = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_close = buttons->addButton(QDialogButtonBox::Close);
    m_close->setIcon({}); // black in dark colours, too; the others have none
    m_import = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    // After the box, which gives its own button its own text.
    keepTranslated(m_close, [this, file, folder] {
        file->setText(tr("Choose &file…"));
        folder->setText(tr("Choose f&older…"));
        m_close->setText(tr("Close"));
        m_import->setText(tr("&Import"));
    });
    column.addWidget(buttons);
    for (QPushButton* const button : {file, folder, m_close})
        button->setAutoDefault(true); // Return presses it where it has the keyboard
    // Of a button outside, the dialog would choose another one.
    m_import->setDefault(true);
    connect(file, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    connect(folder, &QPushButton::clicked, this, &ImportDialog::chooseFolder);
    connect(m_import, &QPushButton::clicked, this, [this] { perform(); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ImportDialog::chooseFile()
{
    auto* const dialog = new QFileDialog(this, tr("Machines to import"), m_desk.homeDirectory);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFilter(QDir::Files | QDir::Hidden | QDir::AllDirs | QDir::NoDotAndDotDot);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { preview(file); });
    dialog->open();
}

void ImportDialog::chooseFolder()
{
    auto* const dialog = new QFileDialog(this, tr("Folder with profiles"), m_desk.homeDirectory);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setFilter(QDir::Hidden | QDir::AllDirs | QDir::NoDotAndDotDot);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { preview(file); });
    dialog->open();
}

void ImportDialog::say(const std::function<QString()>& words)
{
    keepText(*m_summary, words);
    m_summary->setAccessibleName(m_summary->text());
}

core::Task<std::vector<Profile>> ImportDialog::readConfiguration(QString file)
{
    auto config = co_await ssh::readConfigOnPool(std::move(file), m_desk.homeDirectory);
    if (!config)
        co_return core::fail(config);
    instances::ConfigImport import(m_desk.instances, m_desk.localUser);
    const auto described = co_await import.plan(std::move(config->hosts));
    if (!described)
        co_return core::fail(described);
    std::vector<Profile> profiles;
    for (const instances::ImportedHost& host : *described)
        profiles.push_back(exchange::profileFrom(host));
    co_return profiles;
}

core::Task<std::vector<Profile>> ImportDialog::read(QString file)
{
    if (m_isConfiguration)
        co_return co_await readConfiguration(std::move(file));
    core::Secret passphrase = m_passphrase->secret();
    co_return co_await readOnPool(std::move(file), std::move(passphrase));
}

core::Task<void> ImportDialog::preview(QString file)
{
    const auto lease = m_desk.pending->hold();
    if (!lease)
        co_return {};
    const QPointer<ImportDialog> self(this);
    if (file != m_file)
        m_passphrase->clear();
    m_file = file;
    m_isConfiguration = looksLikeConfiguration(file);
    m_import->setEnabled(false);
    m_entries.clear();
    m_list->clear();
    m_conflictRow->hide();
    const bool isFollowed = !m_followed.isEmpty() && QFileInfo(file) == QFileInfo(m_followed);
    m_follow->setVisible(m_isConfiguration);
    m_follow->setChecked(isFollowed);
    m_follow->setEnabled(!isFollowed);
    const bool isSealed = !m_isConfiguration && exchange::guessFormat(file) == Format::Sealed;
    m_passphraseRow->setVisible(isSealed);
    if (isSealed && m_passphrase->text().isEmpty()) {
        say([file] { return tr("%1 is sealed. Type its passphrase.").arg(file); });
        m_passphrase->setFocus();
        co_return {};
    }
    say([file] { return tr("Reading %1…").arg(file); });
    auto profiles = co_await read(file);
    if (!self || m_file != file)
        co_return {};
    if (!profiles) {
        const core::Error& error = profiles.error();
        say([this, file, error] {
            return tr("%1 could not be read: %2. %3").arg(file, importFault(error), m_desk.adviceFor(error));
        });
        if (isSealed)
            m_passphrase->selectAll();
        co_return {};
    }
    exchange::ProfileImport import(m_desk.instances, m_desk.localUser);
    auto planned = co_await import.plan(std::move(*profiles));
    if (!self || m_file != file)
        co_return {};
    if (!planned) {
        say([reason = planned.error()] { return errorLine(reason); });
        co_return {};
    }
    m_entries = std::move(*planned);
    fill();
    // After another file, or a passphrase; a button that had the keyboard would take Return.
    if (m_import->isEnabled())
        m_import->setFocus();
    co_return {};
}

void ImportDialog::fillRows()
{
    m_list->clear();
    QList<QTreeWidgetItem*> items;
    for (std::size_t number = 0; number < m_entries.size(); ++number)
        items += new QTreeWidgetItem;
    m_list->addTopLevelItems(items);
    for (std::size_t number = 0; number < m_entries.size(); ++number)
        fillRow(*items[static_cast<qsizetype>(number)], number);
    shareWidth();
}

void ImportDialog::shareWidth()
{
    std::vector<std::pair<int, int>> wishes;
    for (int column = 0; column < NotesColumn; ++column) {
        m_list->resizeColumnToContents(column);
        wishes.emplace_back(m_list->columnWidth(column), column);
    }
    std::ranges::sort(wishes);
    int left = width() * 11 / 20;
    for (int others = NotesColumn; const auto& [wish, column] : wishes) {
        const int given = std::min(wish, left / others);
        m_list->setColumnWidth(column, given);
        left -= given;
        --others;
    }
}

void ImportDialog::fill()
{
    fillRows();
    m_conflictRow->setVisible(std::ranges::any_of(m_entries, isConflict) &&
                              m_entries.front().outcome == Outcome::Planned);
    m_all->setCurrentIndex(0);
    updateSummary();
}

void ImportDialog::fillRow(QTreeWidgetItem& item, std::size_t number)
{
    const Entry& entry = m_entries[number];
    const QStringList texts{entry.profile.name, addressText(entry.profile), whatHappened(entry), notesText(entry, 16)};
    for (int column = 0; column < texts.size(); ++column) {
        item.setText(column, core::singleLine(texts[column]));
        item.setToolTip(column, core::singleLine(texts[column]));
    }
    item.setToolTip(NotesColumn, core::singleLine(notesText(entry, 64)));
    // All rows alike, those without a choice too; said by the one column that is as wide as it can be.
    item.setSizeHint(NotesColumn, QSize(0, m_all->sizeHint().height() + 4));
    if (!isConflict(entry) || entry.outcome != Outcome::Planned || number >= mostChoices)
        return;
    auto* const choice = new Choice;
    choice->setAccessibleName(tr("What happens with %1").arg(entry.profile.name));
    for (const Action action : exchange::actionsFor(entry))
        choice->addItem(whatHappens(entry, action), static_cast<int>(action));
    choice->setCurrentIndex(choice->findData(static_cast<int>(entry.action)));
    choice->setToolTip(choice->currentText());
    item.setText(WhatColumn, {});
    m_list->setItemWidget(&item, WhatColumn, choice);
    connect(choice, &QComboBox::currentIndexChanged, this, [this, choice, number] {
        m_entries[number].action = Action(choice->currentData().toInt());
        choice->setToolTip(choice->currentText());
        updateSummary();
    });
}

QString ImportDialog::whatHappens(const Entry& entry, Action action) const
{
    const bool joins = action == Action::Skip && isFollowing() && isNamesake(entry);
    return joins ? tr("Follow the file") : actionText(entry, action);
}

QString ImportDialog::whatHappened(const Entry& entry) const
{
    switch (entry.outcome) {
    case Outcome::Added:
        return tr("Added");
    case Outcome::Updated:
        return tr("Updated");
    case Outcome::Failed:
        return tr("Failed");
    case Outcome::Skipped:
        return isFollowing() && isNamesake(entry) ? tr("Follows the file") : tr("Skipped");
    case Outcome::Planned:
        break;
    }
    return entry.conflict == Conflict::Unusable ? tr("Cannot be used") : whatHappens(entry, entry.action);
}

void ImportDialog::decideAll(int choice)
{
    if (choice == 0)
        return;
    const auto action = Action(m_all->itemData(choice).toInt());
    for (Entry& entry : m_entries) {
        if (isConflict(entry) && exchange::isAllowed(entry, action))
            entry.action = action;
    }
    fill();
    m_all->setCurrentIndex(choice);
}

void ImportDialog::updateSummary()
{
    const auto wanted =
        std::ranges::count_if(m_entries, [](const Entry& entry) { return entry.action != Action::Skip; });
    const bool isPlanned = !m_entries.empty() && m_entries.front().outcome == Outcome::Planned;
    m_import->setEnabled(isPlanned && (wanted > 0 || isFollowing()));
    if (m_entries.empty())
        return say([this] { return tr("%1 names no machines.").arg(m_file); });
    if (wanted == 0 && isFollowing())
        return say([this] { return tr("There is nothing new in %1; its machines will follow it.").arg(m_file); });
    if (wanted == 0)
        return say([this] { return tr("There is nothing new in %1.").arg(m_file); });
    say([this, count = static_cast<int>(wanted)] {
        const QString text = tr("%n machine(s) of %1 will be added or updated.", nullptr, count).arg(m_file);
        return m_isConfiguration ? text + QLatin1Char(' ') + tr("Keys stay where they are.") : text;
    });
}

core::Task<void> ImportDialog::settleFollowing()
{
    if (!isFollowing())
        co_return {};
    const QPointer<ImportDialog> self(this);
    QStringList skipped;
    QStringList updated;
    for (const Entry& entry : m_entries) {
        if (entry.outcome == Outcome::Skipped && entry.conflict == Conflict::SameAddress && !isNamesake(entry))
            skipped += entry.otherId;
        if (entry.outcome == Outcome::Updated)
            updated += entry.otherId;
    }
    exchange::ConfigLink link(m_desk.instances, m_desk.localUser);
    const auto left = co_await link.setOwn(std::move(skipped), true);
    if (!left)
        co_return core::fail(left);
    const auto taken = co_await link.setOwn(std::move(updated), false);
    if (!taken)
        co_return core::fail(taken);
    if (self)
        Q_EMIT followWanted(m_file);
    co_return {};
}

core::Task<void> ImportDialog::perform()
{
    const auto lease = m_desk.pending->hold();
    if (!lease)
        co_return {};
    const QPointer<ImportDialog> self(this);
    m_import->setEnabled(false);
    m_follow->setEnabled(false);
    exchange::ProfileImport import(m_desk.instances, m_desk.localUser);
    auto done = co_await import.perform(std::exchange(m_entries, {}));
    if (!self)
        co_return {};
    if (!done) {
        say([reason = done.error()] { return errorLine(reason); });
        co_return {};
    }
    m_entries = std::move(*done);
    const auto settled = co_await settleFollowing();
    if (!self)
        co_return {};
    if (!settled) {
        say([reason = settled.error()] { return errorLine(reason); });
        co_return {};
    }
    const auto taken = std::ranges::count_if(m_entries, [](const Entry& entry) {
        return entry.outcome == Outcome::Added || entry.outcome == Outcome::Updated;
    });
    const auto failed = std::ranges::count(m_entries, Outcome::Failed, &Entry::outcome);
    if (!m_entries.empty())
        fill();
    m_import->setEnabled(false);
    say([count = static_cast<int>(taken), bad = static_cast<int>(failed)] {
        const QString text = tr("%n machine(s) were added or updated.", nullptr, count);
        return bad == 0 ? text : text + QLatin1Char(' ') + tr("%n failed; the notes say why.", nullptr, bad);
    });
    m_close->setFocus();
    co_return {};
}

} // namespace clouddesk::ui
