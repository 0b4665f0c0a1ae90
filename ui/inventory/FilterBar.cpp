// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/FilterBar.h"

#include "ui/language/KeepTranslated.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace clouddesk::ui {

namespace {

QToolButton* formButton()
{
    auto* const button = new QToolButton;
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void name(QToolButton& button, const QString& text, const QString& help)
{
    button.setText(text);
    button.setAccessibleName(help);
    button.setToolTip(help);
}

} // namespace

FilterBar::FilterBar(MachineFilter& filter, MachineView& view, QWidget* parent)
    : QWidget(parent)
    , m_filter(filter)
    , m_view(view)
    , m_search(new QLineEdit)
    , m_list(formButton())
    , m_grid(formButton())
    , m_tag(new QComboBox)
    , m_provider(new QComboBox)
    , m_standing(new QComboBox)
    , m_order(new QComboBox)
    , m_backwards(new QToolButton)
    , m_grouped(new QCheckBox)
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(makeSearchRow());
    column->addWidget(makeFilterRow());
    m_tag->addItem({});
    keepTranslated(this, [this] {
        sayTexts();
        sayChoices();
        fold();
    });
    wire();
}

void FilterBar::sayTexts()
{
    m_search->setPlaceholderText(tr("Search by name, host, user, tag or note"));
    m_search->setAccessibleName(tr("Search"));
    name(*m_list, tr("List"), tr("Show a list"));
    name(*m_grid, tr("Grid"), tr("Show a grid with pictures of the desktops"));
    m_tag->setAccessibleName(tr("Tag"));
    m_provider->setAccessibleName(tr("Provider"));
    m_standing->setAccessibleName(tr("Status"));
    m_order->setAccessibleName(tr("Order"));
    m_backwards->setAccessibleName(tr("Backwards"));
    m_backwards->setToolTip(tr("Reverse the order"));
    m_grouped->setText(tr("&Group by tag"));
}

QWidget* FilterBar::makeSearchRow()
{
    auto* const room = new QWidget;
    auto* const row = new QHBoxLayout(room);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    auto* const forms = new QButtonGroup(this);
    forms->addButton(m_list);
    forms->addButton(m_grid);
    m_list->setChecked(true);
    row->addWidget(m_search, 1);
    row->addSpacing(6);
    for (QToolButton* const button : {m_list, m_grid}) {
        button->setFixedHeight(m_search->sizeHint().height());
        row->addWidget(button);
    }
    return room;
}

QWidget* FilterBar::makeFilterRow()
{
    auto* const room = new QWidget;
    m_halves = new QBoxLayout(QBoxLayout::LeftToRight, room);
    m_halves->setContentsMargins(0, 0, 0, 0);
    for (QComboBox* const box : {m_tag, m_provider, m_standing, m_order}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMaximumWidth(170);
        // Where even two lines do not help, all of them get narrower, instead of holding the window wide.
        box->setMinimumContentsLength(6);
        box->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
    m_backwards->setCheckable(true);
    m_backwards->setArrowType(Qt::DownArrow);
    m_backwards->setFocusPolicy(Qt::StrongFocus);
    auto* const filters = new QHBoxLayout;
    for (QWidget* const part : std::initializer_list<QWidget*>{m_tag, m_provider, m_standing})
        filters->addWidget(part);
    filters->addStretch(1);
    auto* const order = new QHBoxLayout;
    for (QWidget* const part : std::initializer_list<QWidget*>{m_grouped, m_order, m_backwards})
        order->addWidget(part);
    m_halves->addLayout(filters, 1);
    m_halves->addLayout(order);
    return room;
}

void FilterBar::sayChoices()
{
    using instances::Provider;
    using Order = MachineFilter::Order;
    const auto provider = [](Provider each) { return std::pair(providerText(each), QVariant(static_cast<int>(each))); };
    const auto standing = [](Standing each) { return std::pair(standingText(each), QVariant(static_cast<int>(each))); };
    const auto order = [](const QString& text, Order each) {
        return std::pair(text, QVariant(static_cast<int>(each)));
    };
    m_tag->setItemText(0, tr("All tags"));
    for (int number = 1; number < m_tag->count(); ++number)
        m_tag->setItemText(number, tagText(m_tag->itemData(number).toString()));
    setChoices(
        *m_provider,
        {{tr("All providers"), {}}, provider(Provider::Ec2), provider(Provider::Oci), provider(Provider::Other)});
    setChoices(*m_standing, {{tr("Any status"), {}},
                             standing(Standing::Connected),
                             standing(Standing::Busy),
                             standing(Standing::DesktopRuns),
                             standing(Standing::Ready),
                             standing(Standing::NotSetUp),
                             standing(Standing::Silent),
                             standing(Standing::Vanished)});
    setChoices(*m_order,
               {order(tr("By name"), Order::Name), order(tr("By host"), Order::Host), order(tr("By user"), Order::User),
                order(tr("By provider"), Order::Provider), order(tr("By tag"), Order::Tags),
                order(tr("By status"), Order::Status), order(tr("Last connected first"), Order::LastConnected)});
}

void FilterBar::wire()
{
    connect(m_search, &QLineEdit::textChanged, &m_filter, &MachineFilter::setSearch);
    connect(m_tag, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_filter.setTag(m_tag->itemData(index).toString()); });
    connect(m_provider, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_filter.setProvider(index > 0 ? std::optional(instances::Provider(m_provider->itemData(index).toInt()))
                                       : std::nullopt);
    });
    connect(m_standing, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_filter.setStanding(index > 0 ? std::optional(Standing(m_standing->itemData(index).toInt())) : std::nullopt);
    });
    connect(m_order, &QComboBox::currentIndexChanged, this, &FilterBar::useOrder);
    connect(m_backwards, &QToolButton::toggled, this, &FilterBar::useOrder);
    for (QAbstractButton* const button : std::initializer_list<QAbstractButton*>{m_list, m_grid, m_grouped})
        connect(button, &QAbstractButton::clicked, this, &FilterBar::useForm);
}

