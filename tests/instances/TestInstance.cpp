// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instances/Instance.h"

#include <QTest>

using namespace clouddesk;
using namespace clouddesk::instances;
using core::ErrorCode;

namespace {

/// What a shell, a resolver, an option parser or a person's eye might take for something else. None of it is a host or
/// a user.
const QStringList& hostileTexts()
{
    static const QStringList texts = {
        // A shell's own words
        QStringLiteral(";id"),
        QStringLiteral("a;id"),
        QStringLiteral("a; touch /tmp/x"),
        QStringLiteral("$(id)"),
        QStringLiteral("a$(id)"),
        QStringLiteral("`id`"),
        QStringLiteral("a`id`b"),
        QStringLiteral("a|id"),
        QStringLiteral("a||id"),
        QStringLiteral("a&id"),
        QStringLiteral("a&&id"),
        QStringLiteral("a>x"),
        QStringLiteral("a<x"),
        QStringLiteral("a>>x"),
        QStringLiteral("<(id)"),
        QStringLiteral("'a'"),
        QStringLiteral("\"a\""),
        QStringLiteral("a'b"),
        QStringLiteral("a\"b"),
        QStringLiteral("${IFS}"),
        QStringLiteral("a${IFS}b"),
        QStringLiteral("$HOME"),
        QStringLiteral("a$IFS$9b"),
        QStringLiteral("a\\b"),
        QStringLiteral("a\\nb"),
        QStringLiteral("*"),
        QStringLiteral("a*"),
        QStringLiteral("a?"),
        QStringLiteral("[ab]c"),
        QStringLiteral("{a,b}"),
        QStringLiteral("!!"),
        QStringLiteral("a!b"),
        QStringLiteral("~"),
        QStringLiteral("~root"),
        QStringLiteral("a#b"),
        QStringLiteral("#a"),
        QStringLiteral("a^b"),
        QStringLiteral("a=b"),
        QStringLiteral("a,b"),
        QStringLiteral("(a)"),
        QStringLiteral("a b"),
        QStringLiteral(" a"),
        QStringLiteral("a "),
        QStringLiteral(" "),
        // Options
        QStringLiteral("-"),
        QStringLiteral("--"),
        QStringLiteral("-rf"),
        QStringLiteral("-e"),
        QStringLiteral("-oProxyCommand=touch /tmp/x"),
        QStringLiteral("-oProxyCommand=id"),
        QStringLiteral("--privileged"),
        QStringLiteral("-F/etc/passwd"),
        QStringLiteral("-a.example.org"),
        // Controls
        QString(),
        QString(QChar(0)),
        QStringLiteral("a\0b").left(3),
        QStringLiteral("a\nb"),
        QStringLiteral("a\n"),
        QStringLiteral("\na"),
        QStringLiteral("a\rb"),
        QStringLiteral("a\r\nb"),
        QStringLiteral("a\tb"),
        QStringLiteral("a\x1b[31m"),
        QStringLiteral("a\x7f"),
        QStringLiteral("a\bb"),
        QStringLiteral("a\vb"),
        QStringLiteral("a\fb"),
        QStringLiteral("a\u0085b"),
        QStringLiteral("a\u009bb"),
        // Encodings of controls
        QStringLiteral("a%0ab"),
        QStringLiteral("a%00b"),
        QStringLiteral("%61"),
        QStringLiteral("a%20b"),
        QStringLiteral("\\x61\\x0a"),
        QStringLiteral("&#59;id"),
        // Unicode: blanks, invisibles, bidirectional overrides, look-alikes, wide forms
        QStringLiteral("a\u00a0b"),
        QStringLiteral("a\u2003b"),
        QStringLiteral("a\u3000b"),
        QStringLiteral("a\u1680b"),
        QStringLiteral("a\u200bb"),
        QStringLiteral("a\u200db"),
        QStringLiteral("a\u2060b"),
        QStringLiteral("\ufeffa"),
        QStringLiteral("a\u00adb"),
        QStringLiteral("a\u202eb"),
        QStringLiteral("a\u2066b"),
        QStringLiteral("a\u2028b"),
        QStringLiteral("a\u2029b"),
        QStringLiteral("a\u034fb"),
        QStringLiteral("a\u3164b"),
        QStringLiteral("a\u2800b"),
        QStringLiteral("a\u2018b\u2019"),
        QStringLiteral("\u201ca\u201d"),
        QStringLiteral("\uff1bid"),
        QStringLiteral("a\uff1bid"),
        QStringLiteral("\u2010rf"),
        QStringLiteral("\u2212rf"),
        QStringLiteral("\uff0drf"),
        QStringLiteral("\u0430pple"),
        QStringLiteral("\uff41pple"),
        QStringLiteral("\u0131d"),
        QStringLiteral("p\u0456ck"),
        QString(QChar(0xd800)),
        QString(QChar(0xdc00)),
        QStringLiteral("a\ufffeb"),
        QStringLiteral("a\ue000b"),
        QStringLiteral("\u0661\u0662\u0663"),
        QStringLiteral("a\u0301b"),
        // Paths and addresses of other kinds
        QStringLiteral("/"),
        QStringLiteral("a/b"),
        QStringLiteral("../a"),
        QStringLiteral("./a"),
        QStringLiteral("/etc/passwd"),
        QStringLiteral("ssh://a"),
        QStringLiteral("http://a"),
        QStringLiteral("\\\\a\\b"),
        QStringLiteral("."),
        QStringLiteral(".."),
        QStringLiteral(".a"),
        QStringLiteral("|a"),
        QStringLiteral("unix:/a"),
    };
    return texts;
}

/// Nothing of the input may reach the terminal raw.
bool isOneSafeLine(const core::Error& error)
{
    const QString line = error.toLine() + error.advice;
    return std::ranges::all_of(line, [](QChar character) { return character.unicode() >= 0x20; }) &&
           line == core::singleLine(line, 4000);
}

core::Result<void> validateJumpText(const QString& text)
{
    const auto jump = JumpHost::parse(text);
    return jump ? core::Result<void>{} : core::Result<void>(core::fail(jump));
}

} // namespace

