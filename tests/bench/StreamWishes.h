// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/Protocol.h"

#include <QList>

namespace clouddesk::bench {

/// What a client that is proxied asks a server for.
struct StreamWish
{
    const char* name;
    QList<qint32> encodings;
};

inline QList<StreamWish> streamWishes()
{
    namespace encoding = rfb::encoding;
    QList<StreamWish> all = {{"tight jpeg", {encoding::tight, encoding::copyRect, encoding::qualityLevel9 - 1}},
                             {"tight lossless", {encoding::tight, encoding::copyRect}},
                             {"zrle", {encoding::zrle, encoding::copyRect}},
                             {"hextile", {encoding::hextile}},
                             {"raw", {encoding::raw}}};
    for (StreamWish& wish : all)
        wish.encodings += {encoding::lastRect, encoding::richCursor};
    return all;
}

} // namespace clouddesk::bench
