import type { formulaWords as english } from "./enFormulas.ts";
import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("ru");

/** What is wrong with formulas, beside the text in which they stand. */
export const formulaWords: typeof english = {
  faults: {
    unknown_command: (command) => `Команда ${command} неизвестна.`,
    unknown_environment: (name) => `Окружения \\begin{…} с именем ${name} нет.`,
    unclosed_brace: () => "Скобка { не закрыта: не хватает }.",
    extra_brace: () => "Скобка } лишняя: для неё нет {.",
    missing_argument: (command) =>
      command === "" ? "После команды чего-то не хватает." : `После ${command} чего-то не хватает.`,
    left_right: () => "\\left и \\right не сходятся: каждому \\left нужен свой \\right.",
    double_script: () => "Две степени или два индекса подряд: поставьте фигурные скобки, например {x^2}^3.",
    environment: () => "\\begin{…} и \\end{…} не сходятся.",
    defines: (command) => `${command} определяет команду, здесь так нельзя.`,
    not_allowed: () => "В формуле команда, которая здесь невозможна.",
    too_large: () => "Формула слишком велика, её не нарисовать.",
    unclosed_dollar: (sign) => `${sign} открывает формулу, которую ничто не закрывает.`,
    lone_dollar: (sign) => `${sign} закрывает формулу, которую ничто не открыло.`,
    spaced_dollar: () => "Рядом с долларами внутри формулы пробелов быть не должно: $x$, а не $ x $.",
    other: () => "С этого места LaTeX не читается.",
  },
  label: (field) => `Формулы, на которые стоит взглянуть: ${field}`,
  atLine: (line) => `Строка ${integer(line)}`,
  count: (n) =>
    n === 0
      ? "Все формулы в порядке."
      : `Стоит взглянуть на ${integer(n)} ${plural(n, { one: "формулу", few: "формулы", other: "формул" })}.`,
};
