<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Advice</name>
    <message>
        <source>Check that it is there, and the spelling of the name or path.</source>
        <translation>Prüfen Sie, ob es vorhanden ist, und die Schreibweise des Namens oder Pfads.</translation>
    </message>
    <message>
        <source>Something else changed it at the same time; look at it and try again.</source>
        <translation>Etwas anderes hat es gleichzeitig geändert; sehen Sie nach, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, look at the machine&apos;s load and the network.</source>
        <translation>Versuchen Sie es erneut; geschieht es wieder, prüfen Sie die Auslastung des Rechners und das Netzwerk.</translation>
    </message>
    <message>
        <source>Check who owns the file or folder and its permissions.</source>
        <translation>Prüfen Sie, wem die Datei oder der Ordner gehört, und die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>Make room on this computer&apos;s disk and try again.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger dieses Computers, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Keep a copy of the data folder: somebody may have changed the audit log.</source>
        <translation>Bewahren Sie eine Kopie des Datenordners auf: Jemand könnte das Audit-Protokoll verändert haben.</translation>
    </message>
    <message>
        <source>Give the master key this data folder was made with (CLOUDDESK_MASTER_KEY_FILE or the keychain).</source>
        <translation>Geben Sie den Hauptschlüssel an, mit dem dieser Datenordner angelegt wurde (CLOUDDESK_MASTER_KEY_FILE oder der Schlüsselbund).</translation>
    </message>
    <message>
        <source>Check the port, and that sshd is running on the machine.</source>
        <translation>Prüfen Sie den Port, und ob sshd auf dem Rechner läuft.</translation>
    </message>
    <message>
        <source>Check that the machine is running and that its firewall or security group admits SSH from here.</source>
        <translation>Prüfen Sie, ob der Rechner läuft und seine Firewall oder Sicherheitsgruppe SSH von hier zulässt.</translation>
    </message>
    <message>
        <source>Check the network and try again.</source>
        <translation>Prüfen Sie das Netzwerk, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Check that host and port belong to an SSH server that is not too old.</source>
        <translation>Prüfen Sie, ob Rechnername und Port zu einem nicht zu alten SSH-Server gehören.</translation>
    </message>
    <message>
        <source>The key was marked as stolen or withdrawn in known_hosts; do not connect until the machine has a new one.</source>
        <translation>Der Schlüssel wurde in known_hosts als gestohlen oder zurückgezogen markiert; verbinden Sie sich erst, wenn der Rechner einen neuen hat.</translation>
    </message>
    <message>
        <source>Start ssh-agent, load the key (ssh-add) and check SSH_AUTH_SOCK.</source>
        <translation>Starten Sie den ssh-agent, laden Sie den Schlüssel (ssh-add), und prüfen Sie SSH_AUTH_SOCK.</translation>
    </message>
    <message>
        <source>Allow forwarding in the machine&apos;s sshd_config (AllowTcpForwarding, AllowStreamLocalForwarding).</source>
        <translation>Erlauben Sie Weiterleitungen in der sshd_config des Rechners (AllowTcpForwarding, AllowStreamLocalForwarding).</translation>
    </message>
    <message>
        <source>Supported are Debian, Ubuntu, Fedora, RHEL and its likes, and Oracle Linux.</source>
        <translation>Unterstützt werden Debian, Ubuntu, Fedora, RHEL und Verwandte sowie Oracle Linux.</translation>
    </message>
    <message>
        <source>Make room on the machine&apos;s disk and try again.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger des Rechners, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Another installation is running on the machine; wait for its end and try again.</source>
        <translation>Auf dem Rechner läuft eine andere Installation; warten Sie ihr Ende ab, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Connect again: a new desktop is started.</source>
        <translation>Verbinden Sie sich erneut: Ein neuer Desktop wird gestartet.</translation>
    </message>
    <message>
        <source>The desktop was stopped for safety; check the machine&apos;s VNC configuration in /etc and ~/.vnc.</source>
        <translation>Der Desktop wurde zur Sicherheit beendet; prüfen Sie die VNC-Konfiguration des Rechners in /etc und ~/.vnc.</translation>
    </message>
    <message>
        <source>The machine&apos;s VNC server does not behave; stop its desktop and connect again.</source>
        <translation>Der VNC-Server des Rechners verhält sich fehlerhaft; beenden Sie dessen Desktop, und verbinden Sie sich erneut.</translation>
    </message>
    <message>
        <source>Stop the desktop and connect again: a new one gets a new password.</source>
        <translation>Beenden Sie den Desktop, und verbinden Sie sich erneut: Ein neuer bekommt ein neues Passwort.</translation>
    </message>
    <message>
        <source>Check the network and the machine&apos;s load, then connect again.</source>
        <translation>Prüfen Sie das Netzwerk und die Auslastung des Rechners, und verbinden Sie sich dann erneut.</translation>
    </message>
    <message>
        <source>Unlock CloudDesk with the master passphrase and try again.</source>
        <translation>Entsperren Sie CloudDesk mit der Master-Passphrase und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Check what you entered, and try again.</source>
        <translation>Prüfen Sie Ihre Eingabe, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Choose another name, or change the existing one.</source>
        <translation>Wählen Sie einen anderen Namen, oder ändern Sie den vorhandenen Eintrag.</translation>
    </message>
    <message>
        <source>Try another way; this one is not possible here.</source>
        <translation>Versuchen Sie es auf anderem Weg; so ist es hier nicht möglich.</translation>
    </message>
    <message>
        <source>Check the file, the disk and its file system.</source>
        <translation>Prüfen Sie die Datei, den Datenträger und sein Dateisystem.</translation>
    </message>
    <message>
        <source>Check that the data folder&apos;s disk has room and that you may write there.</source>
        <translation>Prüfen Sie, ob auf dem Datenträger des Datenordners Platz ist und ob Sie dort schreiben dürfen.</translation>
    </message>
    <message>
        <source>Use the newer version of CloudDesk that wrote this data folder.</source>
        <translation>Verwenden Sie die neuere CloudDesk-Version, die diesen Datenordner geschrieben hat.</translation>
    </message>
    <message>
        <source>Restore the data folder from a backup.</source>
        <translation>Stellen Sie den Datenordner aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Unlock the keychain, or correct CLOUDDESK_MASTER_KEY_FILE, and start CloudDesk again.</source>
        <translation>Entsperren Sie den Schlüsselbund, oder korrigieren Sie CLOUDDESK_MASTER_KEY_FILE, und starten Sie CloudDesk erneut.</translation>
    </message>
    <message>
        <source>Choose the machine, then &quot;Edit…&quot;, and enter its secret anew.</source>
        <translation>Wählen Sie den Rechner, dann „Bearbeiten&#xa0;…“, und geben Sie sein Geheimnis neu ein.</translation>
    </message>
    <message>
        <source>Check the host name and this computer&apos;s DNS; &quot;Edit…&quot; changes what is stored for the machine.</source>
        <translation>Prüfen Sie den Rechnernamen und das DNS dieses Computers; „Bearbeiten&#xa0;…“ ändert, was für den Rechner gespeichert ist.</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the machine&apos;s console, then connect again and trust the key when you are asked.</source>
        <translation>Vergleichen Sie den Fingerabdruck mit der Konsole des Rechners, verbinden Sie sich dann erneut, und vertrauen Sie dem Schlüssel, wenn Sie gefragt werden.</translation>
    </message>
    <message>
        <source>Nothing was sent to it. Only if the machine was really set up anew, remove its old key under Settings → Security → Trusted host keys and connect again. If not, somebody may be listening in: do not connect.</source>
        <translation>Es wurde nichts dorthin gesendet. Nur falls der Rechner wirklich neu aufgesetzt wurde, entfernen Sie seinen alten Schlüssel unter Einstellungen → Sicherheit → Vertrauenswürdige Host-Schlüssel, und verbinden Sie sich erneut. Falls nicht, hört womöglich jemand mit: Verbinden Sie sich nicht.</translation>
    </message>
    <message>
        <source>Check the user and the key or password; &quot;Edit…&quot; changes what is stored for the machine.</source>
        <translation>Prüfen Sie Benutzer und Schlüssel oder Passwort; „Bearbeiten&#xa0;…“ ändert, was für den Rechner gespeichert ist.</translation>
    </message>
    <message>
        <source>Check the key file and its passphrase; &quot;Edit…&quot; changes what is stored for the machine.</source>
        <translation>Prüfen Sie die Schlüsseldatei und ihre Passphrase; „Bearbeiten&#xa0;…“ ändert, was für den Rechner gespeichert ist.</translation>
    </message>
    <message>
        <source>Run it by hand in a terminal on the machine to see more.</source>
        <translation>Führen Sie ihn von Hand in einem Terminal auf dem Rechner aus, um mehr zu sehen.</translation>
    </message>
    <message>
        <source>Send the output to a file on the machine and download that.</source>
        <translation>Leiten Sie die Ausgabe auf dem Rechner in eine Datei, und laden Sie diese herunter.</translation>
    </message>
    <message>
        <source>Start the transfer again: it goes on where it stopped.</source>
        <translation>Starten Sie die Übertragung erneut: Sie macht dort weiter, wo sie aufgehört hat.</translation>
    </message>
    <message>
        <source>Ask the machine&apos;s administrator to install a desktop and a VNC server there.</source>
        <translation>Bitten Sie den Administrator des Rechners, dort einen Desktop und einen VNC-Server zu installieren.</translation>
    </message>
    <message>
        <source>Choose the machine, then &quot;Edit…&quot;, and correct its password for sudo.</source>
        <translation>Wählen Sie den Rechner, dann „Bearbeiten&#xa0;…“, und korrigieren Sie sein Passwort für sudo.</translation>
    </message>
    <message>
        <source>The full log is kept on this computer; trying again repairs what is broken and goes on.</source>
        <translation>Das vollständige Protokoll liegt auf diesem Computer; ein neuer Versuch repariert, was nicht stimmt, und macht weiter.</translation>
    </message>
    <message>
        <source>Have it installed: switch on &quot;Install what a machine lacks for a desktop&quot; under Settings → New desktops, and connect again.</source>
        <translation>Lassen Sie ihn installieren: Schalten Sie unter Einstellungen → Neue Desktops „Installieren, was einem Rechner für einen Desktop fehlt“ ein, und verbinden Sie sich erneut.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, the technical details tell why.</source>
        <translation>Versuchen Sie es erneut; geschieht es wieder, sagen die technischen Details, warum.</translation>
    </message>
    <message>
        <source>Connect again; if it happens again, close CloudDesk and start it again.</source>
        <translation>Verbinden Sie sich erneut; geschieht es wieder, schließen Sie CloudDesk und starten Sie es neu.</translation>
    </message>
    <message>
        <source>This is a mistake in CloudDesk; please report it with what the technical details say.</source>
        <translation>Das ist ein Fehler in CloudDesk; bitte melden Sie ihn mit den technischen Details.</translation>
    </message>
</context>
<context>
    <name>MasterKey</name>
    <message>
        <source>In the keychain of this computer.</source>
        <translation>Im Schlüsselbund dieses Computers.</translation>
    </message>
    <message>
        <source>Sealed under the master passphrase, in the file %1.</source>
        <translation>Mit der Master-Passphrase versiegelt in der Datei %1.</translation>
    </message>
    <message>
        <source>In the file that CLOUDDESK_MASTER_KEY_FILE names: %1</source>
        <translation>In der Datei, die CLOUDDESK_MASTER_KEY_FILE nennt: %1</translation>
    </message>
    <message>
        <source>In the key file %1, because no keychain answered when it was made. Whoever can read that file and the database can read the stored credentials.</source>
        <translation>In der Schlüsseldatei %1, weil kein Schlüsselbund antwortete, als er angelegt wurde. Wer diese Datei und die Datenbank lesen kann, kann die gespeicherten Zugangsdaten lesen.</translation>
    </message>
