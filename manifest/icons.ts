import { type Colour, encodePng } from './png.ts';

const ring = { radius: 0.8, width: 0.1 };
const arc = { from: -155, to: -35 };
const samples = [0.125, 0.375, 0.625, 0.875];

const degrees = (x: number, y: number): number => (Math.atan2(y, x) * 180) / Math.PI;

/** The upper of the two arrows that go round; the lower one is the same turned by 180 degrees. */
const inArrow = (x: number, y: number): boolean => {
  const angle = degrees(x, y);
  const offRing = Math.abs(Math.hypot(x, y) - ring.radius);
  if (offRing < ring.width && angle > arc.from && angle < arc.to) return true;
  // its head: a triangle that narrows along the ring
  const ahead = (angle - arc.to) / 26;
  return ahead >= 0 && ahead <= 1 && offRing < 0.26 * (1 - ahead);
};

const inPerson = (x: number, y: number): boolean =>
  Math.hypot(x, y + 0.18) < 0.2 ||
  (y < 0.42 && y > 0.02 && Math.hypot(x / 0.4, (y - 0.42) / 0.36) < 1);

const inSymbol = (x: number, y: number): boolean =>
  inArrow(x, y) || inArrow(-x, -y) || inPerson(x, y);

/** How much of a pixel the symbol covers, 0 to 1; `scale` = half of the symbol's width in pixels. */
const coverage = (pixelX: number, pixelY: number, size: number, scale: number): number => {
  let hits = 0;
  for (const dy of samples)
    for (const dx of samples)
      if (inSymbol((pixelX + dx - size / 2) / scale, (pixelY + dy - size / 2) / scale)) hits += 1;
  return hits / samples.length ** 2;
};

const background = [0x0f, 0x5e, 0xa8] as const;

/** color.png: 192 x 192, the symbol white on the accent colour, inside the middle 120 pixels. */
export const colourIcon = (): Buffer =>
  encodePng(192, (x, y): Colour => {
    const white = coverage(x, y, 192, 60);
    const [red, green, blue] = background;
    const mix = (part: number): number => Math.round(part + (255 - part) * white);
    return [mix(red), mix(green), mix(blue), 255];
  });

/** outline.png: 32 x 32, the symbol white on nothing. https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package */
export const outlineIcon = (): Buffer =>
  encodePng(32, (x, y): Colour => [255, 255, 255, Math.round(255 * coverage(x, y, 32, 15))]);
