import type { KeyForm } from "./keyCells.ts";

/** An option of a choice, and whether it is ticked as right. */
export interface TickedOption {
  readonly option: string;
  readonly isRight: boolean;
}

/** The options with their ticks; null when the key names something that is none of them, and has to be read as it was typed. */
export function tickedOptions({ choices, answer }: Pick<KeyForm, "choices" | "answer">) {
  const options = linesIn(choices);
  const right = linesIn(answer);
  if (right.some((line) => !options.includes(line))) return null;
  return options.map((option): TickedOption => ({ option, isRight: right.includes(option) }));
}

/** The key with another tick. */
export function withTick(ticked: readonly TickedOption[], index: number, isRight: boolean): string {
  return answerOf(ticked.map((each, other) => (other === index ? { ...each, isRight } : each)));
}

/** The options were written anew: a tick stays at its line while lines come and go elsewhere, and while its own is corrected. */
export function withChoices(form: Pick<KeyForm, "choices" | "answer">, choices: string) {
  const before = tickedOptions(form);
  if (!before) return { choices };
  const options = linesIn(choices);
  const isSameCount = options.length === before.length;
  const answer = answerOf(
    options.map((option, index) => ({
      option,
      isRight: isSameCount
        ? (before[index]?.isRight ?? false)
        : before.some((each) => each.isRight && each.option === option),
    })),
  );
  return { choices, answer };
}

function answerOf(ticked: readonly TickedOption[]): string {
  return ticked.flatMap(({ option, isRight }) => (isRight ? [option] : [])).join("\n");
}

function linesIn(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
