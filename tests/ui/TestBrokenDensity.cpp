// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "NativeAtDensity.h"

int main(int argc, char** argv)
{
    qputenv("QT_SCALE_FACTOR", "1.5");
    return clouddesk::tests::runOnVirtualScreen<clouddesk::tests::NativeAtDensity>(argc, argv);
}
#include "moc_NativeAtDensity.cpp"
