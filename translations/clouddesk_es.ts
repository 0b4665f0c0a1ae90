<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>Advice</name>
    <message>
        <source>Check that it is there, and the spelling of the name or path.</source>
        <translation>Compruebe que existe y cómo está escrito el nombre o la ruta.</translation>
    </message>
    <message>
        <source>Something else changed it at the same time; look at it and try again.</source>
        <translation>Otra cosa lo ha cambiado al mismo tiempo; revíselo e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, look at the machine&apos;s load and the network.</source>
        <translation>Inténtelo de nuevo; si vuelve a ocurrir, revise la carga del equipo y la red.</translation>
    </message>
    <message>
        <source>Check who owns the file or folder and its permissions.</source>
        <translation>Compruebe a quién pertenece el archivo o la carpeta y sus permisos.</translation>
    </message>
    <message>
        <source>Make room on this computer&apos;s disk and try again.</source>
        <translation>Libere espacio en el disco de este ordenador e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Keep a copy of the data folder: somebody may have changed the audit log.</source>
        <translation>Conserve una copia de la carpeta de datos: puede que alguien haya cambiado el registro de auditoría.</translation>
    </message>
    <message>
        <source>Give the master key this data folder was made with (CLOUDDESK_MASTER_KEY_FILE or the keychain).</source>
        <translation>Indique la clave maestra con la que se creó esta carpeta de datos (CLOUDDESK_MASTER_KEY_FILE o el llavero).</translation>
    </message>
    <message>
        <source>Check the port, and that sshd is running on the machine.</source>
        <translation>Compruebe el puerto y que sshd está en marcha en el equipo.</translation>
    </message>
    <message>
        <source>Check that the machine is running and that its firewall or security group admits SSH from here.</source>
        <translation>Compruebe que el equipo está encendido y que su cortafuegos o grupo de seguridad admite SSH desde aquí.</translation>
    </message>
    <message>
        <source>Check the network and try again.</source>
        <translation>Revise la red e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Check that host and port belong to an SSH server that is not too old.</source>
        <translation>Compruebe que el equipo y el puerto son de un servidor SSH que no sea demasiado antiguo.</translation>
    </message>
    <message>
        <source>The key was marked as stolen or withdrawn in known_hosts; do not connect until the machine has a new one.</source>
        <translation>La clave se marcó en known_hosts como robada o retirada; no se conecte hasta que el equipo tenga una nueva.</translation>
    </message>
    <message>
        <source>Start ssh-agent, load the key (ssh-add) and check SSH_AUTH_SOCK.</source>
        <translation>Inicie ssh-agent, cargue la clave (ssh-add) y compruebe SSH_AUTH_SOCK.</translation>
    </message>
    <message>
        <source>Allow forwarding in the machine&apos;s sshd_config (AllowTcpForwarding, AllowStreamLocalForwarding).</source>
        <translation>Permita el reenvío en el sshd_config del equipo (AllowTcpForwarding, AllowStreamLocalForwarding).</translation>
    </message>
    <message>
        <source>Supported are Debian, Ubuntu, Fedora, RHEL and its likes, and Oracle Linux.</source>
        <translation>Son compatibles Debian, Ubuntu, Fedora, RHEL y similares, y Oracle Linux.</translation>
    </message>
    <message>
        <source>Make room on the machine&apos;s disk and try again.</source>
        <translation>Libere espacio en el disco del equipo e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Another installation is running on the machine; wait for its end and try again.</source>
        <translation>Hay otra instalación en curso en el equipo; espere a que termine e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Connect again: a new desktop is started.</source>
        <translation>Conéctese de nuevo: se inicia un escritorio nuevo.</translation>
    </message>
    <message>
        <source>The desktop was stopped for safety; check the machine&apos;s VNC configuration in /etc and ~/.vnc.</source>
        <translation>El escritorio se ha detenido por seguridad; revise la configuración de VNC del equipo en /etc y ~/.vnc.</translation>
    </message>
    <message>
        <source>The machine&apos;s VNC server does not behave; stop its desktop and connect again.</source>
        <translation>El servidor VNC del equipo se comporta mal; detenga su escritorio y conéctese de nuevo.</translation>
    </message>
    <message>
        <source>Stop the desktop and connect again: a new one gets a new password.</source>
        <translation>Detenga el escritorio y conéctese de nuevo: uno nuevo recibe una contraseña nueva.</translation>
    </message>
    <message>
        <source>Check the network and the machine&apos;s load, then connect again.</source>
        <translation>Revise la red y la carga del equipo y conéctese de nuevo.</translation>
    </message>
    <message>
        <source>Unlock CloudDesk with the master passphrase and try again.</source>
        <translation>Desbloquee CloudDesk con la frase de contraseña maestra y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Check what you entered, and try again.</source>
        <translation>Compruebe lo que ha escrito e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Choose another name, or change the existing one.</source>
        <translation>Elija otro nombre o cambie la entrada existente.</translation>
    </message>
    <message>
        <source>Try another way; this one is not possible here.</source>
        <translation>Pruebe otra forma; así no es posible aquí.</translation>
    </message>
    <message>
        <source>Check the file, the disk and its file system.</source>
        <translation>Compruebe el archivo, el disco y su sistema de archivos.</translation>
    </message>
    <message>
        <source>Check that the data folder&apos;s disk has room and that you may write there.</source>
        <translation>Compruebe que hay espacio en el disco de la carpeta de datos y que puede escribir en ella.</translation>
    </message>
    <message>
        <source>Use the newer version of CloudDesk that wrote this data folder.</source>
        <translation>Use la versión más reciente de CloudDesk que escribió esta carpeta de datos.</translation>
    </message>
    <message>
        <source>Restore the data folder from a backup.</source>
        <translation>Restaure la carpeta de datos desde una copia de seguridad.</translation>
    </message>
    <message>
        <source>Unlock the keychain, or correct CLOUDDESK_MASTER_KEY_FILE, and start CloudDesk again.</source>
        <translation>Desbloquee el llavero o corrija CLOUDDESK_MASTER_KEY_FILE e inicie CloudDesk de nuevo.</translation>
    </message>
    <message>
        <source>Choose the machine, then &quot;Edit…&quot;, and enter its secret anew.</source>
        <translation>Elija el equipo, después «Editar…», y escriba de nuevo su secreto.</translation>
    </message>
    <message>
        <source>Check the host name and this computer&apos;s DNS; &quot;Edit…&quot; changes what is stored for the machine.</source>
        <translation>Compruebe el nombre del equipo y el DNS de este ordenador; «Editar…» cambia lo guardado para el equipo.</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the machine&apos;s console, then connect again and trust the key when you are asked.</source>
        <translation>Compare la huella con la de la consola del equipo; después conéctese de nuevo y confíe en la clave cuando se le pregunte.</translation>
    </message>
    <message>
        <source>Nothing was sent to it. Only if the machine was really set up anew, remove its old key under Settings → Security → Trusted host keys and connect again. If not, somebody may be listening in: do not connect.</source>
        <translation>No se le ha enviado nada. Solo si el equipo se ha instalado de nuevo de verdad, quite su clave antigua en Preferencias → Seguridad → Claves de servidor de confianza y conéctese de nuevo. Si no, alguien podría estar escuchando: no se conecte.</translation>
    </message>
    <message>
        <source>Check the user and the key or password; &quot;Edit…&quot; changes what is stored for the machine.</source>
        <translation>Compruebe el usuario y la clave o la contraseña; «Editar…» cambia lo guardado para el equipo.</translation>
    </message>
    <message>
        <source>Check the key file and its passphrase; &quot;Edit…&quot; changes what is stored for the machine.</source>
        <translation>Compruebe el archivo de clave y su frase de contraseña; «Editar…» cambia lo guardado para el equipo.</translation>
    </message>
    <message>
        <source>Run it by hand in a terminal on the machine to see more.</source>
        <translation>Ejecútelo a mano en un terminal del equipo para ver más.</translation>
    </message>
    <message>
        <source>Send the output to a file on the machine and download that.</source>
        <translation>Envíe la salida a un archivo en el equipo y descárguelo.</translation>
    </message>
    <message>
        <source>Start the transfer again: it goes on where it stopped.</source>
        <translation>Inicie la transferencia de nuevo: continuará donde se detuvo.</translation>
    </message>
    <message>
        <source>Ask the machine&apos;s administrator to install a desktop and a VNC server there.</source>
        <translation>Pida al administrador del equipo que instale en él un escritorio y un servidor VNC.</translation>
    </message>
    <message>
        <source>Choose the machine, then &quot;Edit…&quot;, and correct its password for sudo.</source>
        <translation>Elija el equipo, después «Editar…», y corrija su contraseña de sudo.</translation>
    </message>
    <message>
        <source>The full log is kept on this computer; trying again repairs what is broken and goes on.</source>
        <translation>El registro completo queda en este ordenador; al intentarlo de nuevo se repara lo dañado y se continúa.</translation>
    </message>
    <message>
        <source>Have it installed: switch on &quot;Install what a machine lacks for a desktop&quot; under Settings → New desktops, and connect again.</source>
        <translation>Haga que se instale: active «Instalar lo que le falte a un equipo para tener un escritorio» en Preferencias → Escritorios nuevos y conéctese de nuevo.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, the technical details tell why.</source>
        <translation>Inténtelo de nuevo; si vuelve a ocurrir, los detalles técnicos dicen por qué.</translation>
    </message>
    <message>
        <source>Connect again; if it happens again, close CloudDesk and start it again.</source>
        <translation>Conéctese de nuevo; si vuelve a ocurrir, cierre CloudDesk e inícielo de nuevo.</translation>
    </message>
    <message>
        <source>This is a mistake in CloudDesk; please report it with what the technical details say.</source>
        <translation>Es un error de CloudDesk; comuníquelo con lo que dicen los detalles técnicos.</translation>
    </message>
</context>
<context>
    <name>MasterKey</name>
    <message>
        <source>In the keychain of this computer.</source>
        <translation>En el llavero de este ordenador.</translation>
    </message>
    <message>
        <source>Sealed under the master passphrase, in the file %1.</source>
        <translation>Sellada con la frase de contraseña maestra, en el archivo %1.</translation>
    </message>
    <message>
        <source>In the file that CLOUDDESK_MASTER_KEY_FILE names: %1</source>
        <translation>En el archivo que indica CLOUDDESK_MASTER_KEY_FILE: %1</translation>
    </message>
    <message>
        <source>In the key file %1, because no keychain answered when it was made. Whoever can read that file and the database can read the stored credentials.</source>
        <translation>En el archivo de clave %1, porque ningún llavero respondió cuando se creó. Quien pueda leer ese archivo y la base de datos puede leer las credenciales guardadas.</translation>
    </message>
