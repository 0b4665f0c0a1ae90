#!/usr/bin/env python3
# SPDX-FileCopyrightText: CloudDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compiles every header of the house alone, or those that are named, with the options of a source of its room. Prints
the errors; exits with 1 if there are any.

usage: check_headers.py BUILD_DIRECTORY [HEADER...]
"""
import concurrent.futures
import json
import os
import pathlib
import shlex
import subprocess
import sys


def options_by_folder(build):
    """Include paths, definitions and standard of one source in each folder."""
    found = {}
    for entry in json.loads((build / 'compile_commands.json').read_text()):
        folder = pathlib.Path(entry['file']).parent
        if folder in found:
            continue
        words = shlex.split(entry['command'])
        kept = []
        for position, word in enumerate(words):
            if word.startswith(('-I', '-D', '-std', '-f')) and not word.startswith('-fpch') and not word.startswith('-fsanitize'):
                kept.append(word)
            elif word == '-isystem':
                kept += [word, words[position + 1]]
        found[folder] = kept
    return found


def compile_alone(header, options):
    command = ['g++', *options, '-Wall', '-fsyntax-only', '-x', 'c++', '-']
    # Included from a file of its own, so that "#pragma once in main file" is not an issue; twice, to prove the guard.
    text = f'#include "{header}"\n#include "{header}"\n'
    outcome = subprocess.run(command, input=text, capture_output=True, text=True)
    return '' if outcome.returncode == 0 else f'{header}:\n' + '\n'.join(outcome.stderr.splitlines()[:6])


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    options = options_by_folder(build)
    wanted = {pathlib.Path(name).resolve() for name in sys.argv[2:]}
    headers = [(header, options[folder]) for folder in options for header in sorted(folder.glob('*.h'))
               if ('build' not in folder.parts or build not in folder.parents) and (not wanted or header in wanted)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        failures = [text for text in pool.map(lambda pair: compile_alone(*pair), headers) if text]
    for text in failures:
        print(text)
    if not headers and not wanted:
        print('no headers found')
        return 1
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
