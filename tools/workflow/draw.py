"""Drawing small grey images and bars with block characters."""

SHADES = " ░▒▓█"


def image_lines(image):
    """Lines of text for a 2-D array of values from 0 to 1; two characters a pixel."""
    lines = []
    for row in image:
        cells = (min(len(SHADES) - 1, max(0, int(float(v) * len(SHADES)))) for v in row)
        lines.append("".join(SHADES[cell] * 2 for cell in cells))
    return lines


def bar(fraction, width):
    """A bar of `width` characters of which `fraction` is full."""
    full = round(min(1.0, max(0.0, float(fraction))) * width)
    return "█" * full + "·" * (width - full)


def side_by_side(blocks, gap="   "):
    """Joins blocks of lines of equal height; each block's lines are padded to its widest."""
    widths = [max(map(len, block)) for block in blocks]
    return [gap.join(line.ljust(width) for line, width in zip(lines, widths)).rstrip()
            for lines in zip(*blocks)]
