<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Advice</name>
    <message>
        <source>Check that it is there, and the spelling of the name or path.</source>
        <translation>Vérifiez que l’élément existe, ainsi que l’orthographe du nom ou du chemin.</translation>
    </message>
    <message>
        <source>Something else changed it at the same time; look at it and try again.</source>
        <translation>Autre chose l’a modifié en même temps&#xa0;; vérifiez et réessayez.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, look at the machine&apos;s load and the network.</source>
        <translation>Réessayez&#xa0;; si cela se reproduit, vérifiez la charge de la machine et le réseau.</translation>
    </message>
    <message>
        <source>Check who owns the file or folder and its permissions.</source>
        <translation>Vérifiez à qui appartient le fichier ou le dossier, et ses droits d’accès.</translation>
    </message>
    <message>
        <source>Make room on this computer&apos;s disk and try again.</source>
        <translation>Libérez de la place sur le disque de cet ordinateur et réessayez.</translation>
    </message>
    <message>
        <source>Keep a copy of the data folder: somebody may have changed the audit log.</source>
        <translation>Conservez une copie du dossier de données&#xa0;: quelqu’un a peut-être modifié le journal d’audit.</translation>
    </message>
    <message>
        <source>Give the master key this data folder was made with (CLOUDDESK_MASTER_KEY_FILE or the keychain).</source>
        <translation>Donnez la clé principale avec laquelle ce dossier de données a été créé (CLOUDDESK_MASTER_KEY_FILE ou le trousseau).</translation>
    </message>
    <message>
        <source>Check the port, and that sshd is running on the machine.</source>
        <translation>Vérifiez le port, et que sshd fonctionne sur la machine.</translation>
    </message>
    <message>
        <source>Check that the machine is running and that its firewall or security group admits SSH from here.</source>
        <translation>Vérifiez que la machine est en marche et que son pare-feu ou son groupe de sécurité admet SSH depuis ici.</translation>
    </message>
    <message>
        <source>Check the network and try again.</source>
        <translation>Vérifiez le réseau et réessayez.</translation>
    </message>
    <message>
        <source>Check that host and port belong to an SSH server that is not too old.</source>
        <translation>Vérifiez que l’hôte et le port sont ceux d’un serveur SSH qui n’est pas trop ancien.</translation>
    </message>
    <message>
        <source>The key was marked as stolen or withdrawn in known_hosts; do not connect until the machine has a new one.</source>
        <translation>La clé a été marquée comme volée ou retirée dans known_hosts&#xa0;; ne vous connectez pas avant que la machine n’en ait une nouvelle.</translation>
    </message>
    <message>
        <source>Start ssh-agent, load the key (ssh-add) and check SSH_AUTH_SOCK.</source>
        <translation>Démarrez ssh-agent, chargez la clé (ssh-add) et vérifiez SSH_AUTH_SOCK.</translation>
    </message>
    <message>
        <source>Allow forwarding in the machine&apos;s sshd_config (AllowTcpForwarding, AllowStreamLocalForwarding).</source>
        <translation>Autorisez les redirections dans le sshd_config de la machine (AllowTcpForwarding, AllowStreamLocalForwarding).</translation>
    </message>
    <message>
        <source>Supported are Debian, Ubuntu, Fedora, RHEL and its likes, and Oracle Linux.</source>
        <translation>Sont pris en charge Debian, Ubuntu, Fedora, RHEL et ses dérivés, et Oracle Linux.</translation>
    </message>
    <message>
        <source>Make room on the machine&apos;s disk and try again.</source>
        <translation>Libérez de la place sur le disque de la machine et réessayez.</translation>
    </message>
    <message>
        <source>Another installation is running on the machine; wait for its end and try again.</source>
        <translation>Une autre installation est en cours sur la machine&#xa0;; attendez qu’elle se termine et réessayez.</translation>
    </message>
    <message>
        <source>Connect again: a new desktop is started.</source>
        <translation>Reconnectez-vous&#xa0;: un nouveau bureau est démarré.</translation>
    </message>
    <message>
        <source>The desktop was stopped for safety; check the machine&apos;s VNC configuration in /etc and ~/.vnc.</source>
        <translation>Le bureau a été arrêté par sécurité&#xa0;; vérifiez la configuration VNC de la machine dans /etc et ~/.vnc.</translation>
    </message>
    <message>
        <source>The machine&apos;s VNC server does not behave; stop its desktop and connect again.</source>
        <translation>Le serveur VNC de la machine se comporte mal&#xa0;; arrêtez son bureau et reconnectez-vous.</translation>
    </message>
    <message>
        <source>Stop the desktop and connect again: a new one gets a new password.</source>
        <translation>Arrêtez le bureau et reconnectez-vous&#xa0;: un nouveau reçoit un nouveau mot de passe.</translation>
    </message>
    <message>
        <source>Check the network and the machine&apos;s load, then connect again.</source>
        <translation>Vérifiez le réseau et la charge de la machine, puis reconnectez-vous.</translation>
    </message>
    <message>
        <source>Unlock CloudDesk with the master passphrase and try again.</source>
        <translation>Déverrouillez CloudDesk avec la phrase secrète principale et réessayez.</translation>
    </message>
    <message>
        <source>Check what you entered, and try again.</source>
        <translation>Vérifiez votre saisie, puis réessayez.</translation>
    </message>
    <message>
        <source>Choose another name, or change the existing one.</source>
        <translation>Choisissez un autre nom, ou modifiez l’entrée existante.</translation>
    </message>
    <message>
        <source>Try another way; this one is not possible here.</source>
        <translation>Essayez autrement ; ce n’est pas possible ici.</translation>
    </message>
    <message>
        <source>Check the file, the disk and its file system.</source>
        <translation>Vérifiez le fichier, le disque et son système de fichiers.</translation>
    </message>
    <message>
        <source>Check that the data folder&apos;s disk has room and that you may write there.</source>
        <translation>Vérifiez que le disque du dossier de données a de la place et que vous pouvez y écrire.</translation>
    </message>
    <message>
        <source>Use the newer version of CloudDesk that wrote this data folder.</source>
        <translation>Utilisez la version plus récente de CloudDesk qui a écrit ce dossier de données.</translation>
    </message>
    <message>
        <source>Restore the data folder from a backup.</source>
        <translation>Restaurez le dossier de données à partir d’une sauvegarde.</translation>
    </message>
    <message>
        <source>Unlock the keychain, or correct CLOUDDESK_MASTER_KEY_FILE, and start CloudDesk again.</source>
        <translation>Déverrouillez le trousseau, ou corrigez CLOUDDESK_MASTER_KEY_FILE, puis relancez CloudDesk.</translation>
    </message>
    <message>
        <source>Choose the machine, then &quot;Edit…&quot;, and enter its secret anew.</source>
        <translation>Choisissez la machine, puis « Modifier… », et saisissez de nouveau son secret.</translation>
    </message>
    <message>
        <source>Check the host name and this computer&apos;s DNS; &quot;Edit…&quot; changes what is stored for the machine.</source>
        <translation>Vérifiez le nom d’hôte et le DNS de cet ordinateur ; « Modifier… » change ce qui est enregistré pour la machine.</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the machine&apos;s console, then connect again and trust the key when you are asked.</source>
        <translation>Comparez l’empreinte avec celle de la console de la machine, puis reconnectez-vous et approuvez la clé quand la question est posée.</translation>
    </message>
    <message>
        <source>Nothing was sent to it. Only if the machine was really set up anew, remove its old key under Settings → Security → Trusted host keys and connect again. If not, somebody may be listening in: do not connect.</source>
        <translation>Rien ne lui a été envoyé. Seulement si la machine a vraiment été réinstallée, supprimez son ancienne clé dans Paramètres → Sécurité → Clés d’hôte approuvées et reconnectez-vous. Sinon, quelqu’un est peut-être à l’écoute : ne vous connectez pas.</translation>
    </message>
    <message>
        <source>Check the user and the key or password; &quot;Edit…&quot; changes what is stored for the machine.</source>
        <translation>Vérifiez l’utilisateur et la clé ou le mot de passe ; « Modifier… » change ce qui est enregistré pour la machine.</translation>
    </message>
    <message>
        <source>Check the key file and its passphrase; &quot;Edit…&quot; changes what is stored for the machine.</source>
        <translation>Vérifiez le fichier de clé et sa phrase secrète ; « Modifier… » change ce qui est enregistré pour la machine.</translation>
    </message>
    <message>
        <source>Run it by hand in a terminal on the machine to see more.</source>
        <translation>Exécutez-la à la main dans un terminal sur la machine pour en voir davantage.</translation>
    </message>
    <message>
        <source>Send the output to a file on the machine and download that.</source>
        <translation>Redirigez la sortie vers un fichier sur la machine et téléchargez-le.</translation>
    </message>
    <message>
        <source>Start the transfer again: it goes on where it stopped.</source>
        <translation>Relancez le transfert : il reprend là où il s’est arrêté.</translation>
    </message>
    <message>
        <source>Ask the machine&apos;s administrator to install a desktop and a VNC server there.</source>
        <translation>Demandez à l’administrateur de la machine d’y installer un bureau et un serveur VNC.</translation>
    </message>
    <message>
        <source>Choose the machine, then &quot;Edit…&quot;, and correct its password for sudo.</source>
        <translation>Choisissez la machine, puis « Modifier… », et corrigez son mot de passe sudo.</translation>
    </message>
    <message>
        <source>The full log is kept on this computer; trying again repairs what is broken and goes on.</source>
        <translation>Le journal complet est conservé sur cet ordinateur ; un nouvel essai répare ce qui ne va pas et continue.</translation>
    </message>
    <message>
        <source>Have it installed: switch on &quot;Install what a machine lacks for a desktop&quot; under Settings → New desktops, and connect again.</source>
        <translation>Faites-le installer : activez « Installer sur la machine ce qui lui manque pour fournir un bureau » dans Paramètres → Nouveaux bureaux, puis reconnectez-vous.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, the technical details tell why.</source>
        <translation>Réessayez ; si cela se reproduit, les détails techniques disent pourquoi.</translation>
    </message>
    <message>
        <source>Connect again; if it happens again, close CloudDesk and start it again.</source>
        <translation>Reconnectez-vous ; si cela se reproduit, fermez CloudDesk et relancez-le.</translation>
    </message>
    <message>
        <source>This is a mistake in CloudDesk; please report it with what the technical details say.</source>
        <translation>C’est une erreur de CloudDesk ; signalez-la avec les détails techniques.</translation>
    </message>
</context>
<context>
    <name>MasterKey</name>
    <message>
        <source>In the keychain of this computer.</source>
        <translation>Dans le trousseau de cet ordinateur.</translation>
    </message>
    <message>
        <source>Sealed under the master passphrase, in the file %1.</source>
        <translation>Scellée par la phrase secrète principale, dans le fichier %1.</translation>
    </message>
    <message>
        <source>In the file that CLOUDDESK_MASTER_KEY_FILE names: %1</source>
        <translation>Dans le fichier que désigne CLOUDDESK_MASTER_KEY_FILE : %1</translation>
    </message>
    <message>
        <source>In the key file %1, because no keychain answered when it was made. Whoever can read that file and the database can read the stored credentials.</source>
        <translation>Dans le fichier de clé %1, parce qu’aucun trousseau n’a répondu à sa création. Qui peut lire ce fichier et la base de données peut lire les identifiants enregistrés.</translation>
    </message>
