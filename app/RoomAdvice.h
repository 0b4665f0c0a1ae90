// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

namespace clouddesk::app {

/// What a room advises, in the language that the windows speak; empty where there are no words for it. The rooms speak
/// English, and know nothing of languages.
QString translatedAdvice(const QString& advice);
/// The advices for which there are words in every language of the windows.
std::span<const char* const> knownAdvices();

} // namespace clouddesk::app
