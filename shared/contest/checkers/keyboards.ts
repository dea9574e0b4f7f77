import { trimEnd } from "../../trimEnds.ts";
import { type Alphabet, isWrittenIn } from "./alphabets.ts";

/**
 * What somebody meant who forgot to switch the keyboard: `москва` for `vjcrdf` in a task of Cyrillic letters. Null when
 * the text is written in the task's alphabet, or reads like a word of its own (`Moscow`). CHK35
 */
export function findMeantWord(alphabet: Alphabet, text: string): string | null {
  // Where the other keyboard has its full stop, this one has a slash.
  const typed = trimEnd(text.trim().toLowerCase(), /[/?!]/u);
  const other = alphabet === "latin" ? "cyrillic" : "latin";
  if (!isWrittenIn(other, typed)) return null;
  const meant = [...typed].map((key) => keys[alphabet].get(key) ?? key).join("");
  const words = meant.match(/\p{L}+/gu) ?? [];
  if (!isWrittenIn(alphabet, meant) || !words.some((word) => word.length >= MIN_LETTERS)) return null;
  const ofMeant = likeness(alphabet, meant);
  return ofMeant >= LIKE_A_WORD && ofMeant >= likeness(other, typed) + CLEARLY ? meant : null;
}

/** What the keys of a text in this alphabet write when the keyboard is switched to the other one: `vjcrdf` for `Москва`. */
export function typeOnOther(alphabet: Alphabet, text: string): string {
  const other = keys[alphabet === "latin" ? "cyrillic" : "latin"];
  return [...text.toLowerCase()].map((letter) => other.get(letter) ?? letter).join("");
}

const MIN_LETTERS = 3;
/** Shares of frequent letter pairs: words of a language have most of theirs, keys in a row hardly any. */
const LIKE_A_WORD = 0.5;
const CLEARLY = 0.3;

/** Which share of the pairs of neighbouring letters is frequent in the language of the alphabet. */
function likeness(alphabet: Alphabet, text: string): number {
  let pairs = 0;
  let frequent = 0;
  for (const word of text.match(/\p{L}+/gu) ?? []) {
    const letters = [...word];
    for (const [index, letter] of letters.slice(1).entries()) {
      pairs++;
      if (frequentPairs[alphabet].has(`${letters[index]}${letter}`)) frequent++;
    }
  }
  return pairs === 0 ? 0 : frequent / pairs;
}

const QWERTY = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const JCUKEN = "ёйцукенгшщзхъфывапролджэячсмитьбю";

const keys: Readonly<Record<Alphabet, ReadonlyMap<string, string>>> = {
  cyrillic: pairUp(QWERTY, JCUKEN),
  latin: pairUp(JCUKEN, QWERTY),
};

function pairUp(from: string, to: string): ReadonlyMap<string, string> {
  return new Map([...from].map((key, index) => [key, [...to][index] ?? key]));
}

/** Frequent pairs of letters in English and Russian words, a line for each first letter. */
const frequentPairs: Readonly<Record<Alphabet, ReadonlySet<string>>> = {
  latin: collect(`
    a:bcdfgiklmnprstuvwxyz b:abeilorsuy c:acehiklortuy d:adeilorsuvy e:abcdefgilmnoprstuvwxy f:aefilortu
    g:aeghilnoruy h:aeilnorty i:abcdefgklmnoprstvz j:aou k:eilnsy l:abdefiklmoprstuvy m:abeimnopsuy
    n:acdegiknopstuvy o:abcdefgiklmnoprstuvwxy p:aehilmoprstuy q:u r:abcdefgiklmnoprstuvwy
    s:acehiklmnopqstuwy t:aehiloprstuwy u:abcdegilmnoprst v:aeioy w:aehilnors x:aceipt y:abceilmnopst z:aeioyz`),
  cyrillic: collect(`
    а:бвгджзийклмнпрстухцчшщюя б:аелнорсуыьщя в:адезиклнопрстуыья г:адеилнору д:адежиклнопрстуыья
    е:бвгджзйклмнопрстхцчшщю ж:адеину з:абвгдеилмнорукы и:бвгдезийклмнопрстхцчшюя й:днкстч
    к:авеилнорстуш л:абгдежиклноуыьюя м:аеилнопуыья н:агдеиклнорстуцыьюя о:бвгдежзийклмнопрстхцчшщюя
    п:аеилноруыья р:абвгдежзиклмнопстухшыья с:авеиклмнопрстуцчыьюяхъ т:авеиклмноррстуцчыьюя
    у:бвгджзклмнпрстхчшщю ф:аеилору х:авилнору ц:аевиуы ч:аеиклнотуь ш:аеиклнотуь щ:аеиуь
    ъ:еюя ы:бвдейклмнрстхчш ь:гекмнсштюяйцзбф э:клмнрстфх ю:бдзлмнстчщ я:вгдзйклмнрстхчщ
    ё:вдзклмнрстш`),
};

function collect(lines: string): ReadonlySet<string> {
  return new Set(
    lines
      .trim()
      .split(/\s+/u)
      .flatMap((line) => [...line.slice(2)].map((second) => `${line[0]}${second}`)),
  );
}
