<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Advice</name>
    <message>
        <source>Check that it is there, and the spelling of the name or path.</source>
        <translation>请检查它是否存在，以及名称或路径的拼写。</translation>
    </message>
    <message>
        <source>Something else changed it at the same time; look at it and try again.</source>
        <translation>同时有其他操作更改了它；请查看后重试。</translation>
    </message>
    <message>
        <source>Try again; if it happens again, look at the machine&apos;s load and the network.</source>
        <translation>请重试；如果再次发生，请检查机器负载和网络。</translation>
    </message>
    <message>
        <source>Check who owns the file or folder and its permissions.</source>
        <translation>请检查文件或文件夹的所有者及其权限。</translation>
    </message>
    <message>
        <source>Make room on this computer&apos;s disk and try again.</source>
        <translation>请在本机磁盘上腾出空间后重试。</translation>
    </message>
    <message>
        <source>Keep a copy of the data folder: somebody may have changed the audit log.</source>
        <translation>请保留数据文件夹的副本：可能有人更改了审计日志。</translation>
    </message>
    <message>
        <source>Give the master key this data folder was made with (CLOUDDESK_MASTER_KEY_FILE or the keychain).</source>
        <translation>请提供创建此数据文件夹时使用的主密钥（CLOUDDESK_MASTER_KEY_FILE 或密钥环）。</translation>
    </message>
    <message>
        <source>Check the port, and that sshd is running on the machine.</source>
        <translation>请检查端口，以及机器上是否正在运行 sshd。</translation>
    </message>
    <message>
        <source>Check that the machine is running and that its firewall or security group admits SSH from here.</source>
        <translation>请检查机器是否正在运行，以及其防火墙或安全组是否允许从此处进行 SSH 连接。</translation>
    </message>
    <message>
        <source>Check the network and try again.</source>
        <translation>请检查网络后重试。</translation>
    </message>
    <message>
        <source>Check that host and port belong to an SSH server that is not too old.</source>
        <translation>请检查主机和端口是否属于版本不太旧的 SSH 服务器。</translation>
    </message>
    <message>
        <source>The key was marked as stolen or withdrawn in known_hosts; do not connect until the machine has a new one.</source>
        <translation>该密钥在 known_hosts 中被标记为被盗或已撤回；在机器有新密钥之前请勿连接。</translation>
    </message>
    <message>
        <source>Start ssh-agent, load the key (ssh-add) and check SSH_AUTH_SOCK.</source>
        <translation>请启动 ssh-agent，载入密钥（ssh-add），并检查 SSH_AUTH_SOCK。</translation>
    </message>
    <message>
        <source>Allow forwarding in the machine&apos;s sshd_config (AllowTcpForwarding, AllowStreamLocalForwarding).</source>
        <translation>请在机器的 sshd_config 中允许转发（AllowTcpForwarding、AllowStreamLocalForwarding）。</translation>
    </message>
    <message>
        <source>Supported are Debian, Ubuntu, Fedora, RHEL and its likes, and Oracle Linux.</source>
        <translation>支持 Debian、Ubuntu、Fedora、RHEL 及同类系统和 Oracle Linux。</translation>
    </message>
    <message>
        <source>Make room on the machine&apos;s disk and try again.</source>
        <translation>请在机器的磁盘上腾出空间后重试。</translation>
    </message>
    <message>
        <source>Another installation is running on the machine; wait for its end and try again.</source>
        <translation>机器上正在进行另一项安装；请等待其结束后重试。</translation>
    </message>
    <message>
        <source>Connect again: a new desktop is started.</source>
        <translation>请重新连接：将启动新的桌面。</translation>
    </message>
    <message>
        <source>The desktop was stopped for safety; check the machine&apos;s VNC configuration in /etc and ~/.vnc.</source>
        <translation>为安全起见桌面已停止；请检查机器在 /etc 和 ~/.vnc 中的 VNC 配置。</translation>
    </message>
    <message>
        <source>The machine&apos;s VNC server does not behave; stop its desktop and connect again.</source>
        <translation>机器的 VNC 服务器行为异常；请停止其桌面并重新连接。</translation>
    </message>
    <message>
        <source>Stop the desktop and connect again: a new one gets a new password.</source>
        <translation>请停止桌面并重新连接：新的桌面会获得新的密码。</translation>
    </message>
    <message>
        <source>Check the network and the machine&apos;s load, then connect again.</source>
        <translation>请检查网络和机器负载，然后重新连接。</translation>
    </message>
    <message>
        <source>Unlock CloudDesk with the master passphrase and try again.</source>
        <translation>请用主密码短语解锁 CloudDesk，然后重试。</translation>
    </message>
    <message>
        <source>Check what you entered, and try again.</source>
        <translation>请检查您输入的内容，然后重试。</translation>
    </message>
    <message>
        <source>Choose another name, or change the existing one.</source>
        <translation>请换一个名称，或修改已有的条目。</translation>
    </message>
    <message>
        <source>Try another way; this one is not possible here.</source>
        <translation>请换一种方式；此处无法这样做。</translation>
    </message>
    <message>
        <source>Check the file, the disk and its file system.</source>
        <translation>请检查文件、磁盘及其文件系统。</translation>
    </message>
    <message>
        <source>Check that the data folder&apos;s disk has room and that you may write there.</source>
        <translation>请检查数据文件夹所在磁盘是否有空间，以及您是否可以写入。</translation>
    </message>
    <message>
        <source>Use the newer version of CloudDesk that wrote this data folder.</source>
        <translation>请使用写入此数据文件夹的较新版本的 CloudDesk。</translation>
    </message>
    <message>
        <source>Restore the data folder from a backup.</source>
        <translation>请从备份中恢复数据文件夹。</translation>
    </message>
    <message>
        <source>Unlock the keychain, or correct CLOUDDESK_MASTER_KEY_FILE, and start CloudDesk again.</source>
        <translation>请解锁密钥环，或更正 CLOUDDESK_MASTER_KEY_FILE，然后重新启动 CloudDesk。</translation>
    </message>
    <message>
        <source>Choose the machine, then &quot;Edit…&quot;, and enter its secret anew.</source>
        <translation>请选择该机器，再选“编辑…”，重新输入其机密信息。</translation>
    </message>
    <message>
        <source>Check the host name and this computer&apos;s DNS; &quot;Edit…&quot; changes what is stored for the machine.</source>
        <translation>请检查主机名和本机的 DNS；“编辑…”可更改为该机器保存的内容。</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the machine&apos;s console, then connect again and trust the key when you are asked.</source>
        <translation>请将指纹与机器控制台上的核对，然后重新连接，并在询问时信任该密钥。</translation>
    </message>
    <message>
        <source>Nothing was sent to it. Only if the machine was really set up anew, remove its old key under Settings → Security → Trusted host keys and connect again. If not, somebody may be listening in: do not connect.</source>
        <translation>未向其发送任何内容。仅当该机器确实已重装时，才在“设置 → 安全 → 受信任的主机密钥”中移除旧密钥并重新连接。否则可能有人在窃听：请不要连接。</translation>
    </message>
    <message>
        <source>Check the user and the key or password; &quot;Edit…&quot; changes what is stored for the machine.</source>
        <translation>请检查用户以及密钥或密码；“编辑…”可更改为该机器保存的内容。</translation>
    </message>
    <message>
        <source>Check the key file and its passphrase; &quot;Edit…&quot; changes what is stored for the machine.</source>
        <translation>请检查密钥文件及其密码短语；“编辑…”可更改为该机器保存的内容。</translation>
    </message>
    <message>
        <source>Run it by hand in a terminal on the machine to see more.</source>
        <translation>请在该机器的终端中手动运行，以查看更多信息。</translation>
    </message>
    <message>
        <source>Send the output to a file on the machine and download that.</source>
        <translation>请将输出保存到该机器上的文件，然后下载该文件。</translation>
    </message>
    <message>
        <source>Start the transfer again: it goes on where it stopped.</source>
        <translation>请重新开始传输：它会从中断处继续。</translation>
    </message>
    <message>
        <source>Ask the machine&apos;s administrator to install a desktop and a VNC server there.</source>
        <translation>请让该机器的管理员在其上安装桌面和 VNC 服务器。</translation>
    </message>
    <message>
        <source>Choose the machine, then &quot;Edit…&quot;, and correct its password for sudo.</source>
        <translation>请选择该机器，再选“编辑…”，更正其 sudo 密码。</translation>
    </message>
    <message>
        <source>The full log is kept on this computer; trying again repairs what is broken and goes on.</source>
        <translation>完整日志保存在本机上；重试会修复损坏之处并继续。</translation>
    </message>
    <message>
        <source>Have it installed: switch on &quot;Install what a machine lacks for a desktop&quot; under Settings → New desktops, and connect again.</source>
        <translation>要安装它，请在“设置 → 新桌面”中启用“安装机器缺少的桌面组件”，然后重新连接。</translation>
    </message>
    <message>
        <source>Try again; if it happens again, the technical details tell why.</source>
        <translation>请重试；如果再次发生，技术细节会说明原因。</translation>
    </message>
    <message>
        <source>Connect again; if it happens again, close CloudDesk and start it again.</source>
        <translation>请重新连接；如果再次发生，请关闭并重新启动 CloudDesk。</translation>
    </message>
    <message>
        <source>This is a mistake in CloudDesk; please report it with what the technical details say.</source>
        <translation>这是 CloudDesk 的错误；请附上技术细节进行报告。</translation>
    </message>
</context>
<context>
    <name>MasterKey</name>
    <message>
        <source>In the keychain of this computer.</source>
        <translation>在本机的密钥环中。</translation>
    </message>
    <message>
        <source>Sealed under the master passphrase, in the file %1.</source>
        <translation>由主密码短语密封，在文件 %1 中。</translation>
    </message>
    <message>
        <source>In the file that CLOUDDESK_MASTER_KEY_FILE names: %1</source>
        <translation>在 CLOUDDESK_MASTER_KEY_FILE 所指的文件中：%1</translation>
    </message>
    <message>
        <source>In the key file %1, because no keychain answered when it was made. Whoever can read that file and the database can read the stored credentials.</source>
        <translation>在密钥文件 %1 中，因为创建时没有密钥环响应。能读取该文件和数据库的人就能读取已保存的凭据。</translation>
    </message>
