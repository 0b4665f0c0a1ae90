// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace clouddesk::faults {

/// One line of strace's: which thread called what, and what came of it.
struct SystemCall
{
    int thread = 0;
    QString name;
    QString arguments;
    qint64 result = 0;
    bool isInjected = false;
    /// When a call lasted, this stands where it began, and another one of the same text where it ended.
    bool hasEnded = true;

    /// What the first descriptor in the arguments stands for.
    [[nodiscard]] QString file() const
    {
        static const QRegularExpression pattern(QStringLiteral("^\\d+<([^>]*)>"));
        return pattern.match(arguments).captured(1);
    }
    /// The paths in quotes.
    [[nodiscard]] QStringList paths() const
    {
        static const QRegularExpression pattern(QStringLiteral("\"([^\"]*)\""));
        QStringList found;
        auto each = pattern.globalMatch(arguments);
        while (each.hasNext())
            found += each.next().captured(1);
        return found;
    }
};

/// What the program asked of the system while it ran under strace.
class SystemCalls
{
public:
    static bool canBeWatched() { return !QStandardPaths::findExecutable(QStringLiteral("strace")).isEmpty(); }
    /// All that changes files or makes them last, and what a program says.
    static QString changing()
    {
        return QStringLiteral("write,pwrite64,ftruncate,openat,rename,renameat2,link,unlink,fsync,fdatasync");
    }
    /// The words before the program's own. Injection: "fsync:error=EIO:when=2", or nothing.
    static QStringList wrapper(const QString& log, const QString& calls, const QString& injection = {})
    {
        QStringList words{QStringLiteral("strace"),
                          QStringLiteral("-f"),
                          QStringLiteral("--seccomp-bpf"),
                          QStringLiteral("-qq"),
                          QStringLiteral("-y"),
                          QStringLiteral("-s"),
                          QStringLiteral("4096"),
                          QStringLiteral("-o"),
                          log,
                          QStringLiteral("-e"),
                          QStringLiteral("trace=") + calls};
        if (!injection.isEmpty())
            words += {QStringLiteral("-e"), QStringLiteral("inject=") + injection};
        return words;
    }

    explicit SystemCalls(const QString& log)
    {
        QFile file(log);
        std::ignore = file.open(QIODevice::ReadOnly);
        QHash<int, QString> underWay;
        for (QByteArray line = file.readLine(); !line.isEmpty(); line = file.readLine())
            read(QString::fromUtf8(line), underWay);
    }

    [[nodiscard]] const std::vector<SystemCall>& all() const { return m_calls; }
    [[nodiscard]] bool hasInjected() const
    {
        return std::any_of(m_calls.begin(), m_calls.end(), [](const SystemCall& call) { return call.isInjected; });
    }

    /// The how-manieth calls of that name, in whichever thread, were about something below the folder.
    [[nodiscard]] QList<int> occurrencesBelow(const QString& name, const QString& folder) const
    {
        QHash<int, int> counts;
        QSet<int> found;
        for (const SystemCall& call : m_calls) {
            if (call.name != name || !call.hasEnded)
                continue;
            const int count = ++counts[call.thread];
            if (call.arguments.contains(folder))
                found += count;
        }
        QList<int> sorted(found.begin(), found.end());
        std::sort(sorted.begin(), sorted.end());
        return sorted;
    }

    /// What a loss of power would have undone at the moment when the program first said something on its standard
    /// output: files and folders of the data folder that were changed and not synced since. The database itself counts
    /// only where it is new, because until its journal is emptied everything is there as well.
    [[nodiscard]] QStringList unsyncedAtFirstWord(const QString& folder, const QStringList& filesBefore) const
    {
        QSet<QString> dirty;
        QSet<QString> known(filesBefore.begin(), filesBefore.end());
        for (const SystemCall& call : m_calls) {
            if (call.name == QStringLiteral("write") && call.arguments.startsWith(QStringLiteral("1<")))
                break;
            apply(call, folder, dirty, known);
        }
        QStringList sorted = dirty.values();
        sorted.sort();
        return sorted;
    }

private:
    void read(const QString& line, QHash<int, QString>& underWay)
    {
        static const QRegularExpression whole(QStringLiteral("^(\\d+) +(\\w+)\\((.*)\\) += (-?\\d+)(.*)$"),
                                              QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression begun(QStringLiteral("^(\\d+) +(\\w+)\\((.*) <unfinished \\.\\.\\.>$"));
        static const QRegularExpression resumed(QStringLiteral("^(\\d+) +<\\.\\.\\. \\w+ resumed>(.*)$"));
        const QString text = line.trimmed();
        if (const auto match = begun.match(text); match.hasMatch()) {
            underWay.insert(match.captured(1).toInt(), text.section(QStringLiteral(" <unfinished"), 0, 0));
            m_calls.push_back({match.captured(1).toInt(), match.captured(2), match.captured(3), 0, false, false});
            return;
        }
        QString full = text;
        if (const auto match = resumed.match(text); match.hasMatch())
            full = underWay.take(match.captured(1).toInt()) + match.captured(2);
        const auto match = whole.match(full);
        if (match.hasMatch())
            m_calls.push_back({match.captured(1).toInt(), match.captured(2), match.captured(3),
                               match.captured(4).toLongLong(), match.captured(5).contains(QStringLiteral("INJECTED")),
                               true});
    }

    // Locks, logs and the journal's index need not last.
    static bool mustLast(const QString& path, const QString& folder)
    {
        return path.startsWith(folder + QLatin1Char('/')) && !path.endsWith(QStringLiteral(".lock")) &&
               !path.endsWith(QStringLiteral("-shm")) && !path.startsWith(folder + QStringLiteral("/logs/"));
    }

    static void apply(const SystemCall& call, const QString& folder, QSet<QString>& dirty, QSet<QString>& known)
    {
        const bool isSync = call.name == QStringLiteral("fsync") || call.name == QStringLiteral("fdatasync");
        if (call.result < 0 || (isSync && !call.hasEnded))
            return;
        if (isSync) {
            dirty.remove(call.file());
        } else if (call.name == QStringLiteral("unlink")) {
            dirty.remove(call.paths().value(0));
        } else if (call.name.startsWith(QStringLiteral("rename")) || call.name == QStringLiteral("link")) {
            const QStringList paths = call.paths();
            // A master key opens under its former name as well.
            const bool isEither = paths.value(0).endsWith(QStringLiteral("/master.key.next"));
            if (paths.size() == 2 && mustLast(paths[1], folder) && !isEither) {
                if (dirty.contains(paths[0]))
                    dirty += paths[1];
                if (call.name != QStringLiteral("link"))
                    dirty.remove(paths[0]);
                dirty += folder;
                known += paths[1];
            }
        } else if (call.name == QStringLiteral("openat")) {
            const QString path = call.paths().value(0);
            if (call.arguments.contains(QStringLiteral("O_CREAT")) && mustLast(path, folder) && !known.contains(path)) {
                known += path;
                dirty += folder;
            }
        } else if (mustLast(call.file(), folder) && !call.file().endsWith(QStringLiteral("/clouddesk.db"))) {
            dirty += call.file();
        }
    }

    std::vector<SystemCall> m_calls;
};

} // namespace clouddesk::faults
