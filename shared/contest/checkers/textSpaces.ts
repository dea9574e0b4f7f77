/** Without spaces beside signs: `a + b`, `10 км / ч`, `f (x)`, `30 °`. CHK33 */
export function spaceSigns(text: string): string {
  return text
    .replace(/ ?([+=<>≤≥≠×·*^/;]) ?/gu, "$1")
    .replace(/(\d) ?: ?(?=\d)/gu, "$1:")
    .replace(/ (?=[,.!?%°)\]}])/gu, "")
    .replace(/([([{]) /gu, "$1")
    .replace(/(\p{L}), ?(?=\p{L})/gu, "$1, ")
    .replace(/(^|[^\p{L}\p{M}'"])(\p{L}) (?=["']?\()/gu, "$1$2")
    .replace(/(^|[^\p{L}\p{M}'"])(\p{L}) (?=["'](?:$|[(\s]))/gu, "$1$2")
    .replace(/(^|[^\p{L}\p{N} ]) ?- (?=\d)/gu, "$1-")
    .replace(/([\p{L}\p{N})]) ?- ?(?=[\p{L}\p{N}(])/gu, "$1-");
}

/** A number and its unit stand apart, a number and a letter together: `5 cm`, `2x`, `10a`. CHK33 */
export function spaceUnits(text: string): string {
  return text.replace(MEASURED, (_, before: string, amount: string, letters: string, after: string) => {
    if ([...letters].length > 1 && !/^(?:st|nd|rd|th)$/iu.test(letters))
      return `${before}${amount} ${letters}${after}`;
    // The letter of `3 и 4` is a word.
    return after === " " ? _ : `${before}${amount}${letters}${after}`;
  });
}

const MEASURED = /(^|[\s(=<>≤≥~+/*×·-])(\d+(?:[.,]\d+)?) ?(\p{L}[\p{L}\p{M}]*)($|.)/gu;

/**
 * Words that a dash joins are words apart: `Нью-Йорк`, `Ростов-на-Дону`. Where the first or the last is shorter than
 * three letters, the dash belongs to the spelling (`e-mail`, `по-русски`) or is a minus (`a-b`). CHK33
 */
export function joinChains(text: string): string {
  return text.replace(/[\p{L}\p{M}]+(?: ?- ?[\p{L}\p{M}]+)*/gu, (chain) => {
    const words = chain.split(/ ?- ?/u);
    const areLong = [words[0], words.at(-1)].every((word) => [...(word ?? "")].length >= 3);
    return words.join(areLong ? " " : "-");
  });
}
