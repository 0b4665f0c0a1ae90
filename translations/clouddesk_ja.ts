<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja">
<context>
    <name>Advice</name>
    <message>
        <source>Check that it is there, and the spelling of the name or path.</source>
        <translation>存在するかどうか、名前やパスの綴りを確認してください。</translation>
    </message>
    <message>
        <source>Something else changed it at the same time; look at it and try again.</source>
        <translation>同時に別の操作で変更されました。確認してからやり直してください。</translation>
    </message>
    <message>
        <source>Try again; if it happens again, look at the machine&apos;s load and the network.</source>
        <translation>もう一度試してください。繰り返す場合はマシンの負荷とネットワークを確認してください。</translation>
    </message>
    <message>
        <source>Check who owns the file or folder and its permissions.</source>
        <translation>ファイルやフォルダーの所有者と権限を確認してください。</translation>
    </message>
    <message>
        <source>Make room on this computer&apos;s disk and try again.</source>
        <translation>このコンピューターのディスクに空きを作ってから、やり直してください。</translation>
    </message>
    <message>
        <source>Keep a copy of the data folder: somebody may have changed the audit log.</source>
        <translation>データフォルダーのコピーを保管してください。監査ログが改変された可能性があります。</translation>
    </message>
    <message>
        <source>Give the master key this data folder was made with (CLOUDDESK_MASTER_KEY_FILE or the keychain).</source>
        <translation>このデータフォルダーの作成に使ったマスターキーを指定してください (CLOUDDESK_MASTER_KEY_FILE またはキーチェーン)。</translation>
    </message>
    <message>
        <source>Check the port, and that sshd is running on the machine.</source>
        <translation>ポートと、マシンで sshd が動作していることを確認してください。</translation>
    </message>
    <message>
        <source>Check that the machine is running and that its firewall or security group admits SSH from here.</source>
        <translation>マシンが動作していて、ファイアウォールまたはセキュリティグループがここからの SSH を許可していることを確認してください。</translation>
    </message>
    <message>
        <source>Check the network and try again.</source>
        <translation>ネットワークを確認して、やり直してください。</translation>
    </message>
    <message>
        <source>Check that host and port belong to an SSH server that is not too old.</source>
        <translation>ホストとポートが、古すぎない SSH サーバーのものであることを確認してください。</translation>
    </message>
    <message>
        <source>The key was marked as stolen or withdrawn in known_hosts; do not connect until the machine has a new one.</source>
        <translation>この鍵は known_hosts で盗難または失効とされています。マシンが新しい鍵を持つまで接続しないでください。</translation>
    </message>
    <message>
        <source>Start ssh-agent, load the key (ssh-add) and check SSH_AUTH_SOCK.</source>
        <translation>ssh-agent を起動し、鍵を読み込み (ssh-add)、SSH_AUTH_SOCK を確認してください。</translation>
    </message>
    <message>
        <source>Allow forwarding in the machine&apos;s sshd_config (AllowTcpForwarding, AllowStreamLocalForwarding).</source>
        <translation>マシンの sshd_config で転送を許可してください (AllowTcpForwarding、AllowStreamLocalForwarding)。</translation>
    </message>
    <message>
        <source>Supported are Debian, Ubuntu, Fedora, RHEL and its likes, and Oracle Linux.</source>
        <translation>対応しているのは Debian、Ubuntu、Fedora、RHEL とその互換 OS、Oracle Linux です。</translation>
    </message>
    <message>
        <source>Make room on the machine&apos;s disk and try again.</source>
        <translation>マシンのディスクに空きを作ってから、やり直してください。</translation>
    </message>
    <message>
        <source>Another installation is running on the machine; wait for its end and try again.</source>
        <translation>マシンで別のインストールが実行中です。終わるのを待ってからやり直してください。</translation>
    </message>
    <message>
        <source>Connect again: a new desktop is started.</source>
        <translation>もう一度接続してください。新しいデスクトップが起動します。</translation>
    </message>
    <message>
        <source>The desktop was stopped for safety; check the machine&apos;s VNC configuration in /etc and ~/.vnc.</source>
        <translation>安全のためデスクトップを停止しました。マシンの /etc と ~/.vnc の VNC 設定を確認してください。</translation>
    </message>
    <message>
        <source>The machine&apos;s VNC server does not behave; stop its desktop and connect again.</source>
        <translation>マシンの VNC サーバーの動作が不正です。デスクトップを停止して接続し直してください。</translation>
    </message>
    <message>
        <source>Stop the desktop and connect again: a new one gets a new password.</source>
        <translation>デスクトップを停止して接続し直してください。新しいデスクトップには新しいパスワードが付きます。</translation>
    </message>
    <message>
        <source>Check the network and the machine&apos;s load, then connect again.</source>
        <translation>ネットワークとマシンの負荷を確認してから、接続し直してください。</translation>
    </message>
    <message>
        <source>Unlock CloudDesk with the master passphrase and try again.</source>
        <translation>マスターパスフレーズで CloudDesk のロックを解除してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Check what you entered, and try again.</source>
        <translation>入力した内容を確認し、もう一度試してください。</translation>
    </message>
    <message>
        <source>Choose another name, or change the existing one.</source>
        <translation>別の名前を選ぶか、既存のものを変更してください。</translation>
    </message>
    <message>
        <source>Try another way; this one is not possible here.</source>
        <translation>別の方法を試してください。ここではこの方法は使えません。</translation>
    </message>
    <message>
        <source>Check the file, the disk and its file system.</source>
        <translation>ファイル、ディスク、ファイルシステムを確認してください。</translation>
    </message>
    <message>
        <source>Check that the data folder&apos;s disk has room and that you may write there.</source>
        <translation>データフォルダーのディスクに空きがあり、書き込めることを確認してください。</translation>
    </message>
    <message>
        <source>Use the newer version of CloudDesk that wrote this data folder.</source>
        <translation>このデータフォルダーを書き込んだ、より新しいバージョンの CloudDesk を使ってください。</translation>
    </message>
    <message>
        <source>Restore the data folder from a backup.</source>
        <translation>データフォルダーをバックアップから復元してください。</translation>
    </message>
    <message>
        <source>Unlock the keychain, or correct CLOUDDESK_MASTER_KEY_FILE, and start CloudDesk again.</source>
        <translation>キーチェーンのロックを解除するか、CLOUDDESK_MASTER_KEY_FILE を修正して、CloudDesk を起動し直してください。</translation>
    </message>
    <message>
        <source>Choose the machine, then &quot;Edit…&quot;, and enter its secret anew.</source>
        <translation>マシンを選んで「編集…」を開き、秘密情報を入力し直してください。</translation>
    </message>
    <message>
        <source>Check the host name and this computer&apos;s DNS; &quot;Edit…&quot; changes what is stored for the machine.</source>
        <translation>ホスト名とこのコンピューターの DNS を確認してください。マシンの保存内容は「編集…」で変更できます。</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the machine&apos;s console, then connect again and trust the key when you are asked.</source>
        <translation>フィンガープリントをマシンのコンソールと照合し、もう一度接続して、確認されたら鍵を信頼してください。</translation>
    </message>
    <message>
        <source>Nothing was sent to it. Only if the machine was really set up anew, remove its old key under Settings → Security → Trusted host keys and connect again. If not, somebody may be listening in: do not connect.</source>
        <translation>何も送信していません。マシンが本当に作り直された場合に限り、設定 → セキュリティ → 信頼済みのホスト鍵で古い鍵を削除し、もう一度接続してください。そうでなければ盗聴のおそれがあるので、接続しないでください。</translation>
    </message>
    <message>
        <source>Check the user and the key or password; &quot;Edit…&quot; changes what is stored for the machine.</source>
        <translation>ユーザーと、鍵またはパスワードを確認してください。マシンの保存内容は「編集…」で変更できます。</translation>
    </message>
    <message>
        <source>Check the key file and its passphrase; &quot;Edit…&quot; changes what is stored for the machine.</source>
        <translation>鍵ファイルとそのパスフレーズを確認してください。マシンの保存内容は「編集…」で変更できます。</translation>
    </message>
    <message>
        <source>Run it by hand in a terminal on the machine to see more.</source>
        <translation>詳しく見るには、マシンの端末で手動で実行してください。</translation>
    </message>
    <message>
        <source>Send the output to a file on the machine and download that.</source>
        <translation>出力をマシン上のファイルに保存し、それをダウンロードしてください。</translation>
    </message>
    <message>
        <source>Start the transfer again: it goes on where it stopped.</source>
        <translation>もう一度転送を始めてください。止まったところから続きます。</translation>
    </message>
    <message>
        <source>Ask the machine&apos;s administrator to install a desktop and a VNC server there.</source>
        <translation>マシンの管理者に、デスクトップと VNC サーバーのインストールを依頼してください。</translation>
    </message>
    <message>
        <source>Choose the machine, then &quot;Edit…&quot;, and correct its password for sudo.</source>
        <translation>マシンを選んで「編集…」を開き、sudo のパスワードを修正してください。</translation>
    </message>
    <message>
        <source>The full log is kept on this computer; trying again repairs what is broken and goes on.</source>
        <translation>完全なログはこのコンピューターに残っています。もう一度試すと、壊れた箇所を直して続行します。</translation>
    </message>
    <message>
        <source>Have it installed: switch on &quot;Install what a machine lacks for a desktop&quot; under Settings → New desktops, and connect again.</source>
        <translation>インストールするには、設定 → 新しいデスクトップで「デスクトップに必要なものがマシンになければインストールする」を有効にして、もう一度接続してください。</translation>
    </message>
    <message>
        <source>Try again; if it happens again, the technical details tell why.</source>
        <translation>もう一度試してください。また起きる場合は、技術的な詳細に理由があります。</translation>
    </message>
    <message>
        <source>Connect again; if it happens again, close CloudDesk and start it again.</source>
        <translation>もう一度接続してください。また起きる場合は、CloudDesk を終了して起動し直してください。</translation>
    </message>
    <message>
        <source>This is a mistake in CloudDesk; please report it with what the technical details say.</source>
        <translation>これは CloudDesk の誤りです。技術的な詳細を添えて報告してください。</translation>
    </message>
</context>
<context>
    <name>MasterKey</name>
    <message>
        <source>In the keychain of this computer.</source>
        <translation>このコンピューターのキーチェーンにあります。</translation>
    </message>
    <message>
        <source>Sealed under the master passphrase, in the file %1.</source>
        <translation>マスターパスフレーズで封印され、ファイル %1 にあります。</translation>
    </message>
    <message>
        <source>In the file that CLOUDDESK_MASTER_KEY_FILE names: %1</source>
        <translation>CLOUDDESK_MASTER_KEY_FILE が示すファイルにあります: %1</translation>
    </message>
    <message>
        <source>In the key file %1, because no keychain answered when it was made. Whoever can read that file and the database can read the stored credentials.</source>
        <translation>鍵ファイル %1 にあります。作成時にキーチェーンが応答しなかったためです。このファイルとデータベースを読める人は、保存された認証情報を読めます。</translation>
    </message>