class TestInstance : public QObject
{
    Q_OBJECT

    static void refuses(const core::Result<void>& result, const QString& text)
    {
        QVERIFY2(!result, qPrintable(QStringLiteral("accepted: ") + text));
        QCOMPARE(result.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(isOneSafeLine(result.error()), qPrintable(result.error().toLine()));
    }

    static void accepts(const core::Result<void>& result, const QString& text)
    {
        QVERIFY2(result, qPrintable(text + QStringLiteral(" → ") + (result ? QString() : result.error().toLine())));
    }

private Q_SLOTS:
    void I5_hosts_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("valid");
        const QStringList valid = {
            QStringLiteral("a"),
            QStringLiteral("localhost"),
            QStringLiteral("example.org"),
            QStringLiteral("a-b.c-d.e"),
            QStringLiteral("EC2-3-120-1-2.eu-central-1.compute.amazonaws.com"),
            QStringLiteral("1a"),
            QStringLiteral("3com.com"),
            QStringLiteral("a1"),
            QStringLiteral("a.1b"),
            QStringLiteral("xn--bcher-kva.example"),
            QStringLiteral("a--b"),
            QString(63, QLatin1Char('a')),
            QStringLiteral("%1.%1.%1.%2").arg(QString(63, QLatin1Char('a')), QString(61, QLatin1Char('b'))),
            QStringLiteral("127.0.0.1"),
            QStringLiteral("10.0.0.1"),
            QStringLiteral("255.255.255.254"),
            QStringLiteral("1.2.3.4"),
            QStringLiteral("192.168.100.200"),
            QStringLiteral("100.64.0.1"),
            QStringLiteral("::1"),
            QStringLiteral("2001:db8::1"),
            QStringLiteral("2001:DB8::A"),
            QStringLiteral("fe80::1%eth0"),
            QStringLiteral("fe80::1%2"),
            QStringLiteral("fe80::1%enp0s31f6.100"),
            QStringLiteral("::ffff:192.0.2.1"),
            QStringLiteral("64:ff9b::192.0.2.33"),
            QStringLiteral("1:2:3:4:5:6:7:8"),
            QStringLiteral("1::8"),
            QStringLiteral("fd00::"),
            QStringLiteral("0xg.example"),
            QStringLiteral("0x.example"),
            QStringLiteral("1.2.3.example"),
        };
        const QStringList invalid = {
            // Numbers that a resolver would take for an address
            QStringLiteral("256.1.1.1"),
            QStringLiteral("1.2.3"),
            QStringLiteral("1.2"),
            QStringLiteral("1"),
            QStringLiteral("2130706433"),
            QStringLiteral("0x7f000001"),
            QStringLiteral("0x7f.0.0.1"),
            QStringLiteral("0x7f.1"),
            QStringLiteral("0177.0.0.1"),
            QStringLiteral("127.1"),
            QStringLiteral("127.0.1"),
            QStringLiteral("1.2.3.4.5"),
            QStringLiteral("01.2.3.4"),
            QStringLiteral("1.2.3.04"),
            QStringLiteral("1.2.3.-4"),
            QStringLiteral("1.2.3.+4"),
            QStringLiteral("a.0x1"),
            QStringLiteral("a.1"),
            QStringLiteral("a.123"),
            QStringLiteral("0x"),
            QStringLiteral("a.0x"),
            QStringLiteral("0.0.0.0"),
            QStringLiteral("255.255.255.255"),
            QStringLiteral("224.0.0.1"),
            QStringLiteral("239.255.255.255"),
            QStringLiteral("\uff11.\uff12.\uff13.\uff14"),
            QStringLiteral("1\u30022\u30023\u30024"),
            QStringLiteral("\u2488\u2489"),
            // Names
            QStringLiteral("a."),
            QStringLiteral("a..b"),
            QStringLiteral("a.-b"),
            QStringLiteral("a-"),
            QStringLiteral("a-.b"),
            QStringLiteral("a_b"),
            QStringLiteral("_ssh._tcp.example.org"),
            QStringLiteral("b\u00fccher.example"),
            QStringLiteral("\u4f8b\u3048.jp"),
            QString(64, QLatin1Char('a')),
            QStringLiteral("%1.%1.%1.%2").arg(QString(63, QLatin1Char('a')), QString(62, QLatin1Char('b'))),
            QStringLiteral("user@host"),
            QStringLiteral("host:22"),
            QStringLiteral("1.2.3.4:22"),
            QStringLiteral("1.2.3.4/8"),
            QStringLiteral("1.2.3.4 "),
            QStringLiteral("1.2.3.4\n"),
            // IPv6
            QStringLiteral("::"),
            QStringLiteral(":"),
            QStringLiteral(":::"),
            QStringLiteral("[::1]"),
            QStringLiteral("[::1]:22"),
            QStringLiteral("::1]"),
            QStringLiteral("1::2::3"),
            QStringLiteral("1:2:3:4:5:6:7"),
            QStringLiteral("1:2:3:4:5:6:7:8:9"),
            QStringLiteral("12345::"),
            QStringLiteral("g::1"),
            QStringLiteral("::1.2.3"),
            QStringLiteral("::1.2.3.256"),
            QStringLiteral("ff02::1"),
            QStringLiteral("ff02::1%eth0"),
            QStringLiteral("::1/128"),
            QStringLiteral("fe80::1%"),
            QStringLiteral("fe80::1%-x"),
            QStringLiteral("fe80::1%eth0;id"),
            QStringLiteral("fe80::1%eth 0"),
            QStringLiteral("fe80::1%../../x"),
            QStringLiteral("fe80::1%abcdefghijklmnop"),
            QStringLiteral("fe80::1%25eth0%1"),
            QStringLiteral("127.0.0.1%lo"),
            QStringLiteral("::1 "),
            QStringLiteral("-::1"),
            QStringLiteral("\uff1a\uff1a1"),
        };
        for (const QString& host : valid)
            QTest::addRow("%s", qPrintable(host)) << host << true;
        for (const QString& host : invalid + hostileTexts())
            QTest::addRow("%s", qPrintable(core::singleLine(host))) << host << false;
    }

