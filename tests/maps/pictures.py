"""Small grey pictures of pages, to be compared with golden ones.

Run: python -m tests.maps.pictures   (writes the golden pictures anew; look at them before they are kept)
"""

from __future__ import annotations

import base64
import struct
import sys
import tempfile
import zlib
from pathlib import Path
from typing import Any

from graph.maps.page import page as page_of
from tests.maps.made import PHONE, WIDE
from tests.maps.sample import sample

GOLDEN = Path(__file__).parent / "golden"
SHRUNK = {"desktop": 70, "phone": 40}
"""So many pixels of the page become one of the picture: text becomes grey, so that fonts matter little."""
LEVELS = 86
VIEWS = ("cooperation", "overlap", "topics", "meetings", "around", "result")
SIZES = {"desktop": WIDE, "phone": PHONE}
_SHRINK = """
async ([png, width, height]) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const grey = [];
  for (let i = 0; i < data.length; i += 4) grey.push(Math.round(0.3 * data[i] + 0.59 * data[i + 1] + 0.11 * data[i + 2]));
  return grey;
}
"""
Picture = tuple[int, int, bytes]
"""Width, height, and grey values from 0 to 255, row by row."""


def settle(page: Any) -> None:
    """Wait until the page has drawn what it was told."""
    page.evaluate(
        "() => new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 200))"
    )


def take(page: Any, helper: Any) -> Picture:
    """The picture of what a page shows; ``helper`` is an empty page that shrinks it."""
    size = page.viewport_size
    shrunk = SHRUNK["phone" if size["width"] == PHONE[0] else "desktop"]
    width, height = size["width"] // shrunk, size["height"] // shrunk
    png = base64.b64encode(page.screenshot()).decode()
    step = 255 / (LEVELS - 1)
    return width, height, bytes(round(round(v / step) * step) for v in helper.evaluate(_SHRINK, [png, width, height]))


def write(path: Path, picture: Picture) -> None:
    """Write a picture as a PNG of 86 shades of grey, with a palette."""
    width, height, grey = picture
    step = 255 / (LEVELS - 1)
    palette = b"".join(bytes([round(level * step)] * 3) for level in range(LEVELS))
    rows = b"".join(b"\0" + bytes(round(v / step) for v in grey[y * width : (y + 1) * width]) for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    parts = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    ]
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(parts))


def read(path: Path) -> Picture:
    """Read a picture that :func:`write` wrote."""
    content, found = path.read_bytes()[8:], {}
    while content:
        (size,) = struct.unpack(">I", content[:4])
        found[content[4:8]] = content[8 : 8 + size]
        content = content[12 + size :]
    width, height = struct.unpack(">II", found[b"IHDR"][:8])
    rows, grey = zlib.decompress(found[b"IDAT"]), found[b"PLTE"][::3]
    lines = (rows[y * (width + 1) + 1 : (y + 1) * (width + 1)] for y in range(height))
    return width, height, b"".join(bytes(grey[v] for v in line) for line in lines)


def difference(one: Picture, other: Picture, enough: int = 15) -> float:
    """The share of pixels that differ by more than ``enough`` of 255 shades; 1 if the sizes differ."""
    if one[:2] != other[:2]:
        return 1.0
    return sum(abs(a - b) > enough for a, b in zip(one[2], other[2], strict=True)) / len(one[2])


def main() -> None:
    """Write every golden picture."""
    from playwright.sync_api import sync_playwright

    GOLDEN.mkdir(exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.html"
        path.write_text(page_of(sample()), encoding="utf-8")
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        helper = browser.new_page()
        for name, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            for view in VIEWS:
                page.goto("about:blank")
                page.goto(f"{path.as_uri()}#view={view}")
                settle(page)
                write(GOLDEN / f"{view}-{name}.png", take(page, helper))
                if len(sys.argv) > 1:
                    page.screenshot(path=Path(sys.argv[1]) / f"{view}-{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