QWidget* FilterBar::makeNothingPage()
{
    auto* const page = new QWidget;
    auto* const text = new QLabel;
    auto* const all = new QPushButton;
    all->setAutoDefault(true); // or Return would not press it
    auto* const column = new QVBoxLayout(page);
    column->addStretch(1);
    column->addWidget(text, 0, Qt::AlignCenter);
    column->addWidget(all, 0, Qt::AlignCenter);
    column->addStretch(1);
    keepTranslated(page, [text, all] {
        text->setText(tr("No machine fits."));
        all->setText(tr("Show all machines"));
    });
    connect(all, &QPushButton::clicked, this, &FilterBar::clear);
    return page;
}

/// The search gets the keyboard.
void FilterBar::clear()
{
    m_search->clear();
    for (QComboBox* const box : {m_tag, m_provider, m_standing})
        box->setCurrentIndex(0);
    m_search->setFocus();
}

void FilterBar::useOrder()
{
    const bool isBackwards = m_backwards->isChecked();
    m_backwards->setArrowType(isBackwards ? Qt::UpArrow : Qt::DownArrow);
    m_filter.setOrder(MachineFilter::Order(m_order->currentData().toInt()), isBackwards);
}

void FilterBar::useForm()
{
    const auto form = m_grid->isChecked() ? MachineView::Form::Grid : MachineView::Form::List;
    m_view.setForm(form);
    m_filter.setGrouped(m_grouped->isChecked());
    Q_EMIT formChosen(form, m_grouped->isChecked());
}

void FilterBar::setForm(MachineView::Form form, bool isGrouped)
{
    (form == MachineView::Form::Grid ? m_grid : m_list)->setChecked(true);
    m_grouped->setChecked(isGrouped);
    m_view.setForm(form);
    m_filter.setGrouped(isGrouped);
}

void FilterBar::setTags(const QStringList& tags)
{
    QStringList shown;
    for (int number = 1; number < m_tag->count(); ++number)
        shown += m_tag->itemData(number).toString();
    if (shown == tags)
        return;
    const QString chosen = m_tag->currentData().toString();
    m_tag->clear();
    m_tag->addItem(tr("All tags"));
    for (const QString& tag : tags)
        m_tag->addItem(tagText(tag), tag);
    m_tag->setCurrentIndex(chosen.isEmpty() ? 0 : std::max(0, m_tag->findData(chosen)));
}

void FilterBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fold();
}

/// Beside each other where they fit with all their words, else one under the other.
void FilterBar::fold()
{
    const int wanted =
        m_halves->itemAt(0)->sizeHint().width() + m_halves->itemAt(1)->sizeHint().width() + m_halves->spacing();
    const auto direction = width() < wanted ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (direction == m_halves->direction())
        return;
    m_halves->setDirection(direction);
    m_halves->parentWidget()->updateGeometry();
    updateGeometry();
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event)
{
    // From the search straight into what it found.
    if (watched == m_search && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        m_view.setFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace clouddesk::ui
