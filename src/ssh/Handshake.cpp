// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/Handshake.h"

#include "openssh/LoginKey.h"
#include "openssh/PrivateKey.h"
#include "ssh/AgentRelay.h"
#include "ssh/Algorithms.h"

namespace clouddesk::ssh {

using core::ErrorCode;
using core::fail;

namespace {

// A server may ask as often as it likes (RFC 4256, section 3.1); people would not.
constexpr int mostPromptRounds = 10;
constexpr int mostPrompts = 16;
constexpr int mostPassphraseQuestions = 3;
// An agent may ask its owner for each use of a key.
constexpr std::chrono::milliseconds agentPatience = std::chrono::seconds(60);

template <typename... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};

ConnectionDelegate::InteractivePrompt cleanPrompt(ssh_session session, unsigned int index)
{
    char echo = 0;
    const char* const text = ssh_userauth_kbdint_getprompt(session, index, &echo);
    return {core::singleLine(QString::fromUtf8(text), 300), echo != 0};
}

} // namespace

Handshake::Handshake(Session& session, SessionSetup& setup, Dialogue& dialogue)
    : m_session(session)
    , m_setup(setup)
    , m_dialogue(dialogue)
{
}

core::Result<HostKey> Handshake::run()
{
    if (auto exchanged = exchangeKeys(); !exchanged)
        return fail(explainExchange(exchanged.error()));
    core::Result<HostKey> key = checkHostKey();
    if (!key)
        return fail(key.error().at(m_session.place()));
    if (auto loggedIn = logIn(); !loggedIn)
        return fail(explainLogIn(loggedIn.error()));
    return key;
}

core::Result<void> Handshake::exchangeKeys()
{
    const ssh_session session = m_session.handle();
    const core::Result<int> connected =
        m_session.settle([session] { return ssh_connect(session); }, SSH_AGAIN, m_setup.stepLimit);
    if (!connected)
        return fail(connected);
    if (*connected != SSH_OK)
        return fail(ErrorCode::SshProtocolFailed, m_session.complaint());
    const bool careful =
        needsStrictKeyExchange(ssh_get_cipher_in(session)) || needsStrictKeyExchange(ssh_get_cipher_out(session));
    if (careful && !m_session.isStrict())
        return fail(
            ErrorCode::SshProtocolFailed,
            QStringLiteral("the server wants ChaCha20-Poly1305 without the protection against the Terrapin attack"), {},
            QStringLiteral("update the SSH server, or let it offer AES-GCM"));
    return {};
}

core::Error Handshake::explainExchange(const core::Error& error) const
{
    core::Error told = error.at(m_session.place());
    if (error.code == ErrorCode::TimedOut) {
        told.code = ErrorCode::ConnectionTimedOut;
        told.text = QStringLiteral("something accepts the connection, but no SSH server answers");
        told.advice = QStringLiteral("check the port, and that sshd is not overloaded");
    } else if (error.text.contains(QLatin1String("no match for method"))) {
        told.text = QStringLiteral("the server offers only outdated algorithms (%1)").arg(error.text);
        told.advice = QStringLiteral("update the SSH server on the machine");
    } else if (error.text.contains(QLatin1String("Socket error"))) {
        told.code = ErrorCode::ConnectionLost;
        told.text = QStringLiteral("the server closed the connection before the key exchange was complete");
        told.advice =
            QStringLiteral("try again; if it stays so, look into sshd's log on the machine (MaxStartups, firewall)");
    } else if (error.code == ErrorCode::SshProtocolFailed && error.advice.isEmpty()) {
        told.advice = QStringLiteral("check that an SSH server listens on this port");
    }
    return told;
}

core::Result<HostKey> Handshake::checkHostKey()
{
    ssh_key shown = nullptr;
    if (ssh_get_server_publickey(m_session.handle(), &shown) != SSH_OK)
        return fail(ErrorCode::SshProtocolFailed, QStringLiteral("the server shows no host key"));
    const KeyPointer key(shown);
    char* encoded = nullptr;
    if (ssh_pki_export_pubkey_base64(key.get(), &encoded) != SSH_OK)
        return fail(ErrorCode::SshProtocolFailed, QStringLiteral("the server's host key cannot be read"));
    HostKey hostKey;
    hostKey.type = QString::fromLatin1(ssh_key_type_to_char(ssh_key_type(key.get())));
    hostKey.blob = QByteArray::fromBase64(encoded);
    ssh_string_free_char(encoded);
    HostKeyQuestion question{hostKey};
    const core::Result<HandshakeAnswer> trusted = m_dialogue.ask(std::move(question), m_session.stopToken());
    if (!trusted)
        return fail(trusted);
    return hostKey;
}

