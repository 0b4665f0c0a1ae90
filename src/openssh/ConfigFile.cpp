// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/ConfigFile.h"

#include "core/Pool.h"
#include "openssh/ConfigLine.h"
#include "openssh/HostPattern.h"
#include "openssh/TextFile.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <memory>
#include <optional>

#include <glob.h>
#include <pwd.h>
#include <unistd.h>

namespace clouddesk::ssh {

using core::fail;
using core::Result;

namespace {

constexpr int depthLimit = 16; // READCONF_MAX_DEPTH in readconf.c of OpenSSH
constexpr qint64 bytesLimit = qint64(16) * 1024 * 1024;
constexpr int filesLimit = 1000;
constexpr std::size_t hostsLimit = 10000;

enum class Keyword { Host, Match, Include, HostName, User, Port, IdentityFile, IdentityAgent, ProxyJump, ProxyCommand };

const QHash<QByteArray, Keyword>& keywords()
{
    static const QHash<QByteArray, Keyword> all = {
        {"host", Keyword::Host},
        {"match", Keyword::Match},
        {"include", Keyword::Include},
        {"hostname", Keyword::HostName},
        {"user", Keyword::User},
        {"port", Keyword::Port},
        {"identityfile", Keyword::IdentityFile},
        {"identityagent", Keyword::IdentityAgent},
        {"proxyjump", Keyword::ProxyJump},
        {"proxycommand", Keyword::ProxyCommand},
    };
    return all;
}

struct ParsedFile;

struct Statement
{
    Keyword keyword = Keyword::Host;
    QStringList values;
    int line = 0;
    std::vector<std::shared_ptr<ParsedFile>> included;
    bool isLiteral = false; ///< of a Host line: it has names only, no patterns
};

struct ParsedFile
{
    QString path;
    std::vector<Statement> statements;
};

bool isPattern(const QString& name)
{
    return name.startsWith(QLatin1Char('!')) || name.contains(QLatin1Char('*')) || name.contains(QLatin1Char('?'));
}

/// Reads a file and what it includes, within the limits.
class Loader
{
public:
    explicit Loader(QString home)
        : m_home(std::move(home))
    {
    }

    Result<std::shared_ptr<ParsedFile>> load(const QString& path)
    {
        auto text = readTextFile(path, m_bytesLeft);
        if (!text)
            return fail(text);
        m_bytesLeft -= text->size();
        ++m_files;
        m_places += path;
        // A file that is being read already would go on for ever.
        m_open += QFileInfo(path).canonicalFilePath();
        auto file = std::make_shared<ParsedFile>();
        file->path = path;
        for (ConfigLine& line : parseConfigText(*text)) {
            const auto keyword = keywords().constFind(line.keyword);
            if (keyword == keywords().constEnd())
                continue;
            Statement statement{*keyword, std::move(line.values), line.number, {}, false};
            statement.isLiteral = std::none_of(statement.values.begin(), statement.values.end(), isPattern);
            if (statement.keyword == Keyword::Include)
                statement.included = loadAll(statement.values);
            file->statements.push_back(std::move(statement));
        }
        m_open.removeLast();
        return file;
    }
    /// Config::places.
    [[nodiscard]] const QSet<QString>& places() const { return m_places; }

private:
    std::vector<std::shared_ptr<ParsedFile>> loadAll(const QStringList& patterns)
    {
        std::vector<std::shared_ptr<ParsedFile>> files;
        for (const QString& pattern : patterns) {
            for (const QString& path : matching(pattern)) {
                if (m_open.size() > depthLimit || m_files >= filesLimit || m_bytesLeft <= 0 ||
                    m_open.contains(QFileInfo(path).canonicalFilePath()))
                    continue;
                if (auto file = load(path))
                    files.push_back(std::move(*file));
            }
        }
        return files;
    }

    [[nodiscard]] QStringList matching(const QString& pattern)
    {
        QString absolute = pattern;
        if (pattern.startsWith(QLatin1String("~/")))
            absolute = m_home + pattern.mid(1);
        else if (!pattern.startsWith(QLatin1Char('/')))
            absolute = m_home + QStringLiteral("/.ssh/") + pattern;
        // The folder above the first part that is a pattern, or the name of a file.
        static const QRegularExpression special(QStringLiteral("[*?\\[].*$"));
        m_places += QFileInfo(QString(absolute).remove(special) + QLatin1Char('x')).absolutePath();
        QStringList paths;
        glob_t found = {};
        if (glob(QFile::encodeName(absolute).constData(), 0, nullptr, &found) == 0) {
            for (std::size_t i = 0; i < found.gl_pathc; ++i)
                paths += QFile::decodeName(found.gl_pathv[i]);
        }
        globfree(&found);
        return paths;
    }