</context>
<context>
    <name>RoomAdvice</name>
    <message>
        <source>unlock the keychain and try again</source>
        <translation>请解锁钥匙串，然后重试。</translation>
    </message>
    <message>
        <source>There may be too little memory: it takes about 150 MiB.</source>
        <translation>内存可能不足：大约需要 150 MiB。</translation>
    </message>
    <message>
        <source>Connect again to start a new one.</source>
        <translation>重新连接即可启动新的桌面。</translation>
    </message>
    <message>
        <source>Connect again to start a new desktop.</source>
        <translation>重新连接即可启动新的桌面。</translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation>请重新连接。</translation>
    </message>
    <message>
        <source>Begin the file with a line such as: name,host,port,user,tags</source>
        <translation>请在文件开头加入这样一行：name,host,port,user,tags</translation>
    </message>
    <message>
        <source>In mRemoteNG, turn off &quot;Encrypt complete connection file&quot; and save it.</source>
        <translation>请在 mRemoteNG 中关闭“Encrypt complete connection file”并保存。</translation>
    </message>
    <message>
        <source>Nothing was taken over. Try the passphrase again, or use an unaltered copy of the file.</source>
        <translation>未导入任何内容。请重试密码短语，或使用未被改动的文件副本。</translation>
    </message>
    <message>
        <source>Have the line &quot;Subsystem sftp internal-sftp&quot; in /etc/ssh/sshd_config there and restart sshd; where Dropbear runs, install openssh-sftp-server</source>
        <translation>请在该机器的 /etc/ssh/sshd_config 中加入“Subsystem sftp internal-sftp”一行并重启 sshd；若运行的是 Dropbear，请安装 openssh-sftp-server。</translation>
    </message>
    <message>
        <source>pack it first, for example with tar</source>
        <translation>请先打包，例如用 tar。</translation>
    </message>
    <message>
        <source>pack it there first, for example with tar</source>
        <translation>请先在该机器上打包，例如用 tar。</translation>
    </message>
    <message>
        <source>Nothing was sent to it. A &quot;@revoked&quot; line in a known_hosts file says that nobody must trust this key; ask whoever runs the machine.</source>
        <translation>未向其发送任何内容。known_hosts 文件中的“@revoked”行表示任何人都不得信任此密钥；请询问该机器的管理者。</translation>
    </message>
    <message>
        <source>Nothing was sent to it. Compare the fingerprint with the machine&apos;s own.</source>
        <translation>未向其发送任何内容。请将指纹与该机器自身的指纹比对。</translation>
    </message>
    <message>
        <source>Look at it again, then repeat the change.</source>
        <translation>请重新查看，然后再次更改。</translation>
    </message>
    <message>
        <source>give the key&apos;s passphrase; check the key with: ssh-keygen -y -f KEYFILE</source>
        <translation>请提供密钥的密码短语；可用 ssh-keygen -y -f KEYFILE 检查密钥。</translation>
    </message>
    <message>
        <source>give the one line of the file that ends in -cert.pub</source>
        <translation>请提供以 -cert.pub 结尾的文件中的那一行。</translation>
    </message>
    <message>
        <source>Look at what the machine&apos;s login files (.bashrc, .profile) print, and whether its login shell runs commands</source>
        <translation>请查看该机器的登录文件（.bashrc、.profile）输出了什么，以及其登录 shell 是否能执行命令。</translation>
    </message>
    <message>
        <source>Give this machine&apos;s sudo password and try again</source>
        <translation>请提供该机器的 sudo 密码，然后重试。</translation>
    </message>
    <message>
        <source>Free some room on the machine or give it a larger disk, then try again</source>
        <translation>请在该机器上腾出空间或为其换用更大的磁盘，然后重试。</translation>
    </message>
    <message>
        <source>Free some room on the machine, then try again</source>
        <translation>请在该机器上腾出空间，然后重试。</translation>
    </message>
    <message>
        <source>Choose the desktop xfce</source>
        <translation>请选择 xfce 桌面。</translation>
    </message>
    <message>
        <source>Wait until it has finished, or end it on the machine; then try again</source>
        <translation>请等待其完成，或在该机器上将其结束，然后重试。</translation>
    </message>
    <message>
        <source>Try again: the next run repairs it</source>
        <translation>请重试：下一次运行会修复它。</translation>
    </message>
    <message>
        <source>Install CloudDesk anew: both programs belong into one folder.</source>
        <translation>请重新安装 CloudDesk：两个程序必须位于同一文件夹。</translation>
    </message>
    <message>
        <source>free some room, or choose another folder for recordings</source>
        <translation>请腾出空间，或为录像选择其他文件夹。</translation>
    </message>
    <message>
        <source>begin another one</source>
        <translation>请重新开始一个。</translation>
    </message>
    <message>
        <source>name the file that it points to</source>
        <translation>请指定它所指向的文件。</translation>
    </message>
    <message>
        <source>try again when nothing writes to it</source>
        <translation>请在没有程序写入它时重试。</translation>
    </message>
    <message>
        <source>try: ssh-add -l</source>
        <translation>请尝试：ssh-add -l</translation>
    </message>
    <message>
        <source>add one with ssh-add</source>
        <translation>请用 ssh-add 添加一个。</translation>
    </message>
    <message>
        <source>start ssh-agent, add your key with ssh-add, and see that SSH_AUTH_SOCK is set</source>
        <translation>请启动 ssh-agent，用 ssh-add 添加密钥，并确认已设置 SSH_AUTH_SOCK。</translation>
    </message>
    <message>
        <source>the account may be restricted to something else</source>
        <translation>该账户可能被限制只能做其他事情。</translation>
    </message>
    <message>
        <source>sshd allows only so many at a time (MaxSessions); close something and try again</source>
        <translation>sshd 同时只允许有限数量的会话（MaxSessions）；请关闭一些后重试。</translation>
    </message>
    <message>
        <source>check that something listens there, and that sshd allows forwarding (AllowTcpForwarding, AllowStreamLocalForwarding, PermitOpen)</source>
        <translation>请检查那里是否有程序在监听，以及 sshd 是否允许转发（AllowTcpForwarding、AllowStreamLocalForwarding、PermitOpen）。</translation>
    </message>
    <message>
        <source>check that something listens there, on the machine itself</source>
        <translation>请在该机器上检查那里是否有程序在监听。</translation>
    </message>
    <message>
        <source>Correct the machine&apos;s address</source>
        <translation>请更正该机器的地址。</translation>
    </message>
    <message>
        <source>The machine may be busy; try again</source>
        <translation>该机器可能正忙；请重试。</translation>
    </message>
    <message>
        <source>update the SSH server, or let it offer AES-GCM</source>
        <translation>请更新 SSH 服务器，或让其提供 AES-GCM。</translation>
    </message>
    <message>
        <source>update the SSH server on the machine</source>
        <translation>请更新该机器上的 SSH 服务器。</translation>
    </message>
    <message>
        <source>check the user name, and that this key or password is allowed on the machine</source>
        <translation>请检查用户名，以及该机器是否允许此密钥或密码。</translation>
    </message>
    <message>
        <source>check the spelling of the host name, and this computer&apos;s network</source>
        <translation>请检查主机名的拼写以及本机的网络。</translation>
    </message>
    <message>
        <source>check this computer&apos;s network and its name servers, or give the machine&apos;s address instead of its name</source>
        <translation>请检查本机的网络和域名服务器，或用该机器的地址代替其名称。</translation>
    </message>
    <message>
        <source>check the network, and whether the machine still runs</source>
        <translation>请检查网络，以及该机器是否仍在运行。</translation>
    </message>
    <message>
        <source>Connect again; check the network and whether the machine still runs</source>
        <translation>请重新连接；请检查网络以及该机器是否仍在运行。</translation>
    </message>
    <message>
        <source>Close what uses much memory here, and connect again</source>
        <translation>请在本机关闭占用大量内存的程序，然后重新连接。</translation>
    </message>
    <message>
        <source>check the address, and that the machine runs and its firewall lets SSH in</source>
        <translation>请检查地址，确认该机器正在运行且其防火墙允许 SSH。</translation>
    </message>
    <message>
        <source>check the port, and that sshd is not overloaded</source>
        <translation>请检查端口，以及 sshd 是否过载。</translation>
    </message>
    <message>
        <source>check that an SSH server listens on this port</source>
        <translation>请检查此端口上是否有 SSH 服务器在监听。</translation>
    </message>
    <message>
        <source>try again; if it stays so, look into sshd&apos;s log on the machine (MaxStartups, firewall)</source>
        <translation>请重试；若仍如此，请查看该机器上 sshd 的日志（MaxStartups、防火墙）。</translation>
    </message>
    <message>
        <source>look into sshd&apos;s log on the machine; it may have refused the user or the address</source>
        <translation>请查看该机器上 sshd 的日志；它可能拒绝了该用户或地址。</translation>
    </message>
    <message>
        <source>try again; a machine under load, or a slow directory service, may be the reason</source>
        <translation>请重试；原因可能是该机器负载过高，或目录服务过慢。</translation>
    </message>
    <message>
        <source>make room and try again; what has arrived is kept</source>
        <translation>请腾出空间后重试；已到达的内容会保留。</translation>
    </message>
    <message>
        <source>make room there and try again; what has arrived is kept</source>
        <translation>请在该机器上腾出空间后重试；已到达的内容会保留。</translation>
    </message>
    <message>
        <source>The installation goes on there by itself; connecting again follows it</source>
        <translation>安装会在该机器上自行继续；重新连接即可继续查看。</translation>
    </message>
    <message>
        <source>Close other viewers, or raise the limit on open files.</source>
        <translation>请关闭其他查看器，或提高打开文件数的上限。</translation>
    </message>
    <message>
        <source>put the file back, or end the program and start it again</source>
        <translation>请将文件放回，或结束程序后重新启动。</translation>
    </message>
    <message>
        <source>end the other program, then try again</source>
        <translation>请结束另一个程序，然后重试。</translation>
    </message>
    <message>
        <source>put a backup of the file in its place, or move its whole folder away to begin anew</source>
        <translation>请用备份替换该文件，或移走整个文件夹以重新开始。</translation>
    </message>
    <message>
        <source>put the key back from a copy</source>
        <translation>请从副本恢复该密钥。</translation>
    </message>
    <message>
        <source>put the file back from a copy</source>
        <translation>请从副本恢复该文件。</translation>
    </message>
    <message>
        <source>put the key back from a copy, or make one with: openssl rand -base64 32</source>
        <translation>请从副本恢复该密钥，或用 openssl rand -base64 32 生成一个。</translation>
    </message>
    <message>
        <source>wait for it to end, then try again</source>
        <translation>请等待其结束，然后重试。</translation>
    </message>
    <message>
        <source>Try it again; mind the keyboard&apos;s layout and Caps Lock.</source>
        <translation>请重试；注意键盘布局和大写锁定。</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>put a backup of the database in its place</source>
        <translation>请用数据库的备份替换它。</translation>
    </message>
    <message>
        <source>check that the machine runs, that its SSH server listens on this port, and its firewall</source>
        <translation>请检查该机器是否在运行、其 SSH 服务器是否在此端口监听，以及其防火墙。</translation>
    </message>
    <message>
        <source>put the right key back; without it the stored secrets cannot be read, though &quot;clouddesk instance list&quot; still shows the machines. To begin anew, move the data folder away.</source>
        <translation>请把正确的密钥放回去；没有它就无法读取已保存的机密，但“clouddesk instance list”仍能列出机器。若要重新开始，请移走数据文件夹。</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>CloudDesk cannot start</source>
        <translation>CloudDesk 无法启动</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::AboutBox</name>
    <message>
        <source>About CloudDesk</source>
        <translation>关于 CloudDesk</translation>
    </message>
    <message>
        <source>CloudDesk %1</source>
        <translation>CloudDesk %1</translation>
    </message>
    <message>
        <source>The desktops of your own machines, over SSH.

What it keeps is in %1.

Free software under the GNU General Public License, version 3 or later. With Qt %2.</source>
        <translation>通过 SSH 访问您自己机器的桌面。

数据保存在 %1。