core::Result<void> Handshake::logIn()
{
    return std::visit(Overloaded{[this](const KeyCredential& credential) { return logInWithKey(credential); },
                                 [this](const PasswordCredential& credential) { return logInWithPassword(credential); },
                                 [this](const AgentCredential& credential) { return logInWithAgent(credential); }},
                      m_setup.hop.credential);
}

core::Error Handshake::explainLogIn(const core::Error& error) const
{
    core::Error told = error.at(m_session.place());
    if (error.text.contains(QLatin1String("Socket error"))) {
        told.code = ErrorCode::ConnectionLost;
        told.text = QStringLiteral("the server closed the connection during the login");
        told.advice =
            QStringLiteral("look into sshd's log on the machine; it may have refused the user or the address");
    } else if (error.code == ErrorCode::TimedOut) {
        told.text = QStringLiteral("the server does not answer the login");
        told.advice = QStringLiteral("try again; a machine under load, or a slow directory service, may be the reason");
    }
    return told;
}

core::Result<int> Handshake::request(std::function<int()> operation)
{
    return m_session.settle(std::move(operation), SSH_AUTH_AGAIN, m_setup.stepLimit);
}

core::Result<void> Handshake::conclude(core::Result<int> outcome, const QString& refused)
{
    if (!outcome)
        return fail(outcome);
    switch (*outcome) {
    case SSH_AUTH_SUCCESS:
        return {};
    case SSH_AUTH_PARTIAL:
        if ((ssh_userauth_list(m_session.handle(), nullptr) & SSH_AUTH_METHOD_INTERACTIVE) != 0)
            return logInInteractively(nullptr);
        return fail(ErrorCode::AuthenticationFailed,
                    QStringLiteral("the server wants a further proof that cannot be given (%1)").arg(offeredMethods()));
    case SSH_AUTH_DENIED:
        return fail(ErrorCode::AuthenticationFailed,
                    QStringLiteral("%1; the server offers: %2").arg(refused, offeredMethods()), {},
                    QStringLiteral("check the user name, and that this key or password is allowed on the machine"));
    default:
        return fail(ErrorCode::AuthenticationFailed, m_session.complaint());
    }
}

QString Handshake::offeredMethods() const
{
    const int methods = ssh_userauth_list(m_session.handle(), nullptr);
    QStringList names;
    if ((methods & SSH_AUTH_METHOD_PUBLICKEY) != 0)
        names += QStringLiteral("publickey");
    if ((methods & SSH_AUTH_METHOD_PASSWORD) != 0)
        names += QStringLiteral("password");
    if ((methods & SSH_AUTH_METHOD_INTERACTIVE) != 0)
        names += QStringLiteral("keyboard-interactive");
    return names.isEmpty() ? QStringLiteral("nothing that we know") : names.join(QStringLiteral(", "));
}

core::Result<void> Handshake::logInWithKey(const KeyCredential& credential)
{
    const core::Result<PrivateKeyFacts> facts = inspectPrivateKey(credential.privateKey);
    if (!facts)
        return fail(facts);
    core::Result<KeyPointer> key = readPrivateKey(credential.privateKey, credential.passphrase);
    for (int asked = 0; !key && facts->isEncrypted && asked < mostPassphraseQuestions; ++asked) {
        const bool isAgain = asked > 0 || !credential.passphrase.isEmpty();
        core::Result<HandshakeAnswer> answer = m_dialogue.ask(PassphraseQuestion{isAgain}, m_session.stopToken());
        if (!answer && answer.error().code == ErrorCode::Cancelled)
            return fail(answer);
        if (!answer || answer->empty())
            break;
        key = readPrivateKey(credential.privateKey, answer->front());
    }
    if (!key)
        return fail(key);
    if (!credential.certificate.isEmpty()) {
        if (auto added = addCertificate(key->get(), credential.certificate); !added)
            return added;
    }
    const ssh_session session = m_session.handle();
    return conclude(request([&] { return ssh_userauth_publickey(session, nullptr, key->get()); }),
                    QStringLiteral("the server does not accept the key"));
}