</context>
<context>
    <name>RoomAdvice</name>
    <message>
        <source>unlock the keychain and try again</source>
        <translation>Desbloquee el llavero e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>There may be too little memory: it takes about 150 MiB.</source>
        <translation>Puede que falte memoria: hacen falta unos 150 MiB.</translation>
    </message>
    <message>
        <source>Connect again to start a new one.</source>
        <translation>Conéctese de nuevo para iniciar otro.</translation>
    </message>
    <message>
        <source>Connect again to start a new desktop.</source>
        <translation>Conéctese de nuevo para iniciar un escritorio nuevo.</translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation>Conéctese de nuevo.</translation>
    </message>
    <message>
        <source>Begin the file with a line such as: name,host,port,user,tags</source>
        <translation>Empiece el archivo con una línea como: name,host,port,user,tags</translation>
    </message>
    <message>
        <source>In mRemoteNG, turn off &quot;Encrypt complete connection file&quot; and save it.</source>
        <translation>En mRemoteNG, desactive «Encrypt complete connection file» y guarde el archivo.</translation>
    </message>
    <message>
        <source>Nothing was taken over. Try the passphrase again, or use an unaltered copy of the file.</source>
        <translation>No se ha importado nada. Pruebe de nuevo la frase de contraseña o use una copia sin alterar del archivo.</translation>
    </message>
    <message>
        <source>Have the line &quot;Subsystem sftp internal-sftp&quot; in /etc/ssh/sshd_config there and restart sshd; where Dropbear runs, install openssh-sftp-server</source>
        <translation>Ponga allí en /etc/ssh/sshd_config la línea «Subsystem sftp internal-sftp» y reinicie sshd; donde funcione Dropbear, instale openssh-sftp-server.</translation>
    </message>
    <message>
        <source>pack it first, for example with tar</source>
        <translation>Empaquétela primero, por ejemplo con tar.</translation>
    </message>
    <message>
        <source>pack it there first, for example with tar</source>
        <translation>Empaquétela allí primero, por ejemplo con tar.</translation>
    </message>
    <message>
        <source>Nothing was sent to it. A &quot;@revoked&quot; line in a known_hosts file says that nobody must trust this key; ask whoever runs the machine.</source>
        <translation>No se le ha enviado nada. Una línea «@revoked» de un archivo known_hosts dice que nadie debe confiar en esta clave; pregunte a quien administra el equipo.</translation>
    </message>
    <message>
        <source>Nothing was sent to it. Compare the fingerprint with the machine&apos;s own.</source>
        <translation>No se le ha enviado nada. Compare la huella con la del propio equipo.</translation>
    </message>
    <message>
        <source>Look at it again, then repeat the change.</source>
        <translation>Vuelva a mirarlo y repita después el cambio.</translation>
    </message>
    <message>
        <source>give the key&apos;s passphrase; check the key with: ssh-keygen -y -f KEYFILE</source>
        <translation>Indique la frase de contraseña de la clave; puede comprobarla con: ssh-keygen -y -f KEYFILE</translation>
    </message>
    <message>
        <source>give the one line of the file that ends in -cert.pub</source>
        <translation>Indique la única línea del archivo que termina en -cert.pub.</translation>
    </message>
    <message>
        <source>Look at what the machine&apos;s login files (.bashrc, .profile) print, and whether its login shell runs commands</source>
        <translation>Mire qué muestran los archivos de inicio de sesión del equipo (.bashrc, .profile) y si su intérprete ejecuta órdenes.</translation>
    </message>
    <message>
        <source>Give this machine&apos;s sudo password and try again</source>
        <translation>Indique la contraseña de sudo de este equipo e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Free some room on the machine or give it a larger disk, then try again</source>
        <translation>Libere espacio en el equipo o dele un disco mayor e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Free some room on the machine, then try again</source>
        <translation>Libere espacio en el equipo e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Choose the desktop xfce</source>
        <translation>Elija el escritorio xfce.</translation>
    </message>
    <message>
        <source>Wait until it has finished, or end it on the machine; then try again</source>
        <translation>Espere a que termine, o deténgalo en el equipo; después inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Try again: the next run repairs it</source>
        <translation>Inténtelo de nuevo: la próxima vez se repara.</translation>
    </message>
    <message>
        <source>Install CloudDesk anew: both programs belong into one folder.</source>
        <translation>Instale CloudDesk de nuevo: ambos programas deben estar en la misma carpeta.</translation>
    </message>
    <message>
        <source>free some room, or choose another folder for recordings</source>
        <translation>Libere espacio o elija otra carpeta para las grabaciones.</translation>
    </message>
    <message>
        <source>begin another one</source>
        <translation>Comience otra.</translation>
    </message>
    <message>
        <source>name the file that it points to</source>
        <translation>Indique el archivo al que apunta.</translation>
    </message>
    <message>
        <source>try again when nothing writes to it</source>
        <translation>Inténtelo de nuevo cuando nadie escriba en él.</translation>
    </message>
    <message>
        <source>try: ssh-add -l</source>
        <translation>Pruebe con: ssh-add -l</translation>
    </message>
    <message>
        <source>add one with ssh-add</source>
        <translation>Añada una con ssh-add.</translation>
    </message>
    <message>
        <source>start ssh-agent, add your key with ssh-add, and see that SSH_AUTH_SOCK is set</source>
        <translation>Inicie ssh-agent, añada su clave con ssh-add y compruebe que SSH_AUTH_SOCK esté definida.</translation>
    </message>
    <message>
        <source>the account may be restricted to something else</source>
        <translation>Puede que la cuenta esté restringida a otra cosa.</translation>
    </message>
    <message>
        <source>sshd allows only so many at a time (MaxSessions); close something and try again</source>
        <translation>sshd solo permite un número limitado a la vez (MaxSessions); cierre algo e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>check that something listens there, and that sshd allows forwarding (AllowTcpForwarding, AllowStreamLocalForwarding, PermitOpen)</source>
        <translation>Compruebe que algo escuche allí y que sshd permita el reenvío (AllowTcpForwarding, AllowStreamLocalForwarding, PermitOpen).</translation>
    </message>
    <message>
        <source>check that something listens there, on the machine itself</source>
        <translation>Compruebe en el propio equipo que algo escuche allí.</translation>
    </message>
    <message>
        <source>Correct the machine&apos;s address</source>
        <translation>Corrija la dirección del equipo.</translation>
    </message>
    <message>
        <source>The machine may be busy; try again</source>
        <translation>Puede que el equipo esté ocupado; inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>update the SSH server, or let it offer AES-GCM</source>
        <translation>Actualice el servidor SSH o haga que ofrezca AES-GCM.</translation>
    </message>
    <message>
        <source>update the SSH server on the machine</source>
        <translation>Actualice el servidor SSH del equipo.</translation>
    </message>
    <message>
        <source>check the user name, and that this key or password is allowed on the machine</source>
        <translation>Compruebe el nombre de usuario y que esta clave o contraseña esté permitida en el equipo.</translation>
    </message>
    <message>
        <source>check the spelling of the host name, and this computer&apos;s network</source>
        <translation>Compruebe cómo está escrito el nombre del servidor y la red de este equipo.</translation>
    </message>
    <message>
        <source>check this computer&apos;s network and its name servers, or give the machine&apos;s address instead of its name</source>
        <translation>Compruebe la red y los servidores de nombres de este equipo, o indique la dirección del equipo en lugar de su nombre.</translation>
    </message>
    <message>
        <source>check the network, and whether the machine still runs</source>
        <translation>Compruebe la red y si el equipo sigue en marcha.</translation>
    </message>
    <message>
        <source>Connect again; check the network and whether the machine still runs</source>
        <translation>Conéctese de nuevo; compruebe la red y si el equipo sigue en marcha.</translation>
    </message>
    <message>
        <source>Close what uses much memory here, and connect again</source>
        <translation>Cierre aquí lo que use mucha memoria y conéctese de nuevo.</translation>
    </message>
    <message>
        <source>check the address, and that the machine runs and its firewall lets SSH in</source>
        <translation>Compruebe la dirección, que el equipo esté en marcha y que su cortafuegos deje pasar SSH.</translation>
    </message>
    <message>
        <source>check the port, and that sshd is not overloaded</source>
        <translation>Compruebe el puerto y que sshd no esté sobrecargado.</translation>
    </message>
    <message>
        <source>check that an SSH server listens on this port</source>
        <translation>Compruebe que un servidor SSH escuche en este puerto.</translation>
    </message>
    <message>
        <source>try again; if it stays so, look into sshd&apos;s log on the machine (MaxStartups, firewall)</source>
        <translation>Inténtelo de nuevo; si continúa, mire el registro de sshd en el equipo (MaxStartups, cortafuegos).</translation>
    </message>
    <message>
        <source>look into sshd&apos;s log on the machine; it may have refused the user or the address</source>
        <translation>Mire el registro de sshd en el equipo; puede que haya rechazado al usuario o la dirección.</translation>
    </message>
    <message>
        <source>try again; a machine under load, or a slow directory service, may be the reason</source>
        <translation>Inténtelo de nuevo; la causa puede ser un equipo cargado o un servicio de directorio lento.</translation>
    </message>
    <message>
        <source>make room and try again; what has arrived is kept</source>
        <translation>Libere espacio e inténtelo de nuevo; lo que ha llegado se conserva.</translation>
    </message>
    <message>
        <source>make room there and try again; what has arrived is kept</source>
        <translation>Libere espacio allí e inténtelo de nuevo; lo que ha llegado se conserva.</translation>
    </message>
    <message>
        <source>The installation goes on there by itself; connecting again follows it</source>
        <translation>La instalación continúa allí por sí sola; al conectarse de nuevo se vuelve a ver.</translation>
    </message>
    <message>
        <source>Close other viewers, or raise the limit on open files.</source>
        <translation>Cierre otros visores o aumente el límite de archivos abiertos.</translation>
    </message>
    <message>
        <source>put the file back, or end the program and start it again</source>
        <translation>Devuelva el archivo a su sitio, o cierre el programa e inícielo de nuevo.</translation>
    </message>
    <message>
        <source>end the other program, then try again</source>
        <translation>Cierre el otro programa e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>put a backup of the file in its place, or move its whole folder away to begin anew</source>
        <translation>Ponga en su lugar una copia de seguridad del archivo, o mueva toda la carpeta para empezar de nuevo.</translation>
    </message>
    <message>
        <source>put the key back from a copy</source>
        <translation>Restaure la clave desde una copia.</translation>
    </message>
    <message>
        <source>put the file back from a copy</source>
        <translation>Restaure el archivo desde una copia.</translation>
    </message>
    <message>
        <source>put the key back from a copy, or make one with: openssl rand -base64 32</source>
        <translation>Restaure la clave desde una copia, o cree una con: openssl rand -base64 32</translation>
    </message>
    <message>
        <source>wait for it to end, then try again</source>
        <translation>Espere a que termine e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Try it again; mind the keyboard&apos;s layout and Caps Lock.</source>
        <translation>Inténtelo de nuevo; tenga en cuenta la distribución del teclado y el bloqueo de mayúsculas.</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>put a backup of the database in its place</source>
        <translation>Ponga en su lugar una copia de seguridad de la base de datos.</translation>
    </message>
    <message>
        <source>check that the machine runs, that its SSH server listens on this port, and its firewall</source>
        <translation>Compruebe que el equipo esté en marcha, que su servidor SSH escuche en este puerto, y su cortafuegos.</translation>
    </message>
    <message>
        <source>put the right key back; without it the stored secrets cannot be read, though &quot;clouddesk instance list&quot; still shows the machines. To begin anew, move the data folder away.</source>
        <translation>Vuelva a poner la clave correcta; sin ella no se pueden leer los secretos guardados, aunque «clouddesk instance list» sigue mostrando las máquinas. Para empezar de nuevo, mueva la carpeta de datos a otro sitio.</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>CloudDesk cannot start</source>
        <translation>No se puede iniciar CloudDesk</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::AboutBox</name>
    <message>
        <source>About CloudDesk</source>
        <translation>Acerca de CloudDesk</translation>
    </message>
    <message>
        <source>CloudDesk %1</source>
        <translation>CloudDesk %1</translation>
    </message>
    <message>
        <source>The desktops of your own machines, over SSH.

What it keeps is in %1.

Free software under the GNU General Public License, version 3 or later. With Qt %2.</source>
        <translation>Los escritorios de sus propios equipos, por SSH.

Lo que guarda está en %1.

