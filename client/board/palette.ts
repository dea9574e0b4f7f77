/** The board's colours, as CSS colours that a canvas takes. */
export type Palette = Readonly<Record<ColourName, string>> & {
  readonly fontFamily: string;
  /** How many times thicker than usual the edges are. */
  readonly edgeWeight: number;
  /** How strongly a card's ground takes on the hue of its category, from 0 to 1. */
  readonly hueTint: number;
};

const colourNames = [
  "card",
  "recess",
  "edge",
  "ink",
  "muted",
  "on-fill",
  "buy",
  "relief",
  "active",
  "active-fill",
  "solved",
  "solved-fill",
  "failed",
  "focus",
  "shadow",
  "hue-1",
  "hue-2",
  "hue-3",
  "hue-4",
  "hue-5",
  "heat",
  "ribbon",
] as const;
export type ColourName = (typeof colourNames)[number];

/** Reads `--board-*` (board.css) where `host` stands, with everything the theme does to them resolved. */
export function readPalette(host: HTMLElement): Palette {
  const style = getComputedStyle(host);
  const edgeWeight = Number(style.getPropertyValue("--board-edge-weight")) || 1;
  const hueTint = Number(style.getPropertyValue("--board-hue-tint")) || 0;
  return { ...readColours(host, "board", colourNames), fontFamily: style.fontFamily, edgeWeight, hueTint };
}

/** CRD6 RCE9 The smallest text of the board or of the whole screen, in pixels of the page: `--family-least` where `host` stands. */
export function readLeastText(host: HTMLElement, family: "board" | "screen"): number {
  const probe = document.createElement("span");
  probe.style.cssText = `position:absolute;font-size:var(--${family}-least)`;
  host.append(probe);
  const size = Number.parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return size;
}

/** The colours `--family-name` where `host` stands, as a canvas takes them. */
export function readColours<Name extends string>(
  host: HTMLElement,
  family: string,
  names: readonly Name[],
): Readonly<Record<Name, string>> {
  const probe = document.createElement("span");
  probe.hidden = true;
  // Forced colours would be forced upon the answer, too.
  probe.style.forcedColorAdjust = "none";
  host.append(probe);
  const colours: Partial<Record<Name, string>> = {};
  for (const name of names) {
    probe.style.color = `var(--${family}-${name})`;
    colours[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return colours as Record<Name, string>;
}