</context>
<context>
    <name>RoomAdvice</name>
    <message>
        <source>unlock the keychain and try again</source>
        <translation>キーチェーンのロックを解除して、もう一度試してください。</translation>
    </message>
    <message>
        <source>There may be too little memory: it takes about 150 MiB.</source>
        <translation>メモリが足りない可能性があります。約 150 MiB 必要です。</translation>
    </message>
    <message>
        <source>Connect again to start a new one.</source>
        <translation>もう一度接続すると、新しいものが開始されます。</translation>
    </message>
    <message>
        <source>Connect again to start a new desktop.</source>
        <translation>もう一度接続すると、新しいデスクトップが開始されます。</translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation>もう一度接続してください。</translation>
    </message>
    <message>
        <source>Begin the file with a line such as: name,host,port,user,tags</source>
        <translation>ファイルの先頭に name,host,port,user,tags のような行を置いてください。</translation>
    </message>
    <message>
        <source>In mRemoteNG, turn off &quot;Encrypt complete connection file&quot; and save it.</source>
        <translation>mRemoteNG で「Encrypt complete connection file」をオフにして保存してください。</translation>
    </message>
    <message>
        <source>Nothing was taken over. Try the passphrase again, or use an unaltered copy of the file.</source>
        <translation>何も取り込まれていません。パスフレーズをもう一度試すか、変更されていないコピーを使ってください。</translation>
    </message>
    <message>
        <source>Have the line &quot;Subsystem sftp internal-sftp&quot; in /etc/ssh/sshd_config there and restart sshd; where Dropbear runs, install openssh-sftp-server</source>
        <translation>接続先の /etc/ssh/sshd_config に「Subsystem sftp internal-sftp」の行を入れて sshd を再起動してください。Dropbear の場合は openssh-sftp-server をインストールしてください。</translation>
    </message>
    <message>
        <source>pack it first, for example with tar</source>
        <translation>先に tar などでまとめてください。</translation>
    </message>
    <message>
        <source>pack it there first, for example with tar</source>
        <translation>先に接続先で tar などでまとめてください。</translation>
    </message>
    <message>
        <source>Nothing was sent to it. A &quot;@revoked&quot; line in a known_hosts file says that nobody must trust this key; ask whoever runs the machine.</source>
        <translation>何も送信していません。known_hosts ファイルの「@revoked」行により、この鍵は信頼してはならないとされています。マシンの管理者に確認してください。</translation>
    </message>
    <message>
        <source>Nothing was sent to it. Compare the fingerprint with the machine&apos;s own.</source>
        <translation>何も送信していません。フィンガープリントをマシン自身のものと比べてください。</translation>
    </message>
    <message>
        <source>Look at it again, then repeat the change.</source>
        <translation>もう一度内容を確認してから、変更をやり直してください。</translation>
    </message>
    <message>
        <source>give the key&apos;s passphrase; check the key with: ssh-keygen -y -f KEYFILE</source>
        <translation>鍵のパスフレーズを入力してください。鍵は ssh-keygen -y -f KEYFILE で確認できます。</translation>
    </message>
    <message>
        <source>give the one line of the file that ends in -cert.pub</source>
        <translation>名前が -cert.pub で終わるファイルの 1 行を入力してください。</translation>
    </message>
    <message>
        <source>Look at what the machine&apos;s login files (.bashrc, .profile) print, and whether its login shell runs commands</source>
        <translation>マシンのログインファイル（.bashrc、.profile）の出力と、ログインシェルがコマンドを実行できるかを確認してください。</translation>
    </message>
    <message>
        <source>Give this machine&apos;s sudo password and try again</source>
        <translation>このマシンの sudo パスワードを入力して、もう一度試してください。</translation>
    </message>
    <message>
        <source>Free some room on the machine or give it a larger disk, then try again</source>
        <translation>マシンの空き容量を増やすか、より大きなディスクを割り当ててから、もう一度試してください。</translation>
    </message>
    <message>
        <source>Free some room on the machine, then try again</source>
        <translation>マシンの空き容量を増やしてから、もう一度試してください。</translation>
    </message>
    <message>
        <source>Choose the desktop xfce</source>
        <translation>デスクトップに xfce を選んでください。</translation>
    </message>
    <message>
        <source>Wait until it has finished, or end it on the machine; then try again</source>
        <translation>終わるまで待つか、マシン上で終了させてから、もう一度試してください。</translation>
    </message>
    <message>
        <source>Try again: the next run repairs it</source>
        <translation>もう一度試してください。次の実行で修復されます。</translation>
    </message>
    <message>
        <source>Install CloudDesk anew: both programs belong into one folder.</source>
        <translation>CloudDesk を入れ直してください。2 つのプログラムは同じフォルダーに置く必要があります。</translation>
    </message>
    <message>
        <source>free some room, or choose another folder for recordings</source>
        <translation>空き容量を増やすか、録画用に別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>begin another one</source>
        <translation>新しく始めてください。</translation>
    </message>
    <message>
        <source>name the file that it points to</source>
        <translation>リンク先のファイルを指定してください。</translation>
    </message>
    <message>
        <source>try again when nothing writes to it</source>
        <translation>書き込みが終わってから、もう一度試してください。</translation>
    </message>
    <message>
        <source>try: ssh-add -l</source>
        <translation>ssh-add -l で確認してください。</translation>
    </message>
    <message>
        <source>add one with ssh-add</source>
        <translation>ssh-add で追加してください。</translation>
    </message>
    <message>
        <source>start ssh-agent, add your key with ssh-add, and see that SSH_AUTH_SOCK is set</source>
        <translation>ssh-agent を起動し、ssh-add で鍵を追加して、SSH_AUTH_SOCK が設定されていることを確認してください。</translation>
    </message>
    <message>
        <source>the account may be restricted to something else</source>
        <translation>このアカウントは別の用途に制限されている可能性があります。</translation>
    </message>
    <message>
        <source>sshd allows only so many at a time (MaxSessions); close something and try again</source>
        <translation>sshd が同時に許す数には限りがあります（MaxSessions）。何かを閉じて、もう一度試してください。</translation>
    </message>
    <message>
        <source>check that something listens there, and that sshd allows forwarding (AllowTcpForwarding, AllowStreamLocalForwarding, PermitOpen)</source>
        <translation>そこで何かが待ち受けていること、sshd が転送を許可していること（AllowTcpForwarding、AllowStreamLocalForwarding、PermitOpen）を確認してください。</translation>
    </message>
    <message>
        <source>check that something listens there, on the machine itself</source>
        <translation>マシン自身の上で、そこで何かが待ち受けているか確認してください。</translation>
    </message>
    <message>
        <source>Correct the machine&apos;s address</source>
        <translation>マシンのアドレスを直してください。</translation>
    </message>
    <message>
        <source>The machine may be busy; try again</source>
        <translation>マシンが混み合っている可能性があります。もう一度試してください。</translation>
    </message>
    <message>
        <source>update the SSH server, or let it offer AES-GCM</source>
        <translation>SSH サーバーを更新するか、AES-GCM を提供するように設定してください。</translation>
    </message>
    <message>
        <source>update the SSH server on the machine</source>
        <translation>マシンの SSH サーバーを更新してください。</translation>
    </message>
    <message>
        <source>check the user name, and that this key or password is allowed on the machine</source>
        <translation>ユーザー名と、この鍵またはパスワードがマシンで許可されていることを確認してください。</translation>
    </message>
    <message>
        <source>check the spelling of the host name, and this computer&apos;s network</source>
        <translation>ホスト名のつづりと、このコンピューターのネットワークを確認してください。</translation>
    </message>
    <message>
        <source>check this computer&apos;s network and its name servers, or give the machine&apos;s address instead of its name</source>
        <translation>このコンピューターのネットワークとネームサーバーを確認するか、名前の代わりにマシンのアドレスを指定してください。</translation>
    </message>
    <message>
        <source>check the network, and whether the machine still runs</source>
        <translation>ネットワークと、マシンがまだ動いているかを確認してください。</translation>
    </message>
    <message>
        <source>Connect again; check the network and whether the machine still runs</source>
        <translation>もう一度接続してください。ネットワークと、マシンがまだ動いているかを確認してください。</translation>
    </message>
    <message>
        <source>Close what uses much memory here, and connect again</source>
        <translation>このコンピューターでメモリを多く使うものを閉じて、もう一度接続してください。</translation>
    </message>
    <message>
        <source>check the address, and that the machine runs and its firewall lets SSH in</source>
        <translation>アドレスと、マシンが動いていてファイアウォールが SSH を通すことを確認してください。</translation>
    </message>
    <message>
        <source>check the port, and that sshd is not overloaded</source>
        <translation>ポートと、sshd が過負荷でないことを確認してください。</translation>
    </message>
    <message>
        <source>check that an SSH server listens on this port</source>
        <translation>このポートで SSH サーバーが待ち受けているか確認してください。</translation>
    </message>
    <message>
        <source>try again; if it stays so, look into sshd&apos;s log on the machine (MaxStartups, firewall)</source>
        <translation>もう一度試してください。続く場合は、マシンの sshd のログを確認してください（MaxStartups、ファイアウォール）。</translation>
    </message>
    <message>
        <source>look into sshd&apos;s log on the machine; it may have refused the user or the address</source>
        <translation>マシンの sshd のログを確認してください。ユーザーまたはアドレスが拒否された可能性があります。</translation>
    </message>
    <message>
        <source>try again; a machine under load, or a slow directory service, may be the reason</source>
        <translation>もう一度試してください。マシンの負荷や、遅いディレクトリサービスが原因かもしれません。</translation>
    </message>
    <message>
        <source>make room and try again; what has arrived is kept</source>
        <translation>空き容量を増やして、もう一度試してください。届いた分は保持されます。</translation>
    </message>
    <message>
        <source>make room there and try again; what has arrived is kept</source>
        <translation>接続先の空き容量を増やして、もう一度試してください。届いた分は保持されます。</translation>
    </message>
    <message>
        <source>The installation goes on there by itself; connecting again follows it</source>
        <translation>インストールは接続先で続いています。もう一度接続すると、その様子を見られます。</translation>
    </message>
    <message>
        <source>Close other viewers, or raise the limit on open files.</source>
        <translation>ほかのビューアーを閉じるか、開けるファイル数の上限を上げてください。</translation>
    </message>
    <message>
        <source>put the file back, or end the program and start it again</source>
        <translation>ファイルを元に戻すか、プログラムを終了して起動し直してください。</translation>
    </message>
    <message>
        <source>end the other program, then try again</source>
        <translation>もう一方のプログラムを終了してから、もう一度試してください。</translation>
    </message>
    <message>
        <source>put a backup of the file in its place, or move its whole folder away to begin anew</source>
        <translation>バックアップのファイルと置き換えるか、フォルダーごと移動して最初から始めてください。</translation>
    </message>
    <message>
        <source>put the key back from a copy</source>
        <translation>コピーから鍵を戻してください。</translation>
    </message>
    <message>
        <source>put the file back from a copy</source>
        <translation>コピーからファイルを戻してください。</translation>
    </message>
    <message>
        <source>put the key back from a copy, or make one with: openssl rand -base64 32</source>
        <translation>コピーから鍵を戻すか、openssl rand -base64 32 で作ってください。</translation>
    </message>
    <message>
        <source>wait for it to end, then try again</source>
        <translation>終わるのを待ってから、もう一度試してください。</translation>
    </message>
    <message>
        <source>Try it again; mind the keyboard&apos;s layout and Caps Lock.</source>
        <translation>もう一度試してください。キーボードの配列と Caps Lock に注意してください。</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>もう一度試してください。</translation>
    </message>
    <message>
        <source>put a backup of the database in its place</source>
        <translation>データベースのバックアップと置き換えてください。</translation>
    </message>
    <message>
        <source>check that the machine runs, that its SSH server listens on this port, and its firewall</source>
        <translation>マシンが動いていること、SSH サーバーがこのポートで待ち受けていること、ファイアウォールを確認してください。</translation>
    </message>
    <message>
        <source>put the right key back; without it the stored secrets cannot be read, though &quot;clouddesk instance list&quot; still shows the machines. To begin anew, move the data folder away.</source>
        <translation>正しい鍵を元に戻してください。鍵がないと保存された秘密情報は読めませんが、「clouddesk instance list」でマシンの一覧は表示できます。最初からやり直すには、データフォルダーを別の場所へ移してください。</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>CloudDesk cannot start</source>
        <translation>CloudDesk を起動できません</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::AboutBox</name>
    <message>
        <source>About CloudDesk</source>
        <translation>CloudDesk について</translation>
    </message>
    <message>
        <source>CloudDesk %1</source>
        <translation>CloudDesk %1</translation>
    </message>
    <message>
        <source>The desktops of your own machines, over SSH.

What it keeps is in %1.

Free software under the GNU General Public License, version 3 or later. With Qt %2.</source>
        <translation>自分のマシンのデスクトップを SSH 経由で。

保存先: %1