</context>
<context>
    <name>RoomAdvice</name>
    <message>
        <source>unlock the keychain and try again</source>
        <translation>Entsperren Sie den Schlüsselbund und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>There may be too little memory: it takes about 150 MiB.</source>
        <translation>Womöglich fehlt Arbeitsspeicher: etwa 150 MiB werden gebraucht.</translation>
    </message>
    <message>
        <source>Connect again to start a new one.</source>
        <translation>Verbinden Sie sich erneut, um einen neuen zu starten.</translation>
    </message>
    <message>
        <source>Connect again to start a new desktop.</source>
        <translation>Verbinden Sie sich erneut, um einen neuen Desktop zu starten.</translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation>Verbinden Sie sich erneut.</translation>
    </message>
    <message>
        <source>Begin the file with a line such as: name,host,port,user,tags</source>
        <translation>Beginnen Sie die Datei mit einer Zeile wie: name,host,port,user,tags</translation>
    </message>
    <message>
        <source>In mRemoteNG, turn off &quot;Encrypt complete connection file&quot; and save it.</source>
        <translation>Schalten Sie in mRemoteNG „Encrypt complete connection file“ aus und speichern Sie.</translation>
    </message>
    <message>
        <source>Nothing was taken over. Try the passphrase again, or use an unaltered copy of the file.</source>
        <translation>Es wurde nichts übernommen. Versuchen Sie die Passphrase noch einmal, oder nehmen Sie eine unveränderte Kopie der Datei.</translation>
    </message>
    <message>
        <source>Have the line &quot;Subsystem sftp internal-sftp&quot; in /etc/ssh/sshd_config there and restart sshd; where Dropbear runs, install openssh-sftp-server</source>
        <translation>Tragen Sie dort in /etc/ssh/sshd_config die Zeile „Subsystem sftp internal-sftp“ ein und starten Sie sshd neu; wo Dropbear läuft, installieren Sie openssh-sftp-server.</translation>
    </message>
    <message>
        <source>pack it first, for example with tar</source>
        <translation>Packen Sie ihn zuerst, zum Beispiel mit tar.</translation>
    </message>
    <message>
        <source>pack it there first, for example with tar</source>
        <translation>Packen Sie ihn dort zuerst, zum Beispiel mit tar.</translation>
    </message>
    <message>
        <source>Nothing was sent to it. A &quot;@revoked&quot; line in a known_hosts file says that nobody must trust this key; ask whoever runs the machine.</source>
        <translation>Es wurde nichts dorthin gesendet. Eine Zeile mit „@revoked“ in einer known_hosts-Datei sagt, dass niemand diesem Schlüssel trauen darf; fragen Sie, wer den Rechner betreibt.</translation>
    </message>
    <message>
        <source>Nothing was sent to it. Compare the fingerprint with the machine&apos;s own.</source>
        <translation>Es wurde nichts dorthin gesendet. Vergleichen Sie den Fingerabdruck mit dem des Rechners selbst.</translation>
    </message>
    <message>
        <source>Look at it again, then repeat the change.</source>
        <translation>Sehen Sie es noch einmal an und wiederholen Sie dann die Änderung.</translation>
    </message>
    <message>
        <source>give the key&apos;s passphrase; check the key with: ssh-keygen -y -f KEYFILE</source>
        <translation>Geben Sie die Passphrase des Schlüssels an; prüfen lässt er sich mit: ssh-keygen -y -f KEYFILE</translation>
    </message>
    <message>
        <source>give the one line of the file that ends in -cert.pub</source>
        <translation>Geben Sie die eine Zeile der Datei an, deren Name auf -cert.pub endet.</translation>
    </message>
    <message>
        <source>Look at what the machine&apos;s login files (.bashrc, .profile) print, and whether its login shell runs commands</source>
        <translation>Sehen Sie nach, was die Anmeldedateien des Rechners (.bashrc, .profile) ausgeben und ob seine Login-Shell Befehle ausführt.</translation>
    </message>
    <message>
        <source>Give this machine&apos;s sudo password and try again</source>
        <translation>Geben Sie das sudo-Passwort dieses Rechners an und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Free some room on the machine or give it a larger disk, then try again</source>
        <translation>Schaffen Sie auf dem Rechner Platz oder geben Sie ihm eine größere Platte und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Free some room on the machine, then try again</source>
        <translation>Schaffen Sie auf dem Rechner Platz und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Choose the desktop xfce</source>
        <translation>Wählen Sie den Desktop xfce.</translation>
    </message>
    <message>
        <source>Wait until it has finished, or end it on the machine; then try again</source>
        <translation>Warten Sie, bis es fertig ist, oder beenden Sie es auf dem Rechner; versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Try again: the next run repairs it</source>
        <translation>Versuchen Sie es erneut: Der nächste Lauf repariert es.</translation>
    </message>
    <message>
        <source>Install CloudDesk anew: both programs belong into one folder.</source>
        <translation>Installieren Sie CloudDesk neu: Beide Programme gehören in einen Ordner.</translation>
    </message>
    <message>
        <source>free some room, or choose another folder for recordings</source>
        <translation>Schaffen Sie Platz, oder wählen Sie einen anderen Ordner für Aufzeichnungen.</translation>
    </message>
    <message>
        <source>begin another one</source>
        <translation>Beginnen Sie eine neue.</translation>
    </message>
    <message>
        <source>name the file that it points to</source>
        <translation>Geben Sie die Datei an, auf die er zeigt.</translation>
    </message>
    <message>
        <source>try again when nothing writes to it</source>
        <translation>Versuchen Sie es erneut, wenn niemand hineinschreibt.</translation>
    </message>
    <message>
        <source>try: ssh-add -l</source>
        <translation>Sehen Sie nach mit: ssh-add -l</translation>
    </message>
    <message>
        <source>add one with ssh-add</source>
        <translation>Fügen Sie einen mit ssh-add hinzu.</translation>
    </message>
    <message>
        <source>start ssh-agent, add your key with ssh-add, and see that SSH_AUTH_SOCK is set</source>
        <translation>Starten Sie ssh-agent, fügen Sie Ihren Schlüssel mit ssh-add hinzu, und sorgen Sie dafür, dass SSH_AUTH_SOCK gesetzt ist.</translation>
    </message>
    <message>
        <source>the account may be restricted to something else</source>
        <translation>Das Konto ist womöglich auf anderes beschränkt.</translation>
    </message>
    <message>
        <source>sshd allows only so many at a time (MaxSessions); close something and try again</source>
        <translation>sshd erlaubt nur eine begrenzte Zahl zugleich (MaxSessions); schließen Sie etwas und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>check that something listens there, and that sshd allows forwarding (AllowTcpForwarding, AllowStreamLocalForwarding, PermitOpen)</source>
        <translation>Prüfen Sie, ob dort etwas lauscht und ob sshd Weiterleitungen erlaubt (AllowTcpForwarding, AllowStreamLocalForwarding, PermitOpen).</translation>
    </message>
    <message>
        <source>check that something listens there, on the machine itself</source>
        <translation>Prüfen Sie auf dem Rechner selbst, ob dort etwas lauscht.</translation>
    </message>
    <message>
        <source>Correct the machine&apos;s address</source>
        <translation>Berichtigen Sie die Adresse des Rechners.</translation>
    </message>
    <message>
        <source>The machine may be busy; try again</source>
        <translation>Der Rechner ist womöglich ausgelastet; versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>update the SSH server, or let it offer AES-GCM</source>
        <translation>Aktualisieren Sie den SSH-Server, oder lassen Sie ihn AES-GCM anbieten.</translation>
    </message>
    <message>
        <source>update the SSH server on the machine</source>
        <translation>Aktualisieren Sie den SSH-Server auf dem Rechner.</translation>
    </message>
    <message>
        <source>check the user name, and that this key or password is allowed on the machine</source>
        <translation>Prüfen Sie den Benutzernamen und ob dieser Schlüssel oder dieses Passwort auf dem Rechner zugelassen ist.</translation>
    </message>
    <message>
        <source>check the spelling of the host name, and this computer&apos;s network</source>
        <translation>Prüfen Sie die Schreibweise des Hostnamens und das Netz dieses Computers.</translation>
    </message>
    <message>
        <source>check this computer&apos;s network and its name servers, or give the machine&apos;s address instead of its name</source>
        <translation>Prüfen Sie Netz und Nameserver dieses Computers, oder geben Sie statt des Namens die Adresse des Rechners an.</translation>
    </message>
    <message>
        <source>check the network, and whether the machine still runs</source>
        <translation>Prüfen Sie das Netz und ob der Rechner noch läuft.</translation>
    </message>
    <message>
        <source>Connect again; check the network and whether the machine still runs</source>
        <translation>Verbinden Sie sich erneut; prüfen Sie das Netz und ob der Rechner noch läuft.</translation>
    </message>
    <message>
        <source>Close what uses much memory here, and connect again</source>
        <translation>Schließen Sie hier, was viel Speicher braucht, und verbinden Sie sich erneut.</translation>
    </message>
    <message>
        <source>check the address, and that the machine runs and its firewall lets SSH in</source>
        <translation>Prüfen Sie die Adresse, und dass der Rechner läuft und seine Firewall SSH durchlässt.</translation>
    </message>
    <message>
        <source>check the port, and that sshd is not overloaded</source>
        <translation>Prüfen Sie den Port, und dass sshd nicht überlastet ist.</translation>
    </message>
    <message>
        <source>check that an SSH server listens on this port</source>
        <translation>Prüfen Sie, ob auf diesem Port ein SSH-Server lauscht.</translation>
    </message>
    <message>
        <source>try again; if it stays so, look into sshd&apos;s log on the machine (MaxStartups, firewall)</source>
        <translation>Versuchen Sie es erneut; bleibt es so, sehen Sie auf dem Rechner im Protokoll von sshd nach (MaxStartups, Firewall).</translation>
    </message>
    <message>
        <source>look into sshd&apos;s log on the machine; it may have refused the user or the address</source>
        <translation>Sehen Sie auf dem Rechner im Protokoll von sshd nach; womöglich hat er den Benutzer oder die Adresse abgelehnt.</translation>
    </message>
    <message>
        <source>try again; a machine under load, or a slow directory service, may be the reason</source>
        <translation>Versuchen Sie es erneut; ein ausgelasteter Rechner oder ein langsamer Verzeichnisdienst kann der Grund sein.</translation>
    </message>
    <message>
        <source>make room and try again; what has arrived is kept</source>
        <translation>Schaffen Sie Platz und versuchen Sie es erneut; was angekommen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>make room there and try again; what has arrived is kept</source>
        <translation>Schaffen Sie dort Platz und versuchen Sie es erneut; was angekommen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The installation goes on there by itself; connecting again follows it</source>
        <translation>Die Installation läuft dort von selbst weiter; wer sich erneut verbindet, sieht ihr weiter zu.</translation>
    </message>
    <message>
        <source>Close other viewers, or raise the limit on open files.</source>
        <translation>Schließen Sie andere Betrachter, oder erhöhen Sie die Grenze für offene Dateien.</translation>
    </message>
    <message>
        <source>put the file back, or end the program and start it again</source>
        <translation>Legen Sie die Datei zurück, oder beenden Sie das Programm und starten Sie es neu.</translation>
    </message>
    <message>
        <source>end the other program, then try again</source>
        <translation>Beenden Sie das andere Programm und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>put a backup of the file in its place, or move its whole folder away to begin anew</source>
        <translation>Legen Sie eine Sicherung der Datei an ihre Stelle, oder verschieben Sie den ganzen Ordner, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>put the key back from a copy</source>
        <translation>Legen Sie den Schlüssel aus einer Kopie zurück.</translation>
    </message>
    <message>
        <source>put the file back from a copy</source>
        <translation>Legen Sie die Datei aus einer Kopie zurück.</translation>
    </message>
    <message>
        <source>put the key back from a copy, or make one with: openssl rand -base64 32</source>
        <translation>Legen Sie den Schlüssel aus einer Kopie zurück, oder erzeugen Sie einen mit: openssl rand -base64 32</translation>
    </message>
    <message>
        <source>wait for it to end, then try again</source>
        <translation>Warten Sie, bis es endet, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Try it again; mind the keyboard&apos;s layout and Caps Lock.</source>
        <translation>Versuchen Sie es noch einmal; achten Sie auf Tastaturbelegung und Feststelltaste.</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>put a backup of the database in its place</source>
        <translation>Legen Sie eine Sicherung der Datenbank an ihre Stelle.</translation>
    </message>
    <message>
        <source>check that the machine runs, that its SSH server listens on this port, and its firewall</source>
        <translation>Prüfen Sie, ob der Rechner läuft, ob sein SSH-Server auf diesem Port lauscht, und seine Firewall.</translation>
    </message>
    <message>
        <source>put the right key back; without it the stored secrets cannot be read, though &quot;clouddesk instance list&quot; still shows the machines. To begin anew, move the data folder away.</source>
        <translation>Legen Sie den richtigen Schlüssel zurück; ohne ihn lassen sich die gespeicherten Geheimnisse nicht lesen, auch wenn „clouddesk instance list“ die Maschinen noch zeigt. Um neu anzufangen, verschieben Sie den Datenordner.</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>CloudDesk cannot start</source>
        <translation>CloudDesk kann nicht starten</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::AboutBox</name>
    <message>
        <source>About CloudDesk</source>
        <translation>Über CloudDesk</translation>
    </message>
    <message>
        <source>CloudDesk %1</source>
        <translation>CloudDesk %1</translation>
    </message>
    <message>
        <source>The desktops of your own machines, over SSH.

What it keeps is in %1.

Free software under the GNU General Public License, version 3 or later. With Qt %2.</source>
        <translation>Die Desktops Ihrer eigenen Rechner, über SSH.

Was es sich merkt, liegt in %1.

