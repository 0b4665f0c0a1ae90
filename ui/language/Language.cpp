// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language/Language.h"

#include <QLocale>

#include <algorithm>

namespace clouddesk::ui {

const std::vector<LanguageFacts>& allLanguages()
{
    static const std::vector<LanguageFacts> all = {
        {Language::English, "en", "English"},     {Language::German, "de", "Deutsch"},
        {Language::Spanish, "es", "Español"},     {Language::French, "fr", "Français"},
        {Language::Chinese, "zh_CN", "简体中文"}, {Language::Japanese, "ja", "日本語"}};
    return all;
}

QString languageCode(Language language)
{
    const auto found = std::ranges::find(allLanguages(), language, &LanguageFacts::language);
    return found == allLanguages().end() ? QStringLiteral("system") : QLatin1String(found->code);
}

std::optional<Language> languageFromCode(const QString& code)
{
    if (code == languageCode(Language::System))
        return Language::System;
    for (const LanguageFacts& known : allLanguages()) {
        if (code == QLatin1String(known.code))
            return known.language;
    }
    return std::nullopt;
}

Language closestLanguage(const QStringList& names)
{
    for (const QString& name : names) {
        const QLocale wanted(name);
        // Traditional characters are another language to read.
        if (wanted.script() == QLocale::TraditionalHanScript)
            continue;
        for (const LanguageFacts& known : allLanguages()) {
            if (QLocale(QLatin1String(known.code)).language() == wanted.language())
                return known.language;
        }
    }
    return Language::English;
}

} // namespace clouddesk::ui