    void I5_hosts()
    {
        QFETCH(QString, host);
        QFETCH(bool, valid);
        const auto result = validateHost(host);
        if (valid)
            return accepts(result, host);
        refuses(result, host);
        QVERIFY(result.error().text.startsWith(QLatin1String("host: ")));
    }

    void I5_internationalNamesAreGivenTheirAsciiForm()
    {
        QVERIFY(validateHost(QStringLiteral("b\u00fccher.example"))
                    .error()
                    .advice.contains(QLatin1String("xn--bcher-kva.example")));
    }

    void I5_ports()
    {
        for (const int port : {1, 22, 2222, 65534, 65535})
            accepts(validatePort(port), QString::number(port));
        for (const int port : {0, -1, -22, 65536, 100000, 2147483647, -2147483647 - 1})
            refuses(validatePort(port), QString::number(port));
    }

    void I5_users_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<bool>("valid");
        const QStringList valid = {
            QStringLiteral("a"),         QStringLiteral("root"),        QStringLiteral("ec2-user"),
            QStringLiteral("ubuntu"),    QStringLiteral("_apt"),        QStringLiteral("first.last"),
            QStringLiteral("u_1"),       QStringLiteral("1000"),        QStringLiteral("name@corp.example.org"),
            QStringLiteral("corp+name"), QString(64, QLatin1Char('u')),
        };
        const QStringList invalid = {QString(65, QLatin1Char('u')), QStringLiteral("@a"),         QStringLiteral("+a"),
                                     QStringLiteral("a:b"),         QStringLiteral("corp\\name"), QStringLiteral("a%b"),
                                     QStringLiteral("m\u00fcller")};
        for (const QString& user : valid)
            QTest::addRow("%s", qPrintable(user)) << user << true;
        for (const QString& user : invalid + hostileTexts())
            QTest::addRow("%s", qPrintable(core::singleLine(user))) << user << false;
    }

    void I5_users()
    {
        QFETCH(QString, user);
        QFETCH(bool, valid);
        const auto result = validateUser(user);
        if (valid)
            return accepts(result, user);
        refuses(result, user);
        QVERIFY(result.error().text.startsWith(QLatin1String("user: ")));
    }

    void J1_jumpHostsTakeNothingThatAHostOrUserWouldNot()
    {
        for (const QString& text : hostileTexts()) {
            refuses(validateJumpText(text), text);
            refuses(validateJumpText(QStringLiteral("user@") + text), text);
            refuses(validateJumpText(text + QStringLiteral("@host")), text);
            refuses(validateJumpText(QStringLiteral("user@host:") + text), text);
            refuses(validateJumpText(QStringLiteral("user@[::1]") + text + QStringLiteral(":")), text);
        }
    }

    void J2_leadingDashIsRefusedEverywhere()
    {
        for (const QString& text :
             {QStringLiteral("-oProxyCommand=id"), QStringLiteral("-rf"), QStringLiteral("--privileged"),
              QStringLiteral("-e"), QStringLiteral("-"), QStringLiteral("-1")}) {
            refuses(validateName(text), text);
            refuses(validateHost(text), text);
            refuses(validateUser(text), text);
            refuses(validateTags({text}), text);
            refuses(validateKeyPath(text), text);
            refuses(validateJumpText(text), text);
            refuses(validateJumpText(QStringLiteral("u@") + text), text);
            refuses(validateJumpText(text + QStringLiteral("@h")), text);
        }
    }

    void J3_portsInTextAreDigitsOnly()
    {
        for (const QString& port :
             {QStringLiteral("1;id"), QStringLiteral("-1"), QStringLiteral("+22"), QStringLiteral("1 -p 1"),
              QStringLiteral("\uff10\uff11"), QStringLiteral("1e3"), QStringLiteral("2147483648"),
              QStringLiteral("4294967318"), QStringLiteral(":1"), QString(), QStringLiteral("0"),
              QStringLiteral("65536"), QStringLiteral("0x16"), QStringLiteral("22 "), QStringLiteral(" 22"),
              QStringLiteral("22.0"), QStringLiteral("\u0662\u0662")})
            refuses(validateJumpText(QStringLiteral("user@host:") + port), port);
    }

    void jumpHostsRoundTrip_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<JumpHost>("jump");
        const auto row = [](const char* text, const char* user, const char* host, int port) {
            const JumpHost jump{QString::fromLatin1(user), QString::fromLatin1(host), static_cast<quint16>(port)};
            QTest::addRow("%s", text) << QString::fromLatin1(text) << jump;
        };
        row("u@h", "u", "h", 22);
        row("u@h:2222", "u", "h", 2222);
        row("u@[::1]", "u", "::1", 22);
        row("u@[2001:db8::1]:65535", "u", "2001:db8::1", 65535);
        row("u@[fe80::1%eth0]:22022", "u", "fe80::1%eth0", 22022);
        row("name@corp.example@bastion.example.org:1", "name@corp.example", "bastion.example.org", 1);
    }

    void jumpHostsRoundTrip()
    {
        QFETCH(QString, text);
        QFETCH(JumpHost, jump);
        const auto parsed = JumpHost::parse(text);
        QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error().toLine()));
        QCOMPARE(*parsed, jump);
        QCOMPARE(parsed->toText(), text);
    }

    void jumpHostsNeedAUserAndBrackets()
    {
        for (const QString& text : {QStringLiteral("host"), QStringLiteral("@host"), QStringLiteral("user@"),
                                    QStringLiteral("u@::1"), QStringLiteral("u@[::1"), QStringLiteral("u@::1]"),
                                    QStringLiteral("u@[::1]22"), QStringLiteral("u@[::1]:"), QStringLiteral("u@[host]"),
                                    QStringLiteral("u@[]"), QStringLiteral("u@h:"), QStringLiteral("u@h:1:2")})
            refuses(validateJumpText(text), text);
        // The option that holds it is named, not --port.
        for (const char* text : {"u@h:0", "u@h:65536", "u@h:x", "u@h:+1"})
            QVERIFY2(validateJumpText(QString::fromLatin1(text)).error().text.startsWith(QStringLiteral("jump: ")),
                     text);
    }

    void aDotAtTheEndIsNoAddress()
    {
        const auto refused = validateHost(QStringLiteral("example.org."));
        QVERIFY(!refused);
        QVERIFY2(refused.error().text.contains(QStringLiteral("between the dots")), qPrintable(refused.error().text));
    }

    void namesAreWhatAPersonCanSee()
    {
        for (const QString& name :
             {QStringLiteral("a"), QStringLiteral("My server (old)"), QStringLiteral("b\u00fccher"),
              QStringLiteral("\u30b5\u30fc\u30d0\u30fc"), QStringLiteral("prod/web-1"), QString(64, QLatin1Char('n')),
              QStringLiteral("\U0001F680"), QStringLiteral("it's; fine"), QString(32, QLatin1Char('.'))})
            accepts(validateName(name), name);
        for (const QString& name :
             {QString(), QStringLiteral(" a"), QStringLiteral("a "), QString(65, QLatin1Char('n')),
              QStringLiteral("a\nb"), QStringLiteral("a\u202eb"), QStringLiteral("a\u200bb"),
              QStringLiteral("a\u00a0b"), QStringLiteral("a\x1b]0;x\x07"), QString(QChar(0xd800)),
              QStringLiteral("\u3164"), QStringLiteral("0191d3a0-7c00-7000-8000-000000000000")})
            refuses(validateName(name), name);
    }

    void tagsAreWords()
    {
        accepts(validateTags({}), {});
        accepts(validateTags({QStringLiteral("prod"), QStringLiteral("team:blue"), QStringLiteral("a b"),
                              QStringLiteral("gr\u00fcn"), QString(64, QLatin1Char('t'))}),
                QStringLiteral("tags"));
        for (const QString& tag :
             {QString(), QStringLiteral(" a"), QStringLiteral("a,b"), QStringLiteral("$(id)"), QStringLiteral("`id`"),
              QStringLiteral("a;b"), QStringLiteral("a\nb"), QStringLiteral("<b>"), QString(65, QLatin1Char('t'))})
            refuses(validateTags({tag}), tag);
        refuses(validateTags({QStringLiteral("a"), QStringLiteral("a")}), QStringLiteral("twice"));
        QStringList many;
        for (int i = 0; i < 33; ++i)
            many += QString::number(i);
        refuses(validateTags(many), QStringLiteral("33 tags"));
    }

    void keyPathsAreAbsolute()
    {
        for (const QString& path : {QStringLiteral("/home/u/.ssh/id_ed25519"), QStringLiteral("/k e y"),
                                    QStringLiteral("/\u00fc"), QStringLiteral("/") + QString(4094, QLatin1Char('k'))})
            accepts(validateKeyPath(path), path);
        for (const QString& path :
             {QString(), QStringLiteral("id_rsa"), QStringLiteral("./id_rsa"), QStringLiteral("~/id_rsa"),
              QStringLiteral("/a\nb"), QStringLiteral("/a\0b").left(4), QStringLiteral("/a\u202eb"),
              QStringLiteral("/") + QString(4095, QLatin1Char('k'))})
            refuses(validateKeyPath(path), path);
    }

    void wordsAreStable()
    {
        QCOMPARE(*providerFromWord(QStringLiteral("ec2")), Provider::Ec2);
        QCOMPARE(*providerFromWord(QStringLiteral("oci")), Provider::Oci);
        QCOMPARE(*providerFromWord(QStringLiteral("other")), Provider::Other);
        QCOMPARE(*authTypeFromWord(QStringLiteral("key")), AuthType::Key);
        QCOMPARE(*authTypeFromWord(QStringLiteral("password")), AuthType::Password);
        QCOMPARE(*authTypeFromWord(QStringLiteral("agent")), AuthType::Agent);
        QCOMPARE(*desktopFromWord(QStringLiteral("xfce")), Desktop::Xfce);
        QCOMPARE(*desktopFromWord(QStringLiteral("lxde")), Desktop::Lxde);
        for (const QString& word : {QString(), QStringLiteral("EC2"), QStringLiteral("gcp"), QStringLiteral("ec2\n")})
            QCOMPARE(providerFromWord(word).error().code, ErrorCode::InvalidArgument);
        QVERIFY(providerFromWord(QStringLiteral("x")).error().text.contains(QLatin1String("ec2, oci, other")));
    }
};

QTEST_GUILESS_MAIN(TestInstance)
#include "TestInstance.moc"
