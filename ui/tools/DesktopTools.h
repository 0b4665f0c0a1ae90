// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/terminal/TerminalWindow.h"
#include "ui/tools/RecordingControl.h"
#include "ui/tools/WatchDialog.h"
#include "ui/transfers/FilesWindow.h"

namespace clouddesk::ui {

/// Everything that can be done beside looking at a desktop, added to its window's menus: recording, a terminal on the
/// machine (a tab beside the desktop's, where that is one), files to and from it, also by dropping them on the desktop,
/// and letting somebody watch. The window outlives it. Home thread.
class DesktopTools : public QObject
{
    Q_OBJECT

public:
    explicit DesktopTools(ViewerWindow& window, QObject* parent = nullptr);
    ~DesktopTools() override;

    /// Shows the files of both sides.
    void openFiles();
    /// Moves these to the folder that is shown for the machine, or will be.
    void upload(const QStringList& files);
    [[nodiscard]] files::TransferQueue& queue() { return m_queue; }
    /// Null until the files were shown.
    [[nodiscard]] FilesWindow* files() const { return m_files.get(); }
    /// Shows how somebody else may watch; the window's bar shows that they may.
    void letWatch();
    /// Shows the machine's terminal.
    void openTerminal();
    /// Null before openTerminal().
    [[nodiscard]] TerminalWindow* terminal() const { return m_terminal.get(); }
    [[nodiscard]] RecordingControl& recording() { return *m_recording; }
    /// Whether it is, or is in, a window that these tools have opened.
    [[nodiscard]] bool owns(const QWidget& widget) const;
    /// Whether files are on their way, what is seen is recorded, or somebody else watches.
    [[nodiscard]] bool isAtWork() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] files::TransferQueue::Needs queueNeeds() const;
    void followLink();
    void takeLink();
    void onTerminalChord(int key);
    void makeWatchDialog();
    void sayWatch();

    ViewerWindow& m_window;
    RecordingControl* m_recording;
    files::TransferQueue m_queue;
    std::unique_ptr<FilesWindow> m_files;
    std::unique_ptr<TerminalWindow> m_terminal;
    bool m_isTerminalOpen = false;
    WatchDialog* m_watch = nullptr;
    QToolButton* m_watchButton;
    QMetaObject::Connection m_reconnected;
};

/// Lets the person choose a recording and plays it.
void playRecording(QWidget& parent);

} // namespace clouddesk::ui
