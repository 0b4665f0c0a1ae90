// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace clouddesk::app {

/// The three descriptors a command works with and the terminal it may ask questions on; the program's own, or a test's
/// files, pipes and pseudo terminals. Nothing here is owned. Home thread.
class Streams
{
public:
    /// terminal: the device to ask a person on; empty for none.
    Streams(int input, int output, int error, QString terminal);

    /// The descriptor as given.
    [[nodiscard]] int input() const { return m_input; }
    /// The device's path; empty if nobody is to be asked.
    [[nodiscard]] QString terminal() const { return m_terminal; }
    /// As isatty(3) says of standard input and of standard error.
    [[nodiscard]] bool inputIsTerminal() const;
    [[nodiscard]] bool errorIsTerminal() const;
    /// The width of the terminal that standard error goes to; 80 where it is not known.
    [[nodiscard]] int errorColumns() const;

    /// Whole, or false: the reader has gone or the disk is full.
    bool write(QByteArrayView bytes);
    bool writeError(QByteArrayView bytes);
    /// One line of text each.
    bool printLine(const QString& line);
    bool printErrorLine(const QString& line);
    /// Whether every byte for standard output could be written so far.
    [[nodiscard]] bool outputIsWhole() const { return m_outputError == 0; }
    /// Why not (errno); EPIPE where nobody reads any more, which is no fault.
    [[nodiscard]] int outputError() const { return m_outputError; }

private:
    int m_input;
    int m_output;
    int m_error;
    QString m_terminal;
    int m_outputError = 0;
};

} // namespace clouddesk::app
