/**
 * Where capitals make another answer of the same letters: `CO` and `Co`, `5 MW` and `5 mW`. A task whose key looks like
 * one of these counts capitals (`TextReader.capitals`). CHK36
 */
export function capitalsMatterIn(answer: string): boolean {
  return isSplitFormula(answer) || milliOrMega.test(answer);
}

/** Whether a text with these capitals says something of its own, and not the other text carelessly typed. */
export function isFormulaOrUnit(text: string): boolean {
  return isFormula(text) || milliOrMega.test(text);
}

/** The two quantities that `5 mw` may be, since it has neither's capitals; null for all else. CHK37 */
export function findUnitQuestion(text: string): { readonly milli: string; readonly mega: string } | null {
  const [, amount, prefix = "", base = ""] = /^(.*\d ?)([mм])(\p{Ll}{1,2})$/u.exec(text) ?? [];
  if (amount === undefined) return null;
  const unit = milliMegaUnits.find((known) => known !== known.toLowerCase() && known.toLowerCase() === base);
  if (unit === undefined || /\p{Script=Cyrillic}/u.test(prefix) !== /\p{Script=Cyrillic}/u.test(unit))
    return null;
  return { milli: `${amount}${prefix}${unit}`, mega: `${amount}${prefix.toUpperCase()}${unit}` };
}

/** Units that are told from each other only by their prefix being milli or mega. */
const milliMegaUnits = [
  "W",
  "Hz",
  "V",
  "A",
  "N",
  "J",
  "Pa",
  "Wh",
  "Вт",
  "Гц",
  "В",
  "А",
  "Н",
  "Дж",
  "Па",
  "Ом",
];
const milliOrMega = new RegExp(
  `\\d ?(?:[mM](?:m|g|${milliMegaUnits.slice(0, 8).join("|")})|[мМ](?:м|г|${milliMegaUnits.slice(8).join("|")}))$`,
  "u",
);

const ELEMENTS = new Set(
  `H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo
  Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl
  Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm`.split(/\s+/u),
);

/** Formulas that are words more often: yes or no, in or out. */
const WORDS = new Set(["no", "in", "os"]);

/** A formula of known elements, each with its capital: `H2SO4`, `Ca(OH)2`. */
function isFormula(text: string): boolean {
  if (WORDS.has(text.toLowerCase()) || !/^[\p{Lu}\d([]/u.test(text)) return false;
  if (!/^(?:[A-Z][a-z]?|[\d()[\]+-])+$/u.test(text)) return false;
  const symbols = text.match(/[A-Z][a-z]?/gu) ?? [];
  return symbols.length > 0 && symbols.every((symbol) => ELEMENTS.has(symbol));
}

/** One in which another capital makes another element: two symbols that together are a third, or the third itself. */
function isSplitFormula(text: string): boolean {
  if (!isFormula(text)) return false;
  const merged = [...text.matchAll(/[A-Z](?=([A-Z]))/gu)].some(([first, second = ""]) =>
    ELEMENTS.has(`${first}${second.toLowerCase()}`),
  );
  const split = (text.match(/[A-Z][a-z]/gu) ?? []).some((symbol) =>
    [...symbol.toUpperCase()].every((letter) => ELEMENTS.has(letter)),
  );
  return merged || split;
}
