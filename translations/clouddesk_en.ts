<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>clouddesk::ui::ConfigFollower</name>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n added</numerusform>
            <numerusform>%n added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vanished from it and stay here, marked</source>
        <translation>
            <numerusform>%n vanished from it and stays here, marked</numerusform>
            <numerusform>%n vanished from it and stay here, marked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n back</source>
        <translation>
            <numerusform>%n back</numerusform>
            <numerusform>%n back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed (%1)</source>
        <translation>
            <numerusform>%n changed (%1)</numerusform>
            <numerusform>%n changed (%1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::DesktopTools</name>
    <message numerus="yes">
        <source>%Ln file(s) on the way to %1</source>
        <translation>
            <numerusform>%Ln file on the way to %1</numerusform>
            <numerusform>%Ln files on the way to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is no link now: %Ln file(s) go when it is back</source>
        <translation>
            <numerusform>There is no link now: %Ln file goes when it is back</numerusform>
            <numerusform>There is no link now: %Ln files go when it is back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ExportDialog</name>
    <message numerus="yes">
        <source>⚠ The passphrase must have %n characters or more.</source>
        <translation>
            <numerusform>⚠ The passphrase must have %n character or more.</numerusform>
            <numerusform>⚠ The passphrase must have %n characters or more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::HostKeyPage</name>
    <message numerus="yes">
        <source>%n key(s) of %1 forgotten; the next connect asks.</source>
        <translation>
            <numerusform>%n key of %1 forgotten; the next connect asks.</numerusform>
            <numerusform>%n keys of %1 forgotten; the next connect asks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::IdleGuard</name>
    <message numerus="yes">
        <source>Nobody has used this desktop for a while. It disconnects in %n s; its programs go on.</source>
        <translation>
            <numerusform>Nobody has used this desktop for a while. It disconnects in %n s; its programs go on.</numerusform>
            <numerusform>Nobody has used this desktop for a while. It disconnects in %n s; its programs go on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ImportDialog</name>
    <message numerus="yes">
        <source>%n machine(s) were added or updated.</source>
        <translation>
            <numerusform>%n machine was added or updated.</numerusform>
            <numerusform>%n machines were added or updated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed; the notes say why.</source>
        <translation>
            <numerusform>%n failed; the notes say why.</numerusform>
            <numerusform>%n failed; the notes say why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) of %1 will be added or updated.</source>
        <translation>
            <numerusform>%n machine of %1 will be added or updated.</numerusform>
            <numerusform>%n machines of %1 will be added or updated.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MachineFilter</name>
    <message numerus="yes">
        <source>%1, %n machine(s)</source>
        <translation>
            <numerusform>%1, %n machine</numerusform>
            <numerusform>%1, %n machines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::MachineModel</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::PassphraseDialog</name>
    <message numerus="yes">
        <source>It must have %n characters or more.</source>
        <translation>
            <numerusform>It must have %n character or more.</numerusform>
            <numerusform>It must have %n characters or more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::RemoveQuestion</name>
    <message numerus="yes">
        <source>Remove %n machine(s) from the list?</source>
        <translation>
            <numerusform>Remove %n machine from the list?</numerusform>
            <numerusform>Remove %n machines from the list?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clouddesk::ui::ViewerWindow</name>
    <message numerus="yes">
        <source>Typing %Ln character(s)… Any key stops it.</source>
        <translation>
            <numerusform>Typing %Ln character… Any key stops it.</numerusform>
            <numerusform>Typing %Ln characters… Any key stops it.</numerusform>
        </translation>
    </message>
</context>
</TS>
