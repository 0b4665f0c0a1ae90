// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/StatisticsOverlay.h"

#include "ui/language/KeepTranslated.h"
#include "ui/notices/OverlayStyle.h"

#include <QEvent>
#include <QGridLayout>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace clouddesk::ui {

namespace {

constexpr int distance = 12;
constexpr int valueWidthInDigits = 18;
constexpr int nameWidthInDigits = 40;
constexpr std::array<const char*, rfb::codingCount> codingNames = {"CopyRect", "Raw",  "Hextile", "Tight",
                                                                   "JPEG",     "ZRLE", "H.264"};

QString none()
{
    return QStringLiteral("–");
}

QString milliseconds(std::optional<std::chrono::microseconds> time)
{
    if (!time)
        return none();
    const double value = double(time->count()) / 1000;
    return QStringLiteral("%1 ms").arg(QLocale().toString(value, 'f', value < 10 ? 1 : 0));
}

} // namespace

QString bitRate(double bytesPerSecond)
{
    constexpr double kilo = 1000;
    const double bits = bytesPerSecond * 8;
    if (bits >= kilo * kilo)
        return QStringLiteral("%1 Mbit/s").arg(QLocale().toString(bits / (kilo * kilo), 'f', 1));
    return QStringLiteral("%1 kbit/s").arg(QLocale().toString(std::ceil(bits / kilo), 'f', 0));
}

QString codingText(const rfb::Statistics& statistics)
{
    constexpr double least = 0.05;
    std::vector<std::pair<double, QString>> parts;
    for (size_t i = 0; i < rfb::codingCount; ++i) {
        if (statistics.shares[i] >= least)
            parts.emplace_back(statistics.shares[i], QLatin1String(codingNames[i]));
    }
    std::sort(parts.begin(), parts.end(), [](const auto& one, const auto& other) { return one.first > other.first; });
    QStringList texts;
    for (const auto& [share, name] : parts)
        texts << (parts.size() == 1 ? name : QStringLiteral("%1 %2 %").arg(name).arg(std::lround(share * 100)));
    return texts.isEmpty() ? none() : texts.mid(0, 2).join(QStringLiteral(", "));
}

StatisticsOverlay::StatisticsOverlay(rfb::Client& client, QWidget* parent)
    : QWidget(parent)
    , m_client(client)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setPalette(overlayPalette());
    auto* const grid = new QGridLayout(this);
    grid->setContentsMargins(14, 10, 14, 10);
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(3);
    std::array<QLabel*, RowCount> titles{};
    for (int row = 0; row < RowCount; ++row) {
        auto* const name = new QLabel;
        QPalette quiet = overlayPalette();
        quiet.setColor(QPalette::WindowText, quiet.color(QPalette::PlaceholderText));
        name->setPalette(quiet);
        auto* const value = new QLabel;
        value->setPalette(overlayPalette());
        value->setTextFormat(Qt::PlainText);
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        // The panel does not twitch with every figure.
        value->setMinimumWidth(value->fontMetrics().horizontalAdvance(QLatin1Char('0')) * valueWidthInDigits);
        grid->addWidget(name, row, 0);
        grid->addWidget(value, row, 1);
        m_values[size_t(row)] = value;
        titles[size_t(row)] = name;
    }
    keepTranslated(this, [this, titles] {
        setAccessibleName(tr("Session statistics"));
        const std::array<QString, RowCount> names = {tr("Desktop"), tr("Round trip"), tr("Frames"),  tr("Throughput"),
                                                     tr("Line"),    tr("Encoding"),   tr("Quality"), tr("Queue")};
        for (size_t row = 0; row < RowCount; ++row)
            titles[row]->setText(names[row]);
    });
    m_timer.setInterval(std::chrono::seconds(1));
    connect(&m_timer, &QTimer::timeout, this, [this] { display(m_client.statistics()); });
    parent->installEventFilter(this);
    hide();
}

void StatisticsOverlay::say(Row row, const QString& value)
{
    m_values[row]->setText(value);
}

void StatisticsOverlay::display(const rfb::Statistics& statistics)
{
    // What the server calls it: there may be several desktops on one machine.
    const QLabel& name = *m_values[Desktop];
    const int longest = name.fontMetrics().horizontalAdvance(QLatin1Char('0')) * nameWidthInDigits;
    say(Desktop, name.fontMetrics().elidedText(m_client.desktopName(), Qt::ElideMiddle, longest));
    say(RoundTrip, milliseconds(statistics.roundTrip));
    say(Frames, tr("%1 a second").arg(std::lround(statistics.framesPerSecond)));
    say(Throughput, bitRate(statistics.bytesPerSecond));
    say(Line, statistics.lineBytesPerSecond ? bitRate(*statistics.lineBytesPerSecond) : none());
    say(Encoding, codingText(statistics));
    say(Quality, statistics.quality < 0 ? tr("lossless") : tr("%1 of 9").arg(statistics.quality));
    say(Queue, tr("%1 bytes").arg(QLocale().toString(statistics.queuedBytes)));
    place();
}

void StatisticsOverlay::place()
{
    adjustSize();
    move(parentWidget()->width() - width() - distance, distance);
}

void StatisticsOverlay::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    display(m_client.statistics());
    raise();
    m_timer.start();
}

void StatisticsOverlay::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

void StatisticsOverlay::paintEvent(QPaintEvent* /*event*/)
{
    paintOverlayPanel(*this);
}

bool StatisticsOverlay::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace clouddesk::ui