    QString m_home;
    QStringList m_open;
    QSet<QString> m_places;
    qint64 m_bytesLeft = bytesLimit;
    int m_files = 0;
};

/// What all files together say about one alias. For each keyword the first value counts.
class Evaluation
{
public:
    explicit Evaluation(const QString& alias)
        : m_alias(alias)
    {
    }

    /// canMatch: false inside a block that does not apply, where no other block may either.
    void apply(const ParsedFile& file, bool isActive, bool canMatch)
    {
        for (const Statement& statement : file.statements) {
            if (statement.keyword == Keyword::Host) {
                isActive = canMatch && (statement.isLiteral ? statement.values.contains(m_alias)
                                                            : matchesPatternList(m_alias, statement.values));
                isNamed = isNamed || (isActive && statement.values.contains(m_alias));
            } else if (statement.keyword == Keyword::Match) {
                isActive = false;
                hasMatch = hasMatch || canMatch;
            } else if (statement.keyword == Keyword::Include) {
                for (const auto& included : statement.included)
                    apply(*included, isActive, canMatch && isActive);
            } else if (isActive) {
                set(statement, file.path);
            }
        }
    }

    bool isNamed = false; ///< whether a Host line that applies has the alias itself
    std::optional<QString> hostName;
    std::optional<QString> user;
    std::optional<quint16> port;
    std::optional<QString> identityAgent;
    QStringList identityFiles;
    QStringList proxyJump;
    bool hasProxyCommand = false;
    bool hasMatch = false;
    QString fault;

private:
    void set(const Statement& statement, const QString& path)
    {
        const QString& value = statement.values[0];
        switch (statement.keyword) {
        case Keyword::HostName:
            setOnce(hostName, value);
            break;
        case Keyword::User:
            setOnce(user, value);
            break;
        case Keyword::Port:
            setPort(value, QStringLiteral("line %1 of %2").arg(statement.line).arg(path));
            break;
        case Keyword::IdentityAgent:
            setOnce(identityAgent, value);
            break;
        case Keyword::IdentityFile:
            if (!identityFiles.contains(value))
                identityFiles += value;
            break;
        case Keyword::ProxyJump:
            setJump(value);
            break;
        case Keyword::ProxyCommand:
            // Whichever of the two comes first keeps the other from having an effect (ssh_config(5)).
            if (!std::exchange(m_isProxyDecided, true))
                hasProxyCommand = value.compare(QLatin1String("none"), Qt::CaseInsensitive) != 0;
            break;
        default:
            break;
        }
    }

    static void setOnce(std::optional<QString>& target, const QString& value)
    {
        if (!target)
            target = value;
    }

    void setPort(const QString& value, const QString& place)
    {
        if (port || !fault.isEmpty())
            return;
        bool isNumber = false;
        const int number = value.toInt(&isNumber);
        if (isNumber && number > 0 && number <= 65535)
            port = static_cast<quint16>(number);
        else
            fault = QStringLiteral("%1: Port %2 is no port; it must be a number from 1 to 65535")
                        .arg(core::singleLine(place), core::singleLine(value, 40));
    }

    void setJump(const QString& value)
    {
        if (std::exchange(m_isProxyDecided, true) || value.compare(QLatin1String("none"), Qt::CaseInsensitive) == 0)
            return;
        proxyJump = value.split(QLatin1Char(','), Qt::SkipEmptyParts);
    }

    const QString& m_alias;
    bool m_isProxyDecided = false;
};

QString localUser()
{
    const passwd* const entry = getpwuid(geteuid());
    return entry == nullptr ? QString() : QString::fromLocal8Bit(entry->pw_name);
}

/// The tokens of ssh_config(5), as far as they are known before there is a connection; others stay as they are.
class Tokens
{
public:
    Tokens(const ConfigHost& host, const QString& home)
        : m_values{{'%', QStringLiteral("%")},
                   {'d', home},
                   {'h', host.hostName},
                   {'i', QString::number(geteuid())},
                   {'n', host.alias},
                   {'p', QString::number(host.port)},
                   {'r', host.user.isEmpty() ? localUser() : host.user},
                   {'u', localUser()}}
    {
    }

