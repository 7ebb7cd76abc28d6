"""Runs Python programs, each in a process forked from this one: together.ts says what is read and told."""
import os
import runpy
import struct
import sys
import tempfile

# Loaded once for all. That a program imports what it needs shows where it is started by itself.
import base64, gc, hashlib, hmac, json, secrets, time

given = open(0, "rb", closefd=False)


def number():
    return struct.unpack(">i", given.read(4))[0]


def text():
    return given.read(number())


def run(folder, path, environment, standard_input):
    files = [tempfile.TemporaryFile(buffering=0) for _ in range(3)]
    files[0].write(standard_input)
    files[0].seek(0)
    child = os.fork()
    if child == 0:
        for descriptor, file in enumerate(files):
            os.dup2(file.fileno(), descriptor)
        os.environb.clear()
        os.environb.update(environment)
        os.chdir(folder)
        runpy.run_path(os.fsdecode(path), run_name="__main__")
        sys.exit()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    answer = struct.pack(">i", code)
    for file in files[1:]:
        file.seek(0)
        written = file.read()
        file.close()
        answer += struct.pack(">i", len(written)) + written
    return answer


gc.freeze()
answers = []
for _ in range(number()):
    folder, path = text(), text()
    environment = {text(): text() for _ in range(number())}
    answers.append(run(folder, path, environment, text()))
sys.stdout.buffer.write(b"".join(answers))
