#!/usr/bin/env python3
# SPDX-FileCopyrightText: CloudDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints on a remote display what a viewer is measured by, over everything else, until it is told to end.

usage: painter.py text|photo|film|keys [FRAMES_PER_SECOND]

"text" scrolls a page of text, "photo" pans over a picture with the statistics of a photograph, "film" does so in the
upper right corner while the rest of the picture stands still, "keys" changes a block's colour at each key press. The lower left corner holds the number of the frame as 16 black and white cells, the most
significant first, painted in the same request as the frame itself.
"""
import math
import random
import sys
import time

from Xlib import X, display

CELL = 16
BITS = 16
MARGIN = 400  # how far a picture is larger than the screen
FILM = 280  # pixels each way


class Screen:
    def __init__(self):
        self.display = display.Display()
        self.screen = self.display.screen()
        self.width = self.screen.width_in_pixels
        self.height = self.screen.height_in_pixels
        self.window = self.screen.root.create_window(
            0, 0, self.width, self.height, 0, self.screen.root_depth, X.InputOutput, X.CopyFromParent,
            override_redirect=True, background_pixel=0x305070, event_mask=X.KeyPressMask | X.ExposureMask)
        self.window.map()
        self.back = self.pixmap(self.width, self.height)
        self.white = self.context(0xffffff)
        self.black = self.context(0)

    def pixmap(self, width, height):
        return self.screen.root.create_pixmap(width, height, self.screen.root_depth)

    def context(self, colour, **more):
        return self.screen.root.create_gc(foreground=colour, background=0xffffff, graphics_exposures=False, **more)

    def show(self, source, x, y, number):
        """One frame, whole: the part of source at x, y, and its number."""
        self.back.copy_area(self.white, source, x, y, self.width, self.height, 0, 0)
        top = self.height - CELL
        self.back.fill_rectangle(self.black, 0, top, CELL * BITS, CELL)
        lit = [(bit * CELL, top, CELL, CELL) for bit in range(BITS) if number >> (BITS - 1 - bit) & 1]
        if lit:
            self.back.poly_fill_rectangle(self.white, lit)
        self.window.copy_area(self.white, self.back, 0, 0, self.width, self.height, 0, 0)
        self.display.flush()


def text_page(screen):
    words = 'kernel socket frame buffer channel update cursor desktop machine window stream thread signal'.split()
    generator = random.Random(7)
    page = screen.pixmap(screen.width, screen.height + MARGIN)
    page.fill_rectangle(screen.white, 0, 0, screen.width, screen.height + MARGIN)
    writer = screen.context(0x202020, font=screen.display.open_font('fixed'))
    for line in range(13, screen.height + MARGIN, 13):
        text = ' '.join(generator.choice(words) for _ in range(screen.width // 40))
        page.draw_text(writer, 4, line, text[:screen.width // 6])
    return page


def photo_rows(width, height):
    """Smooth shapes with fine noise, as a camera gives them; 4 bytes a pixel, blue first."""
    generator = random.Random(11)
    noise = [generator.randrange(-6, 7) for _ in range(4099)]
    across = [math.sin(x / 71.0) * 50 + math.sin(x / 23.0 + 1) * 20 for x in range(width)]
    for y in range(height):
        down = math.cos(y / 57.0) * 45
        shift = y * 131
        row = bytearray(width * 4)
        for channel, (base, weight) in enumerate(((118, 1.0), (126, 0.7), (110, -0.8))):
            row[channel::4] = bytes(
                int(base + weight * value + down + noise[(shift + x) % 4099]) & 0xff
                for x, value in enumerate(across))
        yield bytes(row)


def photo(screen):
    width, height = screen.width + MARGIN, screen.height + MARGIN
    picture = screen.pixmap(width, height)
    depth = screen.screen.root_depth
    strip = max(1, 200000 // (width * 4))
    rows = []
    for y, row in enumerate(photo_rows(width, height)):
        rows.append(row)
        if len(rows) == strip or y == height - 1:
            picture.put_image(screen.white, 0, y + 1 - len(rows), width, len(rows), X.ZPixmap, depth, 0, b''.join(rows))
            rows = []
    return picture


def animate(screen, source, pans, rate):
    print('ready', flush=True)
    began = time.monotonic()
    number = 0
    while True:
        number += 1
        step = number * 4 % (2 * MARGIN)
        offset = step if step < MARGIN else 2 * MARGIN - step - 1
        screen.show(source, offset if pans else 0, offset, number & 0xffff)
        time.sleep(max(0.0, began + number / rate - time.monotonic()))


def show_film(screen, source, rate):
    screen.show(source, 0, 0, 1)
    print('ready', flush=True)
    began = time.monotonic()
    number = 0
    while True:
        number += 1
        screen.window.copy_area(screen.white, source, number * 4 % MARGIN, number * 3 % MARGIN, FILM, FILM,
                                screen.width - FILM, 0)
        screen.display.flush()
        time.sleep(max(0.0, began + number / rate - time.monotonic()))


def answer_keys(screen):
    page = screen.pixmap(screen.width, screen.height)
    page.fill_rectangle(screen.context(0x305070), 0, 0, screen.width, screen.height)
    screen.show(page, 0, 0, 0)
    screen.window.set_input_focus(X.RevertToParent, X.CurrentTime)
    screen.display.sync()
    print('ready', flush=True)
    number = 0
    while True:
        if screen.display.next_event().type == X.KeyPress:
            number ^= 0xffff
            screen.window.fill_rectangle(screen.white if number else screen.black, 0, screen.height - CELL,
                                         CELL * BITS, CELL)
            screen.display.flush()


def main():
    screen = Screen()
    kind = sys.argv[1]
    rate = float(sys.argv[2]) if len(sys.argv) > 2 else 30.0
    if kind == 'keys':
        answer_keys(screen)
    elif kind == 'text':
        animate(screen, text_page(screen), False, rate)
    elif kind == 'film':
        show_film(screen, photo(screen), rate)
    else:
        animate(screen, photo(screen), True, rate)


if __name__ == '__main__':
    try:
        main()
    except KeyboardInterrupt:
        pass
