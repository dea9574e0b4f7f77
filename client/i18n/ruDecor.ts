import type { decorWords as english } from "./enDecor.ts";

export const decorWords: typeof english = {
  title: "Украшения",
  girl: "Девочка",
  kitten: "Котёнок",
  help: "Перетащите или двигайте стрелками. Home и Escape возвращают к нижнему краю; Escape отменяет перетаскивание.",
  answers: { girl: "Девочка машет рукой.", kitten: "Котёнок мурлычет." },
};
