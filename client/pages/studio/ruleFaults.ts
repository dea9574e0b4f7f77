import { RulePack, ruleBounds } from "../../../shared/contest/rules.ts";

export type Bounds = { readonly min: number; readonly max: number };

/**
 * The fields of a rule pack that are not as they may be, with their bounds: `slots`, `rewardPercents.2`, `attempts.text`. What
 * was typed and is no whole number is `NaN`. RUL3
 */
export function ruleFaults(rules: RulePack): ReadonlyMap<string, Bounds> {
  const parsed = RulePack.safeParse(rules);
  const issues = parsed.success ? [] : parsed.error.issues;
  return new Map(issues.map(({ path }) => [path.join("."), boundsOf(String(path[0]))]));
}

function boundsOf(field: string): Bounds {
  switch (field) {
    case "startPoints":
    case "slots":
    case "attempts":
      return ruleBounds[field];
    default:
      return ruleBounds.rewardPercent;
  }
}

/** A whole number as people type it; `NaN` for anything else. */
export function readWhole(typed: string): number {
  const digits = typed.replaceAll(/\s/gu, "");
  return /^[+-]?\d{1,15}$/u.test(digits) ? Number(digits) : Number.NaN;
}
