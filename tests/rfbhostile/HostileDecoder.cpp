// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Stands where the decoder should be, and tells its client the lie whose name it reads from the stream.
#include "rfbclient/Board.h"
#include "rfbclient/DecoderMessages.h"
#include "rfbclient/MessagePipe.h"
#include "rfbclient/SharedPicture.h"

#include <map>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace clouddesk;
using rfb::decoder::Command;
using rfb::decoder::Report;
using rfb::decoder::Writer;

namespace {

class Liar
{
public:
    Liar()
        : m_pipe(
              core::UniqueFd(rfb::decoder::controlDescriptor), [](quint8) { return qsizetype(1) << 20; },
              rfb::MessagePipe::Descriptors::Take)
        , m_board(*rfb::Board::open(core::UniqueFd(rfb::decoder::boardDescriptor)))
    {
        await(Command::Begin);
    }

    void tell(Report report, const Writer& writer = {})
    {
        m_pipe.queue(static_cast<quint8>(report), writer.body());
        while (m_pipe.hasUnsent()) {
            pollfd polled{m_pipe.socket(), POLLOUT, 0};
            poll(&polled, 1, -1);
            if (!m_pipe.flush())
                _exit(0);
        }
    }
    rfb::MessagePipe::Message await(Command command)
    {
        while (true) {
            while (auto message = m_pipe.next()) {
                if (message->kind == static_cast<quint8>(command))
                    return std::move(*message);
            }
            pollfd polled{m_pipe.socket(), POLLIN, 0};
            poll(&polled, 1, -1);
            if (!m_pipe.receive())
                _exit(0);
        }
    }
    void sayRaw(const QByteArray& bytes) const
    {
        send(m_pipe.socket(), bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL);
    }
    void connect() { tell(Report::Connected, Writer().add(QSize(64, 48)).add(QStringLiteral("liar"))); }
    rfb::SharedPicture takePicture()
    {
        tell(Report::WantsPicture, Writer().add(QSize(64, 48)));
        return {await(Command::Picture).descriptor, QSize(64, 48)};
    }
    void copy(const rfb::Pixels& image)
    {
        tell(Report::Clipboard, Writer().add(QByteArray()).add(QByteArray()).add(image));
    }
    void note(const QString& text) { tell(Report::ResizeRefused, Writer().add(text)); }
    rfb::Board& board() { return m_board; }

private:
    rfb::MessagePipe m_pipe;
    rfb::Board m_board;
};

void wildDamage(Liar& liar)
{
    liar.connect();
    const rfb::SharedPicture picture = liar.takePicture();
    liar.tell(Report::DrawsPicture);
    liar.board().addDamage({-1000, -1000, 1 << 30, 1 << 30});
    liar.board().addDamage({1 << 30, 1 << 30, (1 << 30) - 1, (1 << 30) - 1});
    liar.tell(Report::Damage);
}

void shrinkPicture(Liar& liar)
{
    liar.connect();
    const rfb::SharedPicture picture = liar.takePicture();
    const core::UniqueFd memory = picture.descriptor();
    const bool isChanged = ftruncate(memory.get(), 0) == 0 || ftruncate(memory.get(), 1 << 20) == 0 ||
                           fcntl(memory.get(), F_ADD_SEALS, F_SEAL_WRITE) == 0;
    liar.tell(Report::DrawsPicture);
    liar.note(isChanged ? QStringLiteral("changed") : QStringLiteral("refused"));
}

void askTwice(Liar& liar)
{
    QString lengths;
    for (int i = 0; i < 2; ++i) {
        liar.tell(Report::Challenge, Writer().add(quint64(1)).add(quint64(2)));
        lengths += QString::number(liar.await(Command::Response).body.size()) + QLatin1Char(' ');
    }
    liar.note(lengths);
}

void askLate(Liar& liar)
{
    liar.connect();
    liar.tell(Report::Challenge, Writer().add(quint64(1)).add(quint64(2)));
    liar.note(QString::number(liar.await(Command::Response).body.size()));
}

void ring(Liar& liar)
{
    liar.connect();
    while (true)
        liar.tell(Report::Bell);
}

void wantPictures(Liar& liar)
{
    liar.connect();
    while (true)
        liar.tell(Report::WantsPicture, Writer().add(QSize(64, 48)));
}

void keepLock(Liar& liar)
{
    wildDamage(liar);
    while (true)
        liar.board().lock(std::chrono::milliseconds(1000));
}

void closeControl(Liar& /*liar*/)
{
    close(rfb::decoder::controlDescriptor);
}

const std::map<QByteArray, void (*)(Liar&)> lies = {
    {"unknown kind", [](Liar& liar) { liar.tell(static_cast<Report>(99)); }},
    {"long body", [](Liar& liar) { liar.sayRaw(QByteArray(1, char(Report::Bell)) + QByteArray(4, '\x7f')); }},
    {"short body", [](Liar& liar) { liar.tell(Report::Connected, Writer().add(qint32(5))); }},
    {"huge screen", [](Liar& liar) { liar.tell(Report::Connected, Writer().add(QSize(65535, 65535))); }},
    {"negative screen", [](Liar& liar) { liar.tell(Report::Connected, Writer().add(QSize(-1, -1))); }},
    {"huge picture", [](Liar& liar) { liar.tell(Report::WantsPicture, Writer().add(QSize(32768, 32768))); }},
    {"no picture", [](Liar& liar) { liar.tell(Report::WantsPicture, Writer().add(QSize(0, 0))); }},
    {"huge size", [](Liar& liar) { liar.tell(Report::Resized, Writer().add(QSize(1 << 30, 1 << 30))); }},
    {"short cursor",
     [](Liar& liar) {
         liar.tell(Report::Cursor, Writer().add(QSize(900, 900)).add(QPoint()).add(QByteArray(100, 'c')));
     }},
    {"negative cursor",
     [](Liar& liar) { liar.tell(Report::Cursor, Writer().add(QSize(-1, -1)).add(QPoint()).add(QByteArray(4, 'c'))); }},
    {"short image", [](Liar& liar) { liar.copy({900, 900, QByteArray(100, 'c')}); }},
    {"negative image", [](Liar& liar) { liar.copy({-1, -1, QByteArray(4, 'c')}); }},
    {"huge image", [](Liar& liar) { liar.copy({65536, 65536, QByteArray(4, 'c')}); }},
    {"twice connected",
     [](Liar& liar) {
         liar.connect();
         liar.connect();
     }},
    {"control closed", closeControl},
    {"wild damage", wildDamage},
    {"shrink", shrinkPicture},
    {"challenges", askTwice},
    {"late challenge", askLate},
    {"bells", ring},
    {"pictures", wantPictures},
    {"lock", keepLock},
    {"control characters", [](Liar& liar) { liar.note(QStringLiteral("a\x1b[2J\nb\u202e")); }},
    {"odd ending", [](Liar& liar) { liar.tell(Report::Ended, Writer().add(quint8(200)).add(QStringLiteral("odd"))); }},
    {"early death", [](Liar& /*liar*/) { _exit(0); }},
};

} // namespace

int main()
{
    Liar liar;
    std::array<char, 100> name{};
    pollfd polled{rfb::decoder::streamDescriptor, POLLIN, 0};
    poll(&polled, 1, -1);
    const ssize_t length = recv(rfb::decoder::streamDescriptor, name.data(), name.size(), 0);
    const auto lie = lies.find(QByteArray(name.data(), std::max<ssize_t>(length, 0)));
    if (lie == lies.end())
        return 9;
    lie->second(liar);
    while (true)
        pause();
}
