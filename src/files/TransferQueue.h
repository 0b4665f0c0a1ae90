// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sftp/SftpClient.h"
#include "ssh/Connection.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QObject>
#include <QPointer>

namespace clouddesk::files {

/// One file on its way, as it is to be shown.
struct Transfer
{
    /// NoServer: the machine has no SFTP server; waits for retry() or another connection.
    enum class State { Waiting, Running, Paused, Asking, NoServer, Done, Skipped, Failed };
    int id = 0;
    bool isUpload = true;
    QString local;
    QString remote;
    quint64 done = 0;
    quint64 size = 0;
    double bytesPerSecond = 0;
    State state = State::Waiting;
    std::optional<core::Error> problem;
    /// Goes on in the file that is there, see ConflictAnswer::Resume.
    bool isResumed = false;

    [[nodiscard]] bool hasEnded() const
    {
        return state == State::Done || state == State::Skipped || state == State::Failed;
    }
};

/// What to do where a file of that name is there already. Resume: it is the beginning of the one that comes, which goes
/// on there.
enum class ConflictAnswer { Overwrite, Skip, Rename, Resume };

/// The two files of a conflict.
struct Conflict
{
    struct File
    {
        quint64 size = 0;
        /// To the second, as SFTP version 3 tells it; invalid where it is not known.
        QDateTime changedAt;
    };
    File coming;
    File there;
    /// Whether Resume is possible.
    bool canResume = false;
};

/// Files and whole folders to and from one machine, one file at a time, over the connection that its desktop has. A
/// link that is lost loses nothing: what was under way waits, and goes on where it stopped. Links and special files are
/// left out of folders. Home thread.
class TransferQueue : public QObject
{
    Q_OBJECT

public:
    struct Needs
    {
        /// The connection that is there at the moment; null while there is none.
        std::function<std::shared_ptr<ssh::Connection>()> connection;
        /// Takes down what was moved, done or failed; may be empty.
        std::function<void(QString action, bool succeeded, QJsonObject details)> audit;
        /// A folder whose content would make them more is not taken.
        size_t mostTransfers = 100'000;
    };
    explicit TransferQueue(Needs needs, QObject* parent = nullptr);
    ~TransferQueue() override;

    /// Into that folder on the machine: absolute or below the home folder there.
    void upload(const QStringList& localPaths, const QString& remoteFolder);
    /// Into that folder of this computer. What goes wrong, here or there, is told by Transfer::problem.
    void download(const QStringList& remotePaths, const QString& localFolder);
    /// What is under way stops where it is; nothing else begins.
    void pause();
    /// Goes on with what was paused, where it stopped.
    void resume();
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    /// Goes on with all that have failed or found no server.
    void retry();
    /// Takes one out, wherever it stands.
    void cancel(int id);
    /// Takes out all that have ended.
    void clearEnded();
    /// Answers conflict(). forAll: every later conflict of this queue too, where that answer is possible. Where Resume
    /// is not, it asks again.
    void answer(int id, ConflictAnswer answer, bool forAll);
    /// The connection is there again.
    void linkBack();

    /// In the order in which they are carried out, with those that have ended, until clearEnded(). Good until
    /// changed().
    [[nodiscard]] const std::vector<Transfer>& transfers() const { return m_transfers; }
    /// What the machine answered when it was asked for its SFTP server last: whether it has none.
    [[nodiscard]] bool isWithoutServer() const { return m_isWithoutServer; }
    /// Whether none waits, for whatever, runs, is paused or asks.
    [[nodiscard]] bool isIdle() const;
    /// The folder's content, for a panel.
    core::Task<std::vector<ssh::RemoteFile>> list(QString remoteFolder);
    /// The absolute form of a path there.
    core::Task<QString> realPath(QString path);

Q_SIGNALS:
    /// The machine turned out to have no SFTP server; what is to be moved is State::NoServer now.
    void serverMissing();
    /// Something in transfers() or isPaused() is another; while bytes move, at most every 100 ms.
    void changed();
    /// A file of that name is there; nothing else goes on until answer() or cancel().
    void conflict(const clouddesk::files::Transfer& transfer, const clouddesk::files::Conflict& files);

private:
    using Client = std::shared_ptr<ssh::SftpClient>;

    void add(bool isUpload, const QString& local, const QString& remote);
    [[nodiscard]] bool hasRoomFor(size_t count) const;
    [[nodiscard]] core::Error tooMany() const;
    void letGo(const Client& client, const core::Error& error);
    core::Task<void> run();
    core::Task<Client> client();
    core::Task<void> step(int id);
    core::Task<void> expandLocal(Client client, int id);
    core::Task<void> expandRemote(Client client, int id);
    core::Task<bool> mayWrite(Client client, int id);
    core::Task<bool> decide(Client client, int id, Conflict files);
    core::Task<bool> writeBeside(Client client, int id);
    void ask(int id, const Conflict& files);
    [[nodiscard]] std::optional<ConflictAnswer> answerFor(int id, bool canResume) const;
    [[nodiscard]] bool wantsResume(int id) const;
    core::Task<void> transferOne(Client client, int id);
    core::Task<QString> freeName(Client client, Transfer transfer);
    void finish(int id, Transfer::State state, const std::optional<core::Error>& problem = {});
    void standStill(const core::Error& error);
    void wake(std::initializer_list<Transfer::State> states);
    void settle(int id, const core::Error& error);
    [[nodiscard]] Transfer* find(int id);

    Needs m_needs;
    std::vector<Transfer> m_transfers;
    Client m_client;
    std::weak_ptr<ssh::Connection> m_connection;
    std::stop_source m_stop;
    std::optional<ConflictAnswer> m_answerForAll; // other than Resume
    bool m_resumesAll = false;
    std::vector<std::pair<int, ConflictAnswer>> m_answers;
    QElapsedTimer m_clock;
    quint64 m_doneBefore = 0;
    int m_lastId = 0;
    int m_running = 0;
    bool m_isRunning = false;
    bool m_isPaused = false;
    bool m_isWithoutServer = false;
};

} // namespace clouddesk::files
