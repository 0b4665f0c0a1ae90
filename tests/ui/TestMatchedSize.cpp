// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScriptedDesktop.h"
#include "lab/Patience.h"

using namespace clouddesk;
namespace script = lab::rfbscript;

namespace {

constexpr qint32 extendedDesktopSize = -308; // rfbproto.rst
constexpr int ourWish = 1;
constexpr int prohibited = 1;

/// What a server with one screen says of its size.
QByteArray told(QSize size, int reason = 0, int status = 0)
{
    const QByteArray screen = script::number(quint32(7)) + QByteArray(4, '\0') + script::number(quint16(size.width())) +
                              script::number(quint16(size.height())) + QByteArray(4, '\0');
    return script::updateHead(1) + script::rectangle(reason, status, size.width(), size.height(), extendedDesktopSize,
                                                     QByteArray("\1\0\0\0", 4) + screen);
}

/// SetDesktopSize.
QByteArray wishFor(QSize size)
{
    return QByteArray("\xfb\0", 2) + script::number(quint16(size.width())) + script::number(quint16(size.height()));
}

} // namespace

/// A window whose size the remote screen is to have, and a server that takes its time to answer.
class TestMatchedSize : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<lab::FakeRfbServer> m_server;
    std::unique_ptr<ui::ViewerWindow> m_window;
    QSize m_own;

    void open()
    {
        m_server = std::make_unique<lab::FakeRfbServer>(tests::firstWords() + told({320, 240}));
        ui::ViewerOptions options;
        options.scale = ui::ScaleMode::Match;
        m_window = tests::windowOn(tests::desktopOf(*m_server), options);
        QVERIFY(m_window);
        QTRY_VERIFY(m_window->client().canResize());
        resize({900, 600});
        m_own = size();
        QTRY_COMPARE(wishes(m_own), 1);
        answer(m_own);
    }
    [[nodiscard]] QSize size() const { return m_window->viewer().viewport()->size(); }
    void resize(QSize size)
    {
        m_window->resize(size);
        QTRY_COMPARE(m_window->viewer().viewport()->width(), size.width());
    }
    qsizetype wishes(QSize size) { return m_server->received().count(wishFor(size)); }
    void answer(QSize size)
    {
        m_server->say(told(size, ourWish) + script::fullUpdate(size.width(), size.height(), 7));
        QTRY_COMPARE(m_window->client().size(), size);
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup()
    {
        m_window.reset();
        m_server.reset();
    }

    void isAskedForAgainBeforeAnotherOneHasCome()
    {
        resize({700, 500});
        const QSize other = size();
        QTRY_COMPARE(wishes(other), 1);
        resize({900, 600});
        QTRY_COMPARE(wishes(m_own), 2);
        answer(other);
        answer(m_own);
        QTRY_COMPARE(m_window->viewer().geometryOfView().target(), QRect(QPoint(), m_own));
    }

    void isAskedForAgainAfterItWasRefused()
    {
        QSignalSpy refused(&m_window->viewer(), &ui::ViewerWidget::matchRefused);
        resize({700, 500});
        const QSize other = size();
        for (const int times : {1, 2}) {
            QTRY_COMPARE(wishes(other), times);
            m_server->say(told(m_own, ourWish, prohibited));
            QTRY_COMPARE(refused.size(), times);
            m_window->viewer().setScaleMode(ui::ScaleMode::Match);
        }
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestMatchedSize>(argc, argv);
}
#include "TestMatchedSize.moc"