</context>
<context>
    <name>RoomAdvice</name>
    <message>
        <source>unlock the keychain and try again</source>
        <translation>Déverrouillez le trousseau et réessayez.</translation>
    </message>
    <message>
        <source>There may be too little memory: it takes about 150 MiB.</source>
        <translation>La mémoire est peut-être insuffisante : il en faut environ 150 Mio.</translation>
    </message>
    <message>
        <source>Connect again to start a new one.</source>
        <translation>Reconnectez-vous pour en démarrer un nouveau.</translation>
    </message>
    <message>
        <source>Connect again to start a new desktop.</source>
        <translation>Reconnectez-vous pour démarrer un nouveau bureau.</translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation>Reconnectez-vous.</translation>
    </message>
    <message>
        <source>Begin the file with a line such as: name,host,port,user,tags</source>
        <translation>Commencez le fichier par une ligne telle que : name,host,port,user,tags</translation>
    </message>
    <message>
        <source>In mRemoteNG, turn off &quot;Encrypt complete connection file&quot; and save it.</source>
        <translation>Dans mRemoteNG, désactivez « Encrypt complete connection file » et enregistrez.</translation>
    </message>
    <message>
        <source>Nothing was taken over. Try the passphrase again, or use an unaltered copy of the file.</source>
        <translation>Rien n’a été repris. Réessayez la phrase secrète, ou utilisez une copie intacte du fichier.</translation>
    </message>
    <message>
        <source>Have the line &quot;Subsystem sftp internal-sftp&quot; in /etc/ssh/sshd_config there and restart sshd; where Dropbear runs, install openssh-sftp-server</source>
        <translation>Mettez-y la ligne « Subsystem sftp internal-sftp » dans /etc/ssh/sshd_config et redémarrez sshd ; avec Dropbear, installez openssh-sftp-server.</translation>
    </message>
    <message>
        <source>pack it first, for example with tar</source>
        <translation>Archivez-le d’abord, par exemple avec tar.</translation>
    </message>
    <message>
        <source>pack it there first, for example with tar</source>
        <translation>Archivez-le d’abord là-bas, par exemple avec tar.</translation>
    </message>
    <message>
        <source>Nothing was sent to it. A &quot;@revoked&quot; line in a known_hosts file says that nobody must trust this key; ask whoever runs the machine.</source>
        <translation>Rien ne lui a été envoyé. Une ligne « @revoked » d’un fichier known_hosts dit que personne ne doit se fier à cette clé ; demandez à qui gère la machine.</translation>
    </message>
    <message>
        <source>Nothing was sent to it. Compare the fingerprint with the machine&apos;s own.</source>
        <translation>Rien ne lui a été envoyé. Comparez l’empreinte avec celle de la machine.</translation>
    </message>
    <message>
        <source>Look at it again, then repeat the change.</source>
        <translation>Regardez-le à nouveau, puis refaites la modification.</translation>
    </message>
    <message>
        <source>give the key&apos;s passphrase; check the key with: ssh-keygen -y -f KEYFILE</source>
        <translation>Indiquez la phrase secrète de la clé ; vérifiez la clé avec : ssh-keygen -y -f KEYFILE</translation>
    </message>
    <message>
        <source>give the one line of the file that ends in -cert.pub</source>
        <translation>Donnez l’unique ligne du fichier dont le nom finit par -cert.pub.</translation>
    </message>
    <message>
        <source>Look at what the machine&apos;s login files (.bashrc, .profile) print, and whether its login shell runs commands</source>
        <translation>Voyez ce qu’affichent les fichiers de connexion de la machine (.bashrc, .profile), et si son interpréteur exécute des commandes.</translation>
    </message>
    <message>
        <source>Give this machine&apos;s sudo password and try again</source>
        <translation>Indiquez le mot de passe sudo de cette machine et réessayez.</translation>
    </message>
    <message>
        <source>Free some room on the machine or give it a larger disk, then try again</source>
        <translation>Libérez de la place sur la machine ou donnez-lui un disque plus grand, puis réessayez.</translation>
    </message>
    <message>
        <source>Free some room on the machine, then try again</source>
        <translation>Libérez de la place sur la machine, puis réessayez.</translation>
    </message>
    <message>
        <source>Choose the desktop xfce</source>
        <translation>Choisissez le bureau xfce.</translation>
    </message>
    <message>
        <source>Wait until it has finished, or end it on the machine; then try again</source>
        <translation>Attendez que cela se termine, ou arrêtez-le sur la machine ; puis réessayez.</translation>
    </message>
    <message>
        <source>Try again: the next run repairs it</source>
        <translation>Réessayez : le prochain essai le répare.</translation>
    </message>
    <message>
        <source>Install CloudDesk anew: both programs belong into one folder.</source>
        <translation>Réinstallez CloudDesk : les deux programmes doivent être dans le même dossier.</translation>
    </message>
    <message>
        <source>free some room, or choose another folder for recordings</source>
        <translation>Libérez de la place, ou choisissez un autre dossier pour les enregistrements.</translation>
    </message>
    <message>
        <source>begin another one</source>
        <translation>Commencez-en un autre.</translation>
    </message>
    <message>
        <source>name the file that it points to</source>
        <translation>Indiquez le fichier vers lequel il pointe.</translation>
    </message>
    <message>
        <source>try again when nothing writes to it</source>
        <translation>Réessayez quand plus rien n’y écrit.</translation>
    </message>
    <message>
        <source>try: ssh-add -l</source>
        <translation>Essayez : ssh-add -l</translation>
    </message>
    <message>
        <source>add one with ssh-add</source>
        <translation>Ajoutez-en une avec ssh-add.</translation>
    </message>
    <message>
        <source>start ssh-agent, add your key with ssh-add, and see that SSH_AUTH_SOCK is set</source>
        <translation>Démarrez ssh-agent, ajoutez votre clé avec ssh-add et vérifiez que SSH_AUTH_SOCK est définie.</translation>
    </message>
    <message>
        <source>the account may be restricted to something else</source>
        <translation>Le compte est peut-être limité à autre chose.</translation>
    </message>
    <message>
        <source>sshd allows only so many at a time (MaxSessions); close something and try again</source>
        <translation>sshd n’en permet qu’un certain nombre à la fois (MaxSessions) ; fermez quelque chose et réessayez.</translation>
    </message>
    <message>
        <source>check that something listens there, and that sshd allows forwarding (AllowTcpForwarding, AllowStreamLocalForwarding, PermitOpen)</source>
        <translation>Vérifiez que quelque chose y écoute, et que sshd permet la redirection (AllowTcpForwarding, AllowStreamLocalForwarding, PermitOpen).</translation>
    </message>
    <message>
        <source>check that something listens there, on the machine itself</source>
        <translation>Vérifiez, sur la machine même, que quelque chose y écoute.</translation>
    </message>
    <message>
        <source>Correct the machine&apos;s address</source>
        <translation>Corrigez l’adresse de la machine.</translation>
    </message>
    <message>
        <source>The machine may be busy; try again</source>
        <translation>La machine est peut-être occupée ; réessayez.</translation>
    </message>
    <message>
        <source>update the SSH server, or let it offer AES-GCM</source>
        <translation>Mettez à jour le serveur SSH, ou faites-lui proposer AES-GCM.</translation>
    </message>
    <message>
        <source>update the SSH server on the machine</source>
        <translation>Mettez à jour le serveur SSH de la machine.</translation>
    </message>
    <message>
        <source>check the user name, and that this key or password is allowed on the machine</source>
        <translation>Vérifiez le nom d’utilisateur, et que cette clé ou ce mot de passe est autorisé sur la machine.</translation>
    </message>
    <message>
        <source>check the spelling of the host name, and this computer&apos;s network</source>
        <translation>Vérifiez l’orthographe du nom d’hôte, et le réseau de cet ordinateur.</translation>
    </message>
    <message>
        <source>check this computer&apos;s network and its name servers, or give the machine&apos;s address instead of its name</source>
        <translation>Vérifiez le réseau et les serveurs de noms de cet ordinateur, ou donnez l’adresse de la machine plutôt que son nom.</translation>
    </message>
    <message>
        <source>check the network, and whether the machine still runs</source>
        <translation>Vérifiez le réseau, et si la machine fonctionne encore.</translation>
    </message>
    <message>
        <source>Connect again; check the network and whether the machine still runs</source>
        <translation>Reconnectez-vous ; vérifiez le réseau et si la machine fonctionne encore.</translation>
    </message>
    <message>
        <source>Close what uses much memory here, and connect again</source>
        <translation>Fermez ici ce qui utilise beaucoup de mémoire, et reconnectez-vous.</translation>
    </message>
    <message>
        <source>check the address, and that the machine runs and its firewall lets SSH in</source>
        <translation>Vérifiez l’adresse, que la machine fonctionne et que son pare-feu laisse entrer SSH.</translation>
    </message>
    <message>
        <source>check the port, and that sshd is not overloaded</source>
        <translation>Vérifiez le port, et que sshd n’est pas surchargé.</translation>
    </message>
    <message>
        <source>check that an SSH server listens on this port</source>
        <translation>Vérifiez qu’un serveur SSH écoute sur ce port.</translation>
    </message>
    <message>
        <source>try again; if it stays so, look into sshd&apos;s log on the machine (MaxStartups, firewall)</source>
        <translation>Réessayez ; si cela persiste, consultez le journal de sshd sur la machine (MaxStartups, pare-feu).</translation>
    </message>
    <message>
        <source>look into sshd&apos;s log on the machine; it may have refused the user or the address</source>
        <translation>Consultez le journal de sshd sur la machine ; il a peut-être refusé l’utilisateur ou l’adresse.</translation>
    </message>
    <message>
        <source>try again; a machine under load, or a slow directory service, may be the reason</source>
        <translation>Réessayez ; une machine chargée ou un annuaire lent peut en être la cause.</translation>
    </message>
    <message>
        <source>make room and try again; what has arrived is kept</source>
        <translation>Libérez de la place et réessayez ; ce qui est arrivé est conservé.</translation>
    </message>
    <message>
        <source>make room there and try again; what has arrived is kept</source>
        <translation>Libérez-y de la place et réessayez ; ce qui est arrivé est conservé.</translation>
    </message>
    <message>
        <source>The installation goes on there by itself; connecting again follows it</source>
        <translation>L’installation continue là-bas d’elle-même ; se reconnecter permet de la suivre.</translation>
    </message>
    <message>
        <source>Close other viewers, or raise the limit on open files.</source>
        <translation>Fermez d’autres visionneuses, ou augmentez la limite de fichiers ouverts.</translation>
    </message>
    <message>
        <source>put the file back, or end the program and start it again</source>
        <translation>Remettez le fichier, ou quittez le programme et relancez-le.</translation>
    </message>
    <message>
        <source>end the other program, then try again</source>
        <translation>Quittez l’autre programme, puis réessayez.</translation>
    </message>
    <message>
        <source>put a backup of the file in its place, or move its whole folder away to begin anew</source>
        <translation>Mettez à sa place une sauvegarde du fichier, ou déplacez tout le dossier pour repartir de zéro.</translation>
    </message>
    <message>
        <source>put the key back from a copy</source>
        <translation>Remettez la clé à partir d’une copie.</translation>
    </message>
    <message>
        <source>put the file back from a copy</source>
        <translation>Remettez le fichier à partir d’une copie.</translation>
    </message>
    <message>
        <source>put the key back from a copy, or make one with: openssl rand -base64 32</source>
        <translation>Remettez la clé à partir d’une copie, ou créez-en une avec : openssl rand -base64 32</translation>
    </message>
    <message>
        <source>wait for it to end, then try again</source>
        <translation>Attendez que cela se termine, puis réessayez.</translation>
    </message>
    <message>
        <source>Try it again; mind the keyboard&apos;s layout and Caps Lock.</source>
        <translation>Réessayez ; attention à la disposition du clavier et au verrouillage des majuscules.</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>Réessayez.</translation>
    </message>
    <message>
        <source>put a backup of the database in its place</source>
        <translation>Mettez à sa place une sauvegarde de la base de données.</translation>
    </message>
    <message>
        <source>check that the machine runs, that its SSH server listens on this port, and its firewall</source>
        <translation>Vérifiez que la machine fonctionne, que son serveur SSH écoute sur ce port, et son pare-feu.</translation>
    </message>
    <message>
        <source>put the right key back; without it the stored secrets cannot be read, though &quot;clouddesk instance list&quot; still shows the machines. To begin anew, move the data folder away.</source>
        <translation>Remettez la bonne clé en place ; sans elle, les secrets enregistrés ne peuvent pas être lus, même si « clouddesk instance list » affiche encore les machines. Pour repartir de zéro, déplacez le dossier de données.</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>CloudDesk cannot start</source>
        <translation>CloudDesk ne peut pas démarrer</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::AboutBox</name>
    <message>
        <source>About CloudDesk</source>
        <translation>À propos de CloudDesk</translation>
    </message>
    <message>
        <source>CloudDesk %1</source>
        <translation>CloudDesk %1</translation>
    </message>
    <message>
        <source>The desktops of your own machines, over SSH.

What it keeps is in %1.

Free software under the GNU General Public License, version 3 or later. With Qt %2.</source>
        <translation>Les bureaux de vos propres machines, par SSH.

