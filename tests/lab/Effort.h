// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace clouddesk::lab {

/// Some tests do more when there is time: with CLOUDDESK_TEST_LONG=1 in the environment they try everything that they
/// otherwise try a part of.
inline bool mayTakeLong()
{
    return qEnvironmentVariableIntValue("CLOUDDESK_TEST_LONG") != 0;
}

/// A number from the environment, such as how many seconds a test lasts, or what it is otherwise.
inline int numberFrom(const char* variable, int otherwise)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(variable, &isNumber);
    return isNumber && number > 0 ? number : otherwise;
}

} // namespace clouddesk::lab
