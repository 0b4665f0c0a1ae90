// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instances/HostKeyService.h"

#include "instances/HostKeyErrors.h"
#include "instances/KnownHostsFiles.h"
#include "openssh/KnownHosts.h"

namespace clouddesk::instances {

using core::Error;
using core::ErrorCode;
using core::fail;
using core::Result;
using core::Task;

/// One key that a server shows, and the circumstances.
struct HostKeyService::Offer
{
    QString host;
    quint16 port = 22;
    QString name; ///< as ssh::knownHostName() writes it
    QString label;
    ssh::HostKey key;
    UnknownKeyPolicy policy;
    std::stop_token stop;
};

/// What is known about a host, from our own store and from the files.
struct HostKeyService::Known
{
    std::vector<ssh::HostKey> trusted;
    std::vector<ssh::HostKey> revoked;
    /// Whether the trust comes from the files alone.
    bool isFromFiles = false;
};

/// The end of a question that several checks wait for.
struct HostKeyService::Asking
{
    std::vector<std::shared_ptr<core::Resolver<Decision>>> waiters;
};

namespace {

bool contains(const std::vector<ssh::HostKey>& keys, const ssh::HostKey& key)
{
    return std::ranges::find(keys, key) != keys.end();
}

/// The order in which a client prefers them: shorter, faster, younger first.
int rank(const QString& type)
{
    if (type == QLatin1String("ssh-ed25519"))
        return 0;
    return type.startsWith(QLatin1String("ecdsa-")) ? 1 : 2;
}

TrustedHostKey storedAs(const QString& name, const ssh::HostKey& key, const char* source, const QDateTime& time)
{
    TrustedHostKey stored;
    stored.host = name;
    stored.key = key;
    stored.source = QLatin1String(source);
    stored.addedAt = time;
    return stored;
}

} // namespace

HostKeyService::HostKeyService(storage::Database& database, audit::AuditLog& audit, core::Questions& questions,
                               const core::Clock& clock, QStringList knownHostsFiles)
    : m_repository(database)
    , m_audit(audit)
    , m_questions(questions)
    , m_clock(clock)
    , m_knownHostsFiles(std::move(knownHostsFiles))
{
}

HostKeyService::~HostKeyService() = default;

Task<void> HostKeyService::check(QString host, quint16 port, QString label, ssh::HostKey key, UnknownKeyPolicy policy,
                                 std::stop_token stop)
{
    Offer offer;
    offer.host = host;
    offer.port = port;
    offer.name = ssh::knownHostName(host, port);
    offer.label = label.isEmpty() ? offer.name : core::singleLine(label);
    offer.key = std::move(key);
    offer.policy = std::move(policy);
    offer.stop = std::move(stop);
    // While this check waits for its answer, another one, here or in another process, may store a key; then what is
    // known is looked at again.
    constexpr int maximumLooks = 8;
    for (int look = 0; look < maximumLooks; ++look) {
        const auto decision = co_await decide(offer);
        if (!decision)
            co_return fail(decision);
        if (*decision == Decision::Trusted)
            co_return {};
    }
    co_return fail(ErrorCode::Conflict, QStringLiteral("the known host keys keep changing"), offer.label);
}

Task<HostKeyService::Known> HostKeyService::known(QString host, quint16 port)
{
    const auto entry = co_await m_repository.find(ssh::knownHostName(host, port));
    if (!entry)
        co_return fail(entry);
    auto files = co_await readKnownHosts(m_knownHostsFiles, host, port);
    if (!files)
        co_return fail(files);
    Known known;
    known.revoked = std::move(files->revoked);
    for (const TrustedHostKey& stored : entry->keys)
        (stored.isRevoked ? known.revoked : known.trusted).push_back(stored.key);
    if (entry->keys.empty() && !entry->isForgotten) {
        known.trusted = std::move(files->trusted);
        known.isFromFiles = true;
    }
    co_return known;
}

Result<HostKeyService::Verdict> HostKeyService::judge(const Offer& offer, const Known& known)
{
    if (contains(known.revoked, offer.key))
        return fail(hostKeyRevoked(offer.label, offer.key));
    if (!known.trusted.empty() && !contains(known.trusted, offer.key))
        return fail(hostKeyChanged(offer.label, known.trusted, offer.key));
    const QString& pin = offer.policy.pinnedFingerprint;
    if (!pin.isEmpty() && pin != offer.key.fingerprint())
        return fail(hostKeyNotPinned(offer.label, offer.key, pin));
    if (!known.trusted.empty())
        return known.isFromFiles ? Verdict::Seed : Verdict::Known;
    if (!pin.isEmpty())
        return Verdict::Pinned;
    switch (offer.policy.action) {
    case UnknownKeyPolicy::Action::Accept:
        return Verdict::Accept;
    case UnknownKeyPolicy::Action::Ask:
        return Verdict::Ask;
    case UnknownKeyPolicy::Action::Refuse:
        break;
    }
    return fail(hostKeyUnknown(offer.label, offer.key, QStringLiteral("and unknown ones are refused")));
}

Task<HostKeyService::Decision> HostKeyService::decide(Offer offer)
{
    const auto known = co_await this->known(offer.host, offer.port);
    if (!known)
        co_return fail(known);
    const auto verdict = judge(offer, *known);
    if (!verdict)
        co_return co_await refuse(offer, verdict.error());
    const std::vector<ssh::HostKey> shown{offer.key};
    const std::vector<ssh::HostKey> none;
    switch (*verdict) {
    case Verdict::Known:
        break;
    case Verdict::Seed:
        co_return co_await trust(offer, "seeded", known->trusted, known->revoked);
    case Verdict::Pinned:
        co_return co_await trust(offer, "pinned", shown, none);
    case Verdict::Accept:
        co_return co_await trust(offer, "accepted", shown, none);
    case Verdict::Ask:
        co_return co_await ask(offer);
    }
    co_return Decision::Trusted;
}

Task<HostKeyService::Decision> HostKeyService::ask(Offer offer)
{
    const QByteArray question = offer.name.toUtf8() + '\n' + offer.key.blob;
    if (const auto open = m_asking.value(question))
        co_return co_await awaitOther(open, offer.stop);
    const auto asking = std::make_shared<Asking>();
    m_asking.insert(question, asking);
    auto decision = co_await askOnce(offer);
    m_asking.remove(question);
    // Who gave up did so for itself alone: the others look again, and one of them asks.
    const bool hasGivenUp = !decision && decision.error().code == ErrorCode::Cancelled;
    for (const auto& waiter : asking->waiters)
        waiter->resolve(hasGivenUp ? Result<Decision>(Decision::LookAgain) : decision);
    co_return decision;
}

Task<HostKeyService::Decision> HostKeyService::awaitOther(std::shared_ptr<Asking> asking, std::stop_token stop)
{
    core::Deferred<Decision> end;
    const auto resolver = std::make_shared<core::Resolver<Decision>>(end.resolver());
    asking->waiters.push_back(resolver);
    QObject context;
    const std::stop_callback onStop(stop, [resolver, &context] {
        QMetaObject::invokeMethod(
            &context, [resolver] { resolver->resolve(fail(ErrorCode::Cancelled, QStringLiteral("cancelled"))); },
            Qt::QueuedConnection);
    });
    co_return co_await end;
}

Task<HostKeyService::Decision> HostKeyService::askOnce(Offer offer)
{
    constexpr auto limit = std::chrono::seconds(120);
    core::Question question = hostKeyQuestion(offer.label, offer.name, offer.key);
    const auto answer = co_await m_questions.ask(std::move(question), limit, offer.stop);
    if (!answer && offer.stop.stop_requested())
        co_return fail(answer.error().at(offer.label));
    if (answer && answer->confirmed) {
        const std::vector<ssh::HostKey> shown{offer.key};
        const std::vector<ssh::HostKey> none;
        co_return co_await trust(offer, "asked", shown, none);
    }
    QString why = QStringLiteral("and was not accepted");
    if (!answer && answer.error().code == ErrorCode::Unsupported)
        why = QStringLiteral("and nobody is there to be asked");
    else if (!answer && answer.error().code == ErrorCode::TimedOut)
        why = QStringLiteral("and nobody answered in time whether to trust it");
    const Error reason = hostKeyUnknown(offer.label, offer.key, why);
    co_return co_await refuse(offer, reason);
}

Task<HostKeyService::Decision> HostKeyService::trust(Offer offer, const char* source, std::vector<ssh::HostKey> keys,
                                                     std::vector<ssh::HostKey> revoked)
{
    QJsonObject details = describe(offer);
    details.insert(QStringLiteral("source"), QLatin1String(source));
    const auto recorded = co_await record(QStringLiteral("host_key.accepted"), offer.label, details, true);
    if (!recorded)
        co_return fail(recorded);
    std::vector<TrustedHostKey> rows;
    rows.reserve(keys.size() + revoked.size());
    for (const ssh::HostKey& key : keys)
        rows.push_back(storedAs(offer.name, key, source, m_clock.now()));
    for (const ssh::HostKey& key : revoked) {
        rows.push_back(storedAs(offer.name, key, source, m_clock.now()));
        rows.back().isRevoked = true;
    }
    const auto stored = co_await m_repository.addFirst(offer.name, std::move(rows));
    if (stored)
        co_return Decision::Trusted;
    if (stored.error().code == ErrorCode::Conflict)
        co_return Decision::LookAgain;
    co_return fail(stored.error().at(offer.label));
}

Task<HostKeyService::Decision> HostKeyService::refuse(Offer offer, Error reason)
{
    QJsonObject details = describe(offer);
    details.insert(QStringLiteral("reason"), QLatin1String(core::errorWord(reason.code)));
    // It is refused whether or not the log can be written.
    const auto recorded = co_await record(QStringLiteral("host_key.refused"), offer.label, details, false);
    if (!recorded)
        reason.advice += QStringLiteral(" (The audit log could not be written: %1)").arg(recorded.error().toLine());
    co_return fail(reason);
}

QJsonObject HostKeyService::describe(const Offer& offer)
{
    return {{QStringLiteral("host"), offer.name},
            {QStringLiteral("key_type"), core::singleLine(offer.key.type, 60)},
            {QStringLiteral("fingerprint"), offer.key.fingerprint()}};
}

Task<void> HostKeyService::record(QString action, QString resource, QJsonObject details, bool succeeded)
{
    audit::Event event;
    event.actor = QStringLiteral("local");
    event.action = std::move(action);
    event.resource = std::move(resource);
    event.succeeded = succeeded;
    event.details = std::move(details);
    co_return co_await m_audit.append(std::move(event));
}

Task<QStringList> HostKeyService::knownTypes(QString host, quint16 port)
{
    const auto known = co_await this->known(host, port);
    if (!known)
        co_return fail(known);
    QStringList types;
    for (const ssh::HostKey& key : known->trusted)
        types += key.type;
    types.removeDuplicates();
    std::ranges::stable_sort(types, {}, rank);
    co_return types;
}

Task<bool> HostKeyService::isTrustedHere(QString host, quint16 port)
{
    const auto entry = co_await m_repository.find(ssh::knownHostName(host, port));
    if (!entry)
        co_return fail(entry);
    co_return std::ranges::any_of(entry->keys, [](const TrustedHostKey& key) { return !key.isRevoked; });
}

Task<std::vector<TrustedHostKey>> HostKeyService::list()
{
    return m_repository.list();
}

Task<int> HostKeyService::forget(QString host, quint16 port)
{
    const auto known = co_await this->known(host, port);
    if (!known)
        co_return fail(known);
    if (known->trusted.empty())
        co_return 0;
    const QString name = ssh::knownHostName(host, port);
    QJsonObject details{{QStringLiteral("host"), name}};
    const auto recorded = co_await record(QStringLiteral("host_key.forgotten"), name, details, true);
    if (!recorded)
        co_return fail(recorded);
    const auto removed = co_await m_repository.forget(name, m_clock.now());
    if (!removed)
        co_return fail(removed);
    co_return static_cast<int>(known->trusted.size());
}

} // namespace clouddesk::instances
