// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provisioning/MachineFacts.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace clouddesk::desktops {

namespace {

constexpr qsizetype maximumAnswer = qsizetype(256) * 1024;
constexpr qsizetype maximumValue = 4096;
constexpr std::size_t maximumDisplays = 256;
// sun_path holds 108 bytes with the final zero (unix(7)).
constexpr qsizetype maximumSocketPath = 107;

/// Writes one value into the facts; false if it is none that the probe would give.
using Setter = std::function<bool(MachineFacts&, const QString&)>;

Setter text(QString MachineFacts::* field)
{
    return [field](MachineFacts& facts, const QString& value) {
        facts.*field = value;
        return true;
    };
}

bool isPath(const QString& value)
{
    return value.startsWith(QLatin1Char('/'));
}

Setter path(QString MachineFacts::* field)
{
    return [field](MachineFacts& facts, const QString& value) {
        facts.*field = value;
        return isPath(value);
    };
}

bool readNumber(const QString& value, qint64 minimum, qint64 maximum, qint64& number)
{
    bool isNumber = false;
    number = value.toLongLong(&isNumber);
    return isNumber && number >= minimum && number <= maximum && value == QString::number(number);
}

/// An empty value means that the machine could not tell.
Setter amount(qint64 MachineFacts::* field)
{
    return [field](MachineFacts& facts, const QString& value) {
        return value.isEmpty() || readNumber(value, 0, std::numeric_limits<qint64>::max(), facts.*field);
    };
}

Setter flag(bool MachineFacts::* field, QLatin1String word = QLatin1String("yes"))
{
    return [field, word](MachineFacts& facts, const QString& value) {
        facts.*field = true;
        return value == word;
    };
}

template <typename T>
Setter word(T MachineFacts::* field, QHash<QString, T> words)
{
    return [field, words = std::move(words)](MachineFacts& facts, const QString& value) {
        const auto found = words.constFind(value);
        if (found == words.cend())
            return false;
        facts.*field = *found;
        return true;
    };
}

bool setLike(MachineFacts& facts, const QString& value)
{
    facts.systemLike = value.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return true;
}

/// Keys that stand at most once in an answer.
const QHash<QString, Setter>& setters()
{
    static const QHash<QString, Setter> table = {
        {QStringLiteral("system.id"), text(&MachineFacts::systemId)},
        {QStringLiteral("system.version"), text(&MachineFacts::systemVersion)},
        {QStringLiteral("system.name"), text(&MachineFacts::systemName)},
        {QStringLiteral("system.like"), setLike},
        {QStringLiteral("kernel"), text(&MachineFacts::kernel)},
        {QStringLiteral("architecture"), text(&MachineFacts::architecture)},
        {QStringLiteral("user.name"), text(&MachineFacts::user)},
        {QStringLiteral("user.id"), amount(&MachineFacts::userId)},
        {QStringLiteral("user.home"), path(&MachineFacts::home)},
        {QStringLiteral("memory"), amount(&MachineFacts::memoryBytes)},
        {QStringLiteral("selinux"), flag(&MachineFacts::selinuxEnforcing, QLatin1String("enforcing"))},
        {QStringLiteral("sudo"),
         word<SudoAccess>(&MachineFacts::sudo, {{QStringLiteral("root"), SudoAccess::IsRoot},
                                                {QStringLiteral("passwordless"), SudoAccess::PasswordLess},
                                                {QStringLiteral("password"), SudoAccess::NeedsPassword},
                                                {QStringLiteral("none"), SudoAccess::None}})},
        {QStringLiteral("sudo.terminal"), flag(&MachineFacts::sudoNeedsTerminal)},
        {QStringLiteral("packages"),
         word<PackageManager>(&MachineFacts::packageManager, {{QStringLiteral("apt"), PackageManager::Apt},
                                                              {QStringLiteral("dnf"), PackageManager::Dnf},
                                                              {QStringLiteral("yum"), PackageManager::None},
                                                              {QStringLiteral("none"), PackageManager::None}})},
        {QStringLiteral("free.packages"), amount(&MachineFacts::freeDiskBytes)},
        {QStringLiteral("free.cache"), amount(&MachineFacts::freeCacheBytes)},
        {QStringLiteral("free.home"), amount(&MachineFacts::freeHomeBytes)},
        {QStringLiteral("free.temporary"), amount(&MachineFacts::freeTemporaryBytes)},
        {QStringLiteral("repair"), flag(&MachineFacts::packageRepairNeeded)},
        {QStringLiteral("provisioning"),
         word<ProvisioningState>(&MachineFacts::provisioning,
                                 {{QStringLiteral("none"), ProvisioningState::None},
                                  {QStringLiteral("running"), ProvisioningState::Running},
                                  {QStringLiteral("broken"), ProvisioningState::Broken},
                                  {QStringLiteral("complete"), ProvisioningState::Complete}})},
        {QStringLiteral("vnc.server"), path(&MachineFacts::vncServer)},
        {QStringLiteral("vnc.version"), text(&MachineFacts::vncServerVersion)},
        {QStringLiteral("vnc.unix"), flag(&MachineFacts::vncServerTakesUnixSocket)},
        {QStringLiteral("x11vnc"), path(&MachineFacts::x11vnc)},
        {QStringLiteral("dbus"), flag(&MachineFacts::hasDbusLauncher)},
        {QStringLiteral("xauth"), flag(&MachineFacts::hasXauth)},
        {QStringLiteral("flock"), flag(&MachineFacts::hasFlock)},
        {QStringLiteral("screen"), text(&MachineFacts::existingScreen)},
    };
    return table;
}

bool setGeometry(RunningDisplay& display, const QString& value)
{
    const QStringList sides = value.split(QLatin1Char('x'));
    qint64 width = 0;
    qint64 height = 0;
    if (value.isEmpty())
        return true;
    if (sides.size() != 2 || !readNumber(sides[0], 1, 65535, width) || !readNumber(sides[1], 1, 65535, height))
        return false;
    display.width = int(width);
    display.height = int(height);
    return true;
}

/// The answer's lines about one display, which follow its "display=" line.
bool setDisplay(RunningDisplay& display, QStringView key, const QString& value)
{
    qint64 number = 0;
    if (key == QLatin1String("pid"))
        return readNumber(value, 1, std::numeric_limits<qint32>::max(), display.processId);
    if (key == QLatin1String("port")) {
        if (!value.isEmpty() && !readNumber(value, 0, 65535, number))
            return false;
        display.tcpPort = quint16(number);
        return true;
    }
    if (key == QLatin1String("desktop")) {
        const auto desktop = instances::desktopFromWord(value);
        display.desktop = desktop.value_or(instances::Desktop::Xfce);
        return desktop || value.isEmpty();
    }
    if (key == QLatin1String("geometry"))
        return setGeometry(display, value);
    if (key == QLatin1String("socket")) {
        display.socketPath = value;
        return value.isEmpty() || (isPath(value) && value.toUtf8().size() <= maximumSocketPath);
    }
    return false;
}

/// Takes the answer's lines one after another.
class AnswerReader
{
public:
    /// False if the line is none that our probe prints here.
    bool take(const QString& line)
    {
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        if (equals <= 0 || line.size() > maximumValue)
            return false;
        const QString key = line.left(equals);
        const QString value = line.mid(equals + 1);
        if (key == QLatin1String("desktop"))
            return addDesktop(value);
        if (key == QLatin1String("display"))
            return addDisplay(value);
        if (key.startsWith(QLatin1String("display.")))
            return addToDisplay(key, value);
        const auto setter = setters().constFind(key);
        return setter != setters().cend() && isNew(key) && (*setter)(m_facts, value);
    }

