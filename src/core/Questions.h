// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Deferred.h"
#include "core/Secret.h"
#include "core/Task.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>
#include <stop_token>
#include <vector>

namespace clouddesk::core {

/// What a service needs to know from a person before it can go on.
struct Question
{
    enum class Kind {
        HostKey,             ///< Trust this new host key? Answer: confirmed or not.
        Password,            ///< One secret.
        Passphrase,          ///< One secret: the passphrase of a private key.
        SudoPassword,        ///< One secret.
        KeyboardInteractive, ///< One secret per prompt (RFC 4256).
    };
    struct Prompt
    {
        QString text;
        bool echo = false;
    };

    QString id;
    Kind kind = Kind::Password;
    /// The machine it is about, by the name that the user gave it.
    QString machine;
    /// What is asked, in English; faces may translate by kind. Text from a server stands in the prompts and in
    /// instruction only.
    QString text;
    /// For KeyboardInteractive: what the server says to its prompts, in its own words. May be empty.
    QString instruction;
    /// For Passphrase: one was given already, and does not open the key.
    bool isAgain = false;
    /// For HostKey: "SHA256:…". Otherwise empty.
    QString fingerprint;
    /// For HostKey: "ssh-ed25519" and the like.
    QString keyType;
    std::vector<Prompt> prompts;
};

struct Answer
{
    bool confirmed = false;
    std::vector<Secret> secrets;
};

/// Carries questions from services to whichever face is attached, and answers back. Lives in the home thread.
class Questions : public QObject
{
    Q_OBJECT

public:
    explicit Questions(QObject* parent = nullptr);
    ~Questions() override;

    /// Whether anybody listens. Without a listener every question is refused at once.
    void setAttached(bool attached) { m_attached = attached; }
    /// As setAttached() was told last; at first nobody listens.
    [[nodiscard]] bool isAttached() const { return m_attached; }

    /// Puts the question (its id is filled in here) and waits for the answer. Fails with Cancelled when it is dismissed
    /// or stop is requested, TimedOut after the limit, Unsupported when no face is attached.
    Task<Answer> ask(Question question, std::chrono::seconds limit = std::chrono::seconds(120),
                     std::stop_token stop = {});

    /// Answers an open question; false if the id is not (or no longer) open.
    bool answer(const QString& id, Answer answer);
    /// The person would rather not.
    bool dismiss(const QString& id);

Q_SIGNALS:
    /// A face shows the question and calls answer() or dismiss() later.
    void asked(const clouddesk::core::Question& question);
    /// The question no longer matters (answered elsewhere, timed out, cancelled).
    void withdrawn(const QString& id);

private:
    void close(const QString& id, Result<Answer> outcome);

    QHash<QString, std::shared_ptr<Resolver<Answer>>> m_open;
    bool m_attached = false;
};

} // namespace clouddesk::core
