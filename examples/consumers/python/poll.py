"""Follows `GET /events` and goes on where it stopped.

KEYLEDGER_URL, TOKEN, POSITION_FILE; ONCE=1 ends with the log. Needs nothing but Python 3.9 or newer. Prints a line of
JSON for each new event.
"""

import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

URL = os.environ["KEYLEDGER_URL"]
TOKEN = os.environ["TOKEN"]
POSITION_FILE = os.environ.get("POSITION_FILE", "position.txt")
ONCE = os.environ.get("ONCE")
HEARTBEAT = "keyledger.feed.heartbeat.v1"

seen = set()


def remembered():
    try:
        with open(POSITION_FILE, encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return None


def remember(position):
    """Whole or not at all, so that a crash leaves the old place and not half of a new one."""
    with open(f"{POSITION_FILE}.new", "w", encoding="utf-8") as file:
        file.write(position)
    os.replace(f"{POSITION_FILE}.new", POSITION_FILE)


def poll():
    """Returns how many events came."""
    query = {"wait": "0" if ONCE else "60"}
    position = remembered()
    if position:
        query["after"] = position
    request = urllib.request.Request(
        f"{URL}/events?{urllib.parse.urlencode(query)}",
        headers={"authorization": f"Bearer {TOKEN}"},
    )
    events = 0
    with urllib.request.urlopen(request, timeout=90) as answer:
        for text in answer:
            line = json.loads(text)
            if line["type"] != HEARTBEAT:
                events += 1
                # Do the event's work here. It may come again after a crash, with the same id.
                if line["id"] not in seen:
                    told = {
                        "id": line["id"],
                        "type": line["type"],
                        "accountId": line["data"].get("accountId"),
                        "sequence": line.get("sequence"),
                    }
                    print(json.dumps(told), flush=True)
                    seen.add(line["id"])
            remember(line["position"])
    return events


while True:
    try:
        if poll() == 0 and ONCE:
            break
    except (urllib.error.URLError, TimeoutError) as error:
        if ONCE:
            raise
        print(error, file=sys.stderr)
        time.sleep(5)
