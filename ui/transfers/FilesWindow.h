// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/TransferQueue.h"
#include "ui/transfers/LocalFileModel.h"
#include "ui/transfers/RemoteList.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QTreeView>

namespace clouddesk::ui {

/// Files of this computer and of a machine side by side, and what is on its way between them. The queue outlives it.
/// Home thread.
class FilesWindow : public QWidget
{
    Q_OBJECT

public:
    FilesWindow(const QString& machine, files::TransferQueue& queue, QWidget* parent = nullptr);

    /// The folder there that uploads go to.
    [[nodiscard]] QString remoteFolder() const { return m_remoteFolder; }
    /// Lists that folder of the machine; empty: the home folder. A failure is said in the window.
    void showRemote(const QString& folder);
    void showLocal(const QString& folder);
    [[nodiscard]] RemoteList& remoteList() { return *m_remote; }
    [[nodiscard]] QTreeWidget& queueList() { return *m_list; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeLocalPane();
    QWidget* makeRemotePane();
    QWidget* makeQueuePane();
    core::Task<void> loadRemote(QString folder);
    void openRemote(const QTreeWidgetItem& item);
    void uploadSelected();
    void downloadSelected();
    void upload(const QStringList& paths);
    void download(const QStringList& paths);
    /// After something else was said and seen.
    void lookAtWhatComes();
    /// Whether what is dragged may be dropped there.
    [[nodiscard]] bool takes(const QDropEvent& drop) const;
    /// What Cancel takes out: what is selected of it, or else what is next or under way.
    [[nodiscard]] QList<int> toCancel() const;
    void cancel();
    void showQueue();
    void showCancel();
    void showTransfer(QTreeWidgetItem& item, const files::Transfer& transfer);
    void scrollToWhatHappens();
    void ask(const files::Transfer& transfer, const files::Conflict& conflict);
    void tell(const QString& text);
    void tellError(const core::Error& error);
    void tellOfMissingServer();
    void retry();

    QString m_machine;
    files::TransferQueue& m_queue;
    QString m_remoteFolder;
    int m_loading = 0;
    QTimer m_soon;
    bool m_wasIdle = true;
    int m_scrolledTo = 0; ///< the transfer's id
    LocalFileModel* m_files;
    QLineEdit* m_localPath;
    QTreeView* m_local;
    QLineEdit* m_remotePath;
    RemoteList* m_remote;
    QTreeWidget* m_list;
    QLabel* m_note;
    QPushButton* m_pause;
    QPushButton* m_cancel;
    QPushButton* m_clear;
    QPushButton* m_again;
};

} // namespace clouddesk::ui
