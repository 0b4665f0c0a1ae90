// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/Sshd.h"
#include "ssh/Connection.h"

#include <qcoro/qcorotask.h>

namespace clouddesk::lab {

/// Answers what a connection asks, in the way that the test sets, and notes what was asked.
class ScriptedDelegate : public ssh::ConnectionDelegate
{
public:
    /// Trusted is what checkHostKey() answers; by default every key is.
    core::Result<void> trust;
    QStringList knownTypes;
    std::vector<QByteArray> interactiveAnswers;
    QByteArray passphraseAnswer;
    QByteArray passwordAnswer;
    int passwordQuestions = 0;

    std::vector<ssh::HostKey> shownKeys;
    QStringList prompts;
    int passphraseQuestions = 0;
    bool isPassphraseAskedAgain = false; ///< as the last question said
    /// Called while a host key waits for its answer.
    std::function<void()> onHostKey;

    core::Task<void> checkHostKey(QString /*host*/, quint16 /*port*/, QString /*label*/, ssh::HostKey key) override
    {
        shownKeys.push_back(std::move(key));
        if (onHostKey)
            onHostKey();
        co_return trust;
    }

    core::Task<QStringList> knownHostKeyTypes(QString /*host*/, quint16 /*port*/) override { co_return knownTypes; }

    core::Task<std::vector<core::Secret>> answerInteractive(QString /*label*/, QString /*instruction*/,
                                                            std::vector<InteractivePrompt> asked) override
    {
        std::vector<core::Secret> answers;
        for (std::size_t i = 0; i < asked.size(); ++i) {
            prompts += asked[i].text;
            answers.emplace_back(QByteArrayView(i < interactiveAnswers.size() ? interactiveAnswers[i] : QByteArray()));
        }
        co_return answers;
    }

    core::Task<core::Secret> passphrase(QString /*label*/, bool isAgain) override
    {
        ++passphraseQuestions;
        isPassphraseAskedAgain = isAgain;
        if (passphraseAnswer.isEmpty())
            co_return core::fail(core::ErrorCode::Unsupported, QStringLiteral("nobody is there"));
        co_return core::Secret(QByteArrayView(passphraseAnswer));
    }

    core::Task<core::Secret> password(QString /*label*/) override
    {
        ++passwordQuestions;
        if (passwordAnswer.isEmpty())
            co_return core::fail(core::ErrorCode::Unsupported, QStringLiteral("nobody is there"));
        co_return core::Secret(QByteArrayView(passwordAnswer));
    }
};

inline ssh::Hop hopTo(const Sshd& sshd, ssh::Credential credential)
{
    ssh::Hop hop;
    hop.host = sshd.host();
    hop.port = sshd.port();
    hop.user = sshd.userName();
    hop.credential = std::move(credential);
    return hop;
}

inline ssh::Hop hopTo(const Sshd& sshd)
{
    ssh::KeyCredential key;
    key.privateKey = core::Secret(QByteArrayView(sshd.clientKey()));
    return hopTo(sshd, std::move(key));
}

inline ssh::ConnectionOptions optionsFor(ssh::Hop hop)
{
    ssh::ConnectionOptions options;
    options.hops.push_back(std::move(hop));
    return options;
}

/// Connects with the client key (or the hop given) and waits for it.
inline core::Result<std::shared_ptr<ssh::Connection>> connectTo(ssh::ConnectionOptions options,
                                                                ScriptedDelegate& delegate, std::stop_token stop = {})
{
    return QCoro::waitFor(ssh::Connection::open(std::move(options), delegate, std::move(stop)));
}

inline core::Result<std::shared_ptr<ssh::Connection>> connectTo(const Sshd& sshd)
{
    ScriptedDelegate delegate;
    return connectTo(optionsFor(hopTo(sshd)), delegate);
}

/// Runs a command and waits for it.
inline core::Result<ssh::ExecResult> runOn(ssh::Connection& connection, const QByteArray& command,
                                           const QByteArray& input = {})
{
    ssh::ExecRequest request;
    request.command = command;
    request.input = core::Secret(QByteArrayView(input));
    return QCoro::waitFor(connection.exec(std::move(request)));
}

} // namespace clouddesk::lab

/// Passes when the result holds a value; otherwise the test fails with its error.
#define VERIFY_RESULT(result)                                                                                          \
    do {                                                                                                               \
        const auto& verifiedResult = (result);                                                                         \
        QVERIFY2(verifiedResult.has_value(), verifiedResult ? "" : qPrintable(verifiedResult.error().toLine()));       \
    } while (false)
