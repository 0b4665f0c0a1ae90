// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/language/Language.h"

#include <QTranslator>

#include <memory>
#include <vector>

namespace clouddesk::ui {

/// The catalogues of the language that the windows speak, for as long as this lives; afterwards it is English again.
/// One at a time. Home thread, with an application object for windows.
class Translations
{
public:
    explicit Translations(Language language);
    ~Translations();
    Translations(const Translations&) = delete;
    Translations& operator=(const Translations&) = delete;

    /// What is on the screen follows at once (see keepTranslated()); numbers and dates follow too.
    void apply(Language language);
    /// Never System.
    [[nodiscard]] Language current() const { return m_current; }

private:
    void install(const QString& name, const QString& folder);

    Language m_current = Language::System;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace clouddesk::ui
