// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/Settings.h"

#include <QApplication>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QStyleOption>

namespace clouddesk::ui {

namespace {

QPalette darkPalette()
{
    QPalette palette(QColor(0x3a, 0x3d, 0x42), QColor(0x2b, 0x2d, 0x31));
    const QColor text(0xec, 0xec, 0xec);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, text);
    palette.setColor(QPalette::Base, QColor(0x1f, 0x21, 0x24));
    palette.setColor(QPalette::AlternateBase, QColor(0x35, 0x38, 0x3d));
    palette.setColor(QPalette::ToolTipBase, QColor(0x3a, 0x3d, 0x42));
    palette.setColor(QPalette::Highlight, QColor(0x2a, 0x6f, 0xb8));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x6c, 0xb2, 0xf0));
    palette.setColor(QPalette::PlaceholderText, QColor(0xec, 0xec, 0xec, 0xb0));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x88, 0x88, 0x88));
    return palette;
}

bool isOn(const QStyleOption* option)
{
    return option->state.testFlag(QStyle::State_On);
}

/// Fusion draws the edges of its boxes and fields only a little darker than the window, which on a dark one nobody
/// sees, and buttons that are on hardly other than those that are off.
class EdgedStyle : public QProxyStyle
{
public:
    EdgedStyle()
        : QProxyStyle(QStringLiteral("fusion"))
    {
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override
    {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        const bool isRound = element == PE_IndicatorRadioButton;
        const bool isButton = (element == PE_PanelButtonTool || element == PE_PanelButtonCommand) && isOn(option);
        const bool isText = element == PE_Frame && qobject_cast<const QPlainTextEdit*>(widget) != nullptr;
        const bool isField = isText || (element == PE_FrameLineEdit && !option->state.testFlag(State_HasFocus));
        if (isRound || isButton || isField || element == PE_IndicatorCheckBox)
            drawEdge(*option, isRound, *painter);
    }

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override
    {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        const bool isField = control == CC_ComboBox || control == CC_SpinBox;
        if (isField && !option->state.testFlag(State_HasFocus))
            drawEdge(*option, false, *painter);
    }

private:
    static void drawEdge(const QStyleOption& option, bool isRound, QPainter& painter)
    {
        QColor edge = option.palette.color(QPalette::WindowText);
        edge.setAlpha(0x90);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(edge);
        painter.setBrush(Qt::NoBrush);
        const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
        if (isRound)
            painter.drawEllipse(box);
        else
            painter.drawRoundedRect(box, 2, 2);
        painter.restore();
    }
};

} // namespace

void applyTheme(Theme theme)
{
    static const QString systemStyle = QApplication::style()->name();
    // Only Fusion takes every colour from the palette.
    const QString style = theme == Theme::System ? systemStyle : QStringLiteral("fusion");
    const bool isEdged = dynamic_cast<const EdgedStyle*>(QApplication::style()) != nullptr;
    if (style == QLatin1String("fusion") && !isEdged)
        QApplication::setStyle(new EdgedStyle);
    else if (style != QLatin1String("fusion") && QApplication::style()->name() != style)
        QApplication::setStyle(QStyleFactory::create(style));
    switch (theme) {
    case Theme::System:
        return QApplication::setPalette(QPalette());
    case Theme::Light:
        return QApplication::setPalette(QApplication::style()->standardPalette());
    case Theme::Dark:
        return QApplication::setPalette(darkPalette());
    }
}

} // namespace clouddesk::ui