Ce qu’il conserve se trouve dans %1.

Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure. Avec Qt %2.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ConfigFollower</name>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n ajoutée</numerusform>
            <numerusform>%n ajoutées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vanished from it and stay here, marked</source>
        <translation>
            <numerusform>%n disparue du fichier (conservée ici et signalée)</numerusform>
            <numerusform>%n disparues du fichier (conservées ici et signalées)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n back</source>
        <translation>
            <numerusform>%n de retour</numerusform>
            <numerusform>%n de retour</numerusform>
        </translation>
    </message>
    <message>
        <source>not followed: %1</source>
        <translation>non suivie&#xa0;: %1</translation>
    </message>
    <message>
        <source>From ~/.ssh/config: %1.</source>
        <translation>Machines de ~/.ssh/config&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 could not be read, so nothing follows it now: %2.</source>
        <translation>Impossible de lire %1&#xa0;: %2. Ce fichier n’est plus suivi pour l’instant.</translation>
    </message>
    <message>
        <source>%1 could not be followed: %2.</source>
        <translation>Impossible de suivre %1&#xa0;: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n changed (%1)</source>
        <translation>
            <numerusform>%n modifiée (%1)</numerusform>
            <numerusform>%n modifiées (%1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ConflictQuestion</name>
    <message>
        <source>&amp;Overwrite</source>
        <translation>&amp;Remplacer</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>Re&amp;prendre</translation>
    </message>
    <message>
        <source>&amp;Keep both</source>
        <translation>&amp;Garder les deux</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>&amp;Ignorer</translation>
    </message>
    <message>
        <source>The file is there already</source>
        <translation>Le fichier existe déjà</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 existe déjà.</translation>
    </message>
    <message>
        <source>The same for &amp;all others</source>
        <translation>Faire de même pour &amp;tous les autres</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>cet ordinateur</translation>
    </message>
    <message>
        <source>New, from %1:
%2, changed %3</source>
        <translation>Nouveau, depuis %1 :
%2, modifié %3</translation>
    </message>
    <message>
        <source>There now, on %1:
%2, changed %3</source>
        <translation>Déjà présent, sur %1 :
%2, modifié %3</translation>
    </message>
    <message>
        <source>What is there is the beginning of the new file. Resuming adds the missing %1.</source>
        <translation>Ce qui est présent est le début du nouveau fichier. Reprendre ajoute les %1 manquants.</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 octets</translation>
    </message>
    <message>
        <source>at a time that is not known</source>
        <translation>à une date inconnue</translation>
    </message>
    <message>
        <source>%1 (newer)</source>
        <translation>%1 (plus récent)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::DesktopApp</name>
    <message>
        <source>%1 was disconnected because nobody used it. Its programs go on.</source>
        <translation>Le bureau de %1 a été déconnecté faute d’activité. Ses programmes continuent.</translation>
    </message>
    <message>
        <source>The settings could not be read: %1. The usual ones are in use; the file is kept as %2.</source>
        <translation>Impossible de lire les paramètres&#xa0;: %1. Les valeurs par défaut sont utilisées&#xa0;; le fichier est conservé sous %2.</translation>
    </message>
    <message>
        <source>The settings could not be read: %1 (%2). The usual ones are in use.</source>
        <translation>Impossible de lire les paramètres&#xa0;: %1 (%2). Les valeurs par défaut sont utilisées.</translation>
    </message>
    <message>
        <source>The settings could not be stored: %1.</source>
        <translation>Impossible d’enregistrer les paramètres&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Only ~/.ssh/config can be followed; %1 was imported once.</source>
        <translation>Seul ~/.ssh/config peut être suivi&#xa0;; %1 a été importé une seule fois.</translation>
    </message>
    <message>
        <source>their file is damaged (%1)</source>
        <translation>leur fichier est endommagé (%1)</translation>
    </message>
    <message>
        <source>No keychain answered, so the key to what is stored here lies in a file that only you can read. Settings &gt; Security can move it into a keychain.</source>
        <translation>Aucun trousseau n’a répondu&#xa0;; la clé de ce qui est enregistré ici se trouve donc dans un fichier que vous seul pouvez lire. Paramètres &gt; Sécurité permet de la déplacer dans un trousseau.</translation>
    </message>
    <message>
        <source>Quit CloudDesk</source>
        <translation>Quitter CloudDesk</translation>
    </message>
    <message>
        <source>Something is still under way: files are being moved, a desktop is recorded, or somebody watches one. It ends when CloudDesk quits.</source>
        <translation>Une opération est encore en cours&#xa0;: des fichiers sont transférés, un bureau est enregistré ou un observateur est connecté. Elle prendra fin lorsque vous quitterez CloudDesk.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;Ne pas quitter</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::DesktopTools</name>
    <message>
        <source>&amp;Files…</source>
        <translation>&amp;Fichiers…</translation>
    </message>
    <message>
        <source>&amp;Terminal</source>
        <translation>&amp;Terminal</translation>
    </message>
    <message>
        <source>Let someone &amp;watch…</source>
        <translation>Inviter un &amp;observateur…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) on the way to %1</source>
        <translation>
            <numerusform>Envoi de %Ln fichier vers %1</numerusform>
            <numerusform>Envoi de %Ln fichiers vers %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is no link now: %Ln file(s) go when it is back</source>
        <translation>
            <numerusform>Pas de connexion&#xa0;: %Ln fichier sera envoyé dès qu’elle sera rétablie</numerusform>
            <numerusform>Pas de connexion&#xa0;: %Ln fichiers seront envoyés dès qu’elle sera rétablie</numerusform>
        </translation>
    </message>
    <message>
        <source>Play a recording</source>
        <translation>Lire un enregistrement</translation>
    </message>
    <message>
        <source>CloudDesk recordings (*.cdrec)</source>
        <translation>Enregistrements CloudDesk (*.cdrec)</translation>
    </message>
    <message>
        <source>Somebody may use it</source>
        <translation>Un observateur a la main</translation>
    </message>
    <message>
        <source>Somebody watches</source>
        <translation>Un observateur est connecté</translation>
    </message>
    <message>
        <source>Nobody watches yet</source>
        <translation>Aucun observateur pour l’instant</translation>
    </message>
    <message>
        <source>Who may see this desktop</source>
        <translation>Qui peut voir ce bureau</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::EmptyPage</name>
    <message>
        <source>Your machines&apos; desktops, one click away</source>
        <translation>Les bureaux de vos machines, en un clic</translation>
    </message>
    <message>
        <source>Any machine that you can reach by SSH will do. What it lacks for a desktop is installed the first time you connect.</source>
        <translation>Toute machine accessible par SSH convient. Ce qui lui manque pour fournir un bureau est installé à la première connexion.</translation>
    </message>
    <message>
        <source>&amp;Add a machine…</source>
        <translation>&amp;Ajouter une machine…</translation>
    </message>
    <message>
        <source>&amp;Import from ~/.ssh/config…</source>
        <translation>&amp;Importer depuis ~/.ssh/config…</translation>
    </message>
    <message>
        <source>&amp;Try the demo on this computer</source>
        <translation>Essayer la &amp;démo sur cet ordinateur</translation>
    </message>
    <message>
        <source>A desktop of this computer, through a private SSH server. Nothing of it stays behind.</source>
        <translation>Un bureau de cet ordinateur, à travers un serveur SSH privé. Il n’en reste aucune trace.</translation>
    </message>
    <message>
        <source>Or type user@host above to connect right away.</source>
        <translation>Ou saisissez utilisateur@hôte ci-dessus pour vous connecter immédiatement.</translation>
    </message>
    <message>
        <source>The demo is starting in a window of its own…</source>
        <translation>La démo démarre dans sa propre fenêtre…</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::EndQuestion</name>
    <message>
        <source>Close the desktop</source>
        <translation>Fermer le bureau</translation>
    </message>
    <message>
        <source>Something is still under way with %1: files are being moved, the desktop is recorded, or somebody watches it. It ends when the window closes.</source>
        <translation>Une opération est encore en cours avec %1&#xa0;: des fichiers sont transférés, le bureau est enregistré ou un observateur est connecté. Elle prendra fin à la fermeture de la fenêtre.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>&amp;Keep open</source>
        <translation>&amp;Laisser ouvert</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ErrorPage</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Détails techniques</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>Concerne&#xa0;: %1</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code&#xa0;: %1</translation>
    </message>
    <message>
        <source>Edit the machine…</source>
        <translation>Modifier la machine…</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ErrorText</name>
    <message>
        <source>what was given cannot be used</source>
        <translation>La valeur indiquée n’est pas utilisable</translation>
    </message>
    <message>
        <source>it was not found</source>
        <translation>Élément introuvable</translation>
    </message>
    <message>
        <source>it is there already</source>
        <translation>Cet élément existe déjà</translation>
    </message>
    <message>
        <source>it was changed meanwhile</source>
        <translation>L’élément a été modifié entre-temps</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>it took too long</source>
        <translation>L’opération a pris trop de temps</translation>
    </message>
    <message>
        <source>that is not possible here</source>
        <translation>Cela n’est pas possible ici</translation>
    </message>
    <message>
        <source>access was denied</source>
        <translation>Accès refusé</translation>
    </message>
    <message>
        <source>reading or writing failed</source>
        <translation>La lecture ou l’écriture a échoué</translation>
    </message>
    <message>
        <source>the disk of this computer is full</source>
        <translation>Le disque de cet ordinateur est plein</translation>
    </message>
    <message>
        <source>the database failed</source>
        <translation>La base de données a échoué</translation>
    </message>
    <message>
        <source>the data folder belongs to a newer version</source>
        <translation>Le dossier de données appartient à une version plus récente</translation>
    </message>
    <message>
        <source>the database is damaged</source>
        <translation>La base de données est endommagée</translation>
    </message>
    <message>
        <source>the audit log is damaged</source>
        <translation>Le journal d’audit est endommagé</translation>
    </message>
    <message>
        <source>the master key cannot be reached</source>
        <translation>La clé principale est inaccessible</translation>
    </message>
    <message>
        <source>the master key is the wrong one</source>
        <translation>La clé principale n’est pas la bonne</translation>
    </message>
    <message>
        <source>a stored secret is damaged</source>
        <translation>Un secret enregistré est endommagé</translation>
    </message>
    <message>
        <source>the host name was not found</source>
        <translation>Le nom d’hôte est introuvable</translation>
    </message>
    <message>
        <source>the machine refused the connection</source>
        <translation>La machine a refusé la connexion</translation>
    </message>
    <message>
        <source>the machine does not answer</source>
        <translation>La machine ne répond pas</translation>
    </message>
    <message>
        <source>the connection was lost</source>
        <translation>La connexion a été perdue</translation>
    </message>
    <message>
        <source>the SSH connection failed</source>
        <translation>La connexion SSH a échoué</translation>
    </message>
    <message>
        <source>the host key is not known</source>
        <translation>La clé d’hôte est inconnue</translation>
    </message>
    <message>
        <source>the host key has changed</source>
        <translation>La clé d’hôte a changé</translation>
    </message>
    <message>
        <source>the host key is revoked</source>
        <translation>La clé d’hôte est révoquée</translation>
    </message>
    <message>
        <source>the login was refused</source>
        <translation>La connexion à la session a été refusée</translation>
    </message>
    <message>
        <source>the key cannot be used</source>
        <translation>La clé n’est pas utilisable</translation>
    </message>
    <message>
        <source>the ssh-agent does not answer</source>
        <translation>L’agent ssh-agent ne répond pas</translation>
    </message>
    <message>
        <source>the machine refused a channel</source>
        <translation>La machine a refusé un canal</translation>
    </message>
    <message>
        <source>a command failed on the machine</source>
        <translation>Une commande a échoué sur la machine</translation>
    </message>
    <message>
        <source>a command said too much</source>
        <translation>Une commande a produit trop de sortie</translation>
    </message>
    <message>
        <source>the transfer failed</source>
        <translation>Le transfert a échoué</translation>
    </message>
    <message>
        <source>the system of the machine is not supported</source>
        <translation>Le système de la machine n’est pas pris en charge</translation>
    </message>
    <message>
        <source>there are no administrator rights on the machine</source>
        <translation>Les droits d’administrateur manquent sur la machine</translation>
    </message>
    <message>
        <source>the password for sudo is wrong</source>
        <translation>Le mot de passe sudo est incorrect</translation>
    </message>
    <message>
        <source>the disk of the machine is full</source>
        <translation>Le disque de la machine est plein</translation>
    </message>
    <message>
        <source>another installation is running on the machine</source>
        <translation>Une autre installation est en cours sur la machine</translation>
    </message>
    <message>
        <source>the installation failed</source>
        <translation>L’installation a échoué</translation>
    </message>
    <message>
        <source>the machine has no VNC server</source>
        <translation>La machine n’a pas de serveur VNC</translation>
    </message>
    <message>
        <source>the VNC server did not start</source>
        <translation>Le serveur VNC n’a pas démarré</translation>
    </message>
    <message>
        <source>the desktop did not start</source>
        <translation>Le bureau n’a pas démarré</translation>
    </message>
    <message>
        <source>the desktop has ended</source>
        <translation>Le bureau s’est arrêté</translation>
    </message>
    <message>
        <source>the desktop could be reached from outside</source>
        <translation>Le bureau était accessible de l’extérieur</translation>
    </message>
    <message>
        <source>the VNC server said something wrong</source>
        <translation>Le serveur VNC se comporte mal</translation>
    </message>
    <message>
        <source>the VNC server sent too much</source>
        <translation>Le serveur VNC en a trop envoyé</translation>
    </message>
    <message>
        <source>the VNC server refused the password</source>
        <translation>Le serveur VNC a refusé le mot de passe</translation>
    </message>
    <message>
        <source>the VNC server says nothing any more</source>
        <translation>Le serveur VNC ne répond plus</translation>
    </message>
    <message>
        <source>the picture could not be decoded</source>
        <translation>L’image n’a pas pu être décodée</translation>
    </message>
    <message>
        <source>CloudDesk has made a mistake</source>
        <translation>Une erreur s’est produite dans CloudDesk</translation>
    </message>
    <message>
        <source>the stored secrets are locked</source>
        <translation>les secrets enregistrés sont verrouillés</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ExportDialog</name>
    <message>
        <source>A &amp;table (CSV), without keys and passwords</source>
        <translation>&amp;Tableau (CSV), sans clés ni mots de passe</translation>
    </message>
    <message>
        <source>&amp;JSON, without keys and passwords</source>
        <translation>&amp;JSON, sans clés ni mots de passe</translation>
    </message>
    <message>
        <source>&amp;Sealed with a passphrase, with keys and passwords</source>
        <translation>&amp;Chiffré par une phrase secrète, avec clés et mots de passe</translation>
    </message>
    <message>
        <source>Export machines</source>
        <translation>Exporter des machines</translation>
    </message>
    <message>
        <source>All machines are written to a file that only you can read.</source>
        <translation>Toutes les machines sont enregistrées dans un fichier que personne d’autre ne peut lire.</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Phrase secrète</translation>
    </message>
    <message>
        <source>Passphrase a&amp;gain</source>
        <translation>C&amp;onfirmation</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>⚠ The two passphrases are not the same.</source>
        <translation>⚠ Les deux phrases secrètes sont différentes.</translation>
    </message>
    <message>
        <source>Nobody can open the file without the passphrase, not even you.</source>
        <translation>Sans la phrase secrète, personne ne peut ouvrir le fichier, pas même vous.</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>Écriture de %1…</translation>
    </message>
    <message>
        <source>⚠ Not written: %1. Choose another place, or try again.</source>
        <translation>⚠ Échec de l’écriture&#xa0;: %1. Choisissez un autre emplacement ou réessayez.</translation>
    </message>
    <message numerus="yes">
        <source>⚠ The passphrase must have %n characters or more.</source>
        <translation>
            <numerusform>⚠ La phrase secrète doit comporter au moins %n caractère.</numerusform>
            <numerusform>⚠ La phrase secrète doit comporter au moins %n caractères.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::FieldRule</name>
    <message>
        <source>must not be empty</source>
        <translation>ne doit pas être vide</translation>
    </message>
    <message>
        <source>must not begin with &quot;-&quot;</source>
        <translation>ne doit pas commencer par «&#xa0;-&#xa0;»</translation>
    </message>
    <message>
        <source>must not hold control characters, line breaks or invisible characters</source>
        <translation>ne doit contenir ni caractères de contrôle, ni sauts de ligne, ni caractères invisibles</translation>
    </message>
    <message>
        <source>must not begin or end with a space</source>
        <translation>ne doit ni commencer ni finir par une espace</translation>
    </message>
    <message>
        <source>is not a valid IPv4 address (four numbers from 0 to 255, without leading zeros)</source>
        <translation>n’est pas une adresse IPv4 valable (quatre nombres de 0 à 255, sans zéros initiaux)</translation>
    </message>
    <message>
        <source>has a zone that is no interface name (1 to 15 letters, digits, &quot;.&quot;, &quot;_&quot;, &quot;-&quot;)</source>
        <translation>a une zone qui n’est pas un nom d’interface (1 à 15 lettres, chiffres, «&#xa0;.&#xa0;», «&#xa0;_&#xa0;», «&#xa0;-&#xa0;»)</translation>
    </message>
    <message>
        <source>is written without brackets and without a port</source>
        <translation>s’écrit sans crochets et sans port</translation>
    </message>
    <message>
        <source>is not a valid IPv6 address</source>
        <translation>n’est pas une adresse IPv6 valable</translation>
    </message>
    <message>
        <source>must have 1 to 63 characters between the dots</source>
        <translation>doit avoir de 1 à 63 caractères entre les points</translation>
    </message>
    <message>
        <source>must not have a &quot;-&quot; at the begin or end of a part</source>
        <translation>ne doit pas avoir de «&#xa0;-&#xa0;» au début ou à la fin d’une partie</translation>
    </message>
    <message>
        <source>may hold only letters, digits, &quot;-&quot; and &quot;.&quot; (RFC 1123)</source>
        <translation>ne doit contenir que des lettres, des chiffres, «&#xa0;-&#xa0;» et «&#xa0;.&#xa0;» (RFC 1123)</translation>
    </message>
    <message>
        <source>must not be longer than 253 characters</source>
        <translation>ne doit pas dépasser 253 caractères</translation>
    </message>
    <message>
        <source>may hold only ASCII letters, digits, &quot;-&quot; and &quot;.&quot;</source>
        <translation>ne doit contenir que des lettres ASCII, des chiffres, «&#xa0;-&#xa0;» et «&#xa0;.&#xa0;»</translation>
    </message>
    <message>
        <source>must not be longer than 64 characters each</source>
        <translation>ne doivent pas dépasser 64 caractères chacune</translation>
    </message>
    <message>
        <source>may hold only letters, digits, spaces and + - = . _ : / @</source>
        <translation>ne doivent contenir que des lettres, des chiffres, des espaces et + - = . _&#xa0;: / @</translation>
    </message>
    <message>
        <source>must have a port from 1 to 65535</source>
        <translation>doit avoir un port de 1 à 65535</translation>
    </message>
    <message>
        <source>must be USER@HOST[:PORT], an IPv6 address in brackets</source>
        <translation>doit être de la forme USER@HOST[:PORT], une adresse IPv6 entre crochets</translation>
    </message>
    <message>
        <source>must have an IPv6 address in brackets</source>
        <translation>doit avoir l’adresse IPv6 entre crochets</translation>
    </message>
    <message>
        <source>must not be longer than 64 characters</source>
        <translation>ne doit pas dépasser 64 caractères</translation>
    </message>
    <message>
        <source>must not look like an id</source>
        <translation>ne doit pas ressembler à un identifiant</translation>
    </message>
    <message>
        <source>must be a number from 1 to 65535</source>
        <translation>doit être un nombre de 1 à 65535</translation>
    </message>
    <message>
        <source>must begin with a letter, a digit or &quot;_&quot;</source>
        <translation>doit commencer par une lettre, un chiffre ou «&#xa0;_&#xa0;»</translation>
    </message>
    <message>
        <source>may hold only ASCII letters, digits and . _ - + @</source>
        <translation>ne doit contenir que des lettres ASCII, des chiffres et . _ - + @</translation>
    </message>
    <message>
        <source>must not be more than 32</source>
        <translation>ne doivent pas être plus de 32</translation>
    </message>
    <message>
        <source>must not be longer than 4000 characters</source>
        <translation>ne doivent pas dépasser 4000 caractères</translation>
    </message>
    <message>
        <source>must not hold control characters but line feeds and tabs</source>
        <translation>ne doivent pas contenir de caractères de contrôle, hormis sauts de ligne et tabulations</translation>
    </message>
    <message>
        <source>must be absolute, or begin with &quot;~/&quot;</source>
        <translation>doit être absolu, ou commencer par «&#xa0;~/&#xa0;»</translation>
    </message>
    <message>
        <source>must not be longer than 4095 bytes</source>
        <translation>ne doit pas dépasser 4095 octets</translation>
    </message>
    <message>
        <source>Give the bare address, and the port by itself.</source>
        <translation>Donnez l’adresse seule, et le port à part.</translation>
    </message>
    <message>
        <source>If you meant a name or an IPv4 address with a port, give the port by itself.</source>
        <translation>Si vous vouliez dire un nom ou une adresse IPv4 avec un port, donnez le port à part.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::FilesWindow</name>
    <message>
        <source>Files on %1</source>
        <translation>Fichiers sur %1</translation>
    </message>
    <message>
        <source>&amp;This computer</source>
        <translation>&amp;Cet ordinateur</translation>
    </message>
    <message>
        <source>Folder on this computer</source>
        <translation>Dossier sur cet ordinateur</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Parent folder on this computer</source>
        <translation>Dossier parent sur cet ordinateur</translation>
    </message>
    <message>
        <source>Files on this computer</source>
        <translation>Fichiers sur cet ordinateur</translation>
    </message>
    <message>
        <source>&amp;Upload →</source>
        <translation>&amp;Envoyer →</translation>
    </message>
    <message>
        <source>Folder on %1</source>
        <translation>Dossier sur %1</translation>
    </message>
    <message>
        <source>Parent folder on %1</source>
        <translation>Dossier parent sur %1</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>Act&amp;ualiser</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié le</translation>
    </message>
    <message>
        <source>← &amp;Download</source>
        <translation>← &amp;Télécharger</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Destination</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Transferts</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Clear the &amp;list</source>
        <translation>&amp;Vider la liste</translation>
    </message>
    <message>
        <source>Takes out what has ended</source>
        <translation>Retire les transferts terminés</translation>
    </message>
    <message>
        <source>There is no folder %1 on this computer</source>
        <translation>Le dossier %1 n’existe pas sur cet ordinateur</translation>
    </message>
    <message>
        <source>Choose files on the left first</source>
        <translation>Sélectionnez d’abord des fichiers à gauche</translation>
    </message>
    <message>
        <source>Choose files on the right first</source>
        <translation>Sélectionnez d’abord des fichiers à droite</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100&#xa0;%</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>waiting for the link: %1</source>
        <translation>en attente de la connexion&#xa0;: %1</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>is there already</source>
        <translation>existe déjà</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>ignoré</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>Rée&amp;ssayer</translation>
    </message>
    <message>
        <source>Goes on with what has failed</source>
        <translation>Reprend ce qui a échoué</translation>
    </message>
    <message>
        <source>the machine has no SFTP server</source>
        <translation>la machine n’a pas de serveur SFTP</translation>
    </message>
    <message>
        <source>%1 has no SFTP server, which moves the files. There, have the line &quot;%2&quot; in %3 and restart sshd; where Dropbear runs, install the package %4. Then try again: what waits stays in the list.</source>
        <translation>%1 n’a pas de serveur SFTP, nécessaire au transfert des fichiers. Ajoutez-y la ligne « %2 » dans %3 et redémarrez sshd ; avec Dropbear, installez le paquet %4. Puis réessayez : ce qui attend reste dans la liste.</translation>
    </message>
    <message>
        <source>Takes out what is selected, or else what is under way; what has arrived of it stays there as a part, in which the next transfer of the file goes on</source>
        <translation>Retire la sélection ou, à défaut, ce qui est en cours&#xa0;; ce qui est déjà arrivé reste sous forme de partie, que le prochain transfert du fichier complète</translation>
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
        <translation>Afficher en liste</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Grille</translation>
    </message>
    <message>
        <source>Show a grid with pictures of the desktops</source>
        <translation>Afficher en grille, avec une image des bureaux</translation>
    </message>
    <message>
        <source>&amp;Group by tag</source>
        <translation>&amp;Grouper par étiquette</translation>
    </message>
    <message>
        <source>Search by name, host, user, tag or note</source>
        <translation>Rechercher par nom, hôte, utilisateur, étiquette ou note</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Fournisseur</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Tri</translation>
    </message>
    <message>
        <source>Backwards</source>
        <translation>Ordre inverse</translation>
    </message>
    <message>
        <source>Reverse the order</source>
        <translation>Inverser l’ordre</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>Toutes les étiquettes</translation>
    </message>
    <message>
        <source>All providers</source>
        <translation>Tous les fournisseurs</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Tous les états</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Par nom</translation>
    </message>
    <message>
        <source>By host</source>
        <translation>Par hôte</translation>
    </message>
    <message>
        <source>By user</source>
        <translation>Par utilisateur</translation>
    </message>
    <message>
        <source>By provider</source>
        <translation>Par fournisseur</translation>
    </message>
    <message>
        <source>By tag</source>
        <translation>Par étiquette</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>Par état</translation>
    </message>
    <message>
        <source>Last connected first</source>
        <translation>Par dernière connexion</translation>
    </message>
    <message>
        <source>No machine fits.</source>
        <translation>Aucune machine ne correspond.</translation>
    </message>
    <message>
        <source>Show all machines</source>
        <translation>Afficher toutes les machines</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::HostKeyPage</name>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Oublier</translation>
    </message>
    <message>
        <source>Trusted &amp;host keys</source>
        <translation>Clés d’&amp;hôte approuvées</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Trusted host keys</source>
        <translation>Clés d’hôte approuvées</translation>
    </message>
    <message>
        <source>%1, revoked</source>
        <translation>%1, révoquée</translation>
    </message>
    <message>
        <source>None yet: a machine&apos;s key is asked about at its first connect.</source>
        <translation>Aucune pour l’instant&#xa0;: la clé d’une machine est à confirmer à la première connexion.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) of %1 forgotten; the next connect asks.</source>
        <translation>
            <numerusform>%n clé de %1 oubliée&#xa0;; une confirmation sera demandée à la prochaine connexion.</numerusform>
            <numerusform>%n clés de %1 oubliées&#xa0;; une confirmation sera demandée à la prochaine connexion.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::IdleGuard</name>
    <message>
        <source>&amp;Stay connected</source>
        <translation>&amp;Rester connecté</translation>
    </message>
    <message numerus="yes">
        <source>Nobody has used this desktop for a while. It disconnects in %n s; its programs go on.</source>
        <translation>
            <numerusform>Ce bureau est inutilisé depuis un moment. Déconnexion dans %n&#xa0;s&#xa0;; ses programmes continuent.</numerusform>
            <numerusform>Ce bureau est inutilisé depuis un moment. Déconnexion dans %n&#xa0;s&#xa0;; ses programmes continuent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ImportDialog</name>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Ignorer</translation>
    </message>
    <message>
        <source>Add under another name</source>
        <translation>Ajouter sous un autre nom</translation>
    </message>
    <message>
        <source>Add as %1</source>
        <translation>Ajouter comme %1</translation>
    </message>
    <message>
        <source>Update the machine that is there</source>
        <translation>Mettre à jour la machine existante</translation>
    </message>
    <message>
        <source>Update %1</source>
        <translation>Mettre à jour %1</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajoutée</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Mise à jour</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Ignorée</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Inutilisable</translation>
    </message>
    <message>
        <source>another machine has this name</source>
        <translation>une autre machine porte ce nom</translation>
    </message>
    <message>
        <source>%1 has this address</source>
        <translation>%1 a déjà cette adresse</translation>
    </message>
    <message>
        <source>&amp;Keep following this file: what changes there changes here</source>
        <translation>&amp;Continuer à suivre ce fichier&#xa0;: ses modifications sont reprises ici</translation>
    </message>
    <message>
        <source>Import machines</source>
        <translation>Importer des machines</translation>
    </message>
    <message>
        <source>Choose a file: profiles of Remmina, mRemoteNG or PuTTY, a table (CSV), an SSH configuration, or an export of CloudDesk.</source>
        <translation>Choisissez un fichier&#xa0;: profils de Remmina, mRemoteNG ou PuTTY, tableau (CSV), configuration SSH ou export de CloudDesk.</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the file</source>
        <translation>&amp;Phrase secrète du fichier</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Machines of the file</source>
        <translation>Machines du fichier</translation>
    </message>
    <message>
        <source>All that are there &amp;already</source>
        <translation>Toutes celles &amp;déjà présentes</translation>
    </message>
    <message>
        <source>As chosen above</source>
        <translation>Comme choisi ci-dessus</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>Choisir &amp;un fichier…</translation>
    </message>
    <message>
        <source>Choose f&amp;older…</source>
        <translation>Choisir un do&amp;ssier…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importer</translation>
    </message>
    <message>
        <source>Machines to import</source>
        <translation>Machines à importer</translation>
    </message>
    <message>
        <source>Folder with profiles</source>
        <translation>Dossier de profils</translation>
    </message>
    <message>
        <source>%1 is sealed. Type its passphrase.</source>
        <translation>%1 est chiffré. Saisissez sa phrase secrète.</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Lecture de %1…</translation>
    </message>
    <message>
        <source>%1 could not be read: %2. %3</source>
        <translation>Impossible de lire %1&#xa0;: %2. %3</translation>
    </message>
    <message>
        <source>What happens with %1</source>
        <translation>Action pour %1</translation>
    </message>
    <message>
        <source>%1 names no machines.</source>
        <translation>%1 ne contient aucune machine.</translation>
    </message>
    <message>
        <source>There is nothing new in %1.</source>
        <translation>Rien de nouveau dans %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) were added or updated.</source>
        <translation>
            <numerusform>%n machine ajoutée ou mise à jour.</numerusform>
            <numerusform>%n machines ajoutées ou mises à jour.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed; the notes say why.</source>
        <translation>
            <numerusform>%n échec&#xa0;; la raison figure dans les remarques.</numerusform>
            <numerusform>%n échecs&#xa0;; les raisons figurent dans les remarques.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Le fichier %1 n’existe pas.</translation>
    </message>
    <message>
        <source>Settings &gt; Machines ends it</source>
        <translation>Paramètres &gt; Machines y met fin</translation>
    </message>
    <message>
        <source>Follow the file</source>
        <translation>Suivre le fichier</translation>
    </message>
    <message>
        <source>Follows the file</source>
        <translation>Suit le fichier</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) of %1 will be added or updated.</source>
        <translation>
            <numerusform>%n machine de %1 sera ajoutée ou mise à jour.</numerusform>
            <numerusform>%n machines de %1 seront ajoutées ou mises à jour.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keys stay where they are.</source>
        <translation>Les clés restent à leur place.</translation>
    </message>
    <message>
        <source>There is nothing new in %1; its machines will follow it.</source>
        <translation>Rien de nouveau dans %1&#xa0;; ses machines le suivront.</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Remarques</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ImportRemark</name>
    <message>
        <source>its key is not in the file: the agent is used</source>
        <translation>sa clé n’est pas dans le fichier&#xa0;: l’agent est utilisé</translation>
    </message>
    <message>
        <source>port: is no number</source>
        <translation>port&#xa0;: n’est pas un nombre</translation>
    </message>
    <message>
        <source>the profile is for VNC: SSH at port 22 is assumed</source>
        <translation>le profil est pour VNC&#xa0;: SSH sur le port 22 est supposé</translation>
    </message>
    <message>
        <source>the password is encrypted and was skipped: it is asked for at each connect</source>
        <translation>le mot de passe est chiffré et a été ignoré&#xa0;: il est demandé à chaque connexion</translation>
    </message>
    <message>
        <source>tags that stand there twice are taken once</source>
        <translation>les étiquettes en double ne sont reprises qu’une fois</translation>
    </message>
    <message>
        <source>its proxy is left out: only jump hosts by SSH can be taken over</source>
        <translation>son proxy est ignoré&#xa0;: seuls les hôtes de rebond par SSH peuvent être repris</translation>
    </message>
    <message>
        <source>the password is asked for at each connect</source>
        <translation>le mot de passe est demandé à chaque connexion</translation>
    </message>
    <message>
        <source>the profile knows of no SSH: port 22 is assumed</source>
        <translation>le profil ne connaît pas SSH&#xa0;: le port 22 est supposé</translation>
    </message>
    <message>
        <source>the tunnel&apos;s server is the jump host; the same user is assumed behind it</source>
        <translation>le serveur du tunnel est l’hôte de rebond&#xa0;; le même utilisateur est supposé derrière lui</translation>
    </message>
    <message>
        <source>ProxyCommand is left out: give the hosts on the way with --jump</source>
        <translation>ProxyCommand est ignoré&#xa0;: donnez les hôtes intermédiaires avec --jump</translation>
    </message>
    <message>
        <source>Match blocks are left out: see whether one of them is about this host</source>
        <translation>les blocs Match sont ignorés&#xa0;: voyez si l’un d’eux concerne cet hôte</translation>
    </message>
    <message>
        <source>IdentityAgent is left out: the agent of $SSH_AUTH_SOCK is used</source>
        <translation>IdentityAgent est ignoré&#xa0;: l’agent de $SSH_AUTH_SOCK est utilisé</translation>
    </message>
    <message>
        <source>its key is no absolute path and was left out</source>
        <translation>sa clé n’est pas un chemin absolu et a été ignorée</translation>
    </message>
    <message>
        <source>its name was cut: it had more than 64 characters</source>
        <translation>son nom a été raccourci : il dépassait 64 caractères</translation>
    </message>
    <message>
        <source>several machines have its address, none its name: which one to update cannot be told</source>
        <translation>plusieurs machines ont son adresse, aucune son nom : impossible de savoir laquelle mettre à jour</translation>
    </message>
    <message>
        <source>another entry of the file stands for that machine already</source>
        <translation>une autre entrée du fichier correspond déjà à cette machine</translation>
    </message>
    <message>
        <source>the jump hosts go round in a circle</source>
        <translation>les hôtes de rebond tournent en rond</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>il est vide</translation>
    </message>
    <message>
        <source>its first line names no column &quot;host&quot;</source>
        <translation>sa première ligne ne nomme aucune colonne « host »</translation>
    </message>
    <message>
        <source>it has too many lines</source>
        <translation>il a trop de lignes</translation>
    </message>
    <message>
        <source>it is no export of CloudDesk</source>
        <translation>ce n’est pas un export de CloudDesk</translation>
    </message>
    <message>
        <source>a newer version of CloudDesk has written it</source>
        <translation>une version plus récente de CloudDesk l’a écrit</translation>
    </message>
    <message>
        <source>it has too many machines</source>
        <translation>il a trop de machines</translation>
    </message>
    <message>
        <source>it declares a document type, which mRemoteNG never does</source>
        <translation>il déclare un type de document, ce que mRemoteNG ne fait jamais</translation>
    </message>
    <message>
        <source>the whole file is encrypted</source>
        <translation>le fichier entier est chiffré</translation>
    </message>
    <message>
        <source>it has too many connections, or folders within folders</source>
        <translation>il a trop de connexions ou de dossiers imbriqués</translation>
    </message>
    <message>
        <source>it is no connection file of mRemoteNG</source>
        <translation>ce n’est pas un fichier de connexions de mRemoteNG</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>ce fichier n’existe pas</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>ce n’est pas un fichier ordinaire</translation>
    </message>
    <message>
        <source>it is larger than 32 MiB</source>
        <translation>il dépasse 32 Mio</translation>
    </message>
    <message>
        <source>it has too many files</source>
        <translation>il a trop de fichiers</translation>
    </message>
    <message>
        <source>the folder holds no profiles of Remmina or PuTTY</source>
        <translation>le dossier ne contient aucun profil de Remmina ou de PuTTY</translation>
    </message>
    <message>
        <source>what kind of file it is cannot be told</source>
        <translation>impossible de savoir de quel type de fichier il s’agit</translation>
    </message>
    <message>
        <source>it is no session of PuTTY</source>
        <translation>ce n’est pas une session de PuTTY</translation>
    </message>
    <message>
        <source>it is no export of the registry</source>
        <translation>ce n’est pas un export du registre</translation>
    </message>
    <message>
        <source>it has too many sessions</source>
        <translation>il a trop de sessions</translation>
    </message>
    <message>
        <source>it is no profile of Remmina</source>
        <translation>ce n’est pas un profil de Remmina</translation>
    </message>
    <message>
        <source>the passphrase does not open the file, or the file was altered</source>
        <translation>la phrase secrète n’ouvre pas le fichier, ou le fichier a été modifié</translation>
    </message>
    <message>
        <source>it is no sealed export of CloudDesk</source>
        <translation>ce n’est pas un export chiffré de CloudDesk</translation>
    </message>
    <message>
        <source>is the unspecified address, which is not the address of one machine</source>
        <translation>est l’adresse non spécifiée, qui n’est pas celle d’une machine</translation>
    </message>
    <message>
        <source>is a multicast address, which is not the address of one machine</source>
        <translation>est une adresse de multidiffusion, qui n’est pas celle d’une machine</translation>
    </message>
    <message>
        <source>is a multicast or broadcast address, which is not the address of one machine</source>
        <translation>est une adresse de multidiffusion ou de diffusion, qui n’est pas celle d’une machine</translation>
    </message>
    <message>
        <source>its key %1 is in PuTTY&apos;s format; convert it with: puttygen KEY.ppk -O private-openssh-new -o KEY</source>
        <translation>sa clé %1 est au format de PuTTY ; convertissez-la avec : puttygen KEY.ppk -O private-openssh-new -o KEY</translation>
    </message>
    <message>
        <source>it is a session for %1, not for SSH</source>
        <translation>c’est une session %1, pas SSH</translation>
    </message>
    <message>
        <source>it is a connection for %1, not for SSH or VNC</source>
        <translation>c’est une connexion %1, pas SSH ni VNC</translation>
    </message>
    <message>
        <source>it is a profile for %1, not for VNC or SSH</source>
        <translation>c’est un profil %1, pas VNC ni SSH</translation>
    </message>
    <message>
        <source>its tunnel &quot;%1&quot; is not in the file</source>
        <translation>son tunnel « %1 » n’est pas dans le fichier</translation>
    </message>
    <message>
        <source>it names no user: %1 is assumed</source>
        <translation>il ne nomme aucun utilisateur : %1 est supposé</translation>
    </message>
    <message>
        <source>line %1 has more cells than there are columns</source>
        <translation>la ligne %1 a plus de cellules qu’il n’y a de colonnes</translation>
    </message>
    <message>
        <source>the key file %1 is not there yet</source>
        <translation>le fichier de clé %1 n’est pas encore là</translation>
    </message>
    <message>
        <source>of %1 key files, %2 is used</source>
        <translation>sur %1 fichiers de clé, %2 est utilisé</translation>
    </message>
    <message>
        <source>the same machine as %1</source>
        <translation>la même machine que %1</translation>
    </message>
    <message>
        <source>it is there as %1</source>
        <translation>elle existe déjà sous le nom %1</translation>
    </message>
    <message>
        <source>another machine, %1@%2, has this name</source>
        <translation>une autre machine, %1@%2, porte ce nom</translation>
    </message>
    <message>
        <source>must be one of %1, not &quot;%2&quot;</source>
        <translation>doit être l’un de %1, pas « %2 »</translation>
    </message>
    <message>
        <source>must be USER@HOST[:PORT], not &quot;%1&quot;</source>
        <translation>doit être de la forme USER@HOST[:PORT], pas « %1 »</translation>
    </message>
    <message>
        <source>must not name &quot;%1&quot; twice</source>
        <translation>ne doivent pas nommer « %1 » deux fois</translation>
    </message>
    <message>
        <source>%1: Port %2 is no port; it must be a number from 1 to 65535</source>
        <translation>%1 : Port %2 n’est pas un port ; il doit être un nombre de 1 à 65535</translation>
    </message>
    <message>
        <source>line %1: a quote is never closed</source>
        <translation>ligne %1 : un guillemet n’est jamais fermé</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>ligne %1 : %2</translation>
    </message>
    <message>
        <source>byte %1: %2</source>
        <translation>octet %1 : %2</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>host</source>
        <translation>hôte</translation>
    </message>
    <message>
        <source>user</source>
        <translation>utilisateur</translation>
    </message>
    <message>
        <source>port</source>
        <translation>port</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>étiquettes</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notes</translation>
    </message>
    <message>
        <source>key path</source>
        <translation>chemin de la clé</translation>
    </message>
    <message>
        <source>jump</source>
        <translation>hôte de rebond</translation>
    </message>
    <message>
        <source>provider</source>
        <translation>fournisseur</translation>
    </message>
    <message>
        <source>auth type</source>
        <translation>mode de connexion</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::KeyField</name>
    <message>
        <source>A key is stored. Give another one to replace it.</source>
        <translation>Une clé est enregistrée. Fournissez-en une autre pour la remplacer.</translation>
    </message>
    <message>
        <source>Drop a key file here, or paste, choose or make one.</source>
        <translation>Déposez ici un fichier de clé, ou bien collez, choisissez ou générez une clé.</translation>
    </message>
    <message>
        <source>Copy &amp;public half</source>
        <translation>Copier la clé &amp;publique</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Clé privée</translation>
    </message>
    <message>
        <source>P&amp;aste</source>
        <translation>Co&amp;ller</translation>
    </message>
    <message>
        <source>&amp;Make new key</source>
        <translation>&amp;Générer une clé</translation>
    </message>
    <message>
        <source>Makes an Ed25519 key. Its public half belongs in ~/.ssh/authorized_keys there.</source>
        <translation>Génère une clé Ed25519. La clé publique est à ajouter à ~/.ssh/authorized_keys sur la machine.</translation>
    </message>
    <message>
        <source>The public half is in the clipboard. Add it to ~/.ssh/authorized_keys on the machine.</source>
        <translation>La clé publique est dans le presse-papiers. Ajoutez-la à ~/.ssh/authorized_keys sur la machine.</translation>
    </message>
    <message>
        <source>Key from %1; it has a passphrase.</source>
        <translation>Clé chargée (%1), protégée par une phrase secrète.</translation>
    </message>
    <message>
        <source>Key from %1.</source>
        <translation>Clé chargée (%1).</translation>
    </message>
    <message>
        <source> The key given before is kept.</source>
        <translation> La clé précédente est conservée.</translation>
    </message>
    <message>
        <source>Not usable: %1. %2</source>
        <translation>Inutilisable&#xa0;: %1. %2</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>presse-papiers</translation>
    </message>
    <message>
        <source>The clipboard holds no text.</source>
        <translation>Le presse-papiers ne contient pas de texte.</translation>
    </message>
    <message>
        <source>A new key. Its public half must be in ~/.ssh/authorized_keys on the machine.</source>
        <translation>Nouvelle clé générée. Sa clé publique doit figurer dans ~/.ssh/authorized_keys sur la machine.</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>Choisir un &amp;fichier…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Gives back the key that this one has replaced.</source>
        <translation>Rend la clé que celle-ci a remplacée.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::LockWindow</name>
    <message>
        <source>CloudDesk is locked</source>
        <translation>CloudDesk est verrouillé</translation>
    </message>
    <message>
        <source>Open desktops stay connected. Enter the master passphrase to see and use them.</source>
        <translation>Les bureaux ouverts restent connectés. Saisissez la phrase secrète principale pour les voir et les utiliser.</translation>
    </message>
    <message>
        <source>Master &amp;passphrase:</source>
        <translation>&amp;Phrase secrète principale&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Déverrouiller</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>This is not the master passphrase. Mind the keyboard&apos;s layout and Caps Lock.</source>
        <translation>Ce n’est pas la phrase secrète principale. Vérifiez la disposition du clavier et le verrouillage des majuscules.</translation>
    </message>
    <message>
        <source>The stored passwords and keys are sealed under the master passphrase.</source>
        <translation>Les mots de passe et clés enregistrés sont chiffrés avec la phrase secrète principale.</translation>
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
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Unchanged; type to replace it</source>
        <translation>Pas de changement&#xa0;; saisissez pour remplacer</translation>
    </message>
    <message>
        <source>Asked for at each connect if left empty</source>
        <translation>Laissez vide pour une demande à chaque connexion</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>Phrase secrète de la clé</translation>
    </message>
    <message>
        <source>Pa&amp;ssphrase</source>
        <translation>Phrase &amp;secrète</translation>
    </message>
    <message>
        <source>Password for sudo</source>
        <translation>Mot de passe pour sudo</translation>
    </message>
    <message>
        <source>Asked for when it is needed</source>
        <translation>Demandé en cas de besoin</translation>
    </message>
    <message>
        <source>What you call it, for example web1</source>
        <translation>Le nom que vous lui donnez, par exemple web1</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>203.0.113.7 or web1.example.com</source>
        <translation>203.0.113.7 ou web1.example.com</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Hôte</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>Whom to log in as, for example ubuntu</source>
        <translation>Compte de connexion, par exemple ubuntu</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utilisateur</translation>
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
        <translation>Autre</translation>
    </message>
    <message>
        <source>P&amp;rovider</source>
        <translation>Fou&amp;rnisseur</translation>
    </message>
    <message>
        <source>Words to find it by, separated by commas</source>
        <translation>Mots pour la retrouver, séparés par des virgules</translation>
    </message>
    <message>
        <source>Ta&amp;gs</source>
        <translation>Éti&amp;quettes</translation>
    </message>
    <message>
        <source>user@host, in their order, separated by commas</source>
        <translation>utilisateur@hôte, dans l’ordre, séparés par des virgules</translation>
    </message>
    <message>
        <source>&amp;Jump hosts</source>
        <translation>Hôtes de re&amp;bond</translation>
    </message>
    <message>
        <source>What you want to remember about it</source>
        <translation>Ce que vous voulez retenir à son sujet</translation>
    </message>
    <message>
        <source>No&amp;tes</source>
        <translation>Not&amp;es</translation>
    </message>
    <message>
        <source>Path of the key file</source>
        <translation>Chemin du fichier de clé</translation>
    </message>
    <message>
        <source>With a private key, stored sealed</source>
        <translation>Par clé privée, conservée chiffrée</translation>
    </message>
    <message>
        <source>With a key file, which stays where it is</source>
        <translation>Par fichier de clé, laissé à sa place</translation>
    </message>
    <message>
        <source>With a password</source>
        <translation>Par mot de passe</translation>
    </message>
    <message>
        <source>With the keys of the running ssh-agent</source>
        <translation>Par les clés de l’agent SSH (ssh-agent)</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>Authentifi&amp;cation</translation>
    </message>
    <message>
        <source>The agent that runs here is asked at each connect.</source>
        <translation>L’agent de cet ordinateur est sollicité à chaque connexion.</translation>
    </message>
    <message>
        <source>No agent runs here now (SSH_AUTH_SOCK is not set).</source>
        <translation>Aucun agent n’est lancé ici (SSH_AUTH_SOCK n’est pas définie).</translation>
    </message>
    <message>
        <source>Su&amp;do password</source>
        <translation>Mot de passe su&amp;do</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Clé privée</translation>
    </message>
    <message>
        <source>key: give a private key, or choose another way to log in</source>
        <translation>clé&#xa0;: fournissez une clé privée ou choisissez une autre authentification</translation>
    </message>
    <message>
        <source>key path: must be given</source>
        <translation>chemin de la clé&#xa0;: ce champ est obligatoire</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Connexion à %1…</translation>
    </message>
    <message>
        <source>✓ It answers: %1, logged in after %2 ms.
