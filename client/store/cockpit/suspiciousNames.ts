import {
  createSimpleTransformer,
  DataSet,
  englishDataset,
  englishRecommendedTransformers,
  parseRawPattern,
  RegExpMatcher,
} from "obscenity";
import type { NameWordsView } from "../../../shared/contest/view.ts";
import { russianInnocents, russianRoots } from "./russianWords.ts";

/**
 * Says which names a moderator should look at before a class reads them: by English and Russian lists, and by the contest's own
 * words; its allowed words stand above all of them. A mark hinders nobody. NAM1
 */
export function createNameJudge({ marked, allowed }: NameWordsView): (name: string) => boolean {
  const own = marked.map(folded).filter((word) => word !== "");
  const innocent = allowed.map(folded).filter((word) => word !== "");
  const russian = russianMatcher();
  const english = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
  return (name) => {
    let text = spelledTogether(folded(name));
    for (const word of innocent) text = text.split(word).join(" ");
    return own.some((word) => text.includes(word)) || english.hasMatch(text) || russian.hasMatch(text);
  };
}

/** Letters as they are read: what only looks like a Cyrillic letter is one, repeated ones are one, and signs are nothing. */
function russianMatcher(): RegExpMatcher {
  const dataset = new DataSet<object>();
  for (const root of russianRoots) dataset.addPhrase((phrase) => phrase.addPattern(parseRawPattern(root)));
  for (const word of russianInnocents) dataset.addPhrase((phrase) => phrase.addWhitelistedTerm(word));
  const asRead = [createSimpleTransformer(asCyrillic), createSimpleTransformer(withoutSigns)];
  return new RegExpMatcher({
    ...dataset.build(),
    blacklistMatcherTransformers: asRead,
    whitelistMatcherTransformers: asRead,
  });
}

const lookAlikes = new Map(
  [
    ["a", "а"],
    ["@", "а"],
    ["b", "в"],
    ["6", "б"],
    ["c", "с"],
    ["e", "е"],
    ["ё", "е"],
    ["h", "н"],
    ["i", "и"],
    ["k", "к"],
    ["m", "м"],
    ["n", "п"],
    ["o", "о"],
    ["0", "о"],
    ["p", "р"],
    ["t", "т"],
    ["u", "и"],
    ["x", "х"],
    ["y", "у"],
    ["3", "з"],
    ["4", "ч"],
  ].map(([from = "", to = ""]) => [codeOf(from), codeOf(to)] as const),
);

function asCyrillic(code: number): number {
  return lookAlikes.get(code) ?? code;
}

const letters = { from: codeOf("а"), to: codeOf("я"), space: codeOf(" ") } as const;

function withoutSigns(code: number): number | undefined {
  return code === letters.space || (code >= letters.from && code <= letters.to) ? code : undefined;
}

function codeOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}

/** Letters that stand apart, "a s s", read as a word. */
function spelledTogether(text: string): string {
  return text.replace(/(?:^| )(?:[^ ] ){2,}[^ ](?= |$)/g, (apart) => ` ${apart.split(" ").join("")}`);
}
