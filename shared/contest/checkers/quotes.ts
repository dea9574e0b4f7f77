/** Quotation marks are `"`, apostrophes and primes `'`: f' is not f". CHK32 */
export function foldQuotes(text: string): string {
  return text
    .replace(TRIPLE, "\"'")
    .replace(QUADRUPLE, '""')
    .replace(DOUBLE, '"')
    .replace(SINGLE, "'")
    .replaceAll("''", '"')
    .replace(QUOTED, '$1"$2"');
}

/** A word or more between single marks is quoted: ‘war’. */
const QUOTED = /(^|[\s([])'([^'"\s][^'"]*)'(?=$|[\s)\],.;:!?])/gu;

const TRIPLE = /[\u2034\u2037]/gu;
const QUADRUPLE = /\u2057/gu;
const DOUBLE =
  /[\u00AB\u00BB\u02BA\u02EE\u05F4\u201C-\u201F\u2033\u2036\u275D\u275E\u2760\u276E\u276F\u2E42\u301D-\u301F\uFF02]/gu;
const SINGLE =
  /[`\u00B4\u02B9\u02BB-\u02BF\u02C8\u02CA\u02CB\u0374\u0384\u055A\u05F3\u2018-\u201B\u2032\u2035\u2039\u203A\u275B\u275C\u275F\uFF07\uFF40]/gu;
