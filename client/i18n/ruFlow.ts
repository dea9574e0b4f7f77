import type { flowWords as english } from "./enFlow.ts";

/** What leads from one card to the next. */
export const flowWords: typeof english = {
  next: "Следующая карточка",
  nextHint: "Ctrl + Enter",
  rightOptions: "Какие верны?",
  rightOptionsNone: "Сначала впишите варианты, по одному в строке.",
  counting: "Различать также",
  differences: {
    case: "заглавные буквы",
    spaces: "пробелы",
    yo: "ё и е",
    quotes: "кавычки",
    dashes: "тире",
  },
};
