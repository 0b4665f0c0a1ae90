// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QMetaObject>
#include <QObject>

#include <coroutine>
#include <memory>
#include <mutex>
#include <optional>

namespace clouddesk::core {

template <typename T>
class Deferred;

/// The producing end of a Deferred. Any thread may resolve it, once; destroyed or assigned to while unresolved, it
/// resolves with Cancelled, so that nobody waits for ever on a thread that has gone.
template <typename T>
class Resolver
{
public:
    Resolver() = default;
    Resolver(Resolver&&) noexcept = default;
    Resolver& operator=(Resolver&& other) noexcept
    {
        // What was here goes with the temporary, and is resolved by its end.
        Resolver(std::move(other)).m_state.swap(m_state);
        return *this;
    }
    Resolver(const Resolver&) = delete;
    Resolver& operator=(const Resolver&) = delete;
    ~Resolver()
    {
        if (m_state)
            resolve(fail(ErrorCode::Cancelled, QStringLiteral("the operation was abandoned")));
    }

    /// Whether there is still something to resolve: not after resolve(), nor when made by the default constructor.
    [[nodiscard]] bool isPending() const { return m_state != nullptr; }

    /// Hands the result over; nothing happens if nothing is pending.
    void resolve(Result<T> result)
    {
        const auto state = std::exchange(m_state, nullptr);
        if (state)
            Deferred<T>::State::finish(state, std::move(result));
    }

private:
    friend class Deferred<T>;
    std::shared_ptr<typename Deferred<T>::State> m_state;
};

/// A result that another thread will deliver: `co_await` yields Result<T> and resumes in the thread that created this
/// object, which must run an event loop. It always resumes by way of that loop, so that whatever the producer posted to
/// the thread before it resolved is handled first. One waiter at most. Movable; T need not be copyable.
template <typename T>
class [[nodiscard]] Deferred
{
    struct State
    {
        std::mutex mutex;
        std::optional<Result<T>> result;
        std::coroutine_handle<> waiter;
        // Lives in the creating thread; its death only means that nobody will be resumed.
        std::unique_ptr<QObject> home = std::make_unique<QObject>();

        static void finish(const std::shared_ptr<State>& state, Result<T> value)
        {
            const std::scoped_lock lock(state->mutex);
            state->result.emplace(std::move(value));
            if (state->waiter)
                post(state);
        }

        static void post(const std::shared_ptr<State>& state)
        {
            // The state is kept alive by the call itself, and is let go in the home thread.
            QMetaObject::invokeMethod(
                state->home.get(),
                [state] {
                    if (const auto waiter = std::exchange(state->waiter, nullptr))
                        waiter.resume();
                },
                Qt::QueuedConnection);
        }
    };
    friend class Resolver<T>;

public:
    Deferred()
        : m_state(new State, [](State* state) { destroyAtHome(state); })
    {
    }

    /// The producing end; call once.
    [[nodiscard]] Resolver<T> resolver()
    {
        Resolver<T> end;
        end.m_state = m_state;
        return end;
    }

    // A result that is there already comes by way of the event loop too: what its producer posted before must be heard
    // first.
    [[nodiscard]] bool await_ready() const { return false; }

    /// For `co_await` alone, in the creating thread.
    void await_suspend(std::coroutine_handle<> waiter)
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->waiter = waiter;
        if (m_state->result)
            State::post(m_state);
    }

    /// For `co_await` alone. The result is moved out, so that it can be awaited only once.
    Result<T> await_resume()
    {
        const std::scoped_lock lock(m_state->mutex);
        return std::move(*m_state->result);
    }

private:
    // The last owner may be the producing thread; a QObject must die in its own.
    static void destroyAtHome(State* state)
    {
        QObject* const home = state->home.release();
        delete state;
        home->deleteLater();
    }

    std::shared_ptr<State> m_state;
};

} // namespace clouddesk::core