    [[nodiscard]] bool isComplete() const
    {
        return m_facts.userId >= 0 && isPath(m_facts.home) && m_seen.contains(QStringLiteral("packages"));
    }

    MachineFacts facts() { return std::move(m_facts); }

private:
    bool isNew(const QString& key)
    {
        const bool isKnown = m_seen.contains(key);
        m_seen.insert(key);
        return !isKnown;
    }

    bool addDesktop(const QString& value)
    {
        m_facts.desktops.append(value);
        return isNew(QStringLiteral("desktop ") + value) && instances::desktopFromWord(value);
    }

    bool addDisplay(const QString& value)
    {
        qint64 number = -1;
        const bool isScreen = value == QLatin1String("screen");
        if ((!isScreen && !readNumber(value, 0, 65535, number)) || !isNew(QStringLiteral("display ") + value) ||
            m_facts.displays.size() >= maximumDisplays)
            return false;
        RunningDisplay display;
        display.number = int(number);
        m_facts.displays.push_back(std::move(display));
        return true;
    }

    bool addToDisplay(const QString& key, const QString& value)
    {
        if (m_facts.displays.empty())
            return false;
        RunningDisplay& display = m_facts.displays.back();
        return isNew(key + QLatin1Char(' ') + QString::number(display.number)) &&
               setDisplay(display, QStringView(key).mid(8), value);
    }

    MachineFacts m_facts;
    QSet<QString> m_seen;
};

std::unexpected<core::Error> notOurs(const QString& why)
{
    return core::fail(
        core::ErrorCode::CommandFailed,
        QStringLiteral("the machine's answer to our questions makes no sense: %1").arg(why), {},
        QStringLiteral("Look at what the machine's login files (.bashrc, .profile) print, and whether its "
                       "login shell runs commands"));
}

/// What stands between the two lines that the script prints around its answer.
core::Result<AnswerReader> readAnswer(const QByteArray& answer, const QByteArray& mark)
{
    if (answer.size() > maximumAnswer)
        return notOurs(QStringLiteral("it is too long"));
    QByteArray whole = answer;
    whole.replace('\r', "");
    const QByteArray beginning = '\n' + mark + " begin\n";
    const qsizetype begin = ("\n" + whole).lastIndexOf(beginning);
    if (begin < 0)
        return notOurs(QStringLiteral("it has no beginning"));
    const QByteArray body = whole.mid(begin + beginning.size() - 1);
    const qsizetype end = ("\n" + body).indexOf('\n' + mark + " end\n");
    if (end < 0)
        return notOurs(QStringLiteral("it breaks off"));

    AnswerReader reader;
    for (const QByteArray& line : body.left(end).split('\n')) {
        if (!line.isEmpty() && !reader.take(QString::fromUtf8(line)))
            return notOurs(core::singleLine(QString::fromUtf8(line), 100));
    }
    return reader;
}

} // namespace

core::Result<MachineFacts> MachineFacts::parse(const QByteArray& answer)
{
    auto reader = readAnswer(answer, "clouddesk-probe-1");
    if (!reader)
        return core::fail(reader);
    if (!reader->isComplete())
        return notOurs(QStringLiteral("something is missing"));
    return reader->facts();
}

core::Result<std::vector<RunningDisplay>> MachineFacts::parseDisplays(const QByteArray& answer)
{
    auto reader = readAnswer(answer, "clouddesk-look-1");
    if (!reader)
        return core::fail(reader);
    return reader->facts().displays;
}

bool MachineFacts::hasDesktop(instances::Desktop desktop) const
{
    return desktops.contains(instances::toWord(desktop));
}

} // namespace clouddesk::desktops