Host key: %3</source>
        <translation>✓ La machine répond&#xa0;: %1, connexion en %2&#xa0;ms.
Clé d’hôte&#xa0;: %3</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Modifier %1</translation>
    </message>
    <message>
        <source>Add a machine</source>
        <translation>Ajouter une machine</translation>
    </message>
    <message>
        <source>T&amp;est connection</source>
        <translation>&amp;Tester la connexion</translation>
    </message>
    <message>
        <source>Discard what you entered?</source>
        <translation>Abandonner ce que vous avez saisi ?</translation>
    </message>
    <message>
        <source>It is not stored yet.</source>
        <translation>Ce n’est pas encore enregistré.</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Abandonner</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>&amp;Continuer la saisie</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>Chois&amp;ir…</translation>
    </message>
    <message>
        <source>If the key has one; asked for if left empty</source>
        <translation>Si la clé en a une&#xa0;; demandée si laissée vide</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MachineFilter</name>
    <message>
        <source>Without a tag</source>
        <translation>Sans étiquette</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n machine(s)</source>
        <translation>
            <numerusform>%1, %n machine</numerusform>
            <numerusform>%1, %n machines</numerusform>
        </translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>replié</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>déplié</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MachineModel</name>
    <message>
        <source>Connected</source>
        <translation>Connectée</translation>
    </message>
    <message>
        <source>Connecting or ending</source>
        <translation>Connexion ou déconnexion</translation>
    </message>
    <message>
        <source>Desktop is running</source>
        <translation>Bureau actif</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prête</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>Pas encore configurée</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>Ne répond pas</translation>
    </message>
    <message>
        <source>No longer in ~/.ssh/config</source>
        <translation>Retirée de ~/.ssh/config</translation>
    </message>
    <message>
        <source>Link lost, reconnecting</source>
        <translation>Connexion perdue, reconnexion</translation>
    </message>
    <message>
        <source>Installing</source>
        <translation>Installation en cours</translation>
    </message>
    <message>
        <source>Disconnecting</source>
        <translation>Déconnexion en cours</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connexion en cours</translation>
    </message>
    <message>
        <source>Never connected</source>
        <translation>Jamais connectée</translation>
    </message>
    <message>
        <source>Just now</source>
        <translation>À l’instant</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>Il y a %n&#xa0;min</numerusform>
            <numerusform>Il y a %n&#xa0;min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>Il y a %n&#xa0;h</numerusform>
            <numerusform>Il y a %n&#xa0;h</numerusform>
        </translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>Il y a %n jour</numerusform>
            <numerusform>Il y a %n jours</numerusform>
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
        <translation>Autre</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoris</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MachineView</name>
    <message>
        <source>Machines</source>
        <translation>Machines</translation>
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
        <translation>Se &amp;connecter</translation>
    </message>
    <message>
        <source>&amp;Add machine…</source>
        <translation>A&amp;jouter une machine…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Retirer…</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>&amp;Tester la connexion</translation>
    </message>
    <message>
        <source>&amp;Favourite</source>
        <translation>&amp;Favori</translation>
    </message>
    <message>
        <source>Favourites stand first in the tray&apos;s menu</source>
        <translation>Les favoris figurent en tête du menu de la zone de notification</translation>
    </message>
    <message>
        <source>Refresh &amp;status</source>
        <translation>&amp;Actualiser l’état</translation>
    </message>
    <message>
        <source>Look again whether the machines that are shown answer</source>
        <translation>Vérifier à nouveau si les machines affichées répondent</translation>
    </message>
    <message>
        <source>&amp;Import machines…</source>
        <translation>&amp;Importer des machines…</translation>
    </message>
    <message>
        <source>E&amp;xport machines…</source>
        <translation>E&amp;xporter des machines…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Paramètres…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Quick connect</source>
        <translation>Connexion rapide</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Play a recording…</source>
        <translation>&amp;Lire un enregistrement…</translation>
    </message>
    <message>
        <source>All open &amp;desktops…</source>
        <translation>Tous les &amp;bureaux ouverts…</translation>
    </message>
    <message>
        <source>&amp;Machine</source>
        <translation>&amp;Machine</translation>
    </message>
    <message>
        <source>Main toolbar</source>
        <translation>Barre d’outils principale</translation>
    </message>
    <message>
        <source>There is no machine called %1. To connect to one that is not in the list, write user@host.</source>
        <translation>Aucune machine ne s’appelle %1. Pour vous connecter à une machine hors de la liste, saisissez utilisateur@hôte.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not of the form user@host or user@host:port.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas de la forme utilisateur@hôte ou utilisateur@hôte:port.</translation>
    </message>
    <message>
        <source>You are connected to %1. Keep it in the list?</source>
        <translation>Connexion à %1 établie. Ajouter cette machine à la liste&#xa0;?</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>%1 is in the list now.</source>
        <translation>%1 figure maintenant dans la liste.</translation>
    </message>
    <message>
        <source>Testing the connection to %1…</source>
        <translation>Test de la connexion à %1…</translation>
    </message>
    <message>
        <source>%1 answers: %2, logged in after %3 ms.</source>
        <translation>%1 répond&#xa0;: %2, connexion en %3&#xa0;ms.</translation>
    </message>
    <message>
        <source>The machines are exported.</source>
        <translation>Les machines ont été exportées.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>&amp;Verrouiller</translation>
    </message>
    <message>
        <source>The demo cannot be started: %1. %2</source>
        <translation>Impossible de lancer la démo : %1. %2</translation>
    </message>
    <message>
        <source>You were connected to %1. Keep it in the list?</source>
        <translation>La connexion à %1 est terminée. Ajouter cette machine à la liste&#xa0;?</translation>
    </message>
    <message>
        <source>The host key of %1 has changed. Nothing was sent to it; connect to it to see more.</source>
        <translation>La clé d’hôte de %1 a changé. Rien ne lui a été envoyé ; connectez-vous pour en savoir plus.</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aide</translation>
    </message>
    <message>
        <source>&amp;About CloudDesk</source>
        <translation>À &amp;propos de CloudDesk</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::OverviewWindow</name>
    <message>
        <source>All desktops</source>
        <translation>Tous les bureaux</translation>
    </message>
    <message>
        <source>No desktop is open. Connect to a machine, and its desktop is shown here live.</source>
        <translation>Aucun bureau n’est ouvert. Connectez-vous à une machine et son bureau s’affichera ici en direct.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::PassphraseControl</name>
    <message>
        <source>Is set.</source>
        <translation>Définie.</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Aucune.</translation>
    </message>
    <message>
        <source>Rem&amp;ove…</source>
        <translation>&amp;Supprimer…</translation>
    </message>
    <message>
        <source>Change the master passphrase</source>
        <translation>Modifier la phrase secrète principale</translation>
    </message>
    <message>
        <source>Set a master passphrase</source>
        <translation>Définir une phrase secrète principale</translation>
    </message>
    <message>
        <source>Remove the master passphrase</source>
        <translation>Supprimer la phrase secrète principale</translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>Se&amp;t…</source>
        <translation>&amp;Définir…</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::PassphraseDialog</name>
    <message>
        <source>&amp;Present passphrase:</source>
        <translation>Phrase secrète ac&amp;tuelle&#xa0;:</translation>
    </message>
    <message>
        <source>Master &amp;passphrase:</source>
        <translation>&amp;Phrase secrète principale&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;New passphrase:</source>
        <translation>&amp;Nouvelle phrase secrète&#xa0;:</translation>
    </message>
    <message>
        <source>The same &amp;again:</source>
        <translation>&amp;Confirmation&#xa0;:</translation>
    </message>
    <message>
        <source>Set a master passphrase</source>
        <translation>Définir une phrase secrète principale</translation>
    </message>
    <message>
        <source>The stored passwords and keys are sealed under it, and CloudDesk asks for it at every start, on the command line too. Nobody can open them without it, not even you: keep a copy in a safe place.</source>
        <translation>Les mots de passe et clés enregistrés sont chiffrés avec elle, et CloudDesk la demande à chaque démarrage, y compris en ligne de commande. Sans elle, personne ne peut les ouvrir, pas même vous&#xa0;: gardez-en une copie en lieu sûr.</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>&amp;Définir</translation>
    </message>
    <message>
        <source>Change the master passphrase</source>
        <translation>Modifier la phrase secrète principale</translation>
    </message>
    <message>
        <source>All stored passwords and keys are sealed anew.</source>
        <translation>Tous les mots de passe et clés enregistrés sont chiffrés à nouveau.</translation>
    </message>
    <message>
        <source>Remove the master passphrase</source>
        <translation>Supprimer la phrase secrète principale</translation>
    </message>
    <message>
        <source>The key to the stored passwords and keys goes back to the keychain or, where there is none, into a file that only you can read. CloudDesk cannot be locked any more.</source>
        <translation>La clé des mots de passe et clés enregistrés retourne dans le trousseau ou, s’il n’y en a pas, dans un fichier que vous seul pouvez lire. CloudDesk ne pourra plus être verrouillé.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message numerus="yes">
        <source>It must have %n characters or more.</source>
        <translation>
            <numerusform>Elle doit comporter au moins %n caractère.</numerusform>
            <numerusform>Elle doit comporter au moins %n caractères.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Les deux ne sont pas identiques.</translation>
    </message>
    <message>
        <source>This is not the master passphrase.</source>
        <translation>Ce n’est pas la phrase secrète principale.</translation>
    </message>
    <message>
        <source>Sealing everything anew…</source>
        <translation>Nouveau chiffrement de toutes les données…</translation>
    </message>
    <message>
        <source>C&amp;hange</source>
        <translation>&amp;Modifier</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::PlayerWindow</name>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Lecture</translation>
    </message>
    <message>
        <source>Skip &amp;idle time</source>
        <translation>Sauter les périodes d’&amp;inactivité</translation>
    </message>
    <message>
        <source>Make a &amp;video…</source>
        <translation>Créer une &amp;vidéo…</translation>
    </message>
    <message>
        <source>The recorded desktop</source>
        <translation>Le bureau enregistré</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <comment>speed</comment>
        <translation>%1&#xa0;×</translation>
    </message>
    <message>
        <source>The video&apos;s progress</source>
        <translation>Progression de la vidéo</translation>
    </message>
    <message>
        <source>Write the recording as a video file</source>
        <translation>Convertir l’enregistrement en fichier vidéo</translation>
    </message>
    <message>
        <source>For this, install the package ffmpeg</source>
        <translation>Nécessite l’installation du paquet ffmpeg</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Make a video</source>
        <translation>Créer une vidéo</translation>
    </message>
    <message>
        <source>MP4 videos (*.mp4);;Matroska videos (*.mkv);;WebM videos (*.webm)</source>
        <translation>Vidéos MP4 (*.mp4);;Vidéos Matroska (*.mkv);;Vidéos WebM (*.webm)</translation>
    </message>
    <message>
        <source>&amp;Cancel the video</source>
        <translation>&amp;Annuler la vidéo</translation>
    </message>
    <message>
        <source>Making %1…</source>
        <translation>Création de %1…</translation>
    </message>
    <message>
        <source>No video was made</source>
        <translation>Aucune vidéo n’a été créée</translation>
    </message>
    <message>
        <source>The video is ready</source>
        <translation>La vidéo est prête</translation>
    </message>
    <message>
        <source>This recording was not finished; its end may be missing</source>
        <translation>Cet enregistrement n’a pas été terminé ; la fin manque peut-être</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ProgressPage</name>
    <message>
        <source>Connecting via SSH</source>
        <translation>Connexion par SSH</translation>
    </message>
    <message>
        <source>Checking for VNC server</source>
        <translation>Recherche du serveur VNC</translation>
    </message>
    <message>
        <source>Installing desktop environment</source>
        <translation>Installation de l’environnement de bureau</translation>
    </message>
    <message>
        <source>Starting VNC server</source>
        <translation>Démarrage du serveur VNC</translation>
    </message>
    <message>
        <source>Creating secure tunnel</source>
        <translation>Création du tunnel sécurisé</translation>
    </message>
    <message>
        <source>Launching desktop viewer</source>
        <translation>Ouverture de la visionneuse</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Connexion à %1</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Cancelling, and taking back what was begun…</source>
        <translation>Annulation et retour à l’état initial…</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::QuestionDialog</name>
    <message>
        <source>Is this really %1?</source>
        <translation>Est-ce vraiment %1&#xa0;?</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>Mot de passe pour %1</translation>
    </message>
    <message>
        <source>Passphrase of the key for %1</source>
        <translation>Phrase secrète de la clé pour %1</translation>
    </message>
    <message>
        <source>Administrator password on %1</source>
        <translation>Mot de passe administrateur sur %1</translation>
    </message>
    <message>
        <source>%1 asks</source>
        <translation>Question posée par %1</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Password for sudo</source>
        <translation>Mot de passe pour sudo</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>CloudDesk has never connected to this machine before. Compare this fingerprint with the one that the machine&apos;s console or your provider shows:</source>
        <translation>CloudDesk ne s’est encore jamais connecté à cette machine. Comparez cette empreinte avec celle qu’affiche la console de la machine ou votre fournisseur&#xa0;:</translation>
    </message>
    <message>
        <source>The fingerprint as a picture</source>
        <translation>L’empreinte sous forme d’image</translation>
    </message>
    <message>
        <source>Kind of key: %1</source>
        <translation>Type de clé&#xa0;: %1</translation>
    </message>
    <message>
        <source>If it differs, somebody may be listening between you and the machine.</source>
        <translation>Si elle diffère, quelqu’un intercepte peut-être les échanges entre vous et la machine.</translation>
    </message>
    <message>
        <source>The machine asks for more to log in.</source>
        <translation>La machine demande autre chose pour la connexion.</translation>
    </message>
    <message>
        <source>The machine asks for more to log in. It says: &quot;%1&quot;</source>
        <translation>La machine demande autre chose pour la connexion. Elle dit : « %1 »</translation>
    </message>
    <message>
        <source>&amp;Trust and connect</source>
        <translation>&amp;Faire confiance et se connecter</translation>
    </message>
    <message>
        <source>&amp;Do not connect</source>
        <translation>&amp;Ne pas se connecter</translation>
    </message>
    <message>
        <source>The passphrase that was given does not open the key. Mind the keyboard&apos;s layout and Caps Lock.</source>
        <translation>La phrase secrète indiquée n’ouvre pas la clé. Vérifiez la disposition du clavier et le verrouillage des majuscules.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::QuickBar</name>
    <message>
        <source>Quick connect</source>
        <translation>Connexion rapide</translation>
    </message>
    <message>
        <source>Quick connect: user@host or a name</source>
        <translation>Connexion rapide&#xa0;: utilisateur@hôte ou nom</translation>
    </message>
    <message>
        <source>Quick connect: user@host or a machine&apos;s name</source>
        <translation>Connexion rapide&#xa0;: utilisateur@hôte ou nom d’une machine</translation>
    </message>
    <message>
        <source>Connects without adding the machine to the list (Ctrl+L)</source>
        <translation>Se connecte sans ajouter la machine à la liste (Ctrl+L)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ReconnectOverlay</name>
    <message>
        <source>Connection lost</source>
        <translation>Connexion perdue</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Déconnecter</translation>
    </message>
    <message>
        <source>Connecting again…</source>
        <translation>Reconnexion…</translation>
    </message>
    <message>
        <source>Trying again in %1 s…</source>
        <translation>Nouvel essai dans %1&#xa0;s…</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Réessayer maintenant</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::RecordingControl</name>
    <message>
        <source>&amp;Record</source>
        <translation>Enregistrer la &amp;session</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Record this desktop into a file</source>
        <translation>Enregistrer ce bureau dans un fichier</translation>
    </message>
    <message>
        <source>The recording ended: %1. What was recorded is in %2</source>
        <translation>L’enregistrement s’est arrêté&#xa0;: %1. La partie enregistrée se trouve dans %2</translation>
    </message>
    <message>
        <source>Recorded %1</source>
        <translation>Enregistrement terminé&#xa0;: %1</translation>
    </message>
    <message>
        <source>● %1:%2</source>
        <translation>● %1:%2</translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation>Arrêter l’enregistrement</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::RemoveQuestion</name>
    <message>
        <source>Remove a machine</source>
        <translation>Retirer une machine</translation>
    </message>
    <message>
        <source>Remove machines</source>
        <translation>Retirer des machines</translation>
    </message>
    <message>
        <source>Remove %1 from the list?</source>
        <translation>Retirer %1 de la liste&#xa0;?</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n machine(s) from the list?</source>
        <translation>
            <numerusform>Retirer %n machine de la liste&#xa0;?</numerusform>
            <numerusform>Retirer %n machines de la liste&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Its stored keys and passwords are forgotten. The machine itself stays as it is.</source>
        <translation>Ses clés et mots de passe enregistrés seront oubliés. La machine elle-même reste inchangée.</translation>
    </message>
    <message>
        <source>Their stored keys and passwords are forgotten. The machines themselves stay as they are.</source>
        <translation>Leurs clés et mots de passe enregistrés seront oubliés. Les machines elles-mêmes restent inchangées.</translation>
    </message>
    <message>
        <source>What ~/.ssh/config still names comes back when that file changes next.</source>
        <translation>Ce que ~/.ssh/config contient encore reviendra à la prochaine modification de ce fichier.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::SettingsDialog</name>
    <message>
        <source>&amp;Keep running in the tray when the window is closed</source>
        <translation>&amp;Garder CloudDesk dans la zone de notification à la fermeture de la fenêtre</translation>
    </message>
    <message>
        <source>&amp;Install what a machine lacks for a desktop</source>
        <translation>&amp;Installer sur la machine ce qui lui manque pour fournir un bureau</translation>
    </message>
    <message>
        <source>Open desktops in &amp;fullscreen</source>
        <translation>Ouvrir les bureaux en &amp;plein écran</translation>
    </message>
    <message>
        <source>Open desktops as &amp;tabs of one window</source>
        <translation>Ouvrir les bureaux dans des &amp;onglets d’une même fenêtre</translation>
    </message>
    <message>
        <source>A &amp;link is lost, or is back</source>
        <translation>&amp;Connexion perdue ou rétablie</translation>
    </message>
    <message>
        <source>A &amp;desktop has been installed</source>
        <translation>&amp;Bureau installé</translation>
    </message>
    <message>
        <source>&amp;Follow ~/.ssh/config: what changes there changes here</source>
        <translation>&amp;Suivre ~/.ssh/config&#xa0;: ses modifications sont reprises ici</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>Appa&amp;rence</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation>&#xa0;minutes</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>&amp;Disconnect without input after</source>
        <translation>&amp;Déconnexion en cas d’inactivité</translation>
    </message>
    <message>
        <source>New desktops</source>
        <translation>Nouveaux bureaux</translation>
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
        <translation>En&amp;vironnement de bureau</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation>&#xa0;pixels</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Largeur</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>&amp;Hauteur</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Visionneuse</translation>
    </message>
    <message>
        <source>Fit into the window</source>
        <translation>Ajuster à la fenêtre</translation>
    </message>
    <message>
        <source>Original size</source>
        <translation>Taille d’origine</translation>
    </message>
    <message>
        <source>Stretch to the window</source>
        <translation>Étirer à la fenêtre</translation>
    </message>
    <message>
        <source>Match the remote size to the window</source>
        <translation>Adapter la taille distante à la fenêtre</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Machines</translation>
    </message>
    <message>
        <source>A new machine begins with:</source>
        <translation>Valeurs initiales d’une nouvelle machine&#xa0;:</translation>
    </message>
    <message>
        <source>Whom to log in as, for example ubuntu</source>
        <translation>Compte de connexion, par exemple ubuntu</translation>
    </message>
    <message>
        <source>Words to find it by, separated by commas</source>
        <translation>Mots pour la retrouver, séparés par des virgules</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utilisateur</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>Fichier de &amp;clé</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>É&amp;tiquettes</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sécurité</translation>
    </message>
    <message>
        <source> s</source>
        <translation>&#xa0;s</translation>
    </message>
    <message>
        <source>&amp;Empty the clipboard of what came from here after</source>
        <translation>Effacement du &amp;presse-papiers (contenu issu de CloudDesk)</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Master key</source>
        <translation>Clé maîtresse</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>After silence, &amp;ask whether the link lives</source>
        <translation>&amp;Vérifier la connexion après un silence de</translation>
    </message>
    <message>
        <source>A link that says nothing for three times as long is taken for lost, and is made again. Both hold for connections from now on.</source>
        <translation>Une connexion restée muette trois fois plus longtemps est considérée comme perdue&#xa0;; CloudDesk la rétablit. Ces deux réglages s’appliquent aux prochaines connexions.</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Avertissements et erreurs</translation>
    </message>
    <message>
        <source>What is usual</source>
        <translation>Messages habituels</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Conserver</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation>&amp;Ouvrir le dossier</translation>
    </message>
    <message>
        <source>⚠ Not saved: %1 (%2). The settings are as they were.</source>
        <translation>⚠ Échec de l’enregistrement&#xa0;: %1 (%2). Les paramètres restent inchangés.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>Master passphrase</source>
        <translation>Phrase secrète principale</translation>
    </message>
    <message>
        <source>&amp;Lock without input after</source>
        <translation>&amp;Verrouillage sans saisie après</translation>
    </message>
    <message>
        <source>&amp;Look now and then whether machines answer and a desktop runs there</source>
        <translation>&amp;Vérifier de temps en temps si les machines répondent et si un bureau y tourne</translation>
    </message>
    <message>
        <source>To see desktops, CloudDesk logs in by itself to machines that answer and whose host key you trust, at most every ten minutes. It never asks you anything for that.</source>
        <translation>Pour voir les bureaux, CloudDesk se connecte de lui-même, au plus toutes les dix minutes, aux machines qui répondent et dont vous avez approuvé la clé d’hôte. Il ne vous demande jamais rien pour cela.</translation>
    </message>
    <message>
        <source>Tell me when</source>
        <translation>M’avertir quand</translation>
    </message>
    <message>
        <source>Keep a small &amp;picture of each desktop, for list and grid</source>
        <translation>Conserver une petite &amp;image de chaque bureau, pour la liste et la grille</translation>
    </message>
    <message>
        <source>&amp;First local port of a tunnel</source>
        <translation>&amp;Premier port local d’un tunnel</translation>
    </message>
    <message>
        <source>&amp;Last local port of a tunnel</source>
        <translation>De&amp;rnier port local d’un tunnel</translation>
    </message>
    <message>
        <source>A tunnel lets another viewer on this computer reach a desktop, and takes the first of these ports that is free (clouddesk tunnel NAME).</source>
        <translation>Un tunnel permet à une autre visionneuse de cet ordinateur d’atteindre un bureau ; il prend le premier de ces ports qui est libre (clouddesk tunnel NAME).</translation>
    </message>
    <message>
        <source>Sc&amp;aling</source>
        <translation>&amp;Mise à l’échelle</translation>
    </message>
    <message>
        <source>Each ste&amp;p of a connect may take</source>
        <translation>Durée maximale de chaque é&amp;tape de connexion</translation>
    </message>
    <message>
        <source>Mo&amp;ve it into the keychain</source>
        <translation>&amp;Déplacer dans le trousseau</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::StalledNotice</name>
    <message>
        <source>The desktop does not answer</source>
        <translation>Le bureau ne répond pas</translation>
    </message>
    <message>
        <source>It is very busy, or the connection is. This is its last picture; what you type now may arrive later.</source>
        <translation>Il est très occupé, ou la connexion l’est. Voici sa dernière image ; ce que vous tapez maintenant arrivera peut-être plus tard.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::StatisticsOverlay</name>
    <message>
        <source>Session statistics</source>
        <translation>Statistiques de la session</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Aller-retour</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Bande passante</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Encodage</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File d’attente</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 par seconde</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>sans perte</translation>
    </message>
    <message>
        <source>%1 of 9</source>
        <translation>%1 sur 9</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1&#xa0;octets</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Bureau</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::TabsWindow</name>
    <message>
        <source>Open desktops</source>
        <translation>Bureaux ouverts</translation>
    </message>
    <message>
        <source>Desktops</source>
        <translation>Bureaux</translation>
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
        <translation>Ctrl+Maj+C copie, Ctrl+Maj+V colle</translation>
    </message>
    <message>
        <source>&amp;Copy	Ctrl+Shift+C</source>
        <translation>&amp;Copier	Ctrl+Maj+C</translation>
    </message>
    <message>
        <source>&amp;Paste	Ctrl+Shift+V</source>
        <translation>C&amp;oller	Ctrl+Maj+V</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::TerminalWindow</name>
    <message>
        <source>Terminal on %1</source>
        <translation>Terminal sur %1</translation>
    </message>
    <message>
        <source>There is no link to %1. The terminal goes on when it is back.</source>
        <translation>Pas de connexion à %1. Le terminal reprendra dès qu’elle sera rétablie.</translation>
    </message>
    <message>
        <source>Opening a terminal on %1…</source>
        <translation>Ouverture d’un terminal sur %1…</translation>
    </message>
    <message>
        <source>%1 Enter tries again.</source>
        <translation>%1 Appuyez sur Entrée pour réessayer.</translation>
    </message>
    <message>
        <source>%1: terminal on %2</source>
        <translation>%1&#xa0;: terminal sur %2</translation>
    </message>
    <message>
        <source>The shell has ended. Enter starts another one.</source>
        <translation>Le shell s’est terminé. Appuyez sur Entrée pour en lancer un autre.</translation>
    </message>
    <message>
        <source>The link to %1 is lost. The terminal goes on when it is back.</source>
        <translation>La connexion à %1 est perdue. Le terminal reprendra dès qu’elle sera rétablie.</translation>
    </message>
    <message>
        <source>%1 is no longer connected. The terminal goes on once you connect to it again.</source>
        <translation>La connexion à %1 est terminée. Le terminal reprendra dès que vous vous reconnecterez.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::Timeline</name>
    <message>
        <source>Place in the recording</source>
        <translation>Position dans l’enregistrement</translation>
    </message>
    <message>
        <source>What happened when; click to go there</source>
        <translation>Activité au fil du temps&#xa0;; cliquez pour atteindre un moment</translation>
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
        <translation>Le bureau est installé et prêt.</translation>
    </message>
    <message>
        <source>The link is lost. Trying to connect again…</source>
        <translation>Connexion perdue. Tentative de reconnexion…</translation>
    </message>
    <message>
        <source>Connected again.</source>
        <translation>Connexion rétablie.</translation>
    </message>
    <message>
        <source>Nobody uses it; it is about to be disconnected.</source>
        <translation>Bureau inutilisé&#xa0;; il va être déconnecté.</translation>
    </message>
    <message>
        <source>Open CloudDesk</source>
        <translation>Ouvrir CloudDesk</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Open desktops</source>
        <translation>Bureaux ouverts</translation>
    </message>
    <message>
        <source>%1 (connecting)</source>
        <translation>%1 (connexion en cours)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Déconnecter</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoris</translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>Utilisées récemment</translation>
    </message>
    <message>
        <source>CloudDesk is locked</source>
        <translation>CloudDesk est verrouillé</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Déverrouiller…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>%1 (failed)</source>
        <translation>%1 (échec)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Its host key has changed. Nothing was sent to it; connect to it to see more.</source>
        <translation>Sa clé d’hôte a changé. Rien ne lui a été envoyé ; connectez-vous pour en savoir plus.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::Typist</name>
    <message>
        <source>Nothing was typed: the text holds the control character U+%1</source>
        <translation>Rien n’a été saisi&#xa0;: le texte contient le caractère de contrôle U+%1</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerBar</name>
    <message>
        <source>Input</source>
        <translation>Saisie</translation>
    </message>
    <message>
        <source>Keys, clipboard and what they do there (Ctrl+Alt+Shift+M)</source>
        <translation>Envoi des touches et partage du presse-papiers (Ctrl+Alt+Maj+M)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Size, quality and statistics (Ctrl+Alt+Shift+M)</source>
        <translation>Taille, qualité et statistiques (Ctrl+Alt+Maj+M)</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>Screenshots, files, terminal and more (Ctrl+Alt+Shift+M)</source>
        <translation>Captures d’écran, fichiers, terminal et plus encore (Ctrl+Alt+Maj+M)</translation>
    </message>
    <message>
        <source>Fullscreen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Fill the whole screen (Ctrl+Alt+Shift+F)</source>
        <translation>Occuper tout l’écran (Ctrl+Alt+Maj+F)</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Déconnecter</translation>
    </message>
    <message>
        <source>Close this window; the remote desktop goes on (Ctrl+Alt+Shift+Q)</source>
        <translation>Fermer cette fenêtre&#xa0;; le bureau distant reste actif (Ctrl+Alt+Maj+Q)</translation>
    </message>
    <message>
        <source>Leave fullscreen</source>
        <translation>Quitter le plein écran</translation>
    </message>
    <message>
        <source>View only</source>
        <translation>Observation seule</translation>
    </message>
    <message>
        <source>All keys go there · Ctrl+Alt+Shift+G</source>
        <translation>Toutes les touches vont là-bas · Ctrl+Alt+Maj+G</translation>
    </message>
    <message>
        <source>All keys go there</source>
        <translation>Toutes les touches vont là-bas</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+G gives the keyboard back to this computer</source>
        <translation>Ctrl+Alt+Maj+G rend le clavier à cet ordinateur</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerMenu</name>
    <message>
        <source>&amp;Input</source>
        <translation>&amp;Saisie</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Outils</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Déconnecter</translation>
    </message>
    <message>
        <source>Send &amp;keys</source>
        <translation>Envoyer des &amp;touches</translation>
    </message>
    <message>
        <source>Paste as &amp;typing</source>
        <translation>&amp;Coller en tapant le texte</translation>
    </message>
    <message>
        <source>T&amp;yping speed</source>
        <translation>&amp;Vitesse de frappe</translation>
    </message>
    <message>
        <source>&amp;Fast</source>
        <translation>&amp;Rapide</translation>
    </message>
    <message>
        <source>&amp;Steady</source>
        <translation>&amp;Modérée</translation>
    </message>
    <message>
        <source>S&amp;low, for sluggish programs</source>
        <translation>&amp;Lente, pour les programmes peu réactifs</translation>
    </message>
    <message>
        <source>View &amp;only</source>
        <translation>O&amp;bservation seule</translation>
    </message>
    <message>
        <source>Share &amp;clipboard</source>
        <translation>Partager le &amp;presse-papiers</translation>
    </message>
    <message>
        <source>Send &amp;every key there</source>
        <translation>&amp;Envoyer toutes les touches au bureau distant</translation>
    </message>
    <message>
        <source>Use the input &amp;method of this computer</source>
        <translation>Utiliser la &amp;méthode de saisie de cet ordinateur</translation>
    </message>
    <message>
        <source>Keys by &amp;position (remote layout)</source>
        <translation>Touches par p&amp;osition (disposition distante)</translation>
    </message>
    <message>
        <source>Ctrl+Alt+&amp;Del</source>
        <translation>Ctrl+Alt+&amp;Suppr</translation>
    </message>
    <message>
        <source>Ctrl+Alt+&amp;Backspace</source>
        <translation>Ctrl+Alt+&amp;Retour arrière</translation>
    </message>
    <message>
        <source>Ctrl+&amp;Esc</source>
        <translation>Ctrl+É&amp;chap</translation>
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
        <translation>&amp;Impr. écran</translation>
    </message>
    <message>
        <source>&amp;Menu key</source>
        <translation>Touche &amp;Menu</translation>
    </message>
    <message>
        <source>Ctrl+Alt+&amp;F1 to F12</source>
        <translation>Ctrl+Alt+&amp;F1 à F12</translation>
    </message>
    <message>
        <source>Ctrl+Alt+F%1</source>
        <translation>Ctrl+Alt+F%1</translation>
    </message>
    <message>
        <source>&amp;Fit to window</source>
        <translation>&amp;Ajuster à la fenêtre</translation>
    </message>
    <message>
        <source>&amp;Original size (1:1)</source>
        <translation>Taille d’&amp;origine (1:1)</translation>
    </message>
    <message>
        <source>S&amp;tretch to window</source>
        <translation>É&amp;tirer à la fenêtre</translation>
    </message>
    <message>
        <source>&amp;Match remote size to window</source>
        <translation>Ada&amp;pter la taille distante à la fenêtre</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualité</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>&amp;Automatique</translation>
    </message>
    <message>
        <source>&amp;Lossless</source>
        <translation>&amp;Sans perte</translation>
    </message>
    <message>
        <source>&amp;High</source>
        <translation>&amp;Haute</translation>
    </message>
    <message>
        <source>&amp;Medium</source>
        <translation>&amp;Moyenne</translation>
    </message>
    <message>
        <source>L&amp;ow, for slow lines</source>
        <translation>&amp;Basse, pour les connexions lentes</translation>
    </message>
    <message>
        <source>Soun&amp;d</source>
        <translation>So&amp;n</translation>
    </message>
    <message>
        <source>St&amp;atistics</source>
        <translation>&amp;Statistiques</translation>
    </message>
    <message>
        <source>F&amp;ullscreen</source>
        <translation>P&amp;lein écran</translation>
    </message>
    <message>
        <source>Fullscreen on all s&amp;creens</source>
        <translation>Plein écran sur tous les é&amp;crans</translation>
    </message>
    <message>
        <source>All d&amp;esktops…</source>
        <translation>Tous les &amp;bureaux…</translation>
    </message>
    <message>
        <source>&amp;Save a screenshot…</source>
        <translation>&amp;Enregistrer une capture d’écran…</translation>
    </message>
    <message>
        <source>&amp;Copy a screenshot</source>
        <translation>&amp;Copier une capture d’écran</translation>
    </message>
    <message>
        <source>Move to its own &amp;window</source>
        <translation>Déplacer dans sa propre &amp;fenêtre</translation>
    </message>
    <message>
        <source>Move to a ta&amp;b</source>
        <translation>Déplacer dans un on&amp;glet</translation>
    </message>
    <message>
        <source>Ne&amp;xt tab</source>
        <translation>Onglet su&amp;ivant</translation>
    </message>
    <message>
        <source>Fullscreen on all s&amp;creens (not on Wayland)</source>
        <translation>Plein écran sur tous les é&amp;crans (pas sous Wayland)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerWidget</name>
    <message>
        <source>the server cannot do that</source>
        <translation>le serveur ne le permet pas</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerWindow</name>
    <message>
        <source>Remote desktop of %1</source>
        <translation>Bureau distant de %1</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+M opens the menu</source>
        <translation>Ctrl+Alt+Maj+M ouvre le menu</translation>
    </message>
    <message>
        <source>%1 keeps its size and is shown scaled: %2</source>
        <translation>%1 garde sa taille et s’affiche à l’échelle&#xa0;: %2</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>Texte saisi</translation>
    </message>
    <message>
        <source>Typed. If some characters are missing, use the clipboard: there are not keys for so many different ones</source>
        <translation>Texte saisi. S’il manque des caractères, utilisez le presse-papiers&#xa0;: il n’y a pas de touches pour autant de caractères différents</translation>
    </message>
    <message>
        <source>There is no text on the clipboard</source>
        <translation>Aucun texte dans le presse-papiers</translation>
    </message>
    <message numerus="yes">
        <source>Typing %Ln character(s)… Any key stops it.</source>
        <translation>
            <numerusform>Saisie de %Ln caractère… N’importe quelle touche l’interrompt.</numerusform>
            <numerusform>Saisie de %Ln caractères… N’importe quelle touche l’interrompt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected again</source>
        <translation>Connexion rétablie</translation>
    </message>
    <message>
        <source>%1 is no longer connected</source>
        <translation>La connexion à %1 est terminée</translation>
    </message>
    <message>
        <source>Could not connect to %1</source>
        <translation>Impossible de se connecter à %1</translation>
    </message>
    <message>
        <source>Save screenshot</source>
        <translation>Enregistrer la capture d’écran</translation>
    </message>
    <message>
        <source>PNG images (*.png);;JPEG images (*.jpg)</source>
        <translation>Images PNG (*.png);;Images JPEG (*.jpg)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Capture enregistrée&#xa0;: %1</translation>
    </message>
    <message>
        <source>There is no picture yet</source>
        <translation>Aucune image pour l’instant</translation>
    </message>
    <message>
        <source>The screenshot is on the clipboard</source>
        <translation>La capture d’écran est dans le presse-papiers</translation>
    </message>
    <message>
        <source>The keyboard is this computer&apos;s again</source>
        <translation>Le clavier est revenu à cet ordinateur</translation>
    </message>
    <message>
        <source>Every key goes to %1. Ctrl+Alt+Shift+G gives the keyboard back, Ctrl+Alt+Shift+F leaves fullscreen.</source>
        <translation>Toutes les touches vont à %1. Ctrl+Alt+Maj+G rend le clavier, Ctrl+Alt+Maj+F quitte le plein écran.</translation>
    </message>
    <message>
        <source>Every key goes to %1. Ctrl+Alt+Shift+G gives the keyboard back.</source>
        <translation>Toutes les touches vont à %1. Ctrl+Alt+Maj+G rend le clavier.</translation>
    </message>
    <message>
        <source>View only: keyboard and mouse do nothing over there</source>
        <translation>Observation seule : le clavier et la souris n’y font rien</translation>
    </message>
    <message>
        <source>Keyboard and mouse work over there again</source>
        <translation>Le clavier et la souris y agissent de nouveau</translation>
    </message>
    <message>
        <source>Nothing was typed: there is no connection</source>
        <translation>Rien n’a été saisi : il n’y a pas de connexion</translation>
    </message>
    <message>
        <source>Nothing was typed: view only is on</source>
        <translation>Rien n’a été saisi : « Observation seule » est activé</translation>
    </message>
    <message>
        <source>On Wayland no program can fill more than one screen</source>
        <translation>Sous Wayland, aucun programme ne peut remplir plus d’un écran</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::WatchDialog</name>
    <message>
        <source>They may use &amp;keyboard, mouse and clipboard</source>
        <translation>L’observateur peut utiliser le &amp;clavier, la souris et le presse-papiers</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;Nouveau mot de passe</translation>
    </message>
    <message>
        <source>Let someone watch %1</source>
        <translation>Inviter un observateur sur %1</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>Mot de &amp;passe</translation>
    </message>
    <message>
        <source>&amp;End watching</source>
        <translation>&amp;Terminer l’observation</translation>
    </message>
    <message>
        <source>Nobody watches yet.</source>
        <translation>Aucun observateur pour l’instant.</translation>
    </message>
    <message>
        <source>Somebody watches.</source>
        <translation>Un observateur est connecté.</translation>
    </message>
    <message>
        <source>Somebody watches this desktop</source>
        <translation>Un observateur regarde ce bureau</translation>
    </message>
    <message>
        <source>It is over: %1.</source>
        <translation>Observation terminée&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Nobody watches this desktop any more</source>
        <translation>Plus personne ne regarde ce bureau</translation>
    </message>
    <message>
        <source>whoever watched has left</source>
        <translation>l’observateur est parti</translation>
    </message>
    <message>
        <source>the link to the desktop is lost</source>
        <translation>la connexion au bureau est perdue</translation>
    </message>
    <message>
        <source>somebody tried wrong passwords</source>
        <translation>quelqu’un a essayé de faux mots de passe</translation>
    </message>
    <message>
        <source>the desktop&apos;s VNC server lets no other viewer in</source>
        <translation>le serveur VNC du bureau n’accepte pas d’autre visionneuse</translation>
    </message>
    <message>
        <source>Whoever has the address and the password sees this desktop in any VNC viewer, once. The address is one of this computer; from elsewhere it is reached through SSH, for example with ssh -L. Closing this window does not end it.</source>
        <translation>Quiconque dispose de l’adresse et du mot de passe peut voir ce bureau, une seule fois, dans n’importe quelle visionneuse VNC. L’adresse est locale à cet ordinateur&#xa0;; depuis un autre, passez par SSH, par exemple avec ssh -L. Fermer cette fenêtre n’y met pas fin.</translation>
    </message>
</context>
</TS>