GNU General Public License バージョン 3 以降に基づくフリーソフトウェアです。Qt %2 を使用。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ConfigFollower</name>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>追加 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vanished from it and stay here, marked</source>
        <translation>
            <numerusform>ファイルから消えたもの %n 件 (印を付けて一覧に残します)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n back</source>
        <translation>
            <numerusform>復活 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>not followed: %1</source>
        <translation>反映できないもの: %1</translation>
    </message>
    <message>
        <source>From ~/.ssh/config: %1.</source>
        <translation>~/.ssh/config からの反映: %1</translation>
    </message>
    <message>
        <source>%1 could not be read, so nothing follows it now: %2.</source>
        <translation>%1 を読み込めないため、変更は反映されません: %2。</translation>
    </message>
    <message>
        <source>%1 could not be followed: %2.</source>
        <translation>%1 の変更を反映できませんでした: %2。</translation>
    </message>
    <message numerus="yes">
        <source>%n changed (%1)</source>
        <translation>
            <numerusform>変更 %n 件 (%1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ConflictQuestion</name>
    <message>
        <source>&amp;Overwrite</source>
        <translation>上書き(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>再開(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keep both</source>
        <translation>両方残す(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>スキップ(&amp;S)</translation>
    </message>
    <message>
        <source>The file is there already</source>
        <translation>ファイルはすでに存在します</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 はすでに存在します。</translation>
    </message>
    <message>
        <source>The same for &amp;all others</source>
        <translation>残りすべてに同じ操作を適用(&amp;A)</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>このコンピューター</translation>
    </message>
    <message>
        <source>New, from %1:
%2, changed %3</source>
        <translation>新しいファイル(%1):
%2、変更 %3</translation>
    </message>
    <message>
        <source>There now, on %1:
%2, changed %3</source>
        <translation>既にあるファイル(%1):
%2、変更 %3</translation>
    </message>
    <message>
        <source>What is there is the beginning of the new file. Resuming adds the missing %1.</source>
        <translation>既にあるのは新しいファイルの先頭部分です。再開すると残りの %1 が追加されます。</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 バイト</translation>
    </message>
    <message>
        <source>at a time that is not known</source>
        <translation>日時不明</translation>
    </message>
    <message>
        <source>%1 (newer)</source>
        <translation>%1(より新しい)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::DesktopApp</name>
    <message>
        <source>%1 was disconnected because nobody used it. Its programs go on.</source>
        <translation>操作がなかったため、%1 を切断しました。プログラムは動作を続けています。</translation>
    </message>
    <message>
        <source>The settings could not be read: %1. The usual ones are in use; the file is kept as %2.</source>
        <translation>設定を読み込めませんでした: %1。標準の設定を使用しています。元のファイルは %2 として残してあります。</translation>
    </message>
    <message>
        <source>The settings could not be read: %1 (%2). The usual ones are in use.</source>
        <translation>設定を読み込めませんでした: %1 (%2)。標準の設定を使用しています。</translation>
    </message>
    <message>
        <source>The settings could not be stored: %1.</source>
        <translation>設定を保存できませんでした: %1。</translation>
    </message>
    <message>
        <source>Only ~/.ssh/config can be followed; %1 was imported once.</source>
        <translation>変更を自動的に反映できるのは ~/.ssh/config だけです。%1 は今回のみインポートしました。</translation>
    </message>
    <message>
        <source>their file is damaged (%1)</source>
        <translation>設定ファイルが破損しています (%1)</translation>
    </message>
    <message>
        <source>No keychain answered, so the key to what is stored here lies in a file that only you can read. Settings &gt; Security can move it into a keychain.</source>
        <translation>キーチェーンが応答しなかったため、ここに保存されるものの鍵は、あなただけが読めるファイルにあります。「設定」&gt;「セキュリティ」でキーチェーンに移せます。</translation>
    </message>
    <message>
        <source>Quit CloudDesk</source>
        <translation>CloudDesk の終了</translation>
    </message>
    <message>
        <source>Something is still under way: files are being moved, a desktop is recorded, or somebody watches one. It ends when CloudDesk quits.</source>
        <translation>実行中の処理があります (ファイルの転送、デスクトップの録画、または閲覧)。CloudDesk を終了すると中断されます。</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>終了しない(&amp;K)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::DesktopTools</name>
    <message>
        <source>&amp;Files…</source>
        <translation>ファイル(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Terminal</source>
        <translation>ターミナル(&amp;T)</translation>
    </message>
    <message>
        <source>Let someone &amp;watch…</source>
        <translation>ほかの人に見せる(&amp;W)…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) on the way to %1</source>
        <translation>
            <numerusform>%Ln 個のファイルを %1 に送信しています</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is no link now: %Ln file(s) go when it is back</source>
        <translation>
            <numerusform>現在接続されていません。接続が回復したら %Ln 個のファイルを送信します</numerusform>
        </translation>
    </message>
    <message>
        <source>Play a recording</source>
        <translation>録画を再生</translation>
    </message>
    <message>
        <source>CloudDesk recordings (*.cdrec)</source>
        <translation>CloudDesk の録画 (*.cdrec)</translation>
    </message>
    <message>
        <source>Somebody may use it</source>
        <translation>操作を許可中</translation>
    </message>
    <message>
        <source>Somebody watches</source>
        <translation>閲覧されています</translation>
    </message>
    <message>
        <source>Nobody watches yet</source>
        <translation>まだ誰も閲覧していません</translation>
    </message>
    <message>
        <source>Who may see this desktop</source>
        <translation>このデスクトップを閲覧できる人</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::EmptyPage</name>
    <message>
        <source>Your machines&apos; desktops, one click away</source>
        <translation>マシンのデスクトップをワンクリックで</translation>
    </message>
    <message>
        <source>Any machine that you can reach by SSH will do. What it lacks for a desktop is installed the first time you connect.</source>
        <translation>SSH で接続できるマシンならどれでも使えます。デスクトップに必要なものは、初回接続時にインストールされます。</translation>
    </message>
    <message>
        <source>&amp;Add a machine…</source>
        <translation>マシンを追加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Import from ~/.ssh/config…</source>
        <translation>~/.ssh/config からインポート(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Try the demo on this computer</source>
        <translation>このコンピューターでデモを試す(&amp;T)</translation>
    </message>
    <message>
        <source>A desktop of this computer, through a private SSH server. Nothing of it stays behind.</source>
        <translation>専用の SSH サーバーを通して、このコンピューターのデスクトップを表示します。終了後は何も残りません。</translation>
    </message>
    <message>
        <source>Or type user@host above to connect right away.</source>
        <translation>上の欄に user@host と入力すれば、すぐに接続できます。</translation>
    </message>
    <message>
        <source>The demo is starting in a window of its own…</source>
        <translation>デモを別のウィンドウで起動しています…</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::EndQuestion</name>
    <message>
        <source>Close the desktop</source>
        <translation>デスクトップを閉じる</translation>
    </message>
    <message>
        <source>Something is still under way with %1: files are being moved, the desktop is recorded, or somebody watches it. It ends when the window closes.</source>
        <translation>%1 で実行中の処理があります (ファイルの転送、デスクトップの録画、または閲覧)。ウィンドウを閉じると中断されます。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keep open</source>
        <translation>開いたままにする(&amp;K)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ErrorPage</name>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>技術的な詳細</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>場所: %1</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>コード: %1</translation>
    </message>
    <message>
        <source>Edit the machine…</source>
        <translation>マシンを編集…</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ErrorText</name>
    <message>
        <source>what was given cannot be used</source>
        <translation>指定された内容は使用できません</translation>
    </message>
    <message>
        <source>it was not found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>it is there already</source>
        <translation>すでに存在します</translation>
    </message>
    <message>
        <source>it was changed meanwhile</source>
        <translation>その間に変更されました</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>キャンセルされました</translation>
    </message>
    <message>
        <source>it took too long</source>
        <translation>時間がかかりすぎました</translation>
    </message>
    <message>
        <source>that is not possible here</source>
        <translation>ここでは実行できません</translation>
    </message>
    <message>
        <source>access was denied</source>
        <translation>アクセスが拒否されました</translation>
    </message>
    <message>
        <source>reading or writing failed</source>
        <translation>読み取りまたは書き込みに失敗しました</translation>
    </message>
    <message>
        <source>the disk of this computer is full</source>
        <translation>このコンピューターのディスクがいっぱいです</translation>
    </message>
    <message>
        <source>the database failed</source>
        <translation>データベースでエラーが発生しました</translation>
    </message>
    <message>
        <source>the data folder belongs to a newer version</source>
        <translation>データフォルダーは新しいバージョンのものです</translation>
    </message>
    <message>
        <source>the database is damaged</source>
        <translation>データベースが破損しています</translation>
    </message>
    <message>
        <source>the audit log is damaged</source>
        <translation>監査ログが破損しています</translation>
    </message>
    <message>
        <source>the master key cannot be reached</source>
        <translation>マスターキーを取得できません</translation>
    </message>
    <message>
        <source>the master key is the wrong one</source>
        <translation>マスターキーが違います</translation>
    </message>
    <message>
        <source>a stored secret is damaged</source>
        <translation>保存された秘密情報が破損しています</translation>
    </message>
    <message>
        <source>the host name was not found</source>
        <translation>ホスト名が見つかりません</translation>
    </message>
    <message>
        <source>the machine refused the connection</source>
        <translation>マシンが接続を拒否しました</translation>
    </message>
    <message>
        <source>the machine does not answer</source>
        <translation>マシンが応答しません</translation>
    </message>
    <message>
        <source>the connection was lost</source>
        <translation>接続が失われました</translation>
    </message>
    <message>
        <source>the SSH connection failed</source>
        <translation>SSH 接続に失敗しました</translation>
    </message>
    <message>
        <source>the host key is not known</source>
        <translation>ホスト鍵が未登録です</translation>
    </message>
    <message>
        <source>the host key has changed</source>
        <translation>ホスト鍵が変わっています</translation>
    </message>
    <message>
        <source>the host key is revoked</source>
        <translation>ホスト鍵は失効しています</translation>
    </message>
    <message>
        <source>the login was refused</source>
        <translation>ログインが拒否されました</translation>
    </message>
    <message>
        <source>the key cannot be used</source>
        <translation>鍵を使用できません</translation>
    </message>
    <message>
        <source>the ssh-agent does not answer</source>
        <translation>ssh-agent が応答しません</translation>
    </message>
    <message>
        <source>the machine refused a channel</source>
        <translation>マシンがチャネルを拒否しました</translation>
    </message>
    <message>
        <source>a command failed on the machine</source>
        <translation>マシン上のコマンドが失敗しました</translation>
    </message>
    <message>
        <source>a command said too much</source>
        <translation>コマンドの出力が多すぎます</translation>
    </message>
    <message>
        <source>the transfer failed</source>
        <translation>転送に失敗しました</translation>
    </message>
    <message>
        <source>the system of the machine is not supported</source>
        <translation>このマシンのシステムには対応していません</translation>
    </message>
    <message>
        <source>there are no administrator rights on the machine</source>
        <translation>マシン上で管理者権限がありません</translation>
    </message>
    <message>
        <source>the password for sudo is wrong</source>
        <translation>sudo のパスワードが違います</translation>
    </message>
    <message>
        <source>the disk of the machine is full</source>
        <translation>マシンのディスクがいっぱいです</translation>
    </message>
    <message>
        <source>another installation is running on the machine</source>
        <translation>マシンで別のインストールが実行中です</translation>
    </message>
    <message>
        <source>the installation failed</source>
        <translation>インストールに失敗しました</translation>
    </message>
    <message>
        <source>the machine has no VNC server</source>
        <translation>マシンに VNC サーバーがありません</translation>
    </message>
    <message>
        <source>the VNC server did not start</source>
        <translation>VNC サーバーが起動しませんでした</translation>
    </message>
    <message>
        <source>the desktop did not start</source>
        <translation>デスクトップが起動しませんでした</translation>
    </message>
    <message>
        <source>the desktop has ended</source>
        <translation>デスクトップが終了しました</translation>
    </message>
    <message>
        <source>the desktop could be reached from outside</source>
        <translation>デスクトップが外部から到達可能でした</translation>
    </message>
    <message>
        <source>the VNC server said something wrong</source>
        <translation>VNC サーバーの動作が不正です</translation>
    </message>
    <message>
        <source>the VNC server sent too much</source>
        <translation>VNC サーバーの送信量が多すぎます</translation>
    </message>
    <message>
        <source>the VNC server refused the password</source>
        <translation>VNC サーバーがパスワードを拒否しました</translation>
    </message>
    <message>
        <source>the VNC server says nothing any more</source>
        <translation>VNC サーバーが応答しなくなりました</translation>
    </message>
    <message>
        <source>the picture could not be decoded</source>
        <translation>画面をデコードできませんでした</translation>
    </message>
    <message>
        <source>CloudDesk has made a mistake</source>
        <translation>CloudDesk でエラーが発生しました</translation>
    </message>
    <message>
        <source>the stored secrets are locked</source>
        <translation>保存されている秘密情報はロックされています</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ExportDialog</name>
    <message>
        <source>A &amp;table (CSV), without keys and passwords</source>
        <translation>表 (CSV)、鍵とパスワードなし(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;JSON, without keys and passwords</source>
        <translation>JSON、鍵とパスワードなし(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Sealed with a passphrase, with keys and passwords</source>
        <translation>パスフレーズで暗号化、鍵とパスワードあり(&amp;S)</translation>
    </message>
    <message>
        <source>Export machines</source>
        <translation>マシンのエクスポート</translation>
    </message>
    <message>
        <source>All machines are written to a file that only you can read.</source>
        <translation>自分だけが読み取れるファイルに、すべてのマシンを書き出します。</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>パスフレーズ(&amp;P)</translation>
    </message>
    <message>
        <source>Passphrase a&amp;gain</source>
        <translation>パスフレーズの確認(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>エクスポート(&amp;E)…</translation>
    </message>
    <message>
        <source>⚠ The two passphrases are not the same.</source>
        <translation>⚠ 2 つのパスフレーズが一致しません。</translation>
    </message>
    <message>
        <source>Nobody can open the file without the passphrase, not even you.</source>
        <translation>パスフレーズがなければ、自分自身を含め誰もこのファイルを開けません。</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>%1 に書き出しています…</translation>
    </message>
    <message>
        <source>⚠ Not written: %1. Choose another place, or try again.</source>
        <translation>⚠ 書き出せませんでした: %1。別の場所を選ぶか、もう一度お試しください。</translation>
    </message>
    <message numerus="yes">
        <source>⚠ The passphrase must have %n characters or more.</source>
        <translation>
            <numerusform>⚠ パスフレーズは %n 文字以上にしてください。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::FieldRule</name>
    <message>
        <source>must not be empty</source>
        <translation>空にはできません</translation>
    </message>
    <message>
        <source>must not begin with &quot;-&quot;</source>
        <translation>「-」で始めることはできません</translation>
    </message>
    <message>
        <source>must not hold control characters, line breaks or invisible characters</source>
        <translation>制御文字、改行、見えない文字は使えません</translation>
    </message>
    <message>
        <source>must not begin or end with a space</source>
        <translation>先頭や末尾に空白は使えません</translation>
    </message>
    <message>
        <source>is not a valid IPv4 address (four numbers from 0 to 255, without leading zeros)</source>
        <translation>有効な IPv4 アドレスではありません (0 から 255 の数字 4 つ、先頭のゼロなし)</translation>
    </message>
    <message>
        <source>has a zone that is no interface name (1 to 15 letters, digits, &quot;.&quot;, &quot;_&quot;, &quot;-&quot;)</source>
        <translation>ゾーンがインターフェイス名ではありません (英字、数字、「.」「_」「-」を 1 から 15 文字)</translation>
    </message>
    <message>
        <source>is written without brackets and without a port</source>
        <translation>角かっことポートを付けずに書いてください</translation>
    </message>
    <message>
        <source>is not a valid IPv6 address</source>
        <translation>有効な IPv6 アドレスではありません</translation>
    </message>
    <message>
        <source>must have 1 to 63 characters between the dots</source>
        <translation>ドットの間は 1 から 63 文字でなければなりません</translation>
    </message>
    <message>
        <source>must not have a &quot;-&quot; at the begin or end of a part</source>
        <translation>各部分の先頭や末尾に「-」は使えません</translation>
    </message>
    <message>
        <source>may hold only letters, digits, &quot;-&quot; and &quot;.&quot; (RFC 1123)</source>
        <translation>英字、数字、「-」「.」だけが使えます (RFC 1123)</translation>
    </message>
    <message>
        <source>must not be longer than 253 characters</source>
        <translation>253 文字以内でなければなりません</translation>
    </message>
    <message>
        <source>may hold only ASCII letters, digits, &quot;-&quot; and &quot;.&quot;</source>
        <translation>ASCII の英字、数字、「-」「.」だけが使えます</translation>
    </message>
    <message>
        <source>must not be longer than 64 characters each</source>
        <translation>それぞれ 64 文字以内でなければなりません</translation>
    </message>
    <message>
        <source>may hold only letters, digits, spaces and + - = . _ : / @</source>
        <translation>文字、数字、空白、+ - = . _ : / @ だけが使えます</translation>
    </message>
    <message>
        <source>must have a port from 1 to 65535</source>
        <translation>ポートは 1 から 65535 でなければなりません</translation>
    </message>
    <message>
        <source>must be USER@HOST[:PORT], an IPv6 address in brackets</source>
        <translation>USER@HOST[:PORT] の形でなければなりません。IPv6 アドレスは角かっこで囲みます</translation>
    </message>
    <message>
        <source>must have an IPv6 address in brackets</source>
        <translation>IPv6 アドレスは角かっこで囲む必要があります</translation>
    </message>
    <message>
        <source>must not be longer than 64 characters</source>
        <translation>64 文字以内でなければなりません</translation>
    </message>
    <message>
        <source>must not look like an id</source>
        <translation>ID のような名前は使えません</translation>
    </message>
    <message>
        <source>must be a number from 1 to 65535</source>
        <translation>1 から 65535 の数字でなければなりません</translation>
    </message>
    <message>
        <source>must begin with a letter, a digit or &quot;_&quot;</source>
        <translation>英字、数字、「_」で始めてください</translation>
    </message>
    <message>
        <source>may hold only ASCII letters, digits and . _ - + @</source>
        <translation>ASCII の英字、数字、. _ - + @ だけが使えます</translation>
    </message>
    <message>
        <source>must not be more than 32</source>
        <translation>32 個以内でなければなりません</translation>
    </message>
    <message>
        <source>must not be longer than 4000 characters</source>
        <translation>4000 文字以内でなければなりません</translation>
    </message>
    <message>
        <source>must not hold control characters but line feeds and tabs</source>
        <translation>改行とタブ以外の制御文字は使えません</translation>
    </message>
    <message>
        <source>must be absolute, or begin with &quot;~/&quot;</source>
        <translation>絶対パスか、「~/」で始まるパスにしてください</translation>
    </message>
    <message>
        <source>must not be longer than 4095 bytes</source>
        <translation>4095 バイト以内でなければなりません</translation>
    </message>
    <message>
        <source>Give the bare address, and the port by itself.</source>
        <translation>アドレスだけを入力し、ポートは別に入力してください。</translation>
    </message>
    <message>
        <source>If you meant a name or an IPv4 address with a port, give the port by itself.</source>
        <translation>ポート付きの名前または IPv4 アドレスのつもりなら、ポートは別に入力してください。</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::FilesWindow</name>
    <message>
        <source>Files on %1</source>
        <translation>%1 のファイル</translation>
    </message>
    <message>
        <source>&amp;This computer</source>
        <translation>このコンピューター(&amp;T)</translation>
    </message>
    <message>
        <source>Folder on this computer</source>
        <translation>このコンピューターのフォルダー</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上へ</translation>
    </message>
    <message>
        <source>Parent folder on this computer</source>
        <translation>このコンピューターの親フォルダー</translation>
    </message>
    <message>
        <source>Files on this computer</source>
        <translation>このコンピューターのファイル</translation>
    </message>
    <message>
        <source>&amp;Upload →</source>
        <translation>アップロード(&amp;U) →</translation>
    </message>
    <message>
        <source>Folder on %1</source>
        <translation>%1 のフォルダー</translation>
    </message>
    <message>
        <source>Parent folder on %1</source>
        <translation>%1 の親フォルダー</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>更新(&amp;R)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更新日時</translation>
    </message>
    <message>
        <source>← &amp;Download</source>
        <translation>← ダウンロード(&amp;D)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>To</source>
        <translation>転送先</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>進捗</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>転送</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>Clear the &amp;list</source>
        <translation>一覧をクリア(&amp;L)</translation>
    </message>
    <message>
        <source>Takes out what has ended</source>
        <translation>終了した項目を取り除きます</translation>
    </message>
    <message>
        <source>There is no folder %1 on this computer</source>
        <translation>このコンピューターにフォルダー %1 はありません</translation>
    </message>
    <message>
        <source>Choose files on the left first</source>
        <translation>先に左側でファイルを選んでください</translation>
    </message>
    <message>
        <source>Choose files on the right first</source>
        <translation>先に右側でファイルを選んでください</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>再開(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>一時停止(&amp;P)</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100%</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>waiting for the link: %1</source>
        <translation>接続待ち: %1</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>転送中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>is there already</source>
        <translation>既存のファイルあり</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>スキップ済み</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>再試行(&amp;A)</translation>
    </message>
    <message>
        <source>Goes on with what has failed</source>
        <translation>失敗したものを続行します</translation>
    </message>
    <message>
        <source>the machine has no SFTP server</source>
        <translation>マシンに SFTP サーバーがありません</translation>
    </message>
    <message>
        <source>%1 has no SFTP server, which moves the files. There, have the line &quot;%2&quot; in %3 and restart sshd; where Dropbear runs, install the package %4. Then try again: what waits stays in the list.</source>
        <translation>%1 には、ファイル転送に必要な SFTP サーバーがありません。そのマシンで %3 に「%2」という行を追加して sshd を再起動してください。Dropbear を使っている場合は、パッケージ %4 をインストールしてください。その後、再試行してください。待機中のものは一覧に残ります。</translation>
    </message>
    <message>
        <source>Takes out what is selected, or else what is under way; what has arrived of it stays there as a part, in which the next transfer of the file goes on</source>
        <translation>選択したもの、なければ実行中のものを取り除きます。転送済みの部分は残り、次回の転送はそこから続きます</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::FilterBar</name>
    <message>
        <source>List</source>
        <translation>一覧</translation>
    </message>
    <message>
        <source>Show a list</source>
        <translation>一覧で表示</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>グリッド</translation>
    </message>
    <message>
        <source>Show a grid with pictures of the desktops</source>
        <translation>デスクトップの画像をグリッドで表示</translation>
    </message>
    <message>
        <source>&amp;Group by tag</source>
        <translation>タグでグループ化(&amp;G)</translation>
    </message>
    <message>
        <source>Search by name, host, user, tag or note</source>
        <translation>名前、ホスト、ユーザー、タグ、メモで検索</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>プロバイダー</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>並び順</translation>
    </message>
    <message>
        <source>Backwards</source>
        <translation>逆順</translation>
    </message>
    <message>
        <source>Reverse the order</source>
        <translation>並び順を逆にします</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>すべてのタグ</translation>
    </message>
    <message>
        <source>All providers</source>
        <translation>すべてのプロバイダー</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>すべての状態</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>名前順</translation>
    </message>
    <message>
        <source>By host</source>
        <translation>ホスト順</translation>
    </message>
    <message>
        <source>By user</source>
        <translation>ユーザー順</translation>
    </message>
    <message>
        <source>By provider</source>
        <translation>プロバイダー順</translation>
    </message>
    <message>
        <source>By tag</source>
        <translation>タグ順</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>状態順</translation>
    </message>
    <message>
        <source>Last connected first</source>
        <translation>最近接続した順</translation>
    </message>
    <message>
        <source>No machine fits.</source>
        <translation>該当するマシンはありません。</translation>
    </message>
    <message>
        <source>Show all machines</source>
        <translation>すべてのマシンを表示</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::HostKeyPage</name>
    <message>
        <source>&amp;Forget</source>
        <translation>削除(&amp;F)</translation>
    </message>
    <message>
        <source>Trusted &amp;host keys</source>
        <translation>信頼済みのホスト鍵(&amp;H)</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>フィンガープリント</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>登録日</translation>
    </message>
    <message>
        <source>Trusted host keys</source>
        <translation>信頼済みのホスト鍵</translation>
    </message>
    <message>
        <source>%1, revoked</source>
        <translation>%1 (失効)</translation>
    </message>
    <message>
        <source>None yet: a machine&apos;s key is asked about at its first connect.</source>
        <translation>まだありません。マシンの鍵は初回接続時に確認します。</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) of %1 forgotten; the next connect asks.</source>
        <translation>
            <numerusform>%1 の鍵を %n 個削除しました。次回の接続時に確認します。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::IdleGuard</name>
    <message>
        <source>&amp;Stay connected</source>
        <translation>接続を維持(&amp;S)</translation>
    </message>
    <message numerus="yes">
        <source>Nobody has used this desktop for a while. It disconnects in %n s; its programs go on.</source>
        <translation>
            <numerusform>このデスクトップはしばらく操作されていません。%n 秒後に切断します。プログラムは動作を続けます。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ImportDialog</name>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>スキップ</translation>
    </message>
    <message>
        <source>Add under another name</source>
        <translation>別の名前で追加</translation>
    </message>
    <message>
        <source>Add as %1</source>
        <translation>%1 として追加</translation>
    </message>
    <message>
        <source>Update the machine that is there</source>
        <translation>既存のマシンを更新</translation>
    </message>
    <message>
        <source>Update %1</source>
        <translation>%1 を更新</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>追加済み</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新済み</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>スキップ済み</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>使用不可</translation>
    </message>
    <message>
        <source>another machine has this name</source>
        <translation>同じ名前のマシンがあります</translation>
    </message>
    <message>
        <source>%1 has this address</source>
        <translation>%1 が同じアドレスを使用しています</translation>
    </message>
    <message>
        <source>&amp;Keep following this file: what changes there changes here</source>
        <translation>今後もこのファイルの変更を自動的に反映する(&amp;K)</translation>
    </message>
    <message>
        <source>Import machines</source>
        <translation>マシンのインポート</translation>
    </message>
    <message>
        <source>Choose a file: profiles of Remmina, mRemoteNG or PuTTY, a table (CSV), an SSH configuration, or an export of CloudDesk.</source>
        <translation>ファイルを選んでください。Remmina、mRemoteNG、PuTTY のプロファイル、表 (CSV)、SSH の設定ファイル、CloudDesk のエクスポートファイルに対応しています。</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the file</source>
        <translation>ファイルのパスフレーズ(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>開く(&amp;O)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>処理</translation>
    </message>
    <message>
        <source>Machines of the file</source>
        <translation>ファイル内のマシン</translation>
    </message>
    <message>
        <source>All that are there &amp;already</source>
        <translation>既存のマシンすべて(&amp;A)</translation>
    </message>
    <message>
        <source>As chosen above</source>
        <translation>上の選択どおり</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>ファイルを選択(&amp;F)…</translation>
    </message>
    <message>
        <source>Choose f&amp;older…</source>
        <translation>フォルダーを選択(&amp;O)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>インポート(&amp;I)</translation>
    </message>
    <message>
        <source>Machines to import</source>
        <translation>インポートするマシン</translation>
    </message>
    <message>
        <source>Folder with profiles</source>
        <translation>プロファイルのあるフォルダー</translation>
    </message>
    <message>
        <source>%1 is sealed. Type its passphrase.</source>
        <translation>%1 は暗号化されています。パスフレーズを入力してください。</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 を読み込んでいます…</translation>
    </message>
    <message>
        <source>%1 could not be read: %2. %3</source>
        <translation>%1 を読み込めませんでした: %2。%3</translation>
    </message>
    <message>
        <source>What happens with %1</source>
        <translation>%1 の処理</translation>
    </message>
    <message>
        <source>%1 names no machines.</source>
        <translation>%1 にマシンの記載がありません。</translation>
    </message>
    <message>
        <source>There is nothing new in %1.</source>
        <translation>%1 に新しい内容はありません。</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) were added or updated.</source>
        <translation>
            <numerusform>%n 台のマシンを追加または更新しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed; the notes say why.</source>
        <translation>
            <numerusform>%n 台は失敗しました。理由は備考をご覧ください。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>ファイル %1 はありません。</translation>
    </message>
    <message>
        <source>Settings &gt; Machines ends it</source>
        <translation>「設定」&gt;「マシン」で終了できます</translation>
    </message>
    <message>
        <source>Follow the file</source>
        <translation>ファイルに追従</translation>
    </message>
    <message>
        <source>Follows the file</source>
        <translation>ファイルに追従中</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) of %1 will be added or updated.</source>
        <translation>
            <numerusform>%1 のマシン %n 台を追加または更新します。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keys stay where they are.</source>
        <translation>鍵は元の場所に残ります。</translation>
    </message>
    <message>
        <source>There is nothing new in %1; its machines will follow it.</source>
        <translation>%1 に新しいものはありません。そのマシンはこのファイルに追従します。</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>備考</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ImportRemark</name>
    <message>
        <source>its key is not in the file: the agent is used</source>
        <translation>鍵がファイルにないため、エージェントを使います</translation>
    </message>
    <message>
        <source>port: is no number</source>
        <translation>ポート: 数字ではありません</translation>
    </message>
    <message>
        <source>the profile is for VNC: SSH at port 22 is assumed</source>
        <translation>VNC 用のプロファイルです。ポート 22 の SSH とみなします</translation>
    </message>
    <message>
        <source>the password is encrypted and was skipped: it is asked for at each connect</source>
        <translation>パスワードは暗号化されているため取り込みません。接続のたびに尋ねます</translation>
    </message>
    <message>
        <source>tags that stand there twice are taken once</source>
        <translation>重複したタグは 1 つにまとめます</translation>
    </message>
    <message>
        <source>its proxy is left out: only jump hosts by SSH can be taken over</source>
        <translation>プロキシは取り込みません。取り込めるのは SSH の踏み台ホストだけです</translation>
    </message>
    <message>
        <source>the password is asked for at each connect</source>
        <translation>パスワードは接続のたびに尋ねます</translation>
    </message>
    <message>
        <source>the profile knows of no SSH: port 22 is assumed</source>
        <translation>プロファイルに SSH の指定がないため、ポート 22 とみなします</translation>
    </message>
    <message>
        <source>the tunnel&apos;s server is the jump host; the same user is assumed behind it</source>
        <translation>トンネルのサーバーを踏み台ホストとし、その先も同じユーザーとみなします</translation>
    </message>
    <message>
        <source>ProxyCommand is left out: give the hosts on the way with --jump</source>
        <translation>ProxyCommand は取り込みません。経由するホストは --jump で指定してください</translation>
    </message>
    <message>
        <source>Match blocks are left out: see whether one of them is about this host</source>
        <translation>Match ブロックは取り込みません。このホストに関するものがないか確認してください</translation>
    </message>
    <message>
        <source>IdentityAgent is left out: the agent of $SSH_AUTH_SOCK is used</source>
        <translation>IdentityAgent は取り込みません。$SSH_AUTH_SOCK のエージェントを使います</translation>
    </message>
    <message>
        <source>its key is no absolute path and was left out</source>
        <translation>鍵が絶対パスではないため取り込みません</translation>
    </message>
    <message>
        <source>its name was cut: it had more than 64 characters</source>
        <translation>名前が 64 文字を超えていたため切り詰めました</translation>
    </message>
    <message>
        <source>several machines have its address, none its name: which one to update cannot be told</source>
        <translation>同じアドレスのマシンが複数あり、同じ名前のものがないため、どれを更新すべきか判断できません</translation>
    </message>
    <message>
        <source>another entry of the file stands for that machine already</source>
        <translation>ファイルの別の項目がすでにそのマシンを指しています</translation>
    </message>
    <message>
        <source>the jump hosts go round in a circle</source>
        <translation>踏み台ホストが循環しています</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>ファイルが空です</translation>
    </message>
    <message>
        <source>its first line names no column &quot;host&quot;</source>
        <translation>最初の行に「host」の列がありません</translation>
    </message>
    <message>
        <source>it has too many lines</source>
        <translation>行が多すぎます</translation>
    </message>
    <message>
        <source>it is no export of CloudDesk</source>
        <translation>CloudDesk のエクスポートではありません</translation>
    </message>
    <message>
        <source>a newer version of CloudDesk has written it</source>
        <translation>新しいバージョンの CloudDesk が書き出したものです</translation>
    </message>
    <message>
        <source>it has too many machines</source>
        <translation>マシンが多すぎます</translation>
    </message>
    <message>
        <source>it declares a document type, which mRemoteNG never does</source>
        <translation>文書型宣言があります。mRemoteNG のファイルにはないものです</translation>
    </message>
    <message>
        <source>the whole file is encrypted</source>
        <translation>ファイル全体が暗号化されています</translation>
    </message>
    <message>
        <source>it has too many connections, or folders within folders</source>
        <translation>接続またはフォルダーの入れ子が多すぎます</translation>
    </message>
    <message>
        <source>it is no connection file of mRemoteNG</source>
        <translation>mRemoteNG の接続ファイルではありません</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>そのようなファイルはありません</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>通常のファイルではありません</translation>
    </message>
    <message>
        <source>it is larger than 32 MiB</source>
        <translation>32 MiB を超えています</translation>
    </message>
    <message>
        <source>it has too many files</source>
        <translation>ファイルが多すぎます</translation>
    </message>
    <message>
        <source>the folder holds no profiles of Remmina or PuTTY</source>
        <translation>フォルダーに Remmina や PuTTY のプロファイルがありません</translation>
    </message>
    <message>
        <source>what kind of file it is cannot be told</source>
        <translation>ファイルの種類を判別できません</translation>
    </message>
    <message>
        <source>it is no session of PuTTY</source>
        <translation>PuTTY のセッションではありません</translation>
    </message>
    <message>
        <source>it is no export of the registry</source>
        <translation>レジストリのエクスポートではありません</translation>
    </message>
    <message>
        <source>it has too many sessions</source>
        <translation>セッションが多すぎます</translation>
    </message>
    <message>
        <source>it is no profile of Remmina</source>
        <translation>Remmina のプロファイルではありません</translation>
    </message>
    <message>
        <source>the passphrase does not open the file, or the file was altered</source>
        <translation>パスフレーズでファイルを開けないか、ファイルが改変されています</translation>
    </message>
    <message>
        <source>it is no sealed export of CloudDesk</source>
        <translation>CloudDesk の暗号化されたエクスポートではありません</translation>
    </message>
    <message>
        <source>is the unspecified address, which is not the address of one machine</source>
        <translation>未指定アドレスであり、1 台のマシンのアドレスではありません</translation>
    </message>
    <message>
        <source>is a multicast address, which is not the address of one machine</source>
        <translation>マルチキャストアドレスであり、1 台のマシンのアドレスではありません</translation>
    </message>
    <message>
        <source>is a multicast or broadcast address, which is not the address of one machine</source>
        <translation>マルチキャストまたはブロードキャストアドレスであり、1 台のマシンのアドレスではありません</translation>
    </message>
    <message>
        <source>its key %1 is in PuTTY&apos;s format; convert it with: puttygen KEY.ppk -O private-openssh-new -o KEY</source>
        <translation>鍵 %1 は PuTTY の形式です。次のコマンドで変換してください: puttygen KEY.ppk -O private-openssh-new -o KEY</translation>
    </message>
    <message>
        <source>it is a session for %1, not for SSH</source>
        <translation>SSH ではなく %1 のセッションです</translation>
    </message>
    <message>
        <source>it is a connection for %1, not for SSH or VNC</source>
        <translation>SSH や VNC ではなく %1 の接続です</translation>
    </message>
    <message>
        <source>it is a profile for %1, not for VNC or SSH</source>
        <translation>VNC や SSH ではなく %1 のプロファイルです</translation>
    </message>
    <message>
        <source>its tunnel &quot;%1&quot; is not in the file</source>
        <translation>トンネル「%1」がファイルにありません</translation>
    </message>
    <message>
        <source>it names no user: %1 is assumed</source>
        <translation>ユーザーの指定がないため、%1 とみなします</translation>
    </message>
    <message>
        <source>line %1 has more cells than there are columns</source>
        <translation>%1 行目のセルが列より多くなっています</translation>
    </message>
    <message>
        <source>the key file %1 is not there yet</source>
        <translation>鍵ファイル %1 がまだありません</translation>
    </message>
    <message>
        <source>of %1 key files, %2 is used</source>
        <translation>%1 個の鍵ファイルのうち %2 を使います</translation>
    </message>
    <message>
        <source>the same machine as %1</source>
        <translation>%1 と同じマシンです</translation>
    </message>
    <message>
        <source>it is there as %1</source>
        <translation>%1 として登録済みです</translation>
    </message>
    <message>
        <source>another machine, %1@%2, has this name</source>
        <translation>別のマシン %1@%2 がこの名前を使っています</translation>
    </message>
    <message>
        <source>must be one of %1, not &quot;%2&quot;</source>
        <translation>「%2」ではなく、%1 のいずれかでなければなりません</translation>
    </message>
    <message>
        <source>must be USER@HOST[:PORT], not &quot;%1&quot;</source>
        <translation>「%1」ではなく、USER@HOST[:PORT] の形でなければなりません</translation>
    </message>
    <message>
        <source>must not name &quot;%1&quot; twice</source>
        <translation>「%1」を 2 回指定できません</translation>
    </message>
    <message>
        <source>%1: Port %2 is no port; it must be a number from 1 to 65535</source>
        <translation>%1: Port %2 はポートではありません。1 から 65535 の数字でなければなりません</translation>
    </message>
    <message>
        <source>line %1: a quote is never closed</source>
        <translation>%1 行目: 引用符が閉じられていません</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>%1 行目: %2</translation>
    </message>
    <message>
        <source>byte %1: %2</source>
        <translation>%1 バイト目: %2</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>host</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>user</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>key path</source>
        <translation>鍵のパス</translation>
    </message>
    <message>
        <source>jump</source>
        <translation>踏み台ホスト</translation>
    </message>
    <message>
        <source>provider</source>
        <translation>プロバイダー</translation>
    </message>
    <message>
        <source>auth type</source>
        <translation>ログイン方法</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::KeyField</name>
    <message>
        <source>A key is stored. Give another one to replace it.</source>
        <translation>鍵が保存されています。置き換えるには別の鍵を指定してください。</translation>
    </message>
    <message>
        <source>Drop a key file here, or paste, choose or make one.</source>
        <translation>鍵ファイルをここにドロップするか、貼り付け、選択、作成してください。</translation>
    </message>
    <message>
        <source>Copy &amp;public half</source>
        <translation>公開鍵をコピー(&amp;P)</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>秘密鍵</translation>
    </message>
    <message>
        <source>P&amp;aste</source>
        <translation>貼り付け(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Make new key</source>
        <translation>新しい鍵を作成(&amp;M)</translation>
    </message>
    <message>
        <source>Makes an Ed25519 key. Its public half belongs in ~/.ssh/authorized_keys there.</source>
        <translation>Ed25519 鍵を作成します。公開鍵を接続先の ~/.ssh/authorized_keys に追加する必要があります。</translation>
    </message>
    <message>
        <source>The public half is in the clipboard. Add it to ~/.ssh/authorized_keys on the machine.</source>
        <translation>公開鍵をクリップボードにコピーしました。マシンの ~/.ssh/authorized_keys に追加してください。</translation>
    </message>
    <message>
        <source>Key from %1; it has a passphrase.</source>
        <translation>鍵の取得元: %1 (パスフレーズあり)</translation>
    </message>
    <message>
        <source>Key from %1.</source>
        <translation>鍵の取得元: %1</translation>
    </message>
    <message>
        <source> The key given before is kept.</source>
        <translation> 前に指定した鍵をそのまま使います。</translation>
    </message>
    <message>
        <source>Not usable: %1. %2</source>
        <translation>使用できません: %1。%2</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>クリップボード</translation>
    </message>
    <message>
        <source>The clipboard holds no text.</source>
        <translation>クリップボードにテキストがありません。</translation>
    </message>
    <message>
        <source>A new key. Its public half must be in ~/.ssh/authorized_keys on the machine.</source>
        <translation>新しい鍵です。公開鍵をマシンの ~/.ssh/authorized_keys に追加する必要があります。</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>ファイルを選択(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>Gives back the key that this one has replaced.</source>
        <translation>この鍵で置き換えられた前の鍵に戻します。</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::LockWindow</name>
    <message>
        <source>CloudDesk is locked</source>
        <translation>CloudDesk はロックされています</translation>
    </message>
    <message>
        <source>Open desktops stay connected. Enter the master passphrase to see and use them.</source>
        <translation>開いているデスクトップの接続は保たれています。表示して使うには、マスターパスフレーズを入力してください。</translation>
    </message>
    <message>
        <source>Master &amp;passphrase:</source>
        <translation>マスターパスフレーズ(&amp;P):</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>ロック解除(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>This is not the master passphrase. Mind the keyboard&apos;s layout and Caps Lock.</source>
        <translation>マスターパスフレーズが違います。キーボード配列と Caps Lock を確認してください。</translation>
    </message>
    <message>
        <source>The stored passwords and keys are sealed under the master passphrase.</source>
        <translation>保存されているパスワードと鍵はマスターパスフレーズで暗号化されています。</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MachineDelegate</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MachineDialog</name>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>Unchanged; type to replace it</source>
        <translation>変更なし (置き換える場合は入力)</translation>
    </message>
    <message>
        <source>Asked for at each connect if left empty</source>
        <translation>空欄の場合は接続のたびに尋ねます</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>鍵のパスフレーズ</translation>
    </message>
    <message>
        <source>Pa&amp;ssphrase</source>
        <translation>パスフレーズ(&amp;S)</translation>
    </message>
    <message>
        <source>Password for sudo</source>
        <translation>sudo のパスワード</translation>
    </message>
    <message>
        <source>Asked for when it is needed</source>
        <translation>必要なときに尋ねます</translation>
    </message>
    <message>
        <source>What you call it, for example web1</source>
        <translation>わかりやすい名前 (例: web1)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名前(&amp;N)</translation>
    </message>
    <message>
        <source>203.0.113.7 or web1.example.com</source>
        <translation>203.0.113.7 または web1.example.com</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>ホスト(&amp;H)</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>ポート(&amp;O)</translation>
    </message>
    <message>
        <source>Whom to log in as, for example ubuntu</source>
        <translation>ログインするユーザー名 (例: ubuntu)</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>ユーザー(&amp;U)</translation>
    </message>
    <message>
        <source>Amazon EC2</source>
        <translation>Amazon EC2</translation>
    </message>
    <message>
        <source>Oracle Cloud</source>
        <translation>Oracle Cloud</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>P&amp;rovider</source>
        <translation>プロバイダー(&amp;R)</translation>
    </message>
    <message>
        <source>Words to find it by, separated by commas</source>
        <translation>検索に使う語句 (コンマ区切り)</translation>
    </message>
    <message>
        <source>Ta&amp;gs</source>
        <translation>タグ(&amp;G)</translation>
    </message>
    <message>
        <source>user@host, in their order, separated by commas</source>
        <translation>user@host を経由順に (コンマ区切り)</translation>
    </message>
    <message>
        <source>&amp;Jump hosts</source>
        <translation>踏み台ホスト(&amp;J)</translation>
    </message>
    <message>
        <source>What you want to remember about it</source>
        <translation>覚えておきたいこと</translation>
    </message>
    <message>
        <source>No&amp;tes</source>
        <translation>メモ(&amp;T)</translation>
    </message>
    <message>
        <source>Path of the key file</source>
        <translation>鍵ファイルのパス</translation>
    </message>
    <message>
        <source>With a private key, stored sealed</source>
        <translation>秘密鍵 (暗号化して保存)</translation>
    </message>
    <message>
        <source>With a key file, which stays where it is</source>
        <translation>鍵ファイル (元の場所に残す)</translation>
    </message>
    <message>
        <source>With a password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>With the keys of the running ssh-agent</source>
        <translation>実行中の ssh-agent の鍵</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>ログイン方法(&amp;L)</translation>
    </message>
    <message>
        <source>The agent that runs here is asked at each connect.</source>
        <translation>接続のたびに、このコンピューターで実行中のエージェントに問い合わせます。</translation>
    </message>
    <message>
        <source>No agent runs here now (SSH_AUTH_SOCK is not set).</source>
        <translation>このコンピューターではエージェントが実行されていません (SSH_AUTH_SOCK が設定されていません)。</translation>
    </message>
    <message>
        <source>Su&amp;do password</source>
        <translation>sudo パスワード(&amp;D)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>秘密鍵</translation>
    </message>
    <message>
        <source>key: give a private key, or choose another way to log in</source>
        <translation>鍵: 秘密鍵を指定するか、別のログイン方法を選んでください</translation>
    </message>
    <message>
        <source>key path: must be given</source>
        <translation>鍵ファイルのパス: 入力してください</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>%1 に接続しています…</translation>
    </message>
    <message>
        <source>✓ It answers: %1, logged in after %2 ms.
Host key: %3</source>
        <translation>✓ 応答がありました: %1 (%2 ミリ秒でログイン)
ホスト鍵: %3</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 を編集</translation>
    </message>
    <message>
        <source>Add a machine</source>
        <translation>マシンを追加</translation>
    </message>
    <message>
        <source>T&amp;est connection</source>
        <translation>接続をテスト(&amp;E)</translation>
    </message>
    <message>
        <source>Discard what you entered?</source>
        <translation>入力した内容を破棄しますか？</translation>
    </message>
    <message>
        <source>It is not stored yet.</source>
        <translation>まだ保存されていません。</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>破棄(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>編集を続ける(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>選択(&amp;B)…</translation>
    </message>
    <message>
        <source>If the key has one; asked for if left empty</source>
        <translation>鍵にある場合のみ。空欄なら接続時に尋ねます</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MachineFilter</name>
    <message>
        <source>Without a tag</source>
        <translation>タグなし</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n machine(s)</source>
        <translation>
            <numerusform>%1、%n 台</numerusform>
        </translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>折りたたみ済み</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>展開済み</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MachineModel</name>
    <message>
        <source>Connected</source>
        <translation>接続済み</translation>
    </message>
    <message>
        <source>Connecting or ending</source>
        <translation>接続・切断の処理中</translation>
    </message>
    <message>
        <source>Desktop is running</source>
        <translation>デスクトップ実行中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>未セットアップ</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>応答なし</translation>
    </message>
    <message>
        <source>No longer in ~/.ssh/config</source>
        <translation>~/.ssh/config から削除済み</translation>
    </message>
    <message>
        <source>Link lost, reconnecting</source>
        <translation>接続切れ、再接続中</translation>
    </message>
    <message>
        <source>Installing</source>
        <translation>インストール中</translation>
    </message>
    <message>
        <source>Disconnecting</source>
        <translation>切断中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>接続処理中</translation>
    </message>
    <message>
        <source>Never connected</source>
        <translation>接続履歴なし</translation>
    </message>
    <message>
        <source>Just now</source>
        <translation>たった今</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n 分前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n 時間前</numerusform>
        </translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨日</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n 日前</numerusform>
        </translation>
    </message>
    <message>
        <source>Amazon EC2</source>
        <translation>Amazon EC2</translation>
    </message>
    <message>
        <source>Oracle Cloud</source>
        <translation>Oracle Cloud</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>お気に入り</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MachineView</name>
    <message>
        <source>Machines</source>
        <translation>マシン</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MainWindow</name>
    <message>
        <source>CloudDesk</source>
        <translation>CloudDesk</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>接続(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Add machine…</source>
        <translation>マシンを追加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>編集(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>削除(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>接続をテスト(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Favourite</source>
        <translation>お気に入り(&amp;F)</translation>
    </message>
    <message>
        <source>Favourites stand first in the tray&apos;s menu</source>
        <translation>お気に入りはシステムトレイのメニューの先頭に表示されます</translation>
    </message>
    <message>
        <source>Refresh &amp;status</source>
        <translation>状態を更新(&amp;S)</translation>
    </message>
    <message>
        <source>Look again whether the machines that are shown answer</source>
        <translation>表示中のマシンが応答するかどうかを再確認します</translation>
    </message>
    <message>
        <source>&amp;Import machines…</source>
        <translation>マシンをインポート(&amp;I)…</translation>
    </message>
    <message>
        <source>E&amp;xport machines…</source>
        <translation>マシンをエクスポート(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Quick connect</source>
        <translation>クイック接続</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Play a recording…</source>
        <translation>録画を再生(&amp;P)…</translation>
    </message>
    <message>
        <source>All open &amp;desktops…</source>
        <translation>開いているすべてのデスクトップ(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Machine</source>
        <translation>マシン(&amp;M)</translation>
    </message>
    <message>
        <source>Main toolbar</source>
        <translation>メインツールバー</translation>
    </message>
    <message>
        <source>There is no machine called %1. To connect to one that is not in the list, write user@host.</source>
        <translation>%1 という名前のマシンはありません。一覧にないマシンに接続するには、user@host の形式で入力してください。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not of the form user@host or user@host:port.</source>
        <translation>「%1」は user@host または user@host:port の形式ではありません。</translation>
    </message>
    <message>
        <source>You are connected to %1. Keep it in the list?</source>
        <translation>%1 に接続しました。一覧に追加しますか？</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>%1 is in the list now.</source>
        <translation>%1 を一覧に追加しました。</translation>
    </message>
    <message>
        <source>Testing the connection to %1…</source>
        <translation>%1 への接続をテストしています…</translation>
    </message>
    <message>
        <source>%1 answers: %2, logged in after %3 ms.</source>
        <translation>%1 から応答がありました: %2 (%3 ミリ秒でログイン)。</translation>
    </message>
    <message>
        <source>The machines are exported.</source>
        <translation>マシンをエクスポートしました。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>キャンセルしました。</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>ロック(&amp;L)</translation>
    </message>
    <message>
        <source>The demo cannot be started: %1. %2</source>
        <translation>デモを開始できません: %1。%2</translation>
    </message>
    <message>
        <source>You were connected to %1. Keep it in the list?</source>
        <translation>%1 に接続していました。一覧に追加しますか？</translation>
    </message>
    <message>
        <source>The host key of %1 has changed. Nothing was sent to it; connect to it to see more.</source>
        <translation>%1 のホスト鍵が変わりました。何も送信していません。詳細は接続すると表示されます。</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About CloudDesk</source>
        <translation>CloudDesk について(&amp;A)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::OverviewWindow</name>
    <message>
        <source>All desktops</source>
        <translation>すべてのデスクトップ</translation>
    </message>
    <message>
        <source>No desktop is open. Connect to a machine, and its desktop is shown here live.</source>
        <translation>開いているデスクトップはありません。マシンに接続すると、そのデスクトップがここにライブで表示されます。</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::PassphraseControl</name>
    <message>
        <source>Is set.</source>
        <translation>設定済み。</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>なし。</translation>
    </message>
    <message>
        <source>Rem&amp;ove…</source>
        <translation>削除(&amp;O)…</translation>
    </message>
    <message>
        <source>Change the master passphrase</source>
        <translation>マスターパスフレーズを変更</translation>
    </message>
    <message>
        <source>Set a master passphrase</source>
        <translation>マスターパスフレーズを設定</translation>
    </message>
    <message>
        <source>Remove the master passphrase</source>
        <translation>マスターパスフレーズを削除</translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation>変更(&amp;G)…</translation>
    </message>
    <message>
        <source>Se&amp;t…</source>
        <translation>設定(&amp;T)…</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::PassphraseDialog</name>
    <message>
        <source>&amp;Present passphrase:</source>
        <translation>現在のパスフレーズ(&amp;P):</translation>
    </message>
    <message>
        <source>Master &amp;passphrase:</source>
        <translation>マスターパスフレーズ(&amp;P):</translation>
    </message>
    <message>
        <source>&amp;New passphrase:</source>
        <translation>新しいパスフレーズ(&amp;N):</translation>
    </message>
    <message>
        <source>The same &amp;again:</source>
        <translation>もう一度入力(&amp;A):</translation>
    </message>
    <message>
        <source>Set a master passphrase</source>
        <translation>マスターパスフレーズの設定</translation>
    </message>
    <message>
        <source>The stored passwords and keys are sealed under it, and CloudDesk asks for it at every start, on the command line too. Nobody can open them without it, not even you: keep a copy in a safe place.</source>
        <translation>保存されているパスワードと鍵はこのパスフレーズで暗号化され、CloudDesk は起動のたびに (コマンドラインでも) 入力を求めます。これがないと誰も、あなた自身も開けません。安全な場所に控えを保管してください。</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>設定(&amp;S)</translation>
    </message>
    <message>
        <source>Change the master passphrase</source>
        <translation>マスターパスフレーズの変更</translation>
    </message>
    <message>
        <source>All stored passwords and keys are sealed anew.</source>
        <translation>保存されているすべてのパスワードと鍵が暗号化し直されます。</translation>
    </message>
    <message>
        <source>Remove the master passphrase</source>
        <translation>マスターパスフレーズの削除</translation>
    </message>
    <message>
        <source>The key to the stored passwords and keys goes back to the keychain or, where there is none, into a file that only you can read. CloudDesk cannot be locked any more.</source>
        <translation>保存されているパスワードと鍵のマスターキーは、キーチェーンに、キーチェーンがない場合はあなただけが読めるファイルに戻されます。CloudDesk をロックすることはできなくなります。</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>削除(&amp;R)</translation>
    </message>
    <message numerus="yes">
        <source>It must have %n characters or more.</source>
        <translation>
            <numerusform>%n 文字以上にしてください。</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>2 つが一致していません。</translation>
    </message>
    <message>
        <source>This is not the master passphrase.</source>
        <translation>マスターパスフレーズが違います。</translation>
    </message>
    <message>
        <source>Sealing everything anew…</source>
        <translation>すべてを暗号化し直しています…</translation>
    </message>
    <message>
        <source>C&amp;hange</source>
        <translation>変更(&amp;H)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::PlayerWindow</name>
    <message>
        <source>&amp;Play</source>
        <translation>再生(&amp;P)</translation>
    </message>
    <message>
        <source>Skip &amp;idle time</source>
        <translation>動きのない時間をスキップ(&amp;I)</translation>
    </message>
    <message>
        <source>Make a &amp;video…</source>
        <translation>動画を作成(&amp;V)…</translation>
    </message>
    <message>
        <source>The recorded desktop</source>
        <translation>録画されたデスクトップ</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <comment>speed</comment>
        <translation>%1 倍速</translation>
    </message>
    <message>
        <source>The video&apos;s progress</source>
        <translation>動画の進捗</translation>
    </message>
    <message>
        <source>Write the recording as a video file</source>
        <translation>録画を動画ファイルとして書き出します</translation>
    </message>
    <message>
        <source>For this, install the package ffmpeg</source>
        <translation>使用するには ffmpeg パッケージをインストールしてください</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>一時停止(&amp;P)</translation>
    </message>
    <message>
        <source>Make a video</source>
        <translation>動画の作成</translation>
    </message>
    <message>
        <source>MP4 videos (*.mp4);;Matroska videos (*.mkv);;WebM videos (*.webm)</source>
        <translation>MP4 動画 (*.mp4);;Matroska 動画 (*.mkv);;WebM 動画 (*.webm)</translation>
    </message>
    <message>
        <source>&amp;Cancel the video</source>
        <translation>動画の作成をキャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>Making %1…</source>
        <translation>%1 を作成しています…</translation>
    </message>
    <message>
        <source>No video was made</source>
        <translation>動画は作成されませんでした</translation>
    </message>
    <message>
        <source>The video is ready</source>
        <translation>動画が完成しました</translation>
    </message>
    <message>
        <source>This recording was not finished; its end may be missing</source>
        <translation>この録画は完了していません。終わりの部分が欠けている可能性があります</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ProgressPage</name>
    <message>
        <source>Connecting via SSH</source>
        <translation>SSH で接続</translation>
    </message>
    <message>
        <source>Checking for VNC server</source>
        <translation>VNC サーバーの確認</translation>
    </message>
    <message>
        <source>Installing desktop environment</source>
        <translation>デスクトップ環境のインストール</translation>
    </message>
    <message>
        <source>Starting VNC server</source>
        <translation>VNC サーバーの起動</translation>
    </message>
    <message>
        <source>Creating secure tunnel</source>
        <translation>安全なトンネルの作成</translation>
    </message>
    <message>
        <source>Launching desktop viewer</source>
        <translation>デスクトップビューアーの起動</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>%1 に接続しています</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進捗</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Cancelling, and taking back what was begun…</source>
        <translation>キャンセルして、途中までの処理を元に戻しています…</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::QuestionDialog</name>
    <message>
        <source>Is this really %1?</source>
        <translation>これは本当に %1 ですか？</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>%1 のパスワード</translation>
    </message>
    <message>
        <source>Passphrase of the key for %1</source>
        <translation>%1 の鍵のパスフレーズ</translation>
    </message>
    <message>
        <source>Administrator password on %1</source>
        <translation>%1 の管理者パスワード</translation>
    </message>
    <message>
        <source>%1 asks</source>
        <translation>%1 からの問い合わせ</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>パスフレーズ</translation>
    </message>
    <message>
        <source>Password for sudo</source>
        <translation>sudo のパスワード</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>CloudDesk has never connected to this machine before. Compare this fingerprint with the one that the machine&apos;s console or your provider shows:</source>
        <translation>CloudDesk がこのマシンに接続するのは初めてです。このフィンガープリントを、マシンのコンソールやプロバイダーが表示するものと照合してください:</translation>
    </message>
    <message>
        <source>The fingerprint as a picture</source>
        <translation>フィンガープリントの図</translation>
    </message>
    <message>
        <source>Kind of key: %1</source>
        <translation>鍵の種類: %1</translation>
    </message>
    <message>
        <source>If it differs, somebody may be listening between you and the machine.</source>
        <translation>一致しない場合は、マシンとの通信が盗聴されている可能性があります。</translation>
    </message>
    <message>
        <source>The machine asks for more to log in.</source>
        <translation>ログインするには、マシンがさらに情報を求めています。</translation>
    </message>
    <message>
        <source>The machine asks for more to log in. It says: &quot;%1&quot;</source>
        <translation>ログインするには、マシンがさらに情報を求めています。マシンからの案内:「%1」</translation>
    </message>
    <message>
        <source>&amp;Trust and connect</source>
        <translation>信頼して接続(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Do not connect</source>
        <translation>接続しない(&amp;D)</translation>
    </message>
    <message>
        <source>The passphrase that was given does not open the key. Mind the keyboard&apos;s layout and Caps Lock.</source>
        <translation>入力されたパスフレーズでは鍵を開けません。キーボード配列と Caps Lock を確認してください。</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::QuickBar</name>
    <message>
        <source>Quick connect</source>
        <translation>クイック接続</translation>
    </message>
    <message>
        <source>Quick connect: user@host or a name</source>
        <translation>クイック接続: user@host または名前</translation>
    </message>
    <message>
        <source>Quick connect: user@host or a machine&apos;s name</source>
        <translation>クイック接続: user@host またはマシンの名前</translation>
    </message>
    <message>
        <source>Connects without adding the machine to the list (Ctrl+L)</source>
        <translation>マシンを一覧に追加せずに接続します (Ctrl+L)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ReconnectOverlay</name>
    <message>
        <source>Connection lost</source>
        <translation>接続が切れました</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>切断</translation>
    </message>
    <message>
        <source>Connecting again…</source>
        <translation>再接続しています…</translation>
    </message>
    <message>
        <source>Trying again in %1 s…</source>
        <translation>%1 秒後に再試行します…</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>今すぐ再試行</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::RecordingControl</name>
    <message>
        <source>&amp;Record</source>
        <translation>録画(&amp;R)</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>録画</translation>
    </message>
    <message>
        <source>Record this desktop into a file</source>
        <translation>このデスクトップをファイルに録画します</translation>
    </message>
    <message>
        <source>The recording ended: %1. What was recorded is in %2</source>
        <translation>録画が終了しました: %1。録画した内容は %2 にあります</translation>
    </message>
    <message>
        <source>Recorded %1</source>
        <translation>%1 に録画しました</translation>
    </message>
    <message>
        <source>● %1:%2</source>
        <translation>● %1:%2</translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation>録画を終了します</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::RemoveQuestion</name>
    <message>
        <source>Remove a machine</source>
        <translation>マシンの削除</translation>
    </message>
    <message>
        <source>Remove machines</source>
        <translation>マシンの削除</translation>
    </message>
    <message>
        <source>Remove %1 from the list?</source>
        <translation>%1 を一覧から削除しますか？</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n machine(s) from the list?</source>
        <translation>
            <numerusform>%n 台のマシンを一覧から削除しますか？</numerusform>
        </translation>
    </message>
    <message>
        <source>Its stored keys and passwords are forgotten. The machine itself stays as it is.</source>
        <translation>保存された鍵とパスワードは消去されます。マシン自体は変更されません。</translation>
    </message>
    <message>
        <source>Their stored keys and passwords are forgotten. The machines themselves stay as they are.</source>
        <translation>保存された鍵とパスワードは消去されます。マシン自体は変更されません。</translation>
    </message>
    <message>
        <source>What ~/.ssh/config still names comes back when that file changes next.</source>
        <translation>~/.ssh/config に残っているものは、次にそのファイルが変わると戻ります。</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>削除(&amp;R)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::SettingsDialog</name>
    <message>
        <source>&amp;Keep running in the tray when the window is closed</source>
        <translation>ウィンドウを閉じてもシステムトレイで動作を続ける(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Install what a machine lacks for a desktop</source>
        <translation>デスクトップに必要なものがマシンになければインストールする(&amp;I)</translation>
    </message>
    <message>
        <source>Open desktops in &amp;fullscreen</source>
        <translation>デスクトップを全画面表示で開く(&amp;F)</translation>
    </message>
    <message>
        <source>Open desktops as &amp;tabs of one window</source>
        <translation>デスクトップを 1 つのウィンドウのタブで開く(&amp;T)</translation>
    </message>
    <message>
        <source>A &amp;link is lost, or is back</source>
        <translation>接続が切れたとき、または回復したとき(&amp;L)</translation>
    </message>
    <message>
        <source>A &amp;desktop has been installed</source>
        <translation>デスクトップのインストールが完了したとき(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Follow ~/.ssh/config: what changes there changes here</source>
        <translation>~/.ssh/config の変更を自動的に反映する(&amp;F)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>General</source>
        <translation>全般</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外観(&amp;A)</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> 分後</translation>
    </message>
    <message>
        <source>never</source>
        <translation>しない</translation>
    </message>
    <message>
        <source>&amp;Disconnect without input after</source>
        <translation>操作がないときに切断(&amp;D)</translation>
    </message>
    <message>
        <source>New desktops</source>
        <translation>新しいデスクトップ</translation>
    </message>
    <message>
        <source>Xfce</source>
        <translation>Xfce</translation>
    </message>
    <message>
        <source>LXDE</source>
        <translation>LXDE</translation>
    </message>
    <message>
        <source>&amp;Desktop</source>
        <translation>デスクトップ環境(&amp;D)</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> ピクセル</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>幅(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>高さ(&amp;H)</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>ビューアー</translation>
    </message>
    <message>
        <source>Fit into the window</source>
        <translation>ウィンドウに収める</translation>
    </message>
    <message>
        <source>Original size</source>
        <translation>元のサイズ</translation>
    </message>
    <message>
        <source>Stretch to the window</source>
        <translation>ウィンドウに合わせて引き伸ばす</translation>
    </message>
    <message>
        <source>Match the remote size to the window</source>
        <translation>接続先の画面サイズをウィンドウに合わせる</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>マシン</translation>
    </message>
    <message>
        <source>A new machine begins with:</source>
        <translation>新しいマシンの初期値:</translation>
    </message>
    <message>
        <source>Whom to log in as, for example ubuntu</source>
        <translation>ログインするユーザー名 (例: ubuntu)</translation>
    </message>
    <message>
        <source>Words to find it by, separated by commas</source>
        <translation>検索に使う語句 (コンマ区切り)</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>ユーザー(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>鍵ファイル(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>タグ(&amp;T)</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>セキュリティ</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>&amp;Empty the clipboard of what came from here after</source>
        <translation>CloudDesk からクリップボードに入れた内容を自動消去(&amp;E)</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>確認しています…</translation>
    </message>
    <message>
        <source>Master key</source>
        <translation>マスターキー</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>After silence, &amp;ask whether the link lives</source>
        <translation>無通信時に接続を確認するまでの時間(&amp;A)</translation>
    </message>
    <message>
        <source>A link that says nothing for three times as long is taken for lost, and is made again. Both hold for connections from now on.</source>
        <translation>この 3 倍の時間応答がないと、接続が切れたとみなして再接続します。どちらの設定も、今後の接続から有効になります。</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>警告とエラー</translation>
    </message>
    <message>
        <source>What is usual</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>記録する内容(&amp;K)</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation>フォルダーを開く(&amp;O)</translation>
    </message>
    <message>
        <source>⚠ Not saved: %1 (%2). The settings are as they were.</source>
        <translation>⚠ 保存できませんでした: %1 (%2)。設定は変更されていません。</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
    <message>
        <source>Master passphrase</source>
        <translation>マスターパスフレーズ</translation>
    </message>
    <message>
        <source>&amp;Lock without input after</source>
        <translation>無操作でロックするまで(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Look now and then whether machines answer and a desktop runs there</source>
        <translation>マシンが応答するか、デスクトップが動いているかを定期的に確認する(&amp;L)</translation>
    </message>
    <message>
        <source>To see desktops, CloudDesk logs in by itself to machines that answer and whose host key you trust, at most every ten minutes. It never asks you anything for that.</source>
        <translation>デスクトップを確認するため、CloudDesk は、応答していてホスト鍵を信頼しているマシンに、多くても 10 分に 1 回、自動でログインします。その際に質問することはありません。</translation>
    </message>
    <message>
        <source>Tell me when</source>
        <translation>次の場合に通知する</translation>
    </message>
    <message>
        <source>Keep a small &amp;picture of each desktop, for list and grid</source>
        <translation>リストとグリッド用に各デスクトップの縮小画像を保存する(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;First local port of a tunnel</source>
        <translation>トンネルの最初のローカルポート(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Last local port of a tunnel</source>
        <translation>トンネルの最後のローカルポート(&amp;L)</translation>
    </message>
    <message>
        <source>A tunnel lets another viewer on this computer reach a desktop, and takes the first of these ports that is free (clouddesk tunnel NAME).</source>
        <translation>トンネルを使うと、このコンピューターの別のビューアーからデスクトップに接続できます。これらのうち最初に空いているポートが使われます(clouddesk tunnel NAME)。</translation>
    </message>
    <message>
        <source>Sc&amp;aling</source>
        <translation>拡大縮小(&amp;A)</translation>
    </message>
    <message>
        <source>Each ste&amp;p of a connect may take</source>
        <translation>接続の各段階の制限時間(&amp;P)</translation>
    </message>
    <message>
        <source>Mo&amp;ve it into the keychain</source>
        <translation>キーチェーンに移す(&amp;V)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::StalledNotice</name>
    <message>
        <source>The desktop does not answer</source>
        <translation>デスクトップが応答しません</translation>
    </message>
    <message>
        <source>It is very busy, or the connection is. This is its last picture; what you type now may arrive later.</source>
        <translation>デスクトップまたは接続が混み合っています。これは最後の画面です。今入力した内容は、後で届くことがあります。</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::StatisticsOverlay</name>
    <message>
        <source>Session statistics</source>
        <translation>セッションの統計</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往復時間</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>フレーム数</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>スループット</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>回線速度</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>エンコーディング</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>画質</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>毎秒 %1</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>ロスレス</translation>
    </message>
    <message>
        <source>%1 of 9</source>
        <translation>%1/9</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 バイト</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>デスクトップ</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::TabsWindow</name>
    <message>
        <source>Open desktops</source>
        <translation>開いているデスクトップ</translation>
    </message>
    <message>
        <source>Desktops</source>
        <translation>デスクトップ</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::TerminalView</name>
    <message>
        <source>Terminal</source>
        <translation>ターミナル</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C copies, Ctrl+Shift+V pastes</source>
        <translation>Ctrl+Shift+C でコピー、Ctrl+Shift+V で貼り付け</translation>
    </message>
    <message>
        <source>&amp;Copy	Ctrl+Shift+C</source>
        <translation>コピー(&amp;C)	Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>&amp;Paste	Ctrl+Shift+V</source>
        <translation>貼り付け(&amp;P)	Ctrl+Shift+V</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::TerminalWindow</name>
    <message>
        <source>Terminal on %1</source>
        <translation>%1 のターミナル</translation>
    </message>
    <message>
        <source>There is no link to %1. The terminal goes on when it is back.</source>
        <translation>%1 に接続されていません。接続が回復すると、ターミナルを再開します。</translation>
    </message>
    <message>
        <source>Opening a terminal on %1…</source>
        <translation>%1 のターミナルを開いています…</translation>
    </message>
    <message>
        <source>%1 Enter tries again.</source>
        <translation>%1 Enter キーで再試行します。</translation>
    </message>
    <message>
        <source>%1: terminal on %2</source>
        <translation>%1: %2 のターミナル</translation>
    </message>
    <message>
        <source>The shell has ended. Enter starts another one.</source>
        <translation>シェルが終了しました。Enter キーで新しいシェルを起動します。</translation>
    </message>
    <message>
        <source>The link to %1 is lost. The terminal goes on when it is back.</source>
        <translation>%1 との接続が切れました。接続が回復すると、ターミナルを再開します。</translation>
    </message>
    <message>
        <source>%1 is no longer connected. The terminal goes on once you connect to it again.</source>
        <translation>%1 は接続されていません。再接続すると端末は続きから再開します。</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::Timeline</name>
    <message>
        <source>Place in the recording</source>
        <translation>録画の再生位置</translation>
    </message>
    <message>
        <source>What happened when; click to go there</source>
        <translation>動きのあった箇所を示します。クリックするとその位置に移動します</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::Tray</name>
    <message>
        <source>CloudDesk</source>
        <translation>CloudDesk</translation>
    </message>
    <message>
        <source>Its desktop is installed and ready.</source>
        <translation>デスクトップのインストールが完了し、使用できるようになりました。</translation>
    </message>
    <message>
        <source>The link is lost. Trying to connect again…</source>
        <translation>接続が切れました。再接続しています…</translation>
    </message>
    <message>
        <source>Connected again.</source>
        <translation>再接続しました。</translation>
    </message>
    <message>
        <source>Nobody uses it; it is about to be disconnected.</source>
        <translation>操作がないため、まもなく切断されます。</translation>
    </message>
    <message>
        <source>Open CloudDesk</source>
        <translation>CloudDesk を開く</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Open desktops</source>
        <translation>開いているデスクトップ</translation>
    </message>
    <message>
        <source>%1 (connecting)</source>
        <translation>%1 (接続処理中)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>切断</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>最近使用したマシン</translation>
    </message>
    <message>
        <source>CloudDesk is locked</source>
        <translation>CloudDesk はロックされています</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>ロック解除…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>ロック</translation>
    </message>
    <message>
        <source>%1 (failed)</source>
        <translation>%1 (失敗)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Its host key has changed. Nothing was sent to it; connect to it to see more.</source>
        <translation>ホスト鍵が変わりました。何も送信していません。詳細は接続すると表示されます。</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::Typist</name>
    <message>
        <source>Nothing was typed: the text holds the control character U+%1</source>
        <translation>入力しませんでした: テキストに制御文字 U+%1 が含まれています</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerBar</name>
    <message>
        <source>Input</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>Keys, clipboard and what they do there (Ctrl+Alt+Shift+M)</source>
        <translation>キー、クリップボード、接続先への入力方法 (Ctrl+Alt+Shift+M)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Size, quality and statistics (Ctrl+Alt+Shift+M)</source>
        <translation>サイズ、画質、統計 (Ctrl+Alt+Shift+M)</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>ツール</translation>
    </message>
    <message>
        <source>Screenshots, files, terminal and more (Ctrl+Alt+Shift+M)</source>
        <translation>スクリーンショット、ファイル、ターミナルなど (Ctrl+Alt+Shift+M)</translation>
    </message>
    <message>
        <source>Fullscreen</source>
        <translation>全画面表示</translation>
    </message>
    <message>
        <source>Fill the whole screen (Ctrl+Alt+Shift+F)</source>
        <translation>画面全体に表示します (Ctrl+Alt+Shift+F)</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>切断</translation>
    </message>
    <message>
        <source>Close this window; the remote desktop goes on (Ctrl+Alt+Shift+Q)</source>
        <translation>このウィンドウを閉じます。リモートデスクトップは動作を続けます (Ctrl+Alt+Shift+Q)</translation>
    </message>
    <message>
        <source>Leave fullscreen</source>
        <translation>全画面表示を終了</translation>
    </message>
    <message>
        <source>View only</source>
        <translation>表示のみ</translation>
    </message>
    <message>
        <source>All keys go there · Ctrl+Alt+Shift+G</source>
        <translation>キーはすべて先方へ · Ctrl+Alt+Shift+G</translation>
    </message>
    <message>
        <source>All keys go there</source>
        <translation>キーはすべて先方へ</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+G gives the keyboard back to this computer</source>
        <translation>Ctrl+Alt+Shift+G でキーボードがこのコンピューターに戻ります</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerMenu</name>
    <message>
        <source>&amp;Input</source>
        <translation>入力(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>ツール(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>切断(&amp;D)</translation>
    </message>
    <message>
        <source>Send &amp;keys</source>
        <translation>キーを送信(&amp;K)</translation>
    </message>
    <message>
        <source>Paste as &amp;typing</source>
        <translation>キー入力として貼り付け(&amp;T)</translation>
    </message>
    <message>
        <source>T&amp;yping speed</source>
        <translation>入力速度(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Fast</source>
        <translation>高速(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Steady</source>
        <translation>中速(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;low, for sluggish programs</source>
        <translation>低速、反応の遅いプログラム向け(&amp;L)</translation>
    </message>
    <message>
        <source>View &amp;only</source>
        <translation>表示のみ(&amp;O)</translation>
    </message>
    <message>
        <source>Share &amp;clipboard</source>
        <translation>クリップボードを共有(&amp;C)</translation>
    </message>
    <message>
        <source>Send &amp;every key there</source>
        <translation>すべてのキーを接続先に送信(&amp;E)</translation>
    </message>
    <message>
        <source>Use the input &amp;method of this computer</source>
        <translation>このコンピューターの入力メソッドを使用(&amp;M)</translation>
    </message>
    <message>
        <source>Keys by &amp;position (remote layout)</source>
        <translation>キーを位置で送信 (接続先のキー配列)(&amp;P)</translation>
    </message>
    <message>
        <source>Ctrl+Alt+&amp;Del</source>
        <translation>Ctrl+Alt+&amp;Del</translation>
    </message>
    <message>
        <source>Ctrl+Alt+&amp;Backspace</source>
        <translation>Ctrl+Alt+&amp;Backspace</translation>
    </message>
    <message>
        <source>Ctrl+&amp;Esc</source>
        <translation>Ctrl+&amp;Esc</translation>
    </message>
    <message>
        <source>Alt+&amp;Tab</source>
        <translation>Alt+&amp;Tab</translation>
    </message>
    <message>
        <source>Alt+F&amp;4</source>
        <translation>Alt+F&amp;4</translation>
    </message>
    <message>
        <source>&amp;Super</source>
        <translation>&amp;Super</translation>
    </message>
    <message>
        <source>&amp;Print Screen</source>
        <translation>&amp;Print Screen</translation>
    </message>
    <message>
        <source>&amp;Menu key</source>
        <translation>メニューキー(&amp;M)</translation>
    </message>
    <message>
        <source>Ctrl+Alt+&amp;F1 to F12</source>
        <translation>Ctrl+Alt+&amp;F1 ～ F12</translation>
    </message>
    <message>
        <source>Ctrl+Alt+F%1</source>
        <translation>Ctrl+Alt+F%1</translation>
    </message>
    <message>
        <source>&amp;Fit to window</source>
        <translation>ウィンドウに収める(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Original size (1:1)</source>
        <translation>元のサイズ (1:1)(&amp;O)</translation>
    </message>
    <message>
        <source>S&amp;tretch to window</source>
        <translation>ウィンドウに合わせて引き伸ばす(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Match remote size to window</source>
        <translation>接続先の画面サイズをウィンドウに合わせる(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>画質(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>自動(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Lossless</source>
        <translation>ロスレス(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;High</source>
        <translation>高(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Medium</source>
        <translation>中(&amp;M)</translation>
    </message>
    <message>
        <source>L&amp;ow, for slow lines</source>
        <translation>低、低速回線向け(&amp;O)</translation>
    </message>
    <message>
        <source>Soun&amp;d</source>
        <translation>サウンド(&amp;D)</translation>
    </message>
    <message>
        <source>St&amp;atistics</source>
        <translation>統計(&amp;A)</translation>
    </message>
    <message>
        <source>F&amp;ullscreen</source>
        <translation>全画面表示(&amp;U)</translation>
    </message>
    <message>
        <source>Fullscreen on all s&amp;creens</source>
        <translation>すべての画面で全画面表示(&amp;C)</translation>
    </message>
    <message>
        <source>All d&amp;esktops…</source>
        <translation>すべてのデスクトップ(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Save a screenshot…</source>
        <translation>スクリーンショットを保存(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Copy a screenshot</source>
        <translation>スクリーンショットをコピー(&amp;C)</translation>
    </message>
    <message>
        <source>Move to its own &amp;window</source>
        <translation>独立したウィンドウに移動(&amp;W)</translation>
    </message>
    <message>
        <source>Move to a ta&amp;b</source>
        <translation>タブに移動(&amp;B)</translation>
    </message>
    <message>
        <source>Ne&amp;xt tab</source>
        <translation>次のタブ(&amp;X)</translation>
    </message>
    <message>
        <source>Fullscreen on all s&amp;creens (not on Wayland)</source>
        <translation>すべての画面で全画面表示(&amp;C)（Wayland では不可）</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerWidget</name>
    <message>
        <source>the server cannot do that</source>
        <translation>サーバーが対応していません</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerWindow</name>
    <message>
        <source>Remote desktop of %1</source>
        <translation>%1 のリモートデスクトップ</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+M opens the menu</source>
        <translation>Ctrl+Alt+Shift+M でメニューを開きます</translation>
    </message>
    <message>
        <source>%1 keeps its size and is shown scaled: %2</source>
        <translation>%1 の画面サイズを変更できないため、拡大縮小して表示します: %2</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>入力しました</translation>
    </message>
    <message>
        <source>Typed. If some characters are missing, use the clipboard: there are not keys for so many different ones</source>
        <translation>入力しました。欠けた文字があれば、クリップボードを使ってください：これほど多くの種類の文字にはキーが足りません</translation>
    </message>
    <message>
        <source>There is no text on the clipboard</source>
        <translation>クリップボードにテキストがありません</translation>
    </message>
    <message numerus="yes">
        <source>Typing %Ln character(s)… Any key stops it.</source>
        <translation>
            <numerusform>%Ln 文字を入力しています… いずれかのキーを押すと中止します。</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected again</source>
        <translation>再接続しました</translation>
    </message>
    <message>
        <source>%1 is no longer connected</source>
        <translation>%1 との接続が切れました</translation>
    </message>
    <message>
        <source>Could not connect to %1</source>
        <translation>%1 に接続できませんでした</translation>
    </message>
    <message>
        <source>Save screenshot</source>
        <translation>スクリーンショットの保存</translation>
    </message>
    <message>
        <source>PNG images (*.png);;JPEG images (*.jpg)</source>
        <translation>PNG 画像 (*.png);;JPEG 画像 (*.jpg)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 を保存しました</translation>
    </message>
    <message>
        <source>There is no picture yet</source>
        <translation>まだ画面が届いていません</translation>
    </message>
    <message>
        <source>The screenshot is on the clipboard</source>
        <translation>スクリーンショットをクリップボードにコピーしました</translation>
    </message>
    <message>
        <source>The keyboard is this computer&apos;s again</source>
        <translation>キーボードの操作がこのコンピューターに戻りました</translation>
    </message>
    <message>
        <source>Every key goes to %1. Ctrl+Alt+Shift+G gives the keyboard back, Ctrl+Alt+Shift+F leaves fullscreen.</source>
        <translation>すべてのキーは %1 に送られます。Ctrl+Alt+Shift+G でキーボードが戻り、Ctrl+Alt+Shift+F で全画面表示を終えます。</translation>
    </message>
    <message>
        <source>Every key goes to %1. Ctrl+Alt+Shift+G gives the keyboard back.</source>
        <translation>すべてのキーは %1 に送られます。Ctrl+Alt+Shift+G でキーボードが戻ります。</translation>
    </message>
    <message>
        <source>View only: keyboard and mouse do nothing over there</source>
        <translation>表示のみ：キーボードとマウスは先方で働きません</translation>
    </message>
    <message>
        <source>Keyboard and mouse work over there again</source>
        <translation>キーボードとマウスが先方で再び働きます</translation>
    </message>
    <message>
        <source>Nothing was typed: there is no connection</source>
        <translation>何も入力されませんでした：接続がありません</translation>
    </message>
    <message>
        <source>Nothing was typed: view only is on</source>
        <translation>何も入力されませんでした：「表示のみ」がオンです</translation>
    </message>
    <message>
        <source>On Wayland no program can fill more than one screen</source>
        <translation>Wayland では、どのプログラムも複数の画面を覆うことはできません</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::WatchDialog</name>
    <message>
        <source>They may use &amp;keyboard, mouse and clipboard</source>
        <translation>キーボード、マウス、クリップボードの使用を許可(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>新しいパスワード(&amp;N)</translation>
    </message>
    <message>
        <source>Let someone watch %1</source>
        <translation>%1 をほかの人に見せる</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>アドレス(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>パスワード(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;End watching</source>
        <translation>閲覧を終了(&amp;E)</translation>
    </message>
    <message>
        <source>Nobody watches yet.</source>
        <translation>まだ誰も閲覧していません。</translation>
    </message>
    <message>
        <source>Somebody watches.</source>
        <translation>誰かが閲覧しています。</translation>
    </message>
    <message>
        <source>Somebody watches this desktop</source>
        <translation>誰かがこのデスクトップを閲覧しています</translation>
    </message>
    <message>
        <source>It is over: %1.</source>
        <translation>終了しました: %1。</translation>
    </message>
    <message>
        <source>Nobody watches this desktop any more</source>
        <translation>このデスクトップを閲覧している人はいなくなりました</translation>
    </message>
    <message>
        <source>whoever watched has left</source>
        <translation>閲覧していた人が退出しました</translation>
    </message>
    <message>
        <source>the link to the desktop is lost</source>
        <translation>デスクトップとの接続が切れました</translation>
    </message>
    <message>
        <source>somebody tried wrong passwords</source>
        <translation>誰かが誤ったパスワードを試しました</translation>
    </message>
    <message>
        <source>the desktop&apos;s VNC server lets no other viewer in</source>
        <translation>デスクトップの VNC サーバーがほかのビューアーを受け入れません</translation>
    </message>
    <message>
        <source>Whoever has the address and the password sees this desktop in any VNC viewer, once. The address is one of this computer; from elsewhere it is reached through SSH, for example with ssh -L. Closing this window does not end it.</source>
        <translation>アドレスとパスワードを知っている人は、任意の VNC ビューアーでこのデスクトップを 1 回だけ閲覧できます。アドレスはこのコンピューターのものです。ほかの場所からは、ssh -L などを使って SSH 経由で接続します。このウィンドウを閉じても共有は終了しません。</translation>
    </message>
</context>
</TS>
