// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machinedialog/MachineDialog.h"

#include "instances/KeyFile.h"
#include "ui/language/ErrorText.h"
#include "ui/language/GrowWithText.h"
#include "ui/language/KeepTranslated.h"
#include "ui/machinedialog/FieldRule.h"
#include "ui/machinedialog/TallForm.h"
#include "ui/machines/MachineModel.h"
#include "ui/viewer/PageLayout.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QPointer>
#include <algorithm>

namespace clouddesk::ui {

using core::ErrorCode;
using core::Result;
using core::Secret;
using instances::AuthType;
using instances::Instance;
using instances::InstanceDraft;
using instances::Provider;

namespace {

/// What is written as [user@]host:port or user@host.
std::optional<instances::JumpHost> wholeAddress(const QString& text)
{
    if (instances::validateHost(text))
        return {};
    const auto place =
        instances::JumpHost::parse(text.contains(QLatin1Char('@')) ? text : QStringLiteral("nobody@") + text);
    return place && instances::validateHost(place->host) ? std::optional(*place) : std::nullopt;
}

/// Whether more that is typed may make an address of it; "10.0" is none yet.
bool mayBecomeAnAddress(const QString& text)
{
    return std::ranges::all_of(text, [](QChar character) {
        return character.unicode() < 128 &&
               (character.isLetterOrNumber() || QStringLiteral(".-:@[]%_+").contains(character));
    });
}

} // namespace

MachineDialog::MachineDialog(const Desk& desk, std::optional<Instance> instance, QWidget* parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_instance(std::move(instance))
    , m_name(new QLineEdit)
    , m_host(new QLineEdit)
    , m_port(new QSpinBox)
    , m_user(new QLineEdit)
    , m_provider(new QComboBox)
    , m_tags(new QLineEdit)
    , m_jumps(new QLineEdit)
    , m_notes(new QPlainTextEdit)
    , m_way(new QComboBox)
    , m_credential(new QStackedWidget)
    , m_key(new KeyField(m_instance && m_instance->authType == AuthType::Key && m_instance->keyPath.isEmpty()))
    , m_path(new QLineEdit)
    , m_password(new SecretField)
    , m_passphrase(new SecretField)
    , m_passphraseLabel(new QLabel)
    , m_sudo(new SecretField)
    , m_state(pageText(QString()))
    , m_test(new QPushButton)
    , m_save(nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    keepTranslated(this, [this] {
        setWindowTitle(m_instance ? tr("Edit %1").arg(m_instance->name) : tr("Add a machine"));
        saySecrets();
    });
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    auto* const page = new QWidget;
    auto* const form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    addFields(*form);
    addCredentials(*form);
    column->addWidget(new TallForm(page), 1);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_state->setMinimumHeight(2 * fontMetrics().height());
    m_state->setAlignment(Qt::AlignTop);
    column->addWidget(m_state);
    addButtons(*column);
    if (m_instance)
        fill(*m_instance);
    showWay(m_way->currentIndex());
    // What the fields said of themselves is said again.
    keepTranslated(this, [this] {
        for (const Field& field : m_fields) {
            if (!field.message->isHidden())
                validate(field);
        }
    });
    // What is said below a field takes room that the window has not had so far.
    growWithText(*this);
    resizeOnScreen(*this, {580, sizeHint().height()});
    m_name->setFocus();
}

MachineDialog::~MachineDialog()
{
    m_stop.request_stop();
}

void MachineDialog::saySecrets()
{
    const QString unchanged = tr("Unchanged; type to replace it");
    const QString asked = tr("Asked for at each connect if left empty");
    m_password->setAccessibleName(tr("Password"));
    m_password->setPlaceholderText(m_instance && m_instance->authType == AuthType::Password ? unchanged : asked);
    m_passphrase->setAccessibleName(tr("Passphrase of the key"));
    m_passphrase->setPlaceholderText(
        m_instance && m_instance->hasPassphrase ? unchanged : tr("If the key has one; asked for if left empty"));
    m_passphraseLabel->setText(tr("Pa&ssphrase"));
    m_sudo->setAccessibleName(tr("Password for sudo"));
    m_sudo->setPlaceholderText(m_instance && m_instance->hasSudoPassword ? unchanged
                                                                         : tr("Asked for when it is needed"));
    m_test->setText(tr("T&est connection"));
}

void MachineDialog::addRow(QFormLayout& form, const char* label, QWidget* widget, Check check)
{
    auto* const room = new QWidget;
    auto* const column = new QVBoxLayout(room);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(widget);
    QLabel* const message = pageText({});
    QFont small = message->font();
    small.setPointSizeF(small.pointSizeF() * 0.92);
    message->setFont(small);
    message->hide();
    column->addWidget(message);
    auto* const title = new QLabel;
    if (label != nullptr)
        keepTranslated(title, [title, label] { title->setText(tr(label)); });
    title->setBuddy(widget);
    // Level with the field, whatever stands below it.
    title->setFixedHeight(
        std::max(title->sizeHint().height(), std::min(widget->sizeHint().height(), widget->maximumHeight())));
    form.addRow(title, room);
    m_fields.push_back({widget, message, std::move(check), {}});
    if (auto* const edit = qobject_cast<QLineEdit*>(widget)) {
        const std::size_t number = m_fields.size() - 1;
        connect(edit, &QLineEdit::textEdited, this, [this, number] {
            // It was said of something else, unless it is under way.
            if (m_save->isEnabled())
                m_state->clear();
            const Field& field = m_fields[number];
            if (!field.message->isHidden() || !field.mayBecomeRight || !field.mayBecomeRight())
                validate(field);
        });
    }
}

void MachineDialog::sayFields()
{
    m_name->setPlaceholderText(tr("What you call it, for example web1"));
    m_host->setPlaceholderText(tr("203.0.113.7 or web1.example.com"));
    m_user->setPlaceholderText(tr("Whom to log in as, for example ubuntu"));
    setChoices(*m_provider, {{tr("Other"), static_cast<int>(Provider::Other)},
                             {tr("Amazon EC2"), static_cast<int>(Provider::Ec2)},
                             {tr("Oracle Cloud"), static_cast<int>(Provider::Oci)}});
    m_tags->setPlaceholderText(tr("Words to find it by, separated by commas"));
    m_jumps->setPlaceholderText(tr("user@host, in their order, separated by commas"));
    m_notes->setPlaceholderText(tr("What you want to remember about it"));
}

void MachineDialog::addFields(QFormLayout& form)
{
    keepTranslated(this, [this] { sayFields(); });
    addRow(form, QT_TR_NOOP("&Name"), m_name, [this] { return instances::validateName(m_name->text().trimmed()); });
    addRow(form, QT_TR_NOOP("&Host"), m_host, [this] {
        const QString text = m_host->text().trimmed();
        // It is taken apart when the field is left.
        return wholeAddress(text) ? Result<void>() : instances::validateHost(text);
    });
    m_fields.back().mayBecomeRight = [this] { return mayBecomeAnAddress(m_host->text().trimmed()); };
    connect(m_host, &QLineEdit::editingFinished, this, &MachineDialog::splitHost);
    m_port->setRange(1, 65535);
    m_port->setValue(22);
    m_port->setMaximumWidth(110);
    addRow(form, QT_TR_NOOP("P&ort"), m_port, {});
    addRow(form, QT_TR_NOOP("&User"), m_user, [this] { return instances::validateUser(m_user->text().trimmed()); });
    addRow(form, QT_TR_NOOP("P&rovider"), m_provider, {});
    addRow(form, QT_TR_NOOP("Ta&gs"), m_tags, [this] { return instances::validateTags(tags()); });
    addRow(form, QT_TR_NOOP("&Jump hosts"), m_jumps, [this]() -> Result<void> {
        const auto parsed = jumps();
        return parsed ? Result<void>() : core::fail(parsed);
    });
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(3 * fontMetrics().lineSpacing() + 12);
    addRow(form, QT_TR_NOOP("No&tes"), m_notes, [this] { return instances::validateNotes(m_notes->toPlainText()); });
    const std::size_t notes = m_fields.size() - 1;
    connect(m_notes, &QPlainTextEdit::textChanged, this, [this, notes] { validate(m_fields[notes]); });
}

void MachineDialog::setDefaults(const MachineDefaults& defaults)
{
    m_user->setText(defaults.user);
    m_tags->setText(defaults.tags);
    if (defaults.keyPath.isEmpty())
        return;
    m_path->setText(defaults.keyPath);
    m_way->setCurrentIndex(KeyPath);
}

QWidget* MachineDialog::makeKeyPathPage()
{
    auto* const page = new QWidget;
    auto* const row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    m_path->setPlaceholderText(QStringLiteral("~/.ssh/id_ed25519"));
    auto* const choose = new QPushButton;
    keepTranslated(page, [this, choose] {
        m_path->setAccessibleName(tr("Path of the key file"));
        choose->setText(tr("&Browse…"));
    });
    connect(choose, &QPushButton::clicked, this, &MachineDialog::choosePath);
    row->addWidget(m_path, 1);
    row->addWidget(choose);
    return page;
}

void MachineDialog::addCredentials(QFormLayout& form)
{
    keepTranslated(m_way, [this] {
        setChoices(*m_way, {{tr("With a private key, stored sealed"), {}},
                            {tr("With a key file, which stays where it is"), {}},
                            {tr("With a password"), {}},
                            {tr("With the keys of the running ssh-agent"), {}}});
    });
    addRow(form, QT_TR_NOOP("&Log in"), m_way, {});
    QLabel* const agent = pageText({});
    keepText(*agent, [] {
        return qEnvironmentVariableIsSet("SSH_AUTH_SOCK") ? tr("The agent that runs here is asked at each connect.")
                                                          : tr("No agent runs here now (SSH_AUTH_SOCK is not set).");
    });
    auto* const password = new QWidget;
    auto* const passwordColumn = new QVBoxLayout(password);
    passwordColumn->setContentsMargins(0, 0, 0, 0);
    passwordColumn->addWidget(m_password);
    passwordColumn->addStretch();
    for (QWidget* const page : std::initializer_list<QWidget*>{m_key, makeKeyPathPage(), password, agent})
        m_credential->addWidget(page);
    addRow(form, nullptr, m_credential, [this] { return checkCredential(); });
    const std::size_t credential = m_fields.size() - 1;
    m_key->setExplainer([this](const core::Error& error) { return m_desk.adviceFor(error); });
    connect(m_key, &KeyField::changed, this, [this, credential] { validate(m_fields[credential]); });
    connect(m_path, &QLineEdit::textEdited, this, [this, credential] { validate(m_fields[credential]); });
    m_passphraseLabel->setBuddy(m_passphrase);
    form.addRow(m_passphraseLabel, m_passphrase);
    addRow(form, QT_TR_NOOP("Su&do password"), m_sudo, {});
    connect(m_way, &QComboBox::currentIndexChanged, this, &MachineDialog::showWay);
}

void MachineDialog::addButtons(QVBoxLayout& column)
{
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    m_save = buttons->button(QDialogButtonBox::Save);
    keepTranslated(m_save, [this] { m_save->setText(m_instance ? tr("Save") : tr("Add")); });
    buttons->addButton(m_test, QDialogButtonBox::ActionRole);
    column.addWidget(buttons);
    // Known to the dialog only now: else it would take the first of all buttons for its default.
    m_save->setDefault(true);
    connect(m_test, &QPushButton::clicked, this, [this] { test(); });
    connect(buttons, &QDialogButtonBox::accepted, this, [this] { save(); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void MachineDialog::fill(const Instance& instance)
{
    m_name->setText(instance.name);
    m_host->setText(instance.host);
    m_port->setValue(instance.port);
    m_user->setText(instance.user);
    m_provider->setCurrentIndex(m_provider->findData(static_cast<int>(instance.provider)));
    m_tags->setText(wordsOf(instance).join(QStringLiteral(", ")));
    QStringList jumps;
    for (const instances::JumpHost& jump : instance.jumps)
        jumps += jump.toText();
    m_jumps->setText(jumps.join(QStringLiteral(", ")));
    m_notes->setPlainText(instance.notes);
    m_path->setText(instance.keyPath);
    const Way ofKey = instance.keyPath.isEmpty() ? StoredKey : KeyPath;
    m_way->setCurrentIndex(instance.authType == AuthType::Key        ? ofKey
                           : instance.authType == AuthType::Password ? Password
                                                                     : Agent);
}

void MachineDialog::choosePath()
{
    auto* const dialog = new QFileDialog(this, tr("Private key"), m_desk.homeDirectory + QStringLiteral("/.ssh"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFilter(QDir::Files | QDir::Hidden | QDir::AllDirs);
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

void MachineDialog::showWay(int way)
{
    m_credential->setCurrentIndex(way);
    // Only as high as the page that is shown.
    for (int number = 0; number < m_credential->count(); ++number)
        m_credential->widget(number)->setSizePolicy(QSizePolicy::Preferred,
                                                    number == way ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    const bool isKey = way == StoredKey || way == KeyPath;
    m_passphrase->setVisible(isKey);
    m_passphraseLabel->setVisible(isKey);
    for (const Field& field : m_fields) {
        if (field.widget == m_credential)
            field.message->hide();
    }
}

bool MachineDialog::validate(const Field& field) const
{
    const Result<void> checked = field.check ? field.check() : Result<void>();
    field.message->setVisible(!checked);
    field.message->setText(checked ? QString() : QStringLiteral("⚠ ") + fieldRule(checked.error()));
    field.widget->setAccessibleDescription(field.message->text());
    return checked.has_value();
}

void MachineDialog::splitHost()
{
    const QString text = m_host->text().trimmed();
    const auto place = wholeAddress(text);
    const bool hasUser = place && text.contains(QLatin1Char('@'));
    if (place) {
        m_host->setText(place->host);
        m_port->setValue(place->port);
    }
    if (hasUser)
        m_user->setText(place->user);
    for (const Field& field : m_fields) {
        if ((field.widget == m_host && !text.isEmpty()) || (hasUser && field.widget == m_user))
            validate(field);
    }
}

bool MachineDialog::validateAll()
{
    splitHost();
    QWidget* first = nullptr;
    for (const Field& field : m_fields) {
        if (!validate(field) && first == nullptr)
            first = field.widget;
    }
    if (first != nullptr && first == m_credential)
        first = m_credential->currentWidget() == m_key ? static_cast<QWidget*>(m_key) : m_path;
    if (first != nullptr)
        first->setFocus();
    return first == nullptr;
}

Result<void> MachineDialog::checkCredential() const
{
    const bool hadKey = m_instance && m_instance->authType == AuthType::Key && m_instance->keyPath.isEmpty();
    if (m_way->currentIndex() == StoredKey && !m_key->hasKey() && !hadKey)
        return core::fail(ErrorCode::InvalidArgument, tr("key: give a private key, or choose another way to log in"));
    if (m_way->currentIndex() != KeyPath)
        return {};
    const QString path = m_path->text().trimmed();
    if (path.isEmpty())
        return core::fail(ErrorCode::InvalidArgument, tr("key path: must be given"));
    return instances::validateKeyPath(instances::expandHome(path));
}

Result<std::vector<instances::JumpHost>> MachineDialog::jumps() const
{
    std::vector<instances::JumpHost> all;
    for (const QString& text : m_jumps->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto jump = instances::JumpHost::parse(text.trimmed());
        if (!jump)
            return core::fail(jump);
        if (const auto valid = instances::validateJump(*jump); !valid)
            return core::fail(valid);
        all.push_back(*jump);
    }
    return all;
}

QStringList MachineDialog::tags() const
{
    QStringList all;
    for (const QString& text : m_tags->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (const QString tag = text.trimmed(); !tag.isEmpty())
            all += tag;
    }
    return all;
}

InstanceDraft MachineDialog::draft() const
{
    InstanceDraft draft;
    draft.name = m_name->text().trimmed();
    draft.host = m_host->text().trimmed();
    draft.port = m_port->value();
    draft.user = m_user->text().trimmed();
    draft.provider = static_cast<Provider>(m_provider->currentData().toInt());
    draft.tags = tags();
    // Not shown, as it is a mark rather than a word of the person's.
    if (m_instance && isFavourite(*m_instance) && !draft.tags->contains(favouriteTag()))
        *draft.tags += favouriteTag();
    draft.notes = m_notes->toPlainText();
    draft.jumps = jumps().value_or(std::vector<instances::JumpHost>());
    const int way = m_way->currentIndex();
    draft.authType = way == Password ? AuthType::Password : way == Agent ? AuthType::Agent : AuthType::Key;
    if (way == StoredKey && m_key->hasKey()) {
        draft.secrets.privateKey = m_key->key();
        if (!m_key->certificate().isEmpty())
            draft.secrets.certificate = m_key->certificate();
    }
    if (way == KeyPath)
        draft.keyPath = instances::expandHome(m_path->text().trimmed());
    if (way == Password && !m_password->text().isEmpty())
        draft.secrets.password = m_password->secret();
    if ((way == StoredKey || way == KeyPath) && !m_passphrase->text().isEmpty())
        draft.secrets.passphrase = m_passphrase->secret();
    if (!m_sudo->text().isEmpty())
        draft.secrets.sudoPassword = m_sudo->secret();
    return draft;
}

core::Task<void> MachineDialog::save()
{
    if (!validateAll())
        co_return {};
    const auto lease = m_desk.pending->hold();
    if (!lease)
        co_return {};
    const QPointer<MachineDialog> self(this);
    setBusy(true, {});
    InstanceDraft typed = draft();
    core::Result<Instance> stored;
    if (m_instance)
        stored = co_await m_desk.instances.edit(m_instance->id, std::move(typed));
    else
        stored = co_await m_desk.instances.add(std::move(typed));
    if (!self)
        co_return {};
    setBusy(false, {});
    if (!stored) {
        showError(stored.error());
        if (stored.error().code == ErrorCode::AlreadyExists)
            m_name->setFocus();
        co_return {};
    }
    Q_EMIT saved(*stored);
    accept();
    co_return {};
}

core::Task<void> MachineDialog::test()
{
    if (!validateAll())
        co_return {};
    const auto lease = m_desk.pending->hold();
    if (!lease)
        co_return {};
    const QPointer<MachineDialog> self(this);
    const std::stop_token stop = m_stop.get_token();
    instances::MachineConnector& connector = m_desk.connector;
    setBusy(true, tr("Connecting to %1…").arg(m_host->text().trimmed()));
    InstanceDraft typed = draft();
    const QString id = m_instance ? m_instance->id : QString();
    auto preview = co_await m_desk.instances.preview(id, std::move(typed));
    core::Result<instances::MachineConnector::TestReport> report;
    if (preview)
        report = co_await connector.testWith(preview->instance, std::move(preview->secrets), stop);
    else
        report = core::fail(preview);
    if (!self)
        co_return {};
    setBusy(false, {});
    if (report)
        m_state->setText(tr("✓ It answers: %1, logged in after %2 ms.\nHost key: %3")
                             .arg(core::singleLine(report->serverSystem, 120))
                             .arg(report->milliseconds)
                             .arg(report->hostKey.fingerprint()));
    else
        showError(report.error());
    co_return {};
}

void MachineDialog::showEvent(QShowEvent* event)
{
    if (m_untouched.isEmpty())
        m_untouched = entered();
    QDialog::showEvent(event);
}

QStringList MachineDialog::entered() const
{
    QStringList all{m_notes->toPlainText(), m_key->hasKey() ? QStringLiteral("key") : QString()};
    // Of secrets no copies are made.
    for (const QLineEdit* const field : findChildren<QLineEdit*>()) {
        const bool isSecret = qobject_cast<const SecretField*>(field) != nullptr;
        all += isSecret ? QString::number(field->text().isEmpty()) : field->text();
    }
    for (const QComboBox* const choice : findChildren<QComboBox*>())
        all += QString::number(choice->currentIndex());
    return all;
}

void MachineDialog::reject()
{
    if (entered() == m_untouched)
        return QDialog::reject();
    auto* const box = new QMessageBox(QMessageBox::Question, {}, {}, QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* const discard = box->addButton(QString(), QMessageBox::DestructiveRole);
    QPushButton* const stay = box->addButton(QString(), QMessageBox::RejectRole);
    keepTranslated(box, [this, box, discard, stay] {
        box->setWindowTitle(windowTitle());
        box->setText(tr("Discard what you entered?"));
        box->setInformativeText(tr("It is not stored yet."));
        discard->setText(tr("&Discard"));
        stay->setText(tr("&Keep editing"));
    });
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    connect(discard, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    box->open();
}

void MachineDialog::setBusy(bool isBusy, const QString& text)
{
    m_test->setEnabled(!isBusy);
    m_save->setEnabled(!isBusy);
    m_state->setText(text);
}

void MachineDialog::showError(const core::Error& error)
{
    m_state->setText(QStringLiteral("⚠ %1. %2").arg(errorSentence(error), m_desk.adviceFor(error)));
    m_state->setAccessibleName(m_state->text());
}

} // namespace clouddesk::ui
