"""From the space of a PDF page (any origin, y upwards, maybe turned) to that of the page as it is seen."""

from math import atan2, pi

from msgspec import Struct

_SKEWED = 0.17  # radians, ten degrees


class Space(Struct, frozen=True):
    """The visible box of a page and how many quarters it is turned clockwise to be read."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as seen."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarters % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point is seen."""
        if self.quarters == 0:
            return x - self.left, self.top - y
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:  # noqa: PLR2004 - upside down
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def turn(self, x: float, y: float) -> int | None:
        """Where writing in this direction runs as seen: 0 rightwards, 1 down, 2 left, 3 up; None if askew."""
        angle = atan2(-y, x) + self.quarters * pi / 2
        turn = round(angle / (pi / 2))
        return None if abs(angle - turn * pi / 2) > _SKEWED else turn % 4

    def turned(self, quarters: int) -> "Space":
        """The same page turned further, clockwise."""
        return Space(self.left, self.bottom, self.right, self.top, (self.quarters + quarters) % 4)