Software libre bajo la Licencia Pública General de GNU, versión 3 o posterior. Con Qt %2.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ConfigFollower</name>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n añadido</numerusform>
            <numerusform>%n añadidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vanished from it and stay here, marked</source>
        <translation>
            <numerusform>%n ha desaparecido de ahí y se conserva aquí, marcado</numerusform>
            <numerusform>%n han desaparecido de ahí y se conservan aquí, marcados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n back</source>
        <translation>
            <numerusform>%n ha vuelto</numerusform>
            <numerusform>%n han vuelto</numerusform>
        </translation>
    </message>
    <message>
        <source>not followed: %1</source>
        <translation>no se sigue: %1</translation>
    </message>
    <message>
        <source>From ~/.ssh/config: %1.</source>
        <translation>De ~/.ssh/config: %1.</translation>
    </message>
    <message>
        <source>%1 could not be read, so nothing follows it now: %2.</source>
        <translation>No se ha podido leer %1, así que de momento no se sigue: %2.</translation>
    </message>
    <message>
        <source>%1 could not be followed: %2.</source>
        <translation>No se ha podido seguir %1: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n changed (%1)</source>
        <translation>
            <numerusform>%n modificado (%1)</numerusform>
            <numerusform>%n modificados (%1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ConflictQuestion</name>
    <message>
        <source>&amp;Overwrite</source>
        <translation>&amp;Sobrescribir</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reanudar</translation>
    </message>
    <message>
        <source>&amp;Keep both</source>
        <translation>Conservar &amp;ambos</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>&amp;Omitir</translation>
    </message>
    <message>
        <source>The file is there already</source>
        <translation>El archivo ya existe</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 ya existe.</translation>
    </message>
    <message>
        <source>The same for &amp;all others</source>
        <translation>Lo mismo para &amp;todos los demás</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>este equipo</translation>
    </message>
    <message>
        <source>New, from %1:
%2, changed %3</source>
        <translation>Nuevo, desde %1:
%2, modificado %3</translation>
    </message>
    <message>
        <source>There now, on %1:
%2, changed %3</source>
        <translation>Ya existente, en %1:
%2, modificado %3</translation>
    </message>
    <message>
        <source>What is there is the beginning of the new file. Resuming adds the missing %1.</source>
        <translation>Lo que ya existe es el comienzo del archivo nuevo. Reanudar añade lo que falta: %1.</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 bytes</translation>
    </message>
    <message>
        <source>at a time that is not known</source>
        <translation>en un momento desconocido</translation>
    </message>
    <message>
        <source>%1 (newer)</source>
        <translation>%1 (más reciente)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::DesktopApp</name>
    <message>
        <source>%1 was disconnected because nobody used it. Its programs go on.</source>
        <translation>Se ha desconectado %1 porque nadie lo usaba. Sus programas siguen en marcha.</translation>
    </message>
    <message>
        <source>The settings could not be read: %1. The usual ones are in use; the file is kept as %2.</source>
        <translation>No se han podido leer las preferencias: %1. Se usan las predeterminadas; el archivo se conserva como %2.</translation>
    </message>
    <message>
        <source>The settings could not be read: %1 (%2). The usual ones are in use.</source>
        <translation>No se han podido leer las preferencias: %1 (%2). Se usan las predeterminadas.</translation>
    </message>
    <message>
        <source>The settings could not be stored: %1.</source>
        <translation>No se han podido guardar las preferencias: %1.</translation>
    </message>
    <message>
        <source>Only ~/.ssh/config can be followed; %1 was imported once.</source>
        <translation>Solo se puede seguir ~/.ssh/config; %1 se ha importado una única vez.</translation>
    </message>
    <message>
        <source>their file is damaged (%1)</source>
        <translation>su archivo está dañado (%1)</translation>
    </message>
    <message>
        <source>No keychain answered, so the key to what is stored here lies in a file that only you can read. Settings &gt; Security can move it into a keychain.</source>
        <translation>Ningún llavero ha respondido, así que la clave de lo que se guarda aquí está en un archivo que solo usted puede leer. En Preferencias &gt; Seguridad se puede trasladar a un llavero.</translation>
    </message>
    <message>
        <source>Quit CloudDesk</source>
        <translation>Salir de CloudDesk</translation>
    </message>
    <message>
        <source>Something is still under way: files are being moved, a desktop is recorded, or somebody watches one. It ends when CloudDesk quits.</source>
        <translation>Todavía hay algo en curso: se están transfiriendo archivos, se graba un escritorio o alguien está mirando uno. Terminará al salir de CloudDesk.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;No salir</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::DesktopTools</name>
    <message>
        <source>&amp;Files…</source>
        <translation>&amp;Archivos…</translation>
    </message>
    <message>
        <source>&amp;Terminal</source>
        <translation>&amp;Terminal</translation>
    </message>
    <message>
        <source>Let someone &amp;watch…</source>
        <translation>&amp;Mostrar a otra persona…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) on the way to %1</source>
        <translation>
            <numerusform>%Ln archivo en camino a %1</numerusform>
            <numerusform>%Ln archivos en camino a %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is no link now: %Ln file(s) go when it is back</source>
        <translation>
            <numerusform>Ahora no hay conexión: %Ln archivo se enviará cuando vuelva</numerusform>
            <numerusform>Ahora no hay conexión: %Ln archivos se enviarán cuando vuelva</numerusform>
        </translation>
    </message>
    <message>
        <source>Play a recording</source>
        <translation>Reproducir una grabación</translation>
    </message>
    <message>
        <source>CloudDesk recordings (*.cdrec)</source>
        <translation>Grabaciones de CloudDesk (*.cdrec)</translation>
    </message>
    <message>
        <source>Somebody may use it</source>
        <translation>Alguien puede usarlo</translation>
    </message>
    <message>
        <source>Somebody watches</source>
        <translation>Alguien está mirando</translation>
    </message>
    <message>
        <source>Nobody watches yet</source>
        <translation>Todavía no mira nadie</translation>
    </message>
    <message>
        <source>Who may see this desktop</source>
        <translation>Quién puede ver este escritorio</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::EmptyPage</name>
    <message>
        <source>Your machines&apos; desktops, one click away</source>
        <translation>Los escritorios de sus equipos, a un clic</translation>
    </message>
    <message>
        <source>Any machine that you can reach by SSH will do. What it lacks for a desktop is installed the first time you connect.</source>
        <translation>Sirve cualquier equipo al que pueda acceder por SSH. Lo que le falte para tener un escritorio se instala la primera vez que se conecta.</translation>
    </message>
    <message>
        <source>&amp;Add a machine…</source>
        <translation>Aña&amp;dir un equipo…</translation>
    </message>
    <message>
        <source>&amp;Import from ~/.ssh/config…</source>
        <translation>&amp;Importar desde ~/.ssh/config…</translation>
    </message>
    <message>
        <source>&amp;Try the demo on this computer</source>
        <translation>&amp;Probar la demostración en este ordenador</translation>
    </message>
    <message>
        <source>A desktop of this computer, through a private SSH server. Nothing of it stays behind.</source>
        <translation>Un escritorio de este ordenador, a través de un servidor SSH privado. No deja ningún rastro.</translation>
    </message>
    <message>
        <source>Or type user@host above to connect right away.</source>
        <translation>O escriba usuario@servidor arriba para conectarse al momento.</translation>
    </message>
    <message>
        <source>The demo is starting in a window of its own…</source>
        <translation>La demostración se está iniciando en su propia ventana…</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::EndQuestion</name>
    <message>
        <source>Close the desktop</source>
        <translation>Cerrar el escritorio</translation>
    </message>
    <message>
        <source>Something is still under way with %1: files are being moved, the desktop is recorded, or somebody watches it. It ends when the window closes.</source>
        <translation>Todavía hay algo en curso con %1: se están transfiriendo archivos, se graba el escritorio o alguien lo está mirando. Terminará al cerrar la ventana.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>&amp;Keep open</source>
        <translation>&amp;Mantener abierto</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ErrorPage</name>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Detalles técnicos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>Dónde: %1</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Código: %1</translation>
    </message>
    <message>
        <source>Edit the machine…</source>
        <translation>Editar el equipo…</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ErrorText</name>
    <message>
        <source>what was given cannot be used</source>
        <translation>El dato indicado no se puede usar</translation>
    </message>
    <message>
        <source>it was not found</source>
        <translation>No se ha encontrado</translation>
    </message>
    <message>
        <source>it is there already</source>
        <translation>Ya existe</translation>
    </message>
    <message>
        <source>it was changed meanwhile</source>
        <translation>Se ha cambiado mientras tanto</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>it took too long</source>
        <translation>Ha tardado demasiado</translation>
    </message>
    <message>
        <source>that is not possible here</source>
        <translation>Eso no es posible aquí</translation>
    </message>
    <message>
        <source>access was denied</source>
        <translation>Acceso denegado</translation>
    </message>
    <message>
        <source>reading or writing failed</source>
        <translation>Ha fallado la lectura o la escritura</translation>
    </message>
    <message>
        <source>the disk of this computer is full</source>
        <translation>El disco de este ordenador está lleno</translation>
    </message>
    <message>
        <source>the database failed</source>
        <translation>Ha fallado la base de datos</translation>
    </message>
    <message>
        <source>the data folder belongs to a newer version</source>
        <translation>La carpeta de datos es de una versión más reciente</translation>
    </message>
    <message>
        <source>the database is damaged</source>
        <translation>La base de datos está dañada</translation>
    </message>
    <message>
        <source>the audit log is damaged</source>
        <translation>El registro de auditoría está dañado</translation>
    </message>
    <message>
        <source>the master key cannot be reached</source>
        <translation>No se puede acceder a la clave maestra</translation>
    </message>
    <message>
        <source>the master key is the wrong one</source>
        <translation>La clave maestra no es la correcta</translation>
    </message>
    <message>
        <source>a stored secret is damaged</source>
        <translation>Un secreto guardado está dañado</translation>
    </message>
    <message>
        <source>the host name was not found</source>
        <translation>No se ha encontrado el nombre del equipo</translation>
    </message>
    <message>
        <source>the machine refused the connection</source>
        <translation>El equipo ha rechazado la conexión</translation>
    </message>
    <message>
        <source>the machine does not answer</source>
        <translation>El equipo no responde</translation>
    </message>
    <message>
        <source>the connection was lost</source>
        <translation>Se ha perdido la conexión</translation>
    </message>
    <message>
        <source>the SSH connection failed</source>
        <translation>Ha fallado la conexión SSH</translation>
    </message>
    <message>
        <source>the host key is not known</source>
        <translation>La clave del equipo no es conocida</translation>
    </message>
    <message>
        <source>the host key has changed</source>
        <translation>La clave del equipo ha cambiado</translation>
    </message>
    <message>
        <source>the host key is revoked</source>
        <translation>La clave del equipo está revocada</translation>
    </message>
    <message>
        <source>the login was refused</source>
        <translation>Se ha rechazado el inicio de sesión</translation>
    </message>
    <message>
        <source>the key cannot be used</source>
        <translation>La clave no se puede usar</translation>
    </message>
    <message>
        <source>the ssh-agent does not answer</source>
        <translation>El ssh-agent no responde</translation>
    </message>
    <message>
        <source>the machine refused a channel</source>
        <translation>El equipo ha rechazado un canal</translation>
    </message>
    <message>
        <source>a command failed on the machine</source>
        <translation>Ha fallado una orden en el equipo</translation>
    </message>
    <message>
        <source>a command said too much</source>
        <translation>Una orden ha producido demasiada salida</translation>
    </message>
    <message>
        <source>the transfer failed</source>
        <translation>Ha fallado la transferencia</translation>
    </message>
    <message>
        <source>the system of the machine is not supported</source>
        <translation>El sistema del equipo no es compatible</translation>
    </message>
    <message>
        <source>there are no administrator rights on the machine</source>
        <translation>Faltan derechos de administrador en el equipo</translation>
    </message>
    <message>
        <source>the password for sudo is wrong</source>
        <translation>La contraseña de sudo es incorrecta</translation>
    </message>
    <message>
        <source>the disk of the machine is full</source>
        <translation>El disco del equipo está lleno</translation>
    </message>
    <message>
        <source>another installation is running on the machine</source>
        <translation>Hay otra instalación en curso en el equipo</translation>
    </message>
    <message>
        <source>the installation failed</source>
        <translation>Ha fallado la instalación</translation>
    </message>
    <message>
        <source>the machine has no VNC server</source>
        <translation>El equipo no tiene servidor VNC</translation>
    </message>
    <message>
        <source>the VNC server did not start</source>
        <translation>El servidor VNC no se ha iniciado</translation>
    </message>
    <message>
        <source>the desktop did not start</source>
        <translation>El escritorio no se ha iniciado</translation>
    </message>
    <message>
        <source>the desktop has ended</source>
        <translation>El escritorio ha terminado</translation>
    </message>
    <message>
        <source>the desktop could be reached from outside</source>
        <translation>Se podía acceder al escritorio desde fuera</translation>
    </message>
    <message>
        <source>the VNC server said something wrong</source>
        <translation>El servidor VNC se comporta mal</translation>
    </message>
    <message>
        <source>the VNC server sent too much</source>
        <translation>El servidor VNC ha enviado demasiado</translation>
    </message>
    <message>
        <source>the VNC server refused the password</source>
        <translation>El servidor VNC ha rechazado la contraseña</translation>
    </message>
    <message>
        <source>the VNC server says nothing any more</source>
        <translation>El servidor VNC ha dejado de responder</translation>
    </message>
    <message>
        <source>the picture could not be decoded</source>
        <translation>No se ha podido descodificar la imagen</translation>
    </message>
    <message>
        <source>CloudDesk has made a mistake</source>
        <translation>Se ha producido un error en CloudDesk</translation>
    </message>
    <message>
        <source>the stored secrets are locked</source>
        <translation>los secretos guardados están bloqueados</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ExportDialog</name>
    <message>
        <source>A &amp;table (CSV), without keys and passwords</source>
        <translation>Una &amp;tabla (CSV), sin claves ni contraseñas</translation>
    </message>
    <message>
        <source>&amp;JSON, without keys and passwords</source>
        <translation>&amp;JSON, sin claves ni contraseñas</translation>
    </message>
    <message>
        <source>&amp;Sealed with a passphrase, with keys and passwords</source>
        <translation>Archivo c&amp;ifrado con frase de contraseña, con claves y contraseñas</translation>
    </message>
    <message>
        <source>Export machines</source>
        <translation>Exportar equipos</translation>
    </message>
    <message>
        <source>All machines are written to a file that only you can read.</source>
        <translation>Todos los equipos se escriben en un archivo que solo usted puede leer.</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Frase de contraseña</translation>
    </message>
    <message>
        <source>Passphrase a&amp;gain</source>
        <translation>&amp;Repetir la frase</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>⚠ The two passphrases are not the same.</source>
        <translation>⚠ Las dos frases de contraseña no coinciden.</translation>
    </message>
    <message>
        <source>Nobody can open the file without the passphrase, not even you.</source>
        <translation>Sin la frase de contraseña nadie podrá abrir el archivo, ni siquiera usted.</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>Escribiendo %1…</translation>
    </message>
    <message>
        <source>⚠ Not written: %1. Choose another place, or try again.</source>
        <translation>⚠ No se ha escrito: %1. Elija otro lugar o inténtelo de nuevo.</translation>
    </message>
    <message numerus="yes">
        <source>⚠ The passphrase must have %n characters or more.</source>
        <translation>
            <numerusform>⚠ La frase de contraseña debe tener al menos %n carácter.</numerusform>
            <numerusform>⚠ La frase de contraseña debe tener al menos %n caracteres.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::FieldRule</name>
    <message>
        <source>must not be empty</source>
        <translation>no puede estar vacío</translation>
    </message>
    <message>
        <source>must not begin with &quot;-&quot;</source>
        <translation>no puede empezar por «-»</translation>
    </message>
    <message>
        <source>must not hold control characters, line breaks or invisible characters</source>
        <translation>no puede contener caracteres de control, saltos de línea ni caracteres invisibles</translation>
    </message>
    <message>
        <source>must not begin or end with a space</source>
        <translation>no puede empezar ni terminar con un espacio</translation>
    </message>
    <message>
        <source>is not a valid IPv4 address (four numbers from 0 to 255, without leading zeros)</source>
        <translation>no es una dirección IPv4 válida (cuatro números de 0 a 255, sin ceros iniciales)</translation>
    </message>
    <message>
        <source>has a zone that is no interface name (1 to 15 letters, digits, &quot;.&quot;, &quot;_&quot;, &quot;-&quot;)</source>
        <translation>tiene una zona que no es un nombre de interfaz (de 1 a 15 letras, cifras, «.», «_», «-»)</translation>
    </message>
    <message>
        <source>is written without brackets and without a port</source>
        <translation>se escribe sin corchetes y sin puerto</translation>
    </message>
    <message>
        <source>is not a valid IPv6 address</source>
        <translation>no es una dirección IPv6 válida</translation>
    </message>
    <message>
        <source>must have 1 to 63 characters between the dots</source>
        <translation>debe tener de 1 a 63 caracteres entre los puntos</translation>
    </message>
    <message>
        <source>must not have a &quot;-&quot; at the begin or end of a part</source>
        <translation>no puede tener «-» al principio ni al final de una parte</translation>
    </message>
    <message>
        <source>may hold only letters, digits, &quot;-&quot; and &quot;.&quot; (RFC 1123)</source>
        <translation>solo puede contener letras, cifras, «-» y «.» (RFC 1123)</translation>
    </message>
    <message>
        <source>must not be longer than 253 characters</source>
        <translation>no puede tener más de 253 caracteres</translation>
    </message>
    <message>
        <source>may hold only ASCII letters, digits, &quot;-&quot; and &quot;.&quot;</source>
        <translation>solo puede contener letras ASCII, cifras, «-» y «.»</translation>
    </message>
    <message>
        <source>must not be longer than 64 characters each</source>
        <translation>no pueden tener más de 64 caracteres cada una</translation>
    </message>
    <message>
        <source>may hold only letters, digits, spaces and + - = . _ : / @</source>
        <translation>solo pueden contener letras, cifras, espacios y + - = . _ : / @</translation>
    </message>
    <message>
        <source>must have a port from 1 to 65535</source>
        <translation>debe tener un puerto de 1 a 65535</translation>
    </message>
    <message>
        <source>must be USER@HOST[:PORT], an IPv6 address in brackets</source>
        <translation>debe ser USER@HOST[:PORT], una dirección IPv6 entre corchetes</translation>
    </message>
    <message>
        <source>must have an IPv6 address in brackets</source>
        <translation>debe tener la dirección IPv6 entre corchetes</translation>
    </message>
    <message>
        <source>must not be longer than 64 characters</source>
        <translation>no puede tener más de 64 caracteres</translation>
    </message>
    <message>
        <source>must not look like an id</source>
        <translation>no puede parecer un identificador</translation>
    </message>
    <message>
        <source>must be a number from 1 to 65535</source>
        <translation>debe ser un número de 1 a 65535</translation>
    </message>
    <message>
        <source>must begin with a letter, a digit or &quot;_&quot;</source>
        <translation>debe empezar por una letra, una cifra o «_»</translation>
    </message>
    <message>
        <source>may hold only ASCII letters, digits and . _ - + @</source>
        <translation>solo puede contener letras ASCII, cifras y . _ - + @</translation>
    </message>
    <message>
        <source>must not be more than 32</source>
        <translation>no pueden ser más de 32</translation>
    </message>
    <message>
        <source>must not be longer than 4000 characters</source>
        <translation>no pueden tener más de 4000 caracteres</translation>
    </message>
    <message>
        <source>must not hold control characters but line feeds and tabs</source>
        <translation>no pueden contener caracteres de control salvo saltos de línea y tabuladores</translation>
    </message>
    <message>
        <source>must be absolute, or begin with &quot;~/&quot;</source>
        <translation>debe ser absoluta o empezar por «~/»</translation>
    </message>
    <message>
        <source>must not be longer than 4095 bytes</source>
        <translation>no puede tener más de 4095 bytes</translation>
    </message>
    <message>
        <source>Give the bare address, and the port by itself.</source>
        <translation>Indique solo la dirección, y el puerto aparte.</translation>
    </message>
    <message>
        <source>If you meant a name or an IPv4 address with a port, give the port by itself.</source>
        <translation>Si se refería a un nombre o una dirección IPv4 con puerto, indique el puerto aparte.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::FilesWindow</name>
    <message>
        <source>Files on %1</source>
        <translation>Archivos en %1</translation>
    </message>
    <message>
        <source>&amp;This computer</source>
        <translation>&amp;Este ordenador</translation>
    </message>
    <message>
        <source>Folder on this computer</source>
        <translation>Carpeta de este ordenador</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Arriba</translation>
    </message>
    <message>
        <source>Parent folder on this computer</source>
        <translation>Carpeta superior de este ordenador</translation>
    </message>
    <message>
        <source>Files on this computer</source>
        <translation>Archivos de este ordenador</translation>
    </message>
    <message>
        <source>&amp;Upload →</source>
        <translation>&amp;Subir →</translation>
    </message>
    <message>
        <source>Folder on %1</source>
        <translation>Carpeta en %1</translation>
    </message>
    <message>
        <source>Parent folder on %1</source>
        <translation>Carpeta superior en %1</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Actualizar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modificado</translation>
    </message>
    <message>
        <source>← &amp;Download</source>
        <translation>← &amp;Descargar</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Transferencias</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>Clear the &amp;list</source>
        <translation>&amp;Limpiar la lista</translation>
    </message>
    <message>
        <source>Takes out what has ended</source>
        <translation>Quita de la lista lo que ya ha terminado</translation>
    </message>
    <message>
        <source>There is no folder %1 on this computer</source>
        <translation>No existe la carpeta %1 en este ordenador</translation>
    </message>
    <message>
        <source>Choose files on the left first</source>
        <translation>Elija primero los archivos a la izquierda</translation>
    </message>
    <message>
        <source>Choose files on the right first</source>
        <translation>Elija primero los archivos a la derecha</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Reanudar</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausar</translation>
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
        <translation>en espera</translation>
    </message>
    <message>
        <source>waiting for the link: %1</source>
        <translation>a la espera de la conexión: %1</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>is there already</source>
        <translation>ya existe</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminado</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>omitido</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>Rei&amp;ntentar</translation>
    </message>
    <message>
        <source>Goes on with what has failed</source>
        <translation>Continúa con lo que ha fallado</translation>
    </message>
    <message>
        <source>the machine has no SFTP server</source>
        <translation>el equipo no tiene servidor SFTP</translation>
    </message>
    <message>
        <source>%1 has no SFTP server, which moves the files. There, have the line &quot;%2&quot; in %3 and restart sshd; where Dropbear runs, install the package %4. Then try again: what waits stays in the list.</source>
        <translation>%1 no tiene servidor SFTP, necesario para transferir archivos. Añada allí la línea «%2» a %3 y reinicie sshd; si usa Dropbear, instale el paquete %4. Después reinténtelo: lo que espera permanece en la lista.</translation>
    </message>
    <message>
        <source>Takes out what is selected, or else what is under way; what has arrived of it stays there as a part, in which the next transfer of the file goes on</source>
        <translation>Quita lo seleccionado o, si no hay nada, lo que está en curso; lo que ya ha llegado queda como una parte, en la que continúa la siguiente transferencia del archivo</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::FilterBar</name>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Show a list</source>
        <translation>Mostrar una lista</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Cuadrícula</translation>
    </message>
    <message>
        <source>Show a grid with pictures of the desktops</source>
        <translation>Mostrar una cuadrícula con imágenes de los escritorios</translation>
    </message>
    <message>
        <source>&amp;Group by tag</source>
        <translation>Agr&amp;upar por etiqueta</translation>
    </message>
    <message>
        <source>Search by name, host, user, tag or note</source>
        <translation>Buscar por nombre, servidor, usuario, etiqueta o nota</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Proveedor</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Backwards</source>
        <translation>Orden inverso</translation>
    </message>
    <message>
        <source>Reverse the order</source>
        <translation>Invertir el orden</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>Todas las etiquetas</translation>
    </message>
    <message>
        <source>All providers</source>
        <translation>Todos los proveedores</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Cualquier estado</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Por nombre</translation>
    </message>
    <message>
        <source>By host</source>
        <translation>Por servidor</translation>
    </message>
    <message>
        <source>By user</source>
        <translation>Por usuario</translation>
    </message>
    <message>
        <source>By provider</source>
        <translation>Por proveedor</translation>
    </message>
    <message>
        <source>By tag</source>
        <translation>Por etiqueta</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>Por estado</translation>
    </message>
    <message>
        <source>Last connected first</source>
        <translation>Últimas conexiones primero</translation>
    </message>
    <message>
        <source>No machine fits.</source>
        <translation>Ningún equipo coincide.</translation>
    </message>
    <message>
        <source>Show all machines</source>
        <translation>Mostrar todos los equipos</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::HostKeyPage</name>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Olvidar</translation>
    </message>
    <message>
        <source>Trusted &amp;host keys</source>
        <translation>Claves de &amp;servidor de confianza</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Huella digital</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Trusted host keys</source>
        <translation>Claves de servidor de confianza</translation>
    </message>
    <message>
        <source>%1, revoked</source>
        <translation>%1, revocada</translation>
    </message>
    <message>
        <source>None yet: a machine&apos;s key is asked about at its first connect.</source>
        <translation>Todavía no hay ninguna: la primera vez que se conecta a un equipo, se pregunta por su clave.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) of %1 forgotten; the next connect asks.</source>
        <translation>
            <numerusform>Se ha olvidado %n clave de %1; la próxima conexión preguntará.</numerusform>
            <numerusform>Se han olvidado %n claves de %1; la próxima conexión preguntará.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::IdleGuard</name>
    <message>
        <source>&amp;Stay connected</source>
        <translation>&amp;Seguir conectado</translation>
    </message>
    <message numerus="yes">
        <source>Nobody has used this desktop for a while. It disconnects in %n s; its programs go on.</source>
        <translation>
            <numerusform>Nadie ha usado este escritorio desde hace un rato. Se desconectará en %n s; sus programas seguirán en marcha.</numerusform>
            <numerusform>Nadie ha usado este escritorio desde hace un rato. Se desconectará en %n s; sus programas seguirán en marcha.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ImportDialog</name>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Add under another name</source>
        <translation>Añadir con otro nombre</translation>
    </message>
    <message>
        <source>Add as %1</source>
        <translation>Añadir como %1</translation>
    </message>
    <message>
        <source>Update the machine that is there</source>
        <translation>Actualizar el equipo existente</translation>
    </message>
    <message>
        <source>Update %1</source>
        <translation>Actualizar %1</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadido</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Actualizado</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Ha fallado</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>No se puede usar</translation>
    </message>
    <message>
        <source>another machine has this name</source>
        <translation>otro equipo tiene este nombre</translation>
    </message>
    <message>
        <source>%1 has this address</source>
        <translation>%1 tiene esta dirección</translation>
    </message>
    <message>
        <source>&amp;Keep following this file: what changes there changes here</source>
        <translation>&amp;Seguir este archivo: lo que cambie en él cambiará aquí</translation>
    </message>
    <message>
        <source>Import machines</source>
        <translation>Importar equipos</translation>
    </message>
    <message>
        <source>Choose a file: profiles of Remmina, mRemoteNG or PuTTY, a table (CSV), an SSH configuration, or an export of CloudDesk.</source>
        <translation>Elija un archivo: perfiles de Remmina, mRemoteNG o PuTTY, una tabla (CSV), una configuración de SSH o una exportación de CloudDesk.</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the file</source>
        <translation>&amp;Frase de contraseña del archivo</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Machines of the file</source>
        <translation>Equipos del archivo</translation>
    </message>
    <message>
        <source>All that are there &amp;already</source>
        <translation>Todos los que ya &amp;existen</translation>
    </message>
    <message>
        <source>As chosen above</source>
        <translation>Según lo elegido arriba</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>Elegir a&amp;rchivo…</translation>
    </message>
    <message>
        <source>Choose f&amp;older…</source>
        <translation>Elegir car&amp;peta…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importar</translation>
    </message>
    <message>
        <source>Machines to import</source>
        <translation>Equipos para importar</translation>
    </message>
    <message>
        <source>Folder with profiles</source>
        <translation>Carpeta con perfiles</translation>
    </message>
    <message>
        <source>%1 is sealed. Type its passphrase.</source>
        <translation>%1 está cifrado. Escriba su frase de contraseña.</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Leyendo %1…</translation>
    </message>
    <message>
        <source>%1 could not be read: %2. %3</source>
        <translation>No se ha podido leer %1: %2. %3</translation>
    </message>
    <message>
        <source>What happens with %1</source>
        <translation>Acción para %1</translation>
    </message>
    <message>
        <source>%1 names no machines.</source>
        <translation>%1 no contiene ningún equipo.</translation>
    </message>
    <message>
        <source>There is nothing new in %1.</source>
        <translation>No hay nada nuevo en %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) were added or updated.</source>
        <translation>
            <numerusform>Se ha añadido o actualizado %n equipo.</numerusform>
            <numerusform>Se han añadido o actualizado %n equipos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed; the notes say why.</source>
        <translation>
            <numerusform>%n ha fallado; las notas indican el motivo.</numerusform>
            <numerusform>%n han fallado; las notas indican el motivo.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>No existe el archivo %1.</translation>
    </message>
    <message>
        <source>Settings &gt; Machines ends it</source>
        <translation>Se termina en Preferencias &gt; Equipos</translation>
    </message>
    <message>
        <source>Follow the file</source>
        <translation>Seguir el archivo</translation>
    </message>
    <message>
        <source>Follows the file</source>
        <translation>Sigue el archivo</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) of %1 will be added or updated.</source>
        <translation>
            <numerusform>Se añadirá o actualizará %n equipo de %1.</numerusform>
            <numerusform>Se añadirán o actualizarán %n equipos de %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keys stay where they are.</source>
        <translation>Las claves se quedan donde están.</translation>
    </message>
    <message>
        <source>There is nothing new in %1; its machines will follow it.</source>
        <translation>No hay nada nuevo en %1; sus equipos lo seguirán.</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Observaciones</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ImportRemark</name>
    <message>
        <source>its key is not in the file: the agent is used</source>
        <translation>su clave no está en el archivo: se usa el agente</translation>
    </message>
    <message>
        <source>port: is no number</source>
        <translation>puerto: no es un número</translation>
    </message>
    <message>
        <source>the profile is for VNC: SSH at port 22 is assumed</source>
        <translation>el perfil es para VNC: se supone SSH en el puerto 22</translation>
    </message>
    <message>
        <source>the password is encrypted and was skipped: it is asked for at each connect</source>
        <translation>la contraseña está cifrada y se ha omitido: se pide en cada conexión</translation>
    </message>
    <message>
        <source>tags that stand there twice are taken once</source>
        <translation>las etiquetas repetidas se toman una sola vez</translation>
    </message>
    <message>
        <source>its proxy is left out: only jump hosts by SSH can be taken over</source>
        <translation>se omite su proxy: solo se pueden importar servidores de salto por SSH</translation>
    </message>
    <message>
        <source>the password is asked for at each connect</source>
        <translation>la contraseña se pide en cada conexión</translation>
    </message>
    <message>
        <source>the profile knows of no SSH: port 22 is assumed</source>
        <translation>el perfil no conoce SSH: se supone el puerto 22</translation>
    </message>
    <message>
        <source>the tunnel&apos;s server is the jump host; the same user is assumed behind it</source>
        <translation>el servidor del túnel es el servidor de salto; se supone el mismo usuario detrás</translation>
    </message>
    <message>
        <source>ProxyCommand is left out: give the hosts on the way with --jump</source>
        <translation>se omite ProxyCommand: indique los equipos intermedios con --jump</translation>
    </message>
    <message>
        <source>Match blocks are left out: see whether one of them is about this host</source>
        <translation>se omiten los bloques Match: compruebe si alguno se refiere a este equipo</translation>
    </message>
    <message>
        <source>IdentityAgent is left out: the agent of $SSH_AUTH_SOCK is used</source>
        <translation>se omite IdentityAgent: se usa el agente de $SSH_AUTH_SOCK</translation>
    </message>
    <message>
        <source>its key is no absolute path and was left out</source>
        <translation>su clave no es una ruta absoluta y se ha omitido</translation>
    </message>
    <message>
        <source>its name was cut: it had more than 64 characters</source>
        <translation>su nombre se ha recortado: tenía más de 64 caracteres</translation>
    </message>
    <message>
        <source>several machines have its address, none its name: which one to update cannot be told</source>
        <translation>varios equipos tienen su dirección y ninguno su nombre: no se puede saber cuál actualizar</translation>
    </message>
    <message>
        <source>another entry of the file stands for that machine already</source>
        <translation>otra entrada del archivo ya corresponde a ese equipo</translation>
    </message>
    <message>
        <source>the jump hosts go round in a circle</source>
        <translation>los servidores de salto forman un círculo</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>está vacío</translation>
    </message>
    <message>
        <source>its first line names no column &quot;host&quot;</source>
        <translation>su primera línea no nombra ninguna columna «host»</translation>
    </message>
    <message>
        <source>it has too many lines</source>
        <translation>tiene demasiadas líneas</translation>
    </message>
    <message>
        <source>it is no export of CloudDesk</source>
        <translation>no es una exportación de CloudDesk</translation>
    </message>
    <message>
        <source>a newer version of CloudDesk has written it</source>
        <translation>lo ha escrito una versión más reciente de CloudDesk</translation>
    </message>
    <message>
        <source>it has too many machines</source>
        <translation>tiene demasiados equipos</translation>
    </message>
    <message>
        <source>it declares a document type, which mRemoteNG never does</source>
        <translation>declara un tipo de documento, cosa que mRemoteNG nunca hace</translation>
    </message>
    <message>
        <source>the whole file is encrypted</source>
        <translation>todo el archivo está cifrado</translation>
    </message>
    <message>
        <source>it has too many connections, or folders within folders</source>
        <translation>tiene demasiadas conexiones o carpetas anidadas</translation>
    </message>
    <message>
        <source>it is no connection file of mRemoteNG</source>
        <translation>no es un archivo de conexiones de mRemoteNG</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>no existe ese archivo</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>no es un archivo normal</translation>
    </message>
    <message>
        <source>it is larger than 32 MiB</source>
        <translation>ocupa más de 32 MiB</translation>
    </message>
    <message>
        <source>it has too many files</source>
        <translation>tiene demasiados archivos</translation>
    </message>
    <message>
        <source>the folder holds no profiles of Remmina or PuTTY</source>
        <translation>la carpeta no contiene perfiles de Remmina ni de PuTTY</translation>
    </message>
    <message>
        <source>what kind of file it is cannot be told</source>
        <translation>no se puede saber qué tipo de archivo es</translation>
    </message>
    <message>
        <source>it is no session of PuTTY</source>
        <translation>no es una sesión de PuTTY</translation>
    </message>
    <message>
        <source>it is no export of the registry</source>
        <translation>no es una exportación del registro</translation>
    </message>
    <message>
        <source>it has too many sessions</source>
        <translation>tiene demasiadas sesiones</translation>
    </message>
    <message>
        <source>it is no profile of Remmina</source>
        <translation>no es un perfil de Remmina</translation>
    </message>
    <message>
        <source>the passphrase does not open the file, or the file was altered</source>
        <translation>la frase de contraseña no abre el archivo, o el archivo se ha modificado</translation>
    </message>
    <message>
        <source>it is no sealed export of CloudDesk</source>
        <translation>no es una exportación cifrada de CloudDesk</translation>
    </message>
    <message>
        <source>is the unspecified address, which is not the address of one machine</source>
        <translation>es la dirección no especificada, que no es la de un equipo</translation>
    </message>
    <message>
        <source>is a multicast address, which is not the address of one machine</source>
        <translation>es una dirección de multidifusión, que no es la de un equipo</translation>
    </message>
    <message>
        <source>is a multicast or broadcast address, which is not the address of one machine</source>
        <translation>es una dirección de multidifusión o difusión, que no es la de un equipo</translation>
    </message>
    <message>
        <source>its key %1 is in PuTTY&apos;s format; convert it with: puttygen KEY.ppk -O private-openssh-new -o KEY</source>
        <translation>su clave %1 está en el formato de PuTTY; conviértala con: puttygen KEY.ppk -O private-openssh-new -o KEY</translation>
    </message>
    <message>
        <source>it is a session for %1, not for SSH</source>
        <translation>es una sesión de %1, no de SSH</translation>
    </message>
    <message>
        <source>it is a connection for %1, not for SSH or VNC</source>
        <translation>es una conexión de %1, no de SSH ni VNC</translation>
    </message>
    <message>
        <source>it is a profile for %1, not for VNC or SSH</source>
        <translation>es un perfil de %1, no de VNC ni SSH</translation>
    </message>
    <message>
        <source>its tunnel &quot;%1&quot; is not in the file</source>
        <translation>su túnel «%1» no está en el archivo</translation>
    </message>
    <message>
        <source>it names no user: %1 is assumed</source>
        <translation>no indica ningún usuario: se supone %1</translation>
    </message>
    <message>
        <source>line %1 has more cells than there are columns</source>
        <translation>la línea %1 tiene más celdas que columnas hay</translation>
    </message>
    <message>
        <source>the key file %1 is not there yet</source>
        <translation>el archivo de clave %1 aún no existe</translation>
    </message>
    <message>
        <source>of %1 key files, %2 is used</source>
        <translation>de %1 archivos de clave se usa %2</translation>
    </message>
    <message>
        <source>the same machine as %1</source>
        <translation>el mismo equipo que %1</translation>
    </message>
    <message>
        <source>it is there as %1</source>
        <translation>ya existe como %1</translation>
    </message>
    <message>
        <source>another machine, %1@%2, has this name</source>
        <translation>otro equipo, %1@%2, tiene este nombre</translation>
    </message>
    <message>
        <source>must be one of %1, not &quot;%2&quot;</source>
        <translation>debe ser uno de %1, no «%2»</translation>
    </message>
    <message>
        <source>must be USER@HOST[:PORT], not &quot;%1&quot;</source>
        <translation>debe ser USER@HOST[:PORT], no «%1»</translation>
    </message>
    <message>
        <source>must not name &quot;%1&quot; twice</source>
        <translation>no pueden nombrar «%1» dos veces</translation>
    </message>
    <message>
        <source>%1: Port %2 is no port; it must be a number from 1 to 65535</source>
        <translation>%1: Port %2 no es un puerto; debe ser un número de 1 a 65535</translation>
    </message>
    <message>
        <source>line %1: a quote is never closed</source>
        <translation>línea %1: unas comillas no se cierran nunca</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>línea %1: %2</translation>
    </message>
    <message>
        <source>byte %1: %2</source>
        <translation>byte %1: %2</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>host</source>
        <translation>servidor</translation>
    </message>
    <message>
        <source>user</source>
        <translation>usuario</translation>
    </message>
    <message>
        <source>port</source>
        <translation>puerto</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>etiquetas</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notas</translation>
    </message>
    <message>
        <source>key path</source>
        <translation>ruta de la clave</translation>
    </message>
    <message>
        <source>jump</source>
        <translation>servidor de salto</translation>
    </message>
    <message>
        <source>provider</source>
        <translation>proveedor</translation>
    </message>
    <message>
        <source>auth type</source>
        <translation>tipo de inicio de sesión</translation>
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
        <translation>Hay una clave guardada. Indique otra para sustituirla.</translation>
    </message>
    <message>
        <source>Drop a key file here, or paste, choose or make one.</source>
        <translation>Suelte aquí un archivo de clave, o bien pegue, elija o cree una clave.</translation>
    </message>
    <message>
        <source>Copy &amp;public half</source>
        <translation>Copiar la clave públic&amp;a</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Clave privada</translation>
    </message>
    <message>
        <source>P&amp;aste</source>
        <translation>Pe&amp;gar</translation>
    </message>
    <message>
        <source>&amp;Make new key</source>
        <translation>Crear cla&amp;ve nueva</translation>
    </message>
    <message>
        <source>Makes an Ed25519 key. Its public half belongs in ~/.ssh/authorized_keys there.</source>
        <translation>Crea una clave Ed25519. Su parte pública debe añadirse a ~/.ssh/authorized_keys en el equipo.</translation>
    </message>
    <message>
        <source>The public half is in the clipboard. Add it to ~/.ssh/authorized_keys on the machine.</source>
        <translation>La clave pública está en el portapapeles. Añádala a ~/.ssh/authorized_keys en el equipo.</translation>
    </message>
    <message>
        <source>Key from %1; it has a passphrase.</source>
        <translation>Origen de la clave: %1; tiene frase de contraseña.</translation>
    </message>
    <message>
        <source>Key from %1.</source>
        <translation>Origen de la clave: %1.</translation>
    </message>
    <message>
        <source> The key given before is kept.</source>
        <translation> Se conserva la clave anterior.</translation>
    </message>
    <message>
        <source>Not usable: %1. %2</source>
        <translation>No se puede usar: %1. %2</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>portapapeles</translation>
    </message>
    <message>
        <source>The clipboard holds no text.</source>
        <translation>El portapapeles no contiene texto.</translation>
    </message>
    <message>
        <source>A new key. Its public half must be in ~/.ssh/authorized_keys on the machine.</source>
        <translation>Clave nueva. Su parte pública debe estar en ~/.ssh/authorized_keys en el equipo.</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>Elegir arc&amp;hivo…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>Gives back the key that this one has replaced.</source>
        <translation>Devuelve la clave que esta ha sustituido.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::LockWindow</name>
    <message>
        <source>CloudDesk is locked</source>
        <translation>CloudDesk está bloqueado</translation>
    </message>
    <message>
        <source>Open desktops stay connected. Enter the master passphrase to see and use them.</source>
        <translation>Los escritorios abiertos siguen conectados. Introduzca la frase de contraseña maestra para verlos y usarlos.</translation>
    </message>
    <message>
        <source>Master &amp;passphrase:</source>
        <translation>&amp;Frase de contraseña maestra:</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Desbloquear</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>This is not the master passphrase. Mind the keyboard&apos;s layout and Caps Lock.</source>
        <translation>Esta no es la frase de contraseña maestra. Compruebe la distribución del teclado y el bloqueo de mayúsculas.</translation>
    </message>
    <message>
        <source>The stored passwords and keys are sealed under the master passphrase.</source>
        <translation>Las contraseñas y claves guardadas están cifradas con la frase de contraseña maestra.</translation>
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
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Unchanged; type to replace it</source>
        <translation>Sin cambios; escriba para sustituirla</translation>
    </message>
    <message>
        <source>Asked for at each connect if left empty</source>
        <translation>Si se deja vacía, se pide en cada conexión</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>Frase de contraseña de la clave</translation>
    </message>
    <message>
        <source>Pa&amp;ssphrase</source>
        <translation>&amp;Frase de contraseña</translation>
    </message>
    <message>
        <source>Password for sudo</source>
        <translation>Contraseña de sudo</translation>
    </message>
    <message>
        <source>Asked for when it is needed</source>
        <translation>Se pide cuando hace falta</translation>
    </message>
    <message>
        <source>What you call it, for example web1</source>
        <translation>Cómo quiere llamarlo, por ejemplo web1</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>203.0.113.7 or web1.example.com</source>
        <translation>203.0.113.7 o web1.example.com</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Servidor</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>&amp;Puerto</translation>
    </message>
    <message>
        <source>Whom to log in as, for example ubuntu</source>
        <translation>Usuario con el que iniciar sesión, por ejemplo ubuntu</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Usuario</translation>
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
        <translation>Otro</translation>
    </message>
    <message>
        <source>P&amp;rovider</source>
        <translation>P&amp;roveedor</translation>
    </message>
    <message>
        <source>Words to find it by, separated by commas</source>
        <translation>Palabras para encontrarlo, separadas por comas</translation>
    </message>
    <message>
        <source>Ta&amp;gs</source>
        <translation>&amp;Etiquetas</translation>
    </message>
    <message>
        <source>user@host, in their order, separated by commas</source>
        <translation>usuario@servidor, en orden, separados por comas</translation>
    </message>
    <message>
        <source>&amp;Jump hosts</source>
        <translation>Servidores de sa&amp;lto</translation>
    </message>
    <message>
        <source>What you want to remember about it</source>
        <translation>Lo que quiera recordar sobre el equipo</translation>
    </message>
    <message>
        <source>No&amp;tes</source>
        <translation>No&amp;tas</translation>
    </message>
    <message>
        <source>Path of the key file</source>
        <translation>Ruta del archivo de clave</translation>
    </message>
    <message>
        <source>With a private key, stored sealed</source>
        <translation>Con una clave privada, que se guarda cifrada</translation>
    </message>
    <message>
        <source>With a key file, which stays where it is</source>
        <translation>Con un archivo de clave, que se queda donde está</translation>
    </message>
    <message>
        <source>With a password</source>
        <translation>Con una contraseña</translation>
    </message>
    <message>
        <source>With the keys of the running ssh-agent</source>
        <translation>Con las claves del ssh-agent en ejecución</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>&amp;Iniciar sesión</translation>
    </message>
    <message>
        <source>The agent that runs here is asked at each connect.</source>
        <translation>En cada conexión se consulta al agente que se ejecuta aquí.</translation>
    </message>
    <message>
        <source>No agent runs here now (SSH_AUTH_SOCK is not set).</source>
        <translation>Ahora no se ejecuta ningún agente aquí (SSH_AUTH_SOCK no está definida).</translation>
    </message>
    <message>
        <source>Su&amp;do password</source>
        <translation>Contraseña de su&amp;do</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Clave privada</translation>
    </message>
    <message>
        <source>key: give a private key, or choose another way to log in</source>
        <translation>clave: indique una clave privada o elija otra forma de iniciar sesión</translation>
    </message>
    <message>
        <source>key path: must be given</source>
        <translation>ruta de la clave: es obligatoria</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Conectando con %1…</translation>
    </message>
    <message>
        <source>✓ It answers: %1, logged in after %2 ms.
