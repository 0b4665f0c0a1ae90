// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>
#include <vector>

namespace clouddesk::ui {

/// What the windows speak. System: the first of the system's languages that is one of the others, else English.
enum class Language { System, English, German, Spanish, French, Chinese, Japanese };

/// Every language but System, with its catalogue's name ("zh_CN") and its name in itself ("Deutsch").
struct LanguageFacts
{
    Language language;
    const char* code;
    const char* name;
};
/// In the order in which they are offered.
const std::vector<LanguageFacts>& allLanguages();

/// The catalogue's name; "system" for System.
QString languageCode(Language language);
/// The language of that code; nullopt if there is none.
std::optional<Language> languageFromCode(const QString& code);

/// The first of them that is spoken here, else English. names: as QLocale::uiLanguages() gives them, the best first.
Language closestLanguage(const QStringList& names);

} // namespace clouddesk::ui
