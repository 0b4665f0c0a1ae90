// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/TransferQueue.h"

#include "files/SftpOpening.h"

#include <QDir>
#include <QFileInfo>

namespace clouddesk::files {

using core::Error;
using core::ErrorCode;
using core::Task;
using ssh::RemoteFile;
using State = Transfer::State;

namespace {

constexpr int mostNames = 1000;
constexpr double smoothing = 0.3; // of the speed that is shown

QString nameIn(const QString& path)
{
    QString plain = path;
    while (plain.size() > 1 && plain.endsWith(QLatin1Char('/')))
        plain.chop(1);
    return plain.mid(plain.lastIndexOf(QLatin1Char('/')) + 1);
}

QString joined(const QString& folder, const QString& name)
{
    return folder.isEmpty()                    ? name
           : folder.endsWith(QLatin1Char('/')) ? folder + name
                                               : folder + QLatin1Char('/') + name;
}

/// "a.txt" to "a (2).txt".
QString numbered(const QString& path, int number)
{
    const qsizetype slash = path.lastIndexOf(QLatin1Char('/'));
    const qsizetype dot = path.lastIndexOf(QLatin1Char('.'));
    const qsizetype at = dot > slash + 1 ? dot : path.size();
    return path.left(at) + QStringLiteral(" (%1)").arg(number) + path.mid(at);
}

/// Not the file is what is wrong, but the way to the machine.
bool isOfLink(ErrorCode code)
{
    return code == ErrorCode::ConnectionLost || code == ErrorCode::ConnectionTimedOut ||
           code == ErrorCode::ConnectionRefused || code == ErrorCode::ChannelRefused;
}

/// After these a client is of no more use.
bool isOfClient(ErrorCode code)
{
    return isOfLink(code) || code == ErrorCode::SshProtocolFailed;
}

Conflict::File factsOf(const QFileInfo& file)
{
    return {static_cast<quint64>(file.size()), QDateTime::fromSecsSinceEpoch(file.lastModified().toSecsSinceEpoch())};
}

} // namespace

TransferQueue::TransferQueue(Needs needs, QObject* parent)
    : QObject(parent)
    , m_needs(std::move(needs))
{
}

TransferQueue::~TransferQueue()
{
    m_stop.request_stop();
}

Transfer* TransferQueue::find(int id)
{
    const auto found = std::ranges::find(m_transfers, id, &Transfer::id);
    return found == m_transfers.end() ? nullptr : &*found;
}

bool TransferQueue::isIdle() const
{
    return std::ranges::all_of(m_transfers, &Transfer::hasEnded);
}

// A machine can show folders within folders without end.
bool TransferQueue::hasRoomFor(size_t count) const
{
    return m_transfers.size() + count <= m_needs.mostTransfers;
}

Error TransferQueue::tooMany() const
{
    return {ErrorCode::TransferFailed,
            QStringLiteral("with what is in this folder more than %1 files would wait; pack it first, for example with "
                           "tar")
                .arg(m_needs.mostTransfers),
            {},
            {}};
}

void TransferQueue::add(bool isUpload, const QString& local, const QString& remote)
{
    Transfer transfer;
    transfer.id = ++m_lastId;
    transfer.isUpload = isUpload;
    transfer.local = local;
    transfer.remote = remote;
    transfer.size = isUpload ? static_cast<quint64>(QFileInfo(local).size()) : 0;
    m_transfers.push_back(std::move(transfer));
}

void TransferQueue::upload(const QStringList& localPaths, const QString& remoteFolder)
{
    for (const QString& path : localPaths)
        add(true, QDir::cleanPath(path), joined(remoteFolder, nameIn(QDir::cleanPath(path))));
    Q_EMIT changed();
    run();
}

void TransferQueue::download(const QStringList& remotePaths, const QString& localFolder)
{
    for (const QString& path : remotePaths)
        add(false, joined(localFolder, nameIn(path)), path);
    Q_EMIT changed();
    run();
}

void TransferQueue::pause()
{
    m_isPaused = true;
    m_stop.request_stop();
    Q_EMIT changed();
}

void TransferQueue::resume()
{
    m_isPaused = false;
    wake({State::Paused});
}

void TransferQueue::linkBack()
{
    wake({State::NoServer});
}

void TransferQueue::retry()
{
    wake({State::NoServer, State::Failed});
}

// Those that stood still wait for their turn again.
void TransferQueue::wake(std::initializer_list<State> states)
{
    for (Transfer& transfer : m_transfers) {
        if (std::ranges::find(states, transfer.state) == states.end())
            continue;
        if (transfer.state != State::Paused)
            transfer.problem.reset();
        transfer.state = State::Waiting;
    }
    Q_EMIT changed();
    run();
}

// Where one finds no server, none will.
void TransferQueue::standStill(const Error& error)
{
    for (Transfer& transfer : m_transfers) {
        if (transfer.state != State::Waiting && transfer.state != State::Paused)
            continue;
        transfer.state = State::NoServer;
        transfer.problem = error;
    }
    Q_EMIT changed();
    Q_EMIT serverMissing();
}

void TransferQueue::cancel(int id)
{
    if (m_running == id)
        m_stop.request_stop();
    std::erase_if(m_transfers, [id](const Transfer& transfer) { return transfer.id == id; });
    Q_EMIT changed();
    run();
}

void TransferQueue::clearEnded()
{
    std::erase_if(m_transfers, [](const Transfer& transfer) { return transfer.hasEnded(); });
    Q_EMIT changed();
}

void TransferQueue::answer(int id, ConflictAnswer answer, bool forAll)
{
    if (forAll && answer == ConflictAnswer::Resume)
        m_resumesAll = true;
    else if (forAll)
        m_answerForAll = answer;
    std::erase_if(m_answers, [id](const auto& given) { return given.first == id; });
    m_answers.emplace_back(id, answer);
    if (Transfer* const transfer = find(id); transfer != nullptr && transfer->state == State::Asking)
        transfer->state = State::Waiting;
    Q_EMIT changed();
    run();
}

Task<TransferQueue::Client> TransferQueue::client()
{
    const auto connection = m_needs.connection();
    if (!connection)
        co_return core::fail(ErrorCode::ConnectionLost, QStringLiteral("there is no link to the machine"));
    if (m_client && connection == m_connection.lock()) {
        // QCoro would take the member itself away.
        Client held = m_client;
        co_return held;
    }
    const QPointer<TransferQueue> self(this);
    auto opened = co_await openSftp(connection);
    if (self)
        m_isWithoutServer = !opened && opened.error().code == ErrorCode::Unsupported;
    if (self && m_isWithoutServer)
        standStill(opened.error());
    if (!opened)
        co_return core::fail(opened);
    Client client(std::move(*opened));
    if (self) {
        m_client = client;
        m_connection = connection;
    }
    co_return client;
}

void TransferQueue::letGo(const Client& client, const Error& error)
{
    if (m_client == client && isOfClient(error.code))
        m_client.reset();
}

Task<std::vector<RemoteFile>> TransferQueue::list(QString remoteFolder)
{
    const QPointer<TransferQueue> self(this);
    auto reached = co_await client();
    if (!reached)
        co_return core::fail(reached);
    const Client& held = *reached;
    auto files = co_await held->list(remoteFolder);
    if (self && !files)
        letGo(held, files.error());
    co_return files;
}

Task<QString> TransferQueue::realPath(QString path)
{
    const QPointer<TransferQueue> self(this);
    auto reached = co_await client();
    if (!reached)
        co_return core::fail(reached);
    const Client& held = *reached;
    if (path.isEmpty())
        path = QStringLiteral(".");
    auto resolved = co_await held->realPath(path);
    if (self && !resolved)
        letGo(held, resolved.error());
    co_return resolved;
}

Task<void> TransferQueue::run()
{
    const QPointer<TransferQueue> self(this);
    if (std::exchange(m_isRunning, true))
        co_return {};
    while (self && !m_isPaused) {
        // Whoever is asked about one file may be told of the others later.
        const auto isAsking = [](const Transfer& transfer) { return transfer.state == State::Asking; };
        const auto next = std::ranges::find(m_transfers, State::Waiting, &Transfer::state);
        if (next == m_transfers.end() || std::ranges::any_of(m_transfers, isAsking))
            break;
        const int id = next->id;
        const bool wasWaitingForLink = next->problem.has_value();
        std::ignore = co_await step(id);
        // Without a link, or where trying again did not help, nothing goes on before linkBack().
        const Transfer* const left = self ? find(id) : nullptr;
        const bool isHeldUp = left != nullptr && left->state == State::Waiting && left->problem.has_value();
        if (isHeldUp && (wasWaitingForLink || !m_needs.connection()))
            break;
    }
    if (self)
        m_isRunning = false;
    co_return {};
}

Task<void> TransferQueue::step(int id)
{
    const QPointer<TransferQueue> self(this);
    auto reached = co_await client();
    if (!self || find(id) == nullptr)
        co_return {};
    if (!reached) {
        if (find(id)->state != State::NoServer)
            settle(id, reached.error());
        co_return {};
    }
    const Client& held = *reached;
    const Transfer transfer = *find(id);
    if (transfer.isUpload) {
        if (QFileInfo(transfer.local).isDir() && !QFileInfo(transfer.local).isSymLink())
            co_return co_await expandLocal(held, id);
    } else {
        const auto there = co_await held->stat(transfer.remote);
        if (!self || find(id) == nullptr)
            co_return {};
        if (!there) {
            settle(id, there.error());
            co_return {};
        }
        find(id)->size = there->size;
        if (there->kind == RemoteFile::Kind::Directory)
            co_return co_await expandRemote(held, id);
    }
    const auto allowed = co_await mayWrite(held, id);
    if (!self || !allowed || !*allowed)
        co_return {};
    co_return co_await transferOne(held, id);
}

Task<void> TransferQueue::expandLocal(Client client, int id)
{
    const QPointer<TransferQueue> self(this);
    const Transfer folder = *find(id);
    const auto there = co_await client->stat(folder.remote);
    core::Result<void> made;
    if (!there || there->kind != RemoteFile::Kind::Directory)
        made = co_await client->makeDirectory(folder.remote);
    if (!self || find(id) == nullptr)
        co_return {};
    if (!made) {
        settle(id, made.error());
        co_return {};
    }
    const auto entries =
        QDir(folder.local)
            .entryInfoList(QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot | QDir::NoSymLinks,
                           QDir::DirsLast | QDir::Name);
    if (!hasRoomFor(static_cast<size_t>(entries.size()))) {
        finish(id, State::Failed, tooMany());
        co_return {};
    }
    for (const QFileInfo& entry : entries)
        add(true, entry.absoluteFilePath(), joined(folder.remote, entry.fileName()));
    finish(id, State::Done);
    co_return {};
}

Task<void> TransferQueue::expandRemote(Client client, int id)
{
    const QPointer<TransferQueue> self(this);
    const Transfer folder = *find(id);
    const auto entries = co_await client->list(folder.remote);
    if (!self || find(id) == nullptr)
        co_return {};
    if (!entries) {
        settle(id, entries.error());
        co_return {};
    }
    if (!hasRoomFor(entries->size())) {
        finish(id, State::Failed, tooMany());
        co_return {};
    }
    if (!QDir().mkpath(folder.local)) {
        const Error error{
            ErrorCode::InputOutputFailed, QStringLiteral("the folder cannot be made here"), folder.local, {}};
        finish(id, State::Failed, error);
        co_return {};
    }
    for (const RemoteFile& entry : *entries) {
        if (entry.kind == RemoteFile::Kind::Regular || entry.kind == RemoteFile::Kind::Directory)
            add(false, joined(folder.local, entry.name), joined(folder.remote, entry.name));
    }
    finish(id, State::Done);
    co_return {};
}

Task<QString> TransferQueue::freeName(Client client, Transfer transfer)
{
    for (int number = 2; number < mostNames; ++number) {
        const QString name = numbered(transfer.isUpload ? transfer.remote : transfer.local, number);
        bool isTaken = false;
        if (transfer.isUpload) {
            const auto there = co_await client->stat(name);
            isTaken = there.has_value();
        } else {
            isTaken = QFileInfo::exists(name);
        }
        if (!isTaken)
            co_return name;
    }
    co_return core::fail(ErrorCode::AlreadyExists, QStringLiteral("there is no free name"), transfer.remote);
}

Task<bool> TransferQueue::mayWrite(Client client, int id)
{
    const QPointer<TransferQueue> self(this);
    find(id)->isResumed = false;
    const Transfer transfer = *find(id);
    const QFileInfo local(transfer.local);
    if (!transfer.isUpload && !local.exists())
        co_return true;
    const auto remote = co_await client->stat(transfer.remote);
    if (!self || find(id) == nullptr)
        co_return false;
    if (!remote && isOfLink(remote.error().code)) {
        settle(id, remote.error());
        co_return false;
    }
    if (transfer.isUpload && !remote)
        co_return true;
    const Conflict::File here = factsOf(local);
    Conflict::File there;
    if (remote) {
        there.size = remote->size;
        there.changedAt = remote->modifiedAt;
    }
    Conflict files;
    files.coming = transfer.isUpload ? here : there;
    files.there = transfer.isUpload ? there : here;
    co_return co_await decide(client, id, files);
}

// What is to be done about a file that is there. Looks into it only where somebody wants to know.
Task<bool> TransferQueue::decide(Client client, int id, Conflict files)
{
    const QPointer<TransferQueue> self(this);
    if (wantsResume(id) && files.there.size <= files.coming.size) {
        const Transfer transfer = *find(id);
        const auto fits = co_await client->canContinue(transfer.local, transfer.remote, transfer.isUpload);
        if (!self || find(id) == nullptr)
            co_return false;
        if (!fits && isOfLink(fits.error().code)) {
            settle(id, fits.error());
            co_return false;
        }
        files.canResume = fits.value_or(false);
    }
    const auto answer = answerFor(id, files.canResume);
    find(id)->isResumed = answer == ConflictAnswer::Resume;
    if (answer == ConflictAnswer::Overwrite || answer == ConflictAnswer::Resume)
        co_return true;
    if (answer == ConflictAnswer::Rename)
        co_return co_await writeBeside(client, id);
    if (answer == ConflictAnswer::Skip)
        finish(id, State::Skipped);
    else
        ask(id, files);
    co_return false;
}

Task<bool> TransferQueue::writeBeside(Client client, int id)
{
    const QPointer<TransferQueue> self(this);
    const Transfer before = *find(id);
    const auto name = co_await freeName(client, before);
    if (!self || find(id) == nullptr)
        co_return false;
    if (!name) {
        settle(id, name.error());
        co_return false;
    }
    Transfer& transfer = *find(id);
    (transfer.isUpload ? transfer.remote : transfer.local) = *name;
    co_return true;
}

void TransferQueue::ask(int id, const Conflict& files)
{
    find(id)->state = State::Asking;
    const Transfer transfer = *find(id);
    Conflict shown = files;
    // One that is whole needs nothing more.
    shown.canResume = files.canResume && files.there.size < files.coming.size;
    Q_EMIT changed();
    Q_EMIT conflict(transfer, shown);
}

// Whether it plays a part if the file that is there can be gone on with.
bool TransferQueue::wantsResume(int id) const
{
    const auto given = std::ranges::find(m_answers, id, &std::pair<int, ConflictAnswer>::first);
    if (given != m_answers.end())
        return given->second == ConflictAnswer::Resume;
    return m_resumesAll || !m_answerForAll;
}

std::optional<ConflictAnswer> TransferQueue::answerFor(int id, bool canResume) const
{
    const auto given = std::ranges::find(m_answers, id, &std::pair<int, ConflictAnswer>::first);
    const bool isGiven = given != m_answers.end();
    if (isGiven && given->second == ConflictAnswer::Resume && !canResume)
        return {};
    if (isGiven)
        return given->second;
    return m_resumesAll && canResume ? ConflictAnswer::Resume : m_answerForAll;
}

Task<void> TransferQueue::transferOne(Client client, int id)
{
    const QPointer<TransferQueue> self(this);
    Transfer* transfer = find(id);
    if (m_isPaused || transfer == nullptr)
        co_return {};
    transfer->state = State::Running;
    transfer->problem.reset();
    m_running = id;
    m_stop = {};
    m_clock.start();
    m_doneBefore = transfer->done;
    Q_EMIT changed();
    ssh::SftpClient::TransferOptions options;
    options.stop = m_stop.get_token();
    options.atTarget = transfer->isResumed;
    options.progress = [self, id](quint64 done, quint64 total) {
        Transfer* const moving = self ? self->find(id) : nullptr;
        if (moving == nullptr)
            return;
        const double seconds = double(std::max<qint64>(self->m_clock.restart(), 1)) / 1000;
        const double now = double(done > self->m_doneBefore ? done - self->m_doneBefore : 0) / seconds;
        moving->bytesPerSecond += smoothing * (now - moving->bytesPerSecond);
        self->m_doneBefore = moving->done = done;
        moving->size = std::max(total, done);
        Q_EMIT self->changed();
    };
    const bool isUpload = transfer->isUpload;
    const QString local = transfer->local;
    const QString remote = transfer->remote;
    core::Result<quint64> moved = quint64(0);
    if (isUpload)
        moved = co_await client->upload(local, remote, std::move(options));
    else
        moved = co_await client->download(remote, local, std::move(options));
    if (!self)
        co_return {};
    m_running = 0;
    const bool isToGoOn = !moved && (isOfLink(moved.error().code) || moved.error().code == ErrorCode::Cancelled);
    if (m_needs.audit && !isToGoOn) {
        QJsonObject details{{QStringLiteral("local"), local}, {QStringLiteral("remote"), remote}};
        if (moved)
            details[QStringLiteral("bytes")] = static_cast<qint64>(*moved);
        else
            details[QStringLiteral("error")] = QString::fromLatin1(core::errorWord(moved.error().code));
        m_needs.audit(isUpload ? QStringLiteral("file.put") : QStringLiteral("file.get"), moved.has_value(), details);
    }
    if (find(id) == nullptr)
        co_return {};
    if (moved) {
        find(id)->done = find(id)->size = *moved;
        finish(id, State::Done);
    } else {
        settle(id, moved.error());
    }
    co_return {};
}

void TransferQueue::settle(int id, const Error& error)
{
    Transfer& transfer = *find(id);
    transfer.bytesPerSecond = 0;
    if (isOfClient(error.code))
        m_client.reset();
    if (isOfLink(error.code)) {
        transfer.state = State::Waiting;
        transfer.problem = error;
        Q_EMIT changed();
    } else if (error.code == ErrorCode::Cancelled) {
        transfer.state = m_isPaused ? State::Paused : State::Waiting;
        Q_EMIT changed();
    } else {
        finish(id, State::Failed, error);
    }
}

void TransferQueue::finish(int id, State state, const std::optional<Error>& problem)
{
    Transfer& transfer = *find(id);
    transfer.state = state;
    transfer.problem = problem;
    transfer.bytesPerSecond = 0;
    Q_EMIT changed();
}

} // namespace clouddesk::files
