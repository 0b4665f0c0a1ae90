// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What real servers send, in every encoding and pixel format they speak, passes unchanged and is understood to the
// byte.
#include "lab/LocalStreams.h"
#include "lab/VirtualScreen.h"
#include "lab/XtigervncServer.h"
#include "rfbgate/RawClient.h"

#include <QTcpServer>
#include <QTest>

using namespace clouddesk;
using lab::RawClient;
namespace script = lab::rfbscript;
namespace encoding = rfb::encoding;

namespace {

struct Wish
{
    const char* name;
    QList<qint32> encodings;
    QByteArray format;
    QList<qint32> expected;
    bool isNoise = false;
};

const QByteArray rgb32 = script::pixelFormat();
const QByteArray rgb16 = script::pixelFormat(16, 16, 0, 1, 31, 11, 5, 0);
const QByteArray rgb8 = script::pixelFormat(8, 6, 0, 1, 3, 4, 2, 0);
const QByteArray deep32 = script::pixelFormat(32, 24, 1, 1, 255, 24, 16, 8);
const QByteArray map8 = script::pixelFormat(8, 8, 0, 0, 0, 0, 0, 0);

/// Where streams are kept for the fuzzer; empty: nowhere.
QString corpusFolder()
{
    return qEnvironmentVariable("CLOUDDESK_CORPUS_DIR");
}

/// For the fuzzer, whose screen is small.
QString geometry(const char* otherwise)
{
    return corpusFolder().isEmpty() ? QString::fromLatin1(otherwise) : QStringLiteral("128x96");
}

void keepFile(QByteArray name, const QByteArray& input)
{
    QFile file(corpusFolder() + QLatin1Char('/') + QString::fromLatin1(name.replace(' ', '-')));
    if (file.open(QIODevice::WriteOnly))
        file.write(input);
}

/// The second byte of FuzzGate's input: whose stream, and which of its formats.
char clientByte(const Wish& wish, bool isViewers)
{
    constexpr char anyClient = 2;
    if (isViewers)
        return 0;
    const int format = wish.format == rgb16                         ? 1
                       : wish.format == rgb8 || wish.format == map8 ? 2
                       : wish.format == deep32                      ? 3
                                                                    : 0;
    return char(anyClient | format << 2);
}

/// Everything both sides said from the beginning, each word with its side and length before it.
QByteArray words(const RawClient& client, qsizetype most)
{
    constexpr qsizetype longest = 0x7fff;
    QByteArray result;
    for (const RawClient::Said& said : client.said()) {
        for (qsizetype at = 0; at < said.bytes.size() && result.size() < most; at += longest) {
            const QByteArray part = said.bytes.mid(at, longest);
            const int isClient = said.side == rfb::Side::Client ? 1 : 0;
            result += char((part.size() & 0x7f) << 1 | isClient);
            result += char(part.size() >> 7);
            result += part;
        }
    }
    return result;
}

/// For the fuzzer: the stream, and the talk that it was a part of; FuzzGate says what stands before them.
void keepForCorpus(const QByteArray& name, const RawClient& client, const Wish& wish, bool isViewers)
{
    constexpr qsizetype mostBytes = 60000; // a whole screen, raw
    if (corpusFolder().isEmpty())
        return;
    keepFile(name, QByteArray("\x40") + clientByte(wish, isViewers) + client.serverStream().left(mostBytes));
    keepFile(name + " talk", QByteArray("\xc0\x00", 2) + words(client, mostBytes / 4));
}

/// The same words, cut otherwise.
void replay(const RawClient& client, lab::Cut cut)
{
    lab::Conversation again(cut);
    QByteArray fromServer;
    for (const RawClient::Said& said : client.said()) {
        const bool isServer = said.side == rfb::Side::Server;
        QVERIFY2(isServer ? again.serverSays(said.bytes) : again.clientSays(said.bytes),
                 qPrintable(again.error.value_or(core::Error{}).text));
        if (isServer)
            fromServer += said.bytes;
    }
    QCOMPARE(again.fromServer.output, fromServer);
}

void check(RawClient& client, const Wish& wish)
{
    QVERIFY2(client.problem().isEmpty(), qPrintable(QString::fromLatin1(wish.name) + client.problem()));
    QVERIFY(client.isUnchanged());
    for (const qint32 code : wish.expected)
        QVERIFY2(client.seenEncodings().contains(code),
                 qPrintable(QStringLiteral("%1: no %2").arg(QLatin1String(wish.name)).arg(code)));
    for (const lab::Cut cut : {lab::Cut::Bytes, lab::Cut::Random})
        replay(client, cut);
}

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

class TestRealStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tigerVnc()
    {
        if (!lab::XtigervncServer::isThere())
            QSKIP("Xtigervnc is not installed");
        const QList<qint32> pseudo = {encoding::lastRect,          encoding::desktopSize, encoding::extendedDesktopSize,
                                      encoding::desktopName,       encoding::richCursor,  encoding::fence,
                                      encoding::continuousUpdates, encoding::ledState,    encoding::qemuExtendedKey,
                                      encoding::extendedClipboard};
        const qint32 best = encoding::qualityLevel9;
        const QList<Wish> wishes = {
            {"raw", {encoding::raw}, rgb32, {encoding::raw, encoding::richCursor, encoding::extendedDesktopSize}},
            {"rre", {encoding::rre}, rgb32, {encoding::rre}},
            {"hextile", {encoding::hextile}, rgb32, {encoding::hextile}},
            {"hextile 16", {encoding::hextile}, rgb16, {encoding::hextile}},
            {"hextile 8", {encoding::hextile}, rgb8, {encoding::hextile}},
            {"tight lossless", {encoding::tight, encoding::copyRect}, rgb32, {encoding::tight, encoding::lastRect}},
            {"tight jpeg", {encoding::tight, encoding::copyRect, best - 4}, rgb32, {encoding::tight}},
            {"tight 16", {encoding::tight, best}, rgb16, {encoding::tight}},
            {"tight 8", {encoding::tight}, rgb8, {encoding::tight}},
            {"tight big endian", {encoding::tight, best}, deep32, {encoding::tight}},
            {"zrle", {encoding::zrle}, rgb32, {encoding::zrle}},
            {"zrle 16", {encoding::zrle}, rgb16, {encoding::zrle}},
            {"alpha pointer", {encoding::tight, encoding::cursorWithAlpha}, rgb32, {encoding::cursorWithAlpha}},
            {"x pointer", {encoding::tight, encoding::xCursor}, rgb32, {encoding::xCursor}},
            {"vmware pointer", {encoding::tight, encoding::vmwareCursor}, rgb32, {encoding::vmwareCursor}},
            {"colour map", {encoding::raw}, map8, {encoding::raw}},
        };
        lab::XtigervncServer server;
        QVERIFY(server.start(geometry("400x300")));
        server.launch(QStringLiteral("xterm"),
                      {QStringLiteral("-geometry"), QStringLiteral("60x18+0+0"), QStringLiteral("-e"),
                       QStringLiteral("sh"), QStringLiteral("-c"),
                       QStringLiteral("while :; do head -c 300 /dev/urandom | base64; sleep 0.05; done")});
        server.run(QStringLiteral("xsetroot"), {QStringLiteral("-solid"), QStringLiteral("#336699")});
        QTest::qWait(1000);
        for (const Wish& wish : wishes) {
            const bool isCursor = QByteArray(wish.name).contains("pointer");
            QList<qint32> all = wish.encodings + pseudo;
            if (isCursor)
                all.removeAll(encoding::richCursor);
            RawClient client(server.connectStream(), wish.format, all);
            QVERIFY2(client.watch(12),
                     qPrintable(QString::fromLatin1(wish.name) + QLatin1Char(' ') + client.problem()));
            check(client, wish);
            if (QTest::currentTestFailed())
                return;
            // Our own viewer announces all of these.
            const QByteArray kind(wish.name);
            const bool isViewers = wish.format == rgb32 && kind != "rre" && (!isCursor || kind.startsWith("alpha"));
            keepForCorpus(QByteArray("tigervnc ") + wish.name, client, wish, isViewers);
        }
    }
    void x11vnc()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("x11vnc")).isEmpty())
            QSKIP("x11vnc is not installed");
        const QList<Wish> wishes = {
            {"zlib", {encoding::zlib}, rgb32, {encoding::zlib}},
            {"corre", {encoding::coRre}, rgb32, {encoding::coRre}},
            {"rre", {encoding::rre}, rgb16, {encoding::rre}},
            {"hextile", {encoding::hextile}, rgb32, {encoding::hextile}},
            {"tight", {encoding::tight, encoding::qualityLevel9 - 3}, rgb32, {encoding::tight}},
            {"zywrle", {encoding::zywrle, encoding::qualityLevel9 - 3}, rgb32, {encoding::zywrle}},
            {"zrle", {encoding::zrle}, rgb32, {encoding::zrle}},
            {"raw 8", {encoding::raw}, rgb8, {encoding::raw}}};
        lab::XtigervncServer screen;
        QVERIFY(screen.start(geometry("320x240")));
        screen.launch(QStringLiteral("xterm"),
                      {QStringLiteral("-e"), QStringLiteral("sh"), QStringLiteral("-c"),
                       QStringLiteral("while :; do head -c 300 /dev/urandom | base64; sleep 0.1; done")});
        const quint16 port = freePort();
        screen.launch(QStringLiteral("x11vnc"),
                      {QStringLiteral("-forever"), QStringLiteral("-shared"), QStringLiteral("-nopw"),
                       QStringLiteral("-localhost"), QStringLiteral("-no6"), QStringLiteral("-noipv6"),
                       QStringLiteral("-rfbport"), QString::number(port), QStringLiteral("-xrandr"),
                       QStringLiteral("-noxdamage")});
        QTRY_VERIFY_WITH_TIMEOUT(lab::connectPort(port).isValid(), 15000);
        for (const Wish& wish : wishes) {
            RawClient client(lab::connectPort(port), wish.format,
                             wish.encodings + QList<qint32>{encoding::lastRect, encoding::desktopSize,
                                                            encoding::xCursor, encoding::richCursor,
                                                            encoding::pointerPosition});
            QVERIFY2(client.watch(8), qPrintable(QString::fromLatin1(wish.name) + QLatin1Char(' ') + client.problem()));
            check(client, wish);
            if (QTest::currentTestFailed())
                return;
            keepForCorpus(QByteArray("x11vnc ") + wish.name, client, wish, false);
        }
    }
};

QTEST_GUILESS_MAIN(TestRealStreams)
#include "TestRealStreams.moc"
