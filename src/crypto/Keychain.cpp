// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/Keychain.h"

#include "core/Deferred.h"
#include "crypto/SecretService.h"
#include "crypto/SessionBus.h"

#include <QCoreApplication>
#include <QTimer>

#include <qt6keychain/keychain.h>

namespace clouddesk::crypto {

namespace {

using core::Deferred;
using core::ErrorCode;
using core::fail;
using core::Resolver;
using core::Result;
using core::Secret;
using core::Task;

core::Error toError(const QKeychain::Job& job)
{
    if (job.error() == QKeychain::EntryNotFound)
        return {
            ErrorCode::NotFound, QStringLiteral("there is no entry %1").arg(job.key()), QStringLiteral("keychain"), {}};
    return {ErrorCode::KeyUnavailable,
            QStringLiteral("the keychain refused: %1").arg(core::singleLine(job.errorString(), 200)),
            QStringLiteral("keychain"),
            {}};
}

} // namespace

/// What outlives a call that was given up.
struct Keychain::State
{
    using GiveUp = std::function<void(core::Error)>;

    /// Starts the job; calls giveUp if it has not ended within the limits.
    static void start(const std::shared_ptr<State>& state, QKeychain::Job* job, Limits limits, const GiveUp& giveUp);
    static void wait(const std::shared_ptr<State>& state, QKeychain::Job* job, Limits limits,
                     std::chrono::milliseconds waited, const GiveUp& giveUp);
    void end(std::chrono::milliseconds waited, const GiveUp& giveUp);

    /// The library runs one job at a time in a process, so one that does not end keeps every later one from starting.
    bool isStuck = false;
};

namespace {

template <typename T>
std::function<void(Result<T>)> once(Deferred<T>& deferred)
{
    auto resolver = std::make_shared<Resolver<T>>(deferred.resolver());
    return [resolver](Result<T> result) { resolver->resolve(std::move(result)); };
}

QKeychain::Job* prepare(QKeychain::Job* job, const QString& entry)
{
    job->setKey(entry);
    job->setInsecureFallback(false);
    job->setAutoDelete(true);
    return job;
}

// A job that is given up is not deleted: the secret service's callbacks would then meet freed memory. It stays with the
// application object, and deletes itself should it ever end.
QObject* jobOwner()
{
    return QCoreApplication::instance();
}

} // namespace

void Keychain::State::start(const std::shared_ptr<State>& state, QKeychain::Job* job, Limits limits,
                            const GiveUp& giveUp)
{
    wait(state, job, limits, limits.usual, giveUp);
    QObject::connect(job, &QKeychain::Job::finished, job, [state] { state->isStuck = false; });
    job->start();
}

void Keychain::State::wait(const std::shared_ptr<State>& state, QKeychain::Job* job, Limits limits,
                           std::chrono::milliseconds waited, const GiveUp& giveUp)
{
    QTimer::singleShot(limits.usual, job, [state, job, limits, waited, giveUp] {
        if (waited >= limits.patience)
            return state->end(waited, giveUp);
        askSecretServices(*job, [state, job, limits, waited, giveUp](bool isAlive) {
            if (isAlive)
                wait(state, job, limits, waited + limits.usual, giveUp);
            else
                state->end(waited, giveUp);
        });
    });
}

void Keychain::State::end(std::chrono::milliseconds waited, const GiveUp& giveUp)
{
    isStuck = true;
    giveUp({ErrorCode::KeyUnavailable, QStringLiteral("the keychain did not answer within %1 ms").arg(waited.count()),
            QStringLiteral("keychain"), QStringLiteral("unlock the keychain and try again")});
}

Keychain::Keychain(const QString& service, Limits limits)
    : m_service(service)
    , m_limits(limits)
    , m_state(std::make_shared<State>())
{
}

Task<void> Keychain::requireReachable() const
{
    if (m_state->isStuck)
        co_return fail(ErrorCode::KeyUnavailable, QStringLiteral("the keychain did not answer before"),
                       QStringLiteral("keychain"));
    co_return co_await requireSessionBus(m_limits.usual);
}

Task<Secret> Keychain::read(QString entry) const
{
    const Result<void> reachable = co_await requireReachable();
    if (!reachable)
        co_return fail(reachable);
    Deferred<Secret> deferred;
    const auto resolve = once(deferred);
    auto* const job = new QKeychain::ReadPasswordJob(m_service, jobOwner());
    QObject::connect(job, &QKeychain::Job::finished, job, [job, resolve] {
        QByteArray bytes = job->binaryData();
        Secret secret = Secret::takeFrom(bytes);
        if (job->error() == QKeychain::NoError)
            resolve(std::move(secret));
        else
            resolve(fail(toError(*job)));
    });
    State::start(m_state, prepare(job, entry), m_limits, [resolve](const core::Error& error) { resolve(fail(error)); });
    co_return co_await deferred;
}

Task<void> Keychain::write(QString entry, Secret secret) const
{
    const Result<void> reachable = co_await requireReachable();
    if (!reachable)
        co_return fail(reachable);
    Deferred<void> deferred;
    const auto resolve = once(deferred);
    auto* const job = new QKeychain::WritePasswordJob(m_service, jobOwner());
    QByteArray bytes = secret.view().toByteArray();
    job->setBinaryData(bytes);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, resolve, bytes]() mutable {
        core::wipe(bytes);
        if (job->error() == QKeychain::NoError)
            resolve({});
        else
            resolve(fail(toError(*job)));
    });
    bytes.clear();
    State::start(m_state, prepare(job, entry), m_limits, [resolve](const core::Error& error) { resolve(fail(error)); });
    co_return co_await deferred;
}

Task<void> Keychain::remove(QString entry) const
{
    const Result<void> reachable = co_await requireReachable();
    if (!reachable)
        co_return fail(reachable);
    Deferred<void> deferred;
    const auto resolve = once(deferred);
    auto* const job = new QKeychain::DeletePasswordJob(m_service, jobOwner());
    QObject::connect(job, &QKeychain::Job::finished, job, [job, resolve] {
        // Nothing there is what was asked for.
        if (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound)
            resolve({});
        else
            resolve(fail(toError(*job)));
    });
    State::start(m_state, prepare(job, entry), m_limits, [resolve](const core::Error& error) { resolve(fail(error)); });
    co_return co_await deferred;
}

} // namespace clouddesk::crypto