    [[nodiscard]] QString replacedIn(const QString& text) const
    {
        QString replaced;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const bool isToken = text[i] == QLatin1Char('%') && i + 1 < text.size();
            const auto value = isToken ? m_values.constFind(text[i + 1].toLatin1()) : m_values.constEnd();
            if (value == m_values.constEnd()) {
                replaced += text[i];
                continue;
            }
            replaced += *value;
            ++i;
        }
        return replaced;
    }

private:
    QHash<char, QString> m_values;
};

// ${NAME}, from this computer's environment; what is not set there stays as it is.
QString withEnvironment(const QString& text)
{
    QString replaced;
    qsizetype at = 0;
    for (;;) {
        const qsizetype begin = text.indexOf(QLatin1String("${"), at);
        const qsizetype end = begin < 0 ? -1 : text.indexOf(QLatin1Char('}'), begin);
        if (end < 0)
            return replaced + text.mid(at);
        const QByteArray name = text.mid(begin + 2, end - begin - 2).toUtf8();
        replaced += text.mid(at, begin - at);
        replaced += qEnvironmentVariableIsSet(name.constData()) ? qEnvironmentVariable(name.constData())
                                                                : text.mid(begin, end + 1 - begin);
        at = end + 1;
    }
}

QString absolutePath(const QString& path, const QString& home)
{
    if (path == QLatin1String("~"))
        return home;
    if (path.startsWith(QLatin1String("~/")))
        return home + path.mid(1);
    return path.startsWith(QLatin1Char('/')) || path.startsWith(QLatin1Char('~')) ? path
                                                                                  : home + QLatin1Char('/') + path;
}

bool isAgentWord(const QString& value)
{
    return value == QLatin1String("none") || value == QLatin1String("SSH_AUTH_SOCK") ||
           (value.startsWith(QLatin1Char('$')) && !value.startsWith(QLatin1String("${")));
}

ConfigHost finish(const QString& alias, const Evaluation& said, const QString& home)
{
    ConfigHost host;
    host.alias = alias;
    host.hostName = alias;
    if (said.hostName)
        // Of the tokens HostName takes only these two.
        host.hostName = QString(*said.hostName)
                            .replace(QLatin1String("%h"), alias)
                            .replace(QLatin1String("%%"), QLatin1String("%"));
    host.user = said.user.value_or(QString());
    host.port = said.port.value_or(22);
    const Tokens tokens(host, home);
    for (const QString& file : said.identityFiles) {
        if (file != QLatin1String("none"))
            host.identityFiles += absolutePath(tokens.replacedIn(withEnvironment(file)), home);
    }
    host.hasProxyCommand = said.hasProxyCommand;
    host.hasMatch = said.hasMatch;
    host.fault = said.fault;
    for (const QString& jump : said.proxyJump)
        host.proxyJump += tokens.replacedIn(jump.trimmed());
    const QString agent = said.identityAgent.value_or(QString());
    const bool isVerbatim = agent.isEmpty() || isAgentWord(agent);
    host.identityAgent = isVerbatim ? agent : absolutePath(tokens.replacedIn(withEnvironment(agent)), home);
    return host;
}

void collectAliases(const ParsedFile& file, QStringList& aliases, QSet<QString>& seen)
{
    for (const Statement& statement : file.statements) {
        for (const auto& included : statement.included)
            collectAliases(*included, aliases, seen);
        if (statement.keyword != Keyword::Host)
            continue;
        for (const QString& name : statement.values) {
            if (name.isEmpty() || isPattern(name) || seen.contains(name))
                continue;
            seen.insert(name);
            aliases += name;
        }
    }
}

Result<Config> readAll(const QString& path, const QString& homeDirectory)
{
    Loader loader(homeDirectory);
    auto file = loader.load(path);
    if (!file)
        return fail(file);
    QStringList aliases;
    QSet<QString> seen;
    collectAliases(**file, aliases, seen);
    Config config;
    config.places = loader.places().values();
    for (const QString& alias : aliases) {
        if (config.hosts.size() >= hostsLimit)
            break;
        Evaluation said(alias);
        said.apply(**file, true, true);
        if (said.isNamed)
            config.hosts.push_back(finish(alias, said, homeDirectory));
    }
    return config;
}

} // namespace

Result<std::vector<ConfigHost>> readConfigFile(const QString& path, const QString& homeDirectory)
{
    auto config = readAll(path, homeDirectory);
    if (!config)
        return fail(config);
    return std::move(config->hosts);
}

core::Task<Config> readConfigOnPool(QString path, QString homeDirectory)
{
    core::Deferred<Config> read = core::onPool([path, homeDirectory] { return readAll(path, homeDirectory); });
    co_return co_await read;
}

} // namespace clouddesk::ssh
