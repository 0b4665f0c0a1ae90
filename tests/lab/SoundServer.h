// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace clouddesk::lab {

/// A PulseAudio of our own whose only output goes nowhere, and what would have been heard from it. Programs started
/// after it, and this one, play there.
class SoundServer
{
public:
    static bool isThere()
    {
        return !QStandardPaths::findExecutable(QStringLiteral("pulseaudio")).isEmpty() &&
               !QStandardPaths::findExecutable(QStringLiteral("parec")).isEmpty();
    }

    SoundServer()
    {
        qputenv("PULSE_SERVER", "unix:" + socket().toLocal8Bit());
        qputenv("PULSE_RUNTIME_PATH", m_folder.filePath(QStringLiteral("run")).toLocal8Bit());
        qputenv("PULSE_STATE_PATH", m_folder.filePath(QStringLiteral("state")).toLocal8Bit());
        m_server.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")));
        m_server.start(QStringLiteral("pulseaudio"),
                       {QStringLiteral("-n"), QStringLiteral("--daemonize=no"), QStringLiteral("--exit-idle-time=-1"),
                        QStringLiteral("--use-pid-file=no"), QStringLiteral("--disable-shm=yes"), QStringLiteral("-L"),
                        QStringLiteral("module-null-sink sink_name=nowhere rate=44100"), QStringLiteral("-L"),
                        QStringLiteral("module-native-protocol-unix auth-anonymous=1 socket=%1").arg(socket())});
        QElapsedTimer time;
        time.start();
        while (!QFile::exists(socket()) && time.elapsed() < 20000 && !m_server.waitForFinished(20)) {
        }
    }
    ~SoundServer()
    {
        for (QProcess* const process : {&m_ear, &m_server}) {
            process->terminate();
            if (!process->waitForFinished(5000))
                process->kill();
            process->waitForFinished(5000);
        }
    }
    SoundServer(const SoundServer&) = delete;
    SoundServer& operator=(const SoundServer&) = delete;

    [[nodiscard]] bool isRunning() const { return QFile::exists(socket()); }
    /// From now on, what is played is taken down: mono, 16 bits, 44100 Hz.
    void listen()
    {
        m_ear.start(QStringLiteral("parec"), {QStringLiteral("--device=nowhere.monitor"),
                                              QStringLiteral("--format=s16le"), QStringLiteral("--rate=44100"),
                                              QStringLiteral("--channels=1"), QStringLiteral("--latency-msec=20")});
        // It hears silence first, once the output goes in the small steps that it asks for.
        QElapsedTimer time;
        time.start();
        while (m_heard.size() < 2 * 44100 / 2 && time.elapsed() < 20000 && m_ear.waitForReadyRead(5000))
            m_heard += m_ear.readAllStandardOutput();
    }
    /// What has been heard by now, silence left out.
    QList<qint16> heard()
    {
        m_heard += m_ear.readAllStandardOutput();
        QList<qint16> samples;
        for (qsizetype i = 0; i + 1 < m_heard.size(); i += 2) {
            const auto sample = static_cast<qint16>(quint8(m_heard[i]) | quint8(m_heard[i + 1]) << 8);
            if (sample != 0)
                samples += sample;
        }
        return samples;
    }
    /// What mixers would show: the streams that play.
    static QByteArray streams()
    {
        QProcess tool;
        tool.start(QStringLiteral("pactl"), {QStringLiteral("list"), QStringLiteral("sink-inputs")});
        tool.waitForFinished(5000);
        return tool.readAllStandardOutput();
    }
    void kill()
    {
        m_server.kill();
        m_server.waitForFinished(5000);
        QFile::remove(socket());
    }

private:
    [[nodiscard]] QString socket() const { return m_folder.filePath(QStringLiteral("native")); }

    QTemporaryDir m_folder;
    QProcess m_server;
    QProcess m_ear;
    QByteArray m_heard;
};

/// How often a sound swings, in Hz, by its way through zero.
inline double pitchOf(const QList<qint16>& samples, double rate)
{
    int rises = 0;
    for (qsizetype i = 1; i < samples.size(); ++i)
        rises += samples[i - 1] < 0 && samples[i] >= 0 ? 1 : 0;
    return samples.isEmpty() ? 0 : rises * rate / double(samples.size());
}

} // namespace clouddesk::lab
