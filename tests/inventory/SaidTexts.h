// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTabWidget>
#include <QXmlStreamReader>

namespace clouddesk::tests {

/// One catalogue of translations, as its .ts file has it.
class Catalogue
{
public:
    explicit Catalogue(const QString& language)
    {
        QFile file(qEnvironmentVariable("CLOUDDESK_SOURCE_DIR") +
                   QStringLiteral("/translations/clouddesk_%1.ts").arg(language));
        if (!file.open(QIODevice::ReadOnly))
            return;
        QXmlStreamReader xml(&file);
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QLatin1String("source"))
                m_sources.add(xml.readElementText());
            else if (xml.name() == QLatin1String("translation") && xml.attributes().isEmpty())
                m_translations.add(xml.readElementText(QXmlStreamReader::IncludeChildElements));
            else if (xml.name() == QLatin1String("numerusform"))
                m_translations.add(xml.readElementText());
        }
    }

    [[nodiscard]] qsizetype size() const { return m_sources.size(); }
    /// The texts among them that are source texts and no translation of anything: nobody has translated them.
    [[nodiscard]] QStringList untranslated(const QStringList& said) const
    {
        return in(m_sources, m_translations, said);
    }
    /// The other way round.
    [[nodiscard]] QStringList translated(const QStringList& said) const { return in(m_translations, m_sources, said); }

private:
    /// Texts, some with placeholders, which stand for anything.
    class Texts
    {
    public:
        void add(const QString& text)
        {
            static const QRegularExpression placeholder(QStringLiteral("%L?(\\d+|n)"));
            static const QRegularExpression between(QStringLiteral("[\\W\\d]"));
            const QStringList parts = text.trimmed().split(placeholder);
            if (parts.size() == 1)
                m_plain += parts.constFirst();
            // What is nearly nothing but placeholders would fit everything.
            else if (parts.join(QString()).remove(between).size() >= 3)
                m_patterns += parts;
        }
        [[nodiscard]] qsizetype size() const { return m_plain.size() + m_patterns.size(); }
        [[nodiscard]] bool has(const QString& text) const
        {
            return m_plain.contains(text) ||
                   std::ranges::any_of(m_patterns, [&](const QStringList& parts) { return fits(text, parts); });
        }

    private:
        static bool fits(const QString& text, const QStringList& parts)
        {
            if (!text.startsWith(parts.constFirst()) || !text.endsWith(parts.constLast()))
                return false;
            qsizetype place = 0;
            for (const QString& part : parts) {
                place = text.indexOf(part, place);
                if (place < 0)
                    return false;
                place += part.size();
            }
            return true;
        }

        QSet<QString> m_plain;
        QList<QStringList> m_patterns;
    };

    static QStringList in(const Texts& these, const Texts& others, const QStringList& said)
    {
        QStringList found;
        for (const QString& text : said) {
            if (these.has(text) && !others.has(text))
                found += text;
        }
        return found;
    }

    Texts m_sources;
    Texts m_translations;
};

/// What windows and menus say.
class SaidTexts
{
public:
    /// Of every window that is shown, with all that stands in it, and of every menu.
    static QStringList ofEverything()
    {
        SaidTexts said;
        for (const QWidget* const window : QApplication::topLevelWidgets()) {
            if (!window->isVisible() && qobject_cast<const QMenu*>(window) == nullptr)
                continue;
            said.take(*window);
            for (const QWidget* const widget : window->findChildren<QWidget*>())
                said.take(*widget);
        }
        said.m_all.removeDuplicates();
        return said.m_all;
    }
    static QStringList of(const QWidget& window)
    {
        SaidTexts said;
        said.take(window);
        for (const QWidget* const widget : window.findChildren<QWidget*>())
            said.take(*widget);
        said.m_all.removeDuplicates();
        return said.m_all;
    }

private:
    void add(const QString& text)
    {
        // A menu's text may have its keys behind it, and a button of the bar its arrow.
        QString words = text.section(QLatin1Char('\t'), 0, 0);
        words = words.remove(QStringLiteral(" ▾")).trimmed();
        if (words.size() > 1)
            m_all += words;
    }
    void take(const QWidget& widget)
    {
        for (const QString& text : {widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.accessibleName(),
                                    widget.accessibleDescription()})
            add(text);
        for (const QAction* const action : widget.actions()) {
            add(action->text());
            add(action->toolTip());
        }
        if (const auto* const label = qobject_cast<const QLabel*>(&widget))
            add(label->text());
        if (const auto* const button = qobject_cast<const QAbstractButton*>(&widget))
            add(button->text());
        if (const auto* const box = qobject_cast<const QGroupBox*>(&widget))
            add(box->title());
        if (const auto* const line = qobject_cast<const QLineEdit*>(&widget))
            add(line->placeholderText());
        if (const auto* const menu = qobject_cast<const QMenu*>(&widget))
            add(menu->title());
        if (const auto* const spin = qobject_cast<const QSpinBox*>(&widget)) {
            add(spin->suffix());
            add(spin->specialValueText());
        }
        takeLists(widget);
    }
    void takeLists(const QWidget& widget)
    {
        if (const auto* const combo = qobject_cast<const QComboBox*>(&widget)) {
            for (int i = 0; i < combo->count(); ++i)
                add(combo->itemText(i));
        }
        if (const auto* const tabs = qobject_cast<const QTabWidget*>(&widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                add(tabs->tabText(i));
        }
        const auto* const view = qobject_cast<const QAbstractItemView*>(&widget);
        if (view == nullptr || view->model() == nullptr)
            return;
        const QAbstractItemModel& model = *view->model();
        for (int column = 0; column < model.columnCount(view->rootIndex()); ++column)
            add(model.headerData(column, Qt::Horizontal).toString());
        for (int row = 0; row < std::min(50, model.rowCount(view->rootIndex())); ++row) {
            const QModelIndex index = model.index(row, 0, view->rootIndex());
            add(index.data().toString());
            for (const QString& part : index.data(Qt::AccessibleTextRole).toString().split(QStringLiteral("; ")))
                add(part);
        }
    }

    QStringList m_all;
};

} // namespace clouddesk::tests
