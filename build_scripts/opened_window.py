"""Open a survey in the standing window and print as JSON what the user waits for: python opened_window.py FILE [WARM].

Milliseconds: `click` from there until the figures are painted, `stall` the longest time in which the window could not
react, `stall_cpu` what its process computed between two reactions at most, `silence` the longest time without news of
the progress, `cancel` from the click on Cancel until the window says so and the reading process is gone, at the worst
of several moments. WARM is for how many seconds the window has stood by then; without it, it has prepared all that it
prepares. A reading process imports this file again, so it imports nothing else by itself.
"""

import json
import os
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from build_scripts.window_opening import measure

    print(json.dumps(measure(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else None)), flush=True)
    os._exit(0)
