import { type Colour, encodePng } from './png.ts';

const samples = [0.125, 0.375, 0.625, 0.875];

/** Thickness of the ring the arrows run on; small icons need a bolder one. */
interface Weight {
  readonly radius: number;
  readonly half: number;
  readonly head: number;
}
const fine: Weight = { radius: 0.82, half: 0.085, head: 0.27 };
const bold: Weight = { radius: 0.79, half: 0.11, head: 0.31 };

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const tail = radians(-168);
const neck = radians(-52);
/** How far along the ring an arrow's head reaches. */
const headLength = radians(30);

/** The upper of the two arrows that go round; the lower one is the same turned by 180 degrees. */
const inArrow = (x: number, y: number, { radius, half, head }: Weight): boolean => {
  const angle = Math.atan2(y, x);
  const offRing = Math.abs(Math.hypot(x, y) - radius);
  if (offRing < half && angle > tail && angle < neck) return true;
  // its tail is round
  if (Math.hypot(x - radius * Math.cos(tail), y - radius * Math.sin(tail)) < half) return true;
  const ahead = (angle - neck) / headLength;
  return ahead >= 0 && ahead <= 1 && offRing < head * (1 - ahead);
};

const inPerson = (x: number, y: number): boolean =>
  Math.hypot(x, y + 0.2) < 0.2 ||
  (y > 0.06 && y < 0.4 && Math.hypot(x / 0.38, (y - 0.4) / 0.34) < 1);

const inSymbol = (x: number, y: number, weight: Weight): boolean =>
  inArrow(x, y, weight) || inArrow(-x, -y, weight) || inPerson(x, y);

const inRoundedSquare = (x: number, y: number, size: number, corner: number): boolean => {
  const overX = Math.max(Math.abs(x - size / 2) - (size / 2 - corner), 0);
  const overY = Math.max(Math.abs(y - size / 2) - (size / 2 - corner), 0);
  return Math.hypot(overX, overY) < corner;
};

/** How much of a pixel a shape covers, 0 to 1. */
const coverage = (
  pixelX: number,
  pixelY: number,
  isIn: (x: number, y: number) => boolean,
): number => {
  let hits = 0;
  for (const dy of samples) for (const dx of samples) if (isIn(pixelX + dx, pixelY + dy)) hits += 1;
  return hits / samples.length ** 2;
};

/** The symbol in the middle of an icon; `half` = half of its width in pixels. */
const symbol =
  (size: number, half: number, weight: Weight) =>
  (x: number, y: number): boolean =>
    inSymbol((x - size / 2) / half, (y - size / 2) / half, weight);

const accent = [0x0f, 0x5e, 0xa8] as const;
const onAccent = (white: number, opacity: number): Colour => {
  const [red, green, blue] = accent;
  const mix = (part: number): number => Math.round(part + (255 - part) * white);
  return [mix(red), mix(green), mix(blue), Math.round(255 * opacity)];
};

/** color.png: 192 x 192, the symbol white on the accent colour, inside the middle 120 pixels. */
export const colourIcon = (): Buffer => {
  const shape = symbol(192, 58, fine);
  return encodePng(192, (x, y) => onAccent(coverage(x, y, shape), 1));
};

/** color32x32.png: the symbol white on a rounded square on nothing, for Outlook and the Microsoft 365 app. */
export const smallColourIcon = (): Buffer => {
  const shape = symbol(32, 12, bold);
  return encodePng(32, (x, y) =>
    onAccent(
      coverage(x, y, shape),
      coverage(x, y, (atX, atY) => inRoundedSquare(atX, atY, 32, 6)),
    ),
  );
};

/** outline.png: 32 x 32, the symbol white on nothing. https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package */
export const outlineIcon = (): Buffer => {
  const shape = symbol(32, 14.5, bold);
  return encodePng(32, (x, y): Colour => [255, 255, 255, Math.round(255 * coverage(x, y, shape))]);
};
