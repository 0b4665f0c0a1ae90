// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language/Translations.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QWidget>

namespace clouddesk::ui {

namespace {

/// How numbers and dates are written: as the system has it where it speaks that language, else as the language is
/// written where the system is.
QLocale localeFor(Language language)
{
    const QLocale system = QLocale::system();
    const QLocale plain(languageCode(language));
    if (system.language() == plain.language())
        return system;
    return {plain.language(), plain.script(), system.territory()};
}

void useLocale(const QLocale& locale)
{
    QLocale::setDefault(locale);
    for (QWidget* const window : QApplication::topLevelWidgets())
        window->unsetLocale();
}

} // namespace

Translations::Translations(Language language)
{
    apply(language);
}

Translations::~Translations()
{
    QLocale::setDefault(QLocale::system());
}

void Translations::install(const QString& name, const QString& folder)
{
    auto translator = std::make_unique<QTranslator>();
    // Qt's own may not be installed; its buttons and dialogs are English then.
    if (translator->load(name, folder) && QCoreApplication::installTranslator(translator.get()))
        m_translators.push_back(std::move(translator));
}

void Translations::apply(Language language)
{
    const Language wanted = language == Language::System ? closestLanguage(QLocale::system().uiLanguages()) : language;
    if (std::exchange(m_current, wanted) == wanted)
        return;
    m_translators.clear();
    useLocale(localeFor(wanted));
    const QString ours = QStringLiteral(":/translations");
    // English has its plural forms in a catalogue, and stands below the others. What was installed last is asked first.
    install(QStringLiteral("clouddesk_en"), ours);
    if (wanted == Language::English)
        return;
    install(QStringLiteral("qtbase_") + languageCode(wanted), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QStringLiteral("clouddesk_") + languageCode(wanted), ours);
}

} // namespace clouddesk::ui
