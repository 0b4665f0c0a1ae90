// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/ExportDialog.h"

#include "core/Paths.h"
#include "core/Pool.h"
#include "crypto/Passphrase.h"
#include "exchange/CsvFile.h"
#include "exchange/JsonFile.h"
#include "exchange/ProfileImport.h"
#include "exchange/SealedFile.h"
#include "ui/language/ErrorText.h"
#include "ui/language/KeepTranslated.h"
#include "ui/viewer/PageLayout.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QPointer>

namespace clouddesk::ui {

using core::Result;
using exchange::Format;

namespace {

core::Task<QByteArray> sealOnPool(std::vector<exchange::SealedMachine> machines, core::Secret passphrase)
{
    core::Deferred<QByteArray> sealed =
        core::onPool([machines = std::move(machines), passphrase = std::move(passphrase)] {
            return exchange::writeSealed(machines, passphrase);
        });
    co_return co_await sealed;
}

} // namespace

ExportDialog::ExportDialog(const Desk& desk, QWidget* parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_table(new QRadioButton)
    , m_json(new QRadioButton)
    , m_sealed(new QRadioButton)
    , m_passphrase(new SecretField)
    , m_again(new SecretField)
    , m_state(pageText(QString()))
    , m_export(nullptr)
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    QLabel* const text = pageText({});
    column->addWidget(text);
    for (QRadioButton* const button : {m_table, m_json, m_sealed}) {
        column->addWidget(button);
        connect(button, &QRadioButton::toggled, this, &ExportDialog::update);
    }
    auto* const form = new QFormLayout;
    form->setContentsMargins(24, 0, 0, 0);
    for (const SecretField* const field : {m_passphrase, m_again})
        connect(field, &QLineEdit::textChanged, this, &ExportDialog::update);
    auto* const first = new QLabel;
    auto* const second = new QLabel;
    form->addRow(first, m_passphrase);
    form->addRow(second, m_again);
    first->setBuddy(m_passphrase);
    second->setBuddy(m_again);
    column->addLayout(form);
    m_state->setMinimumHeight(2 * fontMetrics().height());
    m_state->setAlignment(Qt::AlignTop);
    column->addWidget(m_state);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_export = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    column->addWidget(buttons);
    m_export->setDefault(true);
    m_table->setFocus();
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    keepTranslated(this, [this, text, first, second] {
        setWindowTitle(tr("Export machines"));
        text->setText(tr("All machines are written to a file that only you can read."));
        m_table->setText(tr("A &table (CSV), without keys and passwords"));
        m_json->setText(tr("&JSON, without keys and passwords"));
        m_sealed->setText(tr("&Sealed with a passphrase, with keys and passwords"));
        first->setText(tr("&Passphrase"));
        second->setText(tr("Passphrase a&gain"));
        m_export->setText(tr("&Export…"));
    });
    m_table->setChecked(true);
    resize(480, sizeHint().height());
}

Format ExportDialog::format() const
{
    return m_sealed->isChecked() ? Format::Sealed : m_json->isChecked() ? Format::Json : Format::Csv;
}

void ExportDialog::update()
{
    const bool isSealed = m_sealed->isChecked();
    m_passphrase->setEnabled(isSealed);
    m_again->setEnabled(isSealed);
    const auto size = m_passphrase->text().toUcs4().size();
    const bool isShort = size < crypto::shortestPassphrase;
    const bool isSame = m_passphrase->text() == m_again->text();
    const bool isMistyped = size > 0 && !m_again->text().isEmpty() && !isSame;
    keepText(*m_state, [isSealed, isTooShort = isShort && size > 0, isMistyped] {
        return isSealed && isTooShort
                   ? tr("⚠ The passphrase must have %n characters or more.", nullptr, crypto::shortestPassphrase)
               : isSealed && isMistyped ? tr("⚠ The two passphrases are not the same.")
               : isSealed               ? tr("Nobody can open the file without the passphrase, not even you.")
                                        : QString();
    });
    m_export->setEnabled(!isSealed || (!isShort && isSame));
}

void ExportDialog::choose()
{
    const QString ending = format() == Format::Sealed ? QStringLiteral("sealed")
                           : format() == Format::Json ? QStringLiteral("json")
                                                      : QStringLiteral("csv");
    auto* const dialog = new QFileDialog(this, tr("Export machines"), m_desk.homeDirectory);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(QStringLiteral("machines.") + ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { write(file); });
    dialog->open();
}

core::Task<QByteArray> ExportDialog::sealed(std::vector<instances::Instance> machines)
{
    core::Secret passphrase = m_passphrase->secret();
    instances::InstanceService& service = m_desk.instances;
    std::vector<exchange::SealedMachine> all;
    for (const instances::Instance& machine : machines) {
        auto secrets = co_await service.secrets(machine);
        if (!secrets)
            co_return core::fail(secrets.error().at(machine.name));
        exchange::SealedMachine one;
        one.machine = machine;
        one.secrets = std::move(*secrets);
        all.push_back(std::move(one));
    }
    co_return co_await sealOnPool(std::move(all), std::move(passphrase));
}

core::Task<void> ExportDialog::write(QString file)
{
    const auto lease = m_desk.pending->hold();
    if (!lease)
        co_return {};
    const QPointer<ExportDialog> self(this);
    const Format wanted = format();
    m_export->setEnabled(false);
    keepText(*m_state, [file] { return tr("Writing %1…").arg(file); });
    const auto machines = co_await exchange::allMachines(m_desk.instances);
    Result<QByteArray> content;
    if (!machines)
        content = core::fail(machines);
    else if (!self)
        co_return {};
    else if (wanted == Format::Sealed)
        content = co_await sealed(*machines);
    else
        content = wanted == Format::Csv ? exchange::writeCsv(*machines) : exchange::writeJson(*machines);
    if (!self)
        co_return {};
    const auto written = content ? core::writePrivateFile(file, *content) : Result<void>(core::fail(content));
    if (written) {
        accept();
        co_return {};
    }
    m_export->setEnabled(true);
    keepText(*m_state, [reason = written.error()] {
        return tr("⚠ Not written: %1. Choose another place, or try again.").arg(errorLine(reason));
    });
    co_return {};
}

} // namespace clouddesk::ui
