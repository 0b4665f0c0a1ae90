// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Gives the library of resources an object file; the resources themselves are linked as objects of their own.
