// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/language/Translations.h"
#include "ui/settings/Settings.h"

namespace clouddesk::ui {

/// The language and the colours that the person has chosen, for a program that shows a window but not the application;
/// for as long as this lives, the language. Home thread, with an application object for windows.
class ChosenLook
{
public:
    /// dataDirectory: where the settings are; need not be there.
    explicit ChosenLook(const QString& dataDirectory)
        : ChosenLook(Settings::read(Settings::fileIn(dataDirectory)).value_or(Settings()))
    {
    }

private:
    explicit ChosenLook(const Settings& settings)
        : m_translations(settings.language)
    {
        applyTheme(settings.theme);
    }

    Translations m_translations;
};

} // namespace clouddesk::ui
