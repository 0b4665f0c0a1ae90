// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/Program.h"

int main(int argumentCount, char** arguments)
{
    return clouddesk::app::runProgram(argumentCount, arguments);
}
