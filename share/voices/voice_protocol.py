# SPDX-License-Identifier: GPL-3.0-or-later
"""The kiosk's side of a voice that is another program (docs/voice-program.md): the loop that both examples share."""

import io
import json
import sys
import threading
import wave


def serve(speak):
    """Answers each request on standard input. `speak(language, text, rate, volume)` returns the bytes of a WAV file:
    mono, 16 bits. Nothing of the text goes anywhere else."""
    output = sys.stdout.buffer
    writing = threading.Lock()

    def write(data):
        with writing:
            output.write(data)
            output.flush()

    for line in sys.stdin.buffer:
        request = json.loads(line)
        ready = threading.Event()

        def give_signs_of_life(ready=ready):
            while not ready.wait(0.3):
                write(b"\n")

        signs = threading.Thread(target=give_signs_of_life, daemon=True)
        signs.start()
        try:
            sound = speak(request["language"], request["text"], request["rate"], request["volume"])
            with wave.open(io.BytesIO(sound)) as wav:
                if wav.getnchannels() != 1 or wav.getsampwidth() != 2:
                    raise ValueError("the voice must be mono, 16 bits")
                rate, samples = wav.getframerate(), wav.readframes(wav.getnframes())
            answer = {"id": request["id"], "samples_per_second": rate, "samples": len(samples) // 2}
        except Exception as error:  # the kiosk's own voice then speaks
            answer, samples = {"id": request["id"], "error": type(error).__name__}, b""
        ready.set()
        signs.join()
        write(json.dumps(answer).encode() + b"\n" + samples)
