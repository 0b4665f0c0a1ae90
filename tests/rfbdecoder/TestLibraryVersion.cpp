// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbdecoder/Decoder.h"

#include <QTest>

#include <rfb/rfbclient.h>

#include <algorithm>
#include <cstring>

#include <dlfcn.h>

using clouddesk::rfb::Decoder;

namespace {

/// What is called instead of the library's own function, or nothing.
rfbBool (*stranger)(rfbClient*) = nullptr;

/// Fills that many rows of the client's picture.
template <int rows>
rfbBool drawRows(rfbClient* client)
{
    std::memset(client->frameBuffer, 0x40, static_cast<size_t>(client->width) * 4 * std::min(rows, client->height));
    client->buffered = 0;
    return FALSE;
}

rfbBool takeAll(rfbClient* client)
{
    client->buffered = 0;
    return TRUE;
}

} // namespace

// The decoder of this program calls this one.
extern "C" rfbBool HandleRFBServerMessage(rfbClient* client)
{
    if (stranger != nullptr)
        return stranger(client);
    return reinterpret_cast<decltype(stranger)>(dlsym(RTLD_NEXT, "HandleRFBServerMessage"))(client);
}

/// Which libvncclient the decoder works with at all.
class TestLibraryVersion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { stranger = nullptr; }

    void R1_thisComputersIsMended() { QVERIFY(Decoder::isLibraryMended()); }
    void R1_anOldOneIsRefused()
    {
        stranger = drawRows<4>;
        QVERIFY(Decoder::isLibraryMended());
        for (auto* const old : {drawRows<5>, drawRows<16>, takeAll}) {
            stranger = old;
            QVERIFY(!Decoder::isLibraryMended());
        }
    }
};

QTEST_GUILESS_MAIN(TestLibraryVersion)
#include "TestLibraryVersion.moc"
