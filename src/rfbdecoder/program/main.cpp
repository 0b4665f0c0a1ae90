// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbdecoder/DecoderProgram.h"

int main(int argumentCount, char** arguments)
{
    return clouddesk::rfb::runDecoder(argumentCount, arguments);
}