core::Result<void> Handshake::logInWithAgent(const AgentCredential& credential)
{
    core::Result<std::unique_ptr<AgentRelay>> relay = AgentRelay::start(credential.socketPath, m_session.stopToken());
    if (!relay)
        return fail(relay);
    const ssh_session session = m_session.handle();
    if (ssh_set_agent_socket(session, (*relay)->takeClientEnd()) != SSH_OK)
        return fail(ErrorCode::AgentUnavailable, m_session.complaint());
    return conclude(m_session.settle([session] { return ssh_userauth_agent(session, nullptr); }, SSH_AUTH_AGAIN,
                                     m_setup.stepLimit + agentPatience),
                    QStringLiteral("the server accepts none of the agent's keys"));
}

core::Result<void> Handshake::logInWithPassword(const PasswordCredential& credential)
{
    const ssh_session session = m_session.handle();
    // Only its refusal tells which methods there are, and a second wrong answer could lock the account.
    const core::Result<int> none = request([session] { return ssh_userauth_none(session, nullptr); });
    if (!none || *none == SSH_AUTH_SUCCESS)
        return conclude(none, {});
    const int methods = ssh_userauth_list(session, nullptr);
    if ((methods & (SSH_AUTH_METHOD_PASSWORD | SSH_AUTH_METHOD_INTERACTIVE)) == 0)
        return conclude(none, QStringLiteral("the server takes no passwords"));
    if (!credential.password.isEmpty())
        return logInByMethod(methods, credential.password);
    const core::Result<core::Secret> asked = askForPassword();
    return asked ? logInByMethod(methods, *asked) : fail(asked);
}

core::Result<core::Secret> Handshake::askForPassword()
{
    core::Result<HandshakeAnswer> answer = m_dialogue.ask(PasswordQuestion(), m_session.stopToken());
    if (!answer)
        return fail(answer);
    if (answer->empty())
        return fail(ErrorCode::Cancelled, QStringLiteral("nothing was entered"));
    return std::move(answer->front());
}

core::Result<void> Handshake::logInByMethod(int methods, const core::Secret& password)
{
    const ssh_session session = m_session.handle();
    if ((methods & SSH_AUTH_METHOD_PASSWORD) == 0)
        return logInInteractively(&password);
    return conclude(request([&] { return ssh_userauth_password(session, nullptr, password.nullTerminated()); }),
                    QStringLiteral("the server does not accept the password"));
}

core::Result<void> Handshake::logInInteractively(const core::Secret* password)
{
    const ssh_session session = m_session.handle();
    for (int round = 0; round < mostPromptRounds; ++round) {
        const core::Result<int> outcome = request([session] { return ssh_userauth_kbdint(session, nullptr, nullptr); });
        if (!outcome || *outcome != SSH_AUTH_INFO)
            return conclude(outcome, QStringLiteral("the server does not accept the answers"));
        if (auto answered = answerPrompts(password); !answered)
            return answered;
    }
    return fail(ErrorCode::AuthenticationFailed, QStringLiteral("the server asks without end"));
}

// The stored password answers one hidden prompt that comes alone; everything else goes to a person.
core::Result<void> Handshake::answerPrompts(const core::Secret*& password)
{
    const ssh_session session = m_session.handle();
    const int count = ssh_userauth_kbdint_getnprompts(session);
    if (count < 0 || count > mostPrompts)
        return fail(ErrorCode::AuthenticationFailed, QStringLiteral("the server asks %1 questions at once").arg(count));
    PromptQuestion question;
    for (int i = 0; i < count; ++i)
        question.prompts.push_back(cleanPrompt(session, static_cast<unsigned int>(i)));
    if (count == 0)
        return {};
    if (password != nullptr && count == 1 && !question.prompts.front().echo) {
        ssh_userauth_kbdint_setanswer(session, 0, std::exchange(password, nullptr)->nullTerminated());
        return {};
    }
    question.instruction = core::singleLine(QString::fromUtf8(ssh_userauth_kbdint_getinstruction(session)), 1000);
    const core::Result<HandshakeAnswer> answers = m_dialogue.ask(std::move(question), m_session.stopToken());
    if (!answers)
        return fail(answers);
    for (std::size_t i = 0; i < std::min<std::size_t>(answers->size(), static_cast<std::size_t>(count)); ++i)
        ssh_userauth_kbdint_setanswer(session, static_cast<unsigned int>(i), (*answers)[i].nullTerminated());
    return {};
}

} // namespace clouddesk::ssh
