import type { Command } from "./commands.ts";
import type { DecidedEvent } from "./events.ts";
import type { Rejection } from "./rejections.ts";
import { isSamePlain } from "./samePlain.ts";
import type { ContestState, NameWords } from "./state.ts";

/** What a list holds, and of how many characters a word is at most. NAM4 */
const most = { words: 300, characters: 60 } as const;
/** Of a word that is too long, so many characters tell which it is. */
const toldCharacters = 20;

const none: NameWords = { marked: [], allowed: [] };

/** The contest's own words for names. NAM2 */
export function nameWordsOf({ nameWords = none }: ContestState): NameWords {
  return nameWords;
}

/** Why a list is not taken, the first reason of it; null: it is. Pages ask before they send. NAM4 */
export function listFault(words: readonly string[]): Rejection | null {
  for (const word of words) {
    const characters = [...word];
    if (characters.length > most.characters) {
      const start = characters.slice(0, toldCharacters).join("");
      return {
        code: "word_too_long",
        params: { start, characters: characters.length, most: most.characters },
      };
    }
  }
  const over = words.length - most.words;
  return over > 0 ? { code: "too_many_words", params: { over, most: most.words } } : null;
}

/** Nobody saves over what they have not seen, unless it is the same. NAM3 NAM4 */
export function decideNameWords(
  state: ContestState,
  { marked, allowed, basedOn }: Extract<Command, { type: "SetNameWords" }>,
  at: number,
): readonly DecidedEvent[] | Rejection {
  const fault = listFault(marked) ?? listFault(allowed);
  if (fault) return fault;
  const now = nameWordsOf(state);
  if (basedOn && !isSamePlain(basedOn, now) && !isSamePlain({ marked, allowed }, now))
    return { code: "changed_meanwhile", params: { words: now.marked.length + now.allowed.length } };
  return [{ type: "NameWordsSet", at, marked, allowed }];
}