Host key: %3</source>
        <translation>✓ Responde: %1, sesión iniciada en %2 ms.
Clave del servidor: %3</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Editar %1</translation>
    </message>
    <message>
        <source>Add a machine</source>
        <translation>Añadir un equipo</translation>
    </message>
    <message>
        <source>T&amp;est connection</source>
        <translation>Pro&amp;bar la conexión</translation>
    </message>
    <message>
        <source>Discard what you entered?</source>
        <translation>¿Descartar lo que ha escrito?</translation>
    </message>
    <message>
        <source>It is not stored yet.</source>
        <translation>Todavía no está guardado.</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Descartar</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>&amp;Seguir editando</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>Ele&amp;gir…</translation>
    </message>
    <message>
        <source>If the key has one; asked for if left empty</source>
        <translation>Si la clave tiene una; se pregunta si se deja vacío</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MachineFilter</name>
    <message>
        <source>Without a tag</source>
        <translation>Sin etiqueta</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n machine(s)</source>
        <translation>
            <numerusform>%1, %n equipo</numerusform>
            <numerusform>%1, %n equipos</numerusform>
        </translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>contraído</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>desplegado</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MachineModel</name>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Connecting or ending</source>
        <translation>Conectando o desconectando</translation>
    </message>
    <message>
        <source>Desktop is running</source>
        <translation>Escritorio en marcha</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>Sin preparar</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>No responde</translation>
    </message>
    <message>
        <source>No longer in ~/.ssh/config</source>
        <translation>Ya no está en ~/.ssh/config</translation>
    </message>
    <message>
        <source>Link lost, reconnecting</source>
        <translation>Conexión perdida, reconectando</translation>
    </message>
    <message>
        <source>Installing</source>
        <translation>Instalando</translation>
    </message>
    <message>
        <source>Disconnecting</source>
        <translation>Desconectando</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Ha fallado</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Never connected</source>
        <translation>Nunca conectado</translation>
    </message>
    <message>
        <source>Just now</source>
        <translation>Ahora mismo</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>Hace %n min</numerusform>
            <numerusform>Hace %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>Hace %n h</numerusform>
            <numerusform>Hace %n h</numerusform>
        </translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>Hace %n día</numerusform>
            <numerusform>Hace %n días</numerusform>
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
        <translation>Otro</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoritos</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MachineView</name>
    <message>
        <source>Machines</source>
        <translation>Equipos</translation>
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
        <translation>&amp;Conectar</translation>
    </message>
    <message>
        <source>&amp;Add machine…</source>
        <translation>Aña&amp;dir equipo…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Editar…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Quitar…</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>&amp;Probar la conexión</translation>
    </message>
    <message>
        <source>&amp;Favourite</source>
        <translation>&amp;Favorito</translation>
    </message>
    <message>
        <source>Favourites stand first in the tray&apos;s menu</source>
        <translation>Los favoritos aparecen primero en el menú de la bandeja del sistema</translation>
    </message>
    <message>
        <source>Refresh &amp;status</source>
        <translation>&amp;Actualizar el estado</translation>
    </message>
    <message>
        <source>Look again whether the machines that are shown answer</source>
        <translation>Comprobar de nuevo si responden los equipos que se muestran</translation>
    </message>
    <message>
        <source>&amp;Import machines…</source>
        <translation>&amp;Importar equipos…</translation>
    </message>
    <message>
        <source>E&amp;xport machines…</source>
        <translation>E&amp;xportar equipos…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Preferencias…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Quick connect</source>
        <translation>Conexión rápida</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Play a recording…</source>
        <translation>&amp;Reproducir una grabación…</translation>
    </message>
    <message>
        <source>All open &amp;desktops…</source>
        <translation>&amp;Todos los escritorios abiertos…</translation>
    </message>
    <message>
        <source>&amp;Machine</source>
        <translation>&amp;Equipo</translation>
    </message>
    <message>
        <source>Main toolbar</source>
        <translation>Barra de herramientas principal</translation>
    </message>
    <message>
        <source>There is no machine called %1. To connect to one that is not in the list, write user@host.</source>
        <translation>No hay ningún equipo llamado %1. Para conectarse a uno que no está en la lista, escriba usuario@servidor.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not of the form user@host or user@host:port.</source>
        <translation>«%1» no tiene la forma usuario@servidor o usuario@servidor:puerto.</translation>
    </message>
    <message>
        <source>You are connected to %1. Keep it in the list?</source>
        <translation>Está conectado a %1. ¿Desea conservarlo en la lista?</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>%1 is in the list now.</source>
        <translation>Se ha añadido %1 a la lista.</translation>
    </message>
    <message>
        <source>Testing the connection to %1…</source>
        <translation>Probando la conexión con %1…</translation>
    </message>
    <message>
        <source>%1 answers: %2, logged in after %3 ms.</source>
        <translation>%1 responde: %2, sesión iniciada en %3 ms.</translation>
    </message>
    <message>
        <source>The machines are exported.</source>
        <translation>Se han exportado los equipos.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>&amp;Bloquear</translation>
    </message>
    <message>
        <source>The demo cannot be started: %1. %2</source>
        <translation>No se puede iniciar la demostración: %1. %2</translation>
    </message>
    <message>
        <source>You were connected to %1. Keep it in the list?</source>
        <translation>Ha estado conectado a %1. ¿Desea conservarlo en la lista?</translation>
    </message>
    <message>
        <source>The host key of %1 has changed. Nothing was sent to it; connect to it to see more.</source>
        <translation>La clave de servidor de %1 ha cambiado. No se le ha enviado nada; conéctese para saber más.</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;About CloudDesk</source>
        <translation>&amp;Acerca de CloudDesk</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::OverviewWindow</name>
    <message>
        <source>All desktops</source>
        <translation>Todos los escritorios</translation>
    </message>
    <message>
        <source>No desktop is open. Connect to a machine, and its desktop is shown here live.</source>
        <translation>No hay ningún escritorio abierto. Conéctese a una máquina y su escritorio se verá aquí en vivo.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::PassphraseControl</name>
    <message>
        <source>Is set.</source>
        <translation>Establecida.</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Ninguna.</translation>
    </message>
    <message>
        <source>Rem&amp;ove…</source>
        <translation>&amp;Quitar…</translation>
    </message>
    <message>
        <source>Change the master passphrase</source>
        <translation>Cambiar la frase de contraseña maestra</translation>
    </message>
    <message>
        <source>Set a master passphrase</source>
        <translation>Establecer una frase de contraseña maestra</translation>
    </message>
    <message>
        <source>Remove the master passphrase</source>
        <translation>Quitar la frase de contraseña maestra</translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation>Ca&amp;mbiar…</translation>
    </message>
    <message>
        <source>Se&amp;t…</source>
        <translation>&amp;Establecer…</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::PassphraseDialog</name>
    <message>
        <source>&amp;Present passphrase:</source>
        <translation>Frase &amp;actual:</translation>
    </message>
    <message>
        <source>Master &amp;passphrase:</source>
        <translation>&amp;Frase de contraseña maestra:</translation>
    </message>
    <message>
        <source>&amp;New passphrase:</source>
        <translation>Frase &amp;nueva:</translation>
    </message>
    <message>
        <source>The same &amp;again:</source>
        <translation>&amp;Repetición:</translation>
    </message>
    <message>
        <source>Set a master passphrase</source>
        <translation>Establecer una frase de contraseña maestra</translation>
    </message>
    <message>
        <source>The stored passwords and keys are sealed under it, and CloudDesk asks for it at every start, on the command line too. Nobody can open them without it, not even you: keep a copy in a safe place.</source>
        <translation>Las contraseñas y claves guardadas se cifran con ella, y CloudDesk la pide en cada inicio, también en la línea de órdenes. Sin ella nadie puede abrirlas, ni siquiera usted: guarde una copia en un lugar seguro.</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>&amp;Establecer</translation>
    </message>
    <message>
        <source>Change the master passphrase</source>
        <translation>Cambiar la frase de contraseña maestra</translation>
    </message>
    <message>
        <source>All stored passwords and keys are sealed anew.</source>
        <translation>Todas las contraseñas y claves guardadas se vuelven a cifrar.</translation>
    </message>
    <message>
        <source>Remove the master passphrase</source>
        <translation>Quitar la frase de contraseña maestra</translation>
    </message>
    <message>
        <source>The key to the stored passwords and keys goes back to the keychain or, where there is none, into a file that only you can read. CloudDesk cannot be locked any more.</source>
        <translation>La clave de las contraseñas y claves guardadas vuelve al llavero o, donde no lo hay, a un archivo que solo usted puede leer. CloudDesk ya no se podrá bloquear.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message numerus="yes">
        <source>It must have %n characters or more.</source>
        <translation>
            <numerusform>Debe tener al menos %n carácter.</numerusform>
            <numerusform>Debe tener al menos %n caracteres.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Las dos no coinciden.</translation>
    </message>
    <message>
        <source>This is not the master passphrase.</source>
        <translation>Esta no es la frase de contraseña maestra.</translation>
    </message>
    <message>
        <source>Sealing everything anew…</source>
        <translation>Volviendo a cifrar todo…</translation>
    </message>
    <message>
        <source>C&amp;hange</source>
        <translation>Ca&amp;mbiar</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::PlayerWindow</name>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Reproducir</translation>
    </message>
    <message>
        <source>Skip &amp;idle time</source>
        <translation>Omitir el tiempo &amp;inactivo</translation>
    </message>
    <message>
        <source>Make a &amp;video…</source>
        <translation>Crear un &amp;vídeo…</translation>
    </message>
    <message>
        <source>The recorded desktop</source>
        <translation>El escritorio grabado</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <comment>speed</comment>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>The video&apos;s progress</source>
        <translation>Progreso del vídeo</translation>
    </message>
    <message>
        <source>Write the recording as a video file</source>
        <translation>Guardar la grabación como archivo de vídeo</translation>
    </message>
    <message>
        <source>For this, install the package ffmpeg</source>
        <translation>Para esto, instale el paquete ffmpeg</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausar</translation>
    </message>
    <message>
        <source>Make a video</source>
        <translation>Crear un vídeo</translation>
    </message>
    <message>
        <source>MP4 videos (*.mp4);;Matroska videos (*.mkv);;WebM videos (*.webm)</source>
        <translation>Vídeos MP4 (*.mp4);;Vídeos Matroska (*.mkv);;Vídeos WebM (*.webm)</translation>
    </message>
    <message>
        <source>&amp;Cancel the video</source>
        <translation>&amp;Cancelar el vídeo</translation>
    </message>
    <message>
        <source>Making %1…</source>
        <translation>Creando %1…</translation>
    </message>
    <message>
        <source>No video was made</source>
        <translation>No se ha creado ningún vídeo</translation>
    </message>
    <message>
        <source>The video is ready</source>
        <translation>El vídeo está listo</translation>
    </message>
    <message>
        <source>This recording was not finished; its end may be missing</source>
        <translation>Esta grabación no se terminó; puede faltar el final</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ProgressPage</name>
    <message>
        <source>Connecting via SSH</source>
        <translation>Conectando por SSH</translation>
    </message>
    <message>
        <source>Checking for VNC server</source>
        <translation>Buscando el servidor VNC</translation>
    </message>
    <message>
        <source>Installing desktop environment</source>
        <translation>Instalando el entorno de escritorio</translation>
    </message>
    <message>
        <source>Starting VNC server</source>
        <translation>Iniciando el servidor VNC</translation>
    </message>
    <message>
        <source>Creating secure tunnel</source>
        <translation>Creando un túnel seguro</translation>
    </message>
    <message>
        <source>Launching desktop viewer</source>
        <translation>Abriendo el visor del escritorio</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Conectando con %1</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Cancelling, and taking back what was begun…</source>
        <translation>Cancelando y deshaciendo lo iniciado…</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::QuestionDialog</name>
    <message>
        <source>Is this really %1?</source>
        <translation>¿Es este realmente %1?</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>Contraseña para %1</translation>
    </message>
    <message>
        <source>Passphrase of the key for %1</source>
        <translation>Frase de contraseña de la clave para %1</translation>
    </message>
    <message>
        <source>Administrator password on %1</source>
        <translation>Contraseña de administrador en %1</translation>
    </message>
    <message>
        <source>%1 asks</source>
        <translation>%1 pregunta</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>Password for sudo</source>
        <translation>Contraseña de sudo</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>CloudDesk has never connected to this machine before. Compare this fingerprint with the one that the machine&apos;s console or your provider shows:</source>
        <translation>CloudDesk nunca se ha conectado antes a este equipo. Compare esta huella digital con la que muestra la consola del equipo o su proveedor:</translation>
    </message>
    <message>
        <source>The fingerprint as a picture</source>
        <translation>La huella digital como imagen</translation>
    </message>
    <message>
        <source>Kind of key: %1</source>
        <translation>Tipo de clave: %1</translation>
    </message>
    <message>
        <source>If it differs, somebody may be listening between you and the machine.</source>
        <translation>Si no coincide, alguien podría estar interceptando la comunicación entre usted y el equipo.</translation>
    </message>
    <message>
        <source>The machine asks for more to log in.</source>
        <translation>El equipo pide algo más para iniciar sesión.</translation>
    </message>
    <message>
        <source>The machine asks for more to log in. It says: &quot;%1&quot;</source>
        <translation>El equipo pide algo más para iniciar sesión. Dice: «%1»</translation>
    </message>
    <message>
        <source>&amp;Trust and connect</source>
        <translation>&amp;Confiar y conectar</translation>
    </message>
    <message>
        <source>&amp;Do not connect</source>
        <translation>&amp;No conectar</translation>
    </message>
    <message>
        <source>The passphrase that was given does not open the key. Mind the keyboard&apos;s layout and Caps Lock.</source>
        <translation>La frase de contraseña indicada no abre la clave. Compruebe la distribución del teclado y el bloqueo de mayúsculas.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::QuickBar</name>
    <message>
        <source>Quick connect</source>
        <translation>Conexión rápida</translation>
    </message>
    <message>
        <source>Quick connect: user@host or a name</source>
        <translation>Conexión rápida: usuario@servidor o nombre</translation>
    </message>
    <message>
        <source>Quick connect: user@host or a machine&apos;s name</source>
        <translation>Conexión rápida: usuario@servidor o el nombre de un equipo</translation>
    </message>
    <message>
        <source>Connects without adding the machine to the list (Ctrl+L)</source>
        <translation>Conecta sin añadir el equipo a la lista (Control+L)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ReconnectOverlay</name>
    <message>
        <source>Connection lost</source>
        <translation>Conexión perdida</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Desconectar</translation>
    </message>
    <message>
        <source>Connecting again…</source>
        <translation>Conectando de nuevo…</translation>
    </message>
    <message>
        <source>Trying again in %1 s…</source>
        <translation>Nuevo intento en %1 s…</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Intentar ahora</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::RecordingControl</name>
    <message>
        <source>&amp;Record</source>
        <translation>G&amp;rabar</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Grabar</translation>
    </message>
    <message>
        <source>Record this desktop into a file</source>
        <translation>Grabar este escritorio en un archivo</translation>
    </message>
    <message>
        <source>The recording ended: %1. What was recorded is in %2</source>
        <translation>La grabación ha terminado: %1. Lo grabado está en %2</translation>
    </message>
    <message>
        <source>Recorded %1</source>
        <translation>Grabación guardada en %1</translation>
    </message>
    <message>
        <source>● %1:%2</source>
        <translation>● %1:%2</translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation>Terminar la grabación</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::RemoveQuestion</name>
    <message>
        <source>Remove a machine</source>
        <translation>Quitar un equipo</translation>
    </message>
    <message>
        <source>Remove machines</source>
        <translation>Quitar equipos</translation>
    </message>
    <message>
        <source>Remove %1 from the list?</source>
        <translation>¿Quitar %1 de la lista?</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n machine(s) from the list?</source>
        <translation>
            <numerusform>¿Quitar %n equipo de la lista?</numerusform>
            <numerusform>¿Quitar %n equipos de la lista?</numerusform>
        </translation>
    </message>
    <message>
        <source>Its stored keys and passwords are forgotten. The machine itself stays as it is.</source>
        <translation>Las claves y contraseñas guardadas de este equipo se olvidarán. El equipo en sí no cambia.</translation>
    </message>
    <message>
        <source>Their stored keys and passwords are forgotten. The machines themselves stay as they are.</source>
        <translation>Sus claves y contraseñas guardadas se olvidarán. Los equipos en sí no cambian.</translation>
    </message>
    <message>
        <source>What ~/.ssh/config still names comes back when that file changes next.</source>
        <translation>Lo que aún figure en ~/.ssh/config volverá cuando ese archivo cambie de nuevo.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::SettingsDialog</name>
    <message>
        <source>&amp;Keep running in the tray when the window is closed</source>
        <translation>&amp;Seguir en ejecución en la bandeja del sistema al cerrar la ventana</translation>
    </message>
    <message>
        <source>&amp;Install what a machine lacks for a desktop</source>
        <translation>&amp;Instalar lo que le falte a un equipo para tener un escritorio</translation>
    </message>
    <message>
        <source>Open desktops in &amp;fullscreen</source>
        <translation>Abrir los escritorios a &amp;pantalla completa</translation>
    </message>
    <message>
        <source>Open desktops as &amp;tabs of one window</source>
        <translation>Abrir los escritorios como pes&amp;tañas de una misma ventana</translation>
    </message>
    <message>
        <source>A &amp;link is lost, or is back</source>
        <translation>Co&amp;nexión perdida o recuperada</translation>
    </message>
    <message>
        <source>A &amp;desktop has been installed</source>
        <translation>&amp;Escritorio instalado</translation>
    </message>
    <message>
        <source>&amp;Follow ~/.ssh/config: what changes there changes here</source>
        <translation>&amp;Seguir ~/.ssh/config: lo que cambie en él cambiará aquí</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Aspecto</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> min</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>&amp;Disconnect without input after</source>
        <translation>&amp;Desconexión por inactividad</translation>
    </message>
    <message>
        <source>New desktops</source>
        <translation>Escritorios nuevos</translation>
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
        <translation>&amp;Escritorio</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> píxeles</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>A&amp;nchura</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>A&amp;ltura</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Visor</translation>
    </message>
    <message>
        <source>Fit into the window</source>
        <translation>Ajustar a la ventana</translation>
    </message>
    <message>
        <source>Original size</source>
        <translation>Tamaño original</translation>
    </message>
    <message>
        <source>Stretch to the window</source>
        <translation>Estirar a la ventana</translation>
    </message>
    <message>
        <source>Match the remote size to the window</source>
        <translation>Adaptar el tamaño remoto a la ventana</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Equipos</translation>
    </message>
    <message>
        <source>A new machine begins with:</source>
        <translation>Valores iniciales de un equipo nuevo:</translation>
    </message>
    <message>
        <source>Whom to log in as, for example ubuntu</source>
        <translation>Usuario con el que iniciar sesión, por ejemplo ubuntu</translation>
    </message>
    <message>
        <source>Words to find it by, separated by commas</source>
        <translation>Palabras para encontrarlo, separadas por comas</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Usuario</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>&amp;Archivo de clave</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>&amp;Etiquetas</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Seguridad</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Empty the clipboard of what came from here after</source>
        <translation>&amp;Vaciado del portapapeles tras copiar desde CloudDesk</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>Master key</source>
        <translation>Clave maestra</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>After silence, &amp;ask whether the link lives</source>
        <translation>Comprobar la conexión &amp;tras un silencio de</translation>
    </message>
    <message>
        <source>A link that says nothing for three times as long is taken for lost, and is made again. Both hold for connections from now on.</source>
        <translation>Una conexión en silencio durante el triple de ese tiempo se da por perdida y se restablece. Ambos valores se aplican a las conexiones nuevas.</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Registros</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Advertencias y errores</translation>
    </message>
    <message>
        <source>What is usual</source>
        <translation>Lo habitual</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Registrar</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation>&amp;Abrir la carpeta</translation>
    </message>
    <message>
        <source>⚠ Not saved: %1 (%2). The settings are as they were.</source>
        <translation>⚠ No se han guardado: %1 (%2). Las preferencias siguen como estaban.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>Master passphrase</source>
        <translation>Frase de contraseña maestra</translation>
    </message>
    <message>
        <source>&amp;Lock without input after</source>
        <translation>&amp;Bloqueo por inactividad tras</translation>
    </message>
    <message>
        <source>&amp;Look now and then whether machines answer and a desktop runs there</source>
        <translation>Comprobar de vez en cuando si los equipos &amp;responden y tienen un escritorio en marcha</translation>
    </message>
    <message>
        <source>To see desktops, CloudDesk logs in by itself to machines that answer and whose host key you trust, at most every ten minutes. It never asks you anything for that.</source>
        <translation>Para ver los escritorios, CloudDesk inicia sesión por sí mismo, como mucho cada diez minutos, en los equipos que responden y cuya clave de servidor es de confianza. Nunca le pregunta nada para ello.</translation>
    </message>
    <message>
        <source>Tell me when</source>
        <translation>Avisarme cuando</translation>
    </message>
    <message>
        <source>Keep a small &amp;picture of each desktop, for list and grid</source>
        <translation>Guardar una &amp;miniatura de cada escritorio para la lista y la cuadrícula</translation>
    </message>
    <message>
        <source>&amp;First local port of a tunnel</source>
        <translation>&amp;Primer puerto local de un túnel</translation>
    </message>
    <message>
        <source>&amp;Last local port of a tunnel</source>
        <translation>Último puerto &amp;local de un túnel</translation>
    </message>
    <message>
        <source>A tunnel lets another viewer on this computer reach a desktop, and takes the first of these ports that is free (clouddesk tunnel NAME).</source>
        <translation>Un túnel permite que otro visor de este equipo llegue a un escritorio; toma el primero de estos puertos que esté libre (clouddesk tunnel NAME).</translation>
    </message>
    <message>
        <source>Sc&amp;aling</source>
        <translation>&amp;Escalado</translation>
    </message>
    <message>
        <source>Each ste&amp;p of a connect may take</source>
        <translation>Duración &amp;máxima de cada paso de la conexión</translation>
    </message>
    <message>
        <source>Mo&amp;ve it into the keychain</source>
        <translation>Tras&amp;ladarla al llavero</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::StalledNotice</name>
    <message>
        <source>The desktop does not answer</source>
        <translation>El escritorio no responde</translation>
    </message>
    <message>
        <source>It is very busy, or the connection is. This is its last picture; what you type now may arrive later.</source>
        <translation>Está muy ocupado, o lo está la conexión. Esta es su última imagen; lo que escriba ahora puede llegar más tarde.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::StatisticsOverlay</name>
    <message>
        <source>Session statistics</source>
        <translation>Estadísticas de la sesión</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Ida y vuelta</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Fotogramas</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Tasa de datos</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Codificación</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 por segundo</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>sin pérdida</translation>
    </message>
    <message>
        <source>%1 of 9</source>
        <translation>%1 de 9</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 bytes</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Escritorio</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::TabsWindow</name>
    <message>
        <source>Open desktops</source>
        <translation>Escritorios abiertos</translation>
    </message>
    <message>
        <source>Desktops</source>
        <translation>Escritorios</translation>
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
        <translation>Control+Mayúsculas+C copia, Control+Mayúsculas+V pega</translation>
    </message>
    <message>
        <source>&amp;Copy	Ctrl+Shift+C</source>
        <translation>&amp;Copiar	Control+Mayúsculas+C</translation>
    </message>
    <message>
        <source>&amp;Paste	Ctrl+Shift+V</source>
        <translation>&amp;Pegar	Control+Mayúsculas+V</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::TerminalWindow</name>
    <message>
        <source>Terminal on %1</source>
        <translation>Terminal en %1</translation>
    </message>
    <message>
        <source>There is no link to %1. The terminal goes on when it is back.</source>
        <translation>No hay conexión con %1. El terminal continuará cuando vuelva.</translation>
    </message>
    <message>
        <source>Opening a terminal on %1…</source>
        <translation>Abriendo un terminal en %1…</translation>
    </message>
    <message>
        <source>%1 Enter tries again.</source>
        <translation>%1 Pulse Intro para reintentar.</translation>
    </message>
    <message>
        <source>%1: terminal on %2</source>
        <translation>%1: terminal en %2</translation>
    </message>
    <message>
        <source>The shell has ended. Enter starts another one.</source>
        <translation>El intérprete de órdenes ha terminado. Pulse Intro para iniciar otro.</translation>
    </message>
    <message>
        <source>The link to %1 is lost. The terminal goes on when it is back.</source>
        <translation>Se ha perdido la conexión con %1. El terminal continuará cuando vuelva.</translation>
    </message>
    <message>
        <source>%1 is no longer connected. The terminal goes on once you connect to it again.</source>
        <translation>%1 ya no está conectado. El terminal continuará cuando se conecte de nuevo.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::Timeline</name>
    <message>
        <source>Place in the recording</source>
        <translation>Posición en la grabación</translation>
    </message>
    <message>
        <source>What happened when; click to go there</source>
        <translation>Qué ocurrió y cuándo; haga clic para ir a ese momento</translation>
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
        <translation>Su escritorio está instalado y listo.</translation>
    </message>
    <message>
        <source>The link is lost. Trying to connect again…</source>
        <translation>Se ha perdido la conexión. Intentando conectar de nuevo…</translation>
    </message>
    <message>
        <source>Connected again.</source>
        <translation>Conectado de nuevo.</translation>
    </message>
    <message>
        <source>Nobody uses it; it is about to be disconnected.</source>
        <translation>Nadie lo usa; está a punto de desconectarse.</translation>
    </message>
    <message>
        <source>Open CloudDesk</source>
        <translation>Abrir CloudDesk</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Open desktops</source>
        <translation>Escritorios abiertos</translation>
    </message>
    <message>
        <source>%1 (connecting)</source>
        <translation>%1 (conectando)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Desconectar</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoritos</translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>Usados recientemente</translation>
    </message>
    <message>
        <source>CloudDesk is locked</source>
        <translation>CloudDesk está bloqueado</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Desbloquear…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>%1 (failed)</source>
        <translation>%1 (ha fallado)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Its host key has changed. Nothing was sent to it; connect to it to see more.</source>
        <translation>Su clave de servidor ha cambiado. No se le ha enviado nada; conéctese para saber más.</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::Typist</name>
    <message>
        <source>Nothing was typed: the text holds the control character U+%1</source>
        <translation>No se ha tecleado nada: el texto contiene el carácter de control U+%1</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerBar</name>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Keys, clipboard and what they do there (Ctrl+Alt+Shift+M)</source>
        <translation>Teclas, portapapeles y su efecto en el escritorio remoto (Control+Alt+Mayúsculas+M)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Size, quality and statistics (Ctrl+Alt+Shift+M)</source>
        <translation>Tamaño, calidad y estadísticas (Control+Alt+Mayúsculas+M)</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>Screenshots, files, terminal and more (Ctrl+Alt+Shift+M)</source>
        <translation>Capturas de pantalla, archivos, terminal y más (Control+Alt+Mayúsculas+M)</translation>
    </message>
    <message>
        <source>Fullscreen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Fill the whole screen (Ctrl+Alt+Shift+F)</source>
        <translation>Ocupar toda la pantalla (Control+Alt+Mayúsculas+F)</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Desconectar</translation>
    </message>
    <message>
        <source>Close this window; the remote desktop goes on (Ctrl+Alt+Shift+Q)</source>
        <translation>Cerrar esta ventana; el escritorio remoto sigue en marcha (Control+Alt+Mayúsculas+Q)</translation>
    </message>
    <message>
        <source>Leave fullscreen</source>
        <translation>Salir de pantalla completa</translation>
    </message>
    <message>
        <source>View only</source>
        <translation>Solo ver</translation>
    </message>
    <message>
        <source>All keys go there · Ctrl+Alt+Shift+G</source>
        <translation>Todas las teclas van allí · Control+Alt+Mayúsculas+G</translation>
    </message>
    <message>
        <source>All keys go there</source>
        <translation>Todas las teclas van allí</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+G gives the keyboard back to this computer</source>
        <translation>Control+Alt+Mayúsculas+G devuelve el teclado a este equipo</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerMenu</name>
    <message>
        <source>&amp;Input</source>
        <translation>&amp;Entrada</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Herramientas</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Desconectar</translation>
    </message>
    <message>
        <source>Send &amp;keys</source>
        <translation>Enviar &amp;teclas</translation>
    </message>
    <message>
        <source>Paste as &amp;typing</source>
        <translation>&amp;Pegar tecleando</translation>
    </message>
    <message>
        <source>T&amp;yping speed</source>
        <translation>&amp;Velocidad de tecleo</translation>
    </message>
    <message>
        <source>&amp;Fast</source>
        <translation>&amp;Rápida</translation>
    </message>
    <message>
        <source>&amp;Steady</source>
        <translation>&amp;Moderada</translation>
    </message>
    <message>
        <source>S&amp;low, for sluggish programs</source>
        <translation>&amp;Lenta, para programas poco ágiles</translation>
    </message>
    <message>
        <source>View &amp;only</source>
        <translation>&amp;Solo ver</translation>
    </message>
    <message>
        <source>Share &amp;clipboard</source>
        <translation>&amp;Compartir el portapapeles</translation>
    </message>
    <message>
        <source>Send &amp;every key there</source>
        <translation>&amp;Enviar todas las teclas al escritorio remoto</translation>
    </message>
    <message>
        <source>Use the input &amp;method of this computer</source>
        <translation>Usar el &amp;método de entrada de este ordenador</translation>
    </message>
    <message>
        <source>Keys by &amp;position (remote layout)</source>
        <translation>Teclas por p&amp;osición (distribución remota)</translation>
    </message>
    <message>
        <source>Ctrl+Alt+&amp;Del</source>
        <translation>Control+Alt+&amp;Supr</translation>
    </message>
    <message>
        <source>Ctrl+Alt+&amp;Backspace</source>
        <translation>Control+Alt+&amp;Retroceso</translation>
    </message>
    <message>
        <source>Ctrl+&amp;Esc</source>
        <translation>Control+&amp;Esc</translation>
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
        <translation>Sú&amp;per</translation>
    </message>
    <message>
        <source>&amp;Print Screen</source>
        <translation>&amp;Impr Pant</translation>
    </message>
    <message>
        <source>&amp;Menu key</source>
        <translation>Tecla &amp;Menú</translation>
    </message>
    <message>
        <source>Ctrl+Alt+&amp;F1 to F12</source>
        <translation>Control+Alt+&amp;F1 a F12</translation>
    </message>
    <message>
        <source>Ctrl+Alt+F%1</source>
        <translation>Control+Alt+F%1</translation>
    </message>
    <message>
        <source>&amp;Fit to window</source>
        <translation>A&amp;justar a la ventana</translation>
    </message>
    <message>
        <source>&amp;Original size (1:1)</source>
        <translation>Tamaño &amp;original (1:1)</translation>
    </message>
    <message>
        <source>S&amp;tretch to window</source>
        <translation>&amp;Estirar a la ventana</translation>
    </message>
    <message>
        <source>&amp;Match remote size to window</source>
        <translation>&amp;Adaptar el tamaño remoto a la ventana</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Calidad</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>&amp;Automática</translation>
    </message>
    <message>
        <source>&amp;Lossless</source>
        <translation>&amp;Sin pérdida</translation>
    </message>
    <message>
        <source>&amp;High</source>
        <translation>A&amp;lta</translation>
    </message>
    <message>
        <source>&amp;Medium</source>
        <translation>&amp;Media</translation>
    </message>
    <message>
        <source>L&amp;ow, for slow lines</source>
        <translation>&amp;Baja, para líneas lentas</translation>
    </message>
    <message>
        <source>Soun&amp;d</source>
        <translation>&amp;Sonido</translation>
    </message>
    <message>
        <source>St&amp;atistics</source>
        <translation>Es&amp;tadísticas</translation>
    </message>
    <message>
        <source>F&amp;ullscreen</source>
        <translation>&amp;Pantalla completa</translation>
    </message>
    <message>
        <source>Fullscreen on all s&amp;creens</source>
        <translation>Pantalla completa en todos los &amp;monitores</translation>
    </message>
    <message>
        <source>All d&amp;esktops…</source>
        <translation>To&amp;dos los escritorios…</translation>
    </message>
    <message>
        <source>&amp;Save a screenshot…</source>
        <translation>&amp;Guardar una captura de pantalla…</translation>
    </message>
    <message>
        <source>&amp;Copy a screenshot</source>
        <translation>&amp;Copiar una captura de pantalla</translation>
    </message>
    <message>
        <source>Move to its own &amp;window</source>
        <translation>Mover a su propia &amp;ventana</translation>
    </message>
    <message>
        <source>Move to a ta&amp;b</source>
        <translation>Mover a &amp;una pestaña</translation>
    </message>
    <message>
        <source>Ne&amp;xt tab</source>
        <translation>Pestaña sigu&amp;iente</translation>
    </message>
    <message>
        <source>Fullscreen on all s&amp;creens (not on Wayland)</source>
        <translation>Pantalla completa en todos los &amp;monitores (no en Wayland)</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerWidget</name>
    <message>
        <source>the server cannot do that</source>
        <translation>el servidor no puede hacerlo</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerWindow</name>
    <message>
        <source>Remote desktop of %1</source>
        <translation>Escritorio remoto de %1</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+M opens the menu</source>
        <translation>Control+Alt+Mayúsculas+M abre el menú</translation>
    </message>
    <message>
        <source>%1 keeps its size and is shown scaled: %2</source>
        <translation>%1 conserva su tamaño y se muestra a escala: %2</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>Texto tecleado</translation>
    </message>
    <message>
        <source>Typed. If some characters are missing, use the clipboard: there are not keys for so many different ones</source>
        <translation>Texto tecleado. Si faltan caracteres, use el portapapeles: no hay teclas para tantos distintos</translation>
    </message>
    <message>
        <source>There is no text on the clipboard</source>
        <translation>No hay texto en el portapapeles</translation>
    </message>
    <message numerus="yes">
        <source>Typing %Ln character(s)… Any key stops it.</source>
        <translation>
            <numerusform>Tecleando %Ln carácter… Cualquier tecla lo detiene.</numerusform>
            <numerusform>Tecleando %Ln caracteres… Cualquier tecla lo detiene.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected again</source>
        <translation>Conectado de nuevo</translation>
    </message>
    <message>
        <source>%1 is no longer connected</source>
        <translation>%1 ya no está conectado</translation>
    </message>
    <message>
        <source>Could not connect to %1</source>
        <translation>No se ha podido conectar con %1</translation>
    </message>
    <message>
        <source>Save screenshot</source>
        <translation>Guardar captura de pantalla</translation>
    </message>
    <message>
        <source>PNG images (*.png);;JPEG images (*.jpg)</source>
        <translation>Imágenes PNG (*.png);;Imágenes JPEG (*.jpg)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Se ha guardado %1</translation>
    </message>
    <message>
        <source>There is no picture yet</source>
        <translation>Todavía no hay imagen</translation>
    </message>
    <message>
        <source>The screenshot is on the clipboard</source>
        <translation>La captura de pantalla está en el portapapeles</translation>
    </message>
    <message>
        <source>The keyboard is this computer&apos;s again</source>
        <translation>El teclado vuelve a ser de este ordenador</translation>
    </message>
    <message>
        <source>Every key goes to %1. Ctrl+Alt+Shift+G gives the keyboard back, Ctrl+Alt+Shift+F leaves fullscreen.</source>
        <translation>Todas las teclas van a %1. Control+Alt+Mayúsculas+G devuelve el teclado, Control+Alt+Mayúsculas+F sale de la pantalla completa.</translation>
    </message>
    <message>
        <source>Every key goes to %1. Ctrl+Alt+Shift+G gives the keyboard back.</source>
        <translation>Todas las teclas van a %1. Control+Alt+Mayúsculas+G devuelve el teclado.</translation>
    </message>
    <message>
        <source>View only: keyboard and mouse do nothing over there</source>
        <translation>Solo ver: el teclado y el ratón no hacen nada allí</translation>
    </message>
    <message>
        <source>Keyboard and mouse work over there again</source>
        <translation>El teclado y el ratón vuelven a funcionar allí</translation>
    </message>
    <message>
        <source>Nothing was typed: there is no connection</source>
        <translation>No se ha tecleado nada: no hay conexión</translation>
    </message>
    <message>
        <source>Nothing was typed: view only is on</source>
        <translation>No se ha tecleado nada: está activado «Solo ver»</translation>
    </message>
    <message>
        <source>On Wayland no program can fill more than one screen</source>
        <translation>En Wayland ningún programa puede llenar más de un monitor</translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::WatchDialog</name>
    <message>
        <source>They may use &amp;keyboard, mouse and clipboard</source>
        <translation>Permitir &amp;usar el teclado, el ratón y el portapapeles</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;Nueva contraseña</translation>
    </message>
    <message>
        <source>Let someone watch %1</source>
        <translation>Mostrar %1 a otra persona</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Dirección</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Contraseña</translation>
    </message>
    <message>
        <source>&amp;End watching</source>
        <translation>Dejar de &amp;mostrar</translation>
    </message>
    <message>
        <source>Nobody watches yet.</source>
        <translation>Todavía no mira nadie.</translation>
    </message>
    <message>
        <source>Somebody watches.</source>
        <translation>Alguien está mirando.</translation>
    </message>
    <message>
        <source>Somebody watches this desktop</source>
        <translation>Alguien está viendo este escritorio</translation>
    </message>
    <message>
        <source>It is over: %1.</source>
        <translation>Ha terminado: %1.</translation>
    </message>
    <message>
        <source>Nobody watches this desktop any more</source>
        <translation>Ya nadie está viendo este escritorio</translation>
    </message>
    <message>
        <source>whoever watched has left</source>
        <translation>quien miraba se ha ido</translation>
    </message>
    <message>
        <source>the link to the desktop is lost</source>
        <translation>se ha perdido la conexión con el escritorio</translation>
    </message>
    <message>
        <source>somebody tried wrong passwords</source>
        <translation>alguien ha probado contraseñas incorrectas</translation>
    </message>
    <message>
        <source>the desktop&apos;s VNC server lets no other viewer in</source>
        <translation>el servidor VNC del escritorio no admite otro visor</translation>
    </message>
    <message>
        <source>Whoever has the address and the password sees this desktop in any VNC viewer, once. The address is one of this computer; from elsewhere it is reached through SSH, for example with ssh -L. Closing this window does not end it.</source>
        <translation>Quien tenga la dirección y la contraseña puede ver este escritorio en cualquier visor VNC, una sola vez. La dirección es de este ordenador; desde otro lugar se accede a ella por SSH, por ejemplo con ssh -L. Cerrar esta ventana no le pone fin.</translation>
    </message>
</context>
</TS>
