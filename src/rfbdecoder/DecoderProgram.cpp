// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbdecoder/DecoderProgram.h"

#include "rfbdecoder/ClientLink.h"
#include "rfbdecoder/Confinement.h"
#include "rfbdecoder/Session.h"

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>

#include <sys/prctl.h>
#include <unistd.h>

namespace clouddesk::rfb {

namespace {

/// A whole JPEG image of 8 x 8 grey pixels (ITU-T T.81, annex B) as a Tight rectangle in a message of its own.
QByteArray smallestJpegUpdate()
{
    const QByteArray ones(64, '\1');
    const QByteArray oneCode = '\1' + QByteArray(15, '\0') + '\0'; // a Huffman table of one code
    const QByteArray image = QByteArray::fromHex("ffd8"            // begin
                                                 "ffdb004300") +
                             ones +                                           // quantization
                             QByteArray::fromHex("ffc0000b080008000801011100" // frame: 8 x 8, one component
                                                 "ffc4001400") +
                             oneCode + QByteArray::fromHex("ffc4001410") + oneCode +
                             QByteArray::fromHex("ffda0008010100003f00" // scan
                                                 "3f"                   // one block of nothing
                                                 "ffd9");
    const auto length = static_cast<unsigned int>(image.size());
    const QByteArray head = QByteArray::fromHex("00000001"         // an update of one rectangle
                                                "0000000000080008" // 8 x 8 at 0, 0
                                                "00000007"         // Tight
                                                "90");             // JPEG
    return head + static_cast<char>((length & 0x7fU) | 0x80U) + static_cast<char>(length >> 7) + image;
}

// The first picture decoded makes libraries look at this computer (processor, locale); later they may not.
void warmUp()
{
    Decoder decoder;
    QImage picture(8, 8, QImage::Format_RGB32);
    const QByteArray update = smallestJpegUpdate();
    std::ignore = decoder.decode({0, 0, 8, 8, encoding::tight},
                                 {reinterpret_cast<const quint8*>(update.constData()), size_t(update.size())},
                                 {picture.bits(), picture.size()});
    std::ignore = qt_error_string(EIO);
}

// By default it would send itself a signal, which one that is locked in may not: that would look like a deed.
[[noreturn]] void endWithoutMemory()
{
    try {
        std::rethrow_exception(std::current_exception());
    } catch (const std::bad_alloc&) {
        _exit(decoder::NoMemory);
    } catch (...) {
        std::abort();
    }
}

[[noreturn]] void serve(ClientLink& link, Board& board, const decoder::Beginning& given)
{
    SessionOptions options{given.limits,  given.shared,      given.isViewOnly, given.isPaused,
                           given.quality, given.compression, given.hasSound,   {}};
    if (given.hasPassword)
        options.answer = [&link](const QByteArray& challenge) { return link.answerChallenge(challenge); };
    Session session(core::UniqueFd(decoder::streamDescriptor), std::move(options), link, board);
    link.end(session.run());
}

} // namespace

int runDecoder(int argumentCount, char** arguments)
{
    // Whoever starts this by hand has no client.
    if (argumentCount != 2 || std::strcmp(arguments[1], decoder::version) != 0)
        return decoder::WrongVersion;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::set_terminate(endWithoutMemory);
    warmUp();
    if (!Decoder::isLibraryMended())
        return decoder::UnsafeLibrary;
    auto board = Board::open(core::UniqueFd(decoder::boardDescriptor));
    if (!board)
        return decoder::WrongBeginning;
    const Confinement confinement = confineProcess();
    if (confinement == Confinement::None)
        return decoder::NotConfined;
    ClientLink link(core::UniqueFd(decoder::controlDescriptor), *board);
    const auto beginning = link.awaitBeginning();
    if (!beginning)
        return decoder::WrongBeginning;
    link.tellConfined(confinement == Confinement::Full);
    serve(link, *board, *beginning);
}

} // namespace clouddesk::rfb
