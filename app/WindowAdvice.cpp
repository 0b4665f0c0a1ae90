// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/WindowAdvice.h"

#include "app/ErrorAdvice.h"
#include "app/RoomAdvice.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace clouddesk::app {

using core::ErrorCode;

namespace {

struct Words
{
    ErrorCode code;
    const char* source;
};

/// For the codes whose usual words name a command: what a person at a window does instead.
constexpr std::array windowWords = {
    Words{ErrorCode::InvalidArgument, QT_TRANSLATE_NOOP("Advice", "Check what you entered, and try again.")},
    Words{ErrorCode::AlreadyExists, QT_TRANSLATE_NOOP("Advice", "Choose another name, or change the existing one.")},
    Words{ErrorCode::Unsupported, QT_TRANSLATE_NOOP("Advice", "Try another way; this one is not possible here.")},
    Words{ErrorCode::InputOutputFailed, QT_TRANSLATE_NOOP("Advice", "Check the file, the disk and its file system.")},
    Words{ErrorCode::DatabaseFailed,
          QT_TRANSLATE_NOOP("Advice", "Check that the data folder's disk has room and that you may write there.")},
    Words{ErrorCode::DatabaseTooNew,
          QT_TRANSLATE_NOOP("Advice", "Use the newer version of CloudDesk that wrote this data folder.")},
    Words{ErrorCode::DatabaseDamaged, QT_TRANSLATE_NOOP("Advice", "Restore the data folder from a backup.")},
    Words{ErrorCode::KeyUnavailable,
          QT_TRANSLATE_NOOP("Advice",
                            "Unlock the keychain, or correct CLOUDDESK_MASTER_KEY_FILE, and start CloudDesk again.")},
    Words{ErrorCode::SealDamaged,
          QT_TRANSLATE_NOOP("Advice", "Choose the machine, then \"Edit…\", and enter its secret anew.")},
    Words{ErrorCode::HostUnresolved,
          QT_TRANSLATE_NOOP("Advice", "Check the host name and this computer's DNS; \"Edit…\" changes what is stored "
                                      "for the machine.")},
    Words{ErrorCode::HostKeyUnknown,
          QT_TRANSLATE_NOOP("Advice", "Compare the fingerprint with the machine's console, then connect again and "
                                      "trust the key when you are asked.")},
    Words{ErrorCode::HostKeyChanged,
          QT_TRANSLATE_NOOP("Advice",
                            "Nothing was sent to it. Only if the machine was really set up anew, remove its old key "
                            "under Settings → Security → Trusted host keys and connect again. If not, somebody may be "
                            "listening in: do not connect.")},
    Words{ErrorCode::AuthenticationFailed,
          QT_TRANSLATE_NOOP("Advice", "Check the user and the key or password; \"Edit…\" changes what is stored for "
                                      "the machine.")},
    Words{ErrorCode::CredentialUnusable,
          QT_TRANSLATE_NOOP("Advice", "Check the key file and its passphrase; \"Edit…\" changes what is stored for "
                                      "the machine.")},
    Words{ErrorCode::CommandFailed,
          QT_TRANSLATE_NOOP("Advice", "Run it by hand in a terminal on the machine to see more.")},
    Words{ErrorCode::OutputTooLarge,
          QT_TRANSLATE_NOOP("Advice", "Send the output to a file on the machine and download that.")},
    Words{ErrorCode::TransferFailed,
          QT_TRANSLATE_NOOP("Advice", "Start the transfer again: it goes on where it stopped.")},
    Words{ErrorCode::SudoUnavailable,
          QT_TRANSLATE_NOOP("Advice", "Ask the machine's administrator to install a desktop and a VNC server there.")},
    Words{ErrorCode::SudoPasswordWrong,
          QT_TRANSLATE_NOOP("Advice", "Choose the machine, then \"Edit…\", and correct its password for sudo.")},
    Words{ErrorCode::PackageInstallFailed,
          QT_TRANSLATE_NOOP("Advice",
                            "The full log is kept on this computer; trying again repairs what is broken and goes on.")},
    Words{ErrorCode::ServerMissing,
          QT_TRANSLATE_NOOP("Advice", "Have it installed: switch on \"Install what a machine lacks for a desktop\" "
                                      "under Settings → New desktops, and connect again.")},
    Words{ErrorCode::ServerStartFailed,
          QT_TRANSLATE_NOOP("Advice", "Try again; if it happens again, the technical details tell why.")},
    Words{ErrorCode::DesktopStartFailed,
          QT_TRANSLATE_NOOP("Advice", "Try again; if it happens again, the technical details tell why.")},
    Words{ErrorCode::DecoderFailed,
          QT_TRANSLATE_NOOP("Advice", "Connect again; if it happens again, close CloudDesk and start it again.")},
    Words{ErrorCode::Internal,
          QT_TRANSLATE_NOOP("Advice",
                            "This is a mistake in CloudDesk; please report it with what the technical details say.")},
};

QString windowWordsFor(ErrorCode code)
{
    const auto* const own = std::ranges::find(windowWords, code, &Words::code);
    return own == windowWords.end() ? usualAdviceFor(code) : QString::fromUtf8(own->source);
}

/// Whether the words are for who types commands: a command of ours, or one of its options. Those of other programs, as
/// an administrator would run them, are for everybody.
bool namesCommand(const QString& advice)
{
    static const QRegularExpression command(
        QStringLiteral("\\bclouddesk [a-z-]|--(host-key|accept-new-host-key|data-dir|format|share-screen|agent)\\b"));
    return command.match(advice).hasMatch();
}

/// What rooms advise has neither a capital nor a full stop. A command, which follows a colon, is left as it is typed.
QString sentence(QString text)
{
    if (text.isEmpty())
        return text;
    text[0] = text[0].toUpper();
    const bool isOpen = text.back().isLetterOrNumber() || text.back() == QLatin1Char(')');
    return isOpen && !text.contains(QLatin1Char(':')) ? text + QLatin1Char('.') : text;
}

} // namespace

QString spokenAdviceFor(const core::Error& error)
{
    const QString own = namesCommand(error.advice) ? QString() : error.advice;
    const QString source = windowWordsFor(error.code);
    const QString said = source.isEmpty() ? source : QCoreApplication::translate("Advice", source.toUtf8().constData());
    if (said == source)
        return sentence(own.isEmpty() ? said : own);
    if (const QString translated = translatedAdvice(own); !translated.isEmpty())
        return translated;
    return own.isEmpty() ? said : QStringLiteral("%1 (%2)").arg(said, own);
}

} // namespace clouddesk::app
