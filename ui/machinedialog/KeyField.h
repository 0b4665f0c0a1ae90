// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "core/Secret.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>

#include <functional>

namespace clouddesk::ui {

/// A place for a private key: pasted, chosen or dropped as a file, or made here. The key is never shown. The one that
/// another has replaced can be had back: of one made here, the machine may know the public half already.
class KeyField : public QFrame
{
    Q_OBJECT

public:
    /// hasStored: a key is stored for this machine and stays if no other is given.
    explicit KeyField(bool hasStored, QWidget* parent = nullptr);

    /// Takes the file's key; says so if it holds none.
    void takeFile(const QString& path);
    /// Takes a key's text and wipes the source.
    void takeText(QByteArray& text);
    /// What to do next about a key that cannot be used; without it, what the error itself advises is said.
    void setExplainer(std::function<QString(const core::Error&)> explain) { m_explain = std::move(explain); }
    /// What new keys are called in authorized_keys.
    void setComment(const QByteArray& comment) { m_comment = comment; }

    /// Whether one was given here; one that is stored does not count.
    [[nodiscard]] bool hasKey() const { return !m_given.key.isEmpty(); }
    /// Whether what was given needs a passphrase.
    [[nodiscard]] bool isEncrypted() const { return m_given.isEncrypted; }
    /// A copy of what was given; empty if nothing was.
    [[nodiscard]] core::Secret key() const { return m_given.key.clone(); }
    /// What came with the key; empty if nothing did.
    [[nodiscard]] QByteArray certificate() const { return m_given.certificate; }

Q_SIGNALS:
    /// Another key was given.
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Given
    {
        core::Secret key;
        QByteArray certificate;
        QByteArray publicLine; ///< of a key made here
        bool isEncrypted = false;
        std::function<QString()> words; ///< what is said of it
    };

    void paste();
    void choose();
    void generate();
    void undo();
    void take(core::Secret key, const QByteArray& certificate, const QString& from);
    void take(Given given);
    void showGiven();
    void refuse(const core::Error& error);

    std::function<QString(const core::Error&)> m_explain = [](const core::Error& error) { return error.advice; };
    QByteArray m_comment;
    Given m_given;
    Given m_previous;
    QLabel* m_state;
    QPushButton* m_copy;
    QPushButton* m_undo;
};

} // namespace clouddesk::ui
