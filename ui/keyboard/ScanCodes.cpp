// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keyboard/ScanCodes.h"

#include <QGuiApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace clouddesk::ui {

namespace {

constexpr quint32 firstKeyCode = 8;
// Up to here (the keypad's decimal point), Linux counts as the XT keyboard did.
constexpr quint32 lastCommonCode = 83;

struct CodeRow
{
    quint32 linuxCode;
    quint32 scanCode;
};

constexpr std::array codes = {
    CodeRow{85, 0x76},  CodeRow{86, 0x56},  CodeRow{87, 0x57},  CodeRow{88, 0x58},  CodeRow{89, 0x73},
    CodeRow{90, 0x78},  CodeRow{91, 0x77},  CodeRow{92, 0x79},  CodeRow{93, 0x70},  CodeRow{94, 0x7b},
    CodeRow{95, 0x5c},  CodeRow{96, 0x9c},  CodeRow{97, 0x9d},  CodeRow{98, 0xb5},  CodeRow{99, 0x54},
    CodeRow{100, 0xb8}, CodeRow{101, 0x5b}, CodeRow{102, 0xc7}, CodeRow{103, 0xc8}, CodeRow{104, 0xc9},
    CodeRow{105, 0xcb}, CodeRow{106, 0xcd}, CodeRow{107, 0xcf}, CodeRow{108, 0xd0}, CodeRow{109, 0xd1},
    CodeRow{110, 0xd2}, CodeRow{111, 0xd3}, CodeRow{112, 0xef}, CodeRow{113, 0xa0}, CodeRow{114, 0xae},
    CodeRow{115, 0xb0}, CodeRow{116, 0xde}, CodeRow{117, 0x59}, CodeRow{118, 0xce}, CodeRow{119, 0xc6},
    CodeRow{121, 0x7e}, CodeRow{122, 0x72}, CodeRow{123, 0x71}, CodeRow{124, 0x7d}, CodeRow{125, 0xdb},
    CodeRow{126, 0xdc}, CodeRow{127, 0xdd}, CodeRow{128, 0xe8}, CodeRow{138, 0xf5}, CodeRow{139, 0x9e},
    CodeRow{140, 0xa1}, CodeRow{142, 0xdf}, CodeRow{143, 0xe3}, CodeRow{155, 0xec}, CodeRow{158, 0xea},
    CodeRow{159, 0xe9}, CodeRow{163, 0x99}, CodeRow{164, 0xa2}, CodeRow{165, 0x90}, CodeRow{166, 0xa4},
    CodeRow{172, 0xb2}, CodeRow{173, 0xe7}, CodeRow{183, 0x5d}, CodeRow{184, 0x5e}, CodeRow{185, 0x5f},
    CodeRow{186, 0x55}, CodeRow{187, 0x83}, CodeRow{188, 0xf7}, CodeRow{189, 0x84}, CodeRow{190, 0x5a},
    CodeRow{191, 0x74}, CodeRow{192, 0xf9}, CodeRow{193, 0x6d}, CodeRow{194, 0x6f},
};
static_assert(std::is_sorted(codes.begin(), codes.end(),
                             [](const CodeRow& one, const CodeRow& other) { return one.linuxCode < other.linuxCode; }));

// Linux key codes 2 to 53; blanks have no character of their own.
constexpr std::string_view usKeys = "1234567890-=  qwertyuiop[]  asdfghjkl;'` \\zxcvbnm,./";
constexpr std::string_view usShiftedKeys = "!@#$%^&*()_+  QWERTYUIOP{}  ASDFGHJKL:\"~ |ZXCVBNM<>?";
static_assert(usKeys.size() == usShiftedKeys.size());
constexpr quint32 firstUsKey = 2;
constexpr quint32 spaceBar = 57;

} // namespace

quint32 linuxKeyCode(const QKeyEvent& event)
{
    static const bool countsFromEight = QGuiApplication::platformName() == QLatin1String("xcb") ||
                                        QGuiApplication::platformName().startsWith(QLatin1String("wayland"));
    const quint32 native = event.nativeScanCode();
    return countsFromEight && native > firstKeyCode ? native - firstKeyCode : 0;
}

quint32 qemuScanCode(quint32 linuxKeyCode)
{
    if (linuxKeyCode <= lastCommonCode)
        return linuxKeyCode;
    const auto* const row =
        std::lower_bound(codes.begin(), codes.end(), linuxKeyCode,
                         [](const CodeRow& each, quint32 wanted) { return each.linuxCode < wanted; });
    return row != codes.end() && row->linuxCode == linuxKeyCode ? row->scanCode : 0;
}

char usCharacter(quint32 linuxKeyCode, bool isShifted)
{
    if (linuxKeyCode == spaceBar)
        return ' ';
    if (linuxKeyCode < firstUsKey || linuxKeyCode >= firstUsKey + usKeys.size())
        return 0;
    const char character = (isShifted ? usShiftedKeys : usKeys)[linuxKeyCode - firstUsKey];
    return character == ' ' ? '\0' : character;
}

} // namespace clouddesk::ui
