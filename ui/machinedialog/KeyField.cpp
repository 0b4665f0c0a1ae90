// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machinedialog/KeyField.h"

#include "instances/KeyFile.h"
#include "openssh/KeyPair.h"
#include "openssh/PrivateKey.h"
#include "ui/language/ErrorText.h"
#include "ui/language/KeepTranslated.h"
#include "ui/viewer/PageLayout.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QPainter>
#include <QStyleOptionFocusRect>

namespace clouddesk::ui {

KeyField::KeyField(bool hasStored, QWidget* parent)
    : QFrame(parent)
    , m_state(pageText(QString()))
    , m_copy(new QPushButton)
    , m_undo(new QPushButton)
{
    setFrameShape(QFrame::StyledPanel);
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    auto* const column = new QVBoxLayout(this);
    column->addWidget(m_state);
    auto* const row = new QHBoxLayout;
    auto* const choose = new QPushButton;
    auto* const paste = new QPushButton;
    auto* const generate = new QPushButton;
    keepText(*m_state, [hasStored] {
        return hasStored ? tr("A key is stored. Give another one to replace it.")
                         : tr("Drop a key file here, or paste, choose or make one.");
    });
    keepTranslated(this, [this, choose, paste, generate] {
        setAccessibleName(tr("Private key"));
        choose->setText(tr("Choose &file…"));
        paste->setText(tr("P&aste"));
        generate->setText(tr("&Make new key"));
        generate->setToolTip(tr("Makes an Ed25519 key. Its public half belongs in ~/.ssh/authorized_keys there."));
        m_copy->setText(tr("Copy &public half"));
        m_undo->setText(tr("&Undo"));
        m_undo->setToolTip(tr("Gives back the key that this one has replaced."));
    });
    for (QPushButton* const button : {choose, paste, generate, m_copy, m_undo})
        row->addWidget(button);
    row->addStretch();
    column->addLayout(row);
    m_copy->hide();
    m_undo->hide();
    connect(choose, &QPushButton::clicked, this, &KeyField::choose);
    connect(paste, &QPushButton::clicked, this, &KeyField::paste);
    connect(generate, &QPushButton::clicked, this, &KeyField::generate);
    connect(m_undo, &QPushButton::clicked, this, &KeyField::undo);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(QString::fromLatin1(m_given.publicLine));
        keepText(*m_state, [] {
            return tr("The public half is in the clipboard. Add it to ~/.ssh/authorized_keys on the machine.");
        });
    });
}

void KeyField::take(core::Secret key, const QByteArray& certificate, const QString& from)
{
    const auto facts = ssh::inspectPrivateKey(key);
    if (!facts)
        return refuse(facts.error());
    const bool isEncrypted = facts->isEncrypted;
    take({std::move(key), certificate, {}, isEncrypted, [isEncrypted, from] {
              return isEncrypted ? tr("Key from %1; it has a passphrase.").arg(from) : tr("Key from %1.").arg(from);
          }});
}

void KeyField::take(Given given)
{
    if (hasKey())
        m_previous = std::move(m_given);
    m_given = std::move(given);
    showGiven();
}

void KeyField::undo()
{
    std::swap(m_given, m_previous);
    showGiven();
}

void KeyField::showGiven()
{
    m_copy->setVisible(!m_given.publicLine.isEmpty());
    m_undo->setVisible(!m_previous.key.isEmpty());
    keepText(*m_state, m_given.words);
    Q_EMIT changed();
}

void KeyField::refuse(const core::Error& error)
{
    keepText(*m_state, [error, explain = m_explain, keepsOne = hasKey()] {
        const QString kept = keepsOne ? tr(" The key given before is kept.") : QString();
        return tr("Not usable: %1. %2").arg(errorText(error), core::singleLine(explain(error))) + kept;
    });
}

void KeyField::takeFile(const QString& path)
{
    auto file = instances::readKeyFileForStoring(path);
    if (!file)
        return refuse(file.error());
    take(std::move(file->privateKey), file->certificate, QFileInfo(path).fileName());
}

void KeyField::takeText(QByteArray& text)
{
    // What is wiped must not be shared with whoever offers it.
    text.detach();
    take(core::Secret::takeFrom(text), {}, tr("the clipboard"));
}

void KeyField::paste()
{
    QByteArray text = QApplication::clipboard()->mimeData()->data(QStringLiteral("text/plain"));
    if (text.isEmpty())
        keepText(*m_state, [] { return tr("The clipboard holds no text."); });
    else
        takeText(text);
}

void KeyField::choose()
{
    auto* const dialog = new QFileDialog(this, tr("Private key"), QDir::homePath() + QStringLiteral("/.ssh"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFilter(QDir::Files | QDir::Hidden | QDir::AllDirs);
    connect(dialog, &QFileDialog::fileSelected, this, &KeyField::takeFile);
    dialog->open();
}

void KeyField::generate()
{
    auto pair = ssh::generateKeyPair(m_comment);
    if (!pair)
        return refuse(pair.error());
    take({std::move(pair->privateKey), {}, pair->publicKeyLine, false, [] {
              return tr("A new key. Its public half must be in ~/.ssh/authorized_keys on the machine.");
          }});
}

void KeyField::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    if (!hasFocus())
        return;
    QStyleOptionFocusRect option;
    option.initFrom(this);
    option.rect = rect().adjusted(2, 2, -2, -2);
    // However it got there: a failed check brings it here, too.
    option.state |= QStyle::State_KeyboardFocusChange;
    QPainter painter(this);
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
}

void KeyField::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Paste))
        paste();
    else
        QFrame::keyPressEvent(event);
}

void KeyField::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void KeyField::dropEvent(QDropEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.constFirst().isLocalFile()) {
        takeFile(urls.constFirst().toLocalFile());
    } else {
        QByteArray text = event->mimeData()->data(QStringLiteral("text/plain"));
        takeText(text);
    }
    event->acceptProposedAction();
}

} // namespace clouddesk::ui