Freie Software unter der GNU General Public License, Version 3 oder später. Mit Qt %2.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ConfigFollower</name>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n hinzugefügt</numerusform>
            <numerusform>%n hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vanished from it and stay here, marked</source>
        <translation>
            <numerusform>%n dort entfallen (bleibt hier, markiert)</numerusform>
            <numerusform>%n dort entfallen (bleiben hier, markiert)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n back</source>
        <translation>
            <numerusform>%n wieder da</numerusform>
            <numerusform>%n wieder da</numerusform>
        </translation>
    </message>
    <message>
        <source>not followed: %1</source>
        <translation>nicht übernommen: %1</translation>
    </message>
    <message>
        <source>From ~/.ssh/config: %1.</source>
        <translation>Aus ~/.ssh/config: %1.</translation>
    </message>
    <message>
        <source>%1 could not be read, so nothing follows it now: %2.</source>
        <translation>%1 konnte nicht gelesen werden, daher werden Änderungen zurzeit nicht übernommen: %2.</translation>
    </message>
    <message>
        <source>%1 could not be followed: %2.</source>
        <translation>Änderungen in %1 konnten nicht übernommen werden: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n changed (%1)</source>
        <translation>
            <numerusform>%n geändert (%1)</numerusform>
            <numerusform>%n geändert (%1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ConflictQuestion</name>
    <message>
        <source>&amp;Overwrite</source>
        <translation>&amp;Überschreiben</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Keep both</source>
        <translation>&amp;Beide behalten</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>Über&amp;springen</translation>
    </message>
    <message>
        <source>The file is there already</source>
        <translation>Datei bereits vorhanden</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 ist bereits vorhanden.</translation>
    </message>
    <message>
        <source>The same for &amp;all others</source>
        <translation>Für &amp;alle weiteren ebenso</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>diesem Computer</translation>
    </message>
    <message>
        <source>New, from %1:
%2, changed %3</source>
        <translation>Neu, von %1:
%2, geändert %3</translation>
    </message>
    <message>
        <source>There now, on %1:
%2, changed %3</source>
        <translation>Jetzt dort, auf %1:
%2, geändert %3</translation>
    </message>
    <message>
        <source>What is there is the beginning of the new file. Resuming adds the missing %1.</source>
        <translation>Was dort ist, ist der Anfang der neuen Datei. Fortsetzen ergänzt die fehlenden %1.</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>at a time that is not known</source>
        <translation>zu unbekannter Zeit</translation>
    </message>
    <message>
        <source>%1 (newer)</source>
        <translation>%1 (neuer)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::DesktopApp</name>
    <message>
        <source>%1 was disconnected because nobody used it. Its programs go on.</source>
        <translation>%1 wurde wegen Inaktivität getrennt. Die Programme dort laufen weiter.</translation>
    </message>
    <message>
        <source>The settings could not be read: %1. The usual ones are in use; the file is kept as %2.</source>
        <translation>Die Einstellungen konnten nicht gelesen werden: %1. Es gelten die Standardwerte; die Datei wurde als %2 aufgehoben.</translation>
    </message>
    <message>
        <source>The settings could not be read: %1 (%2). The usual ones are in use.</source>
        <translation>Die Einstellungen konnten nicht gelesen werden: %1 (%2). Es gelten die Standardwerte.</translation>
    </message>
    <message>
        <source>The settings could not be stored: %1.</source>
        <translation>Die Einstellungen konnten nicht gespeichert werden: %1.</translation>
    </message>
    <message>
        <source>Only ~/.ssh/config can be followed; %1 was imported once.</source>
        <translation>Nur aus ~/.ssh/config werden Änderungen laufend übernommen; %1 wurde einmalig importiert.</translation>
    </message>
    <message>
        <source>their file is damaged (%1)</source>
        <translation>Ihre Datei ist beschädigt (%1)</translation>
    </message>
    <message>
        <source>No keychain answered, so the key to what is stored here lies in a file that only you can read. Settings &gt; Security can move it into a keychain.</source>
        <translation>Kein Schlüsselbund hat geantwortet. Der Schlüssel zu dem, was hier gespeichert ist, liegt darum in einer Datei, die nur Sie lesen können. Unter Einstellungen &gt; Sicherheit lässt er sich in einen Schlüsselbund verlegen.</translation>
    </message>
    <message>
        <source>Quit CloudDesk</source>
        <translation>CloudDesk beenden</translation>
    </message>
    <message>
        <source>Something is still under way: files are being moved, a desktop is recorded, or somebody watches one. It ends when CloudDesk quits.</source>
        <translation>Es ist noch etwas im Gange: Dateien werden übertragen, ein Desktop wird aufgezeichnet, oder jemand schaut zu. Das endet, wenn CloudDesk beendet wird.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;Nicht beenden</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::DesktopTools</name>
    <message>
        <source>&amp;Files…</source>
        <translation>&amp;Dateien&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Terminal</source>
        <translation>&amp;Terminal</translation>
    </message>
    <message>
        <source>Let someone &amp;watch…</source>
        <translation>&amp;Zuschauen lassen&#xa0;…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) on the way to %1</source>
        <translation>
            <numerusform>%Ln Datei unterwegs zu %1</numerusform>
            <numerusform>%Ln Dateien unterwegs zu %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is no link now: %Ln file(s) go when it is back</source>
        <translation>
            <numerusform>Keine Verbindung: %Ln Datei wird nach dem Wiederverbinden übertragen</numerusform>
            <numerusform>Keine Verbindung: %Ln Dateien werden nach dem Wiederverbinden übertragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Play a recording</source>
        <translation>Aufzeichnung abspielen</translation>
    </message>
    <message>
        <source>CloudDesk recordings (*.cdrec)</source>
        <translation>CloudDesk-Aufzeichnungen (*.cdrec)</translation>
    </message>
    <message>
        <source>Somebody may use it</source>
        <translation>Jemand darf bedienen</translation>
    </message>
    <message>
        <source>Somebody watches</source>
        <translation>Jemand schaut zu</translation>
    </message>
    <message>
        <source>Nobody watches yet</source>
        <translation>Noch schaut niemand zu</translation>
    </message>
    <message>
        <source>Who may see this desktop</source>
        <translation>Wer diesen Desktop sehen darf</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::EmptyPage</name>
    <message>
        <source>Your machines&apos; desktops, one click away</source>
        <translation>Die Desktops Ihrer Rechner, nur einen Klick entfernt</translation>
    </message>
    <message>
        <source>Any machine that you can reach by SSH will do. What it lacks for a desktop is installed the first time you connect.</source>
        <translation>Jeder Rechner, den Sie über SSH erreichen, ist geeignet. Was ihm für einen Desktop fehlt, wird beim ersten Verbinden installiert.</translation>
    </message>
    <message>
        <source>&amp;Add a machine…</source>
        <translation>Rechner &amp;hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Import from ~/.ssh/config…</source>
        <translation>Aus ~/.ssh/config &amp;importieren&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Try the demo on this computer</source>
        <translation>Demo auf diesem Computer &amp;testen</translation>
    </message>
    <message>
        <source>A desktop of this computer, through a private SSH server. Nothing of it stays behind.</source>
        <translation>Ein Desktop dieses Computers über einen privaten SSH-Server. Es bleibt nichts davon zurück.</translation>
    </message>
    <message>
        <source>Or type user@host above to connect right away.</source>
        <translation>Oder geben Sie oben benutzer@rechner ein, um sich sofort zu verbinden.</translation>
    </message>
    <message>
        <source>The demo is starting in a window of its own…</source>
        <translation>Die Demo startet in einem eigenen Fenster&#xa0;…</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::EndQuestion</name>
    <message>
        <source>Close the desktop</source>
        <translation>Desktop schließen</translation>
    </message>
    <message>
        <source>Something is still under way with %1: files are being moved, the desktop is recorded, or somebody watches it. It ends when the window closes.</source>
        <translation>Bei %1 ist noch etwas im Gange: Dateien werden übertragen, der Desktop wird aufgezeichnet, oder jemand schaut zu. Das endet, wenn das Fenster geschlossen wird.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>&amp;Keep open</source>
        <translation>&amp;Offen lassen</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ErrorPage</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Technische Details</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>Wo: %1</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>Edit the machine…</source>
        <translation>Rechner bearbeiten …</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ErrorText</name>
    <message>
        <source>what was given cannot be used</source>
        <translation>Die Angabe ist nicht verwendbar</translation>
    </message>
    <message>
        <source>it was not found</source>
        <translation>Es wurde nicht gefunden</translation>
    </message>
    <message>
        <source>it is there already</source>
        <translation>Es ist bereits vorhanden</translation>
    </message>
    <message>
        <source>it was changed meanwhile</source>
        <translation>Es wurde zwischenzeitlich geändert</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>it took too long</source>
        <translation>Es hat zu lange gedauert</translation>
    </message>
    <message>
        <source>that is not possible here</source>
        <translation>Das ist hier nicht möglich</translation>
    </message>
    <message>
        <source>access was denied</source>
        <translation>Der Zugriff wurde verweigert</translation>
    </message>
    <message>
        <source>reading or writing failed</source>
        <translation>Lesen oder Schreiben ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>the disk of this computer is full</source>
        <translation>Der Datenträger dieses Computers ist voll</translation>
    </message>
    <message>
        <source>the database failed</source>
        <translation>Die Datenbank ist gestört</translation>
    </message>
    <message>
        <source>the data folder belongs to a newer version</source>
        <translation>Der Datenordner gehört zu einer neueren Version</translation>
    </message>
    <message>
        <source>the database is damaged</source>
        <translation>Die Datenbank ist beschädigt</translation>
    </message>
    <message>
        <source>the audit log is damaged</source>
        <translation>Das Audit-Protokoll ist beschädigt</translation>
    </message>
    <message>
        <source>the master key cannot be reached</source>
        <translation>Der Hauptschlüssel ist nicht erreichbar</translation>
    </message>
    <message>
        <source>the master key is the wrong one</source>
        <translation>Der Hauptschlüssel ist der falsche</translation>
    </message>
    <message>
        <source>a stored secret is damaged</source>
        <translation>Ein gespeichertes Geheimnis ist beschädigt</translation>
    </message>
    <message>
        <source>the host name was not found</source>
        <translation>Der Rechnername wurde nicht gefunden</translation>
    </message>
    <message>
        <source>the machine refused the connection</source>
        <translation>Der Rechner hat die Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>the machine does not answer</source>
        <translation>Der Rechner antwortet nicht</translation>
    </message>
    <message>
        <source>the connection was lost</source>
        <translation>Die Verbindung ist abgerissen</translation>
    </message>
    <message>
        <source>the SSH connection failed</source>
        <translation>Die SSH-Verbindung ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>the host key is not known</source>
        <translation>Der Host-Schlüssel ist unbekannt</translation>
    </message>
    <message>
        <source>the host key has changed</source>
        <translation>Der Host-Schlüssel hat sich geändert</translation>
    </message>
    <message>
        <source>the host key is revoked</source>
        <translation>Der Host-Schlüssel ist gesperrt</translation>
    </message>
    <message>
        <source>the login was refused</source>
        <translation>Die Anmeldung wurde abgelehnt</translation>
    </message>
    <message>
        <source>the key cannot be used</source>
        <translation>Der Schlüssel ist nicht verwendbar</translation>
    </message>
    <message>
        <source>the ssh-agent does not answer</source>
        <translation>Der ssh-agent antwortet nicht</translation>
    </message>
    <message>
        <source>the machine refused a channel</source>
        <translation>Der Rechner hat einen Kanal abgelehnt</translation>
    </message>
    <message>
        <source>a command failed on the machine</source>
        <translation>Ein Befehl ist auf dem Rechner fehlgeschlagen</translation>
    </message>
    <message>
        <source>a command said too much</source>
        <translation>Ein Befehl hat zu viel ausgegeben</translation>
    </message>
    <message>
        <source>the transfer failed</source>
        <translation>Die Übertragung ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>the system of the machine is not supported</source>
        <translation>Das System des Rechners wird nicht unterstützt</translation>
    </message>
    <message>
        <source>there are no administrator rights on the machine</source>
        <translation>Auf dem Rechner fehlen Administratorrechte</translation>
    </message>
    <message>
        <source>the password for sudo is wrong</source>
        <translation>Das Sudo-Passwort ist falsch</translation>
    </message>
    <message>
        <source>the disk of the machine is full</source>
        <translation>Der Datenträger des Rechners ist voll</translation>
    </message>
    <message>
        <source>another installation is running on the machine</source>
        <translation>Auf dem Rechner läuft eine andere Installation</translation>
    </message>
    <message>
        <source>the installation failed</source>
        <translation>Die Installation ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>the machine has no VNC server</source>
        <translation>Auf dem Rechner fehlt ein VNC-Server</translation>
    </message>
    <message>
        <source>the VNC server did not start</source>
        <translation>Der VNC-Server ist nicht gestartet</translation>
    </message>
    <message>
        <source>the desktop did not start</source>
        <translation>Der Desktop ist nicht gestartet</translation>
    </message>
    <message>
        <source>the desktop has ended</source>
        <translation>Der Desktop ist beendet</translation>
    </message>
    <message>
        <source>the desktop could be reached from outside</source>
        <translation>Der Desktop war von außen erreichbar</translation>
    </message>
    <message>
        <source>the VNC server said something wrong</source>
        <translation>Der VNC-Server verhält sich fehlerhaft</translation>
    </message>
    <message>
        <source>the VNC server sent too much</source>
        <translation>Der VNC-Server hat zu viel gesendet</translation>
    </message>
    <message>
        <source>the VNC server refused the password</source>
        <translation>Der VNC-Server hat das Passwort abgelehnt</translation>
    </message>
    <message>
        <source>the VNC server says nothing any more</source>
        <translation>Der VNC-Server meldet sich nicht mehr</translation>
    </message>
    <message>
        <source>the picture could not be decoded</source>
        <translation>Das Bild konnte nicht dekodiert werden</translation>
    </message>
    <message>
        <source>CloudDesk has made a mistake</source>
        <translation>In CloudDesk ist ein Fehler aufgetreten</translation>
    </message>
    <message>
        <source>the stored secrets are locked</source>
        <translation>die gespeicherten Geheimnisse sind gesperrt</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ExportDialog</name>
    <message>
        <source>A &amp;table (CSV), without keys and passwords</source>
        <translation>&amp;Tabelle (CSV), ohne Schlüssel und Passwörter</translation>
    </message>
    <message>
        <source>&amp;JSON, without keys and passwords</source>
        <translation>&amp;JSON, ohne Schlüssel und Passwörter</translation>
    </message>
    <message>
        <source>&amp;Sealed with a passphrase, with keys and passwords</source>
        <translation>&amp;Verschlüsselt mit Passphrase, samt Schlüsseln und Passwörtern</translation>
    </message>
    <message>
        <source>Export machines</source>
        <translation>Rechner exportieren</translation>
    </message>
    <message>
        <source>All machines are written to a file that only you can read.</source>
        <translation>Alle Rechner werden in eine Datei geschrieben, die nur Sie lesen können.</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>Passphrase a&amp;gain</source>
        <translation>Passphrase &amp;wiederholen</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>⚠ The two passphrases are not the same.</source>
        <translation>⚠ Die beiden Passphrasen stimmen nicht überein.</translation>
    </message>
    <message>
        <source>Nobody can open the file without the passphrase, not even you.</source>
        <translation>Ohne die Passphrase kann niemand die Datei öffnen, auch Sie nicht.</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>%1 wird geschrieben&#xa0;…</translation>
    </message>
    <message>
        <source>⚠ Not written: %1. Choose another place, or try again.</source>
        <translation>⚠ Nicht geschrieben: %1. Wählen Sie einen anderen Ort oder versuchen Sie es erneut.</translation>
    </message>
    <message numerus="yes">
        <source>⚠ The passphrase must have %n characters or more.</source>
        <translation>
            <numerusform>⚠ Die Passphrase muss mindestens %n Zeichen lang sein.</numerusform>
            <numerusform>⚠ Die Passphrase muss mindestens %n Zeichen lang sein.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::FieldRule</name>
    <message>
        <source>must not be empty</source>
        <translation>darf nicht leer sein</translation>
    </message>
    <message>
        <source>must not begin with &quot;-&quot;</source>
        <translation>darf nicht mit „-“ beginnen</translation>
    </message>
    <message>
        <source>must not hold control characters, line breaks or invisible characters</source>
        <translation>darf keine Steuerzeichen, Zeilenumbrüche oder unsichtbaren Zeichen enthalten</translation>
    </message>
    <message>
        <source>must not begin or end with a space</source>
        <translation>darf nicht mit einem Leerzeichen beginnen oder enden</translation>
    </message>
    <message>
        <source>is not a valid IPv4 address (four numbers from 0 to 255, without leading zeros)</source>
        <translation>ist keine gültige IPv4-Adresse (vier Zahlen von 0 bis 255, ohne führende Nullen)</translation>
    </message>
    <message>
        <source>has a zone that is no interface name (1 to 15 letters, digits, &quot;.&quot;, &quot;_&quot;, &quot;-&quot;)</source>
        <translation>hat eine Zone, die kein Schnittstellenname ist (1 bis 15 Buchstaben, Ziffern, „.“, „_“, „-“)</translation>
    </message>
    <message>
        <source>is written without brackets and without a port</source>
        <translation>wird ohne Klammern und ohne Port geschrieben</translation>
    </message>
    <message>
        <source>is not a valid IPv6 address</source>
        <translation>ist keine gültige IPv6-Adresse</translation>
    </message>
    <message>
        <source>must have 1 to 63 characters between the dots</source>
        <translation>muss zwischen den Punkten 1 bis 63 Zeichen haben</translation>
    </message>
    <message>
        <source>must not have a &quot;-&quot; at the begin or end of a part</source>
        <translation>darf am Anfang oder Ende eines Teils kein „-“ haben</translation>
    </message>
    <message>
        <source>may hold only letters, digits, &quot;-&quot; and &quot;.&quot; (RFC 1123)</source>
        <translation>darf nur Buchstaben, Ziffern, „-“ und „.“ enthalten (RFC 1123)</translation>
    </message>
    <message>
        <source>must not be longer than 253 characters</source>
        <translation>darf nicht länger als 253 Zeichen sein</translation>
    </message>
    <message>
        <source>may hold only ASCII letters, digits, &quot;-&quot; and &quot;.&quot;</source>
        <translation>darf nur ASCII-Buchstaben, Ziffern, „-“ und „.“ enthalten</translation>
    </message>
    <message>
        <source>must not be longer than 64 characters each</source>
        <translation>dürfen jeweils nicht länger als 64 Zeichen sein</translation>
    </message>
    <message>
        <source>may hold only letters, digits, spaces and + - = . _ : / @</source>
        <translation>dürfen nur Buchstaben, Ziffern, Leerzeichen und + - = . _ : / @ enthalten</translation>
    </message>
    <message>
        <source>must have a port from 1 to 65535</source>
        <translation>muss einen Port von 1 bis 65535 haben</translation>
    </message>
    <message>
        <source>must be USER@HOST[:PORT], an IPv6 address in brackets</source>
        <translation>muss die Form USER@HOST[:PORT] haben, eine IPv6-Adresse in Klammern</translation>
    </message>
    <message>
        <source>must have an IPv6 address in brackets</source>
        <translation>muss eine IPv6-Adresse in Klammern haben</translation>
    </message>
    <message>
        <source>must not be longer than 64 characters</source>
        <translation>darf nicht länger als 64 Zeichen sein</translation>
    </message>
    <message>
        <source>must not look like an id</source>
        <translation>darf nicht wie eine Kennung aussehen</translation>
    </message>
    <message>
        <source>must be a number from 1 to 65535</source>
        <translation>muss eine Zahl von 1 bis 65535 sein</translation>
    </message>
    <message>
        <source>must begin with a letter, a digit or &quot;_&quot;</source>
        <translation>muss mit einem Buchstaben, einer Ziffer oder „_“ beginnen</translation>
    </message>
    <message>
        <source>may hold only ASCII letters, digits and . _ - + @</source>
        <translation>darf nur ASCII-Buchstaben, Ziffern und . _ - + @ enthalten</translation>
    </message>
    <message>
        <source>must not be more than 32</source>
        <translation>dürfen nicht mehr als 32 sein</translation>
    </message>
    <message>
        <source>must not be longer than 4000 characters</source>
        <translation>dürfen nicht länger als 4000 Zeichen sein</translation>
    </message>
    <message>
        <source>must not hold control characters but line feeds and tabs</source>
        <translation>dürfen außer Zeilenumbrüchen und Tabulatoren keine Steuerzeichen enthalten</translation>
    </message>
    <message>
        <source>must be absolute, or begin with &quot;~/&quot;</source>
        <translation>muss absolut sein oder mit „~/“ beginnen</translation>
    </message>
    <message>
        <source>must not be longer than 4095 bytes</source>
        <translation>darf nicht länger als 4095 Bytes sein</translation>
    </message>
    <message>
        <source>Give the bare address, and the port by itself.</source>
        <translation>Geben Sie nur die Adresse an, und den Port für sich.</translation>
    </message>
    <message>
        <source>If you meant a name or an IPv4 address with a port, give the port by itself.</source>
        <translation>Falls Sie einen Namen oder eine IPv4-Adresse mit Port meinten, geben Sie den Port für sich an.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::FilesWindow</name>
    <message>
        <source>Files on %1</source>
        <translation>Dateien auf %1</translation>
    </message>
    <message>
        <source>&amp;This computer</source>
        <translation>Dieser &amp;Computer</translation>
    </message>
    <message>
        <source>Folder on this computer</source>
        <translation>Ordner auf diesem Computer</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Parent folder on this computer</source>
        <translation>Übergeordneter Ordner auf diesem Computer</translation>
    </message>
    <message>
        <source>Files on this computer</source>
        <translation>Dateien auf diesem Computer</translation>
    </message>
    <message>
        <source>&amp;Upload →</source>
        <translation>&amp;Hochladen →</translation>
    </message>
    <message>
        <source>Folder on %1</source>
        <translation>Ordner auf %1</translation>
    </message>
    <message>
        <source>Parent folder on %1</source>
        <translation>Übergeordneter Ordner auf %1</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>← &amp;Download</source>
        <translation>← Herunter&amp;laden</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Datenrate</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Übertragungen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Clear the &amp;list</source>
        <translation>Liste l&amp;eeren</translation>
    </message>
    <message>
        <source>Takes out what has ended</source>
        <translation>Entfernt beendete Übertragungen aus der Liste</translation>
    </message>
    <message>
        <source>There is no folder %1 on this computer</source>
        <translation>Auf diesem Computer gibt es keinen Ordner %1</translation>
    </message>
    <message>
        <source>Choose files on the left first</source>
        <translation>Wählen Sie zuerst links Dateien aus</translation>
    </message>
    <message>
        <source>Choose files on the right first</source>
        <translation>Wählen Sie zuerst rechts Dateien aus</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>waiting for the link: %1</source>
        <translation>wartet auf die Verbindung: %1</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>is there already</source>
        <translation>bereits vorhanden</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>Goes on with what has failed</source>
        <translation>Macht mit dem weiter, was fehlgeschlagen ist</translation>
    </message>
    <message>
        <source>the machine has no SFTP server</source>
        <translation>der Rechner hat keinen SFTP-Server</translation>
    </message>
    <message>
        <source>%1 has no SFTP server, which moves the files. There, have the line &quot;%2&quot; in %3 and restart sshd; where Dropbear runs, install the package %4. Then try again: what waits stays in the list.</source>
        <translation>%1 hat keinen SFTP-Server, über den Dateien übertragen werden. Tragen Sie dort die Zeile „%2“ in %3 ein und starten Sie sshd neu; wo Dropbear läuft, installieren Sie das Paket %4. Versuchen Sie es dann erneut: Was wartet, bleibt in der Liste.</translation>
    </message>
    <message>
        <source>Takes out what is selected, or else what is under way; what has arrived of it stays there as a part, in which the next transfer of the file goes on</source>
        <translation>Nimmt heraus, was ausgewählt ist, sonst was gerade läuft; was davon angekommen ist, bleibt als Teil liegen, in dem die nächste Übertragung der Datei fortfährt</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::FilterBar</name>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Show a list</source>
        <translation>Als Liste anzeigen</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Show a grid with pictures of the desktops</source>
        <translation>Als Raster mit Bildern der Desktops anzeigen</translation>
    </message>
    <message>
        <source>&amp;Group by tag</source>
        <translation>Nach Stichwort &amp;gruppieren</translation>
    </message>
    <message>
        <source>Search by name, host, user, tag or note</source>
        <translation>Nach Name, Rechnername, Benutzer, Stichwort oder Notiz suchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Stichwort</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Sortierung</translation>
    </message>
    <message>
        <source>Backwards</source>
        <translation>Umgekehrt</translation>
    </message>
    <message>
        <source>Reverse the order</source>
        <translation>Reihenfolge umkehren</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>Alle Stichwörter</translation>
    </message>
    <message>
        <source>All providers</source>
        <translation>Alle Anbieter</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Jeder Status</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>By host</source>
        <translation>Nach Rechnername</translation>
    </message>
    <message>
        <source>By user</source>
        <translation>Nach Benutzer</translation>
    </message>
    <message>
        <source>By provider</source>
        <translation>Nach Anbieter</translation>
    </message>
    <message>
        <source>By tag</source>
        <translation>Nach Stichwort</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>Nach Status</translation>
    </message>
    <message>
        <source>Last connected first</source>
        <translation>Zuletzt verbunden</translation>
    </message>
    <message>
        <source>No machine fits.</source>
        <translation>Kein Rechner passt.</translation>
    </message>
    <message>
        <source>Show all machines</source>
        <translation>Alle Rechner zeigen</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::HostKeyPage</name>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Trusted &amp;host keys</source>
        <translation>Vertrauenswürdige &amp;Host-Schlüssel</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechnername</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Trusted host keys</source>
        <translation>Vertrauenswürdige Host-Schlüssel</translation>
    </message>
    <message>
        <source>%1, revoked</source>
        <translation>%1, widerrufen</translation>
    </message>
    <message>
        <source>None yet: a machine&apos;s key is asked about at its first connect.</source>
        <translation>Noch keine: Nach dem Schlüssel eines Rechners wird beim ersten Verbinden gefragt.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) of %1 forgotten; the next connect asks.</source>
        <translation>
            <numerusform>%n Schlüssel von %1 entfernt; beim nächsten Verbinden wird nachgefragt.</numerusform>
            <numerusform>%n Schlüssel von %1 entfernt; beim nächsten Verbinden wird nachgefragt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::IdleGuard</name>
    <message>
        <source>&amp;Stay connected</source>
        <translation>&amp;Verbunden bleiben</translation>
    </message>
    <message numerus="yes">
        <source>Nobody has used this desktop for a while. It disconnects in %n s; its programs go on.</source>
        <translation>
            <numerusform>Dieser Desktop wurde eine Weile nicht benutzt. Er wird in %n s getrennt; seine Programme laufen weiter.</numerusform>
            <numerusform>Dieser Desktop wurde eine Weile nicht benutzt. Er wird in %n s getrennt; seine Programme laufen weiter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ImportDialog</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Add under another name</source>
        <translation>Unter anderem Namen hinzufügen</translation>
    </message>
    <message>
        <source>Add as %1</source>
        <translation>Als %1 hinzufügen</translation>
    </message>
    <message>
        <source>Update the machine that is there</source>
        <translation>Vorhandenen Rechner aktualisieren</translation>
    </message>
    <message>
        <source>Update %1</source>
        <translation>%1 aktualisieren</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Aktualisiert</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Nicht verwendbar</translation>
    </message>
    <message>
        <source>another machine has this name</source>
        <translation>ein anderer Rechner heißt bereits so</translation>
    </message>
    <message>
        <source>%1 has this address</source>
        <translation>%1 hat diese Adresse</translation>
    </message>
    <message>
        <source>&amp;Keep following this file: what changes there changes here</source>
        <translation>Änderungen in dieser Datei &amp;weiterhin übernehmen</translation>
    </message>
    <message>
        <source>Import machines</source>
        <translation>Rechner importieren</translation>
    </message>
    <message>
        <source>Choose a file: profiles of Remmina, mRemoteNG or PuTTY, a table (CSV), an SSH configuration, or an export of CloudDesk.</source>
        <translation>Wählen Sie eine Datei: Profile von Remmina, mRemoteNG oder PuTTY, eine Tabelle (CSV), eine SSH-Konfiguration oder einen Export von CloudDesk.</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the file</source>
        <translation>&amp;Passphrase der Datei</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Öffnen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Machines of the file</source>
        <translation>Rechner in der Datei</translation>
    </message>
    <message>
        <source>All that are there &amp;already</source>
        <translation>Alle bereits &amp;vorhandenen</translation>
    </message>
    <message>
        <source>As chosen above</source>
        <translation>Wie oben gewählt</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>&amp;Datei wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Choose f&amp;older…</source>
        <translation>&amp;Ordner wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>I&amp;mportieren</translation>
    </message>
    <message>
        <source>Machines to import</source>
        <translation>Rechner importieren</translation>
    </message>
    <message>
        <source>Folder with profiles</source>
        <translation>Ordner mit Profilen</translation>
    </message>
    <message>
        <source>%1 is sealed. Type its passphrase.</source>
        <translation>%1 ist verschlüsselt. Geben Sie die Passphrase ein.</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>%1 could not be read: %2. %3</source>
        <translation>%1 konnte nicht gelesen werden: %2. %3</translation>
    </message>
    <message>
        <source>What happens with %1</source>
        <translation>Aktion für %1</translation>
    </message>
    <message>
        <source>%1 names no machines.</source>
        <translation>%1 enthält keine Rechner.</translation>
    </message>
    <message>
        <source>There is nothing new in %1.</source>
        <translation>%1 enthält nichts Neues.</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) were added or updated.</source>
        <translation>
            <numerusform>%n Rechner wurde hinzugefügt oder aktualisiert.</numerusform>
            <numerusform>%n Rechner wurden hinzugefügt oder aktualisiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed; the notes say why.</source>
        <translation>
            <numerusform>%n fehlgeschlagen; den Grund nennen die Hinweise.</numerusform>
            <numerusform>%n fehlgeschlagen; den Grund nennen die Hinweise.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Die Datei %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>Settings &gt; Machines ends it</source>
        <translation>Einstellungen &gt; Rechner beendet es</translation>
    </message>
    <message>
        <source>Follow the file</source>
        <translation>Der Datei folgen</translation>
    </message>
    <message>
        <source>Follows the file</source>
        <translation>Folgt der Datei</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) of %1 will be added or updated.</source>
        <translation>
            <numerusform>%n Rechner aus %1 wird hinzugefügt oder aktualisiert.</numerusform>
            <numerusform>%n Rechner aus %1 werden hinzugefügt oder aktualisiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keys stay where they are.</source>
        <translation>Schlüssel bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>There is nothing new in %1; its machines will follow it.</source>
        <translation>In %1 gibt es nichts Neues; die Rechner darin folgen ihr künftig.</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ImportRemark</name>
    <message>
        <source>its key is not in the file: the agent is used</source>
        <translation>sein Schlüssel steht nicht in der Datei: der Agent wird verwendet</translation>
    </message>
    <message>
        <source>port: is no number</source>
        <translation>Port: ist keine Zahl</translation>
    </message>
    <message>
        <source>the profile is for VNC: SSH at port 22 is assumed</source>
        <translation>das Profil ist für VNC: SSH an Port 22 wird angenommen</translation>
    </message>
    <message>
        <source>the password is encrypted and was skipped: it is asked for at each connect</source>
        <translation>das Passwort ist verschlüsselt und wurde übersprungen: es wird bei jedem Verbinden erfragt</translation>
    </message>
    <message>
        <source>tags that stand there twice are taken once</source>
        <translation>doppelte Stichwörter werden einmal übernommen</translation>
    </message>
    <message>
        <source>its proxy is left out: only jump hosts by SSH can be taken over</source>
        <translation>sein Proxy entfällt: nur Jump-Hosts über SSH können übernommen werden</translation>
    </message>
    <message>
        <source>the password is asked for at each connect</source>
        <translation>das Passwort wird bei jedem Verbinden erfragt</translation>
    </message>
    <message>
        <source>the profile knows of no SSH: port 22 is assumed</source>
        <translation>das Profil kennt kein SSH: Port 22 wird angenommen</translation>
    </message>
    <message>
        <source>the tunnel&apos;s server is the jump host; the same user is assumed behind it</source>
        <translation>der Server des Tunnels ist der Jump-Host; dahinter wird derselbe Benutzer angenommen</translation>
    </message>
    <message>
        <source>ProxyCommand is left out: give the hosts on the way with --jump</source>
        <translation>ProxyCommand entfällt: geben Sie die Rechner auf dem Weg mit --jump an</translation>
    </message>
    <message>
        <source>Match blocks are left out: see whether one of them is about this host</source>
        <translation>Match-Blöcke entfallen: prüfen Sie, ob einer davon diesen Rechner betrifft</translation>
    </message>
    <message>
        <source>IdentityAgent is left out: the agent of $SSH_AUTH_SOCK is used</source>
        <translation>IdentityAgent entfällt: der Agent von $SSH_AUTH_SOCK wird verwendet</translation>
    </message>
    <message>
        <source>its key is no absolute path and was left out</source>
        <translation>sein Schlüssel ist kein absoluter Pfad und wurde weggelassen</translation>
    </message>
    <message>
        <source>its name was cut: it had more than 64 characters</source>
        <translation>sein Name wurde gekürzt: er hatte mehr als 64 Zeichen</translation>
    </message>
    <message>
        <source>several machines have its address, none its name: which one to update cannot be told</source>
        <translation>mehrere Rechner haben seine Adresse, keiner seinen Namen: welcher zu aktualisieren ist, lässt sich nicht sagen</translation>
    </message>
    <message>
        <source>another entry of the file stands for that machine already</source>
        <translation>ein anderer Eintrag der Datei steht bereits für diesen Rechner</translation>
    </message>
    <message>
        <source>the jump hosts go round in a circle</source>
        <translation>die Jump-Hosts gehen im Kreis</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>its first line names no column &quot;host&quot;</source>
        <translation>ihre erste Zeile nennt keine Spalte „host“</translation>
    </message>
    <message>
        <source>it has too many lines</source>
        <translation>sie hat zu viele Zeilen</translation>
    </message>
    <message>
        <source>it is no export of CloudDesk</source>
        <translation>sie ist kein Export von CloudDesk</translation>
    </message>
    <message>
        <source>a newer version of CloudDesk has written it</source>
        <translation>eine neuere Version von CloudDesk hat sie geschrieben</translation>
    </message>
    <message>
        <source>it has too many machines</source>
        <translation>sie hat zu viele Rechner</translation>
    </message>
    <message>
        <source>it declares a document type, which mRemoteNG never does</source>
        <translation>sie deklariert einen Dokumenttyp, was mRemoteNG nie tut</translation>
    </message>
    <message>
        <source>the whole file is encrypted</source>
        <translation>die ganze Datei ist verschlüsselt</translation>
    </message>
    <message>
        <source>it has too many connections, or folders within folders</source>
        <translation>sie hat zu viele Verbindungen oder ineinander liegende Ordner</translation>
    </message>
    <message>
        <source>it is no connection file of mRemoteNG</source>
        <translation>sie ist keine Verbindungsdatei von mRemoteNG</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>diese Datei gibt es nicht</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>sie ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>it is larger than 32 MiB</source>
        <translation>sie ist größer als 32 MiB</translation>
    </message>
    <message>
        <source>it has too many files</source>
        <translation>er hat zu viele Dateien</translation>
    </message>
    <message>
        <source>the folder holds no profiles of Remmina or PuTTY</source>
        <translation>der Ordner enthält keine Profile von Remmina oder PuTTY</translation>
    </message>
    <message>
        <source>what kind of file it is cannot be told</source>
        <translation>was für eine Datei es ist, lässt sich nicht sagen</translation>
    </message>
    <message>
        <source>it is no session of PuTTY</source>
        <translation>sie ist keine Sitzung von PuTTY</translation>
    </message>
    <message>
        <source>it is no export of the registry</source>
        <translation>sie ist kein Export der Registry</translation>
    </message>
    <message>
        <source>it has too many sessions</source>
        <translation>sie hat zu viele Sitzungen</translation>
    </message>
    <message>
        <source>it is no profile of Remmina</source>
        <translation>sie ist kein Profil von Remmina</translation>
    </message>
    <message>
        <source>the passphrase does not open the file, or the file was altered</source>
        <translation>die Passphrase öffnet die Datei nicht, oder die Datei wurde verändert</translation>
    </message>
    <message>
        <source>it is no sealed export of CloudDesk</source>
        <translation>sie ist kein verschlüsselter Export von CloudDesk</translation>
    </message>
    <message>
        <source>is the unspecified address, which is not the address of one machine</source>
        <translation>ist die unbestimmte Adresse und nicht die eines einzelnen Rechners</translation>
    </message>
    <message>
        <source>is a multicast address, which is not the address of one machine</source>
        <translation>ist eine Multicast-Adresse und nicht die eines einzelnen Rechners</translation>
    </message>
    <message>
        <source>is a multicast or broadcast address, which is not the address of one machine</source>
        <translation>ist eine Multicast- oder Broadcast-Adresse und nicht die eines einzelnen Rechners</translation>
    </message>
    <message>
        <source>its key %1 is in PuTTY&apos;s format; convert it with: puttygen KEY.ppk -O private-openssh-new -o KEY</source>
        <translation>sein Schlüssel %1 hat das Format von PuTTY; wandeln Sie ihn um mit: puttygen KEY.ppk -O private-openssh-new -o KEY</translation>
    </message>
    <message>
        <source>it is a session for %1, not for SSH</source>
        <translation>es ist eine Sitzung für %1, nicht für SSH</translation>
    </message>
    <message>
        <source>it is a connection for %1, not for SSH or VNC</source>
        <translation>es ist eine Verbindung für %1, nicht für SSH oder VNC</translation>
    </message>
    <message>
        <source>it is a profile for %1, not for VNC or SSH</source>
        <translation>es ist ein Profil für %1, nicht für VNC oder SSH</translation>
    </message>
    <message>
        <source>its tunnel &quot;%1&quot; is not in the file</source>
        <translation>sein Tunnel „%1“ steht nicht in der Datei</translation>
    </message>
    <message>
        <source>it names no user: %1 is assumed</source>
        <translation>es nennt keinen Benutzer: %1 wird angenommen</translation>
    </message>
    <message>
        <source>line %1 has more cells than there are columns</source>
        <translation>Zeile %1 hat mehr Zellen, als es Spalten gibt</translation>
    </message>
    <message>
        <source>the key file %1 is not there yet</source>
        <translation>die Schlüsseldatei %1 ist noch nicht da</translation>
    </message>
    <message>
        <source>of %1 key files, %2 is used</source>
        <translation>von %1 Schlüsseldateien wird %2 verwendet</translation>
    </message>
    <message>
        <source>the same machine as %1</source>
        <translation>derselbe Rechner wie %1</translation>
    </message>
    <message>
        <source>it is there as %1</source>
        <translation>er ist als %1 vorhanden</translation>
    </message>
    <message>
        <source>another machine, %1@%2, has this name</source>
        <translation>ein anderer Rechner, %1@%2, heißt bereits so</translation>
    </message>
    <message>
        <source>must be one of %1, not &quot;%2&quot;</source>
        <translation>muss eines von %1 sein, nicht „%2“</translation>
    </message>
    <message>
        <source>must be USER@HOST[:PORT], not &quot;%1&quot;</source>
        <translation>muss die Form USER@HOST[:PORT] haben, nicht „%1“</translation>
    </message>
    <message>
        <source>must not name &quot;%1&quot; twice</source>
        <translation>dürfen „%1“ nicht zweimal nennen</translation>
    </message>
    <message>
        <source>%1: Port %2 is no port; it must be a number from 1 to 65535</source>
        <translation>%1: Port %2 ist kein Port; er muss eine Zahl von 1 bis 65535 sein</translation>
    </message>
    <message>
        <source>line %1: a quote is never closed</source>
        <translation>Zeile %1: ein Anführungszeichen wird nie geschlossen</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>byte %1: %2</source>
        <translation>Byte %1: %2</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>host</source>
        <translation>Rechnername</translation>
    </message>
    <message>
        <source>user</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>key path</source>
        <translation>Schlüsselpfad</translation>
    </message>
    <message>
        <source>jump</source>
        <translation>Jump-Host</translation>
    </message>
    <message>
        <source>provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>auth type</source>
        <translation>Anmeldeart</translation>
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
        <translation>Ein Schlüssel ist gespeichert. Geben Sie einen anderen an, um ihn zu ersetzen.</translation>
    </message>
    <message>
        <source>Drop a key file here, or paste, choose or make one.</source>
        <translation>Schlüsseldatei hier ablegen oder einen Schlüssel einfügen, wählen oder erzeugen.</translation>
    </message>
    <message>
        <source>Copy &amp;public half</source>
        <translation>Öffentlichen Teil &amp;kopieren</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Privater Schlüssel</translation>
    </message>
    <message>
        <source>P&amp;aste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Make new key</source>
        <translation>S&amp;chlüssel erzeugen</translation>
    </message>
    <message>
        <source>Makes an Ed25519 key. Its public half belongs in ~/.ssh/authorized_keys there.</source>
        <translation>Erzeugt einen Ed25519-Schlüssel. Sein öffentlicher Teil gehört auf dem Rechner in ~/.ssh/authorized_keys.</translation>
    </message>
    <message>
        <source>The public half is in the clipboard. Add it to ~/.ssh/authorized_keys on the machine.</source>
        <translation>Der öffentliche Teil ist in der Zwischenablage. Fügen Sie ihn auf dem Rechner zu ~/.ssh/authorized_keys hinzu.</translation>
    </message>
    <message>
        <source>Key from %1; it has a passphrase.</source>
        <translation>Schlüssel aus %1; er hat eine Passphrase.</translation>
    </message>
    <message>
        <source>Key from %1.</source>
        <translation>Schlüssel aus %1.</translation>
    </message>
    <message>
        <source> The key given before is kept.</source>
        <translation> Der zuvor angegebene Schlüssel bleibt erhalten.</translation>
    </message>
    <message>
        <source>Not usable: %1. %2</source>
        <translation>Nicht verwendbar: %1. %2</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>der Zwischenablage</translation>
    </message>
    <message>
        <source>The clipboard holds no text.</source>
        <translation>Die Zwischenablage enthält keinen Text.</translation>
    </message>
    <message>
        <source>A new key. Its public half must be in ~/.ssh/authorized_keys on the machine.</source>
        <translation>Ein neuer Schlüssel. Sein öffentlicher Teil muss auf dem Rechner in ~/.ssh/authorized_keys stehen.</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>&amp;Datei wählen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Gives back the key that this one has replaced.</source>
        <translation>Gibt den Schlüssel zurück, den dieser ersetzt hat.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::LockWindow</name>
    <message>
        <source>CloudDesk is locked</source>
        <translation>CloudDesk ist gesperrt</translation>
    </message>
    <message>
        <source>Open desktops stay connected. Enter the master passphrase to see and use them.</source>
        <translation>Offene Desktops bleiben verbunden. Geben Sie die Master-Passphrase ein, um sie zu sehen und zu benutzen.</translation>
    </message>
    <message>
        <source>Master &amp;passphrase:</source>
        <translation>Master-&amp;Passphrase:</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Entsperren</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>This is not the master passphrase. Mind the keyboard&apos;s layout and Caps Lock.</source>
        <translation>Das ist nicht die Master-Passphrase. Achten Sie auf die Tastaturbelegung und die Feststelltaste.</translation>
    </message>
    <message>
        <source>The stored passwords and keys are sealed under the master passphrase.</source>
        <translation>Die gespeicherten Passwörter und Schlüssel sind mit der Master-Passphrase verschlüsselt.</translation>
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
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Unchanged; type to replace it</source>
        <translation>Unverändert; zum Ersetzen neu eingeben</translation>
    </message>
    <message>
        <source>Asked for at each connect if left empty</source>
        <translation>Wenn leer, wird bei jedem Verbinden gefragt</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>Passphrase des Schlüssels</translation>
    </message>
    <message>
        <source>Pa&amp;ssphrase</source>
        <translation>Passp&amp;hrase</translation>
    </message>
    <message>
        <source>Password for sudo</source>
        <translation>Passwort für sudo</translation>
    </message>
    <message>
        <source>Asked for when it is needed</source>
        <translation>Wird bei Bedarf abgefragt</translation>
    </message>
    <message>
        <source>What you call it, for example web1</source>
        <translation>Ihre Bezeichnung, zum Beispiel web1</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>203.0.113.7 or web1.example.com</source>
        <translation>203.0.113.7 oder web1.example.com</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Rechnername</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>Whom to log in as, for example ubuntu</source>
        <translation>Anmeldename, zum Beispiel ubuntu</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
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
        <translation>Sonstige</translation>
    </message>
    <message>
        <source>P&amp;rovider</source>
        <translation>Anb&amp;ieter</translation>
    </message>
    <message>
        <source>Words to find it by, separated by commas</source>
        <translation>Wörter zum Wiederfinden, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Ta&amp;gs</source>
        <translation>&amp;Stichwörter</translation>
    </message>
    <message>
        <source>user@host, in their order, separated by commas</source>
        <translation>benutzer@rechner, der Reihe nach, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>&amp;Jump hosts</source>
        <translation>&amp;Jump-Hosts</translation>
    </message>
    <message>
        <source>What you want to remember about it</source>
        <translation>Was Sie sich dazu merken möchten</translation>
    </message>
    <message>
        <source>No&amp;tes</source>
        <translation>No&amp;tizen</translation>
    </message>
    <message>
        <source>Path of the key file</source>
        <translation>Pfad der Schlüsseldatei</translation>
    </message>
    <message>
        <source>With a private key, stored sealed</source>
        <translation>Mit privatem Schlüssel, verschlüsselt gespeichert</translation>
    </message>
    <message>
        <source>With a key file, which stays where it is</source>
        <translation>Mit Schlüsseldatei, die an ihrem Ort bleibt</translation>
    </message>
    <message>
        <source>With a password</source>
        <translation>Mit Passwort</translation>
    </message>
    <message>
        <source>With the keys of the running ssh-agent</source>
        <translation>Mit den Schlüsseln des laufenden ssh-agent</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>An&amp;meldung</translation>
    </message>
    <message>
        <source>The agent that runs here is asked at each connect.</source>
        <translation>Der hier laufende Agent wird bei jedem Verbinden gefragt.</translation>
    </message>
    <message>
        <source>No agent runs here now (SSH_AUTH_SOCK is not set).</source>
        <translation>Hier läuft zurzeit kein Agent (SSH_AUTH_SOCK ist nicht gesetzt).</translation>
    </message>
    <message>
        <source>Su&amp;do password</source>
        <translation>S&amp;udo-Passwort</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Privater Schlüssel</translation>
    </message>
    <message>
        <source>key: give a private key, or choose another way to log in</source>
        <translation>Schlüssel: Geben Sie einen privaten Schlüssel an oder wählen Sie eine andere Art der Anmeldung</translation>
    </message>
    <message>
        <source>key path: must be given</source>
        <translation>Schlüsselpfad: muss angegeben werden</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbindung mit %1 wird hergestellt&#xa0;…</translation>
    </message>
    <message>
        <source>✓ It answers: %1, logged in after %2 ms.
