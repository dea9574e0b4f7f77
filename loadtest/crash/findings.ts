/** What the crash test and the cluster test look for; every list must stay empty. */
export const findingKinds = {
  lost: "acknowledged commands lost",
  doubled: "effects doubled",
  gone: "things shown that are gone",
  owners: "two live owners",
  stranded: "clients without a way back",
  replay: "differences between replay and live state",
  snapshot: "differences between snapshot + tail and full replay",
  account: "differences from the plain account",
  refused: "refused commands with an effect",
  seen: "violations seen by clients",
  untold: "clients not told the truth of what is saved",
} as const;
export type FindingKind = keyof typeof findingKinds;

const shownOfAKind = 8;

/** Violations, each in one sentence. */
export class Findings {
  readonly #sentences: { readonly kind: FindingKind; readonly sentence: string }[] = [];

  add(kind: FindingKind, ...sentences: readonly string[]): void {
    for (const sentence of sentences) this.#sentences.push({ kind, sentence });
  }

  count(kind?: FindingKind): number {
    return this.#sentences.filter((finding) => kind === undefined || finding.kind === kind).length;
  }

  /** The first of every kind, a line each. */
  get lines(): readonly string[] {
    return (Object.keys(findingKinds) as FindingKind[]).flatMap((kind) => {
      const sentences = this.#sentences.filter((finding) => finding.kind === kind);
      const shown = sentences.slice(0, shownOfAKind).map(({ sentence }) => `${kind}: ${sentence}`);
      const rest = sentences.length - shown.length;
      return rest > 0 ? [...shown, `${kind}: … and ${rest} more`] : shown;
    });
  }
}
