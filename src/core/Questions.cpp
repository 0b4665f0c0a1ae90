// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Questions.h"

#include "core/Ids.h"

namespace clouddesk::core {

Questions::Questions(QObject* parent)
    : QObject(parent)
{
}

Questions::~Questions() = default;

Task<Answer> Questions::ask(Question question, std::chrono::seconds limit, std::stop_token stop)
{
    if (!m_attached)
        co_return fail(ErrorCode::Unsupported, QStringLiteral("nobody is there to answer: %1").arg(question.text),
                       question.machine);
    question.id = newId();
    const QString id = question.id;
    Deferred<Answer> deferred;
    m_open.insert(id, std::make_shared<Resolver<Answer>>(deferred.resolver()));
    const QPointer<Questions> self(this);
    QTimer::singleShot(limit, this, [this, id] {
        close(id, fail(ErrorCode::TimedOut, QStringLiteral("nobody answered the question in time")));
    });
    const std::stop_callback onStop(stop, [self, id] {
        QMetaObject::invokeMethod(
            self.data(),
            [self, id] {
                if (self)
                    self->close(id, fail(ErrorCode::Cancelled, QStringLiteral("cancelled")));
            },
            Qt::QueuedConnection);
    });
    Q_EMIT asked(question);
    co_return co_await deferred;
}

bool Questions::answer(const QString& id, Answer answer)
{
    if (!m_open.contains(id))
        return false;
    close(id, std::move(answer));
    return true;
}

bool Questions::dismiss(const QString& id)
{
    if (!m_open.contains(id))
        return false;
    close(id, fail(ErrorCode::Cancelled, QStringLiteral("the question was dismissed")));
    return true;
}

void Questions::close(const QString& id, Result<Answer> outcome)
{
    const auto resolver = m_open.take(id);
    if (!resolver)
        return;
    resolver->resolve(std::move(outcome));
    Q_EMIT withdrawn(id);
}

} // namespace clouddesk::core