Host key: %3</source>
        <translation>✓ Antwort erhalten: %1, angemeldet nach %2 ms.
Host-Schlüssel: %3</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Add a machine</source>
        <translation>Rechner hinzufügen</translation>
    </message>
    <message>
        <source>T&amp;est connection</source>
        <translation>&amp;Verbindung testen</translation>
    </message>
    <message>
        <source>Discard what you entered?</source>
        <translation>Eingaben verwerfen?</translation>
    </message>
    <message>
        <source>It is not stored yet.</source>
        <translation>Sie sind noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>&amp;Weiter bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Wählen&#xa0;…</translation>
    </message>
    <message>
        <source>If the key has one; asked for if left empty</source>
        <translation>Falls der Schlüssel eine hat; leer: wird erfragt</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MachineFilter</name>
    <message>
        <source>Without a tag</source>
        <translation>Ohne Stichwort</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n machine(s)</source>
        <translation>
            <numerusform>%1, %n Rechner</numerusform>
            <numerusform>%1, %n Rechner</numerusform>
        </translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>eingeklappt</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>ausgeklappt</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MachineModel</name>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Connecting or ending</source>
        <translation>Wird verbunden/getrennt</translation>
    </message>
    <message>
        <source>Desktop is running</source>
        <translation>Desktop läuft</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>Noch nicht eingerichtet</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>Antwortet nicht</translation>
    </message>
    <message>
        <source>No longer in ~/.ssh/config</source>
        <translation>Nicht mehr in ~/.ssh/config</translation>
    </message>
    <message>
        <source>Link lost, reconnecting</source>
        <translation>Verbindung wird neu aufgebaut</translation>
    </message>
    <message>
        <source>Installing</source>
        <translation>Installation läuft</translation>
    </message>
    <message>
        <source>Disconnecting</source>
        <translation>Wird getrennt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Wird verbunden</translation>
    </message>
    <message>
        <source>Never connected</source>
        <translation>Nie verbunden</translation>
    </message>
    <message>
        <source>Just now</source>
        <translation>Gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>Vor %n min</numerusform>
            <numerusform>Vor %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>Vor %n h</numerusform>
            <numerusform>Vor %n h</numerusform>
        </translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>Vor %n Tag</numerusform>
            <numerusform>Vor %n Tagen</numerusform>
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
        <translation>Sonstige</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MachineView</name>
    <message>
        <source>Machines</source>
        <translation>Rechner</translation>
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
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>&amp;Add machine…</source>
        <translation>Rechner &amp;hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>&amp;Favourite</source>
        <translation>&amp;Favorit</translation>
    </message>
    <message>
        <source>Favourites stand first in the tray&apos;s menu</source>
        <translation>Favoriten stehen im Menü des Infobereichs oben</translation>
    </message>
    <message>
        <source>Refresh &amp;status</source>
        <translation>Status &amp;aktualisieren</translation>
    </message>
    <message>
        <source>Look again whether the machines that are shown answer</source>
        <translation>Erneut prüfen, ob die angezeigten Rechner antworten</translation>
    </message>
    <message>
        <source>&amp;Import machines…</source>
        <translation>Rechner &amp;importieren&#xa0;…</translation>
    </message>
    <message>
        <source>E&amp;xport machines…</source>
        <translation>Rechner e&amp;xportieren&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Quick connect</source>
        <translation>Schnellverbindung</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Play a recording…</source>
        <translation>Aufzeichnung &amp;abspielen&#xa0;…</translation>
    </message>
    <message>
        <source>All open &amp;desktops…</source>
        <translation>Alle offenen &amp;Desktops&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Machine</source>
        <translation>&amp;Rechner</translation>
    </message>
    <message>
        <source>Main toolbar</source>
        <translation>Haupt-Werkzeugleiste</translation>
    </message>
    <message>
        <source>There is no machine called %1. To connect to one that is not in the list, write user@host.</source>
        <translation>Es gibt keinen Rechner namens %1. Für einen Rechner außerhalb der Liste geben Sie benutzer@rechner ein.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not of the form user@host or user@host:port.</source>
        <translation>„%1“ hat nicht die Form benutzer@rechner oder benutzer@rechner:port.</translation>
    </message>
    <message>
        <source>You are connected to %1. Keep it in the list?</source>
        <translation>Sie sind mit %1 verbunden. In die Liste aufnehmen?</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>%1 is in the list now.</source>
        <translation>%1 steht jetzt in der Liste.</translation>
    </message>
    <message>
        <source>Testing the connection to %1…</source>
        <translation>Verbindung mit %1 wird getestet&#xa0;…</translation>
    </message>
    <message>
        <source>%1 answers: %2, logged in after %3 ms.</source>
        <translation>%1 antwortet: %2, angemeldet nach %3 ms.</translation>
    </message>
    <message>
        <source>The machines are exported.</source>
        <translation>Die Rechner wurden exportiert.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>&amp;Sperren</translation>
    </message>
    <message>
        <source>The demo cannot be started: %1. %2</source>
        <translation>Die Demo kann nicht gestartet werden: %1. %2</translation>
    </message>
    <message>
        <source>You were connected to %1. Keep it in the list?</source>
        <translation>Sie waren mit %1 verbunden. In die Liste aufnehmen?</translation>
    </message>
    <message>
        <source>The host key of %1 has changed. Nothing was sent to it; connect to it to see more.</source>
        <translation>Der Host-Schlüssel von %1 hat sich geändert. Es wurde nichts dorthin gesendet; mehr dazu, wenn Sie sich verbinden.</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About CloudDesk</source>
        <translation>Ü&amp;ber CloudDesk</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::OverviewWindow</name>
    <message>
        <source>All desktops</source>
        <translation>Alle Desktops</translation>
    </message>
    <message>
        <source>No desktop is open. Connect to a machine, and its desktop is shown here live.</source>
        <translation>Kein Desktop ist geöffnet. Verbinden Sie sich mit einem Rechner, dann ist sein Desktop hier live zu sehen.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::PassphraseControl</name>
    <message>
        <source>Is set.</source>
        <translation>Ist gesetzt.</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Keine.</translation>
    </message>
    <message>
        <source>Rem&amp;ove…</source>
        <translation>Ent&amp;fernen&#xa0;…</translation>
    </message>
    <message>
        <source>Change the master passphrase</source>
        <translation>Die Master-Passphrase ändern</translation>
    </message>
    <message>
        <source>Set a master passphrase</source>
        <translation>Eine Master-Passphrase setzen</translation>
    </message>
    <message>
        <source>Remove the master passphrase</source>
        <translation>Die Master-Passphrase entfernen</translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation>Ä&amp;ndern&#xa0;…</translation>
    </message>
    <message>
        <source>Se&amp;t…</source>
        <translation>Se&amp;tzen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::PassphraseDialog</name>
    <message>
        <source>&amp;Present passphrase:</source>
        <translation>&amp;Bisherige Passphrase:</translation>
    </message>
    <message>
        <source>Master &amp;passphrase:</source>
        <translation>Master-&amp;Passphrase:</translation>
    </message>
    <message>
        <source>&amp;New passphrase:</source>
        <translation>&amp;Neue Passphrase:</translation>
    </message>
    <message>
        <source>The same &amp;again:</source>
        <translation>&amp;Wiederholung:</translation>
    </message>
    <message>
        <source>Set a master passphrase</source>
        <translation>Master-Passphrase setzen</translation>
    </message>
    <message>
        <source>The stored passwords and keys are sealed under it, and CloudDesk asks for it at every start, on the command line too. Nobody can open them without it, not even you: keep a copy in a safe place.</source>
        <translation>Die gespeicherten Passwörter und Schlüssel werden mit ihr verschlüsselt, und CloudDesk fragt bei jedem Start nach ihr, auch auf der Befehlszeile. Ohne sie kann niemand sie öffnen, auch Sie nicht: Bewahren Sie eine Abschrift an einem sicheren Ort auf.</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>&amp;Setzen</translation>
    </message>
    <message>
        <source>Change the master passphrase</source>
        <translation>Master-Passphrase ändern</translation>
    </message>
    <message>
        <source>All stored passwords and keys are sealed anew.</source>
        <translation>Alle gespeicherten Passwörter und Schlüssel werden neu verschlüsselt.</translation>
    </message>
    <message>
        <source>Remove the master passphrase</source>
        <translation>Master-Passphrase entfernen</translation>
    </message>
    <message>
        <source>The key to the stored passwords and keys goes back to the keychain or, where there is none, into a file that only you can read. CloudDesk cannot be locked any more.</source>
        <translation>Der Schlüssel zu den gespeicherten Passwörtern und Schlüsseln kommt zurück in den Schlüsselbund oder, wo es keinen gibt, in eine Datei, die nur Sie lesen können. CloudDesk lässt sich dann nicht mehr sperren.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>Entf&amp;ernen</translation>
    </message>
    <message numerus="yes">
        <source>It must have %n characters or more.</source>
        <translation>
            <numerusform>Sie muss mindestens %n Zeichen lang sein.</numerusform>
            <numerusform>Sie muss mindestens %n Zeichen lang sein.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Die beiden stimmen nicht überein.</translation>
    </message>
    <message>
        <source>This is not the master passphrase.</source>
        <translation>Das ist nicht die Master-Passphrase.</translation>
    </message>
    <message>
        <source>Sealing everything anew…</source>
        <translation>Alles wird neu verschlüsselt&#xa0;…</translation>
    </message>
    <message>
        <source>C&amp;hange</source>
        <translation>Än&amp;dern</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::PlayerWindow</name>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Abspielen</translation>
    </message>
    <message>
        <source>Skip &amp;idle time</source>
        <translation>&amp;Leerlauf überspringen</translation>
    </message>
    <message>
        <source>Make a &amp;video…</source>
        <translation>&amp;Video erstellen&#xa0;…</translation>
    </message>
    <message>
        <source>The recorded desktop</source>
        <translation>Der aufgezeichnete Desktop</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <comment>speed</comment>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>The video&apos;s progress</source>
        <translation>Fortschritt des Videos</translation>
    </message>
    <message>
        <source>Write the recording as a video file</source>
        <translation>Aufzeichnung als Videodatei speichern</translation>
    </message>
    <message>
        <source>For this, install the package ffmpeg</source>
        <translation>Installieren Sie dafür das Paket ffmpeg</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Make a video</source>
        <translation>Video erstellen</translation>
    </message>
    <message>
        <source>MP4 videos (*.mp4);;Matroska videos (*.mkv);;WebM videos (*.webm)</source>
        <translation>MP4-Videos (*.mp4);;Matroska-Videos (*.mkv);;WebM-Videos (*.webm)</translation>
    </message>
    <message>
        <source>&amp;Cancel the video</source>
        <translation>&amp;Video abbrechen</translation>
    </message>
    <message>
        <source>Making %1…</source>
        <translation>%1 wird erstellt&#xa0;…</translation>
    </message>
    <message>
        <source>No video was made</source>
        <translation>Kein Video erstellt</translation>
    </message>
    <message>
        <source>The video is ready</source>
        <translation>Das Video ist fertig</translation>
    </message>
    <message>
        <source>This recording was not finished; its end may be missing</source>
        <translation>Diese Aufzeichnung wurde nicht abgeschlossen; ihr Ende fehlt womöglich</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ProgressPage</name>
    <message>
        <source>Connecting via SSH</source>
        <translation>SSH-Verbindung herstellen</translation>
    </message>
    <message>
        <source>Checking for VNC server</source>
        <translation>Nach VNC-Server suchen</translation>
    </message>
    <message>
        <source>Installing desktop environment</source>
        <translation>Desktop-Umgebung installieren</translation>
    </message>
    <message>
        <source>Starting VNC server</source>
        <translation>VNC-Server starten</translation>
    </message>
    <message>
        <source>Creating secure tunnel</source>
        <translation>Sicheren Tunnel aufbauen</translation>
    </message>
    <message>
        <source>Launching desktop viewer</source>
        <translation>Desktop-Betrachter öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbinden mit %1</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Cancelling, and taking back what was begun…</source>
        <translation>Wird abgebrochen und rückgängig gemacht&#xa0;…</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::QuestionDialog</name>
    <message>
        <source>Is this really %1?</source>
        <translation>Ist das wirklich %1?</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>Passwort für %1</translation>
    </message>
    <message>
        <source>Passphrase of the key for %1</source>
        <translation>Passphrase des Schlüssels für %1</translation>
    </message>
    <message>
        <source>Administrator password on %1</source>
        <translation>Administratorpasswort auf %1</translation>
    </message>
    <message>
        <source>%1 asks</source>
        <translation>%1 fragt</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Password for sudo</source>
        <translation>Passwort für sudo</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>CloudDesk has never connected to this machine before. Compare this fingerprint with the one that the machine&apos;s console or your provider shows:</source>
        <translation>CloudDesk hat sich noch nie mit diesem Rechner verbunden. Vergleichen Sie diesen Fingerabdruck mit dem, den die Konsole des Rechners oder Ihr Anbieter anzeigt:</translation>
    </message>
    <message>
        <source>The fingerprint as a picture</source>
        <translation>Der Fingerabdruck als Bild</translation>
    </message>
    <message>
        <source>Kind of key: %1</source>
        <translation>Schlüsseltyp: %1</translation>
    </message>
    <message>
        <source>If it differs, somebody may be listening between you and the machine.</source>
        <translation>Weicht der Fingerabdruck ab, hört womöglich jemand zwischen Ihnen und dem Rechner mit.</translation>
    </message>
    <message>
        <source>The machine asks for more to log in.</source>
        <translation>Der Rechner verlangt für die Anmeldung noch etwas.</translation>
    </message>
    <message>
        <source>The machine asks for more to log in. It says: &quot;%1&quot;</source>
        <translation>Der Rechner verlangt für die Anmeldung noch etwas. Er sagt: „%1“</translation>
    </message>
    <message>
        <source>&amp;Trust and connect</source>
        <translation>&amp;Vertrauen und verbinden</translation>
    </message>
    <message>
        <source>&amp;Do not connect</source>
        <translation>&amp;Nicht verbinden</translation>
    </message>
    <message>
        <source>The passphrase that was given does not open the key. Mind the keyboard&apos;s layout and Caps Lock.</source>
        <translation>Die eingegebene Passphrase passt nicht zum Schlüssel. Achten Sie auf die Tastaturbelegung und die Feststelltaste.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::QuickBar</name>
    <message>
        <source>Quick connect</source>
        <translation>Schnellverbindung</translation>
    </message>
    <message>
        <source>Quick connect: user@host or a name</source>
        <translation>Verbinden: benutzer@rechner oder Name</translation>
    </message>
    <message>
        <source>Quick connect: user@host or a machine&apos;s name</source>
        <translation>Schnellverbindung: benutzer@rechner oder Name eines Rechners</translation>
    </message>
    <message>
        <source>Connects without adding the machine to the list (Ctrl+L)</source>
        <translation>Verbindet, ohne den Rechner in die Liste aufzunehmen (Strg+L)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ReconnectOverlay</name>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Connecting again…</source>
        <translation>Verbindung wird neu aufgebaut&#xa0;…</translation>
    </message>
    <message>
        <source>Trying again in %1 s…</source>
        <translation>Nächster Versuch in %1 s&#xa0;…</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::RecordingControl</name>
    <message>
        <source>&amp;Record</source>
        <translation>&amp;Aufzeichnen</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufzeichnen</translation>
    </message>
    <message>
        <source>Record this desktop into a file</source>
        <translation>Diesen Desktop in eine Datei aufzeichnen</translation>
    </message>
    <message>
        <source>The recording ended: %1. What was recorded is in %2</source>
        <translation>Die Aufzeichnung wurde beendet: %1. Das Aufgezeichnete ist in %2</translation>
    </message>
    <message>
        <source>Recorded %1</source>
        <translation>Aufgezeichnet: %1</translation>
    </message>
    <message>
        <source>● %1:%2</source>
        <translation>● %1:%2</translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation>Aufzeichnung beenden</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::RemoveQuestion</name>
    <message>
        <source>Remove a machine</source>
        <translation>Rechner entfernen</translation>
    </message>
    <message>
        <source>Remove machines</source>
        <translation>Rechner entfernen</translation>
    </message>
    <message>
        <source>Remove %1 from the list?</source>
        <translation>%1 aus der Liste entfernen?</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n machine(s) from the list?</source>
        <translation>
            <numerusform>%n Rechner aus der Liste entfernen?</numerusform>
            <numerusform>%n Rechner aus der Liste entfernen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Its stored keys and passwords are forgotten. The machine itself stays as it is.</source>
        <translation>Die gespeicherten Schlüssel und Passwörter werden gelöscht. Der Rechner selbst bleibt unverändert.</translation>
    </message>
    <message>
        <source>Their stored keys and passwords are forgotten. The machines themselves stay as they are.</source>
        <translation>Ihre gespeicherten Schlüssel und Passwörter werden gelöscht. Die Rechner selbst bleiben unverändert.</translation>
    </message>
    <message>
        <source>What ~/.ssh/config still names comes back when that file changes next.</source>
        <translation>Was in ~/.ssh/config noch steht, kommt mit der nächsten Änderung dieser Datei wieder.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::SettingsDialog</name>
    <message>
        <source>&amp;Keep running in the tray when the window is closed</source>
        <translation>Nach dem Schließen des Fensters im &amp;Infobereich weiterlaufen</translation>
    </message>
    <message>
        <source>&amp;Install what a machine lacks for a desktop</source>
        <translation>&amp;Installieren, was einem Rechner für einen Desktop fehlt</translation>
    </message>
    <message>
        <source>Open desktops in &amp;fullscreen</source>
        <translation>Desktops im &amp;Vollbild öffnen</translation>
    </message>
    <message>
        <source>Open desktops as &amp;tabs of one window</source>
        <translation>Desktops als &amp;Reiter in einem Fenster öffnen</translation>
    </message>
    <message>
        <source>A &amp;link is lost, or is back</source>
        <translation>eine &amp;Verbindung verloren geht oder wieder steht</translation>
    </message>
    <message>
        <source>A &amp;desktop has been installed</source>
        <translation>ein &amp;Desktop installiert wurde</translation>
    </message>
    <message>
        <source>&amp;Follow ~/.ssh/config: what changes there changes here</source>
        <translation>Änderungen in ~/.ssh/config &amp;laufend übernehmen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Systemvorgabe</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> min</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>&amp;Disconnect without input after</source>
        <translation>Ohne Eingabe &amp;trennen nach</translation>
    </message>
    <message>
        <source>New desktops</source>
        <translation>Neue Desktops</translation>
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
        <translation>&amp;Desktop</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> Pixel</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>&amp;Höhe</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Betrachter</translation>
    </message>
    <message>
        <source>Fit into the window</source>
        <translation>In Fenster einpassen</translation>
    </message>
    <message>
        <source>Original size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <source>Stretch to the window</source>
        <translation>Auf Fenstergröße strecken</translation>
    </message>
    <message>
        <source>Match the remote size to the window</source>
        <translation>Desktop-Größe an Fenster anpassen</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>A new machine begins with:</source>
        <translation>Vorgaben für neue Rechner:</translation>
    </message>
    <message>
        <source>Whom to log in as, for example ubuntu</source>
        <translation>Anmeldename, zum Beispiel ubuntu</translation>
    </message>
    <message>
        <source>Words to find it by, separated by commas</source>
        <translation>Wörter zum Wiederfinden, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>Ben&amp;utzer</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>&amp;Schlüsseldatei</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>S&amp;tichwörter</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Empty the clipboard of what came from here after</source>
        <translation>Von CloudDesk gefüllte &amp;Zwischenablage leeren nach</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird ermittelt&#xa0;…</translation>
    </message>
    <message>
        <source>Master key</source>
        <translation>Hauptschlüssel</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>After silence, &amp;ask whether the link lives</source>
        <translation>Bei S&amp;tille Verbindung prüfen nach</translation>
    </message>
    <message>
        <source>A link that says nothing for three times as long is taken for lost, and is made again. Both hold for connections from now on.</source>
        <translation>Bleibt eine Verbindung dreimal so lange still, gilt sie als verloren und wird neu aufgebaut. Beides gilt für neue Verbindungen.</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>What is usual</source>
        <translation>Das Übliche</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>P&amp;rotokollieren</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>⚠ Not saved: %1 (%2). The settings are as they were.</source>
        <translation>⚠ Nicht gespeichert: %1 (%2). Die Einstellungen sind unverändert.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Master passphrase</source>
        <translation>Master-Passphrase</translation>
    </message>
    <message>
        <source>&amp;Lock without input after</source>
        <translation>Ohne Eingabe &amp;sperren nach</translation>
    </message>
    <message>
        <source>&amp;Look now and then whether machines answer and a desktop runs there</source>
        <translation>&amp;Gelegentlich prüfen, ob Rechner antworten und dort ein Desktop läuft</translation>
    </message>
    <message>
        <source>To see desktops, CloudDesk logs in by itself to machines that answer and whose host key you trust, at most every ten minutes. It never asks you anything for that.</source>
        <translation>Um Desktops zu sehen, meldet sich CloudDesk höchstens alle zehn Minuten von selbst auf Rechnern an, die antworten und deren Host-Schlüssel Sie vertrauen. Gefragt werden Sie dabei nie.</translation>
    </message>
    <message>
        <source>Tell me when</source>
        <translation>Mitteilen, wenn</translation>
    </message>
    <message>
        <source>Keep a small &amp;picture of each desktop, for list and grid</source>
        <translation>Kleines &amp;Bild jedes Desktops für Liste und Raster aufbewahren</translation>
    </message>
    <message>
        <source>&amp;First local port of a tunnel</source>
        <translation>&amp;Erster lokaler Port eines Tunnels</translation>
    </message>
    <message>
        <source>&amp;Last local port of a tunnel</source>
        <translation>&amp;Letzter lokaler Port eines Tunnels</translation>
    </message>
    <message>
        <source>A tunnel lets another viewer on this computer reach a desktop, and takes the first of these ports that is free (clouddesk tunnel NAME).</source>
        <translation>Über einen Tunnel erreicht ein anderer Betrachter auf diesem Computer einen Desktop; er nimmt den ersten freien dieser Ports (clouddesk tunnel NAME).</translation>
    </message>
    <message>
        <source>Sc&amp;aling</source>
        <translation>&amp;Skalierung</translation>
    </message>
    <message>
        <source>Each ste&amp;p of a connect may take</source>
        <translation>Höchstdauer je &amp;Verbindungsschritt</translation>
    </message>
    <message>
        <source>Mo&amp;ve it into the keychain</source>
        <translation>In den Schlüsselbund &amp;verlegen</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::StalledNotice</name>
    <message>
        <source>The desktop does not answer</source>
        <translation>Der Desktop antwortet nicht</translation>
    </message>
    <message>
        <source>It is very busy, or the connection is. This is its last picture; what you type now may arrive later.</source>
        <translation>Er ist sehr beschäftigt, oder die Verbindung ist es. Dies ist sein letztes Bild; was Sie jetzt tippen, kommt vielleicht später an.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::StatisticsOverlay</name>
    <message>
        <source>Session statistics</source>
        <translation>Sitzungsstatistik</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 pro Sekunde</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>verlustfrei</translation>
    </message>
    <message>
        <source>%1 of 9</source>
        <translation>%1 von 9</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Desktop</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::TabsWindow</name>
    <message>
        <source>Open desktops</source>
        <translation>Offene Desktops</translation>
    </message>
    <message>
        <source>Desktops</source>
        <translation>Desktops</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::TerminalView</name>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C copies, Ctrl+Shift+V pastes</source>
        <translation>Strg+Umschalt+C kopiert, Strg+Umschalt+V fügt ein</translation>
    </message>
    <message>
        <source>&amp;Copy	Ctrl+Shift+C</source>
        <translation>&amp;Kopieren	Strg+Umschalt+C</translation>
    </message>
    <message>
        <source>&amp;Paste	Ctrl+Shift+V</source>
        <translation>&amp;Einfügen	Strg+Umschalt+V</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::TerminalWindow</name>
    <message>
        <source>Terminal on %1</source>
        <translation>Terminal auf %1</translation>
    </message>
    <message>
        <source>There is no link to %1. The terminal goes on when it is back.</source>
        <translation>Keine Verbindung zu %1. Das Terminal läuft weiter, sobald sie wieder steht.</translation>
    </message>
    <message>
        <source>Opening a terminal on %1…</source>
        <translation>Terminal auf %1 wird geöffnet&#xa0;…</translation>
    </message>
    <message>
        <source>%1 Enter tries again.</source>
        <translation>%1 Mit der Eingabetaste erneut versuchen.</translation>
    </message>
    <message>
        <source>%1: terminal on %2</source>
        <translation>%1: Terminal auf %2</translation>
    </message>
    <message>
        <source>The shell has ended. Enter starts another one.</source>
        <translation>Die Shell wurde beendet. Die Eingabetaste startet eine neue.</translation>
    </message>
    <message>
        <source>The link to %1 is lost. The terminal goes on when it is back.</source>
        <translation>Die Verbindung zu %1 ist verloren. Das Terminal läuft weiter, sobald sie wieder steht.</translation>
    </message>
    <message>
        <source>%1 is no longer connected. The terminal goes on once you connect to it again.</source>
        <translation>%1 ist nicht mehr verbunden. Das Terminal geht weiter, sobald Sie sich wieder verbinden.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::Timeline</name>
    <message>
        <source>Place in the recording</source>
        <translation>Stelle in der Aufzeichnung</translation>
    </message>
    <message>
        <source>What happened when; click to go there</source>
        <translation>Was wann geschah; klicken, um dorthin zu springen</translation>
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
        <translation>Der Desktop ist installiert und bereit.</translation>
    </message>
    <message>
        <source>The link is lost. Trying to connect again…</source>
        <translation>Die Verbindung ist verloren und wird neu aufgebaut&#xa0;…</translation>
    </message>
    <message>
        <source>Connected again.</source>
        <translation>Wieder verbunden.</translation>
    </message>
    <message>
        <source>Nobody uses it; it is about to be disconnected.</source>
        <translation>Wird nicht benutzt und in Kürze getrennt.</translation>
    </message>
    <message>
        <source>Open CloudDesk</source>
        <translation>CloudDesk öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Open desktops</source>
        <translation>Offene Desktops</translation>
    </message>
    <message>
        <source>%1 (connecting)</source>
        <translation>%1 (wird verbunden)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>CloudDesk is locked</source>
        <translation>CloudDesk ist gesperrt</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren&#xa0;…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>%1 (failed)</source>
        <translation>%1 (fehlgeschlagen)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Its host key has changed. Nothing was sent to it; connect to it to see more.</source>
        <translation>Der Host-Schlüssel hat sich geändert. Es wurde nichts dorthin gesendet; mehr dazu, wenn Sie sich verbinden.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::Typist</name>
    <message>
        <source>Nothing was typed: the text holds the control character U+%1</source>
        <translation>Nichts eingetippt: Der Text enthält das Steuerzeichen U+%1</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerBar</name>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Keys, clipboard and what they do there (Ctrl+Alt+Shift+M)</source>
        <translation>Tasten, Zwischenablage und Eingabeverhalten (Strg+Alt+Umschalt+M)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Size, quality and statistics (Ctrl+Alt+Shift+M)</source>
        <translation>Größe, Qualität und Statistik (Strg+Alt+Umschalt+M)</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Screenshots, files, terminal and more (Ctrl+Alt+Shift+M)</source>
        <translation>Bildschirmfotos, Dateien, Terminal und mehr (Strg+Alt+Umschalt+M)</translation>
    </message>
    <message>
        <source>Fullscreen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Fill the whole screen (Ctrl+Alt+Shift+F)</source>
        <translation>Den ganzen Bildschirm füllen (Strg+Alt+Umschalt+F)</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Close this window; the remote desktop goes on (Ctrl+Alt+Shift+Q)</source>
        <translation>Dieses Fenster schließen; der entfernte Desktop läuft weiter (Strg+Alt+Umschalt+Q)</translation>
    </message>
    <message>
        <source>Leave fullscreen</source>
        <translation>Vollbild verlassen</translation>
    </message>
    <message>
        <source>View only</source>
        <translation>Nur ansehen</translation>
    </message>
    <message>
        <source>All keys go there · Ctrl+Alt+Shift+G</source>
        <translation>Alle Tasten gehen dorthin · Strg+Alt+Umschalt+G</translation>
    </message>
    <message>
        <source>All keys go there</source>
        <translation>Alle Tasten gehen dorthin</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+G gives the keyboard back to this computer</source>
        <translation>Strg+Alt+Umschalt+G gibt die Tastatur diesem Computer zurück</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerMenu</name>
    <message>
        <source>&amp;Input</source>
        <translation>&amp;Eingabe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>Send &amp;keys</source>
        <translation>&amp;Tasten senden</translation>
    </message>
    <message>
        <source>Paste as &amp;typing</source>
        <translation>Zwischenablage &amp;eintippen</translation>
    </message>
    <message>
        <source>T&amp;yping speed</source>
        <translation>Tipp&amp;geschwindigkeit</translation>
    </message>
    <message>
        <source>&amp;Fast</source>
        <translation>&amp;Schnell</translation>
    </message>
    <message>
        <source>&amp;Steady</source>
        <translation>&amp;Mittel</translation>
    </message>
    <message>
        <source>S&amp;low, for sluggish programs</source>
        <translation>&amp;Langsam, für träge Programme</translation>
    </message>
    <message>
        <source>View &amp;only</source>
        <translation>&amp;Nur ansehen</translation>
    </message>
    <message>
        <source>Share &amp;clipboard</source>
        <translation>&amp;Zwischenablage teilen</translation>
    </message>
    <message>
        <source>Send &amp;every key there</source>
        <translation>&amp;Alle Tasten weiterleiten</translation>
    </message>
    <message>
        <source>Use the input &amp;method of this computer</source>
        <translation>Eingabe&amp;methode dieses Computers verwenden</translation>
    </message>
    <message>
        <source>Keys by &amp;position (remote layout)</source>
        <translation>Tasten nach &amp;Position (Belegung des Desktops)</translation>
    </message>
    <message>
        <source>Ctrl+Alt+&amp;Del</source>
        <translation>Strg+Alt+&amp;Entf</translation>
    </message>
    <message>
        <source>Ctrl+Alt+&amp;Backspace</source>
        <translation>Strg+Alt+&amp;Rücktaste</translation>
    </message>
    <message>
        <source>Ctrl+&amp;Esc</source>
        <translation>Strg+E&amp;sc</translation>
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
        <translation>S&amp;uper</translation>
    </message>
    <message>
        <source>&amp;Print Screen</source>
        <translation>&amp;Druck</translation>
    </message>
    <message>
        <source>&amp;Menu key</source>
        <translation>&amp;Menütaste</translation>
    </message>
    <message>
        <source>Ctrl+Alt+&amp;F1 to F12</source>
        <translation>Strg+Alt+&amp;F1 bis F12</translation>
    </message>
    <message>
        <source>Ctrl+Alt+F%1</source>
        <translation>Strg+Alt+F%1</translation>
    </message>
    <message>
        <source>&amp;Fit to window</source>
        <translation>In Fenster &amp;einpassen</translation>
    </message>
    <message>
        <source>&amp;Original size (1:1)</source>
        <translation>&amp;Originalgröße (1:1)</translation>
    </message>
    <message>
        <source>S&amp;tretch to window</source>
        <translation>Auf Fenstergröße &amp;strecken</translation>
    </message>
    <message>
        <source>&amp;Match remote size to window</source>
        <translation>Desktop-&amp;Größe an Fenster anpassen</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualität</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>&amp;Automatisch</translation>
    </message>
    <message>
        <source>&amp;Lossless</source>
        <translation>&amp;Verlustfrei</translation>
    </message>
    <message>
        <source>&amp;High</source>
        <translation>&amp;Hoch</translation>
    </message>
    <message>
        <source>&amp;Medium</source>
        <translation>&amp;Mittel</translation>
    </message>
    <message>
        <source>L&amp;ow, for slow lines</source>
        <translation>&amp;Niedrig, für langsame Leitungen</translation>
    </message>
    <message>
        <source>Soun&amp;d</source>
        <translation>&amp;Ton</translation>
    </message>
    <message>
        <source>St&amp;atistics</source>
        <translation>Stat&amp;istik</translation>
    </message>
    <message>
        <source>F&amp;ullscreen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Fullscreen on all s&amp;creens</source>
        <translation>Vollbild auf allen &amp;Bildschirmen</translation>
    </message>
    <message>
        <source>All d&amp;esktops…</source>
        <translation>Alle &amp;Desktops&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Save a screenshot…</source>
        <translation>Bildschirmfoto &amp;speichern&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Copy a screenshot</source>
        <translation>Bildschirmfoto &amp;kopieren</translation>
    </message>
    <message>
        <source>Move to its own &amp;window</source>
        <translation>In ein eigenes &amp;Fenster verschieben</translation>
    </message>
    <message>
        <source>Move to a ta&amp;b</source>
        <translation>In einen &amp;Reiter verschieben</translation>
    </message>
    <message>
        <source>Ne&amp;xt tab</source>
        <translation>&amp;Nächster Reiter</translation>
    </message>
    <message>
        <source>Fullscreen on all s&amp;creens (not on Wayland)</source>
        <translation>Vollbild auf allen &amp;Bildschirmen (nicht unter Wayland)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerWidget</name>
    <message>
        <source>the server cannot do that</source>
        <translation>der Server unterstützt das nicht</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerWindow</name>
    <message>
        <source>Remote desktop of %1</source>
        <translation>Entfernter Desktop von %1</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+M opens the menu</source>
        <translation>Strg+Alt+Umschalt+M öffnet das Menü</translation>
    </message>
    <message>
        <source>%1 keeps its size and is shown scaled: %2</source>
        <translation>%1 behält seine Größe und wird skaliert angezeigt: %2</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>Eingetippt</translation>
    </message>
    <message>
        <source>Typed. If some characters are missing, use the clipboard: there are not keys for so many different ones</source>
        <translation>Eingetippt. Fehlen Zeichen, nehmen Sie die Zwischenablage: Für so viele verschiedene gibt es keine Tasten</translation>
    </message>
    <message>
        <source>There is no text on the clipboard</source>
        <translation>Kein Text in der Zwischenablage</translation>
    </message>
    <message numerus="yes">
        <source>Typing %Ln character(s)… Any key stops it.</source>
        <translation>
            <numerusform>%Ln Zeichen wird eingetippt&#xa0;… Jede Taste bricht ab.</numerusform>
            <numerusform>%Ln Zeichen werden eingetippt&#xa0;… Jede Taste bricht ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected again</source>
        <translation>Wieder verbunden</translation>
    </message>
    <message>
        <source>%1 is no longer connected</source>
        <translation>%1 ist nicht mehr verbunden</translation>
    </message>
    <message>
        <source>Could not connect to %1</source>
        <translation>Verbindung mit %1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>Save screenshot</source>
        <translation>Bildschirmfoto speichern</translation>
    </message>
    <message>
        <source>PNG images (*.png);;JPEG images (*.jpg)</source>
        <translation>PNG-Bilder (*.png);;JPEG-Bilder (*.jpg)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>There is no picture yet</source>
        <translation>Es gibt noch kein Bild</translation>
    </message>
    <message>
        <source>The screenshot is on the clipboard</source>
        <translation>Das Bildschirmfoto ist in der Zwischenablage</translation>
    </message>
    <message>
        <source>The keyboard is this computer&apos;s again</source>
        <translation>Die Tastatur gehört wieder diesem Computer</translation>
    </message>
    <message>
        <source>Every key goes to %1. Ctrl+Alt+Shift+G gives the keyboard back, Ctrl+Alt+Shift+F leaves fullscreen.</source>
        <translation>Alle Tasten gehen an %1. Strg+Alt+Umschalt+G gibt die Tastatur zurück, Strg+Alt+Umschalt+F verlässt das Vollbild.</translation>
    </message>
    <message>
        <source>Every key goes to %1. Ctrl+Alt+Shift+G gives the keyboard back.</source>
        <translation>Alle Tasten gehen an %1. Strg+Alt+Umschalt+G gibt die Tastatur zurück.</translation>
    </message>
    <message>
        <source>View only: keyboard and mouse do nothing over there</source>
        <translation>Nur ansehen: Tastatur und Maus bewirken dort nichts</translation>
    </message>
    <message>
        <source>Keyboard and mouse work over there again</source>
        <translation>Tastatur und Maus wirken dort wieder</translation>
    </message>
    <message>
        <source>Nothing was typed: there is no connection</source>
        <translation>Nichts wurde eingetippt: Es besteht keine Verbindung</translation>
    </message>
    <message>
        <source>Nothing was typed: view only is on</source>
        <translation>Nichts wurde eingetippt: „Nur ansehen“ ist an</translation>
    </message>
    <message>
        <source>On Wayland no program can fill more than one screen</source>
        <translation>Unter Wayland kann kein Programm mehr als einen Bildschirm füllen</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::WatchDialog</name>
    <message>
        <source>They may use &amp;keyboard, mouse and clipboard</source>
        <translation>Der Zuschauer darf &amp;Tastatur, Maus und Zwischenablage benutzen</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;Neues Passwort</translation>
    </message>
    <message>
        <source>Let someone watch %1</source>
        <translation>Bei %1 zuschauen lassen</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>&amp;End watching</source>
        <translation>Zuschauen &amp;beenden</translation>
    </message>
    <message>
        <source>Nobody watches yet.</source>
        <translation>Noch schaut niemand zu.</translation>
    </message>
    <message>
        <source>Somebody watches.</source>
        <translation>Jemand schaut zu.</translation>
    </message>
    <message>
        <source>Somebody watches this desktop</source>
        <translation>Jemand schaut bei diesem Desktop zu</translation>
    </message>
    <message>
        <source>It is over: %1.</source>
        <translation>Beendet: %1.</translation>
    </message>
    <message>
        <source>Nobody watches this desktop any more</source>
        <translation>Bei diesem Desktop schaut niemand mehr zu</translation>
    </message>
    <message>
        <source>whoever watched has left</source>
        <translation>Der Zuschauer ist gegangen</translation>
    </message>
    <message>
        <source>the link to the desktop is lost</source>
        <translation>Die Verbindung zum Desktop ist verloren</translation>
    </message>
    <message>
        <source>somebody tried wrong passwords</source>
        <translation>Jemand hat falsche Passwörter versucht</translation>
    </message>
    <message>
        <source>the desktop&apos;s VNC server lets no other viewer in</source>
        <translation>Der VNC-Server des Desktops lässt keinen weiteren Betrachter zu</translation>
    </message>
    <message>
        <source>Whoever has the address and the password sees this desktop in any VNC viewer, once. The address is one of this computer; from elsewhere it is reached through SSH, for example with ssh -L. Closing this window does not end it.</source>
        <translation>Wer Adresse und Passwort hat, sieht diesen Desktop einmalig in einem beliebigen VNC-Betrachter. Die Adresse gehört zu diesem Computer; von anderswo ist sie über SSH erreichbar, zum Beispiel mit ssh -L. Wird dieses Fenster geschlossen, geht es weiter.</translation>
    </message>
</context>
</TS>