基于 GNU 通用公共许可证第 3 版或更高版本的自由软件。使用 Qt %2。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ConfigFollower</name>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>新增 %n 台</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vanished from it and stay here, marked</source>
        <translation>
            <numerusform>%n 台已从中消失，仍保留在此并作标记</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n back</source>
        <translation>
            <numerusform>恢复 %n 台</numerusform>
        </translation>
    </message>
    <message>
        <source>not followed: %1</source>
        <translation>未跟随：%1</translation>
    </message>
    <message>
        <source>From ~/.ssh/config: %1.</source>
        <translation>来自 ~/.ssh/config：%1。</translation>
    </message>
    <message>
        <source>%1 could not be read, so nothing follows it now: %2.</source>
        <translation>无法读取 %1：%2。目前不再跟随此文件。</translation>
    </message>
    <message>
        <source>%1 could not be followed: %2.</source>
        <translation>无法跟随 %1：%2。</translation>
    </message>
    <message numerus="yes">
        <source>%n changed (%1)</source>
        <translation>
            <numerusform>更改 %n 台（%1）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ConflictQuestion</name>
    <message>
        <source>&amp;Overwrite</source>
        <translation>覆盖(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续传输(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keep both</source>
        <translation>保留两者(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>跳过(&amp;S)</translation>
    </message>
    <message>
        <source>The file is there already</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 已存在。</translation>
    </message>
    <message>
        <source>The same for &amp;all others</source>
        <translation>其余文件也如此处理(&amp;A)</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>此计算机</translation>
    </message>
    <message>
        <source>New, from %1:
%2, changed %3</source>
        <translation>新文件（来自 %1）：
%2，修改于 %3</translation>
    </message>
    <message>
        <source>There now, on %1:
%2, changed %3</source>
        <translation>已有文件（位于 %1）：
%2，修改于 %3</translation>
    </message>
    <message>
        <source>What is there is the beginning of the new file. Resuming adds the missing %1.</source>
        <translation>已有内容是新文件的开头。继续传输将补上缺少的 %1。</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>at a time that is not known</source>
        <translation>时间未知</translation>
    </message>
    <message>
        <source>%1 (newer)</source>
        <translation>%1（较新）</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::DesktopApp</name>
    <message>
        <source>%1 was disconnected because nobody used it. Its programs go on.</source>
        <translation>%1 因长时间无人使用，已断开连接。其中的程序会继续运行。</translation>
    </message>
    <message>
        <source>The settings could not be read: %1. The usual ones are in use; the file is kept as %2.</source>
        <translation>无法读取设置：%1。现使用默认设置；原文件已保留为 %2。</translation>
    </message>
    <message>
        <source>The settings could not be read: %1 (%2). The usual ones are in use.</source>
        <translation>无法读取设置：%1（%2）。现使用默认设置。</translation>
    </message>
    <message>
        <source>The settings could not be stored: %1.</source>
        <translation>无法保存设置：%1。</translation>
    </message>
    <message>
        <source>Only ~/.ssh/config can be followed; %1 was imported once.</source>
        <translation>只能跟随 ~/.ssh/config；%1 仅导入了一次。</translation>
    </message>
    <message>
        <source>their file is damaged (%1)</source>
        <translation>设置文件已损坏（%1）</translation>
    </message>
    <message>
        <source>No keychain answered, so the key to what is stored here lies in a file that only you can read. Settings &gt; Security can move it into a keychain.</source>
        <translation>没有密钥环响应，因此此处所存内容的密钥保存在只有您能读取的文件中。可在“设置 &gt; 安全”中将其移入密钥环。</translation>
    </message>
    <message>
        <source>Quit CloudDesk</source>
        <translation>退出 CloudDesk</translation>
    </message>
    <message>
        <source>Something is still under way: files are being moved, a desktop is recorded, or somebody watches one. It ends when CloudDesk quits.</source>
        <translation>仍有操作在进行：正在传输文件、录制桌面，或有人正在观看。退出 CloudDesk 时这些操作将结束。</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>继续运行(&amp;K)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::DesktopTools</name>
    <message>
        <source>&amp;Files…</source>
        <translation>文件(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Terminal</source>
        <translation>终端(&amp;T)</translation>
    </message>
    <message>
        <source>Let someone &amp;watch…</source>
        <translation>邀请他人观看(&amp;W)…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) on the way to %1</source>
        <translation>
            <numerusform>正在将 %Ln 个文件传输到 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is no link now: %Ln file(s) go when it is back</source>
        <translation>
            <numerusform>目前没有连接：%Ln 个文件将在连接恢复后传输</numerusform>
        </translation>
    </message>
    <message>
        <source>Play a recording</source>
        <translation>播放录像</translation>
    </message>
    <message>
        <source>CloudDesk recordings (*.cdrec)</source>
        <translation>CloudDesk 录像 (*.cdrec)</translation>
    </message>
    <message>
        <source>Somebody may use it</source>
        <translation>他人可以操作</translation>
    </message>
    <message>
        <source>Somebody watches</source>
        <translation>有人正在观看</translation>
    </message>
    <message>
        <source>Nobody watches yet</source>
        <translation>尚无人观看</translation>
    </message>
    <message>
        <source>Who may see this desktop</source>
        <translation>谁可以观看此桌面</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::EmptyPage</name>
    <message>
        <source>Your machines&apos; desktops, one click away</source>
        <translation>一键直达您各台机器的桌面</translation>
    </message>
    <message>
        <source>Any machine that you can reach by SSH will do. What it lacks for a desktop is installed the first time you connect.</source>
        <translation>任何可通过 SSH 访问的机器均可使用。首次连接时会自动安装缺少的桌面组件。</translation>
    </message>
    <message>
        <source>&amp;Add a machine…</source>
        <translation>添加机器(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Import from ~/.ssh/config…</source>
        <translation>从 ~/.ssh/config 导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Try the demo on this computer</source>
        <translation>在本机试用演示(&amp;T)</translation>
    </message>
    <message>
        <source>A desktop of this computer, through a private SSH server. Nothing of it stays behind.</source>
        <translation>通过私有 SSH 服务器访问本机上的一个桌面，不留任何痕迹。</translation>
    </message>
    <message>
        <source>Or type user@host above to connect right away.</source>
        <translation>或在上方输入“用户@主机”立即连接。</translation>
    </message>
    <message>
        <source>The demo is starting in a window of its own…</source>
        <translation>正在单独的窗口中启动演示…</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::EndQuestion</name>
    <message>
        <source>Close the desktop</source>
        <translation>关闭桌面</translation>
    </message>
    <message>
        <source>Something is still under way with %1: files are being moved, the desktop is recorded, or somebody watches it. It ends when the window closes.</source>
        <translation>%1 仍有操作在进行：正在传输文件、录制桌面，或有人正在观看。关闭窗口时这些操作将结束。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keep open</source>
        <translation>保持打开(&amp;K)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ErrorPage</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>技术细节</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>位置：%1</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>代码：%1</translation>
    </message>
    <message>
        <source>Edit the machine…</source>
        <translation>编辑机器…</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ErrorText</name>
    <message>
        <source>what was given cannot be used</source>
        <translation>提供的内容无法使用</translation>
    </message>
    <message>
        <source>it was not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>it is there already</source>
        <translation>已经存在</translation>
    </message>
    <message>
        <source>it was changed meanwhile</source>
        <translation>期间已被更改</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>it took too long</source>
        <translation>耗时过长</translation>
    </message>
    <message>
        <source>that is not possible here</source>
        <translation>此处不支持该操作</translation>
    </message>
    <message>
        <source>access was denied</source>
        <translation>访问被拒绝</translation>
    </message>
    <message>
        <source>reading or writing failed</source>
        <translation>读取或写入失败</translation>
    </message>
    <message>
        <source>the disk of this computer is full</source>
        <translation>本机磁盘已满</translation>
    </message>
    <message>
        <source>the database failed</source>
        <translation>数据库出错</translation>
    </message>
    <message>
        <source>the data folder belongs to a newer version</source>
        <translation>数据文件夹属于更新的版本</translation>
    </message>
    <message>
        <source>the database is damaged</source>
        <translation>数据库已损坏</translation>
    </message>
    <message>
        <source>the audit log is damaged</source>
        <translation>审计日志已损坏</translation>
    </message>
    <message>
        <source>the master key cannot be reached</source>
        <translation>无法取得主密钥</translation>
    </message>
    <message>
        <source>the master key is the wrong one</source>
        <translation>主密钥不正确</translation>
    </message>
    <message>
        <source>a stored secret is damaged</source>
        <translation>保存的机密已损坏</translation>
    </message>
    <message>
        <source>the host name was not found</source>
        <translation>找不到主机名</translation>
    </message>
    <message>
        <source>the machine refused the connection</source>
        <translation>机器拒绝了连接</translation>
    </message>
    <message>
        <source>the machine does not answer</source>
        <translation>机器没有响应</translation>
    </message>
    <message>
        <source>the connection was lost</source>
        <translation>连接已断开</translation>
    </message>
    <message>
        <source>the SSH connection failed</source>
        <translation>SSH 连接失败</translation>
    </message>
    <message>
        <source>the host key is not known</source>
        <translation>主机密钥未知</translation>
    </message>
    <message>
        <source>the host key has changed</source>
        <translation>主机密钥已更改</translation>
    </message>
    <message>
        <source>the host key is revoked</source>
        <translation>主机密钥已被吊销</translation>
    </message>
    <message>
        <source>the login was refused</source>
        <translation>登录被拒绝</translation>
    </message>
    <message>
        <source>the key cannot be used</source>
        <translation>密钥无法使用</translation>
    </message>
    <message>
        <source>the ssh-agent does not answer</source>
        <translation>ssh-agent 没有响应</translation>
    </message>
    <message>
        <source>the machine refused a channel</source>
        <translation>机器拒绝了通道</translation>
    </message>
    <message>
        <source>a command failed on the machine</source>
        <translation>机器上的命令失败</translation>
    </message>
    <message>
        <source>a command said too much</source>
        <translation>命令的输出过多</translation>
    </message>
    <message>
        <source>the transfer failed</source>
        <translation>传输失败</translation>
    </message>
    <message>
        <source>the system of the machine is not supported</source>
        <translation>不支持该机器的系统</translation>
    </message>
    <message>
        <source>there are no administrator rights on the machine</source>
        <translation>在该机器上没有管理员权限</translation>
    </message>
    <message>
        <source>the password for sudo is wrong</source>
        <translation>sudo 密码错误</translation>
    </message>
    <message>
        <source>the disk of the machine is full</source>
        <translation>机器的磁盘已满</translation>
    </message>
    <message>
        <source>another installation is running on the machine</source>
        <translation>机器上正在进行另一项安装</translation>
    </message>
    <message>
        <source>the installation failed</source>
        <translation>安装失败</translation>
    </message>
    <message>
        <source>the machine has no VNC server</source>
        <translation>机器上没有 VNC 服务器</translation>
    </message>
    <message>
        <source>the VNC server did not start</source>
        <translation>VNC 服务器未能启动</translation>
    </message>
    <message>
        <source>the desktop did not start</source>
        <translation>桌面未能启动</translation>
    </message>
    <message>
        <source>the desktop has ended</source>
        <translation>桌面已结束</translation>
    </message>
    <message>
        <source>the desktop could be reached from outside</source>
        <translation>桌面曾可从外部访问</translation>
    </message>
    <message>
        <source>the VNC server said something wrong</source>
        <translation>VNC 服务器行为异常</translation>
    </message>
    <message>
        <source>the VNC server sent too much</source>
        <translation>VNC 服务器发送的数据过多</translation>
    </message>
    <message>
        <source>the VNC server refused the password</source>
        <translation>VNC 服务器拒绝了密码</translation>
    </message>
    <message>
        <source>the VNC server says nothing any more</source>
        <translation>VNC 服务器不再响应</translation>
    </message>
    <message>
        <source>the picture could not be decoded</source>
        <translation>无法解码画面</translation>
    </message>
    <message>
        <source>CloudDesk has made a mistake</source>
        <translation>CloudDesk 内部出错</translation>
    </message>
    <message>
        <source>the stored secrets are locked</source>
        <translation>保存的机密信息已锁定</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ExportDialog</name>
    <message>
        <source>A &amp;table (CSV), without keys and passwords</source>
        <translation>表格（CSV），不含密钥和密码(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;JSON, without keys and passwords</source>
        <translation>JSON，不含密钥和密码(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Sealed with a passphrase, with keys and passwords</source>
        <translation>用密码短语加密，包含密钥和密码(&amp;S)</translation>
    </message>
    <message>
        <source>Export machines</source>
        <translation>导出机器</translation>
    </message>
    <message>
        <source>All machines are written to a file that only you can read.</source>
        <translation>所有机器都将写入一个仅您本人可读的文件。</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>密码短语(&amp;P)</translation>
    </message>
    <message>
        <source>Passphrase a&amp;gain</source>
        <translation>再次输入密码短语(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>⚠ The two passphrases are not the same.</source>
        <translation>⚠ 两次输入的密码短语不一致。</translation>
    </message>
    <message>
        <source>Nobody can open the file without the passphrase, not even you.</source>
        <translation>没有密码短语，任何人都无法打开此文件，您自己也不例外。</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>正在写入 %1…</translation>
    </message>
    <message>
        <source>⚠ Not written: %1. Choose another place, or try again.</source>
        <translation>⚠ 未能写入：%1。请选择其他位置，或重试。</translation>
    </message>
    <message numerus="yes">
        <source>⚠ The passphrase must have %n characters or more.</source>
        <translation>
            <numerusform>⚠ 密码短语至少需要 %n 个字符。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::FieldRule</name>
    <message>
        <source>must not be empty</source>
        <translation>不能为空</translation>
    </message>
    <message>
        <source>must not begin with &quot;-&quot;</source>
        <translation>不能以“-”开头</translation>
    </message>
    <message>
        <source>must not hold control characters, line breaks or invisible characters</source>
        <translation>不能包含控制字符、换行或不可见字符</translation>
    </message>
    <message>
        <source>must not begin or end with a space</source>
        <translation>开头和结尾不能有空格</translation>
    </message>
    <message>
        <source>is not a valid IPv4 address (four numbers from 0 to 255, without leading zeros)</source>
        <translation>不是有效的 IPv4 地址（四个 0 到 255 的数字，无前导零）</translation>
    </message>
    <message>
        <source>has a zone that is no interface name (1 to 15 letters, digits, &quot;.&quot;, &quot;_&quot;, &quot;-&quot;)</source>
        <translation>其区域不是接口名称（1 到 15 个字母、数字、“.”、“_”、“-”）</translation>
    </message>
    <message>
        <source>is written without brackets and without a port</source>
        <translation>书写时不带方括号和端口</translation>
    </message>
    <message>
        <source>is not a valid IPv6 address</source>
        <translation>不是有效的 IPv6 地址</translation>
    </message>
    <message>
        <source>must have 1 to 63 characters between the dots</source>
        <translation>点与点之间必须有 1 到 63 个字符</translation>
    </message>
    <message>
        <source>must not have a &quot;-&quot; at the begin or end of a part</source>
        <translation>各部分的开头或结尾不能有“-”</translation>
    </message>
    <message>
        <source>may hold only letters, digits, &quot;-&quot; and &quot;.&quot; (RFC 1123)</source>
        <translation>只能包含字母、数字、“-”和“.”（RFC 1123）</translation>
    </message>
    <message>
        <source>must not be longer than 253 characters</source>
        <translation>不能超过 253 个字符</translation>
    </message>
    <message>
        <source>may hold only ASCII letters, digits, &quot;-&quot; and &quot;.&quot;</source>
        <translation>只能包含 ASCII 字母、数字、“-”和“.”</translation>
    </message>
    <message>
        <source>must not be longer than 64 characters each</source>
        <translation>每个不能超过 64 个字符</translation>
    </message>
    <message>
        <source>may hold only letters, digits, spaces and + - = . _ : / @</source>
        <translation>只能包含字母、数字、空格和 + - = . _ : / @</translation>
    </message>
    <message>
        <source>must have a port from 1 to 65535</source>
        <translation>端口必须在 1 到 65535 之间</translation>
    </message>
    <message>
        <source>must be USER@HOST[:PORT], an IPv6 address in brackets</source>
        <translation>必须为 USER@HOST[:PORT]，IPv6 地址放在方括号中</translation>
    </message>
    <message>
        <source>must have an IPv6 address in brackets</source>
        <translation>IPv6 地址必须放在方括号中</translation>
    </message>
    <message>
        <source>must not be longer than 64 characters</source>
        <translation>不能超过 64 个字符</translation>
    </message>
    <message>
        <source>must not look like an id</source>
        <translation>不能看起来像标识符</translation>
    </message>
    <message>
        <source>must be a number from 1 to 65535</source>
        <translation>必须是 1 到 65535 之间的数字</translation>
    </message>
    <message>
        <source>must begin with a letter, a digit or &quot;_&quot;</source>
        <translation>必须以字母、数字或“_”开头</translation>
    </message>
    <message>
        <source>may hold only ASCII letters, digits and . _ - + @</source>
        <translation>只能包含 ASCII 字母、数字和 . _ - + @</translation>
    </message>
    <message>
        <source>must not be more than 32</source>
        <translation>不能超过 32 个</translation>
    </message>
    <message>
        <source>must not be longer than 4000 characters</source>
        <translation>不能超过 4000 个字符</translation>
    </message>
    <message>
        <source>must not hold control characters but line feeds and tabs</source>
        <translation>除换行符和制表符外不能包含控制字符</translation>
    </message>
    <message>
        <source>must be absolute, or begin with &quot;~/&quot;</source>
        <translation>必须是绝对路径，或以“~/”开头</translation>
    </message>
    <message>
        <source>must not be longer than 4095 bytes</source>
        <translation>不能超过 4095 字节</translation>
    </message>
    <message>
        <source>Give the bare address, and the port by itself.</source>
        <translation>请只填写地址，端口单独填写。</translation>
    </message>
    <message>
        <source>If you meant a name or an IPv4 address with a port, give the port by itself.</source>
        <translation>如果您要填写带端口的名称或 IPv4 地址，请单独填写端口。</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::FilesWindow</name>
    <message>
        <source>Files on %1</source>
        <translation>%1 上的文件</translation>
    </message>
    <message>
        <source>&amp;This computer</source>
        <translation>本机(&amp;T)</translation>
    </message>
    <message>
        <source>Folder on this computer</source>
        <translation>本机上的文件夹</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>Parent folder on this computer</source>
        <translation>本机上的上级文件夹</translation>
    </message>
    <message>
        <source>Files on this computer</source>
        <translation>本机上的文件</translation>
    </message>
    <message>
        <source>&amp;Upload →</source>
        <translation>上传(&amp;U) →</translation>
    </message>
    <message>
        <source>Folder on %1</source>
        <translation>%1 上的文件夹</translation>
    </message>
    <message>
        <source>Parent folder on %1</source>
        <translation>%1 上的上级文件夹</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>← &amp;Download</source>
        <translation>← 下载(&amp;D)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>To</source>
        <translation>目标位置</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>传输列表</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Clear the &amp;list</source>
        <translation>清空列表(&amp;L)</translation>
    </message>
    <message>
        <source>Takes out what has ended</source>
        <translation>移除已结束的传输</translation>
    </message>
    <message>
        <source>There is no folder %1 on this computer</source>
        <translation>本机上没有文件夹 %1</translation>
    </message>
    <message>
        <source>Choose files on the left first</source>
        <translation>请先在左侧选择文件</translation>
    </message>
    <message>
        <source>Choose files on the right first</source>
        <translation>请先在右侧选择文件</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
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
        <translation>%1/s</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>waiting for the link: %1</source>
        <translation>正在等待连接：%1</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>传输中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>is there already</source>
        <translation>目标已存在</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>重试(&amp;A)</translation>
    </message>
    <message>
        <source>Goes on with what has failed</source>
        <translation>继续失败的传输</translation>
    </message>
    <message>
        <source>the machine has no SFTP server</source>
        <translation>该机器没有 SFTP 服务器</translation>
    </message>
    <message>
        <source>%1 has no SFTP server, which moves the files. There, have the line &quot;%2&quot; in %3 and restart sshd; where Dropbear runs, install the package %4. Then try again: what waits stays in the list.</source>
        <translation>%1 没有传输文件所需的 SFTP 服务器。请在该机器上的 %3 中加入一行“%2”并重启 sshd；如使用 Dropbear，请安装软件包 %4。然后重试：等待中的项目会保留在列表中。</translation>
    </message>
    <message>
        <source>Takes out what is selected, or else what is under way; what has arrived of it stays there as a part, in which the next transfer of the file goes on</source>
        <translation>移除所选项；未选择时移除正在进行的一项。已传输的部分会保留，下次传输该文件时从中继续</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::FilterBar</name>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Show a list</source>
        <translation>以列表显示</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Show a grid with pictures of the desktops</source>
        <translation>以网格显示桌面缩略图</translation>
    </message>
    <message>
        <source>&amp;Group by tag</source>
        <translation>按标签分组(&amp;G)</translation>
    </message>
    <message>
        <source>Search by name, host, user, tag or note</source>
        <translation>按名称、主机、用户、标签或备注搜索</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序方式</translation>
    </message>
    <message>
        <source>Backwards</source>
        <translation>倒序</translation>
    </message>
    <message>
        <source>Reverse the order</source>
        <translation>反转排序</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>所有标签</translation>
    </message>
    <message>
        <source>All providers</source>
        <translation>所有服务商</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>任意状态</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>By host</source>
        <translation>按主机</translation>
    </message>
    <message>
        <source>By user</source>
        <translation>按用户</translation>
    </message>
    <message>
        <source>By provider</source>
        <translation>按服务商</translation>
    </message>
    <message>
        <source>By tag</source>
        <translation>按标签</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>按状态</translation>
    </message>
    <message>
        <source>Last connected first</source>
        <translation>最近连接的在前</translation>
    </message>
    <message>
        <source>No machine fits.</source>
        <translation>没有符合的机器。</translation>
    </message>
    <message>
        <source>Show all machines</source>
        <translation>显示所有机器</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::HostKeyPage</name>
    <message>
        <source>&amp;Forget</source>
        <translation>移除(&amp;F)</translation>
    </message>
    <message>
        <source>Trusted &amp;host keys</source>
        <translation>受信任的主机密钥(&amp;H)</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>添加日期</translation>
    </message>
    <message>
        <source>Trusted host keys</source>
        <translation>受信任的主机密钥</translation>
    </message>
    <message>
        <source>%1, revoked</source>
        <translation>%1（已吊销）</translation>
    </message>
    <message>
        <source>None yet: a machine&apos;s key is asked about at its first connect.</source>
        <translation>暂无：首次连接机器时会询问是否信任其密钥。</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) of %1 forgotten; the next connect asks.</source>
        <translation>
            <numerusform>已移除 %1 的 %n 个密钥；下次连接时会重新询问。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::IdleGuard</name>
    <message>
        <source>&amp;Stay connected</source>
        <translation>保持连接(&amp;S)</translation>
    </message>
    <message numerus="yes">
        <source>Nobody has used this desktop for a while. It disconnects in %n s; its programs go on.</source>
        <translation>
            <numerusform>此桌面已有一段时间无人使用，将在 %n 秒后断开连接；其中的程序会继续运行。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ImportDialog</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Add under another name</source>
        <translation>以其他名称添加</translation>
    </message>
    <message>
        <source>Add as %1</source>
        <translation>添加为 %1</translation>
    </message>
    <message>
        <source>Update the machine that is there</source>
        <translation>更新现有机器</translation>
    </message>
    <message>
        <source>Update %1</source>
        <translation>更新 %1</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>已更新</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>another machine has this name</source>
        <translation>已有同名机器</translation>
    </message>
    <message>
        <source>%1 has this address</source>
        <translation>%1 已使用此地址</translation>
    </message>
    <message>
        <source>&amp;Keep following this file: what changes there changes here</source>
        <translation>持续跟随此文件：其中的更改会同步到此处(&amp;K)</translation>
    </message>
    <message>
        <source>Import machines</source>
        <translation>导入机器</translation>
    </message>
    <message>
        <source>Choose a file: profiles of Remmina, mRemoteNG or PuTTY, a table (CSV), an SSH configuration, or an export of CloudDesk.</source>
        <translation>请选择文件：Remmina、mRemoteNG 或 PuTTY 的配置文件、表格（CSV）、SSH 配置，或 CloudDesk 的导出文件。</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the file</source>
        <translation>文件的密码短语(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Machines of the file</source>
        <translation>文件中的机器</translation>
    </message>
    <message>
        <source>All that are there &amp;already</source>
        <translation>所有已存在的机器(&amp;A)</translation>
    </message>
    <message>
        <source>As chosen above</source>
        <translation>按上方的选择</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>选择文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Choose f&amp;older…</source>
        <translation>选择文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>Machines to import</source>
        <translation>要导入的机器</translation>
    </message>
    <message>
        <source>Folder with profiles</source>
        <translation>含有配置文件的文件夹</translation>
    </message>
    <message>
        <source>%1 is sealed. Type its passphrase.</source>
        <translation>%1 已加密。请输入其密码短语。</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>%1 could not be read: %2. %3</source>
        <translation>无法读取 %1：%2。%3</translation>
    </message>
    <message>
        <source>What happens with %1</source>
        <translation>%1 的处理方式</translation>
    </message>
    <message>
        <source>%1 names no machines.</source>
        <translation>%1 中没有任何机器。</translation>
    </message>
    <message>
        <source>There is nothing new in %1.</source>
        <translation>%1 中没有新内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) were added or updated.</source>
        <translation>
            <numerusform>已添加或更新 %n 台机器。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed; the notes say why.</source>
        <translation>
            <numerusform>%n 台失败，原因见“说明”列。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>没有文件 %1。</translation>
    </message>
    <message>
        <source>Settings &gt; Machines ends it</source>
        <translation>可在“设置 &gt; 机器”中停止</translation>
    </message>
    <message>
        <source>Follow the file</source>
        <translation>跟随该文件</translation>
    </message>
    <message>
        <source>Follows the file</source>
        <translation>正跟随该文件</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) of %1 will be added or updated.</source>
        <translation>
            <numerusform>将添加或更新 %1 中的 %n 台机器。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keys stay where they are.</source>
        <translation>密钥仍保留在原处。</translation>
    </message>
    <message>
        <source>There is nothing new in %1; its machines will follow it.</source>
        <translation>%1 中没有新内容；其中的机器将跟随该文件。</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ImportRemark</name>
    <message>
        <source>its key is not in the file: the agent is used</source>
        <translation>其密钥不在文件中：使用代理</translation>
    </message>
    <message>
        <source>port: is no number</source>
        <translation>端口：不是数字</translation>
    </message>
    <message>
        <source>the profile is for VNC: SSH at port 22 is assumed</source>
        <translation>该配置用于 VNC：假定 SSH 在端口 22</translation>
    </message>
    <message>
        <source>the password is encrypted and was skipped: it is asked for at each connect</source>
        <translation>密码已加密并被跳过：每次连接时询问</translation>
    </message>
    <message>
        <source>tags that stand there twice are taken once</source>
        <translation>重复的标签只保留一个</translation>
    </message>
    <message>
        <source>its proxy is left out: only jump hosts by SSH can be taken over</source>
        <translation>其代理被忽略：只能导入 SSH 跳板机</translation>
    </message>
    <message>
        <source>the password is asked for at each connect</source>
        <translation>每次连接时询问密码</translation>
    </message>
    <message>
        <source>the profile knows of no SSH: port 22 is assumed</source>
        <translation>该配置不含 SSH：假定端口 22</translation>
    </message>
    <message>
        <source>the tunnel&apos;s server is the jump host; the same user is assumed behind it</source>
        <translation>隧道的服务器作为跳板机；假定其后使用相同用户</translation>
    </message>
    <message>
        <source>ProxyCommand is left out: give the hosts on the way with --jump</source>
        <translation>ProxyCommand 被忽略：请用 --jump 指定途经的主机</translation>
    </message>
    <message>
        <source>Match blocks are left out: see whether one of them is about this host</source>
        <translation>Match 块被忽略：请检查其中是否有涉及此主机的</translation>
    </message>
    <message>
        <source>IdentityAgent is left out: the agent of $SSH_AUTH_SOCK is used</source>
        <translation>IdentityAgent 被忽略：使用 $SSH_AUTH_SOCK 的代理</translation>
    </message>
    <message>
        <source>its key is no absolute path and was left out</source>
        <translation>其密钥不是绝对路径，已被忽略</translation>
    </message>
    <message>
        <source>its name was cut: it had more than 64 characters</source>
        <translation>其名称超过 64 个字符，已被截短</translation>
    </message>
    <message>
        <source>several machines have its address, none its name: which one to update cannot be told</source>
        <translation>有多台机器使用其地址，但都不是这个名称：无法判断应更新哪一台</translation>
    </message>
    <message>
        <source>another entry of the file stands for that machine already</source>
        <translation>文件中的另一个条目已对应那台机器</translation>
    </message>
    <message>
        <source>the jump hosts go round in a circle</source>
        <translation>跳板机形成了循环</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>its first line names no column &quot;host&quot;</source>
        <translation>首行没有名为“host”的列</translation>
    </message>
    <message>
        <source>it has too many lines</source>
        <translation>行数过多</translation>
    </message>
    <message>
        <source>it is no export of CloudDesk</source>
        <translation>不是 CloudDesk 的导出文件</translation>
    </message>
    <message>
        <source>a newer version of CloudDesk has written it</source>
        <translation>由更新版本的 CloudDesk 写入</translation>
    </message>
    <message>
        <source>it has too many machines</source>
        <translation>机器过多</translation>
    </message>
    <message>
        <source>it declares a document type, which mRemoteNG never does</source>
        <translation>文件声明了文档类型，而 mRemoteNG 从不这样做</translation>
    </message>
    <message>
        <source>the whole file is encrypted</source>
        <translation>整个文件已加密</translation>
    </message>
    <message>
        <source>it has too many connections, or folders within folders</source>
        <translation>连接过多，或文件夹嵌套过深</translation>
    </message>
    <message>
        <source>it is no connection file of mRemoteNG</source>
        <translation>不是 mRemoteNG 的连接文件</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>it is larger than 32 MiB</source>
        <translation>大于 32 MiB</translation>
    </message>
    <message>
        <source>it has too many files</source>
        <translation>文件过多</translation>
    </message>
    <message>
        <source>the folder holds no profiles of Remmina or PuTTY</source>
        <translation>该文件夹中没有 Remmina 或 PuTTY 的配置</translation>
    </message>
    <message>
        <source>what kind of file it is cannot be told</source>
        <translation>无法判断文件的类型</translation>
    </message>
    <message>
        <source>it is no session of PuTTY</source>
        <translation>不是 PuTTY 的会话</translation>
    </message>
    <message>
        <source>it is no export of the registry</source>
        <translation>不是注册表的导出文件</translation>
    </message>
    <message>
        <source>it has too many sessions</source>
        <translation>会话过多</translation>
    </message>
    <message>
        <source>it is no profile of Remmina</source>
        <translation>不是 Remmina 的配置</translation>
    </message>
    <message>
        <source>the passphrase does not open the file, or the file was altered</source>
        <translation>密码短语无法打开此文件，或文件已被改动</translation>
    </message>
    <message>
        <source>it is no sealed export of CloudDesk</source>
        <translation>不是 CloudDesk 的加密导出文件</translation>
    </message>
    <message>
        <source>is the unspecified address, which is not the address of one machine</source>
        <translation>是未指定地址，不是单台机器的地址</translation>
    </message>
    <message>
        <source>is a multicast address, which is not the address of one machine</source>
        <translation>是组播地址，不是单台机器的地址</translation>
    </message>
    <message>
        <source>is a multicast or broadcast address, which is not the address of one machine</source>
        <translation>是组播或广播地址，不是单台机器的地址</translation>
    </message>
    <message>
        <source>its key %1 is in PuTTY&apos;s format; convert it with: puttygen KEY.ppk -O private-openssh-new -o KEY</source>
        <translation>其密钥 %1 为 PuTTY 格式；请用以下命令转换：puttygen KEY.ppk -O private-openssh-new -o KEY</translation>
    </message>
    <message>
        <source>it is a session for %1, not for SSH</source>
        <translation>这是 %1 会话，不是 SSH 会话</translation>
    </message>
    <message>
        <source>it is a connection for %1, not for SSH or VNC</source>
        <translation>这是 %1 连接，不是 SSH 或 VNC 连接</translation>
    </message>
    <message>
        <source>it is a profile for %1, not for VNC or SSH</source>
        <translation>这是 %1 配置，不是 VNC 或 SSH 配置</translation>
    </message>
    <message>
        <source>its tunnel &quot;%1&quot; is not in the file</source>
        <translation>其隧道“%1”不在文件中</translation>
    </message>
    <message>
        <source>it names no user: %1 is assumed</source>
        <translation>未指定用户：假定为 %1</translation>
    </message>
    <message>
        <source>line %1 has more cells than there are columns</source>
        <translation>第 %1 行的单元格多于列数</translation>
    </message>
    <message>
        <source>the key file %1 is not there yet</source>
        <translation>密钥文件 %1 尚不存在</translation>
    </message>
    <message>
        <source>of %1 key files, %2 is used</source>
        <translation>在 %1 个密钥文件中使用 %2</translation>
    </message>
    <message>
        <source>the same machine as %1</source>
        <translation>与 %1 是同一台机器</translation>
    </message>
    <message>
        <source>it is there as %1</source>
        <translation>已作为 %1 存在</translation>
    </message>
    <message>
        <source>another machine, %1@%2, has this name</source>
        <translation>另一台机器 %1@%2 已使用此名称</translation>
    </message>
    <message>
        <source>must be one of %1, not &quot;%2&quot;</source>
        <translation>必须是 %1 之一，而不是“%2”</translation>
    </message>
    <message>
        <source>must be USER@HOST[:PORT], not &quot;%1&quot;</source>
        <translation>必须为 USER@HOST[:PORT]，而不是“%1”</translation>
    </message>
    <message>
        <source>must not name &quot;%1&quot; twice</source>
        <translation>不能重复指定“%1”</translation>
    </message>
    <message>
        <source>%1: Port %2 is no port; it must be a number from 1 to 65535</source>
        <translation>%1：Port %2 不是端口；必须是 1 到 65535 之间的数字</translation>
    </message>
    <message>
        <source>line %1: a quote is never closed</source>
        <translation>第 %1 行：引号没有闭合</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>byte %1: %2</source>
        <translation>第 %1 字节：%2</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>user</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>key path</source>
        <translation>密钥路径</translation>
    </message>
    <message>
        <source>jump</source>
        <translation>跳板机</translation>
    </message>
    <message>
        <source>provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>auth type</source>
        <translation>登录方式</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::KeyField</name>
    <message>
        <source>A key is stored. Give another one to replace it.</source>
        <translation>已存储一个密钥。提供新密钥即可替换。</translation>
    </message>
    <message>
        <source>Drop a key file here, or paste, choose or make one.</source>
        <translation>将密钥文件拖放到此处，或粘贴、选择或生成密钥。</translation>
    </message>
    <message>
        <source>Copy &amp;public half</source>
        <translation>复制公钥(&amp;P)</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>P&amp;aste</source>
        <translation>粘贴(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Make new key</source>
        <translation>生成新密钥(&amp;M)</translation>
    </message>
    <message>
        <source>Makes an Ed25519 key. Its public half belongs in ~/.ssh/authorized_keys there.</source>
        <translation>生成一个 Ed25519 密钥。其公钥需添加到机器上的 ~/.ssh/authorized_keys 中。</translation>
    </message>
    <message>
        <source>The public half is in the clipboard. Add it to ~/.ssh/authorized_keys on the machine.</source>
        <translation>公钥已复制到剪贴板。请将它添加到机器上的 ~/.ssh/authorized_keys 中。</translation>
    </message>
    <message>
        <source>Key from %1; it has a passphrase.</source>
        <translation>密钥来源：%1；受密码短语保护。</translation>
    </message>
    <message>
        <source>Key from %1.</source>
        <translation>密钥来源：%1。</translation>
    </message>
    <message>
        <source> The key given before is kept.</source>
        <translation> 之前提供的密钥仍然保留。</translation>
    </message>
    <message>
        <source>Not usable: %1. %2</source>
        <translation>无法使用：%1。%2</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>The clipboard holds no text.</source>
        <translation>剪贴板中没有文本。</translation>
    </message>
    <message>
        <source>A new key. Its public half must be in ~/.ssh/authorized_keys on the machine.</source>
        <translation>已生成新密钥。其公钥必须位于机器上的 ~/.ssh/authorized_keys 中。</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>选择文件(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Gives back the key that this one has replaced.</source>
        <translation>恢复被此密钥替换的前一个密钥。</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::LockWindow</name>
    <message>
        <source>CloudDesk is locked</source>
        <translation>CloudDesk 已锁定</translation>
    </message>
    <message>
        <source>Open desktops stay connected. Enter the master passphrase to see and use them.</source>
        <translation>已打开的桌面保持连接。请输入主密码短语以查看和使用它们。</translation>
    </message>
    <message>
        <source>Master &amp;passphrase:</source>
        <translation>主密码短语(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>解锁(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>This is not the master passphrase. Mind the keyboard&apos;s layout and Caps Lock.</source>
        <translation>这不是主密码短语。请留意键盘布局和大写锁定键。</translation>
    </message>
    <message>
        <source>The stored passwords and keys are sealed under the master passphrase.</source>
        <translation>保存的密码和密钥已用主密码短语加密。</translation>
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
        <translation>密码</translation>
    </message>
    <message>
        <source>Unchanged; type to replace it</source>
        <translation>保持不变；输入即可替换</translation>
    </message>
    <message>
        <source>Asked for at each connect if left empty</source>
        <translation>留空则每次连接时询问</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>密钥的密码短语</translation>
    </message>
    <message>
        <source>Pa&amp;ssphrase</source>
        <translation>密码短语(&amp;S)</translation>
    </message>
    <message>
        <source>Password for sudo</source>
        <translation>sudo 密码</translation>
    </message>
    <message>
        <source>Asked for when it is needed</source>
        <translation>需要时询问</translation>
    </message>
    <message>
        <source>What you call it, for example web1</source>
        <translation>您对它的称呼，例如 web1</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>203.0.113.7 or web1.example.com</source>
        <translation>203.0.113.7 或 web1.example.com</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>主机(&amp;H)</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>端口(&amp;O)</translation>
    </message>
    <message>
        <source>Whom to log in as, for example ubuntu</source>
        <translation>登录用户名，例如 ubuntu</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>用户(&amp;U)</translation>
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
        <translation>其他</translation>
    </message>
    <message>
        <source>P&amp;rovider</source>
        <translation>服务商(&amp;R)</translation>
    </message>
    <message>
        <source>Words to find it by, separated by commas</source>
        <translation>便于查找的词语，以半角逗号分隔</translation>
    </message>
    <message>
        <source>Ta&amp;gs</source>
        <translation>标签(&amp;G)</translation>
    </message>
    <message>
        <source>user@host, in their order, separated by commas</source>
        <translation>用户@主机，依次填写，以半角逗号分隔</translation>
    </message>
    <message>
        <source>&amp;Jump hosts</source>
        <translation>跳板机(&amp;J)</translation>
    </message>
    <message>
        <source>What you want to remember about it</source>
        <translation>您想记下的相关信息</translation>
    </message>
    <message>
        <source>No&amp;tes</source>
        <translation>备注(&amp;T)</translation>
    </message>
    <message>
        <source>Path of the key file</source>
        <translation>密钥文件的路径</translation>
    </message>
    <message>
        <source>With a private key, stored sealed</source>
        <translation>使用私钥（加密存储）</translation>
    </message>
    <message>
        <source>With a key file, which stays where it is</source>
        <translation>使用密钥文件（保留在原处）</translation>
    </message>
    <message>
        <source>With a password</source>
        <translation>使用密码</translation>
    </message>
    <message>
        <source>With the keys of the running ssh-agent</source>
        <translation>使用正在运行的 ssh-agent 中的密钥</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>登录方式(&amp;L)</translation>
    </message>
    <message>
        <source>The agent that runs here is asked at each connect.</source>
        <translation>每次连接时使用本机正在运行的 ssh-agent。</translation>
    </message>
    <message>
        <source>No agent runs here now (SSH_AUTH_SOCK is not set).</source>
        <translation>本机目前没有运行 ssh-agent（未设置 SSH_AUTH_SOCK）。</translation>
    </message>
    <message>
        <source>Su&amp;do password</source>
        <translation>sudo 密码(&amp;D)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>key: give a private key, or choose another way to log in</source>
        <translation>密钥: 请提供私钥，或选择其他登录方式</translation>
    </message>
    <message>
        <source>key path: must be given</source>
        <translation>密钥路径: 必须填写</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>正在连接到 %1…</translation>
    </message>
    <message>
        <source>✓ It answers: %1, logged in after %2 ms.
Host key: %3</source>
        <translation>✓ 有响应：%1，登录耗时 %2 毫秒。
主机密钥：%3</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>Add a machine</source>
        <translation>添加机器</translation>
    </message>
    <message>
        <source>T&amp;est connection</source>
        <translation>测试连接(&amp;E)</translation>
    </message>
    <message>
        <source>Discard what you entered?</source>
        <translation>放弃已输入的内容？</translation>
    </message>
    <message>
        <source>It is not stored yet.</source>
        <translation>尚未保存。</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>放弃(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>继续编辑(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>选择(&amp;B)…</translation>
    </message>
    <message>
        <source>If the key has one; asked for if left empty</source>
        <translation>仅当密钥有口令时；留空则在需要时询问</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MachineFilter</name>
    <message>
        <source>Without a tag</source>
        <translation>无标签</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n machine(s)</source>
        <translation>
            <numerusform>%1，%n 台机器</numerusform>
        </translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>已展开</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MachineModel</name>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Connecting or ending</source>
        <translation>正在连接或断开</translation>
    </message>
    <message>
        <source>Desktop is running</source>
        <translation>桌面运行中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>尚未配置</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source>No longer in ~/.ssh/config</source>
        <translation>已不在 ~/.ssh/config 中</translation>
    </message>
    <message>
        <source>Link lost, reconnecting</source>
        <translation>连接已断开，正在重新连接</translation>
    </message>
    <message>
        <source>Installing</source>
        <translation>正在安装</translation>
    </message>
    <message>
        <source>Disconnecting</source>
        <translation>正在断开连接</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Never connected</source>
        <translation>从未连接</translation>
    </message>
    <message>
        <source>Just now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
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
        <translation>其他</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MachineView</name>
    <message>
        <source>Machines</source>
        <translation>机器</translation>
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
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Add machine…</source>
        <translation>添加机器(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>测试连接(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Favourite</source>
        <translation>收藏(&amp;F)</translation>
    </message>
    <message>
        <source>Favourites stand first in the tray&apos;s menu</source>
        <translation>收藏的机器在系统托盘菜单中排在前面</translation>
    </message>
    <message>
        <source>Refresh &amp;status</source>
        <translation>刷新状态(&amp;S)</translation>
    </message>
    <message>
        <source>Look again whether the machines that are shown answer</source>
        <translation>重新检查当前显示的机器是否有响应</translation>
    </message>
    <message>
        <source>&amp;Import machines…</source>
        <translation>导入机器(&amp;I)…</translation>
    </message>
    <message>
        <source>E&amp;xport machines…</source>
        <translation>导出机器(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Quick connect</source>
        <translation>快速连接</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Play a recording…</source>
        <translation>播放录像(&amp;P)…</translation>
    </message>
    <message>
        <source>All open &amp;desktops…</source>
        <translation>所有已打开的桌面(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Machine</source>
        <translation>机器(&amp;M)</translation>
    </message>
    <message>
        <source>Main toolbar</source>
        <translation>主工具栏</translation>
    </message>
    <message>
        <source>There is no machine called %1. To connect to one that is not in the list, write user@host.</source>
        <translation>没有名为 %1 的机器。要连接列表之外的机器，请输入“用户@主机”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not of the form user@host or user@host:port.</source>
        <translation>“%1”不符合“用户@主机”或“用户@主机:端口”的格式。</translation>
    </message>
    <message>
        <source>You are connected to %1. Keep it in the list?</source>
        <translation>您已连接到 %1。要将它保留在列表中吗？</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>%1 is in the list now.</source>
        <translation>%1 已加入列表。</translation>
    </message>
    <message>
        <source>Testing the connection to %1…</source>
        <translation>正在测试与 %1 的连接…</translation>
    </message>
    <message>
        <source>%1 answers: %2, logged in after %3 ms.</source>
        <translation>%1 有响应：%2，登录耗时 %3 毫秒。</translation>
    </message>
    <message>
        <source>The machines are exported.</source>
        <translation>机器已导出。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>锁定(&amp;L)</translation>
    </message>
    <message>
        <source>The demo cannot be started: %1. %2</source>
        <translation>无法启动演示：%1。%2</translation>
    </message>
    <message>
        <source>You were connected to %1. Keep it in the list?</source>
        <translation>您刚才连接了 %1。要将它保留在列表中吗？</translation>
    </message>
    <message>
        <source>The host key of %1 has changed. Nothing was sent to it; connect to it to see more.</source>
        <translation>%1 的主机密钥已更改。未向其发送任何内容；连接后可查看详情。</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About CloudDesk</source>
        <translation>关于 CloudDesk(&amp;A)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::OverviewWindow</name>
    <message>
        <source>All desktops</source>
        <translation>所有桌面</translation>
    </message>
    <message>
        <source>No desktop is open. Connect to a machine, and its desktop is shown here live.</source>
        <translation>没有打开的桌面。连接到一台机器后，其桌面会在此实时显示。</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::PassphraseControl</name>
    <message>
        <source>Is set.</source>
        <translation>已设置。</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>无。</translation>
    </message>
    <message>
        <source>Rem&amp;ove…</source>
        <translation>移除(&amp;O)…</translation>
    </message>
    <message>
        <source>Change the master passphrase</source>
        <translation>更改主密码短语</translation>
    </message>
    <message>
        <source>Set a master passphrase</source>
        <translation>设置主密码短语</translation>
    </message>
    <message>
        <source>Remove the master passphrase</source>
        <translation>移除主密码短语</translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation>更改(&amp;G)…</translation>
    </message>
    <message>
        <source>Se&amp;t…</source>
        <translation>设置(&amp;T)…</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::PassphraseDialog</name>
    <message>
        <source>&amp;Present passphrase:</source>
        <translation>当前密码短语(&amp;P)：</translation>
    </message>
    <message>
        <source>Master &amp;passphrase:</source>
        <translation>主密码短语(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;New passphrase:</source>
        <translation>新密码短语(&amp;N)：</translation>
    </message>
    <message>
        <source>The same &amp;again:</source>
        <translation>再次输入(&amp;A)：</translation>
    </message>
    <message>
        <source>Set a master passphrase</source>
        <translation>设置主密码短语</translation>
    </message>
    <message>
        <source>The stored passwords and keys are sealed under it, and CloudDesk asks for it at every start, on the command line too. Nobody can open them without it, not even you: keep a copy in a safe place.</source>
        <translation>保存的密码和密钥用它加密，CloudDesk 每次启动时都会询问它，在命令行中也一样。没有它谁都无法打开，您自己也不能：请在安全的地方保留一份副本。</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>Change the master passphrase</source>
        <translation>更改主密码短语</translation>
    </message>
    <message>
        <source>All stored passwords and keys are sealed anew.</source>
        <translation>所有保存的密码和密钥都会重新加密。</translation>
    </message>
    <message>
        <source>Remove the master passphrase</source>
        <translation>移除主密码短语</translation>
    </message>
    <message>
        <source>The key to the stored passwords and keys goes back to the keychain or, where there is none, into a file that only you can read. CloudDesk cannot be locked any more.</source>
        <translation>打开已保存的密码和密钥的主密钥将放回密钥环；如果没有密钥环，则放入只有您能读取的文件。CloudDesk 将无法再锁定。</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message numerus="yes">
        <source>It must have %n characters or more.</source>
        <translation>
            <numerusform>至少需要 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>This is not the master passphrase.</source>
        <translation>这不是主密码短语。</translation>
    </message>
    <message>
        <source>Sealing everything anew…</source>
        <translation>正在重新加密所有内容…</translation>
    </message>
    <message>
        <source>C&amp;hange</source>
        <translation>更改(&amp;H)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::PlayerWindow</name>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>Skip &amp;idle time</source>
        <translation>跳过空闲时段(&amp;I)</translation>
    </message>
    <message>
        <source>Make a &amp;video…</source>
        <translation>生成视频(&amp;V)…</translation>
    </message>
    <message>
        <source>The recorded desktop</source>
        <translation>录制的桌面</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <comment>speed</comment>
        <translation>%1×</translation>
    </message>
    <message>
        <source>The video&apos;s progress</source>
        <translation>视频生成进度</translation>
    </message>
    <message>
        <source>Write the recording as a video file</source>
        <translation>将录像保存为视频文件</translation>
    </message>
    <message>
        <source>For this, install the package ffmpeg</source>
        <translation>此功能需要安装软件包 ffmpeg</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Make a video</source>
        <translation>生成视频</translation>
    </message>
    <message>
        <source>MP4 videos (*.mp4);;Matroska videos (*.mkv);;WebM videos (*.webm)</source>
        <translation>MP4 视频 (*.mp4);;Matroska 视频 (*.mkv);;WebM 视频 (*.webm)</translation>
    </message>
    <message>
        <source>&amp;Cancel the video</source>
        <translation>取消生成视频(&amp;C)</translation>
    </message>
    <message>
        <source>Making %1…</source>
        <translation>正在生成 %1…</translation>
    </message>
    <message>
        <source>No video was made</source>
        <translation>未生成视频</translation>
    </message>
    <message>
        <source>The video is ready</source>
        <translation>视频已生成</translation>
    </message>
    <message>
        <source>This recording was not finished; its end may be missing</source>
        <translation>此录像没有正常结束，结尾可能缺失</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ProgressPage</name>
    <message>
        <source>Connecting via SSH</source>
        <translation>通过 SSH 连接</translation>
    </message>
    <message>
        <source>Checking for VNC server</source>
        <translation>检查 VNC 服务器</translation>
    </message>
    <message>
        <source>Installing desktop environment</source>
        <translation>安装桌面环境</translation>
    </message>
    <message>
        <source>Starting VNC server</source>
        <translation>启动 VNC 服务器</translation>
    </message>
    <message>
        <source>Creating secure tunnel</source>
        <translation>建立安全隧道</translation>
    </message>
    <message>
        <source>Launching desktop viewer</source>
        <translation>启动桌面查看器</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>正在连接到 %1</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Cancelling, and taking back what was begun…</source>
        <translation>正在取消，并撤销已执行的操作…</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::QuestionDialog</name>
    <message>
        <source>Is this really %1?</source>
        <translation>这确实是 %1 吗？</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>%1 的密码</translation>
    </message>
    <message>
        <source>Passphrase of the key for %1</source>
        <translation>用于 %1 的密钥的密码短语</translation>
    </message>
    <message>
        <source>Administrator password on %1</source>
        <translation>%1 的管理员密码</translation>
    </message>
    <message>
        <source>%1 asks</source>
        <translation>%1 要求验证</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>密码短语</translation>
    </message>
    <message>
        <source>Password for sudo</source>
        <translation>sudo 密码</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>CloudDesk has never connected to this machine before. Compare this fingerprint with the one that the machine&apos;s console or your provider shows:</source>
        <translation>CloudDesk 从未连接过此机器。请将此指纹与机器控制台或服务商显示的指纹进行比对：</translation>
    </message>
    <message>
        <source>The fingerprint as a picture</source>
        <translation>以图形表示的指纹</translation>
    </message>
    <message>
        <source>Kind of key: %1</source>
        <translation>密钥类型：%1</translation>
    </message>
    <message>
        <source>If it differs, somebody may be listening between you and the machine.</source>
        <translation>如果两者不同，您与机器之间的通信可能正被他人窃听。</translation>
    </message>
    <message>
        <source>The machine asks for more to log in.</source>
        <translation>该机器登录时还需要其他信息。</translation>
    </message>
    <message>
        <source>The machine asks for more to log in. It says: &quot;%1&quot;</source>
        <translation>该机器登录时还需要其他信息。它说：“%1”</translation>
    </message>
    <message>
        <source>&amp;Trust and connect</source>
        <translation>信任并连接(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Do not connect</source>
        <translation>不连接(&amp;D)</translation>
    </message>
    <message>
        <source>The passphrase that was given does not open the key. Mind the keyboard&apos;s layout and Caps Lock.</source>
        <translation>所输入的密码短语无法打开此密钥。请留意键盘布局和大写锁定键。</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::QuickBar</name>
    <message>
        <source>Quick connect</source>
        <translation>快速连接</translation>
    </message>
    <message>
        <source>Quick connect: user@host or a name</source>
        <translation>快速连接：用户@主机 或名称</translation>
    </message>
    <message>
        <source>Quick connect: user@host or a machine&apos;s name</source>
        <translation>快速连接：用户@主机 或机器名称</translation>
    </message>
    <message>
        <source>Connects without adding the machine to the list (Ctrl+L)</source>
        <translation>直接连接，不将机器添加到列表 (Ctrl+L)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ReconnectOverlay</name>
    <message>
        <source>Connection lost</source>
        <translation>连接已断开</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开连接</translation>
    </message>
    <message>
        <source>Connecting again…</source>
        <translation>正在重新连接…</translation>
    </message>
    <message>
        <source>Trying again in %1 s…</source>
        <translation>%1 秒后重试…</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::RecordingControl</name>
    <message>
        <source>&amp;Record</source>
        <translation>录制(&amp;R)</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Record this desktop into a file</source>
        <translation>将此桌面录制到文件</translation>
    </message>
    <message>
        <source>The recording ended: %1. What was recorded is in %2</source>
        <translation>录制已结束：%1。已录制的内容保存在 %2</translation>
    </message>
    <message>
        <source>Recorded %1</source>
        <translation>已保存录像 %1</translation>
    </message>
    <message>
        <source>● %1:%2</source>
        <translation>● %1:%2</translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation>结束录制</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::RemoveQuestion</name>
    <message>
        <source>Remove a machine</source>
        <translation>移除机器</translation>
    </message>
    <message>
        <source>Remove machines</source>
        <translation>移除机器</translation>
    </message>
    <message>
        <source>Remove %1 from the list?</source>
        <translation>要从列表中移除 %1 吗？</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n machine(s) from the list?</source>
        <translation>
            <numerusform>要从列表中移除 %n 台机器吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Its stored keys and passwords are forgotten. The machine itself stays as it is.</source>
        <translation>为其存储的密钥和密码将被清除。机器本身不受影响。</translation>
    </message>
    <message>
        <source>Their stored keys and passwords are forgotten. The machines themselves stay as they are.</source>
        <translation>为其存储的密钥和密码将被清除。机器本身不受影响。</translation>
    </message>
    <message>
        <source>What ~/.ssh/config still names comes back when that file changes next.</source>
        <translation>~/.ssh/config 中仍列出的机器会在该文件下次更改时恢复。</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::SettingsDialog</name>
    <message>
        <source>&amp;Keep running in the tray when the window is closed</source>
        <translation>关闭窗口后继续在系统托盘中运行(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Install what a machine lacks for a desktop</source>
        <translation>安装机器缺少的桌面组件(&amp;I)</translation>
    </message>
    <message>
        <source>Open desktops in &amp;fullscreen</source>
        <translation>以全屏方式打开桌面(&amp;F)</translation>
    </message>
    <message>
        <source>Open desktops as &amp;tabs of one window</source>
        <translation>在同一窗口的标签页中打开桌面(&amp;T)</translation>
    </message>
    <message>
        <source>A &amp;link is lost, or is back</source>
        <translation>连接断开或恢复(&amp;L)</translation>
    </message>
    <message>
        <source>A &amp;desktop has been installed</source>
        <translation>桌面安装完成(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Follow ~/.ssh/config: what changes there changes here</source>
        <translation>跟随 ~/.ssh/config：其中的更改会同步到此处(&amp;F)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>&amp;Disconnect without input after</source>
        <translation>无操作多久后断开连接(&amp;D)</translation>
    </message>
    <message>
        <source>New desktops</source>
        <translation>新桌面</translation>
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
        <translation>桌面(&amp;D)</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>宽度(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>高度(&amp;H)</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>查看器</translation>
    </message>
    <message>
        <source>Fit into the window</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>Original size</source>
        <translation>原始大小</translation>
    </message>
    <message>
        <source>Stretch to the window</source>
        <translation>拉伸至窗口</translation>
    </message>
    <message>
        <source>Match the remote size to the window</source>
        <translation>使远程桌面大小与窗口一致</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>A new machine begins with:</source>
        <translation>新机器的默认值：</translation>
    </message>
    <message>
        <source>Whom to log in as, for example ubuntu</source>
        <translation>登录用户名，例如 ubuntu</translation>
    </message>
    <message>
        <source>Words to find it by, separated by commas</source>
        <translation>便于查找的词语，以半角逗号分隔</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>用户(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>密钥文件(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>标签(&amp;T)</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>&amp;Empty the clipboard of what came from here after</source>
        <translation>本程序写入剪贴板的内容多久后清除(&amp;E)</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Master key</source>
        <translation>主密钥</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>After silence, &amp;ask whether the link lives</source>
        <translation>无数据多久后检测连接(&amp;A)</translation>
    </message>
    <message>
        <source>A link that says nothing for three times as long is taken for lost, and is made again. Both hold for connections from now on.</source>
        <translation>若连接持续无数据达此时间的三倍，则视为已断开并重新建立。以上两项对此后的连接生效。</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>警告和错误</translation>
    </message>
    <message>
        <source>What is usual</source>
        <translation>常规信息</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>记录内容(&amp;K)</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>⚠ Not saved: %1 (%2). The settings are as they were.</source>
        <translation>⚠ 未保存：%1（%2）。设置保持不变。</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Master passphrase</source>
        <translation>主密码短语</translation>
    </message>
    <message>
        <source>&amp;Lock without input after</source>
        <translation>无输入多久后锁定(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Look now and then whether machines answer and a desktop runs there</source>
        <translation>定期检查机器是否有响应、是否有桌面在运行(&amp;L)</translation>
    </message>
    <message>
        <source>To see desktops, CloudDesk logs in by itself to machines that answer and whose host key you trust, at most every ten minutes. It never asks you anything for that.</source>
        <translation>为了查看桌面，CloudDesk 会自行登录有响应且主机密钥受您信任的机器，最多每十分钟一次，过程中绝不会向您提问。</translation>
    </message>
    <message>
        <source>Tell me when</source>
        <translation>在以下情况通知我</translation>
    </message>
    <message>
        <source>Keep a small &amp;picture of each desktop, for list and grid</source>
        <translation>保存各桌面的缩略图，供列表和网格显示使用(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;First local port of a tunnel</source>
        <translation>隧道的起始本地端口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Last local port of a tunnel</source>
        <translation>隧道的结束本地端口(&amp;L)</translation>
    </message>
    <message>
        <source>A tunnel lets another viewer on this computer reach a desktop, and takes the first of these ports that is free (clouddesk tunnel NAME).</source>
        <translation>隧道让此计算机上的其他查看器访问桌面，并使用这些端口中第一个空闲的端口（clouddesk tunnel NAME）。</translation>
    </message>
    <message>
        <source>Sc&amp;aling</source>
        <translation>缩放(&amp;A)</translation>
    </message>
    <message>
        <source>Each ste&amp;p of a connect may take</source>
        <translation>每个连接步骤最长用时(&amp;P)</translation>
    </message>
    <message>
        <source>Mo&amp;ve it into the keychain</source>
        <translation>移入密钥环(&amp;V)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::StalledNotice</name>
    <message>
        <source>The desktop does not answer</source>
        <translation>桌面没有响应</translation>
    </message>
    <message>
        <source>It is very busy, or the connection is. This is its last picture; what you type now may arrive later.</source>
        <translation>桌面或连接非常繁忙。这是最后的画面；您现在输入的内容可能会稍后送达。</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::StatisticsOverlay</name>
    <message>
        <source>Session statistics</source>
        <translation>会话统计</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线路带宽</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>画质</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1 帧</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>无损</translation>
    </message>
    <message>
        <source>%1 of 9</source>
        <translation>%1/9</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>桌面</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::TabsWindow</name>
    <message>
        <source>Open desktops</source>
        <translation>已打开的桌面</translation>
    </message>
    <message>
        <source>Desktops</source>
        <translation>桌面</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::TerminalView</name>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C copies, Ctrl+Shift+V pastes</source>
        <translation>Ctrl+Shift+C 复制，Ctrl+Shift+V 粘贴</translation>
    </message>
    <message>
        <source>&amp;Copy	Ctrl+Shift+C</source>
        <translation>复制(&amp;C)	Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>&amp;Paste	Ctrl+Shift+V</source>
        <translation>粘贴(&amp;P)	Ctrl+Shift+V</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::TerminalWindow</name>
    <message>
        <source>Terminal on %1</source>
        <translation>%1 上的终端</translation>
    </message>
    <message>
        <source>There is no link to %1. The terminal goes on when it is back.</source>
        <translation>没有到 %1 的连接。连接恢复后终端会继续运行。</translation>
    </message>
    <message>
        <source>Opening a terminal on %1…</source>
        <translation>正在打开 %1 上的终端…</translation>
    </message>
    <message>
        <source>%1 Enter tries again.</source>
        <translation>%1 按 Enter 键重试。</translation>
    </message>
    <message>
        <source>%1: terminal on %2</source>
        <translation>%1：%2 上的终端</translation>
    </message>
    <message>
        <source>The shell has ended. Enter starts another one.</source>
        <translation>Shell 已结束。按 Enter 键启动新的 Shell。</translation>
    </message>
    <message>
        <source>The link to %1 is lost. The terminal goes on when it is back.</source>
        <translation>到 %1 的连接已断开。连接恢复后终端会继续运行。</translation>
    </message>
    <message>
        <source>%1 is no longer connected. The terminal goes on once you connect to it again.</source>
        <translation>%1 已断开连接。重新连接后终端将继续。</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::Timeline</name>
    <message>
        <source>Place in the recording</source>
        <translation>录像播放位置</translation>
    </message>
    <message>
        <source>What happened when; click to go there</source>
        <translation>各时刻的活动情况；点击可跳转</translation>
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
        <translation>桌面已安装就绪。</translation>
    </message>
    <message>
        <source>The link is lost. Trying to connect again…</source>
        <translation>连接已断开。正在尝试重新连接…</translation>
    </message>
    <message>
        <source>Connected again.</source>
        <translation>已重新连接。</translation>
    </message>
    <message>
        <source>Nobody uses it; it is about to be disconnected.</source>
        <translation>长时间无人使用，即将断开连接。</translation>
    </message>
    <message>
        <source>Open CloudDesk</source>
        <translation>打开 CloudDesk</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Open desktops</source>
        <translation>已打开的桌面</translation>
    </message>
    <message>
        <source>%1 (connecting)</source>
        <translation>%1（正在连接）</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开连接</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>CloudDesk is locked</source>
        <translation>CloudDesk 已锁定</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>解锁…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>%1 (failed)</source>
        <translation>%1（失败）</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Its host key has changed. Nothing was sent to it; connect to it to see more.</source>
        <translation>其主机密钥已更改。未向其发送任何内容；连接后可查看详情。</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::Typist</name>
    <message>
        <source>Nothing was typed: the text holds the control character U+%1</source>
        <translation>未键入任何内容：文本中含有控制字符 U+%1</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerBar</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Keys, clipboard and what they do there (Ctrl+Alt+Shift+M)</source>
        <translation>按键、剪贴板及其在远程的作用 (Ctrl+Alt+Shift+M)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Size, quality and statistics (Ctrl+Alt+Shift+M)</source>
        <translation>大小、画质和统计信息 (Ctrl+Alt+Shift+M)</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Screenshots, files, terminal and more (Ctrl+Alt+Shift+M)</source>
        <translation>截图、文件、终端等 (Ctrl+Alt+Shift+M)</translation>
    </message>
    <message>
        <source>Fullscreen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Fill the whole screen (Ctrl+Alt+Shift+F)</source>
        <translation>占满整个屏幕 (Ctrl+Alt+Shift+F)</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开连接</translation>
    </message>
    <message>
        <source>Close this window; the remote desktop goes on (Ctrl+Alt+Shift+Q)</source>
        <translation>关闭此窗口；远程桌面会继续运行 (Ctrl+Alt+Shift+Q)</translation>
    </message>
    <message>
        <source>Leave fullscreen</source>
        <translation>退出全屏</translation>
    </message>
    <message>
        <source>View only</source>
        <translation>仅查看</translation>
    </message>
    <message>
        <source>All keys go there · Ctrl+Alt+Shift+G</source>
        <translation>所有按键发往远端 · Ctrl+Alt+Shift+G</translation>
    </message>
    <message>
        <source>All keys go there</source>
        <translation>所有按键发往远端</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+G gives the keyboard back to this computer</source>
        <translation>Ctrl+Alt+Shift+G 将键盘交还给这台电脑</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerMenu</name>
    <message>
        <source>&amp;Input</source>
        <translation>输入(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>断开连接(&amp;D)</translation>
    </message>
    <message>
        <source>Send &amp;keys</source>
        <translation>发送按键(&amp;K)</translation>
    </message>
    <message>
        <source>Paste as &amp;typing</source>
        <translation>以键入方式粘贴(&amp;T)</translation>
    </message>
    <message>
        <source>T&amp;yping speed</source>
        <translation>键入速度(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Fast</source>
        <translation>快(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Steady</source>
        <translation>平稳(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;low, for sluggish programs</source>
        <translation>慢，适用于反应迟缓的程序(&amp;L)</translation>
    </message>
    <message>
        <source>View &amp;only</source>
        <translation>仅查看(&amp;O)</translation>
    </message>
    <message>
        <source>Share &amp;clipboard</source>
        <translation>共享剪贴板(&amp;C)</translation>
    </message>
    <message>
        <source>Send &amp;every key there</source>
        <translation>将所有按键发送到远程(&amp;E)</translation>
    </message>
    <message>
        <source>Use the input &amp;method of this computer</source>
        <translation>使用本机的输入法(&amp;M)</translation>
    </message>
    <message>
        <source>Keys by &amp;position (remote layout)</source>
        <translation>按物理位置发送按键（远程布局）(&amp;P)</translation>
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
        <translation>菜单键(&amp;M)</translation>
    </message>
    <message>
        <source>Ctrl+Alt+&amp;F1 to F12</source>
        <translation>Ctrl+Alt+&amp;F1 至 F12</translation>
    </message>
    <message>
        <source>Ctrl+Alt+F%1</source>
        <translation>Ctrl+Alt+F%1</translation>
    </message>
    <message>
        <source>&amp;Fit to window</source>
        <translation>适应窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Original size (1:1)</source>
        <translation>原始大小 (1:1)(&amp;O)</translation>
    </message>
    <message>
        <source>S&amp;tretch to window</source>
        <translation>拉伸至窗口(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Match remote size to window</source>
        <translation>使远程桌面大小与窗口一致(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>画质(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>自动(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Lossless</source>
        <translation>无损(&amp;L)</translation>
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
        <translation>低，适用于慢速网络(&amp;O)</translation>
    </message>
    <message>
        <source>Soun&amp;d</source>
        <translation>声音(&amp;D)</translation>
    </message>
    <message>
        <source>St&amp;atistics</source>
        <translation>统计信息(&amp;A)</translation>
    </message>
    <message>
        <source>F&amp;ullscreen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>Fullscreen on all s&amp;creens</source>
        <translation>在所有屏幕上全屏(&amp;C)</translation>
    </message>
    <message>
        <source>All d&amp;esktops…</source>
        <translation>所有桌面(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Save a screenshot…</source>
        <translation>保存截图(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Copy a screenshot</source>
        <translation>复制截图(&amp;C)</translation>
    </message>
    <message>
        <source>Move to its own &amp;window</source>
        <translation>移到独立窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Move to a ta&amp;b</source>
        <translation>移到标签页(&amp;B)</translation>
    </message>
    <message>
        <source>Ne&amp;xt tab</source>
        <translation>下一个标签页(&amp;X)</translation>
    </message>
    <message>
        <source>Fullscreen on all s&amp;creens (not on Wayland)</source>
        <translation>在所有屏幕上全屏(&amp;C)（Wayland 下不可用）</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerWidget</name>
    <message>
        <source>the server cannot do that</source>
        <translation>服务器不支持此操作</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerWindow</name>
    <message>
        <source>Remote desktop of %1</source>
        <translation>%1 的远程桌面</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+M opens the menu</source>
        <translation>按 Ctrl+Alt+Shift+M 打开菜单</translation>
    </message>
    <message>
        <source>%1 keeps its size and is shown scaled: %2</source>
        <translation>%1 保持原有大小，以缩放方式显示：%2</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>键入完成</translation>
    </message>
    <message>
        <source>Typed. If some characters are missing, use the clipboard: there are not keys for so many different ones</source>
        <translation>键入完成。如有字符缺失，请使用剪贴板：不同的字符太多，没有足够的按键</translation>
    </message>
    <message>
        <source>There is no text on the clipboard</source>
        <translation>剪贴板中没有文本</translation>
    </message>
    <message numerus="yes">
        <source>Typing %Ln character(s)… Any key stops it.</source>
        <translation>
            <numerusform>正在键入 %Ln 个字符…按任意键停止。</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected again</source>
        <translation>已重新连接</translation>
    </message>
    <message>
        <source>%1 is no longer connected</source>
        <translation>%1 已断开连接</translation>
    </message>
    <message>
        <source>Could not connect to %1</source>
        <translation>无法连接到 %1</translation>
    </message>
    <message>
        <source>Save screenshot</source>
        <translation>保存截图</translation>
    </message>
    <message>
        <source>PNG images (*.png);;JPEG images (*.jpg)</source>
        <translation>PNG 图像 (*.png);;JPEG 图像 (*.jpg)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>There is no picture yet</source>
        <translation>尚无画面</translation>
    </message>
    <message>
        <source>The screenshot is on the clipboard</source>
        <translation>截图已复制到剪贴板</translation>
    </message>
    <message>
        <source>The keyboard is this computer&apos;s again</source>
        <translation>键盘已交还本机</translation>
    </message>
    <message>
        <source>Every key goes to %1. Ctrl+Alt+Shift+G gives the keyboard back, Ctrl+Alt+Shift+F leaves fullscreen.</source>
        <translation>所有按键都发送到 %1。Ctrl+Alt+Shift+G 交还键盘，Ctrl+Alt+Shift+F 退出全屏。</translation>
    </message>
    <message>
        <source>Every key goes to %1. Ctrl+Alt+Shift+G gives the keyboard back.</source>
        <translation>所有按键都发送到 %1。Ctrl+Alt+Shift+G 交还键盘。</translation>
    </message>
    <message>
        <source>View only: keyboard and mouse do nothing over there</source>
        <translation>仅查看：键盘和鼠标在那边不起作用</translation>
    </message>
    <message>
        <source>Keyboard and mouse work over there again</source>
        <translation>键盘和鼠标在那边重新起作用</translation>
    </message>
    <message>
        <source>Nothing was typed: there is no connection</source>
        <translation>未键入任何内容：没有连接</translation>
    </message>
    <message>
        <source>Nothing was typed: view only is on</source>
        <translation>未键入任何内容：“仅查看”已开启</translation>
    </message>
    <message>
        <source>On Wayland no program can fill more than one screen</source>
        <translation>在 Wayland 下，任何程序都无法占满多个屏幕</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::WatchDialog</name>
    <message>
        <source>They may use &amp;keyboard, mouse and clipboard</source>
        <translation>允许对方使用键盘、鼠标和剪贴板(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>生成新密码(&amp;N)</translation>
    </message>
    <message>
        <source>Let someone watch %1</source>
        <translation>邀请他人观看 %1</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>地址(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>密码(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;End watching</source>
        <translation>结束观看(&amp;E)</translation>
    </message>
    <message>
        <source>Nobody watches yet.</source>
        <translation>尚无人观看。</translation>
    </message>
    <message>
        <source>Somebody watches.</source>
        <translation>有人正在观看。</translation>
    </message>
    <message>
        <source>Somebody watches this desktop</source>
        <translation>有人正在观看此桌面</translation>
    </message>
    <message>
        <source>It is over: %1.</source>
        <translation>已结束：%1。</translation>
    </message>
    <message>
        <source>Nobody watches this desktop any more</source>
        <translation>此桌面已无人观看</translation>
    </message>
    <message>
        <source>whoever watched has left</source>
        <translation>观看者已离开</translation>
    </message>
    <message>
        <source>the link to the desktop is lost</source>
        <translation>到桌面的连接已断开</translation>
    </message>
    <message>
        <source>somebody tried wrong passwords</source>
        <translation>有人尝试了错误的密码</translation>
    </message>
    <message>
        <source>the desktop&apos;s VNC server lets no other viewer in</source>
        <translation>桌面的 VNC 服务器不允许其他查看器连接</translation>
    </message>
    <message>
        <source>Whoever has the address and the password sees this desktop in any VNC viewer, once. The address is one of this computer; from elsewhere it is reached through SSH, for example with ssh -L. Closing this window does not end it.</source>
        <translation>拥有此地址和密码的人可用任意 VNC 查看器观看此桌面，仅限一次。此地址为本机地址；从别处访问需通过 SSH，例如使用 ssh -L。关闭此窗口不会结束观看。</translation>
    </message>
</context>
</TS>
