import type { Look } from "./face.ts";
import type { ColourName } from "./palette.ts";

export interface LookStyle {
  readonly fill: ColourName | null;
  /** Laid over the fill, at this strength. */
  readonly tint: readonly [ColourName, number] | null;
  readonly price: ColourName;
  readonly text: ColourName;
  readonly sign: ColourName;
  readonly edge: ColourName | null;
  readonly edgeCss: number;
  readonly dashed: boolean;
  readonly patternStrength: number;
  readonly raised: boolean;
}

/** What each look is painted with; the test of contrast walks it. */
export const lookStyles: Readonly<Record<Look, LookStyle>> = {
  plain: style({ price: "ink", edge: "edge", edgeCss: 1 }),
  buy: style({ price: "buy", edge: "buy", edgeCss: 2, sign: "buy" }),
  relief: style({
    tint: ["relief", 0.12],
    price: "relief",
    edge: "relief",
    sign: "relief",
    patternStrength: 0.2,
  }),
  blocked: style({
    fill: "recess",
    price: "muted",
    sign: "muted",
    edge: "muted",
    edgeCss: 1,
    dashed: true,
    raised: false,
  }),
  held: style({ edge: "active" }),
  done: style({ tint: ["solved", 0.1], edge: "solved" }),
  active: style({
    fill: "active-fill",
    price: "on-fill",
    text: "on-fill",
    sign: "on-fill",
    edge: null,
    patternStrength: 0.16,
  }),
  solved: style({ fill: "solved-fill", price: "on-fill", text: "on-fill", sign: "on-fill", edge: null }),
  failed: style({
    tint: ["failed", 0.1],
    price: "failed",
    sign: "failed",
    edge: "failed",
    patternStrength: 0.16,
    raised: false,
  }),
  expired: style({
    fill: "recess",
    price: "muted",
    sign: "muted",
    edge: "edge",
    edgeCss: 1,
    patternStrength: 0.13,
    raised: false,
  }),
  withdrawn: style({
    fill: null,
    price: "muted",
    sign: "muted",
    edge: "muted",
    dashed: true,
    patternStrength: 0.2,
    raised: false,
  }),
};

function style(difference: Partial<LookStyle>): LookStyle {
  return {
    fill: "card",
    tint: null,
    price: "ink",
    text: "muted",
    sign: "muted",
    edge: "edge",
    edgeCss: 2,
    dashed: false,
    patternStrength: 0,
    raised: true,
    ...difference,
  };
}
