// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>
#include <QTemporaryDir>

namespace clouddesk::lab {

/// A bare Debian machine of its own in a Podman container, with an SSH server on a loopback port. Its people, who all
/// log in with the same key: "admin" (sudo without a password), "worker" (sudo with the password "correct horse"),
/// "terminal" (the same, and sudo wants a terminal), "guest" (not in sudoers, same password), and root. The image is
/// built on first use and kept in Podman's storage; a container starts in about a second. It is removed with this
/// object.
///
///     lab::Container machine;
///     QVERIFY2(machine.start(), qPrintable(machine.problem()));
class Container
{
public:
    Container();
    ~Container();
    Container(const Container&) = delete;
    Container& operator=(const Container&) = delete;

    /// Empty if containers can be run here; otherwise why not.
    static QString obstacle();

    /// More arguments for "podman run", before start(): {"--tmpfs", "/var:size=100m"}.
    void addRunArguments(const QStringList& arguments) { m_runArguments += arguments; }
    /// Another image than the bare one, before start(): one that commit() made.
    void setImage(const QString& image) { m_image = image; }
    /// Builds the image if there is none, starts, and waits until SSH answers. False: see problem().
    bool start();
    /// Keeps the machine's present state as an image of that name.
    bool commit(const QString& image);
    static bool hasImage(const QString& image);
    /// The bare machine's image; its name changes with its recipe.
    static QString bareImage();

    struct Ran
    {
        int status = -1;
        QByteArray output; ///< and standard error
    };
    /// Runs a shell script in the machine as root, not by SSH, and waits for its end.
    Ran run(const QString& script, int limitMilliseconds = 120000) const;
    /// Cuts and restores the machine's network; connections stay silent.
    bool setNetworkUp(bool isUp);

    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString host() const { return QStringLiteral("127.0.0.1"); }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QByteArray clientKey() const;
    [[nodiscard]] QString clientKeyPath() const { return m_directory.filePath(QStringLiteral("client")); }
    /// What "worker", "terminal" and "guest" have as password.
    static QByteArray password() { return "correct horse"; }

private:
    bool buildImage();
    bool fail(const QString& what, const QByteArray& output);

    QTemporaryDir m_directory;
    QString m_name;
    QString m_image;
    QStringList m_runArguments;
    QString m_problem;
    quint16 m_port = 0;
};

} // namespace clouddesk::lab
